/** Every TypeScript block of the README runs, and prints what the comments beside its `console.log` say. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { build } from 'esbuild'
import { describe, expect, test, vi } from 'vitest'
import { alias } from '../vitest.config.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => match[1]!)

/** The comment on a line with `console.log`, and the lines below that are comments alone. */
function expectedOutput(block: string): string {
  const lines: string[] = []
  let open = false
  for (const line of block.split('\n')) {
    const printing = /console\.log\(.*?\)\s*\/\/ ?(.*)$/.exec(line)
    const continuing: RegExpExecArray | null = open ? /^\s*\/\/ ?(.*)$/.exec(line) : null
    const found: RegExpExecArray | null = printing ?? continuing
    open = found !== null
    if (found) lines.push(found[1]!)
  }
  return lines.join('\n')
}

async function run(block: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'varigrad-readme-'))
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...args) => {
    printed.push(args.map((a) => (typeof a === 'string' ? a : inspect(a))).join(' '))
  })
  try {
    const outfile = join(folder, 'block.mjs')
    await build({
      stdin: { contents: block, loader: 'ts', resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'es2022',
      plugins: [
        {
          name: 'sources',
          setup(b) {
            for (const { find, replacement } of alias) b.onResolve({ filter: find }, () => ({ path: replacement }))
          },
        },
      ],
    })
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    await import(/* @vite-ignore */ pathToFileURL(outfile).href)
  } finally {
    log.mockRestore()
    await rm(folder, { recursive: true })
  }
  return printed.join('\n')
}

describe('the README', () => {
  test('has code', () => expect(blocks.length).toBeGreaterThan(1))
  test.each(blocks)('%s', async (block) => {
    const expected = expectedOutput(block)
    expect(expected).not.toBe('')
    expect(await run(block)).toBe(expected)
  })
})
