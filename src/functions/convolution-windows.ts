/** Sums over the windows of a tensor that are read where they lie, without a copy of them, where the machine has what does that. Records nothing. */
import { nativePart } from '../backend/native/door.ts'
import { target } from '../backend/wasm/features.ts'
import type { GemmType } from '../backend/wasm/gemm-lanes.ts'
import { PARALLEL_WORK } from '../backend/wasm/gemm-params.ts'
import { heap } from '../backend/wasm/memory.ts'
import { type Compiled, compileModule } from '../backend/wasm/module.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { getNumThreads, parallelRun } from '../backend/wasm/threads.ts'
import { type WindowProblem, type Windows, writeWindows } from '../backend/wasm/window-params.ts'
import { blocksOf, windowModule } from '../backend/wasm/windows.ts'
import { int32 } from '../dtypes.ts'
import { numelOf, type Sizes } from '../shape/shape.ts'
import { addressOf, aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { rawCopy } from './copying.ts'
import { fromTyped } from './data.ts'
import { typeOf } from './gemm.ts'
import { offsets } from './windows.ts'

/** Windows over the last dimensions of `box`, from element `start` on: how far each tap lies from the first, and where positions do. */
export interface TapWindows {
  box: Tensor
  start: number
  taps: Int32Array
  extents: Sizes
  steps: Sizes
}

const modules = new Map<string, Compiled>()
function moduleOf(which: Windows, type: GemmType): Compiled {
  const key = which + type
  let m = modules.get(key)
  if (!m) modules.set(key, (m = compileModule(windowModule(which, type, target()))))
  return m
}

/** Bytes that a vector may reach past what it needs. */
const REACH = 64
/** Rows of C up to which it pays that nothing is packed (more of them share what is), and positions of a run from which vectors are full enough. */
const FEW = 32
const LONG = 24

/** Rows of `a`, whose k elements are neighbours, in blocks (how many, of how many rows) whose rows lie side by side. */
function sideBySide(a: Tensor, start: number, k: number, ...all: [number, number][]): Tensor {
  const out = empty([all.reduce((sum, [count, rows]) => sum + count * rows, 0) * k], a._dtype)
  let first = 0
  for (const [count, rows] of all) {
    const sizes = [count, k, rows]
    rawCopy(aliasOf(out, sizes, [k * rows, rows, 1], first), aliasOf(a, sizes, [k * rows, 1, k], a._start + start + first))
    first += count * rows * k
  }
  return out
}

/** Computes the sums of `problem`, whose addresses are given as elements from the beginning of the tensors; or says that it does not. */
export function directly(
  which: Windows,
  [out, a, bias]: readonly [Tensor, Tensor, Tensor | null],
  { box, start, taps, extents, steps }: TapWindows,
  part: Pick<WindowProblem, 'a' | 'c' | 'bias' | 'm' | 'rowA' | 'batchA' | 'batchC' | 'batch' | 'per'>,
): boolean {
  const dtype = box._dtype
  // Where rows of windows are rows in memory; a lone tap is a matrix as it is.
  if (taps.length < 2 || steps.at(-1) !== 1) return false
  const type = typeOf(dtype)
  const size = dtype.itemsize
  const { m, batch, per } = part
  const k = taps.length
  const run = extents.at(-1)!
  const runs = numelOf(extents) / run
  const threads = getNumThreads()
  const native = nativePart()
  const float = type === 'f32' || type === 'f64' ? type : null
  const compiledSums = float && native?.windows
  const here = !(float && native?.blas) && m <= FEW && run >= LONG
  if (!compiledSums && !here) return false
  const list = (values: Int32Array): Tensor =>
    fromTyped(
      values.map((x) => x * size),
      [values.length],
      int32,
    )
  const lists = [list(taps), list(offsets(extents.slice(0, -1), steps.slice(0, -1)))] as const
  /** With A as given, from its first element; undefined where vectors would reach beyond the memory. */
  const problemOf = (a: Tensor, first: number): WindowProblem | undefined => {
    beginOp()
    const at = (t: Tensor, element: number): number => addressOf(t) + element * size
    const span = box._sizes.reduce((sum, s, d) => sum + (s - 1) * box._strides[d]!, 1)
    if (Math.max(at(a, a._count), at(box, span)) + REACH > heap.memory.buffer.byteLength) return undefined
    const stepBias = bias ? bias._strides[0]! : 0
    const tables = { taps: addressOf(lists[0]), starts: addressOf(lists[1]), batchB: box._strides[0]! * size }
    return {
      ...{ ...part, ...tables, k, runs, run, stepBias },
      ...{ a: at(a, first), b: at(box, start), c: at(out, part.c), bias: bias ? at(bias, part.bias * stepBias) : 0 },
    }
  }
  if (compiledSums) {
    const given = problemOf(a, part.a)
    if (given && compiledSums(which, float, given, threads)) return true
  }
  if (!here) return false
  const { blocks, height, taller } = blocksOf(m, type, target())
  const problem =
    which === 'products' ? problemOf(a, part.a) : problemOf(sideBySide(a, part.a, k, [taller, height + 1], [blocks - taller, height]), 0)
  if (!problem) return false
  const compiled = moduleOf(which, type)
  const P = heap.paramBlock
  writeWindows(heap.i32, P, problem, height, taller, blocks)
  const units = blocks * (which === 'sums' ? batch : Math.ceil(batch / per))
  if (threads > 1 && m * k * runs * run * batch >= PARALLEL_WORK) parallelRun(compiled, P, 0, units, Math.ceil(units / (4 * threads)))
  else compiled.run(P, 0, units)
  return true
}
