/** `torch.nn.init`: in-place initialisers, which draw from PyTorch's random stream in its order. */
import { unrecorded } from '../autograd/modes.ts'
import { ValueError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'

export const uniform_ = (tensor: Tensor, a = 0, b = 1): Tensor => unrecorded(() => tensor.uniform_(a, b))
export const normal_ = (tensor: Tensor, mean = 0, std = 1): Tensor => unrecorded(() => tensor.normal_(mean, std))
export const constant_ = (tensor: Tensor, val: number): Tensor => unrecorded(() => tensor.fill_(val))
export const ones_ = (tensor: Tensor): Tensor => constant_(tensor, 1)
export const zeros_ = (tensor: Tensor): Tensor => constant_(tensor, 0)

/** How many numbers meet in an element of the output, and how many elements an input reaches. */
export function _calculate_fan_in_and_fan_out(tensor: Tensor): [number, number] {
  if (tensor.ndim < 2) throw new ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
  const [out, into, ...field] = tensor.shape as unknown as [number, number, ...number[]]
  const area = field.reduce((a, b) => a * b, 1)
  return [into * area, out * area]
}

/** Uniform in ±gain · √(3 / fan_in), with the gain of a leaky ReLU of slope `a`. */
export function kaiming_uniform_(tensor: Tensor, a = 0): Tensor {
  if (tensor.shape.includes(0)) return tensor
  const bound = Math.sqrt(3) * (Math.sqrt(2 / (1 + a * a)) / Math.sqrt(_calculate_fan_in_and_fan_out(tensor)[0]))
  return uniform_(tensor, -bound, bound)
}
