"""Writes data/indexing.json.gz: small programs on indexing, in text that Python and JavaScript both read, with what PyTorch answers.

Run with a Python that has torch. `x.at(…)` stands for `x[…]`, `index_put_` for an assignment, `{ dim: 1 }` for keyword arguments.
"""
import random, re, warnings
import torch
from fixture import case, write

warnings.filterwarnings("ignore")
DTYPES = ["float32", "float64", "float16", "bfloat16", "int8", "int16", "int32", "int64", "uint8", "bool"]


def bound(s):
    return int(s) if s.strip() else None


def spec(i):
    if isinstance(i, str):
        return Ellipsis if i == "..." else slice(*map(bound, i.split(":")))
    return torch.tensor(i) if isinstance(i, list) and i else torch.tensor(i, dtype=torch.int64) if isinstance(i, list) else i


def at(self, *indices):
    items = tuple(map(spec, indices))
    return self[items[0] if len(items) == 1 else items]


put_ = torch.Tensor.index_put_


def index_put_(self, indices, values, accumulate=False):
    items = tuple(map(spec, indices))
    if accumulate:
        return put_(self, items, values, True)
    self[items[0] if len(items) == 1 else items] = values
    return self


torch.Tensor.at = at
torch.Tensor.index_put_ = index_put_


def tensor(data, dtype, grad=False):
    t = data.to(getattr(torch, dtype))
    return t.requires_grad_(grad and t.is_floating_point())


random.seed(7)
torch.manual_seed(7)


def values(shape, dtype, grad=True, zeros=False):
    if dtype == "bool":
        return torch.rand(shape) > 0.5
    t = torch.randint(0 if dtype == "uint8" else -3, 4, shape).float() if zeros or not dtype.startswith(("float", "bfloat")) else torch.randint(-40, 40, shape) / 8
    return tensor(t, dtype, grad)


# -- reading: random specs ---------------------------------------------------------------------------------------------
def random_spec(shape, assign=False):
    """Indices for a shape, as text, and the index tensors they use."""
    parts, tensors, d = [], {}, 0
    want = random.choice([[], [2], [3, 2], [1]])
    dots = random.random() < 0.3

    def index_tensor(size):
        name = f"i{len(tensors)}"
        s = random.choice([want, want, [1], want[-1:]])
        tensors[name] = torch.randint(-size, size, s, dtype=random.choice([torch.int64, torch.int64, torch.int32]))
        return name

    while d < len(shape) and random.random() < 0.85:
        n, kind = shape[d], random.random()
        if dots and random.random() < 0.4:
            parts.append("'...'")
            dots = False
            if random.random() < 0.5:
                d = len(shape) - 1
        if kind < 0.2:
            parts.append(str(random.randint(-n, n - 1)))
        elif kind < 0.45:
            a, b, c = random.choice(["", "0", "1", "-2"]), random.choice(["", "2", "-1", "9"]), random.choice(["", ":2", ":1"])
            parts.append(f"'{a}:{b}{c}'")
        elif kind < 0.7:
            parts.append(index_tensor(n))
        elif kind < 0.78:
            parts.append(str([random.randint(-n, n - 1) for _ in range(want[-1] if want else 2)]))
        elif kind < 0.86:
            name = f"i{len(tensors)}"
            k = 2 if d + 1 < len(shape) and random.random() < 0.4 else 1
            tensors[name] = torch.rand(shape[d : d + k]) > 0.4
            parts.append(name)
            d += k - 1
        elif kind < 0.93:
            parts.append("null")
            d -= 1
        elif kind < 0.96:
            parts.append(random.choice(["true", "false"]))
            d -= 1
        else:
            parts.append("null")
            d -= 1
        d += 1
    return ", ".join(parts), tensors


for k in range(220):
    shape = random.choice([[3, 4], [2, 3, 4], [5], [2, 3, 2, 2], [4, 3]])
    text, idx = random_spec(shape)
    x = values(shape, random.choice(DTYPES) if k % 3 == 0 else "float32")
    pre = random.choice(["", "", ".transpose(0, -1)"]) if len(set(shape)) == 1 or random.random() < 0.0 else ""
    case(f"x{pre}.at({text})", {"x": x, **idx})
for k in range(120):
    shape = random.choice([[3, 4], [2, 3, 4], [5], [2, 3, 2, 2]])
    text, idx = random_spec(shape, True)
    x = values(shape, random.choice(DTYPES) if k % 4 == 0 else "float32", False)
    try:
        target = eval(f"x.at({text})", {"x": x, "null": None, "true": True, "false": False, **idx})
    except Exception:
        continue
    # Duplicate positions would leave the result open.
    marks = torch.arange(x.numel()).reshape(x.shape)
    hit = eval(f"x.at({text})", {"x": marks, "null": None, "true": True, "false": False, **idx})
    if hit.unique().numel() < hit.numel():
        continue
    s = list(target.shape)
    s = random.choice([s, s[1:], [1] + s, [1 if random.random() < 0.4 else q for q in s]])
    v = values(s, str(x.dtype)[6:])
    if x.is_floating_point():
        x = x.requires_grad_()
    case(f"y = x.mul(1); y.index_put_([{text}], v); y", {"x": x, "v": v, **idx})

# -- the rest: every operation on every dtype, also on transposed tensors -------------------------------------------------
i2 = torch.tensor([2, 0])
OPS = [
    "x.gather(1, j)", "x.gather(0, j)", "x.scatter(0, j, s)", "x.scatter(1, p, s)", "x.scatter(0, j, 2)", "x.scatter_add(0, j, s)", "x.scatter_add(1, j, s)",
    "x.index_select(0, i)", "x.index_select(1, i)", "x.index_add(0, i, r)", "x.index_copy(0, i, r)", "x.index_fill(0, i, 1)", "x.index_fill(1, i, c)",
    "x.take(j)", "x.put(k, q)", "x.put(k, q, true)", "x.take_along_dim(j, 1)", "x.masked_fill(m, 1)", "x.masked_fill(m, c)", "x.masked_select(m)", "x.masked_scatter(m, s)",
    "x.masked_fill(n, 1)", "x.masked_select(n)", "x.masked_scatter(n, s)", "torch.where(m, x, s)", "torch.where(n, x, 1)", "x.where(m, s)", "torch.where(m, 1, x)",
    "x.nonzero()", "torch.where(x)", "x.nonzero({ as_tuple: true })", "torch.argwhere(x)", "x.select_scatter(r.at(0), 0, 1)", "x.slice_scatter(r, 0, 0, 2)", "x.slice_scatter(r, 0, 0, 4, 2)", "x.diagonal_scatter(q)",
    "x.diag()", "x.diag(-1)", "q.diag()", "q.diag(1)", "x.diag_embed()", "x.diag_embed(-1, 0, 2)", "x.diagflat(1)", "x.tril()", "x.triu(1)", "x.tril(-1)", "x.flip(0)", "x.flip([0, 1])", "x.fliplr()", "x.flipud()",
    "x.roll(1)", "x.roll(-2, 1)", "x.roll([1, 2], [0, 1])", "x.rot90()", "x.rot90(2)", "x.rot90(-1, [1, 0])", "x.repeat(2, 1)", "x.repeat(2, 1, 3)", "x.tile(2)", "x.repeat_interleave(2)", "x.repeat_interleave(3, 1)",
    "x.repeat_interleave(torch.tensor([1, 0, 2]), 0)", "x.index_put([i, i], q.at('0:2'))", "x.index_put([i, i], q.at('0:2'), true)", "x.index_put([torch.tensor([1, 1]), torch.tensor([2, 2])], q.at('0:2'), true)",
    *[f"x.scatter_reduce({d}, j, s, '{r}', {{ include_self: {b} }})" for d in (0, 1) for r in ("sum", "prod", "mean", "amax", "amin") for b in ("true", "false")],
    *[f"x.index_reduce(0, i, r, '{r}', {{ include_self: {b} }})" for r in ("prod", "mean", "amax", "amin") for b in ("true", "false")],
]
INPLACE = [
    "scatter_(0, j, s)", "scatter_(0, j, 2)", "scatter_add_(0, j, s)", "scatter_reduce_(0, j, s, 'amax')", "scatter_reduce_(1, j, s, 'prod')", "index_add_(0, i, r)", "index_copy_(0, i, r)", "index_fill_(0, i, 1)", "index_reduce_(0, i, r, 'mean')",
    "put_(k, q)", "put_(k, q, true)", "masked_fill_(m, 1)", "masked_fill_(m, c)", "masked_scatter_(m, s)", "tril_()", "triu_(1)", "index_put_([m], 1)", "index_put_([i], r)",
]


def leaves(dtype, zeros=False):
    return {
        "x": values([3, 3], dtype, zeros=zeros), "s": values([3, 3], dtype, zeros=zeros), "r": values([2, 3], dtype, zeros=zeros), "q": values([3], dtype), "c": values([], dtype),
        "i": i2, "j": torch.tensor([[0, 1, 2], [2, 2, 0], [1, 1, 1]]), "p": torch.tensor([[0, 1, 2], [2, 1, 0], [1, 0, 2]]), "k": torch.tensor([-1, 0, 4]), "m": torch.tensor([[1, 0, 1], [0, 0, 1], [1, 1, 0]]).bool(), "n": torch.tensor([1, 0, 1]).bool(),
    }


def used(program, all):
    return {k: v for k, v in all.items() if re.search(rf"\b{k}\b", program)}


# Several sources for one position leave the result open: these use an index without duplicates.
def unique(program):
    return program.replace("scatter(0, j", "scatter(0, p.t()").replace("scatter_(0, j", "scatter_(0, p.t()")


for dtype in DTYPES:
    for text in OPS:
        text = unique(text)
        case(text, used(text, leaves(dtype)))
        if dtype == "float32" and re.search(r"\bx\.", text):
            text = f"y = x.t(); {text.replace('x', 'y')}" if "index" not in text and "diag" not in text else text.replace("x.", "x.t().", 1)
            case(text, used(text, leaves(dtype)))
            case(text, used(text, leaves(dtype, zeros=True)))
    for text in INPLACE:
        text = unique(f"y = x.mul(1); y.{text}; y")
        case(text, used(text, leaves(dtype)))
        if dtype == "float32":
            for text in [text.replace("; y.", "; y.t()."), "w = torch.zeros(2, 3, 3); " + text.replace("y = x.mul(1); y", "w.select(0, 1)").replace("; y", "; w")]:
                case(text, used(text, leaves(dtype)))

# -- single cases and errors ------------------------------------------------------------------------------------------------
x34, v5, s0 = values([3, 4], "float32"), values([5], "float32"), tensor(torch.tensor(2.0), "float32", True)
i, z = torch.tensor([0, 2]), values([3, 4], "float32", False)
m34 = torch.tensor([[1, 0, 1, 0], [0, 0, 1, 1], [1, 1, 0, 0]]).bool()
more = {"x": x34, "v": v5, "s": s0, "i": i, "z": z, "m": m34, "e": torch.zeros(0, 4), "u": torch.tensor([1, 0, 1], dtype=torch.uint8), "f": torch.tensor([0.0]), "w": torch.tensor([0, 1, 2]), "h": torch.tensor([1, 0], dtype=torch.int16), "a": torch.tensor([-1, 0]), "b": torch.tensor([9, 0]), "l": torch.zeros(2, 2, dtype=torch.int64), "d": torch.zeros(2, 4, dtype=torch.float64), "n": torch.zeros(3, dtype=torch.int64)}
for text in """
x.at('...'); x.at(); s.at('...'); s.at(); s.at(null); s.at(true); s.at(false); x.at([]); x.at(':'); x.at(':', ':'); x.at(u); e.at(i.at('0:0')); e.at(':', i); v.at('-100:2'); v.at('3:1'); s.at('...', null); x.at(i.at(0)); x.at(i.at(1), i.at(0))
s.at(0); s.at(-1); s.at(i); s.at(0, 0); v.at(0, 0); x.at(5); x.at(0, -5); x.at('0:2:0'); x.at('0:2:-1'); x.at(m.at(0)); x.at(':', m.at(':', 0)); x.at(1.5); x.at(f); x.at([5]); x.at([-4]); x.at(':', [4]); x.at(i, w); x.at(h); x.at(i, i, i); x.at(0, '...', 0, 0); e.at([0]); x.at(z); x.at(m, 0); x.at(true, false)
x.index_put([i], v.at('0:4')); x.index_put([i, i], v.at('0:3')); x.index_put([i, i], d.at(0, '0:2')); x.index_put([b], v.at('0:4')); x.index_put([m], s); x.index_put([i, i, i], s); x.index_put([f], s); x.index_put([h], s); z.index_put_([i], d); z.index_put_([5], 1); z.index_put_([m], v); z.index_put_([i], v); z.index_put_([0], v); x.index_put_([0], 1); x.index_put_([i], 1); z.index_put_([false], 1); z.index_put_(['0:2'], d)
x.gather(1, f); x.gather(1, l); x.gather(0, i); x.gather(1, b.unsqueeze(0)); x.gather(1, a.unsqueeze(0)); x.gather(0, torch.zeros([4, 5]).long()); x.gather(5, i); s.gather(0, i.sub(i)); v.gather(0, i.at(0)); x.gather(0, i.at('0:0')); x.gather(1, l.int())
x.scatter(0, l, z.double()); x.scatter(0, i, z); x.scatter(0, l.float(), z); x.scatter(0, l.add(7), z); x.scatter(0, l.sub(1), z); x.scatter(0, torch.zeros([4, 4]).long(), z); x.scatter(0, i.at('0:0'), z); x.scatter(0, l, z, { reduce: 'foo' }); z.scatter(0, l.add(torch.tensor([0, 1])), z, { reduce: 'add' }); z.scatter(0, l, 2.5, { reduce: 'multiply' }); x.scatter_reduce(0, l, z, 'bad'); x.scatter_add(0, i, z); x.scatter_add(0, l.add(7), z)
x.index_select(0, i.at(1)); x.index_select(0, b); x.index_select(0, a); x.index_select(0, l); x.index_select(0, i.float()); x.index_select(0, i.int()); x.index_select(0, h); s.index_select(0, i.at('0:1')); s.index_select(0, i); v.index_select(0, i.at(0)); x.index_select(3, i)
x.index_add(0, i, z.at('0:2'), { alpha: 2 }); x.index_add(0, b, z.at('0:2')); x.index_add(0, a, z.at('0:2')); x.index_add(0, i, z); x.index_add(0, i.float(), z.at('0:2')); x.index_add(0, h, z.at('0:2')); x.index_add(0, i.int(), z.at('0:2')); x.index_add(0, i, d); x.index_add(0, l, z.at('0:2')); x.index_add(0, i, z.at('0:2', '0:2')); s.index_add(0, i.at('0:1'), s); n.index_add(0, i, i, { alpha: 1.5 })
x.index_copy(0, b, z.at('0:2')); x.index_copy(0, i, z); x.index_copy(0, i.int(), z.at('0:2')); x.index_copy(0, i, d); x.index_copy(0, l, z.at('0:2')); x.index_copy(0, i, v); v.index_copy(0, i.at(1), s); v.index_copy(0, i, s); s.index_copy(0, i.at('0:1'), s)
x.index_fill(0, i, v); x.index_fill(0, a, 2); x.index_fill(0, b, 2); x.index_fill(0, i.int(), 2); x.index_fill(0, l, 2); s.index_fill(0, i.at('0:1'), 2); n.index_fill(0, i, 1.5); u.index_fill(0, i, 300); x.index_fill(0, i.at(1), 2)
x.index_reduce(0, i, z.at('0:2'), 'sum'); x.index_reduce(0, b, z.at('0:2'), 'prod'); x.index_reduce(0, i, z, 'prod')
x.take(w.add(10)); x.take(i.int()); x.take(i.at(1)); e.take(i); e.take(i.at('0:0')); x.put(i, v); x.put(w.add(10), v.at('0:3')); x.put(i.int(), v.at('0:2')); x.put(i, d.at(0, '0:2')); e.put(i, f.expand(2))
x.take_along_dim(i); x.take_along_dim(i, 1); x.take_along_dim(l.at('0:1'), 1); x.take_along_dim(l, 1); x.take_along_dim(l.int(), 1); x.take_along_dim(torch.tensor([[9], [-1], [2]]), 1)
x.masked_fill(m, v); x.masked_fill(m.byte(), 2); x.masked_fill(m.long(), 2); x.masked_fill(m.at('0:2'), 2); x.masked_fill(m.expand(2, 3, 4), 2); n.masked_fill(n.eq(0), 1.5); u.masked_fill(u.eq(0), 300); n.masked_fill(n.eq(0), s.detach()); z.masked_fill_(m.expand(2, 3, 4), 2)
x.masked_select(m.at('0:2')); x.masked_select(m.byte()); s.masked_select(torch.tensor(true)); x.masked_select(torch.tensor(true)); x.masked_scatter(m, v.at('0:3')); x.masked_scatter(m, d); x.masked_scatter(m.byte(), v); x.masked_scatter(m.expand(2, 3, 4), torch.zeros(24)); x.masked_scatter(m, z)
torch.where(m, x, 2.5); torch.where(m, 1, 2); torch.where(m, 1.5, 2); torch.where(m.byte(), x, z); torch.where(m.long(), x, z); torch.where(m, x, z.double()); torch.where(m, true, 2); torch.where(m, x, v); torch.where(m, i.at(0), x); x.where(m, 2); torch.where(torch.tensor(true)); torch.where(m, s, 1)
s.nonzero(); torch.argwhere(s); s.nonzero({ as_tuple: true }); e.nonzero(); z.nonzero_static({ size: 3, fill_value: -7 }); z.nonzero_static({ size: 99 }); z.nonzero_static({ size: -1 })
x.select_scatter(v, 0, 1); x.select_scatter(v.at('0:4'), 0, 5); x.slice_scatter(z.at('0:2'), 0, 0, 3); x.slice_scatter(z.at('0:2'), 0, 0, 3, 0); x.diagonal_scatter(v); s.select_scatter(s, 0, 0); x.select_scatter(torch.zeros(4).double(), 0, 1); x.as_strided_scatter(v.at('0:2'), [2], [1], 0); x.as_strided_scatter(v, [2], [1], 0)
x.expand(2, 3, 4).diag(); s.diag(); v.diag_embed(1, 0, 0); s.diag_embed(); v.diag_embed(0, 3, 1); s.diagflat(); v.tril(); torch.tril_indices(3, 4, 1); torch.triu_indices(3, 4, -1); torch.tril_indices(3, -3); torch.triu_indices(-3, 3); torch.triu_indices(0, 3)
x.flip(0, 0); x.flip(3); v.fliplr(); s.flipud(); s.flip(0); x.flip([]); x.roll([1, 2]); x.roll(1, 5); s.roll(1, 0); s.roll(1); x.roll([], []); e.roll(1, 1); x.rot90(1, [0, 0]); v.rot90(); x.rot90(1, [0]); x.rot90(1, [0, 3]); x.rot90(1, [0, -2]); x.rot90(0)
x.repeat(2); x.repeat(-1, 2); s.repeat(3); x.repeat(0, 2); x.tile([2, 1, 2]); x.tile([]); x.repeat_interleave(torch.tensor([1, 2]), 0); x.repeat_interleave(torch.tensor([-1, 2, 0]), 0); torch.repeat_interleave(torch.tensor([1, 2, 0])); x.repeat_interleave(torch.tensor([2]), 0); x.repeat_interleave(-2); x.repeat_interleave(2, 0, { output_size: 7 }); x.repeat_interleave(torch.tensor([1.5]), 0); x.repeat_interleave(torch.tensor([[1]]), 0); s.repeat_interleave(3); x.repeat_interleave(2, 5)
torch.nn.functional.embedding(i, x); torch.nn.functional.embedding(i, v); torch.nn.functional.embedding(b, x); torch.nn.functional.embedding(a, x); torch.nn.functional.embedding(f, x); torch.nn.functional.embedding(i, x, { padding_idx: 0 }); torch.nn.functional.embedding(i, x, { padding_idx: -1 }); torch.nn.functional.embedding(l.add(1), x, { scale_grad_by_freq: true }); torch.nn.functional.embedding(i.at(1), x); torch.embedding(x, i.int(), 2); torch.nn.functional.embedding(i, z, { max_norm: 1.5 })
""".strip().split("\n"):
    for text in text.split("; "):
        case(text, {k: t.detach().clone().requires_grad_(t.requires_grad) for k, t in used(text, more).items()})

for text in ["y = x.mul(1); y.fill_(s); y", "y = x.mul(1); y.fill_(2); y", "y = x.mul(1); y.zero_(); y", "torch.fill(x, 2)", "torch.fill(x, s)", "torch.fill(x, v)", "u.fill_(300)", "y = x.mul(1); y.select(0, 1).fill_(s); y", "y = x.mul(1); y.fill_diagonal_(2); y", "y = torch.zeros(7, 3); y.fill_diagonal_(1, true); y", "y = torch.zeros(9, 2); y.fill_diagonal_(1, true); y", "v.detach().fill_diagonal_(1)", "torch.zeros(3, 3, 2).fill_diagonal_(1)", "u.expand(3, 3).clone().fill_diagonal_(300)"]:
    case(text, {k: t.detach().clone().requires_grad_(t.requires_grad) for k, t in used(text, more).items()})
bags = {"x": x34, "k": torch.tensor([0, 1, 2, 1]), "o": torch.tensor([0, 2]), "w": tensor(torch.tensor([0.5, 2.0, -1.0, 3.0]), "float32", True), "v": v5}
for text in """
torch.nn.functional.embedding_bag(k, x, o); torch.nn.functional.embedding_bag(k.view(2, 2), x); torch.nn.functional.embedding_bag(k, x, o, { mode: 'max' }); torch.nn.functional.embedding_bag(k, x, o, { mode: 'sum', per_sample_weights: w }); torch.nn.functional.embedding_bag(k.add(5), x, o)
torch.nn.functional.embedding_bag(k, x, o, { padding_idx: 9 }); torch.nn.functional.embedding_bag(k, x, torch.tensor([0, 2, 4]), { include_last_offset: true }); torch.nn.functional.embedding_bag(k, x, o, { mode: 'mean', padding_idx: 1 }); torch.nn.functional.embedding_bag(k, x, torch.tensor([0, 2, 2, 4]), { mode: 'max' }); torch.nn.functional.embedding_bag(k, x, torch.tensor([0, 2, 2, 4])); torch.nn.functional.embedding_bag(k, x)
torch.nn.functional.embedding_bag(k, x, o, { mode: 'max', padding_idx: 2 }); torch.nn.functional.embedding_bag(x, k, o); torch.nn.functional.embedding_bag(k, x, o, { mode: 'foo' }); torch.nn.functional.embedding_bag(k, x, o, { per_sample_weights: w }); torch.nn.functional.embedding_bag(k, v, o); torch.nn.functional.embedding_bag(k.view(2, 2), x, o); torch.nn.functional.embedding_bag(k.float(), x, o)
torch.nn.functional.one_hot(k); torch.nn.functional.one_hot(k, 5); torch.nn.functional.one_hot(k, 2); torch.nn.functional.one_hot(k.sub(1)); torch.nn.functional.one_hot(k.int()); torch.nn.functional.one_hot(k.view(2, 2)); torch.nn.functional.one_hot(k.at('0:0')); torch.nn.functional.one_hot(k.at('0:0'), 3)
""".strip().split("\n"):
    for text in text.split("; "):
        case(text, {k: t.detach().clone().requires_grad_(t.requires_grad) for k, t in used(text, bags).items()})

write("indexing.json.gz")
