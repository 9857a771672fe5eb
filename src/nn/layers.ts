/** All layers of the tables, and their classes; the types of these are in `generated.ts`. */
import { classesOf } from './layer.ts'
import { activationLayers } from './layers-activation.ts'
import { adaptiveLayers } from './layers-adaptive.ts'
import { attentionLayers } from './layers-attention.ts'
import { convLayers } from './layers-conv.ts'
import { lazyLayers } from './layers-lazy.ts'
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
  ...lazyLayers,
  ...recurrentLayers,
  ...attentionLayers,
}
export const classes = classesOf(layers)
// A lazy layer is one of the class that it becomes.
for (const name of Object.keys(lazyLayers) as (keyof typeof lazyLayers)[])
  Object.setPrototypeOf(classes[name].prototype, classes[name.slice(4) as 'Linear'].prototype)
