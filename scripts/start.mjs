// `npm start [NAME] [STEPS]`: builds dist/ where it is missing or older than the sources, and runs an example (walkthrough) against it.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildModules } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const [name = 'walkthrough', steps] = process.argv.slice(2)
const example = join(root, `examples/${name}.ts`)
if (!existsSync(example)) {
  console.error(
    `there is no example '${name}'; there are: ${readdirSync(join(root, 'examples'))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -3))
      .join(', ')}`,
  )
  process.exit(1)
}
const entry = join(root, 'dist/index.js')

const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => statSync(join(f.parentPath, f.name)).mtimeMs),
  )
if (!existsSync(entry) || newest(join(root, 'src')) > statSync(entry).mtimeMs) await buildModules({ keep: true })

// The example imports the package by its own name, as a user's program would.
const outfile = join(root, `build/examples/${name}.js`)
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
const { default: train } = await import(pathToFileURL(outfile).href)
await train?.(steps === undefined ? {} : { steps: Number(steps) })
