/**
 * The printed form of a tensor in PyTorch 0.2 (its torch/_tensor_str.py), and of a Variable and of Python values in a notebook of
 * that time. A pure function of shape, dtype, elements and the print options; today's form is in `tensor/printing.ts`.
 */
import { formatFixed, formatScientific, pyRepr } from '../tensor/decimal.ts'
import { get_printoptions, type Printable, type PrintOptions } from '../tensor/printing.ts'

export type ClassicOptions = Omit<PrintOptions, 'sci_mode'>

/** How all numbers of a tensor are written. */
interface NumberFormat {
  /** Columns of one number. */
  size: number
  /** What the numbers are divided by; it stands above them unless it is 1. */
  scale: number
  text(value: number): string
}

type Read = (i: number) => number

const exponentOf = (x: number): number => (x === 0 ? 1 : Math.floor(Math.log10(x)) + 1)

function numberFormat(n: number, read: Read, { precision }: ClassicOptions, minSize = 2): NumberFormat {
  let whole = true
  let min = Infinity
  let max = 0
  let finite = 0
  for (let i = 0; i < n; i++) {
    const x = Math.abs(read(i))
    if (!Number.isFinite(x)) continue
    finite++
    if (!Number.isInteger(x)) whole = false
    min = Math.min(min, x)
    max = Math.max(max, x)
  }
  if (finite === 0) min = 0
  const least = finite < n ? Math.max(minSize, 3) : minSize
  const low = exponentOf(min)
  const high = exponentOf(max)
  const format = (size: number, text: (x: number) => string, width = size, scale = 1): NumberFormat => ({
    size,
    scale,
    text: (x) => text(x / scale).padStart(width),
  })
  const scientific = (x: number) => formatScientific(x, precision)
  const fixed = (x: number) => formatFixed(x, precision)
  if (whole) {
    // The width of 11 was a constant, whatever the precision.
    if (high > precision + 1) return format(Math.max(least, 7 + precision), scientific, 11)
    return format(Math.max(least, high + 1), (x) => formatFixed(x, 0))
  }
  if (high - low > precision) {
    const long = Math.abs(high) > 99 || Math.abs(low) > 99 ? 1 : 0
    return format(Math.max(least, 7 + precision + long), scientific)
  }
  // Written out as a literal: 10 ** k is not correctly rounded everywhere.
  if (high > precision + 1 || high < 0) return format(Math.max(least, 7), fixed, undefined, Number(`1e${high - 1}`))
  return format(Math.max(least, high === 0 ? 7 : high + 6), fixed)
}

/** Python's `'{:^width}'.format(s)`. */
function centre(s: string, width: number): string {
  const gap = Math.max(0, width - s.length)
  return ' '.repeat(gap >> 1) + s + ' '.repeat(gap - (gap >> 1))
}

const scaleLine = ({ scale }: NumberFormat): string => (scale === 1 ? '' : `${formatScientific(scale, 5)} *\n`)
const indices = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

function vectorText(n: number, read: Read, o: ClassicOptions): string {
  const format = numberFormat(n, read, o)
  const indent = format.scale === 1 ? '' : ' '
  const lines = (from: number, to: number) => indices(from, to).map((i) => indent + format.text(read(i)))
  // Unlike a matrix, a vector was summarised even where its two ends overlap.
  const shown =
    n < o.threshold
      ? lines(0, n)
      : [...lines(0, Math.min(o.edgeitems, n)), indent + centre('⋮', format.size), ...lines(Math.max(0, n - o.edgeitems), n)]
  return `${scaleLine(format)}${shown.join('\n')}\n`
}

/** `given`: the format of the whole tensor of which this is a slice; `truncate`: summarised because that tensor is. */
function matrixText(
  rows: number,
  columns: number,
  read: Read,
  o: ClassicOptions,
  indent = '',
  given?: NumberFormat,
  truncate = false,
): string {
  const n = o.edgeitems
  const wide = columns > 2 * n
  const tall = rows > 2 * n
  const format = given ?? numberFormat(rows * columns, read, o, wide || tall ? 5 : 2)
  const numbers = (r: number, from: number, to: number) =>
    indices(from, to)
      .map((c) => format.text(read(r * columns + c)))
      .join(' ')
  let out = ''
  if (!truncate && (rows * columns < o.threshold || !(wide || tall))) {
    const perLine = Math.max(1, Math.floor((o.linewidth - indent.length) / (format.size + 1)))
    for (let first = 0; first < columns; first += perLine) {
      const end = Math.min(first + perLine, columns)
      // One page after another; the stray indent after its heading was printed so.
      if (perLine < columns) out += `${first === 1 ? '' : '\n'}Columns ${first} to ${end - 1} \n${indent}`
      out += scaleLine(format)
      for (let r = 0; r < rows; r++) out += `${indent}${format.scale === 1 ? '' : ' '}${numbers(r, first, end)}\n`
    }
    return out
  }
  const row = (r: number) => `${indent}${wide ? `${numbers(r, 0, n)}  ...  ${numbers(r, columns - n, columns)}` : numbers(r, 0, columns)}\n`
  out += scaleLine(format)
  if (!tall) return out + indices(0, rows).map(row).join('')
  const side = (format.size + 1) * n - 1
  const gap = wide
    ? `${indent}${centre('...', side)} ${centre('⋱', 5)} ${centre('...', side)}\n`
    : `${centre('⋮', row(0).length - indent.length)}\n`
  return (
    out +
    indices(0, n).map(row).join('') +
    gap +
    indices(rows - n, rows)
      .map(row)
      .join('')
  )
}

/** Three dimensions and more: one matrix after another under its indices, `(0 ,.,.) = `. */
function slicesText(shape: readonly number[], n: number, read: Read, o: ClassicOptions): string {
  const [rows, columns] = shape.slice(-2) as [number, number]
  const outer = shape.slice(0, -2)
  const edge = o.edgeitems
  const format = numberFormat(n, read, o, rows > 2 * edge || columns > 2 * edge ? 3 : 2)
  const dots = n >= o.threshold
  const width = Math.max(2, ...shape.map((s) => String(s).length))
  const counter = outer.map(() => 0)
  counter[counter.length - 1] = -1
  let out = ''
  for (;;) {
    const restarted = outer.map(() => false)
    const skipped = outer.map(() => false)
    let d = outer.length - 1
    for (; d >= 0; d--) {
      const size = outer[d]!
      counter[d]!++
      if (dots && counter[d] === edge && size > 2 * edge) {
        counter[d] = size - edge
        skipped[d] = true
      }
      if (counter[d] !== size) break
      counter[d] = 0
      restarted[d] = true
    }
    if (d < 0) return out
    if (dots && skipped.includes(true)) out += `${skipped.map((s) => centre(s ? '...' : '', width + 1)).join('')}\n`
    if (dots && restarted.includes(true)) out += ` ${restarted.map((s) => centre(s ? '⋮' : '', width + 1)).join('')}\n`
    if (out !== '') out += '\n'
    out += `(${counter.map((c) => centre(String(c), width)).join(',')},.,.) = \n`
    const base = counter.reduce((at, c, i) => at * outer[i]! + c, 0) * rows * columns
    out += matrixText(rows, columns, (i) => read(base + i), o, ' ', format, dots)
  }
}

/**
 * The text of a tensor in 0.2: `"\n 1  2\n 3  4\n[torch.FloatTensor of size 2x2]\n"`. There were neither empty nor 0-d tensors: one
 * without elements prints as the tensor 'with no dimension', a 0-d one as a vector of one element.
 */
export function formatClassic(p: Printable, options: ClassicOptions = get_printoptions()): string {
  const shape = p.shape.length === 0 ? [1] : p.shape
  const n = shape.reduce((a, b) => a * b, 1)
  const name = `torch.${p.dtype.legacy}Tensor`
  if (n === 0) return `[${name} with no dimension]\n`
  const read: Read = (i) => Number(p.at(i))
  const text =
    shape.length === 1
      ? vectorText(n, read, options)
      : shape.length === 2
        ? matrixText(shape[0]!, shape[1]!, read, options)
        : slicesText(shape, n, read, options)
  return `\n${text}[${name} of size ${shape.join('x')}]\n`
}

/** The text of a Variable over such a tensor. */
export function formatVariable(p: Printable, options?: ClassicOptions): string {
  return `Variable containing:${formatClassic(p, options)}`
}

/** Python's repr of a string: single quotes unless the text has only those. */
function stringRepr(s: string): string {
  const quote = s.includes("'") && !s.includes('"') ? '"' : "'"
  const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', [quote]: `\\${quote}` }
  return quote + s.replace(/[\\\n\r\t'"]/g, (c) => escapes[c] ?? c) + quote
}

/**
 * What a notebook printed for the value of a cell: an array reads as a tuple, null and undefined as None, a whole number as an int;
 * `show` gives the text of everything else (a tensor, a Variable, a node). As there, the line break at the end is dropped and further lines
 * are indented by one space for each tuple around them.
 */
export function pythonRepr(value: unknown, show: (value: unknown) => string = String): string {
  const text = (v: unknown, depth: number): string => {
    if (v === null || v === undefined) return 'None'
    if (typeof v === 'boolean') return v ? 'True' : 'False'
    if (typeof v === 'number') return Number.isSafeInteger(v) && !Object.is(v, -0) ? String(v) : pyRepr(v)
    if (typeof v === 'bigint') return String(v)
    if (typeof v === 'string') return stringRepr(v)
    if (Array.isArray(v)) return `(${v.map((x) => text(x, depth + 1)).join(', ')}${v.length === 1 ? ',' : ''})`
    return show(v)
      .replace(/\n$/, '')
      .replaceAll('\n', `\n${' '.repeat(depth)}`)
  }
  return text(value, 0)
}
