/**
 * The Tensor: a typed, strided look at a storage, with its place in the gradient graph. Holds state and what every layer
 * needs of it; the operations are installed on its prototype from the tables (see `functions/`).
 */

import { Storage } from '../backend/wasm/storage.ts'
import { type DType, float32 } from '../dtypes.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import type { PlainMethods, TensorProperties } from '../functions/properties.ts'
import type { OperationMethods } from '../generated/methods.ts'
import { inspect } from '../inspect.ts'
import { type Contiguity, contiguityOf, contiguousStrides, numelOf, PLAIN, type Sizes } from '../shape/shape.ts'

/** A shape as PyTorch shows it: an array that prints as `torch.Size([2, 3])`. */
export class Size extends Array<number> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
  constructor(sizes?: Iterable<number>) {
    super()
    if (sizes === undefined) return
    if (typeof (sizes as Iterable<number> | null)?.[Symbol.iterator] !== 'function')
      throw new TorchTypeError('torch.Size() takes an iterable of integers')
    for (const s of sizes) {
      if (!Number.isInteger(s)) throw new TorchTypeError('torch.Size() takes an iterable of integers')
      this.push(s)
    }
  }
  /** The number of elements of a tensor of this shape. */
  numel(): number {
    return numelOf(this)
  }
  override toString(): string {
    return `torch.Size([${this.join(', ')}])`
  }
  [inspect](): string {
    return this.toString()
  }
}

export function sizeOf(sizes: Sizes): Size {
  const s = new Size()
  for (let i = 0; i < sizes.length; i++) s[i] = sizes[i]!
  return s
}

/** What a gradient function offers to the tensor that it made (the graph itself is in `autograd/`). */
export interface GradFn {
  name(): string
  readonly next_functions: readonly (readonly [GradFn | null, number])[]
}

/** How a view came to be, which decides what an in-place operation on it may do. */
export type ViewKind = 'default' | 'multiple' | 'no_grad' | 'inference' | 'custom'

/** The rarer parts of a tensor's state; most tensors have none. */
export interface Rare<Node> {
  /** The tensor of which this is a differentiable view. */
  base: Tensor | null
  kind: ViewKind
  /** Version of the storage for which the view's `_node` is right; another one means that the base has been changed since. */
  nodeVersion: number
  /** The node that adds to `grad` (leaves only). */
  accumulator: Node | null
  retains: boolean
  removeRetain: (() => void) | null
  postHooks: Map<number, (t: Tensor) => void> | null
  tangent: Tensor | null
  inference: boolean
}

export interface Tensor extends OperationMethods, PlainMethods, TensorProperties {
  [Symbol.iterator](): Iterator<Tensor>
  /** Gives the memory back at once, also that of views; using the tensor afterwards is an error. */
  [Symbol.dispose](): void
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are installed on the prototype from the tables
export class Tensor {
  /** Leaves only: whether gradients shall arrive in `grad`. */
  _leafGrad = false
  /** The gradient function that made this tensor, and which of its outputs this is. */
  _node: GradFn | null = null
  _nr = 0
  _grad: Tensor | null = null
  _rare: Rare<GradFn> | null = null

  /** @internal Use `tensor`, `zeros` and their kin. `start` and `strides` are in elements. */
  constructor(
    public _storage: Storage,
    public _dtype: DType,
    public _sizes: Sizes,
    public _strides: Sizes,
    public _start: number,
    public _count: number,
    public _contiguous: Contiguity,
  ) {}
}

/** A new tensor of the given shape with row-major strides and unset elements. `sizes` is kept: it must not change. */
export function empty(sizes: Sizes, dtype: DType, strides?: Sizes): Tensor {
  const n = numelOf(sizes)
  return new Tensor(
    Storage.allocate(n * dtype.itemsize),
    dtype,
    sizes,
    strides ?? contiguousStrides(sizes),
    0,
    n,
    strides === undefined ? PLAIN : contiguityOf(sizes, strides),
  )
}

/** Another tensor on the same storage (no history, same version counter). */
export function aliasOf(t: Tensor, sizes = t._sizes, strides = t._strides, start = t._start, dtype = t._dtype): Tensor {
  return new Tensor(t._storage, dtype, sizes, strides, start, numelOf(sizes), contiguityOf(sizes, strides))
}

export function rareOf(t: Tensor): Rare<GradFn> {
  t._rare ??= {
    base: null,
    kind: 'default',
    nodeVersion: 0,
    accumulator: null,
    retains: false,
    removeRetain: null,
    postHooks: null,
    tangent: null,
    inference: false,
  }
  return t._rare
}

/** The address of the tensor's first element, valid until the next `beginOp`. */
export const addressOf = (t: Tensor): number => t._storage.address() + t._start * t._dtype.itemsize

let defaultDtype: DType = float32
export const getDefaultDtype = (): DType => defaultDtype
export const setDefaultDtype = (d: DType): void => {
  defaultDtype = d
}
