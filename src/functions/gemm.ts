/** The bare matrix product behind every other: two matrices, or two batches of them, of one dtype. Records nothing. */
import { nativePart } from '../backend/native/door.ts'
import { target } from '../backend/wasm/features.ts'
import { gemmModule, gemmShape } from '../backend/wasm/gemm.ts'
import type { GemmShape } from '../backend/wasm/gemm-block.ts'
import { type GemmType, gemmSize } from '../backend/wasm/gemm-lanes.ts'
import type { GemmProblem } from '../backend/wasm/gemm-params.ts'
import { type GemmHost, gatherTables, runGemm, startsFromRow } from '../backend/wasm/gemm-plan.ts'
import { heap } from '../backend/wasm/memory.ts'
import { type Compiled, compileModule } from '../backend/wasm/module.ts'
import { beginOp, Storage } from '../backend/wasm/storage.ts'
import { getNumThreads, parallelRun } from '../backend/wasm/threads.ts'
import { type DType, float32, float64, int32, int64 } from '../dtypes.ts'
import { addressOf, empty, type Tensor } from '../tensor/tensor.ts'
import { rawCopy } from './copying.ts'

interface Kernel {
  type: GemmType
  compiled: Compiled
  shape: GemmShape
}
const kernels = new Map<GemmType, Kernel>()

/** What a product of a dtype is computed in: 16-bit floats in float32, small integers in int32, as PyTorch accumulates them. */
export const computed = (d: DType): DType =>
  d === float64 || d === int64 || d === float32 || d === int32 ? d : d.category === 2 ? float32 : int32
export const typeOf = (d: DType): GemmType => (d === float32 ? 'f32' : d === float64 ? 'f64' : d === int64 ? 'i64' : 'i32')

function kernelFor(d: DType): Kernel {
  const type = typeOf(d)
  let k = kernels.get(type)
  if (k === undefined) {
    k = { type, compiled: compileModule(gemmModule({ type }, target())), shape: gemmShape({ type }, target()) }
    kernels.set(type, k)
  }
  return k
}

/** A matrix, or a batch of them, as it lies in a tensor's storage; all in elements. */
export interface Matrix {
  tensor: Tensor
  /** From the beginning of the tensor. */
  start: number
  row: number
  column: number
  batch: number
  /** From one group of batch entries to the next, where there are any. */
  group?: number
  /** In place of `row` and `column`: where rows and columns lie, in bytes, ascending (int32). */
  tables?: { rows: Tensor; columns: Tensor }
}
export interface Extents {
  m: number
  n: number
  k: number
  batch: number
  /** Batch entries in a group, where they lie in groups. */
  inner?: number
}

/**
 * C = alpha A B, or C + alpha A B where `adds`. All of one dtype that products are computed in; only B may have tables. `addend`: a
 * row that is added to all of C's, for products that `startsFromRow` grants.
 */
export function multiply(c: Matrix, a: Matrix, b: Matrix, extents: Extents, adds = false, alpha = 1, addend?: Tensor): void {
  const { type, compiled, shape } = kernelFor(c.tensor._dtype)
  beginOp()
  const at = ({ tensor, start }: Matrix): number => addressOf(tensor) + start * tensor._dtype.itemsize
  // Spelled out: an object literal with a spread in it costs twenty times the product of two small matrices.
  const { m, n, k, batch } = extents
  const problem: GemmProblem = {
    m,
    n,
    k,
    batch,
    a: at(a),
    b: at(b),
    c: at(c),
    rowA: a.row,
    colA: a.column,
    rowB: b.row,
    colB: b.column,
    rowC: c.row,
    batchA: a.batch,
    batchB: b.batch,
    batchC: c.batch,
    inner: extents.inner ?? batch,
    groupA: a.group ?? 0,
    groupB: b.group ?? 0,
    groupC: c.group ?? 0,
    tables: b.tables && { rows: addressOf(b.tables.rows), columns: addressOf(b.tables.columns) },
    addend: addend && addressOf(addend),
    alpha,
    beta: adds ? 1 : 0,
  }
  running = compiled
  host.P = heap.paramBlock
  host.threads = getNumThreads()
  if (!byBlas(type, problem, host)) runGemm(type, shape, problem, host)
  workspace?.free()
  workspace = null
}

// Of the product that runs. Kept, for what is made anew for every small product costs as much as the product.
let running: Compiled
let workspace: Storage | null = null
const host: GemmHost = {
  P: 0,
  threads: 1,
  words: () => heap,
  workspace: (bytes) => {
    workspace = Storage.allocate(bytes)
    return workspace.address()
  },
  run: (start, end, parallel) => (parallel ? parallelRun(running, host.P, start, end) : running.run(host.P, start, end)),
}

/** Multiplications of an entry with tables from which a BLAS is given a copy of what they list. */
const WORTH_COPY = 1 << 16
const SHORT = 32

/** Computes the product by a BLAS, or says that it does not. */
function byBlas(type: GemmType, p: GemmProblem, host: GemmHost): boolean {
  if (type !== 'f32' && type !== 'f64') return false
  const native = nativePart()
  const { m, n, k, tables } = p
  if (!native || !tables) return native?.product(type, p, host.threads) ?? false
  if (m * n * k < WORTH_COPY) return false
  const size = gemmSize[type]
  // Short rows are copied as columns; longer ones cost less as they are, for a BLAS is slower with a transposed factor.
  const turned = n < SHORT
  const copy = Storage.allocate(n * k * size)
  const b = copy.address()
  const from: GemmProblem = turned ? { ...p, n: k, k: n, tables: { rows: tables.columns, columns: tables.rows } } : { ...p }
  const one: GemmProblem = { ...p, b, rowB: turned ? 1 : n, colB: turned ? k : 1, batch: 1, inner: 1 }
  let e = 0
  for (; e < p.batch; e++) {
    gatherTables(type, from, host, b)
    if (!native.product(type, one, host.threads)) break
    from.b += p.batchB * size
    one.a += p.batchA * size
    one.c += p.batchC * size
  }
  copy.free()
  // It takes all of them or none: they differ in nothing but where they lie.
  return e > 0
}

/**
 * [b,] m × k times [b,] k × n, in new row-major memory. `addend`, which expands to two matrices' product and is of its dtype, float32 or
 * float64, is added to it on the way.
 */
export function product(a: Tensor, b: Tensor, addend?: Tensor): Tensor {
  const dtype = computed(a._dtype)
  if (dtype !== a._dtype) return product(a.detach().to(dtype), b.detach().to(dtype)).to(a._dtype)
  const batched = a._sizes.length === 3
  const at = batched ? 1 : 0
  const [m, k, n] = [a._sizes[at]!, a._sizes[at + 1]!, b._sizes[at + 1]!]
  const batch = batched ? a._sizes[0]! : 1
  const out = empty(batched ? [batch, m, n] : [m, n], dtype)
  if (out._count === 0) return out
  const matrix = (tensor: Tensor): Matrix => ({
    tensor,
    start: 0,
    row: tensor._strides[at]!,
    column: tensor._strides[at + 1]!,
    batch: batched ? tensor._strides[0]! : 0,
  })
  const row = addend && isRow(addend, n) && !nativePart() && startsFromRow(m, n, kernelFor(dtype).shape) ? addend : undefined
  const adds = addend !== undefined && !row
  if (adds) rawCopy(out, addend)
  multiply({ tensor: out, start: 0, row: n, column: 1, batch: m * n }, matrix(a), matrix(b), { m, n, k, batch }, adds, 1, row)
  return out
}
const isRow = ({ _sizes, _strides }: Tensor, n: number): boolean => _sizes.length === 1 && _sizes[0] === n && _strides[0] === 1
