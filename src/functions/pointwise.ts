/** The pointwise operations as PyTorch calls them: what the rows of `ops/pointwise.ts` do not say themselves is said here. */
import { dictionary, merged } from '../dictionary.ts'
import { bfloat16, bool as boolType, float16, float64, int64 } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import { rows } from '../ops/pointwise.ts'
import { notBool } from '../ops/pointwise-comparison.ts'
import { logitEps } from '../ops/pointwise-transcendental.ts'
import {
  clampNumbers,
  clampTensors,
  divFloor,
  divTrunc,
  lerpNumber,
  lerpTensor,
  nextafterBfloat16,
  nextafterHalf,
  powBase,
  powCube,
  powScalar,
  powSquare,
  powTensor,
  roundFraction,
  roundLarge,
  roundWhole,
  roundZero,
  whereRow,
} from '../ops/pointwise-variants.ts'
import type { Pointwise, Row } from '../ops/row.ts'
import { Tensor } from '../tensor/tensor.ts'
import { apply, applyInplace } from './apply.ts'
import { tensorFrom } from './data.ts'
import { finfo } from './limits.ts'
import { otherHeaviside } from './out.ts'
import { type Arg, categoryOf as categoryOfNumber, dtypeOfNumber, type Num, numberFor, numberIn, resultType } from './promotion.ts'
import { type Op, Overload, type Reach } from './schema.ts'

/** Applies an operation: to a new tensor, or in place to its first argument. */
export type Go = (op: Pointwise, args: readonly Arg[]) => Tensor
const inPlace: Go = (o, args) => applyInplace(o, args[0] as Tensor, args)
/** An implementation, given how operations are applied. */
type Call = (go: Go) => (...args: Arg[]) => Tensor

type Calls = readonly (readonly [signature: string, call: Call])[]
const overloadsOf = (calls: Calls, go: Go): Overload[] => calls.map(([text, call]) => new Overload(text, undefined, () => call(go)))
/** An operation and its in-place twin under their names. */
export function both(name: string, doc: string, calls: Calls, inplace: Row['inplace'], reach: Reach = 'both'): [string, Op][] {
  const plain: [string, Op] = [name, { doc, overloads: overloadsOf(calls, apply), reach }]
  if (inplace === 'none') return [plain]
  const own = calls.filter(([s]) => !s.startsWith('(Scalar self'))
  return [plain, [`${name}_`, { doc: `In place: ${doc}`, overloads: overloadsOf(own, inPlace), reach: inplace }]]
}

const categoryOf = (x: Arg): number => (x instanceof Tensor ? x._dtype.category : categoryOfNumber(x as Num))
const isBool = (x: Arg): boolean => categoryOf(x) === 0
const noBools = (a: Arg, b: Arg): void => {
  if (isBool(a) && isBool(b))
    throw new RuntimeError(
      'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
    )
  if (isBool(a) || isBool(b))
    throw new RuntimeError(
      'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    )
}
/** Integer division by zero has no answer; floats have infinities and NaN. */
const noZero = (a: Arg, b: Arg): void => {
  if (categoryOf(a) === 2 || categoryOf(b) === 2) return
  if (isBool(a) && isBool(b)) return
  const zero =
    b instanceof Tensor
      ? b._count > 0 && Boolean(b.eq(0).any().item())
      : Number(numberIn((a as Tensor)._dtype === boolType ? int64 : (a as Tensor)._dtype, b as Num)) === 0
  if (zero) throw new RuntimeError('ZeroDivisionError')
}
/** A tensor where neither operand is one. */
const asTensor = (a: Arg, b: Arg): Arg => (a instanceof Tensor || b instanceof Tensor ? a : tensorFrom(a, dtypeOfNumber(a as Num)))
/** Bounds and exponents of integers must be integers of the same range. */
const inRange = (self: Arg, v: Arg): void => {
  if (self instanceof Tensor && self._dtype.category === 1 && v !== null && !(v instanceof Tensor) && categoryOf(v) < 2)
    numberFor(self._dtype, v)
}
/** What is refused of single operations beyond their dtypes. */
const CHECKS: Record<string, (a: Arg, b: Arg, c?: Arg) => void> = {
  sub: noBools,
  rsub: noBools,
  floor_divide: noZero,
  remainder: noZero,
  fmod: noZero,
  clamp_min: inRange,
  clamp_max: inRange,
  heaviside: (a, b) => {
    if ((a as Tensor)._dtype !== (b as Tensor)._dtype) throw otherHeaviside()
  },
  addcdiv: (_, a, b) => {
    if (categoryOf(a) < 2 && categoryOf(b as Arg) < 2)
      throw new RuntimeError(
        'Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.',
      )
  },
}
const checkAlpha = (a: Arg, b: Arg, alpha: Arg): void => {
  const top = Math.max(categoryOf(a), categoryOf(b))
  if (top < 2 && categoryOf(alpha) === 2)
    throw new RuntimeError('For integral input tensors, argument alpha must not be a floating point number.')
  if (typeof alpha === 'boolean' && top > 0) throw new RuntimeError('Boolean alpha only supported for Boolean results.')
}

/** The calls of a row whose arguments go to the kernel as they are; a last factor (`alpha`, `value`) of 1 is left out. */
const callOf =
  (name: string, r: Row): Call =>
  (go) => {
    const check = CHECKS[name]
    const factor = /Scalar (alpha|value)=1\)/.test(r.signatures[0]!)
    const { op, numberSecond, numberFirst, inplaceOp } = r.operations()
    const n = op.operands.length
    const one = numberSecond === op && numberFirst === op
    const numbers = r.signatures[0]!.startsWith('(Operand self')
    const own = go === inPlace ? inplaceOp : op
    const pick = (a: Arg, b: Arg): Pointwise =>
      one ? own : !(b instanceof Tensor) ? numberSecond : a instanceof Tensor ? own : numberFirst
    if (n === 1) return (a) => go(own, [a])
    if (n === 2 && one && !check) return numbers ? (a, b) => go(own, [asTensor(a, b), b]) : (a, b) => go(own, [a, b])
    if (n === 2) {
      return (a, b) => {
        check?.(a, b)
        return go(pick(a, b), [a, b])
      }
    }
    if (n === 3 && factor) {
      return (a, b, alpha) => {
        check?.(a, b)
        const first = asTensor(a, b)
        if (alpha === 1) return go(pick(first, b), [first, b])
        checkAlpha(a, b, alpha)
        return go(pick(first, b), [first, b, alpha])
      }
    }
    return (...args) => {
      check?.(args[0]!, args[1]!, args[2]!)
      return go(own, factor && args[n - 1] === 1 ? args.slice(0, n - 1) : args)
    }
  }
/** The functions and methods of a table of rows. */
export const fromRows = (table: Record<string, Row>, reach: Reach = 'both'): [string, Op][] =>
  Object.entries(table).flatMap(([name, r]) =>
    both(
      name,
      r.doc,
      r.signatures.map((s) => [s, callOf(name, r)] as const),
      r.inplace,
      reach,
    ),
  )

/** Powers that are a product; everything else goes through exp and log. */
const pow: Call = (go) => (self, exponent) => {
  if (!(self instanceof Tensor)) return go(powBase, [self, exponent])
  if (exponent instanceof Tensor) return go(powTensor, [self, exponent])
  const e = Number(exponent)
  if (self._dtype.category < 2 && e < 0 && Number.isInteger(e))
    throw new RuntimeError('Integers to negative integer powers are not allowed.')
  inRange(self, exponent)
  return go(e === 2 ? powSquare : e === 3 ? powCube : powScalar, [self, exponent])
}
const div: Call = (go) => (self, other, mode) => {
  if (mode === null) return go(rows.div.op, [asTensor(self, other), other])
  const way = mode as unknown as string
  if (way !== 'trunc' && way !== 'floor')
    throw new RuntimeError(`div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${way}'`)
  const first = asTensor(self, other)
  noZero(first, other)
  return go(way === 'trunc' ? divTrunc : divFloor, [first, other])
}
const clamp: Call = (go) => (self, lo, hi) => {
  if (lo === null && hi === null) throw new RuntimeError("torch.clamp: At least one of 'min' or 'max' must not be None")
  const chosen = lo instanceof Tensor || hi instanceof Tensor ? clampTensors : clampNumbers
  inRange(self, lo)
  inRange(self, hi)
  return go(lo === null ? chosen.max : hi === null ? chosen.min : chosen.both, [self, lo, hi])
}
export const roundTo: Call = (go) => (self, decimals) => {
  const d = Number(decimals)
  if (d === 0) return go(roundZero, [self])
  return go(d > 0 ? roundFraction : roundLarge, [self, 10 ** Math.abs(d)])
}
const lerp: Call = (go) => (self, end, weight) => {
  const d = (self as Tensor)._dtype
  for (const [name, t] of [
    ['end', end],
    ['weight', weight],
  ] as const) {
    if (t instanceof Tensor && t._dtype !== d)
      throw new RuntimeError(`expected dtype ${d.cname} for \`${name}\` but got dtype ${t._dtype.cname}`)
  }
  return go(weight instanceof Tensor ? lerpTensor : lerpNumber, [self, end, weight])
}
const nanToNum: Call = (go) => (self, nan, high, low) => {
  const t = self as Tensor
  const most = t._dtype.category === 2 ? finfo(t._dtype).max : 0
  return go(rows.nan_to_num.op, [self, nan ?? 0, high ?? most, low ?? -most])
}
const nextafter: Call = (go) => (self, other) => {
  const d = resultType([self, other])
  return go(d === float16 ? nextafterHalf : d === bfloat16 ? nextafterBfloat16 : rows.nextafter.op, [self, other])
}
const floatPower: Call = (go) => (self, exponent) => {
  const wide = (x: Arg): Arg => (x instanceof Tensor ? x.to(float64) : x)
  if (go === inPlace && (self as Tensor)._dtype !== float64)
    throw new RuntimeError(
      `the base given to float_power_ has dtype ${(self as Tensor)._dtype.legacy} but the operation's result requires dtype Double`,
    )
  return pow(go)(wide(self), wide(exponent))
}

const POW = ['(Tensor self, Tensor exponent)', '(Tensor self, Scalar exponent)', '(Scalar self, Tensor exponent)']
const calls: [string, Op][] = [
  ...both(
    'div',
    'x / other; with rounding_mode "trunc" or "floor" rounded.',
    [['(Operand self, Operand other, *, str? rounding_mode=None)', div]],
    'method',
  ),
  ...both(
    'pow',
    'x to the power of exponent.',
    POW.map((s) => [s, pow]),
    'method',
  ),
  ...both(
    'float_power',
    'x to the power of exponent, computed in float64.',
    POW.map((s) => [s, floatPower]),
    'method',
  ),
  ...both('square', 'x².', [['(Tensor self)', (go) => (x) => go(powSquare, [x, 2])]], 'both'),
  ...both(
    'clamp',
    'x held between min and max; where min exceeds max, max.',
    [
      ['(Tensor self, Tensor? min=None, Tensor? max=None)', clamp],
      ['(Tensor self, Scalar? min=None, Scalar? max=None)', clamp],
    ],
    'both',
  ),
  ...both(
    'round',
    'The nearest whole number, halves to the even one; or the nearest with so many decimals.',
    [
      ['(Tensor self)', (go) => (x) => go(roundWhole, [x])],
      ['(Tensor self, *, int decimals)', roundTo],
    ],
    'both',
  ),
  ...both(
    'lerp',
    'start + weight · (end - start).',
    [
      ['(Tensor self, Tensor end, Tensor weight)', lerp],
      ['(Tensor self, Tensor end, Scalar weight)', lerp],
    ],
    'method',
  ),
  ...both(
    'logit',
    rows.logit.doc,
    [['(Tensor self, float? eps=None)', (go) => (x, eps) => (eps === null ? go(rows.logit.op, [x, null]) : go(logitEps, [x, eps]))]],
    'both',
  ),
  ...both('nan_to_num', rows.nan_to_num.doc, [[rows.nan_to_num.signatures[0]!, nanToNum]], 'both'),
  ...both('nextafter', rows.nextafter.doc, [[rows.nextafter.signatures[0]!, nextafter]], 'method'),
  ...both(
    'bitwise_not',
    rows.bitwise_not.doc,
    [['(Tensor self)', (go) => (x) => go((x as Tensor)._dtype === boolType ? notBool : rows.bitwise_not.op, [x])]],
    'method',
  ),
]

/** PyTorch's other names. */
const ALIASES: Record<string, string> = {
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  true_divide: 'div',
  absolute: 'abs',
  negative: 'neg',
  fix: 'trunc',
  clip: 'clamp',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  arctan2: 'atan2',
  arcsinh: 'asinh',
  arccosh: 'acosh',
  arctanh: 'atanh',
  greater: 'gt',
  greater_equal: 'ge',
  less: 'lt',
  less_equal: 'le',
  not_equal: 'ne',
}
const named: Record<string, Op> = dictionary([...fromRows(rows), ...calls])
/** The operations with those under other names, in place too. */
export function withAliases(table: Record<string, Op>, aliases: Record<string, string>): Record<string, Op> {
  const others = Object.entries(aliases).flatMap(([alias, name]) =>
    ['', '_'].flatMap((end): [string, Op][] => (table[name + end] ? [[alias + end, table[name + end]!]] : [])),
  )
  return merged(table, dictionary(others))
}
export const pointwise: Record<string, Op> = withAliases(named, ALIASES)

export function where(condition: Tensor, self: Arg, other: Arg): Tensor {
  return apply(whereRow, [condition, self, other])
}
