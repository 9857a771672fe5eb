/**
 * Gradients against finite differences in float64, to second order and in forward mode, of every operation in the ledger: at the golden
 * samples as they are, with strided inputs, and with stretched (broadcast) ones.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { autograd, float64, manual_seed, Tensor } from '../../src/index.ts'
import { operationFiles, readLedger } from './files.ts'
import { invoke, type OperationFile } from './replay.ts'
import { decode, decodeKeywords, flattenResults } from './values.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const { read } = operationFiles(folder)
const { whole, partly } = readLedger(folder)

const SAMPLES = 3
const VARIANTS = ['plain', 'strided', 'stretched'] as const
type Variant = (typeof VARIANTS)[number]
/** Operations whose gradient is no derivative at the samples: random draws, or a value that a finite step jumps over. */
const NOT_SMOOTH: Record<string, string> = {
  nextafter: 'its value jumps to a neighbour',
  'nn.functional.rrelu': 'draws its slopes',
  'nn.functional.dropout': 'draws its mask',
  bfloat16: 'a finite step is lost in the rounding',
  half: 'a finite step is lost in the rounding',
  float: 'a finite step is lost in the rounding',
  frexp: 'its mantissa jumps at powers of two',
  normal: 'draws, and no gradient flows to mean and deviation',
  'normal.number_mean': 'draws, and no gradient flows to the deviation',
  as_strided_scatter: "PyTorch's gradient of the input is that of the elements written over",
  'linalg.norm.subgradients_at_zero': 'its samples lie at the kink',
  ...Object.fromEntries(
    [1, 2, 3].map((d) => [`nn.functional.max_unpool${d}d`, 'a value written over by another has a gradient all the same']),
  ),
}
const TIES = 'equal elements are a kink'
/** Those that are smooth at the samples, but not where one row is stretched over all. */
const NOT_STRETCHED: Record<string, string> = {
  ...Object.fromEntries(
    ['amax', 'amin', 'aminmax', 'cummax', 'cummin', 'kthvalue', 'linalg.vector_norm', 'max.reduction_no_dim', 'min.reduction_no_dim'].map(
      (n) => [n, TIES],
    ),
  ),
  ...Object.fromEntries(['median', 'nanmedian', 'norm.inf', 'quantile', 'nanquantile'].map((n) => [n, TIES])),
  corrcoef: 'a correlation of 1 is a kink',
  'nn.functional.pdist': 'a distance of 0 is a kink',
  std: 'a deviation of 0 is a kink',
  std_mean: 'a deviation of 0 is a kink',
  as_strided: 'what it shows depends on the strides, which a finite step changes',
  view: 'refuses the layout',
  view_as: 'refuses the layout',
}

/** Those whose value is not that of the elements alone. */
const NOT_STRIDED: Record<string, string> = { as_strided: 'what it shows depends on the strides, which a finite step changes' }

/** The same values in another layout: every second element of a larger tensor, or one row stretched over all. */
function laidOut(t: Tensor, variant: Variant): Tensor | null {
  const value = t.detach()
  if (variant === 'plain') return value.requires_grad_()
  if (value.dim() === 0) return null
  if (variant === 'strided')
    return value
      .unsqueeze(-1)
      .expand([...value.shape, 2])
      .clone()
      .select(-1, 0)
      .detach()
      .requires_grad_()
  const n = value.shape[0]!
  if (n < 2) return null
  return value
    .narrow(0, 0, 1)
    .expand([...value.shape])
    .detach()
    .requires_grad_()
}

interface Sample {
  call: (leaves: Tensor[]) => unknown
  leaves: Tensor[]
}
/** The case as a function of its differentiable inputs. */
function sampleOf(entry: OperationFile, index: number, variant: Variant): Sample | null {
  const c = entry.cases[index]!
  if (!c.grads || c.dtype !== 'float64') return null
  const leaves: Tensor[] = []
  decode(c.args, leaves)
  decodeKeywords(c.kwargs, leaves)
  // A finite difference is lost in the rounding of narrower floats.
  if (leaves.length === 0 || leaves.some((t) => t.numel() === 0 || t.dtype !== float64)) return null
  const inputs = leaves.map((t) => laidOut(t, variant))
  if (inputs.every((t) => t === null)) return null
  const call = (given: Tensor[]): unknown => {
    const fresh: Tensor[] = []
    const args = decode(c.args, fresh) as unknown[]
    const kwargs = decodeKeywords(c.kwargs, fresh)
    const put = (v: unknown): unknown => {
      if (v instanceof Tensor) return fresh.includes(v) ? given[fresh.indexOf(v)] : v
      if (Array.isArray(v)) return v.map(put)
      return v
    }
    if (c.seed !== undefined) manual_seed(c.seed)
    const out = invoke(c, args.map(put), Object.fromEntries(Object.entries(kwargs).map(([k, v]) => [k, put(v)])))
    return flattenResults(out).filter((t, i) => t instanceof Tensor && t.dtype.is_floating_point && (c.cotangent_of ?? []).includes(i))
  }
  return { call, leaves: inputs.map((t, i) => t ?? leaves[i]!) }
}

/** What can be checked of an operation: a sample in each layout. */
interface Check {
  name: string
  index: number
  variant: Variant
}
const names = [...whole, ...Object.keys(partly)].filter((n) => !(n in NOT_SMOOTH)).sort()
const checks: Check[] = names.flatMap((name) => {
  const entry = read(name)
  if (entry.statistical || entry.non_unique) return []
  return VARIANTS.flatMap((variant) => {
    if (variant === 'stretched' && name in NOT_STRETCHED) return []
    if (variant === 'strided' && name in NOT_STRIDED) return []
    const fit = entry.cases.flatMap((_, index) => (sampleOf(entry, index, variant) ? [{ name, index, variant }] : []))
    return fit.slice(0, SAMPLES)
  })
})

test('most differentiable operations have a sample to check', () => {
  expect(new Set(checks.map((c) => c.name)).size).toBeGreaterThan(names.length / 3)
})

describe.each(VARIANTS)('%s inputs: first order, forward mode and second order', (variant) => {
  test.each(checks.filter((c) => c.variant === variant))('$name, case $index', ({ name, index }) => {
    const { call, leaves } = sampleOf(read(name), index, variant)!
    const f = (...xs: Tensor[]): unknown => call(xs)
    expect(autograd.gradcheck(f, leaves, { check_forward_ad: true, fast_mode: true, atol: 1e-4 })).toBe(true)
    expect(autograd.gradgradcheck(f, leaves, { fast_mode: true, atol: 1e-3 })).toBe(true)
  })
})
