import { describe, expect, test } from 'vitest'
import { derivative } from '../../src/ir/differentiate.ts'
import {
  abs,
  add,
  axis,
  bits,
  call,
  cast,
  ceil,
  constant,
  copysign,
  div,
  type Expr,
  floor,
  gt,
  load,
  type MathFn,
  max,
  min,
  mul,
  nearest,
  neg,
  reduce,
  roundTo,
  sqrt,
  sub,
  trunc,
  where,
} from '../../src/ir/expr.ts'
import { interpret } from '../../src/ir/interpret.ts'
import { arity } from '../../src/ir/math.ts'
import { print } from '../../src/ir/print.ts'
import { visitAll } from '../../src/ir/walk.ts'

const x = load('f64', 0)
const y = load('f64', 1)
const at = (e: Expr, ...values: number[]): number => {
  const out = new Float64Array(1)
  const buffers = [...values, 0].map(() => ({ stored: 'float64' as const, steps: [] }))
  interpret(
    { axes: 0, reduce: 0, params: [], buffers, stores: [{ buffer: values.length, value: cast('f64', e) }] },
    [...values.map((v) => new Float64Array([v])), out],
    buffers.map(() => 0),
    [],
    [],
  )
  return out[0]!
}
/** Richardson's extrapolation of the central difference. */
function difference(e: Expr, values: number[], which: number): number {
  const f = (h: number): number => at(e, ...values.map((v, i) => (i === which ? v + h : v)))
  const h = 1e-3 * Math.max(1, Math.abs(values[which]!)) * (Math.abs(values[which]!) < 0.1 ? 0.1 : 1)
  const d = (s: number): number => (f(s) - f(-s)) / (2 * s)
  const [a, b, c] = [d(h), d(h / 2), d(h / 4)]
  const [p, q] = [(4 * b - a) / 3, (4 * c - b) / 3]
  return (16 * q - p) / 15
}
/** Whether the derivative agrees with the differences at the points, and so does its own derivative. */
function agrees(e: Expr, points: number[][], tolerance = 1e-7): void {
  const n = points[0]!.length
  for (let i = 0; i < n; i++) {
    const first = derivative(e, i)
    for (const p of points) {
      const want = difference(e, p, i)
      expect(
        Math.abs(at(first, ...p) - want),
        `d/d${i} of ${print(e)} at ${p}: ${at(first, ...p)}, by differences ${want}`,
      ).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(want)))
      for (let j = 0; j < n; j++) {
        const second = at(derivative(first, j), ...p)
        const want2 = difference(first, p, j)
        expect(Math.abs(second - want2), `d²/d${i}d${j} of ${print(e)} at ${p}: ${second}, by differences ${want2}`).toBeLessThanOrEqual(
          tolerance * Math.max(1, Math.abs(want2)),
        )
      }
    }
  }
}

const REGULAR = [[0.37], [-1.6], [2.3]]
const INSIDE = [[0.37], [-0.62], [0.05]]
const POSITIVE = [[0.37], [1.7], [12.3]]
const PAIRS = [
  [0.7, 1.3],
  [2.1, 0.4],
  [1.9, -1.2],
]
const POINTS: Record<MathFn, number[][]> = {
  exp: REGULAR,
  exp2: REGULAR,
  expm1: REGULAR,
  expneg: [[-0.3], [-2], [-7.5]],
  log: POSITIVE,
  log2: POSITIVE,
  log10: POSITIVE,
  log1p: POSITIVE,
  sin: REGULAR,
  cos: REGULAR,
  tan: [[0.37], [-1.1]],
  asin: INSIDE,
  acos: INSIDE,
  atan: REGULAR,
  sinh: REGULAR,
  cosh: REGULAR,
  tanh: REGULAR,
  asinh: REGULAR,
  acosh: [[1.7], [12.3]],
  atanh: INSIDE,
  erf: REGULAR,
  erfc: REGULAR,
  erfinv: INSIDE,
  lgamma: [[0.37], [1.7], [5.3], [12.3], [-1.4]],
  digamma: [[0.37], [1.7], [5.3], [12.3], [-1.4]],
  trigamma: [[0.77], [1.7], [5.3], [12.3]],
  sigmoid: REGULAR,
  rsqrt: POSITIVE,
  cbrt: [[0.7], [-3.2]],
  i0: REGULAR,
  i0e: REGULAR,
  i1: REGULAR,
  i1e: REGULAR,
  ndtri: [[0.37], [0.9]],
  log_ndtr: [...REGULAR, [-7.5]],
  erfcx: REGULAR,
  pow: [
    [0.7, 1.3],
    [2.1, -0.4],
  ],
  atan2: [...PAIRS, [-0.3, -0.8]],
  fmod: [
    [2.3, 0.9],
    [-2.3, 0.9],
  ],
  hypot: PAIRS,
  nextafter: [],
  zeta: [],
}

describe('against finite differences, first and second order', () => {
  for (const fn of Object.keys(arity) as MathFn[]) {
    if (POINTS[fn].length === 0) continue
    test(fn, () => agrees(call(fn, ...[x, y].slice(0, arity[fn])), POINTS[fn]))
  }
  test('zeta in its second operand', () => agrees(call('zeta', constant('f64', 3), x), [[0.8], [1.7], [6.2]], 1e-6))
  test('arithmetic', () => agrees(div(sub(mul(x, add(x, y)), neg(y)), mul(y, y)), PAIRS))
  test('sqrt and abs', () => agrees(mul(sqrt(abs(x)), abs(neg(x))), [[1.7], [-2.3]]))
  test('min, max, copysign', () =>
    agrees(add(mul(max(x, y), min(x, mul(y, y))), copysign(mul(x, x), neg(y))), [
      [0.7, 1.3],
      [2.1, 0.4],
    ]))
  test('select differentiates its branches', () => agrees(where(gt(x, 0), call('sin', x), mul(x, x)), REGULAR))
  test('a composition of many', () =>
    agrees(call('tanh', mul(call('log1p', call('exp', x)), call('erf', y))), [
      [0.3, -0.4],
      [1.1, 0.9],
    ]))
  test('third order', () => {
    const second = derivative(derivative(call('sigmoid', x), 0), 0)
    for (const p of REGULAR) expect(at(derivative(second, 0), ...p)).toBeCloseTo(difference(second, p, 0), 8)
  })
  test('through casts and rounding the derivative passes', () => {
    const e = cast('f64', mul(cast('f32', roundTo('float32', x)), 3))
    expect(at(derivative(e, 0), 1.5)).toBe(3)
    expect(derivative(e, 0).ty).toBe('f64')
  })
})

describe('conventions', () => {
  test('what is constant in pieces has the derivative 0, without NaN', () => {
    for (const f of [floor, ceil, trunc, nearest])
      expect(derivative(mul(f(x), constant('f64', Number.POSITIVE_INFINITY)), 0)).toEqual(constant('f64', 0))
    expect(derivative(cast('f64', cast('i32', x)), 0)).toEqual(constant('f64', 0))
    expect(derivative(mul(y, call('exp', y)), 0)).toEqual(constant('f64', 0))
  })
  test('a term that is zero by structure is left out, so that no 0 meets an infinity', () => {
    expect(at(derivative(mul(x, call('exp', y)), 0), 1, 1000)).toBe(Number.POSITIVE_INFINITY)
    expect(at(derivative(add(x, div(y, sub(y, y))), 0), 1, 1)).toBe(1)
  })
  test('kinks: abs 0 at 0, ties of max and min shared, NaN flows to both', () => {
    expect([-2, -0, 0, 3, Number.NaN].map((v) => at(derivative(abs(x), 0), v))).toEqual([-1, 0, 0, 1, 0])
    expect([0, 1].map((i) => at(derivative(max(x, y), i), 2, 2))).toEqual([0.5, 0.5])
    expect([0, 1].map((i) => at(derivative(min(x, y), i), 1, 2))).toEqual([1, 0])
    expect([0, 1].map((i) => at(derivative(max(x, y), i), Number.NaN, 2))).toEqual([1, 1])
  })
  test('copysign: 0 at 0, else whether the sign was turned', () => {
    const d = derivative(copysign(x, y), 0)
    expect(
      [
        [0, -1],
        [2, -1],
        [-2, -1],
        [-2, 1],
        [Number.NaN, 1],
      ].map(([a, b]) => at(d, a!, b!)),
    ).toEqual([0, -1, 1, -1, Number.NaN])
    expect(derivative(copysign(x, y), 1)).toEqual(constant('f64', 0))
  })
  test('pow: exponent 0, base 0', () => {
    const [dx, dy] = [0, 1].map((i) => derivative(call('pow', x, y), i)) as [Expr, Expr]
    expect(at(dx, 0, 0)).toBe(0)
    expect(at(dx, -2, 3)).toBe(12)
    expect(at(dy, 0, 2)).toBe(0)
    expect(at(dy, 0, 0)).toBe(0)
    expect(at(derivative(call('pow', x, constant('f64', 2)), 0), -3)).toBe(-6)
  })
  test('i1 at 0, atan2 at the origin', () => {
    expect(at(derivative(call('i1', x), 0), 0)).toBe(0.5)
    expect(at(derivative(call('i1e', x), 0), 0)).toBe(0.5)
    expect(at(derivative(call('atan2', x, y), 0), 0, 0)).toBe(0)
  })
  test('in float32 too', () => {
    const a = load('f32', 0)
    expect(print(derivative(call('tanh', a), 0))).toBe('t0 = tanh(a[])\n1.0 - t0 * t0')
    let types = new Set<string>()
    visitAll(derivative(derivative(call('lgamma', mul(a, a)), 0), 0), (e) => (types = types.add(e.ty)))
    expect([...types]).toEqual(['f32'])
  })
  test('what has no derivative is refused', () => {
    expect(() => derivative(bits('f64', bits('i64', x)), 0)).toThrow(TypeError)
    expect(() => derivative(reduce('sum', x), 0)).toThrow(TypeError)
    expect(() => derivative(call('zeta', x, y), 0)).toThrow(TypeError)
    expect(() => derivative(call('nextafter', x, y), 0)).toThrow(TypeError)
    expect(() => derivative(load('f64', 0, axis(0)), 0)).toThrow(TypeError)
    expect(derivative(bits('f64', bits('i64', y)), 0)).toEqual(constant('f64', 0))
  })
})
