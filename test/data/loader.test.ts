/** Datasets, collating and loops in one thread. */
import { describe, expect, test } from 'vitest'
import { arange, bool, float64, int64, ones, type Tensor, tensor, utils, zeros } from '../../src/index.ts'

const {
  ChainDataset,
  ConcatDataset,
  DataLoader,
  Dataset,
  default_collate,
  default_convert,
  IterableDataset,
  StackDataset,
  Subset,
  TensorDataset,
} = utils.data

class Squares extends Dataset<number> {
  constructor(readonly n: number) {
    super()
  }
  override __getitem__(i: number) {
    return i * i
  }
  override __len__() {
    return this.n
  }
}
class Count extends IterableDataset<number> {
  constructor(readonly n: number) {
    super()
  }
  override *__iter__() {
    for (let i = 0; i < this.n; i++) yield i
  }
}
const lists = (batches: Iterable<Tensor>) => [...batches].map((b) => b.tolist())

describe('datasets', () => {
  test('made of others', () => {
    const squares = new Squares(4)
    expect(squares.add(new Squares(2)).length).toBe(6)
    const both = new ConcatDataset([squares, new Squares(3)])
    expect([0, 3, 4, 6, -1].map((i) => both.at(i))).toEqual([0, 9, 0, 4, 4])
    expect(() => both.at(7)).toThrow('index 7 is out of range')
    expect(() => both.at(-8)).toThrow('absolute value of index should not exceed dataset length')
    const part = new Subset(squares, [2, 3])
    expect([part.length, part.at(1)]).toEqual([2, 9])
    const x = new TensorDataset(arange(6).view(3, 2), arange(3))
    expect(x.at(1).map((t) => t.tolist())).toEqual([[2, 3], 1])
  })
  test('refusals', () => {
    expect(() => new TensorDataset(ones(2), ones(3))).toThrow('Size mismatch between tensors')
    expect(() => new ConcatDataset([])).toThrow('datasets should not be an empty iterable')
    expect(() => new ConcatDataset([new Count(2)])).toThrow('ConcatDataset does not support IterableDataset')
    expect(() => new Dataset().at(0)).toThrow('Subclasses of Dataset should implement __getitem__.')
    expect(() => new Dataset().length).toThrow("object of type 'Dataset' has no len()")
    expect(() => [...new ChainDataset([[1]])]).toThrow('ChainDataset only supports IterableDataset')
  })
})

describe('collate', () => {
  test('what is alike is stacked, at any depth', () => {
    const batch = default_collate([
      { x: ones(2), y: 1, z: [0.5, 'a'], big: 3n, yes: true, a: new Float32Array([1, 2]) },
      { x: zeros(2), y: 2, z: [1, 'b'], big: 4n, yes: false, a: new Float32Array([3, 4]) },
    ])
    expect(batch.x.tolist()).toEqual([
      [1, 1],
      [0, 0],
    ])
    expect([batch.y.dtype, (batch.z as unknown as [Tensor])[0].dtype, batch.big.dtype, batch.yes.dtype]).toEqual([
      int64,
      float64,
      int64,
      bool,
    ])
    expect((batch.z as unknown[])[1]).toEqual(['a', 'b'])
    expect(batch.a.shape).toEqual([2, 2])
  })
  test('refusals', () => {
    expect(() => default_collate([[1], [1, 2]])).toThrow('each element in list of batch should be of equal size')
    expect(() => default_collate([null])).toThrow(
      "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'NoneType'>",
    )
    expect(() => default_collate([{ a: 1 }, { b: 1 }])).toThrow("'a'")
    expect(() => default_collate([ones(2), ones(3)])).toThrow(
      'stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1',
    )
  })
  test('convert', () => {
    const { a, b } = default_convert({ a: [new Float64Array([1])], b: 'x' }) as { a: Tensor[]; b: string }
    expect([a[0]!.dtype, b]).toEqual([float64, 'x'])
  })
})

describe('loader', () => {
  test('batches in order', () => {
    const loader = new DataLoader(new Squares(5), { batch_size: 2 })
    expect(loader.length).toBe(3)
    expect(lists(loader)).toEqual([[0, 1], [4, 9], [16]])
    expect(lists(loader)).toHaveLength(3)
    expect(new DataLoader(new Squares(5), 2, { drop_last: true }).length).toBe(2)
    expect(lists(new DataLoader([7, 8, 9], 3))).toEqual([[7, 8, 9]])
    expect(lists(new DataLoader(new Subset(new Squares(9), [8, 1]), 2))).toEqual([[64, 1]])
    expect([...new DataLoader(new Squares(3), { batch_size: null })]).toEqual([0, 1, 4])
    expect(lists(new DataLoader(new Squares(6), { batch_sampler: [[5, 0], [1]] }))).toEqual([[25, 0], [1]])
    expect(lists(new DataLoader(new Squares(6), { sampler: [3, 1], batch_size: 2 }))).toEqual([[9, 1]])
  })
  test('pairs', () => {
    const x = arange(12).view(6, 2).float()
    for (const [a, b] of new DataLoader(new TensorDataset(x, arange(6)), { batch_size: 4 })) {
      expect(a.shape[1]).toBe(2)
      expect(a.select(1, 0).tolist()).toEqual(b.mul(2).tolist())
    }
    const [first] = new DataLoader(new StackDataset({ x: new Squares(3), y: new Squares(3) }), { batch_size: 3 })
    expect(first!.y.tolist()).toEqual([0, 1, 4])
  })
  test('a collate_fn of one’s own', () => {
    const loader = new DataLoader(new Squares(4), { batch_size: 2, collate_fn: (xs: number[]) => tensor(xs).sum() })
    expect([...loader].map((t) => t.item())).toEqual([1, 13])
  })
  test('iterable datasets', async () => {
    const loader = new DataLoader(new Count(5), { batch_size: 2 })
    expect(lists(loader)).toEqual([[0, 1], [2, 3], [4]])
    expect(lists(new DataLoader(new Count(5), { batch_size: 2, drop_last: true }))).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(lists(new DataLoader(new ChainDataset([new Count(2), new Count(1)]), 3))).toEqual([[0, 1, 0]])
    expect([...new DataLoader(new Count(2), { batch_size: null })]).toEqual([0, 1])
    expect(() => loader.length).toThrow("object of type 'Count' has no len()")
    expect(() => new DataLoader(new Count(2), { shuffle: true })).toThrow(
      'DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle=True',
    )
  })
  test('asynchronous samples', async () => {
    class Later extends Dataset<Promise<number>> {
      override async __getitem__(i: number) {
        await new Promise((r) => setTimeout(r, 3 - i))
        return i * 2
      }
      override __len__() {
        return 3
      }
    }
    class Feed extends IterableDataset<number> {
      override [Symbol.asyncIterator] = async function* () {
        yield 1
        yield 2
      }
    }
    const got: unknown[] = []
    for await (const b of new DataLoader(new Later(), { batch_size: 2 })) got.push(b.tolist())
    for await (const b of new DataLoader(new Feed(), { batch_size: 2 })) got.push(b.tolist())
    expect(got).toEqual([[0, 2], [4], [1, 2]])
    expect(() => [...new DataLoader(new Later())]).toThrow('the dataset gives promises: read the DataLoader with `for await`')
    expect(() => [...new DataLoader(new Feed())]).toThrow('read the DataLoader with `for await`')
  })
  test('refusals', () => {
    const d = new Squares(3)
    expect(() => new DataLoader(d, { sampler: [1], shuffle: true })).toThrow('sampler option is mutually exclusive with shuffle')
    expect(() => new DataLoader(d, { batch_sampler: [[1]], drop_last: true })).toThrow(
      'batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last',
    )
    expect(() => new DataLoader(d, { batch_size: null, drop_last: true })).toThrow('batch_size=None option disables auto-batching')
    expect(() => new DataLoader(d, { batch_size: 0 })).toThrow('batch_size should be a positive integer value, but got batch_size=0')
    expect(() => new DataLoader(d, { num_workers: -1 })).toThrow('num_workers option should be non-negative')
    expect(() => new DataLoader(d, { prefetch_factor: 2 })).toThrow('prefetch_factor option could only be specified in multiprocessing.')
    expect(() => new DataLoader(d, { workers: 1 } as object)).toThrow("DataLoader() got an unexpected keyword argument 'workers'")
    expect(() => new DataLoader(new Squares(0), { shuffle: true })).toThrow(
      'num_samples should be a positive integer value, but got num_samples=0',
    )
    const loader = new DataLoader(d)
    expect(() => {
      ;(loader as { batch_size: number }).batch_size = 3
    }).toThrow('batch_size attribute should not be set after DataLoader is initialized')
    expect(() => [...new DataLoader(d, { num_workers: 1 })]).toThrow('read it with `for await')
  })
})
