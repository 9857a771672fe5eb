/** Circular functions and their inverses. Polynomials are minimax fits (Remez) on the reduced ranges. */
import { abs, add, and, copysign, div, type Expr, eq, gt, lt, mul, ne, neg, or, select, shl, sqrt, sub, where, xor } from './expr.ts'
import {
  asFloat,
  asInt,
  type Coefficients,
  clamp,
  floatTy,
  inf,
  int,
  keepZero,
  mad,
  nan,
  nearestOf,
  num,
  poly,
  ratio,
} from './math-core.ts'

/** π in parts, for Cody and Waite's reduction: products of the first three with the whole numbers met are exact. */
const PI = {
  f32: [3.140625, 0.000965118408203125, 2.533197402954102e-6, 1.9841872589410063e-9],
  f64: [3.141592651605606, 1.9841871479187034e-9, 1.144237741932715e-17, 3.2892513872648515e-26],
} as const

/** Beyond this the host's functions take over, which reduce any number: that takes hundreds of digits of π. */
export const largeAngle = (x: Expr): Expr => gt(abs(x), num(x, 2 ** 24, 1e5))

interface Reduced {
  /** x - nπ/d, within ±π/2d and a little. */
  r: Expr
  /** Its low bits hold the whole part of n. */
  t: Expr
}
/**
 * x less a multiple n π / d, for |x| up to `largeAngle`: n is then at most 16 bits in float32, 24 in float64.
 * @param shift Whether n runs over halves (2k + 1) / 2 instead of whole numbers.
 */
function reduce(x: Expr, d: 1 | 2, shift: boolean): Reduced {
  const near = shift ? nearestOf(mad(x, num(x, d / Math.PI), num(x, -0.5)), 1) : nearestOf(x, d / Math.PI)
  const n = shift ? add(near.n, num(x, 0.5)) : near.n
  return { r: PI[floatTy(x)].reduce((r: Expr, part) => mad(n, num(x, -part / d), r), x), t: near.t }
}

/** (sin r - r) / r³ in r², for |r| <= π/2. */
const SIN: Coefficients = {
  f32: [-0.1666666, 0.0083330665, -0.00019809442, 2.6051475e-6],
  f64: [
    -0.16666666666666666, 0.008333333333333205, -0.00019841269841211492, 2.7557319211359075e-6, -2.505210688235653e-8,
    1.6058939781966021e-10, -7.642985226822064e-13, 2.721038605364396e-15,
  ],
}
/** sin r, its sign turned where the low bit of t is set. */
function sinOf(r: Expr, t: Expr, turned: boolean): Expr {
  const z = mul(r, r)
  const top = shl(asInt(t), int(r, 63n, 31))
  const sign = turned ? xor(top, int(r, -0x8000000000000000n, -0x80000000)) : top
  const s = asFloat(xor(asInt(r), sign))
  return clamp(mad(mul(z, s), poly(z, SIN), s), num(r, -1), num(r, 1))
}
/** sin πx for |x| <= 1/2, for reflections. */
export const sinPi = (x: Expr): Expr => sinOf(mul(x, num(x, Math.PI)), num(x, 0), false)
/** The sine. Error: 1.8 ulp in float32, 1.8 in float64, of angles within `largeAngle`. */
export function sin(x: Expr): Expr {
  const { r, t } = reduce(x, 1, false)
  return keepZero(x, sinOf(r, t, false))
}
/** The cosine: sin(x + π/2). Error: 1.9 ulp in float32, 2.2 in float64, of angles within `largeAngle`. */
export function cos(x: Expr): Expr {
  const { r, t } = reduce(x, 1, true)
  return sinOf(r, t, true)
}

/** tan r / r in r², for |r| <= π/4. */
const TAN = {
  f32: { p: [1, -0.09579107], q: [1, -0.42912492, 0.009712916] },
  f64: {
    p: [1, -0.1333840168346087, 0.0034249505258404653, -1.7862757379876323e-5],
    q: [1, -0.466717350167942, 0.025664067248487882, -0.00031182578607176145, 4.982446631447852e-7],
  },
}
/** The tangent: a quotient, turned over in odd octants. Error: 3.5 ulp in float32, 3.2 in float64, of angles within `largeAngle`. */
export function tan(x: Expr): Expr {
  const reduced = reduce(x, 2, false)
  const t = reduced.t
  const most = num(x, 0.8)
  const r = clamp(reduced.r, neg(most), most)
  const z = mul(r, r)
  const { p, q } = TAN[floatTy(x)]
  const above = mul(r, poly(z, p))
  const below = poly(z, q)
  const odd = ne(and(asInt(t), int(x, 1n, 1)), int(x, 0n, 0))
  return keepZero(x, div(select(odd, neg(below), above), select(odd, above, below)))
}

/** (asin s - s) / s³ in s², for |s| <= 1/2. */
const ASIN: Coefficients = {
  f32: [0.16666752, 0.074953064, 0.045469772, 0.024180774, 0.042166412],
  f64: [
    0.1666666666666676, 0.07499999999970812, 0.04464285717464383, 0.030381942704823413, 0.02237221510133542, 0.017351609534821445,
    0.013980854655286219, 0.011398601988573304, 0.010782146968406231, 0.0036987223134371753, 0.02172733829678554, -0.02102877761705486,
    0.03264812645132493,
  ],
}
/** asin of a = |x| for a <= 1/2, else of √((1 - a) / 2), and which of both. NaN for a > 1. */
function asinParts(x: Expr): { big: Expr; y: Expr } {
  const a = abs(x)
  const big = gt(a, num(x, 0.5))
  const z = select(big, mul(sub(num(x, 1), a), num(x, 0.5)), mul(a, a))
  const s = select(big, sqrt(z), a)
  return { big, y: mad(mul(z, s), poly(z, ASIN), s) }
}
/** π/2 in two parts. */
const halfPi = (x: Expr): [Expr, Expr] => [num(x, Math.PI / 2), num(x, 6.123233995736766e-17, -4.371139000186241e-8)]
/** The inverse sine. Error: 2.1 ulp in float32, 2.1 in float64. */
export function asin(x: Expr): Expr {
  const { big, y } = asinParts(x)
  const [hi, lo] = halfPi(x)
  return copysign(select(big, sub(hi, sub(add(y, y), lo)), y), x)
}
/** The inverse cosine. Error: 1.2 ulp in float32, 1.2 in float64. */
export function acos(x: Expr): Expr {
  const { big, y } = asinParts(x)
  const [hi, lo] = halfPi(x)
  const twice = add(y, y)
  const negative = lt(x, num(x, 0))
  const central = sub(hi, sub(select(negative, neg(y), y), lo))
  const outer = select(negative, sub(mul(hi, num(x, 2)), sub(twice, mul(lo, num(x, 2)))), twice)
  return select(big, outer, central)
}

/** atan t / t in t², for t in [0, 1]. */
const ATAN32 = [-0.333333, 0.1999853, -0.14264014, 0.10950861, -0.08399209, 0.05787891, -0.031093616, 0.010866343, -0.0017821675]
const ATAN64 = {
  p: [1, 2.499514990700059, 2.270697161059873, 0.9127082041411436, 0.1570470437354093, 0.009180729784192394, 7.860491041888791e-5],
  q: [1, 2.8328483240333897, 3.014979935737939, 1.493988994095631, 0.3456288946981419, 0.03245214663571926, 0.0008080338068089808],
}
/** atan t for t in [0, 1]. */
function atanOf(t: Expr): Expr {
  const z = mul(t, t)
  return t.ty === 'f32' ? mad(mul(t, z), poly(z, ATAN32), t) : mul(t, ratio(z, ATAN64))
}
/** The inverse tangent. Error: 1.3 ulp in float32, 3 in float64. */
export function atan(x: Expr): Expr {
  const a = abs(x)
  const big = gt(a, num(x, 1))
  const y = atanOf(select(big, div(num(x, 1), a), a))
  const [hi, lo] = halfPi(x)
  return copysign(select(big, sub(hi, sub(y, lo)), y), x)
}
/** The angle of the point (x, y), by C's rules for zeros and infinities. Error: 1.3 ulp in float32, 3.2 in float64. */
export function atan2(y: Expr, x: Expr): Expr {
  const ax = abs(x)
  const ay = abs(y)
  const steep = gt(ay, ax)
  const below = select(steep, ay, ax)
  const above = select(steep, ax, ay)
  // 0/0 is the angle 0 and inf/inf the angle π/4, before the quadrant is regarded.
  const same = or(eq(below, num(x, 0)), eq(above, inf(x)))
  const t = select(same, select(eq(below, num(x, 0)), num(x, 0), num(x, 1)), div(above, below))
  const a = atanOf(t)
  const [hi, lo] = halfPi(x)
  const first = select(steep, sub(hi, sub(a, lo)), a)
  const left = lt(copysign(num(x, 1), x), num(x, 0))
  const angle = select(left, sub(mul(hi, num(x, 2)), sub(first, mul(lo, num(x, 2)))), first)
  return where(and(eq(x, x), eq(y, y)), copysign(angle, y), nan(x))
}
