import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyBytes, fillBytes } from '../../src/backend/wasm/bulk.ts'
import { acquire, checkBlocks, heap, release, walkBlocks } from '../../src/backend/wasm/memory.ts'

test('the import makes no memory; the first block does', () => {
  expect(heap.u8.length).toBe(0)
  const at = acquire(100, true)
  expect(heap.u8.length).toBeGreaterThan(0)
  expect(heap.memory.buffer).toBe(heap.buffer)
  release(at)
})

test('blocks are aligned, never overlap, keep their bytes, and merge again when freed', () => {
  const sizes = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 3_000_000 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(sizes, fc.nat(), fc.boolean()), { maxLength: 150 }), (steps) => {
      const live: { at: number; size: number; byte: number }[] = []
      const drop = (i: number): void => {
        const { at, size, byte } = live.splice(i, 1)[0]!
        const bytes = heap.u8
        for (const k of [0, size >> 1, size - 1])
          if (k >= 0 && k < size && bytes[at + k] !== byte) throw new Error(`byte ${k} of ${size} changed`)
        release(at)
      }
      steps.forEach(([size, pick, free], i) => {
        if (free && live.length > 0) drop(pick % live.length)
        else {
          const at = acquire(size, true)
          expect(at % 64).toBe(0)
          expect(at).toBeGreaterThan(0)
          fillBytes(at, i & 255, size)
          live.push({ at, size, byte: i & 255 })
        }
      })
      checkBlocks()
      const ranges = live.map(({ at, size }) => [at, at + size] as const).sort((a, b) => a[0] - b[0])
      for (let i = 1; i < ranges.length; i++) expect(ranges[i]![0]).toBeGreaterThanOrEqual(ranges[i - 1]![1])
      while (live.length > 0) drop(0)
      checkBlocks()
      let blocks = 0
      walkBlocks(() => blocks++)
      expect(blocks).toBe(1)
    }),
    { numRuns: 60 },
  )
})

test('a freed block is the next one of its size', () => {
  const blocks = Array.from({ length: 40 }, () => acquire(4_000_000, true))
  const before = heap.u8.length
  for (let i = 0; i < 1000; i++) {
    release(blocks[i % 40]!)
    blocks[i % 40] = acquire(4_000_000, true)
  }
  expect(heap.u8.length).toBe(before)
  blocks.forEach(release)
  checkBlocks()
})

test('growth replaces the views and keeps the bytes', () => {
  const at = acquire(1000, true)
  heap.f64[at / 8] = 1.5
  const old = heap.f64
  const large = acquire(heap.u8.length, true)
  expect(heap.f64 === old).toBe(false)
  expect(heap.f64[at / 8]).toBe(1.5)
  expect(heap.u8.length).toBe(heap.memory.buffer.byteLength)
  release(large)
  release(at)
  checkBlocks()
})

test('the memory goes to its last byte, and then says so', () => {
  expect(acquire(heap.maximum, true)).toBe(0)
  expect(acquire(heap.u8.length, false)).toBe(0)
  const rest = acquire(heap.maximum - 2 ** 22, true)
  expect(rest).toBeGreaterThan(0)
  const last = rest + heap.maximum - 2 ** 22 - 8
  heap.f64[last / 8] = 7
  expect(heap.f64[last / 8]).toBe(7)
  fillBytes(last, 3, 8)
  expect(heap.u8[last + 7]).toBe(3)
  expect(acquire(2 ** 22, true)).toBe(0)
  release(rest)
  checkBlocks()
})

test('fill and copy', () => {
  const at = acquire(100, true)
  fillBytes(at, 5, 100)
  fillBytes(at + 10, 6, 10)
  expect([...heap.u8.subarray(at + 8, at + 22)]).toEqual([5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 5, 5])
  copyBytes(at + 12, at + 8, 6)
  expect([...heap.u8.subarray(at + 8, at + 22)]).toEqual([5, 5, 6, 6, 5, 5, 6, 6, 6, 6, 6, 6, 5, 5])
  release(at)
})
