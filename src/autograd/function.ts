/** `torch.autograd.Function`: operations with a backward pass of the user's own. */
/* biome-ignore-all lint/complexity/noStaticOnlyClass: PyTorch's Function is a class of static methods */
/* biome-ignore-all lint/complexity/noThisInStatic: the class that is applied is a subclass */
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { sameSizes } from '../shape/shape.ts'
import { aliasOf, rareOf, Tensor } from '../tensor/tensor.ts'
import { mode } from './modes.ts'
import { FREED, type Grad, Node, SavedTensor, typeName } from './node.ts'
import { anyRequiresGrad, connect, isLeaf, markOwned, markView, rebase, requiresGrad } from './record.ts'

/** What `forward` and `backward` of a Function share: saved tensors, flags, and whatever the author puts on it. */
export class FunctionCtx {
  [key: string]: unknown
  needs_input_grad: boolean[] = []
  /** @internal */
  _toSave: (Tensor | null)[] = []
  /** @internal */
  _toSaveForward: (Tensor | null)[] = []
  /** @internal */
  _dirty: Tensor[] = []
  /** @internal */
  _nonDifferentiable: Tensor[] = []
  /** @internal */
  _materialize = true
  /** @internal */
  _node: FunctionNode | null = null

  /** Keeps tensors for the backward pass; give only inputs and outputs here, guarded against in-place changes. */
  save_for_backward(...tensors: (Tensor | null)[]): void {
    for (const t of tensors)
      if (t !== null && !(t instanceof Tensor))
        throw new TorchTypeError(`save_for_backward can only save variables, but argument ${tensors.indexOf(t)} is of type ${typeName(t)}`)
    this._toSave = tensors
  }
  save_for_forward(...tensors: (Tensor | null)[]): void {
    this._toSaveForward = tensors
  }
  /** What `save_for_backward` kept. */
  get saved_tensors(): (Tensor | null)[] {
    return this._node ? this._node.unpackSaved() : this._toSave.length ? this._toSave : this._toSaveForward
  }
  /** Names inputs that `forward` has changed in place. */
  mark_dirty(...tensors: Tensor[]): void {
    this._dirty = tensors
  }
  /** Names outputs through which no gradient flows. */
  mark_non_differentiable(...tensors: Tensor[]): void {
    this._nonDifferentiable = tensors
  }
  /** Whether missing gradients reach `backward` as zeros (the default) or as null. */
  set_materialize_grads(value: boolean): void {
    this._materialize = value
  }
}

type Backward = (ctx: FunctionCtx, ...grads: Grad[]) => Grad | Grad[] | undefined

class FunctionNode extends Node {
  readonly ctx: FunctionCtx
  readonly #cls: typeof Function_
  readonly #inputs: unknown[]
  #saved: (SavedTensor | null)[] = []
  #freed = false
  outputs: { sizes: readonly number[]; like: Tensor }[] = []
  inputSizes: (readonly number[] | null)[] = []
  constructor(cls: typeof Function_, ctx: FunctionCtx, inputs: unknown[]) {
    super()
    this.ctx = ctx
    this.#cls = cls
    this.#inputs = inputs
  }
  name(): string {
    return `${this.#cls.name}Backward`
  }
  saveAll(outputs: readonly unknown[]): void {
    this.#saved = this.ctx._toSave.map((t) => (t ? new SavedTensor(t, outputs.includes(t)) : null))
    this.ctx._node = this
  }
  unpackSaved(): (Tensor | null)[] {
    if (this.#freed) throw new RuntimeError(FREED)
    return this.#saved.map((s) => (s ? s.unpack(this) : null))
  }
  get saved_tensors(): (Tensor | null)[] {
    return this.unpackSaved()
  }
  apply(grads: Grad[]): Grad[] {
    const { ctx } = this
    const cls = this.#cls
    if (cls.backward === Function_.backward && cls.vjp === Function_.vjp)
      throw new RuntimeError(
        'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.',
      )
    const gs = ctx._materialize ? grads.map((g, i) => g ?? this.outputs[i]!.like.new_zeros([...this.outputs[i]!.sizes])) : grads
    const backward = (cls.backward === Function_.backward ? cls.vjp : cls.backward) as Backward
    for (const g of gs) markOwned(g)
    const returned = backward.call(cls, ctx, ...gs)
    const list = Array.isArray(returned) ? returned.map((g) => g ?? null) : [returned ?? null]
    const n = this.#inputs.length
    if (list.length < n || list.slice(n).some((g) => g !== null)) {
      throw new RuntimeError(`function ${this.name()} returned an incorrect number of gradients (expected ${n}, got ${list.length})`)
    }
    const out: Grad[] = []
    this.#inputs.forEach((input, i) => {
      const g = list[i] ?? null
      if (!(input instanceof Tensor)) {
        if (g !== null)
          throw new RuntimeError(
            `function ${this.name()} returned a gradient different than None at position ${i + 1}, but the corresponding forward input was not a Variable`,
          )
        return
      }
      if (g !== null && !(g instanceof Tensor))
        throw new TorchTypeError(
          `function ${this.name()} returned an invalid gradient at index ${i}: expected Tensor or None, got ${typeName(g)}`,
        )
      markOwned(g)
      out.push(g)
    })
    return out
  }
  override release(): void {
    if (this.#saved.length === 0) return
    this.#freed = true
    for (const s of this.#saved) s?.free()
  }
}

/** The base of a custom operation: write `static forward(ctx, …)` and `static backward(ctx, …grads)`, and call it by `apply`. */
class Function_ {
  static forward(..._args: unknown[]): unknown {
    throw new RuntimeError('You must implement the forward function for custom autograd.Function.')
  }
  static setup_context(_ctx: FunctionCtx, _inputs: unknown[], _output: unknown): void {
    throw new RuntimeError('setup_context is not implemented.')
  }
  static backward(_ctx: FunctionCtx, ..._grads: Grad[]): unknown {
    throw new RuntimeError(
      'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.',
    )
  }
  static vjp(ctx: FunctionCtx, ...grads: Grad[]): unknown {
    return Function_.backward(ctx, ...grads)
  }
  static jvp(_ctx: FunctionCtx, ..._tangents: Grad[]): unknown {
    throw new RuntimeError('You must implement the jvp function for custom autograd.Function to use it with forward mode AD.')
  }

  /** Runs `forward` without recording and ties its outputs to `backward`. */
  // biome-ignore lint/suspicious/noExplicitAny: the arguments and results are those of the subclass's own forward
  static apply(this: typeof Function_, ...args: any[]): any {
    const ctx = new FunctionCtx()
    const tensors = args.filter((a): a is Tensor => a instanceof Tensor)
    const records = mode.grad && anyRequiresGrad(tensors)
    ctx.needs_input_grad = args.map((a) => a instanceof Tensor && records && requiresGrad(a))
    const node = records ? new FunctionNode(this, ctx, args) : null
    if (node) connect(node, tensors)
    const separate = this.setup_context !== Function_.setup_context
    const tangents = mode.forward >= 0 ? args.map((a) => (a instanceof Tensor ? (a._rare?.tangent ?? null) : null)) : []
    const before = mode.grad
    mode.grad = false
    let result: unknown
    try {
      result = separate ? this.forward(...args) : this.forward(ctx, ...args)
      if (separate) this.setup_context(ctx, args, result)
    } finally {
      mode.grad = before
    }
    const single = !Array.isArray(result)
    const raw: unknown[] = single ? [result] : (result as unknown[])
    const outs = raw.map((o, i) => {
      if (o !== null && !(o instanceof Tensor) && single)
        throw new TorchTypeError(
          `${this.name}.forward: expected to return a Tensor or a tuple of them, got ${typeName(o)} at position ${i}`,
        )
      return o instanceof Tensor ? wrapOutput(o, ctx, node, tensors) : o
    })
    if (node) {
      for (const t of ctx._toSave.map((s, i) => [s, i] as const)) {
        const at = raw.indexOf(t[0])
        if (t[0] && at >= 0) ctx._toSave[t[1]] = outs[at] as Tensor
      }
      node.saveAll(outs)
    }
    if (tangents.some((t) => t)) carry(this, ctx, outs, tangents)
    return single ? outs[0] : outs
  }
}
Object.defineProperty(Function_, 'name', { value: 'Function' })

export { Function_ as Function }

/** Ties an output to the node: as it is, as a new tensor where an input was returned, or rebased where it was changed in place. */
function wrapOutput(o: Tensor, ctx: FunctionCtx, node: FunctionNode | null, inputs: readonly Tensor[]): Tensor {
  const dirty = ctx._dirty.includes(o)
  if (dirty) {
    if (mode.grad && requiresGrad(o) && isLeaf(o))
      throw new RuntimeError(
        o._rare?.base
          ? 'a view of a leaf Variable that requires grad is being used in an in-place operation.'
          : 'a leaf Variable that requires grad has been used in an in-place operation.',
      )
    o._storage.version++
    if (node) {
      node.outputs.push({ sizes: o._sizes, like: o.detach() })
      node.addOutput(o)
      rebase(o, node)
    }
    return o
  }
  let out = o
  if (inputs.includes(o)) {
    out = aliasOf(o, o._sizes, o._strides, o._start)
    if (node) markView(out, o, 'custom')
    if (out._rare && !o._rare?.base) out._rare.base = null
  }
  if (ctx._nonDifferentiable.includes(o) || !o._dtype.is_floating_point) {
    if (node) {
      node.outputs.push({ sizes: o._sizes, like: o.detach() })
      node.addOutput(out)
    }
    out._node = null
    out._leafGrad = false
    return out
  }
  if (node) {
    if (out._node || out._leafGrad) out = aliasOf(out, out._sizes, out._strides, out._start)
    node.outputs.push({ sizes: out._sizes, like: aliasOf(out, out._sizes, out._strides, out._start) })
    out._nr = node.addOutput(out)
    out._node = node
    if (out._rare?.base) {
      out._rare.kind = 'custom'
      out._rare.nodeVersion = out._storage.version
    }
  }
  return out
}

function carry(cls: typeof Function_, ctx: FunctionCtx, outs: unknown[], tangents: Grad[]): void {
  const got = cls.jvp(ctx, ...tangents)
  const list = (Array.isArray(got) ? got : [got]) as Grad[]
  outs.forEach((o, i) => {
    if (!(o instanceof Tensor) || !list[i]) return
    if (!sameSizes(o._sizes, list[i]._sizes))
      throw new RuntimeError(`The jvp of ${cls.name} returned a tangent of another shape than its output`)
    rareOf(o).tangent = list[i]
  })
}

class OnceDifferentiableError extends Node {
  constructor(inputs: readonly Tensor[]) {
    super()
    connect(this, inputs)
  }
  name(): string {
    return 'DelayedErrorBackward'
  }
  apply(): Grad[] {
    throw new RuntimeError('trying to differentiate twice a function that was marked with @once_differentiable')
  }
}

/** Marks a backward that cannot be differentiated itself: a second derivative through it is an error. */
export function once_differentiable<A extends unknown[], R>(
  backward: (ctx: FunctionCtx, ...grads: A) => R,
): (ctx: FunctionCtx, ...grads: A) => R {
  return (ctx, ...grads) => {
    const before = mode.grad
    mode.grad = false
    let result: R
    try {
      result = backward(ctx, ...grads)
    } finally {
      mode.grad = before
    }
    const sources = grads.filter((g): g is A[number] & Tensor => g instanceof Tensor && requiresGrad(g)) as unknown as Tensor[]
    if (!mode.grad || sources.length === 0) return result
    const refuse = (t: unknown): unknown => {
      if (!(t instanceof Tensor)) return t
      const out = aliasOf(t, t._sizes, t._strides, t._start)
      const node = new OnceDifferentiableError(sources)
      node.addOutput(out)
      out._node = node
      return out
    }
    return (Array.isArray(result) ? result.map(refuse) : refuse(result)) as R
  }
}
