/** The host's files, where it has any (Node, Bun, Deno): whole, in parts, and written so that no reader ever sees half of one. */
import { NotImplementedError, OSError } from '../../errors.ts'
import { nodeModule } from '../wasm/features.ts'

type Fs = typeof import('node:fs')

/** Whether this host has files. */
export const hasFiles = (): boolean => nodeModule('node:fs') !== undefined

/** Python's words for the commonest of the operating system's refusals. */
const WORDS: Record<string, string> = {
  ENOENT: '[Errno 2] No such file or directory',
  EACCES: '[Errno 13] Permission denied',
  EISDIR: '[Errno 21] Is a directory',
  ENOTDIR: '[Errno 20] Not a directory',
  ENOSPC: '[Errno 28] No space left on device',
}

/** The path of a `file:` address. */
export function pathOfUrl(url: URL): string {
  const path = nodeModule('node:url')?.fileURLToPath(url)
  if (path === undefined) throw new NotImplementedError(`'${url}': this host has no files to open by path`)
  return path
}

/** Runs `fn` on the host's files; what it refuses becomes an OSError with Python's words. */
function withFiles<T>(path: string, fn: (fs: Fs) => T): T {
  const fs = nodeModule('node:fs')
  if (fs === undefined)
    throw new NotImplementedError(
      `'${path}': this host has no files to open by path (Node has, from 20.16); give an ArrayBuffer, a Blob, a URL or a Response`,
    )
  try {
    return fn(fs)
  } catch (e) {
    if (e instanceof Error && typeof (e as { code?: unknown }).code === 'string') {
      const { code, message } = e as Error & { code: string }
      throw new OSError(`${WORDS[code] ?? message}: '${path}'`, code, path, e)
    }
    throw e
  }
}

/** The system reads no more than 2 GB in one call. */
const MOST_AT_ONCE = 2 ** 30

/** A file of which parts are read as they are needed. */
export interface OpenFile {
  readonly size: number
  /** `length` bytes from `offset` on, fewer where the file ends. */
  read(offset: number, length: number): Uint8Array
  close(): void
}

export function openFile(path: string): OpenFile {
  return withFiles(path, (fs) => {
    const fd = fs.openSync(path, 'r')
    let open = true
    return {
      size: fs.fstatSync(fd).size,
      read: (offset, length) =>
        withFiles(path, () => {
          const bytes = new Uint8Array(length)
          let at = 0
          for (;;) {
            const n = at < length ? fs.readSync(fd, bytes, at, Math.min(length - at, MOST_AT_ONCE), offset + at) : 0
            if (n === 0) return bytes.subarray(0, at)
            at += n
          }
        }),
      close() {
        if (open) fs.closeSync(fd)
        open = false
      },
    }
  })
}

/** The bytes of a file. What is no plain file (a pipe) has no size, and is read to its end. */
export function readFile(path: string): Uint8Array {
  return withFiles(path, (fs) => {
    if (!fs.statSync(path).isFile()) return fs.readFileSync(path)
    const file = openFile(path)
    try {
      return file.read(0, file.size)
    } finally {
      file.close()
    }
  })
}

/** The chunks of a file, as they come. */
export const streamFile = (path: string): { size: number; chunks: AsyncIterable<Uint8Array> } =>
  withFiles(path, (fs) => ({ size: fs.statSync(path).size, chunks: fs.createReadStream(path) }))

let temporaries = 0

/**
 * Writes a file: under another name beside it first, which takes its place when all is written. A failure leaves an earlier file as it was,
 * and nothing beside it.
 */
export function writeFile(path: string, fill: (write: (bytes: Uint8Array) => void) => void): void {
  withFiles(path, (fs) => {
    const temporary = `${path}.${process.pid}-${++temporaries}.tmp`
    const fd = fs.openSync(temporary, 'wx')
    try {
      try {
        fill((bytes) => {
          for (let at = 0; at < bytes.length; ) at += fs.writeSync(fd, bytes, at)
        })
      } finally {
        fs.closeSync(fd)
      }
      fs.renameSync(temporary, path)
    } catch (e) {
      fs.rmSync(temporary, { force: true })
      throw e
    }
  })
}

/** The checksum of zip files as the host computes it, several times as fast as JavaScript can; undefined where it does not (before Node 20.15). */
export const hostCrc32 = (): ((bytes: Uint8Array) => number) | undefined => nodeModule('node:zlib')?.crc32
