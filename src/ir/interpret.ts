/**
 * What a kernel means: a slow, obvious interpreter, the reference for every emitter. float32 arithmetic rounds after each
 * operation; mathematical functions are computed in float64 (by the engine's Math where it has them) and rounded once, so that an emitter's
 * answers agree within the error bounds of `math.ts`, and exactly everywhere else.
 */
import { type Combiner, type Expr, type Kernel, type MathFn, param, type Scalar, type ScanOp, type Store, type Stored } from './expr.ts'
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from './float16.ts'
import { expandCall } from './math.ts'
import { binaryValue, bitsValue, castValue, compareValue, normal, roundValue, unaryValue, type Value } from './values.ts'
import { operands } from './walk.ts'

export { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from './float16.ts'

/** The memory of a buffer: the typed array of its stored type; Uint16Array for float16 and bfloat16, Uint8Array for bool. */
export type View = Float32Array | Float64Array | Int8Array | Int16Array | Int32Array | BigInt64Array | Uint8Array | Uint16Array

/** The typed array that holds elements of a stored type. */
export const viewOf = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  bool: Uint8Array,
} as const satisfies Record<Stored, unknown>

const read: Record<Stored, (v: number | bigint) => Value> = {
  float32: (v) => v,
  float64: (v) => v,
  int8: (v) => v,
  int16: (v) => v,
  int32: (v) => v,
  int64: (v) => v,
  uint8: (v) => v,
  float16: (v) => float16ToNumber(v as number),
  bfloat16: (v) => bfloat16ToNumber(v as number),
  bool: (v) => v !== 0,
}
const write: Record<Stored, (v: Value) => number | bigint> = {
  float32: Number,
  float64: Number,
  int8: Number,
  int16: Number,
  int32: Number,
  int64: (v) => v as bigint,
  uint8: Number,
  float16: (v) => numberToFloat16(v as number),
  bfloat16: (v) => numberToBfloat16(v as number),
  bool: (v) => (v ? 1 : 0),
}

/** C's pow: JavaScript's differs where the base is 1 or -1. */
const cPow = (x: number, y: number): number => (x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY) ? 1 : x ** y)
const hosted: Partial<Record<MathFn, (x: number, y: number) => number>> = {
  exp: Math.exp,
  expneg: Math.exp,
  exp2: (x) => 2 ** x,
  expm1: Math.expm1,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  rsqrt: (x) => 1 / Math.sqrt(x),
  cbrt: Math.cbrt,
  pow: cPow,
  atan2: Math.atan2,
  fmod: (x, y) => x % y,
  hypot: Math.hypot,
}
const expansions = new Map<string, Expr>()
/** The value of a function; those that the host lacks by their expansion in float64 (nextafter: in its own type). */
export function mathValue(fn: MathFn, ty: Scalar, args: readonly Value[]): Value {
  const host = hosted[fn]
  if (host) return normal(ty, host(args[0] as number, args[1] as number))
  const inner: Scalar = fn === 'nextafter' ? ty : 'f64'
  const key = `${fn} ${inner}`
  let body = expansions.get(key)
  if (!body) {
    body = expandCall(
      fn,
      args.map((_, i) => param(inner, i)),
    )
    expansions.set(key, body)
  }
  return normal(ty, evaluate(body, args))
}

/** Where an expression is evaluated: how it reads memory and positions, and what reductions and scans of it come to. */
interface Place {
  params: readonly Value[]
  axis(i: number): number
  load(buffer: number, index: number): Value
  whole(e: Expr & { k: 'reduce' | 'scan' }): Value
}
const refuse = (what: string) => (): never => {
  throw new TypeError(`${what} in an expression evaluated by itself`)
}

/** The value of an expression without loads, axes, reductions and scans. */
export const evaluate = (e: Expr, params: readonly Value[] = []): Value =>
  evaluateAt(e, { params, axis: refuse('an axis'), load: refuse('a load'), whole: refuse('a reduction') }, new Map())

function evaluateAt(e: Expr, place: Place, seen: Map<Expr, Value>): Value {
  const known = seen.get(e)
  if (known !== undefined) return known
  const at = (x: Expr): Value => evaluateAt(x, place, seen)
  let v: Value
  switch (e.k) {
    case 'const':
      v = normal(e.ty, e.v)
      break
    case 'param':
      v = normal(e.ty, place.params[e.i]!)
      break
    case 'axis':
      v = place.axis(e.i)
      break
    case 'load':
      v = place.load(e.buffer, e.index ? (at(e.index) as number) : 0)
      break
    case 'unary':
      v = unaryValue(e.op, e.ty, at(e.a))
      break
    case 'binary':
      v = binaryValue(e.op, e.ty, at(e.a), at(e.b))
      break
    case 'compare':
      v = compareValue(e.op, at(e.a), at(e.b))
      break
    case 'select':
      // Only the branch taken is evaluated: the other may load from beyond the buffer.
      v = at(e.c) ? at(e.a) : at(e.b)
      break
    case 'cast':
      v = castValue(e.a.ty, e.ty, at(e.a))
      break
    case 'bits':
      v = bitsValue(e.a.ty, e.ty, at(e.a))
      break
    case 'round':
      v = roundValue(e.to, e.ty, at(e.a))
      break
    case 'call':
      v = mathValue(e.fn, e.ty, e.args.map(at))
      break
    case 'reduce':
    case 'scan':
      v = place.whole(e)
      break
  }
  seen.set(e, v)
  return v
}

const LOWEST: Record<Scalar, Value> = { f32: -Infinity, f64: -Infinity, i32: -(2 ** 31), i64: -(2n ** 63n), bool: false }
const HIGHEST: Record<Scalar, Value> = { f32: Infinity, f64: Infinity, i32: 2 ** 31 - 1, i64: 2n ** 63n - 1n, bool: true }
/** The value that an empty reduction or scan starts from. */
export function identityOf(op: Combiner | ScanOp, ty: Scalar): Value {
  if (op === 'sum' || op === 'any') return castValue('bool', ty, false)
  if (op === 'prod' || op === 'all') return castValue('bool', ty, true)
  return op === 'min' || op === 'argmin' || op === 'cumminarg' ? HIGHEST[ty] : LOWEST[ty]
}
const JOIN = { sum: 'add', prod: 'mul', max: 'max', min: 'min', any: 'or', all: 'and' } as const
const isNaNValue = (v: Value): boolean => typeof v === 'number' && Number.isNaN(v)

/** All running combinations of the values, the last of which is the reduction. Sums and products of float32 are carried in float64. */
function combine(op: Combiner | ScanOp, ty: Scalar, values: readonly Value[]): Value[] {
  if (op === 'argmax' || op === 'argmin' || op === 'cummaxarg' || op === 'cumminarg') {
    const most = op === 'argmax' || op === 'cummaxarg'
    const last = op === 'cummaxarg' || op === 'cumminarg'
    let best = 0
    return values.map((v, i) => {
      const b = values[best]!
      const beyond = most ? v > b : v < b
      const better = isNaNValue(v) ? last || !isNaNValue(b) : !isNaNValue(b) && (beyond || (last && v === b))
      if (better) best = i
      return best
    })
  }
  const carryTy: Scalar = ty === 'f32' && op !== 'max' && op !== 'min' ? 'f64' : ty
  let carry = identityOf(op, ty)
  return values.map((v) => {
    carry = op === 'logaddexp' ? logAddExp(carry as number, v as number) : binaryValue(JOIN[op], carryTy, carry, v)
    return normal(ty, carry)
  })
}
function logAddExp(a: number, b: number): number {
  const top = Math.max(a, b)
  return Math.abs(top) === Number.POSITIVE_INFINITY ? top : top + Math.log1p(Math.exp(Math.min(a, b) - top))
}

const STORE_JOIN = { add: 'add', mul: 'mul', min: 'min', max: 'max' } as const

/**
 * Runs a kernel.
 * @param views The memory of each buffer (see `View`).
 * @param offsets In elements: where the position 0, 0, … of each buffer lies in its view.
 * @param extents Of all axes, the output axes first.
 * @param strides In ELEMENTS, [buffer][axis]; read only where the buffer's step is 's'.
 * @param params The run-time parameters.
 */
export function interpret(
  kernel: Kernel,
  views: readonly View[],
  offsets: readonly number[],
  extents: readonly number[],
  strides: readonly (readonly number[])[],
  params: readonly Value[] = [],
): void {
  const { axes, reduce, buffers } = kernel
  const outer = positions(extents.slice(0, axes))
  const inner = positions(extents.slice(axes, axes + reduce))
  const zeros = new Array<number>(reduce).fill(0)

  const address = (buffer: number, position: readonly number[], index: number): number =>
    buffers[buffer]!.steps.reduce<number>(
      (sum, step, i) => sum + (step === 's' ? strides[buffer]![i]! : step) * position[i]!,
      offsets[buffer]! + index,
    )
  const element = (buffer: number, position: readonly number[], index: number): Value => {
    const v = views[buffer]![address(buffer, position, index)]
    if (v === undefined) throw new RangeError(`load beyond buffer ${buffer} at position ${position}`)
    return read[buffers[buffer]!.stored](v)
  }

  for (const out of outer) {
    /** The running combinations of each reduction and scan at this output position. */
    const complete = new Map<Expr, Value[]>()
    const placeAt = (inPosition: readonly number[], ordinal: number): Place => {
      const position = [...out, ...inPosition]
      return {
        params,
        axis: (i) => position[i]!,
        load: (buffer, index) => element(buffer, position, index),
        whole: (e) => {
          let values = complete.get(e)
          if (!values) {
            values = combine(
              e.op,
              e.a.ty,
              inner.map((p, i) => evaluateAt(e.a, placeAt(p, i), new Map())),
            )
            complete.set(e, values)
          }
          const v = values[e.k === 'scan' ? ordinal : values.length - 1]
          return v ?? (e.op === 'argmax' || e.op === 'argmin' ? 0 : identityOf(e.op, e.ty))
        },
      }
    }
    const storeAll = (stores: readonly Store[], inPosition: readonly number[], ordinal: number): void => {
      const place = placeAt(inPosition, ordinal)
      const seen = new Map<Expr, Value>()
      const pending = stores
        .filter((s) => !s.mask || evaluateAt(s.mask, place, seen))
        .map((s) => ({ s, v: evaluateAt(s.value, place, seen), i: s.index ? (evaluateAt(s.index, place, seen) as number) : 0 }))
      for (const { s, v, i } of pending) {
        const position = [...out, ...inPosition]
        const at = address(s.buffer, position, i)
        const view = views[s.buffer]!
        if (at < 0 || at >= view.length) throw new RangeError(`store beyond buffer ${s.buffer} at position ${position}`)
        const value = s.combine ? binaryValue(STORE_JOIN[s.combine], s.value.ty, element(s.buffer, position, i), v) : v
        view[at] = write[buffers[s.buffer]!.stored](value)
      }
    }
    storeAll(
      kernel.stores.filter((s) => !s.inside),
      zeros,
      0,
    )
    const inside = kernel.stores.filter((s) => s.inside)
    if (inside.length > 0) {
      // Reductions are complete before the first of these stores, which may overwrite what they read.
      const place = placeAt(zeros, 0)
      for (const e of reductionsOf(inside)) place.whole(e)
      for (const [i, p] of inner.entries()) storeAll(inside, p, i)
    }
  }
}

/** All positions within the extents, row-major. */
function positions(extents: readonly number[]): number[][] {
  let list: number[][] = [[]]
  for (const n of extents) list = list.flatMap((p) => Array.from({ length: n }, (_, i) => [...p, i]))
  return list
}

/** The reductions and scans in the stores. */
function reductionsOf(stores: readonly Store[]): (Expr & { k: 'reduce' | 'scan' })[] {
  const found = new Set<Expr & { k: 'reduce' | 'scan' }>()
  const seen = new Set<Expr>()
  const visit = (e: Expr): void => {
    if (seen.has(e)) return
    seen.add(e)
    if (e.k === 'reduce' || e.k === 'scan') found.add(e)
    for (const a of operands(e)) visit(a)
  }
  for (const s of stores) for (const e of [s.value, s.index, s.mask]) if (e) visit(e)
  return [...found]
}
