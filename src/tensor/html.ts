/**
 * A tensor as HTML, for notebooks: a table with its shape and dtype in the caption up to two dimensions, the printed text beyond.
 * Plain markup without style, script or identifiers; the text form is in `printing.ts`.
 */
import { type DType, float32 } from '../dtypes.ts'
import { numelOf } from '../shape/shape.ts'
import { formatOf, formatTensor, get_printoptions, type Printable, type Suffix, shownIndices, tupleText } from './printing.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => entities[c]!)
}

const omitted = '<td aria-label="omitted">…</td>'

/**
 * The HTML of a tensor. Rows and columns beyond the print options' threshold are left out, as in the text; a header cell holds the
 * index of its row or column.
 */
export function tensorHtml(p: Printable, suffix: Suffix = {}, defaultDtype: DType = float32): string {
  const { shape } = p
  if (shape.length > 2 || numelOf(shape) === 0) return `<pre>${escapeHtml(formatTensor(p, suffix, defaultDtype))}</pre>`
  const { threshold, edgeitems } = get_printoptions()
  const summarize = numelOf(shape) > threshold
  const format = formatOf(p)
  const [rows, columns] = shape.length === 2 ? (shape as [number, number]) : [1, shape[0] ?? 1]
  const across = shownIndices(columns, summarize, edgeitems)
  const down = shownIndices(rows, summarize && shape.length === 2, edgeitems)
  const withGap = (cells: string[], before: number, n: number, gap: string): string[] => {
    if (before < n) cells.splice(before, 0, gap)
    return cells
  }
  const line = (cells: string[]): string => `<tr>${cells.join('')}</tr>`
  const header = (scope: 'row' | 'col', i: number): string => `<th scope="${scope}">${i}</th>`
  const dataRow = (r: number): string => {
    const texts = across.indices.map((c) => format.text(p.at(r * columns + c)).trim())
    const cells = withGap(
      texts.map((s) => `<td>${escapeHtml(s)}</td>`),
      across.before,
      columns,
      omitted,
    )
    return line(shape.length === 2 ? [header('row', r), ...cells] : cells)
  }
  const details = [`${suffix.name ?? 'tensor'} of shape ${tupleText(shape)}`, String(p.dtype)]
  if (suffix.grad_fn) details.push(`grad_fn=<${suffix.grad_fn}>`)
  else if (suffix.requires_grad) details.push('requires_grad=True')
  if (suffix.tangent) details.push(`tangent=${suffix.tangent}`)
  const columnHeaders = withGap(
    across.indices.map((c) => header('col', c)),
    across.before,
    columns,
    omitted,
  )
  const head = shape.length === 0 ? '' : `<thead>${line(shape.length === 2 ? ['<td></td>', ...columnHeaders] : columnHeaders)}</thead>`
  const gapRow = line([`<th scope="row" aria-label="omitted">…</th><td colspan="${columnHeaders.length}"></td>`])
  const body = withGap(down.indices.map(dataRow), down.before, rows, gapRow)
  return `<table><caption>${escapeHtml(details.join(', '))}</caption>${head}<tbody>${body.join('')}</tbody></table>`
}
