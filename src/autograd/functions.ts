/** `torch.autograd.backward` and `torch.autograd.grad`: what is asked of the engine, checked and laid out. */
import { RuntimeError, shapeText, TypeError as TorchTypeError } from '../errors.ts'
import { sameSizes } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { type Capture, type Root, runBackward } from './engine.ts'
import { type Node, typeName } from './node.ts'
import { edgeOf, gradFnOf, markOwned, requiresGrad } from './record.ts'

const listOf = <T>(x: T | readonly T[] | null | undefined): T[] =>
  x === null || x === undefined ? [] : Array.isArray(x) ? [...x] : [x as T]

/** The gradients to start from: those given, checked against their outputs, or ones for outputs of one element. */
function rootGradients(outputs: readonly Tensor[], given: readonly (Tensor | null)[], batched = false): Tensor[] {
  return outputs.map((out, i) => {
    const g = given[i] ?? null
    if (g === null) {
      if (!requiresGrad(out)) return out
      if (out._count !== 1) throw new RuntimeError('grad can be implicitly created only for scalar outputs')
      if (!out._dtype.is_floating_point)
        throw new RuntimeError(`grad can be implicitly created only for real scalar outputs but got ${String(out._dtype)}`)
      return out.new_ones([...out._sizes])
    }
    if (!(g instanceof Tensor)) throw new TorchTypeError(`gradients can be either Tensors or None, but got ${typeName(g)}`)
    const sizes = batched ? g._sizes.slice(1) : g._sizes
    if (!sameSizes(sizes, out._sizes)) {
      throw new RuntimeError(
        `Mismatch in shape: grad_output[${i}] has a shape of torch.Size(${shapeText(g._sizes)}) and output[${i}] has a shape of torch.Size(${shapeText(out._sizes)}).`,
      )
    }
    markOwned(g)
    return g._dtype === out._dtype ? g : g.to(out._dtype)
  })
}

function rootsOf(outputs: readonly Tensor[], gradients: readonly Tensor[]): Root[] {
  return outputs.map((out, i) => {
    const node = edgeOf(out)
    if (node === null) throw new RuntimeError(`element ${i} of tensors does not require grad and does not have a grad_fn`)
    return { node, nr: gradFnOf(out) === null ? 0 : out._nr, grad: gradients[i]! }
  })
}

/**
 * Adds the gradients of the sum of `tensors` (each weighted by its gradient) to the leaves that they were computed from, or to `inputs`.
 * @throws RuntimeError for an output of several elements without a gradient, a freed graph, a changed saved tensor.
 */
export function backward(
  tensors: readonly Tensor[],
  gradTensors: readonly (Tensor | null)[],
  retainGraph: boolean | null,
  createGraph: boolean,
  inputs: Tensor | readonly Tensor[] | null,
): void {
  const ins = inputs === null ? null : listOf(inputs as Tensor | Tensor[])
  if (ins && ins.length === 0) throw new RuntimeError('`inputs` argument to `backward()` cannot be empty.')
  const roots = rootsOf(tensors, rootGradients(tensors, gradTensors))
  if (ins === null) {
    runBackward(roots, retainGraph ?? createGraph, createGraph, null)
    return
  }
  const run: Node[] = []
  const captures: (Capture & { tensor: Tensor })[] = []
  ins.forEach((t, i) => {
    if (!(t instanceof Tensor)) throw new TorchTypeError(`inputs can be Tensors only, but got ${typeName(t)}`)
    const node = edgeOf(t)
    if (node === null)
      throw new RuntimeError(`One of the differentiated Tensors given as 'inputs' to backward does not require grad (index ${i})`)
    if (gradFnOf(t) === null) run.push(node)
    else captures.push({ node, nr: t._nr, tensor: t })
  })
  const got = runBackward(roots, retainGraph ?? createGraph, createGraph, { captures, run })
  captures.forEach(({ tensor }, i) => {
    const g = got[i]
    if (!g) return
    tensor._grad = tensor._grad ? tensor._grad.add(g) : createGraph ? g : g.detach()
    markOwned(tensor._grad)
  })
}

export interface GradOptions {
  grad_outputs?: Tensor | null | readonly (Tensor | null)[]
  retain_graph?: boolean | null
  create_graph?: boolean
  allow_unused?: boolean | null
  is_grads_batched?: boolean
  materialize_grads?: boolean
}

/**
 * The gradients of the (weighted) sum of `outputs` with respect to each of `inputs`, which may be leaves or not; nothing is accumulated.
 * @throws RuntimeError if an input does not require grad, or was not used (unless `allow_unused`).
 */
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  options: GradOptions = {},
): (Tensor | null)[] {
  const outs = listOf(outputs as Tensor | Tensor[])
  const ins = listOf(inputs as Tensor | Tensor[])
  const create = options.create_graph ?? false
  const keep = options.retain_graph ?? create
  const materialize = options.materialize_grads ?? false
  if (materialize && options.allow_unused === false)
    throw new RuntimeError('Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.')
  const allowUnused = options.allow_unused ?? materialize
  const given = listOf(options.grad_outputs as Tensor | (Tensor | null)[] | null)
  if (ins.length === 0) throw new RuntimeError('grad requires non-empty inputs.')
  for (const t of [...outs, ...ins])
    if (!(t instanceof Tensor)) throw new TorchTypeError(`grad(): outputs and inputs must be Tensors, but got ${typeName(t)}`)
  const gradients = rootGradients(outs, given, options.is_grads_batched ?? false)
  if (options.is_grads_batched) return batched(outs, ins, gradients, { ...options, is_grads_batched: false })
  const roots = rootsOf(outs, gradients)
  const captures: Capture[] = ins.map((t) => {
    const node = edgeOf(t)
    if (node === null) throw new RuntimeError('One of the differentiated Tensors does not require grad')
    return { node, nr: gradFnOf(t) === null ? 0 : t._nr }
  })
  const got = runBackward(roots, keep, create, { captures, run: [] })
  return got.map((g, i) => {
    if (g) return !create && g._node ? g.detach() : g
    if (materialize) return ins[i]!.detach().mul(0).fill_(0)
    if (!allowUnused)
      throw new RuntimeError(
        'One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.',
      )
    return null
  })
}

function batched(outs: Tensor[], ins: Tensor[], gradients: Tensor[], options: GradOptions): (Tensor | null)[] {
  const n = gradients[0]!._sizes[0]!
  const rows = Array.from({ length: n }, (_, i) =>
    grad(outs, ins, {
      ...options,
      grad_outputs: gradients.map((g) => g.select(0, i)),
      retain_graph: i < n - 1 || (options.retain_graph ?? options.create_graph ?? false),
    }),
  )
  return ins.map((_, k) => (rows[0]![k] === null ? null : stackRows(rows.map((r) => r[k]!))))
}
/** Rows side by side, by what every tensor can do. */
const stackRows = (rows: Tensor[]): Tensor => {
  const out = rows[0]!.new_empty([rows.length, ...rows[0]!._sizes])
  const parts = rows.map((r, i) => ({ r, i }))
  return parts.reduce((acc, { r, i }) => acc.select_scatter(r, 0, i), out)
}
