/** `unfold` and `fold`: the windows of an image as columns of a matrix (im2col), and columns added back where they came from (col2im). */

import { int32 } from '../dtypes.ts'
import { check, dimOutOfRange, shapeText } from '../errors.ts'
import { numelOf, type Sizes } from '../shape/shape.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { rawCopy } from './copying.ts'
import { rowMajor } from './indexing-core.ts'
import { type LinearPair, linearMap } from './linear-maps.ts'
import { refuseType } from './pooling.ts'
import { listOf, type PerDim } from './pooling-arguments.ts'
import { functionOnly, type Op, op } from './schema.ts'
import { boxed, scattered, type Windows } from './windows.ts'

/** Columns of the windows of images [batch, channels, …]. */
function columns(x: Tensor, w: Windows): Tensor {
  const [batch, channels] = x._sizes as [number, number]
  const out = empty([batch, channels * numelOf(w.kernel), numelOf(w.output)], x._dtype)
  const box = boxed(
    x,
    w.before.map((b) => -b),
    w.output.map((o, d) => (o - 1) * w.stride[d]! + (w.kernel[d]! - 1) * w.dilation[d]! + 1),
  )
  const [n, c, ...steps] = box._strides as [number, number, ...number[]]
  const by = (list: Sizes): number[] => list.map((x, d) => x * steps[d]!)
  const sizes = [batch, channels, ...w.kernel, ...w.output]
  const windows = aliasOf(box, sizes, [n, c, ...by(w.dilation), ...by(w.stride)], box._start)
  if (out._count > 0) rawCopy(out.view(sizes), windows)
  return out
}
/** Images of `sizes` to which every column adds its elements. */
function images(g: Tensor, w: Windows, sizes: Sizes): Tensor {
  // Truth values add up to whether any is true.
  if (g._dtype.category === 0) return images(g.to(int32), w, sizes).to(g._dtype)
  const [taps, positions] = [numelOf(w.kernel), numelOf(w.output)]
  const lead = [g._sizes[0]!, g._sizes[1]! / taps]
  return scattered(rowMajor(g), [taps * positions, 0, w.kernel[1]! * positions, positions, 0, w.output[1]!, 1], w, lead, sizes)
}
const pair = (w: Windows, sizes: Sizes): LinearPair => ({
  nodes: ['Im2ColBackward0', 'Col2ImBackward0'],
  map: (x) => columns(x, w),
  transpose: (g) => images(g, w, sizes),
})
const reversed = ({ nodes: [a, b], map, transpose }: LinearPair): LinearPair => ({ nodes: [b, a], map: transpose, transpose: map })

const tuple = (list: Sizes): string => `(${list.join(', ')})`
const AXES = ['height', 'width']
const named = (what: string, list: Sizes): string => list.map((x, d) => `${what}_${AXES[d]}: ${x}`).join(' ')

function windowsOf(sizes: Sizes, kernel: PerDim, dilation: PerDim, padding: PerDim, stride: PerDim): Windows {
  const two = (what: string, x: PerDim): readonly number[] => {
    const list = listOf(x, 2)
    check(list.length === 2, () => `It is expected ${what} equals to 2, but got size ${list.length}`)
    return list
  }
  const w = {
    kernel: two('kernel_size', kernel),
    dilation: two('dilation', dilation),
    before: two('padding', padding),
    stride: two('stride', stride),
  }
  const above = (what: string, prefix: string, list: Sizes): void =>
    check(
      list.every((x) => x > 0),
      () => `${what} should be greater than zero, but got ${named(prefix, list)}`,
    )
  above('kernel size', 'kernel', w.kernel)
  above('dilation', 'dilation', w.dilation)
  check(
    w.before.every((x) => x >= 0),
    () => `padding should be non-negative, but got ${named('pad', w.before)}`,
  )
  above('stride', 'stride', w.stride)
  const output = sizes.map((s, d) => Math.floor((s + 2 * w.before[d]! - w.dilation[d]! * (w.kernel[d]! - 1) - 1) / w.stride[d]!) + 1)
  return { ...w, output }
}
const described = (w: Windows): string => `kernel_size=${tuple(w.kernel)}, dilation=${tuple(w.dilation)}, padding=${tuple(w.before)}`

/** One image is a batch of one. */
const batched = (x: Tensor, rank: number, run: (x: Tensor) => Tensor): Tensor =>
  x._sizes.length === rank ? run(x) : run(x.unsqueeze(0)).squeeze(0)

function unfold(input: Tensor, kernel: PerDim, dilation: PerDim, padding: PerDim, stride: PerDim): Tensor {
  const rank = input._sizes.length
  if (rank < 3) throw dimOutOfRange(2, rank)
  const sizes = input._sizes.slice(-2)
  const w = windowsOf(sizes, kernel, dilation, padding, stride)
  check(
    (rank === 3 || rank === 4) && !input._sizes.slice(-3).includes(0),
    () =>
      `Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${shapeText(input._sizes)}`,
  )
  check(
    w.output.every((s) => s >= 1),
    () =>
      `Given input with spatial size ${tuple(sizes)}, ${described(w)}, calculated shape of the array of sliding blocks as ${tuple(w.output)}, but its components must be at least one.`,
  )
  if (input._dtype.category === 1) refuseType('im2col_out_cpu', input)
  return batched(input, 4, (x) => linearMap(pair(w, sizes), x))
}

function fold(input: Tensor, outputSize: PerDim, kernel: PerDim, dilation: PerDim, padding: PerDim, stride: PerDim): Tensor {
  const sizes = listOf(outputSize, 2)
  check(sizes.length === 2, () => `It is expected output_size equals to 2, but got size ${sizes.length}`)
  const w = windowsOf(sizes, kernel, dilation, padding, stride)
  const shape = input._sizes
  check(
    (shape.length === 2 || shape.length === 3) && !shape.slice(-2).includes(0),
    () =>
      `Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: ${shapeText(shape)}`,
  )
  const [rows, length] = shape.slice(-2) as [number, number]
  check(
    rows % numelOf(w.kernel) === 0,
    () =>
      `Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=${rows} and kernel_size=${tuple(w.kernel)}.`,
  )
  const blocks = w.output[0]! * w.output[1]!
  check(
    length === blocks && w.output.every((s) => s > 0),
    () =>
      `Given output_size=${tuple(sizes)}, ${described(w)}, stride=${tuple(w.stride)}, expected size of input's dimension 2 to match the calculated number of sliding blocks ${w.output.join(' * ')} = ${blocks}, but got input.size(2)=${length}.`,
  )
  if (input._dtype.category === 1) refuseType('col2im_out_cpu', input)
  return batched(input, 3, (x) => linearMap(reversed(pair(w, sizes)), x))
}

const REST = 'Size kernel_size, Size dilation=1, Size padding=0, Size stride=1)'
export const folding: Record<string, Op> = {
  unfold: functionOnly(
    op('The windows of images [batch,] channels, height, width as columns: [batch,] channels · taps, positions.', [
      `(Tensor input, ${REST}`,
      unfold,
    ]),
  ),
  fold: functionOnly(
    op('Images of output_size to which columns, as of unfold, are added back where they would come from.', [
      `(Tensor input, Size output_size, ${REST}`,
      fold,
    ]),
  ),
}
