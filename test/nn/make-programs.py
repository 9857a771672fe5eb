"""Prints what PyTorch's modules do in data/programs.txt; programs.test.ts does the same with ours. Run with PyTorch 2.13 at hand:
python make-programs.py > data/programs.txt"""

import warnings

import torch
import torch.nn as nn
from torch.nn.utils import parametrizations, parametrize

warnings.filterwarnings("ignore")


def said(e):
    return e.args[0] if isinstance(e, KeyError) else str(e)


def attempt(f):
    try:
        print(f())
    except Exception as e:  # noqa: BLE001
        print(type(e).__name__, said(e))


# Hooks, registration, state, containers
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2,3); self.b = nn.Linear(3,1); self.register_buffer('k', torch.zeros(2)); self.register_buffer('t', torch.zeros(1), persistent=False)
    def forward(self, x, scale=1): return self.b(self.a(x)) * scale
torch.manual_seed(0)
m = Net(); print(m); print(list(m.state_dict()), [n for n,_ in m.named_buffers()], [n for n,_ in m.named_modules()], [n for n,_ in m.named_parameters(prefix='p')])
def setattr_(o,n,v): setattr(o,n,v)
sd = m.state_dict()
print(m.load_state_dict(sd))
bad = dict(sd); del bad['a.weight']; bad['zz']=torch.ones(1); bad['b.weight']=torch.ones(2,2); bad['a.q']=torch.ones(1); bad['k']='x'
attempt(lambda: m.load_state_dict(bad))
attempt(lambda: m.load_state_dict({'a.weight': sd['a.weight'], 'x': torch.ones(1)}, strict=False))
attempt(lambda: m.load_state_dict([1]))
attempt(lambda: setattr_(m,'a',3)); attempt(lambda: setattr_(m.a,'weight',torch.ones(3,2))); attempt(lambda: setattr_(m,'k','s')); attempt(lambda: m.register_parameter('a', nn.Parameter(torch.ones(1))))
attempt(lambda: m.register_parameter('a.b', nn.Parameter(torch.ones(1)))); attempt(lambda: m.register_parameter('', nn.Parameter(torch.ones(1)))); attempt(lambda: m.register_parameter(3, None)); attempt(lambda: m.register_parameter('q', torch.ones(1)))
attempt(lambda: m.register_buffer('a', torch.ones(1))); attempt(lambda: m.register_buffer('q', 3)); attempt(lambda: m.register_buffer('a.q', None)); attempt(lambda: m.add_module('q', 3)); attempt(lambda: m.add_module('a.q', nn.ReLU())); attempt(lambda: m.add_module('k', nn.ReLU()));attempt(lambda: m.add_module('forward', nn.ReLU()))
attempt(lambda: m.get_submodule('a.x')); attempt(lambda: m.get_submodule('k')); attempt(lambda: m.get_parameter('a.weight').shape); attempt(lambda: m.get_parameter('k')); attempt(lambda: m.get_parameter('zz.a')); attempt(lambda: m.get_buffer('a.weight')); attempt(lambda: m.get_buffer('k'))
attempt(lambda: m.train('x')); attempt(lambda: m.to(torch.int32)); attempt(lambda: nn.Module()(1)); attempt(lambda: nn.Module(3));
attempt(lambda: m.set_submodule('', nn.ReLU())); attempt(lambda: m.set_submodule('b', 3)); attempt(lambda: m.set_submodule('k', nn.ReLU())); attempt(lambda: m.set_submodule('a.zz', nn.ReLU(), strict=True)); m.set_submodule('b', nn.Linear(3,2)); print(m.b)
print([tuple(p.shape) for p in m.double().parameters()], m.k.dtype, m.a.weight.dtype); m.float()
# hooks
torch.manual_seed(1)
log=[]
m = Net()
h=[m.register_forward_pre_hook(lambda mod,args: log.append(('pre',len(args)))), m.register_forward_pre_hook(lambda mod,args,kw: (log.append(('prek',list(kw))), (args,{'scale':2}))[1], with_kwargs=True, prepend=True),
 m.register_forward_hook(lambda mod,args,out: log.append(('post',tuple(out.shape)))), m.register_forward_hook(lambda mod,args,kw,out: (log.append(('postk',kw)), out+1)[1], with_kwargs=True),
 m.register_full_backward_pre_hook(lambda mod,go: log.append(('bpre',len(go)))), m.register_full_backward_hook(lambda mod,gi,go: log.append(('b',[None if g is None else tuple(g.shape) for g in gi],[tuple(g.shape) for g in go])))]
x=torch.ones(2,2,requires_grad=True)
y=m(x, scale=3); print(y); y.sum().backward(); print(log); print(x.grad)
for k in h: k.remove()
log.clear(); m(x); print(log)
h=m.register_full_backward_hook(lambda mod,gi,go: (gi[0]*2,)); x.grad=None; m(x).sum().backward(); print(x.grad); h.remove()
h=m.a.register_full_backward_pre_hook(lambda mod,go: (go[0]*3,)); x.grad=None; m(x).sum().backward(); print(x.grad, m.a.bias.grad); h.remove()
attempt(lambda: m.register_backward_hook(lambda *a: None) and None)
g=torch.nn.modules.module.register_module_forward_hook(lambda mod,i,o: log.append(type(mod).__name__)); m(x); print(log); g.remove()
def boom(mod,args): raise ValueError('boom')
al=[]
h1=m.a.register_forward_pre_hook(boom); h2=m.register_forward_hook(lambda mod,a,o: al.append(o), always_call=True)
attempt(lambda: m(x)); print(al); h1.remove(); h2.remove()
def badhook(mod,gi,go): return (None,None)
h=m.register_full_backward_hook(badhook); attempt(lambda: m(x).sum().backward()); h.remove()
m.zero_grad(); print(all(p.grad is None for p in m.parameters()))
print(nn.Parameter(torch.ones(2)), nn.Parameter(torch.ones(2), requires_grad=False)); attempt(lambda: nn.Parameter(torch.tensor([1,2]))); print(nn.Parameter(), nn.Buffer(torch.ones(1)))
m.w = nn.Parameter(torch.ones(1)); attempt(lambda: setattr_(m,'w',None)); print([n for n,_ in m.named_parameters()]); 
attempt(lambda: setattr_(m,'z',nn.Parameter(torch.ones(1)*2)*2)); 
s=nn.Sequential(nn.Linear(2,2)); s2=nn.Sequential(s, s); print([n for n,_ in s2.named_modules()], [n for n,_ in s2.named_modules(remove_duplicate=False)], [n for n,_ in s2.named_parameters()], [n for n,_ in s2.named_parameters(remove_duplicate=False)], list(s2.state_dict()))
print(nn.ModuleDict({'a':nn.ReLU(),'b':nn.Linear(2,2)})); print(nn.ParameterList([torch.ones(2),torch.ones(2,3)])); print(nn.ParameterDict({'x':torch.ones(2),'y':torch.ones(1,2)})); print(nn.ParameterList([torch.ones(2)]));print(nn.ModuleList()); print(nn.Sequential())
print(nn.ModuleList([nn.Sequential(nn.Linear(2,2),nn.ReLU()) for _ in range(3)]+[nn.Tanh()]))
attempt(lambda: nn.ParameterList([])(1)); attempt(lambda: nn.Sequential(3)); attempt(lambda: nn.ModuleList([nn.ReLU()])[2]); attempt(lambda: nn.ModuleList(3)); attempt(lambda: nn.ModuleDict([('a',)])); attempt(lambda: nn.ModuleDict(3)); attempt(lambda: nn.ParameterDict(5)); attempt(lambda: nn.ModuleList([nn.ReLU()])(1)); attempt(lambda: nn.Sequential(nn.ReLU()).insert(3, nn.ReLU())); attempt(lambda: nn.ModuleDict({'pop':nn.ReLU()}))
m=nn.Linear(2,2); attempt(lambda: m(torch.ones(3,3))); attempt(lambda: m()); attempt(lambda: m(torch.ones(1,2), 3)); attempt(lambda: m(foo=3))
p=m.weight; m.half(); print(p is m.weight, m.weight.dtype)

# Parametrizations and functional_call
torch.manual_seed(0)
m = parametrizations.weight_norm(nn.Linear(3,2))
print(m); print(list(m.state_dict())); print(m.weight.detach()); print(m(torch.ones(1,3)))
m(torch.ones(1,3)).sum().backward(); print(m.parametrizations.weight.original0.grad)
m.weight = torch.ones(2,3); print(m.parametrizations.weight.original0)
parametrize.remove_parametrizations(m,'weight'); print(m, type(m.weight).__name__, list(m.state_dict()))
torch.manual_seed(1)
m = parametrizations.spectral_norm(nn.Linear(3,2))
print(m); print(list(m.state_dict())); print(m.weight.detach()); print(m(torch.ones(1,3))); print(m.eval().weight.detach())
class Sym(nn.Module):
    def forward(self, X): return X.triu() + X.triu(1).transpose(-1,-2)
    def right_inverse(self, A): return A.triu()
torch.manual_seed(2)
m = nn.Linear(3,3); parametrize.register_parametrization(m,'weight',Sym()); print(m); print(m.weight)
with parametrize.cached(): print(m.weight is m.weight)
print(m.weight is m.weight)
attempt(lambda: parametrize.register_parametrization(m,'foo',Sym()))
class Bad(nn.Module):
    def forward(self, X): return X[0]
attempt(lambda: parametrize.register_parametrization(nn.Linear(3,3),'weight',Bad()))
m2 = nn.Linear(3,2)
print(parametrize.type_before_parametrizations(m).__name__, parametrize.is_parametrized(m,'bias'))
parametrize.remove_parametrizations(m,'weight',leave_parametrized=False); print(m.weight)
torch.manual_seed(3)
m = nn.utils.weight_norm(nn.Linear(3,2)); print(list(m.state_dict())); print(m(torch.ones(1,3))); nn.utils.remove_weight_norm(m); print(list(m.state_dict()), m.weight)
torch.manual_seed(4)
m = nn.utils.spectral_norm(nn.Conv2d(2,3,2), n_power_iterations=2); print(list(m.state_dict())); print(m(torch.ones(1,2,3,3)).sum()); nn.utils.remove_spectral_norm(m); print(list(m.state_dict()))
attempt(lambda: nn.utils.remove_weight_norm(m))
torch.manual_seed(5)
m = nn.Sequential(nn.Linear(2,2), nn.Linear(2,1)); v = nn.utils.parameters_to_vector(m.parameters()); print(v)
nn.utils.vector_to_parameters(torch.arange(9.), m.parameters()); print(m[0].weight, m[1].bias)
print(torch.func.functional_call(m, {'0.weight': torch.zeros(2,2)}, torch.ones(1,2)), m[0].weight.shape)
for a in [lambda: torch.func.functional_call(m, [{'a': torch.zeros(2)},{'a': torch.zeros(2)}], torch.ones(1,2)), lambda: torch.func.functional_call(m, {'x.weight': torch.zeros(2,2)}, torch.ones(1,2)), lambda: torch.func.functional_call(m, {'0.weight': 3}, torch.ones(1,2))]:
    attempt(a)

# Layers with rules of their own
torch.manual_seed(0)
m = nn.Linear(2,2); m(torch.ones(1,2)).sum().backward(); m.zero_grad(); m.double(); m(torch.ones(1,2).double()).sum().backward(); print(m.weight.grad)
m = nn.CrossMapLRN2d(4, alpha=0.5); print(m(torch.arange(24.).reshape(1,6,2,2))); m = nn.CrossMapLRN2d(3, 0.5); print(m(torch.arange(24.).reshape(1,6,2,2)))
torch.manual_seed(1)
a = nn.AdaptiveLogSoftmaxWithLoss(8, 10, [3, 6], div_value=2.0, head_bias=True)
print(a); print(list(a.state_dict()))
x = torch.randn(5,8, requires_grad=True); t = torch.tensor([0,4,9,2,7])
o = a(x,t); print(o.output, o.loss); o.loss.backward(); print(x.grad[0])
print(a.log_prob(x)[0]); print(a.predict(x)); print(a(x[0],t[0]).output)
for f in [lambda: a(x,t[:3]), lambda: a(x[0],t), lambda: a(x,torch.tensor([0,4,9,2,10])), lambda: nn.AdaptiveLogSoftmaxWithLoss(8,10,[]), lambda: nn.AdaptiveLogSoftmaxWithLoss(8,10,[6,3])]:
    attempt(f)

# Lazy layers
torch.manual_seed(0)
m = nn.LazyLinear(3); print(m, isinstance(m, nn.Linear), m.weight, list(m.state_dict()))
attempt(lambda: m.weight.shape)
y = m(torch.ones(2,4)); print(m, type(m).__name__, y, type(m.weight).__name__)
m = nn.Sequential(nn.LazyConv2d(4,3,groups=2), nn.LazyBatchNorm2d(), nn.LazyConvTranspose2d(2,3,bias=False)); print(m); print(m(torch.ones(1,2,5,5)).shape); print(m); print(m[1].running_mean, m[1].num_batches_tracked)
a = nn.LazyLinear(2); sd = nn.Linear(3,2).state_dict(); print(a.load_state_dict(sd)); print(a); a(torch.ones(1,3)); print(a)
attempt(lambda: nn.LazyConv2d(2,3)(torch.ones(3,3)))
n = nn.LazyInstanceNorm1d(affine=True); n(torch.ones(2,3,4)); print(n, list(n.state_dict()))
