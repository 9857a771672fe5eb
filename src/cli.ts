#!/usr/bin/env node
/** The command `varigrad`. Exit status: 0, 1 for a file that cannot be read or a machine that adds nothing, 2 for a wrong call. */
import { readFile } from './backend/host/files.ts'
import { inspectFile } from './cli/inspect.ts'
import { warmNative } from './cli/native.ts'
import { startRepl } from './cli/repl.ts'
import * as torch from './index.ts'
import { utf8 } from './io/bytes.ts'

const HELP = `varigrad: PyTorch's tensors and automatic differentiation in TypeScript

Usage:
  varigrad inspect FILE...   what a .pt, .safetensors, .npy or .npz file holds: names, dtypes, shapes, sizes
  varigrad repl              a prompt with torch, nn, F and optim at hand
  varigrad native            compiles the commonest kernels with this machine's compiler, and says what is in use
  varigrad --version
  varigrad --help
`

const version = (): string => {
  const { pathname } = new URL('../package.json', import.meta.url)
  return JSON.parse(utf8(readFile(decodeURIComponent(pathname)), (what) => new torch.RuntimeError(what))).version
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const complain = (text: string): void => void process.stderr.write(`varigrad: ${text}\n`)

function wrong(message: string): number {
  complain(`${message}\n\n${HELP.trimEnd()}`)
  return 2
}

/** Runs the command; the exit status, or null where it goes on. */
function main([command, ...rest]: readonly string[]): number | null {
  if (command === undefined) return wrong('a command is missing')
  if (command === '--help' || command === '-h' || command === 'help' || rest.includes('--help')) say(HELP.trimEnd())
  else if (command === '--version' || command === '-v') say(version())
  else if (command === 'repl') {
    if (rest.length > 0) return wrong(`repl takes no arguments, but '${rest[0]}' was given`)
    startRepl({ torch, nn: torch.nn, F: torch.nn.functional, optim: torch.optim }, version())
    return null
  } else if (command === 'native') {
    if (rest.length > 0) return wrong(`native takes no arguments, but '${rest[0]}' was given`)
    void warmNative(torch).then(({ lines, found }) => {
      say(lines.join('\n'))
      process.exitCode = found ? 0 : 1
    })
    return null
  } else if (command === 'inspect') {
    const option = rest.find((arg) => arg.startsWith('-'))
    if (option !== undefined) return wrong(`unknown option '${option}'`)
    if (rest.length === 0) return wrong('inspect needs a file')
    return inspect(rest)
  } else return wrong(`unknown command '${command}'`)
  return 0
}

function inspect(paths: readonly string[]): number {
  let status = 0
  for (const [i, path] of paths.entries()) {
    try {
      say((i > 0 ? '\n' : '') + inspectFile(path).join('\n'))
    } catch (e) {
      if (!(e instanceof Error)) throw e
      complain(e instanceof torch.OSError ? e.message : `${path}: ${e.message}`)
      status = 1
    }
  }
  return status
}

// A reader that closes the pipe (head, less) has seen enough.
process.stdout.on('error', (e: Error & { code?: string }) => {
  if (e.code === 'EPIPE') process.exit(0)
  throw e
})
process.exitCode = main(process.argv.slice(2)) ?? 0
