/**
 * Prints a kernel of the kernel language as a C function that reads the same parameter block as the WebAssembly kernel and
 * may take its place. Values come from the same graph, so both compute the same operations in the same order of magnitude
 * of error; loops are left to the C compiler's vectoriser. Argument positions, scans, combining stores and reductions of functions
 * that call the host's stay WebAssembly.
 */
import type { Kernel, Scalar } from '../../ir/expr.ts'
import { Graph, identity, type Node, type RawStore, rawSize } from '../wasm/graph.ts'
import { layout } from '../wasm/layout.ts'
import { plans } from '../wasm/plan.ts'
import { SIGNATURE } from './c-prelude.ts'
import { cRaw, cType, rootsOf, Scope } from './c-scope.ts'
import { binaryText, constText } from './c-values.ts'

/** Positions of the last output axis that are reduced side by side where that axis is the contiguous one. */
const WIDTH = 1024
/** Steps along the reduction axis that each of those positions takes at a time. */
const STEPS = 4
/** Partial results of a reduction along the contiguous axis: enough that one addition's latency hides behind the others. */
const LANES = 64
/** The same for a reduction of many operations, whose registers hold other things. */
const FEW_LANES = 16
/** Operations from which a reduction or a store is one of many. */
const LIGHT = 24
/** Elements that are computed into the first cache before they stream to memory, and the bytes of a result from which they do. */
const STREAMED = 256
const LARGE = 1 << 20
/** Bytes that a cache fetches and writes together. */
const LINE = 64
/** Additions to a partial float sum before it goes to a double. */
const BLOCK = 64
/** Positions of the last axis after which a kernel goes to the next row, where it reads or writes columns: their lines stay in cache. */
const TILE = 64

interface Printed {
  /** A C function of the given name that does what the kernel does. */
  print: (name: string) => string
  /** The axis of the innermost loop. */
  inner: number
  /**
   * The elements of that axis from which C is the quicker. Of few it takes many one by one, with branches, where WebAssembly takes four; and
   * partial results of a reduction are set and joined whole for every row: a sum over rows of 32 takes 2.5 times what it takes in
   * WebAssembly, over rows of 128 0.86, one of exponentials over 64 0.84.
   */
  shortest: number
}
/** `shortest` of kernels that reduce nothing along that axis. */
const SHORT = 32
/** What C is to do of a kernel, if anything. */
export function printed(kernel: Kernel): Printed | undefined {
  const graph = new Graph(kernel, true)
  const nodes = allNodes(graph.stores)
  const strange = (n: Node): boolean => n.k === 'carry' || (n.k === 'reduce' && (n.op.startsWith('arg') || kernel.reduce === 0))
  if (kernel.reduce > 0 && graph.hosts.length > 0) return undefined
  if (nodes.some(strange) || graph.stores.some((s) => s.combines) || (kernel.axes === 0 && kernel.reduce === 0)) return undefined
  const across = kernel.reduce > 0 && kernel.axes > 0 && plans(graph, true).first.mode === 'output'
  const print = (name: string): string => new Printer(name, graph, across).print()
  const rows = across ? [] : nodes.filter((n) => n.k === 'reduce')
  if (rows.length === 0) return { print, inner: kernel.axes - 1, shortest: kernel.axes + kernel.reduce > 1 ? SHORT : 0 }
  const shortest = Math.min(...rows.map((r) => (lanesOf(r.args) === LANES ? 2 * LANES : 4 * FEW_LANES)))
  return { print, inner: kernel.axes + kernel.reduce - 1, shortest }
}
/** How many partial results a reduction has. */
const lanesOf = (roots: readonly Node[]): number => (allNodesOf(roots).length < LIGHT ? LANES : FEW_LANES)

const allNodes = (stores: readonly RawStore[]): Node[] => allNodesOf(stores.flatMap(rootsOf))
function allNodesOf(roots: readonly Node[]): Node[] {
  const seen = new Set<Node>()
  const visit = (n: Node): void => {
    if (seen.has(n)) return
    seen.add(n)
    n.args.forEach(visit)
  }
  roots.forEach(visit)
  return [...seen]
}
const isFloat = (ty: Scalar): boolean => ty === 'f32' || ty === 'f64'

class Printer extends Scope {
  private readonly axes: number
  private readonly depth: number
  /** Reductions by how many stages of others must be complete before them. */
  private readonly stages: Node[][] = []

  constructor(
    private readonly name: string,
    graph: Graph,
    across: boolean,
  ) {
    super(graph, across)
    this.axes = this.kernel.axes
    this.depth = this.axes + this.kernel.reduce
    for (const n of allNodes(graph.stores)) if (n.k === 'reduce') (this.stages[n.ready - 1] ??= []).push(n)
  }

  print(): string {
    const { kernel } = this
    const at = layout(kernel)
    this.line(`void ${this.name}${SIGNATURE} {`)
    this.line('const char *const p = (const char *)(memory + P);')
    kernel.buffers.forEach((b, i) => {
      this.line(`char *const a${i} = (char *)(memory + *(const uint32_t *)(p + ${at.address(i)}));`)
      b.steps.forEach((step, a) => {
        if (step === 's') this.line(`const int64_t s${i}_${a} = *(const int32_t *)(p + ${at.stride(i, a)});`)
      })
    })
    for (let a = 0; a < this.depth; a++) {
      const ranged = a === 0 && this.axes > 0
      this.line(`const int64_t lo${a} = ${ranged ? 'start' : 0}, e${a} = ${ranged ? 'end' : `*(const int32_t *)(p + ${at.extent(a)})`};`)
    }
    kernel.params.forEach((ty, i) => {
      const read = (as: string): string => `*(const ${as} *)(p + ${at.param(i)})`
      const text = ty === 'f32' ? `(float)${read('double')}` : ty === 'bool' ? `${read('int32_t')} != 0` : read(cType[ty])
      this.line(`const ${cType[ty]} q${i} = ${text};`)
    })
    const streamed = this.streamed()
    if (streamed) {
      // Of the whole result, of which a thread may be given a part. Short rows must not share lines, of which none may be written in part.
      const extents = Array.from({ length: this.depth }, (_, a) => `(int64_t)*(const int32_t *)(p + ${at.extent(a)})`)
      const apart = kernel.buffers.flatMap((_, b) => (b === streamed.buffer ? [] : [` && a${b} != a${streamed.buffer}`]))
      const inner = this.innermost
      const size = rawSize[streamed.raw]
      const whole = [`${extents[inner]} * ${size} % ${LINE} == 0`]
      for (let a = 0; a < inner; a++)
        if (kernel.buffers[streamed.buffer]!.steps[a] === 's') whole.push(`s${streamed.buffer}_${a} % ${LINE} == 0`)
      this.line(
        `const int streams = STREAMS && (${extents[inner]} >= ${STREAMED} || ${whole.join(' && ')}) && ${extents.join(' * ')} * ${size} >= ${LARGE}${apart.join('')};`,
      )
    }
    this.outer(0)
    if (streamed) this.line('if (streams) { FENCE }')
    this.line('}')
    return this.lines.join('\n')
  }

  private get innermost(): number {
    return this.kernel.reduce > 0 && !this.across ? this.depth - 1 : this.axes - 1
  }

  /**
   * The one store of the kernel, if it goes along the innermost axis element by element, and little is computed for each: many
   * operations hide that the memory is fetched (a million exponentials on two threads: 170 µs, streamed 225).
   */
  private streamed(): RawStore | undefined {
    const [s, other] = this.graph.stores
    const inner = this.innermost
    const all = this.kernel.reduce === 0 || s!.inside
    if (this.graph.hosts.length > 0 || allNodes(this.graph.stores).length >= LIGHT) return undefined
    return !other && all && !s!.index && !s!.mask && this.kernel.buffers[s!.buffer]!.steps[inner] === 1 ? s : undefined
  }

  /** Stores along `axis` from `from` to `to`; a large result past the caches, in parts that end where lines do. */
  private storeAlong(axis: number, roots: readonly Node[], stores: readonly RawStore[], from = `lo${axis}`, to = `e${axis}`): void {
    const plain = (): void => this.simdLoop(axis, roots, stores, () => this.store(stores), from, to)
    const s = this.streamed()
    if (s === undefined || stores[0] !== s) {
      plain()
      return
    }
    this.hoist(roots)
    const known = new Map(this.known)
    const size = rawSize[s.raw]
    this.line('if (streams) {')
    this.line(`for (int64_t o = ${from}, n; o < ${to}; o += n) {`)
    this.bound |= 1 << axis
    const at = this.at[axis]!
    this.at[axis] = 'o'
    this.line(`char *const out = ${this.pointer(s.buffer)};`)
    this.line(`n = ${STREAMED} - (int64_t)((uintptr_t)out & 63) / ${size};`)
    this.line(`if (n > ${to} - o) n = ${to} - o;`)
    this.line(`${cRaw[s.raw]} buffer[${STREAMED}] __attribute__((aligned(64)));`)
    this.at[axis] = '(o + l)'
    this.lanesLoop('n', () => this.line(`buffer[l] = ${this.stored(s, this.text(s.value))};`))
    this.at[axis] = at
    this.bound &= ~(1 << axis)
    this.line(`stream(out, (const char *)buffer, n * ${size});`)
    this.line('}')
    this.line('} else {')
    this.known = new Map(known)
    plain()
    this.line('}')
    this.known = known
  }

  private outer(axis: number): void {
    const { stores } = this.graph
    const roots = [...stores.flatMap(rootsOf), ...this.stages.flat().flatMap((r) => r.args)]
    const last = this.axes - (this.across || this.kernel.reduce === 0 ? 1 : 0)
    if (axis === last - 1 && this.readsColumns(last)) {
      this.line(`for (int64_t o = lo${last}; o < e${last}; o += ${TILE}) {`)
      this.line(`const int64_t to = o + ${TILE} < e${last} ? o + ${TILE} : e${last};`)
      this.plainLoop(axis, roots, () => this.simdLoop(last, roots, stores, () => this.store(stores), 'o', 'to'))
      this.line('}')
    } else if (axis < last) this.plainLoop(axis, roots, () => this.outer(axis + 1))
    else if (this.kernel.reduce === 0) this.storeAlong(axis, roots, stores)
    else if (this.across) this.strips(axis, roots)
    else this.alone()
  }

  /** Whether neighbours along the axis before `inner`, but not along `inner`, are neighbours in some buffer. */
  private readsColumns(inner: number): boolean {
    return this.kernel.reduce === 0 && this.kernel.buffers.some(({ steps }) => steps[inner] === 's' && steps[inner - 1] === 1)
  }

  /** Reductions at one output position. */
  private alone(): void {
    const inner = this.depth - 1
    for (const stage of this.stages) {
      const roots = stage.flatMap((r) => r.args)
      const folded = `f${stage[0]!.id}`
      const lanes = lanesOf(roots)
      const carried = stage.filter((r) => this.carried(r) !== r.ty)
      const extremes = stage.filter(this.isExtreme)
      for (const r of stage) this.line(`${cType[this.carried(r)]} t${r.id} = ${constText(this.carried(r), identity(r.op, r.ty))};`)
      for (const r of stage) this.line(`${cType[r.ty]} r${r.id}[${lanes}];`)
      for (const r of extremes) this.line(`int n${r.id}[${lanes}];`)
      const clear = (which: readonly Node[]): void =>
        this.lanesLoop(lanes, () => {
          for (const r of which) this.line(`r${r.id}[l] = ${constText(r.ty, identity(r.op, r.ty))};`)
          for (const r of which) if (extremes.includes(r)) this.line(`n${r.id}[l] = 0;`)
        })
      /** Joins the partial results to those of before. */
      const collect = (which: readonly Node[]): void => {
        this.line('{')
        for (const r of which) this.line(`${cType[r.ty]} x${r.id} = ${constText(r.ty, identity(r.op, r.ty))};`)
        this.lanesLoop(
          lanes,
          () => {
            for (const r of which) {
              const x = `r${r.id}[l]`
              this.line(`x${r.id} = ${extremes.includes(r) ? this.extreme(r, x, `x${r.id}`) : this.join(r, `x${r.id}`, x)};`)
            }
          },
          which.map((r) => this.clause(r)).join(''),
        )
        for (const r of which) this.line(`t${r.id} = ${this.join(r, `t${r.id}`, `x${r.id}`)};`)
        this.line('}')
      }
      const fold = (): void => {
        for (const r of stage) {
          const x = this.text(r.args[0]!)
          const to = `r${r.id}[l]`
          // The compiler knows the larger of two as a vector operation, but not one that keeps a NaN.
          if (extremes.includes(r)) this.line(`${to} = ${this.extreme(r, x, to)}; n${r.id}[l] |= ${x} != ${x};`)
          else this.line(`${to} = ${this.join(r, to, x)};`)
        }
      }
      clear(stage)
      if (carried.length) this.line(`int64_t ${folded} = 0;`)
      const nest = (axis: number): void => {
        if (axis < inner) {
          this.plainLoop(axis, roots, () => nest(axis + 1))
          return
        }
        this.hoist(roots)
        const known = new Map(this.known)
        const at = this.at[axis]!
        this.line(`for (int64_t b = lo${axis}; b < e${axis}; b += ${BLOCK * lanes}) {`)
        this.line(`const int64_t to = b + ${BLOCK * lanes} < e${axis} ? b + ${BLOCK * lanes} : e${axis};`)
        this.line('int64_t o = b;')
        this.bound |= 1 << axis
        this.at[axis] = '(o + l)'
        this.line(`for (; o + ${lanes} <= to; o += ${lanes}) {`)
        this.lanesLoop(lanes, fold)
        this.line('}')
        this.lanesLoop('to - o', fold)
        this.at[axis] = at
        this.bound &= ~(1 << axis)
        if (carried.length) {
          this.line(`${folded} += (to - b + ${lanes - 1}) / ${lanes};`)
          this.line(`if (${folded} >= ${BLOCK}) {`)
          collect(carried)
          clear(carried)
          this.line(`${folded} = 0;`)
          this.line('}')
        }
        this.line('}')
        this.known = known
      }
      nest(this.axes)
      collect(stage)
      for (const r of extremes) {
        this.line(`int x${r.id} = 0;`)
        this.lanesLoop(lanes, () => this.line(`x${r.id} |= n${r.id}[l];`), ` reduction(|:x${r.id})`)
      }
      for (const r of stage) {
        const nan = extremes.includes(r) ? `x${r.id} ? ${constText(r.ty, Number.NaN)} : ` : ''
        this.define(r, `${nan}(${cType[r.ty]})t${r.id}`)
      }
    }
    const outside = this.graph.stores.filter((s) => !s.inside)
    if (outside.length) this.store(outside)
    this.inside((roots, stores, axis) => this.storeAlong(axis, roots, stores))
  }

  private readonly isExtreme = (r: Node): boolean => (r.op === 'max' || r.op === 'min') && isFloat(r.ty)
  /** Double precision carries float sums from block to block. */
  private carried(r: Node): Scalar {
    return r.op === 'sum' && r.ty === 'f32' ? 'f64' : r.ty
  }

  private clause(r: Node): string {
    const logic = r.ty === 'bool'
    const or = r.op === 'any' || (logic && (r.op === 'sum' || r.op === 'max'))
    const and = r.op === 'all' || (logic && (r.op === 'prod' || r.op === 'min'))
    const op = or ? '|' : and ? '&' : r.op === 'sum' ? '+' : r.op === 'prod' ? '*' : r.op
    return ` reduction(${op}:x${r.id})`
  }

  private readonly extreme = (r: Node, x: string, y: string): string => `${x} ${r.op === 'max' ? '>' : '<'} ${y} ? ${x} : ${y}`
  private join(r: Node, a: string, b: string): string {
    const ops: Record<string, string> = { sum: 'add', prod: 'mul', any: 'or', all: 'and' }
    return binaryText(r.ty, ops[r.op] ?? r.op, a, b)
  }

  /** Reductions at `WIDTH` neighbouring output positions at a time. */
  private strips(axis: number, roots: readonly Node[]): void {
    const { stores } = this.graph
    const at = `i${axis}`
    this.hoist(roots)
    this.line(`for (int64_t j = lo${axis}; j < e${axis}; j += ${WIDTH}) {`)
    this.line(`const int64_t to = j + ${WIDTH} < e${axis} ? j + ${WIDTH} : e${axis};`)
    const known = new Map(this.known)
    const each = (what: () => void, rootsOfIt: readonly Node[], written: readonly RawStore[] = []): void =>
      this.simdLoop(axis, rootsOfIt, written, what, 'j', 'to')
    const place = (r: Node): string => `${r.id}[${at} - j]`
    for (const stage of this.stages) {
      const inputs = stage.flatMap((r) => r.args)
      const carried = stage.filter((r) => this.carried(r) !== r.ty)
      const partial = (r: Node): string => `${carried.includes(r) ? 'r' : 't'}${place(r)}`
      for (const r of stage) this.line(`${cType[this.carried(r)]} t${r.id}[${WIDTH}];`)
      for (const r of carried) this.line(`${cType[r.ty]} r${r.id}[${WIDTH}];`)
      each(() => {
        for (const r of stage) this.line(`t${place(r)} = ${constText(this.carried(r), identity(r.op, r.ty))};`)
      }, [])
      /** Folds so many positions along the reduction axis at a time. */
      const fold = (reduced: number, steps: number): void =>
        each(
          () => {
            for (const r of stage) this.line(`${cType[r.ty]} x${r.id} = ${partial(r)};`)
            const known = new Map(this.known)
            for (let c = 0; c < steps; c++) {
              this.line('{')
              this.at[reduced] = c === 0 ? `i${reduced}` : `(i${reduced} + ${c})`
              for (const r of stage) this.line(`x${r.id} = ${this.join(r, `x${r.id}`, this.text(r.args[0]!))};`)
              this.line('}')
              this.known = new Map(known)
            }
            this.at[reduced] = `i${reduced}`
            for (const r of stage) this.line(`${partial(r)} = x${r.id};`)
          },
          steps === 1 ? inputs : [],
        )
      const nest = (reduced: number): void => {
        if (reduced < this.depth - 1) {
          this.plainLoop(reduced, inputs, () => nest(reduced + 1))
          return
        }
        this.hoist(inputs)
        const outer = new Map(this.known)
        this.line(`for (int64_t b = lo${reduced}; b < e${reduced}; b += ${BLOCK}) {`)
        this.line(`const int64_t until = b + ${BLOCK} < e${reduced} ? b + ${BLOCK} : e${reduced};`)
        if (carried.length)
          each(() => {
            for (const r of carried) this.line(`r${place(r)} = 0;`)
          }, [])
        this.plainLoop(reduced, [], () => fold(reduced, STEPS), 'b', 'until', STEPS)
        this.plainLoop(reduced, inputs, () => fold(reduced, 1), `b + (until - b) / ${STEPS} * ${STEPS}`, 'until')
        if (carried.length)
          each(() => {
            for (const r of carried) this.line(`t${place(r)} += r${place(r)};`)
          }, [])
        this.line('}')
        this.known = outer
      }
      nest(this.axes)
      for (const r of stage) this.known.set(r, `t${r.id}`)
    }
    const outside = stores.filter((s) => !s.inside)
    if (outside.length) each(() => this.store(outside), outside.flatMap(rootsOf), outside)
    this.inside((inRoots, inStores) => this.storeAlong(axis, inRoots, inStores, 'j', 'to'))
    this.known = known
    this.line('}')
  }

  /** The stores that run along the reduction axes, in loops over all of them but those that `innermost` makes itself. */
  private inside(innermost: (roots: readonly Node[], stores: readonly RawStore[], axis: number) => void): void {
    const stores = this.graph.stores.filter((s) => s.inside)
    if (!stores.length) return
    const roots = stores.flatMap(rootsOf)
    const last = this.depth - (this.across ? 0 : 1)
    const nest = (axis: number): void => (axis < last ? this.plainLoop(axis, roots, () => nest(axis + 1)) : innermost(roots, stores, axis))
    nest(this.axes)
  }
}
