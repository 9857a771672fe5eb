/** The bare matrix product behind every other: two matrices, or two batches of them, of one dtype. Records nothing. */
import { computeType, load, mul, reduce } from '../ir/expr.ts'
import { cast } from '../ir/expr.ts'
import { launch, program } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'

const dots = program(([a, b, c]) => {
  const ty = computeType[a!]
  return [{ buffer: 2, value: cast(computeType[c!], reduce('sum', mul(load(ty, 0), load(computeType[b!], 1)))) }]
})

/** [b,] m × k times [b,] k × n, into new row-major memory. */
export function product(a: Tensor, b: Tensor): Tensor {
  const batched = a._sizes.length === 3
  const at = batched ? 1 : 0
  const [m, k, n] = [a._sizes[at]!, a._sizes[at + 1]!, b._sizes[at + 1]!]
  const out = empty(batched ? [a._sizes[0]!, m, n] : [m, n], a._dtype)
  if (out._count === 0) return out
  const lead = (t: Tensor): number[] => (batched ? [t._strides[0]!] : [])
  launch(dots, '', [
    { tensor: a, strides: [...lead(a), a._strides[at]!, 0, a._strides[at + 1]!] },
    { tensor: b, strides: [...lead(b), 0, b._strides[at + 1]!, b._strides[at]!] },
    { tensor: out, strides: [...lead(out), out._strides[at]!, out._strides[at + 1]!, 0] },
  ], batched ? [a._sizes[0]!, m, n] : [m, n], [k], [])
  return out
}
