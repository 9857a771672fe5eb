/** The distinct elements, or slices, of a tensor: unique, unique_consecutive. Found by sorting and by comparing neighbours. */

import { unrecorded } from '../autograd/modes.ts'
import { track, unviewed } from '../autograd/record.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { int32, int64 } from '../dtypes.ts'
import { NotImplementedError, RuntimeError, wrapDim } from '../errors.ts'
import { upTo } from '../random/topk.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { arrayOf, fromTyped } from './data.ts'
import { type Op, op } from './schema.ts'
import { sortRows } from './sort-rows.ts'
import { readable } from './sorting.ts'

interface Groups {
  firsts: Int32Array
  inverse: Int32Array
  counts: Int32Array
}
/** Which of `n` items stand for groups of equal neighbours in `order`, which group each item is in, and how many each holds. `same`: as the one before. */
function group(n: number, order: ArrayLike<number>, same: (i: number) => boolean): Groups {
  const firsts = new Int32Array(n)
  const counts = new Int32Array(n)
  const inverse = new Int32Array(n)
  let groups = 0
  for (let i = 0; i < n; i++) {
    const at = order[i]!
    if (i === 0 || !same(i)) firsts[groups++] = at
    inverse[at] = groups - 1
    counts[groups - 1]!++
  }
  return { firsts: firsts.subarray(0, groups), inverse, counts: counts.subarray(0, groups) }
}

function groupElements(flat: Tensor, sorts: boolean): Groups {
  const n = flat._count
  const sorted = sorts ? sortRows(flat, n, false) : null
  const values = sorted?.values ?? flat
  const repeats = n === 0 ? values.eq(values) : values.narrow(0, 1, n - 1).eq(values.narrow(0, 0, n - 1))
  const positions = sorted?.positions.to(int32)
  beginOp()
  const repeated = arrayOf(repeats)
  return group(n, positions ? (arrayOf(positions) as Int32Array) : upTo(n), (i) => repeated[i - 1] === 1)
}

function groupSlices(slices: Tensor, n: number, width: number, sorts: boolean): Groups {
  const flat = readable(slices)
  const order = upTo(n)
  beginOp()
  const at = arrayOf(flat)
  if (sorts)
    order.sort((a, b) => {
      for (let i = 0; i < width; i++) {
        const x = at[a * width + i]!
        const y = at[b * width + i]!
        if (x < y) return -1
        if (x > y) return 1
      }
      return a - b
    })
  return group(n, order, (i) => {
    const [a, b] = [order[i - 1]! * width, order[i]! * width]
    for (let k = 0; k < width; k++) if (at[a + k] !== at[b + k]) return false
    return true
  })
}

type Distinct = (self: Tensor, returnInverse: boolean, returnCounts: boolean, dim: number | null) => Tensor | Tensor[]

function distinct(name: string, node: string, sorts: boolean): Distinct {
  return (self, returnInverse, returnCounts, dim) => {
    const d = dim === null ? null : wrapDim(dim, self._sizes.length, false)
    if (d !== null && self._sizes.some((s, i) => s === 0 && i !== d))
      throw new RuntimeError("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied")
    const [values, inverse, counts] = unrecorded(() => {
      // Items one after another: elements, or slices along the dimension.
      const items = d === null ? self.detach().reshape([-1]) : self.detach().movedim(d, 0).contiguous()
      const n = items._sizes[0]!
      const width = n === 0 ? 1 : items._count / n
      const flat = items.reshape([-1])
      const found = width === 1 ? groupElements(flat, sorts) : groupSlices(flat, n, width, sorts)
      const long = (a: Int32Array, sizes: readonly number[]): Tensor => fromTyped(a, sizes, int32).to(int64)
      const picked = items.index_select(0, long(found.firsts, [found.firsts.length]))
      return [
        d === null ? picked : unviewed(picked.movedim(0, d).contiguous()),
        long(found.inverse, d === null ? self._sizes : [n]),
        long(found.counts, [found.counts.length]),
      ]
    })
    track(values!, node, [self], {}, () => {
      throw new NotImplementedError(`the derivative for '${name}' is not implemented.`)
    })
    const out = [values!, ...(returnInverse ? [inverse!] : []), ...(returnCounts ? [counts!] : [])]
    return out.length === 1 ? out[0]! : out
  }
}
const flat = distinct('_unique2', 'Unique2Backward0', true)
const slices = distinct('unique_dim', 'UniqueDimBackward0', true)
const unique: Distinct = (self, inverse, counts, dim) => (dim === null ? flat : slices)(self, inverse, counts, dim)
const consecutive = distinct('unique_consecutive', 'UniqueConsecutiveBackward0', false)

const FLAGS = 'bool return_inverse=False, bool return_counts=False, int? dim=None'
export const uniques: Record<string, Op> = {
  unique: op(
    'The distinct elements, or slices along `dim`, in order; with return_inverse, return_counts also which one each element is, and how often it occurs.',
    ['(Tensor self, bool sorted=True, *, int? dim=None)', (t: Tensor, _s: boolean, dim: number | null) => unique(t, false, false, dim)],
    [
      `(Tensor self, bool sorted=True, ${FLAGS}) -> Tensor[]`,
      (t: Tensor, _s: boolean, inverse: boolean, counts: boolean, dim: number | null) => unique(t, inverse, counts, dim),
    ],
  ),
  unique_consecutive: op(
    'The elements, or slices along `dim`, without those equal to the one before; return_inverse and return_counts as in `unique`.',
    ['(Tensor self, *, int? dim=None)', (t: Tensor, dim: number | null) => consecutive(t, false, false, dim)],
    [`(Tensor self, ${FLAGS}) -> Tensor[]`, consecutive],
  ),
}
