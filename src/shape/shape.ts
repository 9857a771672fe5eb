/** Sizes, strides and broadcasting, as plain arrays of numbers. Strides are in elements. Knows nothing of tensors. */
import { RuntimeError, shapeText } from '../errors.ts'

export type Sizes = readonly number[]

export function numelOf(sizes: Sizes): number {
  let n = 1
  for (let i = 0; i < sizes.length; i++) n *= sizes[i]!
  return n
}

/** Row-major strides; a dimension of size 0 counts as 1, as in PyTorch. */
export function contiguousStrides(sizes: Sizes): number[] {
  const strides = new Array<number>(sizes.length)
  let step = 1
  for (let i = sizes.length - 1; i >= 0; i--) {
    strides[i] = step
    step *= Math.max(sizes[i]!, 1)
  }
  return strides
}

/** Whether elements lie in row-major order without gaps: 0 not, `PLAIN`, or 2 where dimensions of size 1 have other strides than row-major ones. */
export type Contiguity = 0 | 1 | 2
export const PLAIN = 1
export function contiguityOf(sizes: Sizes, strides: Sizes): Contiguity {
  let step = 1
  let found: Contiguity = PLAIN
  for (let i = sizes.length - 1; i >= 0; i--) {
    const n = sizes[i]!
    if (strides[i] !== step) {
      // Without elements any strides are.
      if (n !== 1) return sizes.includes(0) ? 2 : 0
      found = 2
    }
    step *= n
  }
  return found
}

/** Whether the elements fill one stretch of memory, each once, in some order of the dimensions. */
export function isDense(sizes: Sizes, strides: Sizes): boolean {
  if (contiguityOf(sizes, strides)) return true
  const order = [...sizes.keys()].filter((d) => sizes[d] !== 1).sort((a, b) => strides[a]! - strides[b]!)
  let step = 1
  for (const d of order) {
    if (sizes[d] === 0) return true
    if (strides[d] !== step) return false
    step *= sizes[d]!
  }
  return true
}

export function sameSizes(a: Sizes, b: Sizes): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** The common shape of two operands, or the first dimension (of the longer) where they disagree. */
export function broadcastTwo(a: Sizes, b: Sizes): number[] | number {
  const n = Math.max(a.length, b.length)
  const out = new Array<number>(n)
  for (let i = n - 1, p = a.length - 1, q = b.length - 1; i >= 0; i--, p--, q--) {
    const x = p >= 0 ? a[p]! : 1
    const y = q >= 0 ? b[q]! : 1
    if (x === y || y === 1) out[i] = x
    else if (x === 1) out[i] = y
    else return i
  }
  return out
}

/** Strides of a tensor read as if it had the larger shape `to` (stride 0 where it is stretched). */
export function broadcastStrides(sizes: Sizes, strides: Sizes, to: Sizes): number[] {
  const lead = to.length - sizes.length
  const out = new Array<number>(to.length)
  for (let i = 0; i < to.length; i++) out[i] = i < lead || (sizes[i - lead] === 1 && to[i] !== 1) ? 0 : strides[i - lead]!
  return out
}

/** The strides under which the elements can be seen with another shape without a copy; null where they cannot. */
export function viewStrides(sizes: Sizes, strides: Sizes, to: Sizes): number[] | null {
  if (numelOf(sizes) === 0) return sameSizes(sizes, to) ? [...strides] : contiguousStrides(to)
  const out = new Array<number>(to.length)
  let viewDim = to.length - 1
  let chunkStep = sizes.length ? strides[sizes.length - 1]! : 1
  let memory = 1
  let seen = 1
  if (sizes.length === 0) {
    out.fill(1)
    return out
  }
  for (let d = sizes.length - 1; d >= 0; d--) {
    memory *= sizes[d]!
    if (d === 0 || (sizes[d - 1] !== 1 && strides[d - 1] !== memory * chunkStep)) {
      while (viewDim >= 0 && (seen < memory || to[viewDim] === 1)) {
        out[viewDim] = seen * chunkStep
        seen *= to[viewDim]!
        viewDim--
      }
      if (seen !== memory) return null
      if (d > 0) {
        chunkStep = strides[d - 1]!
        memory = 1
        seen = 1
      }
    }
  }
  return viewDim === -1 ? out : null
}

/** Whether a tensor of `sizes` can be broadcast to `to`. */
export function expandable(sizes: Sizes, to: Sizes): boolean {
  const lead = to.length - sizes.length
  return lead >= 0 && sizes.every((s, i) => s === 1 || s === to[lead + i])
}

/** The inclusive range of element positions that a view touches, relative to its offset. */
export function extentOf(sizes: Sizes, strides: Sizes): number {
  let last = 0
  for (let i = 0; i < sizes.length; i++) {
    if (sizes[i] === 0) return 0
    last += (sizes[i]! - 1) * strides[i]!
  }
  return last + 1
}

/**
 * Whether several positions are certainly one element: a dimension repeats it. Strides that meet in other ways are not looked for, as in
 * PyTorch: what is written there depends on the order.
 */
export function repeatsItself(sizes: Sizes, strides: Sizes): boolean {
  return strides.some((s, d) => s === 0 && sizes[d]! > 1) && !sizes.includes(0)
}

/** Every choice of one of each list. */
export const choices = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((x) => [...head, x])), [[]])

/** Refuses negative sizes. */
export function checkNonNegative(sizes: Sizes): void {
  const bad = sizes.find((s) => s < 0)
  if (bad !== undefined) throw new RuntimeError(`Trying to create tensor with negative dimension ${bad}: ${shapeText(sizes)}`)
}

/** Refuses to write into a shape what is broadcast to another. */
export function checkBroadcast(own: Sizes, broadcast: Sizes): void {
  if (!sameSizes(own, broadcast))
    throw new RuntimeError(`output with shape ${shapeText(own)} doesn't match the broadcast shape ${shapeText(broadcast)}`)
}
