/** Losses of `nn.functional`: each is a mean, a sum or the elements of what it measures. */

import { unrecorded } from '../autograd/modes.ts'
import { track } from '../autograd/record.ts'
import { IndexError, RuntimeError, shapeText, ValueError } from '../errors.ts'
import { sameSizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { broadcastShapes } from './apply.ts'
import { functionOnly, type Op, op } from './schema.ts'

type Reduction = 'none' | 'mean' | 'sum'
function reductionOf(r: string): Reduction {
  if (r !== 'none' && r !== 'mean' && r !== 'sum') throw new ValueError(`${r} is not a valid value for reduction`)
  return r
}
const reduced = (t: Tensor, r: Reduction): Tensor => (r === 'mean' ? t.mean() : r === 'sum' ? t.sum() : t)

/** A loss of the difference of two tensors, with its derivative by the difference. */
function ofDifference(node: string, value: (d: Tensor) => Tensor, slope: (d: Tensor) => Tensor) {
  return (input: Tensor, target: Tensor, r: string): Tensor => {
    const how = reductionOf(r)
    broadcastShapes([input._sizes, target._sizes])
    const out = unrecorded(() => reduced(value(input.sub(target)), how))
    return track(out, node, [input, target], { self: input, target }, (g, s) => {
      const d = s.self.sub(s.target)
      const part = slope(d).mul(how === 'mean' ? g.div(d._count) : g)
      return [part, part.neg()]
    })
  }
}
export const mse_loss = ofDifference(
  'MseLossBackward0',
  (d) => d.mul(d),
  (d) => d.mul(2),
)
const l1_loss = (input: Tensor, target: Tensor, r: string): Tensor => reduced(input.sub(target).abs(), reductionOf(r))

/** The negative log-likelihood of classes: input [N, C, …] holds log-probabilities, target [N, …] class numbers. */
export function nll_loss(input: Tensor, target: Tensor, weight: Tensor | null, ignoreIndex: number, r: string): Tensor {
  const how = reductionOf(r)
  const n = input._sizes.length
  if (n === 0) throw new ValueError(`Expected 1 or more dimensions (got ${n})`)
  const single = n === 1
  const x = single ? input.unsqueeze(0) : input
  const t = single ? target.reshape([1]) : target
  const classes = x._sizes[1]!
  if (t._sizes[0] !== x._sizes[0])
    throw new ValueError(`Expected input batch_size (${x._sizes[0]}) to match target batch_size (${t._sizes[0]}).`)
  if (!sameSizes(t._sizes, [x._sizes[0]!, ...x._sizes.slice(2)]))
    throw new RuntimeError(`Expected target size ${shapeText([x._sizes[0]!, ...x._sizes.slice(2)])}, got ${shapeText(t._sizes)}`)
  if (t._dtype.category !== 1) throw new RuntimeError(`expected scalar type Long but found ${t._dtype.legacy}`)
  if (weight && !(weight._sizes.length === 1 && weight._count === classes))
    throw new RuntimeError(
      `weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${shapeText(weight._sizes)}`,
    )
  const ignored = t.eq(ignoreIndex)
  const bad = t.lt(0).logical_or(t.ge(classes)).logical_and(ignored.logical_not())
  if (bad.any().item()) throw new IndexError(`Target ${String((t.masked_select(bad).tolist() as unknown[])[0])} is out of bounds.`)
  const index = t.masked_fill(ignored, 0).long().unsqueeze(1)
  const perClass = unrecorded(() => (weight ?? x.new_ones([classes])).to(x._dtype).detach())
  // [N, …] weights of the targets, 0 where ignored.
  const w = unrecorded(() =>
    perClass
      .index_select(0, index.reshape([-1]))
      .reshape([...t._sizes])
      .masked_fill(ignored, 0),
  )
  const total = unrecorded(() => w.sum())
  const value = unrecorded(() => {
    const each = x.gather(1, index).squeeze(1).neg().mul(w)
    const kept = each.masked_fill(ignored, 0)
    return how === 'none' ? (single ? kept.squeeze(0) : kept) : how === 'sum' ? kept.sum() : kept.sum().div(total)
  })
  return track(value, n > 2 ? 'NllLoss2DBackward0' : 'NllLossBackward0', [input], { self: input, target, total_weight: total }, (g) => {
    const scale = how === 'mean' ? g.div(total) : how === 'none' && single ? g.unsqueeze(0) : g
    const part = w.neg().mul(scale).unsqueeze(1)
    const zeros = part.new_zeros([...x._sizes], { dtype: part._dtype })
    const grad = zeros.scatter(1, index, part)
    return [single ? grad.squeeze(0) : grad]
  })
}

export function cross_entropy(
  input: Tensor,
  target: Tensor,
  weight: Tensor | null,
  ignoreIndex: number,
  r: string,
  smoothing: number,
): Tensor {
  const how = reductionOf(r)
  if (smoothing < 0 || smoothing > 1) throw new RuntimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${smoothing}`)
  const d = input._sizes.length === 1 ? 0 : 1
  const classes = input._sizes[d]!
  const logs = input.log_softmax(d)
  const shape = (w: Tensor): Tensor => w.reshape(input._sizes.map((_, i) => (i === d ? classes : 1)))
  if (sameSizes(input._sizes, target._sizes) && target._dtype.is_floating_point) {
    const soft = smoothing > 0 ? target.mul(1 - smoothing).add(smoothing / classes) : target
    const each = (weight ? logs.mul(shape(weight)) : logs).mul(soft).sum({ dim: d }).neg()
    return how === 'mean' ? each.sum().div(Math.max(input._count / classes, 0)) : reduced(each, how)
  }
  const nll = nll_loss(logs, target, weight, ignoreIndex, r)
  if (smoothing === 0) return nll
  const ignored = target.eq(ignoreIndex)
  const smooth = (weight ? logs.mul(shape(weight)) : logs).sum({ dim: d }).neg().masked_fill(ignored, 0)
  let s: Tensor
  if (how !== 'mean') s = reduced(smooth, how)
  else if (weight)
    s = smooth.sum().div(
      weight
        .index_select(0, target.masked_fill(ignored, 0).reshape([-1]))
        .reshape([...target._sizes])
        .masked_fill(ignored, 0)
        .sum(),
    )
  else s = smooth.sum().div(ignored.logical_not().sum())
  return nll.mul(1 - smoothing).add(s.mul(smoothing / classes))
}

const REDUCED = 'any size_average=None, any reduce=None, str reduction="mean"'
type L = (input: Tensor, target: Tensor, _a: unknown, _b: unknown, r: string) => Tensor
const plain =
  (f: (i: Tensor, t: Tensor, r: string) => Tensor): L =>
  (i, t, _a, _b, r) =>
    f(i, t, r)

export const losses: Record<string, Op> = {
  mse_loss: functionOnly(op('The squared difference.', [`(Tensor input, Tensor target, ${REDUCED})`, plain(mse_loss)])),
  l1_loss: functionOnly(op('The absolute difference.', [`(Tensor input, Tensor target, ${REDUCED})`, plain(l1_loss)])),
  nll_loss: functionOnly(
    op('The negative log-likelihood of class numbers.', [
      '(Tensor input, Tensor target, Tensor? weight=None, any size_average=None, int ignore_index=-100, any reduce=None, str reduction="mean")',
      (i: Tensor, t: Tensor, w: Tensor | null, _a: unknown, ignore: number, _b: unknown, r: string) => nll_loss(i, t, w, ignore, r),
    ]),
  ),
  cross_entropy: functionOnly(
    op('log_softmax and nll_loss in one; targets are class numbers or probabilities.', [
      '(Tensor input, Tensor target, Tensor? weight=None, any size_average=None, int ignore_index=-100, any reduce=None, str reduction="mean", float label_smoothing=0)',
      (i: Tensor, t: Tensor, w: Tensor | null, _a: unknown, ignore: number, _b: unknown, r: string, ls: number) =>
        cross_entropy(i, t, w, ignore, r, ls),
    ]),
  ),
}
