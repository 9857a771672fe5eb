import { expect, test } from 'vitest'
import {
  abs,
  add,
  and,
  axis,
  bits,
  call,
  cast,
  constant,
  div,
  eq,
  gt,
  type Kernel,
  load,
  lt,
  max,
  mul,
  neg,
  not,
  or,
  param,
  reduce,
  roundTo,
  scan,
  shl,
  sqrt,
  sub,
  where,
} from '../../src/ir/expr.ts'
import { print } from '../../src/ir/print.ts'

const a = load('f32', 0)
const b = load('f32', 1)
const kernel = (more: Partial<Kernel>): string =>
  print({
    axes: 1,
    reduce: 0,
    params: [],
    buffers: [
      { stored: 'float32', steps: [1] },
      { stored: 'float32', steps: [1] },
    ],
    stores: [],
    ...more,
  })

test('a pointwise kernel', () => {
  expect(kernel({ stores: [{ buffer: 1, value: mul(call('exp', a), 2) }] })).toBe('out[i] = exp(a[i]) * 2.0')
})
test('strides, broadcasting, parameters', () => {
  const buffers: Kernel['buffers'] = [
    { stored: 'float32', steps: ['s', 1] },
    { stored: 'float32', steps: [0, 1] },
    { stored: 'float32', steps: [0, 0] },
    { stored: 'float32', steps: ['s', 's'] },
  ]
  expect(
    kernel({ axes: 2, buffers, params: ['f32'], stores: [{ buffer: 3, value: add(mul(a, param('f32', 0)), add(b, load('f32', 2))) }] }),
  ).toBe('out[i*s + j*s] = a[i*s + j] * p0 + (b[j] + c[])')
})
test('reductions, a last loop, what is used twice', () => {
  const e = call('exp', sub(a, reduce('max', a)))
  expect(
    kernel({
      reduce: 1,
      buffers: [
        { stored: 'float32', steps: ['s', 1] },
        { stored: 'float32', steps: ['s', 1] },
      ],
      stores: [{ buffer: 1, value: div(e, reduce('sum', e)), inside: true }],
    }),
  ).toBe('t0 = exp(a[i*s + r] - max[r](a[i*s + r]))\nfor r: out[i*s + r] = t0 / sum[r](t0)')
})
test('gathers, scatters, masks, scans', () => {
  const at = cast('i32', load('i64', 1))
  const buffers: Kernel['buffers'] = [
    { stored: 'float32', steps: ['s'] },
    { stored: 'int64', steps: [1] },
    { stored: 'float32', steps: [0] },
    { stored: 'float32', steps: [1] },
  ]
  expect(
    kernel({
      buffers,
      stores: [
        { buffer: 2, value: load('f32', 0, at), index: add(at, 1), combine: 'add', mask: gt(axis(0), 3) },
        { buffer: 3, value: a },
      ],
    }),
  ).toBe('t0 = i32(b[i])\nout0[t0 + 1] += a[i*s + t0] if i > 3\nout1[i] = a[i*s]')
  expect(kernel({ axes: 0, reduce: 1, stores: [{ buffer: 1, value: scan('sum', a), inside: true, combine: 'max' }] })).toBe(
    'for r: out[r] max= scan.sum[r](a[r])',
  )
})
test('brackets where precedence asks for them', () => {
  const texts = [
    sub(a, sub(b, 1)),
    sub(sub(a, b), 1),
    div(a, mul(b, 2)),
    mul(add(a, b), neg(a)),
    neg(add(a, b)),
    where(and(gt(a, 0), or(lt(b, 1), not(eq(a, b)))), a, where(lt(a, b), b, 1)),
    mul(where(gt(a, 0), a, b), 2),
    max(abs(a), sqrt(b)),
    shl(bits('i32', a), 23),
    roundTo('float16', a),
    constant('f32', -0),
    constant('f32', 0.1),
    constant('f64', 1e-30),
    constant('i64', 3n),
    constant('bool', true),
    constant('f32', Number.NaN),
    neg(neg(a)),
  ].map(print)
  expect(texts).toEqual([
    'a[] - (b[] - 1.0)',
    'a[] - b[] - 1.0',
    'a[] / (b[] * 2.0)',
    '(a[] + b[]) * -a[]',
    '-(a[] + b[])',
    '(a[] > 0.0) & ((b[] < 1.0) | !(a[] == b[])) ? a[] : (a[] < b[] ? b[] : 1.0)',
    '(a[] > 0.0 ? a[] : b[]) * 2.0',
    'max(abs(a[]), sqrt(b[]))',
    'bits.i32(a[]) << 23',
    'round.float16(a[])',
    '-0.0',
    '0.1',
    '1e-30',
    '3',
    'true',
    'NaN',
    '-(-a[])',
  ])
})
