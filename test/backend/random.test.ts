/** Random expressions over random types and layouts: every target must agree with the interpreter, bit for bit where no sum is reordered. */
import fc from 'fast-check'
import { describe, test } from 'vitest'
import { pointwiseSetups, reductionSetups } from './arbitrary.ts'
import { check, targets } from './build.ts'

describe.each(targets)('$simd', (target) => {
  test.each([
    ['pointwise', pointwiseSetups],
    ['reductions', reductionSetups],
  ] as const)(
    '%s',
    (_, setups) => {
      fc.assert(
        fc.property(setups, (s) => check(s, target)),
        { numRuns: 300 },
      )
    },
    60000,
  )
})
