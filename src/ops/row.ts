/** What a row of the tables holds: a pointwise operation as an expression over scalars, with its gradients. Knows nothing of tensors. */
import type { Compiled } from '../backend/wasm/module.ts'
import { derivative } from '../ir/differentiate.ts'
import { constant, type Expr, load, mul, type Scalar } from '../ir/expr.ts'
import { operands, withOperands } from '../ir/walk.ts'

/** An operand inside an expression; null where an optional one was not given. */
export type X = Expr
/**
 * The gradient of one operand: `g` is the gradient of the result, `x` the operands, `y` the result. What it mentions is what
 * is saved for the backward pass. `null`: no gradient flows there.
 */
export type GradRule = ((g: X, x: X[], y: X) => X) | null

/** The dtype of a result: the promoted one; the promoted one, integers becoming the default float; or bool. */
export type ResultRule = 'same' | 'float' | 'bool'

export interface PointwiseRow {
  /** The name, in errors too. */
  name: string
  /** PyTorch's name of the gradient function. */
  node: string
  /**
   * Its operands by PyTorch's names. `*alpha`: a number that no gradient flows to; `?mask`: a condition, read as bool and left out of
   * type promotion.
   */
  operands: readonly string[]
  result: ResultRule
  /** The value from the operands, all of one type. */
  body: (x: X[], ty: Scalar) => X
  /** One rule per differentiable operand, where the symbolic derivative is not wanted. */
  grads?: readonly GradRule[]
  /** Instructions per element relative to an addition, to decide on threads. */
  cost?: number
}

/** A pointwise operation ready to be applied; its gradients are operations of the same kind, made when first needed. */
export class Pointwise {
  readonly name: string
  readonly node: string
  readonly result: ResultRule
  readonly cost: number
  readonly body: (x: X[], ty: Scalar) => X
  readonly operands: readonly string[]
  /** Kernels for operands of one dtype in plain order, by `fastKey`. */
  readonly fast = new Map<number, Compiled>()
  /** Kernels for every other layout. */
  readonly cache = new Map<string, Compiled>()
  readonly #grads: readonly GradRule[] | undefined
  readonly #derived: (GradOp | null | undefined)[] = []

  constructor(row: PointwiseRow) {
    this.name = row.name
    this.node = row.node
    this.result = row.result
    this.cost = row.cost ?? 1
    this.body = row.body
    this.operands = row.operands
    this.#grads = row.grads
  }

  differentiable(i: number): boolean {
    const o = this.operands[i]!
    return !o.startsWith('*') && !o.startsWith('?')
  }
  isCondition(i: number): boolean {
    return this.operands[i]!.startsWith('?')
  }

  /** The operation that gives the gradient of operand `i`: its operands are those of this one (`n` of them), then the result, then the gradient. */
  gradient(i: number, n: number): GradOp | null {
    if (this.result === 'bool') return null
    const at = i * 8 + n
    const have = this.#derived[at]
    if (have !== undefined) return have
    const rule = this.#grads?.[i]
    if (rule === null || !this.differentiable(i)) {
      this.#derived[at] = null
      return null
    }
    const body = (x: X[], ty: Scalar): X => {
      const g = x[n + 1]!
      if (rule) return rule(g, x.slice(0, n), x[n]!)
      // Derived by plain loads: an operand may be a number, a conversion, or left out where the derivative does not mention it.
      const loads = Array.from({ length: n }, (_, k) => load(this.isCondition(k) ? 'bool' : ty, k))
      return mul(g, substitute(derivative(this.body(loads, ty), i), x))
    }
    const operands = [...this.operands.slice(0, n), 'result', 'grad']
    const node = this.node.replace(/\d+$/, '')
    const made = new GradOp({ name: `${this.name}_backward`, node: `${node.replace(/(Backward)+$/, 'Backward')}Backward0`, operands, result: 'same', body, cost: this.cost }, n)
    this.#derived[at] = made
    return made
  }
}

/** A gradient of a pointwise operation, with what it mentions. */
export class GradOp extends Pointwise {
  /** For each operand (those of the operation, its result, the gradient) whether the formula mentions it. */
  readonly mentions: readonly boolean[]
  /** The gradient passes unchanged. */
  readonly isIdentity: boolean
  constructor(row: PointwiseRow, n: number) {
    super(row)
    const loads = Array.from({ length: n + 2 }, (_, i) => load(row.operands[i]!.startsWith('?') ? 'bool' : 'f32', i))
    const e = this.body(loads, 'f32')
    const seen = new Set<number>()
    const visited = new Set<Expr>()
    visit(e, visited, (q) => {
      if (q.k === 'load') seen.add(q.buffer)
    })
    this.mentions = loads.map((_, i) => seen.has(i))
    this.isIdentity = e.k === 'load' && e.buffer === n + 1
  }
}

/** The same expression with `by[b]` in place of a load of buffer `b`. */
function substitute(e: Expr, by: readonly Expr[], done = new Map<Expr, Expr>()): Expr {
  if (e.k === 'load') return by[e.buffer]!
  let out = done.get(e)
  if (!out) done.set(e, (out = withOperands(e, operands(e).map((a) => substitute(a, by, done)))))
  return out
}

/** Calls `f` for every expression that `e` is made of, each once. */
export function visit(e: Expr, visited: Set<Expr>, f: (e: Expr) => void): void {
  if (visited.has(e)) return
  visited.add(e)
  for (const c of childrenOf(e)) visit(c, visited, f)
  f(e)
}

export function childrenOf(e: Expr): Expr[] {
  switch (e.k) {
    case 'load':
      return e.index ? [e.index] : []
    case 'unary':
    case 'cast':
    case 'bits':
    case 'round':
    case 'reduce':
    case 'scan':
      return [e.a]
    case 'binary':
    case 'compare':
      return [e.a, e.b]
    case 'select':
      return [e.c, e.a, e.b]
    case 'call':
      return e.args
    default:
      return []
  }
}

/** The same expression with every load of buffer `b` reading `map[b]` instead. */
export function renumber(e: Expr, map: readonly number[], done = new Map<Expr, Expr>()): Expr {
  const have = done.get(e)
  if (have) return have
  const r = (x: Expr): Expr => renumber(x, map, done)
  let out: Expr = e
  switch (e.k) {
    case 'load':
      out = { ...e, buffer: map[e.buffer]!, ...(e.index ? { index: r(e.index) } : {}) }
      break
    case 'unary':
    case 'cast':
    case 'bits':
    case 'round':
    case 'reduce':
    case 'scan':
      out = { ...e, a: r(e.a) }
      break
    case 'binary':
    case 'compare':
      out = { ...e, a: r(e.a), b: r(e.b) }
      break
    case 'select':
      out = { ...e, c: r(e.c), a: r(e.a), b: r(e.b) }
      break
    case 'call':
      out = { ...e, args: e.args.map(r) }
      break
  }
  done.set(e, out)
  return out
}

export const zero = (like: Expr): Expr => constant(like.ty, 0)
export const one = (like: Expr): Expr => constant(like.ty, 1)
