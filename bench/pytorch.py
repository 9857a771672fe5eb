"""The tasks in PyTorch. Arguments: the number of threads, the tasks (comma-separated; none: all). Prints one line of JSON as measure.mjs does."""
import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

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



def backward(f, *leaves):
    for t in leaves:
        t.requires_grad_()

    def run():
        f(*leaves).sum().backward()
        for t in leaves:
            t.grad = None

    return run


task("gelu_1M_backward", backward(F.gelu, torch.randn(1_000_000)))
norm = lambda x, w, b: F.layer_norm(x, [768], w, b)
task("layer_norm_512x768_backward", backward(norm, torch.randn(512, 768), torch.ones(768), torch.zeros(768)))
conv = lambda x, w, b: F.conv2d(x, w, b, padding=1)
task("conv2d_16x16x32x32_backward", backward(conv, torch.randn(16, 16, 32, 32), torch.randn(32, 16, 3, 3), torch.randn(32)))
index, table = torch.randint(0, 1000, (4096,)), torch.randn(1000, 64)
task("embedding_4096x64", lambda: F.embedding(index, table))
unsorted = torch.randn(100_000)
task("sort_100k", lambda: torch.sort(unsorted))


def training(parameters, optimizer, predict, classes, count):
    o, y = optimizer(parameters), torch.randint(0, classes, (count,))

    def step():
        o.zero_grad()
        F.cross_entropy(predict(), y).backward()
        o.step()

    return step


def adam(parameters):
    return torch.optim.Adam(parameters, lr=1e-3)


def every(*modules):
    return [p for m in modules for p in m.parameters()]


mlp = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))
mx = torch.randn(64, 784)
task("mlp_adam_step", training(every(mlp), adam, lambda: mlp(mx), 10, 64))

c1, bn, c2, out = nn.Conv2d(1, 16, 3, padding=1), nn.BatchNorm2d(16), nn.Conv2d(16, 32, 3, padding=1), nn.Linear(32 * 49, 10)
cx = torch.randn(32, 1, 28, 28)


def pooled(x):
    return F.max_pool2d(F.relu(x), 2)


def sgd(parameters):
    return torch.optim.SGD(parameters, lr=0.01, momentum=0.9)


task("cnn_sgd_step", training(every(c1, bn, c2, out), sgd, lambda: out(pooled(c2(pooled(bn(c1(cx))))).flatten(1)), 10, 32))


class Block(nn.Module):
    def __init__(self, width=64, heads=4):
        super().__init__()
        self.norm1, self.qkv, self.proj = nn.LayerNorm(width), nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.norm2, self.up, self.down = nn.LayerNorm(width), nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.heads = heads

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (u.view(b, t, self.heads, c // self.heads).transpose(1, 2) for u in self.qkv(self.norm1(x)).split(c, 2))
        x = x + self.proj(F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).reshape(b, t, c))
        return x + self.down(F.gelu(self.up(self.norm2(x))))


tokens, positions, blocks, head = nn.Embedding(80, 64), nn.Embedding(32, 64), nn.Sequential(Block(), Block()), nn.Linear(64, 80)
gx, places = torch.randint(0, 80, (8, 32)), torch.arange(32)
predict = lambda: head(blocks(tokens(gx) + positions(places))).flatten(0, 1)
task("gpt_adamw_step", training(every(tokens, positions, blocks, head), lambda p: torch.optim.AdamW(p, lr=1e-3), predict, 80, 256))

rows, lstm, last = nn.Embedding(80, 32), nn.LSTM(32, 64, batch_first=True), nn.Linear(64, 80)
task("lstm_adam_step", training(every(rows, lstm, last), adam, lambda: last(lstm(rows(gx))[0]).flatten(0, 1), 80, 256))

print(json.dumps({"library": f"PyTorch {torch.__version__}", "seconds": times, "failed": {}}))
