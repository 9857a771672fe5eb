/** The interface of PyTorch 0.2, on the same engine: `import { torch, Variable } from 'varigrad/classic'`. Only exports. */
export { ClassicGradFn } from './classic/gradients.ts'
export { pythonRepr } from './classic/printing.ts'
export { Tensor, Variable, type VariableOptions } from './classic/tensors.ts'
export { torch } from './classic/torch.ts'
export { legacyRepr } from './tensor/ndarray.ts'
