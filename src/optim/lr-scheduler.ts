/** The base of learning-rate schedules, and those that multiply the rate from epoch to epoch. */
import { listOf } from '../autograd/arguments.ts'
import { KeyError, NotImplementedError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { describe } from '../functions/schema.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Optimizer, type ParamGroup, warn } from './optimizer.ts'
import { bindOptions, numeric, type Options, options, type Rate } from './options.ts'

// biome-ignore lint/suspicious/noExplicitAny: the attributes are each schedule's own
export type Any = any
export type Attributes = Record<string, Any>

const EPOCH =
  'The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use `scheduler.step()` to step the scheduler.'
const copied = (v: Rate): Rate => (v instanceof Tensor ? v.detach().clone() : v)
/** An option of every group, copied. */
export const ofGroups = (optimizer: Optimizer, key: string): Rate[] => optimizer.param_groups.map((g) => copied(g[key]))
/** Sets an option of a group; a tensor takes the value in place. */
export function setOption(group: ParamGroup, key: string, value: Rate): void {
  if (group[key] instanceof Tensor) group[key].detach().fill_(numeric(value))
  else group[key] = value
}
/** One value for each group. */
export function forGroups(name: string, optimizer: Optimizer, value: unknown): Any[] {
  const n = optimizer.param_groups.length
  if (!Array.isArray(value)) return Array.from({ length: n }, () => copied(value as Rate))
  if (value.length !== n)
    throw new ValueError(
      `${name} must have the same length as optimizer.param_groups. ${name} has ${value.length} values, param_groups has ${n}.`,
    )
  return value.map(copied)
}
export function checkOptimizer(x: unknown): asserts x is Optimizer {
  if (!(x instanceof Optimizer)) throw new TorchTypeError(`${describe(x)} is not an Optimizer`)
}
export const bound = (owner: string, o: Options, args: readonly unknown[]): Attributes => bindOptions(owner, o, args)

/** What a schedule does not save. */
const NOT_SAVED = new Set(['optimizer', '_schedulers'])

/**
 * The base of schedules. A subclass writes `get_lr`, which gives the rate of each group for `last_epoch`; since the constructor here
 * already calls it, the attributes that it needs are given to that constructor.
 */
export class LRScheduler {
  declare optimizer: Optimizer
  declare base_lrs: number[]
  declare last_epoch: number
  declare _step_count: number
  declare _last_lr: Rate[]
  /** Whether this is the step of the constructor. */
  declare _is_initial: boolean
  declare _get_lr_called_within_step: boolean

  /** @throws TypeError for what is no optimizer; KeyError when resumed at an epoch without the rates that it began with */
  constructor(optimizer: Optimizer, last_epoch = -1, attributes: Attributes | null = {}) {
    checkOptimizer(optimizer)
    this.optimizer = optimizer
    Object.assign(this, attributes)
    // Schedules made of others, or driven by a metric, begin in their own way.
    if (attributes === null) return
    optimizer.param_groups.forEach((group, i) => {
      if (last_epoch === -1) group.initial_lr ??= copied(group.lr)
      else if (!('initial_lr' in group))
        throw new KeyError(`param 'initial_lr' is not specified in param_groups[${i}] when resuming scheduler with last_epoch >= 0.`)
    })
    this.base_lrs = ofGroups(optimizer, 'initial_lr').map(numeric)
    this.last_epoch = last_epoch
    if (!optimizer._scheduled) optimizer._opt_called = false
    optimizer._scheduled = true
    this._initial_step()
  }

  _initial_step(): void {
    this._step_count = 0
    this._is_initial = true
    try {
      this.step()
    } finally {
      this._is_initial = false
    }
  }

  /** All but the optimizer, functions and what can be computed again. */
  state_dict(): Attributes {
    const saved = Object.fromEntries(Object.entries(this).filter(([k, v]) => !NOT_SAVED.has(k) && typeof v !== 'function'))
    const { _schedulers } = this as Attributes
    return _schedulers ? { ...saved, _schedulers: _schedulers.map((s: LRScheduler) => s.state_dict()) } : saved
  }

  load_state_dict(state_dict: Attributes): void {
    if (typeof state_dict !== 'object' || state_dict === null || Array.isArray(state_dict))
      throw new TorchTypeError(`'${describe(state_dict)}' object is not iterable`)
    const { _schedulers, ...own } = state_dict instanceof Map ? Object.fromEntries(state_dict) : state_dict
    Object.assign(this, own)
    _schedulers?.forEach((s: Attributes, i: number) => {
      ;(this as Attributes)._schedulers[i].load_state_dict(s)
    })
  }

  /** The rates that the last step set, one for each group. */
  get_last_lr(): Rate[] {
    return this._last_lr
  }

  /** The rates for `last_epoch`; `step` calls it. */
  get_lr(): Rate[] {
    throw new NotImplementedError('')
  }
  /** The rates as a function of the epoch alone, where there is one. */
  _get_closed_form_lr?(): Rate[]

  /** Goes on by an epoch, or to `epoch`. */
  step(epoch?: Any): void {
    if (this._step_count === 1 && !this.optimizer._opt_called)
      warn(
        'Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate',
      )
    this._step_count++
    if (epoch !== undefined && epoch !== null) warn(EPOCH)
    this._update_lr(epoch)
  }

  _update_lr(epoch?: number | null): void {
    this.last_epoch = epoch ?? this.last_epoch + 1
    const closed = epoch !== undefined && epoch !== null && this._get_closed_form_lr
    this._put(() => (closed ? closed.call(this) : this.get_lr()))
  }

  /** Gives each group its rate. */
  protected _put(rates: () => Rate[]): void {
    this._get_lr_called_within_step = true
    let values: Rate[]
    try {
      values = rates()
    } finally {
      this._get_lr_called_within_step = false
    }
    this.optimizer.param_groups.forEach((g, i) => {
      setOption(g, 'lr', values[i]!)
    })
    this._last_lr = ofGroups(this.optimizer, 'lr')
  }

  /** The rates of the groups as they are, times a factor. */
  protected _times(factor: number): Rate[] {
    return this.optimizer.param_groups.map((g) => (factor === 1 ? copied(g.lr) : numeric(g.lr) * factor))
  }
  /** The rates of the beginning, times a factor. */
  protected _base(factor: number): number[] {
    return this.base_lrs.map((lr) => lr * factor)
  }
}

type Lambda = (epoch: number) => number
export type LambdaOptions = { lr_lambda: Lambda | Lambda[]; last_epoch?: number }
const LAMBDA = options('(any optimizer, any lr_lambda, int last_epoch=-1)')
abstract class ByFunction extends LRScheduler {
  declare lr_lambdas: Lambda[]
  constructor(
    optimizer: Optimizer,
    ...rest: [lr_lambda: Lambda | Lambda[] | LambdaOptions, last_epoch?: number | { last_epoch?: number }]
  ) {
    const { lr_lambda, last_epoch } = bound(new.target.name, LAMBDA, [optimizer, ...rest])
    checkOptimizer(optimizer)
    const n = optimizer.param_groups.length
    const lr_lambdas: Lambda[] = Array.isArray(lr_lambda) ? [...lr_lambda] : Array.from({ length: n }, () => lr_lambda)
    if (lr_lambdas.length !== n) throw new ValueError(`Expected ${n} lr_lambdas, but got ${lr_lambdas.length}`)
    for (const f of lr_lambdas)
      if (typeof f !== 'function') throw new TorchTypeError(`lr_lambda should be a function, but got ${describe(f)}`)
    super(optimizer, last_epoch, { lr_lambdas })
  }
  override state_dict(): Attributes {
    return { ...super.state_dict(), lr_lambdas: this.lr_lambdas.map(() => null) }
  }
  override load_state_dict(state_dict: Attributes): void {
    const { lr_lambdas } = this
    super.load_state_dict(state_dict)
    this.lr_lambdas = lr_lambdas
  }
}

/** The first rate times a function of the epoch. Functions are not saved. */
export class LambdaLR extends ByFunction {
  static override readonly name: string = 'LambdaLR'
  override get_lr(): Rate[] {
    return this.base_lrs.map((lr, i) => lr * this.lr_lambdas[i]!(this.last_epoch))
  }
}

/** The rate times a function of the epoch, in each. */
export class MultiplicativeLR extends ByFunction {
  static override readonly name: string = 'MultiplicativeLR'
  override get_lr(): Rate[] {
    if (this._is_initial) return this._times(1)
    return this.optimizer.param_groups.map((g, i) => numeric(g.lr) * this.lr_lambdas[i]!(this.last_epoch))
  }
}

/** A schedule whose options are its attributes, from a signature. */
abstract class Plain extends LRScheduler {
  constructor(sig: Options, name: string, args: readonly unknown[], check?: (a: Attributes) => void) {
    const { optimizer, last_epoch, ...attributes } = bound(name, sig, args)
    check?.(attributes)
    super(optimizer, last_epoch, attributes)
  }
}
type Arguments<O> = [options: O] | [first: Any, ...rest: Any[]]
type Optional<O> = [] | Arguments<O>
interface Last {
  last_epoch?: number
}

const STEP = options('(any optimizer, int step_size, float gamma=0.1, int last_epoch=-1)')
/** The rate times `gamma` every `step_size` epochs. */
export class StepLR extends Plain {
  static override readonly name: string = 'StepLR'
  declare step_size: number
  declare gamma: number
  constructor(optimizer: Optimizer, ...rest: Arguments<Last & { step_size: number; gamma?: number }>) {
    super(STEP, new.target.name, [optimizer, ...rest])
  }
  override get_lr(): Rate[] {
    return this._times(this.last_epoch === 0 || this.last_epoch % this.step_size !== 0 ? 1 : this.gamma)
  }
  override _get_closed_form_lr(): Rate[] {
    return this._base(this.gamma ** Math.floor(this.last_epoch / this.step_size))
  }
}

const MULTI = options('(any optimizer, any milestones, float gamma=0.1, int last_epoch=-1)')
/** The rate times `gamma` at each of the milestones. */
export class MultiStepLR extends Plain {
  static override readonly name: string = 'MultiStepLR'
  /** How often each epoch is a milestone. */
  declare milestones: Record<number, number>
  declare gamma: number
  constructor(optimizer: Optimizer, ...rest: Arguments<Last & { milestones: readonly number[]; gamma?: number }>) {
    super(MULTI, new.target.name, [optimizer, ...rest], (a) => {
      const counts: Record<number, number> = {}
      for (const m of listOf(a.milestones) as number[]) counts[m] = (counts[m] ?? 0) + 1
      a.milestones = counts
    })
  }
  override get_lr(): Rate[] {
    return this._times(this.gamma ** (this.milestones[this.last_epoch] ?? 0))
  }
  override _get_closed_form_lr(): Rate[] {
    let passed = 0
    for (const [m, n] of Object.entries(this.milestones)) if (Number(m) <= this.last_epoch) passed += n
    return this._base(this.gamma ** passed)
  }
}

const CONSTANT = options('(any optimizer, float factor=0.3333333333333333, int total_iters=5, int last_epoch=-1)')
/** The rate times `factor` for the first `total_iters` epochs. */
export class ConstantLR extends Plain {
  static override readonly name: string = 'ConstantLR'
  declare factor: number
  declare total_iters: number
  constructor(optimizer: Optimizer, ...rest: Optional<Last & { factor?: number; total_iters?: number }>) {
    super(CONSTANT, new.target.name, [optimizer, ...rest], ({ factor }) => {
      if (!(numeric(factor) >= 0 && factor <= 1)) throw new ValueError('Constant multiplicative factor expected to be between 0 and 1.')
    })
  }
  override get_lr(): Rate[] {
    if (this.last_epoch === 0) return this._times(this.factor)
    return this._times(this.last_epoch === this.total_iters ? 1 / this.factor : 1)
  }
  override _get_closed_form_lr(): Rate[] {
    return this._base(this.factor + Number(this.last_epoch >= this.total_iters) * (1 - this.factor))
  }
}

const LINEAR = options('(any optimizer, float start_factor=0.3333333333333333, float end_factor=1.0, int total_iters=5, int last_epoch=-1)')
/** A factor that goes from `start_factor` to `end_factor` along a line, in `total_iters` epochs. */
export class LinearLR extends Plain {
  static override readonly name: string = 'LinearLR'
  declare start_factor: number
  declare end_factor: number
  declare total_iters: number
  constructor(optimizer: Optimizer, ...rest: Optional<Last & { start_factor?: number; end_factor?: number; total_iters?: number }>) {
    super(LINEAR, new.target.name, [optimizer, ...rest], ({ start_factor: start, end_factor: end }) => {
      if (!(numeric(start) > 0 && start <= 1))
        throw new ValueError('Starting multiplicative factor expected to be greater than 0 and less or equal to 1.')
      if (!(numeric(end) >= 0 && end <= 1)) throw new ValueError('Ending multiplicative factor expected to be between 0 and 1.')
    })
  }
  override get_lr(): Rate[] {
    const { last_epoch, start_factor, end_factor, total_iters } = this
    if (last_epoch === 0) return this._times(start_factor)
    if (this._is_initial || last_epoch > total_iters) return this._times(1)
    const rise = end_factor - start_factor
    return this._times(1 + rise / (total_iters * start_factor + (last_epoch - 1) * rise))
  }
  override _get_closed_form_lr(): Rate[] {
    const { last_epoch, start_factor, end_factor, total_iters } = this
    return this._base(start_factor + ((end_factor - start_factor) * Math.min(total_iters, last_epoch)) / total_iters)
  }
}

const EXPONENTIAL = options('(any optimizer, float gamma, int last_epoch=-1)')
/** The rate times `gamma` in each epoch. */
export class ExponentialLR extends Plain {
  static override readonly name: string = 'ExponentialLR'
  declare gamma: number
  constructor(optimizer: Optimizer, ...rest: Arguments<Last & { gamma: number }>) {
    super(EXPONENTIAL, new.target.name, [optimizer, ...rest])
  }
  override get_lr(): Rate[] {
    return this._times(this._is_initial ? 1 : this.gamma)
  }
  override _get_closed_form_lr(): Rate[] {
    return this._base(this.gamma ** this.last_epoch)
  }
}

const POLYNOMIAL = options('(any optimizer, int total_iters=5, float power=1.0, int last_epoch=-1)')
/** The rate falls to 0 in `total_iters` epochs, as a power of what is left of them. */
export class PolynomialLR extends Plain {
  static override readonly name: string = 'PolynomialLR'
  declare total_iters: number
  declare power: number
  constructor(optimizer: Optimizer, ...rest: Optional<Last & { total_iters?: number; power?: number }>) {
    super(POLYNOMIAL, new.target.name, [optimizer, ...rest])
  }
  override get_lr(): Rate[] {
    const { last_epoch, total_iters, power } = this
    if (this._is_initial || last_epoch > total_iters) return this._times(1)
    return this._times(((1 - last_epoch / total_iters) / (1 - (last_epoch - 1) / total_iters)) ** power)
  }
  override _get_closed_form_lr(): Rate[] {
    return this._base((1 - Math.min(this.total_iters, this.last_epoch) / this.total_iters) ** this.power)
  }
}

const COSINE = options('(any optimizer, any T_max, float eta_min=0.0, int last_epoch=-1)')
/** Half a wave of the cosine from the first rate down to `eta_min` in `T_max` epochs (Loshchilov and Hutter, 2016), and up again. */
export class CosineAnnealingLR extends Plain {
  static override readonly name: string = 'CosineAnnealingLR'
  declare T_max: number
  declare eta_min: number
  constructor(optimizer: Optimizer, ...rest: Arguments<Last & { T_max: number; eta_min?: number }>) {
    super(COSINE, new.target.name, [optimizer, ...rest])
  }
  override get_lr(): Rate[] {
    const { T_max, eta_min, last_epoch, base_lrs } = this
    const groups = this.optimizer.param_groups
    if (this._is_initial) return this._times(1)
    if (this._step_count === 1 && last_epoch > 0)
      return base_lrs.map((lr) => eta_min + ((lr - eta_min) * (1 + Math.cos((last_epoch * Math.PI) / T_max))) / 2)
    if ((last_epoch - 1 - T_max) % (2 * T_max) === 0)
      return groups.map((g, i) => numeric(g.lr) + ((base_lrs[i]! - eta_min) * (1 - Math.cos(Math.PI / T_max))) / 2)
    const ratio = (1 + Math.cos((Math.PI * last_epoch) / T_max)) / (1 + Math.cos((Math.PI * (last_epoch - 1)) / T_max))
    return groups.map((g) => ratio * (numeric(g.lr) - eta_min) + eta_min)
  }
  override _get_closed_form_lr(): Rate[] {
    const { T_max, eta_min, last_epoch } = this
    return this.base_lrs.map((lr) => eta_min + ((lr - eta_min) * (1 + Math.cos((Math.PI * last_epoch) / T_max))) / 2)
  }
}
