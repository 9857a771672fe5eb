/** Hooks, registration, state, containers, parametrizations: what the programs of programs.mjs print is what PyTorch prints for make-programs.py. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

test('the programs print what PyTorch prints', async () => {
  const { printed } = (await import(new URL('./programs.mjs', import.meta.url).href)) as { printed: (library: object) => string[] }
  const expected = readFileSync(new URL('./data/programs.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  expect(printed(torch)).toEqual(expected)
})
