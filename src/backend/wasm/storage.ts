/** The bytes of tensors: whole blocks (`blocks.ts`) for large ones, slots of shared blocks for small ones. Knows nothing of tensors. */
import { allocateBlock, type Block, type Cell, epoch, freeBlock, noBlock, RESIDENT, settle } from './blocks.ts'

import { copyBytes } from './bulk.ts'

export { beginOp, type MemoryStats, memoryStats, OutOfMemoryError } from './blocks.ts'
export { setResidentLimit } from './limit.ts'

/** Up to this size storages are carved from slabs, which cost one registration and live as long as any storage in them. */
const SMALL = 2048
const SLOT = 32
const SLAB = 16384

let slab = noBlock
/** Where the next small storage begins in the slab. */
let slabTop = SLAB

/** What was lent to whom: keeps the storage alive as long as the borrower is. */
const borrowers = new WeakMap<object, Storage>()

/** The storage behind an object that `lend` made. */
export const lenderOf = (object: object): Storage | undefined => borrowers.get(object)

/** The innermost open scope. */
let scope: Scope | null = null

/** The bytes of one tensor, or of several that are views of each other. */
export class Storage {
  /** Counts the changes in place, as `tensor._version` tells them. */
  version = 0
  /** Somebody besides the computation in progress holds it (a user, a gradient): it may not be taken over. */
  owned = false
  /** It is the `grad` of a tensor, and nobody has read it there. */
  unread = false
  /** Made by a backward pass for itself: it gives the bytes back once no gradient on them waits any more. */
  passing = false
  /** How many gradients on it wait at nodes of backward passes, or are being taken further. */
  waiting = 0
  #block: Block
  #cell: Cell
  /** Where the bytes begin in the block. */
  #base: number
  #nbytes: number

  private constructor(block: Block, base: number, nbytes: number) {
    this.#block = block
    this.#cell = block.cell
    this.#base = base
    this.#nbytes = nbytes
    block.users++
    // A small one would not give its bytes back before its neighbours do.
    if (scope !== null && (nbytes > SMALL || !scope.internal)) scope.allocated.push(this)
  }

  /**
   * `nbytes` bytes with undefined contents, aligned to 32 or more.
   * @throws OutOfMemoryError
   */
  static allocate(nbytes: number): Storage {
    if (nbytes > SMALL) return new Storage(allocateBlock(nbytes), 0, nbytes)
    let base = slabTop
    slabTop += (nbytes + SLOT - 1) & -SLOT
    // A slab that was paged out in between is left as it is.
    if (slabTop > SLAB || slab.cell.state !== RESIDENT) {
      slab = allocateBlock(SLAB)
      slabTop -= base
      base = 0
    }
    slab.cell.tick = epoch
    return new Storage(slab, base, nbytes)
  }

  /** Where the bytes are, until the next `beginOp`. */
  address(): number {
    const cell = this.#cell
    if (cell.state !== RESIDENT) settle(this.#block)
    cell.tick = epoch
    return cell.address + this.#base
  }

  get nbytes(): number {
    return this.#nbytes
  }

  /**
   * Makes room for so many bytes, moving what is there if need be; what is beyond it is undefined.
   * @throws OutOfMemoryError, and then nothing has changed
   */
  grow(nbytes: number): void {
    if (nbytes <= this.#nbytes) return
    const larger = Storage.allocate(nbytes)
    const from = this.address()
    copyBytes(larger.address(), from, this.#nbytes)
    ;[this.#block, larger.#block] = [larger.#block, this.#block]
    ;[this.#cell, larger.#cell] = [larger.#cell, this.#cell]
    ;[this.#base, larger.#base] = [larger.#base, this.#base]
    this.#nbytes = nbytes
    larger.free()
  }
  /** Whether somebody outside looks at the bytes where they are. */
  get pinned(): boolean {
    return this.#cell.pinned
  }

  /** Another storage on the same bytes, with a version counter of its own. */
  alias(): Storage {
    this.address()
    return new Storage(this.#block, this.#base, this.nbytes)
  }

  /** The block, and where in it the bytes begin: what aliases have in common, wherever the bytes are at the moment. */
  get origin(): readonly [block: object, base: number] {
    return [this.#block, this.#base]
  }

  /** Gives the bytes back at once, or when their last alias is freed. Using the storage afterwards throws; freeing it again does nothing. */
  free(): void {
    const block = this.#block
    if (block === noBlock) return
    this.#block = noBlock
    this.#cell = noBlock.cell
    if (--block.users > 0) return
    if (block === slab) slabTop = 0
    else freeBlock(block)
  }

  get freed(): boolean {
    return this.#block === noBlock
  }

  /** Keeps the bytes where they are as long as the storage lives; returns their address. */
  pin(): number {
    const address = this.address()
    this.#cell.pinned = true
    return address
  }

  /**
   * Ties the storage to the life of an object outside, say a typed array on its bytes, and pins it: `view` makes the
   * object, given the address. (A subarray taken of that array is not tied.)
   */
  lend<T extends object>(view: (address: number) => T): T {
    const object = view(this.pin())
    borrowers.set(object, this)
    return object
  }
}

/** The storages allocated between `openScope` and its `close`. */
export class Scope {
  readonly allocated: Storage[] = []
  #kept: Set<Storage> | null = null

  /** `internal`: the user's code never runs in it; see `aside`. */
  constructor(
    readonly outer: Scope | null,
    readonly internal = false,
  ) {}

  /** Frees what was allocated so far, but for what is kept by this test; the scope around it answers for that from now on. */
  clear(keeps: (storage: Storage) => boolean): void {
    const { allocated } = this
    if (allocated.length === 0) return
    for (let i = 0; i < allocated.length; i++) {
      const storage = allocated[i]!
      if (!keeps(storage)) storage.free()
      else this.outer?.allocated.push(storage)
    }
    allocated.length = 0
  }

  /** Leaves a storage alone when the scope closes; the scope around it then answers for it. */
  keep(storage: Storage): void {
    this.#kept ??= new Set()
    this.#kept.add(storage)
  }

  /** Frees what was allocated and not kept. Scopes close in the opposite order of opening. */
  close(): void {
    if (scope !== this) throw new Error('scopes must be closed in the opposite order of opening')
    scope = this.outer
    this.clear((storage) => this.#kept?.has(storage) ?? false)
  }
}

/** Begins to collect the storages allocated. */
export function openScope(): Scope {
  scope = new Scope(scope)
  return scope
}

/** The innermost open scope, or null. */
export const currentScope = (): Scope | null => scope

/** Notes storages in `to` from now on; returns what they were noted in. */
export function switchScope(to: Scope | null): Scope | null {
  const before = scope
  scope = to
  return before
}

/** Runs code of the user's out of internal scopes: they know nothing of who holds what it makes. */
export function aside<T>(code: () => T): T {
  const before = scope
  while (scope?.internal) scope = scope.outer
  try {
    return code()
  } finally {
    scope = before
  }
}
