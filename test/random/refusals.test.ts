import { describe, expect, it } from 'vitest'
import { bool, float16, int32, uint8 } from '../../src/dtypes.ts'
import {
  bernoulli,
  cauchy,
  exponential,
  geometric,
  logNormal,
  multinomial,
  normal,
  normalEach,
  randint,
  random,
  randperm,
  uniform,
} from '../../src/random/distributions.ts'
import { Generator } from '../../src/random/generator.ts'

const g = new Generator().manual_seed(0)
const f = (n = 3) => new Float32Array(n)
const weigh = (w: number[], samples: number, replacement = false) =>
  multinomial(new BigInt64Array(samples), Float32Array.from(w), w.length, samples, replacement, g)
const inRange = 'random_ expects'

/** What PyTorch says to the same arguments. */
const refused: [call: string, run: () => unknown, message: string][] = [
  ['uniform', () => uniform(f(), 2, 1, g), 'uniform_ expects to return a [from, to) range, but found from=2 > to=1'],
  [
    'uniform',
    () => uniform(f(), -3e38, 3e38, g),
    'uniform_ expects to-from <= std::numeric_limits<Float>::max(), but found to=3e+38 and from=-3e+38 which result in to-from to exceed the limit',
  ],
  ['uniform', () => uniform(f(), 0, 1e5, g, float16), 'to is out of bounds for c10::Half'],
  ['normal', () => normal(f(), 0, -1, g), 'normal expects std >= 0.0, but found std -1'],
  ['normalEach', () => normalEach(f(1), 0, [-1], g), 'normal expects all elements of std >= 0.0'],
  ['exponential', () => exponential(f(), -1, g), 'exponential_ expects lambda > 0.0, but found lambda=-1'],
  ['geometric', () => geometric(f(), 1.5, g), 'geometric_ expects p to be in (0, 1), but got p=1.5'],
  ['geometric', () => geometric(new Uint8Array(3), 0.5, g, bool), `"geometric_cpu" not implemented for 'Bool'`],
  ['cauchy', () => cauchy(f(), 0, 0, g), 'cauchy_ expects sigma > 0.0, but found sigma=0'],
  ['logNormal', () => logNormal(f(), 0, 0, g), 'log_normal_ expects std > 0.0, but found std=0'],
  ['bernoulli', () => bernoulli(f(), NaN, g), 'bernoulli_ expects p to be in [0, 1], but got p=nan'],
  ['bernoulli', () => bernoulli(f(1), [1.5], g), 'Expected p_in >= 0 && p_in <= 1 to be true, but got false.'],
  ['randint', () => randint(f(), 5, 5, g), `${inRange} 'from' to be less than 'to', but got from=5 >= to=5`],
  ['randint', () => randint(new Uint8Array(3), 0, 257, g), 'to - 1 is out of bounds for unsigned char'],
  ['randint', () => randint(new Uint8Array(3), -1, 25, g), 'from is out of bounds for unsigned char'],
  ['randint', () => randint(new Uint8Array(3), 0, 3, g, bool), 'to - 1 is out of bounds for bool'],
  ['randint', () => randint(f(), 0, 100000, g, float16), 'to - 1 is out of bounds for c10::Half'],
  [
    'randint',
    () => randint(f(), 2n ** 62n, null, g),
    `${inRange} 'from' casted to dtype to be less than or equal to 'to_inc' casted to dtype, but got from=4611686018427387904 > to_inc=16777216`,
  ],
  [
    'randint',
    () => randint(new Int32Array(3), -(2n ** 63n), null, g),
    'random_full_64_bits_range_kernel_cpu handles only int64, double, float and bfloat16',
  ],
  ['randint', () => randint(f(), -(2n ** 63n), null, g, float16), `"random_full_64_bits_range_kernel_cpu" not implemented for 'Half'`],
  ['randperm', () => randperm(new Uint8Array(300), g), 'value cannot be converted to type uint8_t without overflow'],
  ['randperm', () => randperm(f(3000), g, float16), 'n cannot be greater than 2049 for Half type.'],
  ['multinomial', () => weigh([-1, 1], 1), 'probability tensor contains either `inf`, `nan` or element < 0'],
  ['multinomial', () => weigh([-1, 1], 2, true), 'invalid multinomial distribution (encountering probability entry < 0)'],
  ['multinomial', () => weigh([0, 0], 1), 'invalid multinomial distribution (sum of probabilities <= 0)'],
  ['multinomial', () => weigh([0, 0], 2, true), 'invalid multinomial distribution (sum of probabilities <= 0)'],
  ['multinomial', () => weigh([1, 0], 3), 'cannot sample n_sample > prob_dist.size(-1) samples without replacement'],
  ['multinomial', () => weigh([1, 0], 0), 'cannot sample n_sample <= 0 samples'],
]

describe('arguments that PyTorch refuses are refused in its words', () => {
  for (const [call, run, message] of refused) it(`${call}: ${message}`, () => expect(run).toThrow(message))

  it('an array that cannot hold the dtype', () => {
    expect(() => random(f(), g, int32)).toThrow('Float32Array cannot hold elements of dtype torch.int32')
    expect(() => random(new Int32Array(1), g, uint8)).toThrow('Int32Array cannot hold elements of dtype torch.uint8')
  })

  it('what is refused draws nothing', () => {
    const h = new Generator().manual_seed(0)
    for (const [, run] of refused) {
      g.manual_seed(0)
      expect(run).toThrow()
      if (!String(run).includes('multinomial') && !String(run).includes('weigh')) expect(g.get_state()).toEqual(h.get_state())
    }
  })
})
