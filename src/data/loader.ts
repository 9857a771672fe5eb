/** `DataLoader`: batches of a dataset in a loop, `for (const batch of loader)` or `for await`, loaded here or ahead in worker threads. */
import { type Kind, namedArguments } from '../autograd/arguments.ts'
import { AssertionError, RuntimeError, ValueError } from '../errors.ts'
import type { Generator } from '../random/generator.ts'
import { type Collated, default_collate, default_convert } from './collate.ts'
import { lengthOf, type Source } from './datasets.ts'
import { asyncFetcher, END, type Fetching, fetcher, isIterable } from './fetch.ts'
import { BatchSampler, drawSeed, RandomSampler, SequentialSampler } from './samplers.ts'
import { loadAhead, type Pool } from './workers.ts'

export interface DataLoaderOptions<T, B> {
  /** null: samples come one by one. */
  batch_size?: number | null
  shuffle?: boolean | null
  sampler?: Iterable<unknown> | null
  batch_sampler?: Iterable<unknown[]> | null
  /** Threads that load ahead; 0: batches are loaded when the loop asks. Needs a dataset that a worker can be told of: see `from_module`. */
  num_workers?: number
  // biome-ignore lint/suspicious/noExplicitAny: a list of samples, or one sample where there are no batches
  collate_fn?: ((samples: T[] & any) => B) | null
  pin_memory?: boolean
  drop_last?: boolean
  /** Seconds to wait for a worker; 0: as long as it takes. */
  timeout?: number
  worker_init_fn?: ((worker_id: number) => unknown) | null
  multiprocessing_context?: null
  generator?: Generator | null
  /** Batches that each worker loads ahead; 2. */
  prefetch_factor?: number | null
  /** Whether workers wait for the next loop, instead of stopping with this one. */
  persistent_workers?: boolean
  /** Whether batches come in the order of the sampler, instead of as they are ready. */
  in_order?: boolean
}
const KINDS: Record<string, Kind> = {
  dataset: 'any',
  batch_size: 'number?',
  shuffle: 'bool?',
  sampler: 'any',
  batch_sampler: 'any',
  num_workers: 'number',
  collate_fn: 'function?',
  pin_memory: 'bool',
  drop_last: 'bool',
  timeout: 'number',
  worker_init_fn: 'function?',
  multiprocessing_context: 'any',
  generator: 'any',
  prefetch_factor: 'number?',
  persistent_workers: 'bool',
  pin_memory_device: 'string',
  in_order: 'bool',
}
const FIXED = ['batch_size', 'batch_sampler', 'sampler', 'drop_last', 'dataset', 'persistent_workers']

/** The sampler of an iterable dataset, which knows no positions. */
const unending: Iterable<null> = {
  *[Symbol.iterator]() {
    for (;;) yield null
  },
}

/**
 * Loops over a dataset in batches.
 *
 * @example
 * const loader = new DataLoader(new TensorDataset(x, y), { batch_size: 64, shuffle: true })
 * for (const [xs, ys] of loader) train(xs, ys)
 */
export class DataLoader<T, B = Collated<Awaited<T>>> implements Iterable<B>, AsyncIterable<B> {
  declare readonly dataset: Source<T> | Iterable<T> | AsyncIterable<T>
  declare readonly batch_size: number | null
  declare readonly sampler: Iterable<unknown>
  declare readonly batch_sampler: Iterable<unknown[]> | null
  declare readonly drop_last: boolean
  declare readonly persistent_workers: boolean
  readonly num_workers: number
  readonly prefetch_factor: number | null
  readonly collate_fn: (samples: never) => B
  readonly worker_init_fn: ((worker_id: number) => unknown) | null
  readonly generator: Generator | null
  readonly timeout: number
  readonly in_order: boolean
  readonly pin_memory: boolean
  /** Workers that wait for the next loop. */
  #pool: Pool | null = null

  constructor(dataset: Source<T>, options?: DataLoaderOptions<T, B>)
  constructor(dataset: Source<T>, batch_size: number | null, options?: DataLoaderOptions<T, B>)
  constructor(dataset: Source<T>, batch_size: number | null, shuffle: boolean | null, options?: DataLoaderOptions<T, B>)
  constructor(...args: unknown[]) {
    const o = namedArguments<DataLoaderOptions<T, B> & { dataset: Source<T> }>('DataLoader', KINDS, 1, args, 13)
    const { dataset, num_workers = 0, timeout = 0, prefetch_factor = null, persistent_workers = false, generator = null } = o
    const { shuffle = null, batch_sampler = null, drop_last = false } = o
    const given = o.batch_size === undefined ? 1 : o.batch_size
    if (num_workers < 0) throw new ValueError('num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.')
    if (timeout < 0) throw new ValueError('timeout option should be non-negative')
    if (num_workers === 0 && prefetch_factor !== null)
      throw new ValueError(
        'prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable multiprocessing, otherwise set prefetch_factor to None.',
      )
    if (prefetch_factor !== null && prefetch_factor < 0) throw new ValueError('prefetch_factor option should be non-negative')
    if (persistent_workers && num_workers === 0) throw new ValueError('persistent_workers option needs num_workers > 0')
    const iterable = isIterable(dataset)
    if (iterable) {
      const refuse = (option: string, v: unknown): void => {
        throw new ValueError(
          `DataLoader with IterableDataset: expected unspecified ${option} option, but got ${option}=${v === true ? 'True' : String(v)}`,
        )
      }
      if (shuffle) refuse('shuffle', shuffle)
      if (o.sampler) refuse('sampler', o.sampler)
      if (batch_sampler) refuse('batch_sampler', batch_sampler)
    }
    if (o.sampler && shuffle) throw new ValueError('sampler option is mutually exclusive with shuffle')
    if (batch_sampler && (given !== 1 || shuffle || o.sampler || drop_last))
      throw new ValueError('batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last')
    if (!batch_sampler && given === null && drop_last)
      throw new ValueError('batch_size=None option disables auto-batching and is mutually exclusive with drop_last')
    const batch_size = batch_sampler ? null : given
    const sampler =
      o.sampler ?? (iterable ? unending : shuffle ? new RandomSampler(dataset, { generator }) : new SequentialSampler(dataset))
    const batches = batch_sampler ?? (batch_size === null ? null : new BatchSampler<unknown>(sampler, batch_size, drop_last))
    this.num_workers = num_workers
    this.prefetch_factor = prefetch_factor ?? (num_workers > 0 ? 2 : null)
    this.collate_fn = (o.collate_fn ?? (batches ? default_collate : default_convert)) as (samples: never) => B
    this.worker_init_fn = o.worker_init_fn ?? null
    this.generator = generator
    this.timeout = timeout
    this.in_order = o.in_order ?? true
    this.pin_memory = o.pin_memory ?? false
    const fixed: Record<string, unknown> = { batch_size, batch_sampler: batches, sampler, drop_last, dataset, persistent_workers }
    for (const name of FIXED)
      Object.defineProperty(this, name, {
        get: () => fixed[name],
        set() {
          throw new ValueError(`${name} attribute should not be set after DataLoader is initialized`)
        },
        enumerable: true,
      })
  }

  /** How many batches there are. */
  get length(): number {
    if (!isIterable(this.dataset)) return lengthOf(this.batch_sampler ?? this.sampler)
    const n = lengthOf(this.dataset)
    if (this.batch_size === null) return n
    return this.drop_last ? Math.floor(n / this.batch_size) : Math.ceil(n / this.batch_size)
  }

  get #fetching(): Fetching {
    return { dataset: this.dataset, collate_fn: this.collate_fn, auto: this.batch_sampler !== null, drop_last: this.drop_last }
  }
  /** The order of a pass, and the seed from which its workers get theirs, drawn in PyTorch's order. */
  #begin(): { indices: Iterator<unknown>; seed: bigint } {
    const indices = (this.batch_sampler ?? this.sampler)[Symbol.iterator]()
    return { indices, seed: BigInt(drawSeed(this.generator)) }
  }

  /** @throws RuntimeError with workers, whose batches come asynchronously */
  [Symbol.iterator](): IterableIterator<B> {
    if (this.num_workers > 0)
      throw new RuntimeError('a DataLoader with num_workers > 0 loads asynchronously: read it with `for await (const batch of loader)`')
    if (this.timeout !== 0) throw new AssertionError('_SingleProcessDataLoaderIter requires timeout == 0')
    const { indices } = this.#begin()
    return passOf<B>(indices, fetcher(this.#fetching))
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<B> {
    const { indices, seed } = this.#begin()
    if (this.num_workers === 0) return asyncPassOf<B>(indices, asyncFetcher(this.#fetching))
    return loadAhead(this as never, this.#fetching, indices, seed, this.#pool, (pool) => {
      this.#pool = pool
    }) as AsyncIterableIterator<B>
  }
}

function* passOf<B>(indices: Iterator<unknown>, fetch: (index: unknown) => unknown): IterableIterator<B> {
  for (let at = indices.next(); !at.done; at = indices.next()) {
    const batch = fetch(at.value)
    if (batch === END) return
    yield batch as B
  }
}
async function* asyncPassOf<B>(indices: Iterator<unknown>, fetch: (index: unknown) => Promise<unknown>): AsyncIterableIterator<B> {
  for (let at = indices.next(); !at.done; at = indices.next()) {
    const batch = await fetch(at.value)
    if (batch === END) return
    yield batch as B
  }
}
