/** The two 16-bit floating-point formats, as bits, from and to JavaScript numbers. Rounds to nearest, ties to even. */

/**
 * The bits of `x` in a format of `exponentBits` and `fractionBits`. The rounding is done once, from the double, by adding and taking off
 * a number whose last place is that of the result.
 */
function pack(x: number, exponentBits: number, fractionBits: number): number {
  const bias = 2 ** (exponentBits - 1) - 1
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0
  const top = (2 ** exponentBits - 1) * 2 ** fractionBits
  if (Number.isNaN(x)) return top + 2 ** (fractionBits - 1)
  const a = Math.abs(x)
  const exponent = a < 2 ** (1 - bias) ? 1 - bias : Math.min(Math.floor(Math.log2(a)), bias)
  // Math.log2 may err at the ends of a binade; both choices of the unit then round alike but for one, which is corrected.
  const e = a >= 2 ** (exponent + 1) && exponent < bias ? exponent + 1 : a < 2 ** exponent && exponent > 1 - bias ? exponent - 1 : exponent
  const unit = 2 ** (e - fractionBits)
  const q = a / unit
  const floor = Math.floor(q)
  const rest = q - floor
  const n = rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor
  // The hidden bit carries into the exponent field, as does a significand that rounded up to the next power of two.
  const bits = (e + bias - 1) * 2 ** fractionBits + n
  return sign + (bits >= top || a === Number.POSITIVE_INFINITY ? top : bits)
}
function unpack(bits: number, exponentBits: number, fractionBits: number): number {
  const bias = 2 ** (exponentBits - 1) - 1
  const fraction = bits & (2 ** fractionBits - 1)
  const e = (bits >> fractionBits) & (2 ** exponentBits - 1)
  const sign = bits & 0x8000 ? -1 : 1
  if (e === 2 ** exponentBits - 1) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (e === 0 ? fraction * 2 ** (1 - bias - fractionBits) : (2 ** fractionBits + fraction) * 2 ** (e - bias - fractionBits))
}

export const numberToFloat16 = (x: number): number => pack(x, 5, 10)
export const float16ToNumber = (bits: number): number => unpack(bits, 5, 10)
export const numberToBfloat16 = (x: number): number => pack(x, 8, 7)
export const bfloat16ToNumber = (bits: number): number => unpack(bits, 8, 7)
