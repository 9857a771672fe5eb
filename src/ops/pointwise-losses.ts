/** Losses that compare one element with another. See `row.ts` for what a row says; means and sums are formed in `functions/`. */
import { abs, add, and, call, div, ge, le, lt, max, min, mul, neg, not, sub, where } from '../ir/expr.ts'
import { floatsOnly, type GradRule, k, one, Pointwise, type PointwiseRow, type X, zero } from './row.ts'

/** PyTorch keeps logarithms above this, so that an answer that is certain and wrong has a finite loss. */
const LOG_FLOOR = -100
/** It divides the gradient by the variance of the answer, but not by less than this. */
const VARIANCE_FLOOR = 1e-12

const exp = (x: X): X => call('exp', x)
const log1p = (x: X): X => call('log1p', x)
const logSigmoid = (x: X): X => sub(min(x, zero(x)), log1p(exp(neg(abs(x)))))
const square = (x: X): X => mul(x, x)

const row = (name: string, node: string, kernel: string, body: PointwiseRow['body'], more: Partial<PointwiseRow> = {}): Pointwise =>
  new Pointwise({ name, node, body, operands: ['self', 'target'], result: 'same', refuses: floatsOnly(kernel), ...more })

export const mse = row('mse_loss', 'MseLossBackward0', 'mse_cpu', (x, t) => square(sub(x!, t!)))

const bent = (
  name: string,
  node: string,
  kernel: string,
  param: string,
  value: (z: X, at: X) => X,
  more: Partial<PointwiseRow> = {},
): Pointwise =>
  row(name, node, kernel, (x, t, at) => value(abs(sub(x!, t!)), at!), { operands: ['self', 'target', `#${param}`], cost: 2, ...more })
export const smoothL1 = bent('smooth_l1_loss', 'SmoothL1LossBackward0', 'smooth_l1_cpu', 'beta', (z, beta) =>
  where(lt(z, beta), div(mul(square(z), k(z, 0.5)), beta), sub(z, mul(beta, k(z, 0.5)))),
)
export const huber = bent(
  'huber_loss',
  'HuberLossBackward0',
  'huber_cpu',
  'delta',
  (z, delta) => where(le(z, delta), mul(square(z), k(z, 0.5)), mul(delta, sub(z, mul(delta, k(z, 0.5))))),
  { layout: 'like' },
)

/** log(1 + e^(-tx)). Its slope tends to -t where the exponential overflows, as that of PyTorch does. */
export const softMargin = row('soft_margin_loss', 'SoftMarginLossBackward0', 'soft_margin', (x, t) => log1p(exp(neg(mul(t!, x!)))), {
  cost: 8,
  grads: [(g, _y, x, t) => neg(mul(mul(g, t!), call('sigmoid', neg(mul(t!, x!)))))],
})

const entropyOf = (x: X, t: X): X =>
  sub(mul(sub(t, one(t)), max(log1p(neg(x)), k(x, LOG_FLOOR))), mul(t, max(call('log', x), k(x, LOG_FLOOR))))
const entropyGrads: GradRule[] = [
  (g, _y, x, t) => div(mul(g, sub(x!, t!)), max(mul(sub(one(x!), x!), x!), k(x!, VARIANCE_FLOOR))),
  (g, _y, x) => mul(g, sub(log1p(neg(x!)), call('log', x!))),
]
/** With a weight for every element, to which no gradient flows. */
function weighted(row: Omit<PointwiseRow, 'result' | 'grads'> & { grads: readonly GradRule[] }): Pointwise {
  const n = row.operands.length
  return new Pointwise({
    ...row,
    result: 'same',
    operands: [...row.operands, 'weight'],
    body: (...x) => mul(row.body(...x.slice(0, n)), x[n]!),
    grads: [...row.grads.map((rule): GradRule => (typeof rule === 'function' ? (g, y, ...x) => rule(mul(g, x[n]!), y, ...x) : rule)), null],
  })
}
const both = (row: Omit<PointwiseRow, 'result' | 'grads'> & { grads: readonly GradRule[] }) => ({
  plain: new Pointwise({ ...row, result: 'same' }),
  weighted: weighted(row),
})
export const entropy = both({
  name: 'binary_cross_entropy',
  node: 'BinaryCrossEntropyBackward0',
  operands: ['self', 'target'],
  body: (x, t) => entropyOf(x!, t!),
  grads: entropyGrads,
  refuses: floatsOnly('binary_cross_entropy'),
  cost: 16,
  layout: 'like',
})
/** Whether an element is no probability. */
export const notProbability = new Pointwise({
  name: 'outside',
  node: '',
  operands: ['self'],
  result: 'bool',
  body: (x) => not(and(ge(x!, zero(x!)), le(x!, one(x!)))),
})

const LOGITS = {
  name: 'binary_cross_entropy_with_logits',
  node: 'BinaryCrossEntropyWithLogitsBackward0',
  refuses: floatsOnly('log_sigmoid_cpu'),
  cost: 16,
}
export const logits = both({
  ...LOGITS,
  operands: ['self', 'target'],
  body: (x, t) => sub(mul(sub(one(t!), t!), x!), logSigmoid(x!)),
  grads: [(g, _y, x, t) => mul(g, sub(call('sigmoid', x!), t!)), (g, _y, x) => neg(mul(g, x!))],
})
/** With a weight for the positive answers. */
export const logitsPositive = both({
  ...LOGITS,
  operands: ['self', 'target', 'pos_weight'],
  body: (x, t, p) => sub(mul(sub(one(t!), t!), x!), mul(add(mul(sub(p!, one(p!)), t!), one(t!)), logSigmoid(x!))),
  grads: [
    (g, _y, x, t, p) => mul(g, sub(mul(sub(add(mul(p!, t!), one(t!)), t!), call('sigmoid', x!)), mul(p!, t!))),
    (g, _y, x, _t, p) => mul(g, sub(logSigmoid(neg(x!)), mul(p!, logSigmoid(x!)))),
    null,
  ],
})
