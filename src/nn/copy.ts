/** Copies of modules that share nothing with the original, as Python's `copy.deepcopy` makes them; hooks stay the same functions. */
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { isPlainObject, mapValues } from '../keywords.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { Module } from './module.ts'
import { Buffer, Parameter } from './parameter.ts'
import { blank, isModule, registryOf, setAttribute } from './registry.ts'
import { typename } from './typename.ts'

/** A copy of `value` and all it holds; what it holds twice is held twice by the copy. */
export function deepcopy<T>(value: T, memo: Map<unknown, unknown> = new Map()): T {
  if ((typeof value !== 'object' && !isModule(value)) || value === null) return value
  if (!(memo instanceof Map)) throw new TorchTypeError(`deepcopy(): argument 'memo' must be dict, not ${typename(memo)}`)
  if (!memo.has(value)) copyOf(value, memo)
  return memo.get(value) as T
}

function copyOf(value: unknown, memo: Map<unknown, unknown>): void {
  const keep = <T>(copy: T): T => {
    memo.set(value, copy)
    return copy
  }
  if (isModule(value)) copyModule(value, keep(blank(Object.getPrototypeOf(value) as object)), memo)
  else if (value instanceof Tensor) keep(copyTensor(value))
  else if (Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype) {
    const list = keep<unknown[]>([])
    for (const v of value) list.push(deepcopy(v, memo))
  } else if (value instanceof Map) {
    const map = keep(new Map<unknown, unknown>())
    for (const [k, v] of value) map.set(k, deepcopy(v, memo))
  } else if (value instanceof Set) keep(new Set([...value].map((v) => deepcopy(v, memo))))
  else if (isPlainObject(value)) {
    const object = keep<Record<string, unknown>>({})
    for (const [k, v] of Object.entries(value)) object[k] = deepcopy(v, memo)
  } else keep(value)
}

function copyTensor(t: Tensor): Tensor {
  if (t.grad_fn)
    throw new RuntimeError(
      'Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001',
    )
  const data = t.detach().clone()
  if (t instanceof Parameter) return new Parameter(data, t.requires_grad)
  if (t instanceof Buffer) return new Buffer(data, { persistent: t.persistent })
  if (t._grad) data.grad = copyTensor(t._grad)
  return data.requires_grad_(t.requires_grad)
}

function copyModule(from: Module, to: Module, memo: Map<unknown, unknown>): void {
  const [old, own] = [registryOf(from), registryOf(to)]
  for (const [name, p] of old.parameters) own.parameters.set(name, deepcopy(p, memo))
  for (const [name, b] of old.buffers) own.buffers.set(name, deepcopy(b, memo))
  // A container finds its modules by their positions too, which is its own business.
  for (const [name, m] of old.modules) to.add_module(name, deepcopy(m, memo))
  for (const name of old.transient) own.transient.add(name)
  own.hooks =
    old.hooks &&
    (mapValues(old.hooks as unknown as Record<string, unknown>, (v) => (v instanceof Map ? new Map(v) : v)) as unknown as typeof old.hooks)
  for (const [name, v] of Object.entries(old.target)) setAttribute(own, name, deepcopy<unknown>(v, memo))
}
