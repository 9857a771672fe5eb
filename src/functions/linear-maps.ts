/** Operations that are linear in their one differentiable input and whose transpose is an operation too: each is the gradient of the other. */
import { track } from '../autograd/record.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** A linear map and its transpose; `places` is what both need of an earlier result, where they do. Neither records anything. */
export interface LinearPair {
  /** PyTorch's names of the gradient functions of `map` and `transpose`. */
  nodes: readonly [string, string]
  map: (x: Tensor, places: Tensor) => Tensor
  transpose: (g: Tensor, places: Tensor) => Tensor
}

const turned = ({ nodes, map, transpose }: LinearPair): LinearPair => ({ nodes: [nodes[1], nodes[0]], map: transpose, transpose: map })

/** Apart, for it mentions a tensor (see `track`). */
const again =
  (pair: LinearPair, places: Tensor | null) =>
  ([t]: (Tensor | null)[]): Tensor | null =>
    t ? linearMap(pair, t, places) : null
const gradient =
  (pair: LinearPair) =>
  (g: Tensor, { places }: { places: Tensor | null }): Tensor[] => [linearMap(turned(pair), g, places)]

/** The map applied, recorded. */
export function linearMap(pair: LinearPair, x: Tensor, places: Tensor | null = null): Tensor {
  return linearResult(pair, pair.map(x, places as Tensor), x, places)
}
/** Records a result that the map would give. */
export function linearResult(pair: LinearPair, result: Tensor, x: Tensor, places: Tensor | null): Tensor {
  return track(result, pair.nodes[0], [x], { places }, gradient(pair), again(pair, places))
}
