/**
 * Compiled kernels on disk: libraries of many kernels each, beside every one a list of what it holds and its checksum. A library is
 * complete before its list appears, under names that no two processes share, so any number of them can work in one folder.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

export const checksum = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

interface Listing {
  sha256: string
  kernels: string[]
}

/** The folder of the user's cache, private to the user; undefined where there is none that can be trusted. */
function cacheFolder(): string | undefined {
  const base =
    process.env.XDG_CACHE_HOME || (process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache'))
  const folder = join(base, 'varigrad', 'kernels')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { uid, mode } = lstatSync(folder)
    if (process.getuid && uid !== process.getuid()) return undefined
    if ((mode & 0o077) !== 0) chmodSync(folder, 0o700)
    // A folder that cannot be written to still serves what it holds, but not here: new kernels must go somewhere.
    const probe = join(folder, `.${randomBytes(6).toString('hex')}`)
    writeFileSync(probe, '')
    renameSync(probe, join(folder, '.written'))
    return folder
  } catch {
    return undefined
  }
}

export class Cache {
  readonly folder: string
  /** The library of each kernel known so far. */
  readonly #where = new Map<string, string>()
  readonly #read = new Set<string>()

  /** @throws where not even a temporary folder can be made */
  constructor() {
    this.folder = cacheFolder() ?? mkdtempSync(join(tmpdir(), 'varigrad-kernels-'))
    this.refresh()
  }

  /** Takes note of libraries that have appeared. */
  refresh(): void {
    for (const file of readdirSync(this.folder)) {
      if (!file.endsWith('.json') || this.#read.has(file)) continue
      this.#read.add(file)
      this.#take(join(this.folder, file))
    }
  }
  #take(file: string): void {
    try {
      const { sha256, kernels } = JSON.parse(readFileSync(file, 'utf8')) as Listing
      const library = file.replace(/\.json$/, '.so')
      if (!Array.isArray(kernels) || checksum(readFileSync(library)) !== sha256) return
      for (const kernel of kernels) this.#where.set(String(kernel), library)
    } catch {} // not a listing, or its library is gone: as if it were not there
  }

  /** The library that holds a kernel. */
  find(kernel: string): string | undefined {
    return this.#where.get(kernel)
  }

  /** A name for a new library, without an ending. */
  fresh(): string {
    return join(this.folder, randomBytes(12).toString('hex'))
  }
  /** Whether the job of that name has ended, one way or the other. */
  static ended(name: string): 'done' | 'failed' | undefined {
    return existsSync(`${name}.json`) ? 'done' : existsSync(`${name}.failed`) ? 'failed' : undefined
  }
}

/** Lists a finished library. */
export function list(name: string, kernels: string[]): void {
  const listing: Listing = { sha256: checksum(readFileSync(`${name}.so`)), kernels }
  writeFileSync(`${name}.part`, JSON.stringify(listing))
  renameSync(`${name}.part`, `${name}.json`)
}
