/** Writing to memory that is read at other places, or that stands for several elements: refused where PyTorch refuses, nothing changed. */
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const MEETS = 'unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location.'
const REPEATS = 'unsupported operation: more than one element of the written-to tensor refers to a single memory location.'
const positions = (): torch.Tensor => torch.tensor([0n, 1n, 2n, 3n])
const zeros = (): torch.Tensor => torch.zeros(4, { dtype: torch.int64 })

const writes: [string, (t: torch.Tensor, v: torch.Tensor) => void, overlapping: boolean, expanded: boolean][] = [
  ['copy_', (t, v) => t.copy_(v), false, false],
  ['add_', (t, v) => t.add_(v), false, false],
  ['lerp_', (t, v) => t.lerp_(v, 0.5), false, false],
  ['fill_ of a tensor', (t, v) => t.fill_(v.at(0)), true, false],
  ['fill_ of a number', (t) => t.fill_(2), true, true],
  ['x[0:4] = v', (t, v) => t.index_put_(['0:4'], v), false, false],
  ['x[0:2] = number', (t) => t.index_put_(['0:2'], 2), true, false],
  ['x[mask] = number', (t) => t.index_put_([torch.ones(4).gt(0)], 2), true, true],
  ['index_put_', (t, v) => t.index_put_([positions()], v), false, true],
  ['put_', (t, v) => t.put_(positions(), v), false, false],
  ['scatter_', (t, v) => t.scatter_(0, zeros(), v), false, false],
  ['scatter_add_', (t, v) => t.scatter_add_(0, zeros(), v), false, false],
  ['index_add_', (t, v) => t.index_add_(0, positions(), v), false, false],
  ['index_copy_', (t, v) => t.index_copy_(0, positions(), v), false, false],
  ['index_fill_', (t) => t.index_fill_(0, positions(), 2), true, true],
  ['masked_fill_', (t) => t.masked_fill_(torch.ones(4).gt(0), 2), true, true],
  ['masked_scatter_', (t, v) => t.masked_scatter_(torch.ones(4).gt(0), v), true, false],
]
test.each(writes)('%s', (_name, write, overlapping, expanded) => {
  const memory = torch.arange(6, { dtype: torch.float32 })
  const call = (): void => write(memory.at('0:4'), memory.at('2:6'))
  if (overlapping) call()
  else {
    expect(call).toThrow(MEETS)
    expect(memory.tolist()).toEqual([0, 1, 2, 3, 4, 5])
    expect(memory._version).toBe(0)
  }
  const one = torch.ones(1)
  const spread = (): void => write(one.expand(4), torch.ones(4))
  if (expanded) spread()
  else expect(spread).toThrow(REPEATS)
})

test('memory is asked for before shapes and dtypes are', () => {
  const x = torch.ones(3, 2)
  expect(() => x.copy_(x.t())).toThrow(MEETS)
  expect(() => x.add_(x.t())).toThrow(MEETS)
  expect(() => torch.ones(1, { dtype: torch.int64 }).expand(4).add_(torch.ones(3))).toThrow(REPEATS)
  expect(() => torch.ones(4, { dtype: torch.int64 }).add_(torch.ones(3))).toThrow('The size of tensor a (4) must match')
})

test('the same elements may be copied onto themselves', () => {
  const x = torch.ones(1).expand(3)
  expect(x.copy_(x.at('0:3')).tolist()).toEqual([1, 1, 1])
})

test('an assignment leaves out all leading dimensions of size 1, where the shape is another', () => {
  expect(() => torch.ones(1, 3).index_put_(['0:2'], torch.ones(1, 2))).toThrow('Target sizes: [1, 3].  Tensor sizes: [2]')
  const names = (values: torch.Tensor, index: string): string => {
    const x = torch.ones(1, 3, { requires_grad: true }).mul(1).index_put_([index], values)
    return x.grad_fn!.next_functions[1]![0]!.name()
  }
  expect(names(torch.ones(1, 3, { requires_grad: true }), '0:1')).toMatch(/AccumulateGrad$/)
  expect(names(torch.ones(3, { requires_grad: true }), '0:1')).toBe('ExpandBackward0')
})
