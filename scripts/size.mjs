// What importing the library costs: each entry of the built dist/ bundled with all it imports, minified and gzipped, against its ceiling.
// `--parts` also prints what each part of src/ brings to that, before gzip.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * What the root should cost, and what each entry must not exceed until it does: the goal is not reached, and may not move further away.
 * The root holds all of torch, for all of it is there without waiting; a page that bundles the sources with what it uses pays less.
 */
const goal = 100_000
const ceilings = { 'index.js': 320_000, 'classic.js': 155_000 } // bytes

let failed = 0
for (const [entry, ceiling] of Object.entries(ceilings)) {
  const { outputFiles } = await build({
    // A namespace that escapes: nothing of what the entry exports can be shaken off.
    stdin: { contents: `import * as all from './${entry}'; globalThis.all = all`, resolveDir: join(root, 'dist') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    external: ['node:*'],
    logLevel: 'error',
  })
  const bytes = outputFiles[0].contents
  const size = gzipSync(bytes, { level: 9 }).length
  const fits = size <= ceiling
  if (!fits) failed++
  console.log(
    `${entry}: ${(size / 1000).toFixed(1)} kB gzipped (${(bytes.length / 1000).toFixed(1)} kB minified), at most ${ceiling / 1000} kB, wanted ${goal / 1000} kB${fits ? '' : ': TOO LARGE'}`,
  )
}
if (process.argv.includes('--parts')) {
  const { metafile } = await build({
    entryPoints: [join(root, 'src/index.ts')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    external: ['node:*'],
    logLevel: 'error',
  })
  const parts = {}
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      for (const part of [file.split('/').slice(0, 2).join('/'), file]) parts[part] = (parts[part] ?? 0) + bytesInOutput
    }
  }
  for (const [part, size] of Object.entries(parts).sort(([, a], [, b]) => b - a))
    console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${part}`)
}
const total = Object.keys(ceilings).length
console.log(`${total - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
