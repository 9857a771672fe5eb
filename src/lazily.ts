/** What is made when it is first asked for, and kept: so that a table costs what is used of it. */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
