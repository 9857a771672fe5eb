/** The error function, its complements and its inverse; the normal distribution. */
import { abs, add, copysign, div, eq, type Expr, gt, le, lt, mul, neg, select, sqrt, sub, where } from './expr.ts'
import { clamp, type Coefficients, floatTy, inf, num, poly, type Rational, ratio } from './math-core.ts'
import { expSquare, log, log1p } from './math-exp.ts'

/** erf x / x in x²: in float32 for |x| <= 3.92, where erf is 1 (to which the clamp of the result brings it); in float64 for |x| <= 1. */
const ERF: Record<'f32' | 'f64', Rational> = {
  f32: {
    p: [1.1283792, 0.1835968, 0.054416712, 0.0038239833, 0.0003918728, 5.0517447e-6, -1.49848e-8],
    q: [1, 0.4960422, 0.11357113, 0.01545481, 0.0013187296, 6.6576475e-5],
  },
  f64: {
    p: [1.1283791670955126, 0.14350666630366926, 0.0454836137564016, 0.0018774113443002357, 0.00019688474436411452, 7.771796061075682e-8],
    q: [1, 0.46051280499360925, 0.09381307150901208, 0.010693079630094023, 0.0006924982518625257, 2.0810259133520532e-5],
  },
}
const erfNear = (x: Expr): Expr => {
  const { p, q } = ERF[floatTy(x)]
  const z = mul(x, x)
  return div(mul(x, poly(z, p)), poly(z, q))
}
/** (1 + 2a) e^(a²) erfc a in t = (a - k) / (a + k), for a >= 0 (Shepherd and Laframboise 1981). */
const ERFCX: Coefficients = {
  f32: [
    1.253008, -0.13562106, -0.047562186, 0.12964386, -0.11927503, 0.06831814, -0.023764314, 0.002495275, 0.0018759852, -0.0007223974,
    -9.292956e-5, 7.5767166e-5,
  ],
  f64: [
    1.2329951186255526, -0.1396211168405623, 0.015379652102619367, 0.06809705425466907, -0.10103906603628855, 0.09373283499909595,
    -0.066330365812422, 0.037167515526526626, -0.016197734057437765, 0.005031970067913389, -0.0007577732752949839, -0.00019925714787888307,
    0.00015062154180629097, -2.439774257819515e-5, -1.1221413380374629e-5, 5.706597011375008e-6, 2.9217836798352645e-7, -8.21084808974261e-7,
    7.725078509799117e-8, 1.063316512204518e-7, -2.0412444430050427e-8, -1.2343913812783134e-8, 3.112119733176973e-9, 9.306308222891675e-10,
    -2.562265776961243e-10,
  ],
}
/** e^(a²) erfc a for a >= 0. */
function erfcxOf(a: Expr): Expr {
  const k = num(a, 4, 3)
  const t = div(sub(a, k), add(a, k))
  const y = div(poly(t, ERFCX), add(add(a, a), num(a, 1)))
  return select(eq(a, inf(a)), num(a, 0), y)
}

/** The error function. */
export function erf(x: Expr): Expr {
  const one = num(x, 1)
  if (x.ty === 'f32') return clamp(erfNear(clamp(x, num(x, -3.92), num(x, 3.92))), neg(one), one)
  const a = abs(x)
  const far = sub(one, mul(expSquare(a, -1), erfcxOf(a)))
  return select(gt(a, one), copysign(far, x), erfNear(x))
}
/** 1 - erf x. */
export function erfc(x: Expr): Expr {
  const a = abs(x)
  const one = num(x, 1)
  const tail = mul(expSquare(a, -1), erfcxOf(a))
  return select(lt(a, num(x, 0.5)), sub(one, erfNear(x)), select(lt(x, num(x, 0)), sub(num(x, 2), tail), tail))
}
/** e^(x²) erfc x. */
export function erfcx(x: Expr): Expr {
  const a = abs(x)
  const y = erfcxOf(a)
  const e = expSquare(a, 1)
  return select(lt(x, num(x, 0)), sub(add(e, e), y), y)
}
/** The logarithm of the normal distribution function. */
export function logNdtr(x: Expr): Expr {
  const a = abs(x)
  const scaled = mul(erfcxOf(mul(a, num(x, Math.SQRT1_2))), num(x, 0.5))
  const left = sub(log(scaled), mul(mul(x, x), num(x, 0.5)))
  const right = log1p(neg(mul(expSquare(a, -0.5), scaled)))
  return select(lt(x, num(x, 0)), left, right)
}

interface Quantile {
  /** In 0.180625 - q², for |q| <= 0.425. */
  near: Rational
  /** In √(-log p) - 1.6, up to 5. */
  middle: Rational
  /** In √(-log p) - 5. */
  far: Rational
}
/** Algorithm AS 241 (Wichura 1988): PPND7 and PPND16. */
const QUANTILE: Record<'f32' | 'f64', Quantile> = {
  f32: {
    near: { p: [3.3871327179, 50.434271938, 159.29113202, 59.10937472], q: [1, 17.895169469, 78.757757664, 67.1875636] },
    middle: { p: [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103], q: [1, 0.7370016425, 0.12021132975] },
    far: { p: [6.657905115, 3.081226386, 0.42868294337, 0.017337203997], q: [1, 0.24197894225, 0.012258202635] },
  },
  f64: {
    near: {
      p: [
        3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
        33430.575583588128105, 2509.0809287301226727,
      ],
      q: [
        1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061, 28729.085735721942674,
        5226.495278852854561,
      ],
    },
    middle: {
      p: [
        1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
        0.24178072517745061177, 0.0227238449892691845833, 0.00077454501427834140764,
      ],
      q: [
        1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966,
        0.000547593808499534494600, 1.05075007164441684324e-9,
      ],
    },
    far: {
      p: [
        6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
        0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
      ],
      q: [
        1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 0.00078686913114561325910, 1.8463183175100546818e-5,
        1.4215117583164458887e-7, 2.04426310338993978564e-15,
      ],
    },
  },
}
/** The point of the normal distribution at probability 1/2 + q, where `tail` = 1/2 - |q|, known to full relative precision. */
function quantile(q: Expr, tail: Expr): Expr {
  const c = QUANTILE[floatTy(q)]
  const near = mul(q, ratio(sub(num(q, 0.180625), mul(q, q)), c.near))
  const r = sqrt(neg(log(tail)))
  const beyond = gt(r, num(q, 5))
  const far = select(beyond, ratio(sub(r, num(q, 5)), c.far), ratio(sub(r, num(q, 1.6)), c.middle))
  const outer = copysign(select(eq(r, inf(q)), r, far), q)
  return select(le(abs(q), num(q, 0.425)), near, outer)
}
/** The inverse of `erf`; infinite at ±1, NaN beyond. */
export function erfinv(y: Expr): Expr {
  const half = num(y, 0.5)
  return mul(quantile(mul(y, half), mul(sub(num(y, 1), abs(y)), half)), num(y, Math.SQRT1_2))
}
/** The inverse of the normal distribution function; infinite at 0 and 1, NaN outside. */
export function ndtri(p: Expr): Expr {
  const half = num(p, 0.5)
  return quantile(sub(p, half), where(lt(p, half), p, sub(num(p, 1), p)))
}
