/** Modules that hold parameters: ParameterList and ParameterDict. Tensors put into them become Parameters; other values stay as they are. */
import { KeyError, RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { Tensor } from '../tensor/tensor.ts'
import { entriesOf, isIterable, isRange, type ListIndex, positionIn, rangeOf } from './containers.ts'
import { Module } from './module.ts'
import { Parameter } from './parameter.ts'
import { named, typename } from './typename.ts'

type Values = Record<string, unknown>
const owned = (v: unknown): unknown => (v instanceof Tensor && !(v instanceof Parameter) ? new Parameter(v) : v)
const described = (key: string | number, v: unknown, kind: (t: Tensor) => string): string =>
  v instanceof Tensor
    ? `  (${key}): ${v instanceof Parameter ? 'Parameter' : 'Tensor'} containing: [${kind(v)} of size ${v.shape.join('x')}]`
    : `  (${key}): Object of type: ${typename(v)}`

/** A list of parameters, by position: `p[0]` or `p.at(-1)`. */
// biome-ignore lint/suspicious/noExplicitAny: mostly parameters, but other values may be held
export class ParameterList<P = any> extends Module {
  [index: number]: P
  declare private _size: number
  constructor(values: Iterable<P> | null | { values?: Iterable<P> | null } = null) {
    super()
    this._size = 0
    const given = isPlainObject(values) ? (values as { values?: Iterable<P> }).values : (values as Iterable<P> | null)
    if (given !== null && given !== undefined) this.extend(given)
  }
  override get length(): number {
    return this._size
  }
  *[Symbol.iterator](): Generator<P> {
    for (let i = 0; i < this._size; i++) yield (this as unknown as P[])[i]!
  }
  at(index: number): P
  at(index: string): this
  at(index: ListIndex): P | this {
    if (!isRange(index)) return (this as unknown as P[])[positionIn(index, this._size)]!
    const out = new (this.constructor as new () => this)()
    for (const i of rangeOf(index, this._size)) out.append((this as unknown as P[])[i]!)
    return out
  }
  set(index: number, value: P | Tensor): void {
    ;(this as unknown as unknown[])[positionIn(index, this._size)] = owned(value)
  }
  append(value: P | Tensor): this {
    ;(this as unknown as unknown[])[this._size++] = owned(value)
    return this
  }
  extend(values: Iterable<P | Tensor>): this {
    if (!isIterable(values) || values instanceof Tensor)
      throw new TorchTypeError(`ParameterList.extend should be called with an iterable, but got ${typename(values)}`)
    for (const v of [...values]) this.append(v as P)
    return this
  }
  override extra_repr(): string {
    return [...this].map((v, i) => described(i, v, (t) => String(t.dtype))).join('\n')
  }
  forward(): never {
    throw new RuntimeError('ParameterList should not be called.')
  }
}

type Mapping<P> = Record<string, P> | ReadonlyMap<string, P> | ParameterDict<P> | Iterable<readonly [string, P]>
/** Parameters by name: `d.get(name)` and `d.set(name, value)` are Python's brackets; `d.name` reads one too. */
// biome-ignore lint/suspicious/noExplicitAny: mostly parameters, but other values may be held
export class ParameterDict<P = any> extends Module {
  declare private _keys: string[]
  constructor(parameters: Mapping<P> | null = null) {
    super()
    this._keys = []
    if (parameters !== null) this.update(parameters)
  }
  override get length(): number {
    return this._keys.length
  }
  *[Symbol.iterator](): Generator<string> {
    yield* this._keys
  }
  has(key: string): boolean {
    return this._keys.includes(key)
  }
  /** Without a `fallback`: @throws KeyError if there is none of that name */
  get<D>(key: string, ...fallback: [D?]): P | D {
    if (this.has(key)) return (this as unknown as Values)[key] as P
    if (fallback.length) return fallback[0] as D
    throw new KeyError(`'${key}'`)
  }
  set(key: string, value: P | Tensor): void {
    if (typeof key !== 'string')
      throw new TorchTypeError(
        `Index given to ParameterDict cannot be used as a key as it is not a string (type is '${typename(key)}'). Open an issue on github if you need non-string keys.`,
      )
    if (!this.has(key)) this._keys.push(key)
    ;(this as unknown as Values)[key] = owned(value)
  }
  delete(key: string): void {
    this.get(key)
    this._keys = this._keys.filter((k) => k !== key)
    delete (this as unknown as Values)[key]
  }
  pop(key: string): P {
    const v = this.get(key) as P
    this.delete(key)
    return v
  }
  popitem(): [string, P] {
    const key = this._keys.at(-1)
    if (key === undefined) throw new KeyError('dictionary is empty')
    return [key, this.pop(key)]
  }
  setdefault(key: string, value: P | Tensor | null = null): P {
    if (!this.has(key)) this.set(key, value as P)
    return this.get(key) as P
  }
  clear(): void {
    for (const key of [...this._keys]) this.delete(key)
  }
  copy(): ParameterDict<P> {
    return new ParameterDict<P>(this.items())
  }
  fromkeys(keys: Iterable<string>, value: P | Tensor | null = null): ParameterDict<P> {
    return new ParameterDict<P>([...keys].map((k) => [k, value as P] as const))
  }
  keys(): string[] {
    return [...this._keys]
  }
  values(): P[] {
    return this._keys.map((k) => this.get(k) as P)
  }
  items(): [string, P][] {
    return this._keys.map((k) => [k, this.get(k) as P])
  }
  update(parameters: Mapping<P>): void {
    const entries = entriesOf('ParameterDict', 'ParametersDict', parameters)
    // A plain dict's keys are sorted, as PyTorch does; a Map, a container or a list of pairs keeps its order.
    if (isPlainObject(parameters)) entries.sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [key, v] of entries) this.set(key, v as P)
  }
  override extra_repr(): string {
    return this.items()
      .map(([k, v]) => described(k, v, typename))
      .join('\n')
  }
  forward(): never {
    throw new RuntimeError('ParameterDict should not be called.')
  }
}

named({ ParameterList, ParameterDict })
