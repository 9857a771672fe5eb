/** Activation functions: in `nn.functional`, and those that `torch` has as functions and tensors as methods. */

import { track } from '../autograd/record.ts'
import { float64 } from '../dtypes.ts'
import { RuntimeError, ValueError } from '../errors.ts'
import { lazily } from '../lazily.ts'
import { gelu, glu, prelu as preluRow, activations as rows, rrelu as rreluRows } from '../ops/pointwise-activations.ts'
import type { Pointwise } from '../ops/row.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { apply, applyInplace, type Num, typeWord } from './apply.ts'
import { cat } from './joining.ts'
import { finfo } from './limits.ts'
import type { Go } from './pointwise.ts'
import { functionOnly, type Implementation, type Op, op } from './schema.ts'

const inPlace: Go = (o, args) => applyInplace(o, args[0] as Tensor, args)
const [SELU_ALPHA, SELU_SCALE] = [1.6732632423543772, 1.0507009873554805]

/** An activation of which `name_`, or `inplace=True`, may need another gradient. */
type Call = (self: Tensor, inplace: boolean, ...params: (Num | Tensor)[]) => Tensor
const call =
  (o: Pointwise, inplaceOp: Pointwise = o): Call =>
  (self, inplace, ...params) =>
    inplace ? inPlace(inplaceOp, [self, ...params]) : apply(o, [self, ...params])
const of =
  (name: keyof typeof rows): Call =>
  (self, inplace, ...params) =>
    inplace ? inPlace(rows[name].operations().inplaceOp, [self, ...params]) : apply(rows[name].op, [self, ...params])

/** The formulas by the result hold only where that tells the sides apart, so other slopes go by the operand. */
const sided = (name: 'leaky_relu' | 'elu' | 'celu', fits: (v: Num | Tensor) => boolean): Call => {
  const usual = of(name)
  return (self, inplace, ...params) => (fits(params[0]!) ? usual : call(rows[name].op))(self, inplace, ...params)
}
const elu = sided('elu', (alpha) => Number(alpha) >= 0)
const celuOf = sided('celu', (alpha) => Number(alpha) >= 0)
const celu: Call = (self, inplace, alpha) => {
  if (Number(alpha) === 0) throw new RuntimeError('ZeroDivisionError: alpha cannot be 0 for CELU')
  return celuOf(self, inplace, alpha!)
}
const selu: Call = (self, inplace) => elu(self, inplace, SELU_ALPHA, SELU_SCALE, 1)
const hardtanhOf = of('hardtanh')
const hardtanh: Call = (self, inplace, lo, hi) => {
  if (Number(lo) > Number(hi)) throw new ValueError('min_val cannot be greater than max_val')
  if (self._dtype.name === 'uint8' && (Number(lo) < 0 || Number(hi) < 0))
    throw new RuntimeError('cannot do hardtanh on an unsigned type with negative limits')
  return hardtanhOf(self, inplace, lo!, hi!)
}
function softshrink(self: Tensor, lambd: Num): Tensor {
  if (self._dtype.category === 2 && !(Number(lambd) >= 0))
    throw new RuntimeError(
      `lambda must be in range [0, ${Number(finfo(self._dtype).max.toPrecision(6))}] for input dtype ${typeWord(self._dtype)}, but found ${String(lambd)}`,
    )
  return apply(rows.softshrink.op, [self, lambd])
}
/** Outside training the slope is the middle of the range; inside, it is drawn for each element. */
const rrelu: Call = (self, inplace, lower, upper, training) => {
  const [lo, hi] = [Number(lower), Number(upper)]
  if (!(lo <= hi)) throw new RuntimeError('Lower bound should be less than or equal to the upper bound')
  if (!training) return call(rreluRows.plain, rreluRows.inplace)(self, inplace, (lo + hi) / 2)
  // PyTorch draws in float64, and only where a slope is needed.
  const below = self.detach().le(0)
  const count = Number(below.sum().item())
  const drawn = self.detach().new_empty([count], { dtype: float64 }).uniform_(lo, hi).to(self._dtype)
  const slopes = self
    .detach()
    .new_ones([...self._sizes])
    .masked_scatter(below, drawn)
  return call(rreluRows.training, rreluRows.trainingInplace)(self, inplace, slopes)
}
function prelu(self: Tensor, weight: Tensor): Tensor {
  const n = self._sizes.length
  if (self._dtype !== weight._dtype)
    throw new RuntimeError(`prelu: Type promoting not supported. Got ${typeWord(self._dtype)} and ${typeWord(weight._dtype)}`)
  if (weight._sizes.length > 1)
    throw new RuntimeError(`prelu: Expected \`weight\` to be a scalar or 1D tensor, but got: ndim = ${weight._sizes.length}`)
  if (weight._count !== 1) {
    if (n === 0) throw new RuntimeError('Not allow zero-dim input tensor.')
    const channels = n > 1 ? self._sizes[1]! : 1
    if (channels !== weight._count)
      throw new RuntimeError(
        `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight._count} and channel size = ${channels}.`,
      )
  }
  return apply(preluRow, [
    self,
    weight._sizes.length === 0
      ? weight
      : weight.reshape(Array.from({ length: n }, (_, i) => (i === (n === 1 ? 0 : 1) ? weight._count : 1))),
  ])
}
/** Noise of Gumbel's distribution makes softmax a sample of the classes; `hard`: one-hot, with the gradient of the soft one. */
function gumbelSoftmax(logits: Tensor, tau: number, hard: boolean, _eps: number, dim: number): Tensor {
  const noise = logits
    .detach()
    .new_empty([...logits._sizes])
    .exponential_()
    .log()
    .neg()
  const soft = logits.add(noise).div(tau).softmax(dim)
  if (!hard) return soft
  const chosen = soft.detach().argmax({ dim, keepdim: true })
  return logits
    .detach()
    .new_zeros([...logits._sizes])
    .scatter(dim, chosen, 1)
    .sub(soft.detach())
    .add(soft)
}
function gluOf(self: Tensor, dim: number): Tensor {
  const n = self._sizes.length
  if (n === 0) throw new RuntimeError('glu does not support scalars because halving size must be even')
  const size = self.size(dim) as number
  if (size % 2) throw new RuntimeError(`Halving dimension must be even, but dimension ${dim < 0 ? dim + n : dim} is size ${size}`)
  const halves = (t: Tensor): [Tensor, Tensor] => [t.narrow(dim, 0, size / 2), t.narrow(dim, size / 2, size / 2)]
  return track(apply(glu, halves(self.detach())), 'GluBackward0', [self], { self }, (g, s) => {
    const [a, b] = halves(s.self)
    const gate = b.sigmoid()
    return [cat([g.mul(gate), g.mul(a).mul(gate).mul(gate.neg().add(1))], dim)]
  })
}
function geluOf(self: Tensor, approximate: string): Tensor {
  if (approximate !== 'none' && approximate !== 'tanh') throw new RuntimeError('approximate argument must be either none or tanh.')
  return apply(gelu[approximate], [self])
}

/** An activation of `nn.functional` with `inplace=False` behind its parameters. */
const withInplace = (doc: string, params: string, f: Call): Op => {
  const n = params === '' ? 0 : params.split(',').length
  const run: Implementation =
    n === 0
      ? (self: Tensor, inplace: boolean) => f(self, inplace)
      : (self: Tensor, ...rest: (Num | boolean)[]) => f(self, rest[n] as boolean, ...rest.slice(0, n))
  return functionOnly(op(doc, [`(Tensor self${params && `, ${params}`}, bool inplace=False)`, run]))
}
const plain = (doc: string, params: string, f: (self: Tensor, ...params: never[]) => Tensor): Op =>
  functionOnly(op(doc, [`(Tensor self${params && `, ${params}`})`, f]))
/** The same as a function that changes its argument: `relu_` and its kin. */
const changing = (doc: string, params: string, f: Call): Op =>
  functionOnly(
    op(`In place: ${doc}`, [`(Tensor self${params && `, ${params}`})`, (self: Tensor, ...rest: Num[]) => f(self, true, ...rest)]),
  )

const RANGE = 'float lower=0.125, float upper=0.3333333333333333, bool training=False'
/** Those with `inplace`, their parameters, and whether `name_` exists in `nn.functional` and in `torch`. */
const FORMS: [name: string, params: string, call: Call, functional: boolean, torch: boolean][] = [
  ['relu', '', of('relu'), true, false],
  ['relu6', '', (self, inplace) => hardtanh(self, inplace, 0, 6), false, false],
  ['leaky_relu', 'Scalar negative_slope=0.01', sided('leaky_relu', (slope) => Number(slope) >= 0), true, false],
  ['elu', 'Scalar alpha=1.0', (self, inplace, alpha) => elu(self, inplace, alpha!, 1, 1), true, false],
  ['celu', 'Scalar alpha=1.0', celu, true, true],
  ['selu', '', selu, true, true],
  ['silu', '', of('silu'), false, false],
  ['mish', '', of('mish'), false, false],
  ['hardtanh', 'Scalar min_val=-1.0, Scalar max_val=1.0', hardtanh, true, false],
  ['hardsigmoid', '', of('hardsigmoid'), false, false],
  ['hardswish', '', of('hardswish'), false, false],
  ['threshold', 'Scalar threshold, Scalar value', of('threshold'), true, true],
  ['rrelu', RANGE, rrelu, true, true],
]
const DOCS: Record<string, string> = {
  relu6: 'x held between 0 and 6.',
  selu: 'scale · elu(x, alpha), with the constants that keep mean 0 and variance 1.',
  rrelu: 'x, or below zero x times a slope: the middle of the range, in training one drawn from it.',
}
const docOf = (name: string): string => DOCS[name] ?? rows[name as keyof typeof rows].doc
const GLU = 'The first half along dim times the sigmoid of the second.'
const PRELU = 'x above zero, weight · x below; one weight, or one for each channel.'

export const functionalActivations = /* @__PURE__ */ lazily(
  (): Record<string, Op> => ({
    ...Object.fromEntries(
      FORMS.flatMap(
        ([name, params, f, functional]) =>
          [[name, withInplace(docOf(name), params, f)], ...(functional ? [[`${name}_`, changing(docOf(name), params, f)]] : [])] as [
            string,
            Op,
          ][],
      ),
    ),
    gelu: plain('x · Φ(x), with the normal distribution function Φ; approximate="tanh": by tanh.', "*, str approximate='none'", geluOf),
    softplus: plain(rows.softplus.doc, 'Scalar beta=1, Scalar threshold=20', (self: Tensor, beta: Num, threshold: Num) =>
      apply(rows.softplus.op, [self, beta, threshold]),
    ),
    softsign: plain('x / (1 + |x|).', '', (self: Tensor) => self.div(self.abs().add(1))),
    softshrink: plain(rows.softshrink.doc, 'Scalar lambd=0.5', softshrink),
    hardshrink: plain(rows.hardshrink.doc, 'Scalar lambd=0.5', (self: Tensor, lambd: Num) => apply(rows.hardshrink.op, [self, lambd])),
    tanhshrink: plain('x - tanh(x).', '', (self: Tensor) => self.sub(self.tanh())),
    logsigmoid: plain(rows.log_sigmoid.doc, '', (self: Tensor) => apply(rows.log_sigmoid.op, [self])),
    prelu: plain(PRELU, 'Tensor weight', prelu),
    glu: plain(GLU, 'int dim=-1', gluOf),
    gumbel_softmax: functionOnly(
      op('A sample of the classes along dim: softmax of (logits + noise) / tau; with hard, one-hot.', [
        '(Tensor logits, float tau=1, bool hard=False, float eps=1e-10, int dim=-1)',
        gumbelSoftmax,
      ]),
    ),
    sigmoid: plain('1 / (1 + e⁻ˣ).', '', (self: Tensor) => self.sigmoid()),
    tanh: plain('The hyperbolic tangent.', '', (self: Tensor) => self.tanh()),
  }),
)

/** Those that `torch` has too; `prelu` is a method as well. */
export const torchActivations: Record<string, Op> = {
  ...Object.fromEntries(
    FORMS.filter((f) => f[4]).flatMap(([name, params, f]): [string, Op][] => [
      [
        name,
        plain(docOf(name), params, ((self: Tensor, ...rest: Num[]) => f(self, false, ...rest)) as (
          self: Tensor,
          ...params: never[]
        ) => Tensor),
      ],
      [`${name}_`, changing(docOf(name), params, f)],
    ]),
  ),
  prelu: op(PRELU, ['(Tensor self, Tensor weight)', prelu]),
}
