/** The base of optimizers: groups of parameters with their options, per-parameter state, its saving and loading, and hooks. */

import { listOf } from '../autograd/arguments.ts'
import { mode } from '../autograd/modes.ts'
import { addHook, checkFunction, type RemovableHandle } from '../autograd/node.ts'
import { float32, float64 } from '../dtypes.ts'
import { AttributeError, KeyError, NotImplementedError, RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { full } from '../functions/creation.ts'
import { zeroGrads } from '../functions/properties.ts'
import { describe } from '../functions/schema.ts'
import { inspect } from '../inspect.ts'
import { isPlainObject, mapValues } from '../keywords.ts'
import { typename } from '../nn/typename.ts'
import { markOwned } from '../tensor/passing.ts'
import { getDefaultDtype, Tensor } from '../tensor/tensor.ts'
import { type Options, shown } from './options.ts'

// biome-ignore lint/suspicious/noExplicitAny: options are each optimizer's own
type Any = any

/** Parameters that share options: `params`, and every option by name. */
export interface ParamGroup {
  params: Tensor[]
  param_names?: string[]
  [option: string]: Any
}
type Member = Tensor | readonly [name: string, parameter: Tensor]
export interface GivenGroup {
  params: Tensor | Iterable<Member>
  [option: string]: Any
}
/** Parameters, parameters with their names, or groups of either. */
export type Params = Iterable<Tensor> | Iterable<readonly [string, Tensor]> | Iterable<GivenGroup>

export type ParamState = Record<string, Any>
export interface OptimizerStateDict {
  state: Record<string | number, ParamState>
  param_groups: (Record<string, Any> & { params: number[] })[]
}
/** Computes the loss anew, with its gradients. */
export type Closure = () => Tensor | number

type Nothing = void | null | undefined
export type StepPreHook = (optimizer: Optimizer, args: unknown[], kwargs: object) => readonly [unknown[], object] | Nothing
export type StepPostHook = (optimizer: Optimizer, args: unknown[], kwargs: object) => void
export type StateHook = (optimizer: Optimizer, state_dict: OptimizerStateDict) => OptimizerStateDict | Nothing
type PlainHook = (optimizer: Optimizer) => void
type Hooks<F> = Map<number, F>

const everyPre: Hooks<StepPreHook> = new Map()
const everyPost: Hooks<StepPostHook> = new Map()
/** Runs before each step of every optimizer. */
export function register_optimizer_step_pre_hook(hook: StepPreHook): RemovableHandle {
  checkFunction(hook)
  return addHook(everyPre, hook)
}
/** Runs after each step of every optimizer. */
export function register_optimizer_step_post_hook(hook: StepPostHook): RemovableHandle {
  checkFunction(hook)
  return addHook(everyPost, hook)
}

/** Adds a hook behind the others, or before them. */
function hookInto<F>(hooks: Hooks<F>, hook: F, { prepend = false }: { prepend?: boolean } = {}): RemovableHandle {
  checkFunction(hook)
  const others = prepend ? [...hooks] : []
  if (prepend) hooks.clear()
  const handle = addHook(hooks, hook)
  for (const [id, h] of others) hooks.set(id, h)
  return handle
}

/** Steps that hooks already run around. */
const hooked = new WeakSet<object>()
/** Puts the hooks around the `step` of a class, as PyTorch does when the first of it is made. */
function hookStep(of: object): void {
  let owner = of
  while (!Object.hasOwn(owner, 'step')) owner = Object.getPrototypeOf(owner)
  const { step } = owner as { step: (...args: unknown[]) => unknown }
  if (hooked.has(step)) return
  const around = {
    step(this: Optimizer, ...args: unknown[]): unknown {
      const { stepPre, stepPost } = this._hooks
      this._opt_called = true
      if (everyPre.size + everyPost.size + stepPre.size + stepPost.size === 0) return step.apply(this, args)
      let kwargs: object = {}
      for (const hook of [...everyPre.values(), ...stepPre.values()]) {
        const changed = hook(this, args, kwargs)
        if (changed === null || changed === undefined) continue
        if (!Array.isArray(changed) || changed.length !== 2)
          throw new RuntimeError(
            `${this.constructor.name}.step must return None or a tuple of (new_args, new_kwargs), but got ${shown(changed)}.`,
          )
        ;[args, kwargs] = changed as [unknown[], object]
      }
      const out = step.apply(this, Object.keys(kwargs).length > 0 ? [...args, kwargs] : args)
      for (const hook of [...stepPost.values(), ...everyPost.values()]) hook(this, args, kwargs)
      return out
    },
  }.step
  hooked.add(around)
  Object.defineProperty(owner, 'step', { value: around, writable: true, configurable: true })
}

/** The dtype of numbers in the state, step counts above all. */
export const scalarDtype = (): typeof float32 => (getDefaultDtype() === float64 ? float64 : float32)
export const scalar = (value: number): Tensor => full([], value, scalarDtype())

/**
 * The base of optimizers. A subclass gives its defaults to the constructor and writes `step`; `state` holds what it remembers of a
 * parameter.
 * @example
 * class Plain extends torch.optim.Optimizer {
 *   constructor(params, lr) { super(params, { lr }) }
 *   step() { torch.no_grad(() => { for (const g of this.param_groups) for (const p of g.params) p.sub_(p.grad, { alpha: g.lr }) }) }
 * }
 */
export class Optimizer {
  /** How the options of a class print; a subclass that has none inherits it. */
  static readonly _options: Options | null = null
  readonly param_groups: ParamGroup[] = []
  readonly state = new Map<Tensor, ParamState>()
  readonly defaults: Record<string, Any>
  /** @internal Set by schedules, which warn when they are stepped first. */
  _opt_called = false
  /** @internal */
  _scheduled = false
  /** @internal */
  readonly _hooks = {
    stepPre: new Map() as Hooks<StepPreHook>,
    stepPost: new Map() as Hooks<StepPostHook>,
    savePre: new Map() as Hooks<PlainHook>,
    savePost: new Map() as Hooks<StateHook>,
    loadPre: new Map() as Hooks<StateHook>,
    loadPost: new Map() as Hooks<PlainHook>,
  }

  /**
   * @throws TypeError if something among `params` is no tensor; ValueError for no parameters, one that is no leaf, or one given
   * to two groups
   */
  constructor(params: Params, defaults: Record<string, Any>) {
    hookStep(Object.getPrototypeOf(this))
    this.defaults = defaults
    if (params instanceof Tensor)
      throw new TorchTypeError(
        `params argument given to the optimizer should be an iterable of Tensors or dicts, but got ${typename(params)}`,
      )
    if (!isPlainObject(defaults)) throw new AttributeError(`'${describe(defaults)}' object has no attribute 'items'`)
    const list = listOf(params)
    if (list.length === 0) throw new ValueError('optimizer got an empty parameter list')
    for (const g of isPlainObject(list[0]) ? list : [{ params: list }]) this.add_param_group(g as GivenGroup)
  }

  /** Adds parameters with options of their own; those not given are the defaults. The object given becomes the group. */
  add_param_group(param_group: GivenGroup): void {
    if (!isPlainObject(param_group)) throw new TorchTypeError(`param_group must be a dict, but got <class '${describe(param_group)}'>`)
    if (!('params' in param_group)) throw new KeyError("'params'")
    const members = param_group.params instanceof Tensor ? [param_group.params] : listOf(param_group.params)
    const names = members.flatMap((m) => (Array.isArray(m) ? [m[0] as string] : []))
    const params = members.map((m) => (Array.isArray(m) ? (m[1] as Tensor) : (m as Tensor)))
    if (names.length > 0 && names.length !== params.length)
      throw new ValueError('all optimizer params should be with/without names. Some param names are missing')
    for (const p of params) {
      if (!(p instanceof Tensor)) throw new TorchTypeError(`optimizer can only optimize Tensors, but one of the params is ${typename(p)}`)
      if (!this.defaults.differentiable && !p.is_leaf && !p.retains_grad) throw new ValueError("can't optimize a non-leaf Tensor")
    }
    if (new Set(params).size < params.length)
      warn(
        'optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see github.com/pytorch/pytorch/issues/40967 for more information',
      )
    const named = names.length > 0 || 'param_names' in param_group
    for (const g of this.param_groups) {
      if (named !== 'param_names' in g)
        throw new ValueError(
          `all optimizer param groups should be with/without names. cannot add param group ${named ? 'with' : 'without'} names to the optimizer`,
        )
      if (params.some((p) => g.params.includes(p))) throw new ValueError('some parameters appear in more than one parameter group')
    }
    for (const [name, value] of Object.entries(this.defaults)) if (!(name in param_group)) param_group[name] = value
    this.param_groups.push(Object.assign(param_group, { params }, names.length > 0 && { param_names: names }) as ParamGroup)
  }

  /** Lets the gradients go, or sets them to zero. */
  zero_grad(set_to_none: boolean | { set_to_none?: boolean } = true): void {
    for (const { params } of this.param_groups) zeroGrads(params, set_to_none)
  }

  /**
   * One step of all parameters that have a gradient. `closure` computes the loss, with its gradients, and is what is returned.
   */
  step(_closure?: Closure): Tensor | number | null {
    throw new NotImplementedError('')
  }

  /** Runs before `step`; may return new arguments: `[args, kwargs]`. */
  register_step_pre_hook(hook: StepPreHook): RemovableHandle {
    return hookInto(this._hooks.stepPre, hook)
  }
  register_step_post_hook(hook: StepPostHook): RemovableHandle {
    return hookInto(this._hooks.stepPost, hook)
  }
  register_state_dict_pre_hook(hook: PlainHook, options?: { prepend?: boolean }): RemovableHandle {
    return hookInto(this._hooks.savePre, hook, options)
  }
  /** May change what `state_dict` returns, or return another. */
  register_state_dict_post_hook(hook: StateHook, options?: { prepend?: boolean }): RemovableHandle {
    return hookInto(this._hooks.savePost, hook, options)
  }
  /** May change what is about to be loaded, or return another. */
  register_load_state_dict_pre_hook(hook: StateHook, options?: { prepend?: boolean }): RemovableHandle {
    return hookInto(this._hooks.loadPre, hook, options)
  }
  register_load_state_dict_post_hook(hook: PlainHook, options?: { prepend?: boolean }): RemovableHandle {
    return hookInto(this._hooks.loadPost, hook, options)
  }

  /** State and options as PyTorch saves them: parameters are numbers, in the order of the groups. Tensors are shared, not copied. */
  state_dict(): OptimizerStateDict {
    for (const hook of this._hooks.savePre.values()) hook(this)
    const numbers = new Map<Tensor, number>()
    let at = 0
    const param_groups = this.param_groups.map(({ params, ...rest }) => ({
      ...rest,
      params: params.map((p) => {
        if (!numbers.has(p)) numbers.set(p, at)
        at++
        return numbers.get(p)!
      }),
    }))
    const state: OptimizerStateDict['state'] = {}
    for (const [p, s] of this.state) state[numbers.get(p)!] = s
    let saved: OptimizerStateDict = { state, param_groups }
    for (const hook of this._hooks.savePost.values()) saved = hook(this, saved) ?? saved
    return saved
  }

  /**
   * Takes over what `state_dict` gave, here or in PyTorch; floating tensors take the dtype of their parameter.
   * @throws ValueError if the groups are not of the same number and sizes
   */
  load_state_dict(state_dict: OptimizerStateDict): void {
    if (!isPlainObject(state_dict) && !((state_dict as unknown) instanceof Map))
      throw new TorchTypeError(`Expected state_dict to be dict-like, got <class '${describe(state_dict)}'>.`)
    let saved = { ...(plain(state_dict) as unknown as OptimizerStateDict) }
    for (const hook of this._hooks.loadPre.values()) saved = hook(this, saved) ?? saved
    for (const key of ['param_groups', 'state']) if (!(key in saved)) throw new KeyError(`'${key}'`)
    const groups = saved.param_groups.map((g) => ({ ...(plain(g) as typeof g) }))
    if (groups.length !== this.param_groups.length) throw new ValueError('loaded state dict has a different number of parameter groups')
    if (groups.some((g, i) => g.params.length !== this.param_groups[i]!.params.length))
      throw new ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
    const owner = new Map<string, [Tensor, ParamGroup]>()
    groups.forEach((g, i) => {
      g.params.forEach((n, k) => {
        owner.set(String(n), [this.param_groups[i]!.params[k]!, g as unknown as ParamGroup])
      })
    })
    const loaded: [Tensor, ParamState][] = []
    for (const [n, s] of Object.entries(plain(saved.state))) {
      const found = owner.get(n)
      if (found) loaded.push([found[0], adopted(found[0], plain(s as object))])
    }
    this.state.clear()
    for (const [p, s] of loaded) this.state.set(p, s)
    groups.forEach((g, i) => {
      const group = this.param_groups[i]!
      const { params, param_names } = group
      for (const k of Object.keys(group)) delete group[k]
      Object.assign(group, param_names && { param_names }, this.absent(), g, { params })
    })
    for (const hook of this._hooks.loadPost.values()) hook(this)
  }

  /** Options that checkpoints of older versions do not have: they take their defaults. */
  private absent(): Record<string, Any> {
    const { defaults } = this
    const later = [
      'foreach',
      'fused',
      'maximize',
      'differentiable',
      'capturable',
      'decoupled_weight_decay',
      'amsgrad',
      'nesterov',
      'momentum',
      'centered',
    ]
    return Object.fromEntries(later.flatMap((k) => (k in defaults ? [[k, defaults[k]]] : [])))
  }

  toString(): string {
    const floats = (this.constructor as typeof Optimizer)._options?.().floats
    const groups = this.param_groups.map(
      (group, i) =>
        `\nParameter Group ${i}\n${Object.keys(group)
          .filter((k) => k !== 'params')
          .sort()
          .map((k) => `    ${k}: ${shown(group[k], floats?.has(k) || /_lr$|_momentum$/.test(k))}\n`)
          .join('')}`,
    )
    return `${this.constructor.name} (${groups.join('')})`
  }
  [inspect](): string {
    return this.toString()
  }
}

/** An object of the entries of a map (what a checkpoint's dict may come as); other objects as they are. */
const plain = (x: object): Record<string, Any> => (x instanceof Map ? Object.fromEntries(x) : (x as Record<string, Any>))

/** Numbers of the state, which keep their dtype: a run that was taken up again goes on as if it had not been broken off. */
export const NUMBERS = ['step', 'eta', 'mu', 'mu_product']
/** State of `p` as it is kept: floating tensors in its dtype. */
function adopted(p: Tensor, saved: Record<string, Any>): ParamState {
  const cast = (v: unknown, key?: string): unknown => {
    if (v instanceof Tensor) return NUMBERS.includes(key ?? '') || !p._dtype.is_floating_point ? v : v.to(p._dtype)
    if (Array.isArray(v)) return v.map((x) => cast(x))
    if (isPlainObject(v)) return mapValues(v, cast)
    return v
  }
  return cast(saved) as ParamState
}

/** Notes that the tensors of a state are held: a scope that is open leaves them alone. */
export function remembered(state: ParamState): ParamState {
  for (const v of Object.values(state)) for (const t of Array.isArray(v) ? v : [v]) if (t instanceof Tensor) markOwned(t)
  return state
}

/** A warning in Python's form. */
export function warn(text: string): void {
  // biome-ignore lint/suspicious/noConsole: what PyTorch warns of
  console.warn(`UserWarning: ${text}`)
}

/** Runs `fn` with gradients recorded or not, as PyTorch's steps do. */
export function withGrad<T>(grad: boolean, fn: () => T): T {
  const before = mode.grad
  mode.grad = grad
  try {
    return fn()
  } finally {
    mode.grad = before
  }
}

/** The closure of a step, called with gradients recorded. */
export function lossOf(closure: unknown): Tensor | number | null {
  const fn = isPlainObject(closure) ? closure.closure : closure
  if (fn === undefined || fn === null) return null
  if (typeof fn !== 'function') throw new TorchTypeError(`'${describe(fn)}' object is not callable`)
  return withGrad(true, fn as Closure)
}
