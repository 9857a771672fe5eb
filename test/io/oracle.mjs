// Writes files with the sources and has PyTorch read them: VARIGRAD_PYTHON names a Python that has torch and numpy (and safetensors, where it is to be compared).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const python = process.env.VARIGRAD_PYTHON
if (!python) {
  console.error('VARIGRAD_PYTHON must name a Python that has torch and numpy')
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'varigrad-oracle-'))
try {
  const outfile = join(folder, 'library.mjs')
  await build({
    stdin: { contents: `export * from '../../src/index.ts'\nexport { written } from './written.ts'`, resolveDir: here, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    outfile,
    logLevel: 'error',
  })
  const torch = await import(pathToFileURL(outfile).href)
  const to = (name) => join(folder, name)
  const all = torch.written()
  for (const [name, value] of Object.entries(all)) torch.save(value, to(`${name}.pt`))
  torch.save(torch.load(join(here, 'data/checkpoint.pt')), to('checkpoint-again.pt'))

  const p = new torch.nn.Parameter(torch.ones(2))
  const sgd = new torch.optim.SGD([p], { lr: 0.1, momentum: 0.9 })
  p.mul(2).sum().backward()
  sgd.step()
  torch.save(sgd.state_dict(), to('sgd.pt'))

  torch.io.safetensors.save_file(all.dtypes, to('dtypes.safetensors'), { format: 'pt' })
  for (const [name, t] of Object.entries(all.dtypes)) if (name !== 'bfloat16') torch.io.save_npy(t, to(`${name}.npy`))
  torch.io.save_npy(torch.arange(6, { dtype: torch.float64 }).view(2, 3).t(), to('transposed.npy'))
  torch.io.save_npy(torch.tensor(2.5), to('scalar.npy'))
  const arrays = { a: torch.arange(3), déjà: torch.zeros(50, 50) }
  torch.io.save_npz(arrays, to('plain.npz'))
  torch.io.save_npz(arrays, to('compressed.npz'), { compressed: true })

  const { status } = spawnSync(python, ['-W', 'ignore', join(here, 'check.py'), folder], { stdio: 'inherit' })
  process.exitCode = status === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}
