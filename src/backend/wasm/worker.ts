/**
 * What a worker thread runs, as source text, and the control block that it and `threads.ts` share. The text is plain
 * JavaScript of its own: a bundler would not carry an import into a worker.
 *
 * A job is the words below; `STATE` guards them. It holds how many workers are inside (low bits), whether the job takes
 * more (`OPEN`), and a number that changes with every job. A worker enters by a compare-and-swap on an open state, so a
 * late one never sees half a job; the main thread closes the job when it finds nothing left to take, waits for those
 * inside, and only then writes the next. Nobody waits for a worker that has not entered.
 */
import { THREAD_AREA } from './memory.ts'

/** Places of 32-bit words in the control block; those that several threads write lie on cache lines of their own. */
export const word = {
  STATE: 0,
  /** The first position of axis 0 that nobody has taken. */
  NEXT: 16,
  /** Workers asleep until `STATE` changes. */
  ASLEEP: 32,
  /** Workers that run. */
  STARTED: 48,
  /** Nonzero once a worker failed in the job. */
  FAILED: 64,
  /** How many workers take part, by their index; the others sleep until it changes. */
  WORKERS: 80,
  // The job: the module and where its bytes are, the parameter block, the range.
  MODULE: 96,
  ADDRESS: 97,
  LENGTH: 98,
  P: 99,
  END: 100,
  CHUNK: 101,
  /** Where it is said how to load the compiled form of the kernel; 0: there is none. */
  NATIVE: 102,
} as const

/** The parts of `STATE`. */
export const INSIDE = 255
export const OPEN = 256
export const NEXT_JOB = 512

/**
 * How long an idle worker looks for the next job before it sleeps, in milliseconds: longer than most pauses within a training step, for waking
 * it takes some 30 µs. Steps on two threads take 0.94 of what they do at a quarter of it, 1.04 at more than twice as much.
 */
const SPIN = 0.2

/** Defines `work(memory, index)`, which serves jobs for as long as the thread lives. */
export const workerSource = `
const { STATE, NEXT, ASLEEP, STARTED, FAILED, WORKERS, MODULE, ADDRESS, LENGTH, P, END, CHUNK, NATIVE } = ${JSON.stringify(word)}
const work = (memory, index) => {
  const w = new Int32Array(memory.buffer, ${THREAD_AREA}, 128)
  const env = { memory, sin: Math.sin, cos: Math.cos, tan: Math.tan, fmod: (x, y) => x % y }
  const kernels = []
  const compile = (id) => {
    const address = w[ADDRESS] >>> 0
    const length = w[LENGTH]
    if (memory.buffer.byteLength < address + length) memory.grow(0) // brings this thread's view up to date
    const bytes = new Uint8Array(length)
    bytes.set(new Uint8Array(memory.buffer, address, length))
    return (kernels[id] = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env }).exports.k)
  }
  const natives = []
  const load = (at) => {
    const length = new Int32Array(memory.buffer)[at >> 2]
    const bytes = new Uint8Array(length)
    bytes.set(new Uint8Array(memory.buffer, at + 4, length))
    const { koffi, library, declaration, caller, memory: base } = JSON.parse(new TextDecoder().decode(bytes))
    return (0, eval)(caller)(require(koffi).load(library).func(declaration), memory, base)
  }
  const native = (id, at) => {
    if (natives[id] === undefined) {
      try {
        natives[id] = load(at)
      } catch {
        natives[id] = null
      }
    }
    return natives[id]
  }
  const job = (run) => {
    const p = w[P]
    const end = w[END]
    const chunk = w[CHUNK]
    for (;;) {
      const start = Atomics.add(w, NEXT, chunk)
      if (start >= end) return
      run(p, start, Math.min(start + chunk, end))
    }
  }
  Atomics.add(w, STARTED, 1)
  let idle = performance.now()
  let lost = false
  for (;;) {
    const workers = Atomics.load(w, WORKERS)
    if (index >= workers) {
      Atomics.wait(w, WORKERS, workers)
      continue
    }
    const state = Atomics.load(w, STATE)
    if ((state & ${OPEN}) !== 0 && Atomics.load(w, NEXT) < w[END]) {
      if (Atomics.compareExchange(w, STATE, state, state + 1) !== state) continue
      let run
      try {
        run = (w[NATIVE] !== 0 && native(w[MODULE], w[NATIVE])) || kernels[w[MODULE]] || compile(w[MODULE])
        job(run)
      } catch {
        if (run) Atomics.store(w, FAILED, 1)
        else lost = true // nothing was taken: the others do it all, from now on without this thread
      }
      if (lost) Atomics.sub(w, STARTED, 1)
      Atomics.sub(w, STATE, 1)
      if (lost) return
      idle = performance.now()
    } else if (performance.now() - idle > ${SPIN}) {
      Atomics.add(w, ASLEEP, 1)
      Atomics.wait(w, STATE, state)
      Atomics.sub(w, ASLEEP, 1)
      idle = performance.now()
    }
  }
}
`
