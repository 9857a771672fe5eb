/** Windows that slide over the last dimensions of a tensor: the part of it that they cover, and where they lie. Records nothing. */
import type { Sizes } from '../shape/shape.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import type { Num } from './apply.ts'
import { rawCopy } from './copying.ts'
import { rawFill } from './creation.ts'

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
  const out = rawFill(empty(sizes, x._dtype), fill)
  const from = origin.map((o) => Math.max(o, 0))
  const into = origin.map((o) => Math.max(-o, 0))
  const common = [...x._sizes.slice(0, lead), ...within.map((s, d) => Math.max(Math.min(s - from[d]!, extent[d]! - into[d]!), 0))]
  const part = (t: Tensor, first: Sizes): Tensor =>
    aliasOf(
      t,
      common,
      t._strides,
      first.reduce((at, o, d) => at + o * t._strides[lead + d]!, t._start),
    )
  rawCopy(part(out, into), part(x, from))
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
