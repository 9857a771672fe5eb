/** The base of optimizers: groups of parameters with their options, per-parameter state, and its saving and loading. */

import { mode } from '../autograd/modes.ts'
import { typeName } from '../autograd/node.ts'
import { TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'

export interface ParamGroup {
  params: Tensor[]
  [option: string]: unknown
}
type GivenGroup = Record<string, unknown> & { params: Tensor | Iterable<Tensor> }
export type Params = Iterable<Tensor> | Iterable<GivenGroup> | Iterable<readonly [string, Tensor]>

export interface OptimizerStateDict {
  state: Record<number, Record<string, unknown>>
  param_groups: (Record<string, unknown> & { params: number[] })[]
}

const isGroup = (x: unknown): x is GivenGroup => typeof x === 'object' && x !== null && !(x instanceof Tensor) && 'params' in x

/** An optimizer: a subclass writes `update`, which changes the parameters of one group by their gradients. */
export abstract class Optimizer {
  readonly param_groups: ParamGroup[] = []
  /** What an optimizer remembers of a parameter (momentum, averages …). */
  readonly state = new Map<Tensor, Record<string, unknown>>()
  readonly defaults: Record<string, unknown>

  /** @throws TypeError if something among `params` is no tensor; ValueError for no parameters, or one that is no leaf */
  constructor(params: Params, defaults: Record<string, unknown>) {
    this.defaults = defaults
    if (params instanceof Tensor)
      throw new TorchTypeError(`params argument given to the optimizer should be an iterable of Tensors or dicts, but got ${params.type()}`)
    const list = [...(params as Iterable<unknown>)]
    if (list.length === 0) throw new ValueError('optimizer got an empty parameter list')
    if (list.every(isGroup)) for (const g of list) this.add_param_group(g)
    else this.add_param_group({ params: list.map((p) => (Array.isArray(p) ? p[1] : p)) as Tensor[] })
  }

  /** Adds parameters with options of their own; those not given are the defaults. */
  add_param_group(group: GivenGroup): void {
    const params = group.params instanceof Tensor ? [group.params] : [...group.params]
    for (const p of params) {
      if (!(p instanceof Tensor)) throw new TorchTypeError(`optimizer can only optimize Tensors, but one of the params is ${typeName(p)}`)
      if (!p.is_leaf && !p.retains_grad) throw new ValueError("can't optimize a non-leaf Tensor")
      if (this.param_groups.some((g) => g.params.includes(p)))
        throw new ValueError('some parameters appear in more than one parameter group')
    }
    this.param_groups.push({ ...this.defaults, ...group, params })
  }

  /** Lets the gradients go (or sets them to zero). */
  zero_grad(options: boolean | { set_to_none?: boolean } = true): void {
    const toNone = typeof options === 'boolean' ? options : (options.set_to_none ?? true)
    for (const { params } of this.param_groups) {
      for (const p of params) {
        if (!p._grad) continue
        if (toNone) p._grad = null
        else if (p._grad.grad_fn) p._grad = p._grad.detach().mul(0)
        else p._grad.zero_()
      }
    }
  }

  /** One step; `closure` computes the loss anew and returns it. */
  step(closure?: () => Tensor): Tensor | null {
    const loss = closure ? withGradMode(true, closure) : null
    withGradMode(false, () => {
      for (const group of this.param_groups) this.update(group)
    })
    return loss
  }

  /** Changes the parameters of `group`; called without recording. */
  protected abstract update(group: ParamGroup): void

  /** The state and the options, with parameters as numbers in order of the groups. */
  state_dict(): OptimizerStateDict {
    const all = this.param_groups.flatMap((g) => g.params)
    const state: OptimizerStateDict['state'] = {}
    all.forEach((p, i) => {
      const s = this.state.get(p)
      if (s) state[i] = { ...s }
    })
    let at = 0
    return { state, param_groups: this.param_groups.map(({ params, ...rest }) => ({ ...rest, params: params.map(() => at++) })) }
  }

  /** @throws ValueError if the groups are not of the same number and sizes */
  load_state_dict(saved: OptimizerStateDict): void {
    if (saved.param_groups.length !== this.param_groups.length)
      throw new ValueError('loaded state dict has a different number of parameter groups')
    saved.param_groups.forEach((g, i) => {
      if (g.params.length !== this.param_groups[i]!.params.length)
        throw new ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
    })
    const numbered = new Map(saved.param_groups.flatMap((g, i) => g.params.map((n, k) => [n, this.param_groups[i]!.params[k]!] as const)))
    for (const [i, { params: _numbers, ...options }] of saved.param_groups.entries()) Object.assign(this.param_groups[i]!, options)
    this.state.clear()
    for (const [n, s] of Object.entries(saved.state)) {
      const p = numbered.get(Number(n))
      if (p) this.state.set(p, Object.fromEntries(Object.entries(s).map(([k, v]) => [k, v instanceof Tensor ? v.clone() : v])))
    }
  }

  toString(): string {
    const groups = this.param_groups.map(
      ({ params: _params, ...options }, i) =>
        `Parameter Group ${i}\n${Object.keys(options)
          .sort()
          .map((k) => `    ${k}: ${shown(options[k])}\n`)
          .join('')}`,
    )
    return `${this.constructor.name} (\n${groups.join('\n')})`
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}
const shown = (v: unknown): string => (v === true ? 'True' : v === false ? 'False' : v === null || v === undefined ? 'None' : String(v))

function withGradMode<T>(grad: boolean, fn: () => T): T {
  const before = mode.grad
  mode.grad = grad
  try {
    return fn()
  } finally {
    mode.grad = before
  }
}
