/**
 * The inner kernels of a matrix product: a tile of C, some rows by some vectors, is held in registers while k runs
 * (Goto, van de Geijn: Anatomy of High-Performance Matrix Multiplication, 2008). They read A one element at a time and B
 * one row of vectors at a time, packed or where it lies. They know nothing of blocking.
 */
import type { FunctionBuilder, Label, Module } from './assembler.ts'
import { accumulate, extract, factor, type Lanes, one, splat, zero } from './gemm-lanes.ts'
import { field } from './gemm-params.ts'

/** Vectors in each row of a tile. */
export const NV = 2
/** Vector registers that V8 gives out on x86-64. */
export const REGISTERS = 15
/**
 * Rows of a full tile. Two units of latency 4 need 8 accumulators at least; 12 take up their slack (measured: 93 and 99.5 % of what the
 * processor can do). Where products are rounded before they are added, these need registers too, and 12 would spill.
 */
export const tileRows = (v: Lanes): number => (v.madd ? 6 : 4)

/**
 * How a column of a tile's A lies: `together`: its rows one element apart, columns a stride apart (packed, or A transposed);
 * `apart`: rows a stride apart, columns one element apart (A row by row).
 */
export type Lie = 'together' | 'apart'

/**
 * Parameters of a tile function: the parameter block; where the first tile's rows of A, columns of B and elements of C
 * begin; how many k, rows (a positive multiple of the tile's) and columns (1 to the tile's); bytes from one k to the next
 * in A, from one tile's rows of A to the next's, and from one k to the next in B; whether these are the first k, so that C
 * counts by beta and not in full; where a row of a tile's columns lies that the sums begin with, or 0, where zeros lie.
 */
const [P, A, B, C, KC, ROWS, N, STEP_A, NEXT_A, STEP_B, FIRST, ADDEND] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const
const signature = Array.from({ length: 12 }, () => 'i32' as const)

/** How many k one turn of the innermost loop takes; tiles of fewer rows than `TALL` only finish what others leave. */
const UNROLL = 4
export const TALL = 4

/** The function for tiles of `mr` rows, called with the parameters above. */
export function tileFunction(m: Module, v: Lanes, mr: number, lie: Lie, partial: FunctionBuilder): FunctionBuilder {
  const f = m.func(null, signature)
  const rows = Array.from({ length: mr }, (_, i) => i)
  const columns = Array.from({ length: NV }, (_, j) => j)
  const acc = rows.map(() => columns.map(() => f.local(v.vector)))
  const b = columns.map(() => f.local(v.vector))
  const x = f.local(v.vector)
  const [pb, last, rowA, rowC, reads] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')]
  const pa = lie === 'together' ? [f.local('i32')] : rows.map(() => f.local('i32'))
  const [alpha, beta] = [f.local(v.type), f.local(v.type)]
  const [alphas, betas] = [f.local(v.vector), f.local(v.vector)]

  // TurboFan (V8 11 and 12) puts all loads of a basic block before all arithmetic, and spills what then has no register. So blocks are cut
  // short by ways out that need every accumulator: real ones where k may end, and between rows those at an address where B never is.
  const atOnce = Math.max(1, REGISTERS - NV * (mr + 1))
  const step = (i: number, end: Label): void => {
    for (const j of columns)
      f.get(pb)
        .mem(v.load, j * v.bytes)
        .set(b[j]!)
    for (const r of rows) {
      if (r > 0 && r % atOnce === 0) f.get(pb).i32(-r).op('i32.eq').brIf(end)
      f.get(lie === 'together' ? pa[0]! : pa[r]!)
        .mem(v.loadSplat, (lie === 'together' ? r : i) * v.size)
        .set(x)
      for (const j of columns) accumulate(f, v, acc[r]![j]!, x, b[j]!)
    }
    f.get(pb).get(STEP_B).op('i32.add').set(pb)
    if (lie === 'together') f.get(pa[0]!).get(STEP_A).op('i32.add').set(pa[0]!)
  }
  const unroll = mr >= TALL ? UNROLL : 1
  const loopK = (): void =>
    void f.block((end) => {
      const isLast = (): FunctionBuilder => f.get(pb).get(last).op('i32.eq')
      isLast().brIf(end)
      f.loop((again) => {
        for (let i = 0; i < unroll; i++) {
          step(i, end)
          if (i < unroll - 1) isLast().brIf(end)
        }
        if (lie === 'apart')
          for (const p of pa)
            f.get(p)
              .i32(unroll * v.size)
              .op('i32.add')
              .set(p)
        isLast().op('i32.eqz').brIf(again)
      })
    })

  /** Sets the factors. Not before the sums are done: they would take registers from them. */
  const factors = (): void => {
    factor(f, v, P, field.alpha)
    f.set(alpha)
    f.get(FIRST).if(
      () => factor(f, v, P, field.beta),
      () => one(f, v),
      v.type,
    )
    f.tee(beta)
    zero(f, v.type)
    f.op(`${v.type}.ne`).set(reads)
    f.get(alpha)
    splat(f, v)
    f.set(alphas).get(beta)
    splat(f, v)
    f.set(betas)
  }

  f.get(P).mem('i32.load', field.rowA).set(rowA)
  f.get(P).mem('i32.load', field.rowC).set(rowC)
  f.loop((again) => {
    for (const j of columns) {
      f.get(ADDEND).mem(v.load, j * v.bytes)
      for (const r of rows) f.tee(acc[r]![j]!)
      f.op('drop')
    }
    f.get(B).tee(pb).get(KC).get(STEP_B).op('i32.mul').op('i32.add').set(last).get(A).set(pa[0]!)
    for (let r = 1; r < pa.length; r++)
      f.get(pa[r - 1]!)
        .get(rowA)
        .op('i32.add')
        .set(pa[r]!)
    loopK()
    factors()

    const moveC = (): void => void f.get(C).get(rowC).op('i32.add').set(C)
    f.get(N)
      .i32(NV * v.lanes)
      .op('i32.lt_u')
      .if(
        () => {
          for (const r of rows) {
            f.get(C).get(N).get(alpha).get(beta).get(reads)
            for (const j of columns) f.get(acc[r]![j]!)
            f.call(partial)
            moveC()
          }
        },
        () =>
          void f.get(reads).if(
            () => {
              for (const r of rows) {
                for (const j of columns) {
                  f.get(C)
                    .get(acc[r]![j]!)
                    .get(alphas)
                    .op(v.mul)
                    .get(C)
                    .mem(v.load, j * v.bytes)
                    .get(betas)
                    .op(v.mul)
                    .op(v.add)
                  f.mem(v.store, j * v.bytes)
                }
                moveC()
              }
            },
            () => {
              for (const r of rows) {
                for (const j of columns)
                  f.get(C)
                    .get(acc[r]![j]!)
                    .get(alphas)
                    .op(v.mul)
                    .mem(v.store, j * v.bytes)
                moveC()
              }
            },
          ),
      )
    f.get(A).get(NEXT_A).op('i32.add').set(A)
    f.get(ROWS).i32(mr).op('i32.sub').tee(ROWS).brIf(again)
  })
  return f
}

/** Writes `n` elements, fewer than a tile has columns: (c, n, alpha, beta, whether to read C, the row's vectors). */
export function partialRow(m: Module, v: Lanes): FunctionBuilder {
  const f = m.func(null, ['i32', 'i32', v.type, v.type, 'i32', ...Array.from({ length: NV }, () => v.vector)])
  const [c, n, alpha, beta, reads, first] = [0, 1, 2, 3, 4, 5] as const
  for (let j = 0; j < NV * v.lanes - 1; j++) {
    f.get(n)
      .i32(j)
      .op('i32.le_u')
      .if(() => void f.op('return'))
    f.get(c).get(first + Math.floor(j / v.lanes))
    extract(f, v, j % v.lanes)
    f.get(alpha).op(`${v.type}.mul`)
    f.get(reads).if(
      () =>
        void f
          .get(c)
          .mem(`${v.type}.load`, j * v.size)
          .get(beta)
          .op(`${v.type}.mul`),
      () => zero(f, v.type),
      v.type,
    )
    f.op(`${v.type}.add`).mem(`${v.type}.store`, j * v.size)
  }
  return f
}
