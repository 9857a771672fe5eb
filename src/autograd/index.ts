/** `torch.autograd`, put together. */
import { isPlainObject } from '../keywords.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkArgument, namedArguments } from './arguments.ts'
import { queueCallback } from './engine.ts'
import * as forward_ad from './forward.ts'
import { Function, FunctionCtx, once_differentiable } from './function.ts'
import * as functional from './functional.ts'
import { type Differentiable, type GradOptions, grad as gradOf, backward as run } from './functions.ts'
import { GradcheckError, gradcheck, gradgradcheck } from './gradcheck.ts'
import * as graph from './graph.ts'
import { type Guard, mode, withModes } from './modes.ts'

interface BackwardKeywords {
  grad_tensors?: Tensor | readonly (Tensor | null)[] | null
  retain_graph?: boolean | null
  create_graph?: boolean
  grad_variables?: Tensor | readonly (Tensor | null)[] | null
  inputs?: Differentiable | readonly Differentiable[] | null
}
const BACKWARD = {
  tensors: 'any',
  grad_tensors: 'any',
  retain_graph: 'bool?',
  create_graph: 'bool',
  grad_variables: 'any',
  inputs: 'any',
} as const
/** The sum of gradients of `tensors` is added to `grad` of the leaves. The other arguments by position or in one object. */
function backward(
  tensors: Differentiable | readonly Differentiable[],
  ...rest:
    | [grad_tensors?: BackwardKeywords['grad_tensors'], retain_graph?: boolean | null, create_graph?: boolean]
    | [grad_tensors: BackwardKeywords['grad_tensors'], retain_graph: boolean | null, options: BackwardKeywords]
    | [grad_tensors: BackwardKeywords['grad_tensors'], options: BackwardKeywords]
    | [options: BackwardKeywords]
): void {
  const o = namedArguments<BackwardKeywords & { tensors: Differentiable }>('backward', BACKWARD, 1, [tensors, ...rest])
  run(o.tensors, o.grad_tensors ?? o.grad_variables ?? null, o.retain_graph ?? null, o.create_graph ?? false, o.inputs ?? null)
}

const GRAD = {
  outputs: 'any',
  inputs: 'any',
  grad_outputs: 'any',
  retain_graph: 'bool?',
  create_graph: 'bool',
  only_inputs: 'bool',
  allow_unused: 'bool?',
  is_grads_batched: 'bool',
  materialize_grads: 'bool',
} as const
/** The gradients of `outputs` with respect to `inputs`; see `GradOptions` for the keyword arguments. */
function grad(
  outputs: Differentiable | readonly Differentiable[],
  inputs: Differentiable | readonly Differentiable[],
  ...rest:
    | [grad_outputs?: GradOptions['grad_outputs'], retain_graph?: boolean | null, create_graph?: boolean]
    | [grad_outputs: GradOptions['grad_outputs'], retain_graph: boolean | null, options: GradOptions]
    | [grad_outputs: GradOptions['grad_outputs'], options: GradOptions]
    | [options: GradOptions]
): (Tensor | null)[] {
  const {
    outputs: outs,
    inputs: ins,
    ...o
  } = namedArguments<GradOptions & { outputs: Differentiable; inputs: Differentiable }>('grad', GRAD, 2, [outputs, inputs, ...rest])
  return gradOf(outs, ins, o)
}

/** Runs `fn` (or what follows, until the guard is disposed) without recording. */
export function no_grad(): Guard
export function no_grad<T>(fn: () => T): T
export function no_grad<T>(fn?: () => T): T | Guard {
  return withModes({ grad: false }, fn)
}
/** Runs `fn` with recording on, also inside `no_grad`. */
export function enable_grad(): Guard
export function enable_grad<T>(fn: () => T): T
export function enable_grad<T>(fn?: () => T): T | Guard {
  return withModes({ grad: true }, fn)
}
/** Switches recording on or off: for `fn`, or from now on. */
export function set_grad_enabled(flag: boolean): Guard
export function set_grad_enabled<T>(flag: boolean, fn: () => T): T
export function set_grad_enabled<T>(flag: boolean, fn?: () => T): T | Guard {
  checkArgument('set_grad_enabled', 'mode', 'bool', flag)
  return withModes({ grad: flag }, fn)
}
export const is_grad_enabled = (): boolean => mode.grad
/** No recording and no version counting; what is made inside can never be saved for a backward pass. */
export function inference_mode(flag?: boolean): Guard
export function inference_mode<T>(fn: () => T): T
export function inference_mode<T>(flag: boolean, fn: () => T): T
export function inference_mode<T>(flagOrFn: boolean | (() => T) = true, fn?: () => T): T | Guard {
  const flag = typeof flagOrFn === 'function' ? true : flagOrFn
  const body = typeof flagOrFn === 'function' ? flagOrFn : fn
  checkArgument('inference_mode', 'mode', 'bool', flag)
  return withModes(flag ? { inference: true, grad: false } : { inference: false, grad: true }, body)
}
export const is_inference_mode_enabled = (): boolean => mode.inference
export const is_anomaly_enabled = (): boolean => mode.anomaly
export const is_anomaly_check_nan_enabled = (): boolean => mode.checkNan

/** Anomaly mode: a backward function that yields NaN is an error, which shows where its forward operation was called. */
function detect_anomaly<T>(options?: { check_nan?: boolean } | (() => T), fn?: () => T): T | Guard {
  const check = isPlainObject(options) ? (options.check_nan ?? true) : true
  checkArgument('detect_anomaly', 'check_nan', 'bool', check)
  return withModes({ anomaly: true, checkNan: check }, typeof options === 'function' ? options : fn)
}
function set_detect_anomaly<T>(flag: boolean, options?: { check_nan?: boolean } | (() => T), fn?: () => T): T | Guard {
  const check = isPlainObject(options) ? (options.check_nan ?? true) : true
  checkArgument('set_detect_anomaly', 'mode', 'bool', flag)
  checkArgument('set_detect_anomaly', 'check_nan', 'bool', check)
  return withModes({ anomaly: flag, checkNan: check }, typeof options === 'function' ? options : fn)
}

export const autograd = {
  backward,
  grad,
  Function,
  FunctionCtx,
  Variable,
  gradcheck,
  gradgradcheck,
  GradcheckError,
  functional,
  forward_ad,
  graph,
  no_grad,
  enable_grad,
  set_grad_enabled,
  inference_mode,
  is_grad_enabled,
  detect_anomaly,
  set_detect_anomaly,
  function: { Function, FunctionCtx, once_differentiable },
}

/** Since PyTorch 0.4 a Variable is a Tensor: returns a tensor that shares the data. */
function Variable(data: Tensor, options: boolean | { requires_grad?: boolean } = false): Tensor {
  const flag = isPlainObject(options) ? (options.requires_grad ?? false) : options
  checkArgument('Variable', 'data', 'Tensor', data)
  checkArgument('Variable', 'requires_grad', 'bool', flag)
  return data.detach().requires_grad_(flag)
}
Variable._execution_engine = { queue_callback: queueCallback }

export { gradcheck, gradgradcheck, once_differentiable }
