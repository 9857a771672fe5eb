/** The programs of make-programs.py with this library: hooks, registration, state, containers, parametrizations. */
// biome-ignore-all lint/correctness/noUnusedFunctionParameters: hooks are given more than they look at
// biome-ignore-all lint/complexity/useLiteralKeys: names of parameters are text
// biome-ignore-all lint/suspicious/noSelfCompare: a computed attribute is another tensor at every reading

/** All lines that the programs print, with `torch` this library. */
export function printed(torch) {
  const { nn } = torch
  const { parametrize, parametrizations } = nn.utils
  const lines = []

  /** Python's text of a value, alone and inside another. */
  const alone = (x) =>
    x === true
      ? 'True'
      : x === false
        ? 'False'
        : (x ?? null) === null
          ? 'None'
          : Array.isArray(x) && !(x instanceof torch.Size)
            ? nested(x)
            : String(x)
  const nested = (x) => {
    if (typeof x === 'string') return `'${x}'`
    if (Array.isArray(x) && !(x instanceof torch.Size))
      return x.tuple ? `(${x.map(nested).join(', ')}${x.length === 1 ? ',' : ''})` : `[${x.map(nested).join(', ')}]`
    if (x && Object.getPrototypeOf(x) === Object.prototype)
      return `{${Object.entries(x)
        .map(([k, v]) => `'${k}': ${nested(v)}`)
        .join(', ')}}`
    return alone(x)
  }
  const T = (...a) => Object.assign(a, { tuple: true })
  const print = (...a) => {
    lines.push(...a.map(alone).join(' ').split('\n'))
  }
  const attempt = (f) => {
    try {
      print(f())
    } catch (e) {
      print(e.name, e.message)
    }
  }
  const names = (it) => [...it].map((x) => x[0])
  const list = (o) => Object.keys(o)

  const programs = {
    'hooks, registration, state, containers': () => {
      class Net extends nn.Module {
        constructor() {
          super()
          this.a = new nn.Linear(2, 3)
          this.b = new nn.Linear(3, 1)
          this.register_buffer('k', torch.zeros(2))
          this.register_buffer('t', torch.zeros(1), { persistent: false })
        }
        forward(x, o = {}) {
          return this.b(this.a(x)).mul(o.scale ?? 1)
        }
      }
      torch.manual_seed(0)
      let m = new Net()
      print(m)
      print(Object.keys(m.state_dict()), names(m.named_buffers()), names(m.named_modules()), names(m.named_parameters({ prefix: 'p' })))
      const sd = m.state_dict()
      print(m.load_state_dict(sd))
      const bad = { ...sd }
      delete bad['a.weight']
      bad['zz'] = torch.ones(1)
      bad['b.weight'] = torch.ones(2, 2)
      bad['a.q'] = torch.ones(1)
      bad['k'] = 'x'
      attempt(() => m.load_state_dict(bad))
      attempt(() => m.load_state_dict({ 'a.weight': sd['a.weight'], x: torch.ones(1) }, { strict: false }))
      attempt(() => m.load_state_dict([1]))
      const set = (o, n, v) => {
        o[n] = v
      }
      attempt(() => set(m, 'a', 3))
      attempt(() => set(m.a, 'weight', torch.ones(3, 2)))
      attempt(() => set(m, 'k', 's'))
      attempt(() => m.register_parameter('a', new nn.Parameter(torch.ones(1))))
      attempt(() => m.register_parameter('a.b', new nn.Parameter(torch.ones(1))))
      attempt(() => m.register_parameter('', new nn.Parameter(torch.ones(1))))
      attempt(() => m.register_parameter(3, null))
      attempt(() => m.register_parameter('q', torch.ones(1)))
      attempt(() => m.register_buffer('a', torch.ones(1)))
      attempt(() => m.register_buffer('q', 3))
      attempt(() => m.register_buffer('a.q', null))
      attempt(() => m.add_module('q', 3))
      attempt(() => m.add_module('a.q', new nn.ReLU()))
      attempt(() => m.add_module('k', new nn.ReLU()))
      attempt(() => m.add_module('forward', new nn.ReLU()))
      attempt(() => m.get_submodule('a.x'))
      attempt(() => m.get_submodule('k'))
      attempt(() => m.get_parameter('a.weight').shape)
      attempt(() => m.get_parameter('k'))
      attempt(() => m.get_parameter('zz.a'))
      attempt(() => m.get_buffer('a.weight'))
      attempt(() => m.get_buffer('k'))
      attempt(() => m.train('x'))
      attempt(() => m.to(torch.int32))
      attempt(() => new nn.Module()(1))
      attempt(() => new nn.Module(3))
      attempt(() => m.set_submodule('', new nn.ReLU()))
      attempt(() => m.set_submodule('b', 3))
      attempt(() => m.set_submodule('k', new nn.ReLU()))
      attempt(() => m.set_submodule('a.zz', new nn.ReLU(), { strict: true }))
      m.set_submodule('b', new nn.Linear(3, 2))
      print(m.b)
      print(
        [...m.double().parameters()].map((p) => T(...p.shape)),
        m.k.dtype,
        m.a.weight.dtype,
      )
      m.float()
      torch.manual_seed(1)
      let log = []
      m = new Net()
      let h = [
        m.register_forward_pre_hook((mod, args) => {
          log.push(T('pre', args.length))
        }),
        m.register_forward_pre_hook(
          (mod, args, kw) => {
            log.push(T('prek', Object.keys(kw)))
            return [args, { scale: 2 }]
          },
          { with_kwargs: true, prepend: true },
        ),
        m.register_forward_hook((mod, args, out) => {
          log.push(T('post', T(...out.shape)))
        }),
        m.register_forward_hook(
          (mod, args, kw, out) => {
            log.push(T('postk', kw))
            return out.add(1)
          },
          { with_kwargs: true },
        ),
        m.register_full_backward_pre_hook((mod, go) => {
          log.push(T('bpre', go.length))
        }),
        m.register_full_backward_hook((mod, gi, go) => {
          log.push(
            T(
              'b',
              gi.map((g) => (g === null ? null : T(...g.shape))),
              go.map((g) => T(...g.shape)),
            ),
          )
        }),
      ]
      const x = torch.ones(2, 2).requires_grad_()
      const y = m(x, { scale: 3 })
      print(y)
      y.sum().backward()
      print(log)
      print(x.grad)
      for (const k of h) k.remove()
      log = []
      m(x)
      print(log)
      h = m.register_full_backward_hook((mod, gi, go) => [gi[0].mul(2)])
      x.grad = null
      m(x).sum().backward()
      print(x.grad)
      h.remove()
      h = m.a.register_full_backward_pre_hook((mod, go) => [go[0].mul(3)])
      x.grad = null
      m(x).sum().backward()
      print(x.grad, m.a.bias.grad)
      h.remove()
      attempt(() => m.register_backward_hook(() => null) && null)
      const g = nn.modules.module.register_module_forward_hook((mod, i, o) => {
        log.push(mod.constructor.name)
      })
      m(x)
      print(log)
      g.remove()
      const boom = () => {
        throw new torch.ValueError('boom')
      }
      const al = []
      const h1 = m.a.register_forward_pre_hook(boom),
        h2 = m.register_forward_hook(
          (mod, a, o) => {
            al.push(o)
          },
          { always_call: true },
        )
      attempt(() => m(x))
      print(al)
      h1.remove()
      h2.remove()
      h = m.register_full_backward_hook(() => [null, null])
      attempt(() => m(x).sum().backward())
      h.remove()
      m.zero_grad()
      print([...m.parameters()].every((p) => p.grad === null))
      print(new nn.Parameter(torch.ones(2)), new nn.Parameter(torch.ones(2), { requires_grad: false }))
      attempt(() => new nn.Parameter(torch.tensor([1n, 2n])))
      print(new nn.Parameter(), new nn.Buffer(torch.ones(1)))
      m.w = new nn.Parameter(torch.ones(1))
      attempt(() => set(m, 'w', null))
      print(names(m.named_parameters()))
      attempt(() => set(m, 'z', new nn.Parameter(torch.ones(1).mul(2)).mul(2)))
      const s = new nn.Sequential(new nn.Linear(2, 2)),
        s2 = new nn.Sequential(s, s)
      print(
        names(s2.named_modules()),
        names(s2.named_modules({ remove_duplicate: false })),
        names(s2.named_parameters()),
        names(s2.named_parameters({ remove_duplicate: false })),
        Object.keys(s2.state_dict()),
      )
      print(new nn.ModuleDict({ a: new nn.ReLU(), b: new nn.Linear(2, 2) }))
      print(new nn.ParameterList([torch.ones(2), torch.ones(2, 3)]))
      print(new nn.ParameterDict({ x: torch.ones(2), y: torch.ones(1, 2) }))
      print(new nn.ParameterList([torch.ones(2)]))
      print(new nn.ModuleList())
      print(new nn.Sequential())
      print(new nn.ModuleList([1, 2, 3].map(() => new nn.Sequential(new nn.Linear(2, 2), new nn.ReLU())).concat([new nn.Tanh()])))
      attempt(() => new nn.ParameterList([])(1))
      attempt(() => new nn.Sequential(3))
      attempt(() => new nn.ModuleList([new nn.ReLU()]).at(2))
      attempt(() => new nn.ModuleList(3))
      attempt(() => new nn.ModuleDict([['a']]))
      attempt(() => new nn.ModuleDict(3))
      attempt(() => new nn.ParameterDict(5))
      attempt(() => new nn.ModuleList([new nn.ReLU()])(1))
      attempt(() => new nn.Sequential(new nn.ReLU()).insert(3, new nn.ReLU()))
      attempt(() => new nn.ModuleDict({ pop: new nn.ReLU() }))
      m = new nn.Linear(2, 2)
      attempt(() => m(torch.ones(3, 3)))
      attempt(() => m())
      attempt(() => m(torch.ones(1, 2), 3))
      attempt(() => m({ foo: 3 }))
      const p = m.weight
      m.half()
      print(p === m.weight, m.weight.dtype)
    },
    'parametrizations and functional_call': () => {
      torch.manual_seed(0)
      let m = parametrizations.weight_norm(new nn.Linear(3, 2))
      print(m)
      print(list(m.state_dict()))
      print(m.weight.detach())
      print(m(torch.ones(1, 3)))
      m(torch.ones(1, 3)).sum().backward()
      print(m.parametrizations.weight.original0.grad)
      m.weight = torch.ones(2, 3)
      print(m.parametrizations.weight.original0)
      parametrize.remove_parametrizations(m, 'weight')
      print(m, m.weight.constructor.name, list(m.state_dict()))
      torch.manual_seed(1)
      m = parametrizations.spectral_norm(new nn.Linear(3, 2))
      print(m)
      print(list(m.state_dict()))
      print(m.weight.detach())
      print(m(torch.ones(1, 3)))
      print(m.eval().weight.detach())
      class Sym extends nn.Module {
        forward(X) {
          return X.triu().add(X.triu(1).transpose(-1, -2))
        }
        right_inverse(A) {
          return A.triu()
        }
      }
      torch.manual_seed(2)
      m = new nn.Linear(3, 3)
      parametrize.register_parametrization(m, 'weight', new Sym())
      print(m)
      print(m.weight)
      parametrize.cached(() => print(m.weight === m.weight))
      print(m.weight === m.weight)
      attempt(() => parametrize.register_parametrization(m, 'foo', new Sym()))
      class Bad extends nn.Module {
        forward(X) {
          return X.at(0)
        }
      }
      attempt(() => parametrize.register_parametrization(new nn.Linear(3, 3), 'weight', new Bad()))
      print(parametrize.type_before_parametrizations(m).name, parametrize.is_parametrized(m, 'bias'))
      torch.manual_seed(2)
      parametrize.remove_parametrizations(m, 'weight', { leave_parametrized: false })
      print(m.weight)
      torch.manual_seed(3)
      m = nn.utils.weight_norm(new nn.Linear(3, 2))
      print(list(m.state_dict()))
      print(m(torch.ones(1, 3)))
      nn.utils.remove_weight_norm(m)
      print(list(m.state_dict()), m.weight)
      torch.manual_seed(4)
      m = nn.utils.spectral_norm(new nn.Conv2d(2, 3, 2), { n_power_iterations: 2 })
      print(list(m.state_dict()))
      print(m(torch.ones(1, 2, 3, 3)).sum())
      nn.utils.remove_spectral_norm(m)
      print(list(m.state_dict()))
      attempt(() => nn.utils.remove_weight_norm(m))
      torch.manual_seed(5)
      m = new nn.Sequential(new nn.Linear(2, 2), new nn.Linear(2, 1))
      const v = nn.utils.parameters_to_vector(m.parameters())
      print(v)
      nn.utils.vector_to_parameters(torch.arange(9).float(), m.parameters())
      print(m[0].weight, m[1].bias)
      print(torch.func.functional_call(m, { '0.weight': torch.zeros(2, 2) }, torch.ones(1, 2)), m[0].weight.shape)
      for (const a of [
        () => torch.func.functional_call(m, [{ a: torch.zeros(2) }, { a: torch.zeros(2) }], torch.ones(1, 2)),
        () => torch.func.functional_call(m, { 'x.weight': torch.zeros(2, 2) }, torch.ones(1, 2)),
        () => torch.func.functional_call(m, { '0.weight': 3 }, torch.ones(1, 2)),
      ])
        attempt(a)
    },
    'layers with rules of their own': () => {
      torch.manual_seed(0)
      let m = new nn.Linear(2, 2)
      m(torch.ones(1, 2)).sum().backward()
      m.zero_grad()
      m.double()
      m(torch.ones(1, 2).double()).sum().backward()
      print(m.weight.grad)
      m = new nn.CrossMapLRN2d(4, { alpha: 0.5 })
      print(m(torch.arange(24).float().reshape(1, 6, 2, 2)))
      m = new nn.CrossMapLRN2d(3, 0.5)
      print(m(torch.arange(24).float().reshape(1, 6, 2, 2)))
      torch.manual_seed(1)
      const a = new nn.AdaptiveLogSoftmaxWithLoss(8, 10, [3, 6], { div_value: 2, head_bias: true })
      print(a)
      print(list(a.state_dict()))
      const x = torch.randn(5, 8).requires_grad_(),
        t = torch.tensor([0n, 4n, 9n, 2n, 7n])
      const o = a(x, t)
      print(o.output, o.loss)
      o.loss.backward()
      print(x.grad.at(0))
      print(a.log_prob(x).at(0))
      print(a.predict(x))
      print(a(x.at(0), t.at(0)).output)
      for (const f of [
        () => a(x, t.at(':3')),
        () => a(x.at(0), t),
        () => a(x, torch.tensor([0n, 4n, 9n, 2n, 10n])),
        () => new nn.AdaptiveLogSoftmaxWithLoss(8, 10, []),
        () => new nn.AdaptiveLogSoftmaxWithLoss(8, 10, [6, 3]),
      ])
        attempt(f)
    },
    'lazy layers': () => {
      torch.manual_seed(0)
      let m = new nn.LazyLinear(3)
      print(m, m instanceof nn.Linear, m.weight, list(m.state_dict()))
      attempt(() => m.weight.shape)
      const y = m(torch.ones(2, 4))
      print(m, m.constructor.name, y, m.weight.constructor.name)
      m = new nn.Sequential(
        new nn.LazyConv2d(4, 3, { groups: 2 }),
        new nn.LazyBatchNorm2d(),
        new nn.LazyConvTranspose2d(2, 3, { bias: false }),
      )
      print(m)
      print(m(torch.ones(1, 2, 5, 5)).shape)
      print(m)
      print(m[1].running_mean, m[1].num_batches_tracked)
      const a = new nn.LazyLinear(2),
        sd = new nn.Linear(3, 2).state_dict()
      print(a.load_state_dict(sd))
      print(a)
      a(torch.ones(1, 3))
      print(a)
      attempt(() => new nn.LazyConv2d(2, 3)(torch.ones(3, 3)))
      const n = new nn.LazyInstanceNorm1d({ affine: true })
      n(torch.ones(2, 3, 4))
      print(n, list(n.state_dict()))
    },
  }
  for (const run of Object.values(programs)) run()
  return lines
}
