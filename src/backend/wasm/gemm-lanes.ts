/**
 * The arithmetic of matrix products, as instructions: on vectors where the target and the element type have them, else on
 * "vectors" of one lane, so that the product kernels are written once. Knows nothing of matrices.
 */
import type { FunctionBuilder, ValueType } from './assembler.ts'
import type { Target } from './emit.ts'
import type { MemoryName, PlainName } from './instructions.ts'

export type GemmType = 'f32' | 'f64' | 'i32' | 'i64'

export const gemmSize: Record<GemmType, number> = { f32: 4, f64: 8, i32: 4, i64: 8 }

export interface Lanes {
  type: GemmType
  /** Type of a vector; the element type itself where a vector has one lane. */
  vector: ValueType
  lanes: number
  /** Bytes of an element. */
  size: number
  /** Bytes of a vector. */
  bytes: number
  load: MemoryName
  /** Loads an element into every lane. */
  loadSplat: MemoryName
  /** Loads an element into lane 0, zeros into the others. */
  loadFirst: MemoryName
  store: MemoryName
  add: PlainName
  mul: PlainName
  /** Fused `a * b + c`, where there is one. */
  madd?: PlainName
  splat?: PlainName
}

export const scalar = (type: GemmType): Lanes => ({
  type,
  vector: type,
  lanes: 1,
  size: gemmSize[type],
  bytes: gemmSize[type],
  load: `${type}.load`,
  loadSplat: `${type}.load`,
  loadFirst: `${type}.load`,
  store: `${type}.store`,
  add: `${type}.add`,
  mul: `${type}.mul`,
})

const vectors = {
  f32: {
    vector: 'v128',
    lanes: 4,
    bytes: 16,
    load: 'v128.load',
    loadSplat: 'v128.load32_splat',
    loadFirst: 'v128.load32_zero',
    store: 'v128.store',
    add: 'f32x4.add',
    mul: 'f32x4.mul',
    splat: 'f32x4.splat',
  },
  f64: {
    vector: 'v128',
    lanes: 2,
    bytes: 16,
    load: 'v128.load',
    loadSplat: 'v128.load64_splat',
    loadFirst: 'v128.load64_zero',
    store: 'v128.store',
    add: 'f64x2.add',
    mul: 'f64x2.mul',
    splat: 'f64x2.splat',
  },
  i32: {
    vector: 'v128',
    lanes: 4,
    bytes: 16,
    load: 'v128.load',
    loadSplat: 'v128.load32_splat',
    loadFirst: 'v128.load32_zero',
    store: 'v128.store',
    add: 'i32x4.add',
    mul: 'i32x4.mul',
    splat: 'i32x4.splat',
  },
} as const satisfies Partial<Record<GemmType, Partial<Lanes>>>

/** 64-bit integers have no vectors here: without AVX-512, `i64x2.mul` is slower than two scalar products. */
export function lanesFor(type: GemmType, target: Target): Lanes {
  const base = scalar(type)
  if (target.simd === 'none' || type === 'i64') return base
  const fused: PlainName | undefined =
    target.simd === 'relaxed' && (type === 'f32' || type === 'f64')
      ? type === 'f32'
        ? 'f32x4.relaxed_madd'
        : 'f64x2.relaxed_madd'
      : undefined
  return fused ? { ...base, ...vectors[type], madd: fused } : { ...base, ...vectors[type] }
}

/** `acc += a * b`, on locals. */
export function accumulate(f: FunctionBuilder, v: Lanes, acc: number, a: number, b: number): void {
  if (v.madd) f.get(a).get(b).get(acc).op(v.madd).set(acc)
  else f.get(acc).get(a).get(b).op(v.mul).op(v.add).set(acc)
}

export function zero(f: FunctionBuilder, type: ValueType): void {
  if (type === 'v128') f.v128(zeros)
  else if (type === 'i64') f.i64(0n)
  else f[type](0)
}
const zeros = new Uint8Array(16)

export function one(f: FunctionBuilder, v: Lanes): void {
  if (v.type === 'i64') f.i64(1n)
  else f[v.type](1)
}

/** Turns the element on the stack into a vector of it. */
export function splat(f: FunctionBuilder, v: Lanes): void {
  if (v.splat) f.op(v.splat)
}

/** Turns the vector on the stack into one of its elements. */
export function extract(f: FunctionBuilder, v: Lanes, lane: number): void {
  if (v.lanes > 1) f.lane(v.type === 'f32' ? 'f32x4.extract_lane' : v.type === 'f64' ? 'f64x2.extract_lane' : 'i32x4.extract_lane', lane)
}

/** Pushes the factor that lies at `offset` in the parameter block (an f64, or an i64 for integers) as an element. */
export function factor(f: FunctionBuilder, v: Lanes, P: number, offset: number): void {
  f.get(P)
  if (v.type === 'f32') f.mem('f64.load', offset).op('f32.demote_f64')
  else if (v.type === 'i32') f.mem('i32.load', offset)
  else f.mem(`${v.type}.load`, offset)
}

/** Adds the lanes of the vector on the stack; leaves an element. */
export function sumLanes(f: FunctionBuilder, v: Lanes, scratch: number): void {
  if (v.lanes === 1) return
  f.set(scratch)
  if (v.lanes === 4) {
    // (0 + 2) and (1 + 3) side by side first.
    f.get(scratch).get(scratch).get(scratch).shuffle([8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]).op(v.add).set(scratch)
  }
  f.get(scratch)
  extract(f, v, 0)
  f.get(scratch)
  extract(f, v, 1)
  f.op(`${v.type}.add`)
}
