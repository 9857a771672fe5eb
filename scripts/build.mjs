// Writes dist/: the ES modules by esbuild and their declarations by tsc. `--fast` leaves the declarations out.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildNode, narrow } from './build-node.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/** The entries share one engine: what several import lies once, in chunks beside them. */
const entries = ['src/index.ts', 'src/classic.ts', 'src/cli.ts'].map((file) => join(root, file))
/**
 * What a program may use without the rest lies in chunks of its own: a bundler drops whole files that nothing is used of, and can drop little
 * of a file that something is used of.
 */
const families = ['generated/functions', 'generated/layers', 'nn/index', 'optim/index'].map((name) => ({
  in: join(root, `src/${name}.ts`),
  out: `engine-${name.replace(/^generated.|.index$/, '')}`,
}))

/** What the sources may import and dist/ holds itself: all other packages are the user's, where there are any. */
const bundled = ['fflate']
const external = {
  name: 'external',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' || bundled.includes(path) ? null : { external: true })),
}

/**
 * The command line imports the finished library: all of its names as an object, which it wants, would else lie in what every program loads.
 * That index.js holds no code of its own, as what several entries share never does, is what the entry `AGAIN` is for; it is not kept.
 */
const AGAIN = 'engine-again'
const finished = {
  name: 'finished',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/index\.ts$/ }, ({ importer }) => (importer === entries[2] ? { path: './index.js', external: true } : null))
    onResolve({ filter: new RegExp(`^${AGAIN}$`) }, () => ({ path: AGAIN, namespace: AGAIN }))
    onLoad({ filter: /./, namespace: AGAIN }, () => ({ contents: "export * from './index.ts'", resolveDir: join(root, 'src') }))
  },
}

/**
 * fflate computes its tables when it is evaluated, which every program would wait for: here what is used of it is evaluated at the first
 * call. (A module that is required is bundled as a function.)
 */
const archives = {
  name: 'archives',
  setup({ onResolve, onLoad }) {
    const used = ['deflateSync', 'inflateSync']
    onResolve({ filter: /^fflate$/ }, ({ path, kind }) => ({
      path,
      namespace: kind === 'require-call' ? 'archives' : 'archives-deferred',
      sideEffects: false,
    }))
    onLoad({ filter: /./, namespace: 'archives-deferred' }, () => ({
      contents: used.map((name) => `export const ${name} = (...args) => require('fflate').${name}(...args)`).join('\n'),
    }))
    onLoad({ filter: /./, namespace: 'archives' }, async () => {
      const stdin = { contents: `export { ${used} } from 'fflate'`, resolveDir: root }
      const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'cjs', platform: 'neutral' })
      return { contents: outputFiles[0].text }
    })
  },
}

const string = /(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/.source
/** The functions declared in a text whose first parameter, perhaps after a name, is the sentence on an operation: how a call begins, by name. */
const documented = (text) =>
  [...text.matchAll(/^(?:export )?(?:const|function) (\w+)(?: = )?\(\s*(name: string,\s*)?doc: string/gm)].map(([, name, named]) => [
    name,
    `\\b${name}\\(\\s*${named ? `(?:${string}|\\w+),\\s*` : ''}`,
  ])
/** What a text imports from other files of the project, as `from`: its names. */
const imports = (text) =>
  [...text.matchAll(/^import \{([^}]*)\} from '(\.[^']*)'/gm)].map(([, names, from]) => [from, names.split(',').map((name) => name.trim())])
/** The sentences on operations and the types that layers declare are for their types; what runs does without them. */
const undocumented = {
  name: 'undocumented',
  setup({ onLoad }) {
    onLoad({ filter: /src\/(functions|ops|nn)\/[^/]+\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      // A name says nothing by itself: another file may have a function of that name whose first parameter is something else.
      const calls = imports(text).flatMap(([from, names]) =>
        documented(readFileSync(join(dirname(path), from), 'utf8')).filter(([name]) => names.includes(name)),
      )
      const before = ['\\b(?:doc|has): ', ...[...calls, ...documented(text)].map(([, call]) => call)].join('|')
      return { contents: text.replace(new RegExp(`(${before})(?:${string}|\`[^\`]*\`|[A-Z_]{2,}\\b)(?=[,)])`, 'g'), "$1''"), loader: 'ts' }
    })
  },
}

/** Writes the modules; with `keep`, what else lies in dist/ (the declarations) stays. */
export async function buildModules({ keep }) {
  if (!existsSync(entries[0])) throw new Error('build: src/index.ts is missing')
  const { metafile } = await build({
    entryPoints: [...entries.map((file) => ({ in: file, out: basename(file, '.ts') })), ...families, { in: AGAIN, out: AGAIN }],
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022', // lowers `using`
    plugins: [finished, archives, external, undocumented],
    chunkNames: 'engine-[hash]',
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
  })
  const { metafile: beside } = await build({
    entryPoints: [join(root, 'src/backend/native/native.ts')],
    outfile: join(dist, 'native.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
  })
  // Chunks of earlier builds; the files of this one are replaced in place, so a process that runs from dist/ keeps working.
  const written = new Set([metafile, beside].flatMap(({ outputs }) => Object.keys(outputs)).map((file) => resolve(file)))
  for (const file of written) if (/engine.*js$/.test(file)) writeFileSync(file, narrow(readFileSync(file, 'utf8')))
  for (const ending of ['js', 'js.map']) rmSync(join(dist, `${AGAIN}.${ending}`))
  for (const name of readdirSync(dist)) {
    const file = join(dist, name)
    if (keep ? name.startsWith('engine-') && !written.has(file) : !written.has(file)) rmSync(file, { recursive: true })
  }
  await buildNode({ src: join(root, 'src'), dist, plugins: [archives, external, undocumented] })
}

function declarations() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
  // tsc rewrites the extensions of relative imports in its JavaScript, but keeps `.ts` in declarations.
  for (const name of readdirSync(dist, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue
    const file = join(dist, name)
    const text = readFileSync(file, 'utf8')
    const rewritten = text.replace(/((?:from|import)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]*?)\.ts\2/g, '$1$2$3.js$2')
    if (rewritten !== text) writeFileSync(file, rewritten)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fast = process.argv.includes('--fast')
  // What is wrong with the sources, esbuild has already said.
  await buildModules({ keep: fast }).catch((error) => {
    if (!error.errors) console.error(error.message)
    process.exit(1)
  })
  if (!fast) declarations()
}
