"""Writes data/sequences.json.gz: programs on recurrent and attention modules, in text that Python and JavaScript both read, with what
PyTorch answers: results, gradients of the leaves and of m's parameters, and for some the gradients of a gradient penalty.

Run with a Python that has torch. `{ dim: 1 }` stands for keyword arguments; a leaf's name that begins with `x` wants a gradient.
The random stream begins at 0 in each program, so that initial values and dropout are checked as well.
"""
import base64, gzip, json, os, re, warnings
import torch
import torch.nn as nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.utils import rnn

warnings.filterwarnings("ignore")
cases = []


def encode(t):
    flat = t.detach().contiguous().reshape(-1)
    return {"dtype": str(t.dtype)[6:], "shape": list(t.shape), "data": base64.b64encode(bytes(flat.view(torch.uint8).tolist())).decode()}


def python(line):
    while True:
        new = re.sub(r"\{ ([^{}]*?) \}", lambda m: re.sub(r"(\w+): ", r"\1=", m.group(1)), line)
        if new == line:
            return line
        line = new


def weights(t):
    return torch.arange(t.numel(), dtype=torch.float64).mul(0.25).add(1).sin().reshape(t.shape).to(t.dtype)


def case(program, twice=False, dtype=torch.float32, **shapes):
    """The last line is a list of tensors. `shapes`: leaf -> shape, or a tensor."""
    torch.manual_seed(1234 + len(cases))
    leaves = {k: v if isinstance(v, torch.Tensor) else torch.randn(*v).to(dtype) for k, v in shapes.items()}
    for k, v in leaves.items():
        v.requires_grad_(k[0] == "x")
    out = {"program": program, "leaves": {k: encode(v) for k, v in leaves.items()}, "twice": twice}
    env = {"torch": torch, "nn": nn, "rnn": rnn, "F": nn.functional, "null": None, "true": True, "false": False, "m": None, **leaves}
    torch.manual_seed(0)
    try:
        lines = program.split("; ")
        # The flash kernel has no second derivative.
        with sdpa_kernel([SDPBackend.MATH] if twice else [SDPBackend.FLASH_ATTENTION, SDPBackend.MATH]):
            for line in lines[:-1]:
                exec(python(line), env)
            outs = eval(python(lines[-1]), env)
        out["out"] = [encode(o) for o in outs]
        m = env["m"]
        wanted = [v for v in leaves.values() if v.requires_grad] + (list(m.parameters()) if m is not None else [])
        loss = sum((o * weights(o)).sum() for o in outs if o.dtype.is_floating_point)
        if torch.is_tensor(loss) and loss.requires_grad:
            grads = torch.autograd.grad(loss, wanted, allow_unused=True, create_graph=twice)
            out["grads"] = [None if g is None else encode(g) for g in grads]
            if twice:
                penalty = sum((g * g).sum() for g in grads if g is not None)
                second = torch.autograd.grad(penalty, wanted, allow_unused=True)
                out["second"] = [None if g is None else encode(g) for g in second]
        if m is not None:
            out["text"] = repr(m)
    except Exception as e:
        out["error"] = {"name": type(e).__name__, "message": str(e)}
    cases.append(out)


T, N, I, H = 4, 3, 2, 3
many = (T, N, I)
lengths = "torch.tensor([4, 2, 1])"
unsorted = "torch.tensor([2, 4, 1])"

for kind, double in (("RNN", False), ("LSTM", False), ("GRU", False), ("RNN", True), ("LSTM", True), ("GRU", True)):
    ask = "[o, [h, c]] = m(ARGS); [o, h, c]" if kind == "LSTM" else "[o, h] = m(ARGS); [o, h]"
    packed = "[p, [h, c]] = m(ARGS); [p.data, h, c]" if kind == "LSTM" else "[p, h] = m(ARGS); [p.data, h]"
    then = lambda make, args="x", end=None, **kw: case(f"m = nn.{kind}({make}); {(end or ask).replace('ARGS', args)}", **kw)
    d = ", dtype: torch.float64" if double else ""
    dt = {"dtype": torch.float64} if double else {}
    states = {"xh": (4, N, H), "xc": (4, N, H)} if kind == "LSTM" else {"xh": (4, N, H)}
    hx = "[xh, xc]" if kind == "LSTM" else "xh"
    deep = f"2, 3, {{ num_layers: 2, bidirectional: true{d} }}"
    then(deep, f"x, {hx}", x=many, twice=double, **states, **dt)
    pack = f"rnn.pack_padded_sequence(x, {lengths})"
    then(deep, f"{pack}, {hx}", packed, x=many, twice=double, **states, **dt)
    if double:
        continue
    then("2, 3", x=many)
    then("2, 3, { bias: false, batch_first: true }", x=(N, T, I))
    then("2, 3, { num_layers: 2 }", x=(T, I))
    then("2, 3, { batch_first: true, bidirectional: true }", x=(T, I))
    then("2, 3, { num_layers: 3, dropout: 0.5 }", x=many)
    then("2, 3, { num_layers: 2, dropout: 0.5 }", "x", "m.train(); m(ARGS); m.eval(); m(ARGS); " + ask, x=many)
    then("2, 3, { num_layers: 2, dropout: 0.25 }", pack, packed, x=many)
    then(deep, f"rnn.pack_padded_sequence(x, {unsorted}, {{ enforce_sorted: false }}), {hx}", packed, x=many, **states)
    then("2, 3", "rnn.pack_padded_sequence(x, [1, 4, 4], { enforce_sorted: false, batch_first: true })", packed.replace("[p.data", "[rnn.pad_packed_sequence(p, { batch_first: true, padding_value: 2, total_length: 6 })[0]"), x=(N, T, I))
    then("2, 3", x=(1, 1, I))
    then("2, 3", x=(T, 0, I))
    for bad in ("2, 3, { num_layers: 0 }", "0, 3", "2, 0", "2, 3, { dropout: 1.5 }"):
        then(bad, x=many)
    then("2, 3", "x", x=(T, N, 5))
    then("2, 3", "x", x=(T,))
    then("2, 3", "x", x=(0, N, I))
    then("2, 3", "x.double()", x=many)
    wrong = {"xh": (2, N, H), "xc": (2, N, H)} if kind == "LSTM" else {"xh": (2, N, H)}
    then("2, 3", f"x, {hx}", x=many, **wrong)
    wrong = {"xh": (1, H), "xc": (1, H)} if kind == "LSTM" else {"xh": (1, H)}
    then("2, 3", f"x, {hx}", x=many, **wrong)
    then("2, 3", f"x, {hx}", x=(T, I), **wrong)
case("m = nn.RNN(2, 3, { nonlinearity: 'relu', num_layers: 2 }); [o, h] = m(x); [o, h]", x=many)
case("m = nn.RNN(2, 3, 1, 'relu', { dtype: torch.float64 }); [o, h] = m(x); [o, h]", x=many, dtype=torch.float64, twice=True)
case("m = nn.RNN(2, 3, { nonlinearity: 'gelu' }); [x]", x=many)
projected = "m = nn.LSTM(2, 4, { num_layers: 2, bidirectional: true, proj_size: 3DT }); "
case(projected.replace("DT", "") + "[o, [h, c]] = m(x); [o, h, c]", x=many)
case(projected.replace("DT", "") + f"[p, [h, c]] = m(rnn.pack_padded_sequence(x, {unsorted}, {{ enforce_sorted: false }}), [xh, xc]); [p.data, h, c]", x=many, xh=(4, N, 3), xc=(4, N, 4))
case(projected.replace("DT", ", dtype: torch.float64") + "[o, [h, c]] = m(x, [xh, xc]); [o, h, c]", x=many, xh=(4, N, 3), xc=(4, N, 4), dtype=torch.float64, twice=True)
case("m = nn.LSTM(2, 4, { proj_size: 4 }); [x]", x=many)
case("m = nn.LSTM(2, 4, { proj_size: -1 }); [x]", x=many)
case("m = nn.LSTM(2, 4); [o, [h, c]] = m(x, [xh, xc]); [o]", x=many, xh=(1, N, 3), xc=(1, N, 4))
case("m = nn.LSTM(2, 4); [o, [h, c]] = m(x, [xh, xc]); [o]", x=many, xh=(1, N, 4), xc=(1, N, 3))
case("m = nn.LSTM(2, 3); m.weight_ih_l0.detach().fill_(0.5); a = m(x); m.half(); m.float(); [o, [h, c]] = m(x); [o, m.all_weights[0][1], m.state_dict()['bias_hh_l0']]", x=many)

for kind in ("RNN", "LSTM", "GRU"):
    one = "h" if kind != "LSTM" else "h[0], h[1]"
    for dtype in (torch.float32, torch.float64):
        d = ", { dtype: torch.float64 }" if dtype == torch.float64 else ""
        make = f"m = nn.{kind}Cell(2, 3{d}); "
        hx = "[xh, xc]" if kind == "LSTM" else "xh"
        states = {"xh": (N, H), "xc": (N, H)} if kind == "LSTM" else {"xh": (N, H)}
        case(make + f"h = m(x, {hx}); [{one}]", x=(N, I), dtype=dtype, twice=dtype == torch.float64, **states)
        case(make + f"h = m(x); [{one}]", x=(I,), dtype=dtype)
        case(make + f"h = m(x.select(0, 0)); h = m(x.select(0, 1), h); h = m(x.select(0, 2), h); [{one}]", x=(3, N, I), dtype=dtype, twice=dtype == torch.float64)
    make = f"m = nn.{kind}Cell(2, 3, {{ bias: false }}); "
    case(make + f"h = m(x); [{one}]", x=(N, I))
    case(make + f"h = m(x); [{one}]", x=(N, 5))
    case(make + f"h = m(x); [{one}]", x=(1, 1, N, I))
    case(make + f"h = m(x, {hx}); [{one}]", x=(N, I), **{k: (2, H) for k in states})
    case(make + f"h = m(x, {hx}); [{one}]", x=(N, I), **{k: (N, 5) for k in states})
    case(make + f"h = m(x, {hx}); [{one}]", x=(N, I), **{k: (1, 1, H) for k in states})
case("m = nn.RNNCell(2, 3, { nonlinearity: 'relu' }); [m(x)]", x=(N, I))
case("m = nn.RNNCell(2, 3, { nonlinearity: 'gelu' }); [m(x)]", x=(N, I))

# Packing
pack = "rnn.pack_padded_sequence"
for args in ("[4, 2, 1]", "[4, 4, 4]", "[3, 2, 1]", "torch.tensor([4, 2, 1])"):
    case(f"p = {pack}(x, {args}); [p.data, p.batch_sizes]", x=(4, 3, 2))
    case(f"p = {pack}(x, {args}, true); [p.data, p.batch_sizes]", x=(3, 4, 2))
for args in ("[1, 4, 2]", "[2, 2, 3]"):
    case(f"p = {pack}(x, {args}, {{ enforce_sorted: false }}); [p.data, p.batch_sizes, p.sorted_indices, p.unsorted_indices]", x=(4, 3))
for args in ("[1, 4, 2]", "[4, 0, 0]", "[4, 2]", "[]", "torch.tensor([[4, 2, 1]])"):
    case(f"p = {pack}(x, {args}); [p.data]", x=(4, 3))
case(f"p = {pack}(x, [1]); [p.data]", x=(4,))
case(f"p = {pack}(x, [1, 1]); [p.data]", x=(0, 2))
for args in ("p", "p, true", "p, { padding_value: -1 }", "p, { total_length: 5, batch_first: true }", "p, { total_length: 2 }"):
    case(f"p = {pack}(x, [4, 2, 1]); [o, l] = rnn.pad_packed_sequence({args}); [o, l]", x=(4, 3, 2), twice=False)
case(f"p = {pack}(x, [1, 4, 2], {{ enforce_sorted: false }}); [o, l] = rnn.pad_packed_sequence(p); [o, l]", x=(4, 3, 2))
case("[rnn.pad_sequence([xa, xb, xc])]", xa=(2, 3), xb=(4, 3), xc=(1, 3))
case("[rnn.pad_sequence([xa, xb, xc], true, 9)]", xa=(2,), xb=(4,), xc=(1,))
case("[rnn.pad_sequence([xa, xb], { batch_first: true, padding_value: 9, padding_side: 'left' })]", xa=(2, 2), xb=(4, 2))
case("[rnn.pad_sequence([xa, xb], { padding_side: 'up' })]", xa=(2, 2), xb=(4, 2))
case("[rnn.pad_sequence([])]")
case("[rnn.pad_sequence([xa, xb])]", xa=(2, 2), xb=(4, 3))
case("rnn.unpad_sequence(x, torch.tensor([3, 1]), { batch_first: true })", x=(2, 3, 2))
case("p = rnn.pack_sequence([xa, xb, xc]); [p.data, p.batch_sizes]", xa=(4, 2), xb=(2, 2), xc=(2, 2))
case("p = rnn.pack_sequence([xa, xb]); [p.data]", xa=(2, 2), xb=(3, 2))
case("rnn.unpack_sequence(rnn.pack_sequence([xa, xb], { enforce_sorted: false }))", xa=(2, 2), xb=(3, 2))
case("[rnn.invert_permutation(torch.tensor([2, 0, 1]))]")

# Attention
sdpa = "[F.scaled_dot_product_attention(xq, xk, xv{})]"
closed = torch.tensor([[True, False, True, True, False], [False] * 5, [True] * 5])
added = torch.randn(3, 5)
added[1] = -float("inf")
for dtype in (torch.float32, torch.float64):
    for shape in ((2,), (2, 2), ()):
        qkv = {"xq": (*shape, 3, 4), "xk": (*shape, 5, 4), "xv": (*shape, 5, 2), "dtype": dtype, "twice": dtype == torch.float64 and len(shape) != 2}
        case(sdpa.format(""), **qkv)
        case(sdpa.format(", { is_causal: true }"), **qkv)
        case(sdpa.format(", { scale: 0.3 }"), **qkv)
        case(sdpa.format(", mask"), mask=closed, **qkv)
        case(sdpa.format(", xmask"), xmask=added.to(dtype), **{**qkv, "twice": False})
        case(sdpa.format(", { dropout_p: 0.5 }"), **{**qkv, "twice": False})
qkv = {"xq": (2, 4, 3, 4), "xk": (2, 2, 5, 4), "xv": (2, 2, 5, 4)}
case(sdpa.format(", { enable_gqa: true }"), **qkv)
case(sdpa.format(", mask, { enable_gqa: true }"), mask=closed, **qkv)
case(sdpa.format(", { enable_gqa: true, is_causal: true }"), dtype=torch.float64, twice=True, **qkv)
case(sdpa.format(", { enable_gqa: true }"), **{**qkv, "xq": (2, 3, 3, 4)})
case(sdpa.format(", mask[0], { is_causal: true }").replace("mask[0]", "mask"), mask=closed, xq=(3, 4), xk=(5, 4), xv=(5, 4))
case(sdpa.format(", mask"), mask=torch.zeros(3, 4), xq=(2, 3, 4), xk=(2, 5, 4), xv=(2, 5, 4))
case(sdpa.format(", mask"), mask=torch.zeros(3, 5, dtype=torch.int64), xq=(2, 3, 4), xk=(2, 5, 4), xv=(2, 5, 4))
case(sdpa.format(", mask"), mask=torch.zeros(2, 3, 5), xq=(3, 4), xk=(5, 4), xv=(5, 4))
case(sdpa.format(""), xq=(4,), xk=(5, 4), xv=(5, 4))
case(sdpa.format(", { dropout_p: 1.5 }"), xq=(3, 4), xk=(5, 4), xv=(5, 4))
case("[F.scaled_dot_product_attention(xq.half(), xk.half(), xv.half())]", xq=(2, 3, 4), xk=(2, 5, 4), xv=(2, 5, 4))

mha = "m = nn.MultiheadAttention(4, 2{}); [o, w] = m({}); [o, w]"
quiet = "m = nn.MultiheadAttention(4, 2{}); o = m({})[0]; [o]"
own = {"x": (3, 2, 4)}
pad = torch.tensor([[False, False, True], [False, True, True]])
upper = torch.ones(3, 3, dtype=torch.bool).triu(1)
for make in ("", ", { bias: false }", ", { add_bias_kv: true }", ", { add_zero_attn: true }", ", { batch_first: true }", ", { dropout: 0.5 }"):
    x = {"x": (2, 3, 4)} if "batch" in make else own
    case(mha.format(make, "x, x, x"), **x)
    case(mha.format(make, "x, x, x, { key_padding_mask: pad, average_attn_weights: false }"), pad=pad, **x)
    case(quiet.format(make, "x, x, x, { need_weights: false, attn_mask: upper }"), upper=upper, **x)
    case(quiet.format(make, "x, x, x, { need_weights: false, attn_mask: upper, key_padding_mask: pad }"), upper=upper, pad=pad, **x)
    case(quiet.format(make, "x, y, y, { need_weights: false, attn_mask: upper, is_causal: true }"), upper=upper, y=x["x"], **x)
case(mha.format(", { kdim: 3, vdim: 5 }", "xq, xk, xv"), xq=(3, 2, 4), xk=(6, 2, 3), xv=(6, 2, 5))
case(mha.format("", "xq, xk, xv"), xq=(3, 4), xk=(6, 4), xv=(6, 4))
case(mha.format("", "xq, xk, xk, { attn_mask: xm }"), xq=(3, 4), xk=(6, 4), xm=(2, 3, 6))
case(mha.format(", { dtype: torch.float64 }", "x, x, x, { attn_mask: xm }"), x=(3, 2, 4), xm=(4, 3, 3), dtype=torch.float64, twice=True)
case(quiet.format(", { dtype: torch.float64 }", "x, x, x, { need_weights: false }"), x=(3, 2, 4), dtype=torch.float64, twice=True)
for args, more in (
    ("x, x, x, { attn_mask: mask }", {"mask": torch.zeros(3, 4)}),
    ("x, x, x, { attn_mask: mask }", {"mask": torch.zeros(3, 3, 3)}),
    ("x, x, x, { attn_mask: mask }", {"mask": torch.zeros(3, 3, dtype=torch.int64)}),
    ("x, x, x, { attn_mask: mask }", {"mask": torch.zeros(3, 3, dtype=torch.float64)}),
    ("x, x, x, { key_padding_mask: mask }", {"mask": torch.zeros(3, 3)}),
    ("x, x, x, { key_padding_mask: mask }", {"mask": torch.zeros(2, 4)}),
    ("x, x, x, { key_padding_mask: mask }", {"mask": torch.zeros(2)}),
    ("x, y, y", {"y": torch.zeros(3, 4)}),
    ("x, x, y", {"y": torch.zeros(2, 2, 4)}),
    ("y, y, y", {"y": torch.zeros(3, 2, 3)}),
    ("y, y, y", {"y": torch.zeros(4)}),
    ("x, x, x, { is_causal: true }", {}),
):
    case(mha.format("", args), **own, **more)
case("m = nn.MultiheadAttention(5, 2); [x]", **own)
case("m = nn.MultiheadAttention(0, 2); [x]", **own)

layer = "m = nn.TransformerEncoderLayer(4, 2, 8{}); [m(x{})]"
for make in ("", ", { norm_first: true, activation: 'gelu' }", ", { bias: false, dropout: 0.0 }", ", { activation: F.gelu, batch_first: true }"):
    for args in ("", ", upper", ", { src_mask: upper, is_causal: true }", ", { src_key_padding_mask: pad }"):
        case(layer.format(make, args), upper=upper, pad=pad, x=(2, 3, 4) if "batch" in make else (3, 2, 4))
case("m = nn.TransformerEncoderLayer(4, 2, 8, { activation: 'tanh' }); [x]", **own)
case("m = nn.TransformerEncoderLayer(4, 2, 8, 0.0, { activation: nn.ReLU() }); [m(x)]", x=(3, 4))
case("m = nn.TransformerEncoderLayer(4, 2, 6, 0.0, { dtype: torch.float64 }); [m(x)]", x=(3, 2, 4), dtype=torch.float64, twice=True)
decoder = "m = nn.TransformerDecoderLayer(4, 2, 8{}); [m(x, xm{})]"
for make in ("", ", { norm_first: true }", ", { dropout: 0.0, batch_first: true }"):
    for args in ("", ", { tgt_mask: upper, tgt_is_causal: true }", ", { tgt_mask: upper, memory_mask: wide, memory_key_padding_mask: pad }"):
        b = "batch" in make
        case(decoder.format(make, args), upper=upper, wide=torch.zeros(3, 3), pad=pad, x=(2, 3, 4) if b else (3, 2, 4), xm=(2, 3, 4) if b else (3, 2, 4))
stack = "m = nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, 0.0, { batch_first: true }), 2, { norm: NORM })"
case(stack.replace("NORM", "nn.LayerNorm(4)") + "; [m(x)]", x=(2, 3, 4))
case(stack.replace("NORM", "null") + "; m.eval(); [m(x, upper)]", x=(2, 3, 4), upper=upper)
case(stack.replace("NORM", "nn.LayerNorm(4)") + "; m.eval(); m.requires_grad_(false); [m(x.detach(), { src_key_padding_mask: pad })]", x=(2, 3, 4), pad=pad)
case(stack.replace("NORM", "nn.LayerNorm(4)") + "; m.eval(); m.requires_grad_(false); [m(x.detach(), { src_key_padding_mask: pad })]", x=(2, 3, 4), pad=pad.flip(1))
case("m = nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8, 0.0), 2); [m(x, xm, nn.Transformer.generate_square_subsequent_mask(3))]", x=(3, 2, 4), xm=(5, 2, 4))
whole = "m = nn.Transformer(4, 2, 2, 1, 8{})"
case(whole.format("") + "; [m(x, xt)]", x=(5, 2, 4), xt=(3, 2, 4))
case(whole.format(", { batch_first: true, norm_first: true, dropout: 0.0 }") + "; [m(x, xt, { tgt_mask: upper, src_key_padding_mask: pad })]", x=(2, 3, 4), xt=(2, 3, 4), upper=upper, pad=pad)
case(whole.format("") + "; [m(x, xt)]", x=(5, 2, 4), xt=(3, 1, 4))
case(whole.format("") + "; [m(x, xt)]", x=(5, 2, 3), xt=(3, 2, 4))
case("[nn.Transformer.generate_square_subsequent_mask(3)]")

with gzip.GzipFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "sequences.json.gz"), "wb", mtime=0) as file:
    file.write(json.dumps(cases).encode())
print(len(cases), "cases,", sum("error" in c for c in cases), "errors")
for c in cases:
    if "error" in c:
        print(c["program"][:90], "|", c["error"]["name"], c["error"]["message"][:100])
