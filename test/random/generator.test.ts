import { describe, expect, it } from 'vitest'
import { default_generator, Generator } from '../../src/random/generator.ts'

const draw = (g: Generator, n: number) => Array.from({ length: n }, () => g.random())

describe('Generator', () => {
  it('is MT19937: the 10000th word after seed 5489 is 4123659995', () => {
    expect(draw(new Generator().manual_seed(5489), 10000).at(-1)).toBe(4123659995)
  })

  it('starts with PyTorch’s default seed', () => {
    expect(new Generator().initial_seed()).toBe(67280421310721n)
    expect(draw(new Generator(), 5)).toEqual(draw(new Generator().manual_seed(67280421310721n), 5))
  })

  it.each([
    [0, 0n],
    [-1, 2n ** 64n - 1n],
    [-5n, 2n ** 64n - 5n],
    [2n ** 64n - 1n, 2n ** 64n - 1n],
    [-(2n ** 63n), 2n ** 63n],
  ])('takes the seed %s', (seed, initial) => {
    expect(new Generator().manual_seed(seed).initial_seed()).toBe(initial)
  })

  it('lets only 32 bits of the seed choose the stream', () => {
    expect(draw(new Generator().manual_seed(2 ** 32 + 7), 5)).toEqual(draw(new Generator().manual_seed(7), 5))
    expect(draw(new Generator().manual_seed(8), 5)).not.toEqual(draw(new Generator().manual_seed(7), 5))
  })

  it('refuses other seeds in PyTorch’s words', () => {
    const g = new Generator()
    expect(() => g.manual_seed(1.5)).toThrow('manual_seed expected a long, but got float')
    expect(() => g.manual_seed(true as unknown as number)).toThrow('manual_seed expected a long, but got boolean')
    expect(() => g.manual_seed(2n ** 64n)).toThrow('Overflow when unpacking long long')
    expect(() => g.manual_seed(-(2n ** 63n) - 1n)).toThrow('Overflow when unpacking long long')
  })

  it('seed() seeds at random and says with what', () => {
    const g = new Generator()
    const a = g.seed()
    expect(g.initial_seed()).toBe(a)
    expect(draw(g, 3)).toEqual(draw(new Generator().manual_seed(a), 3))
    expect(g.seed()).not.toBe(a)
    expect(default_generator.initial_seed()).not.toBe(67280421310721n)
  })

  it('random64 is two words, the first one high', () => {
    const [a, b] = draw(new Generator().manual_seed(3), 2) as [number, number]
    expect(new Generator().manual_seed(3).random64()).toBe(BigInt(a) * 2n ** 32n + BigInt(b))
  })

  it('draws the same words at once as one by one, wherever it stands', () => {
    for (const [before, n] of [
      [0, 5],
      [1, 623],
      [620, 10],
      [624, 9984],
      [3, 9984],
      [623, 9000],
      [600, 1300],
    ] as const) {
      const [g, h] = [new Generator().manual_seed(1), new Generator().manual_seed(1)]
      const out = new Uint32Array(9984)
      draw(g, before)
      draw(h, before)
      g.draw(out, n)
      expect(Array.from(out.subarray(0, n)), `${before}, ${n}`).toEqual(draw(h, n))
      expect(g.get_state()).toEqual(h.get_state())
    }
  })

  it('saves and restores, and a clone goes its own way', () => {
    const g = new Generator().manual_seed(9)
    draw(g, 1000)
    const state = g.get_state()
    const clone = g.clone_state()
    const expected = draw(g, 700)
    expect(draw(clone, 700)).toEqual(expected)
    expect(draw(g.set_state(state), 700)).toEqual(expected)
    clone.manual_seed(1)
    expect(g.initial_seed()).toBe(9n)
  })

  it('refuses bytes that are no state, and keeps its own', () => {
    const g = new Generator().manual_seed(9)
    const before = g.get_state()
    expect(() => g.set_state(new Uint8Array(5056))).toThrow('Invalid mt19937 state')
    expect(() => g.set_state(new Uint8Array(7))).toThrow(
      'Expected a CPUGeneratorImplState of size 5056 but found the input RNG state size to be 7',
    )
    expect(() => g.set_state(new Float32Array(5056) as unknown as Uint8Array)).toThrow('RNG state must be a torch.ByteTensor')
    const beyond = g.get_state()
    new DataView(beyond.buffer).setInt32(8, 600, true)
    new DataView(beyond.buffer).setUint32(16, 600, true)
    expect(() => g.set_state(beyond)).toThrow('Invalid mt19937 state')
    expect(g.get_state()).toEqual(before)
    expect(() => g.get_offset()).toThrow('CPU Generator does not use offset')
  })
})
