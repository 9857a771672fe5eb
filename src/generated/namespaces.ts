// Generated from the tables of operations by `npm run generate`; not edited by hand.
import { install } from '../functions/install.ts'
import type { SpecialFunctions, NnGradFunctions, LinalgFunctions, SignalWindowsFunctions, NnFunctionalFunctions } from './methods.ts'

const { namespaces } = install()
export const special = namespaces["special"] as unknown as SpecialFunctions
export const nn_grad = namespaces["nn.grad"] as unknown as NnGradFunctions
export const linalg = namespaces["linalg"] as unknown as LinalgFunctions
export const signal_windows = namespaces["signal.windows"] as unknown as SignalWindowsFunctions
export const nn_functional = namespaces["nn.functional"] as unknown as NnFunctionalFunctions
