/** Losses with a margin: of pairs, of triplets, and of the scores of classes against each other. */

import { unrecorded } from '../autograd/modes.ts'
import { typeName } from '../autograd/node.ts'
import { track, unviewed } from '../autograd/record.ts'
import { int64 } from '../dtypes.ts'
import { notImplemented, otherType, RuntimeError, shapeText, TypeError, ValueError } from '../errors.ts'
import { activations } from '../ops/pointwise-activations.ts'
import { sameSizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { apply, typeWord } from './apply.ts'
import { pairwise_distance } from './distances.ts'
import { loss, notDifferentiable, REDUCED, reduced, reductionOf } from './loss-core.ts'
import { multiTarget } from './losses-classes.ts'
import { where } from './pointwise.ts'
import type { Op } from './schema.ts'

/** max(0, x). */
const positive = (x: Tensor): Tensor => x.clamp_min(0)
const sizeText = (t: Tensor): string => `torch.Size([${t._sizes.join(', ')}])`

/** The power of a hinge is 1 or 2. */
export function checkMarginPower(p: unknown): void {
  if (p !== 1 && p !== 2) throw new ValueError('only p == 1 and p == 2 supported')
}
function hinge_embedding_loss(input: Tensor, target: Tensor, margin: number, r: string): Tensor {
  const how = reductionOf(r)
  const far = where(target.ne(1), positive(input.neg().add(margin)), 0)
  return reduced(far.add(where(target.ne(-1), input, 0)), how)
}
function margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, r: string): Tensor {
  const how = reductionOf(r)
  if (input1._sizes.length !== input2._sizes.length || input1._sizes.length !== target._sizes.length)
    throw new RuntimeError(
      `margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: ${sizeText(input1)}, input2: ${sizeText(input2)}, target: ${sizeText(target)} `,
    )
  return reduced(positive(target.neg().mul(input1.sub(input2)).add(margin)), how)
}
/** Added to squared norms, so that no division is by zero. */
const EPSILON = 1e-12
function cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, r: string): Tensor {
  const how = reductionOf(r)
  const n = target._sizes.length
  if (n > 1) throw multiTarget()
  if (input1._sizes.length !== n + 1 || input2._sizes.length !== n + 1)
    throw new RuntimeError(
      `${n}D target tensor expects ${n + 1}D input tensors, but found inputs with sizes ${shapeText(input1._sizes)} and ${shapeText(input2._sizes)}.`,
    )
  const inner = (a: Tensor, b: Tensor): Tensor => a.mul(b).sum(n)
  const scale = inner(input1, input1).add(EPSILON).mul(inner(input2, input2).add(EPSILON)).sqrt()
  const cosine = inner(input1, input2).div(scale)
  const near = where(target.eq(1), cosine.neg().add(1), 0)
  return reduced(near.add(where(target.eq(-1), positive(cosine.sub(margin)), 0)), how)
}

type Distance = (a: Tensor, b: Tensor) => Tensor
function triplet(anchor: Tensor, near: Tensor, far: Tensor, distance: Distance, margin: number, swap: boolean, r: string): Tensor {
  const how = reductionOf(r)
  if (!(margin > 0)) throw new ValueError(`margin must be greater than 0, got ${margin}`)
  const [a, b, c] = [anchor, near, far].map((t) => t._sizes.length)
  if (a !== b || b !== c)
    throw new RuntimeError(
      `The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor ${a}D, positive ${b}D, and negative ${c}D inputs`,
    )
  const toNear = distance(anchor, near)
  let toFar = distance(anchor, far)
  if (swap) toFar = toFar.minimum(distance(near, far))
  return reduced(positive(toNear.add(margin).sub(toFar)), how)
}
const triplet_margin_loss = (
  anchor: Tensor,
  near: Tensor,
  far: Tensor,
  margin: number,
  p: number,
  eps: number,
  swap: boolean,
  r: string,
): Tensor => triplet(anchor, near, far, (a, b) => pairwise_distance(a, b, p, eps, false), margin, swap, r)
const triplet_margin_with_distance_loss = (
  anchor: Tensor,
  near: Tensor,
  far: Tensor,
  given: Distance | null,
  margin: number,
  swap: boolean,
  r: string,
): Tensor => {
  if (given !== null && typeof given !== 'function') throw new TypeError(`'${typeName(given)}' object is not callable`)
  return triplet(anchor, near, far, given ?? ((a, b) => pairwise_distance(a, b, 2, 1e-6, false)), margin, swap, r)
}

function multilabel_soft_margin_loss(input: Tensor, target: Tensor, weight: Tensor | null, r: string): Tensor {
  const logs = (x: Tensor): Tensor => apply(activations.log_sigmoid.op, [x])
  const each = target
    .mul(logs(input))
    .add(target.neg().add(1).mul(logs(input.neg())))
    .neg()
  const last = input._sizes.length - 1
  const parts = (weight ? each.mul(weight) : each).sum(last).div(input._sizes[last] ?? 1)
  if (!['none', 'mean', 'sum'].includes(r)) throw new ValueError(`${r} is not valid`)
  return reduced(parts, r)
}

/** A batch [N, C] of what is a batch, one sample [C], or one score []. */
function batch(input: Tensor): Tensor {
  const n = input._sizes.length
  if (n > 2 || input._sizes[n - 1] === 0)
    throw new RuntimeError(`Expected non-empty vector or matrix with optional 0-dim batch size, but got: ${shapeText(input._sizes)}`)
  return n === 2 ? input : input.reshape([1, -1])
}
/** Samples without classes to compare have no loss, and a mean of none is 0. */
const over = (each: Tensor, how: string): Tensor => (how === 'mean' && each._count > 0 ? each.mean() : how === 'none' ? each : each.sum())
/** The gradient of each sample's loss from that of what was made of them. */
const spread = (g: Tensor, how: string, n: number): Tensor =>
  how === 'mean' ? g.div(n).expand([n]) : how === 'sum' ? g.expand([n]) : g.reshape([n])
const checkLong = (target: Tensor): void => {
  if (target._dtype !== int64) throw otherType('Long', typeWord(target._dtype))
}

/** By how much each other class comes nearer to the target's than the margin; 0 for the target's own. */
function violations(x: Tensor, t: Tensor, margin: number): Tensor {
  return positive(x.sub(x.gather(1, t)).add(margin)).scatter(1, t, 0)
}
function multi_margin_loss(input: Tensor, target: Tensor, p: number, margin: number, weight: Tensor | null, r: string): Tensor {
  const how = reductionOf(r)
  checkMarginPower(p)
  if (weight && weight._sizes.length !== 1) throw new ValueError('weight must be one-dimensional')
  const x = batch(input.detach())
  const [n, classes] = x._sizes as [number, number]
  if (target._sizes.length > 1 || target._count !== n)
    throw new RuntimeError(
      `multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). Expected target size [${n}], but got ${shapeText(target._sizes)}. Input has shape ${shapeText(input._sizes)}.`,
    )
  if (weight && weight._count !== classes)
    throw new RuntimeError(`inconsistent weight size, expected ${classes} but got ${shapeText(weight._sizes)}`)
  checkLong(target)
  if (x._dtype.category !== 2) throw notImplemented('multi_margin_loss_cpu_kernel', typeWord(x._dtype))
  if (target.lt(0).logical_or(target.ge(classes)).any().item()) throw new RuntimeError('target out of range')
  notDifferentiable('multi_margin_loss', 'weight', weight)
  const t = target.reshape([n, 1])
  const value = unrecorded(() => {
    const z = violations(x, t, margin)
    const each = (p === 1 ? z : z.mul(z)).sum(1).div(classes)
    const own = weight ? each.mul(weight.take(t.squeeze(1))) : each
    return over(target._sizes.length === 0 && how === 'none' ? unviewed(own.squeeze(0)) : own, how)
  })
  return track(value, 'MultiMarginLossBackward0', [input], { self: input, target: t, weight }, multiMarginSlope(p, margin, how))
}
const multiMarginSlope =
  (p: number, margin: number, how: string) =>
  (g: Tensor, s: { self: Tensor; target: Tensor; weight: Tensor | null }): Tensor[] => {
    const x = batch(s.self)
    const [n, classes] = x._sizes as [number, number]
    const z = violations(x, s.target, margin)
    let part = spread(g, how, n).div(classes).unsqueeze(1)
    if (s.weight) part = part.mul(s.weight.take(s.target))
    part = part.mul(p === 1 ? z.detach().gt(0) : z.mul(2))
    return [part.scatter_add(1, s.target, part.sum(1, true).neg()).reshape([...s.self._sizes])]
  }

/** Target classes stand before the first -1: which places hold one, where they are, and the classes that are no targets. */
function labels(target: Tensor): { there: Tensor; at: Tensor; other: Tensor } {
  const there = target.ge(0).cumprod(1)
  const at = target.clamp_min(0)
  const other = there
    .new_zeros([...target._sizes])
    .scatter_add(1, at, there)
    .eq(0)
  return { there, at, other }
}
/** For every place of a target and every class [N, C, C], by how much the class comes nearer than 1. */
function pairs(x: Tensor, target: Tensor): { z: Tensor; at: Tensor } {
  const { there, at, other } = labels(target)
  const z = positive(x.unsqueeze(1).sub(x.gather(1, at).unsqueeze(2)).add(1))
  return { z: z.mul(there.unsqueeze(2)).mul(other.unsqueeze(1)), at }
}
function multilabel_margin_loss(input: Tensor, target: Tensor, r: string): Tensor {
  const how = reductionOf(r)
  const x = batch(input.detach())
  const [n, classes] = x._sizes as [number, number]
  if (!sameSizes(target._sizes, input._sizes) && !(input._sizes.length === 0 && target._count === 1))
    throw new RuntimeError(`inconsistent target size: ${shapeText(target._sizes)} for input of size: ${shapeText(input._sizes)}`)
  checkLong(target)
  if (target.lt(-1).logical_or(target.ge(classes)).any().item()) throw new RuntimeError("argument #2 'target' is out of range")
  if (x._dtype.category !== 2) throw notImplemented('multilabel_margin_loss_forward_out_frame', typeWord(x._dtype))
  const value = unrecorded(() => {
    const each = pairs(x, target.reshape([n, classes]))
      .z.sum([1, 2])
      .div(classes)
    return over(how === 'none' && input._sizes.length < 2 ? unviewed(each.squeeze(0)) : each, how)
  })
  return track(value, 'MultilabelMarginLossBackward0', [input], { self: input, target }, multilabelSlope(how))
}
const multilabelSlope =
  (how: string) =>
  (g: Tensor, s: { self: Tensor; target: Tensor }): Tensor[] => {
    const x = batch(s.self)
    const [n, classes] = x._sizes as [number, number]
    const { z, at } = pairs(x.detach(), s.target.reshape([n, classes]))
    const part = spread(g, how, n).div(classes).reshape([n, 1, 1]).mul(z.gt(0))
    return [
      part
        .sum(1)
        .scatter_add(1, at, part.sum(2).neg())
        .reshape([...s.self._sizes]),
    ]
  }

export const marginLosses: Record<string, Op> = {
  hinge_embedding_loss: loss(
    'The input where the target is 1, and max(0, margin - input) where it is -1.',
    `(Tensor input, Tensor target, float margin=1, ${REDUCED})`,
    hinge_embedding_loss,
  ),
  margin_ranking_loss: loss(
    'max(0, -target · (input1 - input2) + margin): target 1 wants input1 to be larger, -1 input2.',
    `(Tensor input1, Tensor input2, Tensor target, float margin=0, ${REDUCED})`,
    margin_ranking_loss,
  ),
  cosine_embedding_loss: loss(
    '1 - cos where the target is 1, and max(0, cos - margin) where it is -1.',
    `(Tensor input1, Tensor input2, Tensor target, float margin=0, ${REDUCED})`,
    cosine_embedding_loss,
  ),
  triplet_margin_loss: loss(
    'max(0, margin + distance of anchor and positive - distance of anchor and negative).',
    `(Tensor anchor, Tensor positive, Tensor negative, float margin=1, float p=2, float eps=1e-06, bool swap=False, ${REDUCED})`,
    triplet_margin_loss,
  ),
  triplet_margin_with_distance_loss: loss(
    'triplet_margin_loss with a distance of one’s own: a function of two tensors.',
    '(Tensor anchor, Tensor positive, Tensor negative, *, any distance_function=None, float margin=1, bool swap=False, str reduction="mean")',
    triplet_margin_with_distance_loss,
  ),
  multilabel_soft_margin_loss: loss(
    'binary_cross_entropy_with_logits, averaged over the last dimension.',
    `(Tensor input, Tensor target, Tensor? weight=None, ${REDUCED})`,
    multilabel_soft_margin_loss,
  ),
  multi_margin_loss: loss(
    'The sum over other classes of max(0, margin - score of the target + score)ᵖ, divided by the number of classes; p is 1 or 2.',
    `(Tensor input, Tensor target, int p=1, float margin=1, Tensor? weight=None, ${REDUCED})`,
    multi_margin_loss,
  ),
  multilabel_margin_loss: loss(
    'multi_margin_loss for several target classes, which stand in each row before the first -1.',
    `(Tensor input, Tensor target, ${REDUCED})`,
    multilabel_margin_loss,
  ),
}
/** With a number for the reduction, which is 0 (none) where it is left out. */
const COUNTED = 'int reduction=0'
export const torchMarginLosses: Record<string, Op> = {
  hinge_embedding_loss: loss(
    marginLosses.hinge_embedding_loss!.doc,
    `(Tensor input, Tensor target, float margin=1, ${COUNTED})`,
    hinge_embedding_loss,
  ),
  margin_ranking_loss: loss(
    marginLosses.margin_ranking_loss!.doc,
    `(Tensor input1, Tensor input2, Tensor target, float margin=0, ${COUNTED})`,
    margin_ranking_loss,
  ),
  cosine_embedding_loss: loss(
    marginLosses.cosine_embedding_loss!.doc,
    `(Tensor input1, Tensor input2, Tensor target, float margin=0, ${COUNTED})`,
    cosine_embedding_loss,
  ),
  triplet_margin_loss: loss(
    marginLosses.triplet_margin_loss!.doc,
    `(Tensor anchor, Tensor positive, Tensor negative, float margin=1, float p=2, float eps=1e-06, bool swap=False, ${COUNTED})`,
    triplet_margin_loss,
  ),
}
