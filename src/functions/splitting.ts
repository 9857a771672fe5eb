/** Views that come several at a time: the slices along a dimension, and its parts. */

import { mode } from '../autograd/modes.ts'
import type { Formula } from '../autograd/node.ts'
import { markView, trackAll } from '../autograd/record.ts'
import { RuntimeError, shapeText, wrapDim } from '../errors.ts'
import type { Sizes } from '../shape/shape.ts'
import { aliasOf, type Tensor, type ViewKind } from '../tensor/tensor.ts'
import { back } from './view-gradients.ts'

/** Several views of one tensor, made by one node: an in-place change of one of them would be lost on the others. */
function views(self: Tensor, outs: Tensor[], name: string, gradient: Formula, again: (t: Tensor) => Tensor[]): Tensor[] {
  const kind: ViewKind = 'multiple'
  for (const o of outs) markView(o, self, kind)
  if (mode.grad || mode.forward >= 0) trackAll(outs, name, [self], {}, gradient, (ts) => (ts[0] ? again(ts[0]) : outs.map(() => null)))
  return outs
}

export function unbind(self: Tensor, dim: number): Tensor[] {
  wrapDim(0, self._sizes.length, false)
  const d = wrapDim(dim, self._sizes.length)
  const sizes = self._sizes.filter((_, k) => k !== d)
  const strides = self._strides.filter((_, k) => k !== d)
  const outs = Array.from({ length: self._sizes[d]! }, (_, i) => aliasOf(self, sizes, strides, self._start + i * self._strides[d]!))
  return views(self, outs, 'UnbindBackward0', back.unbind(sizes, d), (q) => unbind(q, d))
}

export function split_with_sizes(self: Tensor, parts: Sizes, dim: number, name = 'SplitWithSizesBackward0'): Tensor[] {
  if (self._sizes.length === 0) throw new RuntimeError('split expects at least a 1-dimensional tensor')
  const d = wrapDim(dim, self._sizes.length)
  const total = parts.reduce((a, b) => a + b, 0)
  for (const p of parts)
    if (p < 0)
      throw new RuntimeError(`split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=${shapeText(parts)}`)
  if (total !== self._sizes[d])
    throw new RuntimeError(
      `split_with_sizes expects split_sizes to sum exactly to ${self._sizes[d]} (input tensor's size at dimension ${d}), but got split_sizes=${shapeText(parts)}`,
    )
  let at = 0
  const outs = parts.map((p) => {
    const sizes = [...self._sizes]
    sizes[d] = p
    const out = aliasOf(self, sizes, self._strides, self._start + at * self._strides[d]!)
    at += p
    return out
  })
  return views(self, outs, name, back.split(self._sizes, parts, d), (q) => split_with_sizes(q, parts, d))
}

export function split(self: Tensor, size: number, dim: number): Tensor[] {
  if (self._sizes.length === 0) throw new RuntimeError('split expects at least a 1-dimensional tensor')
  const d = wrapDim(dim, self._sizes.length)
  if (size < 0) throw new RuntimeError(`split expects split_size be non-negative, but got split_size=${size}`)
  const n = self._sizes[d]!
  if (size === 0 && n !== 0) throw new RuntimeError(`split_size can only be 0 if dimension size is 0, but got dimension size of ${n}`)
  const count = size === 0 ? 1 : Math.max(Math.ceil(n / size), 1)
  return split_with_sizes(
    self,
    Array.from({ length: count }, (_, i) => Math.min(size, n - i * size)),
    d,
    'SplitBackward0',
  )
}
