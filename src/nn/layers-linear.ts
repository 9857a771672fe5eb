/** Linear maps, embeddings, and layers that change a shape only. */
import type { DType } from '../dtypes.ts'
import { AssertionError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { describe } from '../functions/schema.ts'
import { empty } from '../generated/functions.ts'
import { nn_functional as F } from '../generated/namespaces.ts'
import type { Tensor } from '../tensor/tensor.ts'
import * as init from './init.ts'
import { type Arguments, keep, type Layer, type LayerClass, layer, type Made } from './layer.ts'
import { Parameter } from './parameter.ts'

/** Where and of what dtype parameters are made. */
export const FACTORY = 'any? device=None, ScalarType? dtype=None'

/** A parameter of unset elements. */
export const unset = (sizes: readonly number[], a: Arguments): Parameter =>
  new Parameter(empty([...sizes], { dtype: a.dtype as DType | null }))
/** Registers `name`, unset, or as a name for none. */
export const optional = (m: Made, name: string, wanted: boolean, sizes: readonly number[], a: Arguments): void =>
  m.register_parameter(name, wanted ? unset(sizes, a) : null)

/** Uniform in ±1/√fan_in: weights (Kaiming's bound for a slope of √5) and biases. */
export function resetLinear(this: Made): void {
  init.kaiming_uniform_(this.weight, Math.sqrt(5))
  if (this.bias === null) return
  const fan = init._calculate_fan_in_and_fan_out(this.weight)[0]
  const bound = fan > 0 ? 1 / Math.sqrt(fan) : 0
  init.uniform_(this.bias, -bound, bound)
}

/** A table of vectors, drawn or given; a negative index of padding counts from the end. */
function makeTable(m: Made, a: Arguments, padding: string): void {
  const { num_embeddings: n, embedding_dim: d, padding_idx: i } = a
  if (i !== null && (i >= n || i < -n)) throw new AssertionError(`${padding} must be within num_embeddings`)
  keep(m, { ...a, padding_idx: i !== null && i < 0 ? n + i : i }, '_weight', '_freeze')
  if (a._weight) {
    if (String([...a._weight.shape]) !== `${n},${d}`)
      throw new AssertionError('Shape of weight does not match num_embeddings and embedding_dim')
    m.weight = new Parameter(a._weight, !a._freeze)
  } else {
    m.weight = unset([n, d], a).requires_grad_(!a._freeze)
    m.reset_parameters()
  }
}
const tableMethods = {
  reset_parameters(this: Made): void {
    init.normal_(this.weight)
    if (this.padding_idx !== null) init.zeros_(this.weight.detach().select(0, this.padding_idx))
  },
}
/** The class method of tables: a module with the vectors given, not trained unless `freeze` is false. */
const fromPretrained = (freezes: boolean) => ({
  from_pretrained(this: LayerClass, embeddings: Tensor, ...rest: unknown[]): unknown {
    const last = rest.at(-1)
    const named = typeof last === 'object' && last !== null ? (last as Arguments) : {}
    const { freeze = rest[0] === named ? true : (rest[0] ?? true), ...others } = named
    if (embeddings.ndim !== 2) throw new AssertionError('Embeddings parameter is expected to be 2-dimensional')
    const [num_embeddings, embedding_dim] = embeddings.shape
    const m = new this({ num_embeddings, embedding_dim, _weight: embeddings, ...others, ...(freezes ? { _freeze: freeze } : {}) }) as Made
    m.weight.requires_grad_(!freeze)
    return m
  },
})
const HAS = 'weight: Parameter; bias: Parameter | null; reset_parameters(): void'

export const linearLayers = {
  Linear: layer(
    `(int in_features, int out_features, bool bias=True, ${FACTORY})`,
    'linear weight bias',
    'in_features={in_features}, out_features={out_features}, bias={bias}',
    {
      has: HAS,
      make: (m, a) => {
        keep(m, a, 'bias')
        m.weight = unset([a.out_features, a.in_features], a)
        optional(m, 'bias', a.bias, [a.out_features], a)
        m.reset_parameters()
      },
      methods: { reset_parameters: resetLinear },
    },
  ),
  Bilinear: layer(
    `(int in1_features, int in2_features, int out_features, bool bias=True, ${FACTORY})`,
    'bilinear weight bias',
    'in1_features={in1_features}, in2_features={in2_features}, out_features={out_features}, bias={bias}',
    {
      takes: '(Tensor input1, Tensor input2)',
      has: HAS,
      make: (m, a) => {
        if (a.in1_features <= 0) throw new ValueError(`in1_features must be > 0, but got (in1_features=${a.in1_features})`)
        keep(m, a, 'bias')
        m.weight = unset([a.out_features, a.in1_features, a.in2_features], a)
        optional(m, 'bias', a.bias, [a.out_features], a)
        m.reset_parameters()
      },
      methods: {
        reset_parameters() {
          const bound = 1 / Math.sqrt(this.weight.shape[1])
          for (const p of [this.weight, this.bias]) if (p) init.uniform_(p, -bound, bound)
        },
      },
    },
  ),
  Flatten: layer(
    '(int start_dim=1, int end_dim=-1)',
    (m, x: Tensor) => x.flatten(m.start_dim, m.end_dim),
    'start_dim={start_dim}, end_dim={end_dim}',
  ),
  Unflatten: layer(
    '(int dim, any unflattened_size)',
    (m, x: Tensor) => x.unflatten(m.dim, m.unflattened_size),
    'dim={dim}, unflattened_size={unflattened_size}',
    {
      make: (m, a) => {
        const size: unknown = a.unflattened_size
        if (!Array.isArray(size)) throw new TorchTypeError(`unflattened_size must be a tuple of ints, but found type ${describe(size)}`)
        const at = size.findIndex((n) => !Number.isInteger(n))
        if (at >= 0)
          throw new TorchTypeError(`unflattened_size must be tuple of ints, but found element of type ${describe(size[at])} at pos ${at}`)
        keep(m, a)
      },
    },
  ),
  Embedding: layer(
    `(int num_embeddings, int embedding_dim, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False, Tensor? _weight=None, bool _freeze=False, ${FACTORY})`,
    'embedding weight padding_idx max_norm norm_type scale_grad_by_freq sparse',
    '{num_embeddings}, {embedding_dim}{~padding_idx}{~max_norm}{~norm_type}{~scale_grad_by_freq}{~sparse}',
    {
      has: 'weight: Parameter; reset_parameters(): void',
      make: (m, a) => makeTable(m, a, 'Padding_idx'),
      methods: tableMethods,
      statics: fromPretrained(true),
    },
  ),
  EmbeddingBag: layer(
    `(int num_embeddings, int embedding_dim, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, str mode="mean", bool sparse=False, Tensor? _weight=None, bool include_last_offset=False, int? padding_idx=None, ${FACTORY})`,
    (m, x: Tensor, offsets: Tensor | null, weights: Tensor | null) =>
      F.embedding_bag(
        x,
        m.weight,
        offsets,
        m.max_norm,
        m.norm_type,
        m.scale_grad_by_freq,
        m.mode,
        m.sparse,
        weights,
        m.include_last_offset,
        m.padding_idx,
      ),
    '{num_embeddings}, {embedding_dim}{~max_norm}{~norm_type}{~scale_grad_by_freq}, mode={mode!r}{~padding_idx}',
    {
      takes: '(Tensor input, Tensor? offsets=None, Tensor? per_sample_weights=None)',
      has: 'weight: Parameter; reset_parameters(): void',
      make: (m, a) => makeTable(m, a, 'padding_idx'),
      methods: tableMethods,
      statics: fromPretrained(false),
    },
  ),
} satisfies Record<string, Layer>
