/**
 * Applies pointwise operations to tensors and numbers: type promotion, broadcasting, the kernel, the gradient function.
 * The hot path of small operations is here: operands of one dtype and shape, without holes.
 */
import { heap } from '../backend/wasm/memory.ts'
import { beginOp, Storage } from '../backend/wasm/storage.ts'
import { getNumThreads, parallelRun } from '../backend/wasm/threads.ts'
import { bool as boolType, type Category, type DType, int64, promoteTypes } from '../dtypes.ts'
import { NotImplementedError, RuntimeError } from '../errors.ts'
import { cast, computeType, type Expr, type Kernel, load, param, roundTo, type Scalar, type Store } from '../ir/expr.ts'
import { CONDITION, type GradOp, loadsOf, OPERAND, PARAMETER, type Plan, type Pointwise, renumber } from '../ops/row.ts'
import { broadcastStrides, broadcastTwo, isDense, overlapsItself, sameSizes, type Sizes } from '../shape/shape.ts'
import { addressOf, aliasOf, empty, getDefaultDtype, rareOf, Tensor } from '../tensor/tensor.ts'
import { collapse, compile, launch, type Operand, type Param, writeParams } from '../tensor/launch.ts'
import { mode } from '../autograd/modes.ts'
import { exposeSaved, FREED, type Grad, Node, SavedTensor } from '../autograd/node.ts'
import { checkInplace, edgeOf, rebase, requiresGrad, setTangent } from '../autograd/record.ts'

export type Num = number | bigint | boolean
/** An operand of a pointwise operation; null where an optional one is absent. */
export type Arg = Tensor | Num | null

const categoryOf = (x: Num): Category => (typeof x === 'boolean' ? 0 : typeof x === 'bigint' || Number.isInteger(x) ? 1 : 2)
/** The dtype of a number where it stands alone. */
export const dtypeOfNumber = (x: Num): DType => (typeof x === 'boolean' ? boolType : categoryOf(x) === 1 ? int64 : getDefaultDtype())

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
  let promoted = promotedOf(op, args)
  if (op.result === 'float' && !isFloat(promoted)) promoted = getDefaultDtype()
  return { promoted, out: outDtype ?? (op.result === 'bool' ? boolType : promoted) }
}
/** The dtype of the operands that take part in promotion. */
function promotedOf(op: Pointwise, args: readonly Arg[]): DType {
  const { kinds } = op
  let all = true
  for (let i = 0; i < args.length; i++) if (kinds[i]! >= PARAMETER) all = false
  return resultType(all ? args : args.map((a, i) => (kinds[i]! >= PARAMETER ? null : a)))
}
/** Throws where PyTorch has no kernel for the dtype. */
function refuse(op: Pointwise, d: DType): void {
  const text = op.refuses![d.category === 0 ? 'bool' : d.category === 1 ? 'integer' : d.itemsize === 2 ? 'half' : 'wide']
  if (text === undefined) return
  throw text.includes(' ') ? new RuntimeError(text) : new NotImplementedError(`"${text}" not implemented for '${typeWord(d)}'`)
}

interface Body {
  stores: Store[]
  used: number[]
  params: number[]
}
/** The stores of a kernel: operand `i` is a buffer, a parameter or absent; conversions happen on the way in and out. */
function storesOf(op: Pointwise, args: readonly Arg[], promoted: DType, out: DType): Body {
  const ty = computeOf(promoted)
  const params: number[] = []
  const x: Expr[] = args.map((a, i) => {
    const want: Scalar = op.kinds[i] === CONDITION ? 'bool' : ty
    // Absent: the formula may be derived from an expression that reads it, but does not mention it itself.
    if (a === null) return load(want, i)
    if (a instanceof Tensor) {
      const value = cast(want, load(computeType[a._dtype.name], i))
      return want !== 'bool' && narrows(a._dtype, promoted) ? roundTo(promoted.name, value) : value
    }
    params.push(i)
    return param(want, params.length - 1)
  })
  const value = cast(computeType[out.name], op.body(...x))
  const seen = loadsOf(value)
  const used = args.flatMap((a, i) => (a instanceof Tensor && seen.has(i) ? [i] : []))
  const map: number[] = []
  used.forEach((i, k) => {
    map[i] = k
  })
  return { stores: [{ buffer: used.length, value: renumber(value, map) }], used, params }
}
/** Whether values must be cut to fit the promoted dtype, which is computed in a wider type. */
const narrows = (from: DType, promoted: DType): boolean => from !== promoted && promoted.itemsize < 4 && promoted !== boolType && from.category <= 1

/** A number in the dtype that it is brought to: integers wrap, as PyTorch's do. */
export function numberIn(d: DType, v: Num): number | bigint {
  if (d.category === 2) return Number(v)
  if (d === boolType) return v ? 1 : 0
  const whole = typeof v === 'bigint' ? v : Number.isFinite(Number(v)) ? Math.trunc(Number(v)) : 0
  if (d === int64) return BigInt.asIntN(64, BigInt(whole))
  const n = typeof whole === 'bigint' ? Number(BigInt.asIntN(32, whole)) : whole | 0
  return d.itemsize === 1 ? (d.is_signed ? (n << 24) >> 24 : n & 255) : d.itemsize === 2 ? (n << 16) >> 16 : n
}

const WIDTHS: Partial<Record<DType['name'], string>> = { uint8: 'uint8_t', int8: 'int8_t', int16: 'int16_t', int32: 'int', int64: 'int64_t' }
/** As `numberIn`, but throws where the value is out of range (negative ones wrap where there is no sign). */
export function numberFor(d: DType, v: Num): number | bigint {
  if (d.category !== 1 || typeof v === 'boolean') return numberIn(d, v)
  const bits = 8 * d.itemsize - (d.is_signed ? 1 : 0)
  const n = Number(v)
  if (!(n < 2 ** bits && n >= (d.is_signed ? -(2 ** bits) : 1 - 2 ** bits))) throw new RuntimeError(`value cannot be converted to type ${WIDTHS[d.name]} without overflow`)
  return numberIn(d, v)
}

/** Applies `op`; records it for the backward pass where that is wanted. `outDtype`: of the result, where it is not the promoted one. */
export function apply(op: Pointwise, args: readonly Arg[], outDtype: DType | null = null): Tensor {
  const out = (outDtype === null ? fast(op, args, null) : null) ?? general(op, args, outDtype)
  if (mode.grad && op.result !== 'bool' && out._dtype.category === 2) {
    for (let i = 0; i < args.length; i++) {
      const a = args[i]
      if (a instanceof Tensor && requiresGrad(a)) {
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

/**
 * The common case: tensors of one dtype and shape in plain order, and numbers that do not change the dtype; null where it is
 * another. `into`: the operand that takes the result.
 */
function fast(op: Pointwise, args: readonly Arg[], into: Tensor | null): Tensor | null {
  const { kinds } = op
  let first: Tensor | null = into
  let key = 1
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    if (a instanceof Tensor) {
      if (!a._contiguous) return null
      if (first === null) first = a
      else if (a !== first && a._sizes !== first._sizes && !sameSizes(a._sizes, first._sizes)) return null
      if (a._dtype !== first._dtype) return null
      key *= 3
    } else key = key * 3 + (a === null ? 2 : 1)
  }
  const dtype = first!._dtype
  if (dtype.category !== 2) {
    if (op.result === 'float' || (into !== null && op.result === 'bool' && dtype !== boolType)) return null
    for (let i = 0; i < args.length; i++) {
      const a = args[i]!
      if (a !== null && !(a instanceof Tensor) && kinds[i]! < PARAMETER && categoryOf(a) > dtype.category) return null
    }
  } else if (into !== null && op.result === 'bool') return null
  key = key * 16 + dtype.id
  const plan = op.plans.get(key) ?? planFor(op, args, dtype, key)
  const n = first!._count
  if (n === 0) return into ?? empty(first!._sizes, op.result === 'bool' ? boolType : dtype)
  beginOp()
  let out = into
  if (out === null) {
    const outType = op.result === 'bool' ? boolType : dtype
    out = new Tensor(Storage.allocate(n * outType.itemsize), outType, first!._sizes, first!._strides, 0, n, true)
  }
  const { used, params } = plan
  const k = used.length
  const P = heap.paramBlock
  let at = P >> 2
  // Addresses come before views of the memory: bringing bytes back in can replace these.
  for (let i = 0; i < k; i++) {
    const address = addressOf(args[used[i]!] as Tensor)
    heap.i32[at++] = address
  }
  const address = addressOf(out)
  const words = heap.i32
  words[at++] = address
  words[at] = n
  // Strides follow, which a kernel for neighbouring elements does not read.
  if (params.length > 0) putParams(op, args, params, (at + k + 3) & ~1, dtype)
  if (n * op.cost >= 32768 && getNumThreads() > 1) parallelRun(plan.compiled, P, 0, n)
  else plan.compiled.run(P, 0, n)
  return out
}

/** Writes the arguments that are numbers behind the parameter block's strides. */
function putParams(op: Pointwise, args: readonly Arg[], params: readonly number[], word: number, dtype: DType): void {
  if (dtype.category === 2) {
    for (let i = 0; i < params.length; i++) heap.f64[(word >> 1) + i] = Number(args[params[i]!])
  } else writeParams(word, paramsOf(op, args, params, dtype))
}
const paramsOf = (op: Pointwise, args: readonly Arg[], params: readonly number[], promoted: DType): Param[] =>
  params.map((i) => (op.kinds[i] === CONDITION ? { ty: 'bool', value: args[i] as Num } : { ty: computeOf(promoted), value: op.kinds[i] === PARAMETER ? numberFor(promoted, args[i] as Num) : numberIn(promoted, args[i] as Num) }))

function planFor(op: Pointwise, args: readonly Arg[], dtype: DType, key: number): Plan {
  if (op.refuses !== null) refuse(op, dtype)
  const out = op.result === 'bool' ? boolType : dtype
  const { stores, used, params } = storesOf(op, args, dtype, out)
  const buffers = [...used.map(() => ({ stored: dtype.name, steps: [1] as const })), { stored: out.name, steps: [1] as const }]
  const kernel: Kernel = { axes: 1, reduce: 0, buffers, params: params.map(() => computeOf(dtype)), stores }
  const plan: Plan = { compiled: compile(kernel), used, params }
  op.plans.set(key, plan)
  return plan
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

function general(op: Pointwise, args: readonly Arg[], outDtype: DType | null, into?: Tensor): Tensor {
  const { promoted, out: outType } = typesOf(op, args, outDtype)
  const sizes = sizesOf(args)
  if (op.refuses !== null) refuse(op, promoted)
  const out = into ?? empty(sizes, outType, outputStrides(sizes, args))
  const { stores, used, params } = bodyFor(op, args, promoted, out._dtype)
  if (out._count === 0) return out
  const operands: Operand[] = used.map((i) => {
    const t = args[i] as Tensor
    return { tensor: t, strides: t._sizes === sizes ? t._strides : broadcastStrides(t._sizes, t._strides, sizes) }
  })
  operands.push({ tensor: out, strides: out._strides })
  const c = collapse(sizes, operands, true)
  let variant = `${promoted.id}`
  for (const a of args) variant += a === null ? 'n' : a instanceof Tensor ? 't' : 's'
  launch({ stores: () => stores, cache: op.cache }, variant, c.operands, c.extents, [], paramsOf(op, args, params, promoted), op.cost)
  return out
}
/** The shape to which the tensors among the arguments broadcast. */
function sizesOf(args: readonly Arg[]): Sizes {
  const shapes: Sizes[] = []
  for (const a of args) if (a instanceof Tensor) shapes.push(a._sizes)
  return broadcastShapes(shapes)
}

function bodyFor(op: Pointwise, args: readonly Arg[], promoted: DType, out: DType): Body {
  let key = 16 * (10 + promoted.id) + out.id
  for (const a of args) key = key * 12 + (a === null ? 10 : a instanceof Tensor ? a._dtype.id : 11)
  const have = op.stores.get(key) as Body | undefined
  if (have !== undefined) return have
  const made = storesOf(op, args, promoted, out)
  op.stores.set(key, made)
  return made
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
    for (let i = 0; i < n; i++) {
      if (op.kinds[i] !== OPERAND) continue
      const a = args[i]
      const next = a instanceof Tensor && a._dtype.category === 2 ? edgeOf(a) : null
      this.edges.push(next)
      this.edgeNrs.push(next !== null && (a as Tensor)._node !== null ? (a as Tensor)._nr : 0)
      if (next !== null) wanted |= 1 << i
    }
    const keep = op.saves.get(wanted * 8 + n) ?? savesOf(op, wanted, n)
    this.#keep = keep
    this.#args = new Array<SavedTensor | Num | null>(n)
    for (let i = 0; i < n; i++) {
      const a = args[i]!
      this.#args[i] = !(a instanceof Tensor) ? a : keep[i] ? new SavedTensor(a === inplaceSelf ? copyWithHistory(a) : a, false) : null
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
    const all: [string, SavedTensor | Num | null][] = [...this.#args.map((a, i): [string, SavedTensor | Num | null] => [this.#op.operands[i]!, a]), ['result', this.#result]]
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
function gradientFor(op: Pointwise, i: number, n: number): GradOp | null {
  const why = op.missing(i)
  if (why !== null) throw op.node === 'torch::autograd::NotImplemented' ? new RuntimeError(why) : new NotImplementedError(why)
  return op.gradient(i, n)
}

function gradientOf(gop: GradOp | null, args: Arg[], g: Tensor, dtype: DType): Tensor | null {
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
  checkInplace(self)
  const records = mode.grad && self._dtype.category === 2 && someRequireGrad(args)
  if (!records && mode.forward < 0 && aloneIn(self, args) && fast(op, args, self) !== null) {
    self._storage.version++
    return self
  }
  const { promoted } = typesOf(op, args, null)
  const result = op.result === 'bool' ? boolType : promoted
  if (result.category > self._dtype.category) {
    throw new RuntimeError(`result type ${typeWord(result)} can't be cast to the desired output type ${typeWord(self._dtype)}`)
  }
  checkWritable(self)
  for (const a of args) if (a instanceof Tensor && a !== self) checkOverlap(self, a)
  const shape = sizesOf(args)
  if (!sameSizes(shape, self._sizes)) throw new RuntimeError(`output with shape [${self._sizes.join(', ')}] doesn't match the broadcast shape [${shape.join(', ')}]`)
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
    setTangent(self, tangent(op, kept, tangents, primalOf(self)))
  }
}
