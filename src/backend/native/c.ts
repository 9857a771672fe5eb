/**
 * Prints a kernel of the kernel language as a C function that reads the same parameter block as the WebAssembly kernel and
 * may take its place. Values come from the same graph, so both compute the same operations in the same order of magnitude
 * of error; loops are left to the C compiler's vectoriser. Argument positions, scans and combining stores stay WebAssembly.
 */
import type { Kernel, Scalar } from '../../ir/expr.ts'
import { Graph, identity, type Node, type Raw, type RawStore, rawSize } from '../wasm/graph.ts'
import { layout, sizeOf } from '../wasm/layout.ts'
import { plans } from '../wasm/plan.ts'
import { SIGNATURE } from './c-prelude.ts'
import { binaryText, castText, constText, unaryText } from './c-values.ts'

const cType: Record<Scalar, string> = { f32: 'float', f64: 'double', i32: 'int32_t', i64: 'int64_t', bool: 'int' }
const cRaw: Record<Raw, string> = {
  f32: 'float',
  f64: 'double',
  i32: 'int32_t',
  i64: 'int64_t',
  i16: 'int16_t',
  u16: 'uint16_t',
  i8: 'int8_t',
  u8: 'uint8_t',
  bool: 'uint8_t',
}

/** Positions of the last output axis that are reduced side by side where that axis is the contiguous one. */
const WIDTH = 1024
/** Steps along the reduction axis that each of those positions takes at a time. */
const STEPS = 4
/** Partial results of a reduction along the contiguous axis: enough that one addition's latency hides behind the others. */
const LANES = 64
/** The same for a reduction of many operations, whose registers hold other things. */
const FEW_LANES = 16
/** Operations from which a reduction is one of many. */
const LIGHT = 24
/** Elements that are computed into the first cache before they stream to memory, and the bytes of a result from which they do. */
const STREAMED = 256
const LARGE = 1 << 20
/** Additions to a partial float sum before it goes to a double. */
const BLOCK = 64
/** Positions of the last axis after which a kernel goes to the next row, where it reads or writes columns: their lines stay in cache. */
const TILE = 64

/** The C function `name` that does what the kernel does, or undefined where C is not to do it. */
export function printC(name: string, kernel: Kernel): string | undefined {
  const graph = new Graph(kernel, true)
  const nodes = allNodes(graph.stores)
  const strange = (n: Node): boolean => n.k === 'carry' || (n.k === 'reduce' && (n.op.startsWith('arg') || kernel.reduce === 0))
  if (nodes.some(strange) || graph.stores.some((s) => s.combines) || (kernel.axes === 0 && kernel.reduce === 0)) return undefined
  return new Printer(name, graph, kernel.reduce > 0 && kernel.axes > 0 && plans(graph, true).first.mode === 'output').print()
}

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
const rootsOf = (s: RawStore): Node[] => [s.value, s.index, s.mask].filter((n) => n !== undefined)
const isFloat = (ty: Scalar): boolean => ty === 'f32' || ty === 'f64'

class Printer {
  private readonly lines: string[] = []
  private readonly kernel: Kernel
  private readonly axes: number
  private readonly depth: number
  /** The axis of the innermost loops, whose turns the compiler may run side by side. */
  private readonly stages: Node[][] = []
  /** Names of what is in scope: values, and under `rows` where the row of a computed load begins. */
  private known = new Map<object, string>()
  private readonly rows = new Map<Node, { axis: number }>()
  /** Axes whose loops are open, as bits. */
  private bound = 0
  /** How the position along each axis is written. */
  private readonly at: string[]

  constructor(
    private readonly name: string,
    private readonly graph: Graph,
    /** Whether neighbours along the last output axis are reduced side by side. */
    private readonly across: boolean,
  ) {
    this.kernel = graph.kernel
    this.axes = this.kernel.axes
    this.depth = this.axes + this.kernel.reduce
    this.at = Array.from({ length: this.depth }, (_, a) => `i${a}`)
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
      const extents = Array.from({ length: this.depth }, (_, a) => `(e${a} - lo${a})`)
      const apart = kernel.buffers.flatMap((_, b) => (b === streamed.buffer ? [] : [` && a${b} != a${streamed.buffer}`]))
      this.line(`const int streams = STREAMS && ${extents.join(' * ')} * ${rawSize[streamed.raw]} >= ${LARGE}${apart.join('')};`)
    }
    this.outer(0)
    if (streamed) this.line('if (streams) { FENCE }')
    this.line('}')
    return this.lines.join('\n')
  }

  /** The one store of the kernel, if it goes along the innermost axis element by element. */
  private streamed(): RawStore | undefined {
    const [s, other] = this.graph.stores
    const inner = this.kernel.reduce > 0 && !this.across ? this.depth - 1 : this.axes - 1
    const all = this.kernel.reduce === 0 || s!.inside
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
  private stored(s: RawStore, value: string): string {
    return `(${cRaw[s.raw]})(${s.raw === 'bool' ? `${value} != 0` : value})`
  }

  private line(text: string): void {
    this.lines.push(text)
  }

  /** A loop; what its body computes is forgotten behind it. */
  private loop(axis: number, head: string, body: () => void): void {
    const known = new Map(this.known)
    this.line(`${head} {`)
    this.bound |= 1 << axis
    body()
    this.bound &= ~(1 << axis)
    this.line('}')
    this.known = known
  }
  private plainLoop(axis: number, roots: readonly Node[], body: () => void, from = `lo${axis}`, to = `e${axis}`, step = 1): void {
    this.hoist(roots)
    const head = step === 1 ? `i${axis} < ${to}; i${axis}++` : `i${axis} + ${step} <= ${to}; i${axis} += ${step}`
    this.loop(axis, `for (int64_t i${axis} = ${from}; ${head})`, body)
  }
  /** A loop over `count` positions side by side, at `l`, whose values stay in registers. */
  private lanesLoop(count: number | string, body: () => void, clauses = ''): void {
    const known = new Map(this.known)
    this.line(`#pragma omp simd${clauses}`)
    this.line(`for (int64_t l = 0; l < ${count}; l++) {`)
    body()
    this.line('}')
    this.known = known
  }
  /** The innermost loop of a nest: its turns do not depend on each other. */
  private simdLoop(axis: number, roots: readonly Node[], stores: readonly RawStore[], body: () => void, from: string, to: string): void {
    this.hoist(roots)
    if (!stores.some((s) => s.index && (s.index.axes & (1 << axis)) !== 0)) this.line('#pragma omp simd')
    this.loop(axis, `for (int64_t i${axis} = ${from}; i${axis} < ${to}; i${axis}++)`, body)
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
      const lanes = allNodesOf(roots).length < LIGHT ? LANES : FEW_LANES
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

  /** All values first: a store may write where another's value is read. */
  private store(stores: readonly RawStore[]): void {
    const texts = stores.map((s) => rootsOf(s).map((n) => this.text(n)))
    stores.forEach((s, i) => {
      const [value, ...rest] = texts[i]!
      const index = s.index && rest.shift()
      const to = index ? `(${this.pointer(s.buffer)} + (int64_t)${index} * ${rawSize[s.raw]})` : this.pointer(s.buffer)
      this.line(`${s.mask ? `if (${rest[0]}) ` : ''}*(${cRaw[s.raw]} *)${to} = ${this.stored(s, value!)};`)
    })
  }

  /** Computes what can be computed before the next loop. */
  private hoist(roots: readonly Node[]): void {
    const seen = new Set<Node>()
    const visit = (n: Node): void => {
      if (seen.has(n) || this.known.has(n)) return
      seen.add(n)
      if (n.k === 'reduce') return
      if (this.isReady(n)) {
        if (n.k !== 'const') this.text(n)
        return
      }
      n.args.forEach(visit)
      if (n.k === 'load' && n.args[0]) this.hoistRow(n)
    }
    roots.forEach(visit)
  }
  /** Where a computed load's row begins, if all but one axis is open and neighbours along that one are neighbours in memory. */
  private hoistRow(n: Node): void {
    const open = n.axes & ~this.bound
    const axis = 31 - Math.clz32(open)
    const index = n.args[0]!
    if (open !== 1 << axis || this.kernel.buffers[Number(n.v)]!.steps[axis] !== 1 || !this.isReady(index)) return
    const key = this.rows.get(n) ?? { axis }
    this.rows.set(n, key)
    if (this.known.has(key)) return
    const name = `w${n.id}`
    this.line(`const char *const ${name} = ${this.computed(n, this.text(index), `e${axis} * ${rawSize[n.raw]}`)};`)
    this.known.set(key, name)
  }
  /** The place of a computed load, within the memory. */
  private computed(n: Node, index: string, span: string): string {
    const place = `(uint32_t)((uintptr_t)${this.pointer(Number(n.v))} - memory) + (uint32_t)${index} * ${rawSize[n.raw]}u`
    return `(const char *)(memory + within(${place}, ${span}, limit))`
  }
  private isReady(n: Node): boolean {
    const seen = new Set<Node>()
    const ready = (m: Node): boolean => {
      if (this.known.has(m) || seen.has(m)) return true
      seen.add(m)
      if (m.k === 'reduce' || (m.axes & ~this.bound) !== 0) return false
      return m.args.every(ready)
    }
    return (n.axes & ~this.bound) === 0 && ready(n)
  }

  /** The name of a node's value, computing it here if it is not in scope. */
  text(n: Node): string {
    const have = this.known.get(n)
    if (have !== undefined && n.k === 'reduce' && this.across) return `((${cType[n.ty]})${have}[${this.at[this.axes - 1]} - j])`
    if (have !== undefined) return have
    if (n.k === 'const') return constText(n.ty, n.v)
    if (n.k === 'param') return `q${n.v}`
    if (n.k === 'axis') return `((int32_t)${this.at[Number(n.v)]})`
    if (n.k === 'extent') return `((int32_t)e${n.v})`
    return this.define(n, this.compute(n))
  }
  private define(n: Node, text: string): string {
    const name = `v${n.id}`
    this.line(`const ${cType[n.ty]} ${name} = ${text};`)
    this.known.set(n, name)
    return name
  }

  private compute(n: Node): string {
    if (n.k === 'load') {
      const key = this.rows.get(n)
      const row = key && this.known.get(key)
      const at = row
        ? `(${row} + ${this.at[key!.axis]} * ${rawSize[n.raw]})`
        : n.args[0]
          ? this.computed(n, this.text(n.args[0]), '0')
          : this.pointer(Number(n.v))
      return `*(const ${cRaw[n.raw]} *)${at}${n.raw === 'bool' ? ' != 0' : ''}`
    }
    const args = n.args.map((a) => this.text(a))
    const [a, b, c] = args as [string, string, string]
    switch (n.k) {
      case 'unary':
        return unaryText(n.ty, n.op, a)
      case 'binary':
        return binaryText(n.ty, n.op, a, b)
      case 'compare':
        return `${a} ${{ eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' }[n.op as 'eq']} ${b}`
      case 'select':
        return `${a} ? ${b} : ${c}`
      case 'cast':
        return castText(n.args[0]!.ty, n.ty, a)
      case 'bits':
        return `((union { ${cType[n.args[0]!.ty]} a; ${cType[n.ty]} b; }){ ${a} }).b`
      case 'fma':
        return `${n.ty === 'f32' ? 'fmaf' : 'fma'}(${n.op === 'nmadd' ? '-' : ''}${a}, ${b}, ${c})`
      default:
        throw new Error(`a ${n.k} of kind ${n.op} outside its loop`)
    }
  }

  /** Where a buffer's element at the position of the open loops is. */
  private pointer(buffer: number): string {
    const { stored, steps } = this.kernel.buffers[buffer]!
    const size = sizeOf[stored]
    let text = `a${buffer}`
    steps.forEach((step, a) => {
      if (step !== 0 && (this.bound & (1 << a)) !== 0) text += ` + ${this.at[a]} * ${step === 1 ? size : `s${buffer}_${a}`}`
    })
    return `(${text})`
  }
}
