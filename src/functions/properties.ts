/** What a tensor says of itself and its place in the graph: the properties, and the methods that are no operations. */

import { namedArguments } from '../autograd/arguments.ts'
import { backward, type Differentiable } from '../autograd/functions.ts'
import { mode } from '../autograd/modes.ts'
import { addHook, checkFunction, type Node, printedName, type RemovableHandle, type TensorHook, typeName } from '../autograd/node.ts'
import { accumulatorOf, checkHookable, gradFnOf, isLeaf, requiresGrad, retainGrad } from '../autograd/record.ts'
import { type DType, dtypes } from '../dtypes.ts'
import { RuntimeError, shapeText, TypeError as TorchTypeError, wrapDim } from '../errors.ts'
import { inspect } from '../inspect.ts'
import { isPlainObject } from '../keywords.ts'
import { sameSizes } from '../shape/shape.ts'
import { pyRepr } from '../tensor/decimal.ts'
import { tensorHtml } from '../tensor/html.ts'
import type { NdArray } from '../tensor/ndarray.ts'
import { markOwned, wasGrad } from '../tensor/passing.ts'
import { formatTensor, type Printable, type Suffix } from '../tensor/printing.ts'
import { aliasOf, getDefaultDtype, rareOf, type Size, sizeOf, Tensor } from '../tensor/tensor.ts'
import { item, tolist, values } from './data.ts'
import { ndarrayOf } from './numpy.ts'

/** PyTorch's device. Tensors are all on the CPU; of others only the names exist, as files hold them. */
export class Device {
  constructor(
    readonly type = 'cpu',
    readonly index: number | null = null,
  ) {}
  toString(): string {
    return this.index === null ? this.type : `${this.type}:${this.index}`
  }
  [inspect](): string {
    return `device(type='${this.type}'${this.index === null ? '' : `, index=${this.index}`})`
  }
}
const CPU = new Device()

export function detach(self: Tensor): Tensor {
  const out = aliasOf(self)
  if (self._rare?.inference) rareOf(out).inference = true
  return out
}

function detach_(self: Tensor): Tensor {
  if (self._rare?.base) {
    throw new RuntimeError(
      "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.",
    )
  }
  self._node = null
  self._nr = 0
  self._leafGrad = false
  return self
}

function setRequiresGrad(self: Tensor, flag: boolean, kinds = 'floating point and complex'): Tensor {
  if (self._rare?.inference && !mode.inference && flag)
    throw new RuntimeError('Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.')
  if (!isLeaf(self)) {
    if (!flag)
      throw new RuntimeError(
        "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
      )
    return self
  }
  if (flag && !self._dtype.is_floating_point) throw new RuntimeError(`only Tensors of ${kinds} dtype can require gradients`)
  self._leafGrad = flag
  return self
}

function setGrad(self: Tensor, g: unknown): void {
  if (g === null || g === undefined) {
    wasGrad(self._grad)
    self._grad = null
    return
  }
  if (!(g instanceof Tensor)) throw new TorchTypeError(`assigned grad expected to be a Tensor or None but got grad of ${typeName(g)}`)
  if (g === self) throw new RuntimeError("can't assign Variable as its own grad")
  if (g._dtype !== self._dtype)
    throw new RuntimeError(
      `attempting to assign a gradient with dtype '${g._dtype.cname}' to a tensor with grad_dtype '${self._dtype.legacy}'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.`,
    )
  if (shapeText(g._sizes) !== shapeText(self._sizes))
    throw new RuntimeError(`assigned grad has data of a different size: got ${shapeText(g._sizes)}, expected ${shapeText(self._sizes)}`)
  wasGrad(self._grad)
  self._grad = markOwned(g)
}

/** Lets the gradients of tensors go, or sets them to zero. */
export function zeroGrads(tensors: Iterable<Tensor>, set_to_none: boolean | { set_to_none?: boolean }): void {
  const toNone = typeof set_to_none === 'object' ? (set_to_none?.set_to_none ?? true) : set_to_none
  for (const t of tensors) {
    const g = t._grad
    if (toNone) setGrad(t, null)
    else if (g !== null) (g.grad_fn ? g.detach_() : g.requires_grad_(false)).zero_()
  }
}

function setData(self: Tensor, other: unknown): void {
  if (!(other instanceof Tensor)) throw new TorchTypeError(`Variable data has to be a tensor, but got ${typeName(other)}`)
  if (other._dtype.category < 2 && requiresGrad(self) && isLeaf(self))
    throw new RuntimeError('data set to a tensor that requires gradients must be floating point or complex dtype')
  const { version } = self._storage
  // A leaf of another dtype or shape takes its gradients anew.
  if (self._rare?.accumulator && (other._dtype !== self._dtype || shapeText(other._sizes) !== shapeText(self._sizes)))
    self._rare.accumulator = null
  self._storage = other._storage.alias()
  self._storage.version = version
  self._dtype = other._dtype
  self._sizes = other._sizes
  self._strides = other._strides
  self._start = other._start
  self._count = other._count
  self._contiguous = other._contiguous
}

function dataOf(self: Tensor): Tensor {
  const out = aliasOf(self)
  out._storage = self._storage.alias()
  if (self._rare?.inference) rareOf(out).inference = true
  return out
}

function register_hook(self: Tensor, hook: TensorHook): RemovableHandle {
  checkHookable(requiresGrad(self))
  checkFunction(hook)
  const node = gradFnOf(self) ?? accumulatorOf(self)
  return addHook(node.hookTable().tensor, { nr: self._node ? self._nr : 0, hook })
}

function register_post_accumulate_grad_hook(self: Tensor, hook: (t: Tensor) => void): RemovableHandle {
  checkHookable(requiresGrad(self))
  if (!isLeaf(self)) throw new RuntimeError('post accumulate grad hooks cannot be registered on non-leaf tensors')
  checkFunction(hook)
  const rare = rareOf(self)
  rare.postHooks ??= new Map()
  return addHook(rare.postHooks, hook)
}

const version = (self: Tensor): number => {
  if (self._rare?.inference) throw new RuntimeError('Inference tensors do not track version counter.')
  return self._storage.version
}

/** The elements of a tensor as the printers read them: listed at once where they are few, else one by one where they are shown. */
export function printable(self: Tensor): Printable {
  const flat = self._count <= 1000 ? values(self) : null
  return { shape: self._sizes, dtype: self._dtype, at: flat ? (i) => flat[i]! : (i) => elementAt(self, i) }
}
function elementAt(self: Tensor, i: number): number | bigint | boolean {
  let rest = i
  let at = self._start
  for (let d = self._sizes.length - 1; d >= 0; d--) {
    const s = self._sizes[d]!
    at += (rest % s) * self._strides[d]!
    rest = Math.floor(rest / s)
  }
  return item(aliasOf(self, [], [], at))
}

/** The name of the gradient function; that of a view which a change of its base has made unusable is 'Invalid'. */
function gradFnName(self: Tensor): string | null {
  try {
    const node = gradFnOf(self)
    return node && printedName(node)
  } catch {
    return 'Invalid'
  }
}
const suffixOf = (self: Tensor): Suffix => {
  const name = gradFnName(self)
  const tangent = self._rare?.tangent
  return {
    ...(name ? { grad_fn: name } : requiresGrad(self) ? { requires_grad: true } : {}),
    ...(tangent ? { tangent: tangent._sizes.length === 0 ? pyRepr(Number(item(tangent))) : text(tangent) } : {}),
  }
}
/** The text of a tensor, as Python prints it. */
export const text = (self: Tensor): string => formatTensor(printable(self), suffixOf(self), getDefaultDtype())

/** Properties of every tensor, with their documentation. */
export interface TensorProperties {
  /** The sizes; prints as `torch.Size([2, 3])`. */
  readonly shape: Size
  readonly dtype: DType
  readonly device: Device
  readonly ndim: number
  /** The size of the first dimension. */
  readonly length: number
  readonly itemsize: number
  readonly nbytes: number
  readonly layout: string
  /** Whether gradients are computed for this tensor; may be set on leaves. */
  requires_grad: boolean
  /** The accumulated gradient; null before the first backward. */
  grad: Tensor | null
  readonly grad_fn: Node | null
  readonly is_leaf: boolean
  readonly retains_grad: boolean
  readonly output_nr: number
  /** The same elements without history and with a version counter of their own. */
  data: Tensor
  readonly _version: number
  readonly _base: Tensor | null
  readonly T: Tensor
  readonly mT: Tensor
  readonly H: Tensor
  readonly mH: Tensor
  readonly real: Tensor
  readonly is_cuda: boolean
  readonly is_sparse: boolean
  readonly is_quantized: boolean
}

const getters: { [K in keyof TensorProperties]: (t: Tensor) => TensorProperties[K] } = {
  shape: (t) => sizeOf(t._sizes),
  dtype: (t) => t._dtype,
  device: () => CPU,
  ndim: (t) => t._sizes.length,
  length: (t) => {
    if (t._sizes.length === 0) throw new TorchTypeError('len() of a 0-d tensor')
    return t._sizes[0]!
  },
  itemsize: (t) => t._dtype.itemsize,
  nbytes: (t) => t._count * t._dtype.itemsize,
  layout: () => 'torch.strided',
  requires_grad: requiresGrad,
  grad: (t) => markOwned(t._grad),
  grad_fn: (t) => gradFnOf(t),
  is_leaf: (t) => gradFnOf(t) === null,
  retains_grad: (t) => t._rare?.retains ?? false,
  output_nr: (t) => t._nr,
  data: dataOf,
  _version: version,
  _base: (t) => t._rare?.base ?? null,
  T: (t) => t.permute([...t._sizes.keys()].reverse()),
  H: (t) => {
    if (t._sizes.length !== 2 && t._sizes.length !== 0)
      throw new RuntimeError(
        `tensor.H is only supported on matrices (2-D tensors). Got ${t._sizes.length}-D tensor. For batches of matrices, consider using tensor.mH`,
      )
    return t._sizes.length === 0 ? t : t.transpose(0, 1)
  },
  mT: (t) => matrixTranspose(t, 'mT'),
  mH: (t) => matrixTranspose(t, 'mH'),
  real: (t) => t,
  is_cuda: () => false,
  is_sparse: () => false,
  is_quantized: () => false,
}
function matrixTranspose(t: Tensor, name: string): Tensor {
  if (t._sizes.length < 2 && t._sizes.length !== 0)
    throw new RuntimeError(`tensor.${name} is only supported on matrices or batches of matrices. Got ${t._sizes.length}-D tensor.`)
  return t._sizes.length === 0 ? t : t.transpose(-2, -1)
}
const setters: { [K in keyof TensorProperties]?: (t: Tensor, v: never) => void } = {
  requires_grad: (t, v: boolean) => {
    if (isLeaf(t) || v) setRequiresGrad(t, v)
    else
      throw new RuntimeError(
        "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
      )
  },
  grad: (t, v: unknown) => setGrad(t, v),
  data: (t, v: unknown) => setData(t, v),
}

/** A dimension, also by name. */
type Dim = number | { dim?: number } | null
function along(extents: readonly number[], given: Dim | undefined): number | undefined {
  const dim = isPlainObject(given) ? given.dim : given
  return dim === undefined || dim === null ? undefined : extents[wrapDim(dim as number, extents.length, false)]!
}
/** Methods that are no operations. */
export const plainMethods = {
  size(this: Tensor, dim?: Dim): Size | number {
    return along(this._sizes, dim) ?? sizeOf(this._sizes)
  },
  stride(this: Tensor, dim?: Dim): number[] | number {
    return along(this._strides, dim) ?? [...this._strides]
  },
  storage_offset(this: Tensor): number {
    return this._start
  },
  dim(this: Tensor): number {
    return this._sizes.length
  },
  ndimension(this: Tensor): number {
    return this._sizes.length
  },
  numel(this: Tensor): number {
    return this._count
  },
  nelement(this: Tensor): number {
    return this._count
  },
  element_size(this: Tensor): number {
    return this._dtype.itemsize
  },
  data_ptr(this: Tensor): number {
    return this._storage.address() + this._start * this._dtype.itemsize
  },
  is_contiguous(this: Tensor): boolean {
    return this._contiguous > 0
  },
  is_floating_point(this: Tensor): boolean {
    return this._dtype.is_floating_point
  },
  is_complex(this: Tensor): boolean {
    return false
  },
  is_signed(this: Tensor): boolean {
    return this._dtype.is_signed
  },
  is_inference(this: Tensor): boolean {
    return this._rare?.inference ?? false
  },
  is_same_size(this: Tensor, other: Tensor): boolean {
    if (!(other instanceof Tensor))
      throw new TorchTypeError(`is_same_size(): argument 'other' (position 1) must be Tensor, not ${typeName(other)}`)
    return shapeText(this._sizes) === shapeText(other._sizes)
  },
  /** Whether both are the same elements of the same memory, in the same layout. */
  is_set_to(this: Tensor, tensor: Tensor): boolean {
    if (!(tensor instanceof Tensor))
      throw new TorchTypeError(`is_set_to(): argument 'tensor' (position 1) must be Tensor, not ${typeName(tensor)}`)
    return (
      this._storage === tensor._storage &&
      this._start === tensor._start &&
      sameSizes(this._sizes, tensor._sizes) &&
      sameSizes(this._strides, tensor._strides)
    )
  },
  is_nonzero(this: Tensor): boolean {
    if (this._count !== 1)
      throw new RuntimeError(`Boolean value of Tensor with ${this._count === 0 ? 'no values' : 'more than one value'} is ambiguous`)
    return Boolean(this.item())
  },
  get_device(this: Tensor): number {
    return -1
  },
  cpu(this: Tensor): Tensor {
    return this
  },
  type(this: Tensor, dtype?: DType | string): Tensor | string {
    if (dtype === undefined || dtype === null) return `torch.${this._dtype.legacy}Tensor`
    const d = typeof dtype === 'string' ? dtypes.find((x) => `torch.${x.legacy}Tensor` === dtype || String(x) === dtype) : dtype
    if (!d) throw new RuntimeError(`invalid type: '${String(dtype)}'`)
    return this.to(d)
  },
  item(this: Tensor): number | bigint | boolean {
    return item(this)
  },
  tolist(this: Tensor): unknown {
    return tolist(this)
  },
  numpy(this: Tensor, options?: { force?: boolean }): NdArray {
    if (requiresGrad(this)) {
      if (isPlainObject(options) && options.force) return ndarrayOf(detach(this))
      throw new RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    return ndarrayOf(this)
  },
  requires_grad_(this: Tensor, flag: boolean | { requires_grad?: boolean } = true): Tensor {
    return setRequiresGrad(this, isPlainObject(flag) ? (flag.requires_grad ?? true) : Boolean(flag), 'floating point')
  },
  detach(this: Tensor): Tensor {
    return detach(this)
  },
  detach_(this: Tensor): Tensor {
    return detach_(this)
  },
  retain_grad(this: Tensor): void {
    retainGrad(this)
  },
  register_hook(this: Tensor, hook: TensorHook): RemovableHandle {
    return register_hook(this, hook)
  },
  register_post_accumulate_grad_hook(this: Tensor, hook: (t: Tensor) => void): RemovableHandle {
    return register_post_accumulate_grad_hook(this, hook)
  },
  backward(this: Tensor, ...args: BackwardArguments): void {
    const o = namedArguments<BackwardOptions>('backward', BACKWARD, 0, args)
    backward([this], o.gradient ?? null, o.retain_graph ?? null, o.create_graph ?? false, o.inputs ?? null)
  },
  _is_view(this: Tensor): boolean {
    return this._rare?.base != null
  },
  toString(this: Tensor): string {
    return text(this)
  },
}

/** Methods under symbols: iteration, and what Node and notebooks show. */
const symbolMethods = {
  /** Gives the memory back at once, also that of views; using the tensor afterwards is an error. For `using x = …`. */
  [Symbol.dispose](this: Tensor): void {
    this._storage.free()
  },
  *[Symbol.iterator](this: Tensor): Generator<Tensor> {
    if (this._sizes.length === 0) throw new TorchTypeError('iteration over a 0-d tensor')
    yield* this.unbind(0)
  },
  [inspect](this: Tensor): string {
    return text(this)
  },
  [Symbol.for('Jupyter.display')](this: Tensor): Record<string, string> {
    return { 'text/plain': text(this), 'text/html': tensorHtml(printable(this), suffixOf(this), getDefaultDtype()) }
  },
}
const BACKWARD = { gradient: 'Tensor?', retain_graph: 'bool?', create_graph: 'bool', inputs: 'any' } as const
/** By position, or in one object at the end. */
export type BackwardArguments =
  | [gradient?: Tensor | null, retain_graph?: boolean | null, create_graph?: boolean, inputs?: BackwardOptions['inputs']]
  | [gradient?: Tensor | null, retain_graph?: boolean | null, options?: BackwardOptions]
  | [gradient?: Tensor | null, options?: BackwardOptions]
  | [options: BackwardOptions]
export interface BackwardOptions {
  gradient?: Tensor | null
  retain_graph?: boolean | null
  create_graph?: boolean
  inputs?: Differentiable | readonly Differentiable[] | null
}
/** Methods that are no operations, as the Tensor's type sees them. */
export type PlainMethods = Omit<
  { [K in keyof typeof plainMethods]: OmitThisParameter<(typeof plainMethods)[K]> },
  'size' | 'stride' | 'type'
> & {
  size(): Size
  size(dim: number | { dim: number }): number
  stride(): number[]
  stride(dim: number | { dim: number }): number
  type(): string
  type(dtype: DType | string): Tensor
}

export function installProperties(proto: object): void {
  for (const [name, get] of Object.entries(getters)) {
    const set = (setters as Record<string, ((t: Tensor, v: unknown) => void) | undefined>)[name]
    Object.defineProperty(proto, name, {
      get(this: Tensor) {
        return get(this)
      },
      set(this: Tensor, v: unknown) {
        if (!set) throw new TorchTypeError(`attribute '${name}' of 'torch._C.TensorBase' objects is not writable`)
        set(this, v)
      },
      configurable: true,
    })
  }
  for (const table of [plainMethods, symbolMethods] as Record<PropertyKey, unknown>[])
    for (const key of Reflect.ownKeys(table)) Object.defineProperty(proto, key, { value: table[key], writable: true, configurable: true })
}
