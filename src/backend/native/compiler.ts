/** Compiles kernels in a background process, many to a library, and hands them out as they are ready. Knows nothing of what they compute. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, setPriority } from 'node:os'
import { PRELUDE, SIGNATURE } from './c-prelude.ts'
import { Cache, checksum, list } from './cache.ts'
import type { Koffi, Library } from './koffi.ts'

export const FLAGS = [
  ...['-O3', '-march=native', '-shared', '-fPIC', '-w', '-fopenmp-simd', '-fno-math-errno', '-fno-trapping-math', '-ffp-contract=off'],
  ...['-fwrapv', '-fno-strict-aliasing'],
]
/** Between two looks at whether a background process has ended, in milliseconds. */
const PATIENCE = 5

const compilerName = (): string => process.env.CC || 'cc'

/** Where a compiled kernel is. */
export interface Found {
  library: Library
  file: string
  symbol: string
}
interface Wanted {
  key: string
  source: string
  ready: (found: Found) => void
}

export class Compiler {
  readonly version: string
  readonly #identity: string
  readonly #cache = new Cache()
  readonly #libraries = new Map<string, Library>()
  #queue: Wanted[] = []
  #running: { name: string; wanted: Wanted[] } | undefined
  #looked = 0
  /** Why nothing is compiled any more. */
  failure: string | null = null
  made = 0

  /** @throws Error without a compiler */
  constructor(private readonly koffi: Koffi) {
    const { stdout, error, status } = spawnSync(compilerName(), ['--version'], { encoding: 'utf8' })
    if (error || status !== 0) throw new Error(`no C compiler: '${compilerName()}' did not run`)
    this.version = stdout.split('\n')[0]!
    this.#identity = checksum([this.version, process.arch, cpus()[0]?.model, ...FLAGS, PRELUDE, SIGNATURE].join('\n'))
  }

  get folder(): string {
    return this.#cache.folder
  }
  get pending(): number {
    return this.#queue.length + (this.#running?.wanted.length ?? 0)
  }

  /** Asks for the kernel that `print` writes under a given name; `ready` is called at once or later. */
  request(print: (name: string) => string, ready: (found: Found) => void): void {
    const key = checksum(this.#identity + print('kernel')).slice(0, 40)
    if (this.#serve(key, ready) || this.failure !== null) return
    this.#queue.push({ key, source: print(`k_${key}`), ready })
    this.poll(true)
  }

  #serve(key: string, ready: (found: Found) => void): boolean {
    const file = this.#cache.find(key)
    if (file === undefined) return false
    try {
      let library = this.#libraries.get(file)
      if (!library) {
        library = this.koffi.load(file)
        this.#libraries.set(file, library)
      }
      ready({ library, file, symbol: `k_${key}` })
      this.made++
      return true
    } catch {
      return false
    }
  }

  /** Sees whether the background process has ended, and starts the next. */
  poll(now = false): void {
    if (this.failure !== null || (!this.#running && this.#queue.length === 0)) return
    const time = performance.now()
    if (!now && time - this.#looked < PATIENCE) return
    this.#looked = time
    if (this.#running) {
      const how = Cache.ended(this.#running.name)
      if (how === undefined) return
      const { name, wanted } = this.#running
      this.#running = undefined
      if (how === 'failed') this.#fail(readFileSync(`${name}.failed`, 'utf8'))
      else {
        this.#cache.refresh()
        const lost = wanted.filter(({ key, ready }) => !this.#serve(key, ready))
        if (lost.length > 0) this.#fail('a library that was just compiled could not be loaded')
      }
    }
    if (this.failure === null && this.#queue.length > 0) this.#start()
  }

  #start(): void {
    const wanted = [...new Map(this.#queue.map((w) => [w.key, w])).values()]
    const name = this.#cache.fresh()
    try {
      writeFileSync(`${name}.c`, [PRELUDE, ...wanted.map((w) => w.source)].join('\n'), { mode: 0o600 })
      // A process of its own: it ends its work also when this one does not wait.
      spawn(process.execPath, [__filename, name, ...wanted.map((w) => w.key)], {
        detached: true,
        stdio: 'ignore',
        env: { ...process.env, NODE_OPTIONS: '' },
      })
        .on('error', (e) => this.#fail(e.message))
        .on('exit', () => {
          this.poll(true)
        })
        .unref()
      this.#running = { name, wanted: this.#queue }
      this.#queue = []
    } catch (e) {
      this.#fail((e as Error).message)
    }
  }

  #fail(why: string): void {
    this.failure = why.trim().split('\n').slice(0, 3).join(' ')
    this.#queue = []
    process.emitWarning(`kernels are not compiled, WebAssembly runs them: ${this.failure}`, 'VarigradWarning')
  }

  async settle(): Promise<void> {
    while (this.pending > 0 && this.failure === null) {
      this.poll(true)
      await new Promise((resolve) => setTimeout(resolve, 2 * PATIENCE))
    }
  }
}

/** What the background process does: compiles `NAME.c` to `NAME.so`, and lists it or says in `NAME.failed` why not. */
export function compileJob(name: string, keys: string[]): void {
  try {
    setPriority(5)
  } catch {} // not allowed: then not
  const { status, stderr, error } = spawnSync(compilerName(), [...FLAGS, '-o', `${name}.so`, `${name}.c`, '-lm'], { encoding: 'utf8' })
  if (status === 0) list(name, keys)
  else writeFileSync(`${name}.failed`, error?.message ?? (stderr || `the compiler ended with status ${status}`))
  rmSync(`${name}.c`, { force: true })
}
