/** Applies pointwise operations to tensors and numbers: computes them, records their gradient functions, carries tangents along. */
import { mode } from '../autograd/modes.ts'
import { exposeSaved, FREED, type Grad, Node, SavedTensor } from '../autograd/node.ts'
import { checkInplace, edgeNrOf, edgeOf, rebase, requiresGrad, setTangent } from '../autograd/record.ts'
import { bool as boolType, type DType } from '../dtypes.ts'
import { cannotCast, NotImplementedError, RuntimeError } from '../errors.ts'
import { type GradOp, OPERAND, type Pointwise } from '../ops/row.ts'
import { checkBroadcast, isDense, repeatsItself, sameSizes } from '../shape/shape.ts'
import { aliasOf, rareOf, Tensor } from '../tensor/tensor.ts'
import { fast, general, promotedOf, refuse, sizesOf, typesOf } from './pointwise-kernel.ts'
import { type Arg, type Num, typeWord } from './promotion.ts'

export { type Arg, broadcastShapes, type Num, resultType, typeWord } from './promotion.ts'

/** Applies `op`; records it for the backward pass where that is wanted. `outDtype`: of the result, where it is not the promoted one. */
export function apply(op: Pointwise, args: readonly Arg[], outDtype: DType | null = null): Tensor {
  const out = (outDtype === null ? fast(op, args, null) : null) ?? general(op, args, outDtype)
  if (mode.grad && op.result !== 'bool' && out._dtype.category === 2) {
    for (let i = 0; i < args.length; i++) {
      const a = args[i]
      if (a instanceof Tensor && requiresGrad(a) && op.flows(i)) {
        const node = new PointwiseNode(op, args, out)
        node.saveResult(out)
        out._node = node
        break
      }
    }
  }
  if (mode.inference) rareOf(out).inference = true
  if (mode.forward >= 0) carryTangents(op, args, out)
  return out
}

/** The gradient function of a pointwise operation. */
class PointwiseNode extends Node {
  readonly #op: Pointwise
  readonly #args: (SavedTensor | Num | null)[]
  readonly #keep: readonly boolean[]
  #result: SavedTensor | null = null
  #freed = false

  constructor(op: Pointwise, args: readonly Arg[], out: Tensor, inplaceSelf: Tensor | null = null) {
    super()
    this.#op = op
    const n = args.length
    let wanted = 0
    let operands = 0
    for (let i = 0; i < n; i++) if (op.kinds[i] === OPERAND) operands++
    const edges = new Array<Node | null>(operands)
    const edgeNrs = new Array<number>(operands)
    for (let i = 0, e = 0; i < n; i++) {
      if (op.kinds[i] !== OPERAND) continue
      const a = args[i]
      const next = a instanceof Tensor && a._dtype.category === 2 && op.flows(i) ? edgeOf(a) : null
      edges[e] = next
      edgeNrs[e++] = next === null ? 0 : edgeNrOf(a as Tensor)
      if (next !== null) wanted |= 1 << i
    }
    this.edges = edges
    this.edgeNrs = edgeNrs
    const keep = op.saves.get(wanted * 8 + n) ?? savesOf(op, wanted, n)
    this.#keep = keep
    this.#args = new Array<SavedTensor | Num | null>(n)
    for (let i = 0; i < n; i++) {
      const a = args[i]!
      this.#args[i] = !(a instanceof Tensor)
        ? a
        : keep[i]
          ? new SavedTensor(i === 0 && a === inplaceSelf ? copyWithHistory(a) : a, false)
          : null
    }
    this.addOutput(out)
  }
  /** Call once the result (in place: the changed tensor) belongs to this node. */
  saveResult(out: Tensor): void {
    if (this.#keep[this.#args.length]) this.#result = new SavedTensor(out, true)
  }
  name(): string {
    return this.#op.node
  }
  override savedValue(name: string): unknown {
    const s = this.rawSaved(name)
    return s instanceof SavedTensor ? s.unpack(this) : s
  }
  override rawSaved(name: string): unknown {
    const i = this.#op.operands.indexOf(name)
    if (this.#freed && (name === 'result' || i < this.#args.length)) throw new RuntimeError(FREED)
    if (name === 'result') return this.#result
    return i < 0 ? undefined : i < this.#args.length ? this.#args[i] : 1
  }
  override savedTensors(): [string, Tensor][] {
    if (this.#freed) return []
    const all: [string, SavedTensor | Num | null][] = [
      ...this.#args.map((a, i): [string, SavedTensor | Num | null] => [this.#op.operands[i]!, a]),
      ['result', this.#result],
    ]
    return all.flatMap(([name, s]): [string, Tensor][] => (s instanceof SavedTensor ? [[name, s.unpack(this)]] : []))
  }
  override replaceSavedOutput(from: Tensor, to: Tensor): void {
    if (this.#result?.keepsOutput(from)) this.#result = new SavedTensor(to, true)
  }
  apply(grads: Grad[]): Grad[] {
    if (this.#freed) throw new RuntimeError(FREED)
    const op = this.#op
    const g = grads[0]!
    const n = this.#args.length
    const args: Arg[] = new Array<Arg>(n + 2)
    for (let i = 0; i < n; i++) {
      const a = this.#args[i]!
      args[i] = a instanceof SavedTensor ? a.unpack(this) : a
    }
    args[n] = this.#result ? this.#result.unpack(this) : null
    args[n + 1] = g
    const out: Grad[] = new Array<Grad>(this.edges.length)
    for (let i = 0, e = 0; i < n; i++) {
      if (op.kinds[i] !== OPERAND) continue
      const next = this.edges[e]
      out[e] = next && this.needs(e) ? gradientOf(gradientFor(op, i, n), args, g, next.outDtypes[this.edgeNrs[e]!]!) : null
      e++
    }
    return out
  }
  override release(): void {
    // Numbers alone stay: a graph of operations with constants runs backward as often as one likes.
    if (this.#keep.length === 0 || (this.#result === null && !this.#args.some((a) => a instanceof SavedTensor))) return
    this.#freed = true
    for (const a of this.#args) if (a instanceof SavedTensor) a.free()
    this.#result?.free()
  }
}

/** What gradients of the operands in the mask `wanted` mention: operands, then the result. Empty where that is nothing. */
function savesOf(op: Pointwise, wanted: number, n: number): boolean[] {
  const keep: boolean[] = []
  for (let i = 0; i < n; i++) {
    const mentions = (wanted >> i) & 1 ? op.gradient(i, n)?.mentions : undefined
    if (mentions) for (let q = 0; q <= n; q++) if (mentions[q]) keep[q] = true
  }
  op.saves.set(wanted * 8 + n, keep)
  for (const name of [...op.operands, 'result']) exposeSaved(name)
  return keep
}

/** The gradient operation of operand `i`, which may be none; throws where PyTorch has no formula. */
export function gradientFor(op: Pointwise, i: number, n: number): GradOp | null {
  const why = op.missing(i)
  if (why !== null) throw op.node === 'torch::autograd::NotImplemented' ? new RuntimeError(why) : new NotImplementedError(why)
  return op.gradient(i, n)
}

export function gradientOf(gop: GradOp | null, args: Arg[], g: Tensor, dtype: DType): Tensor | null {
  if (gop === null) return null
  if (gop.isIdentity) return g
  // What the formula does not mention must not take part in promotion or broadcasting; the gradient always gives the shape.
  const used = args.map((a, i) => (gop.mentions[i] || i === args.length - 1 || !(a instanceof Tensor) ? a : null))
  return apply(gop, used, promotedOf(gop, used) === dtype ? null : dtype)
}

/** A copy that stands for `t` in the graph: same gradient function, other memory. */
export function copyWithHistory(t: Tensor): Tensor {
  const before = mode.grad
  mode.grad = false
  try {
    const c = t.clone()
    const r = aliasOf(c, c._sizes, c._strides, 0)
    r._node = t._node
    r._nr = t._nr
    r._leafGrad = t._leafGrad
    return r
  } finally {
    mode.grad = before
  }
}

/** Applies `op` with `self` (its first operand) as the place of the result. */
export function applyInplace(op: Pointwise, self: Tensor, args: readonly Arg[]): Tensor {
  checkInplace(self, args)
  const records = mode.grad && self._dtype.category === 2 && someRequireGrad(args)
  if (!records && mode.forward < 0 && aloneIn(self, args) && fast(op, args, self) !== null) {
    self._storage.version++
    return self
  }
  checkMemory(self, args)
  const shape = sizesOf(args)
  checkBroadcast(self._sizes, shape)
  const { promoted } = typesOf(op, args, null)
  const result = op.result === 'bool' ? boolType : promoted
  if (result.category > self._dtype.category) {
    throw cannotCast(typeWord(result), typeWord(self._dtype))
  }
  if (op.refuses !== null) refuse(op, promoted)
  const node = records ? new PointwiseNode(op, args, self, self) : null
  const tangents = mode.forward >= 0 ? tangentsBefore(op, args, self) : null
  general(op, args, self._dtype, self)
  self._storage.version++
  if (node) {
    rebase(self, node)
    node.saveResult(self)
  }
  tangents?.()
  return self
}
function someRequireGrad(args: readonly Arg[]): boolean {
  for (let i = 0; i < args.length; i++) {
    const a = args[i]
    if (a instanceof Tensor && requiresGrad(a)) return true
  }
  return false
}
/** Whether no other argument lies in the memory of `self`. */
function aloneIn(self: Tensor, args: readonly Arg[]): boolean {
  for (let i = 0; i < args.length; i++) {
    const a = args[i]
    if (a instanceof Tensor && a !== self && a._storage === self._storage) return false
  }
  return true
}

/** Throws where several positions of `self` are one element of memory. */
export function checkWritable(self: Tensor): void {
  if (!self._contiguous && repeatsItself(self._sizes, self._strides)) {
    throw new RuntimeError(
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.',
    )
  }
}

/** Throws where `other` lies in the memory that is about to be written; `alike`: but not where it lies there element for element. */
export function checkApart(self: Tensor, other: Tensor, alike = false): void {
  if (self._storage !== other._storage || self._count === 0 || other._count === 0) return
  // Of tensors with gaps PyTorch does not know, nor ask further.
  if (!isDense(self._sizes, self._strides) || !isDense(other._sizes, other._strides)) return
  const [a, b] = [self._start * self._dtype.itemsize, other._start * other._dtype.itemsize]
  const [aEnd, bEnd] = [a + self._count * self._dtype.itemsize, b + other._count * other._dtype.itemsize]
  if (alike && a === b && aEnd === bEnd && sameSizes(self._strides, other._strides)) return
  if (a < bEnd && b < aEnd) {
    throw new RuntimeError(
      'unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.',
    )
  }
}

/** Throws where an elementwise operation may not write to `self` what it reads from `others`: in its own memory only at the same place. */
export function checkMemory(self: Tensor, others: readonly unknown[]): void {
  checkWritable(self)
  for (const t of others) if (t instanceof Tensor && t !== self) checkApart(self, t, true)
}

const tangentOf = (a: Arg): Tensor | null => (a instanceof Tensor ? (a._rare?.tangent ?? null) : null)

/** The tangent of a result: each operand's tangent through the same formula as its gradient. */
function tangent(op: Pointwise, args: readonly Arg[], tangents: readonly (Tensor | null)[], result: Tensor): Tensor | null {
  const n = args.length
  let sum: Tensor | null = null
  for (let i = 0; i < n; i++) {
    const t = tangents[i]
    if (!t || op.kinds[i] !== OPERAND) continue
    const gop = gradientFor(op, i, n)
    const part = gradientOf(gop, [...args, result, t], t, result._dtype)
    if (part) sum = sum ? sum.add(part) : part
  }
  return sum && !sameSizes(sum._sizes, result._sizes) ? sum.expand([...result._sizes]) : sum
}

function carryTangents(op: Pointwise, args: readonly Arg[], out: Tensor): void {
  if (out._dtype.category !== 2) return
  const tangents = args.map(tangentOf)
  if (tangents.every((t) => t === null)) return
  const t = tangent(op, args.map(withoutTangent), tangents, withoutTangent(out) as Tensor)
  if (t) rareOf(out).tangent = t
}

/** The same tensor in the graph, seen without its tangent. */
export function withoutTangent(a: Arg): Arg {
  if (!(a instanceof Tensor) || !a._rare?.tangent) return a
  return primalOf(a)
}
export function primalOf(a: Tensor): Tensor {
  const p = aliasOf(a)
  p._node = a._leafGrad ? edgeOf(a) : a._node
  p._nr = a._leafGrad ? 0 : a._nr
  return p
}

function tangentsBefore(op: Pointwise, args: readonly Arg[], self: Tensor): () => void {
  const tangents = args.map(tangentOf)
  if (tangents.every((t) => t === null)) return () => {}
  const kept = args.map((a) => (a === self ? copyWithHistory(self) : withoutTangent(a)))
  return () => {
    setTangent(self, tangent(op, kept, tangents, primalOf(self)))
  }
}
