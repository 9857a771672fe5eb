/** Schedules made of others, and the one that a metric drives. */
import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { describe } from '../functions/schema.ts'
import { type Any, type Attributes, bound, checkOptimizer, LRScheduler, ofGroups, setOption } from './lr-scheduler.ts'
import type { Optimizer } from './optimizer.ts'
import { numeric, options } from './options.ts'

/** Refuses what cannot be part of a schedule for the optimizer. */
function checkParts(owner: string, schedulers: Any, optimizer: Optimizer): void {
  schedulers.forEach((s: Any, i: number) => {
    if (!(s instanceof LRScheduler)) throw new TorchTypeError(`${owner} at index ${i} should have \`optimizer\` as its attribute.`)
    if (s instanceof ReduceLROnPlateau)
      throw new ValueError(
        `${owner} does not support \`ReduceLROnPlateau\` scheduler as it requires additional kwargs to be specified when calling \`step\`, but got one at index ${i} in the given schedulers sequence.`,
      )
    if (s.optimizer !== optimizer)
      throw new ValueError(
        `${owner} expects all schedulers to belong to the same optimizer, but got scheduler ${s.constructor.name} at index ${i} has ${s.optimizer}, which is different from ${optimizer.constructor.name}.`,
      )
  })
}
function listOf(x: unknown): LRScheduler[] {
  if (!Array.isArray(x)) throw new TorchTypeError(`object of type '${describe(x)}' has no len()`)
  return x
}

const SEQUENTIAL = options('(any optimizer, any schedulers, any milestones, int last_epoch=-1)')
/** One schedule after another: the next begins at each milestone. */
export class SequentialLR extends LRScheduler {
  static override readonly name: string = 'SequentialLR'
  declare _schedulers: LRScheduler[]
  declare _milestones: number[]
  constructor(
    optimizer: Optimizer,
    ...rest:
      | [options: { schedulers: LRScheduler[]; milestones: number[]; last_epoch?: number }]
      | [schedulers: LRScheduler[], milestones: Any, ...rest: Any[]]
  ) {
    const owner = new.target.name
    const { schedulers, milestones, last_epoch } = bound(owner, SEQUENTIAL, [optimizer, ...rest])
    if (listOf(schedulers).length < 1) throw new ValueError(`${owner} expects at least one scheduler, but got no scheduler.`)
    checkParts(owner, schedulers, optimizer)
    if (listOf(milestones).length !== schedulers.length - 1)
      throw new ValueError(
        `Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, but got number of schedulers ${schedulers.length} and the number of milestones to be equal to ${milestones.length}`,
      )
    super(optimizer, last_epoch, null)
    Object.assign(this, { _schedulers: schedulers, _milestones: milestones, last_epoch: last_epoch + 1 })
    // Their constructors have stepped already: back to the beginning.
    for (const g of optimizer.param_groups) setOption(g, 'lr', g.initial_lr)
    this.recursive_undo()
    const first = this.#current(0)
    first._initial_step()
    this._last_lr = first.get_last_lr()
  }
  #current(epoch: number): LRScheduler {
    return this._schedulers[this._milestones.filter((m) => m <= epoch).length]!
  }
  /** Takes back one step of the schedules, and of those that they are made of. */
  recursive_undo(of: LRScheduler = this): void {
    const parts = (of as Attributes)._schedulers as LRScheduler[] | undefined
    if (parts) for (const s of parts) this.recursive_undo(s)
    else of.last_epoch--
  }
  override step(): void {
    this.last_epoch++
    const now = this.#current(this.last_epoch)
    if (this._milestones[this._schedulers.indexOf(now) - 1] === this.last_epoch) now._update_lr(0)
    else now.step()
    this._last_lr = now.get_last_lr()
  }
}

const CHAINED = options('(any schedulers, any optimizer=None)')
/** Several schedules at once: each changes the rate that the one before has left. */
export class ChainedScheduler extends LRScheduler {
  static override readonly name: string = 'ChainedScheduler'
  declare _schedulers: LRScheduler[]
  constructor(...args: [schedulers: LRScheduler[], optimizer?: Optimizer | null | { optimizer?: Optimizer | null }]) {
    const owner = new.target.name
    const { schedulers, optimizer: given } = bound(owner, CHAINED, args)
    if (listOf(schedulers).length < 1) throw new ValueError(`${owner} expects at least one scheduler to be chained, but got no scheduler.`)
    const optimizer: Optimizer = given ?? schedulers[0]?.optimizer
    checkParts(owner, schedulers, optimizer)
    super(optimizer, -1, null)
    this._schedulers = schedulers
    this._last_lr = ofGroups(optimizer, 'lr')
  }
  override step(): void {
    for (const s of this._schedulers) s.step()
    this._last_lr = ofGroups(this.optimizer, 'lr')
  }
}

const PLATEAU = options(
  "(any optimizer, str mode='min', float factor=0.1, int patience=10, float threshold=0.0001, str threshold_mode='rel', int cooldown=0, any min_lr=0, float eps=1e-08)",
)
interface PlateauOptions {
  mode?: 'min' | 'max'
  factor?: number
  patience?: number
  threshold?: number
  threshold_mode?: 'rel' | 'abs'
  cooldown?: number
  min_lr?: number | number[]
  eps?: number
}

/** The rate times `factor` when a metric has not become better for `patience` epochs; `step` takes the metric. */
export class ReduceLROnPlateau extends LRScheduler {
  static override readonly name: string = 'ReduceLROnPlateau'
  declare mode: string
  declare factor: number
  declare patience: number
  declare threshold: number
  declare threshold_mode: string
  declare cooldown: number
  declare default_min_lr: number | null
  declare min_lrs: number[]
  declare eps: number
  declare best: number
  declare mode_worse: number
  declare cooldown_counter: number
  declare num_bad_epochs: number
  constructor(optimizer: Optimizer, ...rest: [options?: PlateauOptions] | [mode: Any, ...rest: Any[]]) {
    const { optimizer: _, min_lr, ...a } = bound(new.target.name, PLATEAU, [optimizer, ...rest])
    if (!(a.factor < 1)) throw new ValueError('Factor should be < 1.0.')
    checkOptimizer(optimizer)
    const n = optimizer.param_groups.length
    const each = Array.isArray(min_lr)
    if (each && min_lr.length !== n) throw new ValueError(`expected ${n} min_lrs, got ${min_lr.length}`)
    if (a.mode !== 'min' && a.mode !== 'max') throw new ValueError(`mode ${a.mode} is unknown!`)
    if (a.threshold_mode !== 'rel' && a.threshold_mode !== 'abs') throw new ValueError(`threshold mode ${a.threshold_mode} is unknown!`)
    super(optimizer, -1, null)
    Object.assign(this, a, {
      default_min_lr: each ? null : min_lr,
      min_lrs: each ? [...min_lr] : Array.from({ length: n }, () => min_lr),
      last_epoch: 0,
      mode_worse: a.mode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
      _last_lr: ofGroups(optimizer, 'lr'),
    })
    this._reset()
  }
  _reset(): void {
    this.best = this.mode_worse
    this.cooldown_counter = 0
    this.num_bad_epochs = 0
  }
  get in_cooldown(): boolean {
    return this.cooldown_counter > 0
  }
  _is_better(a: number, best: number): boolean {
    const { mode, threshold, threshold_mode } = this
    if (mode === 'min') return a < (threshold_mode === 'rel' ? best * (1 - threshold) : best - threshold)
    return a > (threshold_mode === 'rel' ? best * (threshold + 1) : best + threshold)
  }
  /** Goes on by an epoch, whose metric (a number, or a tensor of one element) is given. */
  override step(metrics: Any, epoch?: number | null): void {
    if (metrics === undefined || metrics === null)
      throw new TorchTypeError(
        metrics === undefined
          ? "ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'"
          : "float() argument must be a string or a real number, not 'NoneType'",
      )
    const current = numeric(metrics)
    this.last_epoch = epoch ?? this.last_epoch + 1
    if (this._is_better(current, this.best)) {
      this.best = current
      this.num_bad_epochs = 0
    } else this.num_bad_epochs++
    if (this.in_cooldown) {
      this.cooldown_counter--
      this.num_bad_epochs = 0
    }
    if (this.num_bad_epochs > this.patience) {
      this.#reduce()
      this.cooldown_counter = this.cooldown
      this.num_bad_epochs = 0
    }
    this._last_lr = ofGroups(this.optimizer, 'lr')
  }
  #reduce(): void {
    const { param_groups } = this.optimizer
    if (param_groups.length !== this.min_lrs.length) {
      if (this.default_min_lr === null)
        throw new RuntimeError(
          `The number of param groups in the \`optimizer\` (${param_groups.length}) differs from when \`ReduceLROnPlateau\` was initialized (${this.min_lrs.length}), usually due to a new param group being added to the optimizer. Please modify the \`min_lrs\` field to match the length of the \`optimizer\` param groups.`,
        )
      this.min_lrs = param_groups.map(() => this.default_min_lr!)
    }
    param_groups.forEach((g, i) => {
      const old = numeric(g.lr)
      const next = Math.max(old * this.factor, this.min_lrs[i]!)
      if (old - next > this.eps) setOption(g, 'lr', next)
    })
  }
}
