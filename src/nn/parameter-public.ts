/** `torch.nn.parameter`. Only exports. */
export { Buffer, isLazy as is_lazy, Parameter, UninitializedBuffer, UninitializedParameter } from './parameter.ts'
