/**
 * Attention: `scaled_dot_product_attention`, two batched products with a masked softmax between them that works in the memory of the
 * scores. A row that the mask closes altogether has weights of zero. Where PyTorch has one function for all of it, so is there here: its
 * products read heads where they lie.
 */
import { mode } from '../autograd/modes.ts'
import type { Node } from '../autograd/node.ts'
import { isActive, track } from '../autograd/record.ts'
import { bool as boolType, float32 } from '../dtypes.ts'
import { dimOutOfRange, otherType, RuntimeError } from '../errors.ts'
import { add, axis, call, compare, constant, type Expr, type Scalar as ExprType, load, reduce, select, sub } from '../ir/expr.ts'
import { broadcastStrides, checkBroadcast, sameSizes } from '../shape/shape.ts'
import { arrange, axesBut, launch, type Program, program } from '../tensor/launch.ts'
import { passes } from '../tensor/passing.ts'
import { aliasOf, empty, type Tensor } from '../tensor/tensor.ts'
import { broadcastShapes } from './apply.ts'
import { dropout, outOfRange } from './dropout.ts'
import { type Matrix, multiply } from './gemm.ts'
import { functionOnly, type Op, op } from './schema.ts'
import { intoShares, softmaxGradient, softmaxGradientInPlace } from './softmax.ts'

/** exp of the scores less the largest. Buffers: scores, the mask where there is one, the result. Axes: batches, queries; reduced: keys. */
const exponentialsOf = (batches: number, causal: boolean, safe: boolean): Program =>
  program((stored) => {
    const ty: ExprType = stored[0] === 'float64' ? 'f64' : 'f32'
    const least = constant(ty, Number.NEGATIVE_INFINITY)
    const masked = stored.length === 3
    const mask = causal ? compare('le', axis(batches + 1), axis(batches)) : masked && stored[1] === 'bool' ? load('bool', 1) : null
    const score = masked && !mask ? add(load(ty, 0), load(ty, 1)) : load(ty, 0)
    const open = (x: Expr, closed: Expr): Expr => (mask ? select(mask, x, closed) : x)
    const top = reduce('max', open(score, least))
    // Where everything is -inf, the differences would be NaN.
    const from = masked && safe ? select(compare('eq', top, least), constant(ty, 0), top) : top
    // What a mask closes had better not underflow to its zero: that costs as much as the exponential.
    const value = safe ? open(call('expneg', sub(score, from)), constant(ty, 0)) : call('expneg', sub(open(score, least), from))
    return [{ buffer: stored.length - 1, value, inside: true }]
  })
const programs: Program[] = []

/** softmax(scores + mask) over the last dimension, written over the scores, which nobody else may hold; `causal`: a query sees keys up to its own position; `safe`: a row that the mask closes gives zeros, else NaN. */
export function maskedSoftmax(scores: Tensor, mask: Tensor | null, causal: boolean, safe = true): Tensor {
  const out = aliasOf(scores)
  intoWeights(out, mask, causal, safe)
  return track(out, mask ? 'SafeSoftmaxBackward0' : 'SoftmaxBackward0', [scores, mask], { result: out }, toBoth, tangent)
}
function intoWeights(scores: Tensor, mask: Tensor | null, causal: boolean, safe: boolean): void {
  const n = scores._sizes.length
  const [L, S] = scores._sizes.slice(-2) as [number, number]
  if (mask) checkBroadcast(scores._sizes, broadcastShapes([scores._sizes, mask._sizes]))
  if (scores._count === 0) return
  const all = [scores, mask, scores].flatMap((t) =>
    t ? [{ tensor: t, strides: t === mask ? broadcastStrides(t._sizes, t._strides, scores._sizes) : t._strides }] : [],
  )
  const outer = arrange(scores._sizes, all, axesBut(n - 2, []))
  const batches = outer.axes.length
  const p = (programs[batches * 4 + Number(causal) * 2 + Number(safe)] ??= exponentialsOf(batches, causal, safe))
  const operands = all.map((o, i) => ({ ...o, strides: [...outer.operands[i]!.strides, o.strides[n - 2]!, o.strides[n - 1]!] }))
  launch(p, '', operands, [...outer.axes, L], [S], [], 16)
  intoShares(scores, n - 1)
}
// Apart, for what they could hold on to.
const toBoth = (g: Tensor, s: { result: Tensor }): Tensor[] => {
  const d = softmaxGradient(g, s.result)
  return [d, d]
}
const tangent = ([t, m]: (Tensor | null)[], _: unknown, y: Tensor): Tensor =>
  softmaxGradient(t && m ? t.add(m) : (t ?? m!).expand([...y._sizes]), y)

export function scaled_dot_product_attention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  mask: Tensor | null,
  p: number,
  causal: boolean,
  scale: number | null,
  grouped: boolean,
): Tensor {
  const three = [query, key, value]
  const dims = three.map((t) => t._sizes.length) as [number, number, number]
  const [a, b, c] = three.map((t) => t._dtype.cname)
  if (query._dtype !== key._dtype || key._dtype !== value._dtype)
    throw new RuntimeError(
      `Expected query, key, and value to have the same dtype, but got query.dtype: ${a} key.dtype: ${b} and value.dtype: ${c} instead.`,
    )
  if (Math.min(...dims) < 2)
    throw new RuntimeError(
      `Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: ${dims[0]} key.dim: ${dims[1]} and value.dim: ${dims[2]} instead.`,
    )
  if (query._dtype.category !== 2) throw otherType('Float', query._dtype.legacy)
  if (mask) {
    if (mask._dtype !== boolType && mask._dtype !== float32 && mask._dtype !== query._dtype)
      throw new RuntimeError(
        `Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: ${mask._dtype.cname} and  query.dtype: ${a} instead.`,
      )
    if (causal) throw new RuntimeError('_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True')
    if (mask._sizes.length < 2 && Math.max(...dims) > 3) throw dimOutOfRange(-2, 1)
  }
  if (!(p >= 0 && p <= 1)) throw new RuntimeError(outOfRange(p))
  if (query._dtype.itemsize === 2)
    return scaled_dot_product_attention(
      ...(three.map((t) => t.to(float32)) as [Tensor, Tensor, Tensor]),
      mask && mask._dtype !== boolType ? mask.to(float32) : mask,
      p,
      causal,
      scale,
      grouped,
    ).to(query._dtype)
  const factor = scale ?? 1 / Math.sqrt(query._sizes.at(-1)!)
  const like = mask && mask._dtype !== boolType && mask._dtype !== query._dtype ? mask.to(query._dtype) : mask
  if (p === 0 && !grouped && canFuse(query, key, value) && (!mask || (!isActive(mask) && [2, 4].includes(mask._sizes.length))))
    return fused(query, key, value, like, causal, factor)
  const q = query.mul(factor)
  const folded = grouped ? groupedHeads(three) : 1
  const split = (t: Tensor): Tensor => {
    const [heads, L, E] = t._sizes.slice(-3) as [number, number, number]
    return folded === 1 ? t : t.reshape([...t._sizes.slice(0, -3), heads / folded, folded * L, E])
  }
  const whole = (t: Tensor): Tensor => {
    const [heads, L, E] = t._sizes.slice(-3) as [number, number, number]
    return folded === 1 ? t : t.reshape([...t._sizes.slice(0, -3), heads * folded, L / folded, E])
  }
  const scores = whole(split(q).matmul(key.transpose(-2, -1)))
  return whole(split(dropout(maskedSoftmax(scores, like, causal), p, true, false)).matmul(value))
}

/** Whether the three have batches and heads of the same extents, and rows without gaps. */
const canFuse = (query: Tensor, key: Tensor, value: Tensor): boolean =>
  query._sizes.length === 4 &&
  query._count > 0 &&
  key._count > 0 &&
  sameSizes(key._sizes, value._sizes) &&
  [0, 1, 3].every((d) => query._sizes[d] === key._sizes[d]) &&
  [query, key, value].every((t) => t._strides[3] === 1)

/** The matrices of `[N, H, rows, columns]`, or their transposes. */
const heads = (tensor: Tensor, transposed = false): Matrix => {
  const [group, batch, row, column] = tensor._strides as [number, number, number, number]
  return { tensor, start: 0, group, batch, row: transposed ? column : row, column: transposed ? row : column }
}
/** factor · a b, into `out`. */
function multiplyHeads(out: Tensor, a: Matrix, b: Matrix, k: number, factor = 1): Tensor {
  const [N, H, m, n] = out._sizes as [number, number, number, number]
  multiply(heads(out), a, b, { m, n, k, batch: N * H, inner: H }, false, factor)
  return out
}

/** All of attention for `[N, H, L, E]`, as one function of the graph. */
function fused(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | null, causal: boolean, factor: number): Tensor {
  const [N, H, L, E] = query._sizes as [number, number, number, number]
  const S = key._sizes[2]!
  const weights = multiplyHeads(empty([N, H, L, S], query._dtype), heads(query), heads(key, true), E, factor)
  intoWeights(weights, mask, causal, true)
  const out = multiplyHeads(empty([N, H, L, E], query._dtype), heads(weights), heads(value), S)
  const saved = { query, key, value, attn_mask: mask, weights: passes(weights) }
  track(out, 'ScaledDotProductFlashAttentionForCpuBackward0', [query, key, value], saved, gradientsOf(causal, factor))
  if (out._node === null && mode.forward < 0) weights._storage.free()
  return out
}

type Saved = { query: Tensor; key: Tensor; value: Tensor; attn_mask: Tensor | null; weights: Tensor }
const gradientsOf =
  (causal: boolean, factor: number) =>
  (g: Tensor, { query, key, value, attn_mask, weights }: Saved, node: Node): (Tensor | null)[] => {
    if (mode.grad) {
      // To be differentiated in turn: from operations that are.
      const p = maskedSoftmax(query.matmul(key.mT).mul(factor), attn_mask, causal)
      const d = softmaxGradient(g.matmul(value.mT), p).mul(factor)
      return [d.matmul(key), d.mT.matmul(query), p.mT.matmul(g)]
    }
    const [N, H, L, E] = query._sizes as [number, number, number, number]
    const S = key._sizes[2]!
    /** Heads lie side by side, as in what most were split from. */
    const beside = (rows: number): Tensor => empty([N, H, rows, E], query._dtype, [rows * H * E, E, H * E, 1])
    const gv = node.needs(2) ? multiplyHeads(beside(S), heads(weights, true), heads(g), L) : null
    if (!node.needs(0) && !node.needs(1)) return [null, null, gv]
    const d = multiplyHeads(empty([N, H, L, S], query._dtype), heads(g), heads(value, true), E)
    softmaxGradientInPlace(d, weights)
    return [
      node.needs(0) ? multiplyHeads(beside(L), heads(d), heads(key), S, factor) : null,
      node.needs(1) ? multiplyHeads(beside(S), heads(d, true), heads(query), L, factor) : null,
      gv,
    ]
  }

/** How many heads of the query share one of the keys; these take turns as rows of one product, so that nothing is repeated. */
function groupedHeads([query, key, value]: Tensor[]): number {
  const heads = [query!, key!, value!].map((t) => t._sizes.at(-3)!) as [number, number, number]
  if (query!._sizes.length < 3 || heads.some((h) => h === undefined)) return 1
  const n = heads[0] / heads[1]
  if (!Number.isInteger(n) || heads[1] !== heads[2])
    throw new RuntimeError('Number of heads in key and value must divide the number of heads in ')
  return n
}

export const attention: Record<string, Op> = {
  scaled_dot_product_attention: functionOnly(
    op(
      'softmax(query · keyᵀ · scale + attn_mask) · value over the last two dimensions; scale is 1/√E unless given. A boolean mask is true where a query may look; is_causal: at keys up to its own position. dropout_p is applied to the weights whenever it is not 0. enable_gqa: the query may have a multiple of the heads of key and value.',
      [
        '(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False)',
        scaled_dot_product_attention,
      ],
    ),
  ),
}
