/**
 * `torch.nn.init`: initialisers, which fill a tensor in place, unrecorded, and return it. They draw from PyTorch's random stream in its
 * order. Arguments go by position or in one object at the end.
 */
import { checkArgument, type Kind, namedArguments } from '../autograd/arguments.ts'
import { unrecorded } from '../autograd/modes.ts'
import { float64 } from '../dtypes.ts'
import { ValueError } from '../errors.ts'
import { eye, full, randperm, where } from '../generated/functions.ts'
import type { Generator } from '../random/generator.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** Arguments by position, the rest of them by name in an object at the end. */
type Args<P extends unknown[], Named> = [] | [Named] | (P extends [infer First, ...infer Rest] ? [First, ...Args<Rest, Named>] : never)
type Initialiser<Named extends object, P extends unknown[]> = (
  ...args: [tensor: Tensor, ...rest: Args<P, Named>] | [{ tensor: Tensor } & Named]
) => Tensor

interface Drawn {
  generator?: Generator | null
}
type Gen = Generator | null
export type FanMode = 'fan_in' | 'fan_out'
interface Fan extends Drawn {
  a?: number
  mode?: FanMode
  nonlinearity?: string
}

const KINDS: Record<string, Kind> = { tensor: 'Tensor', generator: 'any', mode: 'string', nonlinearity: 'string' }

/** An initialiser whose arguments behind the tensor are the names of `defaults`, in their order; null: it must be given. */
function initialiser<Named extends object, P extends unknown[]>(
  name: string,
  defaults: { [K in keyof Named]-?: Named[K] | null },
  fill: (tensor: Tensor, given: Required<Named>) => unknown,
): Initialiser<Named, P> {
  const names = ['tensor', ...Object.keys(defaults)]
  const kinds = Object.fromEntries(names.map((n) => [n, KINDS[n] ?? 'number'])) as Record<string, Kind>
  const needed = names.filter((n) => n === 'tensor' || (defaults[n as keyof Named] === null && n !== 'generator')).length
  return {
    [name]: (...args: unknown[]): Tensor => {
      const given = { ...defaults, ...namedArguments<Named & { tensor: Tensor }>(name, kinds, needed, args) }
      unrecorded(() => fill(given.tensor, given as unknown as Required<Named>))
      return given.tensor
    },
  }[name]!
}

const warn = (text: string): void => {
  // biome-ignore lint/suspicious/noConsole: a warning, as in PyTorch
  console.warn(text)
}

const linear = new Set(['linear', 'sigmoid', 'conv1d', 'conv2d', 'conv3d', 'conv_transpose1d', 'conv_transpose2d', 'conv_transpose3d'])

/**
 * By how much weights are scaled to make up for what a nonlinearity takes from the variance. `param`: the slope of a leaky ReLU.
 * @throws ValueError for a nonlinearity that is not known
 */
export function calculate_gain(
  ...args: [nonlinearity: string, param?: number | null | { param?: number | null }] | [{ nonlinearity: string; param?: number | null }]
): number {
  const { nonlinearity, param = null } = namedArguments<{ nonlinearity: string; param?: number | null }>(
    'calculate_gain',
    { nonlinearity: 'string', param: 'any' },
    1,
    args,
  )
  if (linear.has(nonlinearity)) return 1
  if (nonlinearity === 'tanh') return 5 / 3
  if (nonlinearity === 'relu') return Math.sqrt(2)
  if (nonlinearity === 'selu') return 3 / 4
  if (nonlinearity !== 'leaky_relu') throw new ValueError(`Unsupported nonlinearity ${nonlinearity}`)
  const slope: unknown = param ?? 0.01
  if (typeof slope !== 'number') throw new ValueError(`negative_slope ${String(slope)} not a valid number`)
  return Math.sqrt(2 / (1 + slope * slope))
}

/** How many numbers meet in an element of the output, and how many elements an input reaches. */
export function _calculate_fan_in_and_fan_out(tensor: Tensor): [number, number] {
  checkArgument('_calculate_fan_in_and_fan_out', 'tensor', 'Tensor', tensor)
  if (tensor.ndim < 2) throw new ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
  const [out, into, ...field] = tensor.shape as unknown as [number, number, ...number[]]
  const area = field.reduce((a, b) => a * b, 1)
  return [into * area, out * area]
}
function standardDeviation(tensor: Tensor, { a, mode, nonlinearity }: Required<Fan>): number {
  const by = mode.toLowerCase()
  if (by !== 'fan_in' && by !== 'fan_out') throw new ValueError(`Mode ${by} not supported, please use one of ['fan_in', 'fan_out']`)
  return calculate_gain(nonlinearity, a) / Math.sqrt(_calculate_fan_in_and_fan_out(tensor)[by === 'fan_in' ? 0 : 1])
}
const xavier = (tensor: Tensor, gain: number): number => {
  const [into, out] = _calculate_fan_in_and_fan_out(tensor)
  return gain * Math.sqrt(2 / (into + out))
}
const matrix = (tensor: Tensor): void => {
  if (tensor.ndim !== 2) throw new ValueError('Only tensors with 2 dimensions are supported')
}

export const uniform_ = /* @__PURE__ */ initialiser<{ a?: number; b?: number } & Drawn, [number, number, Gen]>(
  'uniform_',
  { a: 0, b: 1, generator: null },
  (tensor, { a, b, generator }) => tensor.uniform_(a, b, { generator }),
)
export const normal_ = /* @__PURE__ */ initialiser<{ mean?: number; std?: number } & Drawn, [number, number, Gen]>(
  'normal_',
  { mean: 0, std: 1, generator: null },
  (tensor, { mean, std, generator }) => tensor.normal_(mean, std, { generator }),
)
export const constant_ = /* @__PURE__ */ initialiser<{ val: number }, [number]>('constant_', { val: null }, (tensor, { val }) =>
  tensor.fill_(val),
)
export const ones_ = /* @__PURE__ */ initialiser<object, []>('ones_', {}, (tensor) => tensor.fill_(1))
export const zeros_ = /* @__PURE__ */ initialiser<object, []>('zeros_', {}, (tensor) => tensor.zero_())

/** The distribution function of the standard normal distribution. */
const below = (x: number): number =>
  (1 +
    (full([], x / Math.SQRT2, { dtype: float64 })
      .erf()
      .item() as number)) /
  2

/** Normal numbers in [a, b]: those outside are drawn again; where few would be inside, uniform ones are rejected by the density. */
export const trunc_normal_ = /* @__PURE__ */ initialiser<
  { mean?: number; std?: number; a?: number; b?: number } & Drawn,
  [number, number, number, number, Gen]
>('trunc_normal_', { mean: 0, std: 1, a: -2, b: 2, generator: null }, (tensor, { mean, std, a, b, generator }) => {
  if (mean < a - 2 * std || mean > b + 2 * std)
    warn('mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.')
  if (below((b - mean) / std) - below((a - mean) / std) > 0.3) {
    // The bounds as the tensor's dtype has them: a number rounded to a bound is inside.
    const [lo, hi] = [a, b].map((x) => tensor.new_tensor(x).item() as number) as [number, number]
    let result = tensor.normal_(mean, std, { generator })
    for (;;) {
      const outside = result.lt(lo).logical_or(result.gt(hi))
      if (!outside.any().item()) break
      result = where(outside, tensor.new_empty([...tensor.shape]).normal_(mean, std, { generator }), result)
    }
    if (result !== tensor) tensor.copy_(result)
    return
  }
  const peak = -0.5 * ((Math.max(a, Math.min(mean, b)) - mean) / std) ** 2
  const candidates = tensor.new_empty([...tensor.shape])
  const chance = tensor.new_empty([...tensor.shape])
  const refused = (): Tensor => {
    const density = candidates.sub_(mean).div_(std).pow_(2).mul_(-0.5).sub_(peak)
    return chance.uniform_(0, 1, { generator }).log_().gt(density)
  }
  let result = tensor.uniform_(a, b, { generator })
  candidates.copy_(tensor)
  let pending = refused()
  if (!pending.any().item()) return
  do {
    result = where(pending, candidates.uniform_(a, b, { generator }), result)
    pending = where(pending, refused(), pending)
  } while (pending.any().item())
  tensor.copy_(result)
})

export const eye_ = /* @__PURE__ */ initialiser<object, []>('eye_', {}, (tensor) => {
  matrix(tensor)
  tensor.copy_(eye(tensor.shape[0]!, tensor.shape[1]!, { dtype: tensor.dtype }))
})

/** The weights of a convolution that changes nothing, as far as there are channels; in each of `groups` groups. */
export const dirac_ = /* @__PURE__ */ initialiser<{ groups?: number }, [number]>('dirac_', { groups: 1 }, (tensor, { groups }) => {
  if (tensor.ndim < 3 || tensor.ndim > 5) throw new ValueError('Only tensors with 3, 4, or 5 dimensions are supported')
  const [out, into, ...field] = tensor.shape as unknown as [number, number, ...number[]]
  if (out % groups !== 0) throw new ValueError('dim 0 must be divisible by groups')
  tensor.zero_()
  for (let g = 0; g < groups; g++)
    for (let c = 0; c < Math.min(out / groups, into); c++)
      tensor.at((g * out) / groups + c, c, ...field.map((n) => Math.floor(n / 2))).fill_(1)
})

export const xavier_uniform_ = /* @__PURE__ */ initialiser<{ gain?: number } & Drawn, [number, Gen]>(
  'xavier_uniform_',
  { gain: 1, generator: null },
  (tensor, { gain, generator }) => {
    const bound = Math.sqrt(3) * xavier(tensor, gain)
    tensor.uniform_(-bound, bound, { generator })
  },
)
export const xavier_normal_ = /* @__PURE__ */ initialiser<{ gain?: number } & Drawn, [number, Gen]>(
  'xavier_normal_',
  { gain: 1, generator: null },
  (tensor, { gain, generator }) => tensor.normal_(0, xavier(tensor, gain), { generator }),
)

/** Kaiming He's scale, by the number of inputs (or of outputs) of an element and the gain of the nonlinearity. */
const kaiming = (name: string, draw: (tensor: Tensor, std: number, generator: Gen) => unknown) =>
  initialiser<Fan, [number, FanMode, string, Gen]>(
    name,
    { a: 0, mode: 'fan_in', nonlinearity: 'leaky_relu', generator: null },
    (tensor, given) => {
      if (tensor.shape.includes(0)) warn('Initializing zero-element tensors is a no-op')
      else draw(tensor, standardDeviation(tensor, given), given.generator)
    },
  )
export const kaiming_uniform_ = /* @__PURE__ */ kaiming('kaiming_uniform_', (tensor, std, generator) => {
  const bound = Math.sqrt(3) * std
  tensor.uniform_(-bound, bound, { generator })
})
export const kaiming_normal_ = /* @__PURE__ */ kaiming('kaiming_normal_', (tensor, std, generator) => tensor.normal_(0, std, { generator }))

/**
 * Makes the n columns of a rows × n matrix (each `rows` numbers, one after the other) orthonormal, as the Q of a QR decomposition whose R has a
 * positive diagonal: Gram and Schmidt's way, each column twice, which keeps them orthogonal to the last place.
 */
function orthonormalise(columns: Float64Array, rows: number, n: number): void {
  const column = (i: number): Float64Array => columns.subarray(i * rows, (i + 1) * rows)
  const dot = (x: Float64Array, y: Float64Array): number => {
    let sum = 0
    for (let i = 0; i < rows; i++) sum += x[i]! * y[i]!
    return sum
  }
  for (let j = 0; j < n; j++) {
    const x = column(j)
    for (let k = 0; k < 2 * j; k++) {
      const q = column(k % j)
      const part = dot(q, x)
      for (let i = 0; i < rows; i++) x[i]! -= part * q[i]!
    }
    const length = Math.sqrt(dot(x, x))
    for (let i = 0; i < rows; i++) x[i] = length && x[i]! / length
  }
}

/** A matrix with orthonormal rows or columns, whichever are fewer, times `gain`; dimensions behind the first count as one. */
export const orthogonal_ = /* @__PURE__ */ initialiser<{ gain?: number } & Drawn, [number, Gen]>(
  'orthogonal_',
  { gain: 1, generator: null },
  (tensor, { gain, generator }) => {
    if (tensor.ndim < 2) throw new ValueError('Only tensors with 2 or more dimensions are supported')
    if (tensor.numel() === 0) return
    const rows = tensor.shape[0]!
    const cols = tensor.numel() / rows
    const drawn = tensor.new_empty([rows, cols]).normal_(0, 1, { generator })
    const wide = rows < cols
    const columns = Float64Array.from((wide ? drawn : drawn.t()).flatten().tolist() as number[])
    orthonormalise(columns, Math.max(rows, cols), Math.min(rows, cols))
    const q = tensor.new_tensor(columns, { dtype: tensor.dtype })
    const shape = [...tensor.shape]
    tensor.copy_((wide ? q : q.view(cols, rows).t()).reshape(shape)).mul_(gain)
  },
)

/** Normal numbers, of which in every column the part `sparsity` is zero. */
export const sparse_ = /* @__PURE__ */ initialiser<{ sparsity: number; std?: number } & Drawn, [number, number, Gen]>(
  'sparse_',
  { sparsity: null, std: 0.01, generator: null },
  (tensor, { sparsity, std, generator }) => {
    matrix(tensor)
    const [rows, cols] = tensor.shape as unknown as [number, number]
    tensor.normal_(0, std, { generator })
    for (let c = 0; c < cols; c++) tensor.select(1, c).index_fill_(0, randperm(rows).narrow(0, 0, Math.ceil(sparsity * rows)), 0)
  },
)
