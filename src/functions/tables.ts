/** All operations, by the namespace in which PyTorch has them. A family added here is a function, a method and a type. */
import { copying } from './copying.ts'
import { creation } from './creation.ts'
import { indexing } from './indexing.ts'
import { joining } from './joining.ts'
import { pointwise } from './pointwise.ts'
import { products } from './products.ts'
import { random } from './random.ts'
import { reductions } from './reductions.ts'
import type { Op } from './schema.ts'
import { views_ } from './views.ts'

/** `torch.*` and the methods of tensors. */
export const torchOps: Record<string, Op> = { ...creation, ...copying, ...pointwise, ...views_, ...joining, ...indexing, ...products, ...random, ...reductions }
/** `torch.NAMESPACE.*`; functions only. */
export const namespaces: Record<string, Record<string, Op>> = {}
