/** A worker of a DataLoader: makes its own copy of the dataset, then fetches the batches it is asked for. */
import { setNumThreads } from '../backend/wasm/threads.ts'
import { default_generator } from '../random/generator.ts'
import { default_collate, default_convert } from './collate.ts'
import { asyncFetcher, END } from './fetch.ts'
import { build, type Description, encode } from './portable.ts'

/** What a worker is started with. */
export interface Start {
  id: number
  num_workers: number
  seed: bigint
  dataset: Description
  /** Names of exports. */
  collate_fn: string | null
  worker_init_fn: string | null
  auto: boolean
  drop_last: boolean
}
/** A batch that is asked for, or a new pass. */
export type Request = { task: number; index: unknown } | { resume: true }
export interface Failure {
  name: string
  message: string
  stack: string
}
/** The answer, by the number of its task: a batch, the end of an iterable dataset, or what went wrong; -1: when starting. */
export type Answer = { worker: number; task: number; value?: unknown; end?: true; error?: Failure }

export interface WorkerInfo {
  readonly id: number
  readonly num_workers: number
  readonly seed: number | bigint
  readonly dataset: unknown
}
let info: WorkerInfo | null = null
/** In a worker, which one it is, its seed and its dataset; null elsewhere. */
export const get_worker_info = (): WorkerInfo | null => info

const failure = (e: unknown): Failure =>
  e instanceof Error
    ? { name: e.name, message: e.message, stack: e.stack ?? String(e) }
    : { name: 'Error', message: String(e), stack: String(e) }

/** Answers requests one after the other; called by the script that starts a worker, with its host's way to send and receive. */
export function _worker_loop(
  start: Start,
  send: (answer: Answer, transfer: ArrayBuffer[]) => void,
  receive: (handle: (request: Request) => void) => void,
): void {
  const { id, num_workers, auto, drop_last } = start
  const seed = start.seed + BigInt(id)
  let pass: (() => (index: unknown) => Promise<unknown>) | null = null
  let fetch: ((index: unknown) => Promise<unknown>) | null = null
  let broken: Failure | null = null
  let ended = false
  const prepare = async (): Promise<void> => {
    setNumThreads(1)
    default_generator.manual_seed(BigInt.asUintN(63, seed))
    const { dataset, exports } = await build(start.dataset)
    info = { id, num_workers, seed: seed <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(seed) : seed, dataset }
    if (start.worker_init_fn !== null) await (exports[start.worker_init_fn] as (id: number) => unknown)(id)
    const collate_fn = (start.collate_fn === null ? (auto ? default_collate : default_convert) : exports[start.collate_fn]) as never
    pass = () => asyncFetcher({ dataset: dataset as never, collate_fn, auto, drop_last })
  }
  const answer = async (request: Request): Promise<void> => {
    if ('resume' in request) {
      fetch = null
      ended = false
      return
    }
    const { task, index } = request
    const base = { worker: id, task }
    if (ended) return send({ ...base, end: true }, [])
    try {
      if (broken) return send({ ...base, error: broken }, [])
      fetch ??= pass!()
      const value = await fetch(index)
      ended = value === END
      const transfer: ArrayBuffer[] = []
      send(ended ? { ...base, end: true } : { ...base, value: encode(value, transfer) }, transfer)
    } catch (e) {
      send({ ...base, error: failure(e) }, [])
    }
  }
  let last = prepare().catch((e: unknown) => {
    broken = failure(e)
  })
  receive((request) => {
    last = last.then(() => answer(request))
  })
}
