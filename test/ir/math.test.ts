import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { call, type Expr, type MathFn, param, type Scalar } from '../../src/ir/expr.ts'
import { arity, expandCall } from '../../src/ir/math.ts'
import { operands } from '../../src/ir/walk.ts'
import { compile } from './evaluate.ts'

/**
 * The error bounds that are promised, in units in the last place, [float32, float64]. They hold with and without
 * contraction of products and sums, over the ranges sampled in data/math.txt.
 */
const BOUNDS: Record<string, [number, number]> = {
  exp: [2, 2], exp2: [2, 2], expm1: [2, 2], log: [1, 1], log2: [2, 2], log10: [2, 2], log1p: [1.5, 1.5],
}
const rows = new Map<string, number[][]>()
for (const line of readFileSync(new URL('./data/math.txt', import.meta.url), 'utf8').split('\n')) {
  if (!line || line.startsWith('#')) continue
  const [fn, ty, ...numbers] = line.split(' ')
  const key = `${fn} ${ty}`
  rows.set(key, [...(rows.get(key) ?? []), numbers.map(Number)])
}
const ulp = (ty: Scalar, y: number): number => {
  const [least, digits] = ty === 'f32' ? [-126, 23] : [-1022, 52]
  return 2 ** (Math.max(Math.floor(Math.log2(Math.abs(y) || 1e-320)), least) - digits)
}
const make = (fn: MathFn, ty: Scalar, contract: boolean): ((...x: number[]) => number) => compile(call(fn, ...Array.from({ length: arity[fn] }, (_, i) => param(ty, i))), contract)

describe('error bounds', () => {
  for (const [key, list] of rows) {
    const [fn, ty] = key.split(' ') as [MathFn, 'f32' | 'f64']
    test(key, () => {
      for (const contract of [false, true]) {
        const f = make(fn, ty, contract)
        const n = arity[fn]
        let worst = 0
        for (const row of list) {
          const y = f(...row.slice(0, n))
          const error = Math.abs(y - row[n]! - row[n + 1]!) / ulp(ty, row[n]!)
          worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(worst, error)
        }
        expect(worst).toBeLessThanOrEqual(BOUNDS[fn]![ty === 'f32' ? 0 : 1])
      }
    })
  }
})
