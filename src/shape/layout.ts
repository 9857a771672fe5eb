/** How results lie in memory beside their operands: the rules of PyTorch's TensorIterator and of its `empty_like`. Knows nothing of tensors. */
import { broadcastStrides, type Contiguity, contiguousStrides, isDense, type Sizes, sameSizes } from './shape.ts'

/** Which of two dimensions runs faster, told by the first operand that tells: negative for `a`, positive for `b`, 0 where none does. */
function compare(a: number, b: number, sizes: Sizes, operands: readonly Sizes[]): number {
  for (const strides of operands) {
    const [x, y] = [strides[a]!, strides[b]!]
    if (x === 0 || y === 0) continue
    if (x !== y) return x - y
    if (sizes[a]! > sizes[b]!) return 1
  }
  return 0
}

/**
 * Strides without gaps in the order of dimensions that the operands (their strides, 0 where they are stretched) have; row-major where
 * they do not tell. An insertion sort, and no other: the comparison is not transitive.
 */
export function orderedStrides(sizes: Sizes, operands: readonly Sizes[]): number[] {
  const order = [...sizes.keys()].reverse()
  for (let i = 1; i < order.length; i++) {
    for (let at = i, k = i - 1; k >= 0; k--) {
      const c = compare(order[k]!, order[at]!, sizes, operands)
      if (c < 0) break
      if (c === 0) continue
      ;[order[k], order[at]] = [order[at]!, order[k]!]
      at = k
    }
  }
  const strides = new Array<number>(sizes.length)
  let step = 1
  for (const d of order) {
    strides[d] = step
    step *= Math.max(sizes[d]!, 1)
  }
  return strides
}

/** A tensor of which only the order of its elements in memory matters. */
export interface Layout {
  _sizes: Sizes
  _strides: Sizes
  _contiguous: Contiguity
}

/** The strides of what is made like a tensor: its own where it has no gaps, else in its order. */
export const likeStrides = ({ _sizes, _strides, _contiguous }: Layout): Sizes =>
  _contiguous || isDense(_sizes, _strides) ? _strides : orderedStrides(_sizes, [_strides])

const channelsLast = (sizes: Sizes): number[] => {
  const [, c, h, w] = sizes as [number, number, number, number]
  return [c * h * w, 1, w * c, c]
}
const liesAs = ({ _sizes, _strides }: Layout, strides: Sizes): boolean => _strides.every((s, d) => s === strides[d] || _sizes[d] === 1)

/** The strides of an elementwise result of shape `sizes`; `alone`: no number stands among the operands. */
export function resultStrides(sizes: Sizes, operands: readonly Layout[], alone: boolean): number[] {
  const [first] = operands
  if (first && alone && operands.every((o) => sameSizes(o._sizes, sizes))) {
    if (operands.every((o) => o._contiguous)) return contiguousStrides(sizes)
    const last = sizes.length === 4 ? channelsLast(sizes) : null
    if (last && operands.every((o) => liesAs(o, last))) return last
    if (operands.every((o) => sameSizes(o._strides, first._strides)) && isDense(sizes, first._strides)) return [...first._strides]
  }
  return orderedStrides(
    sizes,
    operands.map((o) => broadcastStrides(o._sizes, o._strides, sizes)),
  )
}
