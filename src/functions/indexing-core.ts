/**
 * The kernels of indexing: loads from and stores to computed positions, the check of bounds, the positions of what is not zero.
 * They record nothing; what an index means, and gradients, are in the other `indexing` files.
 */
import { bool as boolType, type DType, int16, int64, uint8 } from '../dtypes.ts'
import {
  add,
  axis,
  cast,
  computeType,
  constant,
  type Expr,
  ge,
  load,
  lt,
  max,
  mul,
  or,
  param,
  reduce,
  type Scalar,
  type Store,
  scan,
  sub,
  where,
} from '../ir/expr.ts'
import { numelOf, type Sizes } from '../shape/shape.ts'
import { collapse, launch, type Operand, type Param, type Program, program } from '../tensor/launch.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import type { Num } from './apply.ts'
import { rawCopy } from './copying.ts'
import { item, values } from './data.ts'
import { reduceTo, reduceWith } from './reduce-core.ts'

/** One index tensor as a kernel sees it. */
export interface IndexOperand {
  tensor: Tensor
  /** Its strides along the axes of the iteration. */
  strides: readonly number[]
  /** Elements of the data that one step of the index moves over, and how many positions there are (negative ones count from the end). */
  step: number
  size: number
}

/** The same bits under a dtype whose moves need no conversion. */
const MOVED: Partial<Record<DType['name'], DType>> = { float16: int16, bfloat16: int16, bool: uint8 }
export const bitsOf = (t: Tensor): Tensor => {
  const as = MOVED[t._dtype.name]
  return as ? aliasOf(t, t._sizes, t._strides, t._start, as) : t
}

/** The elements in row-major order in memory; records nothing. */
export function rowMajor(t: Tensor): Tensor {
  if (t._contiguous) return t
  const out = empty(t._sizes, t._dtype)
  rawCopy(out, t)
  return out
}

/** The position, in elements, that the index buffers from `first` on give; parameters are (step, size) of each. */
function positionOf(first: number, stored: readonly DType['name'][], count: number, wraps: boolean): Expr {
  let at: Expr = constant('i32', 0)
  for (let k = 0; k < count; k++) {
    const i = cast('i32', load(computeType[stored[first + k]!], first + k))
    const q = wraps ? where(lt(i, 0), add(i, param('i32', 2 * k + 1)), i) : i
    const moved = mul(q, param('i32', 2 * k))
    at = k === 0 ? moved : add(at, moved)
  }
  return at
}
const paramsOf = (indices: readonly IndexOperand[]): Param[] =>
  indices.flatMap((x) => [{ ty: 'i32', value: x.step } as const, { ty: 'i32', value: x.size } as const])

const programs = new Map<string, Program>()
function remembered(key: string, stores: Program['stores']): Program {
  let p = programs.get(key)
  if (!p) programs.set(key, (p = program(stores)))
  return p
}

/** `out[p] = data[p · strides + positions that the indices give at p]` for every position p of `sizes`, which is the shape of `out`. */
export function loadIndexed(
  out: Tensor,
  data: Tensor,
  strides: readonly number[],
  indices: readonly IndexOperand[],
  wraps: boolean,
  start = data._start,
): void {
  if (out._count === 0) return
  const n = indices.length
  const [from, to] = [bitsOf(data), bitsOf(out)]
  const p = remembered(`load${n}${wraps}`, (stored) => [
    { buffer: n + 1, value: load(computeType[stored[0]!], 0, positionOf(1, stored, n, wraps)) },
  ])
  const operands: Operand[] = [
    { tensor: from, strides, start },
    ...indices.map((x) => ({ tensor: x.tensor, strides: x.strides })),
    { tensor: to, strides: to._strides },
  ]
  const c = collapse(out._sizes, operands, false)
  launch(p, '', c.operands, c.axes, [], paramsOf(indices), 2)
}

export type Combine = 'set' | 'add' | 'mul' | 'min' | 'max'

/** `data[p · strides + positions] = value[p]`, or combined with what is there; equal positions one after another in row-major order of `sizes`. */
export function storeIndexed(
  data: Tensor,
  strides: readonly number[],
  sizes: Sizes,
  indices: readonly IndexOperand[],
  value: { tensor: Tensor; strides: readonly number[] } | Num,
  combine: Combine,
  wraps: boolean,
): void {
  if (numelOf(sizes) === 0) return
  const isTensor = typeof value === 'object'
  // A sum of truth values is their or, a product their and.
  const isBool = data._dtype === boolType
  const how: Combine = isBool && combine === 'add' ? 'max' : isBool && combine === 'mul' ? 'min' : combine
  const pure = isBool || (how === 'set' && isTensor)
  const to = pure ? bitsOf(data) : data
  const n = indices.length
  const key = `store${n}${wraps}${how}${isTensor}`
  const p = remembered(key, (stored) => {
    const buffer = isTensor ? n + 1 : n
    const ty = computeType[stored[buffer]!]
    const store: Store = { buffer, value: isTensor ? load(ty, n) : param(ty, 2 * n), index: positionOf(0, stored, n, wraps) }
    return [how === 'set' ? store : { ...store, combine: how }]
  })
  const operands: Operand[] = indices.map((x) => ({ tensor: x.tensor, strides: x.strides }))
  const params = paramsOf(indices)
  if (isTensor) operands.push({ tensor: pure ? bitsOf(value.tensor) : value.tensor, strides: value.strides })
  else params.push({ ty: numberOf(to), value: isBool ? Number(Number(value) !== 0) : value })
  operands.push({ tensor: to, strides })
  const c = collapse(sizes, operands, false)
  // One thread (cost 0): equal positions must not meet.
  launch(p, '', c.operands, c.axes, [], params, 0)
}
const numberOf = (t: Tensor): Scalar => computeType[t._dtype.name]

/** Throws `error(i)` for the first index i outside `low … high - 1`. */
export function checkBounds(index: Tensor, low: number, high: number, error: (i: Num) => Error): void {
  if (index._count === 0) return
  const bad = (v: Num): boolean => Number(v) < low || Number(v) >= high
  if (index._count > 64) {
    const out = reduceWith('outside', (x, _n, p) => reduce('any', or(lt(x, p[0]!), ge(x, p[1]!))), index, {
      dims: [...index._sizes.keys()],
      keepdim: false,
      compute: index._dtype,
      out: boolType,
      params: [low, high],
    })
    if (!item(out)) return
  }
  const first = values(index).find(bad)
  if (first !== undefined) throw error(first)
}

/** The positions (int64, row-major) of the elements that are not zero. */
export function flatPositions(t: Tensor): Tensor {
  const n = Number(item(reduceTo('count_nonzero', t, { dims: [...t._sizes.keys()], keepdim: false, compute: t._dtype, out: int64 })))
  if (n === 0) return empty([0], int64)
  // Every position is written where the next one found belongs, so that nothing branches; the last may go one behind the end.
  const out = empty([n + 1], int64)
  const from = rowMajor(t)
  const p = remembered('positions', ([stored]) => {
    const here = cast('i32', cast('bool', load(computeType[stored!], 0)))
    return [{ buffer: 1, value: cast('i64', axis(0)), index: sub(scan('sum', here), here), inside: true }]
  })
  launch(
    p,
    '',
    [
      { tensor: from, strides: [1] },
      { tensor: out, strides: [0] },
    ],
    [],
    [from._count],
    [],
  )
  return aliasOf(out, [n], [1], 0)
}

/** Apart, for what is remembered must hold no tensor: closures of one function share what they hold. */
const dividing = (n: number) => (): Store[] => {
  let at = cast('i32', load('i64', 0))
  const stores: Store[] = []
  for (let d = n - 1; d >= 0; d--) {
    // Exact: (at + 1/2) / size is at least 1/(2 size) away from a whole number, and at < 2^31 keeps the rounding far below that.
    const q: Expr = d === 0 ? constant('i32', 0) : cast('i32', mul(add(cast('f64', at), 0.5), param('f64', 2 * d)))
    stores.push({ buffer: d + 1, value: cast('i64', sub(at, mul(q, param('i32', 2 * d + 1)))) })
    at = q
  }
  return stores
}
/** Flat positions in a shape as rows of coordinates: [count, dimensions], each column in one piece as PyTorch lays them. */
export function coordinates(flat: Tensor, sizes: Sizes): Tensor {
  const n = sizes.length
  const count = flat._count
  const out = empty([count, n], int64, [1, count])
  if (out._count === 0) return out
  const p = remembered(`coordinates${n}`, dividing(n))
  const params = sizes.flatMap((s): Param[] => [
    { ty: 'f64', value: 1 / s },
    { ty: 'i32', value: s },
  ])
  launch(
    p,
    '',
    [{ tensor: flat, strides: [1] }, ...sizes.map((_, d) => ({ tensor: out, strides: [1], start: d * count }))],
    [count],
    [],
    params,
    4,
  )
  return out
}

/** `out[p] = source[k]` where the mask holds for the k-th time at p, else `self[p]`; all contiguous, of one shape but the source. */
export function spread(out: Tensor, self: Tensor, mask: Tensor, source: Tensor): void {
  if (out._count === 0) return
  const p = remembered('spread', ([from]) => {
    const here = load('bool', 1)
    const ty = computeType[from!]
    return [{ buffer: 3, value: where(here, load(ty, 0, max(sub(scan('sum', cast('i32', here)), 1), 0)), load(ty, 2)), inside: true }]
  })
  const flat = (t: Tensor): Operand => ({ tensor: t, strides: [1] })
  launch(p, '', [{ tensor: bitsOf(source), strides: [0] }, flat(mask), flat(bitsOf(self)), flat(bitsOf(out))], [], [out._count], [])
}
