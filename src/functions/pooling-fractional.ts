/** Fractional max pooling (Graham, 2014): windows of one size whose steps vary at random so that as many fit as the output has. */
import { int32 } from '../dtypes.ts'
import { check, dimOutOfRange, shapeText, ValueError } from '../errors.ts'
import type { Sizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { fromTyped, values } from './data.ts'
import { linearResult } from './linear-maps.ts'
import { picks, refuseType } from './pooling.ts'
import { listOf, type PerDim } from './pooling-arguments.ts'
import { maximaOfRanges, type Ranges } from './pooling-core.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** Where each plane's windows begin along one dimension, in the arithmetic of the tensor's type, as PyTorch's `generate_intervals` does it. */
function ranges(samples: readonly number[], size: number, output: number, kernel: number, round: (x: number) => number): Ranges {
  const starts = new Int32Array(samples.length * output)
  samples.forEach((u, plane) => {
    const alpha = output > 1 ? round((size - kernel) / (output - 1)) : 0
    const first = Math.trunc(round(u * alpha))
    for (let i = 0; i < output - 1; i++) starts[plane * output + i] = Math.trunc(round(round(i + u) * alpha)) - first
    starts[plane * output + output - 1] = size - kernel
  })
  return {
    starts: fromTyped(starts, [starts.length], int32),
    plane: output,
    counts: fromTyped(Int32Array.of(kernel), [1], int32),
    most: kernel,
    output,
  }
}

const WORDS = ['time', 'height', 'width']
function fractional(self: Tensor, kernel: Sizes, output: Sizes, samples: Tensor | null): [Tensor, Tensor] {
  const n = kernel.length
  const name = `fractional_max_pool${n}d`
  const rank = self._sizes.length
  const inner = self._sizes.slice(-n)
  const lead = self._sizes.slice(0, -n)
  const channels = lead.at(-1)!
  const batch = rank === n + 1 ? 1 : self._sizes[0]!
  check(rank === n + 1 || rank === n + 2, () => `${name}(): Expected ${n + 1}D or ${n + 2}D tensor, but got: ${shapeText(self._sizes)}`)
  const hole = self._sizes.findIndex((s, d) => s === 0 && d >= rank - n - 1)
  check(
    hole < 0,
    () =>
      `${name}(): Expected input to have non-zero size for non-batch dimensions, but got${shapeText(self._sizes)} with dimension ${hole} being empty.`,
  )
  inner.forEach((size, d) => {
    const word = WORDS[3 - n + d]
    check(
      output[d]! + kernel[d]! - 1 <= size,
      () => `${name}${n === 3 ? '_out' : ''}(): pool ${word} ${kernel[d]} too large relative to input ${word} ${size}`,
    )
  })
  if (self._dtype.category < 2) refuseType('check_uniform_bounds', self)
  const drawn = samples ?? self.new_empty([batch, channels, n]).uniform_()
  check(drawn._dtype === self._dtype, () => 'Expect _random_samples to have the same dtype as input')
  check(drawn._sizes.length === 3, () => `Expect _random_samples to have 3 dimensions, got ${drawn._sizes.length}`)
  check(drawn._sizes[0]! >= batch, () => 'Expect _random_samples.size(0) no less then input batch size.')
  check(drawn._sizes[1] === channels, () => 'Expect _random_samples.size(1) equals to input channel size.')
  check(drawn._sizes[2] === n, () => `Expect _random_samples.size(2) equals to ${n}; got ${drawn._sizes[2]}.`)
  const list = values(drawn)
    .slice(0, batch * channels * n)
    .map(Number)
  const round = self._dtype.name === 'float64' ? (x: number) => x : Math.fround
  const [result, places] = maximaOfRanges(
    self,
    inner.map((size, d) => {
      // In two dimensions the first sample is for the width; in three they come in order.
      const at = n === 2 ? 1 - d : d
      return ranges(
        list.filter((_, i) => i % n === at),
        size,
        output[d]!,
        kernel[d]!,
        round,
      )
    }),
  )
  return [linearResult(picks(`FractionalMaxPool${n}D`, inner), result, self, places), places]
}

type Ratio = number | readonly number[] | null
function fractionalNd(n: number) {
  const name = `fractional_max_pool${n}d`
  return (self: Tensor, kernel: PerDim, wanted: PerDim | null, ratio: Ratio, samples: Tensor | null): [Tensor, Tensor] => {
    if (wanted === null && ratio === null) throw new ValueError(`${name} requires specifying either an output_size or an output_ratio`)
    const rank = self._sizes.length
    if (rank <= n) throw dimOutOfRange(-n - 1, rank)
    const share = typeof ratio === 'number' ? new Array<number>(n).fill(ratio) : ratio
    if (wanted === null && share!.length > n)
      throw new ValueError(`${name} requires output_ratio to either be a single Int or tuple of Ints.`)
    const inner = self._sizes.slice(-n)
    const output = wanted === null ? inner.map((s, d) => Math.trunc(s * share![d]!)) : listOf(wanted, n)
    const k = listOf(kernel, n)
    const tuple = n === 2 ? 'tuple of Ints' : 'tuple of three Ints'
    check(k.length === n, () => `${name}: kernel_size must either be a single Int or ${tuple}`)
    check(output.length === n, () => `${name}: output_size must either be a single Int or ${tuple}`)
    return fractional(self, k, output, samples)
  }
}

const ARGUMENTS =
  'Tensor input, Size kernel_size, Size? output_size=None, any output_ratio=None, bool return_indices=False, Tensor? _random_samples=None'
const DOC = 'The greatest elements of windows of one size, placed at random so that output_size (or output_ratio of the size) of them fit.'
export const fractionalPools: Record<string, Op> = Object.fromEntries(
  [2, 3].flatMap((n) => {
    const run = fractionalNd(n)
    const both = (x: Tensor, k: PerDim, size: PerDim | null, ratio: Ratio, _places: boolean, samples: Tensor | null): Tensor[] =>
      run(x, k, size, ratio, samples)
    return [
      [
        `fractional_max_pool${n}d`,
        functionOnly(
          op(DOC, [
            `(${ARGUMENTS})`,
            (...a: Parameters<typeof both>) => {
              const results = both(...a)
              return a[4] ? results : results[0]!
            },
          ]),
        ),
      ],
      [`fractional_max_pool${n}d_with_indices`, functionOnly(op(DOC, [`(${ARGUMENTS}) -> [Tensor, Tensor]`, both]))],
    ]
  }),
)
