/** From indices to batches: the part of loading that is the same in the loop's own thread and in a worker. */
import { NotImplementedError, RuntimeError } from '../errors.ts'
import { type Dataset, IterableDataset, itemsOf, type Source } from './datasets.ts'

/** What a fetch gives when the dataset is exhausted. */
export const END = Symbol('end')
export type Collate = (samples: never) => unknown
export interface Fetching {
  dataset: Source<unknown> | Iterable<unknown> | AsyncIterable<unknown>
  collate_fn: Collate
  /** Whether a batch's samples are collated; else each sample goes through `collate_fn` by itself. */
  auto: boolean
  drop_last: boolean
}

export const isIterable = (dataset: unknown): boolean => dataset instanceof IterableDataset
const isThenable = (x: unknown): x is PromiseLike<unknown> => typeof (x as PromiseLike<unknown> | null)?.then === 'function'

/** A pass over the dataset in a synchronous loop. */
export function fetcher({ dataset, collate_fn, auto, drop_last }: Fetching): (index: unknown) => unknown {
  const collate = collate_fn as (samples: unknown) => unknown
  const now = (x: unknown): unknown => {
    if (isThenable(x)) throw new RuntimeError('the dataset gives promises: read the DataLoader with `for await`')
    return x
  }
  if (!isIterable(dataset)) {
    const source = dataset as Dataset
    return (index) => collate(auto ? itemsOf(source, index as number[]).map(now) : now(source.at(index)))
  }
  const samples = iteratorOf(dataset as Iterable<unknown>)
  const next = (): unknown => {
    const { done, value } = samples.next()
    return done ? END : now(value)
  }
  return (index) => {
    if (!auto) {
      const sample = next()
      return sample === END ? END : collate(sample)
    }
    const wanted = (index as unknown[]).length
    const batch: unknown[] = []
    while (batch.length < wanted) {
      const sample = next()
      if (sample === END) break
      batch.push(sample)
    }
    return batch.length === 0 || (drop_last && batch.length < wanted) ? END : collate(batch)
  }
}
function iteratorOf(dataset: Iterable<unknown>): Iterator<unknown> {
  try {
    return dataset[Symbol.iterator]()
  } catch (e) {
    if (e instanceof NotImplementedError && Symbol.asyncIterator in dataset)
      throw new RuntimeError('the dataset gives its samples asynchronously: read the DataLoader with `for await`')
    throw e
  }
}

/** The same in a `for await` loop, where samples may be promises and a dataset asynchronously iterable. */
export function asyncFetcher({ dataset, collate_fn, auto, drop_last }: Fetching): (index: unknown) => Promise<unknown> {
  const collate = collate_fn as (samples: unknown) => unknown
  if (!isIterable(dataset)) {
    const source = dataset as Dataset
    return async (index) => collate(auto ? await Promise.all(itemsOf(source, index as number[])) : await source.at(index))
  }
  const async = (dataset as AsyncIterable<unknown>)[Symbol.asyncIterator]
  const samples = async ? async.call(dataset) : (dataset as Iterable<unknown>)[Symbol.iterator]()
  const next = async (): Promise<unknown> => {
    const { done, value } = await samples.next()
    return done ? END : value
  }
  return async (index) => {
    if (!auto) {
      const sample = await next()
      return sample === END ? END : collate(sample)
    }
    const wanted = (index as unknown[]).length
    const batch: unknown[] = []
    while (batch.length < wanted) {
      const sample = await next()
      if (sample === END) break
      batch.push(sample)
    }
    return batch.length === 0 || (drop_last && batch.length < wanted) ? END : collate(batch)
  }
}
