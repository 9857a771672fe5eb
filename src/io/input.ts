/** Where the bytes of a file come from: a path or bytes at hand at once; an address, a blob, a response, a stream with a promise. */

import { typeName } from '../autograd/node.ts'
import { type OpenFile, pathOfUrl, readFile, streamFile } from '../backend/host/files.ts'
import { OSError, RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { concat } from './bytes.ts'

/** A path (where the host has files), or the bytes themselves. */
export type SyncSource = string | ArrayBufferLike | ArrayBufferView
/** What arrives bit by bit. */
export type AsyncSource = URL | Blob | Response | ReadableStream<Uint8Array>

export interface Progress {
  /** Called as bytes arrive: how many there are, and how many there will be (null where that is not known). */
  onprogress?: ((loaded: number, total: number | null) => void) | null
}

const isBuffer = (x: unknown): x is ArrayBufferLike =>
  x instanceof ArrayBuffer || (typeof SharedArrayBuffer === 'function' && x instanceof SharedArrayBuffer)

export function isAsync(f: unknown): f is AsyncSource {
  const is = (make: unknown): boolean => typeof make === 'function' && f instanceof make
  const { URL, Blob, Response, ReadableStream } = globalThis
  return is(URL) || is(Blob) || is(Response) || is(ReadableStream)
}

export function readSync(f: SyncSource, caller: string): Uint8Array {
  if (typeof f === 'string') {
    if (/^(https?|blob|data|file):/.test(f))
      throw new ValueError(`${caller}: '${f.slice(0, 80)}' is an address, not a path: give new URL(…), and await the promise`)
    return readFile(f)
  }
  if (isBuffer(f)) return new Uint8Array(f)
  if (ArrayBuffer.isView(f)) return new Uint8Array(f.buffer, f.byteOffset, f.byteLength)
  throw new TorchTypeError(
    `${caller}: a path, a URL, bytes (ArrayBuffer or typed array), a Blob, a Response or a ReadableStream is wanted, not ${typeName(f)}`,
  )
}

/** Bytes at hand as a file of which parts are read. */
export const fileOf = (bytes: Uint8Array): OpenFile => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
  close() {},
})

export async function readAsync(f: AsyncSource, { onprogress }: Progress = {}): Promise<Uint8Array> {
  const { size, chunks } = await open(f)
  const got: Uint8Array[] = []
  let loaded = 0
  onprogress?.(0, size)
  for await (const chunk of chunks) {
    if (!ArrayBuffer.isView(chunk)) throw new TorchTypeError('a stream of bytes (Uint8Array) is wanted')
    got.push(chunk)
    loaded += chunk.byteLength
    onprogress?.(loaded, size)
  }
  return got.length === 1 ? got[0]! : concat(got)
}

interface Open {
  size: number | null
  chunks: AsyncIterable<Uint8Array>
}

async function open(f: AsyncSource): Promise<Open> {
  if (f instanceof URL) {
    if (f.protocol === 'file:') return streamFile(pathOfUrl(f))
    try {
      return await open(await fetch(f))
    } catch (e) {
      if (e instanceof globalThis.TypeError) throw new OSError(`${f} cannot be fetched: ${e.message}`, 'EFETCH', String(f), e)
      throw e
    }
  }
  if (f instanceof Blob) return { size: f.size, chunks: streamed(f.stream()) }
  if (f instanceof ReadableStream) return { size: null, chunks: streamed(f) }
  if (!f.ok) throw new OSError(`HTTP Error ${f.status}: ${f.statusText || 'refused'}: '${f.url}'`, `HTTP${f.status}`, f.url)
  if (!f.body) throw new RuntimeError('the response has no body, or its body was read before')
  // The length counts the bytes as they were sent: of a compressed answer it says nothing.
  const length = f.headers.get('content-encoding') ? null : f.headers.get('content-length')
  return { size: length === null ? null : Number(length), chunks: streamed(f.body) }
}

/** Streams are not iterable in every browser. */
async function* streamed(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.releaseLock()
  }
}
