/** Views: other shapes and strides on the same memory, each with the gradient that undoes it. */

import { markView, trackView, unviewed } from '../autograd/record.ts'
import type { DType } from '../dtypes.ts'
import { IndexError, RuntimeError, shapeText, wrapDim, wrapDims } from '../errors.ts'
import { checkNonNegative, contiguousStrides, extentOf, numelOf, PLAIN, type Sizes, viewStrides } from '../shape/shape.ts'
import { aliasOf, type Tensor } from '../tensor/tensor.ts'
import { back, relaid } from './view-gradients.ts'

const dimOf = (self: Tensor, dim: number): number => wrapDim(dim, self._sizes.length)

/** `sizes` with one -1 worked out, checked against the number of elements. */
export function inferSize(sizes: Sizes, count: number): number[] {
  const out = sizes.slice()
  let hole = -1
  let known = 1
  for (let i = 0; i < out.length; i++) {
    const s = out[i]!
    if (s === -1) {
      if (hole >= 0) throw new RuntimeError('only one dimension can be inferred')
      hole = i
    } else if (s < 0) throw new RuntimeError(`invalid shape dimension ${s} at index ${i} of shape ${shapeText(sizes)}`)
    else known *= s
  }
  if (hole >= 0 && known === 0 && count === 0)
    throw new RuntimeError(
      `cannot reshape tensor of 0 elements into shape ${shapeText(sizes)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    )
  if (hole < 0 ? known !== count : known === 0 || count % known !== 0)
    throw new RuntimeError(`shape '${shapeText(sizes)}' is invalid for input of size ${count}`)
  if (hole >= 0) out[hole] = count / known
  return out
}

export function as_strided(
  self: Tensor,
  size: Sizes,
  stride: Sizes,
  storageOffset: number | null = null,
  node = 'AsStridedBackward0',
): Tensor {
  const start = storageOffset ?? self._start
  if (size.length !== stride.length) throw new RuntimeError('mismatch in length of strides and shape')
  if (stride.some((s) => s < 0))
    throw new RuntimeError(`as_strided: Negative strides are not supported at the moment, got strides: ${shapeText(stride)}`)
  checkNonNegative(size)
  if (start < 0) throw new RuntimeError(`Tensor: invalid storage offset ${start}`)
  const item = self._dtype.itemsize
  const need = numelOf(size) === 0 ? 0 : (start + extentOf(size, stride)) * item
  if (need > self._storage.nbytes) {
    throw new RuntimeError(
      `setStorage: sizes ${shapeText(size)}, strides ${shapeText(stride)}, storage offset ${start}, and itemsize ${item} requiring a storage size of ${need} are out of bounds for storage of size ${self._storage.nbytes}`,
    )
  }
  const out = aliasOf(self, size, stride, start)
  const from = { sizes: self._sizes, strides: self._strides, start: self._start }
  const to = { sizes: size, strides: stride, start }
  return trackView(out, self, node, back.asStrided(from, to), (t) => relaid(t, from, to))
}

export function view(self: Tensor, size: Sizes): Tensor {
  const sizes = inferSize(size, self._count)
  const strides = self._contiguous === PLAIN ? contiguousStrides(sizes) : viewStrides(self._sizes, self._strides, sizes)
  if (strides === null) {
    throw new RuntimeError(
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    )
  }
  return viewAs(self, sizes, strides, 'ViewBackward0')
}
function viewAs(self: Tensor, sizes: Sizes, strides: Sizes, name: string): Tensor {
  const from = self._sizes
  return trackView(aliasOf(self, sizes, strides, self._start), self, name, back.reshape(from), (t) => t.reshape([...sizes]))
}

export function reshape(self: Tensor, shape: Sizes): Tensor {
  const sizes = inferSize(shape, self._count)
  const strides = self._contiguous === PLAIN ? contiguousStrides(sizes) : viewStrides(self._sizes, self._strides, sizes)
  if (strides !== null) return viewAs(self, sizes, strides, 'ViewBackward0')
  return unsafeView(self.clone({ memory_format: 'contiguous_format' }), sizes)
}
/** Another shape for a row-major result that nobody else sees, so that it counts as no view. */
export const unsafeView = (self: Tensor, sizes: Sizes): Tensor =>
  unviewed(viewAs(self, sizes, contiguousStrides(sizes), 'UnsafeViewBackward0'))

export function expand(self: Tensor, size: Sizes): Tensor {
  const from = self._sizes
  const lead = size.length - from.length
  if (lead < 0) {
    throw new RuntimeError(
      `expand(torch.${self._dtype.legacy}Tensor{${shapeText(from)}}, size=${shapeText(size)}): the number of sizes provided (${size.length}) must be greater or equal to the number of dimensions in the tensor (${from.length})`,
    )
  }
  const sizes = new Array<number>(size.length)
  const strides = new Array<number>(size.length)
  for (let i = size.length - 1; i >= 0; i--) {
    const have = i >= lead ? from[i - lead]! : 1
    const stride = i >= lead ? self._strides[i - lead]! : i + 1 < size.length ? sizes[i + 1]! * strides[i + 1]! : 1
    const want = size[i]!
    if (want === -1) {
      if (i < lead) throw new RuntimeError(`The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${i}`)
      sizes[i] = have
      strides[i] = stride
    } else {
      if (want < 0) throw new RuntimeError(`The expanded size of the tensor (${want}) isn't allowed`)
      if (have !== want && have !== 1) {
        throw new RuntimeError(
          `The expanded size of the tensor (${want}) must match the existing size (${have}) at non-singleton dimension ${i}.  Target sizes: ${shapeText(size)}.  Tensor sizes: ${shapeText(from)}`,
        )
      }
      sizes[i] = want
      strides[i] = have === want && i >= lead ? stride : have === 1 && want === 1 ? stride : 0
    }
  }
  return trackView(aliasOf(self, sizes, strides, self._start), self, 'ExpandBackward0', back.sumToSize(from), (t) => t.expand(sizes))
}

export function permute(self: Tensor, dims: Sizes): Tensor {
  const n = self._sizes.length
  if (dims.length !== n) {
    throw new RuntimeError(
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${n} is not equal to len(dims) = ${dims.length}`,
    )
  }
  const order = dims.map((d) => dimOf(self, d))
  if (new Set(order).size !== n) throw new RuntimeError('permute(): duplicate dims are not allowed.')
  const inverse: number[] = []
  order.forEach((d, i) => {
    inverse[d] = i
  })
  const out = aliasOf(
    self,
    order.map((d) => self._sizes[d]!),
    order.map((d) => self._strides[d]!),
    self._start,
  )
  return trackView(out, self, 'PermuteBackward0', back.permute(inverse), (t) => permute(t, order))
}

export function transpose(self: Tensor, dim0: number, dim1: number, name = 'TransposeBackward0'): Tensor {
  const a = dimOf(self, dim0)
  const b = dimOf(self, dim1)
  return transposeAs(self, a, b, name)
}
function transposeAs(self: Tensor, a: number, b: number, name: string): Tensor {
  const sizes = self._sizes.slice()
  const strides = self._strides.slice()
  if (a !== b) {
    sizes[a] = self._sizes[b]!
    sizes[b] = self._sizes[a]!
    strides[a] = self._strides[b]!
    strides[b] = self._strides[a]!
  }
  return trackView(aliasOf(self, sizes, strides, self._start), self, name, back.transpose(a, b), (t) => transpose(t, a, b))
}
export function t(self: Tensor, name = 'TBackward0', called = 't'): Tensor {
  const n = self._sizes.length
  if (n > 2) throw new RuntimeError(`${called}() expects a tensor with <= 2 dimensions, but self is ${n}D`)
  return n < 2 ? transposeAs(self, 0, 0, name) : transposeAs(self, 0, 1, name)
}

export function squeeze(self: Tensor, dims: Sizes | null, name = dims === null ? 'SqueezeBackward0' : 'SqueezeBackward2'): Tensor {
  const chosen = dims && wrapDims(dims, self._sizes.length)
  const keep = [...self._sizes.keys()].filter((i) => self._sizes[i] !== 1 || (chosen && !chosen.includes(i)))
  const from = self._sizes
  const out = aliasOf(
    self,
    keep.map((i) => self._sizes[i]!),
    keep.map((i) => self._strides[i]!),
    self._start,
  )
  const sizes = out._sizes
  return trackView(out, self, name, back.reshape(from), (q) => q.reshape([...sizes]))
}

export function unsqueeze(self: Tensor, dim: number, name = 'UnsqueezeBackward0'): Tensor {
  const n = self._sizes.length
  const d = wrapDim(dim, n + 1)
  const sizes = [...self._sizes]
  const strides = [...self._strides]
  strides.splice(d, 0, d < n ? sizes[d]! * strides[d]! : 1)
  sizes.splice(d, 0, 1)
  return trackView(aliasOf(self, sizes, strides, self._start), self, name, back.squeeze(d), (q) => unsqueeze(q, d))
}

export function select(self: Tensor, dim: number, index: number): Tensor {
  const n = self._sizes.length
  if (n === 0) throw new IndexError('select() cannot be applied to a 0-dim tensor.')
  const d = dimOf(self, dim)
  const size = self._sizes[d]!
  if (index < -size || index >= size)
    throw new IndexError(`select(): index ${index} out of range for tensor of size ${shapeText(self._sizes)} at dimension ${d}`)
  const i = index < 0 ? index + size : index
  const from = [...self._sizes]
  const out = aliasOf(
    self,
    from.filter((_, k) => k !== d),
    self._strides.filter((_, k) => k !== d),
    self._start + i * self._strides[d]!,
  )
  return trackView(out, self, 'SelectBackward0', back.select(from, d, i), (q) => select(q, d, i))
}

export function slice(self: Tensor, dim: number, start: number | null, end: number | null, step = 1): Tensor {
  const n = self._sizes.length
  if (n === 0) throw new RuntimeError('slice() cannot be applied to a 0-dim tensor.')
  const d = dimOf(self, dim)
  if (step <= 0) throw new RuntimeError('slice step must be positive')
  const size = self._sizes[d]!
  const clip = (v: number): number => Math.min(Math.max(v < 0 ? v + size : v, 0), size)
  const a = clip(start ?? 0)
  const b = Math.max(clip(end ?? size), a)
  const from = [...self._sizes]
  const sizes = [...from]
  const strides = [...self._strides]
  sizes[d] = Math.ceil((b - a) / step)
  strides[d] = strides[d]! * step
  const out = aliasOf(self, sizes, strides, self._start + a * self._strides[d]!)
  return trackView(out, self, 'SliceBackward0', back.slice(from, d, a, b, step), (q) => slice(q, d, a, b, step))
}

export function narrow(self: Tensor, dim: number, start: number, length: number): Tensor {
  if (self._sizes.length === 0) throw new RuntimeError('narrow() cannot be applied to a 0-dim tensor.')
  const d = dimOf(self, dim)
  const size = self._sizes[d]!
  if (length < 0) throw new RuntimeError('narrow(): length must be non-negative.')
  if (start < -size || start > size)
    throw new IndexError(`start out of range (expected to be in range of [${-size}, ${size}], but got ${start})`)
  const a = start < 0 ? start + size : start
  if (a + length > size) throw new RuntimeError(`start (${a}) + length (${length}) exceeds dimension size (${size}).`)
  return slice(self, d, a, a + length)
}

/** The two dimensions of a diagonal, made non-negative by `wrap`. */
export function diagonalDims(dim1: number, dim2: number, wrap: (dim: number) => number): [number, number] {
  const [a, b] = [wrap(dim1), wrap(dim2)]
  if (a === b) throw new RuntimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`)
  return [a, b]
}
export function diagonal(self: Tensor, offset: number, dim1: number, dim2: number): Tensor {
  const [a, b] = diagonalDims(dim1, dim2, (d) => dimOf(self, d))
  const rows = self._sizes[a]!
  const columns = self._sizes[b]!
  const size = Math.max(offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns), 0)
  const start = self._start + (size === 0 ? 0 : offset >= 0 ? offset * self._strides[b]! : -offset * self._strides[a]!)
  const keep = [...self._sizes.keys()].filter((d) => d !== a && d !== b)
  const out = aliasOf(
    self,
    [...keep.map((d) => self._sizes[d]!), size],
    [...keep.map((d) => self._strides[d]!), self._strides[a]! + self._strides[b]!],
    start,
  )
  const from = [...self._sizes]
  return trackView(out, self, 'DiagonalBackward0', back.diagonal(from, offset, a, b), (q) => diagonal(q, offset, a, b))
}

export function unfold(self: Tensor, dimension: number, size: number, step: number): Tensor {
  const d = dimOf(self, dimension)
  const n = self._sizes.length
  const extent = n === 0 ? 1 : self._sizes[d]!
  if (size < 0) throw new RuntimeError(`size is ${size} but must be >= 0`)
  if (size > extent) throw new RuntimeError(`maximum size for tensor at dimension ${d} is ${extent} but size is ${size}`)
  if (step <= 0) throw new RuntimeError(`step is ${step} but must be > 0`)
  const sizes = [...self._sizes]
  const strides = [...self._strides]
  if (n > 0) {
    sizes[d] = Math.floor((extent - size) / step) + 1
    strides[d] = strides[d]! * step
  }
  sizes.push(size)
  strides.push(n === 0 ? 1 : self._strides[d]!)
  const from = [...self._sizes]
  const out = aliasOf(self, sizes, strides, self._start)
  const contiguous = { sizes: from, strides: contiguousStrides(from), start: 0 }
  return trackView(
    out,
    self,
    'UnfoldBackward0',
    back.asStrided(contiguous, { sizes, strides: unfoldStrides(from, d, step), start: 0 }),
    (q) => unfold(q, d, size, step),
  )
}
const unfoldStrides = (from: Sizes, d: number, step: number): number[] => {
  const s = contiguousStrides(from)
  if (!from.length) return [1]
  const own = s[d]!
  return [...s.map((x, i) => (i === d ? x * step : x)), own]
}

export function movedim(self: Tensor, source: Sizes, destination: Sizes): Tensor {
  const n = self._sizes.length
  if (source.length !== destination.length)
    throw new RuntimeError(
      `movedim: Invalid source or destination dims: source (${shapeText(source)} dims) should contain the same number of dims as destination (${shapeText(destination)} dims)`,
    )
  const from = source.map((d) => dimOf(self, d))
  const to = destination.map((d) => dimOf(self, d))
  if (new Set(from).size !== from.length) throw new RuntimeError(`movedim: repeated dim in \`source\` (${shapeText(source)})`)
  if (new Set(to).size !== to.length) throw new RuntimeError(`movedim: repeated dim in \`destination\` (${shapeText(destination)})`)
  const order = new Array<number>(n).fill(-1)
  to.forEach((d, i) => {
    order[d] = from[i]!
  })
  if (n === 0)
    return trackView(aliasOf(self, [], [], self._start), self, 'AliasBackward0', back.reshape([]), (q) => movedim(q, source, destination))
  const rest = [...self._sizes.keys()].filter((d) => !from.includes(d))
  for (let i = 0; i < n; i++) if (order[i] === -1) order[i] = rest.shift()!
  return permute(self, order)
}

export function flatten(self: Tensor, startDim: number, endDim: number): Tensor {
  if (self._sizes.length === 0) {
    dimOf(self, startDim)
    dimOf(self, endDim)
    return self.reshape([1])
  }
  const a = dimOf(self, startDim)
  const b = dimOf(self, endDim)
  if (a > b) throw new RuntimeError('flatten() has invalid args: start_dim cannot come after end_dim')
  if (a === b) return self
  const middle = self._sizes.slice(a, b + 1).reduce((x, y) => x * y, 1)
  return reshape(self, [...self._sizes.slice(0, a), middle, ...self._sizes.slice(b + 1)])
}

export function unflatten(self: Tensor, dim: number, sizes: Sizes): Tensor {
  const d = dimOf(self, dim)
  if (sizes.length === 0) throw new RuntimeError('unflatten: sizes must be non-empty')
  const known = sizes.filter((s) => s !== -1).reduce((a, b) => a * b, 1)
  const n = self._sizes[d] ?? 1
  const full = sizes.includes(-1) && known > 0 && n % known === 0 ? sizes.map((s) => (s === -1 ? n / known : s)) : [...sizes]
  if (full.reduce((a, b) => a * b, 1) !== n)
    throw new RuntimeError(
      `unflatten: Provided sizes ${shapeText(sizes)} don't multiply up to the size of dim ${d} (${n}) in the input tensor`,
    )
  return view(self, [...self._sizes.slice(0, d), ...full, ...self._sizes.slice(d + 1)])
}

/** The same bytes read as another dtype; the last dimension grows or shrinks with the element size. */
export function viewDtype(self: Tensor, dtype: DType): Tensor {
  const a = self._dtype.itemsize
  const b = dtype.itemsize
  if (dtype === self._dtype) return view(self, self._sizes)
  const sizes = [...self._sizes]
  const strides = [...self._strides]
  let start = self._start
  if (a !== b) {
    const n = sizes.length
    if (n === 0) throw new RuntimeError(`self.dim() cannot be 0 to view ${self._dtype.legacy} as ${dtype.legacy} (different element sizes)`)
    if (strides[n - 1] !== 1)
      throw new RuntimeError(
        `self.stride(-1) must be 1 to view ${self._dtype.legacy} as ${dtype.legacy} (different element sizes), but got ${strides[n - 1]}`,
      )
    const scale = (x: number, what: string): number => {
      if ((x * a) % b !== 0)
        throw new RuntimeError(
          `${what} must be divisible by ${b / a} to view ${self._dtype.legacy} as ${dtype.legacy} (different element sizes), but got ${x}`,
        )
      return (x * a) / b
    }
    sizes[n - 1] = scale(sizes[n - 1]!, 'self.size(-1)')
    for (let d = 0; d < n - 1; d++) strides[d] = scale(strides[d]!, `self.stride(${d})`)
    start = scale(start, 'self.storage_offset()')
  }
  const out = aliasOf(self, sizes, strides, start, dtype)
  markView(out, self)
  return out
}
