"""Reads with PyTorch and NumPy what `oracle.mjs` has written into the folder given, and compares it with what it should be."""

import math
import os
import sys
from collections import OrderedDict

import numpy as np
import torch

folder = sys.argv[1]


def load(name, weights_only=True):
    return torch.load(os.path.join(folder, name), weights_only=weights_only)


# Every dtype.
for name, t in load("dtypes.pt").items():
    want = torch.tensor([[0, 1], [2, 3]]).to(getattr(torch, name))
    assert t.dtype == want.dtype and torch.equal(t, want), name

# Shared storages.
s = load("shared.pt")
base = s["base"]
assert torch.equal(base, torch.arange(12.0)) and s["again"] is base
assert torch.equal(s["row"], base.view(3, 4)[1]) and torch.equal(s["transposed"], base.view(3, 4).t())
assert s["transposed"].stride() == (1, 4) and s["expanded"].stride() == (0,) and s["empty"].shape == (0, 3)
assert s["afterEmpty"].tolist() == [7, 8] and s["scalar"].shape == ()
base.add_(100)
assert s["row"].tolist() == [104, 105, 106, 107] and s["data"][0] == 100

# Values.
v = load("plain.pt")
assert v["none"] is None and v["bools"] == [True, False] and v["bools"][0] is True
assert v["ints"] == [0, 1, -1, 255, 256, 65535, 65536, -(2**31), 2**31 - 1, 2**31, 2**53 - 1, -(2**53) + 1]
assert all(type(x) is int for x in v["ints"])
assert v["big"] == [2**63, -(2**63) - 1, 10**40, 3]
assert v["floats"] == [0.5, 0.0, 1e300, math.inf, -math.inf] and math.copysign(1, v["floats"][1]) == -1
assert v["complex"] == 1.5 - 2j and v["text"] == "déjà vu \u2603 \U0001f600"
assert v["bytes"] == bytes(range(256)) and v["no bytes"] == b""
assert v["tuple"] == (1, (2, "x"), (), (1, 2, 3, 4)) and type(v["tuple"]) is tuple
assert v["list"] == [[], [[]], [1, 2], [1, 2]] and v["list"][2] is v["list"][3]
assert v["set"] == {1, 2, "x"} and v["dict"] == {"a": 1, "b": {"c": 2}, "empty": {}}
assert v["int keys"] == {0: "x", 1: "y", 7: "z"}
assert v["mixed keys"] == {1: "x", "1": "y", (1, 2): "z", None: 0, 2.5: 1}
assert v["digit strings"] == {"0": "x", "1": "y"}
assert v["size"] == torch.Size([2, 3]) and type(v["size"]) is torch.Size
assert v["dtype"] is torch.bfloat16 and v["device"] == torch.device("cpu")
assert v["many keys"] == {f"key{i}": i for i in range(300)}
assert v["leaf"].requires_grad and type(v["leaf"]) is torch.Tensor
assert type(v["parameter"]) is torch.nn.Parameter and v["parameter"].requires_grad and v["parameter"].tolist() == [1, 2]
assert type(v["frozen"]) is torch.nn.Parameter and not v["frozen"].requires_grad

c = load("cycle.pt")
assert c[0] == "start" and c[1] is c
# Of a tuple in itself only Python's own reader knows.
c = load("tupleCycle.pt", weights_only=False)
assert type(c) is tuple and c[0][0] is c

state = load("state.pt")
assert type(state) is OrderedDict and list(state) == ["0", "a.weight"] and state._metadata["a"] == {"version": 2}
assert torch.equal(load("tensor.pt"), torch.tensor([1.0, 2.0, 3.0]))

# A checkpoint that PyTorch wrote, as it is after a way through here: a model and an optimizer go on with it.
got, want = load("checkpoint-again.pt"), torch.load(os.path.join(os.path.dirname(__file__), "data/checkpoint.pt"))
assert got["model"]._metadata == want["model"]._metadata and got["epoch"] == 2
model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 2))
model.load_state_dict(got["model"])
optimizer = torch.optim.Adam(model.parameters(), lr=1)
optimizer.load_state_dict(got["optimizer"])
assert got["optimizer"]["param_groups"] == want["optimizer"]["param_groups"]
for i, s in want["optimizer"]["state"].items():
    for k, t in s.items():
        assert torch.equal(got["optimizer"]["state"][i][k], t)
model(torch.randn(5, 3)).sum().backward()
optimizer.step()

# An optimizer's state from here.
optimizer = torch.optim.SGD([torch.nn.Parameter(torch.ones(2))], lr=0.1, momentum=0.9)
optimizer.load_state_dict(load("sgd.pt"))
assert optimizer.state_dict()["state"][0]["momentum_buffer"].tolist() == [2.0, 2.0]

# Containers as other programs see them.
import zipfile

for name in os.listdir(folder):
    if name.endswith((".pt", ".npz")):
        assert zipfile.ZipFile(os.path.join(folder, name)).testzip() is None, name

# NumPy's files.
for name in ["float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint8", "bool"]:
    x = np.load(os.path.join(folder, f"{name}.npy"))
    assert x.dtype == np.dtype(name) and x.tolist() == np.arange(4).reshape(2, 2).astype(name).tolist(), name
x = np.load(os.path.join(folder, "transposed.npy"))
assert x.tolist() == np.arange(6.0).reshape(2, 3).T.tolist() and x.flags.f_contiguous
assert np.load(os.path.join(folder, "scalar.npy")) == 2.5
for name in ["plain.npz", "compressed.npz"]:
    with np.load(os.path.join(folder, name)) as z:
        assert sorted(z.files) == ["a", "déjà"] and z["a"].tolist() == [0, 1, 2] and z["déjà"].shape == (50, 50)
assert os.path.getsize(os.path.join(folder, "compressed.npz")) < os.path.getsize(os.path.join(folder, "plain.npz"))

# Safetensors, where the package is installed.
try:
    from safetensors import safe_open
except ImportError:
    print("(safetensors is not installed: its files were not compared)")
else:
    with safe_open(os.path.join(folder, "dtypes.safetensors"), "pt") as f:
        assert f.metadata() == {"format": "pt"}
        for name in f.keys():
            t = f.get_tensor(name)
            assert torch.equal(t, torch.tensor([[0, 1], [2, 3]]).to(getattr(torch, name))), name
print("PyTorch", torch.__version__, "reads all of them")
