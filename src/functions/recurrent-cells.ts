/**
 * The cells of recurrent networks: how a step turns the gates (sums of two products and biases) and the state before into the state
 * after, as one kernel for the step, one for its gradient, and composed of differentiable operations for gradients of higher order.
 *
 * A step keeps `kept` columns of `hidden` numbers a row: the gates before the step, and in the same memory after it what the gradient
 * needs. `fromInput` says which stretches of the input's gates [first, column, count] go to which of them, `fromHidden` the column
 * at which the gates from the state begin.
 */
import { add, call, compare, computeType, constant, type Expr, load, max, mul, type Scalar, select, sub } from '../ir/expr.ts'
import { type Program, program } from '../tensor/launch.ts'
import type { Tensor } from '../tensor/tensor.ts'

export type CellName = 'lstm' | 'gru' | 'rnn_tanh' | 'rnn_relu'

export interface Cell {
  name: CellName
  /** Rows of the weights for each hidden unit. */
  gates: number
  kept: number
  fromInput: readonly (readonly [first: number, column: number, count: number])[]
  fromHidden: number
  /** Whether there is a second state that no weight reads (the cell of an LSTM). */
  hasCell: boolean
  /** Buffers: kept columns, their biases, then the states before and after: (c before, c, h), (h before, h) or (h). */
  step: Program
  /** Buffers: kept columns, their gradients, then (c before, c, ∂h, ∂c, ∂c before), (h before, ∂h, ∂h before) or (h, ∂h). The gradient of h before gets what does not come through the weights. */
  gradient: Program
  /** The same step composed: gates from the input and from the state, and the states before, to those after. */
  composed: (input: Tensor, hidden: Tensor, h: Tensor, c: Tensor | null) => [Tensor, Tensor | null]
}

const sigmoid = (x: Expr): Expr => call('sigmoid', x)
const tanh = (x: Expr): Expr => call('tanh', x)
const opposite = (x: Expr): Expr => sub(1, x)
/** The derivatives of sigmoid and tanh, given their values. */
const slopeOfSigmoid = (y: Expr): Expr => mul(y, opposite(y))
const slopeOfTanh = (y: Expr): Expr => opposite(mul(y, y))

/** A kernel that stores `formula`'s values in the buffers that it names, given loads of all the others. */
const kernel = (formula: (x: (i: number) => Expr, ty: Scalar) => Record<number, Expr>): Program =>
  program((stored) =>
    Object.entries(formula((i) => load(computeType[stored[0]!], i), computeType[stored[0]!])).map(([buffer, value]) => ({
      buffer: Number(buffer),
      value,
    })),
  )

const lstm: Cell = {
  name: 'lstm',
  gates: 4,
  kept: 4,
  fromInput: [[0, 0, 4]],
  fromHidden: 0,
  hasCell: true,
  step: kernel((x) => {
    const gate = (k: number): Expr => add(x(k), x(4 + k))
    const [i, f, g, o] = [sigmoid(gate(0)), sigmoid(gate(1)), tanh(gate(2)), sigmoid(gate(3))]
    const c = add(mul(f, x(8)), mul(i, g))
    return { 0: i, 1: f, 2: g, 3: o, 9: c, 10: mul(o, tanh(c)) }
  }),
  gradient: kernel((x) => {
    const [i, f, g, o] = [x(0), x(1), x(2), x(3)]
    const t = tanh(x(9))
    const dh = x(10)
    const dc = add(x(11), mul(mul(dh, o), slopeOfTanh(t)))
    return {
      4: mul(mul(dc, g), slopeOfSigmoid(i)),
      5: mul(mul(dc, x(8)), slopeOfSigmoid(f)),
      6: mul(mul(dc, i), slopeOfTanh(g)),
      7: mul(mul(dh, t), slopeOfSigmoid(o)),
      12: mul(dc, f),
    }
  }),
  composed: (input, hidden, _h, c) => {
    const [i, f, g, o] = input.add(hidden).chunk(4, 1) as unknown as [Tensor, Tensor, Tensor, Tensor]
    const next = f.sigmoid().mul(c!).add(i.sigmoid().mul(g.tanh()))
    return [o.sigmoid().mul(next.tanh()), next]
  },
}

/** Kept: n, r, z, and the part of n that comes from the state. */
const gru: Cell = {
  name: 'gru',
  gates: 3,
  kept: 4,
  fromInput: [
    [0, 1, 2],
    [2, 0, 1],
  ],
  fromHidden: 1,
  hasCell: false,
  step: kernel((x) => {
    const gate = (k: number): Expr => add(x(k), x(4 + k))
    const [r, z, inner] = [sigmoid(gate(1)), sigmoid(gate(2)), gate(3)]
    const n = tanh(add(gate(0), mul(r, inner)))
    return { 0: n, 1: r, 2: z, 3: inner, 9: add(n, mul(z, sub(x(8), n))) }
  }),
  gradient: kernel((x) => {
    const [n, r, z, inner] = [x(0), x(1), x(2), x(3)]
    const dh = x(9)
    const dn = mul(mul(dh, opposite(z)), slopeOfTanh(n))
    return {
      4: dn,
      5: mul(mul(dn, inner), slopeOfSigmoid(r)),
      6: mul(mul(dh, sub(x(8), n)), slopeOfSigmoid(z)),
      7: mul(dn, r),
      10: add(x(10), mul(dh, z)),
    }
  }),
  composed: (input, hidden, h) => {
    const [ri, zi, ni] = input.chunk(3, 1) as unknown as [Tensor, Tensor, Tensor]
    const [rh, zh, nh] = hidden.chunk(3, 1) as unknown as [Tensor, Tensor, Tensor]
    const n = ni.add(ri.add(rh).sigmoid().mul(nh)).tanh()
    return [h.sub(n).mul(zi.add(zh).sigmoid()).add(n), null]
  },
}

const simple = (name: CellName, value: (x: Expr) => Expr, slope: (y: Expr) => Expr, composed: (t: Tensor) => Tensor): Cell => ({
  name,
  gates: 1,
  kept: 1,
  fromInput: [[0, 0, 1]],
  fromHidden: 0,
  hasCell: false,
  // The kept column would be h once more, but the output may be changed by its owner.
  step: kernel((x) => {
    const h = value(add(x(0), x(1)))
    return { 0: h, 2: h }
  }),
  gradient: kernel((x) => ({ 1: mul(x(2), slope(x(0))) })),
  composed: (input, hidden) => [composed(input.add(hidden)), null],
})

export const cells: Record<CellName, Cell> = {
  lstm,
  gru,
  rnn_tanh: simple('rnn_tanh', tanh, slopeOfTanh, (t) => t.tanh()),
  rnn_relu: simple(
    'rnn_relu',
    (x) => max(x, 0),
    (y) => select(compare('gt', y, constant(y.ty, 0)), constant(y.ty, 1), constant(y.ty, 0)),
    (t) => t.relu(),
  ),
}
