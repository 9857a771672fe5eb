/** `torch.utils.data`. Only exports. */
export { type Collated, default_collate, default_convert } from './collate.ts'
export {
  ChainDataset,
  ConcatDataset,
  Dataset,
  IterableDataset,
  random_split,
  type Source,
  StackDataset,
  Subset,
  TensorDataset,
} from './datasets.ts'
export { DataLoader, type DataLoaderOptions } from './loader.ts'
export { from_module } from './portable.ts'
export { BatchSampler, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler, WeightedRandomSampler } from './samplers.ts'
export { _worker_loop, get_worker_info, type WorkerInfo } from './worker.ts'
