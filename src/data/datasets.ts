/** Datasets: what has samples, by position (`Dataset`) or one after the other (`IterableDataset`), and datasets made of others. */
import { listOf } from '../autograd/arguments.ts'
import { typeName } from '../autograd/node.ts'
import { AssertionError, NotImplementedError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { randperm } from '../generated/functions.ts'
import { isPlainObject } from '../keywords.ts'
import type { Generator } from '../random/generator.ts'
import { Tensor } from '../tensor/tensor.ts'

/** What can be read by position: a Dataset, an array, or anything with `length` and `at`. */
export interface Source<T> {
  readonly length: number
  // biome-ignore lint/suspicious/noExplicitAny: positions are numbers, or whatever a sampler gives
  at(index: any): T | undefined
}

/** `len(x)`. @throws TypeError where x has none */
export function lengthOf(x: unknown): number {
  const n = (x as { length?: unknown })?.length
  if (typeof n !== 'number') throw new TorchTypeError(`object of type '${typeName(x)}' has no len()`)
  return n
}

/**
 * A dataset read by position. A subclass writes `__getitem__` and `__len__` (or `at` and `length`); `__getitems__`, where there is
 * one, gives the samples of a whole batch at once.
 */
export class Dataset<T = unknown> implements Source<T> {
  declare __getitems__?: (indices: number[]) => T[]

  // biome-ignore lint/suspicious/noExplicitAny: positions are numbers, or whatever a sampler gives
  __getitem__(_index: any): T {
    throw new NotImplementedError('Subclasses of Dataset should implement __getitem__.')
  }
  __len__(): number {
    throw new TorchTypeError(`object of type '${typeName(this)}' has no len()`)
  }
  // biome-ignore lint/suspicious/noExplicitAny: as in __getitem__
  at(index: any): T {
    return this.__getitem__(index)
  }
  get length(): number {
    return this.__len__()
  }
  /** This dataset and then another: Python's `+`. */
  add<U>(other: Source<U>): Dataset<T | U> {
    return new ConcatDataset<T | U>([this, other])
  }
}

/** A dataset whose samples come one after the other: a subclass writes `__iter__` or `[Symbol.iterator]`, or `[Symbol.asyncIterator]`. */
export class IterableDataset<T = unknown> extends Dataset<T> {
  declare [Symbol.asyncIterator]?: () => AsyncIterator<T>

  __iter__(): Iterator<T> {
    throw new NotImplementedError('Subclasses of IterableDataset should implement __iter__.')
  }
  [Symbol.iterator](): Iterator<T> {
    return this.__iter__()
  }
  override add<U>(other: Source<U>): Dataset<T | U> {
    return new ChainDataset<T | U>([this, other as unknown as Iterable<U>])
  }
}

/** Samples are the rows of some tensors: `[x, y]` for two. */
export class TensorDataset<T extends Tensor[] = Tensor[]> extends Dataset<T> {
  readonly tensors: T
  constructor(...tensors: T) {
    super()
    for (const t of tensors)
      if (!(t instanceof Tensor)) throw new TorchTypeError(`TensorDataset expects tensors, but got an argument of type '${typeName(t)}'`)
    const [first] = tensors
    if (first && tensors.some((t) => t.size(0) !== first.size(0))) throw new AssertionError('Size mismatch between tensors')
    this.tensors = tensors
  }
  override __getitem__(index: number): T {
    return this.tensors.map((t) => t.at(index)) as T
  }
  override __len__(): number {
    return this.tensors[0]!.size(0)
  }
}

type SampleOf<D> = D extends Source<infer T> ? T : never
type Stacked<D extends unknown[]> = D extends [infer N extends Named]
  ? N extends Source<infer T>
    ? [T]
    : { [K in keyof N]: SampleOf<N[K]> }
  : { [K in keyof D]: SampleOf<D[K]> }
type Named = Record<string, Source<unknown>>

/** Samples are those of several datasets side by side: `[a, b]`, or an object for datasets given in one. */
export class StackDataset<D extends [Named] | Source<unknown>[] = Source<unknown>[]> extends Dataset<Stacked<D>> {
  readonly datasets: Source<unknown>[] | Named
  constructor(...datasets: D) {
    super()
    const [first] = datasets
    this.datasets = (datasets.length === 1 && isPlainObject(first) && !('at' in first) ? first : datasets) as Source<unknown>[] | Named
    const all = Object.values(this.datasets) as Source<unknown>[]
    if (all.length === 0) throw new ValueError('At least one dataset should be passed')
    if (all.some((d) => lengthOf(d) !== lengthOf(all[0]))) throw new ValueError('Size mismatch between datasets')
    this.__getitems__ = (indices) => {
      const each = all.map((d) => itemsOf(d, indices))
      for (const items of each)
        if (items.length !== indices.length)
          throw new ValueError(`Nested dataset's output size mismatch. Expected ${indices.length}, got ${items.length}`)
      return indices.map((_, i) => this.joined((k) => each[k]![i]))
    }
  }
  private joined(sample: (k: number) => unknown): Stacked<D> {
    const { datasets } = this
    if (Array.isArray(datasets)) return datasets.map((_, k) => sample(k)) as Stacked<D>
    return Object.fromEntries(Object.keys(datasets).map((name, k) => [name, sample(k)])) as Stacked<D>
  }
  override __getitem__(index: number): Stacked<D> {
    const all = Object.values(this.datasets) as Source<unknown>[]
    return this.joined((k) => all[k]!.at(index))
  }
  override __len__(): number {
    return lengthOf(Object.values(this.datasets)[0])
  }
}

/** One dataset after the other. */
export class ConcatDataset<T = unknown> extends Dataset<T> {
  readonly datasets: Source<T>[]
  /** Where each dataset ends. */
  readonly cumulative_sizes: number[]
  constructor(datasets: Iterable<Source<T>>) {
    super()
    this.datasets = listOf(datasets) as Source<T>[]
    if (this.datasets.length === 0) throw new AssertionError('datasets should not be an empty iterable')
    if (this.datasets.some((d) => d instanceof IterableDataset)) throw new AssertionError('ConcatDataset does not support IterableDataset')
    let end = 0
    this.cumulative_sizes = this.datasets.map((d) => (end += lengthOf(d)))
  }
  override __getitem__(index: number): T {
    if (index < 0 && -index > this.length) throw new ValueError('absolute value of index should not exceed dataset length')
    const at = index < 0 ? this.length + index : index
    const k = this.cumulative_sizes.findIndex((end) => at < end)
    if (k < 0) throw new ValueError(`index ${index} is out of range for a dataset of length ${this.length}`)
    return this.datasets[k]!.at(at - (this.cumulative_sizes[k - 1] ?? 0)) as T
  }
  override __len__(): number {
    return this.cumulative_sizes.at(-1)!
  }
}

/** One iterable dataset after the other. */
export class ChainDataset<T = unknown> extends IterableDataset<T> {
  readonly datasets: Iterable<Iterable<T>>
  constructor(datasets: Iterable<Iterable<T>>) {
    super()
    this.datasets = datasets
  }
  private *checked(): IterableIterator<IterableDataset<T>> {
    for (const d of this.datasets) {
      if (!(d instanceof IterableDataset)) throw new AssertionError('ChainDataset only supports IterableDataset')
      yield d as IterableDataset<T>
    }
  }
  override *__iter__(): Iterator<T> {
    for (const d of this.checked()) yield* d
  }
  override __len__(): number {
    let total = 0
    for (const d of this.checked()) total += lengthOf(d)
    return total
  }
}

/** The samples of another dataset at some positions. */
export class Subset<T = unknown> extends Dataset<T> {
  readonly dataset: Source<T>
  readonly indices: readonly number[]
  constructor(dataset: Source<T>, indices: readonly number[]) {
    super()
    this.dataset = dataset
    this.indices = indices
    // A subclass with samples of its own gives batches of them too.
    const own = this.__getitem__ !== Subset.prototype.__getitem__ || this.at !== Dataset.prototype.at
    if (!own)
      this.__getitems__ = (positions) =>
        itemsOf(
          dataset,
          positions.map((i) => this.position(i)),
        )
  }
  private position(i: number): number {
    const position = this.indices.at(i)
    if (position === undefined) throw new ValueError(`index ${i} is out of range for a subset of length ${this.length}`)
    return position
  }
  override __getitem__(index: number | number[]): T {
    return this.dataset.at(Array.isArray(index) ? index.map((i) => this.position(i)) : this.position(index)) as T
  }
  override __len__(): number {
    return this.indices.length
  }
}

/** The samples at these positions, by `__getitems__` where the dataset has it. */
export function itemsOf<T>(dataset: Source<T>, indices: number[]): T[] {
  const all = (dataset as Dataset<T>).__getitems__
  return typeof all === 'function' ? all.call(dataset, indices) : indices.map((i) => dataset.at(i) as T)
}

/**
 * Parts of a dataset drawn at random: of the given lengths, or, where these add up to 1, of the given fractions.
 * @throws ValueError for lengths that do not add up to the dataset's
 */
export function random_split<T>(
  dataset: Source<T>,
  lengths: readonly number[],
  generator: Generator | null | { generator?: Generator | null } = null,
): Subset<T>[] {
  const source = isPlainObject(generator) ? ((generator as { generator?: Generator | null }).generator ?? null) : (generator as Generator)
  const total = lengthOf(dataset)
  const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0)
  let counts = listOf(lengths) as number[]
  if (Math.abs(sum(counts) - 1) <= 1e-9 && sum(counts) <= 1) {
    const wrong = counts.findIndex((f) => f < 0 || f > 1)
    if (wrong >= 0) throw new ValueError(`Fraction at index ${wrong} is not between 0 and 1`)
    counts = counts.map((f) => Math.floor(total * f))
    const rest = total - sum(counts)
    for (let i = 0; i < rest; i++) counts[i % counts.length]!++
    for (const [i, n] of counts.entries()) {
      if (n > 0) continue
      // biome-ignore lint/suspicious/noConsole: what PyTorch warns of
      console.warn(`Length of split at index ${i} is 0. This might result in an empty dataset.`)
    }
  }
  if (sum(counts) !== total) throw new ValueError('Sum of input lengths does not equal the length of the input dataset!')
  const order = randperm(total, { generator: source }).tolist() as number[]
  let end = 0
  return counts.map((n) => new Subset(dataset, order.slice(end, (end += n))))
}
