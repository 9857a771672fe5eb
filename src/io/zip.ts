/** The zip container, with its 64-bit extension: what PyTorch's checkpoints and NumPy's .npz lie in. No encryption, no parts, no folders. */
import { deflateSync, inflateSync } from 'fflate'
import { RuntimeError } from '../errors.ts'
import { Cursor, crc32, encodeUtf8, utf8 } from './bytes.ts'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const MAX32 = 0xffffffff
/** No deflated stream grows by more: 258 bytes from two bits. */
const MOST_DEFLATED = 1032

/** PyTorch's words for a container that cannot be read. */
const broken = (what: string): RuntimeError => new RuntimeError(`PytorchStreamReader failed reading zip archive: ${what}`)

/** One file in the container; nothing of it has been read. */
export interface ZipEntry {
  readonly name: string
  readonly size: number
  /** Where its bytes lie in the container, as stored there. */
  readonly start: number
  readonly end: number
  readonly deflated: boolean
  /** null where the writer left the checksums out, as PyTorch may be told to. */
  readonly crc: number | null
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/**
 * The directory of a container, by name. Every entry lies inside the file and none over another, so that all together hold no more than
 * the file can.
 */
export function readZip(bytes: Uint8Array): Map<string, ZipEntry> {
  const c = new Cursor(bytes, 0, broken)
  const { count, offset, size } = directory(c)
  if (offset + size > bytes.length) throw broken('failed finding central directory')
  c.at = offset
  const found: (ZipEntry & { header: number })[] = []
  while (c.at < offset + size) found.push(entry(c))
  if (found.length !== count) throw broken(`the directory has ${found.length} entries, not ${count}`)
  const checksums = found.some((e) => e.crc !== 0)
  const out = new Map<string, ZipEntry>()
  let free = 0
  for (const e of [...found].sort((a, b) => a.header - b.header)) {
    if (e.header < free) throw broken(`'${e.name}' lies over another entry`)
    free = e.end
  }
  for (const e of found) {
    if (out.has(e.name)) throw broken(`two entries are called '${e.name}'`)
    out.set(e.name, checksums ? e : { ...e, crc: null })
  }
  return out
}

/** Where the directory lies: from the record at the end, before which only a comment of 64 kB may stand. */
function directory(c: Cursor): { count: number; offset: number; size: number } {
  const { bytes } = c
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b || bytes[at + 2] !== 5 || bytes[at + 3] !== 6) continue
    c.at = at + 4
    if (c.u32() !== 0) throw broken('a container in several parts')
    c.skip(2)
    const plain = { count: c.u16(), size: c.u32(), offset: c.u32() }
    if (at >= 20) {
      c.at = at - 20
      if (c.u32() === LOCATOR64) {
        c.skip(4)
        c.at = c.u64()
        if (c.u32() !== END64) throw broken('failed finding central directory')
        c.skip(28)
        return { count: c.u64(), size: c.u64(), offset: c.u64() }
      }
    }
    return plain
  }
  throw broken('failed finding central directory')
}

/** One entry of the directory, checked against the header that stands before its bytes. */
function entry(c: Cursor): ZipEntry & { header: number } {
  if (c.u32() !== CENTRAL) throw broken('failed finding central directory')
  c.skip(4)
  const flags = c.u16()
  const method = c.u16()
  c.skip(4)
  const crc = c.u32()
  let stored = c.u32()
  let size = c.u32()
  const [nameLength, extraLength, commentLength] = [c.u16(), c.u16(), c.u16()]
  c.skip(8)
  let header = c.u32()
  const name = utf8(c.take(nameLength), broken)
  const extra = new Cursor(c.take(extraLength), 0, broken)
  c.skip(commentLength)
  while (extra.left >= 4) {
    const id = extra.u16()
    const field = new Cursor(extra.take(extra.u16()), 0, broken)
    if (id !== 1) continue
    if (size === MAX32) size = field.u64()
    if (stored === MAX32) stored = field.u64()
    if (header === MAX32) header = field.u64()
  }
  if (flags & 1) throw broken(`'${name}' is encrypted`)
  if (method !== 0 && method !== 8) throw broken(`'${name}' is compressed by method ${method}; only stored and deflated entries are read`)
  const local = new Cursor(c.bytes, header, broken)
  if (header > c.bytes.length || local.u32() !== LOCAL) throw broken(`'${name}' has no header`)
  local.skip(22)
  const [n, m] = [local.u16(), local.u16()]
  local.skip(n + m)
  const start = local.skip(stored)
  if (method === 0 ? size !== stored : size > stored * MOST_DEFLATED + 64) throw broken(`'${name}' cannot hold ${size} bytes`)
  return { name, size, start, end: start + stored, deflated: method === 8, crc, header }
}

/** The bytes of an entry, their checksum compared. A stored entry comes as a look at the container. */
export function readEntry(container: Uint8Array, e: ZipEntry): Uint8Array {
  let bytes = container.subarray(e.start, e.end)
  if (e.deflated) {
    try {
      // With room given, no more is ever written than that.
      bytes = inflateSync(bytes, { out: new Uint8Array(e.size) })
    } catch {
      throw broken(`'${e.name}' is no deflated data, or holds other than ${e.size} bytes`)
    }
    if (bytes.length !== e.size) throw broken(`'${e.name}' holds other than ${e.size} bytes`)
  }
  if (e.crc !== null && crc32(bytes) !== e.crc) throw broken(`the checksum of '${e.name}' is wrong: the file is damaged`)
  return bytes
}

/** The beginning of an entry's bytes is a multiple of this, as PyTorch has it, so that they can be mapped into memory. */
const ALIGNMENT = 64
/** The id of the field that only fills up, PyTorch's own. */
const PADDING = 0x4246

/** Numbers in little-endian order, each with its count of bytes. */
function pack(...fields: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((n, [, b]) => n + b, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [value, b] of fields) {
    if (b === 2) view.setUint16(at, value, true)
    else if (b === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += b
  }
  return bytes
}

/** Writes a container from front to end. Entries are stored as they are, or deflated. */
export class ZipWriter {
  #at = 0
  readonly #directory: Uint8Array[] = []
  #count = 0
  /** The checksums of all entries, one over the other. */
  sum = 0

  constructor(
    readonly write: (bytes: Uint8Array) => void,
    /** Sizes and offsets from this on stand in the 64-bit fields. */
    readonly large = MAX32,
  ) {}

  #put(bytes: Uint8Array): void {
    this.write(bytes)
    this.#at += bytes.length
  }

  add(name: string, bytes: Uint8Array, deflate = false): void {
    const crc = crc32(bytes)
    this.sum = crc32(pack([this.sum, 4], [crc, 4]))
    const stored = deflate ? deflateSync(bytes) : bytes
    const text = encodeUtf8(name)
    const header = this.#at
    const [long, far] = [bytes.length >= this.large || stored.length >= this.large, header >= this.large]
    const sizes: [number, 8][] = long
      ? [
          [bytes.length, 8],
          [stored.length, 8],
        ]
      : []
    const common: [number, 2 | 4][] = [
      [0x0800, 2],
      [deflate ? 8 : 0, 2],
      [0, 2],
      [0x21, 2], // 1980-01-01, the first day that the format knows: equal values give equal files
      [crc, 4],
      [long ? MAX32 : stored.length, 4],
      [long ? MAX32 : bytes.length, 4],
      [text.length, 2],
    ]
    const wide = long ? pack([1, 2], [16, 2], ...sizes) : new Uint8Array(0)
    const before = header + 30 + text.length + wide.length + 4
    const padding = new Uint8Array(-before & (ALIGNMENT - 1)).fill(0x5a)
    const version = long || far ? 45 : 20
    this.#put(pack([LOCAL, 4], [version, 2], ...common, [wide.length + 4 + padding.length, 2]))
    for (const part of [text, wide, pack([PADDING, 2], [padding.length, 2]), padding, stored]) this.#put(part)
    const extra: [number, 8][] = far ? [...sizes, [header, 8]] : sizes
    const tail = extra.length > 0 ? pack([1, 2], [8 * extra.length, 2], ...extra) : new Uint8Array(0)
    this.#directory.push(
      pack(
        [CENTRAL, 4],
        [version, 2],
        [version, 2],
        ...common,
        [tail.length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [far ? MAX32 : header, 4],
      ),
      text,
      tail,
    )
    this.#count++
  }

  /** Writes the directory; nothing may be added after it. */
  end(): void {
    const offset = this.#at
    for (const part of this.#directory) this.#put(part)
    const size = this.#at - offset
    const record = this.#at
    const wide = this.#count >= 0xffff || record >= this.large
    if (wide) {
      const counts: [number, 8][] = [
        [this.#count, 8],
        [this.#count, 8],
        [size, 8],
        [offset, 8],
      ]
      this.#put(pack([END64, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], ...counts))
      this.#put(pack([LOCATOR64, 4], [0, 4], [record, 8], [1, 4]))
    }
    const count = wide ? 0xffff : this.#count
    this.#put(pack([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [wide ? MAX32 : size, 4], [wide ? MAX32 : offset, 4], [0, 2]))
  }
}
