/** Random numbers as tensors: the functions, and the in-place methods, over PyTorch's own streams (`random/`). */

import { checkArgument } from '../autograd/arguments.ts'
import { mode } from '../autograd/modes.ts'
import { FormulaNode } from '../autograd/node.ts'
import { anyRequiresGrad, checkInplace, connect, rebase, track } from '../autograd/record.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { bfloat16, type DType, float16, float32, float64, int64 } from '../dtypes.ts'
import { notImplemented, RuntimeError } from '../errors.ts'
import * as draw from '../random/distributions.ts'
import { default_generator, Generator } from '../random/generator.ts'
import { likeStrides } from '../shape/layout.ts'
import type { Sizes } from '../shape/shape.ts'
import { empty, getDefaultDtype, Tensor } from '../tensor/tensor.ts'
import { checkWritable } from './apply.ts'
import { rawCopy } from './copying.ts'
import { checkSizes, finish } from './creation.ts'
import { arrayOf, values } from './data.ts'
import { functionOnly, KIND, methodOnly, type Op, op } from './schema.ts'

type Gen = Generator | null
const generatorOf = (g: Gen): Generator => g ?? default_generator

/** Never asked of 16-bit floats. */
const numbersOf = (t: Tensor): draw.NumericArray => arrayOf(t) as draw.NumericArray
const is16 = (d: DType): boolean => d === float16 || d === bfloat16

/** Fills a tensor: 16-bit floats are drawn as float32 (already rounded) and converted, strided tensors through a contiguous one. */
function fillWith(t: Tensor, fill: (out: draw.NumericArray, dtype: DType) => void): void {
  if (t._contiguous && !is16(t._dtype)) {
    beginOp()
    fill(numbersOf(t), t._dtype)
    return
  }
  const plain = empty(t._sizes, is16(t._dtype) ? float32 : t._dtype, likeStrides(t))
  beginOp()
  const all = numbersOf(plain)
  // PyTorch draws many normal numbers at once only where they lie in rows; others one by one, in the order of memory.
  const length = t._contiguous ? all.length : 15
  for (let i = 0; i < all.length; i += length) fill(all.subarray(i, i + length), t._dtype)
  rawCopy(t, plain)
}

/** `name_`: the elements of self replaced by random ones; gradients stop here. */
function inplace(
  doc: string,
  node: string,
  signature: string,
  fill: (out: draw.NumericArray, dtype: DType, g: Generator, ...args: number[]) => void,
): Op {
  return methodOnly(
    op(doc, [
      `(Tensor self${signature ? `, ${signature}` : ''}, *, Generator? generator=None)`,
      (self: Tensor, ...rest: unknown[]) => {
        const args = rest.slice(0, -1) as number[]
        const g = generatorOf(rest.at(-1) as Gen)
        return refill(self, node, (out, dtype) => fill(out, dtype, g, ...args))
      },
    ]),
  )
}

const OPTIONS = `*, Generator? generator=None, ${KIND}, bool requires_grad=False`
const LIKE = `*, ${KIND}, bool requires_grad=False, MemoryFormat? memory_format=None`
type Fill = (out: draw.NumericArray, dtype: DType, g: Generator) => void
function make(sizes: readonly number[], dtype: DType, g: Gen, fill: Fill, strides?: Sizes): Tensor {
  const t = empty(checkSizes(sizes), dtype, strides)
  fillWith(t, (out, d) => fill(out, d, generatorOf(g)))
  return t
}
const sized = (doc: string, fill: Fill): Op =>
  functionOnly(
    op(doc, [
      `(int[] size, ${OPTIONS})`,
      (size: number[], g: Gen, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(make(size, dtype ?? getDefaultDtype(), g, fill), device, rg),
    ]),
  )
const like = (doc: string, fill: Fill): Op =>
  functionOnly(
    op(doc, [
      `(Tensor self, ${LIKE})`,
      (t: Tensor, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(make(t._sizes, dtype ?? t._dtype, null, fill, likeStrides(t)), device, rg),
    ]),
  )

const floats = (out: draw.NumericArray): draw.FloatArray => out as draw.FloatArray
const unit: Fill = (out, dtype, g) => {
  draw.uniform(floats(out), 0, 1, g, dtype)
}
const standard: Fill = (out, dtype, g) => {
  draw.normal(floats(out), 0, 1, g, dtype)
}
const integers =
  (low: number, high: number): Fill =>
  (out, dtype, g) => {
    draw.randint(out, low, high, g, dtype)
  }

function checkRange(low: number, high: number): void {
  if (low >= high) throw new RuntimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`)
}
const randint = (low: number, high: number, size: number[], g: Gen, dtype: DType | null, device: unknown, rg: boolean): Tensor => {
  checkRange(low, high)
  return finish(make(size, dtype ?? int64, g, integers(low, high)), device, rg)
}

const numbers = (t: Tensor): number[] => values(t).map(Number)

/** Normal numbers whose mean and standard deviation are tensors, or one of them. */
function normalOf(mean: Tensor | number, std: Tensor | number, g: Gen): Tensor {
  if (std instanceof Tensor && values(std).some((v) => !(Number(v) >= 0)))
    throw new RuntimeError('normal expects all elements of std >= 0.0')
  if (typeof std === 'number' && !(std >= 0)) throw new RuntimeError(`normal expects std >= 0.0, but found std ${std}`)
  const shape =
    mean instanceof Tensor && std instanceof Tensor
      ? mean.add(std.detach())._sizes
      : (mean instanceof Tensor ? mean : (std as Tensor))._sizes
  const dtype = mean instanceof Tensor ? mean._dtype : (std as Tensor)._dtype
  const each = (x: Tensor | number): number | number[] => (x instanceof Tensor ? numbers(x.detach().expand([...shape])) : x)
  const out = make(shape, dtype, g, (array, d, gen) => {
    draw.normalEach(floats(array), each(mean), each(std), gen, d)
  })
  // What is drawn does not depend on the parameters in a way that has a derivative: PyTorch gives zeros.
  return track(
    out,
    mean instanceof Tensor ? (std instanceof Tensor ? 'NormalBackward3' : 'NormalBackward1') : 'NormalBackward2',
    [mean, std].map((x) => (x instanceof Tensor ? x : null)),
    {},
    zerosBack,
  )
}
const zerosBack = (g: Tensor, _s: unknown, node: FormulaNode): (Tensor | null)[] => [0, 1].map((i) => (node.needs(i) ? g.mul(0) : null))

function bernoulli(self: Tensor, g: Gen): Tensor {
  const p = numbers(self.detach())
  if (p.some((x) => !(x >= 0 && x <= 1)))
    throw new RuntimeError(
      'Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)',
    )
  return make(self._sizes, self._dtype, g, (out, d, gen) => {
    draw.bernoulli(out, p, gen, d)
  })
}

function multinomial(self: Tensor, samples: number, replacement: boolean, g: Gen): Tensor {
  if (self._sizes.length !== 1 && self._sizes.length !== 2) throw new RuntimeError('prob_dist must be 1 or 2 dim')
  if (!self._dtype.is_floating_point)
    throw new RuntimeError(`multinomial only supports floating-point dtypes for input, got: ${self._dtype.legacy}`)
  if (samples <= 0) throw new RuntimeError('cannot sample n_sample <= 0 samples')
  const categories = self._sizes.at(-1)!
  if (!replacement && samples > categories)
    throw new RuntimeError('cannot sample n_sample > prob_dist.size(-1) samples without replacement')
  const p = numbers(self.detach())
  if (p.some((x) => !(x >= 0 && Number.isFinite(x))))
    throw new RuntimeError('probability tensor contains either `inf`, `nan` or element < 0')
  const weights = self._dtype === float64 ? Float64Array.from(p) : Float32Array.from(p)
  return make([...self._sizes.slice(0, -1), samples], int64, g, (out, _d, gen) => {
    draw.multinomial(out as BigInt64Array, weights, categories, samples, replacement, gen)
  })
}

function poisson(self: Tensor, g: Gen): Tensor {
  if (self._dtype.category !== 2) throw notImplemented('poisson_cpu', self._dtype.legacy)
  const rates = numbers(self.detach())
  if (rates.some((x) => !(x >= 0))) throw new RuntimeError('invalid Poisson rate, expected rate to be non-negative')
  const out = make(self._sizes, self._dtype, g, (array, d, gen) => {
    draw.poisson(floats(array), rates, gen, d)
  })
  return track(out, 'PoissonBackward0', [self], {}, zerosBack)
}

export const random: Record<string, Op> = {
  rand: sized('Uniform numbers in [0, 1).', unit),
  randn: sized('Standard normal numbers.', standard),
  rand_like: like('Uniform numbers in [0, 1) in the shape of another tensor.', unit),
  randn_like: like('Standard normal numbers in the shape of another tensor.', standard),
  randint: functionOnly(
    op(
      'Random integers from low up to, not including, high.',
      [
        `(int high, int[] size, ${OPTIONS})`,
        (high: number, size: number[], g: Gen, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
          randint(0, high, size, g, dtype, device, rg),
      ],
      [
        `(int low, int high, int[] size, ${OPTIONS})`,
        (low: number, high: number, size: number[], g: Gen, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
          randint(low, high, size, g, dtype, device, rg),
      ],
    ),
  ),
  randint_like: functionOnly(
    op(
      'Random integers in the shape of another tensor.',
      [
        `(Tensor self, int high, ${LIKE})`,
        (t: Tensor, high: number, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) => (
          checkRange(0, high), finish(make(t._sizes, dtype ?? t._dtype, null, integers(0, high), likeStrides(t)), device, rg)
        ),
      ],
      [
        `(Tensor self, int low, int high, ${LIKE})`,
        (t: Tensor, low: number, high: number, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) => (
          checkRange(low, high), finish(make(t._sizes, dtype ?? t._dtype, null, integers(low, high), likeStrides(t)), device, rg)
        ),
      ],
    ),
  ),
  randperm: functionOnly(
    op('The numbers 0 … n-1 in random order.', [
      `(int n, ${OPTIONS})`,
      (n: number, g: Gen, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) => {
        if (n < 0) throw new RuntimeError(`n must be non-negative, got ${n}`)
        return finish(
          make([n], dtype ?? int64, g, (out, d, gen) => {
            draw.randperm(out, gen, d)
          }),
          device,
          rg,
        )
      },
    ]),
  ),
  normal: functionOnly(
    op(
      'Normal numbers of given means and standard deviations.',
      ['(Tensor mean, Tensor std, *, Generator? generator=None)', normalOf],
      ['(Tensor mean, float std=1, *, Generator? generator=None)', normalOf],
      ['(float mean, Tensor std, *, Generator? generator=None)', normalOf],
      [
        `(float mean, float std, int[] size, ${OPTIONS})`,
        (mean: number, std: number, size: number[], g: Gen, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
          finish(
            make(size, dtype ?? getDefaultDtype(), g, (out, d, gen) => {
              draw.normal(floats(out), mean, std, gen, d)
            }),
            device,
            rg,
          ),
      ],
    ),
  ),
  bernoulli: op(
    '1 with the probability that the element says, else 0.',
    ['(Tensor self, *, Generator? generator=None)', bernoulli],
    [
      '(Tensor self, float p, *, Generator? generator=None)',
      (self: Tensor, p: number, g: Gen) =>
        make(self._sizes, self._dtype, g, (out, d, gen) => {
          checkProbability(p)
          draw.bernoulli(out, p, gen, d)
        }),
    ],
  ),
  poisson: functionOnly(
    op('Poisson distributed whole numbers, each with its element of input as the mean.', [
      '(Tensor input, Generator? generator=None)',
      poisson,
    ]),
  ),
  multinomial: op('Positions drawn with the given weights (int64).', [
    '(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None)',
    multinomial,
  ]),
  uniform_: inplace('In place: uniform numbers in [from, to).', 'UniformBackward0', 'float from=0, float to=1', (out, d, g, from, to) => {
    draw.uniform(floats(out), from!, to!, g, d)
  }),
  normal_: inplace('In place: normal numbers.', 'NormalBackward0', 'float mean=0, float std=1', (out, d, g, mean, std) => {
    draw.normal(floats(out), mean!, std!, g, d)
  }),
  exponential_: inplace('In place: exponentially distributed numbers.', 'ExponentialBackward0', 'float lambd=1', (out, d, g, lambd) => {
    draw.exponential(floats(out), lambd!, g, d)
  }),
  cauchy_: inplace(
    'In place: Cauchy distributed numbers.',
    'CauchyBackward0',
    'float median=0, float sigma=1',
    (out, d, g, median, sigma) => {
      draw.cauchy(floats(out), median!, sigma!, g, d)
    },
  ),
  log_normal_: inplace('In place: log-normal numbers.', 'LogNormalBackward0', 'float mean=1, float std=2', (out, d, g, mean, std) => {
    draw.logNormal(floats(out), mean!, std!, g, d)
  }),
  geometric_: inplace('In place: geometrically distributed whole numbers.', 'GeometricBackward0', 'float p', (out, d, g, p) => {
    draw.geometric(out, p!, g, d)
  }),
  random_: methodOnly(
    op(
      'In place: random whole numbers.',
      [
        '(Tensor self, int from, int? to, *, Generator? generator=None)',
        (self: Tensor, from: number, to: number | null, g: Gen) =>
          refill(self, 'RandomBackward0', (out, d) => {
            if (to !== null) checkRange(from, to)
            draw.randint(out, from, to, generatorOf(g), d)
          }),
      ],
      [
        '(Tensor self, int to, *, Generator? generator=None)',
        (self: Tensor, to: number, g: Gen) =>
          refill(self, 'RandomBackward1', (out, d) => {
            checkRange(0, to)
            draw.randint(out, 0, to, generatorOf(g), d)
          }),
      ],
      [
        '(Tensor self, *, Generator? generator=None)',
        (self: Tensor, g: Gen) =>
          refill(self, 'RandomBackward2', (out, d) => {
            draw.random(out, generatorOf(g), d)
          }),
      ],
    ),
  ),
  bernoulli_: methodOnly(
    op(
      'In place: 1 with the given probability, else 0.',
      [
        '(Tensor self, Tensor p, *, Generator? generator=None)',
        (self: Tensor, p: Tensor, g: Gen) => {
          const ps = numbers(p.detach().expand([...self._sizes]))
          return refill(self, 'BernoulliBackward1', (out, d) => {
            draw.bernoulli(out, ps, generatorOf(g), d)
          })
        },
      ],
      [
        '(Tensor self, float p=0.5, *, Generator? generator=None)',
        (self: Tensor, p: number, g: Gen) => {
          checkProbability(p)
          return refill(self, 'BernoulliBackward2', (out, d) => {
            draw.bernoulli(out, p, generatorOf(g), d)
          })
        },
      ],
    ),
  ),
}
function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RuntimeError(`bernoulli_ expects p to be in [0, 1], but got p=${p}`)
}
/** Replaces the elements of self and ends its history there. */
function refill(self: Tensor, node: string, fill: (out: draw.NumericArray, dtype: DType) => void): Tensor {
  checkInplace(self)
  checkWritable(self)
  let made: FormulaNode | null = null
  if (mode.grad && anyRequiresGrad([self])) {
    made = new FormulaNode(node, (gs) => [gs[0] ? gs[0].mul(0) : null])
    connect(made, [self])
    made.addOutput(self)
  }
  fillWith(self, fill)
  self._storage.version++
  if (made) rebase(self, made)
  return self
}

/** Sets the seed of the default generator, for every random number from now on; returns the generator. */
export function manual_seed(seed: number | bigint): Generator {
  return default_generator.manual_seed(seed)
}
/** Gives the default generator a seed of its own choosing, which is returned. */
export const seed = (): bigint => default_generator.seed()
export const initial_seed = (): bigint => default_generator.initial_seed()
/** The state of the default generator as a uint8 tensor, as PyTorch lays it out. */
export function get_rng_state(): Tensor {
  const bytes = default_generator.get_state()
  return empty([bytes.length], float32).new_tensor(bytes)
}
export function set_rng_state(state: Tensor): void {
  checkArgument('set_rng_state', 'new_state', 'Tensor', state)
  default_generator.set_state(Uint8Array.from(values(state).map(Number)))
}
export { default_generator, Generator }
