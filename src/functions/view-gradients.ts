/**
 * The gradients of views, each made from shapes and numbers alone. Apart from the views themselves, because closures made in one
 * function share what they hold: a formula made beside the view would keep the tensor that was looked at as long as the graph lives.
 */
import type { Formula } from '../autograd/node.ts'
import { int64 } from '../dtypes.ts'
import { extentOf, numelOf, type Sizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { cat, stack } from './joining.ts'

type Back = (g: Tensor) => Tensor

export interface Geometry {
  sizes: Sizes
  strides: Sizes
  start: number
}
/**
 * The gradient of `as_strided`: what every position of the output got is added up at its place in memory, then read through the
 * input's geometry; an element that the input itself shows several times gets its part only.
 */
function asStridedBackward(g: Tensor, input: Geometry, output: Geometry): Tensor {
  const low = Math.min(input.start, output.start)
  const size =
    Math.max(input.start + extentOf(input.sizes, input.strides), output.start + extentOf(output.sizes, output.strides), low) - low
  let memory = g.new_zeros([size])
  const where = positions(g, output.sizes, output.strides, output.start - low)
  memory = memory.index_add(0, where, g.reshape([-1]))
  if (sharesElements(input.sizes, input.strides)) {
    const ones = g.new_ones([1]).expand([numelOf(input.sizes)])
    const seen = g.new_zeros([size]).index_add(0, positions(g, input.sizes, input.strides, input.start - low), ones)
    memory = memory.div(seen.clamp({ min: 1 }))
  }
  return memory.as_strided([...input.sizes], [...input.strides], input.start - low)
}
/** `t`, which has the shape of `input`, put where that lies in memory and read through the geometry of `output`. */
export function relaid(t: Tensor, input: Geometry, output: Geometry): Tensor {
  const low = Math.min(input.start, output.start)
  const size =
    Math.max(input.start + extentOf(input.sizes, input.strides), output.start + extentOf(output.sizes, output.strides), low) - low
  const memory = t.new_zeros([size])
  // Of elements that are one in memory, the first of each stretched dimension counts.
  const sizes = input.sizes.map((n, i) => (input.strides[i] === 0 ? Math.min(n, 1) : n))
  const part = sizes.reduce((x, n, i) => (n === input.sizes[i] ? x : x.narrow(i, 0, n)), t)
  memory.as_strided(sizes, [...input.strides], input.start - low).copy_(part)
  return memory.as_strided([...output.sizes], [...output.strides], output.start - low)
}
const sharesElements = (sizes: Sizes, strides: Sizes): boolean => sizes.some((n, i) => n > 1 && strides[i] === 0)

/** The place in memory of every element of a geometry, in row-major order (int64). */
function positions(like: Tensor, sizes: Sizes, strides: Sizes, start: number): Tensor {
  let where = like.new_full([], start, { dtype: int64 })
  sizes.forEach((n, i) => {
    const axis = like.new_empty([0], { dtype: int64 }).new_tensor(
      Array.from({ length: n }, (_, q) => BigInt(q * strides[i]!)),
      { dtype: int64 },
    )
    where = where.unsqueeze(-1).add(axis)
  })
  return where.reshape([-1])
}

export const back = {
  asStrided:
    (input: Geometry, output: Geometry): Back =>
    (g) =>
      asStridedBackward(g, input, output),
  reshape:
    (sizes: Sizes): Back =>
    (g) =>
      g.reshape([...sizes]),
  sumToSize:
    (sizes: Sizes): Back =>
    (g) =>
      g.sum_to_size([...sizes]),
  permute:
    (order: Sizes): Back =>
    (g) =>
      g.permute([...order]),
  transpose:
    (a: number, b: number): Back =>
    (g) =>
      g.transpose(a, b),
  squeeze:
    (d: number): Back =>
    (g) =>
      g.squeeze([d]),
  select:
    (from: number[], d: number, i: number): Back =>
    (g) =>
      g.new_zeros(from).select_scatter(g, d, i),
  slice:
    (from: number[], d: number, start: number, end: number, step: number): Back =>
    (g) =>
      g.new_zeros(from).slice_scatter(g, d, start, end, step),
  diagonal:
    (from: number[], offset: number, a: number, b: number): Back =>
    (g) =>
      g.new_zeros(from).diagonal_scatter(g, offset, a, b),
  unbind:
    (sizes: number[], d: number): Formula =>
    (gs) => {
      const like = gs.find((g) => g)!
      return [
        stack(
          gs.map((g) => g ?? like.new_zeros([...sizes])),
          d,
        ),
      ]
    },
  split:
    (from: Sizes, parts: Sizes, d: number): Formula =>
    (gs) => {
      const like = gs.find((g) => g)!
      return [
        cat(
          gs.map((g, i) => g ?? like.new_zeros(from.map((s, k) => (k === d ? parts[i]! : s)))),
          d,
        ),
      ]
    },
}
