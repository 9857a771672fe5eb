/**
 * Random integers, permutations, Bernoulli and geometric numbers, filling contiguous arrays with PyTorch's own: DistributionTemplates.h,
 * TransformationHelper.h and TensorFactories.cpp of ATen. Choices by weight are in multinomial.ts.
 */
import type { DType } from '../dtypes.ts'
import { check, notImplemented, overflow, RuntimeError } from '../errors.ts'
import { checkCarries, dtypeOf, floatLimits, type NumericArray, sixDigits } from './arguments.ts'
import type { Generator } from './generator.ts'
import { type FloatName, roundTo } from './rounding.ts'
import { eachChunk, unit24, unit53At } from './stream.ts'
import { type Halves, remainder, remainder64, remainder64By32, store64 } from './wide.ts'

const two32 = 2 ** 32
const minInt64 = -(2n ** 63n)

/** Bounds of what a dtype's integers may be: bool 0 … 1, floats by their largest value. */
function limits(dtype: DType): { min: bigint; max: bigint } {
  if (dtype.is_floating_point) {
    const { max } = floatLimits[dtype.name as FloatName]
    return { min: -BigInt(max), max: BigInt(max) }
  }
  if (dtype.name === 'bool') return { min: 0n, max: 1n }
  const bits = BigInt(8 * dtype.itemsize)
  return dtype.is_signed ? { min: -(2n ** (bits - 1n)), max: 2n ** (bits - 1n) - 1n } : { min: 0n, max: 2n ** bits - 1n }
}

/** C++'s cast of an integer to a floating dtype and back, which x86 answers with -2^63 where the value has left the 64 bits. */
function castToInt64(x: bigint, name: FloatName): bigint {
  const rounded = roundTo[name](Number(x))
  return Math.abs(rounded) < 2 ** 63 ? BigInt(rounded) : minInt64
}
const log2Floor = (x: bigint): number => (x < 0n ? -x : x).toString(2).length - 1

/** The least number >= from, as PyTorch reckons it, that casting to a floating dtype leaves >= from. */
function updateFrom(from: bigint, name: FloatName): bigint {
  const next = castToInt64(from + 1n, name)
  if (next >= from) return from
  return next + 2n ** BigInt(log2Floor(from + 1n) - floatLimits[name].digits + 1)
}

/** The greatest end that casting to a floating dtype does not reach. */
function updateTo(to: bigint, name: FloatName): bigint {
  const previous = castToInt64(to - 1n, name)
  if (previous < to) return to
  return previous - 2n ** BigInt(log2Floor(to - 1n) - floatLimits[name].digits + 1)
}

/**
 * Fills `out` with integers uniform in [low, high); without `high`, from low to the dtype's greatest (2^digits in a floating dtype), and
 * from -2^63 without `high` every 64-bit number. Throws a RuntimeError where the range is empty or goes beyond the dtype.
 */
export function randint<A extends NumericArray>(
  out: A,
  low: number | bigint,
  high: number | bigint | null,
  g: Generator,
  dtype: DType = dtypeOf(out),
): A {
  checkCarries(out, dtype)
  const float = dtype.is_floating_point ? (dtype.name as FloatName) : null
  let from = BigInt(low)
  if (high === null && from === minInt64) return fullRange(out, g, dtype)
  let last: bigint
  if (high !== null) {
    let to = BigInt(high)
    check(from < to, () => `random_ expects 'from' to be less than 'to', but got from=${from} >= to=${to}`)
    if (float !== null) {
      from = updateFrom(from, float)
      to = updateTo(to, float)
      check(
        from < to,
        () => `random_ expects 'from' casted to dtype to be less than 'to' casted to dtype, but got from=${from} >= to=${to}`,
      )
    }
    last = to - 1n
  } else if (float !== null) {
    last = 2n ** BigInt(floatLimits[float].digits)
    from = updateFrom(from, float)
    const what = `random_ expects 'from' casted to dtype to be less than or equal to 'to_inc' casted to dtype`
    check(from < last, () => `${what}, but got from=${from} > to_inc=${last}`)
  } else last = limits(dtype).max
  const { min, max } = limits(dtype)
  check(from >= min && from <= max, () => `from is out of bounds for ${dtype.cname}`)
  check(last >= min && last <= max, () => `to - 1 is out of bounds for ${dtype.cname}`)
  fillRange(out, from, last - from + 1n, g, dtype)
  return out
}

/** Below this many values PyTorch takes a remainder of one word, from here on of two. */
const oneWord = 2n ** 28n

function fillRange(out: NumericArray, from: bigint, range: bigint, g: Generator, dtype: DType): void {
  const n = out.length
  const store = store64(out, dtype)
  const base: Halves = { high: Number((from >> 32n) & 0xffffffffn), low: Number(from & 0xffffffffn) }
  const put = (i: number, high: number, low: number) => {
    const sum = low + base.low
    if (sum < two32) store(i, (high + base.high) | 0, sum)
    else store(i, (high + base.high + 1) | 0, sum - two32)
  }
  const r = Number(range)
  if (range < oneWord) {
    const start = Number(from)
    eachChunk(g, n, 1, (words, at, count) => {
      if (out instanceof BigInt64Array) {
        if (Math.abs(start) < 2 ** 30) fillNarrow(halvesOf(out), words, at, count, r, start)
        else for (let j = 0; j < count; j++) put(at + j, 0, remainder(words[j]!, r))
      } else {
        const round = dtype.is_floating_point ? roundTo[dtype.name as FloatName] : asIs
        for (let j = 0; j < count; j++) out[at + j] = round(remainder(words[j]!, r) + start)
      }
    })
    return
  }
  const divisor: Halves = { high: Number(range >> 32n), low: Number(range & 0xffffffffn) }
  const left: Halves = { high: 0, low: 0 }
  eachChunk(g, n, 2, (words, at, count) => {
    for (let j = 0; j < count; j++) {
      if (r <= two32) put(at + j, 0, remainder64By32(words[2 * j]!, words[2 * j + 1]!, r))
      else {
        remainder64(words[2 * j]!, words[2 * j + 1]!, divisor, left)
        put(at + j, left.high, left.low)
      }
    }
  })
}

const asIs = (x: number): number => x
const halvesOf = (out: BigInt64Array): Int32Array => new Int32Array(out.buffer, out.byteOffset, 2 * out.length)

function fillNarrow(halves: Int32Array, words: Uint32Array, at: number, count: number, range: number, start: number): void {
  for (let j = 0; j < count; j++) {
    const v = remainder(words[j]!, range) + start
    halves[2 * (at + j)] = v
    halves[2 * (at + j) + 1] = v >> 31
  }
}

function fullRange<A extends NumericArray>(out: A, g: Generator, dtype: DType): A {
  const kernel = 'random_full_64_bits_range_kernel_cpu'
  if (dtype.name === 'float16' || dtype.name === 'bool') throw notImplemented(kernel, dtype.legacy)
  if (!dtype.is_floating_point && dtype.name !== 'int64') {
    throw new RuntimeError(`${kernel} handles only int64, double, float and bfloat16`)
  }
  const store = store64(out, dtype)
  eachChunk(g, out.length, 2, (words, at, count) => {
    for (let j = 0; j < count; j++) store(at + j, words[2 * j]!, words[2 * j + 1]!)
  })
  return out
}

/** Fills `out` as `random_()` does: every non-negative number of an integer dtype, 0 … 2^digits of a floating one. */
export function random<A extends NumericArray>(out: A, g: Generator, dtype: DType = dtypeOf(out)): A {
  checkCarries(out, dtype)
  const n = out.length
  if (out instanceof BigInt64Array) {
    const halves = halvesOf(out)
    eachChunk(g, n, 2, (words, at, count) => {
      for (let j = 0; j < count; j++) {
        halves[2 * (at + j) + 1] = words[2 * j]! & 0x7fffffff
        halves[2 * (at + j)] = words[2 * j + 1]!
      }
    })
  } else if (dtype.name === 'float64') {
    const divisor: Halves = { high: 2 ** 21, low: 1 }
    const left: Halves = { high: 0, low: 0 }
    eachChunk(g, n, 2, (words, at, count) => {
      for (let j = 0; j < count; j++) {
        remainder64(words[2 * j]!, words[2 * j + 1]!, divisor, left)
        out[at + j] = left.high * two32 + left.low
      }
    })
  } else if (dtype.is_floating_point) {
    const name = dtype.name as FloatName
    const round = roundTo[name]
    const range = 2 ** floatLimits[name].digits + 1
    eachChunk(g, n, 1, (words, at, count) => {
      for (let j = 0; j < count; j++) out[at + j] = round(remainder(words[j]!, range))
    })
  } else {
    const mask = Number(limits(dtype).max)
    eachChunk(g, n, 1, (words, at, count) => {
      for (let j = 0; j < count; j++) out[at + j] = words[j]! & mask
    })
  }
  return out
}

const permutationLimit: Partial<Record<DType['name'], [count: number, text: string]>> = {
  float16: [2 ** 11 + 1, '2049'],
  float32: [2 ** 24 + 1, '2^24+1'],
  float64: [2 ** 53 + 1, '2^53+1'],
}
const cppInteger: Partial<Record<DType['name'], string>> = { int8: 'int8_t', uint8: 'uint8_t', int16: 'int16_t', int32: 'int' }

/** Fills `out` with a permutation of 0 … out.length - 1. Throws a RuntimeError where the dtype cannot count that far. */
export function randperm<A extends NumericArray>(out: A, g: Generator, dtype: DType = dtypeOf(out)): A {
  checkCarries(out, dtype)
  const n = out.length
  if (dtype.category === 0) throw notImplemented('randperm', dtype.legacy)
  if (!dtype.is_floating_point && BigInt(n - 1) > limits(dtype).max) {
    throw overflow(cppInteger[dtype.name]!)
  }
  const limit = permutationLimit[dtype.name]
  if (limit) check(n <= limit[0], () => `n cannot be greater than ${limit[1]} for ${dtype.legacy} type.`)
  const order = out instanceof Int32Array ? out : new Int32Array(n)
  permute(order, g)
  if (out instanceof BigInt64Array) {
    const halves = halvesOf(out)
    for (let i = 0; i < n; i++) {
      halves[2 * i] = order[i]!
      halves[2 * i + 1] = 0
    }
  } else if (dtype.is_floating_point) {
    const round = roundTo[dtype.name as FloatName]
    for (let i = 0; i < n; i++) out[i] = round(order[i]!)
  } else if (out !== (order as NumericArray)) for (let i = 0; i < n; i++) out[i] = order[i]!
  return out
}

/** From this many elements on, one word's remainder would be skewed, and PyTorch shuffles inside out by two. */
const manyElements = Math.floor(0xffffffff / 20)

function permute(order: Int32Array, g: Generator): void {
  const n = order.length
  if (n >= manyElements) {
    for (let i = 0; i < n; i++) {
      const z = remainder64By32(g.random(), g.random(), i + 1)
      order[i] = order[z]!
      order[z] = i
    }
    return
  }
  for (let i = 0; i < n; i++) order[i] = i
  eachChunk(g, n - 1, 1, (words, at, count) => shuffle(order, words, at, count))
}

/** Exchanges each element from `at` on with one that is not before it. */
function shuffle(order: Int32Array, words: Uint32Array, at: number, count: number): void {
  const n = order.length
  for (let i = at; i < at + count; i++) {
    const z = i + remainder(words[i - at]!, n - i)
    const kept = order[i]!
    order[i] = order[z]!
    order[z] = kept
  }
}

/**
 * Fills `out` with 0 and 1, 1 with probability `p`: one number, or an array of out's length. One number and Float64Array probabilities
 * take two words an element, other arrays (float32, float16 and bfloat16 probabilities) one. Throws a RuntimeError outside [0, 1].
 * For one number PyTorch with MKL on an Intel processor uses MKL's own stream, seeded by one word; elsewhere it draws these numbers.
 */
export function bernoulli<A extends NumericArray>(out: A, p: number | ArrayLike<number>, g: Generator, dtype: DType = dtypeOf(out)): A {
  checkCarries(out, dtype)
  const n = out.length
  // Element i of an int64 array has its low half at 2i.
  const to: Exclude<NumericArray, BigInt64Array> = out instanceof BigInt64Array ? halvesOf(out.fill(0n)) : out
  const step = out instanceof BigInt64Array ? 2 : 1
  if (typeof p === 'number') {
    check(p >= 0 && p <= 1, () => `bernoulli_ expects p to be in [0, 1], but got p=${sixDigits(p)}`)
    eachChunk(g, n, 2, (words, at, count) => toss(to, step, words, at, count, p))
  } else {
    for (let i = 0; i < n; i++) {
      check(p[i]! >= 0 && p[i]! <= 1, () => 'Expected p_in >= 0 && p_in <= 1 to be true, but got false.')
    }
    const wide = p instanceof Float64Array
    eachChunk(g, n, wide ? 2 : 1, (words, at, count) => {
      for (let j = 0; j < count; j++) to[(at + j) * step] = (wide ? unit53At(words, j) : unit24(words[j]!)) < p[at + j]! ? 1 : 0
    })
  }
  return out
}

/** 1 where the 53 bits of the pair of words are below p·2^53; by halves, because a branch on random data costs more than the rest. */
function toss(to: Exclude<NumericArray, BigInt64Array>, step: number, words: Uint32Array, at: number, count: number, p: number): void {
  const bound = Math.ceil(p * 2 ** 53)
  const high = Math.floor(bound / two32)
  const low = bound - high * two32
  for (let j = 0; j < count; j++) {
    const d = (words[2 * j]! & 0x1fffff) - high
    to[(at + j) * step] = d === 0 ? Number(words[2 * j + 1]! < low) : d >>> 31
  }
}

/** Fills `out` with the number of trials until the first success. Throws a RuntimeError unless 0 < p < 1. */
export function geometric<A extends NumericArray>(out: A, p: number, g: Generator, dtype: DType = dtypeOf(out)): A {
  check(0 < p && p < 1, () => `geometric_ expects p to be in (0, 1), but got p=${sixDigits(p)}`)
  checkCarries(out, dtype)
  if (dtype.category === 0) throw notImplemented('geometric_cpu', dtype.legacy)
  const n = out.length
  const scale = Math.log1p(-p)
  const store = out instanceof BigInt64Array ? store64(out, dtype) : null
  const round = dtype.is_floating_point ? roundTo[dtype.name as FloatName] : asIs
  eachChunk(g, n, 2, (words, at, count) => {
    for (let j = 0; j < count; j++) {
      const trials = Math.ceil(Math.log(unit53At(words, j)) / scale)
      if (store === null) out[at + j] = round(trials)
      else store(at + j, Math.floor(trials / two32), trials % two32)
    }
  })
  return out
}
