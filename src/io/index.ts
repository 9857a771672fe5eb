/** Files: `torch.load`, `torch.save`, and `torch.io` for the formats of others. */
import { load_npy, load_npz, save_npy, save_npz } from './npy.ts'
import * as safetensors from './safetensors.ts'

export { type LoadOptions, load } from './load.ts'
export { type SaveOptions, save } from './save.ts'

export const io = { safetensors, load_npy, save_npy, load_npz, save_npz }
