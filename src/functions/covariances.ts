/** Covariances and correlations of variables. */
import { bool as boolType } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { type Op, op } from './schema.ts'

/** Weights of observations: one for each of the `n`, of the kind of dtype, none negative. */
function checkWeights(name: string, w: Tensor, n: number, integral: boolean): void {
  const k = w._sizes.length
  if (k > 1) throw new RuntimeError(`cov(): expected ${name} to have one or fewer dimensions but got ${name} with ${k} dimensions`)
  if (w._dtype.category !== (integral ? 1 : 2))
    throw new RuntimeError(
      `cov(): expected ${name} to have ${integral ? 'integral' : 'floating point'} dtype but got ${name} with ${typeWord(w._dtype)} dtype`,
    )
  if (w._count !== n)
    throw new RuntimeError(
      `cov(): expected ${name} to have the same numel as there are observations in the input but got ${w._count} != ${n}`,
    )
  if (n > 0 && w.lt(0).any().item()) throw new RuntimeError(`cov(): ${name} cannot be negative`)
}
function cov(self: Tensor, correction: number, fweights: Tensor | null, aweights: Tensor | null): Tensor {
  const k = self._sizes.length
  if (k > 2) throw new RuntimeError(`cov(): expected input to have two or fewer dimensions but got an input with ${k} dimensions`)
  if (self._dtype === boolType) throw new RuntimeError('cov(): bool dtype is not supported for input')
  const rows = k < 2 ? self.view([1, -1]) : self
  const n = rows._sizes[1]!
  if (fweights) checkWeights('fweights', fweights, n, true)
  if (aweights) checkWeights('aweights', aweights, n, false)
  const w = fweights && aweights ? fweights.mul(aweights) : (fweights ?? aweights)
  const total = w ? w.sum() : null
  if (total?.eq(0).item()) throw new RuntimeError("cov(): weights sum to zero, can't be normalized")
  const weighted = (t: Tensor): Tensor => (w ? t.mul(w) : t)
  const sum = weighted(rows).sum(1)
  const mean = total ? sum.div(total) : sum.div(n)
  const freedom =
    total === null
      ? Math.max(n - correction, 0)
      : (aweights && correction !== 0 ? total.sub(w!.mul(aweights).sum().mul(correction).div(total)) : total.sub(correction)).clamp_min(0)
  const centred = rows.sub(mean.unsqueeze(1))
  const product = centred.matmul(weighted(centred).t().to(centred._dtype))
  return (typeof freedom === 'number' ? product.div(freedom) : product.div(freedom)).squeeze()
}
function corrcoef(self: Tensor): Tensor {
  const k = self._sizes.length
  if (k > 2) throw new RuntimeError(`corrcoef(): expected input to have two or fewer dimensions but got an input with ${k} dimensions`)
  const c = cov(self, 1, null, null)
  if (c._sizes.length === 0) return c.div(c)
  const deviation = c.diagonal().sqrt()
  return c
    .div(deviation.view([-1, 1]))
    .div(deviation.view([1, -1]))
    .clamp(-1, 1)
}
export const covariances: Record<string, Op> = {
  cov: op('The covariance matrix of variables (rows) over observations (columns).', [
    '(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None)',
    cov,
  ]),
  corrcoef: op('The correlation matrix of variables (rows) over observations (columns).', ['(Tensor self)', corrcoef]),
}
