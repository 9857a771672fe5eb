/** All layers of the tables, and their classes; the types of these are in `generated.ts`. */
import { classesOf } from './layer.ts'
import { activationLayers } from './layers-activation.ts'
import { adaptiveLayers } from './layers-adaptive.ts'
import { attentionLayers } from './layers-attention.ts'
import { convLayers } from './layers-conv.ts'
import { linearLayers } from './layers-linear.ts'
import { lossLayers } from './layers-loss.ts'
import { normLayers } from './layers-norm.ts'
import { poolLayers } from './layers-pool.ts'
import { recurrentLayers } from './layers-recurrent.ts'

export const layers = {
  ...linearLayers,
  ...activationLayers,
  ...convLayers,
  ...poolLayers,
  ...normLayers,
  ...lossLayers,
  ...adaptiveLayers,
  ...recurrentLayers,
  ...attentionLayers,
}
export const classes = classesOf(layers)
