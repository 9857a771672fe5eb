/** Pointwise operations and activations against PyTorch: every dtype, kinks, special values, gradient functions, errors. */
import { describe, expect, test } from 'vitest'
import { casesOf, replay } from './replay.ts'

const groups = new Map<string, ReturnType<typeof casesOf>>()
for (const c of casesOf('pointwise.json.gz')) {
  const name = /(\w+)\([^;]*$/.exec(c.program.replace(/\); \w+$/, ')'))?.[1] ?? 'other'
  groups.set(name, [...(groups.get(name) ?? []), c])
}
describe('pointwise operations answer as PyTorch does', () => {
  test.each([...groups.keys()])('%s', (name) => {
    const wrong = groups.get(name)!.flatMap((c) => {
      const why = replay(c)
      return why ? [`${c.program} of ${Object.values(c.leaves).map((s) => s.dtype)}: ${why}`] : []
    })
    expect(wrong).toEqual([])
  })
})
