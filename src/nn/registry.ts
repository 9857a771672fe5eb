/**
 * What makes an object a module: it can be called, and it knows which of its attributes are parameters, buffers and modules.
 * A module is a function behind a proxy that sees attributes being set, and only that: reading an attribute and calling have no trap.
 */
import { AttributeError, KeyError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { callWithHooks, globalHooks, type ModuleHooks } from './hooks.ts'
import type { Module } from './module.ts'
import { Buffer, Parameter } from './parameter.ts'
import { typename } from './typename.ts'

/** The kinds of attributes that a module keeps count of, by name in the order of their registration. */
export interface Registry {
  /** The function behind the proxy, which has the attributes. */
  readonly target: object
  parameters: Map<string, Parameter | null>
  buffers: Map<string, Tensor | null>
  modules: Map<string, Module | null>
  /** The buffers that `state_dict` leaves out. */
  transient: Set<string>
  hooks: ModuleHooks | null
}
const REGISTRY = Symbol('registry')

export const isModule = (x: unknown): x is Module => typeof x === 'function' && REGISTRY in x
export function registryOf(m: Module): Registry {
  const r = (m as unknown as { [REGISTRY]?: Registry } | null | undefined)?.[REGISTRY]
  if (!r) throw new AttributeError(`'${typename(m)}' object is not an nn.Module`)
  return r
}

/** A module as what calls it sees it. */
export type Callee = { forward: (...args: unknown[]) => unknown }

/** A module of the class with this prototype, with nothing in it: no constructor runs. */
export function blank(prototype: object): Module {
  const target = (...args: unknown[]): unknown =>
    registry.hooks === null && globalHooks.calls === 0
      ? (target as unknown as Callee).forward.apply(self, args)
      : callWithHooks(self, registry.hooks, args)
  Object.setPrototypeOf(target, prototype)
  // A function's own, where attributes of these names may come.
  Reflect.deleteProperty(target, 'name')
  Reflect.deleteProperty(target, 'length')
  const registry: Registry = {
    target,
    parameters: new Map(),
    buffers: new Map(),
    modules: new Map(),
    transient: new Set(),
    hooks: null,
  }
  Object.defineProperty(target, REGISTRY, { value: registry })
  const self = new Proxy(target, {
    defineProperty(_, name, description) {
      if (typeof name === 'string' && 'value' in description) description.value = assigned(self, registry, name, description.value)
      return Reflect.defineProperty(target, name, description)
    },
    deleteProperty(_, name) {
      if (typeof name === 'string') forget(registry, name)
      return Reflect.deleteProperty(target, name)
    },
  }) as unknown as Module
  return self
}
function forget({ parameters, buffers, modules, transient }: Registry, name: string, but?: Map<string, unknown>): void {
  for (const known of [parameters, buffers, modules, transient]) if (known !== but) known.delete(name)
}

/** Sets an attribute of which the registry knows already. */
export function setAttribute({ target }: Registry, name: string, value: unknown): void {
  Reflect.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
}

/** What `module.name = value` leaves there: registers what belongs to a kind. */
function assigned(self: Module, registry: Registry, name: string, value: unknown): unknown {
  const { parameters, buffers, modules } = registry
  const none = value === null || value === undefined
  if (value instanceof Parameter) {
    const hooked = checkedParameter(self, name, value, true)
    forget(registry, name, parameters)
    parameters.set(name, hooked)
    return hooked
  }
  if (parameters.has(name)) {
    if (!none) throw new TorchTypeError(`cannot assign '${typename(value)}' as parameter '${name}' (torch.nn.Parameter or None expected)`)
    parameters.set(name, null)
    return null
  }
  if (isModule(value)) {
    const hooked = throughHooks(globalHooks.moduleRegistration, self, name, value)
    forget(registry, name, modules)
    modules.set(name, hooked)
    return hooked
  }
  if (modules.has(name)) {
    if (!none) throw new TorchTypeError(`cannot assign '${typename(value)}' as child module '${name}' (torch.nn.Module or None expected)`)
    modules.set(name, null)
    return null
  }
  if (value instanceof Buffer || buffers.has(name)) {
    if (!none && !(value instanceof Tensor))
      throw new TorchTypeError(`cannot assign '${typename(value)}' as buffer '${name}' (torch.nn.Buffer, torch.Tensor or None expected)`)
    const hooked = checkedBuffer(self, name, none ? null : (value as Tensor), true)
    buffers.set(name, hooked)
    if (value instanceof Buffer) keepInState(registry, name, value.persistent)
    return hooked
  }
  return value
}
export const keepInState = ({ transient }: Registry, name: string, persistent: boolean): void => {
  if (persistent) transient.delete(name)
  else transient.add(name)
}

type RegistrationHooks = Map<number, (module: Module, name: string, value: never) => unknown>
function throughHooks<T>(hooks: RegistrationHooks, self: Module, name: string, value: T): T {
  let v = value
  for (const hook of hooks.values()) v = ((hook as (m: Module, n: string, x: T) => T | null | undefined)(self, name, v) ?? v) as T
  return v
}

export const throughModuleHooks = (self: Module, name: string, value: Module | null): Module | null =>
  throughHooks(globalHooks.moduleRegistration, self, name, value)

/** Refuses names that a parameter, buffer or module cannot have. `known`: those of its kind, which it may replace. */
export function checkName(self: Module, kind: string, name: unknown, known: ReadonlyMap<string, unknown> | null): asserts name is string {
  if (typeof name !== 'string') throw new TorchTypeError(`${kind} name should be a string. Got ${typename(name)}`)
  const taken = known && !known.has(name) && (self as unknown as Record<string, unknown>)[name] !== undefined
  if (kind === 'module' && taken) throw new KeyError(`attribute '${name}' already exists`)
  if (name.includes('.')) throw new KeyError(`${kind} name can't contain "."${kind === 'module' ? `, got: ${name}` : ''}`)
  if (name === '') throw new KeyError(`${kind} name can't be empty string ""`)
  if (taken) throw new KeyError(`attribute '${name}' already exists`)
}

/** The parameter to be registered; `replaces`: whatever is there. */
export function checkedParameter(self: Module, name: unknown, value: unknown, replaces = false): Parameter | null {
  checkName(self, 'parameter', name, replaces ? null : registryOf(self).parameters)
  if (value === null || value === undefined) return null
  if (!(value instanceof Parameter))
    throw new TorchTypeError(`cannot assign '${typename(value)}' object to parameter '${name}' (torch.nn.Parameter or None required)`)
  if (value.grad_fn)
    throw new ValueError(
      `Cannot assign non-leaf Tensor to parameter '${name}'. Model parameters must be created explicitly. To express '${name}' as a function of another Tensor, compute the value in the forward() method.`,
    )
  return throughHooks(globalHooks.parameterRegistration, self, name, value)
}
export function checkedBuffer(self: Module, name: unknown, value: unknown, replaces = false): Tensor | null {
  checkName(self, 'buffer', name, replaces ? null : registryOf(self).buffers)
  if (value !== null && value !== undefined && !(value instanceof Tensor))
    throw new TorchTypeError(`cannot assign '${typename(value)}' object to buffer '${name}' (torch Tensor or None required)`)
  return throughHooks(globalHooks.bufferRegistration, self, name, value ?? null)
}
