/** What sums over windows are, and the parameter block that says it to a kernel, WebAssembly's or compiled. Knows no instructions. */
import { wordsOf } from './words.ts'

/**
 * `sums`: C[e, i, p] = bias[i] + the sum over taps of A[i, t] B[e, t, p].
 * `products`: C[j, i, t] = the sum over the j-th `per` entries and all positions of A[e, i, p] B[e, t, p].
 */
export type Windows = 'sums' | 'products'

/**
 * Element (t, p) of an entry of B, where position p is the x-th of run r, lies taps[t] + starts[r] bytes and x elements from its beginning:
 * a convolution's windows where they lie. Addresses are bytes, `taps` and `starts` those of lists of i32.
 */
export interface WindowProblem {
  a: number
  b: number
  c: number
  /** Of one element for each row of C, `stepBias` apart; 0: none. */
  bias: number
  taps: number
  starts: number
  /** Rows of C (and A), taps, runs of positions, and how many are in each. */
  m: number
  k: number
  runs: number
  run: number
  /** Elements from one row of A to the next, and from one entry to the next in A and C; bytes, in B. */
  rowA: number
  batchA: number
  batchB: number
  batchC: number
  stepBias: number
  batch: number
  /** Entries that are summed together. */
  per: number
}

/** The 32-bit words of the block, in order. */
export const windowWords = [
  ...(['a', 'b', 'c', 'bias', 'taps', 'starts', 'm', 'k', 'runs', 'run'] as const),
  ...(['rowA', 'batchA', 'batchB', 'batchC', 'stepBias', 'batch', 'per'] as const),
] satisfies (keyof WindowProblem)[]
/** Where the words of a kernel's own follow. */
export const ownWords = 4 * windowWords.length

const block = wordsOf<keyof WindowProblem>(windowWords)
export function writeWindows(i32: Int32Array<ArrayBufferLike>, P: number, problem: WindowProblem, ...own: number[]): void {
  block.write(i32, P >> 2, problem)
  own.forEach((word, i) => void (i32[((P + ownWords) >> 2) + i] = word))
}
