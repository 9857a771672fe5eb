/** The library as Node loads it, where most of its families wait until something of them is asked for. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'varigrad-node-'))
afterAll(() => rmSync(folder, { recursive: true }))

mkdirSync(join(folder, 'node_modules'))
symlinkSync(root, join(folder, 'node_modules/varigrad'))

/** What a program prints that has the package installed. */
function run(text: string): string {
  writeFileSync(join(folder, 'program.mjs'), text)
  const { stdout, stderr, status } = spawnSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trimEnd()
}

test('it is this that Node loads, and it holds what browsers load', () => {
  const kinds = (entry: string): unknown =>
    JSON.parse(
      run(`import * as torch from '${entry}'
const kindOf = (x) => (typeof x === 'function' && /^class/.test(Function.prototype.toString.call(x)) ? 'class' : typeof x)
const kinds = (object, depth) => Object.fromEntries(Object.keys(object).sort().map((name) => {
  const value = object[name]
  return [name, depth && kindOf(value) === 'object' && value !== null ? kinds(value, depth - 1) : kindOf(value)]
}))
console.log(JSON.stringify(kinds(torch, 3)))`),
    )
  const here = kinds('varigrad')
  expect(Object.keys(here as object).length).toBeGreaterThan(500)
  expect(here).toEqual(kinds(new URL('../../dist/index.js', import.meta.url).href))
  expect(run(`console.log(import.meta.resolve('varigrad'), import.meta.resolve('varigrad/classic'))`)).toMatch(
    /dist\/node\/index\.js \S*dist\/node\/classic\.js$/,
  )
})

test('no text takes two bytes for a character', () => {
  const built = join(root, 'dist')
  const texts = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => /js$/.test(name))
  expect(texts.length).toBeGreaterThan(20)
  expect(texts.filter((name) => /[^\0-\xff]/.test(readFileSync(join(built, name), 'utf8')))).toEqual([])
})

test('a bundler takes what it can shake', async () => {
  const contents = `import { tensor } from 'varigrad'\nconsole.log(String(tensor([1])))`
  const { metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  const files = Object.keys(metafile.inputs).filter((name) => name !== '<stdin>')
  expect(files.some((name) => /dist\/index\.js$/.test(name))).toBe(true)
  expect(files.filter((name) => /dist\/node\//.test(name))).toEqual([])
})

test('what a program does not use is not read', () => {
  const text = `import * as torch from 'varigrad'
import { createRequire } from 'node:module'
const { cache } = createRequire(import.meta.url)
const read = () => Object.keys(cache).map((file) => /later-(.*)\\.cjs$/.exec(file)?.[1]).filter(Boolean).sort().join()
const x = torch.ones(2, { requires_grad: true })
x.mul(2).matmul(x).backward()
console.log(x.grad.tolist().join(), read() || 'nothing')
const y = torch.no_grad(() => x.mul(2))
console.log(y.requires_grad, read())
console.log(String(new torch.nn.Linear(2, 3)), read())
torch.nn.functional.relu(x)
console.log(torch.conv1d(torch.ones(1, 1, 3), torch.ones(1, 1, 2)).tolist().flat(2).join(), read())`
  expect(run(text).split('\n')).toEqual([
    '4,4 nothing',
    'false autograd-index',
    'Linear(in_features=2, out_features=3, bias=True) autograd-index,nn-index',
    '2,2 autograd-index,generated-layers,nn-index',
  ])
})

test('its parts are one library: classes, files, optimizers, workers, the old layer', () => {
  writeFileSync(
    join(folder, 'dataset.mjs'),
    `import { tensor, utils } from 'varigrad'
export default class extends utils.data.Dataset {
  __getitem__(i) { return tensor(i) }
  __len__() { return 4 }
}
`,
  )
  const text = `import * as torch from 'varigrad'
import * as classic from 'varigrad/classic'
const drawn = (library) => (torch.manual_seed(7), library.rand(1).tolist()[0])
console.log(drawn(torch) === drawn(classic.torch))
const { nn, optim, utils } = torch
const model = new nn.Sequential(new nn.Linear(2, 2), new nn.ReLU())
console.log(model[0].weight instanceof torch.Tensor, model[0].weight instanceof nn.Parameter, model instanceof nn.Module)
const sgd = new optim.SGD(model.parameters(), { lr: 0.1 })
nn.functional.mse_loss(model(torch.ones(1, 2)), torch.zeros(1, 2)).backward()
sgd.step()
const file = ${JSON.stringify(join(folder, 'model.pt'))}
torch.save(model.state_dict(), file)
console.log(Object.keys(torch.load(file)).join())
try { new nn.Linear(2, 3)(torch.ones(3)) } catch (error) { console.log(error instanceof torch.RuntimeError) }
const made = await utils.data.from_module(new URL('./dataset.mjs', import.meta.url), { args: [] })
const batches = []
for await (const batch of new utils.data.DataLoader(made, { batch_size: 2, num_workers: 1 })) batches.push(batch.tolist().join())
console.log(batches.join(' '))
process.exit()`
  expect(run(text).split('\n')).toEqual(['true', 'true true true', '0.weight,0.bias', 'true', '0,1 2,3'])
})
