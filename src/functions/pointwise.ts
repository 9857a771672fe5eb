/** The pointwise operations as PyTorch calls them: what the rows of `ops/pointwise.ts` do not say themselves is said here. */
import { bool as boolType } from '../dtypes.ts'
import { NotImplementedError, RuntimeError } from '../errors.ts'
import {
  add_, binaryOps, bitwiseNot, clampNumbers, clampTensors, divFloor, divTrunc, logicalNotBits, powBase, powCube, powScalar, powSquare, powTensor, roundWhole, rsub_, sub_, unaryOps, where_,
} from '../ops/pointwise.ts'
import type { Pointwise } from '../ops/row.ts'
import { Tensor } from '../tensor/tensor.ts'
import { apply, applyInplace, type Arg, type Num, typeWord } from './apply.ts'
import { type Op, op } from './schema.ts'

/** The operation and its in-place twin under their names. */
function both(name: string, doc: string, signatures: [string, (...args: Arg[]) => { op: Pointwise; args: Arg[] }][], inplace = true): [string, Op][] {
  const out: [string, Op][] = [[name, op(doc, ...signatures.map(([s, f]): [string, (...a: Arg[]) => Tensor] => [s, (...a) => { const r = f(...a); return apply(r.op, r.args) }]))]]
  if (inplace) {
    const own = signatures.filter(([s]) => s.startsWith('(Tensor self'))
    out.push([`${name}_`, { ...op(`In place: ${doc}`, ...own.map(([s, f]): [string, (...a: Arg[]) => Tensor] => [s, (...a) => { const r = f(...a); return applyInplace(r.op, a[0] as Tensor, r.args) }])), reach: 'method' }])
  }
  return out
}

/** What PyTorch refuses of single operations. */
const REFUSED: Record<string, (t: Tensor) => void> = {
  neg: (t) => {
    if (t._dtype === boolType) throw new RuntimeError('Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.')
  },
  frac: (t) => {
    if (t._dtype.category < 2) throw new NotImplementedError(`"frac" not implemented for '${typeWord(t._dtype)}'`)
  },
  relu: (t) => {
    if (t._dtype === boolType) throw new RuntimeError('Boolean inputs not supported for relu')
  },
}
/** Operations that also take a number before the tensor. */
const NUMBER_FIRST = new Set(['mul', 'remainder', 'floor_divide', 'bitwise_and', 'bitwise_or', 'bitwise_xor', 'bitwise_left_shift', 'bitwise_right_shift', 'xlogy'])
const subBool = (a: Arg, b: Arg): void => {
  const isBool = (x: Arg): boolean => (x instanceof Tensor ? x._dtype === boolType : typeof x === 'boolean')
  if (isBool(a) && isBool(b)) throw new RuntimeError('Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.')
  if (isBool(a) || isBool(b)) throw new RuntimeError('Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.')
}
const withAlpha = (o: Pointwise, a: Arg, b: Arg, alpha: Num): { op: Pointwise; args: Arg[] } => {
  if (alpha === 1) return { op: o, args: [a, b] }
  const integral = [a, b].every((x) => (x instanceof Tensor ? x._dtype.category < 2 : typeof x !== 'number' || Number.isInteger(x)))
  if (integral && typeof alpha === 'number' && !Number.isInteger(alpha)) throw new RuntimeError('For integral input tensors, argument alpha must not be a floating point number.')
  if (typeof alpha === 'boolean' && [a, b].some((x) => x instanceof Tensor && x._dtype !== boolType)) throw new RuntimeError('Boolean alpha only supported for Boolean results.')
  return { op: o, args: [a, b, alpha] }
}

const noFloats = (name: string) => (o: Pointwise, args: Arg[]): { op: Pointwise; args: Arg[] } => {
  for (const a of args) {
    const bad = a instanceof Tensor ? a._dtype.category === 2 : typeof a === 'number' && !Number.isInteger(a)
    if (bad) throw new NotImplementedError(`"${name}_cpu" not implemented for '${a instanceof Tensor ? typeWord(a._dtype) : 'Float'}'`)
  }
  return { op: o, args }
}

const plain: [string, Op][] = Object.entries(unaryOps).flatMap(([name, r]) => {
  const check = REFUSED[name]
  return both(name, r.doc, [['(Tensor self)', (self) => { check?.(self as Tensor); return { op: r.op, args: [self!] } }]], r.inplace)
})
const pairs: [string, Op][] = Object.entries(binaryOps).flatMap(([name, r]) => {
  if (name === 'div') return []
  const bitwise = name.startsWith('bitwise') ? noFloats(name) : null
  const run = (a?: Arg, b?: Arg): { op: Pointwise; args: Arg[] } => bitwise ? bitwise(r.op, [a!, b!]) : { op: r.op, args: [a!, b!] }
  return both(name, r.doc, NUMBER_FIRST.has(name) ? [['(Tensor self, Operand other)', run], ['(Operand self, Tensor other)', run]] : [['(Tensor self, Operand other)', run]], r.inplace)
})

/** Integer powers that are products; everything else goes through exp and log. */
function power(self: Arg, exponent: Arg): { op: Pointwise; args: Arg[] } {
  if (!(self instanceof Tensor)) return { op: powBase, args: [self, exponent] }
  if (exponent instanceof Tensor) return { op: powTensor, args: [self, exponent] }
  if (self._dtype.category < 2 && Number(exponent) < 0 && Number.isInteger(Number(exponent))) throw new RuntimeError('Integers to negative integer powers are not allowed.')
  if (Number(exponent) === 2) return { op: powSquare, args: [self, exponent] }
  if (Number(exponent) === 3) return { op: powCube, args: [self, exponent] }
  return { op: powScalar, args: [self, exponent] }
}

function divide(self: Arg, other: Arg, mode: unknown): { op: Pointwise; args: Arg[] } {
  if (mode === null || mode === undefined) return { op: binaryOps.div!.op, args: [self, other] }
  if (mode !== 'trunc' && mode !== 'floor') throw new RuntimeError(`div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${String(mode)}'`)
  return { op: mode === 'trunc' ? divTrunc : divFloor, args: [self, other] }
}

function clamp(self: Arg, lo: Arg, hi: Arg): { op: Pointwise; args: Arg[] } {
  if (lo === null && hi === null) throw new RuntimeError("torch.clamp: At least one of 'min' or 'max' must not be None")
  const rows = lo instanceof Tensor || hi instanceof Tensor ? clampTensors : clampNumbers
  return lo === null ? { op: rows.max, args: [self, hi] } : hi === null ? { op: rows.min, args: [self, lo] } : { op: rows.both, args: [self, lo, hi] }
}

const add = (a?: Arg, b?: Arg, alpha?: Arg): { op: Pointwise; args: Arg[] } => withAlpha(add_, a!, b!, alpha as Num)
const sub = (a?: Arg, b?: Arg, alpha?: Arg): { op: Pointwise; args: Arg[] } => {
  subBool(a!, b!)
  return withAlpha(sub_, a!, b!, alpha as Num)
}
const pow = (a?: Arg, b?: Arg): { op: Pointwise; args: Arg[] } => power(a!, b!)
const div = (a?: Arg, b?: Arg, m?: Arg): { op: Pointwise; args: Arg[] } => divide(a!, b!, m)

export const pointwise: Record<string, Op> = Object.fromEntries([
  ...plain,
  ...pairs,
  ...both('add', 'x + alpha · other.', [['(Tensor self, Operand other, *, Scalar alpha=1)', add], ['(Operand self, Tensor other, *, Scalar alpha=1)', add]]),
  ...both('sub', 'x - alpha · other.', [['(Tensor self, Operand other, *, Scalar alpha=1)', sub], ['(Operand self, Tensor other, *, Scalar alpha=1)', sub]]),
  ...both('rsub', 'other - alpha · x.', [['(Tensor self, Operand other, *, Scalar alpha=1)', (a, b, alpha) => { subBool(a!, b!); return withAlpha(rsub_, a!, b!, alpha as Num) }]], false),
  ...both('div', 'x / other; with rounding_mode "trunc" or "floor" rounded.', [['(Tensor self, Operand other, *, str? rounding_mode=None)', div], ['(Operand self, Tensor other, *, str? rounding_mode=None)', div]]),
  ...both('pow', 'x to the power of exponent.', [['(Tensor self, Operand exponent)', pow], ['(Operand self, Tensor exponent)', pow]]),
  ...both('clamp', 'x held between min and max; where min exceeds max, max.', [['(Tensor self, Operand? min=None, Operand? max=None)', (a, lo, hi) => clamp(a!, lo!, hi!)]]),
  ...both('bitwise_not', 'Bitwise not; logical for bool.', [['(Tensor self)', (a) => { const t = a as Tensor; return t._dtype === boolType ? { op: logicalNotBits, args: [t] } : noFloats('bitwise_not')(bitwiseNot, [t]) }]]),
])
/** Aliases that PyTorch has too. */
for (const [alias, name] of Object.entries({
  subtract: 'sub', multiply: 'mul', divide: 'div', true_divide: 'div', absolute: 'abs', negative: 'neg', arcsin: 'asin', arccos: 'acos', arctan: 'atan', arctan2: 'atan2', arcsinh: 'asinh', arccosh: 'acosh', arctanh: 'atanh',
  fix: 'trunc', clip: 'clamp', greater: 'gt', greater_equal: 'ge', less: 'lt', less_equal: 'le', not_equal: 'ne',
})) {
  pointwise[alias] = pointwise[name]!
  if (pointwise[`${name}_`]) pointwise[`${alias}_`] = pointwise[`${name}_`]!
}

export function where(condition: Tensor, self: Arg, other: Arg): Tensor {
  return apply(where_, [condition, self, other])
}
void roundWhole
