/**
 * From tensors to kernels: orders and merges the axes of an operation, picks the kernel specialised to that layout
 * (compiling it once), fills the parameter block and runs it, on several threads where that pays.
 */
import { offerKernel } from '../backend/native/door.ts'
import { emit } from '../backend/wasm/emit.ts'
import { target } from '../backend/wasm/features.ts'
import { heap } from '../backend/wasm/memory.ts'
import { type Compiled, compileModule } from '../backend/wasm/module.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { getNumThreads, PARALLEL_GRAIN, parallelRun } from '../backend/wasm/threads.ts'
import type { DType } from '../dtypes.ts'
import type { Buffer, Kernel, Scalar, Step, Store } from '../ir/expr.ts'
import { Tree } from '../tree.ts'
import { addressOf, type Tensor } from './tensor.ts'

/** A tensor as one kernel sees it: the stride, in elements, along each axis of the iteration. */
export interface Operand {
  tensor: Tensor
  strides: readonly number[]
  /** First element, where it is not the tensor's own (in elements of the storage). */
  start?: number
}

export interface Param {
  ty: Scalar
  value: number | bigint | boolean
}

/** A family of kernels that differ in dtypes and layout: `variant` names everything else that `stores` depends on. */
export interface Program {
  /** The stores of the kernel for the given stored types of its buffers. */
  stores: (stored: readonly DType['name'][]) => Store[]
  kernels: Tree<Compiled>
}
export const program = (stores: Program['stores']): Program => ({ stores, kernels: new Tree() })

const STEPS: readonly Step[] = [0, 1, 's']
/** Of an operand's step along an axis, its place among `STEPS`; `inner`: the last of its kind, where steps of 0 and 1 have kernels of their own. */
const stepOf = (extent: number, stride: number, inner: boolean): number =>
  extent === 1 || (inner && stride === 0) ? 0 : inner && stride === 1 ? 1 : 2

/** The axes that a kernel runs over, outermost first, and its operands with their strides along `axes`, then along `reduce`. */
export interface Arranged {
  axes: number[]
  reduce: number[]
  operands: Operand[]
}

/**
 * Puts axes (numbers into `extents` and into the operands' strides) in the order of `kept`, then of `reduced`. Within either, axes of
 * extent 1 are left out, and neighbours that every operand crosses without a jump are merged; of `reduced` one remains at least.
 */
export function arrange(
  extents: readonly number[],
  operands: readonly Operand[],
  kept: readonly number[],
  reduced: readonly number[] = NO_AXES,
): Arranged {
  // Arrays are made as long as they may have to be, for one that grows takes room for sixteen elements more than it has.
  const strides = operands.map(() => new Array<number>(kept.length + reduced.length))
  const axes = merge(extents, operands, kept, strides, 0)
  const reduce = merge(extents, operands, reduced, strides, axes.length)
  if (reduce.length === 0 && reduced.length > 0) {
    reduce.push(1)
    for (const own of strides) own[axes.length] = 0
  }
  return {
    axes,
    reduce,
    operands: operands.map(({ tensor, start }, k) => {
      strides[k]!.length = axes.length + reduce.length
      return { tensor, strides: strides[k]!, start }
    }),
  }
}
const NO_AXES: readonly number[] = []

/** The extents of `order` merged; their strides are written from place `from` on. */
function merge(
  extents: readonly number[],
  operands: readonly Operand[],
  order: readonly number[],
  strides: number[][],
  from: number,
): number[] {
  const merged = new Array<number>(order.length)
  let n = 0
  for (let i = 0; i < order.length; i++) {
    const axis = order[i]!
    // A tensor without dimensions has one of extent 1 where an operation asks for it.
    const extent = extents[axis] ?? 1
    if (extent === 1) continue
    let joins = n > 0
    for (let k = 0; joins && k < operands.length; k++) joins = strides[k]![from + n - 1] === operands[k]!.strides[axis]! * extent
    if (joins) merged[n - 1]! *= extent
    else merged[n++] = extent
    for (let k = 0; k < operands.length; k++) strides[k]![from + n - 1] = operands[k]!.strides[axis]!
  }
  merged.length = n
  return merged
}

/** The axes below `n`, but those among `out`. */
export function axesBut(n: number, out: readonly number[]): number[] {
  const axes = new Array<number>(n)
  let length = 0
  for (let i = 0; i < n; i++) if (!out.includes(i)) axes[length++] = i
  axes.length = length
  return axes
}

/** `axes` in the order in which memory is walked: the larger stride first. */
export function walked(axes: readonly number[], strides: readonly number[]): readonly number[] {
  for (let i = 1; i < axes.length; i++)
    if (strides[axes[i - 1]!]! < strides[axes[i]!]!) return [...axes].sort((a, b) => strides[b]! - strides[a]! || a - b)
  return axes
}

/** All axes arranged; `reorder`: as the memory of the last operand (the output) is walked. */
export function collapse(extents: readonly number[], operands: readonly Operand[], reorder: boolean): Arranged {
  const axes = axesBut(extents.length, NO_AXES)
  return arrange(extents, operands, reorder ? walked(axes, operands[operands.length - 1]!.strides) : axes)
}

/** Runs the kernel of `p` for these operands (inputs, then outputs: their order is the buffer numbering). */
export function launch(
  p: Program,
  variant: string,
  operands: readonly Operand[],
  axes: readonly number[],
  reduce: readonly number[],
  params: readonly Param[],
  cost = 1,
): void {
  const nb = operands.length
  const na = axes.length
  const nx = na + reduce.length
  const extents = reduce.length ? [...axes, ...reduce] : axes
  let branch = p.kernels.at(variant).at(64 * na + nx)
  for (let k = 0; k < nb; k++) {
    const { strides, tensor } = operands[k]!
    let layout = 16 + tensor._dtype.id
    for (let a = 0; a < nx; a++) {
      layout = 3 * layout + stepOf(extents[a]!, strides[a]!, a === na - 1 || a === nx - 1)
      // So many axes that another would not fit into a number. Each begins with a digit that is not 0, and so tells how many it holds.
      if (layout > 2 ** 50) {
        branch = branch.at(layout)
        layout = 1
      }
    }
    branch = branch.at(layout)
  }
  if (branch.value === null) {
    const buffers: Buffer[] = operands.map((o) => ({
      stored: o.tensor._dtype.name,
      steps: extents.map((e, a) => STEPS[stepOf(e, o.strides[a]!, a === na - 1 || a === nx - 1)]!),
    }))
    const kernel: Kernel = {
      axes: na,
      reduce: reduce.length,
      buffers,
      params: params.map((q) => q.ty),
      stores: p.stores(buffers.map((b) => b.stored)),
    }
    branch.value = compile(kernel)
  }
  const c = branch.value
  beginOp()
  const P = heap.paramBlock
  // Addresses first: paging a storage in may grow the memory and so replace the views.
  const addresses = new Array<number>(nb)
  for (let k = 0; k < nb; k++) {
    const o = operands[k]!
    addresses[k] = o.start === undefined ? addressOf(o.tensor) : o.tensor._storage.address() + o.start * o.tensor._dtype.itemsize
  }
  const words = heap.i32
  let w = P >> 2
  for (let k = 0; k < nb; k++) words[w++] = addresses[k]!
  for (let a = 0; a < nx; a++) words[w++] = extents[a]!
  for (let k = 0; k < nb; k++) {
    const { strides, tensor } = operands[k]!
    for (let a = 0; a < nx; a++) words[w++] = strides[a]! * tensor._dtype.itemsize
  }
  writeParams((w + 1) & ~1, params)
  const n = na === 0 ? 1 : axes[0]!
  let total = cost
  for (let a = 0; a < nx; a++) total *= extents[a]!
  if (total >= PARALLEL_GRAIN && n > 1 && getNumThreads() > 1) parallelRun(c, P, 0, n)
  else c.run(P, 0, n)
}

/** Writes run-time parameters at word `w` (even) of the memory. */
export function writeParams(w: number, params: readonly Param[]): void {
  for (let i = 0; i < params.length; i++) {
    const { ty, value } = params[i]!
    const at = w + 2 * i
    if (ty === 'i64') heap.i64[at >> 1] = BigInt.asIntN(64, BigInt(typeof value === 'number' ? Math.trunc(value) : value))
    else if (ty === 'i32' || ty === 'bool') heap.i32[at] = Number(typeof value === 'bigint' ? BigInt.asIntN(32, value) : value)
    else heap.f64[at >> 1] = Number(value)
  }
}

export function compile(kernel: Kernel): Compiled {
  const compiled = compileModule(emit(kernel, target()))
  offerKernel(compiled, kernel)
  return compiled
}
