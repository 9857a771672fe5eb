/** How results lie in memory: strides, also those of dimensions of size 1, are PyTorch's. */
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

type Layout = readonly [sizes: number[], strides: number[]]
const made = ([sizes, strides]: Layout): torch.Tensor =>
  torch.arange(1 + sizes.reduce((n, s, i) => n + (s - 1) * strides[i]!, 0), { dtype: torch.float64 }).as_strided(sizes, strides)
const stride = (t: torch.Tensor): number[] => [...t.stride()]
const column: Layout = [
  [3, 1],
  [1, 3],
]
const turned: Layout = [
  [4, 3],
  [1, 8],
]

test.each<[string, (x: torch.Tensor) => torch.Tensor, number[], number[]]>([
  ['neg', (x) => x.neg(), [1, 1], [1, 4]],
  ['pow(2)', (x) => x.pow(2), [1, 1], [1, 4]],
  ['clamp', (x) => x.clamp(-1, 1), [1, 1], [1, 4]],
  ['add(x)', (x) => x.add(x), [1, 1], [1, 4]],
  ['mul(2)', (x) => x.mul(2), [1, 3], [1, 4]],
  ['gt(0)', (x) => x.gt(0), [1, 3], [1, 4]],
  ['where', (x) => torch.where(x.gt(0), x, 2), [1, 3], [1, 4]],
  ['nan_to_num', (x) => x.nan_to_num(), [1, 3], [1, 4]],
  ['clone', (x) => x.clone(), [1, 3], [1, 4]],
  ['to', (x) => x.to(torch.float32), [1, 3], [1, 4]],
  ['zeros_like', (x) => torch.zeros_like(x), [1, 3], [1, 4]],
  ['rand_like', (x) => torch.rand_like(x), [1, 3], [1, 4]],
  ['flip', (x) => x.flip(0), [1, 3], [1, 4]],
  ['sort', (x) => x.sort(0)[0]!, [1, 3], [1, 4]],
  ['cumsum', (x) => x.cumsum(0), [1, 1], [3, 1]],
  ['masked_fill', (x) => x.masked_fill(x.gt(1), 0), [1, 1], [3, 1]],
  ['scatter', (x) => x.scatter(0, torch.zeros([...x.shape], { dtype: torch.int64 }), x), [1, 1], [3, 1]],
])('%s of a column seen as a row, and of a turned tensor with gaps', (_name, f, ofColumn, ofTurned) => {
  expect(stride(f(made(column)))).toEqual(ofColumn)
  expect(stride(f(made(turned)))).toEqual(ofTurned)
})

// The first operand that tells two dimensions apart decides; the pair-wise comparison is not transitive.
test.each<[Layout, Layout, number[]]>([
  [
    [
      [1, 3, 1, 3],
      [18, 1, 0, 6],
    ],
    [
      [1, 3, 1, 3],
      [2, 3, 1, 1],
    ],
    [9, 1, 1, 3],
  ],
  [
    [
      [1, 2, 3, 1],
      [1, 1, 0, 4],
    ],
    [
      [1, 2, 3, 1],
      [2, 1, 0, 0],
    ],
    [1, 3, 1, 6],
  ],
  [
    [
      [3, 3],
      [3, 1],
    ],
    [
      [2, 3, 3],
      [9, 1, 3],
    ],
    [9, 3, 1],
  ],
  [
    [
      [3, 2, 1, 1],
      [2, 1, 7, 9],
    ],
    [
      [3, 2, 1, 1],
      [2, 1, 1, 1],
    ],
    [2, 1, 1, 1],
  ],
])('operands %j and %j', (a, b, expected) => {
  expect(stride(made(a).atan2(made(b)))).toEqual(expected)
})

test('random numbers are drawn in the order of memory', () => {
  torch.manual_seed(0)
  const row = torch.randn(2, 3)
  torch.manual_seed(0)
  expect(torch.randn_like(torch.ones(2, 3).t()).t().tolist()).toEqual(row.tolist())
})

test('a number is no truth value, so it names a dimension', () => {
  expect([...torch.ones(3, 2).std(0).shape]).toEqual([2])
  expect([...torch.ones(3, 2).var(1).shape]).toEqual([3])
})
