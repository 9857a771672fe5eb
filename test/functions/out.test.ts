/** `out`: what takes it, and what PyTorch says of what does not fit. */
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const x = torch.tensor([1, 2, 3])

test('the result goes where the caller says, which is what comes back', () => {
  const out = torch.empty(3)
  expect(torch.add(x, 1, { out })).toBe(out)
  expect(out.tolist()).toEqual([2, 3, 4])
  const base = torch.zeros(3, 2)
  torch.mul(x, 2, { out: base.select(1, 0) })
  expect(base.tolist()).toEqual([
    [2, 0],
    [4, 0],
    [6, 0],
  ])
  torch.sub(x, 1, { alpha: 2, out: x.detach() })
  expect(x.tolist()).toEqual([-1, 0, 1])
  x.copy_(torch.tensor([1, 2, 3]))
})
test('other shapes are taken on, other dtypes where they can hold the result', () => {
  const out = torch.empty(0, { dtype: torch.float64 })
  torch.arange(4, { out })
  expect([out.shape, out.tolist()]).toEqual([[4], [0, 1, 2, 3]])
  expect(() => torch.add(x, 0.5, { out: torch.empty(3, { dtype: torch.int64 }) })).toThrow(
    "result type Float can't be cast to the desired output type Long",
  )
})
test('several results', () => {
  const values = torch.empty(0)
  const indices = torch.empty(0, { dtype: torch.int64 })
  const r = torch.max(
    torch.tensor([
      [1, 5],
      [7, 3],
    ]),
    1,
    { out: [values, indices] },
  )
  expect(r.values).toBe(values)
  expect([values.tolist(), indices.tolist()]).toEqual([
    [5, 7],
    [1, 0],
  ])
})
test('what records refuses it, and so do views, methods and what is no tensor', () => {
  const out = torch.ones(3)
  const words = /add\(\): functions with out=... arguments don't support automatic differentiation/
  expect(() => torch.add(torch.ones(3, { requires_grad: true }), 1, { out })).toThrow(words)
  expect(() => torch.add(x, 1, { out: torch.ones(3, { requires_grad: true }) })).toThrow(words)
  expect(() => torch.add(x, 1, { out: 3 as unknown as torch.Tensor })).toThrow("add(): argument 'out' must be Tensor, not number")
  // @ts-expect-error a view takes none
  expect(() => torch.transpose(x, 0, 0, { out })).toThrow(torch.TypeError)
  // @ts-expect-error nor does a method
  expect(() => x.add(1, { out })).toThrow(torch.TypeError)
  expect(out.tolist()).toEqual([1, 1, 1])
  expect(() => torch.add(x, 1, { out: torch.empty(1).expand(3) })).toThrow(
    /more than one element of the written-to tensor refers to a single memory location/,
  )
})
