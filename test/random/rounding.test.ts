import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bool, float32, float64, int8, int64 } from '../../src/dtypes.ts'
import { fma32, fma64, roundBfloat16, roundFloat16 } from '../../src/random/rounding.ts'
import { remainder64, remainder64By32, store64 } from '../../src/random/wide.ts'

/** An exact dyadic number: m·2^e. */
type Dyadic = [m: bigint, e: number]

function dyadic(x: number): Dyadic {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const m = exponent === 0 ? fraction : fraction | 0x10000000000000n
  return [x < 0 ? -m : m, Math.max(exponent, 1) - 1075]
}

function exactFma(a: number, b: number, c: number): Dyadic {
  const [ma, ea] = dyadic(a)
  const [mb, eb] = dyadic(b)
  const [mc, ec] = dyadic(c)
  const e = Math.min(ea + eb, ec)
  return [((ma * mb) << BigInt(ea + eb - e)) + (mc << BigInt(ec - e)), e]
}

/** Rounds to `digits` binary digits, none below 2^least, ties to even: by the definition. */
function rounded([m, e]: Dyadic, digits: number, least: number): number {
  const size = m < 0n ? -m : m
  const drop = Math.max(size.toString(2).length - digits, least - e, 0)
  const unit = 1n << BigInt(drop)
  let q = size / unit
  const twice = 2n * (size % unit)
  if (twice > unit || (twice === unit && (q & 1n) === 1n)) q += 1n
  const value = Number(q) * 2 ** Math.max(e + drop, -1074) * 2 ** Math.min(e + drop + 1074, 0)
  return m < 0n ? -value : value
}

const single = fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(-1e12), max: Math.fround(1e12) })
const runs = { numRuns: 1000 }

describe('fused multiply-add', () => {
  it('rounds singles once', () => {
    fc.assert(
      fc.property(single, single, single, (a, b, c) => {
        expect(fma32(a, b, c) + 0).toBe(rounded(exactFma(a, b, c), 24, -149) + 0)
      }),
      runs,
    )
  })

  it('rounds singles once where double rounding errs', () => {
    // c = 1 + 2^-23·k and a·b = 2^-24 + or - something below a double's last place: the double sum is the midpoint.
    let differing = 0
    for (let k = 0; k < 64; k++) {
      for (const sign of [1, -1]) {
        const c = 1 + k * 2 ** -23
        const [a, b] = [2 ** -24 * (1 + sign * 2 ** -20), 1 + sign * 2 ** -23]
        for (const [x, y] of [
          [a, b],
          [2 ** -12 * (1 + sign * 2 ** -23), 2 ** -12 * (1 - sign * 2 ** -23)],
          [2 ** -12 * (1 + 2 ** -20), 2 ** -12 * (1 - 2 ** -20)],
        ] as const) {
          const expected = rounded(exactFma(x, y, c), 24, -149)
          expect(fma32(x, y, c)).toBe(expected)
          if (Math.fround(x * y + c) !== expected) differing++
        }
      }
    }
    expect(differing, 'cases that plain arithmetic gets wrong').toBeGreaterThan(30)
  })

  it('rounds doubles once', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }).filter((x) => x === 0 || Math.abs(x) > 1e-30)
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(fma64(a, b, c) + 0).toBe(rounded(exactFma(a, b, c), 53, -1074) + 0)
      }),
      runs,
    )
    const near = fc.double({ noNaN: true, min: 0.5, max: 2 })
    let differing = 0
    fc.assert(
      fc.property(near, near, near, fc.integer({ min: -54, max: 54 }), fc.boolean(), (a, b, c, shift, negative) => {
        const d = (negative ? -c : c) * 2 ** shift
        if (a * b + d !== fma64(a, b, d)) differing++
        expect(fma64(a, b, d)).toBe(rounded(exactFma(a, b, d), 53, -1074))
      }),
      runs,
    )
    expect(differing).toBeGreaterThan(50)
    // nearly cancelling, and exactly midway
    expect(fma64(1 + 2 ** -52, 1 - 2 ** -52, -1)).toBe(-(2 ** -104))
    expect(fma64(2 ** -53, 1 + 2 ** -52, 1)).toBe(1 + 2 ** -52)
    expect(fma64(2 ** -53, 1 - 2 ** -52, 1)).toBe(1)
    expect(fma64(2 ** -53, 1, 1)).toBe(1)
    // what is left out after the first rounding decides, and is itself too long for a double
    expect(fma64(2 ** -53 * (1 + 2 ** -52), 1 - 2 ** -53, 1)).toBe(1 + 2 ** -52)
    expect(fma64(-(2 ** -53) * (1 + 2 ** -52), 1 - 2 ** -53, 1 + 2 ** -51)).toBe(1 + 2 ** -52)
  })
})

describe('16-bit rounding', () => {
  it('float16', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true, min: -65519, max: 65519 }), (x) => {
        expect(roundFloat16(x)).toBe(
          rounded(dyadic(x), 11, -24) * 1 === 0 ? (Object.is(x, -0) || x < 0 ? -0 : 0) : rounded(dyadic(x), 11, -24),
        )
      }),
      runs,
    )
    expect([65519.99, 65520, -65520, Infinity].map((x) => roundFloat16(Math.fround(x)))).toEqual([65504, Infinity, -Infinity, Infinity])
    expect(roundFloat16(65519)).toBe(65504)
    expect(roundFloat16(NaN)).toBeNaN()
    expect([2 ** -25, 2 ** -25 * 1.0001, -(2 ** -26), 2 ** -14 - 2 ** -25].map((x) => roundFloat16(Math.fround(x)))).toEqual([
      0,
      2 ** -24,
      -0,
      2 ** -14,
    ])
  })

  it('bfloat16', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(-1e38), max: Math.fround(1e38) }), (x) => {
        expect(roundBfloat16(x) + 0).toBe(rounded(dyadic(x), 8, -133) + 0)
      }),
      runs,
    )
    expect(roundBfloat16(NaN)).toBeNaN()
    expect([Infinity, -Infinity, 3.4e38].map(roundBfloat16)).toEqual([Infinity, -Infinity, Infinity])
  })
})

describe('64-bit numbers in halves', () => {
  const word = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 31))
  const wide = (high: number, low: number) => BigInt(high) * 2n ** 32n + BigInt(low)

  it('remainders', () => {
    fc.assert(
      fc.property(word, word, word, word, (high, low, dh, dl) => {
        if (dl > 0) expect(remainder64By32(high, low, dl)).toBe(Number(wide(high, low) % BigInt(dl)))
        expect(remainder64By32(high, low, 2 ** 32)).toBe(low)
        const divisor = { high: dh, low: dl }
        if (dh === 0 || (dh === 1 && dl === 0)) return
        const out = { high: 0, low: 0 }
        remainder64(high, low, divisor, out)
        expect(wide(out.high, out.low)).toBe(wide(high, low) % wide(dh, dl))
      }),
      runs,
    )
  })

  it('are stored as C++ casts them', () => {
    const [big, f32, f64, i8, b] = [new BigInt64Array(1), new Float32Array(1), new Float64Array(1), new Int8Array(1), new Uint8Array(1)]
    fc.assert(
      fc.property(word, word, (high, low) => {
        const value = BigInt.asIntN(64, wide(high, low))
        store64(big, int64)(0, high, low)
        store64(f32, float32)(0, high, low)
        store64(f64, float64)(0, high, low)
        store64(i8, int8)(0, high, low)
        store64(b, bool)(0, high, low)
        expect(big[0]).toBe(value)
        expect(f32[0]).toBe(rounded([value, 0], 24, -149) + 0)
        expect(f64[0]).toBe(Number(value))
        expect(i8[0]).toBe(Number(BigInt.asIntN(8, value)))
        expect(b[0]).toBe(value === 0n ? 0 : 1)
      }),
      runs,
    )
  })
})
