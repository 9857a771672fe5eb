/** All pointwise operations, by subject. A row gives the function, the method, the in-place method, the kernels and the gradients of every order. */
import { merged } from '../dictionary.ts'
import { activations } from './pointwise-activations.ts'
import { arithmetic } from './pointwise-arithmetic.ts'
import { comparison } from './pointwise-comparison.ts'
import { special } from './pointwise-special.ts'
import { transcendental } from './pointwise-transcendental.ts'

/** Those that are functions of `torch` and methods. */
export const rows = merged(arithmetic, comparison, transcendental, special, {
  relu: activations.relu,
  hardshrink: activations.hardshrink,
})
