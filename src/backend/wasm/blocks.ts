/**
 * Blocks of the one memory that are freed without being disposed of, and paged out where they exceed a limit. Knows
 * nothing of what lies in them (`storage.ts`).
 *
 * A block's memory comes back in four ways. Explicitly (`freeBlock`). When the garbage collector found the block dead,
 * through a FinalizationRegistry: those callbacks run only between macrotasks, in a synchronous loop never. There, under
 * Node, WeakRefs are looked through (`sweep`). And when the resident limit is reached all the same, the blocks used
 * longest ago are paged out: their bytes move to an ArrayBuffer which only the block itself can reach, so that the bytes
 * of dead ones are ordinary garbage and those of live ones return at the next use.
 *
 *     storages ──> Block ──> Cell ──> ArrayBuffer (while paged out)
 *                             ↑ (while resident) the list of residents; Held, which the registry holds
 *
 * Hazards. Whatever the registry or the list holds must not reach that ArrayBuffer, or nothing would ever be collected.
 * WeakRefs do harm where they are not let go (`collector.ts`): making one, and `deref`, keep the target alive to the end
 * of the macrotask. And the registry's entries for dead blocks wait for a macrotask too: see `Generation`. A block may be
 * taken back as soon as nothing refers to it: an address keeps nothing alive beyond the operation that took it.
 */
import { named, RuntimeError } from '../../errors.ts'
import { ask, beginWatch, canTell, endedSince, force, isQuick, letGo, tookLast } from './collector.ts'
import { evictable, neighbours, tickOf } from './eviction.ts'
import { residentLimit } from './limit.ts'
import { acquire, heap, release } from './memory.ts'

// The state of a cell; all but RESIDENT take the slow path at the next use.
export const RESIDENT = 0
const PAGED = 1
const FREED = 2
/** Resident, and due to be entered in the current generation's registry at the next use. */
const STALE = 3

/** A block's place in the memory. */
export class Cell {
  state = RESIDENT
  /** Never moved again. */
  pinned = false
  /** The bytes, while paged out. */
  bytes: Uint8Array<ArrayBuffer> | null = null
  held: Held | null = null
  /** The block, where `sweeping`. */
  weak: WeakRef<Block> | null = null
  /** Index in `residents`. */
  index = 0
  constructor(
    public address: number,
    public size: number,
    /** The epoch of the last use. */
    public tick: number,
  ) {}
}

/** What only the storages on a block hold: once it is garbage, so are they. */
export class Block {
  /** Storages on it that were not freed; those that merely died count on. */
  users = 0
  constructor(readonly cell: Cell) {}
}

/** What a registry holds of a block: its cell, as long as that is resident and registered here. */
class Held {
  constructor(
    public cell: Cell | null,
    readonly generation: Generation,
  ) {}
}

/**
 * A registry for the blocks made in a stretch of time. Entries of dead blocks stay in a registry until its callbacks
 * run, in a synchronous loop for ever; but a registry that nothing refers to is garbage with all its entries. So each is
 * let go once none of its blocks is resident, and blocks that stay in use move to the current generation.
 */
class Generation {
  /** Blocks that are resident, as far as known, and registered here. */
  residents = 0
  entries = 0
  readonly registry = new FinalizationRegistry<Held>(reclaim)
}

/** Entries after which a new generation begins. */
const GENERATION = 2048
let generation: Generation | undefined
/** Former ones with residents. */
const generations = new Set<Generation>()

const residents: Cell[] = []
let residentBytes = 0
let highWater = 0
let pagedOut = 0
let pagedIn = 0

/** The current operation: blocks used in it stay where they are. */
export let epoch = 1

/** Begins an operation: the addresses taken from now on hold until the next call. */
export function beginOp(): void {
  epoch++
}

/** Freed blocks, to be used again with the registration that they have. */
const spare: Block[] = []
const SPARE = 1024

const noCell = new Cell(0, 0, 0)
noCell.state = FREED
/** The block of freed storages. */
export const noBlock = new Block(noCell)

/** What neither the memory nor paging can provide. */
export class OutOfMemoryError extends RuntimeError {
  constructor(message: string) {
    super(message)
    named(this, 'OutOfMemoryError')
  }
}

/** A block of `nbytes` bytes with undefined contents, aligned to 64. */
export function allocateBlock(nbytes: number): Block {
  const address = place(nbytes)
  since += nbytes
  if (since >= nextCollection) collect()
  const used = spare.pop()
  if (used !== undefined) {
    const cell = used.cell
    cell.address = address
    cell.size = nbytes
    cell.state = RESIDENT
    enlist(cell)
    return used
  }
  const block = new Block(new Cell(address, nbytes, epoch))
  if (sweeping) block.cell.weak = new WeakRef(block)
  register(block)
  enlist(block.cell)
  return block
}

/** Gives the memory of a block back at once. */
export function freeBlock(block: Block): void {
  const cell = block.cell
  if (cell.state === PAGED) cell.bytes = null
  else {
    delist(cell)
    release(cell.address)
    since -= cell.size
    if (cell.state === RESIDENT && spare.length < SPARE) {
      cell.pinned = false
      spare.push(block)
    } else unregister(cell)
  }
  cell.state = FREED
}

/** Makes a block whose cell is not plainly resident so, for use at its address. */
export function settle(block: Block): void {
  const cell = block.cell
  if (cell.state === FREED) throw new RuntimeError('the memory of this tensor was freed: by dispose, `using`, or at the end of a scope')
  if (cell.state === PAGED) {
    const bytes = cell.bytes!
    cell.address = place(cell.size)
    heap.u8.set(bytes, cell.address)
    cell.bytes = null
    pagedIn += cell.size
    if (sweeping) cell.weak ??= new WeakRef(block)
    enlist(cell)
  } else unregister(cell)
  register(block)
  cell.state = RESIDENT
}

function enlist(cell: Cell): void {
  cell.tick = epoch
  cell.index = residents.length
  residents.push(cell)
  residentBytes += cell.size
  if (residentBytes > highWater) highWater = residentBytes
}

function delist(cell: Cell): void {
  const last = residents.pop()!
  if (last !== cell) {
    residents[cell.index] = last
    last.index = cell.index
  }
  residentBytes -= cell.size
}

function register(block: Block): void {
  const g = generation !== undefined && generation.entries < GENERATION ? generation : nextGeneration()
  const held = new Held(block.cell, g)
  block.cell.held = held
  g.residents++
  g.entries++
  g.registry.register(block, held)
}

/** Lets the registry forget a cell: its entry stays, and means nothing. */
function unregister(cell: Cell): void {
  const held = cell.held!
  held.cell = null
  cell.held = null
  left(held.generation)
}

function left(g: Generation): void {
  if (--g.residents === 0) generations.delete(g)
}

function nextGeneration(): Generation {
  for (const block of spare) unregister(block.cell)
  spare.length = 0
  if (generation !== undefined && generation.residents > 0) generations.add(generation)
  let entries = 0
  for (const g of generations) entries += g.entries
  if (entries > 2 * residents.length + 4 * GENERATION) for (const cell of residents) cell.state = STALE
  generation = new Generation()
  if (sweeping) letGo()
  return generation
}

/** The registry's callback: a block is dead. */
function reclaim(held: Held): void {
  collected()
  held.generation.entries--
  if (held.cell !== null) drop(held.cell)
}

/** Takes back the memory of a dead block. */
function drop(cell: Cell): void {
  delist(cell)
  release(cell.address)
  unregister(cell)
}

/** Bytes allocated, and not freed, since dead blocks were last looked for. */
let since = 0
/** What they may come to before a collection is asked for; at the first time, whether the host can sweep is tried. */
let nextCollection = 2 ** 24
/** Whether dead blocks can be found without the registry's callbacks: blocks made from then on have WeakRefs. */
let sweeping = false

/** The share of the limit that may be allocated before dead blocks are looked for. */
const COLLECT = 1 / 8
/** What may be allocated in any case, once collections have cost as much as touching so much memory for the first time. */
const MOST = 2 ** 28
/** That cost, in milliseconds for each byte: 0.6 ms for a MiB on the development machine, which is slow at it. */
const TOUCH = 0.25 / 2 ** 20
/**
 * What is allocated before dead blocks are looked for. It begins small, since a program that allocates little had better collect (3 ms)
 * than touch fresh memory, and doubles when the collections at this step have cost what the next one costs in memory.
 */
let step = 2 ** 25
let spent = 0
/** The share that must have been allocated for a collection at the limit to beat moving the bytes. */
const FORCE = 1 / 8

/** Has dead blocks found: at once where that is quick, else by the registry's callbacks or by the time of the next call. */
function collect(): void {
  sweeping = canTell()
  if (sweeping && isQuick() && force()) {
    sweep()
    spent += tookLast()
  } else {
    spent += tookLast() + 1
    if (sweeping && endedSince()) sweep()
    beginWatch()
    letGo()
    ask()
    nextCollection = since + step
  }
}

function collected(): void {
  since = 0
  if (spent > step * TOUCH && step < Math.max(residentLimit() * COLLECT, MOST)) {
    step *= 2
    spent = 0
  }
  nextCollection = step
}

/** Takes back the blocks that are known to be dead. */
function sweep(): void {
  for (let i = residents.length - 1; i >= 0; i--) {
    const cell = residents[i]!
    if (cell.tick !== epoch && cell.weak !== null && cell.weak.deref() === undefined) drop(cell)
  }
  letGo()
  collected()
}

/** The share of the limit that is paged out at a time, so that the search for what was not used is rare. */
const BATCH = 0.1
/** How far the memory may exceed the limit, for the sake of blocks that fit between others nowhere. */
const SLACK = 1.25

/** Room for `nbytes` bytes. What the current operation uses stays, even where that exceeds the limit. */
function place(nbytes: number): number {
  const limit = residentLimit()
  if (nbytes > heap.maximum) throw outOfMemory(nbytes)
  // Collecting is cheaper than moving what is dead, by far.
  if (residentBytes + nbytes > limit && sweeping && since > limit * FORCE && force()) {
    sweep()
    // Older than the WeakRefs: those alive get theirs when they come back.
    for (let i = residents.length - 1; i >= 0; i--)
      if (residents[i]!.weak === null && evictable(residents[i]!, epoch)) pageOut(residents[i]!)
  }
  if (residentBytes + nbytes > limit) evict(residentBytes + nbytes - limit + limit * BATCH)
  let address = acquire(nbytes, heap.u8.length + nbytes < limit * SLACK)
  if (address !== 0) return address
  if (clear(nbytes)) address = acquire(nbytes, false)
  if (address === 0) address = acquire(nbytes, true)
  if (address === 0) throw outOfMemory(nbytes)
  return address
}

/** Pages out the blocks used longest ago, `bytes` in all where that many may go. */
function evict(bytes: number): void {
  const last = tickOf(residents, epoch, bytes)
  // Backwards, as paging out fills the gap with the last cell.
  for (let i = residents.length - 1; i >= 0; i--) {
    const cell = residents[i]!
    if (cell.tick <= last && evictable(cell, epoch) && !pageOut(cell)) return
  }
}

/** Moves a block's bytes out of the memory; false where the host has no room for them. */
function pageOut(cell: Cell): boolean {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = heap.u8.slice(cell.address, cell.address + cell.size) as Uint8Array<ArrayBuffer>
  } catch {
    return false
  }
  delist(cell)
  release(cell.address)
  unregister(cell)
  cell.bytes = bytes
  cell.state = PAGED
  pagedOut += cell.size
  return true
}

/** Makes `nbytes` bytes in a row free; false where that cannot be. */
const clear = (nbytes: number): boolean => neighbours(residents, epoch, nbytes)?.every(pageOut) ?? false

const megabytes = (n: number): string => `${(n / 2 ** 20).toFixed(n < 2 ** 24 ? 2 : 0)} MiB`

function outOfMemory(nbytes: number): OutOfMemoryError {
  let largest = 0
  let pinned = 0
  let used = 0
  for (const cell of residents) {
    largest = Math.max(largest, cell.size)
    if (cell.pinned) pinned += cell.size
    else if (cell.tick === epoch) used += cell.size
  }
  return new OutOfMemoryError(
    `out of memory: no room for ${megabytes(nbytes)}. The memory holds ${megabytes(residentBytes)} in ${residents.length} blocks, the largest of ` +
      `${megabytes(largest)}; ${megabytes(used)} are in use by this operation and ${megabytes(pinned)} are pinned by views outside tensors. ` +
      `The resident limit is ${megabytes(residentLimit())}, the memory's maximum ${megabytes(heap.maximum)}; ${megabytes(pagedOut)} were paged out so far.`,
  )
}

export interface MemoryStats {
  /** Bytes that tensors hold in the memory, dead ones included until they are found. */
  resident: number
  /** The most that `resident` ever was. */
  highWater: number
  limit: number
  /** Blocks resident; one block holds one large storage or many small ones. */
  blocks: number
  /** Bytes moved out of the memory so far, and those that came back. */
  pagedOut: number
  pagedIn: number
  /** Size of the memory. */
  total: number
  /** Registrations for finalisation that have not been served. */
  entries: number
}

export function memoryStats(): MemoryStats {
  let entries = generation?.entries ?? 0
  for (const g of generations) entries += g.entries
  return {
    resident: residentBytes,
    highWater,
    limit: residentLimit(),
    blocks: residents.length,
    pagedOut,
    pagedIn,
    total: heap.u8.length,
    entries,
  }
}
