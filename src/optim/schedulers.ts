/** `torch.optim.lr_scheduler`. Only exports. */
export {
  ConstantLR,
  CosineAnnealingLR,
  ExponentialLR,
  LambdaLR,
  LinearLR,
  LRScheduler,
  LRScheduler as _LRScheduler,
  MultiplicativeLR,
  MultiStepLR,
  PolynomialLR,
  StepLR,
} from './lr-scheduler.ts'
export { ChainedScheduler, ReduceLROnPlateau, SequentialLR } from './schedule-composed.ts'
export { CosineAnnealingWarmRestarts, CyclicLR, OneCycleLR } from './schedule-cycles.ts'
