/** Values combined at an index along one dimension: scatter_reduce and index_reduce, which differ only in what an index is. */
import { track } from '../autograd/record.ts'
import { bool as boolType, type DType, type DTypeName } from '../dtypes.ts'
import { notImplemented, RuntimeError } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { rawClone } from './change.ts'
import { rawFill } from './creation.ts'
import { checkSelf } from './indexing-arguments.ts'
import type { Combine } from './indexing-core.ts'
import { scatterDim, scatterInto, slicesDim, slicesInto } from './indexing-scatter.ts'
import { withInplace } from './inplace.ts'
import { type Op, op } from './schema.ts'

type Reduce = 'sum' | 'prod' | 'mean' | 'amax' | 'amin'
const COMBINE: Record<Reduce, Combine> = { sum: 'add', mean: 'add', prod: 'mul', amax: 'max', amin: 'min' }

/** Extremes of the integer dtypes; floats have infinities. */
const EXTREMES: Partial<Record<DTypeName, [low: number | bigint, high: number | bigint]>> = {
  uint8: [0, 255],
  int8: [-128, 127],
  int16: [-32768, 32767],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  bool: [0, 1],
}
function identity(reduce: Reduce, dtype: DType): number | bigint {
  if (reduce === 'prod') return 1
  if (reduce === 'sum' || reduce === 'mean') return 0
  const [low, high] = EXTREMES[dtype.name] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return reduce === 'amax' ? low : high
}

/** What an index means, written into memory and as differentiable operations. */
interface Along {
  write: (target: Tensor, value: Tensor | number | bigint, combine: Combine) => void
  /** What each source element sees of a tensor in the shape of self. */
  read: (t: Tensor) => Tensor
  /** The source added to a tensor in the shape of self. */
  add: (t: Tensor, source: Tensor) => Tensor
  zero: (t: Tensor) => Tensor
  again: (t: Tensor, source: Tensor, reduce: Reduce) => Tensor
}

function compute(self: Tensor, source: Tensor, reduce: Reduce, includeSelf: boolean, along: Along): Tensor {
  const out = rawClone(self)
  if (source._count === 0) return out
  if (!includeSelf) along.write(out, identity(reduce, self._dtype), 'set')
  along.write(out, source, COMBINE[reduce])
  if (reduce !== 'mean') return out
  const count = rawFill(rawClone(self), includeSelf ? 1 : 0)
  along.write(count, rawFill(rawClone(source), 1), 'add')
  const n = count.masked_fill(count.eq(0), 1)
  return self._dtype.category === 2 ? out.div(n) : out.div(n, { rounding_mode: 'floor' })
}

/** `name`: what PyTorch calls the source. */
function reduced(
  node: string,
  name: 'src' | 'source',
  self: Tensor,
  index: Tensor,
  source: Tensor,
  reduce: Reduce,
  includeSelf: boolean,
  along: Along,
): Tensor {
  const out = compute(self.detach(), source.detach(), reduce, includeSelf, along)
  return track(out, node, [self, source], { self, index, [name]: source, result: out }, (g, s) => {
    const [a, b] = gradients[reduce]({ g, self: s.self!, source: s[name]!, result: s.result!, includeSelf, along })
    return [includeSelf ? a : along.zero(a), b]
  })
}

interface Parts {
  g: Tensor
  self: Tensor
  source: Tensor
  result: Tensor
  includeSelf: boolean
  along: Along
}
/** The formulas of scatter_reduce_backward in torch/csrc/autograd/FunctionsManual.cpp. */
const gradients: Record<Reduce, (p: Parts) => [Tensor, Tensor]> = {
  sum: ({ g, along }) => [g, along.read(g)],
  mean: ({ g, source, includeSelf, along }) => {
    const met = along.add(includeSelf ? g.detach().mul(0).add(1) : g.new_zeros([...g._sizes]), source.new_ones([...source._sizes]))
    const n = met.masked_fill(met.eq(0), 1)
    return [g.div(n), along.read(g).div(along.read(n))]
  },
  prod: ({ g, self, source, result, along }) => {
    const ownZero = self.eq(0)
    const own = self.masked_fill(ownZero, 1)
    const ofSelf = g.mul(along.again(own, source, 'prod')).div(own)
    const zero = source.eq(0)
    const zeros = along.read(along.add(self.new_zeros([...self._sizes]), zero.to(self._dtype)))
    // The only zero of its product: its factor is the product of the others.
    const single = zero.logical_and(zeros.eq(1))
    const others = along.again(self, source.masked_fill(single, 1), 'prod')
    const ofSource = along.read(g.mul(others)).where(single, along.read(g.mul(result)).div(source.masked_fill(zero, 1)))
    return [ofSelf, ofSource]
  },
  amax: (p) => shared(p),
  amin: (p) => shared(p),
}
/** Equal extremes share the gradient. */
function shared({ g, self, source, result, along }: Parts): [Tensor, Tensor] {
  const own = self.eq(result).to(self._dtype)
  const met = source.eq(along.read(result)).to(self._dtype)
  const share = g.div(along.add(own, met))
  return [own.mul(share), met.mul(along.read(share))]
}

const refuseBool = (self: Tensor, kernel: string): void => {
  if (self._dtype === boolType) throw notImplemented(kernel, 'Bool')
}

function scatter_reduce(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, includeSelf: boolean): Tensor {
  if (!(reduce in COMBINE)) throw new RuntimeError(`reduce argument must be either sum, prod, mean, amax or amin, got ${reduce}`)
  const d = scatterDim(self, dim, index, src)
  if (reduce === 'mean') refuseBool(self, 'scatter_gather_tensor_cpu_reduce_mean')
  return reduced('ScatterReduceBackward0', 'src', self, index, src, reduce as Reduce, includeSelf, {
    write: (t, v, combine) => scatterInto(t, d, index, v, combine),
    read: (t) => t.gather(d, index),
    add: (t, v) => t.scatter_add(d, index, v),
    zero: (t) => t.scatter(d, index, 0),
    again: (t, v, r) => t.scatter_reduce(d, index, v, r, { include_self: includeSelf }),
  })
}

function index_reduce(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, includeSelf: boolean): Tensor {
  if (!(reduce in COMBINE) || reduce === 'sum')
    throw new RuntimeError(`index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got ${reduce}.`)
  const d = slicesDim('index_reduce_', self, dim, index, source)
  checkSelf(index, self._sizes[d] ?? 1)
  if (!includeSelf) refuseBool(self, 'index_reduce_func_exclude_input_init')
  if (reduce === 'mean') refuseBool(self, 'div_floor_cpu')
  return reduced('IndexReduceBackward0', 'source', self, index, source, reduce as Reduce, includeSelf, {
    write: (t, v, combine) => slicesInto(t, d, index, v, combine),
    read: (t) => t.index_select(d, index),
    add: (t, v) => t.index_add(d, index, v),
    zero: (t) => t.index_fill(d, index.long(), 0),
    again: (t, v, r) => t.index_reduce(d, index, v, r, { include_self: includeSelf }),
  })
}

export const indexingReduce: Record<string, Op> = withInplace(
  {
    scatter_reduce: op(
      'src combined with self at positions along one dimension by "sum", "prod", "mean", "amax" or "amin"; without include_self, the elements of self that are met do not count.',
      ['(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True)', scatter_reduce],
    ),
    index_reduce: op('The slices of source combined with those of self at positions along `dim` by "prod", "mean", "amax" or "amin".', [
      '(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True)',
      index_reduce,
    ]),
  },
  ['scatter_reduce', 'index_reduce'],
)
