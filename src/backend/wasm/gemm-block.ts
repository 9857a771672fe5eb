/**
 * Blocks of a matrix product: the loops around the tile kernels, which keep what is used again in the caches, and the
 * packing of one panel of an operand. Everything here may be called for any part of a product, in any order.
 */
import type { FunctionBuilder, Module } from './assembler.ts'
import type { Lanes } from './gemm-lanes.ts'
import { gatherFunction, packFunction } from './gemm-pack.ts'
import { field } from './gemm-params.ts'
import { type Lie, partialRow, TALL, tileFunction } from './gemm-tile.ts'

/** Sizes of the blocking, in elements. */
export interface GemmShape {
  /** Rows and columns of a tile. */
  mr: number
  nr: number
  /** k and rows of a block of A. */
  kc: number
  mc: number
}

export const words = (count: number): 'i32'[] => Array.from({ length: count }, () => 'i32')

/** Elements that exist as they are taken; a type of enough of them, for TypeScript has none of any number. */
type Locals = readonly [number, number, number, number, number, number, number, number, number, number, number, number, number, number]

/** A function all of whose values are i32, with what this file says often. The first parameter is the parameter block. */
export class Body {
  constructor(readonly f: FunctionBuilder) {}
  /** As many locals as are taken. */
  locals(): Locals {
    return this.#fresh() as Iterable<number> as Locals
  }
  *#fresh(): Generator<number> {
    for (;;) yield this.f.local('i32')
  }
  /** Pushes a word of the parameter block. */
  read = (offset: number): FunctionBuilder => this.f.get(0).mem('i32.load', offset)
  /** Locals that hold fields of the parameter block. */
  params = <N extends keyof typeof field>(...names: N[]): Record<N, number> => {
    const all = {} as Record<N, number>
    for (const name of names) this.read(field[name]).set((all[name] = this.f.local('i32')))
    return all
  }
  /** Pushes the smaller of a local and of one local less another. */
  least(a: number, b: number, less: number): FunctionBuilder {
    const { f } = this
    const rest = f.local('i32')
    return f.get(a).get(b).get(less).op('i32.sub').tee(rest).get(a).get(rest).op('i32.lt_u').op('select')
  }
  /** Adds the product of two locals to what is on the stack. */
  plus(a: number, b: number): FunctionBuilder {
    return this.f.get(a).get(b).op('i32.mul').op('i32.add')
  }
  add(local: number, by: number): void {
    this.f.get(local).get(by).op('i32.add').set(local)
  }
}

/** Pushes the number of panels of B that are packed: they are numbered before those of A. */
export const packedPanels = (b: Body, { nr }: GemmShape): FunctionBuilder =>
  b
    .read(field.n)
    .get(0)
    .mem('i32.load', field.firstPacked)
    .op('i32.sub')
    .i32(nr - 1)
    .op('i32.add')
    .i32(nr)
    .op('i32.div_u')

/** The function (P, a, b, where A goes, where B goes, unit): packs one panel, all of k. */
export function packUnit(m: Module, v: Lanes, shape: GemmShape): FunctionBuilder {
  const panel = packFunction(m, v)
  const gather = gatherFunction(m, v)
  const body = new Body(m.func(null, words(6)))
  const { f, read, params } = body
  const [A, B, TO_A, TO_B, UNIT] = [1, 2, 3, 4, 5] as const
  const { k } = params('k')
  const [rows, panels, from, to, stepK, stepW, first, limit, width, height, pc, kc] = body.locals()
  packedPanels(body, shape).set(panels)
  f.get(UNIT)
    .get(panels)
    .op('i32.lt_u')
    .if(
      () => {
        read(field.rowB).set(stepK)
        read(field.colB).set(stepW)
        f.get(TO_B).set(to).get(UNIT).i32(shape.nr).op('i32.mul').set(first)
        read(field.n)
        read(field.firstPacked).op('i32.sub').set(limit)
        f.get(B)
        read(field.firstPacked).get(stepW).op('i32.mul').op('i32.add').set(from)
        f.i32(shape.nr).set(width)
        f.get(panels).i32(shape.nr).op('i32.mul').set(height)
        read(field.tableRows).set(rows)
      },
      () => {
        read(field.colA).set(stepK)
        read(field.rowA).set(stepW)
        f.get(TO_A).set(to).get(UNIT).get(panels).op('i32.sub').i32(shape.mr).op('i32.mul').set(first)
        read(field.m).tee(limit).tee(height)
        f.get(first).op('i32.sub').i32(shape.mr).get(limit).get(first).op('i32.sub').i32(shape.mr).op('i32.lt_u').op('select').set(width)
        f.get(A).set(from)
      },
    )
  f.get(from)
  body.plus(first, stepW).set(from)
  f.loop((again) => {
    f.i32(shape.kc).set(kc)
    body.least(kc, k, pc).set(kc)
    /** Pushes what both ways of packing take, with `k` and `w` to say where the rows and columns lie. */
    const call = (pack: FunctionBuilder, k: () => void, w: () => void): void => {
      f.get(to).get(pc).get(height).op('i32.mul')
      body.plus(first, kc).i32(v.size).op('i32.mul').op('i32.add')
      f.get(from)
      body.plus(pc, stepK)
      f.get(kc)
      k()
      w()
      body.least(width, limit, first)
      f.get(width).call(pack)
    }
    const entry = (list: () => void, at: number): void => {
      list()
      f.get(at).i32(4).op('i32.mul').op('i32.add')
    }
    f.get(rows).if(
      () =>
        call(
          gather,
          () => entry(() => f.get(rows), pc),
          () => entry(() => read(field.tableColumns), first),
        ),
      () =>
        call(
          panel,
          () => f.get(stepK),
          () => f.get(stepW),
        ),
    )
    f.get(pc).get(kc).op('i32.add').tee(pc).get(k).op('i32.lt_u').brIf(again)
  })
  return f
}

/** The function (P, a, b, c, packed A, packed B, first row, rows, first column, columns): a block of C, all of k. */
export function blockFunction(m: Module, v: Lanes, shape: GemmShape): FunctionBuilder {
  const partial = partialRow(m, v)
  const { mr, nr } = shape
  const tiles = (lie: Lie): FunctionBuilder[] => Array.from({ length: mr }, (_, i) => tileFunction(m, v, i + 1, lie, partial))
  const together = tiles('together')
  const apart = tiles('apart')
  const body = new Body(m.func(null, words(10)))
  const { f, params } = body
  const [P, A, B, C, PACKED_A, PACKED_B, I, ROWS, J, COLUMNS] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const
  const {
    k,
    m: rowsA,
    rowA,
    colA,
    rowB,
    rowC,
    firstPacked,
    packA,
    addend,
  } = params('k', 'm', 'rowA', 'colA', 'rowB', 'rowC', 'firstPacked', 'packA', 'addend')
  const [rows, full, rest, left, pc, kc, j, end, n] = body.locals()
  const [a, below, stepA, nextA, aRest, stepRest, areTogether, b, stepB, c, height, start] = body.locals()
  const size = (): FunctionBuilder => f.i32(v.size).op('i32.mul')

  /** Where this block of A is, and how its tiles follow each other: sets a, stepA, nextA, aRest, stepRest and areTogether. */
  const placeA = (): void => {
    f.i32(1).set(areTogether)
    f.get(packA).if(
      () => {
        f.get(pc).get(rowsA).op('i32.mul')
        body.plus(I, kc)
        size().get(PACKED_A).op('i32.add').set(a)
        f.i32(mr * v.size)
          .tee(stepA)
          .get(kc)
          .op('i32.mul')
          .set(nextA)
        f.get(a).get(full).get(kc).op('i32.mul')
        size().op('i32.add').set(aRest)
        f.get(rest)
        size().set(stepRest)
      },
      () => {
        f.get(A)
        body.plus(I, rowA)
        body.plus(pc, colA).tee(a)
        body.plus(full, rowA).set(aRest)
        f.get(rowA).i32(mr).op('i32.mul').set(nextA)
        f.get(colA).tee(stepA).set(stepRest)
        f.get(rowA).i32(v.size).op('i32.eq').set(areTogether)
      },
    )
  }
  /** Where this panel of B is: sets b and stepB. */
  const placeB = (): void =>
    void f
      .get(j)
      .get(firstPacked)
      .op('i32.ge_u')
      .if(
        () => {
          f.get(pc).get(height).op('i32.mul').get(j).get(firstPacked).op('i32.sub').get(kc).op('i32.mul').op('i32.add')
          size().get(PACKED_B).op('i32.add').set(b)
          f.i32(nr * v.size).set(stepB)
        },
        () => {
          f.get(B)
          body.plus(pc, rowB).get(j)
          size().op('i32.add').set(b)
          f.get(rowB).set(stepB)
        },
      )
  /** Tiles of one height, one below the other, for the rows that `count` pushes. */
  const tile = (height: number, from: number, step: number, count: () => void): void => {
    const push = (f_: FunctionBuilder): void => {
      f.get(P).get(from).get(b).get(c).get(kc)
      count()
      f.get(n).get(step).get(nextA).get(stepB).get(pc).op('i32.eqz').get(start).call(f_)
    }
    f.get(areTogether).if(
      () => push(together[height - 1]!),
      () => push(apart[height - 1]!),
    )
  }
  const down = (at: number, by: number): void => void f.get(at).get(by).i32(TALL).op('i32.mul').op('i32.add').set(at)

  packedPanels(body, shape).i32(nr).op('i32.mul').set(height)
  f.get(J).get(COLUMNS).op('i32.add').set(end)
  f.loop((nextRows) => {
    f.i32(shape.mc).get(ROWS).i32(shape.mc).get(ROWS).op('i32.lt_u').op('select').set(rows)
    f.get(rows).get(rows).i32(mr).op('i32.rem_u').tee(rest).op('i32.sub').set(full)
    // Sums of fewer rows than `TALL` wait for each other; packed rows lie as they are.
    if (mr > TALL)
      f.get(rest)
        .i32(1)
        .op('i32.sub')
        .i32(2 * TALL - mr)
        .op('i32.lt_u')
        .get(full)
        .op('i32.eqz')
        .get(packA)
        .op('i32.or')
        .op('i32.eqz')
        .op('i32.and')
        .if(() => {
          f.get(full).i32(mr).op('i32.sub').set(full)
          f.get(rest).i32(mr).op('i32.add').set(rest)
        })
    f.i32(0).set(pc)
    f.loop((nextK) => {
      f.i32(shape.kc).set(kc)
      body.least(kc, k, pc).set(kc)
      placeA()
      f.get(J).set(j)
      f.loop((nextPanel) => {
        f.i32(nr).set(n)
        body.least(n, end, j).set(n)
        placeB()
        f.get(addend).get(j)
        size().op('i32.add').i32(0).get(addend).i32(0).op('i32.ne').get(pc).op('i32.eqz').op('i32.and').op('select').set(start)
        f.get(C)
        body.plus(I, rowC).get(j)
        size().op('i32.add').set(c)
        f.get(full).if(() => tile(mr, a, stepA, () => f.get(full)))
        f.get(rest).if(() => {
          f.get(c)
          body.plus(full, rowC).set(c)
          f.get(aRest).set(below).get(rest).set(left)
          if (mr > TALL)
            f.get(rest)
              .i32(mr)
              .op('i32.gt_u')
              .if(() => {
                tile(TALL, below, stepRest, () => f.i32(TALL))
                down(below, rowA)
                down(c, rowC)
                f.get(left).i32(TALL).op('i32.sub').set(left)
              })
          f.block((done) => {
            for (let height = 1; height < mr; height++) {
              f.get(left)
                .i32(height)
                .op('i32.eq')
                .if(() => {
                  tile(height, below, stepRest, () => f.i32(height))
                  f.br(done)
                })
            }
          })
        })
        f.get(j).get(n).op('i32.add').tee(j).get(end).op('i32.lt_u').brIf(nextPanel)
      })
      f.get(pc).get(kc).op('i32.add').tee(pc).get(k).op('i32.lt_u').brIf(nextK)
    })
    body.add(I, rows)
    f.get(ROWS).get(rows).op('i32.sub').tee(ROWS).brIf(nextRows)
  })
  return f
}
