/**
 * The table of pointwise operations: each row is an expression over scalars, and a gradient where the symbolic one would be
 * unstable or PyTorch's convention differs. Function, method, in-place method, kernels, gradients of every order, forward mode and
 * tests all come from the row.
 */
import {
  abs as _abs, add, and, call, ceil as ceilOf, constant, copysign, div, eq, floor as floorOf, ge, gt, isNaN, le, lt,
  max, min, mul, ne, nearest, neg, not, or, rem, select, shl, shr, type Scalar, sqrt, sub, trunc as truncOf, where, xor,
} from '../ir/expr.ts'
import { type GradRule, one, Pointwise, type PointwiseRow, type ResultRule, type X, zero } from './row.ts'

export const isFloatTy = (ty: Scalar): boolean => ty === 'f32' || ty === 'f64'
const k = (like: X, v: number): X => constant(like.ty, v)
const f = (name: Parameters<typeof call>[0]) => (x: X): X => call(name, x)
/** No gradient flows, but a tensor of zeros arrives (sign, round and their kin). */
const ZERO: GradRule = (g) => zero(g)
const INV_SQRT_PI2 = 2 / Math.sqrt(Math.PI)

export interface UnaryRow {
  doc: string
  op: Pointwise
  /** Whether `name_` exists. */
  inplace: boolean
}
const nodeName = (name: string): string => `${name.split('_').map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('')}Backward0`

function unary(name: string, doc: string, result: ResultRule, body: (x: X, ty: Scalar) => X, grad?: (g: X, x: X, y: X) => X, more: Partial<PointwiseRow> & { inplace?: boolean } = {}): [string, UnaryRow] {
  const { inplace = true, ...row } = more
  const op = new Pointwise({
    name, node: nodeName(name), operands: ['self'], result, body: (x, ty) => body(x[0]!, ty),
    ...(grad ? { grads: [(g: X, x: X[], y: X) => grad(g, x[0]!, y)] } : {}), cost: 8, ...row,
  })
  return [name, { doc, op, inplace }]
}

const signOf = (x: X): X => (x.ty === 'bool' ? x : where(gt(x, k(x, 0)), one(x), where(lt(x, k(x, 0)), neg(one(x)), isFloatTy(x.ty) ? where(eq(x, k(x, 0)), zero(x), x) : zero(x))))
const whole = (fl: (x: X) => X) => (x: X, ty: Scalar): X => (isFloatTy(ty) ? fl(x) : x)

/** Operations of one tensor. */
export const unaryOps: Record<string, UnaryRow> = Object.fromEntries([
  unary('abs', '|x|, elementwise.', 'same', (x) => _abs(x), (g, x) => mul(g, signOf(x)), { cost: 1 }),
  unary('neg', '-x, elementwise.', 'same', (x) => neg(x), (g) => neg(g), { cost: 1 }),
  unary('positive', 'x itself.', 'same', (x) => x, (g) => g, { cost: 1, inplace: false }),
  unary('sign', '-1, 0 or 1 by the sign of x; NaN stays.', 'same', (x) => signOf(x), (g) => zero(g), { cost: 1 }),
  unary('signbit', 'Whether the sign bit is set.', 'bool', (x, ty) => (isFloatTy(ty) ? lt(copysign(one(x), x), k(x, 0)) : lt(x, k(x, 0))), undefined, { cost: 1, inplace: false }),
  unary('square', 'x².', 'same', (x) => mul(x, x), (g, x) => mul(mul(g, x), k(x, 2)), { cost: 1, node: 'PowBackward0' }),
  unary('floor', 'The largest whole number not above x.', 'same', whole((x) => floorOf(x)), (g) => zero(g), { cost: 1 }),
  unary('ceil', 'The smallest whole number not below x.', 'same', whole((x) => ceilOf(x)), (g) => zero(g), { cost: 1 }),
  unary('trunc', 'x without its fraction.', 'same', whole((x) => truncOf(x)), (g) => zero(g), { cost: 1 }),
  unary('frac', 'The fraction of x, with its sign.', 'same', (x) => sub(x, truncOf(x)), (g) => g, { cost: 1 }),
  unary('exp', 'eˣ.', 'float', f('exp'), (g, _x, y) => mul(g, y)),
  unary('exp2', '2ˣ.', 'float', f('exp2'), (g, _x, y) => mul(mul(g, y), k(g, Math.LN2))),
  unary('expm1', 'eˣ - 1, exact for small x.', 'float', f('expm1'), (g, _x, y) => mul(g, add(y, one(y)))),
  unary('log', 'The natural logarithm.', 'float', f('log'), (g, x) => div(g, x)),
  unary('log2', 'The logarithm of base 2.', 'float', f('log2'), (g, x) => div(g, mul(x, k(x, Math.LN2)))),
  unary('log10', 'The logarithm of base 10.', 'float', f('log10'), (g, x) => div(g, mul(x, k(x, Math.LN10)))),
  unary('log1p', 'log(1 + x), exact for small x.', 'float', f('log1p'), (g, x) => div(g, add(x, one(x)))),
  unary('sqrt', 'The square root.', 'float', (x) => sqrt(x), (g, _x, y) => div(g, mul(y, k(y, 2))), { cost: 2 }),
  unary('rsqrt', '1 / √x.', 'float', f('rsqrt'), (g, _x, y) => mul(mul(g, k(y, -0.5)), mul(y, mul(y, y))), { cost: 3 }),
  unary('reciprocal', '1 / x.', 'float', (x) => div(one(x), x), (g, _x, y) => neg(mul(g, mul(y, y))), { cost: 2 }),
  unary('sin', 'The sine (radians).', 'float', f('sin'), (g, x) => mul(g, call('cos', x))),
  unary('cos', 'The cosine (radians).', 'float', f('cos'), (g, x) => neg(mul(g, call('sin', x)))),
  unary('tan', 'The tangent (radians).', 'float', f('tan'), (g, _x, y) => mul(g, add(mul(y, y), one(y)))),
  unary('asin', 'The inverse sine, in radians.', 'float', f('asin'), (g, x) => mul(g, div(one(x), sqrt(sub(one(x), mul(x, x)))))),
  unary('acos', 'The inverse cosine, in radians.', 'float', f('acos'), (g, x) => neg(mul(g, div(one(x), sqrt(sub(one(x), mul(x, x))))))),
  unary('atan', 'The inverse tangent, in radians.', 'float', f('atan'), (g, x) => div(g, add(mul(x, x), one(x)))),
  unary('sinh', 'The hyperbolic sine.', 'float', f('sinh'), (g, x) => mul(g, call('cosh', x))),
  unary('cosh', 'The hyperbolic cosine.', 'float', f('cosh'), (g, x) => mul(g, call('sinh', x))),
  unary('tanh', 'The hyperbolic tangent.', 'float', f('tanh'), (g, _x, y) => mul(g, sub(one(y), mul(y, y)))),
  unary('asinh', 'The inverse hyperbolic sine.', 'float', f('asinh'), (g, x) => div(g, sqrt(add(mul(x, x), one(x))))),
  unary('acosh', 'The inverse hyperbolic cosine.', 'float', f('acosh'), (g, x) => div(g, mul(sqrt(sub(x, one(x))), sqrt(add(x, one(x)))))),
  unary('atanh', 'The inverse hyperbolic tangent.', 'float', f('atanh'), (g, x) => div(g, sub(one(x), mul(x, x)))),
  unary('sigmoid', '1 / (1 + e⁻ˣ).', 'float', f('sigmoid'), (g, _x, y) => mul(g, mul(y, sub(one(y), y)))),
  unary('erf', 'The error function.', 'float', f('erf'), (g, x) => mul(mul(g, k(x, INV_SQRT_PI2)), call('exp', neg(mul(x, x)))), { cost: 12 }),
  unary('erfc', '1 - erf(x), exact for large x.', 'float', f('erfc'), (g, x) => mul(mul(g, k(x, -INV_SQRT_PI2)), call('exp', neg(mul(x, x)))), { cost: 16 }),
  unary('erfinv', 'The inverse of erf.', 'float', f('erfinv'), (g, _x, y) => mul(mul(g, k(y, 1 / INV_SQRT_PI2)), call('exp', mul(y, y))), { cost: 16 }),
  unary('lgamma', 'The logarithm of |Γ(x)|.', 'float', f('lgamma'), (g, x) => mul(g, call('digamma', x)), { cost: 32 }),
  unary('digamma', 'The derivative of log Γ(x).', 'float', f('digamma'), (g, x) => mul(g, call('trigamma', x)), { cost: 32 }),
  unary('i0', 'The modified Bessel function of order 0.', 'float', f('i0'), (g, x) => mul(g, call('i1', x)), { cost: 32 }),
  unary('sinc', 'sin(πx) / (πx), 1 at 0.', 'float', (x) => where(eq(x, k(x, 0)), one(x), div(call('sin', mul(x, k(x, Math.PI))), mul(x, k(x, Math.PI)))),
    (g, x) => where(eq(x, k(x, 0)), zero(g), mul(g, div(sub(mul(mul(x, k(x, Math.PI)), call('cos', mul(x, k(x, Math.PI)))), call('sin', mul(x, k(x, Math.PI)))), mul(mul(x, x), k(x, Math.PI)))))),
  unary('deg2rad', 'Degrees to radians.', 'float', (x) => mul(x, k(x, Math.PI / 180)), (g) => mul(g, k(g, Math.PI / 180)), { cost: 1, node: 'Deg2RadBackward0' }),
  unary('rad2deg', 'Radians to degrees.', 'float', (x) => mul(x, k(x, 180 / Math.PI)), (g) => mul(g, k(g, 180 / Math.PI)), { cost: 1, node: 'Rad2DegBackward0' }),
  unary('relu', 'max(x, 0).', 'same', (x) => max(x, zero(x)), (g, _x, y) => where(gt(y, k(y, 0)), g, zero(g)), { cost: 1 }),
  unary('logical_not', 'Whether x is 0.', 'bool', (x) => eq(x, k(x, 0)), undefined, { cost: 1 }),
  unary('isnan', 'Whether x is NaN.', 'bool', (x, ty) => (isFloatTy(ty) ? isNaN(x) : constant('bool', false)), undefined, { cost: 1, inplace: false }),
  unary('isinf', 'Whether x is infinite.', 'bool', (x, ty) => (isFloatTy(ty) ? eq(_abs(x), k(x, Number.POSITIVE_INFINITY)) : constant('bool', false)), undefined, { cost: 1, inplace: false }),
  unary('isposinf', 'Whether x is +∞.', 'bool', (x, ty) => (isFloatTy(ty) ? eq(x, k(x, Number.POSITIVE_INFINITY)) : constant('bool', false)), undefined, { cost: 1, inplace: false }),
  unary('isneginf', 'Whether x is -∞.', 'bool', (x, ty) => (isFloatTy(ty) ? eq(x, k(x, Number.NEGATIVE_INFINITY)) : constant('bool', false)), undefined, { cost: 1, inplace: false }),
  unary('isfinite', 'Whether x is neither infinite nor NaN.', 'bool', (x, ty) => (isFloatTy(ty) ? lt(_abs(x), k(x, Number.POSITIVE_INFINITY)) : constant('bool', true)), undefined, { cost: 1, inplace: false }),
])

function bin(name: string, doc: string, result: ResultRule, body: (a: X, b: X, ty: Scalar) => X, grads?: [GradRule, GradRule], more: Partial<PointwiseRow> & { inplace?: boolean } = {}): [string, UnaryRow] {
  const { inplace = true, ...row } = more
  const op = new Pointwise({ name, node: nodeName(name), operands: ['self', 'other'], result, body: (x, ty) => body(x[0]!, x[1]!, ty), ...(grads ? { grads } : {}), cost: 1, ...row })
  return [name, { doc, op, inplace }]
}
const cmp = (name: string, doc: string, c: (a: X, b: X) => X): [string, UnaryRow] => bin(name, doc, 'bool', (a, b) => c(a, b))
const logical = (name: string, doc: string, c: (a: X, b: X) => X): [string, UnaryRow] => bin(name, doc, 'bool', (a, b) => c(ne(a, zero(a)), ne(b, zero(b))))

/** The remainder with the sign of the divisor (Python's %). */
const pyMod = (a: X, b: X, ty: Scalar): X => {
  const r = isFloatTy(ty) ? call('fmod', a, b) : rem(a, b)
  const differs = and(ne(r, zero(r)), isFloatTy(ty) ? ne(lt(r, zero(r)), lt(b, zero(b))) : ne(lt(r, zero(r)), lt(b, zero(b))))
  return where(differs, add(r, b), r)
}
/** Division rounded down: PyTorch's div_floor, which corrects the quotient of the remainder rather than flooring a/b. */
export const floorDiv = (a: X, b: X, ty: Scalar): X => {
  if (!isFloatTy(ty)) {
    const q = div(a, b)
    const r = rem(a, b)
    return where(and(ne(r, zero(r)), ne(lt(r, zero(r)), lt(b, zero(b)))), sub(q, one(q)), q)
  }
  const mod = call('fmod', a, b)
  let q = div(sub(a, mod), b)
  q = where(and(ne(mod, zero(mod)), ne(lt(b, zero(b)), lt(mod, zero(mod)))), sub(q, one(q)), q)
  const fl = floorOf(q)
  const near = where(gt(sub(q, fl), k(q, 0.5)), add(fl, one(fl)), fl)
  const result = where(eq(q, zero(q)), copysign(zero(q), div(a, b)), near)
  return where(eq(b, zero(b)), div(a, b), result)
}

/** Whether gradients of ties go half to each side (maximum) or to the first. */
const halves = (wins: (a: X, b: X) => X): [GradRule, GradRule] => [
  (g, x) => where(eq(x[0]!, x[1]!), mul(g, k(g, 0.5)), where(wins(x[0]!, x[1]!), g, zero(g))),
  (g, x) => where(eq(x[0]!, x[1]!), mul(g, k(g, 0.5)), where(wins(x[0]!, x[1]!), zero(g), g)),
]

/** Operations of two operands, of which at least one is a tensor. */
export const binaryOps: Record<string, UnaryRow> = Object.fromEntries([
  bin('mul', 'x · other.', 'same', (a, b) => mul(a, b)),
  bin('div', 'x / other: true division; integers become floats.', 'float', (a, b) => div(a, b), [(g, x) => div(g, x[1]!), (g, x) => neg(mul(g, div(div(x[0]!, x[1]!), x[1]!)))], { cost: 2 }),
  bin('floor_divide', 'x / other, rounded down.', 'same', floorDiv, [null, null], { cost: 6 }),
  bin('remainder', 'x modulo other, with the sign of other.', 'same', pyMod, [(g) => g, (g, x) => neg(mul(g, floorDiv(x[0]!, x[1]!, g.ty)))], { cost: 6 }),
  bin('fmod', 'The remainder with the sign of x.', 'same', (a, b, ty) => (isFloatTy(ty) ? call('fmod', a, b) : rem(a, b)), [(g) => g, (g, x) => neg(mul(g, truncOf(div(x[0]!, x[1]!))))], { cost: 6 }),
  bin('atan2', 'The angle of the point (other, x), in radians.', 'float', (a, b) => call('atan2', a, b), [
    (g, x) => atan2Part(g, x[1]!, x),
    (g, x) => atan2Part(g, neg(x[0]!), x),
  ], { cost: 16 }),
  bin('hypot', '√(x² + other²), without overflow.', 'same', (a, b) => call('hypot', a, b), [(g, x, y) => mul(g, div(x[0]!, y)), (g, x, y) => mul(g, div(x[1]!, y))], { cost: 4 }),
  bin('nextafter', 'The next number after x towards other.', 'same', (a, b) => call('nextafter', a, b), [null, null], { cost: 4 }),
  bin('copysign', 'x with the sign of other.', 'float', (a, b) => copysign(a, b), [(g, x, y) => where(eq(x[0]!, zero(g)), zero(g), mul(g, where(eq(x[0]!, y), one(g), neg(one(g))))), (g) => zero(g)]),
  bin('maximum', 'The larger of both; NaN wins.', 'same', (a, b) => max(a, b), halves((a, b) => gt(a, b))),
  bin('minimum', 'The smaller of both; NaN wins.', 'same', (a, b) => min(a, b), halves((a, b) => lt(a, b))),
  bin('fmax', 'The larger of both; NaN loses.', 'same', (a, b, ty) => (isFloatTy(ty) ? where(isNaN(a), b, where(isNaN(b), a, max(a, b))) : max(a, b)),
    [(g, x) => where(or(ge(x[0]!, x[1]!), isNaN(x[1]!)), g, zero(g)), (g, x) => where(or(ge(x[0]!, x[1]!), isNaN(x[1]!)), zero(g), g)]),
  bin('fmin', 'The smaller of both; NaN loses.', 'same', (a, b, ty) => (isFloatTy(ty) ? where(isNaN(a), b, where(isNaN(b), a, min(a, b))) : min(a, b)),
    [(g, x) => where(or(le(x[0]!, x[1]!), isNaN(x[1]!)), g, zero(g)), (g, x) => where(or(le(x[0]!, x[1]!), isNaN(x[1]!)), zero(g), g)]),
  bin('heaviside', '0 below zero, 1 above, other at zero.', 'same', (a, b) => where(eq(a, zero(a)), b, where(lt(a, zero(a)), zero(a), isFloatTy(a.ty) ? where(isNaN(a), zero(a), one(a)) : one(a))), [null, null]),
  bin('logaddexp', 'log(eˣ + e^other).', 'float', (a, b) => {
    const m = max(a, b)
    return where(and(eq(a, b), eq(_abs(a), k(a, Number.POSITIVE_INFINITY))), a, add(m, call('log1p', call('exp', neg(_abs(sub(a, b)))))))
  }, [(g, x) => mul(g, call('sigmoid', sub(x[0]!, x[1]!))), (g, x) => mul(g, call('sigmoid', sub(x[1]!, x[0]!)))], { cost: 20 }),
  bin('logaddexp2', 'log₂(2ˣ + 2^other).', 'float', (a, b) => {
    const m = max(a, b)
    return where(and(eq(a, b), eq(_abs(a), k(a, Number.POSITIVE_INFINITY))), a, add(m, mul(call('log1p', call('exp2', neg(_abs(sub(a, b))))), k(a, Math.LOG2E))))
  }, [(g, x) => mul(g, call('sigmoid', mul(sub(x[0]!, x[1]!), k(g, Math.LN2)))), (g, x) => mul(g, call('sigmoid', mul(sub(x[1]!, x[0]!), k(g, Math.LN2))))], { cost: 20 }),
  bin('xlogy', 'x · log(other), 0 where x is 0.', 'float', (a, b) => where(isNaN(b), b, where(eq(a, zero(a)), zero(a), mul(a, call('log', b)))),
    [(g, x) => where(and(eq(x[0]!, zero(g)), le(x[1]!, zero(g))), zero(g), mul(g, call('log', x[1]!))), (g, x) => div(mul(g, x[0]!), x[1]!)], { cost: 10 }),
  bin('ldexp', 'x · 2^other.', 'float', (a, b) => mul(a, call('exp2', b)), undefined, { cost: 8 }),
  cmp('eq', 'x = other.', eq), cmp('ne', 'x ≠ other.', ne), cmp('lt', 'x < other.', lt), cmp('le', 'x ≤ other.', le), cmp('gt', 'x > other.', gt), cmp('ge', 'x ≥ other.', ge),
  logical('logical_and', 'Both are non-zero.', and), logical('logical_or', 'One is non-zero.', or), logical('logical_xor', 'Just one is non-zero.', xor),
  bin('bitwise_and', 'Bitwise and; logical for bool.', 'same', (a, b) => and(a, b)),
  bin('bitwise_or', 'Bitwise or; logical for bool.', 'same', (a, b) => or(a, b)),
  bin('bitwise_xor', 'Bitwise exclusive or; logical for bool.', 'same', (a, b) => xor(a, b)),
  bin('bitwise_left_shift', 'x shifted left by other bits.', 'same', (a, b) => where(or(lt(b, zero(b)), ge(b, k(b, b.ty === 'i64' ? 64 : 32))), zero(a), shl(a, b))),
  bin('bitwise_right_shift', 'x shifted right by other bits, keeping the sign.', 'same', (a, b) => shr(a, where(or(lt(b, zero(b)), ge(b, k(b, b.ty === 'i64' ? 64 : 32))), k(b, b.ty === 'i64' ? 63 : 31), b))),
])
function atan2Part(g: X, part: X, x: X[]): X {
  const r = add(mul(x[0]!, x[0]!), mul(x[1]!, x[1]!))
  return where(eq(r, zero(r)), zero(g), mul(g, div(part, r)))
}

const row = (r: PointwiseRow): Pointwise => new Pointwise(r)
const powGradBase: GradRule = (g, x) => where(eq(x[1]!, zero(g)), zero(g), mul(g, mul(x[1]!, call('pow', x[0]!, sub(x[1]!, one(g))))))
const powGradExponent: GradRule = (g, x, y) => where(and(eq(x[0]!, zero(g)), ge(x[1]!, zero(g))), zero(g), mul(g, mul(y, call('log', x[0]!))))

/** Integer power by squaring, unrolled; a negative exponent gives what integer division of 1 by the power does. */
function intPow(a: X, b: X): X {
  let result = one(a)
  let base = a
  let e = b
  for (let i = 0; i < (a.ty === 'i64' ? 63 : 31); i++) {
    result = where(ne(and(e, one(e)), zero(e)), mul(result, base), result)
    if (i < (a.ty === 'i64' ? 62 : 30)) base = mul(base, base)
    e = shr(e, one(e))
  }
  const odd = ne(and(b, one(b)), zero(b))
  const inverse = where(eq(a, one(a)), one(a), where(eq(a, k(a, -1)), where(odd, k(a, -1), one(a)), zero(a)))
  return where(lt(b, zero(b)), inverse, result)
}
const powBody = (x: X[], ty: Scalar): X => (isFloatTy(ty) ? call('pow', x[0]!, x[1]!) : intPow(x[0]!, x[1]!))

/** Operations whose calling differs from the plain forms above; `functions/pointwise.ts` gives them their signatures. */
export const add_ = row({
  name: 'add', node: 'AddBackward0', operands: ['self', 'other', '*alpha'], result: 'same',
  body: (x) => add(x[0]!, x[2] ? mul(x[2], x[1]!) : x[1]!), grads: [(g) => g, (g, x) => (x[2] ? mul(g, x[2]) : g)],
})
export const sub_ = row({
  name: 'sub', node: 'SubBackward0', operands: ['self', 'other', '*alpha'], result: 'same',
  body: (x) => sub(x[0]!, x[2] ? mul(x[2], x[1]!) : x[1]!), grads: [(g) => g, (g, x) => neg(x[2] ? mul(g, x[2]) : g)],
})
export const rsub_ = row({
  name: 'rsub', node: 'RsubBackward1', operands: ['self', 'other', '*alpha'], result: 'same',
  body: (x) => sub(x[1]!, x[2] ? mul(x[2], x[0]!) : x[0]!), grads: [(g, x) => neg(x[2] ? mul(g, x[2]) : g), (g) => g],
})
export const powScalar = row({ name: 'pow', node: 'PowBackward0', operands: ['self', '*exponent'], result: 'same', body: powBody, grads: [powGradBase, null], cost: 20 })
export const powTensor = row({ name: 'pow', node: 'PowBackward1', operands: ['self', 'exponent'], result: 'same', body: powBody, grads: [powGradBase, powGradExponent], cost: 20 })
export const powBase = row({ name: 'pow', node: 'PowBackward2', operands: ['*self', 'exponent'], result: 'same', body: powBody, grads: [null, powGradExponent], cost: 20 })
/** Powers that are a product: exact, and as fast as one. */
export const powSquare = row({ name: 'pow', node: 'PowBackward0', operands: ['self', '*exponent'], result: 'same', body: (x) => mul(x[0]!, x[0]!), grads: [(g, x) => mul(g, mul(x[0]!, k(g, 2))), null] })
export const powCube = row({ name: 'pow', node: 'PowBackward0', operands: ['self', '*exponent'], result: 'same', body: (x) => mul(mul(x[0]!, x[0]!), x[0]!), grads: [(g, x) => mul(g, mul(mul(x[0]!, x[0]!), k(g, 3))), null] })
export const divTrunc = row({ name: 'div', node: 'DivBackward2', operands: ['self', 'other'], result: 'same', body: (x, ty) => (isFloatTy(ty) ? truncOf(div(x[0]!, x[1]!)) : div(x[0]!, x[1]!)), grads: [ZERO, ZERO], cost: 2 })
export const divFloor = row({ name: 'div', node: 'DivBackward2', operands: ['self', 'other'], result: 'same', body: (x, ty) => floorDiv(x[0]!, x[1]!, ty), grads: [ZERO, ZERO], cost: 6 })
/** One value everywhere where the condition holds, another elsewhere. */
export const where_ = row({
  name: 'where', node: 'WhereBackward0', operands: ['?condition', 'self', 'other'], result: 'same', body: (x) => select(x[0]!, x[1]!, x[2]!),
  grads: [null, (g, x) => select(x[0]!, g, zero(g)), (g, x) => select(x[0]!, zero(g), g)],
})
/** A copy in the dtype asked. */
export const copy = (node: string): Pointwise => row({ name: 'clone', node, operands: ['self'], result: 'same', body: (x) => x[0]!, grads: [(g) => g] })
/** Bounds are numbers or tensors; null where one is missing. */
const clampBody = (x: X[], lo: boolean, hi: boolean): X => {
  let y = x[0]!
  if (lo) y = max(y, x[1]!)
  if (hi) y = min(y, x[lo ? 2 : 1]!)
  return y
}
const clampRow = (node: string, operands: readonly string[], lo: boolean, hi: boolean): Pointwise => {
  const inside = (x: X[]): X => {
    const parts: X[] = []
    if (lo) parts.push(ge(x[0]!, x[1]!))
    if (hi) parts.push(le(x[0]!, x[lo ? 2 : 1]!))
    return parts.length === 2 ? and(parts[0]!, parts[1]!) : parts[0]!
  }
  const below = (x: X[]): X => (hi ? and(lt(x[0]!, x[1]!), lt(x[1]!, x[2]!)) : lt(x[0]!, x[1]!))
  const above = (x: X[]): X => (lo ? or(gt(x[0]!, x[2]!), gt(x[1]!, x[2]!)) : gt(x[0]!, x[1]!))
  const grads: GradRule[] = [(g, x) => where(inside(x), g, zero(g))]
  if (lo) grads.push((g, x) => where(below(x), g, zero(g)))
  if (hi) grads.push((g, x) => where(above(x), g, zero(g)))
  return row({ name: 'clamp', node, operands, result: 'same', body: (x) => clampBody(x, lo, hi), grads })
}
export const clampNumbers = {
  both: clampRow('ClampBackward1', ['self', '*min', '*max'], true, true),
  min: clampRow('ClampBackward1', ['self', '*min'], true, false),
  max: clampRow('ClampBackward1', ['self', '*max'], false, true),
}
export const clampTensors = {
  both: clampRow('ClampBackward0', ['self', 'min', 'max'], true, true),
  min: clampRow('ClampBackward0', ['self', 'min'], true, false),
  max: clampRow('ClampBackward0', ['self', 'max'], false, true),
}
export const bitwiseNot = row({ name: 'bitwise_not', node: 'BitwiseNotBackward0', operands: ['self'], result: 'same', body: (x) => not(x[0]!) })
export const logicalNotBits = row({ name: 'bitwise_not', node: 'BitwiseNotBackward0', operands: ['self'], result: 'bool', body: (x) => eq(x[0]!, zero(x[0]!)) })
export const roundWhole = row({ name: 'round', node: 'RoundBackward0', operands: ['self'], result: 'same', body: (x, ty) => (isFloatTy(ty) ? nearest(x[0]!) : x[0]!), grads: [ZERO] })
