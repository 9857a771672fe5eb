/** Workers of a DataLoader, in Node: a bundle of the library beside a module of datasets, as an installed package has them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../src/index.ts', import.meta.url))
let folder = ''

const DATASETS = `
import * as torch from './index.js'
const { Dataset, IterableDataset, get_worker_info } = torch.utils.data
export default class Rows extends Dataset {
  constructor(n) { super(); this.n = n }
  __getitem__(i) {
    if (i === 13) throw new torch.ValueError('no row 13')
    return [torch.full([2], i), i]
  }
  __len__() { return this.n }
}
export class Noise extends Dataset {
  __getitem__(i) { return torch.rand(1) }
  __len__() { return 4 }
}
export class Feed extends IterableDataset {
  *__iter__() {
    const { id, num_workers } = get_worker_info()
    for (let i = id; i < 7; i += num_workers) yield i
  }
}
export const slow = async (ms) => { await new Promise((r) => setTimeout(r, ms)); return new Rows(6) }
export const sums = (samples) => torch.stack(samples.map(([x]) => x)).sum()
let offset = 0
export const start = (id) => { offset = 100 * (id + 1) }
export const shifted = (samples) => samples.map(([, y]) => y + offset)
export class Stuck extends Rows {
  __getitem__(i) { return new Promise(() => setInterval(() => {}, 1000)) }
}
export class Dying extends Rows {
  __getitem__(i) { process.exit(3) }
}
`
const HEAD = `
import * as torch from './index.js'
const { DataLoader, Subset, TensorDataset, ConcatDataset, Dataset, from_module, get_worker_info } = torch.utils.data
const url = new URL('./datasets.js', import.meta.url)
const print = (x) => console.log(JSON.stringify(x))
const caught = async (fn) => { try { await fn() } catch (e) { print([e.name, e.message]) } }
`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workers-'))
  await build({
    entryPoints: [source],
    outfile: join(folder, 'index.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
  })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'datasets.js'), DATASETS)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a program prints, which has to end by itself. */
function run(program: string): unknown[] {
  writeFileSync(join(folder, 'main.js'), HEAD + program)
  const { stdout, stderr, status } = spawnSync(process.execPath, ['main.js'], { cwd: folder, encoding: 'utf8', timeout: 30_000 })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('workers', () => {
  test('batches come in order, and the process ends', () => {
    const got = run(`
      const rows = await from_module(url, { args: [10] })
      for await (const [x, y] of new DataLoader(rows, { batch_size: 4, num_workers: 2 })) print([x.tolist(), y.tolist(), String(y.dtype)])
      const slow = await from_module(url, { name: 'slow', args: [20] })
      for await (const [, y] of new DataLoader(slow, { batch_size: 3, num_workers: 3, prefetch_factor: 1 })) print(y.tolist())
    `)
    const pair = (i: number) => [i, i]
    expect(got).toEqual([
      [[0, 1, 2, 3].map(pair), [0, 1, 2, 3], 'torch.int64'],
      [[4, 5, 6, 7].map(pair), [4, 5, 6, 7], 'torch.int64'],
      [[8, 9].map(pair), [8, 9], 'torch.int64'],
      [0, 1, 2],
      [3, 4, 5],
    ])
  })
  test('the order is that of the seed, with workers or without', () => {
    const [a, b] = run(`
      for (const num_workers of [0, 2]) {
        torch.manual_seed(3)
        const out = []
        const data = new TensorDataset(torch.arange(20), torch.arange(20).to(torch.bfloat16))
        const part = new ConcatDataset([data, new Subset(data, [3, 2])])
        for (let epoch = 0; epoch < 2; epoch++)
          for await (const [x, y] of new DataLoader(part, { batch_size: 7, shuffle: true, num_workers })) out.push(x.tolist(), y.tolist(), String(y.dtype))
        print(out)
      }
    `)
    expect(a).toEqual(b)
    expect(a).toHaveLength(24)
  })
  test('an iterable dataset is shared out, and workers can stay', () => {
    const got = run(`
      const feed = await from_module(url, { name: 'Feed' })
      const loader = new DataLoader(feed, { batch_size: 2, num_workers: 2, persistent_workers: true })
      for (let i = 0; i < 2; i++) {
        const out = []
        for await (const x of loader) out.push(x.tolist())
        print(out)
      }
      print(get_worker_info())
    `)
    const shared = [[0, 2], [1, 3], [4, 6], [5]]
    expect(got).toEqual([shared, shared, null])
  })
  test('seeds, collate_fn and worker_init_fn', () => {
    const got = run(`
      const { default: Rows, sums, shifted, start } = await import(url)
      const rows = await from_module(url, { args: [4] })
      const out = []
      for await (const s of new DataLoader(rows, { batch_size: 2, num_workers: 1, collate_fn: sums })) out.push(s.item())
      for await (const s of new DataLoader(rows, { batch_size: 2, num_workers: 2, collate_fn: shifted, worker_init_fn: start })) out.push(s)
      print(out)
      const noise = await from_module(url, { name: 'Noise' })
      const draws = []
      for (let i = 0; i < 2; i++) {
        torch.manual_seed(9)
        for await (const x of new DataLoader(noise, { num_workers: 2 })) draws.push(x.item())
      }
      print(draws)
    `)
    expect(got[0]).toEqual([2, 10, [100, 101], [202, 203]])
    const draws = got[1] as number[]
    expect(draws.slice(0, 4)).toEqual(draws.slice(4))
    expect(new Set(draws).size).toBe(4)
  })
  test('errors of a worker reach the loop with their words and stack', () => {
    const got = run(`
      const rows = await from_module(url, { args: [20] })
      const seen = []
      await caught(async () => { for await (const [x] of new DataLoader(rows, { batch_size: 5, num_workers: 2 })) seen.push(x.shape[0]) })
      print(seen)
      await caught(async () => { for await (const b of new DataLoader(rows, { num_workers: 1, collate_fn: (x) => x })); })
      class Mine extends Dataset {}
      await caught(async () => { for await (const b of new DataLoader(new Mine(), { num_workers: 1, sampler: [1] })); })
      const stuck = await from_module(url, { name: 'Stuck', args: [3] })
      await caught(async () => { for await (const b of new DataLoader(stuck, { num_workers: 1, timeout: 0.3 })); })
      const dying = await from_module(url, { name: 'Dying', args: [3] })
      await caught(async () => { for await (const b of new DataLoader(dying, { num_workers: 1 })); })
    `) as [string, string][]
    expect(got[0]![0]).toBe('ValueError')
    expect(got[0]![1]).toMatch(
      /^Caught ValueError in DataLoader worker process 0\.\nOriginal ValueError: no row 13\n[\s\S]*datasets\.js:\d+/,
    )
    expect(got[1]).toEqual([5, 5])
    expect(got[2]![1]).toContain("workers know only functions that the dataset's module exports")
    expect(got[3]![1]).toContain('a worker cannot be given a Mine')
    expect(got[4]).toEqual(['RuntimeError', 'DataLoader timed out after 0.3 seconds'])
    expect(got[5]![1]).toContain('DataLoader worker exited unexpectedly')
  })
  test('leaving a loop early stops its workers', () => {
    const got = run(`
      const rows = await from_module(url, { args: [1000] })
      for await (const [x] of new DataLoader(rows, { num_workers: 2 })) { print(x.tolist()); break }
      const left = new DataLoader(rows, { num_workers: 1 })[Symbol.asyncIterator]()
      print((await left.next()).value[1].tolist())
    `)
    expect(got).toEqual([[[0, 0]], [0]])
  })
})
