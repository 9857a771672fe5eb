/** What the distributions have in common: the arrays they fill, the dtype these mean, and the words in which PyTorch refuses an argument. */
import { bfloat16, type DType, float16, float32, float64, int8, int16, int32, int64, uint8 } from '../dtypes.ts'
import { notImplemented, TypeError } from '../errors.ts'
import type { FloatName } from './rounding.ts'

/** Elements of float16 and bfloat16 tensors travel in a Float32Array, already rounded. */
export type FloatArray = Float32Array | Float64Array
/** bool elements travel in a Uint8Array as 0 and 1. */
export type NumericArray = FloatArray | BigInt64Array | Int32Array | Int16Array | Int8Array | Uint8Array

/** The dtype an array's elements have when none is named. */
export function dtypeOf(out: NumericArray): DType {
  if (out instanceof Float32Array) return float32
  if (out instanceof Float64Array) return float64
  if (out instanceof BigInt64Array) return int64
  if (out instanceof Int32Array) return int32
  if (out instanceof Int16Array) return int16
  if (out instanceof Int8Array) return int8
  return uint8
}

/** Which arrays carry which dtype. */
export function checkCarries(out: NumericArray, dtype: DType): void {
  const own = dtypeOf(out)
  if (own === dtype) return
  if (own === float32 && (dtype === float16 || dtype === bfloat16)) return
  if (own === uint8 && dtype.category === 0) return
  throw new TypeError(`${out.constructor.name} cannot hold elements of dtype ${dtype}`)
}

/** The name of a floating-point dtype; `kernel` is PyTorch's name of what exists for no other. */
export function floatName(dtype: DType, kernel: string): FloatName {
  if (!dtype.is_floating_point) throw notImplemented(kernel, dtype.legacy)
  return dtype.name as FloatName
}

/** Binary digits of the significand, and the largest finite value. */
export const floatLimits: Readonly<Record<FloatName, { digits: number; max: number }>> = {
  float16: { digits: 11, max: 65504 },
  bfloat16: { digits: 8, max: (2 - 2 ** -7) * 2 ** 127 },
  float32: { digits: 24, max: (2 - 2 ** -23) * 2 ** 127 },
  float64: { digits: 53, max: Number.MAX_VALUE },
}

/** A number as C++ streams print it: six digits, `%g`. */
export function sixDigits(x: number): string {
  if (Number.isNaN(x)) return 'nan'
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf'
  if (x === 0) return Object.is(x, -0) ? '-0' : '0'
  const [mantissa = '', power = '0'] = x.toExponential(5).split('e')
  const e = Number(power)
  if (e >= -4 && e < 6) return String(Number(x.toPrecision(6)))
  return `${Number(mantissa)}e${e < 0 ? '-' : '+'}${String(Math.abs(e)).padStart(2, '0')}`
}
