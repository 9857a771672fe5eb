/**
 * Smaller expressions of the same value, equal parts being one object; and the key by which kernels are told apart. Rules keep
 * every value, NaN and infinity; only the sign of a zero may change (x + 0). A product with 0 does not become 0, for the other
 * factor may be infinite: what is zero by structure is left out where derivatives are made.
 */
import { type BinaryOp, type CompareOp, compare, constant, type Expr, type Kernel, type Scalar, unary } from './expr.ts'
import { mathValue } from './interpret.ts'
import { binaryValue, bitsValue, castValue, compareValue, normal, roundValue, unaryValue, type Value } from './values.ts'
import { operands, withOperands } from './walk.ts'

type Const = Expr & { k: 'const' }
const isConst = (e: Expr): e is Const => e.k === 'const'
const isFloat = (ty: Scalar): boolean => ty === 'f32' || ty === 'f64'
const isValue = (e: Expr, v: number): boolean =>
  isConst(e) && (typeof e.v === 'bigint' ? e.v === BigInt(v) : typeof e.v === 'number' && e.v === v)

/** A constant written out, so that -0 and NaN are told apart and the rest is exact. */
const text = (v: Value): string => (Object.is(v, -0) ? '-0' : String(v))

/** The node without its operands: what two equal nodes agree in. */
function head(e: Expr): string {
  switch (e.k) {
    case 'const':
      return `c${e.ty}:${text(normal(e.ty, e.v))}`
    case 'param':
    case 'axis':
      return `${e.k}${e.ty}:${e.i}`
    case 'load':
      return `load${e.ty}:${e.buffer}`
    case 'unary':
    case 'binary':
    case 'reduce':
    case 'scan':
      return `${e.k}${e.ty}:${e.op}`
    case 'compare':
      return `cmp:${e.op}`
    case 'select':
    case 'cast':
    case 'bits':
      return e.k + e.ty
    case 'round':
      return `round${e.ty}:${e.to}`
    case 'call':
      return `call${e.ty}:${e.fn}`
  }
}

/** Numbers nodes so that equal ones have one number. */
class Interner {
  readonly lines: string[] = []
  readonly nodes: Expr[] = []
  private readonly ids = new Map<string, number>()
  private readonly known = new Map<Expr, number>()

  /** The number of a node. */
  id(e: Expr): number {
    const have = this.known.get(e)
    if (have !== undefined) return have
    let line = head(e)
    for (const a of operands(e)) line += ` ${this.id(a)}`
    let id = this.ids.get(line)
    if (id === undefined) {
      id = this.lines.length
      this.ids.set(line, id)
      this.lines.push(line)
      this.nodes.push(e)
    }
    this.known.set(e, id)
    return id
  }
  /** The first node that equalled this one. */
  intern(e: Expr): Expr {
    return this.nodes[this.id(e)]!
  }
}

/** The expression simplified; equal parts of the result are the same object. */
export function simplify(e: Expr): Expr {
  const interner = new Interner()
  const done = new Map<Expr, Expr>()
  const go = (x: Expr): Expr => {
    const known = done.get(x)
    if (known) return known
    // Numbering tells constants apart as their type holds them, so they must be that before.
    if (x.k === 'const' && !Object.is(normal(x.ty, x.v), x.v)) return go(constant(x.ty, normal(x.ty, x.v)))
    const args = operands(x).map(go)
    const same = interner.intern(withOperands(x, args))
    const reduced = reduceNode(same)
    const out = reduced === same ? same : go(reduced)
    done.set(x, out)
    done.set(same, out)
    return out
  }
  return go(e)
}

const COMMUTES: ReadonlySet<BinaryOp> = new Set<BinaryOp>(['add', 'mul', 'min', 'max', 'and', 'or', 'xor'])
const SWAPPED: Record<CompareOp, CompareOp> = { eq: 'eq', ne: 'ne', lt: 'gt', gt: 'lt', le: 'ge', ge: 'le' }
const REVERSED: Record<CompareOp, CompareOp> = { eq: 'ne', ne: 'eq', lt: 'ge', gt: 'le', le: 'gt', ge: 'lt' }

/** A node whose operands are simplified already: the same object where no rule applies. */
function reduceNode(e: Expr): Expr {
  const folded = fold(e)
  if (folded) return folded
  switch (e.k) {
    case 'unary':
      return reduceUnary(e)
    case 'binary':
      return reduceBinary(e)
    case 'compare':
      return isConst(e.a) ? { ...e, op: SWAPPED[e.op], a: e.b, b: e.a } : e
    case 'select':
      if (isConst(e.c)) return e.c.v ? e.a : e.b
      if (e.a === e.b) return e.a
      if (e.c.k === 'unary' && e.c.op === 'not') return { ...e, c: e.c.a, a: e.b, b: e.a }
      if (e.ty === 'bool' && isConst(e.a) && isConst(e.b)) return e.a.v ? e.c : unary('not', e.c)
      return e
    case 'cast':
      return reduceCast(e)
    case 'bits':
      if (e.ty === e.a.ty) return e.a
      return e.a.k === 'bits' && e.a.a.ty === e.ty ? e.a.a : e
    case 'round':
      if (e.a.k === 'round' && e.a.to === e.to) return e.a
      return (e.to === 'float32' && e.ty === 'f32') || (e.to === 'float64' && isFloat(e.ty)) || (e.to === 'int64' && !isFloat(e.ty))
        ? e.a
        : e
    case 'call':
      return reduceCall(e)
    default:
      return e
  }
}

/** The value of a node of constants. */
function fold(e: Expr): Expr | undefined {
  if (e.k === 'load' || e.k === 'reduce' || e.k === 'scan') return undefined
  const args = operands(e)
  if (args.length === 0 || !args.every(isConst)) return undefined
  const [a, b] = args.map((c) => normal(c.ty, (c as Const).v)) as [Value, Value]
  switch (e.k) {
    case 'unary':
      return constant(e.ty, unaryValue(e.op, e.ty, a))
    case 'binary':
      return constant(e.ty, binaryValue(e.op, e.ty, a, b))
    case 'compare':
      return constant('bool', compareValue(e.op, a, b))
    case 'cast':
      return constant(e.ty, castValue(e.a.ty, e.ty, a))
    case 'bits':
      // A NaN's bits do not survive as a JavaScript number.
      return typeof a === 'number' && Number.isNaN(a) ? undefined : foldedBits(e.ty, bitsValue(e.a.ty, e.ty, a))
    case 'round':
      return constant(e.ty, roundValue(e.to, e.ty, a))
    case 'call':
      return constant(e.ty, mathValue(e.fn, e.ty, [a, b].slice(0, args.length)))
  }
  return undefined
}
const foldedBits = (ty: Scalar, v: Value): Expr | undefined => (typeof v === 'number' && Number.isNaN(v) ? undefined : constant(ty, v))

function reduceUnary(e: Expr & { k: 'unary' }): Expr {
  const { op, a } = e
  if (op === 'neg') {
    if (a.k === 'unary' && a.op === 'neg') return a.a
    if (isFloat(e.ty) && a.k === 'binary' && (a.op === 'mul' || a.op === 'div') && isConst(a.b))
      return { ...a, b: constant(a.ty, -(a.b.v as number)) }
  }
  if (op === 'not') {
    if (a.k === 'unary' && a.op === 'not') return a.a
    // The reverse of an ordered comparison of floats would be true of NaN.
    if (a.k === 'compare' && (a.op === 'eq' || a.op === 'ne' || !isFloat(a.a.ty))) return compare(REVERSED[a.op], a.a, a.b)
  }
  if (op === 'abs' && a.k === 'unary' && (a.op === 'abs' || a.op === 'neg')) return { ...e, a: a.a }
  if (a.k === 'unary' && ROUNDS.has(op) && ROUNDS.has(a.op)) return a
  return e
}
const ROUNDS: ReadonlySet<string> = new Set(['floor', 'ceil', 'trunc', 'nearest'])

function reduceBinary(e: Expr & { k: 'binary' }): Expr {
  const { op, a, b, ty } = e
  if (COMMUTES.has(op) && isConst(a) && !isConst(b)) return { ...e, a: b, b: a }
  if (ty === 'bool') return reduceLogic(e)
  const float = isFloat(ty)
  switch (op) {
    case 'add':
      if (isValue(b, 0)) return a
      if (b.k === 'unary' && b.op === 'neg') return { ...e, op: 'sub', b: b.a }
      if (a.k === 'unary' && a.op === 'neg') return { ...e, op: 'sub', a: b, b: a.a }
      break
    case 'sub':
      if (isValue(b, 0)) return a
      if (b.k === 'unary' && b.op === 'neg') return { ...e, op: 'add', b: b.a }
      if (!float && a === b) return constant(ty, 0)
      break
    case 'mul':
      if (isValue(b, 1)) return a
      if (isValue(b, -1)) return unary('neg', a)
      if (!float && isValue(b, 0)) return b
      if (isNegation(a) && isNegation(b)) return { ...e, a: a.a, b: b.a }
      if (isNegation(a)) return isConst(b) ? { ...e, a: a.a, b: unary('neg', b) } : unary('neg', { ...e, a: a.a })
      if (isNegation(b)) return unary('neg', { ...e, b: b.a })
      // Powers of two from 1 on commute with rounding; smaller ones could underflow on the way.
      if (float && isConst(b) && a.k === 'binary' && a.op === 'mul' && isConst(a.b) && isScale(b.v as number) && isScale(a.b.v as number))
        return { ...e, a: a.a, b: constant(ty, (a.b.v as number) * (b.v as number)) }
      break
    case 'div':
      if (isValue(b, 1)) return a
      if (isValue(b, -1)) return unary('neg', a)
      if (float && isConst(b) && isPowerOfTwo(b.v as number)) return { ...e, op: 'mul', b: constant(ty, 1 / (b.v as number)) }
      if (isNegation(a) && isNegation(b)) return { ...e, a: a.a, b: b.a }
      break
    case 'min':
    case 'max':
      if (a === b) return a
      break
    case 'shl':
    case 'shr':
    case 'shru':
    case 'xor':
      if (isValue(b, 0)) return a
      break
    case 'or':
      if (isValue(b, 0) || a === b) return a
      break
    case 'and':
      if (isValue(b, -1) || a === b) return a
      if (isValue(b, 0)) return b
      break
  }
  return e
}
const isNegation = (e: Expr): e is Expr & { k: 'unary' } => e.k === 'unary' && e.op === 'neg'
/** Whether v is ±2ⁿ with n small enough that products and reciprocals of such are exact in either type. */
const isPowerOfTwo = (v: number): boolean => {
  const a = Math.abs(v)
  return a >= 2 ** -60 && a <= 2 ** 60 && Number.isInteger(Math.log2(a)) && 2 ** Math.log2(a) === a
}

const isScale = (v: number): boolean => isPowerOfTwo(v) && Math.abs(v) >= 1

function reduceLogic(e: Expr & { k: 'binary' }): Expr {
  const { op, a, b } = e
  const both = op === 'and' || op === 'mul' || op === 'min'
  const either = op === 'or' || op === 'add' || op === 'max'
  if (isConst(b)) {
    if (both) return b.v ? a : b
    if (either) return b.v ? b : a
    if (op === 'xor') return b.v ? unary('not', a) : a
  }
  return (both || either) && a === b ? a : e
}

function reduceCast(e: Expr & { k: 'cast' }): Expr {
  const { a, ty } = e
  if (a.ty === ty) return a
  if (a.k !== 'cast') return e
  const first = a.a.ty
  // There and back through a type that holds all values of the first.
  if (first === ty && (first === 'bool' || (first === 'f32' && a.ty === 'f64') || (first === 'i32' && (a.ty === 'i64' || a.ty === 'f64'))))
    return a.a
  if (first === 'bool') return { ...e, a: a.a }
  return e
}

function reduceCall(e: Expr & { k: 'call' }): Expr {
  const [x, y] = e.args as [Expr, Expr]
  if (e.fn === 'pow' && isConst(y)) {
    if (y.v === 0) return constant(e.ty, 1)
    if (y.v === 1) return x
    if (y.v === 2) return { k: 'binary', ty: e.ty, op: 'mul', a: x, b: x }
    if (y.v === -1) return { k: 'binary', ty: e.ty, op: 'div', a: constant(e.ty, 1), b: x }
  }
  return e
}

/** A text that two kernels share just if they are equal in structure (whatever parts of them are shared as objects). */
export function key(kernel: Kernel): string {
  const interner = new Interner()
  const stores = kernel.stores.map((s) => {
    const ids = [s.value, s.index, s.mask].map((e) => (e ? interner.id(e) : '-'))
    return `${s.buffer}=${ids}${s.combine ?? ''}${s.inside ? '!' : ''}`
  })
  const buffers = kernel.buffers.map((b) => `${b.stored}:${b.steps.join('')}`)
  return `${kernel.axes},${kernel.reduce};${buffers};${kernel.params};${stores};${interner.lines.join('\n')}`
}
