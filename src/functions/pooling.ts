/** Pooling over windows: greatest elements, means and p-norms, and their gradients. */
import { isActive } from '../autograd/record.ts'
import { check, dimOutOfRange, notImplemented, shapeText } from '../errors.ts'
import type { Sizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { type LinearPair, linearMap, linearResult } from './linear-maps.ts'
import { type PerDim, type PoolOptions, poolWindows } from './pooling-arguments.ts'
import { averages, averagesBack, type Divisor, maxima, picked, placed } from './pooling-core.ts'
import { functionOnly, type Op, op } from './schema.ts'
import type { Windows } from './windows.ts'

/** The elements of planes of `sizes` at places that are chosen; the transpose puts them back. */
export const picks = (name: string, sizes: Sizes): LinearPair => ({
  nodes: [`${name}Backward0`, `${name}BackwardBackward0`],
  map: (x, places) => picked(x, places, sizes.length),
  transpose: (g, places) => placed(g, places, sizes, true),
})

export const refuseType = (word: string, self: Tensor): never => {
  throw notImplemented(word, typeWord(self._dtype))
}

/** Values and places of the greatest elements; places may be left out where nothing needs them. */
export function maxPool(self: Tensor, n: number, o: PoolOptions, places: boolean): [Tensor, Tensor | null] {
  const w = poolWindows(`max_pool${n}d`, self, n, o)
  if (self._dtype.category === 0) refuseType(`max_pool${n}d`, self)
  const [values, indices] = maxima(self, w, places || isActive(self))
  if (indices) linearResult(picks(`MaxPool${n}DWithIndices`, self._sizes.slice(-n)), values, self, indices)
  return [values, indices]
}

/** One more dimension of size 1 before the last, so that one dimension is pooled as two are. */
const flatly = (x: PerDim, ones: number): PerDim => (typeof x === 'number' ? [ones, x] : x.length === 1 ? [ones, x[0]!] : x)
export const flat = (o: PoolOptions): PoolOptions => ({
  ...o,
  kernel: flatly(o.kernel, 1),
  stride: o.stride === null || (Array.isArray(o.stride) && o.stride.length === 0) ? null : flatly(o.stride, 1),
  padding: flatly(o.padding, 0),
  dilation: flatly(o.dilation, 1),
})

function checkOne(self: Tensor, o: PoolOptions, places: boolean): void {
  const sizes = self._sizes
  const name = 'max_pool1d'
  check(
    (sizes.length === 2 || sizes.length === 3) && !sizes.slice(-2).includes(0),
    () => `${name}: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${shapeText(sizes)}`,
  )
  const one = (what: string, x: PerDim, kind: string): number => {
    if (typeof x === 'number') return x
    check(x.length === 1, () => `${name}() ${what} must be ${kind} of size 1 but got size ${x.length}`)
    return x[0]!
  }
  const LIST = 'an int, list of ints, or tuple of ints'
  const TUPLE = 'an int, list of ints or tuple of ints'
  const k = one('kernel_size', o.kernel, TUPLE)
  const s = o.stride === null || (Array.isArray(o.stride) && o.stride.length === 0) ? k : one('stride', o.stride, `None, ${LIST}`)
  const p = one('padding', o.padding, LIST)
  const d = one('dilation', o.dilation, TUPLE)
  if (places) return
  for (const [what, x] of [
    ['kernel_size', k],
    ['stride', s],
    ['dilation', d],
  ] as const)
    check(x > 0, () => `${name}() ${what} must be greater than zero, but got ${x}`)
  check(p >= 0, () => `${name}() padding must be non-negative, but got ${p}`)
  check(2 * p <= k, () => `${name}() padding should be at most half of kernel size, but got padding=${p} and kernel_size=${k}`)
  const out = Math.floor((sizes.at(-1)! + 2 * p - d * (k - 1) - 1 + (o.ceil ? s - 1 : 0)) / s) + 1
  check(out >= 1, () => `${name}() Invalid computed output size: ${out}`)
  if (self._dtype.category < 2) refuseType('max_pool1d_impl', self)
}

type Max = (
  self: Tensor,
  kernel: PerDim,
  stride: PerDim | null,
  padding: PerDim,
  dilation: PerDim,
  ceil: boolean,
  places: boolean,
) => Tensor | Tensor[]
export function maxPoolNd(n: number): Max {
  return (self, kernel, stride, padding, dilation, ceil, places) => {
    const o = { kernel, stride, padding, dilation, ceil }
    let result: (Tensor | null)[]
    if (n > 1) result = maxPool(self, n, o, places)
    else {
      checkOne(self, o, places)
      result = maxPool(self.unsqueeze(-2), 2, flat(o), places).map((t) => t?.squeeze(-2) ?? null)
    }
    return places ? (result as Tensor[]) : result[0]!
  }
}

const means = (n: number, w: Windows, divisor: Divisor, sizes: Sizes): LinearPair => ({
  nodes: [`AvgPool${n}DBackward0`, `AvgPool${n}DBackwardBackward0`],
  map: (x) => averages(x, w, divisor),
  transpose: (g) => averagesBack(g, w, divisor, sizes),
})
function averagePool(self: Tensor, n: number, o: PoolOptions, includePad: boolean, divisor: number | null): Tensor {
  const name = `avg_pool${n}d`
  if (n === 2 && self._sizes.length < 3) throw dimOutOfRange(-3, self._sizes.length)
  check(divisor !== 0, () => 'divisor must be not zero')
  const w = poolWindows(name, self, n, o)
  const t = self._dtype
  if ((t.category < 2 && t.name !== 'int64') || (n === 3 && t.itemsize === 2)) refuseType(n === 2 ? name : 'avg_pool3d_out_frame', self)
  return linearMap(means(n, w, divisor ?? (includePad ? 'padded' : 'inside'), self._sizes.slice(-n)), self)
}

type Average = (
  self: Tensor,
  kernel: PerDim,
  stride: PerDim | null,
  padding: PerDim,
  ceil: boolean,
  includePad: boolean,
  divisor?: number | null,
) => Tensor
export function avgPoolNd(n: number): Average {
  return (self, kernel, stride, padding, ceil, includePad, divisor = null) => {
    const o = { kernel, stride, padding, dilation: 1, ceil }
    if (n > 1) return averagePool(self, n, o, includePad, divisor)
    for (const [what, x] of Object.entries({ kernel_size: kernel, stride, padding }))
      check(
        !Array.isArray(x) || x.length === 1 || (what === 'stride' && x.length === 0),
        () => `avg_pool1d() argument '${what}' should contain one int (got ${(x as number[]).length})`,
      )
    const rank = self._sizes.length
    check(
      rank === 2 || rank === 3,
      () =>
        `Expected 2 to 3 dimensions, but got ${rank}-dimensional tensor for argument #1 'self' (while checking arguments for avg_pool1d)`,
    )
    return averagePool(self.unsqueeze(-2), 2, flat(o), includePad, null).squeeze(-2)
  }
}

/** The p-norm of each window: its mean of powers, times its size, to the power 1 / p. */
function lpPoolNd(n: number) {
  return (self: Tensor, p: number, kernel: PerDim, stride: PerDim | null, ceil: boolean): Tensor => {
    if (Math.abs(p) === Number.POSITIVE_INFINITY) {
      const greatest = maxPoolNd(n)(p > 0 ? self.abs() : self.abs().neg(), kernel, stride, 0, 1, ceil, false) as Tensor
      return p > 0 ? greatest : greatest.neg()
    }
    const mean = avgPoolNd(n)(self.pow(p), kernel, stride, 0, ceil, true)
    const count = typeof kernel === 'number' ? kernel ** n : kernel.length === 1 ? kernel[0]! ** n : kernel.reduce((a, b) => a * b, 1)
    return mean
      .sign()
      .mul(mean.abs().relu())
      .mul(count)
      .pow(1 / p)
  }
}

const MAX = 'Size kernel_size, Size? stride=None, Size padding=0, Size dilation=1, bool ceil_mode=False'
const GREATEST = 'The greatest element of every window; with return_indices also where it lies in its plane.'
const eachRank = (make: (n: number) => [string, Op][]): Record<string, Op> => Object.fromEntries([1, 2, 3].flatMap(make))

const average = (n: number): [string, Op] => [
  `avg_pool${n}d`,
  functionOnly(
    op('The mean of every window.', [
      `(Tensor input, Size kernel_size, Size? stride=None, Size padding=0, bool ceil_mode=False, bool count_include_pad=True${n > 1 ? ', int? divisor_override=None' : ''})`,
      avgPoolNd(n),
    ]),
  ),
]
const greatest = (n: number, places: boolean | null): Op =>
  functionOnly(
    op(
      GREATEST,
      places === null
        ? [`(Tensor input, ${MAX}, bool return_indices=False)`, maxPoolNd(n)]
        : [
            `(Tensor input, ${MAX})${places ? ' -> [Tensor, Tensor]' : ''}`,
            (x: Tensor, k: PerDim, s: PerDim | null, p: PerDim, d: PerDim, c: boolean) => maxPoolNd(n)(x, k, s, p, d, c, places),
          ],
    ),
  )

export const functionalPools: Record<string, Op> = eachRank((n) => [
  [`max_pool${n}d`, greatest(n, null)],
  [`max_pool${n}d_with_indices`, greatest(n, true)],
  average(n),
  [
    `lp_pool${n}d`,
    functionOnly(
      op('The p-norm of every window.', [
        '(Tensor input, float norm_type, Size kernel_size, Size? stride=None, bool ceil_mode=False)',
        lpPoolNd(n),
      ]),
    ),
  ],
])
/** Those that PyTorch has beside its tensors' other functions. */
export const torchPools: Record<string, Op> = Object.fromEntries([
  ...[1, 2, 3].map((n) => [`max_pool${n}d`, greatest(n, false)]),
  ['max_pool1d_with_indices', greatest(1, true)],
  average(1),
])
