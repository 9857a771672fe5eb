/** The HTML of tensors: well-formed, escaped, a table of even rows with what it shows. */
import { afterEach, describe, expect, it } from 'vitest'
import { bool, type DType, float32, float64, int64 } from '../../src/dtypes.ts'
import { escapeHtml, tensorHtml } from '../../src/tensor/html.ts'
import { formatTensor, type Printable, type Suffix, set_printoptions } from '../../src/tensor/printing.ts'
import { type Given, load, printable } from './fixture.ts'

afterEach(() => set_printoptions({ profile: 'default' }))

interface Element {
  tag: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

const allowed: Record<string, string[]> = {
  table: ['caption', 'thead', 'tbody'],
  thead: ['tr'],
  tbody: ['tr'],
  tr: ['th', 'td'],
  caption: ['#text'],
  th: ['#text'],
  td: ['#text'],
  pre: ['#text'],
}
const attributesOf: Record<string, string[]> = { th: ['scope', 'aria-label'], td: ['colspan', 'aria-label'] }

/** Reads markup strictly: every tag closed in order, each only where HTML lets it stand, text without a bare special character. */
function parse(html: string): Element {
  const root: Element = { tag: '', attributes: {}, children: [] }
  const stack = [root]
  const token = /<(\/?)([a-z]+)((?: [a-z-]+="[^"<>&]*")*)>|([^<>&"']|&(?:amp|lt|gt|quot|#39);)+/gy
  let at = 0
  while (at < html.length) {
    token.lastIndex = at
    const m = token.exec(html)
    if (m === null) throw new Error(`malformed at ${html.slice(at, at + 30)}`)
    at = token.lastIndex
    const top = stack[stack.length - 1]!
    const [text, close, tag, attributes] = m
    const mayHold = (child: string) => {
      if (top !== root && !allowed[top.tag]!.includes(child)) throw new Error(`<${top.tag}> must not hold ${child}`)
    }
    if (tag === undefined) {
      mayHold('#text')
      top.children.push(text)
    } else if (close) {
      if (top.tag !== tag) throw new Error(`</${tag}> closes <${top.tag}>`)
      stack.pop()
    } else {
      if (!(tag in allowed)) throw new Error(`unknown <${tag}>`)
      mayHold(tag)
      const element: Element = { tag, attributes: {}, children: [] }
      for (const [, name, value] of attributes!.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
        if (!attributesOf[tag]?.includes(name!)) throw new Error(`<${tag}> has no ${name}`)
        element.attributes[name!] = value!
      }
      top.children.push(element)
      stack.push(element)
    }
  }
  if (stack.length !== 1 || root.children.length !== 1) throw new Error('not one closed element')
  return root.children[0] as Element
}

const unescape = (s: string): string =>
  s.replace(/&(amp|lt|gt|quot|#39);/g, (_, n: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[n]!)
const textOf = (e: Element | string): string => (typeof e === 'string' ? unescape(e) : e.children.map(textOf).join(''))
const find = (e: Element, tag: string): Element[] =>
  e.children.flatMap((c) => (typeof c === 'string' ? [] : c.tag === tag ? [c, ...find(c, tag)] : find(c, tag)))
const widthOf = (row: Element): number => (row.children as Element[]).reduce((n, c) => n + Number(c.attributes.colspan ?? 1), 0)

/** Rows of cell texts, and the caption. */
function table(p: Printable, suffix?: Suffix): { caption: string; rows: string[][] } {
  const t = parse(tensorHtml(p, suffix))
  expect(t.tag).toBe('table')
  const rows = find(t, 'tr')
  expect(new Set(rows.map(widthOf)).size, 'rows of one width').toBe(1)
  expect((t.children[0] as Element).tag).toBe('caption')
  for (const th of find(t, 'th')) expect(['row', 'col']).toContain(th.attributes.scope)
  return { caption: textOf(find(t, 'caption')[0]!), rows: rows.map((r) => r.children.map(textOf)) }
}
const range = (shape: number[], dtype: DType = float32, step = 1): Printable => ({ shape, dtype, at: (i) => i * step })

describe('tensorHtml', () => {
  it('is a table with headers and a caption for a matrix', () => {
    expect(table(range([2, 3], float32, 0.5))).toEqual({
      caption: 'tensor of shape (2, 3), torch.float32',
      rows: [
        ['', '0', '1', '2'],
        ['0', '0.0000', '0.5000', '1.0000'],
        ['1', '1.5000', '2.0000', '2.5000'],
      ],
    })
  })
  it('has one row for a vector and one cell for a number', () => {
    expect(table({ shape: [2], dtype: bool, at: (i) => i === 1 }).rows).toEqual([
      ['0', '1'],
      ['False', 'True'],
    ])
    expect(table({ shape: [], dtype: float64, at: () => 2.5 }, { requires_grad: true })).toEqual({
      caption: 'tensor of shape (), torch.float64, requires_grad=True',
      rows: [['2.5000']],
    })
  })
  it('leaves out rows and columns beyond the threshold', () => {
    const { rows } = table(range([100, 100], int64))
    expect(rows).toHaveLength(1 + 7)
    expect(rows[0]).toEqual(['', '0', '1', '2', '…', '97', '98', '99'])
    expect(rows[3]).toEqual(['2', '200', '201', '202', '…', '297', '298', '299'])
    expect(rows[4]).toEqual(['…', ''])
    expect(table(range([2, 1000])).rows[1]).toHaveLength(8)
    expect(table(range([1000, 2])).rows).toHaveLength(8)
    expect(table(range([1001])).rows[1]).toEqual(['0.', '1.', '2.', '…', '998.', '999.', '1000.'].map((s) => s.trim()))
  })
  it('is the printed text for the rest', () => {
    for (const p of [range([2, 2, 2]), range([0]), range([3, 0])]) {
      const e = parse(tensorHtml(p, { grad_fn: 'MulBackward0' }))
      expect(e.tag).toBe('pre')
      expect(textOf(e)).toBe(formatTensor(p, { grad_fn: 'MulBackward0' }))
    }
  })
  it('escapes everything that it did not write itself', () => {
    const nasty = { name: '<b>&"\'', grad_fn: 'A<script>', tangent: '</caption>' }
    expect(table(range([1]), nasty).caption).toBe('<b>&"\' of shape (1,), torch.float32, grad_fn=<A<script>>, tangent=</caption>')
    expect(textOf(parse(tensorHtml(range([1, 1, 1]), nasty)))).toContain('<b>&"\'(')
    expect(escapeHtml('<a href="x">\'&')).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;')
  })
  it('is valid for every tensor of the fixture, under its options', () => {
    for (const r of load('torch') as (Given & Suffix & { options?: Parameters<typeof set_printoptions>[0] })[]) {
      set_printoptions({ profile: 'default' })
      set_printoptions(r.options)
      const e = parse(tensorHtml(printable(r), r))
      if (e.tag === 'table') expect(new Set(find(e, 'tr').map(widthOf)).size, JSON.stringify(r.shape)).toBe(1)
    }
  })
})

describe('the reader of these tests', () => {
  it.each([
    '<table>',
    '<td>a</td></td>',
    '<pre>a & b</pre>',
    '<pre>"</pre>',
    '<table><tr></tr></table>',
    '<pre onclick="x"></pre>',
    '<pre></pre><pre></pre>',
    '<b></b>',
  ])('refuses %s', (html) => expect(() => parse(html)).toThrow())
})
