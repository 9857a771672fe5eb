/** Corners of the graph's life that random programs against PyTorch found. */
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const leaf = (values: number[]): torch.Tensor => torch.tensor(values, { requires_grad: true })

test('a leaf that asks for no gradient any more gets none', () => {
  const [x, y] = [leaf([1, 2]), leaf([3, 4])]
  const product = x.mul(y)
  y.requires_grad_(false)
  product.sum().backward()
  expect(x.grad!.tolist()).toEqual([3, 4])
  expect(y.grad).toBe(null)
})

test('retain_grad follows a view whose base is changed in place', () => {
  const base = leaf([1, 2, 3]).mul(2)
  const view = base.narrow(0, 0, 1)
  view.retain_grad()
  view.backward(torch.ones(1), { retain_graph: true })
  base.mul_(3)
  view.backward(torch.ones(1))
  expect(view.grad!.tolist()).toEqual([2])
})

test('a tensor copied into itself counts as changed, and stays in the graph', () => {
  const x = leaf([1, 2])
  const y = x.mul(2)
  y.copy_(y)
  expect(y._version).toBe(1)
  expect(y.grad_fn!.name()).toBe('CopyBackwards')
  y.sum().backward()
  expect(x.grad!.tolist()).toEqual([2, 2])
})

test('no view is detached in place, be it a leaf', () => {
  const view = torch.zeros(3).reshape(3, 1)
  expect(() => view.detach_()).toThrow("Can't detach views in-place")
})

test('messages name the operation, the shapes, the version', () => {
  const x = leaf([1, 2, 3, 4]).reshape(2, 2)
  const y = x.exp()
  const z = y.mul(y).sum()
  y.t_()
  expect(() => z.backward()).toThrow('which is output 0 of T1, is at version 1')
  expect(() => torch.ones(2, 2, 2).t_()).toThrow('t_() expects a tensor with <= 2 dimensions, but self is 3D')
  expect(() => torch.ones(4).matmul(torch.ones(1, 3))).toThrow('mat1 and mat2 shapes cannot be multiplied (1x4 and 1x3)')
  expect(() => torch.ones(2, 2).mv(torch.ones([]))).toThrow('vector + matrix @ vector expected, got 1, 2, 0')
  expect(() => torch.ones([]).at('0:1')).toThrow('slice() cannot be applied to a 0-dim tensor.')
  expect(() => torch.ones([]).copy_(torch.ones(3))).toThrow("output with shape [] doesn't match the broadcast shape [3]")
  expect(() => torch.ones(2).copy_(torch.ones(3))).toThrow(
    'The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0',
  )
})
