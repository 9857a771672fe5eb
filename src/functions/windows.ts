/** Windows that slide over the last dimensions of a tensor: the part of it that they cover, and where they lie. Records nothing. */
import { cast, computeType, load } from '../ir/expr.ts'
import { numelOf, type Sizes, viewStrides } from '../shape/shape.ts'
import { collapse, launch, type Param, type Program, program } from '../tensor/launch.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import type { Num } from './apply.ts'
import { rawCopy } from './copying.ts'
import { rawFill } from './creation.ts'
import { rowMajor } from './indexing-core.ts'

/** The positions `origin` … `origin + extent - 1` of the last dimensions; `fill` where these go beyond the tensor. Shares its memory where they don't. */
export function boxed(x: Tensor, origin: Sizes, extent: Sizes, fill: Num = 0): Tensor {
  const lead = x._sizes.length - origin.length
  const sizes = [...x._sizes.slice(0, lead), ...extent]
  const within = x._sizes.slice(lead)
  if (within.every((s, d) => origin[d]! >= 0 && origin[d]! + extent[d]! <= s))
    return aliasOf(
      x,
      sizes,
      x._strides,
      origin.reduce((at, o, d) => at + o * x._strides[lead + d]!, x._start),
    )
  const out = empty(sizes, x._dtype)
  const from = origin.map((o) => Math.max(o, 0))
  const into = origin.map((o) => Math.max(-o, 0))
  const common = [...x._sizes.slice(0, lead), ...within.map((s, d) => Math.max(Math.min(s - from[d]!, extent[d]! - into[d]!), 0))]
  const part = (t: Tensor, first: Sizes, sizes: Sizes): Tensor =>
    aliasOf(
      t,
      sizes,
      t._strides,
      first.reduce((at, o, d) => at + o * t._strides[lead + d]!, t._start),
    )
  rawCopy(part(out, into, common), part(x, from, common))
  // What is before and behind along each dimension, of what the ones before it have in common.
  const [first, rest] = [extent.map(() => 0), [...sizes]]
  extent.forEach((e, d) => {
    for (const [at, end] of [
      [0, into[d]!],
      [into[d]! + common[lead + d]!, e],
    ] as const) {
      if (end <= at) continue
      first[d] = at
      rest[lead + d] = end - at
      rawFill(part(out, first, rest), fill)
    }
    first[d] = into[d]!
    rest[lead + d] = common[lead + d]!
  })
  return out
}

/** How far every position of a box lies from its first, in row-major order. */
export function offsets(extents: Sizes, strides: Sizes, unit = 1): Int32Array {
  let out = new Int32Array([0])
  extents.forEach((extent, d) => {
    const next = new Int32Array(out.length * extent)
    const step = strides[d]! * unit
    for (let i = 0, at = 0; i < out.length; i++) for (let j = 0; j < extent; j++) next[at++] = out[i]! + j * step
    out = next
  })
  return out
}

/** Windows over the last dimensions, of which `PLANE` count; those that a tensor lacks come first, with one position. */
export interface Windows {
  kernel: Sizes
  stride: Sizes
  dilation: Sizes
  /** How far the first window begins before the first element. */
  before: Sizes
  output: Sizes
}
const PLANE = 3

/** A list for the last `PLANE` dimensions from one for fewer. */
export const padded = (list: Sizes, fill: number): number[] => [...new Array<number>(PLANE - list.length).fill(fill), ...list]

/** A tensor as many planes of `PLANE` dimensions, the last `n` of which are its own. */
export interface Planes {
  tensor: Tensor
  /** How many planes, then their sizes. */
  sizes: number[]
  strides: number[]
}
export function planesOf(t: Tensor, n: number): Planes {
  const lead = t._sizes.length - n
  const outer = t._sizes.slice(0, lead)
  const merged = viewStrides(outer, t._strides.slice(0, lead), [numelOf(outer)])
  if (!merged) return planesOf(rowMajor(t), n)
  return {
    tensor: t,
    sizes: [numelOf(outer), ...padded(t._sizes.slice(lead), 1)],
    strides: [merged[0]!, ...padded(t._strides.slice(lead), 0)],
  }
}

const scale = (a: Sizes, b: Sizes): number[] => a.map((x, d) => x * b[d]!)
/** The strides of a plane's tensor along planes and positions of windows. */
const alongPositions = (p: Planes, w: Windows): number[] => [p.strides[0]!, ...scale(padded(w.stride, 1), p.strides.slice(1))]
const alongTaps = (p: Planes, w: Windows): number[] => scale(padded(w.dilation, 1), p.strides.slice(1))

/** What the windows cover, with `fill` beyond the tensor. */
const covered = (x: Tensor, w: Windows, fill: Num): Planes =>
  planesOf(
    boxed(
      x,
      w.before.map((b) => -b),
      w.output.map((o, d) => (o - 1) * w.stride[d]! + (w.kernel[d]! - 1) * w.dilation[d]! + 1),
      fill,
    ),
    w.kernel.length,
  )

/**
 * Runs a kernel for every plane and position (its axes), whose buffers are the windows of `x`, then `others`, one element a position. It
 * reduces over taps; or, where they are `apart`, there is a buffer for each.
 */
export function overWindows(
  p: Program,
  variant: string,
  x: Tensor,
  w: Windows,
  fill: Num,
  others: readonly Tensor[],
  params: readonly Param[],
  apart = false,
): void {
  const box = covered(x, w, fill)
  const still = apart ? [] : new Array<number>(PLANE).fill(0)
  const kernel = padded(w.kernel, 1)
  const positions = alongPositions(box, w)
  const taps = alongTaps(box, w)
  launch(
    p,
    variant,
    [
      ...(apart
        ? Array.from(offsets(kernel, taps), (tap) => ({ tensor: box.tensor, strides: positions, start: box.tensor._start + tap }))
        : [{ tensor: box.tensor, strides: [...positions, ...taps] }]),
      ...others.map((t) => {
        const planes = planesOf(t, w.kernel.length)
        return { tensor: planes.tensor, strides: [...planes.strides, ...still] }
      }),
    ],
    [box.sizes[0]!, ...padded(w.output, 1)],
    apart ? [] : kernel,
    params,
    4,
  )
}

const adding = program(([from, to]) => [{ buffer: 1, value: cast(computeType[to!], load(computeType[from!], 0)), combine: 'add' }])

/**
 * A tensor of `sizes` (the last dimensions) in which every element is the sum of what windows give it: element (position, tap) of `parts`,
 * whose strides along planes, taps and positions are given.
 */
export function scattered(parts: Tensor, strides: readonly number[], w: Windows, lead: Sizes, sizes: Sizes): Tensor {
  const n = sizes.length
  const end = sizes.map((s, d) => Math.max(s + w.before[d]!, (w.output[d]! - 1) * w.stride[d]! + (w.kernel[d]! - 1) * w.dilation[d]! + 1))
  const out = rawFill(empty([...lead, ...end], parts._dtype), 0)
  const box = planesOf(out, n)
  if (parts._count > 0) {
    const { axes, operands } = collapse(
      [box.sizes[0]!, ...padded(w.kernel, 1), ...padded(w.output, 1)],
      [
        { tensor: parts, strides },
        { tensor: out, strides: [box.strides[0]!, ...alongTaps(box, w), ...alongPositions(box, w).slice(1)] },
      ],
      false,
    )
    // Planes may be given to several threads; windows of one plane meet.
    launch(adding, '', operands, axes, [], [], box.sizes[0] === 1 ? 0 : 2)
  }
  if (end.every((s, d) => s === sizes[d])) return out
  const own = empty([...lead, ...sizes], parts._dtype)
  rawCopy(own, boxed(out, w.before, sizes))
  return own
}
