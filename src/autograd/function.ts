/** `torch.autograd.Function`: operations with a backward pass of the user's own. */
/* biome-ignore-all lint/complexity/noStaticOnlyClass: PyTorch's Function is a class of static methods */
/* biome-ignore-all lint/complexity/noThisInStatic: the class that is applied is a subclass */
import type { DType } from '../dtypes.ts'
import { NotImplementedError, RuntimeError, shapeText, TypeError as TorchTypeError } from '../errors.ts'
import { type Sizes, sameSizes } from '../shape/shape.ts'
import { aside, markOwned } from '../tensor/passing.ts'
import { aliasOf, rareOf, Tensor, type ViewKind } from '../tensor/tensor.ts'
import { mode, unrecorded } from './modes.ts'
import { FREED, type Grad, Node, SavedTensor, typeName } from './node.ts'
import { anyRequiresGrad, CHANGED_LEAF_VIEW, connect, isLeaf, markView, rebase, requiresGrad } from './record.ts'

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
  save_for_backward(...tensors: (Tensor | null | undefined)[]): void {
    tensors.forEach((t, i) => {
      if (t != null && !(t instanceof Tensor))
        throw new TorchTypeError(`save_for_backward can only save variables, but argument ${i} is of type ${typeName(t)}`)
    })
    this._toSave = tensors.map((t) => t ?? null)
  }
  /** Keeps tensors for `jvp`. */
  save_for_forward(...tensors: (Tensor | null | undefined)[]): void {
    this._toSaveForward = tensors.map((t) => t ?? null)
  }
  /** What `save_for_backward` kept; in `jvp`, what `save_for_forward` did. */
  get saved_tensors(): (Tensor | null)[] {
    return this._node ? this._node.unpackSaved() : this._toSaveForward.length ? this._toSaveForward : this._toSave
  }
  /** Names inputs that `forward` has changed in place. */
  mark_dirty(...tensors: Tensor[]): void {
    this._dirty = tensorsOf('mark_dirty', tensors)
  }
  /** Names outputs through which no gradient flows. */
  mark_non_differentiable(...tensors: Tensor[]): void {
    this._nonDifferentiable = tensorsOf('mark_non_differentiable', tensors)
  }
  /** Whether missing gradients reach `backward` as zeros (the default) or as null. */
  set_materialize_grads(value: boolean): void {
    this._materialize = value
  }
}
function tensorsOf(name: string, tensors: unknown[]): Tensor[] {
  tensors.forEach((t, i) => {
    if (!(t instanceof Tensor)) throw new TorchTypeError(`${name} can only accept variables, but argument ${i} is of type ${typeName(t)}`)
  })
  return tensors as Tensor[]
}

type Backward = (ctx: FunctionCtx, ...grads: Grad[]) => Grad | Grad[] | undefined

/** The place of an output: its number among those of the node, or null for what is no tensor. */
type Slot = { nr: number; sizes: Sizes; dtype: DType } | null

class FunctionNode extends Node {
  readonly ctx: FunctionCtx
  readonly #cls: typeof Function_
  /** Which arguments were tensors. */
  readonly #tensors: boolean[]
  #saved: (SavedTensor | null)[] = []
  #freed = false
  readonly slots: Slot[] = []
  constructor(cls: typeof Function_, ctx: FunctionCtx, inputs: unknown[]) {
    super()
    this.ctx = ctx
    this.#cls = cls
    this.#tensors = inputs.map((a) => a instanceof Tensor)
  }
  name(): string {
    return `${this.#cls.name}Backward`
  }
  override addOutput(t: Tensor): number {
    const nr = super.addOutput(t)
    this.slots.push({ nr, sizes: t._sizes, dtype: t._dtype })
    return nr
  }
  saveAll(saved: readonly (Tensor | null)[], outputs: readonly unknown[]): void {
    this.#saved = saved.map((t) => (t ? new SavedTensor(t, outputs.includes(t)) : null))
    this.ctx._node = this
  }
  unpackSaved(): (Tensor | null)[] {
    if (this.#freed) throw new RuntimeError(FREED)
    return this.#saved.map((s) => (s ? s.unpack(this) : null))
  }
  get saved_tensors(): (Tensor | null)[] {
    return this.unpackSaved()
  }
  override savedTensors(): [string, Tensor][] {
    return this.#freed ? [] : this.unpackSaved().flatMap((t, i): [string, Tensor][] => (t ? [[`saved_tensors[${i}]`, t]] : []))
  }
  apply(grads: Grad[]): Grad[] {
    const cls = this.#cls
    const returned = aside(() => backwardOf(cls).call(cls, this.ctx, ...this.#given(grads)))
    const list: unknown[] = Array.isArray(returned) ? returned : [returned]
    const n = this.#tensors.length
    if (list.length < n || list.slice(n).some((g) => g != null)) {
      throw new RuntimeError(`function ${this.name()} returned an incorrect number of gradients (expected ${n}, got ${list.length})`)
    }
    const out: Grad[] = []
    this.#tensors.forEach((isTensor, i) => {
      const g = list[i] ?? null
      if (g !== null && !(g instanceof Tensor)) throw new RuntimeError(`expected Variable or None (got ${typeName(g)})`)
      markOwned(g)
      if (isTensor) out.push(g)
      else if (g !== null)
        throw new RuntimeError(
          `function ${this.name()} returned a gradient different than None at position ${i + 1}, but the corresponding forward input was not a Variable`,
        )
    })
    return out
  }
  /** The gradients as `backward` takes them: one for every output, zeros for those that did not come unless the author wants null. */
  #given(grads: Grad[]): Grad[] {
    const like = grads.find((g) => g !== null)!
    return this.slots.map((slot) => {
      if (slot === null) return null
      const g = grads[slot.nr] ?? (this.ctx._materialize ? like.new_zeros([...slot.sizes], { dtype: slot.dtype }) : null)
      markOwned(g)
      return g
    })
  }
  override release(): void {
    if (this.#saved.length === 0) return
    this.#freed = true
    for (const s of this.#saved) s?.free()
    this.#saved = []
  }
}

function backwardOf(cls: typeof Function_): Backward {
  const [own, other] = [cls.backward !== Function_.backward, cls.vjp !== Function_.vjp]
  if (own && other)
    throw new RuntimeError(
      "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only implement one of them.",
    )
  return (own ? cls.backward : cls.vjp) as Backward
}

/** The base of a custom operation: write `static forward(ctx, …)` and `static backward(ctx, …grads)`, and call it by `apply`. */
class Function_ {
  static forward(..._args: unknown[]): unknown {
    throw new NotImplementedError('You must implement the forward function for custom autograd.Function.')
  }
  static setup_context(_ctx: FunctionCtx, _inputs: unknown[], _output: unknown): void {
    throw new NotImplementedError('setup_context is not implemented.')
  }
  static backward(_ctx: FunctionCtx, ..._grads: Grad[]): unknown {
    throw new NotImplementedError(
      'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.',
    )
  }
  static vjp(ctx: FunctionCtx, ...grads: Grad[]): unknown {
    return Function_.backward(ctx, ...grads)
  }
  static jvp(_ctx: FunctionCtx, ..._tangents: Grad[]): unknown {
    throw new NotImplementedError('You must implement the jvp function for custom autograd.Function to use it with forward mode AD.')
  }

  /** Runs `forward` without recording and ties its outputs to `backward`. */
  // biome-ignore lint/suspicious/noExplicitAny: the arguments and results are those of the subclass's own forward
  static apply(this: typeof Function_, ...args: any[]): any {
    const ctx = new FunctionCtx()
    const tensors = args.filter((a): a is Tensor => a instanceof Tensor)
    ctx.needs_input_grad = args.map((a) => a instanceof Tensor && requiresGrad(a))
    const node = mode.grad && anyRequiresGrad(tensors) ? new FunctionNode(this, ctx, args) : null
    if (node) connect(node, tensors)
    const separate = this.setup_context !== Function_.setup_context
    const result = unrecorded(() => {
      const made = separate ? this.forward(...args) : this.forward(ctx, ...args)
      if (separate) this.setup_context(ctx, args, made)
      return made
    })
    const single = !Array.isArray(result)
    const raw: unknown[] = single ? [result] : (result as unknown[])
    if (ctx._dirty.some((t) => !raw.includes(t)))
      throw new RuntimeError(
        'Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified inplace must all be outputs of the Function.',
      )
    const kind = raw.filter((o) => o instanceof Tensor).length > 1 ? 'multiple' : 'custom'
    const outs = raw.map((o) => {
      if (o instanceof Tensor) return wrapOutput(o, ctx, node, tensors, kind)
      node?.slots.push(null)
      return o
    })
    if (mode.forward >= 0 && tensors.some((t) => t._rare?.tangent)) carry(this, ctx, args, outs)
    const saved = ctx._toSave.map((t) => (t && raw.includes(t) ? (outs[raw.indexOf(t)] as Tensor) : t))
    // The context lives as long as the graph: it lets go of what served this call.
    Object.assign(ctx, { _toSave: node ? [] : saved, _toSaveForward: [], _dirty: [], _nonDifferentiable: [] })
    node?.saveAll(saved, outs)
    return single ? outs[0] : outs
  }
}
Object.defineProperty(Function_, 'name', { value: 'Function' })

export { Function_ as Function }

/** Ties an output to the node: as it is, as a new tensor where an input was returned, or rebased where it was changed in place. */
function wrapOutput(o: Tensor, ctx: FunctionCtx, node: FunctionNode | null, inputs: readonly Tensor[], kind: ViewKind): Tensor {
  if (ctx._dirty.includes(o)) {
    o._storage.version++
    if (mode.grad && requiresGrad(o) && isLeaf(o))
      throw new RuntimeError(
        o._rare?.base ? CHANGED_LEAF_VIEW : 'a leaf Variable that requires grad has been used in an in-place operation.',
      )
    if (node) {
      node.addOutput(o)
      rebase(o, node)
    }
    return o
  }
  let out = o
  if (inputs.includes(o)) {
    out = aliasOf(o)
    if (node) markView(out, o, kind)
  }
  if (ctx._nonDifferentiable.includes(o) || !o._dtype.is_floating_point) {
    node?.addOutput(out)
    out._node = null
    out._leafGrad = false
    return out
  }
  if (node) {
    if (out._node || out._leafGrad) out = aliasOf(out)
    out._nr = node.addOutput(out)
    out._node = node
    if (out._rare?.base) {
      out._rare.kind = kind
      out._rare.nodeVersion = out._storage.version
    }
  }
  return out
}

/** The tangents of the outputs, by the author's jvp. */
function carry(cls: typeof Function_, ctx: FunctionCtx, args: readonly unknown[], outs: readonly unknown[]): void {
  const tangents = args.map((a) => {
    if (!(a instanceof Tensor)) return null
    return a._rare?.tangent ?? (ctx._materialize && a._dtype.is_floating_point ? a.new_zeros([...a._sizes]) : null)
  })
  const got = cls.jvp(ctx, ...tangents)
  const list: unknown[] = Array.isArray(got) ? got : [got]
  if (list.length !== outs.length)
    throw new RuntimeError(
      `Function's jvp returned an invalid number of forward gradients (expected ${outs.length} but got ${list.length})`,
    )
  outs.forEach((o, i) => {
    const t = list[i] ?? null
    if (!(o instanceof Tensor) || t === null) return
    if (!(t instanceof Tensor)) throw new RuntimeError(`expected Variable or None (got ${typeName(t)})`)
    if (!sameSizes(o._sizes, t._sizes))
      throw new RuntimeError(
        `Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size ${shapeText(o._sizes)} while the given forward gradient is of size ${shapeText(t._sizes)}.`,
      )
    rareOf(o).tangent = t
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
      const out = aliasOf(t)
      const node = new OnceDifferentiableError(sources)
      node.addOutput(out)
      out._node = node
      return out
    }
    return (Array.isArray(result) ? result.map(refuse) : refuse(result)) as R
  }
}
