/** The structure of expressions: operands, and the same expression with others. Knows nothing of what they mean. */
import type { Expr } from './expr.ts'

/** The expressions that an expression is made of. */
export function operands(e: Expr): readonly Expr[] {
  switch (e.k) {
    case 'const':
    case 'param':
    case 'axis':
      return []
    case 'load':
      return e.index ? [e.index] : []
    case 'binary':
    case 'compare':
      return [e.a, e.b]
    case 'select':
      return [e.c, e.a, e.b]
    case 'call':
      return e.args
    default:
      return [e.a]
  }
}

/** The same expression of other operands, in the order of `operands`; the same object if they are the same. */
export function withOperands(e: Expr, args: readonly Expr[]): Expr {
  const old = operands(e)
  if (old.every((a, i) => a === args[i])) return e
  const [a, b, c] = args as [Expr, Expr, Expr]
  switch (e.k) {
    case 'const':
    case 'param':
    case 'axis':
      return e
    case 'load':
      return { ...e, index: a }
    case 'binary':
    case 'compare':
      return { ...e, a, b }
    case 'select':
      return { ...e, c: a, a: b, b: c }
    case 'call':
      return { ...e, args: [...args] }
    default:
      return { ...e, a }
  }
}

/** Calls `visit` once for each distinct object in an expression, operands first. */
export function visitAll(e: Expr, visit: (e: Expr) => void, seen: Set<Expr> = new Set()): void {
  if (seen.has(e)) return
  seen.add(e)
  for (const a of operands(e)) visitAll(a, visit, seen)
  visit(e)
}
