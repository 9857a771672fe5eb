/**
 * A kernel's expressions as one graph without duplicates, in terms of what WebAssembly can do: math calls expanded,
 * 16-bit floats as integer arithmetic, scans as carried values. Emits no code.
 */

import type { BinaryOp, Combiner, Expr, Kernel, Scalar, ScanOp, Store, Stored } from '../../ir/expr.ts'
import {
  add,
  and,
  axis,
  binary,
  cast,
  compare,
  constant,
  eq,
  ge,
  gt,
  isNaN,
  lt,
  max,
  min,
  mul,
  ne,
  not,
  or,
  sub,
  where,
} from '../../ir/expr.ts'
import { beyond, expandCall } from '../../ir/math.ts'
import { pack, rounding, unpack } from './packing.ts'

/** What memory instructions move: floats and integers of their widths, or a truth value in a byte. */
export type Raw = 'f32' | 'f64' | 'i32' | 'i64' | 'i16' | 'u16' | 'i8' | 'u8' | 'bool'

export const rawOf: Record<Stored, Raw> = {
  float32: 'f32',
  float64: 'f64',
  float16: 'u16',
  bfloat16: 'u16',
  int8: 'i8',
  int16: 'i16',
  int32: 'i32',
  int64: 'i64',
  uint8: 'u8',
  bool: 'bool',
}

export const rawSize: Record<Raw, number> = { f32: 4, f64: 8, i32: 4, i64: 8, i16: 2, u16: 2, i8: 1, u8: 1, bool: 1 }

export type Kind =
  | 'const'
  | 'param'
  | 'axis'
  | 'load'
  | 'unary'
  | 'binary'
  | 'compare'
  | 'select'
  | 'cast'
  | 'bits'
  | 'reduce'
  /** The extent of an axis. */
  | 'extent'
  /** A value carried from one step of the reduction loop to the next. */
  | 'carry'
  /** Where the first operand holds, the host's function `op` of all after the second; elsewhere the second. Rare: a branch. */
  | 'host'
  /** a * b + c (`madd`) or c - a * b (`nmadd`), with or without rounding the product. */
  | 'fma'

export interface Node {
  readonly id: number
  readonly k: Kind
  readonly ty: Scalar
  readonly op: string
  readonly args: readonly Node[]
  /** const: the value; param, axis, extent: which one; load: the buffer; carry: the value to start with. */
  readonly v: number | bigint | boolean
  readonly raw: Raw
  /** The axes along which the value varies, as bits. */
  readonly axes: number
  /** How many stages of reductions must be complete before it can be computed; a reduction counts itself. */
  readonly ready: number
  /** Of a carry: its value after this step. */
  next?: Node
}

/** A store whose value is already in the form that memory takes. */
export interface RawStore {
  buffer: number
  raw: Raw
  value: Node
  index?: Node
  mask?: Node
  inside: boolean
  /** Reads what it stores to. */
  combines: boolean
}

/** How a reduction proceeds step by step: what it carries, and its result in terms of that. */
export interface Fold {
  carries: Node[]
  result: Node
}

const combineOp: Record<Exclude<Combiner, 'argmax' | 'argmin'>, BinaryOp> = {
  sum: 'add',
  prod: 'mul',
  max: 'max',
  min: 'min',
  any: 'or',
  all: 'and',
}

/** The binary operation that joins partial results of a reduction, if one does. */
export const joinOf = (op: string): BinaryOp | undefined => (combineOp as Record<string, BinaryOp | undefined>)[op]

const lowest: Record<Scalar, number | bigint | boolean> = {
  f32: -Infinity,
  f64: -Infinity,
  i32: -0x80000000,
  i64: -0x8000000000000000n,
  bool: false,
}
const highest: Record<Scalar, number | bigint | boolean> = {
  f32: Infinity,
  f64: Infinity,
  i32: 0x7fffffff,
  i64: 0x7fffffffffffffffn,
  bool: true,
}

/** The value that a reduction or scan starts from. */
export function identity(op: string, ty: Scalar): number | bigint | boolean {
  switch (op) {
    case 'sum':
    case 'any':
      return ty === 'bool' ? false : ty === 'i64' ? 0n : 0
    case 'prod':
    case 'all':
      return ty === 'bool' ? true : ty === 'i64' ? 1n : 1
    case 'min':
    case 'argmin':
    case 'cumminarg':
      return highest[ty]
    default:
      return lowest[ty]
  }
}

const storeCombine: Record<NonNullable<Store['combine']>, [BinaryOp, BinaryOp]> = {
  add: ['add', 'or'],
  mul: ['mul', 'and'],
  min: ['min', 'and'],
  max: ['max', 'or'],
}

export class Graph {
  readonly stores: RawStore[]
  /** All nodes of the kind. */
  readonly hosts: Node[] = []
  private readonly interned = new Map<string, Node>()
  private readonly own = new Map<Expr, Node>()
  private readonly expanded = new Map<Expr, Node>()
  private readonly folds = new Map<Node, Fold>()
  private inMath = false
  private serial = 0
  private readonly outputMask: number
  private readonly fullMask: number

  /** @param contract Whether a product and a sum inside math functions may become one instruction. */
  constructor(
    readonly kernel: Kernel,
    private readonly contract: boolean,
  ) {
    this.outputMask = 2 ** kernel.axes - 1
    this.fullMask = 2 ** (kernel.axes + kernel.reduce) - 1
    this.stores = kernel.stores.map((s) => this.store(s))
  }

  /** The step-by-step form of a reduction. */
  fold(reduction: Node): Fold {
    let made = this.folds.get(reduction)
    if (!made) {
      made = this.makeFold(reduction)
      this.folds.set(reduction, made)
    }
    return made
  }

  private makeFold(reduction: Node): Fold {
    const value = reduction.args[0]!
    const { op } = reduction
    const join = joinOf(op)
    const x = this.placeholder(value)
    if (join) {
      // A float32 sum is carried in double precision; see also the blocks of the vector forms.
      const ty = op === 'sum' && value.ty === 'f32' ? 'f64' : value.ty
      const [carry, c] = this.carry(ty, identity(op, ty))
      carry.next = this.expr(binary(join, c, cast(ty, x)))
      return { carries: [carry], result: this.expr(cast(value.ty, c)) }
    }
    const [best, b] = this.carry(value.ty, identity(op, value.ty))
    const [at, i] = this.carry('i32', 0)
    const { axes, reduce } = this.kernel
    let position: Expr = reduce ? axis(axes) : constant('i32', 0)
    for (let r = 1; r < reduce; r++)
      position = add(mul(position, this.placeholder(this.node('extent', 'i32', '', [], axes + r, 0, 0))), axis(axes + r))
    const beyond = value.ty === 'bool' ? (op === 'argmax' ? and(x, not(b)) : and(b, not(x))) : op === 'argmax' ? gt(x, b) : lt(x, b)
    const better = value.ty === 'f32' || value.ty === 'f64' ? or(beyond, and(isNaN(x), eq(b, b))) : beyond
    best.next = this.expr(where(better, x, b))
    at.next = this.expr(where(better, position, i))
    return { carries: [best, at], result: at }
  }

  /** A fresh carried value, as a node and as an expression that stands for it. */
  private carry(ty: Scalar, start: number | bigint | boolean): [Node, Expr] {
    const carry = this.node('carry', ty, `${this.serial++}`, [], start, this.fullMask, 0)
    return [carry, this.placeholder(carry)]
  }

  private placeholder(node: Node): Expr {
    const e: Expr = { k: 'param', ty: node.ty, i: -1 }
    this.own.set(e, node)
    return e
  }

  private store(s: Store): RawStore {
    const { stored } = this.kernel.buffers[s.buffer]!
    const index = s.index && this.expr(s.index)
    let value = s.value
    if (s.combine) {
      const old = this.loadExpr(s.buffer, s.index, `old${this.serial++}`, this.fullMask)
      value = binary(storeCombine[s.combine][old.ty === 'bool' ? 1 : 0], old, value)
    }
    return {
      buffer: s.buffer,
      raw: rawOf[stored],
      value: this.expr(pack[stored]?.(value) ?? value),
      ...(index && { index }),
      ...(s.mask && { mask: this.expr(s.mask) }),
      inside: s.inside === true,
      combines: s.combine !== undefined,
    }
  }

  /** A load as an expression: the raw element as a stand-in, unpacked. `op` tells apart loads that must not be merged. */
  private loadExpr(buffer: number, index: Expr | undefined, op: string, alsoAlong: number): Expr {
    const { stored, steps } = this.kernel.buffers[buffer]!
    const raw = rawOf[stored]
    const ty: Scalar = raw === 'bool' || raw === 'f32' || raw === 'f64' || raw === 'i64' ? raw : 'i32'
    const at = index ? [this.expr(index)] : []
    let axes = alsoAlong
    steps.forEach((step, i) => {
      if (step !== 0) axes |= 1 << i
    })
    const e = this.placeholder(this.node('load', ty, op, at, buffer, axes, 0, raw))
    return unpack[stored]?.(e) ?? e
  }

  /** The node of an expression. */
  expr(e: Expr): Node {
    const known = this.own.get(e) ?? (this.inMath ? this.expanded.get(e) : undefined)
    if (known) return known
    const node = this.build(e)
    ;(this.inMath ? this.expanded : this.own).set(e, node)
    return node
  }

  private build(e: Expr): Node {
    switch (e.k) {
      case 'const':
        return this.node('const', e.ty, '', [], e.ty === 'f32' ? Math.fround(Number(e.v)) : e.v, 0, 0)
      case 'param':
        return this.node('param', e.ty, '', [], e.i, 0, 0)
      case 'axis':
        return this.node('axis', 'i32', '', [], e.i, 1 << e.i, 0)
      case 'load':
        return this.expr(this.loadExpr(e.buffer, e.index, '', 0))
      case 'unary':
        return this.node('unary', e.ty, e.op, [this.expr(e.a)])
      case 'binary':
        return this.binary(e.ty, e.op, this.expr(e.a), this.expr(e.b))
      case 'compare':
        return this.node('compare', 'bool', e.op, [this.expr(e.a), this.expr(e.b)])
      case 'select':
        return this.select(this.expr(e.c), this.expr(e.a), this.expr(e.b))
      case 'cast':
      case 'bits': {
        const a = this.expr(e.a)
        return a.ty === e.ty ? a : this.node(e.k, e.ty, '', [a])
      }
      case 'round':
        return this.expr(rounding(e.to, e.a))
      case 'call': {
        const args = e.args.map((a) => this.expr(a))
        const outer = this.inMath
        this.inMath = true
        const near = this.expr(expandCall(e.fn, e.args))
        const far = beyond[e.fn]?.(e.args[0]!, e.args[1]!)
        const node = far ? this.node('host', e.ty, e.fn, [this.expr(far), near, ...args]) : near
        this.inMath = outer
        if (far && !this.hosts.includes(node)) this.hosts.push(node)
        return node
      }
      case 'reduce': {
        const a = this.expr(e.a)
        return this.node('reduce', e.ty, e.op, [a], 0, this.outputMask, a.ready + 1)
      }
      case 'scan':
        return this.scan(e.op, this.expr(e.a))
    }
  }

  private binary(ty: Scalar, op: BinaryOp, a: Node, b: Node): Node {
    if (this.contract && this.inMath && (ty === 'f32' || ty === 'f64')) {
      const product = (n: Node): boolean => n.k === 'binary' && n.op === 'mul'
      if (op === 'add' && product(a)) return this.node('fma', ty, 'madd', [a.args[0]!, a.args[1]!, b])
      if (op === 'add' && product(b)) return this.node('fma', ty, 'madd', [b.args[0]!, b.args[1]!, a])
      if (op === 'sub' && product(b)) return this.node('fma', ty, 'nmadd', [b.args[0]!, b.args[1]!, a])
    }
    return this.node('binary', ty, op, [a, b])
  }

  /** A choice; of floats by their own order, as vectors have it in one instruction: `pmax(p, q)` is p < q ? q : p, `pmin(p, q)` q < p ? q : p. */
  private select(c: Node, a: Node, b: Node): Node {
    if (c.k === 'compare' && (c.op === 'lt' || c.op === 'gt') && (a.ty === 'f32' || a.ty === 'f64')) {
      const [less, more] = c.op === 'lt' ? c.args : [c.args[1], c.args[0]]
      if (a === more && b === less) return this.node('binary', a.ty, 'pmax', [b, a])
      if (a === less && b === more) return this.node('binary', a.ty, 'pmin', [b, a])
    }
    return this.node('select', a.ty, '', [c, a, b])
  }

  private scan(op: ScanOp, value: Node): Node {
    const x = this.placeholder(value)
    if (op === 'cummaxarg' || op === 'cumminarg') {
      const [best, b] = this.carry(value.ty, identity(op, value.ty))
      const [at, i] = this.carry('i32', 0)
      const float = value.ty === 'f32' || value.ty === 'f64'
      const beyond =
        value.ty === 'bool' ? (op === 'cummaxarg' ? or(x, not(b)) : or(b, not(x))) : op === 'cummaxarg' ? ge(x, b) : compare('le', x, b)
      const better = float ? or(beyond, isNaN(x)) : beyond
      best.next = this.expr(where(better, x, b))
      at.next = this.expr(where(better, axis(this.kernel.axes), i))
      return at.next
    }
    if (op === 'logaddexp') {
      const [carry, c] = this.carry(value.ty, -Infinity)
      const top = max(c, x)
      const fine = and(ne(top, -Infinity), ne(top, Infinity))
      const rest: Expr = { k: 'call', ty: x.ty, fn: 'log1p', args: [{ k: 'call', ty: x.ty, fn: 'exp', args: [sub(min(c, x), top)] }] }
      carry.next = this.expr(where(fine, add(top, rest), top))
      return carry.next
    }
    // As PyTorch's cumsum and cumprod on the CPU: float32 is carried in double precision.
    const ty = value.ty === 'f32' && (op === 'sum' || op === 'prod') ? 'f64' : value.ty
    const [carry, c] = this.carry(ty, identity(op, ty))
    carry.next = this.expr(binary(combineOp[op], c, cast(ty, x)))
    return this.expr(cast(value.ty, this.placeholder(carry.next)))
  }

  private node(k: Kind, ty: Scalar, op: string, args: readonly Node[], v: Node['v'] = 0, axes = 0, ready = 0, raw: Raw = 'f32'): Node {
    let key = `${k} ${ty} ${op} ${typeof v === 'number' && Object.is(v, -0) ? '-0' : v}`
    for (const a of args) {
      key += ` ${a.id}`
      if (k !== 'reduce') axes |= a.axes
      if (a.ready > ready) ready = a.ready
    }
    const known = this.interned.get(key)
    if (known) return known
    const node: Node = { id: this.interned.size, k, ty, op, args, v, raw, axes: ready > 0 ? axes | this.outputMask : axes, ready }
    this.interned.set(key, node)
    return node
  }
}
