/** Pooling, unpooling, sliding blocks, padding, and changes of resolution. */
import { ValueError } from '../errors.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { type Arguments, keep, type Layer, layer, type Made } from './layer.ts'
import { tuple } from './layers-conv.ts'
import { argumentText } from './typename.ts'

type Dims = 1 | 2 | 3
const POOL = 'kernel_size={kernel_size}, stride={stride}, padding={padding}'
/** Where no stride is given, windows lie side by side. */
const sideBySide = (m: Made, a: Arguments): void => keep(m, { ...a, stride: a.stride ?? a.kernel_size })
const spread = (n: number) => (m: Made, a: Arguments) => {
  sideBySide(m, a)
  for (const k of ['kernel_size', 'stride', 'padding']) m[k as 'x'] = tuple(m[k], n)
}
const STRIDE = 'stride: number | readonly number[]'
const TUPLES = 'kernel_size: number[]; stride: number[]; padding: number[]'

const maxPool = (n: Dims): Layer =>
  layer(
    '(Size kernel_size, Size? stride=None, Size padding=0, Size dilation=1, bool return_indices=False, bool ceil_mode=False)',
    `max_pool${n}d kernel_size stride padding dilation ceil_mode return_indices`,
    `${POOL}, dilation={dilation}, ceil_mode={ceil_mode}`,
    { make: sideBySide, has: STRIDE, gives: 'any' },
  )
const avgPool = (n: 2 | 3): Layer =>
  layer(
    '(Size kernel_size, Size? stride=None, Size padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)',
    `avg_pool${n}d kernel_size stride padding ceil_mode count_include_pad divisor_override`,
    POOL,
    { make: sideBySide, has: STRIDE },
  )
const maxUnpool = (n: Dims): Layer =>
  layer(
    '(Size kernel_size, Size? stride=None, Size padding=0)',
    (m, x: Tensor, indices: Tensor, size: readonly number[] | null) =>
      (F as unknown as Record<string, (...args: unknown[]) => unknown>)[`max_unpool${n}d`]!(
        x,
        indices,
        m.kernel_size,
        m.stride,
        m.padding,
        size,
      ),
    POOL,
    { takes: '(Tensor input, Tensor indices, int[]? output_size=None)', make: spread(n), has: TUPLES },
  )
const adaptive = (kind: 'avg' | 'max', n: Dims): Layer =>
  layer(
    kind === 'avg' ? '(any output_size)' : '(any output_size, bool return_indices=False)',
    `adaptive_${kind}_pool${n}d output_size${kind === 'avg' ? '' : ' return_indices'}`,
    'output_size={output_size}',
    { types: { output_size: 'number | null | readonly (number | null)[]' }, ...(kind === 'max' ? { gives: 'any' } : {}) },
  )
const lpPool = (n: Dims): Layer =>
  layer(
    '(Scalar norm_type, Size kernel_size, Size? stride=None, bool ceil_mode=False)',
    `lp_pool${n}d norm_type kernel_size stride ceil_mode`,
    'norm_type={norm_type}, kernel_size={kernel_size}, stride={stride}, ceil_mode={ceil_mode}',
  )
const fractional = (n: 2 | 3): Layer =>
  layer(
    '(Size kernel_size, Size? output_size=None, any? output_ratio=None, bool return_indices=False, Tensor? _random_samples=None)',
    `fractional_max_pool${n}d kernel_size output_size output_ratio return_indices _random_samples`,
    '',
    {
      types: { output_ratio: 'number | readonly number[] | null' },
      has: 'kernel_size: number[]; output_size: number[] | null; output_ratio: number[] | null; _random_samples: Tensor | null',
      gives: 'any',
      make: (m, a) => {
        const { output_size: size, output_ratio: ratio } = a
        const name = m._get_name()
        if (n === 3 && tuple(a.kernel_size, n).some((k) => k <= 0))
          throw new ValueError(`kernel_size must be greater than 0, but got ${argumentText(a.kernel_size)}`)
        m.kernel_size = tuple(a.kernel_size, n)
        m.return_indices = a.return_indices
        m.register_buffer('_random_samples', a._random_samples)
        m.output_size = size === null ? null : tuple(size, n)
        m.output_ratio = ratio === null ? null : tuple(ratio, n)
        if (size === null && ratio === null) throw new ValueError(`${name} requires specifying either an output size, or a pooling ratio`)
        if (size !== null && ratio !== null) throw new ValueError('only one of output_size and output_ratio may be specified')
        if (m.output_ratio?.some((r: number) => !(r > 0 && r < 1)))
          throw new ValueError(`output_ratio must be between 0 and 1 (got ${argumentText(ratio)})`)
      },
    },
  )

/** A border in one of the modes of F.pad; circular ones check the dimensions of their input. */
const border = (n: Dims, mode: string): Layer =>
  layer(
    '(Size padding)',
    (m, x: Tensor) => {
      if (mode === 'circular' && x.ndim !== n + 1 && x.ndim !== n + 2)
        throw new ValueError(`expected ${n + 1}D or ${n + 2}D input (got ${x.ndim}D input)`)
      return F.pad(x, m.padding, mode)
    },
    '{padding}',
    { make: (m, a) => keep(m, { padding: tuple(a.padding, 2 * n) }), has: 'padding: number[]' },
  )
const constant = (n: Dims): Layer =>
  layer('(Size padding, Scalar value)', (m, x: Tensor) => F.pad(x, m.padding, 'constant', m.value), 'padding={padding}, value={value}', {
    make: (m, a) => keep(m, { padding: tuple(a.padding, 2 * n), value: a.value }),
    has: 'padding: number[]',
  })
const zero = (n: Dims): Layer =>
  layer('(Size padding)', (m, x: Tensor) => F.pad(x, m.padding, 'constant', 0), '{padding}', {
    make: (m, a) => keep(m, { padding: tuple(a.padding, 2 * n), value: 0 }),
    has: 'padding: number[]; value: number',
  })

const upsample = (args: string, fixed: Arguments): Layer =>
  layer(
    args,
    'interpolate size scale_factor mode align_corners recompute_scale_factor',
    (m) =>
      `${m.scale_factor === null ? `size=${argumentText(m.size)}` : `scale_factor=${argumentText(m.scale_factor, true)}`}, mode='${m.mode}'`,
    {
      types: { scale_factor: 'number | readonly number[] | null' },
      make: (m, a) => keep(m, { mode: 'nearest', align_corners: null, recompute_scale_factor: null, ...fixed, ...a }),
      has: 'mode: string; align_corners: boolean | null; recompute_scale_factor: boolean | null',
    },
  )
const SLIDES = 'dilation={dilation}, padding={padding}, stride={stride}'
const by = (call: string, factor: string): Layer => layer(`(int ${factor})`, `${call} ${factor}`, `${factor}={${factor}}`)

export const poolLayers = {
  AdaptiveAvgPool1d: adaptive('avg', 1),
  AdaptiveAvgPool2d: adaptive('avg', 2),
  AdaptiveAvgPool3d: adaptive('avg', 3),
  AdaptiveMaxPool1d: adaptive('max', 1),
  AdaptiveMaxPool2d: adaptive('max', 2),
  AdaptiveMaxPool3d: adaptive('max', 3),
  AvgPool1d: layer(
    '(Size kernel_size, Size? stride=None, Size padding=0, bool ceil_mode=False, bool count_include_pad=True)',
    'avg_pool1d kernel_size stride padding ceil_mode count_include_pad',
    POOL,
    { make: spread(1), has: TUPLES },
  ),
  AvgPool2d: avgPool(2),
  AvgPool3d: avgPool(3),
  FractionalMaxPool2d: fractional(2),
  FractionalMaxPool3d: fractional(3),
  LPPool1d: lpPool(1),
  LPPool2d: lpPool(2),
  LPPool3d: lpPool(3),
  MaxPool1d: maxPool(1),
  MaxPool2d: maxPool(2),
  MaxPool3d: maxPool(3),
  MaxUnpool1d: maxUnpool(1),
  MaxUnpool2d: maxUnpool(2),
  MaxUnpool3d: maxUnpool(3),
  Fold: layer(
    '(Size output_size, Size kernel_size, Size dilation=1, Size padding=0, Size stride=1)',
    'fold output_size kernel_size dilation padding stride',
    `output_size={output_size}, kernel_size={kernel_size}, ${SLIDES}`,
  ),
  Unfold: layer(
    '(Size kernel_size, Size dilation=1, Size padding=0, Size stride=1)',
    'unfold kernel_size dilation padding stride',
    `kernel_size={kernel_size}, ${SLIDES}`,
  ),
  CircularPad1d: border(1, 'circular'),
  CircularPad2d: border(2, 'circular'),
  CircularPad3d: border(3, 'circular'),
  ConstantPad1d: constant(1),
  ConstantPad2d: constant(2),
  ConstantPad3d: constant(3),
  ReflectionPad1d: border(1, 'reflect'),
  ReflectionPad2d: border(2, 'reflect'),
  ReflectionPad3d: border(3, 'reflect'),
  ReplicationPad1d: border(1, 'replicate'),
  ReplicationPad2d: border(2, 'replicate'),
  ReplicationPad3d: border(3, 'replicate'),
  ZeroPad1d: zero(1),
  ZeroPad2d: zero(2),
  ZeroPad3d: zero(3),
  ChannelShuffle: by('channel_shuffle', 'groups'),
  PixelShuffle: by('pixel_shuffle', 'upscale_factor'),
  PixelUnshuffle: by('pixel_unshuffle', 'downscale_factor'),
  Upsample: upsample(
    '(Size? size=None, any? scale_factor=None, str mode="nearest", bool? align_corners=None, bool? recompute_scale_factor=None)',
    {},
  ),
  UpsamplingBilinear2d: upsample('(Size? size=None, any? scale_factor=None)', { mode: 'bilinear', align_corners: true }),
  UpsamplingNearest2d: upsample('(Size? size=None, any? scale_factor=None)', {}),
} satisfies Record<string, Layer>
