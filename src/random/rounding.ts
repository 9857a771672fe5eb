/**
 * Rounding that JavaScript lacks: fused multiply-add in single and double precision, and numbers rounded to float16 and bfloat16.
 * PyTorch's kernels are compiled with fused multiply-adds, so their last place needs these. Values only, no storage formats.
 */

const { fround } = Math
const f64 = new Float64Array(1)
const u32OfF64 = new Uint32Array(f64.buffer)
const f32 = new Float32Array(1)
const u32OfF32 = new Uint32Array(f32.buffer)

/** a·b + c rounded once to single precision; a, b and c are single-precision values. */
export function fma32(a: number, b: number, c: number): number {
  const sum = a * b + c // the product is exact: 48 bits
  const r = fround(sum)
  // Rounding to double and then to single errs only where the double lies midway between two singles.
  const other = r + 2 * (sum - r)
  return fround(other) === other ? settle(a * b, c, sum, r, other) : r
}

/** The nearer of the singles r and `other` to product + c, where the double `sum` of these is midway between them or is r. */
function settle(product: number, c: number, sum: number, r: number, other: number): number {
  const part = sum - product
  const lost = product - (sum - part) + (c - part) // Knuth's TwoSum: what the double left out
  return other === r || lost === 0 || lost > 0 !== other > r ? r : other
}

/** a·b exactly, as an unevaluated sum: Dekker's product over Veltkamp's splitting. Overflows beyond about 2^996. */
function productError(a: number, b: number, p: number): number {
  const ca = 134217729 * a
  const cb = 134217729 * b
  const ah = ca - (ca - a)
  const bh = cb - (cb - b)
  const al = a - ah
  const bl = b - bh
  return al * bl - (p - ah * bh - al * bh - ah * bl)
}

/**
 * a·b + c rounded once to double precision: Boldo and Melquiond, "Emulation of FMA and correctly rounded sums" (2008).
 * Exact unless an intermediate product overflows or underflows, where the plain expression is answered.
 */
export function fma64(a: number, b: number, c: number): number {
  const p = a * b
  if (c === 0 || a === 1 || b === 1) return p + c
  const size = Math.abs(p)
  if (!(size < 1e290 && size > 1e-270 && Math.abs(c) < 1e290 && Math.abs(a) < 1e290 && Math.abs(b) < 1e290)) return p + c
  const pLow = productError(a, b, p)
  const t = c + pLow
  const t1 = t - c
  const tLow = c - (t - t1) + (pLow - t1)
  const v = p + t
  const v1 = v - p
  const vLow = p - (v - v1) + (t - v1)
  return v + addToOdd(tLow, vLow)
}

/** x + y rounded to odd: towards the neighbour with an odd last bit where it is inexact. */
function addToOdd(x: number, y: number): number {
  const s = x + y
  const s1 = s - x
  const lost = x - (s - s1) + (y - s1)
  if (lost === 0) return s
  f64[0] = s
  if ((u32OfF64[0]! & 1) === 1) return s
  // One unit up or down in magnitude, by whether the lost part points away from zero.
  const up = lost > 0 === s > 0
  const low = u32OfF64[0]!
  if (up) u32OfF64[0] = low + 1
  else {
    u32OfF64[0] = low - 1
    if (low === 0) u32OfF64[1]!--
  }
  return f64[0]!
}

/** A single-precision value rounded to float16, ties to even. */
export function roundFloat16(x: number): number {
  const size = Math.abs(x)
  if (!(size < 65520)) return Number.isNaN(x) ? x : Math.sign(x) * Infinity
  // Adding 1.5·2^52 units of the last place of the result leaves no room for anything smaller.
  const unit = size < 2 ** -14 ? 2 ** -24 : powerOfTwoBelow(size) * 2 ** -10
  const magic = 1.5 * 2 ** 52 * unit
  const r = size + magic - magic
  return x < 0 || Object.is(x, -0) ? -r : r
}

function powerOfTwoBelow(size: number): number {
  f32[0] = size
  u32OfF32[0] = u32OfF32[0]! & 0x7f800000
  return f32[0]!
}

/** A number rounded to single precision and then to bfloat16, ties to even. */
export function roundBfloat16(x: number): number {
  f32[0] = x
  const bits = u32OfF32[0]!
  if ((bits & 0x7fffffff) > 0x7f800000) return NaN
  u32OfF32[0] = (bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000
  return f32[0]!
}

/** The floating-point element types by name. */
export type FloatName = 'float32' | 'float64' | 'float16' | 'bfloat16'

/** How C++ casts a double to each type: by way of single precision to the 16-bit ones. */
export const roundTo: Readonly<Record<FloatName, (x: number) => number>> = {
  float64: (x) => x,
  float32: fround,
  float16: (x) => roundFloat16(fround(x)),
  bfloat16: roundBfloat16,
}
