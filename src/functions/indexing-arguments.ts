/** Checks of the arguments that operations along one dimension share: the index tensor, its bounds, numbers that a dtype must hold. */

import { type DType, type DTypeName, int32, int64 } from '../dtypes.ts'
import { IndexError, overflow, RuntimeError } from '../errors.ts'
import type { Sizes } from '../shape/shape.ts'
import { checkBroadcast } from '../shape/shape.ts'
import { aliasOf, type Tensor } from '../tensor/tensor.ts'
import { broadcastShapes, type Num } from './apply.ts'
import { checkBounds, type IndexOperand } from './indexing-core.ts'

/** A zero-dimensional tensor seen with one dimension; others as they are. */
export const atLeastVector = (t: Tensor): Tensor => (t._sizes.length === 0 ? aliasOf(t, [1], [1], t._start) : t)

export const isIndex = (d: DType): boolean => d === int64 || d === int32

/** Bounds of an index whose negative entries are errors, in the words of gather and scatter. */
export function checkAlong(index: Tensor, d: number, size: number): void {
  checkBounds(index, 0, size, (i) => new RuntimeError(`index ${i} is out of bounds for dimension ${d} with size ${size}`))
}
/** The same in the words of index_select and embedding. */
export function checkSelf(index: Tensor, size: number): void {
  checkBounds(index, 0, size, () => new IndexError('index out of range in self'))
}

/** The strides of `t` with dimension `d` standing still: there the index moves. */
export const without = (strides: Sizes, d: number): number[] => strides.map((s, k) => (k === d ? 0 : s))

/** A vector of positions along dimension `d` of a shape. */
export function vectorIndex(data: Tensor, d: number, index: Tensor): IndexOperand {
  const own = index._sizes.length === 0 ? 0 : index._strides[0]!
  return { tensor: index, strides: data._sizes.map((_, k) => (k === d ? own : 0)), step: data._strides[d]!, size: data._sizes[d]! }
}

/** Largest finite values, and C++ names, by which PyTorch refuses a number. */
const RANGES: Partial<Record<DTypeName, [low: number, high: number, name: string]>> = {
  uint8: [-255, 255, 'uint8_t'],
  int8: [-128, 127, 'int8_t'],
  int16: [-32768, 32767, 'int16_t'],
  int32: [-(2 ** 31), 2 ** 31 - 1, 'int'],
  int64: [-(2 ** 63), 2 ** 63 - 1, 'int64_t'],
  float16: [-65504, 65504, 'c10::Half'],
  bfloat16: [-3.3895313892515355e38, 3.3895313892515355e38, 'c10::BFloat16'],
  float32: [-3.4028234663852886e38, 3.4028234663852886e38, 'float'],
}
/** Throws where the number does not fit the dtype; fractions may be cut off. */
export function checkFits(value: Num, dtype: DType): void {
  const range = RANGES[dtype.name]
  if (!range) return
  const v = Number(value)
  if (dtype.category === 2 && !Number.isFinite(v)) return
  if (!(v >= range[0] && v <= range[1])) throw overflow(range[2])
}

/** The number that a fill takes: as it is, or that of a zero-dimensional tensor. */
export function fillValue(name: string, value: Tensor | Num, dtype: DType): Num {
  if (typeof value !== 'object') {
    checkFits(value, dtype)
    return value
  }
  if (value._sizes.length > 0)
    throw new RuntimeError(`${name} only supports a 0-dimensional value tensor, but got tensor with ${value._sizes.length} dimension(s).`)
  return value.item()
}

/** The common shape of a tensor and a mask, as an in-place operation on the former needs it. */
export function maskedShape(self: Tensor, mask: Tensor, inplace: boolean): Sizes {
  const sizes = broadcastShapes([mask._sizes, self._sizes])
  if (inplace) checkBroadcast(self._sizes, sizes)
  return sizes
}
