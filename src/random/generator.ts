/** Generators of random numbers with the stream and the saved state of PyTorch's CPU generator (at::CPUGeneratorImpl). Not the distributions. */
import { check, RuntimeError, TypeError, ValueError } from '../errors.ts'
import { Mt19937 } from './mt19937.ts'

/** c10::default_rng_seed_val. */
const defaultSeed = 67280421310721n

/** Offsets in CPUGeneratorImplState, little-endian: the seed, the engine with its words as 64 bits each, both cached normal samples. */
const layout = {
  seed: 0,
  left: 8,
  seeded: 12,
  next: 16,
  words: 24,
  normalY: 5024,
  normalIsValid: 5040,
  floatNormal: 5048,
  floatIsValid: 5052,
  size: 5056,
}
const wordCount = 624

const fromHost = (): bigint => crypto.getRandomValues(new BigUint64Array(1))[0]!

export class Generator {
  toString(): string {
    return '<torch._C.Generator object>'
  }
  readonly device = 'cpu'
  private made: Mt19937 | null = null
  /** null until a seed of the host's is first needed: to ask for one takes Node 5 ms, for which no import should wait. */
  _seed: bigint | null = defaultSeed
  /** The second number of the last Box–Muller pair, if it was not handed out; read and written by the normal distribution. */
  nextNormal: number | null = null
  /** PyTorch's single-precision counterpart, which its CPU never uses; kept so that saved states survive unchanged. */
  private nextFloatNormal: number | null = null

  /**
   * Starts the stream anew. A seed is an integer in -2^63 … 2^64 - 1; a negative one stands for itself plus 2^64.
   * Only its low 32 bits choose the stream, as in PyTorch.
   */
  manual_seed(seed: number | bigint): this {
    if (typeof seed !== 'bigint' && !Number.isInteger(seed)) {
      throw new TypeError(`manual_seed expected a long, but got ${typeof seed === 'number' ? 'float' : typeof seed}`)
    }
    const s = BigInt(seed)
    if (s < -(2n ** 63n) || s >= 2n ** 64n) throw new ValueError('Overflow when unpacking long long')
    this._seed = BigInt.asUintN(64, s)
    this.engine.reseed(Number(s & 0xffffffffn))
    this.nextNormal = this.nextFloatNormal = null
    return this
  }

  private get engine(): Mt19937 {
    return (this.made ??= new Mt19937(Number(this.initial_seed() & 0xffffffffn)))
  }

  initial_seed(): bigint {
    return (this._seed ??= fromHost())
  }

  /** Seeds from the host's source of randomness and returns that seed. */
  seed(): bigint {
    const chosen = fromHost()
    this.manual_seed(chosen)
    return chosen
  }

  /** The next 32 bits, in [0, 2^32). */
  random(): number {
    return this.engine.next()
  }

  /** The next 64 bits; the word drawn first is the high one. Slow: the distributions draw the two words themselves. */
  random64(): bigint {
    const high = this.engine.next()
    return (BigInt(high) << 32n) | BigInt(this.engine.next())
  }

  /** The next n words, to the start of `out`. */
  draw(out: Uint32Array, n: number): void {
    this.engine.draw(out, n)
  }

  /** The 5056 bytes of `torch.Generator.get_state()`, byte for byte. */
  get_state(): Uint8Array {
    const bytes = new Uint8Array(layout.size)
    const view = new DataView(bytes.buffer)
    view.setBigUint64(layout.seed, this.initial_seed(), true)
    view.setInt32(layout.left, this.engine.left, true)
    view.setInt32(layout.seeded, 1, true)
    view.setUint32(layout.next, this.engine.index, true)
    for (const [i, w] of this.engine.wordsOfState().entries()) view.setUint32(layout.words + 8 * i, w, true)
    if (this.nextNormal !== null) {
      view.setFloat64(layout.normalY, this.nextNormal, true)
      view.setInt32(layout.normalIsValid, 1, true)
    }
    if (this.nextFloatNormal !== null) {
      view.setFloat32(layout.floatNormal, this.nextFloatNormal, true)
      view.setUint8(layout.floatIsValid, 1)
    }
    return bytes
  }

  /** Continues from a state that `get_state` gave, here or in PyTorch. Throws a RuntimeError on any other bytes. */
  set_state(state: Uint8Array): this {
    if (!(state instanceof Uint8Array)) throw new TypeError('RNG state must be a torch.ByteTensor')
    check(
      state.length === layout.size,
      () => `Expected a CPUGeneratorImplState of size ${layout.size} but found the input RNG state size to be ${state.length}`,
    )
    const view = new DataView(state.buffer, state.byteOffset, state.byteLength)
    const words = Uint32Array.from({ length: wordCount }, (_, i) => view.getUint32(layout.words + 8 * i, true))
    const seeded = view.getInt32(layout.seeded, true) !== 0
    const restored = seeded && this.engine.restore(words, view.getInt32(layout.left, true), view.getUint32(layout.next, true))
    check(restored, () => 'Invalid mt19937 state')
    this._seed = view.getBigUint64(layout.seed, true)
    this.nextNormal = view.getInt32(layout.normalIsValid, true) !== 0 ? view.getFloat64(layout.normalY, true) : null
    this.nextFloatNormal = view.getUint8(layout.floatIsValid) !== 0 ? view.getFloat32(layout.floatNormal, true) : null
    return this
  }

  /** Another generator that will yield what this one will. */
  clone_state(): Generator {
    return new Generator().set_state(this.get_state())
  }

  get_offset(): never {
    throw new RuntimeError('CPU Generator does not use offset')
  }
  set_offset(_offset: number): never {
    throw new RuntimeError('CPU Generator does not use offset')
  }
}

/** The generator of calls that name none; seeded at random until `manual_seed`. */
export const default_generator: Generator = /* @__PURE__ */ Object.assign(new Generator(), { _seed: null })
