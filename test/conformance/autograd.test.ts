/** Small programs on what autograd means, each with PyTorch's own answer. */
import { beforeEach, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'
import { tests } from './data/autograd.mjs'

const show = (v: unknown): string => (Array.isArray(v) ? `[${v.map(show).join(', ')}]` : v === null ? 'null' : String(v))
/** Tensors become nested arrays; all else stays. */
const read = (v: unknown): unknown => (v instanceof torch.Tensor ? v.detach().tolist() : Array.isArray(v) ? Array.from(v, read) : v)

const isNumber = (v: unknown): v is number | bigint => typeof v === 'number' || typeof v === 'bigint'
function same(a: unknown, b: unknown, equal: (a: number, b: number) => boolean): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => same(x, b[i], equal))
  return isNumber(a) && isNumber(b) ? equal(Number(a), Number(b)) : a === b
}
const identical = (a: number, b: number) => a === b || (Number.isNaN(a) && Number.isNaN(b))
/** A message of the JavaScript engine rather than of the library. */
const internal =
  /undefined|is not a function|Cannot read prop|Cannot destructure|is not iterable|is not defined|is not a constructor|Maximum call stack|Cannot mix BigInt/

const check = {
  equal(a: unknown, b: unknown) {
    if (!same(read(a), read(b), identical)) expect.fail(`got ${show(a)}, expected ${show(b)}`)
  },
  close(a: unknown, b: unknown, tolerance = 1e-5) {
    const near = (x: number, y: number) => identical(x, y) || Math.abs(x - y) <= tolerance * (1 + Math.abs(y))
    if (!same(read(a), read(b), near)) expect.fail(`got ${show(a)}, expected ${show(b)} within ${tolerance}`)
  },
  throws(fn: () => unknown, pattern: RegExp) {
    let message: string | null = null
    try {
      fn()
    } catch (e) {
      message = String(e instanceof Error ? e.message : e)
      if (internal.test(message)) throw e
    }
    if (message === null) expect.fail(`accepted, expected an error ${pattern}`)
    expect(message).toMatch(pattern)
  },
  truthy(v: unknown) {
    expect(v, show(v)).toBeTruthy()
  },
}

beforeEach(() => {
  torch.set_grad_enabled(true)
})

test('there are 201 programs', () => {
  expect(new Set(tests.map((t) => t.name)).size).toBe(201)
})
test.each(tests)('$name', async ({ run }) => {
  await run(torch, check)
})
