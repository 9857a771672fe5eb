/** Unpooling: elements put back to the places that max pooling took them from, zeros elsewhere. */
import { check, RuntimeError, shapeText, ValueError } from '../errors.ts'
import { numelOf, type Sizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkBounds } from './indexing-core.ts'
import { type LinearPair, linearMap } from './linear-maps.ts'
import { refuseType } from './pooling.ts'
import { listOf, type PerDim } from './pooling-arguments.ts'
import { picked, placed } from './pooling-core.ts'
import { functionOnly, type Op, op } from './schema.ts'

const pair = (n: number, sizes: Sizes): LinearPair => ({
  nodes: [`MaxUnpool${n}DBackward0`, `MaxUnpool${n}DBackwardBackward0`],
  map: (x, places) => placed(x, places, sizes, false),
  transpose: (g, places) => picked(g, places, n),
})

/** Elements of `self` put at `places` in planes of `sizes`. */
function unpool(self: Tensor, places: Tensor, sizes: Sizes): Tensor {
  const n = sizes.length
  const rank = self._sizes.length
  if (places._dtype.name !== 'int64')
    throw new RuntimeError(`elements in indices should be type int64${n === 2 ? ` but got: ${places._dtype.legacy}` : ''}`)
  check(
    rank === n + 1 || rank === n + 2,
    () => `Input to max_unpooling${n}d should be a ${n + 1}d or ${n + 2}d Tensor, but got a tensor with ${rank} dimensions.`,
  )
  check(
    shapeText(self._sizes) === shapeText(places._sizes),
    () =>
      `Expected shape of indices to be same as that of the input tensor (${shapeText(self._sizes)}) but got indices tensor with shape: ${shapeText(places._sizes)}`,
  )
  const hole = self._sizes.findIndex((s, d) => s === 0 && d >= rank - n - 1)
  check(
    hole < 0,
    () =>
      `max_unpooling${n}d_forward_out_cpu(): Expected input to have non-zero size for non-batch dimensions, but got ${shapeText(self._sizes)} with dimension ${hole} being empty.`,
  )
  if (self._dtype.category < 2) refuseType(`max_unpool${n}d`, self)
  checkBounds(
    places,
    0,
    numelOf(sizes),
    (i) => new RuntimeError(`Found an invalid max index: ${i} (output volumes are of size ${sizes.join('x')})`),
  )
  return linearMap(pair(n, sizes), self, places)
}

/** The size of the planes: as pooling with these windows takes it, or a given one that pooling would take to the same. */
function sizesOf(
  self: Tensor,
  n: number,
  kernel: PerDim,
  stride: PerDim | null,
  padding: PerDim,
  wanted: readonly number[] | null,
): number[] {
  const [k, s, p] = [listOf(kernel, n), listOf(stride ?? kernel, n), listOf(padding, n)]
  for (const [what, list] of Object.entries({ kernel_size: k, stride: s, padding: p }))
    check(list.length === n, () => `max_unpool${n}d: ${what} must be a single int, or have one for each of ${n} dimensions`)
  const inner = self._sizes.slice(-n)
  const usual = inner.map((size, d) => (size - 1) * s[d]! + k[d]! - 2 * p[d]!)
  const given = wanted?.length === n + 2 ? wanted.slice(2) : wanted
  if (given && given.length !== n)
    throw new ValueError(`output_size should be a sequence containing ${n} or ${n + 2} elements, but it has a length of '${given.length}'`)
  given?.forEach((size, d) => {
    const [low, high] = [usual[d]! - s[d]!, usual[d]! + s[d]!]
    if (!(low < size && size < high))
      throw new ValueError(`invalid output_size "${`(${given.join(', ')})`}" (dim ${d} must be between ${low} and ${high})`)
  })
  const sizes = [...(given ?? usual)]
  sizes.forEach((size, d) => {
    if (size < 0)
      throw new ValueError(`max_unpooling: output_size must contain non-negative spatial dimensions, but got output_size[${d}]=${size}`)
  })
  if (n === 3)
    check(
      s.every((x) => x > 0),
      () => `strides should be greater than zero, but got stride: ${shapeText(s)}`,
    )
  return sizes
}

type Unpool = (
  self: Tensor,
  places: Tensor,
  kernel: PerDim,
  stride: PerDim | null,
  padding: PerDim,
  wanted: readonly number[] | null,
) => Tensor
const unpoolNd =
  (n: number): Unpool =>
  (self, places, kernel, stride, padding, wanted) => {
    const sizes = sizesOf(self, n, kernel, stride, padding, wanted)
    return n > 1 ? unpool(self, places, sizes) : unpool(self.unsqueeze(-1), places.unsqueeze(-1), [...sizes, 1]).squeeze(-1)
  }

export const unpools: Record<string, Op> = Object.fromEntries(
  [1, 2, 3].map((n) => [
    `max_unpool${n}d`,
    functionOnly(
      op('Elements put at the places that max pooling gave for them, zeros elsewhere.', [
        '(Tensor input, Tensor indices, Size kernel_size, Size? stride=None, Size padding=0, int[]? output_size=None)',
        unpoolNd(n),
      ]),
    ),
  ]),
)
