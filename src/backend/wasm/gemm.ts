/**
 * Matrix products C = alpha A B + beta C over any strides and batches, as a WebAssembly module: blocking, and what a call
 * does with its units of work. How a product is cut into calls is decided in `gemm-plan.ts`.
 */
import { type FunctionBuilder, Module } from './assembler.ts'
import type { Target } from './emit.ts'
import { type GemmType, type Lanes, lanesFor } from './gemm-lanes.ts'
import { packFunction } from './gemm-pack.ts'
import { field, phase } from './gemm-params.ts'
import { MR, NV, partialRow, tileFunction } from './gemm-tile.ts'
import { dotFunction, rowFunction } from './gemm-vector.ts'

export interface GemmSpec {
  type: GemmType
}

/** Sizes of the blocking, in elements. */
export interface GemmShape {
  /** Rows and columns of a tile. */
  mr: number
  nr: number
  /** k and rows of a block of A. */
  kc: number
  mc: number
}

/**
 * A panel of B (8 KiB) stays in the first cache while a block of A (128 KiB) passes from the second. k is cut here and not
 * between calls, so that C takes one rounding more for every `kc` products.
 */
export function gemmShape(spec: GemmSpec, target: Target): GemmShape {
  const v = lanesFor(spec.type, target)
  return { mr: MR, nr: NV * v.lanes, kc: 256, mc: 512 / v.size }
}

/**
 * A module that imports `env.memory` and exports `k(P, start, end)`; `P` is the address of a block laid out by `field`,
 * aligned to 8, whose `phase` says what the units `start` to `end` are.
 */
export function gemmModule(spec: GemmSpec, target: Target): Uint8Array<ArrayBuffer> {
  const m = new Module({ min: 0, max: 65536, shared: target.shared })
  const f = m.func('k', ['i32', 'i32', 'i32'])
  const v = lanesFor(spec.type, target)
  const shape = gemmShape(spec, target)
  const pack = packPanels(m, v, shape, packFunction(m, v))
  const block = blockFunction(m, v, shape)
  const dot = dotFunction(m, v)
  const row = rowFunction(m, v)
  entry(f, v, shape, { pack, block, dot, row })
  return m.assemble()
}

interface Parts {
  pack: FunctionBuilder
  block: FunctionBuilder
  dot: FunctionBuilder
  row: FunctionBuilder
}

const [P, START, END] = [0, 1, 2] as const

/** Pushes `min(a, b)` of two i32 locals. */
const least = (f: FunctionBuilder, a: number, b: number): FunctionBuilder => f.get(a).get(b).get(a).get(b).op('i32.lt_u').op('select')

function entry(f: FunctionBuilder, v: Lanes, shape: GemmShape, { pack, block, dot, row }: Parts): void {
  const i32 = (): number => f.local('i32')
  const [m, n, unitsN, perEntry] = [i32(), i32(), i32(), i32()]
  const [a, b, c, e, within, i, j, rows, columns, packedA, packedB, panels] = [i32(), i32(), i32(), i32(), i32(), i32(), i32(), i32(), i32(), i32(), i32(), i32()]
  const read = (offset: number): FunctionBuilder => f.get(P).mem('i32.load', offset)
  const is = (which: number): FunctionBuilder => read(field.phase).i32(which).op('i32.eq')
  /** Sets a, b and c to the matrices of batch entry `e`. */
  const locate = (): void => {
    read(field.a).get(e).mul(field.batchA).set(a)
    read(field.b).get(e).mul(field.batchB).set(b)
    read(field.c).get(e).mul(field.batchC).set(c)
  }
  const units = (body: () => void): void =>
    void f.loop((again) => {
      body()
      f.get(START).i32(1).op('i32.add').tee(START).get(END).op('i32.lt_u').brIf(again)
    })
  void locate
  void units
  void is
  void [m, n, unitsN, perEntry, within, i, j, rows, columns, packedA, packedB, panels, v, shape, pack, block, dot, row, least]
}
