import { describe, expect, test } from 'vitest'
import {
  add,
  and,
  axis,
  bits,
  type Combiner,
  cast,
  constant,
  copysign,
  div,
  type Expr,
  eq,
  gt,
  type Kernel,
  load,
  lt,
  max,
  min,
  mul,
  ne,
  nearest,
  not,
  param,
  reduce,
  rem,
  roundTo,
  type Scalar,
  type ScanOp,
  type Step,
  type Stored,
  scan,
  shl,
  shr,
  shru,
  sub,
  unary,
  where,
} from '../../src/ir/expr.ts'
import {
  bfloat16ToNumber,
  evaluate,
  float16ToNumber,
  interpret,
  mathValue,
  numberToBfloat16,
  numberToFloat16,
  type View,
} from '../../src/ir/interpret.ts'

const c = (ty: Scalar, v: number | bigint | boolean): Expr => constant(ty, v)
const pointwise = (value: Expr, ...stored: Stored[]): Kernel => ({
  axes: 1,
  reduce: 0,
  buffers: stored.map((s) => ({ stored: s, steps: [1] })),
  params: [],
  stores: [{ buffer: stored.length - 1, value }],
})
const run = (kernel: Kernel, views: View[], extents: number[], strides: number[][] = [], params: (number | bigint)[] = []): void =>
  interpret(
    kernel,
    views,
    views.map(() => 0),
    extents,
    strides,
    params,
  )

describe('16-bit floats', () => {
  test('every float16 value comes back to its bits', () => {
    const wrong: number[] = []
    for (let b = 0; b < 65536; b++) {
      const x = float16ToNumber(b)
      if (!Number.isNaN(x) && numberToFloat16(x) !== b) wrong.push(b)
    }
    expect(wrong).toEqual([])
    expect(Number.isNaN(float16ToNumber(0x7e00))).toBe(true)
    expect(Number.isNaN(float16ToNumber(numberToFloat16(Number.NaN)))).toBe(true)
  })
  test('every bfloat16 value comes back to its bits, and is the upper half of a float32', () => {
    const words = new Uint32Array(1)
    const floats = new Float32Array(words.buffer)
    const wrong: number[] = []
    for (let b = 0; b < 65536; b++) {
      const x = bfloat16ToNumber(b)
      words[0] = b << 16
      if (!Object.is(x, floats[0]) || (!Number.isNaN(x) && numberToBfloat16(x) !== b)) wrong.push(b)
    }
    expect(wrong).toEqual([])
  })
  test('halves round to even, overflow to infinity, underflow to zero', () => {
    expect(float16ToNumber(numberToFloat16(1 + 2 ** -11))).toBe(1)
    expect(float16ToNumber(numberToFloat16(1 + 3 * 2 ** -11))).toBe(1 + 2 ** -9)
    expect(float16ToNumber(numberToFloat16(1 + 2 ** -11 + 2 ** -30))).toBe(1 + 2 ** -10)
    expect(float16ToNumber(numberToFloat16(65519.99))).toBe(65504)
    expect(float16ToNumber(numberToFloat16(65520))).toBe(Number.POSITIVE_INFINITY)
    expect(float16ToNumber(numberToFloat16(2 ** -25))).toBe(0)
    expect(float16ToNumber(numberToFloat16(2 ** -25 * 1.0001))).toBe(2 ** -24)
    expect(numberToFloat16(-0)).toBe(0x8000)
    expect(bfloat16ToNumber(numberToBfloat16(1 + 2 ** -8))).toBe(1)
    expect(bfloat16ToNumber(numberToBfloat16(3.4e38))).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('scalar semantics', () => {
  test('float32 rounds after each operation', () => {
    expect(evaluate(add(c('f32', 0.1), c('f32', 0.2)))).toBe(Math.fround(Math.fround(0.1) + Math.fround(0.2)))
    expect(evaluate(add(c('f64', 0.1), c('f64', 0.2)))).toBe(0.1 + 0.2)
    expect(evaluate(mul(c('f32', 1e30), c('f32', 1e30)))).toBe(Number.POSITIVE_INFINITY)
  })
  test('min and max propagate NaN', () => {
    expect(evaluate(max(c('f32', Number.NaN), c('f32', 1)))).toBeNaN()
    expect(evaluate(min(c('f64', 1), c('f64', Number.NaN)))).toBeNaN()
    expect(evaluate(max(c('f64', -0), c('f64', 0)))).toBe(0)
  })
  test('integer arithmetic wraps, division truncates, a zero divisor gives 0', () => {
    expect(evaluate(add(c('i32', 2147483647), c('i32', 1)))).toBe(-2147483648)
    expect(evaluate(mul(c('i64', 2n ** 62n), c('i64', 4n)))).toBe(0n)
    expect(evaluate(div(c('i32', -7), c('i32', 2)))).toBe(-3)
    expect(evaluate(rem(c('i32', -7), c('i32', 2)))).toBe(-1)
    expect(evaluate(div(c('i32', -7), c('i32', 0)))).toBe(0)
    expect(evaluate(rem(c('i64', -7n), c('i64', 0n)))).toBe(0n)
    expect(evaluate(div(c('i32', -2147483648), c('i32', -1)))).toBe(-2147483648)
    expect(evaluate(unary('abs', c('i32', -2147483648)))).toBe(-2147483648)
  })
  test('shift counts are taken modulo the width', () => {
    expect(evaluate(shl(c('i32', 1), c('i32', 33)))).toBe(2)
    expect(evaluate(shr(c('i64', -8n), c('i64', 65n)))).toBe(-4n)
    expect(evaluate(shru(c('i32', -1), c('i32', 28)))).toBe(15)
    expect(evaluate(shru(c('i64', -1n), c('i64', 60n)))).toBe(15n)
  })
  test('bit counts', () => {
    expect(['clz', 'ctz', 'popcnt'].map((op) => evaluate(unary(op as 'clz', c('i32', 12))))).toEqual([28, 2, 2])
    expect(['clz', 'ctz', 'popcnt'].map((op) => evaluate(unary(op as 'clz', c('i64', 0n))))).toEqual([64n, 64n, 0n])
    expect(evaluate(unary('popcnt', c('i64', -1n)))).toBe(64n)
    expect(evaluate(unary('clz', c('i32', -1)))).toBe(0)
  })
  test('halves round to even, and the sign of zero stays', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 0.3].map((x) => evaluate(nearest(c('f64', x))))).toEqual([0, 2, 2, -0, -2, 0])
  })
  test('casts truncate and saturate, NaN gives 0, i64 wraps to i32', () => {
    expect(evaluate(cast('i32', c('f32', -1.9)))).toBe(-1)
    expect(evaluate(cast('i32', c('f64', 1e10)))).toBe(2147483647)
    expect(evaluate(cast('i32', c('f64', Number.NaN)))).toBe(0)
    expect(evaluate(cast('i64', c('f64', 1e30)))).toBe(2n ** 63n - 1n)
    expect(evaluate(cast('i64', c('f64', -1e30)))).toBe(-(2n ** 63n))
    expect(evaluate(cast('i32', c('i64', 2n ** 32n + 5n)))).toBe(5)
    expect(evaluate(cast('bool', c('f32', Number.NaN)))).toBe(true)
    expect(evaluate(cast('bool', c('f32', -0)))).toBe(false)
    expect(evaluate(cast('f64', c('bool', true)))).toBe(1)
    // Rounded once: by way of a double this would be a tie.
    expect(evaluate(cast('f32', c('i64', 2n ** 60n + 2n ** 36n + 1n)))).toBe(2 ** 60 + 2 ** 37)
    expect(evaluate(cast('f32', c('i64', -(2n ** 60n + 2n ** 36n))))).toBe(-(2 ** 60))
  })
  test('bits and rounding to stored types', () => {
    expect(evaluate(bits('i32', c('f32', 1)))).toBe(0x3f800000)
    expect(evaluate(bits('f64', c('i64', 0x4000000000000000n)))).toBe(2)
    expect(evaluate(roundTo('float16', c('f32', 1.0001)))).toBe(1)
    expect(evaluate(roundTo('bfloat16', c('f64', 3.2)))).toBe(3.203125)
    expect(evaluate(roundTo('uint8', c('i32', -1)))).toBe(255)
    expect(evaluate(roundTo('int8', c('i64', 200n)))).toBe(-56n)
  })
  test('comparisons with NaN are false but for ne', () => {
    const n = c('f32', Number.NaN)
    expect([eq(n, n), lt(n, 1), gt(n, 1), ne(n, n)].map((e) => evaluate(e))).toEqual([false, false, false, true])
    expect(evaluate(copysign(c('f32', 2), c('f32', -0)))).toBe(-2)
    expect(evaluate(not(and(c('bool', true), c('bool', false))))).toBe(true)
  })
  test('functions: rounded once, and C rules for pow', () => {
    expect(mathValue('exp', 'f32', [1])).toBe(Math.fround(Math.E))
    expect(mathValue('pow', 'f64', [1, Number.NaN])).toBe(1)
    expect(mathValue('pow', 'f64', [-1, Number.POSITIVE_INFINITY])).toBe(1)
    expect(mathValue('nextafter', 'f32', [1, 2])).toBe(1 + 2 ** -23)
    expect(mathValue('erf', 'f32', [0.5])).toBe(Math.fround(0.5204998778130465))
  })
})

describe('kernels', () => {
  test('a pointwise kernel over strided and broadcast buffers', () => {
    const kernel: Kernel = {
      axes: 2,
      reduce: 0,
      params: ['f32'],
      buffers: [
        { stored: 'float32', steps: ['s', 's'] },
        { stored: 'float32', steps: [0, 1] },
        { stored: 'float64', steps: ['s', 1] },
      ],
      stores: [{ buffer: 2, value: cast('f64', add(mul(load('f32', 0), param('f32', 0)), load('f32', 1))) }],
    }
    const out = new Float64Array(8)
    interpret(
      kernel,
      [new Float32Array([9, 1, 2, 3, 4, 5, 6]), new Float32Array([10, 20, 30]), out],
      [1, 0, 1],
      [2, 3],
      [[1, 2], [], [4]],
      [2],
    )
    // a transposed: rows (1, 3, 5) and (2, 4, 6)
    expect([...out]).toEqual([0, 12, 26, 40, 0, 14, 28, 42])
  })
  test('16-bit storage is computed with in float32', () => {
    const out = new Uint16Array(2)
    run(
      pointwise(mul(load('f32', 0), 3), 'float16', 'float16'),
      [new Uint16Array([numberToFloat16(0.1), numberToFloat16(30000)]), out],
      [2],
    )
    expect([...out].map(float16ToNumber)).toEqual([
      float16ToNumber(numberToFloat16(Math.fround(float16ToNumber(numberToFloat16(0.1)) * 3))),
      Number.POSITIVE_INFINITY,
    ])
  })
  const along = (op: Combiner, values: number[]): number => {
    const out = new Float64Array(1)
    const inner = cast('f64', reduce(op, load('f64', 0)))
    run(
      {
        axes: 0,
        reduce: 1,
        params: [],
        buffers: [
          { stored: 'float64', steps: [1] },
          { stored: 'float64', steps: [0] },
        ],
        stores: [{ buffer: 1, value: inner }],
      },
      [new Float64Array(values), out],
      [values.length],
    )
    return out[0]!
  }
  test('reductions, of nothing too', () => {
    const x = [3, 1, 4, 1, 5]
    expect((['sum', 'prod', 'max', 'min', 'argmax', 'argmin'] as const).map((op) => along(op, x))).toEqual([14, 60, 5, 1, 4, 1])
    expect((['sum', 'prod', 'max', 'min', 'argmax'] as const).map((op) => along(op, []))).toEqual([
      0,
      1,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      0,
    ])
    expect(along('max', [1, Number.NaN, 2])).toBeNaN()
    expect(along('argmin', [1, Number.NaN, Number.NaN, 0])).toBe(1)
    expect(along('argmax', [2, 7, 7])).toBe(1)
  })
  test('softmax: nested reductions and a last loop, in place', () => {
    const x = load('f64', 0)
    const e: Expr = { k: 'call', ty: 'f64', fn: 'exp', args: [sub(x, reduce('max', x))] }
    const view = new Float64Array([1, 2, 3, 0, 0, 0])
    run(
      {
        axes: 1,
        reduce: 1,
        params: [],
        buffers: [{ stored: 'float64', steps: ['s', 1] }],
        stores: [{ buffer: 0, value: div(e, reduce('sum', e)), inside: true }],
      },
      [view],
      [2, 3],
      [[3, 1]],
    )
    const s = Math.exp(-2) + Math.exp(-1) + 1
    expect([...view]).toEqual([Math.exp(-2) / s, Math.exp(-1) / s, 1 / s, 1 / 3, 1 / 3, 1 / 3])
  })
  const running = (op: ScanOp, values: number[]): number[] => {
    const out = new Float64Array(values.length)
    run(
      {
        axes: 0,
        reduce: 1,
        params: [],
        buffers: [
          { stored: 'float64', steps: [1] },
          { stored: 'float64', steps: [1] },
        ],
        stores: [{ buffer: 1, value: cast('f64', scan(op, load('f64', 0))), inside: true }],
      },
      [new Float64Array(values), out],
      [values.length],
    )
    return [...out]
  }
  test('scans', () => {
    expect(running('sum', [1, 2, 3])).toEqual([1, 3, 6])
    expect(running('prod', [1, 2, 3])).toEqual([1, 2, 6])
    expect(running('max', [1, 3, 2])).toEqual([1, 3, 3])
    expect(running('cummaxarg', [1, 3, 3, 2])).toEqual([0, 1, 2, 2])
    expect(running('cumminarg', [1, Number.NaN, 0, Number.NaN])).toEqual([0, 1, 1, 3])
    expect(running('logaddexp', [0, 0])[1]).toBeCloseTo(Math.LN2, 15)
    expect(running('logaddexp', [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ])
  })
  test('argmax counts row-major over all reduction axes', () => {
    const out = new Int32Array(1)
    const steps: Step[] = ['s', 's']
    run(
      {
        axes: 0,
        reduce: 2,
        params: [],
        buffers: [
          { stored: 'int32', steps },
          { stored: 'int32', steps: [0, 0] },
        ],
        stores: [{ buffer: 1, value: reduce('argmax', load('i32', 0)) }],
      },
      [new Int32Array([1, 9, 2, 3, 4, 5]), out],
      [3, 2],
      [[1, 3]],
    )
    // read as a 3 x 2 matrix by columns: (1,3) (9,4) (2,5)
    expect(out[0]).toBe(2)
  })
  test('gather by a computed index, the branch not taken is not read', () => {
    const out = new Float32Array(3)
    const index = cast('i32', load('i64', 1))
    const value = where(lt(index, 0), 0, load('f32', 0, index))
    const kernel: Kernel = {
      axes: 1,
      reduce: 0,
      params: [],
      buffers: [
        { stored: 'float32', steps: [0] },
        { stored: 'int64', steps: [1] },
        { stored: 'float32', steps: [1] },
      ],
      stores: [{ buffer: 2, value }],
    }
    run(kernel, [new Float32Array([5, 6]), new BigInt64Array([1n, -1n, 0n]), out], [3])
    expect([...out]).toEqual([6, 0, 5])
    expect(() => run(kernel, [new Float32Array([5, 6]), new BigInt64Array([2n, 0n, 0n]), out], [3])).toThrow(RangeError)
  })
  test('scattered stores combine in order, masks hold them back', () => {
    const out = new Float32Array(3)
    const kernel: Kernel = {
      axes: 1,
      reduce: 0,
      params: [],
      buffers: [
        { stored: 'float32', steps: [1] },
        { stored: 'float32', steps: [0] },
      ],
      stores: [{ buffer: 1, value: load('f32', 0), index: rem(axis(0), c('i32', 3)), combine: 'add', mask: ne(axis(0), 1) }],
    }
    run(kernel, [new Float32Array([1, 2, 3, 4, 5]), out], [5])
    expect([...out]).toEqual([5, 5, 3])
  })
})
