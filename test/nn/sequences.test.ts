/**
 * Recurrent and attention modules against PyTorch: initial values, results, dropout, packed sequences, masks, gradients, gradients
 * of gradients, printed forms, errors.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

interface Stored {
  dtype: string
  shape: number[]
  data: string
}
interface Case {
  program: string
  leaves: Record<string, Stored>
  /** Gradients of the sum of the squared gradients as well. */
  twice: boolean
  out: Stored[]
  grads?: (Stored | null)[]
  second?: (Stored | null)[]
  text?: string
  error?: { name: string; message: string }
}
const cases = JSON.parse(gunzipSync(readFileSync(new URL('./data/sequences.json.gz', import.meta.url))).toString()) as Case[]

type Tensor = torch.Tensor
const dtypeOf = (library: typeof torch, name: string): torch.dtype => library[name as 'float32']
function tensorOf(s: Stored): Tensor {
  const dtype = dtypeOf(torch, s.dtype)
  const bytes = Uint8Array.from(Buffer.from(s.data, 'base64'))
  return (bytes.length ? torch.frombuffer(bytes.buffer, { dtype }) : torch.zeros([0], { dtype })).reshape(s.shape).clone()
}
const TOLERANCE: Record<string, number> = { float32: 3e-5, float64: 1e-8, float16: 4e-3 }
const flat = (x: unknown): number[] => (Array.isArray(x) ? x.flatMap(flat) : [Number(x)])
function difference(got: Tensor | null, want: Stored | null): string {
  if (got === null || want === null) return got === null && want === null ? '' : got ? 'a gradient where there is none' : 'no gradient'
  if (String(got.dtype) !== `torch.${want.dtype}`) return `dtype ${String(got.dtype)}, expected ${want.dtype}`
  if (got.shape.join() !== want.shape.join()) return `shape [${got.shape.join()}], expected [${want.shape.join()}]`
  const [a, b] = [flat(got.detach().tolist()), flat(tensorOf(want).tolist())]
  const tol = TOLERANCE[want.dtype] ?? 0
  const at = b.findIndex((y, i) => !(Object.is(a[i], y) || Math.abs(a[i]! - y) <= tol * (1 + Math.abs(y))))
  return at < 0 ? '' : `element ${at}: ${a[at]}, expected ${b[at]}`
}
const all = (what: string, got: readonly (Tensor | null)[], want: readonly (Stored | null)[]): string => {
  if (got.length !== want.length) return `${got.length} ${what}s, expected ${want.length}`
  return (
    want
      .map((w, i) => [difference(got[i]!, w), i] as const)
      .find(([d]) => d !== '')
      ?.join(`: ${what} `) ?? ''
  )
}
const weights = (t: Tensor): Tensor =>
  torch.arange(t.numel(), { dtype: torch.float64 }).mul(0.25).add(1).sin().reshape(Array.from(t.shape)).to(t.dtype)
/** Python's lists of whole numbers are int64. */
const whole = { ...torch, tensor: (data: unknown) => torch.tensor(data, { dtype: torch.int64 }) }

function replay(c: Case): string {
  const leaves = Object.fromEntries(
    Object.entries(c.leaves).map(([k, s]) => [k, k.startsWith('x') ? tensorOf(s).requires_grad_() : tensorOf(s)]),
  )
  const lines = c.program.replace(/\bnn\.([A-Z]\w*)\(/g, 'new nn.$1(').split('; ')
  const names = new Set(
    [...c.program.matchAll(/(?:^|; )(\w+) =/g), ...c.program.matchAll(/(?:^|; )\[\[?(.*?)\]?\] =/g)].flatMap(([, n]) => n!.match(/\w+/g)!),
  )
  for (const name of Object.keys(leaves)) names.delete(name)
  names.add('m')
  const body = `let ${[...names].join(', ')}; ${lines
    .slice(0, -1)
    .map((l) => (l.startsWith('[') ? `;(${l})` : l))
    .join('; ')}; return [${lines.at(-1)}, m]`
  torch.manual_seed(0)
  let outs: Tensor[]
  let m: torch.nn.Module | undefined
  try {
    const run = new Function('torch', 'nn', 'rnn', 'F', ...Object.keys(leaves), body)
    ;[outs, m] = run(whole, torch.nn, torch.nn.utils.rnn, torch.nn.functional, ...Object.values(leaves)) as [Tensor[], typeof m]
  } catch (e) {
    const { name, message, stack } = e as Error
    if (!c.error) return `threw ${stack}`
    return name === c.error.name && message === c.error.message
      ? ''
      : `threw ${name}: ${message}\n   expected ${c.error.name}: ${c.error.message}`
  }
  if (c.error) return `did not throw ${c.error.name}: ${c.error.message}`
  const wrong = all('result', outs, c.out)
  if (wrong) return wrong
  if (c.text !== undefined && String(m) !== c.text) return `prints ${String(m)}\nexpected ${c.text}`
  if (!c.grads) return ''
  const wanted = [...Object.values(leaves).filter((t) => t.requires_grad), ...(m ? m.parameters() : [])]
  const loss = outs.filter((o) => o.is_floating_point()).map((o) => o.mul(weights(o)).sum())
  const grads = torch.autograd.grad(
    loss.reduce((a, b) => a.add(b)),
    wanted,
    { allow_unused: true, create_graph: c.twice },
  )
  const first = all('gradient', grads, c.grads)
  if (first || !c.second) return first
  const penalty = grads.flatMap((g) => (g ? [g.mul(g).sum()] : [])).reduce((a, b) => a.add(b))
  return all('second gradient', torch.autograd.grad(penalty, wanted, { allow_unused: true }), c.second)
}

const groups = new Map<string, Case[]>()
for (const c of cases) {
  const name = /(?:nn|rnn|F)\.(\w+)/.exec(c.program)![1]!
  groups.set(name, [...(groups.get(name) ?? []), c])
}
describe('sequences answer as PyTorch does', () => {
  test.each([...groups.keys()])('%s', (name) => {
    const wrong = groups.get(name)!.flatMap((c) => {
      const why = replay(c)
      return why ? [`${c.program}: ${why}`] : []
    })
    expect(wrong).toEqual([])
  })
})
