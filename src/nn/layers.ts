/** All layers of the tables, and their classes; the types of these are in `generated.ts`. */
import { classesOf } from './layer.ts'
import { activationLayers } from './layers-activation.ts'
import { linearLayers } from './layers-linear.ts'

export const layers = { ...linearLayers, ...activationLayers }
export const classes = classesOf(layers)
