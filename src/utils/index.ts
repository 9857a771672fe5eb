/** `torch.utils`. Only exports. */
export * as data from '../data/index.ts'
export * as checkpoint from './checkpoint.ts'
