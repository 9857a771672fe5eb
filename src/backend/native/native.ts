/** The native part as a file of its own (`dist/native.cjs`): started by `door.ts`, and run by itself as the background process that compiles. */
import type { Kernel } from '../../ir/expr.ts'
import type { Compiled } from '../wasm/module.ts'
import { openBlas } from './blas.ts'
import { printed } from './c.ts'
import { declaration } from './c-prelude.ts'
import { type Caller, callsOn } from './calls.ts'
import { Compiler, compileJob } from './compiler.ts'
import type { Native, NativeHost, NativeMode } from './door.ts'
import { koffi } from './koffi.ts'
import { windowRoutines } from './windows.ts'

/** Elements of a kernel's work below which the WebAssembly one is quicker called than the compiled one. */
const LEAST = 4096
/** Runs of that size from which a kernel counts as used. */
const OFTEN = 2

const kernelCaller: Caller = (call, memory, base) => (P, from, to) =>
  call(base, Math.min(memory.buffer.byteLength, 2 ** 32) - 16, P, from, to)

export function start(host: NativeHost, mode: NativeMode): Native {
  const { heap } = host
  const found = koffi()
  let reason: string | null = found ? null : 'the package koffi is not installed'
  const calls = found && callsOn(host, found.koffi, found.file)
  const blas = calls && openBlas(host, calls)
  let compiler: Compiler | undefined
  if (found && mode === 'full') {
    try {
      compiler = new Compiler(found.koffi)
    } catch (e) {
      reason = (e as Error).message
      process.emitWarning(`kernels are not compiled, WebAssembly runs them: ${reason}`, 'VarigradWarning')
    }
  }

  const offer = (compiled: Compiled, kernel: Kernel): void => {
    if (!compiler || !calls) return
    const c = printed(kernel)
    if (!c) return
    const wasm = compiled.wasm
    const extents = kernel.buffers.length
    const first = kernel.axes > 0 ? 1 : 0
    const depth = kernel.axes + kernel.reduce
    /** Whether the work is large enough. */
    const large = (P: number, from: number, to: number): boolean => {
      let n = first ? to - from : 1
      const words = heap.i32
      if (words[(P >> 2) + extents + c.inner]! < c.shortest) return false
      for (let a = first; a < depth; a++) n *= words[(P >> 2) + extents + a]!
      return n >= LEAST
    }
    let runs = 0
    compiled.run = (P, from, to) => {
      if (large(P, from, to)) {
        runs++
        if (runs > OFTEN) compiler.poll()
        else if (runs === OFTEN) {
          compiler.request(c.print, ({ library, file, symbol }) => {
            const run = calls.bind(library, declaration(symbol), kernelCaller)
            compiled.native = calls.record(file, declaration(symbol), kernelCaller)
            compiled.run = (P, from, to) => (large(P, from, to) ? run(P, from, to) : wasm(P, from, to))
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
    blas: Boolean(blas),
    product: blas ? blas.product : () => false,
    windows: compiler && calls ? windowRoutines(host, calls, compiler, kernelCaller) : null,
    offer,
    settle: async () => compiler?.settle(),
  }
}

if (require.main === module) compileJob(process.argv[2]!, process.argv.slice(3))
