/** Matrix products by a BLAS (the CBLAS interface) that the machine has, straight on the tensors' memory, in parts by our own threads. */
import type { GemmProblem } from '../wasm/gemm-params.ts'
import type { Compiled } from '../wasm/module.ts'
import type { Caller, Calls } from './calls.ts'
import type { NativeHost } from './door.ts'
import type { Library } from './koffi.ts'

/** Where a BLAS lies under the names that systems give it. `VARIGRAD_BLAS` comes before. */
const NAMES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['libopenblas.so.0', 'libopenblas.so', 'libmkl_rt.so.2', 'libmkl_rt.so', 'libblis.so.4'],
  darwin: ['/System/Library/Frameworks/Accelerate.framework/Accelerate'],
  win32: ['libopenblas.dll', 'mkl_rt.2.dll'],
}
/** What sets the number of threads, in one BLAS or another. */
const THREADS = ['openblas_set_num_threads', 'MKL_Set_Num_Threads', 'bli_thread_set_num_threads']

const [PLAIN, TRANSPOSED] = [111, 112] as const
/** Products (of numbers) below which the call costs more than it saves, and from which threads pay. */
const LEAST = 1 << 15
const PARALLEL = 1 << 19

/** How the work is divided: by rows of the result, by its columns, or by entries of the batch. */
const [ROWS, COLUMNS, ENTRIES] = [0, 1, 2] as const
/** Row-major. The block holds what is passed, then the division and the bytes from one position to the next in A, B and C. */
const gemmCaller: Caller = (call, memory, base) => {
  let v = new Float64Array(memory.buffer, 0, 17)
  const part = (at: number, m: number, n: number): void => {
    const a = base + v[6]! + at * v[14]!
    const b = base + v[8]! + at * v[15]!
    const c = base + v[11]! + at * v[16]!
    call(101, v[0]!, v[1]!, m, n, v[4]!, v[5]!, a, v[7]!, b, v[9]!, v[10]!, c, v[12]!)
  }
  return (P, from, to) => {
    if (v.byteOffset !== P) v = new Float64Array(memory.buffer, P, 17)
    if (v[13] === 2) for (let e = from; e < to; e++) part(e, v[2]!, v[3]!)
    else if (v[13] === 1) part(from, v[2]!, to - from)
    else part(from, to - from, v[3]!)
  }
}
/** The same for a matrix A and vectors x and y; the work is divided along y. */
const gemvCaller: Caller = (call, memory, base) => {
  let v = new Float64Array(memory.buffer, 0, 13)
  return (P, from, to) => {
    if (v.byteOffset !== P) v = new Float64Array(memory.buffer, P, 13)
    const plain = v[0] === 111
    const length = to - from
    const a = base + v[4]! + from * v[11]!
    const y = base + v[9]! + from * v[12]!
    call(101, v[0]!, plain ? length : v[1]!, plain ? v[2]! : length, v[3]!, a, v[5]!, base + v[6]!, v[7]!, v[8]!, y, v[10]!)
  }
}

export interface Blas {
  name: string
  product: (type: 'f32' | 'f64', p: GemmProblem, threads: number) => boolean
}

/** Opens the first BLAS that is there. */
export function openBlas(host: NativeHost, calls: Calls): Blas | undefined {
  const named = process.env.VARIGRAD_BLAS
  for (const name of named ? [named] : (NAMES[process.platform] ?? [])) {
    try {
      return { name, product: products(host, calls, name, calls.koffi.load(name)) }
    } catch {}
  }
  return undefined
}

/** The transposition and leading dimension under which a matrix of these strides is row-major, if there are such. */
function lie(row: number, column: number, rows: number, columns: number): [number, number] | undefined {
  if ((column === 1 || columns === 1) && (rows === 1 || row >= columns)) return [PLAIN, Math.max(rows === 1 ? columns : row, 1)]
  if ((row === 1 || rows === 1) && (columns === 1 || column >= rows)) return [TRANSPOSED, Math.max(columns === 1 ? rows : column, 1)]
  return undefined
}

function products({ heap, nativeModule, parallelRun }: NativeHost, calls: Calls, file: string, library: Library): Blas['product'] {
  const routine = (declaration: string, caller: Caller): Compiled =>
    nativeModule(calls.bind(library, declaration, caller), calls.record(file, declaration, caller))
  const declare = (letter: 's' | 'd'): { gemm: Compiled; gemv: Compiled } => {
    const number = letter === 's' ? 'float' : 'double'
    const at = 'uintptr_t'
    return {
      gemm: routine(
        `void cblas_${letter}gemm(int, int, int, int, int, int, ${number}, ${at}, int, ${at}, int, ${number}, ${at}, int)`,
        gemmCaller,
      ),
      gemv: routine(`void cblas_${letter}gemv(int, int, int, int, ${number}, ${at}, int, ${at}, int, ${number}, ${at}, int)`, gemvCaller),
    }
  }
  const routines = { f32: declare('s'), f64: declare('d') }
  // Its own threads, while they wait, keep ours from the cores (a product of 256² after other work on two threads: 300 µs, so 185).
  // So it has one, and ours share the work; a BLAS that cannot be told divides by itself.
  const single = THREADS.some((name) => {
    try {
      const set = library.func(`void ${name}(int)`) as (n: number) => void
      set(1)
      return true
    } catch {
      return false
    }
  })
  const run = (routine: Compiled, block: readonly number[], positions: number, parallel: boolean, threads: number): void => {
    const P = heap.paramBlock
    const words = heap.f64
    for (let i = 0; i < block.length; i++) words[(P >> 3) + i] = block[i]!
    if (parallel && routine.native !== 0) parallelRun(routine, P, 0, positions, Math.ceil(positions / threads))
    else routine.run(P, 0, positions)
  }
  const group: Blas['product'] = (type, p, threads) => {
    const { m, n, k, batch } = p
    if (m * n * k < LEAST || k === 0) return false
    const a = lie(p.rowA, p.colA, m, k)
    const b = lie(p.rowB, p.colB, k, n)
    if (!a || !b) return false
    const size = type === 'f32' ? 4 : 8
    const { gemm, gemv } = routines[type]
    const alpha = Number(p.alpha)
    const beta = Number(p.beta)
    const parallel = single && threads > 1 && m * n * k * batch >= PARALLEL
    if (n !== 1 && m !== 1) {
      const along = batch >= threads ? ENTRIES : batch === 1 && n > m ? COLUMNS : ROWS
      const positions = along === ENTRIES ? batch : along === ROWS ? m : n
      const stepA = along === ENTRIES ? p.batchA : along === ROWS ? p.rowA : 0
      const stepB = along === ENTRIES ? p.batchB : along === ROWS ? 0 : p.colB
      const stepC = along === ENTRIES ? p.batchC : along === ROWS ? p.rowC : 1
      for (let e = 0; e < (along === ENTRIES ? 1 : batch); e++) {
        const [A, B, C] = [p.a + e * p.batchA * size, p.b + e * p.batchB * size, p.c + e * p.batchC * size]
        const block = [a[0], b[0], m, n, k, alpha, A, a[1], B, b[1], beta, C, p.rowC, along, stepA * size, stepB * size, stepC * size]
        run(gemm, block, positions, parallel, threads)
      }
      return true
    }
    // A matrix times a column, or a row times a matrix (by its transpose).
    for (let e = 0; e < batch; e++) {
      const [A, B, C] = [p.a + e * p.batchA * size, p.b + e * p.batchB * size, p.c + e * p.batchC * size]
      const [[trans, ld], M, x, incX, incY, stepA] =
        n === 1
          ? [a, A, B, Math.max(p.rowB, 1), Math.max(p.rowC, 1), p.rowA]
          : ([[b[0] === PLAIN ? TRANSPOSED : PLAIN, b[1]], B, A, Math.max(p.colA, 1), 1, p.colB] as const)
      // As it lies in memory: rows, columns.
      const outputs = n === 1 ? m : n
      const [rows, columns] = trans === PLAIN ? [outputs, k] : [k, outputs]
      run(gemv, [trans, rows, columns, alpha, M, ld, x, incX, beta, C, incY, stepA * size, incY * size], outputs, parallel, threads)
    }
    return true
  }
  return (type, p, threads) => {
    const size = type === 'f32' ? 4 : 8
    const one = p.batch > p.inner ? { ...p, batch: p.inner } : p
    for (let e = 0; e < p.batch; e += p.inner) {
      if (!group(type, one, threads)) return false
      one.a += p.groupA * size
      one.b += p.groupB * size
      one.c += p.groupC * size
    }
    return true
  }
}
