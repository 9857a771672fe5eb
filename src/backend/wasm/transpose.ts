/**
 * Copies transposed matrices: from where neighbours lie along one axis to where they lie along the other. A generated kernel would read
 * or write one element from each cache line that it meets; here squares of vectors are transposed in registers.
 */
import type { FunctionBuilder } from './assembler.ts'
import { Module } from './assembler.ts'
import { transpose } from './gemm-pack.ts'
import { wordsOf } from './words.ts'

/** What the kernel reads from its parameter block: 32-bit integers in this order, steps in bytes. */
export interface TransposeProblem {
  from: number
  into: number
  /** From a matrix to the next. */
  fromBatch: number
  intoBatch: number
  /** Elements next to each other in `from`, and the step between them in `into`. */
  rows: number
  intoStep: number
  /** Elements next to each other in `into`, and the step between them in `from`. */
  columns: number
  fromStep: number
  /** Strips of a matrix. */
  strips: number
}
export const transposeWords = wordsOf<keyof TransposeProblem>([
  'from',
  'into',
  'fromBatch',
  'intoBatch',
  'rows',
  'intoStep',
  'columns',
  'fromStep',
  'strips',
])

/** Rows in a strip: those whose elements fill a cache line of `from`. (Two lines a strip: the same within noise; four: slower.) */
export const stripOf = (size: 4 | 8): number => 64 / size

/**
 * A module that imports `env.memory` and exports `k(P, start, end)`, which copies strips `start` to `end`, those of one matrix after those of
 * the one before, of elements of `size` bytes.
 */
export function transposeModule(size: 4 | 8, shared: boolean): Uint8Array<ArrayBuffer> {
  const m = new Module({ shared })
  const f = m.func('k', ['i32', 'i32', 'i32'])
  const lanes = 16 / size
  const local = (): number => f.local('i32')
  const p = transposeWords.load(f)
  const [unit, from, into, height, i, j, source, target] = [local(), local(), local(), local(), local(), local(), local(), local()]
  const [whole, wide] = [local(), local()]
  const vectors = Array.from({ length: 2 * lanes }, () => f.local('v128'))
  const rows = vectors.slice(0, lanes)
  const more = (local: number, by: number): FunctionBuilder => f.get(local).i32(by).op('i32.add').set(local)
  const product = (a: number, b: number): FunctionBuilder => f.get(a).get(b).op('i32.mul')
  /** Runs the body while `at`, which it moves on, is less than `end`. */
  const until = (at: number, end: number, body: () => void): void =>
    void f.block((done) =>
      f.loop((again) => {
        f.get(at).get(end).op('i32.ge_u').brIf(done)
        body()
        f.br(again)
      }),
    )
  /** The addresses of element (i, j). */
  const place = (): void => {
    f.get(from).get(i).i32(size).op('i32.mul').op('i32.add')
    product(j, p.fromStep).op('i32.add').set(source)
    f.get(into).get(j).i32(size).op('i32.mul').op('i32.add')
    product(i, p.intoStep).op('i32.add').set(target)
  }
  const [source2, source3, source4] = [local(), local(), local()]
  const sources = [source, source2, source3, source4].slice(0, lanes)
  /** Squares side by side, so many, with their first element at `source` and `target`. */
  const squares = (count: number): void => {
    for (let k = 1; k < lanes; k++)
      f.get(sources[k - 1]!)
        .get(p.fromStep)
        .op('i32.add')
        .set(sources[k]!)
    for (let v = 0; v < count; v++) {
      rows.forEach(
        (row, k) =>
          void f
            .get(sources[k]!)
            .mem('v128.load', 16 * v, size)
            .set(row),
      )
      transpose(f, lanes, rows, vectors.slice(lanes))
      for (const row of rows) {
        f.get(target).get(row).mem('v128.store', 0, size)
        f.get(target).get(p.intoStep).op('i32.add').set(target)
      }
    }
  }
  /** The rest of row i, from j on, one by one. */
  const rest = (): void =>
    until(j, p.columns, () => {
      place()
      f.get(target).get(source)
      if (size === 8) f.mem('i64.load').mem('i64.store')
      else f.mem('i32.load').mem('i32.store')
      more(j, 1)
    })
  const multiple = (of: number): FunctionBuilder => f.get(of).i32(-lanes).op('i32.and')

  multiple(p.columns).set(wide)
  f.get(1).set(unit)
  until(unit, 2, () => {
    // The strip's place: its matrix, and its rows there.
    f.get(unit).get(p.strips).op('i32.div_u').set(j)
    f.get(unit).get(p.strips).op('i32.rem_u').i32(stripOf(size)).op('i32.mul').set(i)
    f.get(p.from)
    product(j, p.fromBatch).op('i32.add').get(i).i32(size).op('i32.mul').op('i32.add').set(from)
    f.get(p.into)
    product(j, p.intoBatch).op('i32.add')
    product(i, p.intoStep).op('i32.add').set(into)
    f.get(p.rows).get(i).op('i32.sub').tee(height).i32(stripOf(size)).get(height).i32(stripOf(size)).op('i32.lt_u').op('select').set(height)
    multiple(height).set(whole)
    f.i32(0).set(j)
    f.get(height).i32(stripOf(size)).op('i32.eq')
    f.if(
      () => {
        f.i32(0).set(i)
        until(j, wide, () => {
          place()
          squares(stripOf(size) / lanes)
          more(j, lanes)
        })
      },
      () =>
        until(j, wide, () => {
          f.i32(0).set(i)
          until(i, whole, () => {
            place()
            squares(1)
            more(i, lanes)
          })
          more(j, lanes)
        }),
    )
    f.i32(0).set(i)
    until(i, height, () => {
      f.get(wide).i32(0).get(i).get(whole).op('i32.lt_u').op('select').set(j)
      rest()
      more(i, 1)
    })
    more(unit, 1)
  })
  return m.assemble()
}
