/**
 * Filling and copying runs of bytes in the memory by WebAssembly's own instructions. On a shared memory JavaScript's
 * typed arrays go byte by byte, as the memory model asks of them: 1.1 ms for `fill` on 4 MB, against 0.04 ms.
 */
import { Module } from './assembler.ts'
import { canShareMemory } from './features.ts'
import { heap } from './memory.ts'

type Bulk = (to: number, fromOrByte: number, count: number) => void

let routines: { fill: Bulk; copy: Bulk } | undefined

function compile(): { fill: Bulk; copy: Bulk } {
  const module = new Module({ shared: canShareMemory })
  module.func('fill', ['i32', 'i32', 'i32']).get(0).get(1).get(2).memoryFill()
  module.func('copy', ['i32', 'i32', 'i32']).get(0).get(1).get(2).memoryCopy()
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.assemble()), { env: { memory: heap.memory } })
  return { fill: exports.fill as Bulk, copy: exports.copy as Bulk }
}

/** Sets `count` bytes from `address` on to `byte`. */
export function fillBytes(address: number, byte: number, count: number): void {
  routines ??= compile()
  routines.fill(address, byte, count)
}

/** Copies `count` bytes; the ranges may overlap. */
export function copyBytes(to: number, from: number, count: number): void {
  routines ??= compile()
  routines.copy(to, from, count)
}
