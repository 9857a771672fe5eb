/** The modes that decide what is recorded: grad, inference, anomaly, saved-tensor hooks, forward levels; and the guards that set them. */
import { TypeError as TorchTypeError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'

export interface SavedHooks {
  pack: (t: Tensor) => unknown
  unpack: (packed: unknown) => Tensor
}

/** The modes in force. Read directly on hot paths; changed only through guards. */
export const mode = {
  grad: true,
  inference: false,
  anomaly: false,
  checkNan: true,
  /** The level of forward-mode differentiation, -1 outside. */
  forward: -1,
  savedHooks: [] as SavedHooks[],
  /** A message when saving for backward is switched off. */
  savedHooksDisabled: null as string | null,
}
export type Modes = typeof mode

/** What `torch.no_grad()` gives without a callback: the mode lasts until it is disposed (`using guard = torch.no_grad()`). */
export class Guard implements Disposable {
  #undo: (() => void) | null
  constructor(undo: () => void) {
    this.#undo = undo
  }
  [Symbol.dispose](): void {
    const undo = this.#undo
    this.#undo = null
    undo?.()
  }
}

const isThenable = (x: unknown): x is PromiseLike<unknown> =>
  typeof x === 'object' && x !== null && typeof (x as { then?: unknown }).then === 'function'

/** Sets modes, runs `fn`, puts them back (when the promise settles, for an async callback); without `fn`, returns a Guard. */
export function withModes<T>(set: Partial<Modes>, fn?: () => T): T | Guard {
  const before = { ...mode }
  Object.assign(mode, set)
  const undo = (): void => {
    for (const k of Object.keys(set)) Object.assign(mode, { [k]: before[k as keyof Modes] })
  }
  return during(undo, fn)
}

/** Runs `fn` and then `undo`, whatever happens; without `fn`, returns a Guard that undoes. */
export function during<T>(undo: () => void, fn?: () => T): T | Guard {
  if (fn === undefined) return new Guard(undo)
  if (typeof fn !== 'function') {
    undo()
    throw new TorchTypeError(`expected a function to run, or nothing for a guard, but got ${fn === null ? 'None' : typeof fn}`)
  }
  let later = false
  try {
    const value = fn()
    if (isThenable(value)) {
      later = true
      return value.then(
        (v) => (undo(), v),
        (e: unknown) => {
          undo()
          throw e
        },
      ) as T
    }
    return value
  } finally {
    if (!later) undo()
  }
}

/** Runs `fn` with nothing recorded, neither backward nor forward: for the value of an operation that is recorded as one node. */
export function unrecorded<T>(fn: () => T): T {
  const { grad, forward } = mode
  mode.grad = false
  mode.forward = -1
  try {
    return fn()
  } finally {
    mode.grad = grad
    mode.forward = forward
  }
}
