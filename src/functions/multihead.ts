/** `multi_head_attention_forward`: projections into heads, attention in each, and the projection back; sequences are [L, N, E] or [L, E]. */

import type { DType } from '../dtypes.ts'
import { AssertionError, RuntimeError } from '../errors.ts'
import { sameSizes } from '../shape/shape.ts'
import { sizeOf, type Tensor } from '../tensor/tensor.ts'
import { maskedSoftmax, scaled_dot_product_attention } from './attention.ts'
import { full } from './creation.ts'
import { dropout } from './dropout.ts'
import { cat } from './joining.ts'
import { constant_pad_nd, linear } from './linear.ts'
import { functionOnly, type Op, op } from './schema.ts'

const assert = (ok: boolean, message: () => string): void => {
  if (!ok) throw new AssertionError(message())
}
const rank = (t: Tensor): number => t._sizes.length
const shown = (t: Tensor): string => String(sizeOf(t._sizes))
const tuple = (sizes: readonly number[]): string => `(${sizes.join(', ')})`

/** Whether the input has a batch dimension; refuses shapes that do not go together. */
function checkShapes(query: Tensor, key: Tensor, value: Tensor, padding: Tensor | null, mask: Tensor | null, heads: number): boolean {
  const n = rank(query)
  assert(n === 2 || n === 3, () => `query should be unbatched 2D or batched 3D tensor but received ${n}-D query tensor`)
  const kind = `For ${n === 3 ? 'batched (3-D)' : 'unbatched (2-D)'} \`query\`, expected`
  assert(
    rank(key) === n && rank(value) === n,
    () => `${kind} \`key\` and \`value\` to be ${n}-D but found ${rank(key)}-D and ${rank(value)}-D tensors respectively`,
  )
  if (padding)
    assert(
      rank(padding) === n - 1,
      () => `${kind} \`key_padding_mask\` to be \`None\` or ${n - 1}-D but found ${rank(padding)}-D tensor instead`,
    )
  if (mask) {
    assert(
      rank(mask) === 2 || rank(mask) === 3,
      () => `${kind} \`attn_mask\` to be \`None\`, 2-D or 3-D but found ${rank(mask)}-D tensor instead`,
    )
    const expected = [heads, query._sizes[0]!, key._sizes[0]!]
    if (n === 2 && rank(mask) === 3)
      assert(sameSizes(mask._sizes, expected), () => `Expected \`attn_mask\` shape to be ${tuple(expected)} but got ${shown(mask)}`)
  }
  return n === 3
}

/** A mask as numbers to add to the scores: -inf where a boolean one is true. */
function additive(mask: Tensor, name: string, dtype: DType): Tensor {
  if (mask._dtype.is_floating_point) return mask
  assert(mask._dtype.category === 0, () => `only bool and floating types of ${name} are supported`)
  return full(mask._sizes, 0, dtype).masked_fill(mask, Number.NEGATIVE_INFINITY)
}

/** Query, key and value through the rows of one weight, in as few products as they differ. */
function project(query: Tensor, key: Tensor, value: Tensor, weight: Tensor, bias: Tensor | null): Tensor[] {
  const E = query._sizes.at(-1)!
  /** One product for `n` projections, laid out one after the other. */
  const together = (x: Tensor, w: Tensor, b: Tensor | null, n: number): Tensor[] =>
    linear(x, w, b).unflatten(-1, [n, E]).permute([2, 0, 1, 3]).contiguous().unbind(0) as unknown as Tensor[]
  if (query === key && key === value) return together(query, weight, bias, 3)
  const [w, v] = weight.split([E, 2 * E]) as unknown as [Tensor, Tensor]
  const [b, c] = bias ? (bias.split([E, 2 * E]) as unknown as [Tensor, Tensor]) : [null, null]
  if (key === value) return [linear(query, w, b), ...together(key, v, c, 2)]
  return [query, key, value].map((x, i) => linear(x, weight.narrow(0, i * E, E), bias?.narrow(0, i * E, E) ?? null))
}

function multi_head_attention_forward(
  givenQuery: Tensor,
  givenKey: Tensor,
  givenValue: Tensor,
  embedDim: number,
  heads: number,
  weight: Tensor | null,
  bias: Tensor | null,
  biasK: Tensor | null,
  biasV: Tensor | null,
  addZeros: boolean,
  dropoutP: number,
  outWeight: Tensor,
  outBias: Tensor | null,
  training: boolean,
  keyPadding: Tensor | null,
  needWeights: boolean,
  attnMask: Tensor | null,
  separate: boolean,
  qWeight: Tensor | null,
  kWeight: Tensor | null,
  vWeight: Tensor | null,
  staticK: Tensor | null,
  staticV: Tensor | null,
  average: boolean,
  givenCausal: boolean,
): [Tensor, Tensor | null] {
  const batched = checkShapes(givenQuery, givenKey, givenValue, keyPadding, attnMask, heads)
  // Of equal inputs one view is made, for equal ones are projected together.
  const views = new Map<Tensor, Tensor>()
  const [query, key, value] = [givenQuery, givenKey, givenValue].map((t) => {
    if (!views.has(t)) views.set(t, batched ? t : t.unsqueeze(1))
    return views.get(t)!
  }) as [Tensor, Tensor, Tensor]
  const [L, N, E] = query._sizes as [number, number, number]
  const d = Math.floor(E / heads)
  const groups = N * heads
  let padding = keyPadding && additive(batched ? keyPadding : keyPadding.unsqueeze(0), 'key_padding_mask', query._dtype)
  if (givenCausal && !attnMask)
    throw new RuntimeError(
      'Need attn_mask if specifying the is_causal hint. You may use the Transformer module method `generate_square_subsequent_mask` to create this mask.',
    )
  const causal = givenCausal && !padding && !needWeights
  let mask = causal || !attnMask ? null : additive(attnMask, 'attn_mask', query._dtype)

  assert(E === embedDim, () => `was expecting embedding dimension of ${embedDim}, but got ${E}`)
  assert(d * heads === E, () => `embed_dim ${E} not divisible by num_heads ${heads}`)
  const weights = separate ? [qWeight, kWeight, vWeight] : [weight]
  if (separate)
    assert(
      sameSizes(key._sizes.slice(0, 2), value._sizes.slice(0, 2)),
      () => `key's sequence and batch dims ${sizeOf(key._sizes.slice(0, 2))} do not match value's ${sizeOf(value._sizes.slice(0, 2))}`,
    )
  else assert(sameSizes(key._sizes, value._sizes), () => `key shape ${shown(key)} does not match value shape ${shown(value)}`)
  const absent = weights.indexOf(null)
  assert(
    absent < 0,
    () => `use_separate_proj_weight is ${separate ? `True but ${'qkv'[absent]}_proj_weight` : 'False but in_proj_weight'} is None`,
  )
  if (mask) {
    const expected = rank(mask) === 2 ? [L, key._sizes[0]!] : [groups, L, key._sizes[0]!]
    if (!sameSizes(mask._sizes, expected))
      throw new RuntimeError(`The shape of the ${rank(mask)}D attn_mask is ${shown(mask)}, but should be ${tuple(expected)}.`)
    if (needWeights && mask._dtype !== query._dtype) {
      const own = query._dtype.cname
      throw new RuntimeError(`Input dtypes must be the same, got: input ${mask._dtype.cname}, batch1: ${own}, batch2: ${own}`)
    }
    mask = rank(mask) === 2 ? mask.unsqueeze(0) : mask
  }
  let [q, k, v] = separate
    ? [query, key, value].map((x, i) => linear(x, weights[i]!, bias?.narrow(0, i * E, E) ?? null))
    : project(query, key, value, weight!, bias)
  const wider = (m: Tensor | null): Tensor | null => m && constant_pad_nd(m, [0, 1], 0)
  if (biasK && biasV) {
    assert(!staticK, () => 'bias cannot be added to static key.')
    assert(!staticV, () => 'bias cannot be added to static value.')
    k = cat([k!, biasK.expand([1, N, E])], 0)
    v = cat([v!, biasV.expand([1, N, E])], 0)
    mask = wider(mask)
    padding = wider(padding)
  } else {
    assert(!biasK, () => 'bias_k is set but bias_v is None')
    assert(!biasV, () => 'bias_v is set but bias_k is None')
  }
  /** [length, N, E] to [N · heads, length, d]. */
  const intoHeads = (t: Tensor): Tensor => t.reshape([t._sizes[0]!, groups, d]).transpose(0, 1)
  const fixed = (t: Tensor, name: string): Tensor => {
    assert(t._sizes[0] === groups, () => `expecting ${name}.size(0) of ${groups}, but got ${t._sizes[0]}`)
    assert(t._sizes[2] === d, () => `expecting ${name}.size(2) of ${d}, but got ${t._sizes[2]}`)
    return t
  }
  q = intoHeads(q!)
  k = staticK ? fixed(staticK, 'static_k') : intoHeads(k!)
  v = staticV ? fixed(staticV, 'static_v') : intoHeads(v!)
  if (addZeros) {
    const none = full([groups, 1, d], 0, k._dtype)
    k = cat([k, none], 1)
    v = cat([v, none], 1)
    mask = wider(mask)
    padding = wider(padding)
  }
  const S = k._sizes[1]!
  if (padding) {
    const [rows, columns] = padding._sizes
    assert(rows === N, () => `Expected key_padded_mask.shape[0] to be ${N}, but got ${rows}`)
    assert(columns === S, () => `Expected key_padded_mask.shape[1] to be ${S}, but got ${columns}`)
    const each = padding.reshape([N, 1, 1, S]).expand([N, heads, 1, S]).reshape([groups, 1, S])
    mask = mask ? mask.add(each) : each
  }
  const p = training ? dropoutP : 0
  const whole = (t: Tensor): Tensor => {
    const y = linear(t.reshape([L * N, E]), outWeight, outBias).reshape([L, N, outWeight._sizes[0]!])
    return batched ? y : y.squeeze(1)
  }
  if (!needWeights) {
    const split = (t: Tensor): Tensor => t.unflatten(0, [N, heads])
    const m = mask && (mask._sizes[0] === 1 ? mask.unsqueeze(0) : split(mask))
    return [whole(scaled_dot_product_attention(split(q), split(k), split(v), m, p, causal, null, false).permute([2, 0, 1, 3])), null]
  }
  const scores = q.mul(Math.sqrt(1 / d)).bmm(k.transpose(1, 2))
  const attended = dropout(maskedSoftmax(scores, mask, false, false), p, true, false)
  const shares = attended.unflatten(0, [N, heads])
  const seen = average ? shares.mean(1) : shares
  return [whole(attended.bmm(v).transpose(0, 1)), batched ? seen : seen.squeeze(0)]
}

export const multihead: Record<string, Op> = {
  multi_head_attention_forward: functionOnly(
    op('Attention in several heads, with its projections: the output, and the weights (null unless need_weights).', [
      '(Tensor query, Tensor key, Tensor value, int embed_dim_to_check, int num_heads, Tensor? in_proj_weight, Tensor? in_proj_bias, Tensor? bias_k, Tensor? bias_v, bool add_zero_attn, float dropout_p, Tensor out_proj_weight, Tensor? out_proj_bias, bool training=True, Tensor? key_padding_mask=None, bool need_weights=True, Tensor? attn_mask=None, bool use_separate_proj_weight=False, Tensor? q_proj_weight=None, Tensor? k_proj_weight=None, Tensor? v_proj_weight=None, Tensor? static_k=None, Tensor? static_v=None, bool average_attn_weights=True, bool is_causal=False) -> [Tensor, Tensor | null]',
      multi_head_attention_forward,
    ]),
  ),
}
