/** Activation functions of neural networks. See `row.ts` for what a row says. */
import { abs, add, and, call, div, ge, gt, le, lt, max, min, mul, neg, or, sub, where } from '../ir/expr.ts'
import { type Definition, define, floatsOnly, k, numbersOnly, one, Pointwise, type ResultLayout, unary, type X, zero } from './row.ts'

/** An activation with parameters: `(Tensor self, Scalar lambd=0.5)` and so on. */
const activation = (
  doc: string,
  signature: string,
  body: Definition['body'],
  grad: NonNullable<Definition['grads']>[number],
  more: Partial<Definition> = {},
): Definition => ({
  doc,
  signatures: [signature],
  body,
  grads: [grad],
  cost: 2,
  ...more,
})
const plain = (doc: string, body: (x: X) => X, grad: ((g: X, y: X, x: X) => X) | undefined, kernel: string): Definition =>
  unary(doc, 'same', body, grad, { refuses: floatsOnly(kernel) })
const expm1 = (x: X): X => call('expm1', x)
const exp = (x: X): X => call('exp', x)
const sigmoid = (x: X): X => call('sigmoid', x)
const six = (x: X): X => k(x, 6)
const three = (x: X): X => k(x, 3)

/** scale · x above zero, scale · alpha · (e^(input_scale · x) - 1) below; the slope below from x, or from the result y. */
const elu = (x: X, alpha: X, scale: X, input: X): X => where(le(x, zero(x)), mul(expm1(mul(x, input)), mul(alpha, scale)), mul(x, scale))
const eluSlope = (g: X, x: X, alpha: X, scale: X, input: X): X =>
  mul(g, where(le(x, zero(x)), mul(mul(input, mul(alpha, scale)), exp(mul(x, input))), scale))
const eluSlopeOfResult = (g: X, y: X, alpha: X, scale: X, input: X): X =>
  mul(g, where(le(y, zero(y)), mul(input, add(y, mul(alpha, scale))), scale))
const leakySlope = (g: X, x: X, slope: X): X => where(gt(x, zero(x)), g, mul(g, slope))
const softplus = (x: X): X => call('log1p', exp(x))
const shrinks = (x: X, lambd: X): X => and(ge(x, neg(lambd)), le(x, lambd))

export const activations = define({
  relu: unary(
    'max(x, 0); NaN stays.',
    'same',
    (x) => max(x, zero(x)),
    (g, y) => where(le(y, zero(y)), zero(g), g),
    { cost: 1, refuses: { bool: 'Boolean inputs not supported for relu' } },
  ),
  leaky_relu: activation(
    'x, or negative_slope · x below zero.',
    '(Tensor self, Scalar negative_slope=0.01)',
    (x, slope) => where(gt(x, zero(x)), x, mul(x, slope)),
    (g, _y, x, slope) => leakySlope(g, x, slope),
    {
      refuses: floatsOnly('leaky_relu_cpu'),
      inplaceRow: { node: 'LeakyReluBackward1', grads: [(g, y, _x, slope) => leakySlope(g, y, slope)] },
    },
  ),
  elu: activation(
    'x above zero, alpha · (eˣ - 1) below.',
    '(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1)',
    elu,
    (g, _y, x, alpha, scale, input) => eluSlope(g, x, alpha, scale, input),
    {
      cost: 8,
      refuses: floatsOnly('elu_cpu'),
      inplaceRow: { node: 'EluBackward1', grads: [(g, y, _x, alpha, scale, input) => eluSlopeOfResult(g, y, alpha, scale, input)] },
    },
  ),
  celu: activation(
    'x above zero, alpha · (e^(x / alpha) - 1) below.',
    '(Tensor self, Scalar alpha=1.0)',
    (x, alpha) => elu(x, alpha, one(x), div(one(x), alpha)),
    (g, _y, x, alpha) => eluSlope(g, x, alpha, one(x), div(one(x), alpha)),
    {
      cost: 8,
      refuses: floatsOnly('elu_cpu'),
      inplaceRow: { node: 'CeluBackward1', grads: [(g, y, _x, alpha) => eluSlopeOfResult(g, y, alpha, one(y), div(one(y), alpha))] },
    },
  ),
  silu: plain('x · sigmoid(x).', (x) => mul(x, sigmoid(x)), undefined, 'silu_cpu'),
  mish: plain(
    'x · tanh(softplus(x)).',
    (x) => mul(x, call('tanh', softplus(x))),
    (g, _y, x) => {
      const t = call('tanh', softplus(x))
      return mul(g, add(t, mul(mul(x, sigmoid(x)), sub(one(x), mul(t, t)))))
    },
    'mish_cpu',
  ),
  softplus: activation(
    'log(1 + e^(beta · x)) / beta, x itself where beta · x exceeds threshold.',
    '(Tensor self, Scalar beta=1, Scalar threshold=20)',
    (x, beta, limit) => where(gt(mul(x, beta), limit), x, div(softplus(mul(x, beta)), beta)),
    (g, _y, x, beta, limit) => where(gt(mul(x, beta), limit), g, mul(g, sigmoid(mul(x, beta)))),
    { cost: 12, refuses: floatsOnly('softplus_cpu') },
  ),
  softshrink: activation(
    'x moved by lambd towards 0.',
    '(Tensor self, Scalar lambd=0.5)',
    (x, lambd) => where(gt(x, lambd), sub(x, lambd), where(lt(x, neg(lambd)), add(x, lambd), mul(x, zero(x)))),
    (g, _y, x, lambd) => where(shrinks(x, lambd), zero(g), g),
    { refuses: floatsOnly('softshrink_check') },
  ),
  hardshrink: activation(
    'x, or 0 where |x| ≤ lambd.',
    '(Tensor self, Scalar lambd=0.5)',
    (x, lambd) => where(shrinks(x, lambd), zero(x), x),
    (g, _y, x, lambd) => where(shrinks(x, lambd), zero(g), g),
    { refuses: floatsOnly('hardshrink_cpu'), inplace: 'none' },
  ),
  hardtanh: activation(
    'x held between min_val and max_val.',
    '(Tensor self, Scalar min_val=-1, Scalar max_val=1)',
    (x, lo, hi) => min(max(x, lo), hi),
    (g, _y, x, lo, hi) => where(or(le(x, lo), ge(x, hi)), zero(g), g),
    { cost: 1, refuses: { bool: 'Bool inputs not supported for hardtanh' }, layout: 'like' },
  ),
  hardsigmoid: plain(
    '(x + 3) / 6, held between 0 and 1.',
    (x) => div(min(max(add(x, three(x)), zero(x)), six(x)), six(x)),
    (g, _y, x) => where(and(gt(x, neg(three(x))), lt(x, three(x))), div(g, six(g)), zero(g)),
    'hardsigmoid_cpu',
  ),
  hardswish: plain(
    'x · hardsigmoid(x).',
    (x) => div(mul(x, min(max(add(x, three(x)), zero(x)), six(x))), six(x)),
    (g, _y, x) => where(le(x, neg(three(x))), zero(g), where(lt(x, three(x)), mul(g, add(div(x, three(x)), k(x, 0.5))), g)),
    'hardswish_cpu',
  ),
  threshold: activation(
    'x above threshold, else value.',
    '(Tensor self, Scalar threshold, Scalar value)',
    (x, limit, value) => where(le(x, limit), value, x),
    (g, _y, x, limit) => where(le(x, limit), zero(g), g),
    { cost: 1, refuses: numbersOnly('threshold_cpu'), inplaceRow: { node: 'ThresholdBackward1' } },
  ),
  log_sigmoid: unary(
    'log(sigmoid(x)).',
    'same',
    (x) => sub(min(x, zero(x)), softplus(neg(abs(x)))),
    (g, _y, x) => mul(g, sigmoid(neg(x))),
    { node: 'LogSigmoidBackward0', cost: 12, refuses: floatsOnly('log_sigmoid_cpu') },
  ),
})

const row = (
  name: string,
  node: string,
  operands: readonly string[],
  body: Pointwise['body'],
  grads?: ConstructorParameters<typeof Pointwise>[0]['grads'],
  refuses = floatsOnly(`${name}_cpu`),
  layout?: ResultLayout,
): Pointwise =>
  new Pointwise({
    name,
    node,
    operands,
    result: 'same',
    body,
    ...(grads ? { grads } : {}),
    refuses,
    cost: 12,
    ...(layout ? { layout } : {}),
  })

/** x · Φ(x), with the normal distribution function Φ; and the approximation of it by tanh (Hendrycks and Gimpel 2016). */
export const gelu = {
  none: row(
    'gelu',
    'GeluBackward0',
    ['self'],
    (x) => mul(mul(x, k(x, 0.5)), add(call('erf', mul(x, k(x, Math.SQRT1_2))), one(x))),
    undefined,
    floatsOnly('GeluKernelImpl'),
  ),
  tanh: row(
    'gelu',
    'GeluBackward0',
    ['self'],
    (x) => {
      const cubic = add(x, mul(mul(mul(x, x), x), k(x, 0.044715)))
      return mul(mul(x, k(x, 0.5)), add(call('tanh', mul(cubic, k(x, Math.sqrt(2 / Math.PI)))), one(x)))
    },
    undefined,
    floatsOnly('GeluKernelImpl'),
  ),
}
/** x above zero, weight · x below; both differentiable. */
export const prelu = row(
  'prelu',
  'PreluKernelBackward0',
  ['self', 'weight'],
  (x, w) => where(gt(x, zero(x)), x, mul(x, w)),
  [(g, _y, x, w) => where(gt(x, zero(x)), g, mul(g, w)), (g, _y, x) => where(gt(x, zero(x)), zero(g), mul(g, x))],
  undefined,
  'like',
)
/** x above zero, and below it x times a slope: outside training `slope`, inside the one in `noise`, which is 1 above zero. */
const rreluRow = (number: string, side: (y: X, x: X) => X): Pointwise =>
  row(
    'rrelu',
    `RreluWithNoiseBackward${number}`,
    ['self', '#slope'],
    (x, slope) => where(gt(x, zero(x)), x, mul(x, slope)),
    [(g, y, x, slope) => leakySlope(g, side(y, x), slope)],
    floatsOnly('leaky_relu_cpu'),
  )
const noisyRow = (number: string): Pointwise =>
  row(
    'rrelu',
    `RreluWithNoiseBackward${number}`,
    ['self', 'noise'],
    mul,
    [(g, _y, _x, noise) => mul(g, noise), null],
    floatsOnly('rrelu_with_noise_out_cpu'),
  )
export const rrelu = {
  plain: rreluRow('0', (_y, x) => x),
  inplace: rreluRow('1', (y) => y),
  training: noisyRow('0'),
  trainingInplace: noisyRow('1'),
}
/** The gated linear unit of the two halves. */
export const glu = row('glu', 'GluBackward0', ['a', 'b'], (a, b) => mul(a, sigmoid(b)))
