/** Checksums, byte order, text, and reading within bounds. */
import { expect, test } from 'vitest'
import { Cursor, crc32, encodeUtf8, latin1, portableCrc32, swapBytes, utf8 } from '../../src/io/bytes.ts'

const text = (s: string): Uint8Array => new TextEncoder().encode(s)

test('the checksum of zip: its check value, every remainder of four, and the host’s own', () => {
  expect(portableCrc32(text('123456789'))).toBe(0xcbf43926)
  expect([0, 1, 2, 3, 4, 5].map((n) => portableCrc32(new Uint8Array(n)))).toEqual([
    0, 0xd202ef8d, 0x41d912ff, 0xff41d912, 0x2144df1c, 0xc622f71d,
  ])
  const bytes = Uint8Array.from({ length: 10_007 }, (_, i) => (i * i) >> 3)
  expect(crc32(bytes)).toBe(portableCrc32(bytes))
  const shared = new Uint8Array(new SharedArrayBuffer(8192)).fill(7)
  expect(crc32(shared)).toBe(portableCrc32(shared))
})

test('byte order', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  swapBytes(bytes, 4)
  expect([...bytes]).toEqual([4, 3, 2, 1, 8, 7, 6, 5])
})

test('text', () => {
  const refuse = (what: string): Error => new RangeError(what)
  expect(utf8(text('\ufeffdéjà 😀'), refuse)).toBe('\ufeffdéjà 😀')
  expect(() => utf8(Uint8Array.of(0xc3), refuse)).toThrow(RangeError)
  expect(latin1(Uint8Array.from({ length: 20_000 }, () => 233))).toBe('é'.repeat(20_000))
  expect([...encodeUtf8('\ufffd')]).toEqual([0xef, 0xbf, 0xbd])
  for (const half of ['\ud83d', 'a\ude00', '\ude00\ud83d']) expect(() => encodeUtf8(half)).toThrow(/surrogates not allowed/)
})

test('numbers within bounds', () => {
  const c = new Cursor(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 1, 2))
  expect(() => c.u64()).toThrow(/a size or offset of 18446744073709552000/)
  expect([c.at, c.u8(), c.u8(), c.left]).toEqual([8, 1, 2, 0])
  expect(() => c.u8()).toThrow('unexpected end of data: 1 bytes wanted at 10, 0 are left')
  expect(() => new Cursor(text('abc')).line()).toThrow(/a line has no end/)
})
