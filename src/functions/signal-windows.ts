/** Window functions: `torch.signal.windows`, and the older ones of `torch` itself. */

import { type DType, float32, float64 } from '../dtypes.ts'
import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { empty, getDefaultDtype, type Tensor } from '../tensor/tensor.ts'
import { arange, finish, full, linspace } from './creation.ts'
import { tensorFrom } from './data.ts'
import { functionOnly, KIND, type Op, op } from './schema.ts'

const OPTIONS = 'bool sym=True, ScalarType? dtype=None, any layout=None, Device? device=None, bool requires_grad=False'
type Rest = [sym: boolean, dtype: DType | null, layout: unknown, device: unknown, requiresGrad: boolean]

/** Equal steps from `start` on, times `scale`; `from` gives the window of them. */
function along(
  name: string,
  m: number,
  rest: Rest,
  single: boolean,
  from: (points: (start: number, end: number) => Tensor, d: DType) => Tensor,
): Tensor {
  const dtype = rest[1] ?? getDefaultDtype()
  if (m < 0) throw new ValueError(`${name} requires non-negative window length, got M=${m}`)
  if (rest[2] !== null && rest[2] !== 'torch.strided')
    throw new ValueError(`${name} is implemented for strided tensors only, got: ${String(rest[2])}`)
  if (dtype !== float32 && dtype !== float64) throw new ValueError(`${name} expects float32 or float64 dtypes, got: ${String(dtype)}`)
  if (m === 0) return finish(empty([0], dtype), rest[3], rest[4])
  if (m === 1 && single) return finish(full([1], 1, dtype), rest[3], rest[4])
  return from((start, end) => finish(linspace(start, end, m, dtype), rest[3], rest[4]), dtype)
}
/** The number of steps around: a window that is not symmetric leaves off its last point. */
const period = (m: number, sym: boolean): number => (sym || m === 1 ? m - 1 : m)

function cosines(m: number, a: unknown, ...rest: Rest): Tensor {
  return along('general_cosine', m, rest, true, (points, dtype) => {
    if (!Array.isArray(a)) throw new TorchTypeError('Coefficients must be a list/tuple')
    if (a.length === 0) throw new ValueError('Coefficients cannot be empty')
    const step = (2 * Math.PI) / period(m, rest[0])
    const k = points(0, (m - 1) * step)
    const weights = tensorFrom(
      a.map((w, i) => (i % 2 ? -Number(w) : Number(w))),
      dtype,
    ).requires_grad_(rest[4])
    const i = tensorFrom([...a.keys()], dtype).requires_grad_(rest[4])
    return weights.unsqueeze(-1).mul(i.unsqueeze(-1).mul(k).cos()).sum(0)
  })
}
const hamming = (m: number, alpha: number, ...rest: Rest): Tensor => cosines(m, [alpha, 1 - alpha], ...rest)

function exponential(m: number, given: number | null, tau: number, ...rest: Rest): Tensor {
  if (tau <= 0) throw new ValueError(`Tau must be positive, got: ${tau} instead.`)
  if (rest[0] && given !== null) throw new ValueError('Center must be None for symmetric windows')
  return along('exponential', m, rest, false, (points) => {
    const center = given ?? period(m, rest[0]) / 2
    return points(-center / tau, (m - 1 - center) / tau)
      .abs()
      .neg()
      .exp()
  })
}
function cosine(m: number, ...rest: Rest): Tensor {
  return along('cosine', m, rest, false, (points) => {
    const step = Math.PI / (period(m, rest[0]) + 1)
    return points(0.5 * step, (m - 0.5) * step).sin()
  })
}
function gaussian(m: number, std: number, ...rest: Rest): Tensor {
  if (std <= 0) throw new ValueError(`Standard deviation must be positive, got: ${std} instead.`)
  return along('gaussian', m, rest, false, (points) => {
    const start = -period(m, rest[0]) / 2
    const scale = 1 / (std * Math.SQRT2)
    return points(start * scale, (start + m - 1) * scale)
      .pow(2)
      .neg()
      .exp()
  })
}
function kaiser(m: number, beta: number, ...rest: Rest): Tensor {
  if (beta < 0) throw new ValueError(`beta must be non-negative, got: ${beta} instead.`)
  return along('kaiser', m, rest, true, (points, dtype) => {
    const b = full([], beta, dtype)
    const bound = Number(b.item())
    const r = dtype === float32 ? Math.fround : (v: number): number => v
    const end = Math.min(bound, r(-bound + r((m - 1) * r(r(2 * bound) / period(m, rest[0])))))
    return b.mul(b).sub(points(-bound, end).pow(2)).sqrt().i0().div(b.i0())
  })
}
function bartlett(m: number, ...rest: Rest): Tensor {
  return along('bartlett', m, rest, true, (points) =>
    points(-1, -1 + (m - 1) * (2 / period(m, rest[0])))
      .abs()
      .neg()
      .add(1),
  )
}

/** A window of `torch` itself: `shape` gives the points 0 … `last` of the symmetric one, a period of which is that of one point more. */
const older = (name: string, more: string, shape: (x: Tensor, last: number, a: number, b: number) => Tensor): [string, Op] => [
  `${name}_window`,
  functionOnly(
    op(`The ${name} window of window_length points; of a period, or symmetric.`, [
      `(int window_length, bool periodic=True, ${more}*, ${KIND}, bool requires_grad=False)`,
      (n: number, periodic: boolean, ...rest: unknown[]) => {
        const [asked, , device, , requiresGrad] = rest.slice(-5) as [DType | null, unknown, unknown, unknown, boolean]
        const dtype = asked ?? getDefaultDtype()
        if (n < 0) throw new RuntimeError(`${name}_window requires non-negative window_length, got window_length=${n}`)
        if (dtype.category !== 2)
          throw new RuntimeError(
            `${name}_window expects floating point dtypes, got: TensorOptions(dtype=${dtype.cname}, device=cpu, layout=Strided (default), requires_grad=false (default), pinned_memory=false, memory_format=(nullopt))`,
          )
        const last = periodic ? n : n - 1
        const [a, b] = rest as number[]
        const w = n < 2 ? full([n], 1, dtype) : shape(arange(0, last + 1, 1, dtype), last, a!, b!).narrow(0, 0, n)
        return finish(w, device, requiresGrad)
      },
    ]),
  ),
]
const cosineOf = (x: Tensor, last: number, alpha: number, beta: number): Tensor =>
  x
    .mul((2 * Math.PI) / last)
    .cos()
    .mul(-beta)
    .add(alpha)
export const torchWindows: Record<string, Op> = Object.fromEntries([
  older('hann', '', (x, last) => cosineOf(x, last, 0.5, 0.5)),
  older('hamming', 'float alpha=0.54, float beta=0.46, ', cosineOf),
  older('blackman', '', (x, last) => {
    const t = x.mul(Math.PI / last)
    return t.mul(4).cos().mul(0.08).sub(t.mul(2).cos().mul(0.5)).add(0.42)
  }),
  older('bartlett', '', (x, last) => {
    const w = x.mul(2 / last)
    return w.minimum(w.neg().add(2))
  }),
  older('kaiser', 'float beta=12, ', (x, last, beta) =>
    x
      .mul(2 / last)
      .sub(1)
      .pow(2)
      .neg()
      .add(1)
      .sqrt()
      .mul(beta)
      .i0()
      .div(full([], beta, x._dtype).i0()),
  ),
])

const window = (doc: string, more: string, run: (...args: never[]) => Tensor): Op =>
  functionOnly(
    op(`The ${doc} window of M points; sym=False leaves off the last, for use as a period.`, [`(int M, *, ${more}${OPTIONS})`, run]),
  )
const NUTTALL = [0.3635819, 0.4891775, 0.1365995, 0.0106411]
export const windows: Record<string, Op> = {
  general_cosine: window('general cosine', 'any a, ', cosines),
  general_hamming: window('general Hamming', 'float alpha=0.54, ', hamming),
  hamming: window('Hamming', '', (m: number, ...rest: Rest) => hamming(m, 0.54, ...rest)),
  hann: window('Hann', '', (m: number, ...rest: Rest) => hamming(m, 0.5, ...rest)),
  blackman: window('Blackman', '', (m: number, ...rest: Rest) => cosines(m, [0.42, 0.5, 0.08], ...rest)),
  nuttall: window('Nuttall', '', (m: number, ...rest: Rest) => cosines(m, NUTTALL, ...rest)),
  bartlett: window('Bartlett', '', bartlett),
  cosine: window('cosine', '', cosine),
  exponential: window('exponential', 'float? center=None, float tau=1, ', exponential),
  gaussian: window('Gaussian', 'float std=1, ', gaussian),
  kaiser: window('Kaiser', 'float beta=12, ', kaiser),
}
