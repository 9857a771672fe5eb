/** Picking elements by an index: gather, index_select, take, masked_select, embedding and what is made of them. */
import { track } from '../autograd/record.ts'
import { bool as boolType, int64 } from '../dtypes.ts'
import { dimOutOfRange, IndexError, notImplemented, RuntimeError, shapeText, wrapDim } from '../errors.ts'
import { broadcastStrides, sameSizes } from '../shape/shape.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { broadcastShapes, typeWord } from './apply.ts'
import { fromTyped, values } from './data.ts'
import { atLeastVector, checkAlong, checkSelf, isIndex, vectorIndex, without } from './indexing-arguments.ts'
import { checkBounds, flatPositions, loadIndexed, rowMajor } from './indexing-core.ts'
import { type Op, op } from './schema.ts'
import { expand, view } from './views.ts'

export function gather(self: Tensor, dim: number, index: Tensor): Tensor {
  const d = wrapDim(dim, self._sizes.length)
  const data = atLeastVector(self)
  const at = atLeastVector(index)
  if (index._count > 0) {
    if (!isIndex(index._dtype)) throw new RuntimeError('gather(): Expected dtype int32/int64 for index')
    if (data._sizes.length !== at._sizes.length)
      throw new RuntimeError('Index tensor must have the same number of dimensions as input tensor')
    at._sizes.forEach((s, k) => {
      if (k !== d && s > data._sizes[k]!)
        throw new RuntimeError(
          `Size does not match at dimension ${k} expected index ${shapeText(index._sizes)} to be no larger than self ${shapeText(self._sizes)} apart from dimension ${d}`,
        )
    })
    checkAlong(index, d, data._sizes[d]!)
  }
  const out = empty(index._sizes, self._dtype)
  if (index._count > 0) {
    const result = atLeastVector(out)
    loadIndexed(
      result,
      data,
      without(data._strides, d),
      [{ tensor: index, strides: at._strides, step: data._strides[d]!, size: data._sizes[d]! }],
      false,
    )
  }
  const from = [...self._sizes]
  return track(out, 'GatherBackward0', [self], { index }, addedBack(from, d), ([t]) => (t ? gather(t, d, index) : null))
}

const addedBack =
  (from: number[], d: number) =>
  (g: Tensor, s: { index: Tensor }): Tensor[] => [g.new_zeros(from).scatter_add(d, s.index, g)]

export function index_select(self: Tensor, dim: number, index: Tensor): Tensor {
  const d = wrapDim(dim, self._sizes.length)
  if (index._sizes.length > 1) throw new IndexError('index_select(): Index is supposed to be a vector')
  if (!isIndex(index._dtype)) throw new RuntimeError('index_select(): Expected dtype int32 or int64 for index')
  if (self._sizes.length === 0 && index._count !== 1)
    throw new RuntimeError(`index_select(): Index to scalar can have only 1 value, got ${index._count} value(s)`)
  const data = atLeastVector(self)
  checkSelf(index, data._sizes[d]!)
  const sizes = self._sizes.length === 0 ? [] : self._sizes.map((s, k) => (k === d ? index._count : s))
  const out = empty(sizes, self._dtype)
  loadIndexed(atLeastVector(out), data, without(data._strides, d), [vectorIndex(data, d, index)], false)
  const from = [...self._sizes]
  return track(
    out,
    'IndexSelectBackward0',
    [self],
    { index },
    (g, s) => [g.new_zeros(from).index_add(d, s.index, g)],
    ([t]) => (t ? index_select(t, d, index) : null),
  )
}

/** The elements in row-major order, without a copy where they lie so. */
function flat(t: Tensor): Tensor {
  const rows = rowMajor(t)
  return aliasOf(rows, [rows._count], [1], rows._start)
}
/** Bounds of positions in the flattened tensor. */
export function checkFlat(index: Tensor, count: number): void {
  checkBounds(index, -count, count, (i) => new IndexError(`out of range: tried to access index ${i} on a tensor of ${count} elements.`))
}
/** The elements at positions in the flattened tensor. */
export function loadFlat(self: Tensor, index: Tensor): Tensor {
  const sizes = index._sizes
  const out = empty(sizes, self._dtype)
  const data = flat(self)
  loadIndexed(
    out,
    data,
    sizes.map(() => 0),
    [{ tensor: index, strides: index._strides, step: 1, size: data._count }],
    true,
  )
  return out
}

export function take(self: Tensor, index: Tensor): Tensor {
  if (index._dtype !== int64) throw new RuntimeError(`take(): Expected a long tensor for index, but got ${typeWord(index._dtype)}`)
  if (self._count === 0 && index._count > 0) throw new IndexError('take(): tried to take from an empty tensor')
  checkFlat(index, self._count)
  const from = [...self._sizes]
  return track(
    loadFlat(self, index),
    'TakeBackward0',
    [self],
    { index },
    (g, s) => [g.new_zeros(from).put(s.index, g, true)],
    ([t]) => (t ? take(t, index) : null),
  )
}

export function take_along_dim(self: Tensor, indices: Tensor, dim: number | null): Tensor {
  if (indices._dtype !== int64)
    throw new RuntimeError(`torch.take_along_dim(): dtype of indices should be Long but got ${typeWord(indices._dtype)}`)
  if (dim === null) return gather(self.reshape([-1]), 0, indices.reshape([-1]))
  const n = self._sizes.length
  if (n !== indices._sizes.length)
    throw new RuntimeError(
      `torch.take_along_dim(): input and indices should have the same number of dimensions, but got ${n} dimensions for input, and ${indices._sizes.length} dimensions for indices`,
    )
  const d = wrapDim(dim, n)
  const common = broadcastShapes([self._sizes.map((s, k) => (k === d ? 1 : s)), indices._sizes.map((s, k) => (k === d ? 1 : s))])
  const wide = (t: Tensor): Tensor => {
    const to = common.map((s, k) => (k === d ? t._sizes[d]! : s))
    return sameSizes(to, t._sizes) ? t : expand(t, to)
  }
  // Positions count modulo the size, as PyTorch reads them here.
  return gather(wide(self), d, wide(indices).remainder(Math.max(self._sizes[d] ?? 1, 1)))
}

export function masked_select(self: Tensor, mask: Tensor): Tensor {
  if (mask._dtype !== boolType) throw new RuntimeError('masked_select: expected BoolTensor for mask')
  const sizes = broadcastShapes([mask._sizes, self._sizes])
  const stretched = (t: Tensor): Tensor =>
    sameSizes(t._sizes, sizes) ? t : aliasOf(t, sizes, broadcastStrides(t._sizes, t._strides, sizes), t._start)
  const where = flatPositions(flat(stretched(mask)))
  const out = loadFlat(stretched(self), where)
  return track(
    out,
    'MaskedSelectBackward0',
    [self],
    { mask },
    (g, s) => [g.new_zeros([...sizes]).masked_scatter(s.mask, g)],
    ([t]) => (t ? masked_select(t, mask) : null),
  )
}

/** How often each position is repeated, as the positions themselves. */
function repeatedPositions(repeats: Tensor, outputSize: number | null): Tensor {
  if (!isIndex(repeats._dtype)) throw notImplemented('repeat_interleave_cpu', typeWord(repeats._dtype))
  const counts = values(repeats).map(Number)
  if (counts.some((c) => c < 0)) throw new RuntimeError('repeats can not be negative')
  const total = counts.reduce((a, b) => a + b, 0)
  if (outputSize !== null && outputSize !== total) throw new RuntimeError('allocated size does not match required size')
  const out = new BigInt64Array(total)
  let at = 0
  counts.forEach((c, i) => {
    out.fill(BigInt(i), at, (at += c))
  })
  return fromTyped(out, [total], int64)
}

export function repeat_interleave(self: Tensor, repeats: Tensor | number, dim: number | null, outputSize: number | null): Tensor {
  const x = dim === null ? self.reshape([-1]) : self
  if (typeof repeats !== 'number') {
    if (repeats._sizes.length > 1) throw new RuntimeError('repeats must be 0-dim or 1-dim tensor')
    const d = wrapDim(dim ?? 0, x._sizes.length)
    const n = x._sizes[d] ?? 1
    const single = repeats._sizes.length === 0 || repeats._sizes[0] === 1
    if (!single && repeats._count !== n)
      throw new RuntimeError(
        `repeats must have the same size as input along dim, but got repeats.size(0) = ${repeats._count} and input.size(${d}) = ${n}`,
      )
    return index_select(x, d, repeatedPositions(single ? expand(repeats.reshape([1]), [n]) : repeats, outputSize))
  }
  if (repeats < 0) throw new RuntimeError('Repeats must be non-negative')
  if (x._sizes.length === 0) throw dimOutOfRange(1, 1)
  const d = wrapDim(dim ?? 0, x._sizes.length)
  const n = x._sizes[d]!
  if (outputSize !== null && outputSize !== n * repeats)
    throw new RuntimeError(`repeat_interleave: Invalid output_size, expected ${n * repeats} but got ${outputSize}`)
  const wide = expand(x.unsqueeze(d + 1), [...x._sizes.slice(0, d + 1), repeats, ...x._sizes.slice(d + 1)]).clone({
    memory_format: 'contiguous_format',
  })
  return view(
    wide,
    x._sizes.map((s, k) => (k === d ? s * repeats : s)),
  )
}

export const indexingGather: Record<string, Op> = {
  gather: op('The elements at positions along one dimension: out[i][j] = self[index[i][j]][j] for dim 0. Errors: an index out of range.', [
    '(Tensor self, int dim, Tensor index, *, bool sparse_grad=False)',
    gather,
  ]),
  index_select: op('The slices along `dim` at the positions in a vector, in new memory.', [
    '(Tensor self, int dim, Tensor index)',
    index_select,
  ]),
  take: op('The elements at positions in the flattened tensor, in the shape of the index.', ['(Tensor self, Tensor index)', take]),
  take_along_dim: op('The elements at positions along one dimension; tensor and index are broadcast along the others.', [
    '(Tensor self, Tensor indices, int? dim=None)',
    take_along_dim,
  ]),
  masked_select: op('The elements where the mask holds, as a vector.', ['(Tensor self, Tensor mask)', masked_select]),
  repeat_interleave: op(
    'Every element repeated, one after another, along `dim` (or in the flattened tensor).',
    [
      '(Tensor repeats, *, int? output_size=None)',
      (repeats: Tensor, size: number | null) => {
        if (repeats._sizes.length !== 1) throw new RuntimeError('repeat_interleave only accept 1D vector as repeat')
        return repeatedPositions(repeats, size)
      },
    ],
    [
      '(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None)',
      (self: Tensor, repeats: Tensor, dim: number | null, size: number | null) => repeat_interleave(self, repeats, dim, size),
    ],
    [
      '(Tensor self, int repeats, int? dim=None, *, int? output_size=None)',
      (self: Tensor, repeats: number, dim: number | null, size: number | null) => repeat_interleave(self, repeats, dim, size),
    ],
  ),
}
