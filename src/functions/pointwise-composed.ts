/** Pointwise operations that are more than one row: closeness, the parts of a float, polygamma, and what is trivial for real tensors. */

import { track } from '../autograd/record.ts'
import { bool as boolType, int32 } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import { closeTo } from '../ops/pointwise-comparison.ts'
import { polygammaFactor, polygamma as polygammaRows } from '../ops/pointwise-special.ts'
import { frexpExponent, frexpMantissa } from '../ops/pointwise-variants.ts'
import { sameSizes } from '../shape/shape.ts'
import { namedTuple } from '../tensor/named.ts'
import { getDefaultDtype, type Tensor } from '../tensor/tensor.ts'
import { apply, typeWord } from './apply.ts'
import { inplaceOf } from './inplace.ts'
import { both, type Go } from './pointwise.ts'
import { functionOnly, methodOnly, type Op, op } from './schema.ts'
import { normBackward, vectorNorm } from './vector-norm.ts'

function isclose(self: Tensor, other: Tensor, rtol: number, atol: number, equalNan: boolean): Tensor {
  if (self._dtype !== other._dtype) throw new RuntimeError(`${typeWord(self._dtype)} did not match ${typeWord(other._dtype)}`)
  for (const [name, v] of [
    ['rtol', rtol],
    ['atol', atol],
  ] as const)
    if (!(v >= 0)) throw new RuntimeError(`${name} must be greater than or equal to zero, but got ${Number.isNaN(v) ? 'nan' : v}`)
  // Differences of integers are taken as floats, but equality is exact.
  if (rtol === 0 && atol === 0 && self._dtype.category < 2) return self.eq(other)
  const float = (t: Tensor): Tensor => (t._dtype.category < 2 ? t.to(getDefaultDtype()) : t)
  return apply(equalNan ? closeTo.nan : closeTo.plain, [float(self), float(other), rtol, atol])
}
const allclose = (self: Tensor, other: Tensor, rtol: number, atol: number, equalNan: boolean): boolean =>
  Boolean(isclose(self, other, rtol, atol, equalNan).all().item())
const equal = (self: Tensor, other: Tensor): boolean => sameSizes(self._sizes, other._sizes) && Boolean(self.eq(other).all().item())

function dist(self: Tensor, other: Tensor, p: number): Tensor {
  const difference = self.sub(other)
  if (difference._dtype.category !== 2)
    throw new RuntimeError(`norm(): input dtype should be either floating point or complex. Got ${typeWord(difference._dtype)} instead.`)
  const y = vectorNorm(difference.detach(), p, null, false, null)
  return track(y, 'DistBackward0', [self, other], { self, other, result: y }, (g, s) => {
    const d = s.self.sub(s.other)
    const part = normBackward(g, d, s.result, p, [...d._sizes.keys()], false)
    return [part, part.neg()]
  })
}

function frexp(self: Tensor): Tensor[] {
  if (self._dtype.category !== 2) throw new RuntimeError('torch.frexp() only supports floating-point dtypes')
  const exponent = apply(frexpExponent, [self], int32)
  const mantissa = track(apply(frexpMantissa, [self.detach()]), 'FrexpBackward0', [self], { exponent }, (g, s) => [
    g.div(s.exponent.exp2()),
  ])
  return namedTuple('frexp', [mantissa, exponent], ['mantissa', 'exponent'])
}

function polygamma(go: Go, n: number, self: Tensor): Tensor {
  if (n < 0) throw new RuntimeError('polygamma(n, x) does not support negative n.')
  if (n < 2) return go(n === 0 ? polygammaRows.zero : polygammaRows.one, [self, n])
  return go(polygammaRows.more, [self, n, polygammaFactor(n)])
}

/** log of the multivariate gamma function of dimension p: a sum of lgamma at steps of one half. */
export function mvlgamma(self: Tensor, p: number): Tensor {
  if (self._dtype === boolType) throw new RuntimeError('The input tensor may not be a boolean tensor.')
  if (p < 1) throw new RuntimeError('p has to be greater than or equal to 1')
  const x = self._dtype.category === 2 ? self : self.to(getDefaultDtype())
  const steps = (t: Tensor): Tensor => t.unsqueeze(-1).sub(t.new_tensor(Array.from({ length: p }, (_, i) => i / 2)))
  const value = steps(x.detach())
    .lgamma()
    .sum({ dim: [-1] })
    .add((p * (p - 1) * Math.log(Math.PI)) / 4)
  return track(value, 'MvlgammaBackward0', [x], { self: x }, (g, s) => [
    g.mul(
      steps(s.self)
        .digamma()
        .sum({ dim: [-1] }),
    ),
  ])
}

const itself = (doc: string): Op => op(doc, ['(Tensor self)', (self: Tensor) => self])
const CLOSE = '(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)'
const MVLGAMMA = 'The logarithm of the multivariate gamma function of dimension p.'

const polygammas = Object.fromEntries(
  both(
    'polygamma',
    'The n-th derivative of digamma.',
    [['(Tensor self, int n)', (go) => (self, n) => polygamma(go, Number(n), self as Tensor)]],
    'method',
  ),
)

export const composed: Record<string, Op> = {
  ...polygammas,
  polygamma: {
    ...op(polygammas.polygamma!.doc, ['(int n, Tensor self)', (n: number, self: Tensor) => polygamma(apply, n, self)]),
    methods: polygammas.polygamma!.overloads,
  },
  isclose: op('Whether |x - other| ≤ atol + rtol · |other|; equal_nan: NaN is close to NaN.', [CLOSE, isclose]),
  allclose: op('Whether all elements are close (see isclose).', [CLOSE, allclose]),
  equal: op('Whether both have the same shape and elements.', ['(Tensor self, Tensor other)', equal]),
  dist: op('The p-norm of x - other.', ['(Tensor self, Tensor other, float p=2)', dist]),
  frexp: op('x as mantissa · 2^exponent, the mantissa in [0.5, 1).', ['(Tensor self)', frexp]),
  mvlgamma: op(MVLGAMMA, ['(Tensor self, int p)', mvlgamma]),
  mvlgamma_: methodOnly(op(`In place: ${MVLGAMMA}`, ['(Tensor self, int p)', inplaceOf('mvlgamma_', mvlgamma)])),
  positive: op('x itself.', [
    '(Tensor self)',
    (self: Tensor) => {
      if (self._dtype === boolType) throw new RuntimeError('The `+` operator, on a bool tensor is not supported.')
      return self
    },
  ]),
  real: functionOnly(itself('The real part: of a real tensor, itself.')),
  conj: itself('The complex conjugate: of a real tensor, itself.'),
  conj_physical: itself('The complex conjugate: of a real tensor, itself.'),
  conj_physical_: itself('The complex conjugate: of a real tensor, itself.'),
  resolve_conj: itself('With conjugation carried out: of a real tensor, itself.'),
  resolve_neg: itself('With negation carried out: of a real tensor, itself.'),
  is_conj: op('Whether the tensor is a lazy conjugate: never.', ['(Tensor self)', () => false]),
  is_neg: op('Whether the tensor is a lazy negative: never.', ['(Tensor self)', () => false]),
  imag: functionOnly(
    op('The imaginary part, which a real tensor does not have.', [
      '(Tensor self)',
      () => {
        throw new RuntimeError('imag is not implemented for tensors with non-complex dtypes.')
      },
    ]),
  ),
}
