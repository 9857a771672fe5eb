/**
 * The symbolic derivative of a pointwise expression, with PyTorch's conventions at kinks. Derivatives are expressions of the same
 * language, so that they can be differentiated again.
 */
import {
  abs,
  add,
  and,
  call,
  cast,
  compare,
  constant,
  copysign,
  div,
  type Expr,
  eq,
  ge,
  gt,
  isNaN,
  lt,
  type MathFn,
  mul,
  neg,
  select,
  sub,
  trunc,
  where,
} from './expr.ts'
import { simplify } from './simplify.ts'
import { operands } from './walk.ts'

const isFloat = (e: Expr): boolean => e.ty === 'f32' || e.ty === 'f64'
const num = (like: Expr, v: number): Expr => constant(like.ty, v)
const zero = (like: Expr): Expr => num(like, 0)
const one = (like: Expr): Expr => num(like, 1)
const square = (x: Expr): Expr => mul(x, x)
const inverse = (x: Expr): Expr => div(one(x), x)
/** -1, 0 or 1; 0 of NaN, as torch.sgn. */
const sign = (x: Expr): Expr => where(gt(x, zero(x)), one(x), where(lt(x, zero(x)), num(x, -1), zero(x)))
const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI)
const bell = (x: Expr): Expr => mul(call('expneg', neg(square(x))), num(x, TWO_OVER_SQRT_PI))

/** The derivative of each function of one operand, from the operand and the value. */
const UNARY: Record<Exclude<MathFn, 'pow' | 'atan2' | 'fmod' | 'hypot' | 'nextafter' | 'zeta'>, (x: Expr, y: Expr) => Expr> = {
  exp: (_x, y) => y,
  expneg: (_x, y) => y,
  exp2: (_x, y) => mul(y, num(y, Math.LN2)),
  expm1: (_x, y) => add(y, one(y)),
  log: (x) => inverse(x),
  log2: (x) => inverse(mul(x, num(x, Math.LN2))),
  log10: (x) => inverse(mul(x, num(x, Math.LN10))),
  log1p: (x) => inverse(add(x, one(x))),
  sin: (x) => call('cos', x),
  cos: (x) => neg(call('sin', x)),
  tan: (_x, y) => add(square(y), one(y)),
  asin: (x) => call('rsqrt', sub(one(x), square(x))),
  acos: (x) => neg(call('rsqrt', sub(one(x), square(x)))),
  atan: (x) => inverse(add(square(x), one(x))),
  sinh: (x) => call('cosh', x),
  cosh: (x) => call('sinh', x),
  tanh: (_x, y) => sub(one(y), square(y)),
  asinh: (x) => call('rsqrt', add(square(x), one(x))),
  acosh: (x) => call('rsqrt', sub(square(x), one(x))),
  atanh: (x) => inverse(sub(one(x), square(x))),
  erf: (x) => bell(x),
  erfc: (x) => neg(bell(x)),
  erfcx: erfcxSlope,
  erfinv: (_x, y) => mul(call('exp', square(y)), num(y, 1 / TWO_OVER_SQRT_PI)),
  ndtri: (_x, y) => mul(call('exp', mul(square(y), num(y, 0.5))), num(y, Math.sqrt(2 * Math.PI))),
  log_ndtr: (x) => div(num(x, Math.sqrt(2 / Math.PI)), call('erfcx', mul(x, num(x, -Math.SQRT1_2)))),
  lgamma: (x) => call('digamma', x),
  digamma: (x) => call('trigamma', x),
  trigamma: (x) => mul(call('zeta', num(x, 3), x), num(x, -2)),
  sigmoid: (_x, y) => mul(y, sub(one(y), y)),
  rsqrt: (_x, y) => mul(mul(y, square(y)), num(y, -0.5)),
  cbrt: (_x, y) => inverse(mul(square(y), num(y, 3))),
  i0: (x) => call('i1', x),
  i0e: (x, y) => sub(call('i1e', x), mul(sign(x), y)),
  i1: (x, y) => i1Slope(x, (z) => sub(call('i0', z), div(y, z))),
  i1e: (x, y) =>
    sub(
      i1Slope(x, (z) => sub(call('i0e', z), div(y, z)), call('exp', neg(mul(x, sign(x))))),
      mul(sign(x), y),
    ),
}
/** Σ cₖ xᵏ. */
const polynomial = (x: Expr, c: readonly number[]): Expr =>
  c.reduceRight((sum: Expr | null, a) => (sum ? add(mul(sum, x), num(x, a)) : num(x, a)), null)!
/** (2k + 1) / (2²ᵏ⁺¹ k! (k + 1)!): the series of the derivative of I₁ in x². */
const I1_SLOPE = [0.5]
for (let k = 1; k <= 12; k++) I1_SLOPE.push((I1_SLOPE[k - 1]! * (2 * k + 1)) / (2 * k - 1) / (4 * k * (k + 1)))
/** The derivative of I₁ times `scale`: by its series below 1, where I₀ - I₁ / x cancels, else `far(x)`. */
function i1Slope(x: Expr, far: (z: Expr) => Expr, scale: Expr = one(x)): Expr {
  const near = lt(abs(x), one(x))
  return select(near, mul(scale, polynomial(square(x), I1_SLOPE)), far(select(near, one(x), x)))
}
/** -(-1)ᵏ (2k + 1)!! / 2ᵏ / √π: the asymptotic series of x² times the derivative of erfcx, in 1/x². */
const ERFCX_SLOPE = [-1 / Math.sqrt(Math.PI)]
for (let k = 1; k <= 15; k++) ERFCX_SLOPE.push((-ERFCX_SLOPE[k - 1]! * (2 * k + 1)) / 2)
/** The derivative of erfcx, 2xy - 2/√π; from 10 on, where that cancels, by the asymptotic series. */
function erfcxSlope(x: Expr, y: Expr): Expr {
  const far = gt(x, num(x, 10))
  const u = inverse(square(select(far, x, num(x, 10))))
  return select(far, mul(u, polynomial(u, ERFCX_SLOPE)), sub(mul(mul(x, y), num(x, 2)), num(x, TWO_OVER_SQRT_PI)))
}

/** Both partial derivatives of each function of two operands; null where there is none in closed form. */
const BINARY: Record<
  'pow' | 'atan2' | 'fmod' | 'hypot' | 'nextafter' | 'zeta',
  [((x: Expr, y: Expr, v: Expr) => Expr) | null, ((x: Expr, y: Expr, v: Expr) => Expr) | null]
> = {
  pow: [
    (x, y) =>
      y.k === 'const' ? mul(call('pow', x, sub(y, one(y))), y) : select(eq(y, zero(y)), zero(y), mul(call('pow', x, sub(y, one(y))), y)),
    (x, y, v) => select(and(eq(x, zero(x)), ge(y, zero(y))), zero(v), mul(v, call('log', x))),
  ],
  atan2: [(y, x) => overSquares(x, y, x), (y, x) => neg(overSquares(y, y, x))],
  fmod: [(x) => one(x), (x, y) => neg(trunc(div(x, y)))],
  hypot: [(x, _y, v) => div(x, v), (_x, y, v) => div(y, v)],
  nextafter: [null, null],
  zeta: [null, (s, q) => neg(mul(s, call('zeta', add(s, one(s)), q)))],
}
/** a / (x² + y²), 0 at the origin. */
const overSquares = (a: Expr, y: Expr, x: Expr): Expr => {
  const d = add(square(x), square(y))
  const origin = eq(d, zero(d))
  return select(origin, zero(a), div(a, select(origin, one(d), d)))
}

/**
 * The partial derivative of `e` with respect to the element of `buffer` that its position gives. Simplified, of the type of `e`.
 * Where it mentions the value of `e` itself, as that of exp does, `value` stands there.
 * @throws TypeError where `e` depends on the buffer through a computed index, a reduction, a scan, the bits of a float, or an
 * operand of a function that has no derivative.
 */
export function derivative(e: Expr, buffer: number, value: Expr = e): Expr {
  const known = new Map<Expr, Expr | null>()
  /** The derivative, or null where it is zero by structure: such terms are left out, so that no 0 meets an infinity. */
  const go = (x: Expr): Expr | null => {
    const have = known.get(x)
    if (have !== undefined) return have
    const d = isFloat(x) ? build(x) : null
    known.set(x, d)
    return d
  }
  const scaled = (d: Expr | null, factor: () => Expr): Expr | null => (d ? mul(d, factor()) : null)
  const sum = (a: Expr | null, b: Expr | null): Expr | null => (a && b ? add(a, b) : (a ?? b))

  const build = (x: Expr): Expr | null => {
    const v = x === e ? value : x
    switch (x.k) {
      case 'const':
      case 'param':
      case 'axis':
        return null
      case 'load':
        if (x.buffer !== buffer) return null
        if (x.index) throw new TypeError('derivative of a load at a computed index')
        return one(x)
      case 'unary': {
        const d = go(x.a)
        if (!d) return null
        if (x.op === 'neg') return neg(d)
        if (x.op === 'abs') return mul(d, sign(x.a))
        return x.op === 'sqrt' ? div(d, mul(v, num(x, 2))) : null
      }
      case 'binary':
        return ofBinary(x)
      case 'select': {
        const a = go(x.a)
        const b = go(x.b)
        return a || b ? select(x.c, a ?? zero(x), b ?? zero(x)) : null
      }
      case 'cast': {
        const d = go(x.a)
        return d && cast(x.ty, d)
      }
      case 'round':
        return go(x.a)
      case 'call': {
        if (x.args.length === 1) return scaled(go(x.args[0]!), () => UNARY[x.fn as 'exp'](x.args[0]!, v))
        const [a, b] = x.args as [Expr, Expr]
        const [first, second] = BINARY[x.fn as 'pow']
        const part = (d: Expr | null, f: typeof first): Expr | null => {
          if (d && !f) throw new TypeError(`${x.fn} has no derivative with respect to this operand`)
          return d && f && mul(d, f(a, b, v))
        }
        return sum(part(go(a), first), part(go(b), second))
      }
      case 'bits':
      case 'reduce':
      case 'scan':
        if (dependsOn(x, buffer))
          throw new TypeError(x.k === 'bits' ? 'derivative of the bits of a float' : `derivative of a ${x.k}: not a pointwise expression`)
        return null
      case 'compare':
        return null
    }
  }

  const ofBinary = (x: Expr & { k: 'binary' }): Expr | null => {
    const { a, b } = x
    const da = go(a)
    const db = x.op === 'copysign' ? null : go(b)
    if (!da && !db) return null
    switch (x.op) {
      case 'add':
        return sum(da, db)
      case 'sub':
        return da && db ? sub(da, db) : (da ?? (db && neg(db)))
      case 'mul':
        return sum(
          scaled(da, () => b),
          scaled(db, () => a),
        )
      case 'div': {
        const first = da && div(da, b)
        const second = db && mul(db, div(div(a, b), b))
        return first && second ? sub(first, second) : (first ?? (second && neg(second)))
      }
      case 'min':
      case 'max': {
        // Half to each where both are equal; where one is NaN, whole to both.
        const half = where(eq(a, b), num(x, 0.5), one(x))
        const out = x.op === 'max' ? (['lt', 'gt'] as const) : (['gt', 'lt'] as const)
        const share = (d: Expr | null, loses: 'lt' | 'gt'): Expr | null => d && select(compare(loses, a, b), zero(x), mul(d, half))
        return sum(share(da, out[0]), share(db, out[1]))
      }
      case 'copysign': {
        const ratio = select(isNaN(a), a, copysign(copysign(one(a), b), mul(copysign(one(a), a), copysign(one(a), b))))
        return da && mul(da, select(eq(a, zero(a)), zero(a), ratio))
      }
      default:
        throw new TypeError(`derivative of ${x.op}`)
    }
  }
  const d = go(e)
  return simplify(d ?? constant(e.ty, 0))
}

/** Whether the value depends on an element of the buffer in any way. */
function dependsOn(e: Expr, buffer: number, seen: Set<Expr> = new Set()): boolean {
  if (seen.has(e)) return false
  seen.add(e)
  return (e.k === 'load' && e.buffer === buffer) || operands(e).some((a) => dependsOn(a, buffer, seen))
}
