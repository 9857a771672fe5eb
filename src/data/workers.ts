/** The loop's side of a DataLoader's workers: asks them ahead for batches and gives these in order. */
import { startWorker, type WorkerHandle } from '../backend/host/workers.ts'
import * as errors from '../errors.ts'
import { RuntimeError } from '../errors.ts'
import { default_collate, default_convert } from './collate.ts'
import { type Fetching, isIterable } from './fetch.ts'
import { decode, describe, exportName, exportsOf } from './portable.ts'
import type { Answer, Failure, Start } from './worker.ts'

interface Options {
  num_workers: number
  prefetch_factor: number
  persistent_workers: boolean
  in_order: boolean
  timeout: number
  worker_init_fn: ((id: number) => unknown) | null
}

/** The library as a module that a worker can import: its entry lies beside this code. */
const library = (): string => new URL('./index.js', import.meta.url).href

/** Workers and what they have answered. */
export class Pool {
  readonly workers: WorkerHandle[] = []
  readonly #answers: Answer[] = []
  #dead: Error | null = null
  #wake: (() => void) | null = null

  constructor(starts: Start[]) {
    for (const start of starts)
      this.workers.push(
        startWorker(
          library(),
          start,
          (answer) => {
            this.#answers.push(answer as Answer)
            this.#wake?.()
          },
          (error) => {
            this.#dead ??= error
            this.#wake?.()
          },
        ),
      )
  }
  /** The next answer. Only while it waits do the workers keep the process alive. */
  async receive(seconds: number): Promise<Answer> {
    let late = false
    while (this.#answers.length === 0) {
      if (this.#dead) throw this.#dead
      if (late) throw new RuntimeError(`DataLoader timed out after ${seconds} seconds`)
      let timer: ReturnType<typeof setTimeout> | undefined
      for (const w of this.workers) w.hold(true)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        if (seconds > 0)
          timer = setTimeout(() => {
            late = true
            resolve()
          }, seconds * 1000)
      })
      this.#wake = null
      clearTimeout(timer)
      for (const w of this.workers) w.hold(false)
    }
    return this.#answers.shift()!
  }
  stop(): void {
    for (const w of this.workers) w.stop()
  }
}

/** The worker's error again, of its class where it is one of ours, with the worker's stack in its message. */
function rethrown({ name, stack, message }: Failure, worker: number): Error {
  const known = (errors as unknown as Record<string, new (message: string) => Error>)[name]
  const text = `Caught ${name} in DataLoader worker process ${worker}.\nOriginal ${stack.includes(message) ? stack : `${name}: ${message}\n${stack}`}`
  return known && name !== 'OSError' ? new known(text) : new RuntimeError(text)
}

function start(o: Options, { dataset, collate_fn, auto, drop_last }: Fetching, seed: bigint): Pool {
  const exports = exportsOf(dataset)
  const usual = collate_fn === default_collate || collate_fn === default_convert
  const common = {
    num_workers: o.num_workers,
    seed,
    dataset: describe(dataset),
    collate_fn: usual ? null : exportName('collate_fn', collate_fn, exports),
    worker_init_fn: o.worker_init_fn === null ? null : exportName('worker_init_fn', o.worker_init_fn, exports),
    auto,
    drop_last,
  }
  return new Pool(Array.from({ length: o.num_workers }, (_, id) => ({ ...common, id })))
}

/** The batches of a pass. `waiting`: workers of an earlier pass; `keep` is told which ones wait now, if any. */
export function loadAhead(
  o: Options,
  fetching: Fetching,
  indices: Iterator<unknown>,
  seed: bigint,
  waiting: Pool | null,
  keep: (pool: Pool | null) => void,
): AsyncIterableIterator<unknown> {
  const pool = waiting ?? start(o, fetching, seed)
  keep(null)
  if (waiting) for (const w of pool.workers) w.post({ resume: true })
  return pass(o, pool, isIterable(fetching.dataset), indices, keep)
}

async function* pass(
  o: Options,
  pool: Pool,
  iterable: boolean,
  indices: Iterator<unknown>,
  keep: (pool: Pool | null) => void,
): AsyncIterableIterator<unknown> {
  const n = pool.workers.length
  const active = new Array<boolean>(n).fill(true)
  /** The worker of each task that is not given yet, in order; and the answers that came before their turn. */
  const tasks = new Map<number, number>()
  const early = new Map<number, Answer>()
  let next = 0
  let turn = 0
  let outstanding = 0
  const ask = (): void => {
    if (!active.includes(true)) return
    const at = indices.next()
    if (at.done) return
    while (!active[turn % n]) turn++
    const worker = turn++ % n
    pool.workers[worker]!.post({ task: next, index: at.value })
    tasks.set(next++, worker)
    outstanding++
  }
  let finished = false
  try {
    for (let i = 0; i < o.prefetch_factor * n; i++) ask()
    while (tasks.size > 0) {
      const [first] = tasks.keys()
      let answer = o.in_order ? early.get(first!) : undefined
      early.delete(first!)
      while (!answer) {
        const got = await pool.receive(o.timeout)
        outstanding--
        if (got.end) {
          // What this worker was asked for besides has no answer but this.
          if (iterable) active[got.worker] = false
          tasks.delete(got.task)
          ask()
          if (o.in_order && got.task !== first) continue
          break
        }
        if (!o.in_order || got.task === first) answer = got
        else early.set(got.task, got)
      }
      if (!answer) continue
      tasks.delete(answer.task)
      ask()
      if (answer.error) throw rethrown(answer.error, answer.worker)
      yield decode(answer.value)
    }
    finished = true
  } finally {
    // Requests without an answer would be taken for those of the next pass.
    if (o.persistent_workers && finished && outstanding === 0) keep(pool)
    else pool.stop()
  }
}
