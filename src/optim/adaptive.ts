/** Optimizers that divide the gradient by the root of what they have seen of its squares: Adagrad, Adadelta, RMSprop. */
import { add, div, mul, sqrt, sub } from '../ir/expr.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { Fused, filledLike } from './fused.ts'
import { type ParamGroup, type ParamState, type Params, remembered, scalar } from './optimizer.ts'
import { type Arguments, between, bindOptions, type Common, checkFused, checkRate, numeric, options } from './options.ts'
import { type Numbers, OWN, rule } from './rule.ts'

export interface AdadeltaOptions extends Omit<Common, 'fused'> {
  rho?: number
  eps?: number
}
const adadelta = rule('square_avg acc_delta', 'lr rho rest eps', ({ p, g, square_avg, acc_delta, lr, rho, rest, eps }) => {
  const squares = add(mul(square_avg!, rho!), mul(mul(rest!, g!), g!))
  const delta = mul(div(sqrt(add(acc_delta!, eps!)), sqrt(add(squares, eps!))), g!)
  return { p: sub(p!, mul(delta, lr!)), square_avg: squares, acc_delta: add(mul(acc_delta!, rho!), mul(mul(rest!, delta), delta)) }
})

/** Adadelta (Zeiler, 2012): the step has the size of the steps before it. */
export class Adadelta extends Fused {
  static override readonly name: string = 'Adadelta'
  static override readonly _options = options(
    '(any params, float lr=1.0, float rho=0.9, float eps=1e-06, Scalar weight_decay=0, any foreach=None, *, bool capturable=False, bool maximize=False, bool differentiable=False)',
  )
  protected readonly rule = adadelta
  constructor(params: Params, ...rest: Arguments<AdadeltaOptions>) {
    const { params: given, ...o } = bindOptions<Required<AdadeltaOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr)
    between(o.rho, 'Invalid rho value: ', 0, 1 + Number.EPSILON)
    between(o.eps, 'Invalid epsilon value: ')
    between(o.weight_decay, 'Invalid weight_decay value: ')
    super(given, o)
  }
  protected begin(p: Tensor): ParamState {
    return { step: scalar(0), square_avg: filledLike(p, 0), acc_delta: filledLike(p, 0) }
  }
  protected numbers(n: Numbers, { rho, eps }: ParamGroup, _state: ParamState, lr: number): number {
    n[1] = lr
    n[2] = rho
    n[3] = 1 - rho
    n[4] = eps
    return 0
  }
}

export interface AdagradOptions extends Omit<Common, 'capturable'> {
  lr_decay?: number
  initial_accumulator_value?: number
  eps?: number
}
const adagrad = rule('sum', 'lr eps', ({ p, g, sum, lr, eps }) => {
  const squares = add(sum!, mul(g!, g!))
  return { p: sub(p!, div(mul(lr!, g!), add(sqrt(squares), eps!))), sum: squares }
})

/** Adagrad (Duchi et al., 2011): divides by the root of the sum of all squares so far. Its state begins with the optimizer. */
export class Adagrad extends Fused {
  static override readonly name: string = 'Adagrad'
  static override readonly _options = options(
    '(any params, float lr=0.01, Scalar lr_decay=0, Scalar weight_decay=0, Scalar initial_accumulator_value=0, float eps=1e-10, any foreach=None, *, bool maximize=False, bool differentiable=False, any fused=None)',
  )
  protected readonly rule = adagrad
  constructor(params: Params, ...rest: Arguments<AdagradOptions>) {
    const { params: given, ...o } = bindOptions<Required<AdagradOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr)
    between(o.lr_decay, 'Invalid lr_decay value: ')
    between(o.weight_decay, 'Invalid weight_decay value: ')
    between(o.initial_accumulator_value, 'Invalid initial_accumulator_value value: ')
    between(o.eps, 'Invalid epsilon value: ')
    super(given, o)
    checkFused(o)
    for (const group of this.param_groups) for (const p of group.params) this.state.set(p, remembered(this.begin(p, group)))
  }
  protected begin(p: Tensor, group: ParamGroup): ParamState {
    return { step: scalar(0), sum: filledLike(p, numeric(group.initial_accumulator_value)) }
  }
  protected numbers(n: Numbers, { lr_decay, eps }: ParamGroup, _state: ParamState, lr: number, step: number): number {
    n[1] = lr / (1 + (step - 1) * lr_decay)
    n[2] = eps
    return 0
  }
}

export interface RMSpropOptions extends Omit<Common, 'fused'> {
  alpha?: number
  eps?: number
  momentum?: number
  centered?: boolean
}
const CENTERED = OWN
const MOMENTUM = OWN << 1
const rmsprop = rule(
  (flags) => ['square_avg', ...(flags & MOMENTUM ? ['momentum_buffer'] : []), ...(flags & CENTERED ? ['grad_avg'] : [])],
  'lr alpha rest eps momentum',
  ({ p, g, square_avg, momentum_buffer, grad_avg, lr, alpha, rest, eps, momentum }, flags) => {
    const squares = add(mul(square_avg!, alpha!), mul(mul(rest!, g!), g!))
    const mean = flags & CENTERED ? add(grad_avg!, mul(rest!, sub(g!, grad_avg!))) : null
    const scale = add(sqrt(mean ? sub(squares, mul(mean, mean)) : squares), eps!)
    const velocity = flags & MOMENTUM ? add(mul(momentum_buffer!, momentum!), div(g!, scale)) : null
    return {
      p: sub(p!, velocity ? mul(velocity, lr!) : div(mul(lr!, g!), scale)),
      square_avg: squares,
      ...(velocity && { momentum_buffer: velocity }),
      ...(mean && { grad_avg: mean }),
    }
  },
)

/** RMSprop (Hinton): divides by the root of the running average of squares; `centered`, by the standard deviation. */
export class RMSprop extends Fused {
  static override readonly name: string = 'RMSprop'
  static override readonly _options = options(
    '(any params, float lr=0.01, float alpha=0.99, float eps=1e-08, Scalar weight_decay=0, Scalar momentum=0, bool centered=False, bool capturable=False, any foreach=None, bool maximize=False, bool differentiable=False)',
  )
  protected readonly rule = rmsprop
  constructor(params: Params, ...rest: Arguments<RMSpropOptions>) {
    const { params: given, ...o } = bindOptions<Required<RMSpropOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr)
    between(o.eps, 'Invalid epsilon value: ')
    between(o.momentum, 'Invalid momentum value: ')
    between(o.weight_decay, 'Invalid weight_decay value: ')
    between(o.alpha, 'Invalid alpha value: ')
    super(given, o)
  }
  protected begin(p: Tensor, { momentum, centered }: ParamGroup): ParamState {
    return {
      step: scalar(0),
      square_avg: filledLike(p, 0),
      ...(momentum > 0 && { momentum_buffer: filledLike(p, 0) }),
      ...(centered && { grad_avg: filledLike(p, 0) }),
    }
  }
  protected numbers(n: Numbers, { alpha, eps, momentum, centered }: ParamGroup, _state: ParamState, lr: number): number {
    n[1] = lr
    n[2] = alpha
    n[3] = 1 - alpha
    n[4] = eps
    n[5] = momentum
    return (centered ? CENTERED : 0) | (momentum > 0 ? MOMENTUM : 0)
  }
}
