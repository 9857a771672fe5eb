/** Copies between layouts whose innermost axes differ, by a kernel that transposes squares in registers. Knows nothing of gradients. */
import { target } from '../backend/wasm/features.ts'
import { heap } from '../backend/wasm/memory.ts'
import { type Compiled, compileModule } from '../backend/wasm/module.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { getNumThreads, PARALLEL_GRAIN, parallelRun } from '../backend/wasm/threads.ts'
import { stripOf, transposeModule, transposeWords } from '../backend/wasm/transpose.ts'
import type { Operand } from '../tensor/launch.ts'
import { addressOf } from '../tensor/tensor.ts'

const kernels: Partial<Record<4 | 8, Compiled>> = {}
/** Rows and columns below which squares are too few, and elements of a matrix below which a call costs more than it saves. */
const NARROW = 8
const FEW = 2048

/** Copies `from` to `into`, of one dtype, if that is to transpose matrices; false: it is not, and nothing was done. */
export function copyTransposed(extents: readonly number[], [from, into]: readonly [Operand, Operand]): boolean {
  const last = extents.length - 1
  const along = from.strides.indexOf(1)
  const size = into.tensor._dtype.itemsize
  if (last < 1 || along < 0 || along === last || into.strides[last] !== 1 || from.strides[last] === 0) return false
  const [rows, columns] = [extents[along]!, extents[last]!]
  if (rows < NARROW || columns < NARROW || rows * columns < FEW || (size !== 4 && size !== 8) || target().simd === 'none') return false
  let kernel = kernels[size]
  if (kernel === undefined) {
    kernel = compileModule(transposeModule(size, target().shared))
    kernels[size] = kernel
  }
  const others = [...extents.keys()].filter((a) => a !== along && a !== last)
  // One of the other axes is the kernel's, the rest are walked here.
  const batch = others.pop()
  const batches = batch === undefined ? 1 : extents[batch]!
  const step = (o: Operand, axis: number | undefined): number => (axis === undefined ? 0 : o.strides[axis]! * size)
  beginOp()
  const problem = {
    from: addressOf(from.tensor),
    into: addressOf(into.tensor),
    fromBatch: step(from, batch),
    intoBatch: step(into, batch),
    rows,
    intoStep: step(into, along),
    columns,
    fromStep: step(from, last),
    strips: Math.ceil(rows / stripOf(size)),
  }
  const P = heap.paramBlock
  const units = batches * problem.strips
  const parallel = units > 1 && batches * rows * columns >= PARALLEL_GRAIN && getNumThreads() > 1
  const walk = (depth: number, atFrom: number, atInto: number): void => {
    const axis = others[depth]
    if (axis !== undefined) {
      for (let i = 0; i < extents[axis]!; i++) walk(depth + 1, atFrom + i * step(from, axis), atInto + i * step(into, axis))
      return
    }
    transposeWords.write(heap.i32, P >> 2, { ...problem, from: atFrom, into: atInto })
    if (parallel) parallelRun(kernel, P, 0, units)
    else kernel.run(P, 0, units)
  }
  walk(0, problem.from, problem.into)
  return true
}
