/** Pointwise arithmetic: sums, products, quotients and their remainders, powers, rounding, bounds. See `row.ts` for what a row says. */
import {
  abs,
  add,
  and,
  call,
  ceil,
  copysign,
  div,
  eq,
  floor,
  ge,
  gt,
  isNaN,
  le,
  lt,
  max,
  min,
  mul,
  ne,
  neg,
  or,
  rem,
  sqrt,
  sub,
  trunc,
  where,
} from '../ir/expr.ts'
import {
  binary,
  define,
  EITHER,
  floatsOnly,
  type GradRule,
  integersOnly,
  isFloat,
  k,
  NUMBERS,
  numbersOnly,
  one,
  SECOND,
  TENSORS,
  unary,
  type X,
  zero,
} from './row.ts'

const INF = Number.POSITIVE_INFINITY
/** -1, 0 or 1; 0 of NaN. */
export const signOf = (x: X): X => where(gt(x, zero(x)), one(x), where(lt(x, zero(x)), neg(one(x)), zero(x)))
/** Rounding, which leaves integers alone. */
export const whole =
  (f: (x: X) => X) =>
  (x: X): X =>
    isFloat(x) ? f(x) : x

/** The remainder with the sign of the divisor (Python's %). */
const pyMod = (a: X, b: X): X => {
  const r = fmod(a, b)
  return where(and(ne(r, zero(r)), ne(lt(r, zero(r)), lt(b, zero(b)))), add(r, b), r)
}
const fmod = (a: X, b: X): X => (isFloat(a) ? call('fmod', a, b) : rem(a, b))
/** Division rounded down: PyTorch's div_floor_floating, which corrects the quotient by the remainder rather than flooring a / b. */
export const floorDiv = (a: X, b: X): X => {
  const r = fmod(a, b)
  const down = and(ne(r, zero(r)), ne(lt(r, zero(r)), lt(b, zero(b))))
  if (!isFloat(a)) return sub(div(a, b), where(down, one(a), zero(a)))
  const exact = div(sub(a, r), b)
  const q = where(down, sub(exact, one(a)), exact)
  const low = floor(q)
  const result = where(eq(q, zero(q)), copysign(zero(q), div(a, b)), where(gt(sub(q, low), k(q, 0.5)), add(low, one(q)), low))
  return where(eq(b, zero(b)), div(a, b), result)
}
/** Division rounded towards 0. */
export const truncDiv = (a: X, b: X): X => whole(trunc)(div(a, b))

/** The greatest common divisor, by as many steps of Euclid's algorithm as two numbers of the type can need (Lamé). */
function gcd(a: X, b: X): X {
  let [x, y] = [a, b]
  for (let i = 0; i < (a.ty === 'i64' ? 92 : 47); i++) [x, y] = [where(ne(y, zero(y)), y, x), rem(x, y)]
  return abs(x)
}

const ALPHA = ['(Operand self, Operand other, *, Scalar alpha=1)']
const times = (v: X | undefined, x: X): X => (v ? mul(v, x) : x)
const NONE = (name: string): { node: string; grads: GradRule[] } => ({
  node: 'torch::autograd::NotImplemented',
  grads: [`derivative for aten::${name} is not implemented`, `derivative for aten::${name} is not implemented`],
})

export const arithmetic = define({
  add: binary('x + alpha · other.', ALPHA, 'same', (a, b, alpha) => add(a, times(alpha, b)), [
    (g) => g,
    (g, _y, _a, _b, alpha) => times(alpha, g),
  ]),
  sub: binary('x - alpha · other.', ALPHA, 'same', (a, b, alpha) => sub(a, times(alpha, b)), [
    (g) => g,
    (g, _y, _a, _b, alpha) => neg(times(alpha, g)),
  ]),
  rsub: binary(
    'other - alpha · x.',
    ['(Tensor self, Tensor other, *, Scalar alpha=1)', '(Tensor self, Scalar other, Scalar alpha=1)'],
    'same',
    (a, b, alpha) => sub(b, times(alpha, a)),
    [(g, _y, _a, _b, alpha) => neg(times(alpha, g)), (g) => g],
    { inplace: 'none', node: 'RsubBackward0', numberNodes: ['RsubBackward1'] },
  ),
  mul: binary('x · other.', NUMBERS, 'same', mul, undefined, { precise: true }),
  div: binary('x / other: true division; integers become floats.', NUMBERS, 'float', div, undefined, { cost: 2, precise: true }),
  floor_divide: binary('x / other, rounded down.', EITHER, 'same', floorDiv, undefined, {
    ...NONE('floor_divide'),
    numberNodes: [NONE('').node, NONE('').node],
    cost: 6,
    precise: true,
    refuses: numbersOnly('div_floor_cpu'),
  }),
  remainder: binary(
    'x modulo other, with the sign of other.',
    EITHER,
    'same',
    pyMod,
    [(g) => g, (g, _y, a, b) => neg(mul(g, floorDiv(a, b)))],
    { node: 'RemainderBackward1', numberNodes: ['RemainderBackward0'], cost: 6, refuses: numbersOnly('remainder_cpu') },
  ),
  fmod: binary('The remainder with the sign of x.', SECOND, 'same', fmod, [(g) => g, (g, _y, a, b) => neg(mul(g, truncDiv(a, b)))], {
    node: 'FmodBackward1',
    numberNodes: ['FmodBackward0'],
    cost: 6,
    refuses: numbersOnly('fmod_cpu'),
  }),
  abs: unary('|x|.', 'same', abs, undefined, { cost: 1, refuses: numbersOnly('abs_cpu') }),
  neg: unary('-x.', 'same', neg, undefined, {
    cost: 1,
    refuses: {
      bool: 'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    },
  }),
  sign: unary('-1, 0 or 1 by the sign of x; 0 of NaN.', 'same', signOf, zero, { cost: 1, inplace: 'method' }),
  sgn: unary('-1, 0 or 1 by the sign of x; 0 of NaN.', 'same', signOf, zero, { cost: 1, inplace: 'method' }),
  signbit: unary('Whether the sign bit is set.', 'bool', (x) => lt(isFloat(x) ? copysign(one(x), x) : x, zero(x)), undefined, {
    cost: 1,
    inplace: 'none',
  }),
  reciprocal: unary(
    '1 / x.',
    'float',
    (x) => div(one(x), x),
    (g, y) => neg(mul(g, mul(y, y))),
    { cost: 2 },
  ),
  sqrt: unary('The square root.', 'float', sqrt, undefined, { cost: 2 }),
  rsqrt: unary('1 / √x.', 'float', (x) => call('rsqrt', x), undefined, { cost: 3 }),
  floor: unary('The largest whole number not above x.', 'same', whole(floor), zero, { cost: 1, refuses: numbersOnly('floor_vml_cpu') }),
  ceil: unary('The smallest whole number not below x.', 'same', whole(ceil), zero, { cost: 1, refuses: numbersOnly('ceil_vml_cpu') }),
  trunc: unary('x without its fraction.', 'same', whole(trunc), zero, { cost: 1, refuses: numbersOnly('trunc_vml_cpu') }),
  frac: unary(
    'The fraction of x, with its sign.',
    'same',
    (x) => sub(x, trunc(x)),
    (g) => g,
    { cost: 1, refuses: floatsOnly('frac_cpu') },
  ),
  deg2rad: unary('Degrees to radians.', 'float', (x) => mul(x, k(x, Math.PI / 180)), undefined, {
    cost: 1,
    node: 'Deg2RadBackward0',
    layout: 'like',
  }),
  rad2deg: unary('Radians to degrees.', 'float', (x) => mul(x, k(x, 180 / Math.PI)), undefined, {
    cost: 1,
    node: 'Rad2DegBackward0',
    layout: 'like',
  }),
  maximum: binary('The larger of both; NaN wins; ties share the gradient.', TENSORS, 'same', max, undefined, {
    inplace: 'none',
    chooses: true,
  }),
  minimum: binary('The smaller of both; NaN wins; ties share the gradient.', TENSORS, 'same', min, undefined, {
    inplace: 'none',
    chooses: true,
  }),
  fmax: binary(
    'The larger of both; NaN loses.',
    TENSORS,
    'same',
    (a, b) => (isFloat(a) ? where(isNaN(a), b, where(isNaN(b), a, max(a, b))) : max(a, b)),
    [(g, _y, a, b) => where(or(ge(a, b), isNaN(b)), g, zero(g)), (g, _y, a, b) => where(or(ge(a, b), isNaN(b)), zero(g), g)],
    { inplace: 'none', chooses: true },
  ),
  fmin: binary(
    'The smaller of both; NaN loses.',
    TENSORS,
    'same',
    (a, b) => (isFloat(a) ? where(isNaN(a), b, where(isNaN(b), a, min(a, b))) : min(a, b)),
    [(g, _y, a, b) => where(or(le(a, b), isNaN(b)), g, zero(g)), (g, _y, a, b) => where(or(le(a, b), isNaN(b)), zero(g), g)],
    { inplace: 'none', chooses: true },
  ),
  clamp_min: binary(
    'x, but not below min.',
    ['(Tensor self, Tensor min)', '(Tensor self, Scalar min)'],
    'same',
    max,
    [(g, _y, x, lo) => where(ge(x, lo), g, zero(g)), (g, _y, x, lo) => where(lt(x, lo), g, zero(g))],
    { node: 'ClampMinBackward1', numberNodes: ['ClampMinBackward0'], inplace: 'both', layout: 'alone', chooses: true },
  ),
  clamp_max: binary(
    'x, but not above max.',
    ['(Tensor self, Tensor max)', '(Tensor self, Scalar max)'],
    'same',
    min,
    [(g, _y, x, hi) => where(le(x, hi), g, zero(g)), (g, _y, x, hi) => where(gt(x, hi), g, zero(g))],
    { node: 'ClampMaxBackward1', numberNodes: ['ClampMaxBackward0'], inplace: 'both', layout: 'alone', chooses: true },
  ),
  copysign: binary(
    'x with the sign of other.',
    SECOND,
    'float',
    copysign,
    [(g, y, x) => where(eq(x, zero(g)), zero(g), mul(g, div(y, x))), (g) => zero(g)],
    { numberNodes: ['CopysignBackward1'] },
  ),
  nextafter: binary(
    'The next number after x towards other.',
    TENSORS,
    'same',
    (a, b) => call('nextafter', a, b),
    [(g, _y, a, b) => where(eq(a, b), zero(g), g), (g) => zero(g)],
    { cost: 4, refuses: floatsOnly('nextafter_cpu') },
  ),
  heaviside: binary(
    '0 below zero, 1 above, values at zero.',
    ['(Tensor self, Tensor values)'],
    'same',
    (x, v) => where(eq(x, zero(x)), v, where(gt(x, zero(x)), one(x), zero(x))),
    undefined,
    NONE('heaviside'),
  ),
  hypot: binary('√(x² + other²), without overflow.', TENSORS, 'same', (a, b) => call('hypot', a, b), undefined, {
    cost: 4,
    refuses: floatsOnly('hypot_cpu'),
  }),
  gcd: binary('The greatest common divisor, not negative.', TENSORS, 'same', gcd, undefined, {
    cost: 300,
    inplace: 'both',
    refuses: { ...integersOnly('gcd_cpu'), bool: 'gcd_cpu' },
  }),
  lcm: binary('The least common multiple, not negative.', TENSORS, 'same', (a, b) => abs(mul(div(a, gcd(a, b)), b)), undefined, {
    cost: 300,
    inplace: 'both',
    refuses: { ...integersOnly('lcm_cpu'), bool: 'lcm_cpu' },
  }),
  ldexp: binary(
    'x · 2^other.',
    TENSORS,
    'float',
    (a, b) => mul(a, call('exp2', b)),
    [(g, _y, _a, b) => mul(g, call('exp2', b)), (g, y) => mul(g, mul(y, k(g, Math.LN2)))],
    { cost: 8, inplace: 'both' },
  ),
  addcmul: {
    doc: 'x + value · tensor1 · tensor2.',
    signatures: ['(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1)'],
    inplace: 'method',
    body: (x, a, b, v) => add(x, mul(times(v, a), b)),
    grads: [(g) => g, (g, _y, _x, _a, b, v) => mul(g, times(v, b)), (g, _y, _x, a, _b, v) => mul(g, times(v, a))],
    refuses: numbersOnly('addcmul_cpu_out'),
  },
  addcdiv: {
    doc: 'x + value · tensor1 / tensor2.',
    signatures: ['(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1)'],
    inplace: 'method',
    cost: 2,
    body: (x, a, b, v) => add(x, div(times(v, a), b)),
    grads: [
      (g) => g,
      (g, _y, _x, _a, b, v) => mul(g, div(v ?? one(g), b)),
      (g, _y, _x, a, b, v) => neg(mul(g, div(times(v, a), mul(b, b)))),
    ],
  },
  nan_to_num: {
    doc: 'NaN and the infinities replaced: by 0 and the extremes of the dtype unless others are given.',
    signatures: ['(Tensor self, float? nan=None, float? posinf=None, float? neginf=None)'],
    body: (x, nan, high, low) => (isFloat(x) ? where(isNaN(x), nan, where(eq(x, k(x, INF)), high, where(eq(x, k(x, -INF)), low, x))) : x),
    grads: [(g, _y, x) => where(lt(abs(x), k(x, INF)), g, zero(g))],
    layout: 'like',
  },
})
