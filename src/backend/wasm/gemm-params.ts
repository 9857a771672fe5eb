/** What a matrix product is, and the parameter block that says it to the kernel. Knows no instructions. */
/** Products (of numbers) from which threads pay. */
export const PARALLEL_WORK = 1 << 18

/** Byte offsets into the block. Everything is a 32-bit word, but for the two factors. Strides are in bytes. */
export const field = {
  a: 0,
  b: 4,
  c: 8,
  /** Where packed rows of A and columns of B go. */
  packedA: 12,
  packedB: 16,
  m: 20,
  n: 24,
  k: 28,
  rowA: 32,
  colA: 36,
  rowB: 40,
  colB: 44,
  rowC: 48,
  batchA: 52,
  batchB: 56,
  batchC: 60,
  /** `phase` below. */
  phase: 64,
  /** Rows and columns of a unit of work, how many units lie side by side along the columns, and how many a batch entry has. */
  unitM: 68,
  unitN: 72,
  unitsN: 76,
  perEntry: 80,
  /** The first column of B that is packed (n: none is), and whether A is. */
  firstPacked: 84,
  packA: 88,
  /** Bytes of workspace from one call's to the next. */
  slot: 92,
  /** f64, or i64 for integers. */
  alpha: 96,
  beta: 104,
  /** Where the positions of B's rows and columns are listed, or 0; see `GemmProblem`. */
  tableRows: 112,
  tableColumns: 116,
  /** How many batch entries make a group, from one group to the next, and the first entry of this call. */
  inner: 120,
  groupA: 124,
  groupB: 128,
  groupC: 132,
  firstEntry: 136,
  /** Where the row lies that every row's sums begin with, or 0; see `GemmProblem`. */
  addend: 140,
} as const

/** Bytes of the block. */
export const gemmParamBytes = 144

/** What a call of the kernel does with its units `start` to `end`. */
export const phase = {
  /** A unit is a batch entry: packs it into the workspace slot of `start`, which is this call's own, and computes it. */
  whole: 0,
  /** A unit is one panel of B (all of them first) or A to be packed, of a single batch entry. */
  pack: 1,
  /** A unit is a block of C, of one batch entry after another; what is packed was packed before, and serves all entries. */
  block: 2,
  /** The same by dot products of rows of A and columns of B, all contiguous; nothing is packed. */
  dot: 3,
  /** The same for one row of C, as a sum of rows of B. */
  row: 4,
  /** A unit is a row of B as its tables list it, which is copied to where packed columns go, one row after another. */
  gather: 5,
} as const

/** C = alpha A B + beta C for every entry of a batch. Addresses are bytes, strides elements; C's columns are contiguous. */
export interface GemmProblem {
  a: number
  b: number
  c: number
  m: number
  n: number
  k: number
  batch: number
  rowA: number
  colA: number
  rowB: number
  colB: number
  rowC: number
  /** Elements from one batch entry to the next, 0 to use the same one for all. */
  batchA: number
  batchB: number
  batchC: number
  /** Entries in a group (all of them, where there are no groups), and elements from one group to the next. */
  inner: number
  groupA: number
  groupB: number
  groupC: number
  /**
   * Addresses of two lists of i32, in place of B's strides: element (i, j) lies rows[i] + columns[j] bytes from `b`. So a convolution
   * reads its windows where they lie. Both lists ascend, so that neighbours are known by the distance of the first and last.
   */
  tables?: { rows: number; columns: number }
  /**
   * Where n contiguous elements lie that are added to every row of C; for products that `startsFromRow` grants, with `alpha` 1 and
   * `beta` 0.
   */
  addend?: number
  alpha: number | bigint
  /** C is not read where this is 0. */
  beta: number | bigint
}

/** The views of the memory that a parameter block is written through. */
export interface Words {
  i32: Int32Array<ArrayBufferLike>
  f64: Float64Array<ArrayBufferLike>
  i64: BigInt64Array<ArrayBufferLike>
}
