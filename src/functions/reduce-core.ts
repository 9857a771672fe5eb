/** Runs a reduction of the table over some dimensions of a tensor: the kernel's axes, result shape and dtypes. Records nothing. */
import { bool as boolType, type DType } from '../dtypes.ts'
import { RuntimeError, wrapDim } from '../errors.ts'
import { cast, computeType, type Expr, load, param, type Scalar } from '../ir/expr.ts'
import { type ReductionBody, type ReductionName, reductionRows } from '../ops/reductions.ts'
import { collapse, launch, type Operand, type Program, program } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'

/** The dimensions named (all for null or an empty list), in ascending order, each once. */
export function reducedDims(self: Tensor, dim: readonly number[] | null): number[] {
  const n = self._sizes.length
  if (dim === null || dim.length === 0) return [...self._sizes.keys()]
  const dims = dim.map((d) => wrapDim(d, n))
  const twice = dims.find((d, i) => dims.indexOf(d) !== i)
  if (twice !== undefined) throw new RuntimeError(`dim ${twice} appears multiple times in the list of dims`)
  return n === 0 ? [] : dims.sort((a, b) => a - b)
}

/** The shape of a result: reduced dimensions are left out, or kept with size 1. */
export function reducedSizes(self: Tensor, dims: readonly number[], keepdim: boolean): number[] {
  const out: number[] = []
  self._sizes.forEach((s, i) => {
    if (!dims.includes(i)) out.push(s)
    else if (keepdim) out.push(1)
  })
  return out
}

export interface ReduceOptions {
  dims: readonly number[]
  keepdim: boolean
  /** What the elements are read as, and the dtype of the result. */
  compute: DType
  out: DType
  params?: readonly number[]
  /** Positions (argmax) depend on the order of the reduced axes, so these are not rearranged. */
  ordered?: boolean
}

const programs = new Map<string, Program>()
/** Apart, for what is remembered must hold no tensor: closures of one function share what they hold. */
const reduction = (body: ReductionBody, ty: Scalar, number: Scalar, params: number): Program =>
  program(([from, to]) => {
    const x: Expr = cast(ty, load(computeType[from!], 0))
    const ps = Array.from({ length: params }, (_, i) => param(number, i + 1))
    const value = body(x, param(number, 0), ps)
    return [{ buffer: 1, value: cast(computeType[to!], value) }]
  })

/** `self` reduced by the row called `name`. */
export function reduceTo(name: ReductionName, self: Tensor, o: ReduceOptions): Tensor {
  return reduceWith(name, reductionRows[name], self, o)
}

export function reduceWith(name: string, body: ReductionBody, self: Tensor, o: ReduceOptions): Tensor {
  const out = empty(reducedSizes(self, o.dims, o.keepdim), o.out)
  if (out._count === 0) return out
  const ty: Scalar = o.compute === boolType ? 'bool' : computeType[o.compute.name]
  const number: Scalar = ty === 'bool' ? 'i32' : ty
  const key = `${name}:${ty}`
  let p = programs.get(key)
  if (!p) programs.set(key, (p = reduction(body, ty, number, o.params?.length ?? 0)))
  const kept = [...self._sizes.keys()].filter((d) => !o.dims.includes(d))
  const outStrides = stridesBeside(out, kept, o)
  const n = o.dims.reduce((a, d) => a * self._sizes[d]!, 1)
  const keptPart = collapse(
    kept.map((d) => self._sizes[d]!),
    [
      { tensor: self, strides: kept.map((d) => self._strides[d]!) },
      { tensor: out, strides: outStrides },
    ],
    false,
  )
  const order = o.ordered ? [...o.dims] : [...o.dims].sort((a, b) => self._strides[b]! - self._strides[a]! || a - b)
  const reducePart = collapse(
    order.map((d) => self._sizes[d]!),
    [{ tensor: self, strides: order.map((d) => self._strides[d]!) }],
    false,
  )
  const operands: Operand[] = [
    { tensor: self, strides: [...keptPart.operands[0]!.strides, ...reducePart.operands[0]!.strides] },
    { tensor: out, strides: [...keptPart.operands[1]!.strides, ...reducePart.extents.map(() => 0)] },
  ]
  launch(p, '', operands, keptPart.extents, reducePart.extents, [
    { ty: number, value: n },
    ...(o.params ?? []).map((v) => ({ ty: number, value: v })),
  ])
  return out
}

/** The result's strides along the kept dimensions, whether or not reduced ones stay as size 1. */
function stridesBeside(out: Tensor, kept: readonly number[], o: ReduceOptions): number[] {
  return kept.map((d, i) => out._strides[o.keepdim ? d : i]!)
}
