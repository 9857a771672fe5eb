// `npm run bench`: the same tasks in this library and in those named, one after the other in one go, and the ratios of their medians.
// Only the ratios hold from one machine, or hour, to the next; below 1, this library is the faster.
//   --python PY   a Python that has PyTorch
//   --deps DIR    a folder whose node_modules hold @tensorflow/tfjs, @tensorflow/tfjs-backend-wasm and @jax-js/jax
//   --module F    the module to time (dist/index.js)
//   --threads N   threads for this library and for PyTorch (1)
//   --only A,B    these tasks alone
//   --rounds N    how often each library runs; the best of its medians counts (2)
//   --json FILE   writes the figures there too
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = fileURLToPath(new URL('.', import.meta.url))
const text = (fallback) => ({ type: 'string', ...(fallback ? { default: fallback } : {}) })
const { values: o } = parseArgs({
  options: {
    python: text(),
    deps: text(),
    module: text(join(here, '../dist/index.js')),
    threads: text('1'),
    only: text(),
    rounds: text('2'),
    json: text(),
  },
})
if (!existsSync(o.module)) {
  console.error(`bench: no ${o.module}; run npm run build`)
  process.exit(1)
}

const only = o.only ? [o.only] : []
const node = (file, ...args) => [process.execPath, [...process.execArgv, join(here, file), ...args, ...only]]
const libraries = {
  varigrad: node('varigrad.mjs', resolve(o.module), o.threads),
  ...(o.python ? { PyTorch: [o.python, ['-W', 'ignore', join(here, 'pytorch.py'), o.threads, ...only]] } : {}),
  ...(o.deps ? { 'TensorFlow.js': node('tfjs.mjs', o.deps), 'jax-js': node('jaxjs.mjs', o.deps) } : {}),
}
const peers = Object.keys(libraries).slice(1)

const best = Object.fromEntries(Object.keys(libraries).map((name) => [name, {}]))
const failed = new Set()
for (let round = 0; round < Number(o.rounds); round++) {
  for (const [name, [command, args]] of Object.entries(libraries)) {
    const { stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
    const line = stdout?.trim().split('\n').at(-1)
    if (!line?.startsWith('{')) {
      failed.add(`${name}: ${error?.message ?? /^.*Error.*$/m.exec(stderr)?.[0] ?? stderr.slice(-400)}`)
      continue
    }
    const report = JSON.parse(line)
    for (const [task, seconds] of Object.entries(report.seconds)) best[name][task] = Math.min(best[name][task] ?? seconds, seconds)
    for (const [task, why] of Object.entries(report.failed)) failed.add(`${name}: ${task}: ${why}`)
  }
}

const tasks = [...new Set(Object.values(best).flatMap(Object.keys))]
const micro = (seconds) => (seconds === undefined ? '' : (seconds * 1e6).toPrecision(3))
const ratio = (task, peer) => best.varigrad[task] / best[peer][task]
const row = (cells) => console.log(cells.map((cell, i) => (i ? cell.padStart(18) : cell.padEnd(22))).join(''))
row(['', ...Object.keys(libraries).map((name) => `${name} µs`), ...peers.map((name) => `/ ${name}`)])
for (const task of tasks) {
  const ratios = peers.map((peer) => ratio(task, peer)).map((r) => (Number.isNaN(r) ? '' : r.toFixed(2)))
  row([task, ...Object.values(best).map((times) => micro(times[task])), ...ratios])
}
for (const peer of peers) {
  const logs = tasks.map((task) => Math.log(ratio(task, peer))).filter((x) => !Number.isNaN(x))
  const mean = Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length)
  if (logs.length) console.log(`against ${peer}: ${mean.toFixed(2)} of its time, the geometric mean over ${logs.length} tasks`)
}
for (const why of failed) console.log(`not run: ${why}`)
if (o.json)
  writeFileSync(o.json, `${JSON.stringify({ node: process.version, threads: Number(o.threads), best, failed: [...failed] }, null, 2)}\n`)
process.exit(failed.size ? 1 : 0)
