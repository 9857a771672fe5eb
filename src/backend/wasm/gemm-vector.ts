/**
 * Products in which an operand is a vector, or nearly: as dot products of contiguous rows and columns, or as a sum of rows.
 * They read every element once, where it lies, so that memory sets their speed.
 */
import type { FunctionBuilder, Module } from './assembler.ts'
import { accumulate, factor, type Lanes, one, scalar, splat, sumLanes, zero } from './gemm-lanes.ts'
import { field } from './gemm-params.ts'

/**
 * The function (P, a, b, c) for the products of `mr` rows of A and `nr` columns of B, all contiguous along k. A lone pair
 * runs in several independent sums, which hides the latency of addition.
 */
function dotTile(m: Module, v: Lanes, mr: number, nr: number): FunctionBuilder {
  const f = m.func(null, ['i32', 'i32', 'i32', 'i32'])
  const [P, A, B, C] = [0, 1, 2, 3] as const
  const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
  const copies = mr * nr === 1 ? 4 : 1
  const acc = range(copies).map(() => range(mr).map(() => range(nr).map(() => f.local(v.vector))))
  const x = range(copies).map(() => range(mr).map(() => f.local(v.vector)))
  const y = range(copies).map(() => range(nr).map(() => f.local(v.vector)))
  const scratch = f.local(v.vector)
  const [k, rowC] = [f.local('i32'), f.local('i32')]
  const [alpha, beta] = [f.local(v.type), f.local(v.type)]
  const pa = range(mr).map((i) => (i === 0 ? A : f.local('i32')))
  const pb = range(nr).map((i) => (i === 0 ? B : f.local('i32')))

  const pointers = (all: number[], stride: number): void => {
    for (let i = 1; i < all.length; i++)
      f.get(all[i - 1]!)
        .get(P)
        .mem('i32.load', stride)
        .op('i32.add')
        .set(all[i]!)
  }
  const loop = (copies: number, by: number, load: 'load' | 'loadFirst'): void =>
    void f
      .get(k)
      .i32(by)
      .op('i32.ge_u')
      .if(() =>
        f.loop((again) => {
          for (let q = 0; q < copies; q++) {
            for (let i = 0; i < mr; i++)
              f.get(pa[i]!)
                .mem(v[load], q * v.bytes)
                .set(x[q]![i]!)
            for (let j = 0; j < nr; j++)
              f.get(pb[j]!)
                .mem(v[load], q * v.bytes)
                .set(y[q]![j]!)
            for (let i = 0; i < mr; i++) for (let j = 0; j < nr; j++) accumulate(f, v, acc[q]![i]![j]!, x[q]![i]!, y[q]![j]!)
          }
          for (const p of [...pa, ...pb])
            f.get(p)
              .i32(by * v.size)
              .op('i32.add')
              .set(p)
          f.get(k).i32(by).op('i32.sub').tee(k).i32(by).op('i32.ge_u').brIf(again)
        }),
      )

  pointers(pa, field.rowA)
  pointers(pb, field.colB)
  f.get(P).mem('i32.load', field.k).set(k).get(P).mem('i32.load', field.rowC).set(rowC)
  factor(f, v, P, field.alpha)
  f.set(alpha)
  factor(f, v, P, field.beta)
  f.set(beta)
  if (copies > 1) loop(copies, copies * v.lanes, 'load')
  loop(1, v.lanes, 'load')
  if (v.lanes > 1) loop(1, 1, 'loadFirst')
  for (let i = 0; i < mr; i++) {
    for (let j = 0; j < nr; j++) {
      f.get(C).get(acc[0]![i]![j]!)
      for (let q = 1; q < copies; q++) f.get(acc[q]![i]![j]!).op(v.add)
      sumLanes(f, v, scratch)
      f.get(alpha).op(`${v.type}.mul`)
      f.get(beta)
      zero(f, v.type)
      f.op(`${v.type}.ne`).if(
        () =>
          void f
            .get(C)
            .mem(`${v.type}.load`, j * v.size)
            .get(beta)
            .op(`${v.type}.mul`),
        () => zero(f, v.type),
        v.type,
      )
      f.op(`${v.type}.add`).mem(`${v.type}.store`, j * v.size)
    }
    if (i < mr - 1) f.get(C).get(rowC).op('i32.add').set(C)
  }
  return f
}

/** The function (P, a, b, c, rows, columns) for a block of C as dot products: `a` and `b` are its first row and column. */
export function dotFunction(m: Module, v: Lanes): FunctionBuilder {
  const wide = [2, 1].map((mr) => [mr, dotTile(m, v, mr, 4)] as const)
  const narrow = [4, 1].map((mr) => [mr, dotTile(m, v, mr, 1)] as const)
  const f = m.func(
    null,
    Array.from({ length: 6 }, () => 'i32' as const),
  )
  const [P, A, B, C, ROWS, COLUMNS] = [0, 1, 2, 3, 4, 5] as const
  const [a, c, rows] = [f.local('i32'), f.local('i32'), f.local('i32')]
  const strip = (width: number, tiles: readonly (readonly [number, FunctionBuilder])[]): void =>
    void f
      .get(COLUMNS)
      .i32(width)
      .op('i32.ge_u')
      .if(() =>
        f.loop((again) => {
          f.get(A).set(a).get(C).set(c).get(ROWS).set(rows)
          for (const [mr, tile] of tiles) {
            f.get(rows)
              .i32(mr)
              .op('i32.ge_u')
              .if(() =>
                f.loop((down) => {
                  f.get(P).get(a).get(B).get(c).call(tile)
                  f.get(a).get(P).mem('i32.load', field.rowA).i32(mr).op('i32.mul').op('i32.add').set(a)
                  f.get(c).get(P).mem('i32.load', field.rowC).i32(mr).op('i32.mul').op('i32.add').set(c)
                  f.get(rows).i32(mr).op('i32.sub').tee(rows).i32(mr).op('i32.ge_u').brIf(down)
                }),
              )
          }
          f.get(B).get(P).mem('i32.load', field.colB).i32(width).op('i32.mul').op('i32.add').set(B)
          f.get(C)
            .i32(width * v.size)
            .op('i32.add')
            .set(C)
          f.get(COLUMNS).i32(width).op('i32.sub').tee(COLUMNS).i32(width).op('i32.ge_u').brIf(again)
        }),
      )
  strip(4, wide)
  strip(1, narrow)
  return f
}

/** Rows of B that one pass over the sum takes, so that the sum itself is read and written less. */
const ROWS_AT_ONCE = 4

/** The function (P, a, b, c, columns): one row of C as the sum of rows of B, each times an element of A. */
export function rowFunction(m: Module, v: Lanes): FunctionBuilder {
  const f = m.func(
    null,
    Array.from({ length: 5 }, () => 'i32' as const),
  )
  const [P, A, B, C, COLUMNS] = [0, 1, 2, 3, 4] as const
  const [k, pc, left, colA, rowB] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')]
  const pb = Array.from({ length: ROWS_AT_ONCE }, () => f.local('i32'))
  const x = pb.map(() => f.local(v.type))
  const xs = pb.map(() => f.local(v.vector))
  const [alpha, beta, sum, row] = [f.local(v.type), f.local(v.type), f.local(v.type), f.local(v.type)]
  const [sums, rows] = [f.local(v.vector), f.local(v.vector)]
  const single = scalar(v.type)
  const shapes = v.lanes > 1 ? [v, single] : [single]

  /** Runs `body` for all columns, vectors first; it leaves the address `pc` and a vector on the stack, to be stored. */
  const sweep = (body: (w: Lanes) => void, moving: readonly number[]): void => {
    f.get(C).set(pc).get(COLUMNS).set(left)
    for (const w of shapes) {
      f.get(left)
        .i32(w.lanes)
        .op('i32.ge_u')
        .if(() =>
          f.loop((again) => {
            f.get(pc)
            body(w)
            f.mem(w.store)
            for (const p of [pc, ...moving]) f.get(p).i32(w.bytes).op('i32.add').set(p)
            f.get(left).i32(w.lanes).op('i32.sub').tee(left).i32(w.lanes).op('i32.ge_u').brIf(again)
          }),
        )
    }
  }
  const add = (count: number): void =>
    void f
      .get(k)
      .i32(count)
      .op('i32.ge_u')
      .if(() =>
        f.loop((again) => {
          for (let i = 0; i < count; i++) {
            f.get(B).set(pb[i]!).get(B).get(rowB).op('i32.add').set(B)
            f.get(A).mem(`${v.type}.load`).get(alpha).op(`${v.type}.mul`).tee(x[i]!)
            splat(f, v)
            f.set(xs[i]!).get(A).get(colA).op('i32.add').set(A)
          }
          sweep(
            (w) => {
              const [acc, b, factors] = w === v ? [sums, rows, xs] : [sum, row, x]
              f.get(pc).mem(w.load).set(acc)
              for (let i = 0; i < count; i++) {
                f.get(pb[i]!).mem(w.load).set(b)
                accumulate(f, w, acc, factors[i]!, b)
              }
              f.get(acc)
            },
            pb.slice(0, count),
          )
          f.get(k).i32(count).op('i32.sub').tee(k).i32(count).op('i32.ge_u').brIf(again)
        }),
      )

  f.get(P).mem('i32.load', field.colA).set(colA).get(P).mem('i32.load', field.rowB).set(rowB).get(P).mem('i32.load', field.k).set(k)
  factor(f, v, P, field.alpha)
  f.set(alpha)
  factor(f, v, P, field.beta)
  f.tee(beta).tee(x[0]!)
  splat(f, v)
  f.set(xs[0]!)
  f.get(beta)
  zero(f, v.type)
  f.op(`${v.type}.eq`).if(
    () => sweep((w) => zero(f, w.vector), []),
    () => {
      f.get(beta)
      one(f, v)
      f.op(`${v.type}.ne`).if(() =>
        sweep(
          (w) =>
            void f
              .get(pc)
              .mem(w.load)
              .get(w === v ? xs[0]! : x[0]!)
              .op(w.mul),
          [],
        ),
      )
    },
  )
  add(ROWS_AT_ONCE)
  add(1)
  return f
}
