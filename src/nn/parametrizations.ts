/** `torch.nn.utils.parametrizations`: weight and spectral normalisation of a module's tensors. */
import { namedArguments } from '../autograd/arguments.ts'
import { unrecorded } from '../autograd/modes.ts'
import { IndexError, ValueError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'
import { register_parametrization } from './parametrize.ts'
import { registryOf } from './registry.ts'
import { named } from './typename.ts'

/** The length of v along all dimensions but one; `dim` -1: of the whole. */
export function normExcept(v: Tensor, dim: number): Tensor {
  return dim === -1
    ? v.norm()
    : v.norm(
        2,
        [...v.shape.keys()].filter((d) => d !== (dim < 0 ? dim + v.ndim : dim)),
        true,
      )
}
/** v in the direction that it has, with the lengths g. */
export const weightOf = (v: Tensor, g: Tensor, dim: number): Tensor => v.mul(g.div(normExcept(v, dim)))
export const unit = (t: Tensor, eps: number): Tensor => t.div(t.norm().clamp_min(eps))
/** The dimension `dim` first, the others one. */
export function asMatrix(w: Tensor, dim: number): Tensor {
  const d = dim < 0 ? dim + w.ndim : dim
  return (d === 0 ? w : w.permute([d, ...[...w.shape.keys()].filter((i) => i !== d)])).flatten(1)
}

class _WeightNorm extends Module {
  declare dim: number
  constructor(dim: number | null = 0) {
    super()
    this.dim = dim ?? -1
  }
  forward(g: Tensor, v: Tensor): Tensor {
    return weightOf(v, g, this.dim)
  }
  right_inverse(weight: Tensor): Tensor[] {
    return [normExcept(weight, this.dim), weight]
  }
}

interface WeightNormOptions {
  name?: string
  dim?: number | null
}
/** The weight becomes g · v / |v|, with g and v trained: `parametrizations.weight.original0` and `original1`. */
export function weight_norm<M extends Module>(
  module: M,
  ...args: [name?: string | WeightNormOptions, dim?: number | null | WeightNormOptions]
): M {
  const { name: key = 'weight', dim: d = 0 } = namedArguments<WeightNormOptions>('weight_norm', { name: 'string', dim: 'int?' }, 0, args)
  register_parametrization(module, key, new _WeightNorm(d), { unsafe: true })
  // State of the older weight_norm has other names.
  module.register_load_state_dict_pre_hook((_, state, prefix) => {
    const old = [`${prefix}${key}_g`, `${prefix}${key}_v`]
    if (!old.every((k) => k in state)) return
    old.forEach((k, i) => {
      state[`${prefix}parametrizations.${key}.original${i}`] = state[k]
      delete state[k]
    })
  })
  return module
}

class _SpectralNorm extends Module {
  declare dim: number
  declare eps: number
  declare n_power_iterations: number
  declare _u: Tensor
  declare _v: Tensor
  constructor(weight: Tensor, n_power_iterations = 1, dim = 0, eps = 1e-12) {
    super()
    const n = weight.ndim
    if (dim >= n || dim < -n) throw new IndexError(`Dimension out of range (expected to be in range of [-${n}, ${n - 1}] but got ${dim})`)
    if (n_power_iterations <= 0)
      throw new ValueError(`Expected n_power_iterations to be positive, but got n_power_iterations=${n_power_iterations}`)
    this.dim = dim < 0 ? dim + n : dim
    this.eps = eps
    this.n_power_iterations = n_power_iterations
    if (n < 2) return
    const matrix = asMatrix(weight.detach(), this.dim)
    const drawn = [0, 1].map((d) => matrix.new_empty([matrix.shape[d]!]).normal_(0, 1))
    this.register_buffer('_u', unit(drawn[0]!, eps))
    this.register_buffer('_v', unit(drawn[1]!, eps))
    this._power_method(matrix, 15)
  }
  _power_method(matrix: Tensor, times: number): void {
    unrecorded(() => {
      for (let i = 0; i < times; i++) {
        this._u.copy_(unit(matrix.mv(this._v), this.eps))
        this._v.copy_(unit(matrix.t().mv(this._u), this.eps))
      }
    })
  }
  forward(weight: Tensor): Tensor {
    if (weight.ndim === 1) return unit(weight, this.eps)
    const matrix = asMatrix(weight, this.dim)
    if (this.training) this._power_method(matrix, this.n_power_iterations)
    // Copies: a second call changes these in place before the backward pass of the first.
    return weight.div(this._u.clone().dot(matrix.mv(this._v.clone())))
  }
  right_inverse(value: Tensor): Tensor {
    return value
  }
}

export interface SpectralNormOptions {
  name?: string
  n_power_iterations?: number
  eps?: number
  dim?: number | null
}
export type SpectralNormArguments = [
  name?: string | SpectralNormOptions,
  n_power_iterations?: number | SpectralNormOptions,
  eps?: number | SpectralNormOptions,
  dim?: number | null | SpectralNormOptions,
]
/** The arguments by name. The dimension of the outputs is the first, of transposed convolutions the second. */
export function spectralNormOptions(
  module: Module,
  args: SpectralNormArguments,
): { name: string; times: number; eps: number; dim: number } {
  registryOf(module)
  const o = namedArguments<SpectralNormOptions>(
    'spectral_norm',
    { name: 'string', n_power_iterations: 'int', eps: 'number', dim: 'int?' },
    0,
    args,
  )
  const transposed = Boolean((module as unknown as { transposed?: boolean }).transposed)
  return { name: o.name ?? 'weight', times: o.n_power_iterations ?? 1, eps: o.eps ?? 1e-12, dim: o.dim ?? Number(transposed) }
}
/** The weight divided by its largest singular value, which power iteration follows in training. */
export function spectral_norm<M extends Module>(module: M, ...args: SpectralNormArguments): M {
  const { name, times, eps, dim } = spectralNormOptions(module, args)
  const weight = (module as unknown as Record<string, unknown>)[name]
  if (!(weight instanceof Tensor)) throw new ValueError(`Module '${String(module)}' has no parameter or buffer with name '${name}'`)
  return register_parametrization(module, name, new _SpectralNorm(weight, times, dim, eps))
}

named({ _WeightNorm, _SpectralNorm })
