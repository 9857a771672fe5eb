/** Convolutions and their transposes, over one, two or three dimensions. */
import { ValueError } from '../errors.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { type Arguments, keep, type Layer, layer, type Made } from './layer.ts'
import { FACTORY, optional, resetLinear, unset } from './layers-linear.ts'
import { Module } from './module.ts'
import { argumentText } from './typename.ts'

/** One number for each of n dimensions. */
export const tuple = (v: unknown, n: number): number[] => (Array.isArray(v) ? [...v] : new Array<number>(n).fill(v as number))

export class _ConvNd extends Module {}

function check(m: Made, a: Arguments): void {
  const { groups, padding, stride, padding_mode: mode } = a
  if (m.transposed && mode !== 'zeros') throw new ValueError(`Only "zeros" padding mode is supported for ${m._get_name()}`)
  if (groups <= 0) throw new ValueError('groups must be a positive integer')
  if (a.in_channels % groups !== 0) throw new ValueError('in_channels must be divisible by groups')
  if (a.out_channels % groups !== 0) throw new ValueError('out_channels must be divisible by groups')
  if (typeof padding === 'string') {
    if (padding !== 'same' && padding !== 'valid')
      throw new ValueError(`Invalid padding string '${padding}', should be one of {'same', 'valid'}`)
    if (padding === 'same' && stride.some((s: number) => s !== 1))
      throw new ValueError("padding='same' is not supported for strided convolutions")
  }
  if (!['zeros', 'reflect', 'replicate', 'circular'].includes(mode))
    throw new ValueError(`padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got padding_mode='${mode}'`)
}

/** The widths that F.pad wants, the last dimension first. */
function reversedPadding({ padding, dilation, kernel_size }: Arguments): number[] {
  return (kernel_size as number[]).flatMap((_, i, all) => {
    const d = all.length - 1 - i
    if (typeof padding !== 'string') return [padding[d], padding[d]]
    const total = padding === 'same' ? dilation[d] * (kernel_size[d] - 1) : 0
    return [Math.floor(total / 2), total - Math.floor(total / 2)]
  })
}

function make(m: Made, given: Arguments, n: number, transposed: boolean): void {
  const a = { output_padding: 0, ...given }
  for (const k of ['kernel_size', 'stride', 'padding', 'dilation', 'output_padding'] as const)
    if (typeof (a as Arguments)[k] !== 'string') (a as Arguments)[k] = tuple((a as Arguments)[k], n)
  m.transposed = transposed
  check(m, a)
  keep(m, a, 'bias')
  m._reversed_padding_repeated_twice = reversedPadding(a)
  const { in_channels: i, out_channels: o, groups, kernel_size } = a as Arguments
  m.weight = unset([...(transposed ? [i, o / groups] : [o, i / groups]), ...kernel_size], a)
  optional(m, 'bias', (a as Arguments).bias, [o], a)
  m.reset_parameters()
}

/** The output padding that gives the size asked for. */
function outputPadding(m: Made, input: Tensor, size: readonly number[] | null, n: number): number[] {
  if (size === null) return m.output_padding
  const lead = input.ndim === n + 2 ? 2 : 1
  const wanted = size.length === lead + n ? size.slice(lead) : size
  if (wanted.length !== n)
    throw new ValueError(
      `ConvTranspose${n}D: for ${input.ndim}D input, output_size must have ${n} or ${lead + n} elements (got ${wanted.length})`,
    )
  const least = wanted.map(
    (_, d) => (input.shape[d + lead]! - 1) * m.stride[d] - 2 * m.padding[d] + m.dilation[d] * (m.kernel_size[d] - 1) + 1,
  )
  const most = least.map((s, d) => s + m.stride[d] - 1)
  if (wanted.some((s, d) => s < least[d]! || s > most[d]!))
    throw new ValueError(
      `requested an output size of ${argumentText(wanted)}, but valid sizes range from [${least.join(', ')}] to [${most.join(', ')}] (for an input of torch.Size([${input.shape.slice(2).join(', ')}]))`,
    )
  return wanted.map((s, d) => s - least[d]!)
}

const HAS =
  'kernel_size: number[]; stride: number[]; dilation: number[]; weight: Parameter; bias: Parameter | null; reset_parameters(): void; '
const SHOWS = '{in_channels}, {out_channels}, kernel_size={kernel_size}, stride={stride}{~padding}{~dilation}'
const MODES = "'zeros' | 'reflect' | 'replicate' | 'circular'"
type Conv = (x: Tensor, ...rest: unknown[]) => Tensor
const functional = (name: string): Conv => (F as unknown as Record<string, Conv>)[name]!

const conv = (n: 1 | 2 | 3): Layer =>
  layer(
    `(int in_channels, int out_channels, Size kernel_size, Size stride=1, any padding=0, Size dilation=1, int groups=1, bool bias=True, str padding_mode="zeros", ${FACTORY})`,
    (m, x: Tensor) => {
      const padded = m.padding_mode !== 'zeros'
      return functional(`conv${n}d`)(
        padded ? F.pad(x, m._reversed_padding_repeated_twice, m.padding_mode) : x,
        m.weight,
        m.bias,
        m.stride,
        padded ? tuple(0, n) : m.padding,
        m.dilation,
        m.groups,
      )
    },
    `${SHOWS}{~groups}{~bias}{~padding_mode}`,
    {
      has: `${HAS}padding: number[] | string`,
      types: { padding: "number | readonly number[] | 'same' | 'valid'", padding_mode: MODES },
      make: (m, a) => make(m, a, n, false),
      methods: { reset_parameters: resetLinear },
      base: _ConvNd,
    },
  )
const convTranspose = (n: 1 | 2 | 3): Layer =>
  layer(
    `(int in_channels, int out_channels, Size kernel_size, Size stride=1, Size padding=0, Size output_padding=0, int groups=1, bool bias=True, Size dilation=1, str padding_mode="zeros", ${FACTORY})`,
    (m, x: Tensor, size: readonly number[] | null) =>
      functional(`conv_transpose${n}d`)(x, m.weight, m.bias, m.stride, m.padding, outputPadding(m, x, size, n), m.groups, m.dilation),
    `${SHOWS}{~output_padding}{~groups}{~bias}{~padding_mode}`,
    {
      takes: '(Tensor input, int[]? output_size=None)',
      has: `${HAS}padding: number[]; output_padding: number[]`,
      types: { padding_mode: MODES },
      make: (m, a) => make(m, a, n, true),
      methods: { reset_parameters: resetLinear },
      base: _ConvNd,
    },
  )

export const convLayers = {
  Conv1d: conv(1),
  Conv2d: conv(2),
  Conv3d: conv(3),
  ConvTranspose1d: convTranspose(1),
  ConvTranspose2d: convTranspose(2),
  ConvTranspose3d: convTranspose(3),
} satisfies Record<string, Layer>
