/**
 * The two classes of PyTorch 0.2 over today's engine: a Tensor that records nothing and a Variable that does. Their methods are those
 * of the engine's tensors; what differs is what comes in and out.
 */

import { backward } from '../autograd/functions.ts'
import { mode } from '../autograd/modes.ts'
import { typeName } from '../autograd/node.ts'
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { install } from '../functions/install.ts'
import { printable } from '../functions/properties.ts'
import { torchOps } from '../functions/tables.ts'
import type { OperationMethods } from '../generated/methods.ts'
import { inspect } from '../inspect.ts'
import { isPlainObject, mapValues } from '../keywords.ts'
import type { NdArray } from '../tensor/ndarray.ts'
import { Tensor as Raw } from '../tensor/tensor.ts'
import { ClassicGradFn, inserted } from './gradients.ts'
import { formatClassic, formatVariable } from './printing.ts'

// biome-ignore lint/suspicious/noExplicitAny: what an operation takes and gives here is the engine's own, wrapped
type AnyFunction = (...args: any[]) => any
type ClassicMethods = { [K in keyof OperationMethods]: AnyFunction }

const tensors = new WeakMap<Raw, Tensor>()
const variables = new WeakMap<Raw, Variable>()

export interface Tensor extends ClassicMethods {}
/** A tensor of 0.2: numbers in memory, without a history. Full reductions of it are numbers. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are installed from the engine's tables
export class Tensor {
  readonly raw: Raw
  /** @internal Use `torch.FloatTensor` and its kin. */
  constructor(raw: Raw) {
    this.raw = raw
    tensors.set(raw, this)
  }
  static of(raw: Raw): Tensor {
    return tensors.get(raw) ?? new Tensor(raw)
  }
  size(dim?: number): readonly number[] | number {
    return dim === undefined ? [...this.raw._sizes] : this.raw.size(dim)
  }
  dim(): number {
    return this.raw._sizes.length
  }
  numel(): number {
    return this.raw._count
  }
  type(): string {
    return this.raw.type()
  }
  tolist(): unknown {
    return this.raw.tolist()
  }
  numpy(): NdArray {
    return this.raw.numpy()
  }
  toString(): string {
    return formatClassic(printable(this.raw))
  }
  [inspect](): string {
    return this.toString()
  }
}

export interface VariableOptions {
  requires_grad?: boolean
  /** What is computed from this, and all that follows, records nothing. */
  volatile?: boolean
}

export interface Variable extends ClassicMethods {}
/** Wraps a Tensor and records what is done to it. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are installed from the engine's tables
export class Variable {
  readonly raw: Raw
  readonly volatile: boolean
  /**
   * @param data the Tensor to wrap: the Variable shares its memory
   * @throws TypeError if `data` is no Tensor; RuntimeError if it shall be volatile and require grad at once
   */
  constructor(data: Tensor, options: VariableOptions = {}) {
    if (!(data instanceof Tensor)) throw new TorchTypeError(`Variable data has to be a tensor, but got ${typeName(data)}`)
    const { requires_grad = false, volatile = false } = options
    if (volatile && requires_grad) throw new RuntimeError("Variable can't be volatile and require_grad at the same time!")
    this.raw = data.raw.detach()
    if (requires_grad) this.raw.requires_grad_()
    this.volatile = volatile
    variables.set(this.raw, this)
  }
  /** The Variable around a tensor of the engine, always the same object. */
  static of(raw: Raw, volatile = false): Variable {
    const have = variables.get(raw)
    if (have) return have
    const v = Object.create(Variable.prototype) as { raw: Raw; volatile: boolean }
    v.raw = raw
    v.volatile = volatile
    variables.set(raw, v as Variable)
    return v as Variable
  }
  /** The wrapped tensor, on the same memory. */
  get data(): Tensor {
    const kept = dataOf.get(this.raw)
    if (kept) return kept
    const t = new Tensor(this.raw.data)
    dataOf.set(this.raw, t)
    return t
  }
  /** The accumulated gradient, a Variable; null before the first backward. */
  get grad(): Variable | null {
    return this.raw.grad ? Variable.of(this.raw.grad, true) : null
  }
  set grad(g: Variable | null) {
    this.raw.grad = g ? g.raw : null
  }
  get grad_fn(): ClassicGradFn | null {
    return ClassicGradFn.of(this.raw.grad_fn)
  }
  get requires_grad(): boolean {
    return !this.volatile && this.raw.requires_grad
  }
  get is_leaf(): boolean {
    return this.raw.is_leaf
  }
  /** Adds the gradients of this (times `gradient`, which only one-element Variables may leave out) to the leaves. */
  backward(
    gradient: Tensor | Variable | null = null,
    retainGraph: boolean | { retain_graph?: boolean; retain_variables?: boolean } = false,
  ): void {
    if (this.volatile) throw new RuntimeError('calling backward on a volatile variable')
    if (gradient === null && this.raw._count !== 1) throw new RuntimeError('grad can be implicitly created only for scalar outputs')
    const keep = typeof retainGraph === 'boolean' ? retainGraph : (retainGraph.retain_graph ?? retainGraph.retain_variables ?? false)
    backward([this.raw], [gradient === null ? null : gradient.raw.detach()], keep, false, null)
  }
  register_hook(hook: (g: Variable) => Variable | null | undefined): { remove(): void } {
    return this.raw.register_hook((g) => hook(Variable.of(g, true))?.raw)
  }
  detach(): Variable {
    return Variable.of(this.raw.detach(), this.volatile)
  }
  size(dim?: number): readonly number[] | number {
    return dim === undefined ? [...this.raw._sizes] : this.raw.size(dim)
  }
  dim(): number {
    return this.raw._sizes.length
  }
  numel(): number {
    return this.raw._count
  }
  toString(): string {
    return formatVariable(printable(this.raw))
  }
  [inspect](): string {
    return this.toString()
  }
}
const dataOf = new WeakMap<Raw, Tensor>()

const unwrap = (x: unknown): unknown => {
  if (x instanceof Tensor || x instanceof Variable) return x.raw
  if (Array.isArray(x)) return x.map(unwrap)
  if (isPlainObject(x)) return mapValues(x, unwrap)
  return x
}
function find(x: unknown, is: (v: unknown) => boolean): boolean {
  return is(x) || (Array.isArray(x) && x.some((v) => find(v, is))) || (isPlainObject(x) && Object.values(x).some((v) => find(v, is)))
}

/** Calls an operation of the engine on wrapped arguments: records if a Variable takes part, and wraps what comes out. */
export function call(run: AnyFunction, self: unknown, args: readonly unknown[]): unknown {
  const all = self === undefined ? args : [self, ...args]
  const recorded = find(all, (v) => v instanceof Variable)
  if (recorded && find(all, (v) => v instanceof Tensor))
    throw new TorchTypeError(`an operation takes Variables or Tensors, not both: got (${all.map(typeName).join(', ')})`)
  const volatile = find(all, (v) => v instanceof Variable && v.volatile)
  const before = mode.grad
  mode.grad = recorded && !volatile && before
  try {
    const result = run.call(unwrap(self), ...args.map(unwrap))
    return wrap(result, recorded, volatile)
  } finally {
    mode.grad = before
  }
}

function wrap(x: unknown, recorded: boolean, volatile: boolean): unknown {
  if (Array.isArray(x)) return x.map((v) => wrap(v, recorded, volatile))
  if (!(x instanceof Raw)) return x
  if (recorded) return Variable.of(x._sizes.length === 0 ? oneElement(x) : x, volatile)
  // A full reduction of a Tensor was a Python number.
  return x._sizes.length === 0 ? x.item() : Tensor.of(x)
}
function oneElement(x: Raw): Raw {
  const y = x.view(1)
  if (y._node && y._node !== x._node) inserted.add(y._node as never)
  return y
}

install()
for (const [name, o] of Object.entries(torchOps)) {
  if (o.reach === 'function') continue
  const run = Raw.prototype[name as keyof Raw] as unknown as AnyFunction
  for (const C of [Tensor, Variable]) {
    if (name in C.prototype) continue
    Object.defineProperty(C.prototype, name, {
      value: {
        [name](this: Tensor | Variable, ...args: unknown[]): unknown {
          return call(run, this, args)
        },
      }[name],
      writable: true,
      configurable: true,
    })
  }
}
