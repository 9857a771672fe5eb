/** `nn.functional.pad` in its modes. */
import { int64 } from '../dtypes.ts'
import { NotImplementedError, RuntimeError, shapeText } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkPairs, constant_pad_nd } from './linear.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** Positions along a dimension of size n, with `before` and `after` more, as each mode continues them; negative widths cut off. */
const continued: Record<string, (n: number, i: number) => number> = {
  replicate: (n, i) => Math.min(Math.max(i, 0), n - 1),
  reflect: (n, i) => (i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i),
  circular: (n, i) => ((i % n) + n) % n,
}

export function pad(self: Tensor, widths: readonly number[], how: string, value: number | null): Tensor {
  if (how === 'constant') return constant_pad_nd(self, widths, value ?? 0)
  if (value !== null && value !== 0) throw new RuntimeError(`Padding mode "${how}" doesn't take in value argument`)
  const at = continued[how]
  if (!at) throw new NotImplementedError(`Unrecognised padding mode ${how}`)
  const n = self._sizes.length
  const dims = widths.length / 2
  checkPairs(widths)
  if (!(n - dims === 1 || n - dims === 2) || dims > 3)
    throw new NotImplementedError('Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now')
  let out = self
  for (let k = 0; k < dims; k++) {
    const d = n - 1 - k
    const [before, after] = [widths[2 * k]!, widths[2 * k + 1]!]
    const size = self._sizes[d]!
    if (how === 'reflect' && (before >= size || after >= size))
      throw new RuntimeError(
        `Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (${before}, ${after}) at dimension ${d} of input ${shapeText(self._sizes)}`,
      )
    if (how === 'circular' && (before > size || after > size))
      throw new RuntimeError('Padding value causes wrapping around more than once.')
    const length = size + before + after
    if (length < 1)
      throw new RuntimeError(
        `input (${d === n - 1 ? 'W' : 'H'}: ${size}) is too small. Calculated output ${d === n - 1 ? 'W' : 'H'}: ${length}`,
      )
    // What is cut off does not come round again.
    const [first, last] = how === 'circular' ? [Math.max(-before, 0), size + Math.min(after, 0)] : [0, size]
    const index = self.new_tensor(
      Array.from({ length }, (_, i) => BigInt(first + at(last - first, i - before - first))),
      { dtype: int64 },
    )
    out = out.index_select(d, index)
  }
  return out
}

export const padModes: Record<string, Op> = {
  pad: functionOnly(
    op('A border around the last dimensions: constant, reflect, replicate or circular.', [
      '(Tensor input, int[] pad, str mode="constant", float? value=None)',
      pad,
    ]),
  ),
}
