// The long run of the fuzzer: `npm run fuzz [-- COUNT [FIRST]]`. Says which damages failed; a number alone repeats one: `npm run fuzz -- 1 NUMBER`.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [count = 10_000, first = 1_000_000] = process.argv.slice(2).map(Number)
const here = fileURLToPath(new URL('.', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'varigrad-fuzz-'))
try {
  const outfile = join(folder, 'fuzz.mjs')
  await build({
    entryPoints: [join(here, 'fuzz.ts')],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    outfile,
    logLevel: 'error',
  })
  const { fuzz } = await import(pathToFileURL(outfile).href)
  const names = readdirSync(join(here, 'data')).filter((name) => /\.(pt|npy|npz|safetensors)$/.test(name))
  const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(here, 'data', name)))]))
  const { loaded, refused, slowest, failures } = fuzz(files, first, count)
  for (const failure of failures.slice(0, 20)) console.log(failure)
  console.log(`${count} damaged files: ${loaded} read, ${refused} refused, slowest ${slowest.toFixed(0)} ms`)
  console.log(`${count - failures.length} passed, ${failures.length} failed`)
  process.exitCode = failures.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}
