/** Several results: a tuple that also has PyTorch's field names (`values`, `indices`). */
import { inspect } from '../inspect.ts'
import type { Tensor } from './tensor.ts'

/** An array whose entries can also be read by name, and that prints as PyTorch's `torch.return_types.type`; what is made from it is a plain array. */
class Results<T> extends Array<T> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
  declare readonly type: string
  declare readonly names: readonly string[]
  override toString(): string {
    const fields = this.names.map((name, i) => {
      const item: unknown = this[i]
      return `${name}=${Array.isArray(item) ? `(${item.join(', ')})` : item === null ? 'None' : String(item)}`
    })
    // Those of Python's own making, with the names of classes, are written in one line.
    return /^[a-z]/.test(this.type) ? `torch.return_types.${this.type}(\n${fields.join(',\n')})` : `${this.type}(${fields.join(', ')})`
  }
  [inspect](): string {
    return this.toString()
  }
}

const VALUES = ['values', 'indices']
/** One for each type: names defined on every result would cost as much as the operation. */
const classes = new Map<string, new () => Results<unknown>>()
function classOf(type: string, names: readonly string[]): new () => Results<unknown> {
  const made = class extends Results<unknown> {}
  Object.assign(made.prototype, { type, names })
  names.forEach((name, i) => {
    Object.defineProperty(made.prototype, name, {
      get(this: unknown[]) {
        return this[i]
      },
    })
  })
  classes.set(type, made)
  return made
}

/** Results of a type, which always has the same names. */
export function namedTuple<T = Tensor>(type: string, items: readonly T[], names: readonly string[] = VALUES): T[] {
  const results = new (classes.get(type) ?? classOf(type, names))() as Results<T>
  for (const item of items) results.push(item)
  return results
}

/** Other items under the names that those of `items` have. */
export const namedLike = <T>(items: readonly T[], others: readonly T[]): T[] =>
  items instanceof Results ? namedTuple(items.type, others, items.names) : [...others]
