/** Writing at an index along one dimension: scatter, index_add, index_copy, index_fill, put; their in-place forms. */

import { int64 } from '../dtypes.ts'
import { IndexError, RuntimeError, shapeText, wrapDim } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { type Num, typeWord } from './apply.ts'
import { type Change, change } from './change.ts'
import { rawCopy } from './copying.ts'
import { atLeastVector, checkAlong, fillValue, isIndex, vectorIndex, without } from './indexing-arguments.ts'
import { type Combine, checkBounds, rowMajor, storeIndexed } from './indexing-core.ts'
import { checkFlat } from './indexing-gather.ts'
import { type Implementation, methodOnly, type Op, op } from './schema.ts'

/** Checks the arguments of scatter and its kin; gives the dimension. `src` is null where one number is written. */
export function scatterDim(self: Tensor, dim: number, index: Tensor, src: Tensor | null): number {
  const d = wrapDim(dim, self._sizes.length)
  if (index._count > 0 && !isIndex(index._dtype)) throw new RuntimeError('scatter(): Expected dtype int32/int64 for index')
  if (src && src._dtype !== self._dtype) throw new RuntimeError('scatter(): Expected self.dtype to be equal to src.dtype')
  if (index._count === 0) return d
  const [to, at, from] = [atLeastVector(self)._sizes, atLeastVector(index)._sizes, src ? atLeastVector(src)._sizes : null]
  if (to.length !== at.length) throw new RuntimeError('Index tensor must have the same number of dimensions as self tensor')
  if (from && from.length !== at.length) throw new RuntimeError('Index tensor must have the same number of dimensions as src tensor')
  if (at.some((s, k) => (k !== d && s > to[k]!) || (from && s > from[k]!))) {
    throw new RuntimeError(
      `Expected index ${shapeText(index._sizes)} to be no larger than self ${shapeText(self._sizes)} apart from dimension ${d}${src ? ` and to be no larger size than src ${shapeText(src._sizes)}` : ''}`,
    )
  }
  checkAlong(index, d, to[d]!)
  return d
}

/** Writes `src` (or a number) at the index along `d`. */
export function scatterInto(target: Tensor, d: number, index: Tensor, src: Tensor | Num, combine: Combine): void {
  if (index._count === 0) return
  const [to, at] = [atLeastVector(target), atLeastVector(index)]
  const value = src instanceof Tensor ? { tensor: src, strides: atLeastVector(src)._strides } : src
  storeIndexed(
    to,
    without(to._strides, d),
    at._sizes,
    [{ tensor: index, strides: at._strides, step: to._strides[d]!, size: to._sizes[d]! }],
    value,
    combine,
    false,
  )
}
/** Writes the slices of `source` (or a number) at a vector of positions along `d`. */
export function slicesInto(target: Tensor, d: number, index: Tensor, source: Tensor | Num, combine: Combine, wraps = false): void {
  const to = atLeastVector(target)
  const sizes = to._sizes.map((s, k) => (k === d ? index._count : s))
  const value =
    source instanceof Tensor ? { tensor: source, strides: source._sizes.length === 0 ? sizes.map(() => 0) : source._strides } : source
  storeIndexed(to, without(to._strides, d), sizes, [vectorIndex(to, d, index)], value, combine, wraps)
}

type Formula = Change['formula']
const indexOf = (s: Parameters<Formula>[1]): Tensor => s.index as Tensor
const times = (t: Tensor, factor: Num): Tensor => (Number(factor) === 1 ? t : t.mul(factor))
/** The slices of a gradient at an index, in the rank of the source. */
const sliceAt = (g: Tensor, d: number, index: Tensor, rank: number): Tensor => {
  const out = g.index_select(d, index)
  return rank === 0 && out._sizes.length > 0 ? out.squeeze(0) : out
}
/** The gradients, apart from what writes: a formula made beside it would keep its tensors (see `track`). */
const back = {
  refused:
    (why: string): Formula =>
    () => {
      throw new RuntimeError(why)
    },
  scatter:
    (d: number, hasSource: boolean): Formula =>
    (g, s, node) => [node.needs(0) ? g.scatter(d, indexOf(s), 0) : null, hasSource && node.needs(1) ? g.gather(d, indexOf(s)) : null],
  scatterAdd:
    (d: number): Formula =>
    (g, s, node) => [g, node.needs(1) ? g.gather(d, indexOf(s)) : null],
  indexAdd:
    (d: number, rank: number, factor: Num): Formula =>
    (g, s, node) => [g, node.needs(1) ? times(sliceAt(g, d, indexOf(s), rank), factor) : null],
  indexCopy:
    (d: number, rank: number): Formula =>
    (g, s, node) => [node.needs(0) ? g.index_fill(d, indexOf(s), 0) : null, node.needs(1) ? sliceAt(g, d, indexOf(s), rank) : null],
  indexFill:
    (d: number, hasSource: boolean, size: number): Formula =>
    (g, s, node) => [
      node.needs(0) ? g.index_fill(d, indexOf(s), 0) : null,
      hasSource && node.needs(1) ? g.index_select(d, indexOf(s).remainder(size)).sum() : null,
    ],
  put:
    (accumulate: boolean, sizes: number[]): Formula =>
    (g, s, node) => [
      accumulate ? g : node.needs(0) ? g.put(indexOf(s), g.new_zeros(sizes), false) : null,
      node.needs(1) ? g.take(indexOf(s)).reshape(sizes) : null,
    ],
}

const REDUCE: Record<string, Combine> = { add: 'add', multiply: 'mul' }

function scatter(self: Tensor, dim: number, index: Tensor, src: Tensor | Num, reduce: string | null): Change {
  const isTensor = src instanceof Tensor
  const d = scatterDim(self, dim, index, isTensor ? src : null)
  if (reduce !== null && !REDUCE[reduce]) throw new RuntimeError('reduce argument must be either add or multiply.')
  const name = reduce === null ? `ScatterBackward${isTensor ? 0 : 1}` : 'torch::autograd::NotImplemented'
  return {
    node: name,
    apart: true,
    inputs: [self, isTensor ? src : null],
    saved: { index },
    rowMajor: true,
    write: (t) => scatterInto(t, d, index, src, reduce === null ? 'set' : REDUCE[reduce]!),
    formula:
      reduce === null
        ? back.scatter(d, isTensor)
        : back.refused(`derivative for aten::scatter.${isTensor ? '' : 'value_'}reduce is not implemented`),
    again: ([t, v]) => (isTensor ? t!.scatter(d, index, v!) : t!.scatter(d, index, 0)),
  }
}

function scatterAdd(self: Tensor, dim: number, index: Tensor, src: Tensor): Change {
  const d = scatterDim(self, dim, index, src)
  return {
    node: 'ScatterAddBackward0',
    apart: true,
    inputs: [self, src],
    saved: { index },
    rowMajor: true,
    write: (t) => scatterInto(t, d, index, src, 'add'),
    formula: back.scatterAdd(d),
    again: ([t, v]) => t!.scatter_add(d, index, v!),
  }
}

/** Checks what index_add and index_reduce share. */
export function slicesDim(name: string, self: Tensor, dim: number, index: Tensor, source: Tensor): number {
  const d = wrapDim(dim, self._sizes.length)
  if (index._sizes.length > 1)
    throw new IndexError(
      `${name}(): Index is supposed to be a vector, but got dim: ${index._sizes.length} with type: ${typeWord(index._dtype)} and size: ${shapeText(index._sizes)}`,
    )
  if (!isIndex(index._dtype)) throw new RuntimeError(`${name}(): Expected dtype int32/int64 for index but got: ${typeWord(index._dtype)}`)
  if (self._dtype !== source._dtype)
    throw new RuntimeError(
      `${name}(): self (${typeWord(self._dtype)}) and source (${typeWord(source._dtype)}) must have the same scalar type`,
    )
  const n = source._sizes.length === 0 ? 1 : source._sizes[d]
  if (n !== undefined && n !== index._count)
    throw new RuntimeError(`${name}(): Number of indices (${index._count}) should be equal to source.size(dim): (${n}), for dim: ${d}`)
  if (source._sizes.length !== self._sizes.length || source._sizes.some((s, k) => k !== d && s !== self._sizes[k])) {
    throw new RuntimeError(
      `source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = ${shapeText(self._sizes)} source.shape = ${shapeText(source._sizes)}`,
    )
  }
  return d
}

function indexAdd(self: Tensor, dim: number, index: Tensor, source: Tensor, alpha: Num): Change {
  const d = slicesDim('index_add_', self, dim, index, source)
  checkAlong(index, d, self._sizes[d] ?? 1)
  const factor = self._dtype.category < 2 && typeof alpha === 'number' ? Math.trunc(alpha) : alpha

  return {
    node: 'IndexAddBackward0',
    apart: true,
    inputs: [self, source],
    saved: { index },
    rowMajor: true,
    write: (t) => slicesInto(t, d, index, times(source.detach(), factor).to(source._dtype), 'add'),
    formula: back.indexAdd(d, source._sizes.length, factor),
    again: ([t, v]) => t!.index_add(d, index, v!, { alpha }),
  }
}
function indexCopy(self: Tensor, dim: number, index: Tensor, source: Tensor): Change {
  const d = wrapDim(dim, self._sizes.length)
  const [n, m] = [self._sizes.length, source._sizes.length]
  if (index._sizes.length > 1) throw new IndexError(`index_copy_(): Index should have dimension 1 or 0 (got ${index._sizes.length})`)
  if (m === 0 && index._count !== 1)
    throw new IndexError(`index_copy_(): When source is scalar, index should have one element (got ${index._count})`)
  if (m !== n && m !== 0 && n !== 0)
    throw new IndexError(
      `index_copy_(): When source and destination are not scalars, their dimensionality must match. Source dimensionality (${m}), destination dimensionality (${n})`,
    )
  if (index._dtype !== int64) throw new RuntimeError(`index_copy_(): Expected a long tensor for index, but got ${typeWord(index._dtype)}`)
  if (self._dtype !== source._dtype)
    throw new RuntimeError(
      `index_copy_(): self and source expected to have the same dtype, but got (self) ${typeWord(self._dtype)} and (source) ${typeWord(source._dtype)}`,
    )
  const [to, from] = [without_(self._sizes, d), without_(source._sizes, d)]
  if (to.length !== from.length || to.some((s, k) => s !== from[k]))
    throw new RuntimeError(
      `index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: ${to.join(' ')} at dimension ${d} and source slice shape: ${from.join(' ')} at dimension 0.`,
    )
  if (m > 0 && source._sizes[d] !== index._count)
    throw new IndexError(`index_copy_(): Number of indices (${index._count}) should be equal to source.size(dim) (${source._sizes[d]})`)
  const size = self._sizes[d] ?? 1
  checkBounds(index, 0, size, (i) => new IndexError(`index_copy_(): index ${i} is out of bounds for dimension ${d} with size ${size}`))
  return {
    node: 'IndexCopyBackward0',
    apart: true,
    inputs: [self, source],
    saved: { index },
    rowMajor: true,
    write: (t) => slicesInto(t, d, index, source, 'set'),
    formula: back.indexCopy(d, m),
    again: ([t, v]) => t!.index_copy(d, index, v!),
  }
}
const without_ = (sizes: readonly number[], d: number): number[] => sizes.filter((_, k) => k !== d)

function indexFill(self: Tensor, dim: number, index: Tensor, value: Tensor | Num): Change {
  if (index._dtype !== int64) throw new IndexError('index_fill_(): Expected dtype int64 for index.')
  if (index._sizes.length > 1) throw new RuntimeError('Index has to be a vector/scalar')
  const d = wrapDim(dim, self._sizes.length)
  const number = fillValue('index_fill_', value, self._dtype)
  const size = self._sizes[d] ?? 1
  checkBounds(index, -size, size, (i) => new IndexError(`index ${i} is out of bounds for dimension ${d} with size ${size}`))
  const isTensor = value instanceof Tensor
  return {
    node: `IndexFillBackward${isTensor ? 1 : 0}`,
    inputs: [self, isTensor ? value : null],
    saved: { index },
    repeats: true,
    write: (t) => slicesInto(t, d, index, number, 'set', true),
    formula: back.indexFill(d, isTensor, size),
    again: ([t, v]) => t!.index_fill(d, index, isTensor ? v! : 0),
  }
}

function put(self: Tensor, index: Tensor, source: Tensor, accumulate: boolean): Change {
  if (index._dtype !== int64) throw new RuntimeError(`put_(): Expected a long tensor for index, but got ${typeWord(index._dtype)}`)
  if (self._dtype !== source._dtype)
    throw new RuntimeError(
      `put_(): self and source expected to have the same dtype, but got self.dtype = ${typeWord(self._dtype)} and source.dtype = ${typeWord(source._dtype)}`,
    )
  if (source._count !== index._count)
    throw new IndexError(
      `put_(): Expected source and index to have the same number of elements, but got source.numel() = ${source._count}, index.numel() = ${index._count}`,
    )
  if (self._count === 0 && index._count > 0) throw new IndexError('put_(): Tried to put elements into an empty tensor')
  checkFlat(index, self._count)
  return {
    node: 'PutBackward0',
    apart: true,
    inputs: [self, source],
    saved: { index },
    write: (t) => {
      const to = rowMajor(t)
      const from = rowMajor(source)
      const at = rowMajor(index)
      storeIndexed(
        to,
        [0],
        [index._count],
        [{ tensor: at, strides: [1], step: 1, size: t._count }],
        { tensor: from, strides: [1] },
        accumulate ? 'add' : 'set',
        true,
      )
      if (to !== t) rawCopy(t, to)
    },
    formula: back.put(accumulate, [...source._sizes]),
    again: ([t, v]) => t!.put(index, v!, accumulate),
  }
}
/** The operation and its in-place form. */
export function changing(doc: string, name: string, ...overloads: [signature: string, (...args: never[]) => Change][]): [string, Op][] {
  const forms = (inplace: boolean): [string, Implementation][] =>
    overloads.map(([s, f]) => [
      s,
      (self: Tensor, ...args: unknown[]) => change(self, (f as (...a: unknown[]) => Change)(self, ...args), inplace),
    ])
  return [
    [name, op(doc, ...forms(false))],
    [`${name}_`, methodOnly(op(`In place: ${doc}`, ...forms(true)))],
  ]
}

export const indexingScatter: Record<string, Op> = Object.fromEntries([
  ...changing(
    'src (or a number) written at positions along one dimension: out[index[i][j]][j] = src[i][j] for dim 0; with reduce="add" or "multiply" combined with what is there.',
    'scatter',
    ['(Tensor self, int dim, Tensor index, Tensor src, *, str? reduce=None)', scatter],
    ['(Tensor self, int dim, Tensor index, Scalar value, *, str? reduce=None)', scatter],
  ),
  ...changing('src added at positions along one dimension; equal positions add up.', 'scatter_add', [
    '(Tensor self, int dim, Tensor index, Tensor src)',
    scatterAdd,
  ]),
  ...changing('The slices of source, times alpha, added at positions along `dim`; equal positions add up.', 'index_add', [
    '(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1)',
    indexAdd,
  ]),
  ...changing('The slices of source written at positions along `dim`.', 'index_copy', [
    '(Tensor self, int dim, Tensor index, Tensor source)',
    indexCopy,
  ]),
  ...changing('One value written at positions along `dim`.', 'index_fill', [
    '(Tensor self, int dim, Tensor index, Operand value)',
    indexFill,
  ]),
  ...changing('The elements of source written (or added) at positions in the flattened tensor.', 'put', [
    '(Tensor self, Tensor index, Tensor source, bool accumulate=False)',
    put,
  ]),
])
