/**
 * How reductions and scans accumulate: carried from step to step, or in the lanes of vectors that are joined at the end.
 * The loops around this are in `emit.ts`.
 *
 * Sums of floats are blocked: a block of some 64 steps is added up in its own type and the block's sum then in double
 * precision, so that the error stays that of short sums (Higham, Accuracy and Stability of Numerical Algorithms, 4.3).
 */
import type { Scalar } from '../../ir/expr.ts'
import { scalarBinary, scalarCompare, scalarConst, wasmType } from './emit-scalar.ts'
import { extract, vectorBinary, vectorConst } from './emit-simd.ts'
import type { Graph, Node } from './graph.ts'
import { identity, joinOf } from './graph.ts'
import type { Plan, Stage } from './plan.ts'
import { joins } from './plan.ts'
import type { Region } from './region.ts'
import { isVector } from './region.ts'
import type { Values } from './values.ts'

/** One pass of accumulation around a loop nest. */
export interface Run {
  /** One step in one copy of the loop's body. */
  step: (copy: number) => void
  /** To be run at the end of every block of steps. */
  flush: (() => void) | undefined
  /** After the loops: binds the results. */
  finish: () => void
}

interface Accumulator {
  step: (copy: number) => void
  flush?: () => void
  /** The result in a local, for each copy. */
  finish: () => number[]
}

const highHalf = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15]
const lowHalves = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]

export class Reductions {
  constructor(
    private readonly graph: Graph,
    private readonly plan: Plan,
    private readonly values: Values,
  ) {}

  /** Starts the carried values of a region; the function returned moves them on by one step in one copy. */
  carry(region: Region, copies: number): (copy: number) => void {
    const { values } = this
    const { f, locals } = values
    const held = region.carries.map((node) =>
      Array.from({ length: copies }, (_, copy) => {
        const vector = isVector(region, node)
        const local = locals.take(vector ? 'v128' : wasmType[node.ty])
        if (vector) vectorConst(f, node.ty, node.v)
        else scalarConst(f, node.ty, node.v)
        f.set(local)
        values.hold(node, copy, local)
        return local
      }),
    )
    // In a tail only the first lane counts; what the others carry must stay.
    const firstLane = (lanes: number): number[] => Array.from({ length: 16 }, (_, i) => (i < 16 / lanes ? 255 : 0))
    const wide = (node: Node): boolean => values.lanes === 2 && node.ty !== 'f32' && node.ty !== 'i32'
    return (copy) => {
      region.carries.forEach((node, i) => {
        values.value(node.next!, copy)
        if (this.plan.mode === 'reduction' && region.axis >= 0 && values.count === 1)
          f.get(held[i]![copy]!)
            .v128(firstLane(wide(node) ? 2 : 4))
            .op('v128.bitselect')
      })
      for (const local of held.toReversed()) f.set(local[copy]!)
    }
  }

  /** Starts the reductions of a stage, with up to `copies` copies of the loop's body. */
  begin(stage: Stage, copies: number): Run {
    const { plan, values, graph } = this
    const { region } = stage
    const mark = values.mark()
    const advance = this.carry(region, copies)
    const accumulators = stage.reductions.map((r): Accumulator => {
      if (!joins(plan.mode, region.axis, r))
        return plan.mode === 'reduction' && region.axis >= 0 ? this.extremePlace(r, copies) : this.folded(graph.fold(r).result, copies)
      if (region.axis < 0) return this.scalarSum(r)
      if (plan.mode === 'reduction') return this.lanes(r, copies)
      return r.op === 'sum' ? this.blockedSum(r, copies) : this.extremes(r, copies)
    })
    const flushing = accumulators.filter((a) => a.flush)
    return {
      step: (copy) => {
        for (const a of accumulators) a.step(copy)
        advance(copy)
      },
      flush: flushing.length > 0 ? () => flushing.forEach((a) => void a.flush!()) : undefined,
      finish: () => {
        const results = accumulators.map((a) => a.finish())
        values.release(mark)
        stage.reductions.forEach((r, i) => void results[i]!.forEach((local, copy) => void values.hold(r, copy, local)))
      },
    }
  }

  /** A reduction that is carried: its result is an expression of what was carried. */
  private folded(result: Node, copies: number): Accumulator {
    const { values } = this
    return {
      step: () => {},
      finish: () =>
        Array.from({ length: isVector(values.region, result) ? copies : 1 }, (_, copy) => {
          const local = values.locals.take(isVector(values.region, result) ? 'v128' : wasmType[result.ty])
          values.value(result, copy)
          values.f.set(local)
          return local
        }),
    }
  }

  /** Of the extremes that the lanes carry, the place of the first greatest or least. */
  private extremePlace(r: Node, copies: number): Accumulator {
    const { values } = this
    const { f, locals, lanes } = values
    const [best, at] = this.graph.fold(r).carries as [Node, Node]
    const { ty } = best
    const float = ty === 'f32' || ty === 'f64'
    return {
      step: () => {},
      finish: () => {
        const value = locals.take(wasmType[ty])
        const place = locals.take('i32')
        const x = locals.take(wasmType[ty])
        const i = locals.take('i32')
        for (let copy = 0; copy < copies; copy++)
          for (let lane = 0; lane < lanes; lane++) {
            const first = copy === 0 && lane === 0
            values.vector(best, copy)
            extract(f, ty, lane, lanes)
            f.set(first ? value : x)
            values.vector(at, copy)
            extract(f, 'i32', lane, lanes)
            f.set(first ? place : i)
            if (first) continue
            // Greater (less), or alike and earlier; NaNs are alike and beyond all else.
            f.get(x).get(value)
            scalarCompare(f, ty, r.op === 'argmax' ? 'gt' : 'lt')
            f.get(x).get(value)
            scalarCompare(f, ty, 'eq')
            if (float) {
              f.get(x).get(x).op(`${ty}.ne`).get(value).get(value).op(`${ty}.ne`).op('i32.and').op('i32.or')
            }
            f.get(i).get(place).op('i32.lt_u').op('i32.and').op('i32.or')
            if (float) f.get(x).get(x).op(`${ty}.ne`).get(value).get(value).op(`${ty}.eq`).op('i32.and').op('i32.or')
            f.if(() => void f.get(x).set(value).get(i).set(place))
          }
        locals.give(value, x, i)
        return [place]
      },
    }
  }

  /** A sum of float64 in scalar code. */
  private scalarSum(r: Node): Accumulator {
    const { f, locals } = this.values
    const sum = locals.take('f64')
    const total = locals.take('f64')
    f.f64(0).tee(sum).set(total)
    const flush = (): void => void f.get(total).get(sum).op('f64.add').set(total).f64(0).set(sum)
    return {
      step: () => {
        f.get(sum)
        this.values.scalar(r.args[0]!)
        f.op('f64.add').set(sum)
      },
      flush,
      finish: () => {
        flush()
        locals.give(sum)
        return [total]
      },
    }
  }

  private vector(ty: Scalar, v: number | bigint | boolean): number {
    const local = this.values.locals.take('v128')
    vectorConst(this.values.f, ty, v)
    this.values.f.set(local)
    return local
  }

  /** A reduction along the axis of the lanes. */
  private lanes(r: Node, copies: number): Accumulator {
    const { values } = this
    const { f, locals, lanes } = values
    const value = r.args[0]!
    const { ty } = r
    const join = joinOf(r.op)!
    const start = identity(r.op, ty)
    const blocked = r.op === 'sum' && (ty === 'f32' || ty === 'f64')
    const totalType = blocked ? 'f64' : ty
    const total = locals.take(wasmType[totalType])
    scalarConst(f, totalType, start)
    f.set(total)
    const nan = (ty === 'f32' || ty === 'f64') && (r.op === 'max' || r.op === 'min') ? this.vector('i32', 0) : undefined
    const sums = Array.from({ length: copies }, () => this.vector(ty, start))
    const wide = blocked ? this.vector('f64', 0) : undefined
    const addSums = (into: number, from: number): void => {
      f.get(into).get(from)
      vectorBinary(f, locals, ty, join)
      f.set(into)
    }
    const joinAll = (): void => {
      for (let width = 1; width < copies; width *= 2)
        for (let i = 0; i + width < copies; i += 2 * width) addSums(sums[i]!, sums[i + width]!)
    }
    return {
      step: (copy) => {
        if (values.count === 1) {
          f.get(total)
          values.vector(value, copy)
          extract(f, ty, 0, lanes)
          if (blocked && ty === 'f32') f.op('f64.promote_f32')
          scalarBinary(f, locals, totalType, join)
          f.set(total)
        } else {
          f.get(sums[copy]!)
          values.vector(value, copy)
          if (nan !== undefined) {
            this.extreme(r, sums[copy]!, nan)
            return
          }
          vectorBinary(f, locals, ty, join)
          f.set(sums[copy]!)
        }
      },
      ...(wide !== undefined && {
        flush: () => {
          joinAll()
          const sum = sums[0]!
          f.get(wide).get(sum)
          if (ty === 'f32') f.op('f64x2.promote_low_f32x4')
          f.op('f64x2.add')
          if (ty === 'f32' && lanes === 4) f.get(sum).get(sum).shuffle(highHalf).op('f64x2.promote_low_f32x4').op('f64x2.add')
          f.set(wide)
          for (const s of sums) {
            vectorConst(f, ty, 0)
            f.set(s)
          }
        },
      }),
      finish: () => {
        if (wide === undefined) joinAll()
        const from = wide ?? sums[0]!
        f.get(total)
        for (let lane = 0; lane < (wide === undefined ? lanes : 2); lane++) {
          f.get(from)
          extract(f, totalType, lane, wide === undefined ? lanes : 2)
          scalarBinary(f, locals, totalType, join)
        }
        if (nan !== undefined) {
          f.set(total)
          scalarConst(f, ty, NaN)
          f.get(total).get(nan)
          // Two lanes of 32 bits: the other half of the register means nothing.
          if (ty === 'f32' && lanes === 2) f.lane('i64x2.extract_lane', 0).i64(0n).op('i64.ne')
          else f.op('v128.any_true')
          f.op('select')
          locals.give(nan)
        }
        locals.give(...sums, total, ...(wide === undefined ? [] : [wide]))
        if (blocked && ty === 'f32') f.op('f32.demote_f64')
        const result = locals.take(wasmType[ty])
        f.set(result)
        return [result]
      },
    }
  }

  /** Extremes of floats across the lanes' axis: each lane its own. */
  private extremes(r: Node, copies: number): Accumulator {
    const { values } = this
    const { f, locals } = values
    const { ty } = r
    const parts = Array.from({ length: copies }, () => ({ best: this.vector(ty, identity(r.op, ty)), nan: this.vector('i32', 0) }))
    return {
      step: (copy) => {
        const { best, nan } = parts[copy]!
        f.get(best)
        values.vector(r.args[0]!, copy)
        this.extreme(r, best, nan)
      },
      finish: () =>
        parts.map(({ best, nan }) => {
          vectorConst(f, ty, NaN)
          f.get(best).get(nan).op('v128.bitselect').set(best)
          locals.give(nan)
          return best
        }),
    }
  }

  /**
   * Takes the values on the stack into the extremes below them: `pmax(a, b)` is a < b ? b : a, which ignores a NaN in b,
   * so NaNs are noted apart. (`max` is eight instructions on x86.)
   */
  private extreme({ ty, op }: Node, best: number, nan: number): void {
    const { f, locals } = this.values
    const shape = ty === 'f32' ? 'f32x4' : 'f64x2'
    const x = locals.take('v128')
    f.tee(x)
      .op(`${shape}.p${op as 'max' | 'min'}`)
      .set(best)
    f.get(nan).get(x).get(x).op(`${shape}.ne`).op('v128.or').set(nan)
    locals.give(x)
  }

  /** A sum of floats across the lanes' axis: each lane its own. */
  private blockedSum(r: Node, copies: number): Accumulator {
    const { values } = this
    const { f, locals, lanes } = values
    const value = r.args[0]!
    const { ty } = r
    const four = ty === 'f32' && lanes === 4
    const parts = Array.from({ length: copies }, () => ({
      sum: this.vector(ty, 0),
      low: this.vector('f64', 0),
      high: four ? this.vector('f64', 0) : undefined,
    }))
    const flush = (): void => {
      for (const { sum, low, high } of parts) {
        f.get(low).get(sum)
        if (ty === 'f32') f.op('f64x2.promote_low_f32x4')
        f.op('f64x2.add').set(low)
        if (high !== undefined) f.get(high).get(sum).get(sum).shuffle(highHalf).op('f64x2.promote_low_f32x4').op('f64x2.add').set(high)
        vectorConst(f, ty, 0)
        f.set(sum)
      }
    }
    return {
      step: (copy) => {
        const { sum } = parts[copy]!
        f.get(sum)
        values.vector(value, copy)
        vectorBinary(f, locals, ty, 'add')
        f.set(sum)
      },
      flush,
      finish: () => {
        flush()
        return parts.map(({ sum, low, high }) => {
          f.get(low)
          if (ty === 'f32') f.op('f32x4.demote_f64x2_zero')
          if (high !== undefined) f.get(high).op('f32x4.demote_f64x2_zero').shuffle(lowHalves)
          f.set(sum)
          locals.give(low, ...(high === undefined ? [] : [high]))
          return sum
        })
      },
    }
  }
}
