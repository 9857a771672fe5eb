# The rates (and momenta) that PyTorch's schedules give, for test/optim/schedulers.test.ts. Run with torch 2.13.
import gzip, json, sys, warnings, torch
from torch.optim import lr_scheduler as L
warnings.simplefilter('ignore')
CASES = [
    ('StepLR', {'step_size': 4, 'gamma': 0.5}), ('MultiStepLR', {'milestones': [3, 7, 7, 20], 'gamma': 0.3}), ('ConstantLR', {}), ('ConstantLR', {'factor': 0.7, 'total_iters': 9}),
    ('LinearLR', {}), ('LinearLR', {'start_factor': 0.9, 'end_factor': 0.1, 'total_iters': 12}), ('ExponentialLR', {'gamma': 0.93}), ('PolynomialLR', {'total_iters': 11, 'power': 1.7}),
    ('CosineAnnealingLR', {'T_max': 7, 'eta_min': 0.02}), ('CosineAnnealingWarmRestarts', {'T_0': 3}), ('CosineAnnealingWarmRestarts', {'T_0': 4, 'T_mult': 2, 'eta_min': 0.01}),
    ('CyclicLR', {'base_lr': 0.01, 'max_lr': 0.2, 'step_size_up': 4}), ('CyclicLR', {'base_lr': 0.01, 'max_lr': [0.2, 0.4], 'step_size_up': 3, 'step_size_down': 5, 'mode': 'exp_range', 'gamma': 0.97}),
    ('CyclicLR', {'base_lr': 0.01, 'max_lr': 0.2, 'step_size_up': 4, 'mode': 'triangular2', 'base_momentum': 0.7}),
    ('OneCycleLR', {'max_lr': 0.3, 'total_steps': 31}), ('OneCycleLR', {'max_lr': [0.3, 0.5], 'epochs': 5, 'steps_per_epoch': 7, 'anneal_strategy': 'linear', 'three_phase': True}),
]
def make(kind):
    ps = [torch.zeros(2, requires_grad=True) for _ in range(2)]
    groups = [{'params': [ps[0]]}, {'params': [ps[1]], 'lr': 0.25}]
    return torch.optim.SGD(groups, lr=0.1, momentum=0.9) if kind == 'SGD' else torch.optim.Adam(groups, lr=0.1)
def seen(o): return [[g['lr'], g['momentum'] if 'momentum' in g else g['betas'][0]] for g in o.param_groups]
rows = []
for kind in ('SGD', 'Adam'):
    for name, kwargs in CASES:
        o = make(kind); s = getattr(L, name)(o, **kwargs); rates = [seen(o)]
        for _ in range(30): o.step(); s.step(); rates.append(seen(o))
        row = {'scheduler': name, 'kwargs': kwargs, 'optimizer': kind, 'rates': rates, 'last': s.get_last_lr(), 'keys': sorted(k for k in s.state_dict() if not k.startswith('_scale_fn_ref'))}
        if name not in ('CyclicLR', 'OneCycleLR'):
            jumps = []
            for epoch in (5, 0, 12, 9): s.step(epoch); jumps.append(seen(o))
            row['jumps'] = jumps
        rows.append(row)
composed = []
def program(name, build):
    o = make('SGD'); s = build(o); rates = [seen(o)]
    for _ in range(30): o.step(); s.step(); rates.append(seen(o))
    composed.append({'name': name, 'rates': rates})
program('sequential', lambda o: L.SequentialLR(o, [L.ConstantLR(o, factor=0.1, total_iters=4), L.ExponentialLR(o, gamma=0.9), L.CosineAnnealingLR(o, T_max=6)], milestones=[5, 14]))
program('chained', lambda o: L.ChainedScheduler([L.LinearLR(o, total_iters=6), L.StepLR(o, step_size=5, gamma=0.5), L.ExponentialLR(o, gamma=0.95)]))
program('nested', lambda o: L.SequentialLR(o, [L.LinearLR(o, start_factor=0.1, total_iters=3), L.ChainedScheduler([L.ExponentialLR(o, gamma=0.9), L.StepLR(o, step_size=3)])], milestones=[3]) if False else L.SequentialLR(o, [L.LinearLR(o, start_factor=0.1, total_iters=3), L.CosineAnnealingWarmRestarts(o, T_0=4, T_mult=2)], milestones=[3]))
program('lambda', lambda o: L.LambdaLR(o, [lambda e: 0.95 ** e, lambda e: 1 / (1 + e)]))
program('multiplicative', lambda o: L.MultiplicativeLR(o, lambda e: 0.9 + 0.01 * (e % 3)))
program('swa', lambda o: torch.optim.swa_utils.SWALR(o, swa_lr=0.05, anneal_epochs=8))
program('swa linear', lambda o: torch.optim.swa_utils.SWALR(o, swa_lr=[0.05, 0.5], anneal_epochs=3, anneal_strategy='linear'))
plateaus = []
metrics = [1, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.7, 0.7, 0.70001, 0.7, 0.71, 0.72, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6]
for kwargs in ({'factor': 0.5, 'patience': 2}, {'mode': 'max', 'patience': 1, 'cooldown': 2, 'threshold_mode': 'abs', 'threshold': 0.01}, {'factor': 0.1, 'patience': 0, 'min_lr': [0.01, 0.05]}):
    o = make('SGD'); s = L.ReduceLROnPlateau(o, **kwargs); rates = []
    for m in metrics: s.step(m); rates.append(seen(o))
    plateaus.append({'kwargs': kwargs, 'metrics': metrics, 'rates': rates, 'keys': sorted(s.state_dict())})
gzip.GzipFile(sys.argv[1], 'w', mtime=0).write(json.dumps({'plain': rows, 'composed': composed, 'plateaus': plateaus}).encode())
