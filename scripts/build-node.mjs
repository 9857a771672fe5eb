// Writes dist/node/: the library as Node loads it. As CommonJS a module can be had the moment that something of it is asked for, so a program
// reads what tensors need, and of `nn`, `optim`, `io` and the like what it uses. Browsers and bundlers take dist/ itself.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** The modules whose exports the root has, and that wait. */
const waiting = ['autograd/index', 'generated/layers', 'io/index', 'namespaces', 'nn/copy', 'nn/func', 'nn/index', 'optim/index']
const fileOf = (module) => `later-${module.replace('/', '-')}`
/** Of the root: `export * as NAME`, `export *` or `export { … }`, and from which module. */
const exported = /^export (?:\* as (\w+)|\*|\{([^}]*)\}) from '\.\/(.*)\.ts'\n/gm

/**
 * What esbuild leaves beyond Latin-1 stands in comments: one such character, and V8 holds the whole text with two bytes for each (0.7 MB more,
 * in every thread).
 */
export const narrow = (text) => text.replace(/[^\0-\xff]/g, '?')

/** A module of esbuild's as CommonJS, line by line, so that its source map holds. No export of a chunk changes after its evaluation. */
const asCommonJS = (text) =>
  `"use strict";${narrow(text)
    .replace(
      /^import \{([^}]*)\} from "\.\/([^"]+)\.js";$/gm,
      (_, names, from) => `const {${names.replaceAll(' as ', ': ')}} = require("./${from}.cjs");`,
    )
    .replace(/^import "\.\/([^"]+)\.js";$/gm, 'require("./$1.cjs");')
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => `module.exports = {${names.replace(/(\S+) as (\S+?)(,?)$/gm, '$2: $1$3')}};`)
    .replaceAll('import.meta.url', 'require("node:url").pathToFileURL(__filename).href')
    .replaceAll('"./native.cjs"', '"../native.cjs"')
    .replace(/^(\/\/# sourceMappingURL=.*)\.js\.map$/m, '$1.cjs.map')}`

/** What stands for an export that waits: a function that asks for the function, or an object of what asks for the object. */
const waits = `"use strict";
const once = (load, found) => () => (found ??= load());
const call = (load, name) => {
  let f;
  return { [name]: (...args) => (f ??= load()[name])(...args) }[name];
};
const whole = (load, names) => {
  // A hash table: in the usual layout V8 copies the list of all properties with each one that changes (nn: 16 ms).
  const object = Object.setPrototypeOf({ __proto__: null }, Object.prototype);
  const fill = (name) => {
    const found = load();
    for (const key of names) Object.defineProperty(object, key, Object.getOwnPropertyDescriptor(found, key));
    return object[name];
  };
  for (const key of names) Object.defineProperty(object, key, { get: () => fill(key), enumerable: true, configurable: true });
  return object;
};
`

/** The root: what is there at once, and in place of what waits what asks for it. `torch`: all of it, to tell of what kind each is. */
function root(modules, torch) {
  const loads = modules.map(({ module }, i) => `const load${i} = once(() => require("./${fileOf(module)}.cjs"));`)
  const lines = modules.flatMap(({ module, as, names }, i) => {
    if (as) return `  ${as}: whole(load${i}, ${JSON.stringify(Object.keys(torch[as]))}),`
    return names.map((name) => {
      const value = torch[name]
      if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
        return `  ${name}: whole(() => load${i}().${name}, ${JSON.stringify(Object.keys(value))}),`
      if (typeof value === 'function' && Object.keys(value).length === 0 && !/^class/.test(value))
        return `  ${name}: call(load${i}, "${name}"),`
      throw new Error(`build: ${name} of ${module} is neither a plain object nor a plain function, and cannot wait`)
    })
  })
  return `${waits}${loads.join('\n')}\nmodule.exports = Object.assign(Object.create(null), require("./at-once.cjs"), {\n${lines.join('\n')}\n});\n`
}

/** `dist` holds what browsers load. */
export async function buildNode({ src, dist, plugins }) {
  const outdir = join(dist, 'node')
  const index = readFileSync(join(src, 'index.ts'), 'utf8')
  const modules = [...index.matchAll(exported)]
    .map(([, as, some, module]) => ({ module, as, names: some?.match(/\w+/g) }))
    .filter(({ module }) => waiting.includes(module))
  const atOnce = index.replace(exported, (line, _as, _some, module) => (waiting.includes(module) ? '' : line))
  const { metafile } = await build({
    entryPoints: [
      { in: 'at-once', out: 'at-once' },
      { in: join(src, 'classic.ts'), out: 'classic' },
      ...modules.map(({ module }) => ({ in: join(src, `${module}.ts`), out: fileOf(module) })),
    ],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    plugins: [
      {
        name: 'at-once',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^at-once$/ }, ({ path }) => ({ path, namespace: path }))
          onLoad({ filter: /./, namespace: 'at-once' }, () => ({ contents: atOnce, loader: 'ts', resolveDir: src }))
        },
      },
      ...plugins,
    ],
    chunkNames: 'engine-[hash]',
    sourcemap: true,
    sourcesContent: false, // stack traces do without
    metafile: true,
    logLevel: 'warning',
  })
  const written = new Set(['index.cjs', 'index.js', 'classic.js'])
  const exportsOf = {}
  for (const [output, { exports }] of Object.entries(metafile.outputs)) {
    const file = resolve(output)
    const renamed = file.replace(/\.js(\.map)?$/, '.cjs$1')
    if (file.endsWith('.map')) renameSync(file, renamed)
    else {
      exportsOf[basename(file, '.js')] = exports
      writeFileSync(renamed, asCommonJS(readFileSync(file, 'utf8')))
      rmSync(file)
    }
    written.add(basename(renamed))
  }
  for (const one of modules) one.names ??= exportsOf[fileOf(one.module)]
  writeFileSync(join(outdir, 'index.cjs'), root(modules, await import(pathToFileURL(join(dist, 'index.js')).href)))
  const later = modules.flatMap(({ as, names }) => as ?? names)
  // Some of the names (`var`) are words of the language.
  for (const [entry, names] of [
    ['index', [...exportsOf['at-once'], ...later]],
    ['classic', exportsOf.classic],
  ])
    writeFileSync(
      join(outdir, `${entry}.js`),
      `import { createRequire } from 'node:module';\nconst $ = createRequire(import.meta.url)('./${entry}.cjs');\nconst {${names.map((name, i) => `\n  ${name}: $${i}`)}\n} = $;\nexport {${names.map((name, i) => `\n  $${i} as ${name}`)}\n};\n`,
    )
  for (const name of readdirSync(outdir)) if (!written.has(name)) rmSync(join(outdir, name))
}
