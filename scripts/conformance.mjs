// `npm run conformance:update`: replays PyTorch's golden cases and writes test/conformance/expected.json, the ledger of what holds.
//   --lower     writes it although some operation holds less than it did
//   --fails N   prints the first N operations that do not hold whole, with what differs
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'test/conformance')
const { values } = parseArgs({ options: { lower: { type: 'boolean', default: false }, fails: { type: 'string', default: '0' } } })

const outfile = join(tmpdir(), `varigrad-conformance-${process.pid}.mjs`)
await build({
  entryPoints: [join(folder, 'update.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  logLevel: 'warning',
}).catch(() => process.exit(1)) // esbuild has said why
const { update } = await import(pathToFileURL(outfile).href)
const { outcomes, worse, ledger } = update(folder, { lower: values.lower })

const failing = Object.entries(outcomes).filter(([, { failures }]) => failures.length)
for (const [name, { passed, failures }] of failing.slice(0, Number(values.fails))) {
  console.log(`${name}: ${passed} hold, ${failures.length} do not`)
  for (const failure of failures.slice(0, 5)) console.log(`    ${failure}`)
}
const total = (count) => Object.values(outcomes).reduce((sum, outcome) => sum + count(outcome), 0)
console.log(`${ledger.whole.length} operations of ${Object.keys(outcomes).length} hold whole, ${Object.keys(ledger.partly).length} in part`)
console.log(
  `${total((o) => o.passed)} cases hold, ${total((o) => o.failures.length)} do not, ${total((o) => o.skipped)} cannot be said here`,
)
if (worse.length) console.log(`worse than the ledger${values.lower ? '' : ', which is left as it was'}: ${worse.join(', ')}`)
process.exit(worse.length && !values.lower ? 1 : 0)
