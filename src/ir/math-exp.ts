/**
 * Exponentials, logarithms and what is made of them. Polynomials are minimax fits (Remez) on the reduced ranges, refitted
 * after rounding each coefficient to the type. Errors are measured in units in the last place by test/ir/math.test.ts.
 */
import {
  abs,
  add,
  and,
  bits,
  cast,
  constant,
  copysign,
  div,
  type Expr,
  eq,
  gt,
  lt,
  mul,
  neg,
  select,
  shr,
  sqrt,
  sub,
  where,
} from './expr.ts'
import {
  asFloat,
  asInt,
  BIAS,
  type Coefficients,
  clamp,
  floatTy,
  high,
  inf,
  int,
  keepZero,
  MAGIC,
  mad,
  nan,
  nearestOf,
  num,
  pmax,
  pmin,
  poly,
  powerOfTwo,
  scaled,
} from './math-core.ts'

const LOG2E = Math.LOG2E
/** ln 2 in two parts, the first short enough that its product with an exponent is exact. */
export const LN2 = { f32: [0.693359375, -0.0002121944417128615], f64: [0.6931471803691238, 1.9082149292705877e-10] } as const

/** eʳ for |r| <= ln 2. */
const EXP_WIDE: Coefficients = {
  f32: [1, 1, 0.50000036, 0.16666616, 0.041661166, 0.008335903, 0.0014106337, 0.00019646567],
  f64: [
    1, 1, 0.4999999999999993, 0.16666666666666935, 0.04166666666670213, 0.008333333333270392, 0.0013888888883572164, 0.00019841269892341878,
    2.4801590832342322e-5, 2.7557300831778372e-6, 2.755615751462563e-7, 2.505499874152689e-8, 2.1062373075821756e-9, 1.5938073338893252e-10,
  ],
}
/** (eʳ - 1 - r) / r² for |r| <= ln 2 / 2. */
const EXPM1: Coefficients = {
  f32: [0.5, 0.16666666, 0.04166646, 0.008333635, 0.0013935919, 0.00019675122],
  f64: [
    0.5000000000000001, 0.1666666666666667, 0.04166666666664881, 0.008333333333328447, 0.0013888888897697705, 0.00019841269868079193,
    2.4801567938739124e-5, 2.75572619586951e-6, 2.757590235328124e-7, 2.5103130973120487e-8, 1.456673316515829e-9,
  ],
}

/**
 * eˣ. With h = round(x / 2 ln 2): eˣ = e^(x - 2h ln 2) · 2^h · 2^h; the wider reduced range costs two more coefficients
 * and saves the handling of exponents near the ends: infinity, subnormals and 0 come out of the two products.
 * Error: 1.5 ulp in float32, 1.6 in float64.
 */
export const exp = (x: Expr): Expr => expOf(clamp(x, num(x, -746, -104), num(x, 710, 89)))
/** e^(x + low) for x within the limits of `exp`, where `low` is what a sum of higher precision holds beyond x. */
function expOf(x: Expr, low?: Expr): Expr {
  const ty = floatTy(x)
  const { n, t } = nearestOf(low ? add(x, low) : x, LOG2E / 2, BIAS[ty])
  const [hi, lo] = LN2[ty]
  const first = mad(n, num(x, -2 * hi), x)
  const r = mad(n, num(x, -2 * lo), low ? add(first, low) : first)
  const s = powerOfTwo(t)
  return mul(mul(poly(r, EXP_WIDE), s), s)
}
/** eʳ for |r| <= ln 2 / 2. */
const EXP_NEAR: Coefficients = {
  f32: [1, 1, 0.49999994, 0.16666521, 0.041668266, 0.008368674, 0.0013820634],
  f64: [
    1, 1, 0.5000000000000001, 0.1666666666666667, 0.04166666666664881, 0.008333333333328447, 0.0013888888897697705, 0.00019841269868079193,
    2.4801567938739124e-5, 2.75572619586951e-6, 2.757590235328124e-7, 2.5103130973120487e-8, 1.456673316515829e-9,
  ],
}
/** x = n ln 2 + r, and `t` for `powerOfTwo`. */
function reduced(x: Expr, bias: number): { r: Expr; t: Expr } {
  const { n, t } = nearestOf(x, LOG2E, bias)
  const [hi, lo] = LN2[floatTy(x)]
  return { r: mad(n, num(x, -lo), mad(n, num(x, -hi), x)), t }
}
/**
 * eˣ for x <= 0: a quarter less work than `exp`. The power of two is taken larger by a constant, which comes off last and brings
 * out subnormals. Error: 1.5 ulp in float32, 1.6 in float64.
 */
export function expneg(arg: Expr): Expr {
  const more = floatTy(arg) === 'f32' ? 32 : 64
  const { r, t } = reduced(pmax(arg, num(arg, -746, -104)), BIAS[floatTy(arg)] + more)
  return mul(mul(poly(r, EXP_NEAR), powerOfTwo(t)), num(arg, 2 ** -more))
}

/** e^(factor · a²) for 0 <= a, without the error that the rounding of a² would bring. */
export function expSquare(a: Expr, factor: 1 | -1 | -0.5): Expr {
  const x = pmin(a, num(a, factor === -0.5 ? 40 : 28, factor === -0.5 ? 15 : 10.5))
  const h = high(x)
  return expOf(mul(mul(h, h), num(a, factor)), mul(mul(sub(x, h), add(x, h)), num(a, factor)))
}

/** 2ʳ for |r| <= 0.505. */
const EXP2: Coefficients = {
  f32: [1, 0.69314724, 0.24022655, 0.05550273, 0.00961707, 0.0013417819, 0.0001581088],
  f64: [
    1, 0.6931471805599457, 0.240226506959101, 0.05550410866478844, 0.009618129107606517, 0.0013333558153894736, 0.00015403530442257733,
    1.5252726985413807e-5, 1.3215442202851652e-6, 1.0180784988975389e-7, 7.072689814751053e-9, 4.0631938499922555e-10,
  ],
}

/** 2ˣ; exact for whole x. Error: 1.1 ulp in float32, 1.1 in float64. */
export function exp2(arg: Expr): Expr {
  const ty = floatTy(arg)
  const x = clamp(arg, num(arg, -1077, -151), num(arg, 1025, 129))
  const { n, t } = nearestOf(x, 1, 2 * BIAS[ty])
  return scaled(poly(sub(x, n), EXP2), t)
}
/** 2^(high + low): as `exp2`, with a correction to its argument. */
export function exp2Of(high: Expr, low: Expr): Expr {
  const ty = floatTy(high)
  const x = clamp(high, num(high, -1077, -151), num(high, 1025, 129))
  const { n, t } = nearestOf(x, 1, 2 * BIAS[ty])
  return scaled(poly(add(sub(x, n), low), EXP2), t)
}

/** (eˣ - 1) / 4 for x within [lo, hi], with full relative precision near 0. */
function quarterExpm1(arg: Expr, lo: Expr, hi: Expr): Expr {
  const ty = floatTy(arg)
  const x = clamp(arg, lo, hi)
  const { n, t } = nearestOf(x, LOG2E, BIAS[ty] - 2)
  const [ln2, rest] = LN2[ty]
  const r = mad(n, num(x, -rest), mad(n, num(x, -ln2), x))
  const p = mad(mul(r, r), poly(r, EXPM1), r)
  const s = powerOfTwo(t)
  return mad(s, p, sub(s, num(x, 0.25)))
}
/** Beyond these the results are -1 and infinity. */
const lowest = (x: Expr): Expr => num(x, -38, -18)
const highest = (x: Expr): Expr => num(x, 710.5, 89.5)

/** eˣ - 1. Error: 1.3 ulp in float32, 2 in float64. */
export const expm1 = (x: Expr): Expr => keepZero(x, mul(quarterExpm1(x, lowest(x), highest(x)), num(x, 4)))

/**
 * sinh x = 2 (q + q / (16 q + 4)) with q = (e^|x| - 1) / 4, which does not overflow before the result does.
 * Error: 1.7 ulp in float32, 2 in float64.
 */
export function sinh(x: Expr): Expr {
  const q = quarterExpm1(abs(x), lowest(x), highest(x))
  const s = mul(num(x, 2), add(q, div(mul(q, num(x, 0.25)), add(q, num(x, 0.25)))))
  return copysign(s, x)
}
/** cosh x = 2e + 1 / 8e with e = e^|x| / 4. Error: 1.5 ulp in float32, 1.4 in float64. */
export function cosh(x: Expr): Expr {
  const e = add(quarterExpm1(abs(x), lowest(x), highest(x)), num(x, 0.25))
  return mad(e, num(x, 2), div(num(x, 0.125), e))
}

/** tanh x / x in x², for |x| <= 9. */
const TANH32 = {
  p: [1, 0.13622394, 0.00379719, 2.6632886e-5, 2.7529824e-8, -1.01646e-11],
  q: [1, 0.46955723, 0.02698302, 0.00038153413, 1.1946518e-6],
}
/** The hyperbolic tangent: rational in float32, in float64 by e²ˣ - 1. Error: 5 ulp in float32, 2.4 in float64. */
export function tanh(arg: Expr): Expr {
  const one = num(arg, 1)
  if (arg.ty === 'f32') {
    const x = clamp(arg, num(arg, -9), num(arg, 9))
    const z = mul(x, x)
    return clamp(div(mul(x, poly(z, TANH32.p)), poly(z, TANH32.q)), neg(one), one)
  }
  const q = quarterExpm1(mul(abs(arg), num(arg, 2)), num(arg, 0), num(arg, 44))
  return copysign(div(q, add(q, num(arg, 0.5))), arg)
}

/** What brings the powers of two in `sigmoid` into the normal range. */
const LIFT = { f32: 24, f64: 53 } as const
/**
 * 1 / (1 + e⁻ˣ) = q / (q + e⁻ʳ) with q = 2ⁿ, x = n ln 2 + r: nothing overflows, and subnormal results come out of the division where
 * both are multiplied by a power of two, the second one in its coefficients. Error: 2.8 ulp in float32, 2.4 in float64.
 */
export function sigmoid(arg: Expr): Expr {
  const ty = floatTy(arg)
  const { r, t } = reduced(clamp(arg, num(arg, -746, -104), num(arg, 40)), BIAS[ty] + LIFT[ty])
  const q = powerOfTwo(t)
  return div(q, add(q, poly(r, SIGMOID[ty])))
}
const alternating = (c: readonly number[], scale: number): number[] => c.map((v, i) => (i % 2 === 0 ? v : -v) * scale)
/** 2^LIFT · e⁻ʳ. */
const SIGMOID = { f32: alternating(EXP_NEAR.f32, 2 ** LIFT.f32), f64: alternating(EXP_NEAR.f64, 2 ** LIFT.f64) }

/** (log(1 + f) - f + f²/2) / f³ for 1 + f in [√½, √2]. */
const LOG32 = [0.3333333, -0.25000823, 0.20001261, -0.16623335, 0.14198887, -0.1315836, 0.12796725, -0.076915674]
/** (log(1 + f) - 2s) / s with s = f / (2 + f), in s², without constant term (fdlibm, e_log.c). */
const LOG64 = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805, 0.15313837699209373,
  0.14798198605116586,
]

export interface Parts {
  /** x = m · 2^e with m in [√½, √2). */
  m: Expr
  /** A whole number, as a float. */
  e: Expr
}
/** Significand and exponent of a positive finite number, subnormals included. */
export function split(arg: Expr): Parts {
  const ty = floatTy(arg)
  const small = lt(arg, num(arg, 2.2250738585072014e-308, 1.1754943508222875e-38))
  const x = asInt(select(small, mul(arg, num(arg, 2 ** 54, 2 ** 23)), arg))
  const above = sub(x, int(arg, 0x3fe6a09e667f3bcdn, 0x3f3504f3))
  const m = asFloat(sub(x, and(above, int(arg, -0x10000000000000n, -0x800000))))
  const e = shr(above, int(arg, 52n, 23))
  if (ty === 'f32') return { m, e: sub(cast('f32', e), where(small, num(arg, 23), num(arg, 0))) }
  const biased = bits('f64', add(e, constant('i64', 0x4338000000000000n)))
  return { m, e: sub(biased, where(small, num(arg, MAGIC.f64 + 54), num(arg, MAGIC.f64))) }
}

/** log m = f + g, where f = m - 1 is exact and g small. */
function logOf(m: Expr): { f: Expr; g: Expr; half: Expr } {
  const f = sub(m, num(m, 1))
  const z = mul(f, f)
  const half = mul(z, num(m, 0.5))
  if (m.ty === 'f32') return { f, half, g: mul(mul(f, z), poly(f, LOG32)) }
  const s = div(f, add(f, num(m, 2)))
  const w = mul(s, s)
  return { f, half, g: mul(s, mad(w, poly(w, LOG64), half)) }
}

/** The logarithm of 0, of negative numbers, of infinity and of NaN; else `y`. */
const logCases = (x: Expr, y: Expr): Expr =>
  where(gt(x, num(x, 0)), where(lt(x, inf(x)), y, x), where(eq(x, num(x, 0)), neg(inf(x)), nan(x)))

/** The natural logarithm. Error: 0.8 ulp in float32, 0.8 in float64. */
export function log(x: Expr): Expr {
  const { m, e } = split(x)
  const { f, g, half } = logOf(m)
  const [hi, lo] = LN2[floatTy(x)]
  return logCases(x, mad(e, num(x, hi), add(f, sub(mad(e, num(x, lo), g), half))))
}
/** The logarithm of base 2; exact for powers of two. Error: 1.7 ulp in float32, 1.6 in float64. */
export function log2(x: Expr): Expr {
  const { m, e } = split(x)
  const { f, g, half } = logOf(m)
  return logCases(x, mad(add(f, sub(g, half)), num(x, LOG2E), e))
}
/** log₁₀ 2 in two parts. */
const LOG10_2 = { f32: [0.301025390625, 4.605039066518657e-6], f64: [0.3010299956658855, -1.9043128467164274e-12] } as const
/** The logarithm of base 10. Error: 1.8 ulp in float32, 1.7 in float64. */
export function log10(x: Expr): Expr {
  const { m, e } = split(x)
  const { f, g, half } = logOf(m)
  const [hi, lo] = LOG10_2[floatTy(x)]
  return logCases(x, mad(e, num(x, hi), mad(e, num(x, lo), mul(add(f, sub(g, half)), num(x, Math.LOG10E)))))
}
/** log(1 + x): the logarithm of u = fl(1 + x), and what the rounding lost, divided by u. Error: 0.9 ulp in float32, 0.9 in float64. */
export function log1p(x: Expr): Expr {
  const u = add(x, num(x, 1))
  const lost = div(sub(x, sub(u, num(x, 1))), u)
  const { m, e } = split(u)
  const { f, g, half } = logOf(m)
  const [hi, lo] = LN2[floatTy(x)]
  const y = mad(e, num(x, hi), add(f, sub(add(mad(e, num(x, lo), g), lost), half)))
  return keepZero(x, logCases(u, y))
}

/** Above this 1 is lost in x². */
const LARGE = (x: Expr): Expr => num(x, 2 ** 28, 2 ** 14)
/** The inverse hyperbolic sine: log1p(a + a² / (1 + √(a² + 1))), for large a = |x| log(2a). Error: 1.2 ulp in float32, 1.3 in float64. */
export function asinh(x: Expr): Expr {
  const a = abs(x)
  const one = num(x, 1)
  const large = gt(a, LARGE(x))
  const z = mul(a, a)
  const y = log1p(where(large, sub(a, one), add(a, div(z, add(sqrt(add(z, one)), one)))))
  return copysign(add(y, where(large, num(x, Math.LN2), num(x, 0))), x)
}
/** The inverse hyperbolic cosine: log1p(t + √(t² + 2t)) with t = x - 1; NaN below 1. Error: 2.3 ulp in float32, 2.5 in float64. */
export function acosh(x: Expr): Expr {
  const t = sub(x, num(x, 1))
  const large = gt(x, LARGE(x))
  const y = log1p(where(large, t, add(t, sqrt(mul(t, add(t, num(x, 2)))))))
  return where(lt(x, num(x, 1)), nan(x), add(y, where(large, num(x, Math.LN2), num(x, 0))))
}
/** The inverse hyperbolic tangent: log1p(2a / (1 - a)) / 2. Error: 1.8 ulp in float32, 1.9 in float64. */
export function atanh(x: Expr): Expr {
  const a = abs(x)
  return copysign(mul(log1p(div(add(a, a), sub(num(x, 1), a))), num(x, 0.5)), x)
}
/** 1 / √x. Error: 1.5 ulp in float32, 1.5 in float64. */
export const rsqrt = (x: Expr): Expr => div(num(x, 1), sqrt(x))
