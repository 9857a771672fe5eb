"""The tasks in PyTorch. Arguments: the number of threads, the tasks (comma-separated; none: all). Prints one line of JSON as measure.mjs does."""
import json
import sys
import time

import torch

only = sys.argv[2].split(",") if len(sys.argv) > 2 else None
torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(0)
times = {}


def task(name, f, operations=1, seconds=0.5):
    if only and name not in only:
        return

    def sample():
        for _ in range(operations):
            f()

    for _ in range(3):
        sample()
    samples, end = [], time.perf_counter() + seconds
    while (time.perf_counter() < end or len(samples) < 5) and len(samples) < 2000:
        start = time.perf_counter()
        sample()
        samples.append(time.perf_counter() - start)
    times[name] = sorted(samples)[len(samples) // 2] / operations


a10, b10, g10 = torch.ones(10), torch.ones(10), torch.ones(10, requires_grad=True)
task("add_10", lambda: a10 + b10, 200)
task("add_10_grad", lambda: g10 + b10, 200)
x1 = torch.tensor([3.0], requires_grad=True)
task("scalar_backward", lambda: (x1 * 2 + 3).backward(), 50)


def chain():
    h = g10
    for _ in range(1000):
        h = h + b10
    h.sum().backward()


task("chain_1000_backward", chain)

sizes = [(2, 16), (16,), (16, 16), (16,), (16, 1), (1,)]
parameters = [torch.randn(size).mul_(0.3).requires_grad_() for size in sizes]
w1, b1, w2, b2, w3, b3 = parameters
tx, ty = torch.randn(32, 2), torch.randn(32, 1)


def tiny():
    h = ((tx @ w1 + b1).tanh() @ w2 + b2).tanh()
    ((h @ w3 + b3 - ty) ** 2).mean().backward()
    with torch.no_grad():
        for p in parameters:
            p.sub_(p.grad, alpha=0.01)
            p.grad = None


task("tiny_network_step", tiny, 10)

a, b = torch.randn(1_000_000), torch.randn(1_000_000)
task("add_1M", lambda: a + b)
task("exp_1M", lambda: a.exp())
task("tanh_1M", lambda: a.tanh())
task("sigmoid_1M", lambda: a.sigmoid())
task("sum_1M", lambda: a.sum())
la, lb = torch.randn(10_000_000), torch.randn(10_000_000)
task("add_10M", lambda: la + lb)
s = torch.randn(1000, 1000)
row = s[0]
task("sum_rows_1000", lambda: s.sum(0))
task("sum_columns_1000", lambda: s.sum(1))
task("softmax_1000", lambda: s.softmax(1))
task("transposed_copy_1000", lambda: s.t().contiguous())
task("broadcast_add_1000", lambda: s + row)
for n in (64, 256, 1024):
    p, q = torch.randn(n, n), torch.randn(n, n)
    task(f"matmul_{n}", lambda: p @ q)
bp, bq = torch.randn(64, 64, 64), torch.randn(64, 64, 64)
task("bmm_64", lambda: bp.bmm(bq))
m, v = torch.randn(1024, 1024), torch.randn(1024)
task("matvec_1024", lambda: m @ v)

print(json.dumps({"library": f"PyTorch {torch.__version__}", "seconds": times, "failed": {}}))
