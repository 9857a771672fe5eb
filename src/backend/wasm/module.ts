/** Generated WebAssembly modules made callable on the one memory. Knows nothing of how they were generated. */
import { heap } from './memory.ts'

export interface Compiled {
  /** Unique in the process: worker threads know the module by it. */
  readonly id: number
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Runs the kernel with the parameter block at `P` for positions `start` to `end` of axis 0, in the best way there is. */
  run: Run
  /** The same by WebAssembly. */
  readonly wasm: Run
  /** Where worker threads read how to load the kernel as the machine's own compiler made it; 0: there is no such. */
  native: number
}
type Run = (P: number, start: number, end: number) => void

let modules = 0

/** The functions that generated modules may import; `worker.ts` has them too. */
export const host = { sin: Math.sin, cos: Math.cos, tan: Math.tan, fmod: (x: number, y: number): number => x % y }

/** Compiles and instantiates a module that imports the memory and any of these, and exports one function `k`; takes some 40 µs. */
export function compileModule(bytes: Uint8Array<ArrayBuffer>): Compiled {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { ...host, memory: heap.memory } })
  const run = instance.exports.k as Run
  return { id: modules++, bytes, run, wasm: run, native: 0 }
}

/** What native code alone does, for worker threads as for this one: they read at `native` how. */
export const nativeModule = (run: Run, native: number): Compiled => ({ id: modules++, bytes: new Uint8Array(0), run, wasm: run, native })
