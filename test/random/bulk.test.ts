import { describe, expect, it } from 'vitest'
import { normal16Single, normalPair } from '../../src/random/boxmuller.ts'
import { type Bulk, bulk, chunkWords } from '../../src/random/bulk.ts'
import { normal, uniform } from '../../src/random/distributions.ts'
import { Generator } from '../../src/random/generator.ts'
import { fma32 } from '../../src/random/rounding.ts'

const { fround } = Math
const kernels = (): Bulk => {
  const k = bulk()
  if (k === null) throw new Error('no WebAssembly vectors here')
  return k
}
const unit = (g: Generator) => (g.random() & 0xffffff) * 2 ** -24

describe('the kernels answer what the scalar code defines', () => {
  const n = 3 * chunkWords + 16
  for (const [mean, std] of [
    [0, 1],
    [0.3, 1.7],
    [2, 0.25],
    [-5, 1e-3],
  ] as const) {
    it(`normal(${mean}, ${std})`, () => {
      const [g, h] = [new Generator().manual_seed(5), new Generator().manual_seed(5)]
      const expected = Float32Array.from({ length: n }, () => unit(h))
      for (let i = 0; i < n; i += 16) normal16Single(expected, i, fround(mean), fround(std))
      expect(Buffer.from(normal(new Float32Array(n), mean, std, g).buffer).equals(Buffer.from(expected.buffer))).toBe(true)
    })
    it(`uniform(${mean - std}, ${mean + std})`, () => {
      const [g, h] = [new Generator().manual_seed(5), new Generator().manual_seed(5)]
      const [low, high] = [fround(mean - std), fround(mean + std)]
      const width = fround(high - low)
      const expected = Float32Array.from({ length: n }, () => {
        const x = fma32(unit(h), width, low)
        return x === high ? low : x
      })
      expect(Buffer.from(uniform(new Float32Array(n), mean - std, mean + std, g).buffer).equals(Buffer.from(expected.buffer))).toBe(true)
    })
  }

  it('a range never yields its end', () => {
    // So far from 0 that most sums round to one of the ends.
    const x = uniform(new Float32Array(5000), 2 ** 24, 2 ** 24 + 2, new Generator().manual_seed(0))
    expect(new Set(x)).toEqual(new Set([2 ** 24]))
  })
})

describe('roundings that double precision cannot decide', () => {
  it('are reported by toRange', () => {
    const k = kernels()
    const u = (1 - 2 ** -15) / 2
    const width = 1 + 2 ** -15
    // u·width is 2^-31 short of one half, which is lost in the double sum: that lies midway, and rounds up to an even number.
    const from = 2 ** 23 + 1
    expect(fround(u * width + from)).toBe(from + 1)
    expect(fma32(u, width, from)).toBe(from)
    k.uniform.fill(0.25, 0, 32)
    k.uniform[13] = u
    expect(k.toRange(32, from, width, 2 ** 24)).toBe(1)
    expect(k.doubtful[0]).toBe(4 * 12)
    // midway, but exactly so: no doubt, and the even one is right
    k.uniform[13] = 0.5
    expect(k.toRange(32, from, 1, 2 ** 24)).toBe(0)
    expect(k.result[13]).toBe(from + 1)
  })

  it('are reported by toNormal, by the group of four pairs', () => {
    const k = kernels()
    const out = new Float32Array(16)
    // The same sum at the end of Box–Muller: u2 = 0 makes the cosine 1, so that the first number is radius·std + mean.
    let found = 0
    for (let i = 1; i < 2 ** 12 && found < 3; i++) {
      normalPair(i / 2 ** 12, 0, 0, 1, out, 0)
      const radius = out[0]!
      const std = fround((0.5 * (1 - 2 ** -31)) / radius)
      const from = 2 ** 23 + 1
      const sum = radius * std + from
      if (sum !== from + 0.5 || radius * std === 0.5) continue
      found++
      k.uniform.fill(5033165 * 2 ** -24, 0, 64)
      k.uniform[32 + 6] = i / 2 ** 12
      k.uniform[32 + 14] = 0
      expect(k.toNormal(64, from, std)).toBe(1)
      expect(k.doubtful[0]).toBe(4 * (32 + 4))
    }
    expect(found).toBe(3)
  })
})
