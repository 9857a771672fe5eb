/** Element types of tensors and PyTorch's promotion rules. Knows nothing of tensors. */
import { inspect } from './inspect.ts'

export type DTypeName = 'float32' | 'float64' | 'float16' | 'bfloat16' | 'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'bool'

/** 0 bool, 1 integer, 2 floating point: PyTorch's category order in promotion. */
export type Category = 0 | 1 | 2

export class DType {
  constructor(
    readonly name: DTypeName,
    /** A small number, unique: an index into tables. */
    readonly id: number,
    readonly itemsize: number,
    readonly category: Category,
    /** The word for it in PyTorch's error texts: 'float', 'double', 'long int', 'c10::Half' …  */
    readonly cname: string,
    /** As in 'torch.FloatTensor'. */
    readonly legacy: string,
  ) {}
  get is_floating_point(): boolean {
    return this.category === 2
  }
  get is_complex(): boolean {
    return false
  }
  get is_signed(): boolean {
    return this.name !== 'uint8' && this.name !== 'bool'
  }
  toString(): string {
    return `torch.${this.name}`
  }
  [inspect](): string {
    return this.toString()
  }
}

export const uint8 = new DType('uint8', 0, 1, 1, 'unsigned char', 'Byte')
export const int8 = new DType('int8', 1, 1, 1, 'signed char', 'Char')
export const int16 = new DType('int16', 2, 2, 1, 'short int', 'Short')
export const int32 = new DType('int32', 3, 4, 1, 'int', 'Int')
export const int64 = new DType('int64', 4, 8, 1, 'long int', 'Long')
export const float16 = new DType('float16', 5, 2, 2, 'c10::Half', 'Half')
export const float32 = new DType('float32', 6, 4, 2, 'float', 'Float')
export const float64 = new DType('float64', 7, 8, 2, 'double', 'Double')
export const bool = new DType('bool', 8, 1, 0, 'bool', 'Bool')
export const bfloat16 = new DType('bfloat16', 9, 2, 2, 'c10::BFloat16', 'BFloat16')

export const dtypes: readonly DType[] = [uint8, int8, int16, int32, int64, float16, float32, float64, bool, bfloat16]

/** The dtype of an operation on two tensors of dtypes a and b of the same priority (torch.promote_types). */
export function promoteTypes(a: DType, b: DType): DType {
  return promotions[a.id * dtypes.length + b.id]!
}

const promotions: DType[] = dtypes.flatMap((a) => dtypes.map((b) => promote(a, b)))
function promote(a: DType, b: DType): DType {
  if (a === b) return a
  if (a.category !== b.category) return a.category > b.category ? a : b
  if (a.category === 2) return a.itemsize === b.itemsize ? float32 : a.itemsize > b.itemsize ? a : b
  if (a === uint8 || b === uint8) {
    const other = a === uint8 ? b : a
    return other === int8 ? int16 : other
  }
  return a.itemsize > b.itemsize ? a : b
}
