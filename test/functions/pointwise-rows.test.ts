/**
 * Every row of the tables of pointwise operations, by what it declares: the kernels of every layout and dtype against the interpreter of
 * the kernel language, and the gradients (first and second order) against finite differences.
 */
import { describe, expect, test } from 'vitest'
import { apply } from '../../src/functions/apply.ts'
import type { Tensor } from '../../src/index.ts'
import * as torch from '../../src/index.ts'
import { type Expr, load, param, type Stored } from '../../src/ir/expr.ts'
import { interpret } from '../../src/ir/interpret.ts'
import { activations } from '../../src/ops/pointwise-activations.ts'
import { arithmetic } from '../../src/ops/pointwise-arithmetic.ts'
import { comparison } from '../../src/ops/pointwise-comparison.ts'
import { special, specialOnly } from '../../src/ops/pointwise-special.ts'
import { specialTranscendental, transcendental } from '../../src/ops/pointwise-transcendental.ts'
import type { Row } from '../../src/ops/row.ts'

const rows: [string, Row][] = Object.entries({
  ...arithmetic,
  ...comparison,
  ...transcendental,
  ...special,
  ...specialOnly(),
  ...specialTranscendental(),
  ...activations,
})

const FLOATS = ['float32', 'float64', 'float16', 'bfloat16'] as const
const INTEGERS = ['int8', 'int16', 'int32', 'int64', 'uint8'] as const
type Name = (typeof FLOATS)[number] | (typeof INTEGERS)[number] | 'bool'
const dtypes = {
  float32: torch.float32,
  float64: torch.float64,
  float16: torch.float16,
  bfloat16: torch.bfloat16,
  int8: torch.int8,
  int16: torch.int16,
  int32: torch.int32,
  int64: torch.int64,
  uint8: torch.uint8,
  bool: torch.bool,
}
const isFloat = (d: Name): boolean => (FLOATS as readonly string[]).includes(d)
const kindOf = (d: Name): 'bool' | 'integer' | 'half' | 'wide' =>
  d === 'bool' ? 'bool' : !isFloat(d) ? 'integer' : d.endsWith('16') ? 'half' : 'wide'

/** Values for operand `i`, in the domain of most functions, no two operands equal. */
const VALUES = [
  [0.3, 0.55, 0.8, 0.42, 0.61, 0.93, 0.17, 0.74],
  [0.65, 0.21, 0.47, 0.88, 0.33, 0.12, 0.96, 0.51],
  [0.35, 0.72, 0.18, 0.95, 0.64, 0.29, 0.83, 0.46],
]
const SHAPE = [2, 4]
/** Domains that begin at 1, and parameters for which all of a function shows. */
const ABOVE_ONE = new Set(['acosh', 'zeta'])
const PARAMETERS: Record<string, number[]> = {
  nan_to_num: [0, 9, -9],
  hardtanh: [0.25, 0.75],
  threshold: [0.5, 2],
  elu: [0.7, 1.1, 1],
  softplus: [2, 1],
  softshrink: [0.5],
  hardshrink: [0.5],
  leaky_relu: [0.2],
  celu: [0.7],
}

function operandsOf(name: string, row: Row, dtype: Name): { tensors: Tensor[]; numbers: number[] } {
  const tensors: Tensor[] = []
  row.op.kinds.forEach((kind, i) => {
    if (kind !== 0) return
    const base = torch.tensor(VALUES[i]!, { dtype: torch.float64 }).add(ABOVE_ONE.has(name) ? 1.5 : 0)
    tensors.push(
      (isFloat(dtype) ? base : base.mul(dtype === 'bool' ? 1 : 10))
        .add(dtype === 'bool' ? -0.5 : 0)
        .to(dtypes[dtype])
        .reshape(SHAPE),
    )
  })
  const count = row.op.kinds.length - tensors.length
  return { tensors, numbers: PARAMETERS[name] ?? Array.from({ length: count }, () => 1) }
}

const VIEWS = {
  float32: Float32Array,
  float64: Float64Array,
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  bool: Uint8Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
}
/** The bytes of a tensor as the interpreter reads them. */
function viewOf(t: Tensor): InstanceType<(typeof VIEWS)[Name]> {
  const name = String(t.dtype).slice(6) as Name
  const flat = t.detach().reshape([-1]).tolist() as (number | bigint | boolean)[]
  if (name === 'int64') return BigInt64Array.from(flat, (v) => BigInt(v))
  if (name === 'float16' || name === 'bfloat16')
    return new Uint16Array((t.detach().reshape([-1]).view(torch.int16).tolist() as number[]).map((v) => v & 0xffff))
  return new VIEWS[name](flat.map(Number)) as InstanceType<(typeof VIEWS)[Name]>
}
const dtypeOf = (t: Tensor): Name => String(t.dtype).slice(6) as Name

/** What the interpreter makes of the row's expression on these tensors, stored as `out` is. */
function reference(row: Row, tensors: Tensor[], numbers: number[], out: Tensor): unknown[] {
  const inputs = tensors.map((t) => (row.op.result === 'float' && t.dtype.category < 2 ? t.to(torch.float32) : t))
  const ty = { float32: 'f32', float64: 'f64', float16: 'f32', bfloat16: 'f32', int64: 'i64' }[dtypeOf(inputs[0]!) as string] ?? 'i32'
  let tensor = 0
  let number = 0
  const x: Expr[] = row.op.kinds.map((kind) => {
    if (kind !== 0) return param(ty as 'f32', number++)
    const loaded = load(dtypeOf(inputs[tensor]!) === 'bool' ? 'bool' : (ty as 'f32'), tensor++)
    return loaded.ty === 'bool' ? { k: 'cast', ty: 'i32', a: loaded } : loaded
  })
  const stored = dtypeOf(out) as Stored
  const to = { float64: 'f64', int64: 'i64', bool: 'bool', float32: 'f32', float16: 'f32', bfloat16: 'f32' }[stored as string] ?? 'i32'
  const body = row.op.body(...x)
  const value: Expr = body.ty === to ? body : { k: 'cast', ty: to as 'f32', a: body }
  const result = viewOf(torch.zeros_like(out))
  const n = out.numel()
  interpret(
    {
      axes: 1,
      reduce: 0,
      buffers: [...inputs.map((t) => ({ stored: dtypeOf(t) as Stored, steps: [1] as const })), { stored, steps: [1] as const }],
      params: numbers.map(() => ty as 'f32'),
      stores: [{ buffer: inputs.length, value }],
    },
    [...inputs.map(viewOf), result],
    inputs.map(() => 0).concat(0),
    [n],
    [...inputs, out].map(() => [1]),
    numbers.map((v) => (ty === 'i64' ? BigInt(Math.trunc(v)) : v)),
  )
  return Array.from(result as Iterable<number | bigint>)
}
function close(got: Tensor, want: unknown[], label: string): void {
  const have = Array.from(viewOf(got) as Iterable<number | bigint>)
  if (!got.dtype.is_floating_point || got.dtype.itemsize === 2) {
    // 16-bit floats may differ in the last place, by the bounds of the functions.
    const most = got.dtype.itemsize === 2 && got.dtype.is_floating_point ? 1 : 0
    have.forEach((v, i) => {
      expect(Math.abs(Number(v) - Number(want[i])), `${label}, element ${i}`).toBeLessThanOrEqual(most)
    })
    return
  }
  const eps = got.dtype.itemsize === 8 ? 1e-13 : 3e-6
  have.forEach((v, i) => {
    const w = Number(want[i])
    if (!Number.isFinite(w)) expect(v, `${label}, element ${i}`).toBe(w)
    else expect(Math.abs(Number(v) - w), `${label}, element ${i}: ${v}, ${w}`).toBeLessThanOrEqual(eps * Math.max(1, Math.abs(w)))
  })
}

/** The same elements, laid out otherwise. */
const LAYOUTS: Record<string, (t: Tensor) => Tensor> = {
  plain: (t) => t,
  transposed: (t) => t.t().contiguous().t(),
  'every second element': (t) => torch.stack([t, t.logical_not().to(t.dtype)], -1).select(-1, 0),
}

describe.each(rows)('%s', (name, row) => {
  const run = (tensors: Tensor[], numbers: number[]): Tensor => {
    const [ts, ns] = [[...tensors], [...numbers]]
    return apply(
      row.op,
      row.op.kinds.map((kind) => (kind === 0 ? ts.shift()! : ns.shift()!)),
    )
  }

  test.each([...FLOATS, ...INTEGERS, 'bool'] as Name[])('%s', (dtype) => {
    const { tensors, numbers } = operandsOf(name, row, dtype)
    if (row.op.refuses?.[kindOf(dtype)] !== undefined) {
      expect(() => run(tensors, numbers)).toThrow(row.op.refuses[kindOf(dtype)])
      return
    }
    const want = reference(row, tensors, numbers, run(tensors, numbers))
    for (const [layout, lay] of Object.entries(LAYOUTS)) {
      // One operand at a time, then all.
      for (let which = 0; which <= tensors.length; which++) {
        const laid = tensors.map((t, i) => (i === which || which === tensors.length ? lay(t) : t))
        const out = run(laid, numbers)
        expect(out.shape).toEqual(tensors[0]!.shape)
        close(out.contiguous(), want, `${layout} ${which}`)
      }
    }
    expect(
      run(
        tensors.map((t) => t.narrow(0, 0, 0)),
        numbers,
      ).shape,
    ).toEqual(torch.zeros(0, 4).shape)
    close(
      run(
        tensors.map((t) => t.select(0, 1).select(0, 2)),
        numbers,
      ),
      [want[6]],
      'no dimensions',
    )
  })

  if (row.op.operands.length > 1 && row.op.kinds[1] === 0) {
    test('broadcast', () => {
      const dtype = row.op.refuses?.wide === undefined ? 'float32' : 'int32'
      const { tensors, numbers } = operandsOf(name, row, dtype)
      for (const part of [
        (t: Tensor) => t.select(0, 1),
        (t: Tensor) => t.narrow(0, 1, 1),
        (t: Tensor) => t.narrow(1, 2, 1),
        (t: Tensor) => t.select(0, 0).select(0, 3),
      ]) {
        for (let which = 0; which < tensors.length; which++) {
          const small = part(tensors[which]!)
          const mixed = tensors.map((t, i) => (i === which ? small : t))
          const whole = tensors.map((t, i) => (i === which ? small.expand(SHAPE).contiguous() : t))
          expect(run(mixed, numbers).tolist()).toEqual(run(whole, numbers).tolist())
        }
      }
    })
  }

  const smooth =
    row.op.result !== 'bool' &&
    row.op.refuses?.wide === undefined &&
    row.op.node !== 'torch::autograd::NotImplemented' &&
    row.op.missing(0) === null
  if (smooth) {
    test('gradients', () => {
      const { tensors, numbers } = operandsOf(name, row, 'float64')
      const leaves = tensors.map((t) => t.detach().requires_grad_())
      const f = (...ts: Tensor[]): Tensor => run(ts, numbers)
      if (name === 'nextafter') return
      expect(torch.autograd.gradcheck(f, leaves)).toBe(true)
      expect(torch.autograd.gradgradcheck(f, leaves)).toBe(true)
    })
  }
})
