/**
 * Vector operations as instructions: operands on the stack, result on the stack. Knows nothing of loops or sharing.
 *
 * A vector has 4 lanes of 32 bits, or 2 lanes where a kernel has 64-bit values; 32-bit values then use the low half of
 * the register. A truth value is a mask as wide as the lane (32 bits of 4, 64 bits of 2).
 */
import type { Scalar } from '../../ir/expr.ts'
import type { FunctionBuilder } from './assembler.ts'
import type { LaneName, PlainName } from './instructions.ts'
import type { Locals } from './locals.ts'

export type Lanes = 2 | 4

const shapes = { f32: 'f32x4', f64: 'f64x2', i32: 'i32x4', i64: 'i64x2' } as const
const shapeOf = (ty: Scalar, lanes: Lanes) => (ty === 'bool' ? (lanes === 4 ? 'i32x4' : 'i64x2') : shapes[ty])
const isFloat = (ty: Scalar): boolean => ty === 'f32' || ty === 'f64'

const bytes = new DataView(new ArrayBuffer(16))

/** A constant in all lanes. */
export function vectorConst(f: FunctionBuilder, ty: Scalar, v: number | bigint | boolean): void {
  for (let at = 0; at < 16; at += ty === 'f64' || ty === 'i64' ? 8 : 4) {
    if (ty === 'f32') bytes.setFloat32(at, Number(v), true)
    else if (ty === 'f64') bytes.setFloat64(at, Number(v), true)
    else if (ty === 'i64') bytes.setBigInt64(at, BigInt(v), true)
    else bytes.setInt32(at, ty === 'bool' ? (v ? -1 : 0) : Number(v), true)
  }
  f.v128(new Uint8Array(bytes.buffer))
}

/** i32 lanes 0, 1, 2, 3, plus `from`. */
export function iota(f: FunctionBuilder, from: number): void {
  for (let i = 0; i < 4; i++) bytes.setInt32(4 * i, from + i, true)
  f.v128(new Uint8Array(bytes.buffer))
}

/** A scalar on the stack to all lanes. */
export function splat(f: FunctionBuilder, ty: Scalar): void {
  if (ty === 'bool') f.i32(-1).op('i32.mul')
  f.op(`${ty === 'bool' ? 'i32x4' : shapes[ty]}.splat`)
}

/** Lane `lane` of the vector on the stack, as a scalar. */
export function extract(f: FunctionBuilder, ty: Scalar, lane: number, lanes: Lanes): void {
  if (ty === 'bool')
    f.lane('i32x4.extract_lane', lanes === 2 ? 2 * lane : lane)
      .i32(1)
      .op('i32.and')
  else f.lane(`${shapes[ty]}.extract_lane`, lane)
}

/** Replaces lane `lane` of the vector below the scalar on the stack. */
function insert(f: FunctionBuilder, ty: Scalar, lane: number, lanes: Lanes): void {
  if (ty === 'bool') {
    f.i32(-1).op('i32.mul')
    if (lanes === 2) f.op('i64.extend_i32_s')
  }
  f.lane(`${shapeOf(ty, lanes)}.replace_lane` as LaneName, lane)
}

/** Applies a scalar operation lane by lane to the vectors on the stack. */
export function lanewise(f: FunctionBuilder, locals: Locals, from: readonly Scalar[], to: Scalar, lanes: Lanes, op: () => void): void {
  const args = from.map(() => locals.take('v128'))
  for (let i = args.length - 1; i >= 0; i--) f.set(args[i]!)
  vectorConst(f, 'i32', 0)
  for (let lane = 0; lane < lanes; lane++) {
    args.forEach((arg, i) => {
      f.get(arg)
      extract(f, from[i]!, lane, lanes)
    })
    op()
    insert(f, to, lane, lanes)
  }
  locals.give(...args)
}

/** Whether the operation has a vector form; if not, it is applied lane by lane. */
export function vectorUnary(f: FunctionBuilder, ty: Scalar, op: string): boolean {
  if (op === 'not') f.op('v128.not')
  else if (isFloat(ty) || op === 'neg' || op === 'abs') f.op(`${shapes[ty as 'f32']}.${op}` as PlainName)
  else return false
  return true
}

const bitwise: Record<string, PlainName> = { and: 'v128.and', or: 'v128.or', xor: 'v128.xor' }
const onBools: Record<string, PlainName> = { ...bitwise, add: 'v128.or', max: 'v128.or', mul: 'v128.and', min: 'v128.and' }

export function vectorBinary(f: FunctionBuilder, locals: Locals, ty: Scalar, op: string): boolean {
  const plain = ty === 'bool' ? onBools[op] : bitwise[op]
  if (plain) {
    f.op(plain)
    return true
  }
  if (ty === 'bool') return false
  const shape = shapes[ty]
  if (isFloat(ty)) {
    if (op === 'copysign') {
      if (ty === 'f32') vectorConst(f, 'i32', 0x7fffffff)
      else vectorConst(f, 'i64', 0x7fffffffffffffffn)
      f.op('v128.bitselect')
    } else f.op(`${shape}.${op}` as PlainName)
    return true
  }
  if (op === 'add' || op === 'sub' || op === 'mul') f.op(`${shape as 'i32x4'}.${op}`)
  else if ((op === 'min' || op === 'max') && ty === 'i32') f.op(`i32x4.${op}_s`)
  else if (op === 'min' || op === 'max') {
    const a = locals.take('v128')
    const b = locals.take('v128')
    f.set(b)
      .set(a)
      .get(a)
      .get(b)
      .get(a)
      .get(b)
      .op(op === 'min' ? 'i64x2.lt_s' : 'i64x2.gt_s')
      .op('v128.bitselect')
    locals.give(a, b)
  } else return false
  return true
}

const shifts: Record<string, string> = { shl: 'shl', shr: 'shr_s', shru: 'shr_u' }

/** A shift of all lanes by one count, an i32 on the stack. */
export function vectorShift(f: FunctionBuilder, ty: 'i32' | 'i64', op: string): void {
  f.op(`${shapes[ty]}.${shifts[op]!}` as PlainName)
}
export const isShift = (op: string): boolean => op in shifts

export function vectorCompare(f: FunctionBuilder, operand: Scalar, op: string, lanes: Lanes): void {
  if (operand === 'bool') {
    f.op('v128.xor')
    if (op === 'eq') f.op('v128.not')
    return
  }
  f.op(`${shapes[operand]}.${op}${isFloat(operand) || op === 'eq' || op === 'ne' ? '' : '_s'}` as PlainName)
  if (lanes === 2 && (operand === 'f32' || operand === 'i32')) f.op('i64x2.extend_low_i32x4_s')
}

const evenLanes = [0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11]
/** The mask on the stack as one of the lanes that values of type `ty` have. */
export function maskFor(f: FunctionBuilder, locals: Locals, ty: Scalar, lanes: Lanes): void {
  if (lanes === 2 && (ty === 'f32' || ty === 'i32')) lowHalves(f, locals)
}

/** The low 32 bits of the two 64-bit lanes on the stack, in lanes 0 and 1. */
function lowHalves(f: FunctionBuilder, locals: Locals): void {
  const v = locals.take('v128')
  f.tee(v).get(v).shuffle(evenLanes)
  locals.give(v)
}

export function vectorCast(f: FunctionBuilder, locals: Locals, from: Scalar, to: Scalar, lanes: Lanes): boolean {
  if (to === 'bool') {
    vectorConst(f, from, 0)
    vectorCompare(f, from, 'ne', lanes)
    return true
  }
  switch (`${from} ${to}`) {
    case 'bool f32':
    case 'bool f64':
      maskFor(f, locals, to, lanes)
      vectorConst(f, to, 1)
      f.op('v128.and')
      return true
    case 'bool i32':
      maskFor(f, locals, to, lanes)
      f.op('i32x4.neg')
      return true
    case 'bool i64':
      f.op('i64x2.neg')
      return true
    case 'i64 i32':
      lowHalves(f, locals)
      return true
  }
  const op = vectorCasts[`${from} ${to}`]
  if (!op) return false
  f.op(op)
  return true
}

const vectorCasts: Record<string, PlainName> = {
  'f32 i32': 'i32x4.trunc_sat_f32x4_s',
  'i32 f32': 'f32x4.convert_i32x4_s',
  'f32 f64': 'f64x2.promote_low_f32x4',
  'f64 f32': 'f32x4.demote_f64x2_zero',
  'i32 f64': 'f64x2.convert_low_i32x4_s',
  'f64 i32': 'i32x4.trunc_sat_f64x2_s_zero',
  'i32 i64': 'i64x2.extend_low_i32x4_s',
}
