/**
 * Recording: ties the result of an operation to the graph, for plain results, views and in-place changes, and carries
 * tangents along in forward mode. The rules are those of PyTorch's VariableHooks and CopySlices.
 */
import { RuntimeError } from '../errors.ts'
import { isDense } from '../shape/shape.ts'
import { aside, becomesGrad, isLast, markOwned } from '../tensor/passing.ts'
import { aliasOf, rareOf, Tensor, type ViewKind } from '../tensor/tensor.ts'
import { mode } from './modes.ts'
import { type Formula, FormulaNode, type Grad, Node, operationName, type Saved } from './node.ts'

/** The gradient function of a tensor, brought up to date where it is a view whose base has been changed. */
export function gradFnOf(t: Tensor): Node | null {
  const rare = t._rare
  if (rare?.base && rare.nodeVersion !== t._storage.version && !rare.inference) {
    const base = rare.base
    if (t._node !== null || requiresGrad(base)) {
      if (rare.kind !== 'default') checkView(t, t._node as Node | null, true)
      rare.nodeVersion = t._storage.version
      const before = mode.grad
      mode.grad = true
      try {
        const again = base.as_strided([...t._sizes], [...t._strides], t._start)
        t._node = again._node ?? cutOff(t)
        t._nr = again._nr
      } finally {
        mode.grad = before
      }
      moveRetain(t)
    }
  }
  return t._node as Node | null
}

/** The gradient function of a view whose base asks for no gradient any more: none goes further. */
function cutOff(t: Tensor): Node {
  const node = new FormulaNode('AsStridedBackward0', nothing)
  connect(node, [null])
  node.addOutput(t)
  return node
}
const nothing: Formula = () => [null]

export function requiresGrad(t: Tensor): boolean {
  return t._leafGrad || t._node !== null || (t._rare !== null && t._rare.base !== null && requiresGrad(t._rare.base))
}

/** Adds to `grad` of a leaf: the end of every path through the graph. */
export class AccumulateGrad extends Node {
  readonly variable: Tensor
  constructor(variable: Tensor) {
    super(Number.POSITIVE_INFINITY)
    this.variable = variable
    this.addOutput(variable)
  }
  name(): string {
    return 'torch::autograd::AccumulateGrad'
  }
  apply(grads: Grad[]): Grad[] {
    const g = grads[0]
    // It may have been asked for no gradients since.
    if (!this.variable._leafGrad) return []
    if (g) accumulate(this.variable, g, this.hooks !== null)
    const hooks = this.variable._rare?.postHooks
    if (hooks)
      aside(() => {
        for (const hook of [...hooks.values()]) hook(this.variable)
      })
    return []
  }
}

function accumulate(variable: Tensor, g: Tensor, seen: boolean): void {
  const old = variable._grad
  if (old === null) {
    const mine =
      !mode.grad &&
      !seen &&
      g._start === 0 &&
      g._storage.nbytes <= g._count * g._dtype.itemsize + 64 &&
      isLast(g) &&
      (g._rare === null || (g._rare.kind === 'no_grad' && g._rare.tangent === null)) &&
      keepsLayout(g, variable)
    // PyTorch takes the gradient over when nothing else holds it, else copies; with create_graph it stays part of the graph.
    variable._grad = mode.grad ? markOwned(laidOutLike(variable, g)) : becomesGrad(detached(mine ? g : laidOutLike(variable, g)))
  } else if (mode.grad) variable._grad = old.add(g)
  else old.add_(g)
}
/** A gradient lies in memory as its tensor does where that has no holes, else in row-major order. */
const keepsLayout = (g: Tensor, variable: Tensor): boolean =>
  variable._contiguous || !isDense(variable._sizes, variable._strides)
    ? g._contiguous > 0
    : g._strides.every((s, d) => s === variable._strides[d] || g._sizes[d] === 1)
function laidOutLike(variable: Tensor, g: Tensor): Tensor {
  if (!isDense(variable._sizes, variable._strides)) return g.clone({ memory_format: 'contiguous_format' })
  return g.new_empty_strided([...variable._sizes], [...variable._strides]).copy_(g)
}

const detached = (t: Tensor): Tensor => (t._node === null && t._rare === null && !t._leafGrad ? t : aliasOf(t))

export function accumulatorOf(t: Tensor): Node {
  const rare = rareOf(t)
  rare.accumulator ??= new AccumulateGrad(t)
  return rare.accumulator as Node
}

/** Where a gradient of `t` goes: its gradient function, or its accumulator if it is a leaf, or nowhere. */
export function edgeOf(t: Tensor): Node | null {
  return gradFnOf(t) ?? (t._leafGrad ? accumulatorOf(t) : null)
}

export function connect(node: Node, inputs: readonly (Tensor | null)[]): void {
  node.edges = inputs.map(edgeOrNull)
  node.edgeNrs = inputs.map(edgeNrOf)
}
const edgeOrNull = (t: Tensor | null): Node | null => (t ? edgeOf(t) : null)
/** Of which output of the function that made it a tensor is; call once `edgeOf` has brought that up to date. */
export const edgeNrOf = (t: Tensor | null): number => (t?._node ? t._nr : 0)

/** Whether a derivative by `t` is wanted, backward or forward: then the other operands of a product must be kept. */
export const isActive = (t: Tensor): boolean => requiresGrad(t) || (t._rare !== null && t._rare.tangent !== null)

export function anyRequiresGrad(inputs: readonly (Tensor | null)[]): boolean {
  for (let i = 0; i < inputs.length; i++) {
    const t = inputs[i]
    if (t && requiresGrad(t)) return true
  }
  return false
}

/** Marks what inference mode makes: no version counter, never saved for a backward pass. */
export function afterMaking(out: Tensor): Tensor {
  if (mode.inference) rareOf(out).inference = true
  return out
}

type Tangents = (Tensor | null)[]
/** Forward-mode rule: the tangents of the inputs (null: none) to those of the outputs. Without one, it is derived from the formula by differentiating it. */
export type Jvp = (tangents: Tangents, inputs: Tangents, outs: readonly Tensor[]) => Tangents

/** Set by `forward.ts`: carries tangents through an operation that has just been computed. */
export const forwardRule: {
  apply: ((outs: readonly Tensor[], inputs: readonly (Tensor | null)[], node: () => Node | null, jvp?: Jvp) => void) | null
} = { apply: null }
const hasTangent = (t: Tensor | null): boolean => t !== null && t._rare !== null && t._rare.tangent !== null

/**
 * Records that `outs` were computed from `inputs` (null: an argument that is no tensor): gives them a gradient function
 * called `name` with the backward `formula`, which is given what `saved` holds. `differentiable` leaves out outputs such as indices.
 */
export function trackAll(
  outs: readonly Tensor[],
  name: string,
  inputs: readonly (Tensor | null)[],
  saved: Saved,
  formula: Formula,
  jvp?: Jvp,
): void {
  if (mode.inference) for (const o of outs) afterMaking(o)
  if (mode.grad && anyRequiresGrad(inputs)) {
    const node = nodeOf(outs, name, inputs, saved, formula)
    for (let i = 0; i < outs.length; i++) {
      outs[i]!._node = node
      outs[i]!._nr = i
    }
  }
  if (mode.forward >= 0 && inputs.some(hasTangent)) carryOn(outs, name, inputs, saved, formula, jvp)
}
function nodeOf(outs: readonly Tensor[], name: string, inputs: readonly (Tensor | null)[], saved: Saved, formula: Formula): FormulaNode {
  const node = new FormulaNode(name, formula)
  connect(node, inputs)
  node.addOutputs(outs)
  node.save(saved, outs)
  return node
}
/** Apart, for the closure costs the caller what it holds even where it is not made. */
const carryOn = (
  outs: readonly Tensor[],
  name: string,
  inputs: readonly (Tensor | null)[],
  saved: Saved,
  formula: Formula,
  jvp?: Jvp,
): void => forwardRule.apply!(outs, inputs, () => nodeOf(outs, name, inputs, saved, formula), jvp)

type OneFormula<S extends Saved> = (g: Tensor, saved: S, node: FormulaNode) => Grad[]
/** A formula for one output. Apart, so that it shares no closure with what holds the inputs. */
export const formulaOfOne =
  <S extends Saved>(formula: OneFormula<S>, inputs: number): Formula =>
  (gs, s, node) =>
    gs[0] ? formula(gs[0], s as S, node) : new Array<Grad>(inputs).fill(null)

/**
 * Records one output; see `trackAll`. The formula gets its gradient and gives those of the inputs. It lives as long as the graph, and
 * with it all that any closure of the function that makes it mentions: none of them may mention a tensor. What the formula needs
 * goes into `saved`; `jvp` is given the inputs and the output.
 */
export function track<S extends Saved>(
  out: Tensor,
  name: string,
  inputs: readonly (Tensor | null)[],
  saved: S,
  formula: OneFormula<S>,
  jvp?: OneJvp,
): Tensor {
  if (mode.grad || mode.forward >= 0 || mode.inference) {
    trackAll([out], name, inputs, saved, formulaOfOne(formula, inputs.length), jvp && mode.forward >= 0 ? jvpOfOne(jvp) : undefined)
  }
  return out
}
type OneJvp = (tangents: Tangents, inputs: Tangents, out: Tensor) => Tensor | null
const jvpOfOne =
  (jvp: OneJvp): Jvp =>
  (t, inputs, outs) => [jvp(t, inputs, outs[0]!)]

type ViewFormula = (g: Tensor, node: FormulaNode) => Tensor
const formulaOfView =
  (formula: ViewFormula): OneFormula<Saved> =>
  (g, _s, node) => [formula(g, node)]

/**
 * Records `out` as a view of `self` that shares its memory. `formula` gives the gradient of `self` from that of the view;
 * `again` repeats the view on another tensor of the shape of `self` (tangents).
 */
export function trackView(
  out: Tensor,
  self: Tensor,
  name: string,
  formula: ViewFormula,
  again: (t: Tensor) => Tensor,
  kind: ViewKind = 'default',
): Tensor {
  markView(out, self, kind)
  if (mode.grad || mode.forward >= 0) track(out, name, [self], {}, formulaOfView(formula), mode.forward >= 0 ? jvpOfView(again) : undefined)
  return out
}
const jvpOfView =
  (again: (t: Tensor) => Tensor): OneJvp =>
  ([t]) =>
    t ? again(t) : null

/** Notes whose view `out` is, so that in-place changes of either are seen by the other's history. */
export function markView(out: Tensor, self: Tensor, kind: ViewKind = 'default'): void {
  const from = self._rare
  if (from?.inference) {
    rareOf(out).inference = true
    return
  }
  const rare = rareOf(out)
  rare.base = from?.base ?? self
  rare.nodeVersion = out._storage.version
  const own = mode.inference ? 'inference' : !mode.grad ? 'no_grad' : kind
  rare.kind = own !== 'default' || !from?.base ? own : from.kind
}

/** A result that was made as a view of something that nobody else sees: it stands for itself. */
export function unviewed(t: Tensor): Tensor {
  if (t._rare) {
    t._rare.base = null
    t._rare.kind = 'default'
  }
  return t
}

export const CHANGED_LEAF_VIEW = 'a view of a leaf Variable that requires grad is being used in an in-place operation.'

/** Throws unless `self` may be changed in place now. Call before anything is written. */
export function checkInplace(self: Tensor, others: readonly unknown[] = []): void {
  if (self._rare?.inference && !mode.inference) {
    throw new RuntimeError(
      'Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.',
    )
  }
  if (!mode.grad || !(requiresGrad(self) || others.some((t) => t instanceof Tensor && requiresGrad(t)))) return
  if (self._rare?.base) {
    checkView(self, self._node as Node | null, false)
    if (isLeaf(self._rare.base) && requiresGrad(self)) throw new RuntimeError(CHANGED_LEAF_VIEW)
  }
  if (isLeaf(self) && self._leafGrad) throw new RuntimeError('a leaf Variable that requires grad is being used in an in-place operation.')
}

/** Refuses a hook where no gradient will come. */
export function checkHookable(wanted: unknown): asserts wanted {
  if (!wanted) throw new RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
}

/** As the tensor stands: a view whose base has been changed learns of that only when its gradient function is asked for. */
export const isLeaf = (t: Tensor): boolean => t._node === null

const AMBIGUOUS = (guard: string): string =>
  `Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the ${guard} block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).`
/** Why a view may not be changed in place, by how it came to be. */
const REFUSALS: Record<Exclude<ViewKind, 'default'>, string> = {
  multiple:
    'This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.',
  no_grad: AMBIGUOUS('no_grad'),
  inference: AMBIGUOUS('inference_mode'),
  custom:
    'This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.',
}
/** Refuses a change in place of a view that forbids it; `indirect`: of its base, or through another view. */
function checkView(self: Tensor, node: Node | null, indirect: boolean): void {
  const { kind } = self._rare!
  if (kind === 'default') return
  const what = indirect ? 'its base or another view of its base has been modified inplace' : 'is being modified inplace'
  const output = node ? `Output ${self._nr} of ${operationName(node)} is a view` : 'A view'
  const where = kind === 'inference' ? 'inference mode' : 'no_grad mode'
  const view =
    node && (kind === 'multiple' || kind === 'custom')
      ? `${output} and ${what}.`
      : `${output}${node ? ' of a view which' : ''} was created in ${where} and ${what} ${kind === 'inference' ? 'in normal mode' : 'with grad mode enabled'}.`
  throw new RuntimeError(`${view} ${REFUSALS[kind]}`)
}

/** The backward of an in-place change of a view, seen from the base: the gradient of the changed part goes through `inner`. */
class CopySlices extends Node {
  readonly #inner: Node
  readonly #sizes: readonly number[]
  readonly #strides: readonly number[]
  readonly #start: number
  readonly #base: { sizes: readonly number[]; strides: readonly number[]; start: number }
  constructor(base: Tensor, view: Tensor, inner: Node) {
    super()
    this.#inner = inner
    this.#sizes = view._sizes
    this.#strides = view._strides
    this.#start = view._start
    this.#base = { sizes: base._sizes, strides: base._strides, start: base._start }
    this.addOutput(base)
    const edge = edgeOf(base)
    this.edges = [edge, ...inner.edges.slice(1)]
    this.edgeNrs = [edge ? edgeNrOf(base) : 0, ...inner.edgeNrs.slice(1)]
    // The inner node asks its edges which gradients are wanted; that of the view is wanted where that of the base is.
    inner.edges = this.edges
  }
  name(): string {
    return 'torch::autograd::CopySlices'
  }
  apply(grads: Grad[]): Grad[] {
    const g = grads[0]
    if (!g) return this.edges.map(() => null)
    const { sizes, strides, start } = this.#base
    const result = g.new_empty_strided([...sizes], [...strides])
    result.copy_(g)
    const slice = result.as_strided([...this.#sizes], [...this.#strides], this.#start - start)
    const inner = this.#inner.apply([slice.clone()])
    if (inner[0]) slice.copy_(inner[0])
    else slice.zero_()
    return this.edges.map((e, i) => (e === null ? null : i === 0 ? result : (inner[i] ?? null)))
  }
  override release(): void {
    this.#inner.release()
  }
}

/** Gives `self`, whose elements have just been changed in place (and its version raised), the gradient function `node`. */
export function rebase(self: Tensor, node: Node): void {
  const rare = self._rare
  if (rare?.base) {
    const base = rare.base
    const slices = new CopySlices(base, self, node)
    base._node = slices
    base._nr = 0
    base._leafGrad = false
    moveRetain(base)
    gradFnOf(self)
  } else {
    self._node = node
    self._nr = 0
    self._leafGrad = false
    moveRetain(self)
  }
}

/** `retain_grad` follows a tensor to its new gradient function. */
function moveRetain(t: Tensor): void {
  const rare = t._rare
  if (!rare?.retains || !t._node) return
  rare.removeRetain?.()
  attachRetain(t)
}

/** From now on the gradient of a tensor that is no leaf stays in `grad`. */
export function retainGrad(self: Tensor): void {
  if (!requiresGrad(self)) throw new RuntimeError("can't retain_grad on Tensor that has requires_grad=False")
  if (isLeaf(self) || self._rare?.retains) return
  rareOf(self).retains = true
  attachRetain(self)
}

export function attachRetain(t: Tensor): void {
  const rare = rareOf(t)
  const node = gradFnOf(t)!
  const nr = t._nr
  const hooks = node.hookTable().retain
  hooks.set(nr, (g) => {
    // A gradient kept for the user must not change when the engine goes on adding to it.
    t._grad = t._grad === null ? g.clone() : t._grad.add(g)
    if (!mode.grad) t._grad = t._grad.detach()
    markOwned(t._grad)
  })
  rare.removeRetain = () => hooks.delete(nr)
}

/** Gives `self`, just changed in place, a tangent (null: none); a view's becomes part of that of its base. */
export function setTangent(self: Tensor, tangent: Tensor | null): void {
  const base = self._rare?.base
  const had = self._rare?.tangent
  if (tangent || had) rareOf(self).tangent = tangent
  if (!base || (!tangent && !base._rare?.tangent)) return
  const whole = base.new_empty_strided([...base._sizes], [...base._strides])
  const before = base._rare?.tangent
  if (before) whole.copy_(before)
  else whole.zero_()
  const part = whole.as_strided([...self._sizes], [...self._strides], self._start - base._start)
  if (tangent) part.copy_(tangent)
  else part.zero_()
  rareOf(base).tangent = whole
}
