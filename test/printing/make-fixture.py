"""Makes data/torch.json.gz, data/numpy.json.gz and data/decimal.json.gz: how PyTorch, numpy and Python print numbers.

Run with a Python that has torch and numpy; the tests need only the files. A case holds its elements as `data` (base64, row-major,
little-endian) or as `ramp` [start, step, modulus]: element i is (i % modulus) * step + start, exact in the dtype.
"""
import base64, gzip, hashlib, json, math, pathlib, random, struct
import numpy as np
import torch

here = pathlib.Path(__file__).parent / 'data'
random.seed(20)
rng = np.random.default_rng(20)
nan, inf = math.nan, math.inf


def write(name, rows):
    text = json.dumps(rows, ensure_ascii=True, separators=(',', ':'))
    (here / f'{name}.json.gz').write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(name, len(rows), (here / f'{name}.json.gz').stat().st_size, 'bytes')


# ---- elements ------------------------------------------------------------------------------------------------------------------
floats = ['float32', 'float64', 'float16', 'bfloat16']
ints = ['int8', 'int16', 'int32', 'int64', 'uint8']


def tensor(values, dtype, shape=None):
    t = torch.tensor(values, dtype=torch.float64 if dtype in floats else None)
    t = t.to(getattr(torch, dtype))
    return t if shape is None else t.reshape(shape)


def data_of(t):
    t = t.contiguous()
    raw = (t.view(torch.int16) if t.dtype == torch.bfloat16 else t).numpy().tobytes()
    return base64.b64encode(raw).decode()


def given(t):
    return t, dict(dtype=str(t.dtype)[6:], shape=list(t.shape), data=data_of(t))


def ramp(shape, dtype, start=0, step=1, modulus=None):
    n = math.prod(shape)
    modulus = modulus or max(n, 1)
    t = ((torch.arange(n, dtype=torch.float64) % modulus) * step + start).to(getattr(torch, dtype)).reshape(shape)
    return t, dict(dtype=dtype, shape=list(shape), ramp=[start, step, modulus])


def cases():
    vectors = [
        [0.], [-0.], [1.], [-1.], [0.5], [1., 2., 3.], [1., 2.5], [-1., 2.5, 100.], [0., 0., 0.], [0., -0.],
        [nan], [inf], [-inf], [nan, inf, -inf], [1., nan], [1.5, inf], [-1.5, -inf, nan], [1., -inf], [1e5, nan], [1e-5, inf],
        [1000., 1.], [1001., 1.], [999., 1.5], [1000.5, 1.], [1e8], [1.5e8], [1e9, 1.], [99999999.], [100000001.], [1e-4], [9.9e-5],
        [1e-4, 0.05], [1e-5], [1e10], [1e20], [1e-20], [1e30, -1e30], [1e-3, 1.], [1e-3, 1.001], [0.1, 0.2, 0.3], [1 / 3],
        [0.00005, 0.5], [0.12345, 0.00055], [2.00005, 3.00015], [1.00005], [0.03125, 0.96875], [2.5, 3.5], [0.5, 1e4], [12345678.],
        [123456789.], [16777216., 1.], [65504.], [65504., 1.], [6e-8], [1e-7, 1.], [0., 1e-5], [0., 1.], [0., 1e6, 2e6], [5., nan, 0.],
        [1e38, 1.], [1e-38], [3.14159265, 2.71828183, 1.41421356], [1e15, 1e16], [0.99995, 0.5], [0.99994, 0.5], [9.99995, 9.99996],
        [1234.5, 2345.5], [1e-4, 1e-3], [100., 100000.], [100., 100001.], [5e-324, 1.], [1.7e308, 1e308],
        [float(x) for x in range(30)], [x / 7 for x in range(40)], [x / 3 * 1e6 for x in range(20)], [(-1) ** x * 2. ** x for x in range(16)],
    ]
    for v in vectors:
        yield given(tensor(v, 'float32'))
        yield given(tensor(v, 'float64'))
        if len(v) < 20:
            yield given(tensor(v[0], 'float64', ()))
            yield given(tensor(v, 'float16'))
            yield given(tensor(v, 'bfloat16'))
        if len(v) > 1:
            yield given(tensor(v[:len(v) // 2 * 2], 'float32', (2, -1)))
            yield given(tensor(v[0], 'float32', ()))
    for scale in [1e-8, 1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1., 10., 1e2, 1e3, 1e4, 1e6, 1e8, 1e12]:
        for dtype in ['float32', 'float64', 'float16', 'bfloat16']:
            yield given(tensor((rng.standard_normal(8) * scale).tolist(), dtype))
            yield given(tensor(np.round(rng.uniform(0, 9, (3, 4)) * scale).tolist(), dtype))
    for d in ints:
        info = torch.iinfo(getattr(torch, d))
        for v in [[0], [1, 2, 3], [info.max, info.min], [info.max], [7, -3 if info.min < 0 else 3, 100]]:
            yield given(torch.tensor(v, dtype=getattr(torch, d)))
            yield given(torch.tensor(v[-1], dtype=getattr(torch, d)))
        for shape in [(2, 3), (2, 2, 2), (0,), (3, 0), (40,), (1001,), (30, 50)]:
            yield ramp(shape, d, 0, 1, 100)
    for v in [True, False, [True], [False], [True, False], [[True, True], [False, True]], [True] * 30]:
        yield given(torch.tensor(v))
    for shape in [(0,), (0, 2), (40, 40), (1200,), (2, 2, 2)]:
        yield ramp(shape, 'bool', 0, 1, 2)
    for d in floats:
        for shape in [(0,), (0, 3), (3, 0), (2, 0, 4), (1, 1, 0, 1), (1,), (1, 1), (2, 3, 4), (2, 1, 3, 2), (1, 2, 1, 2), (5, 4, 3)]:
            yield ramp(shape, d, 0, 0.25)
        for shape in [(1000,), (1001,), (40, 40), (2, 600), (600, 2), (6, 7, 30), (7, 7, 7, 7), (1, 1, 1, 1001), (2, 2, 300), (300, 2, 2), (1002, 1)]:
            yield ramp(shape, d, 0, 1, 128)
            yield ramp(shape, d, -4, 0.125, 100)
    yield ramp((20, 60), 'float32', -1, 1 / 1024, 5000)
    yield ramp((3, 40), 'float32', 0, 1000.5, 5000)
    yield ramp((1500,), 'float64', 1, 1e5)
    yield ramp((11, 10, 12), 'int64', -600)
    yield ramp((1500,), 'int64', 0, 10 ** 12)
    # Only what is shown decides on the format.
    t, c = ramp((2000,), 'float32')
    yield t, c
    for k in range(3):
        yield given(tensor(rng.standard_normal((2, 3, 4)).tolist(), 'float32'))


def torch_rows():
    for t, c in cases():
        yield c, t, {}, {}
    option_sets = [
        dict(precision=2), dict(precision=0), dict(precision=8), dict(precision=20), dict(sci_mode=True), dict(sci_mode=False),
        dict(sci_mode=True, precision=1), dict(sci_mode=True, precision=0), dict(threshold=5, edgeitems=2), dict(threshold=0, edgeitems=1),
        dict(threshold=3, edgeitems=0), dict(linewidth=30), dict(linewidth=5), dict(linewidth=200), dict(profile='short'),
        dict(profile='full'), dict(profile='full', precision=6), dict(edgeitems=5), dict(edgeitems=0), dict(precision=3, linewidth=40, threshold=10),
    ]
    for o in option_sets:
        yield *list(reversed(ramp((12,), 'float32', -1, 0.375))), o, {}
        yield *list(reversed(ramp((3, 4), 'float32', 0, 100.5))), o, {}
        yield *list(reversed(ramp((2, 3, 4), 'int64', -5, 7))), o, {}
        yield *list(reversed(given(tensor([1e-6, 1., nan, 1e6], 'float32')))), o, {}
        yield *list(reversed(given(tensor([0., -0., inf], 'float16')))), o, {}
        yield *list(reversed(given(tensor([[1., 1e12], [3., 4.]], 'float64')))), o, {}
        yield *list(reversed(given(tensor(1.23456789, 'float64', ())))), o, {}
        yield *list(reversed(ramp((0, 2), 'float32'))), o, {}
    yield *list(reversed(ramp((1005,), 'float32'))), dict(profile='full'), {}
    for n in list(range(1, 24)) + [40]:
        yield *list(reversed(ramp((n,), 'float32', 0, 0.5))), {}, dict(requires_grad=True)
        yield *list(reversed(ramp((n,), 'float64', 0, 0.5))), {}, dict(grad_fn='MulBackward0')
        yield *list(reversed(ramp((2, n), 'float64', 0, 0.5))), {}, dict(grad_fn='MulBackward0')
    yield *list(reversed(ramp((2, 0), 'float64'))), {}, dict(grad_fn='MulBackward0')
    yield *list(reversed(ramp((2, 40), 'float32'))), {}, dict(grad_fn='MulBackward0')
    for shape in [(), (2,), (2, 2)]:
        yield *list(reversed(ramp(shape, 'float32', 1))), {}, dict(tangent=True)
    for d in ['float32', 'float64', 'int64', 'float16']:
        yield *list(reversed(ramp((3,), d))), {}, dict(default='float64')
        yield *list(reversed(ramp((0,), d))), {}, dict(default='float64')


def show(t, options, extra):
    torch.set_printoptions(profile='default')
    torch.set_printoptions(**options)
    if extra.get('default'):
        torch.set_default_dtype(getattr(torch, extra['default']))
    try:
        if extra.get('requires_grad'):
            t = t.clone().requires_grad_()
        if extra.get('grad_fn'):
            t = t.clone().requires_grad_() * 1
        if extra.get('tangent'):
            tangent = torch.ones_like(t)
            extra['tangent'] = f'{tangent}'
            with torch.autograd.forward_ad.dual_level():
                return str(torch.autograd.forward_ad.make_dual(t, tangent))
        return str(t)
    finally:
        torch.set_default_dtype(torch.float32)
        torch.set_printoptions(profile='default')


rows = []
for c, t, options, extra in torch_rows():
    extra = dict(extra)
    text = show(t, options, extra)
    rows.append({**c, **({'options': options} if options else {}), **extra, 'text': text})
write('torch', rows)

# ---- numpy ---------------------------------------------------------------------------------------------------------------------
rows = []
for t, c in cases():
    if c['dtype'] == 'bfloat16':
        continue
    a = t.numpy()
    with np.printoptions():
        modern = repr(a)
    with np.printoptions(legacy='1.13'):
        legacy = repr(a)
    rows.append({**c, 'text': modern, 'legacy': legacy})
for k in range(200):
    dtype = random.choice(['float16', 'float32', 'float64'])
    shape = random.choice([(1,), (3,), (6,), (2, 3), (17,), (2, 2, 2)])
    a = (rng.standard_normal(shape) * 10. ** rng.uniform(-6, 4 if dtype == 'float16' else 10)).astype(dtype)
    if k % 2: a = (a * 10. ** rng.integers(-3, 1, shape)).astype(dtype)
    if k % 3 == 0: a = np.round(a, 2)
    if k % 7 == 0: a.reshape(-1)[0] = rng.choice([nan, inf, -inf, 0., -0.])
    t = torch.from_numpy(a)
    with np.printoptions(legacy='1.13'):
        legacy = repr(a)
    rows.append({**given(t)[1], 'text': repr(a), 'legacy': legacy})
for o in [dict(precision=3), dict(precision=0), dict(suppress=True), dict(suppress=True, precision=3), dict(threshold=5, edgeitems=2), dict(linewidth=40),
          dict(linewidth=10), dict(threshold=5, edgeitems=1, linewidth=30), dict(precision=12)]:
    for t, c in [ramp((12,), 'float32', -1, 0.375), ramp((3, 4), 'float64', 0, 100.0625), ramp((3, 3, 4), 'int64', -5, 7), given(tensor([1e-6, 1., nan, 1e6], 'float32')),
                 given(tensor([1e-12, 1., 2e5], 'float64')), given(tensor([1e-12, 1., 1e9], 'float64')), given(tensor(1.23456789, 'float64', ())),
                 given(tensor([1 / 3, 2 / 3], 'float16')), given(tensor([1 / 3, 1e-7], 'float64'))]:
        with np.printoptions(**o):
            modern = repr(t.numpy())
        with np.printoptions(**o, legacy='1.13'):
            legacy = repr(t.numpy())
        rows.append({**c, 'options': o, 'text': modern, 'legacy': legacy})
write('numpy', rows)

# ---- decimal texts of doubles --------------------------------------------------------------------------------------------------
values = [0., -0., 0.5, 1.5, 2.5, -2.5, 0.125, 0.375, 1e21, 1e22, 1e23, 9.5, 99.5, 0.05, 0.25, 0.35, 1e16, 1e15, 123456789012345680., 1e-4, 1e-5, 9.999e-5, 5e-324,
          2.2250738585072014e-308, 1.7976931348623157e308, nan, inf, -inf, 1e100, 1.5e300, 9.9999999999999995e22, 999999.5, 9.5e-7, 1 / 3, 2 / 3, 0.1, 1e-7, 4.35, 2.675, 1.005, 8.5, 1e2, 1e3]
values += [2. ** k for k in range(-60, 60, 7)] + [k + 0.5 for k in range(8)] + [k / 8 for k in range(17)]
values += [random.uniform(-1, 1) * 10. ** random.randint(-30, 30) for _ in range(60)]
explicit = []
for v in values:
    for p in (0, 1, 2, 4, 17):
        explicit.append([struct.pack('<d', v).hex(), p, format(v, f'.{p}f'), format(v, f'.{p}e'), repr(v)])
# Many more, from a generator that both sides run; only the digest of their texts is kept.
state, batches = 12345, []
for b in range(40):
    h = hashlib.sha256()
    for k in range(100):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        bits = state ^ (state >> 29)
        if k % 2:  # near ordinary magnitudes
            bits = (bits & ~(0x7ff << 52)) | ((1023 - 20 + (bits >> 52) % 60) << 52)
        if k % 4 == 3:  # few bits: ties
            bits &= ~((1 << 46) - 1)
        v = struct.unpack('<d', struct.pack('<Q', bits))[0]
        p = k % 9
        h.update(f'{v:.{p}f} {v:.{p}e} {v!r}\n'.encode())
    batches.append(h.hexdigest()[:16])
shortest = []
for d, u in (('float32', np.uint32), ('float16', np.uint16)):
    bits = rng.integers(0, 2 ** (8 * np.dtype(u).itemsize), 400, dtype=u).tolist() + [0x00800000, 0x0d800000, 0x7f000000, 0x4b800000, 0x5d5e0b6b, 0x3dcccccd, 1, 2, 3, 0x00400000, 0x15ae43fd] * (d == 'float32')
    if d == 'float16':
        bits += [k << 10 for k in range(1, 31)] + list(range(1, 20))
    for x in bits:
        v = np.array([x], dtype=u).view(d)[0]
        if np.isfinite(v):
            shortest.append([d, float(v), np.format_float_scientific(abs(v), unique=True, trim='-')])
write('decimal', {'explicit': explicit, 'batches': batches, 'shortest': shortest})
