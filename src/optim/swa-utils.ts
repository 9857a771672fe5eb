/** `torch.optim.swa_utils`: averages of a model's weights over the run, and the schedule that goes with them. */

import { namedArguments } from '../autograd/arguments.ts'
import { int64 } from '../dtypes.ts'
import { AssertionError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { describe } from '../functions/schema.ts'
import { lerp, tensor } from '../generated/functions.ts'
import { deepcopy } from '../nn/copy.ts'
import { _BatchNorm } from '../nn/layers-norm.ts'
import { Module } from '../nn/module.ts'
import { registryOf } from '../nn/registry.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { type Any, type Attributes, bound, checkOptimizer, forGroups, LRScheduler } from './lr-scheduler.ts'
import { type Optimizer, withGrad } from './optimizer.ts'
import { bindOptions, numeric, options, type Rate, shown } from './options.ts'
import { checkStrategy } from './schedule-cycles.ts'

/** The new average of one tensor from the old, the model's and how many were averaged. */
export type AverageFn = (averaged: Tensor, current: Tensor, num_averaged: Tensor | number) => Tensor
/** Changes the averages in place. */
export type MultiAverageFn = (averaged: Tensor[], current: Tensor[], num_averaged: Tensor | number) => void

function decayOf(name: string, given: number | { decay?: number }): number {
  const { decay = 0.999 } = namedArguments<{ decay?: number }>(name, { decay: 'number' }, 0, [given])
  if (!(decay >= 0 && decay <= 1))
    throw new ValueError(`Invalid decay value ${shown(decay)} provided. Please provide a value in [0,1] range.`)
  return decay
}
const moved = (averaged: Tensor[], current: Tensor[], weight: number): void =>
  withGrad(false, () => {
    averaged.forEach((a, i) => {
      const c = current[i]!
      if (a._dtype.is_floating_point) a.copy_(lerp(a, c, weight))
      else a.copy_(a.mul(1 - weight).add(c.mul(weight)))
    })
  })

/** The average that forgets: averaged · decay + current · (1 - decay). */
export function get_ema_multi_avg_fn(decay: number | { decay?: number } = 0.999): MultiAverageFn {
  const d = decayOf('get_ema_multi_avg_fn', decay)
  return (averaged, current) => moved(averaged, current, 1 - d)
}
/** The plain average. */
export function get_swa_multi_avg_fn(): MultiAverageFn {
  return (averaged, current, n) => moved(averaged, current, 1 / (numeric(n) + 1))
}
export function get_ema_avg_fn(decay: number | { decay?: number } = 0.999): AverageFn {
  const d = decayOf('get_ema_avg_fn', decay)
  return (averaged, current) => withGrad(false, () => averaged.mul(d).add(current.mul(1 - d)))
}
export function get_swa_avg_fn(): AverageFn {
  return (averaged, current, n) => withGrad(false, () => averaged.add(current.sub(averaged).div(numeric(n) + 1)))
}

export interface AveragedOptions {
  device?: unknown
  avg_fn?: AverageFn | null
  multi_avg_fn?: MultiAverageFn | null
  use_buffers?: boolean
}
const AVERAGED = options('(any model, any device=None, any avg_fn=None, any multi_avg_fn=None, bool use_buffers=False)')

/**
 * A model whose parameters are the averages of another's: `update_parameters(model)` takes its present ones in. It starts as a copy.
 * @example const ema = new torch.optim.swa_utils.AveragedModel(model, { multi_avg_fn: torch.optim.swa_utils.get_ema_multi_avg_fn(0.999) })
 */
export class AveragedModel extends Module {
  declare module: Module
  declare n_averaged: Tensor
  declare avg_fn: AverageFn | null
  declare multi_avg_fn: MultiAverageFn | null
  declare use_buffers: boolean
  constructor(model: Module, ...rest: [options?: AveragedOptions] | unknown[]) {
    super()
    const o = bindOptions<Required<AveragedOptions> & { model: Module }>('AveragedModel', AVERAGED, [model, ...rest])
    if (!(model instanceof Module))
      throw new TorchTypeError(`AveragedModel.__init__(): argument 'model' must be Module, not ${describe(model)}`)
    if (o.avg_fn !== null && o.multi_avg_fn !== null) throw new AssertionError('Only one of avg_fn and multi_avg_fn should be provided')
    this.module = deepcopy(model)
    this.register_buffer('n_averaged', tensor(0, { dtype: int64 }))
    this.avg_fn = o.avg_fn
    this.multi_avg_fn = o.multi_avg_fn
    this.use_buffers = o.use_buffers
  }
  forward(...args: unknown[]): unknown {
    return (this.module as (...args: unknown[]) => unknown)(...args)
  }
  /** Takes the present parameters of `model` into the averages; of buffers that are not averaged, the present values. */
  update_parameters(model: Module): void {
    withGrad(false, () => {
      const tensorsOf = (m: Module): Tensor[] => [...m.parameters(), ...(this.use_buffers ? m.buffers() : [])].map((t) => t.detach())
      const own = tensorsOf(this.module)
      const others = tensorsOf(model)
      const n = Number(this.n_averaged.item())
      if (n === 0) for (const [i, t] of own.entries()) t.copy_(others[i]!)
      else if (this.avg_fn) for (const [i, t] of own.entries()) t.copy_(this.avg_fn(t, others[i]!, this.n_averaged))
      else {
        const average = this.multi_avg_fn ?? get_swa_multi_avg_fn()
        // Of one dtype at a time, as the functions may expect.
        for (const dtype of new Set(own.map((t) => t._dtype))) {
          const of = (list: Tensor[]): Tensor[] => list.filter((_, i) => own[i]!._dtype === dtype)
          average(of(own), of(others), this.n_averaged)
        }
      }
      if (!this.use_buffers) {
        const buffers = [...model.buffers()]
        for (const [i, b] of [...this.module.buffers()].entries()) b.detach().copy_(buffers[i]!)
      }
      this.n_averaged.add_(1)
    })
  }
}

/** Computes the running statistics of the batch normalisations of `model` anew, from one pass over the batches of `loader`. */
export function update_bn(loader: Iterable<unknown>, model: Module, _device: unknown = null): void {
  registryOf(model)
  const norms = [...model.modules()].filter((m) => m instanceof _BatchNorm) as Any[]
  if (norms.length === 0) return
  const momenta = norms.map((m) => m.momentum)
  const training = model.training
  try {
    for (const m of norms) {
      m.reset_running_stats()
      m.momentum = null
    }
    model.train()
    withGrad(false, () => {
      for (const batch of loader) (model as (x: unknown) => unknown)(Array.isArray(batch) ? batch[0] : batch)
    })
  } finally {
    norms.forEach((m, i) => {
      m.momentum = momenta[i]
    })
    model.train(training)
  }
}

const SWA = options("(any optimizer, any swa_lr, int anneal_epochs=10, str anneal_strategy='cos', int last_epoch=-1)")
/** From the rate that it finds to `swa_lr` in `anneal_epochs`, and then no further. */
export class SWALR extends LRScheduler {
  static override readonly name: string = 'SWALR'
  declare anneal_epochs: number
  declare _anneal_strategy: string
  constructor(
    optimizer: Optimizer,
    ...rest:
      | [options: { swa_lr: number | number[]; anneal_epochs?: number; anneal_strategy?: 'cos' | 'linear'; last_epoch?: number }]
      | [swa_lr: number | number[], ...rest: Any[]]
  ) {
    const { swa_lr, anneal_epochs, anneal_strategy, last_epoch } = bound(new.target.name, SWA, [optimizer, ...rest])
    checkOptimizer(optimizer)
    const rates = forGroups('swa_lr', optimizer, swa_lr)
    checkStrategy(anneal_strategy)
    if (!(Number.isInteger(anneal_epochs) && anneal_epochs >= 0))
      throw new ValueError(`anneal_epochs must be equal or greater than 0, got ${shown(anneal_epochs)}`)
    optimizer.param_groups.forEach((g, i) => {
      g.swa_lr = rates[i]
    })
    super(optimizer, last_epoch, { anneal_epochs, _anneal_strategy: anneal_strategy })
  }
  override get_lr(): Rate[] {
    const step = this.anneal_epochs === 0 ? Math.max(1, this._step_count - 1) : this._step_count - 1
    const [before, now] = [step - 1, step].map((at) => {
      const t = Math.max(0, Math.min(1, at / Math.max(1, this.anneal_epochs)))
      return this._anneal_strategy === 'cos' ? (1 - Math.cos(Math.PI * t)) / 2 : t
    }) as [number, number]
    return this.optimizer.param_groups.map((g: Attributes) => {
      const target = numeric(g.swa_lr)
      const start = before === 1 ? target : (numeric(g.lr) - before * target) / (1 - before)
      return target * now + start * (1 - now)
    })
  }
}
