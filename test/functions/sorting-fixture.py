"""Writes data/sorting.json.gz: sorting, order statistics, distinct elements, lookups and histograms, with what PyTorch answers.

Run with a Python that has torch. Rows of more than 16 elements with equals are not sorted here: which equal comes first PyTorch leaves open.
"""
import random, re, warnings
import torch
from fixture import case, write

warnings.filterwarnings("ignore")
DTYPES = ["float32", "float64", "float16", "bfloat16", "int8", "int16", "int32", "int64", "uint8", "bool"]
random.seed(11)
torch.manual_seed(11)


def values(shape, dtype, high=5, nan=False, grad=False):
    t = torch.randint(0, 2 if dtype == "bool" else high, shape).to(getattr(torch, dtype))
    if t.is_floating_point():
        t = (t - 1) / 2
        if nan:
            t[torch.rand(shape) < 0.2] = float("nan")
        return t.requires_grad_(grad)
    return t


def used(program, all):
    return {k: v for k, v in all.items() if re.search(rf"\b{k}\b", program)}


# -- order, with and without equals and NaN ------------------------------------------------------------------------------
ORDER = [
    "x.sort()", "x.sort(0, true)", "x.sort({ dim: 1, descending: true, stable: true })", "torch.sort(x, { stable: true, dim: 0 })", "x.argsort()", "x.argsort(0, true)", "x.msort()", "x.topk(2)", "x.topk(3, 1, false)", "x.topk(2, 0, true, false)",
    "x.kthvalue(2)", "x.kthvalue(3, 1, true)", "x.kthvalue(1, 0)", "x.median()", "x.median(1)", "x.median(0, true)", "x.nanmedian()", "x.nanmedian(1)", "x.nanmedian(0, true)", "x.mode()", "x.mode(0, true)",
    "x.cummax(1)", "x.cummin(0)", "x.cumsum(1)", "x.cumprod(0)", "x.argmax(1)", "x.argmin(0, true)",
]
FLOATS = ["x.quantile(0.4)", "x.quantile(0.4, 0)", "x.quantile(torch.tensor([0, 0.25, 1]).to(x.dtype), 1, true)", "x.quantile(0.6, { dim: 1, interpolation: 'lower' })", "x.quantile(0.6, 1, { interpolation: 'higher' })", "x.quantile(0.6, 1, { interpolation: 'nearest' })", "x.quantile(0.6, 0, { interpolation: 'midpoint' })", "x.nanquantile(0.3)", "x.nanquantile(0.5, 1)", "x.nanquantile(torch.tensor([0.2, 0.7]).to(x.dtype), 0, true)", "x.quantile(0.5, { keepdim: true })"]
# Of all elements: which of more than 16 equals gets the gradient is open.
ALL_ROWS = ("x.quantile(0.4)", "x.nanquantile(0.3)", "x.quantile(0.5, { keepdim: true })")
for dtype in DTYPES:
    for text in ORDER + (FLOATS if dtype in ("float32", "float64") else []):
        for nan in (False, True) if dtype.startswith(("float", "bfloat")) else (False,):
            case(text, {"x": values([4, 7], dtype, nan=nan, grad=dtype == "float32" and "arg" not in text and text not in ALL_ROWS)})
        case(text.replace("x", "y").replace("may", "max").join(["y = x.t(); ", ""]) if "max" not in text and "tensor" not in text else text, {"x": values([5, 6], dtype, high=40)})
    for n in (17, 65, 130, 300):
        x = values([2, n], dtype, high=random.choice([3, 30]), nan=n == 65)
        for text in [f"x.topk({k}, 1, {a}, {b})" for k, a, b in ((n // 3, "true", "true"), (2, "false", "true"), (n, "true", "false"))] + [f"x.kthvalue({n // 2})", "x.median(1)", "x.nanmedian(1)", "x.mode(1)", "x.sort({ stable: true })", "x.cummax(1)", "x.cummin(1)"]:
            case(text, {"x": x})

# -- distinct elements ----------------------------------------------------------------------------------------------------
ALL = "{ return_inverse: true, return_counts: true }"
for dtype in DTYPES:
    for text in ["x.unique()", f"x.unique({ALL})", f"torch.unique(x, {ALL})", "x.unique(true, true)", "x.unique({ dim: 0 })", "x.unique({ return_inverse: true, return_counts: true, dim: 1 })", "x.unique_consecutive()", f"torch.unique_consecutive(x, {ALL})", "x.unique_consecutive({ return_inverse: true, return_counts: true, dim: 0 })"]:
        case(text, {"x": values([4, 6], dtype, high=3)})
    case(f"x.unique({ALL})", {"x": values([300], dtype, high=90)})
    case("x.unique({ return_inverse: true, return_counts: true, dim: 0 })", {"x": values([60, 2], dtype, high=4)})
for text in [f"x.unique({ALL})", "x.unique_consecutive()", "x.unique_consecutive({ return_counts: true, dim: 0 })"]:
    case(text, {"x": values([3, 4], "float32", nan=True)})

# -- lookups --------------------------------------------------------------------------------------------------------------
for dtype in DTYPES:
    b = values([9], dtype, high=9).sort(stable=True).values
    rows = values([2, 3, 7], dtype, high=9).sort(stable=True).values
    v, w, u = values([2, 4], dtype, high=9), values([2, 3, 5], dtype, high=9), values([9], dtype, high=9)
    o = u.argsort(stable=True)
    for text in ["torch.searchsorted(b, v)", "torch.searchsorted(b, v, { right: true })", "torch.searchsorted(b, v, { side: 'right', out_int32: true })", "torch.searchsorted(rows, w)", "torch.searchsorted(rows, w, { right: true })", "torch.searchsorted(u, v, { sorter: o })", "torch.searchsorted(b, 2)", "torch.searchsorted(b, v.t())", "torch.bucketize(v, b)", "torch.bucketize(v, b, { right: true, out_int32: true })", "torch.bucketize(1, b)", "torch.isin(v, b)", "torch.isin(v, b.at('0:2'), { invert: true })", "torch.isin(v, 2)", "torch.isin(2, b)"]:
        leaves = {"b": b, "rows": rows, "v": v, "w": w, "u": u, "o": o}
        case(text, used(text.replace(".at('0:2')", ""), leaves)) if "at(" not in text else case("c = b.narrow(0, 0, 2); " + text.replace("b.at('0:2')", "c"), {"v": v, "b": b})

# -- histograms -----------------------------------------------------------------------------------------------------------
for dtype in ("float32", "float64", "float16", "bfloat16", "int64", "bool"):
    x = (torch.rand(60) * 8 - 2).to(getattr(torch, dtype))
    for text in ["x.histc()", "torch.histc(x, 7)", "torch.histc(x, { bins: 5, min: 0, max: 4 })", "torch.histc(x, 4, -1.5, 2.5)"]:
        case(text, {"x": x})
    for text in ["torch.histogram(x, 6)", "torch.histogram(x, 5, { range: [0, 3.5] })", "torch.histogram(x, e)", "torch.histogram(x, 5, { density: true })", "x.histogram(4, { weight: w })", "x.histogram(e, { weight: w, density: true })"]:
        case(text, used(text, {"x": x, "e": torch.tensor([-1.0, 0, 0.5, 3, 4]).to(x.dtype), "w": torch.rand(60).to(x.dtype)}))
for dtype in ("uint8", "int8", "int16", "int32", "int64"):
    x = values([30], dtype, high=9)
    for text in ["x.bincount()", "torch.bincount(x, { minlength: 20 })", "torch.bincount(x, w)", "torch.bincount(x, f)", "torch.bincount(x, x)", "torch.bincount(x, { weights: h, minlength: 3 })"]:
        case(text, used(text, {"x": x, "w": torch.rand(30), "f": torch.rand(30, dtype=torch.float64), "h": torch.rand(30).half()}))

# -- single cases and errors ----------------------------------------------------------------------------------------------
inf, nan = float("inf"), float("nan")
more = {"x": values([3, 4], "float32", 30), "s": torch.tensor(2.0), "e": torch.zeros(0), "z": torch.zeros(2, 0), "m": torch.tensor([True, False, True]), "l": torch.tensor([3, 1, 2]), "b": torch.tensor([1.0, 2.0, 4.0]), "n": torch.tensor([1.0, nan, 2.0]), "d": torch.rand(3, dtype=torch.float64), "h": torch.rand(3).half(), "q": torch.tensor([0.2, 1.5]), "t": torch.rand(2, 2), "i": torch.tensor([1.0, inf]), "g": torch.rand(3, requires_grad=True), "y": torch.rand(2, 3)}
for text in """
s.sort(); s.sort(0); s.argsort(); s.topk(1); s.kthvalue(1); s.median(0); s.mode(); s.unique(); s.quantile(0.5); s.cumsum(0); s.cummax(0); e.sort(); z.sort(); z.sort(0); e.topk(0); z.median(0); z.mode(1); e.median(); e.unique(); z.unique(); z.unique({ dim: 0 }); z.unique({ dim: 1 }); s.unique({ dim: 0 }); x.unique({ dim: 2 }); z.unique_consecutive({ dim: 0 }); s.unique_consecutive({ dim: 0 })
x.sort(2); x.topk(5); x.topk(-1); x.topk(2, 3); m.topk(1); x.kthvalue(0); x.kthvalue(5); m.kthvalue(1); z.kthvalue(1, 1); z.kthvalue(1); m.median(); m.nanmedian(0); m.argmax(); m.mode(); m.sort(); x.mode(3); z.median(1); s.kthvalue(2)
x.quantile(q); x.quantile(t); x.quantile(1.5); x.quantile(-0.5); x.quantile(d); h.quantile(0.5); l.quantile(0.5); x.quantile(0.5, { interpolation: 'cubic' }); e.quantile(0.5); z.quantile(0.5, 0); x.quantile(e); n.quantile(0.5); n.nanquantile(0.5); n.quantile(q.mul(0.5), 0); x.nanquantile(0.5, 4)
torch.searchsorted(b, l); torch.searchsorted(y, t); torch.searchsorted(s, b); torch.searchsorted(b, b, { side: 'middle' }); torch.searchsorted(b, b, { side: 'left', right: true }); torch.searchsorted(b, b, { sorter: l.int() }); torch.searchsorted(b, b, { sorter: torch.tensor([0, 1]) }); torch.searchsorted(b, b, { sorter: l }); torch.searchsorted(y, 1); torch.searchsorted(y, s); torch.searchsorted(m, m); torch.searchsorted(b, s); torch.searchsorted(l.sort().values, 1.5); torch.searchsorted(b, n); torch.searchsorted(b, n, { right: true }); torch.searchsorted(n.sort().values, n); torch.searchsorted(b, e); torch.searchsorted(e, b); torch.bucketize(l, b); torch.bucketize(b, y); torch.bucketize(1.5, s); torch.bucketize(e, b)
torch.isin(l, b); torch.isin(n, n); torch.isin(m, m); torch.isin(l, e); torch.isin(e, l); torch.isin(l, 2, { invert: true }); torch.isin(l, l, { assume_unique: true }); torch.isin(2.5, b); torch.isin(s, b)
l.histc(); x.histc(0); x.histc(3, 3, 1); i.histc(3); n.histc(3); n.histc(3, 0, 3); x.histc(3, 0, inf); e.histc(4); torch.histc(torch.tensor([2.5, 2.5]), 4); m.histc(3)
l.histogram(3); x.histogram(0); x.histogram(3, { range: [1] }); x.histogram(3, { range: [2, 1] }); x.histogram(3, { range: [1, 1] }); i.histogram(3); n.histogram(3); n.histogram(3, { range: [0, 3] }); x.histogram(3, { weight: b }); x.histogram(3, { weight: x.double() }); x.histogram(t); x.histogram(d); x.histogram(b.narrow(0, 0, 1)); e.histogram(3); h.histogram(2); b.histogram(b)
torch.histogramdd(y, [2, 2])[0]; torch.histogramdd(x, [2, 3, 1, 2])[0]; torch.histogramdd(x, [2, 3, 1, 2])[1]; torch.histogramdd(y, 2)[0]; torch.histogramdd(b, [2]); torch.histogramdd(s, [2]); torch.histogramdd(y, [b.sub(1), b, b])[0]; torch.histogramdd(y, [b, b]); torch.histogramdd(y, [2, 2, 2], { range: [0, 1] }); torch.histogramdd(y, [2, 2, 2], { range: [0, 1, 0, 2, 0, 3] })[1]; torch.histogramdd(y, [2, 2, 2], { weight: b }); torch.histogramdd(y, [1, 2, 2], { weight: b.narrow(0, 0, 2), density: true })[0]; torch.histogramdd(y, [b, b, d])
b.bincount(); l.sub(5).bincount(); l.unsqueeze(0).bincount(); l.bincount({ minlength: -1 }); l.bincount(e); m.bincount(); torch.bincount(l.narrow(0, 0, 0)); torch.bincount(l.narrow(0, 0, 0), { minlength: 3 }); torch.bincount(l.narrow(0, 0, 0), e); s.long().bincount()
torch.unique(g).sum().backward(); torch.unique(g, { dim: 0 }).sum().backward(); torch.unique_consecutive(g).sum().backward(); torch.histogram(g, 3)[0].sum().backward(); torch.bincount(l, g).sum().backward(); torch.histogramdd(g.view(1, 3), 2)[0].sum().backward(); torch.histc(g, 3); torch.bucketize(g, b)
""".strip().split("\n"):
    for text in text.split("; "):
        if "inf" in text:
            text = text.replace("inf", "i.max()")
        case(text, {k: t.detach().clone().requires_grad_(t.requires_grad) for k, t in used(text, more).items()})

write("sorting.json.gz")
