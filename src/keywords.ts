/** Keyword arguments: what of a call's arguments counts as Python's keywords. */

/** Whether a value is an object of names and values, as an object literal makes one; arguments of that kind name arguments. */
export const isPlainObject = (x: unknown): x is Record<string, unknown> => {
  if (typeof x !== 'object' || x === null) return false
  const p: unknown = Object.getPrototypeOf(x)
  return p === Object.prototype || p === null
}

/** An object with the same names, each value in place of which `of` gives another. */
export const mapValues = <V, W>(object: Record<string, V>, of: (value: V, name: string) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, of(value, name)]))
