/** Copies whose innermost axes differ: every element where its indices say, for squares, strips that are not full, batches and threads. */
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const copies: [number[], number[]][] = [
  [
    [64, 64],
    [1, 0],
  ],
  [
    [8, 301],
    [1, 0],
  ],
  [
    [301, 9],
    [1, 0],
  ],
  [
    [53, 47],
    [1, 0],
  ],
  [
    [3, 50, 45],
    [0, 2, 1],
  ],
  [
    [45, 3, 50],
    [2, 1, 0],
  ],
  [
    [2, 3, 48, 53],
    [0, 1, 3, 2],
  ],
  [
    [2, 3, 5, 47, 48],
    [4, 0, 2, 1, 3],
  ],
  [
    [2, 48, 9, 9],
    [0, 2, 3, 1],
  ],
]
const flat = (t: torch.Tensor): unknown => t.flatten().tolist()

/** The elements are their places in the original: what each place of the copy must hold follows from the sizes alone. */
function expected(sizes: readonly number[], order: readonly number[]): number[] {
  const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((a, b) => a * b, 1))
  let places = [0]
  for (const d of order) places = places.flatMap((p) => Array.from({ length: sizes[d]! }, (_, i) => p + i * strides[d]!))
  return places
}

describe.each([1, 3])('on %i threads', (threads) => {
  test.each(copies)('%j in order %j', (sizes, order) => {
    const before = torch.get_num_threads()
    torch.set_num_threads(threads)
    for (const dtype of [torch.float32, torch.int64, torch.float64, torch.int32, torch.int16]) {
      const count = sizes.reduce((a, b) => a * b, 1)
      const x = torch.arange(count).to(dtype).reshape(sizes).permute(order)
      const places = dtype === torch.int16 ? flat(torch.tensor(expected(sizes, order)).to(dtype)) : expected(sizes, order)
      expect(flat(x.contiguous())).toEqual(places)
      // Into a part of something larger, from a part.
      const part = x.narrow(0, 1, x.size(0) - 1)
      const wide = torch.zeros([...part.shape.slice(0, -1), part.size(-1) + 3]).to(dtype)
      wide.narrow(-1, 2, part.size(-1)).copy_(part)
      expect(flat(wide.narrow(-1, 2, part.size(-1)))).toEqual(flat(part))
      expect(Number(wide.sum().item())).toBe(Number(part.sum().item()))
    }
    torch.set_num_threads(before)
  })
})
