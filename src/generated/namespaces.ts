// Generated from the tables of operations by `npm run generate`; not edited by hand.
import { functionsOf, install } from '../functions/install.ts'
import * as tables from '../functions/tables-layers.ts'
import type { LinalgFunctions, NnFunctionalFunctions, NnGradFunctions, SignalWindowsFunctions, SpecialFunctions } from './methods.ts'

install()
export const linalg = functionsOf(tables.linalg, 'linalg') as unknown as LinalgFunctions
export const nn_functional = functionsOf(tables.nn_functional, 'nn.functional') as unknown as NnFunctionalFunctions
export const nn_grad = functionsOf(tables.nn_grad, 'nn.grad') as unknown as NnGradFunctions
export const signal_windows = functionsOf(tables.signal_windows, 'signal.windows') as unknown as SignalWindowsFunctions
export const special = functionsOf(tables.special, 'special') as unknown as SpecialFunctions
