/** The first three derivatives of functions of one number, against mpmath (data/derivatives.py), close to zeros, poles and joints above all. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { autograd, float64, type Tensor, tensor } from '../../src/index.ts'
import { torch } from '../conformance/values.ts'

const FUNCTIONS = JSON.parse(readFileSync(new URL('./data/derivatives.json', import.meta.url), 'utf8')) as Record<string, number[][]>
type Unary = (x: Tensor) => Tensor
const named = (name: string): Unary => name.split('.').reduce((o: unknown, part) => (o as Record<string, unknown>)[part], torch) as Unary

/** The value and the derivatives at every point, by differentiating again and again. */
function derivatives(f: Unary, points: number[]): number[][] {
  const x = tensor(points, { dtype: float64, requires_grad: true })
  const rows = [f(x)]
  for (let order = 1; order <= 3; order++) {
    const last = rows[order - 1]!
    // A constant derivative has none of its own.
    rows.push(
      last.requires_grad
        ? (autograd.grad(last.sum(), x, { create_graph: true, allow_unused: true })[0] ?? x.detach().mul(0))
        : x.detach().mul(0),
    )
  }
  return rows.map((row) => row.tolist() as number[])
}

describe('values and derivatives', () => {
  test.each(Object.entries(FUNCTIONS))('%s', (name, rows) => {
    const got = derivatives(
      named(name),
      rows.map((r) => r[0]!),
    )
    const wrong: string[] = []
    rows.forEach(([x, ...exact], i) => {
      exact.forEach((want, order) => {
        const have = got[order]![i]!
        if (!(Math.abs(have - want) <= 1e-10 * Math.abs(want) + 1e-12)) wrong.push(`order ${order} at ${x}: ${have}, exactly ${want}`)
      })
    })
    expect(wrong).toEqual([])
  })
})
