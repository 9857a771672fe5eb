/** Between tensors and the n-d arrays that stand for NumPy's. */

import { heap } from '../backend/wasm/memory.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import { NdArray } from '../tensor/ndarray.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** The elements of a tensor as an n-d array over the same memory. */
export function ndarrayOf(t: Tensor): NdArray {
  const { name, itemsize } = t._dtype
  if (name === 'bfloat16') throw new TorchTypeError('Got unsupported ScalarType BFloat16')
  const n = Math.floor(t._storage.nbytes / itemsize)
  // Lent: the bytes stay where they are, and stay alive, as long as the array does.
  const data = t._storage.lend((address) => {
    const view = {
      float32: heap.f32,
      float64: heap.f64,
      float16: heap.u16,
      int8: heap.i8,
      int16: heap.i16,
      int32: heap.i32,
      int64: heap.i64,
      uint8: heap.u8,
      bool: heap.u8,
    }[name]
    return view.subarray(address / itemsize, address / itemsize + n)
  })
  return new NdArray(data, [...t._sizes], [...t._strides], t._start, name)
}
