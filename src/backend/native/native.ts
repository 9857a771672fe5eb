/** The native part as a file of its own (`dist/native.cjs`): started by `door.ts`, and run by itself as the background process that compiles. */
import type { Kernel } from '../../ir/expr.ts'
import type { Compiled } from '../wasm/module.ts'
import { openBlas } from './blas.ts'
import { printerOf } from './c.ts'
import { declaration } from './c-prelude.ts'
import { Compiler, compileJob } from './compiler.ts'
import type { Native, NativeHost, NativeMode } from './door.ts'
import { koffi } from './koffi.ts'

/** Elements of a kernel's work below which the WebAssembly one is quicker called than the compiled one. */
const LEAST = 4096
/** Runs of that size from which a kernel counts as used. */
const OFTEN = 2

export function start({ heap, acquire }: NativeHost, mode: NativeMode): Native {
  const found = koffi()
  let reason: string | null = found ? null : 'the package koffi is not installed'
  // The memory never moves: it is shared, and its address space was reserved when it was made.
  const memory = found ? Number(found.koffi.address(new Uint8Array(heap.memory.buffer))) : 0
  const blas = found && openBlas(found.koffi, memory)
  let compiler: Compiler | undefined
  if (found && mode === 'full') {
    try {
      compiler = new Compiler(found.koffi)
    } catch (e) {
      reason = (e as Error).message
      process.emitWarning(`kernels are not compiled, WebAssembly runs them: ${reason}`, 'VarigradWarning')
    }
  }

  /** Where worker threads read how to load a compiled kernel, as bytes of JSON after their number. */
  const record = (library: string, symbol: string): number => {
    const bytes = new TextEncoder().encode(JSON.stringify({ koffi: found!.file, library, declaration: declaration(symbol), memory }))
    const address = acquire(bytes.length + 4, true)
    if (address === 0) return 0
    heap.i32[address >> 2] = bytes.length
    heap.u8.set(bytes, address + 4)
    return address
  }

  const offer = (compiled: Compiled, kernel: Kernel): void => {
    if (!compiler) return
    const print = printerOf(kernel)
    if (!print) return
    const wasm = compiled.wasm
    const extents = kernel.buffers.length
    const first = kernel.axes > 0 ? 1 : 0
    const depth = kernel.axes + kernel.reduce
    /** Whether the work is large enough. */
    const large = (P: number, from: number, to: number): boolean => {
      let n = first ? to - from : 1
      const words = heap.i32
      for (let a = first; a < depth; a++) n *= words[(P >> 2) + extents + a]!
      return n >= LEAST
    }
    let runs = 0
    compiled.run = (P, from, to) => {
      if (large(P, from, to)) {
        runs++
        if (runs > OFTEN) compiler.poll()
        else if (runs === OFTEN) {
          compiler.request(print, ({ run, library, symbol }) => {
            compiled.native = record(library, symbol)
            compiled.run = (P, from, to) =>
              large(P, from, to) ? run(memory, Math.min(heap.buffer.byteLength, 2 ** 32) - 16, P, from, to) : wasm(P, from, to)
          })
        }
      }
      wasm(P, from, to)
    }
  }

  return {
    status: () => ({
      mode,
      blas: blas?.name ?? null,
      compiler: compiler && compiler.failure === null ? compiler.version : null,
      cache: compiler?.folder ?? null,
      kernels: compiler?.made ?? 0,
      pending: compiler?.pending ?? 0,
      reason: compiler?.failure ?? reason,
    }),
    product: blas ? blas.product : () => false,
    offer,
    settle: async () => compiler?.settle(),
  }
}

if (require.main === module) compileJob(process.argv[2]!, process.argv.slice(3))
