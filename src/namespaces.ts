/** The namespaces of `torch` that are made of functions: special, linalg, utils. */
import { native } from './functions/backends.ts'
import * as generated from './generated/namespaces.ts'
import { checkpoint, checkpoint_sequential } from './utils/checkpoint.ts'

export const linalg = generated.linalg
export const special = generated.special
export const utils = { checkpoint: { checkpoint, checkpoint_sequential } }
export const backends = { native }
