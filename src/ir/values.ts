/**
 * What each primitive operation does to values: the one exact definition that the interpreter runs and the simplifier folds
 * constants with. Values: numbers for f32 (already rounded), f64 and i32; bigints for i64; booleans.
 */
import type { BinaryOp, CompareOp, Scalar, Stored, UnaryOp } from './expr.ts'
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from './float16.ts'

export type Value = number | bigint | boolean

/** Rounds half to even, keeping the sign of zero. */
function nearestEven(x: number): number {
  if (!(Math.abs(x) < 2 ** 52)) return x
  const f = Math.floor(x)
  const d = x - f
  const r = d < 0.5 || (d === 0.5 && f % 2 === 0) ? f : f + 1
  return r === 0 && (x < 0 || Object.is(x, -0)) ? -0 : r
}
const negativeSign = (x: number): boolean => x < 0 || Object.is(x, -0)
const copysign = (a: number, b: number): number => (Number.isNaN(a) ? a : negativeSign(b) ? -Math.abs(a) : Math.abs(a))
const minimum = (a: number, b: number): number => Math.min(a, b)
const maximum = (a: number, b: number): number => Math.max(a, b)

const store = new ArrayBuffer(8)
const f32 = new Float32Array(store)
const f64 = new Float64Array(store)
const i32 = new Int32Array(store)
const i64 = new BigInt64Array(store)

/** The number as the type holds it: rounded or wrapped. */
export function normal(ty: Scalar, v: Value): Value {
  switch (ty) {
    case 'f32':
      return Math.fround(Number(v))
    case 'f64':
      return Number(v)
    case 'i32':
      return typeof v === 'bigint' ? Number(BigInt.asIntN(32, v)) : Number(v) | 0
    case 'i64':
      return BigInt.asIntN(64, BigInt(v))
    case 'bool':
      return Boolean(v)
  }
}

const float = (ty: Scalar): boolean => ty === 'f32' || ty === 'f64'
const bad = (what: string, ty: Scalar): never => {
  throw new TypeError(`${what} of type ${ty}`)
}
const popcount = (x: bigint): number => {
  let n = 0
  for (let v = x; v; v >>= 1n) n += Number(v & 1n)
  return n
}

export function unaryValue(op: UnaryOp, ty: Scalar, v: Value): Value {
  if (float(ty)) {
    const x = v as number
    switch (op) {
      case 'neg':
        return -x
      case 'abs':
        return Math.abs(x)
      case 'sqrt':
        return ty === 'f32' ? Math.fround(Math.sqrt(x)) : Math.sqrt(x)
      case 'floor':
        return Math.floor(x)
      case 'ceil':
        return Math.ceil(x)
      case 'trunc':
        return Math.trunc(x)
      case 'nearest':
        return nearestEven(x)
    }
  } else if (ty === 'bool') {
    if (op === 'not') return !v
  } else if (ty === 'i32') {
    const x = v as number
    switch (op) {
      case 'neg':
        return -x | 0
      case 'abs':
        return Math.abs(x) | 0
      case 'not':
        return ~x
      case 'clz':
        return Math.clz32(x)
      case 'ctz':
        return x === 0 ? 32 : 31 - Math.clz32(x & -x)
      case 'popcnt':
        return popcount(BigInt.asUintN(32, BigInt(x)))
    }
  } else {
    const x = v as bigint
    const u = BigInt.asUintN(64, x)
    switch (op) {
      case 'neg':
        return BigInt.asIntN(64, -x)
      case 'abs':
        return BigInt.asIntN(64, x < 0n ? -x : x)
      case 'not':
        return ~x
      case 'clz':
        return BigInt(u ? 64 - u.toString(2).length : 64)
      case 'ctz':
        return BigInt(u ? (u & -u).toString(2).length - 1 : 64)
      case 'popcnt':
        return BigInt(popcount(u))
    }
  }
  return bad(op, ty)
}

export function binaryValue(op: BinaryOp, ty: Scalar, a: Value, b: Value): Value {
  if (float(ty)) {
    const r = floatBinary(op, a as number, b as number)
    if (r === undefined) return bad(op, ty)
    return ty === 'f32' ? Math.fround(r) : r
  }
  if (ty === 'bool') {
    switch (op) {
      case 'and':
      case 'mul':
      case 'min':
        return Boolean(a) && Boolean(b)
      case 'or':
      case 'add':
      case 'max':
        return Boolean(a) || Boolean(b)
      case 'xor':
        return Boolean(a) !== Boolean(b)
      default:
        return bad(op, ty)
    }
  }
  return ty === 'i32' ? intBinary(op, a as number, b as number) : longBinary(op, a as bigint, b as bigint)
}
function floatBinary(op: BinaryOp, a: number, b: number): number | undefined {
  switch (op) {
    case 'add':
      return a + b
    case 'sub':
      return a - b
    case 'mul':
      return a * b
    case 'div':
      return a / b
    case 'min':
      return minimum(a, b)
    case 'max':
      return maximum(a, b)
    case 'copysign':
      return copysign(a, b)
  }
  return undefined
}
function intBinary(op: BinaryOp, a: number, b: number): number {
  switch (op) {
    case 'add':
      return (a + b) | 0
    case 'sub':
      return (a - b) | 0
    case 'mul':
      return Math.imul(a, b)
    case 'div':
      return b === 0 ? 0 : Math.trunc(a / b) | 0
    case 'rem':
      return b === 0 ? 0 : (a % b) | 0
    case 'min':
      return Math.min(a, b)
    case 'max':
      return Math.max(a, b)
    case 'shl':
      return a << b
    case 'shr':
      return a >> b
    case 'shru':
      return (a >>> b) | 0
    case 'and':
      return a & b
    case 'or':
      return a | b
    case 'xor':
      return a ^ b
    default:
      return bad(op, 'i32') as never
  }
}
function longBinary(op: BinaryOp, a: bigint, b: bigint): bigint {
  const wrap = (v: bigint): bigint => BigInt.asIntN(64, v)
  switch (op) {
    case 'add':
      return wrap(a + b)
    case 'sub':
      return wrap(a - b)
    case 'mul':
      return wrap(a * b)
    case 'div':
      return b === 0n ? 0n : wrap(a / b)
    case 'rem':
      return b === 0n ? 0n : a % b
    case 'min':
      return a < b ? a : b
    case 'max':
      return a > b ? a : b
    case 'shl':
      return wrap(a << (b & 63n))
    case 'shr':
      return a >> (b & 63n)
    case 'shru':
      return wrap(BigInt.asUintN(64, a) >> (b & 63n))
    case 'and':
      return a & b
    case 'or':
      return a | b
    case 'xor':
      return a ^ b
    default:
      return bad(op, 'i64') as never
  }
}

export function compareValue(op: CompareOp, a: Value, b: Value): boolean {
  switch (op) {
    case 'eq':
      return a === b
    case 'ne':
      return a !== b
    case 'lt':
      return a < b
    case 'le':
      return a <= b
    case 'gt':
      return a > b
    case 'ge':
      return a >= b
  }
}

/** Float to integer truncates and saturates, NaN gives 0; i64 to i32 wraps; a number is true unless it is 0. */
export function castValue(from: Scalar, to: Scalar, v: Value): Value {
  // A NaN is true, unlike in JavaScript.
  if (to === 'bool') return from === 'i64' ? v !== 0n : v !== 0 && v !== false
  if (from === 'bool') return normal(to, v ? 1 : 0)
  if (!float(from) || float(to)) return normal(to, from === 'i64' && to === 'f32' ? longToFloat(v as bigint) : v)
  const x = v as number
  if (Number.isNaN(x)) return to === 'i64' ? 0n : 0
  if (to === 'i32') return Math.min(2 ** 31 - 1, Math.max(-(2 ** 31), Math.trunc(x))) | 0
  if (x >= 2 ** 63) return 2n ** 63n - 1n
  if (x < -(2 ** 63)) return -(2n ** 63n)
  return BigInt(Math.trunc(x))
}
/** int64 to float32 with one rounding: through float64 there would be two. */
function longToFloat(v: bigint): number {
  const a = v < 0n ? -v : v
  const extra = a.toString(2).length - 52
  if (extra <= 0) return Number(v)
  // The bits below what float64 holds count only as being there or not.
  const shift = BigInt(extra)
  const sticky = ((a >> shift) << 1n) | (a & ((1n << shift) - 1n) ? 1n : 0n)
  const r = Number(sticky) * 2 ** (extra - 1)
  return v < 0n ? -r : r
}

/** The same bits as another type of the same width. */
export function bitsValue(from: Scalar, to: Scalar, v: Value): Value {
  const wide = (ty: Scalar): boolean => ty === 'f64' || ty === 'i64'
  if (from === 'bool' || to === 'bool' || wide(from) !== wide(to)) throw new TypeError(`bits of ${from} as ${to}`)
  switch (from) {
    case 'f32':
      f32[0] = v as number
      break
    case 'f64':
      f64[0] = v as number
      break
    case 'i32':
      i32[0] = v as number
      break
    case 'i64':
      i64[0] = v as bigint
      break
  }
  return to === 'f32' ? f32[0]! : to === 'f64' ? f64[0]! : to === 'i32' ? i32[0]! : i64[0]!
}

/** Rounded to a stored type and back; the type stays `ty`. */
export function roundValue(to: Stored, ty: Scalar, v: Value): Value {
  if (to === 'bool') return castValue('bool', ty, castValue(ty, 'bool', v))
  if (float(ty)) {
    const x = v as number
    switch (to) {
      // A double goes to the narrow formats by way of float32, as PyTorch's conversions do.
      case 'float16':
        return float16ToNumber(numberToFloat16(Math.fround(x)))
      case 'bfloat16':
        return bfloat16ToNumber(numberToBfloat16(Math.fround(x)))
      case 'float32':
        return Math.fround(x)
      case 'float64':
        return x
      default:
        return bad(`rounding to ${to}`, ty)
    }
  }
  if (ty === 'bool') return bad(`rounding to ${to}`, ty)
  const n = BigInt(v)
  switch (to) {
    case 'int8':
      return normal(ty, BigInt.asIntN(8, n))
    case 'int16':
      return normal(ty, BigInt.asIntN(16, n))
    case 'int32':
      return normal(ty, BigInt.asIntN(32, n))
    case 'int64':
      return v
    case 'uint8':
      return normal(ty, BigInt.asUintN(8, n))
    default:
      return bad(`rounding to ${to}`, ty)
  }
}
