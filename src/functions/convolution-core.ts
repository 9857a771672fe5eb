/**
 * The three products of a convolution as matrix products that read windows where they lie. Each is a sum over the same terms
 * output[n, o, p] · weight[o, i, k] · input[n, i, p·stride + k·dilation - before], over what the other two have and it has not; so each is
 * the gradient of the others. Records nothing.
 */
import { openScope } from '../backend/wasm/storage.ts'
import { type DType, int32 } from '../dtypes.ts'
import { choices, numelOf, type Sizes } from '../shape/shape.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { innerProducts, tapSum } from './convolution-direct.ts'
import { directly, type TapWindows } from './convolution-windows.ts'
import { rawCopy } from './copying.ts'
import { rawFill } from './creation.ts'
import { fromTyped } from './data.ts'
import { computed, type Matrix, multiply } from './gemm.ts'
import { rowMajor } from './indexing-core.ts'
import { reduceTo } from './reduce-core.ts'
import { boxed, offsets } from './windows.ts'

/** Sizes are those of the last dimensions, of which there may be any number. */
export interface Geometry {
  input: Sizes
  kernel: Sizes
  output: Sizes
  stride: Sizes
  dilation: Sizes
  /** Zeros before the first element; those after the last are as many as the windows need. */
  before: Sizes
  groups: number
}
export type Role = 'input' | 'weight' | 'output'
/** What each is made of, in order. */
export const madeOf: Record<Role, readonly [Role, Role]> = {
  output: ['input', 'weight'],
  input: ['output', 'weight'],
  weight: ['input', 'output'],
}

/** The product that takes `role`; `bias` is added to each channel (dimension 1). */
export function convolved(role: Role, a: Tensor, b: Tensor, geometry: Geometry, bias: Tensor | null = null): Tensor {
  const dtype = computed(a._dtype)
  // Padded copies and the like are large, and serve the next one while the caches hold them.
  const scope = openScope()
  try {
    const as = (t: Tensor, dtype: DType): Tensor => {
      if (t._dtype === dtype) return t
      const out = empty(t._sizes, dtype)
      rawCopy(out, t)
      return out
    }
    const out = as(products[role](as(a, dtype), as(b, dtype), geometry, bias && as(bias, dtype)), a._dtype)
    scope.keep(out._storage)
    return out
  } finally {
    scope.close()
  }
}

/** Sets every channel of `out` to its bias, or to 0. */
function begin(out: Tensor, bias: Tensor | null): Tensor {
  if (!bias) return rawFill(out, 0)
  const of = (n: number): number[] => out._sizes.map((_, d) => (d === 1 ? n : 0))
  const sizes = out._sizes.map((s, d) => (d === 1 ? s : 1))
  rawCopy(out, aliasOf(bias, sizes, of(bias._strides[0]!), bias._start))
  return out
}

/** The distance of neighbours in a list where it is everywhere the same. */
function stepOf(list: Int32Array): number | null {
  const step = list.length > 1 ? list[1]! - list[0]! : 0
  for (let i = 2; i < list.length; i++) if (list[i]! - list[i - 1]! !== step) return null
  return step
}

/** The matrix whose element (i, j) lies at rows[i] + columns[j] elements from `start`, for every entry of the first dimension; from the given row and column on. */
function listed(tensor: Tensor, rows: Int32Array, columns: Int32Array): (start: number, row?: number, column?: number) => Matrix {
  const row = stepOf(rows)
  const column = stepOf(columns)
  const batch = tensor._strides[0]!
  if (row !== null && column !== null) return (start, i = 0, j = 0) => ({ tensor, start: start + i * row + j * column, row, column, batch })
  const size = tensor._dtype.itemsize
  const table = (list: Int32Array): Tensor =>
    fromTyped(
      list.map((x) => x * size),
      [list.length],
      int32,
    )
  const all = { rows: table(rows), columns: table(columns) }
  const from = (t: Tensor, first: number): Tensor => aliasOf(t, [t._count - first], [1], first)
  return (start, i = 0, j = 0) => ({
    tensor,
    start,
    row: 0,
    column: 0,
    batch,
    tables: { rows: from(all.rows, i), columns: from(all.columns, j) },
  })
}

/** Elements of windows that are packed at a time at most: some megabytes, so that large images need no memory of their size times the kernel's. */
const PACKED = 1 << 20
/** Positions from which entries are summed apart for the gradient of a weight: so no sum grows long, and threads have parts. */
const SUMMED = 4096
/** Runs `part` for pieces (first, length) of `n`, each with at most so many times `other` elements. */
function inPieces(n: number, other: number, part: (first: number, length: number) => void): void {
  const most = Math.max(64, Math.floor(PACKED / other) & -64)
  for (let first = 0; first < n; first += most) part(first, Math.min(most, n - first))
}

const times = (a: Sizes, b: Sizes): number[] => a.map((x, d) => x * b[d]!)

/** The part of the input that windows cover, the list of their taps (channels of a group included), and where their positions lie. */
function windowsOf(x: Tensor, { kernel, output, stride, dilation, before, groups }: Geometry) {
  const box = boxed(
    x,
    before.map((p) => -p),
    output.map((o, d) => (o - 1) * stride[d]! + (kernel[d]! - 1) * dilation[d]! + 1),
  )
  const channels = x._sizes[1]! / groups
  const [, channel, ...steps] = box._strides as [number, number, ...number[]]
  return {
    box,
    taps: offsets([channels, ...kernel], [channel, ...times(dilation, steps)]),
    extents: output,
    steps: times(stride, steps),
    /** Elements from one group's channels to the next's. */
    group: channels * channel,
  }
}

/** Whether a group has so few rows and columns that a product of matrices would not pay. */
const isSmall = (groups: number, rows: number, terms: number): boolean => groups > 1 && rows <= 2 && terms <= 64

/**
 * Every channel of `out` at every position of the windows as the sum over taps of its group's channels times its row of `weights`, and its
 * bias; `group` elements lie between groups.
 */
function sums(out: Tensor, weights: Tensor, windows: TapWindows & { group: number }, groups: number, bias: Tensor | null): void {
  const [batch, channels] = out._sizes as [number, number]
  const { box, start, group, taps, extents, steps } = windows
  const m = channels / groups
  const n = numelOf(extents)
  const k = taps.length
  const adds = bias !== null
  if (isSmall(groups, m, k)) {
    if (adds) begin(out, bias)
    const still = extents.map(() => 0)
    tapSum(
      { tensor: out, start: 0, strides: [channels * n, m * n, n, ...out._strides.slice(2)] },
      { tensor: box, start, strides: [box._strides[0]!, group, 0, ...steps] },
      { tensor: weights, start: 0, strides: [0, m * k, k, ...still] },
      taps,
      [batch, groups, m, ...extents],
      adds,
    )
    return
  }
  let g = 0
  for (; g < groups; g++) {
    const problem = { a: g * m * k, c: g * m * n, bias: g * m, m, rowA: k, batchA: 0, batchC: channels * n, batch, per: 1 }
    if (!directly('sums', [out, weights, bias], { ...windows, start: start + g * group }, problem)) break
  }
  // It takes all groups or none: they differ in nothing but where they lie.
  if (g > 0) return
  if (adds) begin(out, bias)
  const matrix = listed(box, taps, offsets(extents, steps))
  for (; g < groups; g++)
    inPieces(n, k, (first, length) =>
      multiply(
        { tensor: out, start: g * m * n + first, row: n, column: 1, batch: channels * n },
        { tensor: weights, start: g * m * k, row: k, column: 1, batch: 0 },
        matrix(start + g * group, 0, first),
        { m, n: length, k, batch },
        adds,
      ),
    )
}

function output(x: Tensor, w: Tensor, geometry: Geometry, bias: Tensor | null): Tensor {
  const out = empty([x._sizes[0]!, w._sizes[0]!, ...geometry.output], x._dtype)
  if (out._count > 0) sums(out, rowMajor(w), { ...windowsOf(x, geometry), start: 0 }, geometry.groups, bias)
  return out
}

function weight(x: Tensor, grad: Tensor, geometry: Geometry): Tensor {
  const { groups, kernel, dilation } = geometry
  const channels = grad._sizes[1]!
  const out = empty([channels, x._sizes[1]! / groups, ...kernel], x._dtype)
  if (out._count === 0) return out
  const batch = grad._count === 0 ? 0 : x._sizes[0]!
  if (batch === 0) return rawFill(out, 0)
  const { box, taps, group, extents, steps } = windowsOf(x, geometry)
  const y = rowMajor(grad)
  const m = channels / groups
  const n = taps.length
  const k = numelOf(extents)
  if (isSmall(groups, m, n)) {
    const [image, channel, ...inner] = box._strides as [number, number, ...number[]]
    const still = kernel.map(() => 0)
    innerProducts(
      { tensor: out, start: 0, strides: [m * n, n, ...out._strides.slice(1)] },
      { tensor: box, start: 0, strides: [group, 0, channel, ...times(dilation, inner), image, ...steps] },
      { tensor: y, start: 0, strides: [m * k, k, 0, ...still, channels * k, ...y._strides.slice(2)] },
      [groups, m, ...out._sizes.slice(1)],
      [batch, ...extents],
    )
    return out
  }
  const image = box._strides[0]!
  const per = Math.max(1, Math.round(SUMMED / k))
  const summed = (parts: Tensor): Tensor => reduceTo('sum', parts, { dims: [0], keepdim: false, compute: out._dtype, out: out._dtype })
  const some = empty([Math.ceil(batch / per), ...out._sizes], out._dtype)
  for (let g = 0; g < groups; g++) {
    const problem = { a: g * m * k, c: g * m * n, bias: 0, m, rowA: k, batchA: channels * k, batchC: out._count, batch, per }
    if (!directly('products', [some, y, null], { box, start: g * group, taps, extents, steps }, problem)) break
    if (g === groups - 1) return summed(some)
  }
  const windows = listed(box, offsets(extents, steps), taps)
  // Small weights: a sum for each image, which threads take apart from each other, and then the sum of those.
  const apart = batch > 1 && batch * out._count <= PACKED
  const part = apart ? empty([batch, ...out._sizes], out._dtype) : out
  for (let g = 0; g < groups; g++)
    for (let i = 0; i < (apart ? 1 : batch); i++)
      inPieces(k, n, (first, length) =>
        multiply(
          { tensor: part, start: g * m * n, row: n, column: 1, batch: out._count },
          { tensor: y, start: (i * channels + g * m) * k + first, row: k, column: 1, batch: channels * k },
          windows(g * group + i * image, first),
          { m, n, k: length, batch: apart ? batch : 1 },
          i > 0 || first > 0,
        ),
      )
  return apart ? summed(part) : out
}

/** The positions of one dimension that are `residue` modulo the stride: how many, and the taps that reach them, from outputs `shift` further on. */
interface Phase {
  residue: number
  count: number
  taps: { tap: number; shift: number }[]
}
function phasesOf(size: number, kernel: number, stride: number, dilation: number, before: number): Phase[] {
  return Array.from({ length: Math.min(stride, size) }, (_, residue) => {
    const taps = []
    for (let tap = kernel - 1; tap >= 0; tap--) {
      const shift = (residue + before - tap * dilation) / stride
      if (Number.isInteger(shift)) taps.push({ tap, shift })
    }
    return { residue, count: Math.ceil((size - residue) / stride), taps }
  })
}

/**
 * The positions of the input fall into phases by their residue modulo the stride; those of one are a convolution of the output, without
 * stride, with the taps that reach them, the last first.
 */
function input(grad: Tensor, w: Tensor, geometry: Geometry, bias: Tensor | null): Tensor {
  const { groups, kernel, stride, dilation, before } = geometry
  const batch = grad._sizes[0]!
  const m = w._sizes[1]!
  const channels = m * groups
  const inner = w._sizes[0]! / groups
  const sizes = [batch, channels, ...geometry.input]
  const phases = geometry.input.map((size, d) => phasesOf(size, kernel[d]!, stride[d]!, dilation[d]!, before[d]!))
  const out = empty(sizes, grad._dtype)
  if (grad._count === 0 || phases.some((list) => list.some((p) => p.taps.length === 0))) begin(out, bias)
  if (out._count === 0 || grad._count === 0) return out
  const reach = phases.map((list) =>
    list.flatMap(({ taps, count }) => (taps.length ? [taps[0]!.shift, taps.at(-1)!.shift + count - 1] : [])),
  )
  // Where windows are far apart and the input small, they may miss it.
  if (reach.some((r) => r.length === 0)) return out
  const origin = reach.map((r) => Math.min(...r))
  const box = boxed(
    grad,
    origin,
    reach.map((r, d) => Math.max(...r) - origin[d]! + 1),
  )
  const [, channel, ...steps] = box._strides as [number, number, ...number[]]
  for (const phase of choices(phases)) {
    if (phase.some((p) => p.taps.length === 0)) continue
    const counts = phase.map((p) => p.count)
    const shape = phase.map((p) => p.taps.length)
    const weights = phaseWeights(w, groups, phase)
    // From the first output that the phase reads on.
    const shifts = phase.map((p) => (p.taps.length > 1 ? p.taps[1]!.shift - p.taps[0]!.shift : 0))
    const first = phase.reduce((at, p, d) => at + (p.taps[0]!.shift - origin[d]!) * steps[d]!, 0)
    const windows = {
      box,
      start: first,
      group: inner * channel,
      taps: offsets([inner, ...shape], [channel, ...times(shifts, steps)]),
      extents: counts,
      steps,
    }
    const whole = phases.every((list) => list.length === 1)
    const part = whole ? out : empty([batch, channels, ...counts], out._dtype)
    sums(part, weights, windows, groups, bias)
    if (whole) continue
    const strides = out._strides.map((s, d) => (d < 2 ? s : s * stride[d - 2]!))
    const start = phase.reduce((at, p, d) => at + p.residue * out._strides[d + 2]!, 0)
    rawCopy(aliasOf(out, part._sizes, strides, start), part)
  }
  return out
}

/** The weights of a phase's taps in its order, as a row of each group and channel of the input. */
function phaseWeights(w: Tensor, groups: number, phase: readonly Phase[]): Tensor {
  const [o, i, ...ks] = w._strides as [number, number, ...number[]]
  const inner = w._sizes[0]! / groups
  const sizes = [groups, w._sizes[1]!, inner, ...phase.map((p) => p.taps.length)]
  const steps = phase.map((p, d) => (p.taps.length > 1 ? p.taps[1]!.tap - p.taps[0]!.tap : 0) * ks[d]!)
  const first = phase.reduce((at, p, d) => at + p.taps[0]!.tap * ks[d]!, w._start)
  const out = empty(sizes, w._dtype)
  rawCopy(out, aliasOf(w, sizes, [inner * o, i, o, ...steps], first))
  return out
}

const products: Record<Role, (a: Tensor, b: Tensor, geometry: Geometry, bias: Tensor | null) => Tensor> = { output, input, weight }
