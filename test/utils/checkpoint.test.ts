/** Checkpoints of modules: gradients and random numbers are those without a checkpoint. */
import { describe, expect, test } from 'vitest'
import { manual_seed, nn, ones, rand, type Tensor, utils } from '../../src/index.ts'

const { checkpoint, checkpoint_sequential } = utils.checkpoint

class Noisy extends nn.Module {
  fc = new nn.Linear(6, 6)
  drop = new nn.Dropout(0.5)
  calls = 0
  forward(x: Tensor) {
    this.calls++
    return this.drop(this.fc(x).relu())
  }
}

/** The gradients of a model of two noisy layers, and the number drawn afterwards. */
function gradients(through: (m: Noisy, x: Tensor) => Tensor) {
  manual_seed(1)
  const layers = [new Noisy(), new Noisy()]
  const x = ones(4, 6, { requires_grad: true })
  manual_seed(2)
  const y = layers.reduce((v, m) => through(m, v), x as Tensor)
  const drawn = rand(1).item()
  y.pow(2).sum().backward()
  const grads = [x, ...layers.flatMap((m) => [...m.parameters()])].map((p) => p.grad!.tolist())
  return { value: y.tolist(), grads, drawn, after: rand(1).item(), calls: layers.map((m) => m.calls) }
}

describe('checkpoint', () => {
  const plain = gradients((m, x) => m(x))
  test.each([false, true])('of a module with dropout, use_reentrant %s', (use_reentrant) => {
    const { calls, ...found } = gradients((m, x) => checkpoint(m, x, { use_reentrant }) as Tensor)
    const { calls: once, ...expected } = plain
    expect(found).toEqual(expected)
    expect([once, calls]).toEqual([
      [1, 1],
      [2, 2],
    ])
  })
  test('without preserve_rng_state the second run draws anew', () => {
    const { grads, value } = gradients((m, x) => checkpoint(m, x, { use_reentrant: false, preserve_rng_state: false }) as Tensor)
    expect(value).toEqual(plain.value)
    expect(grads).not.toEqual(plain.grads)
  })
  test('of an nn.Sequential in segments', () => {
    manual_seed(3)
    const model = new nn.Sequential(new nn.Linear(3, 4), new nn.Dropout(0.3), new nn.Tanh(), new nn.Linear(4, 1), new nn.BatchNorm1d(1))
    const run = (forward: (x: Tensor) => Tensor) => {
      model.zero_grad()
      manual_seed(5)
      const out = forward(rand(6, 3, { requires_grad: true }))
      out.mul(rand(6, 1)).sum().backward()
      return [...model.parameters()].map((p) => p.grad!.tolist())
    }
    const expected = run((x) => model(x))
    expect(run((x) => checkpoint_sequential(model, 2, x, { use_reentrant: false }) as Tensor)).toEqual(expected)
    expect(run((x) => checkpoint_sequential(model, 3, x, { use_reentrant: true }) as Tensor)).toEqual(expected)
  })
})
