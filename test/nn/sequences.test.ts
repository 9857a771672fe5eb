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

describe('kernels agree with what they are composed of, at sizes with whole vectors and remainders', () => {
  const close = (a: Tensor, b: Tensor): number => a.detach().sub(b.detach()).abs().max().item() as number
  const { LSTM, GRU, RNN } = torch.nn
  test.each([
    ['LSTM', () => new LSTM(21, 37, { num_layers: 2, bidirectional: true, proj_size: 18, dtype: torch.float64 })],
    ['GRU', () => new GRU(21, 37, { num_layers: 2, bidirectional: true, dtype: torch.float64 })],
    ['RNN', () => new RNN(21, 37, { nonlinearity: 'relu', bidirectional: true, dtype: torch.float64 })],
  ] as const)('%s over packed sequences: gradients alone, and to be differentiated again', (_, make) => {
    torch.manual_seed(5)
    const m = make()
    const x = torch.randn([11, 9, 21], { dtype: torch.float64 }).requires_grad_()
    const lengths = [3, 11, 7, 7, 1, 9, 11, 2, 5]
    const inputs = [x, ...m.parameters()]
    const gradients = (create_graph: boolean): (Tensor | null)[] => {
      const [p, h] = m(torch.nn.utils.rnn.pack_padded_sequence(x, lengths, { enforce_sorted: false })) as [
        { data: Tensor },
        Tensor | Tensor[],
      ]
      const loss = [h].flat().reduce((sum, s) => sum.add(s.sin().sum()), p.data.pow(2).sum())
      return torch.autograd.grad(loss, inputs, { create_graph })
    }
    const [alone, again] = [gradients(false), gradients(true)]
    expect(again.every((g) => g!.requires_grad)).toBe(true)
    for (const [i, g] of alone.entries()) expect(close(g!, again[i]!)).toBeLessThan(1e-10)
  })
  test.each([torch.float32, torch.float64])('attention in %s', (dtype) => {
    torch.manual_seed(6)
    const [q, k, v] = [7, 67, 67].map((n) => torch.randn([3, 2, n, 19], { dtype }).requires_grad_()) as [Tensor, Tensor, Tensor]
    const open = torch.rand(3, 1, 7, 67).gt(0.3)
    const added = torch.randn([7, 67], { dtype }).requires_grad_()
    const scores = q.matmul(k.transpose(-2, -1)).div(Math.sqrt(19))
    const causal = torch.ones([7, 67], { dtype: torch.bool }).tril()
    const attend = torch.nn.functional.scaled_dot_product_attention
    const pairs: [Tensor, Tensor][] = [
      [attend(q, k, v), scores.softmax(-1).matmul(v)],
      [attend(q, k, v, open), scores.masked_fill(open.logical_not(), Number.NEGATIVE_INFINITY).softmax(-1).matmul(v)],
      [attend(q, k, v, added), scores.add(added).softmax(-1).matmul(v)],
      [attend(q, k, v, { is_causal: true }), scores.masked_fill(causal.logical_not(), Number.NEGATIVE_INFINITY).softmax(-1).matmul(v)],
    ]
    for (const [one, other] of pairs) {
      const tolerance = dtype === torch.float32 ? 2e-5 : 1e-12
      expect(close(one, other)).toBeLessThan(tolerance)
      const inputs = [q, k, v, added]
      const of = (t: Tensor): (Tensor | null)[] => torch.autograd.grad(t.pow(3).sum(), inputs, { allow_unused: true, retain_graph: true })
      const [a, b] = [of(one), of(other)]
      for (const [i, g] of a.entries()) {
        expect(g === null).toBe(b[i] === null)
        if (g) expect(close(g, b[i]!)).toBeLessThan(tolerance * 20)
      }
    }
  })
  test('attention over heads that lie side by side, as one function', () => {
    torch.manual_seed(7)
    const attend = torch.nn.functional.scaled_dot_product_attention
    const [N, L, H, E] = [2, 33, 3, 8]
    const all = torch.randn(N, L, 3 * H * E, { dtype: torch.float64 }).requires_grad_()
    const heads = all.split(H * E, 2).map((t) => t.view(N, L, H, E).transpose(1, 2)) as [Tensor, Tensor, Tensor]
    const mask = torch.zeros(L, L, { dtype: torch.float64 }).masked_fill_(torch.rand(L, L).gt(0.8), Number.NEGATIVE_INFINITY)
    mask.index_put_([torch.tensor([4], { dtype: torch.int64 })], torch.tensor(Number.NEGATIVE_INFINITY, { dtype: torch.float64 }))
    for (const options of [{}, { is_causal: true }, { attn_mask: mask }, { attn_mask: mask.isfinite(), scale: 0.3 }]) {
      const one = attend(...heads, options)
      expect(one.grad_fn!.name()).toBe('ScaledDotProductFlashAttentionForCpuBackward0')
      // With a dimension more it is put together from operations.
      const other = attend(...(heads.map((t) => t.unsqueeze(0)) as [Tensor, Tensor, Tensor]), options).squeeze(0)
      expect(close(one, other)).toBeLessThan(1e-13)
      const weight = torch.randn(one.shape, { dtype: torch.float64 })
      const of = (t: Tensor, create_graph: boolean): Tensor[] =>
        torch.autograd.grad(t.mul(weight).sum(), heads, { retain_graph: true, create_graph }) as Tensor[]
      const [plain, again, expected] = [of(one, false), of(one, true), of(other, true)]
      const square = (gs: Tensor[]): Tensor => gs.map((g) => g.square().sum()).reduce((a, b) => a.add(b))
      const second = [square(again), square(expected)].map((t) => torch.autograd.grad(t, all, { retain_graph: true })[0] as Tensor)
      expect(close(second[0]!, second[1]!)).toBeLessThan(1e-10)
      for (const [i, g] of plain.entries()) {
        expect(close(g, expected[i]!)).toBeLessThan(1e-12)
        expect(close(again[i]!, expected[i]!)).toBeLessThan(1e-12)
        expect(g.stride()).toEqual([L * H * E, E, H * E, 1])
      }
    }
  })
  test('the weights of attention go with the graph, or at once where there is none', () => {
    const [q, k, v] = [0, 1, 2].map(() => torch.randn(1, 2, 512, 8).requires_grad_()) as [Tensor, Tensor, Tensor]
    const attend = (): Tensor => torch.nn.functional.scaled_dot_product_attention(q, k, v)
    const weights = 2 * 512 * 512 * 4
    const held = (run: () => unknown): number => {
      const before = torch.memory_stats().resident
      run()
      return torch.memory_stats().resident - before
    }
    expect(held(() => torch.no_grad(attend))).toBeLessThan(weights / 4)
    let out = attend()
    expect(held(() => (out = attend()))).toBeGreaterThan(weights)
    expect(held(() => out.sum().backward())).toBeLessThan(-weights / 2)
    // Shown to the user, they stay.
    out = attend()
    const shown = (out.grad_fn as unknown as Record<string, Tensor>)._saved_weights!
    out.sum().backward()
    expect(shown.sum(-1).sub(1).abs().max().item()).toBeLessThan(1e-5)
  })
  test.each([1, 3, 17, 64, 4099])('softmax of rows of %i', (n) => {
    const x = torch.randn([70, n], { dtype: torch.float64 }).mul(30)
    const e = x.sub(x.amax(-1, true)).exp()
    expect(close(x.softmax(-1), e.div(e.sum(-1, true)))).toBeLessThan(1e-14)
    expect(close(x.t().softmax(0), e.div(e.sum(-1, true)).t())).toBeLessThan(1e-14)
  })
})
