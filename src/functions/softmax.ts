/**
 * softmax and log_softmax along one dimension, and their gradients: one kernel each, which reads its input as often as it reduces;
 * softmax of more than a few elements in two, so that it computes each exponential once.
 */

import { track } from '../autograd/record.ts'
import type { DType } from '../dtypes.ts'
import { notImplemented, wrapDim } from '../errors.ts'
import { call, compare, constant, div, type Expr, load, mul, reduce, select, sub } from '../ir/expr.ts'
import { lazily } from '../lazily.ts'
import { arrange, axesBut, launch, type Program, program, walked } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** Of differences from the largest, which are 0 or less. */
const exp = (x: Expr): Expr => call('expneg', x)
const sum = (x: Expr): Expr => reduce('sum', x)
const shifted = (x: Expr): Expr => sub(x, reduce('max', x))

/** A kernel over the elements along a dimension, from inputs of that shape: `formula` may reduce, and gives every element. */
const along = (inputs: number, formula: (x: Expr[]) => Expr): Program =>
  program((stored) => {
    const ty = stored[0] === 'float64' ? 'f64' : 'f32'
    return [{ buffer: inputs, value: formula(Array.from({ length: inputs }, (_, i) => load(ty, i))), inside: true }]
  })
const softmaxOf = (x: Expr): Expr => {
  const e = exp(shifted(x))
  return mul(e, div(constant(e.ty, 1), sum(e)))
}
const logSoftmaxOf = (x: Expr): Expr => {
  const d = shifted(x)
  return sub(d, call('log', sum(exp(d))))
}
const kernels = {
  softmax: along(1, ([x]) => softmaxOf(x!)),
  // The same in two kernels, the second in the memory of the first's result.
  exponentials: along(1, ([x]) => exp(shifted(x!))),
  shares: along(1, ([e]) => {
    const [total, zero] = [sum(e!), constant(e!.ty, 0)]
    return mul(e!, select(compare('eq', total, zero), zero, div(constant(e!.ty, 1), total)))
  }),
  log_softmax: along(1, ([x]) => logSoftmaxOf(x!)),
  softmaxGrad: along(2, ([g, y]) => mul(y!, sub(g!, sum(mul(g!, y!))))),
  logSoftmaxGrad: along(2, ([g, y]) => sub(g!, mul(call('exp', y!), sum(g!)))),
}

function run(p: Program, inputs: readonly Tensor[], dim: number, out: Tensor = empty(inputs[0]!._sizes, inputs[0]!._dtype)): Tensor {
  const like = inputs[0]!
  if (out._count === 0) return out
  const over = [dim]
  const { axes, reduce, operands } = arrange(
    like._sizes,
    [...inputs, out].map((tensor) => ({ tensor, strides: tensor._strides })),
    walked(axesBut(like._sizes.length, over), out._strides),
    over,
  )
  launch(p, '', operands, axes, reduce, [], 16)
  return out
}

/** Elements from which computing each exponential once is worth a second kernel. */
const TWO_KERNELS = 1 << 12
/** Each element divided by the sum along `dim`, in place; zeros stay zeros. */
export const intoShares = (e: Tensor, dim: number): Tensor => run(kernels.shares, [e], dim, e)

type Kind = 'softmax' | 'log_softmax'
const NODES: Record<Kind, string> = { softmax: 'Softmax', log_softmax: 'LogSoftmax' }

/** The gradient of the input from that of the result and the result; differentiable itself. */
function backward(kind: Kind, g: Tensor, y: Tensor, dim: number): Tensor {
  const like = g._dtype === y._dtype ? g : g.to(y._dtype)
  const out = run(kind === 'softmax' ? kernels.softmaxGrad : kernels.logSoftmaxGrad, [like.expand([...y._sizes]), y], dim)
  const total = (t: Tensor): Tensor => t.sum({ dim: [dim], keepdim: true })
  return track(out, `${NODES[kind]}BackwardDataBackward0`, [like, y], { grad_output: like, output: y }, (u, { grad_output, output }) => {
    if (kind === 'log_softmax') return [u.sub(total(u.mul(output.exp()))), u.mul(output.exp()).mul(total(grad_output)).neg()]
    return [
      backward(kind, u, output, dim),
      u.mul(grad_output.sub(total(grad_output.mul(output)))).sub(grad_output.mul(total(u.mul(output)))),
    ]
  })
}

/** The gradient of the input of a softmax over the last dimension. */
export const softmaxGradient = (g: Tensor, result: Tensor): Tensor => backward('softmax', g, result, result._sizes.length - 1)
/** The same over the gradient of the result, which nobody else may hold; not differentiable. */
export const softmaxGradientInPlace = (g: Tensor, result: Tensor): Tensor => run(kernels.softmaxGrad, [g, result], g._sizes.length - 1, g)

function normalised(kind: Kind, self: Tensor, dim: number, dtype: DType | null): Tensor {
  const x = dtype === null ? self : self.to(dtype)
  const d = wrapDim(dim, x._sizes.length)
  if (x._dtype.category !== 2) throw notImplemented(`${kind}${d === x._sizes.length - 1 ? '_lastdim' : ''}_kernel_impl`, typeWord(x._dtype))
  const y =
    kind === 'softmax' && x._count >= TWO_KERNELS && x._dtype.itemsize > 2
      ? intoShares(run(kernels.exponentials, [x], d), d)
      : run(kernels[kind], [x], d)
  return track(
    y,
    `${NODES[kind]}Backward0`,
    [x],
    { result: y },
    (g, s) => [backward(kind, g, s.result, d)],
    ([t]) => (t ? tangent(kind, t, y, d) : null),
  )
}
/** The tangent: softmax's Jacobian is symmetric; that of log_softmax takes off the mean weighted by the result. */
function tangent(kind: Kind, t: Tensor, y: Tensor, dim: number): Tensor {
  return kind === 'softmax' ? backward(kind, t, y, dim) : t.sub(t.mul(y.exp()).sum({ dim: [dim], keepdim: true }))
}

export const softmax = (self: Tensor, dim: number, dtype: DType | null): Tensor => normalised('softmax', self, dim, dtype)
export const log_softmax = (self: Tensor, dim: number, dtype: DType | null): Tensor => normalised('log_softmax', self, dim, dtype)

/** The dimension that `nn.functional` takes where none is named. */
const implicit = (self: Tensor, dim: number | null): number => dim ?? ([0, 1, 3].includes(self._sizes.length) ? 0 : 1)

const SOFTMAX = 'The exponentials along dim, divided by their sum.'
const LOG_SOFTMAX = 'The logarithm of softmax along dim, without overflow.'
const CALL = '(Tensor self, int dim, ScalarType? dtype=None)'
export const softmaxes: Record<string, Op> = {
  softmax: op(SOFTMAX, [CALL, softmax]),
  log_softmax: op(LOG_SOFTMAX, [CALL, log_softmax]),
}
const SPECIAL = '(Tensor self, int dim, *, ScalarType? dtype=None)'
export const specialSoftmaxes = /* @__PURE__ */ lazily(
  (): Record<string, Op> => ({
    softmax: functionOnly(op(SOFTMAX, [CALL, softmax])),
    log_softmax: functionOnly(op(LOG_SOFTMAX, [SPECIAL, log_softmax])),
  }),
)

const FUNCTIONAL = '(Tensor self, int? dim=None, int _stacklevel=3, ScalarType? dtype=None)'
const functional =
  (f: typeof softmax) =>
  (self: Tensor, dim: number | null, _level: number, dtype: DType | null): Tensor =>
    f(self, implicit(self, dim), dtype)
export const functionalSoftmaxes = /* @__PURE__ */ lazily(
  (): Record<string, Op> => ({
    softmax: functionOnly(op(SOFTMAX, [FUNCTIONAL, functional(softmax)])),
    log_softmax: functionOnly(op(LOG_SOFTMAX, [FUNCTIONAL, functional(log_softmax)])),
    softmin: functionOnly(op('softmax of -x.', [FUNCTIONAL, functional((x, dim, dtype) => softmax(x.neg(), dim, dtype))])),
  }),
)
