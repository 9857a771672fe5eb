/** Grids, products and combinations of vectors, Vandermonde matrices. */

import { bool as boolType, int64 } from '../dtypes.ts'
import { RuntimeError, shapeText } from '../errors.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { fromTyped } from './data.ts'
import { cat, stack } from './joining.ts'
import { functionOnly, type Op, op } from './schema.ts'

function meshgrid(tensors: Tensor[], indexing: string | null): Tensor[] {
  if (tensors.length === 0) throw new RuntimeError('meshgrid expects a non-empty TensorList')
  for (const t of tensors)
    if (t._sizes.length > 1)
      throw new RuntimeError(`torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ${String(t.detach())}`)
  if (tensors.some((t) => t._dtype !== tensors[0]!._dtype)) throw new RuntimeError('meshgrid expects all tensors to have the same dtype')
  const how = indexing ?? 'ij'
  if (how !== 'xy' && how !== 'ij') throw new RuntimeError(`torch.meshgrid: indexing must be one of "xy" or "ij", but received: ${how}`)
  // 'xy' exchanges the first two, going in and coming out.
  const exchanged = <T>(list: T[]): T[] => (how === 'xy' && list.length > 1 ? [list[1]!, list[0]!, ...list.slice(2)] : list)
  const axes = exchanged(tensors)
  const sizes = axes.map((t) => t._count)
  return exchanged(axes.map((t, i) => t.view(sizes.map((_, k) => (k === i ? -1 : 1))).expand(sizes)))
}
const checkVector = (t: Tensor): void => {
  if (t._sizes.length !== 1) throw new RuntimeError(`Expect a 1D vector, but got shape ${shapeText(t._sizes)}`)
}
function cartesian_prod(tensors: Tensor[]): Tensor {
  tensors.forEach(checkVector)
  if (tensors.length === 1) return tensors[0]!
  return stack(
    meshgrid(tensors, null).map((g) => g.flatten()),
    1,
  )
}
function combinations(self: Tensor, r: number, replacement: boolean): Tensor {
  checkVector(self)
  if (r < 0) throw new RuntimeError(`Expect a non-negative number, but got ${r}`)
  if (r === 0) return self.new_empty([0])
  const n = self._count
  // Rows of positions in lexicographic order, column by column.
  const columns: number[][] = Array.from({ length: r }, () => [])
  const row: number[] = []
  const extend = (from: number): void => {
    if (row.length === r) {
      row.forEach((v, i) => {
        columns[i]!.push(v)
      })
      return
    }
    for (let i = from; i < n; i++) {
      row.push(i)
      extend(replacement ? i : i + 1)
      row.pop()
    }
  }
  extend(0)
  return stack(
    columns.map((c) => self.index_select(0, fromTyped(Int32Array.from(c), [c.length], null).to(int64))),
    1,
  )
}

/** Powers 0 … n - 1 along a new last dimension; integers as int64. */
function powers(x: Tensor, n: number): Tensor {
  const wide = x._dtype.category < 2 ? x.to(int64) : x
  const ones = wide.detach().new_ones([...x._sizes, Math.min(n, 1)])
  return n < 2
    ? ones
    : cat(
        [
          ones,
          wide
            .unsqueeze(-1)
            .expand([...x._sizes, n - 1])
            .cumprod(-1),
        ],
        -1,
      )
}
function vander(x: Tensor, n: number | null, increasing: boolean): Tensor {
  if (x._sizes.length !== 1) throw new RuntimeError('x must be a one-dimensional tensor.')
  const columns = n ?? x._count
  if (columns < 0) throw new RuntimeError('N must be non-negative.')
  const out = powers(x, columns)
  return increasing ? out : out.flip([1])
}
function linalgVander(x: Tensor, n: number | null): Tensor {
  if (x._dtype === boolType) throw new RuntimeError('linalg.vander supports floating point, complex, and integer tensors, but got Bool')
  const columns = n ?? x._sizes.at(-1) ?? 1
  if (columns <= 1) throw new RuntimeError('N must be greater than 1.')
  return powers(x._sizes.length === 0 ? x.reshape([1]) : x, columns)
}

export const combinatorics: Record<string, Op> = {
  meshgrid: functionOnly(
    op('The coordinates of a grid over vectors, one tensor for each: views. indexing "xy" exchanges the first two dimensions.', [
      '(Tensor[] tensors, *, str? indexing=None) -> Tensor[]',
      meshgrid,
    ]),
  ),
  cartesian_prod: functionOnly(op('All combinations of one element of each vector, as rows.', ['(Tensor[] tensors)', cartesian_prod])),
  combinations: functionOnly(
    op('All combinations of r elements of a vector, as rows.', ['(Tensor self, int r=2, bool with_replacement=False)', combinations]),
  ),
  vander: functionOnly(
    op('The powers of a vector as columns, N - 1 down to 0.', ['(Tensor x, int? N=None, bool increasing=False)', vander]),
  ),
}
export const linalgVandermonde: Record<string, Op> = {
  vander: functionOnly(op('The powers 0 to N - 1 along a new last dimension.', ['(Tensor x, *, int? N=None)', linalgVander])),
}
