/** The header of a safetensors file: a table in JSON of what lies where. Checked as the format's specification has it; reads no tensors. */
import { named, RuntimeError } from '../errors.ts'
import { Cursor, utf8 } from './bytes.ts'

/** A file that is no safetensors file, or a damaged one. */
export class SafetensorError extends RuntimeError {
  constructor(message: string) {
    super(message)
    named(this, 'SafetensorError')
  }
}

/** The format's names of dtypes and PyTorch's, the larger elements first: the order in which tensors are written, which keeps them aligned. */
export const DTYPES: readonly (readonly [name: string, dtype: string, itemsize: number])[] = [
  ['U64', 'uint64', 8],
  ['I64', 'int64', 8],
  ['F64', 'float64', 8],
  ['C64', 'complex64', 8],
  ['F32', 'float32', 4],
  ['U32', 'uint32', 4],
  ['I32', 'int32', 4],
  ['BF16', 'bfloat16', 2],
  ['F16', 'float16', 2],
  ['U16', 'uint16', 2],
  ['I16', 'int16', 2],
  ['F8_E8M0', 'float8_e8m0fnu', 1],
  ['F8_E4M3', 'float8_e4m3fn', 1],
  ['F8_E5M2', 'float8_e5m2', 1],
  ['I8', 'int8', 1],
  ['U8', 'uint8', 1],
  ['BOOL', 'bool', 1],
]

export interface Described {
  readonly name: string
  /** The format's name of the dtype, and PyTorch's. */
  readonly code: string
  readonly dtype: string
  readonly shape: readonly number[]
  /** Where its bytes begin and end, counted from the end of the header. */
  readonly begin: number
  readonly end: number
}

export interface Header {
  /** In order of their bytes. */
  readonly tensors: readonly Described[]
  readonly metadata: Record<string, string> | null
  /** Where the bytes of the tensors begin in the file. */
  readonly start: number
}

/** The specification's bound on the header's length. */
export const LONGEST = 100_000_000

const refuse = (what: string): SafetensorError => new SafetensorError(`Error while deserializing header: ${what}`)

/** The header's length, from the first eight bytes of a file of `size` bytes. */
export function headerLength(first: Uint8Array, size: number): number {
  if (first.length < 8) throw refuse('header too small')
  const c = new Cursor(first, 0, () => refuse('header too large'))
  const n = c.u64()
  if (n > LONGEST) throw refuse('header too large')
  if (n + 8 > size) throw refuse('invalid header length')
  return n
}

/** What the header says, given its text and the size of the whole file. */
export function parseHeader(bytes: Uint8Array, size: number): Header {
  const text = utf8(bytes, () => refuse('invalid UTF-8 in header'))
  if (!text.startsWith('{')) throw refuse('invalid header start')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw refuse('invalid JSON in header')
  }
  refuseDuplicates(text)
  let metadata: Record<string, string> | null = null
  const tensors: Described[] = []
  for (const [name, value] of Object.entries(json as object)) {
    if (name === '__metadata__') {
      if (!isRecord(value) || !Object.values(value).every((v) => typeof v === 'string')) throw refuse('__metadata__ may hold only texts')
      metadata = value as Record<string, string>
    } else tensors.push(described(name, value))
  }
  tensors.sort((a, b) => a.begin - b.begin || a.end - b.end)
  let free = 0
  for (const t of tensors) {
    if (t.begin !== free) throw refuse(`invalid offset for tensor \`${t.name}\``)
    free = t.end
  }
  const start = bytes.length + 8
  if (start + free !== size) throw refuse('incomplete metadata, file not fully covered')
  return { tensors, metadata, start }
}

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)
const isSizes = (x: unknown): x is number[] => Array.isArray(x) && x.every((n) => Number.isSafeInteger(n) && n >= 0)

function described(name: string, value: unknown): Described {
  const wrong = (): SafetensorError => refuse(`invalid shape, data type, or offset for tensor \`${name.slice(0, 200)}\``)
  if (!isRecord(value)) throw wrong()
  const { dtype: code, shape, data_offsets: offsets } = value
  const known = DTYPES.find(([c]) => c === code)
  if (!known || !isSizes(shape) || !isSizes(offsets) || offsets.length !== 2 || Object.keys(value).length !== 3) throw wrong()
  const [begin, end] = offsets as [number, number]
  if (shape.reduce((n, s) => n * s, known[2]) !== end - begin) throw wrong()
  return { name, code: known[0], dtype: known[1], shape, begin, end }
}

/** JSON lets a key come twice and readers disagree which one counts, so the format forbids it. The text is known to be valid JSON. */
function refuseDuplicates(text: string): void {
  const open: (Set<string> | null)[] = []
  const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/g
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const token = found[0]
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (found[1] !== undefined) {
      const key: string = JSON.parse(token.slice(0, token.length - found[1].length))
      const keys = open[open.length - 1]!
      if (keys.has(key)) throw refuse(`the key \`${key.slice(0, 200)}\` comes twice`)
      keys.add(key)
    }
  }
}
