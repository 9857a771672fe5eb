/** Threads that run the library: Node's worker_threads, or a browser's module workers. What they do is not known here. */
import { NotImplementedError, RuntimeError } from '../../errors.ts'
import { nodeModule } from '../wasm/features.ts'

export interface WorkerHandle {
  post: (message: unknown) => void
  /** Whether the process stays alive for the worker; at first it does not. */
  hold: (alive: boolean) => void
  stop: () => void
}

/**
 * Where the library is not at `library` (a bundler has moved it), the module of the dataset may export it as `torch`. Messages that come
 * while the modules load wait.
 */
const body = `
const run = async ({ library, start }, send, receive) => {
  let failure
  for (const url of [library, start.dataset?.origin?.url]) {
    if (!url) continue
    try {
      const found = await import(url)
      const { utils } = found.torch ?? found
      return utils.data._worker_loop(start, send, receive)
    } catch (e) {
      failure ??= e
    }
  }
  throw failure
}`
const nodeSource = `const { parentPort, workerData } = require('node:worker_threads')${body}
run(workerData, (message, transfer) => parentPort.postMessage(message, transfer), (handle) => parentPort.on('message', handle))`
const webSource = `${body}
const early = []
let handle = (message) => early.push(message)
onmessage = ({ data }) => {
  onmessage = ({ data }) => handle(data)
  run(data, (message, transfer) => postMessage(message, { transfer }), (fn) => {
    handle = fn
    early.forEach(fn)
  }).catch((e) => setTimeout(() => { throw e }))
}`
let blob: string | undefined

/** A worker that imports the library and runs its loop with `start`. `failed`: the worker has ended on its own. */
export function startWorker(
  library: string,
  start: unknown,
  message: (data: unknown) => void,
  failed: (error: Error) => void,
): WorkerHandle {
  const node = nodeModule('node:worker_threads')
  if (node) {
    const worker = new node.Worker(nodeSource, { eval: true, workerData: { library, start } })
    let stopped = false
    worker.on('message', message)
    worker.on('error', (e) => failed(dead(e)))
    worker.on('exit', (code) => {
      if (!stopped) failed(dead(new Error(`exit code ${code}`)))
    })
    worker.unref()
    return {
      post: (m) => worker.postMessage(m),
      hold: (alive) => (alive ? worker.ref() : worker.unref()),
      stop() {
        stopped = true
        void worker.terminate()
      },
    }
  }
  if (typeof Worker !== 'function') throw new NotImplementedError('this host has no worker threads; use num_workers: 0')
  blob ??= URL.createObjectURL(new Blob([webSource], { type: 'text/javascript' }))
  const worker = new Worker(blob, { type: 'module' })
  worker.onmessage = ({ data }) => message(data)
  worker.onerror = (event) => {
    event.preventDefault()
    failed(dead(new Error(event.message)))
  }
  worker.postMessage({ library, start })
  return { post: (m) => worker.postMessage(m), hold() {}, stop: () => worker.terminate() }
}
const dead = (e: unknown): Error =>
  new RuntimeError(`DataLoader worker exited unexpectedly: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}`)
