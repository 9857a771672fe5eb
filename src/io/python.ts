/** Python's values as a pickle describes them. Tensors and storages are described, not built: `build.ts` does that. */
import type { Complex } from '../complex.ts'
import { UnpicklingError } from '../errors.ts'

export class PyTuple {
  constructor(readonly items: readonly PyValue[]) {}
}

/** A dict, an OrderedDict or a Counter, in order. */
export class PyDict {
  readonly entries = new Map<PyValue, PyValue>()
  /** The attribute `_metadata`, which a module's state dict has. */
  metadata: PyValue | undefined
  constructor(readonly kind: 'dict' | 'OrderedDict' | 'Counter' = 'dict') {}
  set(key: PyValue, value: PyValue): void {
    this.entries.set(hashable(key), value)
  }
}

export class PySet {
  readonly items = new Set<PyValue>()
  add(items: Iterable<PyValue>): this {
    for (const x of items) this.items.add(hashable(x))
    return this
  }
}

/** `x`, unless Python takes none such as a key. */
function hashable(x: PyValue): PyValue {
  if (Array.isArray(x) || x instanceof PyDict || x instanceof PySet) throw new UnpicklingError(`unhashable type: '${pyTypeName(x)}'`)
  return x
}

/** A name that the loader knows: a function that it stands in for, or a value. */
export class PyGlobal {
  constructor(
    readonly name: string,
    /** Without it the global is only a value. */
    readonly call: ((args: readonly PyValue[], budget: Budget) => PyValue) | null = null,
  ) {}
}

export class PySize {
  constructor(readonly sizes: readonly number[]) {}
}
export class PyDType {
  constructor(readonly name: string) {}
}
export class PyDevice {
  constructor(
    readonly type: string,
    readonly index: number | null,
  ) {}
}

/** The bytes that tensors of a file share; where they are is known to the file's reader. */
export class PyStorage {
  constructor(
    readonly key: string,
    /** The dtype of its elements; `uint8` where a file leaves it open. */
    readonly dtype: string,
    readonly location: string,
    /** In elements. */
    readonly numel: number,
    /** The storage of which this is a part, as old files have them, and where it begins there (in elements). */
    readonly base: PyStorage | null = null,
    readonly offset = 0,
  ) {}
}

/** A tensor: which elements of which storage. What it says is not checked against the storage yet. */
export class PyTensor {
  storage: PyStorage | null = null
  dtype = ''
  offset = 0
  sizes: readonly number[] = []
  strides: readonly number[] = []
  requiresGrad = false
  parameter = false
}

/** NumPy's dtype, as `<f4`. */
export class PyNumpyDType {
  order = '='
  constructor(readonly code: string) {}
}
/** NumPy's array; a scalar has `shape` null. */
export class PyNumpyArray {
  shape: readonly number[] | null = []
  dtype: PyNumpyDType | null = null
  fortran = false
  bytes: Uint8Array = new Uint8Array(0)
}

export type PyValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Complex
  | PyValue[]
  | PyTuple
  | PyDict
  | PySet
  | PyGlobal
  | PySize
  | PyDType
  | PyDevice
  | PyStorage
  | PyTensor
  | PyNumpyDType
  | PyNumpyArray

/** How many bytes and elements a pickle may still have copied: as many as it has itself, so that no small file grows large. */
export class Budget {
  constructor(private left: number) {}
  spend(n: number): void {
    this.left -= n
    if (this.left < 0) throw new UnpicklingError('Weights only load failed. The pickle copies more than it holds')
  }
}

/** Python's name for the type of a value, for messages. */
export function pyTypeName(x: PyValue): string {
  if (x === null) return 'NoneType'
  if (Array.isArray(x)) return 'list'
  if (x instanceof PyDict) return x.kind
  if (x instanceof Uint8Array) return 'bytes'
  if (x instanceof PyGlobal) return x.name
  if (typeof x === 'object') return x.constructor.name.replace(/^Py/, '').toLowerCase()
  return { boolean: 'bool', number: 'float', bigint: 'int', string: 'str' }[typeof x as 'string']
}
