/** Convolutions and transposed convolutions over any number of dimensions, and their gradients, which are convolutions again. */

import { isActive, track } from '../autograd/record.ts'
import { check, notImplemented, otherType, RuntimeError, shapeText } from '../errors.ts'
import { mapValues } from '../keywords.ts'
import type { Sizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { convolved, type Geometry, madeOf, type Role } from './convolution-core.ts'
import { constant_pad_nd } from './linear.ts'
import { sum } from './reductions.ts'
import { functionOnly, type Op, op } from './schema.ts'

const plus = (a: Tensor | null, b: Tensor | null): Tensor | null => (a && b ? a.add(b) : (a ?? b))

/** The part of a convolution called `role`, from the other two, recorded; `bias` is added to its channels. */
export function contract(
  role: Role,
  a: Tensor,
  b: Tensor,
  geometry: Geometry,
  bias: Tensor | null = null,
  name = 'ConvolutionBackwardBackward0',
): Tensor {
  const [first, second] = madeOf[role]
  return track(
    convolved(role, a, b, geometry, bias),
    name,
    [a, b, bias],
    { input: isActive(b) ? a : null, weight: isActive(a) ? b : null },
    (g, s, node) => {
      const from = (wanted: Role, other: Role, kept: Tensor): Tensor => {
        const given = { [role]: g, [other]: kept }
        const [p, q] = madeOf[wanted]
        return contract(wanted, given[p]!, given[q]!, geometry)
      }
      return [
        node.needs(0) ? from(first, second, s.weight!) : null,
        node.needs(1) ? from(second, first, s.input!) : null,
        node.needs(2)
          ? sum(
              g,
              [...g._sizes.keys()].filter((d) => d !== 1),
              false,
              null,
            )
          : null,
      ]
    },
    ([ta, tb, tc], [x, y], out) =>
      plus(
        plus(ta ? contract(role, ta, y!, geometry) : null, tb ? contract(role, x!, tb, geometry) : null),
        tc ? tc.reshape([-1, ...geometry.output.map(() => 1)]).expand([...out._sizes]) : null,
      ),
  )
}

/** An integer for all dimensions, or one for each. */
export type PerDim = number | readonly number[]
const perDim = (x: PerDim, n: number): readonly number[] => (typeof x === 'number' ? new Array<number>(n).fill(x) : x)
export function expanded(what: string, x: PerDim, n: number): readonly number[] {
  const list = perDim(x, n)
  check(
    list.length === 1 || list.length === n,
    () =>
      `expected ${what} to be a single integer value or a list of ${n} values to match the convolution dimensions, but got ${what}=${shapeText(list)}`,
  )
  return list.length === n ? list : perDim(list[0]!, n)
}

export interface Options {
  stride: PerDim
  padding: PerDim
  dilation: PerDim
  outputPadding: PerDim
  transposed: boolean
  groups: number
}
const by = (sizes: Sizes): string => `(${sizes.join(' x ')})`

/** `torch.convolution`: input [batch, channels, …], weight [out, in / groups, …] (transposed: [in, out / groups, …]). */
export function convolution(input: Tensor, weight: Tensor, bias: Tensor | null, o: Options): Tensor {
  const { transposed, groups } = o
  const k = weight._sizes.length
  const n = k - 2
  check(n > 0, () => 'weight should have at least three dimensions')
  check(groups > 0, () => 'non-positive groups is not supported')
  const stride = expanded('stride', o.stride, n)
  const padding = expanded('padding', o.padding, n)
  const dilation = expanded('dilation', o.dilation, n)
  const outputPadding = expanded('output_padding', o.outputPadding, n)
  check(!padding.some((x) => x < 0), () => 'negative padding is not supported')
  check(!outputPadding.some((x) => x < 0), () => 'negative output_padding is not supported')
  check(!stride.some((x) => x <= 0), () => 'non-positive stride is not supported')
  check(!dilation.some((x) => x <= 0), () => `dilation should be greater than zero, but got ${shapeText(dilation)}`)
  const of = `weight of size ${shapeText(weight._sizes)}`
  check(
    input._sizes.length === k,
    () =>
      `Expected ${k}-dimensional input for ${k}-dimensional weight ${shapeText(weight._sizes)}, but got ${input._sizes.length}-dimensional input of size ${shapeText(input._sizes)} instead`,
  )
  const rows = weight._sizes[0]!
  check(rows >= groups, () => `Given groups=${groups}, expected weight to be at least ${groups} at dimension 0, but got ${of} instead`)
  check(
    rows % groups === 0,
    () =>
      `Given groups=${groups}, expected weight to be divisible by ${groups} at dimension 0, but got weight of size [${shapeText(weight._sizes)}] instead`,
  )
  const [channels, out] = transposed ? [rows, weight._sizes[1]! * groups] : [weight._sizes[1]! * groups, rows]
  const given = `Given ${transposed ? 'transposed=1' : `groups=${groups}`}`
  check(
    input._sizes[1] === channels,
    () =>
      `${given}, ${of}, expected input${shapeText(input._sizes)} to have ${channels} channels, but got ${input._sizes[1]} channels instead`,
  )
  check(
    !bias || (bias._sizes.length === 1 && bias._sizes[0] === out),
    () =>
      `Given ${transposed ? 'transposed=1, ' : ''}${of}, expected bias to be 1-dimensional with ${out} elements, but got bias of size ${shapeText(bias!._sizes)} instead`,
  )
  const sizes = input._sizes.slice(2)
  const kernel = weight._sizes.slice(2)
  const reach = kernel.map((s, d) => dilation[d]! * (s - 1) + 1)
  if (!transposed) {
    const padded = sizes.map((s, d) => s + 2 * padding[d]!)
    check(
      padded.every((s, d) => s >= reach[d]!),
      () =>
        `Calculated padded input size per channel: ${by(padded)}. Kernel size: ${by(reach)}. Kernel size can't be greater than actual input size`,
    )
  }
  checkTypes(input, weight, transposed, n)
  checkSizes(input, kernel)
  const result = sizes.map((s, d) =>
    transposed
      ? (s - 1) * stride[d]! - 2 * padding[d]! + reach[d]! + outputPadding[d]!
      : Math.floor((s + 2 * padding[d]! - reach[d]!) / stride[d]!) + 1,
  )
  if (transposed) checkTransposed(sizes, result, outputPadding, stride, dilation)
  const [larger, smaller] = transposed ? [result, sizes] : [sizes, result]
  const geometry: Geometry = { input: larger, output: smaller, kernel, stride, dilation, before: padding, groups }
  return contract(transposed ? 'input' : 'output', input, weight, geometry, bias, 'ConvolutionBackward0')
}

function checkTypes(input: Tensor, weight: Tensor, transposed: boolean, n: number): void {
  const t = input._dtype
  if (t !== weight._dtype) throw otherType(t.legacy, weight._dtype.legacy)
  if (t.category === 0 || (transposed && t.category === 1 && t.name !== 'int64'))
    throw notImplemented(
      transposed ? `slow_conv_transpose${n < 3 ? '2d_out' : '3d_out'}_cpu` : n < 3 ? 'slow_conv2d_cpu' : 'compute_columns3d',
      typeWord(t),
    )
}

const AXES = ['depth', 'height', 'width']
const named = (what: string, list: Sizes): string => list.map((x, d) => `${what}_${AXES[AXES.length - list.length + d]}: ${x}`).join(' ')

function checkSizes(input: Tensor, kernel: Sizes): void {
  check(
    input._count > 0 || input._sizes[0] === 0 || input._sizes[1] === 0,
    () => `Only zero batch or zero channel inputs are supported, but got input shape: ${shapeText(input._sizes)}`,
  )
  check(!kernel.includes(0), () => `kernel size should be greater than zero, but got ${named('kernel', kernel)}`)
}
function checkTransposed(sizes: Sizes, result: Sizes, outputPadding: Sizes, stride: Sizes, dilation: Sizes): void {
  check(
    outputPadding.every((p, d) => p < stride[d]! || p < dilation[d]!),
    () =>
      `output padding must be smaller than either stride or dilation, but got ${named('output_padding', outputPadding)} ${named('stride', stride)} ${named('dilation', dilation)}`,
  )
  check(
    result.every((s) => s >= 1),
    () => `Given input size per channel: ${by(sizes)}. Calculated output size per channel: ${by(result)}. Output size is too small`,
  )
}

/** As many zeros as keep the size; where their number is odd, the one more goes after the last element. */
function same(input: Tensor, weight: Tensor, bias: Tensor | null, o: Options): Tensor {
  const n = weight._sizes.length - 2
  check(n > 0, () => 'weight should have at least three dimensions')
  check(o.groups > 0, () => 'non-positive groups is not supported')
  check(
    perDim(o.stride, n).every((s) => s === 1),
    () => "padding='same' is not supported for strided convolutions",
  )
  const dilation = expanded('dilation', o.dilation, n)
  const total = dilation.map((x, d) => x * (weight._sizes[d + 2]! - 1))
  const odd = total.map((t) => t % 2)
  const whole =
    input._sizes.length === n + 2 && odd.includes(1)
      ? constant_pad_nd(
          input,
          odd.toReversed().flatMap((t) => [0, t]),
          0,
        )
      : input
  return convolution(whole, weight, bias, { ...o, stride: perDim(1, n), padding: total.map((t) => Math.floor(t / 2)) })
}

/** A single image is a batch of one. */
function batched(input: Tensor, n: number, name: string, run: (x: Tensor) => Tensor): Tensor {
  const d = input._sizes.length
  check(
    d === n + 1 || d === n + 2,
    () => `Expected ${n + 1}D (unbatched) or ${n + 2}D (batched) input to ${name}, but got input of size: ${shapeText(input._sizes)}`,
  )
  return d === n + 2 ? run(input) : run(input.unsqueeze(0)).squeeze(0)
}

type Conv = (
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  stride: PerDim,
  padding: PerDim | string,
  dilation: PerDim,
  groups: number,
) => Tensor
export function convNd(n: number): Conv {
  const name = `conv${n}d`
  return (input, weight, bias, stride, padding, dilation, groups) => {
    check(
      !bias || bias._dtype === input._dtype,
      () => `Input type (${input._dtype.cname}) and bias type (${bias!._dtype.cname}) should be the same`,
    )
    const all = (x: PerDim): readonly number[] => perDim(x, n)
    const o = { stride: all(stride), padding: 0, dilation: all(dilation), outputPadding: 0, transposed: false, groups }
    return batched(input, n, name, (x) => {
      if (typeof padding !== 'string') return convolution(x, weight, bias, { ...o, padding: all(padding) })
      if (padding === 'same') return same(x, weight, bias, o)
      if (padding !== 'valid') throw new RuntimeError(`Invalid padding string: '${padding}'`)
      return convolution(x, weight, bias, o)
    })
  }
}

type Transposed = (
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  stride: PerDim,
  padding: PerDim,
  outputPadding: PerDim,
  groups: number,
  dilation: PerDim,
) => Tensor
export function convTransposeNd(n: number): Transposed {
  const name = `conv_transpose${n}d`
  return (input, weight, bias, stride, padding, outputPadding, groups, dilation) => {
    const all = (x: PerDim): readonly number[] => perDim(x, n)
    const o = {
      stride: all(stride),
      padding: all(padding),
      dilation: all(dilation),
      outputPadding: all(outputPadding),
      transposed: true,
      groups,
    }
    return batched(input, n, name, (x) => convolution(x, weight, bias, o))
  }
}

const LEAD = '(Tensor input, Tensor weight, Tensor? bias=None, Size stride=1,'
const eachRank = (make: (n: number) => [string, Op]): Record<string, Op> => Object.fromEntries([1, 2, 3].map(make))
const ops = {
  ...eachRank((n) => [
    `conv${n}d`,
    op(
      'Convolution of input [batch,] channels, … with weight out, channels / groups, …; padding also "same" or "valid".',
      [`${LEAD} Size padding=0, Size dilation=1, int groups=1)`, convNd(n)],
      [`${LEAD} str padding="valid", Size dilation=1, int groups=1)`, convNd(n)],
    ),
  ]),
  ...eachRank((n) => [
    `conv_transpose${n}d`,
    op('Transposed convolution (the gradient of a convolution by its input) with weight channels, out / groups, ….', [
      `${LEAD} Size padding=0, Size output_padding=0, int groups=1, Size dilation=1)`,
      convTransposeNd(n),
    ]),
  ]),
  conv_tbc: op('A convolution over time of input [time, batch, channels] with weight [size, channels, out].', [
    '(Tensor self, Tensor weight, Tensor bias, int pad=0)',
    (x: Tensor, w: Tensor, bias: Tensor, pad: number) =>
      convNd(1)(x.permute([1, 2, 0]), w.permute([2, 1, 0]), bias, 1, pad, 1, 1).permute([2, 0, 1]),
  ]),
}
const asFunctions = (table: Record<string, Op>): Record<string, Op> => mapValues(table, functionOnly)

export const convolutions: Record<string, Op> = asFunctions(ops)
export const torchConvolutions: Record<string, Op> = {
  ...convolutions,
  convolution: functionOnly(
    op('A convolution, transposed or not, with every option given.', [
      '(Tensor input, Tensor weight, Tensor? bias, Size stride, Size padding, Size dilation, bool transposed, Size output_padding, int groups)',
      (
        x: Tensor,
        w: Tensor,
        bias: Tensor | null,
        stride: PerDim,
        padding: PerDim,
        dilation: PerDim,
        transposed: boolean,
        outputPadding: PerDim,
        groups: number,
      ) => convolution(x, w, bias, { stride, padding, dilation, transposed, outputPadding, groups }),
    ]),
  ),
}
