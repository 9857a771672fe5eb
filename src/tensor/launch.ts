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
  cache: Map<string, Compiled>
}

export const program = (stores: Program['stores']): Program => ({ stores, cache: new Map() })

/** The iteration space: output axes outermost first, then reduction axes. */
export interface Space {
  axes: number[]
  reduce: number[]
}

const stepOf = (extent: number, stride: number, inner: boolean): Step =>
  extent === 1 ? 0 : inner && stride === 1 ? 1 : inner && stride === 0 ? 0 : 's'

/**
 * Leaves out axes of extent 1 and merges neighbours that every operand crosses without a jump. Axes from `fixed` on are
 * kept apart from those before it (reduction axes); `reorder` sorts the first group by the strides of the last operand (the output).
 */
export function collapse(
  extents: readonly number[],
  operands: readonly Operand[],
  reorder: boolean,
): { extents: number[]; operands: Operand[] } {
  const n = extents.length
  let order: number[] = []
  for (let i = 0; i < n; i++) if (extents[i] !== 1) order.push(i)
  if (reorder && order.length > 1) {
    const lead = operands[operands.length - 1]!.strides
    let sorted = true
    for (let i = 1; i < order.length; i++) if (lead[order[i - 1]!]! < lead[order[i]!]!) sorted = false
    if (!sorted) order = order.sort((a, b) => lead[b]! - lead[a]! || a - b)
  }
  const outExtents: number[] = []
  const outStrides: number[][] = operands.map(() => [])
  for (const axis of order) {
    const last = outExtents.length - 1
    const e = extents[axis]!
    let mergeable = last >= 0
    if (mergeable) {
      for (let k = 0; k < operands.length; k++) {
        if (outStrides[k]![last] !== operands[k]!.strides[axis]! * e) {
          mergeable = false
          break
        }
      }
    }
    if (mergeable) {
      outExtents[last]! *= e
      for (let k = 0; k < operands.length; k++) outStrides[k]![last] = operands[k]!.strides[axis]!
    } else {
      outExtents.push(e)
      for (let k = 0; k < operands.length; k++) outStrides[k]!.push(operands[k]!.strides[axis]!)
    }
  }
  return { extents: outExtents, operands: operands.map((o, k) => ({ ...o, strides: outStrides[k]! })) }
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
  let key = variant
  for (let k = 0; k < nb; k++) {
    const o = operands[k]!
    key += `|${o.tensor._dtype.id}`
    for (let a = 0; a < nx; a++) key += stepOf(extents[a]!, o.strides[a]!, a === na - 1 || a === nx - 1)
  }
  key += `/${na}`
  let c = p.cache.get(key)
  if (c === undefined) {
    const buffers: Buffer[] = operands.map((o) => ({
      stored: o.tensor._dtype.name,
      steps: extents.map((e, a) => stepOf(e, o.strides[a]!, a === na - 1 || a === nx - 1)),
    }))
    const kernel: Kernel = {
      axes: na,
      reduce: reduce.length,
      buffers,
      params: params.map((q) => q.ty),
      stores: p.stores(buffers.map((b) => b.stored)),
    }
    c = compile(kernel)
    p.cache.set(key, c)
  }
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
