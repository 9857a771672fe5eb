/** The containers that `torch.save` has written over the years: zip since 1.6, a row of pickles and raw storages before, a tar file at first. */
import { RuntimeError, UnpicklingError } from '../errors.ts'
import { Cursor, latin1, utf8 } from './bytes.ts'
import { findGlobal, ITEMSIZE, setState, size, storageDType } from './globals.ts'
import { PyStorage, PyTensor, PyTuple, type PyValue, pyTypeName } from './python.ts'
import { type PickleReader, unpickle } from './unpickle.ts'
import { isZip, readEntry, readZip } from './zip.ts'

/** What a file holds, described; and the bytes of its storages when they are asked for. */
export interface Checkpoint {
  readonly format: 'zip' | 'legacy' | 'tar'
  readonly value: PyValue
  /** The elements come with the other byte order. */
  readonly swapped: boolean
  /** The bytes of a storage that is not part of another. */
  read(storage: PyStorage): Uint8Array
}

const refuse = (what: string): UnpicklingError => new UnpicklingError(`Weights only load failed. ${what}`)
const text = (x: PyValue | undefined): string => (x instanceof Uint8Array ? latin1(x) : String(x))
const noStorages = (): never => {
  throw refuse('unsupported persistent id encountered')
}
/** For pickles that hold plain values. */
const plain: PickleReader = { find: findGlobal, persistent: noStorages, setState }

const bytesOf = (s: PyStorage): number => s.numel * ITEMSIZE[s.dtype]!

/** What `torch.load` finds in `bytes`; nothing of a storage is read yet. */
export function openCheckpoint(bytes: Uint8Array): Checkpoint {
  if (isZip(bytes)) return openZip(bytes)
  if (latin1(bytes.subarray(257, 262)) === 'ustar') return openTar(bytes)
  if (bytes.length === 0) throw new UnpicklingError('Ran out of input: the file is empty')
  if (latin1(bytes.subarray(1, 6)) === 'NUMPY') throw new UnpicklingError('This is a file of NumPy: torch.io.load_npy reads it')
  if (bytes[8] === 0x7b && bytes[6] === 0 && bytes[7] === 0)
    throw new UnpicklingError('This looks like a file of safetensors: torch.io.safetensors.load_file reads it')
  return openLegacy(bytes)
}

function openZip(bytes: Uint8Array): Checkpoint {
  const entries = readZip(bytes)
  const main = [...entries.keys()].find((name) => /^[^/]+\/data\.pkl$/.test(name))
  if (main === undefined) {
    const names = [...entries.keys()]
    throw new RuntimeError(
      names.length > 0 && names.every((name) => name.endsWith('.npy'))
        ? 'This is a file of NumPy (.npz): torch.io.load_npz reads it'
        : 'PytorchStreamReader failed locating file data.pkl: file not found',
    )
  }
  const folder = main.slice(0, -'data.pkl'.length)
  if (entries.has(`${folder}constants.pkl`))
    throw new RuntimeError('Cannot load TorchScript archives: they hold programs. Save the state_dict() of the module instead')
  const record = (name: string): Uint8Array => {
    const e = entries.get(folder + name)
    if (!e) throw new RuntimeError(`PytorchStreamReader failed locating file ${name}: file not found`)
    return readEntry(bytes, e)
  }
  const order = entries.has(`${folder}byteorder`) ? latin1(record('byteorder')) : 'little'
  if (order !== 'little' && order !== 'big') throw new RuntimeError(`Unknown endianness type: ${order.slice(0, 40)}`)

  const storages = new Map<string, PyStorage>()
  const persistent = (id: PyValue): PyValue => {
    const [type, key, location, numel] = storageId(id)
    const name = text(key)
    const known = storages.get(name)
    if (known) return known
    const s = new PyStorage(name, storageDType(type), text(location), size(numel, 'a storage'))
    const e = entries.get(`${folder}data/${name}`)
    if (!e) throw new RuntimeError(`PytorchStreamReader failed locating file data/${name.slice(0, 40)}: file not found`)
    if (e.size !== bytesOf(s)) throw new RuntimeError(`the storage data/${name} has ${e.size} bytes, not ${bytesOf(s)} as the pickle says`)
    storages.set(name, s)
    return s
  }
  const value = unpickle(new Cursor(record('data.pkl')), { find: findGlobal, persistent, setState })
  return { format: 'zip', value, swapped: order === 'big', read: (s) => record(`data/${s.key}`) }
}

/** The parts of `('storage', type, key, location, numel, …)`. */
function storageId(id: PyValue): readonly PyValue[] {
  if (!(id instanceof PyTuple)) throw refuse(`persistent_load id must be tuple or int, but got ${pyTypeName(id)}`)
  if (text(id.items[0]) !== 'storage') throw refuse(`Only persistent_load of storage is allowed, but got ${text(id.items[0]).slice(0, 40)}`)
  return id.items.slice(1)
}

const MAGIC = 0x1950a86a20f9469cfc6cn
const PROTOCOL = 1001

/** A row of pickles (magic number, version, facts of the machine, the value, the keys of the storages), then every storage: its size and its bytes. */
function openLegacy(bytes: Uint8Array): Checkpoint {
  const c = new Cursor(bytes, 0, refuse)
  if (unpickle(c, plain) !== MAGIC) throw new UnpicklingError('Invalid magic number; corrupt file?')
  const version = unpickle(c, plain)
  if (version !== PROTOCOL) throw new UnpicklingError(`Invalid protocol version: ${String(version).slice(0, 40)}`)
  unpickle(c, plain)

  const storages = new Map<string, PyStorage>()
  const persistent = (id: PyValue): PyValue => {
    const [type, key, location, numel, view] = storageId(id)
    const name = text(key)
    let root = storages.get(name)
    if (!root) {
      root = new PyStorage(name, storageDType(type), text(location), size(numel, 'a storage'))
      storages.set(name, root)
    }
    return view instanceof PyTuple ? part(root, view.items[0], view.items[1], view.items[2]) : root
  }
  const value = unpickle(c, { find: findGlobal, persistent, setState })
  const keys = unpickle(c, plain)
  if (!Array.isArray(keys)) throw refuse('no list of storages')
  const places = new Map<PyStorage, Uint8Array>()
  for (const key of keys) {
    const s = storages.get(text(key))
    if (!s || places.has(s)) throw refuse(`storage key '${text(key).slice(0, 40)}' not found, or found twice`)
    const numel = c.u64()
    if (numel !== s.numel) throw refuse(`the storage '${s.key}' has ${numel} elements, not ${s.numel}`)
    places.set(s, c.take(bytesOf(s)))
  }
  return { format: 'legacy', value, swapped: false, read: (s) => placeOf(places, s) }
}

function placeOf(places: Map<PyStorage, Uint8Array>, s: PyStorage): Uint8Array {
  const bytes = places.get(s)
  if (!bytes) throw refuse(`the bytes of the storage '${s.key}' are missing`)
  return bytes
}

/** A part of a storage that old files name as a storage of its own. */
function part(root: PyStorage, key: PyValue | undefined, from: PyValue | undefined, count: PyValue | undefined): PyStorage {
  const [offset, numel] = [size(from, 'an offset'), size(count, 'a storage')]
  const whole = root.base ?? root
  const s = new PyStorage(text(key), root.dtype, root.location, numel, whole, root.offset + offset)
  if (s.offset + s.numel > whole.numel) throw refuse(`a part of the storage '${whole.key}' reaches over its end`)
  return s
}

/** Files `storages`, `tensors` and `pickle` in a tar file. Tensors are made beforehand and named by number in the pickle. */
function openTar(bytes: Uint8Array): Checkpoint {
  const files = readTar(bytes)
  const open = (name: string): Cursor => {
    const found = files.get(name)
    if (!found) throw refuse(`the tar file has no '${name}'`)
    return new Cursor(found, 0, refuse)
  }
  const objects = new Map<string, PyStorage | PyTensor>()
  const storageNamed = (key: PyValue | undefined): PyStorage => {
    const s = objects.get(text(key))
    if (!(s instanceof PyStorage)) throw refuse(`there is no storage ${text(key).slice(0, 40)}`)
    return s
  }
  const triple = (x: PyValue): readonly PyValue[] => {
    if (!(x instanceof PyTuple)) throw refuse(`a ${pyTypeName(x)} where a tuple should be`)
    return x.items
  }

  const places = new Map<PyStorage, Uint8Array>()
  let c = open('storages')
  for (let n = size(unpickle(c, plain), 'a count'); n > 0; n--) {
    const [key, location, type] = triple(unpickle(c, plain))
    const s = new PyStorage(text(key), storageDType(type), text(location), c.u64())
    places.set(s, c.take(bytesOf(s)))
    objects.set(s.key, s)
  }
  const views = unpickle(c, plain)
  if (!Array.isArray(views)) throw refuse('no list of parts of storages')
  for (const view of views) {
    const [key, root, offset, numel] = triple(view)
    objects.set(text(key), part(storageNamed(root), key, offset, numel))
  }

  c = open('tensors')
  for (let n = size(unpickle(c, plain), 'a count'); n > 0; n--) {
    const [key, storage] = triple(unpickle(c, plain))
    const t = new PyTensor()
    t.storage = storageNamed(storage)
    t.dtype = t.storage.dtype
    const dims = c.i32()
    c.skip(4)
    if (dims < 0 || dims > 64) throw refuse(`a tensor of ${dims} dimensions`)
    const numbers = Array.from({ length: 2 * dims + 1 }, () => c.u64())
    t.sizes = numbers.slice(0, dims)
    t.strides = numbers.slice(dims, 2 * dims)
    t.offset = numbers[2 * dims]!
    objects.set(text(key), t)
  }

  const persistent = (id: PyValue): PyValue => {
    // Modules are pickled with the text of their source.
    if (id instanceof PyTuple) throw refuse('unsupported persistent id encountered')
    const found = objects.get(text(id))
    if (!found) throw refuse(`there is no tensor ${text(id).slice(0, 40)}`)
    return found
  }
  const value = unpickle(open('pickle'), { find: findGlobal, persistent, setState })
  return { format: 'tar', value, swapped: false, read: (s) => placeOf(places, s) }
}

/** The plain files of a tar file, by name. */
function readTar(bytes: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const c = new Cursor(bytes, 0, refuse)
  while (c.left >= 512) {
    const header = c.take(512)
    if (header[0] === 0) break
    const field = (from: number, to: number): string => utf8(header.subarray(from, to), refuse).replace(/\0.*$/s, '')
    const digits = field(124, 136).trim()
    if (!/^[0-7]{1,11}$/.test(digits)) throw refuse('the tar file is damaged')
    const length = Number.parseInt(digits, 8)
    const content = c.take(length)
    c.skip(Math.min(c.left, -length & 511))
    if (header[156] === 48 || header[156] === 0) files.set(field(0, 100).replace(/^\.\//, ''), content)
  }
  return files
}
