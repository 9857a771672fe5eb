/** The gradient functions that make up the graph: edges, saved tensors, hooks. What runs them is `engine.ts`. */

import { DType } from '../dtypes.ts'
import { RuntimeError, shapeText, TypeError as TorchTypeError } from '../errors.ts'
import { inspect } from '../inspect.ts'
import { isPlainObject } from '../keywords.ts'
import type { Sizes } from '../shape/shape.ts'
import { aside, markOwned, taken, waits } from '../tensor/passing.ts'
import { aliasOf, type GradFn, Tensor } from '../tensor/tensor.ts'
import { mode, type SavedHooks } from './modes.ts'

export type Grad = Tensor | null

export const FREED =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). ' +
  'Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you ' +
  'need to backward through the graph a second time or if you need to access saved tensors after calling backward.'

/** A tensor kept for the backward pass, guarded by the version of its storage; or what a pack hook made of it. */
export class SavedTensor {
  #tensor: Tensor | null
  readonly #version: number
  readonly #node: GradFn | null
  readonly #nr: number
  readonly #isOutput: boolean
  #hooks: SavedHooks | null = null
  #packed: unknown = null
  #freed = false

  constructor(t: Tensor, isOutput: boolean) {
    if (t._rare?.inference && !mode.inference) {
      throw new RuntimeError(
        'Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.',
      )
    }
    this.#tensor = t
    this.#version = t._storage.version
    this.#node = isOutput ? null : t._node
    this.#nr = t._nr
    this.#isOutput = isOutput
    waits(t)
    const hooks = mode.savedHooks
    if (hooks.length) this.#pack(hooks[hooks.length - 1]!)
  }

  #pack(hooks: SavedHooks): void {
    const t = markOwned(this.#tensor!)
    this.#hooks = hooks
    // What the hook gets must not lead back to this node, and what it does must not be recorded.
    const bare = this.#isOutput ? aliasOf(t) : t
    const before = mode.grad
    const saved = mode.savedHooks
    mode.grad = false
    mode.savedHooks = []
    try {
      this.#packed = hooks.pack(bare)
    } finally {
      mode.grad = before
      mode.savedHooks = saved
    }
    if (!(t._leafGrad && t._node === null)) this.#leafless = { node: this.#isOutput ? null : t._node, nr: t._nr }
    else this.#leafless = { leaf: t }
    this.#tensor = null
  }
  #leafless: { node?: GradFn | null; nr?: number; leaf?: Tensor } | null = null

  /** `SavedTensor.register_hooks` of PyTorch: pack now, unpack when it is needed. */
  register_hooks(pack: (t: Tensor) => unknown, unpack: (packed: unknown) => Tensor): void {
    if (this.#freed) throw new RuntimeError(FREED)
    if (this.#hooks) throw new RuntimeError('Calling register_hooks on a saved tensor whose hooks have already been set is not allowed.')
    this.#pack({ pack, unpack })
  }

  unpack(owner: Node): Tensor {
    if (this.#freed) throw new RuntimeError(FREED)
    if (this.#hooks) return this.#unpackHooked(owner)
    const t = this.#tensor!
    if (t._storage.version !== this.#version) throw modified(t, this.#version, this.#isOutput ? owner : t._node, this.#nr)
    if (this.#isOutput ? t._node === owner : t._node === this.#node) return t
    const copy = aliasOf(t)
    copy._node = this.#isOutput ? owner : this.#node
    copy._nr = t._nr
    return copy
  }

  #unpackHooked(owner: Node): Tensor {
    const got: unknown = aside(() => this.#hooks!.unpack(this.#packed))
    if (!(got instanceof Tensor)) {
      throw new TorchTypeError(`Output of saved tensor unpack_hook expected to be a Tensor but got result of type ${typeName(got)}`)
    }
    const { node, nr, leaf } = this.#leafless!
    if (leaf && got === leaf) return got
    const copy = aliasOf(got)
    if (leaf) {
      copy._leafGrad = leaf._leafGrad
      copy._rare = leaf._rare
    } else {
      copy._node = this.#isOutput ? owner : (node ?? null)
      copy._nr = nr ?? 0
    }
    return copy
  }

  free(): void {
    this.#freed = true
    if (this.#tensor) taken(this.#tensor)
    this.#tensor = null
    this.#packed = null
  }

  /** Whether this keeps `t` as the result of its own node. */
  keepsOutput(t: Tensor): boolean {
    return this.#isOutput && this.#tensor === t
  }
}

/** What Python would call the type of a JavaScript value, for error texts. */
export function typeName(x: unknown): string {
  if (x === null || x === undefined) return 'NoneType'
  if (Array.isArray(x)) return 'list'
  if (typeof x === 'number') return Number.isInteger(x) ? 'int' : 'float'
  if (typeof x === 'bigint') return 'int'
  if (typeof x === 'boolean') return 'bool'
  if (typeof x === 'string') return 'str'
  if (typeof x === 'function') return 'function'
  if (x instanceof Tensor) return 'Tensor'
  if (x instanceof DType) return 'torch.dtype'
  if (typeof x === 'object') return isPlainObject(x) ? 'dict' : (x.constructor?.name ?? 'object')
  return typeof x
}

/** The name of a gradient function without its namespace, as it is printed. */
export const printedName = (node: GradFn): string => node.name().replace(/^.*::/, '')
/** The operation of a gradient function: 'Mul' of 'MulBackward0', 'T1' of 'TBackward1'. */
export const operationName = (node: GradFn): string => node.name().replace(/Backward0?(\d*)$/, '$1')

/** `by`: the function of which the saved tensor was output `nr`. */
function modified(t: Tensor, expected: number, by: GradFn | null, nr: number): RuntimeError {
  const made = by ? `, which is output ${nr} of ${operationName(by)},` : ''
  const cuda = `torch.${t._dtype.legacy}Tensor`
  const hint = mode.anomaly
    ? 'Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!'
    : 'Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).'
  return new RuntimeError(
    `one of the variables needed for gradient computation has been modified by an inplace operation: [${cuda} ${shapeText(t._sizes)}]${made} is at version ${t._storage.version}; expected version ${expected} instead. ${hint}`,
  )
}

let sequence = 0
/** Of the backward pass in progress: which nodes it has a use for (null: all), and, in anomaly mode, which one runs. Set by the engine. */
export const pass: { wants: ((node: Node) => boolean) | null; running: Node | null } = { wants: null, running: null }
let hookIds = 0

/** A handle that takes a hook off again; a second `remove` does nothing. */
export class RemovableHandle {
  readonly id: number
  #remove: (() => void) | null
  constructor(id: number, remove: () => void) {
    this.id = id
    this.#remove = remove
  }
  remove(): void {
    this.#remove?.()
    this.#remove = null
  }
  [Symbol.dispose](): void {
    this.remove()
  }
}

export function checkFunction(hook: unknown): void {
  if (typeof hook !== 'function') throw new TorchTypeError(`a hook must be a function, got ${typeName(hook)}`)
}

export function addHook<F>(hooks: Map<number, F>, hook: F): RemovableHandle {
  const id = hookIds++
  hooks.set(id, hook)
  return new RemovableHandle(id, () => hooks.delete(id))
}

export type TensorHook = (grad: Tensor) => Tensor | null | undefined | void
type PreHook = (grads: Grad[]) => Grad[] | Grad | null | undefined | void
type PostHook = (gradInputs: Grad[], gradOutputs: Grad[]) => Grad[] | Grad | null | undefined | void

/** Hooks of a node; most nodes have none. */
export interface NodeHooks {
  /** `Tensor.register_hook` on an output, in order of registration. */
  tensor: Map<number, { nr: number; hook: TensorHook }>
  /** `Tensor.retain_grad`: after all hooks of that output. */
  retain: Map<number, TensorHook>
  pre: Map<number, PreHook>
  post: Map<number, PostHook>
}

// Lists in nodes are made whole, for one that is pushed to takes room for sixteen elements more than it has.
const NONE: readonly never[] = []
const sizesOf = (t: Tensor): Sizes => t._sizes
const dtypeOf = (t: Tensor): DType => t._dtype

/** A function of the graph: takes the gradients of its outputs, gives those of its inputs. */
export abstract class Node implements GradFn {
  /** The functions that made the inputs, null where no gradient is wanted, and which of their outputs. */
  edges: readonly (Node | null)[] = NONE
  edgeNrs: readonly number[] = NONE
  /** Later operations go backward first. */
  readonly seq: number
  /** Shape and dtype of each output, to which gradients are held. */
  outSizes: readonly Sizes[] = NONE
  outDtypes: readonly DType[] = NONE
  hooks: NodeHooks | null = null
  /** Where the forward operation was called (anomaly mode). */
  stack: string | null = null
  /** The node whose backward pass made this one (anomaly mode). */
  parent: Node | null = null
  /** Set by the engine while a pass that visits this node runs. */
  task: object | null = null
  pending = 0
  buffer: Grad[] | null = null
  #metadata: Record<string, unknown> | null = null

  constructor(seq: number = sequence++) {
    this.seq = seq
    if (mode.anomaly) {
      this.stack = callStack()
      this.parent = pass.running
    }
  }

  abstract name(): string
  abstract apply(grads: Grad[]): Grad[]
  /** What `_saved_NAME` and `_raw_saved_NAME` read. */
  savedValue(_name: string): unknown {
    return undefined
  }
  rawSaved(_name: string): unknown {
    return undefined
  }
  /** Saved tensors by name, for pictures; none once they are freed. */
  savedTensors(): [string, Tensor][] {
    return []
  }
  /** How many tensors are kept for the backward pass. */
  savedTensorCount(): number {
    return this.savedTensors().length
  }
  /** Lets saved tensors go. */
  release(): void {}
  /** Where the result `from` is kept for the backward pass, keeps `to` (the tensor changed in place) instead. Call after `to` has its new version. */
  replaceSavedOutput(_from: Tensor, _to: Tensor): void {}

  get metadata(): Record<string, unknown> {
    this.#metadata ??= {}
    return this.#metadata
  }
  get next_functions(): readonly (readonly [Node | null, number])[] {
    return this.edges.map((n, i) => [n, this.edgeNrs[i]!] as const)
  }
  /** Whether the `i`-th input wants a gradient. */
  needs(i: number): boolean {
    const next = this.edges[i]
    return next != null && (pass.wants === null || pass.wants(next))
  }
  addOutput(t: Tensor): number {
    this.addOutputs([t])
    return this.outSizes.length - 1
  }
  addOutputs(ts: readonly Tensor[]): void {
    const [sizes, dtypes] = [ts.map(sizesOf), ts.map(dtypeOf)]
    const first = this.outSizes.length === 0
    this.outSizes = first ? sizes : [...this.outSizes, ...sizes]
    this.outDtypes = first ? dtypes : [...this.outDtypes, ...dtypes]
  }
  hookTable(): NodeHooks {
    this.hooks ??= { tensor: new Map(), retain: new Map(), pre: new Map(), post: new Map() }
    return this.hooks
  }
  /** Runs after the node, with the gradients of its inputs and of its outputs; what it returns replaces the former. */
  register_hook(hook: PostHook): RemovableHandle {
    checkFunction(hook)
    return addHook(this.hookTable().post, hook)
  }
  /** Runs before the node, with the gradients of its outputs; what it returns replaces them. */
  register_prehook(hook: PreHook): RemovableHandle {
    checkFunction(hook)
    return addHook(this.hookTable().pre, hook)
  }
  toString(): string {
    return `<${printedName(this)} object at 0x${addressText(this)}>`
  }
  [inspect](): string {
    return this.toString()
  }
}

/** Where this was called from, without the line that names the error. */
const callStack = (): string | null => new Error().stack?.replace(/^Error\n/, '') ?? null

const addresses = new WeakMap<object, string>()
let nextAddress = 0x7f0000000000
/** A stable number for an object, printed where Python prints its address. */
export function addressText(o: object): string {
  let a = addresses.get(o)
  if (!a) {
    a = (nextAddress += 0x40).toString(16)
    addresses.set(o, a)
  }
  return a
}

export type Saved = Record<string, Tensor | null | (Tensor | null)[]>
/** The backward formula of an operation: gradients of the outputs and the saved tensors to gradients of the inputs. */
export type Formula<S extends Saved = Saved> = (grads: Grad[], saved: S, node: FormulaNode) => Grad[]

const savedNames = new Set<string>()
/** Makes `node._saved_NAME` and `node._raw_saved_NAME` readable, as on PyTorch's nodes. */
export function exposeSaved(name: string): void {
  if (savedNames.has(name)) return
  savedNames.add(name)
  Object.defineProperty(Node.prototype, `_saved_${name}`, {
    get(this: Node) {
      return this.savedValue(name)
    },
    configurable: true,
  })
  Object.defineProperty(Node.prototype, `_raw_saved_${name}`, {
    get(this: Node) {
      return this.rawSaved(name)
    },
    configurable: true,
  })
}

const freedFormula: Formula = () => {
  throw new RuntimeError(FREED)
}

/** A node whose gradient is a formula over saved tensors. */
export class FormulaNode extends Node {
  #keys: readonly string[] = NONE
  #saved: (SavedTensor | null | (SavedTensor | null)[])[] = []
  readonly #name: string
  #formula: Formula
  #freed = false
  /** What the formula's author wants to keep besides tensors; shown as `_saved_NAME` too. */
  constructor(name: string, formula: Formula) {
    super()
    this.#name = name
    this.#formula = formula
  }
  name(): string {
    return this.#name
  }
  save(saved: Saved, outputs: readonly Tensor[]): void {
    const keep = (t: Tensor | null): SavedTensor | null => (t ? new SavedTensor(t, outputs.includes(t)) : null)
    this.#keys = Object.keys(saved)
    this.#saved = this.#keys.map((k) => {
      exposeSaved(k)
      const v = saved[k]!
      return Array.isArray(v) ? v.map(keep) : keep(v)
    })
  }
  override savedValue(name: string): unknown {
    const i = this.#keys.indexOf(name)
    if (i < 0) return undefined
    if (this.#freed) throw new RuntimeError(FREED)
    const v = this.#unpack(i)
    return Array.isArray(v) ? v.map(markOwned) : markOwned(v)
  }
  override rawSaved(name: string): unknown {
    const i = this.#keys.indexOf(name)
    if (i < 0) return undefined
    if (this.#freed) throw new RuntimeError(FREED)
    return this.#saved[i]
  }
  #unpack(i: number): Tensor | null | (Tensor | null)[] {
    const s = this.#saved[i]!
    return Array.isArray(s) ? s.map((x) => (x ? x.unpack(this) : null)) : s ? s.unpack(this) : null
  }
  override savedTensors(): [string, Tensor][] {
    if (this.#freed) return []
    return this.#keys.flatMap((k, i) => [this.#unpack(i)].flat().flatMap((t): [string, Tensor][] => (t ? [[k, markOwned(t)]] : [])))
  }
  override replaceSavedOutput(from: Tensor, to: Tensor): void {
    this.#saved.forEach((s, i) => {
      if (s instanceof SavedTensor && s.keepsOutput(from)) this.#saved[i] = new SavedTensor(to, true)
    })
  }
  apply(grads: Grad[]): Grad[] {
    if (this.#freed) throw new RuntimeError(FREED)
    const saved: Saved = {}
    for (let i = 0; i < this.#keys.length; i++) saved[this.#keys[i]!] = this.#unpack(i)
    return this.#formula(grads, saved, this)
  }
  override release(): void {
    if (this.#keys.length === 0) return
    this.#freed = true
    for (const s of this.#saved.flat()) s?.free()
    this.#saved = []
    this.#formula = freedFormula
  }
}
