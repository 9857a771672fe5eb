/**
 * One layer of a recurrent network over a batch of sequences, in one direction, as one node of the graph. Rows of all steps lie
 * one after the other (steps that get shorter, as in a packed sequence): one product serves the inputs of all of them; a step is then
 * a product that adds to its rows and one kernel. Gradients the same way; those of higher order through the composed cells.
 */

import { grad } from '../autograd/functions.ts'
import { mode, unrecorded } from '../autograd/modes.ts'
import type { FormulaNode, Grad, Saved } from '../autograd/node.ts'
import { requiresGrad, trackAll } from '../autograd/record.ts'
import { float32 } from '../dtypes.ts'
import { RuntimeError, shapeText } from '../errors.ts'
import { checkBroadcast } from '../shape/shape.ts'
import { launch, type Operand, type Program } from '../tensor/launch.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { rawCopy } from './copying.ts'
import { full } from './creation.ts'
import { type Matrix, multiply as product } from './gemm.ts'
import { cat } from './joining.ts'
import { linear } from './linear.ts'
import { type Cell, type CellName, cells } from './recurrent-cells.ts'

/** What a layer computes with; null: the layer has none. `cx` and `weight_hr` are of LSTMs only. */
export interface LayerInputs {
  /** All steps' rows. */
  input: Tensor
  hx: Tensor
  cx: Tensor | null
  weight_ih: Tensor
  weight_hh: Tensor
  bias_ih: Tensor | null
  bias_hh: Tensor | null
  /** The projection of the state. */
  weight_hr: Tensor | null
}
const NAMES: readonly (keyof LayerInputs)[] = ['input', 'hx', 'cx', 'weight_ih', 'weight_hh', 'bias_ih', 'bias_hh', 'weight_hr']

/** Rows that are computed together: `count` from `at`, whose state before is that of the rows from `from`, or of the initial state. */
interface Stretch {
  at: number
  count: number
  from: number
  initial: boolean
}
/** The order of a layer's steps. */
export interface Plan {
  sizes: readonly number[]
  reverse: boolean
  steps: Stretch[]
  /** Rows with the last state of a sequence, and where it goes. */
  ends: { at: number; count: number; to: number }[]
}

/** `sizes`: the number of sequences that have a step 0, 1, …; never increasing. */
export function planOf(sizes: readonly number[], reverse: boolean): Plan {
  const offsets: number[] = []
  sizes.reduce((sum, n, t) => ((offsets[t] = sum), sum + n), 0)
  const T = sizes.length
  const steps: Stretch[] = []
  const ends: Plan['ends'] = []
  for (let k = 0; k < T; k++) {
    const t = reverse ? T - 1 - k : k
    const [at, count, later] = [offsets[t]!, sizes[t]!, sizes[t + 1] ?? 0]
    if (!reverse) {
      steps.push({ at, count, from: t === 0 ? 0 : offsets[t - 1]!, initial: t === 0 })
      if (count > later) ends.push({ at: at + later, count: count - later, to: later })
      continue
    }
    if (later > 0) steps.push({ at, count: later, from: offsets[t + 1]!, initial: false })
    if (count > later) steps.push({ at: at + later, count: count - later, from: later, initial: true })
  }
  if (reverse) ends.push({ at: 0, count: sizes[0]!, to: 0 })
  return { sizes, reverse, steps, ends }
}

/** A part of a matrix, as products take it: no tensor, for every step looks at several. */
interface Block extends Matrix {
  rows: number
  columns: number
}
const part = (m: Tensor, row = 0, rows = m._sizes[0]!, column = 0, columns = m._sizes[1]!): Block => ({
  tensor: m,
  start: row * m._strides[0]! + column * m._strides[1]!,
  row: m._strides[0]!,
  column: m._strides[1]!,
  batch: 0,
  rows,
  columns,
})
const turned = ({ tensor, start, row, column, rows, columns }: Block): Block => ({
  tensor,
  start,
  row: column,
  column: row,
  batch: 0,
  rows: columns,
  columns: rows,
})
/** out = a · b, or that added to it. */
const multiply = (a: Block, b: Block, out: Block, adds: boolean): void => {
  if (out.rows > 0 && out.columns > 0) product(out, a, b, { m: a.rows, n: b.columns, k: a.columns, batch: 1 }, adds)
}
/** Some rows of a matrix as a tensor, outside the graph. */
const rowsOf = (m: Tensor, at: number, count: number): Tensor =>
  aliasOf(m, [count, m._sizes[1]!], m._strides, m._start + at * m._strides[0]!)

function run(p: Program, count: number, hidden: number, operands: Operand[]): void {
  if (count > 0) launch(p, '', operands, [count, hidden], [], [], 64)
}
/** A matrix from a row on, as an operand; and each of its kept columns, written to `own` from place `to` on. */
const rows = (m: Tensor, at: number): Operand => ({ tensor: m, strides: m._strides, start: m._start + at * m._strides[0]! })
function columns(m: Tensor, at: number, hidden: number, kept: number, own: Operand[], to: number): void {
  const start = m._start + at * m._strides[0]!
  for (let k = 0; k < kept; k++) own[to + k] = { tensor: m, strides: m._strides, start: start + k * hidden }
}

/** The biases by kept column. */
function biasOf(cell: Cell, x: LayerInputs, hidden: number): Tensor {
  const b = full([cell.kept * hidden], 0, x.input._dtype)
  for (const [first, column, count] of cell.fromInput)
    if (x.bias_ih) b.narrow(0, column * hidden, count * hidden).add_(x.bias_ih.narrow(0, first * hidden, count * hidden))
  if (x.bias_hh) b.narrow(0, cell.fromHidden * hidden, cell.gates * hidden).add_(x.bias_hh)
  return b
}

interface Computed {
  out: Tensor
  hn: Tensor
  cn: Tensor | null
  kept: Tensor
  /** Cells of an LSTM, and its states before projection. */
  c: Tensor | null
  raw: Tensor | null
}

function compute(cell: Cell, x: LayerInputs, plan: Plan, hidden: number): Computed {
  const [N, width] = [x.input._sizes[0]!, x.weight_hh._sizes[1]!]
  const dtype = x.input._dtype
  const bias = biasOf(cell, x, hidden)
  const operandsOfBias = Array.from({ length: cell.kept }, (_, k) => ({ tensor: bias, strides: [0, 1], start: k * hidden }))
  const kept = cell.fromInput.length > 1 ? full([N, cell.kept * hidden], 0, dtype) : empty([N, cell.kept * hidden], dtype)
  for (const [first, column, count] of cell.fromInput)
    multiply(
      part(x.input),
      turned(part(x.weight_ih, first * hidden, count * hidden)),
      part(kept, 0, N, column * hidden, count * hidden),
      false,
    )
  const out = empty([N, width], dtype)
  const raw = x.weight_hr ? empty([N, hidden], dtype) : null
  const c = cell.hasCell ? empty([N, hidden], dtype) : null
  const weight =
    plan.steps.length > 2 ? part(rawCopy(empty([width, cell.gates * hidden], dtype), x.weight_hh.t())) : turned(part(x.weight_hh))
  for (const { at, count, from, initial } of plan.steps) {
    const before = initial ? x.hx : out
    multiply(part(before, from, count), weight, part(kept, at, count, cell.fromHidden * hidden, cell.gates * hidden), true)
    // The columns take the places of the first half.
    const own: Operand[] = [...operandsOfBias, ...operandsOfBias]
    columns(kept, at, hidden, cell.kept, own, 0)
    if (c) own.push(rows(initial ? x.cx! : c, from), rows(c, at))
    else if (cell.kept > 1) own.push(rows(before, from))
    own.push(rows(raw ?? out, at))
    run(cell.step, count, hidden, own)
    if (x.weight_hr) multiply(part(raw!, at, count), turned(part(x.weight_hr)), part(out, at, count), false)
  }
  const last = (m: Tensor): Tensor => {
    const t = empty([plan.sizes[0]!, m._sizes[1]!], dtype)
    for (const { at, count, to } of plan.ends) rawCopy(rowsOf(t, to, count), rowsOf(m, at, count))
    return t
  }
  return { out, hn: last(out), cn: c && last(c), kept, c, raw }
}

type Kept = LayerInputs & { kept: Tensor; result: Tensor; cell: Tensor | null; raw: Tensor | null }

/** Gradients of the inputs, in the order of `NAMES`. */
function backward(cell: Cell, plan: Plan, hidden: number, gs: readonly Grad[], s: Kept, node: FormulaNode): Grad[] {
  const dtype = s.input._dtype
  const [N, width] = [s.input._sizes[0]!, s.weight_hh._sizes[1]!]
  const B = plan.sizes[0]!
  /** The gradient of every row's state, as far as it is known: what is asked of the output and of the last states, and later what flows back. */
  const flowing = (g: Grad, end: Grad, columns: number): Tensor => {
    const d = g ? rawCopy(empty(g._sizes, dtype), g) : full([N, columns], 0, dtype)
    if (end) for (const { at, count, to } of plan.ends) rowsOf(d, at, count).add_(rowsOf(end, to, count))
    return d
  }
  const dh = flowing(gs[0]!, gs[1]!, width)
  const dc = cell.hasCell ? flowing(null, gs[2]!, hidden) : null
  const dh0 = full([B, width], 0, dtype)
  const dc0 = dc && full([B, hidden], 0, dtype)
  const d = empty([N, cell.kept * hidden], dtype)
  const draw = s.raw && empty([N, hidden], dtype)
  const gated = [cell.fromHidden * hidden, cell.gates * hidden] as const
  for (const { at, count, from, initial } of plan.steps.toReversed()) {
    const target = initial ? dh0 : dh
    if (draw) multiply(part(dh, at, count), part(s.weight_hr!), part(draw, at, count), false)
    const own = new Array<Operand>(2 * cell.kept)
    columns(s.kept, at, hidden, cell.kept, own, 0)
    columns(d, at, hidden, cell.kept, own, cell.kept)
    const state = rows(draw ?? dh, at)
    if (dc) own.push(rows(initial ? s.cx! : s.cell!, from), rows(s.cell!, at), state, rows(dc, at), rows(initial ? dc0! : dc, from))
    else if (cell.kept > 1) own.push(rows(initial ? s.hx : s.result, from), state, rows(target, from))
    else own.push(state)
    run(cell.gradient, count, hidden, own)
    multiply(part(d, at, count, ...gated), part(s.weight_hh), part(target, from, count), true)
  }
  const through = (m: Tensor): Tensor => empty(m._sizes, dtype)
  const out: Grad[] = NAMES.map(() => null)
  if (node.needs(0)) {
    out[0] = through(s.input)
    for (const [i, [first, column, count]] of cell.fromInput.entries())
      multiply(part(d, 0, N, column * hidden, count * hidden), part(s.weight_ih, first * hidden, count * hidden), part(out[0]!), i > 0)
  }
  out[1] = dh0
  out[2] = dc0
  if (node.needs(3)) {
    out[3] = through(s.weight_ih)
    for (const [first, column, count] of cell.fromInput)
      multiply(turned(part(d, 0, N, column * hidden, count * hidden)), part(s.input), part(out[3], first * hidden, count * hidden), false)
  }
  if (node.needs(4)) {
    out[4] = full(s.weight_hh._sizes, 0, dtype)
    for (const { at, count, from, initial } of joined(plan.steps))
      multiply(turned(part(d, at, count, ...gated)), part(initial ? s.hx : s.result, from, count), part(out[4]), true)
  }
  if (node.needs(5) || node.needs(6)) {
    const sums = d.sum({ dim: 0 })
    out[5] = cat(cell.fromInput.map(([, column, count]) => sums.narrow(0, column * hidden, count * hidden)))
    out[6] = sums.narrow(0, ...gated).clone()
  }
  if (node.needs(7)) {
    out[7] = through(s.weight_hr!)
    multiply(turned(part(dh)), part(s.raw!), part(out[7]), false)
  }
  return out.map((g, i) => (node.needs(i) ? g : null))
}

/** Stretches that follow one another together with those before them, as one. */
function joined(steps: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = []
  for (const s of [...steps].sort((a, b) => a.at - b.at)) {
    const last = out.at(-1)
    if (last && last.initial === s.initial && last.at + last.count === s.at && last.from + last.count === s.from) last.count += s.count
    else out.push({ ...s })
  }
  return out
}

/** The layer composed of differentiable operations: the outputs, the last states and cells. */
function composed(cell: Cell, x: LayerInputs, sizes: readonly number[], reverse: boolean): (Tensor | null)[] {
  const gates = linear(x.input, x.weight_ih, x.bias_ih).split_with_sizes([...sizes], 0) as unknown as Tensor[]
  const outs: Tensor[] = []
  const ended: [Tensor, Tensor | null][] = []
  const T = sizes.length
  let count = reverse ? 0 : sizes[0]!
  let h = x.hx.narrow(0, 0, count)
  let c = x.cx?.narrow(0, 0, count) ?? null
  for (let k = 0; k < T; k++) {
    const t = reverse ? T - 1 - k : k
    const more = sizes[t]! - count
    if (more > 0) {
      h = cat([h, x.hx.narrow(0, count, more)])
      c = c && cat([c, x.cx!.narrow(0, count, more)])
    } else if (more < 0) {
      ended.unshift([h.narrow(0, sizes[t]!, -more), c?.narrow(0, sizes[t]!, -more) ?? null])
      h = h.narrow(0, 0, sizes[t]!)
      c = c?.narrow(0, 0, sizes[t]!) ?? null
    }
    count = sizes[t]!
    ;[h, c] = cell.composed(gates[t]!, linear(h, x.weight_hh, x.bias_hh), h, c)
    if (x.weight_hr) h = linear(h, x.weight_hr, null)
    outs[t] = h
  }
  ended.unshift([h, c])
  return [cat(outs), cat(ended.map(([a]) => a)), c && cat(ended.map(([, b]) => b!))]
}

/** Gradients that can be differentiated again: those of the composed layer, run anew. */
function replayed(cell: Cell, plan: Plan, gs: readonly Grad[], s: Kept, node: FormulaNode): Grad[] {
  const x = { ...s }
  const wanted = NAMES.filter((_, i) => node.needs(i))
  // Each as a variable of its own: the state before may come from the same weights, which is none of this layer's business.
  for (const name of wanted) x[name] = requiresGrad(x[name]!) ? x[name]!.view_as(x[name]!) : x[name]!.detach().requires_grad_()
  const outs = composed(cell, x, plan.sizes, plan.reverse)
  const asked = [0, 1, 2].filter((i) => gs[i])
  const got = grad(
    asked.map((i) => outs[i]!),
    wanted.map((n) => x[n]!),
    { grad_outputs: asked.map((i) => gs[i]!), create_graph: true, allow_unused: true },
  )
  return NAMES.map((n) => (wanted.includes(n) ? got[wanted.indexOf(n)]! : null))
}

/** Apart, so that it holds no tensor. */
const formulaOf =
  (cell: Cell, plan: Plan, hidden: number) =>
  (gs: Grad[], s: Saved, node: FormulaNode): Grad[] =>
    gs.every((g) => g === null)
      ? NAMES.map(() => null)
      : mode.grad
        ? replayed(cell, plan, gs, s as unknown as Kept, node)
        : backward(cell, plan, hidden, gs, s as unknown as Kept, node)

const NODES: Record<CellName, string> = {
  lstm: 'LstmBackward0',
  gru: 'GruBackward0',
  rnn_tanh: 'RnnTanhBackward0',
  rnn_relu: 'RnnReluBackward0',
}

/** The layer's outputs for all rows, and the last states and (LSTM) cells of its sequences. */
export function layer(name: CellName, x: LayerInputs, plan: Plan): [Tensor, Tensor, Tensor | null] {
  check(name, x, plan)
  const dtype = x.input._dtype
  if (dtype.itemsize === 2) {
    const wide = Object.fromEntries(NAMES.map((n) => [n, x[n]?.to(float32) ?? null])) as unknown as LayerInputs
    return layer(name, wide, plan).map((t) => t?.to(dtype)) as [Tensor, Tensor, Tensor | null]
  }
  const cell = cells[name]
  const hidden = x.weight_hh._sizes[0]! / cell.gates
  const { out, hn, cn, kept, c, raw } = unrecorded(() => compute(cell, x, plan, hidden))
  const outs = cn ? [out, hn, cn] : [out, hn]
  trackAll(
    outs,
    NODES[name],
    NAMES.map((n) => x[n]),
    { ...x, kept, result: out, cell: c, raw },
    formulaOf(cell, plan, hidden),
  )
  return [out, hn, cn]
}

function check(name: CellName, x: LayerInputs, plan: Plan): void {
  const own = x.weight_ih._dtype
  for (const n of NAMES) {
    const d = x[n]?._dtype
    if (d && d !== own)
      throw new RuntimeError(
        `mat1 and mat2 must have the same dtype, but got ${(n === 'input' || n === 'hx' ? d : x.input._dtype).legacy} and ${n === 'input' || n === 'hx' ? own.legacy : d.legacy}`,
      )
  }
  if (own.category !== 2) throw new RuntimeError(`"${name}" not implemented for '${own.legacy}'`)
  const fits = (a: Tensor, b: Tensor): void => {
    if (b._sizes.length !== 2) throw new RuntimeError('t() expects a tensor with <= 2 dimensions, but self is 3D')
    if (a._sizes[1] !== b._sizes[1])
      throw new RuntimeError(`mat1 and mat2 shapes cannot be multiplied (${a._sizes.join('x')} and ${b._sizes[1]}x${b._sizes[0]})`)
  }
  const wide = x.weight_ih._sizes[0]!
  fits(x.input, x.weight_ih)
  fits(x.hx, x.weight_hh)
  const B = plan.sizes[0]!
  for (const state of [x.hx, x.cx]) if (state) checkBroadcast([state._sizes[0]!, wide], [B, wide])
  const { gates } = cells[name]
  const hidden = wide / gates
  const expected = [wide, x.weight_hr ? x.weight_hr._sizes[0]! : hidden]
  const shapes: [Tensor | null, number[]][] = [
    [x.weight_hh, expected],
    [x.bias_ih, [wide]],
    [x.bias_hh, [wide]],
    [x.cx, [B, hidden]],
    [x.weight_hr, [expected[1]!, hidden]],
  ]
  for (const [t, sizes] of shapes)
    if (t && (t._sizes.length !== sizes.length || t._sizes.some((s, i) => s !== sizes[i])))
      throw new RuntimeError(
        `The expanded size of the tensor (${sizes.at(-1)}) must match the existing size (${t._sizes.at(-1)}) at non-singleton dimension ${sizes.length - 1}.  Target sizes: ${shapeText(sizes)}.  Tensor sizes: ${shapeText(t._sizes)}`,
      )
}
