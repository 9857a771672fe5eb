// Generated from the tables of layers by `npm run generate`; not edited by hand.
/* biome-ignore-all lint/suspicious/noExplicitAny: arguments that the operation itself reads */
import type { DType } from '../dtypes.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { classes } from './layers.ts'
import type { Module } from './module.ts'
import type { Buffer, Parameter } from './parameter.ts'

type Num = number | bigint | boolean

/** x1ᵀ · weight · x2 + bias for every output feature: (*, in1_features), (*, in2_features) → (*, out_features). */
export interface Bilinear extends Module {
  in1_features: number
  in2_features: number
  out_features: number
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  forward(input1: Tensor, input2: Tensor): Tensor
  (input1: Tensor, options: { input2?: Tensor }): Tensor
  (options: { input1?: Tensor; input2?: Tensor }): Tensor
}
export const Bilinear = classes.Bilinear as unknown as {
  new (in1_features: number, in2_features: number, out_features: number, bias?: boolean, device?: any, dtype?: DType | null): Bilinear
  new (in1_features: number, in2_features: number, out_features: number, bias: boolean, device: any, options?: { dtype?: DType | null }): Bilinear
  new (in1_features: number, in2_features: number, out_features: number, bias: boolean, options?: { device?: any; dtype?: DType | null }): Bilinear
  new (in1_features: number, in2_features: number, out_features: number, options?: { bias?: boolean; device?: any; dtype?: DType | null }): Bilinear
  new (in1_features: number, in2_features: number, options: { out_features?: number; bias?: boolean; device?: any; dtype?: DType | null }): Bilinear
  new (in1_features: number, options: { in2_features?: number; out_features?: number; bias?: boolean; device?: any; dtype?: DType | null }): Bilinear
  new (options: { in1_features?: number; in2_features?: number; out_features?: number; bias?: boolean; device?: any; dtype?: DType | null }): Bilinear
  readonly prototype: Bilinear
}

/** max(0, x) + min(0, alpha · (exp(x / alpha) - 1)). */
export interface CELU extends Module {
  alpha: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const CELU = classes.CELU as unknown as {
  new (alpha?: number, inplace?: boolean): CELU
  new (alpha: number, options?: { inplace?: boolean }): CELU
  new (options?: { alpha?: number; inplace?: boolean }): CELU
  readonly prototype: CELU
}

/** x where positive, else alpha · (exp(x) - 1). */
export interface ELU extends Module {
  alpha: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ELU = classes.ELU as unknown as {
  new (alpha?: number, inplace?: boolean): ELU
  new (alpha: number, options?: { inplace?: boolean }): ELU
  new (options?: { alpha?: number; inplace?: boolean }): ELU
  readonly prototype: ELU
}

/** A table of vectors: integers of any shape → their vectors, in a last dimension more. */
export interface Embedding extends Module {
  num_embeddings: number
  embedding_dim: number
  padding_idx: number | null
  max_norm: number | null
  norm_type: number
  scale_grad_by_freq: boolean
  sparse: boolean
  weight: Parameter
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Embedding = classes.Embedding as unknown as {
  new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null, max_norm?: number | null, norm_type?: number, scale_grad_by_freq?: boolean, sparse?: boolean, _weight?: Tensor | null, _freeze?: boolean, device?: any, dtype?: DType | null): Embedding
  new (num_embeddings: number, embedding_dim: number, padding_idx: number | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, sparse: boolean, _weight: Tensor | null, _freeze: boolean, device: any, options?: { dtype?: DType | null }): Embedding
  new (num_embeddings: number, embedding_dim: number, padding_idx: number | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, sparse: boolean, _weight: Tensor | null, _freeze: boolean, options?: { device?: any; dtype?: DType | null }): Embedding
  new (num_embeddings: number, embedding_dim: number, padding_idx: number | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, sparse: boolean, _weight: Tensor | null, options?: { _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  new (num_embeddings: number, embedding_dim: number, padding_idx: number | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, sparse: boolean, options?: { _weight?: Tensor | null; _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  new (num_embeddings: number, embedding_dim: number, padding_idx: number | null, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, options?: { sparse?: boolean; _weight?: Tensor | null; _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  new (num_embeddings: number, embedding_dim: number, padding_idx: number | null, max_norm: number | null, norm_type: number, options?: { scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: Tensor | null; _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  new (num_embeddings: number, embedding_dim: number, padding_idx: number | null, max_norm: number | null, options?: { norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: Tensor | null; _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  new (num_embeddings: number, embedding_dim: number, padding_idx: number | null, options?: { max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: Tensor | null; _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  new (num_embeddings: number, embedding_dim: number, options?: { padding_idx?: number | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: Tensor | null; _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  new (num_embeddings: number, options: { embedding_dim?: number; padding_idx?: number | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: Tensor | null; _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  new (options: { num_embeddings?: number; embedding_dim?: number; padding_idx?: number | null; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: Tensor | null; _freeze?: boolean; device?: any; dtype?: DType | null }): Embedding
  from_pretrained(embeddings: Tensor, options?: { [argument: string]: unknown }): Embedding
  readonly prototype: Embedding
}

/** Sums, means or maxima of the vectors of bags of integers, without the vectors in between. */
export interface EmbeddingBag extends Module {
  num_embeddings: number
  embedding_dim: number
  max_norm: number | null
  norm_type: number
  scale_grad_by_freq: boolean
  mode: string
  sparse: boolean
  include_last_offset: boolean
  padding_idx: number | null
  weight: Parameter
  reset_parameters(): void
  forward(input: Tensor, offsets?: Tensor | null, per_sample_weights?: Tensor | null): Tensor
  (input: Tensor, offsets: Tensor | null, options?: { per_sample_weights?: Tensor | null }): Tensor
  (input: Tensor, options?: { offsets?: Tensor | null; per_sample_weights?: Tensor | null }): Tensor
  (options: { input?: Tensor; offsets?: Tensor | null; per_sample_weights?: Tensor | null }): Tensor
}
export const EmbeddingBag = classes.EmbeddingBag as unknown as {
  new (num_embeddings: number, embedding_dim: number, max_norm?: number | null, norm_type?: number, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, _weight?: Tensor | null, include_last_offset?: boolean, padding_idx?: number | null, device?: any, dtype?: DType | null): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, sparse: boolean, _weight: Tensor | null, include_last_offset: boolean, padding_idx: number | null, device: any, options?: { dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, sparse: boolean, _weight: Tensor | null, include_last_offset: boolean, padding_idx: number | null, options?: { device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, sparse: boolean, _weight: Tensor | null, include_last_offset: boolean, options?: { padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, sparse: boolean, _weight: Tensor | null, options?: { include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, sparse: boolean, options?: { _weight?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, mode: string, options?: { sparse?: boolean; _weight?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, norm_type: number, scale_grad_by_freq: boolean, options?: { mode?: string; sparse?: boolean; _weight?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, norm_type: number, options?: { scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, max_norm: number | null, options?: { norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, embedding_dim: number, options?: { max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (num_embeddings: number, options: { embedding_dim?: number; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  new (options: { num_embeddings?: number; embedding_dim?: number; max_norm?: number | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: Tensor | null; include_last_offset?: boolean; padding_idx?: number | null; device?: any; dtype?: DType | null }): EmbeddingBag
  from_pretrained(embeddings: Tensor, options?: { [argument: string]: unknown }): EmbeddingBag
  readonly prototype: EmbeddingBag
}

/** Makes the dimensions from start_dim to end_dim one. */
export interface Flatten extends Module {
  start_dim: number
  end_dim: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Flatten = classes.Flatten as unknown as {
  new (start_dim?: number, end_dim?: number): Flatten
  new (start_dim: number, options?: { end_dim?: number }): Flatten
  new (options?: { start_dim?: number; end_dim?: number }): Flatten
  readonly prototype: Flatten
}

/** x · Φ(x), the normal distribution's; or its approximation by tanh. */
export interface GELU extends Module {
  approximate: string
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const GELU = classes.GELU as unknown as {
  new (approximate?: string): GELU
  new (options?: { approximate?: string }): GELU
  readonly prototype: GELU
}

/** The first half along dim, gated by the sigmoid of the second. */
export interface GLU extends Module {
  dim: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const GLU = classes.GLU as unknown as {
  new (dim?: number): GLU
  new (options?: { dim?: number }): GLU
  readonly prototype: GLU
}

/** x, and zero where |x| ≤ lambd. */
export interface Hardshrink extends Module {
  lambd: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Hardshrink = classes.Hardshrink as unknown as {
  new (lambd?: number): Hardshrink
  new (options?: { lambd?: number }): Hardshrink
  readonly prototype: Hardshrink
}

/** clamp(x / 6 + 1/2, 0, 1). */
export interface Hardsigmoid extends Module {
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Hardsigmoid = classes.Hardsigmoid as unknown as {
  new (inplace?: boolean): Hardsigmoid
  new (options?: { inplace?: boolean }): Hardsigmoid
  readonly prototype: Hardsigmoid
}

/** x · hardsigmoid(x). */
export interface Hardswish extends Module {
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Hardswish = classes.Hardswish as unknown as {
  new (inplace?: boolean): Hardswish
  new (options?: { inplace?: boolean }): Hardswish
  readonly prototype: Hardswish
}

/** x clamped to min_val … max_val. */
export interface Hardtanh extends Module {
  min_val: number
  max_val: number
  inplace: boolean
  min_value: number | null
  max_value: number | null
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Hardtanh = classes.Hardtanh as unknown as {
  new (min_val?: number, max_val?: number, inplace?: boolean, min_value?: number | null, max_value?: number | null): Hardtanh
  new (min_val: number, max_val: number, inplace: boolean, min_value: number | null, options?: { max_value?: number | null }): Hardtanh
  new (min_val: number, max_val: number, inplace: boolean, options?: { min_value?: number | null; max_value?: number | null }): Hardtanh
  new (min_val: number, max_val: number, options?: { inplace?: boolean; min_value?: number | null; max_value?: number | null }): Hardtanh
  new (min_val: number, options?: { max_val?: number; inplace?: boolean; min_value?: number | null; max_value?: number | null }): Hardtanh
  new (options?: { min_val?: number; max_val?: number; inplace?: boolean; min_value?: number | null; max_value?: number | null }): Hardtanh
  readonly prototype: Hardtanh
}

/** x where positive, else negative_slope · x. */
export interface LeakyReLU extends Module {
  negative_slope: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LeakyReLU = classes.LeakyReLU as unknown as {
  new (negative_slope?: number, inplace?: boolean): LeakyReLU
  new (negative_slope: number, options?: { inplace?: boolean }): LeakyReLU
  new (options?: { negative_slope?: number; inplace?: boolean }): LeakyReLU
  readonly prototype: LeakyReLU
}

/** x @ weightᵀ + bias, over the last dimension: (*, in_features) → (*, out_features). */
export interface Linear extends Module {
  in_features: number
  out_features: number
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Linear = classes.Linear as unknown as {
  new (in_features: number, out_features: number, bias?: boolean, device?: any, dtype?: DType | null): Linear
  new (in_features: number, out_features: number, bias: boolean, device: any, options?: { dtype?: DType | null }): Linear
  new (in_features: number, out_features: number, bias: boolean, options?: { device?: any; dtype?: DType | null }): Linear
  new (in_features: number, out_features: number, options?: { bias?: boolean; device?: any; dtype?: DType | null }): Linear
  new (in_features: number, options: { out_features?: number; bias?: boolean; device?: any; dtype?: DType | null }): Linear
  new (options: { in_features?: number; out_features?: number; bias?: boolean; device?: any; dtype?: DType | null }): Linear
  readonly prototype: Linear
}

/** log(1 / (1 + exp(-x))). */
export interface LogSigmoid extends Module {
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LogSigmoid = classes.LogSigmoid as unknown as {
  new (): LogSigmoid
  readonly prototype: LogSigmoid
}

/** The logarithm of softmax along dim. */
export interface LogSoftmax extends Module {
  dim: number | null
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LogSoftmax = classes.LogSoftmax as unknown as {
  new (dim?: number | null): LogSoftmax
  new (options?: { dim?: number | null }): LogSoftmax
  readonly prototype: LogSoftmax
}

/** x · tanh(softplus(x)). */
export interface Mish extends Module {
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Mish = classes.Mish as unknown as {
  new (inplace?: boolean): Mish
  new (options?: { inplace?: boolean }): Mish
  readonly prototype: Mish
}

/** x where positive, else weight · x, with a weight per channel or one for all. */
export interface PReLU extends Module {
  num_parameters: number
  init: number
  weight: Parameter
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const PReLU = classes.PReLU as unknown as {
  new (num_parameters?: number, init?: number, device?: any, dtype?: DType | null): PReLU
  new (num_parameters: number, init: number, device: any, options?: { dtype?: DType | null }): PReLU
  new (num_parameters: number, init: number, options?: { device?: any; dtype?: DType | null }): PReLU
  new (num_parameters: number, options?: { init?: number; device?: any; dtype?: DType | null }): PReLU
  new (options?: { num_parameters?: number; init?: number; device?: any; dtype?: DType | null }): PReLU
  readonly prototype: PReLU
}

/** x where positive, else x times a slope drawn between lower and upper (in evaluation their mean). */
export interface RReLU extends Module {
  lower: number
  upper: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const RReLU = classes.RReLU as unknown as {
  new (lower?: number, upper?: number, inplace?: boolean): RReLU
  new (lower: number, upper: number, options?: { inplace?: boolean }): RReLU
  new (lower: number, options?: { upper?: number; inplace?: boolean }): RReLU
  new (options?: { lower?: number; upper?: number; inplace?: boolean }): RReLU
  readonly prototype: RReLU
}

/** max(0, x). */
export interface ReLU extends Module {
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ReLU = classes.ReLU as unknown as {
  new (inplace?: boolean): ReLU
  new (options?: { inplace?: boolean }): ReLU
  readonly prototype: ReLU
}

/** x clamped to 0 … 6. */
export interface ReLU6 extends Module {
  inplace: boolean
  min_val: number
  max_val: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ReLU6 = classes.ReLU6 as unknown as {
  new (inplace?: boolean): ReLU6
  new (options?: { inplace?: boolean }): ReLU6
  readonly prototype: ReLU6
}

/** ELU in the scale that keeps mean and variance. */
export interface SELU extends Module {
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const SELU = classes.SELU as unknown as {
  new (inplace?: boolean): SELU
  new (options?: { inplace?: boolean }): SELU
  readonly prototype: SELU
}

/** x · sigmoid(x). */
export interface SiLU extends Module {
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const SiLU = classes.SiLU as unknown as {
  new (inplace?: boolean): SiLU
  new (options?: { inplace?: boolean }): SiLU
  readonly prototype: SiLU
}

/** 1 / (1 + exp(-x)). */
export interface Sigmoid extends Module {
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Sigmoid = classes.Sigmoid as unknown as {
  new (): Sigmoid
  readonly prototype: Sigmoid
}

/** Exponentials along dim, divided by their sum. */
export interface Softmax extends Module {
  dim: number | null
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Softmax = classes.Softmax as unknown as {
  new (dim?: number | null): Softmax
  new (options?: { dim?: number | null }): Softmax
  readonly prototype: Softmax
}

/** Softmax over the channels at every place: (N, C, H, W) or (C, H, W). */
export interface Softmax2d extends Module {
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Softmax2d = classes.Softmax2d as unknown as {
  new (): Softmax2d
  readonly prototype: Softmax2d
}

/** Softmax of -x. */
export interface Softmin extends Module {
  dim: number | null
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Softmin = classes.Softmin as unknown as {
  new (dim?: number | null): Softmin
  new (options?: { dim?: number | null }): Softmin
  readonly prototype: Softmin
}

/** log(1 + exp(beta · x)) / beta; x itself above the threshold. */
export interface Softplus extends Module {
  beta: number
  threshold: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Softplus = classes.Softplus as unknown as {
  new (beta?: number, threshold?: number): Softplus
  new (beta: number, options?: { threshold?: number }): Softplus
  new (options?: { beta?: number; threshold?: number }): Softplus
  readonly prototype: Softplus
}

/** x moved towards zero by lambd. */
export interface Softshrink extends Module {
  lambd: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Softshrink = classes.Softshrink as unknown as {
  new (lambd?: number): Softshrink
  new (options?: { lambd?: number }): Softshrink
  readonly prototype: Softshrink
}

/** x / (1 + |x|). */
export interface Softsign extends Module {
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Softsign = classes.Softsign as unknown as {
  new (): Softsign
  readonly prototype: Softsign
}

/** The hyperbolic tangent. */
export interface Tanh extends Module {
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Tanh = classes.Tanh as unknown as {
  new (): Tanh
  readonly prototype: Tanh
}

/** x - tanh(x). */
export interface Tanhshrink extends Module {
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Tanhshrink = classes.Tanhshrink as unknown as {
  new (): Tanhshrink
  readonly prototype: Tanhshrink
}

/** x where it is above the threshold, else value. */
export interface Threshold extends Module {
  threshold: Num
  value: Num
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Threshold = classes.Threshold as unknown as {
  new (threshold: Num, value: Num, inplace?: boolean): Threshold
  new (threshold: Num, value: Num, options?: { inplace?: boolean }): Threshold
  new (threshold: Num, options: { value?: Num; inplace?: boolean }): Threshold
  new (options: { threshold?: Num; value?: Num; inplace?: boolean }): Threshold
  readonly prototype: Threshold
}

/** Makes one dimension several, of the sizes given. */
export interface Unflatten extends Module {
  dim: number
  unflattened_size: readonly number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Unflatten = classes.Unflatten as unknown as {
  new (dim: number, unflattened_size: readonly number[]): Unflatten
  new (dim: number, options: { unflattened_size?: readonly number[] }): Unflatten
  new (options: { dim?: number; unflattened_size?: readonly number[] }): Unflatten
  readonly prototype: Unflatten
}
