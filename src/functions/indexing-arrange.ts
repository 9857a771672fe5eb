/** Elements rearranged by a rule: flipped, rolled, rotated, repeated, triangles of matrices. */
import { track } from '../autograd/record.ts'
import { type DType, int32, int64 } from '../dtypes.ts'
import { IndexError, notImplemented, RuntimeError, wrapDim, wrapDims } from '../errors.ts'
import { axis, computeType, constant, ge, le, load, param, sub, where } from '../ir/expr.ts'
import { likeStrides } from '../shape/layout.ts'
import { contiguousStrides, type Sizes } from '../shape/shape.ts'
import { collapse, launch, type Program, program } from '../tensor/launch.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { rawClone } from './change.ts'
import { rawCopy } from './copying.ts'
import { checkSizes, finish } from './creation.ts'
import { fromTyped } from './data.ts'
import { bitsOf, rowMajor } from './indexing-core.ts'
import { inplaceOf } from './inplace.ts'
import { functionOnly, KIND, methodOnly, type Op, op } from './schema.ts'

/** The dimensions named, each once. */
function dimsOf(self: Tensor, dims: Sizes): number[] {
  const out = wrapDims(dims, self._sizes.length)
  return self._sizes.length === 0 ? [] : out
}

/** The elements seen backward along dimensions: strides that no tensor of the user has. */
function backward(self: Tensor, dims: Sizes): Tensor {
  const last = dims.reduce((a, d) => a + Math.max(self._sizes[d]! - 1, 0) * self._strides[d]!, 0)
  return aliasOf(
    self,
    self._sizes,
    self._strides.map((s, d) => (dims.includes(d) ? -s : s)),
    self._start + last,
  )
}

export function flip(self: Tensor, dims: Sizes): Tensor {
  const ds = dimsOf(self, dims)
  return track(
    flipped(self, ds),
    'FlipBackward0',
    [self],
    {},
    (g) => [flip(g, ds)],
    ([t]) => (t ? flip(t, ds) : null),
  )
}
function flipped(self: Tensor, dims: Sizes): Tensor {
  const out = empty(self._sizes, self._dtype, likeStrides(self))
  rawCopy(bitsOf(out), backward(bitsOf(self), dims))
  return out
}

export function roll(self: Tensor, shifts: Sizes, dims: Sizes): Tensor {
  if (shifts.length === 0) throw new RuntimeError('`shifts` required')
  if (dims.length === 0 && shifts.length === 1) {
    const rows = self._contiguous ? self : rowMajor(self)
    const moved = rolled(aliasOf(rows, [rows._count], [1], rows._start), shifts, [0])
    return track(
      aliasOf(moved, self._sizes, contiguousStrides(self._sizes), 0),
      'RollBackward0',
      [self],
      {},
      rollBack(shifts, []),
      ([t]) => (t ? roll(t, shifts, []) : null),
    )
  }
  if (shifts.length !== dims.length)
    throw new RuntimeError(`shifts and dimensions must align. shifts: ${shifts.length}, dims:${dims.length}`)
  if (self._sizes.length === 0) throw new IndexError(`Dimension specified as ${dims[0]} but tensor has no dimensions`)
  const ds = dims.map((d) => wrapDim(d, self._sizes.length))
  return track(rolled(self, shifts, ds), 'RollBackward0', [self], {}, rollBack(shifts, ds), ([t]) => (t ? roll(t, shifts, ds) : null))
}
const rollBack =
  (shifts: Sizes, dims: Sizes) =>
  (g: Tensor): Tensor[] => [
    roll(
      g,
      shifts.map((s) => -s),
      dims,
    ),
  ]
/** Each dimension falls into the part that stays in order and the part that comes round: blocks are copied. */
function rolled(self: Tensor, shifts: Sizes, dims: Sizes): Tensor {
  const out = empty(self._sizes, self._dtype)
  if (self._count === 0) return out
  const total = self._sizes.map(() => 0)
  dims.forEach((d, i) => {
    total[d]! += shifts[i]!
  })
  const [to, from] = [bitsOf(out), bitsOf(self)]
  const copy = (d: number, sizes: number[], read: number, write: number): void => {
    if (d === sizes.length) {
      rawCopy(aliasOf(to, sizes, to._strides, write), aliasOf(from, sizes, from._strides, read))
      return
    }
    const n = self._sizes[d]!
    const k = ((total[d]! % n) + n) % n
    const part = (size: number, r: number, w: number): void =>
      copy(
        d + 1,
        sizes.map((s, q) => (q === d ? size : s)),
        read + r * from._strides[d]!,
        write + w * to._strides[d]!,
      )
    part(n - k, 0, k)
    if (k > 0) part(k, n - k, 0)
  }
  copy(0, [...self._sizes], from._start, 0)
  return out
}

export function rot90(self: Tensor, k: number, dims: Sizes): Tensor {
  const n = self._sizes.length
  if (dims.length !== 2) throw new RuntimeError(`expected total rotation dims == 2, but got dims = ${dims.length}`)
  if (n < 2) throw new RuntimeError(`expected total dims >= 2, but got total dims = ${n}`)
  const [d0, d1] = dims as [number, number]
  if (d0 === d1 || Math.abs(d0 - d1) === n)
    throw new RuntimeError(`expected rotation dims to be different, but got dim0 = ${d0} and dim1 = ${d1}`)
  const [a, b] = [wrapDim(d0, n), wrapDim(d1, n)]
  const turns = ((k % 4) + 4) % 4
  const swapped = (t: Tensor): Tensor => {
    const order = [...t._sizes.keys()].map((d) => (d === a ? b : d === b ? a : d))
    return aliasOf(
      t,
      order.map((d) => t._sizes[d]!),
      order.map((d) => t._strides[d]!),
      t._start,
    )
  }
  const out = turns === 0 ? rawClone(self, false) : turns === 2 ? flipped(self, [a, b]) : swapped(flipped(self, [turns === 1 ? b : a]))
  return track(
    out,
    'Rot90Backward0',
    [self],
    {},
    (g) => [rot90(g, -k, dims)],
    ([t]) => (t ? rot90(t, k, dims) : null),
  )
}

export function repeat(self: Tensor, repeats: Sizes): Tensor {
  const lead = repeats.length - self._sizes.length
  if (lead < 0) throw new RuntimeError('Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor')
  const own = [...repeats.slice(0, lead).map(() => 1), ...self._sizes]
  const sizes = checkSizes(own.map((s, i) => s * repeats[i]!))
  const out = empty(sizes, self._dtype)
  if (out._count > 0) {
    // Every dimension as (repetition, position): the repetition stands still in self.
    const shape = own.flatMap((s, i) => [repeats[i]!, s])
    const strides = own.flatMap((_, i) => [0, i < lead ? 0 : self._strides[i - lead]!])
    rawCopy(bitsOf(aliasOf(out, shape, contiguousStrides(shape), 0)), aliasOf(bitsOf(self), shape, strides, self._start))
  }
  const from = [...self._sizes]
  return track(out, 'RepeatBackward0', [self], {}, repeatBack(from, repeats), ([t]) => (t ? repeat(t, repeats) : null))
}
const repeatBack =
  (from: number[], repeats: Sizes) =>
  (g: Tensor): Tensor[] => [repeatBackward(g, from, repeats)]
function repeatBackward(g: Tensor, from: number[], repeats: Sizes): Tensor {
  if (repeats.includes(0)) return g.new_zeros(from)
  const lead = repeats.length - from.length
  const shape: number[] = []
  const summed: number[] = []
  repeats.forEach((r, i) => {
    if (i < lead || r !== 1) {
      summed.push(shape.length)
      shape.push(r)
    }
    if (i >= lead) shape.push(from[i - lead]!)
  })
  return summed.length ? g.reshape(shape).sum(summed) : g.reshape(shape)
}
const tile = (self: Tensor, dims: Sizes): Tensor =>
  repeat(self, [...new Array<number>(Math.max(self._sizes.length - dims.length, 0)).fill(1), ...dims])

const triangles = new Map<string, Program>()
/** Apart, for what is remembered must hold no tensor: closures of one function share what they hold. */
const choosing = (name: 'tril' | 'triu', batch: number): Program =>
  program(([stored]) => {
    const ty = computeType[stored!]
    const above = sub(axis(batch + 1), axis(batch))
    return [{ buffer: 1, value: where((name === 'tril' ? le : ge)(above, param('i32', 0)), load(ty, 0), constant(ty, 0)) }]
  })
/** Matrices with what lies above (tril) or below (triu) the diagonal set to 0. */
function triangle(name: 'tril' | 'triu', node: string) {
  const run = (self: Tensor, diagonal: number): Tensor => {
    const n = self._sizes.length
    if (n < 2) throw new RuntimeError(`${name}: input tensor must have at least 2 dimensions`)
    const out = empty(self._sizes, self._dtype)
    if (out._count > 0) {
      const [from, to] = [bitsOf(self), bitsOf(out)]
      const c = collapse(
        self._sizes.slice(0, -2),
        [
          { tensor: from, strides: self._strides.slice(0, -2) },
          { tensor: to, strides: to._strides.slice(0, -2) },
        ],
        false,
      )
      const batch = c.axes.length
      const key = `${name}${batch}`
      let p = triangles.get(key)
      if (!p) triangles.set(key, (p = choosing(name, batch)))
      const operands = c.operands.map((o, i) => ({ ...o, strides: [...o.strides, ...(i === 0 ? from : to)._strides.slice(-2)] }))
      launch(
        p,
        '',
        operands,
        [...c.axes, ...self._sizes.slice(-2)],
        [],
        [{ ty: 'i32', value: Math.max(Math.min(diagonal, 2 ** 31 - 1), -(2 ** 31)) }],
        2,
      )
    }
    return track(
      out,
      node,
      [self],
      {},
      (g) => [run(g, diagonal)],
      ([t]) => (t ? run(t, diagonal) : null),
    )
  }
  return run
}
export const tril = triangle('tril', 'TrilBackward0')
export const triu = triangle('triu', 'TriuBackward0')

/** Rows and columns of the elements of a triangle, in row-major order. */
function triangleIndices(
  name: string,
  rows: number,
  columns: number,
  inside: (r: number, c: number) => boolean,
  dtype: DType | null,
): Tensor {
  if (rows < 0) throw new RuntimeError(`row must be non-negative, got${rows}`)
  if (columns < 0) throw new RuntimeError(`col must be non-negative, got${columns}`)
  const d = dtype ?? int64
  if (d !== int64 && d !== int32) throw notImplemented(name, typeWord(d))
  const r: number[] = []
  const c: number[] = []
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) if (inside(i, j)) r.push(i), c.push(j)
  return fromTyped(BigInt64Array.from([...r, ...c], BigInt), [2, r.length], d)
}

const OPTIONS = `*, ${KIND}`
const triangular = (doc: string, name: 'tril' | 'triu', run: (self: Tensor, diagonal: number) => Tensor): [string, Op][] => [
  [name, op(doc, ['(Tensor self, int diagonal=0)', run])],
  [`${name}_`, methodOnly(op(`In place: ${doc}`, ['(Tensor self, int diagonal=0)', inplaceOf(`${name}_`, run)]))],
]
const atLeastTwo = (self: Tensor, n: number): void => {
  if (self._sizes.length < n) throw new RuntimeError(`Input must be >= ${n}-d.`)
}

export const indexingArrange: Record<string, Op> = {
  flip: op('The elements in reverse order along the dimensions, in new memory.', ['(Tensor self, Size dims)', flip]),
  fliplr: op('The columns in reverse order.', ['(Tensor self)', (self: Tensor) => (atLeastTwo(self, 2), flip(self, [1]))]),
  flipud: op('The rows in reverse order.', ['(Tensor self)', (self: Tensor) => (atLeastTwo(self, 1), flip(self, [0]))]),
  roll: op(
    'The elements moved along dimensions; what leaves at one end comes in at the other. Without dims, the flattened tensor is rolled.',
    ['(Tensor self, Size shifts, Size dims=[])', roll],
  ),
  rot90: op('The plane of two dimensions turned by 90 degrees k times.', ['(Tensor self, int k=1, int[] dims=[0,1])', rot90]),
  repeat: methodOnly(op('The tensor repeated along every dimension, in new memory.', ['(Tensor self, int[] repeats)', repeat])),
  tile: op('The tensor repeated along its last dimensions (numpy.tile).', ['(Tensor self, int[] dims)', tile]),
  ...Object.fromEntries([
    ...triangular('Matrices with zeros above a diagonal.', 'tril', tril),
    ...triangular('Matrices with zeros below a diagonal.', 'triu', triu),
  ]),
  tril_indices: functionOnly(
    op('Rows and columns of the lower triangle of a matrix: [2, count].', [
      `(int row, int col, int offset=0, ${OPTIONS})`,
      (rows: number, columns: number, offset: number, dtype: DType | null, _l: unknown, device: unknown) =>
        finish(
          triangleIndices('tril_indices', rows, columns, (r, c) => c - r <= offset, dtype),
          device,
          false,
        ),
    ]),
  ),
  triu_indices: functionOnly(
    op('Rows and columns of the upper triangle of a matrix: [2, count].', [
      `(int row, int col, int offset=0, ${OPTIONS})`,
      (rows: number, columns: number, offset: number, dtype: DType | null, _l: unknown, device: unknown) =>
        finish(
          triangleIndices('triu_indices', rows, columns, (r, c) => c - r >= offset, dtype),
          device,
          false,
        ),
    ]),
  ),
}
