/**
 * Prints a kernel of the kernel language as a C function that reads the same parameter block as the WebAssembly kernel and
 * may take its place. Values come from the same graph, so both compute the same operations in the same order of magnitude
 * of error; loops are left to the C compiler's vectoriser. Argument positions, scans and combining stores stay WebAssembly.
 */
import type { Kernel, Scalar } from '../../ir/expr.ts'
import { Graph, identity, type Node, type Raw, type RawStore, rawSize } from '../wasm/graph.ts'
import { layout } from '../wasm/layout.ts'
import { plans } from '../wasm/plan.ts'
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

/** What every file of kernels begins with. */
export const PRELUDE = `#include <stdint.h>
#include <math.h>
#define CLAMPED(a) ((a) <= limit ? (a) : 0)
#include <string.h>
#if defined(__AVX512F__) || defined(__AVX__)
#include <immintrin.h>
#endif
/* Past the caches: a large result goes to memory that is in none of them, and would be fetched only to be overwritten. */
static inline void stream(char *to, const char *from, int64_t n) {
#if defined(__AVX512F__) || defined(__AVX__)
  int64_t head = (int64_t)(-(uintptr_t)to & 63);
  if (head > n) head = n;
  memcpy(to, from, head);
  to += head, from += head, n -= head;
  for (; n >= 64; to += 64, from += 64, n -= 64) {
#ifdef __AVX512F__
    _mm512_stream_si512((void *)to, _mm512_loadu_si512(from));
#else
    _mm256_stream_si256((void *)to, _mm256_loadu_si256((const void *)from));
    _mm256_stream_si256((void *)(to + 32), _mm256_loadu_si256((const void *)(from + 32)));
#endif
  }
#endif
  memcpy(to, from, n);
}
#if defined(__AVX512F__) || defined(__AVX__)
#define STREAMS 1
#define FENCE _mm_sfence();
#else
#define STREAMS 0
#define FENCE
#endif
static inline int32_t i32_f32(float x) { return x != x ? 0 : x < -2147483648.f ? INT32_MIN : x >= 2147483648.f ? INT32_MAX : (int32_t)x; }
static inline int32_t i32_f64(double x) { return x != x ? 0 : x <= -2147483649. ? INT32_MIN : x >= 2147483648. ? INT32_MAX : (int32_t)x; }
static inline int64_t i64_f32(float x) { return x != x ? 0 : x < -0x1p63f ? INT64_MIN : x >= 0x1p63f ? INT64_MAX : (int64_t)x; }
static inline int64_t i64_f64(double x) { return x != x ? 0 : x < -0x1p63 ? INT64_MIN : x >= 0x1p63 ? INT64_MAX : (int64_t)x; }
static inline float min_f32(float x, float y) { return x != x ? x : y != y ? y : y < x ? y : x; }
static inline float max_f32(float x, float y) { return x != x ? x : y != y ? y : y > x ? y : x; }
static inline double min_f64(double x, double y) { return x != x ? x : y != y ? y : y < x ? y : x; }
static inline double max_f64(double x, double y) { return x != x ? x : y != y ? y : y > x ? y : x; }
`

/** The parameters of each function: the memory's address and its length less 16, the parameter block, the range of axis 0. */
export const SIGNATURE = '(uintptr_t memory, uint32_t limit, uint32_t P, int32_t start, int32_t end)'

/** Positions of the last output axis that are reduced side by side where that axis is the contiguous one. */
const WIDTH = 256
/** Copies of a light reduction that run side by side, so that one's latency hides behind the others. */
const COPIES = 4
/** Operations from which a reduction is not light. */
const LIGHT = 24
/** Elements that are computed into the first cache before they stream to memory, and the bytes of a result from which they do. */
const STREAMED = 256
const LARGE = 1 << 20
/** Steps of a float sum before the partial sum goes to a double. */
const BLOCK = 4096

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
  /** Names of what is in scope. */
  private known = new Map<Node, string>()
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
  /** Stores along `axis` from `from` to `to`; a large result past the caches. */
  private storeAlong(axis: number, roots: readonly Node[], stores: readonly RawStore[], from = `lo${axis}`, to = `e${axis}`): void {
    const plain = (first = from): void => this.simdLoop(axis, roots, stores, '', () => this.store(stores), first, to)
    const s = this.streamed()
    if (s === undefined || stores[0] !== s) {
      plain()
      return
    }
    this.hoist(roots)
    const known = new Map(this.known)
    this.line('if (streams) {')
    this.line(`int64_t o = ${from};`)
    this.line(`for (; o + ${STREAMED} <= ${to}; o += ${STREAMED}) {`)
    this.line(`${cRaw[s.raw]} buffer[${STREAMED}] __attribute__((aligned(64)));`)
    const at = this.at[axis]!
    this.at[axis] = `(o + i${axis})`
    this.simdLoop(axis, roots, [], '', () => this.line(`buffer[i${axis}] = ${this.stored(s, this.text(s.value))};`), '0', `${STREAMED}`)
    this.at[axis] = 'o'
    this.bound |= 1 << axis
    this.line(`stream(${this.pointer(s.buffer)}, (const char *)buffer, ${STREAMED * rawSize[s.raw]});`)
    this.bound &= ~(1 << axis)
    this.at[axis] = at
    this.line('}')
    this.known = new Map(known)
    plain('o')
    this.known = new Map(known)
    this.line('} else {')
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
  private plainLoop(axis: number, roots: readonly Node[], body: () => void, from = `lo${axis}`, to = `e${axis}`): void {
    this.hoist(roots)
    this.loop(axis, `for (int64_t i${axis} = ${from}; i${axis} < ${to}; i${axis}++)`, body)
  }
  /** The innermost loop of a nest: its turns do not depend on each other but for `clauses`. */
  private simdLoop(
    axis: number,
    roots: readonly Node[],
    stores: readonly RawStore[],
    clauses: string,
    body: () => void,
    from?: string,
    to?: string,
  ): void {
    this.hoist(roots)
    if (!stores.some((s) => s.index && (s.index.axes & (1 << axis)) !== 0)) this.line(`#pragma omp simd${clauses}`)
    this.loop(axis, `for (int64_t i${axis} = ${from ?? `lo${axis}`}; i${axis} < ${to ?? `e${axis}`}; i${axis}++)`, body)
  }

  private outer(axis: number): void {
    const { stores } = this.graph
    const roots = [...stores.flatMap(rootsOf), ...this.stages.flat().flatMap((r) => r.args)]
    const last = this.axes - (this.across || this.kernel.reduce === 0 ? 1 : 0)
    if (axis < last) this.plainLoop(axis, roots, () => this.outer(axis + 1))
    else if (this.kernel.reduce === 0) this.storeAlong(axis, roots, stores)
    else if (this.across) this.strips(axis, roots)
    else this.rows()
  }

  /** Reductions at one output position. */
  private rows(): void {
    const inner = this.depth - 1
    for (const stage of this.stages) {
      const roots = stage.flatMap((r) => r.args)
      const copies = allNodesOf(roots).length < LIGHT ? COPIES : 1
      const each = (what: (r: Node, copy: number) => void): void => {
        for (let c = 0; c < copies; c++) for (const r of stage) what(r, c)
      }
      for (const r of stage) this.line(`${cType[this.carried(r)]} t${r.id} = ${constText(this.carried(r), identity(r.op, r.ty))};`)
      for (const r of stage) if (this.isExtreme(r)) this.line(`int n${r.id} = 0;`)
      const nest = (axis: number): void => {
        if (axis < inner) {
          this.plainLoop(axis, roots, () => nest(axis + 1))
          return
        }
        this.hoist(roots)
        const known = new Map(this.known)
        this.line(`for (int64_t b = lo${axis}; b < e${axis}; b += ${BLOCK}) {`)
        this.line(`const int64_t to = b + ${BLOCK} < e${axis} ? b + ${BLOCK} : e${axis};`)
        this.line(`const int64_t part = (to - b) / ${copies};`)
        each((r, c) => this.line(`${cType[r.ty]} r${r.id}_${c} = ${constText(r.ty, identity(r.op, r.ty))};`))
        const run = (count: number, from: string, until: string): void => {
          const clauses = Array.from({ length: count }, (_, c) => stage.map((r) => this.clause(r, c)).join('')).join('')
          const body = (): void => {
            const outside = new Map(this.known)
            for (let c = 0; c < count; c++) {
              this.at[axis] = c === 0 ? `i${axis}` : `(i${axis} + ${c} * part)`
              this.line('{')
              for (const r of stage) this.fold(r, c)
              this.line('}')
              this.known = new Map(outside)
            }
            this.at[axis] = `i${axis}`
          }
          this.simdLoop(axis, roots, [], clauses, body, from, until)
        }
        run(copies, 'b', 'b + part')
        if (copies > 1) run(1, `b + ${copies} * part`, 'to')
        each((r, c) => this.line(`t${r.id} = ${this.join(r, `t${r.id}`, `r${r.id}_${c}`)};`))
        this.known = known
        this.line('}')
      }
      nest(this.axes)
      for (const r of stage) {
        const nan = this.isExtreme(r) ? `n${r.id} ? ${constText(r.ty, Number.NaN)} : ` : ''
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
  private clause(r: Node, copy: number): string {
    const logic = r.ty === 'bool'
    const or = r.op === 'any' || (logic && (r.op === 'sum' || r.op === 'max'))
    const and = r.op === 'all' || (logic && (r.op === 'prod' || r.op === 'min'))
    const op = or ? '|' : and ? '&' : r.op === 'sum' ? '+' : r.op === 'prod' ? '*' : r.op
    return ` reduction(${op}:r${r.id}_${copy})${this.isExtreme(r) && copy === 0 ? ` reduction(|:n${r.id})` : ''}`
  }
  private fold(r: Node, copy: number): void {
    const x = this.text(r.args[0]!)
    const to = `r${r.id}_${copy}`
    // The compiler knows the larger of two as a reduction, but not one that keeps a NaN.
    if (this.isExtreme(r)) this.line(`${to} = ${x} ${r.op === 'max' ? '>' : '<'} ${to} ? ${x} : ${to}; n${r.id} |= ${x} != ${x};`)
    else this.line(`${to} = ${this.join(r, to, x)};`)
  }
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
      this.simdLoop(axis, rootsOfIt, written, '', what, 'j', 'to')
    const place = (r: Node): string => `[${at} - j]`.replace('[', `${r.id}[`)
    for (const stage of this.stages) {
      const inputs = stage.flatMap((r) => r.args)
      const blocked = stage.filter((r) => this.carried(r) !== r.ty)
      for (const r of stage) this.line(`${cType[this.carried(r)]} t${r.id}[${WIDTH}];`)
      for (const r of blocked) this.line(`${cType[r.ty]} r${r.id}[${WIDTH}];`)
      each(() => {
        for (const r of stage) this.line(`t${place(r)} = ${constText(this.carried(r), identity(r.op, r.ty))};`)
      }, [])
      const nest = (reduced: number): void => {
        const step = (): void =>
          each(() => {
            for (const r of stage) {
              const t = `${blocked.includes(r) ? 'r' : 't'}${place(r)}`
              this.line(`${t} = ${this.join(r, t, this.text(r.args[0]!))};`)
            }
          }, inputs)
        if (reduced < this.depth - 1) this.plainLoop(reduced, inputs, () => nest(reduced + 1))
        else if (!blocked.length) this.plainLoop(reduced, inputs, step)
        else {
          this.hoist(inputs)
          this.line(`for (int64_t b = 0; b < e${reduced}; b += 64) {`)
          const outer = new Map(this.known)
          each(() => {
            for (const r of blocked) this.line(`r${place(r)} = 0;`)
          }, [])
          this.line(`const int64_t until = b + 64 < e${reduced} ? b + 64 : e${reduced};`)
          this.plainLoop(reduced, inputs, step, 'b', 'until')
          each(() => {
            for (const r of blocked) this.line(`t${place(r)} += r${place(r)};`)
          }, [])
          this.known = outer
          this.line('}')
        }
      }
      nest(this.axes)
      for (const r of stage) this.known.set(r, `((${cType[r.ty]})t${place(r)})`)
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
      } else n.args.forEach(visit)
    }
    roots.forEach(visit)
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
      const index = n.args[0] && this.text(n.args[0])
      const at = index
        ? `(memory + CLAMPED((uint32_t)((uintptr_t)${this.pointer(Number(n.v))} - memory) + (uint32_t)${index} * ${rawSize[n.raw]}u))`
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
    const size = { float32: 4, float64: 8, float16: 2, bfloat16: 2, int8: 1, int16: 2, int32: 4, int64: 8, uint8: 1, bool: 1 }[stored]
    let text = `a${buffer}`
    steps.forEach((step, a) => {
      if (step !== 0 && (this.bound & (1 << a)) !== 0) text += ` + ${this.at[a]} * ${step === 1 ? size : `s${buffer}_${a}`}`
    })
    return `(${text})`
  }
}
