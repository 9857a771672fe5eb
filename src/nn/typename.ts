/** The names of types and the texts of values, as the errors and printed forms of modules have them. */

import { typeName } from '../autograd/node.ts'
import { isPlainObject } from '../keywords.ts'
import { pyRepr } from '../tensor/decimal.ts'
import { tupleText } from '../tensor/printing.ts'
import { Tensor } from '../tensor/tensor.ts'

/** `torch.typename`: 'torch.FloatTensor' of a tensor, the class of a module, else Python's name of the type. */
export function typename(x: unknown): string {
  if (x instanceof Tensor) return x.type() as string
  if (typeof x === 'function')
    return (Object.getPrototypeOf(x) as { constructor?: { name: string } } | null)?.constructor?.name ?? 'function'
  return typeName(x)
}

/** Python's `repr` of an argument; `float`: whole numbers are floats too. */
export function argumentText(v: unknown, float = false): string {
  if (typeof v === 'number') return float || !Number.isInteger(v) ? pyRepr(v) : String(v)
  if (typeof v === 'string') return v.includes("'") ? `"${v}"` : `'${v}'`
  if (typeof v === 'boolean') return v ? 'True' : 'False'
  if (v === null || v === undefined) return 'None'
  if (Array.isArray(v)) return tupleText(v.map((x) => argumentText(x, float)) as unknown[] as number[])
  if (isPlainObject(v))
    return `{${Object.entries(v)
      .map(([k, x]) => `'${k}': ${argumentText(x, float)}`)
      .join(', ')}}`
  if (typeof v === 'object' && !Object.hasOwn(Object.getPrototypeOf(v) as object, 'toString')) return `<${typename(v)} object>`
  return String(v)
}

/** Gives classes the names that they are printed by, which bundlers may have taken from them. */
export function named(classes: Record<string, abstract new (...args: never[]) => unknown>): void {
  for (const [name, c] of Object.entries(classes)) Object.defineProperty(c, 'name', { value: name, configurable: true })
}
