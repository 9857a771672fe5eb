/** NumPy's names of element types (`<f4`) and what they are here. */
import { type DType, type DTypeName, dtypes } from '../dtypes.ts'
import { ValueError } from '../errors.ts'
import { contiguousStrides, numelOf } from '../shape/shape.ts'
import { NdArray, type NdData, type NdDType } from '../tensor/ndarray.ts'
import { swapBytes } from './bytes.ts'

/** Kind and size of each dtype, as NumPy writes them. NumPy has no bfloat16. */
export const DESCR: Partial<Record<DTypeName, string>> = {
  bool: 'b1',
  uint8: 'u1',
  int8: 'i1',
  int16: 'i2',
  int32: 'i4',
  int64: 'i8',
  float16: 'f2',
  float32: 'f4',
  float64: 'f8',
}
/** Unsigned integers for which there is no dtype are read into the next larger signed one. */
const WIDER: Record<string, DTypeName> = { u2: 'int32', u4: 'int64', u8: 'int64' }

export interface NumpyType {
  /** Bytes of an element in the file. */
  readonly itemsize: number
  readonly swapped: boolean
  readonly dtype: DType
  /** The elements are unsigned and shorter than `dtype`, or as long: they are converted. */
  readonly unsigned: boolean
}

/** @throws ValueError for what no tensor can hold: objects, texts, dates, complex numbers, fields */
export function numpyType(descr: string): NumpyType {
  const found = /^([<>=|]?)([a-zA-Z])(\d+)$/.exec(descr)
  const code = found ? found[2]! + found[3]! : { '?': 'b1' }[descr.replace(/^[<>=|]/, '')]
  const order = found?.[1]
  if (/^[<>=|]?O/.test(descr)) throw new ValueError('Object arrays cannot be loaded when allow_pickle=False')
  const dtype = dtypes.find((d) => code !== undefined && (DESCR[d.name] === code || WIDER[code] === d.name))
  if (!dtype || code === undefined)
    throw new ValueError(`can't convert np.ndarray of type '${descr.slice(0, 40)}': tensors have ${Object.values(DESCR).join(', ')}`)
  return { itemsize: Number(code.slice(1)), swapped: order === '>', dtype, unsigned: code in WIDER }
}

const ARRAYS: Record<NdDType, new (buffer: ArrayBuffer) => NdData> = {
  float16: Uint16Array,
  float32: Float32Array,
  float64: Float64Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  bool: Uint8Array,
}

/** The elements in the machine's order and in a type that tensors have: a copy. */
export function decode(type: NumpyType, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  if (type.swapped) swapBytes(copy, type.itemsize)
  if (!type.unsigned) return copy
  if (type.itemsize === 2) return new Uint8Array(Int32Array.from(new Uint16Array(copy.buffer)).buffer)
  if (type.itemsize === 4) return new Uint8Array(BigInt64Array.from(new Uint32Array(copy.buffer), BigInt).buffer)
  if (new BigInt64Array(copy.buffer).some((x) => x < 0n))
    throw new ValueError('uint64 values beyond int64: there is no dtype here that holds them')
  return copy
}

/** An n-d array of the elements, row-major or, with `fortran`, column-major. */
export function numpyArray(descr: string, shape: readonly number[], fortran: boolean, bytes: Uint8Array): NdArray {
  const type = numpyType(descr)
  const count = numelOf(shape)
  if (count * type.itemsize !== bytes.length)
    throw new ValueError(`cannot reshape array of ${bytes.length} bytes into shape (${shape.join(', ')}) of ${type.itemsize} bytes each`)
  const data = new ARRAYS[type.dtype.name as NdDType](decode(type, bytes).buffer)
  return new NdArray(data, shape, stridesOf(shape, fortran), 0, type.dtype.name as NdDType)
}

export const stridesOf = (shape: readonly number[], fortran: boolean): number[] =>
  fortran ? contiguousStrides([...shape].reverse()).reverse() : contiguousStrides(shape)
