/** Every operation that the ledger lists holds against PyTorch's own answers as far as it did when the ledger was written. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { operationFiles, readLedger } from './files.ts'
import { replay } from './replay.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const { names, read } = operationFiles(folder)
const { whole, partly } = readLedger(folder)

test('the ledger names only what there is, and each once', () => {
  const listed = [...whole, ...Object.keys(partly)]
  expect(listed.filter((name) => !names.includes(name))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
  expect(whole.length).toBeGreaterThan(0)
})

describe('every case holds', () => {
  test.each(whole)('%s', (name) => {
    const { passed, failures } = replay(read(name))
    expect(failures.join('\n')).toBe('')
    expect(passed).toBeGreaterThan(0)
  })
})

describe('no more cases fail than before', () => {
  test.each(Object.entries(partly))('%s: %i', (name, most) => {
    const { failures } = replay(read(name))
    expect(failures.length, failures.join('\n')).toBeLessThanOrEqual(most)
  })
})
