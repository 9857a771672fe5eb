/** The command `varigrad`, as it is built: what it prints, and its exit status. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const data = (name: string): string => join('test/io/data', name)
const folder = mkdtempSync(join(tmpdir(), 'varigrad-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(args: string[], input = ''): { out: string; err: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli.js', ...args], { cwd: root, encoding: 'utf8', input })
  return { out: stdout, err: stderr, status }
}

describe('inspect', () => {
  test('a checkpoint: nested, with what shares memory', () => {
    expect(run(['inspect', data('shared.pt')])).toEqual({
      out: `test/io/data/shared.pt: PyTorch checkpoint (zip), 2.3 kB
dict of 8
  base        float32  [12]    48 B
  row         float32  [4]     16 B  shares memory with base
  transposed  float32  [4, 3]  48 B  shares memory with base
  expanded    float32  [5]     20 B  shares memory with base
  empty       float32  [0, 3]   0 B
  scalar      float32  []       4 B
  again: the same as base
  strided     float32  [2, 2]  16 B  shares memory with base
7 tensors, 38 elements, 52 B in 3 storages
`,
      err: '',
      status: 0,
    })
    const { out } = run(['inspect', data('checkpoint.pt')])
    for (const line of [
      '  model: OrderedDict of 9',
      '        betas: (0.9, 0.999)',
      '        eps: 1e-08',
      '  epoch: 2',
      '28 tensors, 133 elements, 488 B in 28 storages',
    ])
      expect(out.split('\n')).toContain(line)
  })
  test('values, dtypes that there are none of here, old formats', () => {
    const { out } = run(['inspect', data('plain-legacy.pt'), data('complex.pt'), data('tar.pt'), data('numpy.pt')])
    for (const part of [
      "text: 'déjà vu ☃ 😀'",
      'floats: [0.5, -0.0, 1e+300, inf, -inf]',
      'requires_grad',
      'Parameter',
      '    1: the same as cycle',
      'complex64',
      '(tar,',
      'of NumPy',
    ])
      expect(out).toContain(part)
  })
  test('safetensors, npy, npz', () => {
    const { out, status } = run(['inspect', data('digits_cnn.safetensors'), data('fortran.npy'), data('plain.npz')])
    expect(status).toBe(0)
    expect(out).toContain('conv2.weight            float32  [32, 16, 3, 3]  18.4 kB')
    expect(out).toContain('11 tensors, 6,155 elements, 24.6 kB')
    expect(out).toContain('(array)  float32  [2, 3]  24 B  column-major')
    expect(out).toContain('a  float64  [3]     24 B\nb  float32  [2, 2]  16 B\n2 tensors, 7 elements, 40 B')
  })
  test('what cannot be read: one line, status 1, and the other files all the same', () => {
    const broken = join(folder, 'broken.pt')
    writeFileSync(broken, 'PK\x03\x04 nonsense')
    const { out, err, status } = run(['inspect', 'none.pt', broken, data('module.pt'), data('int8.npy'), folder])
    expect(status).toBe(1)
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe("varigrad: [Errno 2] No such file or directory: 'none.pt'")
    expect(lines[1]).toContain('failed finding central directory')
    expect(lines[2]).toContain('Unsupported global: GLOBAL torch.nn.modules.container.Sequential')
    expect(lines[3]).toContain('[Errno 21] Is a directory')
    expect(out).toContain('(array)  int8')
  })
  test('a file’s control characters stay in the file', () => {
    const header = '{"\\u001b[31mred":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}'
    const path = join(folder, 'red.safetensors')
    writeFileSync(path, Buffer.concat([Buffer.from([header.length, 0, 0, 0, 0, 0, 0, 0]), Buffer.from(header)]))
    const { out } = run(['inspect', path])
    expect(out).toContain('\\u001b[31mred')
    expect(out).not.toContain('\u001b')
  })
})

test('repl: tensors and modules print as PyTorch prints them', () => {
  const lines = [
    'const x = torch.tensor([[1, 2], [3, 4]], { requires_grad: true })',
    'x.mul(2)',
    'new nn.Linear(2, 3)',
    'F.relu(torch.tensor([-1, 1]))',
    'x.matmul(torch.ones(3))',
    'await Promise.resolve(7)',
  ]
  const { out, status } = run(['repl'], `${lines.join('\n')}\n`)
  expect(status).toBe(0)
  expect(out).toContain('tensor([[2., 4.],\n        [6., 8.]], grad_fn=<MulBackward0>)')
  expect(out).toContain('Linear(in_features=2, out_features=3, bias=True)')
  expect(out).toContain('tensor([0., 1.])')
  expect(out).toContain('RuntimeError: size mismatch')
  expect(out.trimEnd().endsWith('7')).toBe(true)
})

describe('calls', () => {
  test('--help, --version', () => {
    const { out, status } = run(['--help'])
    expect([status, out.includes('varigrad inspect FILE')]).toEqual([0, true])
    expect(run(['inspect', '--help']).out).toBe(out)
    expect(run(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
  test.each([
    [[], 'a command is missing'],
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['inspect'], 'inspect needs a file'],
    [['inspect', '--all', 'x.pt'], "unknown option '--all'"],
    [['repl', 'x'], "repl takes no arguments, but 'x' was given"],
  ])('a wrong one: %j', (args, words) => {
    const { out, err, status } = run(args)
    expect([out, status]).toEqual(['', 2])
    expect(err).toContain(`varigrad: ${words}`)
  })
})
