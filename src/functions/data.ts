/** Moving elements between JavaScript and tensors: `tensor(…)`, `tolist`, `item`, typed arrays. */
import { heap } from '../backend/wasm/memory.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { bool, type DType, type DTypeName, dtypes, float32, float64, int8, int16, int32, int64, uint8 } from '../dtypes.ts'
import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from '../ir/interpret.ts'
import { addressOf, empty, getDefaultDtype, Tensor } from '../tensor/tensor.ts'
import { describe } from './schema.ts'

export type Value = number | bigint | boolean
export type Nested = Value | Tensor | readonly Nested[]
type Typed =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | BigUint64Array

/** Reads and writes single elements of a dtype at a byte address. */
export interface Access {
  get(address: number): Value
  set(address: number, v: Value): void
}
const toInt = (v: Value): number => (typeof v === 'bigint' ? Number(BigInt.asIntN(64, v)) : Number(v))
const toBig = (v: Value): bigint => {
  if (typeof v === 'bigint') return v
  if (typeof v === 'boolean') return v ? 1n : 0n
  return Number.isFinite(v) ? BigInt.asIntN(64, BigInt(Math.trunc(v))) : -(1n << 63n)
}
/** As a number where that is exact. */
export const safe = (v: bigint): number | bigint => (v >= -9007199254740991n && v <= 9007199254740991n ? Number(v) : v)
export const access: Record<DTypeName, Access> = {
  float32: {
    get: (p) => heap.f32[p >>> 2]!,
    set: (p, v) => {
      heap.f32[p >>> 2] = Number(v)
    },
  },
  float64: {
    get: (p) => heap.f64[p >>> 3]!,
    set: (p, v) => {
      heap.f64[p >>> 3] = Number(v)
    },
  },
  float16: {
    get: (p) => float16ToNumber(heap.u16[p >>> 1]!),
    set: (p, v) => {
      heap.u16[p >>> 1] = numberToFloat16(Number(v))
    },
  },
  bfloat16: {
    get: (p) => bfloat16ToNumber(heap.u16[p >>> 1]!),
    set: (p, v) => {
      heap.u16[p >>> 1] = numberToBfloat16(Number(v))
    },
  },
  int8: {
    get: (p) => heap.i8[p]!,
    set: (p, v) => {
      heap.i8[p] = toInt(v)
    },
  },
  int16: {
    get: (p) => heap.i16[p >>> 1]!,
    set: (p, v) => {
      heap.i16[p >>> 1] = toInt(v)
    },
  },
  int32: {
    get: (p) => heap.i32[p >>> 2]!,
    set: (p, v) => {
      heap.i32[p >>> 2] = toInt(v)
    },
  },
  int64: {
    get: (p) => safe(heap.i64[p >>> 3]!),
    set: (p, v) => {
      heap.i64[p >>> 3] = toBig(v)
    },
  },
  uint8: {
    get: (p) => heap.u8[p]!,
    set: (p, v) => {
      heap.u8[p] = toInt(v)
    },
  },
  bool: {
    get: (p) => heap.u8[p] !== 0,
    set: (p, v) => {
      heap.u8[p] = v ? 1 : 0
    },
  },
}

/** The elements in row-major order, as plain values. */
export function values(t: Tensor): Value[] {
  const out = new Array<Value>(t._count)
  if (t._count === 0) return out
  beginOp()
  const base = addressOf(t)
  const { get } = access[t._dtype.name]
  const item = t._dtype.itemsize
  if (t._contiguous) {
    for (let i = 0; i < t._count; i++) out[i] = get(base + i * item)
    return out
  }
  const n = t._sizes.length
  const at = new Array<number>(n).fill(0)
  let p = base
  for (let i = 0; i < t._count; i++) {
    out[i] = get(p)
    for (let d = n - 1; d >= 0; d--) {
      p += t._strides[d]! * item
      if (++at[d]! < t._sizes[d]!) break
      p -= t._sizes[d]! * t._strides[d]! * item
      at[d] = 0
    }
  }
  return out
}

/** The element of a tensor of one element. */
export function item(t: Tensor): Value {
  if (t._count !== 1) {
    throw new RuntimeError(
      t._count === 0
        ? 'a Tensor with 0 elements cannot be converted to Scalar'
        : `a Tensor with ${t._count} elements cannot be converted to Scalar`,
    )
  }
  beginOp()
  return access[t._dtype.name].get(addressOf(t))
}

type NestedValue = Value | NestedValue[]
export function tolist(t: Tensor): NestedValue {
  const flat = values(t)
  let i = 0
  const build = (d: number): NestedValue => (d === t._sizes.length ? flat[i++]! : Array.from({ length: t._sizes[d]! }, () => build(d + 1)))
  return build(0)
}

const ARRAYS: [new (n: number) => Typed, DType][] = [
  [Float32Array, float32],
  [Float64Array, float64],
  [Int8Array, int8],
  [Int16Array, int16],
  [Int32Array, int32],
  [BigInt64Array, int64],
  [Uint8Array, uint8],
  [Uint8ClampedArray, uint8],
  [Uint16Array, int32],
  [Uint32Array, int64],
  [BigUint64Array, int64],
]
export const isTypedArray = (x: unknown): x is Typed => ArrayBuffer.isView(x) && !(x instanceof DataView)
export const dtypeOfArray = (a: Typed): DType => {
  const found = ARRAYS.find(([c]) => a instanceof c)
  if (!found) throw new TorchTypeError(`can't convert an array of type ${describe(a)}`)
  return found[1]
}

/** The bytes of a contiguous tensor, to read or fill before the next operation. */
export function bytesOf(t: Tensor): Uint8Array {
  const p = addressOf(t)
  return heap.u8.subarray(p, p + t._count * t._dtype.itemsize)
}

/** The elements of a contiguous tensor as a typed array, valid until memory is next allocated; 16-bit floats as their bits. */
export function arrayOf(
  t: Tensor,
): Float32Array | Float64Array | BigInt64Array | Int32Array | Int16Array | Int8Array | Uint8Array | Uint16Array {
  const from = addressOf(t) / t._dtype.itemsize
  const to = from + t._count
  switch (t._dtype.name) {
    case 'float32':
      return heap.f32.subarray(from, to)
    case 'float64':
      return heap.f64.subarray(from, to)
    case 'int64':
      return heap.i64.subarray(from, to)
    case 'int32':
      return heap.i32.subarray(from, to)
    case 'int16':
      return heap.i16.subarray(from, to)
    case 'int8':
      return heap.i8.subarray(from, to)
    case 'float16':
    case 'bfloat16':
      return heap.u16.subarray(from, to)
    default:
      return heap.u8.subarray(from, to)
  }
}

export function fromTyped(a: Typed, sizes: readonly number[], dtype: DType | null): Tensor {
  const own = dtypeOfArray(a)
  const target = dtype ?? own
  const t = empty(sizes, target)
  beginOp()
  if (target === own && a.BYTES_PER_ELEMENT === own.itemsize) bytesOf(t).set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength))
  else {
    const { set } = access[target.name]
    const p = addressOf(t)
    for (let i = 0; i < a.length; i++) set(p + i * target.itemsize, a[i]!)
  }
  return t
}

/** The shape of nested arrays; ragged ones are refused. */
function shapeOf(data: unknown): number[] {
  const shape: number[] = []
  let x: unknown = data
  for (;;) {
    if (x instanceof Tensor) return [...shape, ...x._sizes]
    if (isTypedArray(x)) return [...shape, x.length]
    if (!Array.isArray(x)) return shape
    shape.push(x.length)
    if (x.length === 0) return shape
    x = x[0]
  }
}

/** A new tensor holding `data`: numbers, bigints, booleans, tensors or typed arrays, nested to any depth. */
export function tensorFrom(data: unknown, dtype: DType | null, fallback: DType = getDefaultDtype()): Tensor {
  if (isTypedArray(data)) return fromTyped(data, [data.length], dtype)
  if (data instanceof Tensor) {
    const c = data.detach().clone()
    return dtype && dtype !== c._dtype ? c.to(dtype) : c
  }
  const sizes = shapeOf(data)
  const flat: Value[] = []
  let kind: 'none' | 'bool' | 'int' | 'number' = 'none'
  let typed: DType | null = null
  const put = (v: unknown): void => {
    if (typeof v === 'number') kind = 'number'
    else if (typeof v === 'bigint') kind = kind === 'number' ? 'number' : 'int'
    else if (typeof v === 'boolean') kind = kind === 'none' ? 'bool' : kind
    else
      throw new (v === null || typeof v !== 'object' ? TorchTypeError : RuntimeError)(
        v === null || v === undefined
          ? 'must be real number, not NoneType'
          : typeof v === 'string'
            ? "new(): invalid data type 'str'"
            : `Could not infer dtype of ${describe(v)}`,
      )
    flat.push(v)
  }
  const walk = (x: unknown, d: number): void => {
    if (d === sizes.length) {
      if (Array.isArray(x) || isTypedArray(x)) throw new TorchTypeError('only length-1 arrays can be converted to Python scalars')
      if (x instanceof Tensor) {
        if (x._count !== 1) throw new ValueError(`only one element tensors can be converted to Python scalars`)
        typed ??= x._dtype
        flat.push(item(x))
      } else put(x)
      return
    }
    if (x instanceof Tensor) {
      if (x._sizes.length !== sizes.length - d || x._sizes.some((s, i) => s !== sizes[d + i]))
        throw new ValueError(`expected sequence of length ${sizes[d]} at dim ${d} (got ${x._sizes[0] ?? 0})`)
      typed ??= x._dtype
      flat.push(...values(x))
      return
    }
    const list = x as readonly unknown[]
    if (!Array.isArray(x) && !isTypedArray(x))
      throw new TorchTypeError(`expected a sequence of length ${sizes[d]} at dim ${d}, got ${describe(x)}`)
    if (list.length !== sizes[d]) throw new ValueError(`expected sequence of length ${sizes[d]} at dim ${d} (got ${list.length})`)
    for (let i = 0; i < list.length; i++) walk(list[i], d + 1)
  }
  walk(data, 0)
  const inferred: DType = typed ?? ((kind as string) === 'bool' ? bool : (kind as string) === 'int' ? int64 : fallback)
  const target = dtype ?? inferred
  const t = empty(sizes, target)
  beginOp()
  const { set } = access[target.name]
  const p = addressOf(t)
  for (let i = 0; i < flat.length; i++) {
    const v = flat[i]!
    if (target.category === 1 && typeof v === 'number' && !Number.isFinite(v))
      throw new ValueError(Number.isNaN(v) ? 'cannot convert float NaN to integer' : 'cannot convert float infinity to integer')
    set(p + i * target.itemsize, v)
  }
  return t
}
export { dtypes }
