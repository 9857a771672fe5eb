/** What the host can do: the kind of JavaScript host, its WebAssembly extensions, its settings. Touches no memory. */
import type { Target } from './emit.ts'

/** Whether this is Node, or a host that offers Node's `process` (Bun, Deno). */
export const isNode = typeof process === 'object' && typeof process.versions?.node === 'string'

/** A setting from the environment, where the host has one. */
export const environment = (name: string): string | undefined => (isNode ? process.env[name] : undefined)

/**
 * A module of Node's own, without an import that a bundler for browsers would stumble over; undefined elsewhere and
 * in Node before 20.16.
 */
export const nodeModule = <Id extends keyof NodeModules>(id: Id): NodeModules[Id] | undefined =>
  isNode && typeof process.getBuiltinModule === 'function' ? (process.getBuiltinModule(id) as NodeModules[Id]) : undefined

interface NodeModules {
  'node:fs': typeof import('node:fs')
  'node:module': typeof import('node:module')
  'node:os': typeof import('node:os')
  'node:repl': typeof import('node:repl')
  'node:url': typeof import('node:url')
  'node:v8': typeof import('node:v8')
  'node:vm': typeof import('node:vm')
  'node:zlib': { crc32?(bytes: Uint8Array): number }
  'node:worker_threads': typeof import('node:worker_threads')
}

/** Whether a WebAssembly memory that threads can share may be made here: browsers ask for cross-origin isolation. */
export const canShareMemory =
  typeof SharedArrayBuffer === 'function' && (isNode || (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated === true)

/** A module of one function `() -> v128` with the given instructions. */
const returnsVector = (...body: number[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array([
    0,
    97,
    115,
    109,
    1,
    0,
    0,
    0, // magic, version
    1,
    5,
    1,
    96,
    0,
    1,
    123, // one type: () -> v128
    3,
    2,
    1,
    0, // one function of it
    10,
    body.length + 4,
    1,
    body.length + 2,
    0,
    ...body,
    11, // its code, no locals
  ])
const zero = [65, 0, 253, 15] // i32.const 0, i8x16.splat
const simdProbe = returnsVector(...zero, 253, 98) // i8x16.popcnt
const relaxedProbe = returnsVector(...zero, ...zero, 253, 128, 2) // i8x16.relaxed_swizzle

type Simd = Target['simd']

/** Whether the host compiles 128-bit SIMD. */
export const hasSimd = (): boolean => WebAssembly.validate(simdProbe)
/** Whether the host compiles the relaxed SIMD instructions (fused multiply-add among them). */
export const hasRelaxedSimd = (): boolean => WebAssembly.validate(relaxedProbe)

let chosen: Target | undefined

/**
 * What kernels are compiled for. `VARIGRAD_SIMD` (`none`, `simd`, `relaxed`) lowers it; `relaxed` also turns the
 * instructions on in Node 20, whose V8 has them behind a flag.
 * @throws RangeError where the setting asks for what the host lacks, or for something else.
 */
export const target = (): Target => (chosen ??= { simd: chooseSimd(environment('VARIGRAD_SIMD')), shared: canShareMemory })

function chooseSimd(wanted: string | undefined): Simd {
  if (wanted === 'relaxed' && !hasRelaxedSimd()) nodeModule('node:v8')?.setFlagsFromString('--experimental-wasm-relaxed-simd')
  const best: Simd = hasRelaxedSimd() ? 'relaxed' : hasSimd() ? 'simd' : 'none'
  if (wanted === undefined || wanted === '') return best
  const order: readonly string[] = ['none', 'simd', 'relaxed'] satisfies Simd[]
  const level = order.indexOf(wanted)
  if (level < 0) throw new RangeError(`VARIGRAD_SIMD is '${wanted}'; it may be none, simd or relaxed`)
  if (level > order.indexOf(best)) throw new RangeError(`VARIGRAD_SIMD is '${wanted}', but this host offers only '${best}'`)
  return wanted as Simd
}
