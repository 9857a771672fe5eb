/** Convolutions and transposed convolutions against plain loops over random shapes, their gradients, and what they refuse. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const F = torch.nn.functional
type Tensor = torch.Tensor

/** Every list of indices below `sizes`, in row-major order. */
const indices = (sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>((all, n) => all.flatMap((head) => Array.from({ length: n }, (_, i) => [...head, i])), [[]])
const at = (sizes: readonly number[], index: readonly number[]): number => index.reduce((p, i, d) => p * sizes[d]! + i, 0)
const numel = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1)
const flat = (t: Tensor): number[] => t.detach().reshape([-1]).tolist() as number[]

interface Problem {
  batch: number
  groups: number
  /** Channels of a group, in and out. */
  inner: number
  outer: number
  input: number[]
  kernel: number[]
  stride: number[]
  padding: number[]
  dilation: number[]
  seed: number
}
const outputOf = (p: Problem): number[] =>
  p.input.map((s, d) => Math.floor((s + 2 * p.padding[d]! - p.dilation[d]! * (p.kernel[d]! - 1) - 1) / p.stride[d]!) + 1)

const problems = (dims: number): fc.Arbitrary<Problem> => {
  const each = (low: number, high: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min: low, max: high }), { minLength: dims, maxLength: dims })
  return fc
    .record({
      batch: fc.integer({ min: 1, max: 3 }),
      groups: fc.integer({ min: 1, max: 3 }),
      inner: fc.integer({ min: 1, max: 3 }),
      outer: fc.integer({ min: 1, max: 3 }),
      input: each(1, dims === 1 ? 20 : dims === 2 ? 9 : 5),
      kernel: each(1, 4),
      stride: each(1, 3),
      padding: each(0, 2),
      dilation: each(1, 3),
      seed: fc.nat(1000),
    })
    .filter((p) => outputOf(p).every((s) => s >= 1))
}

/** Calls `term` with flat positions in input, weight and output for each product in the sum that a convolution is. */
function terms(p: Problem, term: (input: number, weight: number, output: number) => void): void {
  const out = outputOf(p)
  for (const [n, g, o, i] of indices([p.batch, p.groups, p.outer, p.inner]) as [number, number, number, number][])
    for (const position of indices(out))
      for (const tap of indices(p.kernel)) {
        const x = position.map((q, d) => q * p.stride[d]! + tap[d]! * p.dilation[d]! - p.padding[d]!)
        if (x.some((v, d) => v < 0 || v >= p.input[d]!)) continue
        term(
          at([p.batch, p.groups, p.inner, ...p.input], [n, g, i, ...x]),
          at([p.groups, p.outer, p.inner, ...p.kernel], [g, o, i, ...tap]),
          at([p.batch, p.groups, p.outer, ...out], [n, g, o, ...position]),
        )
      }
}

type Numbers = readonly number[]
/** The output, added to what `y` begins with, and the gradients of input and weight, by the sums that define them. */
function defined(p: Problem, [X, W, G]: readonly [Numbers, Numbers, Numbers], y: number[]): { y: Numbers; dx: Numbers; dw: Numbers } {
  const dx = X.map(() => 0)
  const dw = W.map(() => 0)
  terms(p, (i, k, o) => {
    y[o]! += X[i]! * W[k]!
    dx[i]! += G[o]! * W[k]!
    dw[k]! += G[o]! * X[i]!
  })
  return { y, dx, dw }
}

/** The same values at every second place of a larger memory, dimensions stored in reverse. */
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

const close = (got: Tensor, want: readonly number[]): void => {
  const values = flat(got)
  expect(values.length).toBe(want.length)
  for (let i = 0; i < want.length; i++) expect(Math.abs(values[i]! - want[i]!)).toBeLessThan(1e-9)
}

const tensors = (p: Problem): { x: Tensor; w: Tensor; g: Tensor } => {
  torch.manual_seed(p.seed)
  const make = (...sizes: number[]): Tensor => torch.randn(sizes, { dtype: torch.float64 })
  return {
    x: make(p.batch, p.groups * p.inner, ...p.input),
    w: make(p.groups * p.outer, p.inner, ...p.kernel),
    g: make(p.batch, p.groups * p.outer, ...outputOf(p)),
  }
}
const conv = (dims: number): typeof F.conv2d => [F.conv1d, F.conv2d, F.conv3d][dims - 1] as typeof F.conv2d
const transposed = (dims: number): typeof F.conv_transpose2d =>
  [F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d][dims - 1] as typeof F.conv_transpose2d

describe.each([1, 2, 3])('%i dimensions', (dims) => {
  const runs = { numRuns: 60 }

  test('a convolution and its gradients are the sums that define them', () => {
    fc.assert(
      fc.property(problems(dims), fc.boolean(), (p, strided) => {
        const { x, w, g } = tensors(p)
        const [X, W, G] = [flat(x), flat(w), flat(g)]
        const { y, dx, dw } = defined(p, [X, W, G], new Array<number>(numel(g.shape)).fill(0))
        const lay = (t: Tensor): Tensor => (strided ? scattered(t) : t).detach().requires_grad_()
        const [a, b] = [lay(x), lay(w)]
        const out = conv(dims)(a, b, null, p.stride, p.padding, p.dilation, p.groups)
        close(out, y)
        out.backward(strided ? scattered(g) : g)
        close(a.grad!, dx)
        close(b.grad!, dw)
      }),
      runs,
    )
  })

  test('a transposed convolution is the gradient by the input, and has the other sums for gradients', () => {
    fc.assert(
      fc.property(problems(dims), fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), (p, extra) => {
        // Padding of the output: positions that the windows of the convolution leave over.
        const out = outputOf(p)
        const least = out.map((o, d) => (o - 1) * p.stride[d]! + p.dilation[d]! * (p.kernel[d]! - 1) + 1 - 2 * p.padding[d]!)
        const more = least.map((_, d) => Math.min(extra[d]!, p.stride[d]! - 1))
        const input = least.map((s, d) => s + more[d]!)
        fc.pre(input.every((s) => s >= 1))
        const q = { ...p, input }
        const { x, w, g } = tensors(q)
        const [X, W, G] = [flat(x), flat(w), flat(g)]
        const y = new Array<number>(numel(x.shape)).fill(0)
        const dg = new Array<number>(numel(g.shape)).fill(0)
        const dw = new Array<number>(numel(w.shape)).fill(0)
        terms(q, (i, k, o) => {
          y[i]! += G[o]! * W[k]!
          dg[o]! += X[i]! * W[k]!
          dw[k]! += X[i]! * G[o]!
        })
        const [a, b] = [g.detach().requires_grad_(), w.detach().requires_grad_()]
        const got = transposed(dims)(a, b, null, p.stride, p.padding, more, p.groups, p.dilation)
        expect([...got.shape]).toEqual([...x.shape])
        close(got, y)
        got.backward(x)
        close(a.grad!, dg)
        close(b.grad!, dw)
      }),
      runs,
    )
  })

  test('second derivatives, bias and groups', () => {
    fc.assert(
      fc.property(problems(dims), fc.boolean(), (p, back) => {
        fc.pre(p.input.every((s, d) => s >= p.padding[d]!) && numel([p.groups, p.outer, p.inner, ...p.kernel, ...p.input]) < 3000)
        const { x, w } = tensors(p)
        const channels = p.groups * (back ? p.inner : p.outer)
        const bias = torch.randn([channels], { dtype: torch.float64 }).requires_grad_()
        const f = back
          ? (g: Tensor, k: Tensor, c: Tensor): Tensor => transposed(dims)(g, k, c, p.stride, 0, 0, p.groups, p.dilation)
          : (g: Tensor, k: Tensor, c: Tensor): Tensor => conv(dims)(g, k, c, p.stride, p.padding, p.dilation, p.groups)
        const first = back ? torch.randn([p.batch, p.groups * p.outer, ...outputOf(p)], { dtype: torch.float64 }) : x
        const inputs = [first.requires_grad_(), w.requires_grad_(), bias]
        expect(torch.autograd.gradcheck(f, inputs, { fast_mode: true, check_forward_ad: true })).toBe(true)
        expect(torch.autograd.gradgradcheck(f, inputs, { fast_mode: true })).toBe(true)
      }),
      { numRuns: 8 },
    )
  })
})

test('every type that products are computed in gives the same sums', () => {
  const sizes = fc.tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 5, max: 26 }),
    fc.integer({ min: 5, max: 26 }),
  )
  fc.assert(
    fc.property(sizes, problems(2), fc.integer({ min: 1, max: 9 }), ([batch, channels, height, width], p, out) => {
      fc.pre(outputOf({ ...p, input: [height, width] }).every((s) => s >= 1))
      const small = (...shape: number[]): Tensor => torch.randint(-4, 5, shape)
      const [x, w] = [small(batch, channels, height, width), small(out, channels, ...p.kernel)]
      const results = [torch.float64, torch.float32, torch.int64, torch.int32].map((dtype) => {
        const [a, b] = [x.to(dtype), w.to(dtype)]
        const floats = dtype.is_floating_point
        if (floats) [a, b].forEach((t) => void t.requires_grad_())
        const y = F.conv2d(a, b, null, p.stride, p.padding, p.dilation)
        if (floats) y.backward(y.detach())
        return [y.detach(), ...(floats ? [a.grad!, b.grad!] : [])].map((t) => t.to(torch.float64))
      })
      for (const result of results.slice(1)) expect(result.every((t, i) => t.equal(results[0]![i]!))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('long rows of windows are read where they lie: exact sums, and what lies behind a row does not count', () => {
  const wide = fc.record({
    batch: fc.integer({ min: 1, max: 6 }),
    groups: fc.constantFrom(1, 1, 2),
    inner: fc.integer({ min: 1, max: 3 }),
    outer: fc.integer({ min: 3, max: 15 }),
    input: fc.tuple(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 26, max: 75 })),
    kernel: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 4 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.constant(1)),
    padding: fc.tuple(fc.nat(2), fc.nat(2)),
    dilation: fc.tuple(fc.constant(1), fc.integer({ min: 1, max: 2 })),
    seed: fc.nat(1000),
  })
  fc.assert(
    fc.property(wide, fc.constantFrom(torch.float32, torch.float64, torch.float16, torch.int32), fc.boolean(), (q, dtype, strange) => {
      // A product of an infinity and a zero beside the image is NaN, and not a term of the definition.
      const p = { ...q, padding: strange ? [0, 0] : q.padding }
      fc.pre(outputOf(p).every((s) => s >= 1))
      const floats = dtype.is_floating_point
      torch.manual_seed(p.seed)
      const small = (...shape: number[]): Tensor => torch.randint(-2, 3, shape).to(dtype)
      const x = small(p.batch, p.groups * p.inner, ...p.input)
      const w = small(p.groups * p.outer, p.inner, ...p.kernel)
      const g = small(p.batch, p.groups * p.outer, ...outputOf(p))
      const bias = small(2 * p.groups * p.outer).at('::2')
      if (strange && floats) {
        x.at(0, 0, 1, -1).fill_(Number.NaN)
        x.at(-1, -1, 2, 0).fill_(Number.POSITIVE_INFINITY)
        g.at(0, 1, 0, -1).fill_(Number.NEGATIVE_INFINITY)
      }
      const [X, W, G, B] = [flat(x), flat(w), flat(g), flat(bias)]
      const positions = numel(outputOf(p))
      const begun = Array.from({ length: numel(g.shape) }, (_, i) => B[Math.floor(i / positions) % B.length]!)
      const { y, dx, dw } = defined(p, [X, W, G], begun)
      if (floats) for (const t of [x, w]) t.requires_grad_()
      const out = F.conv2d(x, w, bias, p.stride, p.padding, p.dilation, p.groups)
      if (floats) out.backward(g)
      for (const [t, wanted] of floats
        ? ([
            [out, y],
            [x.grad!, dx],
            [w.grad!, dw],
          ] as const)
        : ([[out, y]] as const))
        expect(flat(t).findIndex((v, i) => v !== wanted[i] && !(Number.isNaN(v) && Number.isNaN(wanted[i])))).toBe(-1)
    }),
    { numRuns: 25 },
  )
})

test('large images in pieces, many images summed apart: the same as columns times weights', () => {
  for (const [batch, channels, size, out] of [
    [1, 64, 43, 3],
    [5, 3, 17, 4],
  ] as const) {
    const x = torch.randint(-4, 5, [batch, channels, size, size]).to(torch.float32).requires_grad_()
    const w = torch.randint(-4, 5, [out, channels, 4, 4]).to(torch.float32).requires_grad_()
    const y = F.conv2d(x, w)
    const columns = w.reshape(out, -1).matmul(F.unfold(x, 4)).reshape(y.shape)
    expect(y.equal(columns)).toBe(true)
    const g = torch.randint(-4, 5, [...y.shape]).to(torch.float32)
    const [a, b] = [y, columns].map((t) => torch.autograd.grad([t], [x, w], [g])) as [Tensor[], Tensor[]]
    expect(a[0]!.equal(b[0]!)).toBe(true)
    expect(a[1]!.equal(b[1]!)).toBe(true)
  }
})

test('nn.grad has the gradients as functions', () => {
  const x = torch.randn(2, 4, 7, 6).requires_grad_()
  const w = torch.randn(6, 2, 3, 2).requires_grad_()
  const options = { stride: [2, 1], padding: 1, dilation: [1, 2], groups: 2 }
  const y = F.conv2d(x, w, options)
  const g = torch.randn([...y.shape])
  y.backward(g)
  expect(torch.nn.grad.conv2d_input([2, 4, 7, 6], w, g, options).equal(x.grad!)).toBe(true)
  expect(torch.nn.grad.conv2d_weight(x, [6, 2, 3, 2], g, options).equal(w.grad!)).toBe(true)
  expect(() => torch.nn.grad.conv2d_input([2, 4, 9, 6], w, g, options)).toThrow(
    'Expected a tensor of dimension 4 and tensor.size[2] == 5 but got: dimension 4 and tensor.size[2] = 4',
  )
})

test('windows that miss a small input give zeros, and zero gradients', () => {
  const g = torch.ones(1, 1, 2)
  const y = F.conv_transpose1d(g, torch.ones(1, 1, 1), { stride: 3, padding: 1 })
  expect(flat(y)).toEqual([0, 0])
  const x = torch.ones(1, 1, 1).requires_grad_()
  F.conv1d(x, torch.ones(1, 1, 2), { padding: 3, stride: 5, dilation: 5 })
    .sum()
    .backward()
  expect(flat(x.grad!)).toEqual([0])
})

test('an empty batch passes, with gradients of zeros', () => {
  const w = torch.randn(4, 3, 2, 2).requires_grad_()
  const x = torch.zeros(0, 3, 5, 5).requires_grad_()
  const y = F.conv2d(x, w, torch.zeros(4), 2)
  expect([...y.shape]).toEqual([0, 4, 2, 2])
  y.sum().backward()
  expect([...x.grad!.shape]).toEqual([0, 3, 5, 5])
  expect(w.grad!.abs().sum().item()).toBe(0)
  expect([...F.conv_transpose2d(torch.zeros(0, 4, 5, 5), w).shape]).toEqual([0, 3, 6, 6])
})

test('"same" keeps the size, also with an even kernel, one image and other dtypes', () => {
  const x = torch.arange(12, { dtype: torch.float32 }).reshape(1, 12)
  const w = torch.ones(1, 1, 4)
  expect(flat(F.conv1d(x, w, { padding: 'same' }))).toEqual([3, 6, 10, 14, 18, 22, 26, 30, 34, 38, 30, 21])
  expect([...F.conv2d(torch.zeros(2, 3, 7, 8), torch.zeros(5, 3, 2, 4), { padding: 'same', dilation: [3, 2] }).shape]).toEqual([2, 5, 7, 8])
  expect(flat(F.conv1d(x.to(torch.int8), w.to(torch.int8)))).toEqual([6, 10, 14, 18, 22, 26, 30, 34, 38])
  for (const dtype of [torch.float16, torch.bfloat16, torch.int64]) {
    const y = F.conv1d(x.to(dtype), w.to(dtype))
    expect(y.dtype).toBe(dtype)
    expect(flat(y).map(Number)).toEqual([6, 10, 14, 18, 22, 26, 30, 34, 38])
  }
})

test('bad shapes are refused in PyTorch’s words', () => {
  const z = (...sizes: number[]): Tensor => torch.zeros(sizes)
  const said = (f: () => unknown): string => {
    try {
      f()
    } catch (e) {
      return `${(e as Error).name}: ${(e as Error).message}`
    }
    return 'accepted'
  }
  expect(said(() => F.conv2d(z(1, 3, 4, 4), z(2, 2, 2, 2), { groups: 2 }))).toBe(
    'RuntimeError: Given groups=2, weight of size [2, 2, 2, 2], expected input[1, 3, 4, 4] to have 4 channels, but got 3 channels instead',
  )
  expect(said(() => F.conv3d(z(1, 2, 4, 4, 4), z(2, 2, 5, 2, 2), { padding: [0, 1, 0] }))).toBe(
    "RuntimeError: Calculated padded input size per channel: (4 x 6 x 4). Kernel size: (5 x 2 x 2). Kernel size can't be greater than actual input size",
  )
  expect(said(() => F.conv2d(z(1, 2, 4, 4), z(2, 2, 2, 2), z(3)))).toBe(
    'RuntimeError: Given weight of size [2, 2, 2, 2], expected bias to be 1-dimensional with 2 elements, but got bias of size [3] instead',
  )
  expect(said(() => F.conv2d(z(4, 4), z(2, 2, 2, 2)))).toBe(
    'RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [4, 4]',
  )
  expect(said(() => F.conv2d(z(1, 2, 4, 4), z(2, 2, 2, 2), { padding: 'same', stride: 2 }))).toBe(
    "RuntimeError: padding='same' is not supported for strided convolutions",
  )
  expect(said(() => F.conv_transpose2d(z(1, 2, 4, 4), z(2, 3, 2, 2), { stride: 2, output_padding: 2 }))).toBe(
    'RuntimeError: output padding must be smaller than either stride or dilation, but got output_padding_height: 2 output_padding_width: 2 stride_height: 2 stride_width: 2 dilation_height: 1 dilation_width: 1',
  )
  expect(said(() => F.conv_transpose2d(z(1, 2, 1, 1), z(2, 3, 2, 2), { padding: 2 }))).toBe(
    'RuntimeError: Given input size per channel: (1 x 1). Calculated output size per channel: (-2 x -2). Output size is too small',
  )
  expect(said(() => F.conv2d(z(1, 1, 4, 4), z(1, 1, 2, 2).to(torch.float64)))).toBe(
    'RuntimeError: expected scalar type Float but found Double',
  )
})
