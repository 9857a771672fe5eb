/** The golden values of PyTorch as they lie in JSON: read into tensors of this library, and compared with what it computed. */
import * as library from '../../src/index.ts'
import { Tensor } from '../../src/index.ts'

/** The public names by their text, as a golden case has them. */
export const torch = library as unknown as Record<string, unknown>

export interface GoldenTensor {
  dtype: string
  shape: number[]
  /** Little-endian, row-major, base64. */
  data: string
  requires_grad?: boolean
}
/** JSON's own values, and objects of one key for what JSON has not. */
export type Golden =
  | null
  | boolean
  | number
  | string
  | Golden[]
  | { tensor: GoldenTensor }
  | { float: number | string }
  | { int: string }
  | { complex: [number | string, number | string] }
  | { dtype: string }
  | { enum: string }
  | { slice: Golden[] }
  | { ellipsis: true }
  | { tuple: Golden[] }
  | { dict: Record<string, Golden> }

/** Thrown for a case that this language cannot say. */
export class Unsayable extends Error {}
/** Thrown where a public name is missing: never counted as the refusal of bad input. */
export class Missing extends Error {}

const isObject = (v: unknown): v is object => typeof v === 'object' && v !== null

export function member(of: unknown, name: string): unknown {
  return of === null || of === undefined ? undefined : (of as Record<string, unknown>)[name]
}

function named(name: string): unknown {
  const found = torch[name]
  if (found === undefined) throw new Missing(`no torch.${name}`)
  return found
}
type Call = (...args: unknown[]) => unknown

export function makeTensor(d: GoldenTensor): Tensor {
  const dtype = named(d.dtype)
  const bytes = Buffer.from(d.data, 'base64')
  const flat = d.shape.includes(0)
    ? (named('zeros') as Call)([0], { dtype })
    : (named('frombuffer') as Call)(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), { dtype })
  const t = (flat as Tensor).reshape(d.shape)
  return d.requires_grad ? (t.detach().requires_grad_(true) as Tensor) : t
}

const numberOf = (text: number | string): number =>
  text === 'nan' ? Number.NaN : text === 'inf' ? Number.POSITIVE_INFINITY : text === '-inf' ? Number.NEGATIVE_INFINITY : Number(text)

/** The value of this library that a golden one means; the tensors met that want gradients are added to `leaves`, in order. */
export function decode(v: Golden, leaves: Tensor[] = []): unknown {
  if (!isObject(v)) return v
  if (Array.isArray(v)) return v.map((x) => decode(x, leaves))
  if ('tensor' in v) {
    const t = makeTensor(v.tensor)
    if (v.tensor.requires_grad) leaves.push(t)
    return t
  }
  if ('int' in v) return BigInt(v.int)
  if ('float' in v) return numberOf(v.float)
  if ('complex' in v)
    return new (named('Complex') as new (re: number, im: number) => unknown)(numberOf(v.complex[0]), numberOf(v.complex[1]))
  if ('dtype' in v) return named(v.dtype)
  if ('enum' in v) return v.enum === 'cpu' ? 'cpu' : named(v.enum.replace('torch.', ''))
  if ('slice' in v) return (named('Slice') as Call)(...v.slice.map((x) => decode(x)))
  if ('ellipsis' in v) return '...'
  if ('tuple' in v) return v.tuple.map((x) => decode(x, leaves))
  return Object.fromEntries(Object.entries(v.dict).map(([k, x]) => [k, decode(x, leaves)]))
}

export const decodeKeywords = (kwargs: Record<string, Golden>, leaves: Tensor[] = []): Record<string, unknown> =>
  Object.fromEntries(Object.entries(kwargs).map(([k, v]) => [k, decode(v, leaves)]))

const isComplexNumber = (v: unknown): v is { re: number; im: number } => typeof torch.Complex === 'function' && v instanceof torch.Complex

/** The results of an operation in one list, however they are nested. */
export function flattenResults(v: unknown): unknown[] {
  if (!isObject(v) || v instanceof Tensor || isComplexNumber(v)) return [v]
  return (Array.isArray(v) ? v : Object.values(v)).flatMap(flattenResults)
}
export function flattenGolden(v: Golden): Golden[] {
  if (Array.isArray(v)) return v.flatMap(flattenGolden)
  if (isObject(v) && 'tuple' in v) return v.tuple.flatMap(flattenGolden)
  if (isObject(v) && 'dict' in v) return Object.values(v.dict).flatMap(flattenGolden)
  return [v]
}

/** Whether `holds` is true of any leaf of a golden value. */
export function some(v: Golden, holds: (leaf: Golden) => boolean): boolean {
  return flattenGolden(v).some(holds)
}

export type Plain = number | bigint | boolean
/** The elements in row-major order. */
export function elements(t: Tensor): Plain[] {
  const isComplex = member(t, 'is_complex') as Call | undefined
  const real = isComplex?.call(t)
    ? ((named('view_as_real') as Call)((member(t, 'resolve_conj') as Call | undefined)?.call(t) ?? t) as Tensor)
    : t
  const list: unknown = real.detach().tolist()
  return (Array.isArray(list) ? list.flat(Number.POSITIVE_INFINITY) : [list]) as Plain[]
}

/** Relative and absolute tolerance by dtype; others are compared exactly. */
const tolerances: Record<string, readonly [number, number]> = {
  float32: [1e-4, 1e-5],
  float64: [1e-7, 1e-7],
  float16: [1e-2, 1e-3],
  bfloat16: [2e-2, 1e-2],
  complex64: [1e-4, 1e-5],
  complex128: [1e-7, 1e-7],
}

function near(a: unknown, b: Plain, [relative, absolute]: readonly [number, number]): boolean {
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === b
  if (typeof a !== 'number' && typeof a !== 'bigint') return false
  if (typeof a === 'bigint' || typeof b === 'bigint')
    return Number.isInteger(Number(a)) && Number.isInteger(Number(b)) && BigInt(a) === BigInt(b)
  if (Number.isNaN(b)) return Number.isNaN(a)
  if (!Number.isFinite(b)) return a === b
  return Math.abs(a - b) <= absolute + relative * Math.abs(b)
}

export interface Comparison {
  /** False: only dtype and shape count. */
  values?: boolean
  /** A factor on the tolerances. */
  loose?: number
}

/** What differs between a result and the golden tensor; '' when nothing does. */
export function tensorDiff(
  got: unknown,
  { tensor: gold }: { tensor: GoldenTensor },
  { values = true, loose = 1 }: Comparison = {},
): string {
  if (!(got instanceof Tensor)) return `expected a tensor, got ${typeof got}`
  const dtype = String(got.dtype).replace('torch.', '')
  if (dtype !== gold.dtype) return `dtype ${dtype}, expected ${gold.dtype}`
  const shape = [...got.shape]
  if (String(shape) !== String(gold.shape)) return `shape [${shape}], expected [${gold.shape}]`
  if (!values) return ''
  const a = elements(got)
  const b = elements(makeTensor({ ...gold, requires_grad: false }))
  const [relative, absolute] = tolerances[gold.dtype] ?? [0, 0]
  const wrong = b.findIndex((x, i) => !near(a[i], x, [relative * loose, absolute * loose]))
  return wrong < 0 ? '' : `element ${wrong}: ${a[wrong]}, expected ${b[wrong]}`
}

export function diff(got: unknown, gold: Golden, comparison: Comparison = {}): string {
  if (isObject(gold) && 'tensor' in gold) return tensorDiff(got, gold, comparison)
  const g = decode(gold)
  if (g === null) return got === null || got === undefined ? '' : 'expected null'
  const exact = [1e-6, 1e-9] as const
  if (typeof g === 'number' || typeof g === 'bigint') return near(got, g, exact) ? '' : `${got}, expected ${g}`
  if (isComplexNumber(g))
    return near(member(got, 're'), g.re, exact) && near(member(got, 'im'), g.im, exact) ? '' : `${got}, expected ${g.re}+${g.im}j`
  if (typeof g === 'boolean' || typeof g === 'string') return got === g ? '' : `${got}, expected ${g}`
  return String(got) === String(g) ? '' : `${got}, expected ${g}`
}
