/**
 * The printed form of an n-d array as numpy shows it (numpy/_core/arrayprint.py): today's, and numpy 1.13's that the 0.2-era
 * interface needs. A pure function of shape, dtype and elements; PyTorch's own form is in `printing.ts`.
 */
import { numelOf } from '../shape/shape.ts'
import {
  type BinaryFormat,
  binary16,
  binary32,
  binary64,
  formatFixed,
  formatScientific,
  positionalText,
  pyRepr,
  shortestDigits,
} from './decimal.ts'
import { shownIndices, tupleText } from './printing.ts'

export interface NumpyPrintable {
  readonly shape: readonly number[]
  /** numpy's name: 'float32', 'int64', 'bool' … */
  readonly dtype: string
  /** Element i in row-major order. */
  at(flatIndex: number): number | bigint | boolean
}

/** numpy's print options, with its defaults. */
export interface NumpyOptions {
  precision: number
  threshold: number
  edgeitems: number
  linewidth: number
  /** Never scientific for small numbers. */
  suppress: boolean
  /** As numpy 1.13 printed: room for a sign, eight digits in scientific form. */
  legacy: boolean
}
const defaults: NumpyOptions = { precision: 8, threshold: 1000, edgeitems: 3, linewidth: 75, suppress: false, legacy: false }

interface FloatKind {
  format: BinaryFormat
  /** From here on today's numpy prints in scientific form (10 to the digits that the type carries, at most 1e8). */
  large: number
  /** Numbers below this do too: 0.0001 rounded to the type. */
  small: number
  /** The quotient max / min, rounded to the type, exceeds 1000 when the exact one exceeds this. */
  ratio: number
}
const floatKinds: Record<string, FloatKind> = {
  // Half the distance to the next value above 1000, where the tie goes down to 1000.
  float16: { format: binary16, large: 1e3, small: 1678 * 2 ** -24, ratio: 1000.25 },
  float32: { format: binary32, large: 1e6, small: Math.fround(1e-4), ratio: 1000 + 2 ** -15 },
  float64: { format: binary64, large: 1e8, small: 1e-4, ratio: 1000 },
}

type Value = number | bigint | boolean

function trimZeros(text: string): string {
  return text.replace(/0+$/, '')
}

/** The three parts of a number in scientific form, sign with the first; with a point even where no digit follows. */
function scientificParts(x: number, precision: number): [whole: string, fraction: string, exponent: string] {
  const [mantissa, exponent] = formatScientific(x, precision).split('e') as [string, string]
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?]
  return [whole, fraction, exponent]
}

/** At most `precision` digits after the point, and no more than tell the number from its neighbours. */
function positionalParts(x: number, precision: number, format: BinaryFormat): [whole: string, fraction: string] {
  const shortest = shortestDigits(x, format)
  const fractionDigits = Math.max(0, shortest.digits.length - 1 - shortest.exponent)
  // The whole part is never shortened: 65504 of float16, not the 65500 that would identify it.
  const coarse = shortest.digits.length <= shortest.exponent
  const text = coarse || fractionDigits > precision ? formatFixed(Math.abs(x), coarse ? 0 : precision) : positionalText(shortest)
  const [whole, fraction = ''] = text.split('.') as [string, string?]
  return [(x < 0 || Object.is(x, -0) ? '-' : '') + whole, trimZeros(fraction)]
}

function floatText(values: readonly number[], kind: FloatKind, o: NumpyOptions): (x: number) => string {
  const finite = values.filter(Number.isFinite)
  let max = 0
  let min = Infinity
  for (const v of finite) {
    if (v === 0) continue
    max = Math.max(max, Math.abs(v))
    min = Math.min(min, Math.abs(v))
  }
  const large = o.legacy ? 1e8 : kind.large
  const scientific = max > 0 && (max >= large || (!o.suppress && (min < kind.small || max / min > kind.ratio)))
  let left = 0
  let right = 0
  let text: (x: number) => string
  if (scientific) {
    const parts = finite.map((x) => {
      // Digits beyond those that identify the number show only where another number needs them.
      const needed = o.legacy ? o.precision : Math.min(o.precision, shortestDigits(x, kind.format).digits.length - 1)
      return scientificParts(x, needed)
    })
    const precision = parts.reduce((n, [, f]) => Math.max(n, (o.legacy ? f : trimZeros(f)).length), 0)
    const exponentDigits = parts.reduce((n, [, , e]) => Math.max(n, e.length - 1), 0)
    left = o.legacy ? 3 : parts.reduce((n, [w]) => Math.max(n, w.length), 0)
    right = exponentDigits + 2 + precision
    text = (x) => {
      const [whole, fraction, e] = scientificParts(x, precision)
      return `${whole.padStart(left)}.${fraction}e${e.slice(0, 1)}${e.slice(1).padStart(exponentDigits, '0')}`
    }
  } else {
    for (const x of finite) {
      const [whole, fraction] = positionalParts(x, o.precision, kind.format)
      left = Math.max(left, o.legacy ? whole.replace('-', '').length + 1 : whole.length)
      right = Math.max(right, fraction.length)
    }
    text = (x) => {
      const [whole, fraction] = positionalParts(x, o.precision, kind.format)
      return `${whole.padStart(left)}.${fraction.padEnd(right)}`
    }
  }
  if (finite.length < values.length) {
    const widest = o.legacy || values.includes(-Infinity) ? 4 : 3
    left = Math.max(left, widest - right - 1)
  }
  return (x) => (Number.isFinite(x) ? text(x) : formatFixed(x, 0).padStart(left + right + 1))
}

function elementText(a: NumpyPrintable, values: readonly Value[], o: NumpyOptions): (v: Value) => string {
  if (a.dtype === 'bool') {
    const yes = a.shape.length === 0 ? 'True' : ' True'
    return (v) => (v ? yes : 'False')
  }
  const kind = floatKinds[a.dtype]
  if (kind !== undefined) {
    const text = floatText(values.map(Number), kind, o)
    return (v) => text(Number(v))
  }
  const width = values.reduce<number>((w, v) => Math.max(w, String(v).length), 0)
  return (v) => String(v).padStart(width)
}

/** Rows with their brackets; `indent` is what a further line starts with, `width` the columns that a line may fill. */
function bracketed(a: NumpyPrintable, o: NumpyOptions, summarize: boolean, indent: string, width: number): string {
  const { shape } = a
  const values: Value[] = []
  const collect = (dim: number, base: number): void => {
    if (dim === shape.length) {
      values.push(a.at(base))
      return
    }
    for (const i of shownIndices(shape[dim]!, summarize, o.edgeitems).indices) collect(dim + 1, base * shape[dim]! + i)
  }
  collect(0, 0)
  const text = elementText(a, values, o)

  const row = (base: number, n: number, indent: string, width: number): string => {
    const { indices, before } = shownIndices(n, summarize, o.edgeitems)
    const words = indices.map((i) => text(a.at(base + i)))
    if (before < n) words.splice(before, 0, '...')
    let done = ''
    let line = indent
    words.forEach((word, i) => {
      const last = i === words.length - 1
      // What follows a word must fit as well: a comma, or the bracket; 1.13 did not count the bracket.
      const room = o.legacy && last ? width : width - 1
      const helps = o.legacy || line.length > indent.length
      if (helps && line.length + word.length > room) {
        done += `${line.trimEnd()}\n`
        line = indent
      }
      line += last ? word : `${word}, `
    })
    return `[${(done + line).slice(indent.length)}]`
  }
  const nested = (dim: number, base: number, indent: string, width: number): string => {
    const n = shape[dim]!
    if (dim === shape.length - 1) return row(base * n, n, indent, width)
    const { indices, before } = shownIndices(n, summarize, o.edgeitems)
    const separator = `,${'\n'.repeat(shape.length - dim - 1)}`
    let out = ''
    indices.forEach((i, k) => {
      if (k === before) out += o.legacy ? `${indent}..., \n` : `${indent}...${separator}`
      out += indent + nested(dim + 1, base * n + i, `${indent} `, o.legacy ? width : width - 1)
      if (k < indices.length - 1) out += separator
    })
    return `[${out.slice(indent.length)}]`
  }
  return shape.length === 0 ? text(a.at(0)) : nested(0, 0, indent, width)
}

/** Python's text of the one element of a 0-d array. */
function itemText(v: Value, dtype: string): string {
  if (typeof v === 'boolean') return v ? 'True' : 'False'
  return dtype in floatKinds ? pyRepr(Number(v)) : String(v)
}

/** numpy's `repr(a)`: `array([2., 2.], dtype=float32)`. `edgeitems` is at least 1. */
export function arrayRepr(a: NumpyPrintable, given: Partial<NumpyOptions> = {}): string {
  const o = { ...defaults, ...given }
  const size = numelOf(a.shape)
  const prefix = 'array('
  const summarize = size > o.threshold
  let body = '[]'
  if (size > 0) {
    body =
      o.legacy && a.shape.length === 0
        ? itemText(a.at(0), a.dtype)
        : bracketed(a, o, summarize, ' '.repeat(prefix.length + 1), o.legacy ? o.linewidth : o.linewidth - 1)
  }
  const extras: string[] = []
  if (size === 0 ? a.shape.length !== 1 : summarize && !o.legacy) extras.push(`shape=${tupleText(a.shape)}`)
  const implied = a.dtype === 'int64' || a.dtype === 'float64' || (a.dtype === 'bool' && !o.legacy)
  if (!implied || size === 0) extras.push(`dtype=${a.dtype}`)
  if (extras.length === 0) return `${prefix}${body})`
  const text = `${prefix}${body},`
  const extra = `${extras.join(', ')})`
  const lastLine = text.length - (text.lastIndexOf('\n') + 1)
  const breaks = !o.legacy && lastLine + extra.length + 1 > o.linewidth
  return text + (breaks ? `\n${' '.repeat(prefix.length)}` : ' ') + extra
}
