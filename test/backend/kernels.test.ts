/** Whole kernels as the library makes them: math functions, softmax, long sums, shared memory; and the code of a few, as text. */
import { describe, expect, test } from 'vitest'
import { emit } from '../../src/backend/wasm/emit.ts'
import type { Expr, Kernel, MathFn } from '../../src/ir/expr.ts'
import { add, call, constant, div, gt, load, mul, reduce, scan, sub } from '../../src/ir/expr.ts'
import type { Setup } from './build.ts'
import { place, targets } from './build.ts'
import { disassemble } from './disassemble.ts'
import { compile, dataAt, memory, run, writeBlock } from './harness.ts'

const values = Array.from({ length: 37 }, (_, i) => Math.fround(Math.sin(i * 1.7) * 4))
const outputs = (s: Setup, buffer: number, count: number, target: (typeof targets)[number]): number[] => {
  const { c, spans } = place(s)
  run(c, target)
  return [...new Float32Array(memory.buffer, spans[buffer]!.at, count)]
}

describe.each(targets)('$simd', (target) => {
  test.each<[MathFn, (x: number) => number]>([
    ['exp', Math.exp],
    ['tanh', Math.tanh],
    ['sin', Math.sin],
    ['log1p', (x) => Math.log1p(x * x)],
    ['sigmoid', (x) => 1 / (1 + Math.exp(-x))],
  ])('%s', (fn, exact) => {
    const x = load('f32', 0)
    const value = call(fn, fn === 'log1p' ? mul(x, x) : x)
    for (const stride of [1, 3]) {
      const got = outputs(
        {
          extents: [37],
          buffers: [
            { stored: 'float32', strides: [stride], fill: values },
            { stored: 'float32', strides: [1] },
          ],
          stores: [{ buffer: 1, value }],
        },
        1,
        37,
        target,
      )
      got.forEach((y, i) => void expect(y).toBeCloseTo(exact(values[(i * stride) % 37]!), 5))
    }
    const wide = call(fn, div(load('f64', 0), constant('f64', 2)))
    if (fn === 'log1p') return
    const { c, spans } = place({
      extents: [37],
      buffers: [
        { stored: 'float64', strides: [1], fill: values },
        { stored: 'float64', strides: [1] },
      ],
      stores: [{ buffer: 1, value: wide }],
    })
    run(c, target)
    new Float64Array(memory.buffer, spans[1]!.at, 37).forEach((y, i) => void expect(y).toBeCloseTo(exact(values[i]! / 2), 12))
  })
  test.each(['f32', 'f64'] as const)('arguments in %s that the expansions do not reach, among others', (ty) => {
    const stored = ty === 'f32' ? 'float32' : 'float64'
    const round = ty === 'f32' ? Math.fround : (v: number): number => v
    const top = ty === 'f32' ? 3e38 : 1.7e308
    const many = [1, 2, 1e10, -0.5, 3, -1e22, top, Number.POSITIVE_INFINITY, Number.NaN, -top, 1e5, 7, 0, -0, 1e15, 4e8, 1e-40].map(round)
    const smaller = [3, 0.1, 7e-30, -1e-3, 1e-45, 0, 2.5, Number.POSITIVE_INFINITY].map(round)
    const count = 53
    const exact: Partial<Record<MathFn, (x: number, y: number) => number>> = {
      sin: Math.sin,
      cos: Math.cos,
      tan: Math.tan,
      fmod: (x, y) => x % y,
    }
    for (const [fn, of] of Object.entries(exact)) {
      const value = call(fn as MathFn, ...(fn === 'fmod' ? [load(ty, 0), load(ty, 1)] : [load(ty, 0)]))
      const { c, spans } = place({
        extents: [count],
        buffers: [
          { stored, strides: [1], fill: many },
          { stored, strides: [1], fill: smaller },
          { stored, strides: [1] },
        ],
        stores: [{ buffer: 2, value }],
        cuts: [5, 30],
      })
      run(c, target)
      const got = new (ty === 'f32' ? Float32Array : Float64Array)(memory.buffer, spans[2]!.at, count)
      got.forEach((y, i) => {
        const want = round(of(many[i % many.length]!, smaller[i % smaller.length]!))
        const slack = fn === 'fmod' ? 0 : Math.abs(want) * (ty === 'f32' ? 3e-7 : 6e-16)
        if (Math.abs(y - want) <= slack) expect(Math.sign(y)).toBe(Math.sign(want))
        else expect(y, `${fn} of ${many[i % many.length]} ${smaller[i % smaller.length]}`).toBe(want)
      })
    }
  })
  test('what a position holds does not depend on where it is', () => {
    const x = load('f32', 0)
    const value = call('tanh', call('exp', x))
    const s = (extent: number): Setup => ({
      extents: [extent],
      buffers: [
        { stored: 'float32', strides: [1], fill: [0.3] },
        { stored: 'float32', strides: [1] },
      ],
      stores: [{ buffer: 1, value }],
    })
    const all = new Set([1, 2, 4, 7, 23].flatMap((n) => outputs(s(n), 1, n, target)))
    expect(all.size).toBe(1)
  })
  test.each([[[19, 1]], [[1, 5]]])('softmax with strides %s', (strides) => {
    const x = load('f32', 0)
    const e = (): Expr => call('exp', sub(x, reduce('max', x)))
    const got = outputs(
      {
        axes: 1,
        extents: [5, 19],
        buffers: [
          { stored: 'float32', strides, fill: values },
          { stored: 'float32', strides },
        ],
        stores: [{ buffer: 1, value: div(e(), reduce('sum', e())), inside: true }],
      },
      1,
      95,
      target,
    )
    for (let row = 0; row < 5; row++) {
      const at = (i: number): number => row * strides[0]! + i * strides[1]!
      const exps = Array.from({ length: 19 }, (_, i) => Math.exp(values[at(i) % 37]!))
      const total = exps.reduce((a, b) => a + b)
      exps.forEach((y, i) => void expect(got[at(i)]).toBeCloseTo(y / total, 6))
    }
  })
  test('logaddexp scan', () => {
    const got = outputs(
      {
        axes: 0,
        extents: [37],
        buffers: [
          { stored: 'float32', strides: [1], fill: [-Infinity, ...values.slice(1)] },
          { stored: 'float32', strides: [1] },
        ],
        stores: [{ buffer: 1, value: scan('logaddexp', load('f32', 0)), inside: true }],
      },
      1,
      37,
      target,
    )
    let total = 0
    got.forEach((y, i) => {
      total += i === 0 ? 0 : Math.exp(values[i]!)
      if (i === 0) expect(y).toBe(-Infinity)
      else expect(y).toBeCloseTo(Math.log(total), 5)
    })
  })
  test.each([
    ['float32', 1e-6],
    ['float64', 1e-11],
  ] as const)('ten million times 0.1 in %s', (stored, tolerance) => {
    const ty = stored === 'float32' ? 'f32' : 'f64'
    const size = stored === 'float32' ? 4 : 8
    const n = 1e7
    const need = dataAt + 1024 + n * size
    if (memory.buffer.byteLength < need) memory.grow(Math.ceil((need - memory.buffer.byteLength) / 65536))
    const data =
      stored === 'float32' ? new Float32Array(memory.buffer, dataAt + 1024, n) : new Float64Array(memory.buffer, dataAt + 1024, n)
    data.fill(0.1)
    const exact = data[0]! * n
    const out = stored === 'float32' ? new Float32Array(memory.buffer, dataAt, 2) : new Float64Array(memory.buffer, dataAt, 2)
    const sum = (axes: number, extents: number[], strides: number[]): number => {
      const kernel: Kernel = {
        axes,
        reduce: 1,
        params: [],
        stores: [{ buffer: 1, value: reduce('sum', load(ty, 0)) }],
        buffers: [
          { stored, steps: strides.map((s) => (s === 1 ? 1 : 's')) },
          { stored, steps: axes ? [1, 0] : [0] },
        ],
      }
      compile(kernel, target)(
        writeBlock({
          kernel,
          extents,
          placed: [
            { address: dataAt + 1024, strides },
            { address: dataAt, strides: axes ? [1, 0] : [0] },
          ],
        }),
        0,
        axes ? extents[0]! : 0,
      )
      return out[0]!
    }
    expect(Math.abs(sum(0, [n], [1]) - exact) / exact).toBeLessThan(tolerance)
    expect(Math.abs(sum(1, [2, n / 2], [1, 2]) * 2 - exact) / exact).toBeLessThan(tolerance)
  })
  test('a scan combined with what is there', () => {
    const got = outputs(
      {
        axes: 1,
        extents: [6, 9],
        buffers: [
          { stored: 'float32', strides: [1, 6], fill: [1] },
          { stored: 'float32', strides: [1, 6], fill: [10] },
        ],
        stores: [{ buffer: 1, value: scan('sum', load('f32', 0)), inside: true, combine: 'add' }],
      },
      1,
      54,
      target,
    )
    got.forEach((y, i) => void expect(y).toBe(11 + Math.floor(i / 6)))
  })
  test('in place, two stores that exchange', () => {
    const got = outputs(
      {
        extents: [13],
        buffers: [
          { stored: 'float32', strides: [1], fill: values },
          { stored: 'float32', strides: [1], fill: [5] },
        ],
        stores: [
          { buffer: 0, value: load('f32', 1) },
          { buffer: 1, value: load('f32', 0) },
        ],
      },
      1,
      13,
      target,
    )
    expect(got).toEqual(values.slice(0, 13))
  })
  test('modules for a shared memory', () => {
    const kernel: Kernel = {
      axes: 1,
      reduce: 0,
      params: [],
      buffers: [{ stored: 'float32', steps: [1] }],
      stores: [{ buffer: 0, value: constant('f32', 1) }],
    }
    const shared = new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true })
    const module = new WebAssembly.Module(emit(kernel, { ...target, shared: true }))
    expect(() => new WebAssembly.Instance(module, { env: { memory: shared } })).not.toThrow()
    expect(() => new WebAssembly.Instance(module, { env: { memory } })).toThrow(WebAssembly.LinkError)
  })
})

describe('code', () => {
  const x = load('f32', 0)
  const f32 = { stored: 'float32' as const }
  const kernels: Record<string, Kernel> = {
    'x + 1': {
      axes: 1,
      reduce: 0,
      params: [],
      buffers: [
        { ...f32, steps: [1] },
        { ...f32, steps: [1] },
      ],
      stores: [{ buffer: 1, value: add(x, 1) }],
    },
    'x > 0': {
      axes: 1,
      reduce: 0,
      params: [],
      buffers: [
        { ...f32, steps: [1] },
        { stored: 'bool', steps: [1] },
      ],
      stores: [{ buffer: 1, value: gt(x, 0) }],
    },
    'row sums': {
      axes: 1,
      reduce: 1,
      params: [],
      buffers: [
        { ...f32, steps: ['s', 1] },
        { ...f32, steps: [1, 0] },
      ],
      stores: [{ buffer: 1, value: reduce('sum', x) }],
    },
  }
  test.each(Object.keys(kernels))('%s', (name) => {
    expect(disassemble(emit(kernels[name]!, { simd: 'simd', shared: false }))).toMatchSnapshot()
  })
})
