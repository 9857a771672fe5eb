/**
 * Applies pointwise operations to tensors and numbers: type promotion, broadcasting, the kernel, the gradient function.
 * The hot path of small operations is here: operands of one dtype and shape, without holes.
 */
import { heap } from '../backend/wasm/memory.ts'
import type { Compiled } from '../backend/wasm/module.ts'
import { beginOp, Storage } from '../backend/wasm/storage.ts'
import { getNumThreads, parallelRun } from '../backend/wasm/threads.ts'
import { type Category, type DType, promoteTypes, bool as boolType, int64 } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import { cast, computeType, type Expr, type Kernel, load, param, type Scalar, type Store } from '../ir/expr.ts'
import { type Pointwise, type GradOp, renumber, visit } from '../ops/row.ts'
import { broadcastStrides, broadcastTwo, isDense, overlapsItself, sameSizes, type Sizes } from '../shape/shape.ts'
import { addressOf, aliasOf, empty, getDefaultDtype, rareOf, Tensor } from '../tensor/tensor.ts'
import { collapse, compile, launch, type Operand, type Param, writeParams } from '../tensor/launch.ts'
import { mode } from '../autograd/modes.ts'
import { exposeSaved, FREED, type Grad, Node, SavedTensor } from '../autograd/node.ts'
import { anyRequiresGrad, checkInplace, edgeOf, rebase, requiresGrad } from '../autograd/record.ts'

export type Num = number | bigint | boolean
/** An operand of a pointwise operation; null where an optional one is absent. */
export type Arg = Tensor | Num | null

const categoryOf = (x: Num): Category => (typeof x === 'boolean' ? 0 : typeof x === 'bigint' || Number.isInteger(x) ? 1 : 2)
const dtypeOfNumber = (x: Num): DType => (typeof x === 'boolean' ? boolType : categoryOf(x) === 1 ? int64 : getDefaultDtype())

/** The dtype to which operands are brought: PyTorch's rule, by which zero-dimensional tensors and numbers only raise the category. */
export function resultType(args: readonly Arg[]): DType {
  let dim: DType | null = null
  let zero: DType | null = null
  let number: DType | null = null
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    if (a === null) continue
    if (a instanceof Tensor) {
      if (a._sizes.length > 0) dim = dim === null || dim === a._dtype ? a._dtype : promoteTypes(dim, a._dtype)
      else zero = zero === null ? a._dtype : promoteTypes(zero, a._dtype)
    } else number = number === null ? dtypeOfNumber(a) : promoteTypes(number, dtypeOfNumber(a))
  }
  return raise(raise(dim, zero), number) ?? getDefaultDtype()
}
const raise = (high: DType | null, low: DType | null): DType | null => (high === null ? low : low === null || low.category <= high.category ? high : low)

/** What a kernel computes in, for a promoted dtype (bool as i32, so that arithmetic is defined). */
export const computeOf = (d: DType): Scalar => (d === boolType ? 'i32' : computeType[d.name])

export function broadcastShapes(shapes: readonly Sizes[]): Sizes {
  let out: Sizes = shapes[0] ?? []
  for (let i = 1; i < shapes.length; i++) {
    const next = shapes[i]!
    if (out === next || sameSizes(out, next)) continue
    const r = broadcastTwo(out, next)
    if (typeof r === 'number') {
      const n = Math.max(out.length, next.length)
      throw new RuntimeError(`The size of tensor a (${out[r - n + out.length]}) must match the size of tensor b (${next[r - n + next.length]}) at non-singleton dimension ${r}`)
    }
    out = r
  }
  return out
}

const isFloat = (d: DType): boolean => d.category === 2

interface Typed {
  promoted: DType
  out: DType
}
function typesOf(op: Pointwise, args: readonly Arg[], outDtype: DType | null): Typed {
  let promoted = resultType(op.operands.some((o) => o[0] === '?') ? args.map((a, i) => (op.isCondition(i) ? null : a)) : args)
  if (op.result === 'float' && !isFloat(promoted)) promoted = getDefaultDtype()
  return { promoted, out: outDtype ?? (op.result === 'bool' ? boolType : promoted) }
}

/** The stores of a kernel: operand `i` is a buffer, a parameter or absent; conversions happen on the way in and out. */
function storesOf(op: Pointwise, args: readonly Arg[], promoted: DType, out: DType): { stores: Store[]; used: number[]; params: number[] } {
  const ty = computeOf(promoted)
  const params: number[] = []
  const x: Expr[] = args.map((a, i) => {
    const want: Scalar = op.isCondition(i) ? 'bool' : ty
    // Absent: the formula may be derived from an expression that reads it, but does not mention it itself.
    if (a === null) return load(want, i)
    if (a instanceof Tensor) return cast(want, load(computeType[a._dtype.name], i))
    params.push(i)
    return param(want, params.length - 1)
  })
  const value = cast(computeType[out.name], op.body(x, ty))
  const seen = new Set<number>()
  visit(value, new Set(), (e) => e.k === 'load' && seen.add(e.buffer))
  const used = args.flatMap((a, i) => (a instanceof Tensor && seen.has(i) ? [i] : []))
  const map: number[] = []
  used.forEach((i, k) => {
    map[i] = k
  })
  return { stores: [{ buffer: used.length, value: renumber(value, map) }], used, params }
}

/** How an operation's kernel takes its arguments, remembered per kernel. */
interface Plan {
  compiled: Compiled
  used: readonly number[]
  params: readonly number[]
}
const fastPlans = new WeakMap<Pointwise, Map<number, Plan>>()

/** Applies `op`; records it for the backward pass where that is wanted. `outDtype`: of the result, where it is not the promoted one. */
export function apply(op: Pointwise, args: readonly Arg[], outDtype: DType | null = null): Tensor {
  const out = compute(op, args, outDtype)
  if (mode.grad) {
    for (let i = 0; i < args.length; i++) {
      const a = args[i]
      if (a instanceof Tensor && requiresGrad(a)) {
        if (op.result === 'bool' || out._dtype.category !== 2) break
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

function compute(op: Pointwise, args: readonly Arg[], outDtype: DType | null): Tensor {
  // The common case: tensors of one dtype and shape in plain order, and numbers that fit it.
  let first: Tensor | null = null
  let code = 0
  let plain = outDtype === null
  for (let i = 0; i < args.length && plain; i++) {
    const a = args[i]!
    if (a instanceof Tensor) {
      if (!a._contiguous) plain = false
      else if (first === null) first = a
      else if (a._dtype !== first._dtype || (a._sizes !== first._sizes && !sameSizes(a._sizes, first._sizes))) plain = false
      code = code * 3
    } else code = code * 3 + (a === null ? 2 : 1)
  }
  if (!plain || first === null || first._dtype.category !== 2) return computeGeneral(op, args, outDtype)
  const dtype = first._dtype
  const key = code * 10 + dtype.id
  let plans = fastPlans.get(op)
  if (plans === undefined) fastPlans.set(op, (plans = new Map()))
  let plan = plans.get(key)
  if (plan === undefined) {
    const out = op.result === 'bool' ? boolType : dtype
    const { stores, used, params } = storesOf(op, args, dtype, out)
    const buffers = [...used.map(() => ({ stored: dtype.name, steps: [1] as const })), { stored: out.name, steps: [1] as const }]
    const ty = computeOf(dtype)
    const kernel: Kernel = { axes: 1, reduce: 0, buffers, params: params.map((i) => (op.isCondition(i) ? 'bool' : ty)), stores }
    plan = { compiled: compile(kernel), used, params }
    plans.set(key, plan)
  }
  const outType = op.result === 'bool' ? boolType : dtype
  const n = first._count
  beginOp()
  const storage = Storage.allocate(n * outType.itemsize)
  const out = new Tensor(storage, outType, first._sizes, first._strides, 0, n, true)
  const { used, params } = plan
  const k = used.length
  const P = heap.paramBlock
  const at = P >> 2
  // Every address is taken before the views are used: paging in can replace them.
  if (k === 1) {
    const a = addressOf(args[used[0]!] as Tensor)
    const o = storage.address()
    const words = heap.i32
    words[at] = a
    words[at + 1] = o
    words[at + 2] = n
  } else if (k === 2) {
    const a = addressOf(args[used[0]!] as Tensor)
    const b = addressOf(args[used[1]!] as Tensor)
    const o = storage.address()
    const words = heap.i32
    words[at] = a
    words[at + 1] = b
    words[at + 2] = o
    words[at + 3] = n
  } else {
    const addresses: number[] = []
    for (let i = 0; i < k; i++) addresses.push(addressOf(args[used[i]!] as Tensor))
    addresses.push(storage.address())
    const words = heap.i32
    for (let i = 0; i <= k; i++) words[at + i] = addresses[i]!
    words[at + k + 1] = n
  }
  if (params.length > 0) {
    const ty = computeOf(dtype)
    const w = (at + 2 * (k + 1) + 2) & ~1
    if (ty === 'f32' || ty === 'f64') for (let i = 0; i < params.length; i++) heap.f64[(w >> 1) + i] = Number(args[params[i]!])
    else writeParams(w, params.map((i) => ({ ty, value: args[i] as Num })))
  }
  if (n * op.cost >= 32768 && getNumThreads() > 1) parallelRun(plan.compiled, P, 0, n)
  else plan.compiled.run(P, 0, n)
  return out
}

/** The strides of a result: those of the operands where they agree on an order of the dimensions, else row-major. */
function outputStrides(sizes: Sizes, args: readonly Arg[]): number[] | undefined {
  let lead: Tensor | null = null
  for (const a of args) {
    if (!(a instanceof Tensor) || !sameSizes(a._sizes, sizes)) continue
    if (lead === null) {
      if (a._contiguous || !isDense(a._sizes, a._strides)) return undefined
      lead = a
    } else if (!sameSizes(a._strides, lead._strides)) return undefined
  }
  return lead ? [...lead._strides] : undefined
}

function computeGeneral(op: Pointwise, args: readonly Arg[], outDtype: DType | null, into?: Tensor): Tensor {
  const { promoted, out: outType } = typesOf(op, args, outDtype)
  const shapes: Sizes[] = []
  for (const a of args) if (a instanceof Tensor) shapes.push(a._sizes)
  const sizes = broadcastShapes(shapes)
  if (into && !sameSizes(into._sizes, sizes)) {
    throw new RuntimeError(`output with shape [${into._sizes.join(', ')}] doesn't match the broadcast shape [${sizes.join(', ')}]`)
  }
  const out = into ?? empty(sizes, outType, outputStrides(sizes, args))
  const { stores, used, params } = planOf(op, args, promoted, out._dtype)
  const operands: Operand[] = used.map((i) => {
    const t = args[i] as Tensor
    return { tensor: t, strides: t._sizes === sizes ? t._strides : broadcastStrides(t._sizes, t._strides, sizes) }
  })
  operands.push({ tensor: out, strides: out._strides })
  if (out._count === 0) return out
  const c = collapse(sizes, operands, true)
  const ty = computeOf(promoted)
  const ps: Param[] = params.map((i) => ({ ty: op.isCondition(i) ? 'bool' : ty, value: args[i] as Num }))
  let variant = `${promoted.id}`
  for (const a of args) variant += a === null ? 'n' : a instanceof Tensor ? 't' : 's'
  launch({ stores: () => stores, cache: op.cache }, variant, c.operands, c.extents, [], ps, op.cost)
  return out
}

const plans = new WeakMap<Pointwise, Map<string, ReturnType<typeof storesOf>>>()
function planOf(op: Pointwise, args: readonly Arg[], promoted: DType, out: DType): ReturnType<typeof storesOf> {
  let key = `${promoted.id}:${out.id}`
  for (const a of args) key += a === null ? 'n' : a instanceof Tensor ? `t${a._dtype.id}` : 's'
  let byKey = plans.get(op)
  if (byKey === undefined) plans.set(op, (byKey = new Map()))
  let plan = byKey.get(key)
  if (plan === undefined) byKey.set(key, (plan = storesOf(op, args, promoted, out)))
  return plan
}

/** The gradient function of a pointwise operation. */
class PointwiseNode extends Node {
  readonly #op: Pointwise
  readonly #args: (SavedTensor | Num | null)[]
  #result: SavedTensor | null = null
  #wantsResult = false
  #freed = false
  #saves = false

  constructor(op: Pointwise, args: readonly Arg[], out: Tensor, inplaceSelf: Tensor | null = null) {
    super()
    this.#op = op
    const n = args.length
    const keep: boolean[] = []
    for (let i = 0; i < n; i++) {
      if (!op.differentiable(i)) continue
      const a = args[i]
      const next = a instanceof Tensor && a._dtype.category === 2 ? edgeOf(a) : null
      this.edges.push(next)
      this.edgeNrs.push(next !== null && (a as Tensor)._node !== null ? (a as Tensor)._nr : 0)
      if (next === null) continue
      const m = op.gradient(i, n)?.mentions
      if (!m) continue
      for (let k = 0; k < n; k++) if (m[k]) keep[k] = true
      if (m[n]) this.#wantsResult = true
    }
    this.#args = args.map((a, k) => {
      if (!(a instanceof Tensor)) return a
      if (!keep[k]) return null
      this.#saves = true
      exposeSaved(op.operands[k]!.replace(/^[*?]/, ''))
      return new SavedTensor(a === inplaceSelf ? copyWithHistory(a) : a, false)
    })
    this.addOutput(out)
  }
  /** Call once the result (in place: the changed tensor) belongs to this node. */
  saveResult(out: Tensor): void {
    if (!this.#wantsResult) return
    exposeSaved('result')
    this.#saves = true
    this.#result = new SavedTensor(out, true)
  }
  name(): string {
    return this.#op.node
  }
  override savedValue(name: string): unknown {
    const s = this.rawSaved(name)
    return s instanceof SavedTensor ? s.unpack(this) : s
  }
  override rawSaved(name: string): unknown {
    if (this.#freed) throw new RuntimeError(FREED)
    if (name === 'result') return this.#result
    const i = this.#op.operands.findIndex((o) => o.replace(/^[*?]/, '') === name)
    return i < 0 ? undefined : this.#args[i]
  }
  override savedTensors(): [string, Tensor][] {
    if (this.#freed) return []
    const all: [string, SavedTensor | Num | null][] = [...this.#args.map((a, i): [string, SavedTensor | Num | null] => [this.#op.operands[i]!.replace(/^[*?]/, ''), a]), ['result', this.#result]]
    return all.flatMap(([name, s]): [string, Tensor][] => (s instanceof SavedTensor ? [[name, s.unpack(this)]] : []))
  }
  override replaceSavedOutput(from: Tensor, to: Tensor): void {
    if (this.#result?.keepsOutput(from)) this.#result = new SavedTensor(to, true)
  }
  apply(grads: Grad[]): Grad[] {
    if (this.#freed) throw new RuntimeError(FREED)
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
      if (!this.#op.differentiable(i)) continue
      const next = this.edges[e]
      out[e] = next && this.needs(e) ? gradientOf(this.#op.gradient(i, n), args, g, next.outDtypes[this.edgeNrs[e]!]!) : null
      e++
    }
    return out
  }
  override release(): void {
    if (!this.#saves) return
    this.#freed = true
    for (const a of this.#args) if (a instanceof SavedTensor) a.free()
    this.#result?.free()
  }
}

function gradientOf(gop: GradOp | null, args: Arg[], g: Tensor, dtype: DType): Tensor | null {
  if (gop === null) return null
  if (gop.isIdentity) return g
  // What the formula does not mention must not take part in promotion or broadcasting; the gradient always gives the shape.
  const used = args.map((a, i) => (gop.mentions[i] || i === args.length - 1 || !(a instanceof Tensor) ? a : null))
  return apply(gop, used, resultType(used) === dtype ? null : dtype)
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
  checkInplace(self)
  const { promoted } = typesOf(op, args, null)
  const result = op.result === 'bool' ? boolType : promoted
  if (result.category > self._dtype.category) {
    throw new RuntimeError(`result type ${typeWord(result)} can't be cast to the desired output type ${typeWord(self._dtype)}`)
  }
  checkWritable(self)
  for (const a of args) if (a instanceof Tensor && a !== self) checkOverlap(self, a)
  broadcastShapes(args.flatMap((a) => (a instanceof Tensor ? [a._sizes] : [])))
  const tensors = args.filter((a): a is Tensor => a instanceof Tensor)
  const records = mode.grad && self._dtype.category === 2 && anyRequiresGrad(tensors)
  const shape = broadcastShapes(tensors.map((t) => t._sizes))
  if (!sameSizes(shape, self._sizes)) throw new RuntimeError(`output with shape [${self._sizes.join(', ')}] doesn't match the broadcast shape [${shape.join(', ')}]`)
  const node = records ? new PointwiseNode(op, args, self, self) : null
  const tangents = mode.forward >= 0 ? tangentsBefore(op, args, self) : null
  computeGeneral(op, args, self._dtype, self)
  self._storage.version++
  if (node) {
    rebase(self, node)
    node.saveResult(self)
  }
  tangents?.()
  return self
}

/** The dtype as PyTorch's ScalarType prints: 'Float', 'Long'. */
export const typeWord = (d: DType): string => d.legacy

/** Throws where several positions of `self` are one element of memory. */
export function checkWritable(self: Tensor): void {
  if (!self._contiguous && overlapsItself(self._sizes, self._strides)) {
    throw new RuntimeError('unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.')
  }
}

/** Throws where `other` shares part of the memory that is about to be written, but is not the very same view. */
export function checkOverlap(self: Tensor, other: Tensor): void {
  if (self._storage !== other._storage || self._count === 0 || other._count === 0) return
  if (self._start === other._start && sameSizes(self._strides, other._strides) && sameSizes(self._sizes, other._sizes)) return
  if (!isDense(self._sizes, self._strides) || !isDense(other._sizes, other._strides)) return
  const a = self._start * self._dtype.itemsize
  const b = other._start * other._dtype.itemsize
  if (a < b + other._count * other._dtype.itemsize && b < a + self._count * self._dtype.itemsize) {
    throw new RuntimeError('unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.')
  }
}

const tangentOf = (a: Arg): Tensor | null => (a instanceof Tensor ? (a._rare?.tangent ?? null) : null)

/** The tangent of a result: each operand's tangent through the same formula as its gradient. */
function tangent(op: Pointwise, args: readonly Arg[], tangents: readonly (Tensor | null)[], result: Tensor): Tensor | null {
  const n = args.length
  let sum: Tensor | null = null
  for (let i = 0; i < n; i++) {
    const t = tangents[i]
    if (!t || !op.differentiable(i)) continue
    const gop = op.gradient(i, n)
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
  const p = aliasOf(a, a._sizes, a._strides, a._start)
  p._node = a._leafGrad ? edgeOf(a) : a._node
  p._nr = a._leafGrad ? 0 : a._nr
  return p
}

function tangentsBefore(op: Pointwise, args: readonly Arg[], self: Tensor): () => void {
  const tangents = args.map(tangentOf)
  if (tangents.every((t) => t === null)) return () => {}
  const kept = args.map((a) => (a === self ? copyWithHistory(self) : withoutTangent(a)))
  return () => {
    const t = tangent(op, kept, tangents, primalOf(self))
    rareOf(self).tangent = t
  }
}
