/**
 * Copies a panel of a matrix so that the tile kernels read it in order: for each k a row of `width` elements. Panels of B
 * are as wide as a tile and padded with zeros, panels of A as wide as they have rows. Knows nothing of blocking.
 */
import type { FunctionBuilder, Module } from './assembler.ts'
import { type Lanes, zero } from './gemm-lanes.ts'
import { NV } from './gemm-tile.ts'

/** Bytes of a shuffle that takes `lanes` (0 and up from the first operand, then from the second) of `size` bytes. */
const pick = (size: number, ...lanes: number[]): number[] => lanes.flatMap((l) => Array.from({ length: size }, (_, i) => l * size + i))

/** Transposes the square of vectors in `rows`, in place. */
export function transpose(f: FunctionBuilder, lanes: number, rows: readonly number[], scratch: readonly number[]): void {
  const mix = (a: number, b: number, to: number, lanes: number[]): void => void f.get(a).get(b).shuffle(lanes).set(to)
  if (lanes === 2) {
    const [a, b] = rows as [number, number]
    mix(a, b, scratch[0]!, pick(8, 0, 2))
    mix(a, b, b, pick(8, 1, 3))
    f.get(scratch[0]!).set(a)
    return
  }
  const [a, b, c, d] = rows as [number, number, number, number]
  const [ab, AB, cd, CD] = scratch as [number, number, number, number]
  mix(a, b, ab, pick(4, 0, 4, 1, 5))
  mix(a, b, AB, pick(4, 2, 6, 3, 7))
  mix(c, d, cd, pick(4, 0, 4, 1, 5))
  mix(c, d, CD, pick(4, 2, 6, 3, 7))
  mix(ab, cd, a, pick(8, 0, 2))
  mix(ab, cd, b, pick(8, 1, 3))
  mix(AB, CD, c, pick(8, 0, 2))
  mix(AB, CD, d, pick(8, 1, 3))
}

const args7 = Array.from({ length: 7 }, () => 'i32' as const)

/**
 * The function (to, from, kc, stepK, stepW, n, width): copies `n` elements `stepW` bytes apart for each of `kc` k `stepK`
 * bytes apart, and zeros up to `width`.
 */
export function packFunction(m: Module, v: Lanes): FunctionBuilder {
  const f = m.func(null, args7)
  const [TO, FROM, KC, STEP_K, STEP_W, N, WIDTH] = [0, 1, 2, 3, 4, 5, 6] as const
  const [row, from, to, k] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')]
  const more = (local: number, by: number): void => void f.get(local).i32(by).op('i32.add').set(local)
  const moreBy = (local: number, by: number): void => void f.get(local).get(by).op('i32.add').set(local)
  const downK = (by: number, body: () => void): void =>
    void f
      .get(k)
      .i32(by)
      .op('i32.ge_u')
      .if(() =>
        f.loop((again) => {
          body()
          f.get(k).i32(by).op('i32.sub').tee(k).i32(by).op('i32.ge_u').brIf(again)
        }),
      )
  const begin = (): void => void f.get(FROM).set(from).get(TO).set(to).get(KC).set(k)
  const next = (columns: number): void => {
    f.get(FROM).get(STEP_W).i32(columns).op('i32.mul').op('i32.add').set(FROM)
    more(TO, columns * v.size)
    f.get(N).i32(columns).op('i32.sub').set(N)
    f.get(WIDTH).i32(columns).op('i32.sub').set(WIDTH)
  }

  f.get(KC)
    .op('i32.eqz')
    .if(() => void f.op('return'))
  f.get(WIDTH).i32(v.size).op('i32.mul').set(row)
  if (v.lanes > 1) {
    const lanes = Array.from({ length: v.lanes }, (_, i) => i)
    const rows = lanes.map(() => f.local('v128'))
    const scratch = lanes.map(() => f.local('v128'))
    const ahead = f.local('i32')
    const across = (): void => {
      downK(v.lanes, () => {
        f.get(from).set(ahead)
        for (const r of rows) {
          f.get(ahead).mem('v128.load', 0).set(r)
          moreBy(ahead, STEP_W)
        }
        transpose(f, v.lanes, rows, scratch)
        for (const r of rows) {
          f.get(to).get(r).mem('v128.store', 0)
          moreBy(to, row)
        }
        more(from, v.bytes)
      })
      downK(1, () => {
        f.get(from).set(ahead)
        for (const i of lanes) {
          f.get(to)
            .get(ahead)
            .mem(`${v.type}.load`)
            .mem(`${v.type}.store`, i * v.size)
          moreBy(ahead, STEP_W)
        }
        moreBy(to, row)
        moreBy(from, STEP_K)
      })
    }
    const along = (): void =>
      downK(1, () => {
        f.get(to).get(from).mem('v128.load').mem('v128.store')
        moreBy(to, row)
        moreBy(from, STEP_K)
      })
    const fast = (): void => void f.get(STEP_K).i32(v.size).op('i32.eq').get(STEP_W).i32(v.size).op('i32.eq').op('i32.or')
    f.block((slow) => {
      fast()
      f.op('i32.eqz').brIf(slow)
      f.loop((again) => {
        f.get(N).i32(v.lanes).op('i32.lt_s').brIf(slow)
        begin()
        f.get(STEP_W).i32(v.size).op('i32.eq').if(along, across)
        next(v.lanes)
        f.br(again)
      })
    })
  }
  const column = (element: () => void): void => {
    begin()
    downK(1, () => {
      f.get(to)
      element()
      f.mem(`${v.type}.store`)
      moreBy(to, row)
      moreBy(from, STEP_K)
    })
    next(1)
  }
  f.block((end) =>
    f.loop((again) => {
      f.get(WIDTH).op('i32.eqz').brIf(end)
      f.get(N)
        .i32(0)
        .op('i32.gt_s')
        .if(
          () => column(() => void f.get(from).mem(`${v.type}.load`)),
          () => column(() => zero(f, v.type)),
        )
      f.br(again)
    }),
  )
  return f
}

/**
 * The function (to, from, kc, rows, columns, n, width): the same for elements that lie rows[k] + columns[w] bytes from `from`.
 * Where neighbours in either list are neighbours in memory they are moved as vectors.
 */
export function gatherFunction(m: Module, v: Lanes): FunctionBuilder {
  const f = m.func(null, args7)
  const [TO, FROM, KC, ROWS, COLUMNS, N, WIDTH] = [0, 1, 2, 3, 4, 5, 6] as const
  const [row, to, k, at] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')]
  const lanes = Array.from({ length: v.lanes }, (_, i) => i)
  const from = lanes.map(() => f.local('i32'))
  const last = v.lanes - 1
  const more = (local: number, by: number): void => void f.get(local).i32(by).op('i32.add').set(local)
  const nextRow = (): void => void f.get(to).get(row).op('i32.add').set(to)
  /** Pushes whether the last of `count` elements listed at `list` lies where a neighbour would. */
  const together = (list: number, count = v.lanes): FunctionBuilder =>
    f
      .get(list)
      .mem('i32.load', 4 * (count - 1))
      .get(list)
      .mem('i32.load')
      .op('i32.sub')
      .i32((count - 1) * v.size)
      .op('i32.eq')
  /** Pushes the address of an element of the row listed at `at`, or of the `ahead`-th after it. */
  const address = (column: number, ahead = 0): FunctionBuilder =>
    f
      .get(column)
      .get(at)
      .mem('i32.load', 4 * ahead)
      .op('i32.add')
  const downK = (by: number, body: () => void): void =>
    void f.block((end) =>
      f.loop((again) => {
        f.get(k).i32(by).op('i32.lt_u').brIf(end)
        body()
        more(at, 4 * by)
        f.get(k).i32(by).op('i32.sub').set(k).br(again)
      }),
    )
  const next = (columns: number): void => {
    more(COLUMNS, 4 * columns)
    more(TO, columns * v.size)
    more(N, -columns)
    more(WIDTH, -columns)
  }
  const begin = (columns: number): void => {
    for (let i = 0; i < columns; i++)
      f.get(FROM)
        .get(COLUMNS)
        .mem('i32.load', 4 * i)
        .op('i32.add')
        .set(from[i]!)
    f.get(TO).set(to).get(KC).set(k).get(ROWS).set(at)
  }
  const oneRow = (columns: number): void => {
    for (let i = 0; i < columns; i++) {
      f.get(to)
      address(from[i]!)
        .mem(`${v.type}.load`)
        .mem(`${v.type}.store`, i * v.size)
    }
    nextRow()
  }

  f.get(KC)
    .op('i32.eqz')
    .if(() => void f.op('return'))
  f.get(WIDTH).i32(v.size).op('i32.mul').set(row)
  if (v.lanes > 1) {
    const square = lanes.map(() => f.local('v128'))
    const scratch = lanes.map(() => f.local('v128'))
    const turned = (): void => {
      for (const i of lanes) address(from[i]!).mem('v128.load').set(square[i]!)
      transpose(f, v.lanes, square, scratch)
      for (const r of square) {
        f.get(to).get(r).mem('v128.store')
        nextRow()
      }
    }
    const each = (): void => {
      // Rows of k that are neighbours are turned as a square; the others, and the last, go one by one.
      downK(v.lanes, () =>
        together(at).if(turned, () => {
          for (const i of lanes) {
            oneRow(v.lanes)
            more(at, i < last ? 4 : -4 * last)
          }
        }),
      )
      downK(1, () => oneRow(v.lanes))
    }
    const along = (): void =>
      downK(1, () => {
        f.get(to)
        address(from[0]!).mem('v128.load').mem('v128.store')
        nextRow()
      })
    // Most columns are neighbours: a tile's width of them at a time, four rows in a turn.
    const wide = NV * v.lanes
    const source = f.local('i32')
    const copyRow = (ahead: number): void => {
      address(from[0]!, ahead).set(source)
      for (let j = 0; j < NV; j++) {
        f.get(to)
          .get(source)
          .mem('v128.load', j * v.bytes)
          .mem('v128.store', j * v.bytes)
      }
      nextRow()
    }
    f.block((end) =>
      f.loop((again) => {
        f.get(N).i32(wide).op('i32.lt_s').brIf(end)
        together(COLUMNS, wide).op('i32.eqz').brIf(end)
        begin(1)
        for (const rows of [4, 1])
          downK(rows, () => {
            for (let i = 0; i < rows; i++) copyRow(i)
          })
        next(wide)
        f.br(again)
      }),
    )
    f.block((end) =>
      f.loop((again) => {
        f.get(N).i32(v.lanes).op('i32.lt_s').brIf(end)
        begin(v.lanes)
        together(COLUMNS).if(along, each)
        next(v.lanes)
        f.br(again)
      }),
    )
  }
  f.block((end) =>
    f.loop((again) => {
      f.get(WIDTH).op('i32.eqz').brIf(end)
      f.get(N)
        .i32(0)
        .op('i32.gt_s')
        .if(
          () => {
            begin(1)
            downK(1, () => oneRow(1))
          },
          () => {
            f.get(TO).set(to).get(KC).set(k)
            downK(1, () => {
              f.get(to)
              zero(f, v.type)
              f.mem(`${v.type}.store`)
              nextRow()
            })
          },
        )
      next(1)
      f.br(again)
    }),
  )
  return f
}

/** The function (to, from, columns, n): copies the elements that lie columns[j] bytes from `from`, neighbours as vectors. */
export function listedRow(m: Module, v: Lanes): FunctionBuilder {
  const f = m.func(null, ['i32', 'i32', 'i32', 'i32'])
  const [TO, FROM, COLUMNS, N] = [0, 1, 2, 3] as const
  const source = f.local('i32')
  const element = (i: number): void => {
    f.get(TO)
      .get(FROM)
      .get(COLUMNS)
      .mem('i32.load', 4 * i)
      .op('i32.add')
      .mem(`${v.type}.load`)
      .mem(`${v.type}.store`, i * v.size)
  }
  const sweep = (count: number, body: () => void): void =>
    void f.block((end) =>
      f.loop((again) => {
        f.get(N).i32(count).op('i32.lt_u').brIf(end)
        body()
        for (const [local, by] of [
          [COLUMNS, 4 * count],
          [TO, count * v.size],
          [N, -count],
        ] as const)
          f.get(local).i32(by).op('i32.add').set(local)
        f.br(again)
      }),
    )
  const vectors = (count: number, otherwise: () => void) => (): void => {
    const elements = count * v.lanes
    f.get(COLUMNS)
      .mem('i32.load', 4 * (elements - 1))
      .get(COLUMNS)
      .mem('i32.load')
      .tee(source)
      .op('i32.sub')
      .i32((elements - 1) * v.size)
      .op('i32.eq')
      .if(() => {
        f.get(source).get(FROM).op('i32.add').set(source)
        for (let i = 0; i < count; i++)
          f.get(TO)
            .get(source)
            .mem('v128.load', i * v.bytes)
            .mem('v128.store', i * v.bytes)
      }, otherwise)
  }
  const each = (): void => {
    for (let i = 0; i < 4 * v.lanes; i++) element(i)
  }
  if (v.lanes > 1) sweep(4 * v.lanes, vectors(4, each))
  sweep(1, () => element(0))
  return f
}
