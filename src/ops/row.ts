/** What a row of the tables holds: a pointwise operation as an expression over scalars, with its gradients. Knows nothing of tensors. */
import type { Compiled } from '../backend/wasm/module.ts'
import { dictionary } from '../dictionary.ts'
import { derivative } from '../ir/differentiate.ts'
import { constant, type Expr, load, mul } from '../ir/expr.ts'
import { simplify } from '../ir/simplify.ts'
import { operands, visitAll, withOperands } from '../ir/walk.ts'
import { lazily } from '../lazily.ts'
import { Tree } from '../tree.ts'

/** A scalar inside an operation. */
export type X = Expr

/**
 * The gradient of one operand from the gradient `g` of the result, the result `y` and the operands; what it mentions is what is
 * saved. `null`: no gradient flows there. A text: there is no derivative, and the backward pass throws that.
 */
export type GradRule = ((g: X, y: X, ...x: X[]) => X) | string | null

/** The dtype of a result: the promoted one; the promoted one, integers becoming the default float; or bool. */
export type ResultRule = 'same' | 'float' | 'bool'

/**
 * What PyTorch refuses, by the kind of the promoted dtype (`half`: 16-bit floats, `wide`: the others): the name of its kernel, for
 * `"name" not implemented for 'Bool'`, or the whole message where it has spaces.
 */
export type Refusals = Readonly<Partial<Record<'bool' | 'integer' | 'half' | 'wide', string>>>
export const floatsOnly = (kernel: string): Refusals => ({ bool: kernel, integer: kernel })
export const numbersOnly = (kernel: string): Refusals => ({ bool: kernel })
export const wideOnly = (kernel: string): Refusals => ({ half: kernel })
export const integersOnly = (kernel: string): Refusals => ({ half: kernel, wide: kernel })

export interface PointwiseRow {
  /** The name, in errors too. */
  name: string
  /** PyTorch's name of the gradient function. */
  node: string
  /**
   * Its operands by PyTorch's names. `*exponent`: a number, to which no gradient flows. `#alpha`: a number that takes no part in type
   * promotion either; at the end it may be left out, and stands for 1. `?mask`: a condition, read as bool.
   */
  operands: readonly string[]
  result: ResultRule
  /** The value from the operands, all of one type. */
  body: (...x: X[]) => X
  /** One rule per operand; where there is none, the symbolic derivative serves. */
  grads?: readonly (GradRule | undefined)[]
  refuses?: Refusals
  /** Instructions per element relative to an addition, to decide on threads. */
  cost?: number
  /** A number beside 16-bit floats keeps its precision, as in PyTorch's products and quotients; elsewhere it is rounded to their dtype first. */
  precise?: boolean
  /** Its gradients choose among elements of the gradient, and so depend on no operand themselves. */
  chooses?: boolean
  /** How the result lies in memory, where it is not as that of one operand or of operands side by side, numbers counting among these. */
  layout?: ResultLayout
}
/**
 * `alone`: numbers do not count; `like`: as if made by `empty_like` of the first operand. The difference shows only where operands have
 * gaps or dimensions of size 1.
 */
export type ResultLayout = 'alone' | 'like'

export const OPERAND = 0
export const NUMBER = 1
export const PARAMETER = 2
export const CONDITION = 3
const SIGILS: Record<string, number> = { '*': NUMBER, '#': PARAMETER, '?': CONDITION }

/** A kernel for one layout, and which arguments it takes as buffers and as parameters. */
export interface Plan {
  compiled: Compiled
  used: readonly number[]
  params: readonly number[]
  /** Where an operand repeats, and there are two axes: each buffer's bytes per element (0 where it repeats), the result's last. */
  outer: readonly number[] | null
}

/** A pointwise operation ready to be applied; its gradients are operations of the same kind, made when first needed. */
export class Pointwise {
  readonly name: string
  readonly node: string
  readonly result: ResultRule
  readonly cost: number
  readonly body: (...x: X[]) => X
  /** The names of the operands, and what kind each is. */
  readonly operands: readonly string[]
  readonly kinds: readonly number[]
  readonly refuses: Refusals | null
  readonly precise: boolean
  readonly layout: ResultLayout | null
  /** Kernels for tensors of one dtype in plain order. */
  readonly plans = new Map<number, Plan>()
  /** The stores of kernels by the dtypes of the operands, and the kernels for every other layout. */
  readonly stores = new Map<number, unknown>()
  readonly kernels = new Tree<Compiled>()
  /** What a recorded call saves, by the operands that want gradients. */
  readonly saves = new Map<number, boolean[]>()
  readonly #grads: readonly (GradRule | undefined)[]
  readonly #chooses: boolean
  readonly #derived: (GradOp | null | undefined)[] = []

  constructor(row: PointwiseRow) {
    this.name = row.name
    this.node = row.node
    this.result = row.result
    this.cost = row.cost ?? 1
    this.body = row.body
    this.kinds = row.operands.map((o) => SIGILS[o[0]!] ?? OPERAND)
    this.operands = row.operands.map((o) => o.replace(/^[*#?]/, ''))
    this.refuses = row.refuses ?? null
    this.precise = row.precise ?? false
    this.layout = row.layout ?? null
    this.#grads = row.grads ?? []
    this.#chooses = row.chooses ?? false
  }

  /** Whether a gradient may flow to operand `i`. */
  flows(i: number): boolean {
    return this.#grads[i] !== null
  }

  /** Why operand `i` has no derivative, where the backward pass must say so. */
  missing(i: number): string | null {
    const rule = this.#grads[i]
    return typeof rule === 'string' ? rule : null
  }

  /** The operation that gives the gradient of operand `i`: its operands are those of this one (`n` of them), then the result, then the gradient. */
  gradient(i: number, n: number): GradOp | null {
    const at = i * 8 + n
    const have = this.#derived[at]
    if (have !== undefined) return have
    // Where an answer is written over what was asked, no gradient passes.
    const rule = this.result === 'bool' ? zero : this.#grads[i]
    if (this.kinds[i] !== OPERAND || rule === null || typeof rule === 'string') return (this.#derived[at] = null)
    const body = (...x: X[]): X => {
      const own = x.slice(0, n)
      const [y, g] = x.slice(n) as [X, X]
      if (rule) return rule(g, y, ...own)
      const d = derivative(this.body(...own), i, y)
      // A slope of 0 stops even an infinite gradient.
      return d.k === 'const' && Number(d.v) === 0
        ? zero(g)
        : simplify(d.k === 'binary' && d.op === 'div' && isOne(d.a) ? { ...d, a: g } : mul(g, d))
    }
    const sigil = (k: number): string => Object.keys(SIGILS).find((s) => SIGILS[s] === this.kinds[k]) ?? ''
    const names = [...this.operands.slice(0, n).map((o, k) => sigil(k) + o), 'result', 'grad']
    const grads = this.#chooses ? names.map((_, k) => (k < names.length - 1 ? null : undefined)) : []
    const made = new GradOp(
      {
        name: `${this.name}_backward`,
        node: slopeNode(this.node, i),
        operands: names,
        result: 'same',
        body,
        cost: this.cost,
        precise: true,
        grads,
        chooses: this.#chooses,
      },
      n,
    )
    return (this.#derived[at] = made)
  }
}
/** Functions whose gradient is a function of its own in PyTorch. */
const OWN = new Set(
  'Sigmoid Tanh Gelu Elu Glu Hardshrink Hardswish Hardtanh LeakyRelu LogSigmoid PreluKernel Softplus Softshrink Threshold MseLoss SmoothL1Loss HuberLoss SoftMarginLoss BinaryCrossEntropy'.split(
    ' ',
  ),
)
/** What the gradient of others ends with, by operand, where that is no product. */
const ENDS: Record<string, readonly string[]> = {
  ...Object.fromEntries('Atan Atanh Log Log10 Log1P Log2 Sqrt Div'.split(' ').map((name) => [name, ['Div']])),
  ...Object.fromEntries('Hypot Logaddexp Logaddexp2'.split(' ').map((name) => [name, ['Div', 'Div']])),
  ...Object.fromEntries('Xlogy SpecialXlog1Py'.split(' ').map((name) => [name, ['MaskedFill', 'Div']])),
  Sub: ['', 'Neg'],
  Rsub: ['Neg'],
  Logit: ['Where'],
  Sinc: ['Where'],
  Relu: ['ThresholdBackward'],
  Celu: ['EluBackward'],
}
/** PyTorch's name of the gradient function of a gradient: where it composes that of other operations, the name of the last. */
function slopeNode(node: string, i: number): string {
  const name = node.replace(/(Backward)*\d*$/, '')
  return OWN.has(name) ? `${name}BackwardBackward0` : `${ENDS[name]?.[i] || 'Mul'}Backward0`
}
const isOne = (e: Expr): boolean => e.k === 'const' && e.v === 1

/** A gradient of a pointwise operation, with what it mentions. */
export class GradOp extends Pointwise {
  /** For each operand (those of the operation, its result, the gradient) whether the formula mentions it. */
  readonly mentions: readonly boolean[]
  /** The gradient passes unchanged. */
  readonly isIdentity: boolean
  constructor(row: PointwiseRow, n: number) {
    super(row)
    const loads = this.kinds.map((kind, i) => load(kind === CONDITION ? 'bool' : 'f32', i))
    const e = this.body(...loads)
    const seen = loadsOf(e)
    this.mentions = loads.map((_, i) => seen.has(i))
    this.isIdentity = e.k === 'load' && e.buffer === n + 1
  }
}

/** The buffers that an expression reads. */
export function loadsOf(e: Expr): Set<number> {
  const seen = new Set<number>()
  visitAll(e, (x) => {
    if (x.k === 'load') seen.add(x.buffer)
  })
  return seen
}

/** The same expression with every load of buffer `b` reading `map[b]` instead. */
export function renumber(e: Expr, map: readonly number[], done = new Map<Expr, Expr>()): Expr {
  const have = done.get(e)
  if (have) return have
  const args = operands(e).map((x) => renumber(x, map, done))
  const moved: Expr = e.k === 'load' ? { ...e, buffer: map[e.buffer]! } : e
  const out = withOperands(moved, args)
  done.set(e, out)
  return out
}

export const zero = (like: Expr): Expr => constant(like.ty, 0)
export const one = (like: Expr): Expr => constant(like.ty, 1)

/** A row as the tables write it: what can be told from its name and its first signature is left out. */
export interface Definition extends Partial<Omit<PointwiseRow, 'name' | 'body'>> {
  /** For the editor's hover. */
  doc: string
  body: PointwiseRow['body']
  /** As PyTorch calls it; operands are told from the first. */
  signatures?: readonly string[]
  /** PyTorch's gradient functions where the second operand, or the first, is a number, if they are others. */
  numberNodes?: readonly [second: string, first?: string]
  /** Whether `name_` exists as a method, and as a function too. */
  inplace?: 'both' | 'method' | 'none'
  /** What `name_` does to gradients, where that differs. */
  inplaceRow?: Partial<PointwiseRow>
}

/** The operations behind a row. */
interface Operations {
  op: Pointwise
  /** With a number as second, or as first operand. */
  numberSecond: Pointwise
  numberFirst: Pointwise
  inplaceOp: Pointwise
}

/** A row of a table: how it is called, and the operations behind it, which are made when they are first asked for. */
export interface Row {
  doc: string
  signatures: readonly string[]
  inplace: 'both' | 'method' | 'none'
  operations: () => Operations
  readonly op: Pointwise
}
const rowOf = (name: string, { doc, signatures = ['(Tensor self)'], inplace = 'both', ...rest }: Definition): Row => ({
  doc,
  signatures,
  inplace,
  operations: lazily(() => operationsOf(name, signatures[0]!, rest)),
  get op() {
    return this.operations().op
  },
})

const nodeName = (name: string): string =>
  `${name
    .split('_')
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join('')}Backward0`
const operandsOf = (signature: string): string[] =>
  [...signature.matchAll(/(\w+)\?? (\w+)/g)].map(([, type, name]) => (type === 'Tensor' || type === 'Operand' ? name! : `#${name}`))

function operationsOf(name: string, signature: string, { numberNodes, inplaceRow, ...rest }: Omit<Definition, 'doc'>): Operations {
  const row: PointwiseRow = { node: nodeName(name), operands: operandsOf(signature), result: 'same', name, ...rest }
  const op = new Pointwise(row)
  /** The same with operand `i` a number. */
  const numbered = (i: number, node: string | undefined): Pointwise =>
    node === undefined ? op : new Pointwise({ ...row, node, operands: row.operands.map((o, k) => (k === i ? `*${o}` : o)) })
  return {
    op,
    numberSecond: numbered(1, numberNodes?.[0]),
    numberFirst: numbered(0, numberNodes?.[1]),
    inplaceOp: inplaceRow ? new Pointwise({ ...row, ...inplaceRow }) : op,
  }
}

export function define<K extends string>(definitions: Record<K, Definition>): Record<K, Row> {
  return dictionary(Object.entries<Definition>(definitions).map(([name, d]) => [name, rowOf(name, d)])) as Record<K, Row>
}

type More = Omit<Partial<Definition>, 'doc' | 'result' | 'body' | 'grads'>
/** An operation of one tensor. */
export const unary = (doc: string, result: ResultRule, body: (x: X) => X, grad?: (g: X, y: X, x: X) => X, more: More = {}): Definition => ({
  doc,
  result,
  body: body as Definition['body'],
  cost: 8,
  ...(grad ? { grads: [grad as GradRule] } : {}),
  ...more,
})

/** How operations of two operands are called: two tensors; a number may stand for the second; or for either; or for both. */
export const TENSORS = ['(Tensor self, Tensor other)']
export const SECOND = [...TENSORS, '(Tensor self, Scalar other)']
export const EITHER = [...SECOND, '(Scalar self, Tensor other)']
export const NUMBERS = ['(Operand self, Operand other)']
/** An operation of two operands. */
export const binary = (
  doc: string,
  signatures: readonly string[],
  result: ResultRule,
  body: (a: X, b: X, ...more: X[]) => X,
  grads?: readonly (GradRule | undefined)[],
  more: More = {},
): Definition => ({
  doc,
  signatures,
  result,
  body: body as Definition['body'],
  inplace: 'method',
  ...(grads ? { grads } : {}),
  ...more,
})

export const isFloat = (x: X): boolean => x.ty === 'f32' || x.ty === 'f64'
/** A constant of the type of `like`. */
export const k = (like: X, v: number): X => constant(like.ty, v)
