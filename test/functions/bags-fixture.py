"""Writes data/bags.json.gz: embedding_bag, with what PyTorch answers. Run with a Python that has torch."""
import random
import torch
from fixture import case, write

torch.manual_seed(3); random.seed(3)
F = "torch.nn.functional."
def w(r=7,c=3,dtype=torch.float32): return (torch.randint(-24,25,(r,c))/8).to(dtype).requires_grad_()
idx=lambda *s,hi=7: torch.randint(0,hi,s)
for mode in ("sum","mean","max"):
    for extra in ("", ", padding_idx: 2", ", include_last_offset: true", ", max_norm: 2.5", ", padding_idx: -1, include_last_offset: true", ", max_norm: 1.5, norm_type: 1.0"):
        off = torch.tensor([0,3,3,10]) 
        case(f"{F}embedding_bag(i, w, o, {{ mode: '{mode}'{extra} }})", {"i": idx(10), "w": w() if 'max_norm' not in extra else w().detach(), "o": off})
        case(f"{F}embedding_bag(i, w, {{ mode: '{mode}'{extra.replace(', include_last_offset: true','')} }})", {"i": idx(4,3), "w": w(dtype=torch.float64) if 'max_norm' not in extra else w().detach()})
    case(f"{F}embedding_bag(i, w, o, {{ mode: '{mode}' }})", {"i": idx(0), "w": w(), "o": torch.tensor([0,0])})
    case(f"{F}embedding_bag(i, w, o, {{ mode: '{mode}' }})", {"i": idx(4).int(), "w": w(), "o": torch.tensor([0,2]).int()})
    case(f"{F}embedding_bag(i, w, o, {{ mode: '{mode}' }})", {"i": idx(4).int(), "w": w(), "o": torch.tensor([0,2])})
    case(f"{F}embedding_bag(i, w, {{ mode: '{mode}' }})", {"i": idx(0,3), "w": w()})
    case(f"{F}embedding_bag(i, w, {{ mode: '{mode}' }})", {"i": idx(3,0), "w": w()})
    case(f"{F}embedding_bag(i, w, o, {{ mode: '{mode}', scale_grad_by_freq: true }})", {"i": idx(6), "w": w(), "o": torch.tensor([0,2])})
case(f"{F}embedding_bag(i, w, o, {{ mode: 'sum', per_sample_weights: s }})", {"i": idx(6), "w": w(), "o": torch.tensor([0,2]), "s": torch.rand(6).requires_grad_()})
case(f"{F}embedding_bag(i, w, {{ mode: 'sum', per_sample_weights: s, padding_idx: 1 }})", {"i": idx(3,4), "w": w(), "s": torch.rand(3,4).requires_grad_()})
case(f"{F}embedding_bag(i, w, o, {{ mode: 'sum', per_sample_weights: s, include_last_offset: true }})", {"i": idx(6), "w": w(), "o": torch.tensor([0,2,6]), "s": torch.rand(6).requires_grad_()})
case(f"{F}embedding_bag(i, w, o, {{ mode: 'sum', per_sample_weights: s, include_last_offset: true }})", {"i": idx(6), "w": w(), "o": torch.tensor([0,2,4]), "s": torch.rand(6).requires_grad_()})
case(f"y = {F}embedding_bag(i, w, {{ max_norm: 1.5 }}); [y, w]", {"i": idx(3,4), "w": w().detach()})
O=torch.tensor([0,2])
for call, lv in [("i, w, o, { mode: 'foo' }", {}), ("i, w", {}), ("i, w, o", {"o": torch.tensor([1,2])}), ("i, w, o", {"o": torch.tensor([0,9])}), ("i, w, o", {"o": torch.tensor([[0,3]])}), ("i, w, o", {"i": idx(2,3)}), ("i, w, o", {"i": torch.tensor([0,9])}), ("i, w, o", {"i": torch.tensor([0,-1])}), ("i, w, o", {"i": torch.tensor(0)}), ("i, w, o", {"i": torch.rand(3)}), ("i, w, o", {"o": torch.rand(2)}), ("i, w, o, { per_sample_weights: s }", {"s": torch.rand(6)}), ("i, w, o, { mode: 'sum', per_sample_weights: s }", {"s": torch.rand(5)}), ("i, w, o, { mode: 'sum', per_sample_weights: s }", {"s": torch.rand(6).double()}), ("i, w, o, { padding_idx: 7 }", {}), ("i, w, o, { padding_idx: -8 }", {}), ("i, w, o, { mode: 'max', scale_grad_by_freq: true }", {}), ("i, w, o, { include_last_offset: true }", {"o": torch.tensor([],dtype=torch.int64)}), ("i, w, o", {"w": torch.rand(3)}), ("i, w, o", {"w": torch.ones(7,3).int()}), ("i, w, o", {"w": torch.ones(7,3).half()}), ("w, i, o", {})]:
    case(f"{F}embedding_bag({call})", {"i": idx(6), "w": w().detach(), "o": O, **lv} if ' o' in call else {"i": idx(6), "w": w().detach()})
for call in ("w, i, o", "w, i, o, false, 1, false, null, false, null", "w, i, o, false, 2", "w, i, o, false, 1, false, null, false, 2", "w, i, o, false, 0, false, s, true", "w, i, o, { mode: 1, include_last_offset: true }"):
    case(f"torch.embedding_bag({call})", {"i": idx(6), "w": w(), "o": torch.tensor([0,2,6] if "include" in call or "true" in call else [0,2,5]), "s": torch.rand(6)})
write("bags.json.gz")
