/** Scalar operations as instructions: operands on the stack, result on the stack. Knows nothing of loops or sharing. */
import type { Scalar } from '../../ir/expr.ts'
import type { FunctionBuilder, ValueType } from './assembler.ts'
import type { Raw } from './graph.ts'
import type { MemoryName, PlainName } from './instructions.ts'
import type { Locals } from './locals.ts'

export const wasmType: Record<Scalar, ValueType> = { f32: 'f32', f64: 'f64', i32: 'i32', i64: 'i64', bool: 'i32' }

const isFloat = (ty: Scalar): ty is 'f32' | 'f64' => ty === 'f32' || ty === 'f64'

export function scalarConst(f: FunctionBuilder, ty: Scalar, v: number | bigint | boolean): void {
  if (ty === 'f32') f.f32(Number(v))
  else if (ty === 'f64') f.f64(Number(v))
  else if (ty === 'i64') f.i64(BigInt(v))
  else f.i32(Number(v) | 0)
}

export function scalarUnary(f: FunctionBuilder, locals: Locals, ty: Scalar, op: string): void {
  if (isFloat(ty)) {
    f.op(`${ty}.${op}` as PlainName)
    return
  }
  if (ty === 'bool') {
    f.op('i32.eqz')
    return
  }
  if (op === 'neg') {
    scalarConst(f, ty, -1)
    f.op(`${ty}.mul`)
  } else if (op === 'not') {
    scalarConst(f, ty, -1)
    f.op(`${ty}.xor`)
  } else if (op === 'abs') {
    const x = locals.take(ty)
    const sign = locals.take(ty)
    f.tee(x)
    scalarConst(f, ty, ty === 'i32' ? 31 : 63)
    f.op(`${ty}.shr_s`).tee(sign).get(x).op(`${ty}.xor`).get(sign).op(`${ty}.sub`)
    locals.give(x, sign)
  } else f.op(`${ty}.${op}` as PlainName)
}

const integerName: Record<string, string> = {
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  and: 'and',
  or: 'or',
  xor: 'xor',
  shl: 'shl',
  shr: 'shr_s',
  shru: 'shr_u',
}

export function scalarBinary(f: FunctionBuilder, locals: Locals, ty: Scalar, op: string): void {
  if (op === 'pmin' || op === 'pmax') {
    const a = locals.take(wasmType[ty])
    const b = locals.take(wasmType[ty])
    f.set(b).set(a).get(b).get(a)
    if (op === 'pmin') f.get(b).get(a)
    else f.get(a).get(b)
    f.op(`${ty as 'f32'}.lt`).op('select')
    locals.give(a, b)
    return
  }
  if (isFloat(ty)) {
    f.op(`${ty}.${op}` as PlainName)
    return
  }
  if (ty === 'bool') {
    // On 0 and 1 the larger is the disjunction, the smaller and the product the conjunction.
    const name = op === 'max' || op === 'add' || op === 'or' ? 'i32.or' : op === 'xor' ? 'i32.xor' : 'i32.and'
    f.op(name)
    return
  }
  const name = integerName[op]
  if (name) {
    f.op(`${ty}.${name}` as PlainName)
    return
  }
  const a = locals.take(ty)
  const b = locals.take(ty)
  f.set(b).set(a)
  if (op === 'min' || op === 'max')
    f.get(a)
      .get(b)
      .get(a)
      .get(b)
      .op(op === 'min' ? `${ty}.lt_s` : `${ty}.gt_s`)
      .op('select')
  else {
    const zero = (): void => scalarConst(f, ty, 0)
    const one = (): void => scalarConst(f, ty, 1)
    zero()
    if (op === 'div') {
      // A divisor of -1 is divided by in a way that cannot overflow.
      zero()
      f.get(a).op(`${ty}.sub`).get(a)
      one()
      f.get(b).get(b)
      one()
      f.op(`${ty}.add`)
      scalarConst(f, ty, 2)
      f.op(`${ty}.lt_u`).op('select').op(`${ty}.div_s`).get(b)
      scalarConst(f, ty, -1)
      f.op(`${ty}.eq`).op('select')
    } else {
      f.get(a)
      one()
      f.get(b).get(b).op(`${ty}.eqz`).op('select').op(`${ty}.rem_s`)
    }
    f.get(b).op(`${ty}.eqz`).op('select')
  }
  locals.give(a, b)
}

export function scalarCompare(f: FunctionBuilder, operand: Scalar, op: string): void {
  const ty = wasmType[operand] as 'i32' | 'i64' | 'f32' | 'f64'
  f.op((isFloat(operand) || op === 'eq' || op === 'ne' ? `${ty}.${op}` : `${ty}.${op}_s`) as PlainName)
}

const casts: Partial<Record<`${Scalar} ${Scalar}`, PlainName>> = {
  'f32 f64': 'f64.promote_f32',
  'f64 f32': 'f32.demote_f64',
  'f32 i32': 'i32.trunc_sat_f32_s',
  'f32 i64': 'i64.trunc_sat_f32_s',
  'f64 i32': 'i32.trunc_sat_f64_s',
  'f64 i64': 'i64.trunc_sat_f64_s',
  'i32 f32': 'f32.convert_i32_s',
  'i32 f64': 'f64.convert_i32_s',
  'i64 f32': 'f32.convert_i64_s',
  'i64 f64': 'f64.convert_i64_s',
  'i32 i64': 'i64.extend_i32_s',
  'i64 i32': 'i32.wrap_i64',
  'bool f32': 'f32.convert_i32_u',
  'bool f64': 'f64.convert_i32_u',
  'bool i64': 'i64.extend_i32_u',
}

export function scalarCast(f: FunctionBuilder, from: Scalar, to: Scalar): void {
  if (to === 'bool') {
    scalarConst(f, from, 0)
    scalarCompare(f, from, 'ne')
    return
  }
  const op = casts[`${from} ${to}`]
  if (op) f.op(op)
}

const reinterpretations: Partial<Record<`${Scalar} ${Scalar}`, PlainName>> = {
  'f32 i32': 'i32.reinterpret_f32',
  'i32 f32': 'f32.reinterpret_i32',
  'f64 i64': 'i64.reinterpret_f64',
  'i64 f64': 'f64.reinterpret_i64',
}

export function scalarBits(f: FunctionBuilder, from: Scalar, to: Scalar): void {
  const op = reinterpretations[`${from} ${to}`]
  if (!op) throw new TypeError(`the bits of ${from} are not those of a ${to}`)
  f.op(op)
}

const loads: Record<Raw, MemoryName> = {
  f32: 'f32.load',
  f64: 'f64.load',
  i32: 'i32.load',
  i64: 'i64.load',
  i16: 'i32.load16_s',
  u16: 'i32.load16_u',
  i8: 'i32.load8_s',
  u8: 'i32.load8_u',
  bool: 'i32.load8_u',
}

export function scalarLoad(f: FunctionBuilder, raw: Raw, offset = 0): void {
  f.mem(loads[raw], offset)
  if (raw === 'bool') f.i32(0).op('i32.ne')
}

const stores: Record<Raw, MemoryName> = {
  f32: 'f32.store',
  f64: 'f64.store',
  i32: 'i32.store',
  i64: 'i64.store',
  i16: 'i32.store16',
  u16: 'i32.store16',
  i8: 'i32.store8',
  u8: 'i32.store8',
  bool: 'i32.store8',
}

export const scalarStore = (f: FunctionBuilder, raw: Raw): void => void f.mem(stores[raw])
