/** `torch.nn.modules.module`: hooks of all modules. */
import { namedArguments } from '../autograd/arguments.ts'
import { checkFunction, type RemovableHandle } from '../autograd/node.ts'
import {
  addBackward,
  addEntry,
  type BackwardHook,
  type BackwardPreHook,
  type Entry,
  type ForwardHook,
  type ForwardPreHook,
  globalHooks,
  type Registration,
  uncount,
} from './hooks.ts'
import type { Module } from './module.ts'

// biome-ignore lint/suspicious/noExplicitAny: hooks get what is registered
type Any = any
function addGlobal<H>(entries: Map<number, Entry<H>>, entry: Entry<H>): RemovableHandle {
  checkFunction(entry.hook)
  globalHooks.calls++
  return addEntry(entries, entry, false, uncount)
}
function addGlobalBackward(hook: BackwardHook, full: boolean): RemovableHandle {
  const handle = addBackward(globalHooks, hook, full, false, 'as a global Module hook')
  globalHooks.calls++
  return handle
}
const addRegistration = (hooks: Registration, hook: (module: Module, name: string, value: Any) => unknown): RemovableHandle => {
  checkFunction(hook)
  return addEntry(hooks, hook as (module: Module, name: string, value: never) => unknown)
}

export const register_module_forward_pre_hook = (hook: ForwardPreHook): RemovableHandle => addGlobal(globalHooks.forwardPre, { hook })
export const register_module_forward_hook = (
  hook: ForwardHook,
  options: { with_kwargs?: boolean; always_call?: boolean } = {},
): RemovableHandle => {
  const { with_kwargs: kwargs = false, always_call: always = false } = namedArguments<typeof options>(
    'register_module_forward_hook',
    { with_kwargs: 'bool', always_call: 'bool' },
    0,
    [options],
  )
  return addGlobal(globalHooks.forward, { hook, kwargs, always })
}
export const register_module_full_backward_pre_hook = (hook: BackwardPreHook): RemovableHandle =>
  addGlobal(globalHooks.backwardPre, { hook })
export const register_module_full_backward_hook = (hook: BackwardHook): RemovableHandle => addGlobalBackward(hook, true)
export const register_module_backward_hook = (hook: BackwardHook): RemovableHandle => addGlobalBackward(hook, false)
export const register_module_parameter_registration_hook = (
  hook: (module: Module, name: string, parameter: Any) => unknown,
): RemovableHandle => addRegistration(globalHooks.parameterRegistration, hook)
export const register_module_buffer_registration_hook = (hook: (module: Module, name: string, buffer: Any) => unknown): RemovableHandle =>
  addRegistration(globalHooks.bufferRegistration, hook)
export const register_module_module_registration_hook = (hook: (module: Module, name: string, child: Any) => unknown): RemovableHandle =>
  addRegistration(globalHooks.moduleRegistration, hook)
