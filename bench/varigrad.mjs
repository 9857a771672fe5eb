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
