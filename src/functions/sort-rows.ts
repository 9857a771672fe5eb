/** The sorting routine: the order of every row of a contiguous tensor, stable, NaN last (first when descending). Knows nothing of gradients. */
import { target } from '../backend/wasm/features.ts'
import { heap } from '../backend/wasm/memory.ts'
import { type Compiled, compileModule } from '../backend/wasm/module.ts'
import { digitFor, sortModule, sortSpace, sortWords } from '../backend/wasm/sort.ts'
import { beginOp, Storage } from '../backend/wasm/storage.ts'
import { getNumThreads, parallelRun } from '../backend/wasm/threads.ts'
import { int64 } from '../dtypes.ts'
import { addressOf, empty, type Tensor } from '../tensor/tensor.ts'

const kernels = new Map<string, Compiled>()
/** Elements below which handing rows to threads costs more than it saves. */
const PARALLEL_GRAIN = 4096

/** The elements of each row of length `n` of a contiguous tensor in order, and their positions in the row (int64). */
export function sortRows(t: Tensor, n: number, descending: boolean): { values: Tensor; positions: Tensor } {
  const { _dtype: dtype, _sizes: sizes, _count: count } = t
  const values = empty(sizes, dtype)
  const positions = empty(sizes, int64)
  if (count === 0) return { values, positions }
  const digit = digitFor(n)
  const key = dtype.name + digit
  let kernel = kernels.get(key)
  if (kernel === undefined) {
    kernel = compileModule(sortModule(dtype.name, digit, target().shared))
    kernels.set(key, kernel)
  }
  const rows = count / n
  const rowsEach = count < PARALLEL_GRAIN ? rows : Math.ceil(rows / getNumThreads())
  const parts = Math.ceil(rows / rowsEach)
  const spaceEach = sortSpace(dtype.name, n)
  const space = Storage.allocate(parts * spaceEach)
  beginOp()
  const problem = {
    from: addressOf(t),
    values: addressOf(values),
    positions: addressOf(positions),
    space: space.address(),
    spaceEach,
    rows,
    n,
    rowsEach,
  }
  sortWords.write(heap.i32, heap.paramBlock >> 2, { ...problem, descending: Number(descending) })
  if (parts > 1) parallelRun(kernel, heap.paramBlock, 0, parts)
  else kernel.run(heap.paramBlock, 0, 1)
  space.free()
  return { values, positions }
}

/**
 * The position in a row of its element of rank `k` from below: which one of equals is an accident of the quickselect of PyTorch
 * (quick_select_template in ATen/native/Sorting.cpp), whose steps are repeated here. Reorders `at`, the positions 0 … n-1.
 */
export function quickselect(row: ArrayLike<number | bigint>, at: Int32Array, k: number): number {
  const above = (i: number, j: number): boolean => {
    const a = row[at[i]!]!
    const b = row[at[j]!]!
    return a > b || (Number.isNaN(a) && !Number.isNaN(b))
  }
  const swap = (i: number, j: number): void => {
    const kept = at[i]!
    at[i] = at[j]!
    at[j] = kept
  }
  let left = 0
  let right = at.length - 1
  for (;;) {
    if (right <= left) break
    if (right === left + 1) {
      if (above(left, right)) swap(left, right)
      break
    }
    // The median of three becomes the pivot, at `left`.
    swap((left + right) >> 1, left + 1)
    if (above(left + 1, right)) swap(left + 1, right)
    if (above(left, right)) swap(left, right)
    if (above(left + 1, left)) swap(left + 1, left)
    let i = left + 1
    let j = right
    for (;;) {
      do i++
      while (above(left, i))
      do j--
      while (above(j, left))
      if (j < i) break
      swap(i, j)
    }
    swap(left, j)
    if (j <= k) left = i
    if (j >= k) right = j - 1
  }
  return at[k]!
}
