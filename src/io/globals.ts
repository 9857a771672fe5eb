/** The names that may stand in a checkpoint's pickle and what each stands for here: PyTorch's own list for `weights_only`, and NumPy's arrays. */
import { Complex } from '../complex.ts'
import { NotImplementedError, UnpicklingError } from '../errors.ts'
import {
  type Budget,
  PyDevice,
  PyDict,
  PyDType,
  PyGlobal,
  PyNumpyArray,
  PyNumpyDType,
  PySet,
  PySize,
  PyStorage,
  PyTensor,
  PyTuple,
  type PyValue,
  pyTypeName,
} from './python.ts'

const refuse = (what: string): UnpicklingError => new UnpicklingError(`Weights only load failed. ${what}`)

/** Bytes of an element of each dtype that files may have, also of those that no tensor here has. */
export const ITEMSIZE: Record<string, number> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint8: 1,
  bool: 1,
  uint64: 8,
  uint32: 4,
  uint16: 2,
  complex128: 16,
  complex64: 8,
  complex32: 4,
  qint8: 1,
  quint8: 1,
  qint32: 4,
  quint4x2: 1,
  quint2x4: 1,
  float8_e4m3fn: 1,
  float8_e5m2: 1,
  float8_e4m3fnuz: 1,
  float8_e5m2fnuz: 1,
  float8_e8m0fnu: 1,
}

/** PyTorch's old names of element types: `torch.FloatStorage`, `torch.cuda.FloatTensor`. */
const LEGACY: Record<string, string> = {
  Double: 'float64',
  Float: 'float32',
  Half: 'float16',
  BFloat16: 'bfloat16',
  Long: 'int64',
  Int: 'int32',
  Short: 'int16',
  Char: 'int8',
  Byte: 'uint8',
  Bool: 'bool',
  ComplexDouble: 'complex128',
  ComplexFloat: 'complex64',
  QInt8: 'qint8',
  QUInt8: 'quint8',
  QInt32: 'qint32',
  QUInt4x2: 'quint4x2',
  QUInt2x4: 'quint2x4',
  Untyped: 'uint8',
}

/** The dtype of the elements of a storage class: `torch.FloatStorage` gives `float32`. */
export function storageDType(x: PyValue | undefined): string {
  const name = x instanceof PyGlobal ? /^torch(?:\.cuda|\.storage)?\.(\w+)Storage$/.exec(x.name)?.[1] : undefined
  const dtype = name === undefined ? undefined : LEGACY[name]
  if (dtype === undefined) throw refuse(`a storage of type ${pyTypeName(x ?? null)}`)
  return dtype
}

/** A whole number from 0 on that JavaScript holds exactly. */
export function size(x: PyValue | undefined, what: string): number {
  if (typeof x !== 'number' || !Number.isSafeInteger(x) || x < 0)
    throw refuse(`${what} of ${typeof x === 'object' ? pyTypeName(x) : String(x)}`)
  return x
}
/** PyTorch's tensors have no more dimensions; a bound on what a small pickle can ask for. */
const MOST_DIMENSIONS = 64
function sizesOf(x: PyValue | undefined): number[] {
  const items = x instanceof PyTuple ? x.items : x instanceof PySize ? x.sizes : Array.isArray(x) ? x : null
  if (!items || items.length > MOST_DIMENSIONS) throw refuse(`a shape of type ${pyTypeName(x ?? null)}, or of too many dimensions`)
  return items.map((n) => size(n, 'a size'))
}

/** As `tensor.set_(storage, offset, sizes, strides)`. */
function place(t: PyTensor, [storage, offset, sizes, strides]: readonly PyValue[]): PyTensor {
  if (!(storage instanceof PyStorage)) throw refuse(`a tensor on a ${pyTypeName(storage ?? null)}`)
  t.storage = storage
  t.dtype = storage.dtype
  t.offset = size(offset, 'a storage offset')
  t.sizes = sizesOf(sizes)
  t.strides = sizesOf(strides)
  if (t.sizes.length !== t.strides.length)
    throw refuse(`mismatch in length of strides and shape: ${t.strides.length} and ${t.sizes.length}`)
  return t
}

const rebuildTensor = (args: readonly PyValue[]): PyTensor => {
  const t = place(new PyTensor(), args)
  t.requiresGrad = args[4] === true
  return t
}

function rebuildTyped(args: readonly PyValue[]): PyTensor {
  const t = rebuildTensor(args)
  if (!(args[6] instanceof PyDType)) throw refuse('_rebuild_tensor_v3 without a dtype')
  t.dtype = args[6].name
  return t
}

function parameter([data, requiresGrad]: readonly PyValue[]): PyTensor {
  if (!(data instanceof PyTensor)) throw refuse(`a Parameter of a ${pyTypeName(data ?? null)}`)
  const t = Object.assign(new PyTensor(), data)
  t.parameter = true
  t.requiresGrad = requiresGrad !== false
  return t
}

/** A tensor with attributes of its own, which are left out; its other classes are another library's. */
function rebuildFromType([fn, type, args]: readonly PyValue[], budget: Budget): PyValue {
  if (!(fn instanceof PyGlobal && fn.call && args instanceof PyTuple && type instanceof PyGlobal))
    throw refuse('_rebuild_from_type_v2 of something else than a tensor')
  if (fn.name === 'torch._tensor._rebuild_from_type_v2') throw refuse('_rebuild_from_type_v2 of itself')
  return fn.call(args.items, budget)
}

function itemsOf(x: PyValue | undefined, budget: Budget): readonly PyValue[] {
  const items = x === undefined ? [] : x instanceof PyTuple ? x.items : x instanceof PySet ? [...x.items] : x
  if (!Array.isArray(items)) throw refuse(`a ${pyTypeName(x ?? null)} cannot be iterated here`)
  budget.spend(items.length)
  return items
}

const dictOf =
  (kind: 'OrderedDict' | 'Counter') =>
  ([source]: readonly PyValue[], budget: Budget): PyDict => {
    const dict = new PyDict(kind)
    if (source instanceof PyDict) {
      budget.spend(source.entries.size)
      for (const [k, v] of source.entries) dict.set(k, v)
    } else {
      for (const pair of itemsOf(source, budget)) {
        const two = pair instanceof PyTuple ? pair.items : Array.isArray(pair) ? pair : []
        if (two.length !== 2) throw refuse(`a ${kind} of something else than pairs`)
        dict.set(two[0]!, two[1]!)
      }
    }
    return dict
  }

/** Bytes that were pickled as text of Latin-1. */
export function encode([text, encoding]: readonly PyValue[], budget: Budget): Uint8Array {
  if (text instanceof Uint8Array) return text
  if (text === undefined) return new Uint8Array(0)
  if (typeof text !== 'string' || (encoding !== undefined && !/^(latin|iso)[-_ ]?(8859[-_ ])?1$/.test(String(encoding))))
    throw refuse('bytes in an encoding other than latin1')
  budget.spend(text.length)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 255) throw refuse('bytes in an encoding other than latin1')
    bytes[i] = code
  }
  return bytes
}

const number = (x: PyValue | undefined): number => {
  if (typeof x !== 'number') throw refuse(`a number of type ${pyTypeName(x ?? null)}`)
  return x
}

/** `numpy.dtype('f8', False, True)`. */
function numpyDType([code]: readonly PyValue[]): PyNumpyDType {
  if (typeof code !== 'string' || code.length > 16) throw refuse('a numpy.dtype of fields')
  return new PyNumpyDType(code)
}
function numpyArray(shape: readonly number[] | null, dtype: PyValue | undefined, bytes: PyValue | undefined, budget: Budget): PyNumpyArray {
  const a = new PyNumpyArray()
  if (!(dtype instanceof PyNumpyDType)) throw refuse(`a NumPy array of ${pyTypeName(dtype ?? null)}`)
  a.shape = shape
  a.dtype = dtype
  a.bytes = encode([bytes ?? null], budget)
  return a
}

/** What is asked of an object that the pickle built before. */
export function setState(object: PyTensor | PyNumpyArray | PyNumpyDType, state: PyValue): void {
  if (object instanceof PyTensor) {
    // Attributes of a tensor: left out. Before 0.2 a tensor was pickled as an empty one with this state.
    if (state instanceof PyTuple && state.items[0] instanceof PyStorage) place(object, state.items)
    return
  }
  if (!(state instanceof PyTuple)) throw refuse(`a state of type ${pyTypeName(state)}`)
  const [version, a, b, c, d] = state.items
  if (object instanceof PyNumpyDType) {
    if (typeof a === 'string') object.order = a
    if ((b ?? null) !== null || (c ?? null) !== null || (d ?? null) !== null) throw refuse('a numpy.dtype of fields')
    return
  }
  if (version !== 1 || !(b instanceof PyNumpyDType)) throw refuse('a NumPy array of an unknown version')
  if (!(d instanceof Uint8Array) && typeof d !== 'string') throw refuse('a NumPy array of objects')
  object.shape = sizesOf(a)
  object.dtype = b
  object.fortran = c === true
  object.bytes = typeof d === 'string' ? Uint8Array.from(d, (char) => char.charCodeAt(0)) : d
}

const functions: Record<string, PyGlobal['call']> = {
  'collections.OrderedDict': dictOf('OrderedDict'),
  'collections.Counter': dictOf('Counter'),
  'builtins.set': ([items], budget) => new PySet().add(itemsOf(items, budget)),
  'builtins.frozenset': ([items], budget) => new PySet().add(itemsOf(items, budget)),
  'builtins.complex': ([re, im]) => new Complex(number(re), number(im ?? 0)),
  'builtins.bytearray': encode,
  'builtins.bytes': encode,
  '_codecs.encode': encode,
  'torch.Size': ([sizes]) => new PySize(sizesOf(sizes)),
  'torch.device': ([type, index]) => {
    if (typeof type !== 'string') throw refuse('a torch.device without a name')
    const [, name, number] = /^([a-z]+)(?::(\d+))?$/.exec(type) ?? []
    if (!name) throw refuse(`Invalid device string: '${type.slice(0, 40)}'`)
    return new PyDevice(name, typeof index === 'number' ? index : number ? Number(number) : null)
  },
  'torch.serialization._get_layout': ([name]) => (typeof name === 'string' ? name : null),
  'torch._utils._rebuild_tensor': rebuildTensor,
  'torch._utils._rebuild_tensor_v2': rebuildTensor,
  'torch._utils._rebuild_tensor_v3': rebuildTyped,
  'torch._utils._rebuild_parameter': parameter,
  'torch._utils._rebuild_parameter_with_state': parameter,
  'torch.nn.parameter.Parameter': parameter,
  'torch._tensor._rebuild_from_type_v2': rebuildFromType,
  'torch.Tensor': () => new PyTensor(),
  'numpy.dtype': numpyDType,
  'numpy.ndarray': null,
  'numpy._core.multiarray._reconstruct': () => new PyNumpyArray(),
  'numpy._core.multiarray.scalar': ([dtype, bytes], budget) => numpyArray(null, dtype, bytes, budget),
  'numpy._core.numeric._frombuffer': ([bytes, dtype, shape, order], budget) => {
    const a = numpyArray(sizesOf(shape), dtype, bytes, budget)
    a.fortran = order === 'F'
    return a
  },
}

/** PyTorch's kinds of tensors of which there are none here. */
const foreign: Record<string, string> = {
  _rebuild_qtensor: 'quantized tensors',
  _rebuild_sparse_tensor: 'sparse tensors',
  _rebuild_sparse_csr_tensor: 'sparse tensors',
  _rebuild_nested_tensor: 'nested tensors',
  _rebuild_meta_tensor_no_storage: 'tensors without data (of device meta)',
  _rebuild_wrapper_subclass: 'tensors of subclasses',
  _rebuild_device_tensor_from_numpy: 'tensors of other devices',
  _rebuild_device_tensor_from_cpu_tensor: 'tensors of other devices',
}

let known: Map<string, PyValue> | null = null
function table(): Map<string, PyValue> {
  const all = new Map<string, PyValue>()
  for (const [name, call] of Object.entries(functions)) all.set(name, new PyGlobal(name, call))
  for (const name of Object.keys(ITEMSIZE)) all.set(`torch.${name}`, new PyDType(name))
  for (const legacy of Object.keys(LEGACY)) {
    for (const module of ['torch', 'torch.cuda', 'torch.storage']) {
      const storage = `${module}.${legacy}Storage`
      const tensor = `${module}.${legacy}Tensor`
      all.set(storage, new PyGlobal(storage))
      all.set(tensor, new PyGlobal(tensor, () => new PyTensor()))
    }
  }
  for (const [name, what] of Object.entries(foreign)) {
    const call = (): never => {
      throw new NotImplementedError(`torch.load: ${what} (torch._utils.${name}) cannot be loaded: there are none here`)
    }
    all.set(`torch._utils.${name}`, new PyGlobal(name, call))
  }
  for (const scheme of ['tensor_affine', 'tensor_symmetric', 'channel_affine', 'channel_symmetric', 'channel_affine_float_qparams'])
    all.set(`torch.per_${scheme}`, new PyGlobal(`torch.per_${scheme}`))
  return all
}

/** What a name in a pickle stands for; null for one that is not known. */
export const findGlobal = (name: string): PyValue | null => (known ??= table()).get(name) ?? null
