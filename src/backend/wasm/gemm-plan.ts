/**
 * How a matrix product is carried out: which way, what is packed, and how it is cut into calls of the kernel and units for
 * threads. Knows no instructions, and gets memory and threads from its caller.
 */
import type { GemmShape } from './gemm-block.ts'
import { type GemmType, gemmSize } from './gemm-lanes.ts'
import { field, type GemmProblem, PARALLEL_WORK, phase, type Words } from './gemm-params.ts'

/** What a product needs from its caller. */
export interface GemmHost {
  /** Address of the parameter block, `gemmParamBytes` long and aligned to 8. */
  P: number
  threads: number
  /** Views of the memory as it is now. */
  words: () => Words
  /** The address, aligned to 16, of at least that many bytes, which are free again when the product is done; asked once at most. */
  workspace: (bytes: number) => number
  /** Runs the kernel for units `start` to `end`; may spread them over threads, each unit in one call, where `parallel`. */
  run: (start: number, end: number, parallel: boolean) => void
}

interface Plan {
  phase: number
  firstPacked: number
  packA: boolean
  unitM: number
  unitN: number
}

/** Bytes of B that are packed at a time, where one thread packs B alone: they are read again from a near cache. */
const CHUNK = 1 << 16
/** Workspace for several batch entries that are packed at the same time. */
const WORKSPACE_LIMIT = 1 << 24

const roundUp = (x: number, to: number): number => Math.ceil(x / to) * to

/** Runs `p`, which is changed on the way. Nothing may overlap C, and C's rows may not overlap. */
export function runGemm(type: GemmType, shape: GemmShape, p: GemmProblem, host: GemmHost): void {
  if (p.m === 0 || p.n === 0 || p.batch === 0) return
  normalize(p)
  const { m, n, k, batch } = p
  const size = gemmSize[type]
  const plan = choose(p, shape, size)
  const parallel = host.threads > 1 && m * n * k * batch >= PARALLEL_WORK
  // A matrix that all entries share is packed once, and then the others had better stay where they are.
  const sameA = p.batchA === 0 && p.groupA === 0
  const sameB = p.batchB === 0 && p.groupB === 0
  if (parallel && batch > 1 && sameB && (p.rowA === 1 || p.colA === 1)) plan.packA = false
  const slot = packedBytes(p, n, plan, shape, size)

  const packsB = plan.firstPacked < n
  const columns = Math.max(4, Math.floor(CHUNK / (shape.nr * k * size))) * shape.nr
  if (!parallel && batch === 1 && plan.firstPacked === 0 && !plan.packA && !p.tables && n > columns) {
    const at = host.workspace(packedBytes(p, columns, plan, shape, size))
    plan.phase = phase.whole
    for (let j = 0; j < n; j += columns) {
      p.n = plan.unitN = Math.min(columns, n - j)
      write(type, host.words(), host.P, p, 0, plan, size, at, 0)
      host.run(0, 1, false)
      p.b += columns * p.colB * size
      p.c += columns * size
      if (p.addend) p.addend += columns * size
    }
    return
  }
  const shared = (!packsB || sameB) && (!plan.packA || sameA)
  if (slot > 0 && (!parallel || (!shared && batch >= 2 * host.threads))) {
    plan.phase = phase.whole
    const group = parallel ? Math.min(batch, Math.max(host.threads, Math.floor(WORKSPACE_LIMIT / slot))) : batch
    const at = host.workspace(parallel ? group * slot : slot)
    for (let e = 0; e < batch; e += group) {
      write(type, host.words(), host.P, p, e, plan, size, at, slot)
      host.run(0, Math.min(group, batch - e), parallel)
    }
    return
  }
  const together = shared ? batch : 1
  if (parallel) divide(plan, p, shape, Math.ceil((4 * host.threads) / together))
  const at = slot > 0 ? host.workspace(slot) : 0
  const panelsB = Math.ceil((n - plan.firstPacked) / shape.nr)
  const panelsA = plan.packA ? Math.ceil(m / shape.mr) : 0
  for (let e = 0; e < batch; e += together) {
    const first = e > 0 && sameB ? panelsB : 0
    const last = panelsB + (e > 0 && sameA ? 0 : panelsA)
    if (first < last) {
      write(type, host.words(), host.P, p, e, { ...plan, phase: phase.pack }, size, at, slot)
      host.run(first, last, true)
    }
    const units = together * write(type, host.words(), host.P, p, e, plan, size, at, slot)
    host.run(0, units, parallel && units > 1)
  }
}

/** Bytes of workspace that a product asks for; changes `problem` as the product itself does. */
export function gemmWorkspace(type: GemmType, shape: GemmShape, problem: GemmProblem, threads: number): number {
  let bytes = 0
  const words: Words = { i32: new Int32Array(32), f64: new Float64Array(16), i64: new BigInt64Array(16) }
  runGemm(type, shape, problem, { P: 0, threads, words: () => words, workspace: (n) => (bytes = n), run: () => undefined })
  return bytes
}

/** Elements from which threads pay where they are only copied. */
const PARALLEL_COPY = 1 << 17

/** Copies B of the first entry, which has tables, to `to` as a row-major matrix. */
export function gatherTables(type: GemmType, p: GemmProblem, host: Omit<GemmHost, 'workspace'>, to: number): void {
  write(
    type,
    host.words(),
    host.P,
    p,
    0,
    { phase: phase.gather, firstPacked: 0, packA: false, unitM: 1, unitN: p.n },
    gemmSize[type],
    to,
    0,
  )
  host.run(0, p.k, host.threads > 1 && p.k * p.n >= PARALLEL_COPY)
}

/** Strides along extents of 1 are chosen freely, nothing is multiplied by 0, and a column of C becomes a row where it can. */
function normalize(p: GemmProblem): void {
  if (Number(p.alpha) === 0) p.k = 0
  if (p.n === 1 && p.m > 1 && p.rowA === 1 && p.rowC === 1 && !p.tables) {
    // C^T = B^T A^T.
    p.n = p.m
    p.m = 1
    const { a, rowA, colA, batchA, groupA } = p
    p.a = p.b
    p.b = a
    p.rowA = p.colB
    p.colA = p.rowB
    p.rowB = colA
    p.colB = rowA
    p.batchA = p.batchB
    p.batchB = batchA
    p.groupA = p.groupB
    p.groupB = groupA
  }
  if (p.m === 1) p.rowA = 1
  if (p.n === 1) p.colB = 1
  if (p.k === 1) p.colA = p.rowB = 1
}

/** Elements from which reading an operand in order is worth its packing, where enough of the other one meets it. */
const PACK = 1 << 13
/** The same for A, which is read in six rows at a time, and packed slowly: from half of a second-level cache on. */
const PACK_A = 1 << 17
/** Columns of A so many bytes apart, or a multiple of it, displace each other from the first cache. */
const SAME_SETS = 4096
/** Columns of B from which reading those again and again costs more than packing A. */
const WIDE = 128
/** Bytes of B from which it counts that the tile kernels cross it in narrow panels, and that packing it is slow. */
const LARGE = 1 << 21
/** Columns of a row of C that stay in the first cache while rows of B pass. */
const ROW_COLUMNS = 4096

/** The most rows of a product that may be carried out otherwise than in tiles. */
const FEW_ROWS = 16
/** Whether a product of these extents is carried out in full tiles, whose sums can begin with a row that is added to all. */
export const startsFromRow = (m: number, n: number, { nr }: GemmShape): boolean => m > FEW_ROWS && n % nr === 0

/** The ways of a product; where they meet was measured on x86-64 with `bench/gemm.ts`. */
function choose(p: GemmProblem, { nr }: GemmShape, size: number): Plan {
  const { m, n, k, rowA, colA, rowB, colB } = p
  const none = { firstPacked: n, packA: false, unitM: m, unitN: n }
  if (k === 0) return { phase: phase.block, ...none }
  const displaced = rowA === 1 && (colA * size) % SAME_SETS === 0 && n >= WIDE && k * m >= PACK
  const packA = (rowA !== 1 && colA !== 1) || displaced || (n >= 32 && k * m >= PACK_A)
  if (p.tables) return { phase: phase.block, ...none, firstPacked: 0, packA }
  const large = k * n * size >= LARGE
  if (colA === 1 && rowB === 1 && (n === 1 || (colB !== 1 && (m < 4 || (k >= 64 && (m < 8 || n <= nr / 2)) || (m <= FEW_ROWS && large)))))
    return { phase: phase.dot, ...none }
  if (colB === 1 && (m === 1 || (m < 4 && large))) return { phase: phase.row, ...none, unitM: 1, unitN: Math.min(n, ROW_COLUMNS) }
  // The tile knows the last k by its address.
  const packB = colB !== 1 || rowB === 0 || (m >= 32 && n > nr && k * n >= PACK)
  return { phase: phase.block, firstPacked: packB ? 0 : n - (n % nr), packA, unitM: m, unitN: n }
}

/** Bytes for what is packed of a product with `n` columns. */
function packedBytes({ m, k }: GemmProblem, n: number, { firstPacked, packA }: Plan, { nr }: GemmShape, size: number): number {
  return roundUp((packA ? m * k : 0) * size, 16) + roundUp(n - firstPacked, nr) * k * size
}

/** Cuts C into about `wanted` units or more: blocks as the kernel itself would cut, or smaller ones. */
function divide(plan: Plan, { m, n }: GemmProblem, { mr, nr, mc }: GemmShape, wanted: number): void {
  if (wanted <= 1) return
  if (plan.phase !== phase.row) plan.unitM = Math.min(mc, Math.max(4 * mr, roundUp(m / wanted, mr)))
  const rows = Math.ceil(m / plan.unitM)
  plan.unitN = Math.min(plan.unitN, Math.max(8 * nr, roundUp((n * rows) / wanted, nr)))
}

/** Writes the parameter block for batch entries from `first` on; the number of units in an entry. */
function write(
  type: GemmType,
  { i32, f64, i64 }: Words,
  P: number,
  p: GemmProblem,
  first: number,
  plan: Plan,
  size: number,
  at: number,
  slot: number,
): number {
  const w = P >> 2
  const set = (offset: number, value: number): void => void (i32[w + (offset >> 2)] = value)
  set(field.a, p.a)
  set(field.b, p.b)
  set(field.c, p.c)
  set(field.packedA, at)
  set(field.packedB, at + roundUp((plan.packA ? p.m * p.k : 0) * size, 16))
  set(field.m, p.m)
  set(field.n, p.n)
  set(field.k, p.k)
  set(field.rowA, p.rowA * size)
  set(field.colA, p.colA * size)
  set(field.rowB, p.rowB * size)
  set(field.colB, p.colB * size)
  set(field.rowC, p.rowC * size)
  set(field.batchA, p.batchA * size)
  set(field.batchB, p.batchB * size)
  set(field.batchC, p.batchC * size)
  set(field.phase, plan.phase)
  set(field.unitM, plan.unitM)
  set(field.unitN, plan.unitN)
  const unitsN = Math.ceil(p.n / plan.unitN)
  const units = unitsN * Math.ceil(p.m / plan.unitM)
  set(field.unitsN, unitsN)
  set(field.perEntry, units)
  set(field.firstPacked, plan.firstPacked)
  set(field.packA, plan.packA ? 1 : 0)
  set(field.slot, slot)
  set(field.tableRows, p.tables?.rows ?? 0)
  set(field.tableColumns, p.tables?.columns ?? 0)
  set(field.inner, p.inner)
  set(field.groupA, p.groupA * size)
  set(field.groupB, p.groupB * size)
  set(field.groupC, p.groupC * size)
  set(field.firstEntry, first)
  set(field.addend, p.addend ?? 0)
  const factors = (P + field.alpha) >> 3
  if (type === 'f32' || type === 'f64') {
    f64[factors] = Number(p.alpha)
    f64[factors + 1] = Number(p.beta)
  } else {
    i64[factors] = BigInt(p.alpha)
    i64[factors + 1] = BigInt(p.beta)
  }
  return units
}
