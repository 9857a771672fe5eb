/** What losses share: kinds of reduction, PyTorch's older arguments for them, and pointwise losses reduced in one pass. */

import { mode } from '../autograd/modes.ts'
import type { FormulaNode, Grad } from '../autograd/node.ts'
import { requiresGrad, track } from '../autograd/record.ts'
import { RuntimeError, ValueError } from '../errors.ts'
import type { Pointwise } from '../ops/row.ts'
import { OPERAND } from '../ops/row.ts'
import { sameSizes } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { type Arg, apply, gradientFor, gradientOf } from './apply.ts'
import { overAll } from './pointwise-kernel.ts'
import { functionOnly, type Implementation, type Op, op } from './schema.ts'
import { expand } from './views.ts'

export type Reduction = 'none' | 'mean' | 'sum'
const KINDS = ['none', 'mean', 'sum'] as const
export function reductionOf(r: string): Reduction {
  if (r === 'elementwise_mean') return 'mean'
  if (!KINDS.includes(r as Reduction)) throw new ValueError(`${r} is not a valid value for reduction`)
  return r as Reduction
}
export const reduced = (t: Tensor, r: string): Tensor => {
  const how = reductionOf(r)
  return how === 'mean' ? t.mean() : how === 'sum' ? t.sum() : t
}

/** The arguments of every loss of `nn.functional` that says how it is reduced, the older two among them. */
export const REDUCED = 'bool? size_average=None, bool? reduce=None, str reduction="mean"'
/**
 * A loss: its implementation gets the arguments of the signature without `size_average` and `reduce`, which are read as what they stood
 * for, and `reduction` as a word (the functions of `torch` take a number for it).
 */
export function loss(doc: string, signature: string, run: Implementation): Op {
  const resolved = (...args: unknown[]): unknown => {
    const { index } = made.overloads[0]!.signature
    const at = index.get('reduction')!
    const average = index.get('size_average')
    const old = index.get('reduce')
    let r = args[at]
    if (typeof r === 'number') r = KINDS[r] ?? String(r)
    if (average !== undefined && old !== undefined && (args[average] !== null || args[old] !== null))
      r = (args[old] ?? true) ? ((args[average] ?? true) ? 'mean' : 'sum') : 'none'
    return run(...args.map((a, i) => (i === at ? r : a)).filter((_, i) => i !== average && i !== old))
  }
  const made = functionOnly(op(doc, [signature, resolved]))
  return made
}

/** Throws where a gradient is asked of an argument that has none. */
export function notDifferentiable(fn: string, name: string, t: Tensor | null): void {
  if (t && mode.grad && requiresGrad(t))
    throw new RuntimeError(
      `The function '${fn}' is not differentiable with respect to argument '${name}'. This input cannot have requires_grad True.`,
    )
}

type Args = (Tensor | number | null)[]
/** The gradients of the operands; apart, for it must mention no tensor (see `track`). */
const gradients =
  (o: Pointwise, numbers: readonly (number | null)[], n: number) =>
  (g: Tensor, s: Record<string, Tensor>, node: FormulaNode): Grad[] => {
    const args: Arg[] = o.operands.slice(0, numbers.length).map((name, i) => s[name] ?? numbers[i]!)
    const part = n === 1 ? g : g.div(n)
    const count = args.length
    const out: Grad[] = []
    for (let i = 0, e = 0; i < count; i++) {
      if (o.kinds[i] !== OPERAND) continue
      const x = args[i]
      let d: Tensor | null = null
      if (x instanceof Tensor && node.needs(e)) {
        d = gradientOf(gradientFor(o, i, count), [...args, null, part], part, x._dtype)
        if (d && !sameSizes(d._sizes, x._sizes)) d = expand(d, [...x._sizes])
      }
      out.push(d)
      e++
    }
    return out
  }

/** A pointwise loss of operands of one shape: its elements, or their sum or mean, in one pass over them. */
export function pointwiseLoss(o: Pointwise, args: Args, how: Reduction): Tensor {
  if (how === 'none') return apply(o, args)
  const n = how === 'mean' ? (args[0] as Tensor)._count : 1
  const out = overAll(o, args, 'sum', n)
  const inputs = args.filter((_, i) => o.kinds[i] === OPERAND).map((a) => (a instanceof Tensor ? a : null))
  const saved = Object.fromEntries(args.flatMap((a, i) => (a instanceof Tensor ? [[o.operands[i]!, a]] : []))) as Record<string, Tensor>
  const numbers = args.map((a) => (a instanceof Tensor ? null : a))
  return track(out, o.node, inputs, saved, gradients(o, numbers, n))
}
