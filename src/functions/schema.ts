/**
 * Signatures as data, in PyTorch's own notation, and the binding of JavaScript arguments to them: positional arguments,
 * keyword arguments in one plain object at the end, sizes spread or in an array, overloads tried in order.
 * From the same signatures come the declared types of the methods (see `scripts/`).
 */
import { typeName } from '../autograd/node.ts'
import { DType } from '../dtypes.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { Tensor } from '../tensor/tensor.ts'

/** The type of a parameter in a signature. `Operand` is a tensor or a number; `Size` a list of integers, or one integer; `Indices` all the arguments, as indices; `any` what the function itself checks. */
export type ParamType =
  | 'Tensor'
  | 'Operand'
  | 'Scalar'
  | 'int'
  | 'float'
  | 'bool'
  | 'str'
  | 'ScalarType'
  | 'int[]'
  | 'Size'
  | 'float[]'
  | 'bool[]'
  | 'Tensor[]'
  | 'Generator'
  | 'Index[]'
  | 'Indices'
  | 'any'
  | 'ignored'

export interface Parameter {
  name: string
  type: ParamType
  nullable: boolean
  keywordOnly: boolean
  required: boolean
  default: unknown
}

/** What every maker of tensors takes, by name; layout and device are accepted where they say nothing new. */
export const KIND = 'ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool pin_memory=False'

export interface Signature {
  text: string
  params: Parameter[]
  /** Number of parameters that may be given by position. */
  positional: number
  /** Where a list may be spread over the rest of the positional arguments: a lone list of integers, or a last list of tensors; else -1. */
  spreads: number
  /** Every argument after self is an element of the one parameter. */
  variadic: boolean
  index: Map<string, number>
  /** What comes out: `Tensor` unless the text ends in `-> Tensor[]`, `-> (values, indices)` or a TypeScript type. */
  returns: string
}

// biome-ignore lint/suspicious/noExplicitAny: an implementation has the types that its signature states
export type Implementation = (...args: any[]) => unknown

/**
 * One way of calling an operation. Its signature is read when it is first asked for, and its implementation made then where it has to be:
 * most operations of the tables a program never calls.
 */
export class Overload {
  readonly text: string
  #run: Implementation | undefined
  readonly #make: (() => Implementation) | undefined
  #signature: Signature | undefined
  /** Without `run`, `make` gives it. */
  constructor(text: string, run: Implementation | undefined, make?: () => Implementation) {
    this.text = text
    this.#run = run
    this.#make = make
  }
  get run(): Implementation {
    return (this.#run ??= this.#make!())
  }
  get signature(): Signature {
    return (this.#signature ??= parse(this.text))
  }
}

export type Reach = 'function' | 'method' | 'both'

/** A public operation: its documentation and overloads. */
export interface Op {
  doc: string
  overloads: Overload[]
  /** Those of the method, where they are others (the tensor of `x.where(condition, y)` is not the first argument of the function). */
  methods?: Overload[]
  /** Reachable as `torch.name`, as a method, or both. */
  reach: Reach
}

/**
 * Declares an operation. A signature such as `(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None)` names its
 * parameters; the implementation gets them in that order, converted. `self` may also be named `input`.
 */
export function op(doc: string, ...overloads: [signature: string, run: Implementation][]): Op {
  return { doc, reach: 'both', overloads: overloads.map(([text, run]) => new Overload(text, run)) }
}
export const functionOnly = (o: Op): Op => ({ ...o, reach: 'function' })
export const methodOnly = (o: Op): Op => ({ ...o, reach: 'method' })

const TYPES: Record<string, ParamType> = {
  Tensor: 'Tensor',
  Operand: 'Operand',
  Scalar: 'Scalar',
  int: 'int',
  float: 'float',
  bool: 'bool',
  str: 'str',
  ScalarType: 'ScalarType',
  'int[]': 'int[]',
  Size: 'Size',
  'float[]': 'float[]',
  'bool[]': 'bool[]',
  'Tensor[]': 'Tensor[]',
  Generator: 'Generator',
  any: 'any',
  'Index[]': 'Index[]',
  Indices: 'Indices',
  Layout: 'ignored',
  Device: 'ignored',
  MemoryFormat: 'ignored',
}

export function parse(whole: string): Signature {
  const [text, returns = 'Tensor'] = whole.split(' -> ') as [string, string?]
  const params: Parameter[] = []
  let keywordOnly = false
  for (const part of splitTop(text.trim().replace(/^\(|\)$/g, ''))) {
    if (part === '*') {
      keywordOnly = true
      continue
    }
    const m = /^([A-Za-z]+(?:\[\])?)(\?)? (\w+)(?:=(.*))?$/.exec(part)
    if (!m || !TYPES[m[1]!]) throw new Error(`a parameter that cannot be read: '${part}' in ${text}`)
    params.push({
      name: m[3]!,
      type: TYPES[m[1]!]!,
      nullable: m[2] === '?',
      keywordOnly,
      required: m[4] === undefined,
      default: m[4] === undefined ? undefined : literal(m[4]),
    })
  }
  const positional = params.filter((p) => !p.keywordOnly).length
  const own = params.filter((p) => !p.keywordOnly && p.name !== 'self')
  const last = own[own.length - 1]?.type
  const spreads = (own.length === 1 && (last === 'int[]' || last === 'Size')) || last === 'Tensor[]' ? positional - 1 : -1
  return {
    text,
    params,
    positional,
    spreads,
    variadic: own.some((p) => p.type === 'Indices'),
    returns,
    index: new Map(params.map((p, i) => [p.name, i])),
  }
}

function splitTop(s: string): string[] {
  const out: string[] = []
  let depth = 0
  let cur = ''
  for (const c of s) {
    if (c === '[' || c === '(') depth++
    if (c === ']' || c === ')') depth--
    if (c === ',' && depth === 0) {
      out.push(cur.trim())
      cur = ''
    } else cur += c
  }
  if (cur.trim()) out.push(cur.trim())
  return out
}

function literal(s: string): unknown {
  if (s === 'None') return null
  if (s === 'True' || s === 'False') return s === 'True'
  if (s === 'inf') return Number.POSITIVE_INFINITY
  if (s.startsWith('[')) return splitTop(s.slice(1, -1)).map(literal)
  if (/^['"]/.test(s)) return s.slice(1, -1)
  const n = Number(s)
  if (Number.isNaN(n) && s !== 'nan') throw new Error(`a default that cannot be read: ${s}`)
  return n
}

const FAIL = Symbol('does not fit')
type Converted = unknown

const asInt = (v: unknown): Converted => {
  if (typeof v === 'number') return Number.isInteger(v) ? v : FAIL
  if (typeof v === 'bigint') return Number(v)
  if (v instanceof Tensor && v._count === 1 && v._dtype.category === 1) return Number(v.item())
  return FAIL
}
const asNumber = (v: unknown): Converted => {
  if (typeof v === 'number' || typeof v === 'bigint' || typeof v === 'boolean') return v
  if (v instanceof Tensor && v._sizes.length === 0 && !v.requires_grad) return v.item()
  return FAIL
}
function listOf(v: unknown, each: (x: unknown) => Converted): Converted {
  if (!Array.isArray(v)) return FAIL
  const out = new Array<unknown>(v.length)
  for (let i = 0; i < v.length; i++) {
    out[i] = each(v[i])
    if (out[i] === FAIL) return FAIL
  }
  return out
}

/** Each converter gives the value in the form that implementations expect, or FAIL. */
const CONVERT: Record<ParamType, (v: unknown) => Converted> = {
  Tensor: (v) => (v instanceof Tensor ? v : FAIL),
  Operand: (v) => (v instanceof Tensor || typeof v === 'number' || typeof v === 'bigint' || typeof v === 'boolean' ? v : FAIL),
  Scalar: asNumber,
  int: asInt,
  float: (v) => {
    const n = asNumber(v)
    return n === FAIL ? FAIL : Number(n)
  },
  bool: (v) => (typeof v === 'boolean' ? v : FAIL),
  str: (v) => (typeof v === 'string' ? v : FAIL),
  ScalarType: (v) => (v instanceof DType ? v : FAIL),
  'int[]': (v) => listOf(v, asInt),
  Size: (v) => (Array.isArray(v) ? listOf(v, asInt) : [asInt(v)].some((x) => x === FAIL) ? FAIL : [asInt(v)]),
  'float[]': (v) => listOf(v, (x) => (typeof x === 'number' || typeof x === 'bigint' ? Number(x) : FAIL)),
  'bool[]': (v) => listOf(v, (x) => (typeof x === 'boolean' ? x : FAIL)),
  'Tensor[]': (v) => listOf(v, (x) => (x instanceof Tensor ? x : FAIL)),
  Generator: (v) => (typeof v === 'object' && v !== null && 'initial_seed' in v ? v : FAIL),
  'Index[]': (v) => (Array.isArray(v) ? v : FAIL),
  Indices: (v) => v,
  any: (v) => v,
  ignored: (v) => (v === 'torch.sparse_coo' ? FAIL : v),
}

/** The arguments in the order of the signature, or a text that says why they do not fit; a method's receiver counts as no position. */
export function bind(sig: Signature, args: readonly unknown[], method = false): unknown[] | string {
  if (sig.variadic) return [args[0], args.slice(1)]
  let n = args.length
  let kwargs: Record<string, unknown> | null = null
  const last = args[n - 1]
  if (
    n > 0 &&
    isPlainObject(last) &&
    !(n <= sig.positional && sig.params[n - 1]!.type === 'any' && n - 1 < sig.positional && sig.params[n - 1]!.required)
  ) {
    kwargs = last
    n--
  }
  const { params } = sig
  const out = new Array<unknown>(params.length)
  let given: readonly unknown[] = args
  if (sig.spreads >= 0) {
    const at = sig.spreads
    const first = args[at]
    const tensors = params[at]!.type === 'Tensor[]'
    if (
      n > at &&
      (tensors
        ? first instanceof Tensor
        : typeof first === 'number' || typeof first === 'bigint' || (n > at + 1 && first instanceof Tensor))
    ) {
      given = [...args.slice(0, at), args.slice(at, n)]
      n = at + 1
    }
  }
  if (n > sig.positional)
    return `takes ${plural(sig.positional - Number(method))} but ${n - Number(method)} ${n - Number(method) === 1 ? 'was' : 'were'} given`
  /** Where argument `i` stands, unless it was named. */
  const place = (i: number): string => (i < n ? ` (position ${method ? i : i + 1})` : '')
  const called = (p: Parameter): string => (p.name === 'self' ? 'input' : p.name)
  let used = 0
  for (let i = 0; i < params.length; i++) {
    const p = params[i]!
    let v: unknown = i < n ? given[i] : undefined
    if (kwargs !== null) {
      const name = nameIn(kwargs, p)
      if (name !== undefined) {
        if (v !== undefined) return `got multiple values for argument '${p.name}'`
        v = kwargs[name]
        used++
      }
    }
    if (v === undefined) {
      if (p.required) {
        const missing = params.slice(i).filter((q, j) => q.required && (j === 0 || kwargs === null || nameIn(kwargs, q) === undefined))
        return `missing ${missing.length} required positional arguments: ${missing.map((q) => `"${called(q)}"`).join(', ')}`
      }
      out[i] = p.default
      continue
    }
    if (v === null) {
      if (!p.nullable && p.type !== 'any' && p.type !== 'ignored')
        return `argument '${called(p)}'${place(i)} must be ${typeText(p)}, not NoneType`
      out[i] = null
      continue
    }
    const c = CONVERT[p.type](v)
    if (c === FAIL) return misfit(p, place(i), called(p), v)
    out[i] = c
  }
  if (kwargs !== null && used < Object.keys(kwargs).length) {
    const extra = Object.keys(kwargs).find((k) => !params.some((p) => nameIn(kwargs, p) === k))
    if (extra !== undefined) return `got an unexpected keyword argument '${extra}'`
  }
  return out
}

/** Other names of parameters: `input` of what a function begins with, and NumPy's words, which PyTorch takes too. */
const ALIASES: Record<string, readonly string[]> = {
  self: ['input', 'x', 'a', 'x1'],
  input: ['x', 'a', 'x1'],
  dim: ['axis'],
  keepdim: ['keepdims'],
  other: ['x2'],
}
/** The name under which an argument was given, if it was. */
const nameIn = (kwargs: object, { name }: Parameter): string | undefined =>
  name in kwargs ? name : ALIASES[name]?.find((other) => other in kwargs)

/** What is wrong with an argument: of a list of integers after the first, the element; else its type. */
function misfit(p: Parameter, place: string, name: string, v: unknown): string {
  if (Array.isArray(v) && (p.type === 'int[]' || p.type === 'Size')) {
    const at = v.findIndex((x) => asInt(x) === FAIL)
    const type = typeName(v[at])
    return at > 0
      ? `argument '${name}' failed to unpack the object at pos ${at + 1} with error "type must be tuple of ints,but got ${type}"`
      : `argument '${name}'${place} must be tuple of ints, but found element of type ${type} at pos 0`
  }
  return `argument '${name}'${place} must be ${typeText(p)}, not ${Array.isArray(v) ? 'list' : describe(v)}`
}
const plural = (n: number): string => `${n} positional argument${n === 1 ? '' : 's'}`
const WORDS: Partial<Record<ParamType, string>> = {
  Operand: 'Tensor',
  Scalar: 'Number',
  'int[]': 'tuple of ints',
  Size: 'tuple of ints',
  'float[]': 'tuple of floats',
  'bool[]': 'tuple of bools',
  'Tensor[]': 'tuple of Tensors',
  'Index[]': 'tuple of indices',
  ScalarType: 'torch.dtype',
  ignored: 'torch.strided',
}
const typeText = (p: Parameter): string => WORDS[p.type] ?? p.type

/** What Python would call the type of a value, in the words of PyTorch's argument errors. */
export function describe(x: unknown): string {
  if (!Array.isArray(x)) return typeName(x)
  return x.length ? `list of [${x.slice(0, 8).map(describe).join(', ')}]` : 'list of []'
}

/** The signature as PyTorch shows it in errors. */
const shown = (s: Signature, method: boolean): string => {
  const text = s.text
    .replace(/\bself\b/, 'input')
    .replace(/\bOperand\b/g, 'Tensor')
    .replace(/\bScalarType\b\??/g, 'torch.dtype')
    .replace(/\bScalar\b/g, 'Number')
    .replace(/\bint\[\]|\bSize\b/g, 'tuple of ints')
  return method ? text.replace(/^\(Tensor input(, )?/, '(') : text
}

export function invalid(name: string, o: readonly Overload[], args: readonly unknown[], why: string, method: boolean): Error {
  if (o.length === 1) return new TorchTypeError(`${name}(): ${why}`.replace(/\(\): (takes|got|missing)/, '() $1'))
  const kwargs = isPlainObject(args[args.length - 1]) ? (args[args.length - 1] as Record<string, unknown>) : null
  const pos = kwargs ? args.slice(0, -1) : args
  const got = [...pos.slice(method ? 1 : 0).map(describe), ...(kwargs ? Object.entries(kwargs).map(([k, v]) => `${k}=${describe(v)}`) : [])]
  return new TorchTypeError(
    `${name}() received an invalid combination of arguments - got (${got.join(', ')}), but expected one of:\n${o.map((x) => ` * ${shown(x.signature, method)}`).join('\n')}`,
  )
}
