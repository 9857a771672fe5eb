/** Bytes as the file formats read and write them: little-endian numbers within bounds, text, checksums, byte order. */
import { hostCrc32 } from '../backend/host/files.ts'
import { RuntimeError, ValueError } from '../errors.ts'

/** Where something is read as one that is not there: the message is made only for the error. */
export type Refusal = (what: string) => Error

/** A place in bytes from which numbers are read in turn; reading past the end throws what `refuse` makes. */
export class Cursor {
  readonly #view: DataView
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
    readonly refuse: Refusal = (what) => new RuntimeError(what),
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  get left(): number {
    return this.bytes.length - this.at
  }
  /** Steps over `n` bytes; returns where they begin. */
  skip(n: number): number {
    if (!(n >= 0 && n <= this.left)) throw this.refuse(`unexpected end of data: ${n} bytes wanted at ${this.at}, ${this.left} are left`)
    const from = this.at
    this.at += n
    return from
  }
  take(n: number): Uint8Array {
    const from = this.skip(n)
    return this.bytes.subarray(from, from + n)
  }
  u8(): number {
    return this.#view.getUint8(this.skip(1))
  }
  u16(): number {
    return this.#view.getUint16(this.skip(2), true)
  }
  u32(): number {
    return this.#view.getUint32(this.skip(4), true)
  }
  i32(): number {
    return this.#view.getInt32(this.skip(4), true)
  }
  /** A size or an offset of eight bytes; one that no file can have is refused. */
  u64(): number {
    const n = Number(this.#view.getBigUint64(this.skip(8), true))
    if (n > Number.MAX_SAFE_INTEGER) throw this.refuse(`a size or offset of ${n} at ${this.at - 8}`)
    return n
  }
  /** As Python packs floats into pickles: big-endian. */
  f64be(): number {
    return this.#view.getFloat64(this.skip(8))
  }
  /** The text up to the next line feed, which is stepped over. */
  line(): string {
    const end = this.bytes.indexOf(10, this.at)
    if (end < 0) throw this.refuse('unexpected end of data: a line has no end')
    const text = utf8(this.bytes.subarray(this.at, end), this.refuse)
    this.at = end + 1
    return text
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
export function utf8(bytes: Uint8Array, refuse: Refusal): string {
  try {
    // A decoder takes no bytes of memory that threads share.
    return strict.decode(bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice())
  } catch {
    throw refuse('text that is no UTF-8')
  }
}

/** One character for each byte. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return text
}

const encoder = new TextEncoder()
export function encodeUtf8(text: string): Uint8Array {
  const bytes = encoder.encode(text)
  if (bytes.length === text.length * 3 || bytes.includes(0xef)) {
    // The encoder puts U+FFFD for half a surrogate pair, where Python refuses.
    if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text))
      throw new ValueError("'utf-8' codec can't encode a string with half a surrogate pair: surrogates not allowed")
  }
  return bytes
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(chunks.reduce((n, c) => n + c.length, 0))
  let at = 0
  for (const c of chunks) {
    out.set(c, at)
    at += c.length
  }
  return out
}

/** Four tables for four bytes at a time, of the polynomial that zip and gzip use. */
let tables: Uint32Array[] | null = null
function crcTables(): Uint32Array[] {
  const t = [0, 1, 2, 3].map(() => new Uint32Array(256))
  for (let n = 0; n < 256; n++) {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
    t[0]![n] = c
  }
  for (let n = 0; n < 256; n++) for (let k = 1; k < 4; k++) t[k]![n] = (t[k - 1]![n]! >>> 8) ^ t[0]![t[k - 1]![n]! & 255]!
  return t
}

/** The checksum of zip files. */
export const crc32 = (bytes: Uint8Array): number => (bytes.length > 4096 ? hostCrc32()?.(bytes) : undefined) ?? portableCrc32(bytes)

/** As every host can compute it. */
export function portableCrc32(bytes: Uint8Array): number {
  tables ??= crcTables()
  const [a, b, c, d] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
  let crc = -1
  let i = 0
  for (const end = bytes.length - 3; i < end; i += 4) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    crc = d[crc & 255]! ^ c[(crc >>> 8) & 255]! ^ b[(crc >>> 16) & 255]! ^ a[crc >>> 24]!
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ a[(crc ^ bytes[i]!) & 255]!
  return ~crc >>> 0
}

/** Turns the byte order of every element of `size` bytes, in place. */
export function swapBytes(bytes: Uint8Array, size: number): void {
  for (let i = 0; i + size <= bytes.length; i += size) bytes.subarray(i, i + size).reverse()
}
