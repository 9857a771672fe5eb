/** Lookups in a table of rows: embedding, one_hot. */
import { track } from '../autograd/record.ts'
import { float32, int64 } from '../dtypes.ts'
import { NotImplementedError, RuntimeError } from '../errors.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { full } from './creation.ts'
import { fromTyped, values } from './data.ts'
import { checkSelf, isIndex } from './indexing-arguments.ts'
import { checkBounds, loadIndexed } from './indexing-core.ts'
import { index_select } from './indexing-gather.ts'
import { functionOnly, type Op, op } from './schema.ts'

export interface EmbeddingOptions {
  /** Rows of this index get no gradient; -1 for none. */
  padding: number
  /** The gradient of a row is divided by how often it was looked up. */
  byFrequency: boolean
}
export const needIndex = (indices: Tensor, name: string): void => {
  if (!isIndex(indices._dtype))
    throw new RuntimeError(
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.${indices._dtype.legacy}Tensor instead (while checking arguments for ${name})`,
    )
}

export function embedding(weight: Tensor, indices: Tensor, o: EmbeddingOptions): Tensor {
  if (weight._sizes.length !== 2) throw new RuntimeError("'weight' must be 2-D")
  needIndex(indices, 'embedding')
  const [rows, width] = weight._sizes as [number, number]
  checkSelf(indices, rows)
  const out = empty([...indices._sizes, width], weight._dtype)
  const still = indices._sizes.map(() => 0)
  loadIndexed(
    out,
    weight,
    [...still, weight._strides[1]!],
    [{ tensor: indices, strides: [...indices._strides, 0], step: weight._strides[0]!, size: rows }],
    false,
  )
  return track(
    out,
    'EmbeddingBackward0',
    [weight],
    { indices },
    (g, s) => [embeddingBackward(g, s.indices, rows, width, o)],
    ([t]) => (t ? embedding(t, indices, o) : null),
  )
}
function embeddingBackward(g: Tensor, indices: Tensor, rows: number, width: number, o: EmbeddingOptions): Tensor {
  let part = g.reshape([indices._count, width])
  const at = indices.reshape([-1])
  if (o.padding >= 0) part = part.masked_fill(at.eq(o.padding).unsqueeze(1), 0)
  if (o.byFrequency) part = part.div(frequencies(at, rows).unsqueeze(1))
  return g.new_zeros([rows, width]).index_add(0, at, part)
}

/** How often the row of each index is looked up. */
const frequencies = (at: Tensor, rows: number): Tensor =>
  full([rows], 0, float32)
    .index_add(0, at, full([at._count], 1, float32))
    .index_select(0, at)

function functionalEmbedding(
  input: Tensor,
  weight: Tensor,
  paddingIdx: number | null,
  maxNorm: number | null,
  normType: number,
  byFrequency: boolean,
  sparse: boolean,
): Tensor {
  if (sparse) throw new NotImplementedError('embedding(): gradients are dense; sparse=True is not supported')
  let padding = -1
  if (paddingIdx !== null) {
    const rows = weight._sizes[0] ?? 0
    if (paddingIdx >= rows || paddingIdx < -rows) throw new RuntimeError('Padding_idx must be within num_embeddings')
    padding = paddingIdx < 0 ? paddingIdx + rows : paddingIdx
  }
  if (maxNorm !== null) renormRows(weight, input, maxNorm, normType)
  return embedding(weight, input, { padding, byFrequency })
}

/** In place, unrecorded: the rows looked up that are longer than `maxNorm` are scaled down to it. */
export function renormRows(weight: Tensor, indices: Tensor, maxNorm: number, normType: number): void {
  checkSelf(indices, weight._sizes[0] ?? 0)
  const w = weight.detach()
  const distinct = BigInt64Array.from(new Set(values(indices).map(BigInt)))
  const at = fromTyped(distinct, [distinct.length], int64)
  const rows = index_select(w, 0, at)
  const norm = rows.norm(normType, 1, true)
  const scale = norm.add(1e-7).reciprocal().mul(maxNorm).where(norm.gt(maxNorm), 1)
  w.index_copy_(0, at, rows.mul(scale))
}

/** Vectors of num_classes entries with a 1 at the index. */
function one_hot(self: Tensor, numClasses: number): Tensor {
  if (self._dtype !== int64) throw new RuntimeError('one_hot is only applicable to index tensor of type LongTensor.')
  if (self._count === 0 && numClasses <= 0) throw new RuntimeError('Can not infer total number of classes from empty tensor.')
  checkBounds(self, 0, Number.MAX_SAFE_INTEGER, () => new RuntimeError('Class values must be non-negative.'))
  const classes = numClasses === -1 ? Number(self.max().item()) + 1 : numClasses
  checkBounds(self, 0, classes, () => new RuntimeError('Class values must be smaller than num_classes.'))
  return full([...self._sizes, classes], 0, int64).scatter_(-1, self.unsqueeze(-1), 1)
}

export const embeddings: Record<string, Op> = {
  embedding: functionOnly(
    op('The rows of a matrix at the indices.', [
      '(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False)',
      (weight: Tensor, indices: Tensor, padding: number, byFrequency: boolean, sparse: boolean) => {
        if (sparse) throw new NotImplementedError('embedding(): gradients are dense; sparse=True is not supported')
        return embedding(weight, indices, { padding, byFrequency })
      },
    ]),
  ),
}

export const functionalEmbeddings: Record<string, Op> = {
  embedding: functionOnly(
    op(
      'The rows of `weight` at the indices in `input`; the row padding_idx gets no gradient. With max_norm, rows looked up are first scaled down to it, in place.',
      [
        '(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False)',
        functionalEmbedding,
      ],
    ),
  ),
  one_hot: functionOnly(
    op(
      'Vectors with a 1 at the index and 0 elsewhere, as a new last dimension (int64); num_classes=-1: as many as the largest index needs.',
      ['(Tensor tensor, int num_classes=-1)', one_hot],
    ),
  ),
}
