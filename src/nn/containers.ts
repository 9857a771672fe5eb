/** Modules that hold modules: Sequential, ModuleList, ModuleDict; and Identity, which holds nothing. Parameters are held in `parameter-containers.ts`. */
import { AssertionError, IndexError, KeyError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { positionsOf, Slice, sliceOfText } from '../functions/index-spec.ts'
import { describe } from '../functions/schema.ts'
import { isPlainObject } from '../keywords.ts'
import { indented, Module } from './module.ts'
import { isModule, registryOf, setAttribute } from './registry.ts'
import { named, typename } from './typename.ts'

/** A position, or a range as text (`'1:3'`) or a `Slice`. */
export type ListIndex = number | string | Slice
export const isRange = (index: ListIndex): index is string | Slice => typeof index === 'string' || index instanceof Slice
export function rangeOf(index: string | Slice, n: number): number[] {
  const slice = typeof index === 'string' ? sliceOfText(index) : index
  if (typeof slice === 'string') throw new TorchTypeError('list indices must be integers or slices')
  return positionsOf(slice, n)
}
/** A position from either end. */
export function positionIn(index: unknown, n: number): number {
  if (!Number.isInteger(index)) throw new TorchTypeError(`'${describe(index)}' object cannot be interpreted as an integer`)
  const i = index as number
  if (i < -n || i >= n) throw new IndexError(`index ${i} is out of range`)
  return i < 0 ? i + n : i
}
export const isIterable = (x: unknown): x is Iterable<unknown> =>
  typeof x === 'object' && x !== null ? Symbol.iterator in x : typeof x === 'string' || (isModule(x) && Symbol.iterator in x)

/** What the lists of modules share: children in order, named by their positions. */
abstract class Listed<M extends Module> extends Module {
  [index: number]: M
  override get length(): number {
    return registryOf(this).modules.size
  }
  *[Symbol.iterator](): Generator<M> {
    yield* registryOf(this).modules.values() as Iterable<M>
  }
  /** The module at a position, from either end; or a list of those in a range. */
  at(index: number): M
  at(index: string | Slice): this
  at(index: ListIndex): M | this
  at(index: ListIndex): M | this {
    if (!isRange(index)) return [...this][positionIn(index, this.length)]!
    const all = [...registryOf(this).modules] as [string, M][]
    return this._from(rangeOf(index, all.length).map((i) => all[i]!))
  }
  /** Takes a module, or those in a range, out; the others are numbered anew. */
  pop(index: number): M
  pop(index: string | Slice): this
  pop(index: ListIndex): M | this {
    const taken = this.at(index)
    const gone = new Set(isRange(index) ? rangeOf(index, this.length) : [positionIn(index, this.length)])
    this._renew([...this].filter((_, i) => !gone.has(i)))
    return taken
  }
  append(module: M): this {
    this.add_module(String(this.length), module)
    return this
  }
  /** @internal A list of the same class with these children. */
  abstract _from(children: [string, M][]): this
  /** @internal Has these children from now on, by their positions. */
  _renew(list: M[]): void {
    const registry = registryOf(this)
    for (const name of registry.modules.keys()) Reflect.deleteProperty(registry.target, name)
    registry.modules.clear()
    list.forEach((m, i) => {
      registry.modules.set(String(i), m)
      setAttribute(registry, String(i), m)
    })
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the modules of a Sequential are of any class
type AnyModule = any
/** Calls its modules one after the other. Made of modules, or of one object (or Map) of modules by name. `model[0]` is the first, `model.at('1:')` the others. */
export class Sequential extends Listed<AnyModule> {
  constructor(...args: Module[] | [Record<string, Module> | ReadonlyMap<string, Module>]) {
    super()
    const [first] = args
    const named = args.length === 1 && (isPlainObject(first) || first instanceof Map)
    const entries = named ? (first instanceof Map ? [...first] : Object.entries(first as object)) : args.map((m, i) => [String(i), m])
    for (const [name, m] of entries as [string, Module][]) this.add_module(name, m)
  }
  override add_module(name: string, module: Module | null): void {
    const registry = registryOf(this)
    const i = String(registry.modules.size)
    const known = registry.modules.has(name)
    super.add_module(name, module)
    // Where a module has a name, its position finds it too.
    if (!known && name !== i)
      Object.defineProperty(registry.target, i, { get: () => [...registry.modules.values()][Number(i)], configurable: true })
  }
  forward(input: AnyModule): AnyModule {
    let x: unknown = input
    for (const m of registryOf(this).modules.values()) x = m!(x)
    return x
  }
  override _from(children: [string, Module][]): this {
    return new (this.constructor as new (children: ReadonlyMap<string, Module>) => this)(new Map(children))
  }
  extend(sequential: Iterable<Module>): this {
    for (const m of [...sequential]) this.append(m)
    return this
  }
  insert(index: number, module: Module): this {
    if (!isModule(module)) throw new AssertionError('module should be of type: <class Module>')
    const n = this.length
    if (index < -n || index > n) throw new IndexError(`Index out of range: ${index}`)
    this._renew([...this].toSpliced(index, 0, module))
    return this
  }
  /** `a + b` in Python: a new Sequential of the modules of both. */
  add(other: Sequential): Sequential {
    if (!(other instanceof Sequential))
      throw new ValueError(`add operator supports only objects of Sequential class, but <class '${typename(other)}'> is given.`)
    return new Sequential(...this, ...other)
  }
  /** `a * n` in Python: the same modules n times over. */
  mul(other: number): Sequential {
    if (!Number.isInteger(other))
      throw new TorchTypeError(`unsupported operand type(s) for *: <class 'Sequential'> and <class '${describe(other)}'>`)
    if (other <= 0) throw new ValueError(`Non-positive multiplication factor ${other} for <class 'Sequential'>`)
    return new Sequential(...Array.from({ length: other }, () => [...this]).flat())
  }
}

/** A list of modules; it is not called itself. */
export class ModuleList<M extends Module = Module> extends Listed<M> {
  constructor(modules: Iterable<M> | null | { modules?: Iterable<M> | null } = null) {
    super()
    const given = isPlainObject(modules) ? (modules as { modules?: Iterable<M> }).modules : (modules as Iterable<M> | null)
    if (given !== null && given !== undefined) this.extend(given)
  }
  override _from(children: [string, M][]): this {
    return new (this.constructor as new (modules: M[]) => this)(children.map(([, m]) => m))
  }
  extend(modules: Iterable<M>): this {
    if (!isIterable(modules)) throw new TorchTypeError(`ModuleList.extend should be called with an iterable, but got ${typename(modules)}`)
    for (const m of [...modules]) this.append(m)
    return this
  }
  insert(index: number, module: M): void {
    this._renew([...this].toSpliced(index, 0, module))
  }
  /** `a + b` in Python. */
  add(other: Iterable<M>): ModuleList<M> {
    return new ModuleList<M>([...this, ...other])
  }
  /** Neighbours of the same text are shown once. */
  override toString(): string {
    const blocks: { from: number; to: number; text: string }[] = []
    ;[...this].forEach((m, i) => {
      const text = String(m)
      const last = blocks.at(-1)
      if (last?.text === text) last.to = i
      else blocks.push({ from: i, to: i, text })
    })
    if (blocks.length === 0) return `${this._get_name()}()`
    const lines = blocks.map(({ from, to, text }) =>
      indented(from === to ? `(${from}): ${text}` : `(${from}-${to}): ${to - from + 1} x ${text}`),
    )
    return `${this._get_name()}(\n  ${lines.join('\n  ')}\n)`
  }
}

type Mapping<M> = Record<string, M> | ReadonlyMap<string, M> | ModuleDict<M & Module> | Iterable<readonly [string, M]>
/** The entries of an object, a Map, a list of pairs or a container; refusals name `what`. */
export function entriesOf(what: string, whats: string, given: unknown): [string, unknown][] {
  if (isPlainObject(given)) return Object.entries(given)
  const items = (given as { items?: () => Iterable<[string, unknown]> } | null)?.items
  if (typeof items === 'function') return [...items.call(given)]
  if (!isIterable(given))
    throw new TorchTypeError(`${whats}.update should be called with an iterable of key/value pairs, but got ${typename(given)}`)
  return [...given].map((pair, i) => {
    if (!isIterable(pair)) throw new TorchTypeError(`${what} update sequence element #${i} should be Iterable; is${describe(pair)}`)
    const list = [...pair]
    if (list.length !== 2) throw new ValueError(`${what} update sequence element #${i} has length ${list.length}; 2 is required`)
    return list as [string, unknown]
  })
}

/** Modules by name; it is not called itself. `d.get(name)` and `d.set(name, module)` are Python's brackets. */
export class ModuleDict<M extends Module = Module> extends Module {
  constructor(modules: Mapping<M> | null = null) {
    super()
    if (modules !== null) this.update(modules)
  }
  override get length(): number {
    return registryOf(this).modules.size
  }
  *[Symbol.iterator](): Generator<string> {
    yield* registryOf(this).modules.keys()
  }
  has(key: string): boolean {
    return registryOf(this).modules.has(key)
  }
  /** @throws KeyError if there is none of that name */
  get(key: string): M {
    if (!this.has(key)) throw new KeyError(`'${key}'`)
    return registryOf(this).modules.get(key) as M
  }
  set(key: string, module: M): void {
    this.add_module(key, module)
  }
  delete(key: string): void {
    this.get(key)
    delete (this as unknown as Record<string, unknown>)[key]
  }
  pop(key: string): M {
    const m = this.get(key)
    this.delete(key)
    return m
  }
  clear(): void {
    for (const key of this.keys()) this.delete(key)
  }
  keys(): string[] {
    return [...registryOf(this).modules.keys()]
  }
  values(): M[] {
    return [...registryOf(this).modules.values()] as M[]
  }
  items(): [string, M][] {
    return [...registryOf(this).modules] as [string, M][]
  }
  update(modules: Mapping<M>): void {
    for (const [key, m] of entriesOf('ModuleDict', 'ModuleDict', modules)) this.add_module(key, m as Module)
  }
}

/** Gives its input back; takes any arguments in making, and ignores them. */
export class Identity extends Module {
  constructor(..._args: unknown[]) {
    super()
  }
  forward<T>(input: T): T {
    return input
  }
}

named({ Sequential, ModuleList, ModuleDict, Identity })
