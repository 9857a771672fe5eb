/** Channels rearranged: into the pixels of a larger image and back, and among groups. */
import { unrecorded } from '../autograd/modes.ts'
import { track } from '../autograd/record.ts'
import { RuntimeError, shapeText } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** The elements in another shape, their axes reordered between: in new memory. */
const rearranged = (x: Tensor, split: readonly number[], order: readonly number[], sizes: readonly number[]): Tensor =>
  unrecorded(() => {
    const out = x
      .reshape([...split])
      .permute([...order])
      .reshape([...sizes])
    return out._storage === x._storage ? out.clone({ memory_format: 'contiguous_format' }) : out
  })

/** The axes before the last three, and those; refuses what has fewer, and a factor that is not positive. */
function checked(name: string, factorName: string, x: Tensor, r: number): { lead: readonly number[]; c: number; h: number; w: number } {
  const n = x._sizes.length
  if (n < 3) throw new RuntimeError(`${name} expects input to have at least 3 dimensions, but got input with ${n} dimension(s)`)
  if (r <= 0) throw new RuntimeError(`${name} expects a positive ${factorName}, but got ${r}`)
  const [c, h, w] = x._sizes.slice(-3) as [number, number, number]
  return { lead: x._sizes.slice(0, -3), c, h, w }
}
const after = (lead: readonly number[], order: readonly number[]): number[] => [...lead.keys(), ...order.map((i) => lead.length + i)]

export function pixel_shuffle(x: Tensor, r: number): Tensor {
  const { lead, c, h, w } = checked('pixel_shuffle', 'upscale_factor', x, r)
  if (c % (r * r) !== 0)
    throw new RuntimeError(
      `pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=${c} is not divisible by ${r * r}`,
    )
  const channels = c / (r * r)
  const out = rearranged(x, [...lead, channels, r, r, h, w], after(lead, [0, 3, 1, 4, 2]), [...lead, channels, h * r, w * r])
  return track(
    out,
    'PixelShuffleBackward0',
    [x],
    {},
    (g) => [pixel_unshuffle(g, r)],
    ([t]) => (t ? pixel_shuffle(t, r) : null),
  )
}

export function pixel_unshuffle(x: Tensor, r: number): Tensor {
  const { lead, c, h, w } = checked('pixel_unshuffle', 'downscale_factor', x, r)
  for (const [name, size, i] of [
    ['height', h, -2],
    ['width', w, -1],
  ] as const)
    if (size % r !== 0)
      throw new RuntimeError(
        `pixel_unshuffle expects ${name} to be divisible by downscale_factor, but input.size(${i})=${size} is not divisible by ${r}`,
      )
  const out = rearranged(x, [...lead, c, h / r, r, w / r, r], after(lead, [0, 2, 4, 1, 3]), [...lead, c * r * r, h / r, w / r])
  return track(
    out,
    'PixelUnshuffleBackward0',
    [x],
    {},
    (g) => [pixel_shuffle(g, r)],
    ([t]) => (t ? pixel_unshuffle(t, r) : null),
  )
}

/** Channels dealt out: the first of each group, then the second of each. */
function dealt(x: Tensor, groups: number): Tensor {
  if (x._sizes.length <= 2)
    throw new RuntimeError(`channel_shuffle expects input with > 2 dims, but got input with sizes ${shapeText(x._sizes)}`)
  if (groups <= 0) throw new RuntimeError(`Number of groups to divide channels in must be positive. Value of groups:${groups}`)
  const [n, c, ...rest] = x._sizes as [number, number, ...number[]]
  if (c % groups !== 0) throw new RuntimeError(`Number of channels must be divisible by groups. Got ${c} channels and ${groups} groups.`)
  return rearranged(x, [n, groups, c / groups, ...rest], [0, 2, 1, ...rest.map((_, i) => i + 3)], x._sizes)
}
export function channel_shuffle(x: Tensor, groups: number): Tensor {
  const channels = x._sizes[1] ?? 0
  return track(
    dealt(x, groups),
    'ChannelShuffleBackward0',
    [x],
    {},
    (g) => [channel_shuffle(g, channels / groups)],
    ([t]) => (t ? channel_shuffle(t, groups) : null),
  )
}

const PIXELS = 'Channels as pixels: [*, C · r², H, W] becomes [*, C, H · r, W · r].'
const UNPIXELS = 'Pixels as channels: [*, C, H · r, W · r] becomes [*, C · r², H, W].'
const CHANNELS = 'The channels of [N, C, *] in `groups` groups, dealt out: the first of each, then the second of each.'
export const functionalShuffles: Record<string, Op> = {
  pixel_shuffle: functionOnly(op(PIXELS, ['(Tensor input, int upscale_factor)', pixel_shuffle])),
  pixel_unshuffle: functionOnly(op(UNPIXELS, ['(Tensor input, int downscale_factor)', pixel_unshuffle])),
  channel_shuffle: functionOnly(op(CHANNELS, ['(Tensor input, int groups)', channel_shuffle])),
}
export const shuffles: Record<string, Op> = {
  ...functionalShuffles,
  native_channel_shuffle: functionOnly(
    op(`${CHANNELS} Without a gradient, as in PyTorch.`, [
      '(Tensor input, int groups)',
      (x: Tensor, groups: number) =>
        track(dealt(x, groups), 'torch::autograd::NotImplemented', [x], {}, () => {
          throw new RuntimeError('derivative for aten::native_channel_shuffle is not implemented')
        }),
    ]),
  ),
}
