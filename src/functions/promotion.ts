/** The dtypes and shapes of operations: PyTorch's promotion of tensors and numbers, broadcasting, and numbers brought to a dtype. */
import { bfloat16, bool as boolType, type Category, type DType, int64, promoteTypes } from '../dtypes.ts'
import { overflow, RuntimeError } from '../errors.ts'
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from '../ir/float16.ts'
import { broadcastTwo, type Sizes, sameSizes } from '../shape/shape.ts'
import { getDefaultDtype, Tensor } from '../tensor/tensor.ts'

export type Num = number | bigint | boolean
/** An operand of a pointwise operation; null where an optional one is absent. */
export type Arg = Tensor | Num | null

/** The category of the dtype of a number where it stands alone. */
export const categoryOf = (x: Num): Category => (typeof x === 'boolean' ? 0 : typeof x === 'bigint' || Number.isInteger(x) ? 1 : 2)
/** The dtype of a number where it stands alone. */
export const dtypeOfNumber = (x: Num): DType => (typeof x === 'boolean' ? boolType : categoryOf(x) === 1 ? int64 : getDefaultDtype())

/** The dtype to which operands are brought: PyTorch's rule, by which zero-dimensional tensors and numbers only raise the category. */
export function resultType(args: readonly Arg[]): DType {
  let dim: DType | null = null
  let zero: DType | null = null
  let number: DType | null = null
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    if (a === null) continue
    if (a instanceof Tensor) {
      if (a._sizes.length > 0) dim = dim === null || dim === a._dtype ? a._dtype : promoteTypes(dim, a._dtype)
      else zero = zero === null ? a._dtype : promoteTypes(zero, a._dtype)
    } else number = number === null ? dtypeOfNumber(a) : promoteTypes(number, dtypeOfNumber(a))
  }
  return raise(raise(dim, zero), number) ?? getDefaultDtype()
}
const raise = (high: DType | null, low: DType | null): DType | null =>
  high === null ? low : low === null || low.category <= high.category ? high : low

export function broadcastShapes(shapes: readonly Sizes[]): Sizes {
  let out: Sizes = shapes[0] ?? []
  for (let i = 1; i < shapes.length; i++) {
    const next = shapes[i]!
    if (out === next || sameSizes(out, next)) continue
    const r = broadcastTwo(out, next)
    if (typeof r === 'number') {
      const n = Math.max(out.length, next.length)
      throw new RuntimeError(
        `The size of tensor a (${out[r - n + out.length]}) must match the size of tensor b (${next[r - n + next.length]}) at non-singleton dimension ${r}`,
      )
    }
    out = r
  }
  return out
}

/** A number in the dtype that it is brought to: integers wrap, as PyTorch's do. */
export function numberIn(d: DType, v: Num): number | bigint {
  if (d.category === 2) return Number(v)
  if (d === boolType) return v ? 1 : 0
  const whole = typeof v === 'bigint' ? v : Number.isFinite(Number(v)) ? Math.trunc(Number(v)) : 0
  if (d === int64) return BigInt.asIntN(64, BigInt(whole))
  const n = typeof whole === 'bigint' ? Number(BigInt.asIntN(32, whole)) : whole | 0
  return d.itemsize === 1 ? (d.is_signed ? (n << 24) >> 24 : n & 255) : d.itemsize === 2 ? (n << 16) >> 16 : n
}

/** A number rounded to a 16-bit float. */
export const inHalf = (d: DType, v: number): number =>
  d === bfloat16 ? bfloat16ToNumber(numberToBfloat16(v)) : float16ToNumber(numberToFloat16(v))

const WIDTHS: Partial<Record<DType['name'], string>> = {
  uint8: 'uint8_t',
  int8: 'int8_t',
  int16: 'int16_t',
  int32: 'int',
  int64: 'int64_t',
}
/** As `numberIn`, but throws where the value is out of range (negative ones wrap where there is no sign). */
export function numberFor(d: DType, v: Num): number | bigint {
  if (d.category !== 1 || typeof v === 'boolean') return numberIn(d, v)
  const bits = 8 * d.itemsize - (d.is_signed ? 1 : 0)
  const n = Number(v)
  if (!(n < 2 ** bits && n >= (d.is_signed ? -(2 ** bits) : 1 - 2 ** bits))) throw overflow(WIDTHS[d.name]!)
  return numberIn(d, v)
}

/** The dtype as PyTorch's ScalarType prints: 'Float', 'Long'. */
export const typeWord = (d: DType): string => d.legacy
