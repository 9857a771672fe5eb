/** Where written files go: to a path, into an object that takes bytes, or back to the caller. */
import { typeName } from '../autograd/node.ts'
import { pathOfUrl, writeFile } from '../backend/host/files.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import { concat } from './bytes.ts'

/** A path or a `file:` address (where the host has files), or what takes bytes piece by piece. */
export type Target = string | URL | { write(bytes: Uint8Array): unknown }
/** The bytes go to `write` in pieces; a piece is a look at memory that is valid only during the call. */
export type Fill = (write: (bytes: Uint8Array) => void) => void

/** Writes what `fill` gives to `f`; without one the bytes are the result. A file at a path appears only when it is whole. */
export function output(f: Target | null | undefined, fill: Fill): Uint8Array<ArrayBuffer> | undefined {
  if (f === null || f === undefined) {
    const chunks: Uint8Array[] = []
    fill((bytes) => void chunks.push(bytes.slice()))
    return concat(chunks)
  }
  if (typeof f === 'string') writeFile(f, fill)
  else if (f instanceof URL) writeFile(pathOfUrl(f), fill)
  else if (typeof f === 'object' && typeof f.write === 'function') fill((bytes) => void f.write(bytes.slice()))
  else throw new TorchTypeError(`expected 'f' to be a path or an object with a 'write' method, but got ${typeName(f)}`)
  return undefined
}

/** An own property also where it is called `__proto__`. */
export function put(object: object, key: string, value: unknown, enumerable = true): void {
  Object.defineProperty(object, key, { value, enumerable, writable: true, configurable: true })
}
