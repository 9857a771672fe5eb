/** `state_dict` and `load_state_dict`: the parameters and buffers of a tree of modules by their dotted names. */

import { unrecorded } from '../autograd/modes.ts'
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { inspect } from '../inspect.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { Module } from './module.ts'
import { isLazy, Parameter } from './parameter.ts'
import { registryOf, setAttribute } from './registry.ts'
import { argumentText, typename } from './typename.ts'

/** Tensors, and what `get_extra_state` gave, by their dotted names in the order of registration. */
// biome-ignore lint/suspicious/noExplicitAny: mostly tensors, but extra state may be anything
export type StateDict = Record<string, any>
type Metadata = Record<string, Record<string, unknown>>

/** What `load_state_dict` did not find, and what it had no use for. */
export class IncompatibleKeys {
  readonly missing_keys: string[]
  readonly unexpected_keys: string[]
  constructor(missing: string[], unexpected: string[]) {
    this.missing_keys = missing
    this.unexpected_keys = unexpected
  }
  *[Symbol.iterator](): Generator<string[]> {
    yield this.missing_keys
    yield this.unexpected_keys
  }
  toString(): string {
    if (!this.missing_keys.length && !this.unexpected_keys.length) return '<All keys matched successfully>'
    const list = (keys: string[]): string => `[${keys.map((k) => `'${k}'`).join(', ')}]`
    return `_IncompatibleKeys(missing_keys=${list(this.missing_keys)}, unexpected_keys=${list(this.unexpected_keys)})`
  }
  [inspect](): string {
    return this.toString()
  }
}

const EXTRA = '_extra_state'
const metadataOf = (state: object): Metadata | undefined => (state as { _metadata?: Metadata })._metadata
/** Metadata stays out of sight: it is no entry. */
export const setMetadata = (state: object, metadata: Metadata): void => {
  Object.defineProperty(state, '_metadata', { value: metadata, writable: true, configurable: true })
}

export function saveState(self: Module, destination: StateDict | null, prefix: string, keepVars: boolean): StateDict {
  let state: StateDict = destination ?? {}
  if (destination === null) setMetadata(state, {})
  const local = { version: self._version }
  const metadata = metadataOf(state)
  if (metadata) metadata[prefix.slice(0, -1)] = local
  const { hooks, modules } = registryOf(self)
  for (const { hook } of hooks?.statePre.values() ?? []) hook(self, prefix, keepVars)
  self._save_to_state_dict(state, prefix, keepVars)
  for (const [name, child] of modules) child?.state_dict({ destination: state, prefix: `${prefix}${name}.`, keep_vars: keepVars })
  for (const { hook, public: silent } of hooks?.statePost.values() ?? []) {
    const r = hook(self, state, prefix, local)
    if (r === null || r === undefined) continue
    if (silent) throw new RuntimeError('state_dict post-hook must return None')
    state = r as StateDict
  }
  return state
}

/** The entries of this module alone. */
export function saveOwn(self: Module, state: StateDict, prefix: string, keepVars: boolean): void {
  const { parameters, buffers, transient } = registryOf(self)
  for (const [name, t] of parameters) if (t) state[prefix + name] = keepVars || isLazy(t) ? t : t.detach()
  for (const [name, t] of buffers) if (t && !transient.has(name)) state[prefix + name] = keepVars || isLazy(t) ? t : t.detach()
  if (self.get_extra_state) state[prefix + EXTRA] = self.get_extra_state()
}

/** What was wrong in loading, collected over the tree. */
export interface LoadReport {
  missing: string[]
  unexpected: string[]
  errors: string[]
}

/** Loads the entries of this module alone, which `prefix` begins. */
export function loadOwn(
  self: Module,
  state: StateDict,
  prefix: string,
  metadata: Record<string, unknown>,
  strict: boolean,
  report: LoadReport,
): void {
  const registry = registryOf(self)
  const { parameters, buffers, modules, transient, hooks } = registry
  for (const { hook } of hooks?.loadPre.values() ?? [])
    hook(self, state, prefix, metadata, strict, report.missing, report.unexpected, report.errors)
  const assign = Boolean(metadata.assign_to_params_buffers)
  const own = new Map<string, Tensor>()
  for (const [name, t] of [...parameters, ...buffers]) if (t && !transient.has(name)) own.set(name, t)
  for (const [name, t] of own) {
    const key = prefix + name
    if (key in state) loadTensor(registry, name, t, key, state[key], assign, report)
    else if (strict) report.missing.push(key)
  }
  const extra = prefix + EXTRA
  if (self.set_extra_state) {
    if (extra in state) self.set_extra_state(state[extra])
    else if (strict) report.missing.push(extra)
  } else if (strict && extra in state) report.unexpected.push(extra)
  if (!strict) return
  for (const key of Object.keys(state)) {
    if (!key.startsWith(prefix) || key === extra) continue
    const [first, ...rest] = key.slice(prefix.length).split('.')
    if (rest.length ? !modules.has(first!) : !own.has(first!)) report.unexpected.push(key)
  }
}

function loadTensor(
  registry: ReturnType<typeof registryOf>,
  name: string,
  t: Tensor,
  key: string,
  given: unknown,
  assign: boolean,
  { errors }: LoadReport,
): void {
  if (!(given instanceof Tensor)) {
    errors.push(
      `While copying the parameter named "${key}", expected torch.Tensor or Tensor-like object from checkpoint but received <class '${typename(given)}'>`,
    )
    return
  }
  // A zero-dimensional tensor may have been saved with one dimension, as PyTorch once did.
  const input = !isLazy(t) && t.ndim === 0 && given.ndim === 1 && given.length === 1 ? given.select(0, 0) : given
  if (!isLazy(t) && String(input.shape) !== String(t.shape)) {
    errors.push(
      `size mismatch for ${key}: copying a param with shape ${input.shape} from checkpoint, the shape in current model is ${t.shape}.`,
    )
    return
  }
  try {
    if (!assign) unrecorded(() => t.copy_(input))
    else if (t instanceof Parameter) {
      const p = input instanceof Parameter ? input.requires_grad_(t.requires_grad) : new Parameter(input, t.requires_grad)
      registry.parameters.set(name, p as Parameter)
      setAttribute(registry, name, p)
    } else {
      registry.buffers.set(name, input)
      setAttribute(registry, name, input)
    }
  } catch (e) {
    const message = e instanceof Error ? e.message : String(e)
    errors.push(
      `While copying the parameter named "${key}", whose dimensions in the model are ${t.shape} and whose dimensions in the checkpoint are ${input.shape}, an exception occurred : (${argumentText(message)},).`,
    )
  }
}

/** @throws RuntimeError in PyTorch's words: for sizes that differ, and, where `strict`, for missing and unexpected keys */
export function loadState(
  self: Module,
  given: StateDict | ReadonlyMap<string, unknown>,
  strict: boolean,
  assign: boolean,
): IncompatibleKeys {
  if (typeof given !== 'object' || given === null || Array.isArray(given) || given instanceof Tensor)
    throw new TorchTypeError(`Expected state_dict to be dict-like, got <class '${typename(given)}'>.`)
  const metadata = metadataOf(given)
  const whole: StateDict = given instanceof Map ? Object.fromEntries(given) : { ...given }
  if (metadata) setMetadata(whole, metadata)
  const report: LoadReport = { missing: [], unexpected: [], errors: [] }
  const load = (m: Module, state: StateDict, prefix: string): void => {
    const local = { ...metadata?.[prefix.slice(0, -1)], ...(assign ? { assign_to_params_buffers: true } : {}) }
    m._load_from_state_dict(state, prefix, local, true, report.missing, report.unexpected, report.errors)
    const { modules, hooks } = registryOf(m)
    for (const [name, child] of modules) {
      const inner = `${prefix}${name}.`
      if (child) load(child, Object.fromEntries(Object.entries(state).filter(([k]) => k.startsWith(inner))), inner)
    }
    const keys = new IncompatibleKeys(report.missing, report.unexpected)
    for (const { hook } of hooks?.loadPost.values() ?? []) {
      const r = hook(m, keys)
      if (r !== null && r !== undefined)
        throw new RuntimeError(
          'Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new values, if incompatible_keys need to be modified, it should be done inplace.',
        )
    }
  }
  load(self, whole, '')
  const { missing, unexpected, errors } = report
  const quoted = (keys: string[]): string => keys.map((k) => `"${k}"`).join(', ')
  if (strict && unexpected.length) errors.unshift(`Unexpected key(s) in state_dict: ${quoted(unexpected)}. `)
  if (strict && missing.length) errors.unshift(`Missing key(s) in state_dict: ${quoted(missing)}. `)
  if (errors.length) throw new RuntimeError(`Error(s) in loading state_dict for ${self._get_name()}:\n\t${errors.join('\n\t')}`)
  return new IncompatibleKeys(missing, unexpected)
}
