/**
 * The stream in bulk: WebAssembly that draws many words at once and turns them into single-precision uniform and normal numbers.
 * It answers, bit for bit, what mt19937.ts and boxmuller.ts define; where the host has no vectors, those serve alone.
 */
import { type FunctionBuilder, Module, type ValueType } from '../backend/wasm/assembler.ts'
import { cosine, fourOverPi, logarithm, quarterPi, sine, twoPi } from './boxmuller-constants.ts'

/** Words of one block of MT19937, and how many blocks a call may draw besides what is left of one. */
export const blockWords = 624
const blocks = 16
/** As many words as one call may ask for: a multiple of 16. */
export const chunkWords = blocks * blockWords

const blockBytes = 4 * blockWords
/** Where things lie: the recurrence's words, the tempered words (then the uniform numbers), the normal numbers, the doubtful places. */
const tempered = (blocks + 1) * blockBytes
const normals = 2 * tempered
const doubts = normals + 4 * chunkWords
const pages = Math.ceil((doubts + chunkWords) / 65536)

export interface Bulk {
  /** The untempered words: the state at the start, then what follows from it. */
  recurrence: Int32Array
  /** The tempered words of a call, from the start; `uniform` and `normal` lie over these and after them. */
  words: Uint32Array
  uniform: Float32Array
  normal: Float32Array
  /** Byte distances, from the start of `uniform`, of the first of the four numbers of the groups to be redone. */
  doubtful: Int32Array
  /** Draws `count` blocks after the state in `recurrence`, tempered from `words[at]` on. */
  draw(count: number, at: number): void
  /** Turns the first `count` words into multiples of 2^-24, in place. */
  toUniform(count: number): void
  /**
   * Box–Muller on the first `count` blocks of sixteen. Returns how many groups of four pairs met a sum so near the middle between two
   * singles that it could not tell how it rounds.
   */
  toNormal(count: number, mean: number, std: number): number
}

let made: Bulk | null | undefined

/** The kernels, made at the first call; null where the host cannot run them. */
export function bulk(): Bulk | null {
  if (made === undefined) {
    try {
      made = make()
    } catch {
      made = null
    }
  }
  return made
}

function make(): Bulk {
  const module = new Module({ min: pages, max: pages, shared: false })
  emitDraw(module)
  emitUniform(module)
  emitNormal(module)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.assemble()), { env: { memory } })
  const run = exports as unknown as Record<'draw' | 'toUniform' | 'toNormal', (...args: number[]) => number>
  return {
    recurrence: new Int32Array(memory.buffer, 0, (blocks + 1) * blockWords),
    words: new Uint32Array(memory.buffer, tempered, (blocks + 1) * blockWords),
    uniform: new Float32Array(memory.buffer, tempered, chunkWords),
    normal: new Float32Array(memory.buffer, normals, chunkWords),
    doubtful: new Int32Array(memory.buffer, doubts, chunkWords / 4),
    draw: (count, at) => void run.draw(count * blockBytes, 4 * at),
    toUniform: (count) => void run.toUniform(4 * count),
    toNormal: (count, mean, std) => run.toNormal(2 * count, mean, std),
  }
}

/** Runs `body` for the local `counter` from where it stands in steps, until it reaches the local `end`; at least once. */
function repeat(f: FunctionBuilder, counter: number, step: number, end: number, body: () => void): void {
  f.loop((again) => {
    body()
    f.get(counter).i32(step).op('i32.add').tee(counter).get(end).op('i32.lt_u').brIf(again)
  })
}

const splat = (f: FunctionBuilder, v: number): number => {
  const l = f.local('v128')
  f.i32(v).op('i32x4.splat').set(l)
  return l
}

/** Unrolled over its blocks MT19937 is one recurrence, x[k + 624] = x[k + 397] ^ twist(x[k], x[k + 1]), four steps at a time here. */
function emitDraw(m: Module): void {
  const f = m.func('draw', ['i32', 'i32'])
  const [end, to] = [0, 1]
  const p = f.local('i32')
  const y = f.local('v128')
  const [upper, one, matrix] = [splat(f, 0x80000000 | 0), splat(f, 1), splat(f, 0x9908b0df | 0)]
  const [mask7, mask15] = [splat(f, 0x9d2c5680 | 0), splat(f, 0xefc60000 | 0)]
  const fold = (op: 'i32x4.shl' | 'i32x4.shr_u', by: number, mask?: number) => {
    f.get(y).get(y).i32(by).op(op)
    if (mask !== undefined) f.get(mask).op('v128.and')
    f.op('v128.xor').set(y)
  }
  repeat(f, p, 16, end, () => {
    f.get(p).mem('v128.load').get(p).mem('v128.load', 4).tee(y).get(upper).op('v128.bitselect').i32(1).op('i32x4.shr_u')
    f.get(y).get(one).op('v128.and').op('i32x4.neg').get(matrix).op('v128.and').op('v128.xor')
    f.get(p)
      .mem('v128.load', 4 * 397)
      .op('v128.xor')
      .set(y)
    f.get(p).get(y).mem('v128.store', blockBytes)
    fold('i32x4.shr_u', 11)
    fold('i32x4.shl', 7, mask7)
    fold('i32x4.shl', 15, mask15)
    fold('i32x4.shr_u', 18)
    f.get(p).get(to).op('i32.add').get(y).mem('v128.store', tempered)
  })
}

function emitUniform(m: Module): void {
  const f = m.func('toUniform', ['i32'])
  const p = f.local('i32')
  const low24 = splat(f, 0xffffff)
  const unit = f.local('v128')
  f.f32(2 ** -24)
    .op('f32x4.splat')
    .set(unit)
  repeat(f, p, 16, 0, () => {
    f.get(p).get(p).mem('v128.load', tempered).get(low24).op('v128.and')
    f.op('f32x4.convert_i32x4_u').get(unit).op('f32x4.mul').mem('v128.store', tempered)
  })
}

/** Numbers of four lanes: single-precision values carried as doubles, two by two, so that a product is exact. */
type Four = readonly [number, number]

/** Writes arithmetic on such numbers. Each rounds to single precision, save what its name calls exact. */
class Arithmetic {
  private readonly doubt: Four
  private readonly lowBits: number
  private readonly middle: number

  constructor(readonly f: FunctionBuilder) {
    this.doubt = this.fresh()
    this.lowBits = this.bits(0x1fffffffn)
    this.middle = this.bits(0x10000000n)
  }

  fresh(): Four {
    return [this.f.local('v128'), this.f.local('v128')]
  }
  /** The same number in every lane. */
  number(v: number): Four {
    const l = this.f.local('v128')
    this.f.f64(v).op('f64x2.splat').set(l)
    return [l, l]
  }
  bits(v: bigint): number {
    const l = this.f.local('v128')
    this.f.i64(v).op('i64x2.splat').set(l)
    return l
  }

  /** Two by two: `push` leaves a vector on the stack. */
  each(push: (half: 0 | 1) => void): Four {
    const r = this.fresh()
    for (const half of [0, 1] as const) {
      push(half)
      this.f.set(r[half])
    }
    return r
  }
  private exact(op: 'f64x2.add' | 'f64x2.sub' | 'f64x2.mul', a: Four, b: Four): Four {
    return this.each((h) => this.f.get(a[h]).get(b[h]).op(op))
  }
  exactAdd(a: Four, b: Four): Four {
    return this.exact('f64x2.add', a, b)
  }
  exactSub(a: Four, b: Four): Four {
    return this.exact('f64x2.sub', a, b)
  }
  exactMul(a: Four, b: Four): Four {
    return this.exact('f64x2.mul', a, b)
  }
  private round(a: Four): Four {
    return this.each((h) => this.f.get(a[h]).op('f32x4.demote_f64x2_zero').op('f64x2.promote_low_f32x4'))
  }
  add(a: Four, b: Four): Four {
    return this.round(this.exactAdd(a, b))
  }
  mul(a: Four, b: Four): Four {
    return this.round(this.exactMul(a, b))
  }
  sqrt(a: Four): Four {
    return this.round(this.each((h) => this.f.get(a[h]).op('f64x2.sqrt')))
  }
  /** a·b + c where the sum is exact in double precision, as it is where few bits meet: nothing to doubt. */
  exactFma(a: Four, b: Four, c: Four): Four {
    return this.add(this.exactMul(a, b), c)
  }
  /**
   * a·b + c, rounded once; marks a doubt where the sum in double precision lies midway between two singles. `often`: where exact sums
   * there are frequent, takes the trouble to acquit them.
   */
  fma(a: Four, b: Four, c: Four, often = false): Four {
    const { f } = this
    const product = this.exactMul(a, b)
    const sum = this.exactAdd(product, c)
    for (const h of [0, 1] as const) {
      f.get(sum[h]).get(this.lowBits).op('v128.and').get(this.middle).op('i64x2.eq')
      if (often) {
        f.get(sum[h]).get(product[h]).op('f64x2.sub').get(c[h]).op('f64x2.ne')
        f.get(sum[h]).get(c[h]).op('f64x2.sub').get(product[h]).op('f64x2.ne').op('v128.or').op('v128.and')
      }
      f.get(this.doubt[h]).op('v128.or').set(this.doubt[h])
    }
    return this.round(sum)
  }
  /** c[0]·x^n + … + c[n] by Horner's rule. */
  polynomial(x: Four, c: readonly Four[]): Four {
    return c.slice(1).reduce((y, term) => this.fma(y, x, term), c[0]!)
  }
  select(mask: Four, a: Four, b: Four): Four {
    return this.each((h) => this.f.get(a[h]).get(b[h]).get(mask[h]).op('v128.bitselect'))
  }
  /** a with its sign changed where the second-lowest bit of `counts` is set. */
  negateBySecondBit(a: Four, counts: Four, signBit: number): Four {
    return this.each((h) => this.f.get(counts[h]).i32(62).op('i64x2.shl').get(signBit).op('v128.and').get(a[h]).op('v128.xor'))
  }
  forget(): void {
    for (const l of this.doubt) this.f.v128(new Uint8Array(16)).set(l)
  }
  /** Pushes 1 where there was a doubt since `forget`, else 0. */
  pushDoubt(): void {
    this.f.get(this.doubt[0]).get(this.doubt[1]).op('v128.or').op('v128.any_true')
  }
}

/** The steps of `normalPair` in boxmuller.ts, on four pairs at a time. */
function emitNormal(m: Module): void {
  const params: ValueType[] = ['i32', 'f64', 'f64']
  const f = m.func('toNormal', params, ['i32'])
  const end = 0
  const a = new Arithmetic(f)
  const group = f.local('i32')
  const at = f.local('i32')
  const list = f.local('i32')
  const wide = (param: number): Four => {
    const l = f.local('v128')
    f.get(param).op('f64x2.splat').set(l)
    return [l, l]
  }
  const [mean, std] = [wide(1), wide(2)]
  const table = (c: readonly number[]) => c.map((v) => a.number(v))
  const [one, half, minusHalf, minusOne, minusTwo] = [a.number(1), a.number(0.5), a.number(-0.5), a.number(-1), a.number(-2)]
  const logTerms = table(logarithm.polynomial)
  const [sinTerms, cosTerms, quarterTerms] = [table(sine), table(cosine), table(quarterPi)]
  const [ln2Low, ln2High, sqrtHalf] = table([logarithm.ln2Low, logarithm.ln2High, logarithm.sqrtHalf]) as [Four, Four, Four]
  const [turn, octants] = [a.number(twoPi), a.number(fourOverPi)]
  const fraction = a.bits(0x800fffffffffffffn)
  const toHalf = a.bits(0x3fe0000000000000n)
  const integerBits = a.bits(0x4330000000000000n) // 2^52, whose low bits count units
  const integer = a.number(2 ** 52)
  const exponentBase = a.number(2 ** 52 + 1022)
  const lowest = a.bits(1n)
  const signBit = a.bits(-(2n ** 63n))

  const load = (offset: number) =>
    a.each((h) =>
      f
        .get(at)
        .mem('v128.load64_zero', tempered + offset + 8 * h)
        .op('f64x2.promote_low_f32x4'),
    )
  const store = (v: Four, offset: number) => {
    for (const h of [0, 1] as const) {
      f.get(at)
        .get(v[h])
        .op('f32x4.demote_f64x2_zero')
        .memLane('v128.store64_lane', 0, normals + offset + 8 * h)
    }
  }
  const log = (u: Four): Four => {
    const e0 = a.exactSub(
      a.each((h) => f.get(u[h]).i32(52).op('i64x2.shr_u').get(integerBits).op('v128.or')),
      exponentBase,
    )
    const m0 = a.each((h) => f.get(u[h]).get(fraction).op('v128.and').get(toHalf).op('v128.or'))
    const small = a.each((h) => f.get(m0[h]).get(sqrtHalf[h]).op('f64x2.lt'))
    const masked = (v: Four) => a.each((h) => f.get(v[h]).get(small[h]).op('v128.and'))
    const e = a.exactSub(e0, masked(one))
    const x = a.exactAdd(a.exactAdd(m0, minusOne), masked(m0))
    const z = a.mul(x, x)
    const y = a.fma(a.mul(a.polynomial(x, logTerms), x), z, a.mul(e, ln2Low))
    return a.exactFma(e, ln2High, a.add(x, a.fma(minusHalf, z, y, true)))
  }

  f.i32(doubts).set(list)
  repeat(f, group, 1, end, () => {
    // A block's sixteen numbers are eight radii and eight angles: 64 bytes, in two groups of four pairs.
    f.get(group).i32(1).op('i32.shr_u').i32(6).op('i32.shl').get(group).i32(1).op('i32.and').i32(4).op('i32.shl').op('i32.or').set(at)
    a.forget()
    const radius = a.sqrt(a.exactMul(minusTwo, log(a.exactSub(one, load(0)))))
    const theta = a.mul(turn, load(32))
    const scaled = a.exactAdd(a.exactMul(a.mul(theta, octants), half), half)
    const quadrant = a.each((h) => f.get(scaled[h]).op('f64x2.floor'))
    const octant = a.exactAdd(quadrant, quadrant)
    const x = quarterTerms.reduce((rest, part) => a.exactFma(octant, part, rest), theta)
    const z = a.mul(x, x)
    const c = a.add(a.fma(a.mul(a.polynomial(z, cosTerms), z), z, a.exactMul(minusHalf, z)), one)
    const s = a.fma(a.mul(a.polynomial(z, sinTerms), z), x, x)
    const count = a.exactAdd(quadrant, integer)
    const odd = a.each((h) => f.get(count[h]).get(lowest).op('v128.and').get(lowest).op('i64x2.eq'))
    const cosTheta = a.negateBySecondBit(a.select(odd, s, c), a.exactAdd(count, one), signBit)
    const sinTheta = a.negateBySecondBit(a.select(odd, c, s), count, signBit)
    store(a.fma(a.mul(radius, cosTheta), std, mean, true), 0)
    store(a.fma(a.mul(radius, sinTheta), std, mean, true), 32)
    f.get(list).get(at).mem('i32.store')
    f.get(list)
    a.pushDoubt()
    f.i32(2).op('i32.shl').op('i32.add').set(list)
  })
  f.get(list).i32(doubts).op('i32.sub').i32(2).op('i32.shr_u')
}
