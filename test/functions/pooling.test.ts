/** Pooling against plain loops over random windows: values, places, gradients; what lies outside, NaN and infinities. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const F = torch.nn.functional
type Tensor = torch.Tensor
const indices = (sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>((all, n) => all.flatMap((head) => Array.from({ length: n }, (_, i) => [...head, i])), [[]])
const at = (sizes: readonly number[], index: readonly number[]): number => index.reduce((p, i, d) => p * sizes[d]! + i, 0)
const flat = (t: Tensor): number[] => t.detach().reshape([-1]).tolist() as number[]
const scattered = (t: Tensor): Tensor => {
  const back = [...t.shape.keys()].reverse()
  return t
    .permute(back)
    .unsqueeze(-1)
    .expand([...t.permute(back).shape, 2])
    .clone()
    .select(-1, 1)
    .permute(back)
}

interface Problem {
  input: number[]
  kernel: number[]
  stride: number[]
  padding: number[]
  dilation: number[]
  ceil: boolean
  batched: boolean
  strided: boolean
  seed: number
}
const outputOf = (p: Problem, dilation = p.dilation): number[] =>
  p.input.map((s, d) => {
    const out =
      Math.floor((s + 2 * p.padding[d]! - dilation[d]! * (p.kernel[d]! - 1) - 1 + (p.ceil ? p.stride[d]! - 1 : 0)) / p.stride[d]!) + 1
    return p.ceil && (out - 1) * p.stride[d]! >= s + p.padding[d]! ? out - 1 : out
  })
const problems = (dims: number): fc.Arbitrary<Problem> => {
  const each = (low: number, high: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min: low, max: high }), { minLength: dims, maxLength: dims })
  return fc
    .record({
      input: each(1, dims === 1 ? 24 : dims === 2 ? 9 : 5),
      kernel: each(1, 4),
      stride: each(1, 3),
      padding: each(0, 2),
      dilation: each(1, 3),
      ceil: fc.boolean(),
      batched: fc.boolean(),
      strided: fc.boolean(),
      seed: fc.nat(1000),
    })
    .map((p) => ({ ...p, padding: p.padding.map((x, d) => Math.min(x, Math.floor(p.kernel[d]! / 2))) }))
    .filter((p) => outputOf(p).every((s) => s >= 1))
}
const inputOf = (p: Problem): Tensor => {
  torch.manual_seed(p.seed)
  // Few values, so that there are equal ones.
  const x = torch.randint(-4, 5, [...(p.batched ? [2, 3] : [3]), ...p.input]).to(torch.float64)
  return p.strided ? scattered(x) : x
}
/** For every plane and window: its flat position in the output, and the places of its taps in the plane and the output's plane. */
function windows(
  p: Problem,
  dilation: number[],
  visit: (output: number, inside: { flat: number; place: number }[], position: number[], first: number) => void,
): void {
  const out = outputOf(p, dilation)
  const planes = p.batched ? 6 : 3
  const plane = p.input.reduce((a, b) => a * b, 1)
  for (let n = 0; n < planes; n++)
    for (const position of indices(out)) {
      const inside = indices(p.kernel).flatMap((tap) => {
        const x = tap.map((t, d) => position[d]! * p.stride[d]! - p.padding[d]! + t * dilation[d]!)
        return x.some((v, d) => v < 0 || v >= p.input[d]!) ? [] : [{ flat: n * plane + at(p.input, x), place: at(p.input, x) }]
      })
      visit(at([planes, ...out], [n, ...position]), inside, position, n * plane)
    }
}
const maxPool = (dims: number): typeof F.max_pool2d => [F.max_pool1d, F.max_pool2d, F.max_pool3d][dims - 1] as typeof F.max_pool2d
const avgPool = (dims: number): typeof F.avg_pool2d => [F.avg_pool1d, F.avg_pool2d, F.avg_pool3d][dims - 1] as typeof F.avg_pool2d
const close = (got: Tensor, want: readonly number[]): void => {
  const values = flat(got)
  expect(values.length).toBe(want.length)
  for (let i = 0; i < want.length; i++) expect(Math.abs(values[i]! - want[i]!)).toBeLessThan(1e-12)
}

describe.each([1, 2, 3])('%i dimensions', (dims) => {
  const runs = { numRuns: 60 }

  test('the greatest of each window, its first place, and where its gradient goes', () => {
    fc.assert(
      fc.property(problems(dims), (p) => {
        const x = inputOf(p).requires_grad_()
        const X = flat(x)
        const [values, places] = maxPool(dims)(x, p.kernel, p.stride, p.padding, p.dilation, p.ceil, true) as unknown as [Tensor, Tensor]
        const cotangent = torch.randn([...values.shape], { dtype: torch.float64 })
        const G = flat(cotangent)
        const wanted: number[] = []
        const wantedPlaces: number[] = []
        const gradient = new Array<number>(X.length).fill(0)
        let all = true
        windows(p, p.dilation, (_, inside) => void (all &&= inside.length > 0))
        fc.pre(all)
        windows(p, p.dilation, (output, inside) => {
          const best = inside.reduce((a, b) => (X[b.flat]! > X[a.flat]! ? b : a))
          wanted.push(X[best.flat]!)
          wantedPlaces.push(best.place)
          gradient[best.flat]! += G[output]!
        })
        expect(flat(values)).toEqual(wanted)
        expect(flat(places).map(Number)).toEqual(wantedPlaces)
        values.backward(cotangent)
        close(x.grad!, gradient)
        expect(flat(torch.no_grad(() => maxPool(dims)(x, p.kernel, p.stride, p.padding, p.dilation, p.ceil)))).toEqual(wanted)
      }),
      runs,
    )
  })

  test('the mean of each window by every divisor, and its gradient', () => {
    fc.assert(
      fc.property(problems(dims), fc.constantFrom('padded', 'inside', 3), (p, divisor) => {
        fc.pre(
          outputOf(p, [1, 1, 1]).every((s) => s >= 1) &&
            (dims < 3 || p.input.every((s, d) => s >= p.kernel[d]!)) &&
            !(dims === 1 && divisor === 3),
        )
        const x = inputOf(p).requires_grad_()
        const X = flat(x)
        const rest = dims === 1 ? [divisor !== 'inside'] : [divisor !== 'inside', typeof divisor === 'number' ? divisor : null]
        const y = (avgPool(dims) as (...a: unknown[]) => Tensor)(x, p.kernel, p.stride, p.padding, p.ceil, ...rest)
        const cotangent = torch.randn([...y.shape], { dtype: torch.float64 })
        const G = flat(cotangent)
        const wanted: number[] = []
        const gradient = new Array<number>(X.length).fill(0)
        windows(p, [1, 1, 1], (output, inside, position) => {
          const whole = position
            .map((o, d) => Math.min(o * p.stride[d]! + p.kernel[d]!, p.input[d]! + 2 * p.padding[d]!) - o * p.stride[d]!)
            .reduce((a, b) => a * b, 1)
          const by = divisor === 'padded' ? whole : divisor === 'inside' ? inside.length : Number(divisor)
          wanted.push(inside.reduce((a, t) => a + X[t.flat]!, 0) / by)
          for (const t of inside) gradient[t.flat]! += G[output]! / by
        })
        close(y, wanted)
        y.backward(cotangent)
        close(x.grad!, gradient)
      }),
      runs,
    )
  })

  test('second derivatives', () => {
    torch.manual_seed(dims)
    const x = torch.randn([2, 2, ...[7, 6, 5].slice(0, dims)], { dtype: torch.float64 }).requires_grad_()
    for (const f of [
      (t: Tensor): Tensor => maxPool(dims)(t, 3, 2, 1),
      (t: Tensor): Tensor => avgPool(dims)(t, 3, 2, 1, true, false),
      (t: Tensor): Tensor => [F.lp_pool1d, F.lp_pool2d, F.lp_pool3d][dims - 1]!(t, 3, 2),
    ]) {
      expect(torch.autograd.gradcheck(f, [x], { check_forward_ad: true, fast_mode: true })).toBe(true)
      expect(torch.autograd.gradgradcheck(f, [x], { fast_mode: true })).toBe(true)
    }
  })
})

test('of several NaNs the last is chosen; where all is -inf, the first place in the tensor', () => {
  const places = (x: Tensor, ...rest: [number, number, number, number]): unknown => {
    const [, p] = F.max_pool2d(x, ...rest, false, true)
    return p!.tolist()
  }
  const nan = torch.tensor([[[Number.NaN, 1, Number.NaN, 2, Number.NaN, 3, 3]]])
  expect(F.max_pool1d(nan, 3, 2).tolist()).toEqual([[[Number.NaN, Number.NaN, Number.NaN]]])
  const [, last] = F.max_pool1d(nan, 3, 2, 0, 1, false, true)
  expect(last!.tolist()).toEqual([[[2, 4, 4]]])
  const low = torch.full([1, 1, 5, 5], Number.NEGATIVE_INFINITY)
  expect(places(low, 3, 1, 1, 2)).toEqual([
    [
      [
        [6, 5, 6],
        [1, 0, 1],
        [6, 5, 6],
      ],
    ],
  ])
})

test('integers and narrow floats keep their type', () => {
  const x = torch.arange(16).reshape(1, 4, 4)
  for (const dtype of [torch.int8, torch.uint8, torch.int16, torch.int32, torch.int64, torch.float16, torch.bfloat16]) {
    const y = F.max_pool2d(x.to(dtype), 3, 1, 1)
    expect(y.dtype).toBe(dtype)
    expect(flat(y).map(Number)).toEqual([5, 6, 7, 7, 9, 10, 11, 11, 13, 14, 15, 15, 13, 14, 15, 15])
  }
  expect(F.avg_pool2d(x, 2).tolist()).toEqual([
    [
      [2, 4],
      [10, 12],
    ],
  ])
  expect(() => F.avg_pool2d(x.to(torch.int32), 2)).toThrow(`"avg_pool2d" not implemented for 'Int'`)
})

test('an empty batch passes, other empty dimensions are refused', () => {
  const x = torch.zeros(0, 3, 6, 6).requires_grad_()
  for (const f of [F.max_pool2d, F.avg_pool2d] as ((x: Tensor, k: number) => Tensor)[]) {
    const y = f(x, 2)
    expect([...y.shape]).toEqual([0, 3, 3, 3])
    y.sum().backward()
    expect([...x.grad!.shape]).toEqual([0, 3, 6, 6])
  }
  expect(() => F.max_pool2d(torch.zeros(1, 0, 4, 4), 2)).toThrow(
    'Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:[1, 0, 4, 4]',
  )
  expect(() => F.max_pool2d(torch.zeros(2, 1, 1), 2)).toThrow(
    'Given input size: (2x1x1). Calculated output size: (2x0x0). Output size is too small',
  )
  expect(() => F.max_pool2d(torch.zeros(1, 1, 4, 4), [2, 2, 2])).toThrow(
    'max_pool2d: kernel_size must either be a single int, or a tuple of two ints',
  )
  expect(() => F.avg_pool2d(torch.zeros(1, 1, 4, 4), 2, { padding: 2 })).toThrow(
    'pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1',
  )
})
