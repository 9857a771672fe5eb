/**
 * C text of values within open loops: what has been computed is named, and found under its name until its loop closes; what can be
 * computed before a loop is. Knows nothing of the order of loops, which `c.ts` decides.
 */
import type { Kernel, Scalar } from '../../ir/expr.ts'
import { type Graph, type Node, type Raw, type RawStore, rawSize } from '../wasm/graph.ts'
import { sizeOf } from '../wasm/layout.ts'
import { binaryText, castText, constText, unaryText } from './c-values.ts'

export const cType: Record<Scalar, string> = { f32: 'float', f64: 'double', i32: 'int32_t', i64: 'int64_t', bool: 'int' }
export const cRaw: Record<Raw, string> = {
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

/** Positions of a loop that are looked at ahead for lanes that are rare. */
const PART = 2048

export const rootsOf = (s: RawStore): Node[] => [s.value, s.index, s.mask].filter((n) => n !== undefined)

export class Scope {
  protected readonly lines: string[] = []
  /** Names of what is in scope: values, and under `rows` where the row of a computed load begins. */
  protected known = new Map<object, string>()
  protected readonly rows = new Map<Node, { axis: number }>()
  /** Axes whose loops are open, as bits. */
  protected bound = 0
  /** Whether no rare lane is met in the loop that is printed, so that it calls nothing and becomes vectors. */
  private near = false
  /** How the position along each axis is written. */
  protected readonly at: string[]
  protected readonly kernel: Kernel

  constructor(
    protected readonly graph: Graph,
    /** Whether neighbours along the last output axis are reduced side by side: results of reductions then lie along that axis from `j` on. */
    protected readonly across: boolean,
  ) {
    this.kernel = graph.kernel
    this.at = Array.from({ length: this.kernel.axes + this.kernel.reduce }, (_, a) => `i${a}`)
  }

  protected stored(s: RawStore, value: string): string {
    return `(${cRaw[s.raw]})(${s.raw === 'bool' ? `${value} != 0` : value})`
  }

  protected line(text: string): void {
    this.lines.push(text)
  }

  /** A loop; what its body computes is forgotten behind it. */
  protected loop(axis: number, head: string, body: () => void): void {
    const known = new Map(this.known)
    this.line(`${head} {`)
    this.bound |= 1 << axis
    body()
    this.bound &= ~(1 << axis)
    this.line('}')
    this.known = known
  }

  protected plainLoop(axis: number, roots: readonly Node[], body: () => void, from = `lo${axis}`, to = `e${axis}`, step = 1): void {
    this.hoist(roots)
    const head = step === 1 ? `i${axis} < ${to}; i${axis}++` : `i${axis} + ${step} <= ${to}; i${axis} += ${step}`
    this.loop(axis, `for (int64_t i${axis} = ${from}; ${head})`, body)
  }

  /** A loop over `count` positions side by side, at `l`, whose values stay in registers. */
  protected lanesLoop(count: number | string, body: () => void, clauses = ''): void {
    const known = new Map(this.known)
    this.line(`#pragma omp simd${clauses}`)
    this.line(`for (int64_t l = 0; l < ${count}; l++) {`)
    body()
    this.line('}')
    this.known = known
  }

  /** The innermost loop of a nest: its turns do not depend on each other. */
  protected simdLoop(axis: number, roots: readonly Node[], stores: readonly RawStore[], body: () => void, from: string, to: string): void {
    this.hoist(roots)
    const simd = stores.some((s) => s.index && (s.index.axes & (1 << axis)) !== 0) ? '' : '#pragma omp simd'
    const loop = (pragma: string, inside: () => void, first = from, last = to): void => {
      if (pragma) this.line(pragma)
      this.loop(axis, `for (int64_t i${axis} = ${first}; i${axis} < ${last}; i${axis}++)`, inside)
    }
    const rare = this.graph.hosts.filter((n) => (n.axes & (1 << axis)) !== 0)
    if (rare.length === 0) {
      loop(simd, body)
      return
    }
    // A look ahead over a part of the loop decides whether it needs functions of the host, in which case it is no vector loop.
    this.line(`for (int64_t b = ${from}; b < ${to}; b += ${PART}) {`)
    this.line(`const int64_t end = b + ${PART} < ${to} ? b + ${PART} : ${to};`)
    this.line('int far = 0;')
    this.near = true
    loop('#pragma omp simd reduction(|:far)', () => rare.forEach((n) => void this.line(`far |= ${this.text(n.args[0]!)};`)), 'b', 'end')
    this.line('if (!far) {')
    loop(simd, body, 'b', 'end')
    this.near = false
    this.line('} else {')
    loop('', body, 'b', 'end')
    this.line('} }')
  }

  /** All values first: a store may write where another's value is read. */
  protected store(stores: readonly RawStore[]): void {
    const texts = stores.map((s) => rootsOf(s).map((n) => this.text(n)))
    stores.forEach((s, i) => {
      const [value, ...rest] = texts[i]!
      const index = s.index && rest.shift()
      const to = index ? `(${this.pointer(s.buffer)} + (int64_t)${index} * ${rawSize[s.raw]})` : this.pointer(s.buffer)
      this.line(`${s.mask ? `if (${rest[0]}) ` : ''}*(${cRaw[s.raw]} *)${to} = ${this.stored(s, value!)};`)
    })
  }

  /** Computes what can be computed before the next loop. */
  protected hoist(roots: readonly Node[]): void {
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
  protected hoistRow(n: Node): void {
    const open = n.axes & ~this.bound
    const axis = 31 - Math.clz32(open)
    const index = n.args[0]!
    if (open !== 1 << axis || this.kernel.buffers[Number(n.v)]!.steps[axis] !== 1 || !this.isReady(index)) return
    let key = this.rows.get(n)
    if (key?.axis !== axis) this.rows.set(n, (key = { axis }))
    if (this.known.has(key)) return
    const name = `w${n.id}`
    this.line(`const char *const ${name} = ${this.computed(n, this.text(index), `e${axis} * ${rawSize[n.raw]}`)};`)
    this.known.set(key, name)
  }

  /** The place of a computed load, within the memory. */
  protected computed(n: Node, index: string, span: string): string {
    const place = `(uint32_t)((uintptr_t)${this.pointer(Number(n.v))} - memory) + (uint32_t)${index} * ${rawSize[n.raw]}u`
    return `(const char *)(memory + within(${place}, ${span}, limit))`
  }

  protected isReady(n: Node): boolean {
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
  protected text(n: Node): string {
    const have = this.known.get(n)
    if (have !== undefined && n.k === 'reduce' && this.across) return `((${cType[n.ty]})${have}[${this.at[this.kernel.axes - 1]} - j])`
    if (have !== undefined) return have
    if (n.k === 'const') return constText(n.ty, n.v)
    if (n.k === 'param') return `q${n.v}`
    if (n.k === 'axis') return `((int32_t)${this.at[Number(n.v)]})`
    if (n.k === 'extent') return `((int32_t)e${n.v})`
    return this.define(n, this.compute(n))
  }

  protected define(n: Node, text: string): string {
    const name = `v${n.id}`
    this.line(`const ${cType[n.ty]} ${name} = ${text};`)
    this.known.set(n, name)
    return name
  }

  protected compute(n: Node): string {
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
      case 'host': {
        const far = `${n.op}${n.ty === 'f32' ? 'f' : ''}(${args.slice(2).join(', ')})`
        return this.near ? b : `${a} ? ${far} : ${b}`
      }
      case 'fma':
        return `${n.ty === 'f32' ? 'fmaf' : 'fma'}(${n.op === 'nmadd' ? '-' : ''}${a}, ${b}, ${c})`
      default:
        throw new Error(`a ${n.k} of kind ${n.op} outside its loop`)
    }
  }

  /** Where a buffer's element at the position of the open loops is. */
  protected pointer(buffer: number): string {
    const { stored, steps } = this.kernel.buffers[buffer]!
    const size = sizeOf[stored]
    let text = `a${buffer}`
    steps.forEach((step, a) => {
      if (step !== 0 && (this.bound & (1 << a)) !== 0) text += ` + ${this.at[a]} * ${step === 1 ? size : `s${buffer}_${a}`}`
    })
    return `(${text})`
  }
}
