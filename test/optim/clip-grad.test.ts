/** Clipping of gradients; the expected numbers are PyTorch's. */
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const { clip_grad_norm_, clip_grad_value_, clip_grads_with_norm_, get_total_norm } = torch.nn.utils
function parameters(): torch.Tensor[] {
  const grads = [torch.tensor([[3, -4]]), null, torch.tensor([12], { dtype: torch.float64 })]
  return grads.map((g) => {
    const p = (g ? torch.zeros_like(g) : torch.zeros([2])).requires_grad_()
    p.grad = g
    return p
  })
}
const gradients = (ps: torch.Tensor[]): unknown => ps.map((p) => p.grad?.tolist() ?? null)

describe('clip_grad', () => {
  test('the norm of all gradients together', () => {
    const ps = parameters()
    expect((clip_grad_norm_(ps, 6.5) as torch.Tensor).item()).toBe(13)
    const [a, , b] = gradients(ps) as [number[][], null, number[]]
    for (const [got, expected] of [
      [a[0]![0], 1.5],
      [a[0]![1], -2],
      [b[0], 6],
    ])
      expect(got).toBeCloseTo(expected!, 5)
  })
  test('a small norm stays', () => {
    const ps = parameters()
    clip_grad_norm_(ps, 100)
    expect(gradients(ps)).toEqual([[[3, -4]], null, [12]])
  })
  test('other norms', () => {
    const grads = parameters().flatMap((p) => p.grad ?? [])
    expect(get_total_norm(grads, 1).item()).toBe(19)
    expect(get_total_norm(grads, { norm_type: Number.POSITIVE_INFINITY }).item()).toBe(12)
    expect(get_total_norm(grads, 'inf').item()).toBe(12)
    expect(get_total_norm([]).item()).toBe(0)
  })
  test('a norm known already', () => {
    const ps = parameters()
    clip_grads_with_norm_(ps, 1, torch.tensor(4))
    expect(ps[0]!.grad!.at(0, 0).item()).toBeCloseTo(0.75, 5)
  })
  test('a norm that is not finite, before anything is changed', () => {
    const ps = parameters()
    ps[0]!.grad!.at(0, 0).fill_(Number.NaN)
    expect(() => clip_grad_norm_(ps, 1, { error_if_nonfinite: true })).toThrow(
      'The total norm of order 2.0 for gradients from `parameters` is non-finite',
    )
    expect(ps[2]!.grad!.item()).toBe(12)
    clip_grad_norm_(ps, 1)
    expect(ps[2]!.grad!.item()).toBeNaN()
  })
  test('values', () => {
    const ps = parameters()
    clip_grad_value_(ps, 3.5)
    expect(gradients(ps)).toEqual([[[3, -3.5]], null, [3.5]])
  })
  test('refusals', () => {
    expect(() => clip_grad_norm_(3 as never, 1)).toThrow(torch.TypeError)
    expect(() => clip_grad_norm_([3] as never, 1)).toThrow(torch.TypeError)
    expect(() => clip_grad_norm_(parameters(), null as never)).toThrow("float() argument must be a string or a real number, not 'NoneType'")
  })
})
