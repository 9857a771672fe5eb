/** First and second derivatives of indexing, backward and forward, against finite differences; histories of in-place changes. */
import { describe, expect, test } from 'vitest'
import type { Tensor } from '../../src/index.ts'
import * as torch from '../../src/index.ts'

const { gradcheck, gradgradcheck } = torch.autograd
const int = (data: unknown): Tensor => torch.tensor(data, { dtype: torch.int64 })
const i = int([2, 0])
const j = int([
  [0, 1, 2],
  [2, 2, 0],
  [1, 1, 1],
])
const p = int([
  [0, 1, 2],
  [2, 0, 1],
  [1, 2, 0],
])
const m = torch.tensor([
  [true, false, true],
  [false, false, true],
  [true, true, false],
])
const F = torch.nn.functional

const OPERATIONS: Record<string, (x: Tensor, s: Tensor) => Tensor> = {
  'index tensors and slices': (x) => x.at(i, '1:'),
  'repeated positions': (x) => x.at([0, 0, 1], [1, 1, 1]),
  'a mask': (x) => x.at(m),
  'a mask of one dimension': (x) => x.at(m.at(0)),
  gather: (x) => x.gather(0, j),
  index_select: (x) => x.index_select(1, i),
  take: (x) => x.take(j),
  masked_select: (x) => x.masked_select(m),
  take_along_dim: (x) => x.take_along_dim(j, 1),
  flip: (x) => x.flip(0),
  roll: (x) => x.roll([1, 2], [0, 1]),
  rot90: (x) => x.rot90(),
  repeat: (x) => x.repeat(2, 1, 3),
  repeat_interleave: (x) => x.repeat_interleave(2, 1),
  tril: (x) => x.tril(),
  diag: (x) => x.diag(),
  diag_embed: (x) => x.diag_embed(1),
  embedding: (x) => F.embedding(j, x),
  embedding_bag: (x) => F.embedding_bag(j, x),
  'embedding_bag, weighted': (x, s) => F.embedding_bag(j, x, { mode: 'sum', per_sample_weights: s }),
  'embedding_bag, max': (x) => F.embedding_bag(j, x, { mode: 'max' }),
  scatter: (x, s) => x.scatter(0, p, s),
  scatter_add: (x, s) => x.scatter_add(0, j, s),
  index_add: (x, s) => x.index_add(0, i, s.narrow(0, 0, 2), { alpha: 2 }),
  index_copy: (x, s) => x.index_copy(0, i, s.narrow(0, 0, 2)),
  index_fill: (x, s) => x.index_fill(0, i, s.at(0, 0)),
  put: (x, s) => x.put(int([0, 4, -1]), s.select(0, 0)),
  index_put: (x, s) => x.index_put([i, i], s.at(0, '0:2')),
  'index_put, accumulating': (x, s) =>
    x.index_put(
      [
        [1, 1],
        [2, 2],
      ],
      s.at(0, '0:2'),
      true,
    ),
  'index_put by a mask': (x, s) => x.index_put([m], s.reshape(-1).narrow(0, 0, 5)),
  masked_fill: (x, s) => x.masked_fill(m, s.at(0, 0)),
  masked_scatter: (x, s) => x.masked_scatter(m, s),
  where: (x, s) => torch.where(m, x, s),
  select_scatter: (x, s) => x.select_scatter(s.at(0), 0, 1),
  slice_scatter: (x, s) => x.slice_scatter(s.narrow(0, 0, 2), 0, 0, 2),
  diagonal_scatter: (x, s) => x.diagonal_scatter(s.at(0)),
  'scatter_reduce, sum': (x, s) => x.scatter_reduce(0, j, s, 'sum'),
  'scatter_reduce, prod': (x, s) => x.scatter_reduce(0, j, s, 'prod'),
  'scatter_reduce, mean': (x, s) => x.scatter_reduce(0, j, s, 'mean', { include_self: false }),
  'scatter_reduce, amax': (x, s) => x.scatter_reduce(0, j, s, 'amax'),
  'index_reduce, prod': (x, s) => x.index_reduce(0, i, s.narrow(0, 0, 2), 'prod'),
  'changes in place, also of views': (x, s) => {
    const y = x.mul(2)
    y.index_put_([0], s.at(1))
    y.scatter_add_(0, j, s)
    y.t().masked_fill_(m, s.at(0, 0))
    y.at(1).index_add_(0, i, s.at(0, '0:2'))
    return y.mul(y)
  },
  'a reduction and a triangle in place': (x, s) => {
    const y = x.mul(2)
    y.tril_()
    y.select(0, 1).unsqueeze(0).index_reduce_(1, i, s.at('0:1', '0:2'), 'prod')
    return y.mul(y)
  },
}

const leaf = (): Tensor => torch.rand([3, 3], { dtype: torch.float64 }).add(0.1).detach().requires_grad_()

describe('derivatives of indexing', () => {
  test.each(Object.keys(OPERATIONS))('%s', (name) => {
    torch.manual_seed(3)
    const f = OPERATIONS[name]!
    const inputs = [leaf(), leaf()].slice(0, f.length)
    expect(gradcheck(f as (...t: Tensor[]) => Tensor, inputs, { check_forward_ad: true })).toBe(true)
    expect(gradgradcheck(f as (...t: Tensor[]) => Tensor, inputs)).toBe(true)
  })
})

describe('in place', () => {
  test('raises the version once and keeps the memory', () => {
    const y = torch.zeros([3, 3])
    const seen = y.view(-1)
    y.scatter_reduce_(0, j, torch.ones([3, 3]), 'sum')
    expect(y._version).toBe(1)
    expect(seen.tolist()).toEqual([1, 0, 1, 1, 2, 1, 1, 1, 1])
  })
  test('a result that is saved and changed later is noticed', () => {
    const x = torch.rand([3, 3]).requires_grad_()
    const y = x.mul(1)
    y.scatter_reduce_(0, j, torch.ones([3, 3]), 'prod')
    y.add_(1)
    expect(() => y.sum().backward()).toThrow(/modified by an inplace operation/)
  })
  test('what is saved of self is what it was before', () => {
    const x = torch.tensor([2, 3, 4]).requires_grad_()
    const y = x.mul(1)
    y.scatter_reduce_(0, int([0, 0]), torch.tensor([5, 7]), 'prod')
    y.sum().backward()
    expect(x.grad!.tolist()).toEqual([35, 1, 1])
  })
  test('a leaf is refused, and stays as it is', () => {
    const x = torch.ones([3]).requires_grad_()
    expect(() => x.tril_()).toThrow('a leaf Variable that requires grad is being used in an in-place operation.')
    expect(() => x.index_put_([0], 5)).toThrow('a view of a leaf Variable that requires grad is being used in an in-place operation.')
    expect(x.tolist()).toEqual([1, 1, 1])
  })
})

describe('the forms of an index', () => {
  const x = torch.arange(24).reshape(2, 3, 4)
  test('Slice needs no new, and takes null for an end left out', () => {
    expect(x.at(torch.Slice(null, 1), torch.Slice(1)).tolist()).toEqual(x.at('0:1', '1:').tolist())
    expect(x.at(0, new torch.Slice(0, null, 2)).tolist()).toEqual(x.at(0, '::2').tolist())
    expect(String(torch.Slice(1, null, 2))).toBe('slice(1, None, 2)')
    expect(torch.Slice(1) instanceof torch.Slice).toBe(true)
  })
  test('index takes a list, at the same one by one', () => {
    expect(x.index([1, ':', [0, 3]]).tolist()).toEqual(x.at(1, ':', [0, 3]).tolist())
  })
  test('typed arrays and bigints are indices too', () => {
    expect(x.at(1n, Int32Array.of(2, 0), 3).tolist()).toEqual([23, 15])
  })
  test('what is no index is refused in words', () => {
    expect(() => x.at('a')).toThrow(/given as text/)
    expect(() => x.at([0.5])).toThrow('tensors used as indices must be long, int, byte or bool tensors')
    expect(() => x.at({} as never)).toThrow(/only integers, slices/)
  })
  test('many indices are checked too', () => {
    const far = torch.zeros([1000]).long()
    far.index_put_([777], 2)
    expect(() => x.at(far)).toThrow('index 2 is out of bounds for dimension 0 with size 2')
    expect(() => x.index_select(0, far)).toThrow('index out of range in self')
  })
})
