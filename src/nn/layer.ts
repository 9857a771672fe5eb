/**
 * Layers as data: the constructor's arguments in PyTorch's notation, what a call computes, what the printed form shows. From these
 * come the classes (here) and their declared types (`generated.ts`, see `scripts/generate.mjs`).
 */
import { type Kind, namedArguments } from '../autograd/arguments.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import { type Parameter, parse } from '../functions/schema.ts'
import { device as deviceOf } from '../functions/toplevel.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import { isPlainObject } from '../keywords.ts'
import { lazily } from '../lazily.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Module } from './module.ts'
import { argumentText } from './typename.ts'

// biome-ignore lint/suspicious/noExplicitAny: the types of arguments and attributes are those of the table, which TypeScript does not read
type Any = any
/** A layer as its own functions see it. */
export type Made = Module & Record<string, Any>
export type Arguments = Record<string, Any>

export interface Layer {
  /** Arguments of the constructor. */
  args: string
  /**
   * What a call computes: a function, or the name of one in nn.functional and the attributes that it is given after the inputs,
   * behind a `*` by name.
   */
  call: string | ((m: Made, ...inputs: Any[]) => unknown)
  /** `extra_repr`: attributes in braces; `{~x}`: `, x=value` where it is not the default; `{x!r}`: text in quotes. */
  shows: string | ((m: Made) => string)
  /** Arguments of a call, `(Tensor input)` where it is not said; their types are for the declarations. */
  takes?: string
  /** Sets attributes; without it each argument is an attribute of its name (`keep`). */
  make?: (m: Made, a: Arguments, classes: Record<string, LayerClass>) => void
  /** Declarations of attributes that `make` adds or changes, and of methods; `-name`: an argument that is no attribute, `static …`: of the class. */
  has?: string
  /** Declared types of arguments whose type in `args` says too little. */
  types?: Record<string, string>
  /** The declared type of what a call gives, where it is no tensor. */
  gives?: string
  /** Methods, and constants, of the prototype. */
  methods?: Record<string, number | ((this: Made, ...args: Any[]) => unknown)>
  statics?: Record<string, (this: LayerClass, ...args: Any[]) => unknown>
  base?: LayerClass
}
export const layer = (
  args: string,
  call: Layer['call'],
  shows: Layer['shows'] = '',
  more: Omit<Layer, 'args' | 'call' | 'shows'> = {},
): Layer => ({
  args,
  call,
  shows,
  ...more,
})
export type LayerClass = new (...args: Any[]) => Module

/** Arguments that are no attributes. */
const HIDDEN = new Set(['device', 'dtype', 'size_average', 'reduce'])
/** Makes each argument an attribute. */
export function keep(m: Made, a: Arguments, ...but: string[]): void {
  for (const [name, v] of Object.entries(a)) if (!HIDDEN.has(name) && !but.includes(name)) (m as Record<string, unknown>)[name] = v
}

const KINDS: Partial<Record<Parameter['type'], Kind>> = {
  int: 'int',
  Size: 'ints',
  'int[]': 'ints',
  float: 'number',
  Scalar: 'number',
  bool: 'bool',
  str: 'string',
  Tensor: 'Tensor',
}

interface Binding {
  names: string[]
  kinds: Record<string, Kind>
  required: number
  defaults: Record<string, unknown>
  floats: Set<string>
  /** How many may be given by position. */
  positional: number
}
function bindingOf(text: string, checked: boolean): Binding {
  const { params, positional } = parse(text)
  const kindOf = (p: Parameter): Kind => {
    const kind = checked ? (KINDS[p.type] ?? 'any') : 'any'
    return p.nullable || kind === 'any' ? (`${kind.replace('?', '')}?` as Kind) : kind
  }
  return {
    names: params.map((p) => p.name),
    kinds: Object.fromEntries(params.map((p) => [p.name, kindOf(p)])),
    required: params.filter((p) => p.required).length,
    defaults: Object.fromEntries(params.filter((p) => !p.required).map((p) => [p.name, p.default])),
    floats: new Set(params.filter((p) => p.type === 'float').map((p) => p.name)),
    positional,
  }
}
/** The arguments of a method by name, with their defaults; refusals in Python's words, which count the module itself. */
function bound(name: string, { kinds, required, positional, defaults }: Binding, args: readonly unknown[]): Arguments {
  const given = args.length - Number(isPlainObject(args.at(-1)))
  if (given > positional) {
    const takes = required === positional ? positional + 1 : `from ${required + 1} to ${positional + 1}`
    throw new TorchTypeError(`${name}() takes ${takes} positional argument${takes === 1 ? '' : 's'} but ${given + 1} were given`)
  }
  return { ...defaults, ...namedArguments<Arguments>(name, kinds, required, args, positional) }
}

/** The classes of layers, by name. */
export function classesOf<Names extends string>(layers: Record<Names, Layer>): Record<Names, LayerClass> {
  const classes = {} as Record<Names, LayerClass>
  for (const name of Object.keys(layers) as Names[]) classes[name] = classOf(name, layers[name], classes)
  return classes
}

function classOf(name: string, spec: Layer, classes: Record<string, LayerClass>): LayerClass {
  const arguments_ = lazily(() => bindingOf(spec.args, true))
  const inputs = lazily(() => bindingOf(spec.takes ?? '(Tensor input)', false))
  const { shows } = spec
  const call = typeof spec.call === 'string' ? caller(spec.call) : spec.call
  const one = spec.takes === undefined
  const made = {
    __proto__: null,
    [name]: class extends (spec.base ?? Module) {
      constructor(...args: unknown[]) {
        super()
        const binding = arguments_()
        const a = bound(`${this._get_name()}.__init__`, binding, args)
        if (typeof a.device === 'string') deviceOf(a.device)
        const ordered = Object.fromEntries(binding.names.map((k) => [k, a[k]]))
        if (spec.make) spec.make(this as unknown as Made, ordered, classes)
        else keep(this as unknown as Made, ordered)
      }
      forward(...args: Any[]): unknown {
        if (one && args.length === 1 && args[0] instanceof Tensor) return call(this as unknown as Made, args[0])
        const a = bound(`${this._get_name()}.forward`, inputs(), args)
        return call(this as unknown as Made, ...inputs().names.map((n) => a[n]))
      }
      override extra_repr(): string {
        if (typeof shows === 'function') return shows(this as unknown as Made)
        return filled(shows, this as unknown as Made, arguments_())
      }
    },
  }[name]!
  for (const [on, members] of [
    [made.prototype, spec.methods],
    [made, spec.statics],
  ] as const)
    for (const [method, value] of Object.entries(members ?? {}))
      Object.defineProperty(on, method, { value, writable: true, configurable: true })
  return made
}

/** `name a b * c` as the call of `F.name(...inputs, m.a, m.b, { c: m.c })`. */
function caller(text: string): (m: Made, ...inputs: Any[]) => unknown {
  const [positional = '', keywords = ''] = text.split(' * ')
  const [name, ...attributes] = positional.split(' ')
  const named = keywords.split(' ').filter(Boolean)
  return (m, ...inputs) => {
    for (const a of attributes) inputs.push(m[a])
    if (named.length) inputs.push(Object.fromEntries(named.map((k) => [k, m[k]])))
    return (F as unknown as Record<string, (...args: Any[]) => unknown>)[name!]!(...inputs)
  }
}

/** Python's text of an attribute, where `bias` says whether there is one. */
const shown = (name: string, v: unknown, floats: ReadonlySet<string>, quoted = false): string =>
  name === 'bias' ? (v ? 'True' : 'False') : typeof v === 'string' && !quoted ? v : argumentText(v, floats.has(name))
/** The template of a printed form with the values of attributes in it. */
function filled(template: string, m: Made, { floats, defaults }: Binding): string {
  return template
    .replace(/\{(~)?(\w+)(!r)?\}/g, (_, optional: string | undefined, name: string, quoted: string | undefined) => {
      const v: unknown = m[name]
      if (!optional) return shown(name, v, floats, quoted !== undefined)
      const usual = name === 'bias' ? Boolean(v) === defaults[name] : [v].flat().every((x) => x === defaults[name])
      return usual ? '' : `, ${name}=${shown(name, v, floats)}`
    })
    .replace(/^, /, '')
}
