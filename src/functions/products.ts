/** Matrix products and their kin: `mm`, `bmm`, `matmul`, `addmm` …, with the gradients that are products again. */

import { mode, unrecorded } from '../autograd/modes.ts'
import type { Node } from '../autograd/node.ts'
import { isActive, track } from '../autograd/record.ts'
import { bool as boolType, type DType, float32, float64 } from '../dtypes.ts'
import { otherType, RuntimeError, shapeText, wrapDim } from '../errors.ts'
import { expandable, sameSizes } from '../shape/shape.ts'
import { aliasOf, Tensor } from '../tensor/tensor.ts'
import type { Num } from './apply.ts'
import { broadcastShapes } from './apply.ts'
import { product } from './gemm.ts'
import { withInplace } from './inplace.ts'
import { type Op, op } from './schema.ts'
import { unsafeView } from './views.ts'

const word = (d: DType): string => d.cname
const need = (ok: boolean, message: () => string): void => {
  if (!ok) throw new RuntimeError(message())
}
function sameDtype(a: Tensor, b: Tensor): void {
  if (a._dtype !== b._dtype)
    throw new RuntimeError(`expected m1 and m2 to have the same dtype, but got: ${word(a._dtype)} != ${word(b._dtype)}`)
}
function noBool(name: string, ...ts: Tensor[]): void {
  if (ts.some((t) => t._dtype === boolType)) throw new RuntimeError(`"${name}" not implemented for 'Bool'`)
}

/** The product of two matrices. */
export function mm(self: Tensor, mat2: Tensor): Tensor {
  if (self._sizes.length !== 2) throw new RuntimeError('self must be a matrix')
  if (mat2._sizes.length !== 2) throw new RuntimeError('mat2 must be a matrix')
  if (self._sizes[1] !== mat2._sizes[0])
    throw new RuntimeError(`mat1 and mat2 shapes cannot be multiplied (${self._sizes.join('x')} and ${mat2._sizes.join('x')})`)
  sameDtype(self, mat2)
  noBool('addmm_impl_cpu_', self)
  return track(product(self, mat2), 'MmBackward0', [self, mat2], both(self, mat2), factorGradients(self, mat2), ([a, b], [x, y]) =>
    sum(a ? a.mm(y!.detach()) : null, b ? x!.detach().mm(b) : null),
  )
}
/**
 * The gradients of the factors of a product. That of a matrix that lies column by column (a weight's transpose, say) is computed
 * transposed, so that it lies as the matrix does and need not be laid out anew.
 */
function factorGradients(self: Tensor, mat2: Tensor) {
  const [first, second] = [lieInColumns(self), lieInColumns(mat2)]
  return (g: Tensor, s: Record<string, Tensor | null>, node: Node): (Tensor | null)[] => [
    node.needs(0) ? firstGradient(g, s.mat2!, first) : null,
    node.needs(1) ? secondGradient(g, s.self!, second) : null,
  ]
}
const lieInColumns = ({ _strides: [row, column], _sizes: [rows] }: Tensor): boolean => row === 1 && column === rows
const firstGradient = (g: Tensor, mat2: Tensor, columns: boolean): Tensor => (columns ? turned(by(mat2, turned(g))) : by(g, turned(mat2)))
const secondGradient = (g: Tensor, self: Tensor, columns: boolean): Tensor => (columns ? turned(by(turned(g), self)) : by(turned(self), g))
// Most backward passes record nothing; then neither do these ask who looks at whom.
const records = (): boolean => mode.grad || mode.forward >= 0
const by = (a: Tensor, b: Tensor): Tensor => (records() ? a.mm(b) : product(a, b))
const turned = (t: Tensor): Tensor =>
  records() ? t.t() : aliasOf(t, [t._sizes[1]!, t._sizes[0]!], [t._strides[1]!, t._strides[0]!], t._start)
/** What a product must keep: each operand, if the other wants a gradient. */
const both = (self: Tensor, mat2: Tensor): { self: Tensor | null; mat2: Tensor | null } => ({
  self: isActive(mat2) ? self : null,
  mat2: isActive(self) ? mat2 : null,
})
const sum = (a: Tensor | null, b: Tensor | null): Tensor | null => (a && b ? a.add(b) : (a ?? b))

/** The products of two batches of matrices. */
export function bmm(self: Tensor, mat2: Tensor): Tensor {
  need(self._sizes.length === 3, () => 'batch1 must be a 3D tensor')
  need(mat2._sizes.length === 3, () => 'batch2 must be a 3D tensor')
  sameDtypeBatch(self, mat2)
  const [b, , k] = self._sizes
  need(
    mat2._sizes[0] === b && mat2._sizes[1] === k,
    () => `Expected size for first two dimensions of batch2 tensor to be: [${b}, ${k}] but got: [${mat2._sizes[0]}, ${mat2._sizes[1]}].`,
  )
  noBool('baddbmm_with_gemm', self)
  return track(
    product(self, mat2),
    'BmmBackward0',
    [self, mat2],
    both(self, mat2),
    (g, s, node) => [node.needs(0) ? g.bmm(s.mat2!.transpose(1, 2)) : null, node.needs(1) ? s.self!.transpose(1, 2).bmm(g) : null],
    ([a, c], [x, y]) => sum(a ? a.bmm(y!.detach()) : null, c ? x!.detach().bmm(c) : null),
  )
}
function sameDtypeBatch(a: Tensor, b: Tensor): void {
  if (a._dtype !== b._dtype) throw otherType(a._dtype.legacy, b._dtype.legacy)
}

/** A matrix times a vector. */
export function mv(self: Tensor, vec: Tensor): Tensor {
  wrapDim(0, self._sizes.length, false)
  need(
    self._sizes.length === 2 && vec._sizes.length === 1,
    () => `vector + matrix @ vector expected, got 1, ${self._sizes.length}, ${vec._sizes.length}`,
  )
  need(
    self._sizes[1] === vec._sizes[0],
    () => `size mismatch, got input (${self._sizes[0]}), mat (${self._sizes.join('x')}), vec (${vec._sizes[0]})`,
  )
  if (self._dtype !== vec._dtype) throw otherType(self._dtype.legacy, vec._dtype.legacy)
  const out = product(self, columnOf(vec))
  out._sizes = [self._sizes[0]!]
  out._strides = [1]
  return track(out, 'MvBackward0', [self, vec], { self: isActive(vec) ? self : null, vec: isActive(self) ? vec : null }, (g, s, node) => [
    node.needs(0) ? g.outer(s.vec!) : null,
    node.needs(1) ? s.self!.t().mv(g) : null,
  ])
}
/** A vector as a matrix of one column, without a place in the graph. */
const columnOf = (v: Tensor): Tensor =>
  new Tensor(v._storage, v._dtype, [v._count, 1], [v._strides[0] ?? 1, 1], v._start, v._count, v._contiguous)
const rowOf = (v: Tensor): Tensor =>
  new Tensor(v._storage, v._dtype, [1, v._count], [1, v._strides[0] ?? 1], v._start, v._count, v._contiguous)

/** The inner product of two vectors. */
function dotNamed(name: string, node: string) {
  return (self: Tensor, tensor: Tensor): Tensor => {
    need(
      self._sizes.length === 1 && tensor._sizes.length === 1,
      () => `1D tensors expected, but got ${self._sizes.length}D and ${tensor._sizes.length}D tensors`,
    )
    need(
      self._dtype === tensor._dtype,
      () => `${name} : expected both vectors to have same dtype, but found ${self._dtype.legacy} and ${tensor._dtype.legacy}`,
    )
    need(
      self._count === tensor._count,
      () =>
        `inconsistent tensor size, expected tensor [${self._count}] and src [${tensor._count}] to have the same number of elements, but got ${self._count} and ${tensor._count} elements respectively`,
    )
    noBool('dot', self)
    const out = product(rowOf(self), columnOf(tensor))
    out._sizes = []
    out._strides = []
    return track(out, node, [self, tensor], { self: isActive(tensor) ? self : null, tensor: isActive(self) ? tensor : null }, (g, s, n) => [
      n.needs(0) ? g.mul(s.tensor!) : null,
      n.needs(1) ? g.mul(s.self!) : null,
    ])
  }
}
export const dot = dotNamed('dot', 'DotBackward0')
const vdot = dotNamed('vdot', 'VdotBackward0')

/** beta · self + alpha · product, where beta 0 leaves self out. */
function added(self: Tensor, product: Tensor, beta: Num, alpha: Num): Tensor {
  const p = alpha === 1 ? product : product.mul(alpha)
  if (Number(beta) === 0) return self._sizes.length > product._sizes.length ? p.expand([...self._sizes]) : p
  // In this order: a sum lies in memory as its first operand does.
  return p.add(beta === 1 ? self : self.mul(beta))
}
type ScaledBackward = (
  g: Tensor,
  a: Tensor | null,
  b: Tensor | null,
  alpha: Num,
  columns: readonly boolean[],
) => [() => Tensor, () => Tensor]
function scaled(node: string, raw: (a: Tensor, b: Tensor) => Tensor, backward: ScaledBackward, names: readonly [string, string]) {
  return (self: Tensor, a: Tensor, b: Tensor, givenBeta: Num, givenAlpha: Num): Tensor => {
    // Integer products take integer factors: PyTorch cuts off the fraction.
    const [beta, alpha] = self._dtype.category < 2 ? [whole(givenBeta), whole(givenAlpha)] : [givenBeta, givenAlpha]
    if (self._dtype !== a._dtype && a._dtype === b._dtype)
      throw new RuntimeError(`self and ${names[0]} must have the same dtype, but got ${self._dtype.legacy} and ${a._dtype.legacy}`)
    // Half precision is rounded once, behind the sum.
    const half = self._dtype.category === 2 && self._dtype.itemsize === 2 && a._dtype === self._dtype && b._dtype === self._dtype
    const wide = (t: Tensor): Tensor => (half ? t.to(float32) : t)
    const ontoSelf = beta === 1 && alpha === 1 && raw === mm && isSum(self, a, b)
    const p = ontoSelf ? null : unrecorded(() => raw(wide(a), wide(b)))
    const target = p?._sizes ?? [a._sizes[0]!, b._sizes[1]!]
    if (!expandable(self._sizes, target))
      throw new RuntimeError(
        `The expanded size of the tensor (${target[target.length - 1]}) must match the existing size (${self._sizes.at(-1)}) at non-singleton dimension ${target.length - 1}.  Target sizes: ${shapeText(target)}.  Tensor sizes: ${shapeText(self._sizes)}`,
      )
    const out = p ? unrecorded(() => added(wide(self), p, beta, alpha).to(self._dtype)) : product(a, b, self)
    const saved = { [names[0]]: isActive(b) ? a : null, [names[1]]: isActive(a) ? b : null }
    return track(out, node, [self, a, b], saved, scaledBack(backward, names, beta, alpha, [lieInColumns(a), lieInColumns(b)]))
  }
}
const scaledBack =
  (backward: ScaledBackward, names: readonly [string, string], beta: Num, alpha: Num, columns: readonly boolean[]) =>
  (g: Tensor, s: Record<string, Tensor | null>, n: Node): (Tensor | null)[] => {
    const [da, db] = backward(g, s[names[0]]!, s[names[1]]!, alpha, columns)
    return [n.needs(0) ? (beta === 1 ? g : g.mul(beta)) : null, n.needs(1) ? da() : null, n.needs(2) ? db() : null]
  }
/** Whether the product of two matrices can be added to what `self` holds as it is computed. */
const isSum = (self: Tensor, a: Tensor, b: Tensor): boolean =>
  (self._dtype === float32 || self._dtype === float64) &&
  a._dtype === self._dtype &&
  b._dtype === self._dtype &&
  a._sizes.length === 2 &&
  b._sizes.length === 2 &&
  a._sizes[1] === b._sizes[0]
const whole = (x: Num): Num => (typeof x === 'number' ? Math.trunc(x) : x)

const times = (t: Tensor, alpha: Num): Tensor => (alpha === 1 ? t : t.mul(alpha))

export const addmm = scaled(
  'AddmmBackward0',
  mm,
  (g, a, b, alpha, [first, second]) => [
    () => times(firstGradient(g, b!, first!), alpha),
    () => times(secondGradient(g, a!, second!), alpha),
  ],
  ['mat1', 'mat2'],
)
export const addmv = scaled('AddmvBackward0', mv, (g, a, b, alpha) => [() => times(g.outer(b!), alpha), () => times(a!.t().mv(g), alpha)], [
  'mat',
  'vec',
])
export const baddbmm = scaled(
  'BaddbmmBackward0',
  bmm,
  (g, a, b, alpha) => [() => times(g.bmm(b!.transpose(1, 2)), alpha), () => times(a!.transpose(1, 2).bmm(g), alpha)],
  ['batch1', 'batch2'],
)
/** The sum of the products of two batches, as one product over batch and inner dimension together. */
function foldedBatches(a: Tensor, b: Tensor): Tensor {
  need(a._sizes.length === 3, () => 'batch1 must be a 3D tensor')
  need(b._sizes.length === 3, () => 'batch2 must be a 3D tensor')
  const [n, m, k] = a._sizes as [number, number, number]
  need(b._sizes[0] === n, () => `batch1 and batch2 must have same number of batches, got ${n} and ${b._sizes[0]}`)
  need(b._sizes[1] === k, () => `Incompatible matrix sizes for bmm (${m}x${k} and ${b._sizes[1]}x${b._sizes[2]})`)
  return mm(a.permute([1, 0, 2]).reshape([m, n * k]), b.reshape([n * k, b._sizes[2]!]))
}
const addbmm = scaled(
  'AddbmmBackward0',
  foldedBatches,
  (g, a, b, alpha) => {
    const G = (): Tensor => g.unsqueeze(0).expand([(a ?? b)!._sizes[0]!, ...g._sizes.slice(-2)])
    return [() => times(G().bmm(b!.transpose(1, 2)), alpha), () => times(a!.transpose(1, 2).bmm(G()), alpha)]
  },
  ['batch1', 'batch2'],
)
const addr = (self: Tensor, vec1: Tensor, vec2: Tensor, beta: Num, alpha: Num): Tensor => {
  need(vec1._sizes.length === 1 && vec2._sizes.length === 1, () => `addr: Expected 1-D argument vec1, but got ${vec1._sizes.length}-D`)
  const o = outer(vec1, vec2)
  if (self._dtype === boolType && o._dtype === boolType)
    return beta ? (alpha ? self.logical_or(o) : self.expand([...o._sizes]).clone()) : alpha ? o : o.logical_and(o.new_zeros([]))
  return added(self, o, beta, alpha)
}

export function outer(self: Tensor, vec2: Tensor): Tensor {
  need(self._sizes.length === 1, () => `outer: Expected 1-D argument self, but got ${self._sizes.length}-D`)
  need(vec2._sizes.length === 1, () => `outer: Expected 1-D argument vec2, but got ${vec2._sizes.length}-D`)
  return self.unsqueeze(1).mul(vec2)
}

/** PyTorch's matrix product of tensors of any rank, with broadcast batches. */
export function matmul(self: Tensor, other: Tensor): Tensor {
  const a = self._sizes.length
  const b = other._sizes.length
  need(a > 0 && b > 0, () => `both arguments to matmul need to be at least 1D, but they are ${a}D and ${b}D`)
  if (a === 2 && b === 2) return mm(self, other)
  if (a === 1 && b === 1) return dot(self, other)
  if (a === 2 && b === 1) return mv(self, other)
  if (a === 1 && b === 2) return mm(self.unsqueeze(0), other).squeeze_(0)
  need(
    self._dtype === other._dtype,
    () => `expected m1 and m2 to have the same dtype, but got: ${word(self._dtype)} != ${word(other._dtype)}`,
  )
  if (b <= 2) {
    // The leading dimensions fold into rows, so one product does.
    const k = self._sizes[a - 1]!
    need(k === other._sizes[0], () =>
      b === 1
        ? `size mismatch, got input (${self._count / Math.max(k, 1)}), mat (${self._count / Math.max(k, 1)}x${k}), vec (${other._sizes[0]})`
        : `mat1 and mat2 shapes cannot be multiplied (${self._count / Math.max(k, 1)}x${k} and ${other._sizes.join('x')})`,
    )
    const rows = self._sizes.slice(0, -1)
    const flat = self.reshape([rows.reduce((x, y) => x * y, 1), k])
    return unsafeView(b === 1 ? mv(flat, other) : mm(flat, other), b === 1 ? rows : [...rows, other._sizes[1]!])
  }
  const left = a === 1 ? self.unsqueeze(0) : self
  const n = left._sizes.length
  const batch = broadcastBatch(left._sizes.slice(0, -2), other._sizes.slice(0, -2))
  const [m, k] = [left._sizes[n - 2]!, left._sizes[n - 1]!]
  const [k2, p] = [other._sizes[b - 2]!, other._sizes[b - 1]!]
  const count = batch.reduce((x, y) => x * y, 1)
  need(k === k2, () => `Expected size for first two dimensions of batch2 tensor to be: [${count}, ${k}] but got: [${count}, ${k2}].`)
  const out = bmm(left.expand([...batch, m, k]).reshape([count, m, k]), other.expand([...batch, k, p]).reshape([count, k, p]))
  return unsafeView(out, a === 1 ? [...batch, p] : [...batch, m, p])
}
const broadcastBatch = (a: readonly number[], b: readonly number[]): readonly number[] => broadcastShapes([a, b])

function inner(self: Tensor, other: Tensor): Tensor {
  if (self._sizes.length === 0 || other._sizes.length === 0) return self.mul(other)
  need(
    self._sizes.at(-1) === other._sizes.at(-1),
    () =>
      `inner() the last dimension must match on both input tensors but got shapes ${shapeText(self._sizes)} and ${shapeText(other._sizes)}`,
  )
  return tensordot(self, other, [[self._sizes.length - 1], [other._sizes.length - 1]])
}

/** Contracts the dimensions named of one tensor with those of the other. */
export function tensordot(self: Tensor, other: Tensor, dims: number | readonly (readonly number[])[] | Tensor): Tensor {
  let d: readonly (readonly number[])[]
  if (dims instanceof Tensor) d = dims.tolist() as number[][]
  else if (typeof dims === 'number') {
    need(dims >= 0, () => `tensordot expects dims >= 0, but got dims=${dims}`)
    need(dims <= Math.min(self._sizes.length, other._sizes.length), () => `tensordot expects dims < ndim_a or ndim_b, but got dims=${dims}`)
    d = [Array.from({ length: dims }, (_, i) => self._sizes.length - dims + i), Array.from({ length: dims }, (_, i) => i)]
  } else d = dims
  const norm = (t: Tensor, list: readonly number[]): number[] => list.map((x) => (x < 0 ? x + t._sizes.length : x))
  const da = norm(self, d[0] ?? [])
  const db = norm(other, d[1] ?? [])
  need(da.length === db.length, () => `both dimension lists should have same length, got ${da.length} and ${db.length}`)
  da.forEach((x, i) => {
    const [p, q] = [self._sizes[x], other._sizes[db[i]!]]
    need(
      p === q || p === 1 || q === 1,
      () => `contracted dimensions need to match, but first has size ${p} in dim ${x} and second has size ${q} in dim ${db[i]}`,
    )
  })
  // A contracted dimension of size 1 against a larger one broadcasts: the larger is summed first.
  let a = self
  let b = other
  da.forEach((x, i) => {
    if (a._sizes[x] === 1 && b._sizes[db[i]!] !== 1) b = b.sum({ dim: db[i]!, keepdim: true })
    else if (b._sizes[db[i]!] === 1 && a._sizes[x] !== 1) a = a.sum({ dim: x, keepdim: true })
  })
  const freeA = [...a._sizes.keys()].filter((x) => !da.includes(x))
  const freeB = [...b._sizes.keys()].filter((x) => !db.includes(x))
  const k = da.reduce((p, x) => p * a._sizes[x]!, 1)
  const rows = freeA.map((x) => a._sizes[x]!)
  const columns = freeB.map((x) => b._sizes[x]!)
  const left = a.permute([...freeA, ...da]).reshape([rows.reduce((p, q) => p * q, 1), k])
  const right = b.permute([...db, ...freeB]).reshape([k, columns.reduce((p, q) => p * q, 1)])
  return mm(left, right).reshape([...rows, ...columns])
}

/** The products of every element of one tensor with all of another, as blocks. */
function kron(self: Tensor, other: Tensor): Tensor {
  const n = Math.max(self._sizes.length, other._sizes.length)
  const [a, b] = [self, other].map((t) => [...new Array<number>(n - t._sizes.length).fill(1), ...t._sizes]) as [number[], number[]]
  const apart = (sizes: number[], at: 0 | 1): number[] => sizes.flatMap((s) => (at ? [1, s] : [s, 1]))
  const p = self.reshape(apart(a, 0)).mul(other.reshape(apart(b, 1)))
  return unsafeView(
    p,
    a.map((s, i) => s * b[i]!),
  )
}

/** What `run` gives, if it has the sizes of its first argument: an in-place sum does not widen that. */
const fitting =
  (run: (self: Tensor, ...args: unknown[]) => Tensor) =>
  (self: Tensor, ...args: unknown[]): Tensor => {
    const out = run(self, ...args)
    if (sameSizes(out._sizes, self._sizes)) return out
    throw new RuntimeError(
      `Bad in-place call: input tensor size ${shapeText(self._sizes)} and output tensor size ${shapeText(out._sizes)} should match`,
    )
  }

const BETA = '*, Scalar beta=1, Scalar alpha=1'
const sums: Record<string, Op> = withInplace(
  {
    addmm: op('beta · self + alpha · (mat1 @ mat2).', [`(Tensor self, Tensor mat1, Tensor mat2, ${BETA})`, addmm]),
    addmv: op('beta · self + alpha · (mat @ vec).', [`(Tensor self, Tensor mat, Tensor vec, ${BETA})`, addmv]),
    addr: op('beta · self + alpha · outer(vec1, vec2).', [`(Tensor self, Tensor vec1, Tensor vec2, ${BETA})`, addr]),
    baddbmm: op('beta · self + alpha · (batch1 @ batch2), per batch.', [`(Tensor self, Tensor batch1, Tensor batch2, ${BETA})`, baddbmm]),
    addbmm: op('beta · self + alpha · the sum of batch1 @ batch2 over the batch.', [
      `(Tensor self, Tensor batch1, Tensor batch2, ${BETA})`,
      addbmm,
    ]),
  },
  ['addmm', 'addmv', 'addr', 'baddbmm', 'addbmm'],
  fitting,
)
export const products: Record<string, Op> = {
  mm: op('The product of two matrices.', ['(Tensor self, Tensor mat2)', mm]),
  bmm: op('The products of two batches of matrices.', ['(Tensor self, Tensor mat2)', bmm]),
  mv: op('A matrix times a vector.', ['(Tensor self, Tensor vec)', mv]),
  dot: op('The inner product of two vectors.', ['(Tensor self, Tensor tensor)', dot]),
  vdot: op('The inner product of two vectors.', ['(Tensor self, Tensor other)', vdot]),
  matmul: op('The matrix product: vectors, matrices, or broadcast batches of them.', ['(Tensor self, Tensor other)', matmul]),
  ...sums,
  kron: op('The Kronecker product: other times every element of self, as blocks.', ['(Tensor self, Tensor other)', kron]),
  outer: op('The products of every element of one vector with every element of the other.', ['(Tensor self, Tensor vec2)', outer]),
  ger: op('The outer product of two vectors.', ['(Tensor self, Tensor vec2)', outer]),
  inner: op('The inner products over the last dimensions.', ['(Tensor self, Tensor other)', inner]),
  tensordot: {
    ...op('Contracts dimensions of two tensors.', ['(Tensor self, Tensor other, any dims=2)', tensordot]),
    reach: 'function' as const,
  },
}
