/** Lazy layers: the sizes of their inputs are read off the first input, and then they are layers like others. */
import { type DType, int64 } from '../dtypes.ts'
import { RuntimeError, ValueError } from '../errors.ts'
import { full } from '../functions/creation.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { type Arguments, keep, type Layer, type LayerClass, type Made } from './layer.ts'
import { convLayers } from './layers-conv.ts'
import { linearLayers } from './layers-linear.ts'
import { normLayers } from './layers-norm.ts'
import { isLazy, UninitializedBuffer, UninitializedParameter } from './parameter.ts'
import { registryOf } from './registry.ts'

interface Lazy {
  /** The name of the layer that it becomes, and the argument that it does without. */
  become: string
  first: string
  /** Reads the size off an input, and gives the sizes of the tensors by their names. */
  infer: (m: Made, x: Tensor) => Record<string, number[]>
}

const tensors = (m: Made): [string, Tensor | null][] => [...registryOf(m).parameters, ...registryOf(m).buffers]
const waiting = (m: Made): boolean => tensors(m).some(([, t]) => isLazy(t))

/** On the first call: gives the tensors their sizes and first values, and makes the module one of the class that it becomes. */
function initialize(m: Made, { infer, become, first }: Lazy, classes: Record<string, LayerClass>, x: Tensor): void {
  const name = m._get_name()
  if (waiting(m)) {
    for (const [key, sizes] of Object.entries(infer(m, x))) if (isLazy(m[key])) m[key].materialize(sizes)
    if (waiting(m)) throw new RuntimeError(`module ${name} has not been fully initialized`)
    m.reset_parameters()
  } else if (m[first] === 0) infer(m, x)
  if (Object.getPrototypeOf(m).constructor === classes[`Lazy${become}`])
    Object.setPrototypeOf(registryOf(m).target, classes[become]!.prototype)
}

/** The lazy form of a layer; `make` sets what waits. */
function lazy(spec: Layer, how: Lazy, make: (m: Made, a: Arguments) => void): Layer {
  const { base: _base, statics: _statics, ...rest } = spec
  return {
    ...rest,
    // Lazy norms have an affine map and statistics unless they are told not to, also where the others have none.
    args: spec.args.replace(/^\(\w+ \w+, /, '(').replace(/(affine|track_running_stats)=False/g, '$1=True'),
    methods: {
      ...spec.methods,
      reset_parameters() {
        if (!waiting(this) && this[how.first] !== 0) (spec.methods!.reset_parameters as (this: Made) => void).call(this)
      },
    },
    make: (m, a, classes) => {
      make(m, a)
      const loading = m.register_load_state_dict_pre_hook((_, state, prefix) => {
        for (const [name, t] of tensors(m)) {
          const given: unknown = state[prefix + name]
          if (isLazy(t) && given && !isLazy(given)) t.materialize([...(given as Tensor).shape])
        }
      })
      const calling = m.register_forward_pre_hook(
        (_, args: Tensor[], kwargs: { input?: Tensor }) => {
          initialize(m, how, classes, (args[0] ?? kwargs.input)!)
          calling.remove()
          loading.remove()
        },
        { with_kwargs: true },
      )
    },
  }
}

const factory = ({ device, dtype }: Arguments): { device?: unknown; dtype?: DType | null } => ({ device, dtype })
/** Linear layers and convolutions: weight and bias wait. */
const weighted = (spec: Layer, how: Lazy, inputs: string, outputs: string): Layer =>
  lazy(spec, how, (m, a) => {
    spec.make!(m, { ...a, [inputs]: 0, [outputs]: 0, bias: false }, {})
    m[outputs as 'x'] = a[outputs]
    m.weight = new UninitializedParameter(factory(a))
    if (a.bias) m.bias = new UninitializedParameter(factory(a))
  })
const conv = (become: 'Conv1d' | 'Conv2d' | 'Conv3d' | 'ConvTranspose1d' | 'ConvTranspose2d' | 'ConvTranspose3d'): Layer => {
  const infer = (m: Made, x: Tensor): Record<string, number[]> => {
    const n = m.kernel_size.length
    if (x.ndim !== n + 1 && x.ndim !== n + 2)
      throw new RuntimeError(
        `Expected ${n + 1}D (unbatched) or ${n + 2}D (batched) input to ${m._get_name()}, but got input of size: ${x.shape}`,
      )
    const i = x.shape[x.ndim === n + 2 ? 1 : 0]!
    if (i % m.groups !== 0) throw new ValueError('in_channels must be divisible by groups')
    m.in_channels = i
    const o = m.out_channels
    return { weight: [...(m.transposed ? [i, o / m.groups] : [o, i / m.groups]), ...m.kernel_size], bias: [o] }
  }
  return weighted(convLayers[become], { become, first: 'in_channels', infer }, 'in_channels', 'out_channels')
}
const norm = (become: 'BatchNorm1d' | 'BatchNorm2d' | 'BatchNorm3d' | 'InstanceNorm1d' | 'InstanceNorm2d' | 'InstanceNorm3d'): Layer => {
  const spec: Layer = normLayers[become]
  const infer = (m: Made, x: Tensor): Record<string, number[]> => {
    const n = x.shape[1]!
    m.num_features = n
    return { weight: [n], bias: [n], running_mean: [n], running_var: [n] }
  }
  return lazy(spec, { become, first: 'num_features', infer }, (m, a) => {
    spec.make!(m, { ...a, num_features: 0, affine: false, track_running_stats: false }, {})
    keep(m, { affine: a.affine, track_running_stats: a.track_running_stats })
    if (a.affine) {
      m.weight = new UninitializedParameter(factory(a))
      if (a.bias) m.bias = new UninitializedParameter(factory(a))
    }
    if (a.track_running_stats) {
      m.running_mean = new UninitializedBuffer(factory(a))
      m.running_var = new UninitializedBuffer(factory(a))
      m.num_batches_tracked = full([], 0, int64)
    }
  })
}

export const lazyLayers = {
  LazyLinear: weighted(
    linearLayers.Linear,
    {
      become: 'Linear',
      first: 'in_features',
      infer: (m, x) => {
        m.in_features = x.shape.at(-1)
        return { weight: [m.out_features, m.in_features], bias: [m.out_features] }
      },
    },
    'in_features',
    'out_features',
  ),
  LazyConv1d: conv('Conv1d'),
  LazyConv2d: conv('Conv2d'),
  LazyConv3d: conv('Conv3d'),
  LazyConvTranspose1d: conv('ConvTranspose1d'),
  LazyConvTranspose2d: conv('ConvTranspose2d'),
  LazyConvTranspose3d: conv('ConvTranspose3d'),
  LazyBatchNorm1d: norm('BatchNorm1d'),
  LazyBatchNorm2d: norm('BatchNorm2d'),
  LazyBatchNorm3d: norm('BatchNorm3d'),
  LazyInstanceNorm1d: norm('InstanceNorm1d'),
  LazyInstanceNorm2d: norm('InstanceNorm2d'),
  LazyInstanceNorm3d: norm('InstanceNorm3d'),
} satisfies Record<string, Layer>
