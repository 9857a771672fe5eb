import { describe, test } from 'vitest'
import type { Combiner, Stored } from '../../src/ir/expr.ts'
import { add, axis, cast, computeType, constant, div, eq, gt, load, mul, param, reduce, scan, sub, where } from '../../src/ir/expr.ts'
import type { Value } from '../../src/ir/values.ts'
import { check, targets } from './build.ts'

const floats = [0, -0, 1, -1, 0.5, 2.25, -3.75, 1e-8, 65504, 1e5, -7, 3, Infinity, -Infinity, NaN, 1e-40, 6e-8]
const tame = [1, 2, -3, 0.5, 4, -0.25, 7, 0, -1, 3, 2, 5, -6]
const ints = [0, 1, -1, 2, 5, -7, 127, -128, 100, 3, 12, -100]
const fillFor = (stored: Stored): Value[] =>
  stored === 'bool'
    ? [true, false, false, true, true]
    : stored === 'int64'
      ? [...ints.map(BigInt), 2n ** 40n, -(2n ** 63n)]
      : stored.includes('float')
        ? floats
        : stored === 'uint8'
          ? ints.map((i) => i & 255)
          : ints
const all: Stored[] = ['float32', 'float64', 'float16', 'bfloat16', 'int8', 'int16', 'int32', 'int64', 'uint8', 'bool']
const f32 = (fill?: number[], ...strides: number[]) => ({ stored: 'float32' as Stored, strides, ...(fill && { fill }) })

describe.each(targets)('$simd', (target) => {
  describe('pointwise', () => {
    test.each([0, 1, 3, 4, 7, 16, 17, 67])('a + b of %i', (n) => {
      const add2 = add(load('f32', 0), load('f32', 1))
      check({ extents: [n], buffers: [f32(floats, 1), f32(tame, 1), f32(undefined, 1)], stores: [{ buffer: 2, value: add2 }] }, target)
    })
    test('a range of axis 0', () => {
      check(
        {
          extents: [50],
          cuts: [5, 29],
          buffers: [f32(tame, 1), f32(undefined, 1)],
          stores: [{ buffer: 1, value: add(load('f32', 0), cast('f32', axis(0))) }],
        },
        target,
      )
      check(
        {
          extents: [9, 21],
          cuts: [2, 5],
          buffers: [f32(tame, 21, 1), f32(undefined, 21, 1)],
          stores: [{ buffer: 1, value: add(load('f32', 0), cast('f32', axis(1))) }],
        },
        target,
      )
    })
    test.each(all.flatMap((a) => all.map((b) => [a, b] as const)))('%s to %s', (a, b) => {
      check(
        {
          extents: [29],
          buffers: [
            { stored: a, strides: [1], fill: fillFor(a) },
            { stored: b, strides: [1] },
          ],
          stores: [{ buffer: 1, value: cast(computeType[b], load(computeType[a], 0)) }],
        },
        target,
      )
    })
    test('parameters, constants, broadcasting, strides, an empty axis', () => {
      const value = add(mul(load('f32', 0), param('f32', 0)), sub(load('f32', 1), cast('f32', param('i32', 1))))
      const params = [
        ['f32', 1.5],
        ['i32', 7],
      ] as ['f32' | 'i32', Value][]
      for (const strides of [
        [
          [5, 1],
          [0, 1],
        ],
        [
          [1, 3],
          [1, 0],
        ],
        [
          [-5, 1],
          [0, 0],
        ],
        [
          [10, 2],
          [5, 1],
        ],
      ])
        for (const extents of [
          [3, 5],
          [0, 5],
          [3, 0],
        ])
          check(
            {
              extents,
              params,
              buffers: [f32(tame, ...strides[0]!), f32(tame, ...strides[1]!), f32(undefined, 5, 1)],
              stores: [{ buffer: 2, value }],
            },
            target,
          )
    })
    test('no axes', () => {
      check({ extents: [], buffers: [f32([3]), f32()], stores: [{ buffer: 1, value: mul(load('f32', 0), 2) }] }, target)
    })
    test('computed indices, masks, combinations', () => {
      const index = cast('i32', load('i64', 1))
      const buffers = [
        f32(tame, 0),
        { stored: 'int64' as Stored, strides: [1], fill: [3n, 0n, 5n, 5n, 2n] },
        f32(tame, 1),
        f32([1, 2, 3], 0),
      ]
      check({ extents: [11], buffers, stores: [{ buffer: 2, value: load('f32', 0, index), mask: gt(load('f32', 2), 0) }] }, target)
      check({ extents: [11], buffers, stores: [{ buffer: 3, value: load('f32', 2), index, combine: 'add' }] }, target)
      check({ extents: [11], buffers, stores: [{ buffer: 2, value: constant('f32', 2), combine: 'mul' }] }, target)
      check({ extents: [11], buffers, stores: [{ buffer: 2, value: constant('f32', 2), mask: gt(load('f32', 2), 0) }] }, target)
      const pad = sub(axis(0), 3)
      check(
        {
          extents: [300],
          buffers: [f32(tame, 0), f32(undefined, 1)],
          stores: [{ buffer: 1, value: where(eq(pad, 0), load('f32', 0, mul(pad, 1 << 28)), 0) }],
        },
        target,
      )
    })
  })
  describe('reductions', () => {
    const shapes: [string, number[], number, number[], number[]][] = [
      ['all', [133], 0, [1], [0]],
      ['none', [0], 0, [1], [0]],
      ['rows', [3, 37], 1, [37, 1], [1, 0]],
      ['columns', [37, 150], 1, [1, 37], [1, 0]],
      ['columns of three', [3, 5], 1, [1, 3], [1, 0]],
      ['middle', [2, 21, 9], 2, [189, 1, 21], [21, 1, 0]],
      ['two axes', [4, 5, 30], 1, [150, 30, 1], [1, 0, 0]],
      ['two axes apart', [19, 5, 7], 1, [7, 133, 1], [1, 0, 0]],
      ['strided', [4, 33], 1, [66, 2], [1, 0]],
      ['empty rows', [4, 0], 1, [0, 1], [1, 0]],
    ]
    const combiners: Combiner[] = ['sum', 'prod', 'max', 'min', 'any', 'all', 'argmax', 'argmin']
    test.each(shapes.flatMap(([name, extents, axes, a, o]) => combiners.map((op) => [name, op, extents, axes, a, o] as const)))(
      '%s: %s',
      (_, op, extents, axes, a, o) => {
        for (const stored of all) {
          const truth = op === 'any' || op === 'all'
          if ((stored === 'bool') !== truth && op !== 'argmax' && op !== 'argmin') continue
          const ty = computeType[stored]
          const out: Stored = op.startsWith('arg')
            ? 'int32'
            : truth
              ? 'bool'
              : ty === 'f32'
                ? 'float32'
                : ty === 'f64'
                  ? 'float64'
                  : ty === 'i32'
                    ? 'int32'
                    : 'int64'
          const fill = stored.includes('float')
            ? op === 'prod'
              ? [1, 2, 0.5, -1, 1.25, 0.75]
              : op === 'sum'
                ? tame
                : [...tame, NaN].slice(0, extents[0]! > 3 ? 14 : 13)
            : fillFor(stored)
          check(
            {
              axes,
              extents: [...extents],
              buffers: [
                { stored, strides: [...a], fill },
                { stored: out, strides: [...o] },
              ],
              stores: [{ buffer: 1, value: reduce(op, load(ty, 0)) }],
            },
            target,
            op === 'sum' || op === 'prod' ? 1e-6 : 0,
          )
        }
      },
    )
    test('variance, nested', () => {
      const x = load('f32', 0)
      const n = constant('f32', 40)
      const centred = sub(x, div(reduce('sum', x), n))
      const value = div(reduce('sum', mul(centred, centred)), n)
      for (const [a, axes] of [
        [[40, 1], 1],
        [[1, 5], 1],
      ] as const)
        check({ axes, extents: [5, 40], buffers: [f32(tame, ...a), f32(undefined, 1, 0)], stores: [{ buffer: 1, value }] }, target, 1e-6)
    })
    test('normalised inside', () => {
      const x = load('f32', 0)
      const shifted = sub(x, reduce('max', x))
      const value = div(shifted, reduce('sum', mul(shifted, shifted)))
      for (const a of [
        [40, 1],
        [1, 7],
      ])
        check(
          { axes: 1, extents: [7, 40], buffers: [f32(tame, ...a), f32(undefined, ...a)], stores: [{ buffer: 1, value, inside: true }] },
          target,
          1e-6,
        )
    })
  })
  test.each(['sum', 'prod', 'max', 'min', 'cummaxarg', 'cumminarg'] as const)('scan %s', (op) => {
    for (const a of [
      [40, 1],
      [1, 7],
    ])
      for (const stored of ['float32', 'float64', 'int32', 'int64'] as Stored[]) {
        const ty = computeType[stored]
        const value = scan(op, load(ty, 0))
        const fill = stored.includes('float') ? [1, 2, -0.5, 2, 2, -1] : fillFor(stored)
        const out = op.endsWith('arg') ? 'int32' : stored
        check(
          {
            axes: 1,
            extents: [7, 40],
            buffers: [
              { stored, strides: a, fill },
              { stored: out, strides: a },
            ],
            stores: [{ buffer: 1, value, inside: true }],
          },
          target,
          1e-6,
        )
      }
  })
})
