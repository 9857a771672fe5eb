/** `torch.utils.progress`: a loop with a bar in the terminal, by the optional package cli-progress; without it, or elsewhere, with lines of text. */
import { errorStream, type TextStream } from '../backend/host/terminal.ts'
import { optionalPackage } from '../optional.ts'

export interface ProgressOptions {
  /** What stands before the bar. */
  label?: string
  /** How many there will be, where the source has no length. */
  total?: number
  /** What stands behind the bar, asked for at every step: `() => \`loss ${loss.toFixed(3)}\``. */
  show?: () => string
  /** Where it is written; the error stream. */
  stream?: TextStream
}

interface Bar {
  start(total: number, value: number, payload: object): void
  update(value: number, payload: object): void
  stop(): void
}
interface CliProgress {
  SingleBar: new (options: object) => Bar
}

/** Milliseconds between two lines where one cannot be written over. */
const SELDOM = 5000
const OFTEN = 100

/**
 * The elements of a loop, while a bar shows how far it is.
 *
 * @example
 * for await (const [x, y] of torch.utils.progress(loader, { label: 'epoch 1', show: () => `loss ${loss.toFixed(3)}` })) step(x, y)
 */
export async function* progress<T>(source: Iterable<T> | AsyncIterable<T>, options: ProgressOptions = {}): AsyncIterableIterator<T> {
  const { label = '', show = () => '', stream = errorStream() } = options
  const total = options.total ?? lengthOf(source)
  const view = await viewOf(stream, label, total)
  let done = 0
  try {
    view.update(0, show())
    for await (const x of source) {
      yield x as T
      view.update(++done, show())
    }
  } finally {
    view.stop(done, show())
  }
}

function lengthOf(source: unknown): number | null {
  try {
    const n = (source as { length?: unknown }).length
    return typeof n === 'number' ? n : null
  } catch {
    // An iterable dataset that does not say how long it is.
    return null
  }
}

interface View {
  update(done: number, shown: string): void
  stop(done: number, shown: string): void
}

async function viewOf(stream: TextStream, label: string, total: number | null): Promise<View> {
  const found = stream.isTTY && total !== null ? await optionalPackage<CliProgress>('cli-progress') : null
  return found ? barOf(found, stream, label, total!) : lineOf(stream, label, total)
}

function barOf({ SingleBar }: CliProgress, stream: TextStream, label: string, total: number): View {
  const bar = new SingleBar({
    stream,
    format: `${label ? `${label} ` : ''}{bar} {percentage}% | {value}/{total} | {duration_formatted} < {eta_formatted} {shown}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
  })
  bar.start(total, 0, { shown: '' })
  return {
    update: (done, shown) => bar.update(done, { shown }),
    stop(done, shown) {
      bar.update(done, { shown })
      bar.stop()
    },
  }
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

/** One line that is written over, or a line now and then. */
function lineOf(stream: TextStream, label: string, total: number | null): View {
  const began = performance.now()
  const every = stream.isTTY ? OFTEN : SELDOM
  let last = began
  let written = -1
  const write = (done: number, shown: string, end: boolean): void => {
    const seconds = (performance.now() - began) / 1000
    const share = total ? ` ${Math.floor((100 * done) / total)}%` : ''
    const rate = seconds > 0 ? `, ${(done / seconds).toFixed(1)}/s` : ''
    const text =
      `${label ? `${label}:` : ''}${share} ${done}${total === null ? '' : `/${total}`} [${clock(seconds)}${rate}] ${shown}`.trim()
    stream.write(stream.isTTY ? `\r${text}\x1b[K${end ? '\n' : ''}` : `${text}\n`)
    written = done
  }
  return {
    update(done, shown) {
      const now = performance.now()
      if (now - last < every) return
      last = now
      write(done, shown, false)
    },
    stop(done, shown) {
      if (stream.isTTY || written !== done) write(done, shown, true)
    },
  }
}
