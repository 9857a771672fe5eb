/**
 * The host's garbage collector, as far as it can be moved. It knows nothing of the bytes that its small objects stand
 * for, so dead blocks would pile up before it looks for them. Knows nothing of blocks.
 *
 * `ask` and `force` go by the size of ArrayBuffers, which V8 counts: one that is made and dropped at once, never touched
 * and so never backed by pages, starts a collection. Measured on Node 20, 22 and 24: 64 MiB does not start one every
 * time, 128 MiB does. With a small JavaScript heap on the development machine to start it takes 3 ms, to end it 2 ms,
 * some 10 to 30 ms later; most of a large heap is marked in between by other threads. More than half the limit of V8's
 * heap makes it collect before it returns: 3 ms in all with a small heap, and by so much more with a large one.
 *
 * `letGo` is for WeakRefs. Making one, and `deref`, keep the target alive until the current macrotask ends, which a
 * synchronous loop never does. V8 forgets those targets after each run of a queue of microtasks, and Node gives a
 * context a queue of its own, which is run when a script in it ends: 2 to 3 µs. The main queue is not touched. Hazard:
 * a WeakRef of the user's, too, can then come to be empty within one macrotask.
 */
import { nodeModule } from './features.ts'

const ASK = 2 ** 27
const FORCE = 2 ** 32

/** Starts a collection, to be done beside the program. */
export function ask(): void {
  // What was slow once is tried again in the end.
  lastTook *= 0.8
  allocateAndDrop(ASK)
}

function allocateAndDrop(bytes: number): void {
  try {
    new ArrayBuffer(bytes)
  } catch {
    // A host without so much room collects before it says so.
  }
}

let runScript: (() => void) | null | undefined

/** Lets the targets of WeakRefs be collected from now on, though they were looked at before. */
export function letGo(): void {
  runScript?.()
}

/** Whether WeakRefs tell, in the middle of a macrotask, what was collected: tried once. */
export function canTell(): boolean {
  if (runScript === undefined) {
    const vm = nodeModule('node:vm')
    runScript = null
    if (vm) {
      const context = vm.createContext({}, { microtaskMode: 'afterEvaluate' })
      const script = new vm.Script('0')
      runScript = () => script.runInContext(context)
      if (!force()) runScript = null
    }
  }
  return runScript !== null
}

/** Something that the next collection takes away. */
const canary = (): WeakRef<object> => new WeakRef({})

/** Longer than this, a collection had better be done beside the program, in milliseconds. */
const QUICK = 10
let lastTook = 0

/** Whether `force` stops the program only shortly, as far as known. */
export const isQuick = (): boolean => lastTook < QUICK

/** How long the last collection stopped the program, in milliseconds. */
export const tookLast = (): number => lastTook

/** Collects now; false where that cannot be had. */
export function force(): boolean {
  const begin = performance.now()
  const done = collectNow()
  lastTook = performance.now() - begin
  return done
}

function collectNow(): boolean {
  const bird = canary()
  for (let i = 0; i < 8; i++) {
    letGo()
    allocateAndDrop(FORCE)
    if (bird.deref() === undefined) return true
  }
  letGo()
  return false
}

let bird: WeakRef<object> | undefined

/** Whether a collection has come to its end since `beginWatch`. Keeps what it looks at until `letGo`. */
export const endedSince = (): boolean => bird !== undefined && bird.deref() === undefined

export function beginWatch(): void {
  bird = canary()
}
