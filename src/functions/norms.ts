/** Norms of vectors and matrices, slices of bounded norm, and small products of linear algebra made of others. */

import { unrecorded } from '../autograd/modes.ts'
import { track } from '../autograd/record.ts'
import { bool, type DType } from '../dtypes.ts'
import { notImplemented, RuntimeError, shapeText, TypeError, wrapDim } from '../errors.ts'
import { lazily } from '../lazily.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { withInplace } from './inplace.ts'
import { where as chosen } from './pointwise.ts'
import { describe, functionOnly, type Op, op } from './schema.ts'
import { normBackward, vectorNorm } from './vector-norm.ts'

type Dims = readonly number[] | null
function listOf(dim: number | Dims): Dims {
  if (typeof dim === 'number') return [dim]
  if (dim !== null && !Array.isArray(dim)) throw new TypeError(`norm(): argument 'dim' must be tuple of ints, not ${describe(dim)}`)
  return dim
}

/** The norm of matrices over two dimensions: 'fro', or the largest (smallest) sum of magnitudes along one of them. */
function matrixNorm(self: Tensor, ord: number | string, dim: readonly number[], keepdim: boolean, dtype: DType | null): Tensor {
  const x = dtype ? self.to(dtype) : self
  const n = x._sizes.length
  if (n < 2) throw new RuntimeError(`linalg.matrix_norm: The input tensor A must have at least 2 dimensions.`)
  if (dim.length !== 2) throw new RuntimeError('linalg.matrix_norm: dim must be a 2-tuple.')
  const [a, b] = dim.map((d) => wrapDim(d, n)) as [number, number]
  if (a === b) throw new RuntimeError(`linalg.matrix_norm: dims must be different. Got (${dim[0]}, ${dim[1]})`)
  if (ord === 'fro') return vectorNorm(x, 2, [a, b], keepdim, null)
  if (typeof ord === 'number' && (Math.abs(ord) === 1 || Math.abs(ord) === Number.POSITIVE_INFINITY)) {
    const [sumDim, pickDim] = Math.abs(ord) === 1 ? [a, b] : [b, a]
    const sums = vectorNorm(x, 1, [sumDim], true, null)
    const picked = ord > 0 ? sums.amax([pickDim], true) : sums.amin([pickDim], true)
    return keepdim ? picked : picked.squeeze([a, b])
  }
  throw new RuntimeError(
    ord === 'nuc' || ord === 2 || ord === -2
      ? `linalg.matrix_norm: order ${ord} needs singular values, which are not there yet`
      : `linalg.matrix_norm: Order ${typeof ord === 'object' ? describe(ord) : ord} not supported.`,
  )
}

/** `torch.norm`: the p-norm, by PyTorch's older rules for its arguments. */
function norm(self: Tensor, p: number | string | null, given: number | Dims, keepdim: boolean, dtype: DType | null): Tensor {
  const dim = listOf(given)
  if (typeof p === 'string') {
    if (p === 'fro') return frobenius(self, dim, keepdim, dtype)
    if (p === 'nuc') return matrixNorm(self, 'nuc', dim ?? [0, 1], keepdim, dtype)
    throw new RuntimeError(`only valid p_values are 'nuc', 'fro', and real numbers; got ${p}`)
  }
  return vectorNorm(self, p ?? 2, dim, keepdim, dtype)
}
const frobenius = (self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor => vectorNorm(self, 2, dim, keepdim, dtype)

function linalgNorm(self: Tensor, ord: number | string | null, given: number | Dims, keepdim: boolean, dtype: DType | null): Tensor {
  const dim = listOf(given)
  if (ord === null) return vectorNorm(self, 2, dim, keepdim, dtype)
  if (dim === null) {
    if (self._sizes.length > 2)
      throw new RuntimeError(`linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got ${self._sizes.length}D.`)
    if (typeof ord === 'string' || self._sizes.length === 2) return matrixNorm(self, ord, [-2, -1], keepdim, dtype)
    return vectorNorm(self, ord, null, keepdim, dtype)
  }
  if (dim.length === 2) return matrixNorm(self, ord, dim, keepdim, dtype)
  if (dim.length !== 1) throw new RuntimeError(`linalg.norm: If dim is specified, it must be of length 1 or 2. Got [${dim.join(', ')}]`)
  if (typeof ord === 'string') throw new RuntimeError('linalg.matrix_norm: dim must be a 2-tuple.')
  return vectorNorm(self, ord, dim, keepdim, dtype)
}

/** The sum of the diagonal. */
function trace(self: Tensor): Tensor {
  if (self._sizes.length !== 2) throw new RuntimeError(`trace: expected a matrix, but got tensor with dim ${self._sizes.length}`)
  const from = [...self._sizes]
  return track(
    self.detach().diagonal().sum(),
    'TraceBackward0',
    [self],
    {},
    (g) => [g.new_zeros(from).diagonal_scatter(g.expand([Math.min(...from)]), 0, 0, 1)],
    (t) => t[0]?.trace() ?? null,
  )
}

function cross(name: string) {
  return (self: Tensor, other: Tensor, dim: number | null): Tensor => {
    const n = Math.max(self._sizes.length, other._sizes.length)
    if (name === 'linalg.cross' && self._sizes.length !== other._sizes.length)
      throw new RuntimeError('linalg.cross: inputs must have the same number of dimensions.')
    const [a, b] = [self, other].map((t) =>
      t._sizes.length < n ? t.expand([...new Array<number>(n - t._sizes.length).fill(1), ...t._sizes]) : t,
    ) as [Tensor, Tensor]
    let d = dim
    if (d === null) {
      d = a._sizes.indexOf(3)
      if (d < 0) throw new RuntimeError('no dimension of size 3 in input')
    }
    d = wrapDim(d, n, false)
    if (a._sizes[d] !== 3 || b._sizes[d] !== 3)
      throw new RuntimeError(`${name}: inputs dimension ${dim ?? d} must have length 3. Got ${a._sizes[d]} and ${b._sizes[d]}`)
    if (self._dtype !== other._dtype)
      throw new RuntimeError(`expected scalar type ${typeWord(self._dtype)} but found ${typeWord(other._dtype)}`)
    if (self._dtype === bool) throw notImplemented('cross', 'Bool')
    const roll = (t: Tensor, k: number): Tensor => t.roll([k], [d!])
    return roll(a, -1)
      .mul(roll(b, -2))
      .sub(roll(a, -2).mul(roll(b, -1)))
  }
}

function vecdot(self: Tensor, other: Tensor, dim: number): Tensor {
  return self.mul(other).sum(dim)
}

function matrix_power(self: Tensor, n: number): Tensor {
  const k = self._sizes.length
  if (k < 2 || self._sizes[k - 1] !== self._sizes[k - 2])
    throw new RuntimeError(
      `linalg.matrix_power: A must be batches of square matrices, but they are ${self._sizes[k - 2] ?? 1} by ${self._sizes[k - 1] ?? 1} matrices`,
    )
  if (n < 0) throw new RuntimeError('linalg.matrix_power: a negative power needs the inverse, which is not there yet')
  if (n === 0) {
    const eye = self.new_zeros([...self._sizes])
    eye.diagonal(0, -2, -1).fill_(1)
    // The same for every matrix: a gradient of zeros, not none.
    return track(eye, 'MulBackward0', [self], {}, (g) => [g.mul(0)])
  }
  let result: Tensor | null = null
  let square = self
  for (let e = n; ; square = square.matmul(square)) {
    if (e & 1) result = result ? result.matmul(square) : square
    e >>= 1
    if (e === 0) return n === 1 ? result!.clone() : result!
  }
}

/** The product of several matrices, in the order of parentheses that costs least. */
function multi_dot(tensors: readonly Tensor[]): Tensor {
  if (tensors.length < 2) throw new RuntimeError(`multi_dot(): expected at least 2 tensors but got ${tensors.length}`)
  const first = tensors[0]!
  const last = tensors[tensors.length - 1]!
  tensors.forEach((t, i) => {
    const ends = i === 0 || i === tensors.length - 1
    if (t._sizes.length !== 2 && !(ends && t._sizes.length === 1))
      throw new RuntimeError(`multi_dot(): tensor ${i} must be ${ends ? '1D or 2D' : '2D'} but got ${t._sizes.length}D`)
  })
  const ts = tensors.map((t, i) => (t._sizes.length === 2 ? t : i === 0 ? t.unsqueeze(0) : t.unsqueeze(1)))
  ts.slice(1).forEach((t, i) => {
    if (ts[i]!._sizes[1] !== t._sizes[0])
      throw new RuntimeError(
        `multi_dot(): tensors ${i} and ${i + 1} with shapes ${shapeText(tensors[i]!._sizes)} and ${shapeText(tensors[i + 1]!._sizes)} cannot be multiplied`,
      )
  })
  const p = [ts[0]!._sizes[0]!, ...ts.map((t) => t._sizes[1]!)]
  const n = ts.length
  const cost = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  const cut = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let len = 2; len <= n; len++) {
    for (let i = 0; i + len <= n; i++) {
      const j = i + len - 1
      cost[i]![j] = Number.POSITIVE_INFINITY
      for (let k = i; k < j; k++) {
        const c = cost[i]![k]! + cost[k + 1]![j]! + p[i]! * p[k + 1]! * p[j + 1]!
        if (c < cost[i]![j]!) {
          cost[i]![j] = c
          cut[i]![j] = k
        }
      }
    }
  }
  const build = (i: number, j: number): Tensor => (i === j ? ts[i]! : build(i, cut[i]![j]!).mm(build(cut[i]![j]! + 1, j)))
  let out = build(0, n - 1)
  if (last._sizes.length === 1) out = out.squeeze([-1])
  if (first._sizes.length === 1) out = out.squeeze([0])
  return out
}

/** The slices along a dimension, those of a p-norm above `maxnorm` made as short as that. */
function renorm(self: Tensor, p: number, dim: number, maxnorm: number): Tensor {
  if (!(p > 0)) throw new RuntimeError('renorm: non-positive-norm not supported')
  if (!(maxnorm >= 0)) throw new RuntimeError(`renorm: expected maxnorm to be >= 0 but got ${maxnorm}`)
  const n = self._sizes.length
  if (n < 2) throw new RuntimeError(`renorm: input needs at least 2 dimensions, got ${n} dimensions`)
  const d = wrapDim(dim, n)
  const others = [...self._sizes.keys()].filter((k) => k !== d)
  const y = unrecorded(() => {
    const norm = vectorNorm(self.detach(), p, others, true, null)
    return self.detach().mul(chosen(norm.gt(maxnorm), norm.add(1e-7).reciprocal().mul(maxnorm), 1))
  })
  return track(y, 'RenormBackward0', [self], { self }, renormSlope(p, others, maxnorm))
}
const renormSlope =
  (p: number, others: number[], maxnorm: number) =>
  (g: Tensor, s: { self: Tensor }): Tensor[] => {
    const norm = vectorNorm(s.self, p, others, true, null)
    const inner = s.self.mul(g).sum({ dim: others, keepdim: true })
    const inverse = norm.add(1e-7).reciprocal()
    const short = g
      .sub(inverse.mul(normBackward(inner, s.self, norm, p, others, true)))
      .mul(inverse)
      .mul(maxnorm)
    return [chosen(norm.gt(maxnorm), short, g)]
  }

export const norms: Record<string, Op> = {
  ...withInplace(
    {
      renorm: op('The slices along `dim`; those whose p-norm exceeds maxnorm are scaled down to it.', [
        '(Tensor self, float p, int dim, float maxnorm)',
        renorm,
      ]),
    },
    ['renorm'],
  ),
  norm: op('The p-norm of all elements or over dimensions.', [
    `(Tensor self, any p="fro", any dim=None, bool keepdim=False, *, ScalarType? dtype=None)`,
    norm,
  ]),
  trace: op('The sum of the diagonal of a matrix.', ['(Tensor self)', trace]),
  cross: op('The cross product of vectors of three.', ['(Tensor self, Tensor other, int? dim=None)', cross('linalg.cross')]),
}
export const linalgNorms = /* @__PURE__ */ lazily(
  (): Record<string, Op> => ({
    vector_norm: functionOnly(
      op('The norm of elements as a vector.', [
        '(Tensor self, float ord=2, Size? dim=None, bool keepdim=False, *, ScalarType? dtype=None)',
        (t: Tensor, ord: number, dim: Dims, keepdim: boolean, dtype: DType | null) => vectorNorm(t, ord, dim, keepdim, dtype),
      ]),
    ),
    matrix_norm: functionOnly(
      op('The norm of matrices.', [
        '(Tensor self, any ord="fro", int[] dim=[-2,-1], bool keepdim=False, *, ScalarType? dtype=None)',
        matrixNorm,
      ]),
    ),
    norm: functionOnly(
      op('The norm of a vector or of matrices.', [
        '(Tensor self, any ord=None, any dim=None, bool keepdim=False, *, ScalarType? dtype=None)',
        linalgNorm,
      ]),
    ),
    cross: functionOnly(
      op('The cross product of vectors of three.', ['(Tensor self, Tensor other, *, int dim=-1)', cross('linalg.cross')]),
    ),
    vecdot: functionOnly(op('The inner products along a dimension.', ['(Tensor x, Tensor y, *, int dim=-1)', vecdot])),
    matrix_power: functionOnly(op('A square matrix times itself.', ['(Tensor self, int n)', matrix_power])),
    multi_dot: functionOnly(op('The product of several matrices, in the cheapest order.', ['(Tensor[] tensors)', multi_dot])),
    diagonal: functionOnly(
      op('The diagonals of matrices.', [
        '(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1)',
        (t: Tensor, o: number, a: number, b: number) => t.diagonal(o, a, b),
      ]),
    ),
    matmul: functionOnly(op('The matrix product.', ['(Tensor self, Tensor other)', (a: Tensor, b: Tensor) => a.matmul(b)])),
  }),
)
