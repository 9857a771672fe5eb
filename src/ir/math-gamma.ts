/** The logarithm of the gamma function, its derivatives, and Hurwitz's zeta function. */
import { abs, add, and, div, eq, type Expr, floor, ge, lt, mul, ne, nearest, neg, not, or, select, sub, where } from './expr.ts'
import { type Coefficients, floatTy, inf, mad, nan, num, poly, type Rational, ratio } from './math-core.ts'
import { log } from './math-exp.ts'
import { pow } from './math-pow.ts'
import { sinPi, tan } from './math-trig.ts'

/** lgamma(y) / ((y - 1)(y - 2)) in y - 2, for y in [1, 3]. */
const NEAR: Record<'f32' | 'f64', Rational> = {
  f32: { p: [0.42278433, 0.27186206, 0.04062949, 0.000518225], q: [1, 0.88030547, 0.22700496, 0.015742559] },
  f64: {
    p: [
      0.42278433509846713, 0.6110216161027072, 0.2937620115611868, 0.032612592392893006, -0.015355459780661768, -0.005057396192629517,
      -0.0005123949129136591, -1.59097731152241e-5, -3.708693600029092e-8,
    ],
    q: [
      1, 1.682510109111278, 1.016078055554842, 0.21633499405032358, -0.02675227608857358, -0.020321053495855924, -0.0033997482473908797,
      -0.00021799338194929165, -4.128508107100557e-6,
    ],
  },
}
/** lgamma(x) in x - 5, for x in [3, 8]. */
const MIDDLE: Record<'f32' | 'f64', Rational> = {
  f32: { p: [3.1780539, 2.3978543, 0.5981591, 0.054611437, 0.0013155899], q: [1, 0.28059202, 0.02041904, 0.0002954252] },
  f64: {
    p: [
      3.1780538303479458, 3.7764720304533697, 1.8335629946693621, 0.47118568313498244, 0.06925273096954072, 0.0058530547071492835,
      0.0002699620682745377, 5.9246517224928565e-6, 4.3393457148165233e-8,
    ],
    q: [
      1, 0.7143851184462165, 0.20356907163318325, 0.029471941530336245, 0.0022823868882598398, 9.087988338406143e-5, 1.6073060603510679e-6,
      8.275745712418834e-9, -4.388397325356069e-12,
    ],
  },
}
/** x (lgamma x - (x - ½) log x + x - ½ log 2π) in 1/x², for x >= 8. */
const STIRLING: Coefficients = {
  f32: [0.083333306, -0.0027646476],
  f64: [
    0.08333333333333333, -0.0027777777777547837, 0.0007936507750319775, -0.0005952324832851042, 0.0008409557914632121, -0.001860748326904002,
    0.0044269918475835736,
  ],
}
const LOG_PI = Math.log(Math.PI)

/** log |Γ(x)|; infinite at the poles. */
export function lgamma(x: Expr): Expr {
  const ty = floatTy(x)
  const one = num(x, 1)
  const two = num(x, 2)
  const a = abs(x)
  const l = log(a)
  const below = lt(a, one)
  const y = select(below, add(a, one), a)
  const v = sub(y, two)
  // For a < 1, y - 1 is a itself, not what rounding left of it.
  const near = sub(mul(mul(v, select(below, a, sub(y, one))), ratio(v, NEAR[ty])), select(below, l, num(x, 0)))
  const middle = ratio(sub(a, num(x, 5)), MIDDLE[ty])
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

/** The derivative of log Γ. As in PyTorch ∓∞ at ±0 and NaN at the other poles. */
export function digamma(x: Expr): Expr {
  const zero = num(x, 0)
  const one = num(x, 1)
  const left = lt(x, zero)
  const { y, sum } = raised(select(left, sub(one, x), x), 1)
  const w = div(one, y)
  const z = mul(w, w)
  const right = sub(sub(sub(log(y), mul(w, num(x, 0.5))), mul(z, poly(z, DIGAMMA))), sum)
  const pole = and(left, eq(floor(x), x))
  const reflected = select(pole, nan(x), sub(right, cotPi(x)))
  return where(eq(x, zero), div(num(x, -1), x), select(left, reflected, right))
}

/** The derivative of digamma. */
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
  12, -720, 30240, -1209600, 47900160, -1.8924375803183791606e9, 7.47242496e10, -2.950130727918164224e12, 1.1646782814350067249e14,
  -4.5979787224074726105e15, 1.8152105401943546773e17, -7.1661652561756670113e18,
]
/**
 * Hurwitz's zeta function Σ (q + i)⁻ˢ: nine terms and Euler-Maclaurin's formula for the rest, as in Cephes. NaN for s < 1,
 * and for q < -4, where more terms would be needed; infinite at s = 1 and at q = 0, -1 …
 */
export function zeta(s: Expr, q: Expr): Expr {
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
  const result = add(sum, tail)
  const zero = num(s, 0)
  const pole = or(eq(s, one), and(lt(q, num(s, 0.25)), eq(floor(q), q)))
  const wrong = or(lt(s, one), and(lt(q, zero), or(ne(floor(s), s), not(ge(q, num(s, -4))))))
  const cases = select(wrong, nan(s), select(pole, inf(s), result))
  return where(and(eq(s, s), eq(q, q)), cases, nan(s))
}
