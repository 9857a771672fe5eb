/** Corners of the graph's life that random programs against PyTorch found. */
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const leaf = (values: number[]): torch.Tensor => torch.tensor(values, { requires_grad: true })

test('a leaf that asks for no gradient any more gets none', () => {
  const [x, y] = [leaf([1, 2]), leaf([3, 4])]
  const product = x.mul(y)
  y.requires_grad_(false)
  product.sum().backward()
  expect(x.grad!.tolist()).toEqual([3, 4])
  expect(y.grad).toBe(null)
})

test('retain_grad follows a view whose base is changed in place', () => {
  const base = leaf([1, 2, 3]).mul(2)
  const view = base.narrow(0, 0, 1)
  view.retain_grad()
  view.backward(torch.ones(1), { retain_graph: true })
  base.mul_(3)
  view.backward(torch.ones(1))
  expect(view.grad!.tolist()).toEqual([2])
})

test('a tensor copied into itself counts as changed, and stays in the graph', () => {
  const x = leaf([1, 2])
  const y = x.mul(2)
  y.copy_(y)
  expect(y._version).toBe(1)
  expect(y.grad_fn!.name()).toBe('torch::autograd::CopyBackwards')
  expect(String(y)).toContain('grad_fn=<CopyBackwards>')
  expect(String(y.grad_fn)).toMatch(/^<CopyBackwards object at 0x/)
  y.sum().backward()
  expect(x.grad!.tolist()).toEqual([2, 2])
})

test('no view is detached in place, be it a leaf', () => {
  const view = torch.zeros(3).reshape(3, 1)
  expect(() => view.detach_()).toThrow("Can't detach views in-place")
})

test('messages name the operation, the shapes, the version', () => {
  const x = leaf([1, 2, 3, 4]).reshape(2, 2)
  const y = x.exp()
  const z = y.mul(y).sum()
  y.t_()
  expect(() => z.backward()).toThrow('which is output 0 of T1, is at version 1')
  expect(() => torch.ones(2, 2, 2).t_()).toThrow('t_() expects a tensor with <= 2 dimensions, but self is 3D')
  expect(() => torch.ones(4).matmul(torch.ones(1, 3))).toThrow('mat1 and mat2 shapes cannot be multiplied (1x4 and 1x3)')
  expect(() => torch.ones(2, 2).mv(torch.ones([]))).toThrow('vector + matrix @ vector expected, got 1, 2, 0')
  expect(() => torch.ones([]).at('0:1')).toThrow('slice() cannot be applied to a 0-dim tensor.')
  expect(() => torch.ones([]).copy_(torch.ones(3))).toThrow("output with shape [] doesn't match the broadcast shape [3]")
  expect(() => torch.ones(2).copy_(torch.ones(3))).toThrow(
    'The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0',
  )
})

test('a view made in no_grad mode: what may be done with it, and why not', () => {
  const x = leaf([1, 2, 3]).mul(2)
  const view = torch.no_grad(() => x.narrow(0, 0, 2))
  expect(() => view.narrow(0, 0, 1).mul_(2)).toThrow(
    'Output 0 of Slice is a view of a view which was created in no_grad mode and is being modified inplace with grad mode enabled.',
  )
  expect(() => view.mul_(2)).toThrow('A view was created in no_grad mode and is being modified inplace with grad mode enabled.')
  expect(() => torch.autograd.grad(x.sum(), view)).toThrow(
    'The differentiated Tensor at index 0 appears to not have been used in the graph.',
  )
  expect(torch.autograd.grad(x.sum(), view, { allow_unused: true })).toEqual([null])
  // It learns that its base has been changed when its gradient function is asked for, and not before.
  const y = leaf([1, 2])
  const other = torch.no_grad(() => y.unsqueeze(0))
  torch.no_grad(() => y.mul_(2))
  other.retain_grad()
  expect(() => other.is_leaf).toThrow('its base or another view of its base has been modified inplace with grad mode enabled.')
})

test('a view given another shape in no_grad mode is found anew in its base', () => {
  const x = leaf([1, 2, 3, 4]).mul(2)
  const view = x.reshape(2, 2).t()
  torch.no_grad(() => view.unsqueeze_(0))
  expect(view.grad_fn!.name()).toBe('AsStridedBackward0')
  view.backward(torch.ones(1, 2, 2))
})

test('a gradient that does not fit where it is to arrive is refused before anything runs', () => {
  const x = torch.ones(3, 2, { requires_grad: true })
  x.mul(1).sum().backward()
  torch.no_grad(() => x.t_())
  expect(() => x.backward(torch.ones(2, 3))).toThrow(
    /^invalid gradient at index 0 - got \[2, 3\] but expected shape compatible with \[3, 2\]/,
  )
})

test('a gradient that only chooses does not depend on what it chose by', () => {
  const [x, y] = [leaf([1, 2]), leaf([2, 1])]
  const of = (f: (a: torch.Tensor, b: torch.Tensor) => torch.Tensor): torch.Tensor =>
    torch.autograd.grad(f(x, y).sum(), x, { create_graph: true })[0]!
  expect(of((a, b) => a.maximum(b)).requires_grad).toBe(false)
  expect(of((a, b) => a.fmin(b)).requires_grad).toBe(false)
  expect(of((a) => a.clamp(0, 1)).requires_grad).toBe(false)
  expect(of((a) => a.relu()).requires_grad).toBe(true)
  const weight = leaf([3, 4])
  const [g] = torch.autograd.grad(x.maximum(y), x, weight, { create_graph: true }) as [torch.Tensor]
  g.sum().backward()
  expect(weight.grad!.tolist()).toEqual([0, 1])
})

test('gradients are added up where they lie while nobody else has them', () => {
  const x = leaf([1, 2])
  const of = (f: (y: torch.Tensor) => torch.Tensor): [version: number, values: unknown] => {
    const y = x.mul(2)
    const [g] = torch.autograd.grad(f(y), y, torch.ones(2)) as [torch.Tensor]
    return [g._version, g.tolist()]
  }
  expect(of((y) => y.mul(2).add(y.mul(3)))).toEqual([1, [5, 5]])
  expect(of((y) => y.mul(2).add(y.mul(3)).add(y))).toEqual([1, [6, 6]])
  // The very gradient that was given, twice.
  expect(of((y) => y.add(y))).toEqual([0, [2, 2]])
  x.mul(2).add(x.mul(3)).backward(torch.ones(2))
  expect(x.grad!._version).toBe(1)
})

test('what one function hands to several, or a hook has seen, is not added to', () => {
  class Same extends torch.autograd.Function {
    static override forward(_ctx: unknown, a: torch.Tensor, _b: torch.Tensor, _c: torch.Tensor): torch.Tensor {
      return a.clone()
    }
    static override backward(_ctx: unknown, g: torch.Tensor): torch.Tensor[] {
      const part = g.mul(2)
      return [part, part, part]
    }
  }
  const [x, y] = [leaf([1, 2]), leaf([3, 4])]
  const seen: torch.Tensor[] = []
  const middle = x.mul(1)
  middle.register_hook((g) => void seen.push(g))
  const out = Same.apply(middle, middle, y) as torch.Tensor
  out.add(middle.mul(5)).backward(torch.ones(2))
  expect(seen[0]!.tolist()).toEqual([9, 9])
  expect(x.grad!.tolist()).toEqual([9, 9])
  expect(y.grad!.tolist()).toEqual([2, 2])
})

test('a product of batches is no view, whatever it was folded to', () => {
  const [a, b, v] = [torch.ones(2, 3, 4, { requires_grad: true }), torch.ones(4, 5), torch.ones(3)]
  for (const product of [a.matmul(b), v.matmul(a), a.matmul(torch.ones(4)), a.matmul(torch.ones(2, 4, 5))]) {
    expect(product._is_view()).toBe(false)
    expect(product.grad_fn!.name()).toBe('UnsafeViewBackward0')
  }
  expect(torch.no_grad(() => a.matmul(b))._is_view()).toBe(false)
})

test('the gradient of a mean may be written to', () => {
  const x = leaf([1, 2, 3, 4])
  const [g] = torch.autograd.grad(x.mean(), x) as [torch.Tensor]
  expect(g.add_(1).tolist()).toEqual([1.25, 1.25, 1.25, 1.25])
})

test('a root retains its gradient, even where nothing asked for can be reached from it', () => {
  const [x, y] = [leaf([1, 2]), leaf([3])]
  const root = x.sum()
  root.retain_grad()
  expect(() => torch.autograd.grad(root, y)).toThrow('appears to not have been used')
  expect(root.grad!.item()).toBe(1)
})

test('a view of a view: what made it counts before what made the other', () => {
  const x = leaf([1, 2, 3]).mul(2)
  const part = torch.no_grad(() => x.narrow(0, 0, 2)).split(1)[0]!
  expect(() => part.mul_(2)).toThrow('Output 0 of Split is a view and is being modified inplace. This view is the output of a function')
  expect(() => part.detach_()).toThrow("Can't detach views in-place.")
})

test('a view outlives the wish of its base for gradients', () => {
  const x = leaf([1, 2, 3])
  const first = x.at(0)
  x.requires_grad_(false)
  x.mul_(2)
  expect(first.requires_grad).toBe(true)
  expect(first.grad_fn!.name()).toBe('AsStridedBackward0')
  first.backward()
  expect(x.grad).toBe(null)
})

test('tensors without dimensions: moved as they are, and not unbound', () => {
  const x = torch.tensor(1, { requires_grad: true })
  const y = x.movedim(0, -1)
  expect(y.grad_fn!.name()).toBe('AliasBackward0')
  y.backward()
  expect(x.grad!.item()).toBe(1)
  expect(() => x.unbind(0)).toThrow(torch.IndexError)
})
test('saved-tensor hooks and their prohibition refuse each other at the call', () => {
  const { disable_saved_tensors_hooks, save_on_cpu } = torch.autograd.graph
  expect(() => disable_saved_tensors_hooks('no hooks', () => save_on_cpu(() => 1))).toThrow('no hooks')
  expect(() => save_on_cpu(() => disable_saved_tensors_hooks('no hooks', () => 1))).toThrow('no hooks')
  expect(disable_saved_tensors_hooks('no hooks', () => 1)).toBe(1)
})
test('derivatives of derivatives have the names of what PyTorch composes them of', () => {
  const name = (f: (x: torch.Tensor) => torch.Tensor): string => {
    const x = torch.tensor([0.3, 0.6], { requires_grad: true })
    const [g] = torch.autograd.grad(f(x).sum(), [x], { create_graph: true })
    return g!.grad_fn!.name()
  }
  expect(
    ['exp', 'sin', 'reciprocal', 'square', 'log', 'sqrt', 'sigmoid', 'tanh', 'relu'].map((f) =>
      name((x) => (x as unknown as Record<string, () => torch.Tensor>)[f]!()),
    ),
  ).toEqual('Mul Mul Mul Mul Div Div SigmoidBackward TanhBackward ThresholdBackward'.split(' ').map((n) => `${n}Backward0`))
  expect([name((x) => x.pow(3)), name((x) => torch.div(1, x)), name((x) => x.mul(x))]).toEqual([
    'MulBackward0',
    'MulBackward0',
    'AddBackward0',
  ])
})
test('functional derivatives refuse what PyTorch refuses', () => {
  const { hessian, hvp, jacobian } = torch.autograd.functional
  const x = torch.tensor([1, 2])
  const linear = (a: torch.Tensor): torch.Tensor => a.sum()
  const alone = 'While computing the hessian, found that the jacobian of the user-provided function with respect to input 0 is independent'
  expect(() => hessian(linear, x, { strict: true })).toThrow(alone)
  expect(() => hvp(linear, x, torch.ones(2), { strict: true })).toThrow(alone)
  expect(() => jacobian(linear, x, { strategy: 'forward-mode' })).toThrow(torch.NotImplementedError)
  expect(() => jacobian(linear, x, { strict: true, vectorize: true })).toThrow(
    '`strict=True` and `vectorized=True` are not supported together.',
  )
  expect(() => jacobian(linear, 3 as never)).toThrow("the given inputs has type <class 'int'>")
  const forward = jacobian((a) => [a.mul(2), a.prod()], x, { strategy: 'forward-mode', vectorize: true }) as torch.Tensor[]
  expect(forward.map((t) => [t.tolist(), t.requires_grad])).toEqual([
    [
      [
        [2, 0],
        [0, 2],
      ],
      false,
    ],
    [[2, 1], false],
  ])
})
test('dual numbers: their parts as a named tuple, and what makes none', () => {
  const { dual_level, make_dual, unpack_dual } = torch.autograd.forward_ad
  const x = torch.tensor([1, 2])
  dual_level(() => {
    const d = make_dual(x, torch.ones(2))
    expect(String(unpack_dual(d.mul(3)))).toBe('UnpackedDualTensor(primal=tensor([3., 6.]), tangent=tensor([3., 3.]))')
    expect(String(unpack_dual(x))).toBe('UnpackedDualTensor(primal=tensor([1., 2.]), tangent=None)')
    expect(unpack_dual(d.norm()).tangent!.grad_fn).toBe(null)
    expect(() => make_dual(d, torch.ones(2))).toThrow('already has a forward gradient at the same level 0')
    expect(() => make_dual(x, torch.ones(3))).toThrow('Tensor is of size [2] while the given forward gradient is of size [3].')
    expect(() => make_dual(x.long(), x)).toThrow(torch.ValueError)
  })
})
test('integers require no gradients, in the words of each way to ask', () => {
  const whole = torch.tensor([1n])
  expect(() => whole.requires_grad_()).toThrow('only Tensors of floating point dtype can require gradients')
  expect(() => torch.zeros(2, { dtype: torch.int64, requires_grad: true })).toThrow(
    'Only Tensors of floating point and complex dtype can require gradients',
  )
  const x = torch.ones(1, { requires_grad: true })
  expect(() => {
    x.data = whole
  }).toThrow('data set to a tensor that requires gradients must be floating point or complex dtype')
  expect(x.dtype).toBe(torch.float32)
  expect(torch.inference_mode(() => torch.ones(1)).data.is_inference()).toBe(true)
})
