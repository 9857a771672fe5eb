/**
 * The kernel language: typed scalar expressions with loads, reductions and scans, and the kernels made of them.
 * Plain data: printable, hashable, checkable. What it means is defined by `interpret.ts`; `backend/` compiles it.
 */

/** The type of a value inside a kernel. `bool` is a truth value (a lane mask in SIMD code, 0 or 1 in scalar code). */
export type Scalar = 'f32' | 'f64' | 'i32' | 'i64' | 'bool'

/** How an element lies in memory. */
export type Stored = 'float32' | 'float64' | 'float16' | 'bfloat16' | 'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'bool'

/** What a load of a stored element yields, and what a store of it takes. */
export const computeType: Record<Stored, Scalar> = {
  float32: 'f32',
  float64: 'f64',
  float16: 'f32',
  bfloat16: 'f32',
  int8: 'i32',
  int16: 'i32',
  int32: 'i32',
  int64: 'i64',
  uint8: 'i32',
  bool: 'bool',
}

/** Primitive operations of one operand; the type of the result is that of the operand. */
export type UnaryOp =
  | 'neg'
  | 'abs' // every number type
  | 'sqrt'
  | 'floor'
  | 'ceil'
  | 'trunc'
  | 'nearest' // floats; nearest rounds halves to even
  | 'not' // bool: logical; integers: bitwise
  | 'clz'
  | 'ctz'
  | 'popcnt' // integers

/**
 * Primitive operations of two operands of one type, which is also that of the result.
 * `min` and `max` propagate NaN, as PyTorch's do. Integer `div` truncates, `rem` has the sign of the dividend; a zero
 * divisor yields 0 (it never traps). Shift counts are taken modulo the width.
 */
export type BinaryOp =
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'min'
  | 'max' // numbers
  | 'copysign' // floats
  | 'rem'
  | 'shl'
  | 'shr'
  | 'shru' // integers
  | 'and'
  | 'or'
  | 'xor' // integers bitwise, bool logical

/** Comparisons of two operands of one type (bool: eq and ne only) with a bool result; a NaN makes all but `ne` false. */
export type CompareOp = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'

/**
 * Mathematical functions of floats (f32 or f64), written once in terms of the primitives in `math.ts`, with stated error
 * bounds. They stay calls until a kernel is lowered, so that differentiation and printing see them whole.
 */
export type MathFn =
  | 'exp'
  | 'exp2'
  | 'expm1'
  | 'expneg'
  | 'log'
  | 'log2'
  | 'log10'
  | 'log1p'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'erf'
  | 'erfc'
  | 'erfinv'
  | 'lgamma'
  | 'digamma'
  | 'trigamma'
  | 'sigmoid'
  | 'rsqrt'
  | 'cbrt'
  | 'i0'
  | 'i0e'
  | 'i1'
  | 'i1e'
  | 'ndtri'
  | 'log_ndtr'
  | 'erfcx'
  | 'pow'
  | 'atan2'
  | 'fmod'
  | 'hypot'
  | 'nextafter'
  | 'zeta' // two operands

/** How the elements met along the reduction axes are combined; `argmax`/`argmin` yield the i32 position of the first extreme (a NaN counts as extreme), row-major over the reduction axes. */
export type Combiner = 'sum' | 'prod' | 'max' | 'min' | 'any' | 'all' | 'argmax' | 'argmin'

/** `logaddexp`, `cummaxarg` and `cumminarg` exist only as scans; the latter yield the i32 position of the last extreme so far, as torch.cummax does. */
export type ScanOp = 'sum' | 'prod' | 'max' | 'min' | 'logaddexp' | 'cummaxarg' | 'cumminarg'

export type Expr =
  | { k: 'const'; ty: Scalar; v: number | bigint | boolean }
  /** A number given at run time: the `i`-th parameter of the kernel. */
  | { k: 'param'; ty: Scalar; i: number }
  /** The position along axis `i` (output axes first, then reduction axes), i32. */
  | { k: 'axis'; ty: 'i32'; i: number }
  /** An element of a buffer: at the position that the buffer's strides give, plus `index` elements (i32) where there is one. */
  | { k: 'load'; ty: Scalar; buffer: number; index?: Expr }
  | { k: 'unary'; ty: Scalar; op: UnaryOp; a: Expr }
  | { k: 'binary'; ty: Scalar; op: BinaryOp; a: Expr; b: Expr }
  | { k: 'compare'; ty: 'bool'; op: CompareOp; a: Expr; b: Expr }
  | { k: 'select'; ty: Scalar; c: Expr; a: Expr; b: Expr }
  /** Value conversion. Float to integer truncates and saturates, NaN gives 0; i64 to i32 wraps; number to bool is `!= 0`; bool to number is 0 or 1. */
  | { k: 'cast'; ty: Scalar; a: Expr }
  /** The same bits read as another type of the same width. */
  | { k: 'bits'; ty: Scalar; a: Expr }
  /** Rounded to a narrower stored type and back (float16, bfloat16; int8, int16, uint8 wrap); the type stays. */
  | { k: 'round'; ty: Scalar; to: Stored; a: Expr }
  | { k: 'call'; ty: Scalar; fn: MathFn; args: Expr[] }
  /** Combines `a` over all reduction axes. May hold other reductions, which are then complete. */
  | { k: 'reduce'; ty: Scalar; op: Combiner; a: Expr }
  /** The running combination of `a` along the (single) reduction axis, this position included. */
  | { k: 'scan'; ty: Scalar; op: ScanOp; a: Expr }

/**
 * How a buffer moves with an axis: it stays (0), goes to the neighbouring element (1), or by a stride given at run time.
 * Kernels are specialised to this, so it is part of their identity.
 */
export type Step = 0 | 1 | 's'

export interface Buffer {
  stored: Stored
  /** One entry per axis, output axes first, then reduction axes. */
  steps: readonly Step[]
}

export interface Store {
  buffer: number
  value: Expr
  /** Elements (i32) to add to the position that the buffer's strides give. */
  index?: Expr
  /** Store only where this holds. */
  mask?: Expr
  /** Combine with what is there instead of overwriting it; runs in order of the axes, so equal positions accumulate. */
  combine?: 'add' | 'mul' | 'min' | 'max'
  /** Runs in a last loop over the reduction axes, after every reduction is complete (softmax, scans); else once per output position. */
  inside?: boolean
}

/**
 * For every position of the `axes` output axes (outermost first): the reductions over the `reduce` axes that follow, then the stores.
 *
 * A compiled kernel is a function `(P, start, end)`: axis 0 runs from `start` to `end` (ignored when there are no output
 * axes), and P is the address of the parameter block, little-endian, aligned to 8:
 *   u32 address of each buffer; i32 extent of each axis; i32 stride in bytes [buffer][axis]; padding to 8;
 *   8 bytes for each parameter (f32 and f64 as f64, i64 as i64, i32 and bool as i32 in the low word).
 */
export interface Kernel {
  axes: number
  reduce: number
  buffers: readonly Buffer[]
  /** Types of the run-time parameters. */
  params: readonly Scalar[]
  stores: readonly Store[]
}

const same = (what: string, a: Expr, b: Expr): Scalar => {
  if (a.ty !== b.ty) throw new TypeError(`${what}: operands of types ${a.ty} and ${b.ty}`)
  return a.ty
}

export const constant = (ty: Scalar, v: number | bigint | boolean): Expr => ({
  k: 'const',
  ty,
  v: ty === 'i64' ? BigInt(v) : ty === 'bool' ? Boolean(v) : Number(v),
})
export const param = (ty: Scalar, i: number): Expr => ({ k: 'param', ty, i })
export const axis = (i: number): Expr => ({ k: 'axis', ty: 'i32', i })
export const load = (ty: Scalar, buffer: number, index?: Expr): Expr =>
  index ? { k: 'load', ty, buffer, index } : { k: 'load', ty, buffer }
export const unary = (op: UnaryOp, a: Expr): Expr => ({ k: 'unary', ty: a.ty, op, a })
export const binary = (op: BinaryOp, a: Expr, b: Expr): Expr => ({ k: 'binary', ty: same(op, a, b), op, a, b })
export const compare = (op: CompareOp, a: Expr, b: Expr): Expr => (same(op, a, b), { k: 'compare', ty: 'bool', op, a, b })
export const select = (c: Expr, a: Expr, b: Expr): Expr => ({ k: 'select', ty: same('select', a, b), c, a, b })
export const cast = (ty: Scalar, a: Expr): Expr => (a.ty === ty ? a : { k: 'cast', ty, a })
export const bits = (ty: Scalar, a: Expr): Expr => ({ k: 'bits', ty, a })
export const roundTo = (to: Stored, a: Expr): Expr => ({ k: 'round', ty: a.ty, to, a })
export const call = (fn: MathFn, ...args: Expr[]): Expr => ({ k: 'call', ty: args[0]!.ty, fn, args })
export const reduce = (op: Combiner, a: Expr): Expr => ({ k: 'reduce', ty: op === 'argmax' || op === 'argmin' ? 'i32' : a.ty, op, a })
export const scan = (op: ScanOp, a: Expr): Expr => ({ k: 'scan', ty: op === 'cummaxarg' || op === 'cumminarg' ? 'i32' : a.ty, op, a })

/** A number operand of a builder function: an expression, or a constant of the other operand's type. */
export type Operand = Expr | number | bigint | boolean
const isExpr = (x: Operand): x is Expr => typeof x === 'object'
const pair = (a: Operand, b: Operand): [Expr, Expr] =>
  isExpr(a) ? [a, isExpr(b) ? b : constant(a.ty, b)] : isExpr(b) ? [constant(b.ty, a), b] : fail('an operation on two plain numbers')
const fail = (why: string): never => {
  throw new TypeError(why)
}
const two =
  (op: BinaryOp) =>
  (a: Operand, b: Operand): Expr =>
    binary(op, ...pair(a, b))
const cmp =
  (op: CompareOp) =>
  (a: Operand, b: Operand): Expr =>
    compare(op, ...pair(a, b))

/** Builder functions for writing expressions in the tables: `add(mul(x, x), 1)`. */
export const add = two('add'),
  sub = two('sub'),
  mul = two('mul'),
  div = two('div'),
  min = two('min'),
  max = two('max')
export const rem = two('rem'),
  shl = two('shl'),
  shr = two('shr'),
  shru = two('shru'),
  copysign = two('copysign')
export const and = two('and'),
  or = two('or'),
  xor = two('xor')
export const eq = cmp('eq'),
  ne = cmp('ne'),
  lt = cmp('lt'),
  le = cmp('le'),
  gt = cmp('gt'),
  ge = cmp('ge')
export const neg = (a: Expr): Expr => unary('neg', a)
export const not = (a: Expr): Expr => unary('not', a)
export const abs = (a: Expr): Expr => unary('abs', a)
export const sqrt = (a: Expr): Expr => unary('sqrt', a)
export const floor = (a: Expr): Expr => unary('floor', a)
export const ceil = (a: Expr): Expr => unary('ceil', a)
export const trunc = (a: Expr): Expr => unary('trunc', a)
/** Rounds halves to even. */
export const nearest = (a: Expr): Expr => unary('nearest', a)
export const where = (c: Expr, a: Operand, b: Operand): Expr => select(c, ...pair(a, b))
/** `x != x`. */
export const isNaN = (a: Expr): Expr => ne(a, a)
