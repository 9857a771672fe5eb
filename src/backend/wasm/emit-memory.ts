/**
 * Vector loads and stores of stored elements as instructions: contiguous, one element alone, or lane by lane at separate
 * addresses. Knows nothing of loops or sharing.
 */
import type { FunctionBuilder } from './assembler.ts'
import { vectorCompare, vectorConst } from './emit-simd.ts'
import type { Lanes } from './emit-simd.ts'
import { rawSize } from './graph.ts'
import type { Raw } from './graph.ts'
import type { MemoryLaneName, MemoryName } from './instructions.ts'
import type { Locals } from './locals.ts'

const widest: Record<number, MemoryName> = { 8: 'v128.load64_zero', 4: 'v128.load32_zero', 2: 'v128.load16_splat', 1: 'v128.load8_splat', 16: 'v128.load' }

/** Packed elements in the low part of the register to lanes. */
function widen(f: FunctionBuilder, raw: Raw, lanes: Lanes): void {
  if (raw === 'i8') f.op('i16x8.extend_low_i8x16_s').op('i32x4.extend_low_i16x8_s')
  else if (raw === 'u8' || raw === 'bool') f.op('i16x8.extend_low_i8x16_u').op('i32x4.extend_low_i16x8_u')
  else if (raw === 'i16') f.op('i32x4.extend_low_i16x8_s')
  else if (raw === 'u16') f.op('i32x4.extend_low_i16x8_u')
  if (raw === 'bool') {
    vectorConst(f, 'i32', 0, lanes)
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
    f.get(v).memLane(`v128.load${(8 * size) as 8}_lane` satisfies MemoryLaneName, lane, 0, size).set(v)
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
  f.tee(v).get(v).shuffle(Array.from({ length: 16 }, (_, i) => (i < size * lanes ? stride * Math.floor(i / size) + (i % size) : 0)))
  locals.give(v)
  if (raw === 'bool') vectorConst(f, 'i32', 0x01010101, lanes), f.op('v128.and')
}

/** Stores to the address below the vector on the stack: all lanes to neighbouring elements, or the first alone. */
export function vectorStore(f: FunctionBuilder, locals: Locals, raw: Raw, lanes: Lanes, count: number, offset: number): void {
  const size = rawSize[raw]
  narrow(f, locals, raw, lanes)
  if (size * count === 16) f.mem('v128.store', offset, size)
  else f.memLane(`v128.store${(8 * size * count) as 8}_lane` satisfies MemoryLaneName, 0, offset, size)
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
