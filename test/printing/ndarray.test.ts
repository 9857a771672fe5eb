/** NdArray: its elements, and its text against numpy's, today's and 1.13's. */
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { legacyRepr, NdArray, type NdData, type NdDType } from '../../src/tensor/ndarray.ts'
import { arrayRepr, type NumpyOptions } from '../../src/tensor/numpy-printing.ts'
import { elements, type Given, load } from './fixture.ts'

interface Row extends Given {
  options?: Partial<NumpyOptions>
  text: string
  legacy: string
}

describe('text', () => {
  const rows = load('numpy') as Row[]
  it(`prints ${rows.length} arrays as numpy does today and did in 1.13`, () => {
    expect(rows.length).toBeGreaterThan(800)
    for (const r of rows) {
      const { text, legacy, ...given } = r
      const a = { shape: r.shape, dtype: r.dtype, at: elements(r) }
      expect(arrayRepr(a, r.options), JSON.stringify(given)).toBe(text)
      expect(arrayRepr(a, { ...r.options, legacy: true }), `1.13 ${JSON.stringify(given)}`).toBe(legacy)
    }
  })

  it('is what String, inspect and legacyRepr give', () => {
    const a = new NdArray(new Float32Array([2, 2]), [2], null, 0, 'float32')
    expect(String(a)).toBe('array([2., 2.], dtype=float32)')
    expect(inspect(a)).toBe(String(a))
    expect(legacyRepr(a)).toBe('array([ 2.,  2.], dtype=float32)')
  })

  it('follows strides and offset', () => {
    const a = new NdArray(new Float64Array([9, 0, 1, 2, 3, 4, 5]), [3, 2], [1, 3], 1, 'float64')
    expect(String(a)).toBe('array([[0., 3.],\n       [1., 4.],\n       [2., 5.]])')
    expect(a.tolist()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ])
    const repeated = new NdArray(new Float64Array([7]), [2, 2], [0, 0], 0, 'float64')
    expect(String(repeated)).toBe('array([[7., 7.],\n       [7., 7.]])')
  })
})

describe('elements', () => {
  const stores: [NdDType, NdData, (number | bigint | boolean)[]][] = [
    ['float32', new Float32Array(4), [1.5, -2, Infinity, Math.fround(0.1)]],
    ['float64', new Float64Array(4), [1.5, -2, Infinity, 0.1]],
    ['float16', new Uint16Array(4), [1.5, -2, Infinity, 2 ** -24]],
    ['int8', new Int8Array(4), [1, -128, 127, 0]],
    ['int16', new Int16Array(4), [1, -32768, 32767, 0]],
    ['int32', new Int32Array(4), [1, -(2 ** 31), 2 ** 31 - 1, 0]],
    ['int64', new BigInt64Array(4), [1, -(2n ** 63n), 2n ** 63n - 1n, -(2 ** 53 - 1)]],
    ['uint8', new Uint8Array(4), [1, 255, 0, 7]],
    ['bool', new Uint8Array(4), [true, false, true, true]],
  ]
  it.each(stores)('%s: get gives what set wrote', (dtype, data, values) => {
    const a = new NdArray(data, [2, 2], null, 0, dtype)
    for (const [i, v] of values.entries()) a.set(i >> 1, i % 2, v)
    expect(values.map((_, i) => a.get(i >> 1, i % 2))).toEqual(values)
    expect(a.tolist()).toEqual([values.slice(0, 2), values.slice(2)])
    expect(a.size).toBe(4)
  })

  it('stores float16 as its bits', () => {
    const data = new Uint16Array(2)
    const a = new NdArray(data, [2], null, 0, 'float16')
    a.set(0, 1)
    a.set(-1, 65504)
    expect([...data]).toEqual([0x3c00, 0x7bff])
  })

  it('has one element when 0-d', () => {
    const a = new NdArray(new Float32Array([3]), [], null, 0, 'float32')
    expect(a.get()).toBe(3)
    a.set(4)
    expect(a.tolist()).toBe(4)
    expect(String(a)).toBe('array(4., dtype=float32)')
  })

  it('refuses a wrong index, dtype or store', () => {
    const a = new NdArray(new Float32Array(6), [2, 3], null, 0, 'float32')
    expect(() => a.get(0, 3)).toThrow('index 3 is out of bounds for axis 1 with size 3')
    expect(() => a.get(-3, 0)).toThrow('index -3 is out of bounds for axis 0 with size 2')
    expect(() => a.get(0.5, 0)).toThrow('out of bounds')
    expect(() => a.get(1)).toThrow('incorrect number of indices for array')
    expect(() => a.set(0, 0, 0, 1)).toThrow('incorrect number of indices for array')
    expect(() => new NdArray(new Float32Array(6), [6], null, 0, 'float64')).toThrow(TypeError)
    expect(() => new NdArray(new Float32Array(6), [6], null, 0, 'complex64' as NdDType)).toThrow(TypeError)
  })
})
