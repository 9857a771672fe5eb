/** Scans along a dimension: cumsum, cumprod, cummax, cummin, logcumsumexp. One kernel each, by the kernel language's running combinations. */

import { mode } from '../autograd/modes.ts'
import { track } from '../autograd/record.ts'
import { bool as boolType, type DType, float64, int64, uint8 } from '../dtypes.ts'
import { notImplemented, wrapDim } from '../errors.ts'
import { cast, computeType, type Expr, load, type Scalar, type ScanOp, scan } from '../ir/expr.ts'
import { arrange, axesBut, launch, type Program, program, walked } from '../tensor/launch.ts'
import { namedTuple } from '../tensor/named.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { withInplace } from './inplace.ts'
import { cat } from './joining.ts'
import { where } from './pointwise.ts'
import { type Op, op } from './schema.ts'

const programs = new Map<string, Program>()
/** Apart, for what is remembered must hold no tensor: closures of one function share what they hold. */
const scanning = (kind: ScanOp, ty: Scalar): Program =>
  program(([from, to]) => {
    const x: Expr = cast(ty, load(computeType[from!], 0))
    return [{ buffer: 1, value: cast(computeType[to!], scan(kind, x)), inside: true }]
  })

/** Runs the scan along `dim` into a new tensor of dtype `out`, computing in `compute`. */
function scanned(kind: ScanOp, self: Tensor, dim: number, compute: DType, out: DType): Tensor {
  const result = empty(self._sizes, out)
  if (result._count === 0) return result
  const ty = compute === boolType ? 'i32' : computeType[compute.name]
  const key = `${kind}:${ty}`
  let p = programs.get(key)
  if (!p) programs.set(key, (p = scanning(kind, ty)))
  const over = [dim]
  const { axes, reduce, operands } = arrange(
    self._sizes,
    [self, result].map((tensor) => ({ tensor, strides: tensor._strides })),
    walked(axesBut(self._sizes.length, over), result._strides),
    over,
  )
  launch(p, '', operands, axes, reduce, [])
  return result
}

const sumDtype = (self: Tensor, dtype: DType | null): DType => dtype ?? (self._dtype.category < 2 ? int64 : self._dtype)
/** Summed from the end: what flows back through a cumulative sum. */
const reversedCumsum = (g: Tensor, d: number): Tensor => (g._sizes.length === 0 ? g : g.flip([d]).cumsum(d).flip([d]))

export function cumsum(self: Tensor, dim: number, dtype: DType | null): Tensor {
  const d = wrapDim(dim, self._sizes.length)
  const out = sumDtype(self, dtype)
  return track(
    scanned('sum', self, d, out, out),
    'CumsumBackward0',
    [self],
    {},
    (g) => [reversedCumsum(g, d)],
    ([t]) => (t ? cumsum(t, d, dtype) : null),
  )
}

export function cumprod(self: Tensor, dim: number, dtype: DType | null): Tensor {
  const d = wrapDim(dim, self._sizes.length)
  const out = sumDtype(self, dtype)
  const y = scanned('prod', self, d, out, out)
  return track(y, 'CumprodBackward0', [self], { self, result: y }, (g, s) => [cumprodBackward(g, s.self.to(out), s.result, d)])
}

/**
 * Without zeros: the reversed cumulative sum of g · result, divided by the input. With zeros, element k before the first zero gets that
 * sum over the positions before it; the first zero itself gets the sum over what follows it of the products without it.
 */
function cumprodBackward(g: Tensor, self: Tensor, result: Tensor, d: number): Tensor {
  if (self._sizes.length === 0) return g
  const w = g.mul(result)
  const zeros = self.eq(0)
  if (!zeros.any().item()) return reversedCumsum(w, d).div(self)
  if (mode.grad) return cumprodOmitting(g, self, d)
  const seen = zeros.cumsum(d)
  const beforeFirst = seen.eq(0)
  const isFirst = zeros.logical_and(seen.eq(1))
  const upToSecond = seen.le(1)
  const ones = self.new_ones([])
  const regular = reversedCumsum(w.masked_fill(beforeFirst.logical_not(), 0), d)
    .div(ones.where(zeros, self))
    .masked_fill(beforeFirst.logical_not(), 0)
  // The products with the first zero taken for 1, from there to the second zero.
  const withoutFirst = ones.where(isFirst, self).cumprod(d)
  const reach = reversedCumsum(g.mul(withoutFirst).masked_fill(seen.eq(1).logical_and(upToSecond).logical_not(), 0), d)
  return regular.add(reach.masked_fill(isFirst.logical_not(), 0))
}

/**
 * The same for derivatives of higher order: element k gets the sum of g times the products that leave it out, written so that every
 * term can be differentiated again, at the cost of n².
 */
function cumprodOmitting(g: Tensor, self: Tensor, d: number): Tensor {
  const n = self._sizes[d]!
  const columns = Array.from({ length: n }, (_, k) => {
    const before = self.narrow(d, 0, k).prod(d, true)
    const after = self.narrow(d, k + 1, n - k - 1).cumprod(d)
    return g
      .narrow(d, k, n - k)
      .mul(cat([before, before.mul(after)], d))
      .sum(d, true)
  })
  return cat(columns, d)
}

function extreme(name: 'cummax' | 'cummin') {
  const [value, arg]: [ScanOp, ScanOp] = name === 'cummax' ? ['max', 'cummaxarg'] : ['min', 'cumminarg']
  return (self: Tensor, dim: number): Tensor[] => {
    const d = wrapDim(dim, self._sizes.length)
    const compute = self._dtype === boolType ? uint8 : self._dtype
    const values = scanned(value, self, d, compute, self._dtype)
    const indices = scanned(arg, self, d, compute, int64)
    track(
      values,
      name === 'cummax' ? 'CummaxBackward0' : 'CumminBackward0',
      [self],
      { indices },
      (g, s) => [g._sizes.length === 0 ? g : g.new_zeros([...g._sizes]).scatter_add(d, s.indices, g)],
      extremeTangent(d, indices),
    )
    return namedTuple(name, [values, indices])
  }
}

/** Apart, for it mentions a tensor (see `track`). */
const extremeTangent =
  (d: number, indices: Tensor) =>
  ([t]: (Tensor | null)[]): Tensor | null =>
    t && t._sizes.length > 0 ? t.gather(d, indices) : (t ?? null)

/** The largest finite number of a float dtype. */
const finiteLimit: Record<string, number> = { float64: Number.MAX_VALUE, float32: 3.4028234663852886e38, bfloat16: 3.3895313892515355e38 }

export function logcumsumexp(self: Tensor, dim: number): Tensor {
  const d = wrapDim(dim, self._sizes.length)
  if (self._dtype.category < 2) throw notImplemented('logcumsumexp_out_cpu', typeWord(self._dtype))
  // Summed in float64, as PyTorch does.
  const y = scanned('logaddexp', self, d, float64, self._dtype)
  const floor = -(finiteLimit[self._dtype.name] ?? 65504)
  return track(
    y,
    'LogcumsumexpBackward0',
    [self],
    { self, result: y },
    (g, s) => {
      if (g._sizes.length === 0) return [g]
      // Both signs of the gradient apart, each in logarithms, so that nothing overflows.
      // The floor is finite, so that what is left out has a derivative (zero) too.
      const part = (positive: boolean): Tensor => {
        const log = where(positive ? g.gt(0) : g.lt(0), g.mul(positive ? 1 : -1).log(), floor)
        return log.sub(s.result).flip([d]).logcumsumexp(d).flip([d]).add(s.self).exp()
      }
      return [part(true).sub(part(false))]
    },
    ([t], [x]) => (t ? logcumsumexpTangent(x!, t, d) : null),
  )
}
/** The running mean of the tangent, weighted by exponentials relative to the largest (logcumsumexp_jvp of PyTorch). */
function logcumsumexpTangent(self: Tensor, t: Tensor, d: number): Tensor {
  if (self._sizes.length === 0) return t
  const weights = self.sub(self.detach().amax([d], true)).exp()
  return weights.mul(t).cumsum(d).div(weights.cumsum(d).add(1e-13))
}

export const scans: Record<string, Op> = withInplace(
  {
    cumsum: op('The running sum along `dim`. Integers are summed as int64.', ['(Tensor self, int dim, *, ScalarType? dtype=None)', cumsum]),
    cumprod: op('The running product along `dim`.', ['(Tensor self, int dim, *, ScalarType? dtype=None)', cumprod]),
    cummax: op('The running maximum along `dim`, and the positions of the last maximum so far.', [
      '(Tensor self, int dim) -> (values, indices)',
      extreme('cummax'),
    ]),
    cummin: op('The running minimum along `dim`, and the positions of the last minimum so far.', [
      '(Tensor self, int dim) -> (values, indices)',
      extreme('cummin'),
    ]),
    logcumsumexp: op('The logarithm of the running sum of exponentials along `dim`.', ['(Tensor self, int dim)', logcumsumexp]),
  },
  ['cumsum', 'cumprod'],
)
