/** Expressions of primitives as JavaScript functions, for measuring: with or without contraction of products and sums. */
import { host } from '../../src/backend/wasm/module.ts'
import type { Expr } from '../../src/ir/expr.ts'
import { beyond, expandCall } from '../../src/ir/math.ts'

const buffer = new ArrayBuffer(8)
const view = {
  f32: new Float32Array(buffer),
  f64: new Float64Array(buffer),
  i32: new Int32Array(buffer),
  i64: new BigInt64Array(buffer),
}
function twoProduct(a: number, b: number): [number, number] {
  const s = (x: number): number => {
    const t = 134217729 * x
    return t - (t - x)
  }
  const p = a * b
  const ah = s(a),
    bh = s(b)
  const e = ah * bh - p + ah * (b - bh) + (a - ah) * bh + (a - ah) * (b - bh)
  return [p, Number.isFinite(e) ? e : 0]
}
const fma = (a: number, b: number, c: number): number => {
  const [p, e] = twoProduct(a, b)
  const s = p + c
  if (!Number.isFinite(s)) return a * b + c
  const v = s - p
  return s + (p - (s - v) + (c - v) + e)
}
const nearestEven = (x: number): number => {
  const f = Math.floor(x)
  const d = x - f
  const r = d < 0.5 ? f : d > 0.5 ? f + 1 : f % 2 === 0 ? f : f + 1
  return r === 0 ? (Object.is(x, -0) || x < 0 ? -0 : 0) : r
}
const copysign = (a: number, b: number): number => ((b < 0 || Object.is(b, -0)) !== (a < 0 || Object.is(a, -0)) ? -a : a)
const env = {
  host,
  view,
  fma,
  nearestEven,
  copysign,
  fround: Math.fround,
  trunc64: (x: number): bigint => BigInt.asIntN(64, BigInt(Number.isFinite(x) ? Math.trunc(x) : 0)),
}

/** A function of the parameters of `e` (numbers). */
export function compile(e: Expr, contract = false): (...args: number[]) => number {
  const names = new Map<Expr, string>()
  const lines: string[] = []
  let params = 0
  const fn = (name: string): string => `env.${name}`
  const product = (x: Expr): boolean => x.k === 'binary' && x.op === 'mul'
  const go = (x: Expr): string => {
    const known = names.get(x)
    if (known) return known
    const f = x.ty === 'f32' ? (s: string) => `fround(${s})` : (s: string) => s
    let text: string
    switch (x.k) {
      case 'const':
        text =
          x.ty === 'i64'
            ? `${x.v}n`
            : x.ty === 'f32'
              ? `${Object.is(Math.fround(Number(x.v)), -0) ? '-0' : Math.fround(Number(x.v))}`
              : Object.is(x.v, -0)
                ? '-0'
                : `${x.v}`
        break
      case 'param':
        params = Math.max(params, x.i + 1)
        text = `p${x.i}`
        break
      case 'call': {
        const near = go(expandCall(x.fn, x.args))
        const far = beyond[x.fn]?.(x.args[0]!, x.args[1]!)
        const r = far ? `(${go(far)} ? ${f(`env.host.${x.fn}(${x.args.map(go)})`)} : ${near})` : near
        names.set(x, r)
        return r
      }
      case 'unary': {
        const a = go(x.a)
        const ops: Record<string, string> = {
          neg: `-${a}`,
          abs: `Math.abs(${a})`,
          sqrt: `Math.sqrt(${a})`,
          floor: `Math.floor(${a})`,
          ceil: `Math.ceil(${a})`,
          trunc: `Math.trunc(${a})`,
          nearest: `${fn('nearestEven')}(${a})`,
          not: x.ty === 'bool' ? `!${a}` : `~${a}`,
        }
        text = f(ops[x.op]!)
        break
      }
      case 'binary': {
        if (contract && (x.ty === 'f32' || x.ty === 'f64')) {
          const m =
            x.op === 'add' && product(x.a)
              ? [x.a, x.b, '']
              : x.op === 'add' && product(x.b)
                ? [x.b, x.a, '']
                : x.op === 'sub' && product(x.b)
                  ? [x.b, x.a, '-']
                  : undefined
          if (m) {
            const mulE = m[0] as Expr & { k: 'binary' }
            const [a, b, c] = [go(mulE.a), go(mulE.b), go(m[1] as Expr)]
            text = x.ty === 'f32' ? `fround(${m[2]}(${a}*${b})+${c})` : `env.fma(${m[2]}${a},${b},${c})`
            break
          }
        }
        const a = go(x.a),
          b = go(x.b)
        const sym: Record<string, string> = {
          add: '+',
          sub: '-',
          mul: '*',
          div: '/',
          and: '&',
          or: '|',
          xor: '^',
          shl: '<<',
          shr: '>>',
          shru: '>>>',
        }
        if (x.ty === 'bool') text = x.op === 'xor' ? `${a}!==${b}` : `${a}${x.op === 'and' ? '&&' : '||'}${b}`
        else if (x.ty === 'i32')
          text =
            x.op === 'mul'
              ? `Math.imul(${a},${b})`
              : x.op === 'min' || x.op === 'max'
                ? `Math.${x.op}(${a},${b})`
                : `(${a}${sym[x.op]}${b})|0`
        else if (x.ty === 'i64')
          text = x.op === 'shru' ? `BigInt.asIntN(64,BigInt.asUintN(64,${a})>>${b})` : `BigInt.asIntN(64,${a}${sym[x.op]}${b})`
        else if (x.op === 'copysign') text = `env.copysign(${a},${b})`
        else if (x.op === 'min' || x.op === 'max') text = `Math.${x.op}(${a},${b})`
        else text = f(`${a}${sym[x.op]}${b}`)
        break
      }
      case 'compare':
        text = `${go(x.a)}${{ eq: '===', ne: '!==', lt: '<', le: '<=', gt: '>', ge: '>=' }[x.op]}${go(x.b)}`
        break
      case 'select': {
        const [c, a, b] = [go(x.c), go(x.a), go(x.b)]
        text = `${c}?${a}:${b}`
        break
      }
      case 'bits': {
        const a = go(x.a)
        text = `(view.${x.a.ty}[0]=${a},view.${x.ty}[0])`
        break
      }
      case 'cast': {
        const a = go(x.a)
        text =
          x.ty === 'f32'
            ? `fround(Number(${a}))`
            : x.ty === 'f64'
              ? `Number(${a})`
              : x.ty === 'i32'
                ? x.a.ty === 'i64'
                  ? `Number(BigInt.asIntN(32,${a}))`
                  : x.a.ty === 'bool'
                    ? `+${a}`
                    : `Math.max(-2147483648,Math.min(2147483647,Math.trunc(${a})))|0`
                : x.ty === 'i64'
                  ? x.a.ty === 'i32' || x.a.ty === 'bool'
                    ? `BigInt(${a})`
                    : `env.trunc64(${a})`
                  : `${a}!=0`
        break
      }
      default:
        throw new TypeError(`evaluate: ${x.k}`)
    }
    const name = `v${names.size}`
    lines.push(`const ${name}=${text}`)
    names.set(x, name)
    return name
  }
  const result = go(e)
  const args = Array.from({ length: params }, (_, i) => `p${i}`)
  return new Function('env', `const {view,fround}=env;return (${args.join(',')})=>{${lines.join('\n')}\nreturn ${result}}`)(env) as (
    ...a: number[]
  ) => number
}
