import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Target } from '../../src/backend/wasm/emit.ts'
import { gemmModule, gemmShape } from '../../src/backend/wasm/gemm.ts'
import { type GemmType, gemmSize } from '../../src/backend/wasm/gemm-lanes.ts'
import type { GemmProblem } from '../../src/backend/wasm/gemm-params.ts'
import { gemmWorkspace, startsFromRow } from '../../src/backend/wasm/gemm-plan.ts'
import { dataAt, type Elements, entry, expected, kernel, memory, run, targets, view } from './harness.ts'

interface Layout {
  m: number
  n: number
  k: number
  batch: number
  /** Batch entries in a group, which lie as far apart as there are groups. */
  inner: number
  transposeA: boolean
  transposeB: boolean
  /** Elements between neighbours along the contiguous axis, and past the end of each row. */
  gapA: [number, number]
  gapB: [number, number]
  padC: number
  shareA: boolean
  shareB: boolean
  alpha: number
  beta: number
  /** Whether a row behind C is added to all of its rows, where it may be. */
  adds: boolean
}

/** Where the matrices of a layout lie, one after another from `dataAt` on; `end` is the first element after them. */
function place(type: GemmType, l: Layout): { problem: GemmProblem; end: number } {
  const size = gemmSize[type]
  const groups = Math.ceil(l.batch / l.inner)
  let next = dataAt / size + 1 // not aligned to a vector
  const operand = (rows: number, columns: number, transposed: boolean, [step, pad]: [number, number], shared: boolean) => {
    const at = next
    const [outer, inner] = transposed ? [columns, rows] : [rows, columns]
    const stride = inner * step + pad
    next += Math.max(outer * stride, inner * step) * (shared ? 1 : groups * Math.min(l.inner, l.batch))
    const group = shared ? 0 : outer * stride
    return { at: at * size, row: transposed ? step : stride, column: transposed ? stride : step, batch: groups * group, group }
  }
  const a = operand(l.m, l.k, l.transposeA, l.gapA, l.shareA)
  const b = operand(l.k, l.n, l.transposeB, l.gapB, l.shareB)
  const c = operand(l.m, l.n, false, [1, l.padC], false)
  const problem: GemmProblem = {
    a: a.at,
    b: b.at,
    c: c.at,
    m: l.m,
    n: l.n,
    k: l.k,
    batch: l.batch,
    rowA: a.row,
    colA: a.column,
    rowB: b.row,
    colB: b.column,
    rowC: c.row,
    batchA: a.batch,
    batchB: b.batch,
    batchC: c.batch,
    inner: l.inner,
    groupA: a.group,
    groupB: b.group,
    groupC: c.group,
    alpha: l.alpha,
    beta: l.beta,
  }
  return { problem, end: next }
}

/** A sum as the type holds it. */
const plus = (type: GemmType, x: number | bigint, y: number | bigint): number | bigint =>
  typeof x === 'bigint' ? BigInt.asIntN(64, x + BigInt(y)) : type === 'i32' ? (x + Number(y)) | 0 : x + Number(y)

const isFloat = (type: GemmType): boolean => type === 'f32' || type === 'f64'

/** Runs a layout and compares every element of C, and everything that is not C, with what it should be. */
function check(type: GemmType, simd: Target['simd'], l: Layout, threads = 1): void {
  const { problem, end: row } = place(type, l)
  const size = gemmSize[type]
  const memory = view(type)
  const adds = l.adds && l.alpha === 1 && l.beta === 0 && startsFromRow(l.m, l.n, gemmShape({ type }, { simd, shared: false }))
  if (adds) problem.addend = row * size
  const end = row + (adds ? l.n : 0)
  const from = dataAt / size
  let seed = 1
  for (let i = from; i < end + 16; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) | 0
    // Small whole numbers, so that floats are exact too and any wrong index shows.
    memory[i] = type === 'i64' ? BigInt(seed >> 20) : isFloat(type) ? seed >> 28 : seed >> 8
  }
  // C is not read where beta is 0, and what lies between must not be read at all.
  const c = problem.c / size
  if (isFloat(type) && l.beta === 0) memory.subarray(c, row).fill(Number.NaN as never)
  const before = memory.slice(from, end + 16) as Elements
  const answer = expected(type, { ...problem, a: problem.a - from * size, b: problem.b - from * size, c: problem.c - from * size }, before)
  run(type, simd, problem, threads)
  const after = memory.slice(from, end + 16) as Elements
  const wanted = before.slice() as Elements
  for (let e = 0; e < l.batch; e++)
    for (let i = 0; i < l.m; i++)
      for (let j = 0; j < l.n; j++) {
        const sum = answer(e, i, j)
        wanted[c - from + entry(problem, e, 'C') + i * problem.rowC + j] = (adds ? plus(type, sum, before[row - from + j]!) : sum) as never
      }
  for (let i = 0; i < wanted.length; i++) {
    const same = after[i] === wanted[i] || (Number.isNaN(after[i]) && Number.isNaN(wanted[i]))
    if (!same) expect.fail(`${type} ${simd}: element ${i - (c - from)} of C is ${after[i]}, not ${wanted[i]}, in ${JSON.stringify(l)}`)
  }
}

const extent = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1, 1, 4, 8, 16))
const gap = fc.tuple(fc.constantFrom(1, 1, 1, 2), fc.constantFrom(0, 0, 3))
const layouts: fc.Arbitrary<Layout> = fc.record({
  m: extent,
  n: extent,
  k: extent,
  batch: fc.constantFrom(1, 1, 1, 0, 2, 3, 5),
  inner: fc.constantFrom(1, 2, 5, 8),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  gapA: gap,
  gapB: gap,
  padC: fc.constantFrom(0, 0, 2),
  shareA: fc.boolean(),
  shareB: fc.boolean(),
  alpha: fc.constantFrom(1, 1, 2, -3, 0),
  beta: fc.constantFrom(0, 0, 1, -2),
  adds: fc.boolean(),
})

const plain: Layout = {
  m: 1,
  n: 1,
  k: 1,
  batch: 1,
  inner: 1,
  transposeA: false,
  transposeB: false,
  gapA: [1, 0],
  gapB: [1, 0],
  padC: 0,
  shareA: false,
  shareB: false,
  alpha: 1,
  beta: 0,
  adds: false,
}

describe.each(targets.filter((simd) => kernel('f32', simd)))('matrix products, %s', (simd) => {
  describe.each(['f32', 'f64', 'i32', 'i64'] as const)('%s', (type) => {
    it('equal plain loops for any sizes, strides, batches and factors', () => {
      fc.assert(
        fc.property(layouts, (l) => check(type, simd, l)),
        { numRuns: 300 },
      )
    })

    // Blocks of k, of rows and of columns end inside these; the largest make vectors and thin matrices go their own ways.
    it.each([
      [200, 20, 300],
      [3, 1100, 513],
      [9, 1100, 490],
      [600, 2, 257],
      [1, 700, 520],
      [700, 1, 520],
      [140, 140, 1],
      [70, 150, 260],
      [272, 40, 520],
    ] as const)('equal plain loops for %i by %i over %i, alone and cut into units', (m, n, k) => {
      const layouts = [
        [false, true],
        [true, false],
        ...(type === 'f32'
          ? [
              [false, false],
              [true, true],
            ]
          : []),
      ] as [boolean, boolean][]
      for (const [transposeA, transposeB] of layouts)
        for (const threads of [1, 3]) check(type, simd, { ...plain, m, n, k, transposeA, transposeB, beta: threads === 1 ? 0 : 1 }, threads)
    })

    it('equal plain loops for every way to divide rows into tiles', () => {
      for (const transposeA of [false, true])
        for (const step of [1, 2]) for (let m = 5; m <= 16; m++) check(type, simd, { ...plain, m, n: 9, k: 6, transposeA, gapA: [step, 0] })
    })

    it('equal plain loops where all rows of B are the same one', () => {
      for (const n of [1, 8, 19]) for (const m of [1, 3, 9]) check(type, simd, { ...plain, m, n, k: 7, transposeA: true, gapB: [1, -n] })
    })

    it('equal plain loops where a row is added to all', () => {
      // The last is packed in parts; 0 and 600 are no and several blocks of k.
      for (const [m, n, k] of [
        [17, 16, 5],
        [71, 48, 600],
        [20, 24, 0],
        [40, 264, 256],
      ] as const)
        for (const transposeB of [false, true])
          for (const threads of [1, 3]) check(type, simd, { ...plain, m, n, k, batch: 2, transposeB, adds: true, padC: 3 }, threads)
      check(type, simd, { ...plain, m: 40, n: 264, k: 256, transposeB: true, adds: true })
    })

    it('equal plain loops for batches cut into units', () => {
      for (const transposeB of [false, true])
        for (const n of [64, 67])
          for (const batch of [2, 9])
            for (const shareB of [false, true])
              for (const inner of [4, batch]) check(type, simd, { ...plain, m: 64, n, k: 64, batch, inner, transposeB, shareB }, 3)
    })
  })

  it('accumulates float32 as exactly as blocks of k allow', () => {
    const k = 4096
    const l: Layout = { ...plain, m: 4, n: 8, k }
    const { problem } = place('f32', l)
    const f32 = view('f32') as Float32Array
    for (let i = 0; i < 4 * k; i++) f32[problem.a / 4 + i] = Math.sin(i)
    for (let i = 0; i < 8 * k; i++) f32[problem.b / 4 + i] = Math.cos(3 * i)
    const answer = expected('f32', problem, f32)
    run('f32', simd, problem)
    // The bound for sums of blocks of 256: (256 + 16) roundings of at most the sum of magnitudes, which is below k.
    // (the worst case; a sum carried in less than float32, or of wrong terms, is beyond it).
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 8; j++)
        expect(Math.abs(f32[problem.c / 4 + i * 8 + j]! - Number(answer(0, i, j)))).toBeLessThan(272 * 2 ** -24 * k)
  })
})

it('many entries are packed group by group where a workspace for all would be too large', () => {
  const simd = 'none'
  const l: Layout = { ...plain, m: 12, n: 512, k: 512, batch: 17, inner: 3, transposeB: true }
  const { problem } = place('f32', l)
  const shape = gemmShape({ type: 'f32' }, { simd, shared: false })
  expect(gemmWorkspace('f32', shape, { ...problem }, 3)).toBe(16 << 20)
  expect(gemmWorkspace('f32', shape, { ...problem }, 1)).toBe(1 << 20)
  check('f32', simd, l, 3)
  const sharing = { ...l, shareB: true }
  expect(gemmWorkspace('f32', shape, place('f32', sharing).problem, 3)).toBe(1 << 20)
  check('f32', simd, sharing, 3)
})

it('columns of A that displace each other from the cache are packed', () => {
  const shape = gemmShape({ type: 'f32' }, { simd: 'none', shared: false })
  const l: Layout = { ...plain, m: 1024, n: 136, k: 8, transposeA: true }
  const workspace = (layout: Layout) => gemmWorkspace('f32', shape, place('f32', layout).problem, 1)
  expect(workspace(l)).toBe(1024 * 8 * 4)
  expect(workspace({ ...l, gapA: [1, 1] })).toBe(0)
  expect(workspace({ ...l, n: 120 })).toBe(0)
  check('f32', 'none', l)
})

it('a module is small and takes its memory from outside', () => {
  const bytes = gemmModule({ type: 'f32' }, { simd: 'simd', shared: false })
  expect(bytes.length).toBeLessThan(16384)
  expect(WebAssembly.Module.imports(new WebAssembly.Module(bytes))).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }])
  expect(memory.buffer.byteLength).toBeGreaterThan(0)
})

it('a shared memory is imported where the target says so', () => {
  const bytes = gemmModule({ type: 'f64' }, { simd: 'simd', shared: true })
  const shared = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true })
  expect(() => new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: shared } })).not.toThrow()
  expect(() => new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })).toThrow(WebAssembly.LinkError)
})
