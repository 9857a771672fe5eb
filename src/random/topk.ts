/**
 * The indices of the k largest or smallest elements, equals in the order in which PyTorch's CPU gives them: that order is an accident of
 * std::partial_sort, std::nth_element and std::sort in GNU's C++ library, so their steps are repeated here. NaN counts as largest.
 */

/** Whether the element at index a comes before the one at index b. */
type Before = (a: number, b: number) => boolean

/** The numbers 0 … n-1. */
export function upTo(n: number): Int32Array {
  // `Int32Array.from` with a function takes some 20 times as long.
  const all = new Int32Array(n)
  for (let i = 0; i < n; i++) all[i] = i
  return all
}

/** The indices in `values` of its k first elements by size; unless `sorted`, only the set of them is ordered. */
export function topk(values: ArrayLike<number | bigint>, k: number, largest = true, sorted = true): Int32Array {
  const order = upTo(values.length)
  if (k === 0) return order.subarray(0, 0)
  const isNaN = Number.isNaN
  const before: Before = largest
    ? (a, b) => values[a]! > values[b]! || (isNaN(values[a]) && !isNaN(values[b]))
    : (a, b) => values[a]! < values[b]! || (!isNaN(values[a]) && isNaN(values[b]))
  if (k * 64 <= order.length) partialSort(order, 0, k, order.length, before)
  else {
    nthElement(order, k - 1, before)
    // The k-th is already in its place.
    if (sorted) sort(order, k - 1, before)
  }
  return order.subarray(0, k)
}

const log2Floor = (n: number): number => 31 - Math.clz32(n)

function swap(a: Int32Array, i: number, j: number): void {
  const kept = a[i]!
  a[i] = a[j]!
  a[j] = kept
}

// ---- heaps: the element that comes last is on top -----------------------------------------------------------------------------------

/** Puts `value` into the heap of `length` elements from `first` whose place `hole` is free: down to a leaf, then up. */
function sink(a: Int32Array, first: number, hole: number, length: number, value: number, before: Before): void {
  const top = hole
  let child = hole
  while (child < Math.floor((length - 1) / 2)) {
    child = 2 * (child + 1)
    if (before(a[first + child]!, a[first + child - 1]!)) child--
    a[first + hole] = a[first + child]!
    hole = child
  }
  if (length % 2 === 0 && child === (length - 2) / 2) {
    child = 2 * child + 1
    a[first + hole] = a[first + child]!
    hole = child
  }
  while (hole > top) {
    const parent = (hole - 1) >> 1
    if (!before(a[first + parent]!, value)) break
    a[first + hole] = a[first + parent]!
    hole = parent
  }
  a[first + hole] = value
}

/** Moves the top of the heap first … last-1 to `to`, and what was there into the heap. */
function popTo(a: Int32Array, first: number, last: number, to: number, before: Before): void {
  const value = a[to]!
  a[to] = a[first]!
  sink(a, first, 0, last - first, value, before)
}

/** Brings what comes first in first … last-1 into first … middle-1, as a heap. */
function heapSelect(a: Int32Array, first: number, middle: number, last: number, before: Before): void {
  const length = middle - first
  for (let parent = (length >> 1) - 1; parent >= 0; parent--) sink(a, first, parent, length, a[first + parent]!, before)
  for (let i = middle; i < last; i++) if (before(a[i]!, a[first]!)) popTo(a, first, middle, i, before)
}

function partialSort(a: Int32Array, first: number, middle: number, last: number, before: Before): void {
  heapSelect(a, first, middle, last, before)
  for (let end = middle - 1; end > first; end--) popTo(a, first, end, end, before)
}

// ---- partition and insertion --------------------------------------------------------------------------------------------------------

/** Partitions first … last-1 about the median of three of its elements; returns where the second part starts. */
function partition(a: Int32Array, first: number, last: number, before: Before): number {
  const x = first + 1
  const y = first + ((last - first) >> 1)
  const z = last - 1
  const before3 = (i: number, j: number) => before(a[i]!, a[j]!)
  let median: number
  if (before3(x, y)) median = before3(y, z) ? y : before3(x, z) ? z : x
  else median = before3(x, z) ? x : before3(y, z) ? z : y
  swap(a, first, median)
  const pivot = a[first]!
  let left = first + 1
  let right = last
  for (;;) {
    while (before(a[left]!, pivot)) left++
    right--
    while (before(pivot, a[right]!)) right--
    if (left >= right) return left
    swap(a, left, right)
    left++
  }
}

/** Inserts the elements from `start` on, one by one, into the sorted ones from `first` on. */
function insertionSort(a: Int32Array, first: number, start: number, last: number, before: Before): void {
  for (let i = start; i < last; i++) {
    const value = a[i]!
    let j = i
    // What comes before the first goes there past everything, as in std::sort: NaNs compared by < alone would hold it up.
    const least = i - first < 16 && before(value, a[first]!)
    while (j > first && (least || before(value, a[j - 1]!))) {
      a[j] = a[j - 1]!
      j--
    }
    a[j] = value
  }
}

/** Puts the index that comes at place `nth` in the order there, with what comes before it on its left. */
function nthElement(a: Int32Array, nth: number, before: Before): void {
  let first = 0
  let last = a.length
  for (let depth = 2 * log2Floor(last); last - first > 3; depth--) {
    if (depth === 0) {
      heapSelect(a, first, nth + 1, last, before)
      swap(a, first, nth)
      return
    }
    const cut = partition(a, first, last, before)
    if (cut <= nth) first = cut
    else last = cut
  }
  insertionSort(a, first, first + 1, last, before)
}

/** Sorts the first n elements (std::sort: of equals, any order). */
export function sort(a: Int32Array, n: number, before: Before): void {
  const loop = (first: number, end: number, depth: number): void => {
    let last = end
    while (last - first > 16) {
      if (depth-- === 0) {
        partialSort(a, first, last, last, before)
        return
      }
      const cut = partition(a, first, last, before)
      loop(cut, last, depth)
      last = cut
    }
  }
  if (n > 0) loop(0, n, 2 * log2Floor(n))
  insertionSort(a, 0, 1, n, before)
}
