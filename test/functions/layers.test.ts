/** Normalisation, dropout, resampling and bags of embeddings against PyTorch: values, gradients, masks of a seed, running statistics, errors. */
import { describe, expect, test } from 'vitest'
import { casesOf, replay } from './replay.ts'

const groups = new Map<string, ReturnType<typeof casesOf>>()
for (const c of [...casesOf('layers.json.gz'), ...casesOf('bags.json.gz')]) {
  const name = /torch\.(?:nn\.functional\.)?(?!manual_seed)(\w+)\(/.exec(c.program)![1]!
  groups.set(name, [...(groups.get(name) ?? []), c])
}
describe('layers answer as PyTorch does', () => {
  test.each([...groups.keys()])('%s', (name) => {
    const wrong = groups.get(name)!.flatMap((c) => {
      const why = replay(c)
      return why ? [`${c.program}: ${why}`] : []
    })
    expect(wrong).toEqual([])
  })
})
