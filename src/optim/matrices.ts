/** Optimizers that treat a parameter as a matrix: Adafactor and Muon. */

import { bfloat16 } from '../dtypes.ts'
import { ValueError } from '../errors.ts'
import { finfo } from '../functions/toplevel.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { filledLike, setValue, valueOf } from './fused.ts'
import {
  type Closure,
  lossOf,
  Optimizer,
  type ParamGroup,
  type ParamState,
  type Params,
  remembered,
  scalar,
  withGrad,
} from './optimizer.ts'
import { type Arguments, between, bindOptions, checkRate, elementOf, numeric, options, type Rate, shown } from './options.ts'

/** An optimizer that computes the step of a parameter with operations. */
abstract class Composed extends Optimizer {
  protected abstract change(p: Tensor, g: Tensor, state: ParamState, group: ParamGroup, lr: number): void
  protected abstract begin(g: Tensor): ParamState

  override step(closure?: Closure): Tensor | number | null {
    return withGrad(false, () => {
      const loss = lossOf(closure)
      for (const group of this.param_groups) {
        const lr = numeric(group.lr)
        for (const p of group.params) {
          const g = p._grad
          if (!g) continue
          let state = this.state.get(p)
          if (!state) {
            state = remembered(this.begin(g))
            this.state.set(p, state)
          }
          this.change(p, group.maximize ? g.neg() : g, state, group, lr)
        }
      }
      return loss
    })
  }
}

export interface AdafactorOptions {
  lr?: Rate
  beta2_decay?: number
  eps?: readonly [number | null, number]
  d?: number
  weight_decay?: number
  foreach?: boolean | null
  maximize?: boolean
}

/**
 * Adafactor (Shazeer and Stern, 2018): of the squares of a matrix it keeps the averages of rows and columns only, and steps relative
 * to the size of the parameter.
 */
export class Adafactor extends Composed {
  static override readonly name: string = 'Adafactor'
  static override readonly _options = options(
    '(any params, float lr=0.01, float beta2_decay=-0.8, float[] eps=[None, 0.001], float d=1.0, float weight_decay=0.0, *, any foreach=None, bool maximize=False)',
  )
  constructor(params: Params, ...rest: Arguments<AdafactorOptions>) {
    const { params: given, ...o } = bindOptions<Required<AdafactorOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr, 'Learning rate should be >= 0 but is: ')
    if (!(0 >= numeric(o.beta2_decay))) throw new ValueError(`beta2_decay should be <= 0 but is: ${shown(o.beta2_decay)}`)
    if (elementOf(o.eps, 0) !== null) between(o.eps[0], 'epsilon1 should be >= 0 but is: ')
    between(elementOf(o.eps, 1), 'epsilon2 should be >= 0 but is: ')
    between(o.d, 'Clipping threshold d should be >= 1 but is: ', 1)
    between(o.weight_decay, 'weight_decay should be >= 0 but is: ')
    super(given, o)
  }
  protected begin(g: Tensor): ParamState {
    const step = scalar(0)
    if (g.dim() < 2) return { step, variance: filledLike(g, 0) }
    const without = (dim: number): number[] => [...g._sizes].map((n, i) => (i === g._sizes.length + dim ? 1 : n))
    return { step, row_var: g.new_zeros(without(-1)), col_var: g.new_zeros(without(-2)) }
  }
  protected change(p: Tensor, g: Tensor, state: ParamState, group: ParamGroup, lr: number): void {
    const { eps, d, weight_decay, beta2_decay } = group
    const least: number = eps[0] ?? finfo(p._dtype).eps
    const step = setValue(state.step, valueOf(state.step) + 1)
    const weight = step ** beta2_decay
    const size = (t: Tensor): number => Number(t.norm(2).item()) / Math.sqrt(t._count)
    const alpha = Math.max(eps[1], size(p)) * Math.min(lr, 1 / Math.sqrt(step))
    if (weight_decay !== 0) p.mul_(1 - lr * weight_decay)
    let variance: Tensor
    if (g.dim() > 1) {
      const mean = (dim: number): Tensor => g.norm(2, dim, true).square_().div_(g.size(dim))
      const rows: Tensor = state.row_var.lerp_(mean(-1), weight)
      const columns: Tensor = state.col_var.lerp_(mean(-2), weight)
      variance = rows.matmul(columns).div_(rows.mean(-2, true).clamp_({ min: least }))
    } else variance = state.variance.lerp_(g.mul(g), weight).clone()
    const update = variance
      .clamp_({ min: least * least })
      .rsqrt_()
      .mul_(g)
    p.add_(update, { alpha: -alpha / Math.max(1, size(update) / d) })
  }
}

export interface MuonOptions {
  lr?: Rate
  weight_decay?: number
  momentum?: number
  nesterov?: boolean
  ns_coefficients?: readonly [number, number, number]
  eps?: number
  ns_steps?: number
  adjust_lr_fn?: 'original' | 'match_rms_adamw' | null
}

/** The nearest orthogonal matrix, roughly: Newton and Schulz's iteration with a polynomial of fifth degree, in bfloat16. */
function orthogonal(g: Tensor, coefficients: readonly number[], steps: number, eps: number): Tensor {
  if (steps >= 100) throw new ValueError('Number of steps must be less than 100 for computational efficiency')
  if (coefficients.length !== 3) throw new ValueError('Coefficients must be a tuple of exactly 3 values')
  const [a, b, c] = coefficients as [number, number, number]
  const tall = g.size(0) > g.size(1)
  let x = g.to(bfloat16)
  if (tall) x = x.t()
  x = x.div(x.norm().clamp({ min: eps }))
  for (let i = 0; i < steps; i++) {
    const gram = x.matmul(x.t())
    x = x.addmm(gram.addmm(gram, gram, { beta: b, alpha: c }), x, { beta: a })
  }
  return tall ? x.t() : x
}

/** Muon (Jordan, 2024): momentum made orthogonal. For the matrices of hidden layers; other parameters want another optimizer. */
export class Muon extends Composed {
  static override readonly name: string = 'Muon'
  static override readonly _options = options(
    '(any params, float lr=0.001, float weight_decay=0.1, float momentum=0.95, bool nesterov=True, float[] ns_coefficients=[3.4445, -4.775, 2.0315], float eps=1e-07, int ns_steps=5, any adjust_lr_fn=None)',
  )
  constructor(params: Params, ...rest: Arguments<MuonOptions>) {
    const { params: given, ...o } = bindOptions<Required<MuonOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr, 'Learning rate should be >= 0 but is: ')
    between(o.momentum, 'momentum should be >= 0 but is: ')
    between(o.weight_decay, 'weight decay should be >= 0 but is: ')
    const { adjust_lr_fn: adjust } = o
    if (adjust !== null && adjust !== 'original' && adjust !== 'match_rms_adamw')
      throw new ValueError(`Adjust learning rate function ${shown(adjust)} is not supported`)
    super(given, o)
    for (const { params: ps } of this.param_groups)
      for (const p of ps)
        if (p.dim() !== 2) throw new ValueError(`Muon only supports 2D parameters whereas we found a parameter with size: ${p.size()}`)
  }
  protected begin(g: Tensor): ParamState {
    return { momentum_buffer: filledLike(g, 0) }
  }
  protected change(p: Tensor, g: Tensor, state: ParamState, group: ParamGroup, lr: number): void {
    const { momentum, nesterov, ns_coefficients, ns_steps, eps, adjust_lr_fn, weight_decay } = group
    if (g.dim() !== 2) throw new ValueError('Param gradient must be a 2D matrix')
    const velocity: Tensor = state.momentum_buffer.lerp_(g, 1 - momentum)
    const update = orthogonal(nesterov ? g.lerp(velocity, momentum) : velocity, ns_coefficients, ns_steps, eps)
    const [rows, columns] = p._sizes as [number, number]
    const ratio = adjust_lr_fn === 'match_rms_adamw' ? 0.2 * Math.sqrt(Math.max(rows, columns)) : Math.sqrt(Math.max(1, rows / columns))
    p.mul_(1 - lr * weight_decay)
    p.add_(update, { alpha: -lr * ratio })
  }
}
