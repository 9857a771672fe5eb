/** `torch.optim`. Only exports. */
export { Optimizer } from './optimizer.ts'
export { SGD } from './sgd.ts'
