/** The kernels of pooling: extremes and means of windows, and the moves between a plane and chosen places of it. Records nothing. */
import { type DType, int64 } from '../dtypes.ts'
import {
  add,
  axis,
  cast,
  computeType,
  constant,
  div,
  type Expr,
  isNaN as isNotANumber,
  load,
  max,
  min,
  mul,
  param,
  reduce,
  type Scalar,
  type Store,
  sub,
  where,
} from '../ir/expr.ts'
import { numelOf, type Sizes } from '../shape/shape.ts'
import { launch, type Operand, type Param, type Program, program } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { rawFill } from './creation.ts'
import { rowMajor } from './indexing-core.ts'
import { iinfo } from './limits.ts'
import { overWindows, padded, planesOf, scattered, type Windows } from './windows.ts'

const i32 = (i: number): Expr => param('i32', i)
const integers = (list: Sizes): Param[] => list.map((value) => ({ ty: 'i32', value }))
/** Dimensions of a plane, and the axes along which windows and taps move. */
const DIMS = [0, 1, 2] as const
const position = (d: number): Expr => axis(1 + d)
const tapAxis = (d: number): Expr => axis(4 + d)

/** a / b of integers, a ≥ 0, with 1 / b given: exact, as (a + 1/2) / b is farther from a whole number than the rounding, for a < 2^20. */
const quotient = (a: Expr, reciprocal: Expr): Expr => cast('i32', mul(add(cast('f32', a), 0.5), reciprocal))

// Parameters of the kernel for extremes, three each: how windows move and begin, taps' distance and its reciprocal, taps and its
// reciprocal, sizes of the plane.
const [STRIDE, BEFORE, DILATION, PER_DILATION, KERNEL, PER_KERNEL, SIZE] = [0, 3, 6, 9, 12, 15, 18] as const

/** The place in the plane of a tap, by its number. Taps before the plane give way to the first in it: they are chosen where all are least. */
function placeOf(tap: Expr): Expr {
  let rest = tap
  const at: Expr[] = []
  for (const d of [2, 1, 0] as const) {
    const q = quotient(rest, param('f32', PER_KERNEL + d))
    const t = d === 0 ? rest : sub(rest, mul(q, i32(KERNEL + d)))
    rest = q
    const dilation = i32(DILATION + d)
    const x = add(sub(mul(position(d), i32(STRIDE + d)), i32(BEFORE + d)), mul(t, dilation))
    const short = quotient(max(sub(sub(dilation, 1), x), 0), param('f32', PER_DILATION + d))
    // A window may lie in zeros alone, where taps are far apart.
    at[d] = min(add(x, mul(short, dilation)), sub(i32(SIZE + d), 1))
  }
  return add(mul(add(mul(at[0]!, i32(SIZE + 1)), at[1]!), i32(SIZE + 2)), at[2]!)
}

const greatest = program(([from, to]) => [{ buffer: 1, value: cast(computeType[to!], reduce('max', load(computeType[from!], 0))) }])
/** The same and where it lies; of several NaNs the last, of other equals the first. */
const greatestAndPlace = program(([from]): Store[] => {
  const ty = computeType[from!]
  const x = load(ty, 0)
  const value = reduce('max', x)
  const first = reduce('argmax', x)
  const tap = add(mul(add(mul(tapAxis(0), i32(KERNEL + 1)), tapAxis(1)), i32(KERNEL + 2)), tapAxis(2))
  const chosen =
    ty === 'f32' || ty === 'f64'
      ? where(isNotANumber(value), reduce('max', where(isNotANumber(x), tap, constant('i32', -1))), first)
      : first
  return [
    { buffer: 1, value },
    { buffer: 2, value: cast('i64', placeOf(chosen)) },
  ]
})

const least = (d: DType): number | bigint => (d.category === 2 ? Number.NEGATIVE_INFINITY : iinfo(d).min)

/** The greatest element of each window, and its place in the plane if that is wanted. */
export function maxima(x: Tensor, w: Windows, places: boolean): [Tensor, Tensor | null] {
  const n = w.kernel.length
  const sizes = [...x._sizes.slice(0, -n), ...w.output]
  const values = empty(sizes, x._dtype)
  if (!places) {
    if (values._count) overWindows(greatest, '', x, w, least(x._dtype), [values], [])
    return [values, null]
  }
  const indices = empty(sizes, int64)
  const over = (list: Sizes): Param[] => list.map((k) => ({ ty: 'f32', value: 1 / k }))
  const [kernel, dilation] = [padded(w.kernel, 1), padded(w.dilation, 1)]
  const params = [
    ...integers([...padded(w.stride, 1), ...padded(w.before, 0), ...dilation]),
    ...over(dilation),
    ...integers(kernel),
    ...over(kernel),
    ...integers(padded(x._sizes.slice(-n), 1)),
  ]
  if (values._count) overWindows(greatestAndPlace, '', x, w, least(x._dtype), [values, indices], params)
  return [values, indices]
}

/** What a mean divides by: the positions of a window within the padded tensor, those within the tensor, or a given number. */
export type Divisor = 'padded' | 'inside' | number
/** Parameters: the divisor, then as above. */
const divisorOf = (kind: string, ty: Scalar): Expr => {
  if (kind === 'given') return param(ty, 0)
  const at = (first: number, d: number): Expr => i32(1 + first + d)
  return cast(
    ty,
    DIMS.map((d) => {
      const start = sub(mul(position(d), at(0, d)), at(3, d))
      const size = at(9, d)
      const end = min(add(start, at(6, d)), add(size, at(3, d)))
      return kind === 'padded' ? sub(end, start) : sub(min(end, size), max(start, 0))
    }).reduce(mul),
  )
}
/** One program for each kind of divisor: of means of windows, and of single values over the divisors of their windows. */
const KINDS = ['given', 'padded', 'inside'] as const
const dividing = (value: (x: Expr) => Expr): Record<string, Program> =>
  Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      program(([from, to]) => {
        const ty = computeType[from!]
        return [{ buffer: 1, value: cast(computeType[to!], div(value(load(ty, 0)), divisorOf(kind, ty))) }]
      }),
    ]),
  )
const means = dividing((x) => reduce('sum', x))
const shares = dividing((x) => x)
const divisorParams = (ty: Scalar, w: Windows, sizes: Sizes, divisor: Divisor): Param[] => [
  { ty, value: typeof divisor === 'number' ? divisor : 0 },
  ...integers([...padded(w.stride, 1), ...padded(w.before, 0), ...padded(w.kernel, 1), ...padded(sizes, 1)]),
]

/** The mean of each window. */
export function averages(x: Tensor, w: Windows, divisor: Divisor): Tensor {
  const n = w.kernel.length
  const out = empty([...x._sizes.slice(0, -n), ...w.output], x._dtype)
  const kind = typeof divisor === 'number' ? 'given' : divisor
  if (out._count > 0)
    overWindows(means[kind]!, '', x, w, 0, [out], divisorParams(computeType[x._dtype.name], w, x._sizes.slice(-n), divisor))
  return out
}
/** The other way: every element of `g` divided as that mean is, and its share added at every position of its window. */
export function averagesBack(g: Tensor, w: Windows, divisor: Divisor, sizes: Sizes): Tensor {
  const n = w.kernel.length
  const lead = g._sizes.slice(0, -n)
  const share = empty(g._sizes, g._dtype)
  const kind = typeof divisor === 'number' ? 'given' : divisor
  const [from, to] = [planesOf(g, n), planesOf(share, n)]
  if (g._count > 0)
    launch(
      shares[kind]!,
      '',
      [from, to].map(({ tensor, strides }) => ({ tensor, strides })),
      from.sizes,
      [],
      divisorParams(computeType[g._dtype.name], w, sizes, divisor),
    )
  return scattered(share, [to.strides[0]!, 0, 0, 0, ...to.strides.slice(1)], w, lead, sizes)
}

const at = (from: number): Expr => cast('i32', load('i64', from))
const picking = program(([from]) => [{ buffer: 2, value: load(computeType[from!], 0, at(1)) }])
const placing = (combine?: 'add'): Program =>
  program(([from, , to]) => [
    { buffer: 2, value: cast(computeType[to!], load(computeType[from!], 0)), index: at(1), ...(combine && { combine }) },
  ])
const puts = placing()
const adds = placing('add')

/** Moves between a plane's places and a list of them: `a` and what follows by planes of `n` dimensions, row-major. */
function move(p: Program, a: Tensor, indices: Tensor, out: Tensor, n: number, sizes: Sizes): Tensor {
  const lead = numelOf(indices._sizes.slice(0, -n))
  const count = indices._count / lead
  const inPlane = p === picking
  const along = (tensor: Tensor, whole: boolean): Operand => ({ tensor, strides: whole ? [numelOf(sizes), 0] : [count, 1] })
  if (indices._count > 0)
    launch(
      p,
      '',
      [along(rowMajor(a), inPlane), along(rowMajor(indices), false), along(out, !inPlane)],
      [lead, count],
      [],
      [],
      // Equal places of one plane must not meet in two threads.
      lead === 1 ? 0 : 2,
    )
  return out
}
/** The elements of each plane (the last `n` dimensions) at the places listed for it. */
export const picked = (x: Tensor, indices: Tensor, n: number): Tensor =>
  move(picking, x, indices, empty(indices._sizes, x._dtype), n, x._sizes.slice(-n))
/** Planes of `sizes` with the elements of `x` at the places listed for them and zeros elsewhere; `sums` adds up what meets, else the last stays. */
export const placed = (x: Tensor, indices: Tensor, sizes: Sizes, sums: boolean): Tensor => {
  const n = sizes.length
  const out = rawFill(empty([...indices._sizes.slice(0, -n), ...sizes], x._dtype), 0)
  return move(sums ? adds : puts, x, indices, out, n, sizes)
}
