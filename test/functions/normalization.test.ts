/** Normalisation and resampling against plain loops, for sizes around every boundary of the kernels; and each kernel's gradient against the recorded one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const F = torch.nn.functional
type Tensor = torch.Tensor
const flat = (t: Tensor): number[] => t.detach().reshape(-1).tolist() as number[]
function expectClose(got: Tensor, want: number[], tolerance: number): void {
  const a = flat(got)
  expect(a.length).toBe(want.length)
  const wrong = a.findIndex((x, i) => !(Math.abs(x - want[i]!) <= tolerance * (1 + Math.abs(want[i]!))))
  expect(wrong < 0 ? '' : `element ${wrong}: ${a[wrong]}, expected ${want[wrong]}`).toBe('')
}

/** Rows less their mean, over their deviation. */
function standard(rows: number[][], eps: number): { y: number[][]; mean: number[]; variance: number[] } {
  const mean = rows.map((r) => r.reduce((a, b) => a + b, 0) / r.length)
  const variance = rows.map((r, i) => r.reduce((a, b) => a + (b - mean[i]!) ** 2, 0) / r.length)
  return { y: rows.map((r, i) => r.map((x) => (x - mean[i]!) / Math.sqrt(variance[i]! + eps))), mean, variance }
}

describe('against plain loops', () => {
  test('layer_norm of any size, of contiguous and of transposed rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 150 }), fc.boolean(), (m, n, turned) => {
        const x = turned ? torch.randn(n, m).t() : torch.randn(m, n)
        const rows = x.contiguous().tolist() as number[][]
        expectClose(F.layer_norm(x, [n]), standard(rows, 1e-5).y.flat(), 1e-4)
      }),
      { numRuns: 60 },
    )
  })

  test('batch_norm in training, and what becomes of the running statistics', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, c, l, momentum) => {
          const x = torch.randn(n, c, l)
          const [mean, variance] = [torch.randn(c), torch.rand(c)]
          const before = [flat(mean), flat(variance)] as const
          const versions = [mean._version, variance._version]
          const y = F.batch_norm(x, mean, variance, { training: true, momentum })
          const want = standard(x.transpose(0, 1).reshape(c, -1).tolist() as number[][], 1e-5)
          expectClose(y.transpose(0, 1).reshape(c, -1), want.y.flat(), 1e-4)
          const moved = (old: readonly number[], now: readonly number[]): number[] =>
            old.map((o, i) => o * (1 - momentum) + now[i]! * momentum)
          expectClose(mean, moved(before[0], want.mean), 1e-5)
          const unbiased = (n * l) / (n * l - 1)
          expectClose(
            variance,
            moved(
              before[1],
              want.variance.map((v) => v * unbiased),
            ),
            1e-5,
          )
          expect([mean._version, variance._version]).toEqual(versions)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('linear interpolation of a line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 40 }), fc.boolean(), (from, to, corners) => {
        const x = torch.randn(1, 1, from, { dtype: torch.float64 })
        const at = flat(x)
        const want = Array.from({ length: to }, (_, o) => {
          const place = corners ? (to > 1 ? (o * (from - 1)) / (to - 1) : 0) : Math.max(((o + 0.5) * from) / to - 0.5, 0)
          const left = Math.min(Math.floor(place), from - 1)
          return at[left]! + (place - left) * (at[Math.min(left + 1, from - 1)]! - at[left]!)
        })
        expectClose(F.interpolate(x, to, { mode: 'linear', align_corners: corners }), want, 1e-12)
      }),
      { numRuns: 60 },
    )
  })

  test('a grid that is the identity gives the image back', () => {
    const x = torch.randn(2, 3, 5, 7)
    for (const align_corners of [true, false]) {
      const theta = torch
        .tensor(
          [
            [1, 0, 0],
            [0, 1, 0],
          ],
          { dtype: torch.float32 },
        )
        .expand(2, 2, 3)
      const grid = F.affine_grid(theta, [2, 3, 5, 7], { align_corners })
      for (const mode of ['bilinear', 'bicubic', 'nearest']) expectClose(F.grid_sample(x, grid, { mode, align_corners }), flat(x), 1e-4)
    }
  })

  test('pixel_unshuffle undoes pixel_shuffle', () => {
    const x = torch.randn(2, 12, 3, 5)
    expect(flat(F.pixel_unshuffle(F.pixel_shuffle(x, 2), 2))).toEqual(flat(x))
    expect(flat(F.channel_shuffle(F.channel_shuffle(x, 3), 4))).toEqual(flat(x))
  })
})

describe('the kernel of a gradient and the recorded one agree', () => {
  const double = { dtype: torch.float64, requires_grad: true }
  const random = (...sizes: number[]): Tensor => torch.randn(sizes, double)
  const cases: Record<string, () => [Tensor[], () => Tensor]> = {
    layer_norm: () => {
      const [x, w, b] = [random(7, 33), random(33), random(33)]
      return [[x, w, b], () => F.layer_norm(x, [33], w, b)]
    },
    'layer_norm of columns': () => {
      const [x, w] = [random(33, 7), random(33)]
      return [[x, w], () => F.layer_norm(x.t(), [33], w)]
    },
    rms_norm: () => {
      const [x, w] = [random(3, 5, 18), random(5, 18)]
      return [[x, w], () => F.rms_norm(x, [5, 18], w)]
    },
    'batch_norm in training': () => {
      const [x, w, b] = [random(4, 6, 5, 3), random(6), random(6)]
      return [[x, w, b], () => F.batch_norm(x, null, null, w, b, true)]
    },
    'batch_norm by running statistics': () => {
      const [x, w, b] = [random(4, 6), random(6), random(6)]
      const [mean, variance] = [torch.randn(6, { dtype: torch.float64 }), torch.rand(6, { dtype: torch.float64 })]
      return [[x, w, b], () => F.batch_norm(x, mean, variance, w, b)]
    },
    group_norm: () => {
      const [x, w, b] = [random(3, 6, 4, 5), random(6), random(6)]
      return [[x, w, b], () => F.group_norm(x, 2, w, b)]
    },
    instance_norm: () => {
      const [x, w] = [random(3, 6, 11), random(6)]
      return [[x, w], () => F.instance_norm(x, { weight: w })]
    },
    ...Object.fromEntries(
      ['bilinear', 'nearest', 'bicubic'].flatMap((mode) =>
        ['zeros', 'border', 'reflection'].map((padding_mode) => [
          `grid_sample, ${mode}, ${padding_mode}`,
          (): [Tensor[], () => Tensor] => {
            const [x, grid] = [random(2, 3, 4, 5), random(2, 6, 3, 2)]
            return [[x, grid], () => F.grid_sample(x, grid, { mode, padding_mode, align_corners: false })]
          },
        ]),
      ),
    ),
    'grid_sample of a volume': () => {
      const [x, grid] = [random(1, 2, 3, 4, 5), random(1, 2, 3, 2, 3)]
      return [[x, grid], () => F.grid_sample(x, grid, { padding_mode: 'reflection', align_corners: true })]
    },
  }
  test.each(Object.keys(cases))('%s', (name) => {
    const [inputs, run] = cases[name]!()
    const y = run()
    const g = torch.randn_like(y)
    const plain = torch.autograd.grad(y, inputs, { grad_outputs: g })
    const recorded = torch.autograd.grad(run(), inputs, { grad_outputs: g, create_graph: true })
    plain.forEach((p, i) => {
      expectClose(p!, flat(recorded[i]!), 1e-9)
    })
  })
})

test('threads do not meet: one image of one channel, sampled often at the same place', () => {
  const x = torch.randn(1, 1, 4, 4, { requires_grad: true })
  const grid = torch.zeros(1, 200, 200, 2)
  const [dx] = torch.autograd.grad(F.grid_sample(x, grid, { align_corners: true }).sum(), [x]) as [Tensor]
  // The middle lies between four elements, a quarter from each.
  expect(dx.sum().item()).toBeCloseTo(40000, 0)
  expect(dx.at(0, 0, 1, 1).item()).toBeCloseTo(10000, 0)
})
test('batch_norm refuses an eps that could divide by zero', () => {
  const x = torch.randn(4, 3)
  const norm = (training: boolean, eps: number): torch.Tensor =>
    torch.nn.functional.batch_norm(x, torch.zeros(3), torch.ones(3), { training, eps })
  expect(() => norm(true, 0)).toThrow('batch_norm eps must be positive during training, but got 0')
  expect(() => norm(false, -1)).toThrow('batch_norm eps must be non-negative, but got -1')
  expect(norm(false, 0).equal(x)).toBe(true)
})
