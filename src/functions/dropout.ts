/** Dropout: elements or whole channels set to zero (or to SELU's lower limit) at random, and the rest scaled up. The masks are those of PyTorch for the same seed. */
import { trackAll } from '../autograd/record.ts'
import { bool as boolType } from '../dtypes.ts'
import { RuntimeError, ValueError } from '../errors.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { functionOnly, type Op, op } from './schema.ts'

interface Kind {
  /** One draw for each channel of each sample. */
  feature: boolean
  /** Dropped elements go to the limit of SELU below, and an affine map keeps mean and variance. */
  alpha: boolean
}
/** SELU's scale times its alpha. */
const LIMIT = 1.7580993408473766

/** That a probability is none. */
export const outOfRange = (p: number | string): string => `dropout probability has to be between 0 and 1, but got ${p}`

function drop(x: Tensor, p: number, train: boolean, inplace: boolean, { feature, alpha }: Kind): Tensor {
  if (!(p >= 0 && p <= 1)) throw new RuntimeError(outOfRange(p))
  if (p === 0 || !train || x._count === 0) return x
  const times = (m: Tensor): Tensor => (inplace ? x.mul_(m) : x.mul(m))
  if (p === 1) return times(x.new_zeros([]))
  const n = x._sizes.length
  if (feature && n < 2) throw new RuntimeError('Feature dropout requires at least 2 dimensions in the input')
  const noise = empty(feature ? x._sizes.map((s, d) => (d < 2 ? s : 1)) : x._sizes, x._dtype).bernoulli_(1 - p)
  if (!alpha) return times(noise.div_(1 - p))
  const a = 1 / Math.sqrt((LIMIT * LIMIT * p + 1) * (1 - p))
  const shift = noise
    .add(-1)
    .mul_(LIMIT * a)
    .add_(LIMIT * a * p)
  return times(noise.mul_(a)).add_(shift)
}

/** With the mask as a second result; differentiable in the first. `train` null counts as true, but scales no gradient, as in PyTorch. */
function native_dropout(x: Tensor, p: number, train: boolean | null): Tensor[] {
  const mask = empty(x._sizes, boolType)
  const scale = p === 1 ? 0 : 1 / (1 - p)
  if (x._count === 0) return [x, mask]
  const on = train !== false
  if (on) mask.bernoulli_(1 - p)
  else mask.fill_(true)
  const y = on ? x.detach().mul(mask).mul_(scale) : x.detach().clone()
  trackAll([y], 'NativeDropoutBackward0', [x], { result1: mask }, masked(train ? scale : 1))
  return [y, mask]
}
const masked =
  (scale: number) =>
  ([g]: readonly (Tensor | null)[], s: unknown): (Tensor | null)[] => [g ? g.mul((s as { result1: Tensor }).result1).mul(scale) : null]

const element: Kind = { feature: false, alpha: false }
const feature: Kind = { feature: true, alpha: false }
const alpha: Kind = { feature: false, alpha: true }
const featureAlpha: Kind = { feature: true, alpha: true }

type Dropout = (x: Tensor, p: number, train: boolean, inplace: boolean) => Tensor
const checked =
  (f: Dropout): Dropout =>
  (x, p, train, inplace) => {
    if (p < 0 || p > 1) throw new ValueError(outOfRange(p))
    return f(x, p, train, inplace)
  }
const plain = (kind: Kind): Dropout => checked((x, p, train, inplace) => drop(x, p, train, inplace, kind))

/** A sample without a batch is a batch of one. */
const unbatched = (dims: number): Dropout =>
  checked((x, p, train, inplace) => {
    const n = x._sizes.length
    if (dims === 1 && n !== 2 && n !== 3)
      throw new RuntimeError(
        `dropout1d: Expected 2D or 3D input, but received a ${n}D input. Note that dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs).`,
      )
    if (n === dims + 2) return drop(x, p, train, inplace, feature)
    const y = drop(inplace ? x.unsqueeze_(0) : x.unsqueeze(0), p, train, inplace, feature)
    return inplace ? y.squeeze_(0) : y.squeeze(0)
  })

export const dropout = plain(element)

const DOC = 'Elements set to 0 with probability p, the rest divided by 1 - p; without training, the input itself.'
const FEATURE = 'Whole channels set to 0 with probability p, the rest divided by 1 - p; without training, the input itself.'
const ALPHA = 'dropout that keeps the mean and variance of what SELU gives'
const aten = (doc: string, kind: Kind): [Op, Op] => {
  const of = (inplace: boolean): Op =>
    functionOnly(
      op(inplace ? `In place: ${doc}` : doc, [
        '(Tensor input, float p, bool train)',
        (x: Tensor, p: number, train: boolean) => drop(x, p, train, inplace, kind),
      ]),
    )
  return [of(false), of(true)]
}
const kinds = {
  dropout: aten(DOC, element),
  feature_dropout: aten(FEATURE, feature),
  alpha_dropout: aten(`${ALPHA}.`, alpha),
  feature_alpha_dropout: aten(`${ALPHA}, by whole channels.`, featureAlpha),
}
export const dropouts: Record<string, Op> = {
  ...Object.fromEntries(Object.entries(kinds).flatMap(([name, [out, inplace]]) => [[name, out] as const, [`${name}_`, inplace] as const])),
  native_dropout: functionOnly(op('dropout and its mask.', ['(Tensor input, float p, bool? train) -> [Tensor, Tensor]', native_dropout])),
}
const functional = (doc: string, training: string, f: Dropout): Op =>
  functionOnly(op(doc, [`(Tensor input, float p=0.5, bool training=${training}, bool inplace=False)`, f]))
export const functionalDropouts: Record<string, Op> = {
  dropout: functional(DOC, 'True', dropout),
  dropout1d: functional(`${FEATURE} Input [N, C, L] or [C, L].`, 'True', unbatched(1)),
  dropout2d: functional(`${FEATURE} Input [N, C, H, W].`, 'True', plain(feature)),
  dropout3d: functional(`${FEATURE} Input [N, C, D, H, W] or [C, D, H, W].`, 'True', unbatched(3)),
  alpha_dropout: functional(`${ALPHA}.`, 'False', plain(alpha)),
  feature_alpha_dropout: functional(`${ALPHA}, by whole channels.`, 'False', plain(featureAlpha)),
}
