/** All operations, by the namespace in which PyTorch has them. A family added here is a function, a method and a type. */

import { merged } from '../dictionary.ts'
import { torchActivations } from './activations.ts'
import { calculus } from './calculus.ts'
import { copying } from './copying.ts'
import { covariances } from './covariances.ts'
import { creation } from './creation.ts'
import { filling } from './filling.ts'
import { histograms } from './histograms.ts'
import { indexing } from './indexing.ts'
import { indexingArrange } from './indexing-arrange.ts'
import { indexingGather } from './indexing-gather.ts'
import { indexingMasks } from './indexing-masks.ts'
import { indexingReduce } from './indexing-reduce.ts'
import { indexingScatter } from './indexing-scatter.ts'
import { indexingViews } from './indexing-views.ts'
import { joining } from './joining.ts'
import { norms } from './norms.ts'
import { pointwise } from './pointwise.ts'
import { composed } from './pointwise-composed.ts'
import { products } from './products.ts'
import { random } from './random.ts'
import { reductions } from './reductions.ts'
import { resizing } from './resize.ts'
import { scans } from './scans.ts'
import type { Op } from './schema.ts'
import { searching } from './searching.ts'
import { shapes } from './shapes.ts'
import { softmaxes } from './softmax.ts'
import { sorting } from './sorting.ts'
import { gammas } from './special-functions.ts'
import { uniques } from './unique.ts'
import { views_ } from './view-tables.ts'

/** `torch.*` and the methods of tensors. */
export const torchOps: Record<string, Op> = merged(
  creation,
  filling,
  copying,
  resizing,
  pointwise,
  composed,
  softmaxes,
  torchActivations,
  views_,
  joining,
  indexing,
  indexingArrange,
  indexingGather,
  indexingMasks,
  indexingReduce,
  indexingScatter,
  indexingViews,
  products,
  random,
  reductions,
  scans,
  sorting,
  norms,
  shapes,
  uniques,
  searching,
  histograms,
  calculus,
  covariances,
  gammas,
)
