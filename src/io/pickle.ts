/**
 * Writes values as a pickle of protocol 2, with only the instructions and names that PyTorch's `weights_only` reader takes. Storages are
 * named, not written: what they are called, the caller says.
 */
import type { Storage } from '../backend/wasm/storage.ts'
import { Complex } from '../complex.ts'
import { DType } from '../dtypes.ts'
import { RuntimeError, TypeError as TorchTypeError } from '../errors.ts'
import { Device } from '../functions/properties.ts'
import { Parameter } from '../nn/parameter.ts'
import { Size, Tensor } from '../tensor/tensor.ts'
import { isIndex } from './build.ts'
import { encodeUtf8, latin1 } from './bytes.ts'

/** Deeper nesting than this would exhaust JavaScript's stack, and Python's. */
const DEEPEST = 900

/** Bytes that grow as they are written. */
class Bytes {
  #bytes = new Uint8Array(1024)
  #length = 0
  room(n: number): number {
    const at = this.#length
    this.#length += n
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length))
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    return at
  }
  put(bytes: ArrayLike<number>): void {
    const at = this.room(bytes.length)
    this.#bytes.set(bytes, at)
  }
  view(n: number): DataView {
    const at = this.room(n)
    return new DataView(this.#bytes.buffer, at, n)
  }
  done(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

/** Two's complement, the lowest byte first, in as few bytes as the sign allows. */
function longBytes(n: bigint): number[] {
  const bytes: number[] = []
  for (;;) {
    const low = Number(BigInt.asUintN(8, n))
    bytes.push(low)
    n >>= 8n
    if ((n === 0n && low < 128) || (n === -1n && low >= 128)) return bytes
  }
}

class Pickler {
  readonly out = new Bytes()
  /** Objects and strings that were written, by the number under which they can be had again. */
  readonly #memo = new Map<unknown, number>()
  readonly #globals = new Map<string, number>()
  #next = 0

  constructor(readonly nameOf: (storage: Storage, dtype: DType) => string) {}

  op(char: string): void {
    this.out.put([char.charCodeAt(0)])
  }
  #numbered(short: string, long: string, i: number): void {
    this.op(i < 256 ? short : long)
    if (i < 256) this.out.put([i])
    else this.out.view(4).setUint32(0, i, true)
  }
  #remember(memo: Map<unknown, number>, x: unknown): void {
    memo.set(x, this.#next)
    this.#numbered('q', 'r', this.#next++)
  }
  /** Whether `x` was written before; then that is named. */
  #again(memo: Map<unknown, number>, x: unknown): boolean {
    const i = memo.get(x)
    if (i !== undefined) this.#numbered('h', 'j', i)
    return i !== undefined
  }

  global(name: string): void {
    if (this.#again(this.#globals, name)) return
    const dot = name.lastIndexOf('.')
    this.op('c')
    this.out.put(encodeUtf8(`${name.slice(0, dot)}\n${name.slice(dot + 1)}\n`))
    this.#remember(this.#globals, name)
  }
  #text(x: string): void {
    if (this.#again(this.#memo, x)) return
    const bytes = encodeUtf8(x)
    this.op('X')
    this.out.view(4).setUint32(0, bytes.length, true)
    this.out.put(bytes)
    this.#remember(this.#memo, x)
  }
  #int(n: number | bigint): void {
    if (n >= 0 && n < 256) this.out.put([75, Number(n)])
    else if (n >= 0 && n < 65536) this.out.put([77, Number(n) & 255, Number(n) >> 8])
    else if (n >= -2147483648 && n < 2147483648) {
      this.op('J')
      this.out.view(4).setInt32(0, Number(n), true)
    } else {
      const bytes = longBytes(BigInt(n))
      if (bytes.length < 256) this.out.put([0x8a, bytes.length])
      else {
        this.op('\x8b')
        this.out.view(4).setInt32(0, bytes.length, true)
      }
      this.out.put(bytes)
    }
  }
  #float(x: number): void {
    this.op('G')
    this.out.view(8).setFloat64(0, x)
  }

  /** A tuple of what `parts` write. */
  #tuple(...parts: (() => void)[]): void {
    if (parts.length > 3) this.op('(')
    for (const part of parts) part()
    this.op([')', '\x85', '\x86', '\x87'][parts.length] ?? 't')
  }
  /** The call of a global with what `args` write. */
  #call(name: string, ...args: (() => void)[]): void {
    this.global(name)
    this.#tuple(...args)
    this.op('R')
  }
  readonly #none = (): void => this.#call('collections.OrderedDict')
  #sizes(sizes: readonly number[]): void {
    this.#tuple(...sizes.map((n) => () => this.#int(n)))
  }

  value(x: unknown, depth = 0): void {
    if (x === null || x === undefined) this.op('N')
    else if (typeof x === 'boolean') this.op(x ? '\x88' : '\x89')
    else if (typeof x === 'bigint' || (Number.isSafeInteger(x) && !Object.is(x, -0))) this.#int(x as number | bigint)
    else if (typeof x === 'number') this.#float(x)
    else if (typeof x === 'string') this.#text(x)
    else if (x instanceof DType) this.global(String(x))
    else if (typeof x !== 'object') throw refuse(x)
    else if (!this.#again(this.#memo, x)) {
      if (depth > DEEPEST) throw new RuntimeError(`torch.save: values are nested deeper than ${DEEPEST} levels`)
      this.#object(x, depth + 1)
    }
  }

  #object(x: object, depth: number): void {
    if (x instanceof Tensor) this.#tensor(x)
    else if (x instanceof Size) this.#call('torch.Size', () => this.#sizes(x))
    else if (x instanceof Device) this.#call('torch.device', () => this.#text(String(x)))
    else if (x instanceof Complex) {
      this.#call(
        '__builtin__.complex',
        () => this.#float(x.re),
        () => this.#float(x.im),
      )
    } else if (x instanceof Uint8Array) {
      this.#call(
        '_codecs.encode',
        () => this.#text(latin1(x)),
        () => this.#text('latin1'),
      )
    } else if (Array.isArray(x) && Object.isFrozen(x)) {
      this.#frozen(x, depth)
      return
    } else if (Array.isArray(x)) {
      this.op(']')
      this.#remember(this.#memo, x)
      this.#items(x, depth)
      return
    } else if (x instanceof Set) {
      this.#call('__builtin__.set', () => {
        this.op(']')
        this.#items([...x], depth)
      })
    } else {
      this.#dict(x, depth)
      return
    }
    this.#remember(this.#memo, x)
  }

  #items(items: readonly unknown[], depth: number): void {
    if (items.length === 0) return
    this.op('(')
    for (const item of items) this.value(item, depth)
    this.op('e')
  }

  #frozen(x: readonly unknown[], depth: number): void {
    if (x.length > 3) this.op('(')
    for (const item of x) this.value(item, depth)
    // One of its elements may hold the tuple itself, which then has been written.
    const i = this.#memo.get(x)
    if (i !== undefined) {
      for (const _ of x.length > 3 ? [0] : x) this.op(x.length > 3 ? '1' : '0')
      this.#again(this.#memo, x)
      return
    }
    this.op([')', '\x85', '\x86', '\x87'][x.length] ?? 't')
    this.#remember(this.#memo, x)
  }

  #dict(x: object, depth: number): void {
    const prototype: unknown = Object.getPrototypeOf(x)
    const isMap = x instanceof Map
    if (!isMap && prototype !== Object.prototype && prototype !== null) throw refuse(x)
    // What a module's state dict has beside its entries.
    const own = isMap ? undefined : Object.getOwnPropertyDescriptor(x, '_metadata')
    const metadata: unknown = own && !own.enumerable ? own.value : undefined
    let entries: [unknown, unknown][] = isMap ? [...x] : Object.entries(x)
    // {0: …} in JavaScript is what it is in Python: its keys are numbers.
    if (!isMap && metadata === undefined && entries.every(([k]) => isIndex(k as string))) entries = entries.map(([k, v]) => [Number(k), v])
    if (metadata === undefined) this.op('}')
    else this.#none()
    this.#remember(this.#memo, x)
    if (entries.length > 0) {
      this.op('(')
      for (const [k, v] of entries) {
        this.value(k, depth)
        this.value(v, depth)
      }
      this.op('u')
    }
    if (metadata === undefined) return
    this.op('}')
    this.#text('_metadata')
    this.value(metadata, depth)
    this.op('s')
    this.op('b')
  }

  #tensor(t: Tensor): void {
    if (!(t instanceof Parameter)) {
      this.#rebuild(t, t.requires_grad)
      return
    }
    this.#call(
      'torch._utils._rebuild_parameter',
      () => this.#rebuild(t, false),
      () => this.value(t.requires_grad),
      this.#none,
    )
  }
  #rebuild(t: Tensor, requiresGrad: boolean): void {
    const { _storage: storage, _dtype: dtype } = t
    this.#call(
      'torch._utils._rebuild_tensor_v2',
      () => {
        this.#tuple(
          () => this.#text('storage'),
          () => this.global(`torch.${dtype.legacy}Storage`),
          () => this.#text(this.nameOf(storage, dtype)),
          () => this.#text('cpu'),
          () => this.#int(Math.floor(storage.nbytes / dtype.itemsize)),
        )
        this.op('Q')
      },
      () => this.#int(t._start),
      () => this.#sizes(t._sizes),
      () => this.#sizes(t._strides),
      () => this.value(requiresGrad),
      this.#none,
    )
  }
}

function refuse(x: unknown): TorchTypeError {
  const name =
    typeof x === 'function' ? `function ${x.name}` : typeof x === 'object' ? `'${x!.constructor?.name ?? 'object'}' object` : typeof x
  const state = typeof (x as { state_dict?: unknown }).state_dict === 'function'
  const numbers = ArrayBuffer.isView(x) || (typeof x === 'object' && 'stride' in x! && 'data' in x)
  return new TorchTypeError(
    `cannot pickle ${name}: ${state ? 'save its state_dict()' : numbers ? 'save a tensor of it' : 'tensors, plain objects, Maps, Sets, arrays, texts and numbers can be saved'}`,
  )
}

/** The pickle of a value. `nameOf` is asked for the name of every tensor's storage. */
export function pickle(value: unknown, nameOf: (storage: Storage, dtype: DType) => string): Uint8Array {
  const p = new Pickler(nameOf)
  p.op('\x80')
  p.out.put([2])
  p.value(value)
  p.op('.')
  return p.out.done()
}
