/** Tensors from bytes of files and back: storages filled, byte order turned, shapes checked against what there is. */
import { heap } from '../backend/wasm/memory.ts'
import { beginOp, Storage } from '../backend/wasm/storage.ts'
import { type DType, dtypes } from '../dtypes.ts'
import { NotImplementedError, RuntimeError } from '../errors.ts'
import { install } from '../functions/install.ts'
import { contiguityOf, numelOf } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { swapBytes } from './bytes.ts'

/** The dtype of a name, where tensors here can have it. */
export function dtypeNamed(name: string): DType {
  const found = dtypes.find((d) => d.name === name)
  if (!found) throw new NotImplementedError(`torch.${name}: there are no tensors of this dtype here`)
  return found
}

/** A storage of its own with the given bytes, elements of `dtype`; `swap`: their bytes come in the other order. */
export function storageOf(bytes: Uint8Array, dtype: DType, swap = false): Storage {
  const storage = Storage.allocate(bytes.length)
  if (bytes.length === 0) return storage
  beginOp()
  const at = storage.address()
  const place = heap.u8.subarray(at, at + bytes.length)
  place.set(bytes)
  if (swap && dtype.itemsize > 1) swapBytes(place, dtype.itemsize)
  // Kernels rely on it that true is 1.
  if (dtype.name === 'bool') for (let i = 0; i < place.length; i++) if (place[i]! > 1) place[i] = 1
  return storage
}

/** The elements of a storage that sizes, strides and an offset name (all in elements). */
export function tensorOn(storage: Storage, dtype: DType, sizes: readonly number[], strides: readonly number[], offset = 0): Tensor {
  const count = numelOf(sizes)
  const last = count === 0 ? 0 : sizes.reduce((end, n, d) => end + (n - 1) * strides[d]!, offset + 1)
  if (!(count <= Number.MAX_SAFE_INTEGER && last * dtype.itemsize <= storage.nbytes))
    throw new RuntimeError(
      `setStorage: sizes [${sizes.join(', ')}], strides [${strides.join(', ')}], storage offset ${offset}, and itemsize ${dtype.itemsize} requiring a storage size of ${last * dtype.itemsize} are out of bounds for storage of size ${storage.nbytes}`,
    )
  // A program that imports nothing else than this has imported no operations yet.
  install()
  return new Tensor(storage, dtype, [...sizes], [...strides], offset, count, contiguityOf(sizes, strides))
}

/** A look at all the bytes of a storage, valid until the next operation. */
export function bytesOfStorage(storage: Storage): Uint8Array {
  if (storage.nbytes === 0) return new Uint8Array(0)
  beginOp()
  const at = storage.address()
  return heap.u8.subarray(at, at + storage.nbytes)
}

/** A look at the bytes of a contiguous tensor, valid until the next operation. */
export function bytesOfTensor(t: Tensor): Uint8Array {
  const from = t._start * t._dtype.itemsize
  return bytesOfStorage(t._storage).subarray(from, from + t._count * t._dtype.itemsize)
}

/** Something for each storage, the same for its aliases. Storages without bytes have nothing to share: another may begin where they do. */
export class StorageMap<T> {
  readonly #blocks = new Map<object, Map<number, T>>()
  getOrMake(storage: Storage, make: () => T): T {
    if (storage.nbytes === 0) return make()
    const [block, base] = storage.origin
    let inside = this.#blocks.get(block)
    if (!inside) this.#blocks.set(block, (inside = new Map()))
    let found = inside.get(base)
    if (found === undefined) inside.set(base, (found = make()))
    return found
  }
}
