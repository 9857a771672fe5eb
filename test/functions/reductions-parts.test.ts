/** Reductions of many elements to one, which are taken in parts: against plain sums, and the same on any number of threads. */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const threads = torch.get_num_threads()
afterAll(() => torch.set_num_threads(threads))

const sumOf = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0)
const meanOf = (xs: readonly number[]): number => sumOf(xs) / xs.length
const largest = (xs: readonly number[]): number => xs.reduce((a, b) => Math.max(a, b))
const varianceOf = (xs: readonly number[]): number => {
  const mean = meanOf(xs)
  return sumOf(xs.map((v) => (v - mean) ** 2)) / (xs.length - 1)
}
const rows: [string, (x: torch.Tensor) => torch.Tensor, (xs: readonly number[]) => number][] = [
  ['sum', (x) => x.sum(), sumOf],
  ['mean', (x) => x.mean(), meanOf],
  ['norm', (x) => x.norm(), (xs) => Math.sqrt(sumOf(xs.map((v) => v * v)))],
  ['amax', (x) => x.amax(), largest],
  ['amin', (x) => x.amin(), (xs) => -largest(xs.map((v) => -v))],
  ['prod', (x) => x.mul(1e-3).add(1).prod(), (xs) => Math.exp(sumOf(xs.map((v) => Math.log1p(Math.fround(v * 1e-3)))))],
  ['any', (x) => x.gt(4.4).any(), (xs) => Number(xs.some((v) => v > 4.4))],
  ['all', (x) => x.gt(-4.4).all(), (xs) => Number(xs.every((v) => v > -4.4))],
  ['count_nonzero', (x) => x.gt(0).count_nonzero(), (xs) => xs.filter((v) => v > 0).length],
  ['nansum', (x) => x.nansum(), sumOf],
  ['var', (x) => x.var(), varianceOf],
  ['logsumexp', (x) => x.logsumexp([...x.shape.keys()]), (xs) => Math.log(sumOf(xs.map(Math.exp)))],
  ['of integers', (x) => x.mul(1000).to(torch.int32).sum(), (xs) => sumOf(xs.map((v) => Math.trunc(Math.fround(v * 1000))))],
]
const layouts: [string, () => torch.Tensor][] = [
  ['in a row', () => torch.randn(300_003)],
  ['of whole parts', () => torch.randn(64 * 4100)],
  ['with a gap', () => torch.randn(600, 500).narrow(1, 3, 480)],
  ['in columns', () => torch.randn(513, 600).narrow(0, 1, 512).t()],
  ['of few rows', () => torch.randn(3, 2, 140_000).select(1, 1)],
]
test.each(rows)('%s', (name, reduce, plain) => {
  torch.manual_seed(3)
  for (const [layout, make] of layouts) {
    const x = make()
    torch.set_num_threads(1)
    const one = Number(reduce(x).item())
    torch.set_num_threads(2)
    expect(Number(reduce(x).item()), `${layout}, two threads`).toBe(one)
    const expected = plain(x.flatten().tolist() as number[])
    const scale = ['sum', 'nansum', 'mean'].includes(name)
      ? Math.max(Math.abs(expected), name === 'mean' ? 1e-2 : 1e3)
      : Math.abs(expected) || 1
    expect(Math.abs(one - expected) / scale, `${layout}: ${one}, ${expected}`).toBeLessThan(name === 'prod' ? 2e-3 : 1e-5)
  }
})

test('what is left over counts, and a NaN in any part is the largest', () => {
  torch.set_num_threads(2)
  const size = fc.integer({ min: 2 ** 18, max: 2 ** 18 + 1000 })
  fc.assert(
    fc.property(size, fc.double({ min: 0, max: 0.999999, noNaN: true }), (n, where) => {
      const at = Math.floor(where * n)
      const x = torch.zeros(n)
      x.narrow(0, at, 1).fill_(5)
      expect([x.sum().item(), x.amax().item(), x.ne(0).any().item()]).toEqual([5, 5, true])
      x.narrow(0, at, 1).fill_(Number.NaN)
      expect(x.amax().item()).toBeNaN()
      expect(x.nansum().item()).toBe(0)
    }),
    { numRuns: 40 },
  )
})
