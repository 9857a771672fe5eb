/** Choices by weight, with PyTorch's numbers: Distributions.cpp and MultinomialKernel.cpp of ATen. */
import type { DType } from '../dtypes.ts'
import { check } from '../errors.ts'
import { checkCarries, dtypeOf, type FloatArray } from './arguments.ts'
import { exponential } from './continuous.ts'
import type { Generator } from './generator.ts'
import { type FloatName, roundTo } from './rounding.ts'
import { nextUnit53 } from './stream.ts'
import { topk } from './topk.ts'

/**
 * Chooses `samples` categories in each row of `weights` (rows × categories, unnormalised); `out` holds rows × samples indices.
 * A single sample and sampling without replacement race exponential clocks; several with replacement search the cumulative sums.
 * Throws a RuntimeError on weights that are negative, infinite, NaN or sum to 0, and on more samples than categories without replacement.
 */
export function multinomial(
  out: BigInt64Array,
  weights: FloatArray,
  categories: number,
  samples: number,
  replacement: boolean,
  g: Generator,
  dtype: DType = dtypeOf(weights),
): BigInt64Array {
  checkCarries(weights, dtype)
  check(samples > 0, () => 'cannot sample n_sample <= 0 samples')
  check(replacement || samples <= categories, () => 'cannot sample n_sample > prob_dist.size(-1) samples without replacement')
  check(categories <= 2 ** 24, () => 'number of categories cannot exceed 2^24')
  if (out.length === 0) return out
  if (replacement && samples > 1) cumulative(out, weights, categories, samples, g, dtype)
  else race(out, weights, categories, samples, g, dtype)
  return out
}

/** The categories whose clocks, of rates `weights`, ring first: the largest weight / Exp(1). */
function race(out: BigInt64Array, weights: FloatArray, categories: number, samples: number, g: Generator, dtype: DType): void {
  for (let i = 0; i < weights.length; i++) {
    check(weights[i]! >= 0 && weights[i]! < Infinity, () => 'probability tensor contains either `inf`, `nan` or element < 0')
  }
  const rows = weights.length / categories
  for (let r = 0; r < rows; r++) {
    let positive = false
    for (let j = r * categories; j < (r + 1) * categories && !positive; j++) positive = weights[j]! > 0
    check(positive, () => 'invalid multinomial distribution (sum of probabilities <= 0)')
  }
  const q = exponential(weights instanceof Float64Array ? new Float64Array(weights.length) : new Float32Array(weights.length), 1, g, dtype)
  const round = roundTo[dtype.name as FloatName]
  for (let i = 0; i < q.length; i++) q[i] = round(weights[i]! / q[i]!)
  for (let r = 0; r < rows; r++) {
    const chosen = topk(q.subarray(r * categories, (r + 1) * categories), samples)
    for (let j = 0; j < samples; j++) out[r * samples + j] = BigInt(chosen[j]!)
  }
}

function cumulative(out: BigInt64Array, weights: FloatArray, categories: number, samples: number, g: Generator, dtype: DType): void {
  const sums = dtype.name === 'float64' ? new Float64Array(categories) : new Float32Array(categories)
  const invalid = 'invalid multinomial distribution'
  const rows = weights.length / categories
  for (let r = 0; r < rows; r++) {
    let sum = 0
    for (let j = 0; j < categories; j++) {
      const w = weights[r * categories + j]!
      check(w >= 0, () => `${invalid} (encountering probability entry < 0)`)
      check(w < Infinity, () => `${invalid} (encountering probability entry = infinity or NaN)`)
      sums[j] = sum + w
      sum = sums[j]!
    }
    check(sum > 0, () => `${invalid} (sum of probabilities <= 0)`)
    for (let j = 0; j < categories; j++) sums[j] = sums[j]! / sum
    sums[categories - 1] = 1
    for (let s = 0; s < samples; s++) {
      const u = nextUnit53(g)
      let left = 0
      let right = categories
      while (left < right) {
        const middle = left + ((right - left) >> 1)
        if (sums[middle]! < u) left = middle + 1
        else right = middle
      }
      out[r * samples + s] = BigInt(left)
    }
  }
}
