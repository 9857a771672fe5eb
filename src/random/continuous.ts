/**
 * Continuous distributions, filling contiguous arrays with PyTorch's numbers: ATen/native/cpu/DistributionTemplates.h as compiled with
 * fused multiply-adds. Integers and choices are in discrete.ts.
 */
import type { DType } from '../dtypes.ts'
import { check } from '../errors.ts'
import { checkCarries, dtypeOf, type FloatArray, floatLimits, floatName, sixDigits } from './arguments.ts'
import { normal16Double, normal16Single, normalPair } from './boxmuller.ts'
import type { Bulk } from './bulk.ts'
import type { Generator } from './generator.ts'
import { type FloatName, fma32, fma64, roundTo } from './rounding.ts'
import { eachChunk, eachUniformChunk, nextUnit53, unit24, unit53At } from './stream.ts'

const { fround } = Math

function nameFor(out: FloatArray, dtype: DType, kernel: string): FloatName {
  const name = floatName(dtype, kernel)
  checkCarries(out, dtype)
  return name
}

/** Fills `out` uniformly from [from, to). Throws a RuntimeError unless from <= to and both and their distance are finite in `dtype`. */
export function uniform<A extends FloatArray>(out: A, from: number, to: number, g: Generator, dtype: DType = dtypeOf(out)): A {
  const name = nameFor(out, dtype, 'check_uniform_bounds')
  const { max } = floatLimits[name]
  const inside = (x: number) => x >= -max && x <= max
  check(inside(from), () => `from is out of bounds for ${dtype.cname}`)
  check(inside(to), () => `to is out of bounds for ${dtype.cname}`)
  check(from <= to, () => `uniform_ expects to return a [from, to) range, but found from=${sixDigits(from)} > to=${sixDigits(to)}`)
  check(to - from <= max, () => {
    const limit = `uniform_ expects to-from <= std::numeric_limits<${dtype.legacy}>::max()`
    return `${limit}, but found to=${sixDigits(to)} and from=${sixDigits(from)} which result in to-from to exceed the limit`
  })
  const round = roundTo[name]
  const [low, high] = [round(from), round(to)]
  if (name === 'float64') {
    const width = to - from
    eachChunk(g, out.length, 2, (words, at, count) => {
      for (let j = 0; j < count; j++) {
        const x = fma64(unit53At(words, j), width, from)
        out[at + j] = x === high ? low : x
      }
    })
    return out
  }
  const start = fround(from)
  const width = fround(fround(to) - start)
  if (name === 'float32' && start === 0 && width === 1) {
    if (eachUniformChunk(g, out.length, (_kernels, units, at) => out.set(units, at))) return out
  } else if (name === 'float32' && out instanceof Float32Array && width > leastScale) {
    const redo = (k: Bulk, i: number) => {
      const x = fma32(k.uniform[i]!, width, start)
      k.result[i] = x === high ? low : x
    }
    if (fillFromKernel(out, g, redo, (k, count) => k.toRange(count, start, width, high))) return out
  }
  eachChunk(g, out.length, 1, (words, at, count) => {
    for (let j = 0; j < count; j++) {
      const x = round(fma32(unit24(words[j]!), width, start))
      out[at + j] = x === high ? low : x
    }
  })
  return out
}

/** One normal number of mean 0 and standard deviation 1: the polar pair's cosine, or the sine that the call before left in the generator. */
export function standardNormal(g: Generator): number {
  const kept = g.nextNormal
  if (kept !== null) {
    g.nextNormal = null
    return kept
  }
  const theta = 2 * Math.PI * nextUnit53(g)
  const radius = Math.sqrt(-2 * Math.log1p(-nextUnit53(g)))
  g.nextNormal = radius * Math.sin(theta)
  return radius * Math.cos(theta)
}

/**
 * Fills `out` with normal numbers. Sixteen and more go by blocks of sixteen, whose last block is drawn afresh where it overlaps the one
 * before; fewer are drawn one by one through the generator's kept sample. Throws a RuntimeError unless std >= 0.
 */
export function normal<A extends FloatArray>(out: A, mean: number, std: number, g: Generator, dtype: DType = dtypeOf(out)): A {
  check(std >= 0, () => `normal expects std >= 0.0, but found std ${sixDigits(std)}`)
  const name = nameFor(out, dtype, 'normal_kernel_cpu')
  if (out.length < 16) {
    const round = roundTo[name]
    for (let i = 0; i < out.length; i++) out[i] = round(fma64(standardNormal(g), std, mean))
  } else if (out instanceof Float64Array) {
    fillDouble(out, mean, std, g)
  } else {
    fillSingle(out, fround(mean), fround(std), g, name)
  }
  return out
}

function fillDouble(out: Float64Array, mean: number, std: number, g: Generator): void {
  uniform(out, 0, 1, g)
  for (let i = 0; i + 16 <= out.length; i += 16) normal16Double(out, i, mean, std)
  if (out.length % 16 === 0) return
  const last = out.length - 16
  uniform(out.subarray(last), 0, 1, g)
  normal16Double(out, last, mean, std)
}

function fillSingle(out: Float32Array, mean: number, std: number, g: Generator, name: FloatName): void {
  const n = out.length
  const rest = n % 16
  normalBlocks(out.subarray(0, n - rest), mean, std, g)
  if (rest !== 0) {
    // PyTorch draws single precision's incomplete block and throws it away; in the 16-bit types it does not draw it.
    if (name === 'float32') for (let i = 0; i < rest; i++) g.random()
    normalBlocks(out.subarray(n - 16), mean, std, g)
  }
  if (name !== 'float32') for (let i = 0; i < n; i++) out[i] = roundTo[name](out[i]!)
}

/** Whole blocks of sixteen. */
function normalBlocks(out: Float32Array, mean: number, std: number, g: Generator): void {
  if (std === 0 || std > leastScale) {
    const redo = (k: Bulk, i: number) => normalPair(k.uniform[i]!, k.uniform[i + 8]!, mean, std, k.result, i)
    if (fillFromKernel(out, g, redo, (k, count) => k.toNormal(count, mean, std))) return
  }
  eachChunk(g, out.length, 1, (words, at, count) => {
    for (let j = 0; j < count; j++) out[at + j] = unit24(words[j]!)
    for (let j = at; j < at + count; j += 16) normal16Single(out, j, mean, std)
  })
}

/** Below it results may be subnormal, where the kernels' test for doubtful roundings does not hold. */
const leastScale = 2 ** -60

/** Fills `out` through a kernel, redoing what that left in doubt; answers false where no kernel can. */
function fillFromKernel(
  out: Float32Array,
  g: Generator,
  redo: (kernels: Bulk, i: number) => void,
  run: (kernels: Bulk, count: number) => number,
): boolean {
  return eachUniformChunk(g, out.length, (kernels, units, at) => {
    const doubtful = run(kernels, 4 * Math.ceil(units.length / 4))
    for (let d = 0; d < doubtful; d++) {
      const first = kernels.doubtful[d]! / 4
      for (let i = first; i < first + 4; i++) redo(kernels, i)
    }
    out.set(kernels.result.subarray(0, units.length), at)
  })
}

/**
 * Fills `out` with normal numbers whose mean and standard deviation differ by element: arrays of out's length, or one number each.
 * Throws a RuntimeError where a standard deviation is negative.
 */
export function normalEach<A extends FloatArray>(
  out: A,
  mean: number | ArrayLike<number>,
  std: number | ArrayLike<number>,
  g: Generator,
  dtype: DType = dtypeOf(out),
): A {
  if (typeof std === 'number') {
    if (typeof mean === 'number') return normal(out, mean, std, g, dtype)
    normal(out, 0, std, g, dtype)
  } else {
    for (let i = 0; i < out.length; i++) check(std[i]! >= 0, () => 'normal expects all elements of std >= 0.0')
    normal(out, 0, 1, g, dtype)
  }
  const round = roundTo[dtype.name as FloatName]
  const shift = typeof mean === 'number' ? round(mean) : mean
  for (let i = 0; i < out.length; i++) {
    const scaled = typeof std === 'number' ? out[i]! : round(out[i]! * std[i]!)
    out[i] = round(scaled + (typeof shift === 'number' ? shift : shift[i]!))
  }
  return out
}

/** Fills `out` with exp of normal numbers, drawn one by one. Throws a RuntimeError unless std > 0. */
export function logNormal<A extends FloatArray>(out: A, mean: number, std: number, g: Generator, dtype: DType = dtypeOf(out)): A {
  check(std > 0, () => `log_normal_ expects std > 0.0, but found std=${sixDigits(std)}`)
  const round = roundTo[nameFor(out, dtype, 'log_normal_cpu')]
  for (let i = 0; i < out.length; i++) out[i] = round(Math.exp(fma64(standardNormal(g), std, mean)))
  return out
}

/**
 * Fills `out` with exponential numbers of rate `lambda`. Throws a RuntimeError unless lambda > 0.
 * PyTorch with MKL on an Intel processor draws these from MKL's own stream, seeded by one word; elsewhere it draws these numbers.
 */
export function exponential<A extends FloatArray>(out: A, lambda: number, g: Generator, dtype: DType = dtypeOf(out)): A {
  check(lambda > 0, () => `exponential_ expects lambda > 0.0, but found lambda=${sixDigits(lambda)}`)
  const what = 'Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified'
  check(dtype.is_floating_point, () => `${what} ${dtype.legacy}`)
  const round = roundTo[nameFor(out, dtype, 'exponential_cpu')]
  const scale = -1 / lambda
  eachChunk(g, out.length, 2, (words, at, count) => {
    for (let j = 0; j < count; j++) out[at + j] = round(scale * Math.log1p(-unit53At(words, j)))
  })
  return out
}

/** Fills `out` with Cauchy numbers. Throws a RuntimeError unless sigma > 0. */
export function cauchy<A extends FloatArray>(out: A, median: number, sigma: number, g: Generator, dtype: DType = dtypeOf(out)): A {
  check(sigma > 0, () => `cauchy_ expects sigma > 0.0, but found sigma=${sixDigits(sigma)}`)
  const what = 'Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you specified'
  check(dtype.is_floating_point, () => `${what} ${dtype.cname}`)
  const round = roundTo[nameFor(out, dtype, 'cauchy_cpu')]
  eachChunk(g, out.length, 2, (words, at, count) => {
    for (let j = 0; j < count; j++) out[at + j] = round(fma64(sigma, Math.tan(Math.PI * (unit53At(words, j) - 0.5)), median))
  })
  return out
}

/**
 * Fills `out` with the slopes of rrelu in training: uniform from [lower, upper] where the element of `input` is not positive, 1, without
 * a draw, where it is. This kernel of PyTorch is compiled without fused multiply-adds.
 */
export function rreluSlopes<A extends FloatArray>(
  out: A,
  input: ArrayLike<number>,
  lower: number,
  upper: number,
  g: Generator,
  dtype: DType = dtypeOf(out),
): A {
  const name = nameFor(out, dtype, 'rrelu_with_noise_out_cpu')
  const round = roundTo[name]
  const bound = name === 'float64' ? round : fround
  const from = bound(lower)
  const width = bound(upper) - from
  for (let i = 0; i < out.length; i++) out[i] = input[i]! <= 0 ? round(nextUnit53(g) * width + from) : 1
  return out
}
