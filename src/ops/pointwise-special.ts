/** Error functions, gamma functions, Bessel functions and the zeta function. See `row.ts` for what a row says; the functions themselves are in `ir/math.ts`. */

import { add, call, type MathFn, mul, neg } from '../ir/expr.ts'
import { lazily } from '../lazily.ts'
import { binary, type Definition, define, EITHER, k, one, Pointwise, unary, wideOnly, type X } from './row.ts'

/** A function of the kernel language, with its symbolic derivative. */
const fn = (doc: string, name: MathFn, more: Parameters<typeof unary>[4] = {}): Definition =>
  unary(doc, 'float', (x) => call(name, x), undefined, { cost: 16, ...more })

/** Also reached as methods. */
export const special = define({
  erf: fn('The error function.', 'erf'),
  erfc: fn('1 - erf(x), exact for large x.', 'erfc'),
  erfinv: fn('The inverse of erf.', 'erfinv', { inplace: 'method' }),
  lgamma: fn('The logarithm of |Γ(x)|.', 'lgamma', { cost: 32, inplace: 'method' }),
  digamma: fn('The derivative of log Γ(x).', 'digamma', { cost: 32, inplace: 'method' }),
  i0: fn('The modified Bessel function of the first kind, of order 0.', 'i0', { cost: 32 }),
})

const only = { inplace: 'none' } as const
/** Of `torch.special` alone. */
export const specialOnly = /* @__PURE__ */ lazily(() =>
  define({
    i0e: fn('e^(-|x|) · i0(x).', 'i0e', { ...only, node: 'SpecialI0EBackward0' }),
    i1: fn('The modified Bessel function of the first kind, of order 1.', 'i1', { ...only, node: 'SpecialI1Backward0' }),
    i1e: fn('e^(-|x|) · i1(x).', 'i1e', { ...only, node: 'SpecialI1EBackward0' }),
    ndtri: fn('The inverse of the normal distribution function.', 'ndtri', {
      ...only,
      node: 'SpecialNdtriBackward0',
      refuses: wideOnly('ndtri_cpu'),
    }),
    log_ndtr: fn('The logarithm of the normal distribution function.', 'log_ndtr', {
      ...only,
      node: 'SpecialLogNdtrBackward0',
      refuses: wideOnly('log_ndtr_cpu'),
    }),
    erfcx: fn('e^(x²) · erfc(x).', 'erfcx', { ...only, node: 'SpecialErfcxBackward0', refuses: wideOnly('erfcx_cpu') }),
    ndtr: unary('The normal distribution function.', 'float', (x) => mul(call('erfc', mul(x, k(x, -Math.SQRT1_2))), k(x, 0.5)), undefined, {
      ...only,
      node: 'MulBackward1',
      cost: 16,
    }),
    zeta: binary(
      'The Hurwitz zeta function ζ(x, other).',
      EITHER,
      'float',
      (x, q) => call('zeta', x, q),
      ["the derivative for 'zeta' is not implemented.", undefined],
      {
        ...only,
        node: 'SpecialZetaBackward0',
        numberNodes: ['SpecialZetaBackward2', 'SpecialZetaBackward1'],
        cost: 60,
        refuses: wideOnly('zeta_cpu'),
      },
    ),
  }),
)

/** (-1)^(n+1) Γ(n+1), by which ζ(n+1, x) is the n-th derivative of digamma. */
export const polygammaFactor = (n: number): number => {
  let f = n % 2 ? 1 : -1
  for (let i = 2; i <= n; i++) f *= i
  return f
}
const series = (x: X, n: X, factor: X): X => mul(factor, call('zeta', add(n, one(n)), x))
const row = (operands: readonly string[], body: (x: X, n: X, factor: X) => X, grad: (g: X, x: X, n: X, factor: X) => X): Pointwise =>
  new Pointwise({
    name: 'polygamma',
    node: 'PolygammaBackward0',
    operands,
    result: 'float',
    cost: 60,
    body: (x, n, factor) => body(x, n, factor),
    grads: [(g, _y, x, n, factor) => grad(g, x, n, factor)],
  })
/** The n-th derivative of digamma: of order 0, 1, and above (from n and `polygammaFactor`). */
export const polygamma = {
  zero: row(
    ['self', '#n'],
    (x) => call('digamma', x),
    (g, x) => mul(g, call('trigamma', x)),
  ),
  one: row(
    ['self', '#n'],
    (x) => call('trigamma', x),
    (g, x) => mul(g, mul(k(x, -2), call('zeta', k(x, 3), x))),
  ),
  more: row(['self', '#n', '#factor'], series, (g, x, n, factor) => mul(g, series(x, add(n, one(n)), neg(mul(factor, add(n, one(n))))))),
}
