import { describe, expect, test } from 'vitest'
import { Overload } from '../../src/functions/schema.ts'
import { torchOps } from '../../src/functions/tables.ts'
import * as layers from '../../src/functions/tables-layers.ts'

// Each is read when its operation is first called: one that cannot be read must not wait for a user.
describe('the signatures of every operation can be read', () => {
  test.each(Object.entries({ torchOps, ...layers }))('%s', (_, table) => {
    for (const [name, o] of Object.entries(table))
      for (const x of [...o.overloads, ...(o.methods ?? [])]) expect(() => x.signature, `${name}${x.text}`).not.toThrow()
  })
  test('one that cannot be read says where', () =>
    expect(() => new Overload('(Tensor self, tensor other)', () => null).signature).toThrow(
      "a parameter that cannot be read: 'tensor other' in (Tensor self, tensor other)",
    ))
})
