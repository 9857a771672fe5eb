/**
 * Worker threads that run a kernel on parts of its first axis, beside the main thread. They start when first needed,
 * keep no process alive, and exist only where the memory is shared. Knows nothing of which kernels may be split.
 */
import { canShareMemory, environment, nodeModule } from './features.ts'
import { acquire, heap, THREAD_AREA } from './memory.ts'
import type { Compiled } from './module.ts'
import { INSIDE, NEXT_JOB, OPEN, word, workerSource } from './worker.ts'

const MOST = 128
/** More than this many gain nothing where the memory's bandwidth is shared. */
const DEFAULT_MOST = 16
/** Elements below which handing work to threads costs more than it saves, for an operation of a few instructions each. */
export const PARALLEL_GRAIN = 32768
/** Parts of the range for each thread: a slow thread, or one that comes late, takes fewer. */
const PARTS = 4
/** Parts begin at multiples of this, where they are longer: no two threads then write to one cache line, and vectors stay aligned. */
const ALIGN = 64

let threads = 0
/** Workers asked for so far; they come up in their own time. */
let asked = 0
let refused = false
/** The control block, once workers were asked for. */
let control = new Int32Array(0)
let blobUrl: string | undefined
/** Where workers find the bytes of each module, by its id. */
const addresses: number[] = []

/** How many threads a large operation uses, the main thread included: as many as there are cores, unless `OMP_NUM_THREADS` says otherwise. */
export function getNumThreads(): number {
  if (threads === 0) {
    const wanted = Number(environment('OMP_NUM_THREADS'))
    const cores = Number.isInteger(wanted) && wanted > 0 ? wanted : coresOf()
    threads = available() ? Math.min(cores, DEFAULT_MOST) : 1
  }
  return threads
}
const coresOf = (): number =>
  nodeModule('node:os')?.availableParallelism() ?? (typeof navigator === 'object' ? navigator.hardwareConcurrency : 1)

/**
 * Sets how many threads a large operation uses, the main thread included. Where there can be no workers it stays 1.
 * @throws RangeError for a number that is not a positive integer
 */
export function setNumThreads(n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('set_num_threads expects a positive integer')
  threads = available() ? Math.min(n, MOST) : 1
  if (asked > 0) enroll()
}

const available = (): boolean =>
  canShareMemory && !refused && (nodeModule('node:worker_threads') !== undefined || typeof Worker === 'function')

/** Runs the kernel for positions `start` to `end` of axis 0 on all threads that are up, `chunk` at a time, and returns when it is done. */
export function parallelRun(c: Compiled, P: number, start: number, end: number, chunk = chunkOf(end - start, getNumThreads())): void {
  const n = getNumThreads()
  if (n > 1 && asked < n - 1 && !refused) startWorkers(n - 1)
  const w = control
  // The counter passes the end by a chunk for each thread, and must not wrap.
  if (n === 1 || end - start <= chunk || asked === 0 || w[word.STARTED] === 0 || end + chunk * MOST >= 2 ** 31) {
    c.run(P, start, end)
    return
  }
  w[word.MODULE] = c.id
  w[word.ADDRESS] = addresses[c.id] ??= share(c.bytes)
  w[word.LENGTH] = c.bytes.length
  w[word.P] = P
  w[word.NATIVE] = c.native
  w[word.END] = end
  w[word.CHUNK] = chunk
  w[word.FAILED] = 0
  // The first part is the main thread's.
  Atomics.store(w, word.NEXT, start + chunk)
  const job = (w[word.STATE]! + NEXT_JOB) | OPEN
  Atomics.store(w, word.STATE, job)
  if (Atomics.load(w, word.ASLEEP) > 0) Atomics.notify(w, word.STATE)
  try {
    for (let at = start; at < end; at = Atomics.add(w, word.NEXT, chunk)) c.run(P, at, Math.min(at + chunk, end))
  } finally {
    Atomics.and(w, word.STATE, ~OPEN)
    // A browser's main thread may not sleep; and it would not be for long.
    while ((Atomics.load(w, word.STATE) & INSIDE) !== 0);
  }
  if (Atomics.load(w, word.FAILED) !== 0) throw new Error('a worker thread failed in a kernel; its result is incomplete')
}

function chunkOf(length: number, n: number): number {
  const chunk = Math.ceil(length / (n * PARTS))
  return chunk < ALIGN ? chunk : Math.ceil(chunk / ALIGN) * ALIGN
}

/** Copies a module's bytes to where workers can read them, for good. */
function share(bytes: Uint8Array): number {
  const address = acquire(bytes.length, true)
  if (address === 0) throw new Error('out of memory: no room to hand a kernel to the worker threads')
  heap.u8.set(bytes, address)
  return address
}

/** Tells the workers how many of them take part. */
function enroll(): void {
  Atomics.store(control, word.WORKERS, threads - 1)
  Atomics.notify(control, word.WORKERS)
}

function startWorkers(count: number): void {
  control = new Int32Array(heap.memory.buffer as ArrayBuffer, THREAD_AREA, 128)
  enroll()
  try {
    for (; asked < count; asked++) startWorker(asked)
  } catch {
    // The host's policy (Node's permissions, a page's security policy) allows none, or no more.
    refused = true
    threads = Math.min(threads, asked + 1)
  }
}

function startWorker(index: number): void {
  const node = nodeModule('node:worker_threads')
  if (node) {
    const source = `const { memory, index } = require('node:worker_threads').workerData\n${workerSource}\nwork(memory, index)`
    // The host's own flags and loaders are of no use to it.
    const worker = new node.Worker(source, { eval: true, execArgv: [], env: {}, workerData: { memory: heap.memory, index } })
    worker.on('error', () => {})
    worker.unref()
    return
  }
  blobUrl ??= URL.createObjectURL(
    new Blob([`${workerSource}\nonmessage = ({ data }) => work(data.memory, data.index)`], { type: 'text/javascript' }),
  )
  const worker = new Worker(blobUrl, { name: `varigrad-${index}` })
  worker.onerror = (event) => event.preventDefault()
  worker.postMessage({ memory: heap.memory, index })
}
