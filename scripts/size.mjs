// What importing the library costs: each entry of the built dist/ bundled with all it imports, and a program that uses tensors alone,
// minified and gzipped, against its ceiling.
// `--parts` also prints what each part of src/ brings to that, before gzip.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * What the root should cost, and what each program must not exceed until it does: the goal is not reached, and may not move further away
 * but by what PyTorch has and this library had not.
 * The root holds all of torch, for all of it is there without waiting; a page that is bundled with what it uses pays less.
 */
const goal = 100_000
// A namespace that escapes: nothing of what the entry exports can be shaken off.
const all = (entry) => `import * as all from './${entry}'; globalThis.all = all`
const programs = {
  'index.js': { contents: all('index.js'), ceiling: 325_600 }, // bytes
  'classic.js': { contents: all('classic.js'), ceiling: 157_000 },
  'tensors alone': { contents: "import { tensor } from './index.js'; globalThis.all = tensor([1]).add(1)", ceiling: 153_700 },
}

let failed = 0
for (const [entry, { contents, ceiling }] of Object.entries(programs)) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'dist') },
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
const total = Object.keys(programs).length
console.log(`${total - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
