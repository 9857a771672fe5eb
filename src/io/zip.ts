/** The zip container, with its 64-bit extension: what PyTorch's checkpoints and NumPy's .npz lie in. No encryption, no parts, no folders. */
import { inflateSync } from 'fflate'
import { RuntimeError } from '../errors.ts'
import { Cursor, crc32, utf8 } from './bytes.ts'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
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
  readonly crc: number
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
  const out = new Map<string, ZipEntry>()
  let free = 0
  for (const e of [...found].sort((a, b) => a.header - b.header)) {
    if (e.header < free) throw broken(`'${e.name}' lies over another entry`)
    free = e.end
  }
  for (const e of found) {
    if (out.has(e.name)) throw broken(`two entries are called '${e.name}'`)
    out.set(e.name, e)
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
  if (crc32(bytes) !== e.crc) throw broken(`the checksum of '${e.name}' is wrong: the file is damaged`)
  return bytes
}
