import { describe, expect, test } from 'vitest'
import { check } from '../../src/ir/check.ts'
import {
  axis,
  bits,
  call,
  constant,
  type Expr,
  gt,
  type Kernel,
  load,
  mul,
  param,
  reduce,
  type Store,
  scan,
  select,
  sub,
  unary,
} from '../../src/ir/expr.ts'

const a = load('f32', 0)
const good = (value: Expr, store: Partial<Store> = {}, more: Partial<Kernel> = {}): Kernel => ({
  axes: 1,
  reduce: 1,
  params: ['f32', 'i64'],
  buffers: [
    { stored: 'float32', steps: ['s', 1] },
    { stored: 'float32', steps: [1, 0] },
    { stored: 'float32', steps: ['s', 1] },
    { stored: 'int32', steps: [1, 0] },
  ],
  stores: [{ buffer: 1, value, ...store }],
  ...more,
})
const raw = (e: object): Expr => e as Expr
const one = constant('f32', 1)

test('well-formed kernels pass', () => {
  check(good(reduce('sum', mul(a, param('f32', 0)))))
  check(good(sub(reduce('max', a), reduce('sum', sub(a, reduce('max', a))))))
  check(good(a, { buffer: 2, inside: true }))
  check(good(scan('sum', a), { buffer: 2, inside: true, mask: gt(a, 0), index: axis(1) }))
  check(good(reduce('argmax', a), { buffer: 3 }))
})

describe('each kind of fault is named', () => {
  const faults: [string, Kernel, RegExp][] = [
    [
      'operands of two types',
      good(raw({ k: 'binary', ty: 'f32', op: 'add', a: one, b: constant('f64', 1) })),
      /add of type f32 with an operand of type f64/,
    ],
    [
      'a result of another type',
      good(raw({ k: 'unary', ty: 'f32', op: 'neg', a: constant('f64', 1) })),
      /neg of type f32 with an operand of type f64/,
    ],
    ['an operation that the type lacks', good(unary('clz', one)), /clz of type f32/],
    ['an unknown operation', good(raw({ k: 'unary', ty: 'f32', op: 'cosec', a: one })), /cosec of type f32/],
    ['a condition that is a number', good(raw({ k: 'select', ty: 'f32', c: one, a: one, b: one })), /condition of type f32/],
    [
      'branches of two types',
      good(raw({ k: 'select', ty: 'f32', c: constant('bool', true), a: one, b: constant('i32', 1) })),
      /select of type f32/,
    ],
    ['an ordered comparison of bools', good(select(gt(constant('bool', true), constant('bool', false)), one, one)), /gt of type bool/],
    ['a constant of the wrong kind', good(raw({ k: 'const', ty: 'f32', v: 1n })), /constant of type f32 that is a bigint/],
    ['a constant out of range', good(select(gt(raw({ k: 'const', ty: 'i32', v: 2 ** 31 }), axis(0)), one, one)), /out of range/],
    ['bits of another width', good(bits('f32', constant('i64', 1n))), /bits of i64 as f32/],
    ['a call of too few operands', good(call('pow', one)), /pow of 1 operands/],
    ['a function of integers', good(raw({ k: 'cast', ty: 'f32', a: call('exp', constant('i32', 1)) })), /exp of type i32/],
    ['a parameter that is not there', good(param('f32', 2)), /parameter 2 of 2/],
    ['a parameter of another type', good(param('f32', 1)), /parameter 1 of type i64 read as f32/],
    ['an axis that is not there', good(raw({ k: 'cast', ty: 'f32', a: axis(2) })), /axis 2 of 2/],
    ['a buffer that is not there', good(load('f32', 4)), /buffer 4 of 4/],
    ['a load of another type', good(raw({ k: 'cast', ty: 'f32', a: load('f32', 3) })), /load of int32 as f32/],
    ['an index that is no i32', good(reduce('sum', load('f32', 0, constant('i64', 1n)))), /index of type i64/],
    ['rounding to a type of another kind', good(raw({ k: 'round', ty: 'f32', to: 'int8', a: one })), /rounding to int8 of type f32/],
    ['a reduction of another type', good(reduce('any', a)), /reduce any of type f32/],
    ['a position that is no i32', good(raw({ k: 'reduce', ty: 'f32', op: 'argmax', a })), /argmax of f32 with a result of type f32/],
    ['a scan along two axes', good(scan('sum', one), { buffer: 1, inside: true }, { axes: 0, reduce: 2 }), /scan along 2 reduction axes/],
    ['a value that varies along a reduction axis', good(a), /varies along a reduction axis/],
    ['a reduction axis outside', good(one, { index: axis(1) }), /varies along a reduction axis/],
    ['a scan outside', good(scan('sum', a)), /varies along a reduction axis/],
    ['a store that moves along a reduction axis', good(one, { buffer: 2 }), /its buffer moves along a reduction axis/],
    ['a store of another type', good(reduce('argmax', a)), /value of type i32 into float32, which takes f32/],
    ['a store to no buffer', good(one, { buffer: 7 }), /store 0: buffer 7 of 4/],
    ['a mask that is a number', good(one, { mask: one }), /mask of type f32/],
    ['a store index that is no i32', good(one, { index: one }), /index of type f32/],
    [
      'inside, without reduction axes',
      good(
        one,
        { inside: true },
        {
          reduce: 0,
          buffers: [
            { stored: 'float32', steps: [1] },
            { stored: 'float32', steps: [1] },
          ],
        },
      ),
      /without reduction axes/,
    ],
    ['steps of the wrong number', good(one, {}, { buffers: [{ stored: 'float32', steps: [1] }] }), /buffer 0: 1 steps for 2 axes/],
    ['no stores', good(one, {}, { stores: [] }), /no stores/],
    ['an unknown parameter type', good(one, {}, { params: ['f16' as 'f32'] }), /parameter 0: unknown type f16/],
  ]
  for (const [name, kernel, message] of faults)
    test(name, () => {
      expect(() => check(kernel)).toThrow(TypeError)
      expect(() => check(kernel)).toThrow(message)
    })
})
