/** The ranges of dtypes: `iinfo` and `finfo`. */
import { typeName } from '../autograd/node.ts'
import { DType } from '../dtypes.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import { getDefaultDtype } from '../tensor/tensor.ts'

interface Limits {
  bits: number
  min: number | bigint
  max: number | bigint
}
/** The range of an integer dtype. */
export function iinfo(d: DType): Limits & { dtype: string } {
  if (d?.category !== 1)
    throw new TorchTypeError(
      `torch.iinfo() requires an integer input type. Use torch.finfo to handle '${d instanceof DType ? String(d) : typeName(d)}'`,
    )
  const bits = d.itemsize * 8
  const big = bits === 64
  const min = d.is_signed ? -(2n ** BigInt(bits - 1)) : 0n
  const max = d.is_signed ? 2n ** BigInt(bits - 1) - 1n : 2n ** BigInt(bits) - 1n
  return { bits, min: big ? min : Number(min), max: big ? max : Number(max), dtype: d.name }
}
/** The range and precision of a floating dtype. */
export function finfo(d: DType = getDefaultDtype()): {
  bits: number
  eps: number
  max: number
  min: number
  tiny: number
  smallest_normal: number
  resolution: number
  dtype: string
} {
  const table: Record<string, [number, number, number, number]> = {
    float16: [2 ** -10, 65504, 2 ** -14, 1e-3],
    bfloat16: [2 ** -7, 3.3895313892515355e38, 2 ** -126, 1e-2],
    float32: [2 ** -23, 3.4028234663852886e38, 2 ** -126, 1e-6],
    float64: [2 ** -52, Number.MAX_VALUE, 2 ** -1022, 1e-15],
  }
  const row = table[d?.name]
  if (!row)
    throw new TorchTypeError(
      `torch.finfo() requires a floating point input type. Use torch.iinfo to handle '${d instanceof DType ? String(d) : typeName(d)}'`,
    )
  return {
    bits: d.itemsize * 8,
    eps: row[0],
    max: row[1],
    min: -row[1],
    tiny: row[2],
    smallest_normal: row[2],
    resolution: row[3],
    dtype: d.name,
  }
}
