/** Arrays taken in, scopes, disposal, statistics. */
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

describe('from_numpy', () => {
  test('shares the memory of what numpy() gave', () => {
    const x = torch.arange(6).reshape(2, 3)
    const y = torch.from_numpy(x.t().numpy())
    expect(y.tolist()).toEqual(x.t().tolist())
    expect(y.dtype).toBe(torch.int64)
    y.at(0, 1).fill_(9)
    expect(x.at(1, 0).item()).toBe(9)
  })
  test('copies other arrays, strided ones too', () => {
    const data = Float64Array.of(1, 2, 3, 4, 5, 6)
    const y = torch.from_numpy({ data, shape: [2, 2], stride: [1, 3], offset: 1 })
    expect(y.tolist()).toEqual([
      [2, 5],
      [3, 6],
    ])
    expect(y.dtype).toBe(torch.float64)
    data.fill(0)
    expect(y.sum().item()).toBe(16)
  })
  test('refuses what is none', () => {
    expect(() => torch.from_numpy([1, 2] as never)).toThrow(torch.TypeError)
    expect(() => torch.from_numpy(null as never)).toThrow('expected np.ndarray (got NoneType)')
    expect(() => torch.from_numpy({ data: new Float32Array(2), shape: [2], stride: [-1], offset: 1 })).toThrow(torch.ValueError)
  })
})

describe('scope', () => {
  test('results stay, the rest is gone', () => {
    const kept: torch.Tensor[] = []
    const { a, list } = torch.scope(() => {
      const x = torch.ones(1000)
      kept.push(x)
      return { a: x.mul(2), list: [x.mul(3)] }
    })
    expect([a.sum().item(), list[0]!.sum().item()]).toEqual([2000, 3000])
    expect(() => kept[0]!.sum()).toThrow(torch.RuntimeError)
    expect(() => kept[0]!.sum()).toThrow('the memory of this tensor was freed')
  })
  test('training in scopes computes what it does without', () => {
    const train = (around: <T>(fn: () => T) => T): unknown => {
      torch.manual_seed(1)
      const model = new torch.nn.Linear(3, 2)
      const o = new torch.optim.Adam(model.parameters(), { lr: 0.1 })
      const x = torch.randn(5, 3)
      const losses = Array.from({ length: 4 }, () =>
        around(() => {
          o.zero_grad()
          const loss = (model(x) as torch.Tensor).pow(2).mean()
          loss.backward()
          o.step()
          return loss.item()
        }),
      )
      return [losses, model.weight.tolist(), model.weight.grad!.tolist()]
    }
    expect(train(torch.scope)).toEqual(train((fn) => fn()))
  })
  test('a result with a graph can be differentiated', () => {
    const x = torch.ones([3], { requires_grad: true })
    const y = torch.scope(() => x.mul(2).exp().sum())
    y.backward()
    expect(x.grad!.at(0).item()).toBeCloseTo(2 * Math.E ** 2, 4)
  })
  test('nested, and left by an error', () => {
    const y = torch.scope(() => torch.scope(() => torch.ones(4)).add(torch.scope(() => torch.ones(4))))
    expect(y.tolist()).toEqual([2, 2, 2, 2])
    expect(() =>
      torch.scope(() => {
        throw new torch.ValueError('mine')
      }),
    ).toThrow('mine')
    expect(torch.scope(() => torch.ones(2)).tolist()).toEqual([1, 1])
    expect(() => torch.scope(async () => 1)).toThrow(torch.TypeError)
  })
})

describe('disposal and statistics', () => {
  test('a disposed tensor is refused', () => {
    const x = torch.ones(5)
    x[Symbol.dispose]()
    x[Symbol.dispose]()
    for (const use of [() => x.add(1), () => x.tolist(), () => x.add_(1), () => String(x)]) expect(use).toThrow(torch.RuntimeError)
  })
  test('statistics count what is held', () => {
    const before = torch.memory_stats().resident
    const x = torch.ones(1 << 20)
    expect(torch.memory_stats().resident).toBeGreaterThanOrEqual(before)
    x[Symbol.dispose]()
    expect(torch.memory_stats().limit).toBeGreaterThan(0)
    for (const bad of [0, -1, Number.NaN, 'x', null]) expect(() => torch.set_memory_limit(bad as never)).toThrow(torch.ValueError)
    const { limit } = torch.memory_stats()
    torch.set_memory_limit(limit)
    expect(torch.memory_stats().limit).toBe(limit)
  })
})
