/** `torch.nn.utils.parametrize`: attributes that modules compute from the tensors that are trained in their place. */
import { checkArgument, listOf, namedArguments } from '../autograd/arguments.ts'
import { during, type Guard, unrecorded } from '../autograd/modes.ts'
import { AssertionError, NotImplementedError, RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { describe } from '../functions/schema.ts'
import { Tensor } from '../tensor/tensor.ts'
import { ModuleDict, ModuleList } from './containers.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'
import { registryOf } from './registry.ts'
import { named } from './typename.ts'

type Values = Record<string, unknown>
/** A module whose call computes the tensor, and perhaps the way back from it. */
type Parametrization = Module & { right_inverse?: (value: Tensor) => Tensor | readonly Tensor[] }
type Call = (...args: unknown[]) => Tensor

let caching = 0
let cache = new Map<Module, Map<string, Tensor>>()
/** Computes each parametrized tensor once while `fn` runs (or until the guard is disposed). */
export function cached(): Guard
export function cached<T>(fn: () => T): T
export function cached<T>(fn?: () => T): T | Guard {
  caching++
  return during(
    () => {
      if (--caching === 0) cache = new Map()
    },
    fn as () => T,
  )
}

function register(m: Module, name: string, t: Tensor): void {
  if (t instanceof Parameter) m.register_parameter(name, t)
  else m.register_buffer(name, t)
}
/** `original` gets the elements of another tensor; it stays the same object, for optimizers that know it. */
const adopt = (original: Tensor, t: Tensor): void => {
  original.data = t.detach()
}
const got = (t: unknown): string => (t instanceof Tensor ? 'Tensor' : describe(t))

/** The parametrizations of one tensor, one applied to the result of the other, and what they begin with: `original`, or `original0`, `original1`, … */
export class ParametrizationList extends ModuleList<Parametrization> {
  declare original: Tensor
  declare unsafe: boolean
  declare is_tensor: boolean
  declare ntensors: number
  constructor(modules: Parametrization[], original: Tensor, unsafe = false) {
    if (listOf(modules).length === 0) throw new ValueError('ParametrizationList requires one or more modules.')
    super(modules)
    for (const m of this) if (!(m instanceof Module)) throw new TorchTypeError(`${got(m)} is no module`)
    checkArgument('ParametrizationList', 'original', 'Tensor', original)
    this.unsafe = unsafe
    const { shape, dtype } = original
    const first = unrecorded(() => {
      let t: Tensor | readonly Tensor[] = original
      for (const m of [...this].reverse()) t = inverse(m, t as Tensor) ?? t
      return t
    })
    this.is_tensor = first instanceof Tensor
    this.ntensors = first instanceof Tensor ? 1 : first.length
    if (first instanceof Tensor) {
      if (first.dtype !== dtype)
        throw new ValueError(
          `When \`right_inverse\` outputs one tensor, it may not change the dtype.\noriginal.dtype: ${dtype}\nright_inverse(original).dtype: ${first.dtype}`,
        )
      adopt(original, first)
      register(this, 'original', original)
    } else {
      if (!Array.isArray(first))
        throw new ValueError(`'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got ${got(first)}`)
      first.forEach((t, i) => {
        if (!(t instanceof Tensor))
          throw new ValueError(
            `'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got element ${i} of the sequence with type ${got(t)}.`,
          )
        const own = original instanceof Parameter ? new Parameter(t, original.requires_grad) : t
        register(this, `original${i}`, own.requires_grad_(original.requires_grad))
      })
    }
    if (unsafe) return
    const z = this.forward()
    checkLike(z, dtype, shape, (what) => [
      `Registering a parametrization may not change the ${what} of the tensor, unless \`unsafe\` flag is enabled.`,
      `unparametrized ${what}`,
      `parametrized ${what}`,
    ])
  }
  /** The trained tensors, in the order in which the first parametrization takes them. */
  get originals(): Tensor[] {
    const own = this as unknown as Record<string, Tensor>
    return this.is_tensor ? [this.original] : Array.from({ length: this.ntensors }, (_, i) => own[`original${i}`]!)
  }
  /** Sets the trained tensors so that the parametrized one becomes `value`. */
  right_inverse(value: Tensor): void {
    unrecorded(() => {
      let t: Tensor | readonly Tensor[] = value
      for (const m of [...this].reverse()) {
        if (!m.right_inverse) throw new RuntimeError(`parametrization ${m._get_name()} does not implement right_inverse.`)
        t = m.right_inverse(t as Tensor)
      }
      if (this.is_tensor) {
        if (!(t instanceof Tensor)) throw new ValueError(`\`right_inverse\` should return a tensor. Got ${got(t)}`)
        if (t.dtype !== this.original.dtype)
          throw new ValueError(
            `The tensor returned by \`right_inverse\` has dtype ${t.dtype} while \`original\` has dtype ${this.original.dtype}`,
          )
        adopt(this.original, t)
        return
      }
      if (!Array.isArray(t)) throw new ValueError(`'right_inverse' must return a sequence of tensors. Got ${got(t)}.`)
      if (t.length !== this.ntensors)
        throw new ValueError(
          `'right_inverse' must return a sequence of tensors of length ${this.ntensors}. Got a sequence of length ${t.length}.`,
        )
      this.originals.forEach((original, i) => {
        const x = (t as readonly Tensor[])[i]!
        if (x.dtype !== original.dtype)
          throw new ValueError(
            `Tensor ${i} returned by \`right_inverse\` has dtype ${x.dtype} while \`original${i}\` has dtype ${original.dtype}`,
          )
        adopt(original, x)
      })
    })
  }
  forward(): Tensor {
    const [first, ...rest] = [...this] as unknown as Call[]
    return rest.reduce((t, m) => m(t), first!(...this.originals))
  }
}

/** What the way back gives, where there is one. */
function inverse(m: Parametrization, t: Tensor): Tensor | readonly Tensor[] | null {
  if (!m.right_inverse) return null
  try {
    return m.right_inverse(t)
  } catch (e) {
    if (e instanceof NotImplementedError) return null
    throw e
  }
}
type Words = (what: 'dtype' | 'shape') => [rule: string, before: string, after: string]
function checkLike(t: unknown, dtype: Tensor['dtype'], shape: Tensor['shape'], words: Words): void {
  if (!(t instanceof Tensor)) throw new ValueError(`A parametrization must return a tensor. Got ${got(t)}.`)
  for (const [what, before, after] of [
    ['dtype', dtype, t.dtype],
    ['shape', shape, t.shape],
  ] as const) {
    if (String(before) === String(after)) continue
    const [rule, a, b] = words(what)
    throw new ValueError(`${rule}\n${a}: ${before}\n${b}: ${after}`)
  }
}

const listsOf = (m: Module): ModuleDict<ParametrizationList> | null => {
  registryOf(m)
  const found = (m as unknown as Values).parametrizations
  return found instanceof ModuleDict ? (found as ModuleDict<ParametrizationList>) : null
}

/** Whether a module has parametrized tensors, or this one. */
export function is_parametrized(module: Module, tensor_name: string | null = null): boolean {
  const lists = listsOf(module)
  if (!lists) return false
  return tensor_name === null ? lists.length > 0 : lists.has(tensor_name)
}

/** A class of its own for a module, so that its attributes can be computed. */
function injectClass(m: Module): void {
  const before = Object.getPrototypeOf(m) as { constructor: new () => object }
  const name = `Parametrized${before.constructor.name}`
  const { [name]: own } = { [name]: class extends before.constructor {} }
  Object.setPrototypeOf(registryOf(m).target, own!.prototype)
}
function injectProperty(m: Module, name: string): void {
  if ((m as unknown as Values)[name] !== undefined) throw new AssertionError(`Module already has an attribute named '${name}'`)
  Object.defineProperty(Object.getPrototypeOf(m), name, {
    get(this: Module): Tensor {
      const list = listsOf(this)!.get(name) as unknown as Call
      if (caching === 0) return list()
      let own = cache.get(this)
      if (!own) cache.set(this, (own = new Map()))
      const t = own.get(name) ?? list()
      own.set(name, t)
      return t
    },
    set(this: Module, value: Tensor) {
      listsOf(this)!.get(name).right_inverse(value)
    },
    configurable: true,
  })
}

/**
 * From now on `module.tensor_name` is computed by `parametrization` from `module.parametrizations.tensor_name.original`; assigning to it
 * goes through `right_inverse`, if there is one. `unsafe`: it may change dtype and shape.
 */
export function register_parametrization<M extends Module>(
  module: M,
  tensor_name: string,
  parametrization: Parametrization,
  options: { unsafe?: boolean } = {},
): M {
  const { unsafe = false } = namedArguments<{ unsafe?: boolean }>('register_parametrization', { unsafe: 'bool' }, 0, [options])
  const registry = registryOf(module)
  checkArgument('register_parametrization', 'tensor_name', 'string', tensor_name)
  registryOf(parametrization)
  parametrization.train(module.training)
  if (is_parametrized(module, tensor_name)) {
    if (!unsafe) checkComposable(module, tensor_name, parametrization)
    const list = listsOf(module)!.get(tensor_name)
    list.append(parametrization)
    list.unsafe ||= unsafe
  } else if (registry.buffers.has(tensor_name) || registry.parameters.has(tensor_name)) {
    const list = new ParametrizationList([parametrization], (module as unknown as Record<string, Tensor>)[tensor_name]!, unsafe)
    delete (module as unknown as Values)[tensor_name]
    if (!is_parametrized(module)) {
      injectClass(module)
      ;(module as unknown as Values).parametrizations = new ModuleDict()
    }
    injectProperty(module, tensor_name)
    listsOf(module)!.set(tensor_name, list)
  } else
    throw new ValueError(
      `Module '${String(module)}' does not have a parameter, a buffer, or a parametrized element with name '${tensor_name}'`,
    )
  return module
}
function checkComposable(module: Module, name: string, parametrization: Parametrization): void {
  const y = (module as unknown as Record<string, Tensor>)[name]!
  const x = (parametrization as unknown as Call)(y)
  checkLike(x, y.dtype, y.shape, (what) => [
    `Registering a parametrization may not change the ${what} of the tensor, unless the \`unsafe\` flag is enabled.`,
    `module.${name}.${what}`,
    `parametrization(module.${name}).${what}`,
  ])
  const z = inverse(parametrization, x)
  if (z === null) return
  if (!(z instanceof Tensor)) throw new ValueError(`parametrization.right_inverse must return a tensor. Got: ${got(z)}`)
  checkLike(z, y.dtype, y.shape, (what) => [
    `The tensor returned by parametrization.right_inverse must have the same ${what} as module.${name}, unless the \`unsafe\` flag is enabled.`,
    `module.${name}.${what}`,
    `returned ${what}`,
  ])
}

/** Makes the tensor a plain one again: as it was computed last, or as it was before (`leave_parametrized: false`). */
export function remove_parametrizations<M extends Module>(
  module: M,
  tensor_name: string,
  leave_parametrized: boolean | { leave_parametrized?: boolean } = true,
): M {
  const { leave_parametrized: leave = true } = namedArguments<{ leave_parametrized?: boolean }>(
    'remove_parametrizations',
    { module: 'any', tensor_name: 'string', leave_parametrized: 'bool' },
    2,
    [module, tensor_name, leave_parametrized],
  )
  if (!is_parametrized(module, tensor_name))
    throw new ValueError(`Module ${String(module)} does not have a parametrization on ${tensor_name}`)
  const lists = listsOf(module)!
  const list = lists.get(tensor_name)
  const now = (): Tensor => (module as unknown as Record<string, Tensor>)[tensor_name]!
  let plain: Tensor
  if (list.is_tensor) {
    plain = list.original
    if (leave) adopt(plain, unrecorded(now))
  } else if (leave) {
    const t = now()
    plain = t.requires_grad ? new Parameter(t) : t
  } else
    throw new ValueError(
      'Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a sequence of tensors.',
    )
  const own = Object.getPrototypeOf(module) as object
  Reflect.deleteProperty(own, tensor_name)
  lists.delete(tensor_name)
  register(module, tensor_name, plain)
  if (!is_parametrized(module)) {
    delete (module as unknown as Values).parametrizations
    Object.setPrototypeOf(registryOf(module).target, Object.getPrototypeOf(own))
  }
  return module
}

/** The class of a module as it was before it was parametrized. */
export const type_before_parametrizations = (module: Module): unknown =>
  (is_parametrized(module) ? (Object.getPrototypeOf(Object.getPrototypeOf(module)) as Module) : module).constructor

named({ ParametrizationList })
