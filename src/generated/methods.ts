// Generated from the tables of operations by `npm run generate`; not edited by hand.
/* biome-ignore-all lint/suspicious/noExplicitAny: arguments that the operation itself reads */
import type { DType } from '../dtypes.ts'
import type { Index } from '../functions/index-spec.ts'
import type { Generator } from '../random/generator.ts'
import type { Tensor } from '../tensor/tensor.ts'

type Num = number | bigint | boolean
/** What a result is written to: a tensor, or one for each of several results. */
type Out = Tensor | readonly Tensor[] | null
/** Several results; also readable by PyTorch's field names. */
export type Results<Names extends string> = Tensor[] & { readonly [K in Names]: Tensor }

/** The operations as methods of a tensor. */
export interface OperationMethods {
  /** |x|. */
  abs(): Tensor
  /** In place: |x|. */
  abs_(): Tensor
  /** |x|. */
  absolute(): Tensor
  /** In place: |x|. */
  absolute_(): Tensor
  /** The inverse cosine, in radians. */
  acos(): Tensor
  /** In place: The inverse cosine, in radians. */
  acos_(): Tensor
  /** The inverse hyperbolic cosine. */
  acosh(): Tensor
  /** In place: The inverse hyperbolic cosine. */
  acosh_(): Tensor
  /** x + alpha · other. */
  add(other: Tensor | Num, options?: { alpha?: Num }): Tensor
  add(options: { other?: Tensor | Num; alpha?: Num }): Tensor
  /** In place: x + alpha · other. */
  add_(other: Tensor | Num, options?: { alpha?: Num }): Tensor
  add_(options: { other?: Tensor | Num; alpha?: Num }): Tensor
  /** beta · self + alpha · the sum of batch1 @ batch2 over the batch. */
  addbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  addbmm(batch1: Tensor, options: { batch2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  addbmm(options: { batch1?: Tensor; batch2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** In place: beta · self + alpha · the sum of batch1 @ batch2 over the batch. */
  addbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  addbmm_(batch1: Tensor, options: { batch2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  addbmm_(options: { batch1?: Tensor; batch2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** x + value · tensor1 / tensor2. */
  addcdiv(tensor1: Tensor, tensor2: Tensor, options?: { value?: Num }): Tensor
  addcdiv(tensor1: Tensor, options: { tensor2?: Tensor; value?: Num }): Tensor
  addcdiv(options: { tensor1?: Tensor; tensor2?: Tensor; value?: Num }): Tensor
  /** In place: x + value · tensor1 / tensor2. */
  addcdiv_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Num }): Tensor
  addcdiv_(tensor1: Tensor, options: { tensor2?: Tensor; value?: Num }): Tensor
  addcdiv_(options: { tensor1?: Tensor; tensor2?: Tensor; value?: Num }): Tensor
  /** x + value · tensor1 · tensor2. */
  addcmul(tensor1: Tensor, tensor2: Tensor, options?: { value?: Num }): Tensor
  addcmul(tensor1: Tensor, options: { tensor2?: Tensor; value?: Num }): Tensor
  addcmul(options: { tensor1?: Tensor; tensor2?: Tensor; value?: Num }): Tensor
  /** In place: x + value · tensor1 · tensor2. */
  addcmul_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Num }): Tensor
  addcmul_(tensor1: Tensor, options: { tensor2?: Tensor; value?: Num }): Tensor
  addcmul_(options: { tensor1?: Tensor; tensor2?: Tensor; value?: Num }): Tensor
  /** beta · self + alpha · (mat1 @ mat2). */
  addmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  addmm(mat1: Tensor, options: { mat2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  addmm(options: { mat1?: Tensor; mat2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** In place: beta · self + alpha · (mat1 @ mat2). */
  addmm_(mat1: Tensor, mat2: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  addmm_(mat1: Tensor, options: { mat2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  addmm_(options: { mat1?: Tensor; mat2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** beta · self + alpha · (mat @ vec). */
  addmv(mat: Tensor, vec: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  addmv(mat: Tensor, options: { vec?: Tensor; beta?: Num; alpha?: Num }): Tensor
  addmv(options: { mat?: Tensor; vec?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** In place: beta · self + alpha · (mat @ vec). */
  addmv_(mat: Tensor, vec: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  addmv_(mat: Tensor, options: { vec?: Tensor; beta?: Num; alpha?: Num }): Tensor
  addmv_(options: { mat?: Tensor; vec?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** beta · self + alpha · outer(vec1, vec2). */
  addr(vec1: Tensor, vec2: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  addr(vec1: Tensor, options: { vec2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  addr(options: { vec1?: Tensor; vec2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** In place: beta · self + alpha · outer(vec1, vec2). */
  addr_(vec1: Tensor, vec2: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  addr_(vec1: Tensor, options: { vec2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  addr_(options: { vec1?: Tensor; vec2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** The last two dimensions exchanged: a view. */
  adjoint(): Tensor
  /** A view of the whole tensor. */
  alias(): Tensor
  /** Whether every element is non-zero. */
  all(): Tensor
  all(dim?: number | readonly number[] | null, keepdim?: boolean): Tensor
  all(dim: number | readonly number[] | null, options?: { keepdim?: boolean }): Tensor
  all(options?: { dim?: number | readonly number[] | null; keepdim?: boolean }): Tensor
  /** Whether all elements are close (see isclose). */
  allclose(other: Tensor, rtol?: number, atol?: number, equal_nan?: boolean): Tensor
  allclose(other: Tensor, rtol: number, atol: number, options?: { equal_nan?: boolean }): Tensor
  allclose(other: Tensor, rtol: number, options?: { atol?: number; equal_nan?: boolean }): Tensor
  allclose(other: Tensor, options?: { rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  allclose(options: { other?: Tensor; rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  /** The largest over dimensions; ties share the gradient. */
  amax(dim?: number | readonly number[], keepdim?: boolean): Tensor
  amax(dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor
  amax(options?: { dim?: number | readonly number[]; keepdim?: boolean }): Tensor
  /** The smallest over dimensions; ties share the gradient. */
  amin(dim?: number | readonly number[], keepdim?: boolean): Tensor
  amin(dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor
  amin(options?: { dim?: number | readonly number[]; keepdim?: boolean }): Tensor
  /** Smallest and largest. */
  aminmax(options?: { dim?: number | null; keepdim?: boolean }): Results<'min' | 'max'>
  /** π below zero, else 0; NaN stays. */
  angle(): Tensor
  /** Whether some element is non-zero. */
  any(): Tensor
  any(dim?: number | readonly number[] | null, keepdim?: boolean): Tensor
  any(dim: number | readonly number[] | null, options?: { keepdim?: boolean }): Tensor
  any(options?: { dim?: number | readonly number[] | null; keepdim?: boolean }): Tensor
  /** The inverse cosine, in radians. */
  arccos(): Tensor
  /** In place: The inverse cosine, in radians. */
  arccos_(): Tensor
  /** The inverse hyperbolic cosine. */
  arccosh(): Tensor
  /** In place: The inverse hyperbolic cosine. */
  arccosh_(): Tensor
  /** The inverse sine, in radians. */
  arcsin(): Tensor
  /** In place: The inverse sine, in radians. */
  arcsin_(): Tensor
  /** The inverse hyperbolic sine. */
  arcsinh(): Tensor
  /** In place: The inverse hyperbolic sine. */
  arcsinh_(): Tensor
  /** The inverse tangent, in radians. */
  arctan(): Tensor
  /** The angle of the point (other, x), in radians. */
  arctan2(other: Tensor): Tensor
  arctan2(options: { other?: Tensor }): Tensor
  /** In place: The angle of the point (other, x), in radians. */
  arctan2_(other: Tensor): Tensor
  arctan2_(options: { other?: Tensor }): Tensor
  /** In place: The inverse tangent, in radians. */
  arctan_(): Tensor
  /** The inverse hyperbolic tangent. */
  arctanh(): Tensor
  /** In place: The inverse hyperbolic tangent. */
  arctanh_(): Tensor
  /** The position of the largest element (int64), the first among ties. */
  argmax(dim?: number | null, keepdim?: boolean): Tensor
  argmax(dim: number | null, options?: { keepdim?: boolean }): Tensor
  argmax(options?: { dim?: number | null; keepdim?: boolean }): Tensor
  /** The position of the smallest element (int64), the first among ties. */
  argmin(dim?: number | null, keepdim?: boolean): Tensor
  argmin(dim: number | null, options?: { keepdim?: boolean }): Tensor
  argmin(options?: { dim?: number | null; keepdim?: boolean }): Tensor
  /** The positions that put the elements along `dim` in order. */
  argsort(dim?: number, descending?: boolean, options?: { stable?: boolean | null }): Tensor
  argsort(dim: number, options?: { descending?: boolean; stable?: boolean | null }): Tensor
  argsort(options?: { dim?: number; descending?: boolean; stable?: boolean | null }): Tensor
  /** The coordinates of the elements that are not zero, one row each. */
  argwhere(): Tensor
  /** A view with the given sizes and strides (in elements) on the same memory. */
  as_strided(size: readonly number[], stride: readonly number[], storage_offset?: number | null): Tensor
  as_strided(size: readonly number[], stride: readonly number[], options?: { storage_offset?: number | null }): Tensor
  as_strided(size: readonly number[], options: { stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided(options: { size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  /** In place: with the given sizes and strides on the same memory. */
  as_strided_(size: readonly number[], stride: readonly number[], storage_offset?: number | null): Tensor
  as_strided_(size: readonly number[], stride: readonly number[], options?: { storage_offset?: number | null }): Tensor
  as_strided_(size: readonly number[], options: { stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided_(options: { size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  /** A copy of self with src in place of the view with the given sizes and strides. */
  as_strided_scatter(src: Tensor, size: readonly number[], stride: readonly number[], storage_offset?: number | null): Tensor
  as_strided_scatter(src: Tensor, size: readonly number[], stride: readonly number[], options?: { storage_offset?: number | null }): Tensor
  as_strided_scatter(src: Tensor, size: readonly number[], options: { stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided_scatter(src: Tensor, options: { size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided_scatter(options: { src?: Tensor; size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  /** The inverse sine, in radians. */
  asin(): Tensor
  /** In place: The inverse sine, in radians. */
  asin_(): Tensor
  /** The inverse hyperbolic sine. */
  asinh(): Tensor
  /** In place: The inverse hyperbolic sine. */
  asinh_(): Tensor
  /** The elements at the indices given one after another. Positions, slices ('1:3', torch.Slice(1, 3)), '...', null for a new axis, masks and index tensors, as in Python's x[…]. */
  at(...indices: Index[]): Tensor
  /** The inverse tangent, in radians. */
  atan(): Tensor
  /** The angle of the point (other, x), in radians. */
  atan2(other: Tensor): Tensor
  atan2(options: { other?: Tensor }): Tensor
  /** In place: The angle of the point (other, x), in radians. */
  atan2_(other: Tensor): Tensor
  atan2_(options: { other?: Tensor }): Tensor
  /** In place: The inverse tangent, in radians. */
  atan_(): Tensor
  /** The inverse hyperbolic tangent. */
  atanh(): Tensor
  /** In place: The inverse hyperbolic tangent. */
  atanh_(): Tensor
  /** beta · self + alpha · (batch1 @ batch2), per batch. */
  baddbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  baddbmm(batch1: Tensor, options: { batch2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  baddbmm(options: { batch1?: Tensor; batch2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** In place: beta · self + alpha · (batch1 @ batch2), per batch. */
  baddbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Num; alpha?: Num }): Tensor
  baddbmm_(batch1: Tensor, options: { batch2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  baddbmm_(options: { batch1?: Tensor; batch2?: Tensor; beta?: Num; alpha?: Num }): Tensor
  /** 1 with the probability that the element says, else 0. */
  bernoulli(options?: { generator?: Generator | null }): Tensor
  bernoulli(p: number, options?: { generator?: Generator | null }): Tensor
  bernoulli(options: { p?: number; generator?: Generator | null }): Tensor
  /** In place: 1 with the given probability, else 0. */
  bernoulli_(p: Tensor, options?: { generator?: Generator | null }): Tensor
  bernoulli_(options: { p?: Tensor; generator?: Generator | null }): Tensor
  bernoulli_(p?: number, options?: { generator?: Generator | null }): Tensor
  bernoulli_(options?: { p?: number; generator?: Generator | null }): Tensor
  /** The tensor as bfloat16; itself if it is so already. */
  bfloat16(options?: { memory_format?: any }): Tensor
  /** How often each non-negative integer occurs in a vector, or the sums of weights; at least `minlength` of them. */
  bincount(weights?: Tensor | null, minlength?: number): Tensor
  bincount(weights: Tensor | null, options?: { minlength?: number }): Tensor
  bincount(options?: { weights?: Tensor | null; minlength?: number }): Tensor
  /** Bitwise and; logical for bool. */
  bitwise_and(other: Tensor): Tensor
  bitwise_and(options: { other?: Tensor }): Tensor
  bitwise_and(other: Num): Tensor
  bitwise_and(options: { other?: Num }): Tensor
  /** In place: Bitwise and; logical for bool. */
  bitwise_and_(other: Tensor): Tensor
  bitwise_and_(options: { other?: Tensor }): Tensor
  bitwise_and_(other: Num): Tensor
  bitwise_and_(options: { other?: Num }): Tensor
  /** x shifted left by other bits. */
  bitwise_left_shift(other: Tensor): Tensor
  bitwise_left_shift(options: { other?: Tensor }): Tensor
  bitwise_left_shift(other: Num): Tensor
  bitwise_left_shift(options: { other?: Num }): Tensor
  /** In place: x shifted left by other bits. */
  bitwise_left_shift_(other: Tensor): Tensor
  bitwise_left_shift_(options: { other?: Tensor }): Tensor
  bitwise_left_shift_(other: Num): Tensor
  bitwise_left_shift_(options: { other?: Num }): Tensor
  /** Bitwise not; logical for bool. */
  bitwise_not(): Tensor
  /** In place: Bitwise not; logical for bool. */
  bitwise_not_(): Tensor
  /** Bitwise or; logical for bool. */
  bitwise_or(other: Tensor): Tensor
  bitwise_or(options: { other?: Tensor }): Tensor
  bitwise_or(other: Num): Tensor
  bitwise_or(options: { other?: Num }): Tensor
  /** In place: Bitwise or; logical for bool. */
  bitwise_or_(other: Tensor): Tensor
  bitwise_or_(options: { other?: Tensor }): Tensor
  bitwise_or_(other: Num): Tensor
  bitwise_or_(options: { other?: Num }): Tensor
  /** x shifted right by other bits, keeping the sign. */
  bitwise_right_shift(other: Tensor): Tensor
  bitwise_right_shift(options: { other?: Tensor }): Tensor
  bitwise_right_shift(other: Num): Tensor
  bitwise_right_shift(options: { other?: Num }): Tensor
  /** In place: x shifted right by other bits, keeping the sign. */
  bitwise_right_shift_(other: Tensor): Tensor
  bitwise_right_shift_(options: { other?: Tensor }): Tensor
  bitwise_right_shift_(other: Num): Tensor
  bitwise_right_shift_(options: { other?: Num }): Tensor
  /** Bitwise exclusive or; logical for bool. */
  bitwise_xor(other: Tensor): Tensor
  bitwise_xor(options: { other?: Tensor }): Tensor
  bitwise_xor(other: Num): Tensor
  bitwise_xor(options: { other?: Num }): Tensor
  /** In place: Bitwise exclusive or; logical for bool. */
  bitwise_xor_(other: Tensor): Tensor
  bitwise_xor_(options: { other?: Tensor }): Tensor
  bitwise_xor_(other: Num): Tensor
  bitwise_xor_(options: { other?: Num }): Tensor
  /** The products of two batches of matrices. */
  bmm(mat2: Tensor): Tensor
  bmm(options: { mat2?: Tensor }): Tensor
  /** The tensor as bool; itself if it is so already. */
  bool(options?: { memory_format?: any }): Tensor
  /** Stretched to the given sizes: a view. */
  broadcast_to(size: readonly number[]): Tensor
  broadcast_to(options: { size?: readonly number[] }): Tensor
  broadcast_to(...size: number[]): Tensor
  /** The tensor as uint8; itself if it is so already. */
  byte(options?: { memory_format?: any }): Tensor
  /** In place: Cauchy distributed numbers. */
  cauchy_(median?: number, sigma?: number, options?: { generator?: Generator | null }): Tensor
  cauchy_(median: number, options?: { sigma?: number; generator?: Generator | null }): Tensor
  cauchy_(options?: { median?: number; sigma?: number; generator?: Generator | null }): Tensor
  /** The smallest whole number not below x. */
  ceil(): Tensor
  /** In place: The smallest whole number not below x. */
  ceil_(): Tensor
  /** The tensor as int8; itself if it is so already. */
  char(options?: { memory_format?: any }): Tensor
  /** As many pieces along `dim` as asked, or fewer: views. */
  chunk(chunks: number, dim?: number): Tensor[]
  chunk(chunks: number, options?: { dim?: number }): Tensor[]
  chunk(options: { chunks?: number; dim?: number }): Tensor[]
  /** x held between min and max; where min exceeds max, max. */
  clamp(min?: Tensor | null, max?: Tensor | null): Tensor
  clamp(min: Tensor | null, options?: { max?: Tensor | null }): Tensor
  clamp(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clamp(min?: Num | null, max?: Num | null): Tensor
  clamp(min: Num | null, options?: { max?: Num | null }): Tensor
  clamp(options?: { min?: Num | null; max?: Num | null }): Tensor
  /** In place: x held between min and max; where min exceeds max, max. */
  clamp_(min?: Tensor | null, max?: Tensor | null): Tensor
  clamp_(min: Tensor | null, options?: { max?: Tensor | null }): Tensor
  clamp_(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clamp_(min?: Num | null, max?: Num | null): Tensor
  clamp_(min: Num | null, options?: { max?: Num | null }): Tensor
  clamp_(options?: { min?: Num | null; max?: Num | null }): Tensor
  /** x, but not above max. */
  clamp_max(max: Tensor): Tensor
  clamp_max(options: { max?: Tensor }): Tensor
  clamp_max(max: Num): Tensor
  clamp_max(options: { max?: Num }): Tensor
  /** In place: x, but not above max. */
  clamp_max_(max: Tensor): Tensor
  clamp_max_(options: { max?: Tensor }): Tensor
  clamp_max_(max: Num): Tensor
  clamp_max_(options: { max?: Num }): Tensor
  /** x, but not below min. */
  clamp_min(min: Tensor): Tensor
  clamp_min(options: { min?: Tensor }): Tensor
  clamp_min(min: Num): Tensor
  clamp_min(options: { min?: Num }): Tensor
  /** In place: x, but not below min. */
  clamp_min_(min: Tensor): Tensor
  clamp_min_(options: { min?: Tensor }): Tensor
  clamp_min_(min: Num): Tensor
  clamp_min_(options: { min?: Num }): Tensor
  /** x held between min and max; where min exceeds max, max. */
  clip(min?: Tensor | null, max?: Tensor | null): Tensor
  clip(min: Tensor | null, options?: { max?: Tensor | null }): Tensor
  clip(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clip(min?: Num | null, max?: Num | null): Tensor
  clip(min: Num | null, options?: { max?: Num | null }): Tensor
  clip(options?: { min?: Num | null; max?: Num | null }): Tensor
  /** In place: x held between min and max; where min exceeds max, max. */
  clip_(min?: Tensor | null, max?: Tensor | null): Tensor
  clip_(min: Tensor | null, options?: { max?: Tensor | null }): Tensor
  clip_(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clip_(min?: Num | null, max?: Num | null): Tensor
  clip_(min: Num | null, options?: { max?: Num | null }): Tensor
  clip_(options?: { min?: Num | null; max?: Num | null }): Tensor
  /** A copy in new memory, through which gradients flow. */
  clone(options?: { memory_format?: any }): Tensor
  /** The complex conjugate: of a real tensor, itself. */
  conj(): Tensor
  /** The complex conjugate: of a real tensor, itself. */
  conj_physical(): Tensor
  /** The complex conjugate: of a real tensor, itself. */
  conj_physical_(): Tensor
  /** The tensor in row-major order; itself if it is so already. */
  contiguous(options?: { memory_format?: any }): Tensor
  /** In place: the elements of src, broadcast and converted. */
  copy_(src: Tensor, non_blocking?: boolean): Tensor
  copy_(src: Tensor, options?: { non_blocking?: boolean }): Tensor
  copy_(options: { src?: Tensor; non_blocking?: boolean }): Tensor
  /** x with the sign of other. */
  copysign(other: Tensor): Tensor
  copysign(options: { other?: Tensor }): Tensor
  copysign(other: Num): Tensor
  copysign(options: { other?: Num }): Tensor
  /** In place: x with the sign of other. */
  copysign_(other: Tensor): Tensor
  copysign_(options: { other?: Tensor }): Tensor
  copysign_(other: Num): Tensor
  copysign_(options: { other?: Num }): Tensor
  /** The correlation matrix of variables (rows) over observations (columns). */
  corrcoef(): Tensor
  /** The cosine (radians). */
  cos(): Tensor
  /** In place: The cosine (radians). */
  cos_(): Tensor
  /** The hyperbolic cosine. */
  cosh(): Tensor
  /** In place: The hyperbolic cosine. */
  cosh_(): Tensor
  /** The number of non-zero elements. */
  count_nonzero(dim?: number | readonly number[] | null): Tensor
  count_nonzero(options?: { dim?: number | readonly number[] | null }): Tensor
  count_nonzero(...dim: number[]): Tensor
  /** The covariance matrix of variables (rows) over observations (columns). */
  cov(options?: { correction?: number; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor
  /** The cross product of vectors of three. */
  cross(other: Tensor, dim?: number | null): Tensor
  cross(other: Tensor, options?: { dim?: number | null }): Tensor
  cross(options: { other?: Tensor; dim?: number | null }): Tensor
  /** The running maximum along `dim`, and the positions of the last maximum so far. */
  cummax(dim: number): Results<'values' | 'indices'>
  cummax(options: { dim?: number }): Results<'values' | 'indices'>
  /** The running minimum along `dim`, and the positions of the last minimum so far. */
  cummin(dim: number): Results<'values' | 'indices'>
  cummin(options: { dim?: number }): Results<'values' | 'indices'>
  /** The running product along `dim`. */
  cumprod(dim: number, options?: { dtype?: DType | null }): Tensor
  cumprod(options: { dim?: number; dtype?: DType | null }): Tensor
  /** In place: The running product along `dim`. */
  cumprod_(dim: number, options?: { dtype?: DType | null }): Tensor
  cumprod_(options: { dim?: number; dtype?: DType | null }): Tensor
  /** The running sum along `dim`. Integers are summed as int64. */
  cumsum(dim: number, options?: { dtype?: DType | null }): Tensor
  cumsum(options: { dim?: number; dtype?: DType | null }): Tensor
  /** In place: The running sum along `dim`. Integers are summed as int64. */
  cumsum_(dim: number, options?: { dtype?: DType | null }): Tensor
  cumsum_(options: { dim?: number; dtype?: DType | null }): Tensor
  /** Degrees to radians. */
  deg2rad(): Tensor
  /** In place: Degrees to radians. */
  deg2rad_(): Tensor
  /** Of a vector the matrix with it on a diagonal; of a matrix the diagonal, in new memory. */
  diag(diagonal?: number): Tensor
  diag(options?: { diagonal?: number }): Tensor
  /** Matrices with the last dimension of self on a diagonal and zeros elsewhere. */
  diag_embed(offset?: number, dim1?: number, dim2?: number): Tensor
  diag_embed(offset: number, dim1: number, options?: { dim2?: number }): Tensor
  diag_embed(offset: number, options?: { dim1?: number; dim2?: number }): Tensor
  diag_embed(options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  /** The matrix with the flattened tensor on a diagonal. */
  diagflat(offset?: number): Tensor
  diagflat(options?: { offset?: number }): Tensor
  /** The diagonal over two dimensions, as the last one: a view. */
  diagonal(offset?: number, dim1?: number, dim2?: number): Tensor
  diagonal(offset: number, dim1: number, options?: { dim2?: number }): Tensor
  diagonal(offset: number, options?: { dim1?: number; dim2?: number }): Tensor
  diagonal(options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  /** A copy of self with src in place of a diagonal. */
  diagonal_scatter(src: Tensor, offset?: number, dim1?: number, dim2?: number): Tensor
  diagonal_scatter(src: Tensor, offset: number, dim1: number, options?: { dim2?: number }): Tensor
  diagonal_scatter(src: Tensor, offset: number, options?: { dim1?: number; dim2?: number }): Tensor
  diagonal_scatter(src: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  diagonal_scatter(options: { src?: Tensor; offset?: number; dim1?: number; dim2?: number }): Tensor
  /** The differences of neighbours along `dim`, taken n times; prepend and append are joined to the ends first. */
  diff(n?: number, dim?: number, prepend?: Tensor | null, append?: Tensor | null): Tensor
  diff(n: number, dim: number, prepend: Tensor | null, options?: { append?: Tensor | null }): Tensor
  diff(n: number, dim: number, options?: { prepend?: Tensor | null; append?: Tensor | null }): Tensor
  diff(n: number, options?: { dim?: number; prepend?: Tensor | null; append?: Tensor | null }): Tensor
  diff(options?: { n?: number; dim?: number; prepend?: Tensor | null; append?: Tensor | null }): Tensor
  /** The derivative of log Γ(x). */
  digamma(): Tensor
  /** In place: The derivative of log Γ(x). */
  digamma_(): Tensor
  /** The p-norm of x - other. */
  dist(other: Tensor, p?: number): Tensor
  dist(other: Tensor, options?: { p?: number }): Tensor
  dist(options: { other?: Tensor; p?: number }): Tensor
  /** x / other; with rounding_mode "trunc" or "floor" rounded. */
  div(other: Tensor | Num, options?: { rounding_mode?: string | null }): Tensor
  div(options: { other?: Tensor | Num; rounding_mode?: string | null }): Tensor
  /** In place: x / other; with rounding_mode "trunc" or "floor" rounded. */
  div_(other: Tensor | Num, options?: { rounding_mode?: string | null }): Tensor
  div_(options: { other?: Tensor | Num; rounding_mode?: string | null }): Tensor
  /** x / other; with rounding_mode "trunc" or "floor" rounded. */
  divide(other: Tensor | Num, options?: { rounding_mode?: string | null }): Tensor
  divide(options: { other?: Tensor | Num; rounding_mode?: string | null }): Tensor
  /** In place: x / other; with rounding_mode "trunc" or "floor" rounded. */
  divide_(other: Tensor | Num, options?: { rounding_mode?: string | null }): Tensor
  divide_(options: { other?: Tensor | Num; rounding_mode?: string | null }): Tensor
  /** The inner product of two vectors. */
  dot(tensor: Tensor): Tensor
  dot(options: { tensor?: Tensor }): Tensor
  /** The tensor as float64; itself if it is so already. */
  double(options?: { memory_format?: any }): Tensor
  /** Pieces along dimension 2. */
  dsplit(sections: number): Tensor[]
  dsplit(options: { sections?: number }): Tensor[]
  dsplit(indices: readonly number[]): Tensor[]
  dsplit(options: { indices?: readonly number[] }): Tensor[]
  dsplit(...indices: number[]): Tensor[]
  /** x = other. */
  eq(other: Tensor): Tensor
  eq(options: { other?: Tensor }): Tensor
  eq(other: Num): Tensor
  eq(options: { other?: Num }): Tensor
  /** In place: x = other. */
  eq_(other: Tensor): Tensor
  eq_(options: { other?: Tensor }): Tensor
  eq_(other: Num): Tensor
  eq_(options: { other?: Num }): Tensor
  /** Whether both have the same shape and elements. */
  equal(other: Tensor): Tensor
  equal(options: { other?: Tensor }): Tensor
  /** The error function. */
  erf(): Tensor
  /** In place: The error function. */
  erf_(): Tensor
  /** 1 - erf(x), exact for large x. */
  erfc(): Tensor
  /** In place: 1 - erf(x), exact for large x. */
  erfc_(): Tensor
  /** The inverse of erf. */
  erfinv(): Tensor
  /** In place: The inverse of erf. */
  erfinv_(): Tensor
  /** eˣ. */
  exp(): Tensor
  /** 2ˣ. */
  exp2(): Tensor
  /** In place: 2ˣ. */
  exp2_(): Tensor
  /** In place: eˣ. */
  exp_(): Tensor
  /** Dimensions of size 1 stretched to the given sizes without a copy; -1 keeps a size. */
  expand(size: readonly number[], options?: { implicit?: boolean }): Tensor
  expand(options: { size?: readonly number[]; implicit?: boolean }): Tensor
  expand(...size: number[]): Tensor
  expand(...size: [...number[], options: { implicit?: boolean }]): Tensor
  /** Stretched to the shape of other. */
  expand_as(other: Tensor): Tensor
  expand_as(options: { other?: Tensor }): Tensor
  /** eˣ - 1, exact for small x. */
  expm1(): Tensor
  /** In place: eˣ - 1, exact for small x. */
  expm1_(): Tensor
  /** In place: exponentially distributed numbers. */
  exponential_(lambd?: number, options?: { generator?: Generator | null }): Tensor
  exponential_(options?: { lambd?: number; generator?: Generator | null }): Tensor
  /** The shape of this tensor, filled with one value (a number or a tensor without dimensions). */
  fill(value: Tensor | Num): Tensor
  fill(options: { value?: Tensor | Num }): Tensor
  /** In place: every element set to one value (a number or a tensor without dimensions). */
  fill_(value: Tensor | Num): Tensor
  fill_(options: { value?: Tensor | Num }): Tensor
  /** In place: one value on the main diagonal. */
  fill_diagonal_(fill_value: Num, wrap?: boolean): Tensor
  fill_diagonal_(fill_value: Num, options?: { wrap?: boolean }): Tensor
  fill_diagonal_(options: { fill_value?: Num; wrap?: boolean }): Tensor
  /** x without its fraction. */
  fix(): Tensor
  /** In place: x without its fraction. */
  fix_(): Tensor
  /** Dimensions start_dim to end_dim made one. */
  flatten(start_dim?: number, end_dim?: number): Tensor
  flatten(start_dim: number, options?: { end_dim?: number }): Tensor
  flatten(options?: { start_dim?: number; end_dim?: number }): Tensor
  /** The elements in reverse order along the dimensions, in new memory. */
  flip(dims: number | readonly number[]): Tensor
  flip(options: { dims?: number | readonly number[] }): Tensor
  flip(...dims: number[]): Tensor
  /** The columns in reverse order. */
  fliplr(): Tensor
  /** The rows in reverse order. */
  flipud(): Tensor
  /** The tensor as float32; itself if it is so already. */
  float(options?: { memory_format?: any }): Tensor
  /** x to the power of exponent, computed in float64. */
  float_power(exponent: Tensor): Tensor
  float_power(options: { exponent?: Tensor }): Tensor
  float_power(exponent: Num): Tensor
  float_power(options: { exponent?: Num }): Tensor
  /** In place: x to the power of exponent, computed in float64. */
  float_power_(exponent: Tensor): Tensor
  float_power_(options: { exponent?: Tensor }): Tensor
  float_power_(exponent: Num): Tensor
  float_power_(options: { exponent?: Num }): Tensor
  /** The largest whole number not above x. */
  floor(): Tensor
  /** In place: The largest whole number not above x. */
  floor_(): Tensor
  /** x / other, rounded down. */
  floor_divide(other: Tensor): Tensor
  floor_divide(options: { other?: Tensor }): Tensor
  floor_divide(other: Num): Tensor
  floor_divide(options: { other?: Num }): Tensor
  /** In place: x / other, rounded down. */
  floor_divide_(other: Tensor): Tensor
  floor_divide_(options: { other?: Tensor }): Tensor
  floor_divide_(other: Num): Tensor
  floor_divide_(options: { other?: Num }): Tensor
  /** The larger of both; NaN loses. */
  fmax(other: Tensor): Tensor
  fmax(options: { other?: Tensor }): Tensor
  /** The smaller of both; NaN loses. */
  fmin(other: Tensor): Tensor
  fmin(options: { other?: Tensor }): Tensor
  /** The remainder with the sign of x. */
  fmod(other: Tensor): Tensor
  fmod(options: { other?: Tensor }): Tensor
  fmod(other: Num): Tensor
  fmod(options: { other?: Num }): Tensor
  /** In place: The remainder with the sign of x. */
  fmod_(other: Tensor): Tensor
  fmod_(options: { other?: Tensor }): Tensor
  fmod_(other: Num): Tensor
  fmod_(options: { other?: Num }): Tensor
  /** The fraction of x, with its sign. */
  frac(): Tensor
  /** In place: The fraction of x, with its sign. */
  frac_(): Tensor
  /** x as mantissa · 2^exponent, the mantissa in [0.5, 1). */
  frexp(): Tensor
  /** The elements at positions along one dimension: out[i][j] = self[index[i][j]][j] for dim 0. Errors: an index out of range. */
  gather(dim: number, index: Tensor, options?: { sparse_grad?: boolean }): Tensor
  gather(dim: number, options: { index?: Tensor; sparse_grad?: boolean }): Tensor
  gather(options: { dim?: number; index?: Tensor; sparse_grad?: boolean }): Tensor
  /** The greatest common divisor, not negative. */
  gcd(other: Tensor): Tensor
  gcd(options: { other?: Tensor }): Tensor
  /** In place: The greatest common divisor, not negative. */
  gcd_(other: Tensor): Tensor
  gcd_(options: { other?: Tensor }): Tensor
  /** x ≥ other. */
  ge(other: Tensor): Tensor
  ge(options: { other?: Tensor }): Tensor
  ge(other: Num): Tensor
  ge(options: { other?: Num }): Tensor
  /** In place: x ≥ other. */
  ge_(other: Tensor): Tensor
  ge_(options: { other?: Tensor }): Tensor
  ge_(other: Num): Tensor
  ge_(options: { other?: Num }): Tensor
  /** In place: geometrically distributed whole numbers. */
  geometric_(p: number, options?: { generator?: Generator | null }): Tensor
  geometric_(options: { p?: number; generator?: Generator | null }): Tensor
  /** The outer product of two vectors. */
  ger(vec2: Tensor): Tensor
  ger(options: { vec2?: Tensor }): Tensor
  /** x > other. */
  greater(other: Tensor): Tensor
  greater(options: { other?: Tensor }): Tensor
  greater(other: Num): Tensor
  greater(options: { other?: Num }): Tensor
  /** In place: x > other. */
  greater_(other: Tensor): Tensor
  greater_(options: { other?: Tensor }): Tensor
  greater_(other: Num): Tensor
  greater_(options: { other?: Num }): Tensor
  /** x ≥ other. */
  greater_equal(other: Tensor): Tensor
  greater_equal(options: { other?: Tensor }): Tensor
  greater_equal(other: Num): Tensor
  greater_equal(options: { other?: Num }): Tensor
  /** In place: x ≥ other. */
  greater_equal_(other: Tensor): Tensor
  greater_equal_(options: { other?: Tensor }): Tensor
  greater_equal_(other: Num): Tensor
  greater_equal_(options: { other?: Num }): Tensor
  /** x > other. */
  gt(other: Tensor): Tensor
  gt(options: { other?: Tensor }): Tensor
  gt(other: Num): Tensor
  gt(options: { other?: Num }): Tensor
  /** In place: x > other. */
  gt_(other: Tensor): Tensor
  gt_(options: { other?: Tensor }): Tensor
  gt_(other: Num): Tensor
  gt_(options: { other?: Num }): Tensor
  /** The tensor as float16; itself if it is so already. */
  half(options?: { memory_format?: any }): Tensor
  /** x, or 0 where |x| ≤ lambd. */
  hardshrink(lambd?: Num): Tensor
  hardshrink(options?: { lambd?: Num }): Tensor
  /** 0 below zero, 1 above, values at zero. */
  heaviside(values: Tensor): Tensor
  heaviside(options: { values?: Tensor }): Tensor
  /** In place: 0 below zero, 1 above, values at zero. */
  heaviside_(values: Tensor): Tensor
  heaviside_(options: { values?: Tensor }): Tensor
  /** How many elements fall into each of equal bins from min to max (if these are equal: over the range of the elements). */
  histc(bins?: number, min?: number, max?: number): Tensor
  histc(bins: number, min: number, options?: { max?: number }): Tensor
  histc(bins: number, options?: { min?: number; max?: number }): Tensor
  histc(options?: { bins?: number; min?: number; max?: number }): Tensor
  /** Counts of elements, or sums of weights, between edges, and the edges. */
  histogram(bins: Tensor, options?: { weight?: Tensor | null; density?: boolean }): Results<'hist' | 'bin_edges'>
  histogram(options: { bins?: Tensor; weight?: Tensor | null; density?: boolean }): Results<'hist' | 'bin_edges'>
  histogram(bins?: number, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean }): Results<'hist' | 'bin_edges'>
  histogram(options?: { bins?: number; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean }): Results<'hist' | 'bin_edges'>
  /** Pieces along dimension 1. */
  hsplit(sections: number): Tensor[]
  hsplit(options: { sections?: number }): Tensor[]
  hsplit(indices: readonly number[]): Tensor[]
  hsplit(options: { indices?: readonly number[] }): Tensor[]
  hsplit(...indices: number[]): Tensor[]
  /** √(x² + other²), without overflow. */
  hypot(other: Tensor): Tensor
  hypot(options: { other?: Tensor }): Tensor
  /** In place: √(x² + other²), without overflow. */
  hypot_(other: Tensor): Tensor
  hypot_(options: { other?: Tensor }): Tensor
  /** The modified Bessel function of the first kind, of order 0. */
  i0(): Tensor
  /** In place: The modified Bessel function of the first kind, of order 0. */
  i0_(): Tensor
  /** The regularised lower incomplete gamma function of a = self at x = other. */
  igamma(other: Tensor): Tensor
  igamma(options: { other?: Tensor }): Tensor
  /** In place: The regularised lower incomplete gamma function of a = self at x = other. */
  igamma_(other: Tensor): Tensor
  igamma_(options: { other?: Tensor }): Tensor
  /** The regularised upper incomplete gamma function of a = self at x = other. */
  igammac(other: Tensor): Tensor
  igammac(options: { other?: Tensor }): Tensor
  /** In place: The regularised upper incomplete gamma function of a = self at x = other. */
  igammac_(other: Tensor): Tensor
  igammac_(options: { other?: Tensor }): Tensor
  /** The elements at a list of indices. Positions, slices ('1:3', torch.Slice(1, 3)), '...', null for a new axis, masks and index tensors, as in Python's x[…]. */
  index(indices: readonly Index[]): Tensor
  index(options: { indices?: readonly Index[] }): Tensor
  /** The slices of source, times alpha, added at positions along `dim`; equal positions add up. */
  index_add(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Num }): Tensor
  index_add(dim: number, index: Tensor, options: { source?: Tensor; alpha?: Num }): Tensor
  index_add(dim: number, options: { index?: Tensor; source?: Tensor; alpha?: Num }): Tensor
  index_add(options: { dim?: number; index?: Tensor; source?: Tensor; alpha?: Num }): Tensor
  /** In place: The slices of source, times alpha, added at positions along `dim`; equal positions add up. */
  index_add_(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Num }): Tensor
  index_add_(dim: number, index: Tensor, options: { source?: Tensor; alpha?: Num }): Tensor
  index_add_(dim: number, options: { index?: Tensor; source?: Tensor; alpha?: Num }): Tensor
  index_add_(options: { dim?: number; index?: Tensor; source?: Tensor; alpha?: Num }): Tensor
  /** The slices of source written at positions along `dim`. */
  index_copy(dim: number, index: Tensor, source: Tensor): Tensor
  index_copy(dim: number, index: Tensor, options: { source?: Tensor }): Tensor
  index_copy(dim: number, options: { index?: Tensor; source?: Tensor }): Tensor
  index_copy(options: { dim?: number; index?: Tensor; source?: Tensor }): Tensor
  /** In place: The slices of source written at positions along `dim`. */
  index_copy_(dim: number, index: Tensor, source: Tensor): Tensor
  index_copy_(dim: number, index: Tensor, options: { source?: Tensor }): Tensor
  index_copy_(dim: number, options: { index?: Tensor; source?: Tensor }): Tensor
  index_copy_(options: { dim?: number; index?: Tensor; source?: Tensor }): Tensor
  /** One value written at positions along `dim`. */
  index_fill(dim: number, index: Tensor, value: Tensor | Num): Tensor
  index_fill(dim: number, index: Tensor, options: { value?: Tensor | Num }): Tensor
  index_fill(dim: number, options: { index?: Tensor; value?: Tensor | Num }): Tensor
  index_fill(options: { dim?: number; index?: Tensor; value?: Tensor | Num }): Tensor
  /** In place: One value written at positions along `dim`. */
  index_fill_(dim: number, index: Tensor, value: Tensor | Num): Tensor
  index_fill_(dim: number, index: Tensor, options: { value?: Tensor | Num }): Tensor
  index_fill_(dim: number, options: { index?: Tensor; value?: Tensor | Num }): Tensor
  index_fill_(options: { dim?: number; index?: Tensor; value?: Tensor | Num }): Tensor
  /** A copy with values (broadcast) at the indices; with accumulate, added there. Positions, slices ('1:3', torch.Slice(1, 3)), '...', null for a new axis, masks and index tensors, as in Python's x[…]. */
  index_put(indices: readonly Index[], values: Tensor | Num, accumulate?: boolean): Tensor
  index_put(indices: readonly Index[], values: Tensor | Num, options?: { accumulate?: boolean }): Tensor
  index_put(indices: readonly Index[], options: { values?: Tensor | Num; accumulate?: boolean }): Tensor
  index_put(options: { indices?: readonly Index[]; values?: Tensor | Num; accumulate?: boolean }): Tensor
  /** In place: values (broadcast) written at the indices; with accumulate, added there. Positions, slices ('1:3', torch.Slice(1, 3)), '...', null for a new axis, masks and index tensors, as in Python's x[…]. */
  index_put_(indices: readonly Index[], values: Tensor | Num, accumulate?: boolean): Tensor
  index_put_(indices: readonly Index[], values: Tensor | Num, options?: { accumulate?: boolean }): Tensor
  index_put_(indices: readonly Index[], options: { values?: Tensor | Num; accumulate?: boolean }): Tensor
  index_put_(options: { indices?: readonly Index[]; values?: Tensor | Num; accumulate?: boolean }): Tensor
  /** The slices of source combined with those of self at positions along `dim` by "prod", "mean", "amax" or "amin". */
  index_reduce(dim: number, index: Tensor, source: Tensor, reduce: string, options?: { include_self?: boolean }): Tensor
  index_reduce(dim: number, index: Tensor, source: Tensor, options: { reduce?: string; include_self?: boolean }): Tensor
  index_reduce(dim: number, index: Tensor, options: { source?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  index_reduce(dim: number, options: { index?: Tensor; source?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  index_reduce(options: { dim?: number; index?: Tensor; source?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  /** In place: The slices of source combined with those of self at positions along `dim` by "prod", "mean", "amax" or "amin". */
  index_reduce_(dim: number, index: Tensor, source: Tensor, reduce: string, options?: { include_self?: boolean }): Tensor
  index_reduce_(dim: number, index: Tensor, source: Tensor, options: { reduce?: string; include_self?: boolean }): Tensor
  index_reduce_(dim: number, index: Tensor, options: { source?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  index_reduce_(dim: number, options: { index?: Tensor; source?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  index_reduce_(options: { dim?: number; index?: Tensor; source?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  /** The slices along `dim` at the positions in a vector, in new memory. */
  index_select(dim: number, index: Tensor): Tensor
  index_select(dim: number, options: { index?: Tensor }): Tensor
  index_select(options: { dim?: number; index?: Tensor }): Tensor
  /** The inner products over the last dimensions. */
  inner(other: Tensor): Tensor
  inner(options: { other?: Tensor }): Tensor
  /** The tensor as int32; itself if it is so already. */
  int(options?: { memory_format?: any }): Tensor
  /** Whether the tensor is a lazy conjugate: never. */
  is_conj(): Tensor
  /** Whether the tensor is a lazy negative: never. */
  is_neg(): Tensor
  /** Whether |x - other| ≤ atol + rtol · |other|; equal_nan: NaN is close to NaN. */
  isclose(other: Tensor, rtol?: number, atol?: number, equal_nan?: boolean): Tensor
  isclose(other: Tensor, rtol: number, atol: number, options?: { equal_nan?: boolean }): Tensor
  isclose(other: Tensor, rtol: number, options?: { atol?: number; equal_nan?: boolean }): Tensor
  isclose(other: Tensor, options?: { rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  isclose(options: { other?: Tensor; rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  /** Whether x is neither infinite nor NaN. */
  isfinite(): Tensor
  /** Whether x is infinite. */
  isinf(): Tensor
  /** Whether x is NaN. */
  isnan(): Tensor
  /** Whether x is -∞. */
  isneginf(): Tensor
  /** Whether x is +∞. */
  isposinf(): Tensor
  /** Whether x has no imaginary part: always, as no tensor is complex. */
  isreal(): Tensor
  /** The Kronecker product: other times every element of self, as blocks. */
  kron(other: Tensor): Tensor
  kron(options: { other?: Tensor }): Tensor
  /** The k-th smallest element along `dim`, counted from 1, and its position. */
  kthvalue(k: number, dim?: number, keepdim?: boolean): Results<'values' | 'indices'>
  kthvalue(k: number, dim: number, options?: { keepdim?: boolean }): Results<'values' | 'indices'>
  kthvalue(k: number, options?: { dim?: number; keepdim?: boolean }): Results<'values' | 'indices'>
  kthvalue(options: { k?: number; dim?: number; keepdim?: boolean }): Results<'values' | 'indices'>
  /** The least common multiple, not negative. */
  lcm(other: Tensor): Tensor
  lcm(options: { other?: Tensor }): Tensor
  /** In place: The least common multiple, not negative. */
  lcm_(other: Tensor): Tensor
  lcm_(options: { other?: Tensor }): Tensor
  /** x · 2^other. */
  ldexp(other: Tensor): Tensor
  ldexp(options: { other?: Tensor }): Tensor
  /** In place: x · 2^other. */
  ldexp_(other: Tensor): Tensor
  ldexp_(options: { other?: Tensor }): Tensor
  /** x ≤ other. */
  le(other: Tensor): Tensor
  le(options: { other?: Tensor }): Tensor
  le(other: Num): Tensor
  le(options: { other?: Num }): Tensor
  /** In place: x ≤ other. */
  le_(other: Tensor): Tensor
  le_(options: { other?: Tensor }): Tensor
  le_(other: Num): Tensor
  le_(options: { other?: Num }): Tensor
  /** start + weight · (end - start). */
  lerp(end: Tensor, weight: Tensor): Tensor
  lerp(end: Tensor, options: { weight?: Tensor }): Tensor
  lerp(options: { end?: Tensor; weight?: Tensor }): Tensor
  lerp(end: Tensor, weight: Num): Tensor
  lerp(end: Tensor, options: { weight?: Num }): Tensor
  lerp(options: { end?: Tensor; weight?: Num }): Tensor
  /** In place: start + weight · (end - start). */
  lerp_(end: Tensor, weight: Tensor): Tensor
  lerp_(end: Tensor, options: { weight?: Tensor }): Tensor
  lerp_(options: { end?: Tensor; weight?: Tensor }): Tensor
  lerp_(end: Tensor, weight: Num): Tensor
  lerp_(end: Tensor, options: { weight?: Num }): Tensor
  lerp_(options: { end?: Tensor; weight?: Num }): Tensor
  /** x < other. */
  less(other: Tensor): Tensor
  less(options: { other?: Tensor }): Tensor
  less(other: Num): Tensor
  less(options: { other?: Num }): Tensor
  /** In place: x < other. */
  less_(other: Tensor): Tensor
  less_(options: { other?: Tensor }): Tensor
  less_(other: Num): Tensor
  less_(options: { other?: Num }): Tensor
  /** x ≤ other. */
  less_equal(other: Tensor): Tensor
  less_equal(options: { other?: Tensor }): Tensor
  less_equal(other: Num): Tensor
  less_equal(options: { other?: Num }): Tensor
  /** In place: x ≤ other. */
  less_equal_(other: Tensor): Tensor
  less_equal_(options: { other?: Tensor }): Tensor
  less_equal_(other: Num): Tensor
  less_equal_(options: { other?: Num }): Tensor
  /** The logarithm of |Γ(x)|. */
  lgamma(): Tensor
  /** In place: The logarithm of |Γ(x)|. */
  lgamma_(): Tensor
  /** The natural logarithm. */
  log(): Tensor
  /** The logarithm of base 10. */
  log10(): Tensor
  /** In place: The logarithm of base 10. */
  log10_(): Tensor
  /** log(1 + x), exact for small x. */
  log1p(): Tensor
  /** In place: log(1 + x), exact for small x. */
  log1p_(): Tensor
  /** The logarithm of base 2. */
  log2(): Tensor
  /** In place: The logarithm of base 2. */
  log2_(): Tensor
  /** In place: The natural logarithm. */
  log_(): Tensor
  /** In place: log-normal numbers. */
  log_normal_(mean?: number, std?: number, options?: { generator?: Generator | null }): Tensor
  log_normal_(mean: number, options?: { std?: number; generator?: Generator | null }): Tensor
  log_normal_(options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor
  /** The logarithm of softmax along dim, without overflow. */
  log_softmax(dim: number, dtype?: DType | null): Tensor
  log_softmax(dim: number, options?: { dtype?: DType | null }): Tensor
  log_softmax(options: { dim?: number; dtype?: DType | null }): Tensor
  /** log(eˣ + e^other). */
  logaddexp(other: Tensor): Tensor
  logaddexp(options: { other?: Tensor }): Tensor
  /** log₂(2ˣ + 2^other). */
  logaddexp2(other: Tensor): Tensor
  logaddexp2(options: { other?: Tensor }): Tensor
  /** The logarithm of the running sum of exponentials along `dim`. */
  logcumsumexp(dim: number): Tensor
  logcumsumexp(options: { dim?: number }): Tensor
  /** Whether both are other than 0. */
  logical_and(other: Tensor): Tensor
  logical_and(options: { other?: Tensor }): Tensor
  /** In place: Whether both are other than 0. */
  logical_and_(other: Tensor): Tensor
  logical_and_(options: { other?: Tensor }): Tensor
  /** Whether x is 0. */
  logical_not(): Tensor
  /** In place: Whether x is 0. */
  logical_not_(): Tensor
  /** Whether one is other than 0. */
  logical_or(other: Tensor): Tensor
  logical_or(options: { other?: Tensor }): Tensor
  /** In place: Whether one is other than 0. */
  logical_or_(other: Tensor): Tensor
  logical_or_(options: { other?: Tensor }): Tensor
  /** Whether just one is other than 0. */
  logical_xor(other: Tensor): Tensor
  logical_xor(options: { other?: Tensor }): Tensor
  /** In place: Whether just one is other than 0. */
  logical_xor_(other: Tensor): Tensor
  logical_xor_(options: { other?: Tensor }): Tensor
  /** log(x / (1 - x)); with eps, of x held between eps and 1 - eps. */
  logit(eps?: number | null): Tensor
  logit(options?: { eps?: number | null }): Tensor
  /** In place: log(x / (1 - x)); with eps, of x held between eps and 1 - eps. */
  logit_(eps?: number | null): Tensor
  logit_(options?: { eps?: number | null }): Tensor
  /** log of the sum of exponentials, without overflow. */
  logsumexp(dim: number | readonly number[], keepdim?: boolean): Tensor
  logsumexp(dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor
  logsumexp(options: { dim?: number | readonly number[]; keepdim?: boolean }): Tensor
  /** The tensor as int64; itself if it is so already. */
  long(options?: { memory_format?: any }): Tensor
  /** x < other. */
  lt(other: Tensor): Tensor
  lt(options: { other?: Tensor }): Tensor
  lt(other: Num): Tensor
  lt(options: { other?: Num }): Tensor
  /** In place: x < other. */
  lt_(other: Tensor): Tensor
  lt_(options: { other?: Tensor }): Tensor
  lt_(other: Num): Tensor
  lt_(options: { other?: Num }): Tensor
  /** A value (a number or a tensor without dimensions) wherever the mask holds, else the elements of self. */
  masked_fill(mask: Tensor, value: Tensor | Num): Tensor
  masked_fill(mask: Tensor, options: { value?: Tensor | Num }): Tensor
  masked_fill(options: { mask?: Tensor; value?: Tensor | Num }): Tensor
  /** In place: A value (a number or a tensor without dimensions) wherever the mask holds, else the elements of self. */
  masked_fill_(mask: Tensor, value: Tensor | Num): Tensor
  masked_fill_(mask: Tensor, options: { value?: Tensor | Num }): Tensor
  masked_fill_(options: { mask?: Tensor; value?: Tensor | Num }): Tensor
  /** The elements of source, one after another, wherever the mask holds, else those of self. */
  masked_scatter(mask: Tensor, source: Tensor): Tensor
  masked_scatter(mask: Tensor, options: { source?: Tensor }): Tensor
  masked_scatter(options: { mask?: Tensor; source?: Tensor }): Tensor
  /** In place: The elements of source, one after another, wherever the mask holds, else those of self. */
  masked_scatter_(mask: Tensor, source: Tensor): Tensor
  masked_scatter_(mask: Tensor, options: { source?: Tensor }): Tensor
  masked_scatter_(options: { mask?: Tensor; source?: Tensor }): Tensor
  /** The elements where the mask holds, as a vector. */
  masked_select(mask: Tensor): Tensor
  masked_select(options: { mask?: Tensor }): Tensor
  /** The matrix product: vectors, matrices, or broadcast batches of them. */
  matmul(other: Tensor): Tensor
  matmul(options: { other?: Tensor }): Tensor
  /** The largest element; along a dimension, its values and positions; of two tensors, the larger of each pair. */
  max(): Tensor
  max(other: Tensor): Tensor
  max(options: { other?: Tensor }): Tensor
  max(dim: number, keepdim?: boolean): Results<'values' | 'indices'>
  max(dim: number, options?: { keepdim?: boolean }): Results<'values' | 'indices'>
  max(options: { dim?: number; keepdim?: boolean }): Results<'values' | 'indices'>
  /** The larger of both; NaN wins; ties share the gradient. */
  maximum(other: Tensor): Tensor
  maximum(options: { other?: Tensor }): Tensor
  /** The mean of all elements, or over dimensions. */
  mean(options?: { dtype?: DType | null }): Tensor
  mean(dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null }): Tensor
  mean(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  mean(options: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor
  mean(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor
  /** The median (of two, the lower); along a dimension with its position. */
  median(): Tensor
  median(dim?: number, keepdim?: boolean): Results<'values' | 'indices'>
  median(dim: number, options?: { keepdim?: boolean }): Results<'values' | 'indices'>
  median(options?: { dim?: number; keepdim?: boolean }): Results<'values' | 'indices'>
  /** The smallest element; along a dimension, its values and positions; of two tensors, the smaller of each pair. */
  min(): Tensor
  min(other: Tensor): Tensor
  min(options: { other?: Tensor }): Tensor
  min(dim: number, keepdim?: boolean): Results<'values' | 'indices'>
  min(dim: number, options?: { keepdim?: boolean }): Results<'values' | 'indices'>
  min(options: { dim?: number; keepdim?: boolean }): Results<'values' | 'indices'>
  /** The smaller of both; NaN wins; ties share the gradient. */
  minimum(other: Tensor): Tensor
  minimum(options: { other?: Tensor }): Tensor
  /** The product of two matrices. */
  mm(mat2: Tensor): Tensor
  mm(options: { mat2?: Tensor }): Tensor
  /** The most frequent element along `dim`, and a position of it. */
  mode(dim?: number, keepdim?: boolean): Results<'values' | 'indices'>
  mode(dim: number, options?: { keepdim?: boolean }): Results<'values' | 'indices'>
  mode(options?: { dim?: number; keepdim?: boolean }): Results<'values' | 'indices'>
  /** Dimensions moved to other places: a view. */
  moveaxis(source: number | readonly number[], destination: number | readonly number[]): Tensor
  moveaxis(source: number | readonly number[], options: { destination?: number | readonly number[] }): Tensor
  moveaxis(options: { source?: number | readonly number[]; destination?: number | readonly number[] }): Tensor
  /** Dimensions moved to other places: a view. */
  movedim(source: number | readonly number[], destination: number | readonly number[]): Tensor
  movedim(source: number | readonly number[], options: { destination?: number | readonly number[] }): Tensor
  movedim(options: { source?: number | readonly number[]; destination?: number | readonly number[] }): Tensor
  /** Sorted along the first dimension. */
  msort(): Tensor
  /** x · other. */
  mul(other: Tensor | Num): Tensor
  mul(options: { other?: Tensor | Num }): Tensor
  /** In place: x · other. */
  mul_(other: Tensor | Num): Tensor
  mul_(options: { other?: Tensor | Num }): Tensor
  /** Positions drawn with the given weights (int64). */
  multinomial(num_samples: number, replacement?: boolean, options?: { generator?: Generator | null }): Tensor
  multinomial(num_samples: number, options?: { replacement?: boolean; generator?: Generator | null }): Tensor
  multinomial(options: { num_samples?: number; replacement?: boolean; generator?: Generator | null }): Tensor
  /** x · other. */
  multiply(other: Tensor | Num): Tensor
  multiply(options: { other?: Tensor | Num }): Tensor
  /** In place: x · other. */
  multiply_(other: Tensor | Num): Tensor
  multiply_(options: { other?: Tensor | Num }): Tensor
  /** A matrix times a vector. */
  mv(vec: Tensor): Tensor
  mv(options: { vec?: Tensor }): Tensor
  /** The logarithm of the multivariate gamma function of dimension p. */
  mvlgamma(p: number): Tensor
  mvlgamma(options: { p?: number }): Tensor
  /** In place: The logarithm of the multivariate gamma function of dimension p. */
  mvlgamma_(p: number): Tensor
  mvlgamma_(options: { p?: number }): Tensor
  /** NaN and the infinities replaced: by 0 and the extremes of the dtype unless others are given. */
  nan_to_num(nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor
  nan_to_num(nan: number | null, posinf: number | null, options?: { neginf?: number | null }): Tensor
  nan_to_num(nan: number | null, options?: { posinf?: number | null; neginf?: number | null }): Tensor
  nan_to_num(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  /** In place: NaN and the infinities replaced: by 0 and the extremes of the dtype unless others are given. */
  nan_to_num_(nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor
  nan_to_num_(nan: number | null, posinf: number | null, options?: { neginf?: number | null }): Tensor
  nan_to_num_(nan: number | null, options?: { posinf?: number | null; neginf?: number | null }): Tensor
  nan_to_num_(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  /** The mean of what is no NaN. */
  nanmean(dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null }): Tensor
  nanmean(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  nanmean(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor
  /** The median of what is no NaN. */
  nanmedian(): Tensor
  nanmedian(dim?: number, keepdim?: boolean): Results<'values' | 'indices'>
  nanmedian(dim: number, options?: { keepdim?: boolean }): Results<'values' | 'indices'>
  nanmedian(options?: { dim?: number; keepdim?: boolean }): Results<'values' | 'indices'>
  /** Quantiles of what is no NaN. */
  nanquantile(q: any, dim?: number | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor
  nanquantile(q: any, dim: number | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor
  nanquantile(q: any, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string }): Tensor
  nanquantile(options: { q?: any; dim?: number | null; keepdim?: boolean; interpolation?: string }): Tensor
  /** The sum of what is no NaN. */
  nansum(dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null }): Tensor
  nansum(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  nansum(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor
  /** `length` entries from `start` on along `dim`: a view. */
  narrow(dim: number, start: number, length: number): Tensor
  narrow(dim: number, start: number, options: { length?: number }): Tensor
  narrow(dim: number, options: { start?: number; length?: number }): Tensor
  narrow(options: { dim?: number; start?: number; length?: number }): Tensor
  /** x ≠ other. */
  ne(other: Tensor): Tensor
  ne(options: { other?: Tensor }): Tensor
  ne(other: Num): Tensor
  ne(options: { other?: Num }): Tensor
  /** In place: x ≠ other. */
  ne_(other: Tensor): Tensor
  ne_(options: { other?: Tensor }): Tensor
  ne_(other: Num): Tensor
  ne_(options: { other?: Num }): Tensor
  /** -x. */
  neg(): Tensor
  /** In place: -x. */
  neg_(): Tensor
  /** -x. */
  negative(): Tensor
  /** In place: -x. */
  negative_(): Tensor
  /** Unset elements, with the dtype of this tensor. */
  new_empty(size: readonly number[], options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_empty(options: { size?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_empty(...size: number[]): Tensor
  new_empty(...size: [...number[], options: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }]): Tensor
  /** Unset elements with the given strides and the dtype of this tensor. */
  new_empty_strided(size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_empty_strided(size: readonly number[], options: { stride?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_empty_strided(options: { size?: readonly number[]; stride?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** One value, with the dtype of this tensor. */
  new_full(size: number | readonly number[], fill_value: Num, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_full(size: number | readonly number[], options: { fill_value?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_full(options: { size?: number | readonly number[]; fill_value?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** Ones, with the dtype of this tensor. */
  new_ones(size: readonly number[], options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_ones(options: { size?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_ones(...size: number[]): Tensor
  new_ones(...size: [...number[], options: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }]): Tensor
  /** A tensor of the given data, with the dtype of this tensor. */
  new_tensor(data: any, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_tensor(options: { data?: any; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** Zeros, with the dtype of this tensor. */
  new_zeros(size: readonly number[], options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_zeros(options: { size?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  new_zeros(...size: number[]): Tensor
  new_zeros(...size: [...number[], options: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }]): Tensor
  /** The next number after x towards other. */
  nextafter(other: Tensor): Tensor
  nextafter(options: { other?: Tensor }): Tensor
  /** In place: The next number after x towards other. */
  nextafter_(other: Tensor): Tensor
  nextafter_(options: { other?: Tensor }): Tensor
  /** The coordinates of the elements that are not zero: one row each, or with as_tuple one tensor per dimension. */
  nonzero(options?: { as_tuple?: boolean }): Tensor
  /** The first `size` rows of coordinates of elements that are not zero, filled up with fill_value. */
  nonzero_static(options?: { size?: number; fill_value?: number }): Tensor
  /** The p-norm of all elements or over dimensions. */
  norm(p?: any, dim?: any, keepdim?: boolean, options?: { dtype?: DType | null }): Tensor
  norm(p: any, dim: any, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  norm(p: any, options?: { dim?: any; keepdim?: boolean; dtype?: DType | null }): Tensor
  norm(options?: { p?: any; dim?: any; keepdim?: boolean; dtype?: DType | null }): Tensor
  /** In place: normal numbers. */
  normal_(mean?: number, std?: number, options?: { generator?: Generator | null }): Tensor
  normal_(mean: number, options?: { std?: number; generator?: Generator | null }): Tensor
  normal_(options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor
  /** x ≠ other. */
  not_equal(other: Tensor): Tensor
  not_equal(options: { other?: Tensor }): Tensor
  not_equal(other: Num): Tensor
  not_equal(options: { other?: Num }): Tensor
  /** In place: x ≠ other. */
  not_equal_(other: Tensor): Tensor
  not_equal_(options: { other?: Tensor }): Tensor
  not_equal_(other: Num): Tensor
  not_equal_(options: { other?: Num }): Tensor
  /** The products of every element of one vector with every element of the other. */
  outer(vec2: Tensor): Tensor
  outer(options: { vec2?: Tensor }): Tensor
  /** The dimensions in another order: a view. */
  permute(dims: readonly number[]): Tensor
  permute(options: { dims?: readonly number[] }): Tensor
  permute(...dims: number[]): Tensor
  /** As permute, in new memory. */
  permute_copy(dims: readonly number[]): Tensor
  permute_copy(options: { dims?: readonly number[] }): Tensor
  permute_copy(...dims: number[]): Tensor
  /** The n-th derivative of digamma. */
  polygamma(n: number): Tensor
  polygamma(options: { n?: number }): Tensor
  /** In place: The n-th derivative of digamma. */
  polygamma_(n: number): Tensor
  polygamma_(options: { n?: number }): Tensor
  /** x itself. */
  positive(): Tensor
  /** x to the power of exponent. */
  pow(exponent: Tensor): Tensor
  pow(options: { exponent?: Tensor }): Tensor
  pow(exponent: Num): Tensor
  pow(options: { exponent?: Num }): Tensor
  /** In place: x to the power of exponent. */
  pow_(exponent: Tensor): Tensor
  pow_(options: { exponent?: Tensor }): Tensor
  pow_(exponent: Num): Tensor
  pow_(options: { exponent?: Num }): Tensor
  /** x above zero, weight · x below; one weight, or one for each channel. */
  prelu(weight: Tensor): Tensor
  prelu(options: { weight?: Tensor }): Tensor
  /** The product of all elements, or along a dimension. */
  prod(options?: { dtype?: DType | null }): Tensor
  prod(dim: number, keepdim?: boolean, options?: { dtype?: DType | null }): Tensor
  prod(dim: number, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  prod(options: { dim?: number; keepdim?: boolean; dtype?: DType | null }): Tensor
  /** The elements of source written (or added) at positions in the flattened tensor. */
  put(index: Tensor, source: Tensor, accumulate?: boolean): Tensor
  put(index: Tensor, source: Tensor, options?: { accumulate?: boolean }): Tensor
  put(index: Tensor, options: { source?: Tensor; accumulate?: boolean }): Tensor
  put(options: { index?: Tensor; source?: Tensor; accumulate?: boolean }): Tensor
  /** In place: The elements of source written (or added) at positions in the flattened tensor. */
  put_(index: Tensor, source: Tensor, accumulate?: boolean): Tensor
  put_(index: Tensor, source: Tensor, options?: { accumulate?: boolean }): Tensor
  put_(index: Tensor, options: { source?: Tensor; accumulate?: boolean }): Tensor
  put_(options: { index?: Tensor; source?: Tensor; accumulate?: boolean }): Tensor
  /** Quantiles along `dim`, or of all elements. */
  quantile(q: any, dim?: number | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor
  quantile(q: any, dim: number | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor
  quantile(q: any, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string }): Tensor
  quantile(options: { q?: any; dim?: number | null; keepdim?: boolean; interpolation?: string }): Tensor
  /** Radians to degrees. */
  rad2deg(): Tensor
  /** In place: Radians to degrees. */
  rad2deg_(): Tensor
  /** In place: random whole numbers. */
  random_(from: number, to: number | null, options?: { generator?: Generator | null }): Tensor
  random_(from: number, options: { to?: number | null; generator?: Generator | null }): Tensor
  random_(options: { from?: number; to?: number | null; generator?: Generator | null }): Tensor
  random_(to: number, options?: { generator?: Generator | null }): Tensor
  random_(options: { to?: number; generator?: Generator | null }): Tensor
  random_(options?: { generator?: Generator | null }): Tensor
  /** The elements as one dimension; a copy only where needed. */
  ravel(): Tensor
  /** 1 / x. */
  reciprocal(): Tensor
  /** In place: 1 / x. */
  reciprocal_(): Tensor
  /** max(x, 0); NaN stays. */
  relu(): Tensor
  /** In place: max(x, 0); NaN stays. */
  relu_(): Tensor
  /** x modulo other, with the sign of other. */
  remainder(other: Tensor): Tensor
  remainder(options: { other?: Tensor }): Tensor
  remainder(other: Num): Tensor
  remainder(options: { other?: Num }): Tensor
  /** In place: x modulo other, with the sign of other. */
  remainder_(other: Tensor): Tensor
  remainder_(options: { other?: Tensor }): Tensor
  remainder_(other: Num): Tensor
  remainder_(options: { other?: Num }): Tensor
  /** The slices along `dim`; those whose p-norm exceeds maxnorm are scaled down to it. */
  renorm(p: number, dim: number, maxnorm: number): Tensor
  renorm(p: number, dim: number, options: { maxnorm?: number }): Tensor
  renorm(p: number, options: { dim?: number; maxnorm?: number }): Tensor
  renorm(options: { p?: number; dim?: number; maxnorm?: number }): Tensor
  /** In place: The slices along `dim`; those whose p-norm exceeds maxnorm are scaled down to it. */
  renorm_(p: number, dim: number, maxnorm: number): Tensor
  renorm_(p: number, dim: number, options: { maxnorm?: number }): Tensor
  renorm_(p: number, options: { dim?: number; maxnorm?: number }): Tensor
  renorm_(options: { p?: number; dim?: number; maxnorm?: number }): Tensor
  /** The tensor repeated along every dimension, in new memory. */
  repeat(repeats: readonly number[]): Tensor
  repeat(options: { repeats?: readonly number[] }): Tensor
  repeat(...repeats: number[]): Tensor
  /** Every element repeated, one after another, along `dim` (or in the flattened tensor). */
  repeat_interleave(options?: { output_size?: number | null }): Tensor
  repeat_interleave(repeats: Tensor, dim?: number | null, options?: { output_size?: number | null }): Tensor
  repeat_interleave(repeats: Tensor, options?: { dim?: number | null; output_size?: number | null }): Tensor
  repeat_interleave(options: { repeats?: Tensor; dim?: number | null; output_size?: number | null }): Tensor
  repeat_interleave(repeats: number, dim?: number | null, options?: { output_size?: number | null }): Tensor
  repeat_interleave(repeats: number, options?: { dim?: number | null; output_size?: number | null }): Tensor
  repeat_interleave(options: { repeats?: number; dim?: number | null; output_size?: number | null }): Tensor
  /** The same elements in another shape: a view where possible, else a copy. */
  reshape(shape: readonly number[]): Tensor
  reshape(options: { shape?: readonly number[] }): Tensor
  reshape(...shape: number[]): Tensor
  /** Brought into the shape of other. */
  reshape_as(other: Tensor): Tensor
  reshape_as(options: { other?: Tensor }): Tensor
  /** Takes on another shape; elements that were not there before have no defined value. Views of the same storage stay as they are. Errors: a tensor that requires grad. */
  resize_(size: readonly number[], options?: { memory_format?: any }): Tensor
  resize_(options: { size?: readonly number[]; memory_format?: any }): Tensor
  resize_(...size: number[]): Tensor
  resize_(...size: [...number[], options: { memory_format?: any }]): Tensor
  /** Takes on the shape of another tensor, as `resize_`. */
  resize_as_(the_template: Tensor, options?: { memory_format?: any }): Tensor
  resize_as_(options: { the_template?: Tensor; memory_format?: any }): Tensor
  /** With conjugation carried out: of a real tensor, itself. */
  resolve_conj(): Tensor
  /** With negation carried out: of a real tensor, itself. */
  resolve_neg(): Tensor
  /** The elements moved along dimensions; what leaves at one end comes in at the other. Without dims, the flattened tensor is rolled. */
  roll(shifts: number | readonly number[], dims?: number | readonly number[]): Tensor
  roll(shifts: number | readonly number[], options?: { dims?: number | readonly number[] }): Tensor
  roll(options: { shifts?: number | readonly number[]; dims?: number | readonly number[] }): Tensor
  /** The plane of two dimensions turned by 90 degrees k times. */
  rot90(k?: number, dims?: readonly number[]): Tensor
  rot90(k: number, options?: { dims?: readonly number[] }): Tensor
  rot90(options?: { k?: number; dims?: readonly number[] }): Tensor
  /** The nearest whole number, halves to the even one; or the nearest with so many decimals. */
  round(): Tensor
  round(options?: { decimals?: number }): Tensor
  /** In place: The nearest whole number, halves to the even one; or the nearest with so many decimals. */
  round_(): Tensor
  round_(options?: { decimals?: number }): Tensor
  /** 1 / √x. */
  rsqrt(): Tensor
  /** In place: 1 / √x. */
  rsqrt_(): Tensor
  /** other - alpha · x. */
  rsub(other: Tensor, options?: { alpha?: Num }): Tensor
  rsub(options: { other?: Tensor; alpha?: Num }): Tensor
  rsub(other: Num, alpha?: Num): Tensor
  rsub(other: Num, options?: { alpha?: Num }): Tensor
  rsub(options: { other?: Num; alpha?: Num }): Tensor
  /** src (or a number) written at positions along one dimension: out[index[i][j]][j] = src[i][j] for dim 0; with reduce="add" or "multiply" combined with what is there. */
  scatter(dim: number, index: Tensor, src: Tensor, options?: { reduce?: string | null }): Tensor
  scatter(dim: number, index: Tensor, options: { src?: Tensor; reduce?: string | null }): Tensor
  scatter(dim: number, options: { index?: Tensor; src?: Tensor; reduce?: string | null }): Tensor
  scatter(options: { dim?: number; index?: Tensor; src?: Tensor; reduce?: string | null }): Tensor
  scatter(dim: number, index: Tensor, value: Num, options?: { reduce?: string | null }): Tensor
  scatter(dim: number, index: Tensor, options: { value?: Num; reduce?: string | null }): Tensor
  scatter(dim: number, options: { index?: Tensor; value?: Num; reduce?: string | null }): Tensor
  scatter(options: { dim?: number; index?: Tensor; value?: Num; reduce?: string | null }): Tensor
  /** In place: src (or a number) written at positions along one dimension: out[index[i][j]][j] = src[i][j] for dim 0; with reduce="add" or "multiply" combined with what is there. */
  scatter_(dim: number, index: Tensor, src: Tensor, options?: { reduce?: string | null }): Tensor
  scatter_(dim: number, index: Tensor, options: { src?: Tensor; reduce?: string | null }): Tensor
  scatter_(dim: number, options: { index?: Tensor; src?: Tensor; reduce?: string | null }): Tensor
  scatter_(options: { dim?: number; index?: Tensor; src?: Tensor; reduce?: string | null }): Tensor
  scatter_(dim: number, index: Tensor, value: Num, options?: { reduce?: string | null }): Tensor
  scatter_(dim: number, index: Tensor, options: { value?: Num; reduce?: string | null }): Tensor
  scatter_(dim: number, options: { index?: Tensor; value?: Num; reduce?: string | null }): Tensor
  scatter_(options: { dim?: number; index?: Tensor; value?: Num; reduce?: string | null }): Tensor
  /** src added at positions along one dimension; equal positions add up. */
  scatter_add(dim: number, index: Tensor, src: Tensor): Tensor
  scatter_add(dim: number, index: Tensor, options: { src?: Tensor }): Tensor
  scatter_add(dim: number, options: { index?: Tensor; src?: Tensor }): Tensor
  scatter_add(options: { dim?: number; index?: Tensor; src?: Tensor }): Tensor
  /** In place: src added at positions along one dimension; equal positions add up. */
  scatter_add_(dim: number, index: Tensor, src: Tensor): Tensor
  scatter_add_(dim: number, index: Tensor, options: { src?: Tensor }): Tensor
  scatter_add_(dim: number, options: { index?: Tensor; src?: Tensor }): Tensor
  scatter_add_(options: { dim?: number; index?: Tensor; src?: Tensor }): Tensor
  /** src combined with self at positions along one dimension by "sum", "prod", "mean", "amax" or "amin"; without include_self, the elements of self that are met do not count. */
  scatter_reduce(dim: number, index: Tensor, src: Tensor, reduce: string, options?: { include_self?: boolean }): Tensor
  scatter_reduce(dim: number, index: Tensor, src: Tensor, options: { reduce?: string; include_self?: boolean }): Tensor
  scatter_reduce(dim: number, index: Tensor, options: { src?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  scatter_reduce(dim: number, options: { index?: Tensor; src?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  scatter_reduce(options: { dim?: number; index?: Tensor; src?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  /** In place: src combined with self at positions along one dimension by "sum", "prod", "mean", "amax" or "amin"; without include_self, the elements of self that are met do not count. */
  scatter_reduce_(dim: number, index: Tensor, src: Tensor, reduce: string, options?: { include_self?: boolean }): Tensor
  scatter_reduce_(dim: number, index: Tensor, src: Tensor, options: { reduce?: string; include_self?: boolean }): Tensor
  scatter_reduce_(dim: number, index: Tensor, options: { src?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  scatter_reduce_(dim: number, options: { index?: Tensor; src?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  scatter_reduce_(options: { dim?: number; index?: Tensor; src?: Tensor; reduce?: string; include_self?: boolean }): Tensor
  /** The slice at `index` along `dim`: a view with one dimension less. */
  select(dim: number, index: number): Tensor
  select(dim: number, options: { index?: number }): Tensor
  select(options: { dim?: number; index?: number }): Tensor
  /** A copy of self with src in place of the slice at `index` along `dim`. */
  select_scatter(src: Tensor, dim: number, index: number): Tensor
  select_scatter(src: Tensor, dim: number, options: { index?: number }): Tensor
  select_scatter(src: Tensor, options: { dim?: number; index?: number }): Tensor
  select_scatter(options: { src?: Tensor; dim?: number; index?: number }): Tensor
  /** -1, 0 or 1 by the sign of x; 0 of NaN. */
  sgn(): Tensor
  /** In place: -1, 0 or 1 by the sign of x; 0 of NaN. */
  sgn_(): Tensor
  /** The tensor as int16; itself if it is so already. */
  short(options?: { memory_format?: any }): Tensor
  /** 1 / (1 + e⁻ˣ). */
  sigmoid(): Tensor
  /** In place: 1 / (1 + e⁻ˣ). */
  sigmoid_(): Tensor
  /** -1, 0 or 1 by the sign of x; 0 of NaN. */
  sign(): Tensor
  /** In place: -1, 0 or 1 by the sign of x; 0 of NaN. */
  sign_(): Tensor
  /** Whether the sign bit is set. */
  signbit(): Tensor
  /** The sine (radians). */
  sin(): Tensor
  /** In place: The sine (radians). */
  sin_(): Tensor
  /** sin(πx) / (πx), 1 at 0. */
  sinc(): Tensor
  /** In place: sin(πx) / (πx), 1 at 0. */
  sinc_(): Tensor
  /** The hyperbolic sine. */
  sinh(): Tensor
  /** In place: The hyperbolic sine. */
  sinh_(): Tensor
  /** A copy of self with src in place of the range start:end:step along `dim`. */
  slice_scatter(src: Tensor, dim?: number, start?: number | null, end?: number | null, step?: number): Tensor
  slice_scatter(src: Tensor, dim: number, start: number | null, end: number | null, options?: { step?: number }): Tensor
  slice_scatter(src: Tensor, dim: number, start: number | null, options?: { end?: number | null; step?: number }): Tensor
  slice_scatter(src: Tensor, dim: number, options?: { start?: number | null; end?: number | null; step?: number }): Tensor
  slice_scatter(src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  slice_scatter(options: { src?: Tensor; dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  /** The exponentials along dim, divided by their sum. */
  softmax(dim: number, dtype?: DType | null): Tensor
  softmax(dim: number, options?: { dtype?: DType | null }): Tensor
  softmax(options: { dim?: number; dtype?: DType | null }): Tensor
  /** The elements along `dim` in order, and their positions; NaN counts as largest. */
  sort(dim?: number, descending?: boolean): Results<'values' | 'indices'>
  sort(dim: number, options?: { descending?: boolean }): Results<'values' | 'indices'>
  sort(options?: { dim?: number; descending?: boolean }): Results<'values' | 'indices'>
  sort(dim?: number, descending?: boolean, options?: { stable?: boolean | null }): Results<'values' | 'indices'>
  sort(dim: number, options: { descending?: boolean; stable?: boolean | null }): Results<'values' | 'indices'>
  sort(options: { dim?: number; descending?: boolean; stable?: boolean | null }): Results<'values' | 'indices'>
  /** Pieces of a size, or of the given sizes, along `dim`: views. */
  split(split_size: number, dim?: number): Tensor[]
  split(split_size: number, options?: { dim?: number }): Tensor[]
  split(options: { split_size?: number; dim?: number }): Tensor[]
  split(split_size: readonly number[], dim?: number): Tensor[]
  split(split_size: readonly number[], options?: { dim?: number }): Tensor[]
  split(options: { split_size?: readonly number[]; dim?: number }): Tensor[]
  /** Pieces of the given sizes along `dim`: views. */
  split_with_sizes(split_sizes: readonly number[], dim?: number): Tensor[]
  split_with_sizes(split_sizes: readonly number[], options?: { dim?: number }): Tensor[]
  split_with_sizes(options: { split_sizes?: readonly number[]; dim?: number }): Tensor[]
  /** The square root. */
  sqrt(): Tensor
  /** In place: The square root. */
  sqrt_(): Tensor
  /** x². */
  square(): Tensor
  /** In place: x². */
  square_(): Tensor
  /** Without the dimensions of size 1 (all, or those named). */
  squeeze(): Tensor
  squeeze(dim: number): Tensor
  squeeze(options: { dim?: number }): Tensor
  squeeze(dim: readonly number[]): Tensor
  squeeze(options: { dim?: readonly number[] }): Tensor
  squeeze(...dim: number[]): Tensor
  /** In place: without the dimensions of size 1. */
  squeeze_(): Tensor
  squeeze_(dim: number): Tensor
  squeeze_(options: { dim?: number }): Tensor
  squeeze_(dim: readonly number[]): Tensor
  squeeze_(options: { dim?: readonly number[] }): Tensor
  squeeze_(...dim: number[]): Tensor
  /** The standard deviation, with divisor n - correction (1 by default). */
  std(unbiased: boolean): Tensor
  std(options: { unbiased?: boolean }): Tensor
  std(dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean): Tensor
  std(dim: number | readonly number[] | null, unbiased: boolean, options?: { keepdim?: boolean }): Tensor
  std(dim: number | readonly number[] | null, options: { unbiased?: boolean; keepdim?: boolean }): Tensor
  std(options: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean }): Tensor
  std(dim?: number | readonly number[] | null, options?: { correction?: Num | null; keepdim?: boolean }): Tensor
  std(options?: { dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean }): Tensor
  std(...dim: number[]): Tensor
  std(...dim: [...number[], options: { correction?: Num | null; keepdim?: boolean }]): Tensor
  std(dim?: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor
  std(options?: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean }): Tensor
  std(...dim: [...number[], options: { unbiased?: boolean; keepdim?: boolean }]): Tensor
  /** Standard deviation and mean. */
  std_mean(unbiased: boolean): Tensor[]
  std_mean(options: { unbiased?: boolean }): Tensor[]
  std_mean(dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean): Tensor[]
  std_mean(dim: number | readonly number[] | null, unbiased: boolean, options?: { keepdim?: boolean }): Tensor[]
  std_mean(dim: number | readonly number[] | null, options: { unbiased?: boolean; keepdim?: boolean }): Tensor[]
  std_mean(options: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean }): Tensor[]
  std_mean(dim?: number | readonly number[] | null, options?: { correction?: Num | null; keepdim?: boolean }): Tensor[]
  std_mean(options?: { dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean }): Tensor[]
  std_mean(...dim: number[]): Tensor[]
  std_mean(...dim: [...number[], options: { correction?: Num | null; keepdim?: boolean }]): Tensor[]
  std_mean(dim?: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor[]
  std_mean(options?: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean }): Tensor[]
  std_mean(...dim: [...number[], options: { unbiased?: boolean; keepdim?: boolean }]): Tensor[]
  /** x - alpha · other. */
  sub(other: Tensor | Num, options?: { alpha?: Num }): Tensor
  sub(options: { other?: Tensor | Num; alpha?: Num }): Tensor
  /** In place: x - alpha · other. */
  sub_(other: Tensor | Num, options?: { alpha?: Num }): Tensor
  sub_(options: { other?: Tensor | Num; alpha?: Num }): Tensor
  /** x - alpha · other. */
  subtract(other: Tensor | Num, options?: { alpha?: Num }): Tensor
  subtract(options: { other?: Tensor | Num; alpha?: Num }): Tensor
  /** In place: x - alpha · other. */
  subtract_(other: Tensor | Num, options?: { alpha?: Num }): Tensor
  subtract_(options: { other?: Tensor | Num; alpha?: Num }): Tensor
  /** The sum of all elements, or over dimensions. Integers are summed as int64. */
  sum(options?: { dtype?: DType | null }): Tensor
  sum(dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null }): Tensor
  sum(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  sum(options: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor
  sum(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor
  /** Summed over what broadcasting had stretched, to the given sizes. */
  sum_to_size(size: readonly number[]): Tensor
  sum_to_size(options: { size?: readonly number[] }): Tensor
  sum_to_size(...size: number[]): Tensor
  /** The tensor with two dimensions exchanged: a view. */
  swapaxes(dim0: number, dim1: number): Tensor
  swapaxes(dim0: number, options: { dim1?: number }): Tensor
  swapaxes(options: { dim0?: number; dim1?: number }): Tensor
  /** In place: two dimensions exchanged. */
  swapaxes_(dim0: number, dim1: number): Tensor
  swapaxes_(dim0: number, options: { dim1?: number }): Tensor
  swapaxes_(options: { dim0?: number; dim1?: number }): Tensor
  /** The tensor with two dimensions exchanged: a view. */
  swapdims(dim0: number, dim1: number): Tensor
  swapdims(dim0: number, options: { dim1?: number }): Tensor
  swapdims(options: { dim0?: number; dim1?: number }): Tensor
  /** In place: two dimensions exchanged. */
  swapdims_(dim0: number, dim1: number): Tensor
  swapdims_(dim0: number, options: { dim1?: number }): Tensor
  swapdims_(options: { dim0?: number; dim1?: number }): Tensor
  /** The transpose of a matrix; vectors and scalars as they are. */
  t(): Tensor
  /** In place: the matrix transposed. */
  t_(): Tensor
  /** The elements at positions in the flattened tensor, in the shape of the index. */
  take(index: Tensor): Tensor
  take(options: { index?: Tensor }): Tensor
  /** The elements at positions along one dimension; tensor and index are broadcast along the others. */
  take_along_dim(indices: Tensor, dim?: number | null): Tensor
  take_along_dim(indices: Tensor, options?: { dim?: number | null }): Tensor
  take_along_dim(options: { indices?: Tensor; dim?: number | null }): Tensor
  /** The tangent (radians). */
  tan(): Tensor
  /** In place: The tangent (radians). */
  tan_(): Tensor
  /** The hyperbolic tangent. */
  tanh(): Tensor
  /** In place: The hyperbolic tangent. */
  tanh_(): Tensor
  /** Pieces cut at the given positions, or a number of nearly equal ones: views. */
  tensor_split(tensor_indices_or_sections: Tensor, dim?: number): Tensor[]
  tensor_split(tensor_indices_or_sections: Tensor, options?: { dim?: number }): Tensor[]
  tensor_split(options: { tensor_indices_or_sections?: Tensor; dim?: number }): Tensor[]
  tensor_split(sections: number, dim?: number): Tensor[]
  tensor_split(sections: number, options?: { dim?: number }): Tensor[]
  tensor_split(options: { sections?: number; dim?: number }): Tensor[]
  tensor_split(indices: readonly number[], dim?: number): Tensor[]
  tensor_split(indices: readonly number[], options?: { dim?: number }): Tensor[]
  tensor_split(options: { indices?: readonly number[]; dim?: number }): Tensor[]
  /** The tensor repeated along its last dimensions (numpy.tile). */
  tile(dims: readonly number[]): Tensor
  tile(options: { dims?: readonly number[] }): Tensor
  tile(...dims: number[]): Tensor
  /** The tensor in another dtype (or that of another tensor); itself if nothing changes. */
  to(dtype: DType, non_blocking?: boolean, copy?: boolean, options?: { memory_format?: any }): Tensor
  to(dtype: DType, non_blocking: boolean, options?: { copy?: boolean; memory_format?: any }): Tensor
  to(dtype: DType, options?: { non_blocking?: boolean; copy?: boolean; memory_format?: any }): Tensor
  to(options: { dtype?: DType; non_blocking?: boolean; copy?: boolean; memory_format?: any }): Tensor
  to(other: Tensor, non_blocking?: boolean, copy?: boolean, options?: { memory_format?: any }): Tensor
  to(other: Tensor, non_blocking: boolean, options?: { copy?: boolean; memory_format?: any }): Tensor
  to(other: Tensor, options?: { non_blocking?: boolean; copy?: boolean; memory_format?: any }): Tensor
  to(options: { other?: Tensor; non_blocking?: boolean; copy?: boolean; memory_format?: any }): Tensor
  to(device: string, dtype?: DType | null, non_blocking?: boolean, copy?: boolean, options?: { memory_format?: any }): Tensor
  to(device: string, dtype: DType | null, non_blocking: boolean, options?: { copy?: boolean; memory_format?: any }): Tensor
  to(device: string, dtype: DType | null, options?: { non_blocking?: boolean; copy?: boolean; memory_format?: any }): Tensor
  to(device: string, options?: { dtype?: DType | null; non_blocking?: boolean; copy?: boolean; memory_format?: any }): Tensor
  to(options: { device?: string; dtype?: DType | null; non_blocking?: boolean; copy?: boolean; memory_format?: any }): Tensor
  to(options?: { device?: string | null; dtype?: DType | null; non_blocking?: boolean; copy?: boolean; memory_format?: any }): Tensor
  /** The k largest (or smallest) elements along `dim`, and their positions. */
  topk(k: number, dim?: number, largest?: boolean, sorted?: boolean): Results<'values' | 'indices'>
  topk(k: number, dim: number, largest: boolean, options?: { sorted?: boolean }): Results<'values' | 'indices'>
  topk(k: number, dim: number, options?: { largest?: boolean; sorted?: boolean }): Results<'values' | 'indices'>
  topk(k: number, options?: { dim?: number; largest?: boolean; sorted?: boolean }): Results<'values' | 'indices'>
  topk(options: { k?: number; dim?: number; largest?: boolean; sorted?: boolean }): Results<'values' | 'indices'>
  /** The sum of the diagonal of a matrix. */
  trace(): Tensor
  /** The tensor with two dimensions exchanged: a view. */
  transpose(dim0: number, dim1: number): Tensor
  transpose(dim0: number, options: { dim1?: number }): Tensor
  transpose(options: { dim0?: number; dim1?: number }): Tensor
  /** In place: two dimensions exchanged. */
  transpose_(dim0: number, dim1: number): Tensor
  transpose_(dim0: number, options: { dim1?: number }): Tensor
  transpose_(options: { dim0?: number; dim1?: number }): Tensor
  /** Matrices with zeros above a diagonal. */
  tril(diagonal?: number): Tensor
  tril(options?: { diagonal?: number }): Tensor
  /** In place: Matrices with zeros above a diagonal. */
  tril_(diagonal?: number): Tensor
  tril_(options?: { diagonal?: number }): Tensor
  /** Matrices with zeros below a diagonal. */
  triu(diagonal?: number): Tensor
  triu(options?: { diagonal?: number }): Tensor
  /** In place: Matrices with zeros below a diagonal. */
  triu_(diagonal?: number): Tensor
  triu_(options?: { diagonal?: number }): Tensor
  /** x / other; with rounding_mode "trunc" or "floor" rounded. */
  true_divide(other: Tensor | Num, options?: { rounding_mode?: string | null }): Tensor
  true_divide(options: { other?: Tensor | Num; rounding_mode?: string | null }): Tensor
  /** In place: x / other; with rounding_mode "trunc" or "floor" rounded. */
  true_divide_(other: Tensor | Num, options?: { rounding_mode?: string | null }): Tensor
  true_divide_(options: { other?: Tensor | Num; rounding_mode?: string | null }): Tensor
  /** x without its fraction. */
  trunc(): Tensor
  /** In place: x without its fraction. */
  trunc_(): Tensor
  /** The tensor in the dtype of other. */
  type_as(other: Tensor): Tensor
  type_as(options: { other?: Tensor }): Tensor
  /** The slices along `dim`, as a list of views. */
  unbind(dim?: number): Tensor[]
  unbind(options?: { dim?: number }): Tensor[]
  /** One dimension split into several. */
  unflatten(dim: number, sizes: readonly number[]): Tensor
  unflatten(dim: number, options: { sizes?: readonly number[] }): Tensor
  unflatten(options: { dim?: number; sizes?: readonly number[] }): Tensor
  /** All slices of `size` along `dimension`, `step` apart, as a new last dimension: a view. */
  unfold(dimension: number, size: number, step: number): Tensor
  unfold(dimension: number, size: number, options: { step?: number }): Tensor
  unfold(dimension: number, options: { size?: number; step?: number }): Tensor
  unfold(options: { dimension?: number; size?: number; step?: number }): Tensor
  /** In place: uniform numbers in [from, to). */
  uniform_(from?: number, to?: number, options?: { generator?: Generator | null }): Tensor
  uniform_(from: number, options?: { to?: number; generator?: Generator | null }): Tensor
  uniform_(options?: { from?: number; to?: number; generator?: Generator | null }): Tensor
  /** The distinct elements, or slices along `dim`, in order; with return_inverse, return_counts also which one each element is, and how often it occurs. */
  unique(sorted?: boolean, options?: { dim?: number | null }): Tensor
  unique(options?: { sorted?: boolean; dim?: number | null }): Tensor
  unique(sorted?: boolean, return_inverse?: boolean, return_counts?: boolean, dim?: number | null): Tensor[]
  unique(sorted: boolean, return_inverse: boolean, return_counts: boolean, options?: { dim?: number | null }): Tensor[]
  unique(sorted: boolean, return_inverse: boolean, options?: { return_counts?: boolean; dim?: number | null }): Tensor[]
  unique(sorted: boolean, options?: { return_inverse?: boolean; return_counts?: boolean; dim?: number | null }): Tensor[]
  unique(options?: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean; dim?: number | null }): Tensor[]
  /** The elements, or slices along `dim`, without those equal to the one before; return_inverse and return_counts as in `unique`. */
  unique_consecutive(options?: { dim?: number | null }): Tensor
  unique_consecutive(return_inverse?: boolean, return_counts?: boolean, dim?: number | null): Tensor[]
  unique_consecutive(return_inverse: boolean, return_counts: boolean, options?: { dim?: number | null }): Tensor[]
  unique_consecutive(return_inverse: boolean, options?: { return_counts?: boolean; dim?: number | null }): Tensor[]
  unique_consecutive(options?: { return_inverse?: boolean; return_counts?: boolean; dim?: number | null }): Tensor[]
  /** As chunk; the pieces may be changed in place. */
  unsafe_chunk(chunks: number, dim?: number): Tensor[]
  unsafe_chunk(chunks: number, options?: { dim?: number }): Tensor[]
  unsafe_chunk(options: { chunks?: number; dim?: number }): Tensor[]
  /** As split; the pieces may be changed in place. */
  unsafe_split(split_size: number, dim?: number): Tensor[]
  unsafe_split(split_size: number, options?: { dim?: number }): Tensor[]
  unsafe_split(options: { split_size?: number; dim?: number }): Tensor[]
  /** With a dimension of size 1 inserted at `dim`. */
  unsqueeze(dim: number): Tensor
  unsqueeze(options: { dim?: number }): Tensor
  /** In place: with a dimension of size 1 inserted. */
  unsqueeze_(dim: number): Tensor
  unsqueeze_(options: { dim?: number }): Tensor
  /** As unsqueeze, in new memory. */
  unsqueeze_copy(dim: number): Tensor
  unsqueeze_copy(options: { dim?: number }): Tensor
  /** The variance, with divisor n - correction (1 by default). */
  var(unbiased: boolean): Tensor
  var(options: { unbiased?: boolean }): Tensor
  var(dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean): Tensor
  var(dim: number | readonly number[] | null, unbiased: boolean, options?: { keepdim?: boolean }): Tensor
  var(dim: number | readonly number[] | null, options: { unbiased?: boolean; keepdim?: boolean }): Tensor
  var(options: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean }): Tensor
  var(dim?: number | readonly number[] | null, options?: { correction?: Num | null; keepdim?: boolean }): Tensor
  var(options?: { dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean }): Tensor
  var(...dim: number[]): Tensor
  var(...dim: [...number[], options: { correction?: Num | null; keepdim?: boolean }]): Tensor
  var(dim?: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor
  var(options?: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean }): Tensor
  var(...dim: [...number[], options: { unbiased?: boolean; keepdim?: boolean }]): Tensor
  /** Variance and mean. */
  var_mean(unbiased: boolean): Tensor[]
  var_mean(options: { unbiased?: boolean }): Tensor[]
  var_mean(dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean): Tensor[]
  var_mean(dim: number | readonly number[] | null, unbiased: boolean, options?: { keepdim?: boolean }): Tensor[]
  var_mean(dim: number | readonly number[] | null, options: { unbiased?: boolean; keepdim?: boolean }): Tensor[]
  var_mean(options: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean }): Tensor[]
  var_mean(dim?: number | readonly number[] | null, options?: { correction?: Num | null; keepdim?: boolean }): Tensor[]
  var_mean(options?: { dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean }): Tensor[]
  var_mean(...dim: number[]): Tensor[]
  var_mean(...dim: [...number[], options: { correction?: Num | null; keepdim?: boolean }]): Tensor[]
  var_mean(dim?: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor[]
  var_mean(options?: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean }): Tensor[]
  var_mean(...dim: [...number[], options: { unbiased?: boolean; keepdim?: boolean }]): Tensor[]
  /** The inner product of two vectors. */
  vdot(other: Tensor): Tensor
  vdot(options: { other?: Tensor }): Tensor
  /** The same elements in another shape, without a copy. One size may be -1. */
  view(size: readonly number[]): Tensor
  view(options: { size?: readonly number[] }): Tensor
  view(...size: number[]): Tensor
  view(dtype: DType): Tensor
  view(options: { dtype?: DType }): Tensor
  /** Seen in the shape of other. */
  view_as(other: Tensor): Tensor
  view_as(options: { other?: Tensor }): Tensor
  /** Pieces along dimension 0. */
  vsplit(sections: number): Tensor[]
  vsplit(options: { sections?: number }): Tensor[]
  vsplit(indices: readonly number[]): Tensor[]
  vsplit(options: { indices?: readonly number[] }): Tensor[]
  vsplit(...indices: number[]): Tensor[]
  /** Elements of self where the condition holds, else of other; with the condition alone, the positions where it holds, one tensor per dimension. */
  where(condition: Tensor, other: Tensor | Num): Tensor
  where(condition: Tensor, options: { other?: Tensor | Num }): Tensor
  where(options: { condition?: Tensor; other?: Tensor | Num }): Tensor
  /** x · log(other), 0 where x is 0. */
  xlogy(other: Tensor): Tensor
  xlogy(options: { other?: Tensor }): Tensor
  xlogy(other: Num): Tensor
  xlogy(options: { other?: Num }): Tensor
  /** In place: x · log(other), 0 where x is 0. */
  xlogy_(other: Tensor): Tensor
  xlogy_(options: { other?: Tensor }): Tensor
  xlogy_(other: Num): Tensor
  xlogy_(options: { other?: Num }): Tensor
  /** In place: every element set to 0. */
  zero_(): Tensor
}

/** The operations as functions. */
export interface TorchFunctions {
  /** |x|. */
  abs(self: Tensor, options?: { out?: Out }): Tensor
  abs(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: |x|. */
  abs_(self: Tensor): Tensor
  abs_(options: { self?: Tensor }): Tensor
  /** |x|. */
  absolute(self: Tensor, options?: { out?: Out }): Tensor
  absolute(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: |x|. */
  absolute_(self: Tensor): Tensor
  absolute_(options: { self?: Tensor }): Tensor
  /** The inverse cosine, in radians. */
  acos(self: Tensor, options?: { out?: Out }): Tensor
  acos(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse cosine, in radians. */
  acos_(self: Tensor): Tensor
  acos_(options: { self?: Tensor }): Tensor
  /** The inverse hyperbolic cosine. */
  acosh(self: Tensor, options?: { out?: Out }): Tensor
  acosh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse hyperbolic cosine. */
  acosh_(self: Tensor): Tensor
  acosh_(options: { self?: Tensor }): Tensor
  /** The means of as many windows as output_size says; null keeps a size. */
  adaptive_avg_pool1d(input: Tensor, output_size?: any, options?: { out?: Out }): Tensor
  adaptive_avg_pool1d(input: Tensor, options?: { output_size?: any; out?: Out }): Tensor
  adaptive_avg_pool1d(options: { input?: Tensor; output_size?: any; out?: Out }): Tensor
  /** The greatest elements of as many windows as output_size says, null keeping a size; with return_indices also where they lie. */
  adaptive_max_pool1d(input: Tensor, output_size?: any, options?: { out?: Out }): [Tensor, Tensor]
  adaptive_max_pool1d(input: Tensor, options?: { output_size?: any; out?: Out }): [Tensor, Tensor]
  adaptive_max_pool1d(options: { input?: Tensor; output_size?: any; out?: Out }): [Tensor, Tensor]
  /** x + alpha · other. */
  add(self: Tensor | Num, other: Tensor | Num, options?: { alpha?: Num; out?: Out }): Tensor
  add(self: Tensor | Num, options: { other?: Tensor | Num; alpha?: Num; out?: Out }): Tensor
  add(options: { self?: Tensor | Num; other?: Tensor | Num; alpha?: Num; out?: Out }): Tensor
  /** beta · self + alpha · the sum of batch1 @ batch2 over the batch. */
  addbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Num; alpha?: Num; out?: Out }): Tensor
  addbmm(self: Tensor, batch1: Tensor, options: { batch2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  addbmm(self: Tensor, options: { batch1?: Tensor; batch2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  addbmm(options: { self?: Tensor; batch1?: Tensor; batch2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  /** x + value · tensor1 / tensor2. */
  addcdiv(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Num; out?: Out }): Tensor
  addcdiv(self: Tensor, tensor1: Tensor, options: { tensor2?: Tensor; value?: Num; out?: Out }): Tensor
  addcdiv(self: Tensor, options: { tensor1?: Tensor; tensor2?: Tensor; value?: Num; out?: Out }): Tensor
  addcdiv(options: { self?: Tensor; tensor1?: Tensor; tensor2?: Tensor; value?: Num; out?: Out }): Tensor
  /** x + value · tensor1 · tensor2. */
  addcmul(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Num; out?: Out }): Tensor
  addcmul(self: Tensor, tensor1: Tensor, options: { tensor2?: Tensor; value?: Num; out?: Out }): Tensor
  addcmul(self: Tensor, options: { tensor1?: Tensor; tensor2?: Tensor; value?: Num; out?: Out }): Tensor
  addcmul(options: { self?: Tensor; tensor1?: Tensor; tensor2?: Tensor; value?: Num; out?: Out }): Tensor
  /** beta · self + alpha · (mat1 @ mat2). */
  addmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Num; alpha?: Num; out?: Out }): Tensor
  addmm(self: Tensor, mat1: Tensor, options: { mat2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  addmm(self: Tensor, options: { mat1?: Tensor; mat2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  addmm(options: { self?: Tensor; mat1?: Tensor; mat2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  /** beta · self + alpha · (mat @ vec). */
  addmv(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Num; alpha?: Num; out?: Out }): Tensor
  addmv(self: Tensor, mat: Tensor, options: { vec?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  addmv(self: Tensor, options: { mat?: Tensor; vec?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  addmv(options: { self?: Tensor; mat?: Tensor; vec?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  /** beta · self + alpha · outer(vec1, vec2). */
  addr(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Num; alpha?: Num; out?: Out }): Tensor
  addr(self: Tensor, vec1: Tensor, options: { vec2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  addr(self: Tensor, options: { vec1?: Tensor; vec2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  addr(options: { self?: Tensor; vec1?: Tensor; vec2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  /** The last two dimensions exchanged: a view. */
  adjoint(self: Tensor): Tensor
  adjoint(options: { self?: Tensor }): Tensor
  /** The grid of an affine map of the plane [N, 2, 3] or of space [N, 3, 4], for images of `size`. */
  affine_grid_generator(theta: Tensor, size: readonly number[], align_corners: boolean, options?: { out?: Out }): Tensor
  affine_grid_generator(theta: Tensor, size: readonly number[], options: { align_corners?: boolean; out?: Out }): Tensor
  affine_grid_generator(theta: Tensor, options: { size?: readonly number[]; align_corners?: boolean; out?: Out }): Tensor
  affine_grid_generator(options: { theta?: Tensor; size?: readonly number[]; align_corners?: boolean; out?: Out }): Tensor
  /** A view of the whole tensor. */
  alias(self: Tensor): Tensor
  alias(options: { self?: Tensor }): Tensor
  /** Whether every element is non-zero. */
  all(self: Tensor, options?: { out?: Out }): Tensor
  all(options: { self?: Tensor; out?: Out }): Tensor
  all(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { out?: Out }): Tensor
  all(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; out?: Out }): Tensor
  all(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; out?: Out }): Tensor
  all(options: { self?: Tensor; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Out }): Tensor
  /** Whether all elements are close (see isclose). */
  allclose(self: Tensor, other: Tensor, rtol?: number, atol?: number, equal_nan?: boolean): Tensor
  allclose(self: Tensor, other: Tensor, rtol: number, atol: number, options?: { equal_nan?: boolean }): Tensor
  allclose(self: Tensor, other: Tensor, rtol: number, options?: { atol?: number; equal_nan?: boolean }): Tensor
  allclose(self: Tensor, other: Tensor, options?: { rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  allclose(self: Tensor, options: { other?: Tensor; rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  allclose(options: { self?: Tensor; other?: Tensor; rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  /** dropout that keeps the mean and variance of what SELU gives. */
  alpha_dropout(input: Tensor, p: number, train: boolean): Tensor
  alpha_dropout(input: Tensor, p: number, options: { train?: boolean }): Tensor
  alpha_dropout(input: Tensor, options: { p?: number; train?: boolean }): Tensor
  alpha_dropout(options: { input?: Tensor; p?: number; train?: boolean }): Tensor
  /** In place: dropout that keeps the mean and variance of what SELU gives. */
  alpha_dropout_(input: Tensor, p: number, train: boolean): Tensor
  alpha_dropout_(input: Tensor, p: number, options: { train?: boolean }): Tensor
  alpha_dropout_(input: Tensor, options: { p?: number; train?: boolean }): Tensor
  alpha_dropout_(options: { input?: Tensor; p?: number; train?: boolean }): Tensor
  /** The largest over dimensions; ties share the gradient. */
  amax(self: Tensor, dim?: number | readonly number[], keepdim?: boolean, options?: { out?: Out }): Tensor
  amax(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Out }): Tensor
  amax(self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean; out?: Out }): Tensor
  amax(options: { self?: Tensor; dim?: number | readonly number[]; keepdim?: boolean; out?: Out }): Tensor
  /** The smallest over dimensions; ties share the gradient. */
  amin(self: Tensor, dim?: number | readonly number[], keepdim?: boolean, options?: { out?: Out }): Tensor
  amin(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Out }): Tensor
  amin(self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean; out?: Out }): Tensor
  amin(options: { self?: Tensor; dim?: number | readonly number[]; keepdim?: boolean; out?: Out }): Tensor
  /** Smallest and largest. */
  aminmax(self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: Out }): Results<'min' | 'max'>
  aminmax(options: { self?: Tensor; dim?: number | null; keepdim?: boolean; out?: Out }): Results<'min' | 'max'>
  /** π below zero, else 0; NaN stays. */
  angle(self: Tensor, options?: { out?: Out }): Tensor
  angle(options: { self?: Tensor; out?: Out }): Tensor
  /** Whether some element is non-zero. */
  any(self: Tensor, options?: { out?: Out }): Tensor
  any(options: { self?: Tensor; out?: Out }): Tensor
  any(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { out?: Out }): Tensor
  any(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; out?: Out }): Tensor
  any(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; out?: Out }): Tensor
  any(options: { self?: Tensor; dim?: number | readonly number[] | null; keepdim?: boolean; out?: Out }): Tensor
  /** Numbers from start up to, not including, end. */
  arange(end: Num, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  arange(options: { end?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  arange(start: Num, end: Num, step?: Num, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  arange(start: Num, end: Num, options?: { step?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  arange(start: Num, options: { end?: Num; step?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  arange(options: { start?: Num; end?: Num; step?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** The inverse cosine, in radians. */
  arccos(self: Tensor, options?: { out?: Out }): Tensor
  arccos(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse cosine, in radians. */
  arccos_(self: Tensor): Tensor
  arccos_(options: { self?: Tensor }): Tensor
  /** The inverse hyperbolic cosine. */
  arccosh(self: Tensor, options?: { out?: Out }): Tensor
  arccosh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse hyperbolic cosine. */
  arccosh_(self: Tensor): Tensor
  arccosh_(options: { self?: Tensor }): Tensor
  /** The inverse sine, in radians. */
  arcsin(self: Tensor, options?: { out?: Out }): Tensor
  arcsin(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse sine, in radians. */
  arcsin_(self: Tensor): Tensor
  arcsin_(options: { self?: Tensor }): Tensor
  /** The inverse hyperbolic sine. */
  arcsinh(self: Tensor, options?: { out?: Out }): Tensor
  arcsinh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse hyperbolic sine. */
  arcsinh_(self: Tensor): Tensor
  arcsinh_(options: { self?: Tensor }): Tensor
  /** The inverse tangent, in radians. */
  arctan(self: Tensor, options?: { out?: Out }): Tensor
  arctan(options: { self?: Tensor; out?: Out }): Tensor
  /** The angle of the point (other, x), in radians. */
  arctan2(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  arctan2(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  arctan2(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** In place: The inverse tangent, in radians. */
  arctan_(self: Tensor): Tensor
  arctan_(options: { self?: Tensor }): Tensor
  /** The inverse hyperbolic tangent. */
  arctanh(self: Tensor, options?: { out?: Out }): Tensor
  arctanh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse hyperbolic tangent. */
  arctanh_(self: Tensor): Tensor
  arctanh_(options: { self?: Tensor }): Tensor
  /** The position of the largest element (int64), the first among ties. */
  argmax(self: Tensor, dim?: number | null, keepdim?: boolean, options?: { out?: Out }): Tensor
  argmax(self: Tensor, dim: number | null, options?: { keepdim?: boolean; out?: Out }): Tensor
  argmax(self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: Out }): Tensor
  argmax(options: { self?: Tensor; dim?: number | null; keepdim?: boolean; out?: Out }): Tensor
  /** The position of the smallest element (int64), the first among ties. */
  argmin(self: Tensor, dim?: number | null, keepdim?: boolean, options?: { out?: Out }): Tensor
  argmin(self: Tensor, dim: number | null, options?: { keepdim?: boolean; out?: Out }): Tensor
  argmin(self: Tensor, options?: { dim?: number | null; keepdim?: boolean; out?: Out }): Tensor
  argmin(options: { self?: Tensor; dim?: number | null; keepdim?: boolean; out?: Out }): Tensor
  /** The positions that put the elements along `dim` in order. */
  argsort(self: Tensor, dim?: number, descending?: boolean, options?: { stable?: boolean | null; out?: Out }): Tensor
  argsort(self: Tensor, dim: number, options?: { descending?: boolean; stable?: boolean | null; out?: Out }): Tensor
  argsort(self: Tensor, options?: { dim?: number; descending?: boolean; stable?: boolean | null; out?: Out }): Tensor
  argsort(options: { self?: Tensor; dim?: number; descending?: boolean; stable?: boolean | null; out?: Out }): Tensor
  /** The coordinates of the elements that are not zero, one row each. */
  argwhere(self: Tensor): Tensor
  argwhere(options: { self?: Tensor }): Tensor
  /** A view with the given sizes and strides (in elements) on the same memory. */
  as_strided(self: Tensor, size: readonly number[], stride: readonly number[], storage_offset?: number | null): Tensor
  as_strided(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storage_offset?: number | null }): Tensor
  as_strided(self: Tensor, size: readonly number[], options: { stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided(self: Tensor, options: { size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided(options: { self?: Tensor; size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  /** In place: with the given sizes and strides on the same memory. */
  as_strided_(self: Tensor, size: readonly number[], stride: readonly number[], storage_offset?: number | null): Tensor
  as_strided_(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storage_offset?: number | null }): Tensor
  as_strided_(self: Tensor, size: readonly number[], options: { stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided_(self: Tensor, options: { size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided_(options: { self?: Tensor; size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  /** A copy of self with src in place of the view with the given sizes and strides. */
  as_strided_scatter(self: Tensor, src: Tensor, size: readonly number[], stride: readonly number[], storage_offset?: number | null): Tensor
  as_strided_scatter(self: Tensor, src: Tensor, size: readonly number[], stride: readonly number[], options?: { storage_offset?: number | null }): Tensor
  as_strided_scatter(self: Tensor, src: Tensor, size: readonly number[], options: { stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided_scatter(self: Tensor, src: Tensor, options: { size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided_scatter(self: Tensor, options: { src?: Tensor; size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  as_strided_scatter(options: { self?: Tensor; src?: Tensor; size?: readonly number[]; stride?: readonly number[]; storage_offset?: number | null }): Tensor
  /** The data as a tensor; a tensor of the right dtype is returned itself. */
  as_tensor(data: any, options?: { dtype?: DType | null; device?: any; out?: Out }): Tensor
  as_tensor(options: { data?: any; dtype?: DType | null; device?: any; out?: Out }): Tensor
  /** The inverse sine, in radians. */
  asin(self: Tensor, options?: { out?: Out }): Tensor
  asin(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse sine, in radians. */
  asin_(self: Tensor): Tensor
  asin_(options: { self?: Tensor }): Tensor
  /** The inverse hyperbolic sine. */
  asinh(self: Tensor, options?: { out?: Out }): Tensor
  asinh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse hyperbolic sine. */
  asinh_(self: Tensor): Tensor
  asinh_(options: { self?: Tensor }): Tensor
  /** The inverse tangent, in radians. */
  atan(self: Tensor, options?: { out?: Out }): Tensor
  atan(options: { self?: Tensor; out?: Out }): Tensor
  /** The angle of the point (other, x), in radians. */
  atan2(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  atan2(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  atan2(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** In place: The inverse tangent, in radians. */
  atan_(self: Tensor): Tensor
  atan_(options: { self?: Tensor }): Tensor
  /** The inverse hyperbolic tangent. */
  atanh(self: Tensor, options?: { out?: Out }): Tensor
  atanh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The inverse hyperbolic tangent. */
  atanh_(self: Tensor): Tensor
  atanh_(options: { self?: Tensor }): Tensor
  /** The tensor (or each of several) with at least 1 dimension. */
  atleast_1d(self: Tensor): Tensor
  atleast_1d(options: { self?: Tensor }): Tensor
  atleast_1d(tensors: readonly Tensor[]): Tensor[]
  atleast_1d(options: { tensors?: readonly Tensor[] }): Tensor[]
  atleast_1d(...tensors: Tensor[]): Tensor[]
  /** The tensor (or each of several) with at least 2 dimensions. */
  atleast_2d(self: Tensor): Tensor
  atleast_2d(options: { self?: Tensor }): Tensor
  atleast_2d(tensors: readonly Tensor[]): Tensor[]
  atleast_2d(options: { tensors?: readonly Tensor[] }): Tensor[]
  atleast_2d(...tensors: Tensor[]): Tensor[]
  /** The tensor (or each of several) with at least 3 dimensions. */
  atleast_3d(self: Tensor): Tensor
  atleast_3d(options: { self?: Tensor }): Tensor
  atleast_3d(tensors: readonly Tensor[]): Tensor[]
  atleast_3d(options: { tensors?: readonly Tensor[] }): Tensor[]
  atleast_3d(...tensors: Tensor[]): Tensor[]
  /** The mean of every window. */
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], ceil_mode?: boolean, count_include_pad?: boolean, options?: { out?: Out }): Tensor
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, options?: { count_include_pad?: boolean; out?: Out }): Tensor
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { ceil_mode?: boolean; count_include_pad?: boolean; out?: Out }): Tensor
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; out?: Out }): Tensor
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; out?: Out }): Tensor
  avg_pool1d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; out?: Out }): Tensor
  avg_pool1d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; out?: Out }): Tensor
  /** beta · self + alpha · (batch1 @ batch2), per batch. */
  baddbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Num; alpha?: Num; out?: Out }): Tensor
  baddbmm(self: Tensor, batch1: Tensor, options: { batch2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  baddbmm(self: Tensor, options: { batch1?: Tensor; batch2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  baddbmm(options: { self?: Tensor; batch1?: Tensor; batch2?: Tensor; beta?: Num; alpha?: Num; out?: Out }): Tensor
  /** The bartlett window of window_length points; of a period, or symmetric. */
  bartlett_window(window_length: number, periodic?: boolean, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  bartlett_window(window_length: number, options?: { periodic?: boolean; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  bartlett_window(options: { window_length?: number; periodic?: boolean; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** Each channel less its mean, over its deviation, times a weight, plus a bias. In training the statistics are those of the batch, and the running ones, where given, move towards them; else the running ones serve. */
  batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, momentum: number, eps: number, cudnn_enabled: boolean): Tensor
  batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, momentum: number, eps: number, options: { cudnn_enabled?: boolean }): Tensor
  batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, momentum: number, options: { eps?: number; cudnn_enabled?: boolean }): Tensor
  batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, options: { momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, options: { training?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, options: { running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, options: { running_mean?: Tensor | null; running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  batch_norm(input: Tensor, weight: Tensor | null, options: { bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  batch_norm(input: Tensor, options: { weight?: Tensor | null; bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  batch_norm(options: { input?: Tensor; weight?: Tensor | null; bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  /** 1 with the probability that the element says, else 0. */
  bernoulli(self: Tensor, options?: { generator?: Generator | null; out?: Out }): Tensor
  bernoulli(options: { self?: Tensor; generator?: Generator | null; out?: Out }): Tensor
  bernoulli(self: Tensor, p: number, options?: { generator?: Generator | null; out?: Out }): Tensor
  bernoulli(self: Tensor, options: { p?: number; generator?: Generator | null; out?: Out }): Tensor
  bernoulli(options: { self?: Tensor; p?: number; generator?: Generator | null; out?: Out }): Tensor
  /** input1ᵀ · weight[o] · input2 + bias[o] for every output o: weight is [O, I, J]. */
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null, options?: { out?: Out }): Tensor
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null; out?: Out }): Tensor
  bilinear(input1: Tensor, input2: Tensor, options: { weight?: Tensor; bias?: Tensor | null; out?: Out }): Tensor
  bilinear(input1: Tensor, options: { input2?: Tensor; weight?: Tensor; bias?: Tensor | null; out?: Out }): Tensor
  bilinear(options: { input1?: Tensor; input2?: Tensor; weight?: Tensor; bias?: Tensor | null; out?: Out }): Tensor
  /** binary_cross_entropy of the sigmoid, without overflow; pos_weight: weights of the positive answers. */
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight?: Tensor | null, pos_weight?: Tensor | null, reduction?: number): Tensor
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | null, pos_weight: Tensor | null, options?: { reduction?: number }): Tensor
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | null, options?: { pos_weight?: Tensor | null; reduction?: number }): Tensor
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, options?: { weight?: Tensor | null; pos_weight?: Tensor | null; reduction?: number }): Tensor
  binary_cross_entropy_with_logits(input: Tensor, options: { target?: Tensor; weight?: Tensor | null; pos_weight?: Tensor | null; reduction?: number }): Tensor
  binary_cross_entropy_with_logits(options: { input?: Tensor; target?: Tensor; weight?: Tensor | null; pos_weight?: Tensor | null; reduction?: number }): Tensor
  /** How often each non-negative integer occurs in a vector, or the sums of weights; at least `minlength` of them. */
  bincount(self: Tensor, weights?: Tensor | null, minlength?: number): Tensor
  bincount(self: Tensor, weights: Tensor | null, options?: { minlength?: number }): Tensor
  bincount(self: Tensor, options?: { weights?: Tensor | null; minlength?: number }): Tensor
  bincount(options: { self?: Tensor; weights?: Tensor | null; minlength?: number }): Tensor
  /** Bitwise and; logical for bool. */
  bitwise_and(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_and(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_and(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  bitwise_and(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  bitwise_and(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  bitwise_and(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  bitwise_and(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_and(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_and(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** x shifted left by other bits. */
  bitwise_left_shift(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_left_shift(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_left_shift(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  bitwise_left_shift(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  bitwise_left_shift(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  bitwise_left_shift(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  bitwise_left_shift(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_left_shift(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_left_shift(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** Bitwise not; logical for bool. */
  bitwise_not(self: Tensor, options?: { out?: Out }): Tensor
  bitwise_not(options: { self?: Tensor; out?: Out }): Tensor
  /** Bitwise or; logical for bool. */
  bitwise_or(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_or(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_or(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  bitwise_or(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  bitwise_or(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  bitwise_or(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  bitwise_or(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_or(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_or(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** x shifted right by other bits, keeping the sign. */
  bitwise_right_shift(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_right_shift(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_right_shift(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  bitwise_right_shift(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  bitwise_right_shift(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  bitwise_right_shift(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  bitwise_right_shift(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_right_shift(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_right_shift(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** Bitwise exclusive or; logical for bool. */
  bitwise_xor(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_xor(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_xor(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  bitwise_xor(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  bitwise_xor(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  bitwise_xor(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  bitwise_xor(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  bitwise_xor(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  bitwise_xor(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** The blackman window of window_length points; of a period, or symmetric. */
  blackman_window(window_length: number, periodic?: boolean, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  blackman_window(window_length: number, options?: { periodic?: boolean; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  blackman_window(options: { window_length?: number; periodic?: boolean; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** Matrices along the diagonal of one matrix. */
  block_diag(tensors: readonly Tensor[]): Tensor
  block_diag(options: { tensors?: readonly Tensor[] }): Tensor
  block_diag(...tensors: Tensor[]): Tensor
  /** The products of two batches of matrices. */
  bmm(self: Tensor, mat2: Tensor, options?: { out?: Out }): Tensor
  bmm(self: Tensor, options: { mat2?: Tensor; out?: Out }): Tensor
  bmm(options: { self?: Tensor; mat2?: Tensor; out?: Out }): Tensor
  /** All tensors stretched to their common shape: views. */
  broadcast_tensors(tensors: readonly Tensor[]): Tensor[]
  broadcast_tensors(options: { tensors?: readonly Tensor[] }): Tensor[]
  broadcast_tensors(...tensors: Tensor[]): Tensor[]
  /** Stretched to the given sizes: a view. */
  broadcast_to(self: Tensor, size: readonly number[]): Tensor
  broadcast_to(self: Tensor, options: { size?: readonly number[] }): Tensor
  broadcast_to(options: { self?: Tensor; size?: readonly number[] }): Tensor
  broadcast_to(self: Tensor, ...size: number[]): Tensor
  /** The number of the bucket between sorted boundaries that each value falls into. */
  bucketize(self: Tensor, boundaries: Tensor, options?: { out_int32?: boolean; right?: boolean; out?: Out }): Tensor
  bucketize(self: Tensor, options: { boundaries?: Tensor; out_int32?: boolean; right?: boolean; out?: Out }): Tensor
  bucketize(options: { self?: Tensor; boundaries?: Tensor; out_int32?: boolean; right?: boolean; out?: Out }): Tensor
  bucketize(self: Num, boundaries: Tensor, options?: { out_int32?: boolean; right?: boolean; out?: Out }): Tensor
  bucketize(self: Num, options: { boundaries?: Tensor; out_int32?: boolean; right?: boolean; out?: Out }): Tensor
  bucketize(options: { self?: Num; boundaries?: Tensor; out_int32?: boolean; right?: boolean; out?: Out }): Tensor
  /** All combinations of one element of each vector, as rows. */
  cartesian_prod(tensors: readonly Tensor[]): Tensor
  cartesian_prod(options: { tensors?: readonly Tensor[] }): Tensor
  cartesian_prod(...tensors: Tensor[]): Tensor
  /** The tensors one after another along an existing dimension. */
  cat(tensors: readonly Tensor[], dim?: number, options?: { out?: Out }): Tensor
  cat(tensors: readonly Tensor[], options?: { dim?: number; out?: Out }): Tensor
  cat(options: { tensors?: readonly Tensor[]; dim?: number; out?: Out }): Tensor
  /** The p-norm distances of all rows of x1 [B, P, M] to all rows of x2 [B, R, M]: [B, P, R]. */
  cdist(x1: Tensor, x2: Tensor, p?: number, compute_mode?: string, options?: { out?: Out }): Tensor
  cdist(x1: Tensor, x2: Tensor, p: number, options?: { compute_mode?: string; out?: Out }): Tensor
  cdist(x1: Tensor, x2: Tensor, options?: { p?: number; compute_mode?: string; out?: Out }): Tensor
  cdist(x1: Tensor, options: { x2?: Tensor; p?: number; compute_mode?: string; out?: Out }): Tensor
  cdist(options: { x1?: Tensor; x2?: Tensor; p?: number; compute_mode?: string; out?: Out }): Tensor
  /** The smallest whole number not below x. */
  ceil(self: Tensor, options?: { out?: Out }): Tensor
  ceil(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The smallest whole number not below x. */
  ceil_(self: Tensor): Tensor
  ceil_(options: { self?: Tensor }): Tensor
  /** x above zero, alpha · (e^(x / alpha) - 1) below. */
  celu(self: Tensor, alpha?: Num): Tensor
  celu(self: Tensor, options?: { alpha?: Num }): Tensor
  celu(options: { self?: Tensor; alpha?: Num }): Tensor
  /** In place: x above zero, alpha · (e^(x / alpha) - 1) below. */
  celu_(self: Tensor, alpha?: Num): Tensor
  celu_(self: Tensor, options?: { alpha?: Num }): Tensor
  celu_(options: { self?: Tensor; alpha?: Num }): Tensor
  /** The channels of [N, C, *] in `groups` groups, dealt out: the first of each, then the second of each. */
  channel_shuffle(input: Tensor, groups: number, options?: { out?: Out }): Tensor
  channel_shuffle(input: Tensor, options: { groups?: number; out?: Out }): Tensor
  channel_shuffle(options: { input?: Tensor; groups?: number; out?: Out }): Tensor
  /** As many pieces along `dim` as asked, or fewer: views. */
  chunk(self: Tensor, chunks: number, dim?: number): Tensor[]
  chunk(self: Tensor, chunks: number, options?: { dim?: number }): Tensor[]
  chunk(self: Tensor, options: { chunks?: number; dim?: number }): Tensor[]
  chunk(options: { self?: Tensor; chunks?: number; dim?: number }): Tensor[]
  /** x held between min and max; where min exceeds max, max. */
  clamp(self: Tensor, min?: Tensor | null, max?: Tensor | null, options?: { out?: Out }): Tensor
  clamp(self: Tensor, min: Tensor | null, options?: { max?: Tensor | null; out?: Out }): Tensor
  clamp(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null; out?: Out }): Tensor
  clamp(options: { self?: Tensor; min?: Tensor | null; max?: Tensor | null; out?: Out }): Tensor
  clamp(self: Tensor, min?: Num | null, max?: Num | null, options?: { out?: Out }): Tensor
  clamp(self: Tensor, min: Num | null, options?: { max?: Num | null; out?: Out }): Tensor
  clamp(self: Tensor, options?: { min?: Num | null; max?: Num | null; out?: Out }): Tensor
  clamp(options: { self?: Tensor; min?: Num | null; max?: Num | null; out?: Out }): Tensor
  /** In place: x held between min and max; where min exceeds max, max. */
  clamp_(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor
  clamp_(self: Tensor, min: Tensor | null, options?: { max?: Tensor | null }): Tensor
  clamp_(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clamp_(options: { self?: Tensor; min?: Tensor | null; max?: Tensor | null }): Tensor
  clamp_(self: Tensor, min?: Num | null, max?: Num | null): Tensor
  clamp_(self: Tensor, min: Num | null, options?: { max?: Num | null }): Tensor
  clamp_(self: Tensor, options?: { min?: Num | null; max?: Num | null }): Tensor
  clamp_(options: { self?: Tensor; min?: Num | null; max?: Num | null }): Tensor
  /** x, but not above max. */
  clamp_max(self: Tensor, max: Tensor, options?: { out?: Out }): Tensor
  clamp_max(self: Tensor, options: { max?: Tensor; out?: Out }): Tensor
  clamp_max(options: { self?: Tensor; max?: Tensor; out?: Out }): Tensor
  clamp_max(self: Tensor, max: Num, options?: { out?: Out }): Tensor
  clamp_max(self: Tensor, options: { max?: Num; out?: Out }): Tensor
  clamp_max(options: { self?: Tensor; max?: Num; out?: Out }): Tensor
  /** In place: x, but not above max. */
  clamp_max_(self: Tensor, max: Tensor): Tensor
  clamp_max_(self: Tensor, options: { max?: Tensor }): Tensor
  clamp_max_(options: { self?: Tensor; max?: Tensor }): Tensor
  clamp_max_(self: Tensor, max: Num): Tensor
  clamp_max_(self: Tensor, options: { max?: Num }): Tensor
  clamp_max_(options: { self?: Tensor; max?: Num }): Tensor
  /** x, but not below min. */
  clamp_min(self: Tensor, min: Tensor, options?: { out?: Out }): Tensor
  clamp_min(self: Tensor, options: { min?: Tensor; out?: Out }): Tensor
  clamp_min(options: { self?: Tensor; min?: Tensor; out?: Out }): Tensor
  clamp_min(self: Tensor, min: Num, options?: { out?: Out }): Tensor
  clamp_min(self: Tensor, options: { min?: Num; out?: Out }): Tensor
  clamp_min(options: { self?: Tensor; min?: Num; out?: Out }): Tensor
  /** In place: x, but not below min. */
  clamp_min_(self: Tensor, min: Tensor): Tensor
  clamp_min_(self: Tensor, options: { min?: Tensor }): Tensor
  clamp_min_(options: { self?: Tensor; min?: Tensor }): Tensor
  clamp_min_(self: Tensor, min: Num): Tensor
  clamp_min_(self: Tensor, options: { min?: Num }): Tensor
  clamp_min_(options: { self?: Tensor; min?: Num }): Tensor
  /** x held between min and max; where min exceeds max, max. */
  clip(self: Tensor, min?: Tensor | null, max?: Tensor | null, options?: { out?: Out }): Tensor
  clip(self: Tensor, min: Tensor | null, options?: { max?: Tensor | null; out?: Out }): Tensor
  clip(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null; out?: Out }): Tensor
  clip(options: { self?: Tensor; min?: Tensor | null; max?: Tensor | null; out?: Out }): Tensor
  clip(self: Tensor, min?: Num | null, max?: Num | null, options?: { out?: Out }): Tensor
  clip(self: Tensor, min: Num | null, options?: { max?: Num | null; out?: Out }): Tensor
  clip(self: Tensor, options?: { min?: Num | null; max?: Num | null; out?: Out }): Tensor
  clip(options: { self?: Tensor; min?: Num | null; max?: Num | null; out?: Out }): Tensor
  /** In place: x held between min and max; where min exceeds max, max. */
  clip_(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor
  clip_(self: Tensor, min: Tensor | null, options?: { max?: Tensor | null }): Tensor
  clip_(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor
  clip_(options: { self?: Tensor; min?: Tensor | null; max?: Tensor | null }): Tensor
  clip_(self: Tensor, min?: Num | null, max?: Num | null): Tensor
  clip_(self: Tensor, min: Num | null, options?: { max?: Num | null }): Tensor
  clip_(self: Tensor, options?: { min?: Num | null; max?: Num | null }): Tensor
  clip_(options: { self?: Tensor; min?: Num | null; max?: Num | null }): Tensor
  /** A copy in new memory, through which gradients flow. */
  clone(self: Tensor, options?: { memory_format?: any }): Tensor
  clone(options: { self?: Tensor; memory_format?: any }): Tensor
  /** The tensors joined as columns. */
  column_stack(tensors: readonly Tensor[], options?: { out?: Out }): Tensor
  column_stack(options: { tensors?: readonly Tensor[]; out?: Out }): Tensor
  column_stack(...tensors: Tensor[]): Tensor
  column_stack(...tensors: [...Tensor[], options: { out?: Out }]): Tensor
  /** All combinations of r elements of a vector, as rows. */
  combinations(self: Tensor, r?: number, with_replacement?: boolean): Tensor
  combinations(self: Tensor, r: number, options?: { with_replacement?: boolean }): Tensor
  combinations(self: Tensor, options?: { r?: number; with_replacement?: boolean }): Tensor
  combinations(options: { self?: Tensor; r?: number; with_replacement?: boolean }): Tensor
  /** The tensors one after another along an existing dimension. */
  concat(tensors: readonly Tensor[], dim?: number, options?: { out?: Out }): Tensor
  concat(tensors: readonly Tensor[], options?: { dim?: number; out?: Out }): Tensor
  concat(options: { tensors?: readonly Tensor[]; dim?: number; out?: Out }): Tensor
  /** The tensors one after another along an existing dimension. */
  concatenate(tensors: readonly Tensor[], dim?: number, options?: { out?: Out }): Tensor
  concatenate(tensors: readonly Tensor[], options?: { dim?: number; out?: Out }): Tensor
  concatenate(options: { tensors?: readonly Tensor[]; dim?: number; out?: Out }): Tensor
  /** The complex conjugate: of a real tensor, itself. */
  conj(self: Tensor): Tensor
  conj(options: { self?: Tensor }): Tensor
  /** The complex conjugate: of a real tensor, itself. */
  conj_physical(self: Tensor, options?: { out?: Out }): Tensor
  conj_physical(options: { self?: Tensor; out?: Out }): Tensor
  /** The complex conjugate: of a real tensor, itself. */
  conj_physical_(self: Tensor): Tensor
  conj_physical_(options: { self?: Tensor }): Tensor
  /** A border of one value; negative widths cut off. */
  constant_pad_nd(self: Tensor, pad: readonly number[], value?: Num): Tensor
  constant_pad_nd(self: Tensor, pad: readonly number[], options?: { value?: Num }): Tensor
  constant_pad_nd(self: Tensor, options: { pad?: readonly number[]; value?: Num }): Tensor
  constant_pad_nd(options: { self?: Tensor; pad?: readonly number[]; value?: Num }): Tensor
  /** The tensor in row-major order; itself if it is so already. */
  contiguous(self: Tensor, options?: { memory_format?: any; out?: Out }): Tensor
  contiguous(options: { self?: Tensor; memory_format?: any; out?: Out }): Tensor
  /** Convolution of input [batch,] channels, … with weight out, channels / groups, …; padding also "same" or "valid". */
  conv1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: string, dilation?: number | readonly number[], groups?: number): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** Convolution of input [batch,] channels, … with weight out, channels / groups, …; padding also "same" or "valid". */
  conv2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: string, dilation?: number | readonly number[], groups?: number): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** Convolution of input [batch,] channels, … with weight out, channels / groups, …; padding also "same" or "valid". */
  conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: string, dilation?: number | readonly number[], groups?: number): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** A convolution over time of input [time, batch, channels] with weight [size, channels, out]. */
  conv_tbc(self: Tensor, weight: Tensor, bias: Tensor, pad?: number): Tensor
  conv_tbc(self: Tensor, weight: Tensor, bias: Tensor, options?: { pad?: number }): Tensor
  conv_tbc(self: Tensor, weight: Tensor, options: { bias?: Tensor; pad?: number }): Tensor
  conv_tbc(self: Tensor, options: { weight?: Tensor; bias?: Tensor; pad?: number }): Tensor
  conv_tbc(options: { self?: Tensor; weight?: Tensor; bias?: Tensor; pad?: number }): Tensor
  /** Transposed convolution (the gradient of a convolution by its input) with weight channels, out / groups, …. */
  conv_transpose1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, dilation?: number | readonly number[], options?: { out?: Out }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose1d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose1d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  /** Transposed convolution (the gradient of a convolution by its input) with weight channels, out / groups, …. */
  conv_transpose2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, dilation?: number | readonly number[], options?: { out?: Out }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose2d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose2d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  /** Transposed convolution (the gradient of a convolution by its input) with weight channels, out / groups, …. */
  conv_transpose3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, dilation?: number | readonly number[], options?: { out?: Out }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose3d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  conv_transpose3d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[]; out?: Out }): Tensor
  /** A convolution, transposed or not, with every option given. */
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, output_padding: number | readonly number[], groups: number): Tensor
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, output_padding: number | readonly number[], options: { groups?: number }): Tensor
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], transposed: boolean, options: { output_padding?: number | readonly number[]; groups?: number }): Tensor
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options: { transposed?: boolean; output_padding?: number | readonly number[]; groups?: number }): Tensor
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options: { dilation?: number | readonly number[]; transposed?: boolean; output_padding?: number | readonly number[]; groups?: number }): Tensor
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options: { padding?: number | readonly number[]; dilation?: number | readonly number[]; transposed?: boolean; output_padding?: number | readonly number[]; groups?: number }): Tensor
  convolution(input: Tensor, weight: Tensor, bias: Tensor | null, options: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; transposed?: boolean; output_padding?: number | readonly number[]; groups?: number }): Tensor
  convolution(input: Tensor, weight: Tensor, options: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; transposed?: boolean; output_padding?: number | readonly number[]; groups?: number }): Tensor
  convolution(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; transposed?: boolean; output_padding?: number | readonly number[]; groups?: number }): Tensor
  convolution(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; transposed?: boolean; output_padding?: number | readonly number[]; groups?: number }): Tensor
  /** x with the sign of other. */
  copysign(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  copysign(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  copysign(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  copysign(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  copysign(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  copysign(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** The correlation matrix of variables (rows) over observations (columns). */
  corrcoef(self: Tensor): Tensor
  corrcoef(options: { self?: Tensor }): Tensor
  /** The cosine (radians). */
  cos(self: Tensor, options?: { out?: Out }): Tensor
  cos(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The cosine (radians). */
  cos_(self: Tensor): Tensor
  cos_(options: { self?: Tensor }): Tensor
  /** The hyperbolic cosine. */
  cosh(self: Tensor, options?: { out?: Out }): Tensor
  cosh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The hyperbolic cosine. */
  cosh_(self: Tensor): Tensor
  cosh_(options: { self?: Tensor }): Tensor
  /** 1 - cos where the target is 1, and max(0, cos - margin) where it is -1. */
  cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin?: number, reduction?: number, options?: { out?: Out }): Tensor
  cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, options?: { reduction?: number; out?: Out }): Tensor
  cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number; out?: Out }): Tensor
  cosine_embedding_loss(input1: Tensor, input2: Tensor, options: { target?: Tensor; margin?: number; reduction?: number; out?: Out }): Tensor
  cosine_embedding_loss(input1: Tensor, options: { input2?: Tensor; target?: Tensor; margin?: number; reduction?: number; out?: Out }): Tensor
  cosine_embedding_loss(options: { input1?: Tensor; input2?: Tensor; target?: Tensor; margin?: number; reduction?: number; out?: Out }): Tensor
  /** The cosine of the angle between vectors along a dimension; norms count as eps at least. */
  cosine_similarity(x1: Tensor, x2: Tensor, dim?: number, eps?: number, options?: { out?: Out }): Tensor
  cosine_similarity(x1: Tensor, x2: Tensor, dim: number, options?: { eps?: number; out?: Out }): Tensor
  cosine_similarity(x1: Tensor, x2: Tensor, options?: { dim?: number; eps?: number; out?: Out }): Tensor
  cosine_similarity(x1: Tensor, options: { x2?: Tensor; dim?: number; eps?: number; out?: Out }): Tensor
  cosine_similarity(options: { x1?: Tensor; x2?: Tensor; dim?: number; eps?: number; out?: Out }): Tensor
  /** The number of non-zero elements. */
  count_nonzero(self: Tensor, dim?: number | readonly number[] | null): Tensor
  count_nonzero(self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor
  count_nonzero(options: { self?: Tensor; dim?: number | readonly number[] | null }): Tensor
  count_nonzero(self: Tensor, ...dim: number[]): Tensor
  /** The covariance matrix of variables (rows) over observations (columns). */
  cov(self: Tensor, options?: { correction?: number; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor
  cov(options: { self?: Tensor; correction?: number; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor
  /** The cross product of vectors of three. */
  cross(self: Tensor, other: Tensor, dim?: number | null, options?: { out?: Out }): Tensor
  cross(self: Tensor, other: Tensor, options?: { dim?: number | null; out?: Out }): Tensor
  cross(self: Tensor, options: { other?: Tensor; dim?: number | null; out?: Out }): Tensor
  cross(options: { self?: Tensor; other?: Tensor; dim?: number | null; out?: Out }): Tensor
  /** Minus the log-likelihood of label sequences: log_probs is [T, N, C] (or [T, C]), targets [N, S] or all labels one after another; lengths are tensors or arrays. */
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any, blank?: number, reduction?: number, zero_infinity?: boolean, options?: { out?: Out }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any, blank: number, reduction: number, options?: { zero_infinity?: boolean; out?: Out }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any, blank: number, options?: { reduction?: number; zero_infinity?: boolean; out?: Out }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any, options?: { blank?: number; reduction?: number; zero_infinity?: boolean; out?: Out }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, options: { target_lengths?: any; blank?: number; reduction?: number; zero_infinity?: boolean; out?: Out }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, options: { input_lengths?: any; target_lengths?: any; blank?: number; reduction?: number; zero_infinity?: boolean; out?: Out }): Tensor
  ctc_loss(log_probs: Tensor, options: { targets?: Tensor; input_lengths?: any; target_lengths?: any; blank?: number; reduction?: number; zero_infinity?: boolean; out?: Out }): Tensor
  ctc_loss(options: { log_probs?: Tensor; targets?: Tensor; input_lengths?: any; target_lengths?: any; blank?: number; reduction?: number; zero_infinity?: boolean; out?: Out }): Tensor
  /** The running maximum along `dim`, and the positions of the last maximum so far. */
  cummax(self: Tensor, dim: number, options?: { out?: Out }): Results<'values' | 'indices'>
  cummax(self: Tensor, options: { dim?: number; out?: Out }): Results<'values' | 'indices'>
  cummax(options: { self?: Tensor; dim?: number; out?: Out }): Results<'values' | 'indices'>
  /** The running minimum along `dim`, and the positions of the last minimum so far. */
  cummin(self: Tensor, dim: number, options?: { out?: Out }): Results<'values' | 'indices'>
  cummin(self: Tensor, options: { dim?: number; out?: Out }): Results<'values' | 'indices'>
  cummin(options: { self?: Tensor; dim?: number; out?: Out }): Results<'values' | 'indices'>
  /** The running product along `dim`. */
  cumprod(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Out }): Tensor
  cumprod(self: Tensor, options: { dim?: number; dtype?: DType | null; out?: Out }): Tensor
  cumprod(options: { self?: Tensor; dim?: number; dtype?: DType | null; out?: Out }): Tensor
  /** The running sum along `dim`. Integers are summed as int64. */
  cumsum(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Out }): Tensor
  cumsum(self: Tensor, options: { dim?: number; dtype?: DType | null; out?: Out }): Tensor
  cumsum(options: { self?: Tensor; dim?: number; dtype?: DType | null; out?: Out }): Tensor
  /** The running integral along `dim` by the trapezoidal rule. */
  cumulative_trapezoid(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
  cumulative_trapezoid(y: Tensor, options: { x?: Tensor; dim?: number }): Tensor
  cumulative_trapezoid(options: { y?: Tensor; x?: Tensor; dim?: number }): Tensor
  cumulative_trapezoid(y: Tensor, options?: { dx?: Num; dim?: number }): Tensor
  cumulative_trapezoid(options: { y?: Tensor; dx?: Num; dim?: number }): Tensor
  /** Degrees to radians. */
  deg2rad(self: Tensor, options?: { out?: Out }): Tensor
  deg2rad(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: Degrees to radians. */
  deg2rad_(self: Tensor): Tensor
  deg2rad_(options: { self?: Tensor }): Tensor
  /** Of a vector the matrix with it on a diagonal; of a matrix the diagonal, in new memory. */
  diag(self: Tensor, diagonal?: number, options?: { out?: Out }): Tensor
  diag(self: Tensor, options?: { diagonal?: number; out?: Out }): Tensor
  diag(options: { self?: Tensor; diagonal?: number; out?: Out }): Tensor
  /** Matrices with the last dimension of self on a diagonal and zeros elsewhere. */
  diag_embed(self: Tensor, offset?: number, dim1?: number, dim2?: number): Tensor
  diag_embed(self: Tensor, offset: number, dim1: number, options?: { dim2?: number }): Tensor
  diag_embed(self: Tensor, offset: number, options?: { dim1?: number; dim2?: number }): Tensor
  diag_embed(self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  diag_embed(options: { self?: Tensor; offset?: number; dim1?: number; dim2?: number }): Tensor
  /** The matrix with the flattened tensor on a diagonal. */
  diagflat(self: Tensor, offset?: number): Tensor
  diagflat(self: Tensor, options?: { offset?: number }): Tensor
  diagflat(options: { self?: Tensor; offset?: number }): Tensor
  /** The diagonal over two dimensions, as the last one: a view. */
  diagonal(self: Tensor, offset?: number, dim1?: number, dim2?: number): Tensor
  diagonal(self: Tensor, offset: number, dim1: number, options?: { dim2?: number }): Tensor
  diagonal(self: Tensor, offset: number, options?: { dim1?: number; dim2?: number }): Tensor
  diagonal(self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  diagonal(options: { self?: Tensor; offset?: number; dim1?: number; dim2?: number }): Tensor
  /** A copy of self with src in place of a diagonal. */
  diagonal_scatter(self: Tensor, src: Tensor, offset?: number, dim1?: number, dim2?: number): Tensor
  diagonal_scatter(self: Tensor, src: Tensor, offset: number, dim1: number, options?: { dim2?: number }): Tensor
  diagonal_scatter(self: Tensor, src: Tensor, offset: number, options?: { dim1?: number; dim2?: number }): Tensor
  diagonal_scatter(self: Tensor, src: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  diagonal_scatter(self: Tensor, options: { src?: Tensor; offset?: number; dim1?: number; dim2?: number }): Tensor
  diagonal_scatter(options: { self?: Tensor; src?: Tensor; offset?: number; dim1?: number; dim2?: number }): Tensor
  /** The differences of neighbours along `dim`, taken n times; prepend and append are joined to the ends first. */
  diff(self: Tensor, n?: number, dim?: number, prepend?: Tensor | null, append?: Tensor | null, options?: { out?: Out }): Tensor
  diff(self: Tensor, n: number, dim: number, prepend: Tensor | null, options?: { append?: Tensor | null; out?: Out }): Tensor
  diff(self: Tensor, n: number, dim: number, options?: { prepend?: Tensor | null; append?: Tensor | null; out?: Out }): Tensor
  diff(self: Tensor, n: number, options?: { dim?: number; prepend?: Tensor | null; append?: Tensor | null; out?: Out }): Tensor
  diff(self: Tensor, options?: { n?: number; dim?: number; prepend?: Tensor | null; append?: Tensor | null; out?: Out }): Tensor
  diff(options: { self?: Tensor; n?: number; dim?: number; prepend?: Tensor | null; append?: Tensor | null; out?: Out }): Tensor
  /** The derivative of log Γ(x). */
  digamma(self: Tensor, options?: { out?: Out }): Tensor
  digamma(options: { self?: Tensor; out?: Out }): Tensor
  /** The p-norm of x - other. */
  dist(self: Tensor, other: Tensor, p?: number): Tensor
  dist(self: Tensor, other: Tensor, options?: { p?: number }): Tensor
  dist(self: Tensor, options: { other?: Tensor; p?: number }): Tensor
  dist(options: { self?: Tensor; other?: Tensor; p?: number }): Tensor
  /** x / other; with rounding_mode "trunc" or "floor" rounded. */
  div(self: Tensor | Num, other: Tensor | Num, options?: { rounding_mode?: string | null; out?: Out }): Tensor
  div(self: Tensor | Num, options: { other?: Tensor | Num; rounding_mode?: string | null; out?: Out }): Tensor
  div(options: { self?: Tensor | Num; other?: Tensor | Num; rounding_mode?: string | null; out?: Out }): Tensor
  /** x / other; with rounding_mode "trunc" or "floor" rounded. */
  divide(self: Tensor | Num, other: Tensor | Num, options?: { rounding_mode?: string | null; out?: Out }): Tensor
  divide(self: Tensor | Num, options: { other?: Tensor | Num; rounding_mode?: string | null; out?: Out }): Tensor
  divide(options: { self?: Tensor | Num; other?: Tensor | Num; rounding_mode?: string | null; out?: Out }): Tensor
  /** The inner product of two vectors. */
  dot(self: Tensor, tensor: Tensor, options?: { out?: Out }): Tensor
  dot(self: Tensor, options: { tensor?: Tensor; out?: Out }): Tensor
  dot(options: { self?: Tensor; tensor?: Tensor; out?: Out }): Tensor
  /** Elements set to 0 with probability p, the rest divided by 1 - p; without training, the input itself. */
  dropout(input: Tensor, p: number, train: boolean): Tensor
  dropout(input: Tensor, p: number, options: { train?: boolean }): Tensor
  dropout(input: Tensor, options: { p?: number; train?: boolean }): Tensor
  dropout(options: { input?: Tensor; p?: number; train?: boolean }): Tensor
  /** In place: Elements set to 0 with probability p, the rest divided by 1 - p; without training, the input itself. */
  dropout_(input: Tensor, p: number, train: boolean): Tensor
  dropout_(input: Tensor, p: number, options: { train?: boolean }): Tensor
  dropout_(input: Tensor, options: { p?: number; train?: boolean }): Tensor
  dropout_(options: { input?: Tensor; p?: number; train?: boolean }): Tensor
  /** Pieces along dimension 2. */
  dsplit(self: Tensor, sections: number): Tensor[]
  dsplit(self: Tensor, options: { sections?: number }): Tensor[]
  dsplit(options: { self?: Tensor; sections?: number }): Tensor[]
  dsplit(self: Tensor, indices: readonly number[]): Tensor[]
  dsplit(self: Tensor, options: { indices?: readonly number[] }): Tensor[]
  dsplit(options: { self?: Tensor; indices?: readonly number[] }): Tensor[]
  dsplit(self: Tensor, ...indices: number[]): Tensor[]
  /** The tensors joined along the third dimension. */
  dstack(tensors: readonly Tensor[], options?: { out?: Out }): Tensor
  dstack(options: { tensors?: readonly Tensor[]; out?: Out }): Tensor
  dstack(...tensors: Tensor[]): Tensor
  dstack(...tensors: [...Tensor[], options: { out?: Out }]): Tensor
  /** Sums of products by index letters, as `einsum("ij,jk->ik", a, b)`. */
  einsum(equation: string, operands: readonly Tensor[]): Tensor
  einsum(equation: string, options: { operands?: readonly Tensor[] }): Tensor
  einsum(options: { equation?: string; operands?: readonly Tensor[] }): Tensor
  einsum(equation: string, ...operands: Tensor[]): Tensor
  einsum(...indices: Index[]): Tensor
  /** The rows of a matrix at the indices. */
  embedding(weight: Tensor, indices: Tensor, padding_idx?: number, scale_grad_by_freq?: boolean, sparse?: boolean): Tensor
  embedding(weight: Tensor, indices: Tensor, padding_idx: number, scale_grad_by_freq: boolean, options?: { sparse?: boolean }): Tensor
  embedding(weight: Tensor, indices: Tensor, padding_idx: number, options?: { scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  embedding(weight: Tensor, indices: Tensor, options?: { padding_idx?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  embedding(weight: Tensor, options: { indices?: Tensor; padding_idx?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  embedding(options: { weight?: Tensor; indices?: Tensor; padding_idx?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  /** Sums, means or maxima of the rows of `weight` in each bag of indices: the rows of a two-dimensional input, or the stretches of a vector that begin at the offsets. Modes by number; with the bag of each index, the sizes of the bags and the rows of the maxima. */
  embedding_bag(weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq?: boolean, mode?: number, sparse?: boolean, per_sample_weights?: Tensor | null, include_last_offset?: boolean, padding_idx?: number | null, options?: { out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: boolean, mode: number, sparse: boolean, per_sample_weights: Tensor | null, include_last_offset: boolean, options?: { padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: boolean, mode: number, sparse: boolean, per_sample_weights: Tensor | null, options?: { include_last_offset?: boolean; padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: boolean, mode: number, sparse: boolean, options?: { per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: boolean, mode: number, options?: { sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(weight: Tensor, indices: Tensor, offsets: Tensor, scale_grad_by_freq: boolean, options?: { mode?: number; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scale_grad_by_freq?: boolean; mode?: number; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(weight: Tensor, indices: Tensor, options: { offsets?: Tensor; scale_grad_by_freq?: boolean; mode?: number; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(weight: Tensor, options: { indices?: Tensor; offsets?: Tensor; scale_grad_by_freq?: boolean; mode?: number; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  embedding_bag(options: { weight?: Tensor; indices?: Tensor; offsets?: Tensor; scale_grad_by_freq?: boolean; mode?: number; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; out?: Out }): [Tensor, Tensor, Tensor, Tensor]
  /** A tensor of the given sizes whose elements are unset. */
  empty(size: readonly number[], options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  empty(options: { size?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  empty(...size: number[]): Tensor
  empty(...size: [...number[], options: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }]): Tensor
  /** Unset elements in the shape of another tensor. */
  empty_like(self: Tensor, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  empty_like(options: { self?: Tensor; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  /** Unset elements with the given strides. */
  empty_strided(size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  empty_strided(size: readonly number[], options: { stride?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  empty_strided(options: { size?: readonly number[]; stride?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** x = other. */
  eq(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  eq(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  eq(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  eq(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  eq(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  eq(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** Whether both have the same shape and elements. */
  equal(self: Tensor, other: Tensor): Tensor
  equal(self: Tensor, options: { other?: Tensor }): Tensor
  equal(options: { self?: Tensor; other?: Tensor }): Tensor
  /** The error function. */
  erf(self: Tensor, options?: { out?: Out }): Tensor
  erf(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The error function. */
  erf_(self: Tensor): Tensor
  erf_(options: { self?: Tensor }): Tensor
  /** 1 - erf(x), exact for large x. */
  erfc(self: Tensor, options?: { out?: Out }): Tensor
  erfc(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: 1 - erf(x), exact for large x. */
  erfc_(self: Tensor): Tensor
  erfc_(options: { self?: Tensor }): Tensor
  /** The inverse of erf. */
  erfinv(self: Tensor, options?: { out?: Out }): Tensor
  erfinv(options: { self?: Tensor; out?: Out }): Tensor
  /** eˣ. */
  exp(self: Tensor, options?: { out?: Out }): Tensor
  exp(options: { self?: Tensor; out?: Out }): Tensor
  /** 2ˣ. */
  exp2(self: Tensor, options?: { out?: Out }): Tensor
  exp2(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: 2ˣ. */
  exp2_(self: Tensor): Tensor
  exp2_(options: { self?: Tensor }): Tensor
  /** In place: eˣ. */
  exp_(self: Tensor): Tensor
  exp_(options: { self?: Tensor }): Tensor
  /** Dimensions of size 1 stretched to the given sizes without a copy; -1 keeps a size. */
  expand(self: Tensor, size: readonly number[], options?: { implicit?: boolean; out?: Out }): Tensor
  expand(self: Tensor, options: { size?: readonly number[]; implicit?: boolean; out?: Out }): Tensor
  expand(options: { self?: Tensor; size?: readonly number[]; implicit?: boolean; out?: Out }): Tensor
  expand(self: Tensor, ...size: number[]): Tensor
  expand(self: Tensor, ...size: [...number[], options: { implicit?: boolean; out?: Out }]): Tensor
  /** Stretched to the shape of other. */
  expand_as(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  expand_as(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  expand_as(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** eˣ - 1, exact for small x. */
  expm1(self: Tensor, options?: { out?: Out }): Tensor
  expm1(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: eˣ - 1, exact for small x. */
  expm1_(self: Tensor): Tensor
  expm1_(options: { self?: Tensor }): Tensor
  /** Ones on the diagonal, zeros elsewhere. */
  eye(n: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  eye(options: { n?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  eye(n: number, m: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  eye(n: number, options: { m?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  eye(options: { n?: number; m?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** dropout that keeps the mean and variance of what SELU gives, by whole channels. */
  feature_alpha_dropout(input: Tensor, p: number, train: boolean): Tensor
  feature_alpha_dropout(input: Tensor, p: number, options: { train?: boolean }): Tensor
  feature_alpha_dropout(input: Tensor, options: { p?: number; train?: boolean }): Tensor
  feature_alpha_dropout(options: { input?: Tensor; p?: number; train?: boolean }): Tensor
  /** In place: dropout that keeps the mean and variance of what SELU gives, by whole channels. */
  feature_alpha_dropout_(input: Tensor, p: number, train: boolean): Tensor
  feature_alpha_dropout_(input: Tensor, p: number, options: { train?: boolean }): Tensor
  feature_alpha_dropout_(input: Tensor, options: { p?: number; train?: boolean }): Tensor
  feature_alpha_dropout_(options: { input?: Tensor; p?: number; train?: boolean }): Tensor
  /** Whole channels set to 0 with probability p, the rest divided by 1 - p; without training, the input itself. */
  feature_dropout(input: Tensor, p: number, train: boolean): Tensor
  feature_dropout(input: Tensor, p: number, options: { train?: boolean }): Tensor
  feature_dropout(input: Tensor, options: { p?: number; train?: boolean }): Tensor
  feature_dropout(options: { input?: Tensor; p?: number; train?: boolean }): Tensor
  /** In place: Whole channels set to 0 with probability p, the rest divided by 1 - p; without training, the input itself. */
  feature_dropout_(input: Tensor, p: number, train: boolean): Tensor
  feature_dropout_(input: Tensor, p: number, options: { train?: boolean }): Tensor
  feature_dropout_(input: Tensor, options: { p?: number; train?: boolean }): Tensor
  feature_dropout_(options: { input?: Tensor; p?: number; train?: boolean }): Tensor
  /** The shape of this tensor, filled with one value (a number or a tensor without dimensions). */
  fill(self: Tensor, value: Tensor | Num): Tensor
  fill(self: Tensor, options: { value?: Tensor | Num }): Tensor
  fill(options: { self?: Tensor; value?: Tensor | Num }): Tensor
  /** x without its fraction. */
  fix(self: Tensor, options?: { out?: Out }): Tensor
  fix(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: x without its fraction. */
  fix_(self: Tensor): Tensor
  fix_(options: { self?: Tensor }): Tensor
  /** Dimensions start_dim to end_dim made one. */
  flatten(self: Tensor, start_dim?: number, end_dim?: number): Tensor
  flatten(self: Tensor, start_dim: number, options?: { end_dim?: number }): Tensor
  flatten(self: Tensor, options?: { start_dim?: number; end_dim?: number }): Tensor
  flatten(options: { self?: Tensor; start_dim?: number; end_dim?: number }): Tensor
  /** The elements in reverse order along the dimensions, in new memory. */
  flip(self: Tensor, dims: number | readonly number[]): Tensor
  flip(self: Tensor, options: { dims?: number | readonly number[] }): Tensor
  flip(options: { self?: Tensor; dims?: number | readonly number[] }): Tensor
  flip(self: Tensor, ...dims: number[]): Tensor
  /** The columns in reverse order. */
  fliplr(self: Tensor): Tensor
  fliplr(options: { self?: Tensor }): Tensor
  /** The rows in reverse order. */
  flipud(self: Tensor): Tensor
  flipud(options: { self?: Tensor }): Tensor
  /** x to the power of exponent, computed in float64. */
  float_power(self: Tensor, exponent: Tensor, options?: { out?: Out }): Tensor
  float_power(self: Tensor, options: { exponent?: Tensor; out?: Out }): Tensor
  float_power(options: { self?: Tensor; exponent?: Tensor; out?: Out }): Tensor
  float_power(self: Tensor, exponent: Num, options?: { out?: Out }): Tensor
  float_power(self: Tensor, options: { exponent?: Num; out?: Out }): Tensor
  float_power(options: { self?: Tensor; exponent?: Num; out?: Out }): Tensor
  float_power(self: Num, exponent: Tensor, options?: { out?: Out }): Tensor
  float_power(self: Num, options: { exponent?: Tensor; out?: Out }): Tensor
  float_power(options: { self?: Num; exponent?: Tensor; out?: Out }): Tensor
  /** The largest whole number not above x. */
  floor(self: Tensor, options?: { out?: Out }): Tensor
  floor(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The largest whole number not above x. */
  floor_(self: Tensor): Tensor
  floor_(options: { self?: Tensor }): Tensor
  /** x / other, rounded down. */
  floor_divide(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  floor_divide(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  floor_divide(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  floor_divide(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  floor_divide(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  floor_divide(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  floor_divide(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  floor_divide(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  floor_divide(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** The larger of both; NaN loses. */
  fmax(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  fmax(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  fmax(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The smaller of both; NaN loses. */
  fmin(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  fmin(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  fmin(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The remainder with the sign of x. */
  fmod(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  fmod(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  fmod(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  fmod(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  fmod(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  fmod(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** The fraction of x, with its sign. */
  frac(self: Tensor, options?: { out?: Out }): Tensor
  frac(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The fraction of x, with its sign. */
  frac_(self: Tensor): Tensor
  frac_(options: { self?: Tensor }): Tensor
  /** x as mantissa · 2^exponent, the mantissa in [0.5, 1). */
  frexp(self: Tensor, options?: { out?: Out }): Tensor
  frexp(options: { self?: Tensor; out?: Out }): Tensor
  /** A one-dimensional tensor over a copy of the bytes of an ArrayBuffer or typed array. */
  frombuffer(buffer: any, options?: { dtype?: DType; count?: number; offset?: number; requires_grad?: boolean; out?: Out }): Tensor
  frombuffer(options: { buffer?: any; dtype?: DType; count?: number; offset?: number; requires_grad?: boolean; out?: Out }): Tensor
  /** A tensor filled with one value. */
  full(size: number | readonly number[], fill_value: Num, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  full(size: number | readonly number[], options: { fill_value?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  full(options: { size?: number | readonly number[]; fill_value?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** One value in the shape of another tensor. */
  full_like(self: Tensor, fill_value: Num, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any }): Tensor
  full_like(self: Tensor, options: { fill_value?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any }): Tensor
  full_like(options: { self?: Tensor; fill_value?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any }): Tensor
  /** The elements at positions along one dimension: out[i][j] = self[index[i][j]][j] for dim 0. Errors: an index out of range. */
  gather(self: Tensor, dim: number, index: Tensor, options?: { sparse_grad?: boolean; out?: Out }): Tensor
  gather(self: Tensor, dim: number, options: { index?: Tensor; sparse_grad?: boolean; out?: Out }): Tensor
  gather(self: Tensor, options: { dim?: number; index?: Tensor; sparse_grad?: boolean; out?: Out }): Tensor
  gather(options: { self?: Tensor; dim?: number; index?: Tensor; sparse_grad?: boolean; out?: Out }): Tensor
  /** The greatest common divisor, not negative. */
  gcd(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  gcd(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  gcd(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** In place: The greatest common divisor, not negative. */
  gcd_(self: Tensor, other: Tensor): Tensor
  gcd_(self: Tensor, options: { other?: Tensor }): Tensor
  gcd_(options: { self?: Tensor; other?: Tensor }): Tensor
  /** x ≥ other. */
  ge(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  ge(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  ge(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  ge(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  ge(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  ge(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** The outer product of two vectors. */
  ger(self: Tensor, vec2: Tensor, options?: { out?: Out }): Tensor
  ger(self: Tensor, options: { vec2?: Tensor; out?: Out }): Tensor
  ger(options: { self?: Tensor; vec2?: Tensor; out?: Out }): Tensor
  /** The derivative along each dimension by differences; spacing: the step, one for each dimension, or coordinates. */
  gradient(self: Tensor, options?: { spacing?: any; dim?: any; edge_order?: number }): Tensor[]
  gradient(options: { self?: Tensor; spacing?: any; dim?: any; edge_order?: number }): Tensor[]
  /** x > other. */
  greater(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  greater(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  greater(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  greater(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  greater(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  greater(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** x ≥ other. */
  greater_equal(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  greater_equal(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  greater_equal(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  greater_equal(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  greater_equal(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  greater_equal(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** The input [N, C, H, W] (or [N, C, D, H, W]) at the positions of the grid [N, H′, W′, 2] (or [N, D′, H′, W′, 3]), x first, from -1 to 1. Modes and paddings by number. */
  grid_sampler(input: Tensor, grid: Tensor, interpolation_mode: number, padding_mode: number, align_corners: boolean, options?: { out?: Out }): Tensor
  grid_sampler(input: Tensor, grid: Tensor, interpolation_mode: number, padding_mode: number, options: { align_corners?: boolean; out?: Out }): Tensor
  grid_sampler(input: Tensor, grid: Tensor, interpolation_mode: number, options: { padding_mode?: number; align_corners?: boolean; out?: Out }): Tensor
  grid_sampler(input: Tensor, grid: Tensor, options: { interpolation_mode?: number; padding_mode?: number; align_corners?: boolean; out?: Out }): Tensor
  grid_sampler(input: Tensor, options: { grid?: Tensor; interpolation_mode?: number; padding_mode?: number; align_corners?: boolean; out?: Out }): Tensor
  grid_sampler(options: { input?: Tensor; grid?: Tensor; interpolation_mode?: number; padding_mode?: number; align_corners?: boolean; out?: Out }): Tensor
  /** The input [N, C, H, W] (or [N, C, D, H, W]) at the positions of the grid [N, H′, W′, 2] (or [N, D′, H′, W′, 3]), x first, from -1 to 1. Modes and paddings by number. */
  grid_sampler_2d(input: Tensor, grid: Tensor, interpolation_mode: number, padding_mode: number, align_corners: boolean): Tensor
  grid_sampler_2d(input: Tensor, grid: Tensor, interpolation_mode: number, padding_mode: number, options: { align_corners?: boolean }): Tensor
  grid_sampler_2d(input: Tensor, grid: Tensor, interpolation_mode: number, options: { padding_mode?: number; align_corners?: boolean }): Tensor
  grid_sampler_2d(input: Tensor, grid: Tensor, options: { interpolation_mode?: number; padding_mode?: number; align_corners?: boolean }): Tensor
  grid_sampler_2d(input: Tensor, options: { grid?: Tensor; interpolation_mode?: number; padding_mode?: number; align_corners?: boolean }): Tensor
  grid_sampler_2d(options: { input?: Tensor; grid?: Tensor; interpolation_mode?: number; padding_mode?: number; align_corners?: boolean }): Tensor
  /** The input [N, C, H, W] (or [N, C, D, H, W]) at the positions of the grid [N, H′, W′, 2] (or [N, D′, H′, W′, 3]), x first, from -1 to 1. Modes and paddings by number. */
  grid_sampler_3d(input: Tensor, grid: Tensor, interpolation_mode: number, padding_mode: number, align_corners: boolean): Tensor
  grid_sampler_3d(input: Tensor, grid: Tensor, interpolation_mode: number, padding_mode: number, options: { align_corners?: boolean }): Tensor
  grid_sampler_3d(input: Tensor, grid: Tensor, interpolation_mode: number, options: { padding_mode?: number; align_corners?: boolean }): Tensor
  grid_sampler_3d(input: Tensor, grid: Tensor, options: { interpolation_mode?: number; padding_mode?: number; align_corners?: boolean }): Tensor
  grid_sampler_3d(input: Tensor, options: { grid?: Tensor; interpolation_mode?: number; padding_mode?: number; align_corners?: boolean }): Tensor
  grid_sampler_3d(options: { input?: Tensor; grid?: Tensor; interpolation_mode?: number; padding_mode?: number; align_corners?: boolean }): Tensor
  /** The channels of each sample in num_groups groups, each less its mean, over its deviation, times a weight, plus a bias. */
  group_norm(input: Tensor, num_groups: number, weight?: Tensor | null, bias?: Tensor | null, eps?: number, cudnn_enabled?: boolean): Tensor
  group_norm(input: Tensor, num_groups: number, weight: Tensor | null, bias: Tensor | null, eps: number, options?: { cudnn_enabled?: boolean }): Tensor
  group_norm(input: Tensor, num_groups: number, weight: Tensor | null, bias: Tensor | null, options?: { eps?: number; cudnn_enabled?: boolean }): Tensor
  group_norm(input: Tensor, num_groups: number, weight: Tensor | null, options?: { bias?: Tensor | null; eps?: number; cudnn_enabled?: boolean }): Tensor
  group_norm(input: Tensor, num_groups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnn_enabled?: boolean }): Tensor
  group_norm(input: Tensor, options: { num_groups?: number; weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnn_enabled?: boolean }): Tensor
  group_norm(options: { input?: Tensor; num_groups?: number; weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnn_enabled?: boolean }): Tensor
  /** A gated recurrent unit over sequences [T, N, input], or, packed, over rows with the number of sequences that have each step: outputs and last states. */
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, batch_first: boolean, options?: { out?: Out }): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, options: { batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, options: { bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, options: { train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, options: { dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, options: { num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, params: readonly Tensor[], options: { has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(input: Tensor, hx: Tensor, options: { params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(input: Tensor, options: { hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(options: { input?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, options?: { out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, options: { bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, options: { train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, options: { dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, options: { num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], options: { has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, batch_sizes: Tensor, hx: Tensor, options: { params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, batch_sizes: Tensor, options: { hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  gru(data: Tensor, options: { batch_sizes?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  gru(options: { data?: Tensor; batch_sizes?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  /** One step of gru: input [N, input], states [N, hidden]. */
  gru_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih?: Tensor | null, b_hh?: Tensor | null, options?: { out?: Out }): Tensor
  gru_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | null, options?: { b_hh?: Tensor | null; out?: Out }): Tensor
  gru_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, options?: { b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  gru_cell(input: Tensor, hx: Tensor, w_ih: Tensor, options: { w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  gru_cell(input: Tensor, hx: Tensor, options: { w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  gru_cell(input: Tensor, options: { hx?: Tensor; w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  gru_cell(options: { input?: Tensor; hx?: Tensor; w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  /** x > other. */
  gt(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  gt(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  gt(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  gt(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  gt(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  gt(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** The hamming window of window_length points; of a period, or symmetric. */
  hamming_window(window_length: number, periodic?: boolean, alpha?: number, beta?: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  hamming_window(window_length: number, periodic: boolean, alpha: number, options?: { beta?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  hamming_window(window_length: number, periodic: boolean, options?: { alpha?: number; beta?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  hamming_window(window_length: number, options?: { periodic?: boolean; alpha?: number; beta?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  hamming_window(options: { window_length?: number; periodic?: boolean; alpha?: number; beta?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** The hann window of window_length points; of a period, or symmetric. */
  hann_window(window_length: number, periodic?: boolean, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  hann_window(window_length: number, options?: { periodic?: boolean; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  hann_window(options: { window_length?: number; periodic?: boolean; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** x, or 0 where |x| ≤ lambd. */
  hardshrink(self: Tensor, lambd?: Num): Tensor
  hardshrink(self: Tensor, options?: { lambd?: Num }): Tensor
  hardshrink(options: { self?: Tensor; lambd?: Num }): Tensor
  /** 0 below zero, 1 above, values at zero. */
  heaviside(self: Tensor, values: Tensor, options?: { out?: Out }): Tensor
  heaviside(self: Tensor, options: { values?: Tensor; out?: Out }): Tensor
  heaviside(options: { self?: Tensor; values?: Tensor; out?: Out }): Tensor
  /** The input where the target is 1, and max(0, margin - input) where it is -1. */
  hinge_embedding_loss(input: Tensor, target: Tensor, margin?: number, reduction?: number, options?: { out?: Out }): Tensor
  hinge_embedding_loss(input: Tensor, target: Tensor, margin: number, options?: { reduction?: number; out?: Out }): Tensor
  hinge_embedding_loss(input: Tensor, target: Tensor, options?: { margin?: number; reduction?: number; out?: Out }): Tensor
  hinge_embedding_loss(input: Tensor, options: { target?: Tensor; margin?: number; reduction?: number; out?: Out }): Tensor
  hinge_embedding_loss(options: { input?: Tensor; target?: Tensor; margin?: number; reduction?: number; out?: Out }): Tensor
  /** How many elements fall into each of equal bins from min to max (if these are equal: over the range of the elements). */
  histc(self: Tensor, bins?: number, min?: number, max?: number, options?: { out?: Out }): Tensor
  histc(self: Tensor, bins: number, min: number, options?: { max?: number; out?: Out }): Tensor
  histc(self: Tensor, bins: number, options?: { min?: number; max?: number; out?: Out }): Tensor
  histc(self: Tensor, options?: { bins?: number; min?: number; max?: number; out?: Out }): Tensor
  histc(options: { self?: Tensor; bins?: number; min?: number; max?: number; out?: Out }): Tensor
  /** Counts of elements, or sums of weights, between edges, and the edges. */
  histogram(self: Tensor, bins: Tensor, options?: { weight?: Tensor | null; density?: boolean; out?: Out }): Results<'hist' | 'bin_edges'>
  histogram(self: Tensor, options: { bins?: Tensor; weight?: Tensor | null; density?: boolean; out?: Out }): Results<'hist' | 'bin_edges'>
  histogram(options: { self?: Tensor; bins?: Tensor; weight?: Tensor | null; density?: boolean; out?: Out }): Results<'hist' | 'bin_edges'>
  histogram(self: Tensor, bins?: number, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): Results<'hist' | 'bin_edges'>
  histogram(self: Tensor, options?: { bins?: number; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): Results<'hist' | 'bin_edges'>
  histogram(options: { self?: Tensor; bins?: number; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): Results<'hist' | 'bin_edges'>
  /** Counts of points (rows), or sums of their weights, in a grid of bins, and the edges along each coordinate. */
  histogramdd(self: Tensor, bins: number, range?: readonly number[] | null, weight?: Tensor | null, density?: boolean, options?: { out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: number, range: readonly number[] | null, weight: Tensor | null, options?: { density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: number, range: readonly number[] | null, options?: { weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: number, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, options: { bins?: number; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(options: { self?: Tensor; bins?: number; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly number[], range?: readonly number[] | null, weight?: Tensor | null, density?: boolean, options?: { out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly number[], range: readonly number[] | null, weight: Tensor | null, options?: { density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly number[], range: readonly number[] | null, options?: { weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly number[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, options: { bins?: readonly number[]; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(options: { self?: Tensor; bins?: readonly number[]; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly Tensor[], range?: readonly number[] | null, weight?: Tensor | null, density?: boolean, options?: { out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly Tensor[], range: readonly number[] | null, weight: Tensor | null, options?: { density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly Tensor[], range: readonly number[] | null, options?: { weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, bins: readonly Tensor[], options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(self: Tensor, options: { bins?: readonly Tensor[]; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  histogramdd(options: { self?: Tensor; bins?: readonly Tensor[]; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; out?: Out }): [Tensor, Tensor[]]
  /** Pieces along dimension 1. */
  hsplit(self: Tensor, sections: number): Tensor[]
  hsplit(self: Tensor, options: { sections?: number }): Tensor[]
  hsplit(options: { self?: Tensor; sections?: number }): Tensor[]
  hsplit(self: Tensor, indices: readonly number[]): Tensor[]
  hsplit(self: Tensor, options: { indices?: readonly number[] }): Tensor[]
  hsplit(options: { self?: Tensor; indices?: readonly number[] }): Tensor[]
  hsplit(self: Tensor, ...indices: number[]): Tensor[]
  /** The tensors joined column-wise. */
  hstack(tensors: readonly Tensor[], options?: { out?: Out }): Tensor
  hstack(options: { tensors?: readonly Tensor[]; out?: Out }): Tensor
  hstack(...tensors: Tensor[]): Tensor
  hstack(...tensors: [...Tensor[], options: { out?: Out }]): Tensor
  /** √(x² + other²), without overflow. */
  hypot(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  hypot(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  hypot(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The modified Bessel function of the first kind, of order 0. */
  i0(self: Tensor, options?: { out?: Out }): Tensor
  i0(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The modified Bessel function of the first kind, of order 0. */
  i0_(self: Tensor): Tensor
  i0_(options: { self?: Tensor }): Tensor
  /** The regularised lower incomplete gamma function of a = self at x = other. */
  igamma(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  igamma(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  igamma(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The regularised upper incomplete gamma function of a = self at x = other. */
  igammac(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  igammac(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  igammac(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The imaginary part, which a real tensor does not have. */
  imag(self: Tensor): Tensor
  imag(options: { self?: Tensor }): Tensor
  /** The slices of source, times alpha, added at positions along `dim`; equal positions add up. */
  index_add(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Num; out?: Out }): Tensor
  index_add(self: Tensor, dim: number, index: Tensor, options: { source?: Tensor; alpha?: Num; out?: Out }): Tensor
  index_add(self: Tensor, dim: number, options: { index?: Tensor; source?: Tensor; alpha?: Num; out?: Out }): Tensor
  index_add(self: Tensor, options: { dim?: number; index?: Tensor; source?: Tensor; alpha?: Num; out?: Out }): Tensor
  index_add(options: { self?: Tensor; dim?: number; index?: Tensor; source?: Tensor; alpha?: Num; out?: Out }): Tensor
  /** The slices of source written at positions along `dim`. */
  index_copy(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { out?: Out }): Tensor
  index_copy(self: Tensor, dim: number, index: Tensor, options: { source?: Tensor; out?: Out }): Tensor
  index_copy(self: Tensor, dim: number, options: { index?: Tensor; source?: Tensor; out?: Out }): Tensor
  index_copy(self: Tensor, options: { dim?: number; index?: Tensor; source?: Tensor; out?: Out }): Tensor
  index_copy(options: { self?: Tensor; dim?: number; index?: Tensor; source?: Tensor; out?: Out }): Tensor
  /** One value written at positions along `dim`. */
  index_fill(self: Tensor, dim: number, index: Tensor, value: Tensor | Num): Tensor
  index_fill(self: Tensor, dim: number, index: Tensor, options: { value?: Tensor | Num }): Tensor
  index_fill(self: Tensor, dim: number, options: { index?: Tensor; value?: Tensor | Num }): Tensor
  index_fill(self: Tensor, options: { dim?: number; index?: Tensor; value?: Tensor | Num }): Tensor
  index_fill(options: { self?: Tensor; dim?: number; index?: Tensor; value?: Tensor | Num }): Tensor
  /** A copy with values (broadcast) at the indices; with accumulate, added there. Positions, slices ('1:3', torch.Slice(1, 3)), '...', null for a new axis, masks and index tensors, as in Python's x[…]. */
  index_put(self: Tensor, indices: readonly Index[], values: Tensor | Num, accumulate?: boolean): Tensor
  index_put(self: Tensor, indices: readonly Index[], values: Tensor | Num, options?: { accumulate?: boolean }): Tensor
  index_put(self: Tensor, indices: readonly Index[], options: { values?: Tensor | Num; accumulate?: boolean }): Tensor
  index_put(self: Tensor, options: { indices?: readonly Index[]; values?: Tensor | Num; accumulate?: boolean }): Tensor
  index_put(options: { self?: Tensor; indices?: readonly Index[]; values?: Tensor | Num; accumulate?: boolean }): Tensor
  /** The slices of source combined with those of self at positions along `dim` by "prod", "mean", "amax" or "amin". */
  index_reduce(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { include_self?: boolean; out?: Out }): Tensor
  index_reduce(self: Tensor, dim: number, index: Tensor, source: Tensor, options: { reduce?: string; include_self?: boolean; out?: Out }): Tensor
  index_reduce(self: Tensor, dim: number, index: Tensor, options: { source?: Tensor; reduce?: string; include_self?: boolean; out?: Out }): Tensor
  index_reduce(self: Tensor, dim: number, options: { index?: Tensor; source?: Tensor; reduce?: string; include_self?: boolean; out?: Out }): Tensor
  index_reduce(self: Tensor, options: { dim?: number; index?: Tensor; source?: Tensor; reduce?: string; include_self?: boolean; out?: Out }): Tensor
  index_reduce(options: { self?: Tensor; dim?: number; index?: Tensor; source?: Tensor; reduce?: string; include_self?: boolean; out?: Out }): Tensor
  /** The slices along `dim` at the positions in a vector, in new memory. */
  index_select(self: Tensor, dim: number, index: Tensor, options?: { out?: Out }): Tensor
  index_select(self: Tensor, dim: number, options: { index?: Tensor; out?: Out }): Tensor
  index_select(self: Tensor, options: { dim?: number; index?: Tensor; out?: Out }): Tensor
  index_select(options: { self?: Tensor; dim?: number; index?: Tensor; out?: Out }): Tensor
  /** The inner products over the last dimensions. */
  inner(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  inner(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  inner(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** batch_norm of each sample by itself. */
  instance_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, use_input_stats: boolean, momentum: number, eps: number, cudnn_enabled: boolean): Tensor
  instance_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, use_input_stats: boolean, momentum: number, eps: number, options: { cudnn_enabled?: boolean }): Tensor
  instance_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, use_input_stats: boolean, momentum: number, options: { eps?: number; cudnn_enabled?: boolean }): Tensor
  instance_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, use_input_stats: boolean, options: { momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  instance_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, options: { use_input_stats?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  instance_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, options: { running_var?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  instance_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, options: { running_mean?: Tensor | null; running_var?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  instance_norm(input: Tensor, weight: Tensor | null, options: { bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  instance_norm(input: Tensor, options: { weight?: Tensor | null; bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  instance_norm(options: { input?: Tensor; weight?: Tensor | null; bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number; cudnn_enabled?: boolean }): Tensor
  /** Whether the tensor is a lazy conjugate: never. */
  is_conj(self: Tensor, options?: { out?: Out }): Tensor
  is_conj(options: { self?: Tensor; out?: Out }): Tensor
  /** Whether the tensor is a lazy negative: never. */
  is_neg(self: Tensor, options?: { out?: Out }): Tensor
  is_neg(options: { self?: Tensor; out?: Out }): Tensor
  /** Whether |x - other| ≤ atol + rtol · |other|; equal_nan: NaN is close to NaN. */
  isclose(self: Tensor, other: Tensor, rtol?: number, atol?: number, equal_nan?: boolean): Tensor
  isclose(self: Tensor, other: Tensor, rtol: number, atol: number, options?: { equal_nan?: boolean }): Tensor
  isclose(self: Tensor, other: Tensor, rtol: number, options?: { atol?: number; equal_nan?: boolean }): Tensor
  isclose(self: Tensor, other: Tensor, options?: { rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  isclose(self: Tensor, options: { other?: Tensor; rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  isclose(options: { self?: Tensor; other?: Tensor; rtol?: number; atol?: number; equal_nan?: boolean }): Tensor
  /** Whether x is neither infinite nor NaN. */
  isfinite(self: Tensor): Tensor
  isfinite(options: { self?: Tensor }): Tensor
  /** Whether each element is one of the test elements. */
  isin(elements: Tensor, test_elements: Tensor, options?: { assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  isin(elements: Tensor, options: { test_elements?: Tensor; assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  isin(options: { elements?: Tensor; test_elements?: Tensor; assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  isin(elements: Tensor, test_element: Num, options?: { assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  isin(elements: Tensor, options: { test_element?: Num; assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  isin(options: { elements?: Tensor; test_element?: Num; assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  isin(element: Num, test_elements: Tensor, options?: { assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  isin(element: Num, options: { test_elements?: Tensor; assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  isin(options: { element?: Num; test_elements?: Tensor; assume_unique?: boolean; invert?: boolean; out?: Out }): Tensor
  /** Whether x is infinite. */
  isinf(self: Tensor): Tensor
  isinf(options: { self?: Tensor }): Tensor
  /** Whether x is NaN. */
  isnan(self: Tensor): Tensor
  isnan(options: { self?: Tensor }): Tensor
  /** Whether x is -∞. */
  isneginf(self: Tensor, options?: { out?: Out }): Tensor
  isneginf(options: { self?: Tensor; out?: Out }): Tensor
  /** Whether x is +∞. */
  isposinf(self: Tensor, options?: { out?: Out }): Tensor
  isposinf(options: { self?: Tensor; out?: Out }): Tensor
  /** Whether x has no imaginary part: always, as no tensor is complex. */
  isreal(self: Tensor): Tensor
  isreal(options: { self?: Tensor }): Tensor
  /** The kaiser window of window_length points; of a period, or symmetric. */
  kaiser_window(window_length: number, periodic?: boolean, beta?: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  kaiser_window(window_length: number, periodic: boolean, options?: { beta?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  kaiser_window(window_length: number, options?: { periodic?: boolean; beta?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  kaiser_window(options: { window_length?: number; periodic?: boolean; beta?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** The divergence of Kullback and Leibler of target probabilities from those whose logarithm the input is. reduction may also be "batchmean". */
  kl_div(input: Tensor, target: Tensor, reduction?: number, options?: { log_target?: boolean }): Tensor
  kl_div(input: Tensor, target: Tensor, options?: { reduction?: number; log_target?: boolean }): Tensor
  kl_div(input: Tensor, options: { target?: Tensor; reduction?: number; log_target?: boolean }): Tensor
  kl_div(options: { input?: Tensor; target?: Tensor; reduction?: number; log_target?: boolean }): Tensor
  /** The Kronecker product: other times every element of self, as blocks. */
  kron(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  kron(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  kron(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The k-th smallest element along `dim`, counted from 1, and its position. */
  kthvalue(self: Tensor, k: number, dim?: number, keepdim?: boolean, options?: { out?: Out }): Results<'values' | 'indices'>
  kthvalue(self: Tensor, k: number, dim: number, options?: { keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  kthvalue(self: Tensor, k: number, options?: { dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  kthvalue(self: Tensor, options: { k?: number; dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  kthvalue(options: { self?: Tensor; k?: number; dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  /** The last dimensions, as many as normalized_shape has, less their mean, over their deviation, times a weight, plus a bias. */
  layer_norm(input: Tensor, normalized_shape: readonly number[], weight?: Tensor | null, bias?: Tensor | null, eps?: number, cudnn_enable?: boolean): Tensor
  layer_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number, options?: { cudnn_enable?: boolean }): Tensor
  layer_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, bias: Tensor | null, options?: { eps?: number; cudnn_enable?: boolean }): Tensor
  layer_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, options?: { bias?: Tensor | null; eps?: number; cudnn_enable?: boolean }): Tensor
  layer_norm(input: Tensor, normalized_shape: readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnn_enable?: boolean }): Tensor
  layer_norm(input: Tensor, options: { normalized_shape?: readonly number[]; weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnn_enable?: boolean }): Tensor
  layer_norm(options: { input?: Tensor; normalized_shape?: readonly number[]; weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnn_enable?: boolean }): Tensor
  /** The least common multiple, not negative. */
  lcm(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  lcm(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  lcm(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** In place: The least common multiple, not negative. */
  lcm_(self: Tensor, other: Tensor): Tensor
  lcm_(self: Tensor, options: { other?: Tensor }): Tensor
  lcm_(options: { self?: Tensor; other?: Tensor }): Tensor
  /** x · 2^other. */
  ldexp(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  ldexp(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  ldexp(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** In place: x · 2^other. */
  ldexp_(self: Tensor, other: Tensor): Tensor
  ldexp_(self: Tensor, options: { other?: Tensor }): Tensor
  ldexp_(options: { self?: Tensor; other?: Tensor }): Tensor
  /** x ≤ other. */
  le(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  le(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  le(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  le(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  le(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  le(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** start + weight · (end - start). */
  lerp(self: Tensor, end: Tensor, weight: Tensor, options?: { out?: Out }): Tensor
  lerp(self: Tensor, end: Tensor, options: { weight?: Tensor; out?: Out }): Tensor
  lerp(self: Tensor, options: { end?: Tensor; weight?: Tensor; out?: Out }): Tensor
  lerp(options: { self?: Tensor; end?: Tensor; weight?: Tensor; out?: Out }): Tensor
  lerp(self: Tensor, end: Tensor, weight: Num, options?: { out?: Out }): Tensor
  lerp(self: Tensor, end: Tensor, options: { weight?: Num; out?: Out }): Tensor
  lerp(self: Tensor, options: { end?: Tensor; weight?: Num; out?: Out }): Tensor
  lerp(options: { self?: Tensor; end?: Tensor; weight?: Num; out?: Out }): Tensor
  /** x < other. */
  less(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  less(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  less(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  less(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  less(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  less(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** x ≤ other. */
  less_equal(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  less_equal(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  less_equal(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  less_equal(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  less_equal(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  less_equal(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** The logarithm of |Γ(x)|. */
  lgamma(self: Tensor, options?: { out?: Out }): Tensor
  lgamma(options: { self?: Tensor; out?: Out }): Tensor
  /** `steps` numbers from start to end, both included, evenly spaced. */
  linspace(start: Tensor | Num, end: Tensor | Num, steps: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  linspace(start: Tensor | Num, end: Tensor | Num, options: { steps?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  linspace(start: Tensor | Num, options: { end?: Tensor | Num; steps?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  linspace(options: { start?: Tensor | Num; end?: Tensor | Num; steps?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** The natural logarithm. */
  log(self: Tensor, options?: { out?: Out }): Tensor
  log(options: { self?: Tensor; out?: Out }): Tensor
  /** The logarithm of base 10. */
  log10(self: Tensor, options?: { out?: Out }): Tensor
  log10(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The logarithm of base 10. */
  log10_(self: Tensor): Tensor
  log10_(options: { self?: Tensor }): Tensor
  /** log(1 + x), exact for small x. */
  log1p(self: Tensor, options?: { out?: Out }): Tensor
  log1p(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: log(1 + x), exact for small x. */
  log1p_(self: Tensor): Tensor
  log1p_(options: { self?: Tensor }): Tensor
  /** The logarithm of base 2. */
  log2(self: Tensor, options?: { out?: Out }): Tensor
  log2(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The logarithm of base 2. */
  log2_(self: Tensor): Tensor
  log2_(options: { self?: Tensor }): Tensor
  /** In place: The natural logarithm. */
  log_(self: Tensor): Tensor
  log_(options: { self?: Tensor }): Tensor
  /** The logarithm of softmax along dim, without overflow. */
  log_softmax(self: Tensor, dim: number, dtype?: DType | null, options?: { out?: Out }): Tensor
  log_softmax(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Out }): Tensor
  log_softmax(self: Tensor, options: { dim?: number; dtype?: DType | null; out?: Out }): Tensor
  log_softmax(options: { self?: Tensor; dim?: number; dtype?: DType | null; out?: Out }): Tensor
  /** log(eˣ + e^other). */
  logaddexp(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  logaddexp(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  logaddexp(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** log₂(2ˣ + 2^other). */
  logaddexp2(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  logaddexp2(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  logaddexp2(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The logarithm of the running sum of exponentials along `dim`. */
  logcumsumexp(self: Tensor, dim: number, options?: { out?: Out }): Tensor
  logcumsumexp(self: Tensor, options: { dim?: number; out?: Out }): Tensor
  logcumsumexp(options: { self?: Tensor; dim?: number; out?: Out }): Tensor
  /** Whether both are other than 0. */
  logical_and(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  logical_and(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  logical_and(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** Whether x is 0. */
  logical_not(self: Tensor, options?: { out?: Out }): Tensor
  logical_not(options: { self?: Tensor; out?: Out }): Tensor
  /** Whether one is other than 0. */
  logical_or(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  logical_or(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  logical_or(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** Whether just one is other than 0. */
  logical_xor(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  logical_xor(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  logical_xor(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** log(x / (1 - x)); with eps, of x held between eps and 1 - eps. */
  logit(self: Tensor, eps?: number | null, options?: { out?: Out }): Tensor
  logit(self: Tensor, options?: { eps?: number | null; out?: Out }): Tensor
  logit(options: { self?: Tensor; eps?: number | null; out?: Out }): Tensor
  /** In place: log(x / (1 - x)); with eps, of x held between eps and 1 - eps. */
  logit_(self: Tensor, eps?: number | null): Tensor
  logit_(self: Tensor, options?: { eps?: number | null }): Tensor
  logit_(options: { self?: Tensor; eps?: number | null }): Tensor
  /** `steps` numbers from base^start to base^end, evenly spaced in the exponent. */
  logspace(start: Tensor | Num, end: Tensor | Num, steps: number, base?: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  logspace(start: Tensor | Num, end: Tensor | Num, steps: number, options?: { base?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  logspace(start: Tensor | Num, end: Tensor | Num, options: { steps?: number; base?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  logspace(start: Tensor | Num, options: { end?: Tensor | Num; steps?: number; base?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  logspace(options: { start?: Tensor | Num; end?: Tensor | Num; steps?: number; base?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** log of the sum of exponentials, without overflow. */
  logsumexp(self: Tensor, dim: number | readonly number[], keepdim?: boolean, options?: { out?: Out }): Tensor
  logsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Out }): Tensor
  logsumexp(self: Tensor, options: { dim?: number | readonly number[]; keepdim?: boolean; out?: Out }): Tensor
  logsumexp(options: { self?: Tensor; dim?: number | readonly number[]; keepdim?: boolean; out?: Out }): Tensor
  /** A long short-term memory over sequences [T, N, input], or, packed, over rows with the number of sequences that have each step: outputs and last states. */
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, batch_first: boolean, options?: { out?: Out }): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, options: { batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, options: { bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, options: { train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, options: { dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, options: { num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], options: { has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, hx: readonly Tensor[], options: { params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(input: Tensor, options: { hx?: readonly Tensor[]; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(options: { input?: Tensor; hx?: readonly Tensor[]; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, options?: { out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, options: { bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, options: { train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, num_layers: number, options: { dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], has_biases: boolean, options: { num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], options: { has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, batch_sizes: Tensor, hx: readonly Tensor[], options: { params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, batch_sizes: Tensor, options: { hx?: readonly Tensor[]; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(data: Tensor, options: { batch_sizes?: Tensor; hx?: readonly Tensor[]; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  lstm(options: { data?: Tensor; batch_sizes?: Tensor; hx?: readonly Tensor[]; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor, Tensor]
  /** One step of lstm: input [N, input], states [N, hidden]. */
  lstm_cell(input: Tensor, hx: readonly Tensor[], w_ih: Tensor, w_hh: Tensor, b_ih?: Tensor | null, b_hh?: Tensor | null, options?: { out?: Out }): [Tensor, Tensor]
  lstm_cell(input: Tensor, hx: readonly Tensor[], w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | null, options?: { b_hh?: Tensor | null; out?: Out }): [Tensor, Tensor]
  lstm_cell(input: Tensor, hx: readonly Tensor[], w_ih: Tensor, w_hh: Tensor, options?: { b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): [Tensor, Tensor]
  lstm_cell(input: Tensor, hx: readonly Tensor[], w_ih: Tensor, options: { w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): [Tensor, Tensor]
  lstm_cell(input: Tensor, hx: readonly Tensor[], options: { w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): [Tensor, Tensor]
  lstm_cell(input: Tensor, options: { hx?: readonly Tensor[]; w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): [Tensor, Tensor]
  lstm_cell(options: { input?: Tensor; hx?: readonly Tensor[]; w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): [Tensor, Tensor]
  /** x < other. */
  lt(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  lt(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  lt(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  lt(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  lt(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  lt(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** max(0, -target · (input1 - input2) + margin): target 1 wants input1 to be larger, -1 input2. */
  margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin?: number, reduction?: number, options?: { out?: Out }): Tensor
  margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, options?: { reduction?: number; out?: Out }): Tensor
  margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number; out?: Out }): Tensor
  margin_ranking_loss(input1: Tensor, input2: Tensor, options: { target?: Tensor; margin?: number; reduction?: number; out?: Out }): Tensor
  margin_ranking_loss(input1: Tensor, options: { input2?: Tensor; target?: Tensor; margin?: number; reduction?: number; out?: Out }): Tensor
  margin_ranking_loss(options: { input1?: Tensor; input2?: Tensor; target?: Tensor; margin?: number; reduction?: number; out?: Out }): Tensor
  /** A value (a number or a tensor without dimensions) wherever the mask holds, else the elements of self. */
  masked_fill(self: Tensor, mask: Tensor, value: Tensor | Num): Tensor
  masked_fill(self: Tensor, mask: Tensor, options: { value?: Tensor | Num }): Tensor
  masked_fill(self: Tensor, options: { mask?: Tensor; value?: Tensor | Num }): Tensor
  masked_fill(options: { self?: Tensor; mask?: Tensor; value?: Tensor | Num }): Tensor
  /** The elements of source, one after another, wherever the mask holds, else those of self. */
  masked_scatter(self: Tensor, mask: Tensor, source: Tensor): Tensor
  masked_scatter(self: Tensor, mask: Tensor, options: { source?: Tensor }): Tensor
  masked_scatter(self: Tensor, options: { mask?: Tensor; source?: Tensor }): Tensor
  masked_scatter(options: { self?: Tensor; mask?: Tensor; source?: Tensor }): Tensor
  /** The elements where the mask holds, as a vector. */
  masked_select(self: Tensor, mask: Tensor, options?: { out?: Out }): Tensor
  masked_select(self: Tensor, options: { mask?: Tensor; out?: Out }): Tensor
  masked_select(options: { self?: Tensor; mask?: Tensor; out?: Out }): Tensor
  /** The matrix product: vectors, matrices, or broadcast batches of them. */
  matmul(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  matmul(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  matmul(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The largest element; along a dimension, its values and positions; of two tensors, the larger of each pair. */
  max(self: Tensor, options?: { out?: Out }): Tensor
  max(options: { self?: Tensor; out?: Out }): Tensor
  max(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  max(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  max(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  max(self: Tensor, dim: number, keepdim?: boolean, options?: { out?: Out }): Results<'values' | 'indices'>
  max(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  max(self: Tensor, options: { dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  max(options: { self?: Tensor; dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, options?: { out?: Out }): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean; out?: Out }): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool1d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool1d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, options?: { out?: Out }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean; out?: Out }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): [Tensor, Tensor]
  max_pool1d_with_indices(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): [Tensor, Tensor]
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, options?: { out?: Out }): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean; out?: Out }): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool2d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool2d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, options?: { out?: Out }): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean; out?: Out }): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool3d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  max_pool3d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; out?: Out }): Tensor
  /** The larger of both; NaN wins; ties share the gradient. */
  maximum(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  maximum(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  maximum(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The mean of all elements, or over dimensions. */
  mean(self: Tensor, options?: { dtype?: DType | null; out?: Out }): Tensor
  mean(options: { self?: Tensor; dtype?: DType | null; out?: Out }): Tensor
  mean(self: Tensor, dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  mean(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  mean(self: Tensor, options: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  mean(options: { self?: Tensor; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  mean(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  /** The median (of two, the lower); along a dimension with its position. */
  median(self: Tensor, options?: { out?: Out }): Tensor
  median(options: { self?: Tensor; out?: Out }): Tensor
  median(self: Tensor, dim?: number, keepdim?: boolean, options?: { out?: Out }): Results<'values' | 'indices'>
  median(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  median(self: Tensor, options?: { dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  median(options: { self?: Tensor; dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  /** The coordinates of a grid over vectors, one tensor for each: views. indexing "xy" exchanges the first two dimensions. */
  meshgrid(tensors: readonly Tensor[], options?: { indexing?: string | null }): Tensor[]
  meshgrid(options: { tensors?: readonly Tensor[]; indexing?: string | null }): Tensor[]
  meshgrid(...tensors: Tensor[]): Tensor[]
  meshgrid(...tensors: [...Tensor[], options: { indexing?: string | null }]): Tensor[]
  /** The smallest element; along a dimension, its values and positions; of two tensors, the smaller of each pair. */
  min(self: Tensor, options?: { out?: Out }): Tensor
  min(options: { self?: Tensor; out?: Out }): Tensor
  min(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  min(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  min(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  min(self: Tensor, dim: number, keepdim?: boolean, options?: { out?: Out }): Results<'values' | 'indices'>
  min(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  min(self: Tensor, options: { dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  min(options: { self?: Tensor; dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  /** The smaller of both; NaN wins; ties share the gradient. */
  minimum(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  minimum(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  minimum(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The product of two matrices. */
  mm(self: Tensor, mat2: Tensor, options?: { out?: Out }): Tensor
  mm(self: Tensor, options: { mat2?: Tensor; out?: Out }): Tensor
  mm(options: { self?: Tensor; mat2?: Tensor; out?: Out }): Tensor
  /** The most frequent element along `dim`, and a position of it. */
  mode(self: Tensor, dim?: number, keepdim?: boolean, options?: { out?: Out }): Results<'values' | 'indices'>
  mode(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  mode(self: Tensor, options?: { dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  mode(options: { self?: Tensor; dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  /** Dimensions moved to other places: a view. */
  moveaxis(self: Tensor, source: number | readonly number[], destination: number | readonly number[]): Tensor
  moveaxis(self: Tensor, source: number | readonly number[], options: { destination?: number | readonly number[] }): Tensor
  moveaxis(self: Tensor, options: { source?: number | readonly number[]; destination?: number | readonly number[] }): Tensor
  moveaxis(options: { self?: Tensor; source?: number | readonly number[]; destination?: number | readonly number[] }): Tensor
  /** Dimensions moved to other places: a view. */
  movedim(self: Tensor, source: number | readonly number[], destination: number | readonly number[]): Tensor
  movedim(self: Tensor, source: number | readonly number[], options: { destination?: number | readonly number[] }): Tensor
  movedim(self: Tensor, options: { source?: number | readonly number[]; destination?: number | readonly number[] }): Tensor
  movedim(options: { self?: Tensor; source?: number | readonly number[]; destination?: number | readonly number[] }): Tensor
  /** Sorted along the first dimension. */
  msort(self: Tensor, options?: { out?: Out }): Tensor
  msort(options: { self?: Tensor; out?: Out }): Tensor
  /** x · other. */
  mul(self: Tensor | Num, other: Tensor | Num, options?: { out?: Out }): Tensor
  mul(self: Tensor | Num, options: { other?: Tensor | Num; out?: Out }): Tensor
  mul(options: { self?: Tensor | Num; other?: Tensor | Num; out?: Out }): Tensor
  /** Positions drawn with the given weights (int64). */
  multinomial(self: Tensor, num_samples: number, replacement?: boolean, options?: { generator?: Generator | null; out?: Out }): Tensor
  multinomial(self: Tensor, num_samples: number, options?: { replacement?: boolean; generator?: Generator | null; out?: Out }): Tensor
  multinomial(self: Tensor, options: { num_samples?: number; replacement?: boolean; generator?: Generator | null; out?: Out }): Tensor
  multinomial(options: { self?: Tensor; num_samples?: number; replacement?: boolean; generator?: Generator | null; out?: Out }): Tensor
  /** x · other. */
  multiply(self: Tensor | Num, other: Tensor | Num, options?: { out?: Out }): Tensor
  multiply(self: Tensor | Num, options: { other?: Tensor | Num; out?: Out }): Tensor
  multiply(options: { self?: Tensor | Num; other?: Tensor | Num; out?: Out }): Tensor
  /** A matrix times a vector. */
  mv(self: Tensor, vec: Tensor, options?: { out?: Out }): Tensor
  mv(self: Tensor, options: { vec?: Tensor; out?: Out }): Tensor
  mv(options: { self?: Tensor; vec?: Tensor; out?: Out }): Tensor
  /** The logarithm of the multivariate gamma function of dimension p. */
  mvlgamma(self: Tensor, p: number, options?: { out?: Out }): Tensor
  mvlgamma(self: Tensor, options: { p?: number; out?: Out }): Tensor
  mvlgamma(options: { self?: Tensor; p?: number; out?: Out }): Tensor
  /** NaN and the infinities replaced: by 0 and the extremes of the dtype unless others are given. */
  nan_to_num(self: Tensor, nan?: number | null, posinf?: number | null, neginf?: number | null, options?: { out?: Out }): Tensor
  nan_to_num(self: Tensor, nan: number | null, posinf: number | null, options?: { neginf?: number | null; out?: Out }): Tensor
  nan_to_num(self: Tensor, nan: number | null, options?: { posinf?: number | null; neginf?: number | null; out?: Out }): Tensor
  nan_to_num(self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null; out?: Out }): Tensor
  nan_to_num(options: { self?: Tensor; nan?: number | null; posinf?: number | null; neginf?: number | null; out?: Out }): Tensor
  /** In place: NaN and the infinities replaced: by 0 and the extremes of the dtype unless others are given. */
  nan_to_num_(self: Tensor, nan?: number | null, posinf?: number | null, neginf?: number | null): Tensor
  nan_to_num_(self: Tensor, nan: number | null, posinf: number | null, options?: { neginf?: number | null }): Tensor
  nan_to_num_(self: Tensor, nan: number | null, options?: { posinf?: number | null; neginf?: number | null }): Tensor
  nan_to_num_(self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  nan_to_num_(options: { self?: Tensor; nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor
  /** The mean of what is no NaN. */
  nanmean(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  nanmean(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  nanmean(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  nanmean(options: { self?: Tensor; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  /** The median of what is no NaN. */
  nanmedian(self: Tensor, options?: { out?: Out }): Tensor
  nanmedian(options: { self?: Tensor; out?: Out }): Tensor
  nanmedian(self: Tensor, dim?: number, keepdim?: boolean, options?: { out?: Out }): Results<'values' | 'indices'>
  nanmedian(self: Tensor, dim: number, options?: { keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  nanmedian(self: Tensor, options?: { dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  nanmedian(options: { self?: Tensor; dim?: number; keepdim?: boolean; out?: Out }): Results<'values' | 'indices'>
  /** Quantiles of what is no NaN. */
  nanquantile(self: Tensor, q: any, dim?: number | null, keepdim?: boolean, options?: { interpolation?: string; out?: Out }): Tensor
  nanquantile(self: Tensor, q: any, dim: number | null, options?: { keepdim?: boolean; interpolation?: string; out?: Out }): Tensor
  nanquantile(self: Tensor, q: any, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Out }): Tensor
  nanquantile(self: Tensor, options: { q?: any; dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Out }): Tensor
  nanquantile(options: { self?: Tensor; q?: any; dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Out }): Tensor
  /** The sum of what is no NaN. */
  nansum(self: Tensor, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  nansum(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  nansum(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  nansum(options: { self?: Tensor; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  /** `length` entries from `start` on along `dim`: a view. */
  narrow(self: Tensor, dim: number, start: number, length: number): Tensor
  narrow(self: Tensor, dim: number, start: number, options: { length?: number }): Tensor
  narrow(self: Tensor, dim: number, options: { start?: number; length?: number }): Tensor
  narrow(self: Tensor, options: { dim?: number; start?: number; length?: number }): Tensor
  narrow(options: { self?: Tensor; dim?: number; start?: number; length?: number }): Tensor
  /** batch_norm, with the mean and the reciprocal deviation of each channel (empty unless training). */
  native_batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  native_batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, momentum: number, options: { eps?: number }): [Tensor, Tensor, Tensor]
  native_batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, training: boolean, options: { momentum?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, running_var: Tensor | null, options: { training?: boolean; momentum?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, running_mean: Tensor | null, options: { running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_batch_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, options: { running_mean?: Tensor | null; running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_batch_norm(input: Tensor, weight: Tensor | null, options: { bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_batch_norm(input: Tensor, options: { weight?: Tensor | null; bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_batch_norm(options: { input?: Tensor; weight?: Tensor | null; bias?: Tensor | null; running_mean?: Tensor | null; running_var?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): [Tensor, Tensor, Tensor]
  /** The channels of [N, C, *] in `groups` groups, dealt out: the first of each, then the second of each. Without a gradient, as in PyTorch. */
  native_channel_shuffle(input: Tensor, groups: number, options?: { out?: Out }): Tensor
  native_channel_shuffle(input: Tensor, options: { groups?: number; out?: Out }): Tensor
  native_channel_shuffle(options: { input?: Tensor; groups?: number; out?: Out }): Tensor
  /** dropout and its mask. */
  native_dropout(input: Tensor, p: number, train: boolean | null): [Tensor, Tensor]
  native_dropout(input: Tensor, p: number, options: { train?: boolean | null }): [Tensor, Tensor]
  native_dropout(input: Tensor, options: { p?: number; train?: boolean | null }): [Tensor, Tensor]
  native_dropout(options: { input?: Tensor; p?: number; train?: boolean | null }): [Tensor, Tensor]
  /** group_norm of N samples of C channels of HxW elements, with the means and the reciprocal deviations. */
  native_group_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number): [Tensor, Tensor, Tensor]
  native_group_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, options: { eps?: number }): [Tensor, Tensor, Tensor]
  native_group_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, options: { group?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_group_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, options: { HxW?: number; group?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_group_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, options: { C?: number; HxW?: number; group?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_group_norm(input: Tensor, weight: Tensor | null, bias: Tensor | null, options: { N?: number; C?: number; HxW?: number; group?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_group_norm(input: Tensor, weight: Tensor | null, options: { bias?: Tensor | null; N?: number; C?: number; HxW?: number; group?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_group_norm(input: Tensor, options: { weight?: Tensor | null; bias?: Tensor | null; N?: number; C?: number; HxW?: number; group?: number; eps?: number }): [Tensor, Tensor, Tensor]
  native_group_norm(options: { input?: Tensor; weight?: Tensor | null; bias?: Tensor | null; N?: number; C?: number; HxW?: number; group?: number; eps?: number }): [Tensor, Tensor, Tensor]
  /** layer_norm, with the means and the reciprocal deviations. */
  native_layer_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number): [Tensor, Tensor, Tensor]
  native_layer_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, bias: Tensor | null, options: { eps?: number }): [Tensor, Tensor, Tensor]
  native_layer_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, options: { bias?: Tensor | null; eps?: number }): [Tensor, Tensor, Tensor]
  native_layer_norm(input: Tensor, normalized_shape: readonly number[], options: { weight?: Tensor | null; bias?: Tensor | null; eps?: number }): [Tensor, Tensor, Tensor]
  native_layer_norm(input: Tensor, options: { normalized_shape?: readonly number[]; weight?: Tensor | null; bias?: Tensor | null; eps?: number }): [Tensor, Tensor, Tensor]
  native_layer_norm(options: { input?: Tensor; normalized_shape?: readonly number[]; weight?: Tensor | null; bias?: Tensor | null; eps?: number }): [Tensor, Tensor, Tensor]
  /** x ≠ other. */
  ne(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  ne(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  ne(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  ne(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  ne(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  ne(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** -x. */
  neg(self: Tensor, options?: { out?: Out }): Tensor
  neg(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: -x. */
  neg_(self: Tensor): Tensor
  neg_(options: { self?: Tensor }): Tensor
  /** -x. */
  negative(self: Tensor, options?: { out?: Out }): Tensor
  negative(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: -x. */
  negative_(self: Tensor): Tensor
  negative_(options: { self?: Tensor }): Tensor
  /** The next number after x towards other. */
  nextafter(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  nextafter(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  nextafter(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The coordinates of the elements that are not zero: one row each, or with as_tuple one tensor per dimension. */
  nonzero(self: Tensor, options?: { as_tuple?: boolean; out?: Out }): Tensor
  nonzero(options: { self?: Tensor; as_tuple?: boolean; out?: Out }): Tensor
  /** The first `size` rows of coordinates of elements that are not zero, filled up with fill_value. */
  nonzero_static(self: Tensor, options?: { size?: number; fill_value?: number; out?: Out }): Tensor
  nonzero_static(options: { self?: Tensor; size?: number; fill_value?: number; out?: Out }): Tensor
  /** The p-norm of all elements or over dimensions. */
  norm(self: Tensor, p?: any, dim?: any, keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  norm(self: Tensor, p: any, dim: any, options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  norm(self: Tensor, p: any, options?: { dim?: any; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  norm(self: Tensor, options?: { p?: any; dim?: any; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  norm(options: { self?: Tensor; p?: any; dim?: any; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  /** Normal numbers of given means and standard deviations. */
  normal(mean: Tensor, std: Tensor, options?: { generator?: Generator | null; out?: Out }): Tensor
  normal(mean: Tensor, options: { std?: Tensor; generator?: Generator | null; out?: Out }): Tensor
  normal(options: { mean?: Tensor; std?: Tensor; generator?: Generator | null; out?: Out }): Tensor
  normal(mean: Tensor, std?: number, options?: { generator?: Generator | null; out?: Out }): Tensor
  normal(mean: Tensor, options?: { std?: number; generator?: Generator | null; out?: Out }): Tensor
  normal(options: { mean?: Tensor; std?: number; generator?: Generator | null; out?: Out }): Tensor
  normal(mean: number, std: Tensor, options?: { generator?: Generator | null; out?: Out }): Tensor
  normal(mean: number, options: { std?: Tensor; generator?: Generator | null; out?: Out }): Tensor
  normal(options: { mean?: number; std?: Tensor; generator?: Generator | null; out?: Out }): Tensor
  normal(mean: number, std: number, size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  normal(mean: number, std: number, options: { size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  normal(mean: number, options: { std?: number; size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  normal(options: { mean?: number; std?: number; size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** x ≠ other. */
  not_equal(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  not_equal(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  not_equal(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  not_equal(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  not_equal(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  not_equal(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  /** A tensor of ones. */
  ones(size: readonly number[], options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  ones(options: { size?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  ones(...size: number[]): Tensor
  ones(...size: [...number[], options: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }]): Tensor
  /** Ones in the shape of another tensor. */
  ones_like(self: Tensor, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any }): Tensor
  ones_like(options: { self?: Tensor; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any }): Tensor
  /** The products of every element of one vector with every element of the other. */
  outer(self: Tensor, vec2: Tensor, options?: { out?: Out }): Tensor
  outer(self: Tensor, options: { vec2?: Tensor; out?: Out }): Tensor
  outer(options: { self?: Tensor; vec2?: Tensor; out?: Out }): Tensor
  /** The p-norm of x1 - x2 + eps along the last dimension. */
  pairwise_distance(x1: Tensor, x2: Tensor, p?: number, eps?: number, keepdim?: boolean, options?: { out?: Out }): Tensor
  pairwise_distance(x1: Tensor, x2: Tensor, p: number, eps: number, options?: { keepdim?: boolean; out?: Out }): Tensor
  pairwise_distance(x1: Tensor, x2: Tensor, p: number, options?: { eps?: number; keepdim?: boolean; out?: Out }): Tensor
  pairwise_distance(x1: Tensor, x2: Tensor, options?: { p?: number; eps?: number; keepdim?: boolean; out?: Out }): Tensor
  pairwise_distance(x1: Tensor, options: { x2?: Tensor; p?: number; eps?: number; keepdim?: boolean; out?: Out }): Tensor
  pairwise_distance(options: { x1?: Tensor; x2?: Tensor; p?: number; eps?: number; keepdim?: boolean; out?: Out }): Tensor
  /** The p-norm distances of all pairs of rows, in the order (0, 1), (0, 2) … */
  pdist(input: Tensor, p?: number, options?: { out?: Out }): Tensor
  pdist(input: Tensor, options?: { p?: number; out?: Out }): Tensor
  pdist(options: { input?: Tensor; p?: number; out?: Out }): Tensor
  /** The dimensions in another order: a view. */
  permute(self: Tensor, dims: readonly number[]): Tensor
  permute(self: Tensor, options: { dims?: readonly number[] }): Tensor
  permute(options: { self?: Tensor; dims?: readonly number[] }): Tensor
  permute(self: Tensor, ...dims: number[]): Tensor
  /** As permute, in new memory. */
  permute_copy(self: Tensor, dims: readonly number[], options?: { out?: Out }): Tensor
  permute_copy(self: Tensor, options: { dims?: readonly number[]; out?: Out }): Tensor
  permute_copy(options: { self?: Tensor; dims?: readonly number[]; out?: Out }): Tensor
  permute_copy(self: Tensor, ...dims: number[]): Tensor
  permute_copy(self: Tensor, ...dims: [...number[], options: { out?: Out }]): Tensor
  /** Channels as pixels: [*, C · r², H, W] becomes [*, C, H · r, W · r]. */
  pixel_shuffle(input: Tensor, upscale_factor: number, options?: { out?: Out }): Tensor
  pixel_shuffle(input: Tensor, options: { upscale_factor?: number; out?: Out }): Tensor
  pixel_shuffle(options: { input?: Tensor; upscale_factor?: number; out?: Out }): Tensor
  /** Pixels as channels: [*, C, H · r, W · r] becomes [*, C · r², H, W]. */
  pixel_unshuffle(input: Tensor, downscale_factor: number, options?: { out?: Out }): Tensor
  pixel_unshuffle(input: Tensor, options: { downscale_factor?: number; out?: Out }): Tensor
  pixel_unshuffle(options: { input?: Tensor; downscale_factor?: number; out?: Out }): Tensor
  /** Poisson distributed whole numbers, each with its element of input as the mean. */
  poisson(input: Tensor, generator?: Generator | null): Tensor
  poisson(input: Tensor, options?: { generator?: Generator | null }): Tensor
  poisson(options: { input?: Tensor; generator?: Generator | null }): Tensor
  /** Negative log-likelihood of counts that follow the law of Poisson with the given (log-)rate. */
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, full: boolean, eps: number, reduction: number): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, full: boolean, eps: number, options: { reduction?: number }): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, full: boolean, options: { eps?: number; reduction?: number }): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, options: { full?: boolean; eps?: number; reduction?: number }): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, options: { log_input?: boolean; full?: boolean; eps?: number; reduction?: number }): Tensor
  poisson_nll_loss(input: Tensor, options: { target?: Tensor; log_input?: boolean; full?: boolean; eps?: number; reduction?: number }): Tensor
  poisson_nll_loss(options: { input?: Tensor; target?: Tensor; log_input?: boolean; full?: boolean; eps?: number; reduction?: number }): Tensor
  /** The n-th derivative of digamma. */
  polygamma(n: number, self: Tensor, options?: { out?: Out }): Tensor
  polygamma(n: number, options: { self?: Tensor; out?: Out }): Tensor
  polygamma(options: { n?: number; self?: Tensor; out?: Out }): Tensor
  /** x itself. */
  positive(self: Tensor): Tensor
  positive(options: { self?: Tensor }): Tensor
  /** x to the power of exponent. */
  pow(self: Tensor, exponent: Tensor, options?: { out?: Out }): Tensor
  pow(self: Tensor, options: { exponent?: Tensor; out?: Out }): Tensor
  pow(options: { self?: Tensor; exponent?: Tensor; out?: Out }): Tensor
  pow(self: Tensor, exponent: Num, options?: { out?: Out }): Tensor
  pow(self: Tensor, options: { exponent?: Num; out?: Out }): Tensor
  pow(options: { self?: Tensor; exponent?: Num; out?: Out }): Tensor
  pow(self: Num, exponent: Tensor, options?: { out?: Out }): Tensor
  pow(self: Num, options: { exponent?: Tensor; out?: Out }): Tensor
  pow(options: { self?: Num; exponent?: Tensor; out?: Out }): Tensor
  /** x above zero, weight · x below; one weight, or one for each channel. */
  prelu(self: Tensor, weight: Tensor): Tensor
  prelu(self: Tensor, options: { weight?: Tensor }): Tensor
  prelu(options: { self?: Tensor; weight?: Tensor }): Tensor
  /** The product of all elements, or along a dimension. */
  prod(self: Tensor, options?: { dtype?: DType | null; out?: Out }): Tensor
  prod(options: { self?: Tensor; dtype?: DType | null; out?: Out }): Tensor
  prod(self: Tensor, dim: number, keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  prod(self: Tensor, dim: number, options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  prod(self: Tensor, options: { dim?: number; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  prod(options: { self?: Tensor; dim?: number; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  /** The elements of source written (or added) at positions in the flattened tensor. */
  put(self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean): Tensor
  put(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean }): Tensor
  put(self: Tensor, index: Tensor, options: { source?: Tensor; accumulate?: boolean }): Tensor
  put(self: Tensor, options: { index?: Tensor; source?: Tensor; accumulate?: boolean }): Tensor
  put(options: { self?: Tensor; index?: Tensor; source?: Tensor; accumulate?: boolean }): Tensor
  /** Quantiles along `dim`, or of all elements. */
  quantile(self: Tensor, q: any, dim?: number | null, keepdim?: boolean, options?: { interpolation?: string; out?: Out }): Tensor
  quantile(self: Tensor, q: any, dim: number | null, options?: { keepdim?: boolean; interpolation?: string; out?: Out }): Tensor
  quantile(self: Tensor, q: any, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Out }): Tensor
  quantile(self: Tensor, options: { q?: any; dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Out }): Tensor
  quantile(options: { self?: Tensor; q?: any; dim?: number | null; keepdim?: boolean; interpolation?: string; out?: Out }): Tensor
  /** Radians to degrees. */
  rad2deg(self: Tensor, options?: { out?: Out }): Tensor
  rad2deg(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: Radians to degrees. */
  rad2deg_(self: Tensor): Tensor
  rad2deg_(options: { self?: Tensor }): Tensor
  /** Uniform numbers in [0, 1). */
  rand(size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  rand(options: { size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  rand(...size: number[]): Tensor
  rand(...size: [...number[], options: { generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }]): Tensor
  /** Uniform numbers in [0, 1) in the shape of another tensor. */
  rand_like(self: Tensor, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  rand_like(options: { self?: Tensor; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  /** Random integers from low up to, not including, high. */
  randint(high: number, size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randint(high: number, options: { size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randint(options: { high?: number; size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randint(low: number, high: number, size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randint(low: number, high: number, options: { size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randint(low: number, options: { high?: number; size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randint(options: { low?: number; high?: number; size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** Random integers in the shape of another tensor. */
  randint_like(self: Tensor, high: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  randint_like(self: Tensor, options: { high?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  randint_like(options: { self?: Tensor; high?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  randint_like(self: Tensor, low: number, high: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  randint_like(self: Tensor, low: number, options: { high?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  randint_like(self: Tensor, options: { low?: number; high?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  randint_like(options: { self?: Tensor; low?: number; high?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  /** Standard normal numbers. */
  randn(size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randn(options: { size?: readonly number[]; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randn(...size: number[]): Tensor
  randn(...size: [...number[], options: { generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }]): Tensor
  /** Standard normal numbers in the shape of another tensor. */
  randn_like(self: Tensor, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  randn_like(options: { self?: Tensor; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any; out?: Out }): Tensor
  /** The numbers 0 … n-1 in random order. */
  randperm(n: number, options?: { generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  randperm(options: { n?: number; generator?: Generator | null; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** Numbers from start to end, both included, a step apart; of the default dtype. Deprecated in PyTorch in favour of arange. */
  range(start: Num, end: Num, step?: Num, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  range(start: Num, end: Num, options?: { step?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  range(start: Num, options: { end?: Num; step?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  range(options: { start?: Num; end?: Num; step?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** The elements as one dimension; a copy only where needed. */
  ravel(self: Tensor): Tensor
  ravel(options: { self?: Tensor }): Tensor
  /** The real part: of a real tensor, itself. */
  real(self: Tensor): Tensor
  real(options: { self?: Tensor }): Tensor
  /** 1 / x. */
  reciprocal(self: Tensor, options?: { out?: Out }): Tensor
  reciprocal(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: 1 / x. */
  reciprocal_(self: Tensor): Tensor
  reciprocal_(options: { self?: Tensor }): Tensor
  /** max(x, 0); NaN stays. */
  relu(self: Tensor): Tensor
  relu(options: { self?: Tensor }): Tensor
  /** In place: max(x, 0); NaN stays. */
  relu_(self: Tensor): Tensor
  relu_(options: { self?: Tensor }): Tensor
  /** x modulo other, with the sign of other. */
  remainder(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  remainder(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  remainder(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  remainder(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  remainder(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  remainder(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  remainder(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  remainder(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  remainder(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** The slices along `dim`; those whose p-norm exceeds maxnorm are scaled down to it. */
  renorm(self: Tensor, p: number, dim: number, maxnorm: number, options?: { out?: Out }): Tensor
  renorm(self: Tensor, p: number, dim: number, options: { maxnorm?: number; out?: Out }): Tensor
  renorm(self: Tensor, p: number, options: { dim?: number; maxnorm?: number; out?: Out }): Tensor
  renorm(self: Tensor, options: { p?: number; dim?: number; maxnorm?: number; out?: Out }): Tensor
  renorm(options: { self?: Tensor; p?: number; dim?: number; maxnorm?: number; out?: Out }): Tensor
  /** Every element repeated, one after another, along `dim` (or in the flattened tensor). */
  repeat_interleave(repeats: Tensor, options?: { output_size?: number | null }): Tensor
  repeat_interleave(options: { repeats?: Tensor; output_size?: number | null }): Tensor
  repeat_interleave(self: Tensor, repeats: Tensor, dim?: number | null, options?: { output_size?: number | null }): Tensor
  repeat_interleave(self: Tensor, repeats: Tensor, options?: { dim?: number | null; output_size?: number | null }): Tensor
  repeat_interleave(self: Tensor, options: { repeats?: Tensor; dim?: number | null; output_size?: number | null }): Tensor
  repeat_interleave(options: { self?: Tensor; repeats?: Tensor; dim?: number | null; output_size?: number | null }): Tensor
  repeat_interleave(self: Tensor, repeats: number, dim?: number | null, options?: { output_size?: number | null }): Tensor
  repeat_interleave(self: Tensor, repeats: number, options?: { dim?: number | null; output_size?: number | null }): Tensor
  repeat_interleave(self: Tensor, options: { repeats?: number; dim?: number | null; output_size?: number | null }): Tensor
  repeat_interleave(options: { self?: Tensor; repeats?: number; dim?: number | null; output_size?: number | null }): Tensor
  /** The same elements in another shape: a view where possible, else a copy. */
  reshape(self: Tensor, shape: readonly number[]): Tensor
  reshape(self: Tensor, options: { shape?: readonly number[] }): Tensor
  reshape(options: { self?: Tensor; shape?: readonly number[] }): Tensor
  reshape(self: Tensor, ...shape: number[]): Tensor
  /** Brought into the shape of other. */
  reshape_as(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  reshape_as(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  reshape_as(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** With conjugation carried out: of a real tensor, itself. */
  resolve_conj(self: Tensor): Tensor
  resolve_conj(options: { self?: Tensor }): Tensor
  /** With negation carried out: of a real tensor, itself. */
  resolve_neg(self: Tensor): Tensor
  resolve_neg(options: { self?: Tensor }): Tensor
  /** The last dimensions, as many as normalized_shape has, over the root of their mean square, times a weight; eps null: the precision of the dtype. */
  rms_norm(input: Tensor, normalized_shape: readonly number[], weight?: Tensor | null, eps?: number | null): Tensor
  rms_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, options?: { eps?: number | null }): Tensor
  rms_norm(input: Tensor, normalized_shape: readonly number[], options?: { weight?: Tensor | null; eps?: number | null }): Tensor
  rms_norm(input: Tensor, options: { normalized_shape?: readonly number[]; weight?: Tensor | null; eps?: number | null }): Tensor
  rms_norm(options: { input?: Tensor; normalized_shape?: readonly number[]; weight?: Tensor | null; eps?: number | null }): Tensor
  /** A recurrent network with relu over sequences [T, N, input], or, packed, over rows with the number of sequences that have each step: outputs and last states. */
  rnn_relu(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, batch_first: boolean, options?: { out?: Out }): [Tensor, Tensor]
  rnn_relu(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, options: { batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, options: { bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, options: { train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, options: { dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, options: { num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(input: Tensor, hx: Tensor, params: readonly Tensor[], options: { has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(input: Tensor, hx: Tensor, options: { params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(input: Tensor, options: { hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(options: { input?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, options?: { out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, options: { bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, options: { train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, options: { dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, options: { num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], options: { has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, batch_sizes: Tensor, hx: Tensor, options: { params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, batch_sizes: Tensor, options: { hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(data: Tensor, options: { batch_sizes?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_relu(options: { data?: Tensor; batch_sizes?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  /** One step of rnn_relu: input [N, input], states [N, hidden]. */
  rnn_relu_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih?: Tensor | null, b_hh?: Tensor | null, options?: { out?: Out }): Tensor
  rnn_relu_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | null, options?: { b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_relu_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, options?: { b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_relu_cell(input: Tensor, hx: Tensor, w_ih: Tensor, options: { w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_relu_cell(input: Tensor, hx: Tensor, options: { w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_relu_cell(input: Tensor, options: { hx?: Tensor; w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_relu_cell(options: { input?: Tensor; hx?: Tensor; w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  /** A recurrent network with tanh over sequences [T, N, input], or, packed, over rows with the number of sequences that have each step: outputs and last states. */
  rnn_tanh(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, batch_first: boolean, options?: { out?: Out }): [Tensor, Tensor]
  rnn_tanh(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, options: { batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, options: { bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, options: { train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, options: { dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(input: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, options: { num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(input: Tensor, hx: Tensor, params: readonly Tensor[], options: { has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(input: Tensor, hx: Tensor, options: { params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(input: Tensor, options: { hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(options: { input?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; batch_first?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, bidirectional: boolean, options?: { out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, train: boolean, options: { bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, dropout: number, options: { train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, num_layers: number, options: { dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], has_biases: boolean, options: { num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, batch_sizes: Tensor, hx: Tensor, params: readonly Tensor[], options: { has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, batch_sizes: Tensor, hx: Tensor, options: { params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, batch_sizes: Tensor, options: { hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(data: Tensor, options: { batch_sizes?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  rnn_tanh(options: { data?: Tensor; batch_sizes?: Tensor; hx?: Tensor; params?: readonly Tensor[]; has_biases?: boolean; num_layers?: number; dropout?: number; train?: boolean; bidirectional?: boolean; out?: Out }): [Tensor, Tensor]
  /** One step of rnn_tanh: input [N, input], states [N, hidden]. */
  rnn_tanh_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih?: Tensor | null, b_hh?: Tensor | null, options?: { out?: Out }): Tensor
  rnn_tanh_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, b_ih: Tensor | null, options?: { b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_tanh_cell(input: Tensor, hx: Tensor, w_ih: Tensor, w_hh: Tensor, options?: { b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_tanh_cell(input: Tensor, hx: Tensor, w_ih: Tensor, options: { w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_tanh_cell(input: Tensor, hx: Tensor, options: { w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_tanh_cell(input: Tensor, options: { hx?: Tensor; w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  rnn_tanh_cell(options: { input?: Tensor; hx?: Tensor; w_ih?: Tensor; w_hh?: Tensor; b_ih?: Tensor | null; b_hh?: Tensor | null; out?: Out }): Tensor
  /** The elements moved along dimensions; what leaves at one end comes in at the other. Without dims, the flattened tensor is rolled. */
  roll(self: Tensor, shifts: number | readonly number[], dims?: number | readonly number[]): Tensor
  roll(self: Tensor, shifts: number | readonly number[], options?: { dims?: number | readonly number[] }): Tensor
  roll(self: Tensor, options: { shifts?: number | readonly number[]; dims?: number | readonly number[] }): Tensor
  roll(options: { self?: Tensor; shifts?: number | readonly number[]; dims?: number | readonly number[] }): Tensor
  /** The plane of two dimensions turned by 90 degrees k times. */
  rot90(self: Tensor, k?: number, dims?: readonly number[]): Tensor
  rot90(self: Tensor, k: number, options?: { dims?: readonly number[] }): Tensor
  rot90(self: Tensor, options?: { k?: number; dims?: readonly number[] }): Tensor
  rot90(options: { self?: Tensor; k?: number; dims?: readonly number[] }): Tensor
  /** The nearest whole number, halves to the even one; or the nearest with so many decimals. */
  round(self: Tensor, options?: { out?: Out }): Tensor
  round(options: { self?: Tensor; out?: Out }): Tensor
  round(self: Tensor, options?: { decimals?: number; out?: Out }): Tensor
  round(options: { self?: Tensor; decimals?: number; out?: Out }): Tensor
  /** In place: The nearest whole number, halves to the even one; or the nearest with so many decimals. */
  round_(self: Tensor): Tensor
  round_(options: { self?: Tensor }): Tensor
  round_(self: Tensor, options?: { decimals?: number }): Tensor
  round_(options: { self?: Tensor; decimals?: number }): Tensor
  /** The tensors joined row-wise. */
  row_stack(tensors: readonly Tensor[], options?: { out?: Out }): Tensor
  row_stack(options: { tensors?: readonly Tensor[]; out?: Out }): Tensor
  row_stack(...tensors: Tensor[]): Tensor
  row_stack(...tensors: [...Tensor[], options: { out?: Out }]): Tensor
  /** x, or below zero x times a slope: the middle of the range, in training one drawn from it. */
  rrelu(self: Tensor, lower?: number, upper?: number, training?: boolean): Tensor
  rrelu(self: Tensor, lower: number, upper: number, options?: { training?: boolean }): Tensor
  rrelu(self: Tensor, lower: number, options?: { upper?: number; training?: boolean }): Tensor
  rrelu(self: Tensor, options?: { lower?: number; upper?: number; training?: boolean }): Tensor
  rrelu(options: { self?: Tensor; lower?: number; upper?: number; training?: boolean }): Tensor
  /** In place: x, or below zero x times a slope: the middle of the range, in training one drawn from it. */
  rrelu_(self: Tensor, lower?: number, upper?: number, training?: boolean): Tensor
  rrelu_(self: Tensor, lower: number, upper: number, options?: { training?: boolean }): Tensor
  rrelu_(self: Tensor, lower: number, options?: { upper?: number; training?: boolean }): Tensor
  rrelu_(self: Tensor, options?: { lower?: number; upper?: number; training?: boolean }): Tensor
  rrelu_(options: { self?: Tensor; lower?: number; upper?: number; training?: boolean }): Tensor
  /** 1 / √x. */
  rsqrt(self: Tensor, options?: { out?: Out }): Tensor
  rsqrt(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: 1 / √x. */
  rsqrt_(self: Tensor): Tensor
  rsqrt_(options: { self?: Tensor }): Tensor
  /** other - alpha · x. */
  rsub(self: Tensor, other: Tensor, options?: { alpha?: Num }): Tensor
  rsub(self: Tensor, options: { other?: Tensor; alpha?: Num }): Tensor
  rsub(options: { self?: Tensor; other?: Tensor; alpha?: Num }): Tensor
  rsub(self: Tensor, other: Num, alpha?: Num): Tensor
  rsub(self: Tensor, other: Num, options?: { alpha?: Num }): Tensor
  rsub(self: Tensor, options: { other?: Num; alpha?: Num }): Tensor
  rsub(options: { self?: Tensor; other?: Num; alpha?: Num }): Tensor
  /** A zero-dimensional tensor. */
  scalar_tensor(s: Num, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  scalar_tensor(options: { s?: Num; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean }): Tensor
  /** src (or a number) written at positions along one dimension: out[index[i][j]][j] = src[i][j] for dim 0; with reduce="add" or "multiply" combined with what is there. */
  scatter(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { reduce?: string | null; out?: Out }): Tensor
  scatter(self: Tensor, dim: number, index: Tensor, options: { src?: Tensor; reduce?: string | null; out?: Out }): Tensor
  scatter(self: Tensor, dim: number, options: { index?: Tensor; src?: Tensor; reduce?: string | null; out?: Out }): Tensor
  scatter(self: Tensor, options: { dim?: number; index?: Tensor; src?: Tensor; reduce?: string | null; out?: Out }): Tensor
  scatter(options: { self?: Tensor; dim?: number; index?: Tensor; src?: Tensor; reduce?: string | null; out?: Out }): Tensor
  scatter(self: Tensor, dim: number, index: Tensor, value: Num, options?: { reduce?: string | null; out?: Out }): Tensor
  scatter(self: Tensor, dim: number, index: Tensor, options: { value?: Num; reduce?: string | null; out?: Out }): Tensor
  scatter(self: Tensor, dim: number, options: { index?: Tensor; value?: Num; reduce?: string | null; out?: Out }): Tensor
  scatter(self: Tensor, options: { dim?: number; index?: Tensor; value?: Num; reduce?: string | null; out?: Out }): Tensor
  scatter(options: { self?: Tensor; dim?: number; index?: Tensor; value?: Num; reduce?: string | null; out?: Out }): Tensor
  /** src added at positions along one dimension; equal positions add up. */
  scatter_add(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { out?: Out }): Tensor
  scatter_add(self: Tensor, dim: number, index: Tensor, options: { src?: Tensor; out?: Out }): Tensor
  scatter_add(self: Tensor, dim: number, options: { index?: Tensor; src?: Tensor; out?: Out }): Tensor
  scatter_add(self: Tensor, options: { dim?: number; index?: Tensor; src?: Tensor; out?: Out }): Tensor
  scatter_add(options: { self?: Tensor; dim?: number; index?: Tensor; src?: Tensor; out?: Out }): Tensor
  /** src combined with self at positions along one dimension by "sum", "prod", "mean", "amax" or "amin"; without include_self, the elements of self that are met do not count. */
  scatter_reduce(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { include_self?: boolean; out?: Out }): Tensor
  scatter_reduce(self: Tensor, dim: number, index: Tensor, src: Tensor, options: { reduce?: string; include_self?: boolean; out?: Out }): Tensor
  scatter_reduce(self: Tensor, dim: number, index: Tensor, options: { src?: Tensor; reduce?: string; include_self?: boolean; out?: Out }): Tensor
  scatter_reduce(self: Tensor, dim: number, options: { index?: Tensor; src?: Tensor; reduce?: string; include_self?: boolean; out?: Out }): Tensor
  scatter_reduce(self: Tensor, options: { dim?: number; index?: Tensor; src?: Tensor; reduce?: string; include_self?: boolean; out?: Out }): Tensor
  scatter_reduce(options: { self?: Tensor; dim?: number; index?: Tensor; src?: Tensor; reduce?: string; include_self?: boolean; out?: Out }): Tensor
  /** Where in a sorted sequence (rows along the last dimension) values would be inserted; right: behind equal ones. */
  searchsorted(sorted_sequence: Tensor, self: Tensor, options?: { out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out?: Out }): Tensor
  searchsorted(sorted_sequence: Tensor, options: { self?: Tensor; out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out?: Out }): Tensor
  searchsorted(options: { sorted_sequence?: Tensor; self?: Tensor; out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out?: Out }): Tensor
  searchsorted(sorted_sequence: Tensor, self: Num, options?: { out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out?: Out }): Tensor
  searchsorted(sorted_sequence: Tensor, options: { self?: Num; out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out?: Out }): Tensor
  searchsorted(options: { sorted_sequence?: Tensor; self?: Num; out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out?: Out }): Tensor
  /** The slice at `index` along `dim`: a view with one dimension less. */
  select(self: Tensor, dim: number, index: number): Tensor
  select(self: Tensor, dim: number, options: { index?: number }): Tensor
  select(self: Tensor, options: { dim?: number; index?: number }): Tensor
  select(options: { self?: Tensor; dim?: number; index?: number }): Tensor
  /** A copy of self with src in place of the slice at `index` along `dim`. */
  select_scatter(self: Tensor, src: Tensor, dim: number, index: number): Tensor
  select_scatter(self: Tensor, src: Tensor, dim: number, options: { index?: number }): Tensor
  select_scatter(self: Tensor, src: Tensor, options: { dim?: number; index?: number }): Tensor
  select_scatter(self: Tensor, options: { src?: Tensor; dim?: number; index?: number }): Tensor
  select_scatter(options: { self?: Tensor; src?: Tensor; dim?: number; index?: number }): Tensor
  /** scale · elu(x, alpha), with the constants that keep mean 0 and variance 1. */
  selu(self: Tensor): Tensor
  selu(options: { self?: Tensor }): Tensor
  /** In place: scale · elu(x, alpha), with the constants that keep mean 0 and variance 1. */
  selu_(self: Tensor): Tensor
  selu_(options: { self?: Tensor }): Tensor
  /** -1, 0 or 1 by the sign of x; 0 of NaN. */
  sgn(self: Tensor, options?: { out?: Out }): Tensor
  sgn(options: { self?: Tensor; out?: Out }): Tensor
  /** 1 / (1 + e⁻ˣ). */
  sigmoid(self: Tensor, options?: { out?: Out }): Tensor
  sigmoid(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: 1 / (1 + e⁻ˣ). */
  sigmoid_(self: Tensor): Tensor
  sigmoid_(options: { self?: Tensor }): Tensor
  /** -1, 0 or 1 by the sign of x; 0 of NaN. */
  sign(self: Tensor, options?: { out?: Out }): Tensor
  sign(options: { self?: Tensor; out?: Out }): Tensor
  /** Whether the sign bit is set. */
  signbit(self: Tensor, options?: { out?: Out }): Tensor
  signbit(options: { self?: Tensor; out?: Out }): Tensor
  /** The sine (radians). */
  sin(self: Tensor, options?: { out?: Out }): Tensor
  sin(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The sine (radians). */
  sin_(self: Tensor): Tensor
  sin_(options: { self?: Tensor }): Tensor
  /** sin(πx) / (πx), 1 at 0. */
  sinc(self: Tensor, options?: { out?: Out }): Tensor
  sinc(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: sin(πx) / (πx), 1 at 0. */
  sinc_(self: Tensor): Tensor
  sinc_(options: { self?: Tensor }): Tensor
  /** The hyperbolic sine. */
  sinh(self: Tensor, options?: { out?: Out }): Tensor
  sinh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The hyperbolic sine. */
  sinh_(self: Tensor): Tensor
  sinh_(options: { self?: Tensor }): Tensor
  /** A copy of self with src in place of the range start:end:step along `dim`. */
  slice_scatter(self: Tensor, src: Tensor, dim?: number, start?: number | null, end?: number | null, step?: number): Tensor
  slice_scatter(self: Tensor, src: Tensor, dim: number, start: number | null, end: number | null, options?: { step?: number }): Tensor
  slice_scatter(self: Tensor, src: Tensor, dim: number, start: number | null, options?: { end?: number | null; step?: number }): Tensor
  slice_scatter(self: Tensor, src: Tensor, dim: number, options?: { start?: number | null; end?: number | null; step?: number }): Tensor
  slice_scatter(self: Tensor, src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  slice_scatter(self: Tensor, options: { src?: Tensor; dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  slice_scatter(options: { self?: Tensor; src?: Tensor; dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor
  /** The exponentials along dim, divided by their sum. */
  softmax(self: Tensor, dim: number, dtype?: DType | null, options?: { out?: Out }): Tensor
  softmax(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Out }): Tensor
  softmax(self: Tensor, options: { dim?: number; dtype?: DType | null; out?: Out }): Tensor
  softmax(options: { self?: Tensor; dim?: number; dtype?: DType | null; out?: Out }): Tensor
  /** The elements along `dim` in order, and their positions; NaN counts as largest. */
  sort(self: Tensor, dim?: number, descending?: boolean, options?: { out?: Out }): Results<'values' | 'indices'>
  sort(self: Tensor, dim: number, options?: { descending?: boolean; out?: Out }): Results<'values' | 'indices'>
  sort(self: Tensor, options?: { dim?: number; descending?: boolean; out?: Out }): Results<'values' | 'indices'>
  sort(options: { self?: Tensor; dim?: number; descending?: boolean; out?: Out }): Results<'values' | 'indices'>
  sort(self: Tensor, dim?: number, descending?: boolean, options?: { stable?: boolean | null; out?: Out }): Results<'values' | 'indices'>
  sort(self: Tensor, dim: number, options: { descending?: boolean; stable?: boolean | null; out?: Out }): Results<'values' | 'indices'>
  sort(self: Tensor, options: { dim?: number; descending?: boolean; stable?: boolean | null; out?: Out }): Results<'values' | 'indices'>
  sort(options: { self?: Tensor; dim?: number; descending?: boolean; stable?: boolean | null; out?: Out }): Results<'values' | 'indices'>
  /** Pieces of a size, or of the given sizes, along `dim`: views. */
  split(self: Tensor, split_size: number, dim?: number): Tensor[]
  split(self: Tensor, split_size: number, options?: { dim?: number }): Tensor[]
  split(self: Tensor, options: { split_size?: number; dim?: number }): Tensor[]
  split(options: { self?: Tensor; split_size?: number; dim?: number }): Tensor[]
  split(self: Tensor, split_size: readonly number[], dim?: number): Tensor[]
  split(self: Tensor, split_size: readonly number[], options?: { dim?: number }): Tensor[]
  split(self: Tensor, options: { split_size?: readonly number[]; dim?: number }): Tensor[]
  split(options: { self?: Tensor; split_size?: readonly number[]; dim?: number }): Tensor[]
  /** Pieces of the given sizes along `dim`: views. */
  split_with_sizes(self: Tensor, split_sizes: readonly number[], dim?: number): Tensor[]
  split_with_sizes(self: Tensor, split_sizes: readonly number[], options?: { dim?: number }): Tensor[]
  split_with_sizes(self: Tensor, options: { split_sizes?: readonly number[]; dim?: number }): Tensor[]
  split_with_sizes(options: { self?: Tensor; split_sizes?: readonly number[]; dim?: number }): Tensor[]
  /** The square root. */
  sqrt(self: Tensor, options?: { out?: Out }): Tensor
  sqrt(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The square root. */
  sqrt_(self: Tensor): Tensor
  sqrt_(options: { self?: Tensor }): Tensor
  /** x². */
  square(self: Tensor, options?: { out?: Out }): Tensor
  square(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: x². */
  square_(self: Tensor): Tensor
  square_(options: { self?: Tensor }): Tensor
  /** Without the dimensions of size 1 (all, or those named). */
  squeeze(self: Tensor): Tensor
  squeeze(options: { self?: Tensor }): Tensor
  squeeze(self: Tensor, dim: number): Tensor
  squeeze(self: Tensor, options: { dim?: number }): Tensor
  squeeze(options: { self?: Tensor; dim?: number }): Tensor
  squeeze(self: Tensor, dim: readonly number[]): Tensor
  squeeze(self: Tensor, options: { dim?: readonly number[] }): Tensor
  squeeze(options: { self?: Tensor; dim?: readonly number[] }): Tensor
  squeeze(self: Tensor, ...dim: number[]): Tensor
  /** The tensors side by side along a new dimension. */
  stack(tensors: readonly Tensor[], dim?: number, options?: { out?: Out }): Tensor
  stack(tensors: readonly Tensor[], options?: { dim?: number; out?: Out }): Tensor
  stack(options: { tensors?: readonly Tensor[]; dim?: number; out?: Out }): Tensor
  /** The standard deviation, with divisor n - correction (1 by default). */
  std(self: Tensor, unbiased: boolean, options?: { out?: Out }): Tensor
  std(self: Tensor, options: { unbiased?: boolean; out?: Out }): Tensor
  std(options: { self?: Tensor; unbiased?: boolean; out?: Out }): Tensor
  std(self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean, options?: { out?: Out }): Tensor
  std(self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, options?: { keepdim?: boolean; out?: Out }): Tensor
  std(self: Tensor, dim: number | readonly number[] | null, options: { unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  std(self: Tensor, options: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  std(options: { self?: Tensor; dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  std(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor
  std(self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor
  std(options: { self?: Tensor; dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor
  std(self: Tensor, ...dim: number[]): Tensor
  std(self: Tensor, ...dim: [...number[], options: { correction?: Num | null; keepdim?: boolean; out?: Out }]): Tensor
  std(self: Tensor, dim?: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  std(self: Tensor, options?: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  std(self: Tensor, ...dim: [...number[], options: { unbiased?: boolean; keepdim?: boolean; out?: Out }]): Tensor
  /** Standard deviation and mean. */
  std_mean(self: Tensor, unbiased: boolean, options?: { out?: Out }): Tensor[]
  std_mean(self: Tensor, options: { unbiased?: boolean; out?: Out }): Tensor[]
  std_mean(options: { self?: Tensor; unbiased?: boolean; out?: Out }): Tensor[]
  std_mean(self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean, options?: { out?: Out }): Tensor[]
  std_mean(self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, options?: { keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(self: Tensor, dim: number | readonly number[] | null, options: { unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(self: Tensor, options: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(options: { self?: Tensor; dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(options: { self?: Tensor; dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(self: Tensor, ...dim: number[]): Tensor[]
  std_mean(self: Tensor, ...dim: [...number[], options: { correction?: Num | null; keepdim?: boolean; out?: Out }]): Tensor[]
  std_mean(self: Tensor, dim?: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(self: Tensor, options?: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  std_mean(self: Tensor, ...dim: [...number[], options: { unbiased?: boolean; keepdim?: boolean; out?: Out }]): Tensor[]
  /** x - alpha · other. */
  sub(self: Tensor | Num, other: Tensor | Num, options?: { alpha?: Num; out?: Out }): Tensor
  sub(self: Tensor | Num, options: { other?: Tensor | Num; alpha?: Num; out?: Out }): Tensor
  sub(options: { self?: Tensor | Num; other?: Tensor | Num; alpha?: Num; out?: Out }): Tensor
  /** x - alpha · other. */
  subtract(self: Tensor | Num, other: Tensor | Num, options?: { alpha?: Num; out?: Out }): Tensor
  subtract(self: Tensor | Num, options: { other?: Tensor | Num; alpha?: Num; out?: Out }): Tensor
  subtract(options: { self?: Tensor | Num; other?: Tensor | Num; alpha?: Num; out?: Out }): Tensor
  /** The sum of all elements, or over dimensions. Integers are summed as int64. */
  sum(self: Tensor, options?: { dtype?: DType | null; out?: Out }): Tensor
  sum(options: { self?: Tensor; dtype?: DType | null; out?: Out }): Tensor
  sum(self: Tensor, dim: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  sum(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  sum(self: Tensor, options: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  sum(options: { self?: Tensor; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  sum(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  /** The tensor with two dimensions exchanged: a view. */
  swapaxes(self: Tensor, dim0: number, dim1: number): Tensor
  swapaxes(self: Tensor, dim0: number, options: { dim1?: number }): Tensor
  swapaxes(self: Tensor, options: { dim0?: number; dim1?: number }): Tensor
  swapaxes(options: { self?: Tensor; dim0?: number; dim1?: number }): Tensor
  /** The tensor with two dimensions exchanged: a view. */
  swapdims(self: Tensor, dim0: number, dim1: number): Tensor
  swapdims(self: Tensor, dim0: number, options: { dim1?: number }): Tensor
  swapdims(self: Tensor, options: { dim0?: number; dim1?: number }): Tensor
  swapdims(options: { self?: Tensor; dim0?: number; dim1?: number }): Tensor
  /** The transpose of a matrix; vectors and scalars as they are. */
  t(self: Tensor): Tensor
  t(options: { self?: Tensor }): Tensor
  /** The elements at positions in the flattened tensor, in the shape of the index. */
  take(self: Tensor, index: Tensor, options?: { out?: Out }): Tensor
  take(self: Tensor, options: { index?: Tensor; out?: Out }): Tensor
  take(options: { self?: Tensor; index?: Tensor; out?: Out }): Tensor
  /** The elements at positions along one dimension; tensor and index are broadcast along the others. */
  take_along_dim(self: Tensor, indices: Tensor, dim?: number | null, options?: { out?: Out }): Tensor
  take_along_dim(self: Tensor, indices: Tensor, options?: { dim?: number | null; out?: Out }): Tensor
  take_along_dim(self: Tensor, options: { indices?: Tensor; dim?: number | null; out?: Out }): Tensor
  take_along_dim(options: { self?: Tensor; indices?: Tensor; dim?: number | null; out?: Out }): Tensor
  /** The tangent (radians). */
  tan(self: Tensor, options?: { out?: Out }): Tensor
  tan(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The tangent (radians). */
  tan_(self: Tensor): Tensor
  tan_(options: { self?: Tensor }): Tensor
  /** The hyperbolic tangent. */
  tanh(self: Tensor, options?: { out?: Out }): Tensor
  tanh(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: The hyperbolic tangent. */
  tanh_(self: Tensor): Tensor
  tanh_(options: { self?: Tensor }): Tensor
  /** A new tensor holding the data: numbers become the default float dtype, bigints int64, booleans bool. */
  tensor(data: any, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  tensor(options: { data?: any; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  /** Pieces cut at the given positions, or a number of nearly equal ones: views. */
  tensor_split(self: Tensor, tensor_indices_or_sections: Tensor, dim?: number): Tensor[]
  tensor_split(self: Tensor, tensor_indices_or_sections: Tensor, options?: { dim?: number }): Tensor[]
  tensor_split(self: Tensor, options: { tensor_indices_or_sections?: Tensor; dim?: number }): Tensor[]
  tensor_split(options: { self?: Tensor; tensor_indices_or_sections?: Tensor; dim?: number }): Tensor[]
  tensor_split(self: Tensor, sections: number, dim?: number): Tensor[]
  tensor_split(self: Tensor, sections: number, options?: { dim?: number }): Tensor[]
  tensor_split(self: Tensor, options: { sections?: number; dim?: number }): Tensor[]
  tensor_split(options: { self?: Tensor; sections?: number; dim?: number }): Tensor[]
  tensor_split(self: Tensor, indices: readonly number[], dim?: number): Tensor[]
  tensor_split(self: Tensor, indices: readonly number[], options?: { dim?: number }): Tensor[]
  tensor_split(self: Tensor, options: { indices?: readonly number[]; dim?: number }): Tensor[]
  tensor_split(options: { self?: Tensor; indices?: readonly number[]; dim?: number }): Tensor[]
  /** Contracts dimensions of two tensors. */
  tensordot(self: Tensor, other: Tensor, dims?: any, options?: { out?: Out }): Tensor
  tensordot(self: Tensor, other: Tensor, options?: { dims?: any; out?: Out }): Tensor
  tensordot(self: Tensor, options: { other?: Tensor; dims?: any; out?: Out }): Tensor
  tensordot(options: { self?: Tensor; other?: Tensor; dims?: any; out?: Out }): Tensor
  /** x above threshold, else value. */
  threshold(self: Tensor, threshold: Num, value: Num, options?: { out?: Out }): Tensor
  threshold(self: Tensor, threshold: Num, options: { value?: Num; out?: Out }): Tensor
  threshold(self: Tensor, options: { threshold?: Num; value?: Num; out?: Out }): Tensor
  threshold(options: { self?: Tensor; threshold?: Num; value?: Num; out?: Out }): Tensor
  /** In place: x above threshold, else value. */
  threshold_(self: Tensor, threshold: Num, value: Num): Tensor
  threshold_(self: Tensor, threshold: Num, options: { value?: Num }): Tensor
  threshold_(self: Tensor, options: { threshold?: Num; value?: Num }): Tensor
  threshold_(options: { self?: Tensor; threshold?: Num; value?: Num }): Tensor
  /** The tensor repeated along its last dimensions (numpy.tile). */
  tile(self: Tensor, dims: readonly number[]): Tensor
  tile(self: Tensor, options: { dims?: readonly number[] }): Tensor
  tile(options: { self?: Tensor; dims?: readonly number[] }): Tensor
  tile(self: Tensor, ...dims: number[]): Tensor
  /** The k largest (or smallest) elements along `dim`, and their positions. */
  topk(self: Tensor, k: number, dim?: number, largest?: boolean, sorted?: boolean, options?: { out?: Out }): Results<'values' | 'indices'>
  topk(self: Tensor, k: number, dim: number, largest: boolean, options?: { sorted?: boolean; out?: Out }): Results<'values' | 'indices'>
  topk(self: Tensor, k: number, dim: number, options?: { largest?: boolean; sorted?: boolean; out?: Out }): Results<'values' | 'indices'>
  topk(self: Tensor, k: number, options?: { dim?: number; largest?: boolean; sorted?: boolean; out?: Out }): Results<'values' | 'indices'>
  topk(self: Tensor, options: { k?: number; dim?: number; largest?: boolean; sorted?: boolean; out?: Out }): Results<'values' | 'indices'>
  topk(options: { self?: Tensor; k?: number; dim?: number; largest?: boolean; sorted?: boolean; out?: Out }): Results<'values' | 'indices'>
  /** The sum of the diagonal of a matrix. */
  trace(self: Tensor): Tensor
  trace(options: { self?: Tensor }): Tensor
  /** The tensor with two dimensions exchanged: a view. */
  transpose(self: Tensor, dim0: number, dim1: number): Tensor
  transpose(self: Tensor, dim0: number, options: { dim1?: number }): Tensor
  transpose(self: Tensor, options: { dim0?: number; dim1?: number }): Tensor
  transpose(options: { self?: Tensor; dim0?: number; dim1?: number }): Tensor
  /** The integral along `dim` by the trapezoidal rule, over points x or equal steps dx. */
  trapezoid(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
  trapezoid(y: Tensor, options: { x?: Tensor; dim?: number }): Tensor
  trapezoid(options: { y?: Tensor; x?: Tensor; dim?: number }): Tensor
  trapezoid(y: Tensor, options?: { dx?: Num; dim?: number }): Tensor
  trapezoid(options: { y?: Tensor; dx?: Num; dim?: number }): Tensor
  /** As trapezoid. */
  trapz(y: Tensor, options?: { dx?: number; dim?: number }): Tensor
  trapz(options: { y?: Tensor; dx?: number; dim?: number }): Tensor
  trapz(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor
  trapz(y: Tensor, options: { x?: Tensor; dim?: number }): Tensor
  trapz(options: { y?: Tensor; x?: Tensor; dim?: number }): Tensor
  /** Matrices with zeros above a diagonal. */
  tril(self: Tensor, diagonal?: number, options?: { out?: Out }): Tensor
  tril(self: Tensor, options?: { diagonal?: number; out?: Out }): Tensor
  tril(options: { self?: Tensor; diagonal?: number; out?: Out }): Tensor
  /** Rows and columns of the lower triangle of a matrix: [2, count]. */
  tril_indices(row: number, col: number, offset?: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean }): Tensor
  tril_indices(row: number, col: number, options?: { offset?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean }): Tensor
  tril_indices(row: number, options: { col?: number; offset?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean }): Tensor
  tril_indices(options: { row?: number; col?: number; offset?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean }): Tensor
  /** max(0, margin + distance of anchor and positive - distance of anchor and negative). */
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin?: number, p?: number, eps?: number, swap?: boolean, reduction?: number, options?: { out?: Out }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, p: number, eps: number, swap: boolean, options?: { reduction?: number; out?: Out }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, p: number, eps: number, options?: { swap?: boolean; reduction?: number; out?: Out }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, p: number, options?: { eps?: number; swap?: boolean; reduction?: number; out?: Out }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, options?: { p?: number; eps?: number; swap?: boolean; reduction?: number; out?: Out }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, options?: { margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: number; out?: Out }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, options: { negative?: Tensor; margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: number; out?: Out }): Tensor
  triplet_margin_loss(anchor: Tensor, options: { positive?: Tensor; negative?: Tensor; margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: number; out?: Out }): Tensor
  triplet_margin_loss(options: { anchor?: Tensor; positive?: Tensor; negative?: Tensor; margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: number; out?: Out }): Tensor
  /** Matrices with zeros below a diagonal. */
  triu(self: Tensor, diagonal?: number, options?: { out?: Out }): Tensor
  triu(self: Tensor, options?: { diagonal?: number; out?: Out }): Tensor
  triu(options: { self?: Tensor; diagonal?: number; out?: Out }): Tensor
  /** Rows and columns of the upper triangle of a matrix: [2, count]. */
  triu_indices(row: number, col: number, offset?: number, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean }): Tensor
  triu_indices(row: number, col: number, options?: { offset?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean }): Tensor
  triu_indices(row: number, options: { col?: number; offset?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean }): Tensor
  triu_indices(options: { row?: number; col?: number; offset?: number; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean }): Tensor
  /** x / other; with rounding_mode "trunc" or "floor" rounded. */
  true_divide(self: Tensor | Num, other: Tensor | Num, options?: { rounding_mode?: string | null; out?: Out }): Tensor
  true_divide(self: Tensor | Num, options: { other?: Tensor | Num; rounding_mode?: string | null; out?: Out }): Tensor
  true_divide(options: { self?: Tensor | Num; other?: Tensor | Num; rounding_mode?: string | null; out?: Out }): Tensor
  /** x without its fraction. */
  trunc(self: Tensor, options?: { out?: Out }): Tensor
  trunc(options: { self?: Tensor; out?: Out }): Tensor
  /** In place: x without its fraction. */
  trunc_(self: Tensor): Tensor
  trunc_(options: { self?: Tensor }): Tensor
  /** The slices along `dim`, as a list of views. */
  unbind(self: Tensor, dim?: number): Tensor[]
  unbind(self: Tensor, options?: { dim?: number }): Tensor[]
  unbind(options: { self?: Tensor; dim?: number }): Tensor[]
  /** One dimension split into several. */
  unflatten(self: Tensor, dim: number, sizes: readonly number[]): Tensor
  unflatten(self: Tensor, dim: number, options: { sizes?: readonly number[] }): Tensor
  unflatten(self: Tensor, options: { dim?: number; sizes?: readonly number[] }): Tensor
  unflatten(options: { self?: Tensor; dim?: number; sizes?: readonly number[] }): Tensor
  /** All slices of `size` along `dimension`, `step` apart, as a new last dimension: a view. */
  unfold(self: Tensor, dimension: number, size: number, step: number, options?: { out?: Out }): Tensor
  unfold(self: Tensor, dimension: number, size: number, options: { step?: number; out?: Out }): Tensor
  unfold(self: Tensor, dimension: number, options: { size?: number; step?: number; out?: Out }): Tensor
  unfold(self: Tensor, options: { dimension?: number; size?: number; step?: number; out?: Out }): Tensor
  unfold(options: { self?: Tensor; dimension?: number; size?: number; step?: number; out?: Out }): Tensor
  /** The distinct elements, or slices along `dim`, in order; with return_inverse, return_counts also which one each element is, and how often it occurs. */
  unique(self: Tensor, sorted?: boolean, options?: { dim?: number | null; out?: Out }): Tensor
  unique(self: Tensor, options?: { sorted?: boolean; dim?: number | null; out?: Out }): Tensor
  unique(options: { self?: Tensor; sorted?: boolean; dim?: number | null; out?: Out }): Tensor
  unique(self: Tensor, sorted?: boolean, return_inverse?: boolean, return_counts?: boolean, dim?: number | null, options?: { out?: Out }): Tensor[]
  unique(self: Tensor, sorted: boolean, return_inverse: boolean, return_counts: boolean, options?: { dim?: number | null; out?: Out }): Tensor[]
  unique(self: Tensor, sorted: boolean, return_inverse: boolean, options?: { return_counts?: boolean; dim?: number | null; out?: Out }): Tensor[]
  unique(self: Tensor, sorted: boolean, options?: { return_inverse?: boolean; return_counts?: boolean; dim?: number | null; out?: Out }): Tensor[]
  unique(self: Tensor, options?: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean; dim?: number | null; out?: Out }): Tensor[]
  unique(options: { self?: Tensor; sorted?: boolean; return_inverse?: boolean; return_counts?: boolean; dim?: number | null; out?: Out }): Tensor[]
  /** The elements, or slices along `dim`, without those equal to the one before; return_inverse and return_counts as in `unique`. */
  unique_consecutive(self: Tensor, options?: { dim?: number | null; out?: Out }): Tensor
  unique_consecutive(options: { self?: Tensor; dim?: number | null; out?: Out }): Tensor
  unique_consecutive(self: Tensor, return_inverse?: boolean, return_counts?: boolean, dim?: number | null, options?: { out?: Out }): Tensor[]
  unique_consecutive(self: Tensor, return_inverse: boolean, return_counts: boolean, options?: { dim?: number | null; out?: Out }): Tensor[]
  unique_consecutive(self: Tensor, return_inverse: boolean, options?: { return_counts?: boolean; dim?: number | null; out?: Out }): Tensor[]
  unique_consecutive(self: Tensor, options?: { return_inverse?: boolean; return_counts?: boolean; dim?: number | null; out?: Out }): Tensor[]
  unique_consecutive(options: { self?: Tensor; return_inverse?: boolean; return_counts?: boolean; dim?: number | null; out?: Out }): Tensor[]
  /** Positions in a flattened tensor to positions along each dimension. */
  unravel_index(indices: Tensor, shape: any): Tensor[]
  unravel_index(indices: Tensor, options: { shape?: any }): Tensor[]
  unravel_index(options: { indices?: Tensor; shape?: any }): Tensor[]
  /** As chunk; the pieces may be changed in place. */
  unsafe_chunk(self: Tensor, chunks: number, dim?: number): Tensor[]
  unsafe_chunk(self: Tensor, chunks: number, options?: { dim?: number }): Tensor[]
  unsafe_chunk(self: Tensor, options: { chunks?: number; dim?: number }): Tensor[]
  unsafe_chunk(options: { self?: Tensor; chunks?: number; dim?: number }): Tensor[]
  /** As split; the pieces may be changed in place. */
  unsafe_split(self: Tensor, split_size: number, dim?: number): Tensor[]
  unsafe_split(self: Tensor, split_size: number, options?: { dim?: number }): Tensor[]
  unsafe_split(self: Tensor, options: { split_size?: number; dim?: number }): Tensor[]
  unsafe_split(options: { self?: Tensor; split_size?: number; dim?: number }): Tensor[]
  /** With a dimension of size 1 inserted at `dim`. */
  unsqueeze(self: Tensor, dim: number): Tensor
  unsqueeze(self: Tensor, options: { dim?: number }): Tensor
  unsqueeze(options: { self?: Tensor; dim?: number }): Tensor
  /** As unsqueeze, in new memory. */
  unsqueeze_copy(self: Tensor, dim: number, options?: { out?: Out }): Tensor
  unsqueeze_copy(self: Tensor, options: { dim?: number; out?: Out }): Tensor
  unsqueeze_copy(options: { self?: Tensor; dim?: number; out?: Out }): Tensor
  /** The powers of a vector as columns, N - 1 down to 0. */
  vander(x: Tensor, N?: number | null, increasing?: boolean, options?: { out?: Out }): Tensor
  vander(x: Tensor, N: number | null, options?: { increasing?: boolean; out?: Out }): Tensor
  vander(x: Tensor, options?: { N?: number | null; increasing?: boolean; out?: Out }): Tensor
  vander(options: { x?: Tensor; N?: number | null; increasing?: boolean; out?: Out }): Tensor
  /** The variance, with divisor n - correction (1 by default). */
  var(self: Tensor, unbiased: boolean, options?: { out?: Out }): Tensor
  var(self: Tensor, options: { unbiased?: boolean; out?: Out }): Tensor
  var(options: { self?: Tensor; unbiased?: boolean; out?: Out }): Tensor
  var(self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean, options?: { out?: Out }): Tensor
  var(self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, options?: { keepdim?: boolean; out?: Out }): Tensor
  var(self: Tensor, dim: number | readonly number[] | null, options: { unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  var(self: Tensor, options: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  var(options: { self?: Tensor; dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  var(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor
  var(self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor
  var(options: { self?: Tensor; dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor
  var(self: Tensor, ...dim: number[]): Tensor
  var(self: Tensor, ...dim: [...number[], options: { correction?: Num | null; keepdim?: boolean; out?: Out }]): Tensor
  var(self: Tensor, dim?: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  var(self: Tensor, options?: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor
  var(self: Tensor, ...dim: [...number[], options: { unbiased?: boolean; keepdim?: boolean; out?: Out }]): Tensor
  /** Variance and mean. */
  var_mean(self: Tensor, unbiased: boolean, options?: { out?: Out }): Tensor[]
  var_mean(self: Tensor, options: { unbiased?: boolean; out?: Out }): Tensor[]
  var_mean(options: { self?: Tensor; unbiased?: boolean; out?: Out }): Tensor[]
  var_mean(self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, keepdim?: boolean, options?: { out?: Out }): Tensor[]
  var_mean(self: Tensor, dim: number | readonly number[] | null, unbiased: boolean, options?: { keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(self: Tensor, dim: number | readonly number[] | null, options: { unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(self: Tensor, options: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(options: { self?: Tensor; dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(self: Tensor, dim?: number | readonly number[] | null, options?: { correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(self: Tensor, options?: { dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(options: { self?: Tensor; dim?: number | readonly number[] | null; correction?: Num | null; keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(self: Tensor, ...dim: number[]): Tensor[]
  var_mean(self: Tensor, ...dim: [...number[], options: { correction?: Num | null; keepdim?: boolean; out?: Out }]): Tensor[]
  var_mean(self: Tensor, dim?: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(self: Tensor, options?: { dim?: number | readonly number[] | null; unbiased?: boolean; keepdim?: boolean; out?: Out }): Tensor[]
  var_mean(self: Tensor, ...dim: [...number[], options: { unbiased?: boolean; keepdim?: boolean; out?: Out }]): Tensor[]
  /** The inner product of two vectors. */
  vdot(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  vdot(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  vdot(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The same elements in another shape, without a copy. One size may be -1. */
  view(self: Tensor, size: readonly number[], options?: { out?: Out }): Tensor
  view(self: Tensor, options: { size?: readonly number[]; out?: Out }): Tensor
  view(options: { self?: Tensor; size?: readonly number[]; out?: Out }): Tensor
  view(self: Tensor, ...size: number[]): Tensor
  view(self: Tensor, ...size: [...number[], options: { out?: Out }]): Tensor
  view(self: Tensor, dtype: DType, options?: { out?: Out }): Tensor
  view(self: Tensor, options: { dtype?: DType; out?: Out }): Tensor
  view(options: { self?: Tensor; dtype?: DType; out?: Out }): Tensor
  /** Seen in the shape of other. */
  view_as(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  view_as(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  view_as(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** Pieces along dimension 0. */
  vsplit(self: Tensor, sections: number): Tensor[]
  vsplit(self: Tensor, options: { sections?: number }): Tensor[]
  vsplit(options: { self?: Tensor; sections?: number }): Tensor[]
  vsplit(self: Tensor, indices: readonly number[]): Tensor[]
  vsplit(self: Tensor, options: { indices?: readonly number[] }): Tensor[]
  vsplit(options: { self?: Tensor; indices?: readonly number[] }): Tensor[]
  vsplit(self: Tensor, ...indices: number[]): Tensor[]
  /** The tensors joined row-wise. */
  vstack(tensors: readonly Tensor[], options?: { out?: Out }): Tensor
  vstack(options: { tensors?: readonly Tensor[]; out?: Out }): Tensor
  vstack(...tensors: Tensor[]): Tensor
  vstack(...tensors: [...Tensor[], options: { out?: Out }]): Tensor
  /** Elements of self where the condition holds, else of other; with the condition alone, the positions where it holds, one tensor per dimension. */
  where(condition: Tensor, options?: { out?: Out }): Tensor[]
  where(options: { condition?: Tensor; out?: Out }): Tensor[]
  where(condition: Tensor, self: Tensor | Num, other: Tensor | Num, options?: { out?: Out }): Tensor
  where(condition: Tensor, self: Tensor | Num, options: { other?: Tensor | Num; out?: Out }): Tensor
  where(condition: Tensor, options: { self?: Tensor | Num; other?: Tensor | Num; out?: Out }): Tensor
  where(options: { condition?: Tensor; self?: Tensor | Num; other?: Tensor | Num; out?: Out }): Tensor
  /** x · log(other), 0 where x is 0. */
  xlogy(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  xlogy(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  xlogy(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  xlogy(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  xlogy(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  xlogy(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  xlogy(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  xlogy(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  xlogy(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** In place: x · log(other), 0 where x is 0. */
  xlogy_(self: Tensor, other: Tensor): Tensor
  xlogy_(self: Tensor, options: { other?: Tensor }): Tensor
  xlogy_(options: { self?: Tensor; other?: Tensor }): Tensor
  xlogy_(self: Tensor, other: Num): Tensor
  xlogy_(self: Tensor, options: { other?: Num }): Tensor
  xlogy_(options: { self?: Tensor; other?: Num }): Tensor
  /** In place: every element set to 0. */
  zero_(self: Tensor): Tensor
  zero_(options: { self?: Tensor }): Tensor
  /** A tensor of zeros. */
  zeros(size: readonly number[], options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  zeros(options: { size?: readonly number[]; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }): Tensor
  zeros(...size: number[]): Tensor
  zeros(...size: [...number[], options: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; out?: Out }]): Tensor
  /** Zeros in the shape of another tensor. */
  zeros_like(self: Tensor, options?: { dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any }): Tensor
  zeros_like(options: { self?: Tensor; dtype?: DType | null; layout?: any; device?: any; pin_memory?: boolean; requires_grad?: boolean; memory_format?: any }): Tensor
}

export interface LinalgFunctions {
  /** The cross product of vectors of three. */
  cross(self: Tensor, other: Tensor, options?: { dim?: number; out?: Out }): Tensor
  cross(self: Tensor, options: { other?: Tensor; dim?: number; out?: Out }): Tensor
  cross(options: { self?: Tensor; other?: Tensor; dim?: number; out?: Out }): Tensor
  /** The diagonals of matrices. */
  diagonal(A: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor
  diagonal(options: { A?: Tensor; offset?: number; dim1?: number; dim2?: number }): Tensor
  /** The matrix product. */
  matmul(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  matmul(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  matmul(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The norm of matrices. */
  matrix_norm(self: Tensor, ord?: any, dim?: readonly number[], keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  matrix_norm(self: Tensor, ord: any, dim: readonly number[], options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  matrix_norm(self: Tensor, ord: any, options?: { dim?: readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  matrix_norm(self: Tensor, options?: { ord?: any; dim?: readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  matrix_norm(options: { self?: Tensor; ord?: any; dim?: readonly number[]; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  /** A square matrix times itself. */
  matrix_power(self: Tensor, n: number, options?: { out?: Out }): Tensor
  matrix_power(self: Tensor, options: { n?: number; out?: Out }): Tensor
  matrix_power(options: { self?: Tensor; n?: number; out?: Out }): Tensor
  /** The product of several matrices, in the cheapest order. */
  multi_dot(tensors: readonly Tensor[], options?: { out?: Out }): Tensor
  multi_dot(options: { tensors?: readonly Tensor[]; out?: Out }): Tensor
  multi_dot(...tensors: Tensor[]): Tensor
  multi_dot(...tensors: [...Tensor[], options: { out?: Out }]): Tensor
  /** The norm of a vector or of matrices. */
  norm(self: Tensor, ord?: any, dim?: any, keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  norm(self: Tensor, ord: any, dim: any, options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  norm(self: Tensor, ord: any, options?: { dim?: any; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  norm(self: Tensor, options?: { ord?: any; dim?: any; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  norm(options: { self?: Tensor; ord?: any; dim?: any; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  /** The powers 0 to N - 1 along a new last dimension. */
  vander(x: Tensor, options?: { N?: number | null; out?: Out }): Tensor
  vander(options: { x?: Tensor; N?: number | null; out?: Out }): Tensor
  /** The inner products along a dimension. */
  vecdot(x: Tensor, y: Tensor, options?: { dim?: number; out?: Out }): Tensor
  vecdot(x: Tensor, options: { y?: Tensor; dim?: number; out?: Out }): Tensor
  vecdot(options: { x?: Tensor; y?: Tensor; dim?: number; out?: Out }): Tensor
  /** The norm of elements as a vector. */
  vector_norm(self: Tensor, ord?: number, dim?: number | readonly number[] | null, keepdim?: boolean, options?: { dtype?: DType | null; out?: Out }): Tensor
  vector_norm(self: Tensor, ord: number, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  vector_norm(self: Tensor, ord: number, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  vector_norm(self: Tensor, options?: { ord?: number; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
  vector_norm(options: { self?: Tensor; ord?: number; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null; out?: Out }): Tensor
}

export interface NnFunctionalFunctions {
  /** The means of as many windows as output_size says; null keeps a size. */
  adaptive_avg_pool1d(input: Tensor, output_size?: any): Tensor
  adaptive_avg_pool1d(input: Tensor, options?: { output_size?: any }): Tensor
  adaptive_avg_pool1d(options: { input?: Tensor; output_size?: any }): Tensor
  /** The means of as many windows as output_size says; null keeps a size. */
  adaptive_avg_pool2d(input: Tensor, output_size?: any): Tensor
  adaptive_avg_pool2d(input: Tensor, options?: { output_size?: any }): Tensor
  adaptive_avg_pool2d(options: { input?: Tensor; output_size?: any }): Tensor
  /** The means of as many windows as output_size says; null keeps a size. */
  adaptive_avg_pool3d(input: Tensor, output_size?: any): Tensor
  adaptive_avg_pool3d(input: Tensor, options?: { output_size?: any }): Tensor
  adaptive_avg_pool3d(options: { input?: Tensor; output_size?: any }): Tensor
  /** The greatest elements of as many windows as output_size says, null keeping a size; with return_indices also where they lie. */
  adaptive_max_pool1d(input: Tensor, output_size?: any, return_indices?: boolean): Tensor
  adaptive_max_pool1d(input: Tensor, output_size: any, options?: { return_indices?: boolean }): Tensor
  adaptive_max_pool1d(input: Tensor, options?: { output_size?: any; return_indices?: boolean }): Tensor
  adaptive_max_pool1d(options: { input?: Tensor; output_size?: any; return_indices?: boolean }): Tensor
  /** The greatest elements of as many windows as output_size says, null keeping a size; with return_indices also where they lie. */
  adaptive_max_pool1d_with_indices(input: Tensor, output_size?: any, return_indices?: boolean): [Tensor, Tensor]
  adaptive_max_pool1d_with_indices(input: Tensor, output_size: any, options?: { return_indices?: boolean }): [Tensor, Tensor]
  adaptive_max_pool1d_with_indices(input: Tensor, options?: { output_size?: any; return_indices?: boolean }): [Tensor, Tensor]
  adaptive_max_pool1d_with_indices(options: { input?: Tensor; output_size?: any; return_indices?: boolean }): [Tensor, Tensor]
  /** The greatest elements of as many windows as output_size says, null keeping a size; with return_indices also where they lie. */
  adaptive_max_pool2d(input: Tensor, output_size?: any, return_indices?: boolean): Tensor
  adaptive_max_pool2d(input: Tensor, output_size: any, options?: { return_indices?: boolean }): Tensor
  adaptive_max_pool2d(input: Tensor, options?: { output_size?: any; return_indices?: boolean }): Tensor
  adaptive_max_pool2d(options: { input?: Tensor; output_size?: any; return_indices?: boolean }): Tensor
  /** The greatest elements of as many windows as output_size says, null keeping a size; with return_indices also where they lie. */
  adaptive_max_pool2d_with_indices(input: Tensor, output_size?: any, return_indices?: boolean): [Tensor, Tensor]
  adaptive_max_pool2d_with_indices(input: Tensor, output_size: any, options?: { return_indices?: boolean }): [Tensor, Tensor]
  adaptive_max_pool2d_with_indices(input: Tensor, options?: { output_size?: any; return_indices?: boolean }): [Tensor, Tensor]
  adaptive_max_pool2d_with_indices(options: { input?: Tensor; output_size?: any; return_indices?: boolean }): [Tensor, Tensor]
  /** The greatest elements of as many windows as output_size says, null keeping a size; with return_indices also where they lie. */
  adaptive_max_pool3d(input: Tensor, output_size?: any, return_indices?: boolean): Tensor
  adaptive_max_pool3d(input: Tensor, output_size: any, options?: { return_indices?: boolean }): Tensor
  adaptive_max_pool3d(input: Tensor, options?: { output_size?: any; return_indices?: boolean }): Tensor
  adaptive_max_pool3d(options: { input?: Tensor; output_size?: any; return_indices?: boolean }): Tensor
  /** The greatest elements of as many windows as output_size says, null keeping a size; with return_indices also where they lie. */
  adaptive_max_pool3d_with_indices(input: Tensor, output_size?: any, return_indices?: boolean): [Tensor, Tensor]
  adaptive_max_pool3d_with_indices(input: Tensor, output_size: any, options?: { return_indices?: boolean }): [Tensor, Tensor]
  adaptive_max_pool3d_with_indices(input: Tensor, options?: { output_size?: any; return_indices?: boolean }): [Tensor, Tensor]
  adaptive_max_pool3d_with_indices(options: { input?: Tensor; output_size?: any; return_indices?: boolean }): [Tensor, Tensor]
  /** The grid of an affine map of the plane [N, 2, 3] or of space [N, 3, 4], for images of `size`. */
  affine_grid(theta: Tensor, size: readonly number[], align_corners?: boolean | null): Tensor
  affine_grid(theta: Tensor, size: readonly number[], options?: { align_corners?: boolean | null }): Tensor
  affine_grid(theta: Tensor, options: { size?: readonly number[]; align_corners?: boolean | null }): Tensor
  affine_grid(options: { theta?: Tensor; size?: readonly number[]; align_corners?: boolean | null }): Tensor
  /** dropout that keeps the mean and variance of what SELU gives. */
  alpha_dropout(input: Tensor, p?: number, training?: boolean, inplace?: boolean): Tensor
  alpha_dropout(input: Tensor, p: number, training: boolean, options?: { inplace?: boolean }): Tensor
  alpha_dropout(input: Tensor, p: number, options?: { training?: boolean; inplace?: boolean }): Tensor
  alpha_dropout(input: Tensor, options?: { p?: number; training?: boolean; inplace?: boolean }): Tensor
  alpha_dropout(options: { input?: Tensor; p?: number; training?: boolean; inplace?: boolean }): Tensor
  /** The mean of every window. */
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], ceil_mode?: boolean, count_include_pad?: boolean): Tensor
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, options?: { count_include_pad?: boolean }): Tensor
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { ceil_mode?: boolean; count_include_pad?: boolean }): Tensor
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor
  avg_pool1d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor
  avg_pool1d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor
  avg_pool1d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor
  /** The mean of every window. */
  avg_pool2d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: number | null): Tensor
  avg_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, count_include_pad: boolean, options?: { divisor_override?: number | null }): Tensor
  avg_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, options?: { count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool2d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool2d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool2d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  /** The mean of every window. */
  avg_pool3d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: number | null): Tensor
  avg_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, count_include_pad: boolean, options?: { divisor_override?: number | null }): Tensor
  avg_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, options?: { count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool3d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool3d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  avg_pool3d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): Tensor
  /** Each channel less its mean, over its deviation, times a weight, plus a bias. In training the statistics are those of the batch, and the running ones, where given, move towards them; else the running ones serve. */
  batch_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight?: Tensor | null, bias?: Tensor | null, training?: boolean, momentum?: number, eps?: number): Tensor
  batch_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight: Tensor | null, bias: Tensor | null, training: boolean, momentum: number, options?: { eps?: number }): Tensor
  batch_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight: Tensor | null, bias: Tensor | null, training: boolean, options?: { momentum?: number; eps?: number }): Tensor
  batch_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight: Tensor | null, bias: Tensor | null, options?: { training?: boolean; momentum?: number; eps?: number }): Tensor
  batch_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight: Tensor | null, options?: { bias?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): Tensor
  batch_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, options?: { weight?: Tensor | null; bias?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): Tensor
  batch_norm(input: Tensor, running_mean: Tensor | null, options: { running_var?: Tensor | null; weight?: Tensor | null; bias?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): Tensor
  batch_norm(input: Tensor, options: { running_mean?: Tensor | null; running_var?: Tensor | null; weight?: Tensor | null; bias?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): Tensor
  batch_norm(options: { input?: Tensor; running_mean?: Tensor | null; running_var?: Tensor | null; weight?: Tensor | null; bias?: Tensor | null; training?: boolean; momentum?: number; eps?: number }): Tensor
  /** input1ᵀ · weight[o] · input2 + bias[o] for every output o: weight is [O, I, J]. */
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null): Tensor
  bilinear(input1: Tensor, input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  bilinear(input1: Tensor, input2: Tensor, options: { weight?: Tensor; bias?: Tensor | null }): Tensor
  bilinear(input1: Tensor, options: { input2?: Tensor; weight?: Tensor; bias?: Tensor | null }): Tensor
  bilinear(options: { input1?: Tensor; input2?: Tensor; weight?: Tensor; bias?: Tensor | null }): Tensor
  /** Cross-entropy of probabilities and targets, both from 0 to 1. */
  binary_cross_entropy(input: Tensor, target: Tensor, weight?: Tensor | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  binary_cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  binary_cross_entropy(input: Tensor, target: Tensor, options?: { weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  binary_cross_entropy(input: Tensor, options: { target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  binary_cross_entropy(options: { input?: Tensor; target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** binary_cross_entropy of the sigmoid, without overflow; pos_weight: weights of the positive answers. */
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight?: Tensor | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, pos_weight?: Tensor | null): Tensor
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, reduction: string, options?: { pos_weight?: Tensor | null }): Tensor
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string; pos_weight?: Tensor | null }): Tensor
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string; pos_weight?: Tensor | null }): Tensor
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, weight: Tensor | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; pos_weight?: Tensor | null }): Tensor
  binary_cross_entropy_with_logits(input: Tensor, target: Tensor, options?: { weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; pos_weight?: Tensor | null }): Tensor
  binary_cross_entropy_with_logits(input: Tensor, options: { target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; pos_weight?: Tensor | null }): Tensor
  binary_cross_entropy_with_logits(options: { input?: Tensor; target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; pos_weight?: Tensor | null }): Tensor
  /** x above zero, alpha · (e^(x / alpha) - 1) below. */
  celu(self: Tensor, alpha?: Num, inplace?: boolean): Tensor
  celu(self: Tensor, alpha: Num, options?: { inplace?: boolean }): Tensor
  celu(self: Tensor, options?: { alpha?: Num; inplace?: boolean }): Tensor
  celu(options: { self?: Tensor; alpha?: Num; inplace?: boolean }): Tensor
  /** In place: x above zero, alpha · (e^(x / alpha) - 1) below. */
  celu_(self: Tensor, alpha?: Num): Tensor
  celu_(self: Tensor, options?: { alpha?: Num }): Tensor
  celu_(options: { self?: Tensor; alpha?: Num }): Tensor
  /** The channels of [N, C, *] in `groups` groups, dealt out: the first of each, then the second of each. */
  channel_shuffle(input: Tensor, groups: number): Tensor
  channel_shuffle(input: Tensor, options: { groups?: number }): Tensor
  channel_shuffle(options: { input?: Tensor; groups?: number }): Tensor
  /** Convolution of input [batch,] channels, … with weight out, channels / groups, …; padding also "same" or "valid". */
  conv1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: string, dilation?: number | readonly number[], groups?: number): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** Convolution of input [batch,] channels, … with weight out, channels / groups, …; padding also "same" or "valid". */
  conv2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: string, dilation?: number | readonly number[], groups?: number): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** Convolution of input [batch,] channels, … with weight out, channels / groups, …; padding also "same" or "valid". */
  conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: string, dilation?: number | readonly number[], groups?: number): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: string, options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: string; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** A convolution over time of input [time, batch, channels] with weight [size, channels, out]. */
  conv_tbc(self: Tensor, weight: Tensor, bias: Tensor, pad?: number): Tensor
  conv_tbc(self: Tensor, weight: Tensor, bias: Tensor, options?: { pad?: number }): Tensor
  conv_tbc(self: Tensor, weight: Tensor, options: { bias?: Tensor; pad?: number }): Tensor
  conv_tbc(self: Tensor, options: { weight?: Tensor; bias?: Tensor; pad?: number }): Tensor
  conv_tbc(options: { self?: Tensor; weight?: Tensor; bias?: Tensor; pad?: number }): Tensor
  /** Transposed convolution (the gradient of a convolution by its input) with weight channels, out / groups, …. */
  conv_transpose1d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, dilation?: number | readonly number[]): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { dilation?: number | readonly number[] }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose1d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose1d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /** Transposed convolution (the gradient of a convolution by its input) with weight channels, out / groups, …. */
  conv_transpose2d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, dilation?: number | readonly number[]): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { dilation?: number | readonly number[] }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose2d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose2d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /** Transposed convolution (the gradient of a convolution by its input) with weight channels, out / groups, …. */
  conv_transpose3d(input: Tensor, weight: Tensor, bias?: Tensor | null, stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, dilation?: number | readonly number[]): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { dilation?: number | readonly number[] }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, bias: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose3d(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  conv_transpose3d(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor
  /** 1 - cos where the target is 1, and max(0, cos - margin) where it is -1. */
  cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin?: number, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  cosine_embedding_loss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  cosine_embedding_loss(input1: Tensor, input2: Tensor, options: { target?: Tensor; margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  cosine_embedding_loss(input1: Tensor, options: { input2?: Tensor; target?: Tensor; margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  cosine_embedding_loss(options: { input1?: Tensor; input2?: Tensor; target?: Tensor; margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** The cosine of the angle between vectors along a dimension; norms count as eps at least. */
  cosine_similarity(x1: Tensor, x2: Tensor, dim?: number, eps?: number): Tensor
  cosine_similarity(x1: Tensor, x2: Tensor, dim: number, options?: { eps?: number }): Tensor
  cosine_similarity(x1: Tensor, x2: Tensor, options?: { dim?: number; eps?: number }): Tensor
  cosine_similarity(x1: Tensor, options: { x2?: Tensor; dim?: number; eps?: number }): Tensor
  cosine_similarity(options: { x1?: Tensor; x2?: Tensor; dim?: number; eps?: number }): Tensor
  /** log_softmax and nll_loss in one; targets are class numbers [N, …], or probabilities in the shape of the input [N, C, …]. */
  cross_entropy(input: Tensor, target: Tensor, weight?: Tensor | null, size_average?: boolean | null, ignore_index?: number, reduce?: boolean | null, reduction?: string, label_smoothing?: number): Tensor
  cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, ignore_index: number, reduce: boolean | null, reduction: string, options?: { label_smoothing?: number }): Tensor
  cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, ignore_index: number, reduce: boolean | null, options?: { reduction?: string; label_smoothing?: number }): Tensor
  cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, ignore_index: number, options?: { reduce?: boolean | null; reduction?: string; label_smoothing?: number }): Tensor
  cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, options?: { ignore_index?: number; reduce?: boolean | null; reduction?: string; label_smoothing?: number }): Tensor
  cross_entropy(input: Tensor, target: Tensor, weight: Tensor | null, options?: { size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: string; label_smoothing?: number }): Tensor
  cross_entropy(input: Tensor, target: Tensor, options?: { weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: string; label_smoothing?: number }): Tensor
  cross_entropy(input: Tensor, options: { target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: string; label_smoothing?: number }): Tensor
  cross_entropy(options: { input?: Tensor; target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: string; label_smoothing?: number }): Tensor
  /** Minus the log-likelihood of label sequences: log_probs is [T, N, C] (or [T, C]), targets [N, S] or all labels one after another; lengths are tensors or arrays. */
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any, blank?: number, reduction?: string, zero_infinity?: boolean): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any, blank: number, reduction: string, options?: { zero_infinity?: boolean }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any, blank: number, options?: { reduction?: string; zero_infinity?: boolean }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any, options?: { blank?: number; reduction?: string; zero_infinity?: boolean }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, input_lengths: any, options: { target_lengths?: any; blank?: number; reduction?: string; zero_infinity?: boolean }): Tensor
  ctc_loss(log_probs: Tensor, targets: Tensor, options: { input_lengths?: any; target_lengths?: any; blank?: number; reduction?: string; zero_infinity?: boolean }): Tensor
  ctc_loss(log_probs: Tensor, options: { targets?: Tensor; input_lengths?: any; target_lengths?: any; blank?: number; reduction?: string; zero_infinity?: boolean }): Tensor
  ctc_loss(options: { log_probs?: Tensor; targets?: Tensor; input_lengths?: any; target_lengths?: any; blank?: number; reduction?: string; zero_infinity?: boolean }): Tensor
  /** Elements set to 0 with probability p, the rest divided by 1 - p; without training, the input itself. */
  dropout(input: Tensor, p?: number, training?: boolean, inplace?: boolean): Tensor
  dropout(input: Tensor, p: number, training: boolean, options?: { inplace?: boolean }): Tensor
  dropout(input: Tensor, p: number, options?: { training?: boolean; inplace?: boolean }): Tensor
  dropout(input: Tensor, options?: { p?: number; training?: boolean; inplace?: boolean }): Tensor
  dropout(options: { input?: Tensor; p?: number; training?: boolean; inplace?: boolean }): Tensor
  /** Whole channels set to 0 with probability p, the rest divided by 1 - p; without training, the input itself. Input [N, C, L] or [C, L]. */
  dropout1d(input: Tensor, p?: number, training?: boolean, inplace?: boolean): Tensor
  dropout1d(input: Tensor, p: number, training: boolean, options?: { inplace?: boolean }): Tensor
  dropout1d(input: Tensor, p: number, options?: { training?: boolean; inplace?: boolean }): Tensor
  dropout1d(input: Tensor, options?: { p?: number; training?: boolean; inplace?: boolean }): Tensor
  dropout1d(options: { input?: Tensor; p?: number; training?: boolean; inplace?: boolean }): Tensor
  /** Whole channels set to 0 with probability p, the rest divided by 1 - p; without training, the input itself. Input [N, C, H, W]. */
  dropout2d(input: Tensor, p?: number, training?: boolean, inplace?: boolean): Tensor
  dropout2d(input: Tensor, p: number, training: boolean, options?: { inplace?: boolean }): Tensor
  dropout2d(input: Tensor, p: number, options?: { training?: boolean; inplace?: boolean }): Tensor
  dropout2d(input: Tensor, options?: { p?: number; training?: boolean; inplace?: boolean }): Tensor
  dropout2d(options: { input?: Tensor; p?: number; training?: boolean; inplace?: boolean }): Tensor
  /** Whole channels set to 0 with probability p, the rest divided by 1 - p; without training, the input itself. Input [N, C, D, H, W] or [C, D, H, W]. */
  dropout3d(input: Tensor, p?: number, training?: boolean, inplace?: boolean): Tensor
  dropout3d(input: Tensor, p: number, training: boolean, options?: { inplace?: boolean }): Tensor
  dropout3d(input: Tensor, p: number, options?: { training?: boolean; inplace?: boolean }): Tensor
  dropout3d(input: Tensor, options?: { p?: number; training?: boolean; inplace?: boolean }): Tensor
  dropout3d(options: { input?: Tensor; p?: number; training?: boolean; inplace?: boolean }): Tensor
  /** x above zero, alpha · (eˣ - 1) below. */
  elu(self: Tensor, alpha?: Num, inplace?: boolean): Tensor
  elu(self: Tensor, alpha: Num, options?: { inplace?: boolean }): Tensor
  elu(self: Tensor, options?: { alpha?: Num; inplace?: boolean }): Tensor
  elu(options: { self?: Tensor; alpha?: Num; inplace?: boolean }): Tensor
  /** In place: x above zero, alpha · (eˣ - 1) below. */
  elu_(self: Tensor, alpha?: Num): Tensor
  elu_(self: Tensor, options?: { alpha?: Num }): Tensor
  elu_(options: { self?: Tensor; alpha?: Num }): Tensor
  /** The rows of `weight` at the indices in `input`; the row padding_idx gets no gradient. With max_norm, rows looked up are first scaled down to it, in place. */
  embedding(input: Tensor, weight: Tensor, padding_idx?: number | null, max_norm?: number | null, norm_type?: number, scale_grad_by_freq?: boolean, sparse?: boolean): Tensor
  embedding(input: Tensor, weight: Tensor, padding_idx: number | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, options?: { sparse?: boolean }): Tensor
  embedding(input: Tensor, weight: Tensor, padding_idx: number | null, max_norm: number | null, norm_type: number, options?: { scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  embedding(input: Tensor, weight: Tensor, padding_idx: number | null, max_norm: number | null, options?: { norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  embedding(input: Tensor, weight: Tensor, padding_idx: number | null, options?: { max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  embedding(input: Tensor, weight: Tensor, options?: { padding_idx?: number | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  embedding(input: Tensor, options: { weight?: Tensor; padding_idx?: number | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  embedding(options: { input?: Tensor; weight?: Tensor; padding_idx?: number | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor
  /** Sums, means or maxima of the rows of `weight` in each bag of indices: the rows of a two-dimensional input, or the stretches of a vector that begin at the offsets. */
  embedding_bag(input: Tensor, weight: Tensor, offsets?: Tensor | null, max_norm?: number | null, norm_type?: number, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, per_sample_weights?: Tensor | null, include_last_offset?: boolean, padding_idx?: number | null): Tensor
  embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, sparse: boolean, per_sample_weights: Tensor | null, include_last_offset: boolean, options?: { padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, sparse: boolean, per_sample_weights: Tensor | null, options?: { include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, sparse: boolean, options?: { per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, options?: { sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, options?: { mode?: string; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor | null, max_norm: number | null, norm_type: number, options?: { scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor | null, max_norm: number | null, options?: { norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, weight: Tensor, offsets: Tensor | null, options?: { max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, weight: Tensor, options?: { offsets?: Tensor | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(input: Tensor, options: { weight?: Tensor; offsets?: Tensor | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  embedding_bag(options: { input?: Tensor; weight?: Tensor; offsets?: Tensor | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null }): Tensor
  /** dropout that keeps the mean and variance of what SELU gives, by whole channels. */
  feature_alpha_dropout(input: Tensor, p?: number, training?: boolean, inplace?: boolean): Tensor
  feature_alpha_dropout(input: Tensor, p: number, training: boolean, options?: { inplace?: boolean }): Tensor
  feature_alpha_dropout(input: Tensor, p: number, options?: { training?: boolean; inplace?: boolean }): Tensor
  feature_alpha_dropout(input: Tensor, options?: { p?: number; training?: boolean; inplace?: boolean }): Tensor
  feature_alpha_dropout(options: { input?: Tensor; p?: number; training?: boolean; inplace?: boolean }): Tensor
  /** Images of output_size to which columns, as of unfold, are added back where they would come from. */
  fold(input: Tensor, output_size: number | readonly number[], kernel_size: number | readonly number[], dilation?: number | readonly number[], padding?: number | readonly number[], stride?: number | readonly number[]): Tensor
  fold(input: Tensor, output_size: number | readonly number[], kernel_size: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], options?: { stride?: number | readonly number[] }): Tensor
  fold(input: Tensor, output_size: number | readonly number[], kernel_size: number | readonly number[], dilation: number | readonly number[], options?: { padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  fold(input: Tensor, output_size: number | readonly number[], kernel_size: number | readonly number[], options?: { dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  fold(input: Tensor, output_size: number | readonly number[], options: { kernel_size?: number | readonly number[]; dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  fold(input: Tensor, options: { output_size?: number | readonly number[]; kernel_size?: number | readonly number[]; dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  fold(options: { input?: Tensor; output_size?: number | readonly number[]; kernel_size?: number | readonly number[]; dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  /** The greatest elements of windows of one size, placed at random so that output_size (or output_ratio of the size) of them fit. */
  fractional_max_pool2d(input: Tensor, kernel_size: number | readonly number[], output_size?: number | readonly number[] | null, output_ratio?: any, return_indices?: boolean, _random_samples?: Tensor | null): Tensor
  fractional_max_pool2d(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: any, return_indices: boolean, options?: { _random_samples?: Tensor | null }): Tensor
  fractional_max_pool2d(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: any, options?: { return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  fractional_max_pool2d(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, options?: { output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  fractional_max_pool2d(input: Tensor, kernel_size: number | readonly number[], options?: { output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  fractional_max_pool2d(input: Tensor, options: { kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  fractional_max_pool2d(options: { input?: Tensor; kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  /** The greatest elements of windows of one size, placed at random so that output_size (or output_ratio of the size) of them fit. */
  fractional_max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], output_size?: number | readonly number[] | null, output_ratio?: any, return_indices?: boolean, _random_samples?: Tensor | null): [Tensor, Tensor]
  fractional_max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: any, return_indices: boolean, options?: { _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: any, options?: { return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, options?: { output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], options?: { output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool2d_with_indices(input: Tensor, options: { kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool2d_with_indices(options: { input?: Tensor; kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  /** The greatest elements of windows of one size, placed at random so that output_size (or output_ratio of the size) of them fit. */
  fractional_max_pool3d(input: Tensor, kernel_size: number | readonly number[], output_size?: number | readonly number[] | null, output_ratio?: any, return_indices?: boolean, _random_samples?: Tensor | null): Tensor
  fractional_max_pool3d(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: any, return_indices: boolean, options?: { _random_samples?: Tensor | null }): Tensor
  fractional_max_pool3d(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: any, options?: { return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  fractional_max_pool3d(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, options?: { output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  fractional_max_pool3d(input: Tensor, kernel_size: number | readonly number[], options?: { output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  fractional_max_pool3d(input: Tensor, options: { kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  fractional_max_pool3d(options: { input?: Tensor; kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): Tensor
  /** The greatest elements of windows of one size, placed at random so that output_size (or output_ratio of the size) of them fit. */
  fractional_max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], output_size?: number | readonly number[] | null, output_ratio?: any, return_indices?: boolean, _random_samples?: Tensor | null): [Tensor, Tensor]
  fractional_max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: any, return_indices: boolean, options?: { _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: any, options?: { return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], output_size: number | readonly number[] | null, options?: { output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], options?: { output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool3d_with_indices(input: Tensor, options: { kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  fractional_max_pool3d_with_indices(options: { input?: Tensor; kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: any; return_indices?: boolean; _random_samples?: Tensor | null }): [Tensor, Tensor]
  /** Negative log-likelihood of numbers that follow the normal law with the given mean and variance. */
  gaussian_nll_loss(input: Tensor, target: Tensor, var_: any, full?: boolean, eps?: number, reduction?: string): Tensor
  gaussian_nll_loss(input: Tensor, target: Tensor, var_: any, full: boolean, eps: number, options?: { reduction?: string }): Tensor
  gaussian_nll_loss(input: Tensor, target: Tensor, var_: any, full: boolean, options?: { eps?: number; reduction?: string }): Tensor
  gaussian_nll_loss(input: Tensor, target: Tensor, var_: any, options?: { full?: boolean; eps?: number; reduction?: string }): Tensor
  gaussian_nll_loss(input: Tensor, target: Tensor, options: { var_?: any; full?: boolean; eps?: number; reduction?: string }): Tensor
  gaussian_nll_loss(input: Tensor, options: { target?: Tensor; var_?: any; full?: boolean; eps?: number; reduction?: string }): Tensor
  gaussian_nll_loss(options: { input?: Tensor; target?: Tensor; var_?: any; full?: boolean; eps?: number; reduction?: string }): Tensor
  /** x · Φ(x), with the normal distribution function Φ; approximate="tanh": by tanh. */
  gelu(self: Tensor, options?: { approximate?: string }): Tensor
  gelu(options: { self?: Tensor; approximate?: string }): Tensor
  /** The first half along dim times the sigmoid of the second. */
  glu(self: Tensor, dim?: number): Tensor
  glu(self: Tensor, options?: { dim?: number }): Tensor
  glu(options: { self?: Tensor; dim?: number }): Tensor
  /** The input [N, C, H, W] (or [N, C, D, H, W]) at the positions of the grid [N, H′, W′, 2] (or [N, D′, H′, W′, 3]), x first, from -1 to 1. Modes: bilinear, nearest, bicubic; paddings: zeros, border, reflection. */
  grid_sample(input: Tensor, grid: Tensor, mode?: string, padding_mode?: string, align_corners?: boolean | null): Tensor
  grid_sample(input: Tensor, grid: Tensor, mode: string, padding_mode: string, options?: { align_corners?: boolean | null }): Tensor
  grid_sample(input: Tensor, grid: Tensor, mode: string, options?: { padding_mode?: string; align_corners?: boolean | null }): Tensor
  grid_sample(input: Tensor, grid: Tensor, options?: { mode?: string; padding_mode?: string; align_corners?: boolean | null }): Tensor
  grid_sample(input: Tensor, options: { grid?: Tensor; mode?: string; padding_mode?: string; align_corners?: boolean | null }): Tensor
  grid_sample(options: { input?: Tensor; grid?: Tensor; mode?: string; padding_mode?: string; align_corners?: boolean | null }): Tensor
  /** The channels of each sample in num_groups groups, each less its mean, over its deviation, times a weight, plus a bias. */
  group_norm(input: Tensor, num_groups: number, weight?: Tensor | null, bias?: Tensor | null, eps?: number): Tensor
  group_norm(input: Tensor, num_groups: number, weight: Tensor | null, bias: Tensor | null, options?: { eps?: number }): Tensor
  group_norm(input: Tensor, num_groups: number, weight: Tensor | null, options?: { bias?: Tensor | null; eps?: number }): Tensor
  group_norm(input: Tensor, num_groups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor
  group_norm(input: Tensor, options: { num_groups?: number; weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor
  group_norm(options: { input?: Tensor; num_groups?: number; weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor
  /** A sample of the classes along dim: softmax of (logits + noise) / tau; with hard, one-hot. */
  gumbel_softmax(logits: Tensor, tau?: number, hard?: boolean, eps?: number, dim?: number): Tensor
  gumbel_softmax(logits: Tensor, tau: number, hard: boolean, eps: number, options?: { dim?: number }): Tensor
  gumbel_softmax(logits: Tensor, tau: number, hard: boolean, options?: { eps?: number; dim?: number }): Tensor
  gumbel_softmax(logits: Tensor, tau: number, options?: { hard?: boolean; eps?: number; dim?: number }): Tensor
  gumbel_softmax(logits: Tensor, options?: { tau?: number; hard?: boolean; eps?: number; dim?: number }): Tensor
  gumbel_softmax(options: { logits?: Tensor; tau?: number; hard?: boolean; eps?: number; dim?: number }): Tensor
  /** x, or 0 where |x| ≤ lambd. */
  hardshrink(self: Tensor, lambd?: Num): Tensor
  hardshrink(self: Tensor, options?: { lambd?: Num }): Tensor
  hardshrink(options: { self?: Tensor; lambd?: Num }): Tensor
  /** (x + 3) / 6, held between 0 and 1. */
  hardsigmoid(self: Tensor, inplace?: boolean): Tensor
  hardsigmoid(self: Tensor, options?: { inplace?: boolean }): Tensor
  hardsigmoid(options: { self?: Tensor; inplace?: boolean }): Tensor
  /** x · hardsigmoid(x). */
  hardswish(self: Tensor, inplace?: boolean): Tensor
  hardswish(self: Tensor, options?: { inplace?: boolean }): Tensor
  hardswish(options: { self?: Tensor; inplace?: boolean }): Tensor
  /** x held between min_val and max_val. */
  hardtanh(self: Tensor, min_val?: Num, max_val?: Num, inplace?: boolean): Tensor
  hardtanh(self: Tensor, min_val: Num, max_val: Num, options?: { inplace?: boolean }): Tensor
  hardtanh(self: Tensor, min_val: Num, options?: { max_val?: Num; inplace?: boolean }): Tensor
  hardtanh(self: Tensor, options?: { min_val?: Num; max_val?: Num; inplace?: boolean }): Tensor
  hardtanh(options: { self?: Tensor; min_val?: Num; max_val?: Num; inplace?: boolean }): Tensor
  /** In place: x held between min_val and max_val. */
  hardtanh_(self: Tensor, min_val?: Num, max_val?: Num): Tensor
  hardtanh_(self: Tensor, min_val: Num, options?: { max_val?: Num }): Tensor
  hardtanh_(self: Tensor, options?: { min_val?: Num; max_val?: Num }): Tensor
  hardtanh_(options: { self?: Tensor; min_val?: Num; max_val?: Num }): Tensor
  /** The input where the target is 1, and max(0, margin - input) where it is -1. */
  hinge_embedding_loss(input: Tensor, target: Tensor, margin?: number, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  hinge_embedding_loss(input: Tensor, target: Tensor, margin: number, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  hinge_embedding_loss(input: Tensor, target: Tensor, margin: number, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  hinge_embedding_loss(input: Tensor, target: Tensor, margin: number, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  hinge_embedding_loss(input: Tensor, target: Tensor, options?: { margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  hinge_embedding_loss(input: Tensor, options: { target?: Tensor; margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  hinge_embedding_loss(options: { input?: Tensor; target?: Tensor; margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** Half the squared difference, from delta on the line that goes on from there. */
  huber_loss(input: Tensor, target: Tensor, reduction?: string, delta?: number, weight?: Tensor | null): Tensor
  huber_loss(input: Tensor, target: Tensor, reduction: string, delta: number, options?: { weight?: Tensor | null }): Tensor
  huber_loss(input: Tensor, target: Tensor, reduction: string, options?: { delta?: number; weight?: Tensor | null }): Tensor
  huber_loss(input: Tensor, target: Tensor, options?: { reduction?: string; delta?: number; weight?: Tensor | null }): Tensor
  huber_loss(input: Tensor, options: { target?: Tensor; reduction?: string; delta?: number; weight?: Tensor | null }): Tensor
  huber_loss(options: { input?: Tensor; target?: Tensor; reduction?: string; delta?: number; weight?: Tensor | null }): Tensor
  /** batch_norm of each sample by itself. */
  instance_norm(input: Tensor, running_mean?: Tensor | null, running_var?: Tensor | null, weight?: Tensor | null, bias?: Tensor | null, use_input_stats?: boolean, momentum?: number, eps?: number): Tensor
  instance_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight: Tensor | null, bias: Tensor | null, use_input_stats: boolean, momentum: number, options?: { eps?: number }): Tensor
  instance_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight: Tensor | null, bias: Tensor | null, use_input_stats: boolean, options?: { momentum?: number; eps?: number }): Tensor
  instance_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight: Tensor | null, bias: Tensor | null, options?: { use_input_stats?: boolean; momentum?: number; eps?: number }): Tensor
  instance_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, weight: Tensor | null, options?: { bias?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number }): Tensor
  instance_norm(input: Tensor, running_mean: Tensor | null, running_var: Tensor | null, options?: { weight?: Tensor | null; bias?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number }): Tensor
  instance_norm(input: Tensor, running_mean: Tensor | null, options?: { running_var?: Tensor | null; weight?: Tensor | null; bias?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number }): Tensor
  instance_norm(input: Tensor, options?: { running_mean?: Tensor | null; running_var?: Tensor | null; weight?: Tensor | null; bias?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number }): Tensor
  instance_norm(options: { input?: Tensor; running_mean?: Tensor | null; running_var?: Tensor | null; weight?: Tensor | null; bias?: Tensor | null; use_input_stats?: boolean; momentum?: number; eps?: number }): Tensor
  /** Images of another size, [N, C, L], [N, C, H, W] or [N, C, D, H, W]: by `size` or by `scale_factor`, one number or one for each dimension. Modes: nearest, nearest-exact, linear, bilinear, trilinear, bicubic, area, lanczos; antialias as Pillow does it. */
  interpolate(input: Tensor, size?: any, scale_factor?: any, mode?: string, align_corners?: boolean | null, recompute_scale_factor?: boolean | null, antialias?: boolean): Tensor
  interpolate(input: Tensor, size: any, scale_factor: any, mode: string, align_corners: boolean | null, recompute_scale_factor: boolean | null, options?: { antialias?: boolean }): Tensor
  interpolate(input: Tensor, size: any, scale_factor: any, mode: string, align_corners: boolean | null, options?: { recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor
  interpolate(input: Tensor, size: any, scale_factor: any, mode: string, options?: { align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor
  interpolate(input: Tensor, size: any, scale_factor: any, options?: { mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor
  interpolate(input: Tensor, size: any, options?: { scale_factor?: any; mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor
  interpolate(input: Tensor, options?: { size?: any; scale_factor?: any; mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor
  interpolate(options: { input?: Tensor; size?: any; scale_factor?: any; mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor
  /** The divergence of Kullback and Leibler of target probabilities from those whose logarithm the input is. reduction may also be "batchmean". */
  kl_div(input: Tensor, target: Tensor, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, log_target?: boolean): Tensor
  kl_div(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, reduction: string, options?: { log_target?: boolean }): Tensor
  kl_div(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string; log_target?: boolean }): Tensor
  kl_div(input: Tensor, target: Tensor, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string; log_target?: boolean }): Tensor
  kl_div(input: Tensor, target: Tensor, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; log_target?: boolean }): Tensor
  kl_div(input: Tensor, options: { target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; log_target?: boolean }): Tensor
  kl_div(options: { input?: Tensor; target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; log_target?: boolean }): Tensor
  /** The absolute difference. */
  l1_loss(input: Tensor, target: Tensor, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, weight?: Tensor | null): Tensor
  l1_loss(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, reduction: string, options?: { weight?: Tensor | null }): Tensor
  l1_loss(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string; weight?: Tensor | null }): Tensor
  l1_loss(input: Tensor, target: Tensor, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string; weight?: Tensor | null }): Tensor
  l1_loss(input: Tensor, target: Tensor, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Tensor | null }): Tensor
  l1_loss(input: Tensor, options: { target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Tensor | null }): Tensor
  l1_loss(options: { input?: Tensor; target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Tensor | null }): Tensor
  /** The last dimensions, as many as normalized_shape has, less their mean, over their deviation, times a weight, plus a bias. */
  layer_norm(input: Tensor, normalized_shape: readonly number[], weight?: Tensor | null, bias?: Tensor | null, eps?: number): Tensor
  layer_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, bias: Tensor | null, options?: { eps?: number }): Tensor
  layer_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, options?: { bias?: Tensor | null; eps?: number }): Tensor
  layer_norm(input: Tensor, normalized_shape: readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor
  layer_norm(input: Tensor, options: { normalized_shape?: readonly number[]; weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor
  layer_norm(options: { input?: Tensor; normalized_shape?: readonly number[]; weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor
  /** x, or negative_slope · x below zero. */
  leaky_relu(self: Tensor, negative_slope?: Num, inplace?: boolean): Tensor
  leaky_relu(self: Tensor, negative_slope: Num, options?: { inplace?: boolean }): Tensor
  leaky_relu(self: Tensor, options?: { negative_slope?: Num; inplace?: boolean }): Tensor
  leaky_relu(options: { self?: Tensor; negative_slope?: Num; inplace?: boolean }): Tensor
  /** In place: x, or negative_slope · x below zero. */
  leaky_relu_(self: Tensor, negative_slope?: Num): Tensor
  leaky_relu_(self: Tensor, options?: { negative_slope?: Num }): Tensor
  leaky_relu_(options: { self?: Tensor; negative_slope?: Num }): Tensor
  /** x @ weightᵀ + bias, over the last dimension. */
  linear(input: Tensor, weight: Tensor, bias?: Tensor | null): Tensor
  linear(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor
  linear(input: Tensor, options: { weight?: Tensor; bias?: Tensor | null }): Tensor
  linear(options: { input?: Tensor; weight?: Tensor; bias?: Tensor | null }): Tensor
  /** cross_entropy of a linear map of the input: [N, F] with linear_weight [C, F]. */
  linear_cross_entropy(input: Tensor, linear_weight: Tensor, target: Tensor, options?: { linear_bias?: Tensor | null; weight?: Tensor | null; reduction?: string; ignore_index?: number | null; label_smoothing?: number; options?: any }): Tensor
  linear_cross_entropy(input: Tensor, linear_weight: Tensor, options: { target?: Tensor; linear_bias?: Tensor | null; weight?: Tensor | null; reduction?: string; ignore_index?: number | null; label_smoothing?: number; options?: any }): Tensor
  linear_cross_entropy(input: Tensor, options: { linear_weight?: Tensor; target?: Tensor; linear_bias?: Tensor | null; weight?: Tensor | null; reduction?: string; ignore_index?: number | null; label_smoothing?: number; options?: any }): Tensor
  linear_cross_entropy(options: { input?: Tensor; linear_weight?: Tensor; target?: Tensor; linear_bias?: Tensor | null; weight?: Tensor | null; reduction?: string; ignore_index?: number | null; label_smoothing?: number; options?: any }): Tensor
  /** Elements over a power of k + alpha · the mean square of `size` neighbouring channels. */
  local_response_norm(input: Tensor, size: number, alpha?: number, beta?: number, k?: number): Tensor
  local_response_norm(input: Tensor, size: number, alpha: number, beta: number, options?: { k?: number }): Tensor
  local_response_norm(input: Tensor, size: number, alpha: number, options?: { beta?: number; k?: number }): Tensor
  local_response_norm(input: Tensor, size: number, options?: { alpha?: number; beta?: number; k?: number }): Tensor
  local_response_norm(input: Tensor, options: { size?: number; alpha?: number; beta?: number; k?: number }): Tensor
  local_response_norm(options: { input?: Tensor; size?: number; alpha?: number; beta?: number; k?: number }): Tensor
  /** The logarithm of softmax along dim, without overflow. */
  log_softmax(self: Tensor, dim?: number | null, _stacklevel?: number, dtype?: DType | null): Tensor
  log_softmax(self: Tensor, dim: number | null, _stacklevel: number, options?: { dtype?: DType | null }): Tensor
  log_softmax(self: Tensor, dim: number | null, options?: { _stacklevel?: number; dtype?: DType | null }): Tensor
  log_softmax(self: Tensor, options?: { dim?: number | null; _stacklevel?: number; dtype?: DType | null }): Tensor
  log_softmax(options: { self?: Tensor; dim?: number | null; _stacklevel?: number; dtype?: DType | null }): Tensor
  /** log(sigmoid(x)). */
  logsigmoid(self: Tensor): Tensor
  logsigmoid(options: { self?: Tensor }): Tensor
  /** The p-norm of every window. */
  lp_pool1d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, ceil_mode?: boolean): Tensor
  lp_pool1d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { ceil_mode?: boolean }): Tensor
  lp_pool1d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool1d(input: Tensor, norm_type: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool1d(input: Tensor, options: { norm_type?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool1d(options: { input?: Tensor; norm_type?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  /** The p-norm of every window. */
  lp_pool2d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, ceil_mode?: boolean): Tensor
  lp_pool2d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { ceil_mode?: boolean }): Tensor
  lp_pool2d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool2d(input: Tensor, norm_type: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool2d(input: Tensor, options: { norm_type?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool2d(options: { input?: Tensor; norm_type?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  /** The p-norm of every window. */
  lp_pool3d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, ceil_mode?: boolean): Tensor
  lp_pool3d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { ceil_mode?: boolean }): Tensor
  lp_pool3d(input: Tensor, norm_type: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool3d(input: Tensor, norm_type: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool3d(input: Tensor, options: { norm_type?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  lp_pool3d(options: { input?: Tensor; norm_type?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): Tensor
  /** max(0, -target · (input1 - input2) + margin): target 1 wants input1 to be larger, -1 input2. */
  margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin?: number, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, margin: number, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  margin_ranking_loss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  margin_ranking_loss(input1: Tensor, input2: Tensor, options: { target?: Tensor; margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  margin_ranking_loss(input1: Tensor, options: { input2?: Tensor; target?: Tensor; margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  margin_ranking_loss(options: { input1?: Tensor; input2?: Tensor; target?: Tensor; margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, return_indices?: boolean): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], ceil_mode: boolean, options?: { return_indices?: boolean }): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool1d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool1d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool1d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool1d_with_indices(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool1d_with_indices(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, return_indices?: boolean): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], ceil_mode: boolean, options?: { return_indices?: boolean }): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool2d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool2d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool2d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean): [Tensor, Tensor]
  max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool2d_with_indices(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool2d_with_indices(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool2d_with_indices(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean, return_indices?: boolean): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], ceil_mode: boolean, options?: { return_indices?: boolean }): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool3d(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool3d(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  max_pool3d(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean; return_indices?: boolean }): Tensor
  /** The greatest element of every window; with return_indices also where it lies in its plane. */
  max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], ceil_mode?: boolean): [Tensor, Tensor]
  max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool3d_with_indices(input: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool3d_with_indices(input: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  max_pool3d_with_indices(options: { input?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceil_mode?: boolean }): [Tensor, Tensor]
  /** Elements put at the places that max pooling gave for them, zeros elsewhere. */
  max_unpool1d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], output_size?: readonly number[] | null): Tensor
  max_unpool1d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { output_size?: readonly number[] | null }): Tensor
  max_unpool1d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool1d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool1d(input: Tensor, indices: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool1d(input: Tensor, options: { indices?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool1d(options: { input?: Tensor; indices?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  /** Elements put at the places that max pooling gave for them, zeros elsewhere. */
  max_unpool2d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], output_size?: readonly number[] | null): Tensor
  max_unpool2d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { output_size?: readonly number[] | null }): Tensor
  max_unpool2d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool2d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool2d(input: Tensor, indices: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool2d(input: Tensor, options: { indices?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool2d(options: { input?: Tensor; indices?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  /** Elements put at the places that max pooling gave for them, zeros elsewhere. */
  max_unpool3d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], output_size?: readonly number[] | null): Tensor
  max_unpool3d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { output_size?: readonly number[] | null }): Tensor
  max_unpool3d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool3d(input: Tensor, indices: Tensor, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool3d(input: Tensor, indices: Tensor, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool3d(input: Tensor, options: { indices?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  max_unpool3d(options: { input?: Tensor; indices?: Tensor; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; output_size?: readonly number[] | null }): Tensor
  /** x · tanh(softplus(x)). */
  mish(self: Tensor, inplace?: boolean): Tensor
  mish(self: Tensor, options?: { inplace?: boolean }): Tensor
  mish(options: { self?: Tensor; inplace?: boolean }): Tensor
  /** The squared difference. */
  mse_loss(input: Tensor, target: Tensor, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, weight?: Tensor | null): Tensor
  mse_loss(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, reduction: string, options?: { weight?: Tensor | null }): Tensor
  mse_loss(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string; weight?: Tensor | null }): Tensor
  mse_loss(input: Tensor, target: Tensor, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string; weight?: Tensor | null }): Tensor
  mse_loss(input: Tensor, target: Tensor, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Tensor | null }): Tensor
  mse_loss(input: Tensor, options: { target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Tensor | null }): Tensor
  mse_loss(options: { input?: Tensor; target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Tensor | null }): Tensor
  /** Attention in several heads, with its projections: the output, and the weights (null unless need_weights). */
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training?: boolean, key_padding_mask?: Tensor | null, need_weights?: boolean, attn_mask?: Tensor | null, use_separate_proj_weight?: boolean, q_proj_weight?: Tensor | null, k_proj_weight?: Tensor | null, v_proj_weight?: Tensor | null, static_k?: Tensor | null, static_v?: Tensor | null, average_attn_weights?: boolean, is_causal?: boolean): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, use_separate_proj_weight: boolean, q_proj_weight: Tensor | null, k_proj_weight: Tensor | null, v_proj_weight: Tensor | null, static_k: Tensor | null, static_v: Tensor | null, average_attn_weights: boolean, options?: { is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, use_separate_proj_weight: boolean, q_proj_weight: Tensor | null, k_proj_weight: Tensor | null, v_proj_weight: Tensor | null, static_k: Tensor | null, static_v: Tensor | null, options?: { average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, use_separate_proj_weight: boolean, q_proj_weight: Tensor | null, k_proj_weight: Tensor | null, v_proj_weight: Tensor | null, static_k: Tensor | null, options?: { static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, use_separate_proj_weight: boolean, q_proj_weight: Tensor | null, k_proj_weight: Tensor | null, v_proj_weight: Tensor | null, options?: { static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, use_separate_proj_weight: boolean, q_proj_weight: Tensor | null, k_proj_weight: Tensor | null, options?: { v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, use_separate_proj_weight: boolean, q_proj_weight: Tensor | null, options?: { k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, use_separate_proj_weight: boolean, options?: { q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, options?: { use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, need_weights: boolean, options?: { attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, key_padding_mask: Tensor | null, options?: { need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, training: boolean, options?: { key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, out_proj_bias: Tensor | null, options?: { training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, out_proj_weight: Tensor, options: { out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, dropout_p: number, options: { out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, add_zero_attn: boolean, options: { dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, bias_v: Tensor | null, options: { add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, bias_k: Tensor | null, options: { bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, in_proj_bias: Tensor | null, options: { bias_k?: Tensor | null; bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, in_proj_weight: Tensor | null, options: { in_proj_bias?: Tensor | null; bias_k?: Tensor | null; bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, num_heads: number, options: { in_proj_weight?: Tensor | null; in_proj_bias?: Tensor | null; bias_k?: Tensor | null; bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, embed_dim_to_check: number, options: { num_heads?: number; in_proj_weight?: Tensor | null; in_proj_bias?: Tensor | null; bias_k?: Tensor | null; bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, value: Tensor, options: { embed_dim_to_check?: number; num_heads?: number; in_proj_weight?: Tensor | null; in_proj_bias?: Tensor | null; bias_k?: Tensor | null; bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, key: Tensor, options: { value?: Tensor; embed_dim_to_check?: number; num_heads?: number; in_proj_weight?: Tensor | null; in_proj_bias?: Tensor | null; bias_k?: Tensor | null; bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(query: Tensor, options: { key?: Tensor; value?: Tensor; embed_dim_to_check?: number; num_heads?: number; in_proj_weight?: Tensor | null; in_proj_bias?: Tensor | null; bias_k?: Tensor | null; bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  multi_head_attention_forward(options: { query?: Tensor; key?: Tensor; value?: Tensor; embed_dim_to_check?: number; num_heads?: number; in_proj_weight?: Tensor | null; in_proj_bias?: Tensor | null; bias_k?: Tensor | null; bias_v?: Tensor | null; add_zero_attn?: boolean; dropout_p?: number; out_proj_weight?: Tensor; out_proj_bias?: Tensor | null; training?: boolean; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; use_separate_proj_weight?: boolean; q_proj_weight?: Tensor | null; k_proj_weight?: Tensor | null; v_proj_weight?: Tensor | null; static_k?: Tensor | null; static_v?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  /** The sum over other classes of max(0, margin - score of the target + score)ᵖ, divided by the number of classes; p is 1 or 2. */
  multi_margin_loss(input: Tensor, target: Tensor, p?: number, margin?: number, weight?: Tensor | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  multi_margin_loss(input: Tensor, target: Tensor, p: number, margin: number, weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  multi_margin_loss(input: Tensor, target: Tensor, p: number, margin: number, weight: Tensor | null, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  multi_margin_loss(input: Tensor, target: Tensor, p: number, margin: number, weight: Tensor | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multi_margin_loss(input: Tensor, target: Tensor, p: number, margin: number, options?: { weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multi_margin_loss(input: Tensor, target: Tensor, p: number, options?: { margin?: number; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multi_margin_loss(input: Tensor, target: Tensor, options?: { p?: number; margin?: number; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multi_margin_loss(input: Tensor, options: { target?: Tensor; p?: number; margin?: number; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multi_margin_loss(options: { input?: Tensor; target?: Tensor; p?: number; margin?: number; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** multi_margin_loss for several target classes, which stand in each row before the first -1. */
  multilabel_margin_loss(input: Tensor, target: Tensor, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  multilabel_margin_loss(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  multilabel_margin_loss(input: Tensor, target: Tensor, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  multilabel_margin_loss(input: Tensor, target: Tensor, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multilabel_margin_loss(input: Tensor, options: { target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multilabel_margin_loss(options: { input?: Tensor; target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** binary_cross_entropy_with_logits, averaged over the last dimension. */
  multilabel_soft_margin_loss(input: Tensor, target: Tensor, weight?: Tensor | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  multilabel_soft_margin_loss(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  multilabel_soft_margin_loss(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  multilabel_soft_margin_loss(input: Tensor, target: Tensor, weight: Tensor | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multilabel_soft_margin_loss(input: Tensor, target: Tensor, options?: { weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multilabel_soft_margin_loss(input: Tensor, options: { target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  multilabel_soft_margin_loss(options: { input?: Tensor; target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** The negative log-likelihood of class numbers: input [N, C, …] holds log-probabilities, target [N, …] classes below C. Errors: a class out of bounds. */
  nll_loss(input: Tensor, target: Tensor, weight?: Tensor | null, size_average?: boolean | null, ignore_index?: number, reduce?: boolean | null, reduction?: string): Tensor
  nll_loss(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, ignore_index: number, reduce: boolean | null, options?: { reduction?: string }): Tensor
  nll_loss(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, ignore_index: number, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  nll_loss(input: Tensor, target: Tensor, weight: Tensor | null, size_average: boolean | null, options?: { ignore_index?: number; reduce?: boolean | null; reduction?: string }): Tensor
  nll_loss(input: Tensor, target: Tensor, weight: Tensor | null, options?: { size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: string }): Tensor
  nll_loss(input: Tensor, target: Tensor, options?: { weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: string }): Tensor
  nll_loss(input: Tensor, options: { target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: string }): Tensor
  nll_loss(options: { input?: Tensor; target?: Tensor; weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: string }): Tensor
  /** The vectors along `dim` divided by their p-norm, which counts as eps at least. */
  normalize(input: Tensor, p?: number, dim?: number | readonly number[], eps?: number, out?: Tensor | null): Tensor
  normalize(input: Tensor, p: number, dim: number | readonly number[], eps: number, options?: { out?: Tensor | null }): Tensor
  normalize(input: Tensor, p: number, dim: number | readonly number[], options?: { eps?: number; out?: Tensor | null }): Tensor
  normalize(input: Tensor, p: number, options?: { dim?: number | readonly number[]; eps?: number; out?: Tensor | null }): Tensor
  normalize(input: Tensor, options?: { p?: number; dim?: number | readonly number[]; eps?: number; out?: Tensor | null }): Tensor
  normalize(options: { input?: Tensor; p?: number; dim?: number | readonly number[]; eps?: number; out?: Tensor | null }): Tensor
  /** Vectors with a 1 at the index and 0 elsewhere, as a new last dimension (int64); num_classes=-1: as many as the largest index needs. */
  one_hot(tensor: Tensor, num_classes?: number): Tensor
  one_hot(tensor: Tensor, options?: { num_classes?: number }): Tensor
  one_hot(options: { tensor?: Tensor; num_classes?: number }): Tensor
  /** A border around the last dimensions: constant, reflect, replicate or circular. */
  pad(input: Tensor, pad: readonly number[], mode?: string, value?: number | null): Tensor
  pad(input: Tensor, pad: readonly number[], mode: string, options?: { value?: number | null }): Tensor
  pad(input: Tensor, pad: readonly number[], options?: { mode?: string; value?: number | null }): Tensor
  pad(input: Tensor, options: { pad?: readonly number[]; mode?: string; value?: number | null }): Tensor
  pad(options: { input?: Tensor; pad?: readonly number[]; mode?: string; value?: number | null }): Tensor
  /** The p-norm of x1 - x2 + eps along the last dimension. */
  pairwise_distance(x1: Tensor, x2: Tensor, p?: number, eps?: number, keepdim?: boolean): Tensor
  pairwise_distance(x1: Tensor, x2: Tensor, p: number, eps: number, options?: { keepdim?: boolean }): Tensor
  pairwise_distance(x1: Tensor, x2: Tensor, p: number, options?: { eps?: number; keepdim?: boolean }): Tensor
  pairwise_distance(x1: Tensor, x2: Tensor, options?: { p?: number; eps?: number; keepdim?: boolean }): Tensor
  pairwise_distance(x1: Tensor, options: { x2?: Tensor; p?: number; eps?: number; keepdim?: boolean }): Tensor
  pairwise_distance(options: { x1?: Tensor; x2?: Tensor; p?: number; eps?: number; keepdim?: boolean }): Tensor
  /** The p-norm distances of all pairs of rows, in the order (0, 1), (0, 2) … */
  pdist(input: Tensor, p?: number): Tensor
  pdist(input: Tensor, options?: { p?: number }): Tensor
  pdist(options: { input?: Tensor; p?: number }): Tensor
  /** Channels as pixels: [*, C · r², H, W] becomes [*, C, H · r, W · r]. */
  pixel_shuffle(input: Tensor, upscale_factor: number): Tensor
  pixel_shuffle(input: Tensor, options: { upscale_factor?: number }): Tensor
  pixel_shuffle(options: { input?: Tensor; upscale_factor?: number }): Tensor
  /** Pixels as channels: [*, C, H · r, W · r] becomes [*, C · r², H, W]. */
  pixel_unshuffle(input: Tensor, downscale_factor: number): Tensor
  pixel_unshuffle(input: Tensor, options: { downscale_factor?: number }): Tensor
  pixel_unshuffle(options: { input?: Tensor; downscale_factor?: number }): Tensor
  /** Negative log-likelihood of counts that follow the law of Poisson with the given (log-)rate. */
  poisson_nll_loss(input: Tensor, target: Tensor, log_input?: boolean, full?: boolean, size_average?: boolean | null, eps?: number, reduce?: boolean | null, reduction?: string): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, full: boolean, size_average: boolean | null, eps: number, reduce: boolean | null, options?: { reduction?: string }): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, full: boolean, size_average: boolean | null, eps: number, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, full: boolean, size_average: boolean | null, options?: { eps?: number; reduce?: boolean | null; reduction?: string }): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, full: boolean, options?: { size_average?: boolean | null; eps?: number; reduce?: boolean | null; reduction?: string }): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, log_input: boolean, options?: { full?: boolean; size_average?: boolean | null; eps?: number; reduce?: boolean | null; reduction?: string }): Tensor
  poisson_nll_loss(input: Tensor, target: Tensor, options?: { log_input?: boolean; full?: boolean; size_average?: boolean | null; eps?: number; reduce?: boolean | null; reduction?: string }): Tensor
  poisson_nll_loss(input: Tensor, options: { target?: Tensor; log_input?: boolean; full?: boolean; size_average?: boolean | null; eps?: number; reduce?: boolean | null; reduction?: string }): Tensor
  poisson_nll_loss(options: { input?: Tensor; target?: Tensor; log_input?: boolean; full?: boolean; size_average?: boolean | null; eps?: number; reduce?: boolean | null; reduction?: string }): Tensor
  /** x above zero, weight · x below; one weight, or one for each channel. */
  prelu(self: Tensor, weight: Tensor): Tensor
  prelu(self: Tensor, options: { weight?: Tensor }): Tensor
  prelu(options: { self?: Tensor; weight?: Tensor }): Tensor
  /** max(x, 0); NaN stays. */
  relu(self: Tensor, inplace?: boolean): Tensor
  relu(self: Tensor, options?: { inplace?: boolean }): Tensor
  relu(options: { self?: Tensor; inplace?: boolean }): Tensor
  /** x held between 0 and 6. */
  relu6(self: Tensor, inplace?: boolean): Tensor
  relu6(self: Tensor, options?: { inplace?: boolean }): Tensor
  relu6(options: { self?: Tensor; inplace?: boolean }): Tensor
  /** In place: max(x, 0); NaN stays. */
  relu_(self: Tensor): Tensor
  relu_(options: { self?: Tensor }): Tensor
  /** The last dimensions, as many as normalized_shape has, over the root of their mean square, times a weight; eps null: the precision of the dtype. */
  rms_norm(input: Tensor, normalized_shape: readonly number[], weight?: Tensor | null, eps?: number | null): Tensor
  rms_norm(input: Tensor, normalized_shape: readonly number[], weight: Tensor | null, options?: { eps?: number | null }): Tensor
  rms_norm(input: Tensor, normalized_shape: readonly number[], options?: { weight?: Tensor | null; eps?: number | null }): Tensor
  rms_norm(input: Tensor, options: { normalized_shape?: readonly number[]; weight?: Tensor | null; eps?: number | null }): Tensor
  rms_norm(options: { input?: Tensor; normalized_shape?: readonly number[]; weight?: Tensor | null; eps?: number | null }): Tensor
  /** x, or below zero x times a slope: the middle of the range, in training one drawn from it. */
  rrelu(self: Tensor, lower?: number, upper?: number, training?: boolean, inplace?: boolean): Tensor
  rrelu(self: Tensor, lower: number, upper: number, training: boolean, options?: { inplace?: boolean }): Tensor
  rrelu(self: Tensor, lower: number, upper: number, options?: { training?: boolean; inplace?: boolean }): Tensor
  rrelu(self: Tensor, lower: number, options?: { upper?: number; training?: boolean; inplace?: boolean }): Tensor
  rrelu(self: Tensor, options?: { lower?: number; upper?: number; training?: boolean; inplace?: boolean }): Tensor
  rrelu(options: { self?: Tensor; lower?: number; upper?: number; training?: boolean; inplace?: boolean }): Tensor
  /** In place: x, or below zero x times a slope: the middle of the range, in training one drawn from it. */
  rrelu_(self: Tensor, lower?: number, upper?: number, training?: boolean): Tensor
  rrelu_(self: Tensor, lower: number, upper: number, options?: { training?: boolean }): Tensor
  rrelu_(self: Tensor, lower: number, options?: { upper?: number; training?: boolean }): Tensor
  rrelu_(self: Tensor, options?: { lower?: number; upper?: number; training?: boolean }): Tensor
  rrelu_(options: { self?: Tensor; lower?: number; upper?: number; training?: boolean }): Tensor
  /** softmax(query · keyᵀ · scale + attn_mask) · value over the last two dimensions; scale is 1/√E unless given. A boolean mask is true where a query may look; is_causal: at keys up to its own position. dropout_p is applied to the weights whenever it is not 0. enable_gqa: the query may have a multiple of the heads of key and value. */
  scaled_dot_product_attention(query: Tensor, key: Tensor, value: Tensor, attn_mask?: Tensor | null, dropout_p?: number, is_causal?: boolean, options?: { scale?: number | null; enable_gqa?: boolean }): Tensor
  scaled_dot_product_attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | null, dropout_p: number, options?: { is_causal?: boolean; scale?: number | null; enable_gqa?: boolean }): Tensor
  scaled_dot_product_attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor | null, options?: { dropout_p?: number; is_causal?: boolean; scale?: number | null; enable_gqa?: boolean }): Tensor
  scaled_dot_product_attention(query: Tensor, key: Tensor, value: Tensor, options?: { attn_mask?: Tensor | null; dropout_p?: number; is_causal?: boolean; scale?: number | null; enable_gqa?: boolean }): Tensor
  scaled_dot_product_attention(query: Tensor, key: Tensor, options: { value?: Tensor; attn_mask?: Tensor | null; dropout_p?: number; is_causal?: boolean; scale?: number | null; enable_gqa?: boolean }): Tensor
  scaled_dot_product_attention(query: Tensor, options: { key?: Tensor; value?: Tensor; attn_mask?: Tensor | null; dropout_p?: number; is_causal?: boolean; scale?: number | null; enable_gqa?: boolean }): Tensor
  scaled_dot_product_attention(options: { query?: Tensor; key?: Tensor; value?: Tensor; attn_mask?: Tensor | null; dropout_p?: number; is_causal?: boolean; scale?: number | null; enable_gqa?: boolean }): Tensor
  /** scale · elu(x, alpha), with the constants that keep mean 0 and variance 1. */
  selu(self: Tensor, inplace?: boolean): Tensor
  selu(self: Tensor, options?: { inplace?: boolean }): Tensor
  selu(options: { self?: Tensor; inplace?: boolean }): Tensor
  /** In place: scale · elu(x, alpha), with the constants that keep mean 0 and variance 1. */
  selu_(self: Tensor): Tensor
  selu_(options: { self?: Tensor }): Tensor
  /** 1 / (1 + e⁻ˣ). */
  sigmoid(self: Tensor): Tensor
  sigmoid(options: { self?: Tensor }): Tensor
  /** x · sigmoid(x). */
  silu(self: Tensor, inplace?: boolean): Tensor
  silu(self: Tensor, options?: { inplace?: boolean }): Tensor
  silu(options: { self?: Tensor; inplace?: boolean }): Tensor
  /** The squared difference divided by 2 · beta, from beta on the absolute difference less beta / 2. */
  smooth_l1_loss(input: Tensor, target: Tensor, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, beta?: number): Tensor
  smooth_l1_loss(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, reduction: string, options?: { beta?: number }): Tensor
  smooth_l1_loss(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string; beta?: number }): Tensor
  smooth_l1_loss(input: Tensor, target: Tensor, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string; beta?: number }): Tensor
  smooth_l1_loss(input: Tensor, target: Tensor, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; beta?: number }): Tensor
  smooth_l1_loss(input: Tensor, options: { target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; beta?: number }): Tensor
  smooth_l1_loss(options: { input?: Tensor; target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; beta?: number }): Tensor
  /** log(1 + exp(-target · input)) for targets 1 and -1. */
  soft_margin_loss(input: Tensor, target: Tensor, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  soft_margin_loss(input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  soft_margin_loss(input: Tensor, target: Tensor, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  soft_margin_loss(input: Tensor, target: Tensor, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  soft_margin_loss(input: Tensor, options: { target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  soft_margin_loss(options: { input?: Tensor; target?: Tensor; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** The exponentials along dim, divided by their sum. */
  softmax(self: Tensor, dim?: number | null, _stacklevel?: number, dtype?: DType | null): Tensor
  softmax(self: Tensor, dim: number | null, _stacklevel: number, options?: { dtype?: DType | null }): Tensor
  softmax(self: Tensor, dim: number | null, options?: { _stacklevel?: number; dtype?: DType | null }): Tensor
  softmax(self: Tensor, options?: { dim?: number | null; _stacklevel?: number; dtype?: DType | null }): Tensor
  softmax(options: { self?: Tensor; dim?: number | null; _stacklevel?: number; dtype?: DType | null }): Tensor
  /** softmax of -x. */
  softmin(self: Tensor, dim?: number | null, _stacklevel?: number, dtype?: DType | null): Tensor
  softmin(self: Tensor, dim: number | null, _stacklevel: number, options?: { dtype?: DType | null }): Tensor
  softmin(self: Tensor, dim: number | null, options?: { _stacklevel?: number; dtype?: DType | null }): Tensor
  softmin(self: Tensor, options?: { dim?: number | null; _stacklevel?: number; dtype?: DType | null }): Tensor
  softmin(options: { self?: Tensor; dim?: number | null; _stacklevel?: number; dtype?: DType | null }): Tensor
  /** log(1 + e^(beta · x)) / beta, x itself where beta · x exceeds threshold. */
  softplus(self: Tensor, beta?: Num, threshold?: Num): Tensor
  softplus(self: Tensor, beta: Num, options?: { threshold?: Num }): Tensor
  softplus(self: Tensor, options?: { beta?: Num; threshold?: Num }): Tensor
  softplus(options: { self?: Tensor; beta?: Num; threshold?: Num }): Tensor
  /** x moved by lambd towards 0. */
  softshrink(self: Tensor, lambd?: Num): Tensor
  softshrink(self: Tensor, options?: { lambd?: Num }): Tensor
  softshrink(options: { self?: Tensor; lambd?: Num }): Tensor
  /** x / (1 + |x|). */
  softsign(self: Tensor): Tensor
  softsign(options: { self?: Tensor }): Tensor
  /** The hyperbolic tangent. */
  tanh(self: Tensor): Tensor
  tanh(options: { self?: Tensor }): Tensor
  /** x - tanh(x). */
  tanhshrink(self: Tensor): Tensor
  tanhshrink(options: { self?: Tensor }): Tensor
  /** x above threshold, else value. */
  threshold(self: Tensor, threshold: Num, value: Num, inplace?: boolean): Tensor
  threshold(self: Tensor, threshold: Num, value: Num, options?: { inplace?: boolean }): Tensor
  threshold(self: Tensor, threshold: Num, options: { value?: Num; inplace?: boolean }): Tensor
  threshold(self: Tensor, options: { threshold?: Num; value?: Num; inplace?: boolean }): Tensor
  threshold(options: { self?: Tensor; threshold?: Num; value?: Num; inplace?: boolean }): Tensor
  /** In place: x above threshold, else value. */
  threshold_(self: Tensor, threshold: Num, value: Num): Tensor
  threshold_(self: Tensor, threshold: Num, options: { value?: Num }): Tensor
  threshold_(self: Tensor, options: { threshold?: Num; value?: Num }): Tensor
  threshold_(options: { self?: Tensor; threshold?: Num; value?: Num }): Tensor
  /** max(0, margin + distance of anchor and positive - distance of anchor and negative). */
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin?: number, p?: number, eps?: number, swap?: boolean, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, p: number, eps: number, swap: boolean, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: string }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, p: number, eps: number, swap: boolean, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, p: number, eps: number, swap: boolean, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, p: number, eps: number, options?: { swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, p: number, options?: { eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, margin: number, options?: { p?: number; eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, negative: Tensor, options?: { margin?: number; p?: number; eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  triplet_margin_loss(anchor: Tensor, positive: Tensor, options: { negative?: Tensor; margin?: number; p?: number; eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  triplet_margin_loss(anchor: Tensor, options: { positive?: Tensor; negative?: Tensor; margin?: number; p?: number; eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  triplet_margin_loss(options: { anchor?: Tensor; positive?: Tensor; negative?: Tensor; margin?: number; p?: number; eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor
  /** triplet_margin_loss with a distance of one’s own: a function of two tensors. */
  triplet_margin_with_distance_loss(anchor: Tensor, positive: Tensor, negative: Tensor, options?: { distance_function?: any; margin?: number; swap?: boolean; reduction?: string }): Tensor
  triplet_margin_with_distance_loss(anchor: Tensor, positive: Tensor, options: { negative?: Tensor; distance_function?: any; margin?: number; swap?: boolean; reduction?: string }): Tensor
  triplet_margin_with_distance_loss(anchor: Tensor, options: { positive?: Tensor; negative?: Tensor; distance_function?: any; margin?: number; swap?: boolean; reduction?: string }): Tensor
  triplet_margin_with_distance_loss(options: { anchor?: Tensor; positive?: Tensor; negative?: Tensor; distance_function?: any; margin?: number; swap?: boolean; reduction?: string }): Tensor
  /** The windows of images [batch,] channels, height, width as columns: [batch,] channels · taps, positions. */
  unfold(input: Tensor, kernel_size: number | readonly number[], dilation?: number | readonly number[], padding?: number | readonly number[], stride?: number | readonly number[]): Tensor
  unfold(input: Tensor, kernel_size: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], options?: { stride?: number | readonly number[] }): Tensor
  unfold(input: Tensor, kernel_size: number | readonly number[], dilation: number | readonly number[], options?: { padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  unfold(input: Tensor, kernel_size: number | readonly number[], options?: { dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  unfold(input: Tensor, options: { kernel_size?: number | readonly number[]; dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  unfold(options: { input?: Tensor; kernel_size?: number | readonly number[]; dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Tensor
  /** interpolate, by its older name. */
  upsample(input: Tensor, size?: any, scale_factor?: any, mode?: string, align_corners?: boolean | null): Tensor
  upsample(input: Tensor, size: any, scale_factor: any, mode: string, options?: { align_corners?: boolean | null }): Tensor
  upsample(input: Tensor, size: any, scale_factor: any, options?: { mode?: string; align_corners?: boolean | null }): Tensor
  upsample(input: Tensor, size: any, options?: { scale_factor?: any; mode?: string; align_corners?: boolean | null }): Tensor
  upsample(input: Tensor, options?: { size?: any; scale_factor?: any; mode?: string; align_corners?: boolean | null }): Tensor
  upsample(options: { input?: Tensor; size?: any; scale_factor?: any; mode?: string; align_corners?: boolean | null }): Tensor
  /** interpolate with mode bilinear and align_corners. */
  upsample_bilinear(input: Tensor, size?: any, scale_factor?: any): Tensor
  upsample_bilinear(input: Tensor, size: any, options?: { scale_factor?: any }): Tensor
  upsample_bilinear(input: Tensor, options?: { size?: any; scale_factor?: any }): Tensor
  upsample_bilinear(options: { input?: Tensor; size?: any; scale_factor?: any }): Tensor
  /** interpolate with mode nearest. */
  upsample_nearest(input: Tensor, size?: any, scale_factor?: any): Tensor
  upsample_nearest(input: Tensor, size: any, options?: { scale_factor?: any }): Tensor
  upsample_nearest(input: Tensor, options?: { size?: any; scale_factor?: any }): Tensor
  upsample_nearest(options: { input?: Tensor; size?: any; scale_factor?: any }): Tensor
}

export interface NnGradFunctions {
  /** The gradient of a convolution by its input. */
  conv1d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv1d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv1d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_input(input_size: readonly number[], weight: Tensor, options: { grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_input(input_size: readonly number[], options: { weight?: Tensor; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_input(options: { input_size?: readonly number[]; weight?: Tensor; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** The gradient of a convolution by its weight. */
  conv1d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv1d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv1d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_weight(input: Tensor, weight_size: readonly number[], options: { grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_weight(input: Tensor, options: { weight_size?: readonly number[]; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv1d_weight(options: { input?: Tensor; weight_size?: readonly number[]; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** The gradient of a convolution by its input. */
  conv2d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv2d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv2d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_input(input_size: readonly number[], weight: Tensor, options: { grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_input(input_size: readonly number[], options: { weight?: Tensor; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_input(options: { input_size?: readonly number[]; weight?: Tensor; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** The gradient of a convolution by its weight. */
  conv2d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv2d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv2d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_weight(input: Tensor, weight_size: readonly number[], options: { grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_weight(input: Tensor, options: { weight_size?: readonly number[]; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv2d_weight(options: { input?: Tensor; weight_size?: readonly number[]; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** The gradient of a convolution by its input. */
  conv3d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv3d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv3d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_input(input_size: readonly number[], weight: Tensor, grad_output: Tensor, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_input(input_size: readonly number[], weight: Tensor, options: { grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_input(input_size: readonly number[], options: { weight?: Tensor; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_input(options: { input_size?: readonly number[]; weight?: Tensor; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  /** The gradient of a convolution by its weight. */
  conv3d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride?: number | readonly number[], padding?: number | readonly number[], dilation?: number | readonly number[], groups?: number): Tensor
  conv3d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], dilation: number | readonly number[], options?: { groups?: number }): Tensor
  conv3d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], padding: number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, stride: number | readonly number[], options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_weight(input: Tensor, weight_size: readonly number[], grad_output: Tensor, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_weight(input: Tensor, weight_size: readonly number[], options: { grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_weight(input: Tensor, options: { weight_size?: readonly number[]; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
  conv3d_weight(options: { input?: Tensor; weight_size?: readonly number[]; grad_output?: Tensor; stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor
}

export interface SignalWindowsFunctions {
  /** The Bartlett window of M points; sym=False leaves off the last, for use as a period. */
  bartlett(M: number, options?: { sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  bartlett(options: { M?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The Blackman window of M points; sym=False leaves off the last, for use as a period. */
  blackman(M: number, options?: { sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  blackman(options: { M?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The cosine window of M points; sym=False leaves off the last, for use as a period. */
  cosine(M: number, options?: { sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  cosine(options: { M?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The exponential window of M points; sym=False leaves off the last, for use as a period. */
  exponential(M: number, options?: { center?: number | null; tau?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  exponential(options: { M?: number; center?: number | null; tau?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The Gaussian window of M points; sym=False leaves off the last, for use as a period. */
  gaussian(M: number, options?: { std?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  gaussian(options: { M?: number; std?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The general cosine window of M points; sym=False leaves off the last, for use as a period. */
  general_cosine(M: number, options?: { a?: any; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  general_cosine(options: { M?: number; a?: any; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The general Hamming window of M points; sym=False leaves off the last, for use as a period. */
  general_hamming(M: number, options?: { alpha?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  general_hamming(options: { M?: number; alpha?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The Hamming window of M points; sym=False leaves off the last, for use as a period. */
  hamming(M: number, options?: { sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  hamming(options: { M?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The Hann window of M points; sym=False leaves off the last, for use as a period. */
  hann(M: number, options?: { sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  hann(options: { M?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The Kaiser window of M points; sym=False leaves off the last, for use as a period. */
  kaiser(M: number, options?: { beta?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  kaiser(options: { M?: number; beta?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  /** The Nuttall window of M points; sym=False leaves off the last, for use as a period. */
  nuttall(M: number, options?: { sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
  nuttall(options: { M?: number; sym?: boolean; dtype?: DType | null; layout?: any; device?: any; requires_grad?: boolean }): Tensor
}

export interface SpecialFunctions {
  /** The Airy function Ai. */
  airy_ai(self: Tensor, options?: { out?: Out }): Tensor
  airy_ai(options: { self?: Tensor; out?: Out }): Tensor
  /** The Bessel function of the first kind of order 0. */
  bessel_j0(self: Tensor, options?: { out?: Out }): Tensor
  bessel_j0(options: { self?: Tensor; out?: Out }): Tensor
  /** The Bessel function of the first kind of order 1. */
  bessel_j1(self: Tensor, options?: { out?: Out }): Tensor
  bessel_j1(options: { self?: Tensor; out?: Out }): Tensor
  /** The Bessel function of the second kind of order 0. */
  bessel_y0(self: Tensor, options?: { out?: Out }): Tensor
  bessel_y0(options: { self?: Tensor; out?: Out }): Tensor
  /** The Bessel function of the second kind of order 1. */
  bessel_y1(self: Tensor, options?: { out?: Out }): Tensor
  bessel_y1(options: { self?: Tensor; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  chebyshev_polynomial_t(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  chebyshev_polynomial_t(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_t(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_t(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  chebyshev_polynomial_t(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_t(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_t(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  chebyshev_polynomial_t(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  chebyshev_polynomial_t(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  chebyshev_polynomial_u(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  chebyshev_polynomial_u(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_u(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_u(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  chebyshev_polynomial_u(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_u(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_u(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  chebyshev_polynomial_u(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  chebyshev_polynomial_u(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  chebyshev_polynomial_v(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  chebyshev_polynomial_v(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_v(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_v(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  chebyshev_polynomial_v(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_v(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_v(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  chebyshev_polynomial_v(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  chebyshev_polynomial_v(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  chebyshev_polynomial_w(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  chebyshev_polynomial_w(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_w(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_w(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  chebyshev_polynomial_w(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_w(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  chebyshev_polynomial_w(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  chebyshev_polynomial_w(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  chebyshev_polynomial_w(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The derivative of log Γ(x). */
  digamma(self: Tensor, options?: { out?: Out }): Tensor
  digamma(options: { self?: Tensor; out?: Out }): Tensor
  /** -x · log x; 0 at 0, -∞ below. */
  entr(self: Tensor, options?: { out?: Out }): Tensor
  entr(options: { self?: Tensor; out?: Out }): Tensor
  /** The error function. */
  erf(self: Tensor, options?: { out?: Out }): Tensor
  erf(options: { self?: Tensor; out?: Out }): Tensor
  /** 1 - erf(x), exact for large x. */
  erfc(self: Tensor, options?: { out?: Out }): Tensor
  erfc(options: { self?: Tensor; out?: Out }): Tensor
  /** e^(x²) · erfc(x). */
  erfcx(self: Tensor, options?: { out?: Out }): Tensor
  erfcx(options: { self?: Tensor; out?: Out }): Tensor
  /** The inverse of erf. */
  erfinv(self: Tensor, options?: { out?: Out }): Tensor
  erfinv(options: { self?: Tensor; out?: Out }): Tensor
  /** 2ˣ. */
  exp2(self: Tensor, options?: { out?: Out }): Tensor
  exp2(options: { self?: Tensor; out?: Out }): Tensor
  /** 1 / (1 + e⁻ˣ). */
  expit(self: Tensor, options?: { out?: Out }): Tensor
  expit(options: { self?: Tensor; out?: Out }): Tensor
  /** eˣ - 1, exact for small x. */
  expm1(self: Tensor, options?: { out?: Out }): Tensor
  expm1(options: { self?: Tensor; out?: Out }): Tensor
  /** The regularised lower incomplete gamma function of a = self at x = other. */
  gammainc(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  gammainc(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  gammainc(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The regularised upper incomplete gamma function of a = self at x = other. */
  gammaincc(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  gammaincc(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  gammaincc(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  /** The logarithm of |Γ(x)|. */
  gammaln(self: Tensor, options?: { out?: Out }): Tensor
  gammaln(options: { self?: Tensor; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  hermite_polynomial_h(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  hermite_polynomial_h(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  hermite_polynomial_h(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  hermite_polynomial_h(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  hermite_polynomial_h(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  hermite_polynomial_h(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  hermite_polynomial_h(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  hermite_polynomial_h(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  hermite_polynomial_h(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  hermite_polynomial_he(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  hermite_polynomial_he(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  hermite_polynomial_he(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  hermite_polynomial_he(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  hermite_polynomial_he(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  hermite_polynomial_he(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  hermite_polynomial_he(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  hermite_polynomial_he(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  hermite_polynomial_he(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The modified Bessel function of the first kind, of order 0. */
  i0(self: Tensor, options?: { out?: Out }): Tensor
  i0(options: { self?: Tensor; out?: Out }): Tensor
  /** e^(-|x|) · i0(x). */
  i0e(self: Tensor, options?: { out?: Out }): Tensor
  i0e(options: { self?: Tensor; out?: Out }): Tensor
  /** The modified Bessel function of the first kind, of order 1. */
  i1(self: Tensor, options?: { out?: Out }): Tensor
  i1(options: { self?: Tensor; out?: Out }): Tensor
  /** e^(-|x|) · i1(x). */
  i1e(self: Tensor, options?: { out?: Out }): Tensor
  i1e(options: { self?: Tensor; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  laguerre_polynomial_l(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  laguerre_polynomial_l(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  laguerre_polynomial_l(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  laguerre_polynomial_l(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  laguerre_polynomial_l(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  laguerre_polynomial_l(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  laguerre_polynomial_l(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  laguerre_polynomial_l(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  laguerre_polynomial_l(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  legendre_polynomial_p(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  legendre_polynomial_p(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  legendre_polynomial_p(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  legendre_polynomial_p(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  legendre_polynomial_p(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  legendre_polynomial_p(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  legendre_polynomial_p(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  legendre_polynomial_p(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  legendre_polynomial_p(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** log(1 + x), exact for small x. */
  log1p(self: Tensor, options?: { out?: Out }): Tensor
  log1p(options: { self?: Tensor; out?: Out }): Tensor
  /** The logarithm of the normal distribution function. */
  log_ndtr(self: Tensor, options?: { out?: Out }): Tensor
  log_ndtr(options: { self?: Tensor; out?: Out }): Tensor
  /** The logarithm of softmax along dim, without overflow. */
  log_softmax(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Out }): Tensor
  log_softmax(self: Tensor, options: { dim?: number; dtype?: DType | null; out?: Out }): Tensor
  log_softmax(options: { self?: Tensor; dim?: number; dtype?: DType | null; out?: Out }): Tensor
  /** log(x / (1 - x)); with eps, of x held between eps and 1 - eps. */
  logit(self: Tensor, eps?: number | null, options?: { out?: Out }): Tensor
  logit(self: Tensor, options?: { eps?: number | null; out?: Out }): Tensor
  logit(options: { self?: Tensor; eps?: number | null; out?: Out }): Tensor
  /** log of the sum of exponentials, without overflow. */
  logsumexp(self: Tensor, dim: number | readonly number[], keepdim?: boolean, options?: { out?: Out }): Tensor
  logsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean; out?: Out }): Tensor
  logsumexp(self: Tensor, options: { dim?: number | readonly number[]; keepdim?: boolean; out?: Out }): Tensor
  logsumexp(options: { self?: Tensor; dim?: number | readonly number[]; keepdim?: boolean; out?: Out }): Tensor
  /** The modified Bessel function of the first kind of order 0. */
  modified_bessel_i0(self: Tensor, options?: { out?: Out }): Tensor
  modified_bessel_i0(options: { self?: Tensor; out?: Out }): Tensor
  /** The modified Bessel function of the first kind of order 1. */
  modified_bessel_i1(self: Tensor, options?: { out?: Out }): Tensor
  modified_bessel_i1(options: { self?: Tensor; out?: Out }): Tensor
  /** The modified Bessel function of the second kind of order 0. */
  modified_bessel_k0(self: Tensor, options?: { out?: Out }): Tensor
  modified_bessel_k0(options: { self?: Tensor; out?: Out }): Tensor
  /** The modified Bessel function of the second kind of order 1. */
  modified_bessel_k1(self: Tensor, options?: { out?: Out }): Tensor
  modified_bessel_k1(options: { self?: Tensor; out?: Out }): Tensor
  /** The logarithm of the multivariate gamma function of dimension p. */
  multigammaln(self: Tensor, p: number, options?: { out?: Out }): Tensor
  multigammaln(self: Tensor, options: { p?: number; out?: Out }): Tensor
  multigammaln(options: { self?: Tensor; p?: number; out?: Out }): Tensor
  /** The normal distribution function. */
  ndtr(self: Tensor, options?: { out?: Out }): Tensor
  ndtr(options: { self?: Tensor; out?: Out }): Tensor
  /** The inverse of the normal distribution function. */
  ndtri(self: Tensor, options?: { out?: Out }): Tensor
  ndtri(options: { self?: Tensor; out?: Out }): Tensor
  /** The n-th derivative of digamma. */
  polygamma(n: number, self: Tensor, options?: { out?: Out }): Tensor
  polygamma(n: number, options: { self?: Tensor; out?: Out }): Tensor
  polygamma(options: { n?: number; self?: Tensor; out?: Out }): Tensor
  /** The derivative of log Γ(x). */
  psi(self: Tensor, options?: { out?: Out }): Tensor
  psi(options: { self?: Tensor; out?: Out }): Tensor
  /** The nearest number with so many decimals. */
  round(self: Tensor, options?: { decimals?: number; out?: Out }): Tensor
  round(options: { self?: Tensor; decimals?: number; out?: Out }): Tensor
  /** The modified Bessel function of the second kind of order 0, times eˣ. */
  scaled_modified_bessel_k0(self: Tensor, options?: { out?: Out }): Tensor
  scaled_modified_bessel_k0(options: { self?: Tensor; out?: Out }): Tensor
  /** The modified Bessel function of the second kind of order 1, times eˣ. */
  scaled_modified_bessel_k1(self: Tensor, options?: { out?: Out }): Tensor
  scaled_modified_bessel_k1(options: { self?: Tensor; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  shifted_chebyshev_polynomial_t(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_t(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_t(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_t(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_t(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_t(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_t(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_t(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  shifted_chebyshev_polynomial_t(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  shifted_chebyshev_polynomial_u(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_u(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_u(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_u(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_u(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_u(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_u(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_u(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  shifted_chebyshev_polynomial_u(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  shifted_chebyshev_polynomial_v(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_v(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_v(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_v(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_v(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_v(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_v(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_v(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  shifted_chebyshev_polynomial_v(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** The polynomial of degree n at x. */
  shifted_chebyshev_polynomial_w(self: Tensor, n: Tensor, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_w(self: Tensor, options: { n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_w(options: { self?: Tensor; n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_w(self: Num, n: Tensor, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_w(self: Num, options: { n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_w(options: { self?: Num; n?: Tensor; out?: Out }): Tensor
  shifted_chebyshev_polynomial_w(self: Tensor, n: Num, options?: { out?: Out }): Tensor
  shifted_chebyshev_polynomial_w(self: Tensor, options: { n?: Num; out?: Out }): Tensor
  shifted_chebyshev_polynomial_w(options: { self?: Tensor; n?: Num; out?: Out }): Tensor
  /** sin(πx) / (πx), 1 at 0. */
  sinc(self: Tensor, options?: { out?: Out }): Tensor
  sinc(options: { self?: Tensor; out?: Out }): Tensor
  /** The exponentials along dim, divided by their sum. */
  softmax(self: Tensor, dim: number, dtype?: DType | null, options?: { out?: Out }): Tensor
  softmax(self: Tensor, dim: number, options?: { dtype?: DType | null; out?: Out }): Tensor
  softmax(self: Tensor, options: { dim?: number; dtype?: DType | null; out?: Out }): Tensor
  softmax(options: { self?: Tensor; dim?: number; dtype?: DType | null; out?: Out }): Tensor
  /** sin(x) / x. */
  spherical_bessel_j0(self: Tensor, options?: { out?: Out }): Tensor
  spherical_bessel_j0(options: { self?: Tensor; out?: Out }): Tensor
  /** x · log(1 + other), 0 where x is 0. */
  xlog1py(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  xlog1py(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  xlog1py(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  xlog1py(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  xlog1py(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  xlog1py(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  xlog1py(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  xlog1py(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  xlog1py(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** x · log(other), 0 where x is 0. */
  xlogy(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  xlogy(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  xlogy(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  xlogy(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  xlogy(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  xlogy(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  xlogy(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  xlogy(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  xlogy(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
  /** The Hurwitz zeta function ζ(x, other). */
  zeta(self: Tensor, other: Tensor, options?: { out?: Out }): Tensor
  zeta(self: Tensor, options: { other?: Tensor; out?: Out }): Tensor
  zeta(options: { self?: Tensor; other?: Tensor; out?: Out }): Tensor
  zeta(self: Tensor, other: Num, options?: { out?: Out }): Tensor
  zeta(self: Tensor, options: { other?: Num; out?: Out }): Tensor
  zeta(options: { self?: Tensor; other?: Num; out?: Out }): Tensor
  zeta(self: Num, other: Tensor, options?: { out?: Out }): Tensor
  zeta(self: Num, options: { other?: Tensor; out?: Out }): Tensor
  zeta(options: { self?: Num; other?: Tensor; out?: Out }): Tensor
}
