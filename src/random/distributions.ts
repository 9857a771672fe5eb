/** Every filling function of this folder. Only exports. */
export type { FloatArray, NumericArray } from './arguments.ts'
export { cauchy, exponential, logNormal, normal, normalEach, rreluSlopes, uniform } from './continuous.ts'
export { bernoulli, geometric, randint, random, randperm } from './discrete.ts'
export { multinomial } from './multinomial.ts'
export { poisson } from './poisson.ts'
