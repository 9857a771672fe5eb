/** Lays buffers out in a WebAssembly memory, runs compiled kernels on them, and evaluates kernels in plain JavaScript to compare with. */
import { emit } from '../../src/backend/wasm/emit.ts'
import type { Target } from '../../src/backend/wasm/emit.ts'
import { layout, sizeOf } from '../../src/backend/wasm/layout.ts'
import { computeType } from '../../src/ir/expr.ts'
import type { Expr, Kernel, Scalar, Stored } from '../../src/ir/expr.ts'

export type Value = number | bigint | boolean

/** A buffer's place: its bytes in memory, and its strides in elements along every axis of the kernel. */
export interface Placed {
  /** Bytes from the start of memory to the element at position zero. */
  address: number
  strides: number[]
}

export interface Case {
  kernel: Kernel
  extents: number[]
  placed: Placed[]
  params?: Value[]
  range?: [number, number]
}

export const memory = new WebAssembly.Memory({ initial: 512, maximum: 65536 })
export const view = (): DataView => new DataView(memory.buffer)
/** Where parameter blocks go; data lies above. */
const blockAt = 64
export const dataAt = 4096

const half = new DataView(new ArrayBuffer(8))
/** float16 as PyTorch converts it: through float32, to nearest, ties to even. */
export function toHalf(x: number): number {
  half.setFloat32(0, x)
  const w = half.getUint32(0)
  const sign = (w >>> 16) & 0x8000
  const a = Math.abs(Math.fround(x))
  if (Number.isNaN(a)) return sign | 0x7e00
  if (a >= 65520) return sign | 0x7c00
  const exponent = Math.max(Math.floor(Math.log2(a)), -14)
  const e = a === 0 ? -14 : a < 2 ** exponent ? exponent - 1 : a >= 2 ** (exponent + 1) ? exponent + 1 : exponent
  const unit = 2 ** (Math.max(e, -14) - 10)
  const q = a / unit
  let n = Math.floor(q)
  if (q - n > 0.5 || (q - n === 0.5 && n % 2 === 1)) n++
  return sign | ((Math.max(e, -14) + 14) * 1024 + n)
}
export function fromHalf(h: number): number {
  const e = (h >> 10) & 31
  const m = h & 1023
  const a = e === 31 ? (m ? NaN : Infinity) : e === 0 ? m * 2 ** -24 : (1024 + m) * 2 ** (e - 25)
  return h & 0x8000 ? -a : a
}
export function toBfloat(x: number): number {
  if (Number.isNaN(x)) return 0x7fc0
  half.setFloat32(0, x)
  const w = half.getUint32(0)
  return ((w + 0x7fff + ((w >>> 16) & 1)) / 65536) & 0xffff
}
export function fromBfloat(h: number): number {
  half.setUint32(0, h * 65536)
  return half.getFloat32(0)
}

export function read(v: DataView, at: number, stored: Stored): Value {
  switch (stored) {
    case 'float32': return v.getFloat32(at, true)
    case 'float64': return v.getFloat64(at, true)
    case 'float16': return fromHalf(v.getUint16(at, true))
    case 'bfloat16': return fromBfloat(v.getUint16(at, true))
    case 'int8': return v.getInt8(at)
    case 'uint8': return v.getUint8(at)
    case 'int16': return v.getInt16(at, true)
    case 'int32': return v.getInt32(at, true)
    case 'int64': return v.getBigInt64(at, true)
    case 'bool': return v.getUint8(at) !== 0
  }
}
export function write(v: DataView, at: number, stored: Stored, x: Value): void {
  switch (stored) {
    case 'float32': return v.setFloat32(at, Number(x), true)
    case 'float64': return v.setFloat64(at, Number(x), true)
    case 'float16': return v.setUint16(at, toHalf(Number(x)), true)
    case 'bfloat16': return v.setUint16(at, toBfloat(Number(x)), true)
    case 'int8': return v.setInt8(at, Number(x))
    case 'uint8': return v.setUint8(at, Number(x))
    case 'int16': return v.setInt16(at, Number(x), true)
    case 'int32': return v.setInt32(at, Number(x), true)
    case 'int64': return v.setBigInt64(at, BigInt(x), true)
    case 'bool': return v.setUint8(at, x ? 1 : 0)
  }
}

export function compile(kernel: Kernel, target: Target): (P: number, start: number, end: number) => void {
  const bytes = emit(kernel, target)
  const module = new WebAssembly.Module(bytes)
  return new WebAssembly.Instance(module, { env: { memory } }).exports.k as (P: number, start: number, end: number) => void
}

export function writeBlock(c: Case, at = blockAt): number {
  const v = view()
  const place = layout(c.kernel)
  c.placed.forEach((p, b) => {
    v.setUint32(at + place.address(b), p.address, true)
    p.strides.forEach((s, a) => v.setInt32(at + place.stride(b, a), s * sizeOf[c.kernel.buffers[b]!.stored], true))
  })
  c.extents.forEach((e, a) => v.setInt32(at + place.extent(a), e, true))
  c.kernel.params.forEach((ty, i) => {
    const x = c.params![i]!
    if (ty === 'f32' || ty === 'f64') v.setFloat64(at + place.param(i), Number(x), true)
    else if (ty === 'i64') v.setBigInt64(at + place.param(i), BigInt(x), true)
    else v.setInt32(at + place.param(i), Number(x), true)
  })
  return at
}

export function run(c: Case, target: Target): void {
  const k = compile(c.kernel, target)
  k(writeBlock(c), c.range?.[0] ?? 0, c.range?.[1] ?? c.extents[0] ?? 0)
}

const wrap = (ty: Scalar, x: Value): Value =>
  ty === 'f32' ? Math.fround(x as number) : ty === 'i32' ? Number(BigInt.asIntN(32, BigInt(x))) : ty === 'i64' ? BigInt.asIntN(64, x as bigint) : x

const big = (op: string, a: bigint, b: bigint, width: number): bigint => {
  const count = BigInt.asUintN(width === 64 ? 6 : 5, b)
  switch (op) {
    case 'add': return a + b
    case 'sub': return a - b
    case 'mul': return a * b
    case 'div': return b === 0n ? 0n : a / b
    case 'rem': return b === 0n ? 0n : a % b
    case 'min': return a < b ? a : b
    case 'max': return a > b ? a : b
    case 'and': return a & b
    case 'or': return a | b
    case 'xor': return a ^ b
    case 'shl': return a << count
    case 'shr': return a >> count
    default: return BigInt.asUintN(width, a) >> count
  }
}
const float = (op: string, a: number, b: number): number => {
  switch (op) {
    case 'add': return a + b
    case 'sub': return a - b
    case 'mul': return a * b
    case 'div': return a / b
    case 'min': return Math.min(a, b)
    case 'max': return Math.max(a, b)
    default: return Math.abs(a) * (b < 0 || Object.is(b, -0) ? -1 : 1)
  }
}
const truth = (op: string, a: boolean, b: boolean): boolean =>
  op === 'or' || op === 'add' || op === 'max' ? a || b : op === 'xor' ? a !== b : a && b

export function binaryValue(ty: Scalar, op: string, a: Value, b: Value): Value {
  if (ty === 'bool') return truth(op, a as boolean, b as boolean)
  if (ty === 'f32' || ty === 'f64') return wrap(ty, float(op, a as number, b as number))
  const r = big(op, BigInt(a), BigInt(b), ty === 'i64' ? 64 : 32)
  return ty === 'i64' ? BigInt.asIntN(64, r) : Number(BigInt.asIntN(32, r))
}

const nearest = (x: number): number => {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x
  const f = Math.floor(x)
  const r = x - f < 0.5 || (x - f === 0.5 && f % 2 === 0) ? f : f + 1
  return r === 0 && (x < 0 || Object.is(x, -0)) ? -0 : r
}

function unaryValue(ty: Scalar, op: string, a: Value): Value {
  if (typeof a === 'boolean') return !a
  if (ty === 'f32' || ty === 'f64') {
    const x = a as number
    const r = op === 'neg' ? -x : op === 'nearest' ? nearest(x) : (Math as unknown as Record<string, (x: number) => number>)[op]!(x)
    return wrap(ty, r)
  }
  const x = BigInt(a)
  const width = ty === 'i64' ? 64 : 32
  const digits = BigInt.asUintN(width, x).toString(2).padStart(width, '0')
  const r =
    op === 'neg' ? -x
    : op === 'abs' ? (x < 0n ? -x : x)
    : op === 'not' ? ~x
    : op === 'popcnt' ? BigInt(digits.replaceAll('0', '').length)
    : op === 'clz' ? BigInt(digits.indexOf('1') < 0 ? width : digits.indexOf('1'))
    : BigInt(digits.lastIndexOf('1') < 0 ? width : width - 1 - digits.lastIndexOf('1'))
  return ty === 'i64' ? BigInt.asIntN(64, r) : Number(BigInt.asIntN(32, r))
}

function castValue(from: Scalar, to: Scalar, a: Value): Value {
  if (to === 'bool') return from === 'i64' ? a !== 0n : a !== 0 && a !== false
  if (to === 'f64') return Number(a)
  if (to === 'f32') return typeof a === 'bigint' ? bigToFloat(a) : Math.fround(Number(a))
  if (from === 'f32' || from === 'f64') {
    const x = Math.trunc(a as number)
    if (Number.isNaN(x)) return to === 'i64' ? 0n : 0
    const edge = to === 'i64' ? 2 ** 63 : 2 ** 31
    if (to === 'i32') return Math.min(Math.max(x, -edge), edge - 1) || 0
    return x >= edge ? 2n ** 63n - 1n : x < -edge ? -(2n ** 63n) : BigInt(x)
  }
  const n = BigInt(a)
  return to === 'i64' ? n : Number(BigInt.asIntN(32, n))
}
/** int64 to float32 in one rounding. */
function bigToFloat(n: bigint): number {
  const negative = n < 0n
  let m = negative ? -n : n
  let shift = 0n
  while (m >= 1n << 26n) {
    m = (m >> 1n) | (m & 1n)
    shift++
  }
  const r = Math.fround(Number(m)) * 2 ** Number(shift)
  return negative ? -r : r
}

export function roundValue(to: Stored, a: Value): Value {
  switch (to) {
    case 'float16': return fromHalf(toHalf(Math.fround(a as number)))
    case 'bfloat16': return fromBfloat(toBfloat(Math.fround(a as number)))
    case 'int8': case 'int16': case 'uint8': {
      const n = to === 'uint8' ? BigInt.asUintN(8, BigInt(a)) : BigInt.asIntN(to === 'int8' ? 8 : 16, BigInt(a))
      return typeof a === 'bigint' ? n : Number(n)
    }
    default: return a
  }
}

const compareValue = (op: string, a: Value, b: Value): boolean =>
  op === 'eq' ? a === b : op === 'ne' ? a !== b : op === 'lt' ? a < b : op === 'le' ? a <= b : op === 'gt' ? a > b : a >= b

const startOf: Record<string, (ty: Scalar) => Value> = {
  sum: (ty) => (ty === 'i64' ? 0n : 0),
  prod: (ty) => (ty === 'i64' ? 1n : 1),
  max: (ty) => (ty === 'i64' ? -(2n ** 63n) : ty === 'i32' ? -(2 ** 31) : -Infinity),
  min: (ty) => (ty === 'i64' ? 2n ** 63n - 1n : ty === 'i32' ? 2 ** 31 - 1 : Infinity),
  any: () => false,
  all: () => true,
}
const opOf: Record<string, string> = { sum: 'add', prod: 'mul', max: 'max', min: 'min', any: 'or', all: 'and' }

/** Evaluates a kernel on the memory. Floats are summed in double precision. */
export function evaluate(c: Case, v: DataView = view()): void {
  const { kernel, extents, placed } = c
  const { axes, reduce } = kernel
  const address = (buffer: number, position: number[], index: Value): number => {
    const size = sizeOf[kernel.buffers[buffer]!.stored]
    let at = placed[buffer]!.address + Number(index) * size
    position.forEach((p, a) => {
      const step = kernel.buffers[buffer]!.steps[a]
      at += p * size * (step === 's' ? placed[buffer]!.strides[a]! : step!)
    })
    return ((at % 2 ** 32) + 2 ** 32) % 2 ** 32
  }
  let reduced = new Map<Expr, Value>()
  let scans = new Map<Expr, { value: Value; at: number }>()
  let memo = new Map<Expr, Value>()
  const positions = function* (from: number, to: number, ranges: [number, number][]): Generator<number[]> {
    if (from === to) yield []
    else for (let i = ranges[from]![0]; i < ranges[from]![1]; i++) for (const rest of positions(from + 1, to, ranges)) yield [i, ...rest]
  }
  const ranges = extents.map((e, a): [number, number] => (a === 0 && axes > 0 && c.range ? c.range : [0, e]))
  const value = (e: Expr, position: number[]): Value => {
    const known = memo.get(e)
    if (known !== undefined) return known
    const r = compute(e, position)
    memo.set(e, r)
    return r
  }
  const compute = (e: Expr, position: number[]): Value => {
    const of = (x: Expr): Value => value(x, position)
    switch (e.k) {
      case 'const': return e.ty === 'f32' ? Math.fround(Number(e.v)) : e.v
      case 'param': return wrap(e.ty, c.params![e.i]!)
      case 'axis': return position[e.i]!
      case 'load': {
        const at = address(e.buffer, position, e.index ? of(e.index) : 0)
        const { stored } = kernel.buffers[e.buffer]!
        if (at + sizeOf[stored] > v.byteLength) return computeType[stored] === 'i64' ? 0n : computeType[stored] === 'bool' ? false : 0
        return read(v, at, stored)
      }
      case 'unary': return unaryValue(e.ty, e.op, of(e.a))
      case 'binary': return binaryValue(e.ty, e.op, of(e.a), of(e.b))
      case 'compare': return compareValue(e.op, of(e.a), of(e.b))
      case 'select': return of(e.c) ? of(e.a) : of(e.b)
      case 'cast': return castValue(e.a.ty, e.ty, of(e.a))
      case 'bits': {
        const x = of(e.a)
        if (e.a.ty === 'f32') half.setFloat32(0, x as number)
        else if (e.a.ty === 'f64') half.setFloat64(0, x as number)
        else if (e.a.ty === 'i32') half.setInt32(0, x as number)
        else half.setBigInt64(0, x as bigint)
        return e.ty === 'f32' ? half.getFloat32(0) : e.ty === 'f64' ? half.getFloat64(0) : e.ty === 'i32' ? half.getInt32(0) : half.getBigInt64(0)
      }
      case 'round': return roundValue(e.to, of(e.a))
      case 'call': throw new Error('calls are not evaluated here')
      case 'reduce': return reduced.get(e)!
      case 'scan': {
        const x = of(e.a)
        const i = position[axes]!
        const before = i === 0 ? undefined : scans.get(e)!
        if (e.op === 'cummaxarg' || e.op === 'cumminarg') {
          const take = !before || Number.isNaN(x as number) || (e.op === 'cummaxarg' ? x >= before.value : x <= before.value)
          const now = take ? { value: x, at: i } : before
          scans.set(e, now)
          return now.at
        }
        const next = !before ? x : binaryValue(e.a.ty === 'f32' && e.op !== 'max' && e.op !== 'min' ? 'f64' : e.a.ty, opOf[e.op]!, before.value, x)
        scans.set(e, { value: next, at: i })
        return wrap(e.ty, next)
      }
    }
  }
  const store = (position: number[], inside: boolean): void => {
    const todo = kernel.stores.filter((s) => (s.inside === true) === inside)
    const ready = todo.map((s) => ({ s, x: value(s.value, position), index: s.index ? value(s.index, position) : 0, mask: s.mask ? value(s.mask, position) : true }))
    for (const { s, x, index, mask } of ready) {
      if (!mask) continue
      const { stored } = kernel.buffers[s.buffer]!
      const at = address(s.buffer, position, index)
      write(v, at, stored, s.combine ? binaryValue(computeType[stored], s.combine, read(v, at, stored), x) : x)
    }
  }
  const reductions: Expr[] = []
  const collect = (e: Expr | undefined, seen: Set<Expr>): void => {
    if (!e || seen.has(e)) return
    seen.add(e)
    for (const key of ['a', 'b', 'c', 'index'] as const) if (key in e) collect((e as unknown as Record<string, Expr>)[key], seen)
    if (e.k === 'reduce') reductions.push(e)
  }
  const seen = new Set<Expr>()
  for (const s of kernel.stores) for (const e of [s.value, s.index, s.mask]) collect(e, seen)
  for (const position of positions(0, axes, ranges)) {
    reduced = new Map()
    scans = new Map()
    for (const e of reductions) {
      if (e.k !== 'reduce') continue
      const wide = e.a.ty === 'f32' && e.op === 'sum' ? 'f64' : e.a.ty
      let sum: Value | undefined
      let at = 0
      let n = 0
      const inner = [...positions(axes, axes + reduce, ranges)]
      for (const r of inner) {
        memo = new Map()
        const x = value(e.a, [...position, ...r])
        if (e.op === 'argmax' || e.op === 'argmin') {
          const b = sum as number
          if (sum === undefined || (e.op === 'argmax' ? x > sum : x < sum) || (Number.isNaN(x as number) && !Number.isNaN(b))) {
            sum = x
            at = n
          }
        } else sum = sum === undefined ? binaryValue(wide, opOf[e.op]!, startOf[e.op]!(e.a.ty), x) : binaryValue(wide, opOf[e.op]!, sum, x)
        n++
      }
      const result = e.op === 'argmax' || e.op === 'argmin' ? at : wrap(e.a.ty, sum ?? startOf[e.op]!(e.a.ty))
      reduced.set(e, result)
    }
    memo = new Map()
    store(position, false)
    if (kernel.stores.some((s) => s.inside)) {
      for (const r of positions(axes, axes + reduce, ranges)) {
        memo = new Map()
        store([...position, ...r], true)
      }
    }
  }
}
