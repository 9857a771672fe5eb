/**
 * Where a sampling grid points to: the neighbours of a position along one dimension and their weights, by the rules of ATen's
 * GridSampler.h. Written once for kernels and for tensors: over any values with the operations of an `Algebra`.
 */

export interface Algebra<V> {
  add: (a: V, b: V | number) => V
  sub: (a: V, b: V | number) => V
  mul: (a: V, b: V | number) => V
  div: (a: V, b: V) => V
  floor: (a: V) => V
  trunc: (a: V) => V
  nearest: (a: V) => V
  abs: (a: V) => V
  /** `a` where x < y (and neither is NaN), else `b`. */
  below: (x: V, y: V | number, a: V, b: V) => V
  /** A value of the same type. */
  constant: (like: V, x: number) => V
}

/** Bilinear, nearest, bicubic; and zeros, border, reflection: PyTorch's numbers. */
export const MODES = ['bilinear', 'nearest', 'bicubic']
export const PADDINGS = ['zeros', 'border', 'reflection']
export interface Sampling {
  dims: number
  mode: number
  padding: number
  corners: boolean
}

export interface Tap<V> {
  /** A whole number, which may lie outside. */
  at: V
  weight: V
  /** The derivative of the weight by the grid. */
  slope: V
}

const SLOPE = -0.75

/** The neighbours that the grid's number `g` stands for along a dimension of `size`. */
export function tapsOf<V>(k: Algebra<V>, g: V, size: V, { dims, mode, padding, corners }: Sampling): Tap<V>[] {
  const { add, sub, mul, below, constant } = k
  const last = sub(size, 1)
  const zero = constant(g, 0)
  const one = constant(g, 1)
  const half = mul(corners ? last : size, 0.5)
  // For images and for volumes PyTorch rounds differently.
  const place = (): V => {
    if (dims === 2) return corners ? mul(add(g, 1), half) : sub(mul(add(g, 1), half), 0.5)
    return corners ? mul(mul(add(g, 1), 0.5), last) : mul(sub(mul(add(g, 1), size), 1), 0.5)
  }
  /** A position brought inside, and the derivative of that. What is no number goes to the first element of an image, to the last of a volume. */
  const clipped = (x: V, slope: V): [V, V] => [
    dims === 2 ? below(zero, x, below(x, last, x, last), zero) : below(x, last, below(zero, x, x, zero), last),
    below(zero, x, below(x, last, slope, zero), zero),
  ]
  const reflected = (x: V, slope: V): [V, V] => {
    const low = corners ? 0 : -0.5
    const span = corners ? last : size
    const twice = mul(span, 2)
    const from = sub(x, low)
    const far = k.abs(from)
    const rest = sub(far, mul(k.trunc(k.div(far, twice)), twice))
    const back = below(span, rest, sub(twice, rest), rest)
    const turned = below(from, zero, mul(slope, -1), slope)
    return clipped(add(back, low), below(span, rest, mul(turned, -1), turned))
  }
  const padded = (x: V, slope: V): [V, V] => (padding === 1 ? clipped(x, slope) : padding === 2 ? reflected(x, slope) : [x, slope])
  const raw = place()
  if (mode === 2) {
    const first = k.floor(raw)
    const t = sub(raw, first)
    return cubicWeights(k, t, one).map(([weight, slope], i) => ({
      at: padded(add(first, i - 1), one)[0],
      weight,
      slope: mul(slope, half),
    }))
  }
  const [x, slope] = padded(raw, half)
  if (mode === 1) return [{ at: k.nearest(x), weight: one, slope: zero }]
  const left = k.floor(x)
  const right = sub(x, left)
  return [
    { at: left, weight: sub(one, right), slope: mul(slope, -1) },
    { at: add(left, 1), weight: right, slope },
  ]
}

/** Weights and slopes of the cubic convolution at distances t + 1, t, 1 - t, 2 - t. */
function cubicWeights<V>({ add, sub, mul }: Algebra<V>, t: V, one: V): [V, V][] {
  const near = (s: V): [V, V] => [
    add(mul(mul(sub(mul(s, SLOPE + 2), SLOPE + 3), s), s), 1),
    mul(sub(mul(s, 3 * (SLOPE + 2)), 2 * (SLOPE + 3)), s),
  ]
  const far = (s: V): [V, V] => [
    sub(mul(add(mul(sub(mul(s, SLOPE), 5 * SLOPE), s), 8 * SLOPE), s), 4 * SLOPE),
    add(mul(sub(mul(s, 3 * SLOPE), 10 * SLOPE), s), 8 * SLOPE),
  ]
  const mirrored = ([weight, slope]: [V, V]): [V, V] => [weight, mul(slope, -1)]
  const rest = sub(one, t)
  return [far(add(t, 1)), near(t), mirrored(near(rest)), mirrored(far(add(rest, 1)))]
}
