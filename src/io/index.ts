/** Files: `torch.load`, `torch.save`, and `torch.io` for the formats of others. */
import * as safetensors from './safetensors.ts'

export { type LoadOptions, load } from './load.ts'

export const io = { safetensors }
