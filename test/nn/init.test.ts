/** Initialisers: what PyTorch draws after seed 3 (`data/init.json`), the number drawn next, and what is refused. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'
import { type dtype, manual_seed, nn, rand, type Tensor, zeros } from '../../src/index.ts'

const { init } = nn
interface Row {
  name: string
  shape: number[]
  args: unknown[]
  kwargs: Record<string, unknown>
  dtype: string
  values: number[]
  after: number
}
const rows = JSON.parse(readFileSync(new URL('data/init.json', import.meta.url), 'utf8')) as Row[]

describe('init', () => {
  test.each(rows)('$name $shape $args $kwargs', ({ name, shape, args, kwargs, dtype: d, values, after }) => {
    const t = zeros(shape, { dtype: (torch as unknown as Record<string, dtype>)[d]! })
    manual_seed(3)
    const f = (init as unknown as Record<string, (...args: unknown[]) => Tensor>)[name]!
    expect(f(t, ...args, ...(Object.keys(kwargs).length ? [kwargs] : []))).toBe(t)
    const got = t.double().flatten().tolist() as number[]
    const off = name === 'orthogonal_' ? 1e-6 : 0
    for (const [i, v] of values.entries()) expect(Math.abs(got[i]! - v), `element ${i}: ${got[i]} for ${v}`).toBeLessThanOrEqual(off)
    expect(rand(1).item()).toBe(after)
  })
  test('parameters are filled unrecorded', () => {
    const p = new nn.Parameter(zeros(2, 2))
    expect(init.ones_(p)).toBe(p)
    expect(p.is_leaf && p.requires_grad).toBe(true)
    init.xavier_uniform_({ tensor: p, gain: 2 })
    init.normal_(p, 1, { std: 0.5 })
    expect(p.grad_fn).toBe(null)
  })
  test('gains', () => {
    expect(init.calculate_gain('leaky_relu', 0.2)).toBe(Math.sqrt(2 / 1.04))
    expect(init.calculate_gain('leaky_relu')).toBe(Math.sqrt(2 / (1 + 0.01 ** 2)))
    expect(init.calculate_gain({ nonlinearity: 'tanh' })).toBe(5 / 3)
    expect(() => init.calculate_gain('gelu')).toThrow('Unsupported nonlinearity gelu')
  })
  test('refusals change nothing', () => {
    const t = zeros(3)
    expect(() => init.eye_(t)).toThrow('Only tensors with 2 dimensions are supported')
    expect(() => init.kaiming_normal_(t)).toThrow('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
    expect(() => init.kaiming_normal_(zeros(2, 2), { mode: 'fan' as 'fan_in' })).toThrow(
      "Mode fan not supported, please use one of ['fan_in', 'fan_out']",
    )
    expect(() => init.dirac_(zeros(3, 2, 2), 2)).toThrow('dim 0 must be divisible by groups')
    expect(() => init.uniform_(t, { c: 1 } as object)).toThrow("uniform_() got an unexpected keyword argument 'c'")
    expect(() => (init.constant_ as (t: Tensor) => Tensor)(t)).toThrow("constant_() missing 1 required positional argument: 'val'")
    expect(t.tolist()).toEqual([0, 0, 0])
  })
})
