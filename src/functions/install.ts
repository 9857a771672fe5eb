/** Puts the operations of the tables where users find them: on the prototype of Tensor, and in objects of functions. */
import { merged } from '../dictionary.ts'
import { Tensor } from '../tensor/tensor.ts'
import { callable } from './callable.ts'
import { takesOut } from './out.ts'
import { installProperties } from './properties.ts'
import type { Op } from './schema.ts'
import { torchOps } from './tables.ts'

export type Functions = Record<string, (...args: unknown[]) => unknown>

/** The functions of a table, by name. */
export function functionsOf(ops: Record<string, Op>, namespace?: string): Functions {
  const out = merged() as Functions
  // PyTorch's own names of what it has in these namespaces.
  const before = namespace === 'special' || namespace === 'linalg' ? `${namespace}_` : ''
  for (const [name, o] of Object.entries(ops))
    if (o.reach !== 'method') out[name] = callable(name, o, false, takesOut(name, namespace), before + name)
  // Those of a namespace, users see: as an object like any other.
  return Object.setPrototypeOf(out, Object.prototype) as Functions
}

let installed: Functions | null = null

/**
 * Makes an object's properties a hash table, as a deletion does: in the usual layout V8 copies the list of all properties with each one added
 * (700 methods: 24 ms, and 2 ms so). The first call of a method turns a prototype back.
 */
function asTable(proto: object): void {
  for (const key of ['first', 'second']) Object.defineProperty(proto, key, { configurable: true, value: null })
  for (const key of ['first', 'second']) Reflect.deleteProperty(proto, key)
}

/** Installs methods and properties, once, and returns the functions of `torch`. */
export function install(): Functions {
  if (installed) return installed
  const proto = Tensor.prototype
  asTable(proto)
  for (const [name, o] of Object.entries(torchOps)) {
    if (o.reach !== 'function') Object.defineProperty(proto, name, { value: callable(name, o, true), writable: true, configurable: true })
  }
  installProperties(proto)
  installed = functionsOf(torchOps)
  return installed
}
