// `npm run bench`: the same tasks in this library and in those named, one after the other in one go, and the ratios of their medians.
// Only the ratios hold from one machine, or hour, to the next; below 1, this library is the faster.
//   --python PY   a Python that has PyTorch
//   --deps DIR    a folder whose node_modules hold @tensorflow/tfjs, @tensorflow/tfjs-backend-wasm and @jax-js/jax
//   --module F    the module to time (dist/index.js)
//   --threads N   threads for this library and for PyTorch (1)
//   --only A,B    these tasks alone
//   --rounds N    how often each library runs; the best of its medians counts (2)
//   --json FILE   writes the figures there too
//   --page FILE   writes a page with them, as docs/benchmarks.md is
// This library runs twice: with all that the machine can add to it (a BLAS, a C compiler), and by WebAssembly alone.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join, resolve } from 'node:path'
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
    page: text(),
  },
})
if (!existsSync(o.module)) {
  console.error(`bench: no ${o.module}; run npm run build`)
  process.exit(1)
}

const only = o.only ? [o.only] : []
const node = (file, ...args) => [process.execPath, [...process.execArgv, join(here, file), ...args, ...only]]
const ours = node('varigrad.mjs', resolve(o.module), o.threads)
const libraries = {
  varigrad: [...ours, { VARIGRAD_NATIVE: 'full' }],
  'varigrad, WebAssembly': [...ours, { VARIGRAD_NATIVE: 'off' }],
  ...(o.python ? { PyTorch: [o.python, ['-W', 'ignore', join(here, 'pytorch.py'), o.threads, ...only]] } : {}),
  ...(o.deps ? { 'TensorFlow.js': node('tfjs.mjs', o.deps), 'jax-js': node('jaxjs.mjs', o.deps) } : {}),
}
const peers = Object.keys(libraries).slice(2)

const best = Object.fromEntries(Object.keys(libraries).map((name) => [name, {}]))
const failed = new Set()
const versions = {}
for (let round = 0; round < Number(o.rounds); round++) {
  for (const [name, [command, args, env]] of Object.entries(libraries)) {
    const { stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, ...env } })
    const line = stdout?.trim().split('\n').at(-1)
    if (!line?.startsWith('{')) {
      failed.add(`${name}: ${error?.message ?? /^.*Error.*$/m.exec(stderr)?.[0] ?? stderr.slice(-400)}`)
      continue
    }
    const report = JSON.parse(line)
    versions[name] = report.library
    for (const [task, seconds] of Object.entries(report.seconds)) best[name][task] = Math.min(best[name][task] ?? seconds, seconds)
    for (const [task, why] of Object.entries(report.failed)) failed.add(`${name}: ${task}: ${why}`)
  }
}

const tasks = [...new Set(Object.values(best).flatMap(Object.keys))]
const micro = (seconds) => (seconds === undefined ? '' : (seconds * 1e6).toPrecision(3))
const ways = Object.keys(libraries).slice(0, 2)
const ratio = (way, task, peer) => best[way][task] / best[peer][task]
const shown = (r) => (Number.isNaN(r) ? '' : r.toFixed(2))
const head = ['', ...Object.keys(libraries).map((name) => `${name} µs`), ...peers.flatMap((p) => [`/ ${p}`, `WebAssembly / ${p}`])]
const table = tasks.map((task) => [
  task,
  ...Object.values(best).map((times) => micro(times[task])),
  ...peers.flatMap((peer) => ways.map((way) => shown(ratio(way, task, peer)))),
])
const means = peers.flatMap((peer) =>
  ways.flatMap((way) => {
    const logs = tasks.map((task) => Math.log(ratio(way, task, peer))).filter((x) => !Number.isNaN(x))
    const mean = Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length)
    return logs.length ? [`${way} against ${peer}: ${mean.toFixed(2)} of its time, the geometric mean over ${logs.length} tasks`] : []
  }),
)
for (const cells of [head, ...table])
  console.log(cells.map((c, i) => (i ? c.padStart(Math.max(12, head[i].length + 2)) : c.padEnd(30))).join(''))
for (const line of means) console.log(line)
for (const why of failed) console.log(`not run: ${why}`)
if (o.page) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  const page = `# Benchmarks

Median times in microseconds, and what part of another library's time varigrad takes: below 1 it is the faster. All libraries ran one after the
other on the same machine, ${o.rounds} times over; the best median of each counts. Only the ratios carry over to another machine.

${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, ${process.platform}, Node ${process.version}, ${o.threads} thread${o.threads === '1' ? '' : 's'}; ${Object.values(versions).join(', ')}.

${[line(head.map((h) => h || 'task')), line(head.map((_, i) => (i ? '---:' : '---'))), ...table.map(line)].join('\n')}

${means.map((m) => `- ${m}`).join('\n')}

Repeat it: \`npm run build && npm run bench -- --python PYTHON_WITH_TORCH --deps FOLDER_WITH_PEERS --threads ${o.threads} --page docs/benchmarks.md\`.
`
  mkdirSync(dirname(resolve(o.page)), { recursive: true })
  writeFileSync(o.page, page)
}
if (o.json)
  writeFileSync(o.json, `${JSON.stringify({ node: process.version, threads: Number(o.threads), best, failed: [...failed] }, null, 2)}\n`)
process.exit(failed.size ? 1 : 0)
