/** Whether a kernel is well formed. Every rule of `expr.ts` that the types of TypeScript do not hold is checked here, and nothing is repaired. */
import {
  type BinaryOp,
  type Combiner,
  computeType,
  type Expr,
  type Kernel,
  type Scalar,
  type ScanOp,
  type Store,
  type Stored,
  type UnaryOp,
} from './expr.ts'
import { arity } from './math.ts'
import { print } from './print.ts'
import { operands } from './walk.ts'

const FLOATS: readonly Scalar[] = ['f32', 'f64']
const INTEGERS: readonly Scalar[] = ['i32', 'i64']
const NUMBERS: readonly Scalar[] = [...FLOATS, ...INTEGERS]
const ALL: readonly Scalar[] = [...NUMBERS, 'bool']

/** The types that each operation has. On bools add and max are or, mul and min and. */
const unaryTypes: Record<UnaryOp, readonly Scalar[]> = {
  neg: NUMBERS,
  abs: NUMBERS,
  sqrt: FLOATS,
  floor: FLOATS,
  ceil: FLOATS,
  trunc: FLOATS,
  nearest: FLOATS,
  not: [...INTEGERS, 'bool'],
  clz: INTEGERS,
  ctz: INTEGERS,
  popcnt: INTEGERS,
}
const binaryTypes: Record<BinaryOp, readonly Scalar[]> = {
  add: ALL,
  sub: NUMBERS,
  mul: ALL,
  div: NUMBERS,
  min: ALL,
  max: ALL,
  copysign: FLOATS,
  rem: INTEGERS,
  shl: INTEGERS,
  shr: INTEGERS,
  shru: INTEGERS,
  and: [...INTEGERS, 'bool'],
  or: [...INTEGERS, 'bool'],
  xor: [...INTEGERS, 'bool'],
}
const combinerTypes: Record<Combiner | ScanOp, readonly Scalar[]> = {
  sum: ALL,
  prod: ALL,
  max: ALL,
  min: ALL,
  any: ['bool'],
  all: ['bool'],
  argmax: ALL,
  argmin: ALL,
  logaddexp: FLOATS,
  cummaxarg: ALL,
  cumminarg: ALL,
}
const positional: ReadonlySet<string> = new Set(['argmax', 'argmin', 'cummaxarg', 'cumminarg'])
const roundTypes: Record<Stored, readonly Scalar[]> = {
  float32: FLOATS,
  float64: FLOATS,
  float16: FLOATS,
  bfloat16: FLOATS,
  int8: INTEGERS,
  int16: INTEGERS,
  int32: INTEGERS,
  int64: INTEGERS,
  uint8: INTEGERS,
  bool: NUMBERS,
}
const width: Record<Scalar, number> = { f32: 32, i32: 32, f64: 64, i64: 64, bool: 1 }
/** What may be combined in memory; bools by add and max (or), mul and min (and). */
const storeCombines: readonly Store['combine'][] = [undefined, 'add', 'mul', 'min', 'max']

/** @throws TypeError that names what is wrong and where. */
export function check(kernel: Kernel): void {
  const { axes, reduce, buffers, params, stores } = kernel
  const all = axes + reduce
  for (const [what, n] of [
    ['axes', axes],
    ['reduce', reduce],
  ] as const)
    if (!Number.isInteger(n) || n < 0) throw new TypeError(`kernel: ${what} is ${n}`)
  buffers.forEach((b, i) => {
    if (!(b.stored in computeType)) throw new TypeError(`buffer ${i}: unknown stored type ${b.stored}`)
    if (b.steps.length !== all) throw new TypeError(`buffer ${i}: ${b.steps.length} steps for ${all} axes`)
    for (const s of b.steps) if (s !== 0 && s !== 1 && s !== 's') throw new TypeError(`buffer ${i}: step ${s}`)
  })
  params.forEach((ty, i) => {
    if (!ALL.includes(ty)) throw new TypeError(`parameter ${i}: unknown type ${ty}`)
  })
  if (stores.length === 0) throw new TypeError('kernel: no stores')

  const checked = new Set<Expr>()
  const visit = (e: Expr): void => {
    if (checked.has(e)) return
    for (const a of operands(e)) visit(a)
    const fault = faultOf(e)
    if (fault) throw new TypeError(`${fault}: ${print(e)}`)
    checked.add(e)
  }
  const one = (what: string, ty: Scalar, types: readonly Scalar[]): string | undefined =>
    types.includes(ty) ? undefined : `${what} of type ${ty}`
  const agree = (what: string, ty: Scalar, found: readonly Expr[]): string | undefined => {
    const other = found.find((x) => x.ty !== ty)
    return other && `${what} of type ${ty} with an operand of type ${other.ty}`
  }

  /** What is wrong with a node, its operands being right. */
  const faultOf = (e: Expr): string | undefined => {
    if (!ALL.includes(e.ty)) return `unknown type ${e.ty}`
    switch (e.k) {
      case 'const': {
        const want = e.ty === 'i64' ? 'bigint' : e.ty === 'bool' ? 'boolean' : 'number'
        if (typeof e.v !== want) return `constant of type ${e.ty} that is a ${typeof e.v}`
        return e.ty === 'i32' && (e.v as number) !== ((e.v as number) | 0) ? 'constant of type i32 out of range' : undefined
      }
      case 'param':
        if (!(e.i in params)) return `parameter ${e.i} of ${params.length}`
        return params[e.i] === e.ty ? undefined : `parameter ${e.i} of type ${params[e.i]} read as ${e.ty}`
      case 'axis':
        return e.i >= 0 && e.i < all && Number.isInteger(e.i) ? undefined : `axis ${e.i} of ${all}`
      case 'load': {
        const buffer = buffers[e.buffer]
        if (!buffer) return `load from buffer ${e.buffer} of ${buffers.length}`
        if (computeType[buffer.stored] !== e.ty) return `load of ${buffer.stored} as ${e.ty}`
        return e.index && e.index.ty !== 'i32' ? `index of type ${e.index.ty}` : undefined
      }
      case 'unary':
        return one(e.op, e.ty, unaryTypes[e.op] ?? []) ?? agree(e.op, e.ty, [e.a])
      case 'binary':
        return one(e.op, e.ty, binaryTypes[e.op] ?? []) ?? agree(e.op, e.ty, [e.a, e.b])
      case 'compare':
        if ((e.ty as Scalar) !== 'bool') return `comparison of type ${e.ty as Scalar}`
        return one(e.op, e.a.ty, e.op === 'eq' || e.op === 'ne' ? ALL : NUMBERS) ?? agree(e.op, e.a.ty, [e.b])
      case 'select':
        return e.c.ty === 'bool' ? agree('select', e.ty, [e.a, e.b]) : `condition of type ${e.c.ty}`
      case 'cast':
        return undefined
      case 'bits':
        return width[e.ty] > 1 && width[e.ty] === width[e.a.ty] ? undefined : `bits of ${e.a.ty} as ${e.ty}`
      case 'round':
        return one(`rounding to ${e.to}`, e.ty, roundTypes[e.to] ?? []) ?? agree('round', e.ty, [e.a])
      case 'call':
        if (arity[e.fn] !== e.args.length) return `${e.fn} of ${e.args.length} operands`
        return one(e.fn, e.ty, FLOATS) ?? agree(e.fn, e.ty, e.args)
      case 'reduce':
      case 'scan': {
        if (e.k === 'scan' && reduce !== 1) return `scan along ${reduce} reduction axes`
        const types = combinerTypes[e.op] ?? []
        const result = positional.has(e.op) ? 'i32' : e.a.ty
        return (
          one(`${e.k} ${e.op}`, e.a.ty, types) ??
          (e.ty === result ? undefined : `${e.k} ${e.op} of ${e.a.ty} with a result of type ${e.ty}`)
        )
      }
    }
  }

  /** Whether a value differs along the reduction axes, so that it has no meaning outside their loop. */
  const varies = new Map<Expr, boolean>()
  const inner = (e: Expr): boolean => {
    let v = varies.get(e)
    if (v === undefined) {
      v =
        e.k === 'reduce'
          ? false
          : e.k === 'scan' ||
            (e.k === 'axis' && e.i >= axes) ||
            (e.k === 'load' && buffers[e.buffer]!.steps.slice(axes).some((s) => s !== 0)) ||
            operands(e).some(inner)
      varies.set(e, v)
    }
    return v
  }

  stores.forEach((s, i) => {
    const buffer = buffers[s.buffer]
    if (!buffer) throw new TypeError(`store ${i}: buffer ${s.buffer} of ${buffers.length}`)
    for (const e of [s.value, s.index, s.mask]) if (e) visit(e)
    const ty = computeType[buffer.stored]
    if (s.value.ty !== ty) throw new TypeError(`store ${i}: value of type ${s.value.ty} into ${buffer.stored}, which takes ${ty}`)
    if (s.index && s.index.ty !== 'i32') throw new TypeError(`store ${i}: index of type ${s.index.ty}`)
    if (s.mask && s.mask.ty !== 'bool') throw new TypeError(`store ${i}: mask of type ${s.mask.ty}`)
    if (!storeCombines.includes(s.combine)) throw new TypeError(`store ${i}: combine ${s.combine}`)
    if (s.inside) {
      if (reduce === 0) throw new TypeError(`store ${i}: inside, without reduction axes`)
      return
    }
    for (const e of [s.value, s.index, s.mask])
      if (e && inner(e)) throw new TypeError(`store ${i}: not inside, but its value varies along a reduction axis: ${print(e)}`)
    if (buffer.steps.slice(axes).some((step) => step !== 0))
      throw new TypeError(`store ${i}: not inside, but its buffer moves along a reduction axis`)
  })
}
