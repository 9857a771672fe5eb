/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded from 32 bits as in the authors' 2002 code and at::mt19937.
 * Not a distribution: it yields 32-bit words only.
 */
import { type Bulk, blockWords, bulk } from './bulk.ts'

const N = blockWords
const M = 397

export class Mt19937 {
  /** The untempered block; signed, so that the twist stays in 32-bit integer arithmetic. */
  private readonly block = new Int32Array(N)
  /** The same block tempered, made once per block: drawing is then one load. */
  private readonly words = new Uint32Array(N)
  /** Index of the next word; N when the block is used up. */
  private position = N
  /** Seeded and not drawn from since: at::mt19937 then shows `next` 0 and not 624. */
  private untouched = true

  constructor(seed: number) {
    this.reseed(seed)
  }

  /** `seed` counts modulo 2^32. */
  reseed(seed: number): void {
    const s = this.block
    s[0] = seed
    for (let j = 1; j < N; j++) {
      const previous = s[j - 1]!
      s[j] = Math.imul(1812433253, previous ^ (previous >>> 30)) + j
    }
    this.position = N
    this.untouched = true
  }

  /** The next word, in [0, 2^32). */
  next(): number {
    if (this.position === N) this.advance()
    return this.words[this.position++]!
  }

  /** Writes the next n words to the start of `out`. */
  draw(out: Uint32Array, n: number): void {
    let done = 0
    while (done < n) {
      if (this.position === N) {
        const kernels = n - done >= 2 * N ? bulk() : null
        if (kernels !== null && kernels.words === out) {
          this.drawInBulk(kernels, done, n - done)
          return
        }
        this.advance()
      }
      const count = Math.min(n - done, N - this.position)
      const { words, position } = this
      for (let i = 0; i < count; i++) out[done + i] = words[position + i]!
      this.position += count
      done += count
    }
  }

  private drawInBulk(kernels: Bulk, at: number, n: number): void {
    const count = Math.ceil(n / N)
    kernels.recurrence.set(this.block)
    kernels.draw(count, at)
    this.block.set(kernels.recurrence.subarray(count * N, (count + 1) * N))
    this.words.set(kernels.words.subarray(at + (count - 1) * N, at + count * N))
    this.position = n - (count - 1) * N
    this.untouched = false
  }

  /** How many draws are left in the block plus one, as at::mt19937 counts. */
  get left(): number {
    return N + 1 - this.position
  }
  /** at::mt19937's index of the next word. */
  get index(): number {
    return this.untouched ? 0 : this.position
  }

  wordsOfState(): Uint32Array {
    return new Uint32Array(this.block)
  }

  /** Returns false, and changes nothing, where the counters could not be at::mt19937's own. */
  restore(block: ArrayLike<number>, left: number, index: number): boolean {
    if (left < 1 || left > N || index > N || (left > 1 && left + index > N + 1)) return false
    this.block.set(block)
    this.position = left === 1 ? N : index
    this.untouched = left === 1 && index === 0
    this.temper()
    return true
  }

  private advance(): void {
    const s = this.block
    for (let i = 0; i < N - M; i++) s[i] = s[i + M]! ^ twist(s[i]!, s[i + 1]!)
    for (let i = N - M; i < N - 1; i++) s[i] = s[i + M - N]! ^ twist(s[i]!, s[i + 1]!)
    s[N - 1] = s[M - 1]! ^ twist(s[N - 1]!, s[0]!)
    this.temper()
    this.position = 0
    this.untouched = false
  }

  private temper(): void {
    const { block, words } = this
    for (let i = 0; i < N; i++) {
      let y = block[i]!
      y ^= y >>> 11
      y ^= (y << 7) & 0x9d2c5680
      y ^= (y << 15) & 0xefc60000
      words[i] = y ^ (y >>> 18)
    }
  }
}

const twist = (u: number, v: number): number => (((u & 0x80000000) | (v & 0x7fffffff)) >>> 1) ^ (-(v & 1) & 0x9908b0df)
