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
  exp: [1.5, 1.6],
  exp2: [1.1, 1.1],
  expm1: [1.3, 2],
  expneg: [1.5, 1.6],
  log: [0.8, 0.8],
  log2: [1.7, 1.6],
  log10: [1.8, 1.7],
  log1p: [0.9, 0.9],
  sin: [1.8, 1.8],
  cos: [1.9, 2.2],
  tan: [3.5, 3.2],
  asin: [2.1, 2.1],
  acos: [1.2, 1.2],
  atan: [1.3, 3],
  sinh: [1.7, 2],
  cosh: [1.5, 1.4],
  tanh: [5, 2.4],
  asinh: [1.2, 1.3],
  acosh: [2.3, 2.5],
  atanh: [1.8, 1.9],
  sigmoid: [2.8, 2.4],
  erf: [6, 2.6],
  erfc: [4, 4.8],
  erfcx: [5, 5],
  erfinv: [4.8, 5.5],
  ndtri: [5, 5],
  log_ndtr: [4.5, 4.8],
  lgamma: [6, 5],
  digamma: [7.5, 13],
  trigamma: [5.8, 5.5],
  rsqrt: [1.5, 1.5],
  cbrt: [1, 1],
  i0: [6, 5.5],
  i1: [5, 5],
  i0e: [3.5, 3.2],
  i1e: [3.2, 3.2],
  pow: [1.3, 1.3],
  atan2: [1.3, 3.2],
  hypot: [1.6, 1.8],
  fmod: [0, 0],
  zeta: [6, 4.5],
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
const make = (fn: MathFn, ty: Scalar, contract: boolean): ((...x: number[]) => number) =>
  compile(call(fn, ...Array.from({ length: arity[fn] }, (_, i) => param(ty, i))), contract)

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

/** Both types' answers where they are not a matter of rounding. */
const I = Number.POSITIVE_INFINITY
const N = Number.NaN
const CASES: Partial<Record<MathFn, [number[], number][]>> = {
  exp: [
    [[N], N],
    [[I], I],
    [[-I], 0],
    [[0], 1],
    [[-0], 1],
    [[800], I],
    [[-800], 0],
  ],
  expneg: [
    [[N], N],
    [[-I], 0],
    [[0], 1],
    [[-0], 1],
    [[-800], 0],
  ],
  exp2: [
    [[N], N],
    [[I], I],
    [[-I], 0],
    [[0], 1],
    [[10], 1024],
    [[-3], 0.125],
    [[2000], I],
    [[-2000], 0],
    [[-126], 2 ** -126],
    [[-140], 2 ** -140],
  ],
  expm1: [
    [[N], N],
    [[I], I],
    [[-I], -1],
    [[0], 0],
    [[-0], -0],
    [[1e-30], 1e-30],
  ],
  log: [
    [[N], N],
    [[I], I],
    [[-I], N],
    [[0], -I],
    [[-0], -I],
    [[-1], N],
    [[1], 0],
  ],
  log2: [
    [[I], I],
    [[0], -I],
    [[-1], N],
    [[1024], 10],
    [[2 ** -140], -140],
  ],
  log10: [
    [[I], I],
    [[0], -I],
    [[-1], N],
    [[1], 0],
  ],
  log1p: [
    [[I], I],
    [[-1], -I],
    [[-2], N],
    [[-0], -0],
    [[N], N],
    [[1e-30], 1e-30],
  ],
  sin: [
    [[0], 0],
    [[-0], -0],
    [[I], N],
    [[-I], N],
    [[N], N],
  ],
  cos: [
    [[0], 1],
    [[1e-5], 0.99999999995],
    [[I], N],
    [[N], N],
  ],
  tan: [
    [[0], 0],
    [[-0], -0],
    [[I], N],
  ],
  asin: [
    [[-0], -0],
    [[1], Math.PI / 2],
    [[1.5], N],
    [[N], N],
  ],
  acos: [
    [[1], 0],
    [[-1], Math.PI],
    [[1.5], N],
    [[N], N],
  ],
  atan: [
    [[-0], -0],
    [[I], Math.PI / 2],
    [[-I], -Math.PI / 2],
    [[N], N],
  ],
  sinh: [
    [[-0], -0],
    [[I], I],
    [[-I], -I],
    [[800], I],
    [[N], N],
  ],
  cosh: [
    [[0], 1],
    [[I], I],
    [[-I], I],
    [[800], I],
    [[N], N],
  ],
  tanh: [
    [[0], 0],
    [[-0], -0],
    [[I], 1],
    [[-I], -1],
    [[N], N],
    [[50], 1],
    [[1e-30], 1e-30],
  ],
  asinh: [
    [[-0], -0],
    [[I], I],
    [[-I], -I],
    [[N], N],
  ],
  acosh: [
    [[1], 0],
    [[0.5], N],
    [[-5], N],
    [[I], I],
    [[N], N],
  ],
  atanh: [
    [[-0], -0],
    [[1], I],
    [[-1], -I],
    [[2], N],
    [[I], N],
    [[N], N],
  ],
  sigmoid: [
    [[0], 0.5],
    [[-800], 0],
    [[I], 1],
    [[-I], 0],
    [[N], N],
  ],
  erf: [
    [[0], 0],
    [[-0], -0],
    [[I], 1],
    [[-I], -1],
    [[N], N],
    [[7], 1],
  ],
  erfc: [
    [[0], 1],
    [[I], 0],
    [[-I], 2],
    [[N], N],
  ],
  erfcx: [
    [[I], 0],
    [[-I], I],
    [[-30], I],
    [[N], N],
  ],
  erfinv: [
    [[0], 0],
    [[-0], -0],
    [[1], I],
    [[-1], -I],
    [[2], N],
    [[N], N],
  ],
  ndtri: [
    [[0], -I],
    [[1], I],
    [[0.5], 0],
    [[-1], N],
    [[2], N],
    [[N], N],
  ],
  log_ndtr: [
    [[I], -0],
    [[-I], -I],
    [[N], N],
  ],
  lgamma: [
    [[0], I],
    [[-0], I],
    [[1], 0],
    [[2], 0],
    [[-1], I],
    [[-2], I],
    [[I], I],
    [[-I], I],
    [[N], N],
  ],
  digamma: [
    [[0], -I],
    [[-0], I],
    [[-1], N],
    [[I], I],
    [[N], N],
  ],
  trigamma: [
    [[0], I],
    [[-1], I],
    [[I], 0],
    [[N], N],
  ],
  rsqrt: [
    [[0], I],
    [[-0], -I],
    [[-1], N],
    [[I], 0],
    [[4], 0.5],
  ],
  cbrt: [
    [[0], 0],
    [[-0], -0],
    [[8], 2],
    [[-27], -3],
    [[I], I],
    [[-I], -I],
    [[N], N],
    [[2 ** -147], 2 ** -49],
  ],
  i0: [
    [[0], 1],
    [[I], I],
    [[-I], I],
    [[N], N],
  ],
  i0e: [
    [[0], 1],
    [[I], 0],
    [[N], N],
  ],
  i1: [
    [[0], 0],
    [[-0], -0],
    [[I], I],
    [[-I], -I],
    [[N], N],
  ],
  i1e: [
    [[0], 0],
    [[I], 0],
    [[N], N],
  ],
  pow: [
    [[0, 0], 1],
    [[N, 0], 1],
    [[1, N], 1],
    [[1, I], 1],
    [[-1, I], 1],
    [[-1, -I], 1],
    [[0, -1], I],
    [[-0, -1], -I],
    [[-0, -3], -I],
    [[-0, 3], -0],
    [[-0, 2], 0],
    [[0, 2], 0],
    [[0, -2], I],
    [[0, I], 0],
    [[0, -I], I],
    [[I, 2], I],
    [[I, -2], 0],
    [[2.5, I], I],
    [[2.5, -I], 0],
    [[-7, I], I],
    [[-7, -I], 0],
    [[0.3, I], 0],
    [[0.3, -1e30], I],
    [[-I, 3], -I],
    [[-I, 2], I],
    [[-I, -3], -0],
    [[-I, 0.5], I],
    [[-2, 3], -8],
    [[-2, 2], 4],
    [[-2, 0.5], N],
    [[2, I], I],
    [[2, -I], 0],
    [[0.5, I], 0],
    [[0.5, -I], I],
    [[2, N], N],
    [[N, 2], N],
    [[2, 10], 1024],
    [[3, 4], 81],
    [[10, 400], I],
    [[10, -400], 0],
    [[2, -140], 2 ** -140],
    [[9, 0.5], 3],
    [[-3, 1e30], I],
    [[-1, 1e30], 1],
    [[0, N], N],
  ],
  atan2: [
    [[0, 0], 0],
    [[-0, 0], -0],
    [[0, -0], Math.PI],
    [[-0, -0], -Math.PI],
    [[1, 0], Math.PI / 2],
    [[-1, 0], -Math.PI / 2],
    [[0, 1], 0],
    [[0, -1], Math.PI],
    [[-0, -1], -Math.PI],
    [[I, I], Math.PI / 4],
    [[I, -I], (3 * Math.PI) / 4],
    [[-I, -I], (-3 * Math.PI) / 4],
    [[1, I], 0],
    [[1, -I], Math.PI],
    [[-1, -I], -Math.PI],
    [[I, 1], Math.PI / 2],
    [[N, 1], N],
    [[1, N], N],
  ],
  fmod: [
    [[5, 3], 2],
    [[-5, 3], -2],
    [[5, -3], 2],
    [[6, 3], 0],
    [[-6, 3], -0],
    [[5, 0], N],
    [[I, 2], N],
    [[5, I], 5],
    [[-0, 3], -0],
    [[N, 1], N],
    [[5, N], N],
    [[8388607, 0.5], 0],
    [[16777215, 2], 1],
  ],
  hypot: [
    [[3, 4], 5],
    [[-3, -4], 5],
    [[I, N], I],
    [[N, -I], I],
    [[N, 1], N],
    [[0, 0], 0],
  ],
  nextafter: [
    [[1, 1], 1],
    [[0, -0], -0],
    [[-I, -I], -I],
    [[N, 1], N],
    [[1, N], N],
  ],
  zeta: [
    [[1, 2], I],
    [[0.5, 2], N],
    [[2, 0], I],
    [[2, -1], I],
    [[2.5, -0.5], N],
    [[2, -9.5], 9.76968744503023],
    [[N, 2], N],
  ],
}
describe('special values', () => {
  for (const [fn, cases] of Object.entries(CASES) as [MathFn, [number[], number][]][])
    test(fn, () => {
      for (const ty of ['f32', 'f64'] as const)
        for (const contract of [false, true]) {
          const f = make(fn, ty, contract)
          for (const [x, want] of cases) {
            const y = f(...(ty === 'f32' ? x.map(Math.fround) : x))
            const label = `${fn}(${x}) in ${ty}`
            const exact = ty === 'f32' ? Math.fround(want) : want
            if (!Number.isFinite(want) || want === 0) expect(y, label).toBe(want)
            else expect(Math.abs(y - exact), label).toBeLessThanOrEqual(Math.abs(exact) * (ty === 'f32' ? 1.2e-7 : 4.5e-16))
          }
        }
    })
  test('every function has cases', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(arity).sort())
  })
  test('exact where the result is a whole number or a power', () => {
    for (const ty of ['f32', 'f64'] as const) {
      const exp2 = make('exp2', ty, true)
      const log2 = make('log2', ty, true)
      for (let n = -126; n <= 127; n++) {
        expect(exp2(n)).toBe(2 ** n)
        expect(log2(2 ** n)).toBe(n)
      }
      expect(make('cos', ty, true)(0)).toBe(1)
      expect(make('erf', ty, false)(6)).toBe(1)
    }
  })
  test('the neighbours of a number', () => {
    const f = make('nextafter', 'f32', false)
    const g = make('nextafter', 'f64', false)
    expect([f(1, 2), f(1, 0), f(0, 1), f(0, -1), f(-0, 1), f(I, 0)]).toEqual([
      1 + 2 ** -23,
      1 - 2 ** -24,
      2 ** -149,
      -(2 ** -149),
      2 ** -149,
      (2 - 2 ** -23) * 2 ** 127,
    ])
    expect([g(1, 2), g(1, 0), g(0, 1), g(Number.MAX_VALUE, I)]).toEqual([1 + 2 ** -52, 1 - 2 ** -53, 5e-324, I])
  })
})

describe('large and small arguments', () => {
  test.each([
    ['f32', 1e38, 1.2e-7],
    ['f64', 1e308, 2.3e-16],
  ] as const)('sine and cosine of %s up to %f', (ty, top, slack) => {
    const round = ty === 'f32' ? Math.fround : (x: number): number => x
    for (const contract of [false, true])
      for (const fn of ['sin', 'cos'] as const) {
        const f = make(fn, ty, contract)
        let worst = 0
        for (let i = 0; i < 8000; i++) {
          // Half of them where the expansion ends, half up to the largest number.
          const x = round((i % 2 ? 1 : -1) * 10 ** (i < 4000 ? 3 + i / 1000 : (Math.log10(top) * i) / 8000))
          worst = Math.max(worst, Math.abs(f(x) - Math[fn](x)))
        }
        expect(worst).toBeLessThan(slack)
      }
  })
  test('tanh, erf, sin and cos stay within [-1, 1]', () => {
    for (const contract of [false, true])
      for (const fn of ['tanh', 'erf', 'sin', 'cos'] as const) {
        const f = make(fn, 'f32', contract)
        expect(Math.max(...Array.from({ length: 6001 }, (_, i) => Math.abs(f(Math.fround(i / 300 - 10)))))).toBeLessThanOrEqual(1)
      }
  })
  test('subnormal results of exp and subnormal arguments of log', () => {
    for (const fn of ['exp', 'expneg'] as const) {
      const [exp, exp64] = [make(fn, 'f32', false), make(fn, 'f64', false)]
      for (let x = -106; x < -87; x += 0.37) expect(Math.abs(exp(Math.fround(x)) - Math.exp(Math.fround(x)))).toBeLessThanOrEqual(2 ** -149)
      for (let x = -750; x < -708; x += 0.37)
        expect(Math.abs(exp64(x) - Math.exp(x))).toBeLessThanOrEqual(Math.max(5e-324, 4e-16 * Math.exp(x)))
    }
    const log = make('log', 'f32', false)
    for (let k = -149; k < -126; k++) expect(log(2 ** k)).toBe(Math.fround(k * Math.LN2))
    expect(make('log', 'f64', false)(1e-320)).toBe(Math.log(1e-320))
  })
  test('the remainder is exact', () => {
    const f = make('fmod', 'f32', true)
    const g = make('fmod', 'f64', true)
    let seed = 1
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647
    for (let i = 0; i < 3000; i++) {
      const y = 10 ** (random() * 10 - 5)
      const x = y * 10 ** (random() * 9 - 2)
      expect(f(Math.fround(x), Math.fround(y))).toBe(Math.fround(x) % Math.fround(y))
      expect(g(x * 1e6, -y)).toBe((x * 1e6) % y)
    }
  })
  test('left of zero: the gamma function and its derivatives by reflection', () => {
    const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(b)))
    close(make('lgamma', 'f64', false)(-0.5), 1.2655121234846454)
    close(make('lgamma', 'f64', false)(-3.7), -1.3797399049658245)
    close(make('digamma', 'f64', false)(-0.5), 0.03648997397857652)
    close(make('digamma', 'f64', false)(-7.3), 4.33730730551005)
    close(make('trigamma', 'f64', false)(-0.5), 8.934802200544679)
    close(make('zeta', 'f64', false)(2, -0.5), 8.934802200544679)
  })
})

/** Instructions after a constant operand, a bits cast and a contracted product are counted as free; min and max as one. */
function cost(fn: MathFn, ty: Scalar): number {
  const seen = new Set<Expr>()
  let n = 0
  const go = (e: Expr): void => {
    if (seen.has(e)) return
    seen.add(e)
    for (const a of operands(e)) go(a)
    if (e.k === 'const' || e.k === 'param' || e.k === 'bits' || e.k === 'compare') return
    n++
    if (e.k === 'binary' && ((e.op === 'add' && (isProduct(e.a) || isProduct(e.b))) || (e.op === 'sub' && isProduct(e.b)))) n--
  }
  go(expandCall(fn, [param(ty, 0), param(ty, 1)]))
  return n
}
const isProduct = (e: Expr): boolean => e.k === 'binary' && e.op === 'mul'
test('the functions that networks spend their time in stay short', () => {
  for (const [fn, most] of [
    ['exp', 17],
    ['log', 32],
    ['tanh', 20],
    ['sigmoid', 19],
    ['erf', 22],
    ['sin', 26],
    ['cos', 27],
  ] as const)
    expect([fn, cost(fn, 'f32') <= most, cost(fn, 'f32')]).toEqual([fn, true, cost(fn, 'f32')])
})
