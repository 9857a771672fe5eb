/**
 * Matrix products C = alpha A B + beta C over any strides and batches, as a WebAssembly module: blocking, and what a call
 * does with its units of work. How a product is cut into calls is decided in `gemm-plan.ts`.
 */
import { type FunctionBuilder, Module } from './assembler.ts'
import type { Target } from './emit.ts'
import { Body, blockFunction, type GemmShape, packedPanels, packUnit, words } from './gemm-block.ts'
import { type GemmType, type Lanes, lanesFor } from './gemm-lanes.ts'
import { listedRow } from './gemm-pack.ts'
import { field, phase } from './gemm-params.ts'
import { NV, tileRows } from './gemm-tile.ts'
import { dotFunction, rowFunction } from './gemm-vector.ts'

export interface GemmSpec {
  type: GemmType
}

/** A panel of B (8 KiB) stays in the first cache while a block of A (192 KiB) passes from the second. */
export function gemmShape(spec: GemmSpec, target: Target): GemmShape {
  const v = lanesFor(spec.type, target)
  return { mr: tileRows(v), nr: NV * v.lanes, kc: 256, mc: 768 / v.size }
}

/**
 * A module that imports `env.memory` and exports `k(P, start, end)`: `P` is the address of a block laid out by `field`,
 * aligned to 8, whose `phase` says what the units `start` to `end` are.
 */
export function gemmModule(spec: GemmSpec, target: Target): Uint8Array<ArrayBuffer> {
  const m = new Module(target)
  const v = lanesFor(spec.type, target)
  const shape = gemmShape(spec, target)
  const pack = packUnit(m, v, shape)
  const block = blockFunction(m, v, shape)
  entry(m.func('k', words(3)), v, shape, { pack, block, gather: listedRow(m, v), dot: dotFunction(m, v), row: rowFunction(m, v) })
  return m.assemble()
}

interface Parts {
  pack: FunctionBuilder
  gather: FunctionBuilder
  block: FunctionBuilder
  dot: FunctionBuilder
  row: FunctionBuilder
}

/** The exported function: takes the units one by one. */
function entry(f: FunctionBuilder, v: Lanes, shape: GemmShape, parts: Parts): void {
  const body = new Body(f)
  const { read, params } = body
  const [P, START, END] = [0, 1, 2] as const
  f.get(START)
    .get(END)
    .op('i32.ge_u')
    .if(() => void f.op('return'))
  const { a, b, c, packedA, packedB } = params('a', 'b', 'c', 'packedA', 'packedB')
  const [ea, eb, ec, e, group, place, i, j, rows, columns, within, unit, panels, all] = body.locals()

  /** Sets ea, eb, ec to the matrices of entry `e` of this call. */
  const locate = (): void => {
    f.get(e)
    read(field.firstEntry).op('i32.add').tee(place)
    read(field.inner).op('i32.div_u').set(group)
    f.get(place).get(group)
    read(field.inner).op('i32.mul').op('i32.sub').set(place)
    for (const [to, base, stride, step] of [
      [ea, a, field.batchA, field.groupA],
      [eb, b, field.batchB, field.groupB],
      [ec, c, field.batchC, field.groupC],
    ] as const) {
      f.get(base).get(place)
      read(stride).op('i32.mul').op('i32.add').get(group)
      read(step).op('i32.mul').op('i32.add').set(to)
    }
  }
  const eachUnit = (work: () => void): void =>
    void f.loop((again) => {
      work()
      f.get(START).i32(1).op('i32.add').tee(START).get(END).op('i32.lt_u').brIf(again)
    })
  /** Packs the panels from `unit` to `all`. */
  const packAll = (): void =>
    void f.block((done) =>
      f.loop((again) => {
        f.get(unit).get(all).op('i32.ge_u').brIf(done)
        f.get(P).get(ea).get(eb).get(packedA).get(packedB).get(unit).call(parts.pack)
        f.get(unit).i32(1).op('i32.add').set(unit).br(again)
      }),
    )
  const whole = (): void => {
    for (const packed of [packedA, packedB]) {
      f.get(packed).get(START)
      read(field.slot).op('i32.mul').op('i32.add').set(packed)
    }
    packedPanels(body, shape).tee(panels).set(all)
    read(field.packA).if(() => {
      f.get(all)
      read(field.m)
        .i32(shape.mr - 1)
        .op('i32.add')
        .i32(shape.mr)
        .op('i32.div_u')
        .op('i32.add')
        .set(all)
    })
    eachUnit(() => {
      f.get(START).set(e)
      locate()
      packAll()
      f.get(P).get(ea).get(eb).get(ec).get(packedA).get(packedB).i32(0)
      read(field.m).i32(0)
      read(field.n).call(parts.block)
      // What the next entry shares need not be packed again.
      f.i32(0).get(panels)
      read(field.batchB)
      read(field.groupB).op('i32.or').op('select').set(unit)
      read(field.batchA)
      read(field.groupA)
        .op('i32.or')
        .op('i32.eqz')
        .if(() => void f.get(panels).set(all))
    })
  }
  const gathered = (): void => {
    const { n, tableRows, tableColumns } = params('n', 'tableRows', 'tableColumns')
    eachUnit(() => {
      f.get(packedB).get(START).get(n).op('i32.mul').i32(v.size).op('i32.mul').op('i32.add')
      f.get(b).get(tableRows).get(START).i32(4).op('i32.mul').op('i32.add').mem('i32.load').op('i32.add')
      f.get(tableColumns).get(n).call(parts.gather)
    })
  }
  const blocks = (): void => {
    const { m, n, unitM, unitN, unitsN, perEntry, phase: which } = params('m', 'n', 'unitM', 'unitN', 'unitsN', 'perEntry', 'phase')
    const at = (base: number, position: number, stride: number): void => {
      f.get(base).get(position)
      read(stride).op('i32.mul').op('i32.add')
    }
    eachUnit(() => {
      f.get(START).get(perEntry).op('i32.div_u').set(e)
      locate()
      f.get(START).get(e).get(perEntry).op('i32.mul').op('i32.sub').set(within)
      f.get(within).get(unitsN).op('i32.div_u').get(unitM).op('i32.mul').set(i)
      f.get(within).get(unitsN).op('i32.rem_u').get(unitN).op('i32.mul').set(j)
      body.least(unitM, m, i).set(rows)
      body.least(unitN, n, j).set(columns)
      f.get(which)
        .i32(phase.block)
        .op('i32.eq')
        .if(
          () => void f.get(P).get(ea).get(eb).get(ec).get(packedA).get(packedB).get(i).get(rows).get(j).get(columns).call(parts.block),
          () => {
            at(ec, i, field.rowC)
            f.get(j).i32(v.size).op('i32.mul').op('i32.add').set(ec)
            at(eb, j, field.colB)
            f.set(eb)
            at(ea, i, field.rowA)
            f.set(ea)
            f.get(which)
              .i32(phase.dot)
              .op('i32.eq')
              .if(
                () => void f.get(P).get(ea).get(eb).get(ec).get(rows).get(columns).call(parts.dot),
                () => void f.get(P).get(ea).get(eb).get(ec).get(columns).call(parts.row),
              )
          },
        )
    })
  }

  const packed = (): void => {
    f.i32(0).set(e)
    locate()
    f.get(START).set(unit).get(END).set(all)
    packAll()
  }
  for (const [which, work] of [
    [phase.whole, whole],
    [phase.pack, packed],
    [phase.gather, gathered],
  ] as const)
    read(field.phase)
      .i32(which)
      .op('i32.eq')
      .if(() => {
        work()
        f.op('return')
      })
  blocks()
}
