/** `torch.func.functional_call`: a module called with other parameters and buffers than its own. */
import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { Module } from './module.ts'
import type { Parameter } from './parameter.ts'
import { registryOf, setAttribute } from './registry.ts'
import { argumentText, typename } from './typename.ts'

type Tensors = Record<string, Tensor>
const listText = (names: string[]): string => `[${names.map((n) => argumentText(n)).join(', ')}]`

/** The tensors by all the names that theirs have where names are tied. */
function untied(m: Module, given: Tensors): Tensors {
  const names = new Map<Tensor, string[]>()
  for (const [name, t] of [...m.named_parameters({ remove_duplicate: false }), ...m.named_buffers({ remove_duplicate: false })])
    names.set(t, [...(names.get(t) ?? []), name])
  const out: Tensors = { ...given }
  for (const tied of names.values()) {
    const [first, ...others] = tied.filter((n) => n in given)
    if (first === undefined) continue
    if (others.some((n) => given[n] !== given[first]))
      throw new ValueError(
        `functional_call got multiple values for keys ${listText(tied.toSorted())}, which are tied. Consider using tie_weights=False`,
      )
    for (const n of tied) out[n] = given[first]!
  }
  return out
}

/** Puts tensors in the place of a module's; gives the function that puts its own back. */
function replace(m: Module, path: string, t: Tensor): () => unknown {
  const at = path.lastIndexOf('.')
  const name = path.slice(at + 1)
  const registry = registryOf(m.get_submodule(path.slice(0, Math.max(at, 0))))
  const { parameters, buffers } = registry
  const known = [parameters as Map<string, Tensor | null>, buffers].find((all) => all.has(name))
  if (!known) {
    // A tensor that the module has no place for is an attribute while the call lasts.
    setAttribute(registry, name, t)
    return () => Reflect.deleteProperty(registry.target, name)
  }
  const old = known.get(name)!
  const put = (x: Tensor): void => {
    known.set(name, x as Parameter)
    setAttribute(registry, name, x)
  }
  put(t)
  return () => put(old)
}

/**
 * Calls `module` with the tensors of one dict, or several, in the place of the parameters and buffers of these names. Tied names share
 * (`tie_weights`); `strict`: all must be given, and no others. Args: a tensor, or an array of arguments.
 */
export function functional_call(
  module: Module,
  parameter_and_buffer_dicts: Tensors | readonly Tensors[],
  args: unknown = null,
  kwargs: Record<string, unknown> | null = null,
  options: { tie_weights?: boolean; strict?: boolean } = {},
): unknown {
  registryOf(module)
  const several = Array.isArray(parameter_and_buffer_dicts)
  const dicts = (several ? parameter_and_buffer_dicts : [parameter_and_buffer_dicts]) as Tensors[]
  if (!dicts.every(isPlainObject))
    throw new ValueError(
      several
        ? 'Expected all elements of parameter_and_buffer_dicts to be dictionaries'
        : `Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got <class '${typename(parameter_and_buffer_dicts)}'>`,
    )
  const keys = dicts.flatMap(Object.keys)
  const twice = [...new Set(keys.filter((k, i) => keys.indexOf(k) !== i))]
  if (twice.length) throw new ValueError(`${listText(twice)} appeared in multiple dictionaries; behavior of functional call is ambiguous`)
  const given = Object.assign({}, ...dicts) as Tensors
  for (const t of Object.values(given))
    if (!(t instanceof Tensor)) throw new TorchTypeError(`${String(t)} is not an instance of torch.Tensor`)
  const tensors = (options.tie_weights ?? true) ? untied(module, given) : given
  if (options.strict) {
    const own = [...module.named_parameters({ remove_duplicate: false }), ...module.named_buffers({ remove_duplicate: false })].map(
      ([n]) => n,
    )
    const list = (names: string[]): string => names.map((n) => argumentText(n)).join(', ')
    const unexpected = Object.keys(tensors).filter((k) => !own.includes(k))
    const missing = own.filter((k) => !(k in tensors))
    const errors = [
      ...(unexpected.length ? [`Unexpected key(s): ${list(unexpected)}.`] : []),
      ...(missing.length ? [`Missing key(s): ${list(missing)}.`] : []),
    ]
    if (errors.length) throw new RuntimeError(`Error(s) in reparametrizing for ${module._get_name()}:\n\t${errors.join('\n\t')}`)
  }
  const undo: (() => unknown)[] = []
  try {
    for (const [path, t] of Object.entries(tensors)) undo.push(replace(module, path, t))
    const list: unknown[] = args === null || args === undefined ? [] : Array.isArray(args) ? args : [args]
    return (module as unknown as (...args: unknown[]) => unknown)(...list, ...(kwargs && Object.keys(kwargs).length ? [kwargs] : []))
  } finally {
    for (const back of undo.reverse()) back()
  }
}
