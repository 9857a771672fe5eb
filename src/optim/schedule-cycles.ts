/** Schedules that go up and down: cycles, one cycle, warm restarts. */
import { ValueError } from '../errors.ts'
import { type Any, type Attributes, bound, checkOptimizer, forGroups, LRScheduler, setOption } from './lr-scheduler.ts'
import type { Optimizer } from './optimizer.ts'
import { numeric, options, type Rate, shown } from './options.ts'

interface Momentum {
  cycle_momentum?: boolean
  base_momentum?: number | number[]
  max_momentum?: number | number[]
}
/** Sets the momentum of a group, which is the first of the betas where there are any. */
function setMomentum(group: Attributes, useBeta1: boolean, value: number): void {
  if (useBeta1) group.betas = [value, ...group.betas.slice(1)]
  else group.momentum = value
}
/** The momenta of each group, set to the highest where a schedule begins; refuses an optimizer without. */
function beginMomentum(optimizer: Optimizer, a: Attributes, last_epoch: number): Attributes {
  if (!('momentum' in optimizer.defaults) && !('betas' in optimizer.defaults))
    throw new ValueError('optimizer must support momentum or beta1 with `cycle_momentum` option enabled')
  const use_beta1 = 'betas' in optimizer.defaults
  const base_momentums = forGroups('base_momentum', optimizer, a.base_momentum)
  const max_momentums = forGroups('max_momentum', optimizer, a.max_momentum)
  if (last_epoch === -1)
    optimizer.param_groups.forEach((g, i) => {
      setMomentum(g, use_beta1, max_momentums[i])
      g.max_momentum = max_momentums[i]
      g.base_momentum = base_momentums[i]
    })
  return { use_beta1, base_momentums, max_momentums }
}

const CYCLIC = options(
  "(any optimizer, any base_lr, any max_lr, int step_size_up=2000, any step_size_down=None, str mode='triangular', float gamma=1.0, any scale_fn=None, str scale_mode='cycle', bool cycle_momentum=True, any base_momentum=0.8, any max_momentum=0.9, int last_epoch=-1)",
)
interface CyclicOptions extends Momentum {
  base_lr: Rate | Rate[]
  max_lr: Rate | Rate[]
  step_size_up?: number
  step_size_down?: number | null
  mode?: 'triangular' | 'triangular2' | 'exp_range'
  gamma?: number
  scale_fn?: ((x: number) => number) | null
  scale_mode?: 'cycle' | 'iterations'
  last_epoch?: number
}
const SCALES: Record<string, [mode: string, (x: number, gamma: number) => number]> = {
  triangular: ['cycle', () => 1],
  triangular2: ['cycle', (x) => 1 / 2 ** (x - 1)],
  exp_range: ['iterations', (x, gamma) => gamma ** x],
}

/** Between two rates, up in `step_size_up` steps and down in `step_size_down` (Smith, 2015), the momentum the other way. Stepped after each batch. */
export class CyclicLR extends LRScheduler {
  static override readonly name: string = 'CyclicLR'
  declare max_lrs: Rate[]
  declare total_size: number
  declare step_ratio: number
  declare mode: string
  declare gamma: number
  declare scale_mode: string
  declare cycle_momentum: boolean
  declare use_beta1: boolean
  declare base_momentums: number[]
  declare max_momentums: number[]
  declare _scale_fn_custom: ((x: number) => number) | null
  constructor(optimizer: Optimizer, ...rest: [options: CyclicOptions] | [base_lr: Any, max_lr: Any, ...rest: Any[]]) {
    const a = bound(new.target.name, CYCLIC, [optimizer, ...rest])
    checkOptimizer(optimizer)
    const base = forGroups('base_lr', optimizer, a.base_lr)
    const max_lrs = forGroups('max_lr', optimizer, a.max_lr)
    if (!(a.mode in SCALES) && a.scale_fn === null) throw new ValueError('mode is invalid and scale_fn is None')
    const momenta = a.cycle_momentum ? beginMomentum(optimizer, a, a.last_epoch) : {}
    if (a.last_epoch === -1)
      optimizer.param_groups.forEach((g, i) => {
        setOption(g, 'lr', base[i])
      })
    const total_size = a.step_size_up + (a.step_size_down ?? a.step_size_up)
    super(optimizer, a.last_epoch, {
      max_lrs,
      total_size,
      step_ratio: a.step_size_up / total_size,
      mode: a.mode,
      gamma: a.gamma,
      _scale_fn_custom: a.scale_fn,
      scale_mode: a.scale_fn ? a.scale_mode : SCALES[a.mode]![0],
      cycle_momentum: a.cycle_momentum,
      ...momenta,
    })
    this.base_lrs = base.map(numeric)
  }
  /** How high a cycle, or an iteration, goes. */
  scale_fn(x: number): number {
    return this._scale_fn_custom ? this._scale_fn_custom(x) : SCALES[this.mode]![1](x, this.gamma)
  }
  override get_lr(): Rate[] {
    const cycle = Math.floor(1 + this.last_epoch / this.total_size)
    const x = 1 + this.last_epoch / this.total_size - cycle
    const height = x <= this.step_ratio ? x / this.step_ratio : (x - 1) / (this.step_ratio - 1)
    const scale = this.scale_fn(this.scale_mode === 'cycle' ? cycle : this.last_epoch)
    if (this.cycle_momentum)
      this.optimizer.param_groups.forEach((g, i) => {
        const most = this.max_momentums[i]!
        setMomentum(g, this.use_beta1, most - (most - this.base_momentums[i]!) * height * scale)
      })
    return this.base_lrs.map((base, i) => base + (numeric(this.max_lrs[i]) - base) * height * scale)
  }
  override state_dict(): Attributes {
    return { ...super.state_dict(), _scale_fn_custom: null }
  }
  override load_state_dict(state_dict: Attributes): void {
    const { _scale_fn_custom } = this
    super.load_state_dict(state_dict)
    this._scale_fn_custom = _scale_fn_custom
  }
}

const RESTARTS = options('(any optimizer, int T_0, int T_mult=1, float eta_min=0.0, int last_epoch=-1)')
/** Half a wave of the cosine, again and again; each is `T_mult` times as long as the one before (Loshchilov and Hutter, 2016). */
export class CosineAnnealingWarmRestarts extends LRScheduler {
  static override readonly name: string = 'CosineAnnealingWarmRestarts'
  declare T_0: number
  declare T_i: number
  declare T_mult: number
  declare T_cur: number
  declare eta_min: number
  constructor(
    optimizer: Optimizer,
    ...rest: [options: { T_0: number; T_mult?: number; eta_min?: number; last_epoch?: number }] | [T_0: number, ...rest: Any[]]
  ) {
    const { T_0, T_mult, eta_min, last_epoch } = bound(new.target.name, RESTARTS, [optimizer, ...rest])
    if (!(Number.isInteger(T_0) && T_0 > 0)) throw new ValueError(`Expected positive integer T_0, but got ${shown(T_0)}`)
    if (!(Number.isInteger(T_mult) && T_mult >= 1)) throw new ValueError(`Expected integer T_mult >= 1, but got ${shown(T_mult)}`)
    if (typeof eta_min !== 'number') throw new ValueError(`Expected float or int eta_min, but got ${shown(eta_min)}`)
    super(optimizer, last_epoch, { T_0, T_i: T_0, T_mult, eta_min, T_cur: last_epoch })
  }
  override get_lr(): Rate[] {
    return this.base_lrs.map((lr) => this.eta_min + ((lr - this.eta_min) * (1 + Math.cos((Math.PI * this.T_cur) / this.T_i))) / 2)
  }
  /** Goes on by an epoch, or to `epoch`, which may be a fraction. */
  override step(epoch?: number | null): void {
    let at = epoch ?? (this.last_epoch < 0 ? 0 : null)
    if (at === null) {
      at = this.last_epoch + 1
      this.T_cur++
      if (this.T_cur >= this.T_i) {
        this.T_cur %= this.T_i
        this.T_i *= this.T_mult
      }
    } else {
      if (!(at >= 0)) throw new ValueError(`Expected non-negative epoch, but got ${shown(at)}`)
      const { T_0, T_mult } = this
      if (at < T_0 || T_mult === 1) {
        this.T_cur = at % T_0
        this.T_i = T_0
      } else {
        const n = Math.floor(Math.log((at / T_0) * (T_mult - 1) + 1) / Math.log(T_mult))
        this.T_cur = at - (T_0 * (T_mult ** n - 1)) / (T_mult - 1)
        this.T_i = T_0 * T_mult ** n
      }
    }
    this.last_epoch = Math.floor(at)
    this._put(() => this.get_lr())
  }
}

const ONE_CYCLE = options(
  "(any optimizer, any max_lr, any total_steps=None, any epochs=None, any steps_per_epoch=None, float pct_start=0.3, str anneal_strategy='cos', bool cycle_momentum=True, any base_momentum=0.85, any max_momentum=0.95, float div_factor=25.0, float final_div_factor=10000.0, bool three_phase=False, int last_epoch=-1)",
)
interface OneCycleOptions extends Momentum {
  max_lr: number | number[]
  total_steps?: number | null
  epochs?: number | null
  steps_per_epoch?: number | null
  pct_start?: number
  anneal_strategy?: 'cos' | 'linear'
  div_factor?: number
  final_div_factor?: number
  three_phase?: boolean
  last_epoch?: number
}
interface Phase {
  end_step: number
  start_lr: string
  end_lr: string
  start_momentum: string
  end_momentum: string
}

/** From one value to another: along a line, or half a wave of the cosine. */
export const anneal: Record<string, (from: number, to: number, part: number) => number> = {
  cos: (from, to, part) => to + ((from - to) / 2) * (Math.cos(Math.PI * part) + 1),
  linear: (from, to, part) => (to - from) * part + from,
}
export function checkStrategy(strategy: unknown): void {
  if (strategy !== 'cos' && strategy !== 'linear')
    throw new ValueError(`anneal_strategy must be one of 'cos' or 'linear', instead got ${shown(strategy)}`)
}
function positive(name: string, x: unknown): number {
  if (!(typeof x === 'number' && Number.isInteger(x) && x > 0))
    throw new ValueError(`Expected positive integer ${name}, but got ${shown(x)}`)
  return x
}

/** One rise to `max_lr` and one long fall (Smith and Topin, 2017), the momentum the other way. Stepped after each batch. */
export class OneCycleLR extends LRScheduler {
  static override readonly name: string = 'OneCycleLR'
  declare total_steps: number
  declare cycle_momentum: boolean
  declare use_beta1: boolean
  declare _schedule_phases: Phase[]
  declare _anneal_func_type: string
  constructor(optimizer: Optimizer, ...rest: [options: OneCycleOptions] | [max_lr: Any, ...rest: Any[]]) {
    const a = bound(new.target.name, ONE_CYCLE, [optimizer, ...rest])
    checkOptimizer(optimizer)
    let steps: number
    if (a.total_steps !== null) steps = positive('total_steps', a.total_steps)
    else if (a.epochs !== null && a.steps_per_epoch !== null)
      steps = positive('epochs', a.epochs) * positive('steps_per_epoch', a.steps_per_epoch)
    else throw new ValueError('You must define either total_steps OR (epochs AND steps_per_epoch)')
    const { pct_start } = a
    if (!(typeof pct_start === 'number' && pct_start >= 0 && pct_start <= 1))
      throw new ValueError(`Expected float between 0 and 1 pct_start, but got ${shown(pct_start)}`)
    checkStrategy(a.anneal_strategy)
    const phase = (end_step: number, lrs: [string, string], momenta: [string, string]): Phase => ({
      end_step,
      start_lr: lrs[0],
      end_lr: lrs[1],
      start_momentum: momenta[0],
      end_momentum: momenta[1],
    })
    const down: [string, string] = ['max_momentum', 'base_momentum']
    const up: [string, string] = ['base_momentum', 'max_momentum']
    const rise = phase(pct_start * steps - 1, ['initial_lr', 'max_lr'], down)
    const _schedule_phases = a.three_phase
      ? [
          rise,
          phase(2 * pct_start * steps - 2, ['max_lr', 'initial_lr'], up),
          phase(steps - 1, ['initial_lr', 'min_lr'], ['max_momentum', 'max_momentum']),
        ]
      : [rise, phase(steps - 1, ['max_lr', 'min_lr'], up)]
    const most = forGroups('max_lr', optimizer, a.max_lr)
    const momenta = a.cycle_momentum ? beginMomentum(optimizer, a, a.last_epoch) : {}
    if (a.last_epoch === -1)
      optimizer.param_groups.forEach((g, i) => {
        g.initial_lr = numeric(most[i]) / a.div_factor
        g.max_lr = numeric(most[i])
        g.min_lr = g.initial_lr / a.final_div_factor
      })
    super(optimizer, a.last_epoch, {
      total_steps: steps,
      _schedule_phases,
      _anneal_func_type: a.anneal_strategy,
      cycle_momentum: a.cycle_momentum,
      ...('use_beta1' in momenta && { use_beta1: momenta.use_beta1 }),
    })
  }
  override get_lr(): Rate[] {
    const { last_epoch, total_steps, _schedule_phases: phases } = this
    if (last_epoch > total_steps)
      throw new ValueError(`Tried to step ${last_epoch} times. The specified number of total steps is ${total_steps}`)
    const between = anneal[this._anneal_func_type]!
    const i = phases.findIndex((p, k) => last_epoch <= p.end_step || k === phases.length - 1)
    const phase = phases[i]!
    const start = i === 0 ? 0 : phases[i - 1]!.end_step
    const part = (last_epoch - start) / (phase.end_step - start)
    return this.optimizer.param_groups.map((g) => {
      if (this.cycle_momentum) setMomentum(g, this.use_beta1, between(g[phase.start_momentum], g[phase.end_momentum], part))
      return between(numeric(g[phase.start_lr]), numeric(g[phase.end_lr]), part)
    })
  }
}
