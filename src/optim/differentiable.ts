/** Expressions of the kernel language computed with operations that autograd records: for steps that are differentiated through. */
import type { BinaryOp, CompareOp, Expr, UnaryOp } from '../ir/expr.ts'
import type { Tensor } from '../tensor/tensor.ts'

type Value = Tensor | number | boolean
type Names<Op extends string> = Partial<Record<Op, string>>

const unaries: Names<UnaryOp> = { neg: 'neg', abs: 'abs', sqrt: 'sqrt' }
const binaries: Names<BinaryOp> = { add: 'add', sub: 'sub', mul: 'mul', div: 'div', min: 'minimum', max: 'maximum' }
const compares: Record<CompareOp, string> = { eq: 'eq', ne: 'ne', lt: 'lt', le: 'le', gt: 'gt', ge: 'ge' }

/** The value of `e`, given those of its loads and parameters; shared parts are computed once. */
export function evaluate(e: Expr, loads: readonly Tensor[], params: readonly Value[], done = new Map<Expr, Value>()): Value {
  const known = done.get(e)
  if (known !== undefined) return known
  const at = (x: Expr): Value => evaluate(x, loads, params, done)
  /** Something of the shape and dtype of the parameter, where an operation must have a tensor. */
  const tensor = (v: Value): Tensor => (typeof v === 'object' ? v : loads[0]!.new_full([], Number(v)))
  const call = (op: string, a: Value, ...rest: Value[]): Value =>
    (tensor(a) as unknown as Record<string, (...args: Value[]) => Tensor>)[op]!(...rest)
  let value: Value
  if (e.k === 'load') value = loads[e.buffer]!
  else if (e.k === 'param') value = params[e.i]!
  else if (e.k === 'const') value = Number(e.v)
  else if (e.k === 'cast') value = at(e.a)
  else if (e.k === 'unary' && unaries[e.op]) value = call(unaries[e.op]!, at(e.a))
  else if (e.k === 'binary' && binaries[e.op]) value = call(binaries[e.op]!, at(e.a), tensor(at(e.b)))
  else if (e.k === 'compare') value = call(compares[e.op], at(e.a), at(e.b))
  else if (e.k === 'select') value = call('where', at(e.a), at(e.c), tensor(at(e.b)))
  else throw new Error(`an update rule cannot be differentiated through ${e.k}`)
  done.set(e, value)
  return value
}
