/** `varigrad repl`: Node's prompt with torch at hand. Tensors print as PyTorch prints them. */
import { nodeModule } from '../backend/wasm/features.ts'
import { NotImplementedError } from '../errors.ts'

/** Starts the prompt with these names defined. Ends when the input ends, or at `.exit`. */
export function startRepl(names: Readonly<Record<string, unknown>>, version: string): void {
  const repl = nodeModule('node:repl')
  if (!repl) throw new NotImplementedError('the prompt needs Node 20.16 or later')
  const interactive = process.stdin.isTTY === true
  if (interactive)
    process.stdout.write(`varigrad ${version}; ${Object.keys(names).join(', ')} are defined. .exit leaves, .help tells more.\n`)
  // Modules are proxies; what they print of themselves counts.
  repl.writer.options.showProxy = false
  // In a context of its own plain objects would have another prototype, and be no keyword arguments.
  repl.start({ prompt: interactive ? '>>> ' : '', useGlobal: true, ignoreUndefined: true })
  for (const [name, value] of Object.entries(names))
    Object.defineProperty(globalThis, name, { value, enumerable: true, configurable: true, writable: true })
}
