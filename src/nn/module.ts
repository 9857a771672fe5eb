/** `torch.nn.Module`: the base of layers and models. What makes it callable is in `registry.ts`, calls with hooks in `hooks.ts`. */
/* biome-ignore-all lint/suspicious/noExplicitAny: what forward takes and gives is the subclass's own */

import { namedArguments } from '../autograd/arguments.ts'
import { unrecorded } from '../autograd/modes.ts'
import { checkFunction, type RemovableHandle } from '../autograd/node.ts'
import { DType } from '../dtypes.ts'
import { AttributeError, NotImplementedError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { Device, zeroGrads } from '../functions/properties.ts'
import { device as deviceOf } from '../functions/toplevel.ts'
import { inspect } from '../inspect.ts'
import { isPlainObject } from '../keywords.ts'
import { Tensor } from '../tensor/tensor.ts'
import {
  addBackward,
  addEntry,
  type BackwardHook,
  type BackwardPreHook,
  type ForwardHook,
  type ForwardPreHook,
  type ModuleHooks,
  moduleHooks,
} from './hooks.ts'
import { Parameter } from './parameter.ts'
import {
  blank,
  checkedBuffer,
  checkedParameter,
  checkName,
  isModule,
  keepInState,
  registryOf,
  setAttribute,
  throughModuleHooks,
} from './registry.ts'
import { type IncompatibleKeys, loadOwn, loadState, type StateDict, saveOwn, saveState } from './state-dict.ts'
import { named, typename } from './typename.ts'

interface NameOptions {
  prefix?: string
  recurse?: boolean
  remove_duplicate?: boolean
}
const NAMED = { prefix: 'string', recurse: 'bool', remove_duplicate: 'bool' } as const
/** By position, or in one object at the end. */
type NamedArguments = [prefix?: string | NameOptions, recurse?: boolean | NameOptions, remove_duplicate?: boolean | NameOptions]
type Recurse = [recurse?: boolean | { recurse?: boolean }]
const recurseOf = (name: string, args: Recurse): boolean => namedArguments<NameOptions>(name, { recurse: 'bool' }, 0, args).recurse ?? true

interface StateDictOptions {
  destination?: StateDict | null
  prefix?: string
  keep_vars?: boolean
}
interface LoadOptions {
  strict?: boolean
  assign?: boolean
}
type ToOptions = { device?: string | Device | null; dtype?: DType | null; non_blocking?: boolean; memory_format?: unknown }
type Convert = (t: Tensor) => Tensor
type Options = { prepend?: boolean }

/** A base whose constructor gives the callable module, which then is `this` in the constructors of its subclasses. */
class Callable {
  constructor() {
    // biome-ignore lint/correctness/noConstructorReturn: the module is a function behind a proxy
    return blank(new.target.prototype)
  }
}

type AnyFunction = (...args: any[]) => any
/** `forward` of a class of modules. It is not declared in Module itself, so that a subclass overrides nothing. */
type ForwardOf<M> = M extends { forward: infer F extends AnyFunction } ? F : AnyFunction

/** A module is called as its `forward`, with its hooks around it. */
export interface Module {
  (...args: Parameters<ForwardOf<this>>): ReturnType<ForwardOf<this>>
  /** What a class with state of its own keeps in its state_dict besides tensors. */
  get_extra_state?(): unknown
  set_extra_state?(state: any): void
}

/**
 * The base of all layers and models. A subclass writes `forward`; what it assigns to its attributes (or declares as fields) of
 * Parameters, Buffers and Modules is found by `parameters()`, `buffers()`, `children()` and `state_dict()`.
 *
 * @example
 * class Net extends nn.Module {
 *   fc = new nn.Linear(2, 3)
 *   forward(x: Tensor) { return this.fc(x).relu() }
 * }
 * const model = new Net()
 * model(torch.ones(4, 2)).shape // torch.Size([4, 3])
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the call signature of what the constructor gives
export class Module extends Callable {
  /** Whether the module is in training mode, which matters to dropout and batch norms. */
  declare training: boolean

  constructor(...args: unknown[]) {
    super()
    setAttribute(registryOf(this), 'training', true)
    if (args.length) {
      const last = args.at(-1)
      throw new TorchTypeError(
        isPlainObject(last) && Object.keys(last).length
          ? `${this._get_name()}.__init__() got an unexpected keyword argument '${Object.keys(last)[0]}'`
          : `${this._get_name()}.__init__() takes 1 positional argument but ${args.length + 1} were given`,
      )
    }
  }

  static {
    Object.defineProperty(Module.prototype, 'forward', {
      value(this: Module): never {
        throw new NotImplementedError(`Module [${this._get_name()}] is missing the required "forward" function`)
      },
      writable: true,
      configurable: true,
    })
  }

  // Registration
  /** The parameters of this module alone, by name; null where a name is kept for none. */
  get _parameters(): ReadonlyMap<string, Parameter | null> {
    return registryOf(this).parameters
  }
  get _buffers(): ReadonlyMap<string, Tensor | null> {
    return registryOf(this).buffers
  }
  get _modules(): ReadonlyMap<string, Module | null> {
    return registryOf(this).modules
  }
  get _non_persistent_buffers_set(): ReadonlySet<string> {
    return registryOf(this).transient
  }
  register_parameter(name: string, param: Parameter | null): void {
    const p = checkedParameter(this, name, param)
    const registry = registryOf(this)
    registry.parameters.set(name, p)
    setAttribute(registry, name, p)
  }
  /** A tensor that is part of the module's state without being trained; `persistent: false` keeps it out of the state_dict. */
  register_buffer(name: string, tensor: Tensor | null, persistent: boolean | { persistent?: boolean } = true): void {
    const t = checkedBuffer(this, name, tensor)
    const registry = registryOf(this)
    registry.buffers.set(name, t)
    keepInState(registry, name, isPlainObject(persistent) ? (persistent.persistent ?? true) : Boolean(persistent))
    setAttribute(registry, name, t)
  }
  add_module(name: string, module: Module | null): void {
    if (module !== null && module !== undefined && !isModule(module))
      throw new TorchTypeError(`${typename(module)} is not a Module subclass`)
    const registry = registryOf(this)
    checkName(this, 'module', name, registry.modules)
    const m = throughModuleHooks(this, name, module ?? null)
    registry.modules.set(name, m)
    setAttribute(registry, name, m)
  }
  register_module(name: string, module: Module | null): void {
    this.add_module(name, module)
  }

  // Access by dotted names
  /** @throws AttributeError if there is no such module */
  get_submodule(target: string): Module {
    let at: Module = this
    for (const name of target === '' ? [] : target.split('.')) {
      const found = attribute(at, name)
      if (!isModule(found)) throw new AttributeError(`\`${name}\` is not an nn.Module`)
      at = found
    }
    return at
  }
  set_submodule(target: string, module: Module, strict: boolean | { strict?: boolean } = false): void {
    if (target === '') throw new ValueError('Cannot set the submodule without a target name!')
    if (!isModule(module)) throw new ValueError(`\`module\` is not an nn.Module, found <class '${typename(module)}'>`)
    const [path, name] = splitLast(target)
    const parent = this.get_submodule(path)
    const mustBe = isPlainObject(strict) ? strict.strict : strict
    if ((mustBe || has(parent, name)) && !isModule(attribute(parent, name))) throw new AttributeError(`\`${name}\` is not an nn.Module`)
    ;(parent as unknown as Record<string, unknown>)[name] = module
  }
  get_parameter(target: string): Parameter {
    const [path, name] = splitLast(target)
    const found = attribute(this.get_submodule(path), name)
    if (!(found instanceof Parameter)) throw new AttributeError(`\`${name}\` is not an nn.Parameter`)
    return found
  }
  get_buffer(target: string): Tensor {
    const [path, name] = splitLast(target)
    const owner = this.get_submodule(path)
    const found = attribute(owner, name)
    if (!registryOf(owner).buffers.has(name)) throw new AttributeError(`\`${name}\` is not a buffer`)
    return found as Tensor
  }

  // Walking the tree
  /** This module and all below it, each once, with dotted names. */
  *named_modules(
    memo: Set<Module> | null | (NameOptions & { memo?: Set<Module> | null }) = null,
    prefix: string | NameOptions = '',
    remove_duplicate: boolean | NameOptions = true,
  ): Generator<[string, Module]> {
    const o = namedArguments<NameOptions & { memo?: Set<Module> | null }>(
      'named_modules',
      { memo: 'any', prefix: 'string', remove_duplicate: 'bool' },
      0,
      trimmed([memo, prefix, remove_duplicate]),
    )
    yield* walk(this, o.memo ?? new Set(), o.prefix ?? '', o.remove_duplicate ?? true)
  }
  *modules(remove_duplicate: boolean | { remove_duplicate?: boolean } = true): Generator<Module> {
    const once = isPlainObject(remove_duplicate) ? (remove_duplicate.remove_duplicate ?? true) : remove_duplicate
    for (const [, m] of walk(this, new Set(), '', once)) yield m
  }
  *named_children(): Generator<[string, Module]> {
    const seen = new Set<Module>()
    for (const [name, m] of registryOf(this).modules) {
      if (!m || seen.has(m)) continue
      seen.add(m)
      yield [name, m]
    }
  }
  *children(): Generator<Module> {
    for (const [, m] of this.named_children()) yield m
  }
  *named_parameters(...args: NamedArguments): Generator<[string, Parameter]> {
    yield* members(this, 'parameters', namedArguments('named_parameters', NAMED, 0, args))
  }
  *parameters(...args: Recurse): Generator<Parameter> {
    for (const [, p] of members(this, 'parameters', { recurse: recurseOf('parameters', args) })) yield p
  }
  *named_buffers(...args: NamedArguments): Generator<[string, Tensor]> {
    yield* members(this, 'buffers', namedArguments('named_buffers', NAMED, 0, args))
  }
  *buffers(...args: Recurse): Generator<Tensor> {
    for (const [, b] of members(this, 'buffers', { recurse: recurseOf('buffers', args) })) yield b
  }

  // Changing all of the tree
  /** Calls `fn` with every module below this one, then with this one. */
  apply(fn: (module: Module) => unknown): this {
    for (const m of this.children()) m.apply(fn)
    fn(this)
    return this
  }
  train(mode: boolean | { mode?: boolean } = true): this {
    const flag = isPlainObject(mode) ? (mode.mode ?? true) : mode
    if (typeof flag !== 'boolean') throw new ValueError('training mode is expected to be boolean')
    this.training = flag
    for (const m of this.children()) m.train(flag)
    return this
  }
  eval(): this {
    return this.train(false)
  }
  requires_grad_(requires_grad: boolean | { requires_grad?: boolean } = true): this {
    for (const p of this.parameters()) p.requires_grad_(requires_grad)
    return this
  }
  /** Lets the gradients of all parameters go (or sets them to zero). */
  zero_grad(set_to_none: boolean | { set_to_none?: boolean } = true): void {
    zeroGrads(this.parameters(), set_to_none)
  }
  /** Puts `fn` of every parameter and buffer in its place; parameters stay the same objects, their gradients change likewise. */
  _apply(fn: Convert, recurse = true): this {
    if (recurse) for (const m of this.children()) m._apply(fn)
    const registry = registryOf(this)
    for (const p of registry.parameters.values()) {
      if (!p) continue
      const { grad } = p
      p.data = unrecorded(() => fn(p))
      if (grad) grad.data = unrecorded(() => fn(grad))
    }
    for (const [name, b] of registry.buffers) {
      if (!b) continue
      const t = fn(b)
      registry.buffers.set(name, t)
      setAttribute(registry, name, t)
    }
    return this
  }
  /** `to(device)`, `to(dtype)`, `to(device, dtype)` or `to(tensor)`: floating parameters and buffers take the dtype. */
  to(...args: (string | Device | DType | Tensor | boolean | null | ToOptions)[]): this {
    const { dtype } = parseTo(args)
    if (dtype && !dtype.is_floating_point)
      throw new TorchTypeError(`nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=${dtype}`)
    return this._apply(floating((t) => (dtype ? t.to(dtype) : t)))
  }
  cpu(): this {
    return this
  }
  type(dst_type: DType | string): this {
    return this._apply((t) => t.type(dst_type) as Tensor)
  }
  float(): this {
    return this._apply(floating((t) => t.float()))
  }
  double(): this {
    return this._apply(floating((t) => t.double()))
  }
  half(): this {
    return this._apply(floating((t) => t.half()))
  }
  bfloat16(): this {
    return this._apply(floating((t) => t.bfloat16()))
  }

  // Hooks
  /** Runs before `forward`, with its arguments: what it returns replaces them. */
  register_forward_pre_hook(hook: ForwardPreHook<this>, options: Options & { with_kwargs?: boolean } = {}): RemovableHandle {
    checkFunction(hook)
    return addEntry(hooksOf(this).forwardPre, { hook, kwargs: options.with_kwargs ?? false }, options.prepend)
  }
  /** Runs after `forward`: what it returns replaces the output. `always_call`: also when `forward` throws. */
  register_forward_hook(
    hook: ForwardHook<this>,
    options: Options & { with_kwargs?: boolean; always_call?: boolean } = {},
  ): RemovableHandle {
    checkFunction(hook)
    const entry = { hook, kwargs: options.with_kwargs ?? false, always: options.always_call ?? false }
    return addEntry(hooksOf(this).forward, entry, options.prepend)
  }
  /** Runs in the backward pass with the gradients of the module's inputs and outputs: what it returns replaces the former. */
  register_full_backward_hook(hook: BackwardHook<this>, prepend: boolean | Options = false): RemovableHandle {
    return addBackward(hooksOf(this), hook, true, flagOf(prepend), 'on a single Module')
  }
  /** Runs in the backward pass with the gradients of the outputs: what it returns replaces them. */
  register_full_backward_pre_hook(hook: BackwardPreHook<this>, prepend: boolean | Options = false): RemovableHandle {
    checkFunction(hook)
    return addEntry(hooksOf(this).backwardPre, { hook }, flagOf(prepend))
  }
  /** PyTorch's old kind of backward hook, which sees the last operation of the module only. */
  register_backward_hook(hook: BackwardHook<this>): RemovableHandle {
    return addBackward(hooksOf(this), hook, false, false, 'on a single Module')
  }
  register_state_dict_pre_hook(hook: (module: this, prefix: string, keep_vars: boolean) => unknown): RemovableHandle {
    return addEntry(hooksOf(this).statePre, { hook })
  }
  register_state_dict_post_hook(hook: (module: this, state: StateDict, prefix: string, metadata: any) => unknown): RemovableHandle {
    return addEntry(hooksOf(this).statePost, { hook, public: true })
  }
  _register_state_dict_hook(hook: (module: this, state: StateDict, prefix: string, metadata: any) => unknown): RemovableHandle {
    return addEntry(hooksOf(this).statePost, { hook, public: false })
  }
  register_load_state_dict_pre_hook(hook: (module: this, state: StateDict, prefix: string, ...rest: any[]) => unknown): RemovableHandle {
    return addEntry(hooksOf(this).loadPre, { hook })
  }
  register_load_state_dict_post_hook(hook: (module: this, incompatible: IncompatibleKeys) => unknown): RemovableHandle {
    return addEntry(hooksOf(this).loadPost, { hook })
  }

  // State
  /** The version of the module's state, for classes whose state has changed over time. */
  get _version(): number {
    return 1
  }
  /** All parameters and persistent buffers by their dotted names, detached unless `keep_vars`; a plain object in order of registration. */
  state_dict(options: StateDictOptions = {}): StateDict {
    const o = namedArguments<StateDictOptions>('state_dict', { destination: 'any', prefix: 'string', keep_vars: 'bool' }, 0, [options])
    return saveState(this, o.destination ?? null, o.prefix ?? '', o.keep_vars ?? false)
  }
  _save_to_state_dict(destination: StateDict, prefix: string, keep_vars: boolean): void {
    saveOwn(this, destination, prefix, keep_vars)
  }
  /**
   * Copies the tensors of a state_dict into the parameters and buffers; `assign` puts them in their place instead.
   * @throws RuntimeError for sizes that differ and, unless `strict` is false, for keys that are missing or not known
   */
  load_state_dict(
    state_dict: StateDict | ReadonlyMap<string, unknown>,
    strict: boolean | LoadOptions = true,
    assign: boolean | LoadOptions = false,
  ): IncompatibleKeys {
    const o = namedArguments<LoadOptions>('load_state_dict', { strict: 'bool', assign: 'bool' }, 0, trimmed([strict, assign]))
    return loadState(this, state_dict, o.strict ?? true, o.assign ?? false)
  }
  _load_from_state_dict(
    state_dict: StateDict,
    prefix: string,
    metadata: Record<string, unknown>,
    strict: boolean,
    missing: string[],
    unexpected: string[],
    errors: string[],
  ): void {
    loadOwn(this, state_dict, prefix, metadata, strict, { missing, unexpected, errors })
  }

  // Text
  _get_name(): string {
    return this.constructor.name
  }
  /** What stands in the parentheses of the printed form, before the children. */
  extra_repr(): string {
    return ''
  }
  override toString(): string {
    const extra = this.extra_repr()
    const children = [...registryOf(this).modules].map(([name, m]) => `(${name}): ${indented(String(m ?? 'None'))}`)
    const lines = [...(extra ? extra.split('\n') : []), ...children]
    if (lines.length === 0) return `${this._get_name()}()`
    return extra && lines.length === 1 ? `${this._get_name()}(${extra})` : `${this._get_name()}(\n  ${lines.join('\n  ')}\n)`
  }
  [inspect](): string {
    return this.toString()
  }
}

/** All lines but the first moved in; empty lines stay empty. */
export const indented = (text: string): string =>
  text
    .split('\n')
    .map((line, i) => (i > 0 && line.trim() ? `  ${line}` : i > 0 ? '' : line))
    .join('\n')

const has = (m: Module, name: string): boolean => (m as unknown as Record<string, unknown>)[name] !== undefined
function attribute(m: Module, name: string): unknown {
  if (!has(m, name)) throw new AttributeError(`${m._get_name()} has no attribute \`${name}\``)
  return (m as unknown as Record<string, unknown>)[name]
}
const splitLast = (path: string): [string, string] => {
  const at = path.lastIndexOf('.')
  return at < 0 ? ['', path] : [path.slice(0, at), path.slice(at + 1)]
}
const flagOf = (prepend: boolean | Options): boolean => (isPlainObject(prepend) ? (prepend.prepend ?? false) : prepend)
function hooksOf(m: Module): ModuleHooks {
  const registry = registryOf(m)
  registry.hooks ??= moduleHooks()
  return registry.hooks
}

/** The arguments up to the first plain object, which names the rest. */
function trimmed(args: unknown[]): unknown[] {
  const named = args.findIndex(isPlainObject)
  return named < 0 ? args : args.slice(0, named + 1)
}

function* walk(m: Module, memo: Set<Module>, prefix: string, once: boolean): Generator<[string, Module]> {
  if (memo.has(m)) return
  if (once) memo.add(m)
  yield [prefix, m]
  for (const [name, child] of registryOf(m).modules) if (child) yield* child.named_modules(memo, prefix ? `${prefix}.${name}` : name, once)
}

function members(m: Module, kind: 'parameters', o: NameOptions): Generator<[string, Parameter]>
function members(m: Module, kind: 'buffers', o: NameOptions): Generator<[string, Tensor]>
function* members(
  m: Module,
  kind: 'parameters' | 'buffers',
  { prefix = '', recurse = true, remove_duplicate: once = true }: NameOptions,
): Generator<[string, Tensor]> {
  const seen = new Set<Tensor>()
  for (const [at, owner] of recurse ? m.named_modules(null, prefix, once) : ([[prefix, m]] as const)) {
    for (const [name, t] of registryOf(owner)[kind]) {
      if (!t || seen.has(t)) continue
      if (once) seen.add(t)
      yield [at ? `${at}.${name}` : name, t]
    }
  }
}

const floating =
  (convert: Convert): Convert =>
  (t) =>
    t.is_floating_point() ? convert(t) : t

function parseTo(args: readonly unknown[]): { dtype: DType | null } {
  let dtype: DType | null = null
  const given = isPlainObject(args.at(-1)) ? args.slice(0, -1) : args
  const named = (given === args ? {} : args.at(-1)) as ToOptions
  for (const a of [...given, named.device ?? null, named.dtype ?? null]) {
    if (a instanceof DType) dtype = a
    else if (a instanceof Tensor) dtype = a.dtype
    else if (typeof a === 'string') deviceOf(a)
    else if (a !== null && a !== undefined && typeof a !== 'boolean' && !(a instanceof Device))
      throw new TorchTypeError(`to() received an invalid combination of arguments - got (${args.map(typename).join(', ')})`)
  }
  for (const k of Object.keys(named))
    if (!['device', 'dtype', 'non_blocking', 'memory_format'].includes(k))
      throw new TorchTypeError(`to() got an unexpected keyword argument '${k}'`)
  return { dtype }
}

named({ Module })
