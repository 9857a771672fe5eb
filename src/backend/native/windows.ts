/** The sums of convolutions by compiled C, straight on the tensors' memory. */

import { PARALLEL_WORK } from '../wasm/gemm-params.ts'
import type { Compiled } from '../wasm/module.ts'
import { type Windows, writeWindows } from '../wasm/window-params.ts'
import { declaration, SIGNATURE } from './c-prelude.ts'
import { type FloatType, unitRows, windowsText } from './c-windows.ts'
import type { Caller, Calls } from './calls.ts'
import type { Compiler } from './compiler.ts'
import type { Native, NativeHost } from './door.ts'

/** Products (of numbers) below which the call costs more than it saves. */
const LEAST = 1 << 14
/** Bytes of the longest vector. */
const LONGEST = 64
/** The least part of vectors that may count. Below it, a BLAS with a copy of the windows is faster. */
const FULL = 0.6

/** How such sums are computed: it says whether it does. */
export function windowRoutines(
  { heap, nativeModule, parallelRun }: NativeHost,
  calls: Calls,
  compiler: Compiler,
  caller: Caller,
): NonNullable<Native['windows']> {
  const routines = new Map<string, Compiled | null>()
  const routine = (which: Windows, type: FloatType): Compiled | null | undefined => {
    const key = which + type
    if (!routines.has(key)) {
      routines.set(key, null)
      compiler.request(
        (name) => windowsText(which, type, name, SIGNATURE),
        ({ library, file, symbol }) => {
          const declared = declaration(symbol)
          routines.set(key, nativeModule(calls.bind(library, declared, caller), calls.record(file, declared, caller)))
        },
      )
    }
    return routines.get(key)
  }
  return (which, type, p, threads) => {
    const { m, k, runs, run, batch } = p
    const size = type === 'f32' ? 4 : 8
    const work = m * k * runs * run * batch
    if (work < LEAST || run * size < FULL * LONGEST * Math.ceil((run * size) / LONGEST)) return false
    const compiled = routine(which, type)
    if (!compiled) {
      compiler.poll()
      return false
    }
    const P = heap.paramBlock
    writeWindows(heap.i32, P, p)
    const units = Math.ceil(m / unitRows[which]) * (which === 'sums' ? batch : Math.ceil(batch / p.per))
    if (threads > 1 && work >= PARALLEL_WORK && compiled.native !== 0) parallelRun(compiled, P, 0, units, Math.ceil(units / (4 * threads)))
    else compiled.run(P, 0, units)
    return true
  }
}
