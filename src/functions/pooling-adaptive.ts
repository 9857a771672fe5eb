/** Pooling to a given size: each output's window runs from ⌊o · in / out⌋ to ⌈(o + 1) · in / out⌉, so that windows differ and overlap. */

import { check, RuntimeError, shapeText, TypeError as TorchTypeError } from '../errors.ts'
import type { Sizes } from '../shape/shape.ts'
import { checkNonNegative } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { fromTyped } from './data.ts'
import { type LinearPair, linearMap, linearResult } from './linear-maps.ts'
import { picks, refuseType } from './pooling.ts'
import { averages, averagesBack, maxima, maximaOfRanges, type Ranges, rangesOf, sumsOfRanges } from './pooling-core.ts'
import { describe, functionOnly, type Op, op } from './schema.ts'
import type { Windows } from './windows.ts'

type Wanted = number | readonly (number | null)[]

const begin = (o: number, size: number, out: number): number => Math.floor((o * size) / out)
const end = (o: number, size: number, out: number): number => Math.ceil(((o + 1) * size) / out)
/** Also those of the positions in windows: position i lies in the windows that a pooling of the output to the input's size would give it. */
function rangesTo(size: number, out: number): Ranges {
  const all = Array.from({ length: out }, (_, o) => o)
  return rangesOf(
    all.map((o) => begin(o, size, out)),
    all.map((o) => end(o, size, out) - begin(o, size, out)),
  )
}
/** The windows where all are alike and meet no other. */
function alike(sizes: Sizes, output: Sizes): Windows | null {
  if (!output.every((o, d) => o > 0 && sizes[d]! % o === 0)) return null
  const kernel = output.map((o, d) => sizes[d]! / o)
  return { kernel, stride: kernel, dilation: sizes.map(() => 1), before: sizes.map(() => 0), output }
}

const raw = (t: Tensor): Tensor => t.detach()
/** Means of ranges, and their transpose: ranges the other way of what each position's windows were divided by. */
function means(n: number, sizes: Sizes, output: Sizes): LinearPair {
  const nodes: [string, string] = [`AdaptiveAvgPool${n}DBackward0`, `AdaptiveAvgPool${n}DBackwardBackward0`]
  const w = alike(sizes, output)
  if (w) return { nodes, map: (x) => averages(x, w, 'inside'), transpose: (g) => averagesBack(g, w, 'inside', sizes) }
  const counts = (like: Tensor): Tensor =>
    output
      .map((out, d) => {
        const list = Float64Array.from({ length: out }, (_, o) => end(o, sizes[d]!, out) - begin(o, sizes[d]!, out))
        return fromTyped(list, [out], like._dtype).reshape(output.map((_, e) => (e === d ? out : 1)))
      })
      .reduce((a, b) => a.mul(b))
  const ranges = (from: Sizes, to: Sizes): Ranges[] => to.map((out, d) => rangesTo(from[d]!, out))
  return {
    nodes,
    map: (x) => raw(sumsOfRanges(x, ranges(sizes, output)).div(counts(x))),
    transpose: (g) => sumsOfRanges(raw(raw(g).div(counts(g))), ranges(output, sizes)),
  }
}

/** What a caller gave for a size; it may hold null, which the signature has no word for. */
function wantedOf(name: string, x: unknown): Wanted {
  const whole = (v: unknown): boolean => Number.isInteger(v)
  if (whole(x) || (Array.isArray(x) && x.every((v) => v === null || whole(v)))) return x as Wanted
  throw new TorchTypeError(`${name}(): argument 'output_size' must be int or tuple of ints, not ${describe(x)}`)
}

/** The output's size, where null keeps the input's. */
function sizesOf(self: Tensor, wanted: Wanted, n: number, refuse: string): number[] {
  const list = typeof wanted === 'number' ? new Array<number>(n).fill(wanted) : wanted
  if (list.length !== n) throw new RuntimeError(refuse)
  return list.map((s, d) => s ?? self._sizes[self._sizes.length - n + d]!)
}
function checkInput(name: string, self: Tensor, n: number, from: number, colon: string): void {
  const sizes = self._sizes
  check(
    sizes.length === n + 1 || sizes.length === n + 2,
    () => `${name}(): Expected ${n + 1}D or ${n + 2}D tensor, but got${colon} ${shapeText(sizes)}`,
  )
  const hole = sizes.findIndex((s, d) => d >= sizes.length - from && s === 0)
  check(
    hole < 0,
    () =>
      `${name}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes ${shapeText(sizes)} with dimension ${hole} being empty`,
  )
}
const least = (self: Tensor, n: number): void => check(self._sizes.length > n, () => `Input dimension should be at least ${n + 1}`)

function adaptiveAverage(self: Tensor, wanted: Wanted, n: number): Tensor {
  const name = `adaptive_avg_pool${n}d`
  const output = sizesOf(self, wanted, n, `${name}: output_size must be ${n}`)
  check(
    output.every((s) => s >= 0),
    () => `${name}: elements of output_size must be greater than or equal to 0 but received {${output[0]}, ${output.slice(1).join(',')}}`,
  )
  checkInput(name, self, n, n, '')
  if (self._dtype.category < 2) refuseType(n === 2 ? name : `${name}_cpu`, self)
  // The mean of a whole plane.
  if (output.every((s) => s === 1))
    return self.mean(
      output.map((_, d) => d - n),
      true,
    )
  return linearMap(means(n, self._sizes.slice(-n), output), self)
}

function adaptiveGreatest(self: Tensor, wanted: Wanted, n: number): [Tensor, Tensor] {
  const name = `adaptive_max_pool${n}d`
  const output = sizesOf(self, wanted, n, `${name}(): internal error: output_size.size() must be ${n}`)
  checkInput(name, self, n, n + 1, ':')
  const sizes = [...self._sizes.slice(0, -n), ...output]
  checkNonNegative(sizes)
  if (self._dtype.category < 2) refuseType(n === 2 ? name : `${name}_cpu`, self)
  const inner = self._sizes.slice(-n)
  const w = alike(inner, output)
  const [values, places] = w
    ? (maxima(self, w, true) as [Tensor, Tensor])
    : maximaOfRanges(
        self,
        output.map((out, d) => rangesTo(inner[d]!, out)),
      )
  return [linearResult(picks(`AdaptiveMaxPool${n}D`, inner), values, self, places), places]
}

/** One dimension is pooled as two are. */
function flatly(name: string, self: Tensor, wanted: Wanted): readonly (number | null)[] {
  const list = typeof wanted === 'number' ? [wanted] : wanted
  check(list.length === 1, () => `${name}() argument 'output_size' should contain one int (got ${list.length})`)
  const rank = self._sizes.length
  check(
    rank === 2 || rank === 3,
    () => `Expected 2 to 3 dimensions, but got ${rank}-dimensional tensor for argument #1 'self' (while checking arguments for ${name})`,
  )
  return [1, list[0]!]
}

const avgNd =
  (n: number) =>
  (self: Tensor, given: unknown): Tensor => {
    const wanted = wantedOf(`adaptive_avg_pool${n}d`, given)
    if (n === 1) return adaptiveAverage(self.unsqueeze(-2), flatly('adaptive_avg_pool1d', self, wanted), 2).squeeze(-2)
    least(self, n)
    return adaptiveAverage(self, wanted, n)
  }
const maxNd =
  (n: number) =>
  (self: Tensor, given: unknown): [Tensor, Tensor] => {
    const wanted = wantedOf(`adaptive_max_pool${n}d`, given)
    if (n === 1) {
      const [values, places] = adaptiveGreatest(self.unsqueeze(-2), flatly('adaptive_max_pool1d', self, wanted), 2)
      return [values.squeeze(-2), places.squeeze(-2)]
    }
    least(self, n)
    return adaptiveGreatest(self, wanted, n)
  }

const MEAN = 'The means of as many windows as output_size says; null keeps a size.'
const GREATEST =
  'The greatest elements of as many windows as output_size says, null keeping a size; with return_indices also where they lie.'
const average = (n: number): [string, Op] => [
  `adaptive_avg_pool${n}d`,
  functionOnly(op(MEAN, ['(Tensor input, any output_size=None)', avgNd(n)])),
]
const greatest = (n: number): Op => functionOnly(op(GREATEST, ['(Tensor input, any output_size=None) -> [Tensor, Tensor]', maxNd(n)]))

export const functionalAdaptivePools: Record<string, Op> = Object.fromEntries(
  [1, 2, 3].flatMap((n) => [
    average(n),
    [
      `adaptive_max_pool${n}d`,
      functionOnly(
        op(GREATEST, [
          '(Tensor input, any output_size=None, bool return_indices=False)',
          (x: Tensor, wanted: unknown, places: boolean) => (places ? maxNd(n)(x, wanted) : maxNd(n)(x, wanted)[0]),
        ]),
      ),
    ],
    [
      `adaptive_max_pool${n}d_with_indices`,
      functionOnly(
        op(GREATEST, [
          '(Tensor input, any output_size=None, bool return_indices=False) -> [Tensor, Tensor]',
          (x: Tensor, wanted: unknown) => maxNd(n)(x, wanted),
        ]),
      ),
    ],
  ]),
)
export const torchAdaptivePools: Record<string, Op> = Object.fromEntries([average(1), ['adaptive_max_pool1d', greatest(1)]])
