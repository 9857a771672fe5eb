/** The arguments of autograd's own functions: by position or in one plain object at the end, each of its kind. Operations have signatures instead. */
import { TypeError as TorchTypeError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { typeName } from './node.ts'

/** What an argument may be; a `?` behind the kind also allows null. */
const KINDS = {
  any: () => true,
  bool: (v: unknown) => typeof v === 'boolean',
  number: (v: unknown) => typeof v === 'number' && !Number.isNaN(v),
  string: (v: unknown) => typeof v === 'string',
  function: (v: unknown) => typeof v === 'function',
  Tensor: (v: unknown) => v instanceof Tensor,
  Tensors: (v: unknown) => v instanceof Tensor || (Array.isArray(v) && v.every((t) => t instanceof Tensor)),
} as const
const WORDS: Record<string, string> = { number: 'float', string: 'str', Tensors: 'Tensor or tuple of Tensors' }
export type Kind = keyof typeof KINDS | `${keyof typeof KINDS}?`

const isKeywords = (x: unknown): x is Record<string, unknown> => {
  if (typeof x !== 'object' || x === null) return false
  const p: unknown = Object.getPrototypeOf(x)
  return p === Object.prototype || p === null
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
  const keywords = args.length > 0 && isKeywords(last) ? last : {}
  const given = keywords === last ? args.slice(0, -1) : args
  if (given.length > positional)
    throw new TorchTypeError(`${name}() takes ${positional} positional arguments but ${given.length} were given`)
  const out: Record<string, unknown> = {}
  given.forEach((v, i) => {
    if (v !== undefined) out[names[i]!] = v
  })
  for (const [k, v] of Object.entries(keywords)) {
    if (!(k in kinds)) throw new TorchTypeError(`${name}() got an unexpected keyword argument '${k}'`)
    if (k in out) throw new TorchTypeError(`${name}() got multiple values for argument '${k}'`)
    if (v !== undefined) out[k] = v
  }
  const missing = names.slice(0, required).filter((k) => !(k in out))
  if (missing.length > 0)
    throw new TorchTypeError(
      `${name}() missing ${missing.length} required positional argument${missing.length > 1 ? 's' : ''}: ${missing.map((k) => `'${k}'`).join(' and ')}`,
    )
  for (const [k, v] of Object.entries(out)) {
    const kind = kinds[k]!
    const plain = kind.replace('?', '') as keyof typeof KINDS
    if (!(v === null ? kind !== plain || plain === 'any' : KINDS[plain](v)))
      throw new TorchTypeError(`${name}(): argument '${k}' must be ${WORDS[plain] ?? plain}, not ${typeName(v)}`)
  }
  return out as T
}
