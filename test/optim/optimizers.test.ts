/** Every optimizer against PyTorch's own steps, state and printed form; groups, closures, hooks, and what they refuse. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as torch from '../../src/index.ts'
import type { Optimizer, OptimizerStateDict } from '../../src/optim/optimizer.ts'
import { readGolden } from '../conformance/files.ts'
import { decode, decodeKeywords, diff, type Golden, type GoldenTensor, makeTensor, tensorDiff } from '../conformance/values.ts'

type Held = { tensor: GoldenTensor }
type Maker = new (params: unknown, options?: object) => Optimizer
const folder = dirname(fileURLToPath(import.meta.url))
const optim = torch.optim as unknown as Record<string, Maker>
const parameter = (h: Held): torch.Tensor => makeTensor({ ...h.tensor, requires_grad: true })
const ones = (...sizes: number[]): torch.Tensor => torch.ones(sizes, { requires_grad: true })

/** The loss of the golden cases of L-BFGS. */
function objective(o: Optimizer, params: torch.Tensor[], targets: torch.Tensor[]): () => torch.Tensor {
  return () => {
    o.zero_grad()
    const parts = params.map((p, i) => p.sub(targets[i]!).pow(2).sum().add(p.pow(4).sum().mul(0.1)))
    const loss = parts.reduce((a, b) => a.add(b))
    loss.backward()
    return loss
  }
}

describe('golden steps', () => {
  interface Row {
    optimizer: string
    kwargs: Record<string, Golden>
    params: Held[]
    grads: Held[][]
    after: Held[][]
  }
  const rows = readGolden(join(folder, '../conformance/data/optimizers.json.gz')) as Row[]
  test('there are rows', () => expect(rows.length).toBe(83))
  test.each(rows.map((r) => [`${r.optimizer} ${JSON.stringify(r.kwargs)}`, r] as const))('%s', (_, row) => {
    const ps = row.params.map(parameter)
    const o = new optim[row.optimizer]!(ps, decodeKeywords(row.kwargs))
    // The line search ends where the losses no longer differ in float32: at a distance from the minimum of the root of that.
    const loose = row.kwargs.line_search_fn ? 50 : 3
    row.grads.forEach((gs, s) => {
      const tensors = gs.map((g) => makeTensor(g.tensor))
      if (row.optimizer === 'LBFGS') o.step(objective(o, ps, tensors))
      else {
        ps.forEach((p, i) => {
          p.grad = tensors[i]!
        })
        o.step()
      }
      for (const [i, p] of ps.entries()) expect(tensorDiff(p, row.after[s]![i]!, { loose })).toBe('')
    })
  })
})

interface StateRow {
  optimizer: string
  kwargs: Record<string, Golden>
  start: Held
  grads: Held[]
  after: Held
  state_dict: { state: Record<string, Record<string, Golden>>; param_groups: Record<string, Golden>[] }
  printed: string
}
const states = readGolden(join(folder, 'data/states.json.gz')) as StateRow[]
const run = (o: Optimizer, p: torch.Tensor, row: StateRow, from = 0, to = row.grads.length): void => {
  if (row.optimizer === 'LBFGS') {
    const closure = objective(o, [p], [makeTensor(row.grads[0]!.tensor)])
    for (let i = from; i < Math.min(to, 2); i++) o.step(closure)
    return
  }
  for (const g of row.grads.slice(from, to)) {
    p.grad = makeTensor(g.tensor)
    o.step()
  }
}
const named = states.map((r) => [`${r.optimizer} ${JSON.stringify(r.kwargs)} ${r.start.tensor.dtype}`, r] as const)

describe('state and printed form', () => {
  test.each(named)('%s', (_, row) => {
    const p = parameter(row.start)
    const o = new optim[row.optimizer]!([p], decodeKeywords(row.kwargs))
    run(o, p, row)
    expect(tensorDiff(p, row.after, { loose: 3 })).toBe('')
    expect(String(o)).toBe(row.printed)
    const { state, param_groups } = o.state_dict()
    expect(Object.keys(param_groups[0]!).sort()).toEqual(Object.keys(row.state_dict.param_groups[0]!).sort())
    expect(Object.keys(state)).toEqual(Object.keys(row.state_dict.state))
    for (const [n, of] of Object.entries(row.state_dict.state)) {
      expect(Object.keys(state[n]!).sort()).toEqual(Object.keys(of).sort())
      if (row.optimizer !== 'LBFGS') for (const [k, v] of Object.entries(of)) expect(diff(state[n]![k], v, { loose: 3 }), k).toBe('')
    }
  })

  test.each(named)('resumes from a state dict: %s', (_, row) => {
    const whole = parameter(row.start)
    const one = new optim[row.optimizer]!([whole], decodeKeywords(row.kwargs))
    const half = row.optimizer === 'LBFGS' ? 1 : 5
    run(one, whole, row, 0, half)
    const copy = whole.detach().clone().requires_grad_() as torch.Tensor
    const two = new optim[row.optimizer]!([copy])
    two.load_state_dict(structured(one.state_dict()))
    run(one, whole, row, half)
    run(two, copy, row, half)
    expect(copy.equal(whole)).toBe(true)
  })

  test.each(named.filter(([, r]) => r.optimizer !== 'LBFGS'))('continues a state dict of PyTorch: %s', (_, row) => {
    const p = parameter(row.start)
    const o = new optim[row.optimizer]!([p], decodeKeywords(row.kwargs))
    run(o, p, row)
    const q = parameter(row.start)
    const loaded = new optim[row.optimizer]!([q])
    loaded.load_state_dict(decoded(row.state_dict) as OptimizerStateDict)
    torch.no_grad(() => q.copy_(p))
    run(o, p, row, 0, 3)
    run(loaded, q, row, 0, 3)
    expect(torch.allclose(p, q, { rtol: 1e-5, atol: 1e-6 })).toBe(true)
  })
})
/** What a checkpoint gives back: other tensors, of equal values. */
function structured<T>(v: T): T {
  if (v instanceof torch.Tensor) return v.clone() as T
  if (Array.isArray(v)) return v.map(structured) as T
  return typeof v === 'object' && v !== null ? (Object.fromEntries(Object.entries(v).map(([k, x]) => [k, structured(x)])) as T) : v
}
function decoded(v: unknown): unknown {
  if (Array.isArray(v)) return v.map(decoded)
  if (typeof v !== 'object' || v === null) return v
  return 'tensor' in v ? decode(v as Golden) : Object.fromEntries(Object.entries(v).map(([k, x]) => [k, decoded(x)]))
}

describe('parameters and layouts', () => {
  const fused = ['SGD', 'ASGD', 'Rprop', 'Adam', 'AdamW', 'Adamax', 'NAdam', 'RAdam', 'Adadelta', 'Adagrad', 'RMSprop']
  const options: Record<string, object> = { SGD: { momentum: 0.9 }, ASGD: { t0: 0 }, RMSprop: { momentum: 0.9, centered: true } }

  test.each(fused)('%s on strided parameters and gradients, in every floating dtype', (name) => {
    for (const dtype of [torch.float32, torch.float64, torch.float16, torch.bfloat16]) {
      torch.manual_seed(3)
      const base = torch.randn(6, 4).to(dtype)
      const grads = [torch.randn(4, 6).to(dtype), torch.randn(4, 6).to(dtype)]
      const plain = base.t().contiguous().requires_grad_()
      const strided = base.clone().t().requires_grad_()
      const a = new optim[name]!([plain], options[name])
      const b = new optim[name]!([strided], options[name])
      for (const g of grads) {
        plain.grad = g
        strided.grad = g.t().contiguous().t()
        a.step()
        b.step()
      }
      expect(strided.is_contiguous()).toBe(false)
      expect(torch.equal(plain, strided)).toBe(true)
    }
  })

  test.each(fused)('%s differentiably computes what its kernel does', (name) => {
    torch.manual_seed(4)
    const x = torch.randn([5], { dtype: torch.float64 })
    const grads = Array.from({ length: 8 }, () => torch.randn([5], { dtype: torch.float64 }))
    for (const more of [{}, { weight_decay: 0.1 }, { maximize: true }, ...(name === 'Adam' ? [{ amsgrad: true }] : [])]) {
      if (name === 'Rprop' && 'weight_decay' in more) continue
      const plain = x.clone().requires_grad_()
      const through = x.clone().requires_grad_().clone()
      const a = new optim[name]!([plain], { ...options[name], ...more })
      const b = new optim[name]!([through], { ...options[name], ...more, differentiable: true })
      for (const g of grads) {
        plain.grad = g
        through.grad = g
        a.step()
        b.step()
      }
      expect(torch.allclose(plain, through, { rtol: 1e-9, atol: 1e-12 })).toBe(true)
      expect(through.grad_fn).not.toBe(null)
    }
  })

  test.each(['SGD', 'Adam', 'RMSprop'])('%s: gradients flow through a step to the gradient and the learning rate', (name) => {
    const step = (g: torch.Tensor, lr: torch.Tensor): torch.Tensor => {
      const p = torch.tensor([1, -2, 3], { dtype: torch.float64 }).requires_grad_().clone()
      const o = new optim[name]!([p], { lr, differentiable: true })
      for (const times of [1, -0.3]) {
        p.grad = g.mul(times)
        o.step()
      }
      return p
    }
    const g = torch.tensor([0.3, -0.7, 1.1], { dtype: torch.float64, requires_grad: true })
    const lr = torch.tensor(0.1, { dtype: torch.float64, requires_grad: true })
    expect(torch.autograd.gradcheck(step, [g, lr])).toBe(true)
  })

  test('a parameter without a gradient stays, and has no state', () => {
    const [a, b] = [ones(2), ones(2)]
    const o = new torch.optim.Adam([a, b], { lr: 0.5 })
    a.grad = torch.ones(2)
    o.step()
    expect(a.at(0).item()).toBeCloseTo(0.5, 6)
    expect(b.tolist()).toEqual([1, 1])
    expect([o.state.size, o.state.has(a)]).toEqual([1, true])
  })

  test('a step counts as a change in place', () => {
    const p = ones(2)
    const loss = p.mul(p).sum()
    p.grad = torch.ones(2)
    new torch.optim.SGD([p]).step()
    expect(() => loss.backward()).toThrow('modified by an inplace operation')
  })

  test('groups with options of their own', () => {
    const [a, b] = [ones(1), ones(1)]
    const o = new torch.optim.SGD([{ params: [a] }, { params: b, lr: 1 }], { lr: 0.25 })
    a.grad = torch.ones(1)
    b.grad = torch.ones(1)
    o.step()
    expect([a.item(), b.item()]).toEqual([0.75, 0])
    const group = { params: [ones(3)], momentum: 0.5 }
    o.add_param_group(group)
    expect(o.param_groups[2]).toBe(group)
    expect(o.state_dict().param_groups.map((g) => g.params)).toEqual([[0], [1], [2]])
  })

  test('parameters with names', () => {
    const layer = new torch.nn.Linear(2, 1)
    const o = new torch.optim.AdamW(layer.named_parameters(), { lr: 1e-3 })
    expect(o.param_groups[0]!.param_names).toEqual(['weight', 'bias'])
    expect(() => o.add_param_group({ params: [ones(1)] })).toThrow(
      'all optimizer param groups should be with/without names. cannot add param group without names to the optimizer',
    )
  })

  test('zero_grad', () => {
    const p = ones(2)
    const o = new torch.optim.SGD([p])
    p.grad = torch.ones(2)
    o.zero_grad({ set_to_none: false })
    expect(p.grad!.tolist()).toEqual([0, 0])
    o.zero_grad()
    expect(p.grad).toBe(null)
  })

  test('the closure runs with gradients, and its loss is returned', () => {
    const p = ones(2)
    for (const o of [new torch.optim.SGD([p]), new torch.optim.LBFGS([p])]) {
      const loss = torch.no_grad(() =>
        o.step(() => {
          o.zero_grad()
          const l = p.mul(3).sum()
          l.backward()
          return l
        }),
      )
      expect((loss as torch.Tensor).requires_grad).toBe(true)
    }
  })

  test('L-BFGS with line search finds the minimum of the Rosenbrock function', () => {
    const x = torch.tensor([-1.2, 1], { dtype: torch.float64, requires_grad: true })
    const o = new torch.optim.LBFGS([x], { line_search_fn: 'strong_wolfe', max_iter: 100 })
    const step = () =>
      o.step(() => {
        o.zero_grad()
        const [a, b] = [x.at(0), x.at(1)]
        const f = torch.expr`(1 - ${a})**2 + 100 * (${b} - ${a}**2)**2` as torch.Tensor
        f.backward()
        return f
      })
    step()
    for (const v of x.tolist() as number[]) expect(v).toBeCloseTo(1, 4)
  })
})

describe('hooks', () => {
  test('before and after steps, of one optimizer and of all', () => {
    const seen: string[] = []
    const o = new torch.optim.SGD([ones(1)])
    const handles = [
      torch.optim.optimizer.register_optimizer_step_pre_hook(() => void seen.push('every pre')),
      o.register_step_pre_hook((self) => void seen.push(self === o ? 'pre' : '')),
      o.register_step_post_hook(() => void seen.push('post')),
      torch.optim.optimizer.register_optimizer_step_post_hook(() => void seen.push('every post')),
    ]
    o.step()
    for (const h of handles) h.remove()
    o.step()
    expect(seen).toEqual(['every pre', 'pre', 'post', 'every post'])
  })

  test('around state dicts', () => {
    const o = new torch.optim.SGD([ones(1)], { lr: 0.5 })
    const seen: string[] = []
    o.register_state_dict_pre_hook(() => void seen.push('a'))
    o.register_state_dict_pre_hook(() => void seen.push('b'), { prepend: true })
    o.register_state_dict_post_hook((_, d) => ({ ...d, extra: 1 }) as OptimizerStateDict)
    expect(o.state_dict()).toHaveProperty('extra', 1)
    expect(seen).toEqual(['b', 'a'])
    o.register_load_state_dict_pre_hook((_, d) => ({ ...d, param_groups: [{ ...d.param_groups[0]!, lr: 9 }] }))
    o.register_load_state_dict_post_hook((self) => void seen.push(String(self.param_groups[0]!.lr)))
    o.load_state_dict(o.state_dict())
    expect(seen.at(-1)).toBe('9')
  })

  test('a user’s own optimizer has hooks too', () => {
    class Plain extends torch.optim.Optimizer {
      constructor(params: Iterable<torch.Tensor>) {
        super(params, { lr: 0.5 })
      }
      override step(): null {
        torch.no_grad(() => {
          for (const g of this.param_groups) for (const p of g.params) p.sub_(p.grad!, { alpha: g.lr })
        })
        return null
      }
    }
    const p = ones(1)
    p.grad = torch.ones(1)
    const o = new Plain([p])
    let calls = 0
    o.register_step_pre_hook(() => void calls++)
    o.step()
    expect([calls, p.item(), String(o)]).toEqual([1, 0.5, 'Plain (\nParameter Group 0\n    lr: 0.5\n)'])
  })
})

describe('refusals', () => {
  afterEach(() => vi.restoreAllMocks())
  const p = ones(2)
  const q = ones(2)
  const cases: [string, () => unknown, new (message: string) => Error, string][] = [
    ['a negative rate', () => new torch.optim.SGD([p], { lr: -1 }), torch.ValueError, 'Invalid learning rate: -1'],
    ['no rate', () => new torch.optim.Adam([p], { lr: Number.NaN }), torch.ValueError, 'Invalid learning rate: nan'],
    [
      'a rate as text',
      () => new torch.optim.Adam([p], { lr: 'x' as never }),
      torch.TypeError,
      "'<=' not supported between instances of 'float' and 'str'",
    ],
    ['a beta of 1', () => new torch.optim.Adam([p], { betas: [1, 0.9] }), torch.ValueError, 'Invalid beta parameter at index 0: 1'],
    ['one beta', () => new torch.optim.Adam([p], { betas: [0.9] as never }), torch.IndexError, 'tuple index out of range'],
    ['betas as a number', () => new torch.optim.Adam([p], { betas: 0.9 as never }), torch.TypeError, "'float' object is not subscriptable"],
    [
      'an unknown option',
      () => new torch.optim.SGD([p], { rate: 1 } as never),
      torch.TypeError,
      "SGD.__init__() got an unexpected keyword argument 'rate'",
    ],
    [
      'Nesterov alone',
      () => new torch.optim.SGD([p], { nesterov: true }),
      torch.ValueError,
      'Nesterov momentum requires a momentum and zero dampening',
    ],
    ['no parameters', () => new torch.optim.SGD([]), torch.ValueError, 'optimizer got an empty parameter list'],
    [
      'a tensor',
      () => new torch.optim.SGD(p as never),
      torch.TypeError,
      'params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor',
    ],
    ['a number', () => new torch.optim.SGD(5 as never), torch.TypeError, "'int' object is not iterable"],
    [
      'numbers',
      () => new torch.optim.SGD([1] as never),
      torch.TypeError,
      'optimizer can only optimize Tensors, but one of the params is int',
    ],
    ['a result', () => new torch.optim.SGD([p.mul(2)]), torch.ValueError, "can't optimize a non-leaf Tensor"],
    [
      'a parameter in two groups',
      () => new torch.optim.SGD([{ params: [p] }, { params: [q, p] }]),
      torch.ValueError,
      'some parameters appear in more than one parameter group',
    ],
    [
      'names for some',
      () => new torch.optim.SGD([['a', p], q] as never),
      torch.ValueError,
      'all optimizer params should be with/without names. Some param names are missing',
    ],
    ['a group that is none', () => new torch.optim.SGD([p]).add_param_group([q] as never), torch.TypeError, 'param_group must be a dict'],
    [
      'fused and foreach',
      () => new torch.optim.Adam([p], { fused: true, foreach: true }),
      torch.RuntimeError,
      '`fused` and `foreach` cannot be `True` together.',
    ],
    [
      'fused and differentiable',
      () => new torch.optim.SGD([p], { fused: true, differentiable: true }),
      torch.RuntimeError,
      '`fused` does not support `differentiable`',
    ],
    [
      'a vector for Muon',
      () => new torch.optim.Muon([p]),
      torch.ValueError,
      'Muon only supports 2D parameters whereas we found a parameter with size: torch.Size([2])',
    ],
    [
      'L-BFGS without closure',
      () => new torch.optim.LBFGS([p]).step(),
      torch.TypeError,
      "LBFGS.step() missing 1 required positional argument: 'closure'",
    ],
    [
      'groups for L-BFGS',
      () => new torch.optim.LBFGS([{ params: [p] }, { params: [q] }]),
      torch.ValueError,
      "LBFGS doesn't support per-parameter options (parameter groups)",
    ],
    ['a hook that is none', () => new torch.optim.SGD([p]).register_step_pre_hook(3 as never), torch.TypeError, 'must be a function'],
    [
      'another count of groups',
      () => new torch.optim.SGD([p]).load_state_dict({ state: {}, param_groups: [] }),
      torch.ValueError,
      'loaded state dict has a different number of parameter groups',
    ],
    [
      'another count of parameters',
      () => new torch.optim.SGD([p]).load_state_dict(new torch.optim.SGD([p, q]).state_dict()),
      torch.ValueError,
      "loaded state dict contains a parameter group that doesn't match the size of optimizer's group",
    ],
    ['no state dict', () => new torch.optim.SGD([p]).load_state_dict({} as never), torch.KeyError, "'param_groups'"],
  ]
  test.each(cases)('%s', (_, call, kind, words) => {
    expect(call).toThrow(kind)
    expect(call).toThrow(words)
  })

  test('capturable, on a device that has no graphs', () => {
    const r = ones(2)
    r.grad = torch.ones(2)
    expect(() => new torch.optim.Adam([r], { capturable: true }).step()).toThrow(
      'If capturable=True, params and state_steps must be on supported devices',
    )
    expect(r.tolist()).toEqual([1, 1])
  })

  test('state of another shape, before anything is changed', () => {
    const [r, s] = [ones(2), ones(3)]
    s.grad = torch.ones(3)
    const other = new torch.optim.Adam([s])
    other.step()
    const o = new torch.optim.Adam([r])
    o.load_state_dict(structured(other.state_dict()))
    r.grad = torch.ones(2)
    expect(() => o.step()).toThrow(torch.RuntimeError)
    expect(r.tolist()).toEqual([1, 1])
    expect(o.state.get(r)!.step.item()).toBe(1)
  })

  test('a parameter given twice is warned of', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    new torch.optim.SGD([p, p])
    expect(warned).toHaveBeenCalledOnce()
  })
})
