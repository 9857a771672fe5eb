/** `weight_norm` and `spectral_norm` of `torch.nn.utils`, the older kind: a hook computes the weight before every call. */
import { checkArgument } from '../autograd/arguments.ts'
import { unrecorded } from '../autograd/modes.ts'
import type { RemovableHandle } from '../autograd/node.ts'
import { RuntimeError, ValueError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Module } from './module.ts'
import { Parameter } from './parameter.ts'
import { asMatrix, normExcept, type SpectralNormArguments, spectralNormOptions, unit, weightOf } from './parametrizations.ts'
import { registryOf } from './registry.ts'

type Tensors = Record<string, Tensor>
interface Applied {
  handles: RemovableHandle[]
  remove: () => void
}
/** What has been put on a module, by its kind and the name of the weight. */
const applied = new WeakMap<Module, Map<string, Applied>>()

function apply(m: Module, kind: string, name: string, make: () => Applied): void {
  registryOf(m)
  const own = applied.get(m) ?? new Map<string, Applied>()
  applied.set(m, own)
  checkArgument(kind, 'name', 'string', name)
  if (own.has(`${kind} ${name}`)) throw new RuntimeError(`Cannot register two ${kind} hooks on the same parameter ${name}`)
  own.set(`${kind} ${name}`, make())
}
function remove(m: Module, kind: string, name: string): void {
  checkArgument(`remove_${kind}`, 'name', 'string', name)
  registryOf(m)
  const found = applied.get(m)?.get(`${kind} ${name}`)
  if (!found) throw new ValueError(`${kind} of '${name}' not found in ${String(m)}`)
  found.remove()
  for (const handle of found.handles) handle.remove()
  applied.get(m)!.delete(`${kind} ${name}`)
}
const drop = (m: Module, ...names: string[]): void => {
  for (const n of names) Reflect.deleteProperty(m, n)
}

/** The weight as g · v / |v|, with `NAME_g` and `NAME_v` trained. */
export function weight_norm<M extends Module>(module: M, name = 'weight', dim: number | null = 0): M {
  const d = dim ?? -1
  const own = module as unknown as Tensors
  apply(module, 'weight_norm', name, () => {
    const weight = own[name]!
    checkArgument('weight_norm', name, 'Tensor', weight)
    const compute = (): Tensor => weightOf(own[`${name}_v`]!, own[`${name}_g`]!, d)
    drop(module, name)
    module.register_parameter(`${name}_g`, new Parameter(normExcept(weight.detach(), d)))
    module.register_parameter(`${name}_v`, new Parameter(weight.detach()))
    own[name] = compute()
    const hook = module.register_forward_pre_hook(() => {
      own[name] = compute()
    })
    return {
      handles: [hook],
      remove: () => {
        const last = compute().detach()
        drop(module, name, `${name}_g`, `${name}_v`)
        own[name] = new Parameter(last)
      },
    }
  })
  return module
}
export function remove_weight_norm<M extends Module>(module: M, name = 'weight'): M {
  remove(module, 'weight_norm', name)
  return module
}

/** The weight divided by its largest singular value, with `NAME_orig` trained. */
export function spectral_norm<M extends Module>(module: M, ...args: SpectralNormArguments): M {
  const { name, times, eps, dim } = spectralNormOptions(module, args)
  if (times <= 0) throw new ValueError(`Expected n_power_iterations to be positive, but got n_power_iterations=${times}`)
  const own = module as unknown as Tensors
  apply(module, 'spectral_norm', name, () => {
    const weight = registryOf(module).parameters.get(name)
    if (!weight) throw new ValueError(`\`SpectralNorm\` cannot be applied as parameter \`${name}\` is None`)
    const shape = asMatrix(weight.detach(), dim).shape
    const [u, v] = [0, 1].map((i) => unit(weight.new_empty([shape[i]!]).normal_(0, 1), eps))
    const compute = (iterate: boolean): Tensor => {
      const matrix = asMatrix(own[`${name}_orig`]!, dim)
      const [left, right] = [own[`${name}_u`]!, own[`${name}_v`]!]
      if (iterate)
        unrecorded(() => {
          for (let i = 0; i < times; i++) {
            right.copy_(unit(matrix.t().mv(left), eps))
            left.copy_(unit(matrix.mv(right), eps))
          }
        })
      return own[`${name}_orig`]!.div(left.clone().dot(matrix.mv(right.clone())))
    }
    drop(module, name)
    module.register_parameter(`${name}_orig`, weight)
    own[name] = weight.detach()
    module.register_buffer(`${name}_u`, u!)
    module.register_buffer(`${name}_v`, v!)
    const hook = module.register_forward_pre_hook(() => {
      own[name] = compute(module.training)
    })
    return {
      handles: [hook],
      remove: () => {
        const last = unrecorded(() => compute(false))
        drop(module, name, `${name}_u`, `${name}_v`, `${name}_orig`)
        own[name] = new Parameter(last)
      },
    }
  })
  return module
}
export function remove_spectral_norm<M extends Module>(module: M, name = 'weight'): M {
  remove(module, 'spectral_norm', name)
  return module
}
