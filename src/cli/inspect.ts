/** `varigrad inspect FILE`: what a file holds, in lines of text. Describes it without building a tensor, so it also shows dtypes that there are none of here. */
import { type OpenFile, openFile } from '../backend/host/files.ts'
import { Complex } from '../complex.ts'
import { latin1 } from '../io/bytes.ts'
import { type Checkpoint, openCheckpoint } from '../io/checkpoint.ts'
import { ITEMSIZE } from '../io/globals.ts'
import { readNpyHeader } from '../io/npy.ts'
import { numpyType } from '../io/numpy-types.ts'
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
} from '../io/python.ts'
import { headerLength, parseHeader } from '../io/safetensors-header.ts'
import { isZip, readEntry, readZip } from '../io/zip.ts'
import { pyRepr } from '../tensor/decimal.ts'

/** A line: what it names, and for tensors their columns. */
interface Row {
  readonly name: string
  readonly dtype?: string
  readonly shape?: string
  readonly bytes?: string
  readonly note?: string
}

const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`
const product = (shape: readonly number[]): number => shape.reduce((n, s) => n * s, 1)

/** A size as people read it; what is below 1000 to the byte. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let unit = 0
  let n = bytes
  while (n >= 999.95 && unit < units.length - 1) {
    n /= 1000
    unit++
  }
  return `${unit === 0 ? n : n.toFixed(1)} ${units[unit]}`
}
const countText = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`

/** The rows with their columns below one another; the numbers of bytes end at the same place. */
function table(rows: readonly Row[]): string[] {
  const width = (column: 'name' | 'dtype' | 'shape' | 'bytes'): number =>
    rows.reduce((w, r) => (r.dtype === undefined ? w : Math.max(w, (r[column] ?? '').length)), 0)
  const [name, dtype, shape, bytes] = [width('name'), width('dtype'), width('shape'), width('bytes')]
  return rows.map((r) =>
    (r.dtype === undefined
      ? r.name
      : `${r.name.padEnd(name)}  ${r.dtype.padEnd(dtype)}  ${(r.shape ?? '').padEnd(shape)}  ${(r.bytes ?? '').padStart(bytes)}${r.note ? `  ${r.note}` : ''}`
    ).trimEnd(),
  )
}

/** Control characters of a file must not reach the terminal. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
const quoted = (text: string): string => `'${clean(text.length > 60 ? `${text.slice(0, 57)}...` : text)}'`

/** A value on one line, as Python shows it; null for one that has lines of its own. */
function short(x: PyValue): string | null {
  if (x === null) return 'None'
  if (typeof x === 'boolean') return x ? 'True' : 'False'
  if (typeof x === 'string') return quoted(x)
  if (typeof x === 'number') return Number.isSafeInteger(x) && !Object.is(x, -0) ? String(x) : pyRepr(x)
  if (typeof x === 'bigint') return String(x).slice(0, 60)
  if (x instanceof Complex) return String(x)
  if (x instanceof Uint8Array) return `bytes, ${sizeText(x.length)}`
  if (x instanceof PySize) return `torch.Size(${shapeText(x.sizes)})`
  if (x instanceof PyDType) return `torch.${x.name}`
  if (x instanceof PyDevice) return `device(type='${x.type}'${x.index === null ? '' : `, index=${x.index}`})`
  if (x instanceof PyGlobal) return x.name
  if (x instanceof PyNumpyDType) return `numpy.dtype('${clean(x.code)}')`
  return null
}

/** Rows of a checkpoint: the tree of its values, each container once. */
class Tree {
  readonly rows: Row[] = []
  readonly storages = new Map<PyStorage, string>()
  tensors = 0
  elements = 0
  readonly #seen = new Map<PyValue, string>()

  add(label: string, path: string, x: PyValue, depth: number): void {
    const name = '  '.repeat(depth) + label
    const put = (row: Omit<Row, 'name'>): void => void this.rows.push({ name, ...row })
    const line = short(x)
    if (line !== null) {
      this.rows.push({ name: label ? `${name}: ${line}` : name + line })
      return
    }
    const before = this.#seen.get(x)
    if (before !== undefined) {
      this.rows.push({ name: `${name}: the same as ${before}` })
      return
    }
    this.#seen.set(x, path || 'the whole')
    if (x instanceof PyTensor) put(this.#tensor(x, path))
    else if (x instanceof PyStorage)
      put({ dtype: x.dtype, shape: shapeText([x.numel]), bytes: sizeText(x.numel * ITEMSIZE[x.dtype]!), note: 'a storage' })
    else if (x instanceof PyNumpyArray)
      put({ dtype: x.dtype?.code ?? '?', shape: x.shape ? shapeText(x.shape) : '', bytes: sizeText(x.bytes.length), note: 'of NumPy' })
    else this.#container(x, label, path, depth)
  }

  #tensor(x: PyTensor, path: string): Omit<Row, 'name'> {
    const notes: string[] = []
    if (x.parameter) notes.push('Parameter')
    else if (x.requiresGrad) notes.push('requires_grad')
    const root = x.storage?.base ?? x.storage
    if (root) {
      if (!/^cpu\b/.test(root.location)) notes.push(clean(root.location))
      const first = this.storages.get(root)
      if (first === undefined) this.storages.set(root, path || 'the whole')
      else notes.push(`shares memory with ${first}`)
    }
    this.tensors++
    const count = product(x.sizes)
    this.elements += count
    return { dtype: x.dtype, shape: shapeText(x.sizes), bytes: sizeText(count * (ITEMSIZE[x.dtype] ?? 0)), note: notes.join(', ') }
  }

  #container(x: PyValue, label: string, path: string, depth: number): void {
    const [kind, entries] = entriesOf(x)
    const name = '  '.repeat(depth) + label
    const items = entries.map(([, value]) => short(value))
    if (!(x instanceof PyDict) && items.length <= 8 && items.every((s) => s !== null)) {
      const inside = items.join(', ')
      const text = x instanceof PyTuple ? `(${inside}${items.length === 1 ? ',' : ''})` : x instanceof PySet ? `{${inside}}` : `[${inside}]`
      this.rows.push({ name: label ? `${name}: ${text}` : name + text })
      return
    }
    this.rows.push({ name: `${label ? `${name}: ` : name}${kind} of ${entries.length}` })
    if (depth > 100) {
      this.rows.push({ name: `${'  '.repeat(depth + 1)}…` })
      return
    }
    for (const [key, value] of entries) this.add(key, path ? `${path}.${key}` : key, value, depth + 1)
  }
}

function entriesOf(x: PyValue): [kind: string, entries: [string, PyValue][]] {
  if (x instanceof PyDict) return [x.kind, [...x.entries].map(([k, v]) => [typeof k === 'string' ? clean(k) : (short(k) ?? 'tuple'), v])]
  const items = x instanceof PyTuple ? x.items : x instanceof PySet ? [...x.items] : (x as PyValue[])
  const kind = x instanceof PyTuple ? 'tuple' : x instanceof PySet ? 'set' : 'list'
  return [kind, items.map((item, i) => [String(i), item])]
}

function checkpointLines({ value, format }: Checkpoint): string[] {
  const tree = new Tree()
  tree.add('', '', value, 0)
  const held = [...tree.storages.keys()].reduce((n, s) => n + s.numel * ITEMSIZE[s.dtype]!, 0)
  return [
    `PyTorch checkpoint (${{ zip: 'zip', legacy: 'as before PyTorch 1.6', tar: 'tar, as before PyTorch 0.1.2' }[format]})`,
    ...table(tree.rows),
    `${countText(tree.tensors, 'tensor')}, ${countText(tree.elements, 'element')}, ${sizeText(held)} in ${countText(tree.storages.size, 'storage')}`,
  ]
}

/** Lines for arrays that stand side by side. */
function arrayLines(
  kind: string,
  arrays: readonly { name: string; dtype: string; shape: readonly number[]; bytes: number; note?: string }[],
): string[] {
  const rows = arrays.map(({ name, dtype, shape, bytes, note }) => ({
    name: clean(name),
    dtype,
    shape: shapeText(shape),
    bytes: sizeText(bytes),
    note: note ?? '',
  }))
  const [elements, bytes] = [arrays.reduce((n, a) => n + product(a.shape), 0), arrays.reduce((n, a) => n + a.bytes, 0)]
  return [kind, ...table(rows), `${countText(arrays.length, 'tensor')}, ${countText(elements, 'element')}, ${sizeText(bytes)}`]
}

function safetensorsLines(file: OpenFile): string[] {
  const { tensors, metadata } = parseHeader(file.read(8, headerLength(file.read(0, 8), file.size)), file.size)
  const texts = Object.entries(metadata ?? {}).map(([k, v]) => `${clean(k)}: ${quoted(v)}`)
  const [kind, ...rest] = arrayLines(
    'safetensors file',
    tensors.map((t) => ({ name: t.name, dtype: t.dtype, shape: t.shape, bytes: t.end - t.begin })),
  )
  return [kind!, ...(texts.length ? ['metadata', ...texts.map((t) => `  ${t}`)] : []), ...rest]
}

function npyOf(name: string, bytes: Uint8Array): { name: string; dtype: string; shape: readonly number[]; bytes: number; note: string } {
  const { descr, fortran, shape, data } = readNpyHeader(bytes)
  let dtype = descr
  try {
    const type = numpyType(descr)
    dtype = type.unsigned ? `uint${8 * type.itemsize}` : type.dtype.name
  } catch {
    // A type that no tensor has is shown as the file names it.
  }
  const notes = [fortran && 'column-major', /^>/.test(descr) && 'big-endian'].filter(Boolean)
  return { name, dtype: clean(dtype), shape, bytes: data.length, note: notes.join(', ') }
}

/** What a file holds, under a heading that begins with `name`; its kind is told by its content. */
export function describeFile(name: string, file: OpenFile): string[] {
  const heading = (lines: string[]): string[] => [`${name}: ${lines[0]}, ${sizeText(file.size)}`, ...lines.slice(1)]
  const head = file.read(0, 9)
  if (head[8] === 0x7b && head[6] === 0 && head[7] === 0) return heading(safetensorsLines(file))
  const bytes = file.read(0, file.size)
  if (latin1(head.subarray(0, 6)) === '\x93NUMPY') return heading(arrayLines('NumPy array', [npyOf('(array)', bytes)]))
  if (isZip(bytes)) {
    const entries = [...readZip(bytes).values()]
    if (entries.length > 0 && entries.every((e) => e.name.endsWith('.npy'))) {
      const arrays = entries.map((e) => npyOf(e.name.slice(0, -4), readEntry(bytes, e)))
      return heading(arrayLines('NumPy arrays', arrays))
    }
  }
  return heading(checkpointLines(openCheckpoint(bytes)))
}

/** `describeFile` of the file at `path`. */
export function inspectFile(path: string): string[] {
  const file = openFile(path)
  try {
    return describeFile(path, file)
  } finally {
    file.close()
  }
}
