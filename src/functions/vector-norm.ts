/** The p-norm of elements as a vector, over some dimensions of a tensor, and its gradient: what norms and distances have in common. */

import { track } from '../autograd/record.ts'
import { type DType, promoteTypes } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import type { ReductionName } from '../ops/reductions.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { reducedDims, reduceTo } from './reduce-core.ts'
import { isAll, unreduce } from './reductions.ts'

type Dims = readonly number[] | null

const NORMS = new Map<number, ReductionName>([
  [2, 'norm2'],
  [1, 'norm1'],
  [0, 'norm0'],
  [Number.POSITIVE_INFINITY, 'normInf'],
  [Number.NEGATIVE_INFINITY, 'normMinusInf'],
])
/** The row of the table that computes the p-norm. */
export const normRow = (p: number): ReductionName => NORMS.get(p) ?? 'normP'

/** The p-norm over dimensions, of the elements as a vector. */
export function vectorNorm(
  self: Tensor,
  ord: number,
  dim: Dims,
  keepdim: boolean,
  dtype: DType | null,
  node = 'LinalgVectorNormBackward0',
): Tensor {
  if (self._dtype.category !== 2)
    throw new RuntimeError(`linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${typeWord(self._dtype)}`)
  if (dtype && promoteTypes(self._dtype, dtype) !== dtype)
    throw new RuntimeError(
      `linalg.vector_norm: the dtype of the input (${typeWord(self._dtype)}) should be convertible without narrowing to the specified dtype (${typeWord(dtype)})`,
    )
  const x = dtype ? self.to(dtype) : self
  const dims = reducedDims(x, dim)
  if (x._count === 0 && (ord < 0 || ord === Number.POSITIVE_INFINITY)) {
    const bad = dims.find((d) => x._sizes[d] === 0)
    if (isAll(x, dim))
      throw new RuntimeError(
        `linalg.vector_norm cannot compute the ${ord} norm on an empty tensor because the operation does not have an identity`,
      )
    if (bad !== undefined)
      throw new RuntimeError(
        `linalg.vector_norm cannot compute the ${ord} norm on the dimension ${bad} because this dimension is empty and the operation does not have an identity`,
      )
  }
  const row = normRow(ord)
  const y = reduceTo(row, x, { dims, keepdim, compute: x._dtype, out: x._dtype, ...(row === 'normP' ? { params: [ord] } : {}) })
  return track(y, node, [x], { self: x, result: y }, (g, s) => [normBackward(g, s.self, s.result, ord, dims, keepdim)])
}
/** The gradient of the input from that of its norm. */
export function normBackward(g: Tensor, self: Tensor, norm: Tensor, p: number, dims: readonly number[], keepdim: boolean): Tensor {
  const G = unreduce(g, self._sizes, dims, keepdim)
  const N = unreduce(norm, self._sizes, dims, keepdim)
  if (p === 0) return self.mul(0)
  if (p === 1) return self.sgn().mul(G)
  if (p === 2) return G.mul(self.div(N).masked_fill(N.eq(0), 0))
  if (Math.abs(p) === Number.POSITIVE_INFINITY) {
    const mask = self.abs().eq(N).logical_or(self.isnan().logical_and(N.isnan()))
    const count = mask.sum({ dim: [...dims], keepdim: true })
    return self.sgn().mul(G.div(count).mul(mask))
  }
  if (p < 1) {
    const part = self
      .sgn()
      .mul(self.abs().pow(p - 1))
      .masked_fill(self.eq(0), 0)
    return part.mul(G).mul(N.pow(1 - p))
  }
  if (p < 2)
    return self
      .sgn()
      .mul(self.abs().pow(p - 1))
      .mul(G)
      .div(N.pow(p - 1))
      .masked_fill(N.eq(0), 0)
  return self.mul(self.abs().pow(p - 2)).mul(G.div(N.pow(p - 1)).masked_fill(N.eq(0), 0))
}
