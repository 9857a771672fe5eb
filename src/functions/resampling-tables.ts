/**
 * Which positions along a dimension each new position is made of, and with which weights, for every way of interpolating: the rules
 * of ATen's UpSample.h and UpSampleKernel.cpp, in the precision that they are computed in there.
 */

/** New position `o` is the sum over `t` of the element at `index[o · taps + t]` times its weight. */
export interface Table {
  /** Positions of the input and of the result. */
  from: number
  to: number
  taps: number
  index: Int32Array
  /** None: the one element itself. */
  weight: Float64Array | null
  /** Weights of 0 fill up short rows, and must not be multiplied with. */
  ragged: boolean
  transpose?: Table
}

/** How a size was asked for: the length to come, and the factor where one was given and counts. */
export interface Asked {
  from: number
  to: number
  scale: number | null
  corners: boolean
}
/** Rounds to the precision that positions and weights are computed in. */
export type Round = (x: number) => number
export const single: Round = Math.fround
export const double: Round = (x) => x

const table = (from: number, to: number, taps: number, weighted = true): Table => ({
  from,
  to,
  taps,
  index: new Int32Array(to * taps),
  weight: weighted ? new Float64Array(to * taps) : null,
  ragged: false,
})

/** The distance between neighbours of the result, in the input. */
function stepOf({ from, to, scale, corners }: Asked, r: Round): number {
  if (corners) return to > 1 ? r((from - 1) / (to - 1)) : 0
  return scale !== null && scale > 0 ? r(1 / scale) : r(from / to)
}
const centre = (step: number, o: number, corners: boolean, r: Round): number => (corners ? r(step * o) : r(r(step * r(o + 0.5)) - 0.5))

export function nearestExact(asked: Asked, r: Round): Table {
  const step = stepOf(asked, r)
  return picked(asked, (o) => Math.max(centre(step, o, false, r), 0) + 0.5)
}
const picked = ({ from, to }: Asked, at: (o: number) => number): Table => {
  const out = table(from, to, 1, false)
  for (let o = 0; o < to; o++) out.index[o] = Math.min(Math.floor(single(at(o))), from - 1)
  return out
}
/**
 * By default a factor given counts, even where the lengths are the same or one is twice the other; `simple` goes by the lengths there,
 * as PyTorch does for smaller images, and backward always.
 */
export function nearest(asked: Asked, r: Round, simple: boolean): Table {
  const { from, to } = asked
  const plain = from === to || to === 2 * from
  const step = stepOf(plain && simple ? { ...asked, scale: null } : asked, simple ? single : r)
  const out = picked(asked, (o) => step * o)
  if (plain && !simple && asked.scale !== null) {
    out.transpose = transpose(nearest(asked, r, true))
    out.transpose.transpose = out
  }
  return out
}

/** Between the two neighbours; outside, the last one. */
export function linear(asked: Asked, r: Round): Table {
  const { from, to } = asked
  const out = table(from, to, 2)
  const step = stepOf(asked, r)
  for (let o = 0; o < to; o++) {
    const at = from === to ? o : Math.max(centre(step, o, asked.corners, r), 0)
    const left = Math.min(Math.floor(at), from - 1)
    const part = Math.min(Math.max(r(at - left), 0), 1)
    out.index.set([left, Math.min(left + 1, from - 1)], 2 * o)
    out.weight!.set([r(1 - part), part], 2 * o)
  }
  return out
}

/** Keys' cubic convolution with the given slope, within distance 1 and 2. */
const near = (x: number, a: number, r: Round): number => r(r(r(r(r((a + 2) * x) - (a + 3)) * x) * x) + 1)
const far = (x: number, a: number, r: Round): number => r(r(r(r(r(r(a * x) - 5 * a) * x) + 8 * a) * x) - 4 * a)
const SLOPE = -0.75

export function cubic(asked: Asked, r: Round): Table {
  const { from, to } = asked
  const out = table(from, to, 4)
  const step = stepOf(asked, r)
  for (let o = 0; o < to; o++) {
    const at = centre(step, o, asked.corners, r)
    const left = Math.min(Math.floor(at), from - 1)
    const part = Math.min(Math.max(r(at - left), 0), 1)
    const rest = r(1 - part)
    for (let t = 0; t < 4; t++) out.index[4 * o + t] = Math.min(Math.max(left + t - 1, 0), from - 1)
    out.weight!.set([far(r(part + 1), SLOPE, r), near(part, SLOPE, r), near(rest, SLOPE, r), far(r(rest + 1), SLOPE, r)], 4 * o)
  }
  return out
}

/** A filter and how far it reaches. */
export interface Filter {
  reach: number
  value: (x: number, r: Round) => number
}
const sinc = (x: number, r: Round): number => (x === 0 ? 1 : r(Math.sin(r(x * Math.PI)) / r(x * Math.PI)))
/** Pillow's filters, stretched over what a smaller result leaves out. */
export const filters: Record<string, Filter> = {
  bilinear: { reach: 1, value: (x, r) => (Math.abs(x) < 1 ? r(1 - Math.abs(x)) : 0) },
  bicubic: {
    reach: 2,
    value: (x, r) => (Math.abs(x) < 1 ? near(Math.abs(x), -0.5, r) : Math.abs(x) < 2 ? far(Math.abs(x), -0.5, r) : 0),
  },
  lanczos: { reach: 3, value: (x, r) => (Math.abs(x) < 3 ? r(sinc(x, r) * sinc(r(x / 3), r)) : 0) },
}

export function filtered(asked: Asked, r: Round, { reach, value }: Filter): Table {
  const { from, to } = asked
  const step = stepOf(asked, r)
  const support = step >= 1 ? r(reach * step) : reach
  const narrow = step >= 1 ? r(1 / step) : 1
  const rows: [number, number][][] = []
  for (let o = 0; o < to; o++) {
    const at = r(step * r(o + 0.5))
    const first = Math.max(Math.trunc(r(r(at - support) + 0.5)), 0)
    const end = Math.min(Math.trunc(r(r(at + support) + 0.5)), from)
    const row: [number, number][] = []
    for (let i = first; i < end; i++) row.push([i, value(r(r(r(i - at) + 0.5) * narrow), r)])
    const total = row.reduce((sum, [, w]) => r(sum + w), 0)
    rows.push(row.map(([i, w]) => [i, total === 0 ? w : r(w / total)]))
  }
  return fromRows(from, rows)
}

/** Means over the input's positions that each new one covers, in part or whole. */
export function area(from: number, to: number): Table {
  return fromRows(
    from,
    Array.from({ length: to }, (_, o) => {
      const first = Math.floor((o * from) / to)
      const end = Math.ceil(((o + 1) * from) / to)
      return Array.from({ length: end - first }, (_, i): [number, number] => [first + i, 1 / (end - first)])
    }),
  )
}

/** Weights of 16 bits, as images of bytes are resampled with. */
export function quantised(t: Table): Table {
  if (!t.weight) return t
  const most = t.weight.reduce((a, w) => Math.max(a, w), 0)
  let bits = 0
  while (bits < 22 && Math.trunc(0.5 + most * 2 ** (bits + 1)) < 2 ** 15) bits++
  return { ...t, weight: t.weight.map((w) => Math.trunc(w * 2 ** bits + (w < 0 ? -0.5 : 0.5)) / 2 ** bits) }
}

/** The table with such a list of positions and weights for each new position. */
function fromRows(from: number, rows: readonly (readonly [number, number])[][]): Table {
  const taps = rows.reduce((n, row) => Math.max(n, row.length), 1)
  const out = table(from, rows.length, taps)
  rows.forEach((row, o) => {
    for (let t = 0; t < taps; t++) {
      const [i, w] = row[t] ?? [row.at(-1)?.[0] ?? 0, 0]
      out.index[o * taps + t] = i
      out.weight![o * taps + t] = w
    }
    if (row.length < taps) out.ragged = true
  })
  return out
}

/** What each old position goes into: the adjoint, which carries gradients back. */
export function transpose(t: Table): Table {
  if (t.transpose) return t.transpose
  const rows: [number, number][][] = Array.from({ length: t.from }, () => [])
  for (let o = 0; o < t.to; o++) {
    for (let k = o * t.taps; k < (o + 1) * t.taps; k++) {
      const w = t.weight ? t.weight[k]! : 1
      if (t.ragged && w === 0) continue
      const row = rows[t.index[k]!]!
      const last = row.at(-1)
      if (last && last[0] === o) last[1] += w
      else row.push([o, w])
    }
  }
  const back = fromRows(t.to, rows)
  back.transpose = t
  t.transpose = back
  return back
}

/** Whether every position is the one it was. */
export const isIdentity = (t: Table): boolean =>
  t.from === t.to &&
  t.index.every((i, k) => (t.weight && t.weight[k] === 0) || (i === Math.floor(k / t.taps) && (!t.weight || t.weight[k] === 1)))
