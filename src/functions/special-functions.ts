/**
 * Special functions to which no gradient flows: Bessel and Airy functions, orthogonal polynomials; and the incomplete gamma functions.
 * Computed in float64, element by element, by series, recurrences and integrals that converge exponentially (A&S: Abramowitz and Stegun).
 */

import { unrecorded } from '../autograd/modes.ts'
import { track } from '../autograd/record.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { type DType, float64 } from '../dtypes.ts'
import { NotImplementedError, notImplemented } from '../errors.ts'
import { lazily } from '../lazily.ts'
import { sameSizes } from '../shape/shape.ts'
import { getDefaultDtype, Tensor } from '../tensor/tensor.ts'
import { broadcastShapes, type Num, resultType, typeWord } from './apply.ts'
import { arrayOf, fromTyped } from './data.ts'
import { withInplace } from './inplace.ts'
import { sumToSize } from './reductions.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** Applies a function of numbers to all elements, broadcast, and gives a tensor of a float dtype. */
function each(args: readonly (Tensor | Num)[], dtype: DType, f: (...x: number[]) => number): Tensor {
  return unrecorded(() => {
    const sizes = broadcastShapes(args.flatMap((a) => (a instanceof Tensor ? [a._sizes] : [])))
    const plain = args.map((a) =>
      a instanceof Tensor
        ? a
            .detach()
            .to(float64)
            .expand([...sizes])
            .contiguous()
        : Number(a),
    )
    const out = new Float64Array(sizes.reduce((a, b) => a * b, 1))
    beginOp()
    const [x, y] = plain.map((a) => (typeof a === 'number' ? new Float64Array(out.length).fill(a) : (arrayOf(a) as Float64Array)))
    for (let i = 0; i < out.length; i++) out[i] = y ? f(x![i]!, y[i]!) : f(x![i]!)
    return fromTyped(out, [...sizes], null).to(dtype)
  })
}
/** The dtype of a result: the common one, whole numbers as the default float. */
function floatOf(name: string, args: readonly (Tensor | Num)[]): DType {
  const common = resultType(args)
  const dtype = common.category === 2 ? common : getDefaultDtype()
  if (dtype.itemsize === 2) throw notImplemented(`${name}_cpu`, typeWord(dtype))
  return dtype
}

const EULER = 0.5772156649015329
const INF = Number.POSITIVE_INFINITY
const FAR = 25

/** J_0 … J_n by the recurrence downwards (Miller), whose sum J_0 + 2 J_2 + 2 J_4 … is 1. */
function besselRow(x: number): Float64Array {
  const top = 2 * Math.ceil(x / 2 + 30)
  const j = new Float64Array(top + 2)
  j[top] = 1e-300
  let sum = 0
  for (let k = top; k > 0; k--) {
    j[k - 1] = ((2 * k) / x) * j[k]! - j[k + 1]!
    if (Math.abs(j[k - 1]!) > 1e200) for (let i = k - 1; i <= top; i++) j[i] = j[i]! * 1e-200
  }
  for (let k = top; k > 0; k -= 2) sum += 2 * j[k]!
  sum += j[0]!
  return j.map((v) => v / sum)
}
/** The amplitude parts P and Q of Hankel's expansion for a large argument (A&S 9.2.9). */
function hankel(order: number, x: number): [number, number] {
  const mu = 4 * order * order
  let [p, q, term] = [0, 0, 1]
  for (let k = 0; k < 2 * x; k++) {
    const sign = k % 4 < 2 ? 1 : -1
    if (k % 2 === 0) p += sign * term
    else q += sign * term
    const next = (term * (mu - (2 * k + 1) ** 2)) / ((k + 1) * 8 * x)
    if (Math.abs(next) < 1e-18) break
    term = next
  }
  return [p, q]
}
/** J and Y of order 0 or 1, of a positive number. */
function besselFar(order: number, x: number): { j: number; y: number } {
  const [p, q] = hankel(order, x)
  const chi = x - (order / 2 + 0.25) * Math.PI
  const scale = Math.sqrt(2 / (Math.PI * x))
  return { j: scale * (p * Math.cos(chi) - q * Math.sin(chi)), y: scale * (p * Math.sin(chi) + q * Math.cos(chi)) }
}
const besselJ =
  (order: number) =>
  (x: number): number => {
    const a = Math.abs(x)
    if (!Number.isFinite(x)) return Number.NaN
    if (a === 0) return 1 - order
    const v = a > FAR ? besselFar(order, a).j : besselRow(a)[order]!
    return x < 0 && order === 1 ? -v : v
  }
/** By Neumann's series of the Js (A&S 9.1.88), of which that of order 1 is minus the derivative. */
const besselY =
  (order: number) =>
  (x: number): number => {
    if (x === 0) return -INF
    if (!(x > 0) || x === INF) return Number.NaN
    if (x > FAR) return besselFar(order, x).y
    const j = besselRow(x)
    const log = Math.log(x / 2) + EULER
    let sum = 0
    for (let k = 1; 2 * k + 1 < j.length; k++) sum += ((k % 2 ? -1 : 1) * (order === 0 ? 2 * j[2 * k]! : j[2 * k + 1]! - j[2 * k - 1]!)) / k
    return (2 / Math.PI) * (order === 0 ? log * j[0]! - sum : log * j[1]! - j[0]! / x - sum)
  }
/** e^x · K_order(x): the integral of exp(-x (cosh t - 1)) cosh(order · t), which the trapezoidal rule gets right to all places. */
function scaledK(order: number, x: number): number {
  if (x === 0) return INF
  if (!(x > 0)) return Number.NaN
  if (x === INF) return 0
  // The larger x, the narrower the bell.
  const step = Math.min(1 / 8, 0.6 / Math.sqrt(x))
  let sum = 0.5
  for (let t = step; ; t += step) {
    const power = 2 * x * Math.sinh(t / 2) ** 2
    const term = Math.exp(order * t - power) * 0.5 * (1 + Math.exp(-2 * order * t))
    sum += term
    if (power > order * t + 45) break
  }
  return sum * step
}
const modifiedK =
  (order: number) =>
  (x: number): number =>
    scaledK(order, x) * (x > 0 ? Math.exp(-x) : 1)
/** I of order 0 or 1, whose series has no cancellation. */
const modifiedI =
  (order: number) =>
  (x: number): number => {
    if (!Number.isFinite(x)) return Number.NaN
    const a = Math.abs(x)
    let value: number
    if (a > 40) {
      let [sum, term] = [0, 1]
      for (let k = 0; Math.abs(term) > 1e-18; k++) {
        sum += term
        term *= -(4 * order * order - (2 * k + 1) ** 2) / ((k + 1) * 8 * a)
      }
      value = (Math.exp(a / 2) / Math.sqrt(2 * Math.PI * a)) * sum * Math.exp(a / 2)
    } else {
      value = 0
      let term = order === 0 ? 1 : a / 2
      for (let k = 1; term > value * 1e-18; k++) {
        value += term
        term *= (a * a) / 4 / (k * (k + order))
      }
    }
    return x < 0 && order === 1 ? -value : value
  }

const AIRY = [0.3550280538878172, 0.2588194037928068] as const
/** Ai: Maclaurin's series near 0, K of order 1/3 above, the asymptotic waves below (A&S 10.4). */
function airy(x: number): number {
  if (!Number.isFinite(x)) return Number.NaN
  if (x > 103.892) return 0
  const zeta = (2 / 3) * Math.abs(x) ** 1.5
  if (x > 1) return (Math.sqrt(x / 3) / Math.PI) * scaledK(1 / 3, zeta) * Math.exp(-zeta)
  if (x < -7.5) {
    let [p, q, term] = [0, 0, 1]
    for (let k = 0; k < 2 * zeta && Math.abs(term) > 1e-18; k++) {
      const sign = k % 4 < 2 ? 1 : -1
      if (k % 2 === 0) p += sign * term
      else q += sign * term
      term *= ((6 * k + 1) * (6 * k + 3) * (6 * k + 5)) / (216 * (k + 1) * (2 * k + 1) * zeta)
    }
    const phase = zeta + Math.PI / 4
    return (p * Math.sin(phase) - q * Math.cos(phase)) / (Math.sqrt(Math.PI) * Math.abs(x) ** 0.25)
  }
  let [f, g] = [1, x]
  let [a, b] = [1, x]
  const cube = x ** 3
  for (let k = 1; k < 60; k++) {
    a *= cube / ((3 * k - 1) * 3 * k)
    b *= cube / (3 * k * (3 * k + 1))
    f += a
    g += b
  }
  return AIRY[0] * f - AIRY[1] * g
}
function sphericalJ0(x: number): number {
  if (Math.abs(x) === INF) return 0
  return x === 0 ? 1 : Math.sin(x) / x
}

/** A polynomial by its three-term recurrence; below degree 0 it is 0. */
type Polynomial = (x: number, n: number) => number
const recurrence =
  (first: (x: number) => number, next: (x: number, k: number, q: number, p: number) => number): Polynomial =>
  (x, n) => {
    if (n < 0) return 0
    let [p, q] = [1, first(x)]
    if (n === 0) return 1
    for (let k = 1; k < n && !Number.isNaN(q); k++) [p, q] = [q, next(x, k, q, p)]
    return q
  }
/** The four kinds differ in the polynomial of degree 1, in the value at ±1, and in their form as cosines and sines. */
const chebyshev = (
  first: (x: number) => number,
  ends: (n: number) => [right: number, left: number],
  wave: (n: number, t: number) => [number, number],
): Polynomial => {
  const slow = recurrence(first, (x, _k, q, p) => 2 * x * q - p)
  return (x, n) => {
    if (n < 0) return 0
    if (Math.abs(x) === 1) {
      const [right, left] = ends(n)
      return x > 0 ? right : n % 2 ? -left : left
    }
    if (n > 8 && Math.abs(x) < 1) {
      const [over, under] = wave(n, Math.acos(x))
      if (under !== 0) return over / under
    }
    return slow(x, n)
  }
}
const kinds: Record<string, Polynomial> = {
  t: chebyshev(
    (x) => x,
    () => [1, 1],
    (n, t) => [Math.cos(n * t), 1],
  ),
  u: chebyshev(
    (x) => 2 * x,
    (n) => [n + 1, n + 1],
    (n, t) => [Math.sin((n + 1) * t), Math.sin(t)],
  ),
  v: chebyshev(
    (x) => 2 * x - 1,
    (n) => [1, 2 * n + 1],
    (n, t) => [Math.cos((n + 0.5) * t), Math.cos(t / 2)],
  ),
  w: chebyshev(
    (x) => 2 * x + 1,
    (n) => [2 * n + 1, 1],
    (n, t) => [Math.sin((n + 0.5) * t), Math.sin(t / 2)],
  ),
}
const hermiteH = recurrence(
  (x) => 2 * x,
  (x, k, q, p) => 2 * x * q - 2 * k * p,
)
const hermiteHe = recurrence(
  (x) => x,
  (x, k, q, p) => x * q - k * p,
)
const polynomials: Record<string, Polynomial> = {
  ...Object.fromEntries(
    Object.entries(kinds).flatMap(([kind, f]): [string, Polynomial][] => [
      [`chebyshev_polynomial_${kind}`, f],
      [`shifted_chebyshev_polynomial_${kind}`, (x, n) => f(2 * x - 1, n)],
    ]),
  ),
  hermite_polynomial_h: hermiteH,
  hermite_polynomial_he: hermiteHe,
  laguerre_polynomial_l: recurrence(
    (x) => 1 - x,
    (x, k, q, p) => ((2 * k + 1 - x) * q - k * p) / (k + 1),
  ),
  legendre_polynomial_p: recurrence(
    (x) => x,
    (x, k, q, p) => ((2 * k + 1) * x * q - k * p) / (k + 1),
  ),
}
/** Degrees from which PyTorch gives NaN for the polynomials of Hermite, which no float can hold then. */
const hermiteLimit = (name: string, dtype: DType): number => (name.startsWith('hermite') ? (dtype === float64 ? 512 : 128) : INF)

/** ζ(k) (-1)^k / k for k from 2 on, before them -γ: log Γ(1 + a) as a power series in a. */
const LOG_GAMMA = [
  -0.5772156649015329, 0.8224670334241132, -0.40068563438653143, 0.27058080842778454, -0.20738555102867398, 0.1695571769974082,
  -0.1440498967688461,
]
/** The upper function for small a and x < 1 + a, where it is about a and would not survive being taken from 1. */
function smallUpper(a: number, x: number): number {
  const power = a * Math.log(x) - a * LOG_GAMMA.reduceRight((sum, c) => sum * a + c, 0)
  let [sum, term] = [0, 1]
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= -x / n
    sum += term / (a + n)
  }
  return -Math.expm1(power) - a * Math.exp(power) * sum
}
/** The regularised lower (or upper) incomplete gamma function: a series below a + 1, a continued fraction (Lentz) above. */
const incomplete =
  (upper: boolean) =>
  (a: number, x: number, factor: number): number => {
    const as = (lower: number): number => (upper ? 1 - lower : lower)
    if (Number.isNaN(a) || Number.isNaN(x) || a < 0 || x < 0) return Number.NaN
    if (a === 0) return x > 0 ? as(1) : Number.NaN
    if (x === 0) return as(0)
    if (a === INF) return x === INF ? Number.NaN : as(0)
    if (x === INF) return as(1)
    if (x < a + 1) {
      if (upper && a < 0.01) return smallUpper(a, x)
      let [sum, term] = [1 / a, 1 / a]
      for (let k = 1; term > sum * 1e-17; k++) {
        term *= x / (a + k)
        sum += term
      }
      return as(sum * factor)
    }
    let b = x + 1 - a
    let c = 1e300
    let d = 1 / b
    let h = d
    for (let k = 1; k < 10000; k++) {
      const an = -k * (k - a)
      b += 2
      d = 1 / (an * d + b || 1e-300)
      c = b + an / c || 1e-300
      h *= d * c
      if (Math.abs(d * c - 1) < 1e-16) break
    }
    return upper ? h * factor : 1 - h * factor
  }
/** x^a e^(-x) / Γ(a), in float64. */
const density = (a: Tensor, x: Tensor): Tensor => a.mul(x.log()).sub(x).sub(a.lgamma()).exp()
function gammaOf(name: 'igamma' | 'igammac') {
  const f = incomplete(name === 'igammac')
  return (self: Tensor, other: Tensor): Tensor => {
    const common = resultType([self, other])
    if (common.category !== 2) throw notImplemented(`${name}_cpu`, typeWord(common))
    const sizes = broadcastShapes([self._sizes, other._sizes])
    const factor = unrecorded(() => {
      const [a, x] = [self, other].map((t) =>
        t
          .detach()
          .to(float64)
          .expand([...sizes]),
      ) as [Tensor, Tensor]
      return density(a, x).contiguous().flatten().tolist() as number[]
    })
    let i = 0
    const out = each([self, other], common, (a, x) => f(a, x, factor[i++]!))
    return track(out, `${name === 'igamma' ? 'Igamma' : 'Igammac'}Backward0`, [self, other], { self, other }, gammaSlope(name))
  }
}
const gammaSlope =
  (name: string) =>
  (g: Tensor, s: { self: Tensor; other: Tensor }, node: { needs(i: number): boolean }): (Tensor | null)[] => {
    if (node.needs(0)) throw new NotImplementedError(`the derivative for '${name}: input' is not implemented.`)
    const d = density(s.self.detach(), s.other).div(s.other).mul(g)
    const own = name === 'igamma' ? d : d.neg()
    return [null, sameSizes(own._sizes, s.other._sizes) ? own : sumToSize(own, s.other._sizes)]
  }

const single = (name: string, doc: string, f: (x: number) => number): [string, Op] => [
  name,
  functionOnly(op(doc, ['(Tensor self)', (x: Tensor) => each([x], floatOf(name, [x]), f)])),
]
const polynomial = (name: string, f: Polynomial): [string, Op] => {
  const run = (x: Tensor | Num, n: Tensor | Num): Tensor => {
    const dtype = floatOf(name, [x, n])
    const limit = hermiteLimit(name, dtype)
    return each([x, n], dtype, (v, k) => (Math.trunc(k) > limit ? Number.NaN : f(v, Math.trunc(k))))
  }
  return [
    name,
    functionOnly(
      op(
        'The polynomial of degree n at x.',
        ['(Tensor self, Tensor n)', run],
        ['(Scalar self, Tensor n)', run],
        ['(Tensor self, Scalar n)', run],
      ),
    ),
  ]
}
export const specialFunctions = /* @__PURE__ */ lazily(
  (): Record<string, Op> =>
    Object.fromEntries([
      single('bessel_j0', 'The Bessel function of the first kind of order 0.', besselJ(0)),
      single('bessel_j1', 'The Bessel function of the first kind of order 1.', besselJ(1)),
      single('bessel_y0', 'The Bessel function of the second kind of order 0.', besselY(0)),
      single('bessel_y1', 'The Bessel function of the second kind of order 1.', besselY(1)),
      single('modified_bessel_i0', 'The modified Bessel function of the first kind of order 0.', modifiedI(0)),
      single('modified_bessel_i1', 'The modified Bessel function of the first kind of order 1.', modifiedI(1)),
      single('modified_bessel_k0', 'The modified Bessel function of the second kind of order 0.', modifiedK(0)),
      single('modified_bessel_k1', 'The modified Bessel function of the second kind of order 1.', modifiedK(1)),
      single('scaled_modified_bessel_k0', 'The modified Bessel function of the second kind of order 0, times eˣ.', (x) => scaledK(0, x)),
      single('scaled_modified_bessel_k1', 'The modified Bessel function of the second kind of order 1, times eˣ.', (x) => scaledK(1, x)),
      single('spherical_bessel_j0', 'sin(x) / x.', sphericalJ0),
      single('airy_ai', 'The Airy function Ai.', airy),
      ...Object.entries(polynomials).map(([name, f]) => polynomial(name, f)),
    ]),
)
const IGAMMA = 'The regularised lower incomplete gamma function of a = self at x = other.'
const IGAMMAC = 'The regularised upper incomplete gamma function of a = self at x = other.'
const gamma = (doc: string, name: 'igamma' | 'igammac'): Op => op(doc, ['(Tensor self, Tensor other)', gammaOf(name)])
export const gammas: Record<string, Op> = withInplace({ igamma: gamma(IGAMMA, 'igamma'), igammac: gamma(IGAMMAC, 'igammac') }, [
  'igamma',
  'igammac',
])
export const specialGammas = /* @__PURE__ */ lazily(
  (): Record<string, Op> => ({
    gammainc: functionOnly(gamma(IGAMMA, 'igamma')),
    gammaincc: functionOnly(gamma(IGAMMAC, 'igammac')),
  }),
)
