// The memory of a long training, by hand: `node test/runs/soak.mjs [STEPS]` takes 2,000 steps of the convolutional example in one synchronous
// loop, in a process of its own, and fails if the process's memory grows by 5 % or more in the second half.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const steps = Number(process.argv[2] ?? 2000)
const program = `
import * as torch from 'varigrad'
import { digits } from '../../examples/data.ts'
import { makeModel } from '../../examples/digits-cnn.ts'
const model = makeModel()
const loader = new torch.utils.data.DataLoader(digits().train, { batch_size: 64, drop_last: true })
const optimizer = new torch.optim.SGD(model.parameters(), { lr: 0.01, momentum: 0.9, weight_decay: 1e-4 })
const memory = []
while (memory.length < ${steps})
  for (const [x, y] of loader) {
    const loss = torch.nn.functional.cross_entropy(model(x.view(-1, 1, 8, 8)), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    memory.push(process.memoryUsage.rss() / 1e6)
    if (memory.length % 200 === 0) console.log('step', memory.length, 'loss', loss.item().toFixed(6), Math.round(memory.at(-1)), 'MB')
    if (memory.length === ${steps}) break
  }
const half = ${steps} / 2
const middle = Math.max(...memory.slice(half - half / 10, half))
const end = Math.max(...memory.slice(half))
console.log('the second half: ' + middle.toFixed(1) + ' to at most ' + end.toFixed(1) + ' MB, ' + ((end / middle - 1) * 100).toFixed(1) + ' %')
process.exitCode = end < middle * 1.05 ? 0 : 1
`
const folder = mkdtempSync(join(tmpdir(), 'soak-'))
try {
  const outfile = join(folder, 'soak.mjs')
  await build({
    stdin: { contents: program, loader: 'ts', resolveDir: here('.') },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfigRaw: {},
    alias: { varigrad: here('../../src/index.ts') },
    define: { 'import.meta.url': JSON.stringify(new URL('../../examples/data.ts', import.meta.url).href) },
  })
  process.exitCode = spawnSync(process.execPath, [outfile], { stdio: 'inherit' }).status ?? 1
} finally {
  rmSync(folder, { recursive: true })
}
