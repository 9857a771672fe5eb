// `npm start`: builds dist/ where it is missing or older than the sources, and runs examples/walkthrough.ts against it.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildModules } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const example = join(root, 'examples/walkthrough.ts')
const entry = join(root, 'dist/index.js')

const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => statSync(join(f.parentPath, f.name)).mtimeMs),
  )
if (!existsSync(entry) || newest(join(root, 'src')) > statSync(entry).mtimeMs) await buildModules({ keep: true })

// The example imports the package by its own name, as a user's program would.
const outfile = join(root, 'build/examples/walkthrough.js')
await build({
  entryPoints: [example],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  tsconfigRaw: {},
  // The notebook shows its own source.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(example).href) },
  logLevel: 'warning',
})
await import(pathToFileURL(outfile).href)
