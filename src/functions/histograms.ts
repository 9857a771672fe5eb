/** Counting elements: bincount, histc, histogram, histogramdd. Plain loops over memory; none has a derivative. */

import { unrecorded } from '../autograd/modes.ts'
import { track } from '../autograd/record.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { bool as boolType, type DType, float32, float64, int64 } from '../dtypes.ts'
import { notImplemented, RuntimeError, shapeText } from '../errors.ts'
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from '../ir/interpret.ts'
import { sameSizes } from '../shape/shape.ts'
import { namedTuple } from '../tensor/named.ts'
import { Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { linspace } from './creation.ts'
import { arrayOf, fromTyped } from './data.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** A copy of the elements in row-major order as float64. */
function doubles(t: Tensor): Float64Array {
  const plain = unrecorded(() => t.detach().to(float64).contiguous())
  beginOp()
  return Float64Array.from(arrayOf(plain) as Float64Array)
}
const made = (a: Float64Array, sizes: readonly number[], dtype: DType): Tensor => unrecorded(() => fromTyped(a, sizes, null).to(dtype))

/** Results to which no gradient flows, which a backward pass says. */
function final(outs: Tensor[], name: string, inputs: (Tensor | null)[]): Tensor[] {
  for (const o of outs)
    track(o, 'torch::autograd::NotImplemented', inputs, {}, () => {
      throw new RuntimeError(`derivative for aten::${name} is not implemented`)
    })
  return outs
}

function bincount(self: Tensor, weights: Tensor | null, minlength: number): Tensor {
  const name = 'bincount only supports 1-d non-negative integral inputs.'
  if (minlength < 0) throw new RuntimeError('minlength should be >= 0')
  if (self._dtype.category !== 1) throw notImplemented('bincount_cpu', typeWord(self._dtype))
  if (self._sizes.length === 1 && self._count === 0) return fromTyped(new Float64Array(minlength), [minlength], null).to(int64)
  const at = doubles(self)
  if (self._sizes.length !== 1 || at.some((v) => v < 0)) throw new RuntimeError(name)
  if (weights && !sameSizes(weights._sizes, self._sizes)) throw new RuntimeError('weights should be 1-d and have the same length as input')
  const bins = at.reduce((a, b) => Math.max(a, b + 1), minlength)
  // As doubles 2⁶³ - 1 and 2⁶³ are the same.
  if (bins >= 2 ** 63)
    throw new RuntimeError(
      `maximum value of input overflowed, it should be < ${2n ** 63n - 1n} but got ${BigInt.asUintN(63, BigInt(bins) - 1n)}`,
    )
  const out = new Float64Array(bins)
  const w = weights && doubles(weights)
  at.forEach((v, i) => {
    out[v] = out[v]! + (w ? w[i]! : 1)
  })
  const result = made(out, [bins], weights ? (weights._dtype === float32 ? float32 : float64) : int64)
  return weights ? final([result], 'bincount', [weights])[0]! : result
}

type Rounding = (v: number) => number
const ROUNDINGS: Partial<Record<DType['name'], Rounding>> = {
  float32: Math.fround,
  float16: (v) => float16ToNumber(numberToFloat16(v)),
  bfloat16: (v) => bfloat16ToNumber(numberToBfloat16(v)),
}
const roundingOf = (t: Tensor): Rounding => ROUNDINGS[t._dtype.name] ?? ((v) => v)
/** Which bin an element falls into. PyTorch's computes in the dtype of the input; `search` looks at the edges beside, as histogramdd does. */
type Place = (v: number) => number
function placeBetween(low: number, high: number, edges: Float64Array, search: boolean, r: Rounding): Place {
  const bins = edges.length - 1
  const width = r(high - low)
  return (v) => {
    if (!(v >= low && v <= high)) return -1
    let at = Math.trunc(r(r(r(v - low) * bins) / width))
    if (search) {
      const last = Math.min(at + 2, bins + 1)
      at = Math.max(at - 1, 0)
      while (at < last && edges[at]! <= v) at++
      at--
    }
    return Math.min(at, bins - 1)
  }
}
function placeAmong(edges: Float64Array): Place {
  const bins = edges.length - 1
  return (v) => {
    if (!(v >= edges[0]! && v <= edges[bins]!)) return -1
    let low = 0
    let high = edges.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (edges[middle]! <= v) low = middle + 1
      else high = middle
    }
    return Math.min(low - 1, bins - 1)
  }
}

const number = (v: number, nan: string): string =>
  Number.isNaN(v) ? nan : v === Number.POSITIVE_INFINITY ? 'inf' : v === Number.NEGATIVE_INFINITY ? '-inf' : String(v)
const BINS = (bins: number, d: number): Error => new RuntimeError(`torch.histogram(): bins must be > 0, but got ${bins} for dimension ${d}`)
const extent = (v: ArrayLike<number>): [number, number] => {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < v.length; i++) {
    const x = v[i]!
    if (Number.isNaN(x)) return [x, x]
    low = Math.min(low, x)
    high = Math.max(high, x)
  }
  return [low, high]
}

function histc(self: Tensor, bins: number, min: number, max: number): Tensor {
  if (self._dtype === boolType) throw notImplemented('linspace_cpu', 'Bool')
  if (self._dtype.category < 2) throw notImplemented('histogram_cpu', typeWord(self._dtype))
  if (bins <= 0) throw BINS(bins, 0)
  const v = doubles(self)
  let [low, high] = min === max && v.length > 0 ? extent(v) : [min, max]
  if (low === high) {
    low--
    high++
  }
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new RuntimeError(`torch.histc: range of [${number(low, '-nan')}, ${number(high, '-nan')}] is not finite`)
  if (low >= high) throw new RuntimeError('torch.histc: max must be larger than min')
  const place = placeBetween(low, high, new Float64Array(bins + 1), false, roundingOf(self))
  const out = new Float64Array(bins)
  for (const x of v) {
    const at = place(x)
    if (at >= 0) out[at] = out[at]! + 1
  }
  return made(out, [bins], self._dtype)
}

const CPP: Record<string, string> = {
  float32: 'float',
  float64: 'double',
  float16: 'c10::Half',
  bfloat16: 'c10::BFloat16',
  int64: 'long',
  int32: 'int',
}
const cpp = (t: Tensor): string => CPP[t._dtype.name] ?? t._dtype.name

/** Counts of the rows of points [N, D] by bins of each coordinate: a number of them, over a range or all there is, or their edges. */
function histogramOf(
  points: Tensor,
  bins: (number | Tensor)[],
  range: number[] | null,
  weight: Tensor | null,
  density: boolean,
): { counts: Tensor; edges: Tensor[] } {
  const [n, d] = points._sizes as [number, number]
  if (bins.length !== d)
    throw new RuntimeError(
      `torch.histogramdd: expected ${d} sequences of bin edges for a ${d}-dimensional histogram but got ${bins.length}`,
    )
  bins.forEach((b, i) => {
    if (!(b instanceof Tensor)) return
    if (b._dtype !== points._dtype)
      throw new RuntimeError(
        `torch.histogramdd: input tensor and bins tensors should have the same dtype, but got input with dtype ${cpp(points)} and bins for dimension ${i} with dtype ${cpp(b)}`,
      )
    if (b._sizes.length !== 1)
      throw new RuntimeError(
        `torch.histogramdd: bins tensor should have one dimension, but got ${b._sizes.length} dimensions in the bins tensor for dimension ${i}`,
      )
    if (b._count === 0)
      throw new RuntimeError(
        `torch.histogramdd: bins tensor should have at least 1 element, but got ${b._count} elements in the bins tensor for dimension ${i}`,
      )
  })
  if (weight) {
    if (weight._dtype !== points._dtype)
      throw new RuntimeError(
        `torch.histogramdd: if weight tensor is provided, input tensor and weight tensor should have the same dtype, but got input(${cpp(points)}), and weight(${cpp(weight)})`,
      )
    if (!sameSizes(weight._sizes, [n]))
      throw new RuntimeError(
        `torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding its innermost dimension, but got input with shape ${shapeText(points._sizes)} and weight with shape ${shapeText(weight._sizes)}`,
      )
  }
  const counts = bins.map((b) => (b instanceof Tensor ? b._count - 1 : b))
  counts.forEach((c, i) => {
    if (c <= 0) throw BINS(c, i)
  })
  const counted = bins.some((b) => !(b instanceof Tensor))
  if (range && range.length !== 2 * d)
    throw new RuntimeError(
      `torch.histogramdd: for a ${d}-dimensional histogram range should have ${2 * d} elements, but got ${range.length}`,
    )
  const dtype = points._dtype
  if (counted && !range && (dtype.category < 2 || dtype.itemsize === 2)) throw notImplemented('histogramdd', typeWord(dtype))
  if (counted && dtype === boolType) throw notImplemented('linspace_cpu', typeWord(dtype))
  if (dtype.category < 2) throw notImplemented('histogram_cpu', typeWord(dtype))
  const v = doubles(points)
  const axes = bins.map((b, i) => {
    if (b instanceof Tensor) {
      const edges = unrecorded(() => b.detach().clone())
      return { edges, place: placeAmong(doubles(b)) }
    }
    const [from, to] = range ? [range[2 * i]!, range[2 * i + 1]!] : n > 0 ? extent(v.filter((_, k) => k % d === i)) : [0, 1]
    if (!Number.isFinite(from) || !Number.isFinite(to))
      throw new RuntimeError(`torch.histogramdd: dimension ${i}'s range [${number(from, 'nan')}, ${number(to, 'nan')}] is not finite`)
    if (from > to) throw new RuntimeError(`torch.histogramdd: min should not exceed max, but got min ${from} max ${to} for dimension ${i}`)
    const [low, high] = from === to ? [from - 0.5, to + 0.5] : [from, to]
    const edges = unrecorded(() => linspace(low, high, b + 1, dtype))
    return { edges, place: placeBetween(low, high, doubles(edges), true, roundingOf(points)) }
  })
  const total = counts.reduce((a, b) => a * b, 1)
  const out = new Float64Array(total)
  const w = weight && doubles(weight)
  for (let k = 0; k < n; k++) {
    let at = 0
    for (let i = 0; i < d && at >= 0; i++) {
      const place = axes[i]!.place(v[k * d + i]!)
      at = place < 0 ? -1 : at * counts[i]! + place
    }
    if (at >= 0) out[at] = out[at]! + (w ? w[k]! : 1)
  }
  const edges = axes.map((a) => a.edges)
  let hist = made(out, counts, dtype)
  if (density) {
    hist = unrecorded(() => {
      let h = hist.div(hist.sum())
      edges.forEach((e, i) => {
        const widths = e.narrow(0, 1, counts[i]!).sub(e.narrow(0, 0, counts[i]!))
        h = h.div(widths.reshape(counts.map((c, k) => (k === i ? c : 1))))
      })
      return h
    })
  }
  return { counts: hist, edges }
}

function histogram(self: Tensor, bins: number | Tensor, range: number[] | null, weight: Tensor | null, density: boolean): Tensor[] {
  const flat = self.detach().reshape([-1, 1])
  const { counts, edges } = histogramOf(flat, [bins], range, weight ? weight.detach().reshape([-1]) : null, density)
  return namedTuple('histogram', final([counts, edges[0]!], 'histogram', [self, weight]), ['hist', 'bin_edges'])
}
function histogramdd(
  self: Tensor,
  bins: number | (number | Tensor)[],
  range: number[] | null,
  weight: Tensor | null,
  density: boolean,
): unknown[] {
  const n = self._sizes.length
  if (n < 2) throw new RuntimeError('torch.histogramdd: input tensor should have at least 2 dimensions')
  const d = self._sizes[n - 1]!
  const each = Array.isArray(bins) ? bins : new Array<number>(d).fill(bins)
  const counted = typeof each[0] === 'number'
  if (counted && each.length !== d)
    throw new RuntimeError('histogramdd: The size of bins must be equal to the innermost dimension of the input.')
  if (weight && !sameSizes(weight._sizes, self._sizes.slice(0, -1)))
    throw new RuntimeError(
      `torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding its innermost dimension, but got input with shape ${shapeText(self._sizes)} and weight with shape ${shapeText(weight._sizes)}`,
    )
  const { counts, edges } = histogramOf(self.detach().reshape([-1, d]), each, range, weight ? weight.detach().reshape([-1]) : null, density)
  final([counts], `_histogramdd_from_bin_${counted ? 'cts' : 'tensors'}`, [self, weight])
  return namedTuple<unknown>('histogramdd', [counts, edges], ['hist', 'bin_edges'])
}

const MORE = 'Tensor? weight=None, bool density=False'
export const histograms: Record<string, Op> = {
  bincount: op('How often each non-negative integer occurs in a vector, or the sums of weights; at least `minlength` of them.', [
    '(Tensor self, Tensor? weights=None, int minlength=0)',
    bincount,
  ]),
  histc: op('How many elements fall into each of equal bins from min to max (if these are equal: over the range of the elements).', [
    '(Tensor self, int bins=100, float min=0, float max=0)',
    histc,
  ]),
  histogram: op(
    'Counts of elements, or sums of weights, between edges, and the edges.',
    [
      `(Tensor self, Tensor bins, *, ${MORE}) -> (hist, bin_edges)`,
      (self: Tensor, bins: Tensor, weight: Tensor | null, density: boolean) => histogram(self, bins, null, weight, density),
    ],
    [`(Tensor self, int bins=100, *, float[]? range=None, ${MORE}) -> (hist, bin_edges)`, histogram],
  ),
  histogramdd: functionOnly(
    op(
      'Counts of points (rows), or sums of their weights, in a grid of bins, and the edges along each coordinate.',
      [`(Tensor self, int bins, float[]? range=None, ${MORE}) -> [Tensor, Tensor[]]`, histogramdd],
      [`(Tensor self, int[] bins, float[]? range=None, ${MORE}) -> [Tensor, Tensor[]]`, histogramdd],
      [`(Tensor self, Tensor[] bins, float[]? range=None, ${MORE}) -> [Tensor, Tensor[]]`, histogramdd],
    ),
  ),
}
