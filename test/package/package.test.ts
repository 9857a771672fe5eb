/** The package as its users get it: packed, installed in an empty folder, imported from JavaScript, bundled and type-checked from TypeScript. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const user = mkdtempSync(join(tmpdir(), 'varigrad-user-'))
const installed = join(user, 'node_modules/varigrad')

const run = (command: string, ...args: string[]): string => {
  try {
    return execFileSync(command, args, { cwd: user, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (e) {
    const { stdout, stderr } = e as { stdout: string; stderr: string }
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
  }
}

beforeAll(() => {
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', user], { cwd: root, stdio: 'ignore' })
  const tarball = readdirSync(user).find((name) => name.endsWith('.tgz'))!
  writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }\n')
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`)
})
afterAll(() => rmSync(user, { recursive: true, force: true }))

test('it holds the built files and what says what it is, and brings nothing along', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  for (const file of ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'dist/classic.js', 'dist/classic.d.ts']) {
    expect(files).toContain(file)
  }
  expect(files.filter((name) => /^(src|test|scripts|bench)\b/.test(name))).toEqual([])
  expect(readdirSync(join(user, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['varigrad'])
  const { dependencies, scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect(dependencies).toBeUndefined()
  expect(['preinstall', 'install', 'postinstall'].filter((name) => name in scripts)).toEqual([])
})

test('it runs from JavaScript, and both entries share one engine', () => {
  writeFileSync(
    join(user, 'program.mjs'),
    `import * as torch from 'varigrad'
import { tensor } from 'varigrad'
import * as classic from 'varigrad/classic'
const x = tensor([[1, 2], [3, 4]], { requires_grad: true })
x.mul(2).add(3).sum().backward()
console.log(String(x.grad))
console.log(typeof classic.Variable, typeof classic.torch, torch.tensor === tensor)
`,
  )
  expect(run('node', 'program.mjs')).toBe('tensor([[2., 2.],\n        [2., 2.]])\nfunction object true\n')
  const modules = readdirSync(join(installed, 'dist')).filter((name) => name.endsWith('.js'))
  const holds = modules.filter((name) => readFileSync(join(installed, 'dist', name), 'utf8').includes('new WebAssembly.Memory('))
  expect(holds).toHaveLength(1)
})

test('it brings its command', () => {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect(run(join(user, 'node_modules/.bin/varigrad'), '--version')).toBe(`${version}\n`)
  writeFileSync(join(user, 'save.mjs'), `import { ones, save } from 'varigrad'\nsave({ w: ones(2, 3) }, 'w.pt')\n`)
  run('node', 'save.mjs')
  expect(run(join(user, 'node_modules/.bin/varigrad'), 'inspect', 'w.pt')).toContain('  w  float32  [2, 3]  24 B\n')
})

test('it works after a bundler has left out what a program does not import', async () => {
  writeFileSync(join(user, 'small.mjs'), `import { tensor } from 'varigrad'\nconsole.log(tensor([1, 2]).add(1).tolist().join())\n`)
  await build({
    entryPoints: [join(user, 'small.mjs')],
    outfile: join(user, 'small.bundle.mjs'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    external: ['node:*'],
    logLevel: 'error',
  })
  expect(run('node', 'small.bundle.mjs')).toBe('2,3\n')
})

const program = `import * as torch from 'varigrad'
import { type Tensor, tensor } from 'varigrad'

const x: Tensor = tensor([[1, 2], [3, 4]], { requires_grad: true })
const y: Tensor = x.mul(2).add(3).sum()
y.backward()
const g: Tensor | null = x.grad
const sizes: readonly number[] = x.shape
const loose: Tensor = torch.zeros([2, 3], { dtype: torch.float64 })
export { g, loose, sizes }
`
const compile = (name: string, text: string, ...options: string[]): string => {
  writeFileSync(join(user, name), text)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  return run('node', tsc, '--noEmit', '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', ...options, name)
}

test.each([
  ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022', '--lib', 'es2022,dom,esnext.disposable']],
  ['nodenext', ['--module', 'nodenext', '--moduleResolution', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom,esnext.disposable']],
])('its types hold in a strict program, its own declarations checked (%s)', (_, options) => {
  expect(compile('program.ts', program, ...options)).toBe('')
})

test('its types refuse what is wrong', () => {
  const wrong = `import { tensor } from 'varigrad'\nconst n: number = tensor([1])\ntensor([1]).no_such_method()\nexport { n }\n`
  expect(() => compile('wrong.ts', wrong, '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck')).toThrow(/TS2322[\s\S]*TS2339/)
})

test('the declarations import only each other', () => {
  const text = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => readFileSync(join(installed, 'dist', name), 'utf8'))
  expect(text.filter((declaration) => /from ['"][^'"]*\.ts['"]|types="node"|from ['"]node:/.test(declaration))).toEqual([])
})
