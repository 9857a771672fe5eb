/** Kernels and expressions as readable text, stable for snapshots: `out[i] = exp(a[i]) * 2.0`. Nothing reads it back. */
import type { BinaryOp, CompareOp, Expr, Kernel, Scalar, Store } from './expr.ts'
import { operands, visitAll } from './walk.ts'

const AXES = 'ijklmn'
const REDUCTION_AXES = 'rstuvw'
const letter = (letters: string, i: number): string => letters[i] ?? `${letters[0]}${i}`

const INFIX: Partial<Record<BinaryOp | CompareOp, [string, number]>> = {
  mul: ['*', 7],
  div: ['/', 7],
  rem: ['%', 7],
  add: ['+', 6],
  sub: ['-', 6],
  shl: ['<<', 5],
  shr: ['>>', 5],
  shru: ['>>>', 5],
  and: ['&', 4],
  xor: ['^', 3],
  or: ['|', 2],
  eq: ['==', 1],
  ne: ['!=', 1],
  lt: ['<', 1],
  le: ['<=', 1],
  gt: ['>', 1],
  ge: ['>=', 1],
}
const SYMMETRIC: ReadonlySet<string> = new Set(['add', 'mul', 'and', 'or', 'xor'])
const STORES: Record<NonNullable<Store['combine']> | 'set', string> = { set: '=', add: '+=', mul: '*=', min: 'min=', max: 'max=' }

/** The shortest decimal that is the number in its type. */
function decimal(ty: Scalar, v: number | bigint | boolean): string {
  if (typeof v !== 'number' || (ty !== 'f32' && ty !== 'f64')) return String(v)
  let s = Object.is(v, -0) ? '-0' : String(v)
  if (ty === 'f32') {
    const x = Math.fround(v)
    for (let digits = 1; digits <= 9; digits++) {
      const shorter = Number(x.toPrecision(digits))
      if (Math.fround(shorter) === x) {
        s = Object.is(x, -0) ? '-0' : String(shorter)
        break
      }
    }
  }
  return /^-?\d+$/.test(s) ? `${s}.0` : s
}

/** Letters for the buffers: those that are only stored to are `out`, the others a, b, c … */
function bufferNames(kernel: Kernel): string[] {
  const read = new Set<number>()
  const seen = new Set<Expr>()
  const note = (e: Expr): void => {
    if (e.k === 'load') read.add(e.buffer)
  }
  for (const s of kernel.stores) for (const e of [s.value, s.index, s.mask]) if (e) visitAll(e, note, seen)
  const written = kernel.buffers.map((_, i) => i).filter((i) => !read.has(i))
  let next = 0
  return kernel.buffers.map((_, i) =>
    read.has(i) ? String.fromCharCode(97 + next++) : written.length === 1 ? 'out' : `out${written.indexOf(i)}`,
  )
}

interface Names {
  axis(i: number): string
  /** The place of a buffer's element, without the brackets' computed part. */
  buffer(i: number): { name: string; at: string }
  reduction: string
}
const plain: Names = {
  axis: (i) => `axis${i}`,
  buffer: (i) => ({ name: String.fromCharCode(97 + i), at: '' }),
  reduction: '',
}
function namesOf(kernel: Kernel): Names {
  const names = bufferNames(kernel)
  const axis = (i: number): string => (i < kernel.axes ? letter(AXES, i) : letter(REDUCTION_AXES, i - kernel.axes))
  return {
    axis,
    buffer: (i) => ({
      name: names[i] ?? `buffer${i}`,
      at: (kernel.buffers[i]?.steps ?? []).flatMap((s, a) => (s === 0 ? [] : [s === 1 ? axis(a) : `${axis(a)}*s`])).join(' + '),
    }),
    reduction: Array.from({ length: kernel.reduce }, (_, i) => axis(kernel.axes + i)).join(' '),
  }
}

/** Writes expressions; what occurs several times gets a name and a line of its own, before its first use. */
class Printer {
  readonly lines: string[] = []
  private readonly names: Names
  private readonly uses = new Map<Expr, number>()
  private readonly named = new Map<Expr, string>()

  constructor(names: Names, roots: readonly Expr[]) {
    this.names = names
    const count = (e: Expr): void => {
      const n = (this.uses.get(e) ?? 0) + 1
      this.uses.set(e, n)
      if (n === 1) for (const a of operands(e)) count(a)
    }
    for (const e of roots) count(e)
  }

  /** @param outer How tightly the surroundings bind: brackets where this binds less. */
  text(e: Expr, outer = 0): string {
    const name = this.named.get(e)
    if (name) return name
    if ((this.uses.get(e) ?? 0) > 1 && operands(e).length > 0 && e.k !== 'load') {
      const line = this.body(e, 0)
      const fresh = `t${this.named.size}`
      this.named.set(e, fresh)
      this.lines.push(`${fresh} = ${line}`)
      return fresh
    }
    return this.body(e, outer)
  }

  element(buffer: number, index: Expr | undefined): string {
    const { name, at } = this.names.buffer(buffer)
    const computed = index ? this.text(index) : ''
    const inside = [at, computed].filter(Boolean).join(' + ')
    return inside ? `${name}[${inside}]` : `${name}[]`
  }

  private body(e: Expr, outer: number): string {
    const list = (...args: Expr[]): string => args.map((a) => this.text(a)).join(', ')
    switch (e.k) {
      case 'const':
        return decimal(e.ty, e.v)
      case 'param':
        return `p${e.i}`
      case 'axis':
        return this.names.axis(e.i)
      case 'load':
        return this.element(e.buffer, e.index)
      case 'unary':
        if (e.op === 'neg') return bracket(`-${this.text(e.a, 9)}`, 8, outer)
        return e.op === 'not' ? `!${this.text(e.a, 9)}` : `${e.op}(${this.text(e.a)})`
      case 'binary':
      case 'compare': {
        const sign = INFIX[e.op]
        if (!sign) return `${e.op}(${list(e.a, e.b)})`
        const [symbol, level] = sign
        const right = SYMMETRIC.has(e.op) && e.b.k === 'binary' && e.b.op !== e.op ? level : level + 1
        return bracket(`${this.text(e.a, e.k === 'compare' ? level + 1 : level)} ${symbol} ${this.text(e.b, right)}`, level, outer)
      }
      case 'select':
        return bracket(`${this.text(e.c, 1)} ? ${this.text(e.a, 1)} : ${this.text(e.b, 1)}`, 0.5, outer)
      case 'cast':
        return `${e.ty}(${this.text(e.a)})`
      case 'bits':
        return `bits.${e.ty}(${this.text(e.a)})`
      case 'round':
        return `round.${e.to}(${this.text(e.a)})`
      case 'call':
        return `${e.fn}(${list(...e.args)})`
      case 'reduce':
        return `${e.op}[${this.names.reduction}](${this.text(e.a)})`
      case 'scan':
        return `scan.${e.op}[${this.names.reduction}](${this.text(e.a)})`
    }
  }
}
const bracket = (s: string, level: number, outer: number): string => (level < outer ? `(${s})` : s)

/**
 * A kernel as one line per store, or an expression; parts that occur several times stand before as `t0 = …`. In an expression
 * by itself buffers are a, b, c … without positions.
 */
export function print(x: Kernel | Expr): string {
  if ('k' in x) {
    const p = new Printer(plain, [x])
    const last = p.text(x)
    return [...p.lines, last].join('\n')
  }
  const names = namesOf(x)
  const p = new Printer(
    names,
    x.stores.flatMap((s) => [s.value, ...(s.index ? [s.index] : []), ...(s.mask ? [s.mask] : [])]),
  )
  for (const s of x.stores) {
    const value = p.text(s.value)
    const place = p.element(s.buffer, s.index)
    const mask = s.mask ? ` if ${p.text(s.mask)}` : ''
    p.lines.push(`${s.inside ? `for ${names.reduction}: ` : ''}${place} ${STORES[s.combine ?? 'set']} ${value}${mask}`)
  }
  return p.lines.join('\n')
}
