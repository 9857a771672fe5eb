/** All operations, by the namespace in which PyTorch has them. A family added here is a function, a method and a type. */

import { functionalActivations, torchActivations } from './activations.ts'
import { attention } from './attention.ts'
import { calculus } from './calculus.ts'
import { combinatorics, linalgVandermonde } from './combinations.ts'
import { convolutions, torchConvolutions } from './convolution.ts'
import { convolutionGradients } from './convolution-gradients.ts'
import { copying } from './copying.ts'
import { creation } from './creation.ts'
import { distanceOps, functionalDistances } from './distances.ts'
import { dropouts, functionalDropouts } from './dropout.ts'
import { einsums } from './einsum.ts'
import { embeddings, functionalEmbeddings } from './embedding.ts'
import { embeddingBags, functionalEmbeddingBags } from './embedding-bag.ts'
import { filling } from './filling.ts'
import { folding } from './folding.ts'
import { functionalGridSamplers, gridSamplers } from './grid-sample.ts'
import { histograms } from './histograms.ts'
import { indexing } from './indexing.ts'
import { indexingArrange } from './indexing-arrange.ts'
import { indexingGather } from './indexing-gather.ts'
import { indexingMasks } from './indexing-masks.ts'
import { indexingReduce } from './indexing-reduce.ts'
import { indexingScatter } from './indexing-scatter.ts'
import { indexingViews } from './indexing-views.ts'
import { interpolations } from './interpolate.ts'
import { joining } from './joining.ts'
import { affine, padding } from './linear.ts'
import { losses, torchLosses } from './losses.ts'
import { classLosses } from './losses-classes.ts'
import { multihead } from './multihead.ts'
import { functionalNormalizations, normalizations } from './normalization.ts'
import { linalgNorms, norms } from './norms.ts'
import { padModes } from './padding.ts'
import { pointwise } from './pointwise.ts'
import { composed } from './pointwise-composed.ts'
import { functionalPools, torchPools } from './pooling.ts'
import { functionalAdaptivePools, torchAdaptivePools } from './pooling-adaptive.ts'
import { fractionalPools } from './pooling-fractional.ts'
import { products } from './products.ts'
import { random } from './random.ts'
import { recurrent } from './recurrent.ts'
import { reductions } from './reductions.ts'
import { resizing } from './resize.ts'
import { scans } from './scans.ts'
import type { Op } from './schema.ts'
import { searching } from './searching.ts'
import { shapes } from './shapes.ts'
import { functionalShuffles, shuffles } from './shuffles.ts'
import { windows } from './signal-windows.ts'
import { functionalSoftmaxes, softmaxes } from './softmax.ts'
import { sorting } from './sorting.ts'
import { special } from './special.ts'
import { gammas, specialFunctions, specialGammas } from './special-functions.ts'
import { uniques } from './unique.ts'
import { unpools } from './unpooling.ts'
import { views_ } from './views.ts'

/** `torch.*` and the methods of tensors. */
export const torchOps: Record<string, Op> = {
  ...creation,
  ...filling,
  ...copying,
  ...resizing,
  ...pointwise,
  ...composed,
  ...softmaxes,
  ...torchActivations,
  ...views_,
  ...joining,
  ...indexing,
  ...indexingArrange,
  ...indexingGather,
  ...embeddings,
  ...embeddingBags,
  ...indexingMasks,
  ...indexingReduce,
  ...indexingScatter,
  ...indexingViews,
  ...products,
  ...random,
  ...reductions,
  ...recurrent,
  ...scans,
  ...sorting,
  ...norms,
  ...normalizations,
  ...dropouts,
  ...gridSamplers,
  ...shuffles,
  ...shapes,
  ...einsums,
  ...padding,
  ...torchLosses,
  ...torchConvolutions,
  ...distanceOps,
  ...torchPools,
  ...uniques,
  ...searching,
  ...histograms,
  ...torchAdaptivePools,
  ...calculus,
  ...combinatorics,
  ...gammas,
}
/** `torch.NAMESPACE.*`; functions only. */
export const namespaces: Record<string, Record<string, Op>> = {
  special: { ...special, ...specialFunctions, ...specialGammas },
  'nn.grad': convolutionGradients,
  linalg: { ...linalgNorms, ...linalgVandermonde },
  'signal.windows': windows,
  'nn.functional': {
    ...attention,
    ...multihead,
    ...convolutions,
    ...functionalPools,
    ...functionalAdaptivePools,
    ...fractionalPools,
    ...unpools,
    ...folding,
    ...functionalSoftmaxes,
    ...functionalActivations,
    ...functionalEmbeddings,
    ...functionalEmbeddingBags,
    ...affine,
    ...losses,
    ...padModes,
    ...functionalNormalizations,
    ...functionalDropouts,
    ...classLosses,
    ...interpolations,
    ...functionalDistances,
    ...functionalGridSamplers,
    ...functionalShuffles,
  },
}
