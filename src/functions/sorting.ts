/** Sorting and order statistics: sort, argsort, topk, kthvalue, median, mode, quantile. */

import { unrecorded } from '../autograd/modes.ts'
import { track, unviewed } from '../autograd/record.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { bfloat16, bool as boolType, type DType, float16, float32, int32, int64 } from '../dtypes.ts'
import { IndexError, notImplemented, RuntimeError, wrapDim } from '../errors.ts'
import { sort as sortPositions, topk as topkOf, upTo } from '../random/topk.ts'
import { likeStrides } from '../shape/layout.ts'
import { sameSizes } from '../shape/shape.ts'
import { namedTuple } from '../tensor/named.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { rawCopy } from './copying.ts'
import { arrayOf, fromTyped } from './data.ts'
import { chosen, trackChosen } from './reductions.ts'
import { type Op, op } from './schema.ts'
import { quickselect, sortRows } from './sort-rows.ts'
import { squeeze } from './views.ts'

/** The elements in memory row by row along `d`. */
export const rowsAlong = (self: Tensor, d: number): Tensor =>
  self._sizes.length === 0 ? self.detach().reshape([1]) : self.detach().transpose(d, -1).contiguous()
/** Elements that JavaScript can read: 16-bit floats as float32. */
export const readable = (rows: Tensor): Tensor => (rows._dtype === float16 || rows._dtype === bfloat16 ? rows.to(float32) : rows)

/** What was found in rows along `d`, in the order of the dimensions of `self`. */
const fromRows = (t: Tensor, self: Tensor, d: number): Tensor =>
  unviewed(self._sizes.length === 0 ? t.reshape([]) : t.transpose(d, -1).contiguous())

/** `t` laid out like `self`. */
function like(self: Tensor, t: Tensor): Tensor {
  const strides = likeStrides(self)
  if (sameSizes(t._strides, strides)) return t
  const out = empty(t._sizes, t._dtype, strides)
  rawCopy(out, t)
  return out
}
/** The elements in order along `d`, and their positions (int64). */
function ordered(self: Tensor, d: number, descending: boolean): { values: Tensor; positions: Tensor } {
  return unrecorded(() => {
    const { values, positions } = sortRows(rowsAlong(self, d), self._sizes[d] ?? 1, descending)
    return { values: like(self, fromRows(values, self, d)), positions: like(self, fromRows(positions, self, d)) }
  })
}

type Row = ArrayLike<number | bigint>
/** The positions (int64) of `k` elements of every row, which `pick` finds. */
function pickRows(self: Tensor, d: number, k: number, pick: (row: Row) => ArrayLike<number>): Tensor {
  return unrecorded(() => {
    const rows = readable(rowsAlong(self, d))
    const n = self._sizes[d] ?? 1
    const count = n === 0 ? 0 : rows._count / n
    const found = new Int32Array(count * k)
    beginOp()
    const all = arrayOf(rows)
    for (let r = 0; r < count; r++) found.set(pick(all.subarray(r * n, (r + 1) * n)), r * k)
    return fromRows(fromTyped(found, [...rows._sizes.slice(0, -1), k], int32).to(int64), self, d)
  })
}

/** Values taken at positions along a dimension, with the gradient that sends them back. */
function taken(self: Tensor, d: number, indices: Tensor, node: string, keepdim = true): Tensor {
  const values = unrecorded(() => (self._sizes.length === 0 ? self.detach().clone() : unviewed(chosen(self.detach(), d, indices, keepdim))))
  return trackChosen(values, node, self, d, indices, keepdim)
}

/** Equals keep their order in either case; PyTorch's gradient function tells whether that was asked for. */
export function sort(self: Tensor, dim: number, descending: boolean, node = 'SortBackward0'): Tensor[] {
  const d = wrapDim(dim, self._sizes.length)
  const { values, positions } = ordered(self, d, descending)
  return namedTuple('sort', [trackChosen(values, node, self, d, positions, true), positions])
}

function topk(self: Tensor, k: number, dim: number, largest: boolean, sorted: boolean): Tensor[] {
  const d = wrapDim(dim, self._sizes.length)
  const n = self._sizes[d] ?? 1
  if (k < 0 || k > n) throw new RuntimeError('selected index k out of range')
  if (self._dtype === boolType) throw new RuntimeError('topk does not support bool dtypes on CPU')
  const indices = pickRows(self, d, k, (row) => topkOf(row, k, largest, sorted))
  return namedTuple('topk', [taken(self, d, indices, 'TopkBackward0'), indices])
}

/** One element of each row along a dimension, with its position. */
function oneOfEach(self: Tensor, dim: number, keepdim: boolean, name: string, node: string, find: (d: number) => Tensor): Tensor[] {
  const d = wrapDim(dim, self._sizes.length)
  if (self._sizes[d] === 0) throw new IndexError(`${name}(): Expected reduction dim ${d} to have non-zero size.`)
  const found = find(d)
  const indices = keepdim || self._sizes.length === 0 ? found : unviewed(found.squeeze(d))
  return namedTuple(name, [taken(self, d, indices, node, keepdim), indices])
}

function kthvalue(self: Tensor, k: number, dim: number, keepdim: boolean): Tensor[] {
  const d = wrapDim(dim, self._sizes.length)
  const n = self._sizes[d] ?? 1
  if (n > 0 && (k < 1 || k > n)) throw new RuntimeError(`kthvalue(): selected number k out of range for dimension ${d}`)
  if (self._dtype === boolType) throw notImplemented('kthvalue_cpu', 'Bool')
  return oneOfEach(self, d, keepdim, 'kthvalue', 'KthvalueBackward0', (d) =>
    pickRows(self, d, 1, (row) => [quickselect(row, upTo(row.length), k - 1)]),
  )
}

/** The place of the lower median in each row along `d`; the first NaN wins, or NaNs are left out (`ignoreNan`); equals count in order. */
function medians(self: Tensor, d: number, ignoreNan: boolean): Tensor {
  return unrecorded(() => {
    const rows = rowsAlong(self, d)
    const n = self._sizes[d] ?? 1
    const sorted = sortRows(rows, n, false)
    // NaNs are the last of a row.
    const nans = sorted.values.isnan().sum(-1, true)
    const middle = nans
      .neg()
      .add(n - 1)
      .clamp({ min: 0 })
      .floor_divide(2)
    const places = ignoreNan ? middle : middle.where(nans.eq(0), nans.neg().add(n))
    return fromRows(sorted.positions.gather(-1, places), self, d)
  })
}
function medianAlong(name: string, node: string, ignoreNan: boolean) {
  return (self: Tensor, dim: number, keepdim: boolean): Tensor[] => {
    if (self._dtype === boolType) throw notImplemented('median_out', 'Bool')
    return oneOfEach(self, dim, keepdim, name, node, (d) => medians(self, d, ignoreNan))
  }
}
/** The median of no integers, as a NaN becomes one on the processors that PyTorch runs on. */
const NOTHING = new Map<DType, number | bigint>([
  [int32, -(2 ** 31)],
  [int64, -(2n ** 63n)],
])
/** The lower median of all elements; elements equal to it share the gradient. */
function medianOfAll(node: string, ignoreNan: boolean) {
  return (self: Tensor): Tensor => {
    if (self._dtype === boolType) throw notImplemented('median_cpu', 'Bool')
    const value = unrecorded(() => {
      const flat = self.detach().reshape([-1])
      return self._count === 0
        ? self.new_full([], NOTHING.get(self._dtype) ?? (self._dtype.is_floating_point ? Number.NaN : 0))
        : unviewed(flat.gather(0, medians(flat, 0, ignoreNan)).reshape([]))
    })
    return track(value, node, [self], { self, result: value }, (g, s) => {
      const mask = s.self.eq(s.result).logical_or(s.self.isnan().logical_and(s.result.isnan()))
      return [mask.mul(g.div(mask.sum()))]
    })
  }
}

/** The most frequent value of a row, the smallest among equals, and a position of it: the last of those that std::sort puts side by side (a NaN, being neither less nor equal, may stand anywhere). */
function modeAlong(self: Tensor, dim: number, keepdim: boolean): Tensor[] {
  return oneOfEach(self, dim, keepdim, 'mode', 'ModeBackward0', (d) =>
    pickRows(self, d, 1, (row) => {
      const at = upTo(row.length)
      sortPositions(at, at.length, (a, b) => row[a]! < row[b]!)
      let best = 0
      let found = 0
      let run = 0
      at.forEach((p, i) => {
        run++
        if (i + 1 < at.length && row[p] === row[at[i + 1]!]) return
        if (run > best) {
          best = run
          found = p
        }
        run = 0
      })
      return [found]
    }),
  )
}

const INTERPOLATIONS = ['linear', 'lower', 'higher', 'midpoint', 'nearest']
/** Quantiles of a row by interpolation between ranks. */
function quantile(name: string, ignoreNan: boolean) {
  return (self: Tensor, given: Tensor | number, dim: number | null, keepdim: boolean, interpolation: string): Tensor => {
    if (typeof given === 'number' && !(given >= 0 && given <= 1))
      throw new RuntimeError(`quantile() q must be in the range [0, 1] but got ${given}`)
    const q = given instanceof Tensor ? given : self.new_full([], given)
    if (self._count === 0) throw new RuntimeError('quantile() input tensor must be non-empty')
    if (q._sizes.length > 1) throw new RuntimeError('quantile() q must be a scalar or 1D tensor')
    if (self._dtype.name !== 'float32' && self._dtype.name !== 'float64')
      throw new RuntimeError('quantile() input tensor must be either float or double dtype')
    if (q._dtype !== self._dtype) throw new RuntimeError('quantile() q tensor must be same dtype as the input tensor')
    if (!INTERPOLATIONS.includes(interpolation))
      throw new RuntimeError(`${name}() interpolation must be one of linear, lower, higher, midpoint or nearest, but got ${interpolation}`)
    const qs = (q._sizes.length === 0 ? [q.item()] : (q.tolist() as number[])).map(Number)
    if (!qs.every((x) => x >= 0 && x <= 1)) throw new RuntimeError('quantile() q values must be in the range [0, 1]')
    const flat = dim === null || self._sizes.length === 0
    const d = flat ? 0 : wrapDim(dim!, self._sizes.length)
    const x = flat ? self.reshape([-1]) : self.movedim(d, -1)
    const n = x._sizes.at(-1)!
    const sorted = sort(x, -1, false)[0]!
    // Ranks of the quantiles, in place of the dimension; where there is a NaN the last one, which is a NaN then.
    const nan = sorted.detach().isnan()
    const ranks = ignoreNan
      ? q.mul(nan.logical_not().sum({ dim: -1, keepdim: true }).sub(1)).clamp({ min: 0 })
      : sorted.new_full([], n - 1).where(nan.any(-1, true), q.mul(n - 1))
    const rounded =
      interpolation === 'lower'
        ? ranks.floor()
        : interpolation === 'higher'
          ? ranks.ceil()
          : interpolation === 'nearest'
            ? ranks.round()
            : ranks
    const below = rounded.detach().floor()
    let out = sorted.gather(-1, below.long())
    if (interpolation === 'linear' || interpolation === 'midpoint') {
      const above = sorted.gather(-1, rounded.detach().ceil().long())
      out = out.lerp(above, interpolation === 'midpoint' ? rounded.detach().mul(0).add(0.5) : rounded.sub(below))
    }
    // [..., quantiles], to [quantiles, ...] or, for one quantile, to what is left.
    const kept = flat ? self._sizes.map(() => 1) : out._sizes.slice(0, -1)
    const sizes = keepdim ? (flat ? kept : [...kept.slice(0, d), 1, ...kept.slice(d)]) : flat ? [] : kept
    const wide = out.reshape([...sizes, out._sizes.at(-1)!])
    return unviewed(squeeze(q._sizes.length === 0 ? wide : wide.unsqueeze(0).transpose(0, -1), [-1], 'SqueezeBackward4'))
  }
}

const dimKeep = 'int dim=-1, bool keepdim=False'
export const sorting: Record<string, Op> = {
  sort: op(
    'The elements along `dim` in order, and their positions; NaN counts as largest.',
    ['(Tensor self, int dim=-1, bool descending=False) -> (values, indices)', (t: Tensor, d: number, desc: boolean) => sort(t, d, desc)],
    [
      '(Tensor self, int dim=-1, bool descending=False, *, bool? stable) -> (values, indices)',
      (t: Tensor, d: number, desc: boolean) => sort(t, d, desc, 'SortBackward1'),
    ],
  ),
  argsort: op('The positions that put the elements along `dim` in order.', [
    '(Tensor self, int dim=-1, bool descending=False, *, bool? stable=False)',
    (t: Tensor, d: number, desc: boolean) => ordered(t, wrapDim(d, t._sizes.length), desc).positions,
  ]),
  msort: op('Sorted along the first dimension.', ['(Tensor self)', (t: Tensor) => sort(t, 0, false)[0]]),
  topk: op('The k largest (or smallest) elements along `dim`, and their positions.', [
    '(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (values, indices)',
    topk,
  ]),
  kthvalue: op('The k-th smallest element along `dim`, counted from 1, and its position.', [
    `(Tensor self, int k, ${dimKeep}) -> (values, indices)`,
    kthvalue,
  ]),
  median: op(
    'The median (of two, the lower); along a dimension with its position.',
    ['(Tensor self)', medianOfAll('MedianBackward0', false)],
    [`(Tensor self, ${dimKeep}) -> (values, indices)`, medianAlong('median', 'MedianBackward1', false)],
  ),
  nanmedian: op(
    'The median of what is no NaN.',
    ['(Tensor self)', medianOfAll('NanmedianBackward0', true)],
    [`(Tensor self, ${dimKeep}) -> (values, indices)`, medianAlong('nanmedian', 'NanmedianBackward1', true)],
  ),
  mode: op('The most frequent element along `dim`, and a position of it.', [`(Tensor self, ${dimKeep}) -> (values, indices)`, modeAlong]),
  quantile: op('Quantiles along `dim`, or of all elements.', [
    '(Tensor self, any q, int? dim=None, bool keepdim=False, *, str interpolation="linear")',
    quantile('quantile', false),
  ]),
  nanquantile: op('Quantiles of what is no NaN.', [
    '(Tensor self, any q, int? dim=None, bool keepdim=False, *, str interpolation="linear")',
    quantile('nanquantile', true),
  ]),
}
