/**
 * The stream in bulk: WebAssembly that draws many words at once and turns them into single-precision uniform and normal numbers.
 * It answers, bit for bit, what mt19937.ts and boxmuller.ts define; where the host has no vectors, those serve alone.
 */
import { type FunctionBuilder, Module } from '../backend/wasm/assembler.ts'
import { cosine, fourOverPi, logarithm, quarterPi, sine, twoPi } from './boxmuller-constants.ts'
import { Arithmetic, type Four, type Places } from './lanes.ts'

/** Words of one block of MT19937, and how many blocks a call may draw besides what is left of one. */
export const blockWords = 624
const blocks = 16
/** As many words as one call may ask for: a multiple of 16. */
export const chunkWords = blocks * blockWords

const blockBytes = 4 * blockWords
/** Where things lie: the recurrence's words, the tempered words (then the uniform numbers), the results, the doubtful places. */
const tempered = (blocks + 1) * blockBytes
const results = 2 * tempered
const doubts = results + 4 * chunkWords
const pages = Math.ceil((doubts + chunkWords) / 65536)
const places: Places = { source: tempered, target: results, doubts }

export interface Bulk {
  /** The untempered words: the state at the start, then what follows from it. */
  recurrence: Int32Array
  /** The tempered words of a call, from the start; `uniform` lies over these. */
  words: Uint32Array
  uniform: Float32Array
  result: Float32Array
  /** Byte distances, from the start of `uniform`, of the groups to be redone: of four numbers, or of four pairs, the second ones 8 further on. */
  doubtful: Int32Array
  /** Draws `count` blocks after the state in `recurrence`, tempered from `words[at]` on. */
  draw(count: number, at: number): void
  /** Turns the first `count` words into multiples of 2^-24, in place. */
  toUniform(count: number): void
  /**
   * From the first `count` numbers (a multiple of four) of `uniform` to `result`: uniform from [from, to). Returns how many groups met a
   * sum so near the middle between two singles that it could not tell how it rounds.
   */
  toRange(count: number, from: number, width: number, to: number): number
  /** Box–Muller on the first `count` numbers (a multiple of sixteen); returns the same. */
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
  emitRange(module)
  emitNormal(module)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.assemble()), { env: { memory } })
  const run = exports as unknown as Record<'draw' | 'toUniform' | 'toRange' | 'toNormal', (...args: number[]) => number>
  return {
    recurrence: new Int32Array(memory.buffer, 0, (blocks + 1) * blockWords),
    words: new Uint32Array(memory.buffer, tempered, (blocks + 1) * blockWords),
    uniform: new Float32Array(memory.buffer, tempered, chunkWords),
    result: new Float32Array(memory.buffer, results, chunkWords),
    doubtful: new Int32Array(memory.buffer, doubts, chunkWords / 4),
    draw: (count, at) => void run.draw(count * blockBytes, 4 * at),
    toUniform: (count) => void run.toUniform(4 * count),
    toRange: (count, from, width, to) => run.toRange(count / 4, from, width, to),
    toNormal: (count, mean, std) => run.toNormal(count / 8, mean, std),
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

/** The steps of `normalPair` in boxmuller.ts, on four pairs at a time. */
function emitNormal(m: Module): void {
  const f = m.func('toNormal', ['i32', 'f64', 'f64'], ['i32'])
  const a = new Arithmetic(f, places)
  const [mean, std] = [a.parameter(1), a.parameter(2)]
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

  // A block's sixteen numbers are eight radii and eight angles: 64 bytes, in two groups of four pairs.
  const address = (group: number) => {
    f.get(group).i32(1).op('i32.shr_u').i32(6).op('i32.shl').get(group).i32(1).op('i32.and').i32(4).op('i32.shl').op('i32.or')
  }
  a.groups(0, address, () => {
    const radius = a.sqrt(a.exactMul(minusTwo, log(a.exactSub(one, a.load(0)))))
    const theta = a.mul(turn, a.load(32))
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
    a.store(a.fma(a.mul(radius, cosTheta), std, mean, true), 0)
    a.store(a.fma(a.mul(radius, sinTheta), std, mean, true), 32)
  })
}

/** from + width·u for four uniform numbers u at a time; the end of the range, where rounding reaches it, becomes its start. */
function emitRange(m: Module): void {
  const f = m.func('toRange', ['i32', 'f64', 'f64', 'f64'], ['i32'])
  const a = new Arithmetic(f, places)
  const [from, width, to] = [a.parameter(1), a.parameter(2), a.parameter(3)]
  const address = (group: number) => f.get(group).i32(4).op('i32.shl')
  a.groups(0, address, () => {
    const x = a.fma(a.load(0), width, from, true)
    const reached = a.each((h) => f.get(x[h]).get(to[h]).op('f64x2.eq'))
    a.store(a.select(reached, from, x), 0)
  })
}
