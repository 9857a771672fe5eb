/** The picture of a graph as SVG, through the optional Graphviz. A page would need a bundler to find that: `node:` keeps it out of there. */
import { ok } from 'node:assert'
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

test('svg draws every operation and leaf of the graph', async () => {
  const x = torch.ones([2, 3], { requires_grad: true })
  const text = await torch.autograd.graph.svg(x.mul(2).sum(), { params: { weights: x } })
  ok(text.includes('<svg'))
  for (const part of ['MulBackward0', 'SumBackward0', 'AccumulateGrad', 'weights', '[2, 3]']) expect(text).toContain(part)
})
