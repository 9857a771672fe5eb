/** Pointwise questions and logic: comparisons, properties of floats, logical and bitwise operations. See `row.ts` for what a row says. */
import { abs, add, and, constant, eq, ge, gt, isNaN, le, lt, mul, ne, not, or, select, shl, shr, sub, where, xor } from '../ir/expr.ts'
import {
  binary,
  type Definition,
  define,
  EITHER,
  integersOnly,
  isFloat,
  k,
  Pointwise,
  SECOND,
  TENSORS,
  unary,
  type X,
  zero,
} from './row.ts'

const INF = Number.POSITIVE_INFINITY
/** A question about floats, to which integers have one answer. */
const ask = (doc: string, body: (x: X) => X, integers = false): Definition =>
  unary(doc, 'bool', (x) => (isFloat(x) ? body(x) : constant('bool', integers)), undefined, { cost: 1, inplace: 'none' })
/** In place, comparisons have a gradient function: of zeros. */
const compare = (doc: string, name: string, body: (a: X, b: X) => X): Definition =>
  binary(doc, SECOND, 'bool', body, undefined, { node: `${name}Backward1`, numberNodes: [`${name}Backward0`] })
const truth = (x: X): X => ne(x, zero(x))
const logical = (doc: string, body: (a: X, b: X) => X): Definition => binary(doc, TENSORS, 'bool', (a, b) => body(truth(a), truth(b)))
const bitwise = (doc: string, kernel: string, body: (a: X, b: X) => X, more = {}): Definition =>
  binary(doc, EITHER, 'same', body, undefined, { refuses: { ...integersOnly(kernel), ...more } })
/** Whether a shift moves out every bit; 8- and 16-bit numbers lie in 32 bits, of which they keep what fits them. */
const tooFar = (b: X): X => or(lt(b, zero(b)), ge(b, k(b, b.ty === 'i64' ? 64 : 32)))

export const comparison = define({
  eq: compare('x = other.', 'Eq', eq),
  ne: compare('x ≠ other.', 'Ne', ne),
  lt: compare('x < other.', 'Lt', lt),
  le: compare('x ≤ other.', 'Le', le),
  gt: compare('x > other.', 'Gt', gt),
  ge: compare('x ≥ other.', 'Ge', ge),
  isnan: ask('Whether x is NaN.', isNaN),
  isinf: ask('Whether x is infinite.', (x) => eq(abs(x), k(x, INF))),
  isposinf: ask('Whether x is +∞.', (x) => eq(x, k(x, INF))),
  isneginf: ask('Whether x is -∞.', (x) => eq(x, k(x, -INF))),
  isfinite: ask('Whether x is neither infinite nor NaN.', (x) => lt(abs(x), k(x, INF)), true),
  isreal: ask('Whether x has no imaginary part: always, as no tensor is complex.', () => constant('bool', true), true),
  logical_not: unary('Whether x is 0.', 'bool', (x) => eq(x, zero(x)), undefined, { cost: 1, inplace: 'method' }),
  logical_and: logical('Whether both are other than 0.', and),
  logical_or: logical('Whether one is other than 0.', or),
  logical_xor: logical('Whether just one is other than 0.', xor),
  bitwise_and: bitwise('Bitwise and; logical for bool.', 'bitwise_and_cpu', and),
  bitwise_or: bitwise('Bitwise or; logical for bool.', 'bitwise_or_cpu', or),
  bitwise_xor: bitwise('Bitwise exclusive or; logical for bool.', 'bitwise_xor_cpu', xor),
  bitwise_left_shift: bitwise('x shifted left by other bits.', 'lshift_cpu', (a, b) => where(tooFar(b), zero(a), shl(a, b)), {
    bool: 'lshift_cpu',
  }),
  bitwise_right_shift: bitwise(
    'x shifted right by other bits, keeping the sign.',
    'rshift_cpu',
    (a, b) => shr(a, where(tooFar(b), k(b, b.ty === 'i64' ? 63 : 31), b)),
    { bool: 'rshift_cpu' },
  ),
  bitwise_not: unary('Bitwise not; logical for bool.', 'same', not, undefined, {
    cost: 1,
    inplace: 'method',
    refuses: integersOnly('bitwise_not_cpu'),
  }),
})

/** `bitwise_not` of bool, which is computed as a number. */
export const notBool = new Pointwise({ name: 'bitwise_not', node: '', operands: ['self'], result: 'bool', body: (x) => eq(x, zero(x)) })

/** |x - other| ≤ atol + rtol · |other|, or equal; `equal_nan`: NaN equals NaN. */
const close = (nan: boolean): Pointwise =>
  new Pointwise({
    name: 'isclose',
    node: '',
    operands: ['self', 'other', '#rtol', '#atol'],
    result: 'bool',
    cost: 4,
    body: (a, b, rtol, atol) => {
      const distance = abs(sub(a, b))
      const near = or(eq(a, b), and(lt(distance, k(a, INF)), le(distance, add(atol, abs(mul(rtol, b))))))
      return nan ? select(isNaN(a), isNaN(b), near) : near
    },
  })
export const closeTo = { nan: close(true), plain: close(false) }
