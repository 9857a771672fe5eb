/** The bare matrix product behind every other: two matrices, or two batches of them, of one dtype. Records nothing. */
import { nativePart } from '../backend/native/door.ts'
import { target } from '../backend/wasm/features.ts'
import { gemmModule, gemmShape } from '../backend/wasm/gemm.ts'
import type { GemmShape } from '../backend/wasm/gemm-block.ts'
import type { GemmType } from '../backend/wasm/gemm-lanes.ts'
import { runGemm } from '../backend/wasm/gemm-plan.ts'
import { heap } from '../backend/wasm/memory.ts'
import { type Compiled, compileModule } from '../backend/wasm/module.ts'
import { beginOp, Storage } from '../backend/wasm/storage.ts'
import { getNumThreads, parallelRun } from '../backend/wasm/threads.ts'
import { type DType, float32, float64, int32, int64 } from '../dtypes.ts'
import { addressOf, empty, type Tensor } from '../tensor/tensor.ts'

interface Kernel {
  type: GemmType
  compiled: Compiled
  shape: GemmShape
}
const kernels = new Map<GemmType, Kernel>()

/** What a product of a dtype is computed in: 16-bit floats in float32, small integers in int32, as PyTorch accumulates them. */
const computed = (d: DType): DType =>
  d === float64 || d === int64 || d === float32 || d === int32 ? d : d.category === 2 ? float32 : int32
const typeOf = (d: DType): GemmType => (d === float32 ? 'f32' : d === float64 ? 'f64' : d === int64 ? 'i64' : 'i32')

function kernelFor(d: DType): Kernel {
  const type = typeOf(d)
  let k = kernels.get(type)
  if (k === undefined) {
    k = { type, compiled: compileModule(gemmModule({ type }, target())), shape: gemmShape({ type }, target()) }
    kernels.set(type, k)
  }
  return k
}

/** [b,] m × k times [b,] k × n, into new row-major memory. */
export function product(a: Tensor, b: Tensor): Tensor {
  const dtype = computed(a._dtype)
  if (dtype !== a._dtype) return product(a.detach().to(dtype), b.detach().to(dtype)).to(a._dtype)
  const batched = a._sizes.length === 3
  const at = batched ? 1 : 0
  const m = a._sizes[at]!
  const k = a._sizes[at + 1]!
  const n = b._sizes[at + 1]!
  const out = empty(batched ? [a._sizes[0]!, m, n] : [m, n], dtype)
  if (out._count === 0) return out
  const { type, compiled, shape } = kernelFor(dtype)
  beginOp()
  const problem = {
    a: addressOf(a),
    b: addressOf(b),
    c: addressOf(out),
    m,
    n,
    k,
    batch: batched ? a._sizes[0]! : 1,
    rowA: a._strides[at]!,
    colA: a._strides[at + 1]!,
    rowB: b._strides[at]!,
    colB: b._strides[at + 1]!,
    rowC: n,
    batchA: batched ? a._strides[0]! : 0,
    batchB: batched ? b._strides[0]! : 0,
    batchC: batched ? m * n : 0,
    alpha: 1,
    beta: 0,
  }
  if ((type === 'f32' || type === 'f64') && nativePart()?.product(type, problem, getNumThreads())) return out
  let workspace: Storage | null = null
  const P = heap.paramBlock
  runGemm(type, shape, problem, {
    P,
    threads: getNumThreads(),
    words: () => heap,
    workspace: (bytes) => {
      workspace = Storage.allocate(bytes)
      return workspace.address()
    },
    run: (start, end, parallel) => (parallel ? parallelRun(compiled, P, start, end) : compiled.run(P, start, end)),
  })
  ;(workspace as Storage | null)?.free()
  return out
}
