/** Matrix products by a BLAS (the CBLAS interface) that the machine has, straight on the tensors' memory. */
import type { GemmProblem } from '../wasm/gemm-params.ts'
import type { Koffi, Library } from './koffi.ts'

/** Where a BLAS lies under the names that systems give it. `VARIGRAD_BLAS` comes before. */
const NAMES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['libopenblas.so.0', 'libopenblas.so', 'libmkl_rt.so.2', 'libmkl_rt.so', 'libblis.so.4'],
  darwin: ['/System/Library/Frameworks/Accelerate.framework/Accelerate'],
  win32: ['libopenblas.dll', 'mkl_rt.2.dll'],
}
/** What sets the number of threads, in one BLAS or another. */
const THREADS = ['openblas_set_num_threads', 'MKL_Set_Num_Threads', 'bli_thread_set_num_threads']

const ROW_MAJOR = 101
const [PLAIN, TRANSPOSED] = [111, 112]
/** Products (of numbers) below which the call costs more than it saves. */
const LEAST = 1 << 15

type Call = (...args: number[]) => void

interface Routines {
  gemm: Call
  gemv: Call
}

export interface Blas {
  name: string
  product: (type: 'f32' | 'f64', p: GemmProblem, threads: number) => boolean
}

/** Opens the first BLAS that is there. `memory`: the address of the tensors' memory. */
export function openBlas(koffi: Koffi, memory: number): Blas | undefined {
  const named = process.env.VARIGRAD_BLAS
  for (const name of named ? [named] : (NAMES[process.platform] ?? [])) {
    try {
      return { name, product: products(koffi.load(name), memory) }
    } catch {}
  }
  return undefined
}

/** The transposition and leading dimension under which a matrix of these strides is row-major, if there are such. */
function lie(row: number, column: number, rows: number, columns: number): [number, number] | undefined {
  if ((column === 1 || columns === 1) && (rows === 1 || row >= columns)) return [PLAIN!, Math.max(rows === 1 ? columns : row, 1)]
  if ((row === 1 || rows === 1) && (columns === 1 || column >= rows)) return [TRANSPOSED!, Math.max(columns === 1 ? rows : column, 1)]
  return undefined
}

function products(library: Library, memory: number): Blas['product'] {
  const declare = (letter: 's' | 'd'): Routines => {
    const number = letter === 's' ? 'float' : 'double'
    const at = 'uintptr_t'
    return {
      gemm: library.func(
        `void cblas_${letter}gemm(int, int, int, int, int, int, ${number}, ${at}, int, ${at}, int, ${number}, ${at}, int)`,
      ) as Call,
      gemv: library.func(`void cblas_${letter}gemv(int, int, int, int, ${number}, ${at}, int, ${at}, int, ${number}, ${at}, int)`) as Call,
    }
  }
  const routines = { f32: declare('s'), f64: declare('d') }
  const setThreads = THREADS.flatMap((name) => {
    try {
      return [library.func(`void ${name}(int)`) as Call]
    } catch {
      return []
    }
  })[0]
  let current = 0
  return (type, p, threads) => {
    const { m, n, k } = p
    if (m * n * k < LEAST || k === 0) return false
    const a = lie(p.rowA, p.colA, m, k)
    const b = lie(p.rowB, p.colB, k, n)
    if (!a || !b) return false
    if (threads !== current) {
      setThreads?.(threads)
      current = threads
    }
    const size = type === 'f32' ? 4 : 8
    const { gemm, gemv } = routines[type]
    const alpha = Number(p.alpha)
    const beta = Number(p.beta)
    for (let e = 0; e < p.batch; e++) {
      const A = memory + p.a + e * p.batchA * size
      const B = memory + p.b + e * p.batchB * size
      const C = memory + p.c + e * p.batchC * size
      // A matrix times a column, and a row times a matrix (by its transpose).
      if (n === 1) {
        const plain = a[0] === PLAIN
        gemv(ROW_MAJOR, a[0], plain ? m : k, plain ? k : m, alpha, A, a[1], B, Math.max(p.rowB, 1), beta, C, Math.max(p.rowC, 1))
      } else if (m === 1) {
        const plain = b[0] === PLAIN
        gemv(ROW_MAJOR, plain ? TRANSPOSED! : PLAIN!, plain ? k : n, plain ? n : k, alpha, B, b[1], A, Math.max(p.colA, 1), beta, C, 1)
      } else gemm(ROW_MAJOR, a[0], b[0], m, n, k, alpha, A, a[1], B, b[1], beta, C, p.rowC)
    }
    return true
  }
}
