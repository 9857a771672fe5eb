/** Kernels printed as C and compiled: they must do what the interpreter does, bit for bit where no sum is reordered. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import koffi from 'koffi'
import { afterAll, expect, test } from 'vitest'
import { printed } from '../../src/backend/native/c.ts'
import { declaration, PRELUDE } from '../../src/backend/native/c-prelude.ts'
import { FLAGS } from '../../src/backend/native/compiler.ts'
import { add, call, cast, constant, div, type Expr, load, type MathFn, mul, reduce, sub } from '../../src/ir/expr.ts'
import { pointwiseSetups, reductionSetups } from '../backend/arbitrary.ts'
import { check, place, type Setup } from '../backend/build.ts'
import { type Case, memory, writeBlock } from '../backend/harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'varigrad-c-'))
afterAll(() => rmSync(folder, { recursive: true }))
const base = Number(koffi.address(new Uint8Array(memory.buffer)))
const limit = memory.buffer.byteLength - 16

/** Compiles what can be printed of the kernels; how each is run. */
function compiled(name: string, setups: readonly Setup[]): ((c: Case) => void)[] {
  const sources = setups.map((s, i) => printed(place(s).c.kernel)?.print(`k${i}`))
  const file = join(folder, name)
  writeFileSync(`${file}.c`, [PRELUDE, ...sources.filter((s) => s !== undefined)].join('\n'))
  execFileSync(process.env.CC || 'cc', [...FLAGS, '-o', `${file}.so`, `${file}.c`, '-lm'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const library = koffi.load(`${file}.so`)
  return sources.flatMap((source, i) => {
    if (source === undefined) return []
    const k = library.func(declaration(`k${i}`)) as (...args: number[]) => void
    return (c: Case): void => {
      const P = writeBlock(c)
      const ends = [0, ...(c.cuts ?? []), c.extents[0] ?? 0]
      for (let e = 1; e < ends.length; e++) k(base, limit, P, ends[e - 1]!, ends[e]!)
    }
  })
}
const printable = (s: Setup): boolean => printed(place(s).c.kernel) !== undefined

test.each([
  ['pointwise', pointwiseSetups],
  ['reductions', reductionSetups],
] as const)(
  'random %s',
  (name, setups) => {
    const samples = fc.sample(setups.filter(printable), 150)
    const runs = compiled(name, samples)
    expect(runs.length).toBe(samples.length)
    samples.forEach((s, i) => void check(s, runs[i]!))
  },
  120_000,
)

const x = load('f32', 0)
const values = Array.from({ length: 4001 }, (_, i) => Math.fround(Math.sin(i * 1.7) * 4))
/** Sums of these cancel nothing, and products stay in range. */
const near = values.map((v) => Math.fround(1 + v / 40))
const exp = call('exp', sub(x, reduce('max', x)))
const softmax = div(exp, reduce('sum', exp))
const mean = mul(reduce('sum', x), constant('f32', 1 / 700))
const shapes: [string, number[], number[]][] = [
  ['rows', [5, 700], [700, 1]],
  ['columns', [700, 5], [1, 700]],
  ['short', [300, 3], [3, 1]],
  ['none', [4, 0], [0, 1]],
]
test.each(shapes)('reductions in all their forms, %s', (name, extents, strides) => {
  const buffers = (out: 'float32' | 'float64', all: boolean): Setup['buffers'] => [
    { stored: 'float32', strides, fill: near },
    { stored: out, strides: all ? strides : [1, 0] },
  ]
  const setups: Setup[] = [
    { axes: 1, extents, buffers: buffers('float32', false), stores: [{ buffer: 1, value: reduce('sum', x) }] },
    { axes: 1, extents, buffers: buffers('float32', false), stores: [{ buffer: 1, value: reduce('prod', x) }] },
    { axes: 1, extents, buffers: buffers('float32', false), stores: [{ buffer: 1, value: add(reduce('max', x), reduce('min', x)) }] },
    { axes: 1, extents, buffers: buffers('float64', false), stores: [{ buffer: 1, value: reduce('sum', cast('f64', x)) }] },
    { axes: 1, extents, buffers: buffers('float32', true), stores: [{ buffer: 1, value: softmax, inside: true }] },
    {
      axes: 1,
      extents,
      buffers: buffers('float32', false),
      stores: [{ buffer: 1, value: reduce('sum', mul(sub(x, mean), sub(x, mean))) }],
    },
  ]
  const runs = compiled(`forms-${name}`, setups)
  setups.forEach((s, i) => void check(s, runs[i]!, 1e-5))
})

test('a large result that goes past the caches is whole, wherever it begins', () => {
  const n = 300_000
  const setups = [1, 2, 5].map(
    (cut): Setup => ({
      extents: [n],
      buffers: [
        { stored: 'float32', strides: [1], fill: values },
        { stored: 'float32', strides: [1] },
      ],
      stores: [{ buffer: 1, value: mul(x, constant('f32', 3)) }],
      cuts: [cut, 1000 + cut],
    }),
  )
  compiled('large', setups).forEach((k, i) => {
    const { c, spans } = place(setups[i]!)
    k({ ...c, cuts: [] })
    const got = new Float32Array(memory.buffer, spans[1]!.at, n + 2)
    for (let j = 0; j < n; j++) if (got[j] !== Math.fround(values[j % values.length]! * 3)) expect.fail(`${j}: ${got[j]}`)
    expect([got[n], got[n + 1]]).toEqual([0, 0])
  })
})

const [ROWS, COLUMNS] = [523, 601]
/** From an element of the row to where the computed one begins. */
const offsets = Array.from({ length: ROWS }, (_, i) => ((i * 17) % 40) - Math.min(i, 40))
test.each<[string, Setup['buffers'], Expr, (i: number, j: number) => number]>([
  ['a row to each', [{ stored: 'float32', strides: [0, 1], fill: values }], mul(x, constant('f32', 3)), (_, j) => values[j]! * 3],
  ['columns', [{ stored: 'float32', strides: [1, ROWS], fill: values }], x, (i, j) => values[(j * ROWS + i) % values.length]!],
  [
    'rows from computed places',
    [
      { stored: 'float32', strides: [1, 1], fill: values },
      { stored: 'int64', strides: [1, 0], fill: offsets },
    ],
    load('f32', 0, cast('i32', load('i64', 1))),
    (i, j) => values[i + offsets[i]! + j]!,
  ],
])('a large result of %s is whole', (name, inputs, value, expected) => {
  const buffer = inputs.length
  const setup: Setup = {
    extents: [ROWS, COLUMNS],
    buffers: [...inputs, { stored: 'float32', strides: [COLUMNS, 1] }],
    stores: [{ buffer, value }],
  }
  const [k] = compiled(`large-${name.replaceAll(' ', '-')}`, [setup])
  const { c, spans } = place(setup)
  k!(c)
  const got = new Float32Array(memory.buffer, spans[buffer]!.at, ROWS * COLUMNS)
  for (let i = 0; i < ROWS; i++)
    for (let j = 0; j < COLUMNS; j++)
      if (got[i * COLUMNS + j] !== Math.fround(expected(i, j))) expect.fail(`${i}, ${j}: ${got[i * COLUMNS + j]}`)
})

test('what C does not say stays WebAssembly', () => {
  const argmax: Setup = {
    axes: 0,
    extents: [7],
    buffers: [
      { stored: 'float32', strides: [1], fill: values },
      { stored: 'int32', strides: [0] },
    ],
    stores: [{ buffer: 1, value: reduce('argmax', x) }],
  }
  expect(printable(argmax)).toBe(false)
  const [s] = argmax.stores
  expect(printable({ ...argmax, stores: [{ ...s!, value: reduce('sum', cast('i32', x)) }] })).toBe(true)
})

test.each(['f32', 'f64'] as const)('arguments in %s that the expansions do not reach', (ty) => {
  const stored = ty === 'f32' ? 'float32' : 'float64'
  const n = 5000
  const round = ty === 'f32' ? Math.fround : (v: number): number => v
  // The second of three parts that are looked at has none.
  const fill = Array.from({ length: n }, (_, i) => round(i % 97 === 0 && (i < 2000 || i > 4200) ? 1e12 * (i + 1) : Math.sin(i) * 40))
  const functions: [MathFn, (x: number) => number][] = [
    ['sin', Math.sin],
    ['cos', Math.cos],
    ['tan', Math.tan],
    ['fmod', (x) => x % round(1e-70 + 7e-7)],
  ]
  const setups = functions.map(([fn]): Setup => {
    const value = call(fn, ...(fn === 'fmod' ? [load(ty, 0), constant(ty, 1e-70 + 7e-7)] : [load(ty, 0)]))
    const buffers: Setup['buffers'] = [
      { stored, strides: [1], fill },
      { stored, strides: [1] },
    ]
    return { extents: [n], buffers, stores: [{ buffer: 1, value }] }
  })
  compiled(`far-${ty}`, setups).forEach((k, i) => {
    const { c, spans } = place(setups[i]!)
    k(c)
    const got = new (ty === 'f32' ? Float32Array : Float64Array)(memory.buffer, spans[1]!.at, n)
    const [fn, of] = functions[i]!
    const slack = fn === 'fmod' ? 0 : ty === 'f32' ? 4e-7 : 1e-15
    got.forEach((y, j) => {
      const want = round(of(fill[j]!))
      if (!(Math.abs(y - want) <= slack * Math.max(1, Math.abs(want)))) expect.fail(`${fn} of ${fill[j]}: ${y}, not ${want}`)
    })
  })
})

test('rows too short for C are left to WebAssembly, the shorter the more is computed', () => {
  const kernel = (steps: [0 | 1 | 's', 0 | 1 | 's'], value: Expr) =>
    place({
      axes: 1,
      extents: [8, 8],
      buffers: [
        { stored: 'float32', strides: steps[1] === 1 ? [8, 1] : [1, 8], fill: near },
        { stored: 'float32', strides: [1, 0], fill: near },
      ],
      stores: [{ buffer: 1, value }],
    }).c.kernel
  expect(printed(kernel(['s', 1], reduce('sum', x)))).toMatchObject({ inner: 1, shortest: 128 })
  expect(printed(kernel(['s', 1], reduce('sum', call('erf', exp))))).toMatchObject({ inner: 1, shortest: 64 })
  expect(printed(kernel([1, 's'], reduce('sum', x)))).toMatchObject({ inner: 0, shortest: 32 })
})
