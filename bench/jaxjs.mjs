// The tasks in jax-js on its WebAssembly backend. Arguments: the folder with its node_modules, the tasks (comma-separated; none: all).
// Its arrays are lazy and consumed by their use: each call takes a reference, and reads the result, which makes it computed.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { measure } from './measure.mjs'

const [folder, only] = process.argv.slice(2)
const entry = join(resolve(folder), 'node_modules/@jax-js/jax/dist/index.js')
const { init, defaultDevice, numpy: np, grad, jit, nn } = await import(pathToFileURL(entry).href)
await init('wasm')
defaultDevice('wasm')

const on = (shape, use) => () => {
  const a = np.ones(shape)
  return () => use(a.ref).dataSync()
}
const sum = (shape) => () => {
  const a = np.ones(shape)
  const b = np.ones(shape)
  return () => a.ref.add(b.ref).dataSync()
}
const product = (n) => () => {
  const a = np.ones([n, n])
  const b = np.ones([n, n])
  return () => np.matmul(a.ref, b.ref).dataSync()
}

await measure(
  'jax-js',
  {
    add_10: sum([10]),
    scalar_backward: () => {
      const gradient = jit(grad((x) => x.mul(2).add(3).sum()))
      const x = np.array([3])
      return () => gradient(x.ref).dataSync()
    },
    add_1M: sum([1_000_000]),
    exp_1M: on([1_000_000], (a) => np.exp(a)),
    tanh_1M: on([1_000_000], (a) => np.tanh(a)),
    sum_1M: on([1_000_000], (a) => a.sum()),
    sum_rows_1000: on([1000, 1000], (a) => a.sum(0)),
    sum_columns_1000: on([1000, 1000], (a) => a.sum(1)),
    softmax_1000: on([1000, 1000], (a) => nn.softmax(a, -1)),
    matmul_64: product(64),
    matmul_256: product(256),
    matmul_1024: product(1024),
  },
  { only: only?.split(',') },
)
