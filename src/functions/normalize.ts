/**
 * What all normalisations share: elements less a mean, over a deviation, times a weight, plus a bias, with the mean and deviation over
 * some axes and the weight along others. The kernels of it and of its gradient; which axes they are is said by a `Frame`.
 */
import { mode } from '../autograd/modes.ts'
import { anyRequiresGrad } from '../autograd/record.ts'
import { type DType, float32, float64 } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import { add, cast, computeType, div, type Expr, load, mul, param, reduce, type Scalar, type Store, sqrt, sub } from '../ir/expr.ts'
import { contiguousStrides } from '../shape/shape.ts'
import { arrange, axesBut, launch, type Program, program, walked } from '../tensor/launch.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'

export interface Frame {
  readonly extents: readonly number[]
  /** The axes along which there are a mean and a deviation each. */
  readonly stats: readonly number[]
  /** The axes along which weight and bias vary. */
  readonly affine: readonly number[]
  /** Whether axes 1 and 2 are one dimension of the tensor: channels in groups. */
  readonly grouped: boolean
}

const shapeAlong = (f: Frame, axes: readonly number[]): number[] => f.extents.map((e, a) => (axes.includes(a) ? e : 1))
const others = (f: Frame, axes: readonly number[]): number[] => axesBut(f.extents.length, axes)
const countOf = (f: Frame, axes: readonly number[]): number => axes.reduce((n, a) => n * f.extents[a]!, 1)
/** How many elements have a mean in common. */
export const shareOf = (f: Frame): number => countOf(f, others(f, f.stats))

/** The strides of a tensor of the input's shape. */
const whole = (f: Frame, t: Tensor): readonly number[] =>
  f.grouped ? [t._strides[0]!, t._strides[1]! * f.extents[2]!, ...t._strides.slice(1)] : t._strides
/** The strides of a contiguous tensor that has only the given axes. */
function compact(f: Frame, axes: readonly number[]): number[] {
  const strides = contiguousStrides(axes.map((a) => f.extents[a]!))
  return f.extents.map((_, a) => (axes.includes(a) ? strides[axes.indexOf(a)]! : 0))
}

/** What a kernel is written with: its operands by name (those that there are), its numbers, and where its results go. */
interface Pen {
  read: (name: string) => Expr | null
  n: Expr
  eps: Expr
  momentum: Expr
  /** Stored once per position of the outer axes, or (`inside`) for every element; a result that is not asked for is left out. */
  write: (name: string, value: Expr, inside?: boolean) => void
}
const sum = (x: Expr): Expr => reduce('sum', x)
const times = (x: Expr, factor: Expr | null): Expr => (factor ? mul(x, factor) : x)

/** The input less its mean (where it has one), over its deviation. */
const standard = ({ read }: Pen): Expr => {
  const mean = read('mean')
  return mul(mean ? sub(read('x')!, mean) : read('x')!, read('rstd')!)
}
/** The mean and reciprocal deviation, and the result; `mean`: is asked for, else the root of the mean square serves. */
function normalised(pen: Pen): void {
  const { read, write, n, momentum: m } = pen
  const x = read('x')!
  const mean = read('mean') ? div(sum(x), n) : null
  const d = mean ? sub(x, mean) : x
  const squares = sum(mul(d, d))
  finish(pen, d, div(squares, n))
  if (mean) write('mean', mean)
  const moved = (before: Expr, now: Expr): Expr => add(mul(now, m), mul(before, sub(1, m)))
  const [runningMean, runningVar] = [read('runningMean'), read('runningVar')]
  if (mean && runningMean) write('runningMean', moved(runningMean, mean))
  if (runningVar) write('runningVar', moved(runningVar, div(squares, sub(n, 1))))
}
function finish({ read, write, eps }: Pen, d: Expr, variance: Expr): void {
  const rstd = div(1, sqrt(add(variance, eps)))
  const y = times(mul(d, rstd), read('w'))
  const b = read('b')
  write('y', b ? add(y, b) : y, true)
  write('rstd', rstd)
}

const kernels = {
  normalised,
  /** By the running mean and variance. */
  given: (pen: Pen): void => finish(pen, sub(pen.read('x')!, pen.read('runningMean')!), pen.read('runningVar')!),
  /** The gradient of the input, where the weight varies within what shares a mean. */
  rows(pen: Pen): void {
    const { read, write, n } = pen
    const g = times(read('g')!, read('w'))
    const xhat = standard(pen)
    // Divided by n before they meet the elements: one division a row.
    const pull = mul(xhat, div(sum(mul(g, xhat)), n))
    write('dx', mul(read('rstd')!, sub(g, read('mean') ? add(div(sum(g), n), pull) : pull)), true)
  },
  columns(pen: Pen): void {
    const g = pen.read('g')!
    pen.write('dw', sum(mul(g, standard(pen))))
    pen.write('db', sum(g))
  },
  /** For a mean of one element, where all that remains is the rounding of PyTorch's formulas. */
  loneRows({ read, write }: Pen): void {
    const [g, rstd, w] = [read('g')!, read('rstd')!, read('w')]
    write('dx', sub(times(mul(rstd, g), w), mul(times(g, w), rstd)), true)
  },
  /** There, x · rstd + (-mean · rstd) in one step. */
  lone(pen: Pen): void {
    const { read, write } = pen
    const [g, rstd] = [read('g')!, read('rstd')!]
    const wide = (x: Expr): Expr => cast('f64', x)
    write('dw', sum(mul(g, cast(g.ty, sub(mul(wide(read('x')!), wide(rstd)), wide(mul(read('mean')!, rstd)))))))
    write('db', sum(g))
  },
  /** All gradients, where what shares a mean shares a weight. */
  channels(pen: Pen): void {
    const { read, write, n } = pen
    const g = read('g')!
    const xhat = standard(pen)
    const total = sum(g)
    const dot = sum(mul(g, xhat))
    write('dw', dot)
    write('db', total)
    write('dx', mul(times(read('rstd')!, read('w')), sub(g, add(div(total, n), mul(xhat, div(dot, n))))), true)
  },
  /** The same for a mean and a deviation that do not depend on the input. */
  givenChannels(pen: Pen): void {
    const { read, write } = pen
    const g = read('g')!
    write('dw', sum(mul(g, standard(pen))))
    write('db', sum(g))
    write('dx', mul(g, times(read('rstd')!, read('w'))), true)
  },
}
type Kind = keyof typeof kernels

type Part = readonly [name: string, tensor: Tensor | null, strides: readonly number[]]
const programs = new Map<string, Program>()
function programOf(kind: Kind, names: readonly string[]): Program {
  const key = `${kind}:${names.join()}`
  let p = programs.get(key)
  if (!p) {
    p = program((stored) => {
      const ty: Scalar = stored[0] === 'float64' ? 'f64' : 'f32'
      const stores: Store[] = []
      kernels[kind]({
        read: (name) => (names.includes(name) ? cast(ty, load(computeType[stored[names.indexOf(name)]!], names.indexOf(name))) : null),
        n: param(ty, 0),
        eps: param(ty, 1),
        momentum: param(ty, 2),
        write: (name, value, inside = false) => {
          const buffer = names.indexOf(name)
          if (buffer >= 0) stores.push({ buffer, value: cast(computeType[stored[buffer]!], value), inside })
        },
      })
      return stores
    })
    programs.set(key, p)
  }
  return p
}

/** Runs a kernel once for every position of the `outer` axes. The first part lies as the input does, and decides in which order axes are walked. */
function sweep(kind: Kind, f: Frame, outer: readonly number[], parts: readonly Part[], eps = 0, momentum = 0): void {
  const used = parts.filter((p) => p[1])
  const [, input, lead] = used[0]!
  const { axes, reduce, operands } = arrange(
    f.extents,
    used.map(([, tensor, strides]) => ({ tensor: tensor!, strides })),
    walked(outer, lead),
    walked(others(f, outer), lead),
  )
  const ty: Scalar = input!._dtype === float64 ? 'f64' : 'f32'
  launch(
    programOf(
      kind,
      used.map((p) => p[0]),
    ),
    '',
    operands,
    axes,
    reduce,
    [shareOf(f), eps, momentum].map((value) => ({ ty, value })),
    8,
  )
}

/** A parameter of a low-precision input may be float32, else all dtypes must agree. Returns the dtype of the parameters. */
export function checkMixed(x: Tensor, params: readonly (Tensor | null)[]): DType {
  const given = params.filter((p) => p !== null)
  if (given.every((p) => p._dtype === x._dtype)) return x._dtype
  if (given.some((p) => p._dtype !== float32)) throw new RuntimeError('mixed dtype (CPU): expect parameter to have scalar type of Float')
  if (x._dtype.itemsize !== 2) throw new RuntimeError('mixed dtype (CPU): all inputs must share same datatype.')
  return float32
}

export interface Affine {
  weight: Tensor | null
  bias: Tensor | null
}
export interface Running {
  mean: Tensor | null
  variance: Tensor | null
}
export interface Normalised {
  y: Tensor
  /** Null where none is taken off. */
  mean: Tensor | null
  rstd: Tensor
}

const flat = (t: Tensor | null): Tensor | null => (t === null || t._contiguous ? t : t.detach().contiguous())

/** Computes; records nothing. With `momentum` the running statistics (contiguous) move; with `given` they serve instead of the input's own. */
export function normalise(
  x: Tensor,
  f: Frame,
  affine: Affine,
  eps: number,
  how: { centred: boolean; running?: Running; given?: boolean; momentum?: number },
): Normalised {
  const y = empty(x._sizes, x._dtype)
  const wide = x._dtype === float64 ? float64 : float32
  const shape = f.stats.map((a) => f.extents[a]!)
  const rstd = empty(shape, wide)
  const mean = how.centred && !how.given ? empty(shape, wide) : null
  const along = compact(f, f.affine)
  const beside = compact(f, f.stats)
  sweep(
    how.given ? 'given' : 'normalised',
    f,
    f.stats,
    [
      ['x', x, whole(f, x)],
      ['y', y, whole(f, y)],
      ['mean', mean, beside],
      ['rstd', rstd, beside],
      ['w', flat(affine.weight), along],
      ['b', flat(affine.bias), along],
      ['runningMean', how.running?.mean ?? null, beside],
      ['runningVar', how.running?.variance ?? null, beside],
    ],
    eps,
    how.momentum,
  )
  return { y, mean: how.given ? how.running!.mean : mean, rstd }
}

const paramShape = (f: Frame): number[] => (f.grouped ? [countOf(f, f.affine)] : f.affine.map((a) => f.extents[a]!))

/** What the gradient depends on: the input, its statistics, and how they came to be. */
export interface Origin {
  x: Tensor
  weight: Tensor | null
  bias?: Tensor | null
  mean: Tensor | null
  rstd: Tensor
  eps: number
  /** The mean and deviation were given: they do not depend on the input. */
  given: boolean
}
/** Gradients of the input, the weight and the bias, each where it is wanted, from those of the result, the mean and the reciprocal deviation. */
export function normaliseBackward(
  f: Frame,
  grads: readonly (Tensor | null)[],
  o: Origin,
  wants: readonly [boolean, boolean, boolean],
): (Tensor | null)[] {
  const { x, weight } = o
  const [g, gMean, gRstd] = grads
  if (!g || gMean || gRstd || mode.forward >= 0 || (mode.grad && anyRequiresGrad([g, x, weight]))) return recordable(f, grads, o, wants)
  const shape = paramShape(f)
  const paramDtype = weight?._dtype ?? o.bias?._dtype ?? x._dtype
  const dx = wants[0] ? empty(x._sizes, x._dtype) : null
  const dw = wants[1] ? empty(shape, paramDtype) : null
  const db = wants[2] ? empty(shape, paramDtype) : null
  const along = compact(f, f.affine)
  const beside = compact(f, f.stats)
  const inputs: Part[] = [
    ['x', x, whole(f, x)],
    ['g', g, whole(f, g)],
    ['mean', o.mean, beside],
    ['rstd', o.rstd, beside],
  ]
  const factor: Part = ['w', flat(weight), along]
  const sums: Part[] = [
    ['dw', dw, along],
    ['db', db, along],
  ]
  const result: Part = ['dx', dx, dx ? whole(f, dx) : []]
  if (f.stats.join() === f.affine.join()) sweep(o.given ? 'givenChannels' : 'channels', f, f.stats, [...inputs, factor, ...sums, result])
  else {
    const lone = shareOf(f) === 1 && o.mean
    if (dx) sweep(lone ? 'loneRows' : 'rows', f, f.stats, [...inputs, factor, result])
    if (dw || db) sweep(lone ? 'lone' : 'columns', f, f.affine, [...inputs, ...sums])
  }
  return [dx, dw, db]
}

/** The same by operations that are recorded themselves, so that it has derivatives of every order. */
function recordable(
  f: Frame,
  [gy, gMean, gRstd]: readonly (Tensor | null)[],
  o: Origin,
  wants: readonly [boolean, boolean, boolean],
): (Tensor | null)[] {
  const whole = (t: Tensor): Tensor => t.reshape([...f.extents])
  const beside = (t: Tensor): Tensor => t.reshape(shapeAlong(f, f.stats))
  const shared = others(f, f.stats)
  const average = (t: Tensor): Tensor => t.mean({ dim: shared, keepdim: true })
  const x = whole(o.x)
  const centre = o.mean === null ? null : o.given ? beside(o.mean) : average(x)
  const d = centre ? x.sub(centre) : x
  const rstd = o.given ? beside(o.rstd) : average(d.mul(d)).add(o.eps).rsqrt()
  const xhat = d.mul(rstd)
  const g = gy && whole(gy)
  let dx: Tensor | null = null
  if (wants[0]) {
    const n = shareOf(f)
    const parts: Tensor[] = []
    if (g) {
      const gw = o.weight ? g.mul(o.weight.reshape(shapeAlong(f, f.affine))) : g
      parts.push(o.given ? gw.mul(rstd) : rstd.mul((centre ? gw.sub(average(gw)) : gw).sub(xhat.mul(average(gw.mul(xhat))))))
    }
    if (gMean) parts.push(beside(gMean).div(n).expand_as(x))
    if (gRstd) parts.push(beside(gRstd).mul(rstd).mul(rstd).mul(xhat).div(-n))
    if (parts.length)
      dx = parts
        .reduce((a, b) => a.add(b))
        .reshape([...o.x._sizes])
        .to(o.x._dtype)
  }
  const repeated = others(f, f.affine)
  const summed = (t: Tensor): Tensor => (repeated.length ? t.sum({ dim: repeated }) : t).reshape(paramShape(f))
  return [dx, wants[1] && g ? summed(g.mul(xhat)) : null, wants[2] && g ? summed(g) : null]
}
