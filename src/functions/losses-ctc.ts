/**
 * Connectionist temporal classification (Graves et al. 2006): minus the logarithm of the probability of a sequence of labels, over all
 * its alignments with longer rows of outputs. Forward and backward variables in logarithms, one sample after another.
 */
import { unrecorded } from '../autograd/modes.ts'
import { track } from '../autograd/record.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { float64, int64 } from '../dtypes.ts'
import { notImplemented, RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { typeWord } from './apply.ts'
import { arrayOf, fromTyped, values } from './data.ts'
import { loss, reduced, reductionOf } from './loss-core.ts'
import { where } from './pointwise.ts'
import { describe, type Op } from './schema.ts'

const INF = Number.POSITIVE_INFINITY
const logSum = (a: number, b: number, c: number): number => {
  const m = Math.max(a, b, c)
  return m === -INF ? m : m + Math.log(Math.exp(a - m) + Math.exp(b - m) + Math.exp(c - m))
}

/** What is given of all samples: times, labels (without blanks) of each. */
interface Samples {
  times: number[]
  labels: number[][]
  blank: number
  /** As many positions, blanks between and around labels, as the longest sample has. */
  width: number
}
/** The label at each position of a sample: blank, first label, blank, second … */
const extended = (labels: readonly number[], blank: number): number[] => [blank, ...labels.flatMap((l) => [l, blank])]

/**
 * The logarithms of the probabilities, for each time and position, of the outputs up to there (or, going backwards, from there on),
 * written to `out` from `at` on; `p` are the log-probabilities of one sample, `step` apart for each time.
 */
function run(
  p: ArrayLike<number>,
  from: number,
  step: number,
  times: number,
  path: readonly number[],
  out: Float64Array,
  at: number,
  width: number,
  back: boolean,
): void {
  const n = path.length
  // Backwards, times and positions are counted from the ends.
  const time = (t: number): number => (back ? times - 1 - t : t)
  const place = (s: number): number => (back ? n - 1 - s : s)
  for (let t = 0; t < times; t++) {
    const row = at + time(t) * width
    const before = at + time(t - 1) * width
    for (let s = 0; s < n; s++) {
      const label = path[place(s)]!
      const prior =
        t === 0
          ? s < 2
            ? 0
            : -INF
          : logSum(
              out[before + place(s)]!,
              s > 0 ? out[before + place(s - 1)]! : -INF,
              s > 1 && label !== path[place(s - 2)] ? out[before + place(s - 2)]! : -INF,
            )
      out[row + place(s)] = prior + p[from + time(t) * step + label]!
    }
  }
}

/** Of log-probabilities [T, N, C]: minus the log-likelihoods [N], and the forward variables [N, T, width]. */
function forward(logs: Tensor, o: Samples): { value: Tensor; alpha: Tensor } {
  const [T, N, C] = logs._sizes as [number, number, number]
  const value = empty([N], logs._dtype)
  const alpha = empty([N, T, o.width], float64)
  beginOp()
  const [p, a, v] = [arrayOf(logs), arrayOf(alpha) as Float64Array, arrayOf(value) as Float64Array]
  a.fill(-INF)
  for (let b = 0; b < N; b++) {
    const path = extended(o.labels[b]!, o.blank)
    const times = o.times[b]!
    const at = b * T * o.width
    run(p as Float64Array, b * C, N * C, times, path, a, at, o.width, false)
    const last = at + (times - 1) * o.width + path.length - 1
    v[b] = times === 0 ? (path.length === 1 ? 0 : INF) : -logSum(a[last]!, path.length > 1 ? a[last - 1]! : -INF, -INF)
  }
  return { value, alpha }
}

/** The gradient as if the log-probabilities came out of log_softmax, which is what PyTorch gives: exp(p) less the share of alignments. */
function gradient(g: Tensor, logs: Tensor, value: Tensor, alpha: Tensor, o: Samples, zeroInfinity: boolean): Tensor {
  const [T, N, C] = logs._sizes as [number, number, number]
  const weights = g.contiguous()
  const out = logs.new_zeros([T, N, C])
  const beta = new Float64Array(T * o.width)
  const share = new Float64Array(C)
  beginOp()
  const [p, a, v, w, d] = [logs, alpha, value, weights, out].map((t) => arrayOf(t) as Float64Array) as Float64Array[]
  for (let b = 0; b < N; b++) {
    if (zeroInfinity && v![b] === INF) continue
    const path = extended(o.labels[b]!, o.blank)
    const times = o.times[b]!
    run(p!, b * C, N * C, times, path, beta, 0, o.width, true)
    for (let t = 0; t < times; t++) {
      share.fill(-INF)
      for (let s = 0; s < path.length; s++) {
        const both = a![(b * T + t) * o.width + s]! + beta[t * o.width + s]!
        share[path[s]!] = logSum(share[path[s]!]!, both, -INF)
      }
      for (let c = 0; c < C; c++) {
        const at = (t * N + b) * C + c
        d![at] = (Math.exp(p![at]!) - Math.exp(share[c]! + v![b]! - p![at]!)) * w![b]!
      }
    }
  }
  return out
}
const slope =
  (o: Samples, zeroInfinity: boolean) =>
  (g: Tensor, s: { log_probs: Tensor; result: Tensor; log_alpha: Tensor }): Tensor[] => {
    const logs = s.log_probs
    const d = unrecorded(() => gradient(g, logs.contiguous(), s.result, s.log_alpha, o, zeroInfinity))
    return [track(d, 'torch::autograd::NotImplemented', [g, logs], {}, noSecond)]
  }
const noSecond = (): never => {
  throw new RuntimeError('derivative for aten::_ctc_loss_backward is not implemented')
}

const CHECKED = '(while checking arguments for ctc_loss_allocate_outputs)'
/** Lengths as numbers: both given as tensors, or both as lists. */
function lengthsOf(input: unknown, target: unknown): [number[], number[]] {
  const lists = [input, target].map((x, i) => {
    if (x instanceof Tensor) {
      if (x._dtype.category !== 1) throw new RuntimeError(`${i ? 'target' : 'input'}_lengths must be integral`)
      return values(x).map(Number)
    }
    if (Array.isArray(x) && x.every((v) => typeof v === 'bigint' || Number.isInteger(v))) return x.map(Number)
    throw new TorchTypeError(
      `ctc_loss(): argument '${i ? 'target' : 'input'}_lengths' (position ${i + 3}) must be tuple of ints, not ${describe(x)}`,
    )
  })
  if (input instanceof Tensor !== target instanceof Tensor)
    throw new TorchTypeError(
      `ctc_loss(): lengths must both be Tensors or both be tuples of ints, got (${describe(input)}, ${describe(target)})`,
    )
  return lists as [number[], number[]]
}
function checkLengths(name: string, all: readonly number[], most: number): void {
  for (const v of all) {
    if (v < 0) throw new RuntimeError(`Expected ${name} to have value at least 0, but got value ${v} ${CHECKED}`)
    if (v > most) throw new RuntimeError(`Expected ${name} to have value at most ${most}, but got value ${v} ${CHECKED}`)
  }
}
/** The labels of each sample, from rows of a matrix or one after another. */
function labelsOf(targets: Tensor, lengths: readonly number[], classes: number): number[][] {
  const n = targets._sizes.length
  const expected = (text: string): RuntimeError =>
    new RuntimeError(`Expected tensor to have size ${text} for argument #2 'targets' ${CHECKED}`)
  const rows = n === 1 ? lengths.reduce((a, b) => a + b, 0) : lengths.length
  if (targets._sizes[0] !== rows) throw expected(`${rows} at dimension 0, but got size ${targets._sizes[0]}`)
  const longest = Math.max(...lengths, 0)
  if (n > 1 && targets._sizes[1]! < longest) throw expected(`at least ${longest} at dimension 1, but got size ${targets._sizes[1]}`)
  const flat = values(targets.to(int64)).map(Number)
  let at = 0
  return lengths.map((l, b) => {
    const labels = n === 1 ? flat.slice(at, (at += l)) : flat.slice(b * targets._sizes[1]!, b * targets._sizes[1]! + l)
    const bad = labels.find((c) => c < 0 || c >= classes)
    if (bad !== undefined) throw new RuntimeError(`targets must be in label range, but got ${bad} for ${classes} labels`)
    return labels
  })
}

function ctc_loss(
  logProbs: Tensor,
  targets: Tensor,
  inputLengths: unknown,
  targetLengths: unknown,
  blank: number,
  r: string,
  zeroInfinity: boolean,
): Tensor {
  const how = reductionOf(r)
  const [times, lengths] = lengthsOf(inputLengths, targetLengths)
  const batched = logProbs._sizes.length === 3
  const logs = batched ? logProbs : logProbs.unsqueeze(1)
  const n = logs._sizes.length
  if (n !== 3)
    throw new RuntimeError(`Expected 3-dimensional tensor, but got ${n}-dimensional tensor for argument #1 'log_probs' ${CHECKED}`)
  const k = targets._sizes.length
  if (k < 1 || k > 2)
    throw new RuntimeError(`Expected 1 to 2 dimensions, but got ${k}-dimensional tensor for argument #2 'targets' ${CHECKED}`)
  const [T, N, C] = logs._sizes as [number, number, number]
  if (logs._count === 0) throw new RuntimeError('log_probs tensor must not be empty')
  if (logs._dtype !== float64 && logs._dtype.name !== 'float32') throw notImplemented('ctc_loss_cpu', typeWord(logs._dtype))
  if (!(blank >= 0 && blank < C)) throw new RuntimeError('blank must be in label range')
  if (times.length !== N) throw new RuntimeError('input_lengths must be of size batch_size')
  if (lengths.length !== N) throw new RuntimeError('target_lengths must be of size batch_size')
  checkLengths('target_lengths', lengths, INF)
  const labels = labelsOf(targets, lengths, C)
  checkLengths('input_lengths', times, T)
  const o: Samples = { times, labels, blank, width: 2 * Math.max(...lengths) + 1 }
  const { value, alpha } = unrecorded(() => forward(logs.detach().contiguous(), o))
  track(value, 'CtcLossBackward0', [logs], { log_probs: logs, result: value, log_alpha: alpha }, slope(o, zeroInfinity))
  const each = zeroInfinity ? where(value.eq(INF), 0, value) : value
  if (how !== 'mean') return how === 'sum' ? each.sum() : batched ? each : each.squeeze(0)
  const divisors = fromTyped(
    Float64Array.from(lengths, (l) => Math.max(l, 1)),
    [N],
    null,
  )
  return reduced(each.div(divisors.to(logs._dtype)), 'mean')
}

const DOC =
  'Minus the log-likelihood of label sequences: log_probs is [T, N, C] (or [T, C]), targets [N, S] or all labels one after another; lengths are tensors or arrays.'
const GIVEN = 'Tensor log_probs, Tensor targets, any input_lengths, any target_lengths, int blank=0'
export const ctcLosses: Record<string, Op> = {
  ctc_loss: loss(DOC, `(${GIVEN}, str reduction="mean", bool zero_infinity=False)`, ctc_loss),
}
export const torchCtcLosses: Record<string, Op> = {
  ctc_loss: loss(DOC, `(${GIVEN}, int reduction=0, bool zero_infinity=False)`, ctc_loss),
}
