"""Files as PyTorch and NumPy write them, for the tests: run with a Python that has torch and numpy, in this folder. Writes data/."""

import io
import json
import os
import pickle
import struct
import sys
import tarfile
from collections import Counter, OrderedDict

import numpy as np
import torch

os.makedirs("data", exist_ok=True)
torch.manual_seed(0)
DTYPES = ["float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"]


def ramp(dtype, *shape):
    n = int(np.prod(shape))
    x = torch.arange(n) - n // 3
    return (x % 2 if dtype == "bool" else x * 0.75 if "float" in dtype else x).to(getattr(torch, dtype)).reshape(shape)


dtypes = {d: ramp(d, 2, 3) for d in DTYPES}

base = torch.arange(12.0)
shared = {
    "base": base,
    "row": base.view(3, 4)[1],
    "transposed": base.view(3, 4).t(),
    "expanded": base[:1].expand(5),
    "empty": torch.empty(0, 3),
    "scalar": torch.tensor(2.5),
    "again": base,
    "strided": base.as_strided((2, 2), (5, 2), 1),
}

leaf = torch.ones(2, requires_grad=True)
hooked = torch.zeros(2, requires_grad=True)
tagged = torch.tensor([1.0, 2.0])
tagged.note = "a remark"
inner = [1, 2]
cycle = ["start"]
cycle.append(cycle)
plain = {
    "none": None,
    "true": True,
    "false": False,
    "ints": [0, 1, -1, 255, 256, 65535, 65536, -2147483648, 2147483647, 2**53 - 1, -(2**53) + 1],
    "big": [2**53, 2**63, -(2**63) - 1, 10**40],
    "floats": [0.5, -0.0, 1e300, float("inf"), float("-inf")],
    "nan": float("nan"),
    "complex": 1.5 - 2j,
    "text": "déjà vu \u2603 \U0001f600",
    "empty": "",
    "bytes": bytes(range(256)),
    "tuple": (1, (2, "x"), ()),
    "list": [[], [[]], inner, inner],
    "set": {1, 2, 3},
    "dict": {"a": 1, "b": {"c": 2}},
    "int keys": {0: "x", 1: "y", 7: "z"},
    "mixed keys": {1: "x", "1": "y", (1, 2): "z", None: 0, 2.5: 1},
    "digit strings": {"0": "x", "1": "y"},
    "negative keys": {-1: 1, -2: 2},
    "__proto__": {"__proto__": 3},
    "ordered": OrderedDict([("z", 1), ("a", 2)]),
    "counter": Counter("abca"),
    "size": torch.Size([2, 3]),
    "dtype": torch.bfloat16,
    "device": torch.device("cpu"),
    "gpu": torch.device("cuda:1"),
    "leaf": leaf,
    "hooked": hooked,
    "tagged": tagged,
    "parameter": torch.nn.Parameter(torch.tensor([1.0, 2.0])),
    "frozen": torch.nn.Parameter(torch.tensor([3.0]), requires_grad=False),
    "cycle": cycle,
}

model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(2):
    optimizer.zero_grad()
    model(torch.randn(5, 3)).square().mean().backward()
    optimizer.step()
checkpoint = {
    "model": model.state_dict(),
    "optimizer": optimizer.state_dict(),
    "epoch": 2,
    "rng": torch.get_rng_state()[:16].clone(),
}
numpy = {
    "f8": np.array([[1.5, 2.5], [3.5, 4.5]]),
    "fortran": np.asfortranarray(np.arange(6, dtype=np.int32).reshape(2, 3)),
    "big endian": np.arange(3, dtype=">i2"),
    "scalar": np.float64(0.25),
    "int scalar": np.int64(2**60),
    "bool": np.array([True, False]),
    "half": np.array([1, 2], dtype=np.float16),
    "none": np.zeros((0, 2), dtype=np.float32),
}


def save(name, obj, **kw):
    torch.save(obj, f"data/{name}", **kw)


save("dtypes.pt", dtypes)
save("dtypes-legacy.pt", dtypes, _use_new_zipfile_serialization=False)
save("shared.pt", shared)
save("shared-legacy.pt", shared, _use_new_zipfile_serialization=False)
for protocol in [1, 2, 3, 4, 5]:
    save(f"plain-{protocol}.pt", plain, pickle_protocol=protocol)
save("plain-legacy.pt", plain, _use_new_zipfile_serialization=False)
save("checkpoint.pt", checkpoint)
save("numpy.pt", numpy)
save("numpy-5.pt", numpy, pickle_protocol=5)
save("storage.pt", torch.arange(3.0).untyped_storage())
# What is refused.
save("complex.pt", {"z": torch.zeros(2, dtype=torch.complex64)})
save("uint16.pt", {"z": torch.zeros(2, dtype=torch.uint16)})
save("quantized.pt", torch.quantize_per_tensor(torch.randn(3), 0.1, 0, torch.qint8))
save("sparse.pt", torch.eye(2).to_sparse())
save("module.pt", model)


class Elsewhere:
    """What a GPU's tensors look like in a file: the location is text, which is rewritten."""


cuda = io.BytesIO()
torch.save({"w": torch.ones(2)}, cuda, _use_new_zipfile_serialization=False)
with open("data/cuda-legacy.pt", "wb") as f:
    f.write(cuda.getvalue().replace(b"X\x03\x00\x00\x00cpu", b"X\x06\x00\x00\x00cuda:0"))

# Big-endian: as a machine of that kind writes it.
import zipfile

little = io.BytesIO()
torch.save(dtypes, little)
with zipfile.ZipFile(little) as source, zipfile.ZipFile("data/big-endian.pt", "w") as target:
    for e in source.infolist():
        data = source.read(e)
        if e.filename.endswith("byteorder"):
            data = b"big"
        found = [d for i, d in enumerate(DTYPES) if e.filename.endswith(f"/data/{i}")]
        if found and found[0] != "bool":
            data = np.frombuffer(data, dtype=f"V{torch.empty(0, dtype=getattr(torch, found[0])).element_size()}")
            data = b"".join(bytes(x)[::-1] for x in data)
        target.writestr(e.filename, data)
# Compressed again by another program.
with zipfile.ZipFile(little) as source, zipfile.ZipFile("data/deflated.pt", "w", zipfile.ZIP_DEFLATED) as target:
    for e in source.infolist():
        target.writestr(e.filename, source.read(e))


def tar(name, tensors):
    """The format of PyTorch 0.1.0: files storages, tensors, pickle in a tar file (torch.serialization's legacy_load reads it)."""
    storages, views, tens = io.BytesIO(), [], io.BytesIO()
    roots = {}
    for t in tensors.values():
        roots.setdefault(t.untyped_storage().data_ptr(), t)
    pickle.dump(len(roots), storages, 2)
    for key, t in roots.items():
        kind = {torch.float32: torch.FloatStorage, torch.int64: torch.LongStorage}[t.dtype]
        pickle.dump((key, "cpu", kind), storages, 2)
        raw = t.untyped_storage()
        storages.write(struct.pack("<q", len(raw) // t.element_size()) + bytes(raw))
    pickle.dump(views, storages, 2)
    pickle.dump(len(tensors), tens, 2)
    for i, t in enumerate(tensors.values()):
        kind = {torch.float32: torch.FloatTensor, torch.int64: torch.LongTensor}[t.dtype]
        pickle.dump((1000 + i, t.untyped_storage().data_ptr(), kind), tens, 2)
        tens.write(struct.pack("<ii", t.dim(), 0))
        for n in [*t.size(), *t.stride(), t.storage_offset()]:
            tens.write(struct.pack("<q", n))

    class Name:
        def __init__(self, n):
            self.n = n

    class P(pickle.Pickler):
        def persistent_id(self, x):
            return str(x.n) if isinstance(x, Name) else None

    out = io.BytesIO()
    P(out, 2).dump({k: Name(1000 + i) for i, k in enumerate(tensors)})
    with tarfile.open(f"data/{name}", "w:", format=tarfile.PAX_FORMAT) as t:
        for n, b in [("sys_info", io.BytesIO(pickle.dumps({}, 2))), ("pickle", out), ("tensors", tens), ("storages", storages)]:
            info = tarfile.TarInfo(n)
            info.size = len(b.getvalue())
            b.seek(0)
            t.addfile(info, b)
    with open(f"data/{name}", "rb") as f:
        got = torch.load(f, weights_only=False)
        assert all(torch.equal(got[k], tensors[k]) for k in tensors)


tar("tar.pt", {"base": base, "row": base.view(3, 4)[1], "t": base.view(3, 4).t(), "n": torch.arange(4), "s": torch.tensor(7.0)})

# NumPy's own.
for d in ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "uint16", "uint32", "uint64"]:
    x = np.arange(6).reshape(2, 3) % 2 if d == "bool" else np.arange(6).reshape(2, 3)
    np.save(f"data/{d}.npy", x.astype(d))
np.save("data/fortran.npy", np.asfortranarray(np.arange(6, dtype=np.float32).reshape(2, 3)))
np.save("data/big-endian.npy", np.arange(6, dtype=">f4").reshape(2, 3))
np.save("data/scalar.npy", np.float64(2.5))
np.save("data/empty.npy", np.zeros((0, 3), dtype=np.float32))
np.save("data/object.npy", np.array([None, "x"], dtype=object), allow_pickle=True)
np.save("data/text.npy", np.array(["ab", "c"]))
np.save("data/complex.npy", np.array([1j]))
for version in [(1, 0), (2, 0), (3, 0)]:
    with open(f"data/version-{version[0]}.npy", "wb") as f:
        np.lib.format.write_array(f, np.arange(4, dtype=np.float32), version=version)
np.savez("data/plain.npz", a=np.arange(3.0), b=np.eye(2, dtype=np.float32))
np.savez("data/positional.npz", np.arange(3), np.array(True))
np.savez_compressed("data/compressed.npz", a=np.zeros((100, 100)), b=np.arange(5))

# What they hold, for comparison: every tensor as its dtype, shape and elements.
def show(t):
    return {"dtype": str(t.dtype), "shape": list(t.shape), "stride": list(t.stride()), "data": t.tolist()}


with open("data/expected.json", "w") as f:
    json.dump(
        {
            "dtypes": {k: show(t) for k, t in dtypes.items()},
            "shared": {k: show(t) for k, t in shared.items()},
            "model": {k: show(t) for k, t in checkpoint["model"].items()},
            "optimizer": {str(i): {k: show(t) for k, t in s.items()} for i, s in checkpoint["optimizer"]["state"].items()},
            "groups": checkpoint["optimizer"]["param_groups"],
        },
        f,
    )
print(sum(os.path.getsize(f"data/{n}") for n in os.listdir("data")), "bytes", torch.__version__, np.__version__, sys.version.split()[0])
