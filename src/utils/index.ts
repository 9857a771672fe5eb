/** `torch.utils`. Only exports. */
export * as data from '../data/index.ts'
export * as checkpoint from './checkpoint.ts'
export { type Curve, type CurvesOptions, curves } from './curves.ts'
export { type ProgressOptions, progress } from './progress.ts'
export { ModelStatistics, type SummaryOptions, summary } from './summary.ts'
