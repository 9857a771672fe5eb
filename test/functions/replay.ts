/** Replays small programs whose answers come from PyTorch: text that is both Python and JavaScript, run on given tensors. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as library from '../../src/index.ts'

interface Stored {
  dtype: string
  shape: number[]
  data: string
  requires_grad?: boolean
}
export interface Case {
  program: string
  leaves: Record<string, Stored>
  out?: Stored[]
  view?: boolean
  node?: string
  grads?: Record<string, Stored | null>
  error?: { name: string; message: string }
}

export const casesOf = (file: string): Case[] =>
  JSON.parse(gunzipSync(readFileSync(new URL(`./data/${file}`, import.meta.url))).toString()) as Case[]

type Tensor = library.Tensor
type Torch = typeof library
const dtypeOf = (torch: Torch, name: string): library.dtype => torch[name as 'float32']

function tensorOf(torch: Torch, s: Stored): Tensor {
  const bytes = Uint8Array.from(Buffer.from(s.data, 'base64'))
  const dtype = dtypeOf(torch, s.dtype)
  const t = (bytes.length ? torch.frombuffer(bytes.buffer, { dtype }) : torch.zeros([0], { dtype })).reshape(s.shape)
  return t.clone().requires_grad_(s.requires_grad ?? false)
}

const TOLERANCE: Record<string, number> = { float32: 2e-5, float64: 1e-9, float16: 4e-3, bfloat16: 3e-2 }
const flat = (x: unknown): unknown[] => (Array.isArray(x) ? x.flatMap(flat) : [x])

/** What differs between a tensor and the stored one, or nothing. */
function difference(torch: Torch, got: unknown, want: Stored): string {
  if (!(got instanceof torch.Tensor)) return `no tensor but ${String(got)}`
  if (String(got.dtype) !== `torch.${want.dtype}`) return `dtype ${String(got.dtype)}, expected ${want.dtype}`
  if (got.shape.join() !== want.shape.join()) return `shape [${got.shape.join()}], expected [${want.shape.join()}]`
  const a = flat(got.detach().tolist())
  const b = flat(tensorOf(torch, { ...want, requires_grad: false }).tolist())
  const tol = TOLERANCE[want.dtype] ?? 0
  const at = b.findIndex((v, i) => {
    const [x, y] = [Number(a[i]), Number(v)]
    return Object.is(x, y) ? false : Number.isNaN(y) ? !Number.isNaN(x) : !(Math.abs(x - y) <= tol * (1 + Math.abs(y)))
  })
  return at < 0 ? '' : `element ${at}: ${String(a[at])}, expected ${String(b[at])}`
}

/** Python's `torch.tensor` takes whole numbers as int64. */
function pythonic(torch: Torch): Torch {
  const whole = (x: unknown): boolean => flat(x).every((v) => typeof v === 'number' && Number.isInteger(v))
  const tensor = (data: unknown): Tensor => torch.tensor(data, whole(data) ? { dtype: torch.int64 } : {})
  return { ...torch, tensor } as Torch
}

/** Runs a case; gives what is wrong, or nothing. */
export function replay(c: Case, torch: Torch = library): string {
  const leaves = Object.fromEntries(Object.entries(c.leaves).map(([k, s]) => [k, tensorOf(torch, s)]))
  const before = c.error ? Object.values(leaves).map((t) => String(t.detach().tolist())) : []
  const lines = c.program.split('; ')
  const body = `${lines
    .slice(0, -1)
    .map((l) => l.replace(/^(\w+) = /, 'let $1 = '))
    .join(';\n')};\nreturn (${lines.at(-1)})`
  let result: unknown
  try {
    result = new Function('torch', ...Object.keys(leaves), body)(pythonic(torch), ...Object.values(leaves))
  } catch (e) {
    const { name, message, stack } = e as Error
    if (!c.error) return `threw ${stack}`
    if (Object.values(leaves).some((t, i) => String(t.detach().tolist()) !== before[i]))
      return 'a tensor has changed although the call failed'
    return name === c.error.name && message === c.error.message
      ? ''
      : `threw ${name}: ${message}\n   expected ${c.error.name}: ${c.error.message}`
  }
  if (c.error) return `did not throw ${c.error.name}: ${c.error.message}`
  const outs = (Array.isArray(result) ? result : [result]) as Tensor[]
  if (outs.length !== c.out!.length) return `${outs.length} results, expected ${c.out!.length}`
  for (let i = 0; i < outs.length; i++) {
    const d = difference(torch, outs[i], c.out![i]!)
    if (d) return `result ${i}: ${d}`
  }
  const [first] = outs
  if (first!._is_view() !== c.view) return `a view: ${String(first!._is_view())}`
  if (first!.requires_grad !== (c.grads !== undefined)) return `requires_grad: ${String(first!.requires_grad)}`
  if (!c.grads) return ''
  const node = first!.grad_fn!.name().replace('torch::autograd::', '')
  if (node !== c.node) return `grad_fn ${node}, expected ${c.node}`
  const names = Object.keys(c.grads)
  const weights = torch.arange(first!.numel()).mul(0.25).add(1).reshape(Array.from(first!.shape))
  const grads = torch.autograd.grad(
    [first!],
    names.map((n) => leaves[n]!),
    { grad_outputs: [weights.to(first!.dtype)], allow_unused: true },
  )
  for (const [i, name] of names.entries()) {
    const want = c.grads[name]!
    if (grads[i] == null || want === null) {
      if (grads[i] != null || want !== null) return `the gradient of ${name} is ${String(grads[i])}`
      continue
    }
    const d = difference(torch, grads[i], want)
    if (d) return `the gradient of ${name}: ${d}`
  }
  return ''
}
