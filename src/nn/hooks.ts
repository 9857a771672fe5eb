/** Hooks of modules, their own and those of all modules, and a call that runs them in PyTorch's order. */
import { Function, type FunctionCtx } from '../autograd/function.ts'
import { mode } from '../autograd/modes.ts'
import { checkFunction, type Grad, type Node, RemovableHandle } from '../autograd/node.ts'
import { RuntimeError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { Module } from './module.ts'

// biome-ignore lint/suspicious/noExplicitAny: hooks get what their module is given and gives
type Any = any
export type Keywords = Record<string, unknown>
/** `(module, args) => new args or nothing`; with_kwargs: `(module, args, kwargs) => [args, kwargs] or nothing`. */
export type ForwardPreHook<M = Module> = (module: M, args: Any[], kwargs: Any) => unknown
/** `(module, args, output) => new output or nothing`; with_kwargs: `(module, args, kwargs, output)`. */
export type ForwardHook<M = Module> = (module: M, args: Any[], output: Any, outputWithKwargs: Any) => unknown
export type BackwardHook<M = Module> = (
  module: M,
  gradInput: Grad[],
  gradOutput: Grad[],
) => readonly Grad[] | Tensor | null | undefined | void
export type BackwardPreHook<M = Module> = (module: M, gradOutput: Grad[]) => readonly Grad[] | Tensor | null | undefined | void

export interface Entry<H> {
  hook: H
  kwargs?: boolean
  always?: boolean
}
/** The hooks around a call. */
export interface CallHooks {
  forwardPre: Map<number, Entry<ForwardPreHook<Any>>>
  forward: Map<number, Entry<ForwardHook<Any>>>
  backwardPre: Map<number, Entry<BackwardPreHook<Any>>>
  backward: Map<number, Entry<BackwardHook<Any>>>
  /** Whether the backward hooks are full ones; null while there were none. */
  full: boolean | null
}
export interface ModuleHooks extends CallHooks {
  statePre: Map<number, Entry<(module: Any, prefix: string, keepVars: boolean) => unknown>>
  /** `public`: must return nothing. */
  statePost: Map<number, Entry<(module: Any, state: Any, prefix: string, metadata: Any) => unknown> & { public: boolean }>
  loadPre: Map<number, Entry<(module: Any, state: Any, prefix: string, ...rest: Any[]) => unknown>>
  loadPost: Map<number, Entry<(module: Any, incompatible: Any) => unknown>>
}
const callHooks = (): CallHooks => ({ forwardPre: new Map(), forward: new Map(), backwardPre: new Map(), backward: new Map(), full: null })
export const moduleHooks = (): ModuleHooks => ({
  ...callHooks(),
  statePre: new Map(),
  statePost: new Map(),
  loadPre: new Map(),
  loadPost: new Map(),
})

export type Registration = Map<number, (module: Module, name: string, value: never) => unknown>
/** The hooks of all modules. */
export const globalHooks = {
  ...callHooks(),
  /** How many run around calls. */
  calls: 0,
  parameterRegistration: new Map() as Registration,
  bufferRegistration: new Map() as Registration,
  moduleRegistration: new Map() as Registration,
}

let ids = 0
/** Adds a hook at the end, or before all others. */
export function addEntry<E>(entries: Map<number, E>, entry: E, prepend = false, removed: () => void = () => {}): RemovableHandle {
  const id = ids++
  const others = prepend ? [...entries] : []
  if (prepend) entries.clear()
  entries.set(id, entry)
  for (const [i, e] of others) entries.set(i, e)
  return new RemovableHandle(id, () => {
    if (entries.delete(id)) removed()
  })
}

const MIXED = (where: string): string =>
  `Cannot use both regular backward hooks and full backward hooks ${where}. Please use only one of them.`
export function addBackward(hooks: CallHooks, hook: BackwardHook<Any>, full: boolean, prepend: boolean, where: string): RemovableHandle {
  checkFunction(hook)
  if (hooks.full === !full) throw new RuntimeError(MIXED(where))
  hooks.full = full
  return addEntry(hooks.backward, { hook }, prepend, hooks === globalHooks ? uncount : undefined)
}

export const uncount = (): void => {
  globalHooks.calls--
}

const none = callHooks()

/** `forward` with the hooks around it. */
export function callWithHooks(self: Module, own: CallHooks | null, given: unknown[]): unknown {
  const hooks = own ?? none
  const last = given.at(-1)
  const named = given.length > 0 && isPlainObject(last)
  let args = named ? given.slice(0, -1) : given
  let kwargs: Keywords = named ? last : {}
  let result: unknown = null
  const ran = new Set<number>()
  const forward = [...globalHooks.forward, ...hooks.forward]
  const runForwardHook = ({ hook, kwargs: withKwargs }: Entry<ForwardHook>): void => {
    const r = withKwargs ? hook(self, args, kwargs, result) : hook(self, args, result, undefined)
    if (r !== null && r !== undefined) result = r
  }
  try {
    for (const { hook, kwargs: withKwargs } of [...globalHooks.forwardPre.values(), ...hooks.forwardPre.values()]) {
      const r = hook(self, args, withKwargs ? kwargs : undefined)
      if (r === null || r === undefined) continue
      if (!withKwargs) args = Array.isArray(r) ? r : [r]
      else if (Array.isArray(r) && r.length === 2) [args, kwargs] = r as [unknown[], Keywords]
      else throw new RuntimeError(`forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got ${String(r)}.`)
    }
    const [full, plain] = backwardHooks(hooks)
    const before = [...globalHooks.backwardPre.values(), ...hooks.backwardPre.values()].map((e) => e.hook)
    const watch = full.length || before.length ? new BackwardWatch(self, full, before) : null
    if (watch) args = watch.inputs(args)
    result = (self as unknown as { forward: (...args: unknown[]) => unknown }).forward(
      ...args,
      ...(named || Object.keys(kwargs).length ? [kwargs] : []),
    )
    for (const [id, entry] of forward) {
      if (entry.always) ran.add(id)
      runForwardHook(entry)
    }
    if (watch) result = watch.outputs(result)
    if (plain.length) attachPlain(self, plain, result)
    return result
  } catch (e) {
    for (const [id, entry] of forward) {
      if (!entry.always || ran.has(id)) continue
      try {
        runForwardHook(entry)
      } catch (other) {
        const which = globalHooks.forward.has(id) ? 'global module' : 'module'
        // biome-ignore lint/suspicious/noConsole: what PyTorch warns of
        console.warn(
          `${which} forward hook with \`\`always_call=True\`\` raised an exception that was silenced as another error was raised in forward: ${other instanceof Error ? other.message : String(other)}`,
        )
      }
    }
    throw e
  }
}

/** The full backward hooks and the others: of all modules first, then the module's own. */
function backwardHooks(hooks: CallHooks): [BackwardHook[], BackwardHook[]] {
  const full: BackwardHook[] = []
  const plain: BackwardHook[] = []
  for (const h of [globalHooks, hooks]) for (const { hook } of h.backward.values()) (h.full ? full : plain).push(hook)
  return [full, plain]
}

/** Hooks that see the gradients of the last operation of the module only (PyTorch's old kind). */
function attachPlain(self: Module, hooks: BackwardHook[], result: unknown): void {
  let first = result
  while (!(first instanceof Tensor)) {
    if (typeof first !== 'object' || first === null) return
    first = Object.values(first)[0]
  }
  const node = first.grad_fn
  if (node)
    for (const hook of hooks) node.register_hook((gradInput, gradOutput) => listOf(hook(self, gradInput, gradOutput)) as Grad[] | null)
}

/** Passes tensors on as they are; its node is where the gradients at a module's border are seen. */
class BackwardHookFunction extends Function {
  static override forward(ctx: FunctionCtx, ...args: Tensor[]): Tensor[] {
    ctx.mark_non_differentiable(...args.filter((t) => !t.requires_grad))
    return args
  }
  static override backward(_ctx: FunctionCtx, ...grads: Grad[]): Grad[] {
    return grads
  }
}

const listOf = (r: readonly Grad[] | Tensor | null | undefined | void): readonly Grad[] | null =>
  r === null || r === undefined ? null : r instanceof Tensor ? [r] : r

/** The full backward hooks of one call: holds the gradients of the outputs until those of the inputs have come. */
class BackwardWatch {
  readonly #module: Module
  readonly #hooks: BackwardHook[]
  readonly #preHooks: BackwardPreHook[]
  #gradOutputs: Grad[] | null = null
  #inputs = 0
  #inputTensors: number[] | null = null
  constructor(module: Module, hooks: BackwardHook[], preHooks: BackwardPreHook[]) {
    this.#module = module
    this.#hooks = hooks
    this.#preHooks = preHooks
  }

  /** The values with their tensors passed through a node of the graph, and which of them these are; null where nothing wants a gradient. */
  #through(values: unknown[], attach: (node: Node, at: number[]) => void): [unknown[], number[] | null] {
    const at = [...values.keys()].filter((i) => values[i] instanceof Tensor)
    const tensors = at.map((i) => values[i] as Tensor)
    if (!mode.grad || !tensors.some((t) => t.requires_grad)) return [values, null]
    const passed = BackwardHookFunction.apply(...tensors) as Tensor[]
    const node = passed.find((t) => t.grad_fn?.name() === 'BackwardHookFunctionBackward')?.grad_fn
    if (!node) throw new RuntimeError('Error while setting up backward hooks. Please open an issue with a code sample to reproduce this.')
    attach(node, at)
    const out = values.slice()
    at.forEach((i, k) => {
      out[i] = passed[k]
    })
    return [out, at]
  }

  inputs(args: unknown[]): unknown[] {
    const [out, at] = this.#through(args, (node, indices) =>
      node.register_hook((gradInputs) => {
        if (this.#gradOutputs === null) return null
        let grads = spread(indices, gradInputs, args.length)
        for (const hook of this.#hooks) {
          const r = listOf(hook(this.#module, grads, this.#gradOutputs))
          if (r === null) continue
          if (r.length !== grads.length)
            throw new RuntimeError(`Backward hook returned an invalid number of grad_input, got ${r.length}, but expected ${grads.length}`)
          grads = [...r]
        }
        this.#gradOutputs = null
        return indices.map((i) => grads[i]!)
      }),
    )
    this.#inputs = args.length
    this.#inputTensors = at
    return out
  }

  outputs(result: unknown): unknown {
    const single = !Array.isArray(result)
    const values: unknown[] = single ? [result] : result
    const [out] = this.#through(values, (node, indices) =>
      node.register_hook((_, gradOutputs) => {
        let grads = spread(indices, gradOutputs, values.length)
        for (const hook of this.#preHooks) {
          const r = listOf(hook(this.#module, grads))
          if (r === null) continue
          if (r.length !== grads.length)
            throw new RuntimeError(
              `Backward pre hook returned an invalid number of grad_output, got ${r.length}, but expected ${grads.length}`,
            )
          grads = [...r]
        }
        this.#gradOutputs = grads
        if (this.#inputTensors === null) this.#withoutInputs(grads)
        return indices.map((i) => grads[i]!)
      }),
    )
    return single ? out[0] : out
  }

  /** No input wants a gradient: the hooks see those of the outputs and cannot change anything. */
  #withoutInputs(gradOutputs: Grad[]): void {
    const gradInputs = new Array<Grad>(this.#inputs).fill(null)
    for (const hook of this.#hooks) {
      const r = listOf(hook(this.#module, gradInputs, gradOutputs))
      if (r?.some((g) => g !== null))
        throw new RuntimeError(
          'Backward hook for Modules where no input requires gradient should always return None or None for all gradients.',
        )
    }
    this.#gradOutputs = null
  }
}
/** The gradients of the tensors among `n` values, null for the rest. */
function spread(at: readonly number[], grads: readonly Grad[], n: number): Grad[] {
  const out = new Array<Grad>(n).fill(null)
  at.forEach((i, k) => {
    out[i] = grads[k] ?? null
  })
  return out
}
