/** Gradients kept within bounds: by the norm of all of them together, or element by element. */
import { namedArguments, tensorsOf } from '../autograd/arguments.ts'
import { unrecorded } from '../autograd/modes.ts'
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { describe } from '../functions/schema.ts'
import { stack, tensor } from '../generated/functions.ts'
import { linalg } from '../generated/namespaces.ts'
import { pyRepr } from '../tensor/decimal.ts'
import { Tensor } from '../tensor/tensor.ts'

type Tensors = Tensor | Iterable<Tensor>
const gradientsOf = (parameters: readonly Tensor[]): Tensor[] => parameters.flatMap((p) => p._grad ?? [])
/** A number, also as a tensor of one element, or as text (`'inf'`). */
function float(x: unknown): number {
  if (x instanceof Tensor && x.numel() === 1) return Number(x.item())
  if (typeof x === 'string' && /^[+-]?inf$/i.test(x)) return x.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  if (typeof x === 'number' || typeof x === 'bigint') return Number(x)
  throw new TorchTypeError(`float() argument must be a string or a real number, not '${describe(x)}'`)
}

interface NormOptions {
  norm_type?: number | string
  error_if_nonfinite?: boolean
  foreach?: boolean | null
}
const NORM = { norm_type: 'any', error_if_nonfinite: 'bool', foreach: 'any' } as const

function totalNorm(tensors: readonly Tensor[], { norm_type = 2, error_if_nonfinite = false }: NormOptions): Tensor {
  const order = float(norm_type)
  if (tensors.length === 0) return tensor(0)
  const norms = tensors.map((t) => linalg.vector_norm(t, order))
  const total = norms.length === 1 ? linalg.vector_norm(norms[0]!, order) : linalg.vector_norm(stack(sameType(norms)), order)
  if (error_if_nonfinite && !Number.isFinite(Number(total.item())))
    throw new RuntimeError(
      `The total norm of order ${pyRepr(order)} for gradients from \`parameters\` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set \`error_if_nonfinite=False\``,
    )
  return total
}
/** Norms of gradients of several dtypes in that which holds them all. */
const sameType = (norms: Tensor[]): Tensor[] => {
  const widest = norms.reduce((a, b) => (b.dtype.itemsize > a.dtype.itemsize ? b : a)).dtype
  return norms.map((n) => n.to(widest))
}

function scale(gradients: readonly Tensor[], max_norm: number, total: Tensor): void {
  const factor = total.add(1e-6).reciprocal().mul(max_norm).clamp({ max: 1 })
  for (const g of gradients) g.mul_(factor.to(g.dtype))
}

/**
 * The norm of tensors taken as one vector: of order `norm_type`, 2 unless it says otherwise; 0 of none.
 * @throws RuntimeError for a norm that is not finite, with `error_if_nonfinite`
 */
export function get_total_norm(
  tensors: Tensors,
  ...rest: [options?: NormOptions] | [norm_type: number | string, ...rest: unknown[]]
): Tensor {
  const o = namedArguments<NormOptions & { tensors: Tensors }>('get_total_norm', { tensors: 'any', ...NORM }, 1, [tensors, ...rest])
  return unrecorded(() => totalNorm(tensorsOf(o.tensors), o))
}

/** Scales the gradients of the parameters, in place, as if their norm were `total_norm`, so that it is `max_norm` at most. */
export function clip_grads_with_norm_(parameters: Tensors, max_norm: number, total_norm: Tensor, ..._foreach: unknown[]): void {
  const o = namedArguments<{ parameters: Tensors; max_norm: unknown; total_norm: Tensor }>(
    'clip_grads_with_norm_',
    { parameters: 'any', max_norm: 'any', total_norm: 'Tensor', foreach: 'any' },
    3,
    [parameters, max_norm, total_norm, ..._foreach],
  )
  const most = float(o.max_norm)
  unrecorded(() => scale(gradientsOf(tensorsOf(o.parameters)), most, o.total_norm))
}

/**
 * Scales the gradients of the parameters, in place, so that their norm together is `max_norm` at most; returns what it was.
 * @throws RuntimeError for a norm that is not finite, with `error_if_nonfinite`, before anything is changed
 * @example torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
 */
export function clip_grad_norm_(
  parameters: Tensors,
  max_norm: number,
  ...rest: [options?: NormOptions] | [norm_type: number | string, ...rest: unknown[]]
): Tensor {
  const o = namedArguments<NormOptions & { parameters: Tensors; max_norm: unknown }>(
    'clip_grad_norm_',
    { parameters: 'any', max_norm: 'any', ...NORM },
    2,
    [parameters, max_norm, ...rest],
  )
  return unrecorded(() => {
    const gradients = gradientsOf(tensorsOf(o.parameters))
    const most = float(o.max_norm)
    const total = totalNorm(gradients, o)
    scale(gradients, most, total)
    return total
  })
}
export { clip_grad_norm_ as clip_grad_norm }

/** Cuts each element of the gradients of the parameters, in place, to `-clip_value … clip_value`. */
export function clip_grad_value_(parameters: Tensors, clip_value: number, ..._foreach: unknown[]): void {
  const o = namedArguments<{ parameters: Tensors; clip_value: unknown }>(
    'clip_grad_value_',
    { parameters: 'any', clip_value: 'any', foreach: 'any' },
    2,
    [parameters, clip_value, ..._foreach],
  )
  const most = float(o.clip_value)
  unrecorded(() => {
    for (const g of gradientsOf(tensorsOf(o.parameters))) g.clamp_(-most, most)
  })
}
