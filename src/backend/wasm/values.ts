/**
 * Computes nodes of a kernel's graph into locals: each once per scope, as a scalar, as a vector, or as a scalar in all
 * lanes. Which loops there are, and what is stored, is decided in `emit.ts`.
 */
import type { Scalar } from '../../ir/expr.ts'
import type { FunctionBuilder, ValueType } from './assembler.ts'
import { gather, vectorLoad } from './emit-memory.ts'
import { scalarBinary, scalarBits, scalarCast, scalarCompare, scalarConst, scalarLoad, scalarUnary, wasmType } from './emit-scalar.ts'
import type { Lanes } from './emit-simd.ts'
import {
  iota,
  isShift,
  lanewise,
  maskFor,
  splat,
  vectorBinary,
  vectorCast,
  vectorCompare,
  vectorConst,
  vectorShift,
  vectorUnary,
} from './emit-simd.ts'
import type { Node } from './graph.ts'
import { rawSize } from './graph.ts'
import type { Layout } from './layout.ts'
import type { Locals } from './locals.ts'
import type { Region } from './region.ts'
import { isVector } from './region.ts'

/** Where things are that values are computed from. */
export interface Places {
  layout: Layout
  /** Locals: the current address of each buffer, the current position and the extent of each axis. */
  address: number[]
  position: number[]
  extent: number[]
  /** Pushes the stride in bytes. */
  stride: (buffer: number, axis: number) => void
  step: (buffer: number, axis: number) => 0 | 1 | 's'
  /** The last address at which 16 bytes can be read; a local. */
  limit: number
}

// Forms of a node: a scalar; vectors, one for each of up to 8 copies of the loop's body; the scalar in all lanes.
const scalarForm = 0
const uniformForm = 15
const forms = 16

export class Values {
  private readonly known = new Map<number, number>()
  private readonly log: { key: number; local: number }[] = []
  region!: Region
  /** Without the host's functions: locals, zero at entry, that note where one is needed, of scalars and of vectors. */
  readonly met: Partial<Record<ValueType, number>> = {}
  lanes: Lanes = 4
  /** Of a vector, how many lanes count: all, or the first alone (the tail of a loop). */
  count = 4

  constructor(
    readonly f: FunctionBuilder,
    readonly locals: Locals,
    readonly places: Places,
    private readonly relaxed: boolean,
    /** The host's functions; see `met`. */
    private readonly hosts?: ReadonlyMap<Node, FunctionBuilder>,
  ) {}

  mark(): number {
    return this.log.length
  }
  /** Forgets what was computed since `mark`; with `copy`, only that copy's vectors. */
  release(mark: number, copy?: number): void {
    let kept = mark
    for (let i = mark; i < this.log.length; i++) {
      const entry = this.log[i]!
      if (copy !== undefined && entry.key % forms !== copy + 1) this.log[kept++] = entry
      else {
        this.known.delete(entry.key)
        this.locals.give(entry.local)
      }
    }
    this.log.length = kept
  }

  private bind(node: Node, form: number, local: number): void {
    const key = node.id * forms + form
    this.known.set(key, local)
    this.log.push({ key, local })
  }
  /** Says that a node's value (in one copy, if it is a vector) is in a local, which is given back when it is released. */
  hold(node: Node, copy: number, local: number): void {
    this.bind(node, isVector(this.region, node) ? copy + 1 : scalarForm, local)
  }

  private local(node: Node, form: number): number | undefined {
    return this.known.get(node.id * forms + form)
  }

  /** Computes a node into a local ahead of the loop that needs it. */
  hoist(node: Node, vector: boolean, copies: number): void {
    if (vector && isVector(this.region, node)) {
      for (let copy = 0; copy < copies; copy++) this.keep(node, copy + 1, () => this.computeVector(node, copy))
    } else if (vector) this.keep(node, uniformForm, () => this.computeUniform(node))
    else if (node.k !== 'const') this.keep(node, scalarForm, () => this.computeScalar(node))
  }

  private keep(node: Node, form: number, compute: () => void): void {
    if (this.local(node, form) !== undefined) return
    compute()
    const local = this.locals.take(form === scalarForm ? wasmType[node.ty] : 'v128')
    this.f.set(local)
    this.bind(node, form, local)
  }

  private shared(node: Node, form: number, often: boolean, compute: () => void): void {
    const local = this.local(node, form)
    if (local !== undefined) {
      this.f.get(local)
      return
    }
    compute()
    if (often) {
      const kept = this.locals.take(form === scalarForm ? wasmType[node.ty] : 'v128')
      this.f.tee(kept)
      this.bind(node, form, kept)
    }
  }

  private often(node: Node): boolean {
    return (this.region.uses.get(node) ?? 0) > 1
  }

  /** Pushes the scalar value of a node. */
  scalar(node: Node): void {
    if (node.k === 'const') scalarConst(this.f, node.ty, node.v)
    else this.shared(node, scalarForm, this.often(node) || this.region.axis >= 0, () => this.computeScalar(node))
  }

  /** Pushes the vector value of a node. */
  vector(node: Node, copy: number): void {
    if (isVector(this.region, node)) this.shared(node, copy + 1, this.often(node), () => this.computeVector(node, copy))
    else this.shared(node, uniformForm, true, () => this.computeUniform(node))
  }

  /** Pushes a vector in a vector region, else a scalar. */
  value(node: Node, copy: number): void {
    if (this.region.axis >= 0) this.vector(node, copy)
    else this.scalar(node)
  }

  private computeUniform(node: Node): void {
    if (node.k === 'const') vectorConst(this.f, node.ty, node.v)
    else {
      this.scalar(node)
      splat(this.f, node.ty)
    }
  }

  private computeScalar(node: Node): void {
    const { f, locals, places } = this
    const { ty, op, args } = node
    if (node.k === 'load') {
      this.pushAddress(Number(node.v), args[0], rawSize[node.raw], rawSize[node.raw])
      scalarLoad(f, node.raw)
      return
    }
    if (node.k === 'host') {
      this.host(node, wasmType[ty], (a) => this.scalar(a))
      return
    }
    for (const a of args) if (node.k !== 'select') this.scalar(a)
    switch (node.k) {
      case 'const':
        scalarConst(f, ty, node.v)
        return
      case 'param':
        this.param(Number(node.v), ty)
        return
      case 'axis':
        f.get(places.position[Number(node.v)]!)
        return
      case 'extent':
        f.get(places.extent[Number(node.v)]!)
        return
      case 'unary':
        scalarUnary(f, locals, ty, op)
        return
      case 'binary':
        scalarBinary(f, locals, ty, op)
        return
      case 'compare':
        scalarCompare(f, args[0]!.ty, op)
        return
      case 'select':
        this.scalar(args[1]!)
        this.scalar(args[2]!)
        this.scalar(args[0]!)
        f.op('select')
        return
      case 'cast':
        scalarCast(f, args[0]!.ty, ty)
        return
      case 'bits':
        scalarBits(f, args[0]!.ty, ty)
        return
      case 'fma': {
        const c = locals.take(wasmType[ty])
        f.set(c)
        scalarBinary(f, locals, ty, 'mul')
        if (op === 'nmadd') f.op(`${ty as 'f32'}.neg`)
        f.get(c).op(`${ty as 'f32'}.add`)
        locals.give(c)
        return
      }
      default:
        throw new Error(`a ${node.k} of kind ${op} outside its loop`)
    }
  }

  private param(i: number, ty: Scalar): void {
    const { f, places } = this
    const at = places.layout.param(i)
    f.get(0)
    if (ty === 'f32') f.mem('f64.load', at).op('f32.demote_f64')
    else if (ty === 'f64') f.mem('f64.load', at)
    else if (ty === 'i64') f.mem('i64.load', at)
    else f.mem('i32.load', at)
    if (ty === 'bool') f.i32(0).op('i32.ne')
  }

  /**
   * Pushes the address of a buffer's current element, moved by a computed index. `width` bytes will be read there: an
   * index out of range (of a value that is then not selected) must not trap, so it reads from address 0 instead.
   */
  pushAddress(buffer: number, index: Node | undefined, size: number, width: number): void {
    const { f, places } = this
    f.get(places.address[buffer]!)
    if (!index) return
    this.scalar(index)
    this.offsetBy(size, width)
  }

  /** Moves the address on the stack by the index above it, in elements; see `pushAddress`. */
  offsetBy(size: number, width: number): void {
    const { f, places, locals } = this
    if (size > 1) f.i32(Math.log2(size)).op('i32.shl')
    f.op('i32.add')
    if (width === 0) return
    const at = locals.take('i32')
    f.tee(at)
      .i32(0)
      .get(at)
      .get(places.limit)
      .i32(16 - width)
      .op('i32.add')
      .op('i32.le_u')
      .op('select')
    locals.give(at)
  }

  private computeLoad(node: Node, copy: number): void {
    const { f, locals, places, lanes, count } = this
    const buffer = Number(node.v)
    const size = rawSize[node.raw]
    const index = node.args[0]
    const { axis } = this.region
    const step = places.step(buffer, axis)
    if (index && isVector(this.region, index)) {
      const indices = locals.take('v128')
      this.vector(index, copy)
      f.set(indices)
      gather(f, locals, node.raw, lanes, count, (lane) => {
        this.pushLaneAddress(buffer, copy * lanes + lane)
        f.get(indices).lane('i32x4.extract_lane', lane)
        this.offsetBy(size, size)
      })
      locals.give(indices)
    } else if (step === 1) {
      this.pushAddress(buffer, index, size, Math.min(16, size * count))
      if (index && copy > 0) f.i32(copy * lanes * size).op('i32.add')
      vectorLoad(f, node.raw, lanes, count, index ? 0 : copy * lanes * size)
    } else {
      gather(f, locals, node.raw, lanes, count, (lane) => {
        this.pushLaneAddress(buffer, copy * lanes + lane)
        if (index) {
          this.scalar(index)
          this.offsetBy(size, size)
        }
      })
    }
  }

  /** Pushes the address that a buffer's strides give for an element `ahead` of the current one along the vector axis. */
  pushLaneAddress(buffer: number, ahead: number): void {
    const { f, places } = this
    f.get(places.address[buffer]!)
    if (ahead === 0 || places.step(buffer, this.region.axis) === 0) return
    places.stride(buffer, this.region.axis)
    f.i32(ahead).op('i32.mul').op('i32.add')
  }

  private computeVector(node: Node, copy: number): void {
    const { f, locals, lanes } = this
    const { ty, op, args } = node
    const from = args.map((a) => a.ty)
    const each = (scalar: () => void): void => lanewise(f, locals, from, ty, lanes, scalar)
    switch (node.k) {
      case 'load':
        this.computeLoad(node, copy)
        return
      case 'axis':
        f.get(this.places.position[Number(node.v)]!).op('i32x4.splat')
        iota(f, copy * lanes)
        f.op('i32x4.add')
        return
      case 'select':
        this.select(node, copy)
        return
      case 'fma':
        this.multiplyAdd(node, copy)
        return
      case 'host':
        this.host(node, 'v128', (a) => this.vector(a, copy))
        return
      case 'binary':
        if (this.extremeOfConst(node, copy)) return
        this.vector(args[0]!, copy)
        if (isShift(op) && !isVector(this.region, args[1]!)) {
          this.scalar(args[1]!)
          if (ty === 'i64') f.op('i32.wrap_i64')
          vectorShift(f, ty as 'i32', op)
          return
        }
        this.vector(args[1]!, copy)
        if (!vectorBinary(f, locals, ty, op)) each(() => scalarBinary(f, locals, ty, op))
        return
    }
    for (const a of args) this.vector(a, copy)
    switch (node.k) {
      case 'unary':
        if (!vectorUnary(f, ty, op)) each(() => scalarUnary(f, locals, ty, op))
        return
      case 'compare':
        vectorCompare(f, from[0]!, op, lanes)
        return
      case 'cast':
        if (!vectorCast(f, locals, from[0]!, ty, lanes)) each(() => scalarCast(f, from[0]!, ty))
        return
      case 'bits':
        return
      default:
        throw new Error(`a ${node.k} of kind ${op} outside its loop`)
    }
  }

  /**
   * The larger or smaller of a float and a constant, by the instruction that is one on every machine: `pmax(a, b)` is
   * a < b ? b : a, which keeps a NaN in its first operand. Only against zeros does it differ, by the sign of zero.
   */
  private extremeOfConst(node: Node, copy: number): boolean {
    if ((node.op !== 'max' && node.op !== 'min') || (node.ty !== 'f32' && node.ty !== 'f64')) return false
    const [a, b] = node.args as [Node, Node]
    const [c, x] = a.k === 'const' ? [a, b] : [b, a]
    if (c.k !== 'const' || Number.isNaN(c.v)) return false
    const zero = Object.is(c.v, 0) ? 'min' : Object.is(c.v, -0) ? 'max' : node.op
    const shape = node.ty === 'f32' ? 'f32x4' : 'f64x2'
    if (zero !== node.op && node.op === 'min') return false
    this.vector(x, copy)
    this.vector(c, copy)
    this.f.op(`${shape}.p${node.op}`)
    // max(-0, 0) is 0.
    if (zero !== node.op) {
      this.vector(c, copy)
      this.f.op(`${shape}.add`)
    }
    return true
  }

  private select(node: Node, copy: number): void {
    const { f, locals, lanes } = this
    const [c, a, b] = node.args as [Node, Node, Node]
    const isZero = (n: Node): boolean => n.k === 'const' && (Object.is(n.v, 0) || n.v === 0n || n.v === false)
    const mask = (): void => {
      this.vector(c, copy)
      maskFor(f, locals, node.ty, lanes)
    }
    if (isZero(b)) {
      this.vector(a, copy)
      mask()
      f.op('v128.and')
    } else if (isZero(a)) {
      this.vector(b, copy)
      mask()
      f.op('v128.andnot')
    } else {
      this.vector(a, copy)
      this.vector(b, copy)
      mask()
      // The mask's lanes are all ones or all zeros, for which the relaxed form has one meaning.
      f.op(this.relaxed ? 'i8x16.relaxed_laneselect' : 'v128.bitselect')
    }
  }

  /**
   * The value that the kernel computes itself, and where the condition holds (in any lane) the host's in its place. Functions
   * that call none come first (see `emit`): a call within the loop, even one never made, costs half as much again.
   */
  private host(node: Node, type: ValueType, push: (node: Node) => void): void {
    const { f, locals, lanes } = this
    const [far, near, ...args] = node.args as [Node, Node, ...Node[]]
    const vector = type === 'v128'
    const { hosts } = this
    if (!hosts) {
      const met = (this.met[vector ? type : 'i32'] ??= f.local(vector ? type : 'i32'))
      f.get(met)
      push(far)
      f.op(vector ? 'v128.or' : 'i32.or').set(met)
      push(near)
      return
    }
    const call = (): void => void f.call(hosts.get(node)!)
    const kept = [near, ...args].map((a) => {
      push(a)
      const local = locals.take(type)
      f.set(local)
      return local
    })
    const [result, ...given] = kept as [number, ...number[]]
    const mask = locals.take(vector ? type : 'i32')
    push(far)
    if (vector) maskFor(f, locals, node.ty, lanes)
    f.tee(mask)
    if (vector) f.op('v128.any_true')
    f.if(() => {
      for (const local of given) f.get(local)
      if (vector) {
        const types = args.map((a) => a.ty)
        lanewise(f, locals, types, node.ty, lanes, call)
        f.get(result).get(mask).op('v128.bitselect')
      } else call()
      f.set(result)
    })
    f.get(result)
    locals.give(mask, ...kept)
  }

  private multiplyAdd(node: Node, copy: number): void {
    for (const a of node.args) this.vector(a, copy)
    this.f.op(`${node.ty === 'f32' ? 'f32x4' : 'f64x2'}.relaxed_${node.op as 'madd' | 'nmadd'}`)
  }
}
