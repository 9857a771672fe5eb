/** How many bytes tensors may hold in the memory: the setting, where it comes from, and what the memory allows. */
import { environment } from './features.ts'
import { heap } from './memory.ts'

const DEFAULT_LIMIT = 2 ** 31
let limit = 0

/** The limit in force, in bytes. */
export function residentLimit(): number {
  if (limit === 0) setResidentLimit(parseBytes(environment('VARIGRAD_MEMORY_LIMIT')) ?? DEFAULT_LIMIT)
  return limit
}

/** '512MB', '1.5 GiB', '1000000'. */
function parseBytes(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?\s*$/i.exec(text) ?? []
  if (number === undefined) throw new RangeError(`VARIGRAD_MEMORY_LIMIT is '${text}'; it may be a number of bytes, or like 512MB or 2GB`)
  return Number(number) * 1024 ** ['', 'k', 'm', 'g'].indexOf(unit!.toLowerCase())
}

/**
 * Sets how many bytes tensors hold in the memory before those used longest ago are paged out (2 GiB unless the
 * environment's `VARIGRAD_MEMORY_LIMIT` says otherwise). What one operation uses at a time may exceed it.
 */
export function setResidentLimit(bytes: number): void {
  if (!(bytes > 0)) throw new RangeError(`the resident limit is a positive number of bytes, not ${bytes}`)
  limit = Math.min(bytes, heap.maximum * 0.9)
}
