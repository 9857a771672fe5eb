import { expect, it } from 'vitest'
import { topk } from '../../src/random/topk.ts'
import { streams } from './replay.ts'

it('orders equals as PyTorch does', () => {
  for (const { n, k, modulus, largest, sum } of streams.topk) {
    const values = Array.from({ length: n }, (_, i) => (i * i) % modulus)
    const got = topk(values, k, largest)
    const size = largest ? (i: number) => -values[i]! : (i: number) => values[i]!
    expect(Array.from(got, size), 'in order').toEqual(
      Array.from(values.keys(), size)
        .sort((a, b) => a - b)
        .slice(0, k),
    )
    expect(
      got.reduce((s, v, j) => s + (((j + 1) * v) % 65521), 0),
      JSON.stringify({ n, k, modulus, largest }),
    ).toBe(sum)
  }
})

it('counts NaN as largest', () => {
  expect(topk([1, NaN, Infinity, 3], 2)[0]).toBe(1)
  expect(Array.from(topk([1, NaN, Infinity, 3], 4, false))).toEqual([0, 3, 2, 1])
  expect(topk([1], 0)).toHaveLength(0)
})
