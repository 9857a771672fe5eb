/** `torch.nn.utils.parametrizations`. Only exports. */
export { spectral_norm, weight_norm } from './parametrizations.ts'
