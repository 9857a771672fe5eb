// The tasks in TensorFlow.js on its WebAssembly backend. Arguments: the folder with its node_modules, the tasks (comma-separated; none: all).
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { measure, repeated } from './measure.mjs'

const [folder, only] = process.argv.slice(2)
const require = createRequire(join(resolve(folder), 'index.js'))
const tf = require('@tensorflow/tfjs')
const wasm = require('@tensorflow/tfjs-backend-wasm')
wasm.setWasmPaths(join(resolve(folder), 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'))
await tf.setBackend('wasm')
await tf.ready()

const million = () => tf.randomNormal([1_000_000])
const square = () => tf.randomNormal([1000, 1000])
const unary = (name) => () => {
  const a = million()
  return () => a[name]()
}
const product = (n) => () => {
  const a = tf.randomNormal([n, n])
  const b = tf.randomNormal([n, n])
  return () => a.matMul(b)
}
const on = (make, use) => () => {
  const a = make()
  return () => use(a)
}

await measure(
  `TensorFlow.js ${tf.version.tfjs}`,
  {
    add_10: repeated(200, () => {
      const a = tf.ones([10])
      const b = tf.ones([10])
      return () => a.add(b)
    }),
    scalar_backward: repeated(50, () => {
      const gradient = tf.grad((x) => x.mul(2).add(3).sum())
      const x = tf.tensor1d([3])
      return () => gradient(x)
    }),
    tiny_network_step: () => {
      const sizes = [[2, 16], [16], [16, 16], [16], [16, 1], [1]]
      const [w1, b1, w2, b2, w3, b3] = sizes.map((size) => tf.variable(tf.randomNormal(size).mul(0.3)))
      const x = tf.randomNormal([32, 2])
      const y = tf.randomNormal([32, 1])
      const descent = tf.train.sgd(0.01)
      return () => {
        descent.minimize(() => {
          const h = x.matMul(w1).add(b1).tanh().matMul(w2).add(b2).tanh()
          return h.matMul(w3).add(b3).sub(y).square().mean()
        })
      }
    },
    add_1M: () => {
      const a = million()
      const b = million()
      return () => a.add(b)
    },
    exp_1M: unary('exp'),
    tanh_1M: unary('tanh'),
    sigmoid_1M: unary('sigmoid'),
    sum_1M: unary('sum'),
    sum_rows_1000: on(square, (a) => a.sum(0)),
    sum_columns_1000: on(square, (a) => a.sum(1)),
    softmax_1000: on(square, (a) => a.softmax()),
    transposed_copy_1000: on(square, (a) => a.transpose()),
    matmul_64: product(64),
    matmul_256: product(256),
    matmul_1024: product(1024),
    bmm_64: () => {
      const a = tf.randomNormal([64, 64, 64])
      const b = tf.randomNormal([64, 64, 64])
      return () => a.matMul(b)
    },
  },
  {
    only: only?.split(','),
    // Its tensors are freed by hand: what a call makes goes when the call ends.
    around: (f) =>
      tf.tidy(() => {
        f()
      }),
  },
)
