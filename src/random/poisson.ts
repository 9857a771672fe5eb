/** Poisson distributed numbers, PyTorch's own: Distributions.cpp of ATen. */
import type { DType } from '../dtypes.ts'
import { dtypeOf, type FloatArray } from './arguments.ts'
import type { Generator } from './generator.ts'
import { type FloatName, roundTo } from './rounding.ts'
import { nextUnit53 } from './stream.ts'

/** Coefficients of 1/x, 1/x³ … in Stirling's series for log Γ(x). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360]
/** log k!, within a few ulp, for k >= 0. */
function logFactorial(k: number): number {
  let x = k + 1
  let below = 1
  for (; x < 15; x++) below *= x
  let sum = 0
  for (let i = STIRLING.length - 1; i >= 0; i--) sum = sum / (x * x) + STIRLING[i]!
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + sum / x - Math.log(below)
}

/** For large means: transformed rejection (Hörmann 1993, algorithm PTRS). */
function large(mean: number, g: Generator): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverse = 1.1239 + 1.1328 / (b - 3.4)
  const squeeze = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = nextUnit53(g) - 0.5
    const v = nextUnit53(g)
    const rest = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / rest + b) * u + mean + 0.43)
    if (rest >= 0.07 && v <= squeeze) return k
    if (k < 0 || (rest < 0.013 && v > rest)) continue
    if (Math.log(v) + Math.log(inverse) - Math.log(a / (rest * rest) + b) <= k * Math.log(mean) - mean - logFactorial(k)) return k
  }
}
/** For small ones: how many uniform numbers are multiplied before the product falls to e^-mean (Knuth). */
function small(mean: number, g: Generator): number {
  const bound = Math.exp(-mean)
  let k = 0
  for (let product = nextUnit53(g); product > bound; product *= nextUnit53(g)) k++
  return k
}

/** Fills `out`, element by element with the mean that `means` has for it; none may be negative or NaN. */
export function poisson<A extends FloatArray>(out: A, means: ArrayLike<number>, g: Generator, dtype: DType = dtypeOf(out)): A {
  const round = roundTo[dtype.name as FloatName]
  for (let i = 0; i < out.length; i++) {
    const mean = means[i]!
    out[i] = mean === 0 ? 0 : round((mean >= 10 ? large : small)(mean, g))
  }
  return out
}
