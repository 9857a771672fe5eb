/** `nn.grad`: the gradients of a convolution by its input and by its weight, as functions of their own. */
import { check, shapeText } from '../errors.ts'
import type { Sizes } from '../shape/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { contract, expanded, type PerDim } from './convolution.ts'
import type { Geometry } from './convolution-core.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** The geometry of the convolution of these sizes, whose output `grad` must have the shape of. */
function geometryOf(n: number, input: Sizes, weight: Sizes, grad: Tensor, options: [PerDim, PerDim, PerDim, number]): Geometry {
  const [s, p, d, groups] = options
  const [stride, before, dilation] = [expanded('stride', s, n), expanded('padding', p, n), expanded('dilation', d, n)]
  for (const [what, sizes] of Object.entries({ input, weight, grad_output: grad._sizes }))
    check(sizes.length === n + 2, () => `Expected ${what} to have ${n + 2} dimensions, but got size ${shapeText(sizes)}`)
  check(
    input[1] === weight[1]! * groups && weight[0]! % groups === 0,
    () =>
      `Given groups=${groups}, weight of size ${shapeText(weight)}, expected input${shapeText(input)} to have ${weight[1]! * groups} channels, but got ${input[1]} channels instead`,
  )
  const inner = input.slice(2)
  const kernel = weight.slice(2)
  const output = inner.map((size, i) => Math.floor((size + 2 * before[i]! - dilation[i]! * (kernel[i]! - 1) - 1) / stride[i]!) + 1)
  const expectedSizes = [input[0]!, weight[0]!, ...output]
  const wrong = expectedSizes.findIndex((size, i) => size !== grad._sizes[i])
  check(
    wrong < 0,
    () =>
      `Expected a tensor of dimension ${n + 2} and tensor.size[${wrong}] == ${expectedSizes[wrong]} but got: dimension ${n + 2} and tensor.size[${wrong}] = ${grad._sizes[wrong]}`,
  )
  return { input: inner, kernel, output, stride, dilation, before, groups }
}

const REST = 'Tensor grad_output, Size stride=1, Size padding=0, Size dilation=1, int groups=1)'
export const convolutionGradients: Record<string, Op> = Object.fromEntries(
  [1, 2, 3].flatMap((n) => [
    [
      `conv${n}d_input`,
      functionOnly(
        op('The gradient of a convolution by its input.', [
          `(int[] input_size, Tensor weight, ${REST}`,
          (size: Sizes, weight: Tensor, grad: Tensor, ...options: [PerDim, PerDim, PerDim, number]) =>
            contract('input', grad, weight, geometryOf(n, size, weight._sizes, grad, options)),
        ]),
      ),
    ],
    [
      `conv${n}d_weight`,
      functionOnly(
        op('The gradient of a convolution by its weight.', [
          `(Tensor input, int[] weight_size, ${REST}`,
          (input: Tensor, size: Sizes, grad: Tensor, ...options: [PerDim, PerDim, PerDim, number]) =>
            contract('weight', input, grad, geometryOf(n, input._sizes, size, grad, options)),
        ]),
      ),
    ],
  ]),
)
