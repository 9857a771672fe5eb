/** Decimal texts of doubles against Python's format and repr, and shortest digits against numpy's. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { binary16, binary32, formatFixed, formatScientific, pyRepr, shortestDigits } from '../../src/tensor/decimal.ts'
import { load } from './fixture.ts'

const fixture = load('decimal') as {
  explicit: [bytes: string, precision: number, fixed: string, scientific: string, repr: string][]
  batches: string[]
  shortest: [dtype: 'float32' | 'float16', value: number, text: string][]
}

it('formats chosen doubles as Python does', () => {
  expect(fixture.explicit.length).toBeGreaterThan(700)
  for (const [bytes, precision, fixed, scientific, repr] of fixture.explicit) {
    const x = Buffer.from(bytes, 'hex').readDoubleLE()
    expect(formatFixed(x, precision)).toBe(fixed)
    expect(formatScientific(x, precision)).toBe(scientific)
    expect(pyRepr(x)).toBe(repr)
  }
})

it('formats 4000 generated doubles as Python does', () => {
  const view = new DataView(new ArrayBuffer(8))
  let state = 12345n
  fixture.batches.forEach((digest, b) => {
    const hash = createHash('sha256')
    for (let k = 0; k < 100; k++) {
      state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn
      let bits = state ^ (state >> 29n)
      if (k % 2) bits = (bits & ~(0x7ffn << 52n)) | ((1003n + ((bits >> 52n) % 60n)) << 52n)
      if (k % 4 === 3) bits &= ~((1n << 46n) - 1n)
      view.setBigUint64(0, bits)
      const v = view.getFloat64(0)
      hash.update(`${formatFixed(v, k % 9)} ${formatScientific(v, k % 9)} ${pyRepr(v)}\n`)
    }
    expect(hash.digest('hex').slice(0, 16), `batch ${b}`).toBe(digest)
  })
})

it('rounds ties to even where toFixed does not', () => {
  expect([0.5, 1.5, 2.5, -0.5, 0.125].map((x) => formatFixed(x, 0))).toEqual(['0', '2', '2', '-0', '0'])
  expect(formatFixed(0.125, 2)).toBe('0.12')
  expect((0.125).toFixed(2)).toBe('0.13')
  expect(formatScientific(2.5, 0)).toBe('2e+00')
})

it('has no limit of size or of digits', () => {
  expect(formatFixed(1e22, 1)).toBe('10000000000000000000000.0')
  expect(formatFixed(2 ** -150, 150)).toHaveLength(152)
  expect(formatScientific(5e-324, 3)).toBe('4.941e-324')
})

it('finds the shortest digits of float32 and float16', () => {
  expect(fixture.shortest.length).toBeGreaterThan(700)
  for (const [dtype, value, text] of fixture.shortest) {
    const { digits, exponent } = shortestDigits(value, dtype === 'float32' ? binary32 : binary16)
    const [mantissa, e] = text.split('e') as [string, string]
    expect(`${digits} e${exponent}`, `${dtype} ${value}`).toBe(`${mantissa.replace('.', '')} e${Number(e)}`)
  }
})
