/** Unsigned 64-bit numbers as two 32-bit halves, without BigInt: remainder, and storing sums as each dtype's elements. */
import type { DType } from '../dtypes.ts'
import type { NumericArray } from './arguments.ts'
import { type FloatName, roundTo } from './rounding.ts'

const two32 = 2 ** 32

/**
 * a mod b for integers a >= 0 and b > 0 with a and b below 2^32, or a / b below 2^16 and a below 2^48: the quotient, at least 1 / b short of
 * the next integer, cannot round up to it. Several times as fast as `%`, which V8 reckons in floating point.
 */
export const remainder = (a: number, b: number): number => a - Math.floor(a / b) * b

/** (high·2^32 + low) mod divisor, for an integer divisor in 1 … 2^32. */
export function remainder64By32(high: number, low: number, divisor: number): number {
  const r = remainder(remainder(high, divisor) * 65536 + (low >>> 16), divisor)
  return remainder(r * 65536 + (low & 0xffff), divisor)
}

/** A 64-bit result in two halves; `high` and `low` are in [0, 2^32). */
export interface Halves {
  high: number
  low: number
}

/** (high·2^32 + low) mod divisor for a divisor above 2^32, into `out`. */
export function remainder64(high: number, low: number, divisor: Halves, out: Halves): void {
  // The quotient is below 2^32, so its estimate in double precision is off by one at most.
  const q = Math.floor((high * two32 + low) / (divisor.high * two32 + divisor.low))
  multiplyLow(q, divisor, out)
  let rl = low - out.low
  let rh = high - out.high
  if (rl < 0) {
    rl += two32
    rh -= 1
  }
  if (rh < 0) {
    rl += divisor.low
    rh += divisor.high
  } else if (rh > divisor.high || (rh === divisor.high && rl >= divisor.low)) {
    rl -= divisor.low
    rh -= divisor.high
  }
  if (rl < 0) {
    rl += two32
    rh -= 1
  } else if (rl >= two32) {
    rl -= two32
    rh += 1
  }
  out.high = rh
  out.low = rl
}

/** q·divisor, for a product below about 2^65: `high` may go beyond 2^32 by the estimate's error. */
function multiplyLow(q: number, divisor: Halves, out: Halves): void {
  const qh = q >>> 16
  const ql = q & 0xffff
  // divisor.low · q in 32 + 32 bits, by sixteen-bit parts of q.
  const a = ql * divisor.low
  const b = qh * divisor.low + Math.floor(a / 65536)
  out.low = (b % 65536) * 65536 + (a % 65536)
  out.high = Math.floor(b / 65536) + q * divisor.high
}

/** Stores a signed 64-bit number, as C++ casts an int64, as element i: `high` counts modulo 2^32, `low` is in [0, 2^32). */
export type Store64 = (i: number, high: number, low: number) => void

/** How `out`, of element type `dtype`, stores a 64-bit integer. int64 is written by halves: little-endian. */
export function store64(out: NumericArray, dtype: DType): Store64 {
  if (out instanceof BigInt64Array) {
    const halves = new Int32Array(out.buffer, out.byteOffset, 2 * out.length)
    return (i, high, low) => {
      halves[2 * i] = low
      halves[2 * i + 1] = high
    }
  }
  if (dtype.name === 'bool') {
    return (i, high, low) => {
      out[i] = high !== 0 || low !== 0 ? 1 : 0
    }
  }
  if (dtype.name === 'float64') {
    return (i, high, low) => {
      out[i] = (high | 0) * two32 + low
    }
  }
  if (dtype.is_floating_point) {
    const round = roundTo[dtype.name as FloatName]
    return (i, high, low) => {
      const h = high | 0
      // Beyond 53 bits a double cannot hold it: what is dropped stays as one sticky bit, so that it rounds once.
      const l = h >= -0x200000 && h < 0x200000 ? low : (low & 0xfffff000) + ((low & 0xfff) !== 0 ? 0x800 : 0)
      out[i] = round(h * two32 + (l < 0 ? l + two32 : l))
    }
  }
  return (i, _high, low) => {
    out[i] = low
  }
}
