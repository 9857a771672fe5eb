/** Losses of `nn.functional` that compare tensors element by element: each is a mean, a sum or the elements of what it measures. */

import { cannotCast, RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { entropy, huber, logits, logitsPositive, mse, notProbability, smoothL1, softMargin } from '../ops/pointwise-losses.ts'
import { checkBroadcast, sameSizes } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { broadcastShapes, typeWord } from './apply.ts'
import { item } from './data.ts'
import { loss, notDifferentiable, pointwiseLoss, REDUCED, reduced, reductionOf } from './loss-core.ts'
import { ctcLosses, torchCtcLosses } from './losses-ctc.ts'
import { marginLosses, torchMarginLosses } from './losses-margin.ts'
import { overAll } from './pointwise-kernel.ts'
import { describe, type Op } from './schema.ts'
import { broadcast_tensors } from './shapes.ts'
import { expand } from './views.ts'

/** The same tensors where their shapes agree, else both stretched. */
const alike = (a: Tensor, b: Tensor): Tensor[] => (sameSizes(a._sizes, b._sizes) ? [a, b] : broadcast_tensors(a, b))

/** With a weight for every element, by which a mean divides. */
function weighing(each: Tensor, input: Tensor, weight: Tensor, r: string, total: boolean): Tensor {
  if (!sameSizes(weight._sizes, input._sizes)) throw new ValueError('Weights and input must have the same size.')
  const parts = each.mul(weight)
  if (r === 'none') return parts
  if (r === 'sum') return parts.sum()
  if (r !== 'mean') throw new ValueError(`Invalid reduction mode: ${r}. Expected one of 'none', 'mean', 'sum'.`)
  return total ? parts.sum().div(weight.sum()) : parts.mean()
}
export function mse_loss(input: Tensor, target: Tensor, r: string, weight: Tensor | null): Tensor {
  const [x, t] = alike(input, target) as [Tensor, Tensor]
  return weight ? weighing(x.sub(t).pow(2), input, weight, r, true) : pointwiseLoss(mse, [x, t], reductionOf(r))
}
function l1_loss(input: Tensor, target: Tensor, r: string, weight: Tensor | null): Tensor {
  const [x, t] = alike(input, target) as [Tensor, Tensor]
  if (!weight) reductionOf(r)
  const each = x.sub(t).abs()
  return weight ? weighing(each, input, weight, r, true) : reduced(each, r)
}
function smooth_l1_loss(input: Tensor, target: Tensor, r: string, beta: number): Tensor {
  if (beta === 0) return l1_loss(input, target, r, null)
  const how = reductionOf(r)
  if (beta < 0) throw new RuntimeError('smooth_l1_loss does not support negative values for beta.')
  return pointwiseLoss(smoothL1, [...alike(input, target), beta], how)
}
function huber_loss(input: Tensor, target: Tensor, r: string, delta: number, weight: Tensor | null): Tensor {
  if (!(delta > 0)) throw new RuntimeError('huber_loss does not support non-positive values for delta.')
  const of = [...alike(input, target), delta]
  return weight ? weighing(pointwiseLoss(huber, of, 'none'), input, weight, r, false) : pointwiseLoss(huber, of, reductionOf(r))
}
function soft_margin_loss(input: Tensor, target: Tensor, r: string): Tensor {
  const how = reductionOf(r)
  notDifferentiable('soft_margin_loss', 'target', target)
  if (input._dtype.category < 2) throw cannotCast('Float', typeWord(input._dtype))
  return pointwiseLoss(softMargin, alike(input, target.to(input._dtype)), how)
}

function binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, r: string): Tensor {
  const how = reductionOf(r)
  if (!sameSizes(input._sizes, target._sizes))
    throw new ValueError(
      `Using a target size (${sizeText(target)}) that is different to the input size (${sizeText(input)}) is deprecated. Please ensure they have the same size.`,
    )
  notDifferentiable('binary_cross_entropy', 'weight', weight)
  if (input._dtype.category === 2 && target._dtype !== input._dtype)
    throw new RuntimeError(`Found dtype ${typeWord(target._dtype)} but expected ${typeWord(input._dtype)}`)
  const w = weight && expand(weight, broadcastShapes([target._sizes, weight._sizes])).to(input._dtype)
  if (input._dtype.category === 2)
    for (const [name, t] of [
      ['input', input],
      ['target', target],
    ] as const)
      if (item(overAll(notProbability, [t.detach()], 'any'))) throw new RuntimeError(`all elements of ${name} should be between 0 and 1`)
  return w ? pointwiseLoss(entropy.weighted, [input, target, w], how) : pointwiseLoss(entropy.plain, [input, target], how)
}
const sizeText = (t: Tensor): string => `torch.Size([${t._sizes.join(', ')}])`

function binary_cross_entropy_with_logits(
  input: Tensor,
  target: Tensor,
  weight: Tensor | null,
  r: string,
  positive: Tensor | null,
): Tensor {
  const how = reductionOf(r)
  if (!sameSizes(input._sizes, target._sizes))
    throw new ValueError(`Target size (${sizeText(target)}) must be the same as input size (${sizeText(input)})`)
  notDifferentiable('binary_cross_entropy_with_logits', 'weight', weight)
  notDifferentiable('binary_cross_entropy_with_logits', 'pos_weight', positive)
  for (const [name, w] of [
    ['weight', weight],
    ['pos_weight', positive],
  ] as const) {
    if (!w) continue
    checkBroadcast(input._sizes, broadcastShapes(name === 'weight' ? [input._sizes, w._sizes] : [w._sizes, input._sizes]))
  }
  if (input._dtype.category === 2 && target._dtype.category < 2) throw cannotCast(typeWord(input._dtype), typeWord(target._dtype))
  const rows = positive ? logitsPositive : logits
  const of = positive ? [input, target, positive.to(input._dtype)] : [input, target]
  return weight ? pointwiseLoss(rows.weighted, [...of, weight.to(input._dtype)], how) : pointwiseLoss(rows.plain, of, how)
}

function kl_div(input: Tensor, target: Tensor, r: string, logTarget: boolean): Tensor {
  const batch = r === 'batchmean'
  const how = batch ? 'sum' : reductionOf(r)
  if (input._dtype.category < 2 || target._dtype.category < 2) throw new RuntimeError('kl_div: Integral inputs not supported.')
  const each = logTarget ? target.exp().mul(target.sub(input)) : target.xlogy(target).sub(target.mul(input))
  const value = reduced(each, how)
  return batch && input._sizes.length > 0 ? value.div(input._sizes[0]!) : value
}
/** Of counts that follow Poisson's law; `full` adds Stirling's approximation of the logarithm of their factorial. */
function poisson_nll_loss(input: Tensor, target: Tensor, logInput: boolean, full: boolean, eps: number, r: string): Tensor {
  const how = reductionOf(r)
  const value = logInput ? input.exp().sub(target.mul(input)) : input.sub(target.mul(input.add(eps).log()))
  if (!full) return reduced(value, how)
  const stirling = target
    .mul(target.log())
    .sub(target)
    .add(
      target
        .mul(2 * Math.PI)
        .log()
        .mul(0.5),
    )
  return reduced(value.add(stirling.masked_fill(target.le(1), 0)), how)
}
function gaussian_nll_loss(input: Tensor, target: Tensor, given: Tensor | number, full: boolean, eps: number, r: string): Tensor {
  if (typeof given !== 'number' && !(given instanceof Tensor))
    throw new TorchTypeError(`gaussian_nll_loss(): argument 'var' must be Tensor, not ${describe(given)}`)
  const negative = typeof given === 'number' ? given < 0 : Boolean(given.lt(0).any().item())
  if (negative) throw new ValueError('var has negative entry/entries')
  let variance = typeof given === 'number' ? input.detach().new_full([...input._sizes], given) : given
  const [v, x] = [variance._sizes, input._sizes]
  if (!sameSizes(v, x)) {
    if (sameSizes(x.slice(0, -1), v)) variance = variance.unsqueeze(-1)
    else {
      const other = v.length === x.length ? v.filter((s, i) => s !== x[i]) : []
      if (other.reduce((a, b) => a + b, 0) !== 1) throw new ValueError('var is of incorrect size')
    }
  }
  if (!['none', 'mean', 'sum'].includes(r)) throw new ValueError(`${r} is not valid`)
  // The bound changes values but no gradient.
  const own = variance.clone()
  own.detach().clamp_({ min: eps })
  const each = own.log().add(input.sub(target).pow(2).div(own)).mul(0.5)
  return reduced(full ? each.add(0.5 * Math.log(2 * Math.PI)) : each, r)
}

export const losses: Record<string, Op> = {
  ...marginLosses,
  ...ctcLosses,
  mse_loss: loss('The squared difference.', `(Tensor input, Tensor target, ${REDUCED}, Tensor? weight=None)`, mse_loss),
  l1_loss: loss('The absolute difference.', `(Tensor input, Tensor target, ${REDUCED}, Tensor? weight=None)`, l1_loss),
  smooth_l1_loss: loss(
    'The squared difference divided by 2 · beta, from beta on the absolute difference less beta / 2.',
    `(Tensor input, Tensor target, ${REDUCED}, float beta=1)`,
    smooth_l1_loss,
  ),
  huber_loss: loss(
    'Half the squared difference, from delta on the line that goes on from there.',
    '(Tensor input, Tensor target, str reduction="mean", float delta=1, Tensor? weight=None)',
    huber_loss,
  ),
  soft_margin_loss: loss(
    'log(1 + exp(-target · input)) for targets 1 and -1.',
    `(Tensor input, Tensor target, ${REDUCED})`,
    soft_margin_loss,
  ),
  binary_cross_entropy: loss(
    'Cross-entropy of probabilities and targets, both from 0 to 1.',
    `(Tensor input, Tensor target, Tensor? weight=None, ${REDUCED})`,
    binary_cross_entropy,
  ),
  binary_cross_entropy_with_logits: loss(
    'binary_cross_entropy of the sigmoid, without overflow; pos_weight: weights of the positive answers.',
    `(Tensor input, Tensor target, Tensor? weight=None, ${REDUCED}, Tensor? pos_weight=None)`,
    binary_cross_entropy_with_logits,
  ),
  kl_div: loss(
    'The divergence of Kullback and Leibler of target probabilities from those whose logarithm the input is. reduction may also be "batchmean".',
    `(Tensor input, Tensor target, ${REDUCED}, bool log_target=False)`,
    kl_div,
  ),
  poisson_nll_loss: loss(
    'Negative log-likelihood of counts that follow the law of Poisson with the given (log-)rate.',
    '(Tensor input, Tensor target, bool log_input=True, bool full=False, bool? size_average=None, float eps=1e-08, bool? reduce=None, str reduction="mean")',
    poisson_nll_loss,
  ),
  gaussian_nll_loss: loss(
    'Negative log-likelihood of numbers that follow the normal law with the given mean and variance.',
    '(Tensor input, Tensor target, any var, bool full=False, float eps=1e-06, str reduction="mean")',
    gaussian_nll_loss,
  ),
}
/** With a number for the reduction, which is 0 (none) where it is left out. */
export const torchLosses: Record<string, Op> = {
  ...torchMarginLosses,
  ...torchCtcLosses,
  kl_div: loss(losses.kl_div!.doc, '(Tensor input, Tensor target, int reduction=0, *, bool log_target=False)', kl_div),
  binary_cross_entropy_with_logits: loss(
    losses.binary_cross_entropy_with_logits!.doc,
    '(Tensor input, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=0)',
    (x: Tensor, t: Tensor, w: Tensor | null, p: Tensor | null, r: string) => binary_cross_entropy_with_logits(x, t, w, r, p),
  ),
  poisson_nll_loss: loss(
    losses.poisson_nll_loss!.doc,
    '(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction)',
    poisson_nll_loss,
  ),
}
