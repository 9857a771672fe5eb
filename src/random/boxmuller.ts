/**
 * Box–Muller on blocks of sixteen uniform numbers, in place: NormalFill16 of PyTorch's DistributionTemplates.h. Draws nothing itself.
 *
 * The single-precision one repeats, operation by operation, what PyTorch runs on x86 with AVX2 (avx_mathfun.h by G. Garberoglio, after
 * J. Pommier's sse_mathfun.h and S. Moshier's Cephes), with the fused multiply-adds that its compiler makes of a product
 * and a sum. The double one rounds log, cos and sin as the host's Math does.
 */
import { fma32, fma64 } from './rounding.ts'

const { fround, sqrt } = Math
const f = fround

const f32 = new Float32Array(1)
const i32 = new Int32Array(f32.buffer)

const sqrtHalf = f(Math.SQRT1_2)
const log0 = f(7.0376836292e-2)
const log1 = f(-1.151461031e-1)
const log2 = f(1.167699874e-1)
const log3 = f(-1.2420140846e-1)
const log4 = f(1.4249322787e-1)
const log5 = f(-1.6668057665e-1)
const log6 = f(2.0000714765e-1)
const log7 = f(-2.4999993993e-1)
const log8 = f(3.3333331174e-1)
const ln2Low = f(-2.1219444e-4)
const ln2High = 0.693359375

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
  let y = fma32(log0, x, log1)
  y = fma32(y, x, log2)
  y = fma32(y, x, log3)
  y = fma32(y, x, log4)
  y = fma32(y, x, log5)
  y = fma32(y, x, log6)
  y = fma32(y, x, log7)
  y = fma32(y, x, log8)
  y = f(y * x)
  y = fma32(y, z, f(e * ln2Low))
  y = fma32(-0.5, z, y)
  return fma32(e, ln2High, f(x + y))
}

const fourOverPi = f(1.27323954473516)
const minusQuarterPi1 = -0.78515625
const minusQuarterPi2 = -2.4187564849853516e-4
const minusQuarterPi3 = f(-3.774894977445941e-8)
const sin0 = f(-1.9515295891e-4)
const sin1 = f(8.3321608736e-3)
const sin2 = f(-1.6666654611e-1)
const cos0 = f(2.443315711809948e-5)
const cos1 = f(-1.388731625493765e-3)
const cos2 = f(4.166664568298827e-2)
const twoPi32 = f(2 * Math.PI)

export type Normal16<A> = (data: A, at: number, mean: number, std: number) => void

/** Elements at … at+15 hold multiples of 2^-24 in [0, 1); afterwards normal numbers of single-precision `mean` and `std`. */
export const normal16Single: Normal16<Float32Array> = (data, at, mean, std) => {
  for (let j = at; j < at + 8; j++) {
    const radius = f(sqrt(f(-2 * log32(f(1 - data[j]!)))))
    const theta = f(twoPi32 * data[j + 8]!)
    const octant = (f(theta * fourOverPi) + 1) & ~1
    const x = fma32(octant, minusQuarterPi3, fma32(octant, minusQuarterPi2, fma32(octant, minusQuarterPi1, theta)))
    const z = f(x * x)
    let c = f(fma32(fma32(cos0, z, cos1), z, cos2) * z)
    c = f(fma32(c, z, f(-0.5 * z)) + 1)
    let s = f(fma32(fma32(sin0, z, sin1), z, sin2) * z)
    s = fma32(s, x, x)
    const swap = (octant & 2) !== 0
    const cosine = ((octant - 2) & 4) === 0 ? -(swap ? s : c) : swap ? s : c
    const sine = (octant & 4) !== 0 ? -(swap ? c : s) : swap ? c : s
    data[j] = fma32(f(radius * cosine), std, mean)
    data[j + 8] = fma32(f(radius * sine), std, mean)
  }
}

/** The same for multiples of 2^-53, in double precision. */
export const normal16Double: Normal16<Float64Array> = (data, at, mean, std) => {
  for (let j = at; j < at + 8; j++) {
    const radius = sqrt(-2 * Math.log(1 - data[j]!))
    const theta = 2 * Math.PI * data[j + 8]!
    data[j] = fma64(radius * Math.cos(theta), std, mean)
    data[j + 8] = fma64(radius * Math.sin(theta), std, mean)
  }
}
