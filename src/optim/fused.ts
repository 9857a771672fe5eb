/** Optimizers whose step treats each element of a parameter by itself: one kernel for each parameter, by a rule. */
import { heap } from '../backend/wasm/memory.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { float32 } from '../dtypes.ts'
import { AssertionError } from '../errors.ts'
import { full_like } from '../generated/functions.ts'
import { computeType, load, param } from '../ir/expr.ts'
import { addressOf, Tensor } from '../tensor/tensor.ts'
import { evaluate } from './differentiable.ts'
import {
  type Closure,
  lossOf,
  NUMBERS,
  Optimizer,
  type OptimizerStateDict,
  type ParamGroup,
  type ParamState,
  remembered,
  scalar,
  withGrad,
} from './optimizer.ts'
import { numeric } from './options.ts'
import { checkShape, DECAY, MAXIMIZE, type Numbers, type Rule, SHRINK, variantOf } from './rule.ts'

/** Of a parameter of which nothing is remembered. */
const NONE: ParamState = {}
const numbers: Numbers = new Float64Array(16)

/** The value of a number that the state keeps as a tensor. */
export function valueOf(t: Tensor): number {
  if (t._dtype !== float32) return Number(t.item())
  beginOp()
  const address = addressOf(t)
  return heap.f32[address >> 2]!
}
/** Writes it; returns what is then there. */
export function setValue(t: Tensor, value: number): number {
  t._storage.version++
  beginOp()
  const address = addressOf(t)
  if (t._dtype === float32) return (heap.f32[address >> 2] = Math.fround(value))
  return (heap.f64[address >> 3] = value)
}

/** A tensor like the parameter, of one value. */
export const filledLike = (p: Tensor, value: number): Tensor => full_like(p, value, { requires_grad: false })

export abstract class Fused extends Optimizer {
  /** What `capturable` would need on a device that it is for. */
  protected readonly captured: string = 'params and state_steps'
  protected abstract readonly rule: Rule

  /** The state of a parameter before its first step. */
  protected abstract begin(p: Tensor, group: ParamGroup, lr: number): ParamState
  /** Whether the state has yet to begin. */
  protected lacks(state: ParamState | undefined, _group: ParamGroup): boolean {
    return state === undefined
  }
  /**
   * Writes the numbers of the rule for the step that comes, from place 1 on, and returns the rule's own bits. Each number is affine
   * in `lr`, which is what lets a step be differentiated by it. `step`: which step it is; without a count 1 or, later, 2.
   */
  protected abstract numbers(n: Numbers, group: ParamGroup, state: ParamState, lr: number, step: number): number
  /** Changes the numbers in the state behind a step. */
  protected after?(group: ParamGroup, state: ParamState, lr: number, step: number): void

  override step(closure?: Closure): Tensor | number | null {
    const differentiable = Boolean(this.defaults.differentiable)
    return withGrad(differentiable, () => {
      const loss = lossOf(closure)
      for (const group of this.param_groups) this.#group(group)
      return loss
    })
  }

  #group(group: ParamGroup): void {
    const { params, capturable, differentiable } = group
    if (capturable)
      throw new AssertionError(
        `If capturable=True, ${this.captured} must be on supported devices: ['cuda', 'xpu', 'hpu', 'privateuseone', 'xla'].`,
      )
    const lr = numeric(group.lr)
    const decay = group.weight_decay === undefined ? 0 : numeric(group.weight_decay)
    const bits = (group.maximize ? MAXIMIZE : 0) | (decay === 0 ? 0 : group.decoupled_weight_decay ? SHRINK : DECAY)
    const { rule } = this
    for (let i = 0; i < params.length; i++) {
      const p = params[i]!
      const g = p._grad
      if (g === null) continue
      if (g._sizes !== p._sizes) checkShape(p, g)
      let state = this.state.get(p)
      const fresh = this.lacks(state, group)
      if (fresh) {
        state = remembered(withGrad(false, () => this.begin(p, group, lr)))
        this.state.set(p, state)
      } else state ??= NONE
      const counter = state.step as Tensor | undefined
      const step = counter !== undefined ? valueOf(counter) + 1 : fresh ? 1 : 2
      numbers[0] = bits & SHRINK ? 1 - lr * decay : decay
      const variant = variantOf(rule, bits | this.numbers(numbers, group, state, lr, step))
      for (let k = 0; k < variant.states.length; k++) {
        const s = state[variant.states[k]!] as Tensor | undefined
        if (s === undefined || s._sizes !== p._sizes) checkShape(p, s)
      }
      if (differentiable) this.#recorded(p, g, state, group, bits, step)
      else variant.run(p, g, state, numbers)
      if (counter !== undefined) setValue(counter, step)
      this.after?.(group, state, lr, step)
    }
  }

  /** The step as operations that are recorded. */
  #recorded(p: Tensor, g: Tensor, state: ParamState, group: ParamGroup, bits: number, step: number): void {
    const at = (lr: number): [flags: number, Numbers] => {
      const n = new Float64Array(numbers.length)
      n[0] = bits & SHRINK ? 1 - lr * numeric(group.weight_decay) : numeric(group.weight_decay ?? 0)
      return [bits | this.numbers(n, group, state, lr, step), n]
    }
    const { lr } = group
    const [flags, n] = at(numeric(lr))
    const variant = variantOf(this.rule, flags)
    const params: (Tensor | number)[] = Array.from(n.subarray(0, variant.count))
    if (lr instanceof Tensor) {
      const zero = at(0)[1]
      const one = at(1)[1]
      for (let i = 0; i < variant.count; i++)
        if (one[i] !== zero[i])
          params[i] = lr
            .squeeze()
            .mul(one[i]! - zero[i]!)
            .add(zero[i]!)
    }
    const ty = computeType[p._dtype.name]
    const names = ['p', 'g', ...variant.states]
    const tensors = [p, g, ...variant.states.map((s) => state[s] as Tensor)]
    const values = variant.values(
      names.map((_, i) => load(ty, i)),
      params.map((_, i) => param(ty, i)),
    )
    // Copies, because what is saved of them for backward may not be written over.
    const loads = tensors.map((t) => (t === g ? t : t.clone()))
    const done = new Map()
    const results = values.map(([name, e]) => [name, evaluate(e, loads, params, done) as Tensor] as const)
    for (const [name, value] of results) tensors[names.indexOf(name)]!.copy_(value)
  }

  override load_state_dict(state_dict: OptimizerStateDict): void {
    super.load_state_dict(state_dict)
    // Older checkpoints hold plain numbers.
    for (const s of this.state.values()) for (const k of NUMBERS) if (typeof s[k] === 'number') s[k] = scalar(s[k])
  }
}
