/** `varigrad native`: has the commonest kernels compiled ahead of their first use, and says what a machine adds. */
import type * as Torch from '../index.ts'

/** Compiles for `torch`, and describes what is in use; whether there is anything. */
export async function warmNative(torch: typeof Torch): Promise<{ lines: string[]; found: boolean }> {
  const { native } = torch.backends
  native.enable('full')
  // Kernels are asked for at their second large use.
  for (let round = 0; round < 2; round++) for (const run of commonest(torch)) run()
  await native.settle()
  const { blas, compiler, kernels, cache, reason } = native.status()
  const lines = [
    `BLAS        ${blas ?? 'none'}`,
    `compiler    ${compiler ?? 'none'}`,
    ...(compiler ? [`kernels     ${kernels} compiled, in ${cache}`] : []),
    ...(reason ? [`because     ${reason}`] : []),
  ]
  return { lines, found: blas !== null || compiler !== null }
}

/** Operations of a training step and of work on arrays, on tensors large enough to be worth it. */
function commonest(torch: typeof Torch): (() => void)[] {
  const x = torch.randn(128, 256)
  const leaf = torch.randn(128, 256, { requires_grad: true })
  const [row, column] = [torch.randn(256), torch.randn(128, 1)]
  const [image, kernels] = [torch.randn(4, 8, 32, 32, { requires_grad: true }), torch.randn(16, 8, 3, 3, { requires_grad: true })]
  const F = torch.nn.functional
  const unary = ['abs', 'neg', 'exp', 'log', 'sqrt', 'rsqrt', 'sin', 'cos', 'tanh', 'sigmoid', 'relu', 'erf'] as const
  const binary = ['add', 'sub', 'mul', 'div'] as const
  const optimizers = [
    new torch.optim.SGD([leaf], { lr: 0, momentum: 0.9 }),
    new torch.optim.Adam([leaf], { lr: 0 }),
    new torch.optim.AdamW([leaf], { lr: 0 }),
  ]
  return [
    ...unary.map((name) => () => void x[name]()),
    ...binary.flatMap((name) => [x, row, column, 2].map((other) => () => void x[name](other as Torch.Tensor))),
    ...[0, 1].flatMap((dim) => [() => void x.sum(dim), () => void x.mean(dim), () => void x.amax(dim), () => void x.amin(dim)]),
    () => void x.t().contiguous(),
    () => void F.gelu(leaf).sum().backward(),
    () => void F.silu(leaf).sum().backward(),
    () => void F.relu(leaf).sum().backward(),
    () => void F.layer_norm(leaf, [256]).sum().backward(),
    () => void F.cross_entropy(leaf, torch.zeros(128, { dtype: torch.int64 })).backward(),
    () => void leaf.softmax(1).sum().backward(),
    () => void F.conv2d(image, kernels, null, { padding: 1 }).sum().backward(),
    ...optimizers.map((o) => () => void o.step()),
  ]
}
