/** The errors that calls throw: PyTorch's and Python's names, over JavaScript's Error. */

/** Gives an error the name of its class, which a minifier would change. */
export const named = (e: Error, name: string): void => {
  Object.defineProperty(e, 'name', { value: name, configurable: true, writable: true })
}

/** What PyTorch raises when shapes, dtypes or the state of a graph do not allow an operation. */
export class RuntimeError extends Error {
  constructor(message: string) {
    super(message)
    named(this, 'RuntimeError')
  }
}

/** An argument of the right type with an impossible value. */
export class ValueError extends Error {
  constructor(message: string) {
    super(message)
    named(this, 'ValueError')
  }
}

/** An argument of the wrong type; also an instance of JavaScript's own TypeError. */
class TorchTypeError extends globalThis.TypeError {
  constructor(message: string) {
    super(message)
    named(this, 'TypeError')
  }
}

// As consoles show it.
Object.defineProperty(TorchTypeError, 'name', { value: 'TypeError', configurable: true })

export { TorchTypeError as TypeError }

/** An index or a dimension out of range. */
export class IndexError extends Error {
  constructor(message: string) {
    super(message)
    named(this, 'IndexError')
  }
}

/** A condition that PyTorch's Python code asserts. */
export class AssertionError extends Error {
  constructor(message: string) {
    super(message)
    named(this, 'AssertionError')
  }
}

/** A key or a name that is not there, or may not be used. */
export class KeyError extends Error {
  constructor(message: string) {
    super(message)
    named(this, 'KeyError')
  }
}

/** An attribute that is not there, or is not what it should be. */
export class AttributeError extends Error {
  constructor(message: string) {
    super(message)
    named(this, 'AttributeError')
  }
}

/** An operation that does not exist for the dtype asked. */
export class NotImplementedError extends RuntimeError {
  constructor(message: string) {
    super(message)
    named(this, 'NotImplementedError')
  }
}

/** Throws a RuntimeError unless `condition` holds; the message is made only when it is needed. */
export function check(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new RuntimeError(message())
}

/** That a number does not fit into a C++ type. */
export const overflow = (type: string): RuntimeError => new RuntimeError(`value cannot be converted to type ${type} without overflow`)

/** That a tensor of `n` dimensions has no dimension `dim`. */
export const dimOutOfRange = (dim: number, n: number): IndexError =>
  new IndexError(`Dimension out of range (expected to be in range of [-${n}, ${n - 1}], but got ${dim})`)

/** A dimension in `-n … n-1` made non-negative; a zero-dimensional tensor allows -1 and 0. */
export function wrapDim(dim: number, ndim: number, scalars = true): number {
  if (!Number.isInteger(dim))
    throw new TorchTypeError(`a dimension must be int, not ${typeof dim === 'number' ? 'float' : dim === null ? 'NoneType' : typeof dim}`)
  const n = ndim === 0 && scalars ? 1 : ndim
  if (ndim === 0 && !scalars) throw new IndexError(`Dimension specified as ${dim} but tensor has no dimensions`)
  if (dim < -n || dim >= n) {
    throw dimOutOfRange(dim, n)
  }
  return dim < 0 ? dim + n : dim
}

/** Dimensions wrapped, of which each may be named once. */
export function wrapDims(dims: readonly number[], ndim: number): number[] {
  const all = dims.map((d) => wrapDim(d, ndim))
  const twice = all.find((d, i) => all.indexOf(d) !== i)
  if (twice !== undefined) throw new RuntimeError(`dim ${twice} appears multiple times in the list of dims`)
  return all
}

export const shapeText = (sizes: readonly number[]): string => `[${sizes.join(', ')}]`

/** That a kernel does not exist for a type. */
export const notImplemented = (kernel: string, type: string): NotImplementedError =>
  new NotImplementedError(`"${kernel}" not implemented for '${type}'`)

/** That operands have different types. */
export const otherType = (expected: string, found: string): RuntimeError =>
  new RuntimeError(`expected scalar type ${expected} but found ${found}`)

/** That a result of one type cannot be written into a tensor of another. */
export const cannotCast = (from: string, to: string): RuntimeError =>
  new RuntimeError(`result type ${from} can't be cast to the desired output type ${to}`)

/** A pickle that is broken, or that asks for what the loader does not build; PyTorch and Python raise it from `torch.load`. */
export class UnpicklingError extends RuntimeError {
  constructor(message: string) {
    super(message)
    named(this, 'UnpicklingError')
  }
}

/** What the operating system refused; `cause` is the host's own error, `code` its code, as `'ENOENT'`. */
export class OSError extends Error {
  readonly code: string
  readonly filename: string | null
  constructor(message: string, code: string, filename: string | null, cause?: unknown) {
    super(message, { cause })
    named(this, code === 'ENOENT' ? 'FileNotFoundError' : 'OSError')
    this.code = code
    this.filename = filename
  }
}
