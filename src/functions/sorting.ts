/** Sorting and order statistics: sort, argsort, topk, kthvalue, median, mode, quantile. */
import { bfloat16, bool as boolType, float16, float32, int64 } from '../dtypes.ts'
import { IndexError, NotImplementedError, RuntimeError, wrapDim } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { track } from '../autograd/record.ts'
import { mode as modes } from '../autograd/modes.ts'
import { fromTyped } from './data.ts'
import { stack } from './joining.ts'
import { namedTuple } from './named.ts'
import { chosen, valueSelected } from './reductions.ts'
import { type Op, op } from './schema.ts'
import { sortedOrder } from './sort-rows.ts'

/** Runs without recording: what is found is recorded by the caller. */
function bare<T>(fn: () => T): T {
  const before = modes.grad
  const level = modes.forward
  modes.grad = false
  modes.forward = -1
  try {
    return fn()
  } finally {
    modes.grad = before
    modes.forward = level
  }
}

/** Positions (int64) along `d` that put the elements in order. */
function order(self: Tensor, d: number, descending: boolean): Tensor {
  if (self._sizes.length === 0) return self.new_zeros([], { dtype: int64 })
  return bare(() => {
    const last = self._sizes.length - 1
    let rows = self.detach().transpose(d, last).contiguous()
    if (rows._dtype === float16 || rows._dtype === bfloat16) rows = rows.to(float32)
    const found = sortedOrder(rows, self._sizes[d]!, descending)
    return fromTyped(found, rows._sizes, int64).transpose(d, last).contiguous()
  })
}

/** Values taken at positions along a dimension, with the gradient that sends them back. */
function taken(self: Tensor, d: number, indices: Tensor, node: string, keepdim = true): Tensor {
  const values = bare(() => (self._sizes.length === 0 ? self.detach().clone() : chosen(self.detach(), d, indices, keepdim)))
  return track(values, node, [self], { indices }, (g, s) => [valueSelected(g, self._sizes, d, s.indices, keepdim)], (t) => (t[0] ? chosen(t[0], d, indices, keepdim) : null))
}

export function sort(self: Tensor, dim: number, descending: boolean): Tensor[] {
  const d = wrapDim(dim, self._sizes.length)
  const indices = order(self, d, descending)
  return namedTuple([taken(self, d, indices, 'SortBackward0'), indices], ['values', 'indices'])
}

function topk(self: Tensor, k: number, dim: number, largest: boolean, sorted: boolean): Tensor[] {
  void sorted
  const d = wrapDim(dim, self._sizes.length)
  const n = self._sizes[d] ?? 1
  if (k < 0 || k > n) throw new RuntimeError('selected index k out of range')
  if (self._dtype === boolType) throw new NotImplementedError(`"topk_cpu" not implemented for 'Bool'`)
  const all = order(self, d, largest)
  const indices = self._sizes.length === 0 ? all : bare(() => all.narrow(d, 0, k).contiguous())
  return namedTuple([taken(self, d, indices, 'TopkBackward0'), indices], ['values', 'indices'])
}

/** The element at a place of the sorted row. */
function atRank(self: Tensor, d: number, rank: number, keepdim: boolean, node: string): Tensor[] {
  const all = order(self, d, false)
  const indices = self._sizes.length === 0 ? all : bare(() => (keepdim ? all.narrow(d, rank, 1) : all.select(d, rank)).contiguous())
  return namedTuple([taken(self, d, indices, node, keepdim), indices], ['values', 'indices'])
}
function kthvalue(self: Tensor, k: number, dim: number, keepdim: boolean): Tensor[] {
  const d = wrapDim(dim, self._sizes.length)
  const n = self._sizes[d] ?? 1
  if (self._sizes.length > 0 && n === 0) throw new IndexError(`kthvalue(): Expected reduction dim ${d} to have non-zero size.`)
  if (k < 1 || k > n) throw new RuntimeError('kthvalue(): selected number k out of range for dimension ' + d)
  return atRank(self, d, k - 1, keepdim, 'KthvalueBackward0')
}

/** The lower median of a row; a NaN wins, or is left out (`ignoreNan`). */
function medianAlong(name: string, node: string, ignoreNan: boolean) {
  return (self: Tensor, dim: number, keepdim: boolean): Tensor[] => {
    if (self._dtype === boolType) throw new NotImplementedError(`"${name}_out" not implemented for 'Bool'`)
    const d = wrapDim(dim, self._sizes.length)
    if (self._sizes.length === 0) return namedTuple([taken(self, 0, order(self, 0, false), node, keepdim), self.new_zeros([], { dtype: int64 })], ['values', 'indices'])
    const n = self._sizes[d]!
    if (n === 0) throw new IndexError(`${name}(): Expected reduction dim ${d} to have non-zero size.`)
    const indices = bare(() => {
      const all = order(self, d, false)
      const nan = self.detach().isnan()
      const count = nan.sum({ dim: d, keepdim: true })
      // The rank among what is no NaN; with a NaN in the row (and not ignoring it) the first NaN of the sorted row.
      const valid = count.mul(-1).add(n)
      const rank = ignoreNan ? valid.sub(1).clamp({ min: 0 }).floor_divide(2) : valid.mul(0).add(Math.floor((n - 1) / 2)).where(count.eq(0), valid)
      const picked = all.gather(d, rank)
      return keepdim ? picked : picked.squeeze(d)
    })
    return namedTuple([taken(self, d, indices, node, keepdim), indices], ['values', 'indices'])
  }
}
/** The lower median of all elements; elements equal to it share the gradient. */
function medianOfAll(name: string, node: string, ignoreNan: boolean) {
  const along = medianAlong(name, node, ignoreNan)
  return (self: Tensor): Tensor => {
    const value = bare(() => (self._count === 0 ? self.new_full([], Number.NaN) : (along(self.detach().reshape([-1]), 0, false)[0] as Tensor)))
    return track(value, node, [self], { self, result: value }, (g, s) => {
      const mask = s.self.eq(s.result).logical_or(s.self.isnan().logical_and(s.result.isnan()))
      return [mask.mul(g.div(mask.sum()))]
    })
  }
}

/** The most frequent value of a row, the smallest among equals, and the position of its last occurrence. */
function modeAlong(self: Tensor, dim: number, keepdim: boolean): Tensor[] {
  const d = wrapDim(dim, self._sizes.length)
  if (self._sizes.length === 0) return namedTuple([taken(self, 0, order(self, 0, false), 'ModeBackward0'), self.new_zeros([], { dtype: int64 })], ['values', 'indices'])
  const n = self._sizes[d]!
  if (n === 0) throw new IndexError(`mode(): Expected reduction dim ${d} to have non-zero size.`)
  const indices = bare(() => {
    const last = self._sizes.length - 1
    const rows = self.detach().transpose(d, last).contiguous()
    const wide = rows._dtype === float16 || rows._dtype === bfloat16 ? rows.to(float32) : rows
    const found = sortedOrder(wide, n, false)
    const flat = wide.reshape([-1]).tolist() as (number | bigint)[]
    const count = flat.length / n
    const picked = new Int32Array(count)
    for (let r = 0; r < count; r++) {
      let best = 0
      let run = 0
      for (let i = 0; i < n; i++) {
        const at = found[r * n + i]!
        run = i > 0 && flat[r * n + at] === flat[r * n + found[r * n + i - 1]!]! ? run + 1 : 1
        if (run > best) {
          best = run
          picked[r] = at
        } else if (run === best && flat[r * n + at] === flat[r * n + picked[r]!]) picked[r] = at
      }
    }
    const shape = [...rows._sizes.slice(0, -1), 1]
    const out = fromTyped(picked, shape, int64).transpose(d, last)
    return (keepdim ? out : out.squeeze(d)).contiguous()
  })
  return namedTuple([taken(self, d, indices, 'ModeBackward0', keepdim), indices], ['values', 'indices'])
}

const INTERPOLATIONS = ['linear', 'lower', 'higher', 'midpoint', 'nearest']
/** Quantiles of a row by interpolation between ranks. */
function quantile(name: string, ignoreNan: boolean) {
  return (self: Tensor, given: Tensor | number, dim: number | null, keepdim: boolean, interpolation: string): Tensor => {
    const q = given instanceof Tensor ? given : self.new_full([], given)
    if (self._count === 0) throw new RuntimeError(`${name}() input tensor must be non-empty`)
    if (q._sizes.length > 1) throw new RuntimeError(`${name}() q must be a scalar or 1D tensor`)
    if (self._dtype.name !== 'float32' && self._dtype.name !== 'float64') throw new RuntimeError(`${name}() input tensor must be either float or double dtype`)
    if (q._dtype !== self._dtype) throw new RuntimeError(`${name}() q tensor must be same dtype as the input tensor`)
    if (!INTERPOLATIONS.includes(interpolation)) throw new RuntimeError(`${name}() interpolation must be one of linear, lower, higher, midpoint or nearest, but got ${interpolation}`)
    const qs = (q._sizes.length === 0 ? [q.item()] : (q.tolist() as number[])).map(Number)
    if (qs.some((x) => !(x >= 0 && x <= 1))) throw new RuntimeError(`${name}() q values must be in the range [0, 1]`)
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
    const rounded = interpolation === 'lower' ? ranks.floor() : interpolation === 'higher' ? ranks.ceil() : interpolation === 'nearest' ? ranks.round() : ranks
    const below = rounded.detach().floor()
    let out = sorted.gather(-1, below.long())
    if (interpolation === 'linear' || interpolation === 'midpoint') {
      const above = sorted.gather(-1, rounded.detach().ceil().long())
      out = out.lerp(above, interpolation === 'midpoint' ? rounded.detach().mul(0).add(0.5) : rounded.sub(below))
    }
    // [..., quantiles], to [quantiles, ...] or, for one quantile, to what is left.
    if (q._sizes.length === 0) out = out.squeeze(-1)
    else out = out.movedim(-1, 0)
    if (!keepdim) return out
    const lead = q._sizes.length
    return flat ? out.reshape([...out._sizes, ...self._sizes.map(() => 1)]) : out.unsqueeze(d + lead)
  }
}

const dimKeep = 'int dim=-1, bool keepdim=False'
export const sorting: Record<string, Op> = {
  sort: op('The elements along `dim` in order, and their positions; NaN counts as largest.', ['(Tensor self, int dim=-1, bool descending=False, bool stable=False) -> (values, indices)', (t: Tensor, d: number, desc: boolean) => sort(t, d, desc)], ['(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (values, indices)', (t: Tensor, _s: boolean, d: number, desc: boolean) => sort(t, d, desc)]),
  argsort: op('The positions that put the elements along `dim` in order.', ['(Tensor self, int dim=-1, bool descending=False, bool stable=False)', (t: Tensor, d: number, desc: boolean) => order(t, wrapDim(d, t._sizes.length), desc)]),
  msort: op('Sorted along the first dimension.', ['(Tensor self)', (t: Tensor) => sort(t, 0, false)[0]]),
  topk: op('The k largest (or smallest) elements along `dim`, and their positions.', ['(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (values, indices)', topk]),
  kthvalue: op('The k-th smallest element along `dim`, counted from 1, and its position.', [`(Tensor self, int k, ${dimKeep}) -> (values, indices)`, kthvalue]),
  median: op('The median (of two, the lower); along a dimension with its position.', ['(Tensor self)', medianOfAll('median', 'MedianBackward0', false)], [`(Tensor self, ${dimKeep}) -> (values, indices)`, medianAlong('median', 'MedianBackward1', false)]),
  nanmedian: op('The median of what is no NaN.', ['(Tensor self)', medianOfAll('nanmedian', 'NanmedianBackward0', true)], [`(Tensor self, ${dimKeep}) -> (values, indices)`, medianAlong('nanmedian', 'NanmedianBackward1', true)]),
  mode: op('The most frequent element along `dim`, and a position of it.', [`(Tensor self, ${dimKeep}) -> (values, indices)`, modeAlong]),
  quantile: op('Quantiles along `dim`, or of all elements.', ['(Tensor self, any q, int? dim=None, bool keepdim=False, *, str interpolation="linear")', quantile('quantile', false)]),
  nanquantile: op('Quantiles of what is no NaN.', ['(Tensor self, any q, int? dim=None, bool keepdim=False, *, str interpolation="linear")', quantile('nanquantile', true)]),
}
