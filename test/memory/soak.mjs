// The memory under full load, by hand: `node test/memory/soak.mjs [case …]` bundles the sources and runs each case (all
// of them, unless named) in a process of its own, with the figures that DESIGN promises checked.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const MB = 1e6
const rss = () => process.memoryUsage.rss() / MB
const check = (condition, what) => {
  if (!condition) throw new Error(what)
}

/** Each takes the bundled sources and returns the peak of the process's memory, in MB, that is allowed. */
const cases = {
  /** 20 GB of dead 4 MB storages in one synchronous loop under a limit of 512 MiB; a few are kept and must survive. */
  synchronous({ Storage, beginOp, fillBytes, heap, setResidentLimit }) {
    setResidentLimit(2 ** 29)
    const kept = []
    let peak = 0
    for (let i = 0; i < 5000; i++) {
      beginOp()
      const s = Storage.allocate(4 * MB)
      fillBytes(s.address(), i & 255, 4 * MB)
      if (i % 500 === 7) kept.push([s, i & 255])
      if (i % 50 === 0) peak = Math.max(peak, rss())
    }
    for (const [s, byte] of kept) {
      beginOp()
      const at = s.address()
      check(
        heap.u8.subarray(at, at + s.nbytes).every((b) => b === byte),
        'a kept storage has changed',
      )
    }
    return [peak, 1000]
  },
  /** 10⁷ dead storages of 64 bytes in one synchronous loop. */
  small({ Storage, beginOp, heap, setResidentLimit }) {
    setResidentLimit(2 ** 26)
    const kept = []
    let peak = 0
    for (let i = 0; i < 1e7; i++) {
      beginOp()
      const s = Storage.allocate(64)
      heap.i32[s.address() / 4] = i
      if (i % 100_000 === 7) kept.push([s, i])
      if (i % 100_000 === 0) peak = Math.max(peak, rss())
    }
    for (const [s, i] of kept) check(heap.i32[s.address() / 4] === i, 'a kept storage has changed')
    return [peak, 400]
  },
  /** 3·10⁶ dead storages of 4 KB, which are registered one by one, in one synchronous loop. */
  medium({ Storage, beginOp, heap, memoryStats, setResidentLimit }) {
    setResidentLimit(2 ** 26)
    const hot = Storage.allocate(4096)
    let peak = 0
    for (let i = 0; i < 3e6; i++) {
      beginOp()
      hot.address()
      heap.i32[Storage.allocate(4096).address() / 4] = i
      if (i % 30_000 === 0) peak = Math.max(peak, rss())
    }
    check(memoryStats().entries < 200_000, `${memoryStats().entries} registrations pile up`)
    return [peak, 400]
  },
  /** Three times the limit, all of it alive. */
  alive({ Storage, beginOp, fillBytes, heap, memoryStats, setResidentLimit }) {
    setResidentLimit(2 ** 28)
    const all = Array.from({ length: 200 }, (_, i) => {
      beginOp()
      const s = Storage.allocate(4 * MB)
      fillBytes(s.address(), i, 4 * MB)
      return s
    })
    for (let round = 0; round < 3; round++) {
      all.forEach((s, i) => {
        beginOp()
        const at = s.address()
        check(heap.u8[at] === i && heap.u8[at + s.nbytes - 1] === i, `storage ${i} has changed`)
      })
    }
    check(memoryStats().pagedIn > 4e8, 'nothing was paged in')
    return [rss(), 1600]
  },
  /** Dead 4 MB storages, with a turn of the event loop each 20 ms: the memory is used again, nothing is paged. */
  async turning(memory) {
    return turning(memory, 4 * MB)
  },
  async turningLarge(memory) {
    return turning(memory, 40 * MB)
  },
}

async function turning({ Storage, beginOp, fillBytes, memoryStats }, size) {
  let peak = 0
  let filling = 0
  const begin = performance.now()
  let turned = begin
  const count = Math.floor((40_000 * MB) / size)
  for (let i = 0; i < count; i++) {
    beginOp()
    const at = Storage.allocate(size).address()
    const before = performance.now()
    for (let k = 0; k < 3; k++) fillBytes(at, i, size)
    const now = performance.now()
    filling += now - before
    if (now - turned > 20) {
      await new Promise((resolve) => setImmediate(resolve))
      turned = performance.now()
      peak = Math.max(peak, rss())
    }
  }
  const each = ((performance.now() - begin - filling) / count) * 1000
  console.log(`  ${each.toFixed(1)} µs for each allocation, ${(filling / count).toFixed(2)} ms to fill it three times`)
  check(memoryStats().pagedOut === 0, `${memoryStats().pagedOut / MB} MB were paged out`)
  return [peak, 2500]
}

async function runCase(name, bundle) {
  const memory = await import(pathToFileURL(bundle).href)
  const begin = performance.now()
  const [peak, allowed] = await cases[name](memory)
  memory.checkBlocks()
  const { resident, pagedOut, pagedIn, entries } = memory.memoryStats()
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  console.log(
    `${name}: ${seconds} s, process ${peak.toFixed(0)} MB, resident ${(resident / MB).toFixed(0)} MB, paged out ${(pagedOut / MB).toFixed(0)} MB, in ${(pagedIn / MB).toFixed(0)} MB, ${entries} entries`,
  )
  check(peak < allowed, `${name}: the process takes ${peak.toFixed(0)} MB, more than ${allowed}`)
}

const self = fileURLToPath(import.meta.url)
if (process.env.SOAK_BUNDLE) await runCase(process.argv[2], process.env.SOAK_BUNDLE)
else {
  const { build } = await import('esbuild')
  const folder = mkdtempSync(join(tmpdir(), 'soak-'))
  const bundle = join(folder, 'memory.mjs')
  const from = fileURLToPath(new URL('../../src/backend/wasm/', import.meta.url))
  const contents = ['storage', 'memory', 'bulk'].map((name) => `export * from ${JSON.stringify(`./${name}.ts`)}`).join('\n')
  await build({ stdin: { contents, resolveDir: from }, bundle: true, format: 'esm', target: 'es2022', outfile: bundle })
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(cases)
  const failed = names.filter(
    (name) => spawnSync(process.execPath, [self, name], { stdio: 'inherit', env: { ...process.env, SOAK_BUNDLE: bundle } }).status !== 0,
  )
  rmSync(folder, { recursive: true })
  if (failed.length > 0) {
    console.log(`failed: ${failed.join(', ')}`)
    process.exitCode = 1
  }
}
