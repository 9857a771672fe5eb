/**
 * Tensors that come and go within a backward pass, and gradients until they are dropped: their bytes are free as soon as nothing waits
 * for them, and are written again while the caches still hold them. What the user has seen stays.
 */
import { currentScope, Scope, type Storage, switchScope } from '../backend/wasm/storage.ts'
import type { Tensor } from './tensor.ts'

export { aside } from '../backend/wasm/storage.ts'

/** Of what was made in a step that stays on which a gradient waits, and what somebody holds. */
function stays(s: Storage): boolean {
  if (s.waiting > 0 && !s.owned) s.passing = true
  return s.waiting > 0 || s.owned
}

/** What the steps of one backward pass make. The user's code within them is run `aside`. */
export class Passing {
  readonly #scope = new Scope(currentScope(), true)
  /** Begins a step; what this returns, `end` wants. */
  begin(): Scope | null {
    return switchScope(this.#scope)
  }
  /** Ends it: what it made and nothing waits for is freed. */
  end(before: Scope | null): void {
    switchScope(before)
    this.#scope.clear(stays)
  }
}

/** Notes that the user has seen `t`, or may: its storage may not be taken over by another, nor freed. */
export function markOwned<T extends Tensor | null>(t: T): T {
  if (t) {
    t._storage.owned = true
    t._storage.unread = false
  }
  return t
}

/** Notes that `t`, whose storage nothing else holds, becomes some tensor's `grad`. */
export function becomesGrad(t: Tensor): Tensor {
  t._storage.owned = true
  t._storage.unread = true
  return t
}

/** Notes that `t` was some tensor's `grad`: if nobody has read it there, its bytes are free. */
export function wasGrad(t: Tensor | null): void {
  if (t?._storage.unread) t._storage.free()
}

/** Notes that only the graph will hold `t`, which nobody has seen: once nothing in it does, its bytes are free. */
export function passes(t: Tensor): Tensor {
  t._storage.passing = true
  return t
}

/** Notes that `g` waits to be taken further. */
export const waits = (g: Tensor): void => void g._storage.waiting++

/** Notes that `g` does no more. */
export function taken(g: Tensor): void {
  const s = g._storage
  if (--s.waiting === 0 && s.passing && !s.owned) s.free()
}

/** Whether nothing else waits for what `g` lies on, and nobody holds it: it may be taken over. */
export const isLast = (g: Tensor): boolean => g._storage.waiting <= 1 && !g._storage.owned
