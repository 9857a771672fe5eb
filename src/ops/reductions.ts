/** The table of reductions: each row says what is combined over the reduced elements and what is made of it. `n` is their number. */
import {
  abs,
  add,
  type Combiner,
  call,
  cast,
  constant,
  div,
  type Expr,
  eq,
  isNaN,
  max,
  mul,
  ne,
  reduce,
  sqrt,
  sub,
  where,
} from '../ir/expr.ts'

/** The value of one output element: `x` is the element met, `n` the count of reduced elements as a number of the kernel's type, `p` further parameters. */
export type ReductionBody = (x: Expr, n: Expr, p: Expr[]) => Expr

const k = (like: Expr, v: number): Expr => constant(like.ty, v)
const over =
  (op: Combiner): ReductionBody =>
  (x) =>
    reduce(op, x)
const mean = (x: Expr, n: Expr): Expr => div(reduce('sum', x), n)
const variance = (x: Expr, n: Expr, p: Expr[]): Expr => {
  const d = sub(x, mean(x, n))
  // The correction may exceed the count: PyTorch then divides by zero.
  return div(reduce('sum', mul(d, d)), max(sub(n, p[0]!), k(n, 0)))
}
const INF = Number.POSITIVE_INFINITY
const truth = (x: Expr): Expr => (x.ty === 'bool' ? x : ne(x, k(x, 0)))
/** The logarithm of a sum of exponentials around the maximum, which itself may be infinite. */
const logsumexp = (x: Expr): Expr => {
  const m = reduce('max', x)
  const safe = where(eq(abs(m), k(m, INF)), k(m, 0), m)
  return add(call('log', reduce('sum', call('exp', sub(x, safe)))), safe)
}

export const reductionRows = {
  sum: over('sum'),
  prod: over('prod'),
  amax: over('max'),
  amin: over('min'),
  any: (x: Expr) => reduce('any', truth(x)),
  all: (x: Expr) => reduce('all', truth(x)),
  argmax: over('argmax'),
  argmin: over('argmin'),
  mean,
  var: variance,
  std: (x: Expr, n: Expr, p: Expr[]) => sqrt(variance(x, n, p)),
  logsumexp,
  nansum: (x: Expr) => reduce('sum', where(isNaN(x), k(x, 0), x)),
  count_nonzero: (x: Expr) => reduce('sum', cast('i64', truth(x))),
  /** Norms: of order 2, 1, 0, ±∞ and p. */
  norm2: (x: Expr) => sqrt(reduce('sum', mul(x, x))),
  norm1: (x: Expr) => reduce('sum', abs(x)),
  norm0: (x: Expr) => reduce('sum', where(ne(x, k(x, 0)), k(x, 1), k(x, 0))),
  normInf: (x: Expr) => reduce('max', abs(x)),
  normMinusInf: (x: Expr) => reduce('min', abs(x)),
  normP: (x: Expr, _n: Expr, p: Expr[]) => call('pow', reduce('sum', call('pow', abs(x), p[0]!)), div(k(x, 1), p[0]!)),
} satisfies Record<string, ReductionBody>
export type ReductionName = keyof typeof reductionRows
