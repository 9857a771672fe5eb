/**
 * C functions called on positions `from` to `to` of a piece of work, by this thread or by workers. A caller's text travels to
 * the workers, so it must not name anything outside itself.
 */
import type { NativeHost } from './door.ts'
import type { Koffi, Library } from './koffi.ts'

/** From a C function, the memory and its address to what runs positions `from` to `to` with the parameters at `P`. */
export type Caller = (
  call: (...args: number[]) => void,
  memory: WebAssembly.Memory,
  base: number,
) => (P: number, from: number, to: number) => void

export interface Calls {
  koffi: Koffi
  /** Runs the function here. */
  bind: (library: Library, declaration: string, caller: Caller) => ReturnType<Caller>
  /** Where worker threads read how to call it; 0 where there is no room for that. */
  record: (file: string, declaration: string, caller: Caller) => number
}

export function callsOn({ heap, acquire }: NativeHost, koffi: Koffi, koffiFile: string): Calls {
  // The memory never moves: it is shared, and its address space was reserved when it was made.
  const base = Number(koffi.address(new Uint8Array(heap.memory.buffer)))
  return {
    koffi,
    bind: (library, declaration, caller) => caller(library.func(declaration) as never, heap.memory, base),
    record: (library, declaration, caller) => {
      const record = { koffi: koffiFile, library, declaration, caller: String(caller), memory: base }
      const bytes = new TextEncoder().encode(JSON.stringify(record))
      const address = acquire(bytes.length + 4, true)
      if (address === 0) return 0
      heap.i32[address >> 2] = bytes.length
      heap.u8.set(bytes, address + 4)
      return address
    },
  }
}
