/** Which blocks are to leave the memory: a choice among them by age, or by age and neighbourhood. Moves nothing. */
import { walkBlocks } from './memory.ts'

interface Place {
  readonly address: number
  readonly size: number
  /** The epoch of the last use. */
  readonly tick: number
  readonly pinned: boolean
}

/** What the current operation uses stays, as does what was pinned. */
export const evictable = (cell: Place, epoch: number): boolean => cell.tick !== epoch && !cell.pinned

/** The tick up to which the evictable cells hold `bytes` bytes or slightly more: by histograms of ever finer ticks. */
export function tickOf(cells: readonly Place[], epoch: number, bytes: number): number {
  let low = epoch
  for (const cell of cells) if (cell.tick < low) low = cell.tick
  let high = epoch - 1
  let needed = bytes
  const sums = new Float64Array(1024)
  while (low < high) {
    const width = Math.ceil((high - low + 1) / sums.length)
    sums.fill(0)
    for (const cell of cells)
      if (cell.tick >= low && cell.tick <= high && !cell.pinned) sums[Math.floor((cell.tick - low) / width)]! += cell.size
    let i = 0
    while (i < sums.length - 1 && sums[i]! < needed) needed -= sums[i++]!
    low += i * width
    high = Math.min(high, low + width - 1)
  }
  return low
}

/**
 * The cells to be moved so that `nbytes` bytes in a row become free: few bytes, and those used longest ago. Undefined
 * where there are none such.
 */
export function neighbours<P extends Place>(all: readonly P[], epoch: number, nbytes: number): P[] | undefined {
  const cells = new Map<number, P>()
  for (const cell of all) if (evictable(cell, epoch)) cells.set(cell.address, cell)
  let oldest = epoch
  for (const cell of cells.values()) if (cell.tick < oldest) oldest = cell.tick
  // A window goes over the blocks in the order of their addresses, as short as holds the bytes. Its price is what is to
  // be moved, the more recently used the dearer.
  const window: { size: number; price: number; cell: P | undefined }[] = []
  let first = 0
  let size = 0
  let price = 0
  let best = Number.POSITIVE_INFINITY
  let from = 0
  let to = 0
  walkBlocks((address, blockSize, free) => {
    const cell = cells.get(address)
    if (!free && cell === undefined) {
      first = window.length
      size = price = 0
      return
    }
    const cost = cell === undefined ? 0 : blockSize * (1 + cell.tick - oldest)
    window.push({ size: blockSize, price: cost, cell })
    size += blockSize
    price += cost
    while (size - window[first]!.size >= nbytes + 64) {
      size -= window[first]!.size
      price -= window[first]!.price
      first++
    }
    if (size >= nbytes + 64 && price < best) {
      best = price
      from = first
      to = window.length
    }
  })
  return to > 0 ? window.slice(from, to).flatMap((b) => b.cell ?? []) : undefined
}
