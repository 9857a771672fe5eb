/**
 * The way to what a machine can add under Node: a BLAS for matrix products, and kernels compiled by its own C compiler. It is a
 * file of its own beside the library, so that nothing of it burdens a page; without it, or without `koffi`, all stays WebAssembly.
 */
import type { Kernel } from '../../ir/expr.ts'
import { environment, nodeModule } from '../wasm/features.ts'
import type { GemmProblem } from '../wasm/gemm-params.ts'
import { acquire, heap } from '../wasm/memory.ts'
import { type Compiled, nativeModule } from '../wasm/module.ts'
import { parallelRun } from '../wasm/threads.ts'
import type { WindowProblem, Windows } from '../wasm/window-params.ts'

/** `off`: WebAssembly alone. `blas` (the default): products by a BLAS where there is one. `full`: compiled kernels too. */
export type NativeMode = 'off' | 'blas' | 'full'

/** What is in use. */
export interface NativeStatus {
  mode: NativeMode
  /** The BLAS library, by the name it was loaded under; null without one. */
  blas: string | null
  /** The C compiler, as it names itself; null where kernels are not compiled. */
  compiler: string | null
  /** The folder in which compiled kernels are kept. */
  cache: string | null
  /** Kernels that run compiled, and those being compiled. */
  kernels: number
  pending: number
  /** Why something that was asked for is not in use. */
  reason: string | null
}

/** What the native part needs of the library. */
export interface NativeHost {
  heap: typeof heap
  acquire: typeof acquire
  nativeModule: typeof nativeModule
  parallelRun: typeof parallelRun
}

export interface Native {
  status: () => NativeStatus
  /** Whether there is a BLAS. */
  blas: boolean
  /** Computes the product on so many threads, or says that it does not. */
  product: (type: 'f32' | 'f64', problem: GemmProblem, threads: number) => boolean
  /** Computes sums over windows, or says that it does not; null where nothing is compiled. */
  windows: ((which: Windows, type: 'f32' | 'f64', problem: WindowProblem, threads: number) => boolean) | null
  /** Compiles the kernel once it proves to be used, and then runs it in place of the WebAssembly one. */
  offer: (compiled: Compiled, kernel: Kernel) => void
  /** Returns when nothing is being compiled. */
  settle: () => Promise<void>
}

let mode: NativeMode | undefined
let native: Native | null | undefined
const kernels: [Compiled, Kernel][] = []

function chosenMode(): NativeMode {
  const wanted = environment('VARIGRAD_NATIVE') || 'blas'
  if (wanted !== 'off' && wanted !== 'blas' && wanted !== 'full')
    throw new RangeError(`VARIGRAD_NATIVE is '${wanted}'; it may be off, blas or full`)
  return wanted
}

function load(): Native | null {
  const wanted = nativeMode()
  const create = nodeModule('node:module')?.createRequire
  if (wanted === 'off' || !create) return null
  // Beside this file, or, where a bundler has moved this file, in the package.
  for (const [from, name] of [
    [import.meta.url, './native.cjs'],
    [import.meta.url, 'varigrad/native'],
  ] as const) {
    try {
      return create(from)(name).start({ heap, acquire, nativeModule, parallelRun } satisfies NativeHost, wanted)
    } catch {}
  }
  return null
}

export const nativeMode = (): NativeMode => (mode ??= chosenMode())

/** The native part, or null where there is none. */
export const nativePart = (): Native | null => (native === undefined ? (native = load()) : native)

/** Hands a kernel over for compiling, now or when compiled kernels are asked for. */
export function offerKernel(compiled: Compiled, kernel: Kernel): void {
  kernels.push([compiled, kernel])
  if (nativeMode() === 'full') nativePart()?.offer(compiled, kernel)
}

/** Switches to another mode; what has been compiled stays in use only under `full`. */
export function setNativeMode(wanted: NativeMode): void {
  if (wanted === nativeMode() && native !== undefined) return
  mode = wanted
  native = undefined
  for (const [compiled] of kernels) {
    compiled.run = compiled.wasm
    compiled.native = 0
  }
  if (wanted === 'full') for (const [compiled, kernel] of kernels) nativePart()?.offer(compiled, kernel)
}
