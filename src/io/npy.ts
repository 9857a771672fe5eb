/** NumPy's files of one array (.npy, versions 1 to 3) and of several (.npz, a zip container of them), read into tensors and written from them. */
import { typeName } from '../autograd/node.ts'
import { type DTypeName, dtypes } from '../dtypes.ts'
import { TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { contiguityOf, numelOf } from '../shape/shape.ts'
import { NdArray } from '../tensor/ndarray.ts'
import { Tensor } from '../tensor/tensor.ts'
import { Cursor, encodeUtf8, latin1, utf8 } from './bytes.ts'
import { type AsyncSource, isAsync, type Progress, readAsync, readSync, type SyncSource } from './input.ts'
import { DESCR, decode, numpyType, stridesOf } from './numpy-types.ts'
import { output, put, type Target } from './output.ts'
import { bytesOfTensor, storageOf, tensorOn } from './tensors.ts'
import { isZip, readEntry, readZip, ZipWriter } from './zip.ts'

const MAGIC = '\x93NUMPY'
/** NumPy's own bound on a header that it reads without being told that the file is trusted. */
const LONGEST = 10_000

/** What the header of an array says. */
export interface NpyHeader {
  readonly descr: string
  readonly fortran: boolean
  readonly shape: readonly number[]
  /** The bytes of the elements. */
  readonly data: Uint8Array
}

const refuse = (what: string): ValueError => new ValueError(`Cannot read the array: ${what}`)

/** The header of a .npy file; its data is looked at only for its size. */
export function readNpyHeader(bytes: Uint8Array): NpyHeader {
  const c = new Cursor(bytes, 0, refuse)
  if (latin1(bytes.subarray(0, 6)) !== MAGIC) throw refuse("the magic string is not correct; expected b'\\x93NUMPY'")
  c.skip(6)
  const [major, minor] = [c.u8(), c.u8()]
  if (major < 1 || major > 3 || minor !== 0) throw refuse(`we only support format version (1,0), (2,0), and (3,0), not (${major},${minor})`)
  const length = major === 1 ? c.u16() : c.u32()
  if (length > LONGEST) throw refuse(`Header info length (${length}) is large and may not be safe to load securely.`)
  const text = c.take(length)
  return { ...parseHeader(major === 3 ? utf8(text, refuse) : latin1(text)), data: bytes.subarray(c.at) }
}

/** A dict of three entries as Python writes it: `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`. */
function parseHeader(text: string): { descr: string; fortran: boolean; shape: number[] } {
  const descr = /(['"])descr\1\s*:\s*(['"])([^'"]*)\2/.exec(text)?.[3]
  const fortran = /(['"])fortran_order\1\s*:\s*(True|False)\b/.exec(text)?.[2]
  const shape = /(['"])shape\1\s*:\s*\(([\d\sL,]*)\)/.exec(text)?.[2]
  if (/(['"])descr\1\s*:\s*[[(]/.test(text)) throw new ValueError("can't convert a structured array: tensors have elements of one type")
  if (descr === undefined || fortran === undefined || shape === undefined || !/^\s*\{.*\}\s*$/s.test(text))
    throw refuse(`Cannot parse header: ${JSON.stringify(text.slice(0, 200))}`)
  const sizes = shape.split(',').map((s) => s.trim().replace(/L$/, ''))
  if (sizes[sizes.length - 1] === '') sizes.pop()
  if (sizes.length > 64 || !sizes.every((s) => /^\d{1,16}$/.test(s) && Number.isSafeInteger(Number(s))))
    throw refuse(`shape is not valid: (${shape.slice(0, 200)})`)
  return { descr, fortran: fortran === 'True', shape: sizes.map(Number) }
}

/** The array as a tensor: column-major ones keep their strides. */
function parse(bytes: Uint8Array): Tensor {
  const { descr, fortran, shape, data } = readNpyHeader(bytes)
  const type = numpyType(descr)
  const wanted = numelOf(shape) * type.itemsize
  if (!(data.length >= wanted)) throw refuse(`${wanted} bytes are needed for shape (${shape.join(', ')}), but the file has ${data.length}`)
  const storage = storageOf(
    type.unsigned ? decode(type, data.subarray(0, wanted)) : data.subarray(0, wanted),
    type.dtype,
    !type.unsigned && type.swapped,
  )
  return tensorOn(storage, type.dtype, shape, stridesOf(shape, fortran))
}

/**
 * The array of a .npy file as a tensor. uint16 and uint32, of which there are no tensors, become int32 and int64, uint64 becomes int64 where
 * its values allow. A path (in Node) and bytes are read at once, other sources give a promise.
 * @throws ValueError for a damaged file, and for arrays of objects, texts, dates, complex numbers or fields
 */
export function load_npy(source: SyncSource): Tensor
export function load_npy(source: AsyncSource, options?: Progress): Promise<Tensor>
export function load_npy(source: SyncSource | AsyncSource, options: Progress = {}): Tensor | Promise<Tensor> {
  return isAsync(source) ? readAsync(source, options).then(parse) : parse(readSync(source, 'load_npy'))
}

function parseAll(bytes: Uint8Array): Record<string, Tensor> {
  if (!isZip(bytes)) throw new ValueError('Cannot read the arrays: the file is no .npz file')
  const out: Record<string, Tensor> = {}
  for (const e of readZip(bytes).values()) {
    if (e.name.endsWith('.npy')) put(out, e.name.slice(0, -4), parse(readEntry(bytes, e)))
  }
  return out
}

/** The arrays of a .npz file, compressed or not, by name; as `load_npy`. */
export function load_npz(source: SyncSource): Record<string, Tensor>
export function load_npz(source: AsyncSource, options?: Progress): Promise<Record<string, Tensor>>
export function load_npz(
  source: SyncSource | AsyncSource,
  options: Progress = {},
): Record<string, Tensor> | Promise<Record<string, Tensor>> {
  return isAsync(source) ? readAsync(source, options).then(parseAll) : parseAll(readSync(source, 'load_npz'))
}

type Savable = Tensor | NdArray

/** The header and the elements of an array: column-major where it is that already, else row-major. */
function parts(x: unknown): [header: Uint8Array, t: Tensor] {
  const given = x instanceof NdArray ? ndarrayTensor(x) : x
  if (!(given instanceof Tensor)) throw new TorchTypeError(`a tensor or an n-d array is wanted, not ${typeName(x)}`)
  const t = given.detach()
  const { _dtype: dtype, _sizes: sizes } = t
  const code = DESCR[dtype.name]
  if (!code) throw new TorchTypeError(`Got unsupported ScalarType ${dtype.legacy}: NumPy has no ${dtype.name}`)
  const reversed = [...t._strides].reverse()
  const fortran = !t._contiguous && contiguityOf([...sizes].reverse(), reversed)
  const shape = sizes.length === 1 ? `${sizes[0]},` : sizes.join(', ')
  const order = dtype.itemsize === 1 ? '|' : '<'
  let text = `{'descr': '${order}${code}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape}), }`
  // The elements begin at a multiple of 64.
  text = `${text.padEnd(text.length + (-(text.length + 11) & 63))}\n`
  const length = [text.length & 255, text.length >> 8]
  const header = Uint8Array.from([0x93, ...encodeUtf8('NUMPY'), 1, 0, ...length, ...encodeUtf8(text)])
  const rows = fortran ? t.permute(sizes.map((_, d) => sizes.length - 1 - d)) : t
  return [header, rows.contiguous()]
}

function ndarrayTensor(x: NdArray): Tensor {
  const dtype = dtypes.find((d) => d.name === (x.dtype as DTypeName))!
  const { buffer, byteOffset, byteLength } = x.data
  return tensorOn(storageOf(new Uint8Array(buffer, byteOffset, byteLength), dtype), dtype, x.shape, x.stride, x.offset)
}

/**
 * Writes a .npy file that `numpy.load` reads; without `f` its bytes are returned.
 * @throws TypeError for bfloat16, which NumPy does not have
 */
export function save_npy(array: Savable): Uint8Array<ArrayBuffer>
export function save_npy(array: Savable, f: Target): void
export function save_npy(array: Savable, f?: Target): Uint8Array<ArrayBuffer> | undefined {
  const [header, t] = parts(array)
  return output(f, (write) => {
    write(header)
    write(bytesOfTensor(t))
  })
}

interface NpzOptions {
  /** Deflate the arrays. */
  compressed?: boolean
}
/** Writes a .npz file of arrays with names, or of a list of arrays, called `arr_0`, `arr_1`…; as `save_npy`. */
export function save_npz(
  arrays: Readonly<Record<string, Savable>> | readonly Savable[],
  f?: null,
  options?: NpzOptions,
): Uint8Array<ArrayBuffer>
export function save_npz(arrays: Readonly<Record<string, Savable>> | readonly Savable[], f: Target, options?: NpzOptions): void
export function save_npz(
  arrays: Readonly<Record<string, Savable>> | readonly Savable[],
  f?: Target | null,
  { compressed = false }: NpzOptions = {},
): Uint8Array<ArrayBuffer> | undefined {
  if (typeof arrays !== 'object' || arrays === null || arrays instanceof Tensor || arrays instanceof NdArray)
    throw new TorchTypeError(`arrays with names, or a list of arrays, are wanted, not ${typeName(arrays)}`)
  const named = Array.isArray(arrays) ? arrays.map((x, i) => [`arr_${i}`, x]) : Object.entries(arrays)
  const all = named.map(([name, x]) => [name, ...parts(x)] as const)
  return output(f, (write) => {
    const zip = new ZipWriter(write)
    for (const [name, header, t] of all) {
      const elements = bytesOfTensor(t)
      const bytes = new Uint8Array(header.length + elements.length)
      bytes.set(header)
      bytes.set(elements, header.length)
      zip.add(`${name}.npy`, bytes, compressed)
    }
    zip.end()
  })
}
