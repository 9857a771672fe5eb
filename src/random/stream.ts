/** Walking a generator's words chunk by chunk, as the filling functions do. */
import { type Bulk, bulk, chunkWords } from './bulk.ts'
import type { Generator } from './generator.ts'

const scratch = new Uint32Array(chunkWords)
/** From this many words on the kernels in bulk repay the call. */
const bulkFrom = 512

/** Draws `perElement` words for each of n elements and shows them to `body`: those of elements at … at+count-1, from words[0] on. */
export function eachChunk(g: Generator, n: number, perElement: 1 | 2, body: (words: Uint32Array, at: number, count: number) => void): void {
  const words = (n * perElement >= bulkFrom ? bulk()?.words : null) ?? scratch
  const step = chunkWords / perElement
  for (let at = 0; at < n; at += step) {
    const count = Math.min(step, n - at)
    g.draw(words, count * perElement)
    body(words, at, count)
  }
}

/** The multiple of 2^-24 in [0, 1) that PyTorch's uniform_real_distribution<float> makes of a word. */
export const unit24 = (word: number): number => (word & 0xffffff) * 2 ** -24
/** The multiple of 2^-53 that uniform_real_distribution<double> makes of two, the first drawn being the high one. */
export const unit53 = (high: number, low: number): number => ((high & 0x1fffff) * 2 ** 32 + low) * 2 ** -53
/** The next such number of a generator. */
export const nextUnit53 = (g: Generator): number => unit53(g.random(), g.random())
/** That of element j of a chunk with two words an element. */
export const unit53At = (words: Uint32Array, j: number): number => unit53(words[2 * j]!, words[2 * j + 1]!)

/**
 * Calls `body` with single-precision uniform numbers in [0, 1), chunk by chunk: `units` are those of the elements from `at` on, and
 * `kernels.uniform` starts with them. Answers false, and draws nothing, where that does not repay.
 */
export function eachUniformChunk(g: Generator, n: number, body: (kernels: Bulk, units: Float32Array, at: number) => void): boolean {
  const kernels = n >= bulkFrom ? bulk() : null
  if (kernels === null) return false
  eachChunk(g, n, 1, (_words, at, count) => {
    kernels.toUniform(4 * Math.ceil(count / 4))
    body(kernels, kernels.uniform.subarray(0, count), at)
  })
  return true
}
