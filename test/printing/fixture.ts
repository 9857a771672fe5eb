/** Reads the fixtures beside these tests: rows whose elements are given as bytes or as a ramp (see make-fixture.py). */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type DType, dtypes } from '../../src/dtypes.ts'
import type { Printable } from '../../src/tensor/printing.ts'

export interface Given {
  dtype: string
  shape: number[]
  data?: string
  ramp?: [start: number, step: number, modulus: number]
}

export const load = (name: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(new URL(`./data/${name}.json.gz`, import.meta.url))).toString())

export function dtypeNamed(name: string): DType {
  const found = dtypes.find((d) => d.name === name)
  if (found === undefined) throw new Error(`no dtype ${name}`)
  return found
}

/** A half, read by its definition. */
export function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25))
}

export function bytesOf(base64: string): DataView {
  const b = Buffer.from(base64, 'base64')
  return new DataView(b.buffer, b.byteOffset, b.byteLength)
}

const single = new DataView(new ArrayBuffer(4))
const readers: Record<string, (v: DataView, i: number) => number | bigint | boolean> = {
  float32: (v, i) => v.getFloat32(4 * i, true),
  float64: (v, i) => v.getFloat64(8 * i, true),
  float16: (v, i) => half(v.getUint16(2 * i, true)),
  bfloat16: (v, i) => {
    single.setUint16(0, v.getUint16(2 * i, true))
    return single.getFloat32(0)
  },
  int8: (v, i) => v.getInt8(i),
  uint8: (v, i) => v.getUint8(i),
  int16: (v, i) => v.getInt16(2 * i, true),
  int32: (v, i) => v.getInt32(4 * i, true),
  int64: (v, i) => v.getBigInt64(8 * i, true),
  bool: (v, i) => v.getUint8(i) !== 0,
}

/** Element i of a row. */
export function elements(g: Given): (i: number) => number | bigint | boolean {
  if (g.ramp) {
    const [start, step, modulus] = g.ramp
    const value = (i: number) => (i % modulus) * step + start
    if (g.dtype === 'bool') return (i) => value(i) !== 0
    return value
  }
  const view = bytesOf(g.data ?? '')
  const read = readers[g.dtype]
  if (read === undefined) throw new Error(`no reader for ${g.dtype}`)
  return (i) => read(view, i)
}

export const printable = (g: Given): Printable => ({ shape: g.shape, dtype: dtypeNamed(g.dtype), at: elements(g) })
