/** `torch.load`. */
import { namedArguments } from '../autograd/arguments.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import type { Device } from '../functions/properties.ts'
import { Builder, type MapLocation } from './build.ts'
import { openCheckpoint } from './checkpoint.ts'
import { type AsyncSource, isAsync, type Progress, readAsync, readSync, type SyncSource } from './input.ts'

export interface LoadOptions {
  /** Where tensors shall be that were elsewhere: `'cpu'` loads a checkpoint of a GPU. */
  map_location?: MapLocation
  /** Taken and without effect: no code of a file ever runs. */
  weights_only?: boolean | null
  /** Taken and without effect. */
  mmap?: boolean | null
}

const LOAD = { f: 'any', map_location: 'any', weights_only: 'bool?', mmap: 'bool?', onprogress: 'function?' } as const

/**
 * What `torch.save`, PyTorch's or this one, wrote into a file: zip files, and the formats before PyTorch 1.6.
 *
 * A path (in Node) and bytes are read at once; a `URL`, `Blob`, `File`, `Response` or `ReadableStream` gives a promise and reports its progress
 * to `onprogress(loaded, total)`. Only tensors, containers and plain values are made, and no code of the file runs, whatever `weights_only` says.
 *
 * A dict comes as a plain object where its keys are strings or whole numbers from 0 on (a state dict's `_metadata` as a hidden property),
 * otherwise as a Map; a list as an array, a tuple as a frozen array, a set as a Set, bytes as a Uint8Array, an integer beyond 2^53 as a bigint.
 * Tensors that shared a storage share it again.
 *
 * @example model.load_state_dict(torch.load('model.pt'))
 * @throws UnpicklingError for a damaged pickle or one that names what is not read, RuntimeError for a damaged container, OSError for a file that cannot be read
 */
// biome-ignore lint/suspicious/noExplicitAny: what a file holds is not known to the compiler, as with JSON.parse
export function load<T = any>(f: SyncSource, options?: LoadOptions): T
// biome-ignore lint/suspicious/noExplicitAny: as above
export function load<T = any>(
  f: SyncSource,
  map_location: string | Device | ((storage: never, location: string) => unknown) | null,
  options?: LoadOptions,
): T
// biome-ignore lint/suspicious/noExplicitAny: as above
export function load<T = any>(f: AsyncSource, options?: LoadOptions & Progress): Promise<T>
export function load(f: SyncSource | AsyncSource, ...rest: unknown[]): unknown {
  const o = namedArguments<LoadOptions & Progress>('load', LOAD, 1, [f, ...rest])
  const map = o.map_location ?? null
  if (map !== null && !['string', 'function', 'object'].includes(typeof map))
    throw new TorchTypeError(`load(): argument 'map_location' must be a device, a string, a dict or a function, not ${typeof map}`)
  const build = (bytes: Uint8Array): unknown => {
    const checkpoint = openCheckpoint(bytes)
    return new Builder(checkpoint, map).value(checkpoint.value)
  }
  return isAsync(f) ? readAsync(f, o).then(build) : build(readSync(f, 'load'))
}
