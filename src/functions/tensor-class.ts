/** `torch.Tensor`: the class, which also makes tensors when it is called, with or without `new`. */
import { Tensor as TensorClass } from '../tensor/tensor.ts'
import { FloatTensor } from './toplevel.ts'

type Make = typeof FloatTensor

/** The class of tensors. `torch.Tensor(2, 3)` has unset elements, `torch.Tensor([1, 2])` those given, both float32. */
export const Tensor = new Proxy(TensorClass, {
  apply: (_class, _this, args: Parameters<Make>) => FloatTensor(...args),
  construct: (_class, args: Parameters<Make>) => FloatTensor(...args),
}) as unknown as Make & (new (...args: Parameters<Make>) => TensorClass) & { readonly prototype: TensorClass }
export type Tensor = TensorClass
