/** Several results: a tuple that also has PyTorch's field names (`values`, `indices`). */
import type { Tensor } from '../tensor/tensor.ts'

/** The results as an array whose entries can also be read by name; names are not enumerable, so that it is taken for a plain list. */
export function namedTuple<T = Tensor>(items: T[], names: readonly string[]): T[] {
  names.forEach((name, i) => {
    Object.defineProperty(items, name, { value: items[i], enumerable: false })
  })
  return items
}

/** Other items under the names that those of `items` have. */
export function namedLike<T>(items: readonly T[], others: readonly T[]): T[] {
  const names = Object.getOwnPropertyNames(items).filter(
    (name) => !Object.getOwnPropertyDescriptor(items, name)!.enumerable && name !== 'length',
  )
  return namedTuple([...others], names)
}
