/** What is made of views and joins: chunks, splits at positions, broadcasting of several tensors, at-least-n dimensions. */
import { RuntimeError, TypeError as TorchTypeError, wrapDim } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { broadcastShapes } from './apply.ts'
import { atLeast, cat } from './joining.ts'
import { resultType } from './promotion.ts'
import { describe, functionOnly, type Op, op } from './schema.ts'
import { split, split_with_sizes } from './splitting.ts'
import { expand, permute, slice } from './views.ts'

function chunk(self: Tensor, chunks: number, dim: number): Tensor[] {
  if (self._sizes.length === 0) throw new RuntimeError('chunk expects at least a 1-dimensional tensor')
  if (chunks <= 0) throw new RuntimeError(`chunk expects \`chunks\` to be greater than 0, got: ${chunks}`)
  const n = self._sizes[wrapDim(dim, self._sizes.length)]!
  const size = Math.ceil(n / chunks)
  return size === 0 ? split_with_sizes(self, new Array<number>(chunks).fill(0), dim) : split(self, size, dim)
}

/** Pieces cut before the given positions, or as many as given, the first ones larger by one where it does not divide. */
function tensor_split(self: Tensor, at: number | readonly number[], dim: number): Tensor[] {
  if (self._sizes.length === 0)
    throw new RuntimeError('tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims')
  const d = wrapDim(dim, self._sizes.length)
  const n = self._sizes[d]!
  let cuts: number[]
  if (typeof at === 'number') {
    if (at <= 0) throw new RuntimeError(`number of sections must be larger than 0, got ${at}`)
    if (at > 2 ** 32 - 1) throw new RuntimeError(`tensor_split: ${at} sections are more than a list can hold`)
    const small = Math.floor(n / at)
    const large = n % at
    cuts = Array.from({ length: at - 1 }, (_, i) => (i + 1) * small + Math.min(i + 1, large))
  } else cuts = [...at]
  const ends = [...cuts, n]
  let start = 0
  return ends.map((end, i) => {
    const piece = slice(self, d, start, i === ends.length - 1 ? null : end)
    start = end
    return piece
  })
}
function splitTensor(self: Tensor, at: Tensor, dim: number): Tensor[] {
  if (at._sizes.length > 1)
    throw new RuntimeError(
      `tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a tensor with ${at._sizes.length} dims`,
    )
  if (at._dtype.name !== 'int64')
    throw new RuntimeError(`tensor_split expected tensor_indices_or_sections to have dtype of long, but got ${at._dtype.legacy}`)
  const list = at.tolist() as number | number[]
  return tensor_split(self, Array.isArray(list) ? list.map(Number) : Number(list), dim)
}
const splitter = (name: string, rank: number, dimOf: (t: Tensor) => number) => {
  const run = (self: Tensor, at: number | readonly number[]): Tensor[] => {
    if (self._sizes.length < rank)
      throw new RuntimeError(
        `torch.${name} requires a tensor with at least ${rank} dimension, but got a tensor with ${self._sizes.length} dimensions!`,
      )
    const d = dimOf(self)
    if (typeof at === 'number' && (at === 0 || self._sizes[d]! % at !== 0))
      throw new RuntimeError(
        `torch.${name} attempted to split along dimension ${d}, but the size of the dimension ${self._sizes[d]} is not divisible by the split_size ${at}!`,
      )
    return tensor_split(self, at, d)
  }
  return op(
    `Pieces along dimension ${rank === 1 ? 1 : rank - 2 + (rank === 3 ? 1 : 0)}.`,
    ['(Tensor self, int sections) -> Tensor[]', run],
    ['(Tensor self, int[] indices) -> Tensor[]', run],
  )
}

/** All tensors stretched to their common shape: views. */
export function broadcast_tensors(...tensors: Tensor[]): Tensor[] {
  const sizes = broadcastShapes(tensors.map((t) => t._sizes))
  return tensors.map((t) => expand(t, sizes))
}

const atLeastOp = (n: number): Op =>
  functionOnly(
    op(
      `The tensor (or each of several) with at least ${n} dimension${n > 1 ? 's' : ''}.`,
      ['(Tensor self)', (t: Tensor) => atLeast(t, n)],
      ['(Tensor[] tensors) -> Tensor[]', (ts: Tensor[]) => ts.map((t) => atLeast(t, n))],
    ),
  )

function block_diag(tensors: readonly Tensor[]): Tensor {
  if (!tensors.length) throw new RuntimeError('torch.block_diag(): expected a non-empty list of Tensors')
  const dtype = resultType(tensors)
  const parts = tensors.map((t, i) => {
    if (t._sizes.length > 2)
      throw new RuntimeError(
        `torch.block_diag: Input tensors must have 2 or fewer dimensions. Input ${i} has ${t._sizes.length} dimensions`,
      )
    return (t._sizes.length === 2 ? t : t.reshape([1, t._count])).to(dtype)
  })
  const columns = parts.reduce((a, p) => a + p._sizes[1]!, 0)
  let before = 0
  const rows = parts.map((p) => {
    const after = columns - before - p._sizes[1]!
    const zeros = (n: number): Tensor => p.new_zeros([p._sizes[0]!, n])
    const row = cat([zeros(before), p, zeros(after)], 1)
    before += p._sizes[1]!
    return row
  })
  return cat(rows, 0)
}

/** Positions in a flattened tensor to positions along each dimension. */
function unravel_index(indices: Tensor, given: unknown): Tensor[] {
  const shape = (Array.isArray(given) ? given : [given]).map((s: unknown) => {
    const n = s instanceof Tensor && s._count === 1 ? s.item() : s
    if (typeof n !== 'bigint' && !Number.isInteger(n))
      throw new TorchTypeError(`unravel_index(): argument 'shape' (position 2) must be tuple of ints, not ${describe(given)}`)
    return BigInt(n as number | bigint)
  })
  if (indices._dtype.category !== 1) throw new RuntimeError(`expected 'indices' to be an integer tensor, but got ${String(indices._dtype)}`)
  if (shape.some((s) => s < 0n)) throw new RuntimeError(`'shape' cannot have negative values, but got (${shape.join(', ')})`)
  return shape.map((s, i) => indices.floor_divide(shape.slice(i + 1).reduce((a, b) => a * b, 1n)).remainder(s))
}

const alias = (doc: string, f: (self: Tensor) => Tensor): Op => op(doc, ['(Tensor self)', f])

export const shapes: Record<string, Op> = {
  chunk: op('As many pieces along `dim` as asked, or fewer: views.', ['(Tensor self, int chunks, int dim=0) -> Tensor[]', chunk]),
  unsafe_chunk: op('As chunk; the pieces may be changed in place.', [
    '(Tensor self, int chunks, int dim=0) -> Tensor[]',
    (t: Tensor, n: number, d: number) => chunk(t, n, d).map((p) => p.clone()),
  ]),
  unsafe_split: op('As split; the pieces may be changed in place.', [
    '(Tensor self, int split_size, int dim=0) -> Tensor[]',
    (t: Tensor, n: number, d: number) => split(t, n, d).map((p) => p.clone()),
  ]),
  tensor_split: op(
    'Pieces cut at the given positions, or a number of nearly equal ones: views.',
    ['(Tensor self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor[]', splitTensor],
    ['(Tensor self, int sections, int dim=0) -> Tensor[]', tensor_split],
    ['(Tensor self, int[] indices, int dim=0) -> Tensor[]', tensor_split],
  ),
  hsplit: splitter('hsplit', 1, (t) => (t._sizes.length === 1 ? 0 : 1)),
  vsplit: splitter('vsplit', 2, () => 0),
  dsplit: splitter('dsplit', 3, () => 2),
  broadcast_to: op('Stretched to the given sizes: a view.', ['(Tensor self, int[] size)', (t: Tensor, size: number[]) => expand(t, size)]),
  broadcast_tensors: functionOnly(
    op('All tensors stretched to their common shape: views.', [
      '(Tensor[] tensors) -> Tensor[]',
      (ts: Tensor[]) => broadcast_tensors(...ts),
    ]),
  ),
  atleast_1d: atLeastOp(1),
  atleast_2d: atLeastOp(2),
  atleast_3d: atLeastOp(3),
  ravel: alias('The elements as one dimension; a copy only where needed.', (t) => t.contiguous().view([-1])),
  adjoint: alias('The last two dimensions exchanged: a view.', (t) => (t._sizes.length === 0 ? t : t.transpose(-2, -1))),
  block_diag: functionOnly(op('Matrices along the diagonal of one matrix.', ['(Tensor[] tensors)', block_diag])),
  unravel_index: functionOnly(
    op('Positions in a flattened tensor to positions along each dimension.', ['(Tensor indices, any shape) -> Tensor[]', unravel_index]),
  ),
  unsqueeze_copy: op('As unsqueeze, in new memory.', ['(Tensor self, int dim)', (t: Tensor, d: number) => t.unsqueeze(d).clone()]),
  alias: alias('A view of the whole tensor.', (t) => t.view_as(t)),
  permute_copy: op('As permute, in new memory.', [
    '(Tensor self, int[] dims)',
    (t: Tensor, dims: number[]) => permute(t, dims).clone({ memory_format: 'contiguous_format' }),
  ]),
}
