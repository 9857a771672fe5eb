/** The logarithm of the gamma function, its derivatives, and Hurwitz's zeta function. */
import { abs, add, and, div, type Expr, eq, floor, ge, le, lt, mul, ne, nearest, neg, not, or, select, sub, where } from './expr.ts'
import { type Coefficients, floatTy, inf, mad, nan, num, poly, type Rational, ratio } from './math-core.ts'
import { log } from './math-exp.ts'
import { pow } from './math-pow.ts'
import { sinPi, tan } from './math-trig.ts'

/** lgamma(y) / ((y - 1)(y - 2)) in y - 1, for y in [1, 3]. */
const NEAR: Record<'f32' | 'f64', Rational> = {
  f32: { p: [0.5772157, 0.69828457, 0.21079805, 0.012582066], q: [1, 1.6346326, 0.7904585, 0.11691123, 0.0032576153] },
  f64: {
    p: [
      0.5772156649015329, 1.6823530343350017, 1.885738639099046, 1.0241537781502739, 0.27941802003277605, 0.036019114827946196,
      0.0018334349320000397, 2.2948342474028118e-5,
    ],
    q: [
      1, 3.3394873356155452, 4.4165783561917396, 2.951065863170574, 1.0550211929582654, 0.19734156981753437, 0.017568513962053427,
      0.0006004413753177828, 4.4859170627575795e-6,
    ],
  },
}
/** lgamma(x) in x - 3, for x in [3, 8]. */
const MIDDLE: Record<'f32' | 'f64', Rational> = {
  f32: { p: [Math.LN2, 1.2264227, 0.63592666, 0.10720022, 0.0045270612], q: [1, 0.4380571, 0.049382154, 0.0011696962, -3.018455e-6] },
  f64: {
    p: [
      Math.LN2,
      1.632023973831137,
      1.4236480395295161,
      0.6069052836765658,
      0.13797034877735212,
      0.016854015554785707,
      0.0010459798539348387,
      2.8512261020804537e-5,
      2.3655091168974007e-7,
    ],
    q: [
      1, 1.0232165096015011, 0.4068008174010681, 0.07956458470162225, 0.008000901788188283, 0.0003940711397775228, 8.1276436477552e-6,
      4.549636265796639e-8, -2.3922486392944315e-11,
    ],
  },
}
/** x (lgamma x - (x - ½) log x + x - ½ log 2π) in 1/x², for x >= 8. */
const STIRLING: Coefficients = {
  f32: [0.083333306, -0.0027646476],
  f64: [
    0.08333333333333333, -0.0027777777777547837, 0.0007936507750319775, -0.0005952324832851042, 0.0008409557914632121,
    -0.001860748326904002, 0.0044269918475835736,
  ],
}
const LOG_PI = Math.log(Math.PI)

/** log |Γ(x)|; infinite at the poles. Error: 6 ulp in float32, 5 in float64 for x > 0. */
export function lgamma(x: Expr): Expr {
  const ty = floatTy(x)
  const one = num(x, 1)
  const a = abs(x)
  const l = log(a)
  const below = lt(a, one)
  // lgamma(a) = lgamma(1 + a) - log(a) for a < 1; the factors y - 1 and y - 2 of y = a or 1 + a are exact.
  const v = sub(a, select(below, one, num(x, 2)))
  const u = select(below, a, sub(a, one))
  const near = add(mul(mul(v, u), ratio(u, NEAR[ty])), select(below, neg(l), num(x, 0)))
  const middle = ratio(sub(a, num(x, 3)), MIDDLE[ty])
  const w = div(one, a)
  const series = mad(w, poly(mul(w, w), STIRLING), num(x, Math.log(2 * Math.PI) / 2 - 0.5))
  const far = mad(sub(a, num(x, 0.5)), sub(l, one), series)
  const right = select(lt(a, num(x, 3)), near, select(lt(a, num(x, 8)), middle, far))
  // Γ(-a) Γ(a) = -π / (a sin πa)
  const part = sinPi(sub(a, nearest(a)))
  const left = sub(sub(num(x, LOG_PI), log(mul(a, abs(part)))), right)
  const result = select(lt(x, num(x, 0)), left, right)
  return select(eq(a, inf(x)), a, result)
}

/** From here on the asymptotic series serve; below, this many steps of the recurrence lead there. */
const REACH = { f32: 6, f64: 10 } as const
/** log x - 1/2x - digamma(x) = D(1/x²) / x². */
const DIGAMMA: Coefficients = {
  f32: [0.08333333, -0.008330731, 0.0037646366],
  f64: [
    0.08333333333333333, -0.008333333333298108, 0.003968253924607833, -0.004166646610696294, 0.007571459601219638, -0.020635876246326176,
    0.060426330103649624,
  ],
}
/** The zero of digamma, in two parts. */
const ROOT = { f32: [1.4616321325302124, 1.243815006546356e-8], f64: [1.4616321449683622, 9.549995429965697e-17] } as const
/** digamma(x) / (x - root) in x - 1, for x in [1, 2]. */
const NEAR_ROOT: Record<'f32' | 'f64', Rational> = {
  f32: { p: [1.2503802, 1.1261607, 0.20789701, 0.0024264443], q: [1, 1.5842015, 0.64735305, 0.062523596] },
  f64: {
    p: [1.2503801375034054, 1.7811904023777358, 0.8563282382526716, 0.1674321822097703, 0.012282771527360986, 0.00022205476047991614],
    q: [1, 2.108065926448982, 1.5240244625242985, 0.4784894928792091, 0.06589990402253255, 0.0034081071889811372, 3.918857595782627e-5],
  },
}
/** trigamma(x) - 1/x - 1/2x² = T(1/x²) / x³. */
const TRIGAMMA: Coefficients = {
  f32: [0.16666664, -0.03331814, 0.0224202],
  f64: [
    0.16666666666666666, -0.03333333333324644, 0.023809523676160155, -0.033333256395224796, 0.0757363329889282, -0.2500700075822731,
    0.9443703335856513,
  ],
}
/** x raised to where the series serve, and Σ 1/(x + i)^power over the steps, which is 0 where none were needed. */
function raised(x: Expr, power: 1 | 2): { y: Expr; sum: Expr } {
  const reach = REACH[floatTy(x)]
  const low = lt(x, num(x, reach))
  const base = select(low, x, num(x, 1))
  let above = num(x, 0)
  let below = num(x, 1)
  for (let i = 0; i < reach; i++) {
    const term = add(base, num(x, i))
    const factor = power === 1 ? term : mul(term, term)
    above = mad(above, factor, below)
    below = mul(below, factor)
  }
  return { y: select(low, add(x, num(x, reach)), x), sum: select(low, div(above, below), num(x, 0)) }
}
/** cot πx · π for x off the whole numbers, of which it is infinite or NaN as PyTorch's digamma is. */
const cotPi = (x: Expr): Expr => div(num(x, Math.PI), tan(mul(sub(x, nearest(x)), num(x, Math.PI))))

/** The derivative of log Γ. As in PyTorch ∓∞ at ±0 and NaN at the other poles. Error: 7.5 ulp in float32, 13 in float64 for x > 0. */
export function digamma(x: Expr): Expr {
  const zero = num(x, 0)
  const one = num(x, 1)
  const left = lt(x, zero)
  const { y, sum } = raised(select(left, sub(one, x), x), 1)
  const w = div(one, y)
  const z = mul(w, w)
  const far = sub(sub(sub(log(y), mul(w, num(x, 0.5))), mul(z, poly(z, DIGAMMA))), sum)
  // Below 3, where digamma is small beside its terms, from its zero, one step of the recurrence away at most.
  const below = lt(x, one)
  const above = ge(x, num(x, 2))
  const base = select(below, add(x, one), select(above, sub(x, one), x))
  const [root, rest] = ROOT[floatTy(x)]
  const fromRoot = sub(sub(base, num(x, root)), num(x, rest))
  const step = div(num(x, 1), select(below, neg(x), base))
  const near = add(mul(fromRoot, ratio(sub(base, one), NEAR_ROOT[floatTy(x)])), select(or(below, above), step, zero))
  const right = select(and(lt(x, num(x, 3)), not(left)), near, far)
  const pole = and(left, eq(floor(x), x))
  const reflected = select(pole, nan(x), sub(right, cotPi(x)))
  return where(eq(x, zero), div(num(x, -1), x), select(left, reflected, right))
}

/** The derivative of digamma. Error: 5.8 ulp in float32, 5.5 in float64 for x > 0. */
export function trigamma(x: Expr): Expr {
  const one = num(x, 1)
  const left = lt(x, num(x, 0.5))
  const { y, sum } = raised(select(left, sub(one, x), x), 2)
  const w = div(one, y)
  const z = mul(w, w)
  const right = add(mad(mul(w, z), poly(z, TRIGAMMA), mad(z, num(x, 0.5), w)), sum)
  const s = div(num(x, Math.PI), sinPi(sub(x, nearest(x))))
  return select(left, sub(mul(s, s), right), right)
}

/** (2k)! / B₂ₖ, k = 1, 2 … (Cephes, zeta.c). */
const EULER_MACLAURIN = [
  12, -720, 30240, -1209600, 47900160, -1892437580.3183792, 7.47242496e10, -2950130727918.164, 116467828143500.67, -4597978722407473,
  1.8152105401943546e17, -7.166165256175667e18,
]
/**
 * Hurwitz's zeta function Σ (q + i)⁻ˢ. NaN for s < 1, infinite at s = 1 and at q = 0, -1 …; for other q < 0 the terms of negative base
 * are those of p = ⌈q⌉ - q … 1 - q - 1 with the sign of (-1)ˢ, and s that is not whole gives NaN.
 * Error: 6 ulp in float32, 4.5 in float64 for q > 0.
 */
export function zeta(s: Expr, q: Expr): Expr {
  const one = num(s, 1)
  const zero = num(s, 0)
  const left = lt(q, zero)
  const rest = sub(q, floor(q))
  const odd = ne(sub(s, mul(floor(mul(s, num(s, 0.5))), num(s, 2))), zero)
  const opposite = sub(positiveZeta(s, sub(one, rest)), positiveZeta(s, sub(one, q)))
  const right = positiveZeta(s, select(left, rest, q))
  const sum = select(left, add(right, select(odd, neg(opposite), opposite)), right)
  const pole = or(eq(s, one), and(le(q, zero), eq(floor(q), q)))
  const wrong = or(lt(s, one), and(left, ne(floor(s), s)))
  const cases = select(pole, select(lt(s, one), nan(s), inf(s)), select(wrong, nan(s), sum))
  return where(and(eq(s, s), eq(q, q)), cases, nan(s))
}

/** For s > 1, q > 0: nine terms, and Euler-Maclaurin's formula for the rest, as in Cephes. */
function positiveZeta(s: Expr, q: Expr): Expr {
  const one = num(s, 1)
  const [count, corrections] = s.ty === 'f32' ? [7, 6] : [9, 12]
  const power = neg(s)
  let sum = pow(q, power)
  let b = sum
  let w = q
  for (let i = 1; i <= count; i++) {
    w = add(q, num(s, i))
    b = pow(w, power)
    sum = add(sum, b)
  }
  let tail = sub(div(mul(b, w), sub(s, one)), mul(b, num(s, 0.5)))
  const v = div(one, w)
  let t = mul(mul(b, s), v)
  for (let k = 0; k < corrections; k++) {
    tail = mad(t, num(s, 1 / EULER_MACLAURIN[k]!), tail)
    t = mul(mul(t, mul(add(s, num(s, 2 * k + 1)), v)), mul(add(s, num(s, 2 * k + 2)), v))
  }
  return add(sum, tail)
}
