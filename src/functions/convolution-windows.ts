/** Sums over the windows of a tensor that are read where they lie, without a copy of them, where the machine has what does that. Records nothing. */
import { nativePart, type WindowProblem } from '../backend/native/door.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { getNumThreads } from '../backend/wasm/threads.ts'
import { float32, float64, int32 } from '../dtypes.ts'
import { numelOf, type Sizes } from '../shape/shape.ts'
import { addressOf, type Tensor } from '../tensor/tensor.ts'
import { fromTyped } from './data.ts'
import { offsets } from './windows.ts'

/** Windows over the last dimensions of `box`, from element `start` on: how far each tap lies from the first, and where positions do. */
export interface TapWindows {
  box: Tensor
  start: number
  taps: Int32Array
  extents: Sizes
  steps: Sizes
}

/** Computes the sums (see `Native`) of `problem`, whose addresses are given as elements from the beginning of the tensors; or says that it does not. */
export function directly(
  which: 'sums' | 'products',
  [out, a, bias]: readonly [Tensor, Tensor, Tensor | null],
  { box, start, taps, extents, steps }: TapWindows,
  problem: Pick<WindowProblem, 'a' | 'c' | 'bias' | 'm' | 'rowA' | 'batchA' | 'batchC' | 'batch' | 'per'>,
): boolean {
  const dtype = box._dtype
  const native = nativePart()
  // Where rows of windows are rows in memory; a lone tap is a matrix as it is.
  if (!native || (dtype !== float32 && dtype !== float64) || taps.length < 2 || steps.at(-1) !== 1) return false
  const size = dtype.itemsize
  const list = (values: Int32Array): Tensor =>
    fromTyped(
      values.map((x) => x * size),
      [values.length],
      int32,
    )
  const lists = [list(taps), list(offsets(extents.slice(0, -1), steps.slice(0, -1)))] as const
  beginOp()
  const span = box._sizes.reduce((sum, s, d) => sum + (s - 1) * box._strides[d]!, 1)
  const run = extents.at(-1)!
  return native.windows(
    which,
    dtype === float32 ? 'f32' : 'f64',
    {
      ...problem,
      a: addressOf(a) + problem.a * size,
      b: addressOf(box) + start * size,
      c: addressOf(out) + problem.c * size,
      bias: bias ? addressOf(bias) + problem.bias * bias._strides[0]! * size : 0,
      taps: addressOf(lists[0]),
      starts: addressOf(lists[1]),
      k: taps.length,
      runs: numelOf(extents) / run,
      run,
      batchB: box._strides[0]! * size,
      stepBias: bias ? bias._strides[0]! : 0,
      endA: addressOf(a) + a._count * size,
      endB: addressOf(box) + span * size,
    },
    getNumThreads(),
  )
}
