/** Sorting, order statistics, distinct elements, lookups and histograms against PyTorch: values, equals, NaN, gradients, errors. */
import { describe, expect, test } from 'vitest'
import { type DType, dtypes } from '../../src/dtypes.ts'
import * as torch from '../../src/index.ts'
import { casesOf, replay } from './replay.ts'

const groups = new Map<string, ReturnType<typeof casesOf>>()
for (const c of casesOf('sorting.json.gz')) {
  const name = /\b(?:torch|[a-z])\.(\w+)\(/.exec(c.program.split('; ').at(-1)!)?.[1] ?? 'other'
  groups.set(name, [...(groups.get(name) ?? []), c])
}
describe('sorting answers as PyTorch does', () => {
  test.each([...groups.keys()])('%s', (name) => {
    const wrong = groups.get(name)!.flatMap((c) => {
      const why = replay(c)
      return why ? [`${c.program}: ${why}`] : []
    })
    expect(wrong).toEqual([])
  })
})

describe('the order of long and short rows is that of a stable sort', () => {
  const special = [Number.NaN, 0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, -1, 6e-8, -6e-8]

  function rows(dtype: DType, count: number, n: number): torch.Tensor {
    const x = torch.randn(count, n)
    if (dtype.is_floating_point) {
      const few = torch
        .tensor(special)
        .index_select(0, torch.randint(0, special.length, [count * n]))
        .reshape([count, n])
      return x.where(torch.rand([count, n]).lt(0.7), few).to(dtype)
    }
    return x.mul(dtype === torch.int64 ? 2 ** 61 : dtype === torch.int32 ? 2 ** 29 : dtype === torch.int16 ? 2 ** 13 : 32).to(dtype)
  }
  function expected(row: readonly (number | bigint | boolean)[], descending: boolean): number[] {
    const less = (a: number | bigint | boolean, b: number | bigint | boolean): boolean => a < b || (Number.isNaN(b) && !Number.isNaN(a))
    const sign = descending ? -1 : 1
    return row.map((_, i) => i).sort((i, j) => (less(row[i]!, row[j]!) ? -sign : less(row[j]!, row[i]!) ? sign : i - j))
  }
  function check(x: torch.Tensor, descending: boolean): void {
    const sorted = torch.sort(x, { dim: -1, descending })
    const given = x.tolist() as number[][]
    const positions = sorted[1]!.tolist() as number[][]
    const values = sorted[0]!.tolist() as number[][]
    given.forEach((row, r) => {
      const order = expected(row, descending)
      expect(positions[r]!.map(Number)).toEqual(order)
      expect(values[r]).toEqual(order.map((i) => row[i]))
    })
  }
  // Insertion to 40; digits of 8 bits, of 11 from 4096, and of 8 again from 2 ** 18.
  test.each(dtypes)('$name', (dtype) => {
    torch.manual_seed(5)
    for (const n of [1, 2, 40, 41, 300, 4096]) for (const descending of [false, true]) check(rows(dtype, 2, n), descending)
  })
  test('a row that no longer fits the nearer caches, and digits that are the same in all', () => {
    check(rows(torch.float32, 1, 2 ** 18), false)
    check(torch.arange(5000).flip(0).reshape([1, -1]), false)
    check(torch.full([1, 100], 7), true)
  })
  test('rows on several threads, and along other dimensions', () => {
    const before = torch.get_num_threads()
    torch.set_num_threads(3)
    check(rows(torch.float32, 101, 300), false)
    check(rows(torch.int64, 7, 1000), true)
    torch.set_num_threads(before)
    const x = rows(torch.float64, 50, 60)
    expect(x.sort(0)[1]!.t().tolist()).toEqual(x.t().sort(1)[1]!.tolist())
  })
  test('medians: the first NaN, or the lower one of what is none', () => {
    const x = torch.tensor([
      [3, Number.NaN, 1, 2, Number.NaN],
      [4, 4, 2, 4, 9],
      [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    ])
    expect(x.median(1)[1]!.tolist()).toEqual([1, 1, 0])
    expect(x.nanmedian(1)[1]!.tolist()).toEqual([3, 1, 0])
  })
})
