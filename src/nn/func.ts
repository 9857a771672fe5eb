/** `torch.func`. Only exports. */
export { functional_call } from './functional-call.ts'
