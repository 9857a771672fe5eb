/** Reductions as PyTorch calls them: sum … logsumexp, extremes; with their gradients. */

import { track } from '../autograd/record.ts'
import { bool as boolType, type DType, int64, uint8 } from '../dtypes.ts'
import { IndexError, RuntimeError, shapeText, wrapDim } from '../errors.ts'
import { expandable, type Sizes } from '../shape/shape.ts'
import { namedTuple } from '../tensor/named.ts'
import { getDefaultDtype, type Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { cat } from './joining.ts'
import { reducedDims, reduceTo } from './reduce-core.ts'
import { type Op, op } from './schema.ts'

type Dims = readonly number[] | null

/** A reduced tensor (gradient, result) stretched back over the dimensions that were reduced. */
export function unreduce(g: Tensor, sizes: readonly number[], dims: readonly number[], keepdim: boolean): Tensor {
  let out = g
  if (!keepdim) for (const d of dims) out = out.unsqueeze(d)
  return out.expand([...sizes])
}

export const isAll = (self: Tensor, dim: Dims): boolean => dim === null || dim.length === 0 || self._sizes.length === 0
const floatOf = (self: Tensor, dtype: DType | null): DType => dtype ?? self._dtype
const sumDtype = (self: Tensor, dtype: DType | null): DType => dtype ?? (self._dtype.category < 2 ? int64 : self._dtype)
/** Sums of 16-bit floats are formed in float32, as PyTorch's accumulators are; the kernel does so by itself. */
const same = (d: DType): DType => d

function needFloat(self: Tensor, name: string, dtype: DType | null): void {
  const d = floatOf(self, dtype)
  if (d.category !== 2)
    throw new RuntimeError(
      `${name}(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${typeWord(d)}`,
    )
}

export function sum(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  const dims = reducedDims(self, dim)
  const out = sumDtype(self, dtype)
  const from = [...self._sizes]
  const y = reduceTo('sum', self, { dims, keepdim, compute: same(out), out })
  return track(
    y,
    dim === null ? 'SumBackward0' : 'SumBackward1',
    [self],
    {},
    (g) => [unreduce(g, from, dims, keepdim)],
    (t) => (t[0] ? sum(t[0], dims, keepdim, dtype) : null),
  )
}

export function nansum(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  if (self._dtype.category < 2) return sum(self, dim, keepdim, dtype)
  const dims = reducedDims(self, dim)
  const from = [...self._sizes]
  const y = reduceTo('nansum', self, { dims, keepdim, compute: sumDtype(self, dtype), out: sumDtype(self, dtype) })
  return track(y, 'NansumBackward0', [self], { self }, (g, s) => [unreduce(g, from, dims, keepdim).mul(s.self.isnan().logical_not())])
}

export function mean(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  needFloat(self, 'mean', dtype)
  const dims = reducedDims(self, dim)
  const out = floatOf(self, dtype)
  const from = [...self._sizes]
  const n = countOf(from, dims)
  const y = reduceTo('mean', self, { dims, keepdim, compute: out, out })
  return track(
    y,
    dim === null ? 'MeanBackward0' : 'MeanBackward1',
    [self],
    {},
    // The quotient last: the gradient has memory of its own, which may be written to.
    (g) => [unreduce(g, from, dims, keepdim).div(n)],
    (t) => (t[0] ? mean(t[0], dims, keepdim, dtype) : null),
  )
}
const countOf = (sizes: readonly number[], dims: readonly number[]): number => dims.reduce((a, d) => a * sizes[d]!, 1)
/** The mean of what is no NaN. */
export function nanmean(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  if (self._dtype.category !== 2)
    throw new RuntimeError(`nanmean(): expected input to have floating point or complex dtype but got ${typeWord(self._dtype)}`)
  if (dtype && dtype.category !== 2)
    throw new RuntimeError(
      `nanmean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: ${typeWord(dtype)}`,
    )
  return nansum(self, dim, keepdim, dtype).div(
    self
      .isnan()
      .logical_not()
      .sum({ dim: dim === null ? null : [...dim], keepdim }),
  )
}

export interface VarOptions {
  dim: Dims
  correction: number
  keepdim: boolean
}
function variance(name: 'var' | 'std', self: Tensor, o: VarOptions, paired = false): Tensor {
  if (self._dtype.category !== 2)
    throw new RuntimeError(`${paired ? `${name}_mean` : 'std and var'} only support floating point and complex dtypes`)
  const dims = reducedDims(self, o.dim)
  const y = reduceTo(name, self, { dims, keepdim: o.keepdim, compute: self._dtype, out: self._dtype, params: [o.correction] })
  if (name === 'var') return track(y, 'VarBackward0', [self], { self }, (g, s) => [varBackward(g, s.self, dims, o)])
  return track(y, 'StdBackward0', [self], { self, result: y }, (g, s) => {
    const scaled = g.div(s.result.mul(2)).masked_fill(s.result.eq(0), 0)
    return [varBackward(scaled, s.self, dims, o)]
  })
}
function varBackward(g: Tensor, self: Tensor, dims: readonly number[], o: VarOptions): Tensor {
  const n = dims.reduce((a, d) => a * self._sizes[d]!, 1)
  const centred = self.sub(mean(self, dims.length ? dims : null, true, null))
  return unreduce(g, self._sizes, dims, o.keepdim)
    .mul(2 / (n - o.correction))
    .mul(centred)
}
const var_mean =
  (name: 'var' | 'std') =>
  (self: Tensor, o: VarOptions): Tensor[] => [variance(name, self, o, true), mean(self, o.dim, o.keepdim, null)]

export function prod(self: Tensor, dim: number | null, keepdim: boolean, dtype: DType | null): Tensor {
  const dims = dim === null ? reducedDims(self, null) : reducedDims(self, [dim])
  const out = sumDtype(self, dtype)
  const y = reduceTo('prod', self, { dims, keepdim, compute: out, out })
  return track(y, dim === null ? 'ProdBackward0' : 'ProdBackward1', [self], { self, result: y }, (g, s) => [
    prodBackward(g, s.self.to(out), s.result, dims, keepdim),
  ])
}
function prodBackward(g: Tensor, self: Tensor, result: Tensor, dims: readonly number[], keepdim: boolean): Tensor {
  const sizes = [...self._sizes]
  if (self._sizes.length === 0) return g
  const hasZero = Boolean(self.eq(0).any().item())
  if (!hasZero) return unreduce(g.mul(result), sizes, dims, keepdim).div(self)
  // With zeros: the product of all others, from the products before and behind each element.
  if (dims.length === sizes.length && sizes.length > 1) {
    return prodBackward(g, self.reshape([-1]), result, [0], false).reshape(sizes)
  }
  const d = dims[0]!
  const n = sizes[d]!
  const ones = self.narrow(d, 0, 1).mul(0).detach().fill_(1)
  const before = cat([ones, self.narrow(d, 0, n - 1)], d).cumprod(d)
  const behind = cat([self.narrow(d, 1, n - 1), ones], d)
    .flip([d])
    .cumprod(d)
    .flip([d])
  return unreduce(g, sizes, dims, keepdim).mul(before.mul(behind))
}

function emptyCheck(self: Tensor, dims: readonly number[], name: string, all: boolean): void {
  if (self._count > 0) return
  const bad = dims.filter((d) => self._sizes[d] === 0)
  if (!bad.length) return
  if (all)
    throw new RuntimeError(
      `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
    )
  throw new IndexError(`${name}(): Expected reduction dim ${bad[0]} to have non-zero size.`)
}

/** The extreme over dimensions; ties share the gradient evenly. */
function extreme(row: 'amax' | 'amin', node: string) {
  return (self: Tensor, dim: Dims, keepdim: boolean): Tensor => {
    const dims = reducedDims(self, dim)
    emptyCheck(self, dims, row, dim === null || dim.length === 0)
    const y = reduceTo(row, self, { dims, keepdim, compute: self._dtype, out: self._dtype })
    return track(y, node, [self], { self, result: y }, (g, s) => [tiesShare(g, s.self, s.result, dims, keepdim)])
  }
}
function tiesShare(g: Tensor, self: Tensor, result: Tensor, dims: readonly number[], keepdim: boolean): Tensor {
  const r = unreduce(result, self._sizes, dims, keepdim)
  const mask = self.eq(r).logical_or(self.isnan().logical_and(r.isnan()))
  const count = mask.sum({ dim: [...dims], keepdim: true })
  return unreduce(g, self._sizes, dims, keepdim).mul(mask).div(count)
}
export const amax = extreme('amax', 'AmaxBackward0')
export const amin = extreme('amin', 'AminBackward0')

/** Positions of the extreme over one dimension, or in the flattened tensor. */
function argument(row: 'argmax' | 'argmin') {
  return (self: Tensor, dim: number | null, keepdim: boolean): Tensor => {
    if (self._dtype === boolType) throw new RuntimeError(`${row}(): does not support bool input`)
    const dims = dim === null ? reducedDims(self, null) : reducedDims(self, [dim])
    emptyCheck(self, dims, row, dim === null)
    return reduceTo(row, self, { dims, keepdim: dim === null && keepdim ? true : keepdim, compute: self._dtype, out: int64, ordered: true })
  }
}
export const argmax = argument('argmax')
export const argmin = argument('argmin')

/** Values and positions of the extreme along one dimension. */
function extremeAlong(row: 'amax' | 'amin', arg: 'argmax' | 'argmin', name: string, node: string) {
  return (self: Tensor, dim: number, keepdim: boolean): Tensor[] => {
    const d = wrapDim(dim, self._sizes.length)
    const dims = reducedDims(self, [dim])
    emptyCheck(self, dims, name, false)
    const indices =
      self._sizes.length === 0
        ? reduceTo(arg, self, { dims: [], keepdim, compute: self._dtype === boolType ? uint8 : self._dtype, out: int64, ordered: true })
        : reduceTo(arg, self, { dims, keepdim, compute: self._dtype === boolType ? uint8 : self._dtype, out: int64, ordered: true })
    const values = reduceTo(row, self, { dims, keepdim, compute: self._dtype === boolType ? uint8 : self._dtype, out: self._dtype })
    trackChosen(values, node, self, d, indices, keepdim)
    return namedTuple(name, [values, indices])
  }
}
/** Records values picked along a dimension. */
export function trackChosen(values: Tensor, node: string, self: Tensor, d: number, indices: Tensor, keepdim: boolean): Tensor {
  return track(values, node, [self], { indices }, chosenBack(self._sizes, d, keepdim), ([t]) => (t ? chosen(t, d, indices, keepdim) : null))
}
const chosenBack =
  (sizes: Sizes, d: number, keepdim: boolean) =>
  (g: Tensor, s: { indices: Tensor }): Tensor[] => [valueSelected(g, sizes, d, s.indices, keepdim)]
/** The gradient of values picked along a dimension: sent to where they came from. */
export function valueSelected(g: Tensor, sizes: readonly number[], d: number, indices: Tensor, keepdim: boolean): Tensor {
  if (sizes.length === 0) return g
  const zeros = g.new_zeros([...sizes])
  return keepdim ? zeros.scatter(d, indices, g) : zeros.scatter(d, indices.unsqueeze(d), g.unsqueeze(d))
}
export function chosen(t: Tensor, d: number, indices: Tensor, keepdim: boolean): Tensor {
  if (t._sizes.length === 0) return t
  return keepdim ? t.gather(d, indices) : t.gather(d, indices.unsqueeze(d)).squeeze(d)
}
export const maxAlong = extremeAlong('amax', 'argmax', 'max', 'MaxBackward0')
export const minAlong = extremeAlong('amin', 'argmin', 'min', 'MinBackward0')

/** The extreme of all elements; ties share the gradient, except that `min` and `max` of PyTorch 2 differ in nothing here. */
function extremeOfAll(row: 'amax' | 'amin', name: string, node: string) {
  return (self: Tensor): Tensor => {
    if (self._count === 0)
      throw new RuntimeError(
        `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
      )
    const dims = reducedDims(self, null)
    const y = reduceTo(row, self, { dims, keepdim: false, compute: self._dtype === boolType ? uint8 : self._dtype, out: self._dtype })
    return track(y, node, [self], { self, result: y }, (g, s) => [tiesShare(g, s.self, s.result, dims, false)])
  }
}

export function logsumexp(self: Tensor, dim: readonly number[], keepdim: boolean): Tensor {
  const dims = reducedDims(self, dim)
  const compute = self._dtype.category === 2 ? self._dtype : getDefaultDtype()
  const empty = dims.some((d) => self._sizes[d] === 0)
  const y = empty
    ? sum(self.to(compute).exp(), dims, keepdim, null).log()
    : reduceTo('logsumexp', self, { dims, keepdim, compute, out: compute })
  if (empty) return y
  return track(y, 'LogsumexpBackward0', [self], { self, result: y }, (g, s) => {
    const r = unreduce(s.result, s.self._sizes, dims, keepdim)
    return [unreduce(g, s.self._sizes, dims, keepdim).mul(s.self.sub(r).exp())]
  })
}

function boolean(row: 'any' | 'all') {
  return (self: Tensor, dim: Dims, keepdim: boolean): Tensor => {
    // An empty list is no dimension here, where it is all of them elsewhere.
    const dims = dim?.length === 0 ? [] : reducedDims(self, dim)
    return reduceTo(row, self, { dims, keepdim, compute: self._dtype, out: self._dtype === uint8 ? uint8 : boolType })
  }
}
const any = boolean('any')
const all = boolean('all')

export function count_nonzero(self: Tensor, dim: Dims): Tensor {
  return reduceTo('count_nonzero', self, { dims: reducedDims(self, dim), keepdim: false, compute: self._dtype, out: int64 })
}

const DIM = 'Size? dim=None, bool keepdim=False'
const varOverloads = <T>(f: (self: Tensor, o: VarOptions) => T, returns = 'Tensor'): [string, (...a: never[]) => T][] => [
  [
    `(Tensor self, bool unbiased) -> ${returns}`,
    (self: Tensor, unbiased: boolean) => f(self, { dim: null, correction: unbiased ? 1 : 0, keepdim: false }),
  ],
  [
    `(Tensor self, Size? dim, bool unbiased, bool keepdim=False) -> ${returns}`,
    (self: Tensor, dim: Dims, unbiased: boolean, keepdim: boolean) => f(self, { dim, correction: unbiased ? 1 : 0, keepdim }),
  ],
  [
    `(Tensor self, Size? dim=None, *, Scalar? correction=1, bool keepdim=False) -> ${returns}`,
    (self: Tensor, dim: Dims, correction: number | null, keepdim: boolean) => f(self, { dim, correction: correction ?? 1, keepdim }),
  ],
  [
    `(Tensor self, Size? dim=None, *, bool unbiased=True, bool keepdim=False) -> ${returns}`,
    (self: Tensor, dim: Dims, unbiased: boolean, keepdim: boolean) => f(self, { dim, correction: unbiased ? 1 : 0, keepdim }),
  ],
]

export const reductions: Record<string, Op> = {
  sum: op(
    'The sum of all elements, or over dimensions. Integers are summed as int64.',
    ['(Tensor self, *, ScalarType? dtype=None)', (self, dtype) => sum(self, null, false, dtype)],
    [`(Tensor self, Size? dim, bool keepdim=False, *, ScalarType? dtype=None)`, sum],
    [`(Tensor self, *, Size? dim=None, bool keepdim=False, ScalarType? dtype=None)`, sum],
  ),
  nansum: op('The sum of what is no NaN.', [`(Tensor self, ${DIM}, *, ScalarType? dtype=None)`, nansum]),
  mean: op(
    'The mean of all elements, or over dimensions.',
    ['(Tensor self, *, ScalarType? dtype=None)', (self, dtype) => mean(self, null, false, dtype)],
    [`(Tensor self, Size? dim, bool keepdim=False, *, ScalarType? dtype=None)`, mean],
    [`(Tensor self, *, Size? dim=None, bool keepdim=False, ScalarType? dtype=None)`, mean],
  ),
  nanmean: op('The mean of what is no NaN.', [`(Tensor self, ${DIM}, *, ScalarType? dtype=None)`, nanmean]),
  prod: op(
    'The product of all elements, or along a dimension.',
    ['(Tensor self, *, ScalarType? dtype=None)', (self, dtype) => prod(self, null, false, dtype)],
    ['(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None)', prod],
  ),
  var: op('The variance, with divisor n - correction (1 by default).', ...varOverloads((s, o) => variance('var', s, o))),
  std: op('The standard deviation, with divisor n - correction (1 by default).', ...varOverloads((s, o) => variance('std', s, o))),
  var_mean: op('Variance and mean.', ...varOverloads(var_mean('var'), 'Tensor[]')),
  std_mean: op('Standard deviation and mean.', ...varOverloads(var_mean('std'), 'Tensor[]')),
  amax: op('The largest over dimensions; ties share the gradient.', ['(Tensor self, Size dim=[], bool keepdim=False)', amax]),
  amin: op('The smallest over dimensions; ties share the gradient.', ['(Tensor self, Size dim=[], bool keepdim=False)', amin]),
  aminmax: op('Smallest and largest.', [
    '(Tensor self, *, int? dim=None, bool keepdim=False) -> (min, max)',
    (self: Tensor, dim: number | null, keepdim: boolean) => {
      const dims = dim === null ? null : [dim]
      emptyCheck(self, reducedDims(self, dims), 'aminmax', dim === null)
      return namedTuple('aminmax', [amin(self, dims, keepdim), amax(self, dims, keepdim)], ['min', 'max'])
    },
  ]),
  max: op(
    'The largest element; along a dimension, its values and positions; of two tensors, the larger of each pair.',
    ['(Tensor self)', extremeOfAll('amax', 'max', 'MaxBackward1')],
    ['(Tensor self, Tensor other)', (self: Tensor, other: Tensor) => self.maximum(other)],
    ['(Tensor self, int dim, bool keepdim=False) -> (values, indices)', maxAlong],
  ),
  min: op(
    'The smallest element; along a dimension, its values and positions; of two tensors, the smaller of each pair.',
    ['(Tensor self)', extremeOfAll('amin', 'min', 'MinBackward1')],
    ['(Tensor self, Tensor other)', (self: Tensor, other: Tensor) => self.minimum(other)],
    ['(Tensor self, int dim, bool keepdim=False) -> (values, indices)', minAlong],
  ),
  argmax: op('The position of the largest element (int64), the first among ties.', [
    '(Tensor self, int? dim=None, bool keepdim=False)',
    argmax,
  ]),
  argmin: op('The position of the smallest element (int64), the first among ties.', [
    '(Tensor self, int? dim=None, bool keepdim=False)',
    argmin,
  ]),
  logsumexp: op('log of the sum of exponentials, without overflow.', ['(Tensor self, Size dim, bool keepdim=False)', logsumexp]),
  any: op(
    'Whether some element is non-zero.',
    ['(Tensor self)', (self) => any(self, null, false)],
    ['(Tensor self, Size? dim=None, bool keepdim=False)', any],
  ),
  all: op(
    'Whether every element is non-zero.',
    ['(Tensor self)', (self) => all(self, null, false)],
    ['(Tensor self, Size? dim=None, bool keepdim=False)', all],
  ),
  count_nonzero: op('The number of non-zero elements.', ['(Tensor self, Size? dim=None)', count_nonzero]),
  sum_to_size: {
    ...op('Summed over what broadcasting had stretched, to the given sizes.', ['(Tensor self, int[] size)', sumToSize]),
    reach: 'method' as const,
  },
}

export function sumToSize(self: Tensor, size: readonly number[]): Tensor {
  const lead = self._sizes.length - size.length
  if (!expandable(size, self._sizes))
    throw new RuntimeError(`size {${shapeText(size)}} is not expandable to size {${shapeText(self._sizes)}}.`)
  const dims = [...self._sizes.keys()].filter((d) => d < lead || (size[d - lead] === 1 && self._sizes[d] !== 1))
  if (size.length === 0) return sum(self, null, false, null)
  if (dims.length === 0) return self
  const kept = sum(self, dims, true, null)
  return lead > 0 ? kept.reshape([...size]) : kept
}
