"""Losses and distances, answered by PyTorch: run with torch installed; writes data/losses.json.gz. See fixture.py for the notation."""
import re, warnings
import torch
from fixture import case, write

warnings.simplefilter("ignore")
torch.manual_seed(3)
F = "torch.nn.functional."


def r(*shape, dtype=torch.float32, grad=True):
    return torch.randn(shape).mul(8).round().div(8).to(dtype).requires_grad_(grad)


def ints(high, *shape):
    return torch.randint(0, high, shape)


GIVEN = {
    "x": r(4, 3), "y": r(4, 3), "v": r(3), "z": r(), "e": r(0, 3), "d": r(4, 3, dtype=torch.float64), "h": r(4, 3, dtype=torch.float16, grad=False),
    "a": r(2, 3, 5), "i": r(2, 3, 2, 2), "j": r(2, 3, 2, 2, 2), "p": torch.rand(4, 3).requires_grad_(), "q": torch.rand(4, 3).requires_grad_(),
    "t": torch.tensor([2, 0, 1, 1]), "u": torch.tensor([2, -100, 1, 7]), "T": ints(3, 2, 5), "I": ints(3, 2, 2, 2), "J": ints(3, 2, 2, 2, 2),
    "w": torch.tensor([0.5, 2.0, 1.25]), "o": torch.tensor([0.5, 2.0, 1.25], requires_grad=True), "s": torch.tensor([1.0, -1.0, 1.0, -1.0]),
    "n": torch.tensor([[1.0, -1.0, 1.0]] * 4), "W": r(6, 3), "B": r(6), "C": r(6, 2, 3), "k": torch.tensor([[0, 2, -1], [1, -1, 0], [2, 1, 0], [-1, 0, 1]]),
    "l": torch.tensor([[0, 1, 2]] * 4), "m": torch.tensor(1),
}


def programs(text):
    for program in text.strip().replace("\n", "; ").split("; "):
        program = re.sub(r"\bF\.", F, program)
        case(program, {n: v.detach().clone().requires_grad_(v.requires_grad) for n, v in GIVEN.items() if re.search(rf"(?<![\w.]){n}\b(?!\()", program)})


def reduced(call, how):
    head, brace, tail = call.rpartition("{ ")
    return f"{head}{{ reduction: '{how}', {tail}" if brace else f"{call[:-1]}, {{ reduction: '{how}' }})"


def reductions(text, end=""):
    calls = text.strip().replace("\n", "; ").split("; ")
    programs("; ".join(reduced(call, how) + end for call in calls for how in ("none", "mean", "sum")))


# Classes.
reductions("""
F.nll_loss(x, t); F.nll_loss(x, t, w); F.nll_loss(x, t.byte()); F.nll_loss(d, t); F.nll_loss(h, t); F.nll_loss(x, t, { ignore_index: 1 }); F.nll_loss(x, t, w, { ignore_index: 1 }); F.nll_loss(x.t().contiguous().t(), t); F.nll_loss(v, m); F.nll_loss(v.detach(), m.reshape(1)); F.nll_loss(a, T); F.nll_loss(a, T, w); F.nll_loss(i, I, w, { ignore_index: 0 }); F.nll_loss(j, J); F.nll_loss(x, t.mul(0).sub(100)); F.nll_loss(i, I.mul(0).sub(100)); F.nll_loss(e, t.narrow(0, 0, 0)); F.nll_loss(i.detach().transpose(2, 3), I)
F.cross_entropy(x, t); F.cross_entropy(x, t, w); F.cross_entropy(x, t, { label_smoothing: 0.25 }); F.cross_entropy(x, t, w, { label_smoothing: 0.25 }); F.cross_entropy(x, t, w, { label_smoothing: 0.25, ignore_index: 1 }); F.cross_entropy(v, m); F.cross_entropy(v, m, { label_smoothing: 0.125 }); F.cross_entropy(a, T, w); F.cross_entropy(i, I, { label_smoothing: 0.25 }); F.cross_entropy(j, J); F.cross_entropy(e, t.narrow(0, 0, 0)); F.cross_entropy(h, t); F.cross_entropy(d, t, { ignore_index: 2 })
F.linear_cross_entropy(x, W, t); F.linear_cross_entropy(x, W, t, { linear_bias: B }); F.linear_cross_entropy(v, W, m); F.linear_cross_entropy(x, W, t, { ignore_index: 1, label_smoothing: 0.25 }); F.linear_cross_entropy(x, C, t.unsqueeze(1).expand(4, 2))
""")
# A division by a count: PyTorch's name of its gradient function differs by how the count came about.
reductions("""
F.cross_entropy(x, p); F.cross_entropy(x, p, w); F.cross_entropy(x, p, w, { label_smoothing: 0.5 }); F.cross_entropy(v, o); F.cross_entropy(x, p, o); F.cross_entropy(a, a.detach())
""", ".mul(2)")
programs("""
F.nll_loss(z, m); F.nll_loss(v, t); F.nll_loss(x, I); F.nll_loss(x, T); F.nll_loss(x, m); F.nll_loss(x, u); F.nll_loss(x, u, { ignore_index: 7 }); F.nll_loss(x, t.sub(1)); F.nll_loss(x, t.int()); F.nll_loss(x, s); F.nll_loss(x.long(), t); F.nll_loss(i.long(), I); F.nll_loss(a, T.t()); F.nll_loss(a, T.narrow(1, 0, 2)); F.nll_loss(i, T); F.nll_loss(i, I.narrow(1, 0, 1)); F.nll_loss(i, I, s); F.nll_loss(x, t, s); F.nll_loss(x, t, w.unsqueeze(0)); F.nll_loss(x, t, w.double()); F.nll_loss(x, t, o); F.nll_loss(i, I, o); F.nll_loss(x, t, { reduction: 'batch' }); F.nll_loss(x, t, { reduction: 'elementwise_mean' }); F.nll_loss(x, t, { size_average: false }); F.nll_loss(x, t, { reduce: false }); F.nll_loss(x, t, { reduce: true }); F.nll_loss(i, I.mul(0).add(5), { reduction: 'none' })
F.cross_entropy(z, m); F.cross_entropy(x, l); F.cross_entropy(x, p, { ignore_index: 2 }); F.cross_entropy(x, s); F.cross_entropy(x, t, { label_smoothing: 1.5 }); F.cross_entropy(x, t, { label_smoothing: -1 }); F.cross_entropy(x, p, s); F.cross_entropy(x, t, s); F.cross_entropy(x.long(), t); F.cross_entropy(x, t.int()); F.cross_entropy(x, t, o); F.cross_entropy(x, u); F.cross_entropy(x, t, { size_average: false, reduce: true })
F.linear_cross_entropy(z, W, t); F.linear_cross_entropy(x, v, t); F.linear_cross_entropy(x, W.t(), t); F.linear_cross_entropy(x, W, t, { linear_bias: v }); F.linear_cross_entropy(v, C, m); F.linear_cross_entropy(x, W, W.narrow(0, 0, 4).matmul(W.t()).softmax(1), { ignore_index: 0 })
""")
# Elements.
reductions("""
F.mse_loss(x, y); F.mse_loss(x, v); F.mse_loss(x, y, { weight: p }); F.mse_loss(d, y); F.mse_loss(h, h.add(1)); F.mse_loss(e, e); F.mse_loss(z, z.add(2)); F.mse_loss(x.t(), y.t()); F.mse_loss(x.t(), y.reshape(3, 4)); F.l1_loss(x, y); F.l1_loss(x, v); F.l1_loss(x, y, { weight: p }); F.l1_loss(h, h.add(1))
F.smooth_l1_loss(x, y); F.smooth_l1_loss(x, y, { beta: 0.5 }); F.smooth_l1_loss(x, y, { beta: 0 }); F.smooth_l1_loss(x, v); F.huber_loss(x, y); F.huber_loss(x, y, { delta: 0.5 }); F.huber_loss(x, y, { weight: p }); F.huber_loss(x, x.add(1)); F.smooth_l1_loss(x, x.add(1))
F.soft_margin_loss(x, n); F.soft_margin_loss(x, n.double()); F.soft_margin_loss(h, n.half()); F.binary_cross_entropy(p, q); F.binary_cross_entropy(p, q, w); F.binary_cross_entropy(p, q, p.detach()); F.binary_cross_entropy(p.round(), q); F.binary_cross_entropy(p, q.round()); F.binary_cross_entropy(p.double(), q.double())
F.binary_cross_entropy_with_logits(x, q); F.binary_cross_entropy_with_logits(x, q, w); F.binary_cross_entropy_with_logits(x, q, { pos_weight: w }); F.binary_cross_entropy_with_logits(x, q, w, { pos_weight: w }); F.binary_cross_entropy_with_logits(x.mul(100), q); F.binary_cross_entropy_with_logits(d, q.double(), { pos_weight: w }); F.binary_cross_entropy_with_logits(z, z.sigmoid())
F.kl_div(x, q); F.kl_div(x, y, { log_target: true }); F.kl_div(x, q.round()); F.poisson_nll_loss(x, q); F.poisson_nll_loss(p, q.mul(5), { log_input: false }); F.poisson_nll_loss(x, q.mul(5), { full: true }); F.poisson_nll_loss(p, q, { log_input: false, full: true, eps: 0.5 }); F.poisson_nll_loss(x, l)
F.gaussian_nll_loss(x, y, p); F.gaussian_nll_loss(x, y, 0.5); F.gaussian_nll_loss(x, y, p, { full: true, eps: 0.5 }); F.gaussian_nll_loss(x, y, p.narrow(1, 0, 1)); F.gaussian_nll_loss(x, y, p.select(1, 0))
""")
programs("""
F.kl_div(x, q, { reduction: 'batchmean' }); F.kl_div(z, z.exp(), { reduction: 'batchmean' }); F.kl_div(x, l); F.kl_div(x, q, { reduction: 'x' }); torch.kl_div(x, q); torch.kl_div(x, q, 2); torch.binary_cross_entropy_with_logits(x, q, w, w, 0); torch.poisson_nll_loss(x, q, true, false, 0.5, 2)
F.mse_loss(x, a); F.mse_loss(l, l); F.mse_loss(l.gt(1), l.gt(1)); F.mse_loss(x, l); F.mse_loss(x, y, { reduction: 'x' }); F.mse_loss(x, y, { weight: v }); F.mse_loss(x, y, { weight: p, reduction: 'x' }); F.mse_loss(x, y, false); F.mse_loss(x, y, null, false); F.l1_loss(l, l); F.l1_loss(l, l, { reduction: 'none' }); F.l1_loss(x, y, { reduction: 'x' }); F.l1_loss(x, y, { weight: v }); F.huber_loss(x, y, { delta: 0 }); F.huber_loss(x, y, { weight: p, reduction: 'x' }); F.huber_loss(l, l); F.smooth_l1_loss(x, y, { beta: -1 }); F.smooth_l1_loss(l, l)
F.soft_margin_loss(x, y); F.soft_margin_loss(l, l); F.soft_margin_loss(x, s); F.binary_cross_entropy(x, q); F.binary_cross_entropy(p, y); F.binary_cross_entropy(p, v); F.binary_cross_entropy(p, q.double()); F.binary_cross_entropy(p, q, o); F.binary_cross_entropy(p, q, w.double()); F.binary_cross_entropy(l, l); F.binary_cross_entropy(p.mul(torch.nan), q); F.binary_cross_entropy_with_logits(x, v); F.binary_cross_entropy_with_logits(x, q, o); F.binary_cross_entropy_with_logits(x, q, { pos_weight: o }); F.binary_cross_entropy_with_logits(x, q, s); F.binary_cross_entropy_with_logits(x, q, { pos_weight: s }); F.binary_cross_entropy_with_logits(v, v.sigmoid(), p.detach()); F.binary_cross_entropy_with_logits(x, l); F.binary_cross_entropy_with_logits(l, l)
F.poisson_nll_loss(x, s); F.poisson_nll_loss(x, q, { reduction: 'x' }); F.gaussian_nll_loss(x, y, x); F.gaussian_nll_loss(x, y, -1.5); F.gaussian_nll_loss(x, y, w); F.gaussian_nll_loss(x, y, p, { reduction: 'x' })
""")
# Distances.
P = ["0", "0.5", "1", "1.5", "2", "3", "torch.inf"]
programs("; ".join(f"torch.cdist(x, y, {p}); torch.cdist(x, x.detach().narrow(0, 1, 2), {p}); torch.pdist(x, {p}); torch.cdist(a, a.narrow(0, 0, 1).detach(), {p}); torch.pdist(x.detach().expand(4, 4, 3).reshape(16, 3), {p})" for p in P))
programs("""
torch.cdist(x.t(), y.t()); torch.cdist(d, d, 1); torch.cdist(x, e); torch.cdist(x.narrow(1, 0, 0), y.narrow(1, 0, 0)); torch.cdist(x.repeat(8, 1), y, { p: 2 }).mul(1); torch.cdist(x, y, { compute_mode: 'use_mm_for_euclid_dist' }).mul(1); torch.cdist(x.repeat(8, 1), y, { compute_mode: 'donot_use_mm_for_euclid_dist' }); torch.cdist(a.unsqueeze(1), a); torch.cdist(i, i.narrow(1, 0, 1))
torch.cdist(v, x); torch.cdist(x, v); torch.cdist(x, y.t()); torch.cdist(l, x); torch.cdist(x, l); torch.cdist(x, d); torch.cdist(x, y, -1); torch.cdist(x, y, { compute_mode: 'mm' }); torch.cdist(a, i.select(3, 0).repeat(1, 1, 2)); torch.cdist(a, a.repeat(2, 1, 1)); torch.cdist(h, h)
torch.pdist(v); torch.pdist(l); torch.pdist(x, -2); torch.pdist(e.detach()); torch.pdist(x.detach().narrow(0, 0, 1)); torch.pdist(x.detach().narrow(1, 0, 0)); F.pdist(d, { p: 1 }); F.pdist(x.t())
F.pairwise_distance(x, y); F.pairwise_distance(x, y, 1); F.pairwise_distance(x, v, { p: torch.inf, keepdim: true }); F.pairwise_distance(x, x.detach(), 2, 0); F.pairwise_distance(l, l); F.pairwise_distance(x, s); torch.pairwise_distance(d, d.detach().add(1), { eps: 0.5 }); F.pairwise_distance(z, z)
F.cosine_similarity(x, y); F.cosine_similarity(x, y, 0); F.cosine_similarity(x, v, { dim: -1 }); F.cosine_similarity(x, y.mul(0)); F.cosine_similarity(x, d); F.cosine_similarity(x, l); F.cosine_similarity(l, l); F.cosine_similarity(x, s); F.cosine_similarity(x, y, 2); F.cosine_similarity(v, v); torch.cosine_similarity(x, y, { eps: 4 })
F.normalize(x); F.normalize(x, 1); F.normalize(x, { p: 3, dim: 0 }); F.normalize(x.mul(0)); F.normalize(x, { dim: [0, 1] }); F.normalize(v); F.normalize(l); F.normalize(h, { dim: 0 }); F.normalize(x.detach(), { out: torch.empty(4, 3) }); F.normalize(a, { dim: -1, eps: 3 })
torch.renorm(x, 2, 0, 1); torch.renorm(x, 1, 1, 2); x.renorm(3, -1, 0.5); torch.renorm(a, 2, 1, 1.5); torch.renorm(x, 2, 0, 100); torch.renorm(v, 2, 0, 1); torch.renorm(x, 0, 0, 1); torch.renorm(x, 2, 0, -1); torch.renorm(x, 2, 2, 1); torch.renorm(l, 2, 0, 1); x.mul(1).renorm_(2, 0, 1); torch.renorm(h, 2, 0, 1)
F.bilinear(x, y, W.view(2, 3, 3)); F.bilinear(x, y, W.view(2, 3, 3), B.narrow(0, 0, 2)); F.bilinear(v, v, W.view(2, 3, 3)); F.bilinear(i.transpose(1, 3), i.transpose(1, 3), W.view(2, 3, 3)); F.bilinear(x, v, C); F.bilinear(x, y.narrow(0, 0, 2), C); F.bilinear(x, y, C); F.bilinear(x.narrow(1, 0, 2), x, W.view(6, 3, 1)); F.bilinear(x, y.narrow(1, 0, 2), W.view(2, 3, 3)); F.bilinear(x, y, W); F.bilinear(x, y, W.view(2, 3, 3), v); F.bilinear(z, z, C); torch.bilinear(x, y, W.view(2, 3, 3), { bias: B.narrow(0, 0, 2) })
""")
# Margins.
reductions("""
F.hinge_embedding_loss(x, n); F.hinge_embedding_loss(x, n, 0.5); F.hinge_embedding_loss(x, y); F.hinge_embedding_loss(x, v.sign()); F.margin_ranking_loss(x, y, n); F.margin_ranking_loss(x, y, n, 0.5); F.margin_ranking_loss(x, y, n.narrow(0, 0, 1), { margin: -0.5 }); F.cosine_embedding_loss(x, y, s); F.cosine_embedding_loss(x, y, s, 0.25); F.cosine_embedding_loss(v, v.detach().add(1), m); F.cosine_embedding_loss(x, y.mul(0), s)
F.triplet_margin_loss(x, y, p); F.triplet_margin_loss(x, y, p, { margin: 0.5, p: 1, swap: true }); F.triplet_margin_loss(x, y, p, 2, 3, 0.5); F.triplet_margin_loss(v, v.detach(), v.detach().add(1)); F.triplet_margin_with_distance_loss(x, y, p); F.triplet_margin_with_distance_loss(x, y, p, { swap: true, margin: 0.5 }); F.triplet_margin_with_distance_loss(x, y, p, { distance_function: torch.cosine_similarity })
F.multilabel_soft_margin_loss(x, q); F.multilabel_soft_margin_loss(x, q.round(), w); F.multilabel_soft_margin_loss(v, v.sigmoid()); F.multi_margin_loss(x, t); F.multi_margin_loss(x, t, 2); F.multi_margin_loss(x, t, { margin: 0.25 }); F.multi_margin_loss(x, t, { weight: w }); F.multi_margin_loss(x, t, 2, 0.5, w); F.multi_margin_loss(v, m); F.multi_margin_loss(v, m.reshape(1)); F.multi_margin_loss(d, t); F.multi_margin_loss(z, m.sub(1)); F.multilabel_margin_loss(x, k); F.multilabel_margin_loss(v, k.select(0, 0)); F.multilabel_margin_loss(v, k.select(0, 2)); F.multilabel_margin_loss(d, k); F.multilabel_margin_loss(x, k.mul(0).sub(1))
""")
programs("""
F.hinge_embedding_loss(x, s); F.hinge_embedding_loss(l, l); F.hinge_embedding_loss(x, n, { size_average: false }); F.margin_ranking_loss(x, y, s); F.margin_ranking_loss(v, v, w.narrow(0, 0, 2)); F.cosine_embedding_loss(x, y, n); F.cosine_embedding_loss(v, v, s); F.cosine_embedding_loss(x, y, m); F.cosine_embedding_loss(a, a, w.narrow(0, 0, 2)); F.cosine_embedding_loss(x, y, w)
F.triplet_margin_loss(x, y, p, 0); F.triplet_margin_loss(x, y, v); F.triplet_margin_loss(x, y, p.t()); F.triplet_margin_loss(x, y, p, { reduction: 'x' }); F.triplet_margin_with_distance_loss(x, y, v); F.triplet_margin_with_distance_loss(x, y, p, { margin: -2 }); F.triplet_margin_with_distance_loss(x, y, p, { reduction: 'x' }); F.multilabel_soft_margin_loss(x, q, { reduction: 'x' }); F.multilabel_soft_margin_loss(x, s)
F.multi_margin_loss(x, t, 3); F.multi_margin_loss(x, t, { weight: n }); F.multi_margin_loss(x, t, { weight: s }); F.multi_margin_loss(x, t.narrow(0, 0, 2)); F.multi_margin_loss(x, l); F.multi_margin_loss(a, t); F.multi_margin_loss(x, t.add(1)); F.multi_margin_loss(x, t.int()); F.multi_margin_loss(l, t); F.multi_margin_loss(x, t, { weight: o }); F.multi_margin_loss(x.narrow(1, 0, 0), t); F.multi_margin_loss(v, t)
F.multilabel_margin_loss(x, t); F.multilabel_margin_loss(x, k.add(1)); F.multilabel_margin_loss(x, k.sub(1)); F.multilabel_margin_loss(x, k.int()); F.multilabel_margin_loss(a, T); F.multilabel_margin_loss(v, t); F.multilabel_margin_loss(e.detach(), k.narrow(0, 0, 0), { reduction: 'none' }); F.multilabel_margin_loss(x.narrow(1, 0, 0), k.narrow(1, 0, 0))
torch.hinge_embedding_loss(x, n, 0.5, 1); torch.hinge_embedding_loss(x, n); torch.margin_ranking_loss(x, y, n, 0.5, 2); torch.cosine_embedding_loss(x, y, s, { margin: 0.5, reduction: 2 }); torch.triplet_margin_loss(x, y, p, 1, 2, 0.5, true, 1)
""")
# Sequences.
GIVEN["b"] = torch.randn(6, 3, 4).requires_grad_()
GIVEN["c"] = torch.tensor([[1, 2, 3], [2, 2, 1], [3, 1, 1]])
GIVEN["f"] = torch.tensor([1, 2, 2, 2, 1, 3])
GIVEN["g"] = torch.tensor([6, 5, 2])
GIVEN["L"] = torch.tensor([3, 2, 1])
reductions("""
F.ctc_loss(b.log_softmax(2), c, g, L); F.ctc_loss(b.log_softmax(2), f, g, L); F.ctc_loss(b.log_softmax(2), f, [6, 6, 6], [2, 3, 1]); F.ctc_loss(b.log_softmax(2), c.clamp(0, 2), g, L, { blank: 3 }); F.ctc_loss(b.log_softmax(2), c, g.int(), L.int()); F.ctc_loss(b.double().log_softmax(2), c, [6, 6, 2], [3, 0, 3], { zero_infinity: true }); F.ctc_loss(b.log_softmax(2).detach(), c, [6, 4, 0], [3, 3, 0]); F.ctc_loss(b.log_softmax(2), c, [6, 3, 0], [3, 3, 1], { zero_infinity: true }); F.ctc_loss(b.select(1, 0).log_softmax(1), c.select(0, 1), torch.tensor(6), torch.tensor(3)); F.ctc_loss(b.select(1, 0).log_softmax(1), c.select(0, 0), [6], [3]); F.ctc_loss(b.log_softmax(2), c.float(), g, L); F.ctc_loss(b, c, g, L)
""")
programs("""
F.ctc_loss(b, f, g, g); F.ctc_loss(b, c, g, g); F.ctc_loss(b, c, g.add(1), L); F.ctc_loss(b, c, g.narrow(0, 0, 2), L); F.ctc_loss(b, c, g, L.narrow(0, 0, 2)); F.ctc_loss(b, c, g.float(), L); F.ctc_loss(b, c, g, L.float()); F.ctc_loss(b, c, g, L, 4); F.ctc_loss(b, c, g, L, -1); F.ctc_loss(b, c, g.sub(3), L); F.ctc_loss(b, c, g, L.sub(2)); F.ctc_loss(v, c, g, L); F.ctc_loss(i, c, g, L); F.ctc_loss(b.half(), c, g, L); F.ctc_loss(b, c.narrow(0, 0, 2), g, L); F.ctc_loss(b, c.unsqueeze(0), g, L); F.ctc_loss(b.narrow(0, 0, 0), c, g, L); F.ctc_loss(b, c, g, L, { reduction: 'x' }); torch.ctc_loss(b.log_softmax(2), c, g, L); torch.ctc_loss(b.log_softmax(2), c, g, L, 0, 2, true)
""")
write("losses.json.gz")
