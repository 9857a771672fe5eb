/** The kernels of pooling: extremes and means of windows, and the moves between a plane and chosen places of it. Records nothing. */
import { type DType, int32, int64 } from '../dtypes.ts'
import {
  add,
  and,
  axis,
  cast,
  computeType,
  constant,
  div,
  type Expr,
  isNaN as isNotANumber,
  load,
  lt,
  max,
  min,
  mul,
  or,
  param,
  reduce,
  type Scalar,
  type Store,
  sub,
  where,
} from '../ir/expr.ts'
import { numelOf, type Sizes } from '../shape/shape.ts'
import { launch, type Operand, type Param, type Program, program } from '../tensor/launch.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { rawFill } from './creation.ts'
import { fromTyped } from './data.ts'
import { rowMajor } from './indexing-core.ts'
import { iinfo } from './limits.ts'
import { offsets, overWindows, padded, planesOf, scattered, type Windows } from './windows.ts'

const i32 = (i: number): Expr => param('i32', i)
const integers = (list: Sizes): Param[] => list.map((value) => ({ ty: 'i32', value }))
/** Dimensions of a plane, and the axes along which windows and taps move. */
const DIMS = [0, 1, 2] as const
const position = (d: number): Expr => axis(1 + d)
const tapAxis = (d: number): Expr => axis(4 + d)

/** a / b of integers, a ≥ 0, with 1 / b given: exact, as (a + 1/2) / b is farther from a whole number than the rounding, for a < 2^20. */
const quotient = (a: Expr, reciprocal: Expr): Expr => cast('i32', mul(add(cast('f32', a), 0.5), reciprocal))

// Parameters of the kernels for extremes, three each: taps and their reciprocals, sizes of the plane; then what says where windows lie.
const [KERNEL, PER_KERNEL, SIZE, MORE] = [0, 3, 6, 9] as const
const [STRIDE, BEFORE, DILATION, PER_DILATION] = [MORE, MORE + 3, MORE + 6, MORE + 9] as const
const reciprocals = (list: Sizes): Param[] => list.map((k) => ({ ty: 'f32', value: 1 / k }))
const extremeParams = (kernel: Sizes, sizes: Sizes): Param[] => [...integers(kernel), ...reciprocals(kernel), ...integers(sizes)]

/** The place in the plane of a tap, by its number, where `at` gives the position of tap t along a dimension. */
function placeOf(tap: Expr, at: (d: number, t: Expr) => Expr): Expr {
  let rest = tap
  const place: Expr[] = []
  for (const d of [2, 1, 0] as const) {
    const q = quotient(rest, param('f32', PER_KERNEL + d))
    place[d] = at(d, d === 0 ? rest : sub(rest, mul(q, i32(KERNEL + d))))
    rest = q
  }
  return inPlane((d) => place[d]!)
}
/** The place in the plane of a position. */
const inPlane = (at: (d: number) => Expr): Expr => add(mul(add(mul(at(0), i32(SIZE + 1)), at(1)), i32(SIZE + 2)), at(2))
/** Taps before the plane give way to the first in it: they are chosen where all are least. */
function regular(d: number, t: Expr): Expr {
  const dilation = i32(DILATION + d)
  const x = add(sub(mul(position(d), i32(STRIDE + d)), i32(BEFORE + d)), mul(t, dilation))
  const short = quotient(max(sub(sub(dilation, 1), x), 0), param('f32', PER_DILATION + d))
  // A window may lie in zeros alone, where taps are far apart.
  return min(add(x, mul(short, dilation)), sub(i32(SIZE + d), 1))
}

/** The greatest of `x` over the taps, and the number of its tap: of several NaNs the last, of other equals the first. */
function greatestTap(x: Expr): [Expr, Expr] {
  const value = reduce('max', x)
  const first = reduce('argmax', x)
  if (x.ty !== 'f32' && x.ty !== 'f64') return [value, first]
  const tap = add(mul(add(mul(tapAxis(0), i32(KERNEL + 1)), tapAxis(1)), i32(KERNEL + 2)), tapAxis(2))
  return [value, where(isNotANumber(value), reduce('max', where(isNotANumber(x), tap, constant('i32', -1))), first)]
}

const greatest = program(([from, to]) => [{ buffer: 1, value: cast(computeType[to!], reduce('max', load(computeType[from!], 0))) }])
const greatestAndPlace = program(([from]): Store[] => {
  const [value, tap] = greatestTap(load(computeType[from!], 0))
  return [
    { buffer: 1, value },
    { buffer: 2, value: placeOf(tap, regular) },
  ]
})

/** Taps that a kernel has apart: it needs no loop over them, which costs more than a few; without places a loop is quick sooner. */
const APART = { places: 9, none: 4 }
const apart = new Map<string, Program>()
/**
 * The greatest of so many taps, buffers of their own, and its place, if that is wanted, in windows that lie `inside` the plane or may not.
 * Parameters: as above, then how far each tap's place is from the first's.
 */
function greatestApart(taps: number, places: 'none' | 'inside' | 'any'): Program {
  const key = taps + places
  let p = apart.get(key)
  if (p) return p
  p = program((stored): Store[] => {
    const at = (t: number): Expr => load(computeType[stored[t]!], t)
    const further = (t: number): Expr => i32(PER_DILATION + 3 + t)
    const first = (d: number): Expr => sub(mul(position(d), i32(STRIDE + d)), i32(BEFORE + d))
    let value = at(0)
    let place = inPlane(places === 'any' ? (d) => regular(d, constant('i32', 0)) : first)
    for (let t = 1; t < taps; t++) {
      const x = at(t)
      const taken = x.ty === 'f32' || x.ty === 'f64' ? or(lt(value, x), isNotANumber(x)) : lt(value, x)
      value = where(taken, x, value)
      place = where(taken, add(inPlane(first), further(t)), place)
    }
    return [{ buffer: taps, value }, ...(places === 'none' ? [] : [{ buffer: taps + 1, value: place }])]
  })
  apart.set(key, p)
  return p
}

/** The low words of places, which are below 2^31 and hold all there is: kernels that know no 64-bit numbers have twice the lanes. */
const lowWords = (t: Tensor): Tensor =>
  aliasOf(
    t,
    t._sizes,
    t._strides.map((s) => 2 * s),
    2 * t._start,
    int32,
  )

const least = (d: DType): number | bigint => (d.category === 2 ? Number.NEGATIVE_INFINITY : iinfo(d).min)

/** The greatest element of each window, and its place in the plane if that is wanted. */
export function maxima(x: Tensor, w: Windows, places: boolean): [Tensor, Tensor | null] {
  const n = w.kernel.length
  const sizes = [...x._sizes.slice(0, -n), ...w.output]
  const values = empty(sizes, x._dtype)
  const taps = numelOf(w.kernel)
  const few = taps <= (places ? APART.places : APART.none)
  if (!places) {
    if (values._count) overWindows(few ? greatestApart(taps, 'none') : greatest, '', x, w, least(x._dtype), [values], [], few)
    return [values, null]
  }
  const indices = rawFill(empty(sizes, int64), 0)
  const dilation = padded(w.dilation, 1)
  const params = [
    ...extremeParams(padded(w.kernel, 1), padded(x._sizes.slice(-n), 1)),
    ...integers([...padded(w.stride, 1), ...padded(w.before, 0), ...dilation]),
    ...reciprocals(dilation),
  ]
  const [, height, width] = padded(x._sizes.slice(-n), 1) as [number, number, number]
  const [deep, down, across] = dilation as [number, number, number]
  if (few) params.push(...integers([...offsets(padded(w.kernel, 1), [deep * height * width, down * width, across])]))
  const inside = w.output.every(
    (o, d) => w.before[d] === 0 && (o - 1) * w.stride[d]! + (w.kernel[d]! - 1) * w.dilation[d]! < x._sizes.at(d - n)!,
  )
  if (values._count)
    overWindows(
      few ? greatestApart(taps, inside ? 'inside' : 'any') : greatestAndPlace,
      '',
      x,
      w,
      least(x._dtype),
      [values, lowWords(indices)],
      params,
      few,
    )
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

/** Windows along one dimension that are no multiple of each other: their beginnings and sizes, for each plane (int32). */
export interface Ranges {
  starts: Tensor
  /** Elements from one plane's beginnings to the next's. */
  plane: number
  counts: Tensor
  /** The greatest size. */
  most: number
  output: number
}
/** The same ranges in every plane. */
export const rangesOf = (starts: Sizes, counts: Sizes): Ranges => ({
  starts: fromTyped(Int32Array.from(starts), [starts.length], int32),
  plane: 0,
  counts: fromTyped(Int32Array.from(counts), [counts.length], int32),
  most: Math.max(...counts),
  output: starts.length,
})
const tapIn = (d: number, t: Expr): Expr => add(load('i32', 1 + 2 * d), min(t, sub(load('i32', 2 + 2 * d), 1)))
const inRanges = (ty: Scalar): Expr =>
  load(
    ty,
    0,
    DIMS.map((d) => mul(tapIn(d, tapAxis(d)), i32(MORE + d))).reduce((a, b) => add(a, b)),
  )
const greatestInRanges = program(([from]): Store[] => {
  const [value, tap] = greatestTap(inRanges(computeType[from!]))
  return [
    { buffer: 7, value },
    { buffer: 8, value: placeOf(tap, tapIn) },
  ]
})
const sumOfRanges = program(([from]): Store[] => {
  const ty = computeType[from!]
  const inside = DIMS.map((d) => lt(tapAxis(d), load('i32', 2 + 2 * d))).reduce((a, b) => and(a, b))
  return [{ buffer: 7, value: reduce('sum', where(inside, inRanges(ty), constant(ty, 0))) }]
})

function overRanges(p: Program, x: Tensor, ranges: readonly Ranges[], outs: readonly Tensor[]): void {
  const n = ranges.length
  const planes = planesOf(x, n)
  const still = [0, 0, 0]
  const three = [...new Array<Ranges>(3 - n).fill(rangesOf([0], [1])), ...ranges]
  const along = (d: number, t: Tensor): number[] => DIMS.map((e) => (d === e && t._count > 1 ? 1 : 0))
  const kernel = three.map((r) => r.most)
  launch(
    p,
    '',
    [
      { tensor: planes.tensor, strides: [planes.strides[0]!, ...still, ...still] },
      ...three.flatMap((r, d) => [
        { tensor: r.starts, strides: [r.plane, ...along(d, r.starts), ...still] },
        { tensor: r.counts, strides: [0, ...along(d, r.counts), ...still] },
      ]),
      ...outs.map((tensor) => ({ tensor, strides: [...planesOf(tensor, n).strides, ...still] })),
    ],
    [planes.sizes[0]!, ...three.map((r) => r.output)],
    kernel,
    [...extremeParams(kernel, planes.sizes.slice(1)), ...integers(planes.strides.slice(1))],
    4,
  )
}
const sizesIn = (x: Tensor, ranges: readonly Ranges[]): number[] => [...x._sizes.slice(0, -ranges.length), ...ranges.map((r) => r.output)]
/** The greatest element of each range of the last dimensions, and its place. */
export function maximaOfRanges(x: Tensor, ranges: readonly Ranges[]): [Tensor, Tensor] {
  const sizes = sizesIn(x, ranges)
  const [values, places] = [empty(sizes, x._dtype), rawFill(empty(sizes, int64), 0)]
  if (values._count > 0) overRanges(greatestInRanges, x, ranges, [values, lowWords(places)])
  return [values, places]
}
/** The sum of each range. */
export function sumsOfRanges(x: Tensor, ranges: readonly Ranges[]): Tensor {
  const out = empty(sizesIn(x, ranges), x._dtype)
  if (out._count > 0) overRanges(sumOfRanges, x, ranges, [out])
  return out
}

const at = (from: number): Expr => load('i32', from)
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
  const along = (tensor: Tensor, whole: boolean, step = 1): Operand => ({
    tensor,
    strides: whole ? [numelOf(sizes), 0] : [count * step, step],
  })
  if (indices._count > 0)
    launch(
      p,
      '',
      [along(rowMajor(a), inPlane), along(lowWords(rowMajor(indices)), false, 2), along(out, !inPlane)],
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
