/** Where values stand among others: searchsorted, bucketize, isin. Plain loops over memory; none has a derivative. */
import { beginOp } from '../backend/wasm/storage.ts'
import { bfloat16, bool as boolType, type DType, float16, float32, int32, int64 } from '../dtypes.ts'
import { notImplemented, RuntimeError, shapeText } from '../errors.ts'
import { sameSizes } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { type Num, resultType, typeWord } from './apply.ts'
import { full } from './creation.ts'
import { arrayOf, fromTyped } from './data.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** The elements in row-major order, of a dtype that JavaScript can read. */
function plain(t: Tensor, dtype: DType): Tensor {
  return t
    .detach()
    .to(dtype === float16 || dtype === bfloat16 ? float32 : dtype)
    .contiguous()
}
const asTensor = (v: Tensor | Num, dtype: DType): Tensor => (v instanceof Tensor ? v : full([], v, dtype))

interface SearchOptions {
  int32: boolean
  right: boolean
  side: string | null
  sorter: Tensor | null
}

function searchsorted(sequence: Tensor, given: Tensor | Num, o: SearchOptions): Tensor {
  const fail = (why: string): never => {
    throw new RuntimeError(`torch.searchsorted(): ${why}`)
  }
  const common = resultType([sequence, given])
  const values = asTensor(given, common)
  const [bounds, sizes] = [sequence._sizes, values._sizes]
  const n = bounds.length
  if (o.side !== null && o.side !== 'left' && o.side !== 'right') fail(`side can only be 'left' or 'right' but got ${o.side}`)
  if (o.side === 'left' && o.right) fail("side and right can't be set to opposites, got side of left while right was True")
  if (n === 0) fail('boundaries tensor should have positive dimension, but got 0 dimension')
  if (sizes.length === 0 && n !== 1)
    fail(
      `input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries tensor dim(${n}) and input value's dim(0) numel(1)`,
    )
  if (n !== 1 && !(n === sizes.length && sameSizes(bounds.slice(0, -1), sizes.slice(0, -1)))) {
    fail(
      `boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor ${shapeText(bounds)} and input value tensor ${shapeText(sizes)}`,
    )
  }
  const width = bounds[n - 1]!
  const { sorter } = o
  if (sorter) {
    if (!sameSizes(sorter._sizes, bounds))
      fail(
        `boundary and sorter must have the same size, but got boundary tensor ${shapeText(bounds)}and got sorter tensor ${shapeText(sorter._sizes)}`,
      )
    if (sorter._dtype !== int64) fail(`sorter must be a tensor of long dtype but got dtype ${typeWord(sorter._dtype)}`)
    if (sorter.lt(0).logical_or(sorter.ge(width)).any().item()) fail('sorter index out of range')
  }
  if (common === boolType) throw notImplemented('searchsorted_out_cpu', 'Bool')
  const right = o.right || o.side === 'right'
  const kept = [plain(sequence, common), plain(values, common), ...(sorter ? [plain(sorter, int32)] : [])]
  const found = new Int32Array(values._count)
  beginOp()
  const [at, v, order] = kept.map(arrayOf)
  const perRow = n === 1 ? values._count : (sizes[sizes.length - 1] ?? 1)
  for (let i = 0; i < found.length; i++) {
    const row = n === 1 ? 0 : Math.floor(i / perRow) * width
    const x = v![i]!
    let low = 0
    let high = width
    while (low < high) {
      const middle = (low + high) >>> 1
      const y = at![row + (order ? Number(order[row + middle]!) : middle)]!
      // Written so that a NaN stands behind everything.
      if (right ? !(y > x) : !(y >= x)) low = middle + 1
      else high = middle
    }
    found[i] = low
  }
  const out = fromTyped(found, [...sizes], int32)
  return o.int32 ? out : out.to(int64)
}
function bucketize(self: Tensor | Num, boundaries: Tensor, asInt32: boolean, right: boolean): Tensor {
  if (boundaries._sizes.length !== 1)
    throw new RuntimeError(`boundaries tensor must be 1 dimension, but got dim(${boundaries._sizes.length})`)
  return searchsorted(boundaries, self, { int32: asInt32, right, side: null, sorter: null })
}

/** Whether each element is one of the test elements; a NaN is none. */
function isin(elements: Tensor | Num, test: Tensor | Num, _unique: boolean, invert: boolean): Tensor {
  for (const t of [elements, test]) {
    if (t instanceof Tensor && t._dtype === boolType) throw new RuntimeError('Unsupported input type encountered for isin(): Bool')
  }
  const common = resultType([elements, test])
  const own = plain(asTensor(elements, common), common)
  const others = plain(asTensor(test, common), common)
  const found = new Uint8Array(own._count)
  beginOp()
  const known = new Set<number | bigint>(arrayOf(others) as Iterable<number | bigint>)
  known.delete(Number.NaN)
  const at = arrayOf(own)
  for (let i = 0; i < found.length; i++) found[i] = known.has(at[i]!) !== invert ? 1 : 0
  return fromTyped(found, [...own._sizes], boolType)
}

const INT32 = 'bool out_int32=False, bool right=False'
const SEARCH = `*, ${INT32}, str? side=None, Tensor? sorter=None`
const search = (s: Tensor, v: Tensor | Num, asInt32: boolean, right: boolean, side: string | null, sorter: Tensor | null): Tensor =>
  searchsorted(s, v, { int32: asInt32, right, side, sorter })
const ISIN = '*, bool assume_unique=False, bool invert=False'
export const searching: Record<string, Op> = {
  searchsorted: functionOnly(
    op(
      'Where in a sorted sequence (rows along the last dimension) values would be inserted; right: behind equal ones.',
      [`(Tensor sorted_sequence, Tensor self, ${SEARCH})`, search],
      [`(Tensor sorted_sequence, Scalar self, ${SEARCH})`, search],
    ),
  ),
  bucketize: functionOnly(
    op(
      'The number of the bucket between sorted boundaries that each value falls into.',
      [`(Tensor self, Tensor boundaries, *, ${INT32})`, bucketize],
      [`(Scalar self, Tensor boundaries, *, ${INT32})`, bucketize],
    ),
  ),
  isin: functionOnly(
    op(
      'Whether each element is one of the test elements.',
      [`(Tensor elements, Tensor test_elements, ${ISIN})`, isin],
      [`(Tensor elements, Scalar test_element, ${ISIN})`, isin],
      [`(Scalar element, Tensor test_elements, ${ISIN})`, isin],
    ),
  ),
}
