/** Differences, integrals, grids, combinations, covariances and windows against PyTorch: values, gradients, errors. */
import { describe, expect, test } from 'vitest'
import { casesOf, replay } from './replay.ts'

const groups = new Map<string, ReturnType<typeof casesOf>>()
for (const c of casesOf('calculus.json.gz')) {
  const name = /\.(\w+)\(/.exec(c.program)![1]!
  groups.set(name, [...(groups.get(name) ?? []), c])
}
describe('calculus answers as PyTorch does', () => {
  test.each([...groups.keys()])('%s', (name) => {
    const wrong = groups.get(name)!.flatMap((c) => {
      const why = replay(c)
      return why ? [`${c.program}: ${why}`] : []
    })
    expect(wrong).toEqual([])
  })
})
