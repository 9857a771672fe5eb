/** Tensors that take on another shape where they are. */
import { requiresGrad } from '../autograd/record.ts'
import { RuntimeError } from '../errors.ts'
import { contiguousStrides, numelOf, PLAIN, type Sizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkSizes } from './creation.ts'
import { methodOnly, type Op, op } from './schema.ts'

/** Rows without gaps from the tensor's first element on; more memory where the storage holds too little. */
function resize(self: Tensor, size: Sizes): Tensor {
  if (requiresGrad(self)) throw new RuntimeError('cannot resize variables that require grad')
  const sizes = checkSizes([...size])
  const count = numelOf(sizes)
  const bytes = (self._start + count) * self._dtype.itemsize
  const storage = self._storage
  if (count > 0 && bytes > storage.nbytes) {
    if (storage.pinned) throw new RuntimeError('Trying to resize storage that is not resizable')
    storage.grow(bytes)
  }
  self._sizes = sizes
  self._strides = contiguousStrides(sizes)
  self._count = count
  self._contiguous = PLAIN
  return self
}

export const resizing: Record<string, Op> = {
  resize_: methodOnly(
    op(
      'Takes on another shape; elements that were not there before have no defined value. Views of the same storage stay as they are. Errors: a tensor that requires grad.',
      ['Tensor self, int[] size, *, MemoryFormat? memory_format=None', (self: Tensor, size: Sizes) => resize(self, size)],
    ),
  ),
  resize_as_: methodOnly(
    op('Takes on the shape of another tensor, as `resize_`.', [
      'Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None',
      (self: Tensor, template: Tensor) => resize(self, template._sizes),
    ]),
  ),
}
