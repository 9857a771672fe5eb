/** `torch.nn`. Only exports. */
export { nn_functional as functional } from '../generated/namespaces.ts'
export * from './generated.ts'
export * as init from './init.ts'
export { Module } from './module.ts'
export * as modules from './modules.ts'
export { Buffer, Parameter } from './parameter.ts'
export type { StateDict } from './state-dict.ts'
