/**
 * Random chains of view operations, held against a model that knows no strides: the list of storage places that a tensor shows, in
 * row-major order. Values, layouts, aliasing, refusals, gradients through the chain and in-place changes of its members.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

/** What a tensor shows: the places of its elements in row-major order. */
interface Shown {
  sizes: number[]
  at: number[]
}
const countOf = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1)
/** The index of each element, in row-major order. */
function indices(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>((all, n) => all.flatMap((i) => Array.from({ length: n }, (_, k) => [...i, k])), [[]])
}
const place = ({ sizes, at }: Shown, index: readonly number[]): number => at[index.reduce((flat, i, d) => flat * sizes[d]! + i, 0)]!
/** A tensor of these sizes whose element at an index is that of another at `from(index)`. */
const shownFrom = (s: Shown, sizes: number[], from: (index: number[]) => number[]): Shown => ({
  sizes,
  at: indices(sizes).map((i) => place(s, from(i))),
})
/** How far apart neighbours along each dimension lie, where that is one number; null for places that no strides give. */
function stridesOf({ sizes, at }: Shown): (number | undefined)[] | null {
  if (at.length === 0) return sizes.map(() => undefined)
  const all = indices(sizes)
  const strides = sizes.map((n, d) => {
    const next = all.findIndex((i) => i.every((x, k) => x === Number(k === d)))
    return n > 1 ? at[next]! - at[0]! : undefined
  })
  return all.every((i, k) => at[k] === i.reduce((a, x, d) => a + x * (strides[d] ?? 0), at[0]!)) ? strides : null
}

type Tape = readonly [kind: number, a: number, b: number, c: number]
interface Step {
  tensor: torch.Tensor
  shown: Shown
  /** One of several views that one call gave. */
  sibling?: boolean
}
const insert = <T>(list: readonly T[], at: number, x: T): T[] => [...list.slice(0, at), x, ...list.slice(at)]
const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at)
const moved = (list: readonly number[], from: number, to: number): number[] => insert(without(list, from), to, list[from]!)

/** Sizes with the same number of elements: factors of it, in some order. */
function otherSizes(count: number, a: number, b: number): number[] {
  if (count === 0) return [a % 3, 0]
  const out: number[] = []
  let rest = count
  for (let k = 0; rest > 1 && k < 3; k++) {
    const factors = Array.from({ length: rest }, (_, i) => i + 1).filter((f) => rest % f === 0)
    const f = factors[(a + k * b) % factors.length]!
    out.push(f)
    rest /= f
  }
  return [...out, rest]
}

/** One operation on the tensor and on the model; null where it has no sense for these sizes. */
const kinds: ((t: torch.Tensor, s: Shown, a: number, b: number, c: number) => Step | null)[] = [
  function select(t, s, a, b, c) {
    const [d, n] = [a % s.sizes.length, s.sizes[a % s.sizes.length]]
    if (!n) return null
    const i = b % n
    const shown = shownFrom(s, without(s.sizes, d), (x) => insert(x, d, i))
    return { tensor: c % 2 ? t.select(d, i) : t.select(d - s.sizes.length, i - n), shown }
  },
  function narrow(t, s, a, b, c) {
    if (s.sizes.length === 0) return null
    const d = a % s.sizes.length
    const start = b % (s.sizes[d]! + 1)
    const length = c % (s.sizes[d]! - start + 1)
    const sizes = s.sizes.with(d, length)
    return { tensor: t.narrow(d, start, length), shown: shownFrom(s, sizes, (x) => x.with(d, x[d]! + start)) }
  },
  function slice(t, s, a, b, c) {
    if (s.sizes.length === 0) return null
    const d = a % s.sizes.length
    const [start, step] = [b % (s.sizes[d]! + 1), 1 + (c % 3)]
    const sizes = s.sizes.with(d, Math.ceil((s.sizes[d]! - start) / step))
    const all = new torch.Slice(null, null, null)
    const tensor = t.index([...s.sizes.slice(0, d).map(() => all), new torch.Slice(start, null, step)])
    return { tensor, shown: shownFrom(s, sizes, (x) => x.with(d, start + x[d]! * step)) }
  },
  function transpose(t, s, a, b, c) {
    const n = s.sizes.length
    if (n === 0) return null
    const [p, q] = [a % n, b % n]
    const swap = (x: number[]): number[] => x.with(p, x[q]!).with(q, x[p]!)
    const tensor = [() => t.transpose(p, q), () => t.swapaxes(p - n, q), () => t.swapdims(p, q - n)][c % 3]!()
    return { tensor, shown: shownFrom(s, swap(s.sizes), swap) }
  },
  function permute(t, s, a, b) {
    const n = s.sizes.length
    if (n === 0) return null
    const order = moved(moved([...s.sizes.keys()], a % n, b % n), b % n, 0)
    const shown = shownFrom(
      s,
      order.map((d) => s.sizes[d]!),
      (x) => s.sizes.map((_, d) => x[order.indexOf(d)]!),
    )
    return { tensor: t.permute(order), shown }
  },
  function movedim(t, s, a, b) {
    const n = s.sizes.length
    if (n === 0) return null
    const [from, to] = [a % n, b % n]
    return { tensor: t.movedim(from, to - n), shown: shownFrom(s, moved(s.sizes, from, to), (x) => moved(x, to, from)) }
  },
  function reversed(t, s, a) {
    if (s.sizes.length !== 2 && a % 3 > 0) return null
    const tensor = a % 3 === 0 ? t.permute([...s.sizes.keys()].reverse()) : a % 3 === 1 ? t.t() : t.mT
    return { tensor, shown: shownFrom(s, [...s.sizes].reverse(), (x) => [...x].reverse()) }
  },
  function expand(t, s, a, b) {
    if (countOf(s.sizes) > 60) return null
    const d = s.sizes.indexOf(1)
    const inner = d >= 0 ? s.sizes.with(d, 1 + (b % 3)) : s.sizes
    const lead = a % 2 ? [1 + (a % 3)] : []
    const shown = shownFrom(s, [...lead, ...inner], (x) => (d < 0 ? x.slice(lead.length) : x.slice(lead.length).with(d, 0)))
    return { tensor: t.expand([...lead, ...inner.map((n, i) => (i === d ? n : -1))]), shown }
  },
  function unfold(t, s, a, b, c) {
    if (s.sizes.length === 0 || countOf(s.sizes) > 60) return null
    const d = a % s.sizes.length
    const size = b % (s.sizes[d]! + 1)
    const step = 1 + (c % 2)
    const sizes = [...s.sizes.with(d, Math.floor((s.sizes[d]! - size) / step) + 1), size]
    return { tensor: t.unfold(d, size, step), shown: shownFrom(s, sizes, (x) => x.slice(0, -1).with(d, x[d]! * step + x.at(-1)!)) }
  },
  function diagonal(t, s, a, b, c) {
    const n = s.sizes.length
    if (n < 2) return null
    const p = a % n
    const q = (p + 1 + (b % (n - 1))) % n
    const offset = (c % 5) - 2
    const [down, right] = [Math.max(-offset, 0), Math.max(offset, 0)]
    const length = Math.max(Math.min(s.sizes[p]! - down, s.sizes[q]! - right), 0)
    const rest = [...s.sizes.keys()].filter((d) => d !== p && d !== q)
    const shown = shownFrom(s, [...rest.map((d) => s.sizes[d]!), length], (x) =>
      s.sizes.map((_, d) => (d === p ? x.at(-1)! + down : d === q ? x.at(-1)! + right : x[rest.indexOf(d)]!)),
    )
    return { tensor: t.diagonal(offset, p, q), shown }
  },
  function squeeze(t, s, a, b) {
    if (s.sizes.length === 0) return null
    const dims = [[...s.sizes.keys()], [a % s.sizes.length], [...new Set([a % s.sizes.length, b % s.sizes.length])]][b % 3]!
    const tensor = b % 3 === 0 ? t.squeeze() : b % 3 === 1 ? t.squeeze(dims[0]!) : t.squeeze(dims)
    return { tensor, shown: { at: s.at, sizes: s.sizes.filter((n, d) => n !== 1 || !dims.includes(d)) } }
  },
  function unsqueeze(t, s, a) {
    const d = a % (s.sizes.length + 1)
    return { tensor: t.unsqueeze(d), shown: { at: s.at, sizes: insert(s.sizes, d, 1) } }
  },
  function view(t, s, a, b) {
    const sizes = otherSizes(s.at.length, a, b)
    const shown = { at: s.at, sizes }
    const asked = s.at.length > 0 && b % 2 ? sizes.with(a % sizes.length, -1) : sizes
    if (stridesOf(shown) !== null) return { tensor: a % 2 ? t.view(asked) : t.reshape(asked), shown }
    // Places that no strides give: a view is refused, and reshape copies.
    expect(() => t.view(asked)).toThrow('view size is not compatible')
    const copy = t.reshape(asked)
    expect([copy.shape, copy.is_contiguous(), copy.data_ptr() === t.data_ptr()]).toEqual([sizes, true, false])
    expect(copy.flatten().tolist()).toEqual(t.flatten().tolist())
    return null
  },
  function flatten(t, s, a, b) {
    if (s.sizes.length === 0) return { tensor: t.flatten(), shown: { at: s.at, sizes: [1] } }
    const start = a % s.sizes.length
    const end = start + (b % (s.sizes.length - start))
    const sizes = [...s.sizes.slice(0, start), countOf(s.sizes.slice(start, end + 1)), ...s.sizes.slice(end + 1)]
    const shown = { at: s.at, sizes }
    return stridesOf(shown) === null ? null : { tensor: t.flatten(start, end), shown }
  },
  function unflatten(t, s, a, b) {
    const d = a % s.sizes.length
    const n = s.sizes[d]
    if (!n) return null
    const factors = Array.from({ length: n }, (_, i) => i + 1).filter((f) => n % f === 0)
    const parts = [factors[b % factors.length]!, n / factors[b % factors.length]!]
    const sizes = [...s.sizes.slice(0, d), ...parts, ...s.sizes.slice(d + 1)]
    return { tensor: t.unflatten(d, b % 2 ? parts : [-1, parts[1]!]), shown: { at: s.at, sizes } }
  },
  function pieces(t, s, a, b, c) {
    const d = a % s.sizes.length
    const n = s.sizes[d]
    if (!n) return null
    const size = 1 + (b % n)
    const list = [
      () => t.split(size, d),
      () => t.chunk(Math.ceil(n / size), d),
      () => t.split([size, n - size], d),
      () => t.tensor_split([size], d),
      () => t.unbind(d),
    ][c % 5]!()
    const i = (a + b) % list.length
    const start = list.slice(0, i).reduce((sum, p) => sum + (c % 5 === 4 ? 1 : p.shape[d]!), 0)
    const shown =
      c % 5 === 4
        ? shownFrom(s, without(s.sizes, d), (x) => insert(x, d, start))
        : shownFrom(s, s.sizes.with(d, list[i]!.shape[d]!), (x) => x.with(d, x[d]! + start))
    return { tensor: list[i]!, shown, sibling: c % 5 !== 3 }
  },
  function asStrided(t, s, a) {
    if (s.at.length === 0) return null
    // Every second place from the first to the last one shown; others of the storage would be seen too, but no gradient would reach them.
    const [first, last] = [Math.min(...s.at), Math.max(...s.at)]
    const rows = 1 + (a % 2)
    const columns = Math.floor((last - first - (rows - 1)) / 2) + 1
    if (columns < 1 || columns > 30) return null
    const at = indices([rows, columns]).map(([r, k]) => first + r! + 2 * k!)
    if (!at.every((p) => s.at.includes(p))) return null
    return { tensor: t.as_strided([rows, columns], [1, 2], first), shown: { sizes: [rows, columns], at } }
  },
]

const tape = fc.array(fc.tuple(fc.nat(kinds.length - 1), fc.nat(96), fc.nat(96), fc.nat(96)), { maxLength: 7 })
const base = fc.array(fc.nat(4), { maxLength: 3 }).map((sizes) => (countOf(sizes) > 40 ? sizes.slice(1) : sizes))

/** All members of a chain that begins with a tensor over places 0, 1, 2, …. */
function chain(start: torch.Tensor, sizes: number[], steps: readonly Tape[]): Required<Step>[] {
  const members = [{ tensor: start, shown: { sizes, at: Array.from({ length: countOf(sizes) }, (_, i) => i) }, sibling: false }]
  for (const [kind, a, b, c] of steps) {
    const { tensor, shown, sibling } = members.at(-1)!
    const next = kinds[kind]!(tensor, shown, a, b, c)
    if (next) members.push({ ...next, sibling: sibling || (next.sibling ?? false) })
  }
  return members
}
const fresh = (sizes: number[]): torch.Tensor => torch.arange(countOf(sizes), { dtype: torch.float64 }).add(1).reshape(sizes)
const flat = (t: torch.Tensor): number[] => t.detach().reshape([-1]).tolist() as number[]
/** Whether a dimension repeats one place: what cannot be written to. */
const repeats = (s: Shown): boolean => (stridesOf(s) ?? []).includes(0)
const distinct = (s: Shown): boolean => new Set(s.at).size === s.at.length

test('shapes, strides, offsets and values', () => {
  const seen = new Set<number>()
  fc.assert(
    fc.property(base, tape, (sizes, steps) => {
      const members = chain(fresh(sizes), sizes, steps)
      for (const { tensor, shown } of members) {
        expect([...tensor.shape]).toEqual(shown.sizes)
        expect(flat(tensor)).toEqual(shown.at.map((i) => i + 1))
        expect(tensor.is_contiguous()).toBe(shown.at.every((place, i) => place === shown.at[0]! + i))
        if (shown.at.length === 0) continue
        expect(tensor.storage_offset()).toBe(shown.at[0])
        stridesOf(shown)!.forEach((stride, d) => {
          if (stride !== undefined) expect(tensor.stride(d)).toBe(stride)
        })
        if (tensor.ndim === 0) continue
        const turned = shownFrom(shown, shown.sizes, (x) => x.with(0, shown.sizes[0]! - 1 - x[0]!))
        expect(flat(tensor.flip([0]))).toEqual(turned.at.map((i) => i + 1))
      }
      seen.add(members.length)
    }),
    { numRuns: 600, seed: 1 },
  )
  expect(Math.max(...seen)).toBeGreaterThan(6)
})

test('a write through any member shows in all', () => {
  fc.assert(
    fc.property(base, tape, fc.nat(), (sizes, steps, which) => {
      const members = chain(fresh(sizes), sizes, steps)
      const { tensor, shown } = members[which % members.length]!
      const storage = Array.from({ length: countOf(sizes) }, (_, i) => i + 1)
      if (repeats(shown)) {
        expect(() => tensor.mul_(-1)).toThrow('more than one element of the written-to tensor refers to a single memory location')
      }
      if (distinct(shown)) {
        tensor.mul_(-1)
        for (const i of shown.at) storage[i]! *= -1
      } else {
        tensor.fill_(-7)
        for (const i of shown.at) storage[i] = -7
      }
      for (const m of members) expect(flat(m.tensor)).toEqual(m.shown.at.map((i) => storage[i]))
    }),
    { numRuns: 400, seed: 2 },
  )
})

/** Weights that tell every element from the others. */
const weights = (n: number): number[] => Array.from({ length: n }, (_, i) => 1 + i * 3)
const weighted = (t: torch.Tensor): torch.Tensor =>
  t
    .reshape([-1])
    .mul(torch.tensor(weights(t.numel()), { dtype: torch.float64 }))
    .sum()

test('gradients arrive at the places that were shown', () => {
  fc.assert(
    fc.property(base, tape, (sizes, steps) => {
      const leaf = fresh(sizes).requires_grad_()
      const { tensor, shown } = chain(leaf, sizes, steps).at(-1)!
      weighted(tensor).backward()
      const gradient = new Array<number>(countOf(sizes)).fill(0)
      for (const [k, w] of weights(shown.at.length).entries()) gradient[shown.at[k]!]! += w
      expect(flat(leaf.grad!)).toEqual(gradient)
    }),
    { numRuns: 400, seed: 3 },
  )
})

test('a member changed in place: the history of all others follows', () => {
  let changed = 0
  fc.assert(
    fc.property(base, tape, fc.nat(), fc.nat(), (sizes, steps, which, other) => {
      const leaf = fresh(sizes).requires_grad_()
      const members = chain(leaf.clone(), sizes, steps)
      const target = members[which % members.length]!
      const seen = members[other % members.length]!
      if (!distinct(target.shown)) return
      if (target.sibling) {
        expect(() => target.tensor.mul_(3)).toThrow('is a view and is being modified inplace')
        return
      }
      target.tensor.mul_(3)
      changed++
      if (seen.sibling) {
        expect(() => weighted(seen.tensor)).toThrow('its base or another view of its base has been modified inplace')
        return
      }
      weighted(seen.tensor).backward()
      const gradient = new Array<number>(countOf(sizes)).fill(0)
      for (const [k, w] of weights(seen.shown.at.length).entries())
        gradient[seen.shown.at[k]!]! += target.shown.at.includes(seen.shown.at[k]!) ? 3 * w : w
      expect(flat(leaf.grad!)).toEqual(gradient)
    }),
    { numRuns: 500, seed: 4 },
  )
  expect(changed).toBeGreaterThan(200)
})
