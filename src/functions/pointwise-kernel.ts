/** Computes pointwise operations, recording nothing: chooses the kernel for dtypes and layout, and runs it. */
import { heap } from '../backend/wasm/memory.ts'
import { beginOp, Storage } from '../backend/wasm/storage.ts'
import { getNumThreads, PARALLEL_GRAIN, parallelRun } from '../backend/wasm/threads.ts'
import { bool as boolType, type DType } from '../dtypes.ts'
import { notImplemented, RuntimeError } from '../errors.ts'
import { cast, computeType, div, type Expr, type Kernel, load, param, reduce, roundTo, type Scalar, type Store } from '../ir/expr.ts'
import { CONDITION, GradOp, loadsOf, PARAMETER, type Plan, type Pointwise, renumber } from '../ops/row.ts'
import { likeStrides, resultStrides } from '../shape/layout.ts'
import { broadcastStrides, contiguityOf, PLAIN, type Sizes, sameSizes } from '../shape/shape.ts'
import { collapse, compile, launch, type Operand, type Param, writeParams } from '../tensor/launch.ts'
import { addressOf, empty, getDefaultDtype, Tensor } from '../tensor/tensor.ts'
import { type Arg, broadcastShapes, categoryOf, inHalf, type Num, numberFor, numberIn, resultType, typeWord } from './promotion.ts'

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
  throw text.includes(' ') ? new RuntimeError(text) : notImplemented(text, typeWord(d))
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
      return want !== 'bool' && narrows(a._dtype, promoted) && !(op.precise && a._dtype.category === 2)
        ? roundTo(promoted.name, value)
        : value
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
const narrows = (from: DType, promoted: DType): boolean => from !== promoted && promoted.itemsize < 4 && promoted !== boolType

// How an argument lies beside the largest tensor: it has its shape, is a number, absent, repeats over the leading dimensions, or is one element.
const SAME = 0
const A_NUMBER = 1
const ABSENT = 2
const REPEATS = 3
const SINGLE = 4
const LAYOUTS = 5

/** How the elements of `a` go with those of `lead`, both in plain order; -1 where they do not in any of these ways. */
function layoutBeside(a: Tensor, lead: Tensor): number {
  if (a === lead || a._sizes === lead._sizes || sameSizes(a._sizes, lead._sizes)) return SAME
  const lag = lead._sizes.length - a._sizes.length
  if (lag < 0 || a._count === 0) return -1
  if (a._count === 1) return SINGLE
  let rest = a._count
  for (let i = a._sizes.length - 1; rest > 1; i--) {
    const size = a._sizes[i]!
    if (size !== lead._sizes[i + lag]) return -1
    rest /= size
  }
  return a._count === lead._count ? SAME : REPEATS
}

/**
 * The common case: tensors of one dtype in plain order, which have the shape of the largest or repeat over its leading dimensions,
 * and numbers that do not change the dtype; null where it is another. `into`: the operand that takes the result.
 */
export function fast(op: Pointwise, args: readonly Arg[], into: Tensor | null): Tensor | null {
  const { kinds } = op
  let lead: Tensor | null = into
  let dtype: DType | null = into === null ? null : into._dtype
  let plain = true
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    if (!(a instanceof Tensor)) continue
    if (a._contiguous !== PLAIN) {
      if (a._contiguous === 0) return null
      plain = false
    }
    if (kinds[i] === CONDITION) {
      if (a._dtype !== boolType) return null
    } else if (dtype === null) dtype = a._dtype
    else if (a._dtype !== dtype) return null
    if (into === null && (lead === null || a._count > lead._count || (a._count === lead._count && a._sizes.length > lead._sizes.length)))
      lead = a
  }
  if (lead === null || dtype === null) return null
  let key = 1
  let repeat = 0
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    let layout = a === null ? ABSENT : A_NUMBER
    if (a instanceof Tensor) {
      layout = layoutBeside(a, lead)
      if (layout < 0) return null
      if (layout === REPEATS) {
        if (repeat !== 0 && repeat !== a._count) return null
        repeat = a._count
      }
    }
    key = key * LAYOUTS + layout
  }
  if (dtype.category !== 2) {
    if (op.result === 'float' || (into !== null && op.result === 'bool' && dtype !== boolType)) return null
    for (let i = 0; i < args.length; i++) {
      const a = args[i]!
      if (a !== null && !(a instanceof Tensor) && kinds[i]! < PARAMETER && categoryOf(a) > dtype.category) return null
    }
  } else if (into !== null && op.result === 'bool') return null
  key = key * 16 + dtype.id
  const plan = op.plans.get(key) ?? planFor(op, args, lead, dtype, key)
  const n = lead._count
  if (n === 0) return into ?? empty(lead._sizes, op.result === 'bool' ? boolType : dtype)
  beginOp()
  let out = into
  if (out === null) {
    const outType = op.result === 'bool' ? boolType : dtype
    const strides = plain ? lead._strides : stridesFor(op, args, lead._sizes)
    out = new Tensor(
      Storage.allocate(n * outType.itemsize),
      outType,
      lead._sizes,
      strides,
      0,
      n,
      plain ? PLAIN : contiguityOf(lead._sizes, strides),
    )
  }
  const { used, params, outer } = plan
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
  let count = n
  if (outer === null) {
    // Strides follow, which the kernel does not read.
    words[at] = n
    at += k + 2
  } else {
    count = n / repeat
    words[at++] = count
    words[at++] = repeat
    for (let i = 0; i <= k; i++) {
      words[at++] = outer[i]! * repeat
      words[at++] = 0
    }
  }
  if (params.length > 0) putParams(op, args, params, (at + 1) & ~1, dtype)
  if (n * op.cost >= PARALLEL_GRAIN && getNumThreads() > 1) parallelRun(plan.compiled, P, 0, count)
  else plan.compiled.run(P, 0, count)
  return out
}

/** The number at operand `i` as the kernel takes it. */
function numberAt(op: Pointwise, i: number, promoted: DType, v: Num): number | bigint {
  if (promoted.category !== 2) return op.kinds[i] === PARAMETER ? numberFor(promoted, v) : numberIn(promoted, v)
  const n = Number(v)
  return promoted.itemsize > 2 || op.precise || op.kinds[i]! >= PARAMETER ? n : inHalf(promoted, n)
}
/** Writes the arguments that are numbers behind the parameter block's strides. */
function putParams(op: Pointwise, args: readonly Arg[], params: readonly number[], word: number, dtype: DType): void {
  if (dtype.category === 2 && op.kinds[0] !== CONDITION) {
    for (let i = 0; i < params.length; i++) heap.f64[(word >> 1) + i] = numberAt(op, params[i]!, dtype, args[params[i]!] as Num) as number
  } else writeParams(word, paramsOf(op, args, params, dtype))
}
const paramsOf = (op: Pointwise, args: readonly Arg[], params: readonly number[], promoted: DType): Param[] =>
  params.map((i) =>
    op.kinds[i] === CONDITION
      ? { ty: 'bool', value: args[i] as Num }
      : {
          ty: computeOf(promoted),
          value: numberAt(op, i, promoted, args[i] as Num),
        },
  )

function planFor(op: Pointwise, args: readonly Arg[], lead: Tensor, dtype: DType, key: number): Plan {
  if (op.refuses !== null) refuse(op, dtype)
  const out = op.result === 'bool' ? boolType : dtype
  const { stores, used, params } = storesOf(op, args, dtype, out)
  const layouts = [...used.map((i) => layoutBeside(args[i] as Tensor, lead)), SAME]
  const stored = [...used.map((i) => (args[i] as Tensor)._dtype), out]
  const repeats = args.some((a) => a instanceof Tensor && layoutBeside(a, lead) === REPEATS)
  const inner = (layout: number): 0 | 1 => (layout === SINGLE ? 0 : 1)
  const buffers = layouts.map((l, i) => ({
    stored: stored[i]!.name,
    steps: repeats ? ([l === SAME ? 's' : 0, inner(l)] as const) : ([inner(l)] as const),
  }))
  const kernel: Kernel = {
    axes: repeats ? 2 : 1,
    reduce: 0,
    buffers,
    params: params.map((i) => (op.kinds[i] === CONDITION ? 'bool' : computeOf(dtype))),
    stores,
  }
  const plan: Plan = {
    compiled: compile(kernel),
    used,
    params,
    outer: repeats ? layouts.map((l, i) => (l === SAME ? stored[i]!.itemsize : 0)) : null,
  }
  op.plans.set(key, plan)
  return plan
}

/** The strides of a result. Gradients are computed from that of the result on, which so comes first. */
function stridesFor(op: Pointwise, args: readonly Arg[], sizes: Sizes): Sizes {
  const tensors = args.filter((a): a is Tensor => a instanceof Tensor)
  if (op.layout === 'like' && sameSizes(tensors[0]!._sizes, sizes)) return likeStrides(tensors[0]!)
  const isNumber = (a: Arg, i: number): boolean => op.kinds[i]! < PARAMETER && a !== null && !(a instanceof Tensor)
  const alone = op.layout === 'alone' || !args.some(isNumber)
  return resultStrides(sizes, op instanceof GradOp ? tensors.reverse() : tensors, alone)
}

/** Every other case; `into`: a tensor of the result's shape that takes it. */
export function general(op: Pointwise, args: readonly Arg[], outDtype: DType | null, into?: Tensor): Tensor {
  const { promoted, out: outType } = typesOf(op, args, outDtype)
  const sizes = sizesOf(args)
  if (op.refuses !== null) refuse(op, promoted)
  const out = into ?? empty(sizes, outType, stridesFor(op, args, sizes))
  const { stores, used, params } = bodyFor(op, args, promoted, out._dtype)
  if (out._count === 0) return out
  const operands: Operand[] = used.map((i) => {
    const t = args[i] as Tensor
    return { tensor: t, strides: t._sizes === sizes ? t._strides : broadcastStrides(t._sizes, t._strides, sizes) }
  })
  operands.push({ tensor: out, strides: out._strides })
  const c = collapse(sizes, operands, true)
  launch(
    { stores: () => stores, kernels: op.kernels },
    variantOf(promoted, args),
    c.operands,
    c.axes,
    [],
    paramsOf(op, args, params, promoted),
    op.cost,
  )
  return out
}

/** Sums (divided by `n`), or is `any`, of the results over all elements, in one pass; PyTorch rounds the elements to the dtype first. */
export function overAll(op: Pointwise, args: readonly Arg[], combiner: 'sum' | 'any', n = 1): Tensor {
  const { promoted, out: outType } = typesOf(op, args, null)
  const sizes = sizesOf(args)
  if (op.refuses !== null) refuse(op, promoted)
  const out = empty([], outType)
  const { stores, used, params } = bodyFor(op, args, promoted, outType)
  const given = used.map((i): Operand => {
    const t = args[i] as Tensor
    return { tensor: t, strides: broadcastStrides(t._sizes, t._strides, sizes) }
  })
  const c = collapse(sizes, given, true)
  const operands = [...c.operands, { tensor: out, strides: c.axes.map(() => 0) }]
  const ty = combiner === 'any' ? 'bool' : computeOf(outType)
  const all = (): Store[] => {
    const { buffer, value } = stores[0]!
    const total = reduce(combiner, outType.itemsize === 2 ? roundTo(outType.name, value) : value)
    return [{ buffer, value: combiner === 'any' ? total : div(total, param(ty, params.length)) }]
  }
  const variant = `${combiner}${variantOf(promoted, args)}`
  launch(
    { stores: all, kernels: op.kernels },
    variant,
    operands,
    [],
    c.axes,
    [...paramsOf(op, args, params, promoted), { ty, value: n }],
    op.cost,
  )
  return out
}

/** The shape to which the tensors among the arguments broadcast. */
export function sizesOf(args: readonly Arg[]): Sizes {
  const shapes: Sizes[] = []
  for (const a of args) if (a instanceof Tensor) shapes.push(a._sizes)
  return broadcastShapes(shapes)
}

function variantOf(promoted: DType, args: readonly Arg[]): string {
  let variant = `${promoted.id}`
  for (const a of args) variant += a === null ? 'n' : a instanceof Tensor ? 't' : 's'
  return variant
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
