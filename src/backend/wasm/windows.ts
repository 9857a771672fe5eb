/**
 * Sums over windows that are read where they lie, as a WebAssembly module for `sums` and one for `products` (see `window-params.ts`):
 * tiles of rows and vectors in registers, as those of a matrix product, but nothing is packed.
 */
import { type FunctionBuilder, type Label, Module } from './assembler.ts'
import type { Target } from './emit.ts'
import { Body, words } from './gemm-block.ts'
import { accumulate, extract, type GemmType, type Lanes, lanesFor, sumLanes, zero } from './gemm-lanes.ts'
import { NV, REGISTERS, tileRows } from './gemm-tile.ts'
import { ownWords, type WindowProblem, type Windows, windowWords } from './window-params.ts'

/** Positions for which rows of A stay in the first cache while all taps pass. */
const STAY = 512
/** Vectors of a run that one turn of the innermost loop of products takes. */
const UNROLL = 4

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
const places = Object.fromEntries(windowWords.map((word, i) => [word, 4 * i])) as Record<keyof WindowProblem, number>

/** Rows of C are cut into blocks nearly alike: how many, the rows of each, and how many have one more. */
export function blocksOf(m: number, type: GemmType, target: Target): { blocks: number; height: number; taller: number } {
  const blocks = Math.ceil(m / tileRows(lanesFor(type, target)))
  const height = Math.floor(m / blocks)
  return { blocks, height, taller: m - blocks * height }
}

/** A function whose parameters are words, the first of them the parameter block of windows. */
class WindowBody extends Body {
  readonly v: Lanes
  constructor(m: Module, v: Lanes, parameters: number, name: string | null = null) {
    super(m.func(name, words(parameters)))
    this.v = v
  }
  word = (value?: keyof WindowProblem): number => {
    const local = this.f.local('i32')
    if (value) this.f.get(0).mem('i32.load', places[value]).set(local)
    return local
  }
  /** A word that counts elements, in bytes. */
  bytes = (value: keyof WindowProblem): number => {
    const local = this.word(value)
    this.f.get(local).i32(this.v.size).op('i32.mul').set(local)
    return local
  }
  advance = (local: number, by: number): void => void this.f.get(local).i32(by).op('i32.add').set(local)
  vectors = (n: number): number[] => range(n).map(() => this.f.local(this.v.vector))
}

/**
 * The function (P, a, b, c, bias) for `rows` rows of C and all positions. A holds the rows side by side, tap by tap.
 */
function sumsTile(m: Module, v: Lanes, rows: number, part: FunctionBuilder): FunctionBuilder {
  const body = new WindowBody(m, v, 5)
  const { f, word, bytes, advance } = body
  const [, A, B, C, BIAS] = [0, 1, 2, 3, 4] as const
  const acc = range(rows).map(() => body.vectors(NV))
  const b = body.vectors(NV)
  const x = f.local(v.vector)
  const pb = range(NV).map(() => word())
  const at = range(NV).map(() => word())
  const [taps, starts, runs, run, rowC, last, stepBias] = [
    word('taps'),
    word('starts'),
    word('runs'),
    bytes('run'),
    word(),
    word(),
    bytes('stepBias'),
  ]
  const [pa, pt, ps, place, along, from, to, bias] = [word(), word(), word(), word(), word(), word(), word(), word()]

  /** Has vector `j` follow the one before, if there is one to follow. */
  const next = (j: number): void => {
    if (j > 0)
      f.get(pb[j - 1]!)
        .set(pb[j]!)
        .get(at[j - 1]!)
        .set(at[j]!)
    f.get(runs).if(() => {
      f.get(B).get(ps).mem('i32.load').op('i32.add').get(along).op('i32.add').set(pb[j]!)
      f.get(place).set(at[j]!)
      advance(along, v.bytes)
      advance(place, v.bytes)
      f.get(along)
        .get(run)
        .op('i32.ge_u')
        .if(() => {
          f.get(place).get(along).op('i32.sub').get(run).op('i32.add').set(place).i32(0).set(along)
          advance(ps, 4)
          advance(runs, -1)
        })
    })
  }
  // The basic blocks are cut short as those of `tileFunction` in gemm-tile.ts, for the reason given there.
  const atOnce = Math.max(1, REGISTERS - NV * (rows + 1))
  const step = (end: Label): void => {
    f.get(pt).mem('i32.load').set(from)
    for (const p of pb.keys()) f.get(pb[p]!).get(from).op('i32.add').mem(v.load).set(b[p]!)
    for (const r of range(rows)) {
      if (r > 0 && r % atOnce === 0)
        f.get(pt)
          .i32(1 - 16 * r)
          .op('i32.eq')
          .brIf(end)
      f.get(pa)
        .mem(v.loadSplat, r * v.size)
        .set(x)
      for (const j of range(NV)) accumulate(f, v, acc[r]![j]!, x, b[j]!)
    }
    advance(pa, rows * v.size)
    advance(pt, 4)
  }

  f.get(runs).get(run).op('i32.mul').set(rowC)
  f.get(taps).get(0).mem('i32.load', places.k).i32(4).op('i32.mul').op('i32.add').set(last)
  f.get(starts).set(ps)
  f.loop((again) => {
    for (const j of range(NV)) next(j)
    f.get(BIAS).set(bias)
    for (const row of acc) {
      f.get(BIAS).if(
        () => {
          f.get(bias).mem(v.loadSplat)
          for (const a of row.slice(1)) f.tee(a)
          f.set(row[0]!)
          body.add(bias, stepBias)
        },
        () => {
          for (const a of row) {
            zero(f, v.vector)
            f.set(a)
          }
        },
      )
    }
    f.get(A).set(pa).get(taps).set(pt)
    f.block((end) =>
      f.loop((more) => {
        for (let i = 0; i < 4; i++) {
          step(end)
          f.get(pt)
            .get(last)
            .op(i < 3 ? 'i32.eq' : 'i32.ne')
            .brIf(i < 3 ? end : more)
        }
      }),
    )
    // What passes the end of a run is overwritten by the next; nothing passes the end of a row.
    for (const j of range(NV)) {
      f.get(C).get(at[j]!).op('i32.add').set(to).get(rowC).get(at[j]!).op('i32.sub').tee(from).i32(v.bytes).op('i32.ge_s')
      const each = (store: (row: number[]) => void) => (): void => {
        for (const [r, row] of acc.entries()) {
          if (r > 0) body.add(to, rowC)
          store(row)
        }
      }
      f.if(
        each((row) => void f.get(to).get(row[j]!).mem(v.store)),
        each((row) => void f.get(to).get(from).get(row[j]!).call(part)),
      )
    }
    f.get(runs).brIf(again)
  })
  return f
}

/** The function (to, bytes, vector): writes so many of its bytes, fewer than all. */
function partOf(m: Module, v: Lanes): FunctionBuilder {
  const f = m.func(null, ['i32', 'i32', v.vector])
  for (const lane of range(v.lanes - 1)) {
    f.get(1)
      .i32(lane * v.size)
      .op('i32.gt_s')
      .if(() => {
        f.get(0).get(2)
        extract(f, v, lane)
        f.mem(`${v.type}.store`, lane * v.size)
      })
  }
  return f
}

/** The function (P, a, b, c, taps, starts, runs): adds the products of `rows` rows of A and as many taps to C, over some runs. */
function productsTile(m: Module, v: Lanes, rows: number, taps: number): FunctionBuilder {
  const body = new WindowBody(m, v, 7)
  const { f, word, bytes, advance } = body
  const [, A, B, C, TAPS, STARTS, RUNS] = [0, 1, 2, 3, 4, 5, 6] as const
  const acc = range(rows).map(() => body.vectors(taps))
  const z = body.vectors(taps)
  const y = f.local(v.vector)
  const scratch = f.local(v.vector)
  const pa = range(rows).map((r) => (r === 0 ? A : word()))
  const pb = range(taps).map(() => word())
  const offsets = range(taps).map(() => word())
  const [run, rowA, rowC, left, start] = [word('run'), bytes('rowA'), bytes('k'), word(), word()]
  const all = [...pa, ...pb]

  const step = (load: typeof v.load, i: number, end: Label): void => {
    const cut = (r: number): void =>
      void f
        .get(left)
        .i32(-r - rows * i)
        .op('i32.eq')
        .brIf(end)
    if (i > 0) cut(0)
    for (const j of range(taps))
      f.get(pb[j]!)
        .mem(load, i * v.bytes)
        .set(z[j]!)
    for (const r of range(rows)) {
      if (r > 0) cut(r)
      f.get(pa[r]!)
        .mem(load, i * v.bytes)
        .set(y)
      for (const j of range(taps)) accumulate(f, v, acc[r]![j]!, y, z[j]!)
    }
  }
  /** As many elements at a time as there are, by `count` vectors or a part of one. */
  const turn = (elements: number, load: typeof v.load, count: number, repeats: boolean): void =>
    void f
      .get(left)
      .i32(elements)
      .op('i32.ge_s')
      .if(() =>
        f.block((end) =>
          f.loop((again) => {
            for (const i of range(count)) step(load, i, end)
            for (const p of all) advance(p, elements * v.size)
            advance(left, -elements)
            if (repeats) f.get(left).i32(elements).op('i32.ge_s').brIf(again)
          }),
        ),
      )
  for (const r of range(rows).slice(1))
    f.get(pa[r - 1]!)
      .get(rowA)
      .op('i32.add')
      .set(pa[r]!)
  for (const j of range(taps))
    f.get(B)
      .get(TAPS)
      .mem('i32.load', 4 * j)
      .op('i32.add')
      .set(offsets[j]!)
  f.loop((again) => {
    f.get(STARTS).mem('i32.load').set(start)
    for (const j of range(taps)) f.get(offsets[j]!).get(start).op('i32.add').set(pb[j]!)
    f.get(run).set(left)
    turn(UNROLL * v.lanes, v.load, UNROLL, true)
    turn(v.lanes, v.load, 1, true)
    // Zeros beside what remains, on both sides.
    if (v.lanes > 2) turn(2, 'v128.load64_zero', 1, false)
    if (v.lanes > 1) turn(1, v.loadFirst, 1, false)
    advance(STARTS, 4)
    f.get(RUNS).i32(1).op('i32.sub').tee(RUNS).brIf(again)
  })
  for (const r of range(rows)) {
    for (const j of range(taps)) {
      f.get(C)
        .get(C)
        .mem(`${v.type}.load`, j * v.size)
        .get(acc[r]![j]!)
      sumLanes(f, v, scratch)
      f.op(`${v.type}.add`).mem(`${v.type}.store`, j * v.size)
    }
    body.add(C, rowC)
  }
  return f
}

/** A module that imports `env.memory` and exports `k(P, start, end)`; a unit is a block of rows of an entry, or of entries summed together. */
export function windowModule(which: Windows, type: GemmType, target: Target): Uint8Array<ArrayBuffer> {
  const m = new Module(target)
  const v = lanesFor(type, target)
  const heights = range(tileRows(v)).map((i) => i + 1)
  const part = partOf(m, v)
  const tiles = heights.map((rows) =>
    which === 'sums' ? [sumsTile(m, v, rows, part)] : [2, 1].map((taps) => productsTile(m, v, rows, taps)),
  )
  const body = new WindowBody(m, v, 3, 'k')
  const { f, word, bytes, advance } = body
  const [P, START, END] = [0, 1, 2] as const
  const [a, b, c, bias, k, batch, per] = [word('a'), word('b'), word('c'), word('bias'), word('k'), word('batch'), word('per')]
  const [rowA, batchA, batchB, batchC] = [bytes('rowA'), bytes('batchA'), word('batchB'), bytes('batchC')]
  const [height, taller, blocks, e, block] = [word(), word(), word(), word(), word()]
  const [first, rows, pa, pb, pc, pd] = [word(), word(), word(), word(), word(), word()]
  for (const [i, local] of [height, taller, blocks].entries())
    f.get(P)
      .mem('i32.load', ownWords + 4 * i)
      .set(local)
  /** Calls the tile for the block's rows, with its arguments as `push` leaves them. */
  const call = (of: (tiles: FunctionBuilder[]) => FunctionBuilder, push: () => void): void =>
    void f.block((done) => {
      for (const rowsOf of heights)
        f.get(rows)
          .i32(rowsOf)
          .op('i32.eq')
          .if(() => {
            push()
            f.call(of(tiles[rowsOf - 1]!)).br(done)
          })
    })
  const sums = (): void => {
    f.get(a).get(first).get(k).op('i32.mul').i32(v.size).op('i32.mul').op('i32.add').set(pa)
    f.get(b)
    body.plus(e, batchB).set(pb)
    f.get(bias)
      .if(
        () => {
          f.get(bias).get(first).get(P).mem('i32.load', places.stepBias).op('i32.mul').i32(v.size).op('i32.mul').op('i32.add')
        },
        () => void f.i32(0),
        'i32',
      )
      .set(pd)
    f.get(c)
    body.plus(e, batchC).get(first).get(P).mem('i32.load', places.runs).op('i32.mul').get(P).mem('i32.load', places.run).op('i32.mul')
    f.i32(v.size).op('i32.mul').op('i32.add').set(pc)
    call(
      ([tile]) => tile!,
      () => void f.get(P).get(pa).get(pb).get(pc).get(pd),
    )
  }
  const products = (): void => {
    const [stop, r, some, t, starts, taps, run, runs] = [
      word(),
      word(),
      word(),
      word(),
      word('starts'),
      word('taps'),
      word('run'),
      word('runs'),
    ]
    f.get(c)
    body.plus(e, batchC).get(first).get(k).op('i32.mul').i32(v.size).op('i32.mul').op('i32.add').tee(pc)
    f.i32(0).get(rows).get(k).op('i32.mul').i32(v.size).op('i32.mul').memoryFill()
    f.get(e).get(per).op('i32.mul').tee(e).get(per).op('i32.add').set(stop)
    f.get(stop).get(batch).get(stop).get(batch).op('i32.lt_u').op('select').set(stop)
    f.loop((nextEntry) => {
      f.i32(0).set(r)
      f.loop((nextRuns) => {
        f.i32(STAY).get(run).op('i32.div_u').i32(1).op('i32.or').set(some)
        body.least(some, runs, r).set(some)
        f.get(a)
        body.plus(e, batchA)
        body.plus(first, rowA).get(r).get(run).op('i32.mul').i32(v.size).op('i32.mul').op('i32.add').set(pa)
        f.get(b)
        body.plus(e, batchB).set(pb)
        f.i32(0).set(t)
        const at = (base: number, index: number, size: number): void => void f.get(base).get(index).i32(size).op('i32.mul').op('i32.add')
        for (const width of [2, 1])
          f.block((end) =>
            f.loop((again) => {
              f.get(k).get(t).op('i32.sub').i32(width).op('i32.lt_s').brIf(end)
              call(
                (all) => all[2 - width]!,
                () => {
                  f.get(P).get(pa).get(pb)
                  at(pc, t, v.size)
                  at(taps, t, 4)
                  at(starts, r, 4)
                  f.get(some)
                },
              )
              advance(t, width)
              f.br(again)
            }),
          )
        body.add(r, some)
        f.get(r).get(runs).op('i32.lt_u').brIf(nextRuns)
      })
      advance(e, 1)
      f.get(e).get(stop).op('i32.lt_u').brIf(nextEntry)
    })
  }
  f.block((end) =>
    f.loop((again) => {
      f.get(START).get(END).op('i32.ge_u').brIf(end)
      f.get(START).get(blocks).op('i32.div_u').set(e).get(START).get(blocks).op('i32.rem_u').set(block)
      // The taller blocks come first.
      f.get(block).get(taller).get(block).get(taller).op('i32.lt_u').op('select')
      body.plus(block, height).set(first)
      f.get(height).get(block).get(taller).op('i32.lt_u').op('i32.add').set(rows)
      if (which === 'sums') sums()
      else products()
      advance(START, 1)
      f.br(again)
    }),
  )
  return m.assemble()
}
