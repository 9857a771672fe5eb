"""Orders that PyTorch's samplers and loaders draw, for test/data/orders.test.ts: python make-fixture.py > data/orders.json"""
import json
import torch
from torch.utils.data import (BatchSampler, ConcatDataset, DataLoader, RandomSampler, SubsetRandomSampler, TensorDataset,
                              WeightedRandomSampler, random_split)

rows = []
data = TensorDataset(torch.arange(37))


def row(name, run):
    """Runs twice after one seed, so that the second shows what the first has drawn."""
    torch.manual_seed(5)
    rows.append({"name": name, "first": run(), "second": run(), "after": torch.rand(1).item()})


def batches(loader):
    return [b[0].tolist() for b in loader]


def seeded():
    return torch.Generator().manual_seed(11)


row("random", lambda: list(RandomSampler(data)))
row("replacement", lambda: list(RandomSampler(data, replacement=True, num_samples=70)))
row("more", lambda: list(RandomSampler(data, num_samples=80)))
row("subset", lambda: list(SubsetRandomSampler([3, 1, 4, 15, 9])))
row("weighted", lambda: list(WeightedRandomSampler([0.1, 3, 0, 2, 1], 12)))
row("without", lambda: list(WeightedRandomSampler([0.1, 3, 0.5, 2, 1], 4, replacement=False)))
row("batches", lambda: list(BatchSampler(RandomSampler(data), 8, True)))
row("shuffle", lambda: batches(DataLoader(data, batch_size=10, shuffle=True)))
row("sequential", lambda: batches(DataLoader(data, batch_size=10, drop_last=True)))
g = seeded()
row("generator", lambda: batches(DataLoader(data, batch_size=6, shuffle=True, generator=g)))
row("split", lambda: [list(s.indices) for s in random_split(data, [20, 10, 7])])
row("fractions", lambda: [list(s.indices) for s in random_split(data, [0.5, 0.3, 0.2])])
row("own", lambda: [list(s.indices) for s in random_split(data, [30, 7], generator=seeded())])
row("concat", lambda: batches(DataLoader(ConcatDataset([data, data]), batch_size=30, shuffle=True)))
print(json.dumps(rows))
