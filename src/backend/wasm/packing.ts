/** Elements narrower than what is computed with, in terms of integer arithmetic: 16-bit floats, and rounding to a stored type. */

import type { Expr, Stored } from '../../ir/expr.ts'
import { add, and, bits, cast, constant, gt, isNaN, max, mul, or, shl, shr, shru, where } from '../../ir/expr.ts'

const f32 = (v: number) => constant('f32', v)
/** The bits shifted into place are the value times 2^-112, exactly, subnormals included; infinities and NaNs keep theirs. */
function halfToFloat(h: Expr): Expr {
  const magnitude = and(h, 0x7fff)
  const value = bits('i32', mul(bits('f32', shl(magnitude, 13)), 2 ** 112))
  const special = where(gt(magnitude, 0x7bff), constant('i32', 0x7f800000), 0)
  return bits('f32', or(or(value, special), shl(and(h, 0x8000), 16)))
}
/** FP16 (github.com/Maratyszcza/FP16), fp16_ieee_from_fp32_value: to nearest, ties to even, exact. */
function floatToHalf(x: Expr): Expr {
  const w = bits('i32', x)
  const magnitude = and(w, 0x7fffffff)
  const base = mul(mul(bits('f32', magnitude), f32(2 ** 112)), f32(2 ** -110))
  const exponent = max(and(magnitude, 0x7f800000), 0x71000000 >>> 1)
  const rounded = bits('i32', add(bits('f32', add(exponent, 0x07800000)), base))
  const finite = add(and(shru(rounded, 13), 0x7c00), and(rounded, 0x0fff))
  return or(and(shru(w, 16), 0x8000), where(gt(magnitude, 0x7f800000), 0x7e00, finite))
}
const bfloatToFloat = (h: Expr): Expr => bits('f32', shl(h, 16))
function floatToBfloat(x: Expr): Expr {
  const w = bits('i32', x)
  const rounded = shru(add(add(w, 0x7fff), and(shru(w, 16), 1)), 16)
  return where(isNaN(x), 0x7fc0, rounded)
}

export const unpack: Partial<Record<Stored, (raw: Expr) => Expr>> = { float16: halfToFloat, bfloat16: bfloatToFloat }
export const pack: Partial<Record<Stored, (value: Expr) => Expr>> = { float16: floatToHalf, bfloat16: floatToBfloat }

const narrowBits: Partial<Record<Stored, number>> = { int8: 8, int16: 16, int32: 32, uint8: 8 }

/** A `round` expression in terms of other operations. */
export function rounding(to: Stored, x: Expr): Expr {
  const through = pack[to]
  if (through) {
    const back = unpack[to]!(through(cast('f32', x)))
    return cast(x.ty, back)
  }
  if (to === 'float32') return cast(x.ty, cast('f32', x))
  if (to === 'bool') return cast(x.ty, cast('bool', x))
  const width = x.ty === 'i64' ? 64 : 32
  const kept = narrowBits[to]
  if (kept === undefined || kept >= width || (x.ty !== 'i32' && x.ty !== 'i64')) return x
  return to === 'uint8' ? and(x, 255) : shr(shl(x, width - kept), width - kept)
}
