/** Normalisation and dropout. */

import { int64 } from '../dtypes.ts'
import { ValueError } from '../errors.ts'
import { full } from '../functions/creation.ts'
import { outOfRange } from '../functions/dropout.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import { getDefaultDtype, type Tensor } from '../tensor/tensor.ts'
import * as init from './init.ts'
import { type Arguments, keep, type Layer, layer, type Made } from './layer.ts'
import { FACTORY, optional } from './layers-linear.ts'
import { Module } from './module.ts'
import type { StateDict } from './state-dict.ts'
import { argumentText } from './typename.ts'

export class _NormBase extends Module {}
export class _BatchNorm extends _NormBase {}
export class _InstanceNorm extends _NormBase {}
export class _DropoutNd extends Module {}

/** Ones and zeros for the affine map behind a normalisation, where there is one. */
function resetAffine(this: Made): void {
  if (this.weight) init.ones_(this.weight)
  if (this.bias) init.zeros_(this.bias)
}

function makeNorm(m: Made, a: Arguments): void {
  const { num_features: n, affine, track_running_stats: tracks } = a
  keep(m, a, 'bias')
  optional(m, 'weight', affine, [n], a)
  optional(m, 'bias', affine && a.bias, [n], a)
  const dtype = a.dtype ?? getDefaultDtype()
  m.register_buffer('running_mean', tracks ? full([n], 0, dtype) : null)
  m.register_buffer('running_var', tracks ? full([n], 1, dtype) : null)
  m.register_buffer('num_batches_tracked', tracks ? full([], 0, int64) : null)
  m.reset_parameters()
}
type Load = Parameters<Module['_load_from_state_dict']>
const loadAs = (m: Module, args: Load): void => Module.prototype._load_from_state_dict.apply(m, args)
const normMethods = {
  // Version 2 has num_batches_tracked.
  _version: 2,
  reset_running_stats(this: Made): void {
    if (!this.track_running_stats) return
    this.running_mean.zero_()
    this.running_var.fill_(1)
    this.num_batches_tracked.zero_()
  },
  reset_parameters(this: Made): void {
    this.reset_running_stats()
    if (this.affine) resetAffine.call(this)
  },
  _load_from_state_dict(this: Made, ...args: Load): void {
    const [state, prefix, { version }] = args
    const key = `${prefix}num_batches_tracked`
    if (!((version as number) >= 2) && this.track_running_stats && !(key in state))
      state[key] = this.num_batches_tracked ?? full([], 0, int64)
    loadAs(this, args)
  },
}
const NORM_HAS =
  'weight: Parameter | null; bias: Parameter | null; running_mean: Tensor | null; running_var: Tensor | null; num_batches_tracked: Tensor | null; reset_running_stats(): void; reset_parameters(): void'
const NORM = (more: string): string => `(int num_features, float eps=1e-05, float? momentum=0.1, ${more}${FACTORY}, *, bool bias=True)`
const NORM_SHOWS = '{num_features}, eps={eps}, momentum={momentum}, affine={affine}, bias={bias}, track_running_stats={track_running_stats}'
const dimensions = (dims: readonly number[]): string => dims.map((d) => `${d}D`).join(' or ')
function checkDimensions(x: Tensor, dims: readonly number[]): void {
  if (!dims.includes(x.ndim)) throw new ValueError(`expected ${dimensions(dims)} input (got ${x.ndim}D input)`)
}

function batchNormForward(m: Made, x: Tensor): Tensor {
  const { training, track_running_stats: tracks, momentum, running_mean: mean, running_var: variance } = m
  let factor = momentum ?? 0
  if (training && tracks && m.num_batches_tracked) {
    m.num_batches_tracked.add_(1)
    // No momentum: the mean of all batches so far.
    if (momentum === null) factor = 1 / Number(m.num_batches_tracked.item())
  }
  const updates = !training || tracks
  const byBatch = training || (mean === null && variance === null)
  return F.batch_norm(x, updates ? mean : null, updates ? variance : null, m.weight, m.bias, byBatch, factor, m.eps)
}
const batchNorm = (...dims: number[]): Layer =>
  layer(
    NORM('bool affine=True, bool track_running_stats=True, '),
    (m, x: Tensor) => {
      checkDimensions(x, dims)
      return batchNormForward(m, x)
    },
    NORM_SHOWS,
    { make: makeNorm, methods: normMethods, has: NORM_HAS, base: _BatchNorm },
  )

const instanceNorm = (n: 1 | 2 | 3): Layer =>
  layer(
    NORM('bool affine=False, bool track_running_stats=False, '),
    (m, x: Tensor) => {
      checkDimensions(x, [n + 1, n + 2])
      const dim = x.ndim - n - 1
      if (x.shape[dim] !== m.num_features && m.affine)
        throw new ValueError(`expected input's size at dim=${dim} to match num_features (${m.num_features}), but got: ${x.shape[dim]}.`)
      const single = x.ndim === n + 1
      const out = F.instance_norm(
        single ? x.unsqueeze(0) : x,
        m.running_mean,
        m.running_var,
        m.weight,
        m.bias,
        m.training || !m.track_running_stats,
        m.momentum ?? 0,
        m.eps,
      )
      return single ? out.squeeze(0) : out
    },
    NORM_SHOWS,
    {
      make: makeNorm,
      has: NORM_HAS,
      base: _InstanceNorm,
      methods: {
        ...normMethods,
        _load_from_state_dict(...args: Load): void {
          const [state, prefix, { version }, , , , errors] = args
          const stale = ['running_mean', 'running_var'].map((name) => prefix + name).filter((key) => key in state)
          if (version === undefined && !this.track_running_stats && stale.length) {
            const name = this._get_name()
            errors.push(
              `Unexpected running stats buffer(s) ${stale.map((k) => `"${k}"`).join(' and ')} for ${name} with track_running_stats=False. If state_dict is a checkpoint saved before 0.4.0, this may be expected because ${name} does not track running stats by default since 0.4.0. Please remove these keys from state_dict. If the running stats are actually needed, instead set track_running_stats=True in ${name} to enable them. See the documentation of ${name} for details.`,
            )
            for (const key of stale) delete (state as StateDict)[key]
          }
          normMethods._load_from_state_dict.apply(this, args)
        },
      },
    },
  )

/** A normalisation over the last dimensions. */
const overLast = (args: string, call: string, more: string, bias: boolean): Layer =>
  layer(args, call, `{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}${more}`, {
    ...(bias ? {} : { takes: '(Tensor x)' }),
    has: `normalized_shape: number[]; weight: Parameter | null;${bias ? ' bias: Parameter | null;' : ''} reset_parameters(): void`,
    make: (m, a) => {
      const shape: number[] = [a.normalized_shape].flat()
      keep(m, { ...a, normalized_shape: shape }, 'bias')
      optional(m, 'weight', a.elementwise_affine, shape, a)
      if (bias) optional(m, 'bias', a.elementwise_affine && a.bias, shape, a)
      m.reset_parameters()
    },
    methods: { reset_parameters: resetAffine },
  })

const dropout = (call: string): Layer =>
  layer('(float p=0.5, bool inplace=False)', call, 'p={p}, inplace={inplace}', {
    base: _DropoutNd,
    make: (m, a) => {
      if (a.p < 0 || a.p > 1) throw new ValueError(outOfRange(argumentText(a.p)))
      keep(m, a)
    },
  })

/** Torch7's normalisation over neighbouring channels, with its window: half a size to each side, and the first channel never leaves it. */
function crossMapNorm(m: Made, x: Tensor): Tensor {
  if (x.ndim !== 4) throw new ValueError(`CrossMapLRN2d: Expected input to be 4D, got ${x.ndim}D instead.`)
  const channels = x.shape[1]!
  const reach = Math.trunc((m.size - 1) / 2)
  const inside = (from: number, to: number): number => Number(from <= to + reach && (from >= to - reach || from === 0))
  const window = x.new_tensor(Array.from({ length: channels }, (_, i) => Array.from({ length: channels }, (_, j) => inside(i, j))))
  const sums = x.pow(2).transpose(1, 3).matmul(window).transpose(1, 3)
  return x.mul(
    sums
      .mul(m.alpha / m.size)
      .add(m.k)
      .pow(-m.beta),
  )
}

export const normLayers = {
  BatchNorm1d: batchNorm(2, 3),
  BatchNorm2d: batchNorm(4),
  BatchNorm3d: batchNorm(5),
  SyncBatchNorm: layer(
    NORM('bool affine=True, bool track_running_stats=True, any? process_group=None, '),
    (m, x: Tensor) => {
      if (x.ndim < 2) throw new ValueError(`expected at least 2D input (got ${x.ndim}D input)`)
      if (x.shape[1] === 0) throw new ValueError('SyncBatchNorm number of input channels should be non-zero')
      return batchNormForward(m, x)
    },
    NORM_SHOWS,
    {
      make: makeNorm,
      methods: normMethods,
      has: NORM_HAS,
      base: _BatchNorm,
    },
  ),
  InstanceNorm1d: instanceNorm(1),
  InstanceNorm2d: instanceNorm(2),
  InstanceNorm3d: instanceNorm(3),
  GroupNorm: layer(
    `(int num_groups, int num_channels, float eps=1e-05, bool affine=True, ${FACTORY}, *, bool bias=True)`,
    'group_norm num_groups weight bias eps',
    '{num_groups}, {num_channels}, eps={eps}, affine={affine}, bias={bias}',
    {
      has: 'weight: Parameter | null; bias: Parameter | null; reset_parameters(): void',
      make: (m, a) => {
        const { num_groups: groups, num_channels: channels, affine } = a
        if (channels % groups !== 0) throw new ValueError(`num_channels (${channels}) must be divisible by num_groups (${groups})`)
        keep(m, a, 'bias')
        optional(m, 'weight', affine, [channels], a)
        optional(m, 'bias', affine && a.bias, [channels], a)
        m.reset_parameters()
      },
      methods: { reset_parameters: resetAffine },
    },
  ),
  LayerNorm: overLast(
    `(Size normalized_shape, float eps=1e-05, bool elementwise_affine=True, bool bias=True, ${FACTORY})`,
    'layer_norm normalized_shape weight bias eps',
    ', bias={bias}',
    true,
  ),
  RMSNorm: overLast(
    `(Size normalized_shape, float? eps=None, bool elementwise_affine=True, ${FACTORY})`,
    'rms_norm normalized_shape weight eps',
    '',
    false,
  ),
  LocalResponseNorm: layer(
    '(int size, float alpha=0.0001, float beta=0.75, float k=1.0)',
    'local_response_norm size alpha beta k',
    '{size}, alpha={alpha}, beta={beta}, k={k}',
  ),
  CrossMapLRN2d: layer(
    '(int size, float alpha=0.0001, float beta=0.75, Scalar k=1)',
    crossMapNorm,
    '{size}, alpha={alpha}, beta={beta}, k={k}',
  ),
  Dropout: dropout('dropout p training inplace'),
  Dropout1d: dropout('dropout1d p training inplace'),
  Dropout2d: dropout('dropout2d p training inplace'),
  Dropout3d: dropout('dropout3d p training inplace'),
  AlphaDropout: dropout('alpha_dropout p training'),
  FeatureAlphaDropout: dropout('feature_alpha_dropout p training'),
} satisfies Record<string, Layer>
