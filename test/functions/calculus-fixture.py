"""Differences, integrals, grids, combinations, covariances, windows, answered by PyTorch: writes data/calculus.json.gz. See fixture.py for the notation."""
import re, warnings
import torch
from fixture import case, write

warnings.simplefilter("ignore")
torch.manual_seed(5)


def r(*shape, dtype=torch.float32, grad=True):
    return torch.randn(shape).mul(8).round().div(8).to(dtype).requires_grad_(grad)


GIVEN = {
    "x": r(4, 3), "v": r(5), "z": r(), "e": r(0, 3), "d": r(3, 4, dtype=torch.float64), "h": r(4, 3, dtype=torch.float16, grad=False), "a": r(3, 4, 5),
    "l": torch.randint(0, 9, (4, 3)), "i": torch.tensor([3, 1, 2], dtype=torch.int32), "b": torch.tensor([True, False, True, True]), "u": torch.tensor([3, 5, 1], dtype=torch.uint8),
    "c": torch.tensor([0.0, 1.0, 3.0, 4.5, 5.0]), "p": torch.tensor([0.5, 1.0, 2.5]), "q": torch.tensor([0.0, 2.0, 3.0, 7.0]), "w": torch.rand(3), "f": torch.tensor([2, 0, 1]),
}


def programs(text):
    for program in text.strip().replace("\n", "; ").split("; "):
        case(program, {n: v.detach().clone().requires_grad_(v.requires_grad) for n, v in GIVEN.items() if re.search(rf"(?<![\w.]){n}\b(?!\()", program)})


programs("""
torch.diff(v); x.diff(); x.diff({ dim: 0 }); x.diff(2); x.diff(2, 0, x, x); v.diff(9); v.diff(1, -1, p); torch.diff(v, { n: 3, append: p }); b.diff(); b.diff(2); l.diff(); u.diff(); h.diff(1, 0); e.detach().diff(1, 0); torch.diff(z); v.diff(-1); x.diff(1, 3); x.diff({ prepend: v }); x.diff({ prepend: x.t() }); d.diff(); x.t().diff()
torch.gradient(v); torch.gradient(x); torch.gradient(x, { edge_order: 2 }); torch.gradient(x, { dim: 0 }); torch.gradient(x, { dim: [1, 0], spacing: 2 }); torch.gradient(x, { dim: [0, -1], spacing: [2.5, 0.5] }); torch.gradient(x, { spacing: [q, p] }); torch.gradient(x, { spacing: [q, p], edge_order: 2 }); torch.gradient(v, { spacing: [c], edge_order: 2 }); torch.gradient(v, { spacing: [c] }); torch.gradient(a, { dim: 1, edge_order: 2 }); torch.gradient(l); torch.gradient(u); torch.gradient(x, { spacing: [1, 2, 3] }); torch.gradient(x, { spacing: [1, 2], dim: 0 }); torch.gradient(x, { edge_order: 3 }); torch.gradient(x.narrow(0, 0, 1)); torch.gradient(x.narrow(0, 0, 2), { edge_order: 2 }); torch.gradient(x, { dim: [1, 1] }); torch.gradient(x, { dim: 2 }); torch.gradient(x, { spacing: [x, p] }); torch.gradient(d)
torch.meshgrid(v, p); torch.meshgrid([v, p, c], { indexing: 'ij' }); torch.meshgrid(v, p, { indexing: 'xy' }); torch.meshgrid(v, p, z, { indexing: 'xy' }); torch.meshgrid(v); torch.meshgrid(v, i); torch.meshgrid(v, p, { indexing: 'ji' }); torch.meshgrid([])
torch.cartesian_prod(v, p); torch.cartesian_prod(v.detach()); torch.cartesian_prod(v, p, w); torch.cartesian_prod(x); torch.cartesian_prod(v, i); torch.cartesian_prod(z, v); torch.combinations(v); torch.combinations(v, 3); torch.combinations(v, 2, true); torch.combinations(v, { r: 1 }); torch.combinations(v, 0); torch.combinations(p, 5); torch.combinations(p, 3, { with_replacement: true }); torch.combinations(x); torch.combinations(v, -1); torch.combinations(i)
torch.vander(p); torch.vander(v.detach(), 3); torch.vander(p, 4, true); torch.vander(i); torch.vander(b, 3); torch.vander(p, 0); torch.vander(p, 1); torch.vander(x); torch.vander(p, -1); torch.vander(v.detach(), 3); torch.linalg.vander(v); torch.linalg.vander(x, { N: 4 }); torch.linalg.vander(i, { N: 2 }); torch.linalg.vander(b); torch.linalg.vander(v, { N: 1 }); torch.linalg.vander(z, { N: 3 })
torch.cov(x); x.t().cov(); torch.cov(v); torch.cov(z.detach()); torch.cov(x, { correction: 0 }); torch.cov(x, { fweights: f }); torch.cov(x, { aweights: w }); torch.cov(x, { fweights: f, aweights: w }); torch.cov(x, { aweights: w, correction: 0 }); torch.cov(d); torch.cov(l); torch.cov(x, { correction: 5 }); torch.cov(a); torch.cov(b); torch.cov(x, { fweights: w }); torch.cov(x, { aweights: f }); torch.cov(x, { fweights: f.narrow(0, 0, 2) }); torch.cov(x, { fweights: f.unsqueeze(0) }); torch.cov(x, { fweights: f.neg() }); torch.cov(x, { aweights: w.neg() }); torch.cov(x, { fweights: f.mul(0) }); torch.corrcoef(x); torch.corrcoef(v.detach()); x.t().corrcoef(); torch.corrcoef(l); torch.corrcoef(a)
torch.zero_(v.detach()); torch.signal.windows.hann(0); torch.signal.windows.hann(1, { sym: false }); torch.signal.windows.hann(-2); torch.signal.windows.hann(4, { dtype: torch.float16 })
""")
# Multiplied, for PyTorch names the gradient function of a product with a number by where the number came from.
programs("; ".join(f"{call}.mul(2)" for call in """
torch.trapezoid(v); torch.trapezoid(v, c); torch.trapezoid(x, { dx: 0.5 }); torch.trapezoid(x, { dx: 2, dim: 0 }); torch.trapezoid(x, p); torch.trapezoid(x, q, { dim: 0 }); torch.trapezoid(a, x.detach().t(), { dim: 1 }); torch.trapezoid(d, d); torch.trapezoid(l); torch.trapezoid(l, l); torch.trapezoid(b); torch.trapezoid(b, b); torch.trapezoid(v, q); torch.trapezoid(z); torch.trapezoid(e, { dim: 0 }); torch.trapz(v, c); torch.trapz(x, { dx: 2 }); torch.trapz(x, p, { dim: 1 }); torch.trapezoid(h); torch.trapezoid(a, c); torch.cumulative_trapezoid(v); torch.cumulative_trapezoid(v, c); torch.cumulative_trapezoid(x, { dx: 0.5, dim: 0 }); torch.cumulative_trapezoid(x, p); torch.cumulative_trapezoid(x, q, { dim: 0 }); torch.cumulative_trapezoid(l); torch.cumulative_trapezoid(b); torch.cumulative_trapezoid(v, q); torch.cumulative_trapezoid(z); torch.cumulative_trapezoid(b, b)
""".strip().split("; ")))
for name, more in dict(hann="", hamming="", blackman="", nuttall="", bartlett="", cosine="", exponential="tau: 2.5, ", gaussian="std: 1.5, ", kaiser="beta: 6.5, ", general_cosine="a: [0.5, 0.25, 0.125], ", general_hamming="alpha: 0.625, ").items():
    for m in (1, 2, 7, 64):
        programs(f"torch.signal.windows.{name}({m}, {{ {more}dtype: torch.float64 }}); torch.signal.windows.{name}({m}, {{ {more}sym: false }})")
programs("torch.signal.windows.exponential(5, { tau: 0 }); torch.signal.windows.exponential(5, { center: 2 }); torch.signal.windows.exponential(5, { center: 2, sym: false }); torch.signal.windows.gaussian(5, { std: -1 }); torch.signal.windows.kaiser(5, { beta: -1 }); torch.signal.windows.general_cosine(5, { a: [] }); torch.signal.windows.general_cosine(5, { a: 3 })")
write("calculus.json.gz")
