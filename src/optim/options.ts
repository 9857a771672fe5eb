/** The options of optimizers and schedules: read from a call by a signature in PyTorch's notation, checked and shown in Python's words. */
import { type Kind, namedArguments } from '../autograd/arguments.ts'
import { IndexError, RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { describe, parse } from '../functions/schema.ts'
import { lazily } from '../lazily.ts'
import { argumentText } from '../nn/typename.ts'
import { Tensor } from '../tensor/tensor.ts'

interface Binding {
  kinds: Record<string, Kind>
  required: number
  positional: number
  defaults: Record<string, unknown>
  /** Options that Python holds as floats: whole numbers print with a point. */
  floats: ReadonlySet<string>
}

/** The options of a constructor; their signature is read when they are first asked for. */
export type Options = () => Binding

export const options = (text: string): Options =>
  lazily(() => {
    const { params, positional } = parse(text)
    return {
      kinds: Object.fromEntries(params.map((p) => [p.name, 'any'])),
      required: params.filter((p) => p.required).length,
      positional,
      defaults: Object.fromEntries(params.filter((p) => !p.required).map((p) => [p.name, p.default])),
      floats: new Set(params.filter((p) => p.type === 'float' || p.type === 'float[]').map((p) => p.name)),
    }
  })

/** The arguments of a constructor by name, defaults filled in. */
export function bindOptions<T>(owner: string, o: Options, args: readonly unknown[]): T {
  const { kinds, required, positional, defaults } = o()
  const given = namedArguments<T>(`${owner}.__init__`, kinds, required, args, positional)
  const out: Record<string, unknown> = { ...defaults, ...given }
  // In the order of the signature, each call with lists of its own.
  return Object.fromEntries(
    Object.keys(kinds).map((k) => [k, Array.isArray(out[k]) && !(k in (given as object)) ? [...(out[k] as unknown[])] : out[k]]),
  ) as T
}

/** A number given as such or as a tensor of one element. */
export function numeric(x: unknown): number {
  if (typeof x === 'number') return x
  if (x instanceof Tensor && x._count === 1) return Number(x.item())
  if (typeof x === 'bigint' || typeof x === 'boolean') return Number(x)
  throw new TorchTypeError(`'<=' not supported between instances of 'float' and '${describe(x).replace(/^list.*/, 'tuple')}'`)
}

/** An element of an option that is a pair. */
export function elementOf(pair: unknown, i: number): unknown {
  if (!Array.isArray(pair)) throw new TorchTypeError(`'${describe(pair)}' object is not subscriptable`)
  if (i >= pair.length) throw new IndexError('tuple index out of range')
  return pair[i]
}

/** A value as Python prints it. */
export const shown = (v: unknown, float = false): string => (typeof v === 'string' ? v : argumentText(v, float))

/** Refuses a value outside `low <= x < high` (NaN is outside), with PyTorch's words before it. */
export function between(x: unknown, words: string, low = 0, high = Number.POSITIVE_INFINITY): void {
  const n = numeric(x)
  if (!(low <= n && (n < high || high === Number.POSITIVE_INFINITY))) throw new ValueError(`${words}${shown(x)}`)
}

export function checkRate(lr: unknown, words = 'Invalid learning rate: '): void {
  if (lr instanceof Tensor && lr._count !== 1) throw new ValueError('Tensor lr must be 1-element')
  between(lr, words)
}

export function checkBetas(betas: unknown): void {
  for (const i of [0, 1]) between(elementOf(betas, i), `Invalid beta parameter at index ${i}: `, 0, 1)
}

/** Options that most optimizers have. */
export interface Common {
  lr?: Rate
  weight_decay?: Rate
  maximize?: boolean
  foreach?: boolean | null
  differentiable?: boolean
  capturable?: boolean
  fused?: boolean | null
}
/** A number, or a tensor of one element. */
export type Rate = number | Tensor
export type Pair = readonly [number, number]

/** By position as in PyTorch, or in one object at the end. */
export type Arguments<O> = [options?: O] | [lr: Rate, ...rest: unknown[]]

/** `fused` asks for what is done here in any case, but excludes others as in PyTorch. */
export function checkFused({ fused, foreach, differentiable }: { fused: unknown; foreach: unknown; differentiable: unknown }): void {
  if (!fused) return
  if (differentiable) throw new RuntimeError('`fused` does not support `differentiable`')
  if (foreach) throw new RuntimeError('`fused` and `foreach` cannot be `True` together.')
}
