/** `torch.save`. */
import type { Storage } from '../backend/wasm/storage.ts'
import type { DType } from '../dtypes.ts'
import { NotImplementedError, RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { encodeUtf8 } from './bytes.ts'
import { output, type Target } from './output.ts'
import { pickle } from './pickle.ts'
import { bytesOfStorage, StorageMap } from './tensors.ts'
import { ZipWriter } from './zip.ts'

export interface SaveOptions {
  /** 2, which every PyTorch reads. */
  pickle_protocol?: number
  /** True: the format since PyTorch 1.6. */
  _use_new_zipfile_serialization?: boolean
}

interface Saved {
  readonly name: string
  readonly storage: Storage
  readonly dtype: DType
}

const isTarget = (f: unknown): boolean => !isPlainObject(f) || typeof (f as { write?: unknown }).write === 'function'

function checkOptions(options: SaveOptions): void {
  for (const key of Object.keys(options))
    if (key !== 'pickle_protocol' && key !== '_use_new_zipfile_serialization')
      throw new TorchTypeError(`save() got an unexpected keyword argument '${key}'`)
  const { pickle_protocol = 2, _use_new_zipfile_serialization = true } = options
  if (pickle_protocol !== 2) throw new ValueError(`pickle_protocol ${pickle_protocol} is not written; 2 is, which every PyTorch reads`)
  if (!_use_new_zipfile_serialization) throw new NotImplementedError('the format before PyTorch 1.6 is read, not written')
}

/** The name of the folder in the file: of the file itself, as PyTorch has it. */
function folderOf(f: Target | null | undefined): string {
  const path = typeof f === 'string' ? f : f instanceof URL ? f.pathname : ''
  return path.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '') || 'archive'
}

/**
 * Saves tensors, and what holds them, as PyTorch does: `torch.load` there reads it, `weights_only` or not. `f` is a path (the file
 * appears when it is whole) or an object with `write(bytes)`; without it the file's bytes are returned.
 *
 * Plain objects and Maps become dicts (the keys of an object strings, or ints where all are whole numbers: `{0: …}`; a Map's keys what they are),
 * arrays lists, frozen arrays tuples, Sets sets, Uint8Arrays bytes; whole numbers ints, other numbers floats, bigints ints. Tensors on one
 * storage share it in the file; the storage is saved whole.
 *
 * @example torch.save({ model: model.state_dict(), optimizer: optimizer.state_dict(), epoch }, 'checkpoint.pt')
 * @throws TypeError for functions and objects of classes: of a module save the `state_dict()`
 */
export function save(obj: unknown, options?: SaveOptions): Uint8Array<ArrayBuffer>
export function save(obj: unknown, f: Target, options?: SaveOptions): void
export function save(obj: unknown, f?: Target | SaveOptions | null, options: SaveOptions = {}): Uint8Array<ArrayBuffer> | undefined {
  const target = isTarget(f) ? (f as Target | null | undefined) : null
  checkOptions(target === f || f === undefined ? options : (f as SaveOptions))
  const storages = new StorageMap<Saved>()
  const list: Saved[] = []
  const nameOf = (storage: Storage, dtype: DType): string => {
    const s = storages.getOrMake(storage, () => {
      const saved = { name: String(list.length), storage, dtype }
      list.push(saved)
      return saved
    })
    if (s.dtype !== dtype) throw new RuntimeError('Cannot save multiple tensors or storages that view the same data as different types')
    return s.name
  }
  const main = pickle(obj, nameOf)
  return output(target, (write) => {
    const zip = new ZipWriter(write)
    const folder = folderOf(target)
    const record = (name: string, bytes: Uint8Array | string): void =>
      zip.add(`${folder}/${name}`, typeof bytes === 'string' ? encodeUtf8(bytes) : bytes)
    record('data.pkl', main)
    record('.format_version', '1')
    record('.storage_alignment', '64')
    record('byteorder', 'little')
    for (const { name, storage, dtype } of list) {
      const bytes = bytesOfStorage(storage)
      record(`data/${name}`, bytes.subarray(0, bytes.length - (bytes.length % dtype.itemsize)))
    }
    record('version', '3\n')
    // PyTorch tells by it whether two files are the same; here from the checksums.
    record('.data/serialization_id', String(zip.sum).padStart(40, '0'))
    zip.end()
  })
}
