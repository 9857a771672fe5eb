/** Tensors that a module owns: parameters, which are trained, and buffers, which are not. */
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { text } from '../functions/properties.ts'
import { isPlainObject } from '../functions/schema.ts'
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
    Object.defineProperty(Parameter.prototype, Symbol.for('nodejs.util.inspect.custom'), shown)
  }
}

/** A tensor that is a module's buffer as soon as it is one of its attributes; `persistent` ones are part of its `state_dict`. */
export class Buffer extends Owned {
  readonly persistent: boolean
  constructor(data?: Tensor | null | { data?: Tensor | null; persistent?: boolean }, options: { persistent?: boolean } = {}) {
    const named: { data?: Tensor | null; persistent?: boolean } = isPlainObject(data) ? data : options
    const t = dataOf('Buffer', isPlainObject(data) ? named.data : data)
    super(t)
    this._leafGrad = t.requires_grad
    this.persistent = named.persistent ?? true
  }
}

named({ Parameter, Buffer })
