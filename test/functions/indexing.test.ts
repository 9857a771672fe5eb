/** Indexing against PyTorch: reading and writing by index, gathers, scatters, masks, rearrangements; values, gradients, errors. */
import { describe, expect, test } from 'vitest'
import { casesOf, replay } from './replay.ts'

const groups = new Map<string, ReturnType<typeof casesOf>>()
for (const c of casesOf('indexing.json.gz')) {
  const name = /(\w+)\([^;]*$/.exec(c.program.replace(/\); \w+$/, ')'))?.[1] ?? 'other'
  groups.set(name, [...(groups.get(name) ?? []), c])
}
describe('indexing answers as PyTorch does', () => {
  test.each([...groups.keys()])('%s', (name) => {
    const wrong = groups.get(name)!.flatMap((c) => {
      const why = replay(c)
      return why ? [`${c.program}: ${why}`] : []
    })
    expect(wrong).toEqual([])
  })
})
