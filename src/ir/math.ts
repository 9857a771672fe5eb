/**
 * Every mathematical function in terms of the primitives: branch-free, without loops, for f32 and f64. The expressions
 * share subexpressions as objects: whoever walks them keeps what it has seen. Errors: test/ir/math.test.ts.
 */
import type { Expr, MathFn } from './expr.ts'
import { i0, i0e, i1, i1e } from './math-bessel.ts'
import { erf, erfc, erfcx, erfinv, logNdtr, ndtri } from './math-erf.ts'
import { acosh, asinh, atanh, cosh, exp, exp2, expm1, expneg, log, log1p, log2, log10, rsqrt, sigmoid, sinh, tanh } from './math-exp.ts'
import { digamma, lgamma, trigamma, zeta } from './math-gamma.ts'
import { cbrt, fmod, hypot, largeQuotient, nextafter, pow } from './math-pow.ts'
import { acos, asin, atan, atan2, cos, largeAngle, sin, tan } from './math-trig.ts'

type Binary = 'pow' | 'atan2' | 'fmod' | 'hypot' | 'nextafter' | 'zeta'

const unaries: Record<Exclude<MathFn, Binary>, (x: Expr) => Expr> = {
  exp,
  exp2,
  expm1,
  expneg,
  log,
  log2,
  log10,
  log1p,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  sinh,
  cosh,
  tanh,
  asinh,
  acosh,
  atanh,
  erf,
  erfc,
  erfinv,
  lgamma,
  digamma,
  trigamma,
  sigmoid,
  rsqrt,
  cbrt,
  i0,
  i0e,
  i1,
  i1e,
  ndtri,
  log_ndtr: logNdtr,
  erfcx,
}
const binaries: Record<Binary, (x: Expr, y: Expr) => Expr> = { pow, atan2, fmod, hypot, nextafter, zeta }

/** The functions that the host has too, and where its own is to be called because the expansion ends. Few arguments go there. */
export const beyond: Partial<Record<MathFn, (x: Expr, y: Expr) => Expr>> = {
  sin: largeAngle,
  cos: largeAngle,
  tan: largeAngle,
  fmod: largeQuotient,
}

/** All functions, and of how many operands. */
export const arity = /* @__PURE__ */ (() =>
  Object.fromEntries([...Object.keys(unaries).map((fn) => [fn, 1]), ...Object.keys(binaries).map((fn) => [fn, 2])]) as Record<
    MathFn,
    1 | 2
  >)()

/** The call of `fn` on `args` in terms of the primitives. */
export const expandCall = (fn: MathFn, args: readonly Expr[]): Expr =>
  fn in unaries ? unaries[fn as Exclude<MathFn, Binary>](args[0]!) : binaries[fn as Binary](args[0]!, args[1]!)
