/** PyTorch's modules on the samples of its own test database: state, output, gradients, buffers afterwards, printed form. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { autograd, manual_seed, nn, type Tensor } from '../../src/index.ts'
import { readGolden } from '../conformance/files.ts'
import { decode, decodeKeywords, diff, flattenGolden, flattenResults, type Golden, makeTensor, tensorDiff } from '../conformance/values.ts'

type Held = Extract<Golden, { tensor: unknown }>
interface Sample {
  module: string
  seed: number
  training: boolean
  ctor: { args: Golden[]; kwargs: Record<string, Golden> }
  state: Record<string, Held>
  args: Golden[]
  kwargs: Record<string, Golden>
  out: Golden
  /** Cotangents of the outputs `cotangent_of`, and the gradients of inputs and parameters for them. */
  cotangents?: Golden[]
  cotangent_of?: number[]
  grads?: (Held | null)[]
  param_grads?: Record<string, Held | null>
  state_after?: Record<string, Held>
  repr: string
  statistical: boolean
}
const samples = readGolden(join(dirname(fileURLToPath(import.meta.url)), 'data/modules.json.gz')) as unknown as Sample[]
const withKeywords = (args: unknown[], kwargs: Record<string, unknown>): unknown[] =>
  Object.keys(kwargs).length ? [...args, kwargs] : args
type Made = nn.Module & ((...args: unknown[]) => unknown)

function make({ module, seed, training, ctor }: Sample): Made {
  manual_seed(seed)
  const cls = (nn as unknown as Record<string, new (...args: unknown[]) => Made>)[module]!
  const args = ctor.args.map((a) => decode(a))
  return new cls(...withKeywords(args, decodeKeywords(ctor.kwargs))).train(training)
}

/** What does not hold of a sample; '' when all does. */
function replay(s: Sample): string {
  const m = make(s)
  const keys = Object.keys(s.state)
  const own = Object.keys(m.state_dict())
  if (own.join() !== keys.join()) return `state_dict has [${own}], expected [${keys}]`
  m.load_state_dict(Object.fromEntries(keys.map((k) => [k, makeTensor(s.state[k]!.tensor)])))
  const leaves: Tensor[] = []
  const args = s.args.map((a) => decode(a, leaves))
  const kwargs = decodeKeywords(s.kwargs, leaves)
  manual_seed(s.seed + 5)
  const results = flattenResults(m(...withKeywords(args, kwargs)))
  const expected = flattenGolden(s.out)
  if (results.length !== expected.length) return `${results.length} outputs, expected ${expected.length}`
  for (const [i, gold] of expected.entries()) {
    const wrong = diff(results[i], gold, { values: !s.statistical, loose: 2 })
    if (wrong) return `output ${i}: ${wrong}`
  }
  return s.cotangents && !s.statistical ? gradients(s, m, results, leaves) || after(s, m) : ''
}
function gradients(s: Sample, m: Made, results: unknown[], leaves: Tensor[]): string {
  const parameters = [...m.named_parameters()]
  const names = Object.keys(s.param_grads!)
  if (parameters.map(([n]) => n).join() !== names.join()) return `parameters [${parameters.map(([n]) => n)}], expected [${names}]`
  const roots = s.cotangent_of!.map((i) => results[i] as Tensor)
  const grad_outputs = s.cotangents!.map((c) => decode(c) as Tensor)
  const grads = autograd.grad(roots, [...leaves, ...parameters.map(([, p]) => p)], { grad_outputs, allow_unused: true })
  const gold = [...s.grads!, ...names.map((n) => s.param_grads![n]!)]
  for (const [i, g] of gold.entries()) {
    const got = grads[i] ?? null
    const wrong = g === null ? (got?.any().item() ? 'should be absent' : '') : got === null ? 'is absent' : tensorDiff(got, g, { loose: 4 })
    if (wrong) return `gradient ${i}: ${wrong}`
  }
  return ''
}
function after(s: Sample, m: Made): string {
  const state = m.state_dict()
  for (const [k, gold] of Object.entries(s.state_after!)) {
    const wrong = tensorDiff(state[k], gold, { loose: 2 })
    if (wrong) return `after the call, ${k}: ${wrong}`
  }
  return ''
}

// A whole float that was given cannot be told from an integer, nor a list from a tuple.
const plain = (text: string): string =>
  text
    .replace(/(\d)\.0(?!\d)/g, '$1')
    .replace(/[[(]/g, '(')
    .replace(/[\])]/g, ')')
    .replace(/,\)/g, ')')

describe.each([...new Set(samples.map((s) => s.module))])('nn.%s', (module) => {
  const own = samples.filter((s) => s.module === module)
  test('computes what PyTorch does', () => expect(own.map(replay).filter(Boolean)).toEqual([]))
  test('prints as PyTorch does', () => expect(own.map((s) => plain(String(make(s))))).toEqual(own.map((s) => plain(s.repr))))
})
