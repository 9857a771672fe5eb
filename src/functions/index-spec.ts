/** What stands between the brackets of `x[…]`: the forms an index may take, and their reading as views and index tensors. Changes nothing. */

import { bool as boolType, int32, int64, uint8 } from '../dtypes.ts'
import { IndexError, shapeText, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { inspect } from '../inspect.ts'
import type { Sizes } from '../shape/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { isTypedArray, item, tensorFrom } from './data.ts'
import { coordinates, flatPositions } from './indexing-core.ts'
import { describe } from './schema.ts'
import { select, slice, unsqueeze } from './views.ts'

/** That a tensor of its dtype is no index. */
export const badIndex = (): IndexError => new IndexError('tensors used as indices must be long, int, byte or bool tensors')

type Bound = number | bigint | Tensor | null

class SliceRange {
  readonly start: number | null
  readonly stop: number | null
  readonly step: number | null
  constructor(start: Bound = null, stop: Bound = null, step: Bound = null) {
    this.start = boundOf(start)
    this.stop = boundOf(stop)
    this.step = boundOf(step)
  }
  toString(): string {
    const word = (v: number | null): string => (v === null ? 'None' : String(v))
    return `slice(${word(this.start)}, ${word(this.stop)}, ${word(this.step)})`
  }
  [inspect](): string {
    return this.toString()
  }
}
/** A range of positions, `start:stop:step` in Python; null (or nothing) for what is left out. */
export type Slice = SliceRange
/** Makes a `Slice`; `new` is not needed. */
export const Slice = new Proxy(SliceRange, {
  apply: (make, _self, args: [Bound?, Bound?, Bound?]) => new make(...args),
}) as typeof SliceRange & ((start?: Bound, stop?: Bound, step?: Bound) => SliceRange)

function boundOf(v: Bound): number | null {
  if (v === null) return null
  const n =
    v instanceof Tensor && v._count === 1 && v._dtype.category < 2
      ? Number(item(v))
      : typeof v === 'number' || typeof v === 'bigint'
        ? Number(v)
        : Number.NaN
  if (!Number.isInteger(n)) throw new TorchTypeError('slice indices must be integers or None or have an __index__ method')
  return n
}

/** The positions that a slice takes of a list of `n`. */
export function positionsOf({ start, stop, step }: Slice, n: number): number[] {
  const by = step ?? 1
  if (by === 0) throw new ValueError('slice step cannot be zero')
  const clamp = (v: number | null, usual: number): number =>
    v === null ? usual : Math.min(Math.max(v < 0 ? v + n : v, by < 0 ? -1 : 0), by < 0 ? n - 1 : n)
  const out: number[] = []
  const to = clamp(stop, by < 0 ? -1 : n)
  for (let i = clamp(start, by < 0 ? n - 1 : 0); by < 0 ? i > to : i < to; i += by) out.push(i)
  return out
}

type NestedIndex = number | bigint | boolean | readonly NestedIndex[]
/** One index: a position, a range (`'1:3'` or a Slice), `'...'`, null (a new axis), a truth value, an index or mask tensor, or such as nested arrays. */
export type Index =
  | number
  | bigint
  | boolean
  | null
  | string
  | Slice
  | Tensor
  | readonly NestedIndex[]
  | Int32Array
  | BigInt64Array
  | Uint8Array

const ELLIPSIS = '...'

export function sliceOfText(text: string): Slice | typeof ELLIPSIS {
  const t = text.trim()
  if (t === ELLIPSIS) return ELLIPSIS
  const parts = t.split(':').map((p) => p.trim())
  if (parts.length < 2 || parts.length > 3 || parts.some((p) => p !== '' && !/^[+-]?\d+$/.test(p)))
    throw new IndexError(`an index given as text is a slice such as '1:3' or '::2', or '...', but got '${text}'`)
  const [a, b, c] = parts.map((p) => (p === '' ? null : Number(p)))
  return new SliceRange(a, b, c)
}

/** An index as it is worked with: text and arrays are read. */
type Item = number | boolean | null | Slice | typeof ELLIPSIS | Tensor

function itemOf(index: unknown): Item {
  if (index === null || typeof index === 'boolean') return index
  if (typeof index === 'bigint') return Number(index)
  if (typeof index === 'number' && Number.isInteger(index)) return index
  if (typeof index === 'string') return sliceOfText(index)
  if (index instanceof SliceRange) return index
  if (index instanceof Tensor) {
    if (index._dtype !== int64 && index._dtype !== int32 && index._dtype !== uint8 && index._dtype !== boolType) {
      if (index._sizes.length > 0 || index._dtype.category !== 1) throw badIndex()
    }
    return index
  }
  if (Array.isArray(index) || isTypedArray(index)) {
    if (index.some((v: unknown) => typeof v === 'number' && !Number.isInteger(v))) throw badIndex()
    const t = tensorFrom(index, null, int64)
    if (t._dtype.category === 2) throw badIndex()
    return t
  }
  throw new IndexError(
    `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${describe(index)})`,
  )
}

const isMask = (t: Tensor): boolean => t._dtype === boolType || t._dtype === uint8
/** Dimensions that an index takes up. */
const dimsOf = (x: Item): number =>
  x === null || x === ELLIPSIS || typeof x === 'boolean' ? 0 : x instanceof Tensor && isMask(x) ? x._sizes.length : 1

/** An index with the views taken: what is left are index tensors, one per dimension of `view`, null where there is none. */
export interface Parsed {
  view: Tensor
  indices: (Tensor | null)[] | null
}

/** Applies the views that `indices` ask for to `self`, and collects the index tensors. */
export function parseIndex(self: Tensor, indices: readonly unknown[], assigning = false): Parsed {
  const items = indices.map(itemOf)
  const n = self._sizes.length
  const only = items.length === 1 ? items[0]! : null
  if (typeof only === 'number') return { view: selectAt(self, 0, only, 0), indices: null }
  if (only instanceof SliceRange && n === 0) throw new IndexError('slice() cannot be applied to a 0-dim tensor.')
  const taken = items.reduce<number>((a, x) => a + dimsOf(x), 0)
  if (taken > n) throw new IndexError(`too many indices for tensor of dimension ${n}`)
  let view = self
  let d = 0
  const found: (Tensor | null)[] = []
  const put = (t: Tensor): void => {
    while (found.length < d) found.push(null)
    found.push(t)
    d++
  }
  items.forEach((x, position) => {
    if (typeof x === 'number') view = selectAt(view, d, x, position)
    else if (x === ELLIPSIS) d += n - taken
    else if (x === null) view = unsqueeze(view, d++)
    else if (typeof x === 'boolean') {
      view = unsqueeze(view, d)
      put(truthIndex(x))
    } else if (x instanceof SliceRange) view = sliceAt(view, d++, x, items.length === 1 && !assigning)
    else if (x._sizes.length > 0) {
      if (isMask(x)) for (const column of maskColumns(x, view._sizes, d)) put(column)
      else put(x)
    } else if (isMask(x)) {
      view = unsqueeze(view, d)
      put(truthIndex(Boolean(item(x))))
    } else view = selectAt(view, d, Number(item(x)), position)
  })
  return { view, indices: found.length ? found : null }
}

/** Position 0 of a new axis, or no position at all. */
function truthIndex(x: boolean): Tensor {
  return x ? tensorFrom([0n], int64) : empty([0], int64)
}

function selectAt(self: Tensor, d: number, index: number, position: number): Tensor {
  if (self._sizes.length === 0 && index === 0 && position === 0) {
    throw new IndexError(
      'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
    )
  }
  const size = self._sizes[d] ?? 0
  if (index < -size || index >= size) throw new IndexError(`index ${index} is out of bounds for dimension ${position} with size ${size}`)
  return select(self, d, index)
}

function sliceAt(self: Tensor, d: number, s: Slice, always: boolean): Tensor {
  const step = s.step ?? 1
  if (step === 0) throw new ValueError('slice step cannot be zero')
  if (step < 0) throw new ValueError('step must be greater than zero')
  if (!always && step === 1 && (s.start ?? 0) === 0 && (s.stop ?? Number.POSITIVE_INFINITY) >= self._sizes[d]!) return self
  return slice(self, d, s.start, s.stop, step)
}

/** A mask over dimensions from `d` on as one index tensor for each of them. */
export function maskColumns(mask: Tensor, sizes: Sizes, d: number): Tensor[] {
  mask._sizes.forEach((s, k) => {
    if (s !== sizes[d + k])
      throw new IndexError(
        `The shape of the mask ${shapeText(mask._sizes)} at index ${k} does not match the shape of the indexed tensor ${shapeText(sizes)} at index ${d + k}`,
      )
  })
  const rows = coordinates(flatPositions(mask), mask._sizes)
  return mask._sizes.map((_, k) => select(rows, 1, k))
}
