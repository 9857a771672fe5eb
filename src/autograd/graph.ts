/** `torch.autograd.graph`: looking at and hooking into the graph of gradient functions. */
import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { aliasOf, Tensor } from '../tensor/tensor.ts'
import { checkArgument, namedArguments, tensorsOf } from './arguments.ts'
import { engineState, willRun } from './engine.ts'
import { edgeFrom, GradientEdge } from './functions.ts'
import { type Guard, mode, type SavedHooks, withModes } from './modes.ts'
import { addHook, type Grad, Node, RemovableHandle, typeName } from './node.ts'
import { checkHookable, edgeOf, gradFnOf } from './record.ts'

export { dot, svg } from './picture.ts'
export { GradientEdge, Node }

/** While in force, what is saved for the backward pass goes through `pack`, and comes back through `unpack` when it is needed. */
export function saved_tensors_hooks<T>(pack: SavedHooks['pack'], unpack: SavedHooks['unpack'], fn?: () => T): T | Guard {
  if (typeof pack !== 'function' || typeof unpack !== 'function')
    throw new TorchTypeError('saved_tensors_hooks takes two functions, pack_hook and unpack_hook')
  if (mode.savedHooksDisabled !== null) throw new RuntimeError(mode.savedHooksDisabled)
  return withModes({ savedHooks: [...mode.savedHooks, { pack, unpack }] }, fn)
}

/** Saved tensors are kept on the CPU; there is one device so far, so they are copied. */
export function save_on_cpu<T>(fn?: () => T): T | Guard {
  return saved_tensors_hooks(
    (t) => t.clone(),
    (t) => t as Tensor,
    fn,
  )
}

/** While in force, saved-tensor hooks are refused with `message`; refused itself while some are in force. */
export function disable_saved_tensors_hooks<T>(message: string, fn?: () => T): T | Guard {
  checkArgument('disable_saved_tensors_hooks', 'error_message', 'string', message)
  if (mode.savedHooks.length > 0) throw new RuntimeError(message)
  return withModes({ savedHooksDisabled: message }, fn)
}

/** Raises the version counter, so that tensors saved before count as changed. */
export function increment_version(tensors: Tensor | Iterable<Tensor>): void {
  for (const t of tensorsOf(tensors)) t._storage.version++
}

/** Where in the graph the gradient of a tensor arrives; `autograd.grad` and `backward` take it in place of the tensor. */
export function get_gradient_edge(t: Tensor): GradientEdge {
  if (!(t instanceof Tensor)) throw new TorchTypeError(`get_gradient_edge(): argument 'tensor' must be Tensor, not ${typeName(t)}`)
  const edge = edgeFrom(t)
  if (!edge) throw new RuntimeError('It is not possible to get the gradient edge for a Tensor that does not require gradients')
  return edge
}

/**
 * Calls `fn` once per backward pass: with the list of all gradients when the last has come (`mode: 'all'`, null for those that the pass
 * does not reach), or with the first one that comes (`'any'`).
 */
export function register_multi_grad_hook(
  tensors: readonly Tensor[],
  fn: (grads: Grad[] & Tensor) => void,
  options: { mode?: 'all' | 'any' } = {},
): RemovableHandle {
  checkArgument('register_multi_grad_hook', 'tensors', 'Tensors', tensors)
  checkArgument('register_multi_grad_hook', 'fn', 'function', fn)
  const { mode: how = 'all' } = namedArguments<{ mode?: 'all' | 'any' }>('register_multi_grad_hook', { mode: 'any' }, 0, [options])
  if (how !== 'all' && how !== 'any') throw new ValueError(`Expects mode to be one of ('all', 'any') but got ${String(how)}`)
  const nodes = tensors.map((t) => {
    const node = edgeOf(t)
    checkHookable(node)
    return node
  })
  const passes = new WeakMap<object, { left: number; grads: Grad[] }>()
  const handles = tensors.map((t, i) =>
    addHook(nodes[i]!.hookTable().tensor, {
      nr: gradFnOf(t) ? t._nr : 0,
      hook: (g) => {
        const task = engineState.task!
        let pass = passes.get(task)
        if (!pass) {
          pass = { left: how === 'any' ? 1 : nodes.filter(willRun).length, grads: tensors.map(() => null) }
          passes.set(task, pass)
        }
        if (pass.left === 0) return
        pass.grads[i] = g
        if (--pass.left === 0) fn((how === 'any' ? g : pass.grads) as Grad[] & Tensor)
      },
    }),
  )
  return new RemovableHandle(-1, () => {
    for (const h of handles) h.remove()
  })
}

/** Inside, a saved tensor that is changed in place keeps the value that was saved, instead of failing in the backward pass. */
export function allow_mutation_on_saved_tensors<T>(fn?: () => T): T | Guard {
  return saved_tensors_hooks(
    (t) => {
      const copy = t.clone()
      return { copy, like: t }
    },
    (packed) => {
      const { copy } = packed as { copy: Tensor }
      return aliasOf(copy)
    },
    fn,
  )
}
