/** Exponentials, logarithms, circular and hyperbolic functions. See `row.ts` for what a row says; the functions themselves are in `ir/math.ts`. */

import { abs, add, and, call, div, eq, isNaN, le, lt, type MathFn, max, mul, neg, or, sub, where } from '../ir/expr.ts'
import { lazily } from '../lazily.ts'
import {
  binary,
  type Definition,
  define,
  EITHER,
  floatsOnly,
  type GradRule,
  k,
  one,
  Pointwise,
  TENSORS,
  unary,
  type X,
  zero,
} from './row.ts'

/** (-1)ᵏ 2k π²ᵏ / (2k + 1)! for k from 1: the series of the derivative of sinc, divided by x, in x². */
const SINC_SLOPE: number[] = []
for (let n = 1, c = 1; n <= 12; n++) {
  c *= -(Math.PI * Math.PI) / (2 * n * (2 * n + 1))
  SINC_SLOPE.push(2 * n * c)
}
/** The derivative of sinc; near 0 by its series, where the closed form cancels. */
const sincSlope = (x: X): X => {
  const near = lt(abs(x), k(x, 0.5))
  const far = where(near, one(x), x)
  const p = mul(far, k(x, Math.PI))
  const square = mul(x, x)
  const series = SINC_SLOPE.reduceRight((sum: X | null, c) => (sum ? add(mul(sum, square), k(x, c)) : k(x, c)), null)!
  return where(near, mul(x, series), div(sub(call('cos', p), div(call('sin', p), p)), far))
}

/** A function of the kernel language, with its symbolic derivative. */
const fn = (doc: string, name: MathFn, more: Parameters<typeof unary>[4] = {}): Definition =>
  unary(doc, 'float', (x) => call(name, x), undefined, more)
const INF = Number.POSITIVE_INFINITY

/** m + log(1 + e^(-|a - b|)) with the maximum m, in the base whose power and inverse logarithm are given; equal infinities stay. */
const logaddexp =
  (power: MathFn, unit: number) =>
  (a: X, b: X): X =>
    where(and(eq(a, b), eq(abs(a), k(a, INF))), a, add(max(a, b), mul(call('log1p', call(power, neg(abs(sub(a, b))))), k(a, unit))))
/** The share of an operand: its power over the sum of both. */
const share = (unit: number): GradRule[] => [
  (g, _y, a, b) => mul(g, call('sigmoid', mul(sub(a, b), k(g, unit)))),
  (g, _y, a, b) => mul(g, call('sigmoid', mul(sub(b, a), k(g, unit)))),
]
/** a · f(b), which is 0 where a is, unless b is NaN. */
const zeroWins =
  (f: (b: X) => X) =>
  (a: X, b: X): X =>
    where(isNaN(b), b, where(eq(a, zero(a)), zero(a), mul(a, f(b))))
/** Of x in (0, 1); the slope is infinite at the ends and NaN beyond. */
const logit = (x: X): X => call('log', div(x, sub(one(x), x)))
const logitSlope = (g: X, x: X): X => div(g, mul(x, sub(one(x), x)))
const outside = (x: X, low: X, high: X): X => or(lt(x, low), lt(high, x))

export const transcendental = define({
  exp: fn('eˣ.', 'exp'),
  exp2: fn('2ˣ.', 'exp2'),
  expm1: fn('eˣ - 1, exact for small x.', 'expm1'),
  log: fn('The natural logarithm.', 'log'),
  log2: fn('The logarithm of base 2.', 'log2'),
  log10: fn('The logarithm of base 10.', 'log10'),
  log1p: fn('log(1 + x), exact for small x.', 'log1p', { node: 'Log1PBackward0' }),
  sin: fn('The sine (radians).', 'sin'),
  cos: fn('The cosine (radians).', 'cos'),
  tan: fn('The tangent (radians).', 'tan'),
  asin: fn('The inverse sine, in radians.', 'asin'),
  acos: fn('The inverse cosine, in radians.', 'acos'),
  atan: fn('The inverse tangent, in radians.', 'atan'),
  sinh: fn('The hyperbolic sine.', 'sinh'),
  cosh: fn('The hyperbolic cosine.', 'cosh'),
  tanh: fn('The hyperbolic tangent.', 'tanh'),
  asinh: fn('The inverse hyperbolic sine.', 'asinh'),
  acosh: fn('The inverse hyperbolic cosine.', 'acosh'),
  atanh: fn('The inverse hyperbolic tangent.', 'atanh'),
  sigmoid: fn('1 / (1 + e⁻ˣ).', 'sigmoid'),
  sinc: unary(
    'sin(πx) / (πx), 1 at 0.',
    'float',
    (x) => {
      const p = mul(x, k(x, Math.PI))
      return where(eq(x, zero(x)), one(x), div(call('sin', p), p))
    },
    (g, _y, x) => mul(g, sincSlope(x)),
  ),
  angle: unary(
    'π below zero, else 0; NaN stays.',
    'float',
    (x) => where(isNaN(x), x, where(lt(x, zero(x)), k(x, Math.PI), zero(x))),
    zero,
    { cost: 1, inplace: 'none' },
  ),
  logit: unary(
    'log(x / (1 - x)); with eps, of x held between eps and 1 - eps.',
    'float',
    logit,
    (g, _y, x) => where(outside(x, zero(x), one(x)), k(g, Number.NaN), logitSlope(g, x)),
    { signatures: ['(Tensor self, float? eps=None)'] },
  ),
  atan2: binary('The angle of the point (other, x), in radians.', TENSORS, 'float', (a, b) => call('atan2', a, b), undefined, { cost: 16 }),
  logaddexp: binary('log(eˣ + e^other).', TENSORS, 'same', logaddexp('exp', 1), share(1), {
    cost: 20,
    inplace: 'none',
    refuses: floatsOnly('logaddexp_cpu'),
  }),
  logaddexp2: binary('log₂(2ˣ + 2^other).', TENSORS, 'same', logaddexp('exp2', Math.LOG2E), share(Math.LN2), {
    cost: 20,
    inplace: 'none',
    refuses: floatsOnly('logaddexp2_cpu'),
  }),
  xlogy: binary(
    'x · log(other), 0 where x is 0.',
    EITHER,
    'float',
    zeroWins((b) => call('log', b)),
    [(g, _y, a, b) => where(and(eq(a, zero(g)), le(b, zero(g))), zero(g), mul(g, call('log', b))), (g, _y, a, b) => div(mul(g, a), b)],
    { cost: 10, inplace: 'both', numberNodes: ['XlogyBackward2', 'XlogyBackward1'] },
  ),
})

/** `logit` with a bound. */
export const logitEps = new Pointwise({
  name: 'logit',
  node: 'LogitBackward0',
  operands: ['self', '#eps'],
  result: 'float',
  cost: 8,
  body: (x, eps) => {
    const high = sub(one(x), eps)
    return logit(where(lt(x, eps), eps, where(lt(high, x), high, x)))
  },
  grads: [(g, _y, x, eps) => where(outside(x, eps, sub(one(x), eps)), zero(g), logitSlope(g, x))],
})

/** Operations of `torch.special` of the same kind. */
export const specialTranscendental = /* @__PURE__ */ lazily(() =>
  define({
    xlog1py: binary(
      'x · log(1 + other), 0 where x is 0.',
      EITHER,
      'float',
      zeroWins((b) => call('log1p', b)),
      [
        (g, _y, a, b) => where(and(eq(a, zero(g)), le(b, k(g, -1))), zero(g), mul(g, call('log1p', b))),
        (g, _y, a, b) => div(mul(g, a), add(b, one(g))),
      ],
      { cost: 10, inplace: 'none', node: 'SpecialXlog1PyBackward0', numberNodes: ['SpecialXlog1PyBackward2', 'SpecialXlog1PyBackward1'] },
    ),
    entr: unary(
      '-x · log x; 0 at 0, -∞ below.',
      'float',
      (x) => where(isNaN(x), x, where(eq(x, zero(x)), zero(x), where(lt(x, zero(x)), k(x, -INF), neg(mul(x, call('log', x)))))),
      (g, _y, x) => mul(g, sub(neg(call('log', x)), one(x))),
      { inplace: 'none', node: 'SpecialEntrBackward0' },
    ),
  }),
)
