/** Forward mode: dual numbers, and the rule for operations that state none of their own. */
import { RuntimeError, shapeText, ValueError } from '../errors.ts'
import { sameSizes } from '../shape/shape.ts'
import { namedTuple } from '../tensor/named.ts'
import { aliasOf, rareOf, type Tensor } from '../tensor/tensor.ts'
import { checkArgument } from './arguments.ts'
import { grad } from './functions.ts'
import { during, type Guard, mode } from './modes.ts'
import type { Node } from './node.ts'
import { edgeOf, forwardRule, type Jvp, markView } from './record.ts'

/** `torch.autograd.forward_ad.dual_level(fn)`: tangents live inside; one level at a time, as in PyTorch. */
export function dual_level<T>(fn?: () => T): T | Guard {
  if (mode.forward >= 0) throw new RuntimeError('Nested forward mode AD is not supported at the moment')
  mode.forward = 0
  duals.length = 0
  return during(() => {
    mode.forward = -1
    for (const t of duals) if (t._rare) t._rare.tangent = null
    duals.length = 0
  }, fn)
}
/** Tensors given tangents by hand at this level; the others die with it. */
const duals: Tensor[] = []
export function enter_dual_level(): number {
  if (mode.forward >= 0) throw new RuntimeError('Nested forward mode AD is not supported at the moment')
  mode.forward = 0
  return 0
}
export function exit_dual_level(): void {
  mode.forward = -1
  for (const t of duals) if (t._rare) t._rare.tangent = null
  duals.length = 0
}

/** A tensor that carries `tangent` along: a view of `tensor`. */
export function make_dual(tensor: Tensor, tangent: Tensor): Tensor {
  if (mode.forward < 0)
    throw new RuntimeError('Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.')
  checkArgument('make_dual', 'tensor', 'Tensor', tensor)
  checkArgument('make_dual', 'tangent', 'Tensor', tangent)
  if (!tensor._dtype.is_floating_point)
    throw new ValueError(`Expected primal to be floating point or complex, but got: ${String(tensor._dtype)}`)
  if (!tangent._dtype.is_floating_point)
    throw new ValueError(`Expected tangent to be floating point or complex, but got: ${String(tangent._dtype)}`)
  if (!sameSizes(tensor._sizes, tangent._sizes))
    throw new RuntimeError(
      `Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size ${shapeText(tensor._sizes)} while the given forward gradient is of size ${shapeText(tangent._sizes)}.`,
    )
  if (tensor._rare?.tangent)
    throw new RuntimeError(
      'Making a dual Tensor based on a Tensor that already has a forward gradient at the same level 0 is not supported.',
    )
  const out = mode.grad && edgeOf(tensor) ? tensor.view_as(tensor) : aliasOf(tensor)
  if (!out._rare?.base) {
    markView(out, tensor)
    if (out._rare) out._rare.kind = 'default'
  }
  rareOf(out).tangent = tangent
  duals.push(out)
  return out
}

/** The two parts of a dual number; the tangent is null where there is none. */
export function unpack_dual(tensor: Tensor): { primal: Tensor; tangent: Tensor | null } {
  checkArgument('unpack_dual', 'tensor', 'Tensor', tensor)
  const parts = mode.forward < 0 ? [tensor, null] : [withoutTangents(tensor), tensor._rare?.tangent ?? null]
  return namedTuple('UnpackedDualTensor', parts, ['primal', 'tangent']) as unknown as { primal: Tensor; tangent: Tensor | null }
}

function withoutTangents(t: Tensor): Tensor {
  if (!t._rare?.tangent) return t
  const tangent = t._rare.tangent
  t._rare.tangent = null
  const out = t.view_as(t)
  t._rare.tangent = tangent
  return out
}

/**
 * The tangents of an operation's results. With a rule of its own that is applied; else the backward formula, which is linear in its
 * argument u, is differentiated by u: if v = Jᵀu then d⟨v, t⟩/du = J t.
 */
forwardRule.apply = (outs, inputs, make, jvp?: Jvp) => {
  const tangents = inputs.map((t) => t?._rare?.tangent ?? null)
  const hidden = [...outs, ...inputs].filter((t): t is Tensor => t !== null && t._rare?.tangent != null)
  const kept = hidden.map((t) => t._rare!.tangent)
  for (const t of hidden) t._rare!.tangent = null
  try {
    const results = jvp ? jvp(tangents, [...inputs], outs) : twice(outs, inputs, tangents, make)
    outs.forEach((o, i) => {
      const r = results[i]
      if (r && o._dtype.is_floating_point) rareOf(o).tangent = r
    })
  } finally {
    hidden.forEach((t, i) => {
      if (!outs.includes(t)) t._rare!.tangent = kept[i]!
    })
  }
}

function twice(
  outs: readonly Tensor[],
  inputs: readonly (Tensor | null)[],
  tangents: readonly (Tensor | null)[],
  make: () => Node | null,
): (Tensor | null)[] {
  const beforeGrad = mode.grad
  const level = mode.forward
  mode.grad = true
  mode.forward = -1
  try {
    // The formula asks the node which gradients are wanted, so every input with a tangent must have an edge.
    const needy = inputs.map((t, i) => (t && tangents[i] && !edgeOf(t) ? t : null))
    const recorded = beforeGrad && [...inputs, ...tangents].some((t) => t && edgeOf(t))
    for (const t of needy) if (t) t._leafGrad = true
    const node = make()
    for (const t of needy) if (t) t._leafGrad = false
    if (!node) return outs.map(() => null)
    const us = outs.map((o) => (o._dtype.is_floating_point ? o.detach().mul(0).fill_(0).requires_grad_() : null))
    const vs = node.apply(us)
    const pairs = inputs.flatMap((_, i) =>
      vs[i] && tangents[i] && vs[i]!.requires_grad ? [{ v: conform(vs[i]!, inputs[i]!), t: tangents[i]! }] : [],
    )
    if (pairs.length === 0) return outs.map((o) => (o._dtype.is_floating_point ? o.detach().mul(0).fill_(0) : null))
    const wanted = us.filter((u): u is Tensor => u !== null)
    const got = grad(
      pairs.map((p) => p.v),
      wanted,
      { grad_outputs: pairs.map((p) => p.t), allow_unused: true, create_graph: recorded },
    )
    let k = 0
    return us.map((u) => (u === null ? null : (got[k++] ?? u.detach())))
  } finally {
    mode.grad = beforeGrad
    mode.forward = level
  }
}
const conform = (v: Tensor, like: Tensor): Tensor => {
  const summed = sameSizes(v._sizes, like._sizes) ? v : v.sum_to_size([...like._sizes])
  return summed._dtype === like._dtype ? summed : summed.to(like._dtype)
}
