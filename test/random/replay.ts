/** Reads the programs of data/streams.json.gz (see make-fixture.py) and repeats their calls. Asserts nothing. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type DType, dtypes } from '../../src/dtypes.ts'
import {
  bernoulli,
  cauchy,
  exponential,
  type FloatArray,
  geometric,
  logNormal,
  multinomial,
  type NumericArray,
  normal,
  normalEach,
  randint,
  random,
  randperm,
  rreluSlopes,
  uniform,
} from '../../src/random/distributions.ts'
import type { Generator } from '../../src/random/generator.ts'
import type { FloatName } from '../../src/random/rounding.ts'

type Value = number | string | boolean | null | { int: string } | Value[]
export interface Call {
  op: string
  dtype: string
  n: number
  args: Value[]
  out?: string
  head?: string
  sha256?: string
}
export interface Streams {
  topk: { n: number; k: number; modulus: number; largest: boolean; sum: number }[]
  programs: { seed: Value; calls: Call[]; next: number }[]
  states: { seed: Value; before: Call[]; state: string; after: Call[] }[]
}

export const streams: Streams = JSON.parse(gunzipSync(readFileSync(new URL('./data/streams.json.gz', import.meta.url))).toString())

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'))
export const integer = (v: Value): bigint => (v !== null && typeof v === 'object' && 'int' in v ? BigInt(v.int) : BigInt(v as number))

export function dtypeNamed(name: string): DType {
  const found = dtypes.find((d) => d.name === name)
  if (found === undefined) throw new Error(`no dtype ${name}`)
  return found
}

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Float32Array,
  bfloat16: Float32Array,
  int64: BigInt64Array,
  int32: Int32Array,
  int16: Int16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  bool: Uint8Array,
}
export const arrayFor = (dtype: DType, source: number | ArrayBuffer): NumericArray =>
  typeof source === 'number' ? new arrays[dtype.name](source) : new arrays[dtype.name](source)

const performers: Record<string, (out: NumericArray, a: Value[], g: Generator, dtype: DType) => NumericArray> = {
  uniform: (out, a, g, dtype) => uniform(out as FloatArray, a[0] as number, a[1] as number, g, dtype),
  normal: (out, a, g, dtype) => normal(out as FloatArray, a[0] as number, a[1] as number, g, dtype),
  log_normal: (out, a, g, dtype) => logNormal(out as FloatArray, a[0] as number, a[1] as number, g, dtype),
  cauchy: (out, a, g, dtype) => cauchy(out as FloatArray, a[0] as number, a[1] as number, g, dtype),
  exponential: (out, a, g, dtype) => exponential(out as FloatArray, a[0] as number, g, dtype),
  geometric: (out, a, g, dtype) => geometric(out, a[0] as number, g, dtype),
  bernoulli: (out, a, g, dtype) => bernoulli(out, a[0] as number, g, dtype),
  bernoulli_each: (out, a, g, dtype) => bernoulli(out, arrays[a[1] as FloatName].from(a[0] as number[]), g, dtype),
  random: (out, _a, g, dtype) => random(out, g, dtype),
  randint: (out, a, g, dtype) => randint(out, integer(a[0]!), a[1] === null ? null : integer(a[1]!), g, dtype),
  randperm: (out, _a, g, dtype) => randperm(out, g, dtype),
  normal_each: (out, a, g, dtype) => normalEach(out as FloatArray, a[0] as number | number[], a[1] as number | number[], g, dtype),
  rrelu: (out, a, g, dtype) => rreluSlopes(out as FloatArray, a[0] as number[], a[1] as number, a[2] as number, g, dtype),
  multinomial: (out, a, g, dtype) => {
    const [w, rows, samples, replacement] = a as [number[], number, number, boolean]
    const weights = arrayFor(dtype, w.length) as FloatArray
    weights.set(w)
    return multinomial(new BigInt64Array(out.length), weights, w.length / rows, samples, replacement, g, dtype)
  },
}

/** The elements that our generator gives for a call. */
export function perform(call: Call, g: Generator): NumericArray {
  const dtype = dtypeNamed(call.dtype)
  return performers[call.op]!(arrayFor(dtype, call.n), call.args, g, dtype)
}

export const sha256 = (a: NumericArray): string =>
  createHash('sha256')
    .update(new Uint8Array(a.buffer, a.byteOffset, a.byteLength))
    .digest('hex')
