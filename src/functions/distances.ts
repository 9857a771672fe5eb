/** Distances and similarities of vectors: in pairs (pairwise_distance, cosine_similarity), of all with all (cdist, pdist). */

import { mode, unrecorded } from '../autograd/modes.ts'
import { track, unviewed } from '../autograd/record.ts'
import { int64 } from '../dtypes.ts'
import { notImplemented, otherType, RuntimeError, ValueError, wrapDim } from '../errors.ts'
import { abs, call, constant, copysign, div, type Expr, eq, load, mul, or, param, reduce, type Scalar, sub, where } from '../ir/expr.ts'
import { mapValues } from '../keywords.ts'
import { type ReductionName, reductionRows } from '../ops/reductions.ts'
import { launch, type Operand, type Program, program } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { broadcastShapes, resultType, typeWord } from './apply.ts'
import { fromTyped } from './data.ts'
import { cat } from './joining.ts'
import { linear } from './linear.ts'
import { sumToSize } from './reductions.ts'
import { functionOnly, type Op, op } from './schema.ts'
import { normBackward, normRow, vectorNorm } from './vector-norm.ts'

type X = Expr
const INF = Number.POSITIVE_INFINITY
const floatType = (stored: string): Scalar => (stored === 'float64' ? 'f64' : 'f32')

const distanceOf = (row: ReductionName): Program =>
  program((stored) => {
    const ty = floatType(stored[0]!)
    const d = sub(load(ty, 0), load(ty, 1))
    return [{ buffer: 2, value: reductionRows[row](d, constant(ty, 1), [param(ty, 0)]) }]
  })
const pow = (x: X, p: X): X => call('pow', x, p)
/** The derivative of the distance by one difference, times the gradient g; none flows where either is zero. */
const slopes: Partial<Record<ReductionName, (g: X, d: X, y: X, less: X) => X>> = {
  norm1: (g, d) => where(eq(d, 0), 0, mul(g, copysign(constant(d.ty, 1), d))),
  norm2: (g, d, y) => where(eq(y, 0), constant(d.ty, 0), div(mul(g, d), y)),
  normInf: (g, d, y) => where(eq(abs(d), y), mul(g, where(eq(d, 0), d, copysign(constant(d.ty, 1), d))), constant(d.ty, 0)),
  normP: (g, d, y, less) =>
    where(or(eq(y, 0), eq(d, 0)), constant(d.ty, 0), div(mul(mul(copysign(constant(d.ty, 1), d), pow(abs(d), less)), g), pow(y, less))),
}
/** Buffers: gradient, distance, the vectors, those on the other side, result; summed over the other side. */
const slopeOf = (row: ReductionName): Program =>
  program((stored) => {
    const ty = floatType(stored[0]!)
    const part = slopes[row]!(load(ty, 0), sub(load(ty, 2), load(ty, 3)), load(ty, 1), param(ty, 0))
    return [{ buffer: 4, value: reduce('sum', part) }]
  })
const programs = new Map<string, Program>()
function remembered(kind: 'distance' | 'slope', row: ReductionName): Program {
  const key = kind + row
  let p = programs.get(key)
  if (!p) programs.set(key, (p = (kind === 'distance' ? distanceOf : slopeOf)(row)))
  return p
}

const along = (tensor: Tensor, ...dims: (number | null)[]): Operand => ({
  tensor,
  strides: dims.map((d) => (d === null ? 0 : tensor._strides[d]!)),
})
/** The distances of a [B, P, M] and b [B, R, M]: [B, P, R]. */
function distances(a: Tensor, b: Tensor, p: number): Tensor {
  const [batch, rows, m] = a._sizes as [number, number, number]
  const out = empty([batch, rows, b._sizes[1]!], a._dtype)
  if (out._count === 0) return out
  if (m === 0) return out.zero_()
  const operands = [along(a, 0, 1, null, 2), along(b, 0, null, 1, 2), along(out, 0, 1, 2, null)]
  launch(remembered('distance', normRow(p)), '', operands, out._sizes, [m], [{ ty: floatType(a._dtype.name), value: p }], m)
  return out
}
/** What flows back to a [B, P, M] from distances y [B, P, R] to b, with gradient g; b's own is this with the sides exchanged. */
function flowsBack(g: Tensor, y: Tensor, a: Tensor, b: Tensor, p: number): Tensor {
  const out = empty(a._sizes, a._dtype)
  if (out._count === 0) return out
  const rows = b._sizes[1]!
  if (p === 0 || rows === 0) return out.zero_()
  const operands = [
    along(g, 0, 1, null, 2),
    along(y, 0, 1, null, 2),
    along(a, 0, 1, 2, null),
    along(b, 0, null, 2, 1),
    along(out, 0, 1, 2, null),
  ]
  launch(remembered('slope', normRow(p)), '', operands, a._sizes, [rows], [{ ty: floatType(a._dtype.name), value: p - 1 }], rows)
  return out
}
/** By a product of matrices: |a|² - 2ab + |b|², as PyTorch does for many rows. */
function euclidean(a: Tensor, b: Tensor): Tensor {
  const norm = (t: Tensor): Tensor => t.pow(2).sum({ dim: -1, keepdim: true })
  const [x, y] = [norm(a), norm(b)]
  const wide = cat([a.mul(-2), x, x.new_ones([...x._sizes])], -1)
  return wide
    .matmul(cat([b, y.new_ones([...y._sizes]), y], -1).transpose(-2, -1))
    .clamp_min(0)
    .sqrt()
}

/** Gradients of both sides, [B, P, M] and [B, R, M]; by a kernel, or by operations where they are differentiated again. */
function bothSides(g: Tensor, y: Tensor, a: Tensor, b: Tensor, p: number, product: boolean): Tensor[] {
  if (product) {
    const ratio = g.div(y).masked_fill(y.eq(0), 0)
    const side = (r: Tensor, own: Tensor, other: Tensor): Tensor => own.mul(r.sum({ dim: -1, keepdim: true })).sub(r.matmul(other))
    return [side(ratio, a, b), side(ratio.transpose(-2, -1), b, a)]
  }
  if (!mode.grad) return [flowsBack(g, y, a, b, p), flowsBack(g.transpose(-2, -1), y.transpose(-2, -1), b, a, p)]
  const part = slopeOfDifference(g, a.unsqueeze(-2).sub(b.unsqueeze(-3)), y, p)
  return [part.sum(2), part.sum(1).neg()]
}
/** The gradient of differences d [..., M] from that of their norms y [...]; components equal to the largest do not share it. */
const slopeOfDifference = (g: Tensor, d: Tensor, y: Tensor, p: number): Tensor =>
  p === INF
    ? d
        .sgn()
        .mul(g.unsqueeze(-1))
        .mul(d.abs().eq(y.unsqueeze(-1)))
    : normBackward(g, d, y, p, [d._sizes.length - 1], false)

const MODES = ['use_mm_for_euclid_dist_if_necessary', 'use_mm_for_euclid_dist', 'donot_use_mm_for_euclid_dist']
export function cdist(x1: Tensor, x2: Tensor, p: number, computeMode: string): Tensor {
  const how = MODES.indexOf(computeMode)
  if (how < 0) throw new ValueError(`${computeMode} is not a valid value for compute_mode`)
  for (const [name, t] of [
    ['X1', x1],
    ['X2', x2],
  ] as const)
    if (t._sizes.length < 2) throw new RuntimeError(`cdist only supports at least 2D tensors, ${name} got: ${t._sizes.length}D`)
  const [p1, m] = x1._sizes.slice(-2) as [number, number]
  const [p2, m2] = x2._sizes.slice(-2) as [number, number]
  if (m !== m2) throw new RuntimeError(`X1 and X2 must have the same number of columns. X1: ${m} X2: ${m2}`)
  for (const [name, t] of [
    ['X1', x1],
    ['X2', x2],
  ] as const)
    if (t._dtype.category !== 2) throw new RuntimeError(`cdist only supports floating-point dtypes, ${name} got: ${typeWord(t._dtype)}`)
  if (!(p >= 0)) throw new RuntimeError('cdist only supports non-negative p values')
  if (x1._dtype !== x2._dtype) throw otherType(typeWord(x1._dtype), typeWord(x2._dtype))
  if (x1._dtype.itemsize === 2) throw notImplemented('cdist', typeWord(x1._dtype))
  const batch = [...broadcastShapes([x1._sizes.slice(0, -2), x2._sizes.slice(0, -2)])]
  const product = p === 2 && how < 2 && (how === 1 || p1 > 25 || p2 > 25) && m > 0
  const y = unrecorded(() => {
    const [a, b] = flattened(x1.detach(), x2.detach(), batch)
    return unviewed((product ? euclidean(a, b) : distances(a, b, p)).view([...batch, p1, p2]))
  })
  return track(y, 'CdistBackward0', [x1, x2], { x1, x2, result: y }, cdistSlope(batch, p, product))
}
const cdistSlope =
  (batch: readonly number[], p: number, product: boolean) =>
  (g: Tensor, s: { x1: Tensor; x2: Tensor; result: Tensor }): Tensor[] => {
    const [a, b] = flattened(s.x1, s.x2, batch)
    const one = (t: Tensor): Tensor => t.reshape([a._sizes[0]!, a._sizes[1]!, b._sizes[1]!])
    const parts = bothSides(one(g), one(s.result), a, b, p, product)
    return [s.x1, s.x2].map((x, i) => sumToSize(parts[i]!.reshape([...batch, ...x._sizes.slice(-2)]), x._sizes))
  }
/** Both with all leading dimensions stretched to the common ones and made one. */
function flattened(x1: Tensor, x2: Tensor, batch: readonly number[]): [Tensor, Tensor] {
  const count = batch.reduce((a, b) => a * b, 1)
  const one = (t: Tensor): Tensor => {
    const own = t._sizes.slice(-2)
    return t.expand([...batch, ...own]).reshape([count, ...own])
  }
  return [one(x1), one(x2)]
}

/** The distances of every two rows of a matrix, each pair once. */
function pdist(self: Tensor, p: number): Tensor {
  if (self._sizes.length !== 2) throw new RuntimeError(`pdist only supports 2D tensors, got: ${self._sizes.length}D`)
  if (self._dtype.category !== 2) throw new RuntimeError('pdist only supports floating-point dtypes')
  if (!(p >= 0)) throw new RuntimeError('pdist only supports non-negative p values')
  const n = self._sizes[0]!
  const places: number[] = []
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) places.push(i * n + j)
  const at = fromTyped(Int32Array.from(places), [places.length], null).to(int64)
  const y = unrecorded(() => {
    const x = self.detach().unsqueeze(0)
    return distances(x, x, p).view([-1]).index_select(0, at)
  })
  return track(y, 'PdistBackward0', [self], { self, result: y, at }, pdistSlope(n, p))
}
const pdistSlope =
  (n: number, p: number) =>
  (g: Tensor, s: { self: Tensor; result: Tensor; at: Tensor }): Tensor[] => {
    if (mode.grad) {
      const [i, j] = [s.at.floor_divide(n), s.at.remainder(n)]
      const part = slopeOfDifference(g, s.self.index_select(0, i).sub(s.self.index_select(0, j)), s.result, p)
      return [
        s.self
          .new_zeros([...s.self._sizes])
          .index_add(0, i, part)
          .index_add(0, j, part.neg()),
      ]
    }
    const square = (t: Tensor): Tensor => {
      const half = t.new_zeros([n * n])
      half.index_add_(0, s.at, t)
      return half.view([1, n, n]).add(half.view([1, n, n]).transpose(1, 2))
    }
    const x = s.self.unsqueeze(0)
    return [flowsBack(square(g), square(s.result), x, x, p).squeeze(0)]
  }

export function pairwise_distance(x1: Tensor, x2: Tensor, p: number, eps: number, keepdim: boolean): Tensor {
  return vectorNorm(x1.sub(x2).add(eps), p, [-1], keepdim, null, 'NormBackward1')
}

export function cosine_similarity(x1: Tensor, x2: Tensor, dim: number, eps: number): Tensor {
  const dtype = resultType([x1, x2])
  if (dtype.category !== 2) throw new RuntimeError(`expected common dtype to be floating point, yet common dtype is ${typeWord(dtype)}`)
  const sizes = broadcastShapes([x1._sizes, x2._sizes])
  const d = wrapDim(dim, sizes.length)
  const unit = (x: Tensor): Tensor => {
    const wide = (x._dtype.category === 2 ? x : x.to(dtype)).expand([...sizes])
    const norm = vectorNorm(wide, 2, [d], true, null).clone()
    // A bound on the value, not on the gradient.
    norm.detach().clamp_min_(eps)
    return wide.div(norm)
  }
  return unit(x1).mul(unit(x2)).sum(d)
}

function normalize(input: Tensor, p: number, dim: number | number[], eps: number, out: Tensor | null): Tensor {
  const dims = (Array.isArray(dim) ? dim : [dim]).map((d) => wrapDim(d, input._sizes.length))
  const y = input.div(
    vectorNorm(input, p, dims, true, null)
      .clamp_min(eps)
      .expand([...input._sizes]),
  )
  return out ? out.copy_(y) : y
}

/** x1ᵀ · weight[o] · x2 + bias[o], for every output o. */
function bilinear(x1: Tensor, x2: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  const [a, b] = [x1._sizes, x2._sizes]
  if (a.length !== b.length) throw new RuntimeError(`bilinear(): input dimensions do not match: got ${a.length} and ${b.length}`)
  for (let i = 0; i < a.length - 1; i++)
    if (a[i] !== b[i]) throw new RuntimeError(`bilinear(): input batch dimensions do not match at dim ${i}: got ${a[i]} and ${b[i]}`)
  const [last1, last2] = [x1, x2].map((x) => x._sizes[wrapDim(-1, x._sizes.length, false)]!) as [number, number]
  const size = (d: number): number => weight._sizes[wrapDim(d, weight._sizes.length)]!
  if (last1 !== size(1)) throw new RuntimeError(`bilinear(): input1 size does not match weight size: got ${last1} but expected ${size(1)}`)
  if (last2 !== size(2)) throw new RuntimeError(`bilinear(): input2 size does not match weight size: got ${last2} but expected ${size(2)}`)
  if (bias && bias._sizes[0] !== size(0))
    throw new RuntimeError(`bilinear(): bias size does not match weight size: got ${bias._sizes[0]} but expected ${size(0)}`)
  const outputs = size(0)
  const left = linear(x1.reshape([-1, last1]), weight.transpose(1, 2).reshape([outputs * last2, last1]), null)
  const both = left.view([-1, outputs, last2]).matmul(x2.reshape([-1, last2, 1]))
  const out = both.reshape([...a.slice(0, -1), outputs])
  return bias ? out.add(bias) : out
}

const PAIRWISE = op('The p-norm of x1 - x2 + eps along the last dimension.', [
  '(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False)',
  pairwise_distance,
])
const COSINE = op('The cosine of the angle between vectors along a dimension; norms count as eps at least.', [
  '(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)',
  cosine_similarity,
])
const PDIST = op('The p-norm distances of all pairs of rows, in the order (0, 1), (0, 2) …', ['(Tensor input, float p=2)', pdist])
const BILINEAR = (optional: string): Op =>
  op('input1ᵀ · weight[o] · input2 + bias[o] for every output o: weight is [O, I, J].', [
    `(Tensor input1, Tensor input2, Tensor weight, Tensor? bias${optional})`,
    bilinear,
  ])
const functions = (ops: Record<string, Op>): Record<string, Op> => mapValues(ops, functionOnly)

export const functionalDistances = functions({
  pairwise_distance: PAIRWISE,
  cosine_similarity: COSINE,
  pdist: PDIST,
  bilinear: BILINEAR('=None'),
  normalize: op('The vectors along `dim` divided by their p-norm, which counts as eps at least.', [
    '(Tensor input, float p=2, Size dim=1, float eps=1e-12, Tensor? out=None)',
    normalize,
  ]),
})
/** What `torch` itself has of them. */
export const torchDistances = functions({
  pairwise_distance: PAIRWISE,
  cosine_similarity: COSINE,
  pdist: PDIST,
  bilinear: BILINEAR('=None'),
  cdist: op('The p-norm distances of all rows of x1 [B, P, M] to all rows of x2 [B, R, M]: [B, P, R].', [
    '(Tensor x1, Tensor x2, float p=2, str compute_mode="use_mm_for_euclid_dist_if_necessary")',
    cdist,
  ]),
})
