/** Images and volumes read at the positions of a grid: `grid_sample`, and `affine_grid`, which makes such grids. */
import { grad } from '../autograd/functions.ts'
import { mode as modes } from '../autograd/modes.ts'
import type { FormulaNode } from '../autograd/node.ts'
import { anyRequiresGrad, track, unviewed } from '../autograd/record.ts'
import type { DType } from '../dtypes.ts'
import { int64 } from '../dtypes.ts'
import { NotImplementedError, notImplemented, otherType, RuntimeError, shapeText, ValueError } from '../errors.ts'
import * as ir from '../ir/expr.ts'
import { computeType, type Expr, load, param, reduce, type Scalar, type Store } from '../ir/expr.ts'
import { choices, contiguousStrides } from '../shape/shape.ts'
import { launch, type Operand, type Program, program } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { full, linspace } from './creation.ts'
import { type Algebra, MODES, PADDINGS, type Sampling, tapsOf } from './grid-sample-taps.ts'
import { cat } from './joining.ts'
import { functionOnly, type Op, op } from './schema.ts'

const expressions: Algebra<Expr> = {
  add: ir.add,
  sub: ir.sub,
  mul: ir.mul,
  div: ir.div,
  floor: ir.floor,
  trunc: ir.trunc,
  nearest: ir.nearest,
  abs: ir.abs,
  below: (x, y, a, b) => ir.where(ir.lt(x, y), a, b),
  constant: (like, x) => ir.constant(like.ty, x),
}
const tensors: Algebra<Tensor> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  floor: (a) => a.floor(),
  trunc: (a) => a.trunc(),
  nearest: (a) => a.round(),
  abs: (a) => a.abs(),
  below: (x, y, a, b) => a.where(x.lt(y as Tensor), b),
  constant: (like, x) => like.new_full([...like._sizes], x),
}

type Part = 'value' | 'input' | 'grid'
const programs = new Map<string, Program>()
/**
 * Over samples, positions and channels (which are reduced for the gradient of the grid). Buffers: the input (or its gradient), the grid, the
 * result (or its gradient), the gradient of the grid. Parameters: the sizes, then the strides, of the spatial dimensions.
 */
function programOf(part: Part, s: Sampling): Program {
  const key = `${part}${Object.values(s).join()}`
  let p = programs.get(key)
  if (!p) {
    p = program((stored) => {
      const at = (buffer: number, index?: Expr): Expr => load(computeType[stored[buffer]!], buffer, index)
      const ty: Scalar = computeType[stored[1]!]
      const size = (d: number): Expr => param(ty, d)
      // The grid names the last dimension first.
      const taps = Array.from({ length: s.dims }, (_, d) => tapsOf(expressions, at(1, ir.constant('i32', s.dims - 1 - d)), size(d), s))
      const corners = choices(taps).map((corner) => {
        const inside = corner.map((t, d) => ir.and(ir.ge(t.at, 0), ir.lt(t.at, size(d)))).reduce((a, b) => ir.and(a, b))
        const index = corner.map((t, d) => ir.mul(ir.cast('i32', t.at), param('i32', s.dims + d))).reduce((a, b) => ir.add(a, b))
        const product = (slope: number): Expr => corner.map((t, d) => (d === slope ? t.slope : t.weight)).reduce((a, b) => ir.mul(a, b))
        return { inside, index: ir.where(inside, index, 0), product }
      })
      if (part === 'input')
        return corners.map(
          ({ inside, index, product }): Store => ({ buffer: 0, value: ir.mul(at(2), product(-1)), index, mask: inside, combine: 'add' }),
        )
      /** The input at the corners, weighted, or weighted by the slope along a dimension. Of a volume, what lies outside counts for nothing; of an image, for 0 times its weight. */
      const mixed = (slope: number): Expr =>
        corners
          .map(({ inside, index, product }) =>
            s.dims === 2
              ? ir.mul(ir.where(inside, at(0, index), 0), product(slope))
              : ir.where(inside, ir.mul(at(0, index), product(slope)), 0),
          )
          .reduce((a, b) => ir.add(a, b))
      if (part === 'value') return [{ buffer: 2, value: mixed(-1) }]
      return Array.from({ length: s.dims }, (_, d) => ({
        buffer: 3,
        value: reduce('sum', ir.mul(at(2), mixed(d))),
        index: ir.constant('i32', s.dims - 1 - d),
      }))
    })
    programs.set(key, p)
  }
  return p
}

/** Runs a kernel; all but the input are contiguous. */
function run(part: Part, s: Sampling, input: Tensor, grid: Tensor, result: Tensor, gridGrad?: Tensor): void {
  const [n, c] = input._sizes as [number, number]
  const positions = grid._count / Math.max(n * s.dims, 1)
  if (n * positions === 0 || (part !== 'grid' && c === 0)) return
  const points = (tensor: Tensor): Operand => ({ tensor, strides: [positions * s.dims, s.dims, 0] })
  const operands: Operand[] = [
    { tensor: input, strides: [input._strides[0]!, 0, input._strides[1]!] },
    points(grid),
    { tensor: result, strides: [positions * c, 1, positions] },
    ...(gridGrad ? [points(gridGrad)] : []),
  ]
  const ty: Scalar = computeType[grid._dtype.name]
  const spatial = [...input._sizes.keys()].slice(2)
  const params = [
    ...spatial.map((d) => ({ ty, value: input._sizes[d]! })),
    ...spatial.map((d) => ({ ty: 'i32' as const, value: input._strides[d]! })),
  ]
  // A first axis of length 1 keeps the threads away from additions to the same element.
  const [axes, rest] = part === 'grid' ? [[n, positions], [c]] : [[n, positions, c], []]
  launch(programOf(part, s), '', operands, axes, rest, params, 8 * 4 ** s.dims)
}

/** Computed by operations that are recorded themselves, for derivatives of higher order. */
function recordable(input: Tensor, grid: Tensor, s: Sampling): Tensor {
  const [n, c, ...spatial] = input._sizes as [number, number, ...number[]]
  const points = grid.reshape([n, -1, s.dims])
  const flat = input.reshape([n, c, -1])
  const strides = contiguousStrides(spatial)
  const taps = spatial.map((size, d) => tapsOf(tensors, points.select(-1, s.dims - 1 - d), grid.new_full([], size), s))
  const parts = choices(taps).map((corner) => {
    const inside = corner
      .map((t, d) => t.at.ge(0).logical_and(t.at.lt(spatial[d]!)))
      .reduce((a, b) => a.logical_and(b))
      .unsqueeze(1)
    const index = corner.map((t, d) => t.at.detach().to(int64).mul(strides[d]!)).reduce((a, b) => a.add(b))
    const places = index.unsqueeze(1).masked_fill(inside.logical_not(), 0).expand([n, c, points._sizes[1]!])
    const weight = corner.map((t) => t.weight).reduce((a, b) => a.mul(b))
    return flat.gather(2, places).mul(weight.unsqueeze(1)).masked_fill(inside.logical_not(), 0)
  })
  return parts.reduce((a, b) => a.add(b)).reshape([n, c, ...grid._sizes.slice(1, -1)])
}

const backwardOf =
  (s: Sampling) =>
  (g: Tensor, saved: { input: Tensor; grid: Tensor }, node: FormulaNode): (Tensor | null)[] => {
    const { input, grid } = saved
    const wants = [node.needs(0), node.needs(1)]
    if (modes.forward >= 0 || (modes.grad && anyRequiresGrad([g, input, grid]))) {
      const leaves = [input, grid].map((t, i) => (wants[i] && !t.requires_grad ? t.detach().requires_grad_() : t))
      const wanted = leaves.filter((_, i) => wants[i])
      const out = recordable(leaves[0]!, leaves[1]!, s)
      const got = out.requires_grad ? grad(out, wanted, { grad_outputs: g, create_graph: true, allow_unused: true }) : []
      // The nearest element does not change with the grid: zeros, which still belong to the graph.
      return wants.map((w, i) => (w ? (got.shift() ?? leaves[i]!.mul(0)) : null))
    }
    const cotangent = g.contiguous()
    const points = grid.contiguous()
    const dInput = wants[0] ? full(input._sizes, 0, input._dtype) : null
    if (dInput) run('input', s, dInput, points, cotangent)
    const dGrid = wants[1] ? empty(grid._sizes, grid._dtype) : null
    if (dGrid) run('grid', s, input, points, cotangent, dGrid)
    return [dInput, dGrid]
  }

function checkSampler(input: Tensor, grid: Tensor, mode: number): void {
  const dims = input._sizes.length - 2
  const both = `but got input with sizes ${shapeText(input._sizes)} and grid with sizes ${shapeText(grid._sizes)}`
  if (input._sizes[0] !== grid._sizes[0]) throw new RuntimeError(`grid_sampler(): expected grid and input to have same batch size, ${both}`)
  if (grid._sizes.at(-1) !== dims)
    throw new RuntimeError(
      `grid_sampler(): expected grid to have size ${dims} in last dimension, but got grid with sizes ${shapeText(grid._sizes)}`,
    )
  input._sizes.forEach((s, d) => {
    if (d > 1 && s === 0)
      throw new RuntimeError(
        `grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes ${shapeText(input._sizes)} with dimension ${d} being empty`,
      )
  })
  if (dims === 3 && mode === 2 && grid._sizes.length === 5)
    throw new RuntimeError('grid_sampler(): bicubic interpolation only supports 4D input')
}
function needDims(input: Tensor, grid: Tensor, allowed: readonly number[]): void {
  if (allowed.includes(input._sizes.length) && input._sizes.length === grid._sizes.length) return
  throw new RuntimeError(
    `grid_sampler(): expected ${allowed.map((d) => `${d}D`).join(' or ')} input and grid with same number of dimensions, but got input with sizes ${shapeText(input._sizes)} and grid with sizes ${shapeText(grid._sizes)}`,
  )
}

const sampler =
  (...allowed: number[]) =>
  (input: Tensor, grid: Tensor, mode: number, padding: number, corners: boolean): Tensor => {
    const dims = input._sizes.length - 2
    checkSampler(input, grid, mode)
    needDims(input, grid, allowed)
    if (!MODES[mode] || !PADDINGS[padding])
      throw new RuntimeError(`grid_sampler(): there is no interpolation mode ${mode} with padding mode ${padding}`)
    if (input._dtype.category !== 2)
      throw notImplemented(dims === 2 ? 'grid_sampler_2d_cpu_kernel_impl' : 'grid_sampler3d_cpu', typeWord(input._dtype))
    if (grid._dtype !== input._dtype) throw otherType(typeWord(input._dtype), typeWord(grid._dtype))
    const s: Sampling = { dims, mode, padding, corners }
    const out = empty([...input._sizes.slice(0, 2), ...grid._sizes.slice(1, -1)], input._dtype)
    run('value', s, input, grid.contiguous().detach(), out)
    return track(out, `GridSampler${dims}DBackward0`, [input, grid], { input, grid }, backwardOf(s))
  }
const grid_sampler = sampler(4, 5)

export function grid_sample(input: Tensor, grid: Tensor, mode: string, padding: string, corners: boolean | null): Tensor {
  if (!MODES.includes(mode))
    throw new ValueError(`nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '${mode}'`)
  if (!PADDINGS.includes(padding))
    throw new ValueError(
      `nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: '${padding}'`,
    )
  return grid_sampler(input, grid, MODES.indexOf(mode), PADDINGS.indexOf(padding), corners ?? false)
}

/** The positions of an image's pixels (or a volume's), and a 1 after each: [N, H · W, 3]. */
function baseGrid(size: readonly number[], dtype: DType, corners: boolean): Tensor {
  const spatial = size.slice(2)
  const whole = [size[0]!, ...spatial]
  const lines = spatial.map((n, d) => {
    const line = n <= 1 ? full([n], 0, dtype) : linspace(-1, 1, n, dtype)
    return (corners || n <= 1 ? line : line.mul((n - 1) / n))
      .reshape([...whole.map((_, i) => (i === d + 1 ? n : 1)), 1])
      .expand([...whole, 1])
  })
  return cat([...lines.toReversed(), full([...whole, 1], 1, dtype)], -1).reshape([size[0]!, -1, spatial.length + 1])
}

function affine_grid_generator(theta: Tensor, size: readonly number[], corners: boolean): Tensor {
  if (size.length !== 4 && size.length !== 5) throw new RuntimeError('AffineGridGenerator needs 4d (spatial) or 5d (volumetric) inputs.')
  const shape = [size[0]!, ...size.slice(2), size.length - 2]
  const out = unviewed(baseGrid(size, theta._dtype, corners).bmm(theta.detach().transpose(1, 2)).view(shape))
  return track(out, 'AffineGridGeneratorBackward0', [theta], {}, gridBack([...size], corners), (t) =>
    t[0] ? affine_grid_generator(t[0], size, corners) : null,
  )
}
const gridBack =
  (size: readonly number[], corners: boolean) =>
  (g: Tensor): Tensor[] => [
    baseGrid(size, g._dtype, corners)
      .transpose(1, 2)
      .bmm(g.reshape([size[0]!, -1, size.length - 2]))
      .transpose(1, 2),
  ]

export function affine_grid(theta: Tensor, size: readonly number[], corners: boolean | null): Tensor {
  if (theta._dtype.category !== 2) throw new ValueError(`Expected theta to have floating point type, but got ${String(theta._dtype)}`)
  const dims = size.length - 2
  if (dims !== 2 && dims !== 3)
    throw new NotImplementedError(
      `affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size ${shapeText(size)}.`,
    )
  const [, rows, columns] = theta._sizes
  if (theta._sizes.length !== 3 || rows !== dims || columns !== dims + 1)
    throw new ValueError(
      `Expected a batch of ${dims}D affine matrices of shape Nx${dims}x${dims + 1} for size ${shapeText(size)}. Got torch.Size(${shapeText(theta._sizes)}).`,
    )
  if (size.some((s) => s <= 0)) throw new ValueError(`Expected non-zero, positive output size. Got ${shapeText(size)}`)
  return affine_grid_generator(theta, size, corners ?? false)
}

const SAMPLE =
  'The input [N, C, H, W] (or [N, C, D, H, W]) at the positions of the grid [N, H′, W′, 2] (or [N, D′, H′, W′, 3]), x first, from -1 to 1.'
const AFFINE = 'The grid of an affine map of the plane [N, 2, 3] or of space [N, 3, 4], for images of `size`.'
const numbered = (...allowed: number[]): Op =>
  functionOnly(
    op(`${SAMPLE} Modes and paddings by number.`, [
      '(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners)',
      sampler(...allowed),
    ]),
  )
export const gridSamplers: Record<string, Op> = {
  grid_sampler: numbered(4, 5),
  grid_sampler_2d: numbered(4),
  grid_sampler_3d: numbered(5),
  affine_grid_generator: functionOnly(op(AFFINE, ['(Tensor theta, int[] size, bool align_corners)', affine_grid_generator])),
}
export const functionalGridSamplers: Record<string, Op> = {
  grid_sample: functionOnly(
    op(`${SAMPLE} Modes: bilinear, nearest, bicubic; paddings: zeros, border, reflection.`, [
      '(Tensor input, Tensor grid, str mode="bilinear", str padding_mode="zeros", bool? align_corners=None)',
      grid_sample,
    ]),
  ),
  affine_grid: functionOnly(op(AFFINE, ['(Tensor theta, int[] size, bool? align_corners=None)', affine_grid])),
}
