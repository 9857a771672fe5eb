/** `nn.functional.interpolate` and its kin: the size of images changed, one dimension after another, by tables of positions and weights. */
import { track } from '../autograd/record.ts'
import { type DType, float32, float64, int32, uint8 } from '../dtypes.ts'
import { NotImplementedError, notImplemented, RuntimeError, shapeText, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import {
  add,
  cast,
  computeType,
  constant,
  type Expr,
  eq,
  floor,
  load,
  max,
  min,
  mul,
  param,
  reduce,
  type Scalar,
  where,
} from '../ir/expr.ts'
import { collapse, launch, type Program, program } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { fromTyped } from './data.ts'
import {
  type Asked,
  area,
  cubic,
  double,
  filtered,
  filters,
  isIdentity,
  linear,
  nearest,
  nearestExact,
  quantised,
  type Round,
  single,
  type Table,
  transpose,
} from './resampling-tables.ts'
import { describe, functionOnly, type Op, op } from './schema.ts'

/** Up to so many taps are written out; more are a loop. */
const UNROLLED = 4

const programs = new Map<string, Program>()
/** Buffers: input, positions, result, weights. `taps` 0: a loop. */
function programOf(taps: number, weighted: boolean, ragged: boolean): Program {
  const key = `${taps}${weighted}${ragged}`
  let p = programs.get(key)
  if (!p) {
    p = program(([from, , to]) => {
      const ty: Scalar = !weighted ? computeType[from!] : from === 'float64' || to === 'float64' ? 'f64' : 'f32'
      const at = (buffer: number, b: Scalar, t: number): Expr => load(b, buffer, taps > 1 ? constant('i32', t) : undefined)
      const term = (t: number): Expr => {
        const x = cast(ty, load(computeType[from!], 0, mul(at(1, 'i32', t), param('i32', 0))))
        if (!weighted) return x
        const w = cast(ty, at(3, 'f64', t))
        return ragged ? where(eq(w, 0), 0, mul(x, w)) : mul(x, w)
      }
      let value = taps === 0 ? reduce('sum', term(0)) : Array.from({ length: taps }, (_, t) => term(t)).reduce((a, b) => add(a, b))
      // As images of bytes are rounded, after each dimension.
      if (to === 'uint8' && weighted) value = min(max(floor(add(value, 0.5)), 0), 255)
      return [{ buffer: 2, value: cast(computeType[to!], value) }]
    })
    programs.set(key, p)
  }
  return p
}

/** One dimension; records nothing. */
function pass(x: Tensor, dim: number, t: Table, dtype: DType): Tensor {
  const sizes = x._sizes.map((s, d) => (d === dim ? t.to : s))
  const out = empty(sizes, dtype)
  if (out._count === 0) return out
  const taps = t.taps <= UNROLLED ? t.taps : 0
  const beside = sizes.map((_, d) => (d === dim ? t.taps : 0))
  const along = (tensor: Tensor) => ({ tensor, strides: beside })
  const { axes, operands } = collapse(
    sizes,
    [
      { tensor: x, strides: x._strides.map((s, d) => (d === dim ? 0 : s)) },
      along(fromTyped(t.index, [t.index.length], int32)),
      { tensor: out, strides: out._strides },
      ...(t.weight ? [along(fromTyped(t.weight, [t.weight.length], float64))] : []),
    ],
    false,
  )
  const steps = taps === 0 ? [0, 1, 0, 1] : null
  launch(
    programOf(taps, t.weight !== null, t.ragged),
    '',
    steps ? operands.map((o, i) => ({ tensor: o.tensor, strides: [...o.strides, steps[i]!] })) : operands,
    axes,
    steps ? [t.taps] : [],
    [{ ty: 'i32', value: x._strides[dim]! }],
    t.taps * 2,
  )
  return out
}

/** The last dimensions resampled; linear, so that its gradient is the same with the tables transposed. */
function resample(x: Tensor, tables: readonly Table[], node: string): Tensor {
  const first = x._sizes.length - tables.length
  // 16-bit floats keep their precision between the dimensions.
  const between = x._dtype.category === 2 && x._dtype.itemsize === 2 ? float32 : x._dtype
  const todo = tables.map((t, i) => [t, first + i] as const).filter(([t]) => !isIdentity(t))
  let out = x.detach()
  for (let i = todo.length - 1; i >= 0; i--) out = pass(out, todo[i]![1], todo[i]![0], i === 0 ? x._dtype : between)
  if (todo.length === 0) out = out.contiguous().clone()
  return track(out, node, [x], {}, back(tables, node), (t) => (t[0] ? resample(t[0], tables, node) : null))
}
const BACK = 'BackwardBackward0'
const back =
  (tables: readonly Table[], node: string) =>
  (g: Tensor): Tensor[] => [
    resample(g, tables.map(transpose), node.endsWith(BACK) ? node.replace(BACK, 'Backward0') : node.replace('Backward0', BACK)),
  ]

const LETTERS = ['D', 'H', 'W']
const named = (sizes: readonly number[]): string => `(${sizes.map((s, i) => `${LETTERS[i + 3 - sizes.length]}: ${s}`).join(', ')})`

interface Mode {
  /** For how many spatial dimensions it is made. */
  dims: readonly number[]
  node: string
  /** The kernel that PyTorch names where it has none for a dtype, by the number of dimensions. */
  kernel: (dims: number) => string
  bytes: (dims: number) => boolean
  table: (asked: Asked, r: Round, small: boolean) => Table
}
const images = (dims: number): boolean => dims === 2
const nearestMode = (exact: boolean): Mode => ({
  dims: [1, 2, 3],
  node: exact ? 'NearestExact' : 'Nearest',
  kernel: (d) => (d === 2 ? 'upsample_nearest2d_channels_last' : 'compute_indices_weights_nearest'),
  bytes: () => true,
  table: (asked, r, small) => (exact ? nearestExact(asked, r) : nearest(asked, r, small)),
})
const linearMode = (name: string, d: number): Mode => ({
  dims: [d],
  node: name,
  kernel: () => (d === 2 ? 'upsample_bilinear2d_channels_last' : 'compute_indices_weights_linear'),
  bytes: images,
  table: linear,
})
const modes: Record<string, Mode> = {
  nearest: nearestMode(false),
  'nearest-exact': nearestMode(true),
  linear: linearMode('Linear', 1),
  bilinear: linearMode('Bilinear', 2),
  trilinear: linearMode('Trilinear', 3),
  bicubic: { dims: [2], node: 'Bicubic', kernel: () => 'compute_indices_weights_cubic', bytes: images, table: cubic },
  area: {
    dims: [1, 2, 3],
    node: 'area',
    kernel: (d) => (d === 3 ? 'adaptive_avg_pool3d_cpu' : 'adaptive_avg_pool2d'),
    bytes: () => false,
    table: ({ from, to }) => area(from, to),
  },
  lanczos: { dims: [2], node: 'Lanczos', kernel: () => '', bytes: images, table: cubic },
}
const smooth = (name: string, d: number): Mode => ({
  dims: [d],
  node: modes[name]!.node,
  kernel: () => 'compute_index_ranges_weights',
  bytes: images,
  table: (asked, r) => filtered(asked, r, filters[name]!),
})

const isWhole = (v: unknown): boolean => Number.isInteger(v) || typeof v === 'bigint'

/** The lengths asked for, by size or by factor; and the factors, where they count. */
function askedFor(
  x: Tensor,
  size: unknown,
  factor: unknown,
  recompute: boolean | null,
  isArea: boolean,
): { sizes: number[]; scales: number[] | null } {
  const spatial = x._sizes.slice(2)
  const each = (v: unknown): unknown[] => (Array.isArray(v) ? v : spatial.map(() => v))
  const match = (v: unknown, text: string): void => {
    if (Array.isArray(v) && v.length !== spatial.length)
      throw new ValueError(
        `Input and ${text.startsWith('output') ? 'output' : 'scale_factor'} must have the same number of spatial dimensions, but got input with spatial dimensions of ${shapeText(spatial)} and ${text.replace('*', shapeText(v as number[]))} format.`,
      )
  }
  if (size !== null && factor !== null) throw new ValueError('only one of size or scale_factor should be defined')
  if (size !== null) {
    match(size, 'output size of *. Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK)')
    const sizes = each(size)
    if (!sizes.every(isWhole))
      throw new TorchTypeError(
        `expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int], but got size with types ${shapeText(sizes.map((v) => `<class '${describe(v)}'>`) as unknown as number[])}`,
      )
    if (recompute) throw new ValueError('recompute_scale_factor is not meaningful with an explicit size.')
    return { sizes: sizes.map(Number), scales: null }
  }
  if (factor === null) throw new ValueError('either size or scale_factor should be defined')
  match(
    factor,
    'scale_factor of shape *. Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK)',
  )
  const scales = each(factor).map((v) => {
    if (typeof v !== 'number' && typeof v !== 'bigint' && typeof v !== 'boolean')
      throw new TorchTypeError(`interpolate(): argument 'scale_factor' must be float or tuple of floats, not ${describe(v)}`)
    return Number(v)
  })
  return { sizes: spatial.map((s, i) => Math.trunc(s * scales[i]!)), scales: recompute || isArea ? null : scales }
}

function modeOf(x: Tensor, name: string, corners: boolean | null, antialias: boolean): Mode {
  const dims = x._sizes.length - 2
  const mode = Object.hasOwn(modes, name) ? modes[name]! : null
  if (antialias && !(name in filters && dims === 2))
    throw new ValueError('Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input')
  if (mode?.dims.includes(dims)) {
    if (name === 'lanczos' && corners) throw new ValueError('Lanczos mode does not support align_corners=True')
    if (name === 'lanczos' && !antialias) throw new ValueError('Lanczos mode requires antialias=True')
    return antialias ? smooth(name, dims) : mode
  }
  if (name.endsWith('linear') && mode && dims >= 1 && dims <= 3)
    throw new NotImplementedError(`Got ${dims + 2}D input, but ${name} mode needs ${mode.dims[0]! + 2}D input`)
  throw new NotImplementedError(
    `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${dims + 2}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got ${name})`,
  )
}

/** What may not be resampled so, refused in PyTorch's words. */
function checkSizes(x: Tensor, sizes: readonly number[]): void {
  const spatial = x._sizes.slice(2)
  if ([...spatial, ...sizes].some((s) => !(s > 0)))
    throw new RuntimeError(
      `Input and output sizes should be greater than 0, but got input ${named(spatial)} ${sizes.length === 1 ? 'and ' : ''}output ${named(sizes)}`,
    )
  if (x._sizes.slice(1).includes(0))
    throw new RuntimeError(`Non-empty ${x._sizes.length}D data tensor expected but got a tensor with sizes ${shapeText(x._sizes)}`)
}

export function interpolate(
  x: Tensor,
  size: unknown,
  factor: unknown,
  name: string,
  alignCorners: boolean | null,
  recompute: boolean | null,
  antialias: boolean,
): Tensor {
  if (alignCorners !== null && ['nearest', 'area', 'nearest-exact'].includes(name))
    throw new ValueError('align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear')
  const { sizes, scales } = askedFor(x, size, factor, recompute, name === 'area')
  const mode = modeOf(x, name, alignCorners, antialias)
  const dims = sizes.length
  if (name !== 'area') checkSizes(x, sizes)
  else if (!sizes.every((s) => s >= 0)) throw new RuntimeError('elements of output_size must be greater than or equal to 0')
  if (sizes.some((s) => s >= 2 ** 31)) throw new RuntimeError(`interpolate(): a result of size ${shapeText(sizes)} is too large`)
  if (!(x._dtype.category === 2 && !(antialias && x._dtype.itemsize === 2)) && !(x._dtype === uint8 && mode.bytes(dims)))
    throw notImplemented(mode.kernel(dims), typeWord(x._dtype))
  const r = x._dtype === float64 ? double : single
  const small = dims === 2 && sizes[0]! + sizes[1]! <= 128
  const tables = sizes.map((to, i) => {
    const t = mode.table({ from: x._sizes[i + 2]!, to, scale: scales?.[i] ?? null, corners: alignCorners ?? false }, r, small)
    return x._dtype === uint8 ? quantised(t) : t
  })
  return name === 'area' ? averaged(x, sizes, tables) : resample(x, tables, `Upsample${mode.node}${dims}D${antialias ? 'Aa' : ''}Backward0`)
}

/** Adaptive average pooling, in whose steps PyTorch takes it: a line is an image of one row, and a single mean a mean. */
function averaged(x: Tensor, sizes: readonly number[], tables: readonly Table[]): Tensor {
  if (sizes.length === 1) return averaged(x.unsqueeze(-2), [1, ...sizes], [area(1, 1), ...tables]).squeeze(-2)
  if (sizes.every((s) => s === 1) && x._count > 0) return x.mean({ dim: sizes.map((_, i) => -1 - i), keepdim: true })
  return resample(x, tables, `AdaptiveAvgPool${sizes.length}DBackward0`)
}

const INTERPOLATE =
  'Images of another size, [N, C, L], [N, C, H, W] or [N, C, D, H, W]: by `size` or by `scale_factor`, one number or one for each dimension. Modes: nearest, nearest-exact, linear, bilinear, trilinear, bicubic, area, lanczos; antialias as Pillow does it.'
const SIZED = 'Tensor input, any size=None, any scale_factor=None'

export const interpolations: Record<string, Op> = {
  interpolate: functionOnly(
    op(INTERPOLATE, [
      `(${SIZED}, str mode="nearest", bool? align_corners=None, bool? recompute_scale_factor=None, bool antialias=False)`,
      interpolate,
    ]),
  ),
  upsample: functionOnly(
    op('interpolate, by its older name.', [
      `(${SIZED}, str mode="nearest", bool? align_corners=None)`,
      (x: Tensor, size: unknown, factor: unknown, mode: string, corners: boolean | null) =>
        interpolate(x, size, factor, mode, corners, null, false),
    ]),
  ),
  upsample_nearest: functionOnly(
    op('interpolate with mode nearest.', [
      `(${SIZED})`,
      (x: Tensor, size: unknown, factor: unknown) => interpolate(x, size, factor, 'nearest', null, null, false),
    ]),
  ),
  upsample_bilinear: functionOnly(
    op('interpolate with mode bilinear and align_corners.', [
      `(${SIZED})`,
      (x: Tensor, size: unknown, factor: unknown) => interpolate(x, size, factor, 'bilinear', true, null, false),
    ]),
  ),
}
