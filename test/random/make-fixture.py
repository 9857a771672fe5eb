"""Makes data/streams.json.gz: what PyTorch's CPU generator yields, as programs of successive calls on one generator.

Run with a Python that has torch, on an x86 processor with AVX2 that is not Intel's: there PyTorch draws Bernoulli and exponential
numbers from its own stream and not from MKL's. The tests need only the file.

A program: `seed`, `calls`. A call: `op`, `dtype`, `n`, `args`, and either `out` (base64 of the elements, little-endian; float16 and bfloat16
widened to float32) or, where it is long, `head` (base64 of the first 16) and `sha256` of all; `next`, the word drawn after the last
call, shows how much of the stream was used.
"""
import base64, gzip, hashlib, json, pathlib, random, warnings
import torch

warnings.simplefilter('ignore')
here = pathlib.Path(__file__).parent / 'data'
random.seed(20)
g = torch.Generator()

floats = ['float32', 'float64', 'float16', 'bfloat16']
ints = ['int64', 'int32', 'int16', 'int8', 'uint8', 'bool']
sizes = [1, 5, 15, 16, 17, 24, 31, 32, 100, 1000]
seeds = [0, 1, 42, -1, 2**32 - 1, 2**32, 2**32 + 7, 2**63 + 12345, -(2**63), 1234567890123]


def raw(t):
    t = t.contiguous()
    if t.dtype in (torch.float16, torch.bfloat16):
        t = t.float()
    return t.numpy().tobytes()


b64 = lambda b: base64.b64encode(b).decode()
encode = lambda a: [encode(x) for x in a] if isinstance(a, (list, tuple)) else ({'int': str(a)} if type(a) is int and abs(a) > 2**53 else a)


def weights(n, dtype, seed, zeros=False):
    """Positive weights of few digits, so that a test can hold them as they are."""
    r = random.Random(seed)
    return [0 if zeros and r.random() < 0.3 else r.randrange(1, 64) / 64 for _ in range(n)]


def perform(op, dtype, n, args):
    dt = getattr(torch, dtype)
    t = torch.empty(n, dtype=dt)
    if op == 'randint':
        return t.random_(*args, generator=g)
    if op == 'random':
        return t.random_(generator=g)
    if op == 'randperm':
        return torch.randperm(n, dtype=dt, generator=g)
    if op == 'bernoulli_each':
        return t.bernoulli_(torch.tensor(args[0], dtype=getattr(torch, args[1])), generator=g)
    if op == 'normal_each':
        mean, std = [torch.tensor(a, dtype=dt) if isinstance(a, list) else a for a in args]
        return torch.normal(mean, std, generator=g)
    if op == 'rrelu':
        x = torch.tensor(args[0], dtype=dt)
        noise = torch.empty_like(x)
        state = torch.get_rng_state()
        torch.set_rng_state(g.get_state())
        torch.ops.aten.rrelu_with_noise(x, noise, args[1], args[2], True)
        g.set_state(torch.get_rng_state())
        torch.set_rng_state(state)
        return noise
    if op == 'multinomial':
        w, rows, samples, replacement = args
        w = torch.tensor(w, dtype=dt)
        return torch.multinomial(w if rows == 1 else w.reshape(rows, -1), samples, replacement, generator=g)
    return getattr(t, {'uniform': 'uniform_', 'normal': 'normal_', 'log_normal': 'log_normal_', 'cauchy': 'cauchy_', 'exponential': 'exponential_', 'geometric': 'geometric_', 'bernoulli': 'bernoulli_'}[op])(*args, generator=g)


# The double-precision functions of the C library may differ in the last place, so these are kept whole.
inexact = {'normal', 'log_normal', 'cauchy', 'exponential', 'normal_each'}


def call(op, dtype, n, args=()):
    b = raw(perform(op, dtype, n, args))
    row = dict(op=op, dtype=dtype, n=n, args=encode(args))
    if len(b) <= 200 or (dtype == 'float64' and op in inexact):
        return row | dict(out=b64(b))
    return row | dict(head=b64(b[: 16 * (len(b) // max(n, 1))]), sha256=hashlib.sha256(b).hexdigest())


programs = []


def program(seed, calls):
    g.manual_seed(seed)
    rows = [call(*c) for c in calls]
    next_word = torch.empty(1, dtype=torch.int64).random_(0, 2**27, generator=g).item()
    programs.append(dict(seed=encode(seed), calls=rows, next=next_word))


for n in sizes:
    for dtype in floats:
        program(0, [('uniform', dtype, n, (0, 1)), ('normal', dtype, n, (0, 1)), ('uniform', dtype, n, (-2, 5)), ('normal', dtype, n, (0.3, 1.7))])
for seed in seeds:
    for dtype in floats:
        program(seed, [('uniform', dtype, 5, (0, 1)), ('normal', dtype, 5, (0, 1)), ('normal', dtype, 20, (2, 0.25)), ('normal', dtype, 2, (0, 1)), ('uniform', dtype, 700, (0.1, 0.2))])
continuous = [('log_normal', (0.5, 0.25)), ('cauchy', (0.5, 2)), ('exponential', (1,)), ('exponential', (0.3,))]
for dtype in floats:
    for n in (1, 17, 300):
        program(n, [(op, dtype, n, args) for op, args in continuous])
for dtype in floats + ints[:-1]:
    program(3, [('geometric', dtype, n, (p,)) for p in (0.1, 0.5, 0.9) for n in (5, 300)])
for dtype in floats + ints:
    program(4, [('bernoulli', dtype, n, (p,)) for p in (0, 0.3, 0.5, 1) for n in (5, 300)] + [('random', dtype, n, ()) for n in (5, 300)])
    program(5, [('bernoulli_each', dtype, n, (weights(n, dtype, n), p)) for p in floats for n in (5, 20)])
ranges = {
    'bool': [(0, 1), (0, 2)],
    'uint8': [(0, 10), (3, 256), (7, None)],
    'int8': [(-128, 128), (-3, 4), (5, None)],
    'int16': [(-32768, 32768), (0, 1000), (-5, None)],
    'int32': [(0, 10), (-5, 7), (-(2**31), 2**31), (0, 2**28 - 1), (0, 2**28), (-17, None), (-(2**31), None)],
    'int64': [(0, 10), (-5, 2**40), (0, 2**28 - 1), (0, 2**28), (-(2**31), 2**31), (0, 2**32), (-1, 2**32), (-(2**63), 2**63 - 1), (0, 2**63 - 1), (2**62, None), (-(2**62), None), (2**60, 2**60 + 5), (-(2**50), -(2**50) + 1000), (-(2**63), None), (0, 3 * 2**61), (5, None)],
    'float16': [(0, 10), (-5, 7), (0, 2048), (-2048, 2048), (3, None)],
    'bfloat16': [(0, 10), (0, 256), (-256, 256), (0, 300), (-(2**63), None), (1, None)],
    'float32': [(0, 100), (0, 2**24), (-(2**24), 2**24), (0, 2**30), (-(2**40), 2**40), (0, 2**62 + 5), (-(2**63), None), (-100, None), (0, 2**24 + 2), (-(2**24) - 3, 5)],
    'float64': [(0, 100), (0, 2**53), (-(2**53), 2**53), (0, 2**62 + 5), (-(2**63), None), (-100, None)],
}
for dtype, rs in ranges.items():
    for n in (5, 700):
        program(6, [('randint', dtype, n, r) for r in rs])
for dtype in ['int64', 'int32', 'int16', 'float32', 'float64', 'float16', 'bfloat16']:
    program(7, [('randperm', dtype, n, ()) for n in (0, 1, 2, 5, 16, 300, 2000)])
program(7, [('randperm', 'uint8', 256, ()), ('randperm', 'int8', 128, ()), ('randperm', 'int64', 100000, ())])
for dtype in floats:
    for n in (5, 16, 40):
        m, s = [random.randrange(-64, 64) / 16 for _ in range(n)], [random.randrange(0, 64) / 16 for _ in range(n)]
        program(8, [('normal_each', dtype, n, a) for a in ((m, s), (m, 0.3), (0.7, s))])
for dtype in floats:
    program(9, [('multinomial', dtype, samples, (weights(12, dtype, i), 1, samples, replacement)) for i, (samples, replacement) in enumerate([(1, False), (1, True), (5, False), (12, False), (5, True), (40, True)])])
    program(10, [('multinomial', dtype, 3 * samples, (weights(60, dtype, i), 3, samples, replacement)) for i, (samples, replacement) in enumerate([(1, False), (4, False), (20, False), (4, True)])])
    # weights of which many are 0 or tie: the order among equals
    program(11, [('multinomial', dtype, samples, (weights(n, dtype, n, True), 1, samples, False)) for n, samples in ((8, 8), (40, 39), (100, 90), (300, 3), (300, 290), (1500, 20), (1500, 1400))])

for dtype in ['float32', 'float64', 'bfloat16']:
    program(14, [('rrelu', dtype, 40, ([(i % 5 - 2) / 2 for i in range(40)], *bounds)) for bounds in ((0, 1), (0.125, 0.3))])

# many at once, from the middle of a block of the stream
for dtype in ['float32', 'float16', 'bfloat16']:
    program(12, [('uniform', dtype, 3, (0, 1)), ('uniform', dtype, 30001, (0, 1)), ('uniform', dtype, 30002, (-0.7, 0.1)), ('normal', dtype, 30003, (0, 1)), ('normal', dtype, 1, (0, 1)), ('normal', dtype, 20000, (0.3, 1.7)), ('normal', dtype, 600, (2, 0)), ('normal', dtype, 600, (0, 1e-42))])
program(13, [('uniform', 'float64', 20001, (0, 1)), ('uniform', 'float64', 5000, (-3, 0.1)), ('random', 'int64', 20001, ()), ('randint', 'int64', 20001, (0, 10)), ('randint', 'int64', 20001, (-(2**40), 2**41)), ('bernoulli', 'float32', 20001, (0.3,)), ('geometric', 'int64', 20001, (0.2,)), ('exponential', 'float32', 20001, (1,)), ('cauchy', 'float32', 20001, (0, 1)), ('log_normal', 'float32', 20001, (0, 1))])

# saved states: after how many words, with which kept sample
states = []
for seed, before in ((0, []), (1, [('uniform', 'float32', 1, (0, 1))]), (2, [('uniform', 'float32', 624, (0, 1))]), (3, [('uniform', 'float32', 625, (0, 1))]), (-4, [('normal', 'float32', 3, (0, 1)), ('uniform', 'float64', 400, (0, 1))])):
    g.manual_seed(seed)
    done = [call(*c) for c in before]
    state = g.get_state().numpy().tobytes()
    after = [call(*c) for c in [('normal', 'float32', 3, (0, 1)), ('uniform', 'float32', 30, (0, 1))]]
    states.append(dict(seed=encode(seed), before=done, state=b64(state), after=after))

# topk over values of which many are equal: element i is i·i mod `modulus`
topk = []
for n in (1, 2, 3, 4, 17, 64, 65, 200, 1000, 3000):
    for k in sorted({1, min(2, n), n // 64, n // 2, n - 1, n}):
        for modulus in (2, 7, 64, 10007):
            for largest in (True, False):
                x = torch.tensor([float(i * i % modulus) for i in range(n)])
                i = torch.topk(x, k, largest=largest).indices
                topk.append(dict(n=n, k=k, modulus=modulus, largest=largest, sum=sum((j + 1) * v % 65521 for j, v in enumerate(i.tolist()))))

text = json.dumps(dict(topk=topk, torch=torch.__version__, programs=programs, states=states), separators=(',', ':'))
(here / 'streams.json.gz').write_bytes(gzip.compress(text.encode(), 9, mtime=0))
print(len(programs), 'programs', sum(len(p['calls']) for p in programs), 'calls', (here / 'streams.json.gz').stat().st_size, 'bytes')
