/** The sorting routine: the order of every row of a contiguous tensor, stable, NaN last (first when descending). Knows nothing of gradients. */
import { heap } from '../backend/wasm/memory.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { float32 } from '../dtypes.ts'
import { addressOf, type Tensor } from '../tensor/tensor.ts'

/** Below this many elements a row is sorted by insertion: setting up the buckets would cost more. */
const SMALL = 48
const BITS = 11
const BUCKETS = 1 << BITS
const counts = new Uint32Array(BUCKETS * 3)

/** Unsigned 32-bit keys whose order is that of the elements: floats have their sign folded, NaN comes last. */
function keys32(t: Tensor, descending: boolean): Uint32Array {
  const n = t._count
  const keys = new Uint32Array(n)
  const flip = descending ? 0xffffffff : 0
  const p = addressOf(t)
  if (t._dtype === float32) {
    const u = heap.u32.subarray(p >>> 2, (p >>> 2) + n)
    for (let i = 0; i < n; i++) {
      let x = u[i]!
      if ((x & 0x7fffffff) > 0x7f800000) x = 0xffffffff
      else if (x === 0x80000000) x = 0x80000000
      else x = x & 0x80000000 ? ~x >>> 0 : x | 0x80000000
      keys[i] = (x ^ flip) >>> 0
    }
    return keys
  }
  const source = { int32: heap.i32, int16: heap.i16, int8: heap.i8, uint8: heap.u8, bool: heap.u8 }[t._dtype.name as 'int32']
  const at = p / t._dtype.itemsize
  for (let i = 0; i < n; i++) keys[i] = (source[at + i]! ^ 0x80000000 ^ flip) >>> 0
  return keys
}

/** Positions of a row in ascending order of its keys: three passes of counting (LSD radix sort), or insertion for a short row. */
function radix(keys: Uint32Array, from: number, n: number, out: Int32Array, spare: Int32Array): void {
  if (n <= SMALL) {
    for (let i = 0; i < n; i++) {
      const k = keys[from + i]!
      let j = i
      while (j > 0 && keys[from + out[j - 1]!]! > k) {
        out[j] = out[j - 1]!
        j--
      }
      out[j] = i
    }
    return
  }
  counts.fill(0)
  for (let i = 0; i < n; i++) {
    const k = keys[from + i]!
    counts[k & (BUCKETS - 1)]!++
    counts[BUCKETS + ((k >>> BITS) & (BUCKETS - 1))]!++
    counts[2 * BUCKETS + (k >>> (2 * BITS))]!++
  }
  let src = spare
  let dst = out
  for (let i = 0; i < n; i++) src[i] = i
  for (let pass = 0; pass < 3; pass++) {
    const base = pass * BUCKETS
    let sum = 0
    for (let b = 0; b < BUCKETS; b++) {
      const c = counts[base + b]!
      counts[base + b] = sum
      sum += c
    }
    const shift = pass * BITS
    for (let i = 0; i < n; i++) {
      const at = src[i]!
      const b = base + ((keys[from + at]! >>> shift) & (BUCKETS - 1))
      dst[counts[b]!++] = at
    }
    const next = src
    src = dst
    dst = next
  }
  if (src !== out) out.set(src.subarray(0, n))
}

/** A stable merge sort for elements of 64 bits. */
function merge<T extends number | bigint>(
  v: ArrayLike<T>,
  from: number,
  n: number,
  out: Int32Array,
  before: (a: T, b: T) => boolean,
): void {
  let src = Int32Array.from({ length: n }, (_, i) => i)
  let dst = new Int32Array(n)
  for (let width = 1; width < n; width *= 2) {
    for (let lo = 0; lo < n; lo += 2 * width) {
      const mid = Math.min(lo + width, n)
      const hi = Math.min(lo + 2 * width, n)
      let a = lo
      let b = mid
      for (let k = lo; k < hi; k++) dst[k] = a < mid && (b >= hi || !before(v[from + src[b]!]!, v[from + src[a]!]!)) ? src[a++]! : src[b++]!
    }
    const next = src
    src = dst
    dst = next
  }
  out.set(src)
}

/** For each row of length `n` of a contiguous tensor, the positions (int32) of its elements in order. */
export function sortedOrder(t: Tensor, n: number, descending: boolean): Int32Array {
  beginOp()
  const rows = n === 0 ? 0 : t._count / n
  const order = new Int32Array(t._count)
  const { name } = t._dtype
  if (name === 'float64' || name === 'int64') {
    const at = addressOf(t) / 8
    const less = (a: number, b: number): boolean => a < b || (Number.isNaN(b) && !Number.isNaN(a))
    for (let r = 0; r < rows; r++) {
      const out = order.subarray(r * n, (r + 1) * n)
      if (name === 'float64') merge(heap.f64, at + r * n, n, out, descending ? (a, b) => less(b, a) : less)
      else merge(heap.i64, at + r * n, n, out, descending ? (a, b) => a > b : (a, b) => a < b)
    }
    return order
  }
  const keys = keys32(t, descending)
  const spare = new Int32Array(n)
  for (let r = 0; r < rows; r++) radix(keys, r * n, n, order.subarray(r * n, (r + 1) * n), spare)
  return order
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
