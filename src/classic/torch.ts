/** `torch` as it was in 0.2: makers give Tensors, operations take Tensors or Variables. */
import { typeName } from '../autograd/node.ts'
import { bool, type DType, float16, float32, float64, int8, int16, int32, int64, uint8 } from '../dtypes.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import { tensorFrom } from '../functions/data.ts'
import { install } from '../functions/install.ts'
import { default_generator } from '../functions/random.ts'
import type { TorchFunctions } from '../generated/methods.ts'
import { empty } from '../tensor/tensor.ts'
import { call, Tensor, Variable } from './tensors.ts'

/** A tensor class: sizes give zeros, nested arrays their data. */
const typed =
  (dtype: DType) =>
  (...args: (number | readonly unknown[])[]): Tensor => {
    if (args.length && args.every((a) => typeof a === 'number')) return new Tensor(empty(args as number[], dtype).zero_())
    if (args.length === 0) return new Tensor(empty([0], dtype))
    if (args.length === 1 && Array.isArray(args[0])) return new Tensor(tensorFrom(args[0], dtype))
    throw new TorchTypeError(
      `torch.${dtype.legacy}Tensor received an invalid combination of arguments - got (${args.map(typeName).join(', ')})`,
    )
  }

// biome-ignore lint/suspicious/noExplicitAny: the operations are the engine's, with its own checks of arguments
type AnyFunction = (...args: any[]) => any
const functions = install() as Record<string, AnyFunction>
const wrapped: Record<string, AnyFunction> = Object.fromEntries(
  Object.entries(functions).map(([name, run]) => [name, { [name]: (...args: unknown[]) => call(run, undefined, args) }[name]!]),
)

const own = {
  FloatTensor: typed(float32),
  DoubleTensor: typed(float64),
  HalfTensor: typed(float16),
  LongTensor: typed(int64),
  IntTensor: typed(int32),
  ShortTensor: typed(int16),
  CharTensor: typed(int8),
  ByteTensor: typed(uint8),
  BoolTensor: typed(bool),
  Tensor: typed(float32),
  manual_seed: (seed: number): void => {
    default_generator.manual_seed(seed)
  },
  autograd: { Variable },
}
type Operations = { [K in keyof TorchFunctions]: AnyFunction }
export const torch: Omit<Operations, keyof typeof own> & typeof own = { ...(wrapped as unknown as Operations), ...own }
