/** `nn.functional.pad` in its modes. */
import { int64 } from '../dtypes.ts'
import { NotImplementedError, RuntimeError, shapeText } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { constant_pad_nd } from './linear.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** Positions along a dimension of size n, with `before` and `after` more, as each mode continues them; negative widths cut off. */
const continued: Record<string, (n: number, i: number) => number> = {
  replicate: (n, i) => Math.min(Math.max(i, 0), n - 1),
  reflect: (n, i) => (i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i),
  circular: (n, i) => ((i % n) + n) % n,
}

export function pad(self: Tensor, widths: readonly number[], how: string, value: number | null): Tensor {
  const at = continued[how]!
  if (how !== 'constant' && !at) throw new NotImplementedError(`Unrecognised padding mode ${how}`)
  const n = self._sizes.length
  const { length } = widths
  if (length % 2 !== 0) throw new RuntimeError('Padding length must be divisible by 2')
  if (length > 2 * n)
    throw new RuntimeError(
      `Padding length should be less than or equal to two times the input dimension but got padding length ${length} and input of dimension ${n}`,
    )
  if (how === 'constant') return constant_pad_nd(self, widths, value ?? 0)
  if (value !== null && value !== 0) throw new RuntimeError(`Padding mode "${how}" doesn't take in value argument`)
  const dims = length / 2
  if (dims === 0 || !(n - dims === 1 || n - dims === 2) || dims > 3)
    throw new NotImplementedError(
      `Padding size ${length} is not supported for ${n}D input tensor.\nSupported combinations for non-constant padding:\n  - 2D or 3D input: padding size = 2 (pads last dimension)\n  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)`,
    )
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
    const padded = size + before + after
    if (padded < 1)
      throw new RuntimeError(
        `input (${d === n - 1 ? 'W' : 'H'}: ${size}) is too small. Calculated output ${d === n - 1 ? 'W' : 'H'}: ${padded}`,
      )
    // What is cut off does not come round again.
    const [first, last] = how === 'circular' ? [Math.max(-before, 0), size + Math.min(after, 0)] : [0, size]
    const index = self.new_tensor(
      Array.from({ length: padded }, (_, i) => BigInt(first + at(last - first, i - before - first))),
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
