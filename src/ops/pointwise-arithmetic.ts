/** Pointwise arithmetic: sums, products, quotients and their remainders, powers, rounding, bounds. See `row.ts` for what a row says. */
import {
  abs,
  add,
  and,
  bits,
  call,
  cast,
  ceil,
  constant,
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
  nearest,
  neg,
  not,
  or,
  rem,
  select,
  shr,
  sqrt,
  sub,
  trunc,
  where,
  xor,
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
  Pointwise,
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
const whole =
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
const truncDiv = (a: X, b: X): X => whole(trunc)(div(a, b))

/**
 * The next number after a towards b among those of a 16-bit type, which is computed in 32 bits: a step in those moves the lowest bit
 * that the type keeps, `unit`; below `normal` numbers lie `tiny` apart. Beyond `most` comes infinity.
 */
const nextShort =
  (unit: number, normal: number, tiny: number, most: number) =>
  (a: X, b: X): X => {
    const up = lt(a, b)
    const size = abs(a)
    const away = eq(up, gt(a, zero(a)))
    const stepped = copysign(bits('f32', add(bits('i32', size), where(away, constant('i32', unit), -unit))), a)
    const small = or(lt(size, k(a, normal)), and(eq(size, k(a, normal)), not(away)))
    const near = where(small, add(a, where(up, k(a, tiny), -tiny)), where(eq(size, k(a, INF)), copysign(k(a, most), a), stepped))
    return where(isNaN(a), a, where(isNaN(b), b, where(eq(a, b), b, near)))
  }

/** The greatest common divisor, by as many steps of Euclid's algorithm as two numbers of the type can need (Lamé). */
function gcd(a: X, b: X): X {
  let [x, y] = [a, b]
  for (let i = 0; i < (a.ty === 'i64' ? 92 : 47); i++) [x, y] = [where(ne(y, zero(y)), y, x), rem(x, y)]
  return abs(x)
}

/** Integer power by squaring, unrolled; a negative exponent gives what integer division of 1 by the power does. */
function intPow(a: X, b: X): X {
  const width = a.ty === 'i64' ? 63 : 31
  let result = one(a)
  let base = a
  for (let i = 0; i < width; i++) {
    const bit = and(b, i === 62 ? constant('i64', 1n << 62n) : constant(b.ty, 2 ** i))
    result = where(ne(bit, zero(b)), mul(result, base), result)
    if (i < width - 1) base = mul(base, base)
  }
  const odd = ne(and(b, one(b)), zero(b))
  const inverse = where(eq(a, one(a)), one(a), where(eq(a, k(a, -1)), where(odd, k(a, -1), one(a)), zero(a)))
  return where(lt(b, zero(b)), inverse, result)
}
const pow = (a: X, b: X): X => (isFloat(a) ? call('pow', a, b) : intPow(a, b))
const powBaseGrad: GradRule = (g, _y, a, b) => where(eq(b, zero(g)), zero(g), mul(g, mul(b, call('pow', a, sub(b, one(g))))))
const powExponentGrad: GradRule = (g, y, a, b) => where(and(eq(a, zero(g)), ge(b, zero(g))), zero(g), mul(g, mul(y, call('log', a))))

/** The mantissa in [0.5, 1) and the exponent of a float, as C's frexp; what has none (0, infinities, NaN) keeps its value, with exponent 0. */
function frexp(x: X): { mantissa: X; exponent: X } {
  const [ty, width, bias, scale] = x.ty === 'f32' ? (['i32', 23n, 126n, 2 ** 32] as const) : (['i64', 52n, 1022n, 2 ** 64] as const)
  const c = (v: bigint): X => constant(ty, ty === 'i32' ? Number(v) : v)
  const mask = ((bias + 1n) * 2n + 1n) << width
  const small = lt(abs(x), k(x, x.ty === 'f32' ? 2 ** -126 : 2 ** -1022))
  const scaled = bits(ty, select(small, mul(x, k(x, scale)), x))
  const biased = shr(and(scaled, c(mask)), c(width))
  const exponent = sub(cast('i32', biased), where(small, constant('i32', Number(bias) + Math.log2(scale)), Number(bias)))
  const mantissa = bits(x.ty, xor(and(scaled, c(~mask)), c(bias << width)))
  const none = or(eq(x, zero(x)), or(isNaN(x), eq(abs(x), k(x, Number.POSITIVE_INFINITY))))
  return { mantissa: select(none, x, mantissa), exponent: where(none, 0, exponent) }
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
  mul: binary('x · other.', NUMBERS, 'same', mul),
  div: binary('x / other: true division; integers become floats.', NUMBERS, 'float', div, undefined, { cost: 2 }),
  floor_divide: binary('x / other, rounded down.', EITHER, 'same', floorDiv, undefined, {
    ...NONE('floor_divide'),
    numberNodes: [NONE('').node, NONE('').node],
    cost: 6,
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
  deg2rad: unary('Degrees to radians.', 'float', (x) => mul(x, k(x, Math.PI / 180)), undefined, { cost: 1, node: 'Deg2RadBackward0' }),
  rad2deg: unary('Radians to degrees.', 'float', (x) => mul(x, k(x, 180 / Math.PI)), undefined, { cost: 1, node: 'Rad2DegBackward0' }),
  maximum: binary('The larger of both; NaN wins; ties share the gradient.', TENSORS, 'same', max, undefined, { inplace: 'none' }),
  minimum: binary('The smaller of both; NaN wins; ties share the gradient.', TENSORS, 'same', min, undefined, { inplace: 'none' }),
  fmax: binary(
    'The larger of both; NaN loses.',
    TENSORS,
    'same',
    (a, b) => (isFloat(a) ? where(isNaN(a), b, where(isNaN(b), a, max(a, b))) : max(a, b)),
    [(g, _y, a, b) => where(or(ge(a, b), isNaN(b)), g, zero(g)), (g, _y, a, b) => where(or(ge(a, b), isNaN(b)), zero(g), g)],
    { inplace: 'none' },
  ),
  fmin: binary(
    'The smaller of both; NaN loses.',
    TENSORS,
    'same',
    (a, b) => (isFloat(a) ? where(isNaN(a), b, where(isNaN(b), a, min(a, b))) : min(a, b)),
    [(g, _y, a, b) => where(or(le(a, b), isNaN(b)), g, zero(g)), (g, _y, a, b) => where(or(le(a, b), isNaN(b)), zero(g), g)],
    { inplace: 'none' },
  ),
  clamp_min: binary(
    'x, but not below min.',
    ['(Tensor self, Tensor min)', '(Tensor self, Scalar min)'],
    'same',
    max,
    [(g, _y, x, lo) => where(ge(x, lo), g, zero(g)), (g, _y, x, lo) => where(lt(x, lo), g, zero(g))],
    { node: 'ClampMinBackward1', numberNodes: ['ClampMinBackward0'], inplace: 'both' },
  ),
  clamp_max: binary(
    'x, but not above max.',
    ['(Tensor self, Tensor max)', '(Tensor self, Scalar max)'],
    'same',
    min,
    [(g, _y, x, hi) => where(le(x, hi), g, zero(g)), (g, _y, x, hi) => where(gt(x, hi), g, zero(g))],
    { node: 'ClampMaxBackward1', numberNodes: ['ClampMaxBackward0'], inplace: 'both' },
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
  },
})

/** Operations of which PyTorch calls one or the other by its arguments; `functions/pointwise.ts` chooses. */
const row = (
  name: string,
  node: string,
  operands: readonly string[],
  body: (...x: X[]) => X,
  grads: readonly (GradRule | undefined)[],
  more: Partial<ConstructorParameters<typeof Pointwise>[0]> = {},
): Pointwise => new Pointwise({ name, node, operands, result: 'same', body, grads, ...more })
export const powScalar = row('pow', 'PowBackward0', ['self', '*exponent'], pow, [powBaseGrad], { cost: 20 })
export const powTensor = row('pow', 'PowBackward1', ['self', 'exponent'], pow, [powBaseGrad, powExponentGrad], {
  cost: 20,
  refuses: numbersOnly('pow'),
})
export const powBase = row('pow', 'PowBackward2', ['*self', 'exponent'], pow, [null, powExponentGrad], { cost: 20 })
/** Powers that are a product: exact, and as fast as one. */
export const powSquare = row('pow', 'PowBackward0', ['self', '*exponent'], (x) => mul(x, x), [(g, _y, x) => mul(g, mul(x, k(g, 2)))])
export const powCube = row('pow', 'PowBackward0', ['self', '*exponent'], (x) => mul(mul(x, x), x), [
  (g, _y, x) => mul(g, mul(mul(x, x), k(g, 3))),
])
export const divTrunc = row('div', 'DivBackward2', ['self', 'other'], truncDiv, [(g) => zero(g), (g) => zero(g)], {
  cost: 2,
  refuses: numbersOnly('div_trunc_cpu'),
})
export const divFloor = row('div', 'DivBackward2', ['self', 'other'], floorDiv, [(g) => zero(g), (g) => zero(g)], {
  cost: 6,
  refuses: numbersOnly('div_floor_cpu'),
})
const nextGrads: GradRule[] = [(g, _y, a, b) => where(eq(a, b), zero(g), g), (g) => zero(g)]
export const nextafterHalf = row(
  'nextafter',
  'NextafterBackward0',
  ['self', 'other'],
  nextShort(1 << 13, 2 ** -14, 2 ** -24, 65504),
  nextGrads,
)
export const nextafterBfloat16 = row(
  'nextafter',
  'NextafterBackward0',
  ['self', 'other'],
  nextShort(1 << 16, 2 ** -126, 2 ** -133, 3.3895313892515355e38),
  nextGrads,
)
export const roundWhole = row('round', 'RoundBackward0', ['self'], (x) => whole(nearest)(x), [(g) => zero(g)], {
  refuses: numbersOnly('round_vml_cpu'),
})
export const roundZero = row('round', 'RoundBackward1', ['self'], nearest, [(g) => zero(g)], { refuses: floatsOnly('round_vml_cpu') })
/** Rounded at the place that `unit`, a power of ten, stands for: a fraction's, or a whole number's. */
export const roundFraction = row('round', 'RoundBackward1', ['self', '#unit'], (x, u) => div(nearest(mul(x, u)), u), [(g) => zero(g)], {
  refuses: floatsOnly('round_cpu'),
})
export const roundLarge = row('round', 'RoundBackward1', ['self', '#unit'], (x, u) => mul(nearest(div(x, u)), u), [(g) => zero(g)], {
  refuses: floatsOnly('round_cpu'),
})
export const frexpMantissa = row('frexp', 'FrexpBackward0', ['self'], (x) => frexp(x).mantissa, [null])
export const frexpExponent = row('frexp', 'FrexpBackward0', ['self'], (x) => frexp(x).exponent, [null])
/** Of start and end, weighted so that both are met exactly. */
const lerp = (a: X, b: X, w: X): X => where(lt(abs(w), k(w, 0.5)), add(a, mul(w, sub(b, a))), sub(b, mul(sub(b, a), sub(one(w), w))))
const lerpGrads: GradRule[] = [
  (g, _y, _a, _b, w) => mul(g, sub(one(g), w)),
  (g, _y, _a, _b, w) => mul(g, w),
  (g, _y, a, b) => mul(g, sub(b, a)),
]
export const lerpNumber = row('lerp', 'LerpBackward0', ['self', 'end', '#weight'], lerp, lerpGrads, {
  refuses: floatsOnly('lerp_kernel_scalar'),
})
export const lerpTensor = row('lerp', 'LerpBackward1', ['self', 'end', 'weight'], lerp, lerpGrads, {
  refuses: floatsOnly('lerp_kernel_tensor'),
})
/** One value everywhere where the condition holds, another elsewhere. */
export const whereRow = row('where', 'WhereBackward0', ['?condition', 'self', 'other'], (c, a, b) => select(c, a, b), [
  null,
  (g, _y, c) => select(c, g, zero(g)),
  (g, _y, c) => select(c, zero(g), g),
])

/** Of operands self, min and max: numbers or tensors, of which one may be missing. */
const clamp = (node: string, sigil: string, lo: boolean, hi: boolean, kernel: string): Pointwise => {
  const inside = (x: X, low: X, high: X): X => (lo && hi ? and(ge(x, low), le(x, high)) : lo ? ge(x, low) : le(x, high))
  const below = (x: X, low: X, high: X): X => (hi ? and(lt(x, low), lt(low, high)) : lt(x, low))
  const above = (x: X, low: X, high: X): X => (lo ? or(gt(x, high), gt(low, high)) : gt(x, high))
  const held = (x: X, low: X): X => (lo ? max(x, low) : x)
  return row(
    'clamp',
    node,
    ['self', `${sigil}min`, `${sigil}max`],
    (x, low, high) => (hi ? min(held(x, low), high) : held(x, low)),
    [
      (g, _y, x, low, high) => where(inside(x, low, high), g, zero(g)),
      lo ? (g, _y, x, low, high) => where(below(x, low, high), g, zero(g)) : null,
      hi ? (g, _y, x, low, high) => where(above(x, low, high), g, zero(g)) : null,
    ],
    { refuses: numbersOnly(kernel) },
  )
}
export const clampNumbers = {
  both: clamp('ClampBackward1', '*', true, true, 'clamp_scalar_cpu'),
  min: clamp('ClampBackward1', '*', true, false, 'clamp_min_scalar_cpu'),
  max: clamp('ClampBackward1', '*', false, true, 'clamp_max_scalar_cpu'),
}
export const clampTensors = {
  both: clamp('ClampBackward0', '', true, true, 'clamp_cpu'),
  min: clamp('ClampBackward0', '', true, false, 'clamp_cpu'),
  max: clamp('ClampBackward0', '', false, true, 'clamp_cpu'),
}
