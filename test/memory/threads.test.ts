import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FunctionBuilder, Module } from '../../src/backend/wasm/assembler.ts'
import { target } from '../../src/backend/wasm/features.ts'
import { acquire, heap, release, THREAD_AREA } from '../../src/backend/wasm/memory.ts'
import { type Compiled, compileModule } from '../../src/backend/wasm/module.ts'
import { getNumThreads, parallelRun, setNumThreads } from '../../src/backend/wasm/threads.ts'
import { word } from '../../src/backend/wasm/worker.ts'

/** A kernel `(P, start, end)`, parameters being locals 0, 1 and 2. */
const kernel = (write: (f: FunctionBuilder) => void): Compiled => {
  const module = new Module({ min: 0, max: 65536, shared: target().shared })
  write(module.func('k', ['i32', 'i32', 'i32']))
  return compileModule(module.assemble())
}
/** out[i] += i + factor, where the address of `out` is at P. */
const adder = (factor: number): Compiled =>
  kernel((f) =>
    f.loop((again) => {
      f.get(0).mem('i32.load').get(1).i32(4).op('i32.mul').op('i32.add').tee(f.local('i32'))
      f.get(3).mem('i32.load').get(1).op('i32.add').i32(factor).op('i32.add').mem('i32.store')
      f.get(1).i32(1).op('i32.add').tee(1).get(2).op('i32.lt_s').brIf(again)
    }),
  )
const P = heap.paramBlock
const control = (): Int32Array => new Int32Array(heap.buffer as ArrayBuffer, THREAD_AREA, 128)
const started = async (workers: number): Promise<void> => {
  while (control()[word.STARTED]! < workers) await new Promise((resolve) => setTimeout(resolve, 5))
}

let threads: number
beforeAll(async () => {
  threads = getNumThreads()
  setNumThreads(3)
  // The workers are asked for by the first run.
  const out = acquire(4000, true)
  heap.i32[P / 4] = out
  parallelRun(adder(0), P, 0, 1000)
  release(out)
  await started(2)
})
afterAll(() => setNumThreads(threads))

describe('parallelRun', () => {
  test.each([0, 1, 2, 7, 100, 1000, 12_345, 300_000])('covers each of %i positions once', (n) => {
    const out = acquire(4 * n + 4, true)
    heap.i32.fill(0, out / 4, out / 4 + n + 1)
    heap.i32[P / 4] = out
    const c = adder(n)
    const start = n > 10 ? 3 : 0
    if (n > 0) for (let round = 0; round < 20; round++) parallelRun(c, P, start, n)
    const got = heap.i32.subarray(out / 4, out / 4 + n + 1)
    let wrong = got[n] === 0 ? 0 : 1
    for (let i = 0; i < n; i++) if (got[i] !== (i < start ? 0 : 20 * (i + n))) wrong++
    expect(wrong).toBe(0)
    release(out)
  })

  test('many modules and short jobs in turn, with pauses in which the workers fall asleep', async () => {
    const n = 1000
    const out = acquire(4 * n, true)
    heap.i32.fill(0, out / 4, out / 4 + n)
    heap.i32[P / 4] = out
    const kernels = Array.from({ length: 30 }, (_, i) => adder(i))
    for (let round = 0; round < 300; round++) {
      parallelRun(kernels[round % 30]!, P, 0, n)
      if (round % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const got = heap.i32.subarray(out / 4, out / 4 + n)
    expect(got.every((v, i) => v === 300 * i + 10 * (29 * 15))).toBe(true)
    release(out)
  })

  test('workers take part', () => {
    const spin = kernel((f) => {
      const i = f.local('i32')
      f.loop((again) => f.get(i).i32(1).op('i32.add').tee(i).i32(20_000_000).op('i32.lt_u').brIf(again))
    })
    // Each of the 12 parts takes some 10 ms: time enough for a worker to come.
    let parts = 0
    const counting: Compiled = { ...spin, run: (p, start, end) => (parts++, spin.run(p, start, end)) }
    parallelRun(counting, P, 0, 12)
    expect(parts).toBeLessThan(12)
  })

  test('a failure in a worker is an error, and the next run is whole', () => {
    // The first part dawdles; of the others, the first to come traps, and leaves a mark so that the next do not.
    const failing = kernel((f) => {
      const i = f.local('i32')
      f.get(1).op('i32.eqz')
      f.if(
        () => f.loop((again) => f.get(i).i32(1).op('i32.add').tee(i).i32(600_000_000).op('i32.lt_u').brIf(again)),
        () => {
          f.get(0).mem('i32.load', 8).op('i32.eqz')
          f.if(() => f.get(0).i32(1).mem('i32.store', 8).op('unreachable'))
        },
      )
    })
    heap.i32[P / 4 + 2] = 0
    expect(() => parallelRun(failing, P, 0, 1000)).toThrow('a worker thread failed in a kernel')
    expect(() => parallelRun(failing, P, 0, 1000)).not.toThrow()
  })

  test('a failure in the main thread comes through, when the workers are done', () => {
    const trap = kernel((f) => f.op('unreachable'))
    expect(() => parallelRun(trap, P, 0, 1000)).toThrow(WebAssembly.RuntimeError)
    const out = acquire(4000, true)
    heap.i32.fill(0, out / 4, out / 4 + 1000)
    heap.i32[P / 4] = out
    parallelRun(adder(1), P, 0, 1000)
    expect(heap.i32.subarray(out / 4, out / 4 + 1000).every((v, i) => v === i + 1)).toBe(true)
    release(out)
  })

  test('a worker that cannot compile the kernel leaves it to the others', () => {
    const out = acquire(4000, true)
    heap.i32.fill(0, out / 4, out / 4 + 1000)
    heap.i32[P / 4] = out
    const c = adder(1)
    const slow: Compiled = { ...c, bytes: new Uint8Array([1, 2, 3]), run: (p, s, e) => (sleep(20), c.run(p, s, e)) }
    parallelRun(slow, P, 0, 1000)
    expect(heap.i32.subarray(out / 4, out / 4 + 1000).every((v, i) => v === i + 1)).toBe(true)
    release(out)
  })
})

const sleep = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

describe('the number of threads', () => {
  test('is what was set, a positive integer', () => {
    setNumThreads(1)
    expect(getNumThreads()).toBe(1)
    setNumThreads(3)
    expect(getNumThreads()).toBe(3)
    for (const n of [0, -1, 1.5, Number.NaN]) expect(() => setNumThreads(n)).toThrow(RangeError)
  })

  test('a process ends though its workers wait, and its standard output is whole', async () => {
    const folder = fileURLToPath(new URL('../../src/backend/wasm/', import.meta.url))
    const { outputFiles } = await build({
      stdin: { contents: `export * from './threads.ts'\nexport * from './memory.ts'`, resolveDir: folder },
      bundle: true,
      format: 'esm',
      target: 'es2022',
      write: false,
    })
    const program = `${outputFiles[0]!.text}
      setNumThreads(3)
      const c = { id: 0, bytes: new Uint8Array(1), run() {} }
      parallelRun(c, heap.paramBlock, 0, 1000)
      while (new Int32Array(heap.buffer, THREAD_AREA, 128)[${word.STARTED}] < 2) await new Promise((r) => setTimeout(r, 5))
      console.log('done')`
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'done\n', stderr: '' })
  })
})
