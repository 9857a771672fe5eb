// Writes src/generated/: the types of methods and functions, with their documentation, from the signatures in the tables of
// operations. `--check` only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Runs TypeScript that stands in `folder`, and gives what it exports. */
async function run(folder, contents) {
  const outfile = join(tmpdir(), `varigrad-${folder}-${process.pid}.mjs`)
  await build({
    stdin: { contents, resolveDir: join(root, 'src', folder) },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    outfile,
    packages: 'external',
    logLevel: 'warning',
  })
  return import(pathToFileURL(outfile).href)
}
const { torchOps, tables, parse, takesOut } = await run(
  'functions',
  "export * from './tables.ts'; export * as tables from './tables-layers.ts'; export { takesOut } from './out.ts'; export { parse } from './schema.ts'",
)
const { torchLayers, ...others } = tables
const method = Object.keys(torchLayers).find((n) => torchLayers[n].reach !== 'function')
if (method) throw new Error(`torchLayers holds ${method}, which is a method too: its family belongs into torchOps`)
/** The tables of `torch.NAMESPACE`, by that name. */
const namespaces = Object.fromEntries(Object.entries(others).map(([n, ops]) => [n.replace('_', '.'), ops]))

const TYPES = {
  Tensor: 'Tensor',
  Operand: 'Tensor | Num',
  Scalar: 'Num',
  int: 'number',
  float: 'number',
  bool: 'boolean',
  str: 'string',
  ScalarType: 'DType',
  'int[]': 'readonly number[]',
  Size: 'number | readonly number[]',
  'float[]': 'readonly number[]',
  'bool[]': 'readonly boolean[]',
  'Tensor[]': 'readonly Tensor[]',
  'Index[]': 'readonly Index[]',
  Generator: 'Generator',
  any: 'any',
  ignored: 'any',
}
const typeOf = (p) => p.declared ?? (p.type === 'any' || p.type === 'ignored' ? 'any' : TYPES[p.type] + (p.nullable ? ' | null' : ''))
const safe = (n) => (n === 'var' || n === 'default' ? `${n}_` : n)
/** The call forms of one overload: positional arguments, then an object of keyword arguments; sizes also spread. */
function forms(sig, method, returns, out) {
  let params = out ? [...sig.params, { name: 'out', declared: 'Out', keywordOnly: true }] : sig.params
  if (method) params = params.slice(1)
  const pos = params.filter((p) => !p.keywordOnly)
  const kwType = (from) =>
    `{ ${params
      .filter((p, i) => p.keywordOnly || i >= from)
      .map((p) => `${safe(p.name)}?: ${typeOf(p)}`)
      .join('; ')} }`
  if (sig.variadic) return [`(...indices: Index[]): ${returns}`]
  const calls = []
  const list = pos.map((p) => `${safe(p.name)}${p.required ? '' : '?'}: ${typeOf(p)}`)
  const required = pos.filter((p) => p.required).length
  calls.push(`(${[...list, ...(params.some((p) => p.keywordOnly) ? [`options?: ${kwType(pos.length)}`] : [])].join(', ')}): ${returns}`)
  // keyword arguments may follow any number of positional ones
  for (let n = pos.length - 1; n >= 0; n--)
    calls.push(
      `(${[...pos.slice(0, n).map((p) => `${safe(p.name)}: ${typeOf(p)}`), `options${n >= required && !params.some((p) => p.required && p.keywordOnly) ? '?' : ''}: ${kwType(n)}`].join(', ')}): ${returns}`,
    )
  if (sig.spreads >= 0) {
    const at = sig.spreads - (method ? 1 : 0)
    const before = pos
      .slice(0, at)
      .map((p) => `${safe(p.name)}: ${typeOf(p)}, `)
      .join('')
    const each = pos[at].type === 'Tensor[]' ? 'Tensor' : 'number'
    calls.push(`(${before}...${safe(pos[at].name)}: ${each}[]): ${returns}`)
    if (params.length > at + 1) calls.push(`(${before}...${safe(pos[at].name)}: [...${each}[], options: ${kwType(at + 1)}]): ${returns}`)
  }
  return calls
}
/** The TypeScript type of a signature's `-> …`: a tensor unless it says otherwise. */
const returnsOf = ({ returns }) =>
  returns.startsWith('(')
    ? `Results<${returns
        .slice(1, -1)
        .split(',')
        .map((n) => `'${n.trim()}'`)
        .join(' | ')}>`
    : returns
function declare(name, o, method, indent, namespace) {
  const out = !method && takesOut(name, namespace)
  const lines = [`${indent}/** ${o.doc} */`]
  const seen = new Set()
  for (const x of (method && o.methods) || o.overloads)
    for (const f of forms(x.signature, method, returnsOf(x.signature), out)) {
      if (seen.has(f)) continue
      seen.add(f)
      lines.push(`${indent}${/^[a-z_A-Z]\w*$/.test(name) ? name : JSON.stringify(name)}${f}`)
    }
  return lines.join('\n')
}
const header = '// Generated from the tables of operations by `npm run generate`; not edited by hand.\n'
const imports =
  "import type { DType } from '../dtypes.ts'\nimport type { Index } from '../functions/index-spec.ts'\nimport type { Generator } from '../random/generator.ts'\nimport type { Tensor } from '../tensor/tensor.ts'\n\ntype Num = number | bigint | boolean\n/** What a result is written to: a tensor, or one for each of several results. */\ntype Out = Tensor | readonly Tensor[] | null\n/** Several results; also readable by PyTorch's field names. */\nexport type Results<Names extends string> = Tensor[] & { readonly [K in Names]: Tensor }\n\n"
const sorted = (ops) => Object.entries(ops).sort(([a], [b]) => (a < b ? -1 : 1))
const methods = sorted(torchOps)
  .filter(([, o]) => o.reach !== 'function')
  .map(([n, o]) => declare(n, o, true, '  '))
  .join('\n')
const functions = (ops, namespace) =>
  sorted(ops)
    .filter(([, o]) => o.reach !== 'method')
    .map(([n, o]) => declare(n, o, false, '  ', namespace))
    .join('\n')
const allow = '/* biome-ignore-all lint/suspicious/noExplicitAny: arguments that the operation itself reads */\n'
const files = {
  'methods.ts': `${header}${allow}${imports}/** The operations as methods of a tensor. */\nexport interface OperationMethods {\n${methods}\n}\n\n/** The operations as functions. */\nexport interface TorchFunctions {\n${functions({ ...torchOps, ...torchLayers })}\n}\n${Object.entries(
    namespaces,
  )
    .map(([n, ops]) => `\nexport interface ${pascal(n)}Functions {\n${functions(ops, n)}\n}\n`)
    .join('')}`,
  'functions.ts': `${header}import { install } from '../functions/install.ts'\nimport type { TorchFunctions } from './methods.ts'\n\n${constants('install()', torchOps)}`,
  'layers.ts': `${header}import { functionsOf } from '../functions/install.ts'\nimport { torchLayers } from '../functions/tables-layers.ts'\nimport type { TorchFunctions } from './methods.ts'\n\n${constants('functionsOf(torchLayers)', torchLayers)}`,
  'namespaces.ts': `${header}import { functionsOf, install } from '../functions/install.ts'\nimport * as tables from '../functions/tables-layers.ts'\nimport type { ${Object.keys(
    namespaces,
  )
    .map((n) => `${pascal(n)}Functions`)
    .join(', ')} } from './methods.ts'\n\ninstall()\n${Object.keys(others)
    .map((n) => [n, n.replace('_', '.')])
    .map(([n, name]) => `export const ${n} = functionsOf(tables.${n}, '${name}') as unknown as ${pascal(name)}Functions`)
    .join('\n')}\n`,
}
/** A constant for every function of a table, which a bundler may leave out: that reading it does nothing else only this can tell. */
function constants(from, ops) {
  const names = sorted(ops).filter(([, o]) => o.reach !== 'method')
  const lines = names.map(([n]) => `${n === 'var' ? 'const var_' : `export const ${n}`} = /* @__PURE__ */ of('${n}')`)
  return `const functions = ${from} as unknown as TorchFunctions\nconst of = <N extends keyof TorchFunctions>(name: N): TorchFunctions[N] => functions[name]\n\n${lines.join('\n')}\n${ops.var ? 'export { var_ as var }\n' : ''}`
}
function pascal(n) {
  return n
    .split('.')
    .map((w) => w[0].toUpperCase() + w.slice(1))
    .join('')
}
mkdirSync(join(root, 'src/generated'), { recursive: true })
let stale = false
function write(name, text) {
  const file = join(root, 'src', name)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  if (process.argv.includes('--check')) {
    stale = true
    console.error(`src/${name} is out of date: run npm run generate`)
  } else writeFileSync(file, text)
}
for (const [name, text] of Object.entries(files)) write(`generated/${name}`, text)

// The layers of torch.nn: an interface and a constructor each. They run on what was just written.
const { layers } = await run('nn', "export { layers } from './layers.ts'")
/** Arguments of a layer that are no attributes of it. */
const hidden = new Set(['device', 'dtype', 'size_average', 'reduce'])
const layerText = ([name, { args, takes = '(Tensor input)', has = '', statics = {}, types = {}, gives }]) => {
  const signature = parse(args)
  for (const p of signature.params) p.declared = types[p.name]
  const call = parse(takes)
  const own = has.split('; ').filter(Boolean)
  const declared = new Set(own.map((line) => /\w+/.exec(line)[0]))
  const attributes = signature.params.filter((p) => !hidden.has(p.name) && !p.name.startsWith('_') && !declared.has(p.name))
  const lines = [...attributes.map((p) => `${safe(p.name)}: ${typeOf(p)}`), ...own.filter((line) => !/^(-|static )/.test(line))]
  const constructors = [...new Set(forms(signature, false, name))].map((f) => `  new ${f}`)
  if (statics.from_pretrained)
    constructors.push(`  from_pretrained(embeddings: Tensor, options?: { [argument: string]: unknown }): ${name}`)
  constructors.push(...own.filter((line) => line.startsWith('static ')).map((line) => `  ${line.slice(7)}`))
  // A call has the types of forward (see Module); those with names are added.
  const [forward, ...named] = [...new Set(forms(call, false, gives ?? returnsOf(call)))]
  const forwards = [`  forward${forward}`, ...named.map((f) => `  ${f}`)]
  return `/** ${docs[name] ?? name} */\nexport interface ${name} extends Module {\n${[...lines.map((l) => `  ${l}`), ...forwards].join('\n')}\n}\nexport const ${name} = classes.${name} as unknown as {\n${constructors.join('\n')}\n  readonly prototype: ${name}\n}\n`
}
const { docs } = await import('./layer-docs.mjs')
const missing = Object.keys(layers).filter((name) => !docs[name])
if (missing.length) throw new Error(`layers without a sentence in scripts/layer-docs.mjs: ${missing.join(', ')}`)
write(
  'nn/generated.ts',
  `// Generated from the tables of layers by \`npm run generate\`; not edited by hand.\n${allow}import type { DType } from '../dtypes.ts'\nimport type { Tensor } from '../tensor/tensor.ts'\nimport { classes } from './layers.ts'\nimport type { Module } from './module.ts'\nimport type { Buffer, Parameter } from './parameter.ts'\n\ntype Num = number | bigint | boolean\n\n${sorted(layers).map(layerText).join('\n')}`,
)
process.exit(stale ? 1 : 0)
