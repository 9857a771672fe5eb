/** Losses and distances against PyTorch: values, gradients, their nodes, reductions, errors. */
import { describe, expect, test } from 'vitest'
import { casesOf, replay } from './replay.ts'

const groups = new Map<string, ReturnType<typeof casesOf>>()
for (const c of casesOf('losses.json.gz')) {
  const name = /\.(\w+)\(/.exec(c.program)![1]!
  groups.set(name, [...(groups.get(name) ?? []), c])
}
describe('losses answer as PyTorch does', () => {
  test.each([...groups.keys()])('%s', (name) => {
    const wrong = groups.get(name)!.flatMap((c) => {
      const why = replay(c)
      return why ? [`${c.program}: ${why}`] : []
    })
    expect(wrong).toEqual([])
  })
})
