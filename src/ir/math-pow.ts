/** Powers and roots, remainders, and neighbours in the number line: functions of two operands that need exact steps. */
import {
  abs,
  add,
  and,
  constant,
  copysign,
  div,
  type Expr,
  eq,
  ge,
  gt,
  lt,
  mul,
  ne,
  neg,
  or,
  select,
  sqrt,
  sub,
  trunc,
  xor,
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
  mad,
  nan,
  nearestOf,
  num,
  poly,
  powerOfTwo,
} from './math-core.ts'
import { exp2Of, split } from './math-exp.ts'

/** 3 (atanh s - s - s³/3) / s⁵ in s², for |s| <= 0.1716. */
const LOG_TAIL: Coefficients = {
  f32: [0.6000002, 0.4284366, 0.34564227],
  f64: [
    0.6, 0.4285714285715074, 0.33333333328758696, 0.2727272827728796, 0.23076816101317965, 0.20006060892686892, 0.17463087084087328,
    0.18527925181191562,
  ],
}
/** 2 / (3 ln 2), and its two parts. */
const CP = {
  f32: [0.9617967009544373, 0.9619140625, -0.00011736857413779944],
  f64: [0.9617966939259756, 0.9617967009544373, -7.028461650952758e-9],
} as const

/**
 * log₂ of a positive finite number to about one and a half times the precision, as the sum of two parts of which the first
 * is short (fdlibm, e_pow.c: log m = 2/3 s (3 + s² + …) with s = (m - 1) / (m + 1)).
 */
function log2Parts(x: Expr): [Expr, Expr] {
  const [cp, cpHigh, cpLow] = CP[floatTy(x)]
  const one = num(x, 1)
  const three = num(x, 3)
  const { m, e } = split(x)
  const u = sub(m, one)
  const below = add(m, one)
  const v = div(one, below)
  const s = mul(u, v)
  const sHigh = high(s)
  const tHigh = high(below)
  const tLow = sub(m, sub(tHigh, one))
  const sLow = mul(v, sub(sub(u, mul(sHigh, tHigh)), mul(sHigh, tLow)))
  const z = mul(s, s)
  const tail = mad(mul(z, z), poly(z, LOG_TAIL), mul(sLow, add(sHigh, s)))
  const z2 = mul(sHigh, sHigh)
  const kHigh = high(add(three, add(z2, tail)))
  const kLow = sub(tail, sub(sub(kHigh, three), z2))
  const p = mul(sHigh, kHigh)
  const q = mad(sLow, kHigh, mul(kLow, s))
  const pHigh = high(add(p, q))
  const pLow = sub(q, sub(pHigh, p))
  const zHigh = mul(pHigh, num(x, cpHigh))
  const zLow = mad(pHigh, num(x, cpLow), mul(pLow, num(x, cp)))
  const first = high(add(add(zHigh, zLow), e))
  return [first, sub(zLow, sub(sub(first, e), zHigh))]
}

/** xʸ by C's rules: 0⁰ = 1, 1 to any power is 1, negative bases take whole exponents. Error: 1.3 ulp in float32, 1.3 in float64. */
export function pow(x: Expr, y: Expr): Expr {
  const zero = num(x, 0)
  const one = num(x, 1)
  const ax = abs(x)
  const [logHigh, logLow] = log2Parts(ax)
  // Beyond the limit every power but that of 1 is 0 or infinite already, and infinities would make NaN of the parts.
  const limit = num(x, 2 ** 70, 2 ** 40)
  const exponent = clamp(y, neg(limit), limit)
  const yHigh = high(exponent)
  const low = mad(sub(exponent, yHigh), logHigh, mul(exponent, logLow))
  const product = mul(yHigh, logHigh)
  const sum = add(product, low)
  // Where the power overflows, the correction may be of any size.
  const power = exp2Of(sum, clamp(sub(low, sub(sum, product)), neg(one), one))
  const edge = or(eq(ax, zero), eq(ax, inf(x)))
  const atEdge = select(ne(eq(ax, zero), gt(y, zero)), inf(x), zero)
  const size = select(edge, select(eq(y, y), atEdge, y), power)
  const half = mul(y, num(x, 0.5))
  const whole = eq(trunc(y), y)
  const odd = and(whole, ne(trunc(half), half))
  const negative = lt(copysign(one, x), zero)
  const signed = select(and(negative, odd), neg(size), size)
  const real = select(and(and(lt(x, zero), lt(ax, inf(x))), xor(whole, constant('bool', true))), nan(x), signed)
  const result = select(and(eq(x, x), eq(y, y)), real, add(x, y))
  return select(or(eq(y, zero), eq(x, one)), one, result)
}

/** The cube root for m in [√½, √2], to 7e-5. */
const CBRT = [0.49250987, 0.73971707, -0.2903784, 0.058220696]
/** The cube root: |x| = a · 8ᵏ, one step of Halley's method (two in float64). Error: 1 ulp in float32, 1 in float64. */
export function cbrt(x: Expr): Expr {
  const ty = floatTy(x)
  const one = num(x, 1)
  const { m, e } = split(abs(x))
  const { n, t } = nearestOf(e, 1 / 3, BIAS[ty])
  const k = sub(e, mul(n, num(x, 3)))
  const up = gt(k, num(x, 0))
  const down = lt(k, num(x, 0))
  const a = mul(m, select(up, num(x, 2), select(down, num(x, 0.5), one)))
  let y = mul(poly(m, CBRT), select(up, num(x, Math.cbrt(2)), select(down, num(x, Math.cbrt(0.5)), one)))
  for (let i = 0; i < (ty === 'f32' ? 1 : 2); i++) {
    const cube = mul(mul(y, y), y)
    const excess = sub(cube, a)
    y = sub(y, mul(y, div(excess, add(cube, add(cube, a)))))
  }
  const fine = and(lt(abs(x), inf(x)), ne(x, num(x, 0)))
  return select(fine, copysign(mul(y, powerOfTwo(t)), x), x)
}

/** √(x² + y²) without overflow on the way; infinite where one operand is, even beside NaN. Error: 1.6 ulp in float32, 1.8 in float64. */
export function hypot(x: Expr, y: Expr): Expr {
  const ax = abs(x)
  const ay = abs(y)
  const swap = lt(ax, ay)
  const more = select(swap, ay, ax)
  const less = select(swap, ax, ay)
  const t = div(less, more)
  const r = mul(more, sqrt(mad(t, t, num(x, 1))))
  const finite = select(eq(more, num(x, 0)), more, r)
  const nans = or(ne(x, x), ne(y, y))
  return select(or(eq(ax, inf(x)), eq(ay, inf(x))), inf(x), select(nans, add(x, y), finite))
}

/** Beyond 2²² (2⁵⁰ in float64) the host's remainder takes over. */
export const largeQuotient = (x: Expr, y: Expr): Expr => ge(div(abs(x), abs(y)), num(x, 2 ** 50, 2 ** 22))
/**
 * The remainder of x / y with the sign of x. Each round takes off a multiple of y whose factor has half a significand, so that
 * the products are exact; the rounds suffice for quotients that are no `largeQuotient`. Exact.
 */
export function fmod(x: Expr, y: Expr): Expr {
  const a = abs(x)
  const b = abs(y)
  const bHigh = high(b)
  const bLow = sub(b, bHigh)
  let r = a
  for (let i = 0; i < 2; i++) {
    // A little less than the quotient, so that the remainder does not become negative.
    const n = trunc(high(mul(div(r, b), num(x, 1 - 2 ** -51, 1 - 2 ** -22))))
    r = sub(sub(r, mul(n, bHigh)), mul(n, bLow))
  }
  for (let i = 0; i < 2; i++) r = sub(r, select(ge(r, b), b, num(x, 0)))
  const y0 = select(lt(r, b), r, num(x, 0))
  const finite = and(lt(a, inf(x)), gt(b, num(x, 0)))
  return select(and(finite, eq(y, y)), select(eq(b, inf(x)), x, copysign(y0, x)), nan(x))
}

/** The next number after x in the direction of y. */
export function nextafter(x: Expr, y: Expr): Expr {
  const i = asInt(x)
  const one = int(x, 1n, 1)
  const away = eq(gt(y, x), gt(x, num(x, 0)))
  const stepped = asFloat(select(away, add(i, one), sub(i, one)))
  const next = select(eq(x, num(x, 0)), copysign(asFloat(one), y), stepped)
  return select(and(eq(x, x), eq(y, y)), select(eq(x, y), y, next), add(x, y))
}
