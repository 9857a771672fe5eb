/**
 * Speed of the matrix product kernels by shape and layout, one thread, in GFLOP/s (the best of many short runs), beside what
 * the processor can do at all in 128-bit registers. For vectors also the GB/s at which the matrix is read.
 *
 *     npx esbuild bench/gemm.ts --bundle --platform=node --format=esm --outfile=build/gemm.mjs
 *     node build/gemm.mjs [f32|f64|i32|i64] [a part of a case's name]
 *     node --experimental-wasm-relaxed-simd build/gemm.mjs
 */
import { Module } from '../src/backend/wasm/assembler.ts'
import type { Target } from '../src/backend/wasm/emit.ts'
import { gemmModule, gemmShape } from '../src/backend/wasm/gemm.ts'
import { type GemmType, gemmSize } from '../src/backend/wasm/gemm-lanes.ts'
import type { GemmProblem } from '../src/backend/wasm/gemm-params.ts'
import { type GemmHost, runGemm } from '../src/backend/wasm/gemm-plan.ts'

const type = (['f32', 'f64', 'i32', 'i64'] as const).find((t) => process.argv.includes(t)) ?? 'f32'
const only = process.argv.slice(2).find((x) => x !== type) ?? ''
const memory = new WebAssembly.Memory({ initial: 2048, maximum: 65536 })
const words = { i32: new Int32Array(memory.buffer), f64: new Float64Array(memory.buffer), i64: new BigInt64Array(memory.buffer) }
const size = gemmSize[type satisfies GemmType]

const compile = (bytes: Uint8Array<ArrayBuffer>): ((P: number, start: number, end: number) => void) =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports.k as (P: number, start: number, end: number) => void

const relaxed: Target = { simd: 'relaxed', shared: false }
const target: Target = WebAssembly.validate(gemmModule({ type: 'f32' }, relaxed)) ? relaxed : { simd: 'simd', shared: false }
const k = compile(gemmModule({ type }, target))
const shape = gemmShape({ type }, target)
const host: GemmHost = { P: 64, threads: 1, words: () => words, workspace: () => 1 << 16, run: (start, end) => k(64, start, end) }

/** Seconds of one call: the best average over some milliseconds' worth of calls. */
async function time(call: () => void): Promise<number> {
  const until = performance.now() + 60
  let calls = 0
  while (performance.now() < until || calls < 3) {
    call()
    calls++
    // The optimising compiler works beside us, and its code is taken up between calls.
    if (calls < 100) await new Promise((r) => setTimeout(r, calls < 20 ? 2 : 0))
  }
  const started = performance.now()
  call()
  const each = Math.max(1, Math.ceil(0.4 / Math.max(1e-4, performance.now() - started)))
  let best = Number.POSITIVE_INFINITY
  const end = performance.now() + 400
  do {
    const t = performance.now()
    for (let i = 0; i < each; i++) call()
    best = Math.min(best, (performance.now() - t) / each)
  } while (performance.now() < end)
  return best / 1e3
}

/** What independent multiplications and additions come to, with nothing read or written. */
async function peak(): Promise<number> {
  const m = new Module({ min: 0, max: 65536, shared: false })
  const f = m.func('k', ['i32', 'i32', 'i32'])
  const sums = Array.from({ length: 12 }, () => f.local('v128'))
  const x = f.local('v128')
  f.loop((again) => {
    for (const s of sums) {
      if (target.simd === 'relaxed') f.get(x).get(x).get(s).op('f32x4.relaxed_madd').set(s)
      else f.get(s).get(x).get(x).op('f32x4.mul').op('f32x4.add').set(s)
    }
    f.get(sums[0]!).set(x)
    f.get(2).i32(1).op('i32.sub').tee(2).brIf(again)
  })
  f.i32(64).get(x)
  for (const s of sums) f.get(s).op('v128.xor')
  f.mem('v128.store')
  const run = compile(m.assemble())
  return (20000 * 12 * 8) / (await time(() => run(0, 0, 20000))) / 1e9
}

const at = (1 << 24) / size
const problem = (m: number, n: number, k: number, layout: string, batch = 1): GemmProblem => ({
  a: at * size,
  b: (at + batch * m * k + 64) * size,
  c: (at + batch * (m * k + k * n) + 128) * size,
  m,
  n,
  k,
  batch,
  rowA: layout[0] === 'N' ? k : 1,
  colA: layout[0] === 'N' ? 1 : m,
  rowB: layout[1] === 'N' ? n : 1,
  colB: layout[1] === 'N' ? 1 : k,
  rowC: n,
  batchA: m * k,
  batchB: k * n,
  batchC: m * n,
  inner: batch,
  groupA: 0,
  groupB: 0,
  groupC: 0,
  alpha: 1,
  beta: 0,
})

const squares = [16, 32, 64, 128, 256, 512, 1024].flatMap((s) => ['NN', 'NT', 'TN'].map((l) => [s, s, s, l, 1] as const))
const network = [
  [64, 256, 784],
  [64, 128, 256],
  [64, 10, 128],
  [64, 784, 256],
  [784, 256, 64],
  [32, 16, 2],
  [32, 16, 16],
  [32, 1, 16],
] as const
const layers = network.flatMap(([m, n, k]) => ['NN', 'NT', 'TN'].map((l) => [m, n, k, l, 1] as const))
const batches = ['NN', 'NT', 'TN'].map((l) => [64, 64, 64, l, 32] as const)
const thin = [
  [1024, 1, 1024],
  [1, 1024, 1024],
  [2, 1024, 1024],
  [4, 1024, 1024],
  [8, 1024, 1024],
  [16, 1024, 1024],
  [1024, 4, 1024],
  [256, 1, 256],
  [1, 256, 256],
  [1, 1, 1024],
] as const
const vectors = thin.flatMap(([m, n, k]) => ['NN', 'NT', 'TN'].map((l) => [m, n, k, l, 1] as const))

words.f64.fill(0)
for (let i = 0; i < 1 << 22; i++) {
  if (type === 'f32') new Float32Array(memory.buffer, (1 << 24) + i * 4, 1)[0] = Math.sin(i)
  else if (type === 'f64') words.f64[(1 << 21) + i] = Math.sin(i)
}
console.log(`${type} ${target.simd}, peak of f32 ${(await peak()).toFixed(1)} GFLOP/s`)
for (const [m, n, k, layout, batch] of [...squares, ...layers, ...batches, ...vectors]) {
  const name = `${batch > 1 ? `${batch} x ` : ''}${m}x${k} @ ${k}x${n} ${layout}`
  if (!name.includes(only)) continue
  const p = problem(m, n, k, layout, batch)
  const s = await time(() => runGemm(type, shape, { ...p }, host))
  const rate = (2 * m * n * k * batch) / s / 1e9
  const read = m === 1 || n === 1 ? `, ${((Math.max(m, n) * k * size) / s / 1e9).toFixed(1)} GB/s` : ''
  console.log(`${name.padEnd(28)} ${(s * 1e6).toFixed(2).padStart(10)} us ${rate.toFixed(1).padStart(7)} GFLOP/s${read}`)
}
