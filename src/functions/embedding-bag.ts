/** embedding_bag: rows of a table, looked up by indices and combined bag by bag. */
import { track } from '../autograd/record.ts'
import { float64, int64 } from '../dtypes.ts'
import { NotImplementedError, RuntimeError, shapeText, ValueError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { full } from './creation.ts'
import { fromTyped, values } from './data.ts'
import { needIndex, renormRows } from './embedding.ts'
import { functionOnly, type Op, op } from './schema.ts'

type Mode = 'sum' | 'mean' | 'max'
interface Bags {
  /** Looked-up rows: their indices, and the bag of each. */
  at: Tensor
  bag: Tensor
  count: number
  /** Which of them count: 1, and 0 for padding. */
  kept: Tensor
  /** A factor of each looked-up row: 0 for padding, 1 / (size of the bag) for means. */
  factor: Tensor
  mode: Mode
  /** What the gradient of each looked-up row is divided by. */
  divisor: Tensor | null
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
  if (n === 2 && input._sizes[1] === 0) throw new RuntimeError('step must be nonzero')
  return bagsFor(weight, input, offsets, { maxNorm, normType, byFrequency, mode, perSample, includeLast, paddingIdx }).out
}

interface BagOptions {
  maxNorm: number | null
  normType: number
  byFrequency: boolean
  mode: Mode
  perSample: Tensor | null
  includeLast: boolean
  paddingIdx: number | null
}
/** The rows of `weight` in each bag combined; with the bags, and for maxima the row that each comes from. */
function bagsFor(weight: Tensor, input: Tensor, offsets: Tensor | null, o: BagOptions): { out: Tensor; bags: Bags; from: Tensor | null } {
  const { perSample, paddingIdx } = o
  needIndex(input, 'embedding_bag')
  if (offsets) needIndex(offsets, 'embedding_bag')
  if (weight._dtype.category !== 2)
    throw new RuntimeError(
      `Expected tensor for argument #1 'weight' to have one of the following scalar types: Half, BFloat16, Float, Double; but got torch.${weight._dtype.legacy}Tensor instead (while checking arguments for embedding_bag)`,
    )
  if (perSample && perSample._dtype !== weight._dtype)
    throw new RuntimeError(
      `Expected tensor for argument #1 'weight' to have the same type as tensor for argument #1 'per_sample_weights'; but type torch.${weight._dtype.legacy}Tensor does not equal torch.${perSample._dtype.legacy}Tensor (while checking arguments for embedding_bag)`,
    )
  const rows = weight._sizes[0]!
  if (paddingIdx !== null && (paddingIdx < -rows || paddingIdx >= rows))
    throw new RuntimeError(`padding_idx must be within the number of embeddings, ${-rows} through ${rows - 1}, but got ${paddingIdx}`)
  const all = values(input).map(Number)
  const wrong = all.findIndex((i) => i < 0 || i >= rows)
  if (wrong >= 0) throw new RuntimeError(`Index ${wrong} of input takes value ${all[wrong]} which is not in the valid range [0, ${rows})`)
  const starts = startsOf(input, offsets, o.includeLast)
  if (o.maxNorm !== null) renormRows(weight, input, o.maxNorm, o.normType)
  const padding = paddingIdx === null ? -1 : paddingIdx < 0 ? paddingIdx + rows : paddingIdx
  const bags = bagsOf(all, starts, o.mode, padding, o.byFrequency)
  return { bags, ...bagged(weight, perSample?.reshape([-1]) ?? null, bags) }
}

/** As ATen has it: modes by number, and beside the result the bag of each index, the sizes of the bags and the rows of the maxima. */
function native_embedding_bag(
  weight: Tensor,
  indices: Tensor,
  offsets: Tensor,
  byFrequency: boolean,
  mode: number,
  sparse: boolean,
  perSample: Tensor | null,
  includeLast: boolean,
  paddingIdx: number | null,
): Tensor[] {
  const named = (['sum', 'mean', 'max'] as const)[mode]
  if (!named) throw new RuntimeError('`mode` must be sum, mean, or max.')
  if (sparse) throw new NotImplementedError('embedding_bag(): gradients are dense; sparse=True is not supported')
  const { out, bags, from } = bagsFor(weight, indices, offsets, {
    maxNorm: null,
    normType: 2,
    byFrequency,
    mode: named,
    perSample,
    includeLast,
    paddingIdx,
  })
  // Sums of single precision are taken without these, unless a row is to be left out.
  const plain = named === 'sum' && paddingIdx === null && weight._dtype !== float64
  const none = full([bags.count], 0, int64)
  const sizes = named === 'sum' ? none : none.index_add(0, bags.bag, bags.kept.to(int64))
  return [out, plain ? full([0], 0, int64) : bags.bag, sizes, from ?? sizes.clone()]
}

/** Where each bag begins, and the end of the last one. */
function startsOf(input: Tensor, offsets: Tensor | null, includeLast: boolean): number[] {
  const total = input._count
  if (!offsets) return Array.from({ length: input._sizes[0]! + 1 }, (_, i) => i * input._sizes[1]!)
  const starts = values(offsets).map(Number)
  if (starts.length > 0 && starts[0] !== 0)
    throw new RuntimeError(
      `offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got ${starts[0]}\n[ torch.${offsets._dtype.legacy}Tensor{} ]`,
    )
  if (includeLast && starts.length === 0) throw new RuntimeError('include_last_offset: number of offset should be at least 1')
  if (starts.at(-1)! > total)
    throw new RuntimeError(`offsets[-1] can not be greater than input's length ${total} but got offsets[-1] of ${starts.at(-1)}`)
  if (starts.some((s, i) => s < (starts[i - 1] ?? 0))) throw new RuntimeError(`offsets must ascend, but got ${shapeText(starts)}`)
  return includeLast ? starts : [...starts, total]
}

function bagsOf(all: readonly number[], starts: readonly number[], mode: Mode, padding: number, byFrequency: boolean): Bags {
  const count = Math.max(starts.length - 1, 0)
  const n = count ? starts[count]! : 0
  const bag = new BigInt64Array(n)
  const kept = new Float64Array(n)
  const factor = new Float64Array(n)
  for (let b = 0; b < count; b++) {
    let size = 0
    for (let i = starts[b]!; i < starts[b + 1]!; i++) if (all[i] !== padding) size++
    for (let i = starts[b]!; i < starts[b + 1]!; i++) {
      bag[i] = BigInt(b)
      kept[i] = Number(all[i] !== padding)
      factor[i] = mode === 'mean' && kept[i] ? 1 / size : kept[i]!
    }
  }
  return {
    at: fromTyped(BigInt64Array.from(all.slice(0, n), BigInt), [n], int64),
    bag: fromTyped(bag, [n], int64),
    count,
    kept: fromTyped(kept, [n], null),
    factor: fromTyped(factor, [n], null),
    mode,
    divisor: byFrequency ? fromTyped(frequenciesOf(all.slice(0, n)), [n], null) : null,
  }
}

/**
 * What `scale_grad_by_freq` divides by in ATen's dense backward: for the k-th distinct row not how often it is looked up, but how often
 * the k-th of all sorted indices is (`counts[indices_data[i]]` in EmbeddingBag.cpp).
 */
function frequenciesOf(all: readonly number[]): Float64Array {
  const sorted = [...all].sort((a, b) => a - b)
  const counts = new Map<number, number>()
  for (const i of sorted) counts.set(i, (counts.get(i) ?? 0) + 1)
  const divisors = new Map([...counts.keys()].map((row, k) => [row, counts.get(sorted[k]!)!]))
  return Float64Array.from(all, (row) => divisors.get(row)!)
}

function bagged(weight: Tensor, perSample: Tensor | null, bags: Bags): { out: Tensor; from: Tensor | null } {
  const { at, bag, count, mode } = bags
  const [rows, width] = weight._sizes as [number, number]
  const factor = bags.factor.to(weight._dtype).unsqueeze(1)
  if (mode === 'max') return bagMaxima(weight, bags, factor)
  const looked = at._count === perSample?._count || !perSample ? perSample : perSample.narrow(0, 0, at._count)
  const scaled = (t: Tensor, w: Tensor | null): Tensor => (w ? t.mul(factor).mul(w.unsqueeze(1)) : t.mul(factor))
  const own = weight.detach()
  const out = full([count, width], 0, weight._dtype).index_add(0, bag, scaled(own.index_select(0, at), looked?.detach() ?? null))
  track(out, 'EmbeddingBagBackward0', [weight, looked], { weight: looked ? weight : null, per_sample_weights: looked }, (g, s, node) => {
    const spread = g.index_select(0, bag)
    const part = scaled(spread, s.per_sample_weights)
    const shared = bags.divisor ? part.div(bags.divisor.to(part._dtype).unsqueeze(1)) : part
    return [
      node.needs(0) ? g.new_zeros([rows, width]).index_add(0, at, shared) : null,
      node.needs(1) ? spread.mul(s.weight!.index_select(0, at)).mul(factor).sum(1) : null,
    ]
  })
  return { out, from: null }
}

/** The largest of each column in each bag (the first of equals); 0 for an empty bag. */
function bagMaxima(weight: Tensor, bags: Bags, factor: Tensor): { out: Tensor; from: Tensor } {
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
  const out = track(best.masked_fill(none, 0), 'EmbeddingBagBackward0', [weight, null], {}, (g) => [
    g.new_zeros([...weight._sizes]).scatter_add(0, from, g.masked_fill(none, 0)),
    null,
  ])
  return { out, from }
}

const BAGS =
  'Sums, means or maxima of the rows of `weight` in each bag of indices: the rows of a two-dimensional input, or the stretches of a vector that begin at the offsets.'
export const embeddingBags: Record<string, Op> = {
  embedding_bag: functionOnly(
    op(`${BAGS} Modes by number; with the bag of each index, the sizes of the bags and the rows of the maxima.`, [
      '(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None) -> [Tensor, Tensor, Tensor, Tensor]',
      native_embedding_bag,
    ]),
  ),
}
export const functionalEmbeddingBags: Record<string, Op> = {
  embedding_bag: functionOnly(
    op(BAGS, [
      '(Tensor input, Tensor weight, Tensor? offsets=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, str mode="mean", bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None)',
      embedding_bag,
    ]),
  ),
}
