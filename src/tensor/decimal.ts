/**
 * Decimal texts of floating-point numbers as Python and numpy make them: correctly rounded from the exact binary value, ties to
 * even. Not `toFixed` and `toExponential`, which round ties up and stop at 1e21 and at 100 digits. Knows nothing of tensors.
 */

/** A binary format: bits of the significand (the hidden one included) and the exponent of the smallest subnormal. */
export interface BinaryFormat {
  readonly bits: number
  readonly minExponent: number
}
export const binary16: BinaryFormat = { bits: 11, minExponent: -24 }
export const binary32: BinaryFormat = { bits: 24, minExponent: -149 }
export const binary64: BinaryFormat = { bits: 53, minExponent: -1074 }

const view = new DataView(new ArrayBuffer(8))

/** `|x| = m · 2^e` exactly, for a finite x. */
function decompose(x: number): { m: bigint; e: number } {
  view.setFloat64(0, x)
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  return biased === 0 ? { m: fraction, e: -1074 } : { m: fraction | 0x10000000000000n, e: biased - 1075 }
}

/** `|x| · 10^power` as a fraction of two integers. */
function scaled(x: number, power: number): { num: bigint; den: bigint } {
  const { m, e } = decompose(x)
  return {
    num: (e > 0 ? m << BigInt(e) : m) * (power > 0 ? 10n ** BigInt(power) : 1n),
    den: (e < 0 ? 1n << BigInt(-e) : 1n) * (power < 0 ? 10n ** BigInt(-power) : 1n),
  }
}

/** The integer nearest to `|x| · 10^power`, ties to even. */
function nearest(x: number, power: number): bigint {
  const { num, den } = scaled(x, power)
  const q = num / den
  const twice = (num % den) * 2n
  return twice > den || (twice === den && q % 2n === 1n) ? q + 1n : q
}

/** floor(log10 |x|) for a finite x other than 0, exactly. */
function decimalExponent(x: number): number {
  // 21 digits name the exponent, unless they were rounded up to a power of ten.
  const text = Math.abs(x).toExponential(20)
  const e = Number(text.slice(text.indexOf('e') + 1))
  const { num, den } = scaled(x, -e)
  return num < den ? e - 1 : e
}

const signOf = (x: number): string => (x < 0 || Object.is(x, -0) ? '-' : '')

function nonFinite(x: number): string | null {
  return Number.isNaN(x) ? 'nan' : x === Infinity ? 'inf' : x === -Infinity ? '-inf' : null
}

function exponentText(e: number): string {
  return `e${e < 0 ? '-' : '+'}${String(Math.abs(e)).padStart(2, '0')}`
}

/** Python's `format(x, '.{precision}f')`. */
export function formatFixed(x: number, precision: number): string {
  const special = nonFinite(x)
  if (special !== null) return special
  const digits = nearest(x, precision)
    .toString()
    .padStart(precision + 1, '0')
  const whole = digits.length - precision
  return signOf(x) + digits.slice(0, whole) + (precision > 0 ? `.${digits.slice(whole)}` : '')
}

/** Python's `format(x, '.{precision}e')`: at least two digits of exponent. */
export function formatScientific(x: number, precision: number): string {
  const special = nonFinite(x)
  if (special !== null) return special
  let e = x === 0 ? 0 : decimalExponent(x)
  let digits = nearest(x, precision - e)
    .toString()
    .padStart(precision + 1, '0')
  if (digits.length > precision + 1) {
    e++
    digits = digits.slice(0, -1)
  }
  return signOf(x) + digits.slice(0, 1) + (precision > 0 ? `.${digits.slice(1)}` : '') + exponentText(e)
}

/** Significant digits `d1 d2 d3 …` (no trailing zeros) of a number `d1.d2d3… · 10^exponent`. */
export interface Digits {
  digits: string
  exponent: number
}

/**
 * The fewest decimal digits that read back as x in `format`, and among those the nearest to x; x is finite and a value of the
 * format. (Steele and White 1990, with the boundary included for an even significand, as IEEE rounding reads it.)
 */
export function shortestDigits(x: number, format: BinaryFormat = binary64): Digits {
  if (x === 0) return { digits: '0', exponent: 0 }
  if (format === binary64) {
    // ECMAScript asks for the same digits.
    const [mantissa, e] = Math.abs(x).toExponential().split('e') as [string, string]
    return { digits: mantissa.replace('.', ''), exponent: Number(e) }
  }
  const exact = decompose(x)
  // One unit in the last place of the format, as a power of two.
  const ulp = Math.max(exact.m.toString(2).length + exact.e - format.bits, format.minExponent)
  const m = exact.m >> BigInt(ulp - exact.e)
  // Below a power of two the neighbour is only half as far away.
  const narrow = m === 1n << BigInt(format.bits - 1) && ulp > format.minExponent
  const inclusive = m % 2n === 0n
  const e10 = decimalExponent(x)
  for (let n = 1; ; n++) {
    const { num, den } = scaled(x, n - 1 - e10)
    const floor = num / den
    const below = num - floor * den
    const above = den - below
    // x = 4m quarters of a unit, so num / (4m) is a quarter of a unit on this scale.
    const quarters = 4n * m
    const within = (distance: bigint, margin: bigint) => {
      const d = distance * quarters
      return inclusive ? d <= num * margin : d < num * margin
    }
    const low = within(below, narrow ? 1n : 2n)
    const high = within(above, 2n)
    if (!low && !high) continue
    const up = low === high ? above < below || (above === below && floor % 2n === 1n) : high
    const digits = (up ? floor + 1n : floor).toString()
    return { digits: digits.replace(/0+$/, ''), exponent: e10 + digits.length - n }
  }
}

/** Digits written out with a point, at least one before it; `2.` for a whole number. */
export function positionalText({ digits, exponent }: Digits): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  const padded = digits.padEnd(exponent + 1, '0')
  return `${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1)}`
}

/** Python's `repr(x)` of a float: `1.0`, `1e-05`, `1e+16`, `nan`, `-inf`. */
export function pyRepr(x: number): string {
  const special = nonFinite(x)
  if (special !== null) return special
  const shortest = shortestDigits(x)
  const { digits, exponent } = shortest
  if (exponent >= -4 && exponent < 16) {
    const text = positionalText(shortest)
    return signOf(x) + (text.endsWith('.') ? `${text}0` : text)
  }
  return `${signOf(x)}${digits.slice(0, 1)}${digits.length > 1 ? `.${digits.slice(1)}` : ''}${exponentText(exponent)}`
}
