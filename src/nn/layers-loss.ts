/** Losses and distances. */

import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { checkMarginPower } from '../functions/losses-margin.ts'
import { describe } from '../functions/schema.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { type Arguments, keep, type Layer, type LayerClass, layer, type Made } from './layer.ts'
import { Module } from './module.ts'
import { argumentText } from './typename.ts'

export class _Loss extends Module {}
export class _WeightedLoss extends _Loss {}

/** What the two old arguments said that `reduction` says now. */
function reductionOf({ size_average: mean, reduce, reduction }: Arguments): string {
  if ((mean ?? null) === null && (reduce ?? null) === null) return reduction
  return (reduce ?? true) ? ((mean ?? true) ? 'mean' : 'sum') : 'none'
}
const BUFFERS = ['weight', 'pos_weight']
/** Each argument an attribute, weights as buffers. */
function make(m: Made, a: Arguments): void {
  keep(m, { ...a, reduction: reductionOf(a) }, ...BUFFERS)
  for (const name of BUFFERS) if (name in a) m.register_buffer(name, a[name])
}

const OLD = 'any? size_average=None'
const REDUCTION = 'any? reduce=None, str reduction="mean"'
const PLAIN = `(${OLD}, ${REDUCTION})`
const MARGIN = (usual: string): string => `(float margin=${usual}, ${OLD}, ${REDUCTION})`
const WEIGHT = `Tensor? weight=None, ${OLD}`
const TYPES = { reduction: "'mean' | 'sum' | 'none'", size_average: 'boolean | null', reduce: 'boolean | null' }

const loss = (args: string, call: string, more: Partial<Layer> = {}): Layer =>
  layer(args, call, '', {
    takes: '(Tensor input, Tensor target)',
    make,
    base: args.includes('? weight') ? _WeightedLoss : _Loss,
    ...more,
    types: { ...TYPES, ...more.types },
  })
const pair = { takes: '(Tensor input1, Tensor input2, Tensor target)' }
const triple = { takes: '(Tensor anchor, Tensor positive, Tensor negative)' }
function checkMargin(m: Made, a: Arguments): void {
  if (a.margin <= 0) throw new ValueError(`${m._get_name()}: expected margin to be greater than 0, got ${argumentText(a.margin)} instead`)
}

export const lossLayers = {
  BCELoss: loss(`(${WEIGHT}, ${REDUCTION})`, 'binary_cross_entropy * weight reduction'),
  BCEWithLogitsLoss: loss(
    `(${WEIGHT}, ${REDUCTION}, Tensor? pos_weight=None)`,
    'binary_cross_entropy_with_logits * weight pos_weight reduction',
  ),
  CosineEmbeddingLoss: loss(MARGIN('0.0'), 'cosine_embedding_loss * margin reduction', pair),
  CrossEntropyLoss: loss(
    `(${WEIGHT}, int ignore_index=-100, ${REDUCTION}, float label_smoothing=0.0)`,
    'cross_entropy * weight ignore_index reduction label_smoothing',
  ),
  CTCLoss: loss('(int blank=0, str reduction="mean", bool zero_infinity=False)', 'ctc_loss blank reduction zero_infinity', {
    takes: '(Tensor log_probs, Tensor targets, any input_lengths, any target_lengths)',
  }),
  GaussianNLLLoss: loss('(*, bool full=False, float eps=1e-06, str reduction="mean")', 'gaussian_nll_loss * full eps reduction', {
    takes: '(Tensor input, Tensor target, any var)',
  }),
  HingeEmbeddingLoss: loss(MARGIN('1.0'), 'hinge_embedding_loss * margin reduction'),
  HuberLoss: loss('(str reduction="mean", any delta=1.0)', 'huber_loss * reduction delta', {
    types: { delta: 'number' },
    make: (m, a) => {
      if (typeof a.delta !== 'number') throw new TorchTypeError(`delta must be a float or int, got: <class '${describe(a.delta)}'>`)
      make(m, a)
    },
  }),
  KLDivLoss: loss(`(${OLD}, ${REDUCTION}, bool log_target=False)`, 'kl_div * reduction log_target', {
    types: { reduction: "'mean' | 'sum' | 'none' | 'batchmean'" },
  }),
  L1Loss: loss(PLAIN, 'l1_loss * reduction'),
  MarginRankingLoss: loss(MARGIN('0.0'), 'margin_ranking_loss * margin reduction', pair),
  MSELoss: loss(PLAIN, 'mse_loss * reduction'),
  MultiLabelMarginLoss: loss(PLAIN, 'multilabel_margin_loss * reduction'),
  MultiLabelSoftMarginLoss: loss(`(${WEIGHT}, ${REDUCTION})`, 'multilabel_soft_margin_loss * weight reduction'),
  MultiMarginLoss: loss(`(int p=1, float margin=1.0, ${WEIGHT}, ${REDUCTION})`, 'multi_margin_loss * p margin weight reduction', {
    make: (m, a) => {
      checkMarginPower(a.p)
      if (a.weight && a.weight.ndim !== 1)
        throw new ValueError(`MultiMarginLoss: expected weight to be None or 1D tensor, got ${a.weight.ndim}D instead`)
      make(m, a)
    },
  }),
  NLLLoss: loss(`(${WEIGHT}, int ignore_index=-100, ${REDUCTION})`, 'nll_loss * weight ignore_index reduction'),
  NLLLoss2d: loss(`(${WEIGHT}, int ignore_index=-100, ${REDUCTION})`, 'nll_loss * weight ignore_index reduction'),
  PoissonNLLLoss: loss(
    `(bool log_input=True, bool full=False, ${OLD}, float eps=1e-08, ${REDUCTION})`,
    'poisson_nll_loss * log_input full eps reduction',
    { takes: '(Tensor log_input, Tensor target)' },
  ),
  SmoothL1Loss: loss(`(${OLD}, ${REDUCTION}, float beta=1.0)`, 'smooth_l1_loss * reduction beta'),
  SoftMarginLoss: loss(PLAIN, 'soft_margin_loss * reduction'),
  TripletMarginLoss: loss(
    `(float margin=1.0, float p=2.0, float eps=1e-06, bool swap=False, ${OLD}, ${REDUCTION})`,
    'triplet_margin_loss * margin p eps swap reduction',
    {
      ...triple,
      make: (m, a) => {
        checkMargin(m, a)
        make(m, a)
      },
    },
  ),
  TripletMarginWithDistanceLoss: loss(
    '(*, any? distance_function=None, float margin=1.0, bool swap=False, str reduction="mean")',
    'triplet_margin_with_distance_loss * distance_function margin swap reduction',
    {
      ...triple,
      types: { distance_function: '((a: Tensor, b: Tensor) => Tensor) | null' },
      has: 'distance_function: (a: Tensor, b: Tensor) => Tensor',
      make: (m, a, classes: Record<string, LayerClass>) => {
        checkMargin(m, a)
        make(m, { ...a, distance_function: a.distance_function ?? new classes.PairwiseDistance!() })
      },
    },
  ),
  LinearCrossEntropyLoss: layer(
    '(int in_features, int num_classes, *, int[] out_features=[], bool bias=False, any? device=None, ScalarType? dtype=None, str reduction="mean", Tensor? weight=None, int? ignore_index=None, float label_smoothing=0.0, any? options=None)',
    (m, x: Tensor, target: Tensor) => {
      const { linear, num_classes: n, out_features: more, weight, reduction, ignore_index, label_smoothing, options } = m
      return F.linear_cross_entropy(x, linear.weight.reshape([n, ...more, linear.in_features]), target, {
        linear_bias: linear.bias?.reshape([n, ...more]) ?? null,
        weight,
        reduction,
        ignore_index,
        label_smoothing,
        options,
      })
    },
    (m) =>
      `in_features=${m.linear.in_features}, num_classes=${m.num_classes}, out_features=${argumentText(m.out_features)}, bias=${argumentText(m.linear.bias !== null)}, reduction=${m.reduction}, ignore_index=${argumentText(m.ignore_index)}, label_smoothing=${argumentText(m.label_smoothing, true)}, options=${argumentText(m.options)}`,
    {
      takes: '(Tensor input, Tensor target)',
      base: _WeightedLoss,
      has: 'linear: Linear',
      make: (m, a, classes: Record<string, LayerClass>) => {
        const { weight, num_classes: n, label_smoothing: s, in_features, out_features, bias, device, dtype, ...rest } = a
        if (weight && (weight.ndim !== 1 || weight.shape[0] !== n))
          throw new RuntimeError(`expected weight shape to be (${n},), got ${argumentText([...weight.shape])}`)
        if (s < 0 || s > 1) throw new RuntimeError(`expected label_smoothing to be in range [0, 1], got ${argumentText(s)}`)
        make(m, { weight, num_classes: n, label_smoothing: s, out_features, ...rest })
        const outputs = out_features.reduce((p: number, q: number) => p * q, n)
        m.linear = new classes.Linear!(in_features, outputs, { bias, device, dtype })
      },
    },
  ),
  CosineSimilarity: layer('(int dim=1, float eps=1e-08)', 'cosine_similarity dim eps', '', { takes: '(Tensor x1, Tensor x2)' }),
  PairwiseDistance: layer('(float p=2.0, float eps=1e-06, bool keepdim=False)', 'pairwise_distance norm eps keepdim', '', {
    takes: '(Tensor x1, Tensor x2)',
    has: 'norm: number',
    make: (m, { p, ...a }) => keep(m, { norm: p, ...a }),
  }),
} satisfies Record<string, Layer>
