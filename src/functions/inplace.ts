/**
 * In-place variants of operations that have no kernel of their own for it: the operation runs out of place, and its result is
 * written over `self`, which takes over the history. Pointwise operations have their own way (`applyInplace`).
 */

import { mode } from '../autograd/modes.ts'
import { FormulaNode, type Node } from '../autograd/node.ts'
import { anyRequiresGrad, checkInplace, connect, rebase, requiresGrad, setTangent } from '../autograd/record.ts'
import { cannotCast, RuntimeError } from '../errors.ts'
import { checkBroadcast } from '../shape/shape.ts'
import { rareOf, Tensor } from '../tensor/tensor.ts'
import { checkWritable, copyWithHistory, typeWord } from './apply.ts'
import { rawCopy } from './copying.ts'
import { type Implementation, type Op, Overload } from './schema.ts'

/** Throws unless a result of this shape and dtype can be written over `self`. */
export function checkResult(self: Tensor, result: Tensor): void {
  if (result._dtype.category > self._dtype.category) {
    throw cannotCast(typeWord(result._dtype), typeWord(self._dtype))
  }
  checkBroadcast(self._sizes, result._sizes)
}

/** The operation `run` with its result written over its first argument. */
export function inplaceOf<A extends unknown[]>(
  name: string,
  run: (self: Tensor, ...args: A) => unknown,
): (self: Tensor, ...args: A) => Tensor {
  const change = (self: Tensor, ...args: A): Tensor => {
    const tensors = [self, ...(args as unknown[]).flat(2).filter((a): a is Tensor => a instanceof Tensor)]
    checkInplace(self, tensors)
    checkWritable(self)
    const recorded = (mode.grad && anyRequiresGrad(tensors)) || (mode.forward >= 0 && tensors.some((t) => t._rare?.tangent))
    // What the formula saves of self must not see the change, so it saves a copy.
    const before = recorded ? copyWithHistory(self) : self
    if (recorded && self._rare?.tangent) rareOf(before).tangent = self._rare.tangent
    const result = run(before, ...args)
    if (!(result instanceof Tensor)) throw new RuntimeError(`${name}(): no in-place variant exists for an operation with several results`)
    checkResult(self, result)
    rawCopy(self, result)
    self._storage.version++
    if (mode.grad && requiresGrad(result) && self._dtype.category === 2) adopt(self, result)
    if (mode.forward >= 0 && (result._rare?.tangent || self._rare?.tangent)) setTangent(self, result._rare?.tangent ?? null)
    return self
  }
  return Object.defineProperty(change, 'name', { value: name })
}

/** `self`, which now has the elements of `result`, takes its place in the graph. */
function adopt(self: Tensor, result: Tensor): void {
  const made = result._node as Node | null
  if (self._rare?.base) {
    // Seen from the base, only the whole change counts: nothing of the view's former elements passes through it but by `result`.
    const node = new FormulaNode(made?.name() ?? 'torch::autograd::CopyBackwards', (gs) => [
      gs[0]!.new_zeros([]).expand([...gs[0]!._sizes]),
      gs[0]!,
    ])
    connect(node, [self, result])
    node.addOutput(self)
    rebase(self, node)
  } else if (made) {
    rebase(self, made)
    self._nr = result._nr
  }
  made?.replaceSavedOutput(result, self)
}

type OfTensor = (self: Tensor, ...args: unknown[]) => Tensor
/**
 * The table with an in-place method `name_` beside every operation named, for its overloads that begin with a tensor `self`; `checked`
 * adds what the method alone refuses.
 */
export function withInplace(
  table: Record<string, Op>,
  names: readonly string[],
  checked: (run: OfTensor) => OfTensor = (run) => run,
): Record<string, Op> {
  const out: Record<string, Op> = { ...table }
  for (const name of names) {
    const o = table[name]!
    const own = o.overloads.filter((x) => x.text.startsWith('(Tensor self'))
    out[`${name}_`] = {
      doc: `In place: ${o.doc}`,
      reach: 'method',
      overloads: own.map((x) => new Overload(x.text, undefined, () => inplaceOf(`${name}_`, checked(x.run as OfTensor)) as Implementation)),
    }
  }
  return out
}
