/** The namespaces of `torch` that are made of functions: special, linalg, utils. */
import { native } from './functions/backends.ts'
import * as generated from './generated/namespaces.ts'

export const linalg = generated.linalg
export const signal = { windows: generated.signal_windows }
export const special = generated.special
export * as utils from './utils/index.ts'

export const backends = { native }
