/** `out`: results of functions, written to tensors that the caller has. */
import { unrecorded } from '../autograd/modes.ts'
import { requiresGrad } from '../autograd/record.ts'
import { bool, type DType, uint8 } from '../dtypes.ts'
import { cannotCast, RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { sameSizes } from '../shape/shape.ts'
import { namedLike } from '../tensor/named.ts'
import { Tensor } from '../tensor/tensor.ts'

const names = (text: string): Set<string> => new Set(text.split(/\s+/))
/** Functions of PyTorch's that take no `out`: views, copies, modes of training, and what answers questions. */
const WITHOUT = names(
  `adjoint alias allclose alpha_dropout argwhere as_strided as_strided_scatter atleast_1d atleast_2d atleast_3d bartlett_window batch_norm binary_cross_entropy_with_logits
  bincount blackman_window block_diag broadcast_tensors broadcast_to cartesian_prod celu chunk clone combinations conj constant_pad_nd conv1d conv2d conv3d conv_tbc convolution corrcoef count_nonzero cov
  cumulative_trapezoid
  diag_embed diagflat diagonal diagonal_scatter dist dropout dsplit einsum embedding equal feature_alpha_dropout feature_dropout fill flatten flip
  fliplr flipud full_like gradient grid_sampler_2d grid_sampler_3d group_norm hamming_window hann_window hardshrink hsplit imag index_fill index_put instance_norm isclose isfinite isinf isnan isreal kaiser_window kl_div layer_norm
  masked_fill masked_scatter meshgrid moveaxis movedim narrow native_batch_norm native_dropout native_group_norm native_layer_norm ones_like permute
  poisson poisson_nll_loss positive prelu put ravel real relu repeat_interleave reshape resolve_conj resolve_neg rms_norm roll rot90 rrelu rsub scalar_tensor select
  select_scatter selu slice_scatter split split_with_sizes squeeze swapaxes swapdims t tensor_split tile trace transpose trapezoid trapz tril_indices triu_indices unbind unflatten unravel_index
  unsafe_chunk unsafe_split unsqueeze vsplit zeros_like`,
)
/** Functions whose result is of one dtype, which `out` must have too; the others write what can be cast. */
const EXACT = names(
  `addbmm addmm addmv addr amax amin aminmax argmax argmin argsort baddbmm bmm cross diag dot gather index_add index_copy index_reduce index_select inner isin log_softmax matmul mm
  msort multinomial mv nonzero norm permute_copy scatter scatter_add scatter_reduce slice_scatter softmax take take_along_dim tensordot tril triu vdot`,
)
/** Functions with an argument `dtype` that compute in that of `out` where it is not given; it must agree where it is. */
const INTO = names('sum prod nansum mean cumsum cumprod')
/** Functions that write truth as such or as bytes, and nothing else. */
const TRUTH = names('any all')
/** Functions that make tensors, of the dtype of `out` where none is asked for; it must agree where one is. */
const MAKES = names('zeros ones full eye arange range linspace logspace')
/** Functions that write truth as such. */
const BOOLEAN = names('isposinf isneginf signbit')
const SAME = names(
  'abs absolute bitwise_not ceil clamp clamp_max clamp_min clip conj_physical fix floor frac lerp neg negative round sgn sign trunc',
)

const BOUNDED = names('clamp clamp_max clamp_min clip lerp')

export const otherHeaviside = (): RuntimeError => new RuntimeError('heaviside is not yet implemented for tensors with different dtypes.')

function checkDtype(name: string, result: DType, out: DType, asked: boolean): void {
  if (result === out) return
  if (TRUTH.has(name) && out !== uint8 && out !== bool)
    throw new RuntimeError(`${name} only supports bool tensor for result, got: ${out.legacy}`)
  if (name === 'float_power')
    throw new RuntimeError(
      `the output given to float_power has dtype ${out.legacy} but the operation's result requires dtype ${result.legacy}`,
    )
  if (BOOLEAN.has(name)) throw new RuntimeError(`${name} does not support non-boolean outputs.`)
  if (name === 'heaviside') throw otherHeaviside()
  if (name === 'masked_select') throw new RuntimeError('masked_select(): self and result must have the same scalar type')
  if (asked && MAKES.has(name)) throw new RuntimeError(`dtype ${result.legacy} does not match dtype of out parameter (${out.legacy})`)
  if (name === 'logcumsumexp') throw new RuntimeError(`expected scalar_type ${result.legacy} but found ${out.legacy}`)
  if (name === 'where') throw new RuntimeError(`Expected out type to be ${result.legacy} but got ${out.legacy}`)
  if (name === 'nan_to_num') throw new RuntimeError(`nan_to_num: dtype of out: ${out.legacy} should be same as input: ${result.legacy}`)
  if (name === 'multinomial') throw new RuntimeError(`multinomial expects Long tensor out, got: ${out.legacy}`)
  if (EXACT.has(name) || (asked && INTO.has(name)))
    throw new RuntimeError(`Expected out tensor to have dtype ${result.cname}, but got ${out.cname} instead`)
  if (SAME.has(name)) throw new RuntimeError(`Found dtype ${out.legacy} but expected ${result.legacy}`)
  if (result.category > out.category) throw cannotCast(result.legacy, out.legacy)
}

/** Whether a function takes `out`: those of `torch` and of some of its namespaces. */
export const takesOut = (name: string, namespace = 'torch'): boolean =>
  ['torch', 'special', 'linalg'].includes(namespace) && !name.endsWith('_') && !WITHOUT.has(name)

/** Runs `call` without `out` where the keywords hold one, and writes to it; undefined where they hold none. */
export function intoOut(name: string, args: readonly unknown[], call: (args: unknown[]) => unknown): unknown {
  const keywords = args.at(-1)
  if (!isPlainObject(keywords) || keywords.out === undefined || keywords.out === null) return undefined
  const { out, ...others } = keywords
  const outs: unknown[] = Array.isArray(out) ? out : [out]
  for (const t of outs)
    if (!(t instanceof Tensor)) throw new TorchTypeError(`${name}(): argument 'out' must be Tensor, not ${t === null ? 'None' : typeof t}`)
  const targets = outs as Tensor[]
  if ([...args, ...targets].flat().some((t) => t instanceof Tensor && requiresGrad(t)))
    throw new RuntimeError(
      `${name}(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.`,
    )
  if ((INTO.has(name) || MAKES.has(name)) && !('dtype' in others) && (name !== 'mean' || targets[0]!._dtype.is_floating_point))
    others.dtype = targets[0]!._dtype
  return unrecorded(() => {
    const made = call([...args.slice(0, -1), ...(Object.keys(others).length > 0 ? [others] : [])])
    const results = Array.isArray(made) ? (made as Tensor[]) : [made as Tensor]
    if (results.length !== targets.length)
      throw new TorchTypeError(
        `${name}(): argument 'out' must be ${results.length === 1 ? 'Tensor, not tuple' : 'tuple of Tensors, not Tensor'}`,
      )
    // All are checked before one is changed.
    // Bounds and weights that are tensors make it an operation like any other.
    const other = BOUNDED.has(name) && [...args.slice(name === 'lerp' ? 2 : 1), others.min, others.max].some((t) => t instanceof Tensor)
    results.forEach((r, i) => void checkDtype(other ? '' : name, r._dtype, targets[i]!._dtype, 'dtype' in others))
    results.forEach((r, i) => {
      const t = targets[i]!
      if (!sameSizes(r._sizes, t._sizes)) t.resize_([...r._sizes])
      t.copy_(r)
    })
    return Array.isArray(made) ? namedLike(made as Tensor[], targets) : targets[0]
  })
}
