/**
 * Box–Muller on blocks of sixteen uniform numbers, in place: NormalFill16 of PyTorch's DistributionTemplates.h. Draws nothing itself.
 *
 * The single-precision one repeats, operation by operation, what PyTorch runs on x86 with AVX2 (avx_mathfun.h by G. Garberoglio, after
 * J. Pommier's sse_mathfun.h and S. Moshier's Cephes), with the fused multiply-adds that its compiler makes of a product
 * and a sum. The double one rounds log, cos and sin as the host's Math does.
 */
import { cosine, fourOverPi, logarithm, quarterPi, sine, twoPi } from './boxmuller-constants.ts'
import { fma32, fma64 } from './rounding.ts'

const { fround, sqrt } = Math
const f = fround
type Three = [number, number, number]

const f32 = new Float32Array(1)
const i32 = new Int32Array(f32.buffer)

const { sqrtHalf, polynomial, ln2Low, ln2High } = logarithm
const [sin0, sin1, sin2] = sine as Three
const [cos0, cos1, cos2] = cosine as Three
const [quarter0, quarter1, quarter2] = quarterPi as Three

/** The natural logarithm of a normal positive single. */
function log32(value: number): number {
  f32[0] = value
  const bits = i32[0]!
  let e = (bits >> 23) - 126
  i32[0] = (bits & 0x807fffff) | 0x3f000000
  let x = f32[0]!
  if (x < sqrtHalf) {
    e -= 1
    x = f(f(x - 1) + x)
  } else x = f(x - 1)
  const z = f(x * x)
  let y = polynomial[0]!
  for (let k = 1; k < polynomial.length; k++) y = fma32(y, x, polynomial[k]!)
  y = f(y * x)
  y = fma32(y, z, f(e * ln2Low))
  y = fma32(-0.5, z, y)
  return fma32(e, ln2High, f(x + y))
}

/** A pair from a radius' and an angle's uniform numbers, multiples of 2^-24 in [0, 1), to places i and i + 8 of `out`. */
export function normalPair(u1: number, u2: number, mean: number, std: number, out: Float32Array, i: number): void {
  const radius = f(sqrt(f(-2 * log32(f(1 - u1)))))
  const theta = f(twoPi * u2)
  const octant = (f(theta * fourOverPi) + 1) & ~1
  const x = fma32(octant, quarter2, fma32(octant, quarter1, fma32(octant, quarter0, theta)))
  const z = f(x * x)
  let c = f(fma32(fma32(cos0, z, cos1), z, cos2) * z)
  c = f(fma32(c, z, f(-0.5 * z)) + 1)
  let s = f(fma32(fma32(sin0, z, sin1), z, sin2) * z)
  s = fma32(s, x, x)
  const swap = (octant & 2) !== 0
  const cosTheta = ((octant - 2) & 4) === 0 ? -(swap ? s : c) : swap ? s : c
  const sinTheta = (octant & 4) !== 0 ? -(swap ? c : s) : swap ? c : s
  out[i] = fma32(f(radius * cosTheta), std, mean)
  out[i + 8] = fma32(f(radius * sinTheta), std, mean)
}

/** Elements at … at+15 hold multiples of 2^-24 in [0, 1); afterwards normal numbers of single-precision `mean` and `std`. */
export function normal16Single(data: Float32Array, at: number, mean: number, std: number): void {
  for (let j = at; j < at + 8; j++) normalPair(data[j]!, data[j + 8]!, mean, std, data, j)
}

/** The same for multiples of 2^-53, in double precision. */
export function normal16Double(data: Float64Array, at: number, mean: number, std: number): void {
  for (let j = at; j < at + 8; j++) {
    const radius = sqrt(-2 * Math.log(1 - data[j]!))
    const theta = 2 * Math.PI * data[j + 8]!
    data[j] = fma64(radius * Math.cos(theta), std, mean)
    data[j + 8] = fma64(radius * Math.sin(theta), std, mean)
  }
}
