/** `torch.nn.utils`. Only exports. */
export * as rnn from './packing.ts'
