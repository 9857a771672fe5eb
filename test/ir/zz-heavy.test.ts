import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/ir/check.ts'
import {
  abs,
  add,
  and,
  axis,
  type BinaryOp,
  binary,
  bits,
  call,
  cast,
  compare,
  constant,
  div,
  type Expr,
  eq,
  gt,
  type Kernel,
  load,
  lt,
  max,
  mul,
  neg,
  not,
  or,
  param,
  roundTo,
  type Scalar,
  select,
  sub,
  type UnaryOp,
  unary,
  where,
  xor,
} from '../../src/ir/expr.ts'
import { evaluate } from '../../src/ir/interpret.ts'
import { print } from '../../src/ir/print.ts'
import { key, simplify } from '../../src/ir/simplify.ts'
import { visitAll } from '../../src/ir/walk.ts'

const x = param('f32', 0)
const i = param('i32', 1)
const b = param('bool', 2)
const c = (v: number): Expr => constant('f32', v)

describe('rules', () => {
  const cases: [string, Expr, Expr][] = [
    ['constants fold in their type', add(c(0.1), c(0.2)), c(Math.fround(Math.fround(0.1) + Math.fround(0.2)))],
    ['constants are rounded', c(0.1), c(Math.fround(0.1))],
    ['x + 0', add(x, c(0)), x],
    ['0 + x', add(c(0), x), x],
    ['x * 1', mul(x, c(1)), x],
    ['x * -1', mul(x, c(-1)), neg(x)],
    ['x / 4', div(x, c(4)), mul(x, c(0.25))],
    ['--x', neg(neg(x)), x],
    ['a - -b', sub(x, neg(mul(x, x))), add(x, mul(x, x))],
    ['a + -b', add(x, neg(mul(x, x))), sub(x, mul(x, x))],
    ['|-x|', abs(neg(x)), abs(x)],
    ['a select of equals', where(gt(x, 0), mul(x, x), mul(x, x)), mul(x, x)],
    ['a select that is decided', where(constant('bool', false), x, mul(x, x)), mul(x, x)],
    ['a select turned over', select(not(b), x, c(1)), select(b, c(1), x)],
    ['a cast there and back', cast('f32', cast('f64', x)), x],
    ['bits there and back', bits('f32', bits('i32', x)), x],
    ['rounding twice', roundTo('float16', roundTo('float16', x)), roundTo('float16', x)],
    ['max of one thing', max(add(x, 1), add(x, 1)), add(x, 1)],
    ['b and true', and(b, constant('bool', true)), b],
    ['b or true', or(b, constant('bool', true)), constant('bool', true)],
    ['b xor true', xor(b, constant('bool', true)), not(b)],
    ['i * 0 of integers', mul(i, constant('i32', 0)), constant('i32', 0)],
    ['i - i of integers', sub(i, i), constant('i32', 0)],
    ['x^2', call('pow', x, c(2)), mul(x, x)],
    ['x^1', call('pow', x, c(1)), x],
    ['a function of a constant', call('exp', c(0)), c(1)],
    ['a constant to the right', mul(c(3), x), mul(x, c(3))],
    ['comparison the other way', gt(c(3), x), lt(x, c(3))],
  ]
  for (const [name, from, to] of cases) test(name, () => expect(simplify(from)).toEqual(to))
  test('a product with 0 stays, for the other factor may be infinite', () => {
    expect(simplify(mul(x, c(0)))).toEqual(mul(x, c(0)))
    expect(simplify(sub(x, x))).toEqual(sub(x, x))
  })
  test('the reverse of an ordered comparison of floats is not another one: NaN', () => {
    expect(simplify(not(lt(x, c(1))))).toEqual(not(lt(x, c(1))))
    expect(simplify(not(lt(i, 1)))).toEqual(compare('ge', i, constant('i32', 1)))
  })
  test('equal parts become one object', () => {
    const part = (): Expr => call('exp', mul(x, x))
    const e = simplify(add(call('sin', part()), call('cos', part())))
    const found = new Set<Expr>()
    visitAll(e, (n) => void (n.k === 'call' && n.fn === 'exp' && found.add(n)))
    expect(found.size).toBe(1)
  })
  test('a graph of 200 shared levels is no burden', () => {
    let e: Expr = x
    for (let n = 0; n < 200; n++) e = add(call('sin', e), mul(e, e))
    expect(print(simplify(e)).split('\n').length).toBe(200)
  })
})

/** Well-formed expressions of a type over parameters 0 (f32), 1 (i32), 2 (bool), 3 (f64), 4 (i64). */
const TYPES: Scalar[] = ['f32', 'i32', 'bool', 'f64', 'i64']
const floats = [0, -0, 1, -1, 2, 0.5, 0.1, 3.7, -4, 1e30, 1e-40, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]
const integers = [0, 1, -1, 2, 3, 31, 32, -2147483648, 2147483647]
const valueOf: Record<Scalar, fc.Arbitrary<number | bigint | boolean>> = {
  f32: fc.constantFrom(...floats.map(Math.fround)),
  f64: fc.constantFrom(...floats),
  i32: fc.constantFrom(...integers),
  i64: fc.constantFrom(...integers.map(BigInt)),
  bool: fc.boolean(),
}
const isFloat = (ty: Scalar): boolean => ty === 'f32' || ty === 'f64'
function expression(ty: Scalar, depth: number): fc.Arbitrary<Expr> {
  const leaf = fc.oneof(
    fc.constant(param(ty, TYPES.indexOf(ty))),
    valueOf[ty].map((v) => constant(ty, v)),
  )
  if (depth === 0) return leaf
  const sub1 = (t: Scalar): fc.Arbitrary<Expr> => expression(t, depth - 1)
  const unaries: UnaryOp[] =
    ty === 'bool'
      ? ['not']
      : isFloat(ty)
        ? ['neg', 'abs', 'sqrt', 'floor', 'ceil', 'trunc', 'nearest']
        : ['neg', 'abs', 'not', 'clz', 'ctz', 'popcnt']
  const binaries: BinaryOp[] =
    ty === 'bool'
      ? ['and', 'or', 'xor']
      : isFloat(ty)
        ? ['add', 'sub', 'mul', 'div', 'min', 'max', 'copysign']
        : ['add', 'sub', 'mul', 'div', 'min', 'max', 'rem', 'shl', 'shr', 'shru', 'and', 'or', 'xor']
  const more: fc.Arbitrary<Expr>[] = [
    fc.tuple(fc.constantFrom(...unaries), sub1(ty)).map(([op, a]) => unary(op, a)),
    fc.tuple(fc.constantFrom(...binaries), sub1(ty), sub1(ty)).map(([op, l, r]) => binary(op, l, r)),
    fc.tuple(sub1('bool'), sub1(ty), sub1(ty)).map(([p, l, r]) => select(p, l, r)),
    fc.constantFrom(...TYPES).chain((from) => sub1(from).map((a) => cast(ty, a))),
  ]
  if (ty === 'bool')
    more.push(
      fc
        .constantFrom<Scalar>('f32', 'i32', 'f64')
        .chain((t) =>
          fc.tuple(fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'), sub1(t), sub1(t)).map(([op, l, r]) => compare(op as 'eq', l, r)),
        ),
    )
  if (ty === 'f32')
    more.push(
      sub1(ty).map((a) => roundTo('float16', a)),
      fc.tuple(sub1(ty), fc.constantFrom(0, 1, 2, -1)).map(([a, p]) => call('pow', a, constant(ty, p))),
    )
  if (ty === 'i32') more.push(sub1(ty).map((a) => roundTo('int8', a)))
  return fc.oneof(leaf, ...more)
}
const inputs = fc.tuple(valueOf.f32, valueOf.i32, valueOf.bool, valueOf.f64, valueOf.i64)
/** Whether two results are the same but for what simplifying may change: the sign of a zero. */
const alike = (a: unknown, z: unknown): boolean =>
  a === z || (typeof a === 'number' && typeof z === 'number' && Number.isNaN(a) && Number.isNaN(z))
/** Whether an expression asks for the sign of a number, or divides, which makes a changed zero visible. */
function seesSignOfZero(e: Expr): boolean {
  let sees = false
  visitAll(e, (n) => {
    if (isFloat(n.ty) && ((n.k === 'binary' && (n.op === 'copysign' || n.op === 'div')) || (n.k === 'call' && n.fn === 'pow'))) sees = true
  })
  return sees
}

describe('the value stays', () => {
  for (const ty of TYPES)
    test(ty, () => {
      fc.assert(
        fc.property(expression(ty, 4), inputs, (e, values) => {
          const s = simplify(e)
          const [before, after] = [evaluate(e, values), evaluate(s, values)]
          return s.ty === ty && (alike(before, after) || seesSignOfZero(e))
        }),
        { numRuns: 20000, endOnFailure: true },
      )
    })
  test('simplifying again changes nothing, and the result is well formed', () => {
    fc.assert(
      fc.property(expression('f32', 4), (e) => {
        const s = simplify(e)
        check({ axes: 0, reduce: 0, buffers: [{ stored: 'float32', steps: [] }], params: TYPES, stores: [{ buffer: 0, value: s }] })
        return print(simplify(s)) === print(s)
      }),
      { numRuns: 8000, endOnFailure: true },
    )
  })
})

describe('keys', () => {
  const kernel = (value: Expr, more: Partial<Kernel> = {}): Kernel => ({
    axes: 1,
    reduce: 0,
    buffers: [
      { stored: 'float32', steps: [1] },
      { stored: 'float32', steps: [1] },
    ],
    params: [],
    stores: [{ buffer: 1, value }],
    ...more,
  })
  const a = load('f32', 0)
  test('equal in structure, whatever is shared', () => {
    const p = add(a, 1)
    expect(key(kernel(mul(p, p)))).toBe(key(kernel(mul(add(load('f32', 0), 1), add(load('f32', 0), 1)))))
  })
  test('all that tells kernels apart', () => {
    const base = kernel(add(a, 1))
    const others: Kernel[] = [
      kernel(add(a, 2)),
      kernel(sub(a, 1)),
      kernel(add(a, c(-0))),
      kernel(add(a, c(0))),
      kernel(add(a, c(Number.NaN))),
      kernel(add(load('f32', 1), 1)),
      { ...base, axes: 0, reduce: 1 },
      { ...base, params: ['f32'] },
      {
        ...base,
        buffers: [
          { stored: 'float32', steps: ['s'] },
          { stored: 'float32', steps: [1] },
        ],
      },
      {
        ...base,
        buffers: [
          { stored: 'float16', steps: [1] },
          { stored: 'float32', steps: [1] },
        ],
      },
      { ...base, stores: [{ ...base.stores[0]!, combine: 'add' }] },
      { ...base, stores: [{ ...base.stores[0]!, index: axis(0) }] },
      { ...base, stores: [{ ...base.stores[0]!, mask: eq(axis(0), 1) }] },
      { ...base, stores: [{ ...base.stores[0]!, inside: true }] },
      { ...base, stores: [...base.stores, ...base.stores] },
    ]
    expect(new Set([base, ...others].map(key)).size).toBe(others.length + 1)
  })
})
