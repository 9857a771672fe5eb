/** Computes pointwise operations, recording nothing: chooses the kernel for dtypes and layout, and runs it. */
import { heap } from '../backend/wasm/memory.ts'
import { beginOp, Storage } from '../backend/wasm/storage.ts'
import { getNumThreads, parallelRun } from '../backend/wasm/threads.ts'
import { bool as boolType, type DType } from '../dtypes.ts'
import { NotImplementedError, RuntimeError } from '../errors.ts'
import { cast, computeType, type Expr, type Kernel, load, param, roundTo, type Scalar, type Store } from '../ir/expr.ts'
import { CONDITION, loadsOf, PARAMETER, type Plan, type Pointwise, renumber } from '../ops/row.ts'
import { broadcastStrides, isDense, type Sizes, sameSizes } from '../shape/shape.ts'
import { collapse, compile, launch, type Operand, type Param, writeParams } from '../tensor/launch.ts'
import { addressOf, empty, getDefaultDtype, Tensor } from '../tensor/tensor.ts'
import { type Arg, broadcastShapes, categoryOf, type Num, numberFor, numberIn, resultType, typeWord } from './promotion.ts'

/** What a kernel computes in, for a promoted dtype (bool as i32, so that arithmetic is defined). */
export const computeOf = (d: DType): Scalar => (d === boolType ? 'i32' : computeType[d.name])

interface Typed {
  promoted: DType
  out: DType
}
/** The dtype that the operands are brought to, and that of the result. */
export function typesOf(op: Pointwise, args: readonly Arg[], outDtype: DType | null): Typed {
  let promoted = promotedOf(op, args)
  if (op.result === 'float' && promoted.category !== 2) promoted = getDefaultDtype()
  return { promoted, out: outDtype ?? (op.result === 'bool' ? boolType : promoted) }
}
/** The dtype of the operands that take part in promotion. */
export function promotedOf(op: Pointwise, args: readonly Arg[]): DType {
  const { kinds } = op
  let all = true
  for (let i = 0; i < args.length; i++) if (kinds[i]! >= PARAMETER) all = false
  return resultType(all ? args : args.map((a, i) => (kinds[i]! >= PARAMETER ? null : a)))
}
/** Throws where PyTorch has no kernel for the dtype. */
export function refuse(op: Pointwise, d: DType): void {
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
const narrows = (from: DType, promoted: DType): boolean =>
  from !== promoted && promoted.itemsize < 4 && promoted !== boolType && from.category <= 1

/**
 * The common case: tensors of one dtype and shape in plain order, and numbers that do not change the dtype; null where it is
 * another. `into`: the operand that takes the result.
 */
export function fast(op: Pointwise, args: readonly Arg[], into: Tensor | null): Tensor | null {
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
  params.map((i) =>
    op.kinds[i] === CONDITION
      ? { ty: 'bool', value: args[i] as Num }
      : {
          ty: computeOf(promoted),
          value: op.kinds[i] === PARAMETER ? numberFor(promoted, args[i] as Num) : numberIn(promoted, args[i] as Num),
        },
  )

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

/** Every other case; `into`: a tensor of the result's shape that takes it. */
export function general(op: Pointwise, args: readonly Arg[], outDtype: DType | null, into?: Tensor): Tensor {
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
export function sizesOf(args: readonly Arg[]): Sizes {
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

