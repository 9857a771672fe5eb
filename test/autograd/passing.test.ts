/** Gradients on their way give their memory back within the backward pass, those of leaves when they are dropped; whatever the user gets to see stays. */
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const { autograd } = torch
/** Elements of a tensor that has a block of its own. */
const N = 4096
const leaf = (value = 1): torch.Tensor => torch.full([N], value, { requires_grad: true })
/** Writes over whatever was freed. */
const overwrite = (): torch.Tensor[] => Array.from({ length: 40 }, () => torch.full([N], -77))
const all = (t: torch.Tensor | null, value: number): void => {
  overwrite()
  expect(t!.eq(value).all().item()).toBe(true)
}
/** A chain of operations whose gradient with respect to its start is 2 ** length. */
const doubled = (x: torch.Tensor, length = 3): torch.Tensor => {
  let h = x
  for (let i = 0; i < length; i++) h = h.mul(2)
  return h
}

test('a long chain holds few gradients at a time', () => {
  const x = torch.ones(2 ** 18, { requires_grad: true })
  const y = doubled(x, 30)
  const before = torch.memory_stats().resident
  y.backward(torch.ones_like(y))
  const held = torch.memory_stats().resident - before
  // The gradient given, that of x, and perhaps one between.
  expect(held).toBeLessThanOrEqual(3 * 2 ** 20 + 2 ** 16)
  all(x.grad!.narrow(0, 0, N), 2 ** 30)
})

test('temporaries of formulas go too', () => {
  const x = torch.rand(512, 512).requires_grad_()
  const y = torch.nn.functional.layer_norm(x, [512]).softmax(1).std()
  const before = torch.memory_stats().resident
  y.backward()
  expect(torch.memory_stats().resident - before).toBeLessThanOrEqual(2 ** 20 + 2 ** 16)
})

describe('a gradient that nobody has read goes', () => {
  const model = new torch.nn.Linear(512, 512, false)
  const steps: [string, (o: torch.optim.Optimizer) => void][] = [
    ['by zero_grad of the optimizer', (o) => o.zero_grad()],
    ['by zero_grad of the module', () => model.zero_grad()],
    ['with null in its place', () => Object.assign(model.weight, { grad: null })],
    ['with another in its place', () => Object.assign(model.weight, { grad: torch.zeros(1).expand(512, 512) })],
  ]
  test.each(steps)('%s', (_, drop) => {
    const optimizer = new torch.optim.SGD(model.parameters(), { lr: 0.1 })
    model.weight.grad = null
    const before = torch.memory_stats().resident
    model(torch.ones(1, 512)).sum().backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1)
    optimizer.step()
    expect(torch.memory_stats().resident - before).toBeGreaterThanOrEqual(2 ** 20)
    drop(optimizer)
    expect(torch.memory_stats().resident - before).toBeLessThan(2 ** 19)
  })
})

describe('what the user gets to see stays', () => {
  test('of gradients that are dropped', () => {
    const seen: torch.Tensor[] = []
    const x = leaf()
    const drops = [
      () => Object.assign(x, { grad: null }),
      () => Object.assign(x, { grad: torch.zeros(N) }),
      () => new torch.optim.SGD([x]).zero_grad(),
    ]
    for (const drop of drops) {
      x.grad = null
      doubled(x).sum().backward()
      seen.push(x.grad!, x.grad!.view(2, -1), x.grad!.detach())
      drop()
      for (const g of seen.splice(0)) all(g, 8)
    }
    x.grad = null
    x.register_hook((g) => void seen.push(g))
    doubled(x).sum().backward()
    x.grad = null
    all(seen[0]!, 8)
    // Taken over by one leaf, held by another.
    const y = leaf()
    doubled(y).sum().backward()
    const z = leaf()
    z.grad = y.grad
    y.grad = null
    all(z.grad, 8)
    // Part of a graph.
    const w = leaf(2)
    w.square().sum().backward({ create_graph: true })
    const squared = w.grad!.square().sum()
    w.grad = null
    overwrite()
    squared.backward()
    all(w.grad, 16)
  })

  test('by hooks on tensors', () => {
    const x = leaf()
    const seen: torch.Tensor[] = []
    const made: torch.Tensor[] = []
    const y = doubled(x)
    y.register_hook((g) => {
      seen.push(g)
      made.push(g.add(1))
    })
    doubled(y).sum().backward()
    all(seen[0]!, 8)
    all(made[0]!, 9)
    all(x.grad, 64)
  })

  test('by hooks on nodes, before and after', () => {
    const x = leaf()
    const seen: (torch.Tensor | null)[] = []
    const y = doubled(x)
    y.grad_fn!.register_prehook((gs) => void seen.push(gs[0]!, gs[0]!.mul(3)))
    y.grad_fn!.register_hook((inputs, outputs) => void seen.push(inputs[0]!, outputs[0]!, inputs[0]!.add(1)))
    doubled(y).sum().backward()
    for (const [i, value] of [8, 24, 16, 8, 17].entries()) all(seen[i]!, value)
  })

  test('by hooks after a leaf has its gradient', () => {
    const x = leaf()
    const made: torch.Tensor[] = []
    x.register_post_accumulate_grad_hook((t) => void made.push(t.grad!.mul(2)))
    doubled(x).sum().backward()
    all(made[0]!, 16)
  })

  test('by retain_grad, and autograd.grad of what lies between', () => {
    const x = leaf()
    const y = doubled(x)
    y.retain_grad()
    const z = doubled(y)
    const w = doubled(z)
    const [gz, gx] = autograd.grad(w.sum(), [z, x], { retain_graph: true }) as [torch.Tensor, torch.Tensor]
    w.sum().backward()
    all(gz, 8)
    all(gx, 512)
    // Both passes went through it.
    all(y.grad, 128)
    all(x.grad, 512)
  })

  test('in a Function: what it is given, makes and returns', () => {
    const kept: torch.Tensor[] = []
    class Twice extends autograd.Function {
      static override forward(_ctx: unknown, x: torch.Tensor): torch.Tensor {
        return x.mul(2)
      }
      static override backward(_ctx: unknown, g: torch.Tensor): torch.Tensor {
        const result = g.mul(2)
        kept.push(g, result, g.neg())
        return result
      }
    }
    const x = leaf()
    doubled(Twice.apply(doubled(x)))
      .sum()
      .backward()
    for (const [i, value] of [8, 16, -8].entries()) all(kept[i]!, value)
    all(x.grad, 128)
  })

  test('what unpack hooks of saved tensors make', () => {
    const kept: torch.Tensor[] = []
    const x = leaf(3)
    autograd.graph.saved_tensors_hooks(
      (t) => t.add(1),
      (t) => {
        kept.push((t as torch.Tensor).sub(1))
        return kept.at(-1)!
      },
      () => doubled(x).square().sum().backward(),
    )
    expect(kept.length).toBe(1)
    all(kept[0]!, 24)
    all(x.grad, 2 * 24 * 8)
  })

  test('a gradient given, and saved tensors, whatever takes them over', () => {
    const given = torch.full([N], 5)
    const [x, y] = [leaf(2), leaf(3)]
    const factor = torch.full([N], 7)
    const z = x.mul(factor).add(y)
    z.backward(given)
    z.add(1)
    all(given, 5)
    all(factor, 7)
    all(x.grad, 35)
    all(y.grad, 5)
    given.fill_(0)
    all(y.grad, 5)
  })

  test('one gradient for several leaves, and views of one', () => {
    const [x, y] = [leaf(), leaf()]
    const z = torch.cat([x.add(y), x.sub(y)])
    z.mul(2).sum().backward()
    all(x.grad, 4)
    all(y.grad, 0)
    x.grad!.fill_(9)
    all(y.grad, 0)
    const [a, b] = [leaf(), leaf()]
    a.add(b).mul(3).sum().backward()
    a.grad!.fill_(9)
    all(b.grad, 3)
    const parts = torch.ones(4, N, { requires_grad: true })
    const [p, q] = parts.mul(2).split(2) as [torch.Tensor, torch.Tensor]
    p.add(q).t().reshape(-1).mul(3).sum().backward()
    all(parts.grad!.reshape(-1), 6)
  })

  test('a graph kept for another pass, a new graph, tangents', () => {
    const x = leaf(2)
    const y = x.pow(3)
    const first = autograd.grad(y.sum(), [x], { create_graph: true })[0] as torch.Tensor
    const second = autograd.grad(first.sum(), [x], { retain_graph: true })[0] as torch.Tensor
    y.sum().backward({ retain_graph: true })
    y.sum().backward()
    all(first, 12)
    all(second, 12)
    all(x.grad, 24)
    const [, hessian] = autograd.functional.hvp((t: torch.Tensor) => doubled(t).square().sum(), torch.ones(N), torch.ones(N))
    all(hessian as torch.Tensor, 128)
    autograd.forward_ad.dual_level(() => {
      const primal = leaf(2)
      const dual = autograd.forward_ad.make_dual(primal, torch.ones(N))
      const g = autograd.grad(doubled(dual).square().sum(), [dual])[0] as torch.Tensor
      const { primal: value, tangent } = autograd.forward_ad.unpack_dual(g) as { primal: torch.Tensor; tangent: torch.Tensor }
      all(value, 256)
      all(tangent, 128)
    })
  })

  test('where a pass fails, what was there before', () => {
    const x = leaf()
    const y = doubled(x)
    const z = doubled(y)
    const seen: torch.Tensor[] = []
    y.register_hook((g) => {
      seen.push(g)
      throw new Error('no')
    })
    expect(() => z.sum().backward()).toThrow('no')
    all(seen[0]!, 8)
    expect(x.grad).toBe(null)
    doubled(x).sum().backward()
    all(x.grad, 8)
  })
})
