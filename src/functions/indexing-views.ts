/** Copies with one view of them written over (select_scatter and its kin), and diagonals as matrices. */
import { unrecorded } from '../autograd/modes.ts'
import type { Node } from '../autograd/node.ts'
import { track } from '../autograd/record.ts'
import { RuntimeError, shapeText, wrapDim } from '../errors.ts'
import { type Sizes, sameSizes } from '../shape/shape.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { rawClone } from './change.ts'
import { rawCopy } from './copying.ts'
import { rawFill } from './creation.ts'
import { type Op, op } from './schema.ts'
import { as_strided, diagonal, diagonalDims, select, slice } from './views.ts'

/** A copy of `self` in which the view `look` holds `src`. `rest`: the gradient of self where it is not that of the elements left alone. */
function scattered(self: Tensor, src: Tensor, look: Look, node: string, put: Put, rest: Look | null = null, copy: Look = rawClone): Tensor {
  const out = copy(self)
  const seen = look(out)
  if (!sameSizes(seen._sizes, src._sizes))
    throw new RuntimeError(
      `expected src to have a size equal to the slice of self. src size = ${shapeText(src._sizes)}, slice size = ${shapeText(seen._sizes)}`,
    )
  rawCopy(seen, src)
  return track(
    out,
    node,
    [self, src],
    {},
    scatteredBack((g) => look(g.contiguous()), rest ?? zeroed(put, [...src._sizes])),
    ([t, s], [x, y]) => put(t ?? x!.new_zeros([...x!._sizes]), s ?? x!.new_zeros([...y!._sizes])),
  )
}
type Look = (t: Tensor) => Tensor
type Put = (t: Tensor, src: Tensor) => Tensor
const zeroed =
  (put: Put, sizes: number[]): Look =>
  (g) =>
    put(g, g.new_zeros(sizes))
const scatteredBack =
  (look: Look, rest: Look) =>
  (g: Tensor, _s: unknown, node: Node): (Tensor | null)[] => [node.needs(0) ? rest(g) : null, node.needs(1) ? look(g) : null]

export function select_scatter(self: Tensor, src: Tensor, dim: number, index: number): Tensor {
  return scattered(
    self,
    src,
    (t) => select(t, dim, index),
    'SelectScatterBackward0',
    (t, s) => select_scatter(t, s, dim, index),
  )
}
export function slice_scatter(self: Tensor, src: Tensor, dim: number, start: number | null, end: number | null, step: number): Tensor {
  return scattered(
    self,
    src,
    (t) => slice(t, dim, start, end, step),
    'SliceScatterBackward0',
    (t, s) => slice_scatter(t, s, dim, start, end, step),
  )
}
export function diagonal_scatter(self: Tensor, src: Tensor, offset: number, dim1: number, dim2: number): Tensor {
  return scattered(
    self,
    src,
    (t) => diagonal(t, offset, dim1, dim2),
    'DiagonalScatterBackward0',
    (t, s) => diagonal_scatter(t, s, offset, dim1, dim2),
  )
}
export function as_strided_scatter(self: Tensor, src: Tensor, size: Sizes, stride: Sizes, offset: number | null): Tensor {
  const look: Look = (t) => as_strided(t, size, stride, offset ?? t._start)
  /** With all the memory that lies before and between its elements, so that places are where they were. */
  const copy: Look = (t) => {
    const length = t._count === 0 ? 0 : 1 + t._start + t._sizes.reduce((n, size, d) => n + (size - 1) * t._strides[d]!, 0)
    const all = unrecorded(() => rawClone(as_strided(t, [length], [1], 0)))
    return aliasOf(all, t._sizes, t._strides, t._start)
  }
  // PyTorch gives self the gradient at the elements written over (as_strided_scatter_backward), not at the others.
  return scattered(
    self,
    src,
    look,
    'AsStridedScatterBackward0',
    (t, s) => as_strided_scatter(t, s, size, stride, offset),
    (g) => as_strided_scatter(g.mul(0), look(g.contiguous()), size, stride, offset),
    copy,
  )
}

/** Matrices with the last dimension as a diagonal, zeros elsewhere; the matrices lie in dimensions dim1 and dim2 of the result. */
export function diag_embed(self: Tensor, offset: number, dim1: number, dim2: number): Tensor {
  const n = self._sizes.length + 1
  const [a, b] = diagonalDims(dim1, dim2, (d) => wrapDim(d, n, n > 1))
  const side = (self._sizes.at(-1) ?? 1) + Math.abs(offset)
  const batch = self._sizes.slice(0, -1)
  const sizes = Array.from({ length: n }, (_, d) => (d === a || d === b ? side : -1))
  for (const s of batch) sizes[sizes.indexOf(-1)] = s
  const out = rawFill(empty(sizes, self._dtype), 0)
  rawCopy(diagonal(out, offset, a, b), self)
  return track(
    out,
    'DiagEmbedBackward0',
    [self],
    {},
    (g) => [diagonal(g, offset, a, b)],
    ([t]) => (t ? diag_embed(t, offset, dim1, dim2) : null),
  )
}

function diag(self: Tensor, offset: number): Tensor {
  const n = self._sizes.length
  if (n !== 1 && n !== 2) throw new RuntimeError(`diag(): Supports 1D or 2D tensors. Got ${n}D`)
  if (n === 1) return diag_embed(self, offset, 0, 1)
  const seen = diagonal(aliasOf(self), offset, 0, 1)
  const out = empty(seen._sizes, self._dtype)
  rawCopy(out, seen)
  const from = [...self._sizes]
  return track(
    out,
    'DiagonalBackward0_copy',
    [self],
    {},
    (g) => [g.new_zeros(from).diagonal_scatter(g, offset, 0, 1)],
    ([t]) => (t ? diag(t, offset) : null),
  )
}
const diagflat = (self: Tensor, offset: number): Tensor => diag_embed(self.contiguous().view([-1]), offset, 0, 1)

export const indexingViews: Record<string, Op> = {
  select_scatter: op('A copy of self with src in place of the slice at `index` along `dim`.', [
    '(Tensor self, Tensor src, int dim, int index)',
    select_scatter,
  ]),
  slice_scatter: op('A copy of self with src in place of the range start:end:step along `dim`.', [
    '(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1)',
    slice_scatter,
  ]),
  diagonal_scatter: op('A copy of self with src in place of a diagonal.', [
    '(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1)',
    diagonal_scatter,
  ]),
  as_strided_scatter: op('A copy of self with src in place of the view with the given sizes and strides.', [
    '(Tensor self, Tensor src, int[] size, int[] stride, int? storage_offset=None)',
    as_strided_scatter,
  ]),
  diag_embed: op('Matrices with the last dimension of self on a diagonal and zeros elsewhere.', [
    '(Tensor self, int offset=0, int dim1=-2, int dim2=-1)',
    diag_embed,
  ]),
  diag: op('Of a vector the matrix with it on a diagonal; of a matrix the diagonal, in new memory.', [
    '(Tensor self, int diagonal=0)',
    diag,
  ]),
  diagflat: op('The matrix with the flattened tensor on a diagonal.', ['(Tensor self, int offset=0)', diagflat]),
}
