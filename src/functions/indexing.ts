/** `x[…]` and `x[…] = v`: reading and writing at positions, ranges, masks and index tensors, with gradients. */
import { track, trackView } from '../autograd/record.ts'
import { bool as boolType, int32, int64, uint8 } from '../dtypes.ts'
import { IndexError, RuntimeError, shapeText } from '../errors.ts'
import { broadcastStrides, broadcastTwo, numelOf, type Sizes, sameSizes } from '../shape/shape.ts'
import { aliasOf, empty, Tensor } from '../tensor/tensor.ts'
import type { Num } from './apply.ts'
import { type Change, change } from './change.ts'
import { copy_, rawCopy } from './copying.ts'
import { full } from './creation.ts'
import { badIndex, maskColumns, parseIndex } from './index-spec.ts'
import { checkBounds, flatPositions, type IndexOperand, loadIndexed, rowMajor, spread, storeIndexed } from './indexing-core.ts'
import { loadFlat } from './indexing-gather.ts'
import { fillWhere } from './indexing-masks.ts'
import { methodOnly, type Op, op } from './schema.ts'
import { expand, view } from './views.ts'

type Indices = readonly (Tensor | null)[]

/** Which dimensions index tensors replace, and where the dimensions of the indices themselves go. */
interface Layout {
  /** The common shape of the index tensors. */
  shape: Sizes
  /** Dimensions before and after them in the result (of the indexed tensor). */
  before: number[]
  after: number[]
  dims: { d: number; tensor: Tensor }[]
  sizes: number[]
}

function layoutOf(self: Tensor, indices: Indices): Layout {
  const n = self._sizes.length
  const dims = indices.flatMap((t, d) => (t ? [{ d, tensor: t }] : []))
  let shape: Sizes = dims[0]!.tensor._sizes
  for (const { tensor } of dims) {
    const both = broadcastTwo(shape, tensor._sizes)
    if (typeof both === 'number')
      throw new IndexError(
        `shape mismatch: indexing tensors could not be broadcast together with shapes ${dims.map((x) => shapeText(x.tensor._sizes)).join(', ')}`,
      )
    shape = both
  }
  const rest = [...self._sizes.keys()].filter((d) => !indices[d])
  const first = dims[0]!.d
  const adjacent = dims.every((x, i) => x.d === first + i)
  const before = adjacent ? rest.filter((d) => d < first) : []
  const after = adjacent ? rest.filter((d) => d > first) : rest
  if (n < indices.length) throw new IndexError(`too many indices for tensor of dimension ${n} (got ${indices.length})`)
  if (numelOf(shape) > 0 && dims.some((x) => self._sizes[x.d] === 0))
    throw new IndexError('index is out of bounds for dimension with size 0')
  dims.forEach(({ d, tensor }, k) => {
    const size = self._sizes[d]!
    // PyTorch counts the indexed dimensions here.
    checkBounds(tensor, -size, size, (i) => new IndexError(`index ${i} is out of bounds for dimension ${k} with size ${size}`))
  })
  return { shape, before, after, dims, sizes: [...before.map((d) => self._sizes[d]!), ...shape, ...after.map((d) => self._sizes[d]!)] }
}
/** The strides of the indexed tensor and of the indices along the axes of the result. */
function operandsOf(self: Tensor, l: Layout): { strides: number[]; indices: IndexOperand[] } {
  const along = (d: number): number => self._strides[d]!
  const none = (dims: number[]): number[] => dims.map(() => 0)
  return {
    strides: [...l.before.map(along), ...l.shape.map(() => 0), ...l.after.map(along)],
    indices: l.dims.map(({ d, tensor }) => ({
      tensor,
      step: along(d),
      size: self._sizes[d]!,
      strides: [...none(l.before), ...broadcastStrides(tensor._sizes, tensor._strides, l.shape), ...none(l.after)],
    })),
  }
}

/** The elements at index tensors (null: the whole dimension). */
export function indexTensors(self: Tensor, indices: Indices): Tensor {
  const l = layoutOf(self, indices)
  const out = empty(l.sizes, self._dtype)
  const { strides, indices: at } = operandsOf(self, l)
  loadIndexed(out, self, strides, at, true)
  const from = [...self._sizes]
  return track(
    out,
    'IndexBackward0',
    [self],
    { indices: [...indices] },
    (g, s) => [indexPutTensors(g.new_zeros(from), s.indices, g, true)],
    ([t]) => (t ? indexTensors(t, indices) : null),
  )
}

function needSameDtype(self: Tensor, values: Tensor): void {
  if (values._dtype !== self._dtype)
    throw new RuntimeError(
      `Index put requires the source and destination dtypes match, got ${self._dtype.legacy} for the destination and ${values._dtype.legacy} for the source.`,
    )
}
const putBack =
  (accumulate: boolean): Change['formula'] =>
  (g, s, node) => {
    const at = s.indices as Indices
    return [
      accumulate ? g : node.needs(0) ? indexPutTensors(g, at, g.new_zeros([]), false) : null,
      node.needs(1) ? indexTensors(g, at) : null,
    ]
  }
function putChange(self: Tensor, indices: Indices, values: Tensor, accumulate: boolean): Change {
  needSameDtype(self, values)
  const l = layoutOf(self, indices)
  const lead = l.sizes.length - values._sizes.length
  if (lead < 0 || values._sizes.some((s, i) => s !== 1 && s !== l.sizes[lead + i]))
    throw new RuntimeError(
      `shape mismatch: value tensor of shape ${shapeText(values._sizes)} cannot be broadcast to indexing result of shape ${shapeText(l.sizes)}`,
    )
  return {
    node: 'IndexPutBackward0',
    repeats: true,
    apart: true,
    inputs: [self, values],
    saved: { indices: [...indices] },
    write: (target) => {
      const { strides, indices: at } = operandsOf(target, l)
      storeIndexed(
        target,
        strides,
        l.sizes,
        at,
        { tensor: values, strides: broadcastStrides(values._sizes, values._strides, l.sizes) },
        accumulate ? 'add' : 'set',
        true,
      )
    },
    formula: putBack(accumulate),
    again: ([t, v]) => indexPutTensors(t!, indices, v!, accumulate),
  }
}
/** `self` with `values` (broadcast) at index tensors (null: the whole dimension), or added there. */
export function indexPutTensors(self: Tensor, indices: Indices, values: Tensor, accumulate: boolean): Tensor {
  return change(self, putChange(self, indices, values, accumulate), false)
}

/** A mask of the shape of `self`, where that is the whole index: such are read and written in one pass. */
function wholeMask(self: Tensor, indices: readonly unknown[]): Tensor | null {
  const m = indices[0]
  return indices.length === 1 && m instanceof Tensor && m._dtype === boolType && m._sizes.length > 0 && sameSizes(m._sizes, self._sizes)
    ? m
    : null
}
function indexMask(self: Tensor, mask: Tensor): Tensor {
  const out = loadFlat(self, flatPositions(mask))
  return track(
    out,
    'IndexBackward0',
    [self],
    { indices: [mask] },
    (g, s) => [g.new_zeros([...mask._sizes]).masked_scatter(s.indices[0]!, g)],
    ([t]) => (t ? indexMask(t, mask) : null),
  )
}
const maskBack: Change['formula'] = (g, s, node) => {
  const m = (s.indices as Indices)[0]!
  return [node.needs(0) ? g.masked_fill(m, 0) : null, node.needs(1) ? g.masked_select(m) : null]
}
function maskChange(self: Tensor, mask: Tensor, values: Tensor): Change {
  needSameDtype(self, values)
  const single = values._count === 1
  const count = single ? 1 : Number(mask.count_nonzero().item())
  const fits = values._sizes.length <= 1 && (single || values._count === count)
  if (!fits)
    throw new RuntimeError(
      `shape mismatch: value tensor of shape ${shapeText(values._sizes)} cannot be broadcast to indexing result of shape [${count}]`,
    )
  return {
    node: 'IndexPutBackward0',
    repeats: true,
    apart: true,
    inputs: [self, values],
    saved: { indices: [mask] },
    write: (t) => {
      if (single) return fillWhere(t, t, mask, values.item())
      const rows = rowMajor(t)
      spread(rows, rows, rowMajor(mask), rowMajor(values))
      if (rows !== t) rawCopy(t, rows)
    },
    formula: maskBack,
    again: ([t, v]) => change(t!, maskChange(t!, mask, v!), false),
  }
}

/** The tensor itself, as a view of its own. */
export function alias(self: Tensor): Tensor {
  return trackView(aliasOf(self), self, 'AliasBackward0', (g) => g, alias)
}

/** `self[indices]`. */
export function getItem(self: Tensor, indices: readonly unknown[]): Tensor {
  const mask = wholeMask(self, indices)
  if (mask) return indexMask(self, mask)
  const { view: seen, indices: at } = parseIndex(self, indices)
  if (at) return indexTensors(seen, at)
  return seen === self ? alias(self) : seen
}

/** A value that is assigned, as a tensor: numbers take the dtype of `self`. */
const valueOf = (self: Tensor, value: Tensor | Num): Tensor => (value instanceof Tensor ? value : full([], value, self._dtype))

/** Leading dimensions of size 1 do not count in an assignment. */
function withoutLeadingOnes(v: Tensor): Tensor {
  const k = v._sizes.findIndex((s) => s !== 1)
  return k === 0 || v._sizes.length === 0 ? v : view(v, k < 0 ? [] : v._sizes.slice(k))
}

/** `self[indices] = value`, or `+=` with every index counting. */
export function setItem(self: Tensor, indices: readonly unknown[], value: Tensor | Num, accumulate = false): Tensor {
  const v = valueOf(self, value)
  if (indices.length === 1 && indices[0] === false) return self
  const mask = accumulate ? null : wholeMask(self, indices)
  if (mask) return change(self, maskChange(self, mask, withoutLeadingOnes(v)), true)
  const { view: seen, indices: at } = parseIndex(self, indices, true)
  if (at) {
    change(seen, putChange(seen, at, withoutLeadingOnes(v), accumulate), true)
    return self
  }
  const fits = sameSizes(v._sizes, seen._sizes)
  if (v._sizes.length === 0 && !accumulate && !fits) seen.fill_(v)
  else {
    const source = fits ? v : withoutLeadingOnes(v)
    const wide = sameSizes(source._sizes, seen._sizes) ? source : expand(source, seen._sizes)
    if (accumulate) seen.add_(wide)
    else copy_(seen, wide)
  }
  return self
}

/** Lists of tensors and nulls only, as `torch.index_put` takes them, need no views. */
const isPlain = (indices: readonly unknown[]): indices is Tensor[] =>
  indices.length > 0 && indices.every((t) => t instanceof Tensor && t._sizes.length > 0)

/** Index tensors with masks replaced by the positions that they mark. */
function tensorsOf(self: Tensor, indices: readonly Tensor[]): Tensor[] {
  const out: Tensor[] = []
  for (const t of indices) {
    if (t._dtype === boolType || t._dtype === uint8) {
      if (out.length + t._sizes.length > self._sizes.length)
        throw new IndexError(`too many indices for tensor of dimension ${self._sizes.length}`)
      out.push(...maskColumns(t, self._sizes, out.length))
    } else if (t._dtype === int64 || t._dtype === int32) out.push(t)
    else throw badIndex()
  }
  if (out.length > self._sizes.length)
    throw new IndexError(`too many indices for tensor of dimension ${self._sizes.length} (got ${out.length})`)
  return out
}

export function index_put_(self: Tensor, list: readonly unknown[], values: Tensor | Num, accumulate: boolean): Tensor {
  return setItem(self, list, values, accumulate)
}
export function index_put(self: Tensor, list: readonly unknown[], values: Tensor | Num, accumulate: boolean): Tensor {
  const mask = accumulate ? null : wholeMask(self, list)
  if (mask) return change(self, maskChange(self, mask, valueOf(self, values)), false)
  if (isPlain(list)) return indexPutTensors(self, tensorsOf(self, list), valueOf(self, values), accumulate)
  return setItem(self.clone(), list, values, accumulate)
}

const DOC = "Positions, slices ('1:3', torch.Slice(1, 3)), '...', null for a new axis, masks and index tensors, as in Python's x[…]."
export const indexing: Record<string, Op> = {
  at: methodOnly(op(`The elements at the indices given one after another. ${DOC}`, ['(Tensor self, Indices indices)', getItem])),
  index: methodOnly(op(`The elements at a list of indices. ${DOC}`, ['(Tensor self, Index[] indices)', getItem])),
  index_put: op(`A copy with values (broadcast) at the indices; with accumulate, added there. ${DOC}`, [
    '(Tensor self, Index[] indices, Operand values, bool accumulate=False)',
    index_put,
  ]),
  index_put_: methodOnly(
    op(`In place: values (broadcast) written at the indices; with accumulate, added there. ${DOC}`, [
      '(Tensor self, Index[] indices, Operand values, bool accumulate=False)',
      index_put_,
    ]),
  ),
}
