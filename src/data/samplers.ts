/** Samplers: in what order positions of a dataset are visited, drawn from PyTorch's random stream in its order. */

import { namedArguments } from '../autograd/arguments.ts'
import { typeName } from '../autograd/node.ts'
import { float64, int64 } from '../dtypes.ts'
import { NotImplementedError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { as_tensor, empty, multinomial, randint, randperm } from '../generated/functions.ts'
import { Generator } from '../random/generator.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { lengthOf } from './datasets.ts'

type Gen = Generator | null
interface Sized {
  readonly length: number
}
const list = (t: Tensor): number[] => t.tolist() as number[]
function shown(x: unknown): string {
  if (typeof x === 'boolean') return x ? 'True' : 'False'
  if (x === null || x === undefined) return 'None'
  return typeof x === 'object' ? `<${typeName(x)} object>` : String(x)
}

function positive(name: string, n: unknown): void {
  if (!Number.isInteger(n) || (n as number) <= 0)
    throw new ValueError(`${name} should be a positive integer value, but got ${name}=${shown(n)}`)
}

/** A number that seeds another generator, drawn as 63 random bits. */
export const drawSeed = (generator: Gen): number | bigint => empty([], { dtype: int64 }).random_({ generator }).item() as number | bigint

/** A subclass writes `__iter__` or `[Symbol.iterator]`, and `__len__` or `length` where it has one. */
export class Sampler<I = number> implements Iterable<I> {
  __iter__(): Iterator<I> {
    throw new NotImplementedError('Subclasses of Sampler should implement __iter__.')
  }
  [Symbol.iterator](): Iterator<I> {
    return this.__iter__()
  }
  __len__(): number {
    throw new TorchTypeError(`object of type '${this.constructor.name}' has no len()`)
  }
  get length(): number {
    return this.__len__()
  }
}

/** 0, 1, 2 … */
export class SequentialSampler extends Sampler {
  readonly data_source: Sized
  constructor(data_source: Sized) {
    super()
    this.data_source = data_source
  }
  override *__iter__(): Iterator<number> {
    const n = lengthOf(this.data_source)
    for (let i = 0; i < n; i++) yield i
  }
  override __len__(): number {
    return lengthOf(this.data_source)
  }
}

interface RandomOptions {
  replacement?: boolean
  num_samples?: number | null
  generator?: Gen
}
/** All positions in random order, or with `replacement` random ones. Without a generator, each pass seeds its own from the default one. */
export class RandomSampler extends Sampler {
  readonly data_source: Sized
  readonly replacement: boolean
  readonly generator: Gen
  readonly #count: number | null
  constructor(
    ...args:
      | [data_source: Sized, options?: RandomOptions]
      | [data_source: Sized, replacement: boolean, options?: RandomOptions]
      | [data_source: Sized, replacement: boolean, num_samples: number | null, generator?: Gen | RandomOptions]
  ) {
    super()
    const o = namedArguments<RandomOptions & { data_source: Sized }>(
      'RandomSampler',
      { data_source: 'any', replacement: 'any', num_samples: 'any', generator: 'any' },
      1,
      args,
    )
    this.data_source = o.data_source
    const replacement: unknown = o.replacement ?? false
    this.#count = o.num_samples ?? null
    this.generator = o.generator ?? null
    if (typeof replacement !== 'boolean')
      throw new TorchTypeError(`replacement should be a boolean value, but got replacement=${shown(replacement)}`)
    this.replacement = replacement
    positive('num_samples', this.num_samples)
  }
  get num_samples(): number {
    return this.#count ?? lengthOf(this.data_source)
  }
  override *__iter__(): Iterator<number> {
    const n = lengthOf(this.data_source)
    const count = this.num_samples
    const generator = this.generator ?? new Generator().manual_seed(drawSeed(null))
    if (this.replacement) {
      const some = (k: number): number[] => list(randint(n, [k], { generator }))
      for (let i = 0; i < Math.floor(count / 32); i++) yield* some(32)
      yield* some(count % 32)
      return
    }
    for (let i = 0; i < Math.floor(count / n); i++) yield* list(randperm(n, { generator }))
    // Drawn even where nothing of it is used, as in PyTorch: the stream of a generator goes on from there.
    yield* list(randperm(n, { generator })).slice(0, count % n)
  }
  override __len__(): number {
    return this.num_samples
  }
}

/** Some positions in random order. */
export class SubsetRandomSampler extends Sampler {
  readonly indices: readonly number[]
  readonly generator: Gen
  constructor(indices: readonly number[], generator: Gen | { generator?: Gen } = null) {
    super()
    this.indices = indices
    this.generator = generator instanceof Generator ? generator : (generator?.generator ?? null)
  }
  override *__iter__(): Iterator<number> {
    for (const i of list(randperm(this.indices.length, { generator: this.generator }))) yield this.indices[i]!
  }
  override __len__(): number {
    return this.indices.length
  }
}

interface WeightedOptions {
  replacement?: boolean
  generator?: Gen
}
/** `num_samples` positions drawn with the given weights. */
export class WeightedRandomSampler extends Sampler {
  readonly weights: Tensor
  readonly num_samples: number
  readonly replacement: boolean
  readonly generator: Gen
  constructor(
    ...args:
      | [weights: readonly number[] | Tensor, num_samples: number, options?: WeightedOptions]
      | [weights: readonly number[] | Tensor, num_samples: number, replacement: boolean, generator?: Gen | WeightedOptions]
  ) {
    super()
    const { weights, num_samples, replacement, generator } = namedArguments<
      { weights: readonly number[] | Tensor; num_samples: number } & WeightedOptions
    >('WeightedRandomSampler', { weights: 'any', num_samples: 'any', replacement: 'any', generator: 'any' }, 2, args)
    positive('num_samples', num_samples)
    if (typeof (replacement ?? true) !== 'boolean')
      throw new ValueError(`replacement should be a boolean value, but got replacement=${shown(replacement)}`)
    this.weights = as_tensor(weights as number[], { dtype: float64 })
    if (this.weights.ndim !== 1)
      throw new ValueError(`weights should be a 1d sequence but given weights have shape (${this.weights.shape.join(', ')})`)
    this.num_samples = num_samples
    this.replacement = replacement ?? true
    this.generator = generator ?? null
  }
  override *__iter__(): Iterator<number> {
    yield* list(multinomial(this.weights, this.num_samples, this.replacement, { generator: this.generator }))
  }
  override __len__(): number {
    return this.num_samples
  }
}

/** Batches of the positions of another sampler. */
export class BatchSampler<I = number> extends Sampler<I[]> {
  readonly sampler: Iterable<I>
  readonly batch_size: number
  readonly drop_last: boolean
  constructor(
    ...args:
      | [sampler: Iterable<I>, batch_size: number, drop_last: boolean]
      | [sampler: Iterable<I>, { batch_size: number; drop_last: boolean }]
  ) {
    super()
    const { sampler, batch_size, drop_last } = namedArguments<{ sampler: Iterable<I>; batch_size: number; drop_last: boolean }>(
      'BatchSampler',
      { sampler: 'any', batch_size: 'any', drop_last: 'any' },
      3,
      args,
    )
    positive('batch_size', batch_size)
    if (typeof drop_last !== 'boolean') throw new ValueError(`drop_last should be a boolean value, but got drop_last=${shown(drop_last)}`)
    this.sampler = sampler
    this.batch_size = batch_size
    this.drop_last = drop_last
  }
  override *__iter__(): Iterator<I[]> {
    let batch: I[] = []
    for (const i of this.sampler) {
      batch.push(i)
      if (batch.length < this.batch_size) continue
      yield batch
      batch = []
    }
    if (batch.length > 0 && !this.drop_last) yield batch
  }
  override __len__(): number {
    const n = lengthOf(this.sampler) / this.batch_size
    return this.drop_last ? Math.floor(n) : Math.ceil(n)
  }
}
