/** Forms of one operation among which `functions/pointwise.ts` chooses by the arguments or their dtype: powers, roundings, bounds and their kin. */
import {
  abs,
  add,
  and,
  bits,
  call,
  cast,
  constant,
  copysign,
  div,
  eq,
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
  not,
  or,
  select,
  shr,
  sub,
  where,
  xor,
} from '../ir/expr.ts'
import { floorDiv, truncDiv, whole } from './pointwise-arithmetic.ts'
import { floatsOnly, type GradRule, isFloat, k, numbersOnly, one, Pointwise, type X, zero } from './row.ts'

const INF = Number.POSITIVE_INFINITY

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

const row = (
  name: string,
  node: string,
  operands: readonly string[],
  body: (...x: X[]) => X,
  grads: readonly (GradRule | undefined)[],
  more: Partial<ConstructorParameters<typeof Pointwise>[0]> = {},
): Pointwise => new Pointwise({ name, node, operands, result: 'same', body, grads, ...more })
export const powScalar = row('pow', 'PowBackward0', ['self', '*exponent'], pow, [], { cost: 20, precise: true, layout: 'alone' })
export const powTensor = row('pow', 'PowBackward1', ['self', 'exponent'], pow, [], {
  cost: 20,
  refuses: numbersOnly('pow'),
})
export const powBase = row('pow', 'PowBackward2', ['*self', 'exponent'], pow, [null], { cost: 20 })
/** Powers that are a product: exact, and as fast as one. */
export const powSquare = row('pow', 'PowBackward0', ['self', '*exponent'], (x) => mul(x, x), [], { layout: 'alone' })
export const powCube = row('pow', 'PowBackward0', ['self', '*exponent'], (x) => mul(mul(x, x), x), [], { layout: 'alone' })
export const divTrunc = row('div', 'DivBackward2', ['self', 'other'], truncDiv, [(g) => zero(g), (g) => zero(g)], {
  cost: 2,
  precise: true,
  refuses: numbersOnly('div_trunc_cpu'),
})
export const divFloor = row('div', 'DivBackward2', ['self', 'other'], floorDiv, [(g) => zero(g), (g) => zero(g)], {
  cost: 6,
  precise: true,
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
export const frexpMantissa = row('frexp', 'FrexpBackward0', ['self'], (x) => frexp(x).mantissa, [null], { layout: 'like' })
export const frexpExponent = row('frexp', 'FrexpBackward0', ['self'], (x) => frexp(x).exponent, [null], { layout: 'like' })
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
    { refuses: numbersOnly(kernel), layout: 'alone', chooses: true },
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
