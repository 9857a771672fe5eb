/**
 * Operations that are a copy of `self` with some elements written over: their out-of-place form writes into a copy, their in-place
 * form into `self`, from one description.
 */
import { mode } from '../autograd/modes.ts'
import { FormulaNode, type Grad, type Saved } from '../autograd/node.ts'
import { anyRequiresGrad, checkInplace, connect, formulaOfOne, rebase, setTangent, track } from '../autograd/record.ts'
import { likeStrides } from '../shape/layout.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { checkApart, checkWritable, copyWithHistory } from './apply.ts'
import { rawCopy } from './copying.ts'

export interface Change {
  /** PyTorch's name of the gradient function. */
  node: string
  /** What gradients may flow to; `self` first. */
  inputs: (Tensor | null)[]
  saved: Saved
  /** The result in memory of its own, where that is not a copy of `self` written into. */
  make?: () => Tensor
  /** Writes into a tensor that has the elements of `self`. */
  write: (target: Tensor) => void
  /** Several positions of `self` may be one element of memory. */
  repeats?: boolean
  /** Nothing else that is read may lie in the memory of `self`. */
  apart?: boolean
  /** The result is laid out row-major, whatever the layout of `self`. */
  rowMajor?: boolean
  formula: (g: Tensor, saved: Record<string, Tensor | (Tensor | null)[] | null>, node: FormulaNode) => Grad[]
  /** For linear operations: the same on tangents of the inputs (zeros where one has none). */
  again: (tangents: (Tensor | null)[]) => Tensor
}

/** A copy in memory of its own, laid out like `t` or row-major; records nothing. */
export function rawClone(t: Tensor, like = true): Tensor {
  const out = empty(t._sizes, t._dtype, like ? likeStrides(t) : undefined)
  rawCopy(out, t)
  return out
}

export function change(self: Tensor, c: Change, inplace: boolean): Tensor {
  const jvp = (ts: (Tensor | null)[]): Tensor => c.again(c.inputs.map((t, i) => ts[i] ?? (t ? t.new_zeros([...t._sizes]) : null)))
  if (!inplace) {
    const out = c.make ? c.make() : rawClone(self, !c.rowMajor)
    if (!c.make) c.write(out)
    return track(out, c.node, c.inputs, c.saved, c.formula, jvp)
  }
  checkInplace(self, c.inputs)
  if (!c.repeats) checkWritable(self)
  if (c.apart)
    for (const t of [
      ...c.inputs.slice(1),
      ...Object.values(c.saved)
        .flat()
        .filter((t) => t !== self),
    ])
      if (t) checkApart(self, t)
  const tangents = mode.forward >= 0 ? c.inputs.map((t) => t?._rare?.tangent ?? null) : []
  let node: FormulaNode | null = null
  if (mode.grad && self._dtype.category === 2 && anyRequiresGrad(c.inputs)) {
    node = new FormulaNode(c.node, formulaOfOne(c.formula, c.inputs.length))
    connect(node, c.inputs)
    node.addOutput(self)
    for (const k in c.saved) if (c.saved[k] === self) c.saved[k] = copyWithHistory(self)
  }
  const own = (t: Tensor | null): boolean => t !== null && t !== self && t._storage === self._storage
  if (c.inputs.some(own)) {
    // What is read may be what is written: the result is made beside and copied.
    const out = rawClone(self)
    c.write(out)
    rawCopy(self, out)
  } else c.write(self)
  self._storage.version++
  if (node) {
    rebase(self, node)
    node.save(c.saved, [self])
  }
  if (tangents.some((t) => t)) setTangent(self, jvp(tangents))
  return self
}
