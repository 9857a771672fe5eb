/** Lookups in a table of rows: embedding, embedding_bag, one_hot. */
import { track } from '../autograd/record.ts'
import { float32, int64 } from '../dtypes.ts'
import { NotImplementedError, RuntimeError, shapeText, ValueError } from '../errors.ts'
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
const needIndex = (indices: Tensor, name: string): void => {
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

type Mode = 'sum' | 'mean' | 'max'
interface Bags {
  /** Looked-up rows: their indices, and the bag of each. */
  at: Tensor
  bag: Tensor
  count: number
  /** A factor of each looked-up row: 0 for padding, 1 / (size of the bag) for means. */
  factor: Tensor
  mode: Mode
  byFrequency: boolean
}

function embedding_bag(
  input: Tensor,
  weight: Tensor,
  offsets: Tensor | null,
  maxNorm: number | null,
  normType: number,
  byFrequency: boolean,
  mode: string,
  sparse: boolean,
  perSample: Tensor | null,
  includeLast: boolean,
  paddingIdx: number | null,
): Tensor {
  // The order of PyTorch before 0.4, which it still takes.
  if (weight._dtype === int64 && input._dtype.is_floating_point) [input, weight] = [weight, input]
  if (sparse) throw new NotImplementedError('embedding_bag(): gradients are dense; sparse=True is not supported')
  if (perSample && shapeText(perSample._sizes) !== shapeText(input._sizes))
    throw new ValueError(
      `embedding_bag: If per_sample_weights (torch.Size(${shapeText(perSample._sizes)})) is not None, then it must have the same shape as the input (torch.Size(${shapeText(input._sizes)}))`,
    )
  if (weight._sizes.length !== 2) throw new ValueError(`weight has to be a 2D Tensor, but got Tensor of dimension ${weight._sizes.length}`)
  const n = input._sizes.length
  if (n !== 1 && n !== 2) throw new ValueError(`input has to be 1D or 2D Tensor, but got Tensor of dimension ${n}`)
  if (n === 2 && offsets)
    throw new ValueError(
      "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. However, found offsets of type <class 'torch.Tensor'>",
    )
  if (n === 1 && offsets?._sizes.length !== 1)
    throw new ValueError(offsets ? 'offsets has to be a 1D Tensor' : 'offsets has to be a 1D Tensor but got None')
  if (mode !== 'sum' && mode !== 'mean' && mode !== 'max') throw new ValueError('mode has to be one of sum, mean or max')
  if (mode === 'max' && byFrequency) throw new ValueError('max mode does not support scaling the gradient by the frequency')
  if (perSample && mode !== 'sum')
    throw new NotImplementedError(
      `embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got mode='${mode}'). Please open a feature request on GitHub.`,
    )
  needIndex(input, 'embedding_bag')
  const rows = weight._sizes[0]!
  if (paddingIdx !== null && (paddingIdx < -rows || paddingIdx >= rows))
    throw new RuntimeError(`padding_idx must be within the number of embeddings, ${-rows} through ${rows - 1}, but got ${paddingIdx}`)
  const all = values(input).map(Number)
  const wrong = all.findIndex((i) => i < 0 || i >= rows)
  if (wrong >= 0) throw new RuntimeError(`Index ${wrong} of input takes value ${all[wrong]} which is not in the valid range [0, ${rows})`)
  const starts = startsOf(input, offsets, includeLast)
  if (maxNorm !== null) renormRows(weight, input, maxNorm, normType)
  const padding = paddingIdx === null ? -1 : paddingIdx < 0 ? paddingIdx + rows : paddingIdx
  const bags = bagsOf(all, starts, mode, padding, byFrequency)
  return bagged(weight, perSample?.reshape([-1]) ?? null, bags)
}

/** Where each bag begins, and the end of the last one. */
function startsOf(input: Tensor, offsets: Tensor | null, includeLast: boolean): number[] {
  const total = input._count
  if (!offsets) return Array.from({ length: input._sizes[0]! + 1 }, (_, i) => i * input._sizes[1]!)
  const starts = values(offsets).map(Number)
  if (starts.length > 0 && starts[0] !== 0)
    throw new RuntimeError(
      `offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got ${starts[0]}`,
    )
  if (starts.some((s, i) => s > total || s < (starts[i - 1] ?? 0)))
    throw new RuntimeError(`offsets must ascend and not exceed the number of indices (${total}), but got ${shapeText(starts)}`)
  return includeLast ? starts : [...starts, total]
}

function bagsOf(all: readonly number[], starts: readonly number[], mode: Mode, padding: number, byFrequency: boolean): Bags {
  const count = Math.max(starts.length - 1, 0)
  const n = count ? starts[count]! : 0
  const bag = new BigInt64Array(n)
  const factor = new Float64Array(n)
  for (let b = 0; b < count; b++) {
    let size = 0
    for (let i = starts[b]!; i < starts[b + 1]!; i++) if (all[i] !== padding) size++
    for (let i = starts[b]!; i < starts[b + 1]!; i++) {
      bag[i] = BigInt(b)
      factor[i] = all[i] === padding ? 0 : mode === 'mean' ? 1 / size : 1
    }
  }
  return {
    at: fromTyped(BigInt64Array.from(all.slice(0, n), BigInt), [n], int64),
    bag: fromTyped(bag, [n], int64),
    count,
    factor: fromTyped(factor, [n], null),
    mode,
    byFrequency,
  }
}

function bagged(weight: Tensor, perSample: Tensor | null, bags: Bags): Tensor {
  const { at, bag, count, mode } = bags
  const [rows, width] = weight._sizes as [number, number]
  const factor = bags.factor.to(weight._dtype).unsqueeze(1)
  if (mode === 'max') return bagMaxima(weight, bags, factor)
  const looked = at._count === perSample?._count || !perSample ? perSample : perSample.narrow(0, 0, at._count)
  const scaled = (t: Tensor, w: Tensor | null): Tensor => (w ? t.mul(factor).mul(w.unsqueeze(1)) : t.mul(factor))
  const own = weight.detach()
  const out = full([count, width], 0, weight._dtype).index_add(0, bag, scaled(own.index_select(0, at), looked?.detach() ?? null))
  return track(
    out,
    'EmbeddingBagBackward0',
    [weight, looked],
    { weight: looked ? weight : null, per_sample_weights: looked },
    (g, s, node) => {
      const spread = g.index_select(0, bag)
      const part = scaled(spread, s.per_sample_weights)
      const shared = bags.byFrequency ? part.div(frequencies(at, rows).unsqueeze(1)) : part
      return [
        node.needs(0) ? g.new_zeros([rows, width]).index_add(0, at, shared) : null,
        node.needs(1) ? spread.mul(s.weight!.index_select(0, at)).mul(factor).sum(1) : null,
      ]
    },
  )
}

/** The largest of each column in each bag (the first of equals); 0 for an empty bag. */
function bagMaxima(weight: Tensor, bags: Bags, factor: Tensor): Tensor {
  const { at, bag, count } = bags
  const width = weight._sizes[1]!
  const looked = weight.detach().index_select(0, at).masked_fill(factor.eq(0), Number.NEGATIVE_INFINITY)
  const best = full([count, width], Number.NEGATIVE_INFINITY, weight._dtype).index_reduce(0, bag, looked, 'amax')
  const n = at._count
  const position = fromTyped(
    BigInt64Array.from({ length: n }, (_, i) => BigInt(i)),
    [n, 1],
    int64,
  ).expand([n, width])
  const first = full([count, width], n, int64).index_reduce(0, bag, position.masked_fill(looked.ne(best.index_select(0, bag)), n), 'amin')
  const none = first.eq(n).logical_or(best.eq(Number.NEGATIVE_INFINITY))
  // The row of the table that each maximum comes from; those of empty bags count nothing.
  const from = n === 0 ? full([count, width], 0, int64) : at.take(first.masked_fill(none, 0))
  return track(best.masked_fill(none, 0), 'EmbeddingBagBackward0', [weight, null], {}, (g) => [
    g.new_zeros([...weight._sizes]).scatter_add(0, from, g.masked_fill(none, 0)),
    null,
  ])
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
  embedding_bag: functionOnly(
    op(
      'Sums, means or maxima of the rows of `weight` in each bag of indices: the rows of a two-dimensional input, or the stretches of a vector that begin at the offsets.',
      [
        '(Tensor input, Tensor weight, Tensor? offsets=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, str mode="mean", bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None)',
        embedding_bag,
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
