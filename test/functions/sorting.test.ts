/** Sorting, order statistics, distinct elements, lookups and histograms against PyTorch: values, equals, NaN, gradients, errors. */
import { describe, expect, test } from 'vitest'
import { casesOf, replay } from './replay.ts'

const groups = new Map<string, ReturnType<typeof casesOf>>()
for (const c of casesOf('sorting.json.gz')) {
  const name = /\b(?:torch|[a-z])\.(\w+)\(/.exec(c.program.split('; ').at(-1)!)?.[1] ?? 'other'
  groups.set(name, [...(groups.get(name) ?? []), c])
}
describe('sorting answers as PyTorch does', () => {
  test.each([...groups.keys()])('%s', (name) => {
    const wrong = groups.get(name)!.flatMap((c) => {
      const why = replay(c)
      return why ? [`${c.program}: ${why}`] : []
    })
    expect(wrong).toEqual([])
  })
})
