/** The error function, its complements and its inverse; the normal distribution. */
import { abs, add, copysign, div, type Expr, eq, gt, le, lt, mul, neg, select, sqrt, sub, where } from './expr.ts'
import { type Coefficients, clamp, floatTy, inf, num, poly, type Rational, ratio } from './math-core.ts'
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
    0.00015062154180629097, -2.439774257819515e-5, -1.1221413380374629e-5, 5.706597011375008e-6, 2.9217836798352645e-7,
    -8.21084808974261e-7, 7.725078509799117e-8, 1.063316512204518e-7, -2.0412444430050427e-8, -1.2343913812783134e-8, 3.112119733176973e-9,
    9.306308222891675e-10, -2.562265776961243e-10,
  ],
}
/** e^(a²) erfc a for a >= 0. */
function erfcxOf(a: Expr): Expr {
  const k = num(a, 4, 3)
  const t = div(sub(a, k), add(a, k))
  const y = div(poly(t, ERFCX), add(add(a, a), num(a, 1)))
  return select(eq(a, inf(a)), num(a, 0), y)
}

/** The error function. Error: 6 ulp in float32, 2.6 in float64. */
export function erf(x: Expr): Expr {
  const one = num(x, 1)
  if (x.ty === 'f32') return clamp(erfNear(clamp(x, num(x, -3.92), num(x, 3.92))), neg(one), one)
  const a = abs(x)
  const far = sub(one, mul(expSquare(a, -1), erfcxOf(a)))
  return select(gt(a, one), copysign(far, x), erfNear(x))
}
/** 1 - erf x. Error: 4 ulp in float32, 4.8 in float64. */
export function erfc(x: Expr): Expr {
  const a = abs(x)
  const one = num(x, 1)
  const tail = mul(expSquare(a, -1), erfcxOf(a))
  return select(lt(a, num(x, 0.5)), sub(one, erfNear(x)), select(lt(x, num(x, 0)), sub(num(x, 2), tail), tail))
}
/** e^(x²) erfc x. Error: 5 ulp in float32, 5 in float64. */
export function erfcx(x: Expr): Expr {
  const a = abs(x)
  const y = erfcxOf(a)
  const e = expSquare(a, 1)
  return select(lt(x, num(x, 0)), sub(add(e, e), y), y)
}
/** The logarithm of the normal distribution function. Error: 4.5 ulp in float32, 4.8 in float64. */
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
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
        33430.57558358813, 2509.0809287301227,
      ],
      q: [
        1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
        5226.495278852854,
      ],
    },
    middle: {
      p: [
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
        0.022723844989269184, 0.0007745450142783414,
      ],
      q: [
        1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
        1.0507500716444169e-9,
      ],
    },
    far: {
      p: [
        6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
        2.7115555687434876e-5, 2.0103343992922881e-7,
      ],
      q: [
        1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
        2.0442631033899397e-15,
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
/** The inverse of `erf`; infinite at ±1, NaN beyond. Error: 4.8 ulp in float32, 5.5 in float64. */
export function erfinv(y: Expr): Expr {
  const half = num(y, 0.5)
  return mul(quantile(mul(y, half), mul(sub(num(y, 1), abs(y)), half)), num(y, Math.SQRT1_2))
}
/** The inverse of the normal distribution function; infinite at 0 and 1, NaN outside. Error: 5 ulp in float32, 5 in float64. */
export function ndtri(p: Expr): Expr {
  const half = num(p, 0.5)
  return quantile(sub(p, half), where(lt(p, half), p, sub(num(p, 1), p)))
}
