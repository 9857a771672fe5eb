/**
 * A writer of WebAssembly modules: functions over one imported memory, as bytes. It neither checks types (the host's
 * validation does) nor knows anything of kernels.
 *
 *     const m = new Module({ min: 1, max: 65536, shared: false })
 *     const f = m.func('add', ['i32', 'i32'], ['i32'])         // parameters are locals 0, 1
 *     f.get(0).get(1).op('i32.add')
 *     m.assemble()                                             // Uint8Array
 */

import type { LaneName, MemoryLaneName, MemoryName, Opcode, PlainName } from './instructions.ts'
import { lane, memory, memoryLane, plain } from './instructions.ts'

export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128'

const valueCode: Record<ValueType, number> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b }

/** A place to branch to: the nesting depth of its block, given by `block` and `loop` to their bodies. */
export type Label = number & { readonly label: unique symbol }

export interface MemoryLimits {
  /** Pages of 64 KiB: none and as many as there can be, unless said. */
  min?: number
  max?: number
  shared: boolean
}

const scratch = new DataView(new ArrayBuffer(8))

const unsigned = (out: number[], value: number): void => {
  let v = value >>> 0
  while (v > 127) {
    out.push((v & 127) | 128)
    v >>>= 7
  }
  out.push(v)
}

const signed = (out: number[], value: number): void => {
  let v = value | 0
  while (v < -64 || v > 63) {
    out.push((v & 127) | 128)
    v >>= 7
  }
  out.push(v & 127)
}

const signed64 = (out: number[], value: bigint): void => {
  let v = BigInt.asIntN(64, value)
  while (v < -64n || v > 63n) {
    out.push(Number(v & 127n) | 128)
    v >>= 7n
  }
  out.push(Number(v & 127n))
}

const name = (out: number[], text: string): void => {
  const bytes = new TextEncoder().encode(text)
  unsigned(out, bytes.length)
  for (const b of bytes) out.push(b)
}

const log2 = (n: number): number => 31 - Math.clz32(n)

export class FunctionBuilder {
  private readonly code: number[] = []
  private readonly locals: ValueType[] = []
  private depth = 0

  constructor(
    readonly index: number,
    readonly params: readonly ValueType[],
    readonly results: readonly ValueType[],
  ) {}

  /** A new local, zero at entry; its index. */
  local(type: ValueType): number {
    return this.params.length + this.locals.push(type) - 1
  }

  get(local: number): this {
    return this.indexed(0x20, local)
  }
  set(local: number): this {
    return this.indexed(0x21, local)
  }
  tee(local: number): this {
    return this.indexed(0x22, local)
  }
  call(func: FunctionBuilder): this {
    return this.indexed(0x10, func.index)
  }

  /** An instruction without immediates. */
  op(op: PlainName): this {
    return this.opcode(plain[op])
  }

  /** A load or store at the address on the stack plus `offset` (unsigned, not wrapping); `align` in bytes, natural by default. */
  mem(op: MemoryName, offset = 0, align?: number): this {
    const [code, size] = memory[op]
    return this.opcode(code).memarg(align ?? size, offset)
  }

  /** A load or store of one lane. */
  memLane(op: MemoryLaneName, laneIndex: number, offset = 0, align?: number): this {
    const [code, size] = memoryLane[op]
    this.opcode(code).memarg(align ?? size, offset)
    this.code.push(laneIndex)
    return this
  }

  /** An extract_lane or replace_lane. */
  lane(op: LaneName, laneIndex: number): this {
    this.opcode(lane[op])
    this.code.push(laneIndex)
    return this
  }

  /** `i8x16.shuffle`: 16 indices into the 32 bytes of the two operands. */
  shuffle(lanes: readonly number[]): this {
    this.opcode(0xfd000d)
    this.code.push(...lanes)
    return this
  }

  i32(v: number): this {
    this.code.push(0x41)
    signed(this.code, v)
    return this
  }
  i64(v: bigint): this {
    this.code.push(0x42)
    signed64(this.code, v)
    return this
  }
  f32(v: number): this {
    this.code.push(0x43)
    scratch.setFloat32(0, v, true)
    return this.bytes(4)
  }
  f64(v: number): this {
    this.code.push(0x44)
    scratch.setFloat64(0, v, true)
    return this.bytes(8)
  }
  /** `v128.const` of 16 bytes. */
  v128(bytes: ArrayLike<number>): this {
    this.opcode(0xfd000c)
    for (let i = 0; i < 16; i++) this.code.push(bytes[i]!)
    return this
  }

  /** A block whose label is its end. */
  block(body: (end: Label) => void): this {
    return this.nest(0x02, undefined, body)
  }
  /** A loop whose label is its start; falls through at the end of the body. */
  loop(body: (start: Label) => void): this {
    return this.nest(0x03, undefined, body)
  }
  /** Runs `then` if the i32 on the stack is not zero, else `otherwise`; both leave a `result` if one is named. */
  if(then: () => void, otherwise?: () => void, result?: ValueType): this {
    return this.nest(0x04, result, () => {
      then()
      if (otherwise) {
        this.code.push(0x05)
        otherwise()
      }
    })
  }
  br(label: Label): this {
    return this.indexed(0x0c, this.depth - label)
  }
  brIf(label: Label): this {
    return this.indexed(0x0d, this.depth - label)
  }

  /** Pushes the memory's size in pages. */
  memorySize(): this {
    this.code.push(0x3f, 0)
    return this
  }
  /** Copies bytes: destination, source and count on the stack. */
  memoryCopy(): this {
    this.opcode(0xfc000a)
    this.code.push(0, 0)
    return this
  }
  /** Fills bytes: destination, value and count on the stack. */
  memoryFill(): this {
    this.opcode(0xfc000b)
    this.code.push(0)
    return this
  }

  /** The function's entry in the code section, without its length. */
  body(): number[] {
    const out: number[] = []
    const runs: [number, ValueType][] = []
    for (const type of this.locals) {
      const last = runs.at(-1)
      if (last && last[1] === type) last[0]++
      else runs.push([1, type])
    }
    unsigned(out, runs.length)
    for (const [count, type] of runs) {
      unsigned(out, count)
      out.push(valueCode[type])
    }
    for (const b of this.code) out.push(b)
    out.push(0x0b)
    return out
  }

  private opcode(code: Opcode): this {
    if (code > 0xff) {
      this.code.push(code >> 16)
      unsigned(this.code, code & 0xffff)
    } else this.code.push(code)
    return this
  }
  private indexed(code: number, index: number): this {
    this.code.push(code)
    unsigned(this.code, index)
    return this
  }
  private memarg(align: number, offset: number): this {
    this.code.push(log2(align))
    unsigned(this.code, offset)
    return this
  }
  private bytes(count: number): this {
    for (let i = 0; i < count; i++) this.code.push(scratch.getUint8(i))
    return this
  }
  private nest(code: number, result: ValueType | undefined, body: (label: Label) => void): this {
    this.code.push(code, result ? valueCode[result] : 0x40)
    body(++this.depth as Label)
    this.depth--
    this.code.push(0x0b)
    return this
  }
}

/** A module that imports `env.memory` and functions of `env`, and exports its named functions. */
export class Module {
  private readonly funcs: FunctionBuilder[] = []
  private readonly imported: string[] = []
  private readonly exported: [string, number][] = []

  constructor(readonly memory: MemoryLimits) {}

  /** A new function, exported if it has a name. */
  func(exportName: string | null, params: readonly ValueType[], results: readonly ValueType[] = []): FunctionBuilder {
    const f = new FunctionBuilder(this.funcs.length, params, results)
    this.funcs.push(f)
    if (exportName !== null) this.exported.push([exportName, f.index])
    return f
  }

  /** A function of `env`, which takes and gives values of one type; before any of the module's own. */
  import(hostName: string, arity: number, type: ValueType): FunctionBuilder {
    this.imported.push(hostName)
    return this.func(null, new Array<ValueType>(arity).fill(type), [type])
  }

  assemble(): Uint8Array<ArrayBuffer> {
    const out: number[] = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
    const section = (id: number, write: (s: number[]) => void): void => {
      const s: number[] = []
      write(s)
      out.push(id)
      unsigned(out, s.length)
      for (const b of s) out.push(b)
    }
    const list = <T>(s: number[], items: readonly T[], write: (item: T) => void): void => {
      unsigned(s, items.length)
      items.forEach(write)
    }
    section(1, (s) =>
      list(s, this.funcs, (f) => {
        s.push(0x60)
        list(s, f.params, (t) => s.push(valueCode[t]))
        list(s, f.results, (t) => s.push(valueCode[t]))
      }),
    )
    const own = this.funcs.slice(this.imported.length)
    section(2, (s) => {
      unsigned(s, this.imported.length + 1)
      this.imported.forEach((text, i) => {
        name(s, 'env')
        name(s, text)
        s.push(0)
        unsigned(s, i)
      })
      name(s, 'env')
      name(s, 'memory')
      s.push(2, this.memory.shared ? 3 : 1)
      unsigned(s, this.memory.min ?? 0)
      unsigned(s, this.memory.max ?? 65536)
    })
    section(3, (s) => list(s, own, (f) => unsigned(s, f.index)))
    section(7, (s) =>
      list(s, this.exported, ([text, index]) => {
        name(s, text)
        s.push(0)
        unsigned(s, index)
      }),
    )
    section(10, (s) =>
      list(s, own, (f) => {
        const body = f.body()
        unsigned(s, body.length)
        for (const b of body) s.push(b)
      }),
    )
    return new Uint8Array(out)
  }
}
