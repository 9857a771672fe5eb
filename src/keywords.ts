/** Keyword arguments: what of a call's arguments counts as Python's keywords. */

/** Whether a value is an object of names and values, as an object literal makes one; arguments of that kind name arguments. */
export const isPlainObject = (x: unknown): x is Record<string, unknown> => {
  if (typeof x !== 'object' || x === null) return false
  const p: unknown = Object.getPrototypeOf(x)
  return p === Object.prototype || p === null
}
