/**
 * `torch.expr`: Python's operators as text, with tensors and numbers in the holes of a template: torch.expr`2*${x} + 3`.
 * Grammar and precedence are Python's: comparisons, | ^ &, << >>, + -, * / // % @, unary - + ~, **, calls and parentheses.
 */
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { describe } from './schema.ts'

type Value = Tensor | number | bigint | boolean | string | null | Value[]
type Token = { k: 'num'; v: number | bigint } | { k: 'name' | 'op' | 'str'; v: string } | { k: 'hole'; v: unknown } | { k: 'end' }

const OPERATORS = [
  '**',
  '//',
  '<<',
  '>>',
  '<=',
  '>=',
  '==',
  '!=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '@',
  '(',
  ')',
  ',',
  '<',
  '>',
  '~',
  '&',
  '|',
  '^',
  '=',
  '.',
  '[',
  ']',
]
const fail = (why: string): never => {
  throw new RuntimeError(`expr: ${why}`)
}

function tokens(parts: readonly string[], holes: readonly unknown[]): Token[] {
  const out: Token[] = []
  parts.forEach((text, p) => {
    let i = 0
    while (i < text.length) {
      const rest = text.slice(i)
      const space = /^\s+/.exec(rest)
      if (space) {
        i += space[0].length
        continue
      }
      const number = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i.exec(rest)
      const name = /^[A-Za-z_]\w*/.exec(rest)
      const string = /^'([^']*)'|^"([^"]*)"/.exec(rest)
      const operator = OPERATORS.find((o) => rest.startsWith(o))
      if (number) out.push({ k: 'num', v: Number(number[0]) })
      else if (name) out.push({ k: 'name', v: name[0] })
      else if (string) out.push({ k: 'str', v: string[1] ?? string[2] ?? '' })
      else if (operator) out.push({ k: 'op', v: operator })
      else fail(`'${rest[0]}' cannot be read in '${parts.join('…')}'`)
      i += (number ?? name ?? string)?.[0].length ?? operator!.length
    }
    if (p < holes.length) out.push({ k: 'hole', v: holes[p] })
  })
  out.push({ k: 'end' })
  return out
}

/** Binary operators, the loosest first; all of them group to the left. `r` is the name for a number on the left. */
const LEVELS: Record<string, string>[] = [
  { '<': 'lt', '>': 'gt', '<=': 'le', '>=': 'ge', '==': 'eq', '!=': 'ne' },
  { '|': 'bitwise_or' },
  { '^': 'bitwise_xor' },
  { '&': 'bitwise_and' },
  { '<<': 'bitwise_left_shift', '>>': 'bitwise_right_shift' },
  { '+': 'add', '-': 'sub' },
  { '*': 'mul', '/': 'div', '//': 'floor_divide', '%': 'remainder', '@': 'matmul' },
]
const PLAIN: Record<string, (a: number, b: number) => number | boolean> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  floor_divide: (a, b) => Math.floor(a / b),
  remainder: (a, b) => a - b * Math.floor(a / b),
  pow: (a, b) => a ** b,
  lt: (a, b) => a < b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
  ge: (a, b) => a >= b,
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  bitwise_or: (a, b) => a | b,
  bitwise_xor: (a, b) => a ^ b,
  bitwise_and: (a, b) => a & b,
  bitwise_left_shift: (a, b) => a * 2 ** b,
  bitwise_right_shift: (a, b) => Math.floor(a / 2 ** b),
}
const SWAPPED: Record<string, string> = { lt: 'gt', gt: 'lt', le: 'ge', ge: 'le', eq: 'eq', ne: 'ne' }

type Functions = Record<string, ((...args: unknown[]) => unknown) | undefined>

class Parser {
  #at = 0
  readonly #tokens: Token[]
  readonly #torch: Functions
  constructor(tokens: Token[], torch: Functions) {
    this.#tokens = tokens
    this.#torch = torch
  }
  #peek(): Token {
    return this.#tokens[this.#at]!
  }
  #is(op: string): boolean {
    const t = this.#peek()
    return t.k === 'op' && t.v === op
  }
  #take(op: string): boolean {
    if (!this.#is(op)) return false
    this.#at++
    return true
  }
  #expect(op: string): void {
    if (!this.#take(op)) fail(`'${op}' expected`)
  }

  whole(): Value {
    const v = this.#level(0)
    if (this.#peek().k !== 'end') fail('more follows the expression')
    return v
  }
  #level(n: number): Value {
    if (n === LEVELS.length) return this.#unary()
    let left = this.#level(n + 1)
    for (;;) {
      const t = this.#peek()
      const name = t.k === 'op' ? LEVELS[n]![t.v] : undefined
      if (!name) return left
      this.#at++
      left = this.#binary(name, left, this.#level(n + 1))
    }
  }
  #unary(): Value {
    if (this.#take('-')) {
      const v = this.#unary()
      return v instanceof Tensor ? v.neg() : this.#binary('mul', v, -1)
    }
    if (this.#take('+')) return this.#unary()
    if (this.#take('~')) {
      const v = this.#unary()
      return v instanceof Tensor ? v.bitwise_not() : fail("'~' wants a tensor")
    }
    return this.#power()
  }
  /** Binds tighter than a sign on its left, looser than one on its right, and groups to the right. */
  #power(): Value {
    const base = this.#postfix()
    return this.#take('**') ? this.#binary('pow', base, this.#unary()) : base
  }
  #postfix(): Value {
    let v = this.#atom()
    while (this.#take('.')) {
      const t = this.#peek()
      if (t.k !== 'name') fail("a name expected after '.'")
      this.#at++
      const name = (t as { v: string }).v
      const o = v as unknown as Record<string, unknown>
      if (!(v instanceof Tensor) || !(name in v)) throw new TorchTypeError(`expr: ${describe(v)} has no attribute '${name}'`)
      v = (this.#take('(') ? (o[name] as (...a: unknown[]) => Value).call(v, ...this.#arguments()) : o[name]) as Value
    }
    return v
  }
  #atom(): Value {
    const t = this.#peek()
    this.#at++
    if (t.k === 'num' || t.k === 'str') return t.v
    if (t.k === 'hole') return t.v as Value
    if (t.k === 'name') {
      if (t.v === 'True' || t.v === 'False') return t.v === 'True'
      if (t.v === 'None') return null
      if (t.v === 'inf') return Number.POSITIVE_INFINITY
      if (t.v === 'nan') return Number.NaN
      if (t.v === 'pi') return Math.PI
      if (!this.#take('(')) return fail(`the name '${t.v}' stands alone: put values in as \${${t.v}}`)
      const f = this.#torch[t.v]
      if (typeof f !== 'function') return fail(`there is no function torch.${t.v}`)
      return f(...this.#arguments()) as Value
    }
    if (t.k === 'op' && t.v === '(') {
      const v = this.#level(0)
      this.#expect(')')
      return v
    }
    if (t.k === 'op' && t.v === '[') return this.#list(']')
    return fail(t.k === 'end' ? 'the expression ends too early' : `'${String((t as { v: unknown }).v)}' is out of place`)
  }
  #list(close: string): Value[] {
    const out: Value[] = []
    while (!this.#take(close)) {
      out.push(this.#level(0))
      if (!this.#is(close)) this.#expect(',')
    }
    return out
  }
  #arguments(): unknown[] {
    const out: unknown[] = []
    const named: Record<string, unknown> = {}
    while (!this.#take(')')) {
      const t = this.#peek()
      const next = this.#tokens[this.#at + 1]
      if (t.k === 'name' && next?.k === 'op' && next.v === '=') {
        this.#at += 2
        named[t.v] = this.#level(0)
      } else out.push(this.#level(0))
      if (!this.#is(')')) this.#expect(',')
    }
    return Object.keys(named).length ? [...out, named] : out
  }
  #binary(name: string, a: Value, b: Value): Value {
    if (a instanceof Tensor) return (a as unknown as Functions)[name]!.call(a, b) as Tensor
    if (b instanceof Tensor) {
      const swapped = SWAPPED[name]
      if (swapped) return (b as unknown as Functions)[swapped]!.call(b, a) as Tensor
      if (name === 'sub') return b.rsub(a as number)
      return this.#torch[name]!(a, b) as Tensor
    }
    const plain = PLAIN[name]
    if (!plain || ![a, b].every((x) => typeof x === 'number' || typeof x === 'bigint' || typeof x === 'boolean'))
      throw new TorchTypeError(`expr: unsupported operand type(s) for ${name}: '${describe(a)}' and '${describe(b)}'`)
    return plain(Number(a), Number(b))
  }
}

/** The value of an expression in Python's notation; `torch` holds the functions that it may call. */
export const expression =
  (torch: Functions) =>
  (parts: TemplateStringsArray, ...holes: unknown[]): Tensor => {
    if (!Array.isArray(parts) || !parts.every((p) => typeof p === 'string'))
      throw new TorchTypeError(`torch.expr is written before a template, torch.expr\`a + b\`, and was called with ${describe(parts)}`)
    return new Parser(tokens(parts, holes), torch).whole() as Tensor
  }
