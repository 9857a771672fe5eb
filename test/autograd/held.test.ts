/** What a graph holds on to: nothing but what its operations save, and after the backward pass none of that. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { autograd, manual_seed, Tensor, tensor } from '../../src/index.ts'
import { operationFiles, readLedger } from '../conformance/files.ts'
import { invoke } from '../conformance/replay.ts'
import { decode, decodeKeywords, flattenResults } from '../conformance/values.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../conformance')
const { read } = operationFiles(folder)
const { whole, partly } = readLedger(folder)

/** Lets finalisers run and collects what is garbage; more than once, for the host's compiler, beside us, holds for a while what it looks at. */
async function collect(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((done) => setTimeout(done, 20))
    globalThis.gc!()
  }
}

interface Kept {
  name: string
  /** Results, through which the graph is held. */
  results: Tensor[]
  inputs: WeakRef<Tensor>[]
  /** The inputs that the graph may hold, for an operation saved them. */
  saved: Set<number>
}
/** The operation on computed inputs, of which only the results stay. */
function resultsOf(name: string): Kept | null {
  const c = read(name).cases.find((one) => one.grads && one.grads.length > 0 && /float(32|64)/.test(one.dtype))
  if (!c) return null
  const leaves: Tensor[] = []
  const args = decode(c.args, leaves) as unknown[]
  const kwargs = decodeKeywords(c.kwargs, leaves)
  const inputs = leaves.map((t) => t.mul(1))
  const put = (v: unknown): unknown =>
    v instanceof Tensor && leaves.includes(v) ? inputs[leaves.indexOf(v)] : Array.isArray(v) ? v.map(put) : v
  if (c.seed !== undefined) manual_seed(c.seed)
  const out = invoke(c, args.map(put), Object.fromEntries(Object.entries(kwargs).map(([k, v]) => [k, put(v)])))
  // Behind a multiplication, for results may be views of the inputs, which hold them rightly.
  const results = flattenResults(out).flatMap((t) => (t instanceof Tensor && t.requires_grad ? [t.mul(1)] : []))
  if (results.length === 0) return null
  return { name, results, inputs: inputs.map((t) => new WeakRef(t)), saved: savedBy(results, inputs) }
}
/** Which of the inputs stand in the saved tensors of the graph behind the results. */
function savedBy(results: Tensor[], inputs: Tensor[]): Set<number> {
  const saved = new Set<number>()
  const stack = results.map((t) => t.grad_fn!)
  const seen = new Set(stack)
  while (stack.length) {
    const node = stack.pop()!
    for (const [, t] of node.savedTensors()) inputs.forEach((input, i) => void (t._storage === input._storage && saved.add(i)))
    for (const [next] of node.next_functions) {
      if (!next || seen.has(next)) continue
      seen.add(next)
      stack.push(next)
    }
  }
  return saved
}
const stillHeld = (kept: Kept[], may: (k: Kept, i: number) => boolean): string[] =>
  kept.filter((k) => k.inputs.some((ref, i) => ref.deref() && !may(k, i))).map((k) => k.name)

const kept = [...whole, ...Object.keys(partly)].flatMap((name) => resultsOf(name) ?? [])

describe('every operation', () => {
  test('there are many', () => expect(kept.length).toBeGreaterThan(150))
  test('holds of its inputs what it saves', async () => {
    await collect()
    expect(stillHeld(kept, (k, i) => k.saved.has(i))).toEqual([])
  })
  test('lets them go in the backward pass', async () => {
    for (const { results } of kept)
      autograd.backward(
        results,
        results.map((t) => t.detach().mul(0)),
      )
    await collect()
    expect(stillHeld(kept, () => false)).toEqual([])
  })
})

describe('a pass', () => {
  const x = tensor([1, 2], { requires_grad: true })
  test('keeps no gradients after it has ended', async () => {
    let held: WeakRef<Tensor> | undefined
    const run = (): void => {
      const y = x.mul(2)
      autograd.grad(y.sum(), [x, y], { retain_graph: true }).forEach((g) => {
        held = new WeakRef(g!)
      })
    }
    run()
    await collect()
    expect(held!.deref()).toBeUndefined()
  })
  test('keeps no graph through the leaves that it has met', async () => {
    const run = (): WeakRef<object>[] => {
      const y = x.exp().mul(2)
      autograd.grad(y.sum(), x, { retain_graph: true })
      y.sum().backward({ inputs: [x], retain_graph: true })
      return [new WeakRef(y.grad_fn!), new WeakRef(y)]
    }
    const refs = run()
    await collect()
    expect(refs.map((r) => r.deref())).toEqual([undefined, undefined])
  })
  test('that fails keeps nothing either', async () => {
    const run = (): WeakRef<object> => {
      const y = x.exp()
      const z = y.mul(2)
      let seen: WeakRef<object> | undefined
      z.register_hook((g) => {
        seen = new WeakRef(g)
      })
      y.register_hook(() => {
        throw new Error('stop')
      })
      expect(() => autograd.backward([z.sum(), y.sum()])).toThrow('stop')
      return seen!
    }
    const ref = run()
    await collect()
    expect(ref.deref()).toBeUndefined()
  })
})
