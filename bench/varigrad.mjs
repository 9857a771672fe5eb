// The tasks in this library, through its public names. Arguments: the module, the number of threads, the tasks (comma-separated; none: all).
import { pathToFileURL } from 'node:url'
import { measure, repeated } from './measure.mjs'

const [module, threads, only] = process.argv.slice(2)
const torch = await import(pathToFileURL(module).href)
torch.set_num_threads(Number(threads))
torch.manual_seed(0)
if (Number(threads) > 1) await new Promise((resolve) => setTimeout(resolve, 300)) // the worker threads come up

const million = () => torch.randn(1_000_000)
const square = () => torch.randn(1000, 1000)
const unary = (name) => () => {
  const a = million()
  return () => a[name]()
}
const product = (n) => () => {
  const a = torch.randn(n, n)
  const b = torch.randn(n, n)
  return () => a.matmul(b)
}

const { nn, optim } = torch
const F = nn.functional
/** One step of training: predictions of classes against random ones. */
const training = (parameters, optimizer, predict, classes, count) => {
  const o = optimizer(parameters)
  const y = torch.randint(0, classes, [count])
  return () => {
    o.zero_grad()
    F.cross_entropy(predict(), y).backward()
    o.step()
  }
}
const adam = (parameters) => new optim.Adam(parameters, { lr: 1e-3 })
const all = (...modules) => modules.flatMap((m) => [...m.parameters()])

await measure(
  'varigrad',
  {
    add_10: repeated(200, () => {
      const a = torch.ones(10)
      const b = torch.ones(10)
      return () => a.add(b)
    }),
    add_10_grad: repeated(200, () => {
      const a = torch.ones(10, { requires_grad: true })
      const b = torch.ones(10)
      return () => a.add(b)
    }),
    scalar_backward: repeated(50, () => {
      const x = torch.tensor([3], { requires_grad: true })
      return () => x.mul(2).add(3).backward()
    }),
    chain_1000_backward: () => {
      const a = torch.ones(10, { requires_grad: true })
      const b = torch.ones(10)
      return () => {
        let h = a
        for (let i = 0; i < 1000; i++) h = h.add(b)
        h.sum().backward()
      }
    },
    tiny_network_step: repeated(10, () => {
      const sizes = [[2, 16], [16], [16, 16], [16], [16, 1], [1]]
      const parameters = sizes.map((size) => torch.randn(size).mul_(0.3).requires_grad_())
      const [w1, b1, w2, b2, w3, b3] = parameters
      const x = torch.randn(32, 2)
      const y = torch.randn(32, 1)
      return () => {
        const h = x.matmul(w1).add(b1).tanh().matmul(w2).add(b2).tanh()
        h.matmul(w3).add(b3).sub(y).pow(2).mean().backward()
        torch.no_grad(() => {
          for (const p of parameters) {
            p.sub_(p.grad, { alpha: 0.01 })
            p.grad = null
          }
        })
      }
    }),
    add_1M: () => {
      const a = million()
      const b = million()
      return () => a.add(b)
    },
    exp_1M: unary('exp'),
    tanh_1M: unary('tanh'),
    sigmoid_1M: unary('sigmoid'),
    sum_1M: unary('sum'),
    add_10M: () => {
      const a = torch.randn(10_000_000)
      const b = torch.randn(10_000_000)
      return () => a.add(b)
    },
    sum_rows_1000: () => {
      const a = square()
      return () => a.sum(0)
    },
    sum_columns_1000: () => {
      const a = square()
      return () => a.sum(1)
    },
    softmax_1000: () => {
      const a = square()
      return () => a.softmax(1)
    },
    transposed_copy_1000: () => {
      const a = square()
      return () => a.t().contiguous()
    },
    broadcast_add_1000: () => {
      const a = square()
      const row = a.at(0)
      return () => a.add(row)
    },
    gelu_1M_backward: () => {
      const a = million().requires_grad_()
      return () => {
        F.gelu(a).sum().backward()
        a.grad = null
      }
    },
    layer_norm_512x768_backward: () => {
      const leaves = [torch.randn(512, 768), torch.ones(768), torch.zeros(768)].map((t) => t.requires_grad_())
      const [x, w, b] = leaves
      return () => {
        F.layer_norm(x, [768], w, b).sum().backward()
        for (const t of leaves) t.grad = null
      }
    },
    conv2d_16x16x32x32_backward: () => {
      const leaves = [torch.randn(16, 16, 32, 32), torch.randn(32, 16, 3, 3), torch.randn(32)].map((t) => t.requires_grad_())
      const [x, w, b] = leaves
      return () => {
        F.conv2d(x, w, b, { padding: 1 }).sum().backward()
        for (const t of leaves) t.grad = null
      }
    },
    embedding_4096x64: () => {
      const i = torch.randint(0, 1000, [4096])
      const table = torch.randn(1000, 64)
      return () => F.embedding(i, table)
    },
    sort_100k: () => {
      const a = torch.randn(100_000)
      return () => torch.sort(a)
    },
    mlp_adam_step: () => {
      const { Linear, ReLU } = nn
      const model = new nn.Sequential(new Linear(784, 256), new ReLU(), new Linear(256, 128), new ReLU(), new Linear(128, 10))
      const x = torch.randn(64, 784)
      return training(all(model), adam, () => model(x), 10, 64)
    },
    cnn_sgd_step: () => {
      const c1 = new nn.Conv2d(1, 16, 3, { padding: 1 })
      const norm = new nn.BatchNorm2d(16)
      const c2 = new nn.Conv2d(16, 32, 3, { padding: 1 })
      const out = new nn.Linear(32 * 49, 10)
      const pooled = (x) => F.max_pool2d(F.relu(x), 2)
      const x = torch.randn(32, 1, 28, 28)
      const sgd = (parameters) => new optim.SGD(parameters, { lr: 0.01, momentum: 0.9 })
      return training(all(c1, norm, c2, out), sgd, () => out(pooled(c2(pooled(norm(c1(x))))).flatten(1)), 10, 32)
    },
    gpt_adamw_step: () => {
      const width = 64
      const heads = 4
      class Block extends nn.Module {
        norm1 = new nn.LayerNorm(width)
        qkv = new nn.Linear(width, 3 * width)
        proj = new nn.Linear(width, width)
        norm2 = new nn.LayerNorm(width)
        up = new nn.Linear(width, 4 * width)
        down = new nn.Linear(4 * width, width)
        forward(x) {
          const [b, t] = x.shape
          const split = (u) => u.view(b, t, heads, width / heads).transpose(1, 2)
          const [q, k, v] = this.qkv(this.norm1(x)).split(width, 2).map(split)
          const attended = F.scaled_dot_product_attention(q, k, v, { is_causal: true }).transpose(1, 2).reshape(b, t, width)
          const y = x.add(this.proj(attended))
          return y.add(this.down(F.gelu(this.up(this.norm2(y)))))
        }
      }
      const tokens = new nn.Embedding(80, width)
      const positions = new nn.Embedding(32, width)
      const blocks = [new Block(), new Block()]
      const head = new nn.Linear(width, 80)
      const x = torch.randint(0, 80, [8, 32])
      const places = torch.arange(32)
      const predict = () => head(blocks.reduce((h, block) => block(h), tokens(x).add(positions(places)))).flatten(0, 1)
      return training(all(tokens, positions, ...blocks, head), (p) => new optim.AdamW(p, { lr: 1e-3 }), predict, 80, 256)
    },
    lstm_adam_step: () => {
      const table = new nn.Embedding(80, 32)
      const lstm = new nn.LSTM(32, 64, { batch_first: true })
      const head = new nn.Linear(64, 80)
      const x = torch.randint(0, 80, [8, 32])
      return training(all(table, lstm, head), adam, () => head(lstm(table(x))[0]).flatten(0, 1), 80, 256)
    },
    matmul_64: product(64),
    matmul_256: product(256),
    matmul_1024: product(1024),
    bmm_64: () => {
      const a = torch.randn(64, 64, 64)
      const b = torch.randn(64, 64, 64)
      return () => a.bmm(b)
    },
    matvec_1024: () => {
      const a = torch.randn(1024, 1024)
      const v = torch.randn(1024)
      return () => a.matmul(v)
    },
  },
  { only: only?.split(',') },
)
