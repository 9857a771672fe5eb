/** Reductions to one value with several threads: taken in parts, they must give what one thread gives. */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const threads = torch.get_num_threads()
afterAll(() => torch.set_num_threads(threads))

type Reduce = (x: torch.Tensor) => torch.Tensor
const rows: [string, Reduce][] = [
  ['sum', (x) => x.sum()],
  ['mean', (x) => x.mean()],
  ['norm', (x) => x.norm()],
  ['amax', (x) => x.amax()],
  ['amin', (x) => x.amin()],
  ['prod', (x) => x.mul(1e-3).add(1).prod()],
  ['any', (x) => x.gt(3).any()],
  ['all', (x) => x.gt(-4).all()],
  ['count_nonzero', (x) => x.gt(0).count_nonzero()],
  ['nansum', (x) => x.nansum()],
  ['var', (x) => x.var()],
  ['logsumexp', (x) => x.logsumexp([...x.shape.keys()])],
  ['integers', (x) => x.mul(1000).to(torch.int32).sum()],
]
const layouts: [string, () => torch.Tensor][] = [
  ['in a row', () => torch.randn(100_003)],
  ['of whole parts', () => torch.randn(64 * 2000)],
  ['with a gap', () => torch.randn(300, 500).narrow(1, 3, 480)],
  ['in columns', () => torch.randn(257, 300).narrow(0, 1, 256).t()],
  ['of few rows', () => torch.randn(3, 2, 40_000).select(1, 1)],
]
test.each(rows)('%s', (name, reduce) => {
  torch.manual_seed(3)
  for (const [layout, make] of layouts) {
    const x = make()
    torch.set_num_threads(1)
    const one = reduce(x)
    torch.set_num_threads(2)
    const two = reduce(x)
    expect(two.dtype).toBe(one.dtype)
    expect(two.shape).toEqual(one.shape)
    expect(
      torch.allclose(two.to(torch.float64), one.to(torch.float64), { rtol: name === 'prod' ? 1e-4 : 3e-6 }),
      `${layout}: ${two} ${one}`,
    ).toBe(true)
  }
})

test('a NaN in any part is the largest, and what is left over counts', () => {
  torch.set_num_threads(2)
  fc.assert(
    fc.property(fc.integer({ min: 65_536, max: 70_000 }), fc.double({ min: 0, max: 0.999999, noNaN: true }), (n, where) => {
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
