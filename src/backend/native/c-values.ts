/** Scalar operations of the kernel language as C expressions, with its rules for NaN, zero divisors and wrapping. */
import type { Scalar } from '../../ir/expr.ts'

const suffix = (ty: Scalar): string => (ty === 'f32' ? 'f' : '')
const isFloat = (ty: Scalar): boolean => ty === 'f32' || ty === 'f64'
const wide = (ty: Scalar): boolean => ty === 'i64'

export function constText(ty: Scalar, v: number | bigint | boolean): string {
  if (isFloat(ty)) {
    const x = ty === 'f32' ? Math.fround(Number(v)) : Number(v)
    if (Number.isNaN(x)) return `__builtin_nan${suffix(ty)}("")`
    if (Math.abs(x) === Number.POSITIVE_INFINITY) return `(${x < 0 ? '-' : ''}__builtin_inf${suffix(ty)}())`
    const digits = Object.is(x, -0) ? '-0' : String(x)
    return `(${/[.e]/.test(digits) ? digits : `${digits}.0`}${suffix(ty)})`
  }
  if (ty === 'i64') return BigInt(v) === -(2n ** 63n) ? 'INT64_MIN' : `INT64_C(${BigInt(v)})`
  const n = Number(v) | 0
  return n === -(2 ** 31) ? 'INT32_MIN' : `(${n})`
}

export function unaryText(ty: Scalar, op: string, a: string): string {
  if (ty === 'bool') return `!${a}`
  if (op === 'neg') return `-${a}`
  if (isFloat(ty)) return `${{ abs: 'fabs', nearest: 'rint' }[op] ?? op}${suffix(ty)}(${a})`
  const bits = wide(ty) ? 64 : 32
  const builtin = (name: string): string => `__builtin_${name}${wide(ty) ? 'll' : ''}(${a})`
  switch (op) {
    case 'abs':
      return `${a} < 0 ? -${a} : ${a}`
    case 'not':
      return `~${a}`
    case 'popcnt':
      return builtin('popcount')
    default:
      return `${a} ? ${builtin(op)} : ${bits}`
  }
}

const plain: Record<string, string> = { add: '+', sub: '-', mul: '*', and: '&', or: '|', xor: '^' }

export function binaryText(ty: Scalar, op: string, a: string, b: string): string {
  if (op === 'pmin') return `${b} < ${a} ? ${b} : ${a}`
  if (op === 'pmax') return `${a} < ${b} ? ${b} : ${a}`
  if (ty === 'bool') return `${a} ${op === 'max' || op === 'add' || op === 'or' ? '|' : op === 'xor' ? '^' : '&'} ${b}`
  if (plain[op]) return `${a} ${plain[op]} ${b}`
  if (isFloat(ty)) return op === 'div' ? `${a} / ${b}` : op === 'copysign' ? `copysign${suffix(ty)}(${a}, ${b})` : `${op}_${ty}(${a}, ${b})`
  const unsigned = wide(ty) ? 'uint64_t' : 'uint32_t'
  const count = `(${b} & ${wide(ty) ? 63 : 31})`
  switch (op) {
    case 'min':
      return `${b} < ${a} ? ${b} : ${a}`
    case 'max':
      return `${b} > ${a} ? ${b} : ${a}`
    case 'div':
      return `${b} == 0 ? 0 : ${b} == -1 ? -${a} : ${a} / (${b} == 0 ? 1 : ${b})`
    case 'rem':
      return `${b} == 0 || ${b} == -1 ? 0 : ${a} % (${b} == 0 ? 1 : ${b})`
    case 'shl':
      return `(${unsigned})${a} << ${count}`
    case 'shr':
      return `${a} >> ${count}`
    default:
      return `(${unsigned})${a} >> ${count}`
  }
}

export function castText(from: Scalar, to: Scalar, a: string): string {
  if (to === 'bool') return `${a} != 0`
  if (isFloat(from) && !isFloat(to)) return `${to}_${from}(${a})`
  return `(${{ f32: 'float', f64: 'double', i32: 'int32_t', i64: 'int64_t' }[to]})${a}`
}
