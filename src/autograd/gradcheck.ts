/** `gradcheck` and `gradgradcheck`: gradients compared with finite differences. */

import { float64 } from '../dtypes.ts'
import { named, RuntimeError, ValueError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkArgument, type Kind, namedArguments, tensorsOf } from './arguments.ts'
import { dual_level, make_dual, unpack_dual } from './forward.ts'
import { grad } from './functions.ts'
import { mode } from './modes.ts'

/** The comparison failed: the message holds both Jacobians. */
export class GradcheckError extends RuntimeError {
  constructor(message: string) {
    super(message)
    named(this, 'GradcheckError')
  }
}

export interface GradcheckOptions {
  eps?: number
  atol?: number
  rtol?: number
  raise_exception?: boolean
  nondet_tol?: number
  check_undefined_grad?: boolean
  check_grad_dtypes?: boolean
  check_batched_grad?: boolean
  check_forward_ad?: boolean
  check_backward_ad?: boolean
  fast_mode?: boolean
}
const OPTIONS: Record<keyof GradcheckOptions, Kind> = {
  eps: 'number',
  atol: 'number',
  rtol: 'number',
  raise_exception: 'bool',
  nondet_tol: 'number',
  check_undefined_grad: 'bool',
  check_grad_dtypes: 'bool',
  check_batched_grad: 'bool',
  check_forward_ad: 'bool',
  check_backward_ad: 'bool',
  fast_mode: 'bool',
}
// biome-ignore lint/suspicious/noExplicitAny: the user's function takes its own arguments
type Fn = (...inputs: any[]) => unknown

const floats = (x: unknown): Tensor[] =>
  (Array.isArray(x) ? x : [x]).filter((t): t is Tensor => t instanceof Tensor && t._dtype.is_floating_point)
const numbersOf = (t: Tensor): number[] => (t.detach().to(float64).reshape([-1]).tolist() as number[]).map(Number)

/** Column j: how every output changes with element j of `input`, by central differences. */
function numerical(fn: Fn, inputs: readonly unknown[], input: Tensor, eps: number): number[][][] {
  const before = mode.grad
  const x = input.detach()
  const flat = x.reshape([-1])
  const values = numbersOf(x)
  const shift = (j: number, d: number): Tensor => {
    const moved = flat.clone()
    moved.select(0, j).fill_(values[j]! + d)
    return moved.reshape([...x._sizes])
  }
  const at = (t: Tensor): number[][] => {
    const arg = placed(input, t)
    return floats(fn(...inputs.map((a) => (a === input ? arg : a instanceof Tensor ? a.detach() : a)))).map(numbersOf)
  }
  mode.grad = false
  try {
    return values.map((_, j) => {
      const up = at(shift(j, eps))
      const down = at(shift(j, -eps))
      return up.map((u, o) => u.map((v, i) => (v - down[o]![i]!) / (2 * eps)))
    })
  } finally {
    mode.grad = before
  }
}

/**
 * Compares the gradients of `fn` at `inputs` with central differences.
 * @param inputs tensors; those that require grad are checked (use float64)
 * @returns true; on disagreement throws GradcheckError, or returns false with `raise_exception: false`
 */
export function gradcheck(fn: Fn, inputs: unknown, options: GradcheckOptions = {}): boolean {
  checkArgument('gradcheck', 'func', 'function', fn)
  namedArguments('gradcheck', OPTIONS, 0, [options])
  const {
    eps = 1e-6,
    atol = 1e-5,
    rtol = 1e-3,
    raise_exception: raise = true,
    check_forward_ad: forward = false,
    check_backward_ad: reverse = true,
    fast_mode: fast = false,
  } = options
  const list: unknown[] = Array.isArray(inputs) ? inputs : [inputs]
  const fail = (why: string): false => {
    if (raise) throw new GradcheckError(why)
    return false
  }
  const wanted = list.flatMap((t, i) => (t instanceof Tensor && t.requires_grad ? [{ t, i }] : []))
  if (wanted.length === 0)
    throw new ValueError('gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.')
  const beforeGrad = mode.grad
  mode.grad = true
  try {
    const outs = floats(fn(...list))
    const recorded = outs.filter((o) => o.requires_grad)
    if (recorded.length === 0) {
      for (const { t, i } of wanted) {
        const num = numerical(fn, list, t, eps)
        if (num.some((col) => col.some((o) => o.some((v) => Math.abs(v) > atol))))
          return fail(`Numerical gradient for function expected to be zero, for input ${i}`)
      }
      return true
    }
    if (fast) {
      const why = projected(fn, list, wanted, outs, { eps, atol, rtol, forward, reverse })
      return why === null || fail(why)
    }
    for (const { t, i } of wanted) {
      const num = numerical(fn, list, t, eps)
      for (let o = 0; o < outs.length; o++) {
        const out = outs[o]!
        if (reverse) {
          const flat = out.reshape([-1])
          for (let r = 0; r < out._count; r++) {
            const [g] = out.requires_grad ? grad(flat.select(0, r), t, { retain_graph: true, allow_unused: true }) : [null]
            const analytic = g ? numbersOf(g) : num.map(() => 0)
            const bad = analytic.findIndex((a, j) => !near(a, num[j]![o]![r]!, atol, rtol))
            if (bad >= 0)
              return fail(
                `Jacobian mismatch for output ${o} with respect to input ${i},\nnumerical:${num[bad]![o]![r]}\nanalytical:${analytic[bad]}\nat output element ${r}, input element ${bad}`,
              )
          }
        }
        if (forward) {
          for (let j = 0; j < t._count; j++) {
            const column = forwardColumn(fn, list, t, j, o)
            const bad = column.findIndex((a, r) => !near(a, num[j]![o]![r]!, atol, rtol))
            if (bad >= 0)
              return fail(
                `Jacobian computed with forward mode mismatch for output ${o} with respect to input ${i},\nnumerical:${num[j]![o]![bad]}\nanalytical:${column[bad]}\nat output element ${bad}, input element ${j}`,
              )
          }
        }
      }
    }
    return true
  } finally {
    mode.grad = beforeGrad
  }
}
/** Fast mode: both Jacobians between one fixed pair of directions each, which costs two evaluations however large they are. */
function projected(
  fn: Fn,
  list: readonly unknown[],
  wanted: { t: Tensor; i: number }[],
  outs: Tensor[],
  o: { eps: number; atol: number; rtol: number; forward: boolean; reverse: boolean },
): string | null {
  const us = outs.map((out, k) => spread(out, k))
  const weighted = (results: unknown): number => floats(results).reduce((sum, r, k) => sum + dot(r, us[k]!), 0)
  for (const { t, i } of wanted) {
    const v = spread(t, 7)
    const length = Math.sqrt(dot(v, v)) || 1
    const unit = v.div(length)
    const at = (step: number): number => {
      const before = mode.grad
      mode.grad = false
      try {
        return weighted(
          fn(...list.map((a) => (a === t ? placed(t, t.detach().add(unit, { alpha: step })) : a instanceof Tensor ? a.detach() : a))),
        )
      } finally {
        mode.grad = before
      }
    }
    const numeric = (at(o.eps) - at(-o.eps)) / (2 * o.eps)
    // Rounding of a large sum over many elements is no fault of the gradient.
    const atol = o.atol * Math.max(1, Math.abs(at(0)))
    const used = outs.flatMap((out, k) => (out.requires_grad ? [{ out, u: us[k]! }] : []))
    if (o.reverse) {
      const [g] = used.length
        ? grad(
            used.map((x) => x.out),
            t,
            { grad_outputs: used.map((x) => x.u), retain_graph: true, allow_unused: true },
          )
        : [null]
      const analytic = g ? dot(g, unit) : 0
      if (!near(analytic, numeric, atol, o.rtol))
        return `Jacobian mismatch in fast mode with respect to input ${i},\nnumerical:${numeric}\nanalytical:${analytic}`
    }
    if (o.forward) {
      const analytic = dual_level(() => {
        const args = list.map((a) => (a === t ? make_dual(t.detach(), unit) : a instanceof Tensor ? a.detach() : a))
        return floats(fn(...args)).reduce((sum, r, k) => sum + (unpack_dual(r).tangent ? dot(unpack_dual(r).tangent!, us[k]!) : 0), 0)
      }) as number
      if (!near(analytic, numeric, atol, o.rtol))
        return `Jacobian computed with forward mode mismatch in fast mode with respect to input ${i},\nnumerical:${numeric}\nanalytical:${analytic}`
    }
  }
  return null
}
const dot = (a: Tensor, b: Tensor): number => Number(a.detach().mul(b.detach()).sum().item())
/** `values` in the layout of `like`, so that strided inputs are tried as such. */
function placed(like: Tensor, values: Tensor): Tensor {
  if (like._strides.some((s, i) => s === 0 && like._sizes[i]! > 1)) return values
  return like.new_empty_strided([...like._sizes], [...like._strides]).copy_(values)
}
const near = (a: number, b: number, atol: number, rtol: number): boolean =>
  (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= atol + rtol * Math.abs(b)

function forwardColumn(fn: Fn, list: readonly unknown[], t: Tensor, j: number, o: number): number[] {
  const direction = t.detach().mul(0).fill_(0).contiguous().reshape([-1])
  direction.select(0, j).fill_(1)
  return dual_level(() => {
    const args = list.map((a) => (a === t ? make_dual(t.detach(), direction.reshape([...t._sizes])) : a instanceof Tensor ? a.detach() : a))
    const out = floats(fn(...args))[o]!
    const { tangent } = unpack_dual(out)
    return tangent ? numbersOf(tangent) : new Array<number>(out._count).fill(0)
  }) as number[]
}

/** Checks the gradients of the gradients of `fn`, weighted by `grad_outputs` (random ones by default). */
export function gradgradcheck(
  fn: Fn,
  inputs: unknown,
  gradOutputs: Tensor | readonly Tensor[] | null | GradcheckOptions = null,
  options: GradcheckOptions = {},
): boolean {
  const plain = isPlainObject(gradOutputs)
  const o = plain ? (gradOutputs as GradcheckOptions) : options
  const given = plain || gradOutputs === null ? null : tensorsOf(gradOutputs)
  checkArgument('gradgradcheck', 'func', 'function', fn)
  const list: unknown[] = Array.isArray(inputs) ? inputs : [inputs]
  const outs = floats(fn(...list))
  const weights = (given ?? outs.map((out, k) => spread(out, k))).map((w) => (w.requires_grad ? w : w.detach().requires_grad_()))
  const n = list.length
  const first = (...args: unknown[]): Tensor[] => {
    const ins = args
      .slice(0, n)
      .map((a) =>
        a instanceof Tensor && a._dtype.is_floating_point && !a.requires_grad && needs[args.indexOf(a)] ? a.detach().requires_grad_() : a,
      )
    const before = mode.grad
    mode.grad = true
    try {
      const got = floats(fn(...ins))
      const ws = args.slice(n) as Tensor[]
      const targets = ins.filter((a, i): a is Tensor => a instanceof Tensor && needs[i]!)
      const used = got.flatMap((g, i) => (g.requires_grad ? [{ g, w: ws[i]! }] : []))
      if (!used.length) return targets.map((t) => t.detach().mul(0))
      return grad(
        used.map((u) => u.g),
        targets,
        { grad_outputs: used.map((u) => u.w), create_graph: true, allow_unused: true },
      ).map((g, i) => g ?? targets[i]!.detach().mul(0))
    } finally {
      mode.grad = before
    }
  }
  const needs = list.map((a) => a instanceof Tensor && a.requires_grad)
  return gradcheck(first, [...list, ...weights], o)
}
/** Weights that are neither equal nor symmetric, the same at every run. */
function spread(out: Tensor, k: number): Tensor {
  const v = Array.from({ length: out._count }, (_, i) => Math.sin(1 + 1.7 * i + 0.6 * k) + 0.3)
  return out.new_tensor(v, { dtype: out._dtype }).reshape([...out._sizes])
}
