/** Makes kernels with buffers laid out and filled, and checks what a compiled kernel does against the interpreter. */
import { expect } from 'vitest'
import { Module } from '../../src/backend/wasm/assembler.ts'
import type { Target } from '../../src/backend/wasm/emit.ts'
import { sizeOf } from '../../src/backend/wasm/layout.ts'
import type { Kernel, Scalar, Step, Store, Stored } from '../../src/ir/expr.ts'
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16, viewOf } from '../../src/ir/interpret.ts'
import type { Value } from '../../src/ir/values.ts'
import type { Case } from './harness.ts'
import { dataAt, evaluate, memory, run } from './harness.ts'

const relaxed = new Module({ min: 0, max: 1, shared: false })
relaxed.func('f', ['v128'], ['v128']).get(0).get(0).get(0).op('f32x4.relaxed_madd')

/** Those that the host can run. */
export const targets: Target[] = [
  { simd: 'none', shared: false },
  { simd: 'simd', shared: false },
  ...(WebAssembly.validate(relaxed.assemble()) ? [{ simd: 'relaxed' as const, shared: false }] : []),
]

/** A buffer by its element type and strides in elements; a stride of 0 or 1 is a step of that kind. */
export interface Layout {
  stored: Stored
  strides: number[]
  /** Values in order of memory, repeated as needed; an output if absent. */
  fill?: Value[]
}

export interface Setup {
  axes?: number
  extents: number[]
  buffers: Layout[]
  stores: Store[]
  params?: [Scalar, Value][]
  /** Where axis 0 is cut into ranges, each run by itself. */
  cuts?: number[]
}

function write(stored: Stored, at: number, values: readonly Value[]): void {
  const of = { float16: numberToFloat16, bfloat16: numberToBfloat16 }[stored as 'float16']
  const view = new viewOf[stored](memory.buffer, at, values.length)
  values.forEach((x, i) => void (view[i] = stored === 'int64' ? BigInt(x) : of ? of(Number(x)) : Number(x)))
}
function read(stored: Stored, at: number, count: number): Value[] {
  const of = { float16: float16ToNumber, bfloat16: bfloat16ToNumber }[stored as 'float16']
  return Array.from<number | bigint>(new viewOf[stored](memory.buffer, at, count)).map((x) => (of ? of(Number(x)) : x))
}

const stepOf = (stride: number): Step => (stride === 0 || stride === 1 ? stride : 's')

/** Lays the buffers out one after the other, filled. */
export function place(s: Setup): { c: Case; spans: { at: number; count: number }[] } {
  const axes = s.axes ?? s.extents.length
  let at = dataAt
  const spans: { at: number; count: number }[] = []
  const placed = s.buffers.map((b) => {
    const size = sizeOf[b.stored]
    let low = 0
    let high = 0
    b.strides.forEach((stride, a) => {
      const reach = stride * Math.max(0, s.extents[a]! - 1)
      if (reach < 0) low += reach
      else high += reach
    })
    at = (at + 15) & ~15
    const count = high - low + 1
    spans.push({ at, count })
    write(
      b.stored,
      at,
      Array.from({ length: count }, (_, i) => (b.fill ? b.fill[i % b.fill.length]! : 0)),
    )
    const address = at - low * size
    at += count * size + 3 * size
    return { address, strides: b.strides }
  })
  const kernel: Kernel = {
    axes,
    reduce: s.extents.length - axes,
    buffers: s.buffers.map((b) => ({ stored: b.stored, steps: b.strides.map(stepOf) })),
    params: (s.params ?? []).map(([ty]) => ty),
    stores: s.stores,
  }
  return { c: { kernel, extents: s.extents, placed, params: (s.params ?? []).map(([, x]) => x), ...(s.cuts && { cuts: s.cuts }) }, spans }
}

/** The values of a buffer as they lie in memory, two more included that must not change. */
const contents = (stored: Stored, span: { at: number; count: number }): Value[] => read(stored, span.at, span.count + 2)

export function close(a: Value, b: Value, tolerance: number): boolean {
  if (Object.is(a, b) || a === b) return true
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b))
}

/** Runs a kernel, for a target or in another way, and compares all of its buffers with what the interpreter makes of them. */
export function check(s: Setup, target: Target | ((c: Case) => void), tolerance = 0): void {
  const { c, spans } = place(s)
  const before = new Uint8Array(memory.buffer).slice(0, 1 << 20)
  evaluate(c)
  const expected = s.buffers.map((b, i) => contents(b.stored, spans[i]!))
  new Uint8Array(memory.buffer).set(before)
  if (typeof target === 'function') target(c)
  else run(c, target)
  s.buffers.forEach((b, i) => {
    const got = contents(b.stored, spans[i]!)
    got.forEach((x, j) => {
      if (!close(x, expected[i]![j]!, tolerance)) expect.fail(`buffer ${i}[${j}] is ${x}, not ${expected[i]![j]}`)
    })
  })
}
