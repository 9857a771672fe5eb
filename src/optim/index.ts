/** `torch.optim`. Only exports. */
export { Adam, Adamax, AdamW, NAdam, RAdam } from './adam.ts'
export { Adadelta, Adagrad, RMSprop } from './adaptive.ts'
export * as optimizer from './hooks.ts'
export { LBFGS } from './lbfgs.ts'
export { Adafactor, Muon } from './matrices.ts'
export { Optimizer } from './optimizer.ts'
export { ASGD, Rprop, SGD } from './sgd.ts'
