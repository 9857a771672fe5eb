/** Runs matrix products in a WebAssembly memory of their own and in plain JavaScript. */
import { setFlagsFromString } from 'node:v8'
import type { Target } from '../../src/backend/wasm/emit.ts'
import { gemmModule, gemmShape } from '../../src/backend/wasm/gemm.ts'
import type { GemmType } from '../../src/backend/wasm/gemm-lanes.ts'
import { gemmSize } from '../../src/backend/wasm/gemm-lanes.ts'
import type { GemmProblem } from '../../src/backend/wasm/gemm-params.ts'
import { type GemmHost, runGemm } from '../../src/backend/wasm/gemm-plan.ts'

export type Elements = Float32Array | Float64Array | Int32Array | BigInt64Array

// Node 20 has the relaxed instructions behind a flag; where they are on anyway, the flag does nothing or is unknown.
setFlagsFromString('--experimental-wasm-relaxed-simd')

const pages = 1024
export const memory = new WebAssembly.Memory({ initial: pages, maximum: 65536 })
const words = { i32: new Int32Array(memory.buffer), f64: new Float64Array(memory.buffer), i64: new BigInt64Array(memory.buffer) }
const views = { f32: Float32Array, f64: Float64Array, i32: Int32Array, i64: BigInt64Array } as const
export const view = (type: GemmType): Elements => new views[type](memory.buffer)

const P = 64
/** Where matrices may lie; the workspace comes first. */
export const dataAt = 3 << 23
const workspaceAt = 1 << 12

export const targets: readonly Target['simd'][] = ['none', 'simd', 'relaxed']

const kernels = new Map<string, (P: number, start: number, end: number) => void>()

/** The kernel for a type and target, or undefined where the host cannot compile it. */
export function kernel(type: GemmType, simd: Target['simd']): ((P: number, start: number, end: number) => void) | undefined {
  const key = type + simd
  let k = kernels.get(key)
  if (!k) {
    const bytes = gemmModule({ type }, { simd, shared: false })
    if (simd === 'relaxed' && !WebAssembly.validate(bytes)) return undefined
    k = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports.k as (
      P: number,
      start: number,
      end: number,
    ) => void
    kernels.set(key, k)
  }
  return k
}

/** Runs a product; with `threads` above 1, the units of parallel calls one by one from the last to the first, as threads might. */
export function run(type: GemmType, simd: Target['simd'], problem: GemmProblem, threads = 1): void {
  const k = kernel(type, simd)!
  let workspace = new Int32Array(0)
  let owned = new Uint8Array(0)
  let before = new Int32Array(0)
  /** A call must not write workspace that another one wrote: they may run at the same time. (Large ones are not watched.) */
  const apart = (call: () => void): void => {
    const watched = workspace.length < 1 << 17
    if (watched) before.set(workspace)
    call()
    if (!watched) return
    for (let i = 0; i < workspace.length; i++) {
      if (workspace[i] === before[i]) continue
      if (owned[i]) throw new Error('two calls wrote the same workspace')
      owned[i] = 1
    }
  }
  const host: GemmHost = {
    P,
    threads,
    words: () => words,
    workspace: (bytes) => {
      if (workspaceAt + bytes > dataAt) throw new RangeError(`a workspace of ${bytes} bytes`)
      // What was there before must not matter.
      new Uint8Array(memory.buffer).fill(0xff, workspaceAt, workspaceAt + bytes)
      workspace = new Int32Array(memory.buffer, workspaceAt, bytes / 4)
      owned = new Uint8Array(workspace.length)
      before = new Int32Array(workspace.length)
      return workspaceAt
    },
    run: (start, end, parallel) => {
      // What an earlier round of calls packed may be packed over.
      owned.fill(0)
      if (!parallel || threads === 1) return k(P, start, end)
      for (let u = end - 1; u >= start; u--) apart(() => k(P, u, u + 1))
    },
  }
  runGemm(type, gemmShape({ type }, { simd, shared: false }), { ...problem }, host)
}

/** Where batch entry `e` of a matrix begins, in elements from the first. */
export const entry = (q: GemmProblem, e: number, of: 'A' | 'B' | 'C'): number =>
  (e % q.inner) * q[`batch${of}`] + Math.floor(e / q.inner) * q[`group${of}`]

/** The same in plain loops; the element of C at (entry, row, column). */
export function expected(type: GemmType, q: GemmProblem, before: Elements): (e: number, i: number, j: number) => number | bigint {
  const size = gemmSize[type]
  const at = (address: number): number => address / size
  return (e, i, j) => {
    const a = at(q.a) + entry(q, e, 'A') + i * q.rowA
    const b = at(q.b) + entry(q, e, 'B') + j * q.colB
    const c = before[at(q.c) + entry(q, e, 'C') + i * q.rowC + j]!
    if (type === 'i64') {
      let sum = 0n
      for (let k = 0; k < q.k; k++) sum += (before[a + k * q.colA] as bigint) * (before[b + k * q.rowB] as bigint)
      return BigInt.asIntN(64, BigInt(q.alpha) * sum + BigInt(q.beta) * (c as bigint))
    }
    if (type === 'i32') {
      let sum = 0
      for (let k = 0; k < q.k; k++) sum = (sum + Math.imul(before[a + k * q.colA] as number, before[b + k * q.rowB] as number)) | 0
      return (Math.imul(Number(q.alpha), sum) + Math.imul(Number(q.beta), c as number)) | 0
    }
    let sum = 0
    for (let k = 0; k < q.k; k++) sum += (before[a + k * q.colA] as number) * (before[b + k * q.rowB] as number)
    return Number(q.alpha) * sum + (Number(q.beta) === 0 ? 0 : Number(q.beta) * (c as number))
  }
}
