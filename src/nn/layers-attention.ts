/** Attention in several heads, and the layers and stacks of a transformer. */
import { mode } from '../autograd/modes.ts'
import type { DType } from '../dtypes.ts'
import { AssertionError, RuntimeError, ValueError } from '../errors.ts'
import { full } from '../functions/creation.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import { sameSizes } from '../shape/shape.ts'
import { getDefaultDtype, type Tensor } from '../tensor/tensor.ts'
import { ModuleList } from './containers.ts'
import { deepcopy } from './copy.ts'
import * as init from './init.ts'
import { type Arguments, keep, type Layer, type LayerClass, layer, type Made } from './layer.ts'
import { FACTORY, optional, unset } from './layers-linear.ts'
import type { Module } from './module.ts'

type Classes = Record<string, LayerClass>
type Mask = Tensor | null

/** The output projection has a class of its own name in PyTorch, which its printed form shows. */
let projection: LayerClass | undefined
function projectionOf({ Linear }: Classes): LayerClass {
  const name = 'NonDynamicallyQuantizableLinear'
  projection ??= { [name]: class extends (Linear!) {} }[name]!
  return projection
}

function makeAttention(m: Made, a: Arguments, classes: Classes): void {
  const { embed_dim: E, num_heads: heads, bias } = a
  if (E <= 0 || heads <= 0)
    throw new ValueError(`embed_dim and num_heads must be greater than 0, got embed_dim=${E} and num_heads=${heads} instead`)
  const [kdim, vdim] = [a.kdim ?? E, a.vdim ?? E]
  keep(m, { ...a, kdim, vdim }, 'bias', 'add_bias_kv')
  m.head_dim = Math.floor(E / heads)
  if (m.head_dim * heads !== E) throw new AssertionError('embed_dim must be divisible by num_heads')
  const same = kdim === E && vdim === E
  m._qkv_same_embed_dim = same
  const weights: [string, number[]][] = [
    ['q_proj_weight', [E, E]],
    ['k_proj_weight', [E, kdim]],
    ['v_proj_weight', [E, vdim]],
  ]
  if (same) m.in_proj_weight = unset([3 * E, E], a)
  for (const [name, sizes] of weights) optional(m, name, !same, sizes, a)
  if (!same) m.register_parameter('in_proj_weight', null)
  optional(m, 'in_proj_bias', bias, [3 * E], a)
  m.out_proj = new (projectionOf(classes))(E, E, { bias, device: a.device, dtype: a.dtype })
  for (const name of ['bias_k', 'bias_v']) m[name] = a.add_bias_kv ? unset([1, 1, E], a) : null
  m._reset_parameters()
}
function resetAttention(this: Made): void {
  for (const name of ['in_proj_weight', 'q_proj_weight', 'k_proj_weight', 'v_proj_weight']) if (this[name]) init.xavier_uniform_(this[name])
  if (this.in_proj_bias) {
    init.zeros_(this.in_proj_bias)
    init.zeros_(this.out_proj.bias)
  }
  for (const name of ['bias_k', 'bias_v']) if (this[name]) init.xavier_normal_(this[name])
}
function attend(
  m: Made,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  keyPadding: Mask,
  needWeights: boolean,
  mask: Mask,
  average: boolean,
  causal: boolean,
): unknown {
  const turn = m.batch_first && query.ndim === 3
  const turned = new Map<Tensor, Tensor>()
  const lengthFirst = (t: Tensor): Tensor => {
    // Equal inputs stay the same tensor: they are projected together.
    if (turn && !turned.has(t)) turned.set(t, t.transpose(0, 1))
    return turned.get(t) ?? t
  }
  const [out, weights] = F.multi_head_attention_forward(
    lengthFirst(query),
    lengthFirst(key),
    lengthFirst(value),
    m.embed_dim,
    m.num_heads,
    m.in_proj_weight,
    m.in_proj_bias,
    m.bias_k,
    m.bias_v,
    m.add_zero_attn,
    m.dropout,
    m.out_proj.weight,
    m.out_proj.bias,
    {
      training: m.training,
      key_padding_mask: keyPadding,
      need_weights: needWeights,
      attn_mask: mask,
      use_separate_proj_weight: !m._qkv_same_embed_dim,
      q_proj_weight: m.q_proj_weight,
      k_proj_weight: m.k_proj_weight,
      v_proj_weight: m.v_proj_weight,
      average_attn_weights: average,
      is_causal: causal,
    },
  )
  return [turn ? out.transpose(0, 1) : out, weights]
}

type Activation = ((x: Tensor) => Tensor) | string | null
const ACTIVATIONS: Record<string, (x: Tensor) => Tensor> = { relu: F.relu, gelu: F.gelu }
function activationOf(a: Activation): (x: Tensor) => Tensor {
  const f = a === null ? F.relu : typeof a === 'string' ? ACTIVATIONS[a] : a
  if (!f) throw new RuntimeError(`activation should be relu/gelu, not ${a}`)
  return f
}

/** What both kinds of layers are made of; `attentions`: the attributes that hold them. */
function makeBlock(m: Made, a: Arguments, classes: Classes, attentions: readonly string[]): void {
  const { d_model: E, nhead, dim_feedforward: wide, dropout, bias, batch_first, device, dtype } = a
  const { MultiheadAttention, Linear, Dropout, LayerNorm } = classes as Record<
    'MultiheadAttention' | 'Linear' | 'Dropout' | 'LayerNorm',
    LayerClass
  >
  for (const name of attentions) m[name] = new MultiheadAttention(E, nhead, { dropout, bias, batch_first, device, dtype })
  m.linear1 = new Linear(E, wide, { bias, device, dtype })
  m.dropout = new Dropout(dropout)
  m.linear2 = new Linear(wide, E, { bias, device, dtype })
  m.norm_first = a.norm_first
  const numbers = [1, 2, 3].slice(0, attentions.length + 1)
  for (const i of numbers) m[`norm${i}`] = new LayerNorm(E, { eps: a.layer_norm_eps, bias, device, dtype })
  for (const i of numbers) m[`dropout${i}`] = new Dropout(dropout)
  m.activation = activationOf(a.activation)
}
/** A part of a layer beside its input, with the i-th norm before it or after the sum. */
function residual(m: Made, i: number, x: Tensor, part: (x: Tensor) => Tensor): Tensor {
  const add = (of: Tensor): Tensor => x.add(m[`dropout${i}`](part(of)) as Tensor)
  return m.norm_first ? add(m[`norm${i}`](x)) : m[`norm${i}`](add(x))
}
const attention = (m: Made, name: string, x: Tensor, memory: Tensor, attn_mask: Mask, key_padding_mask: Mask, is_causal: boolean): Tensor =>
  m[name](x, memory, memory, { attn_mask, key_padding_mask, need_weights: false, is_causal })[0]
const feedForward = (m: Made, x: Tensor): Tensor => m.linear2(m.dropout(m.activation(m.linear1(x))))

function encode(m: Made, src: Tensor, mask: Mask, padding: Mask, causal: boolean): Tensor {
  const x = residual(m, 1, src, (y) => attention(m, 'self_attn', y, y, mask, padding, causal))
  return residual(m, 2, x, (y) => feedForward(m, y))
}
function decode(
  m: Made,
  tgt: Tensor,
  memory: Tensor,
  mask: Mask,
  memoryMask: Mask,
  padding: Mask,
  memoryPadding: Mask,
  causal: boolean,
  memoryCausal: boolean,
): Tensor {
  const x = residual(m, 1, tgt, (y) => attention(m, 'self_attn', y, y, mask, padding, causal))
  const z = residual(m, 2, x, (y) => attention(m, 'multihead_attn', y, memory, memoryMask, memoryPadding, memoryCausal))
  return residual(m, 3, z, (y) => feedForward(m, y))
}

/** -inf (or true) above the diagonal, else 0: a position sees those up to itself. */
function subsequentMask(size: number, dtype: DType): Tensor {
  const whole = dtype.category === 0 ? full([size, size], true, dtype) : full([size, size], Number.NEGATIVE_INFINITY, dtype)
  return whole.triu(1)
}
/** Whether a mask is the causal one, where nobody says so. */
function detectsCausal(mask: Mask, causal: boolean | null, x: Tensor, batchFirst: boolean): boolean {
  if (causal !== null || !mask) return causal === true
  const size = x._sizes[x._sizes.length === 2 ? 0 : batchFirst ? 1 : 0]!
  return sameSizes(mask._sizes, [size, size]) && (mask.equal(subsequentMask(size, mask._dtype)) as unknown) === true
}
const clones = (m: Module, n: number): Module => new ModuleList(Array.from({ length: n }, () => deepcopy(m))) as unknown as Module

function makeStack(m: Made, a: Arguments): void {
  const { encoder_layer, decoder_layer, num_layers, norm, ...rest } = a
  m.layers = clones(encoder_layer ?? decoder_layer, num_layers)
  m.num_layers = num_layers
  m.norm = norm
  keep(m, rest)
}
const normalised = (m: Made, x: Tensor): Tensor => (m.norm ? m.norm(x) : x)

function encodeAll(m: Made, src: Tensor, mask: Mask, padding: Mask, isCausal: boolean | null): Tensor {
  const first = m.layers[0] as Made
  const causal = detectsCausal(mask, isCausal, src, first.self_attn.batch_first)
  let x = src
  for (const block of m.layers) x = block(x, { src_mask: mask, is_causal: causal, src_key_padding_mask: padding })
  if (padding && !mask && leavesPaddingOut(m, first, src, padding)) x = x.masked_fill(closed(padding).unsqueeze(-1), 0)
  return normalised(m, x)
}
const closed = (padding: Tensor): Tensor => (padding._dtype.category === 0 ? padding : padding.ne(0))
/** PyTorch leaves padding at the ends of sequences out of the computation when it only evaluates; its places then hold zeros. */
function leavesPaddingOut(m: Made, first: Made, src: Tensor, padding: Tensor): boolean {
  const { self_attn: at } = first
  if (!m.enable_nested_tensor || first.training || src._sizes.length !== 3 || first.norm_first || !at.batch_first) return false
  if (!at._qkv_same_embed_dim || !at.in_proj_bias || at.num_heads % 2 || first.norm1.eps !== first.norm2.eps) return false
  const { activation } = first
  const known = activation === F.relu || activation === F.gelu || ['ReLU', 'GELU'].includes(activation._get_name?.())
  if (!known || ((src.requires_grad || [...first.parameters()].some((p) => p.requires_grad)) && mode.grad)) return false
  const shut = closed(padding)
  const n = shut._sizes[1]! - 1
  return (
    !m.mask_check ||
    shut
      .narrow(1, 0, n)
      .logical_and(shut.narrow(1, 1, n).logical_not())
      .any()
      .item() === false
  )
}

function decodeAll(
  m: Made,
  tgt: Tensor,
  memory: Tensor,
  mask: Mask,
  memory_mask: Mask,
  tgt_key_padding_mask: Mask,
  memory_key_padding_mask: Mask,
  isCausal: boolean | null,
  memory_is_causal: boolean,
): Tensor {
  const tgt_is_causal = detectsCausal(mask, isCausal, tgt, m.layers[0].self_attn.batch_first)
  const options = { tgt_mask: mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask, tgt_is_causal, memory_is_causal }
  let x = tgt
  for (const block of m.layers) x = block(x, memory, options)
  return normalised(m, x)
}

function makeTransformer(m: Made, a: Arguments, classes: Classes): void {
  const { d_model, nhead, num_encoder_layers, num_decoder_layers, custom_encoder, custom_decoder, ...rest } = a
  const { layer_norm_eps: eps, bias, device, dtype, batch_first } = a
  const make = (kind: 'Encoder' | 'Decoder', n: number): Module => {
    const block = new classes[`Transformer${kind}Layer`]!(d_model, nhead, rest)
    return new classes[`Transformer${kind}`]!(block, n, new classes.LayerNorm!(d_model, { eps, bias, device, dtype }))
  }
  m.encoder = custom_encoder ?? make('Encoder', num_encoder_layers)
  m.decoder = custom_decoder ?? make('Decoder', num_decoder_layers)
  m._reset_parameters()
  keep(m, { d_model, nhead, batch_first })
}
function transform(
  m: Made,
  src: Tensor,
  tgt: Tensor,
  mask: Mask,
  tgt_mask: Mask,
  memory_mask: Mask,
  src_key_padding_mask: Mask,
  tgt_key_padding_mask: Mask,
  memory_key_padding_mask: Mask,
  is_causal: boolean | null,
  tgt_is_causal: boolean | null,
  memory_is_causal: boolean,
): unknown {
  const at = m.batch_first ? 0 : 1
  if (src.ndim === 3 && src._sizes[at] !== tgt._sizes[at]) throw new RuntimeError('the batch number of src and tgt must be equal')
  if (src._sizes.at(-1) !== m.d_model || tgt._sizes.at(-1) !== m.d_model)
    throw new RuntimeError('the feature number of src and tgt must be equal to d_model')
  const memory: Tensor = m.encoder(src, { mask, src_key_padding_mask, is_causal })
  return m.decoder(tgt, memory, {
    tgt_mask,
    memory_mask,
    tgt_key_padding_mask,
    memory_key_padding_mask,
    tgt_is_causal,
    memory_is_causal,
  })
}

const BLOCK = `int dim_feedforward=2048, float dropout=0.1, any? activation=None, float layer_norm_eps=1e-05, bool batch_first=False, bool norm_first=False, bool bias=True, ${FACTORY}`
const BLOCK_HAS =
  '-dim_feedforward; -d_model; -nhead; -layer_norm_eps; -batch_first; -bias; dropout: any; activation: any; self_attn: MultiheadAttention; linear1: Linear; linear2: Linear; norm1: LayerNorm; norm2: LayerNorm'
const DECODER_MASKS =
  'Tensor? tgt_mask=None, Tensor? memory_mask=None, Tensor? tgt_key_padding_mask=None, Tensor? memory_key_padding_mask=None'

export const attentionLayers = {
  MultiheadAttention: layer(
    `(int embed_dim, int num_heads, float dropout=0.0, bool bias=True, bool add_bias_kv=False, bool add_zero_attn=False, int? kdim=None, int? vdim=None, bool batch_first=False, ${FACTORY})`,
    attend,
    '',
    {
      takes:
        '(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask=None, bool need_weights=True, Tensor? attn_mask=None, bool average_attn_weights=True, bool is_causal=False) -> [Tensor, Tensor | null]',
      has: '-bias; -add_bias_kv; head_dim: number; in_proj_weight: Parameter | null; q_proj_weight: Parameter | null; k_proj_weight: Parameter | null; v_proj_weight: Parameter | null; in_proj_bias: Parameter | null; bias_k: Parameter | null; bias_v: Parameter | null; out_proj: Linear; _reset_parameters(): void',
      make: makeAttention,
      methods: { _reset_parameters: resetAttention },
    },
  ),
  TransformerEncoderLayer: layer(`(int d_model, int nhead, ${BLOCK})`, encode, '', {
    takes: '(Tensor src, Tensor? src_mask=None, Tensor? src_key_padding_mask=None, bool is_causal=False)',
    has: BLOCK_HAS,
    make: (m, a, classes) => makeBlock(m, a, classes, ['self_attn']),
  }),
  TransformerDecoderLayer: layer(`(int d_model, int nhead, ${BLOCK})`, decode, '', {
    takes: `(Tensor tgt, Tensor memory, ${DECODER_MASKS}, bool tgt_is_causal=False, bool memory_is_causal=False)`,
    has: `${BLOCK_HAS}; norm3: LayerNorm; multihead_attn: MultiheadAttention`,
    make: (m, a, classes) => makeBlock(m, a, classes, ['self_attn', 'multihead_attn']),
  }),
  TransformerEncoder: layer(
    '(any encoder_layer, int num_layers, any? norm=None, bool enable_nested_tensor=True, bool mask_check=True)',
    encodeAll,
    '',
    {
      takes: '(Tensor src, Tensor? mask=None, Tensor? src_key_padding_mask=None, bool? is_causal=None)',
      has: '-encoder_layer; layers: any',
      make: makeStack,
    },
  ),
  TransformerDecoder: layer('(any decoder_layer, int num_layers, any? norm=None)', decodeAll, '', {
    takes: `(Tensor tgt, Tensor memory, ${DECODER_MASKS}, bool? tgt_is_causal=None, bool memory_is_causal=False)`,
    has: '-decoder_layer; layers: any',
    make: makeStack,
  }),
  Transformer: layer(
    `(int d_model=512, int nhead=8, int num_encoder_layers=6, int num_decoder_layers=6, int dim_feedforward=2048, float dropout=0.1, any? activation=None, any? custom_encoder=None, any? custom_decoder=None, float layer_norm_eps=1e-05, bool batch_first=False, bool norm_first=False, bool bias=True, ${FACTORY})`,
    transform,
    '',
    {
      takes: `(Tensor src, Tensor tgt, Tensor? src_mask=None, Tensor? tgt_mask=None, Tensor? memory_mask=None, Tensor? src_key_padding_mask=None, Tensor? tgt_key_padding_mask=None, Tensor? memory_key_padding_mask=None, bool? src_is_causal=None, bool? tgt_is_causal=None, bool memory_is_causal=False)`,
      has: '-num_encoder_layers; -num_decoder_layers; -dim_feedforward; -dropout; -activation; -custom_encoder; -custom_decoder; -layer_norm_eps; -norm_first; -bias; encoder: any; decoder: any; static generate_square_subsequent_mask(sz: number, device?: any, dtype?: DType | null): Tensor',
      make: makeTransformer,
      methods: {
        _reset_parameters() {
          for (const p of this.parameters()) if (p.ndim > 1) init.xavier_uniform_(p)
        },
      },
      statics: {
        generate_square_subsequent_mask(size: number, _device: unknown = null, dtype: DType | null = null) {
          return subsequentMask(size, dtype ?? getDefaultDtype())
        },
      },
    },
  ),
} satisfies Record<string, Layer>
