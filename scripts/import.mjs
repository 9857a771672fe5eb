// What a program waits for: from the import of the built library to its first result, in fresh processes: as Node loads it, and as what browsers
// load. Judged by its ratio to the time that the engine takes to read the whole text, in the same processes; times would tell of the machine.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const entry = join(root, 'dist/index.js')
/** What is imported, and the ratio that it may have. */
const entries = {
  varigrad: 1.8, // measured: 1.3 to 1.5
  [pathToFileURL(entry).href]: 2.7, // measured: 2.0 to 2.2
}
const processes = 15

const folder = mkdtempSync(join(tmpdir(), 'varigrad-import-'))
const text = join(folder, 'text.js')
await build({
  entryPoints: [entry],
  outfile: text,
  bundle: true,
  format: 'iife',
  platform: 'neutral',
  external: ['node:*'],
  logLevel: 'error',
})
const program = (from) => `
  import { readFileSync } from 'node:fs'
  import { Script } from 'node:vm'
  const text = readFileSync(${JSON.stringify(text)}, 'utf8')
  const from = performance.now()
  const torch = await import(${JSON.stringify(from)})
  const result = torch.tensor([1, 2]).add(1).toString()
  const to = performance.now()
  new Script(text)
  console.log(JSON.stringify([to - from, performance.now() - to, result]))`
function run(from) {
  // In the package's own folder its name is the package itself.
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program(from)], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const [took, reading, result] = JSON.parse(stdout)
  if (result !== 'tensor([2., 3.])') throw new Error(`the first result is ${result}`)
  return { took, reading }
}
const runs = Object.keys(entries).map(() => [])
for (let i = 0; i < processes; i++) Object.keys(entries).forEach((from, k) => void runs[k].push(run(from)))
rmSync(folder, { recursive: true })
// The least of each: what else runs on the machine only adds.
const least = (some, key) => Math.min(...some.map((one) => one[key]))
const reading = least(runs.flat(), 'reading')
let failed = 0
Object.entries(entries).forEach(([from, most], k) => {
  const took = least(runs[k], 'took')
  const ratio = took / reading
  const fits = ratio <= most
  if (!fits) failed++
  console.log(
    `${from === 'varigrad' ? 'as Node loads it' : 'as browsers load it'}: import to first result ${took.toFixed(0)} ms, ${ratio.toFixed(2)} times the reading of all text (${reading.toFixed(0)} ms), at most ${most}${fits ? '' : ': TOO SLOW'}`,
  )
})
process.exit(failed ? 1 : 0)
