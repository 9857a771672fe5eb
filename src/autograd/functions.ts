/** `torch.autograd.backward` and `torch.autograd.grad`: what is asked of the engine, checked and laid out. */

import type { DType } from '../dtypes.ts'
import { RuntimeError, shapeText, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { type Sizes, sameSizes } from '../shape/shape.ts'
import { markOwned } from '../tensor/passing.ts'
import { Tensor } from '../tensor/tensor.ts'
import { type Capture, type Root, runBackward } from './engine.ts'
import { type Node, typeName } from './node.ts'
import { AccumulateGrad, edgeOf, gradFnOf, requiresGrad, retainGrad } from './record.ts'

const listOf = <T>(x: T | readonly T[] | null | undefined): T[] =>
  x === null || x === undefined ? [] : Array.isArray(x) ? [...x] : [x as T]

/** What `get_gradient_edge` gives: where in the graph a gradient arrives, without the tensor. */
export class GradientEdge {
  constructor(
    readonly node: Node,
    readonly output_nr: number,
  ) {}
}
/** A tensor, or its place in the graph. */
export type Differentiable = Tensor | GradientEdge

export function edgeFrom(t: Tensor): GradientEdge | null {
  const node = edgeOf(t)
  return node && new GradientEdge(node, gradFnOf(t) ? t._nr : 0)
}
function checked(list: readonly unknown[], who: string, what: string): Differentiable[] {
  list.forEach((t) => {
    if (!(t instanceof Tensor || t instanceof GradientEdge))
      throw new TorchTypeError(`${who}(): ${what} must be Tensors or GradientEdges, but got ${typeName(t)}`)
  })
  return list as Differentiable[]
}
const sizesOf = (t: Differentiable): Sizes => (t instanceof Tensor ? t._sizes : t.node.outSizes[t.output_nr]!)
const dtypeOf = (t: Differentiable): DType => (t instanceof Tensor ? t._dtype : t.node.outDtypes[t.output_nr]!)

/** The gradients to start from: those given, checked against their outputs, or ones for outputs of one element. */
function rootsOf(outputs: readonly Differentiable[], given: readonly (Tensor | null)[]): Root[] {
  if (given.length > 0 && given.length !== outputs.length)
    throw new RuntimeError(`got ${outputs.length} tensors and ${given.length} gradients`)
  return outputs.map((out, i) => {
    const g = given[i] ?? null
    if (g === null) checkImplicit(out)
    else checkGradient(g, out, i, g instanceof Tensor ? g._sizes : [])
    const edge = out instanceof Tensor ? edgeFrom(out) : out
    if (edge === null) throw new RuntimeError(`element ${i} of tensors does not require grad and does not have a grad_fn`)
    return { node: edge.node, nr: edge.output_nr, grad: rootGradient(out, g) }
  })
}
function checkImplicit(out: Differentiable): void {
  if (!(out instanceof Tensor)) throw new RuntimeError('grad_tensors must be given for outputs that are GradientEdges')
  if (!requiresGrad(out)) return
  if (out._count !== 1) throw new RuntimeError('grad can be implicitly created only for scalar outputs')
  if (!out._dtype.is_floating_point)
    throw new RuntimeError(`grad can be implicitly created only for real scalar outputs but got ${String(out._dtype)}`)
}
function checkGradient(g: Tensor, out: Differentiable, i: number, sizes: Sizes): void {
  if (!(g instanceof Tensor)) throw new TorchTypeError(`gradients can be either Tensors or None, but got ${typeName(g)}`)
  if (sameSizes(sizes, sizesOf(out))) return
  throw new RuntimeError(
    `Mismatch in shape: grad_output[${i}] has a shape of torch.Size(${shapeText(g._sizes)}) and output[${i}] has a shape of torch.Size(${shapeText(sizesOf(out))}).`,
  )
}
function rootGradient(out: Differentiable, g: Tensor | null): Tensor {
  if (g === null) return (out as Tensor).new_ones([...sizesOf(out)])
  markOwned(g)
  return g._dtype === dtypeOf(out) ? g : g.to(dtypeOf(out))
}

/**
 * Adds the gradients of the sum of `tensors` (each weighted by its gradient) to the leaves that they were computed from, or to `inputs`.
 * @throws RuntimeError for an output of several elements without a gradient, a freed graph, a changed saved tensor.
 */
export function backward(
  tensors: Differentiable | readonly Differentiable[],
  gradTensors: Tensor | readonly (Tensor | null)[] | null,
  retainGraph: boolean | null,
  createGraph: boolean,
  inputs: Differentiable | readonly Differentiable[] | null,
): void {
  const ins = inputs === null ? null : checked(listOf<unknown>(inputs), 'backward', 'inputs')
  if (ins?.length === 0) throw new RuntimeError('`inputs` argument to `backward()` cannot be empty.')
  const roots = rootsOf(checked(listOf<unknown>(tensors), 'backward', 'tensors'), listOf(gradTensors))
  const keep = retainGraph ?? createGraph
  if (ins === null) {
    runBackward(roots, keep, createGraph, null)
    return
  }
  // A leaf accumulates by running its node; any other input retains its gradient, and its node needs only be reached.
  const run: Node[] = []
  const captures: Capture[] = []
  for (const t of ins) {
    if (t instanceof Tensor) retainGrad(t)
    const { node, output_nr: nr } = t instanceof Tensor ? edgeFrom(t)! : t
    if (node instanceof AccumulateGrad) run.push(node)
    else captures.push({ node, nr })
  }
  runBackward(roots, keep, createGraph, { captures, run })
}

export interface GradOptions {
  grad_outputs?: Tensor | null | readonly (Tensor | null)[]
  retain_graph?: boolean | null
  create_graph?: boolean
  only_inputs?: boolean
  allow_unused?: boolean | null
  is_grads_batched?: boolean
  materialize_grads?: boolean
}

/**
 * The gradients of the (weighted) sum of `outputs` with respect to each of `inputs`, which may be leaves or not; nothing is accumulated.
 * @throws RuntimeError if an input does not require grad, or was not used (unless `allow_unused`).
 */
export function grad(
  outputs: Differentiable | readonly Differentiable[],
  inputs: Differentiable | readonly Differentiable[],
  options: GradOptions = {},
): (Tensor | null)[] {
  const { create_graph: create = false, materialize_grads: materialize = false, is_grads_batched: isBatched = false } = options
  if (materialize && options.allow_unused === false)
    throw new ValueError('Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.')
  const outs = checked(listOf<unknown>(outputs), 'grad', 'outputs')
  const ins = checked(listOf<unknown>(inputs), 'grad', 'inputs')
  if (ins.length === 0) throw new RuntimeError('`inputs` argument to `grad()` cannot be empty.')
  const given = listOf<Tensor | null>(options.grad_outputs)
  if (isBatched) return batched(outs, ins, given, { ...options, is_grads_batched: false })
  const roots = rootsOf(outs, given)
  const captures = ins.map((t): Capture => {
    if (t instanceof Tensor && !requiresGrad(t)) throw new RuntimeError('One of the differentiated Tensors does not require grad')
    const edge = t instanceof Tensor ? edgeFrom(t) : t
    // A view made in no_grad mode requires grad as its base does, but no gradient can arrive there.
    return edge === null ? { node: new AccumulateGrad(t as Tensor), nr: 0 } : { node: edge.node, nr: edge.output_nr }
  })
  const got = runBackward(roots, options.retain_graph ?? create, create, { captures, run: [] })
  return got.map((g, i) => {
    if (g) return !create && g._node ? g.detach() : g
    const t = ins[i]!
    if (materialize) return roots[0]!.grad.new_zeros([...sizesOf(t)], { dtype: dtypeOf(t) })
    if (!options.allow_unused)
      throw new RuntimeError(
        `The differentiated Tensor at index ${i} appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.`,
      )
    return null
  })
}

/** One pass for each entry of the first dimension of the given gradients. */
function batched(outs: Differentiable[], ins: Differentiable[], given: (Tensor | null)[], options: GradOptions): (Tensor | null)[] {
  outs.forEach((out, i) => {
    const g = given[i]
    if (!(g instanceof Tensor) || g._sizes.length === 0)
      throw new RuntimeError('grad_outputs must be batched tensors when is_grads_batched=True')
    if (!sameSizes(g._sizes.slice(1), sizesOf(out)))
      throw new RuntimeError(
        `If \`is_grads_batched=True\`, we interpret the first dimension of each grad_output as the batch dimension. The sizes of the remaining dimensions are expected to match the shape of corresponding output, but a mismatch was detected: grad_output[${i}] has a shape of torch.Size(${shapeText(g._sizes.slice(1))}) and output[${i}] has a shape of torch.Size(${shapeText(sizesOf(out))}). If you only want some tensors in \`grad_output\` to be considered batched, consider using vmap.`,
      )
  })
  const n = given[0]!._sizes[0]!
  const rows = Array.from({ length: n }, (_, i) =>
    grad(outs, ins, {
      ...options,
      grad_outputs: given.map((g) => g!.select(0, i)),
      retain_graph: i < n - 1 || (options.retain_graph ?? options.create_graph ?? false),
    }),
  )
  return ins.map((t, k) =>
    n === 0 ? given[0]!.new_zeros([0, ...sizesOf(t)]) : rows[0]![k] === null ? null : stackRows(rows.map((r) => r[k]!)),
  )
}
/** Rows side by side, by what every tensor can do. */
const stackRows = (rows: Tensor[]): Tensor => {
  const out = rows[0]!.new_empty([rows.length, ...rows[0]!._sizes])
  return rows.reduce((acc, r, i) => acc.select_scatter(r, 0, i), out)
}
