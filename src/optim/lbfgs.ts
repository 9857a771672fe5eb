/** L-BFGS: a quasi-Newton method that knows the curvature from the last changes of the gradient (Nocedal, 1980; minFunc). */
import { float64 } from '../dtypes.ts'
import { AssertionError, RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { cat, zeros } from '../generated/functions.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { strongWolfe } from './line-search.ts'
import { type Closure, lossOf, Optimizer, type Params, remembered, withGrad } from './optimizer.ts'
import { type Arguments, bindOptions, checkRate, numeric, options, type Rate } from './options.ts'

export interface LBFGSOptions {
  lr?: Rate
  max_iter?: number
  max_eval?: number | null
  tolerance_grad?: number
  tolerance_change?: number
  history_size?: number
  line_search_fn?: 'strong_wolfe' | null
}

/** In double: what the recursion divides by is the difference of near equals. */
const dot = (a: Tensor, b: Tensor): number => Number(a.double().dot(b.double()).item())
const largest = (t: Tensor): number => Number(t.abs().max().item())

/**
 * L-BFGS. `step` takes a closure that clears the gradients, computes the loss, calls `backward` and returns the loss; it is called
 * several times in a step. One group of parameters only.
 * @example optimizer.step(() => { optimizer.zero_grad(); const loss = f(x); loss.backward(); return loss })
 */
export class LBFGS extends Optimizer {
  static override readonly name: string = 'LBFGS'
  static override readonly _options = options(
    '(any params, Scalar lr=1, int max_iter=20, any max_eval=None, float tolerance_grad=1e-07, float tolerance_change=1e-09, int history_size=100, any line_search_fn=None)',
  )
  constructor(params: Params, ...rest: Arguments<LBFGSOptions>) {
    const { params: given, ...o } = bindOptions<Required<LBFGSOptions> & { params: Params }>(new.target.name, new.target._options, [
      params,
      ...rest,
    ])
    checkRate(o.lr)
    super(given, { ...o, max_eval: o.max_eval ?? Math.floor((o.max_iter * 5) / 4) })
    if (this.param_groups.length !== 1) throw new ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
  }

  #gradient(params: readonly Tensor[]): Tensor {
    return cat(params.map((p) => (p.grad ?? zeros(p.shape, { dtype: p.dtype })).reshape(-1)))
  }

  #move(params: readonly Tensor[], t: number, d: Tensor): void {
    let at = 0
    for (const p of params) {
      p.add_(d.narrow(0, at, p._count).view_as(p), { alpha: t })
      at += p._count
    }
  }

  /** One step of at most `max_iter` iterations; returns the loss before it. */
  override step(closure?: Closure): Tensor | number | null {
    if (this.param_groups.length !== 1) throw new AssertionError(`Expected exactly one param_group, but got ${this.param_groups.length}`)
    if (closure === undefined || closure === null)
      throw new TorchTypeError(`${this.constructor.name}.step() missing 1 required positional argument: 'closure'`)
    return withGrad(false, () => this.#iterate(closure))
  }

  #iterate(closure: Closure): Tensor | number | null {
    const [group] = this.param_groups
    const { params, max_iter, max_eval, tolerance_grad, tolerance_change, line_search_fn, history_size } = group!
    const lr = numeric(group!.lr)
    const round = params[0]!._dtype === float64 ? (x: number) => x : Math.fround
    const found = this.state.get(params[0]!)
    const state = found ?? { func_evals: 0, n_iter: 0 }
    if (!found) this.state.set(params[0]!, state)

    const firstLoss = lossOf(closure)
    let loss = numeric(firstLoss)
    let evaluations = 1
    state.func_evals++
    let gradient = this.#gradient(params)
    let settled = largest(gradient) <= tolerance_grad
    if (settled) return firstLoss

    let { d, prev_flat_grad } = state as { d?: Tensor; prev_flat_grad?: Tensor }
    let t = state.t === undefined ? 0 : numeric(state.t)
    let hessian = state.H_diag === undefined ? 1 : numeric(state.H_diag)
    let directions: Tensor[] = state.old_dirs ?? []
    let steps: Tensor[] = state.old_stps ?? []
    let curvatures: number[] = (state.ro ?? []).map(numeric)
    let lastLoss: number = state.prev_loss
    for (let n = 1; n <= max_iter; n++) {
      state.n_iter++
      if (state.n_iter === 1 || !d || !prev_flat_grad) {
        d = gradient.neg()
        directions = []
        steps = []
        curvatures = []
        hessian = 1
      } else {
        const y = gradient.sub(prev_flat_grad)
        const s = d.mul(t)
        const ys = dot(y, s)
        if (ys > 1e-10) {
          if (directions.length === history_size) for (const list of [directions, steps, curvatures]) list.shift()
          directions.push(y)
          steps.push(s)
          curvatures.push(1 / ys)
          hessian = ys / dot(y, y)
        }
        // The two-loop recursion: the approximate inverse Hessian times the gradient.
        const along: (number | null)[] = Array.from({ length: history_size }, () => null)
        const q = gradient.neg()
        for (let i = directions.length - 1; i >= 0; i--) {
          const a = dot(steps[i]!, q) * curvatures[i]!
          along[i] = a
          q.add_(directions[i]!, { alpha: -a })
        }
        d = q.mul_(hessian)
        for (let i = 0; i < directions.length; i++) {
          d.add_(steps[i]!, { alpha: along[i]! - dot(directions[i]!, d) * curvatures[i]! })
        }
        state.al = along
      }
      prev_flat_grad = gradient.clone()
      lastLoss = loss
      t = state.n_iter === 1 ? Math.min(1, 1 / Number(gradient.abs().sum().item())) * lr : lr
      const slope = dot(gradient, d)
      if (slope > -tolerance_change) break

      let calls = 0
      if (line_search_fn !== null && line_search_fn !== undefined) {
        if (line_search_fn !== 'strong_wolfe') throw new RuntimeError("only 'strong_wolfe' is supported")
        const at = params.map((p) => p.clone())
        const direction = d
        const along = (length: number): readonly [number, Tensor] => {
          this.#move(params, length, direction)
          const value = numeric(lossOf(closure))
          const g = this.#gradient(params)
          for (let i = 0; i < params.length; i++) params[i]!.copy_(at[i]!)
          return [value, g]
        }
        const best = strongWolfe(along, d, t, loss, gradient, slope, 1e-9, max_eval - evaluations, round)
        ;({ f: loss, g: gradient, t, evaluations: calls } = best)
        this.#move(params, t, d)
        settled = largest(gradient) <= tolerance_grad
      } else {
        this.#move(params, t, d)
        // The last one's gradient would not be used.
        if (n !== max_iter) {
          loss = numeric(lossOf(closure))
          gradient = this.#gradient(params)
          settled = largest(gradient) <= tolerance_grad
          calls = 1
        }
      }
      evaluations += calls
      state.func_evals += calls
      if (n === max_iter || evaluations >= max_eval || settled) break
      if (largest(d) * Math.abs(t) <= tolerance_change || Math.abs(loss - lastLoss) < tolerance_change) break
    }
    Object.assign(state, {
      d,
      t,
      old_dirs: directions,
      old_stps: steps,
      ro: curvatures,
      H_diag: hessian,
      prev_flat_grad,
      prev_loss: lastLoss,
    })
    remembered(state)
    return firstLoss
  }
}
