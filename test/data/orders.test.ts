/** The order of samples is PyTorch's for the same seed (`data/orders.json`, by `make-fixture.py`), and so is the stream afterwards. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arange, Generator, manual_seed, rand, type Tensor, utils } from '../../src/index.ts'

const { BatchSampler, ConcatDataset, DataLoader, RandomSampler, random_split, SubsetRandomSampler, TensorDataset, WeightedRandomSampler } =
  utils.data
const data = new TensorDataset(arange(37))
const batches = (loader: Iterable<[Tensor]>) => [...loader].map(([x]) => x.tolist())
const seeded = () => new Generator().manual_seed(11)
const kept = seeded()

const runs: Record<string, () => unknown> = {
  random: () => [...new RandomSampler(data)],
  replacement: () => [...new RandomSampler(data, { replacement: true, num_samples: 70 })],
  more: () => [...new RandomSampler(data, { num_samples: 80 })],
  subset: () => [...new SubsetRandomSampler([3, 1, 4, 15, 9])],
  weighted: () => [...new WeightedRandomSampler([0.1, 3, 0, 2, 1], 12)],
  without: () => [...new WeightedRandomSampler([0.1, 3, 0.5, 2, 1], 4, false)],
  batches: () => [...new BatchSampler(new RandomSampler(data), 8, true)],
  shuffle: () => batches(new DataLoader(data, { batch_size: 10, shuffle: true })),
  sequential: () => batches(new DataLoader(data, { batch_size: 10, drop_last: true })),
  generator: () => batches(new DataLoader(data, 6, true, { generator: kept })),
  split: () => random_split(data, [20, 10, 7]).map((s) => s.indices),
  fractions: () => random_split(data, [0.5, 0.3, 0.2]).map((s) => s.indices),
  own: () => random_split(data, [30, 7], seeded()).map((s) => s.indices),
  concat: () => batches(new DataLoader(new ConcatDataset([data, data]), { batch_size: 30, shuffle: true })),
}
const rows = JSON.parse(readFileSync(new URL('data/orders.json', import.meta.url), 'utf8')) as {
  name: string
  first: unknown
  second: unknown
  after: number
}[]

describe('orders', () => {
  test('all are tried', () => expect(rows.map((r) => r.name)).toEqual(Object.keys(runs)))
  test.each(rows)('$name', ({ name, first, second, after }) => {
    manual_seed(5)
    expect(runs[name]!()).toEqual(first)
    expect(runs[name]!()).toEqual(second)
    expect(rand(1).item()).toBe(after)
  })
})
