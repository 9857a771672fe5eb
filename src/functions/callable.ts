/**
 * The public callables of operations. Most calls give plain tensors and numbers by position: those are checked against the
 * signature and handed over at once; every other call, and every error, is left to `bind`.
 */
import { Tensor } from '../tensor/tensor.ts'
import { intoOut } from './out.ts'
import { bind, invalid, type Op, type Overload, type Parameter, type ParamType } from './schema.ts'

/** The argument fits no call of this overload. */
const NO = Symbol('does not fit')
/** Only `bind` can tell. */
const PERHAPS = Symbol('not plain')

// How an argument that needs no conversion is known, by the type of the parameter.
const TENSOR = 0
const OPERAND = 1
const NUMBER = 2
const INTEGER = 3
const BOOLEAN = 4
const LIST = 5
const ANYTHING = 6
const OTHER = 7
const CHECKS: Partial<Record<ParamType, number>> = {
  Tensor: TENSOR,
  Operand: OPERAND,
  Scalar: NUMBER,
  float: NUMBER,
  int: INTEGER,
  bool: BOOLEAN,
  'int[]': LIST,
  Size: LIST,
}
const checkOf = (p: Parameter): number => CHECKS[p.type] ?? OTHER

/** The argument as an implementation gets it: itself, a list as a copy. */
function plain(check: number, v: unknown): unknown {
  switch (check) {
    case TENSOR:
      return v instanceof Tensor ? v : typeof v === 'object' ? PERHAPS : NO
    case OPERAND:
      return v instanceof Tensor || typeof v === 'number' ? v : PERHAPS
    case NUMBER:
      return typeof v === 'number' ? v : PERHAPS
    case INTEGER:
      return Number.isInteger(v) ? v : PERHAPS
    case BOOLEAN:
      return typeof v === 'boolean' ? v : PERHAPS
    case LIST:
      return areIntegers(v) ? v.slice() : PERHAPS
    case ANYTHING:
      return v
    default:
      return PERHAPS
  }
}

/** Not by `every`, which passes over what a list leaves out. */
function areIntegers(v: unknown): v is number[] {
  if (!Array.isArray(v)) return false
  for (let i = 0; i < v.length; i++) if (!Number.isInteger(v[i])) return false
  return true
}

/** An overload for calls with a certain number of positional arguments; the rest are defaults. */
interface Direct {
  run: Overload['run']
  a: number
  b: number
  c: number
  /** Of all parameters. */
  count: number
  defaults: unknown[]
}
/** For each number of positional arguments from 1 to 3, the overloads that take so many, in order. */
function directs(overloads: readonly Overload[]): Direct[][] {
  return [1, 2, 3].map((n) =>
    overloads.flatMap(({ signature: { params, positional }, run }) => {
      if (n > positional || params.some((p, i) => p.required && (i >= n || p.keywordOnly))) return []
      const check = (i: number): number => (i < n ? checkOf(params[i]!) : ANYTHING)
      return [{ run, a: check(0), b: check(1), c: check(2), count: params.length, defaults: params.map((p) => p.default) }]
    }),
  )
}

const NONE: readonly Direct[] = []

function direct(list: readonly Direct[], n: number, a: unknown, b: unknown, c: unknown): unknown {
  for (let i = 0; i < list.length; i++) {
    const d = list[i]!
    const p = plain(d.a, a)
    if (p === NO) continue
    const q = plain(d.b, b)
    if (q === NO) continue
    const r = plain(d.c, c)
    if (r === NO) continue
    if (p === PERHAPS || q === PERHAPS || r === PERHAPS) return PERHAPS
    const { run, defaults } = d
    switch (d.count) {
      case 1:
        return run(p)
      case 2:
        return run(p, n > 1 ? q : defaults[1])
      case 3:
        return run(p, n > 1 ? q : defaults[1], n > 2 ? r : defaults[2])
      case 4:
        return run(p, n > 1 ? q : defaults[1], n > 2 ? r : defaults[2], defaults[3])
      default: {
        const args = defaults.slice()
        args[0] = p
        if (n > 1) args[1] = q
        if (n > 2) args[2] = r
        return run(...args)
      }
    }
  }
  return PERHAPS
}

/**
 * The callable of an operation: as a function, which may take `out`, or as a method whose receiver is the first argument; `said`: its name
 * in errors. An object without
 * prototype gives it its name: others of so many names share one growing list of shapes, and their making takes three times as long.
 */
export function callable(name: string, o: Op, method: boolean, out = false, said = name): (...args: unknown[]) => unknown {
  const overloads = (method && o.methods) || o.overloads
  // Made at the first call, which needs none: nearly all operations are there without ever being called.
  let one: readonly Direct[] = NONE
  let two = one
  let three = one
  const slow = (args: unknown[]): unknown => {
    if (one === NONE) [one, two, three] = directs(overloads) as [Direct[], Direct[], Direct[]]
    const written = out ? intoOut(name, args, slow) : undefined
    if (written !== undefined) return written
    let why = ''
    for (let i = 0; i < overloads.length; i++) {
      const x = overloads[i]!
      const bound = bind(x.signature, args, method)
      if (typeof bound !== 'string') return x.run(...bound)
      why = bound
    }
    throw invalid(said, overloads, args, why, method)
  }
  if (method) {
    return {
      __proto__: null,
      [name](this: unknown, a?: unknown, b?: unknown, ...more: unknown[]): unknown {
        let result: unknown = PERHAPS
        if (more.length === 0) {
          if (b !== undefined) result = direct(three, 3, this, a, b)
          else if (a !== undefined) result = direct(two, 2, this, a, undefined)
          else result = direct(one, 1, this, undefined, undefined)
        }
        return result !== PERHAPS
          ? result
          : slow(b !== undefined || more.length > 0 ? [this, a, b, ...more] : a !== undefined ? [this, a] : [this])
      },
    }[name]!
  }
  return {
    __proto__: null,
    [name]: (a?: unknown, b?: unknown, c?: unknown, ...more: unknown[]): unknown => {
      let result: unknown = PERHAPS
      if (more.length === 0) {
        if (c !== undefined) result = direct(three, 3, a, b, c)
        else if (b !== undefined) result = direct(two, 2, a, b, undefined)
        else if (a !== undefined) result = direct(one, 1, a, undefined, undefined)
      }
      return result !== PERHAPS
        ? result
        : slow(c !== undefined || more.length > 0 ? [a, b, c, ...more] : b !== undefined ? [a, b] : a !== undefined ? [a] : [])
    },
  }[name]!
}
