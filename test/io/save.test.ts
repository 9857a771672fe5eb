/** `torch.save`: what it writes `torch.load` reads again; that PyTorch reads it too, `check.py` has seen of the very bytes whose digests stand here. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'
import { readEntry, readZip, ZipWriter } from '../../src/io/zip.ts'
import { pathOf, shown } from './files.ts'
import { written } from './written.ts'

const folder = mkdtempSync(join(tmpdir(), 'varigrad-save-'))
afterAll(() => rmSync(folder, { recursive: true }))

const again = <T>(x: T): T => torch.load(torch.save(x))
const all = written()

describe('what is saved is loaded', () => {
  test('tensors of every dtype', () => {
    const dtypes = all.dtypes as Record<string, torch.Tensor>
    for (const [name, t] of Object.entries(again(dtypes))) expect(shown(t)).toEqual(shown(dtypes[name]!))
  })

  test('tensors that share', () => {
    const shared = all.shared as Record<string, torch.Tensor>
    const bytes = torch.save(shared)
    const found = torch.load<typeof shared>(bytes)
    for (const [name, t] of Object.entries(found)) expect(shown(t), name).toEqual(shown(shared[name]!))
    expect(found.again).toBe(found.base)
    expect([...readZip(bytes).keys()].filter((name) => name.includes('/data/')).length).toBe(4)
    found.base!.add_(100)
    expect(found.row!.tolist()).toEqual([104, 105, 106, 107])
    expect(found.data!.at(0).item()).toBe(100)
  })

  test('values', () => {
    const { leaf, parameter, frozen, ...plain } = all.plain as Record<string, unknown>
    expect(again(plain)).toEqual({ ...plain, big: [2n ** 63n, -(2n ** 63n) - 1n, 10n ** 40n, 3] })
    const found = again(all.plain as Record<string, never>)
    expect(Object.isFrozen(found.tuple)).toBe(true)
    expect(found.list![2]).toBe(found.list![3])
    const [l, p, f] = [found.leaf, found.parameter, found.frozen] as unknown as torch.Tensor[]
    expect([l!.requires_grad, l instanceof torch.nn.Parameter]).toEqual([true, false])
    expect([p!.requires_grad, p instanceof torch.nn.Parameter, p!.tolist()]).toEqual([true, true, [1, 2]])
    expect([f!.requires_grad, f instanceof torch.nn.Parameter, f!.tolist()]).toEqual([false, true, [3]])
  })

  test('cycles', () => {
    const cycle = again(all.cycle as unknown[])
    expect(cycle[1]).toBe(cycle)
    const tuple = again(all.tupleCycle as unknown[][])
    expect(tuple[0]![0]).toBe(tuple)
    expect(Object.isFrozen(tuple)).toBe(true)
  })

  test('a state dict keeps its metadata and the kind of its keys', () => {
    const state = again(all.state as Record<string, torch.Tensor> & { _metadata: unknown })
    expect(Object.keys(state)).toEqual(['0', 'a.weight'])
    expect(state._metadata).toEqual({ '': { version: 1 }, a: { version: 2 } })
    expect(again(state)._metadata).toEqual(state._metadata)
  })

  test('a checkpoint of PyTorch’s, through a file', () => {
    const before = torch.load(pathOf('checkpoint.pt'))
    const path = join(folder, 'again.pt')
    torch.save(before, path)
    const after = torch.load(path)
    expect(after.optimizer.param_groups).toEqual(before.optimizer.param_groups)
    for (const [name, t] of Object.entries<torch.Tensor>(before.model)) expect(shown(after.model[name])).toEqual(shown(t))
    for (const [i, s] of Object.entries<Record<string, torch.Tensor>>(before.optimizer.state))
      for (const [name, t] of Object.entries(s)) expect(shown(after.optimizer.state[i][name])).toEqual(shown(t))
  })
})

test('training goes on from a checkpoint as if it had not been interrupted', () => {
  torch.manual_seed(0)
  const input = torch.randn(8, 3)
  const make = (): { model: torch.nn.Sequential; optimizer: torch.optim.SGD } => {
    const model = new torch.nn.Sequential(new torch.nn.Linear(3, 4), new torch.nn.ReLU(), new torch.nn.Linear(4, 1))
    return { model, optimizer: new torch.optim.SGD(model.parameters(), { lr: 0.1, momentum: 0.9 }) }
  }
  const step = ({ model, optimizer }: ReturnType<typeof make>): number => {
    optimizer.zero_grad()
    const loss = model(input).pow(2).mean()
    loss.backward()
    optimizer.step()
    return loss.item() as number
  }
  const first = make()
  for (let i = 0; i < 3; i++) step(first)
  const path = join(folder, 'training.pt')
  torch.save({ model: first.model.state_dict(), optimizer: first.optimizer.state_dict() }, path)
  const second = make()
  const saved = torch.load(path)
  second.model.load_state_dict(saved.model)
  second.optimizer.load_state_dict(saved.optimizer)
  for (let i = 0; i < 3; i++) expect(step(second)).toBe(step(first))
})

test('the bytes are those that PyTorch has read', () => {
  const digests = Object.entries(all).map(([name, value]) => [
    name,
    createHash('sha256').update(torch.save(value)).digest('hex').slice(0, 16),
  ])
  expect(Object.fromEntries(digests)).toMatchInlineSnapshot(`
    {
      "cycle": "7dbb97b96c21015b",
      "dtypes": "9a8f52594649037a",
      "plain": "713e34ae1c678188",
      "shared": "7bc5bbb5a577b7cd",
      "state": "9fd325400772fc9d",
      "tensor": "e55af64392dda865",
      "tupleCycle": "3bacb139581151b4",
    }
  `)
})

describe('where it is saved', () => {
  test('a path: whole, or not at all', () => {
    const path = join(folder, 'model.pt')
    torch.save({ w: torch.ones(3) }, path)
    const before = readFileSync(path)
    expect([...readZip(before).keys()][0]).toBe('model/data.pkl')
    expect(() => torch.save({ w: () => 1 }, path)).toThrow(torch.TypeError)
    const failing = { w: torch.ones(2), text: '\ud800' }
    expect(() => torch.save(failing, path)).toThrow(/surrogates not allowed/)
    expect(readFileSync(path).equals(before)).toBe(true)
    torch.save({ w: torch.zeros(3) }, pathToFileURL(path))
    expect(torch.load(path).w.tolist()).toEqual([0, 0, 0])
    mkdirSync(join(folder, 'full'))
    writeFileSync(join(folder, 'full', 'x'), '')
    expect(() => torch.save(1, join(folder, 'full'))).toThrow(torch.OSError)
    expect(() => torch.save(1, join(folder, 'none', 'x.pt'))).toThrow('[Errno 2] No such file or directory')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
  test('an object with write', () => {
    const parts: Uint8Array[] = []
    torch.save([1, torch.ones(2)], { write: (bytes) => parts.push(bytes) })
    expect(torch.load(Buffer.concat(parts))[1].tolist()).toEqual([1, 1])
  })
  test('and what is no place', () => {
    expect(() => torch.save(1, 3 as never)).toThrow("expected 'f' to be a path or an object with a 'write' method, but got int")
    expect(() => torch.save(1, { protocol: 2 } as never)).toThrow("save() got an unexpected keyword argument 'protocol'")
    expect(() => torch.save(1, { pickle_protocol: 4 })).toThrow(torch.ValueError)
    expect(torch.load(torch.save(1, { pickle_protocol: 2 }))).toBe(1)
  })
})

describe('what cannot be saved', () => {
  const x = torch.ones(2)
  const deep: unknown[] = []
  let last = deep
  for (let i = 0; i < 2000; i++) {
    const next: unknown[] = []
    last.push(next)
    last = next
  }
  test.each<[string, unknown, RegExp]>([
    ['a function', { f: Math.sin }, /cannot pickle function sin/],
    ['an object of a class', { d: new Date() }, /cannot pickle 'Date' object/],
    ['a module', new torch.nn.Linear(2, 2), /save its state_dict\(\)/],
    ['an array of numbers', { a: new Float32Array(2) }, /cannot pickle 'Float32Array' object: save a tensor of it/],
    ['one memory as two dtypes', [x, x.view(torch.int32)], /view the same data as different types/],
    ['what is nested too deeply', deep, /nested deeper than/],
  ])('%s', (_, value, words) => expect(() => torch.save(value)).toThrow(words))
})

test('containers beyond 4 GB: their 64-bit fields, tried with a lower bound', () => {
  const chunks: Uint8Array[] = []
  const zip = new ZipWriter((bytes) => chunks.push(bytes.slice()), 100)
  const contents = { a: new Uint8Array(99).fill(1), b: new Uint8Array(100).fill(2), c: new Uint8Array(5000).fill(3) }
  for (const [name, bytes] of Object.entries(contents)) zip.add(name, bytes, name === 'c')
  zip.end()
  const bytes = new Uint8Array(Buffer.concat(chunks))
  const entries = readZip(bytes)
  expect([...entries.keys()]).toEqual(['a', 'b', 'c'])
  for (const [name, e] of entries) {
    expect(readEntry(bytes, e)).toEqual(contents[name as 'a'])
    expect(e.start % 64).toBe(0)
  }
})
