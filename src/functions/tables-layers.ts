/** Operations that are functions only, by the namespace in which PyTorch has them: those of layers, and of the narrower fields. */

import { merged } from '../dictionary.ts'
import { functionalActivations } from './activations.ts'
import { attention } from './attention.ts'
import { combinatorics, linalgVandermonde } from './combinations.ts'
import { convolutions, torchConvolutions } from './convolution.ts'
import { convolutionGradients } from './convolution-gradients.ts'
import { functionalDistances, torchDistances } from './distances.ts'
import { dropouts, functionalDropouts } from './dropout.ts'
import { einsums } from './einsum.ts'
import { embeddings, functionalEmbeddings } from './embedding.ts'
import { embeddingBags, functionalEmbeddingBags } from './embedding-bag.ts'
import { folding } from './folding.ts'
import { functionalGridSamplers, gridSamplers } from './grid-sample.ts'
import { interpolations } from './interpolate.ts'
import { affine, padding } from './linear.ts'
import { losses, torchLosses } from './losses.ts'
import { classLosses } from './losses-classes.ts'
import { multihead } from './multihead.ts'
import { functionalNormalizations, normalizations } from './normalization.ts'
import { linalgNorms } from './norms.ts'
import { padModes } from './padding.ts'
import { functionalPools, torchPools } from './pooling.ts'
import { functionalAdaptivePools, torchAdaptivePools } from './pooling-adaptive.ts'
import { fractionalPools } from './pooling-fractional.ts'
import { recurrent } from './recurrent.ts'
import type { Op } from './schema.ts'
import { functionalShuffles, shuffles } from './shuffles.ts'
import { torchWindows, windows } from './signal-windows.ts'
import { functionalSoftmaxes } from './softmax.ts'
import { special as specialRows } from './special.ts'
import { specialFunctions, specialGammas } from './special-functions.ts'
import { unpools } from './unpooling.ts'

/** `torch.*` that are functions only, in families of their own. */
export const torchLayers: Record<string, Op> = merged(
  torchDistances,
  embeddingBags,
  recurrent,
  normalizations,
  dropouts,
  gridSamplers,
  shuffles,
  torchLosses,
  torchConvolutions,
  torchPools,
  torchAdaptivePools,
  combinatorics,
  einsums,
  embeddings,
  padding,
  torchWindows,
)
/** `torch.NAMESPACE.*`: a table for each, named as the namespace with `_` for the dots. */
export const special: Record<string, Op> = merged(specialRows, specialFunctions(), specialGammas())
export const nn_grad: Record<string, Op> = convolutionGradients
export const linalg: Record<string, Op> = { ...linalgNorms(), ...linalgVandermonde }
export const signal_windows: Record<string, Op> = windows
export const nn_functional: Record<string, Op> = merged(
  attention,
  multihead,
  convolutions,
  functionalPools,
  functionalAdaptivePools,
  fractionalPools,
  unpools,
  folding,
  functionalSoftmaxes(),
  functionalActivations(),
  functionalEmbeddings,
  functionalEmbeddingBags,
  affine,
  losses,
  padModes,
  functionalNormalizations,
  functionalDropouts,
  classLosses,
  interpolations,
  functionalDistances,
  functionalGridSamplers,
  functionalShuffles,
)
