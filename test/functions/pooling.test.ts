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

const ADAPTIVE = {
  avg: [F.adaptive_avg_pool1d, F.adaptive_avg_pool2d, F.adaptive_avg_pool3d],
  max: [F.adaptive_max_pool1d, F.adaptive_max_pool2d, F.adaptive_max_pool3d],
}

describe.each([1, 2, 3])('pooling to a size, %i dimensions', (dims) => {
  const sizes = fc.array(fc.integer({ min: 1, max: dims === 3 ? 5 : 9 }), { minLength: dims, maxLength: dims })
  test('windows run from ⌊o · in / out⌋ to ⌈(o + 1) · in / out⌉', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.boolean(), (input, output, strided) => {
        const made = torch.randint(-4, 5, [2, 2, ...input]).to(torch.float64)
        const x = (strided ? scattered(made) : made).requires_grad_()
        const X = flat(x)
        const plane = input.reduce((a, b) => a * b, 1)
        const mean = ADAPTIVE.avg[dims - 1]!(x, dims === 1 ? output[0] : output)
        const [greatest, places] = ADAPTIVE.max[dims - 1]!(x, dims === 1 ? output[0] : output, true)
        const cotangent = torch.randn([...mean.shape], { dtype: torch.float64 })
        const G = flat(cotangent)
        const [means, best, where]: [number[], number[], number[]] = [[], [], []]
        const gradients = [new Array<number>(X.length).fill(0), new Array<number>(X.length).fill(0)]
        for (let n = 0; n < 4; n++)
          for (const o of indices(output)) {
            const from = o.map((i, d) => Math.floor((i * input[d]!) / output[d]!))
            const to = o.map((i, d) => Math.ceil(((i + 1) * input[d]!) / output[d]!))
            const inside = indices(from.map((f, d) => to[d]! - f)).map((t) =>
              at(
                input,
                t.map((v, d) => v + from[d]!),
              ),
            )
            const g = G[means.length]!
            means.push(inside.reduce((a, i) => a + X[n * plane + i]!, 0) / inside.length)
            for (const i of inside) gradients[0]![n * plane + i]! += g / inside.length
            const first = inside.reduce((a, b) => (X[n * plane + b]! > X[n * plane + a]! ? b : a))
            best.push(X[n * plane + first]!)
            where.push(first)
            gradients[1]![n * plane + first]! += g
          }
        close(mean, means)
        expect(flat(greatest!)).toEqual(best)
        expect(flat(places!).map(Number)).toEqual(where)
        close(torch.autograd.grad([mean], [x], [cotangent])[0]!, gradients[0]!)
        close(torch.autograd.grad([greatest!], [x], [cotangent])[0]!, gradients[1]!)
      }),
      { numRuns: 40 },
    )
  })
  test('second derivatives', () => {
    const x = torch.randn([2, 2, ...[7, 6, 5].slice(0, dims)], { dtype: torch.float64 }).requires_grad_()
    for (const kind of ['avg', 'max'] as const) {
      const f = (t: Tensor): Tensor => ADAPTIVE[kind][dims - 1]!(t, dims === 1 ? 3 : [3, 4, 2].slice(0, dims))
      expect(torch.autograd.gradcheck(f, [x], { check_forward_ad: true, fast_mode: true })).toBe(true)
      expect(torch.autograd.gradgradcheck(f, [x], { fast_mode: true })).toBe(true)
    }
  })
})

test('a size may keep that of the input; sizes are checked', () => {
  const x = torch.zeros(2, 3, 5, 7)
  expect([...F.adaptive_avg_pool2d(x, [null, 3]).shape]).toEqual([2, 3, 5, 3])
  expect([...F.adaptive_max_pool2d(x, [2, null]).shape]).toEqual([2, 3, 2, 7])
  expect(() => F.adaptive_avg_pool2d(x, [2, 2, 2])).toThrow('adaptive_avg_pool2d: output_size must be 2')
  expect(() => F.adaptive_avg_pool2d(x, 'x')).toThrow("argument 'output_size' must be int or tuple of ints, not str")
  expect(() => F.adaptive_max_pool2d(torch.zeros(1, 1, 0, 5), 2)).toThrow(
    'adaptive_max_pool2d(): Expected input to have non-zero size for non-batch dimensions, but input has sizes [1, 1, 0, 5] with dimension 2 being empty',
  )
  expect([...F.adaptive_avg_pool2d(torch.zeros(0, 1, 5, 5), 2).shape]).toEqual([0, 1, 2, 2])
})

test('fractional pooling takes one window of the size given for each output, at steps that end at the border', () => {
  torch.manual_seed(3)
  const x = torch.randn([2, 3, 11, 9], { dtype: torch.float64 }).requires_grad_()
  const [values, places] = F.fractional_max_pool2d(x, [3, 2], [4, 5], { return_indices: true })
  const cotangent = torch.randn([2, 3, 4, 5], { dtype: torch.float64 })
  values!.backward(cotangent)
  const taken = x.detach().reshape(6, 99).gather(1, places!.reshape(6, 20))
  expect(flat(values!)).toEqual(flat(taken))
  close(x.grad!, flat(torch.zeros([6, 99], { dtype: torch.float64 }).scatter_add(1, places!.reshape(6, 20), cotangent.reshape(6, 20))))
  // The samples say where windows begin: 0 puts the first at 0 and the others ⌊i · α⌋ on; the first is for the width.
  const row = torch.arange(10, { dtype: torch.float64 }).reshape(1, 1, 10)
  const samples = torch.tensor([[[0.5, 0]]], { dtype: torch.float64 })
  expect(flat(F.fractional_max_pool2d(row, [1, 2], [1, 4], { _random_samples: samples }))).toEqual([1, 4, 6, 9])
  expect(F.fractional_max_pool3d(torch.zeros(2, 6, 5, 4), 2, { output_ratio: 0.5 }).shape.join()).toBe('2,3,2,2')
  expect(() => F.fractional_max_pool2d(x, 3)).toThrow('fractional_max_pool2d requires specifying either an output_size or an output_ratio')
  expect(() => F.fractional_max_pool2d(x, 4, 9)).toThrow('fractional_max_pool2d(): pool height 4 too large relative to input height 11')
})

test('unpooling undoes pooling where windows do not meet', () => {
  torch.manual_seed(5)
  const x = torch.rand([2, 3, 4, 6, 4], { dtype: torch.float64 })
  const [values, places] = F.max_pool3d(x, 2, { return_indices: true })
  const back = F.max_unpool3d(values!, places!, 2)
  expect(back.sum().item()).toBeCloseTo(Number(values!.sum().item()), 10)
  expect(back.mul(back.ne(x)).abs().sum().item()).toBe(0)
  const f = (v: Tensor): Tensor => F.max_unpool3d(v, places!, 2)
  const leaf = values!.clone().requires_grad_()
  expect(torch.autograd.gradcheck(f, [leaf], { check_forward_ad: true, fast_mode: true })).toBe(true)
  expect(torch.autograd.gradgradcheck(f, [leaf], { fast_mode: true })).toBe(true)
  const at99 = torch.full([1, 2, 2], 99, { dtype: torch.int64 })
  expect(() => F.max_unpool2d(torch.zeros(1, 2, 2), at99, 2)).toThrow('Found an invalid max index: 99 (output volumes are of size 4x4)')
  expect(() => F.max_unpool2d(torch.zeros(1, 2, 2), at99, 2, { output_size: [9, 9] })).toThrow(
    'invalid output_size "(9, 9)" (dim 0 must be between 2 and 6)',
  )
})

test('unfold lists windows, fold adds them up', () => {
  fc.assert(
    fc.property(problems(2), (p) => {
      const out = outputOf({ ...p, ceil: false })
      fc.pre(out.every((s) => s >= 1))
      const x = inputOf({ ...p, batched: true }).requires_grad_()
      const X = flat(x)
      const y = F.unfold(x, p.kernel, p.dilation, p.padding, p.stride)
      const cotangent = torch.randn([...y.shape], { dtype: torch.float64 })
      const G = flat(cotangent)
      const wanted: number[] = []
      const gradient = new Array<number>(X.length).fill(0)
      for (const [n, a, b, i, j] of indices([6, ...p.kernel, ...out]) as [number, number, number, number, number][]) {
        const place = [i * p.stride[0]! - p.padding[0]! + a * p.dilation[0]!, j * p.stride[1]! - p.padding[1]! + b * p.dilation[1]!]
        const inside = place.every((v, d) => v >= 0 && v < p.input[d]!)
        const k = at([6, ...p.input], [n, ...place])
        if (inside) gradient[k]! += G[wanted.length]!
        wanted.push(inside ? X[k]! : 0)
      }
      close(y, wanted)
      y.backward(cotangent)
      close(x.grad!, gradient)
      const folded = F.fold(scattered(cotangent), p.input, p.kernel, p.dilation, p.padding, p.stride)
      expect([...folded.shape]).toEqual([2, 3, ...p.input])
      close(folded, gradient)
    }),
    { numRuns: 50 },
  )
  const c = torch.randn([2, 12, 6], { dtype: torch.float64 }).requires_grad_()
  const f = (t: Tensor): Tensor => F.fold(t, [5, 4], 2, { padding: 0, stride: [2, 1] })
  expect(torch.autograd.gradcheck(f, [c], { check_forward_ad: true, fast_mode: true })).toBe(true)
  expect(torch.autograd.gradgradcheck(f, [c], { fast_mode: true })).toBe(true)
  expect(() => F.fold(torch.zeros(1, 4, 8), [4, 4], 2)).toThrow(
    "expected size of input's dimension 2 to match the calculated number of sliding blocks 3 * 3 = 9, but got input.size(2)=8.",
  )
})
