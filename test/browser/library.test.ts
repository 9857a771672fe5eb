// The library in a page, through its public names: nothing to await, with and without worker threads.
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

test('it works from its first line', () => {
  const x = torch.tensor(
    [
      [1, 2],
      [3, 4],
    ],
    { requires_grad: true },
  )
  x.mul(2).add(3).sum().backward()
  expect(String(x.grad)).toBe('tensor([[2., 2.],\n        [2., 2.]])')
})

test('the same numbers from one thread and from two', async () => {
  const work = () => {
    torch.manual_seed(0)
    const a = torch.randn(1000, 1000)
    return torch.stack([a.exp().sum(), a.matmul(a).abs().max(), a.sum(0).pow(2).sum()]).tolist()
  }
  torch.set_num_threads(1)
  const alone = work()
  torch.set_num_threads(2)
  await new Promise((resolve) => setTimeout(resolve, 500)) // the worker, where the page may have one, comes up
  expect(work()).toEqual(alone)
})
