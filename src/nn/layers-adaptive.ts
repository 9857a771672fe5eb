/** The adaptive softmax: frequent classes in a head, rarer ones in clusters of smaller width behind it. */

import { listOf } from '../autograd/arguments.ts'
import { RuntimeError, ValueError } from '../errors.ts'
import { multiTarget } from '../functions/losses-classes.ts'
import { cat } from '../generated/functions.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import { namedTuple } from '../tensor/named.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { ModuleList, Sequential } from './containers.ts'
import { type Arguments, keep, type Layer, type LayerClass, layer, type Made } from './layer.ts'
import { FACTORY } from './layers-linear.ts'

function make(m: Made, a: Arguments, classes: Record<string, LayerClass>): void {
  const { in_features, n_classes, cutoffs, div_value, head_bias: bias, device, dtype } = a
  if (listOf(cutoffs).length === 0) throw new ValueError('cutoffs should be a sequence of length larger than 0')
  const ordered = cutoffs.every((c: number, i: number) => Number.isInteger(c) && c > (i ? cutoffs[i - 1] : 0) && c < n_classes)
  if (!ordered)
    throw new ValueError(
      'cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each value is between 1 and n_classes-1',
    )
  const ends: number[] = [...cutoffs, n_classes]
  keep(m, { ...a, cutoffs: ends })
  m.shortlist_size = ends[0]
  m.n_clusters = ends.length - 1
  m.head_size = m.shortlist_size + m.n_clusters
  m.head = new classes.Linear!(in_features, m.head_size, { bias, device, dtype })
  m.tail = new ModuleList()
  for (let i = 0; i < m.n_clusters; i++) {
    const width = Math.floor(in_features / div_value ** (i + 1))
    const project = (from: number, to: number) => new classes.Linear!(from, to, { bias: false, device, dtype })
    m.tail.append(new Sequential(project(in_features, width), project(width, ends[i + 1]! - ends[i]!)))
  }
}

/** The log-probabilities of the classes in cluster i, given that it is the cluster. */
const within = (m: Made, i: number, x: Tensor): Tensor => F.log_softmax(m.tail[i](x), 1)

function forward(m: Made, input_: Tensor, target_: Tensor): unknown {
  const dims = target_.ndim
  if (dims > 1) throw multiTarget()
  if (dims === 1 && input_.shape[0] !== target_.shape[0])
    throw new RuntimeError('Input and target should have the same size in the batch dimension.')
  if (input_.ndim !== dims + 1)
    throw new RuntimeError(`${dims}D target tensor expects ${dims + 1}D input tensors, but found inputs with size ${input_.shape}`)
  const input = dims ? input_ : input_.unsqueeze(0)
  const target = dims ? target_ : target_.unsqueeze(0)
  const n = target._count
  let output = input.new_zeros([n])
  // The column of the head that each row needs: its class, or its cluster.
  const column = target.new_empty([n])
  let used = 0
  m.cutoffs.forEach((high: number, i: number) => {
    const low = i ? m.cutoffs[i - 1] : 0
    const rows = target.ge(low).logical_and(target.lt(high)).nonzero().squeeze(1)
    if (rows._count === 0) return
    used += rows._count
    const classes = target.index_select(0, rows)
    if (i === 0) {
      column.index_copy_(0, rows, classes)
      return
    }
    column.index_fill_(0, rows, m.shortlist_size + i - 1)
    const local = within(m, i - 1, input.index_select(0, rows)).gather(1, classes.sub(low).unsqueeze(1))
    output = output.index_copy(0, rows, local.squeeze(1))
  })
  if (used !== n)
    throw new RuntimeError(
      `Target values should be in [0, ${m.n_classes - 1}], but values in range [${target.min().item()}, ${target.max().item()}] were found. `,
    )
  output = output.add(F.log_softmax(m.head(input), 1).gather(1, column.unsqueeze(1)).squeeze())
  const loss = output.neg().mean()
  return namedTuple('_ASMoutput', [dims ? output : output.squeeze(0), loss], ['output', 'loss'])
}

export const adaptiveLayers = {
  AdaptiveLogSoftmaxWithLoss: layer(
    `(int in_features, int n_classes, int[] cutoffs, float div_value=4.0, bool head_bias=False, ${FACTORY})`,
    forward,
    '',
    {
      takes: '(Tensor input_, Tensor target_)',
      gives: "Tensor[] & { readonly [K in 'output' | 'loss']: Tensor }",
      has: 'head: Linear; tail: Module; shortlist_size: number; n_clusters: number; head_size: number; reset_parameters(): void; log_prob(input: Tensor): Tensor; predict(input: Tensor): Tensor',
      make,
      methods: {
        reset_parameters() {
          this.head.reset_parameters()
          for (const project of this.tail) for (const l of project) l.reset_parameters()
        },
        log_prob(input: Tensor) {
          const head = F.log_softmax(this.head(input), 1)
          const parts = [head.narrow(1, 0, this.shortlist_size)]
          for (let i = 0; i < this.n_clusters; i++) parts.push(within(this, i, input).add(head.narrow(1, this.shortlist_size + i, 1)))
          return cat(parts, 1)
        },
        predict(input: Tensor) {
          const best = this.head(input).argmax(1)
          return best.ge(this.shortlist_size).any().item() ? this.log_prob(input).argmax(1) : best
        },
      },
    },
  ),
} satisfies Record<string, Layer>
