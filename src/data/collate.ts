/** Samples into batches: `default_collate` stacks what is alike in nested arrays and objects, `default_convert` makes tensors of one sample. */
import { listOf } from '../autograd/arguments.ts'
import { typeName } from '../autograd/node.ts'
import { float64, int64 } from '../dtypes.ts'
import { KeyError, RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { as_tensor, stack, tensor } from '../generated/functions.ts'
import { isPlainObject, mapValues } from '../keywords.ts'
import { NdArray } from '../tensor/ndarray.ts'
import { Tensor } from '../tensor/tensor.ts'

/** What a batch of samples of a type is. */
export type Collated<T> = T extends Tensor | NdArray | ArrayBufferView | number | bigint | boolean
  ? Tensor
  : T extends string
    ? string[]
    : T extends readonly unknown[]
      ? { -readonly [K in keyof T]: Collated<T[K]> }
      : T extends object
        ? { [K in keyof T]: Collated<T[K]> }
        : unknown

const isArray = (x: unknown): x is NdArray | ArrayBufferView => x instanceof NdArray || (ArrayBuffer.isView(x) && !(x instanceof DataView))
const asTensor = (x: unknown): Tensor => (x instanceof Tensor ? x : as_tensor(x as number[]))

/**
 * A batch of samples that are alike: tensors and arrays stacked, numbers as one tensor (int64 where all are whole, as Python's ints,
 * else float64; bigints int64, booleans bool), texts in a list, arrays and objects of such piece by piece.
 * @throws TypeError for what has no batch, RuntimeError for lists of different lengths
 */
export function default_collate<T>(batch: readonly T[]): Collated<T> {
  return collate(batch) as Collated<T>
}
function collate(given: unknown): unknown {
  const batch = listOf(given)
  const [first] = batch
  if (first instanceof Tensor || isArray(first)) return stack(batch.map(asTensor), 0)
  switch (typeof first) {
    case 'boolean':
      return tensor(batch as boolean[])
    case 'bigint':
    case 'number': {
      const whole = batch.every((x) => typeof x === 'bigint' || typeof x === 'boolean' || Number.isInteger(x))
      return tensor(batch as number[], { dtype: whole ? int64 : float64 })
    }
    case 'string':
      return [...batch]
  }
  if (Array.isArray(first)) {
    const rows = batch as readonly unknown[][]
    if (rows.some((row) => row.length !== first.length)) throw new RuntimeError('each element in list of batch should be of equal size')
    return first.map((_, i) => collate(rows.map((row) => row[i])))
  }
  if (isPlainObject(first)) {
    const rows = batch as readonly Record<string, unknown>[]
    const column = (key: string): unknown[] =>
      rows.map((row) => {
        if (!(key in row)) throw new KeyError(`'${key}'`)
        return row[key]
      })
    return Object.fromEntries(Object.keys(first).map((key) => [key, collate(column(key))]))
  }
  throw new TorchTypeError(
    `default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class '${typeName(first)}'>`,
  )
}

/** A sample with its arrays as tensors, at any depth; all else stays as it is. */
export function default_convert(data: unknown): unknown {
  if (isArray(data)) return asTensor(data)
  if (Array.isArray(data)) return data.map(default_convert)
  if (isPlainObject(data)) return mapValues(data, default_convert)
  return data
}
