/** Differences and sums along a dimension that stand for derivatives and integrals: diff, gradient, the trapezoidal rule. */

import { bool as boolType, uint8 } from '../dtypes.ts'
import { IndexError, RuntimeError, TypeError as TorchTypeError, wrapDim, wrapDims } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { cat } from './joining.ts'
import { describe, functionOnly, type Op, op } from './schema.ts'

function diff(self: Tensor, n: number, dim: number, prepend: Tensor | null, append: Tensor | null): Tensor {
  if (self._sizes.length === 0) throw new RuntimeError('diff expects input to be at least one-dimensional')
  if (n === 0) return self.clone()
  if (n < 0) throw new RuntimeError(`order must be non-negative but got ${n}`)
  const d = wrapDim(dim, self._sizes.length)
  for (const t of [prepend, append]) {
    if (!t) continue
    if (t._sizes.length !== self._sizes.length) throw new RuntimeError('diff expects prepend or append to be the same dimension as input')
    const at = t._sizes.findIndex((s, i) => s !== self._sizes[i] && i !== d)
    if (at >= 0)
      throw new RuntimeError(
        `diff expects the shape of tensor to prepend or append to match that of input except along the differencing dimension; input.size(${at}) = ${self._sizes[at]}, but got tensor.size(${at}) = ${t._sizes[at]}`,
      )
  }
  let out = prepend || append ? cat([prepend, self, append].filter((t) => t !== null) as Tensor[], d) : self
  for (let i = Math.min(n, out._sizes[d]!); i > 0; i--) {
    const [low, high] = neighbours(out, d)
    out = out._dtype === boolType ? high.logical_xor(low) : high.sub(low)
  }
  return out
}
/** All but the last, and all but the first. */
function neighbours(t: Tensor, d: number): [Tensor, Tensor] {
  const n = Math.max(t._sizes[d]! - 1, 0)
  return [t.narrow(d, 0, n), t.narrow(d, t._sizes[d]! - n, n)]
}

/** The distances of sample points along `d`, shaped to be broadcast over y. */
function steps(name: string, y: Tensor, x: Tensor, d: number): Tensor {
  const n = y._sizes.length
  let at = x
  if (x._sizes.length === 1) {
    if (x._sizes[0] !== y._sizes[d]) throw new RuntimeError(`${name}: There must be one \`x\` value for each sample point`)
    at = x.view(y._sizes.map((_, i) => (i === d ? x._count : 1)))
  } else if (x._sizes.length < n) at = x.view([...new Array<number>(n - x._sizes.length).fill(1), ...x._sizes])
  const [low, high] = neighbours(at, d + at._sizes.length - n)
  return high.sub(low)
}
const noBool = (name: string, what: string, ...ts: Tensor[]): void => {
  if (ts.some((t) => t._dtype === boolType)) throw new RuntimeError(`${name}: received a bool input for ${what}, but bool is not supported`)
}
function trapezoid(y: Tensor, x: Tensor | number, dim: number): Tensor {
  const d = wrapDim(dim, y._sizes.length, false)
  if (y._sizes[d] === 0) return y.new_zeros(y._sizes.filter((_, i) => i !== d))
  if (x instanceof Tensor) {
    noBool('trapezoid', '`x` or `y`', x, y)
    const [low, high] = neighbours(y, d)
    return low
      .add(high)
      .mul(steps('trapezoid', y, x, d))
      .sum(d)
      .div(2)
  }
  noBool('trapezoid', '`y`', y)
  const ends = y.select(d, 0).add(y.select(d, -1))
  return y.sum(d).sub(ends.mul(0.5)).mul(x)
}
function cumulative_trapezoid(y: Tensor, x: Tensor | number, dim: number): Tensor {
  const name = 'cumulative_trapezoid'
  if (x instanceof Tensor) noBool(name, '`x` or `y`', x, y)
  else noBool(name, '`y`', y)
  if (y._sizes.length === 0) throw new IndexError('slice() cannot be applied to a 0-dim tensor.')
  const d = wrapDim(dim, y._sizes.length)
  const [low, high] = neighbours(y, d)
  const both = low.add(high)
  return x instanceof Tensor
    ? both
        .mul(steps(name, y, x, d))
        .cumsum(d)
        .div(2)
    : both.mul(x / 2).cumsum(d)
}

/** The derivative along `d` in second order inside and in `order` at the ends; `h`: the step, or the coordinates of the points. */
function along(self: Tensor, d: number, h: number | Tensor, order: number): Tensor {
  const n = self._sizes[d]!
  const shaped = (t: Tensor): Tensor => t.reshape(self._sizes.map((_, i) => (i === d ? -1 : 1)))
  const part = (from: number, count = 1): Tensor => self.narrow(d, from < 0 ? n + from : from, count)
  /** Three-point weights on either side of the middle: at the first, the middle, the last point. */
  const mix = (a: Tensor, b: Tensor, c: Tensor, wa: Tensor | number, wb: Tensor | number, wc: Tensor | number): Tensor =>
    a
      .mul(wa as Tensor)
      .add(b.mul(wb as Tensor))
      .add(c.mul(wc as Tensor))
  if (!(h instanceof Tensor)) {
    const inner = part(2, n - 2)
      .sub(part(0, n - 2))
      .div(2 * h)
    if (order === 1) return cat([part(1).sub(part(0)).div(h), inner, part(-1).sub(part(-2)).div(h)], d)
    const first = mix(part(0), part(1), part(2), -1.5, 2, -0.5).div(h)
    return cat([first, inner, mix(part(-3), part(-2), part(-1), 0.5, -2, 1.5).div(h)], d)
  }
  const gaps = diff(h, 1, 0, null, null)
  const [p, q] = neighbours(gaps, 0).map(shaped) as [Tensor, Tensor]
  const both = p.add(q)
  const inner = mix(part(0, n - 2), part(1, n - 2), part(2, n - 2), q.neg().div(p.mul(both)), q.sub(p).div(p.mul(q)), p.div(q.mul(both)))
  if (order === 1) return cat([part(1).sub(part(0)).div(gaps.select(0, 0)), inner, part(-1).sub(part(-2)).div(gaps.select(0, -1))], d)
  const at = (t: Tensor, i: number): Tensor => t.select(d, i).unsqueeze(d)
  const ends = [0, -1].map((i): [Tensor, Tensor, Tensor] => [at(p, i), at(q, i), at(both, i)])
  const [[p0, q0, s0], [p1, q1, s1]] = ends as [[Tensor, Tensor, Tensor], [Tensor, Tensor, Tensor]]
  const first = mix(part(0), part(1), part(2), s0.add(p0).neg().div(p0.mul(s0)), s0.div(p0.mul(q0)), p0.neg().div(q0.mul(s0)))
  const last = mix(part(-3), part(-2), part(-1), q1.div(p1.mul(s1)), s1.neg().div(p1.mul(q1)), s1.add(q1).div(q1.mul(s1)))
  return cat([first, inner, last], d)
}
function gradient(self: Tensor, spacing: unknown, dim: unknown, order: number): Tensor[] {
  const n = self._sizes.length
  const listed = Array.isArray(spacing) ? (spacing as (number | Tensor)[]) : null
  if (listed ? listed.some((s) => typeof s !== 'number' && !(s instanceof Tensor)) : spacing !== null && typeof spacing !== 'number')
    throw new TorchTypeError(
      `gradient(): argument 'spacing' must be a number, a tuple of numbers or a tuple of Tensors, not ${describe(spacing)}`,
    )
  if (dim !== null && !(Array.isArray(dim) ? dim : [dim]).every((d) => Number.isInteger(d)))
    throw new TorchTypeError(`gradient(): argument 'dim' must be int or tuple of ints, not ${describe(dim)}`)
  const given = dim === null ? null : ((Array.isArray(dim) ? dim : [dim]) as number[])
  if (self._dtype === uint8) throw new RuntimeError('torch.gradient does not support uint8 input.')
  if (listed && given === null && listed.length !== n)
    throw new RuntimeError(
      `torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = ${n}', since dim argument was not given, but got a list of length ${listed.length}`,
    )
  if (listed && given !== null && listed.length !== given.length)
    throw new RuntimeError(
      `torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have the same length, but got a spacing argument of length ${listed.length} and a dim argument of length ${given.length}.`,
    )
  if (order !== 1 && order !== 2) throw new RuntimeError('torch.gradient only supports edge_order=1 and edge_order=2.')
  const dims = wrapDims(given ?? [...self._sizes.keys()], n)
  if (dims.some((d) => self._sizes[d]! < order + 1))
    throw new RuntimeError('torch.gradient expected each dimension size to be at least edge_order+1')
  const bad = listed?.find((s): s is Tensor => s instanceof Tensor && s._sizes.length !== 1)
  if (bad)
    throw new RuntimeError(
      `torch.gradient expected each element of spacing to have one dimension, but got an element with ${bad._sizes.length} dimensions!`,
    )
  return dims.map((d, i) => along(self, d, listed ? listed[i]! : ((spacing as number | null) ?? 1), order))
}

const rule = (doc: string, run: (y: Tensor, x: Tensor | number, dim: number) => Tensor): Op =>
  functionOnly(op(doc, ['(Tensor y, Tensor x, *, int dim=-1)', run], ['(Tensor y, *, Scalar dx=1, int dim=-1)', run]))
const TRAPEZOID = rule('The integral along `dim` by the trapezoidal rule, over points x or equal steps dx.', trapezoid)
export const calculus: Record<string, Op> = {
  diff: op('The differences of neighbours along `dim`, taken n times; prepend and append are joined to the ends first.', [
    '(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None)',
    diff,
  ]),
  gradient: functionOnly(
    op('The derivative along each dimension by differences; spacing: the step, one for each dimension, or coordinates.', [
      '(Tensor self, *, any spacing=None, any dim=None, int edge_order=1) -> Tensor[]',
      gradient,
    ]),
  ),
  trapezoid: TRAPEZOID,
  trapz: functionOnly(
    op('As trapezoid.', ['(Tensor y, *, float dx=1, int dim=-1)', trapezoid], ['(Tensor y, Tensor x, *, int dim=-1)', trapezoid]),
  ),
  cumulative_trapezoid: rule('The running integral along `dim` by the trapezoidal rule.', cumulative_trapezoid),
}
