/** Functions of `torch` that are no operations: questions about tensors and dtypes, defaults, threads, print options. */

import { typeName } from '../autograd/node.ts'
import { getNumThreads, setNumThreads } from '../backend/wasm/threads.ts'
import { bfloat16, bool, DType, float16, float32, float64, int8, int16, int32, int64, promoteTypes, uint8 } from '../dtypes.ts'
import { RuntimeError, shapeText, TypeError as TorchTypeError } from '../errors.ts'
import { checkNonNegative } from '../shape/shape.ts'
import { get_printoptions, set_printoptions } from '../tensor/printing.ts'
import { empty, getDefaultDtype, type Size, setDefaultDtype, sizeOf, Tensor } from '../tensor/tensor.ts'
import { type Arg, resultType } from './apply.ts'
import { onCpu } from './copying.ts'
import { tensorFrom } from './data.ts'
import { describe } from './schema.ts'

export { OutOfMemoryError } from '../backend/wasm/storage.ts'
export { finfo, iinfo } from './limits.ts'
export { from_numpy, memory_stats, scope, set_memory_limit } from './memory.ts'

import { expression } from './expression.ts'
import { install } from './install.ts'
import { Device } from './properties.ts'

/** PyTorch's other names of the dtypes. */
export {
  bfloat16,
  bool as bool_,
  float16 as half,
  float32 as float,
  float64 as double,
  get_printoptions,
  int16 as short,
  int32 as int,
  int64 as long,
  set_printoptions,
}

/** The argument of a function that is no operation. */
function need<T extends Tensor | DType>(name: string, kind: new (...args: never[]) => T, x: T, argument = 'input', position = 1): T {
  if (x instanceof kind) return x
  const wanted = (kind as unknown) === Tensor ? 'Tensor' : 'torch.dtype'
  throw new TorchTypeError(`${name}(): argument '${argument}' (position ${position}) must be ${wanted}, not ${describe(x)}`)
}

export const is_tensor = (x: unknown): x is Tensor => x instanceof Tensor
export const is_floating_point = (t: Tensor): boolean => need('is_floating_point', Tensor, t)._dtype.is_floating_point
export const is_complex = (t: Tensor): boolean => need('is_complex', Tensor, t)._dtype.is_complex
export const is_inference = (t: Tensor): boolean => need('is_inference', Tensor, t).is_inference()
export const is_nonzero = (t: Tensor): boolean => need('is_nonzero', Tensor, t).is_nonzero()
export const is_signed = (t: Tensor): boolean => need('is_signed', Tensor, t)._dtype.is_signed
export const is_same_size = (a: Tensor, b: Tensor): boolean => need('is_same_size', Tensor, a).is_same_size(b)
export const detach = (t: Tensor): Tensor => need('detach', Tensor, t).detach()
export const numel = (t: Tensor): number => need('numel', Tensor, t)._count

export const get_default_dtype = getDefaultDtype
/** The dtype that numbers become; a floating one. */
export function set_default_dtype(d: DType): void {
  if (!d?.is_floating_point) throw new TorchTypeError('only floating-point types are supported as the default type')
  setDefaultDtype(d)
}

/** The dtype of an operation on two tensors of these dtypes. */
export const promote_types = (type1: DType, type2: DType): DType =>
  promoteTypes(need('promote_types', DType, type1, 'type1'), need('promote_types', DType, type2, 'type2', 2))
/** The dtype that an arithmetic operation on these operands would have. */
export const result_type = (a: Arg, b: Arg): DType => resultType([a, b])
export const can_cast = (from: DType, to: DType): boolean => {
  need('can_cast', DType, from, 'from_')
  need('can_cast', DType, to, 'to', 2)
  return from.category <= to.category && !(from.category === 1 && to.category === 1 && from.is_signed && to === uint8)
}

export function broadcast_shapes(...shapes: (readonly number[] | number)[]): Size {
  for (const s of shapes.flat()) {
    if (!Number.isInteger(s))
      throw new RuntimeError(`Input shapes should be of type ints, a tuple of ints, or a list of ints, got ${typeName(s)}`)
    if (s < 0) throw new RuntimeError(`Trying to create tensor with negative dimension (${s}): (${s})`)
  }
  const all = shapes.map((s) => [s].flat())
  const out = new Array<number>(Math.max(0, ...all.map((s) => s.length))).fill(1)
  all.forEach((shape, k) => {
    for (let i = -1; i >= -shape.length; i--) {
      const size = shape.at(i)!
      const have = out.at(i)!
      if (size === 1 || size === have) continue
      if (have !== 1)
        throw new RuntimeError(
          `Attempting to broadcast a dimension of length ${size} at ${i}! Mismatching argument at index ${k} had (${shape.join(', ')}${shape.length === 1 ? ',' : ''}); but expected shape should be broadcastable to ${shapeText(out)}`,
        )
      out[out.length + i] = size
    }
  })
  return sizeOf(out)
}

/** The number of threads that operations may use. */
export const set_num_threads = (n: number): void => {
  if (!Number.isInteger(n) || n < 1) throw new RuntimeError('expected a positive number of threads')
  setNumThreads(n)
}
export const get_num_threads = (): number => getNumThreads()

/** A typed tensor constructor: sizes give unset elements, an array gives its data. */
function typed(dtype: DType): (...args: (number | readonly unknown[] | Tensor)[]) => Tensor {
  return (...args) => {
    if (args.length === 0) return empty([0], dtype)
    const first = args[0]
    if (args.every((a) => typeof a === 'number')) {
      const sizes = args as number[]
      if (sizes.some((s) => !Number.isInteger(s))) throw new TorchTypeError('new(): sizes must be integers')
      checkNonNegative(sizes)
      return empty(sizes, dtype)
    }
    if (args.length === 1 && (Array.isArray(first) || first instanceof Tensor || ArrayBuffer.isView(first))) return tensorFrom(first, dtype)
    throw new TorchTypeError(`new() received an invalid combination of arguments - got (${args.map(typeName).join(', ')})`)
  }
}
export const FloatTensor = typed(float32)
export const DoubleTensor = typed(float64)
export const HalfTensor = typed(float16)
export const BFloat16Tensor = typed(bfloat16)
export const LongTensor = typed(int64)
export const IntTensor = typed(int32)
export const ShortTensor = typed(int16)
export const CharTensor = typed(int8)
export const ByteTensor = typed(uint8)
export const BoolTensor = typed(bool)

/** A device by its name; 'cpu' is the one there is. */
export function device(name: string): Device {
  if (typeof name !== 'string') throw new TorchTypeError(`device(): argument 'device' must be str, not ${typeName(name)}`)
  onCpu(name)
  return new Device()
}
/** Enumerations that PyTorch has and that say nothing here. */
export const strided = 'torch.strided'
/** The layout of sparse tensors, which no function here makes. */
export const sparse_coo = 'torch.sparse_coo'
export const contiguous_format = 'contiguous_format'
export const preserve_format = 'preserve_format'
export const channels_last = 'channels_last'

export const inf = Number.POSITIVE_INFINITY
export const nan = Number.NaN
export const pi = Math.PI
export const e = Math.E
export const newaxis = null
/** Python's operators as text: torch.expr`2*${x} + 3`. Tensors and numbers stand in the holes; functions of torch may be called. */
export const expr = expression(install())
