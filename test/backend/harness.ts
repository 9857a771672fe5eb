/** Runs kernels on buffers in a WebAssembly memory: compiled, or interpreted on the same bytes. */

import type { Target } from '../../src/backend/wasm/emit.ts'
import { emit } from '../../src/backend/wasm/emit.ts'
import { layout, sizeOf } from '../../src/backend/wasm/layout.ts'
import { host } from '../../src/backend/wasm/module.ts'
import type { Kernel } from '../../src/ir/expr.ts'
import { interpret, viewOf } from '../../src/ir/interpret.ts'
import type { Value } from '../../src/ir/values.ts'

export interface Placed {
  /** Of the element at position zero, in bytes from the start of memory. */
  address: number
  /** In elements, one for every axis. */
  strides: number[]
}

export interface Case {
  kernel: Kernel
  extents: number[]
  placed: Placed[]
  params?: Value[]
  /** Where axis 0 is cut into ranges, each run by itself. */
  cuts?: number[]
}

export const memory = new WebAssembly.Memory({ initial: 512, maximum: 65536 })
/** Where parameter blocks go; data lies above. */
const blockAt = 64
export const dataAt = 4096

export function compile(kernel: Kernel, target: Target): (P: number, start: number, end: number) => void {
  const module = new WebAssembly.Module(emit(kernel, target))
  return new WebAssembly.Instance(module, { env: { ...host, memory } }).exports.k as (P: number, start: number, end: number) => void
}

/** Writes the parameter block of a kernel; its address. */
export function writeBlock(c: Case): number {
  const v = new DataView(memory.buffer, blockAt)
  const place = layout(c.kernel)
  c.placed.forEach((p, b) => {
    v.setUint32(place.address(b), p.address, true)
    p.strides.forEach((s, a) => void v.setInt32(place.stride(b, a), s * sizeOf[c.kernel.buffers[b]!.stored], true))
  })
  c.extents.forEach((e, a) => void v.setInt32(place.extent(a), e, true))
  c.kernel.params.forEach((ty, i) => {
    const x = c.params![i]!
    if (ty === 'f32' || ty === 'f64') v.setFloat64(place.param(i), Number(x), true)
    else if (ty === 'i64') v.setBigInt64(place.param(i), BigInt(x), true)
    else v.setInt32(place.param(i), Number(x), true)
  })
  return blockAt
}

export function run(c: Case, target: Target): void {
  const k = compile(c.kernel, target)
  const P = writeBlock(c)
  const ends = [0, ...(c.cuts ?? []), c.extents[0] ?? 0]
  for (let i = 1; i < ends.length; i++) k(P, ends[i - 1]!, ends[i]!)
}

export function evaluate(c: Case): void {
  const views = c.kernel.buffers.map((b) => new viewOf[b.stored](memory.buffer))
  const offsets = c.placed.map((p, b) => p.address / sizeOf[c.kernel.buffers[b]!.stored])
  interpret(
    c.kernel,
    views,
    offsets,
    c.extents,
    c.placed.map((p) => p.strides),
    c.params,
  )
}
