/** Corners of operations where PyTorch's behaviour is easily missed: what it gives there, as it was seen to. */

import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const ints = torch.tensor([1, 2], { dtype: torch.int64 })
const floats = torch.tensor([1.5, 2.7])

test('the median of no integers', () => {
  const of = (dtype: torch.dtype): unknown => [
    torch.zeros([0], { dtype }).median().item(),
    torch.zeros([0, 2], { dtype }).nanmedian().item(),
  ]
  expect(of(torch.int64)).toEqual([-(2n ** 63n), -(2n ** 63n)])
  expect(of(torch.int32)).toEqual([-(2 ** 31), -(2 ** 31)])
  expect(of(torch.int16)).toEqual([0, 0])
  expect(of(torch.float32)).toEqual([Number.NaN, Number.NaN])
})
test('any and all over no dimension keep every element', () => {
  const x = torch.tensor([
    [1, 0],
    [0, 2],
  ])
  const each = [
    [true, false],
    [false, true],
  ]
  expect([torch.any(x, []).tolist(), torch.all(x, [], true).tolist()]).toEqual([each, each])
  expect(torch.sum(x, []).item()).toBe(3)
})
test('sums and products are computed in the dtype of out', () => {
  const out = (dtype: torch.dtype, ...size: number[]): torch.Tensor => torch.zeros(size, { dtype })
  expect([torch.sum(floats, 0, { out: out(torch.int32) }).item(), torch.prod(floats, 0, { out: out(torch.int32) }).item()]).toEqual([3, 2])
  expect(torch.cumsum(floats, 0, { out: out(torch.int32, 2) }).tolist()).toEqual([1, 3])
  expect(torch.cumprod(floats, 0, { out: out(torch.int32, 2) }).tolist()).toEqual([1, 2])
  expect(torch.nansum(floats, 0, { out: out(torch.float64) }).item()).toBe(torch.nansum(floats.double()).item())
  expect(() => torch.sum(floats, 0, { dtype: torch.float64, out: torch.zeros([]) })).toThrow(
    'Expected out tensor to have dtype double, but got float instead',
  )
  expect(() => torch.mean(floats, 0, { out: torch.zeros([], { dtype: torch.int32 }) })).toThrow(
    "result type Float can't be cast to the desired output type Int",
  )
  expect(() => torch.any(ints, { out: torch.zeros([], { dtype: torch.int32 }) })).toThrow(
    'any only supports bool tensor for result, got: Int',
  )
  expect(torch.any(ints, { out: torch.zeros([], { dtype: torch.uint8 }) }).item()).toBe(1)
  expect(() => torch.float_power(floats, 2, { out: torch.zeros(2) })).toThrow(
    "the output given to float_power has dtype Float but the operation's result requires dtype Double",
  )
})
test('bounds of an int64 range lose their fractions before the elements are counted', () => {
  expect(torch.arange(0, 3.5, 1, { dtype: torch.int64 }).tolist()).toEqual([0, 1, 2])
  expect(torch.arange(0, 3.5, 1, { dtype: torch.int32 }).tolist()).toEqual([0, 1, 2, 3])
  expect(torch.arange(0.5, 4, 1.5, { dtype: torch.int64 }).tolist()).toEqual([0, 1, 2, 3])
  expect(() => torch.arange(0, 4, 0.5, { dtype: torch.int64 })).toThrow('step must be nonzero')
})
test('differences of order 0, blocks of several dtypes', () => {
  expect(torch.diff(ints, { n: 0, prepend: ints }).tolist()).toEqual([1, 2])
  const half = torch.ones(1, 1, { dtype: torch.float16 })
  expect(torch.block_diag(half, torch.tensor(1, { dtype: torch.float64 }), ints).dtype).toBe(torch.float16)
})
test('dtypes that norms and means do not take', () => {
  expect(() => torch.linalg.vector_norm(ints, { dtype: torch.float32 })).toThrow(
    'Expected a floating point or complex tensor as input. Got Long',
  )
  expect(() => torch.norm(floats.double(), 2, 0, { dtype: torch.float16 })).toThrow(
    'the dtype of the input (Double) should be convertible without narrowing to the specified dtype (Half)',
  )
  expect(() => torch.nanmean(ints, { dtype: torch.float32 })).toThrow('expected input to have floating point or complex dtype but got Long')
  expect(() => torch.nanmean(floats, { dtype: torch.int32 })).toThrow('could not infer output dtype')
})
test('padding of pooling is no more than half of the kernel, dilated or not', () => {
  const pool = torch.nn.functional
  expect(() => pool.max_pool2d(torch.ones(1, 8, 8), 3, 1, 2, 2)).toThrow(
    'pad should be smaller than or equal to half of kernel size, but got padW = 2, padH = 2, kW = 3, kH = 3',
  )
  expect(() => pool.max_pool3d(torch.ones(1, 8, 8, 8), 3, 1, 2, 2)).toThrow('but got kT: 3 kW: 3 kH: 3 padT: 2 padW: 2 padH: 2')
})
test('NAdam in float64 multiplies its momenta in the float32 of its state', () => {
  const p = torch.tensor([1], { dtype: torch.float64 }).requires_grad_()
  const optimizer = new torch.optim.NAdam([p], { lr: 0.1, eps: 1e-4 })
  for (const g of [0.5, -0.25, 1]) {
    p.grad = torch.tensor([g], { dtype: torch.float64 })
    optimizer.step()
  }
  expect(p.item()).toBeCloseTo(0.8356813915032492, 12)
})
test('what is written where places meet', () => {
  const repeated = torch.ones(1).expand(3)
  expect(repeated.fill_(2).tolist()).toEqual([2, 2, 2])
  expect(repeated.zero_().tolist()).toEqual([0, 0, 0])
  expect(() => repeated.add_(1)).toThrow('more than one element of the written-to tensor refers to a single memory location')
  // Places that meet without a dimension that repeats them: refused nowhere.
  expect(torch.arange(3, { dtype: torch.float32 }).unfold(0, 2, 1).fill_(5).tolist()).toEqual([
    [5, 5],
    [5, 5],
  ])
  expect(torch.arange(8).as_strided([2, 3], [3, 2]).mul_(2).tolist()).toEqual([
    [0, 4, 8],
    [6, 10, 14],
  ])
})
test('a tensor without elements is contiguous whatever its strides', () => {
  expect(torch.ones(1).expand(2, 2).narrow(0, 0, 0).is_contiguous()).toBe(true)
})
test('numbers beside 16-bit floats are rounded to them, but for products and quotients', () => {
  for (const dtype of [torch.bfloat16, torch.float16]) {
    const x = torch.tensor([0.1], { dtype })
    const same = [x.eq(0.1), x.ge(0.1), x.le(0.1), x.eq(torch.tensor(0.1, { dtype: torch.float64 })), x.clone().eq_(0.1).to(torch.bool)]
    expect(same.map((t) => t.item())).toEqual([true, true, true, true, true])
    const nothing = [
      x.sub(0.1),
      torch.rsub(x, 0.1),
      x.sub(torch.tensor(0.1)),
      x.t().sub(0.1),
      x.expand(2).sub(0.1).select(0, 0),
      x.clone().sub_(0.1),
    ]
    expect(nothing.map((t) => Number(t.item()))).toEqual([0, -0, 0, 0, 0, 0].map(Math.abs))
    expect([x.fmod(0.1).item(), x.remainder(torch.tensor(0.1)).item()]).toEqual([0, 0])
  }
  // 0.1234 in float16 would give 31.96875.
  const many = torch.tensor([259], { dtype: torch.float16 })
  expect([many.mul(0.1234).item(), many.mul(torch.tensor(0.1234)).item(), many.t().mul(0.1234).item()]).toEqual([
    31.953125, 31.953125, 31.953125,
  ])
  expect(torch.tensor([3], { dtype: torch.bfloat16 }).floor_divide(0.1).item()).toBe(29)
  expect(torch.tensor([0.09998], { dtype: torch.float16 }).floor_divide(0.1).item()).toBe(0)
})

test('one value to many places, in every dtype: fills and copies of expanded tensors, with what lies around left alone', () => {
  const { float64, float32, float16, bfloat16, int64, int32, int16, int8, uint8, bool } = torch
  for (const dtype of [float64, float32, float16, bfloat16, int64, int32, int16, int8, uint8, bool])
    for (const width of [1, 3, 7, 16, 33]) {
      const whole = torch.zeros([5, width + 2], { dtype })
      const inner = whole.at('1:4', '1:-1')
      const wanted = Array.from({ length: 5 }, (_, i) =>
        Array.from({ length: width + 2 }, (_, j) => Number(i > 0 && i < 4 && j > 0 && j <= width)),
      )
      inner.fill_(1)
      expect(whole.to(torch.int32).tolist()).toEqual(wanted)
      whole.zero_()
      inner.copy_(torch.ones([3, 1], { dtype }).expand(3, width))
      expect(whole.to(torch.int32).tolist()).toEqual(wanted)
    }
})
test('dimensions of a result are ordered by the first operand that tells them apart', () => {
  const x = torch.ones(2, 3, 4).permute([2, 0, 1])
  const strides = (t: torch.Tensor): readonly number[] => t.stride() as number[]
  expect(strides(x.add(torch.ones(4, 2, 3)))).toEqual([1, 12, 4])
  expect(strides(torch.ones(4, 2, 3).mul(x))).toEqual([6, 3, 1])
  // An operand that is repeated along a dimension leaves its place to the others.
  expect(strides(torch.ones(4, 1, 1).lt(x))).toEqual([1, 12, 4])
  expect(strides(torch.ones(4, 6).as_strided([4, 3], [6, 2]).t().add(torch.ones(1, 4)))).toEqual([1, 3])
  expect(strides(torch.ones(5, 1).add(torch.ones(1, 3)))).toEqual([3, 1])
  expect(strides(torch.addmm(torch.ones(3, 2).t(), torch.ones(2, 4), torch.ones(4, 3), { beta: 0.5 }))).toEqual([3, 1])
  expect(strides(torch.permute_copy(torch.ones(2, 3), [1, 0]))).toEqual([2, 1])
})
test('circular padding that cuts off continues what is left', () => {
  const x = torch.arange(6, { dtype: torch.float32 }).reshape(1, 1, 6)
  const padded = (pad: number[]): unknown => torch.nn.functional.pad(x, pad, 'circular').flatten().tolist()
  expect(padded([-2, 2])).toEqual([2, 3, 4, 5, 2, 3])
  expect(padded([1, -1])).toEqual([4, 0, 1, 2, 3, 4])
})
test('as_strided_scatter writes to places of the memory as it lies', () => {
  const x = torch.arange(6).reshape(2, 3)
  const src = torch.tensor([-1, -2])
  expect(torch.as_strided_scatter(x.t(), src, [2], [1], 1).tolist()).toEqual([
    [0, 3],
    [-1, 4],
    [-2, 5],
  ])
  expect(torch.as_strided_scatter(x.select(0, 1), src, [2], [1], 3).tolist()).toEqual([-1, -2, 5])
})
test('what PyTorch refuses by dtype, order or name', () => {
  const [f, i, d] = [torch.ones(3), torch.ones(3, { dtype: torch.int64 }), torch.ones(3, { dtype: torch.float64 })]
  expect(() => torch.cross(f, i, 0)).toThrow('expected scalar type Float but found Long')
  expect(() => torch.linalg.cross(i, f)).toThrow('expected scalar type Long but found Float')
  expect(() => torch.cross(f.bool(), f.bool(), 0)).toThrow(`"cross" not implemented for 'Bool'`)
  const polygamma = torch.polygamma as (...args: unknown[]) => unknown
  expect(() => polygamma(f, 1)).toThrow("polygamma(): argument 'n' (position 1) must be int, not Tensor")
  expect(() => (torch.special.zeta as (...args: unknown[]) => unknown)(f, 'x')).toThrow('special_zeta() received an invalid combination')
  expect(() => torch.heaviside(f, f, { out: d })).toThrow('heaviside is not yet implemented for tensors with different dtypes.')
  const wrong: unknown = 3
  expect(() => torch.nn.functional.triplet_margin_with_distance_loss(f, f, f, { distance_function: wrong as () => torch.Tensor })).toThrow(
    "'int' object is not callable",
  )
})
test('out of another dtype', () => {
  const [f, d, i] = [torch.zeros([0]), torch.zeros([0], { dtype: torch.float64 }), torch.zeros([0], { dtype: torch.int64 })]
  const x = torch.tensor([1, -2])
  const call = (name: string, ...args: unknown[]) => (torch as unknown as Record<string, (...a: unknown[]) => torch.Tensor>)[name]!(...args)
  expect(() => call('zeros', 2, { dtype: torch.int64, out: f })).toThrow('dtype Long does not match dtype of out parameter (Float)')
  expect(call('ones', 2, { out: i }).dtype).toBe(torch.int64)
  expect(() => call('signbit', x, { out: f })).toThrow('signbit does not support non-boolean outputs.')
  expect(() => call('isinf', x, { out: f })).toThrow("isinf() got an unexpected keyword argument 'out'")
  expect(() => call('masked_select', x, x.gt(0), { out: d })).toThrow('masked_select(): self and result must have the same scalar type')
  expect(() => call('clamp', x, 0, { out: d })).toThrow('Found dtype Double but expected Float')
  expect(call('clamp', x, torch.tensor(0), { out: d }).tolist()).toEqual([1, 0])
})
test('the upper incomplete gamma function of small a', () => {
  const of = (a: number, x: number): number =>
    Number(torch.special.gammaincc(torch.tensor(a, { dtype: torch.float64 }), torch.tensor(x, { dtype: torch.float64 })).item())
  const near = (got: number, want: number): void => void expect(Math.abs(got / want - 1)).toBeLessThan(1e-13)
  // To 50 digits; PyTorch has 8 of them.
  near(of(1e-8, 0.5886329087259614), 4.649366559267822e-9)
  near(of(1e-40, 1e-40), 9.152618805486029e-39)
  near(of(1e-8, 1e-8), 1.7843463505329364e-7)
  near(of(0.005, 1), 0.001102525045826858)
  // On both sides of where the two ways meet.
  near(of(0.0099, 0.7), 0.003728052362060159)
  near(of(0.0101, 0.7), 0.0038039348908624013)
})
test('messages of what does not fit', () => {
  const x = torch.ones(2, 3)
  const all = torch as unknown as Record<string, (...args: unknown[]) => unknown>
  const whole = x.to(torch.int64)
  expect(() => all.chunk!(x, [1, 2])).toThrow("chunk(): argument 'chunks' (position 2) must be int, not list")
  expect(() => all.permute!(x, ['a', 1])).toThrow(
    "permute(): argument 'dims' (position 2) must be tuple of ints, but found element of type str at pos 0",
  )
  expect(() => all.flip!(x, [0, 'b'])).toThrow(
    `flip(): argument 'dims' failed to unpack the object at pos 2 with error "type must be tuple of ints,but got str"`,
  )
  expect(() => all.cummax!(x, 0, { out: x })).toThrow("cummax(): argument 'out' must be tuple of Tensors, not Tensor")
  expect(() => torch.std(whole)).toThrow('std and var only support floating point and complex dtypes')
  expect(() => torch.var_mean(whole)).toThrow('var_mean only support floating point and complex dtypes')
  expect(() => torch.linspace(1, x, 3)).toThrow('only supports 0-dimensional start and end tensors, but got end with 2 dimension(s).')
  expect(() => torch.vsplit(torch.ones(3), 1)).toThrow('at least 2 dimension, but got a tensor with 1 dimensions!')
  const huge = torch.tensor([1n, 2n ** 63n - 1n])
  expect(() => torch.bincount(huge)).toThrow('maximum value of input overflowed, it should be < 9223372036854775807')
  expect(torch.tensor_split(torch.ones(3), huge).map((t) => t.shape[0])).toEqual([1, 2, 0])
})
test('addmm adds rows, columns, scalars and matrices of any layout to products of full tiles', () => {
  for (const dtype of [torch.float32, torch.float64]) {
    const whole = (sizes: number[]): torch.Tensor => torch.randint(-9, 9, sizes).to(dtype)
    const [a, b] = [whole([20, 30]), whole([30, 16])]
    const addends = [whole([16]), whole([16, 2]).select(1, 0), whole([1, 16]), whole([20, 16]), whole([16, 20]).t(), whole([20, 1])]
    for (const addend of [...addends, whole([1]), whole([])])
      expect(torch.addmm(addend, a, b).equal(a.mm(b).add(addend)), `${dtype} ${addend.shape}`).toBe(true)
  }
})
test('what a mask closes has no part in attention, whatever it holds', () => {
  const [q, k, v] = [0, 1, 2].map(() => torch.randn(2, 3, 5, 4)) as [torch.Tensor, torch.Tensor, torch.Tensor]
  const causal = torch.ones(5, 5, { dtype: torch.bool }).tril()
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 1e30]) {
    // Only the first query does not see it, nor what comes after.
    const keys = k.clone()
    keys.select(2, 1).fill_(bad)
    const seen = torch.nn.functional.scaled_dot_product_attention(q, keys, v, { is_causal: true })
    const masked = torch.nn.functional.scaled_dot_product_attention(q, keys, v, { attn_mask: causal })
    for (const out of [seen, masked]) expect(out.select(2, 0).allclose(v.select(2, 0))).toBe(true)
  }
})
test('sums of products change their tensor in place, and do not widen it', () => {
  const [b, c] = [torch.ones(2, 4), torch.ones(4, 3)]
  const x = torch.ones(2, 3, { requires_grad: true })
  const y = x.mul(1)
  expect(y.addmm_(b, c, { beta: 0.5, alpha: 2 })).toBe(y)
  expect(y.tolist()).toEqual(torch.full([2, 3], 8.5).tolist())
  expect(y.grad_fn!.name()).toBe('AddmmBackward0')
  y.sum().backward()
  expect(x.grad!.tolist()).toEqual(torch.full([2, 3], 0.5).tolist())
  const narrow = torch.ones(3)
  expect(() => narrow.addmm_(b, c)).toThrow('Bad in-place call: input tensor size [3] and output tensor size [2, 3] should match')
  expect(narrow.tolist()).toEqual([1, 1, 1])
  expect(torch.ones(2).addmv_(b, torch.ones(4)).tolist()).toEqual([5, 5])
  expect(torch.ones(2, 2).addr_(torch.ones(2), torch.ones(2)).sum().item()).toBe(8)
  expect(
    torch
      .ones(2, 3)
      .addbmm_(torch.ones(5, 2, 4), torch.ones(5, 4, 3))
      .sum()
      .item(),
  ).toBe(126)
  expect(
    torch
      .ones(5, 2, 3)
      .baddbmm_(torch.ones(5, 2, 4), torch.ones(5, 4, 3))
      .sum()
      .item(),
  ).toBe(150)
  expect(() => torch.ones(3).igamma_(torch.ones(2, 3))).toThrow("output with shape [3] doesn't match the broadcast shape [2, 3]")
})
test('as_strided_ lays the tensor itself out anew', () => {
  const x = torch.arange(6)
  expect([x.as_strided_([2, 2], [1, 2], 1) === x, x.tolist(), x._version]).toEqual([
    true,
    [
      [1, 3],
      [2, 4],
    ],
    1,
  ])
})
test('Kronecker products of any dimensions', () => {
  const a = torch.tensor(
    [
      [1, 2],
      [3, 4],
    ],
    { dtype: torch.int64 },
  )
  expect(torch.kron(a, torch.eye(2)).tolist()).toEqual([
    [1, 0, 2, 0],
    [0, 1, 0, 2],
    [3, 0, 4, 0],
    [0, 3, 0, 4],
  ])
  expect([...torch.kron(torch.ones(2), torch.ones(2, 2, 3)).shape]).toEqual([2, 2, 6])
  const [x, y] = [0, 1].map(() => torch.randn(2, 2, { dtype: torch.float64, requires_grad: true })) as [torch.Tensor, torch.Tensor]
  expect(torch.autograd.gradcheck((u: torch.Tensor, v: torch.Tensor) => torch.kron(u, v), [x, y])).toBe(true)
})
test('the older windows, periodic and symmetric', () => {
  const text = (t: torch.Tensor): string => String(t)
  expect(text(torch.hann_window(5))).toBe('tensor([0.0000, 0.3455, 0.9045, 0.9045, 0.3455])')
  expect(text(torch.hamming_window(5, true, 0.5, 0.4))).toBe('tensor([0.1000, 0.3764, 0.8236, 0.8236, 0.3764])')
  expect(text(torch.bartlett_window(5, false))).toBe('tensor([0.0000, 0.5000, 1.0000, 0.5000, 0.0000])')
  expect(text(torch.blackman_window(4, false, { dtype: torch.float64 }))).toBe(
    'tensor([0.0000, 0.6300, 0.6300, 0.0000], dtype=torch.float64)',
  )
  expect(text(torch.kaiser_window(5, true, 8))).toBe('tensor([0.0023, 0.2268, 0.8598, 0.8598, 0.2268])')
  expect([torch.hann_window(1), torch.hann_window(0)].map(text)).toEqual(['tensor([1.])', 'tensor([])'])
  expect(() => torch.hann_window(-1)).toThrow('hann_window requires non-negative window_length, got window_length=-1')
  expect(() => torch.hann_window(3, { dtype: torch.int64 })).toThrow('hann_window expects floating point dtypes')
})
test('range counts to its end', () => {
  expect(torch.range(1, 4).dtype).toBe(torch.float32)
  expect(torch.range(4, 1, -1).tolist()).toEqual([4, 3, 2, 1])
  expect(torch.range(0, 10, 3, { dtype: torch.int32 }).tolist()).toEqual([0, 3, 6, 9])
  expect(torch.range(0.1, 1, 0.1).shape[0]).toBe(10)
})
test('Poisson numbers are those that PyTorch draws', () => {
  torch.manual_seed(0)
  expect(torch.poisson(torch.tensor([0, 1, 5, 9.9, 10, 50, 1000])).tolist()).toEqual([0, 2, 6, 10, 12, 50, 1005])
  expect(() => torch.poisson(torch.tensor([-1]))).toThrow('invalid Poisson rate, expected rate to be non-negative')
  expect(() => torch.poisson(torch.tensor([1n]))).toThrow('"poisson_cpu" not implemented for \'Long\'')
})
test('whether tensors are set to the same elements', () => {
  const x = torch.ones(3)
  expect([x.is_set_to(x.view(3)), x.is_set_to(x.narrow(0, 1, 2)), x.is_set_to(x.double())]).toEqual([true, false, false])
  expect([x.narrow(0, 0, 1).is_nonzero(), torch.is_signed(x), torch.is_same_size(x, x.view(1, 3))]).toEqual([true, true, false])
})
test('results with names print as those of PyTorch, and are lists', () => {
  const x = torch.tensor([
    [1, 5],
    [4, 2],
  ])
  const largest = x.max(1)
  expect(String(largest)).toBe('torch.return_types.max(\nvalues=tensor([5., 4.]),\nindices=tensor([1, 0]))')
  expect(inspect(largest)).toBe(String(largest))
  expect([Array.isArray(largest), largest.length, largest.values === largest[0], Object.keys(largest)]).toEqual([true, 2, true, ['0', '1']])
  expect(largest.map(String).constructor).toBe(Array)
  expect(String(torch.aminmax(x))).toBe('torch.return_types.aminmax(\nmin=tensor(1.),\nmax=tensor(5.))')
  const out = [torch.empty(2), torch.empty(2, { dtype: torch.int64 })] as const
  expect(torch.max(x, 1, { out }).indices).toBe(out[1])
})
test("arguments by NumPy's names", () => {
  const x = torch.ones(2, 3)
  expect([...x.sum({ axis: 1, keepdims: true } as object).shape]).toEqual([2, 1])
  expect(
    torch
      .add(x, { x2: x } as never)
      .sum()
      .item(),
  ).toBe(12)
  expect(() => x.sum({ dim: 1, axis: 1 } as object)).toThrow(torch.TypeError)
  expect([x.size({ dim: 1 }), x.stride({ dim: 0 })]).toEqual([3, 3])
})
test('borders that do not fit the dimensions are refused in the words of F.pad', () => {
  const pad = (dims: number, widths: number[], mode: string): string => {
    try {
      return torch.nn.functional.pad(torch.ones(Array<number>(dims).fill(4)), widths, { mode }).shape.join()
    } catch (e) {
      return (e as Error).message.split('\n')[0]!
    }
  }
  expect(pad(2, [1, 1], 'reflect')).toBe('4,6')
  expect(pad(4, [1, 1], 'reflect')).toBe('Padding size 2 is not supported for 4D input tensor.')
  expect(pad(2, [], 'circular')).toBe('Padding size 0 is not supported for 2D input tensor.')
  expect(pad(2, [1], 'constant')).toBe('Padding length must be divisible by 2')
  expect(pad(1, [1, 1, 1, 1], 'constant')).toMatch('two times the input dimension but got padding length 4 and input of dimension 1')
  expect(pad(1, [1], 'bad')).toBe('Unrecognised padding mode bad')
})
test('what does not fit together is refused with the sizes that do not', () => {
  const { broadcast_shapes, cat, einsum, ones } = torch
  expect(() => broadcast_shapes([5, 1, 3], [2, 3], [4, 1])).toThrow(
    'Attempting to broadcast a dimension of length 4 at -2! Mismatching argument at index 2 had (4, 1); but expected shape should be broadcastable to [5, 2, 3]',
  )
  expect([...broadcast_shapes([3, 1], 4)]).toEqual([3, 4])
  expect(() => cat([])).toThrow(torch.ValueError)
  expect(() => einsum('iji', ones(2, 3, 4))).toThrow("subscript i is repeated for operand 0 but the sizes don't match, 4 != 2")
  expect(() => einsum('ij,jk->ik', ones(2, 3), ones(2, 2))).toThrow(
    'einsum(): subscript j has size 2 for operand 1 which does not broadcast with previously seen size 3',
  )
  expect(() => ones(6).view(2, -2)).toThrow('invalid shape dimension -2 at index 1 of shape [2, -2]')
  expect(() => torch.zeros(2, -3)).toThrow('zeros: Dimension size must be non-negative.')
})
test('einsum by lists of numbers', () => {
  const [a, b] = [torch.randn(2, 3), torch.randn(3, 4)]
  expect(torch.einsum(a, [0, 1], b, [1, 2]).allclose(a.mm(b))).toBe(true)
  expect(torch.einsum(a, ['...', 1] as never, b, [1, 2], [2, '...'] as never).allclose(a.mm(b).t())).toBe(true)
  // 26 and on are small letters, which come after the capitals.
  expect(torch.einsum(a, [26, 25]).equal(a.t())).toBe(true)
  expect(() => torch.einsum(a, [0, 52])).toThrow('einsum(): subscript in subscript list is not within the valid range [0, 52)')
  expect(() => torch.einsum(a)).toThrow('must specify the equation string and at least one operand')
})
