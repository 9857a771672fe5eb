/** `torch.lstm`, `gru`, `rnn_tanh`, `rnn_relu` over padded and packed sequences, and their single steps (`lstm_cell` …). */

import { int64 } from '../dtypes.ts'
import { dimOutOfRange, otherType, RuntimeError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { values } from './data.ts'
import { dropout } from './dropout.ts'
import { cat, stack } from './joining.ts'
import { type CellName, cells } from './recurrent-cells.ts'
import { layer, planOf } from './recurrent-layer.ts'
import { functionOnly, type Op, op } from './schema.ts'

interface Options {
  hasBiases: boolean
  layers: number
  dropout: number
  train: boolean
  bidirectional: boolean
}

/** The layers one after the other: outputs for all rows, then the last states (and cells) of all layers and directions. */
function stacked(
  name: CellName,
  data: Tensor,
  sizes: readonly number[],
  hx: readonly Tensor[],
  params: readonly Tensor[],
  o: Options,
): Tensor[] {
  const [h, c] = hx as [Tensor, Tensor | undefined]
  for (const t of hx) if (t._sizes.length !== 3) throw dimOutOfRange(2, t._sizes.length)
  const projects = c !== undefined && h._sizes[2] !== c._sizes[2]
  const directions = o.bidirectional ? 2 : 1
  const per = (o.hasBiases ? 4 : 2) + Number(projects)
  const wanted = o.layers * directions
  if (o.bidirectional && (h._sizes[0]! % 2 !== 0 || Math.floor(params.length / per) % 2 !== 0))
    throw new RuntimeError('Odd number of params or hiddens given to a bidirectional RNN')
  if (h._sizes[0] !== wanted) throw new RuntimeError(`Expected more hidden states in stacked_rnn`)
  if (params.length !== wanted * per) throw new RuntimeError('Expected more weights in stacked_rnn')
  const plans = [planOf(sizes, false), ...(o.bidirectional ? [planOf(sizes, true)] : [])]
  const states: Tensor[][] = [[], []]
  let x = data
  for (let l = 0; l < o.layers; l++) {
    const outs = plans.map((plan, d) => {
      const k = l * directions + d
      const own = params.slice(k * per, (k + 1) * per)
      const [out, hn, cn] = layer(
        name,
        {
          input: x,
          hx: h.select(0, k),
          cx: c?.select(0, k) ?? null,
          weight_ih: own[0]!,
          weight_hh: own[1]!,
          bias_ih: o.hasBiases ? own[2]! : null,
          bias_hh: o.hasBiases ? own[3]! : null,
          weight_hr: projects ? own.at(-1)! : null,
        },
        plan,
      )
      states[0]!.push(hn)
      if (cn) states[1]!.push(cn)
      return out
    })
    x = outs.length > 1 ? cat(outs, 1) : outs[0]!
    if (o.train && o.dropout > 0 && l < o.layers - 1) x = dropout(x, o.dropout, true, false)
  }
  return [x, ...states.flatMap((s) => (s.length ? [stack(s)] : []))]
}

const statesOf = (name: CellName, hx: Tensor | readonly Tensor[]): readonly Tensor[] => {
  const all = hx instanceof Tensor ? [hx] : hx
  if (name === 'lstm' && all.length !== 2) throw new RuntimeError('lstm expects two hidden states')
  return all
}

function padded(
  name: CellName,
  input: Tensor,
  hx: Tensor | readonly Tensor[],
  params: readonly Tensor[],
  o: Options,
  batchFirst: boolean,
): Tensor[] {
  const states = statesOf(name, hx)
  if (input._sizes.length !== 3) throw new RuntimeError(`input must have 3 dimensions, got ${input._sizes.length}`)
  const [T, B, I] = (batchFirst ? input.transpose(0, 1) : input)._sizes as [number, number, number]
  if (T === 0) throw new RuntimeError('Expected sequence length to be larger than 0 in RNN')
  const rows = (batchFirst ? input.transpose(0, 1) : input).reshape([T * B, I])
  const [out, ...last] = stacked(name, rows, new Array<number>(T).fill(B), states, params, o)
  const whole = out!.reshape([T, B, out!._sizes[1]!])
  return [batchFirst ? whole.transpose(0, 1) : whole, ...last]
}

function packed(
  name: CellName,
  data: Tensor,
  batchSizes: Tensor,
  hx: Tensor | readonly Tensor[],
  params: readonly Tensor[],
  o: Options,
): Tensor[] {
  const states = statesOf(name, hx)
  if (batchSizes._dtype !== int64) throw otherType('Long', batchSizes._dtype.legacy)
  const sizes = values(batchSizes).map(Number)
  if (sizes.length === 0) throw new RuntimeError('Expected sequence length to be larger than 0 in RNN')
  const total = sizes.reduce((a, b) => a + b, 0)
  if (sizes.some((n, t) => n < 1 || n > (sizes[t - 1] ?? n)))
    throw new RuntimeError(`batch_sizes must be positive and never increase, but got [${sizes.join(', ')}]`)
  if (data._sizes.length !== 2 || total > data._sizes[0]!)
    throw new RuntimeError(`start (0) + length (${total}) exceeds dimension size (${data._sizes[0] ?? 0}).`)
  return stacked(name, total < data._sizes[0]! ? data.narrow(0, 0, total) : data, sizes, states, params, o)
}

/** One step for a batch of rows. */
function single(
  name: CellName,
  input: Tensor,
  hx: Tensor | readonly Tensor[],
  w: Tensor,
  u: Tensor,
  b: Tensor | null,
  d: Tensor | null,
): Tensor[] {
  const states = statesOf(name, hx)
  if (input._sizes.length !== 2) throw dimOutOfRange(1, input._sizes.length)
  if (input._sizes[1] !== w._sizes[1])
    throw new RuntimeError(`input has inconsistent input_size: got ${input._sizes[1]} expected ${w._sizes[1]}`)
  const hidden = u._sizes[1]!
  states.forEach((s, i) => {
    if (s._sizes[0] !== input._sizes[0])
      throw new RuntimeError(`Input batch size ${input._sizes[0]} doesn't match hidden${i} batch size ${s._sizes[0]}`)
    if (s._sizes[1] !== hidden) throw new RuntimeError(`hidden${i} has inconsistent hidden_size: got ${s._sizes[1]}, expected ${hidden}`)
  })
  const { gates } = cells[name]
  if (w._sizes[0] !== gates * hidden)
    throw new RuntimeError(`weight_ih first dim must be ${gates} * hidden_size = ${gates * hidden}, but got ${w._sizes[0]}`)
  const inputs = { input, hx: states[0]!, cx: states[1] ?? null, weight_ih: w, weight_hh: u, bias_ih: b, bias_hh: d, weight_hr: null }
  const [, hn, cn] = layer(name, inputs, planOf([input._sizes[0]!], false))
  return cn ? [hn, cn] : [hn]
}

const OPTIONS = 'Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional'
const DOC: Record<CellName, string> = {
  lstm: 'A long short-term memory',
  gru: 'A gated recurrent unit',
  rnn_tanh: 'A recurrent network with tanh',
  rnn_relu: 'A recurrent network with relu',
}
type States = Tensor | readonly Tensor[]

export const recurrent: Record<string, Op> = Object.fromEntries(
  (Object.keys(cells) as CellName[]).flatMap((name): [string, Op][] => {
    const hx = name === 'lstm' ? 'Tensor[] hx' : 'Tensor hx'
    const returns = name === 'lstm' ? '[Tensor, Tensor, Tensor]' : '[Tensor, Tensor]'
    const options = (b: boolean, n: number, p: number, train: boolean, two: boolean): Options => ({
      hasBiases: b,
      layers: n,
      dropout: p,
      train,
      bidirectional: two,
    })
    return [
      [
        name,
        functionOnly(
          op(
            `${DOC[name]} over sequences [T, N, input], or, packed, over rows with the number of sequences that have each step: outputs and last states.`,
            [
              `(Tensor input, ${hx}, ${OPTIONS}, bool batch_first) -> ${returns}`,
              (x: Tensor, h: States, p: Tensor[], b: boolean, n: number, drop: number, train: boolean, two: boolean, first: boolean) =>
                padded(name, x, h, p, options(b, n, drop, train, two), first),
            ],
            [
              `(Tensor data, Tensor batch_sizes, ${hx}, ${OPTIONS}) -> ${returns}`,
              (x: Tensor, sizes: Tensor, h: States, p: Tensor[], b: boolean, n: number, drop: number, train: boolean, two: boolean) =>
                packed(name, x, sizes, h, p, options(b, n, drop, train, two)),
            ],
          ),
        ),
      ],
      [
        `${name}_cell`,
        functionOnly(
          op(`One step of ${name}: input [N, input], states [N, hidden].`, [
            `(Tensor input, ${hx}, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None)${name === 'lstm' ? ' -> [Tensor, Tensor]' : ''}`,
            (x: Tensor, h: States, w: Tensor, u: Tensor, b: Tensor | null, d: Tensor | null) => {
              const out = single(name, x, h, w, u, b, d)
              return name === 'lstm' ? out : out[0]
            },
          ]),
        ),
      ],
    ]
  }),
)
