/**
 * JavaScript's values of what a checkpoint describes. A dict becomes a plain object where its keys are strings, or whole numbers from 0 on;
 * a Map otherwise. A list becomes an array, a tuple a frozen array, a set a Set, bytes a Uint8Array.
 */
import type { Storage } from '../backend/wasm/storage.ts'
import { NotImplementedError, RuntimeError, TypeError as TorchTypeError, UnpicklingError } from '../errors.ts'
import { Device } from '../functions/properties.ts'
import { Parameter } from '../nn/parameter.ts'
import type { NdArray } from '../tensor/ndarray.ts'
import { sizeOf, Tensor } from '../tensor/tensor.ts'
import type { Checkpoint } from './checkpoint.ts'
import { numpyArray } from './numpy-types.ts'
import { put } from './output.ts'
import {
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
} from './python.ts'
import { dtypeNamed, storageOf, tensorOn } from './tensors.ts'

/** Where the tensors of a file shall be: for all, by the name of where they were, or by a function of a look at the storage and that name. */
export type MapLocation =
  | string
  | Device
  | Readonly<Record<string, string | Device>>
  | ((storage: Tensor, location: string) => unknown)
  | null

/** Deeper nesting than this would exhaust JavaScript's stack. */
const DEEPEST = 1000

/** As JavaScript writes an array's index: such keys of an object are numbers in the eyes of those who write them. */
export const isIndex = (key: string): boolean => /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1

export class Builder {
  readonly #built = new Map<PyValue, unknown>()
  readonly #storages = new Map<PyStorage, Storage>()

  constructor(
    readonly checkpoint: Checkpoint,
    readonly map: MapLocation,
  ) {}

  value(x: PyValue, depth = 0): unknown {
    if (typeof x !== 'object' || x === null || x instanceof Uint8Array) return x
    const before = this.#built.get(x)
    if (before !== undefined) return before
    if (depth > DEEPEST) throw new UnpicklingError(`Weights only load failed. Values are nested deeper than ${DEEPEST} levels`)
    const keep = <T>(y: T): T => {
      this.#built.set(x, y)
      return y
    }
    const inner = (y: PyValue): unknown => this.value(y, depth + 1)
    if (Array.isArray(x)) {
      const list = keep([] as unknown[])
      for (const item of x) list.push(inner(item))
      return list
    }
    if (x instanceof PyTuple) {
      const list = keep([] as unknown[])
      for (const item of x.items) list.push(inner(item))
      return Object.freeze(list)
    }
    if (x instanceof PyDict) return this.#dict(x, keep, inner)
    if (x instanceof PySet) {
      const set = keep(new Set<unknown>())
      for (const item of x.items) set.add(inner(item))
      return set
    }
    if (x instanceof PyTensor) return keep(this.#tensor(x))
    if (x instanceof PyStorage) return keep(this.#whole(x))
    if (x instanceof PySize) return keep(sizeOf(x.sizes))
    if (x instanceof PyDType) return dtypeNamed(x.name)
    if (x instanceof PyDevice) return keep(new Device(x.type, x.index))
    if (x instanceof PyNumpyArray) return keep(numpyOf(x))
    if (x instanceof PyGlobal || x instanceof PyNumpyDType)
      throw new NotImplementedError(`torch.load: ${describe(x)} has no counterpart here`)
    return x
  }

  #dict(x: PyDict, keep: <T>(y: T) => T, inner: (y: PyValue) => unknown): unknown {
    const keys = [...x.entries.keys()]
    const strings = keys.every((k) => typeof k === 'string')
    // Strings that are all numbers would come back as numbers when the object is saved; a module's state dict is known by its metadata.
    const plain = strings
      ? keys.length === 0 || x.metadata !== undefined || !keys.every((k) => isIndex(k as string))
      : keys.every((k) => typeof k === 'number' && isIndex(String(k)))
    if (!plain) {
      const map = keep(new Map<unknown, unknown>())
      for (const [k, v] of x.entries) map.set(inner(k), inner(v))
      return map
    }
    const object = keep({} as Record<string, unknown>)
    if (x.metadata !== undefined) put(object, '_metadata', inner(x.metadata), false)
    for (const [k, v] of x.entries) put(object, String(k), inner(v))
    return object
  }

  #tensor(x: PyTensor): Tensor {
    if (!x.storage) throw new UnpicklingError('Weights only load failed. A tensor without a storage')
    const s = x.storage
    const dtype = dtypeNamed(x.dtype)
    const t = tensorOn(this.#storage(s), dtype, x.sizes, x.strides, s.offset + x.offset)
    if (x.parameter) return new Parameter(t, x.requiresGrad)
    return x.requiresGrad ? t.requires_grad_(true) : t
  }

  /** A storage by itself: its elements in a row. */
  #whole(s: PyStorage): Tensor {
    return tensorOn(this.#storage(s), dtypeNamed(s.dtype), [s.numel], [1], s.offset)
  }

  #storage(part: PyStorage): Storage {
    const s = part.base ?? part
    let storage = this.#storages.get(s)
    if (!storage) {
      storage = storageOf(this.checkpoint.read(s), dtypeNamed(s.dtype), this.checkpoint.swapped)
      this.#storages.set(s, storage)
      this.#locate(s)
    }
    return storage
  }

  /** Refuses a place that is not here, in PyTorch's words. */
  #locate(s: PyStorage): void {
    const { map } = this
    let place: unknown = s.location
    if (typeof map === 'string' || map instanceof Device) place = map
    else if (typeof map === 'function') {
      const answer = map(this.#whole(s), s.location)
      if (answer instanceof Tensor) return
      place = answer ?? s.location
    } else if (map && Object.hasOwn(map, s.location)) place = map[s.location]
    if (typeof place !== 'string' && !(place instanceof Device))
      throw new TorchTypeError(`map_location must give a device, a storage or null, not ${typeof place}`)
    const name = String(place)
    if (/^cpu(:\d+)?$/.test(name)) return
    const type = name.replace(/:.*$/, '')
    if (['cuda', 'xpu', 'hpu', 'mps'].includes(type))
      throw new RuntimeError(
        `Attempting to deserialize object on a ${type.toUpperCase()} device but torch.${type}.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.`,
      )
    throw new RuntimeError(`don't know how to restore data location of torch.storage.UntypedStorage (tagged with ${name.slice(0, 80)})`)
  }
}

const describe = (x: PyGlobal | PyNumpyDType): string => (x instanceof PyGlobal ? x.name : `numpy.dtype('${x.code}')`)

/** NumPy's arrays as n-d arrays, its scalars as numbers. */
function numpyOf(x: PyNumpyArray): NdArray | number | bigint | boolean {
  if (!x.dtype) throw new UnpicklingError('Weights only load failed. A NumPy array without a dtype')
  const order = x.dtype.order === '>' || x.dtype.order === '<' ? x.dtype.order : ''
  const array = numpyArray(order + x.dtype.code.replace(/^[<>=|]/, ''), x.shape ?? [], x.fortran, x.bytes)
  return x.shape ? array : array.get()
}
