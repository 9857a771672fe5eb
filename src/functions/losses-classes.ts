/** Losses of class scores: negative log-likelihood and cross-entropy, of class numbers or of probabilities. */

import { track } from '../autograd/record.ts'
import { type DType, int64, uint8 } from '../dtypes.ts'
import { IndexError, notImplemented, otherType, RuntimeError, shapeText, ValueError } from '../errors.ts'
import {
  and,
  cast,
  computeType,
  constant,
  div,
  type Expr,
  ge,
  load,
  lt,
  mul,
  ne,
  neg,
  not,
  or,
  param,
  reduce,
  type Scalar,
  type Store,
  where,
} from '../ir/expr.ts'
import { sameSizes } from '../shape/shape.ts'
import { launch, type Operand, type Program, program } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { full } from './creation.ts'
import { item, values } from './data.ts'
import { linear } from './linear.ts'
import { loss, notDifferentiable, type Reduction, reduced, reductionOf } from './loss-core.ts'
import type { Op } from './schema.ts'
import { log_softmax } from './softmax.ts'

/** That a target has more than one dimension. */
export const multiTarget = (): RuntimeError => new RuntimeError('0D or 1D target tensor expected, multi-target not supported')

/** What a kernel knows of a target: the class (0 where there is none to look up), whether it counts, whether it is out of bounds. */
function targetOf(stored: DType['name'], buffer: number): { at: Expr; counts: Expr; wrong: Expr } {
  const t = load(computeType[stored], buffer)
  const wanted = ne(t, cast(t.ty, param('i64', 0)))
  const outside = or(lt(t, 0), ge(t, cast(t.ty, param('i64', 1))))
  const counts = and(wanted, not(outside))
  return { at: where(counts, cast('i32', t), 0), counts, wrong: and(wanted, outside) }
}
const STEP = 2
const weightAt = (stored: readonly string[], buffer: number, ty: Scalar, at: Expr): Expr =>
  stored.length > buffer ? load(ty, buffer, at) : constant(ty, 1)

/** Buffers: input, target, value, total weight, whether a target is wrong, weights. `each`: a value per target, else their sum. */
const forward = (each: boolean, mean: boolean): Program =>
  program((stored): Store[] => {
    const ty = stored[0] === 'float64' ? 'f64' : 'f32'
    const { at, counts, wrong } = targetOf(stored[1]!, 1)
    const zero = constant(ty, 0)
    const w = where(counts, weightAt(stored, 5, ty, at), zero)
    const part = where(counts, mul(neg(load(ty, 0, mul(at, param('i32', STEP)))), w), zero)
    const weights = reduce('sum', w)
    const total = reduce('sum', part)
    return [
      each ? { buffer: 2, value: part, inside: true } : { buffer: 2, value: mean ? div(total, weights) : total },
      { buffer: 3, value: weights },
      { buffer: 4, value: reduce('any', wrong) },
    ]
  })
const forwards = { none: forward(true, false), sum: forward(false, false), mean: forward(false, true) }
/** Buffers: gradient, target, total weight, result, weights. Where a target counts, minus its weight times the gradient. */
const backward = (mean: boolean): Program =>
  program((stored): Store[] => {
    const ty = stored[0] === 'float64' ? 'f64' : 'f32'
    const { at, counts } = targetOf(stored[1]!, 1)
    const g = mul(neg(load(ty, 0)), weightAt(stored, 4, ty, at))
    return [{ buffer: 3, value: mean ? div(g, load(ty, 2)) : g, index: mul(at, param('i32', STEP)), mask: counts }]
  })
const backwards = { none: backward(false), sum: backward(false), mean: backward(true) }

/** Of input [N, C, …]: the axes N, … of its targets, and how a tensor with, or without, classes moves along them. */
const positions = (x: Tensor): number[] => [...x._sizes.keys()].filter((d) => d !== 1)
const besideClasses = (t: Tensor): Operand => ({ tensor: t, strides: positions(t).map((d) => t._strides[d]!) })
const paramsOf = (ignore: number, classes: number, step: number) =>
  [
    { ty: 'i64', value: ignore },
    { ty: 'i64', value: classes },
    { ty: 'i32', value: step },
  ] as const

interface Likelihood {
  /** [N, C] or [N, C, H, W], or one sample without N. */
  target: Tensor
  weight: Tensor | null
  ignore: number
  how: Reduction
}
/** A sample alone is a batch of one. */
const batched = (input: Tensor, target: Tensor): { x: Tensor; t: Tensor } =>
  input._sizes.length === 1 ? { x: input.unsqueeze(0), t: target.reshape([1]) } : { x: input, t: target }

function likelihood(input: Tensor, l: Likelihood): Tensor {
  const spatial = input._sizes.length === 4
  const { x, t } = batched(input.detach(), l.target)
  const weight = l.weight?.detach().contiguous() ?? null
  const single = input._sizes.length === 1
  const value = empty(l.how === 'none' && !single ? t._sizes : [], input._dtype)
  const total = empty([], input._dtype)
  const wrong = full([1], 0, uint8)
  const still = t._sizes.map(() => 0)
  const operands: Operand[] = [
    besideClasses(x),
    { tensor: t, strides: t._strides },
    { tensor: value, strides: value._sizes.length ? value._strides : still },
    { tensor: total, strides: still },
    { tensor: wrong, strides: still },
  ]
  if (weight) operands.push({ tensor: weight, strides: still })
  const classes = x._sizes[1]!
  launch(forwards[l.how], '', operands, [], t._sizes, paramsOf(l.ignore, classes, x._strides[1]!))
  if (item(wrong)) {
    const bad = values(t).find((v) => Number(v) !== l.ignore && !(Number(v) >= 0 && Number(v) < classes))
    throw new IndexError(`Target ${String(bad)} is out of bounds.`)
  }
  const saved = { self: input, target: l.target, weight: l.weight, total_weight: total }
  return track(value, spatial ? 'NllLoss2DBackward0' : 'NllLossBackward0', [input], saved, likelihoodSlope(l.ignore, l.how), ([u]) =>
    u ? tangent(u, l, total) : null,
  )
}
/** Linear in the input: the tangent's loss, whose mean divides by the same total. */
function tangent(u: Tensor, l: Likelihood, total: Tensor): Tensor {
  const value = likelihood(u, l.how === 'mean' ? { ...l, how: 'sum' } : l)
  return l.how === 'mean' ? value.div(total) : value
}
const likelihoodSlope =
  (ignore: number, how: Reduction) =>
  (g: Tensor, s: { self: Tensor; target: Tensor; weight: Tensor | null; total_weight: Tensor }): Tensor[] => [
    sentBack(g, s.self, { target: s.target, weight: s.weight, ignore, how }, s.total_weight),
  ]

/** The gradient of the input from that of the loss; linear, so that its own gradient is a loss again. */
function sentBack(g: Tensor, like: Tensor, l: Likelihood, total: Tensor): Tensor {
  const out = full(like._sizes, 0, like._dtype)
  const { x, t } = batched(out, l.target)
  const weight = l.weight?.contiguous() ?? null
  const still = t._sizes.map(() => 0)
  const from = g.detach()
  const operands: Operand[] = [
    { tensor: from, strides: from._sizes.length ? from._strides : still },
    { tensor: t, strides: t._strides },
    { tensor: total, strides: still },
    besideClasses(x),
  ]
  if (weight) operands.push({ tensor: weight, strides: still })
  if (t._count > 0) launch(backwards[l.how], '', operands, t._sizes, [], paramsOf(l.ignore, x._sizes[1]!, x._strides[1]!))
  return track(
    out,
    like._sizes.length === 4 ? 'NllLoss2DBackwardBackward0' : 'NllLossBackwardBackward0',
    [g],
    { target: l.target, weight: l.weight, total_weight: total },
    again(l.ignore, l.how),
  )
}
const again =
  (ignore: number, how: Reduction) =>
  (u: Tensor, s: { target: Tensor; weight: Tensor | null; total_weight: Tensor }): Tensor[] => [
    tangent(u, { target: s.target, weight: s.weight, ignore, how }, s.total_weight),
  ]

function checkDtypes(input: Tensor, target: Tensor, weight: Tensor | null, spatial: boolean): void {
  if (target._dtype !== int64 && target._dtype !== uint8)
    throw new RuntimeError(`expected target dtype to be Long or Byte, but got ${typeWord(target._dtype)}`)
  if (input._dtype.category !== 2) throw notImplemented(`nll_loss${spatial ? '2d_forward' : ''}_out_frame`, typeWord(input._dtype))
  if (weight && weight._dtype !== input._dtype) throw otherType(typeWord(input._dtype), typeWord(weight._dtype))
  notDifferentiable(spatial ? 'nll_loss2d_forward' : 'nll_loss_forward', 'weight', weight)
}

/** The negative log-likelihood of classes: input [N, C, …] or [C] holds log-probabilities, target [N, …] or [] class numbers. */
export function nll_loss(input: Tensor, target: Tensor, weight: Tensor | null, ignore: number, r: string): Tensor {
  const how = reductionOf(r)
  const [x, t] = [input._sizes, target._sizes]
  const n = x.length
  if (n === 0) throw new ValueError(`Expected 1 or more dimensions (got ${n})`)
  if (n !== 1 && (t[0] ?? 0) !== x[0])
    throw new ValueError(`Expected input batch_size (${x[0]}) to match target batch_size (${t[0] ?? 0}).`)
  const l = { target, weight, ignore, how }
  if (n <= 2) {
    if (t.length > 1) throw multiTarget()
    if (n === 1 && t.length === 1 && t[0] !== 1)
      throw new ValueError(`For 1D input, 1D target must have size 1, but got target size: ${t[0]}`)
    const classes = x[n - 1]!
    if (weight && !(weight._sizes.length === 1 && weight._count === classes))
      throw new RuntimeError(
        `weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${shapeText(weight._sizes)}`,
      )
    checkDtypes(input, target, weight, false)
    return likelihood(input, l)
  }
  const [samples, classes, ...places] = x as [number, number, ...number[]]
  const flat = n !== 4
  if (flat && !sameSizes(t.slice(1), places))
    throw new RuntimeError(`Expected target size ${shapeText([samples, ...places])}, got ${shapeText(t)}`)
  if (t.length !== 3 && !flat)
    throw new RuntimeError(`only batches of spatial targets supported (3D tensors) but got targets of dimension: ${t.length}`)
  if (!flat && !sameSizes(t.slice(1), places)) throw new RuntimeError(`size mismatch (got input: ${shapeText(x)} , target: ${shapeText(t)}`)
  if (weight && !(weight._sizes.length === 1 && weight._count === classes))
    throw new RuntimeError('weight tensor should be defined either for all or no classes')
  checkDtypes(input, target, weight, true)
  if (!flat) return likelihood(input, l)
  // As PyTorch does: any other number of places is one row of them.
  const count = places.reduce((a, b) => a * b, 1)
  const row = likelihood(input.reshape([samples, classes, 1, count]), { ...l, target: target.reshape([samples, 1, count]) })
  return how === 'none' ? row.view([samples, ...places]) : row
}

/** Of probabilities: minus the sum over classes of target times log-probability. */
function crossEntropyOfProbabilities(input: Tensor, target: Tensor, weight: Tensor | null, how: Reduction, smoothing: number): Tensor {
  const d = input._sizes.length === 1 ? 0 : 1
  const classes = input._sizes[d]!
  if (weight && !(weight._sizes.length === 1 && weight._count === classes))
    throw new RuntimeError(
      `cross_entropy: weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${shapeText(weight._sizes)}`,
    )
  const logs = log_softmax(input, d, input._dtype)
  const soft = smoothing > 0 ? target.mul(1 - smoothing).add(smoothing / classes) : target
  const parts = weight ? logs.mul(soft).mul(alongClasses(weight, input, d)) : logs.mul(soft)
  if (how === 'none') return parts.sum(d).neg()
  const total = parts.sum().neg()
  return how === 'sum' ? total : total.div(input._count / classes)
}
const alongClasses = (w: Tensor, like: Tensor, d: number): Tensor => w.view(like._sizes.map((_, i) => (i === d ? w._count : 1)))

function checkSmoothing(smoothing: number): void {
  if (smoothing > 1) throw new RuntimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${smoothing}`)
}
/** Cross-entropy of scores, [N, C, …] or [C], and class numbers or, where the shapes are the same, probabilities of classes. */
export function cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, ignore: number, r: string, smoothing: number): Tensor {
  const how = reductionOf(r)
  if (sameSizes(input._sizes, target._sizes)) {
    if (target._dtype.category !== 2)
      throw new RuntimeError(`Expected floating point type for target with class probabilities, got ${typeWord(target._dtype)}`)
    if (ignore >= 0) throw new RuntimeError('ignore_index is not supported for floating point target')
    checkSmoothing(smoothing)
    return crossEntropyOfProbabilities(input, target, weight, how, smoothing)
  }
  checkSmoothing(smoothing)
  const d = input._sizes.length === 1 ? 0 : 1
  const logs = log_softmax(input, d, input._dtype)
  const likely = nll_loss(logs, target, weight, ignore, how)
  if (!(smoothing > 0)) return likely
  // The same for a target that is all classes alike.
  const ignored = target.eq(ignore)
  const every = (weight ? logs.mul(alongClasses(weight, input, d)) : logs)
    .sum(d)
    .neg()
    .masked_fill(ignored.reshape(logs._sizes.filter((_, i) => i !== d)), 0)
  let even = reduced(every, how === 'mean' ? 'sum' : how)
  if (how === 'mean') {
    const counted = ignored.logical_not()
    even = even.div(weight ? weight.gather(0, target.masked_select(counted).long()).sum() : counted.sum())
  }
  return likely.mul(1 - smoothing).add(even.mul(smoothing / input._sizes[d]!))
}

/** cross_entropy of what `linear` makes of the input, [N, F] or [F]; the weight is [C, F] or [C, places…, F]. */
function linear_cross_entropy(
  input: Tensor,
  linearWeight: Tensor,
  target: Tensor,
  bias: Tensor | null,
  weight: Tensor | null,
  r: string,
  ignore: number | null,
  smoothing: number,
): Tensor {
  const n = input._sizes.length
  const k = linearWeight._sizes.length
  if (n < 1 || n > 2) throw new RuntimeError(`expected input with dimensionality 1 or 2, got ${n}`)
  if (k < 2) throw new RuntimeError(`expected linear_weight with dimensionality at least 2, got ${k}`)
  const features = input._sizes[n - 1]!
  if (features !== linearWeight._sizes[k - 1])
    throw new RuntimeError(
      `expected equal input and linear_weight last dimensions (in_features), got ${features} and ${linearWeight._sizes[k - 1]}, respectively`,
    )
  const outputs = linearWeight._sizes.slice(0, -1)
  if (bias && !sameSizes(bias._sizes, outputs))
    throw new RuntimeError(`expected linear_bias shape ${tupleText(outputs)}, got ${tupleText(bias._sizes)}`)
  if (k > 2 && n === 1)
    throw new RuntimeError(
      `K-dimensional loss defined by linear_weight shape ${tupleText(linearWeight._sizes)} requires batched input, (N, ${features}), got unbatched input with shape ${tupleText(input._sizes)}`,
    )
  const sizes = [...input._sizes.slice(0, -1), ...outputs]
  if (ignore !== null && sameSizes(target._sizes, sizes))
    throw new RuntimeError('ignore_index cannot be specified when target contains probabilities')
  const flat = k > 2 ? linear(input, linearWeight.reshape([-1, features]), bias?.reshape([-1]) ?? null) : linear(input, linearWeight, bias)
  return cross_entropy(k > 2 ? flat.reshape(sizes) : flat, target, weight, ignore ?? -100, r, smoothing)
}
const tupleText = (sizes: readonly number[]): string => `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`

const CLASSES = 'Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction="mean"'
export const classLosses: Record<string, Op> = {
  nll_loss: loss(
    'The negative log-likelihood of class numbers: input [N, C, …] holds log-probabilities, target [N, …] classes below C. Errors: a class out of bounds.',
    `(Tensor input, Tensor target, ${CLASSES})`,
    nll_loss,
  ),
  cross_entropy: loss(
    'log_softmax and nll_loss in one; targets are class numbers [N, …], or probabilities in the shape of the input [N, C, …].',
    `(Tensor input, Tensor target, ${CLASSES}, float label_smoothing=0)`,
    cross_entropy,
  ),
  linear_cross_entropy: loss(
    'cross_entropy of a linear map of the input: [N, F] with linear_weight [C, F].',
    '(Tensor input, Tensor linear_weight, Tensor target, *, Tensor? linear_bias=None, Tensor? weight=None, str reduction="mean", int? ignore_index=None, float label_smoothing=0, any options=None)',
    linear_cross_entropy,
  ),
}
