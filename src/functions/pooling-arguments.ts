/** What the arguments of pooling mean, and PyTorch's words where they mean nothing. */
import { check, RuntimeError, shapeText } from '../errors.ts'
import type { Sizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Windows } from './windows.ts'

/** An integer for every dimension, or a list with one for each. */
export type PerDim = number | readonly number[]
export const listOf = (x: PerDim, n: number): readonly number[] =>
  typeof x === 'number' ? new Array<number>(n).fill(x) : x.length === 1 && n > 1 ? listOf(x[0]!, n) : x

const COUNTS = ['', 'one', 'two', 'three']
/** A list of n integers from an argument, or a refusal in the words of the operation. */
function argument(name: string, what: string, x: PerDim, n: number): readonly number[] {
  const list = listOf(x, n)
  if (list.length !== n) {
    const must = name === 'avg_pool3d' ? 'must be' : what === 'dilation' ? 'must be either' : 'must either be'
    const omitted = what === 'stride' ? 'omitted, ' : ''
    throw new RuntimeError(`${name}: ${what} ${must} ${omitted}a single int, or a tuple of ${COUNTS[n]} ints`)
  }
  return list
}

export interface PoolOptions {
  kernel: PerDim
  /** Null or an empty list: that of the windows. */
  stride: PerDim | null
  padding: PerDim
  dilation: PerDim
  ceil: boolean
}

const AXES = ['T', 'H', 'W']
const named = (prefix: string, list: Sizes): string => list.map((x, d) => `${prefix}${AXES[3 - list.length + d]}: ${x}`).join(' ')

/** Here PyTorch names the width before the height. */
const turned = (prefix: string, [t, h, w]: Sizes): string => `${prefix}T: ${t} ${prefix}W: ${w} ${prefix}H: ${h}`
const wide = (pad: Sizes, k: Sizes): string => `padW = ${pad[1]}, padH = ${pad[0]}, kW = ${k[1]}, kH = ${k[0]}`

/** The windows that pooling over the last `n` dimensions (2 or 3) has. */
export function poolWindows(name: string, self: Tensor, n: number, o: PoolOptions): Windows {
  const kernel = argument(name, 'kernel_size', o.kernel, n)
  const stride =
    o.stride === null || (Array.isArray(o.stride) && o.stride.length === 0) ? kernel : argument(name, 'stride', o.stride as PerDim, n)
  const before = argument(name, 'padding', o.padding, n)
  const dilation = argument(name, 'dilation', o.dilation, n)
  const sizes = self._sizes
  const rank = sizes.length
  const mean = name.startsWith('avg')
  const expected = `${n + 1}D or ${n + 2}D (batch mode) tensor`
  check(rank === n + 1 || rank === n + 2, () =>
    mean && n === 2
      ? `Expected ${expected} with optional 0 dim batch size for input, but got:${shapeText(sizes)}`
      : `non-empty ${expected} expected for input`,
  )
  const inner = sizes.slice(-n)
  check(!stride.includes(0), () => 'stride should not be zero')
  inner.forEach((_, d) => {
    const [pad, k] = [before[d]!, kernel[d]!]
    check(pad >= 0, () => `pad must be non-negative, but got pad: ${pad}`)
    check(
      pad <= Math.floor(((k - 1) * dilation[d]! + 1) / 2),
      () => `pad should be at most half of effective kernel size, but got pad=${pad}, kernel_size=${k} and dilation=${dilation[d]}`,
    )
  })
  for (const [what, prefix, list] of [
    ['kernel size', 'k', kernel],
    ['stride', 'd', stride],
    ['dilation', 'dilation', dilation],
  ] as const)
    check(
      list.every((x) => x > 0),
      () => `${what} should be greater than zero, but got ${named(prefix, list)}`,
    )
  check(
    before.every((pad, d) => pad <= Math.floor(kernel[d]! / 2)),
    () =>
      `pad should be smaller than or equal to half of kernel size, but got ${n === 2 ? wide(before, kernel) : `${turned('k', kernel)} ${turned('pad', before)}`}`,
  )
  // Only the batch may be empty.
  check(!sizes.slice(rank - n - 1).includes(0), () =>
    n === 2
      ? `Expected ${expected} with optional 0 dim batch size for input, but got:${shapeText(sizes)}`
      : `${mean ? 'avg_pool3d()' : 'max_pool3d_with_indices_out_cpu_template()'}: Expected input's non-batch dimensions to have positive length, but input has a shape of ${shapeText(sizes)} and non-batch dimension 0 has length zero!`,
  )
  check(
    !(mean && n === 3) || inner.every((s, d) => s >= kernel[d]!),
    () => `input image (${named('', inner)}) smaller than kernel size (${named('k', kernel)})`,
  )
  const output = inner.map((size, d) => {
    const [s, p] = [stride[d]!, before[d]!]
    const out = Math.floor((size + 2 * p - dilation[d]! * (kernel[d]! - 1) - 1 + (o.ceil ? s - 1 : 0)) / s) + 1
    // The last window must begin within the tensor or the zeros before it.
    return o.ceil && (out - 1) * s >= size + p ? out - 1 : out
  })
  check(
    output.every((s) => s >= 1),
    () => {
      const planes = sizes[rank - n - 1]!
      return `Given input size: (${[planes, ...inner].join('x')}). Calculated output size: (${[planes, ...output].join('x')}). Output size is too small`
    },
  )
  return { kernel, stride, dilation, before, output }
}
