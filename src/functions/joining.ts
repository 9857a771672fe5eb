/** Joining tensors: `cat`, `stack` and what is made of them. */

import type { Node } from '../autograd/node.ts'
import { track } from '../autograd/record.ts'
import { RuntimeError, shapeText, ValueError, wrapDim } from '../errors.ts'
import type { Sizes } from '../shape/shape.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { resultType } from './apply.ts'
import { rawCopy } from './copying.ts'
import { functionOnly, type Op, op } from './schema.ts'

/** A tensor of one dimension and no elements is skipped, whatever the shape of the others (an old rule that PyTorch keeps). */
const isSkipped = (t: Tensor): boolean => t._sizes.length === 1 && t._sizes[0] === 0

export function cat(tensors: readonly Tensor[], dim = 0): Tensor {
  if (tensors.length === 0) throw new ValueError('torch.cat(): expected a non-empty list of Tensors')
  tensors.forEach((t, i) => {
    if (t._sizes.length === 0) throw new RuntimeError(`zero-dimensional tensor (at position ${i}) cannot be concatenated`)
  })
  const dtype = resultType(tensors)
  const lead = tensors.find((t) => !isSkipped(t)) ?? tensors[0]!
  const d = wrapDim(dim, lead._sizes.length)
  const sizes = [...lead._sizes]
  sizes[d] = 0
  tensors.forEach((t, i) => {
    if (isSkipped(t)) return
    if (t._sizes.length !== lead._sizes.length)
      throw new RuntimeError(`Tensors must have same number of dimensions: got ${lead._sizes.length} and ${t._sizes.length}`)
    t._sizes.forEach((s, k) => {
      if (k !== d && s !== lead._sizes[k])
        throw new RuntimeError(
          `Sizes of tensors must match except in dimension ${d}. Expected size ${lead._sizes[k]} but got size ${s} for tensor number ${i} in the list.`,
        )
    })
    sizes[d]! += t._sizes[d]!
  })
  const out = empty(sizes, dtype)
  let at = 0
  const parts = tensors.map((t) => {
    const n = isSkipped(t) ? 0 : t._sizes[d]!
    const from = at
    if (n > 0 && t._count > 0)
      rawCopy(
        aliasOf(
          out,
          sizes.map((s, k) => (k === d ? n : s)),
          out._strides,
          from * out._strides[d]!,
        ),
        t,
      )
    at += n
    return { start: from, n, sizes: t._sizes, skipped: isSkipped(t) }
  })
  return track(out, 'CatBackward0', tensors, {}, partsBack(parts, d), (ts, ins) =>
    cat(
      ts.map((t, i) => t ?? ins[i]!.detach().mul(0)),
      d,
    ),
  )
}
interface Part {
  start: number
  n: number
  sizes: Sizes
  skipped: boolean
}
const partsBack =
  (parts: Part[], d: number) =>
  (g: Tensor, _s: unknown, node: Node): (Tensor | null)[] =>
    parts.map((p, i) => (!node.needs(i) ? null : p.skipped ? g.new_zeros([...p.sizes]) : g.narrow(d, p.start, p.n)))

export function stack(tensors: readonly Tensor[], dim = 0): Tensor {
  if (tensors.length === 0) throw new RuntimeError('stack expects a non-empty TensorList')
  const first = tensors[0]!
  const d = wrapDim(dim, first._sizes.length + 1)
  tensors.forEach((t, i) => {
    if (shapeText(t._sizes) !== shapeText(first._sizes))
      throw new RuntimeError(
        `stack expects each tensor to be equal size, but got ${shapeText(first._sizes)} at entry 0 and ${shapeText(t._sizes)} at entry ${i}`,
      )
  })
  const sizes = [...first._sizes]
  sizes.splice(d, 0, tensors.length)
  const out = empty(sizes, resultType(tensors))
  const strides = out._strides.filter((_, k) => k !== d)
  tensors.forEach((t, i) => {
    rawCopy(aliasOf(out, first._sizes, strides, i * out._strides[d]!), t)
  })
  return track(out, 'StackBackward0', tensors, {}, rowsBack(d), (ts, ins) =>
    stack(
      ts.map((t, i) => t ?? ins[i]!.detach().mul(0)),
      d,
    ),
  )
}
const rowsBack =
  (d: number) =>
  (g: Tensor, _s: unknown, node: Node): (Tensor | null)[] =>
    g.unbind(d).map((row, i) => (node.needs(i) ? row : null))

/** At least `n` dimensions, added where PyTorch's `atleast_nd` adds them. */
export function atLeast(t: Tensor, n: number): Tensor {
  const have = t._sizes.length
  if (have >= n) return t
  if (have === 0) return t.reshape(new Array<number>(n).fill(1))
  if (n === 2) return t.unsqueeze(0)
  return have === 1 ? t.unsqueeze(0).unsqueeze(-1) : t.unsqueeze(-1)
}

const joined = (doc: string, f: (ts: Tensor[]) => Tensor): Op => functionOnly(op(doc, ['(Tensor[] tensors)', f]))
const joining_: Op = functionOnly(op('The tensors one after another along an existing dimension.', ['(Tensor[] tensors, int dim=0)', cat]))

export const joining: Record<string, Op> = {
  cat: joining_,
  concat: joining_,
  concatenate: joining_,
  stack: functionOnly(op('The tensors side by side along a new dimension.', ['(Tensor[] tensors, int dim=0)', stack])),
  hstack: joined('The tensors joined column-wise.', (ts) => {
    if (!ts.length) throw new RuntimeError('hstack expects a non-empty TensorList')
    const a = ts.map((t) => atLeast(t, 1))
    return cat(a, a[0]!._sizes.length === 1 ? 0 : 1)
  }),
  vstack: joined('The tensors joined row-wise.', (ts) => {
    if (!ts.length) throw new RuntimeError('vstack expects a non-empty TensorList')
    return cat(
      ts.map((t) => atLeast(t, 2)),
      0,
    )
  }),
  dstack: joined('The tensors joined along the third dimension.', (ts) => {
    if (!ts.length) throw new RuntimeError('dstack expects a non-empty TensorList')
    return cat(
      ts.map((t) => atLeast(t, 3)),
      2,
    )
  }),
  column_stack: joined('The tensors joined as columns.', (ts) => {
    if (!ts.length) throw new RuntimeError('column_stack expects a non-empty TensorList')
    return cat(
      ts.map((t) => (t._sizes.length <= 1 ? t.reshape([t._count, 1]) : t)),
      1,
    )
  }),
}
joining.row_stack = joining.vstack!
