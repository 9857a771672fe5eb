// Generated from the tables of layers by `npm run generate`; not edited by hand.
/* biome-ignore-all lint/suspicious/noExplicitAny: arguments that the operation itself reads */
import type { DType } from '../dtypes.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { classes } from './layers.ts'
import type { Module } from './module.ts'
import type { Buffer, Parameter } from './parameter.ts'

type Num = number | bigint | boolean

/** Means over as many windows as output_size says, over (N, C, L); null keeps a size. */
export interface AdaptiveAvgPool1d extends Module {
  output_size: number | null | readonly (number | null)[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const AdaptiveAvgPool1d = classes.AdaptiveAvgPool1d as unknown as {
  new (output_size: number | null | readonly (number | null)[]): AdaptiveAvgPool1d
  new (options: { output_size?: number | null | readonly (number | null)[] }): AdaptiveAvgPool1d
  readonly prototype: AdaptiveAvgPool1d
}

/** Means over as many windows as output_size says, over (N, C, H, W); null keeps a size. */
export interface AdaptiveAvgPool2d extends Module {
  output_size: number | null | readonly (number | null)[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const AdaptiveAvgPool2d = classes.AdaptiveAvgPool2d as unknown as {
  new (output_size: number | null | readonly (number | null)[]): AdaptiveAvgPool2d
  new (options: { output_size?: number | null | readonly (number | null)[] }): AdaptiveAvgPool2d
  readonly prototype: AdaptiveAvgPool2d
}

/** Means over as many windows as output_size says, over (N, C, D, H, W); null keeps a size. */
export interface AdaptiveAvgPool3d extends Module {
  output_size: number | null | readonly (number | null)[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const AdaptiveAvgPool3d = classes.AdaptiveAvgPool3d as unknown as {
  new (output_size: number | null | readonly (number | null)[]): AdaptiveAvgPool3d
  new (options: { output_size?: number | null | readonly (number | null)[] }): AdaptiveAvgPool3d
  readonly prototype: AdaptiveAvgPool3d
}

/** The loss of a softmax over many classes, of which rare ones are computed in narrower clusters: inputs (N, in_features), class numbers (N). */
export interface AdaptiveLogSoftmaxWithLoss extends Module {
  in_features: number
  n_classes: number
  cutoffs: readonly number[]
  div_value: number
  head_bias: boolean
  head: Linear
  tail: Module
  shortlist_size: number
  n_clusters: number
  head_size: number
  reset_parameters(): void
  log_prob(input: Tensor): Tensor
  predict(input: Tensor): Tensor
  forward(input_: Tensor, target_: Tensor): Tensor[] & { readonly [K in 'output' | 'loss']: Tensor }
  (input_: Tensor, options: { target_?: Tensor }): Tensor[] & { readonly [K in 'output' | 'loss']: Tensor }
  (options: { input_?: Tensor; target_?: Tensor }): Tensor[] & { readonly [K in 'output' | 'loss']: Tensor }
}
export const AdaptiveLogSoftmaxWithLoss = classes.AdaptiveLogSoftmaxWithLoss as unknown as {
  new (in_features: number, n_classes: number, cutoffs: readonly number[], div_value?: number, head_bias?: boolean, device?: any, dtype?: DType | null): AdaptiveLogSoftmaxWithLoss
  new (in_features: number, n_classes: number, cutoffs: readonly number[], div_value: number, head_bias: boolean, device: any, options?: { dtype?: DType | null }): AdaptiveLogSoftmaxWithLoss
  new (in_features: number, n_classes: number, cutoffs: readonly number[], div_value: number, head_bias: boolean, options?: { device?: any; dtype?: DType | null }): AdaptiveLogSoftmaxWithLoss
  new (in_features: number, n_classes: number, cutoffs: readonly number[], div_value: number, options?: { head_bias?: boolean; device?: any; dtype?: DType | null }): AdaptiveLogSoftmaxWithLoss
  new (in_features: number, n_classes: number, cutoffs: readonly number[], options?: { div_value?: number; head_bias?: boolean; device?: any; dtype?: DType | null }): AdaptiveLogSoftmaxWithLoss
  new (in_features: number, n_classes: number, options: { cutoffs?: readonly number[]; div_value?: number; head_bias?: boolean; device?: any; dtype?: DType | null }): AdaptiveLogSoftmaxWithLoss
  new (in_features: number, options: { n_classes?: number; cutoffs?: readonly number[]; div_value?: number; head_bias?: boolean; device?: any; dtype?: DType | null }): AdaptiveLogSoftmaxWithLoss
  new (options: { in_features?: number; n_classes?: number; cutoffs?: readonly number[]; div_value?: number; head_bias?: boolean; device?: any; dtype?: DType | null }): AdaptiveLogSoftmaxWithLoss
  readonly prototype: AdaptiveLogSoftmaxWithLoss
}

/** Maxima over as many windows as output_size says, over (N, C, L); with return_indices, also where they stood. */
export interface AdaptiveMaxPool1d extends Module {
  output_size: number | null | readonly (number | null)[]
  return_indices: boolean
  forward(input: Tensor): any
  (options: { input?: Tensor }): any
}
export const AdaptiveMaxPool1d = classes.AdaptiveMaxPool1d as unknown as {
  new (output_size: number | null | readonly (number | null)[], return_indices?: boolean): AdaptiveMaxPool1d
  new (output_size: number | null | readonly (number | null)[], options?: { return_indices?: boolean }): AdaptiveMaxPool1d
  new (options: { output_size?: number | null | readonly (number | null)[]; return_indices?: boolean }): AdaptiveMaxPool1d
  readonly prototype: AdaptiveMaxPool1d
}

/** Maxima over as many windows as output_size says, over (N, C, H, W); with return_indices, also where they stood. */
export interface AdaptiveMaxPool2d extends Module {
  output_size: number | null | readonly (number | null)[]
  return_indices: boolean
  forward(input: Tensor): any
  (options: { input?: Tensor }): any
}
export const AdaptiveMaxPool2d = classes.AdaptiveMaxPool2d as unknown as {
  new (output_size: number | null | readonly (number | null)[], return_indices?: boolean): AdaptiveMaxPool2d
  new (output_size: number | null | readonly (number | null)[], options?: { return_indices?: boolean }): AdaptiveMaxPool2d
  new (options: { output_size?: number | null | readonly (number | null)[]; return_indices?: boolean }): AdaptiveMaxPool2d
  readonly prototype: AdaptiveMaxPool2d
}

/** Maxima over as many windows as output_size says, over (N, C, D, H, W); with return_indices, also where they stood. */
export interface AdaptiveMaxPool3d extends Module {
  output_size: number | null | readonly (number | null)[]
  return_indices: boolean
  forward(input: Tensor): any
  (options: { input?: Tensor }): any
}
export const AdaptiveMaxPool3d = classes.AdaptiveMaxPool3d as unknown as {
  new (output_size: number | null | readonly (number | null)[], return_indices?: boolean): AdaptiveMaxPool3d
  new (output_size: number | null | readonly (number | null)[], options?: { return_indices?: boolean }): AdaptiveMaxPool3d
  new (options: { output_size?: number | null | readonly (number | null)[]; return_indices?: boolean }): AdaptiveMaxPool3d
  readonly prototype: AdaptiveMaxPool3d
}

/** Dropout that keeps mean and variance of SELU networks. */
export interface AlphaDropout extends Module {
  p: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const AlphaDropout = classes.AlphaDropout as unknown as {
  new (p?: number, inplace?: boolean): AlphaDropout
  new (p: number, options?: { inplace?: boolean }): AlphaDropout
  new (options?: { p?: number; inplace?: boolean }): AlphaDropout
  readonly prototype: AlphaDropout
}

/** Means over windows of kernel_size, over (N, C, L). */
export interface AvgPool1d extends Module {
  ceil_mode: boolean
  count_include_pad: boolean
  kernel_size: number[]
  stride: number[]
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const AvgPool1d = classes.AvgPool1d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], ceil_mode?: boolean, count_include_pad?: boolean): AvgPool1d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, options?: { count_include_pad?: boolean }): AvgPool1d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { ceil_mode?: boolean; count_include_pad?: boolean }): AvgPool1d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean }): AvgPool1d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean }): AvgPool1d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean }): AvgPool1d
  readonly prototype: AvgPool1d
}

/** Means over windows of kernel_size, over (N, C, H, W). */
export interface AvgPool2d extends Module {
  kernel_size: number | readonly number[]
  padding: number | readonly number[]
  ceil_mode: boolean
  count_include_pad: boolean
  divisor_override: number | null
  stride: number | readonly number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const AvgPool2d = classes.AvgPool2d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: number | null): AvgPool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, count_include_pad: boolean, options?: { divisor_override?: number | null }): AvgPool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, options?: { count_include_pad?: boolean; divisor_override?: number | null }): AvgPool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): AvgPool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): AvgPool2d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): AvgPool2d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): AvgPool2d
  readonly prototype: AvgPool2d
}

/** Means over windows of kernel_size, over (N, C, D, H, W). */
export interface AvgPool3d extends Module {
  kernel_size: number | readonly number[]
  padding: number | readonly number[]
  ceil_mode: boolean
  count_include_pad: boolean
  divisor_override: number | null
  stride: number | readonly number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const AvgPool3d = classes.AvgPool3d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: number | null): AvgPool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, count_include_pad: boolean, options?: { divisor_override?: number | null }): AvgPool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], ceil_mode: boolean, options?: { count_include_pad?: boolean; divisor_override?: number | null }): AvgPool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): AvgPool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): AvgPool3d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): AvgPool3d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: number | null }): AvgPool3d
  readonly prototype: AvgPool3d
}

/** -(t · log x + (1 - t) · log(1 - x)), for probabilities x. */
export interface BCELoss extends Module {
  weight: Tensor | null
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const BCELoss = classes.BCELoss as unknown as {
  new (weight?: Tensor | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): BCELoss
  new (weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): BCELoss
  new (weight: Tensor | null, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): BCELoss
  new (weight: Tensor | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): BCELoss
  new (options?: { weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): BCELoss
  readonly prototype: BCELoss
}

/** BCELoss of the sigmoid of x, without overflow. */
export interface BCEWithLogitsLoss extends Module {
  weight: Tensor | null
  reduction: 'mean' | 'sum' | 'none'
  pos_weight: Tensor | null
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const BCEWithLogitsLoss = classes.BCEWithLogitsLoss as unknown as {
  new (weight?: Tensor | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none', pos_weight?: Tensor | null): BCEWithLogitsLoss
  new (weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, reduction: 'mean' | 'sum' | 'none', options?: { pos_weight?: Tensor | null }): BCEWithLogitsLoss
  new (weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none'; pos_weight?: Tensor | null }): BCEWithLogitsLoss
  new (weight: Tensor | null, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; pos_weight?: Tensor | null }): BCEWithLogitsLoss
  new (weight: Tensor | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; pos_weight?: Tensor | null }): BCEWithLogitsLoss
  new (options?: { weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; pos_weight?: Tensor | null }): BCEWithLogitsLoss
  readonly prototype: BCEWithLogitsLoss
}

/** Each channel to mean 0 and variance 1 over the batch ((N, C) or (N, C, L)), then an affine map; in evaluation by running statistics. */
export interface BatchNorm1d extends Module {
  num_features: number
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const BatchNorm1d = classes.BatchNorm1d as unknown as {
  new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): BatchNorm1d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): BatchNorm1d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm1d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm1d
  new (num_features: number, eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm1d
  new (num_features: number, eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm1d
  new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm1d
  new (options: { num_features?: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm1d
  readonly prototype: BatchNorm1d
}

/** Each channel to mean 0 and variance 1 over the batch ((N, C, H, W)), then an affine map; in evaluation by running statistics. */
export interface BatchNorm2d extends Module {
  num_features: number
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const BatchNorm2d = classes.BatchNorm2d as unknown as {
  new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): BatchNorm2d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): BatchNorm2d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm2d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm2d
  new (num_features: number, eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm2d
  new (num_features: number, eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm2d
  new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm2d
  new (options: { num_features?: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm2d
  readonly prototype: BatchNorm2d
}

/** Each channel to mean 0 and variance 1 over the batch ((N, C, D, H, W)), then an affine map; in evaluation by running statistics. */
export interface BatchNorm3d extends Module {
  num_features: number
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const BatchNorm3d = classes.BatchNorm3d as unknown as {
  new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): BatchNorm3d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): BatchNorm3d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm3d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm3d
  new (num_features: number, eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm3d
  new (num_features: number, eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm3d
  new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm3d
  new (options: { num_features?: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): BatchNorm3d
  readonly prototype: BatchNorm3d
}

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

/** Connectionist temporal classification: log-probabilities (T, N, C), labels, and the lengths of both. */
export interface CTCLoss extends Module {
  blank: number
  reduction: 'mean' | 'sum' | 'none'
  zero_infinity: boolean
  forward(log_probs: Tensor, targets: Tensor, input_lengths: any, target_lengths: any): Tensor
  (log_probs: Tensor, targets: Tensor, input_lengths: any, options: { target_lengths?: any }): Tensor
  (log_probs: Tensor, targets: Tensor, options: { input_lengths?: any; target_lengths?: any }): Tensor
  (log_probs: Tensor, options: { targets?: Tensor; input_lengths?: any; target_lengths?: any }): Tensor
  (options: { log_probs?: Tensor; targets?: Tensor; input_lengths?: any; target_lengths?: any }): Tensor
}
export const CTCLoss = classes.CTCLoss as unknown as {
  new (blank?: number, reduction?: 'mean' | 'sum' | 'none', zero_infinity?: boolean): CTCLoss
  new (blank: number, reduction: 'mean' | 'sum' | 'none', options?: { zero_infinity?: boolean }): CTCLoss
  new (blank: number, options?: { reduction?: 'mean' | 'sum' | 'none'; zero_infinity?: boolean }): CTCLoss
  new (options?: { blank?: number; reduction?: 'mean' | 'sum' | 'none'; zero_infinity?: boolean }): CTCLoss
  readonly prototype: CTCLoss
}

/** Mixes the channels of groups with each other. */
export interface ChannelShuffle extends Module {
  groups: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ChannelShuffle = classes.ChannelShuffle as unknown as {
  new (groups: number): ChannelShuffle
  new (options: { groups?: number }): ChannelShuffle
  readonly prototype: ChannelShuffle
}

/** A border of the values of the other end around the last 1 dimension: one width, or one for each side. */
export interface CircularPad1d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const CircularPad1d = classes.CircularPad1d as unknown as {
  new (padding: number | readonly number[]): CircularPad1d
  new (options: { padding?: number | readonly number[] }): CircularPad1d
  new (...padding: number[]): CircularPad1d
  readonly prototype: CircularPad1d
}

/** A border of the values of the other end around the last 2 dimensions: one width, or one for each side. */
export interface CircularPad2d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const CircularPad2d = classes.CircularPad2d as unknown as {
  new (padding: number | readonly number[]): CircularPad2d
  new (options: { padding?: number | readonly number[] }): CircularPad2d
  new (...padding: number[]): CircularPad2d
  readonly prototype: CircularPad2d
}

/** A border of the values of the other end around the last 3 dimensions: one width, or one for each side. */
export interface CircularPad3d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const CircularPad3d = classes.CircularPad3d as unknown as {
  new (padding: number | readonly number[]): CircularPad3d
  new (options: { padding?: number | readonly number[] }): CircularPad3d
  new (...padding: number[]): CircularPad3d
  readonly prototype: CircularPad3d
}

/** A border of one value around the last 1 dimension: one width, or one for each side. */
export interface ConstantPad1d extends Module {
  value: Num
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ConstantPad1d = classes.ConstantPad1d as unknown as {
  new (padding: number | readonly number[], value: Num): ConstantPad1d
  new (padding: number | readonly number[], options: { value?: Num }): ConstantPad1d
  new (options: { padding?: number | readonly number[]; value?: Num }): ConstantPad1d
  readonly prototype: ConstantPad1d
}

/** A border of one value around the last 2 dimensions: one width, or one for each side. */
export interface ConstantPad2d extends Module {
  value: Num
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ConstantPad2d = classes.ConstantPad2d as unknown as {
  new (padding: number | readonly number[], value: Num): ConstantPad2d
  new (padding: number | readonly number[], options: { value?: Num }): ConstantPad2d
  new (options: { padding?: number | readonly number[]; value?: Num }): ConstantPad2d
  readonly prototype: ConstantPad2d
}

/** A border of one value around the last 3 dimensions: one width, or one for each side. */
export interface ConstantPad3d extends Module {
  value: Num
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ConstantPad3d = classes.ConstantPad3d as unknown as {
  new (padding: number | readonly number[], value: Num): ConstantPad3d
  new (padding: number | readonly number[], options: { value?: Num }): ConstantPad3d
  new (options: { padding?: number | readonly number[]; value?: Num }): ConstantPad3d
  readonly prototype: ConstantPad3d
}

/** Cross-correlation with weight over (N, C, L), or without the batch; 'same' padding keeps the sizes. */
export interface Conv1d extends Module {
  in_channels: number
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[] | string
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Conv1d = classes.Conv1d as unknown as {
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[] | 'same' | 'valid', dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): Conv1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): Conv1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): Conv1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, options?: { bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  new (in_channels: number, out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  new (in_channels: number, options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  new (options: { in_channels?: number; out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv1d
  readonly prototype: Conv1d
}

/** Cross-correlation with weight over (N, C, H, W), or without the batch; 'same' padding keeps the sizes. */
export interface Conv2d extends Module {
  in_channels: number
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[] | string
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Conv2d = classes.Conv2d as unknown as {
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[] | 'same' | 'valid', dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): Conv2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): Conv2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): Conv2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, options?: { bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  new (in_channels: number, out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  new (in_channels: number, options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  new (options: { in_channels?: number; out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv2d
  readonly prototype: Conv2d
}

/** Cross-correlation with weight over (N, C, D, H, W), or without the batch; 'same' padding keeps the sizes. */
export interface Conv3d extends Module {
  in_channels: number
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[] | string
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Conv3d = classes.Conv3d as unknown as {
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[] | 'same' | 'valid', dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): Conv3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): Conv3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): Conv3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, options?: { bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  new (in_channels: number, out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  new (in_channels: number, options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  new (options: { in_channels?: number; out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): Conv3d
  readonly prototype: Conv3d
}

/** The transpose (gradient) of a convolution, over (N, C, L); output_size chooses among the sizes that the stride leaves open. */
export interface ConvTranspose1d extends Module {
  in_channels: number
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[]
  output_padding: number[]
  forward(input: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const ConvTranspose1d = classes.ConvTranspose1d as unknown as {
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (in_channels: number, options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  new (options: { in_channels?: number; out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose1d
  readonly prototype: ConvTranspose1d
}

/** The transpose (gradient) of a convolution, over (N, C, H, W); output_size chooses among the sizes that the stride leaves open. */
export interface ConvTranspose2d extends Module {
  in_channels: number
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[]
  output_padding: number[]
  forward(input: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const ConvTranspose2d = classes.ConvTranspose2d as unknown as {
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (in_channels: number, options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  new (options: { in_channels?: number; out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose2d
  readonly prototype: ConvTranspose2d
}

/** The transpose (gradient) of a convolution, over (N, C, D, H, W); output_size chooses among the sizes that the stride leaves open. */
export interface ConvTranspose3d extends Module {
  in_channels: number
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[]
  output_padding: number[]
  forward(input: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const ConvTranspose3d = classes.ConvTranspose3d as unknown as {
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (in_channels: number, options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  new (options: { in_channels?: number; out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): ConvTranspose3d
  readonly prototype: ConvTranspose3d
}

/** 1 - cos(x1, x2) where the target is 1, max(0, cos - margin) where it is -1. */
export interface CosineEmbeddingLoss extends Module {
  margin: number
  reduction: 'mean' | 'sum' | 'none'
  forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor
  (input1: Tensor, input2: Tensor, options: { target?: Tensor }): Tensor
  (input1: Tensor, options: { input2?: Tensor; target?: Tensor }): Tensor
  (options: { input1?: Tensor; input2?: Tensor; target?: Tensor }): Tensor
}
export const CosineEmbeddingLoss = classes.CosineEmbeddingLoss as unknown as {
  new (margin?: number, size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): CosineEmbeddingLoss
  new (margin: number, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): CosineEmbeddingLoss
  new (margin: number, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): CosineEmbeddingLoss
  new (margin: number, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): CosineEmbeddingLoss
  new (options?: { margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): CosineEmbeddingLoss
  readonly prototype: CosineEmbeddingLoss
}

/** x1 · x2 / (|x1| |x2|) along dim. */
export interface CosineSimilarity extends Module {
  dim: number
  eps: number
  forward(x1: Tensor, x2: Tensor): Tensor
  (x1: Tensor, options: { x2?: Tensor }): Tensor
  (options: { x1?: Tensor; x2?: Tensor }): Tensor
}
export const CosineSimilarity = classes.CosineSimilarity as unknown as {
  new (dim?: number, eps?: number): CosineSimilarity
  new (dim: number, options?: { eps?: number }): CosineSimilarity
  new (options?: { dim?: number; eps?: number }): CosineSimilarity
  readonly prototype: CosineSimilarity
}

/** -log softmax(x) of the right class: logits (N, C, …) or (C); targets are class numbers or probabilities. */
export interface CrossEntropyLoss extends Module {
  weight: Tensor | null
  ignore_index: number
  reduction: 'mean' | 'sum' | 'none'
  label_smoothing: number
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const CrossEntropyLoss = classes.CrossEntropyLoss as unknown as {
  new (weight?: Tensor | null, size_average?: boolean | null, ignore_index?: number, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none', label_smoothing?: number): CrossEntropyLoss
  new (weight: Tensor | null, size_average: boolean | null, ignore_index: number, reduce: boolean | null, reduction: 'mean' | 'sum' | 'none', options?: { label_smoothing?: number }): CrossEntropyLoss
  new (weight: Tensor | null, size_average: boolean | null, ignore_index: number, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none'; label_smoothing?: number }): CrossEntropyLoss
  new (weight: Tensor | null, size_average: boolean | null, ignore_index: number, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; label_smoothing?: number }): CrossEntropyLoss
  new (weight: Tensor | null, size_average: boolean | null, options?: { ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; label_smoothing?: number }): CrossEntropyLoss
  new (weight: Tensor | null, options?: { size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; label_smoothing?: number }): CrossEntropyLoss
  new (options?: { weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; label_smoothing?: number }): CrossEntropyLoss
  readonly prototype: CrossEntropyLoss
}

/** x / (k + alpha / size · Σ x² over neighbouring channels)^beta, as Torch7 had it. */
export interface CrossMapLRN2d extends Module {
  size: number
  alpha: number
  beta: number
  k: Num
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const CrossMapLRN2d = classes.CrossMapLRN2d as unknown as {
  new (size: number, alpha?: number, beta?: number, k?: Num): CrossMapLRN2d
  new (size: number, alpha: number, beta: number, options?: { k?: Num }): CrossMapLRN2d
  new (size: number, alpha: number, options?: { beta?: number; k?: Num }): CrossMapLRN2d
  new (size: number, options?: { alpha?: number; beta?: number; k?: Num }): CrossMapLRN2d
  new (options: { size?: number; alpha?: number; beta?: number; k?: Num }): CrossMapLRN2d
  readonly prototype: CrossMapLRN2d
}

/** In training, zeros drawn elements with probability p and scales the others by 1 / (1 - p). */
export interface Dropout extends Module {
  p: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Dropout = classes.Dropout as unknown as {
  new (p?: number, inplace?: boolean): Dropout
  new (p: number, options?: { inplace?: boolean }): Dropout
  new (options?: { p?: number; inplace?: boolean }): Dropout
  readonly prototype: Dropout
}

/** Dropout of whole channels: (N, C, L) or (C, L). */
export interface Dropout1d extends Module {
  p: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Dropout1d = classes.Dropout1d as unknown as {
  new (p?: number, inplace?: boolean): Dropout1d
  new (p: number, options?: { inplace?: boolean }): Dropout1d
  new (options?: { p?: number; inplace?: boolean }): Dropout1d
  readonly prototype: Dropout1d
}

/** Dropout of whole channels: (N, C, H, W) or (C, H, W). */
export interface Dropout2d extends Module {
  p: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Dropout2d = classes.Dropout2d as unknown as {
  new (p?: number, inplace?: boolean): Dropout2d
  new (p: number, options?: { inplace?: boolean }): Dropout2d
  new (options?: { p?: number; inplace?: boolean }): Dropout2d
  readonly prototype: Dropout2d
}

/** Dropout of whole channels: (N, C, D, H, W) or (C, D, H, W). */
export interface Dropout3d extends Module {
  p: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Dropout3d = classes.Dropout3d as unknown as {
  new (p?: number, inplace?: boolean): Dropout3d
  new (p: number, options?: { inplace?: boolean }): Dropout3d
  new (options?: { p?: number; inplace?: boolean }): Dropout3d
  readonly prototype: Dropout3d
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

/** AlphaDropout of whole channels. */
export interface FeatureAlphaDropout extends Module {
  p: number
  inplace: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const FeatureAlphaDropout = classes.FeatureAlphaDropout as unknown as {
  new (p?: number, inplace?: boolean): FeatureAlphaDropout
  new (p: number, options?: { inplace?: boolean }): FeatureAlphaDropout
  new (options?: { p?: number; inplace?: boolean }): FeatureAlphaDropout
  readonly prototype: FeatureAlphaDropout
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

/** Adds sliding blocks up to an image: the transpose of Unfold. */
export interface Fold extends Module {
  output_size: number | readonly number[]
  kernel_size: number | readonly number[]
  dilation: number | readonly number[]
  padding: number | readonly number[]
  stride: number | readonly number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Fold = classes.Fold as unknown as {
  new (output_size: number | readonly number[], kernel_size: number | readonly number[], dilation?: number | readonly number[], padding?: number | readonly number[], stride?: number | readonly number[]): Fold
  new (output_size: number | readonly number[], kernel_size: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], options?: { stride?: number | readonly number[] }): Fold
  new (output_size: number | readonly number[], kernel_size: number | readonly number[], dilation: number | readonly number[], options?: { padding?: number | readonly number[]; stride?: number | readonly number[] }): Fold
  new (output_size: number | readonly number[], kernel_size: number | readonly number[], options?: { dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Fold
  new (output_size: number | readonly number[], options: { kernel_size?: number | readonly number[]; dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Fold
  new (options: { output_size?: number | readonly number[]; kernel_size?: number | readonly number[]; dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Fold
  readonly prototype: Fold
}

/** Maxima over windows at drawn places, to output_size or output_ratio of the input, over (N, C, H, W). */
export interface FractionalMaxPool2d extends Module {
  return_indices: boolean
  kernel_size: number[]
  output_size: number[] | null
  output_ratio: number[] | null
  _random_samples: Tensor | null
  forward(input: Tensor): any
  (options: { input?: Tensor }): any
}
export const FractionalMaxPool2d = classes.FractionalMaxPool2d as unknown as {
  new (kernel_size: number | readonly number[], output_size?: number | readonly number[] | null, output_ratio?: number | readonly number[] | null, return_indices?: boolean, _random_samples?: Tensor | null): FractionalMaxPool2d
  new (kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: number | readonly number[] | null, return_indices: boolean, options?: { _random_samples?: Tensor | null }): FractionalMaxPool2d
  new (kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: number | readonly number[] | null, options?: { return_indices?: boolean; _random_samples?: Tensor | null }): FractionalMaxPool2d
  new (kernel_size: number | readonly number[], output_size: number | readonly number[] | null, options?: { output_ratio?: number | readonly number[] | null; return_indices?: boolean; _random_samples?: Tensor | null }): FractionalMaxPool2d
  new (kernel_size: number | readonly number[], options?: { output_size?: number | readonly number[] | null; output_ratio?: number | readonly number[] | null; return_indices?: boolean; _random_samples?: Tensor | null }): FractionalMaxPool2d
  new (options: { kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: number | readonly number[] | null; return_indices?: boolean; _random_samples?: Tensor | null }): FractionalMaxPool2d
  readonly prototype: FractionalMaxPool2d
}

/** Maxima over windows at drawn places, to output_size or output_ratio of the input, over (N, C, D, H, W). */
export interface FractionalMaxPool3d extends Module {
  return_indices: boolean
  kernel_size: number[]
  output_size: number[] | null
  output_ratio: number[] | null
  _random_samples: Tensor | null
  forward(input: Tensor): any
  (options: { input?: Tensor }): any
}
export const FractionalMaxPool3d = classes.FractionalMaxPool3d as unknown as {
  new (kernel_size: number | readonly number[], output_size?: number | readonly number[] | null, output_ratio?: number | readonly number[] | null, return_indices?: boolean, _random_samples?: Tensor | null): FractionalMaxPool3d
  new (kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: number | readonly number[] | null, return_indices: boolean, options?: { _random_samples?: Tensor | null }): FractionalMaxPool3d
  new (kernel_size: number | readonly number[], output_size: number | readonly number[] | null, output_ratio: number | readonly number[] | null, options?: { return_indices?: boolean; _random_samples?: Tensor | null }): FractionalMaxPool3d
  new (kernel_size: number | readonly number[], output_size: number | readonly number[] | null, options?: { output_ratio?: number | readonly number[] | null; return_indices?: boolean; _random_samples?: Tensor | null }): FractionalMaxPool3d
  new (kernel_size: number | readonly number[], options?: { output_size?: number | readonly number[] | null; output_ratio?: number | readonly number[] | null; return_indices?: boolean; _random_samples?: Tensor | null }): FractionalMaxPool3d
  new (options: { kernel_size?: number | readonly number[]; output_size?: number | readonly number[] | null; output_ratio?: number | readonly number[] | null; return_indices?: boolean; _random_samples?: Tensor | null }): FractionalMaxPool3d
  readonly prototype: FractionalMaxPool3d
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

/** Layers of gated recurrent units over sequences [T, N, input] ([N, T, input] with batch_first), [T, input], or packed: the outputs, and the last states [layers · directions, N, hidden]. */
export interface GRU extends Module {
  input_size: number
  hidden_size: number
  num_layers: number
  bias: boolean
  batch_first: boolean
  dropout: number
  bidirectional: boolean
  mode: string
  proj_size: number
  readonly all_weights: Parameter[][]
  flatten_parameters(): void
  reset_parameters(): void
  forward(input: any, hx?: any): [any, Tensor]
  (input: any, options?: { hx?: any }): [any, Tensor]
  (options: { input?: any; hx?: any }): [any, Tensor]
}
export const GRU = classes.GRU as unknown as {
  new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, device?: any, dtype?: DType | null): GRU
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, dropout: number, bidirectional: boolean, device: any, options?: { dtype?: DType | null }): GRU
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, dropout: number, bidirectional: boolean, options?: { device?: any; dtype?: DType | null }): GRU
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, dropout: number, options?: { bidirectional?: boolean; device?: any; dtype?: DType | null }): GRU
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, options?: { dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): GRU
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, options?: { batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): GRU
  new (input_size: number, hidden_size: number, num_layers: number, options?: { bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): GRU
  new (input_size: number, hidden_size: number, options?: { num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): GRU
  new (input_size: number, options: { hidden_size?: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): GRU
  new (options: { input_size?: number; hidden_size?: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): GRU
  readonly prototype: GRU
}

/** One step of a gated recurrent unit: (N, input) and a state (N, hidden) → the state after. */
export interface GRUCell extends Module {
  input_size: number
  hidden_size: number
  bias: boolean
  weight_ih: Parameter
  weight_hh: Parameter
  bias_ih: Parameter | null
  bias_hh: Parameter | null
  reset_parameters(): void
  forward(input: Tensor, hx?: any): Tensor
  (input: Tensor, options?: { hx?: any }): Tensor
  (options: { input?: Tensor; hx?: any }): Tensor
}
export const GRUCell = classes.GRUCell as unknown as {
  new (input_size: number, hidden_size: number, bias?: boolean, device?: any, dtype?: DType | null): GRUCell
  new (input_size: number, hidden_size: number, bias: boolean, device: any, options?: { dtype?: DType | null }): GRUCell
  new (input_size: number, hidden_size: number, bias: boolean, options?: { device?: any; dtype?: DType | null }): GRUCell
  new (input_size: number, hidden_size: number, options?: { bias?: boolean; device?: any; dtype?: DType | null }): GRUCell
  new (input_size: number, options: { hidden_size?: number; bias?: boolean; device?: any; dtype?: DType | null }): GRUCell
  new (options: { input_size?: number; hidden_size?: number; bias?: boolean; device?: any; dtype?: DType | null }): GRUCell
  readonly prototype: GRUCell
}

/** The negative log-likelihood of targets under normal distributions of mean x and the variances given. */
export interface GaussianNLLLoss extends Module {
  full: boolean
  eps: number
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor, var_: any): Tensor
  (input: Tensor, target: Tensor, options: { var_?: any }): Tensor
  (input: Tensor, options: { target?: Tensor; var_?: any }): Tensor
  (options: { input?: Tensor; target?: Tensor; var_?: any }): Tensor
}
export const GaussianNLLLoss = classes.GaussianNLLLoss as unknown as {
  new (options?: { full?: boolean; eps?: number; reduction?: 'mean' | 'sum' | 'none' }): GaussianNLLLoss
  readonly prototype: GaussianNLLLoss
}

/** Each group of channels of each sample to mean 0 and variance 1, then an affine map per channel. */
export interface GroupNorm extends Module {
  num_groups: number
  num_channels: number
  eps: number
  affine: boolean
  weight: Parameter | null
  bias: Parameter | null
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const GroupNorm = classes.GroupNorm as unknown as {
  new (num_groups: number, num_channels: number, eps?: number, affine?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): GroupNorm
  new (num_groups: number, num_channels: number, eps: number, affine: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): GroupNorm
  new (num_groups: number, num_channels: number, eps: number, affine: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): GroupNorm
  new (num_groups: number, num_channels: number, eps: number, options?: { affine?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): GroupNorm
  new (num_groups: number, num_channels: number, options?: { eps?: number; affine?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): GroupNorm
  new (num_groups: number, options: { num_channels?: number; eps?: number; affine?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): GroupNorm
  new (options: { num_groups?: number; num_channels?: number; eps?: number; affine?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): GroupNorm
  readonly prototype: GroupNorm
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

/** x where the target is 1, max(0, margin - x) where it is -1. */
export interface HingeEmbeddingLoss extends Module {
  margin: number
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const HingeEmbeddingLoss = classes.HingeEmbeddingLoss as unknown as {
  new (margin?: number, size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): HingeEmbeddingLoss
  new (margin: number, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): HingeEmbeddingLoss
  new (margin: number, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): HingeEmbeddingLoss
  new (margin: number, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): HingeEmbeddingLoss
  new (options?: { margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): HingeEmbeddingLoss
  readonly prototype: HingeEmbeddingLoss
}

/** Half the square below delta, delta · (|d| - delta / 2) above. */
export interface HuberLoss extends Module {
  reduction: 'mean' | 'sum' | 'none'
  delta: number
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const HuberLoss = classes.HuberLoss as unknown as {
  new (reduction?: 'mean' | 'sum' | 'none', delta?: number): HuberLoss
  new (reduction: 'mean' | 'sum' | 'none', options?: { delta?: number }): HuberLoss
  new (options?: { reduction?: 'mean' | 'sum' | 'none'; delta?: number }): HuberLoss
  readonly prototype: HuberLoss
}

/** Each channel of each sample to mean 0 and variance 1, over (N, C, L). */
export interface InstanceNorm1d extends Module {
  num_features: number
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const InstanceNorm1d = classes.InstanceNorm1d as unknown as {
  new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): InstanceNorm1d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): InstanceNorm1d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm1d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm1d
  new (num_features: number, eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm1d
  new (num_features: number, eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm1d
  new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm1d
  new (options: { num_features?: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm1d
  readonly prototype: InstanceNorm1d
}

/** Each channel of each sample to mean 0 and variance 1, over (N, C, H, W). */
export interface InstanceNorm2d extends Module {
  num_features: number
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const InstanceNorm2d = classes.InstanceNorm2d as unknown as {
  new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): InstanceNorm2d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): InstanceNorm2d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm2d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm2d
  new (num_features: number, eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm2d
  new (num_features: number, eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm2d
  new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm2d
  new (options: { num_features?: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm2d
  readonly prototype: InstanceNorm2d
}

/** Each channel of each sample to mean 0 and variance 1, over (N, C, D, H, W). */
export interface InstanceNorm3d extends Module {
  num_features: number
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const InstanceNorm3d = classes.InstanceNorm3d as unknown as {
  new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): InstanceNorm3d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): InstanceNorm3d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm3d
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm3d
  new (num_features: number, eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm3d
  new (num_features: number, eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm3d
  new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm3d
  new (options: { num_features?: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): InstanceNorm3d
  readonly prototype: InstanceNorm3d
}

/** Σ t · (log t - x), for log-probabilities x. */
export interface KLDivLoss extends Module {
  reduction: 'mean' | 'sum' | 'none' | 'batchmean'
  log_target: boolean
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const KLDivLoss = classes.KLDivLoss as unknown as {
  new (size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none' | 'batchmean', log_target?: boolean): KLDivLoss
  new (size_average: boolean | null, reduce: boolean | null, reduction: 'mean' | 'sum' | 'none' | 'batchmean', options?: { log_target?: boolean }): KLDivLoss
  new (size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' | 'batchmean'; log_target?: boolean }): KLDivLoss
  new (size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' | 'batchmean'; log_target?: boolean }): KLDivLoss
  new (options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' | 'batchmean'; log_target?: boolean }): KLDivLoss
  readonly prototype: KLDivLoss
}

/** |x - t|. */
export interface L1Loss extends Module {
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const L1Loss = classes.L1Loss as unknown as {
  new (size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): L1Loss
  new (size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): L1Loss
  new (size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): L1Loss
  new (options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): L1Loss
  readonly prototype: L1Loss
}

/** (Σ x^p)^(1/p) over windows of kernel_size, over (N, C, L). */
export interface LPPool1d extends Module {
  norm_type: Num
  kernel_size: number | readonly number[]
  stride: number | readonly number[] | null
  ceil_mode: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LPPool1d = classes.LPPool1d as unknown as {
  new (norm_type: Num, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, ceil_mode?: boolean): LPPool1d
  new (norm_type: Num, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { ceil_mode?: boolean }): LPPool1d
  new (norm_type: Num, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool1d
  new (norm_type: Num, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool1d
  new (options: { norm_type?: Num; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool1d
  readonly prototype: LPPool1d
}

/** (Σ x^p)^(1/p) over windows of kernel_size, over (N, C, H, W). */
export interface LPPool2d extends Module {
  norm_type: Num
  kernel_size: number | readonly number[]
  stride: number | readonly number[] | null
  ceil_mode: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LPPool2d = classes.LPPool2d as unknown as {
  new (norm_type: Num, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, ceil_mode?: boolean): LPPool2d
  new (norm_type: Num, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { ceil_mode?: boolean }): LPPool2d
  new (norm_type: Num, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool2d
  new (norm_type: Num, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool2d
  new (options: { norm_type?: Num; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool2d
  readonly prototype: LPPool2d
}

/** (Σ x^p)^(1/p) over windows of kernel_size, over (N, C, D, H, W). */
export interface LPPool3d extends Module {
  norm_type: Num
  kernel_size: number | readonly number[]
  stride: number | readonly number[] | null
  ceil_mode: boolean
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LPPool3d = classes.LPPool3d as unknown as {
  new (norm_type: Num, kernel_size: number | readonly number[], stride?: number | readonly number[] | null, ceil_mode?: boolean): LPPool3d
  new (norm_type: Num, kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { ceil_mode?: boolean }): LPPool3d
  new (norm_type: Num, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool3d
  new (norm_type: Num, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool3d
  new (options: { norm_type?: Num; kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; ceil_mode?: boolean }): LPPool3d
  readonly prototype: LPPool3d
}

/** Layers of long short-term memory over sequences [T, N, input] ([N, T, input] with batch_first), [T, input], or packed: the outputs, and the last states and cells [layers · directions, N, hidden]; proj_size: states are projected to that size. */
export interface LSTM extends Module {
  input_size: number
  hidden_size: number
  num_layers: number
  bias: boolean
  batch_first: boolean
  dropout: number
  bidirectional: boolean
  mode: string
  proj_size: number
  readonly all_weights: Parameter[][]
  flatten_parameters(): void
  reset_parameters(): void
  forward(input: any, hx?: any): [any, [Tensor, Tensor]]
  (input: any, options?: { hx?: any }): [any, [Tensor, Tensor]]
  (options: { input?: any; hx?: any }): [any, [Tensor, Tensor]]
}
export const LSTM = classes.LSTM as unknown as {
  new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, proj_size?: number, device?: any, dtype?: DType | null): LSTM
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, dropout: number, bidirectional: boolean, proj_size: number, device: any, options?: { dtype?: DType | null }): LSTM
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, dropout: number, bidirectional: boolean, proj_size: number, options?: { device?: any; dtype?: DType | null }): LSTM
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, dropout: number, bidirectional: boolean, options?: { proj_size?: number; device?: any; dtype?: DType | null }): LSTM
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, dropout: number, options?: { bidirectional?: boolean; proj_size?: number; device?: any; dtype?: DType | null }): LSTM
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, batch_first: boolean, options?: { dropout?: number; bidirectional?: boolean; proj_size?: number; device?: any; dtype?: DType | null }): LSTM
  new (input_size: number, hidden_size: number, num_layers: number, bias: boolean, options?: { batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; device?: any; dtype?: DType | null }): LSTM
  new (input_size: number, hidden_size: number, num_layers: number, options?: { bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; device?: any; dtype?: DType | null }): LSTM
  new (input_size: number, hidden_size: number, options?: { num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; device?: any; dtype?: DType | null }): LSTM
  new (input_size: number, options: { hidden_size?: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; device?: any; dtype?: DType | null }): LSTM
  new (options: { input_size?: number; hidden_size?: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; device?: any; dtype?: DType | null }): LSTM
  readonly prototype: LSTM
}

/** One step of a long short-term memory: (N, input) and [state, cell] (N, hidden) → [state, cell] after. */
export interface LSTMCell extends Module {
  input_size: number
  hidden_size: number
  bias: boolean
  weight_ih: Parameter
  weight_hh: Parameter
  bias_ih: Parameter | null
  bias_hh: Parameter | null
  reset_parameters(): void
  forward(input: Tensor, hx?: any): [Tensor, Tensor]
  (input: Tensor, options?: { hx?: any }): [Tensor, Tensor]
  (options: { input?: Tensor; hx?: any }): [Tensor, Tensor]
}
export const LSTMCell = classes.LSTMCell as unknown as {
  new (input_size: number, hidden_size: number, bias?: boolean, device?: any, dtype?: DType | null): LSTMCell
  new (input_size: number, hidden_size: number, bias: boolean, device: any, options?: { dtype?: DType | null }): LSTMCell
  new (input_size: number, hidden_size: number, bias: boolean, options?: { device?: any; dtype?: DType | null }): LSTMCell
  new (input_size: number, hidden_size: number, options?: { bias?: boolean; device?: any; dtype?: DType | null }): LSTMCell
  new (input_size: number, options: { hidden_size?: number; bias?: boolean; device?: any; dtype?: DType | null }): LSTMCell
  new (options: { input_size?: number; hidden_size?: number; bias?: boolean; device?: any; dtype?: DType | null }): LSTMCell
  readonly prototype: LSTMCell
}

/** The last dimensions to mean 0 and variance 1, then an affine map per element. */
export interface LayerNorm extends Module {
  eps: number
  elementwise_affine: boolean
  normalized_shape: number[]
  weight: Parameter | null
  bias: Parameter | null
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LayerNorm = classes.LayerNorm as unknown as {
  new (normalized_shape: number | readonly number[], eps?: number, elementwise_affine?: boolean, bias?: boolean, device?: any, dtype?: DType | null): LayerNorm
  new (normalized_shape: number | readonly number[], eps: number, elementwise_affine: boolean, bias: boolean, device: any, options?: { dtype?: DType | null }): LayerNorm
  new (normalized_shape: number | readonly number[], eps: number, elementwise_affine: boolean, bias: boolean, options?: { device?: any; dtype?: DType | null }): LayerNorm
  new (normalized_shape: number | readonly number[], eps: number, elementwise_affine: boolean, options?: { bias?: boolean; device?: any; dtype?: DType | null }): LayerNorm
  new (normalized_shape: number | readonly number[], eps: number, options?: { elementwise_affine?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): LayerNorm
  new (normalized_shape: number | readonly number[], options?: { eps?: number; elementwise_affine?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): LayerNorm
  new (options: { normalized_shape?: number | readonly number[]; eps?: number; elementwise_affine?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): LayerNorm
  readonly prototype: LayerNorm
}

/** BatchNorm1d that takes its number of channels from its first input. */
export interface LazyBatchNorm1d extends Module {
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyBatchNorm1d = classes.LazyBatchNorm1d as unknown as {
  new (eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): LazyBatchNorm1d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): LazyBatchNorm1d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm1d
  new (eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm1d
  new (eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm1d
  new (eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm1d
  new (options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm1d
  readonly prototype: LazyBatchNorm1d
}

/** BatchNorm2d that takes its number of channels from its first input. */
export interface LazyBatchNorm2d extends Module {
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyBatchNorm2d = classes.LazyBatchNorm2d as unknown as {
  new (eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): LazyBatchNorm2d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): LazyBatchNorm2d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm2d
  new (eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm2d
  new (eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm2d
  new (eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm2d
  new (options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm2d
  readonly prototype: LazyBatchNorm2d
}

/** BatchNorm3d that takes its number of channels from its first input. */
export interface LazyBatchNorm3d extends Module {
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyBatchNorm3d = classes.LazyBatchNorm3d as unknown as {
  new (eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): LazyBatchNorm3d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): LazyBatchNorm3d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm3d
  new (eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm3d
  new (eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm3d
  new (eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm3d
  new (options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyBatchNorm3d
  readonly prototype: LazyBatchNorm3d
}

/** Conv1d that takes its number of input channels from its first input. */
export interface LazyConv1d extends Module {
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[] | string
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyConv1d = classes.LazyConv1d as unknown as {
  new (out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[] | 'same' | 'valid', dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): LazyConv1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): LazyConv1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): LazyConv1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, options?: { bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv1d
  new (out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv1d
  new (out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv1d
  new (options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv1d
  readonly prototype: LazyConv1d
}

/** Conv2d that takes its number of input channels from its first input. */
export interface LazyConv2d extends Module {
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[] | string
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyConv2d = classes.LazyConv2d as unknown as {
  new (out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[] | 'same' | 'valid', dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): LazyConv2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): LazyConv2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): LazyConv2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, options?: { bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv2d
  new (out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv2d
  new (out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv2d
  new (options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv2d
  readonly prototype: LazyConv2d
}

/** Conv3d that takes its number of input channels from its first input. */
export interface LazyConv3d extends Module {
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[] | string
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyConv3d = classes.LazyConv3d as unknown as {
  new (out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[] | 'same' | 'valid', dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): LazyConv3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): LazyConv3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): LazyConv3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, bias: boolean, options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], groups: number, options?: { bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', dilation: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[] | 'same' | 'valid', options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv3d
  new (out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv3d
  new (out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv3d
  new (options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[] | 'same' | 'valid'; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConv3d
  readonly prototype: LazyConv3d
}

/** ConvTranspose1d that takes its number of input channels from its first input. */
export interface LazyConvTranspose1d extends Module {
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[]
  output_padding: number[]
  forward(input: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const LazyConvTranspose1d = classes.LazyConvTranspose1d as unknown as {
  new (out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  new (options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose1d
  readonly prototype: LazyConvTranspose1d
}

/** ConvTranspose2d that takes its number of input channels from its first input. */
export interface LazyConvTranspose2d extends Module {
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[]
  output_padding: number[]
  forward(input: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const LazyConvTranspose2d = classes.LazyConvTranspose2d as unknown as {
  new (out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  new (options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose2d
  readonly prototype: LazyConvTranspose2d
}

/** ConvTranspose3d that takes its number of input channels from its first input. */
export interface LazyConvTranspose3d extends Module {
  out_channels: number
  groups: number
  padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular'
  kernel_size: number[]
  stride: number[]
  dilation: number[]
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  padding: number[]
  output_padding: number[]
  forward(input: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const LazyConvTranspose3d = classes.LazyConvTranspose3d as unknown as {
  new (out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular', device?: any, dtype?: DType | null): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', device: any, options?: { dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], padding_mode: 'zeros' | 'reflect' | 'replicate' | 'circular', options?: { device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, dilation: number | readonly number[], options?: { padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, bias: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], groups: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], output_padding: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], stride: number | readonly number[], options?: { padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (out_channels: number, options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  new (options: { out_channels?: number; kernel_size?: number | readonly number[]; stride?: number | readonly number[]; padding?: number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: 'zeros' | 'reflect' | 'replicate' | 'circular'; device?: any; dtype?: DType | null }): LazyConvTranspose3d
  readonly prototype: LazyConvTranspose3d
}

/** InstanceNorm1d that takes its number of channels from its first input. */
export interface LazyInstanceNorm1d extends Module {
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyInstanceNorm1d = classes.LazyInstanceNorm1d as unknown as {
  new (eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): LazyInstanceNorm1d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): LazyInstanceNorm1d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm1d
  new (eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm1d
  new (eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm1d
  new (eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm1d
  new (options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm1d
  readonly prototype: LazyInstanceNorm1d
}

/** InstanceNorm2d that takes its number of channels from its first input. */
export interface LazyInstanceNorm2d extends Module {
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyInstanceNorm2d = classes.LazyInstanceNorm2d as unknown as {
  new (eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): LazyInstanceNorm2d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): LazyInstanceNorm2d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm2d
  new (eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm2d
  new (eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm2d
  new (eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm2d
  new (options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm2d
  readonly prototype: LazyInstanceNorm2d
}

/** InstanceNorm3d that takes its number of channels from its first input. */
export interface LazyInstanceNorm3d extends Module {
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyInstanceNorm3d = classes.LazyInstanceNorm3d as unknown as {
  new (eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, device?: any, dtype?: DType | null, options?: { bias?: boolean }): LazyInstanceNorm3d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, device: any, options?: { dtype?: DType | null; bias?: boolean }): LazyInstanceNorm3d
  new (eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm3d
  new (eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm3d
  new (eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm3d
  new (eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm3d
  new (options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; device?: any; dtype?: DType | null; bias?: boolean }): LazyInstanceNorm3d
  readonly prototype: LazyInstanceNorm3d
}

/** Linear that takes its number of input features from its first input. */
export interface LazyLinear extends Module {
  out_features: number
  weight: Parameter
  bias: Parameter | null
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LazyLinear = classes.LazyLinear as unknown as {
  new (out_features: number, bias?: boolean, device?: any, dtype?: DType | null): LazyLinear
  new (out_features: number, bias: boolean, device: any, options?: { dtype?: DType | null }): LazyLinear
  new (out_features: number, bias: boolean, options?: { device?: any; dtype?: DType | null }): LazyLinear
  new (out_features: number, options?: { bias?: boolean; device?: any; dtype?: DType | null }): LazyLinear
  new (options: { out_features?: number; bias?: boolean; device?: any; dtype?: DType | null }): LazyLinear
  readonly prototype: LazyLinear
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

/** The cross-entropy of a linear map of the input, with the weights of the map. */
export interface LinearCrossEntropyLoss extends Module {
  in_features: number
  num_classes: number
  out_features: readonly number[]
  bias: boolean
  reduction: string
  weight: Tensor | null
  ignore_index: number | null
  label_smoothing: number
  options: any
  linear: Linear
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const LinearCrossEntropyLoss = classes.LinearCrossEntropyLoss as unknown as {
  new (in_features: number, num_classes: number, options?: { out_features?: readonly number[]; bias?: boolean; device?: any; dtype?: DType | null; reduction?: string; weight?: Tensor | null; ignore_index?: number | null; label_smoothing?: number; options?: any }): LinearCrossEntropyLoss
  new (in_features: number, options: { num_classes?: number; out_features?: readonly number[]; bias?: boolean; device?: any; dtype?: DType | null; reduction?: string; weight?: Tensor | null; ignore_index?: number | null; label_smoothing?: number; options?: any }): LinearCrossEntropyLoss
  new (options: { in_features?: number; num_classes?: number; out_features?: readonly number[]; bias?: boolean; device?: any; dtype?: DType | null; reduction?: string; weight?: Tensor | null; ignore_index?: number | null; label_smoothing?: number; options?: any }): LinearCrossEntropyLoss
  readonly prototype: LinearCrossEntropyLoss
}

/** x / (k + alpha · mean of x² over neighbouring channels)^beta. */
export interface LocalResponseNorm extends Module {
  size: number
  alpha: number
  beta: number
  k: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const LocalResponseNorm = classes.LocalResponseNorm as unknown as {
  new (size: number, alpha?: number, beta?: number, k?: number): LocalResponseNorm
  new (size: number, alpha: number, beta: number, options?: { k?: number }): LocalResponseNorm
  new (size: number, alpha: number, options?: { beta?: number; k?: number }): LocalResponseNorm
  new (size: number, options?: { alpha?: number; beta?: number; k?: number }): LocalResponseNorm
  new (options: { size?: number; alpha?: number; beta?: number; k?: number }): LocalResponseNorm
  readonly prototype: LocalResponseNorm
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

/** (x - t)². */
export interface MSELoss extends Module {
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const MSELoss = classes.MSELoss as unknown as {
  new (size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): MSELoss
  new (size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): MSELoss
  new (size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MSELoss
  new (options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MSELoss
  readonly prototype: MSELoss
}

/** max(0, -t · (x1 - x2) + margin). */
export interface MarginRankingLoss extends Module {
  margin: number
  reduction: 'mean' | 'sum' | 'none'
  forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor
  (input1: Tensor, input2: Tensor, options: { target?: Tensor }): Tensor
  (input1: Tensor, options: { input2?: Tensor; target?: Tensor }): Tensor
  (options: { input1?: Tensor; input2?: Tensor; target?: Tensor }): Tensor
}
export const MarginRankingLoss = classes.MarginRankingLoss as unknown as {
  new (margin?: number, size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): MarginRankingLoss
  new (margin: number, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): MarginRankingLoss
  new (margin: number, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MarginRankingLoss
  new (margin: number, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MarginRankingLoss
  new (options?: { margin?: number; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MarginRankingLoss
  readonly prototype: MarginRankingLoss
}

/** Maxima over windows of kernel_size, over (N, C, L); with return_indices, also where they stood. */
export interface MaxPool1d extends Module {
  kernel_size: number | readonly number[]
  padding: number | readonly number[]
  dilation: number | readonly number[]
  return_indices: boolean
  ceil_mode: boolean
  stride: number | readonly number[]
  forward(input: Tensor): any
  (options: { input?: Tensor }): any
}
export const MaxPool1d = classes.MaxPool1d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], return_indices?: boolean, ceil_mode?: boolean): MaxPool1d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], return_indices: boolean, options?: { ceil_mode?: boolean }): MaxPool1d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d
  readonly prototype: MaxPool1d
}

/** Maxima over windows of kernel_size, over (N, C, H, W); with return_indices, also where they stood. */
export interface MaxPool2d extends Module {
  kernel_size: number | readonly number[]
  padding: number | readonly number[]
  dilation: number | readonly number[]
  return_indices: boolean
  ceil_mode: boolean
  stride: number | readonly number[]
  forward(input: Tensor): any
  (options: { input?: Tensor }): any
}
export const MaxPool2d = classes.MaxPool2d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], return_indices?: boolean, ceil_mode?: boolean): MaxPool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], return_indices: boolean, options?: { ceil_mode?: boolean }): MaxPool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d
  readonly prototype: MaxPool2d
}

/** Maxima over windows of kernel_size, over (N, C, D, H, W); with return_indices, also where they stood. */
export interface MaxPool3d extends Module {
  kernel_size: number | readonly number[]
  padding: number | readonly number[]
  dilation: number | readonly number[]
  return_indices: boolean
  ceil_mode: boolean
  stride: number | readonly number[]
  forward(input: Tensor): any
  (options: { input?: Tensor }): any
}
export const MaxPool3d = classes.MaxPool3d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[], dilation?: number | readonly number[], return_indices?: boolean, ceil_mode?: boolean): MaxPool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], return_indices: boolean, options?: { ceil_mode?: boolean }): MaxPool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], dilation: number | readonly number[], options?: { return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, padding: number | readonly number[], options?: { dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[]; dilation?: number | readonly number[]; return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d
  readonly prototype: MaxPool3d
}

/** Puts maxima back where they stood, zeros elsewhere: the partial inverse of MaxPool1d. */
export interface MaxUnpool1d extends Module {
  kernel_size: number[]
  stride: number[]
  padding: number[]
  forward(input: Tensor, indices: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, indices: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (input: Tensor, options: { indices?: Tensor; output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; indices?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const MaxUnpool1d = classes.MaxUnpool1d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[]): MaxUnpool1d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[] }): MaxUnpool1d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] }): MaxUnpool1d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[] }): MaxUnpool1d
  readonly prototype: MaxUnpool1d
}

/** Puts maxima back where they stood, zeros elsewhere: the partial inverse of MaxPool2d. */
export interface MaxUnpool2d extends Module {
  kernel_size: number[]
  stride: number[]
  padding: number[]
  forward(input: Tensor, indices: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, indices: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (input: Tensor, options: { indices?: Tensor; output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; indices?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const MaxUnpool2d = classes.MaxUnpool2d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[]): MaxUnpool2d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[] }): MaxUnpool2d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] }): MaxUnpool2d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[] }): MaxUnpool2d
  readonly prototype: MaxUnpool2d
}

/** Puts maxima back where they stood, zeros elsewhere: the partial inverse of MaxPool3d. */
export interface MaxUnpool3d extends Module {
  kernel_size: number[]
  stride: number[]
  padding: number[]
  forward(input: Tensor, indices: Tensor, output_size?: readonly number[] | null): Tensor
  (input: Tensor, indices: Tensor, options?: { output_size?: readonly number[] | null }): Tensor
  (input: Tensor, options: { indices?: Tensor; output_size?: readonly number[] | null }): Tensor
  (options: { input?: Tensor; indices?: Tensor; output_size?: readonly number[] | null }): Tensor
}
export const MaxUnpool3d = classes.MaxUnpool3d as unknown as {
  new (kernel_size: number | readonly number[], stride?: number | readonly number[] | null, padding?: number | readonly number[]): MaxUnpool3d
  new (kernel_size: number | readonly number[], stride: number | readonly number[] | null, options?: { padding?: number | readonly number[] }): MaxUnpool3d
  new (kernel_size: number | readonly number[], options?: { stride?: number | readonly number[] | null; padding?: number | readonly number[] }): MaxUnpool3d
  new (options: { kernel_size?: number | readonly number[]; stride?: number | readonly number[] | null; padding?: number | readonly number[] }): MaxUnpool3d
  readonly prototype: MaxUnpool3d
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

/** Hinge losses between the right classes (numbers up to the first -1) and all others. */
export interface MultiLabelMarginLoss extends Module {
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const MultiLabelMarginLoss = classes.MultiLabelMarginLoss as unknown as {
  new (size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): MultiLabelMarginLoss
  new (size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): MultiLabelMarginLoss
  new (size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiLabelMarginLoss
  new (options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiLabelMarginLoss
  readonly prototype: MultiLabelMarginLoss
}

/** The mean over classes of the binary cross-entropies of logits. */
export interface MultiLabelSoftMarginLoss extends Module {
  weight: Tensor | null
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const MultiLabelSoftMarginLoss = classes.MultiLabelSoftMarginLoss as unknown as {
  new (weight?: Tensor | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): MultiLabelSoftMarginLoss
  new (weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): MultiLabelSoftMarginLoss
  new (weight: Tensor | null, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiLabelSoftMarginLoss
  new (weight: Tensor | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiLabelSoftMarginLoss
  new (options?: { weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiLabelSoftMarginLoss
  readonly prototype: MultiLabelSoftMarginLoss
}

/** max(0, margin - x[y] + x[i])^p, the mean over the wrong classes i. */
export interface MultiMarginLoss extends Module {
  p: number
  margin: number
  weight: Tensor | null
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const MultiMarginLoss = classes.MultiMarginLoss as unknown as {
  new (p?: number, margin?: number, weight?: Tensor | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): MultiMarginLoss
  new (p: number, margin: number, weight: Tensor | null, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): MultiMarginLoss
  new (p: number, margin: number, weight: Tensor | null, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiMarginLoss
  new (p: number, margin: number, weight: Tensor | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiMarginLoss
  new (p: number, margin: number, options?: { weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiMarginLoss
  new (p: number, options?: { margin?: number; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiMarginLoss
  new (options?: { p?: number; margin?: number; weight?: Tensor | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): MultiMarginLoss
  readonly prototype: MultiMarginLoss
}

/** Attention in num_heads heads of query [L, N, E] over key and value [S, N, …] ([N, L, E] with batch_first, or without N): the output, and the weights unless need_weights is false. True in a boolean mask closes a position. */
export interface MultiheadAttention extends Module {
  embed_dim: number
  num_heads: number
  dropout: number
  add_zero_attn: boolean
  kdim: number | null
  vdim: number | null
  batch_first: boolean
  head_dim: number
  in_proj_weight: Parameter | null
  q_proj_weight: Parameter | null
  k_proj_weight: Parameter | null
  v_proj_weight: Parameter | null
  in_proj_bias: Parameter | null
  bias_k: Parameter | null
  bias_v: Parameter | null
  out_proj: Linear
  _reset_parameters(): void
  forward(query: Tensor, key: Tensor, value: Tensor, key_padding_mask?: Tensor | null, need_weights?: boolean, attn_mask?: Tensor | null, average_attn_weights?: boolean, is_causal?: boolean): [Tensor, Tensor | null]
  (query: Tensor, key: Tensor, value: Tensor, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, average_attn_weights: boolean, options?: { is_causal?: boolean }): [Tensor, Tensor | null]
  (query: Tensor, key: Tensor, value: Tensor, key_padding_mask: Tensor | null, need_weights: boolean, attn_mask: Tensor | null, options?: { average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  (query: Tensor, key: Tensor, value: Tensor, key_padding_mask: Tensor | null, need_weights: boolean, options?: { attn_mask?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  (query: Tensor, key: Tensor, value: Tensor, key_padding_mask: Tensor | null, options?: { need_weights?: boolean; attn_mask?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  (query: Tensor, key: Tensor, value: Tensor, options?: { key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  (query: Tensor, key: Tensor, options: { value?: Tensor; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  (query: Tensor, options: { key?: Tensor; value?: Tensor; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
  (options: { query?: Tensor; key?: Tensor; value?: Tensor; key_padding_mask?: Tensor | null; need_weights?: boolean; attn_mask?: Tensor | null; average_attn_weights?: boolean; is_causal?: boolean }): [Tensor, Tensor | null]
}
export const MultiheadAttention = classes.MultiheadAttention as unknown as {
  new (embed_dim: number, num_heads: number, dropout?: number, bias?: boolean, add_bias_kv?: boolean, add_zero_attn?: boolean, kdim?: number | null, vdim?: number | null, batch_first?: boolean, device?: any, dtype?: DType | null): MultiheadAttention
  new (embed_dim: number, num_heads: number, dropout: number, bias: boolean, add_bias_kv: boolean, add_zero_attn: boolean, kdim: number | null, vdim: number | null, batch_first: boolean, device: any, options?: { dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, num_heads: number, dropout: number, bias: boolean, add_bias_kv: boolean, add_zero_attn: boolean, kdim: number | null, vdim: number | null, batch_first: boolean, options?: { device?: any; dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, num_heads: number, dropout: number, bias: boolean, add_bias_kv: boolean, add_zero_attn: boolean, kdim: number | null, vdim: number | null, options?: { batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, num_heads: number, dropout: number, bias: boolean, add_bias_kv: boolean, add_zero_attn: boolean, kdim: number | null, options?: { vdim?: number | null; batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, num_heads: number, dropout: number, bias: boolean, add_bias_kv: boolean, add_zero_attn: boolean, options?: { kdim?: number | null; vdim?: number | null; batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, num_heads: number, dropout: number, bias: boolean, add_bias_kv: boolean, options?: { add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, num_heads: number, dropout: number, bias: boolean, options?: { add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, num_heads: number, dropout: number, options?: { bias?: boolean; add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, num_heads: number, options?: { dropout?: number; bias?: boolean; add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  new (embed_dim: number, options: { num_heads?: number; dropout?: number; bias?: boolean; add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  new (options: { embed_dim?: number; num_heads?: number; dropout?: number; bias?: boolean; add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; device?: any; dtype?: DType | null }): MultiheadAttention
  readonly prototype: MultiheadAttention
}

/** -x of the right class, for log-probabilities (N, C, …) or (C). */
export interface NLLLoss extends Module {
  weight: Tensor | null
  ignore_index: number
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const NLLLoss = classes.NLLLoss as unknown as {
  new (weight?: Tensor | null, size_average?: boolean | null, ignore_index?: number, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): NLLLoss
  new (weight: Tensor | null, size_average: boolean | null, ignore_index: number, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): NLLLoss
  new (weight: Tensor | null, size_average: boolean | null, ignore_index: number, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): NLLLoss
  new (weight: Tensor | null, size_average: boolean | null, options?: { ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): NLLLoss
  new (weight: Tensor | null, options?: { size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): NLLLoss
  new (options?: { weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): NLLLoss
  readonly prototype: NLLLoss
}

/** NLLLoss under its old name. */
export interface NLLLoss2d extends Module {
  weight: Tensor | null
  ignore_index: number
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const NLLLoss2d = classes.NLLLoss2d as unknown as {
  new (weight?: Tensor | null, size_average?: boolean | null, ignore_index?: number, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): NLLLoss2d
  new (weight: Tensor | null, size_average: boolean | null, ignore_index: number, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): NLLLoss2d
  new (weight: Tensor | null, size_average: boolean | null, ignore_index: number, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): NLLLoss2d
  new (weight: Tensor | null, size_average: boolean | null, options?: { ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): NLLLoss2d
  new (weight: Tensor | null, options?: { size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): NLLLoss2d
  new (options?: { weight?: Tensor | null; size_average?: boolean | null; ignore_index?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): NLLLoss2d
  readonly prototype: NLLLoss2d
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

/** The p-norm of x1 - x2 + eps over the last dimension. */
export interface PairwiseDistance extends Module {
  p: number
  eps: number
  keepdim: boolean
  norm: number
  forward(x1: Tensor, x2: Tensor): Tensor
  (x1: Tensor, options: { x2?: Tensor }): Tensor
  (options: { x1?: Tensor; x2?: Tensor }): Tensor
}
export const PairwiseDistance = classes.PairwiseDistance as unknown as {
  new (p?: number, eps?: number, keepdim?: boolean): PairwiseDistance
  new (p: number, eps: number, options?: { keepdim?: boolean }): PairwiseDistance
  new (p: number, options?: { eps?: number; keepdim?: boolean }): PairwiseDistance
  new (options?: { p?: number; eps?: number; keepdim?: boolean }): PairwiseDistance
  readonly prototype: PairwiseDistance
}

/** (*, C·r², H, W) → (*, C, H·r, W·r). */
export interface PixelShuffle extends Module {
  upscale_factor: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const PixelShuffle = classes.PixelShuffle as unknown as {
  new (upscale_factor: number): PixelShuffle
  new (options: { upscale_factor?: number }): PixelShuffle
  readonly prototype: PixelShuffle
}

/** (*, C, H·r, W·r) → (*, C·r², H, W). */
export interface PixelUnshuffle extends Module {
  downscale_factor: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const PixelUnshuffle = classes.PixelUnshuffle as unknown as {
  new (downscale_factor: number): PixelUnshuffle
  new (options: { downscale_factor?: number }): PixelUnshuffle
  readonly prototype: PixelUnshuffle
}

/** exp(x) - t · x, or x - t · log x without log_input. */
export interface PoissonNLLLoss extends Module {
  log_input: boolean
  full: boolean
  eps: number
  reduction: 'mean' | 'sum' | 'none'
  forward(log_input: Tensor, target: Tensor): Tensor
  (log_input: Tensor, options: { target?: Tensor }): Tensor
  (options: { log_input?: Tensor; target?: Tensor }): Tensor
}
export const PoissonNLLLoss = classes.PoissonNLLLoss as unknown as {
  new (log_input?: boolean, full?: boolean, size_average?: boolean | null, eps?: number, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): PoissonNLLLoss
  new (log_input: boolean, full: boolean, size_average: boolean | null, eps: number, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): PoissonNLLLoss
  new (log_input: boolean, full: boolean, size_average: boolean | null, eps: number, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): PoissonNLLLoss
  new (log_input: boolean, full: boolean, size_average: boolean | null, options?: { eps?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): PoissonNLLLoss
  new (log_input: boolean, full: boolean, options?: { size_average?: boolean | null; eps?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): PoissonNLLLoss
  new (log_input: boolean, options?: { full?: boolean; size_average?: boolean | null; eps?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): PoissonNLLLoss
  new (options?: { log_input?: boolean; full?: boolean; size_average?: boolean | null; eps?: number; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): PoissonNLLLoss
  readonly prototype: PoissonNLLLoss
}

/** The last dimensions divided by their root mean square, then scaled per element. */
export interface RMSNorm extends Module {
  eps: number | null
  elementwise_affine: boolean
  normalized_shape: number[]
  weight: Parameter | null
  reset_parameters(): void
  forward(x: Tensor): Tensor
  (options: { x?: Tensor }): Tensor
}
export const RMSNorm = classes.RMSNorm as unknown as {
  new (normalized_shape: number | readonly number[], eps?: number | null, elementwise_affine?: boolean, device?: any, dtype?: DType | null): RMSNorm
  new (normalized_shape: number | readonly number[], eps: number | null, elementwise_affine: boolean, device: any, options?: { dtype?: DType | null }): RMSNorm
  new (normalized_shape: number | readonly number[], eps: number | null, elementwise_affine: boolean, options?: { device?: any; dtype?: DType | null }): RMSNorm
  new (normalized_shape: number | readonly number[], eps: number | null, options?: { elementwise_affine?: boolean; device?: any; dtype?: DType | null }): RMSNorm
  new (normalized_shape: number | readonly number[], options?: { eps?: number | null; elementwise_affine?: boolean; device?: any; dtype?: DType | null }): RMSNorm
  new (options: { normalized_shape?: number | readonly number[]; eps?: number | null; elementwise_affine?: boolean; device?: any; dtype?: DType | null }): RMSNorm
  readonly prototype: RMSNorm
}

/** Layers of a recurrent network with tanh or relu over sequences [T, N, input] ([N, T, input] with batch_first), [T, input], or packed: the outputs, and the last states. */
export interface RNN extends Module {
  input_size: number
  hidden_size: number
  num_layers: number
  nonlinearity: string
  bias: boolean
  batch_first: boolean
  dropout: number
  bidirectional: boolean
  mode: string
  proj_size: number
  readonly all_weights: Parameter[][]
  flatten_parameters(): void
  reset_parameters(): void
  forward(input: any, hx?: any): [any, Tensor]
  (input: any, options?: { hx?: any }): [any, Tensor]
  (options: { input?: any; hx?: any }): [any, Tensor]
}
export const RNN = classes.RNN as unknown as {
  new (input_size: number, hidden_size: number, num_layers?: number, nonlinearity?: string, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, device?: any, dtype?: DType | null): RNN
  new (input_size: number, hidden_size: number, num_layers: number, nonlinearity: string, bias: boolean, batch_first: boolean, dropout: number, bidirectional: boolean, device: any, options?: { dtype?: DType | null }): RNN
  new (input_size: number, hidden_size: number, num_layers: number, nonlinearity: string, bias: boolean, batch_first: boolean, dropout: number, bidirectional: boolean, options?: { device?: any; dtype?: DType | null }): RNN
  new (input_size: number, hidden_size: number, num_layers: number, nonlinearity: string, bias: boolean, batch_first: boolean, dropout: number, options?: { bidirectional?: boolean; device?: any; dtype?: DType | null }): RNN
  new (input_size: number, hidden_size: number, num_layers: number, nonlinearity: string, bias: boolean, batch_first: boolean, options?: { dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): RNN
  new (input_size: number, hidden_size: number, num_layers: number, nonlinearity: string, bias: boolean, options?: { batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): RNN
  new (input_size: number, hidden_size: number, num_layers: number, nonlinearity: string, options?: { bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): RNN
  new (input_size: number, hidden_size: number, num_layers: number, options?: { nonlinearity?: string; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): RNN
  new (input_size: number, hidden_size: number, options?: { num_layers?: number; nonlinearity?: string; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): RNN
  new (input_size: number, options: { hidden_size?: number; num_layers?: number; nonlinearity?: string; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): RNN
  new (options: { input_size?: number; hidden_size?: number; num_layers?: number; nonlinearity?: string; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; device?: any; dtype?: DType | null }): RNN
  readonly prototype: RNN
}

/** One step of a recurrent network with tanh or relu: (N, input) and a state (N, hidden) → the state after. */
export interface RNNCell extends Module {
  input_size: number
  hidden_size: number
  nonlinearity: string
  bias: boolean
  weight_ih: Parameter
  weight_hh: Parameter
  bias_ih: Parameter | null
  bias_hh: Parameter | null
  reset_parameters(): void
  forward(input: Tensor, hx?: any): Tensor
  (input: Tensor, options?: { hx?: any }): Tensor
  (options: { input?: Tensor; hx?: any }): Tensor
}
export const RNNCell = classes.RNNCell as unknown as {
  new (input_size: number, hidden_size: number, bias?: boolean, nonlinearity?: string, device?: any, dtype?: DType | null): RNNCell
  new (input_size: number, hidden_size: number, bias: boolean, nonlinearity: string, device: any, options?: { dtype?: DType | null }): RNNCell
  new (input_size: number, hidden_size: number, bias: boolean, nonlinearity: string, options?: { device?: any; dtype?: DType | null }): RNNCell
  new (input_size: number, hidden_size: number, bias: boolean, options?: { nonlinearity?: string; device?: any; dtype?: DType | null }): RNNCell
  new (input_size: number, hidden_size: number, options?: { bias?: boolean; nonlinearity?: string; device?: any; dtype?: DType | null }): RNNCell
  new (input_size: number, options: { hidden_size?: number; bias?: boolean; nonlinearity?: string; device?: any; dtype?: DType | null }): RNNCell
  new (options: { input_size?: number; hidden_size?: number; bias?: boolean; nonlinearity?: string; device?: any; dtype?: DType | null }): RNNCell
  readonly prototype: RNNCell
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

/** A border of the values mirrored at the edge around the last 1 dimension: one width, or one for each side. */
export interface ReflectionPad1d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ReflectionPad1d = classes.ReflectionPad1d as unknown as {
  new (padding: number | readonly number[]): ReflectionPad1d
  new (options: { padding?: number | readonly number[] }): ReflectionPad1d
  new (...padding: number[]): ReflectionPad1d
  readonly prototype: ReflectionPad1d
}

/** A border of the values mirrored at the edge around the last 2 dimensions: one width, or one for each side. */
export interface ReflectionPad2d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ReflectionPad2d = classes.ReflectionPad2d as unknown as {
  new (padding: number | readonly number[]): ReflectionPad2d
  new (options: { padding?: number | readonly number[] }): ReflectionPad2d
  new (...padding: number[]): ReflectionPad2d
  readonly prototype: ReflectionPad2d
}

/** A border of the values mirrored at the edge around the last 3 dimensions: one width, or one for each side. */
export interface ReflectionPad3d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ReflectionPad3d = classes.ReflectionPad3d as unknown as {
  new (padding: number | readonly number[]): ReflectionPad3d
  new (options: { padding?: number | readonly number[] }): ReflectionPad3d
  new (...padding: number[]): ReflectionPad3d
  readonly prototype: ReflectionPad3d
}

/** A border of the value at the edge around the last 1 dimension: one width, or one for each side. */
export interface ReplicationPad1d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ReplicationPad1d = classes.ReplicationPad1d as unknown as {
  new (padding: number | readonly number[]): ReplicationPad1d
  new (options: { padding?: number | readonly number[] }): ReplicationPad1d
  new (...padding: number[]): ReplicationPad1d
  readonly prototype: ReplicationPad1d
}

/** A border of the value at the edge around the last 2 dimensions: one width, or one for each side. */
export interface ReplicationPad2d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ReplicationPad2d = classes.ReplicationPad2d as unknown as {
  new (padding: number | readonly number[]): ReplicationPad2d
  new (options: { padding?: number | readonly number[] }): ReplicationPad2d
  new (...padding: number[]): ReplicationPad2d
  readonly prototype: ReplicationPad2d
}

/** A border of the value at the edge around the last 3 dimensions: one width, or one for each side. */
export interface ReplicationPad3d extends Module {
  padding: number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ReplicationPad3d = classes.ReplicationPad3d as unknown as {
  new (padding: number | readonly number[]): ReplicationPad3d
  new (options: { padding?: number | readonly number[] }): ReplicationPad3d
  new (...padding: number[]): ReplicationPad3d
  readonly prototype: ReplicationPad3d
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

/** Half the square / beta below beta, |d| - beta / 2 above. */
export interface SmoothL1Loss extends Module {
  reduction: 'mean' | 'sum' | 'none'
  beta: number
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const SmoothL1Loss = classes.SmoothL1Loss as unknown as {
  new (size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none', beta?: number): SmoothL1Loss
  new (size_average: boolean | null, reduce: boolean | null, reduction: 'mean' | 'sum' | 'none', options?: { beta?: number }): SmoothL1Loss
  new (size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none'; beta?: number }): SmoothL1Loss
  new (size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; beta?: number }): SmoothL1Loss
  new (options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none'; beta?: number }): SmoothL1Loss
  readonly prototype: SmoothL1Loss
}

/** log(1 + exp(-t · x)). */
export interface SoftMarginLoss extends Module {
  reduction: 'mean' | 'sum' | 'none'
  forward(input: Tensor, target: Tensor): Tensor
  (input: Tensor, options: { target?: Tensor }): Tensor
  (options: { input?: Tensor; target?: Tensor }): Tensor
}
export const SoftMarginLoss = classes.SoftMarginLoss as unknown as {
  new (size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): SoftMarginLoss
  new (size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): SoftMarginLoss
  new (size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): SoftMarginLoss
  new (options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): SoftMarginLoss
  readonly prototype: SoftMarginLoss
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

/** Batch normalisation over all devices; on the one there is, BatchNorm over any dimensions. */
export interface SyncBatchNorm extends Module {
  num_features: number
  eps: number
  momentum: number | null
  affine: boolean
  track_running_stats: boolean
  process_group: any
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null
  reset_running_stats(): void
  reset_parameters(): void
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const SyncBatchNorm = classes.SyncBatchNorm as unknown as {
  new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, process_group?: any, device?: any, dtype?: DType | null, options?: { bias?: boolean }): SyncBatchNorm
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, process_group: any, device: any, options?: { dtype?: DType | null; bias?: boolean }): SyncBatchNorm
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, process_group: any, options?: { device?: any; dtype?: DType | null; bias?: boolean }): SyncBatchNorm
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, track_running_stats: boolean, options?: { process_group?: any; device?: any; dtype?: DType | null; bias?: boolean }): SyncBatchNorm
  new (num_features: number, eps: number, momentum: number | null, affine: boolean, options?: { track_running_stats?: boolean; process_group?: any; device?: any; dtype?: DType | null; bias?: boolean }): SyncBatchNorm
  new (num_features: number, eps: number, momentum: number | null, options?: { affine?: boolean; track_running_stats?: boolean; process_group?: any; device?: any; dtype?: DType | null; bias?: boolean }): SyncBatchNorm
  new (num_features: number, eps: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; process_group?: any; device?: any; dtype?: DType | null; bias?: boolean }): SyncBatchNorm
  new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; process_group?: any; device?: any; dtype?: DType | null; bias?: boolean }): SyncBatchNorm
  new (options: { num_features?: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; process_group?: any; device?: any; dtype?: DType | null; bias?: boolean }): SyncBatchNorm
  readonly prototype: SyncBatchNorm
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

/** Encoder and decoder: src [S, N, E] and tgt [T, N, E] (batch_first: N first; or without N) → [T, N, E]. */
export interface Transformer extends Module {
  d_model: number
  nhead: number
  batch_first: boolean
  encoder: any
  decoder: any
  forward(src: Tensor, tgt: Tensor, src_mask?: Tensor | null, tgt_mask?: Tensor | null, memory_mask?: Tensor | null, src_key_padding_mask?: Tensor | null, tgt_key_padding_mask?: Tensor | null, memory_key_padding_mask?: Tensor | null, src_is_causal?: boolean | null, tgt_is_causal?: boolean | null, memory_is_causal?: boolean): Tensor
  (src: Tensor, tgt: Tensor, src_mask: Tensor | null, tgt_mask: Tensor | null, memory_mask: Tensor | null, src_key_padding_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, memory_key_padding_mask: Tensor | null, src_is_causal: boolean | null, tgt_is_causal: boolean | null, options?: { memory_is_causal?: boolean }): Tensor
  (src: Tensor, tgt: Tensor, src_mask: Tensor | null, tgt_mask: Tensor | null, memory_mask: Tensor | null, src_key_padding_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, memory_key_padding_mask: Tensor | null, src_is_causal: boolean | null, options?: { tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (src: Tensor, tgt: Tensor, src_mask: Tensor | null, tgt_mask: Tensor | null, memory_mask: Tensor | null, src_key_padding_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, memory_key_padding_mask: Tensor | null, options?: { src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (src: Tensor, tgt: Tensor, src_mask: Tensor | null, tgt_mask: Tensor | null, memory_mask: Tensor | null, src_key_padding_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, options?: { memory_key_padding_mask?: Tensor | null; src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (src: Tensor, tgt: Tensor, src_mask: Tensor | null, tgt_mask: Tensor | null, memory_mask: Tensor | null, src_key_padding_mask: Tensor | null, options?: { tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (src: Tensor, tgt: Tensor, src_mask: Tensor | null, tgt_mask: Tensor | null, memory_mask: Tensor | null, options?: { src_key_padding_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (src: Tensor, tgt: Tensor, src_mask: Tensor | null, tgt_mask: Tensor | null, options?: { memory_mask?: Tensor | null; src_key_padding_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (src: Tensor, tgt: Tensor, src_mask: Tensor | null, options?: { tgt_mask?: Tensor | null; memory_mask?: Tensor | null; src_key_padding_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (src: Tensor, tgt: Tensor, options?: { src_mask?: Tensor | null; tgt_mask?: Tensor | null; memory_mask?: Tensor | null; src_key_padding_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (src: Tensor, options: { tgt?: Tensor; src_mask?: Tensor | null; tgt_mask?: Tensor | null; memory_mask?: Tensor | null; src_key_padding_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (options: { src?: Tensor; tgt?: Tensor; src_mask?: Tensor | null; tgt_mask?: Tensor | null; memory_mask?: Tensor | null; src_key_padding_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; src_is_causal?: boolean | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
}
export const Transformer = classes.Transformer as unknown as {
  new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: any, custom_encoder?: any, custom_decoder?: any, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, device?: any, dtype?: DType | null): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, activation: any, custom_encoder: any, custom_decoder: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, bias: boolean, device: any, options?: { dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, activation: any, custom_encoder: any, custom_decoder: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, bias: boolean, options?: { device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, activation: any, custom_encoder: any, custom_decoder: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, options?: { bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, activation: any, custom_encoder: any, custom_decoder: any, layer_norm_eps: number, batch_first: boolean, options?: { norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, activation: any, custom_encoder: any, custom_decoder: any, layer_norm_eps: number, options?: { batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, activation: any, custom_encoder: any, custom_decoder: any, options?: { layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, activation: any, custom_encoder: any, options?: { custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, activation: any, options?: { custom_encoder?: any; custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, dropout: number, options?: { activation?: any; custom_encoder?: any; custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, dim_feedforward: number, options?: { dropout?: number; activation?: any; custom_encoder?: any; custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, num_decoder_layers: number, options?: { dim_feedforward?: number; dropout?: number; activation?: any; custom_encoder?: any; custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, num_encoder_layers: number, options?: { num_decoder_layers?: number; dim_feedforward?: number; dropout?: number; activation?: any; custom_encoder?: any; custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, nhead: number, options?: { num_encoder_layers?: number; num_decoder_layers?: number; dim_feedforward?: number; dropout?: number; activation?: any; custom_encoder?: any; custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (d_model: number, options?: { nhead?: number; num_encoder_layers?: number; num_decoder_layers?: number; dim_feedforward?: number; dropout?: number; activation?: any; custom_encoder?: any; custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  new (options?: { d_model?: number; nhead?: number; num_encoder_layers?: number; num_decoder_layers?: number; dim_feedforward?: number; dropout?: number; activation?: any; custom_encoder?: any; custom_decoder?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): Transformer
  generate_square_subsequent_mask(sz: number, device?: any, dtype?: DType | null): Tensor
  readonly prototype: Transformer
}

/** Copies of a decoder layer, one after the other, and a norm. */
export interface TransformerDecoder extends Module {
  num_layers: number
  norm: any
  layers: any
  forward(tgt: Tensor, memory: Tensor, tgt_mask?: Tensor | null, memory_mask?: Tensor | null, tgt_key_padding_mask?: Tensor | null, memory_key_padding_mask?: Tensor | null, tgt_is_causal?: boolean | null, memory_is_causal?: boolean): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, memory_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, memory_key_padding_mask: Tensor | null, tgt_is_causal: boolean | null, options?: { memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, memory_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, memory_key_padding_mask: Tensor | null, options?: { tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, memory_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, options?: { memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, memory_mask: Tensor | null, options?: { tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, options?: { memory_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, options?: { tgt_mask?: Tensor | null; memory_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, options: { memory?: Tensor; tgt_mask?: Tensor | null; memory_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
  (options: { tgt?: Tensor; memory?: Tensor; tgt_mask?: Tensor | null; memory_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean | null; memory_is_causal?: boolean }): Tensor
}
export const TransformerDecoder = classes.TransformerDecoder as unknown as {
  new (decoder_layer: any, num_layers: number, norm?: any): TransformerDecoder
  new (decoder_layer: any, num_layers: number, options?: { norm?: any }): TransformerDecoder
  new (decoder_layer: any, options: { num_layers?: number; norm?: any }): TransformerDecoder
  new (options: { decoder_layer?: any; num_layers?: number; norm?: any }): TransformerDecoder
  readonly prototype: TransformerDecoder
}

/** Attention to itself and to the memory, and a feed-forward network, each beside its input and with a norm: tgt, memory → as tgt. */
export interface TransformerDecoderLayer extends Module {
  norm_first: boolean
  dropout: any
  activation: any
  self_attn: MultiheadAttention
  linear1: Linear
  linear2: Linear
  norm1: LayerNorm
  norm2: LayerNorm
  norm3: LayerNorm
  multihead_attn: MultiheadAttention
  forward(tgt: Tensor, memory: Tensor, tgt_mask?: Tensor | null, memory_mask?: Tensor | null, tgt_key_padding_mask?: Tensor | null, memory_key_padding_mask?: Tensor | null, tgt_is_causal?: boolean, memory_is_causal?: boolean): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, memory_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, memory_key_padding_mask: Tensor | null, tgt_is_causal: boolean, options?: { memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, memory_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, memory_key_padding_mask: Tensor | null, options?: { tgt_is_causal?: boolean; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, memory_mask: Tensor | null, tgt_key_padding_mask: Tensor | null, options?: { memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, memory_mask: Tensor | null, options?: { tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, tgt_mask: Tensor | null, options?: { memory_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, memory: Tensor, options?: { tgt_mask?: Tensor | null; memory_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean; memory_is_causal?: boolean }): Tensor
  (tgt: Tensor, options: { memory?: Tensor; tgt_mask?: Tensor | null; memory_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean; memory_is_causal?: boolean }): Tensor
  (options: { tgt?: Tensor; memory?: Tensor; tgt_mask?: Tensor | null; memory_mask?: Tensor | null; tgt_key_padding_mask?: Tensor | null; memory_key_padding_mask?: Tensor | null; tgt_is_causal?: boolean; memory_is_causal?: boolean }): Tensor
}
export const TransformerDecoderLayer = classes.TransformerDecoderLayer as unknown as {
  new (d_model: number, nhead: number, dim_feedforward?: number, dropout?: number, activation?: any, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, device?: any, dtype?: DType | null): TransformerDecoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, bias: boolean, device: any, options?: { dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, bias: boolean, options?: { device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, options?: { bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, batch_first: boolean, options?: { norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, options?: { batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, options?: { layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, options?: { activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, options?: { dropout?: number; activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, nhead: number, options?: { dim_feedforward?: number; dropout?: number; activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (d_model: number, options: { nhead?: number; dim_feedforward?: number; dropout?: number; activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  new (options: { d_model?: number; nhead?: number; dim_feedforward?: number; dropout?: number; activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerDecoderLayer
  readonly prototype: TransformerDecoderLayer
}

/** Copies of an encoder layer, one after the other, and a norm. */
export interface TransformerEncoder extends Module {
  num_layers: number
  norm: any
  enable_nested_tensor: boolean
  mask_check: boolean
  layers: any
  forward(src: Tensor, mask?: Tensor | null, src_key_padding_mask?: Tensor | null, is_causal?: boolean | null): Tensor
  (src: Tensor, mask: Tensor | null, src_key_padding_mask: Tensor | null, options?: { is_causal?: boolean | null }): Tensor
  (src: Tensor, mask: Tensor | null, options?: { src_key_padding_mask?: Tensor | null; is_causal?: boolean | null }): Tensor
  (src: Tensor, options?: { mask?: Tensor | null; src_key_padding_mask?: Tensor | null; is_causal?: boolean | null }): Tensor
  (options: { src?: Tensor; mask?: Tensor | null; src_key_padding_mask?: Tensor | null; is_causal?: boolean | null }): Tensor
}
export const TransformerEncoder = classes.TransformerEncoder as unknown as {
  new (encoder_layer: any, num_layers: number, norm?: any, enable_nested_tensor?: boolean, mask_check?: boolean): TransformerEncoder
  new (encoder_layer: any, num_layers: number, norm: any, enable_nested_tensor: boolean, options?: { mask_check?: boolean }): TransformerEncoder
  new (encoder_layer: any, num_layers: number, norm: any, options?: { enable_nested_tensor?: boolean; mask_check?: boolean }): TransformerEncoder
  new (encoder_layer: any, num_layers: number, options?: { norm?: any; enable_nested_tensor?: boolean; mask_check?: boolean }): TransformerEncoder
  new (encoder_layer: any, options: { num_layers?: number; norm?: any; enable_nested_tensor?: boolean; mask_check?: boolean }): TransformerEncoder
  new (options: { encoder_layer?: any; num_layers?: number; norm?: any; enable_nested_tensor?: boolean; mask_check?: boolean }): TransformerEncoder
  readonly prototype: TransformerEncoder
}

/** Attention to itself and a feed-forward network, each beside its input and with a norm (before it with norm_first). */
export interface TransformerEncoderLayer extends Module {
  norm_first: boolean
  dropout: any
  activation: any
  self_attn: MultiheadAttention
  linear1: Linear
  linear2: Linear
  norm1: LayerNorm
  norm2: LayerNorm
  forward(src: Tensor, src_mask?: Tensor | null, src_key_padding_mask?: Tensor | null, is_causal?: boolean): Tensor
  (src: Tensor, src_mask: Tensor | null, src_key_padding_mask: Tensor | null, options?: { is_causal?: boolean }): Tensor
  (src: Tensor, src_mask: Tensor | null, options?: { src_key_padding_mask?: Tensor | null; is_causal?: boolean }): Tensor
  (src: Tensor, options?: { src_mask?: Tensor | null; src_key_padding_mask?: Tensor | null; is_causal?: boolean }): Tensor
  (options: { src?: Tensor; src_mask?: Tensor | null; src_key_padding_mask?: Tensor | null; is_causal?: boolean }): Tensor
}
export const TransformerEncoderLayer = classes.TransformerEncoderLayer as unknown as {
  new (d_model: number, nhead: number, dim_feedforward?: number, dropout?: number, activation?: any, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, device?: any, dtype?: DType | null): TransformerEncoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, bias: boolean, device: any, options?: { dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, bias: boolean, options?: { device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, batch_first: boolean, norm_first: boolean, options?: { bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, batch_first: boolean, options?: { norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, layer_norm_eps: number, options?: { batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, activation: any, options?: { layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, dropout: number, options?: { activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, nhead: number, dim_feedforward: number, options?: { dropout?: number; activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, nhead: number, options?: { dim_feedforward?: number; dropout?: number; activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (d_model: number, options: { nhead?: number; dim_feedforward?: number; dropout?: number; activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  new (options: { d_model?: number; nhead?: number; dim_feedforward?: number; dropout?: number; activation?: any; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; device?: any; dtype?: DType | null }): TransformerEncoderLayer
  readonly prototype: TransformerEncoderLayer
}

/** max(0, d(anchor, positive) - d(anchor, negative) + margin). */
export interface TripletMarginLoss extends Module {
  margin: number
  p: number
  eps: number
  swap: boolean
  reduction: 'mean' | 'sum' | 'none'
  forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor
  (anchor: Tensor, positive: Tensor, options: { negative?: Tensor }): Tensor
  (anchor: Tensor, options: { positive?: Tensor; negative?: Tensor }): Tensor
  (options: { anchor?: Tensor; positive?: Tensor; negative?: Tensor }): Tensor
}
export const TripletMarginLoss = classes.TripletMarginLoss as unknown as {
  new (margin?: number, p?: number, eps?: number, swap?: boolean, size_average?: boolean | null, reduce?: boolean | null, reduction?: 'mean' | 'sum' | 'none'): TripletMarginLoss
  new (margin: number, p: number, eps: number, swap: boolean, size_average: boolean | null, reduce: boolean | null, options?: { reduction?: 'mean' | 'sum' | 'none' }): TripletMarginLoss
  new (margin: number, p: number, eps: number, swap: boolean, size_average: boolean | null, options?: { reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): TripletMarginLoss
  new (margin: number, p: number, eps: number, swap: boolean, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): TripletMarginLoss
  new (margin: number, p: number, eps: number, options?: { swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): TripletMarginLoss
  new (margin: number, p: number, options?: { eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): TripletMarginLoss
  new (margin: number, options?: { p?: number; eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): TripletMarginLoss
  new (options?: { margin?: number; p?: number; eps?: number; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: 'mean' | 'sum' | 'none' }): TripletMarginLoss
  readonly prototype: TripletMarginLoss
}

/** TripletMarginLoss with a distance of one’s own. */
export interface TripletMarginWithDistanceLoss extends Module {
  margin: number
  swap: boolean
  reduction: 'mean' | 'sum' | 'none'
  distance_function: (a: Tensor, b: Tensor) => Tensor
  forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor
  (anchor: Tensor, positive: Tensor, options: { negative?: Tensor }): Tensor
  (anchor: Tensor, options: { positive?: Tensor; negative?: Tensor }): Tensor
  (options: { anchor?: Tensor; positive?: Tensor; negative?: Tensor }): Tensor
}
export const TripletMarginWithDistanceLoss = classes.TripletMarginWithDistanceLoss as unknown as {
  new (options?: { distance_function?: ((a: Tensor, b: Tensor) => Tensor) | null; margin?: number; swap?: boolean; reduction?: 'mean' | 'sum' | 'none' }): TripletMarginWithDistanceLoss
  readonly prototype: TripletMarginWithDistanceLoss
}

/** Makes one dimension several, of the sizes given. */
export interface Unflatten extends Module {
  dim: number
  unflattened_size: any
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Unflatten = classes.Unflatten as unknown as {
  new (dim: number, unflattened_size: any): Unflatten
  new (dim: number, options: { unflattened_size?: any }): Unflatten
  new (options: { dim?: number; unflattened_size?: any }): Unflatten
  readonly prototype: Unflatten
}

/** The sliding blocks of an image as columns. */
export interface Unfold extends Module {
  kernel_size: number | readonly number[]
  dilation: number | readonly number[]
  padding: number | readonly number[]
  stride: number | readonly number[]
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Unfold = classes.Unfold as unknown as {
  new (kernel_size: number | readonly number[], dilation?: number | readonly number[], padding?: number | readonly number[], stride?: number | readonly number[]): Unfold
  new (kernel_size: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], options?: { stride?: number | readonly number[] }): Unfold
  new (kernel_size: number | readonly number[], dilation: number | readonly number[], options?: { padding?: number | readonly number[]; stride?: number | readonly number[] }): Unfold
  new (kernel_size: number | readonly number[], options?: { dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Unfold
  new (options: { kernel_size?: number | readonly number[]; dilation?: number | readonly number[]; padding?: number | readonly number[]; stride?: number | readonly number[] }): Unfold
  readonly prototype: Unfold
}

/** Resizes to a size or by a factor: nearest, linear, bilinear, bicubic or trilinear. */
export interface Upsample extends Module {
  size: number | readonly number[] | null
  scale_factor: number | readonly number[] | null
  mode: string
  align_corners: boolean | null
  recompute_scale_factor: boolean | null
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const Upsample = classes.Upsample as unknown as {
  new (size?: number | readonly number[] | null, scale_factor?: number | readonly number[] | null, mode?: string, align_corners?: boolean | null, recompute_scale_factor?: boolean | null): Upsample
  new (size: number | readonly number[] | null, scale_factor: number | readonly number[] | null, mode: string, align_corners: boolean | null, options?: { recompute_scale_factor?: boolean | null }): Upsample
  new (size: number | readonly number[] | null, scale_factor: number | readonly number[] | null, mode: string, options?: { align_corners?: boolean | null; recompute_scale_factor?: boolean | null }): Upsample
  new (size: number | readonly number[] | null, scale_factor: number | readonly number[] | null, options?: { mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null }): Upsample
  new (size: number | readonly number[] | null, options?: { scale_factor?: number | readonly number[] | null; mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null }): Upsample
  new (options?: { size?: number | readonly number[] | null; scale_factor?: number | readonly number[] | null; mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null }): Upsample
  readonly prototype: Upsample
}

/** Resizes bilinearly, corners aligned. */
export interface UpsamplingBilinear2d extends Module {
  size: number | readonly number[] | null
  scale_factor: number | readonly number[] | null
  mode: string
  align_corners: boolean | null
  recompute_scale_factor: boolean | null
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const UpsamplingBilinear2d = classes.UpsamplingBilinear2d as unknown as {
  new (size?: number | readonly number[] | null, scale_factor?: number | readonly number[] | null): UpsamplingBilinear2d
  new (size: number | readonly number[] | null, options?: { scale_factor?: number | readonly number[] | null }): UpsamplingBilinear2d
  new (options?: { size?: number | readonly number[] | null; scale_factor?: number | readonly number[] | null }): UpsamplingBilinear2d
  readonly prototype: UpsamplingBilinear2d
}

/** Resizes by the nearest neighbour. */
export interface UpsamplingNearest2d extends Module {
  size: number | readonly number[] | null
  scale_factor: number | readonly number[] | null
  mode: string
  align_corners: boolean | null
  recompute_scale_factor: boolean | null
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const UpsamplingNearest2d = classes.UpsamplingNearest2d as unknown as {
  new (size?: number | readonly number[] | null, scale_factor?: number | readonly number[] | null): UpsamplingNearest2d
  new (size: number | readonly number[] | null, options?: { scale_factor?: number | readonly number[] | null }): UpsamplingNearest2d
  new (options?: { size?: number | readonly number[] | null; scale_factor?: number | readonly number[] | null }): UpsamplingNearest2d
  readonly prototype: UpsamplingNearest2d
}

/** A border of zeros around the last 1 dimension: one width, or one for each side. */
export interface ZeroPad1d extends Module {
  padding: number[]
  value: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ZeroPad1d = classes.ZeroPad1d as unknown as {
  new (padding: number | readonly number[]): ZeroPad1d
  new (options: { padding?: number | readonly number[] }): ZeroPad1d
  new (...padding: number[]): ZeroPad1d
  readonly prototype: ZeroPad1d
}

/** A border of zeros around the last 2 dimensions: one width, or one for each side. */
export interface ZeroPad2d extends Module {
  padding: number[]
  value: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ZeroPad2d = classes.ZeroPad2d as unknown as {
  new (padding: number | readonly number[]): ZeroPad2d
  new (options: { padding?: number | readonly number[] }): ZeroPad2d
  new (...padding: number[]): ZeroPad2d
  readonly prototype: ZeroPad2d
}

/** A border of zeros around the last 3 dimensions: one width, or one for each side. */
export interface ZeroPad3d extends Module {
  padding: number[]
  value: number
  forward(input: Tensor): Tensor
  (options: { input?: Tensor }): Tensor
}
export const ZeroPad3d = classes.ZeroPad3d as unknown as {
  new (padding: number | readonly number[]): ZeroPad3d
  new (options: { padding?: number | readonly number[] }): ZeroPad3d
  new (...padding: number[]): ZeroPad3d
  readonly prototype: ZeroPad3d
}
