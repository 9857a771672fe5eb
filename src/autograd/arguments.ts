/** The arguments of autograd's own functions: by position or in one plain object at the end, each of its kind. Operations have signatures instead. */
import { TypeError as TorchTypeError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { Tensor } from '../tensor/tensor.ts'
import { typeName } from './node.ts'

/** What an argument may be; a `?` behind the kind also allows null. */
const KINDS = {
  any: () => true,
  bool: (v: unknown) => typeof v === 'boolean',
  int: (v: unknown) => Number.isInteger(v),
  ints: (v: unknown) => (Array.isArray(v) ? v.every(Number.isInteger) : Number.isInteger(v)),
  number: (v: unknown) => typeof v === 'number' && !Number.isNaN(v),
  string: (v: unknown) => typeof v === 'string',
  function: (v: unknown) => typeof v === 'function',
  Tensor: (v: unknown) => v instanceof Tensor,
  Tensors: (v: unknown) => v instanceof Tensor || (Array.isArray(v) && v.every((t) => t instanceof Tensor)),
} as const
const WORDS: Record<string, string> = {
  number: 'float',
  string: 'str',
  ints: 'int or tuple of ints',
  Tensors: 'Tensor or tuple of Tensors',
}
export type Kind = keyof typeof KINDS | `${keyof typeof KINDS}?`

/** Refuses an argument that is not of its kind, in Python's words. */
export function checkArgument(name: string, argument: string, kind: Kind, v: unknown): void {
  const plain = kind.replace('?', '') as keyof typeof KINDS
  if (!(v === null ? kind !== plain || plain === 'any' : KINDS[plain](v)))
    throw new TorchTypeError(`${name}(): argument '${argument}' must be ${WORDS[plain] ?? plain}, not ${typeName(v)}`)
}

/** What can be iterated, as a list; text is none. */
export function listOf(x: unknown): unknown[] {
  if (typeof x === 'string' || typeof (x as Iterable<unknown> | null | undefined)?.[Symbol.iterator] !== 'function')
    throw new TorchTypeError(`'${typeName(x)}' object is not iterable`)
  return [...(x as Iterable<unknown>)]
}
/** Tensors that can be iterated, or one. */
export function tensorsOf(x: unknown): Tensor[] {
  const list = x instanceof Tensor ? [x] : listOf(x)
  for (const t of list) if (!(t instanceof Tensor)) throw new TorchTypeError(`expected Tensors, but got ${typeName(t)}`)
  return list as Tensor[]
}

/**
 * The arguments of a call by name. `kinds` lists the parameters in order; the first `required` of them must be given, others are
 * left out where they are not; those behind the first `positional` must be named.
 * @throws TypeError in Python's words
 */
export function namedArguments<T>(
  name: string,
  kinds: Record<string, Kind>,
  required: number,
  args: readonly unknown[],
  positional = Object.keys(kinds).length,
): T {
  const names = Object.keys(kinds)
  const last = args[args.length - 1]
  const keywords = args.length > 0 && isPlainObject(last) ? last : {}
  const given = keywords === last ? args.slice(0, -1) : args
  if (given.length > positional)
    throw new TorchTypeError(`${name}() takes ${positional} positional arguments but ${given.length} were given`)
  const out: Record<string, unknown> = {}
  given.forEach((v, i) => {
    if (v !== undefined) out[names[i]!] = v
  })
  for (const [k, v] of Object.entries(keywords)) {
    if (!Object.hasOwn(kinds, k)) throw new TorchTypeError(`${name}() got an unexpected keyword argument '${k}'`)
    if (Object.hasOwn(out, k)) throw new TorchTypeError(`${name}() got multiple values for argument '${k}'`)
    if (v !== undefined) out[k] = v
  }
  const missing = names.slice(0, required).filter((k) => !Object.hasOwn(out, k))
  if (missing.length > 0)
    throw new TorchTypeError(
      `${name}() missing ${missing.length} required positional argument${missing.length > 1 ? 's' : ''}: ${missing.map((k) => `'${k}'`).join(' and ')}`,
    )
  for (const [k, v] of Object.entries(out)) checkArgument(name, k, kinds[k]!, v)
  return out as T
}
