/** The library with a BLAS and with compiled kernels, in processes of their own: the same answers, a cache that lasts, and quiet ways out. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const index = new URL('../../dist/index.js', import.meta.url).href
const home = mkdtempSync(join(tmpdir(), 'varigrad-home-'))
afterAll(() => rmSync(home, { recursive: true }))
beforeAll(() => expect(existsSync(fileURLToPath(index)), 'npm run build comes first').toBe(true))

/** Runs `code` with `torch` in scope and gives what it returns, through JSON. */
function inProcess(code: string, env: Record<string, string> = {}): { value: unknown; stderr: string } {
  const program = `const torch = await import(${JSON.stringify(index)})
    const value = await (async () => { ${code} })()
    console.log(JSON.stringify(value))`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: home, VARIGRAD_NATIVE: 'full', ...env },
  })
  if (status !== 0) throw new Error(stderr)
  return { value: JSON.parse(stdout), stderr }
}

/** Results of many operations on large tensors, as sums that tell one from another. */
const operations = `
  torch.manual_seed(0)
  const x = torch.randn(300, 301), r = torch.randn(301), col = torch.randn(300, 1), i = torch.randint(-9, 9, [300, 301])
  const fs = [() => x.add(r), () => x.mul(col), () => x.exp(), () => x.tanh(), () => x.sigmoid(), () => x.t().contiguous(), () => x.softmax(1), () => x.softmax(0),
    () => x.sum(0), () => x.sum(1), () => x.amax(0), () => x.mean(), () => x.logsumexp(1), () => x.half().float(), () => i.mul(3).float(), () => x.gt(0).float(),
    () => torch.where(x.gt(r), x, col), () => torch.nn.functional.gelu(x), () => x.double().log1p().nan_to_num(0), () => x.clone().mul_(2).at('1:', '::2')]
  const w = torch.arange(300 * 301).remainder(17).add(1).float()
  const fingerprint = () => fs.map((f) => { const y = f().flatten().float(); return y.mul(w.at(\`:\${y.numel()}\`)).sum().item() })
`
const same = (a: unknown, b: unknown): void => {
  const [p, q] = [a as number[], b as number[]]
  expect(p.length).toBe(q.length)
  p.forEach((v, i) => void expect(Math.abs(v - q[i]!) / (1 + Math.abs(q[i]!)), `operation ${i}: ${v}, ${q[i]}`).toBeLessThan(1e-3))
}
const reference = (): unknown => inProcess(`${operations}; return fingerprint()`, { VARIGRAD_NATIVE: 'off' }).value

test('a BLAS is given copies of the windows of convolutions, for all three products', () => {
  const code = `
    torch.manual_seed(2)
    const out = []
    for (const dtype of [torch.float32, torch.float64])
      for (const [n, c, h, w, o, stride, groups, threads] of [[3, 8, 19, 21, 24, 1, 1, 1], [2, 1, 28, 28, 16, 1, 1, 1], [2, 16, 17, 15, 32, 2, 2, 2], [3, 40, 64, 66, 16, 1, 1, 2]]) {
        torch.set_num_threads(threads)
        const x = torch.randn([n, c, h, w], { dtype }).requires_grad_(), k = torch.randn([o, c / groups, 3, 3], { dtype }).requires_grad_()
        const y = torch.nn.functional.conv2d(x, k, null, { padding: 1, stride, groups })
        y.mul(y).sum().backward()
        const weigh = (t) => t.detach().flatten().mul(torch.arange(t.numel()).remainder(17).add(1)).abs().sum().item()
        out.push(weigh(y), weigh(x.grad), weigh(k.grad), ...y.detach().flatten().at(':5').tolist())
      }
    return out`
  const [off, blas] = ['off', 'blas'].map((mode) => inProcess(code, { VARIGRAD_NATIVE: mode }).value)
  same(blas, off)
})

test.each([1, 2])(
  'compiled sums of convolutions read windows where they lie, %s threads: all three products, infinities and NaN included',
  (threads) => {
    const code = `
    const F = torch.nn.functional
    torch.set_num_threads(${threads})
    torch.randn(300000).exp()
    await new Promise((r) => setTimeout(r, 300))
    const cases = () => {
      torch.manual_seed(3)
      const out = []
      for (const dtype of [torch.float32, torch.float64, torch.bfloat16])
        for (const [n, c, o, size, kernel, options] of [
          [3, 5, 7, [20, 33], [3, 3], { padding: 1 }], [16, 16, 32, [32, 32], [3, 3], { padding: 1 }], [2, 4, 11, [14, 14], [3, 3], { padding: [0, 1] }],
          [2, 8, 9, [31], [5], { padding: 2 }], [2, 3, 4, [6, 9, 30], [3, 3, 3], { padding: 1 }], [2, 6, 8, [20, 28], [3, 5], { groups: 2 }],
          [3, 3, 12, [40, 60], [7, 7], { padding: 3, stride: 2 }], [5, 1, 16, [28, 28], [3, 3], { padding: 1, dilation: 2 }], [40, 3, 5, [12, 15], [3, 2], { stride: [2, 1] }],
        ])
          for (const strange of [false, true]) {
            const leaf = (...sizes) => torch.randn(sizes).to(dtype).requires_grad_()
            const [x, w, b] = [leaf(n, c, ...size), leaf(o, c / (options.groups ?? 1), ...kernel), leaf(o)]
            // At the ends of rows, where what lies behind them must not count.
            if (strange) torch.no_grad(() => { x.at(0, 0, ...size.map(() => -1)).fill_(NaN); x.at(1, 0, ...size.map(() => 0)).fill_(Infinity) })
            const y = F['conv' + size.length + 'd'](x, w, b, options)
            const g = torch.randn(y.shape).to(dtype)
            if (strange) torch.no_grad(() => g.at(0, 1, ...size.map(() => -1)).fill_(-Infinity))
            y.backward(g)
            for (const t of [y, x.grad, w.grad, b.grad, F['conv_transpose' + size.length + 'd'](g, w, torch.arange(c).to(dtype), options)]) out.push(t.detach().double())
          }
      return out
    }
    const { native } = torch.backends
    native.enable('off')
    const wanted = cases()
    native.enable('full')
    const before = native.status().kernels
    cases()
    await native.settle()
    const given = cases()
    await native.settle()
    const wrong = []
    // Rounded as bfloat16 is where a sum lies between two of its numbers.
    wanted.forEach((t, i) => { if (!torch.allclose(given[i], t, { rtol: i < wanted.length / 3 * 2 ? 1e-4 : 1e-2, atol: i < wanted.length / 3 * 2 ? 1e-4 : 1e-1, equal_nan: true })) wrong.push(i) })
    return { wrong, compiled: native.status().kernels - before }`
    const { wrong, compiled } = inProcess(code, { OMP_NUM_THREADS: String(threads) }).value as { wrong: number[]; compiled: number }
    expect(wrong).toEqual([])
    expect(compiled).toBeGreaterThan(3)
  },
)

test('two threads share a product by its rows, columns or entries, however its factors lie', () => {
  const code = `
    torch.manual_seed(1)
    const wrong = []
    const check = (name, f) => {
      torch.set_num_threads(1)
      const one = f()
      torch.set_num_threads(2)
      for (let i = 0; i < 3; i++) if (!torch.allclose(one, f(), { rtol: 1e-4, atol: 1e-4 })) wrong.push(name)
    }
    torch.set_num_threads(2)
    torch.randn(300000).exp()
    await new Promise((r) => setTimeout(r, 300))
    for (const [m, n, k] of [[257, 130, 77], [1, 700, 900], [700, 1, 900], [33, 1000, 64], [1000, 33, 64]])
      for (const dtype of [torch.float32, torch.float64])
        for (const ta of [false, true])
          for (const tb of [false, true]) {
            const made = (batch, rows, columns, t) => (t ? torch.randn(batch, columns, rows, { dtype }).mT : torch.randn(batch, rows, columns, { dtype }))
            const [a, b, c] = [made(3, m, k, ta), made(3, k, n, tb), made(3, m, n, false)]
            check([m, n, k, dtype, ta, tb], () => torch.baddbmm(c, a, b, { beta: 0.5, alpha: 2 }))
            check([m, n, k, dtype, ta, tb, 'one'], () => a.at(1).matmul(b.at(2)))
          }
    return { wrong, blas: torch.backends.native.status().blas }`
  expect(inProcess(code, { VARIGRAD_NATIVE: 'blas' }).value).toMatchObject({ wrong: [], blas: expect.stringContaining('blas') })
})

describe('compiled kernels', () => {
  const learn = `${operations}
    const first = fingerprint(); fingerprint()
    await torch.backends.native.settle(); fingerprint()
    await torch.backends.native.settle()
    return { first, last: fingerprint(), status: torch.backends.native.status() }`
  type Learnt = {
    first: number[]
    last: number[]
    status: { kernels: number; pending: number; compiler: string | null; reason: string | null; cache: string }
  }

  test('answer as WebAssembly does, before and after they are ready', () => {
    const { first, last, status } = inProcess(learn).value as Learnt
    same(first, reference())
    same(last, first)
    expect(status.kernels).toBeGreaterThan(15)
    expect(status).toMatchObject({ pending: 0, reason: null })
    expect(status.compiler).toBeTruthy()
    expect(statSync(status.cache).mode & 0o077).toBe(0)
  })
  test('also on two threads', () => {
    const code = learn.replace(
      'const first',
      'torch.set_num_threads(2); torch.randn(300000).exp(); await new Promise((r) => setTimeout(r, 300)); const first',
    )
    same((inProcess(code).value as Learnt).last, reference())
  })
  test('are kept: a second process compiles nothing', () => {
    const { kernels, pending } = inProcess(`${operations}; fingerprint(); fingerprint(); return torch.backends.native.status()`)
      .value as Learnt['status']
    expect(kernels).toBeGreaterThan(15)
    expect(pending).toBe(0)
  })
  test('that were changed on disk are not loaded', () => {
    const folder = join(home, 'varigrad/kernels')
    for (const file of readdirSync(folder))
      if (file.endsWith('.so')) writeFileSync(join(folder, file), readFileSync(join(folder, file)).subarray(1))
    const { last, status } = inProcess(learn).value as Learnt
    same(last, reference())
    expect(status.kernels).toBeGreaterThan(15)
  })
  test('need no folder of their own', () => {
    const { last, status } = inProcess(learn, { XDG_CACHE_HOME: '/dev/null/nothing' }).value as Learnt
    same(last, reference())
    expect(status.kernels).toBeGreaterThan(15)
  })
  test.each([
    ['no compiler', '/nonexistent/cc', /no C compiler/],
    ['a compiler that fails', 'false', /no C compiler/],
  ])('%s: one warning, and WebAssembly', (_, CC, why) => {
    const { value, stderr } = inProcess(learn, { CC })
    const { last, status } = value as Learnt
    same(last, reference())
    expect(status).toMatchObject({ kernels: 0, compiler: null })
    expect(status.reason).toMatch(why)
    expect(stderr.match(/kernels are not compiled/g)).toHaveLength(1)
  })
  test('can be asked for later, and be left again', () => {
    const { value } = inProcess(
      `${operations}; fingerprint(); const { native } = torch.backends; native.enable(); fingerprint(); fingerprint(); await native.settle(); const on = fingerprint()
      const { kernels } = native.status(); native.enable('off'); return { on, off: fingerprint(), kernels, mode: native.status().mode }`,
      { VARIGRAD_NATIVE: 'off' },
    )
    const { on, off, kernels, mode } = value as { on: number[]; off: number[]; kernels: number; mode: string }
    same(on, off)
    expect(kernels).toBeGreaterThan(15)
    expect(mode).toBe('off')
  })
})

describe('a BLAS', () => {
  const products = `
    torch.manual_seed(1)
    const out = []
    for (const dtype of [torch.float32, torch.float64, torch.int32, torch.bfloat16]) for (const [m, k, n] of [[40, 50, 60], [1, 300, 70], [70, 300, 1], [64, 1, 512], [3, 700, 5]]) {
      const r = (...s) => torch.randint(-9, 9, s).to(dtype)
      const pairs = [[r(m, k), r(k, n)], [r(k, m).t(), r(k, n)], [r(m, k), r(n, k).t()], [r(k, m).t(), r(n, k).t()], [r(m, 2 * k).at(':', '::2'), r(k, n)],
        [r(1, k).expand(m, k), r(k, 1).expand(k, n)], [r(m, k + 3).at(':', '2:-1'), r(k, n)], [r(4, m, k), r(4, k, n)], [r(4, m, k), r(k, n)], [r(k), r(k, n)], [r(m, k), r(k)]]
      for (const [a, b] of pairs) out.push(a.matmul(b).double().cumsum(0).sum().item())
    }`
  test('multiplies what WebAssembly multiplies', () => {
    const { value } = inProcess(`${products}; return { out, blas: torch.backends.native.status().blas }`, { VARIGRAD_NATIVE: 'blas' })
    const { out, blas } = value as { out: number[]; blas: string }
    expect(blas).toMatch(/blas/i)
    expect(out).toEqual(inProcess(`${products}; return out`, { VARIGRAD_NATIVE: 'off' }).value)
  })
  test('that is not there is not missed', () => {
    const { value, stderr } = inProcess(`${products}; return { out, blas: torch.backends.native.status().blas }`, {
      VARIGRAD_NATIVE: 'blas',
      VARIGRAD_BLAS: 'libnothing.so',
    })
    expect(value).toMatchObject({ blas: null })
    expect(stderr).toBe('')
  })
})

test('the command compiles ahead, and says what is in use', () => {
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, [cli, 'native'], { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: home, ...env } })
  const { stdout, status } = run({})
  expect(status).toBe(0)
  expect(stdout).toMatch(/BLAS +lib/)
  expect(Number(/kernels +(\d+) compiled/.exec(stdout)?.[1])).toBeGreaterThan(40)
  const without = run({ CC: '/nonexistent/cc', VARIGRAD_BLAS: 'libnothing.so' })
  expect(without.status).toBe(1)
  expect(without.stdout).toMatch(/because +no C compiler/)
})

test('a mode that does not exist is refused by name', () => {
  expect(() => inProcess('torch.ones(2).add(1)', { VARIGRAD_NATIVE: 'fast' })).toThrow(
    /VARIGRAD_NATIVE is 'fast'; it may be off, blas or full/,
  )
  expect(inProcess('try { torch.backends.native.enable("all") } catch (e) { return [e.name, e.message] }').value).toEqual([
    'ValueError',
    "expected mode 'off', 'blas' or 'full', but got all",
  ])
})
