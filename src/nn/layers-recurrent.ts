/** Recurrent layers over sequences, padded or packed, and their single cells. */
import { typeName } from '../autograd/node.ts'
import type { DType } from '../dtypes.ts'
import { AttributeError, RuntimeError, ValueError } from '../errors.ts'
import { full } from '../functions/creation.ts'
import { gru, gru_cell, lstm, lstm_cell, rnn_relu, rnn_relu_cell, rnn_tanh, rnn_tanh_cell } from '../generated/layers.ts'
import { sameSizes } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import * as init from './init.ts'
import { type Arguments, keep, type Layer, type LayerClass, layer, type Made } from './layer.ts'
import { FACTORY, optional, unset } from './layers-linear.ts'
import { Module } from './module.ts'
import { PackedSequence } from './packing.ts'
import type { Parameter } from './parameter.ts'

function resetUniform(this: Made): void {
  const bound = this.hidden_size > 0 ? 1 / Math.sqrt(this.hidden_size) : 0
  for (const p of this.parameters()) init.uniform_(p, -bound, bound)
}

/** What the recurrent layers share. */
class RNNBase extends Module {
  /** The parameters of each layer and direction. */
  get all_weights(): Parameter[][] {
    const m = this as unknown as Made
    return (m._all_weights as string[][]).map((names) => names.map((n) => m[n] as Parameter))
  }
  /** There is nothing to gain here from weights that lie in one piece. */
  flatten_parameters(): void {}
  reset_parameters(): void {
    resetUniform.call(this as unknown as Made)
  }
}
class RNNCellBase extends Module {
  reset_parameters(): void {
    resetUniform.call(this as unknown as Made)
  }
}

const GATES: Record<string, number> = { LSTM: 4, GRU: 3 }
function makeLayers(m: Made, mode: string, a: Arguments): void {
  const { input_size: input, hidden_size: hidden, num_layers: count, bias, dropout, bidirectional } = a
  const projected: number = a.proj_size ?? 0
  keep(m, { mode, ...a, proj_size: projected })
  if (!(dropout >= 0 && dropout <= 1))
    throw new ValueError('dropout should be a number in range [0, 1] representing the probability of an element being zeroed')
  if (dropout > 0 && count === 1) {
    // biome-ignore lint/suspicious/noConsole: what PyTorch warns of
    console.warn(
      `dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, but got dropout=${dropout} and num_layers=${count}`,
    )
  }
  for (const [name, n] of [
    ['input_size', input],
    ['hidden_size', hidden],
    ['num_layers', count],
  ])
    if (n <= 0) throw new ValueError(`${name} must be greater than zero`)
  if (projected < 0) throw new ValueError('proj_size should be a positive integer or zero to disable projections')
  if (projected >= hidden) throw new ValueError('proj_size has to be smaller than hidden_size')
  const rows = (GATES[mode] ?? 1) * hidden
  const state = projected || hidden
  const all: string[][] = []
  for (let l = 0; l < count; l++)
    for (const end of bidirectional ? ['', '_reverse'] : ['']) {
      const shapes: [string, number[]][] = [
        ['weight_ih', [rows, l === 0 ? input : state * (bidirectional ? 2 : 1)]],
        ['weight_hh', [rows, state]],
        ...(bias
          ? ([
              ['bias_ih', [rows]],
              ['bias_hh', [rows]],
            ] as [string, number[]][])
          : []),
        ...(projected ? ([['weight_hr', [projected, hidden]]] as [string, number[]][]) : []),
      ]
      all.push(
        shapes.map(([kind, sizes]) => {
          const name = `${kind}_l${l}${end}`
          m[name] = unset(sizes, a)
          return name
        }),
      )
    }
  m._all_weights = all
  m.reset_parameters()
}

function rank(t: unknown): number {
  if (!(t instanceof Tensor)) throw new AttributeError(`'${typeName(t)}' object has no attribute 'dim'`)
  return t._sizes.length
}
/** The states given: those of an LSTM may be one tensor too, of which the first two are taken, as Python does. */
const statesGiven = (hx: Tensor | States | null, isLstm: boolean): States | null =>
  hx === null ? null : !isLstm ? [hx as Tensor] : hx instanceof Tensor ? [hx.select(0, 0), hx.select(0, 1)] : hx
type States = readonly Tensor[]

/** The states' shapes against those that go with the input. */
function checkStates(m: Made, x: Tensor, states: States, batch: number, packed: boolean): void {
  const weight = (m.all_weights as Parameter[][])[0]![0]!
  const d = (t: DType): string => String(t)
  if (x._dtype !== weight._dtype)
    throw new ValueError(
      `RNN input dtype (${d(x._dtype)}) does not match weight dtype (${d(weight._dtype)}). Convert input: input.to(${d(weight._dtype)}), or convert model: model.to(${d(x._dtype)})`,
    )
  const dims = packed ? 2 : 3
  if (rank(x) !== dims) throw new RuntimeError(`input must have ${dims} dimensions, got ${rank(x)}`)
  if (x._sizes[dims - 1] !== m.input_size)
    throw new RuntimeError(`input.size(-1) must be equal to input_size. Expected ${m.input_size}, got ${x._sizes[dims - 1]}`)
  sizesOfStates(m, batch).forEach((sizes, i) => {
    if (!sameSizes(states[i]!._sizes, sizes))
      throw new RuntimeError(
        `Expected hidden${m.mode === 'LSTM' ? `[${i}]` : ''} size (${sizes.join(', ')}), got [${states[i]!._sizes.join(', ')}]`,
      )
  })
}
function sizesOfStates(m: Made, batch: number): number[][] {
  const n = m.num_layers * (m.bidirectional ? 2 : 1)
  const h = [n, batch, m.proj_size || m.hidden_size]
  return m.mode === 'LSTM' ? [h, [n, batch, m.hidden_size]] : [h]
}

// biome-ignore lint/suspicious/noExplicitAny: called with what the signatures of all of them have in common
type Run = (...args: any[]) => any
const OPERATIONS: Record<string, Run> = { LSTM: lstm, GRU: gru, RNN_TANH: rnn_tanh, RNN_RELU: rnn_relu }
const STEPS: Record<string, Run> = { LSTM: lstm_cell, GRU: gru_cell, tanh: rnn_tanh_cell, relu: rnn_relu_cell }

function forward(m: Made, input: Tensor | PackedSequence, hx: Tensor | States | null): unknown {
  const isLstm = m.mode === 'LSTM'
  const packed = input instanceof PackedSequence
  const given = statesGiven(hx, isLstm)
  if (isLstm && given?.length !== undefined && given.length !== 2) throw new RuntimeError('lstm expects two hidden states')
  const order = packed ? input.sorted_indices : null
  let x = packed ? input.data : input
  const single = !packed && rank(x) === 2
  const at = m.batch_first ? 0 : 1
  if (!packed) {
    const name = isLstm || m.mode === 'GRU' ? m.mode : 'RNN'
    if (rank(x) !== 2 && rank(x) !== 3)
      throw new ValueError(`${name}: Expected input to be 2D or 3D, got ${rank(x)}D${name === 'RNN' ? ' tensor' : ''} instead`)
    const n = single ? 2 : 3
    const kind = `For ${single ? 'unbatched' : 'batched'} ${n}-D input, hx `
    if (given?.some((s) => rank(s) !== n))
      throw new RuntimeError(
        isLstm
          ? `${kind}and cx should also be ${n}-D but got (${given.map((s) => `${rank(s)}-D`).join(', ')}) tensors`
          : `${kind}should also be ${n}-D but got ${rank(given[0]!)}-D tensor`,
      )
    if (single) x = x.unsqueeze(at)
  }
  const batch = packed ? Number(input.batch_sizes.select(0, 0).item()) : x._sizes[at]!
  let states: States = given
    ? given.map((s) => (single ? s.unsqueeze(1) : s))
    : sizesOfStates(m, batch).map((sizes) => full(sizes, 0, x._dtype))
  checkStates(m, x, states, batch, packed)
  if (given && order) states = states.map((s) => s.index_select(1, order))
  const weights = (m.all_weights as Parameter[][]).flat()
  const options = [weights, m.bias, m.num_layers, m.dropout, m.training, m.bidirectional]
  const run = OPERATIONS[m.mode]!
  const h = isLstm ? states : states[0]
  const [out, ...last] = packed ? run(x, input.batch_sizes, h, ...options) : run(x, h, ...options, m.batch_first)
  const back = packed ? input.unsorted_indices : null
  const ends = (last as Tensor[]).map((s) => (back ? s.index_select(1, back) : single ? s.squeeze(1) : s))
  const whole = packed
    ? new PackedSequence(out!, input.batch_sizes, input.sorted_indices, input.unsorted_indices)
    : single
      ? out!.squeeze(at)
      : out!
  return [whole, isLstm ? ends : ends[0]]
}

function makeCell(m: Made, gates: number, a: Arguments): void {
  keep(m, a)
  m.weight_ih = unset([gates * a.hidden_size, a.input_size], a)
  m.weight_hh = unset([gates * a.hidden_size, a.hidden_size], a)
  optional(m, 'bias_ih', a.bias, [gates * a.hidden_size], a)
  optional(m, 'bias_hh', a.bias, [gates * a.hidden_size], a)
  m.reset_parameters()
}
const step = (kind: 'LSTM' | 'GRU' | 'RNN', m: Made, input: Tensor, hx: Tensor | States | null): unknown => {
  const name = `${kind}Cell`
  const isLstm = kind === 'LSTM'
  const given = statesGiven(hx, isLstm)
  if (rank(input) !== 1 && rank(input) !== 2) throw new ValueError(`${name}: Expected input to be 1D or 2D, got ${rank(input)}D instead`)
  given?.forEach((s, i) => {
    if (rank(s) !== 1 && rank(s) !== 2)
      throw new ValueError(`${name}: Expected ${isLstm ? `hx[${i}]` : 'hidden'} to be 1D or 2D, got ${rank(s)}D instead`)
  })
  const single = rank(input) === 1
  const x = single ? input.unsqueeze(0) : input
  const zeros = given ? null : full([x._sizes[0]!, m.hidden_size], 0, x._dtype)
  const states = given ? given.map((s) => (single ? s.unsqueeze(0) : s)) : [zeros!, zeros!]
  const run = STEPS[kind === 'RNN' ? m.nonlinearity : kind]
  if (!run) throw new RuntimeError(`Unknown nonlinearity: ${m.nonlinearity}`)
  const out = run(x, isLstm ? states : states[0], m.weight_ih, m.weight_hh, m.bias_ih, m.bias_hh)
  const plain = (t: Tensor): Tensor => (single ? t.squeeze(0) : t)
  return Array.isArray(out) ? out.map(plain) : plain(out)
}

const LAYERS = 'bool bias=True, bool batch_first=False, float dropout=0.0, bool bidirectional=False'
const LAYER_HAS =
  'mode: string; proj_size: number; readonly all_weights: Parameter[][]; flatten_parameters(): void; reset_parameters(): void'
const SHOWS = '{input_size}, {hidden_size}PROJECTED{~num_layers}{~bias}{~batch_first}{~dropout}{~bidirectional}'
const CELL_HAS =
  'bias: boolean; weight_ih: Parameter; weight_hh: Parameter; bias_ih: Parameter | null; bias_hh: Parameter | null; reset_parameters(): void'
const CELL_SHOWS = '{input_size}, {hidden_size}{~bias}{~nonlinearity}'

const recurrent = (args: string, mode: (a: Arguments) => string, returns: string): Layer =>
  layer(
    `(int input_size, int hidden_size, int num_layers=1, ${args}, ${FACTORY})`,
    forward,
    SHOWS.replace('PROJECTED', args.includes('proj_size') ? '{~proj_size}' : ''),
    {
      takes: `(any input, any? hx=None) -> ${returns}`,
      has: LAYER_HAS,
      base: RNNBase as unknown as LayerClass,
      make: (m, a) => makeLayers(m, mode(a), a),
    },
  )
const cell = (args: string, kind: 'LSTM' | 'GRU' | 'RNN', gates: number): Layer =>
  layer(`(int input_size, int hidden_size, ${args}, ${FACTORY})`, (m, x, hx) => step(kind, m, x, hx), CELL_SHOWS, {
    takes: `(Tensor input, any? hx=None) -> ${gates === 4 ? '[Tensor, Tensor]' : 'Tensor'}`,
    has: CELL_HAS,
    base: RNNCellBase as unknown as LayerClass,
    make: (m, a) => makeCell(m, gates, a),
  })

export const recurrentLayers = {
  RNN: recurrent(
    `str nonlinearity="tanh", ${LAYERS}`,
    ({ nonlinearity: f }) => {
      if (f !== 'tanh' && f !== 'relu') throw new ValueError(`Unknown nonlinearity '${f}'. Select from 'tanh' or 'relu'.`)
      return f === 'tanh' ? 'RNN_TANH' : 'RNN_RELU'
    },
    '[any, Tensor]',
  ),
  LSTM: recurrent(`${LAYERS}, int proj_size=0`, () => 'LSTM', '[any, [Tensor, Tensor]]'),
  GRU: recurrent(LAYERS, () => 'GRU', '[any, Tensor]'),
  RNNCell: cell('bool bias=True, str nonlinearity="tanh"', 'RNN', 1),
  LSTMCell: cell('bool bias=True', 'LSTM', 4),
  GRUCell: cell('bool bias=True', 'GRU', 3),
} satisfies Record<string, Layer>
