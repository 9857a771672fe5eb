// `npm run bench:guard`: fails where a kernel of ours has become slower beside a fixed loop of plain JavaScript in the same process.
// The ratios of the least times of both hold from one run to the next, times do not. Ratios above the limits are regressions, not noise:
// the limits lie at twice what was measured. With --print: the ratios alone.
import { fileURLToPath } from 'node:url'

process.env.VARIGRAD_NATIVE = 'off'
const torch = await import(new URL('../dist/index.js', import.meta.url).href).catch(() => {
  console.error(`bench:guard: no ${fileURLToPath(new URL('../dist/index.js', import.meta.url))}; run npm run build`)
  process.exit(1)
})
torch.set_num_threads(1)
torch.manual_seed(0)

const n = 100_000
const a = Float32Array.from({ length: n }, (_, i) => Math.sin(i))
const b = Float32Array.from({ length: n }, (_, i) => Math.cos(i))
let kept = 0
/** The measure: a sum of products, one after the other, as any engine does them. */
function baseline() {
  let sum = 0
  for (let i = 0; i < n; i++) sum += a[i] * b[i]
  kept += sum
}

const [x, y] = [torch.randn(n), torch.randn(n)]
const square = torch.randn(300, 300)
const [p, q] = [torch.randn(128, 128), torch.randn(128, 128)]
const small = torch.ones(10)
const leaf = torch.tensor([3], { requires_grad: true })
const image = torch.randn(4, 8, 16, 16)
const weight = torch.randn(16, 8, 3, 3)
const F = torch.nn.functional

/** What is timed, and the most of the measure's time that it may take. */
const tasks = {
  add: [() => x.add(y), 1.4],
  exp: [() => x.exp(), 2],
  sum: [() => x.sum(), 0.4],
  softmax: [() => square.softmax(1), 2.8],
  'columns summed': [() => square.sum(0), 0.5],
  'transposed copy': [() => square.t().contiguous(), 1.5],
  matmul: [() => p.matmul(q), 2.6],
  conv2d: [() => F.conv2d(image, weight), 2],
  '100 small additions': [() => repeat(100, () => small.add(small)), 1.2],
  '10 small backward passes': [() => repeat(10, () => leaf.mul(2).add(3).backward()), 1.7],
}
function repeat(times, f) {
  for (let i = 0; i < times; i++) f()
}

/** The least time of many runs, in milliseconds. */
function least(f, runs) {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    const from = performance.now()
    f()
    best = Math.min(best, performance.now() - from)
  }
  return best
}

let slower = 0
for (const [name, [f, limit]] of Object.entries(tasks)) {
  least(f, 50)
  let ratio = Number.POSITIVE_INFINITY
  // A busy moment of the machine costs a try, not the verdict.
  for (let attempt = 0; attempt < 5 && ratio > limit; attempt++) ratio = Math.min(ratio, least(f, 200) / least(baseline, 200))
  const verdict = ratio > limit ? `  above the limit of ${limit}` : ''
  if (ratio > limit) slower++
  if (verdict || process.argv.includes('--print')) console.log(`${name.padEnd(26)} ${ratio.toFixed(3)}${verdict}`)
}
if (!Number.isFinite(kept)) throw new Error('the baseline was not computed')
console.log(slower ? `${slower} kernels are slower than they were` : `${Object.keys(tasks).length} kernels are as fast as they were`)
process.exit(slower && !process.argv.includes('--print') ? 1 : 0)
