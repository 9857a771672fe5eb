/**
 * The printed form of a tensor, as PyTorch 2 shows it (torch/_tensor_str.py): a pure function of shape, dtype, elements and the
 * print options. Knows no Tensor; the 0.2-era form is in `classic/printing.ts`, numpy's in `ndarray.ts`.
 */
import { type DType, float32 } from '../dtypes.ts'
import { numelOf } from '../shape/shape.ts'
import { formatFixed, formatScientific } from './decimal.ts'

/** What printing needs of a tensor. */
export interface Printable {
  readonly shape: readonly number[]
  readonly dtype: DType
  /** Element i in row-major order. */
  at(flatIndex: number): number | bigint | boolean
}

/** What follows the elements inside `tensor(…)`. */
export interface Suffix {
  requires_grad?: boolean
  /** The name of the gradient function, without brackets: `'MulBackward0'`. */
  grad_fn?: string | null
  /** The printed tangent of a dual tensor. */
  tangent?: string | null
  /** The word before the parenthesis: a subclass shows its own name. */
  name?: string
}

export interface PrintOptions {
  /** Digits after the point. */
  precision: number
  /** More elements than this are summarised. */
  threshold: number
  /** Elements shown at either end of a summarised dimension. */
  edgeitems: number
  /** Columns after which a row is broken. */
  linewidth: number
  /** Scientific notation always or never; null: when the range of the elements asks for it. */
  sci_mode: boolean | null
}

export type Profile = 'default' | 'short' | 'full'

/** Options as given: each may be left out or null. */
export type GivenOptions = { [K in keyof PrintOptions]?: PrintOptions[K] | null } & { profile?: Profile | null }

const profiles: Record<Profile, Omit<PrintOptions, 'sci_mode'>> = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80 },
  full: { precision: 4, threshold: Infinity, edgeitems: 3, linewidth: 80 },
}

const options: PrintOptions = { ...profiles.default, sci_mode: null }

/**
 * Sets how tensors print. An option left out keeps its value, except `sci_mode`, which becomes null: so does PyTorch.
 *
 * `set_printoptions({ precision: 2 })`, `set_printoptions({ profile: 'default' })`
 */
export function set_printoptions(given: GivenOptions = {}): void {
  if (given.profile != null) Object.assign(options, profiles[given.profile])
  options.precision = given.precision ?? options.precision
  options.threshold = given.threshold ?? options.threshold
  options.edgeitems = given.edgeitems ?? options.edgeitems
  options.linewidth = given.linewidth ?? options.linewidth
  options.sci_mode = given.sci_mode ?? null
}

/** The options in force, as `set_printoptions` takes them. */
export function get_printoptions(): PrintOptions {
  return { ...options }
}

/** The indices shown of a dimension of n, and how many of them stand before the gap (all of them: no gap). */
export function shownIndices(n: number, summarize: boolean, edgeitems: number): { indices: number[]; before: number } {
  if (!summarize || n <= 2 * edgeitems) return { indices: Array.from({ length: n }, (_, i) => i), before: n }
  const indices: number[] = []
  for (let i = 0; i < edgeitems; i++) indices.push(i)
  for (let i = n - edgeitems; i < n; i++) indices.push(i)
  return { indices, before: edgeitems }
}

/** One format for all elements of a tensor, chosen from those that are shown. */
export interface ElementFormat {
  readonly width: number
  /** The element, padded on the left to the width. */
  text(value: number | bigint | boolean): string
}

const plain = (v: number | bigint | boolean): string => (v === true ? 'True' : v === false ? 'False' : String(v))

function elementFormat(values: readonly (number | bigint | boolean)[], floating: boolean): ElementFormat {
  const { precision, sci_mode: forced } = options
  const padded = (width: number, text: ElementFormat['text']): ElementFormat => ({ width, text: (v) => text(v).padStart(width) })
  const widest = (texts: string[]): number => texts.reduce((w, s) => Math.max(w, s.length), 1)
  if (!floating) return padded(widest(values.map(plain)), plain)
  const numbers = values.map(Number).filter((v) => Number.isFinite(v) && v !== 0)
  let min = Infinity
  let max = 0
  for (const v of numbers) {
    min = Math.min(min, Math.abs(v))
    max = Math.max(max, Math.abs(v))
  }
  const whole = numbers.every(Number.isInteger)
  const sci = numbers.length > 0 && (forced ?? (max / min > 1000 || max > 1e8 || min < 1e-4))
  const number = (v: number): string => {
    if (sci) return formatScientific(v, precision)
    if (!whole) return formatFixed(v, precision)
    return Number.isFinite(v) ? `${formatFixed(v, 0)}.` : formatFixed(v, 0)
  }
  // Zeros and the non-finite do not count towards the width.
  return padded(widest(numbers.map(number)), (v) => number(Number(v)))
}

/** The format that `formatTensor` uses for the elements of p under the options in force. */
export function formatOf(p: Printable): ElementFormat {
  const summarize = numelOf(p.shape) > options.threshold
  const values: (number | bigint | boolean)[] = []
  const collect = (dim: number, base: number): void => {
    if (dim === p.shape.length) {
      values.push(p.at(base))
      return
    }
    const n = p.shape[dim]!
    for (const i of shownIndices(n, summarize, options.edgeitems).indices) collect(dim + 1, base * n + i)
  }
  collect(0, 0)
  return elementFormat(values, p.dtype.is_floating_point)
}

function elementsText(p: Printable, indent: number): string {
  const { shape } = p
  const { edgeitems, linewidth } = options
  const summarize = numelOf(shape) > options.threshold
  const format = formatOf(p)
  const vector = (base: number, n: number, indent: number): string => {
    const { indices, before } = shownIndices(n, summarize, edgeitems)
    const data = indices.map((i) => format.text(p.at(base + i)))
    if (before < n) data.splice(before, 0, edgeitems === 0 ? '...' : ' ...')
    const perLine = Math.max(1, Math.floor((linewidth - indent) / (format.width + 2)))
    const lines: string[] = []
    for (let i = 0; i < data.length; i += perLine) lines.push(data.slice(i, i + perLine).join(', '))
    return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`
  }
  const nested = (dim: number, base: number, indent: number): string => {
    const n = shape[dim]!
    if (dim === shape.length - 1) return vector(base * n, n, indent)
    const { indices, before } = shownIndices(n, summarize, edgeitems)
    const slices = indices.map((i) => nested(dim + 1, base * n + i, indent + 1))
    if (before < n) slices.splice(before, 0, '...')
    return `[${slices.join(`,${'\n'.repeat(shape.length - dim - 1)}${' '.repeat(indent + 1)}`)}]`
  }
  return shape.length === 0 ? format.text(p.at(0)) : nested(0, 0, indent)
}

/** Python's text of a tuple of sizes: `(2, 3)`, `(2,)`, `()`. */
export const tupleText = (sizes: readonly number[]): string => `(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`

/**
 * The text of a tensor: `tensor([[1., 2.]], dtype=torch.float64, grad_fn=<MulBackward0>)`. The dtype shows unless the elements
 * imply it: the default floating dtype, int64 and bool do.
 */
export function formatTensor(p: Printable, suffix: Suffix = {}, defaultDtype: DType = float32): string {
  const prefix = `${suffix.name ?? 'tensor'}(`
  const indent = prefix.length
  const empty = numelOf(p.shape) === 0
  const suffixes: string[] = []
  if (empty ? p.shape.length !== 1 : options.edgeitems === 0) suffixes.push(`size=${tupleText(p.shape)}`)
  // Nothing in an empty tensor tells that it holds integers or booleans.
  const implied = p.dtype === defaultDtype || (!empty && (p.dtype.name === 'int64' || p.dtype.name === 'bool'))
  if (!implied) suffixes.push(`dtype=${p.dtype}`)
  if (suffix.grad_fn) suffixes.push(`grad_fn=<${suffix.grad_fn}>`)
  else if (suffix.requires_grad) suffixes.push('requires_grad=True')
  if (suffix.tangent) suffixes.push(`tangent=${suffix.tangent}`)
  const body = prefix + (empty ? '[]' : elementsText(p, indent))
  let text = body
  // PyTorch counts the line break too, so a last line has one column more than it shows.
  let lineLength = body.length - body.lastIndexOf('\n') + 1
  for (const s of suffixes) {
    if (lineLength + s.length + 2 > options.linewidth) {
      text += `,\n${' '.repeat(indent)}${s}`
      lineLength = indent + s.length
    } else {
      text += `, ${s}`
      lineLength += s.length + 2
    }
  }
  return `${text})`
}
