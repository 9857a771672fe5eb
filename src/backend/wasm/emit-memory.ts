/**
 * Vector loads and stores of stored elements as instructions: contiguous, one element alone, or lane by lane at separate
 * addresses. Knows nothing of loops or sharing.
 */
import type { FunctionBuilder } from './assembler.ts'
import type { Lanes } from './emit-simd.ts'
import { vectorCompare, vectorConst } from './emit-simd.ts'
import type { Raw } from './graph.ts'
import { rawSize } from './graph.ts'
import type { MemoryLaneName, MemoryName } from './instructions.ts'
import type { Locals } from './locals.ts'

const widest: Record<number, MemoryName> = {
  8: 'v128.load64_zero',
  4: 'v128.load32_zero',
  2: 'v128.load16_splat',
  1: 'v128.load8_splat',
  16: 'v128.load',
}

/** Packed elements in the low part of the register to lanes. */
function widen(f: FunctionBuilder, raw: Raw, lanes: Lanes): void {
  if (raw === 'i8') f.op('i16x8.extend_low_i8x16_s').op('i32x4.extend_low_i16x8_s')
  else if (raw === 'u8' || raw === 'bool') f.op('i16x8.extend_low_i8x16_u').op('i32x4.extend_low_i16x8_u')
  else if (raw === 'i16') f.op('i32x4.extend_low_i16x8_s')
  else if (raw === 'u16') f.op('i32x4.extend_low_i16x8_u')
  if (raw === 'bool') {
    vectorConst(f, 'i32', 0)
    vectorCompare(f, 'i32', 'ne', lanes)
  }
}

/** Loads `count` neighbouring elements from the address on the stack: a whole vector, or one (the other lanes are then arbitrary). */
export function vectorLoad(f: FunctionBuilder, raw: Raw, lanes: Lanes, count: number, offset: number): void {
  const size = rawSize[raw]
  if (count === 4 && size === 2) {
    f.mem(raw === 'i16' ? 'v128.load16x4_s' : 'v128.load16x4_u', offset, size)
    return
  }
  f.mem(widest[size * count]!, offset, size)
  widen(f, raw, lanes)
}

/** Loads lanes from the addresses that `address` pushes. */
export function gather(f: FunctionBuilder, locals: Locals, raw: Raw, lanes: Lanes, count: number, address: (lane: number) => void): void {
  const size = rawSize[raw]
  const v = locals.take('v128')
  address(0)
  f.mem(widest[size]!, 0, size).set(v)
  for (let lane = 1; lane < count; lane++) {
    address(lane)
    f.get(v)
      .memLane(`v128.load${(8 * size) as 8}_lane` satisfies MemoryLaneName, lane, 0, size)
      .set(v)
  }
  f.get(v)
  locals.give(v)
  widen(f, raw, lanes)
}

/** Lanes on the stack to packed elements in the low part of the register. */
function narrow(f: FunctionBuilder, locals: Locals, raw: Raw, lanes: Lanes): void {
  const size = rawSize[raw]
  if (size >= 4) return
  const stride = raw === 'bool' && lanes === 2 ? 8 : 4
  const v = locals.take('v128')
  f.tee(v)
    .get(v)
    .shuffle(Array.from({ length: 16 }, (_, i) => (i < size * lanes ? stride * Math.floor(i / size) + (i % size) : 0)))
  locals.give(v)
  if (raw === 'bool') vectorConst(f, 'i32', 0x01010101), f.op('v128.and')
}

/** Stores to the address below the vector on the stack: all lanes to neighbouring elements, or the first alone. */
export function vectorStore(f: FunctionBuilder, locals: Locals, raw: Raw, lanes: Lanes, count: number, offset: number): void {
  const size = rawSize[raw]
  narrow(f, locals, raw, lanes)
  if (size * count === 16) f.mem('v128.store', offset, size)
  else f.memLane(`v128.store${(8 * size * count) as 8}_lane` satisfies MemoryLaneName, 0, offset, size)
}

/**
 * Stores 2 or 4 vectors of elements of 1 or 2 bytes, in locals, to neighbouring elements from the address on the stack.
 * Narrowing saturates, so what must wrap is cut off before.
 */
export function packedStore(f: FunctionBuilder, raw: Raw, lanes: Lanes, vectors: readonly number[], offset: number): void {
  const size = rawSize[raw]
  const kept = raw === 'i16' ? 0xffff : raw === 'bool' || raw === 'u16' ? 0 : 0xff
  const one = (v: number): void => {
    f.get(v)
    if (kept !== 0) {
      vectorConst(f, 'i32', kept)
      f.op('v128.and')
    }
  }
  // To 32 bits, four lanes a register.
  const four: (() => void)[] = []
  if (lanes === 4) for (const v of vectors) four.push(() => one(v))
  else {
    const low =
      raw === 'bool' ? [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27] : [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]
    for (let i = 0; i < vectors.length; i += 2)
      four.push(() => {
        one(vectors[i]!)
        one(vectors[i + 1]!)
        f.shuffle(low)
      })
  }
  const signed = raw === 'bool' ? 's' : 'u'
  const eight: (() => void)[] = []
  for (let i = 0; i < four.length; i += 2)
    eight.push(() => {
      four[i]!()
      ;(four[i + 1] ?? four[i]!)()
      f.op(`i16x8.narrow_i32x4_${signed}`)
    })
  eight[0]!()
  if (size === 1) {
    ;(eight[1] ?? eight[0]!)()
    f.op(`i8x16.narrow_i16x8_${signed}`)
    if (raw === 'bool') {
      vectorConst(f, 'i32', 0x01010101)
      f.op('v128.and')
    }
  }
  const bytes = size * lanes * vectors.length
  if (bytes === 16) f.mem('v128.store', offset, size)
  else f.memLane(`v128.store${(8 * bytes) as 8}_lane` satisfies MemoryLaneName, 0, offset, size)
}

/** Stores the lanes of the vector on the stack to the addresses that `address` pushes. */
export function scatter(f: FunctionBuilder, locals: Locals, raw: Raw, lanes: Lanes, count: number, address: (lane: number) => void): void {
  const size = rawSize[raw]
  narrow(f, locals, raw, lanes)
  const v = locals.take('v128')
  f.set(v)
  for (let lane = 0; lane < count; lane++) {
    address(lane)
    f.get(v).memLane(`v128.store${(8 * size) as 8}_lane` satisfies MemoryLaneName, lane, 0, size)
  }
  locals.give(v)
}
