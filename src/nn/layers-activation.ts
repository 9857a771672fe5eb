/** Activations. */
import { AssertionError, ValueError } from '../errors.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import type { Tensor } from '../tensor/tensor.ts'
import * as init from './init.ts'
import { keep, type Layer, layer } from './layer.ts'
import { FACTORY, unset } from './layers-linear.ts'

/** One with no argument but whether it works in place; `shows` it or not. */
const inplace = (call: string, shows = '{~inplace}'): Layer => layer('(bool inplace=False)', call, shows)
const plain = (call: Layer['call']): Layer => layer('()', call)
const along = (call: string): Layer => layer('(int? dim=None)', `${call} dim`, 'dim={dim}')

export const activationLayers = {
  CELU: layer('(float alpha=1.0, bool inplace=False)', 'celu alpha inplace', 'alpha={alpha}{~inplace}'),
  ELU: layer('(float alpha=1.0, bool inplace=False)', 'elu alpha inplace', 'alpha={alpha}{~inplace}'),
  GELU: layer('(str approximate="none")', 'gelu * approximate', 'approximate={approximate!r}'),
  GLU: layer('(int dim=-1)', 'glu dim', 'dim={dim}'),
  Hardshrink: layer('(float lambd=0.5)', 'hardshrink lambd', '{lambd}'),
  Hardsigmoid: inplace('hardsigmoid inplace', ''),
  Hardswish: inplace('hardswish inplace', ''),
  Hardtanh: layer(
    '(float min_val=-1.0, float max_val=1.0, bool inplace=False, float? min_value=None, float? max_value=None)',
    'hardtanh min_val max_val inplace',
    'min_val={min_val}, max_val={max_val}{~inplace}',
    {
      make: (m, a) => {
        // The last two are old names of the first two.
        keep(m, { min_val: a.min_value ?? a.min_val, max_val: a.max_value ?? a.max_val, inplace: a.inplace })
        if (m.max_val <= m.min_val) throw new AssertionError(`max_val (${m.max_val}) must be greater than min_val (${m.min_val})`)
      },
    },
  ),
  LeakyReLU: layer(
    '(float negative_slope=0.01, bool inplace=False)',
    'leaky_relu negative_slope inplace',
    'negative_slope={negative_slope}{~inplace}',
  ),
  LogSigmoid: plain('logsigmoid'),
  LogSoftmax: along('log_softmax'),
  Mish: inplace('mish inplace'),
  PReLU: layer(`(int num_parameters=1, float init=0.25, ${FACTORY})`, 'prelu weight', 'num_parameters={num_parameters}', {
    has: 'weight: Parameter; reset_parameters(): void',
    make: (m, a) => {
      keep(m, a)
      m.weight = unset([a.num_parameters], a)
      m.reset_parameters()
    },
    methods: {
      reset_parameters() {
        init.constant_(this.weight, this.init)
      },
    },
  }),
  ReLU: inplace('relu inplace'),
  ReLU6: layer('(bool inplace=False)', 'hardtanh min_val max_val inplace', '{~inplace}', {
    make: (m, a) => keep(m, { min_val: 0, max_val: 6, ...a }),
    has: 'min_val: number; max_val: number',
  }),
  RReLU: layer(
    '(float lower=0.125, float upper=0.3333333333333333, bool inplace=False)',
    'rrelu lower upper training inplace',
    'lower={lower}, upper={upper}{~inplace}',
  ),
  SELU: inplace('selu inplace'),
  Sigmoid: plain((_, x: Tensor) => x.sigmoid()),
  SiLU: inplace('silu inplace'),
  Softmax: along('softmax'),
  Softmax2d: plain((_, x: Tensor) => {
    if (x.ndim !== 3 && x.ndim !== 4) throw new ValueError(`Softmax2d: expected input to be 3D or 4D, got ${x.ndim}D instead`)
    return F.softmax(x, -3)
  }),
  Softmin: along('softmin'),
  Softplus: layer('(float beta=1.0, float threshold=20.0)', 'softplus beta threshold', 'beta={beta}, threshold={threshold}'),
  Softshrink: layer('(float lambd=0.5)', 'softshrink lambd', '{lambd}'),
  Softsign: plain('softsign'),
  Tanh: plain((_, x: Tensor) => x.tanh()),
  Tanhshrink: plain('tanhshrink'),
  Threshold: layer(
    '(Scalar threshold, Scalar value, bool inplace=False)',
    'threshold threshold value inplace',
    'threshold={threshold}, value={value}{~inplace}',
  ),
} satisfies Record<string, Layer>
