/** `torch.nn.utils`: parametrizations, and parameters as one vector. */
import { tensorsOf } from '../autograd/arguments.ts'
import { TypeError as TorchTypeError } from '../errors.ts'
import { cat } from '../generated/functions.ts'
import { Tensor } from '../tensor/tensor.ts'
import { functional_call } from './functional-call.ts'
import { typename } from './typename.ts'

export { clip_grad_norm, clip_grad_norm_, clip_grad_value_, clip_grads_with_norm_, get_total_norm } from './clip-grad.ts'
export { remove_spectral_norm, remove_weight_norm, spectral_norm, weight_norm } from './norm-hooks.ts'
export * as rnn from './packing.ts'
export * as parametrizations from './parametrizations-public.ts'
export * as parametrize from './parametrize.ts'
export const stateless = { functional_call }

/** All parameters in one vector, one after the other. */
export const parameters_to_vector = (parameters: Iterable<Tensor>): Tensor => cat(tensorsOf(parameters).map((p) => p.view(-1)))
/** Gives the parameters the elements of a vector, in the order of `parameters_to_vector`. */
export function vector_to_parameters(vec: Tensor, parameters: Iterable<Tensor>): void {
  if (!(vec instanceof Tensor)) throw new TorchTypeError(`expected torch.Tensor, but got: ${typename(vec)}`)
  let at = 0
  for (const p of tensorsOf(parameters)) {
    p.data = vec.narrow(0, at, p._count).view_as(p).data
    at += p._count
  }
}
