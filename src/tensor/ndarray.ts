/**
 * The n-d array that `tensor.numpy()` gives: a strided look at a typed array, with the fields of npm's `ndarray`, that prints as
 * numpy does. Has no arithmetic; `torch.from_numpy` takes it back.
 */

import { IndexError, TypeError, ValueError } from '../errors.ts'
import { inspect } from '../inspect.ts'
import { float16ToNumber, numberToFloat16 } from '../ir/interpret.ts'
import { contiguousStrides, numelOf } from '../shape/shape.ts'
import { arrayRepr, type NumpyOptions, type NumpyPrintable } from './numpy-printing.ts'

export type NdElement = number | bigint | boolean
export type NdData = Float32Array | Float64Array | Uint16Array | Int8Array | Int16Array | Int32Array | BigInt64Array | Uint8Array
export type NdDType = 'float16' | 'float32' | 'float64' | 'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'bool'
export type NestedElements = NdElement | NestedElements[]

interface Codec {
  /** The typed array that holds it. */
  readonly array: abstract new (
    ...args: never[]
  ) => NdData
  read(stored: number | bigint): NdElement
  write(value: NdElement): number | bigint
}
const asIs = { read: (x: number | bigint): NdElement => x, write: Number }
const codecs: Record<NdDType, Codec> = {
  float32: { array: Float32Array, ...asIs },
  float64: { array: Float64Array, ...asIs },
  float16: { array: Uint16Array, read: (x) => float16ToNumber(Number(x)), write: (v) => numberToFloat16(Number(v)) },
  int8: { array: Int8Array, ...asIs },
  int16: { array: Int16Array, ...asIs },
  int32: { array: Int32Array, ...asIs },
  int64: { array: BigInt64Array, ...asIs, write: (v) => BigInt(typeof v === 'number' ? Math.trunc(v) : v) },
  uint8: { array: Uint8Array, ...asIs },
  bool: { array: Uint8Array, read: (x) => Number(x) !== 0, write: (v) => (v ? 1 : 0) },
}

/** A number where it is exact, else the bigint. */
function plainInteger(x: NdElement): NdElement {
  return typeof x === 'bigint' && x >= BigInt(Number.MIN_SAFE_INTEGER) && x <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(x) : x
}

export class NdArray {
  readonly data: NdData
  readonly shape: readonly number[]
  /** Elements (not bytes) from one index to the next, for each dimension. */
  readonly stride: readonly number[]
  /** Where in `data` the first element lies. */
  readonly offset: number
  readonly dtype: NdDType
  readonly #codec: Codec

  /**
   * An array of `shape` over `data`, without a copy; row-major unless `stride` says otherwise. float16 lies in a Uint16Array,
   * int64 in a BigInt64Array, bool in a Uint8Array. Throws a TypeError when the data cannot be of the dtype.
   */
  constructor(data: NdData, shape: readonly number[], stride: readonly number[] | null, offset: number, dtype: NdDType) {
    const codec = codecs[dtype]
    if (codec === undefined) throw new TypeError(`data type '${dtype}' not understood`)
    if (!(data instanceof codec.array)) throw new TypeError(`an array of dtype ${dtype} lies in a ${codec.array.name}`)
    this.data = data
    this.shape = [...shape]
    this.stride = stride ? [...stride] : contiguousStrides(shape)
    this.offset = offset
    this.dtype = dtype
    this.#codec = codec
  }

  /** The number of elements. */
  get size(): number {
    return numelOf(this.shape)
  }

  #position(index: readonly number[]): number {
    const { shape, stride } = this
    if (index.length !== shape.length) throw new ValueError('incorrect number of indices for array')
    let position = this.offset
    for (let d = 0; d < index.length; d++) {
      const i = index[d]!
      const n = shape[d]!
      if (!Number.isInteger(i) || i < -n || i >= n) throw new IndexError(`index ${i} is out of bounds for axis ${d} with size ${n}`)
      position += (i < 0 ? i + n : i) * stride[d]!
    }
    return position
  }

  #read(position: number): NdElement {
    return this.#codec.read(this.data[position]!)
  }

  /**
   * The element at an index, one number per dimension; negative ones count from the end. int64 comes as a number while it is exact,
   * else as a bigint. Throws an IndexError outside the shape, a ValueError for a wrong count of indices.
   */
  get(...index: number[]): NdElement {
    return plainInteger(this.#read(this.#position(index)))
  }

  /** Writes an element: the index, then the value, which is converted to the dtype. */
  set(...indexAndValue: [...index: number[], value: NdElement]): void {
    const value = indexAndValue[indexAndValue.length - 1] as NdElement
    const position = this.#position(indexAndValue.slice(0, -1) as number[])
    this.data[position] = this.#codec.write(value) as never
  }

  /** Nested arrays of the elements; a 0-d array gives its element. */
  tolist(): NestedElements {
    const nested = (dim: number, position: number): NestedElements =>
      dim === this.shape.length
        ? plainInteger(this.#read(position))
        : Array.from({ length: this.shape[dim]! }, (_, i) => nested(dim + 1, position + i * this.stride[dim]!))
    return nested(0, this.offset)
  }

  /** What the printers read. */
  get printable(): NumpyPrintable {
    const { shape, stride, dtype } = this
    const at = (flatIndex: number): NdElement => {
      let rest = flatIndex
      let position = this.offset
      for (let d = shape.length - 1; d >= 0; d--) {
        const n = shape[d]!
        position += (rest % n) * stride[d]!
        rest = Math.floor(rest / n)
      }
      return this.#read(position)
    }
    return { shape, dtype, at }
  }

  /** As numpy's `repr`: `array([2., 2.], dtype=float32)`. */
  toString(): string {
    return arrayRepr(this.printable)
  }

  [inspect](): string {
    return this.toString()
  }
}

/** As numpy 1.13 printed: `array([ 2.,  2.], dtype=float32)`. */
export function legacyRepr(a: NdArray, options: Partial<NumpyOptions> = {}): string {
  return arrayRepr(a.printable, { ...options, legacy: true })
}
