/**
 * The one WebAssembly memory: its views, its fixed areas, and an allocator of blocks in it. Knows nothing of tensors or
 * of their lifetimes (`storage.ts`).
 *
 * The allocator is a two-level segregated fit (Masmano, Ripoll, Crespo, Real: TLSF, 2004): free blocks hang in lists by
 * size, 32 lists to each power of two, bitmaps find the first list that serves, and neighbours merge when freed, so
 * both calls take constant time. Sizes and places are counted in lines of 64 bytes, which keeps all of 4 GiB in 31-bit
 * integers. A block is preceded by a line of its own, the header.
 */
import { canShareMemory } from './features.ts'

const PAGE = 65536
const LINE = 64
/** Words (32 bits) in a line. */
const WORDS = LINE / 4
/** The least by which the memory grows; untouched pages cost nothing. */
const GROWTH = 1024

/** Fixed areas: the first KiB stays unused and zero, so that no address of anything is 0; then what threads share, then parameters. */
export const THREAD_AREA = 1024
const PARAM_BLOCK = PAGE
const FIRST_LINE = (2 * PAGE) / LINE

/** Pages asked for, in this order: hosts refuse what their address space does not hold. */
const MAXIMA = [65536, 32768, 16384, 8192, 4096, 1024]

const nothing = new ArrayBuffer(0)

class Heap {
  /** The views cover the whole memory and are replaced when it grows: read them afresh each time. */
  u8 = new Uint8Array<ArrayBufferLike>(nothing)
  i8 = new Int8Array<ArrayBufferLike>(nothing)
  i16 = new Int16Array<ArrayBufferLike>(nothing)
  u16 = new Uint16Array<ArrayBufferLike>(nothing)
  i32 = new Int32Array<ArrayBufferLike>(nothing)
  u32 = new Uint32Array<ArrayBufferLike>(nothing)
  f32 = new Float32Array<ArrayBufferLike>(nothing)
  f64 = new Float64Array<ArrayBufferLike>(nothing)
  i64 = new BigInt64Array<ArrayBufferLike>(nothing)
  u64 = new BigUint64Array<ArrayBufferLike>(nothing)
  /** 64 KiB for the parameter block of the kernel being run. */
  readonly paramBlock = PARAM_BLOCK
  #memory: WebAssembly.Memory | undefined
  #maximum = 0

  /** The memory, made at the first look. */
  get memory(): WebAssembly.Memory {
    if (!this.#memory) this.#create()
    return this.#memory!
  }
  get buffer(): ArrayBufferLike {
    return this.memory.buffer
  }
  /** The most bytes that the memory can ever have. */
  get maximum(): number {
    if (!this.#memory) this.#create()
    return this.#maximum * PAGE
  }

  #create(): void {
    let refusal: unknown
    for (const maximum of MAXIMA) {
      try {
        this.#memory = new WebAssembly.Memory({ initial: GROWTH, maximum, shared: canShareMemory })
        this.#maximum = maximum
        this.#view()
        firstBlock()
        return
      } catch (e) {
        refusal = e
      }
    }
    throw refusal
  }

  /** Makes room for `bytes` more, at least; false when the host or the maximum does not allow it. */
  grow(bytes: number): boolean {
    const memory = this.memory
    const now = memory.buffer.byteLength / PAGE
    const least = Math.ceil(bytes / PAGE)
    const most = this.#maximum - now
    if (least > most) return false
    // In steps that grow with the memory: without sharing, each one may copy it.
    for (const pages of [Math.min(most, Math.max(least, GROWTH, now >> 2)), least]) {
      try {
        memory.grow(pages)
        this.#view()
        return true
      } catch {}
    }
    return false
  }

  #view(): void {
    const b = this.memory.buffer
    this.u8 = new Uint8Array(b)
    this.i8 = new Int8Array(b)
    this.i16 = new Int16Array(b)
    this.u16 = new Uint16Array(b)
    this.i32 = new Int32Array(b)
    this.u32 = new Uint32Array(b)
    this.f32 = new Float32Array(b)
    this.f64 = new Float64Array(b)
    this.i64 = new BigInt64Array(b)
    this.u64 = new BigUint64Array(b)
    words = this.i32
  }
}

/** Where everything lies. The views have length 0 until the first allocation. */
export const heap = new Heap()

let words: Int32Array<ArrayBufferLike> = heap.i32

// Words of a header.
const SIZE = 0 // lines, the header's own included
const FREE = 1 // 1 when free
const BEFORE = 2 // the block that ends where this one starts, 0 for the first
const NEXT = 3 // in the list of free blocks; 0 ends it
const PREVIOUS = 4

const LISTS = 32
const heads = new Int32Array(28 * LISTS)
/** Which powers of two have a free block, and which lists within each. */
let powers = 0
const lists = new Int32Array(28)

/** The line after the last block: the header of an empty block that is never free. */
let end = 0

/** List of the blocks of a size: one size each below 32 lines, else 32 to the power of two. */
const listOf = (size: number): number => {
  if (size < LISTS) return size
  const f = 31 - Math.clz32(size)
  return (f - 4) * LISTS + (size >>> (f - 5)) - LISTS
}

function insert(h: number, size: number): void {
  const list = listOf(size)
  const next = heads[list]!
  const w = h * WORDS
  words[w + SIZE] = size
  words[w + FREE] = 1
  words[w + NEXT] = next
  words[w + PREVIOUS] = 0
  if (next !== 0) words[next * WORDS + PREVIOUS] = h
  heads[list] = h
  lists[list >>> 5]! |= 1 << (list & 31)
  powers |= 1 << (list >>> 5)
}

function remove(h: number, size: number): void {
  const w = h * WORDS
  const next = words[w + NEXT]!
  const previous = words[w + PREVIOUS]!
  words[w + FREE] = 0
  if (next !== 0) words[next * WORDS + PREVIOUS] = previous
  if (previous !== 0) words[previous * WORDS + NEXT] = next
  else {
    const list = listOf(size)
    heads[list] = next
    if (next === 0 && (lists[list >>> 5]! &= ~(1 << (list & 31))) === 0) powers &= ~(1 << (list >>> 5))
  }
}

/** The first free block of `size` lines or more among `steps` of the list that may hold some, or in any list above. */
function find(size: number, steps: number): number {
  const list = listOf(size)
  let left = steps
  for (let h = heads[list]!; h !== 0 && left > 0; h = words[h * WORDS + NEXT]!, left--) if (words[h * WORDS + SIZE]! >= size) return h
  const above = list + 1
  let f = above >>> 5
  let map = f < 28 ? lists[f]! & (-1 << (above & 31)) : 0
  if (map === 0) {
    const more = powers & (f < 31 ? -2 << f : 0)
    if (more === 0) return 0
    f = 31 - Math.clz32(more & -more)
    map = lists[f]!
  }
  return heads[f * LISTS + 31 - Math.clz32(map & -map)]!
}

/** Enough of a list to meet a block freed a moment ago; the rest of it is looked at before the memory grows. */
const GLANCE = 8

const sizeFor = (bytes: number): number => Math.ceil(bytes / LINE) + 1

/**
 * The address of a block of at least `bytes` bytes, aligned to 64, contents undefined; 0 when there is no room, which
 * with `grow` means that the memory has come to its maximum.
 */
export function acquire(bytes: number, grow: boolean): number {
  const size = sizeFor(bytes)
  if (size * LINE > heap.maximum) return 0
  let h = find(size, GLANCE)
  if (h === 0) h = find(size, Number.POSITIVE_INFINITY)
  if (h === 0) {
    if (!grow || !extend(size)) return 0
    h = find(size, Number.POSITIVE_INFINITY)
  }
  const whole = words[h * WORDS + SIZE]!
  remove(h, whole)
  // What is left over becomes a block of its own where it can hold more than its header.
  const rest = whole - size
  if (rest > 1) {
    words[h * WORDS + SIZE] = size
    const r = h + size
    words[r * WORDS + BEFORE] = h
    words[(h + whole) * WORDS + BEFORE] = r
    insert(r, rest)
  }
  return (h + 1) * LINE
}

/** Gives back a block that `acquire` gave. */
export function release(address: number): void {
  let h = address / LINE - 1
  let size = words[h * WORDS + SIZE]!
  const before = words[h * WORDS + BEFORE]!
  const after = h + size
  if (words[after * WORDS + FREE] === 1) {
    const s = words[after * WORDS + SIZE]!
    remove(after, s)
    size += s
  }
  if (before !== 0 && words[before * WORDS + FREE] === 1) {
    const s = words[before * WORDS + SIZE]!
    remove(before, s)
    size += s
    h = before
  }
  words[(h + size) * WORDS + BEFORE] = h
  insert(h, size)
}

function firstBlock(): void {
  const lines = heap.u8.length / LINE
  end = lines - 1
  words[FIRST_LINE * WORDS + BEFORE] = 0
  words[end * WORDS + BEFORE] = FIRST_LINE
  words[end * WORDS + FREE] = 0
  insert(FIRST_LINE, end - FIRST_LINE)
}

/** Grows the memory until it ends with a free block of at least `size` lines; the old end becomes the header of what is new. */
function extend(size: number): boolean {
  const last = words[end * WORDS + BEFORE]!
  const there = words[last * WORDS + FREE] === 1 ? words[last * WORDS + SIZE]! : 0
  if (!heap.grow((size - there) * LINE)) return false
  const h = end
  end = heap.u8.length / LINE - 1
  words[h * WORDS + SIZE] = end - h
  words[end * WORDS + BEFORE] = h
  words[end * WORDS + FREE] = 0
  release((h + 1) * LINE)
  return true
}

/** Visits all blocks in the order of their addresses; `size` counts the header. */
export function walkBlocks(visit: (address: number, size: number, free: boolean) => void): void {
  for (let h = FIRST_LINE; h < end; h += words[h * WORDS + SIZE]!)
    visit((h + 1) * LINE, words[h * WORDS + SIZE]! * LINE, words[h * WORDS + FREE] === 1)
}

/** Throws where the lists of free blocks and the blocks themselves do not agree (for tests). */
export function checkBlocks(): void {
  const listed = new Set<number>()
  for (let list = 0; list < heads.length; list++) {
    const marked = ((lists[list >>> 5]! >>> (list & 31)) & 1) === 1
    if (marked !== (heads[list] !== 0)) throw new Error(`the bitmap is wrong for list ${list}`)
    for (let h = heads[list]!; h !== 0; h = words[h * WORDS + NEXT]!) {
      if (listOf(words[h * WORDS + SIZE]!) !== list) throw new Error(`the block at line ${h} is in the wrong list`)
      listed.add((h + 1) * LINE)
    }
  }
  let before = 0
  let wasFree = false
  let reached = FIRST_LINE
  walkBlocks((address, size, free) => {
    const h = address / LINE - 1
    reached = h + size / LINE
    if (size < LINE || reached > end) throw new Error(`a block at line ${h} of ${size} bytes`)
    if (words[h * WORDS + BEFORE] !== before) throw new Error(`the block at line ${h} does not know the one before it`)
    if (free && wasFree) throw new Error(`two free blocks meet at line ${h}`)
    if (free !== listed.has(address))
      throw new Error(`the block at line ${h} is ${free ? 'free, but in no list' : 'in a list, but not free'}`)
    before = h
    wasFree = free
  })
  if (end > 0 && reached !== end) throw new Error('the blocks do not fill the memory')
}
