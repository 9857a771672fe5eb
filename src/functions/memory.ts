/** Memory as the user sees it: arrays taken in, storages let go before the garbage collector finds them, statistics and limits. */
import { lenderOf, type MemoryStats, memoryStats, openScope, setResidentLimit } from '../backend/wasm/storage.ts'
import { dtypes } from '../dtypes.ts'
import { TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { contiguityOf, contiguousStrides, numelOf } from '../shape/shape.ts'
import { NdArray } from '../tensor/ndarray.ts'
import { Tensor } from '../tensor/tensor.ts'
import { dtypeOfArray, fromTyped, isTypedArray } from './data.ts'
import { describe } from './schema.ts'
import { as_strided } from './views.ts'

/** What an n-d array has: that of `tensor.numpy()`, or one of npm's `ndarray`. */
export interface ArrayLike {
  data: ArrayBufferView
  shape: readonly number[]
  stride: readonly number[]
  offset: number
  dtype?: string
}

/**
 * A tensor of the elements of an n-d array. One that `tensor.numpy()` gave shares its memory with the tensor; another is copied,
 * because tensors live in a memory of their own.
 * @throws TypeError for what is no n-d array of a typed array; ValueError for negative strides
 */
export function from_numpy(ndarray: ArrayLike): Tensor {
  const a = ndarray as ArrayLike | null
  if (typeof a !== 'object' || a === null || !isTypedArray(a.data) || !Array.isArray(a.shape) || !Array.isArray(a.stride))
    throw new TorchTypeError(`expected np.ndarray (got ${describe(ndarray)})`)
  const { data, shape, stride, offset = 0 } = a
  if (stride.some((s) => s < 0))
    throw new ValueError(
      'At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported. (You can probably work around this by making a copy of your array  with array.copy().) ',
    )
  const name = ndarray instanceof NdArray ? ndarray.dtype : dtypeOfArray(data).name
  const dtype = dtypes.find((d) => d.name === name)!
  const sizes = [...shape]
  const strides = sizes.length === stride.length ? [...stride] : contiguousStrides(sizes)
  const lender = lenderOf(data)
  if (lender) return new Tensor(lender, dtype, sizes, strides, offset, numelOf(sizes), contiguityOf(sizes, strides))
  const flat = fromTyped(data, [data.length], ndarray instanceof NdArray ? dtype : null)
  return as_strided(flat, sizes, strides, offset).clone()
}

/** The tensors in a result, however nested. */
function* tensorsIn(v: unknown, seen: Set<unknown>): Generator<Tensor> {
  if (((typeof v !== 'object' || v === null) && typeof v !== 'function') || seen.has(v)) return
  seen.add(v)
  if (v instanceof Tensor) yield v
  else if (typeof v === 'function') {
    // A module is a function.
    const { parameters, buffers } = v as unknown as Record<string, (() => Iterable<Tensor>) | undefined>
    for (const list of [parameters, buffers]) if (list) yield* list.call(v)
  } else
    for (const x of v instanceof Map ? v.values() : Symbol.iterator in v ? (v as Iterable<unknown>) : Object.values(v))
      yield* tensorsIn(x, seen)
}

/**
 * Runs `fn` and gives back, at its end, the memory of the tensors made in it, without waiting for the garbage collector. What it
 * returns stays (tensors, also in arrays and objects, and modules), and so do gradients and the state of optimizers. A result
 * that has a graph keeps everything. To use another tensor of the scope afterwards is an error.
 * @example const loss = torch.scope(() => { const l = model(x).sub(y).pow(2).mean(); l.backward(); return l.item() })
 * @throws TypeError if `fn` is asynchronous: the scope must end when it returns
 */
export function scope<T>(fn: () => T): T {
  if (typeof fn !== 'function') throw new TorchTypeError(`scope(): argument 'fn' must be function, not ${describe(fn)}`)
  const s = openScope()
  let all = true
  try {
    const value = fn()
    if (typeof (value as { then?: unknown } | null | undefined)?.then === 'function')
      throw new TorchTypeError('scope() takes a function that is not asynchronous')
    const results = [...tensorsIn(value, new Set())]
    all = results.some((t) => t._node !== null)
    for (const t of results) {
      s.keep(t._storage)
      if (t._grad) s.keep(t._grad._storage)
    }
    return value
  } catch (e) {
    all = false
    throw e
  } finally {
    for (const storage of s.allocated) if (all || storage.owned) s.keep(storage)
    s.close()
  }
}

/** How much memory tensors hold, in bytes, and how much was moved out of the memory and back. */
export function memory_stats(): MemoryStats {
  return memoryStats()
}
/**
 * Sets how many bytes tensors may hold before those used longest ago are moved out of the memory (2 GiB unless the environment's
 * `VARIGRAD_MEMORY_LIMIT` says otherwise).
 * @throws ValueError for what is no positive number
 */
export function set_memory_limit(bytes: number): void {
  if (typeof bytes !== 'number' || !(bytes > 0))
    throw new ValueError(`the memory limit is a positive number of bytes, not ${String(bytes)}`)
  setResidentLimit(bytes)
}
