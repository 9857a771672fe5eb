/** `torch.autograd`, put together. */
import { RuntimeError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { queueCallback } from './engine.ts'
import * as forward_ad from './forward.ts'
import { Function, FunctionCtx, once_differentiable } from './function.ts'
import * as functional from './functional.ts'
import { type GradOptions, grad as gradOf, backward as run } from './functions.ts'
import { GradcheckError, gradcheck, gradgradcheck } from './gradcheck.ts'
import * as graph from './graph.ts'
import { type Guard, mode, withModes } from './modes.ts'

const list = <T>(x: T | readonly T[] | null | undefined): T[] => (x === null || x === undefined ? [] : Array.isArray(x) ? [...x] : [x as T])
const isOptions = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !(x instanceof Tensor) && !Array.isArray(x)

interface BackwardKeywords {
  grad_tensors?: Tensor | readonly (Tensor | null)[] | null
  retain_graph?: boolean | null
  create_graph?: boolean
  inputs?: Tensor | readonly Tensor[] | null
}
/** The sum of gradients of `tensors` is added to `grad` of the leaves. */
function backward(
  tensors: Tensor | readonly Tensor[],
  gradTensors?: Tensor | readonly (Tensor | null)[] | null | BackwardKeywords,
  retainGraph?: boolean | null | BackwardKeywords,
  createGraph?: boolean | BackwardKeywords,
): void {
  const kw = ([gradTensors, retainGraph, createGraph].find(isOptions) ?? {}) as BackwardKeywords
  const ts = list(tensors as Tensor | Tensor[])
  const gs = list((isOptions(gradTensors) ? kw.grad_tensors : gradTensors) as Tensor | null | (Tensor | null)[])
  if (gs.length && gs.length !== ts.length) throw new RuntimeError(`got ${ts.length} tensors and ${gs.length} gradients`)
  const keep = typeof retainGraph === 'boolean' ? retainGraph : null
  const create = typeof createGraph === 'boolean' ? createGraph : undefined
  run(ts, gs, keep ?? kw.retain_graph ?? null, create ?? kw.create_graph ?? false, kw.inputs ?? null)
}

/** The gradients of `outputs` with respect to `inputs`; see `GradOptions` for the keyword arguments. */
function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  gradOutputs?: Tensor | readonly (Tensor | null)[] | null | GradOptions,
  options?: GradOptions,
): (Tensor | null)[] {
  const kw = isOptions(gradOutputs) ? (gradOutputs as GradOptions) : (options ?? {})
  return gradOf(
    outputs,
    inputs,
    isOptions(gradOutputs) || gradOutputs === undefined ? kw : { ...kw, grad_outputs: gradOutputs as Tensor | (Tensor | null)[] | null },
  )
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
  return withModes({ grad: Boolean(flag) }, fn)
}
export const is_grad_enabled = (): boolean => mode.grad
/** No recording and no version counting; what is made inside can never be saved for a backward pass. */
export function inference_mode(flag?: boolean): Guard
export function inference_mode<T>(fn: () => T): T
export function inference_mode<T>(flag: boolean, fn: () => T): T
export function inference_mode<T>(flagOrFn: boolean | (() => T) = true, fn?: () => T): T | Guard {
  const flag = typeof flagOrFn === 'function' ? true : flagOrFn
  const body = typeof flagOrFn === 'function' ? flagOrFn : fn
  return withModes(flag ? { inference: true, grad: false } : { inference: false, grad: true }, body)
}
export const is_inference_mode_enabled = (): boolean => mode.inference
export const is_anomaly_enabled = (): boolean => mode.anomaly
export const is_anomaly_check_nan_enabled = (): boolean => mode.checkNan

/** Anomaly mode: a backward function that yields NaN is an error, which shows where its forward operation was called. */
function detect_anomaly<T>(options?: { check_nan?: boolean } | (() => T), fn?: () => T): T | Guard {
  const check = typeof options === 'object' ? (options.check_nan ?? true) : true
  return withModes({ anomaly: true, checkNan: check }, typeof options === 'function' ? options : fn)
}
function set_detect_anomaly<T>(flag: boolean, options?: { check_nan?: boolean } | (() => T), fn?: () => T): T | Guard {
  const check = typeof options === 'object' ? (options.check_nan ?? true) : true
  return withModes({ anomaly: Boolean(flag), checkNan: check }, typeof options === 'function' ? options : fn)
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
  const flag = typeof options === 'object' ? (options.requires_grad ?? false) : options
  return data.detach().requires_grad_(flag)
}
Variable._execution_engine = { queue_callback: queueCallback }

export { gradcheck, gradgradcheck, once_differentiable }
