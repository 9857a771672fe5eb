/** Optimizers by running averages of the gradient and of its square: Adam and its kin. */
import { float64 } from '../dtypes.ts'
import { ValueError } from '../errors.ts'
import { abs, add, div, type Expr, max, mul, sqrt, sub } from '../ir/expr.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Fused, filledLike, setValue, valueOf } from './fused.ts'
import { type OptimizerStateDict, type ParamGroup, type ParamState, type Params, scalar } from './optimizer.ts'
import {
  type Arguments,
  between,
  bindOptions,
  type Common,
  checkBetas,
  checkFused,
  checkRate,
  numeric,
  type Options,
  options,
  type Pair,
} from './options.ts'
import { type Numbers, OWN, rule, type Values } from './rule.ts'

/** As torch.lerp: from whichever end is nearer. `LATE`: the weight is a half or more. */
const LATE = OWN
const lerp = (from: Expr, to: Expr, weight: Expr, flags: number): Expr =>
  flags & LATE ? sub(to, mul(sub(to, from), sub(1, weight))) : add(from, mul(weight, sub(to, from)))
const late = (weight: number): number => (weight >= 0.5 ? LATE : 0)

/** The averages after a gradient. `w`, `w2`: 1 - beta1, 1 - beta2. */
const averages = ({ g, exp_avg, exp_avg_sq, w, beta2, w2 }: Values, flags: number): { exp_avg: Expr; exp_avg_sq: Expr } => ({
  exp_avg: lerp(exp_avg!, g!, w!, flags),
  exp_avg_sq: add(mul(exp_avg_sq!, beta2!), mul(mul(w2!, g!), g!)),
})
const AVERAGES = 'exp_avg exp_avg_sq'
const RATES = 'w beta2 w2'
function putRates(n: Numbers, group: ParamGroup): number {
  const beta2 = numeric(group.betas[1])
  n[1] = 1 - numeric(group.betas[0])
  n[2] = beta2
  n[3] = 1 - beta2
  return late(n[1])
}
const beginAverages = (p: Tensor): ParamState => ({ step: scalar(0), exp_avg: filledLike(p, 0), exp_avg_sq: filledLike(p, 0) })

/** Refuses what is out of range for all of Adam's kin. */
function checkMoments(o: { lr: unknown; eps: unknown; betas: unknown; weight_decay: unknown }): void {
  checkRate(o.lr)
  between(o.eps, 'Invalid epsilon value: ')
  checkBetas(o.betas)
  between(o.weight_decay, 'Invalid weight_decay value: ')
}
type Moments = Omit<Common, 'fused'> & { eps?: number; betas?: Pair }
/** The arguments of a class by name, within their bounds. */
function bounded<O extends Moments>(of: { name: string; _options: Options }, args: readonly unknown[]): Required<O> & { params: Params } {
  const o = bindOptions<Required<O> & { params: Params }>(of.name, of._options, args)
  checkMoments(o)
  return o
}

export interface AdamOptions extends Common {
  betas?: readonly [number | Tensor, number | Tensor]
  eps?: number
  amsgrad?: boolean
  decoupled_weight_decay?: boolean
}
const AMSGRAD = OWN << 1
const adam = rule(
  (flags) => [...AVERAGES.split(' '), ...(flags & AMSGRAD ? ['max_exp_avg_sq'] : [])],
  `${RATES} step_size eps`,
  (x, flags) => {
    const next = averages(x, flags)
    const most = flags & AMSGRAD ? max(x.max_exp_avg_sq!, next.exp_avg_sq) : null
    const scale = add(sqrt(most ?? next.exp_avg_sq), x.eps!)
    return { p: sub(x.p!, div(mul(x.step_size!, next.exp_avg), scale)), ...next, ...(most && { max_exp_avg_sq: most }) }
  },
)

const ADAM = options(
  '(any params, float lr=0.001, float[] betas=[0.9, 0.999], float eps=1e-08, Scalar weight_decay=0, bool amsgrad=False, *, any foreach=None, bool maximize=False, bool capturable=False, bool differentiable=False, any fused=None, bool decoupled_weight_decay=False)',
)

/**
 * Adam (Kingma and Ba, 2014): steps along the running average of the gradient, divided by the root of that of its square.
 * @throws ValueError for options out of range
 * @example new torch.optim.Adam(model.parameters(), { lr: 1e-3 })
 */
export class Adam extends Fused {
  static override readonly name: string = 'Adam'
  static override readonly _options: Options = ADAM
  protected readonly rule = adam
  constructor(params: Params, ...rest: Arguments<AdamOptions>) {
    const { params: given, ...o } = bindOptions<Required<AdamOptions> & { params: Params }>(new.target.name, ADAM, [params, ...rest])
    const { lr, betas, foreach, capturable } = o
    if (lr instanceof Tensor && foreach && !capturable)
      throw new ValueError('lr as a Tensor is not supported for capturable=False and foreach=True')
    checkMoments(o)
    if (betas[0] instanceof Tensor !== betas[1] instanceof Tensor) throw new ValueError('betas must be either both floats or both Tensors')
    betas.forEach((b, i) => {
      if (!(b instanceof Tensor)) return
      if (foreach && !capturable) throw new ValueError(`betas[${i}] as a Tensor is not supported for capturable=False and foreach=True`)
    })
    super(given, o)
    checkFused(o)
  }
  protected begin(p: Tensor, { amsgrad }: ParamGroup): ParamState {
    const state = beginAverages(p)
    if (amsgrad) state.max_exp_avg_sq = filledLike(p, 0)
    return state
  }
  protected numbers(n: Numbers, group: ParamGroup, _state: ParamState, lr: number, step: number): number {
    const flags = putRates(n, group)
    // The root's correction, which would divide every element's root, multiplies what stands above and beside it instead.
    const root = Math.sqrt(1 - n[2]! ** step)
    n[4] = (lr * root) / (1 - (1 - n[1]!) ** step)
    n[5] = numeric(group.eps) * root
    return flags | (group.amsgrad ? AMSGRAD : 0)
  }
}

const ADAMW = options(
  '(any params, float lr=0.001, float[] betas=[0.9, 0.999], float eps=1e-08, float weight_decay=0.01, bool amsgrad=False, *, bool maximize=False, any foreach=None, bool capturable=False, bool differentiable=False, any fused=None)',
)

/** Adam whose weight decay shrinks the parameters instead of joining the gradient (Loshchilov and Hutter, 2017). */
export class AdamW extends Adam {
  static override readonly name: string = 'AdamW'
  static override readonly _options: Options = ADAMW
  constructor(params: Params, ...rest: Arguments<Omit<AdamOptions, 'decoupled_weight_decay'>>) {
    const { params: given, ...o } = bindOptions<Required<AdamOptions> & { params: Params }>(new.target.name, ADAMW, [params, ...rest])
    super(given, { ...o, decoupled_weight_decay: true })
  }
  override load_state_dict(state_dict: OptimizerStateDict): void {
    super.load_state_dict(state_dict)
    for (const group of this.param_groups) group.decoupled_weight_decay = true
  }
}

export interface AdamaxOptions extends Omit<Common, 'fused'> {
  betas?: Pair
  eps?: number
}
const adamax = rule('exp_avg exp_inf', 'w beta2 step_size eps', ({ p, g, exp_avg, exp_inf, w, beta2, step_size, eps }, flags) => {
  const average = lerp(exp_avg!, g!, w!, flags)
  const largest = max(mul(exp_inf!, beta2!), add(abs(g!), eps!))
  return { p: sub(p!, div(mul(step_size!, average), largest)), exp_avg: average, exp_inf: largest }
})

/** Adam with the largest of the decayed gradients in place of the average of squares. */
export class Adamax extends Fused {
  static override readonly name: string = 'Adamax'
  static override readonly _options = options(
    '(any params, float lr=0.002, float[] betas=[0.9, 0.999], float eps=1e-08, Scalar weight_decay=0, any foreach=None, *, bool maximize=False, bool differentiable=False, bool capturable=False)',
  )
  protected readonly rule = adamax
  constructor(params: Params, ...rest: Arguments<AdamaxOptions>) {
    const { params: given, ...o } = bounded<AdamaxOptions>(new.target, [params, ...rest])
    super(given, o)
  }
  protected begin(p: Tensor): ParamState {
    return { step: scalar(0), exp_avg: filledLike(p, 0), exp_inf: filledLike(p, 0) }
  }
  protected numbers(n: Numbers, { betas, eps }: ParamGroup, _state: ParamState, lr: number, step: number): number {
    n[1] = 1 - betas[0]
    n[2] = betas[1]
    n[3] = lr / (1 - betas[0] ** step)
    n[4] = eps
    return late(n[1])
  }
}

export interface NAdamOptions extends Omit<Common, 'fused'> {
  betas?: Pair
  eps?: number
  momentum_decay?: number
  decoupled_weight_decay?: boolean
}
const nadam = rule(AVERAGES, `${RATES} correction eps by_gradient by_average`, (x, flags) => {
  const next = averages(x, flags)
  const scale = add(sqrt(div(next.exp_avg_sq, x.correction!)), x.eps!)
  const p = sub(sub(x.p!, div(mul(x.by_gradient!, x.g!), scale)), div(mul(x.by_average!, next.exp_avg), scale))
  return { p, ...next }
})

/** Adam with Nesterov's momentum (Dozat, 2016), whose momentum grows with the steps by `momentum_decay`. */
export class NAdam extends Fused {
  static override readonly name: string = 'NAdam'
  static override readonly _options = options(
    '(any params, float lr=0.002, float[] betas=[0.9, 0.999], float eps=1e-08, Scalar weight_decay=0, float momentum_decay=0.004, bool decoupled_weight_decay=False, *, any foreach=None, bool maximize=False, bool capturable=False, bool differentiable=False)',
  )
  protected readonly rule = nadam
  protected override readonly captured = 'params, mu_products and state_steps'
  constructor(params: Params, ...rest: Arguments<NAdamOptions>) {
    const { params: given, ...o } = bounded<NAdamOptions>(new.target, [params, ...rest])
    between(o.momentum_decay, 'Invalid momentum_decay value: ')
    super(given, o)
  }
  protected begin(p: Tensor): ParamState {
    const { step, ...rest } = beginAverages(p)
    return { step, mu_product: scalar(1), ...rest }
  }
  /** The momentum of a step. */
  #momentum({ betas, momentum_decay }: ParamGroup, step: number): number {
    return betas[0] * (1 - 0.5 * 0.96 ** (step * momentum_decay))
  }
  /** The product of the momenta with another, in the precision in which the state holds it, which the momentum takes on first. */
  #product({ mu_product: p }: ParamState, mu: number): number {
    return p._dtype === float64 ? valueOf(p) * mu : Math.fround(valueOf(p) * Math.fround(mu))
  }
  protected numbers(n: Numbers, group: ParamGroup, state: ParamState, lr: number, step: number): number {
    const flags = putRates(n, group)
    const mu = this.#momentum(group, step)
    const next = this.#momentum(group, step + 1)
    const product = this.#product(state, mu)
    n[4] = 1 - n[2]! ** step
    n[5] = group.eps
    n[6] = (lr * (1 - mu)) / (1 - product)
    n[7] = (lr * next) / (1 - product * next)
    return flags
  }
  protected override after(group: ParamGroup, state: ParamState, _lr: number, step: number): void {
    setValue(state.mu_product, this.#product(state, this.#momentum(group, step)))
  }
}

export interface RAdamOptions extends Omit<Common, 'fused'> {
  betas?: Pair
  eps?: number
  decoupled_weight_decay?: boolean
}
const RECTIFIED = OWN << 1
const radam = rule(AVERAGES, `${RATES} step_size eps`, (x, flags) => {
  const next = averages(x, flags)
  const step = mul(next.exp_avg, x.step_size!)
  return { p: sub(x.p!, flags & RECTIFIED ? div(step, add(sqrt(next.exp_avg_sq), x.eps!)) : step), ...next }
})

/** Adam that does not divide by the average of squares until that has settled (Liu et al., 2019). */
export class RAdam extends Fused {
  static override readonly name: string = 'RAdam'
  static override readonly _options = options(
    '(any params, float lr=0.001, float[] betas=[0.9, 0.999], float eps=1e-08, Scalar weight_decay=0, bool decoupled_weight_decay=False, *, any foreach=None, bool maximize=False, bool capturable=False, bool differentiable=False)',
  )
  protected readonly rule = radam
  constructor(params: Params, ...rest: Arguments<RAdamOptions>) {
    const { params: given, ...o } = bounded<RAdamOptions>(new.target, [params, ...rest])
    super(given, o)
  }
  protected begin(p: Tensor): ParamState {
    return beginAverages(p)
  }
  protected numbers(n: Numbers, group: ParamGroup, _state: ParamState, lr: number, step: number): number {
    const flags = putRates(n, group)
    const [beta1, beta2] = group.betas
    const power = beta2 ** step
    const correction = 1 - power
    const limit = 2 / (1 - beta2) - 1
    const length = limit - (2 * step * power) / correction
    n[4] = lr / (1 - beta1 ** step)
    n[5] = group.eps
    if (!(length > 5)) return flags
    n[4] *= Math.sqrt((correction * (length - 4) * (length - 2) * limit) / ((limit - 4) * (limit - 2) * length))
    return flags | RECTIFIED
  }
}
