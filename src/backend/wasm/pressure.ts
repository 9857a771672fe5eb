/**
 * Makes the host collect garbage in time. It knows nothing of the bytes that its small objects stand for, so dead blocks
 * would pile up to the resident limit before a collection, even where the event loop turns. But it does count the bytes
 * of ArrayBuffers: one that is made and dropped at once, never touched and so never backed by pages, starts a collection.
 *
 * Measured on V8 of Node 20, 22 and 24: 64 MiB does not start one every time, 128 MiB does; making it takes 0.25 ms,
 * and the collection that follows, concurrent for the greater part, 1 to 2 ms with a small JavaScript heap. It is over
 * some 10 to 30 ms later, and the registry's callbacks come with the next turn of the event loop.
 */
const BALLAST = 2 ** 27
/**
 * What is allocated before the host is asked: a share of the resident limit, and not less than a collection is worth.
 * Sooner, and collections cost (some 8 µs for each 4 MB at 512 MiB); later, and the limit may be reached before the
 * callbacks come.
 */
const SHARE = 1 / 4
const LEAST = 2 ** 28

/** Bytes allocated and not explicitly freed since the last collection. */
let since = 0

export function allocated(bytes: number, limit: number): void {
  since += bytes
  if (since < Math.min(limit * SHARE, 2 ** 27)) return
  since = 0
  try {
    new ArrayBuffer(BALLAST)
  } catch {
    // A host with so little room collects by itself.
  }
}

export function freed(bytes: number): void {
  since -= bytes
}

/** A collection found dead blocks. */
export function collected(): void {
  since = 0
}
