/**
 * Compiles a kernel of the kernel language to a WebAssembly module that imports `env.memory` (and, for arguments that its
 * expansions do not reach, functions of the host) and exports `k(P, start, end)`.
 * Here are the loops; values are computed by `values.ts`, reductions by `reductions.ts`, stores by `stores.ts`.
 */
import type { Kernel } from '../../ir/expr.ts'
import type { FunctionBuilder } from './assembler.ts'
import { Module } from './assembler.ts'
import type { Node } from './graph.ts'
import { Graph } from './graph.ts'
import { layout, sizeOf } from './layout.ts'
import { Locals } from './locals.ts'
import type { Plan } from './plan.ts'
import { plans, regionsOf } from './plan.ts'
import { Reductions } from './reductions.ts'
import type { Region } from './region.ts'
import { Stores } from './stores.ts'
import type { Places } from './values.ts'
import { Values } from './values.ts'

export interface Target {
  simd: 'none' | 'simd' | 'relaxed'
  /** Whether the memory to be imported is shared. */
  shared: boolean
}

export function emit(kernel: Kernel, target: Target): Uint8Array<ArrayBuffer> {
  const module = new Module(target)
  const graph = new Graph(kernel, target.simd === 'relaxed')
  const { first, otherwise } = plans(graph, target.simd !== 'none')
  const hosts = new Map(graph.hosts.map((n) => [n, module.import(n.op, n.args.length - 2, n.ty as 'f32')]))
  /** With the host's functions; without, the result is whether one was missed. */
  const whole = (name: string | null, calls: boolean): FunctionBuilder => {
    const make = (as: string | null): FunctionBuilder => module.func(as, ['i32', 'i32', 'i32'], calls ? [] : ['i32'])
    const k = make(name)
    const emitPlan = (plan: Plan, f: FunctionBuilder): FunctionBuilder => {
      new KernelEmitter(graph, plan, target, f, calls ? hosts : undefined).emit()
      return f
    }
    if (!otherwise) return emitPlan(first, k)
    const [long, short] = [emitPlan(first, make(null)), emitPlan(otherwise.plan, make(null))]
    k.get(0)
      .mem('i32.load', layout(kernel).extent(kernel.axes + kernel.reduce - 1))
      .i32(otherwise.least)
      .op('i32.ge_u')
    return k.if(
      () => pass(k, long),
      () => pass(k, short),
      calls ? undefined : 'i32',
    )
  }
  const pass = (k: FunctionBuilder, f: FunctionBuilder): void => void k.get(0).get(1).get(2).call(f)
  if (hosts.size === 0) whole('k', true)
  else {
    const [near, far] = [whole(null, false), whole(null, true)]
    const k = module.func('k', ['i32', 'i32', 'i32'])
    // What has been overwritten cannot be computed again.
    overwrites(k, kernel, [first, otherwise?.plan])
    k.if(
      () => k.i32(1),
      () => pass(k, near),
      'i32',
    ).if(() => pass(k, far))
  }
  return module.assemble()
}

/** Pushes whether a kernel reads what it writes: the same buffer, or another in the same place. */
function overwrites(k: FunctionBuilder, kernel: Kernel, all: readonly (Plan | undefined)[]): void {
  const stores = new Set(kernel.stores.map((s) => s.buffer))
  const nodes = all.flatMap((plan) => (plan ? regionsOf(plan).flatMap((r) => [...r.uses.keys()]) : []))
  const loads = new Set(nodes.filter((n) => n.k === 'load').map((n) => Number(n.v)))
  const at = layout(kernel)
  k.i32(0)
  for (const s of stores)
    for (const l of loads) k.get(0).mem('i32.load', at.address(s)).get(0).mem('i32.load', at.address(l)).op('i32.eq').op('i32.or')
}

/** How many steps a block of a blocked sum has; see `Reductions`. */
const blockSteps = 64

/** How many copies of a loop's body run side by side, so that one's latencies hide behind the others. */
const copiesFor = (work: number): number => (work <= 80 ? 4 : work <= 300 ? 2 : 1)

type Step = (copy: number) => (() => void) | undefined | void

class KernelEmitter {
  private readonly kernel: Kernel
  private readonly locals: Locals
  private readonly places: Places
  private readonly values: Values
  private readonly reductions: Reductions
  private readonly stores: Stores
  /** Steps since the last flush; a local. */
  private readonly unflushed: number
  /** How many copies of the loop's body are being emitted side by side. */
  private copies = 1

  constructor(
    graph: Graph,
    private readonly plan: Plan,
    target: Target,
    private readonly f: FunctionBuilder,
    private readonly hosts: ReadonlyMap<Node, FunctionBuilder> | undefined,
  ) {
    this.kernel = graph.kernel
    this.locals = new Locals(f)
    this.unflushed = this.locals.take('i32')
    this.places = this.prologue()
    this.values = new Values(f, this.locals, this.places, target.simd === 'relaxed', hosts)
    this.values.lanes = this.values.count = this.plan.lanes
    this.reductions = new Reductions(graph, this.plan, this.values)
    this.stores = new Stores(this.values)
  }

  emit(): void {
    for (let a = 0; a < this.kernel.axes; a++) {
      if (a === 0) this.f.get(1).get(2).op('i32.ge_u')
      else this.f.get(this.places.extent[a]!).op('i32.eqz')
      this.f.if(() => {
        if (!this.hosts) this.f.i32(0)
        this.f.op('return')
      })
    }
    this.outputLoop(0)
    const { i32, v128 } = this.values.met
    if (this.hosts) return
    if (i32 === undefined) this.f.i32(0)
    else this.f.get(i32)
    if (v128 !== undefined) this.f.get(v128).op('v128.any_true').op('i32.or')
  }

  /** Loads addresses, extents and strides. */
  private prologue(): Places {
    const { f, kernel, locals } = this
    const at = layout(kernel)
    const count = kernel.axes + kernel.reduce
    const all = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
    const read = (offset: number): number => {
      const local = locals.take('i32')
      f.get(0).mem('i32.load', offset).set(local)
      return local
    }
    const address = all(kernel.buffers.length, (b) => read(at.address(b)))
    const extent = all(count, (a) => (a === 0 && kernel.axes > 0 ? 2 : read(at.extent(a))))
    const position = all(count, () => locals.take('i32'))
    const step = (buffer: number, axis: number): 0 | 1 | 's' => kernel.buffers[buffer]!.steps[axis]!
    const strides = kernel.buffers.map((_, b) => all(count, (a) => (step(b, a) === 's' ? read(at.stride(b, a)) : undefined)))
    const stride = (buffer: number, axis: number): void => {
      const local = strides[buffer]![axis]
      if (local !== undefined) f.get(local)
      else f.i32(step(buffer, axis) === 1 ? sizeOf[kernel.buffers[buffer]!.stored] : 0)
    }
    const limit = locals.take('i32')
    f.memorySize().i32(16).op('i32.shl').i32(16).op('i32.sub').set(limit)
    return { layout: at, address, extent, position, stride, step, limit }
  }

  /** Computes what a region needs and its loops beyond `depth` leave as it is; `early`: before any reduction. */
  private hoist(region: Region, depth: number, early: boolean): void {
    this.values.region = region
    for (const h of region.hoisted) if (h.depth <= depth && !(early && h.node.ready > 0)) this.values.hoist(h.node, h.vector, this.copies)
  }

  private outputLoop(axis: number): void {
    const { axes } = this.kernel
    const mark = this.values.mark()
    if (axis < axes || axes === 0) for (const region of regionsOf(this.plan)) this.hoist(region, axis, true)
    if (axis === axes) this.position()
    else if (this.plan.mode === 'output' && axis === axes - 1) {
      const work = Math.max(...regionsOf(this.plan).map((r) => r.work))
      this.vectorLoop(axis, this.kernel.buffers.keys(), copiesFor(work), () => this.position())
    } else this.scalarLoop(axis, this.kernel.buffers.keys(), () => this.outputLoop(axis + 1))
    this.values.release(mark)
  }

  /** One output position (or as many as there are lanes and copies): its reductions, then its stores. */
  private position(): void {
    const { values } = this
    const { stages, outside, inside, mode } = this.plan
    const mark = values.mark()
    for (const stage of stages) {
      values.region = stage.region
      const copies = mode === 'reduction' && stage.region.axis >= 0 ? copiesFor(stage.region.work) : this.copies
      const run = this.reductions.begin(stage, copies)
      this.reductionLoops(stage.region, copies, run.step, run.flush)
      values.region = stage.region
      run.finish()
    }
    values.region = outside.region
    this.body((copy) => this.stores.prepare(outside.stores, outside.region, copy, this.copies))
    if (inside) {
      const { region, stores } = inside
      values.region = region
      const copies = mode === 'reduction' && region.axis >= 0 ? copiesFor(region.work) : this.copies
      const advance = this.reductions.carry(region, copies)
      this.reductionLoops(region, copies, (copy) => {
        const commit = this.stores.prepare(stores, region, copy, this.copies)
        // What is computed only when it is stored must be so before the carried values move on.
        const now = this.copies === 1 || stores.some((s) => s.combines)
        if (now) commit()
        advance(copy)
        return now ? undefined : commit
      })
    }
    values.release(mark)
  }

  /** One step of a region's innermost loop, in all copies: first what `step` computes, then what it returns to be done last. */
  private body(step: Step): void {
    const mark = this.values.mark()
    const last: (() => void)[] = []
    for (let copy = 0; copy < this.copies; copy++) {
      const then = step(copy)
      if (then) last.push(then)
      if (this.copies > 1) this.values.release(mark, copy)
    }
    for (const then of last) then()
    this.values.release(mark)
  }

  /** The loops over the reduction axes, if none of them is empty. */
  private reductionLoops(region: Region, copies: number, step: Step, flush?: () => void): void {
    const { f, places, values } = this
    const { axes, reduce } = this.kernel
    const nest = (axis: number): void => {
      if (axis === axes + reduce) this.body(step)
      else if (axis === region.axis) this.vectorLoop(axis, region.buffers, copies, () => this.body(step), flush)
      else {
        const inner = axis === axes + reduce - 1
        this.scalarLoop(
          axis,
          region.buffers,
          () => {
            const mark = values.mark()
            if (!inner) this.hoist(region, axis + 1, false)
            nest(axis + 1)
            values.release(mark)
          },
          inner ? flush : undefined,
        )
      }
    }
    const guarded = (axis: number): void => {
      if (axis === axes + reduce) {
        const mark = values.mark()
        this.hoist(region, axes, false)
        if (flush) f.i32(0).set(this.unflushed)
        nest(axes)
        values.release(mark)
      } else f.get(places.extent[axis]!).if(() => guarded(axis + 1))
    }
    guarded(axes)
  }

  /** Runs `loops` with addresses of its own in the buffers that move along the axis, starting at the axis's first position. */
  private along(axis: number, buffers: Iterable<number>, loops: (advance: (by: number) => void) => void): void {
    const { f, places, locals } = this
    const before = places.address.slice()
    const moving = [...buffers].filter((b) => places.step(b, axis) !== 0)
    const ranged = axis === 0 && this.kernel.axes > 0
    for (const b of moving) {
      const own = locals.take('i32')
      f.get(places.address[b]!)
      if (ranged) {
        places.stride(b, axis)
        f.get(1).op('i32.mul').op('i32.add')
      }
      f.set(own)
      places.address[b] = own
    }
    if (ranged) f.get(1)
    else f.i32(0)
    f.set(places.position[axis]!)
    loops((by) => {
      for (const b of moving) {
        f.get(places.address[b]!)
        if (places.step(b, axis) === 1) f.i32(by * sizeOf[this.kernel.buffers[b]!.stored])
        else {
          places.stride(b, axis)
          if (by > 1) f.i32(by).op('i32.mul')
        }
        f.op('i32.add').set(places.address[b]!)
      }
      f.get(places.position[axis]!).i32(by).op('i32.add').set(places.position[axis]!)
    })
    for (const b of moving) locals.give(places.address[b]!)
    places.address.splice(0, before.length, ...before)
  }

  /** A loop over an axis that is not empty, position by position; `flush` runs at least every 2 `blockSteps` steps, those of outer turns included. */
  private scalarLoop(axis: number, buffers: Iterable<number>, body: () => void, flush?: () => void): void {
    const { f, places, locals } = this
    const position = places.position[axis]!
    const extent = places.extent[axis]!
    this.along(axis, buffers, (advance) => {
      const steps = (end: number): void =>
        void f.loop((again) => {
          body()
          advance(1)
          f.get(position).get(end).op('i32.lt_u').brIf(again)
        })
      if (!flush) return steps(extent)
      const stop = locals.take('i32')
      f.loop((again) => {
        f.get(position).i32(blockSteps).op('i32.add').tee(stop).get(extent).get(stop).get(extent).op('i32.lt_u').op('select').set(stop)
        f.get(this.unflushed).get(stop).op('i32.add').get(position).op('i32.sub').set(this.unflushed)
        steps(stop)
        f.get(this.unflushed)
          .i32(blockSteps)
          .op('i32.ge_u')
          .if(() => {
            flush()
            f.i32(0).set(this.unflushed)
          })
        f.get(position).get(extent).op('i32.lt_u').brIf(again)
      })
      locals.give(stop)
    })
  }

  /**
   * A loop over an axis in vectors: `copies` at a time, then one at a time, then the last positions each in a vector's
   * first lane, so that every position is computed by the same instructions. `flush` runs
   * after every block of at most `blockSteps` turns.
   */
  private vectorLoop(axis: number, buffers: Iterable<number>, copies: number, body: () => void, flush?: () => void): void {
    const { f, places, locals, values } = this
    const { lanes } = this.plan
    const left = locals.take('i32')
    const ranged = axis === 0 && this.kernel.axes > 0
    f.get(places.extent[axis]!)
    if (ranged) f.get(1).op('i32.sub')
    f.set(left)
    this.along(axis, buffers, (advance) => {
      const steps = (count: number, copies: number): void => {
        const outer = this.copies
        this.copies = copies
        values.count = count
        body()
        advance(count * copies)
        this.copies = outer
        values.count = lanes
      }
      const repeat = (by: number, run: () => void): void =>
        void f
          .get(left)
          .i32(by)
          .op('i32.ge_u')
          .if(() =>
            f.loop((again) => {
              run()
              f.get(left).i32(by).op('i32.ge_u').brIf(again)
            }),
          )
      const take = (by: number): void => void f.get(left).i32(by).op('i32.sub').set(left)
      const by = lanes * copies
      if (flush) {
        const block = locals.take('i32')
        repeat(by, () => {
          f.i32(blockSteps * by)
            .get(left)
            .i32(-by)
            .op('i32.and')
            .get(left)
            .i32(blockSteps * by)
            .op('i32.ge_u')
            .op('select')
            .set(block)
          f.get(left).get(block).op('i32.sub').set(left)
          f.loop((again) => {
            steps(lanes, copies)
            f.get(block).i32(by).op('i32.sub').tee(block).brIf(again)
          })
          flush()
        })
        locals.give(block)
      } else if (copies > 1) {
        repeat(by, () => {
          steps(lanes, copies)
          take(by)
        })
      }
      if (!flush || copies > 1) {
        repeat(lanes, () => {
          steps(lanes, 1)
          take(lanes)
        })
        flush?.()
      }
      repeat(1, () => {
        steps(1, 1)
        take(1)
      })
    })
    locals.give(left)
  }
}
