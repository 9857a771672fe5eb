/** Normalisation layers as functions: batch, layer, group, instance, root-mean-square and local response. */
import type { FormulaNode, Grad, Saved } from '../autograd/node.ts'
import { track, trackAll } from '../autograd/record.ts'
import { type DType, float32, float64 } from '../dtypes.ts'
import { dimOutOfRange, notImplemented, RuntimeError, shapeText, ValueError, wrapDim } from '../errors.ts'
import { contiguousStrides, sameSizes } from '../shape/shape.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { rawCopy } from './copying.ts'
import { finfo } from './limits.ts'
import { constant_pad_nd } from './linear.ts'
import { type Affine, checkMixed, type Frame, normalise, normaliseBackward, type Running } from './normalize.ts'
import { functionOnly, type Op, op } from './schema.ts'

type Maybe = Tensor | null

/** What a normalisation saves, under PyTorch's names. */
interface Kept extends Saved {
  input: Tensor
  weight: Maybe
  bias: Maybe
  running_mean: Maybe
  result1: Maybe
  result2: Tensor
}
type Unpacked = { [K in keyof Kept]: Kept[K] }
/** Apart, so that it holds no tensor. */
const backwardOf =
  (f: Frame, eps: number, given: boolean) =>
  (gs: readonly Grad[], saved: unknown, node: FormulaNode): Grad[] => {
    const s = saved as Unpacked
    const origin = {
      x: s.input,
      weight: s.weight,
      bias: s.bias,
      mean: given ? s.running_mean : s.result1,
      rstd: s.result2,
      eps,
      given,
    }
    return gs.some((g) => g) ? normaliseBackward(f, gs, origin, [node.needs(0), node.needs(1), node.needs(2)]) : [null, null, null]
  }

function needFloat(x: Tensor, kernel: string): void {
  if (x._dtype.category !== 2) throw notImplemented(kernel, typeWord(x._dtype))
}

// Batch normalisation: one mean for each channel.

/** Computed in a contiguous copy where need be, for a kernel writes it in place; `back` puts it where it belongs. */
function runningOf(t: Maybe): { tensor: Maybe; back: () => void } {
  if (!t || t._contiguous) return { tensor: t, back: () => {} }
  const copy = empty(t._sizes, t._dtype, contiguousStrides(t._sizes))
  rawCopy(copy, t)
  return { tensor: copy, back: () => rawCopy(t, copy) }
}

function nativeBatchNorm(
  x: Tensor,
  weight: Maybe,
  bias: Maybe,
  runningMean: Maybe,
  runningVar: Maybe,
  training: boolean,
  momentum: number,
  eps: number,
): [Tensor, Tensor, Tensor] {
  const channels = x._sizes.length > 1 ? x._sizes[1]! : 0
  const none = (): Tensor => empty([0], x._dtype)
  if (x._count === 0) {
    let y = x.clone()
    if (weight) y = y.mul(weight.at(0) as Tensor)
    if (bias) y = y.add(bias.at(0) as Tensor)
    return [y, none(), none()]
  }
  const params = { running_mean: runningMean, running_var: runningVar, weight, bias }
  for (const [name, p] of Object.entries(params)) {
    if (p && p._count !== channels) throw new RuntimeError(`${name} should contain ${channels} elements not ${p._count}`)
    if (!p && !training && name.startsWith('running')) throw new RuntimeError(`${name} must be defined in evaluation mode`)
  }
  if (channels === 0) throw dimOutOfRange(1, 1)
  needFloat(x, 'batch_norm')
  const stored = checkMixed(x, [weight, bias, runningMean, runningVar])
  const f: Frame = { extents: x._sizes, stats: [1], affine: [1], grouped: false }
  const moved = [runningOf(runningMean), runningOf(runningVar)] as const
  // The running statistics' version stays: PyTorch too writes them behind autograd's back, or no earlier pass could run backward.
  const running: Running = { mean: moved[0].tensor, variance: moved[1].tensor }
  const { y, mean, rstd } = normalise(x, f, { weight, bias }, eps, { centred: true, running, given: !training, momentum })
  if (training) for (const m of moved) m.back()
  const saved: Kept = {
    input: x,
    weight,
    bias,
    running_mean: training ? null : runningMean,
    result1: training ? mean : null,
    result2: rstd,
  }
  trackAll([y], 'NativeBatchNormBackward0', [x, weight, bias], saved, backwardOf(f, eps, !training))
  return training ? [y, mean!.to(stored), rstd.to(stored)] : [y, none(), none()]
}

/** Throws for a single value per channel, whose deviation is 0. */
function verifyBatch(sizes: readonly number[], shown: string): void {
  if (sizes.reduce((n, s, i) => (i === 1 ? n : n * s), 1) === 1)
    throw new ValueError(`Expected more than 1 value per channel when training, got input size ${shown}`)
}

export function batch_norm(
  x: Tensor,
  runningMean: Maybe,
  runningVar: Maybe,
  weight: Maybe,
  bias: Maybe,
  training: boolean,
  momentum: number,
  eps: number,
): Tensor {
  if (training) verifyBatch(x._sizes, `torch.Size(${shapeText(x._sizes)})`)
  if (eps < 0 || (training && eps === 0))
    throw new ValueError(`batch_norm eps must be ${training ? 'positive during training' : 'non-negative'}, but got ${eps}`)
  if (training) {
    if ((runningMean === null) !== (runningVar === null))
      throw new ValueError('running_mean and running_var must either both be None or neither be None')
  }
  return nativeBatchNorm(x, weight, bias, runningMean, runningVar, training, momentum, eps)[0]
}

/** Instances are channels of a batch of one; the running statistics are the mean over the instances. */
function torchInstanceNorm(
  x: Tensor,
  weight: Maybe,
  bias: Maybe,
  runningMean: Maybe,
  runningVar: Maybe,
  own: boolean,
  momentum: number,
  eps: number,
): Tensor {
  if (!own && !(runningMean && runningVar))
    throw new RuntimeError('Expected running_mean and running_var to be defined when use_input_stats is false')
  wrapDim(1, x._sizes.length)
  const [n, c, ...spatial] = x._sizes as [number, number, ...number[]]
  const repeated = (t: Maybe): Maybe => t?.repeat([n]) ?? null
  const [mean, variance] = [repeated(runningMean), repeated(runningVar)]
  const y = nativeBatchNorm(
    x.contiguous().view([1, n * c, ...spatial]),
    repeated(weight),
    repeated(bias),
    mean,
    variance,
    own,
    momentum,
    eps,
  )[0]
  const averaged = (to: Maybe, from: Maybe): void => {
    if (to && from && n > 0)
      rawCopy(
        to,
        from
          .view([n, c])
          .mean({ dim: [0] })
          .to(to._dtype),
      )
  }
  averaged(runningMean, mean)
  averaged(runningVar, variance)
  return y.view([...x._sizes])
}

export function instance_norm(
  x: Tensor,
  runningMean: Maybe,
  runningVar: Maybe,
  weight: Maybe,
  bias: Maybe,
  own: boolean,
  momentum: number,
  eps: number,
): Tensor {
  if (own && x._sizes.slice(2).reduce((a, b) => a * b, 1) === 1)
    throw new ValueError(`Expected more than 1 spatial element when training, got input size torch.Size(${shapeText(x._sizes)})`)
  return torchInstanceNorm(x, weight, bias, runningMean, runningVar, own, momentum, eps)
}

// Layer normalisation: one mean for each position before the normalised dimensions.

function layerFrame(x: Tensor, shape: readonly number[], { weight, bias }: Affine, star = '*, '): Frame {
  if (shape.length < 1)
    throw new RuntimeError(
      `Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = ${shapeText(shape)}`,
    )
  for (const [name, p] of Object.entries({ weight, bias }))
    if (p && !sameSizes(p._sizes, shape))
      throw new RuntimeError(
        `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${shapeText(p._sizes)} and normalized_shape = ${shapeText(shape)}`,
      )
  const first = x._sizes.length - shape.length
  if (first < 0 || !sameSizes(x._sizes.slice(first), shape))
    throw new RuntimeError(
      `Given normalized_shape=${shapeText(shape)}, expected input with shape [${star}${shape.join(', ')}], but got input of size${shapeText(x._sizes)}`,
    )
  const axes = [...x._sizes.keys()]
  return { extents: x._sizes, stats: axes.slice(0, first), affine: axes.slice(first), grouped: false }
}

/** The result, and the means and reciprocal deviations in the shape that they are handed out in. */
function layerNorm(x: Tensor, shape: readonly number[], weight: Maybe, bias: Maybe, eps: number): { y: Tensor; stats: () => Tensor[] } {
  const f = layerFrame(x, shape, { weight, bias })
  needFloat(x, 'LayerNormKernelImpl')
  const stored = checkMixed(x, [weight, bias])
  const { y, mean, rstd } = normalise(x, f, { weight, bias }, eps, { centred: true })
  const saved: Kept = { input: x, weight, bias, running_mean: null, result1: mean, result2: rstd }
  trackAll([y], 'NativeLayerNormBackward0', [x, weight, bias], saved, backwardOf(f, eps, false))
  const sizes = x._sizes.map((s, a) => (a < f.stats.length ? s : 1))
  return { y, stats: () => [mean!, rstd].map((t) => t.to(stored).view(sizes)) }
}
export const layer_norm = (x: Tensor, shape: readonly number[], weight: Maybe, bias: Maybe, eps: number): Tensor =>
  layerNorm(x, shape, weight, bias, eps).y
const nativeLayerNorm = (x: Tensor, shape: readonly number[], weight: Maybe, bias: Maybe, eps: number): Tensor[] => {
  const { y, stats } = layerNorm(x, shape, weight, bias, eps)
  return [y, ...stats()]
}

export function rms_norm(x: Tensor, shape: readonly number[], weight: Maybe, eps: number | null): Tensor {
  const f = layerFrame(x, shape, { weight, bias: null }, '*')
  needFloat(x, 'rms_norm')
  // The precision of what it is computed in, as in ATen's rms_norm.
  const small = eps ?? finfo(x._dtype === float64 ? float64 : float32).eps
  const { y, rstd } = normalise(x, f, { weight, bias: null }, small, { centred: false })
  const saved: Kept = { input: x, weight, bias: null, running_mean: null, result1: null, result2: rstd }
  return track(y, 'MulBackward0', [x, weight], saved, rmsBackward(f, small))
}
const rmsBackward = (f: Frame, eps: number) => {
  const back = backwardOf(f, eps, false)
  return (g: Tensor, s: unknown, node: FormulaNode): Grad[] => back([g], s, node).slice(0, 2)
}

// Group normalisation: one mean for each group of channels of each sample.

function groupedNorm(x: Tensor, weight: Maybe, bias: Maybe, n: number, c: number, rest: number, groups: number, eps: number): Tensor[] {
  if (groups <= 0) throw new RuntimeError(`Expected num groups to be greater than 0, got ${groups}`)
  if (c % groups !== 0)
    throw new RuntimeError(
      `Expected number of channels in input to be divisible by num_groups, but got input of shape ${shapeText(x._sizes)} and num_groups=${groups}`,
    )
  for (const [name, p] of Object.entries({ weight, bias }))
    if (p && !(p._sizes.length === 1 && p._count === c))
      throw new RuntimeError(
        `Expected ${name} to be a vector of size equal to the number of channels in input, but got ${name} of shape ${shapeText(p._sizes)} and input of shape ${shapeText(x._sizes)}`,
      )
  if (x._count !== n * c * rest)
    throw new RuntimeError(
      'Expected X.numel() == N * C * HxW to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)',
    )
  needFloat(x, 'GroupNormKernelImpl')
  const stored: DType = checkMixed(x, [weight, bias])
  const fits = x._sizes[0] === n && x._sizes[1] === c
  const input = fits ? x : x.reshape([n, c, rest])
  const f: Frame = { extents: [n, groups, c / groups, ...input._sizes.slice(2)], stats: [0, 1], affine: [1, 2], grouped: true }
  const { y, mean, rstd } = normalise(input, f, { weight, bias }, eps, { centred: true })
  const saved: Kept = { input, weight, bias, running_mean: null, result1: mean, result2: rstd }
  const outs = [y, mean!.to(stored), rstd.to(stored)]
  trackAll(outs, 'NativeGroupNormBackward0', [input, weight, bias], saved, backwardOf(f, eps, false))
  return fits ? outs : [y.view([...x._sizes]), outs[1]!, outs[2]!]
}
function torchGroupNorm(x: Tensor, groups: number, weight: Maybe, bias: Maybe, eps: number): Tensor {
  wrapDim(1, x._sizes.length)
  const [n, c, ...rest] = x._sizes as [number, number, ...number[]]
  return groupedNorm(
    x,
    weight,
    bias,
    n,
    c,
    rest.reduce((a, b) => a * b, 1),
    groups,
    eps,
  )[0]!
}
export function group_norm(x: Tensor, groups: number, weight: Maybe, bias: Maybe, eps: number): Tensor {
  if (x._sizes.length < 2) throw new RuntimeError(`Expected at least 2 dimensions for input tensor but received ${x._sizes.length}`)
  if (groups > 0) {
    const [n, c, ...rest] = x._sizes as [number, number, ...number[]]
    const sizes = [Math.floor((n * c) / groups), groups, ...rest]
    verifyBatch(sizes, shapeText(sizes))
  }
  return torchGroupNorm(x, groups, weight, bias, eps)
}

/** Each element over a power of k + alpha · the mean square of `size` neighbouring channels. */
export function local_response_norm(x: Tensor, size: number, alpha: number, beta: number, k: number): Tensor {
  const n = x._sizes.length
  if (n < 3) throw new ValueError(`Expected 3D or higher dimensionality                          input (got ${n} dimensions)`)
  if (x._count === 0) return x
  const border = [...new Array<number>(2 * (n - 2)).fill(0), Math.floor(size / 2), Math.floor((size - 1) / 2)]
  const sums = constant_pad_nd(x.mul(x), border, 0)
    .unfold(1, size, 1)
    .sum({ dim: [-1] })
  const means = x._dtype.category === 2 ? sums.div(size) : sums.div(size, { rounding_mode: 'trunc' })
  return x.div(means.mul(alpha).add(k).pow(beta))
}

const BATCH =
  'Each channel less its mean, over its deviation, times a weight, plus a bias. In training the statistics are those of the batch, and the running ones, where given, move towards them; else the running ones serve.'
const INSTANCE = 'batch_norm of each sample by itself.'
const LAYER = 'The last dimensions, as many as normalized_shape has, less their mean, over their deviation, times a weight, plus a bias.'
const GROUP = 'The channels of each sample in num_groups groups, each less its mean, over its deviation, times a weight, plus a bias.'
const RMS =
  'The last dimensions, as many as normalized_shape has, over the root of their mean square, times a weight; eps null: the precision of the dtype.'
const PARAMS = 'Tensor? weight, Tensor? bias'
const OPTIONAL = 'Tensor? weight=None, Tensor? bias=None'
const RUNNING = 'Tensor? running_mean, Tensor? running_var'

type BatchNorm = typeof nativeBatchNorm
const firstOf = (...args: Parameters<BatchNorm>): Tensor => nativeBatchNorm(...args)[0]

export const normalizations: Record<string, Op> = {
  batch_norm: functionOnly(
    op(BATCH, [`(Tensor input, ${PARAMS}, ${RUNNING}, bool training, float momentum, float eps, bool cudnn_enabled)`, firstOf]),
  ),
  instance_norm: functionOnly(
    op(INSTANCE, [
      `(Tensor input, ${PARAMS}, ${RUNNING}, bool use_input_stats, float momentum, float eps, bool cudnn_enabled)`,
      torchInstanceNorm,
    ]),
  ),
  layer_norm: functionOnly(
    op(LAYER, [`(Tensor input, int[] normalized_shape, ${OPTIONAL}, float eps=1e-05, bool cudnn_enable=True)`, layer_norm]),
  ),
  group_norm: functionOnly(
    op(GROUP, [`(Tensor input, int num_groups, ${OPTIONAL}, float eps=1e-05, bool cudnn_enabled=True)`, torchGroupNorm]),
  ),
  rms_norm: functionOnly(op(RMS, ['(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None)', rms_norm])),
  native_batch_norm: functionOnly(
    op('batch_norm, with the mean and the reciprocal deviation of each channel (empty unless training).', [
      `(Tensor input, ${PARAMS}, ${RUNNING}, bool training, float momentum, float eps) -> [Tensor, Tensor, Tensor]`,
      nativeBatchNorm,
    ]),
  ),
  native_layer_norm: functionOnly(
    op('layer_norm, with the means and the reciprocal deviations.', [
      `(Tensor input, int[] normalized_shape, ${PARAMS}, float eps) -> [Tensor, Tensor, Tensor]`,
      nativeLayerNorm,
    ]),
  ),
  native_group_norm: functionOnly(
    op('group_norm of N samples of C channels of HxW elements, with the means and the reciprocal deviations.', [
      `(Tensor input, ${PARAMS}, int N, int C, int HxW, int group, float eps) -> [Tensor, Tensor, Tensor]`,
      groupedNorm,
    ]),
  ),
}
export const functionalNormalizations: Record<string, Op> = {
  batch_norm: functionOnly(
    op(BATCH, [`(Tensor input, ${RUNNING}, ${OPTIONAL}, bool training=False, float momentum=0.1, float eps=1e-05)`, batch_norm]),
  ),
  instance_norm: functionOnly(
    op(INSTANCE, [
      `(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, ${OPTIONAL}, bool use_input_stats=True, float momentum=0.1, float eps=1e-05)`,
      instance_norm,
    ]),
  ),
  layer_norm: functionOnly(op(LAYER, [`(Tensor input, int[] normalized_shape, ${OPTIONAL}, float eps=1e-05)`, layer_norm])),
  group_norm: functionOnly(op(GROUP, [`(Tensor input, int num_groups, ${OPTIONAL}, float eps=1e-05)`, group_norm])),
  rms_norm: functionOnly(op(RMS, ['(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None)', rms_norm])),
  local_response_norm: functionOnly(
    op('Elements over a power of k + alpha · the mean square of `size` neighbouring channels.', [
      '(Tensor input, int size, float alpha=0.0001, float beta=0.75, float k=1.0)',
      local_response_norm,
    ]),
  ),
}
