/** `nn.functional.linear` and `pad`: the affine map of a layer, and tensors with a border. */

import { track } from '../autograd/record.ts'
import { RuntimeError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { full } from './creation.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** x @ weightᵀ + bias, over the last dimension. */
export function linear(input: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  const n = input._sizes.length
  if (weight._sizes.length > 2) throw new RuntimeError('t() expects a tensor with <= 2 dimensions, but self is 3D')
  if (bias && n === 2 && weight._sizes.length === 2 && bias._sizes.length <= 1) return bias.addmm(input, weight.t())
  if (
    bias &&
    n > 2 &&
    input._contiguous &&
    weight._sizes.length === 2 &&
    bias._sizes.length <= 1 &&
    input._sizes[n - 1] === weight._sizes[1]
  )
    return bias.addmm(input.reshape([-1, weight._sizes[1]!]), weight.t()).view([...input._sizes.slice(0, -1), weight._sizes[0]!])
  const out = input.matmul(weight.t())
  return bias ? out.add(bias) : out
}

/** A border of one value around the last dimensions; a negative width cuts off. Widths come in pairs, the last dimension first. */
export function constant_pad_nd(self: Tensor, pad: readonly number[], value: number): Tensor {
  const n = self._sizes.length
  if (pad.length % 2 !== 0) throw new RuntimeError(`Length of pad must be even but instead it equals ${pad.length}`)
  if (pad.length / 2 > n)
    throw new RuntimeError(
      `Length of pad should be no more than twice the number of dimensions of the input. Pad length is ${pad.length} while the input has ${n} dimensions.`,
    )
  const widths = self._sizes.map((_, d) => [pad[2 * (n - 1 - d)] ?? 0, pad[2 * (n - 1 - d) + 1] ?? 0] as const)
  const sizes = self._sizes.map((s, d) => {
    const size = s + widths[d]![0] + widths[d]![1]
    if (size < 0)
      throw new RuntimeError(
        `The input size ${s}, plus negative padding ${widths[d]![0]} and ${widths[d]![1]} resulted in a negative output size, which is invalid. Check dimension ${d} of your input.`,
      )
    return size
  })
  const out = full(sizes, value, self._dtype)
  // The part of the input that stays, and where it comes to lie.
  let from = self.detach()
  let into = out
  sizes.forEach((_, d) => {
    const [before, after] = widths[d]!
    const cut = Math.max(-before, 0)
    const length = Math.max(self._sizes[d]! - cut - Math.max(-after, 0), 0)
    from = from.narrow(d, cut, length)
    into = into.narrow(d, Math.max(before, 0), length)
  })
  into.copy_(from)
  out._storage.version = 0
  return track(out, 'ConstantPadNdBackward0', [self], {}, cutBack(pad), (t) => (t[0] ? constant_pad_nd(t[0], pad, 0) : null))
}
const cutBack =
  (pad: readonly number[]) =>
  (g: Tensor): Tensor[] => [
    constant_pad_nd(
      g,
      pad.map((p) => -p),
      0,
    ),
  ]

export const affine: Record<string, Op> = {
  linear: functionOnly(op('x @ weightᵀ + bias, over the last dimension.', ['(Tensor input, Tensor weight, Tensor? bias=None)', linear])),
}
export const padding: Record<string, Op> = {
  constant_pad_nd: functionOnly(
    op('A border of one value; negative widths cut off.', ['(Tensor self, int[] pad, Scalar value=0)', constant_pad_nd]),
  ),
}
