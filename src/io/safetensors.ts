/** `torch.io.safetensors`: what `safetensors.torch` is in Python. */

import { typeName } from '../autograd/node.ts'
import { type OpenFile, openFile } from '../backend/host/files.ts'
import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { onCpu } from '../functions/copying.ts'
import type { Index } from '../functions/index-spec.ts'
import { contiguousStrides } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { encodeUtf8 } from './bytes.ts'
import { type AsyncSource, fileOf, isAsync, type Progress, readAsync, readSync, type SyncSource } from './input.ts'
import { output, put } from './output.ts'
import { type Described, DTYPES, type Header, headerLength, parseHeader, SafetensorError } from './safetensors-header.ts'
import { bytesOfTensor, dtypeNamed, StorageMap, storageOf, tensorOn } from './tensors.ts'

export { SafetensorError }

type Tensors = Record<string, Tensor>

function tensorFrom({ shape, ...t }: Described, bytes: Uint8Array): Tensor {
  const dtype = dtypeNamed(t.dtype)
  return tensorOn(storageOf(bytes, dtype), dtype, shape, contiguousStrides(shape))
}

function headerOf(file: OpenFile): Header {
  return parseHeader(file.read(8, headerLength(file.read(0, 8), file.size)), file.size)
}

/** The bytes of one tensor; a file may have become shorter since its header was read. */
function bytesOf(file: OpenFile, { start }: Header, { name, begin, end }: Described): Uint8Array {
  const bytes = file.read(start + begin, end - begin)
  if (bytes.length !== end - begin) throw new SafetensorError(`the file ends within the tensor \`${name}\``)
  return bytes
}

function all(bytes: Uint8Array): Tensors {
  const file = fileOf(bytes)
  const header = headerOf(file)
  const out: Tensors = {}
  for (const t of header.tensors) put(out, t.name, tensorFrom(t, bytesOf(file, header, t)))
  return out
}

const onlyCpu = (device: unknown): void => void onCpu(device ?? 'cpu')

/**
 * All tensors of a safetensors file, by name. A path (in Node) and bytes are read at once; a `URL`, `Blob`, `File`, `Response` or
 * `ReadableStream` gives a promise and reports to `onprogress(loaded, total)`.
 * @throws SafetensorError for a file that breaks the format's rules, NotImplementedError for a dtype that tensors here cannot have
 */
export function load(source: SyncSource): Tensors
export function load(source: AsyncSource, options?: Progress): Promise<Tensors>
export function load(source: SyncSource | AsyncSource, options: Progress = {}): Tensors | Promise<Tensors> {
  return isAsync(source) ? readAsync(source, options).then(all) : all(readSync(source, 'safetensors.load'))
}

/** As `load`; PyTorch's users know it for paths. */
export function load_file(filename: SyncSource, device?: unknown): Tensors
export function load_file(filename: AsyncSource, options?: Progress): Promise<Tensors>
export function load_file(filename: SyncSource | AsyncSource, options?: unknown): Tensors | Promise<Tensors> {
  if (isAsync(filename)) return load(filename, options as Progress | undefined)
  onlyCpu((options as { device?: unknown } | undefined)?.device ?? (typeof options === 'string' ? options : null))
  return load(filename)
}

type Metadata = Record<string, string>
/** Texts about the file: by position, or named `metadata` in an object. */
type GivenMetadata = Metadata | { metadata: Metadata | null } | null

function metadataOf(given: GivenMetadata | undefined): Metadata | null {
  const inner = (given as { metadata?: unknown } | null | undefined)?.metadata
  const metadata = typeof inner === 'object' ? (inner as Metadata | null) : (given as Metadata | null | undefined)
  for (const [k, v] of Object.entries(metadata ?? {}))
    if (typeof v !== 'string') throw new TorchTypeError(`argument 'metadata': '${k}' must be a string, not ${typeName(v)}`)
  return metadata ?? null
}

/** The tensors in the order in which they are written. */
function checked(tensors: unknown): [string, Tensor, code: string][] {
  if (typeof tensors !== 'object' || tensors === null || Array.isArray(tensors) || tensors instanceof Tensor)
    throw new ValueError(`Expected a dict of [str, torch.Tensor] but received ${typeName(tensors)}`)
  const entries = tensors instanceof Map ? [...(tensors as Map<string, Tensor>)] : Object.entries(tensors as Tensors)
  const places = new StorageMap<[name: string, from: number, to: number][]>()
  const out = entries.map(([name, t]): [string, Tensor, string] => {
    if (!(t instanceof Tensor)) throw new ValueError(`Key \`${name}\` is invalid, expected torch.Tensor but received ${typeName(t)}`)
    if (name === '__metadata__') throw new ValueError('`__metadata__` cannot be the name of a tensor')
    const code = DTYPES.find(([, dtype]) => dtype === t._dtype.name)![0]
    if (!t._contiguous)
      throw new ValueError(
        `You are trying to save a non contiguous tensor: \`${name}\` which is not allowed. It either means you are trying to save tensors which are reference of each other in which case it's recommended to save only the full tensors, and reslice at load time, or simply call \`.contiguous()\` on your tensor to pack it before saving.`,
      )
    const from = t._start * t._dtype.itemsize
    const others = places.getOrMake(t._storage, () => [])
    const to = from + t._count * t._dtype.itemsize
    const other = others.find(([, a, b]) => a < to && from < b)
    if (other)
      throw new RuntimeError(
        `Some tensors share memory, this will lead to duplicate memory on disk and potential differences when loading them again: [{'${other[0]}', '${name}'}].`,
      )
    others.push([name, from, to])
    return [name, t, code]
  })
  const rank = (code: string): number => DTYPES.findIndex(([c]) => c === code)
  return out.sort(([a, , x], [b, , y]) => rank(x) - rank(y) || (a < b ? -1 : 1))
}

function write(
  f: string | null,
  tensors: Tensors | Map<string, Tensor>,
  given: GivenMetadata | undefined,
): Uint8Array<ArrayBuffer> | undefined {
  const metadata = metadataOf(given)
  const entries = checked(tensors)
  const header = {}
  if (metadata) put(header, '__metadata__', metadata)
  let at = 0
  for (const [name, t, dtype] of entries) {
    const end = at + t._count * t._dtype.itemsize
    put(header, name, { dtype, shape: [...t._sizes], data_offsets: [at, end] })
    at = end
  }
  let text = JSON.stringify(header)
  const length = encodeUtf8(text).length
  // Spaces up to a multiple of eight: the tensors then are aligned.
  text += ' '.repeat(-length & 7)
  return output(f, (out) => {
    const first = new Uint8Array(8)
    new DataView(first.buffer).setUint32(0, length + (-length & 7), true)
    out(first)
    out(encodeUtf8(text))
    for (const [, t] of entries) out(bytesOfTensor(t))
  })
}

/**
 * The bytes of a safetensors file with these tensors, and with texts about them.
 * @throws ValueError for a tensor that is not contiguous, RuntimeError for tensors that share memory
 */
export const save = (tensors: Tensors | Map<string, Tensor>, metadata?: GivenMetadata): Uint8Array<ArrayBuffer> =>
  write(null, tensors, metadata)!

/** Writes a safetensors file; as `save`. The file appears only when it is whole. */
export function save_file(tensors: Tensors | Map<string, Tensor>, filename: string, metadata?: GivenMetadata): void {
  if (typeof filename !== 'string') throw new TorchTypeError(`save_file(): argument 'filename' must be str, not ${typeName(filename)}`)
  write(filename, tensors, metadata)
}

/** A part of a tensor that is yet in the file. */
interface SafeSlice {
  get_shape(): number[]
  /** The format's name: `F32`. */
  get_dtype(): string
  /** The elements of an index, as `tensor.at` takes it. */
  at(...index: Index[]): Tensor
}

/** A file of which single tensors are read; `close` it, or say `using f = safe_open(…)`. */
export class SafeOpen {
  readonly #file: OpenFile
  readonly #header: Header
  #open = true

  constructor(source: SyncSource) {
    this.#file = typeof source === 'string' ? openFile(source) : fileOf(readSync(source, 'safe_open'))
    try {
      this.#header = headerOf(this.#file)
    } catch (e) {
      this.#file.close()
      throw e
    }
  }
  #find(name: string): Described {
    if (!this.#open) throw new SafetensorError('File is closed')
    const found = this.#header.tensors.find((t) => t.name === name)
    if (!found) throw new SafetensorError(`File does not contain tensor ${name}`)
    return found
  }
  /** The names of the tensors, in order of their bytes. */
  keys(): string[] {
    return this.#header.tensors.map((t) => t.name)
  }
  /** The texts about the file; null where it has none. */
  metadata(): Metadata | null {
    return this.#header.metadata
  }
  get_tensor(name: string): Tensor {
    const t = this.#find(name)
    return tensorFrom(t, bytesOf(this.#file, this.#header, t))
  }
  get_slice(name: string): SafeSlice {
    const t = this.#find(name)
    return { get_shape: () => [...t.shape], get_dtype: () => t.code, at: (...index) => this.get_tensor(name).at(...index) }
  }
  close(): void {
    this.#open = false
    this.#file.close()
  }
  [Symbol.dispose](): void {
    this.close()
  }
}

interface OpenOptions {
  framework?: string
  device?: unknown
}
/**
 * Opens a safetensors file (a path, or bytes) of which single tensors are read: `keys()`, `metadata()`, `get_tensor(name)`,
 * `get_slice(name)`. With a callback the file is closed behind it, and its value is returned.
 * @example const w = safe_open('model.safetensors', { framework: 'pt' }, (f) => f.get_tensor('weight'))
 */
export function safe_open(filename: SyncSource, options?: string | OpenOptions): SafeOpen
export function safe_open<T>(filename: SyncSource, options: string | OpenOptions, fn: (f: SafeOpen) => T): T
export function safe_open<T>(filename: SyncSource, options: string | OpenOptions = {}, fn?: (f: SafeOpen) => T): T | SafeOpen {
  const { framework, device } = typeof options === 'string' ? { framework: options, device: null } : options
  if (framework !== undefined && !['pt', 'torch', 'pytorch'].includes(framework))
    throw new SafetensorError(`framework ${framework} is invalid`)
  onlyCpu(device)
  const file = new SafeOpen(filename)
  if (!fn) return file
  try {
    return fn(file)
  } finally {
    file.close()
  }
}
