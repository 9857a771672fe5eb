/** Random kernels: expressions over random types and layouts, and reductions of them, on which emitters must agree bit for bit. */
import fc from 'fast-check'
import type { BinaryOp, CompareOp, Expr, Scalar, Stored, UnaryOp } from '../../src/ir/expr.ts'
import { axis, binary, bits, cast, compare, computeType, constant, load, param, reduce, roundTo, select, unary } from '../../src/ir/expr.ts'
import type { Value } from '../../src/ir/values.ts'
import type { Layout, Setup } from './build.ts'

const storedTypes: Stored[] = ['float32', 'float64', 'float16', 'bfloat16', 'int8', 'int16', 'int32', 'int64', 'uint8', 'bool']
const unaryOps: Record<Scalar, UnaryOp[]> = {
  f32: ['neg', 'abs', 'sqrt', 'floor', 'ceil', 'trunc', 'nearest'],
  f64: ['neg', 'abs', 'sqrt', 'floor', 'ceil', 'trunc', 'nearest'],
  i32: ['neg', 'abs', 'not', 'clz', 'ctz', 'popcnt'],
  i64: ['neg', 'abs', 'not', 'clz', 'ctz', 'popcnt'],
  bool: ['not'],
}
const floatOps: BinaryOp[] = ['add', 'sub', 'mul', 'div', 'min', 'max', 'copysign']
const intOps: BinaryOp[] = ['add', 'sub', 'mul', 'div', 'min', 'max', 'rem', 'shl', 'shr', 'shru', 'and', 'or', 'xor']
const binaryOps: Record<Scalar, BinaryOp[]> = { f32: floatOps, f64: floatOps, i32: intOps, i64: intOps, bool: ['and', 'or', 'xor'] }
const compareOps: CompareOp[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge']

const finite = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 2.5, 0.1, 3e4, -1e-5, 1e30, 7),
  fc.float({ noNaN: true }),
  fc.integer({ min: -100, max: 100 }),
)
const valueOf = (ty: Scalar): fc.Arbitrary<Value> =>
  ty === 'bool'
    ? fc.boolean()
    : ty === 'i64'
      ? fc.oneof(fc.bigInt({ min: -200n, max: 200n }), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))
      : ty === 'i32'
        ? fc.oneof(fc.integer({ min: -200, max: 200 }), fc.integer())
        : ty === 'f32'
          ? finite.map(Math.fround)
          : finite
const elementOf = (stored: Stored): fc.Arbitrary<Value> =>
  stored === 'uint8'
    ? fc.integer({ min: 0, max: 255 })
    : computeType[stored] === 'f32' || stored === 'float64'
      ? fc.oneof({ weight: 9, arbitrary: finite }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) })
      : valueOf(computeType[stored])

/** The NaNs that operations make have no set bits, so bits are taken of integers alone. */
const bitsFrom: Partial<Record<Scalar, Scalar>> = { f32: 'i32', f64: 'i64' }

/** The sign of a NaN is the machine's choice. */
const ordered = (x: Expr): Expr => select(compare('ne', x, x), constant(x.ty, 1), x)

/** Expressions of a type, over buffers that may be loaded. */
function expressions(inputs: readonly Stored[], axes: number): (ty: Scalar, depth: number) => fc.Arbitrary<Expr> {
  const made = new Map<string, fc.Arbitrary<Expr>>()
  const of = (ty: Scalar, depth: number): fc.Arbitrary<Expr> => {
    const key = `${ty} ${depth}`
    let known = made.get(key)
    if (!known) made.set(key, (known = make(ty, depth)))
    return known
  }
  const scalars: Scalar[] = ['f32', 'f64', 'i32', 'i64', 'bool']
  const make = (ty: Scalar, depth: number): fc.Arbitrary<Expr> => {
    const leaves: fc.Arbitrary<Expr>[] = [valueOf(ty).map((v) => constant(ty, v)), fc.constant(param(ty, scalars.indexOf(ty)))]
    inputs.forEach((stored, b) => {
      if (computeType[stored] === ty) leaves.push(fc.constant(load(ty, b)), fc.constant(load(ty, b)), fc.constant(load(ty, b)))
    })
    if (ty === 'i32') leaves.push(fc.nat({ max: axes - 1 }).map(axis))
    if (depth === 0) return fc.oneof(...leaves)
    const same = fc.tuple(of(ty, depth - 1), of(ty, depth - 1))
    const options = [
      ...leaves.slice(0, 1),
      fc.tuple(fc.constantFrom(...unaryOps[ty]), of(ty, depth - 1)).map(([op, a]) => unary(op, a)),
      fc.tuple(fc.constantFrom(...binaryOps[ty]), same).map(([op, [a, b]]) => binary(op, a, op === 'copysign' ? ordered(b) : b)),
      same.map(([a]) => binary(ty === 'bool' ? 'xor' : 'mul', a, a)),
      fc.tuple(of('bool', depth - 1), same).map(([c, [a, b]]) => select(c, a, b)),
      fc.constantFrom(...scalars.filter((from) => from !== ty)).chain((from) => of(from, depth - 1).map((a) => cast(ty, a))),
    ]
    const raw = bitsFrom[ty]
    if (raw) options.push(fc.tuple(of(raw, 0), of(ty, depth - 1)).map(([a, b]) => binary('min', bits(ty, a), b)))
    if (ty === 'f32')
      options.push(fc.tuple(fc.constantFrom<Stored>('float16', 'bfloat16'), of(ty, depth - 1)).map(([to, a]) => roundTo(to, a)))
    if (ty === 'i32' || ty === 'i64')
      options.push(fc.tuple(fc.constantFrom<Stored>('int8', 'int16', 'uint8'), of(ty, depth - 1)).map(([to, a]) => roundTo(to, a)))
    if (ty === 'bool')
      options.push(
        fc
          .constantFrom<Scalar>('f32', 'f64', 'i32', 'i64')
          .chain((of2) =>
            fc.tuple(fc.constantFrom(...compareOps), of(of2, depth - 1), of(of2, depth - 1)).map(([op, a, b]) => compare(op, a, b)),
          ),
        fc.tuple(fc.constantFrom<CompareOp>('eq', 'ne'), same).map(([op, [a, b]]) => compare(op, a, b)),
      )
    return fc.oneof(...options)
  }
  return of
}

/** Strides of a buffer over axes of these extents: contiguous, transposed, broadcast, reversed or spread out. */
const stridesFor = (extents: readonly number[]): fc.Arbitrary<number[]> =>
  fc
    .tuple(
      fc.constantFrom('rows', 'columns', 'spread', 'reversed'),
      fc.array(fc.boolean(), { minLength: extents.length, maxLength: extents.length }),
    )
    .map(([kind, still]) => {
      const order = extents.map((_, i) => (kind === 'columns' ? i : extents.length - 1 - i))
      const strides = extents.map(() => 0)
      let stride = kind === 'spread' ? 2 : 1
      for (const a of order) {
        strides[a] = kind === 'reversed' ? -stride : stride
        stride *= Math.max(1, extents[a]!)
      }
      return strides.map((s, a) => (still[a] && kind !== 'spread' ? 0 : s))
    })
const dense = (extents: readonly number[]): number[] => extents.map((_, a) => extents.slice(a + 1).reduce((x, y) => x * Math.max(1, y), 1))

const buffers = (extents: readonly number[], types: readonly Stored[]): fc.Arbitrary<Layout[]> =>
  fc.tuple(
    ...types.map((stored) =>
      fc
        .tuple(stridesFor(extents), fc.array(elementOf(stored), { minLength: 5, maxLength: 23 }))
        .map(([strides, fill]) => ({ stored, strides, fill })),
    ),
  )

const params: [Scalar, Value][] = [
  ['f32', 1.25],
  ['f64', -0.3],
  ['i32', 3],
  ['i64', -5n],
  ['bool', true],
]
const extentsOf = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 120, max: 150 })),
  fc.tuple(fc.integer({ min: 0, max: 45 })),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 21 })),
  fc.tuple(fc.constant(2), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 })),
)

const ops = ['sum', 'max', 'min', 'argmax', 'argmin', 'any', 'all'] as const

/** A store of an expression for every position. */
export const pointwiseSetups: fc.Arbitrary<Setup> = fc
  .tuple(
    extentsOf,
    fc.array(fc.constantFrom(...storedTypes), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...storedTypes),
    fc.boolean(),
  )
  .chain(([extents, types, out, narrow]) => {
    const inputs = narrow ? types.map((t) => (t === 'int64' || t === 'float64' ? 'float32' : t)) : types
    return fc.tuple(
      fc.constant(extents),
      buffers(extents, inputs),
      fc.constant(out),
      expressions(inputs, extents.length)(computeType[out], 4),
      fc.boolean(),
    )
  })
  .map(([extents, inputs, out, value, transposed]) => {
    const strides = transposed && extents.length === 2 ? [1, extents[0]!] : dense(extents)
    return { extents, params, buffers: [...inputs, { stored: out, strides }], stores: [{ buffer: inputs.length, value }] }
  })

/** A reduction, and along its axes what the values are beside it. */
export const reductionSetups: fc.Arbitrary<Setup> = fc
  .tuple(extentsOf, fc.nat({ max: 3 }), fc.array(fc.constantFrom(...storedTypes), { minLength: 1, maxLength: 2 }), fc.constantFrom(...ops))
  .chain(([extents, axes, types, op]) => {
    const make = expressions(types, extents.length)
    const ty: fc.Arbitrary<Scalar> =
      op === 'any' || op === 'all'
        ? fc.constant('bool')
        : op === 'sum'
          ? fc.constantFrom<Scalar>('i32', 'i64')
          : fc.constantFrom<Scalar>('f32', 'f64', 'i32', 'i64')
    return fc.tuple(
      fc.constant(extents),
      fc.constant(Math.min(axes, extents.length)),
      buffers(extents, types),
      fc.constant(op),
      ty.chain((t) => make(t, 2)),
    )
  })
  .map(([extents, axes, inputs, op, value]) => {
    const r = reduce(op, value)
    const out: Stored =
      r.ty === 'f32' ? 'float32' : r.ty === 'f64' ? 'float64' : r.ty === 'i32' ? 'int32' : r.ty === 'i64' ? 'int64' : 'bool'
    const outer = [...dense(extents.slice(0, axes)), ...extents.slice(axes).map(() => 0)]
    const again = compare('ne', cast('f64', value), cast('f64', r))
    const stores = [
      { buffer: inputs.length, value: r },
      { buffer: inputs.length + 1, value: again, inside: true },
    ]
    return {
      axes,
      extents,
      params,
      buffers: [...inputs, { stored: out, strides: outer }, { stored: 'bool', strides: dense(extents) }],
      stores,
    }
  })
