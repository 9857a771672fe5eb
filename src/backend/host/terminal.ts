/** Where text for people goes: the error stream, where the host has one, else the console. */

export interface TextStream {
  /** Whether a line can be written over. */
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Node's error stream, as progress bars use it; elsewhere the console, a line a time. */
export function errorStream(): TextStream {
  if (typeof process === 'object' && typeof process.stderr?.write === 'function') return process.stderr
  // biome-ignore lint/suspicious/noConsole: this host has no other place for text
  return { write: (text) => console.log(text.trimEnd()) }
}
