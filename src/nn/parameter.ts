/** Tensors that a module owns: parameters, which are trained, and buffers, which are not. */

import { namedArguments } from '../autograd/arguments.ts'
import type { DType } from '../dtypes.ts'
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { text } from '../functions/properties.ts'
import { inspect } from '../inspect.ts'
import { isPlainObject } from '../keywords.ts'
import { empty, getDefaultDtype, Tensor } from '../tensor/tensor.ts'
import { named, typename } from './typename.ts'

/** The elements of `data`, or none. */
function dataOf(what: string, data: unknown): Tensor {
  if (data === null || data === undefined) return empty([0], getDefaultDtype())
  if (!(data instanceof Tensor)) throw new TorchTypeError(`${what}() argument 'data' must be Tensor, not ${typename(data)}`)
  return data
}

/** A tensor over the memory of another, without its history. */
class Owned extends Tensor {
  constructor(t: Tensor) {
    super(t._storage, t._dtype, t._sizes, t._strides, t._start, t._count, t._contiguous)
  }
}

type ParameterOptions = { data?: Tensor | null; requires_grad?: boolean }

/** A tensor that is a module's parameter as soon as it is one of its attributes. Shares the memory of `data`, is a leaf, and wants gradients. */
export class Parameter extends Owned {
  constructor(data?: Tensor | null | ParameterOptions, requires_grad: boolean | ParameterOptions = true) {
    const named: ParameterOptions = isPlainObject(data) ? data : isPlainObject(requires_grad) ? requires_grad : {}
    const t = dataOf('Parameter', isPlainObject(data) ? named.data : data)
    const wanted = named.requires_grad ?? (isPlainObject(requires_grad) ? true : Boolean(requires_grad))
    if (wanted && !t._dtype.is_floating_point)
      throw new RuntimeError('Only Tensors of floating point and complex dtype can require gradients')
    super(t)
    this._leafGrad = wanted
  }
  static {
    const shown = {
      value(this: Parameter): string {
        return `Parameter containing:\n${text(this)}`
      },
      configurable: true,
      writable: true,
    }
    Object.defineProperty(Parameter.prototype, 'toString', shown)
    Object.defineProperty(Parameter.prototype, inspect, shown)
  }
}

/** A tensor that is a module's buffer as soon as it is one of its attributes; `persistent` ones are part of its `state_dict`. */
export class Buffer extends Owned {
  readonly persistent: boolean
  constructor(data?: Tensor | null | { data?: Tensor | null; persistent?: boolean }, options: { persistent?: boolean } = {}) {
    const named: { data?: Tensor | null; persistent?: boolean } = isPlainObject(data) ? data : (options ?? {})
    const t = dataOf('Buffer', isPlainObject(data) ? named.data : data)
    super(t)
    this._leafGrad = t.requires_grad
    this.persistent = named.persistent ?? true
  }
}

/** A tensor whose sizes are not known yet: it has no elements before `materialize`, and then is what its class becomes. */
interface Waiting extends Tensor {
  materialize(shape: readonly number[], device?: unknown, dtype?: DType | null): void
}
const NO_SHAPE =
  "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the parameters before accessing their attributes."
function makeWaiting(cls: { prototype: object }, name: string, becomes: object): void {
  const text = { value: () => `<${name}>`, configurable: true, writable: true }
  Object.defineProperties(cls.prototype, {
    materialize: {
      value(this: Tensor, shape: readonly number[], _device: unknown = null, dtype: DType | null = null): void {
        this.data = empty([...shape], dtype ?? this._dtype)
        Object.setPrototypeOf(this, becomes)
      },
    },
    shape: {
      get() {
        throw new RuntimeError(NO_SHAPE)
      },
    },
    toString: text,
    [inspect]: text,
  })
}
const elementless = (dtype: DType | null | undefined): Tensor => empty([0], dtype ?? getDefaultDtype())

const FACTORY = { device: 'any', dtype: 'any' } as const
export class UninitializedParameter extends Parameter {
  constructor(options: { requires_grad?: boolean; device?: unknown; dtype?: DType | null } = {}) {
    const { requires_grad = true, dtype } = namedArguments<typeof options>(
      'UninitializedParameter',
      { requires_grad: 'bool', ...FACTORY },
      0,
      [options],
    )
    super(elementless(dtype), requires_grad)
  }
}
export class UninitializedBuffer extends Buffer {
  constructor(options: { persistent?: boolean; device?: unknown; dtype?: DType | null } = {}) {
    const { persistent = true, dtype } = namedArguments<typeof options>('UninitializedBuffer', { persistent: 'bool', ...FACTORY }, 0, [
      options,
    ])
    super(elementless(dtype), { persistent })
  }
}
makeWaiting(UninitializedParameter, 'UninitializedParameter', Parameter.prototype)
makeWaiting(UninitializedBuffer, 'UninitializedBuffer', Buffer.prototype)
/** Whether a tensor's sizes are not known yet. */
export const isLazy = (t: unknown): t is Waiting => t instanceof UninitializedParameter || t instanceof UninitializedBuffer

named({ Parameter, Buffer, UninitializedParameter, UninitializedBuffer })
