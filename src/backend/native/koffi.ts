/** npm's `koffi`, as far as it is used here: calls of C functions. Looked for, never required. */
import { createRequire } from 'node:module'
import { join } from 'node:path'

export interface Library {
  func: (declaration: string) => (...args: never[]) => unknown
}
export interface Koffi {
  load: (path: string) => Library
  address: (view: ArrayBufferView) => bigint
}

/** Where `koffi` is: as a package beside this one, or in the program's folder. */
function find(): { koffi: Koffi; file: string } | undefined {
  for (const from of [__filename, join(process.cwd(), 'package.json')]) {
    try {
      const load = createRequire(from)
      return { koffi: load('koffi'), file: load.resolve('koffi') }
    } catch {}
  }
  return undefined
}
let found: ReturnType<typeof find> | null = null
export const koffi = (): { koffi: Koffi; file: string } | undefined => (found === null ? (found = find()) : found)
