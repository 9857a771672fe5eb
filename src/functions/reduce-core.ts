/** Runs a reduction of the table over some dimensions of a tensor: the kernel's axes, result shape and dtypes. Records nothing. */
import { bool as boolType, type DType, float32, float64, int32, int64 } from '../dtypes.ts'
import { wrapDims } from '../errors.ts'
import { cast, computeType, type Expr, load, param, reduce, type Scalar } from '../ir/expr.ts'
import { operands as operandsOf, visitAll, withOperands } from '../ir/walk.ts'
import { type ReductionBody, type ReductionName, reductionRows } from '../ops/reductions.ts'
import { arrange, axesBut, launch, type Operand, type Param, type Program, program, walked } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'

/** The dimensions named (all for null or an empty list), in ascending order, each once. */
export function reducedDims(self: Tensor, dim: readonly number[] | null): number[] {
  const n = self._sizes.length
  if (dim === null || dim.length === 0) return [...self._sizes.keys()]
  const dims = wrapDims(dim, n)
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

/** A row's kernel for given types, and what it takes to run it in parts where its reductions do not depend on each other. */
interface Reduction {
  whole: Program
  parts: { types: Scalar[]; partial: Program; joined: Program } | undefined
}

const reductions = new Map<string, Reduction>()
/** Apart, for what is remembered must hold no tensor: closures of one function share what they hold. */
function reduction(body: ReductionBody, ty: Scalar, number: Scalar, params: number): Reduction {
  const valueOf = (from: DType['name']): Expr =>
    body(
      cast(ty, load(computeType[from], 0)),
      param(number, 0),
      Array.from({ length: params }, (_, i) => param(number, i + 1)),
    )
  const whole = program(([from, to]) => [{ buffer: 1, value: cast(computeType[to!], valueOf(from!)) }])
  // The reductions are the same for all types that the elements are stored as.
  const found = reductionsOf(valueOf('float32'))
  if (!found) return { whole, parts: undefined }
  const partial = program(([from]) => reductionsOf(valueOf(from!))!.map((value, i) => ({ buffer: i + 1, value })))
  const joined = program((stored) => {
    const value = valueOf('float32')
    const joins = new Map(reductionsOf(value)!.map((r, i) => [r, reduce(r.op, load(r.ty, i))]))
    const rewrite = (e: Expr): Expr => joins.get(e as ReduceExpr) ?? withOperands(e, operandsOf(e).map(rewrite))
    return [{ buffer: joins.size, value: cast(computeType[stored[joins.size]!], rewrite(value)) }]
  })
  return { whole, parts: { types: found.map((r) => r.ty), partial, joined } }
}

type ReduceExpr = Extract<Expr, { k: 'reduce' }>
/** The reductions in an expression, if each can be joined from those of parts and needs no other's result. */
function reductionsOf(value: Expr): ReduceExpr[] | undefined {
  const all = new Set<ReduceExpr>()
  visitAll(value, (e) => e.k === 'reduce' && all.add(e))
  for (const r of all) {
    let nested = 0
    visitAll(r, (e) => void (nested += e.k === 'reduce' ? 1 : 0))
    if (nested > 1 || r.op === 'argmax' || r.op === 'argmin') return undefined
  }
  return [...all]
}

/** Elements reduced to one from which they are taken in parts, for threads to share; by one thread too, so that the numbers are the same. */
const SPLIT = 2 ** 18
const PARTS = 64
const partialType: Record<Scalar, DType> = { f32: float32, f64: float64, i32: int32, i64: int64, bool: boolType }

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
  let p = reductions.get(key)
  if (!p) reductions.set(key, (p = reduction(body, ty, number, o.params?.length ?? 0)))
  const n = o.dims.reduce((a, d) => a * self._sizes[d]!, 1)
  const { axes, reduce, operands } = arrange(
    self._sizes,
    [
      { tensor: self, strides: self._strides },
      { tensor: out, strides: stridesBeside(out, self._sizes.length, o) },
    ],
    axesBut(self._sizes.length, o.dims),
    o.ordered ? o.dims : walked(o.dims, self._strides),
  )
  const params: Param[] = [{ ty: number, value: n }, ...(o.params ?? []).map((v) => ({ ty: number, value: v }))]
  if (axes.length === 0 && n >= SPLIT && p.parts) reduceInParts(p.parts, operands[0]!, out, reduce, params)
  else launch(p.whole, '', operands, axes, reduce, params)
  return out
}

/** All elements reduced to one: parts of equal length by themselves, and what is left over, then their results. */
function reduceInParts(
  { types, partial, joined }: NonNullable<Reduction['parts']>,
  input: Operand,
  out: Tensor,
  extents: number[],
  params: Param[],
): void {
  const [first, ...inner] = extents as [number]
  const parts = Math.min(PARTS, first)
  const length = Math.floor(first / parts)
  const rest = first - parts * length
  const results = types.map((ty) => empty([rest > 0 ? parts + 1 : parts], partialType[ty]))
  const [step, ...steps] = input.strides as [number]
  const part = (from: number, axes: number[], extent: number): void =>
    launch(
      partial,
      '',
      [
        {
          tensor: input.tensor,
          strides: [...axes.map(() => length * step), step, ...steps],
          start: input.tensor._start + from * length * step,
        },
        ...results.map((tensor) => ({ tensor, strides: [...axes.map(() => 1), 0, ...steps.map(() => 0)], start: from })),
      ],
      axes,
      [extent, ...inner],
      params,
    )
  part(0, [parts], length)
  if (rest > 0) part(parts, [], rest)
  launch(
    joined,
    '',
    [...results.map((tensor) => ({ tensor, strides: [1] })), { tensor: out, strides: [0] }],
    [],
    [results[0]!._count],
    params,
  )
  for (const r of results) r._storage.free()
}

/** The result's strides along the `n` dimensions of the input, whether or not reduced ones stay as size 1. */
function stridesBeside(out: Tensor, n: number, o: ReduceOptions): number[] {
  const strides = new Array<number>(n)
  for (let d = 0, i = 0; d < n; d++) {
    const reduced = o.dims.includes(d)
    strides[d] = reduced ? 0 : out._strides[i]!
    if (!reduced || o.keepdim) i++
  }
  return strides
}
