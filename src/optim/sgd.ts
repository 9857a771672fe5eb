/** Stochastic gradient descent, plain and averaged, and resilient backpropagation. */
import { ValueError } from '../errors.ts'
import { add, gt, lt, max, min, mul, neg, sub, where } from '../ir/expr.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Fused, filledLike, setValue, valueOf } from './fused.ts'
import { type ParamGroup, type ParamState, type Params, scalar } from './optimizer.ts'
import {
  type Arguments,
  between,
  bindOptions,
  type Common,
  checkFused,
  checkRate,
  elementOf,
  numeric,
  options,
  type Pair,
  shown,
} from './options.ts'
import { type Numbers, OWN, rule } from './rule.ts'

export interface SGDOptions extends Omit<Common, 'capturable'> {
  momentum?: number
  dampening?: number
  nesterov?: boolean
}

const MOMENTUM = OWN
const NESTEROV = OWN << 1
const sgd = rule(
  (flags) => (flags & MOMENTUM ? ['momentum_buffer'] : []),
  'lr momentum kept',
  ({ p, g, momentum_buffer: v, lr, momentum, kept }, flags) => {
    if (!(flags & MOMENTUM)) return { p: sub(p!, mul(g!, lr!)) }
    const velocity = add(mul(v!, momentum!), mul(g!, kept!))
    const direction = flags & NESTEROV ? add(g!, mul(velocity, momentum!)) : velocity
    return { p: sub(p!, mul(direction, lr!)), momentum_buffer: velocity }
  },
)

/**
 * Gradient descent with momentum: v ← momentum · v + (1 - dampening) · g, p ← p - lr · v; with `nesterov`, g + momentum · v in place of v.
 * @throws ValueError for options out of range
 * @example new torch.optim.SGD(model.parameters(), { lr: 0.1, momentum: 0.9 })
 */
export class SGD extends Fused {
  static override readonly name: string = 'SGD'
  static override readonly _options = options(
    '(any params, float lr=0.001, Scalar momentum=0, Scalar dampening=0, Scalar weight_decay=0, bool nesterov=False, *, bool maximize=False, any foreach=None, bool differentiable=False, any fused=None)',
  )
  protected readonly rule = sgd
  constructor(params: Params, ...rest: Arguments<SGDOptions>) {
    const { params: given, ...o } = bindOptions<Required<SGDOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr)
    between(o.momentum, 'Invalid momentum value: ')
    between(o.weight_decay, 'Invalid weight_decay value: ')
    if (o.nesterov && (o.momentum <= 0 || o.dampening !== 0))
      throw new ValueError('Nesterov momentum requires a momentum and zero dampening')
    super(given, o)
    checkFused(o)
  }
  protected override lacks(state: ParamState | undefined, group: ParamGroup): boolean {
    return numeric(group.momentum) !== 0 && !state?.momentum_buffer
  }
  protected begin(p: Tensor): ParamState {
    return { momentum_buffer: filledLike(p, 0) }
  }
  protected numbers(n: Numbers, group: ParamGroup, _state: ParamState, lr: number, step: number): number {
    n[1] = lr
    n[2] = numeric(group.momentum)
    if (n[2] === 0) return 0
    // The first gradient is the first velocity, whatever the dampening.
    n[3] = step === 1 ? 1 : 1 - numeric(group.dampening)
    return MOMENTUM | (group.nesterov ? NESTEROV : 0)
  }
}

export interface ASGDOptions extends Omit<Common, 'fused'> {
  lambd?: number
  alpha?: number
  t0?: number
}

const AVERAGE = OWN
const asgd = rule('ax', 'shrink eta mu', ({ p, g, ax, shrink, eta, mu }, flags) => {
  const next = sub(mul(p!, shrink!), mul(g!, eta!))
  return { p: next, ax: flags & AVERAGE ? add(ax!, mul(sub(next, ax!), mu!)) : next }
})

/** Averaged gradient descent (Polyak and Juditsky, 1992): the state keeps the average `ax` of the parameters since step `t0`. */
export class ASGD extends Fused {
  static override readonly name: string = 'ASGD'
  static override readonly _options = options(
    '(any params, float lr=0.01, float lambd=0.0001, float alpha=0.75, float t0=1000000.0, Scalar weight_decay=0, any foreach=None, bool maximize=False, bool differentiable=False, bool capturable=False)',
  )
  protected readonly rule = asgd
  protected override readonly captured = 'params, mus, etas, and state_steps'
  constructor(params: Params, ...rest: Arguments<ASGDOptions>) {
    const { params: given, ...o } = bindOptions<Required<ASGDOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr)
    between(o.weight_decay, 'Invalid weight_decay value: ')
    super(given, o)
  }
  protected begin(p: Tensor, _group: ParamGroup, lr: number): ParamState {
    return { step: scalar(0), eta: scalar(lr), mu: scalar(1), ax: filledLike(p, 0) }
  }
  protected numbers(n: Numbers, group: ParamGroup, state: ParamState): number {
    const eta = valueOf(state.eta)
    n[1] = 1 - numeric(group.lambd) * eta
    n[2] = eta
    n[3] = valueOf(state.mu)
    return n[3] === 1 ? 0 : AVERAGE
  }
  protected override after({ lambd, alpha, t0 }: ParamGroup, state: ParamState, lr: number, step: number): void {
    setValue(state.eta, lr / (1 + lambd * lr * step) ** alpha)
    setValue(state.mu, 1 / Math.max(1, step - t0))
  }
}

export interface RpropOptions extends Omit<Common, 'fused' | 'weight_decay'> {
  etas?: Pair
  step_sizes?: Pair
}

const rprop = rule('prev step_size', 'shorter longer least most', ({ p, g, prev, step_size, shorter, longer, least, most }) => {
  const agreement = mul(g!, prev!)
  const turned = lt(agreement, 0)
  const size = min(max(mul(step_size!, where(gt(agreement, 0), longer!, where(turned, shorter!, 1))), least!), most!)
  const kept = where(turned, 0, g!)
  return { p: sub(p!, where(gt(kept, 0), size, where(lt(kept, 0), neg(size), 0))), prev: kept, step_size: size }
})

/**
 * Resilient backpropagation (Riedmiller and Braun, 1993): each element goes by a step of its own, against the sign of its gradient;
 * the step grows by `etas[1]` while the sign stays and shrinks by `etas[0]` when it turns.
 */
export class Rprop extends Fused {
  static override readonly name: string = 'Rprop'
  static override readonly _options = options(
    '(any params, float lr=0.01, float[] etas=[0.5, 1.2], any step_sizes=[1e-06, 50], *, bool capturable=False, any foreach=None, bool maximize=False, bool differentiable=False)',
  )
  protected readonly rule = rprop
  constructor(params: Params, ...rest: Arguments<RpropOptions>) {
    const { params: given, ...o } = bindOptions<Required<RpropOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr)
    const [low, high] = [numeric(elementOf(o.etas, 0)), numeric(elementOf(o.etas, 1))]
    if (!(0 < low && low < 1 && 1 < high)) throw new ValueError(`Invalid eta values: ${shown(low)}, ${shown(high)}`)
    elementOf(o.step_sizes, 1)
    super(given, o)
  }
  protected begin(p: Tensor, _group: ParamGroup, lr: number): ParamState {
    return { step: scalar(0), prev: filledLike(p, 0), step_size: filledLike(p, lr) }
  }
  protected numbers(n: Numbers, { etas, step_sizes }: ParamGroup): number {
    n[1] = etas[0]
    n[2] = etas[1]
    n[3] = step_sizes[0]
    n[4] = step_sizes[1]
    return 0
  }
}
