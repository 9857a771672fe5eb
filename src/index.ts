/** The public names: only exports. */

export {
  autograd,
  enable_grad,
  inference_mode,
  is_anomaly_check_nan_enabled,
  is_anomaly_enabled,
  is_grad_enabled,
  is_inference_mode_enabled,
  no_grad,
  set_grad_enabled,
} from './autograd/index.ts'
export { Complex } from './complex.ts'
export { bfloat16, bool, DType as dtype, float16, float32, float64, int8, int16, int32, int64, uint8 } from './dtypes.ts'
export {
  AssertionError,
  AttributeError,
  IndexError,
  KeyError,
  NotImplementedError,
  OSError,
  RuntimeError,
  TypeError,
  UnpicklingError,
  ValueError,
} from './errors.ts'
export { type Index, Slice } from './functions/index-spec.ts'
export { default_generator, Generator, get_rng_state, initial_seed, manual_seed, seed, set_rng_state } from './functions/random.ts'
export { Tensor } from './functions/tensor-class.ts'
export * from './functions/toplevel.ts'
export * from './generated/functions.ts'
export * from './generated/layers.ts'
export * from './io/index.ts'
export * from './namespaces.ts'
export { deepcopy } from './nn/copy.ts'
export * as func from './nn/func.ts'
export * as nn from './nn/index.ts'
export * as optim from './optim/index.ts'
export { Size } from './tensor/tensor.ts'
