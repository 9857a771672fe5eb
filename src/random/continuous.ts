/**
 * Continuous distributions, filling contiguous arrays with PyTorch's numbers: ATen/native/cpu/DistributionTemplates.h as compiled with
 * fused multiply-adds. Integers and choices are in discrete.ts.
 */
import type { DType } from '../dtypes.ts'
import { check } from '../errors.ts'
import { checkCarries, dtypeOf, type FloatArray, floatLimits, floatName, sixDigits } from './arguments.ts'
import { normal16Double, normal16Single } from './boxmuller.ts'
import type { Generator } from './generator.ts'
import { type FloatName, fma32, fma64, roundTo } from './rounding.ts'

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
    for (let i = 0; i < out.length; i++) {
      const x = fma64(g.uniform53(), width, from)
      out[i] = x === high ? low : x
    }
    return out
  }
  if (name === 'float32' && low === 0 && high === 1) {
    for (let i = 0; i < out.length; i++) out[i] = g.uniform24()
    return out
  }
  const start = fround(from)
  const width = fround(fround(to) - start)
  for (let i = 0; i < out.length; i++) {
    const x = round(fma32(g.uniform24(), width, start))
    out[i] = x === high ? low : x
  }
  return out
}

/** One normal number of mean 0 and standard deviation 1: the polar pair's cosine, or the sine that the call before left in the generator. */
export function standardNormal(g: Generator): number {
  const kept = g.nextNormal
  if (kept !== null) {
    g.nextNormal = null
    return kept
  }
  const theta = 2 * Math.PI * g.uniform53()
  const radius = Math.sqrt(-2 * Math.log1p(-g.uniform53()))
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
    for (let i = 0; i < out.length; i++) out[i] = g.uniform53()
    for (let i = 0; i + 16 <= out.length; i += 16) normal16Double(out, i, mean, std)
    if (out.length % 16 !== 0) {
      const last = out.length - 16
      for (let i = last; i < out.length; i++) out[i] = g.uniform53()
      normal16Double(out, last, mean, std)
    }
  } else {
    fillSingle(out, fround(mean), fround(std), g, name)
  }
  return out
}

function fillSingle(out: Float32Array, mean: number, std: number, g: Generator, name: FloatName): void {
  const block = (at: number) => {
    for (let i = at; i < at + 16; i++) out[i] = g.uniform24()
    normal16Single(out, at, mean, std)
    if (name !== 'float32') for (let i = at; i < at + 16; i++) out[i] = roundTo[name](out[i]!)
  }
  for (let i = 0; i + 16 <= out.length; i += 16) block(i)
  const rest = out.length % 16
  if (rest === 0) return
  // PyTorch draws single precision's incomplete block and throws it away; in the 16-bit types it does not draw it.
  if (name === 'float32') for (let i = 0; i < rest; i++) g.random()
  block(out.length - 16)
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

/** Fills `out` with exponential numbers of rate `lambda`. Throws a RuntimeError unless lambda > 0. */
export function exponential<A extends FloatArray>(out: A, lambda: number, g: Generator, dtype: DType = dtypeOf(out)): A {
  check(lambda > 0, () => `exponential_ expects lambda > 0.0, but found lambda=${sixDigits(lambda)}`)
  const what = 'Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified'
  check(dtype.is_floating_point, () => `${what} ${dtype.legacy}`)
  const round = roundTo[nameFor(out, dtype, 'exponential_cpu')]
  const scale = -1 / lambda
  for (let i = 0; i < out.length; i++) out[i] = round(scale * Math.log1p(-g.uniform53()))
  return out
}

/** Fills `out` with Cauchy numbers. Throws a RuntimeError unless sigma > 0. */
export function cauchy<A extends FloatArray>(out: A, median: number, sigma: number, g: Generator, dtype: DType = dtypeOf(out)): A {
  check(sigma > 0, () => `cauchy_ expects sigma > 0.0, but found sigma=${sixDigits(sigma)}`)
  const what = 'Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you specified'
  check(dtype.is_floating_point, () => `${what} ${dtype.cname}`)
  const round = roundTo[nameFor(out, dtype, 'cauchy_cpu')]
  for (let i = 0; i < out.length; i++) out[i] = round(fma64(sigma, Math.tan(Math.PI * (g.uniform53() - 0.5)), median))
  return out
}
