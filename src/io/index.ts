/** Files: `torch.load`, `torch.save`, and `torch.io` for the formats of others. */
export { type LoadOptions, load } from './load.ts'
