/** `torch.utils.checkpoint`: parts of a computation whose intermediate values are computed anew in the backward pass instead of kept. */

import { checkArgument, listOf } from '../autograd/arguments.ts'
import { engineState } from '../autograd/engine.ts'
import { Function, type FunctionCtx } from '../autograd/function.ts'
import { backward } from '../autograd/functions.ts'
import { saved_tensors_hooks } from '../autograd/graph.ts'
import { mode } from '../autograd/modes.ts'
import { RuntimeError } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { default_generator } from '../random/generator.ts'
import { Tensor } from '../tensor/tensor.ts'

export interface CheckpointOptions {
  /** The older form, which runs a backward pass inside the backward pass; false records what was saved and computes it anew when needed. */
  use_reentrant?: boolean
  /** Whether random numbers are the same in both runs. */
  preserve_rng_state?: boolean
}
// biome-ignore lint/suspicious/noExplicitAny: the part's own arguments and result
type Part = (...args: any[]) => any

/** Runs with the random stream and the grad mode that the first run had. */
function again<T>(rng: Uint8Array | null, fn: () => T): T {
  const now = rng && default_generator.get_state()
  const before = mode.grad
  if (rng) default_generator.set_state(rng)
  mode.grad = true
  try {
    return fn()
  } finally {
    mode.grad = before
    if (now) default_generator.set_state(now)
  }
}

class CheckpointFunction extends Function {
  static override forward(ctx: FunctionCtx, part: Part, rng: Uint8Array | null, ...args: unknown[]): unknown {
    Object.assign(ctx, {
      part,
      rng,
      args: args.map((a) => (a instanceof Tensor ? null : a)),
      at: args.flatMap((a, i) => (a instanceof Tensor ? [i] : [])),
    })
    ctx.save_for_backward(...args.filter((a): a is Tensor => a instanceof Tensor))
    return part(...args)
  }
  static override backward(ctx: FunctionCtx, ...grads: (Tensor | null)[]): unknown {
    if (engineState.capturing)
      throw new RuntimeError(
        'When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call .backward() without passing the `inputs` argument.',
      )
    const { part, rng, args, at } = ctx as unknown as { part: Part; rng: Uint8Array | null; args: unknown[]; at: number[] }
    const inputs = [...args]
    at.forEach((i, k) => {
      const t = ctx.saved_tensors[k]!
      const leaf = t.detach()
      inputs[i] = t.requires_grad ? leaf.requires_grad_() : leaf
    })
    const result = again(rng, () => part(...inputs))
    const outs = (Array.isArray(result) ? result : [result]) as unknown[]
    const pairs = outs.flatMap((o, i) => (o instanceof Tensor && o.requires_grad ? [{ o, g: grads[i] ?? null }] : []))
    if (pairs.length === 0) throw new RuntimeError('none of output has requires_grad=True, this checkpoint() is not necessary')
    backward(
      pairs.map((p) => p.o),
      pairs.map((p) => p.g),
      null,
      false,
      null,
    )
    return [null, null, ...inputs.map((a) => (a instanceof Tensor ? a.grad : null))]
  }
}
Object.defineProperty(CheckpointFunction, 'name', { value: 'CheckpointFunction' })

/**
 * `part(...args)`, whose intermediate tensors are not kept: the backward pass computes them anew. Options come last.
 * @throws RuntimeError in the backward pass if the part computes something else the second time
 */
export function checkpoint(part: Part, ...given: unknown[]): unknown {
  checkArgument('checkpoint', 'function', 'function', part)
  const last = given[given.length - 1]
  const hasOptions = isPlainObject(last) && ('use_reentrant' in last || 'preserve_rng_state' in last)
  const options = (hasOptions ? last : {}) as CheckpointOptions
  const args = hasOptions ? given.slice(0, -1) : given
  const rng = options.preserve_rng_state === false ? null : default_generator.get_state()
  if (options.use_reentrant) return CheckpointFunction.apply(part, rng, ...args)
  return recomputed(part, args, rng)
}

/** Saved tensors become numbers; the first that is asked for runs the part once more and collects what it saves then. */
function recomputed(part: Part, args: unknown[], rng: Uint8Array | null): unknown {
  let count = 0
  let anew: Tensor[] | null = null
  const shapes: string[] = []
  const pack = (t: Tensor): number => {
    shapes.push(`${String(t.dtype)}${t.shape.join()}`)
    return count++
  }
  const unpack = (i: unknown): Tensor => {
    if (anew === null) {
      const kept: Tensor[] = []
      again(rng, () =>
        saved_tensors_hooks(
          (t) => {
            kept.push(t.detach())
            return kept.length - 1
          },
          (k) => kept[k as number]!,
          () => part(...args.map((a) => (a instanceof Tensor ? a.detach().requires_grad_(a.requires_grad) : a))),
        ),
      )
      if (kept.length !== count)
        throw new RuntimeError(
          `torch.utils.checkpoint: A different number of tensors was saved during the original forward and recomputation.\nNumber of tensors saved during forward: ${count}\nNumber of tensors saved during recomputation: ${kept.length}.`,
        )
      kept.forEach((t, k) => {
        if (`${String(t.dtype)}${t.shape.join()}` !== shapes[k])
          throw new RuntimeError(
            'torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than during the forward pass.',
          )
      })
      anew = kept
    }
    return anew[i as number]!
  }
  return saved_tensors_hooks(pack, unpack, () => part(...args))
}

/** Runs `functions` (or the modules of an nn.Sequential) one after the other, in `segments` checkpointed parts. */
export function checkpoint_sequential(
  functions: Iterable<Part>,
  segments: number,
  input: unknown,
  options: CheckpointOptions = {},
): unknown {
  const all = listOf(functions) as Part[]
  checkArgument('checkpoint_sequential', 'segments', 'int', segments)
  for (const f of all) checkArgument('checkpoint_sequential', 'functions', 'function', f)
  const size = Math.floor(all.length / segments)
  const run =
    (from: number, to: number): Part =>
    (x: unknown) =>
      all.slice(from, to).reduce((v, f) => f(v), x)
  let x = input
  let end = 0
  for (let s = 0; s < segments - 1; s++) {
    x = checkpoint(run(end, end + size), x, { ...options })
    end += size
  }
  return run(end, all.length)(x)
}
