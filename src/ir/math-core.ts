/** What the mathematical functions are built from: constants per type, polynomials, powers of two. No function of its own. */
import { add, and, bits, constant, div, type Expr, eq, lt, mul, type Scalar, select, shl, shr, sub } from './expr.ts'

export type FloatTy = 'f32' | 'f64'
export const floatTy = (x: Expr): FloatTy => {
  if (x.ty !== 'f32' && x.ty !== 'f64') throw new TypeError(`a mathematical function of type ${x.ty}`)
  return x.ty
}

/** A constant of the type of `like`; in float32 a second value may be given. */
export const num = (like: Expr, v64: number, v32 = v64): Expr => constant(like.ty, like.ty === 'f32' ? Math.fround(v32) : v64)
/** An integer constant as wide as the float `like`. */
export const int = (like: Expr, v64: bigint, v32: number): Expr =>
  like.ty === 'f32' || like.ty === 'i32' ? constant('i32', v32) : constant('i64', v64)
export const intTy = (ty: Scalar): 'i32' | 'i64' => (ty === 'f32' ? 'i32' : 'i64')
/** The bits of a float as an integer. */
export const asInt = (x: Expr): Expr => bits(intTy(x.ty), x)
/** The float that has the bits of an integer. */
export const asFloat = (i: Expr): Expr => bits(i.ty === 'i32' ? 'f32' : 'f64', i)

/**
 * c[0] + c[1] x + c[2] x² …, by Horner's rule in steps `p * x + c` that may be contracted.
 * The table holds the coefficients of both types.
 */
export interface Coefficients {
  readonly f32: readonly number[]
  readonly f64: readonly number[]
}
export function poly(x: Expr, c: Coefficients | readonly number[]): Expr {
  const list = 'f32' in c ? c[floatTy(x)] : c
  let p = num(x, list[list.length - 1]!)
  for (let i = list.length - 2; i >= 0; i--) p = add(mul(p, x), num(x, list[i]!))
  return p
}
/** The quotient of two polynomials. */
export interface Rational {
  readonly p: readonly number[]
  readonly q: readonly number[]
}
export const ratio = (x: Expr, r: Rational): Expr => div(poly(x, r.p), poly(x, r.q))

/** `a * b + c`, contractible. */
export const mad = (a: Expr, b: Expr, c: Expr): Expr => add(mul(a, b), c)

/** The upper half of the significand: the product of two such numbers is exact. */
export const high = (x: Expr): Expr => asFloat(and(asInt(x), int(x, -0x8000000n, -0x1000)))

/** min and max as SSE and `pmin`/`pmax` have them: the first operand, a NaN too, unless the second is smaller (larger). */
export const pmin = (a: Expr, b: Expr): Expr => select(lt(b, a), b, a)
export const pmax = (a: Expr, b: Expr): Expr => select(lt(a, b), b, a)
/** `x` held in [lo, hi]; a NaN stays. */
export const clamp = (x: Expr, lo: Expr, hi: Expr): Expr => pmin(pmax(x, lo), hi)
/** `y`, but `x` itself where it is zero: keeps the sign of zero. */
export const keepZero = (x: Expr, y: Expr): Expr => select(eq(x, num(x, 0)), x, y)
export const inf = (like: Expr): Expr => num(like, Number.POSITIVE_INFINITY)
export const nan = (like: Expr): Expr => num(like, Number.NaN)

/** 1.5 · 2^(significand bits): added to a small number it leaves the nearest whole number in the low bits of the sum. */
export const MAGIC: Record<FloatTy, number> = { f32: 12582912, f64: 6755399441055744 }
export const BIAS: Record<FloatTy, number> = { f32: 127, f64: 1023 }

export interface Rounded {
  /** The whole number nearest to the product. */
  n: Expr
  /** The sum that holds n (plus the extra bias) in its low bits. */
  t: Expr
}
/** The whole number nearest to `x * scale`, in two instructions; `bias` is added to what the low bits hold. */
export function nearestOf(x: Expr, scale: number, bias = 0): Rounded {
  const magic = num(x, MAGIC[floatTy(x)] + bias)
  const t = scale === 1 ? add(x, magic) : mad(x, num(x, scale), magic)
  return { n: sub(t, magic), t }
}

/** 2^n, where the low bits of `t` hold n + BIAS, within the exponents of normal numbers. */
export const powerOfTwo = (t: Expr): Expr => asFloat(shl(asInt(t), int(t, 52n, 23)))

/** p · 2^n where the low bits of `t` hold n + 2·BIAS: in two steps, so that over- and underflow come out right. */
export function scaled(p: Expr, t: Expr): Expr {
  const i = asInt(t)
  const half = shr(i, int(t, 1n, 1))
  const to = int(t, 52n, 23)
  return mul(mul(p, asFloat(shl(half, to))), asFloat(shl(sub(i, half), to)))
}
