/** Sizes of stored elements and the places of things in a kernel's parameter block. Knows no instructions. */
import type { Kernel, Stored } from '../../ir/expr.ts'

/** Bytes of a stored element. */
export const sizeOf: Record<Stored, number> = {
  float32: 4,
  float64: 8,
  float16: 2,
  bfloat16: 2,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  bool: 1,
}

/** Offsets into the parameter block described at `Kernel`. */
export interface Layout {
  address: (buffer: number) => number
  extent: (axis: number) => number
  stride: (buffer: number, axis: number) => number
  param: (index: number) => number
  /** Bytes in all. */
  size: number
}

export function layout(kernel: Pick<Kernel, 'axes' | 'reduce' | 'params'> & { buffers: readonly unknown[] }): Layout {
  const buffers = kernel.buffers.length
  const axes = kernel.axes + kernel.reduce
  const strides = 4 * (buffers + axes)
  const params = (strides + 4 * buffers * axes + 7) & ~7
  return {
    address: (buffer) => 4 * buffer,
    extent: (axis) => 4 * (buffers + axis),
    stride: (buffer, axis) => strides + 4 * (buffer * axes + axis),
    param: (index) => params + 8 * index,
    size: params + 8 * kernel.params.length,
  }
}
