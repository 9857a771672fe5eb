/** `torch.nn.utils.rnn`: sequences of different lengths as one tensor, padded, or packed step by step. */

import { checkArgument, listOf, namedArguments, tensorsOf } from '../autograd/arguments.ts'
import { unrecorded } from '../autograd/modes.ts'
import { typeName } from '../autograd/node.ts'
import { track } from '../autograd/record.ts'
import { int64 } from '../dtypes.ts'
import { AssertionError, IndexError, RuntimeError, TypeError as TorchTypeError, ValueError, wrapDim } from '../errors.ts'
import { full } from '../functions/creation.ts'
import { fromTyped, values } from '../functions/data.ts'
import { inspect } from '../inspect.ts'
import { sameSizes } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'

type Options = Record<string, unknown>
const longs = (numbers: readonly number[]): Tensor => fromTyped(BigInt64Array.from(numbers, BigInt), [numbers.length], int64)
const numbersOf = (t: Tensor): number[] => values(t).map(Number)

/**
 * The rows of all sequences, step by step, and how many sequences have each step; a tuple with names. `sorted_indices` says which
 * sequence each one was, if they have been sorted by length.
 */
export class PackedSequence extends Array<Tensor | null> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }
  constructor(
    data: Tensor | readonly [Tensor, Tensor],
    batch_sizes: Tensor | null = null,
    sorted_indices: Tensor | null = null,
    unsorted_indices: Tensor | null = null,
  ) {
    super()
    if (!batch_sizes && !(Array.isArray(data) && data.length === 2))
      throw new AssertionError('Expected data to be a list or tuple of length 2')
    for (const t of [
      ...(batch_sizes ? [data, batch_sizes] : (data as readonly unknown[])),
      sorted_indices ?? [],
      unsorted_indices ?? [],
    ].flat())
      checkArgument('PackedSequence', 'data', 'Tensor', t)
    const [rows, sizes] = batch_sizes ? [data as Tensor, batch_sizes] : (data as [Tensor, Tensor])
    this.push(rows, sizes, sorted_indices, unsorted_indices ?? invert_permutation(sorted_indices))
  }
  get data(): Tensor {
    return this[0]!
  }
  get batch_sizes(): Tensor {
    return this[1]!
  }
  get sorted_indices(): Tensor | null {
    return this[2]!
  }
  get unsorted_indices(): Tensor | null {
    return this[3]!
  }
  get is_cuda(): boolean {
    return false
  }
  is_pinned(): boolean {
    return false
  }
  /** The same sequences with their data converted; itself where nothing changes. */
  to(...args: Parameters<Tensor['to']>): PackedSequence {
    return this.#with(this.data.to(...args))
  }
  cpu(): PackedSequence {
    return this
  }
  #with(data: Tensor): PackedSequence {
    return data === this.data ? this : new PackedSequence(data, this.batch_sizes, this.sorted_indices, this.unsorted_indices)
  }
  double(): PackedSequence {
    return this.#with(this.data.double())
  }
  float(): PackedSequence {
    return this.#with(this.data.float())
  }
  half(): PackedSequence {
    return this.#with(this.data.half())
  }
  long(): PackedSequence {
    return this.#with(this.data.long())
  }
  int(): PackedSequence {
    return this.#with(this.data.int())
  }
  short(): PackedSequence {
    return this.#with(this.data.short())
  }
  char(): PackedSequence {
    return this.#with(this.data.char())
  }
  byte(): PackedSequence {
    return this.#with(this.data.byte())
  }
  override toString(): string {
    const parts = ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'].map(
      (n, i) => `${n}=${this[i] === null ? 'None' : this[i]!.toString()}`,
    )
    return `PackedSequence(${parts.join(', ')})`
  }
  [inspect](): string {
    return this.toString()
  }
}
/** Where each position went. */
export function invert_permutation<T extends Tensor | null>(permutation: T): T {
  if (permutation === null) return permutation
  checkArgument('invert_permutation', 'permutation', 'Tensor', permutation)
  const places = numbersOf(permutation)
  const out = new Array<number>(places.length).fill(0)
  places.forEach((p, i) => {
    if (!(p in out)) throw new IndexError(`index ${p} is out of bounds for dimension 0 with size ${out.length}`)
    out[p] = i
  })
  return longs(out).to(permutation._dtype) as T
}

/** Where the rows of the packed data lie in a padded tensor [T, B, …] seen as T · B rows. */
const positions = (sizes: readonly number[], batch: number): Tensor =>
  longs(sizes.flatMap((n, t) => Array.from({ length: n }, (_, b) => t * batch + b)))
const rowsOf = (t: Tensor): Tensor => t.reshape([t._sizes[0]! * t._sizes[1]!, ...t._sizes.slice(2)])

/** Apart, for what the graph holds must mention no other tensor. */
const unpackedGradient =
  (shape: readonly number[]) =>
  (g: Tensor, s: { at: Tensor }): Tensor[] => [
    g
      .new_zeros([shape[0]! * shape[1]!, ...shape.slice(2)])
      .index_add(0, s.at, g)
      .reshape([...shape]),
  ]
function packedRows(x: Tensor, sizes: readonly number[]): Tensor {
  const at = positions(sizes, x._sizes[1]!)
  const data = unrecorded(() => rowsOf(x).index_select(0, at))
  return track(data, 'PackPaddedSequenceBackward0', [x], { at }, unpackedGradient(x._sizes), ([t]) => (t ? packedRows(t, sizes) : null))
}
const packedGradient = (g: Tensor, s: { at: Tensor }): Tensor[] => [rowsOf(g).index_select(0, s.at)]
function paddedRows(data: Tensor, sizes: readonly number[], length: number, value: number): Tensor {
  const batch = sizes[0] ?? 0
  const at = positions(sizes, batch)
  const shape = [length, batch, ...data._sizes.slice(1)]
  const out = unrecorded(() =>
    full([length * batch, ...data._sizes.slice(1)], value, data._dtype)
      .index_copy_(0, at, data)
      .reshape(shape),
  )
  return track(out, 'PadPackedSequenceBackward0', [data], { at }, packedGradient, ([t]) => (t ? paddedRows(t, sizes, length, 0) : null))
}

/**
 * Packs a padded tensor [T, B, …] ([B, T, …] with `batch_first`) of sequences of these lengths, which must not increase unless
 * `enforce_sorted` is false.
 */
export function pack_padded_sequence(
  input: Tensor,
  lengths: Tensor | readonly number[] | Options,
  batch_first: boolean | Options = false,
  enforce_sorted: boolean | Options = true,
): PackedSequence {
  const o = namedArguments<{ input: Tensor; lengths: Tensor | readonly number[]; batch_first?: boolean; enforce_sorted?: boolean }>(
    'pack_padded_sequence',
    { input: 'Tensor', lengths: 'any', batch_first: 'bool', enforce_sorted: 'bool' },
    2,
    [input, lengths, ...given(batch_first, enforce_sorted)],
  )
  const of = o.lengths
  if (of instanceof Tensor && of._sizes.length !== 1)
    throw new RuntimeError(`'lengths' argument should be a 1D CPU int64 tensor, but got ${of._sizes.length}D cpu Long tensor`)
  let long = (of instanceof Tensor ? numbersOf(of) : listOf(of).map(Number)).map(Math.trunc)
  const n = input._sizes.length
  wrapDim(1, n)
  let x = input
  let sorted: Tensor | null = null
  if (!(o.enforce_sorted ?? true)) {
    // As torch.sort does: among equals any order; this one keeps theirs.
    const order = [...long.keys()].sort((a, b) => long[b]! - long[a]! || a - b)
    long = order.map((i) => long[i]!)
    sorted = longs(order)
    x = x.index_select(o.batch_first ? 0 : 1, sorted)
  }
  x = o.batch_first ? x.transpose(0, 1) : x
  const [T, B] = x._sizes as [number, number]
  if (x._count === 0) throw new RuntimeError('Cannot pack empty tensors.')
  if (long.length !== B)
    throw new RuntimeError(`Expected \`len(lengths)\` to be equal to batch_size, but got ${long.length} (batch_size=${B})`)
  if (long.some((l, i) => l > (long[i - 1] ?? l)))
    throw new RuntimeError(
      '`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.',
    )
  if (long.some((l) => l <= 0))
    throw new RuntimeError("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
  if (long[0]! > T) throw new RuntimeError(`Expected lengths of at most ${T}, the length of the input, but got ${long[0]}`)
  const sizes = Array.from({ length: long[0]! }, (_, t) => long.filter((l) => l > t).length)
  return new PackedSequence(packedRows(x, sizes), longs(sizes), sorted)
}
/** Optional arguments by position up to the object that names the rest. */
const given = (...args: unknown[]): unknown[] => {
  const at = args.findIndex((a) => typeof a === 'object' && a !== null && !(a instanceof Tensor))
  return at < 0 ? args : args.slice(0, at + 1)
}

/** The padded tensor, [T, B, …] or [B, T, …] with `batch_first`, of packed sequences, in their first order, and their lengths. */
export function pad_packed_sequence(
  sequence: PackedSequence,
  batch_first: boolean | Options = false,
  padding_value: number | Options = 0,
  total_length: number | null | Options = null,
): [Tensor, Tensor] {
  const o = namedArguments<{ batch_first?: boolean; padding_value?: number; total_length?: number | null }>(
    'pad_packed_sequence',
    { sequence: 'any', batch_first: 'bool', padding_value: 'number', total_length: 'number?' },
    1,
    [sequence, ...given(batch_first, padding_value, total_length)],
  )
  if (!(sequence instanceof PackedSequence))
    throw new TorchTypeError(`pad_packed_sequence(): argument 'sequence' must be PackedSequence, not ${typeName(sequence)}`)
  const sizes = numbersOf(sequence.batch_sizes)
  if (o.total_length != null && o.total_length < sizes.length)
    throw new ValueError(
      `Expected total_length to be at least the length of the longest sequence in input, but got total_length=${o.total_length} and max sequence length being ${sizes.length}`,
    )
  const padded = paddedRows(sequence.data, sizes, o.total_length ?? sizes.length, o.padding_value ?? 0)
  const lengths = longs(Array.from({ length: sizes[0] ?? 0 }, (_, b) => sizes.filter((n) => n > b).length))
  const out = o.batch_first ? padded.transpose(0, 1) : padded
  const back = sequence.unsorted_indices
  return back ? [out.index_select(o.batch_first ? 0 : 1, back), lengths.index_select(0, back)] : [out, lengths]
}

const SIDES = ['left', 'right']
/** Sequences [L, …] of different lengths as one tensor [T, B, …] ([B, T, …] with `batch_first`), the rest filled with `padding_value`. */
export function pad_sequence(
  sequences: Iterable<Tensor>,
  batch_first: boolean | Options = false,
  padding_value: number | Options = 0,
  padding_side: string | Options = 'right',
): Tensor {
  const o = namedArguments<{ batch_first?: boolean; padding_value?: number; padding_side?: string }>(
    'pad_sequence',
    { sequences: 'any', batch_first: 'bool', padding_value: 'number', padding_side: 'string' },
    1,
    [sequences, ...given(batch_first, padding_value, padding_side)],
  )
  if (typeof sequences !== 'object' || sequences === null || !(Symbol.iterator in sequences))
    throw new RuntimeError(`pad_sequence: Expected iterable for input sequences, but got arg of type: <class '${typeName(sequences)}'>`)
  const side = o.padding_side ?? 'right'
  const all = tensorsOf(sequences)
  if (all.length === 0) throw new RuntimeError('received an empty list of sequences')
  if (!SIDES.includes(side)) throw new RuntimeError(`Expected padding_side to be one of left or right, but got ${side}.`)
  if (all.some((s) => s._sizes.length === 0)) throw new RuntimeError('pad_sequence: expected sequences of at least one dimension')
  const rest = all[0]!._sizes.slice(1)
  for (const s of all) {
    const at = s._sizes.slice(1).findLastIndex((n, d) => n !== rest[d])
    if (at >= 0 || !sameSizes(s._sizes.slice(1), rest))
      throw new RuntimeError(
        `The size of tensor a (${rest[at] ?? rest.length}) must match the size of tensor b (${s._sizes[at + 1] ?? s._sizes.length - 1}) at non-singleton dimension ${at + 1}`,
      )
  }
  const T = Math.max(...all.map((s) => s._sizes[0]!))
  const lengths = all.map((s) => s._sizes[0]!)
  const first = o.batch_first ?? false
  const shape = first ? [all.length, T, ...rest] : [T, all.length, ...rest]
  const out = unrecorded(() => {
    const t = full(shape, o.padding_value ?? 0, all[0]!._dtype)
    for (const [i, s] of all.entries()) place(t, i, first, side, lengths).copy_(s)
    return t
  })
  out._storage.version = 0
  return track(out, 'PadSequenceBackward0', all, {}, unpadded(first, side, lengths), (tangents) => {
    const known = tangents.map((t, i) => t ?? all[i]!.new_zeros([...all[i]!._sizes]))
    return pad_sequence(known, first, 0, side)
  })
}
/** The part of a padded tensor that sequence `i` takes. */
const place = (t: Tensor, i: number, first: boolean, side: string, lengths: readonly number[]): Tensor =>
  t.select(first ? 0 : 1, i).narrow(0, side === 'left' ? t._sizes[first ? 1 : 0]! - lengths[i]! : 0, lengths[i]!)
const unpadded =
  (first: boolean, side: string, lengths: readonly number[]) =>
  (g: Tensor): Tensor[] =>
    lengths.map((_, i) => place(g, i, first, side, lengths))

/** The sequences of these lengths that a padded tensor holds. */
export function unpad_sequence(
  padded_sequences: Tensor,
  lengths: Tensor,
  batch_first: boolean | { batch_first?: boolean } = false,
): Tensor[] {
  const { batch_first: first = false } = namedArguments<{ batch_first?: boolean }>(
    'unpad_sequence',
    { padded_sequences: 'Tensor', lengths: 'Tensor', batch_first: 'bool' },
    2,
    [padded_sequences, lengths, batch_first],
  )
  const long = numbersOf(lengths)
  const batch = padded_sequences._sizes[first ? 0 : 1]
  if (batch !== long.length) throw new ValueError(`zip() argument 2 is ${long.length < batch! ? 'shorter' : 'longer'} than argument 1`)
  return long.map((l, i) => {
    const whole = padded_sequences.select(first ? 0 : 1, i)
    return whole.narrow(0, 0, Math.max(0, Math.min(l, whole._sizes[0]!))).clone()
  })
}

/** Packs sequences, which must not get longer unless `enforce_sorted` is false. */
export function pack_sequence(sequences: Iterable<Tensor>, enforce_sorted: boolean | { enforce_sorted?: boolean } = true): PackedSequence {
  const all = tensorsOf(sequences)
  const { enforce_sorted: sorted = true } = namedArguments<{ enforce_sorted?: boolean }>(
    'pack_sequence',
    { sequences: 'any', enforce_sorted: 'bool' },
    1,
    [sequences, enforce_sorted],
  )
  return pack_padded_sequence(
    pad_sequence(all),
    all.map((s) => s._sizes[0]!),
    false,
    sorted,
  )
}
/** The sequences that were packed, in their first order. */
export function unpack_sequence(packed_sequences: PackedSequence): Tensor[] {
  const [padded, lengths] = pad_packed_sequence(packed_sequences, true)
  return unpad_sequence(padded, lengths, true)
}
