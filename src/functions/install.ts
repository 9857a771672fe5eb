/** Puts the operations of the tables where users find them: on the prototype of Tensor, and in objects of functions. */
import { Tensor } from '../tensor/tensor.ts'
import { callable } from './callable.ts'
import { takesOut } from './out.ts'
import { installProperties } from './properties.ts'
import type { Op } from './schema.ts'
import { torchOps } from './tables.ts'

export type Functions = Record<string, (...args: unknown[]) => unknown>

/** The functions of a table, by name. */
export function functionsOf(ops: Record<string, Op>, namespace?: string): Functions {
  const out: Functions = {}
  for (const [name, o] of Object.entries(ops)) if (o.reach !== 'method') out[name] = callable(name, o, false, takesOut(name, namespace))
  return out
}

let installed: Functions | null = null

/** Installs methods and properties, once, and returns the functions of `torch`. */
export function install(): Functions {
  if (installed) return installed
  const proto = Tensor.prototype
  for (const [name, o] of Object.entries(torchOps)) {
    if (o.reach !== 'function') Object.defineProperty(proto, name, { value: callable(name, o, true), writable: true, configurable: true })
  }
  installProperties(proto)
  installed = functionsOf(torchOps)
  return installed
}
