/** A step length that satisfies the strong Wolfe conditions, by bracketing and cubic interpolation (Nocedal and Wright, 2006, ch. 3; minFunc). */
import type { Tensor } from '../tensor/tensor.ts'

/** The objective along the direction: its value and gradient at a step length. */
export type Along = (t: number) => readonly [value: number, gradient: Tensor]

interface Point {
  t: number
  f: number
  g: Tensor
  /** The slope along the direction. */
  slope: number
}

/** Where the cubic through two points, with their slopes, is least within the bounds. */
function cubicLeast(a: Point, b: Point, low = Math.min(a.t, b.t), high = Math.max(a.t, b.t)): number {
  const d1 = a.slope + b.slope - (3 * (a.f - b.f)) / (a.t - b.t)
  const square = d1 * d1 - a.slope * b.slope
  if (!(square >= 0)) return (low + high) / 2
  const d2 = Math.sqrt(square)
  const [left, right] = a.t <= b.t ? [a, b] : [b, a]
  const least = right.t - (right.t - left.t) * ((right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2))
  return Math.min(Math.max(least, low), high)
}

const SUFFICIENT = 1e-4
const CURVATURE = 0.9

export interface Found {
  f: number
  g: Tensor
  t: number
  evaluations: number
}

/** From the length `first` on; `round` rounds to the precision of the values; `f`, `g` and `slope` are those at 0. */
export function strongWolfe(
  along: Along,
  d: Tensor,
  first: number,
  f: number,
  g: Tensor,
  slope: number,
  tolerance: number,
  most: number,
  round: (x: number) => number,
): Found {
  const size = Number(d.abs().max().item())
  let evaluations = 0
  const at = (t: number): Point => {
    const [value, gradient] = along(t)
    evaluations++
    return { t, f: value, g: gradient, slope: Number(gradient.dot(d).item()) }
  }
  const start: Point = { t: 0, f, g: g.clone(), slope }
  // In the precision of the values: below it there is no descent to ask for.
  const tooHigh = (p: Point): boolean => p.f > round(f + SUFFICIENT * p.t * slope)
  const flat = (p: Point): boolean => Math.abs(p.slope) <= -CURVATURE * slope

  // Go further until two points have such a length between them.
  let before = start
  let now = at(first)
  let done = false
  let rounds = 0
  let ends: [Point, Point] | null = null
  for (; rounds < most; rounds++) {
    if (tooHigh(now) || (rounds > 1 && now.f >= before.f) || (!flat(now) && now.slope >= 0)) {
      ends = [before, now]
      break
    }
    if (flat(now)) {
      ends = [now, now]
      done = true
      break
    }
    const next = cubicLeast(before, now, now.t + 0.01 * (now.t - before.t), now.t * 10)
    before = now
    now = at(next)
  }
  ends ??= [start, now]
  let low = ends[0].f <= ends[1].f ? 0 : 1

  // Close in on it.
  let stuck = false
  while (!done && rounds < most) {
    const [p, q] = ends
    if (Math.abs(q.t - p.t) * size < tolerance) break
    let t = cubicLeast(p, q)
    const [least, largest] = [Math.min(p.t, q.t), Math.max(p.t, q.t)]
    const margin = 0.1 * (largest - least)
    if (Math.min(largest - t, t - least) < margin) {
      if (stuck || t >= largest || t <= least) {
        t = Math.abs(t - largest) < Math.abs(t - least) ? largest - margin : least + margin
        stuck = false
      } else stuck = true
    } else stuck = false
    const point = at(t)
    rounds++
    if (tooHigh(point) || point.f >= ends[low]!.f) {
      ends[1 - low] = point
      low = ends[0].f <= ends[1].f ? 0 : 1
    } else {
      if (flat(point)) done = true
      else if (point.slope * (ends[1 - low]!.t - ends[low]!.t) >= 0) ends[1 - low] = ends[low]!
      ends[low] = point
    }
  }
  const best = ends[low]!
  return { f: best.f, g: best.g, t: best.t, evaluations }
}
