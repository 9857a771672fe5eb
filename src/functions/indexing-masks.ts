/** Choosing by truth values: masked_fill, masked_scatter, where, and the positions of what is not zero. */
import { bool as boolType, int64, uint8 } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import { where as choose, computeType, load, param } from '../ir/expr.ts'
import { broadcastStrides, type Sizes, sameSizes } from '../shape/shape.ts'
import { collapse, launch, type Operand, program } from '../tensor/launch.ts'
import { aliasOf, empty, Tensor } from '../tensor/tensor.ts'
import { type Num, typeWord } from './apply.ts'
import type { Change } from './change.ts'
import { rawCopy } from './copying.ts'
import { full } from './creation.ts'
import { fillValue, maskedShape } from './indexing-arguments.ts'
import { coordinates, flatPositions, rowMajor, spread } from './indexing-core.ts'
import { changing } from './indexing-scatter.ts'
import { where as whereOf } from './pointwise.ts'
import { type Op, op } from './schema.ts'

const filler = program(([from, , to]) => [
  { buffer: 2, value: choose(load('bool', 1), param(computeType[to!], 0), load(computeType[from!], 0)) },
])
/** `out = mask ? value : self`, all in the shape of `out`; `out` may be `self`. */
export function fillWhere(out: Tensor, self: Tensor, mask: Tensor, value: Num): void {
  if (out._count === 0) return
  const wide = (t: Tensor): Operand => ({ tensor: t, strides: broadcastStrides(t._sizes, t._strides, out._sizes) })
  const c = collapse(out._sizes, [wide(self), wide(mask), { tensor: out, strides: out._strides }], true)
  const v = out._dtype === boolType ? Boolean(value) : value
  launch(filler, '', c.operands, c.axes, [], [{ ty: computeType[out._dtype.name], value: v }])
}

/** The name of a dtype in C++, as one error text has it. */
const WORDS: Record<string, string> = {
  uint8: 'unsigned char',
  int8: 'signed char',
  int16: 'short int',
  int32: 'int',
  int64: 'long int',
  float16: 'c10::Half',
  bfloat16: 'c10::BFloat16',
  float32: 'float',
  float64: 'double',
}

function maskedFill(self: Tensor, mask: Tensor, value: Tensor | Num): Change {
  if (mask._dtype !== boolType)
    throw new RuntimeError(`masked_fill_ only supports boolean masks, but got mask with dtype ${WORDS[mask._dtype.name]}`)
  const number = fillValue('masked_fill_', value, self._dtype)
  const isTensor = value instanceof Tensor
  const sizes = maskedShape(self, mask, false)
  return {
    node: `MaskedFillBackward${isTensor ? 1 : 0}`,
    inputs: [self, isTensor ? value : null],
    saved: { mask },
    repeats: true,
    make: () => {
      const out = empty(sizes, self._dtype)
      fillWhere(out, self, mask, number)
      return out
    },
    write: (t) => {
      maskedShape(t, mask, true)
      fillWhere(t, t, mask, number)
    },
    formula: fillBack(isTensor),
    again: ([t, v]) => t!.masked_fill(mask, isTensor ? v! : 0),
  }
}
/** Gradients, apart from what writes: a formula made beside it would keep its tensors (see `track`). */
const fillBack =
  (hasValue: boolean): Change['formula'] =>
  (g, s, node) => {
    const m = s.mask as Tensor
    return [node.needs(0) ? g.masked_fill(m, 0) : null, hasValue && node.needs(1) ? g.masked_fill(m.logical_not(), 0).sum() : null]
  }
const scatterBack =
  (from: number[]): Change['formula'] =>
  (g, s, node) => {
    const at = s.mask as Tensor
    return [node.needs(0) ? g.masked_fill(at, 0) : null, node.needs(1) ? padded(g.masked_select(at), from) : null]
  }
function maskedScatter(self: Tensor, mask: Tensor, source: Tensor): Change {
  if (self._dtype !== source._dtype)
    throw new RuntimeError(
      `masked_scatter: expected self and source to have same dtypes but got${typeWord(self._dtype)} and ${typeWord(source._dtype)}`,
    )
  if (mask._dtype !== boolType)
    throw new RuntimeError(`masked_scatter_ only supports boolean masks, but got mask with dtype ${typeWord(mask._dtype)}`)
  const sizes = maskedShape(self, mask, false)
  const wide = (t: Tensor, to: Sizes): Tensor =>
    rowMajor(sameSizes(t._sizes, to) ? t : aliasOf(t, to, broadcastStrides(t._sizes, t._strides, to), t._start))
  const m = wide(mask, sizes)
  if (Number(m.count_nonzero().item()) > source._count) throw new RuntimeError('Number of elements of source < number of ones in mask')
  const from = [...source._sizes]
  return {
    node: 'MaskedScatterBackward0',
    inputs: [self, source],
    saved: { mask },
    make: () => {
      const out = empty(sizes, self._dtype)
      spread(out, wide(self, sizes), m, rowMajor(source))
      return out
    },
    write: (t) => {
      maskedShape(t, mask, true)
      const out = rowMajor(t)
      spread(out, out, m, rowMajor(source))
      if (out !== t) rawCopy(t, out)
    },
    formula: scatterBack(from),
    again: ([t, v]) => t!.masked_scatter(mask, v!),
  }
}
/** A vector filled up with zeros to a shape. */
function padded(v: Tensor, sizes: readonly number[]): Tensor {
  const n = sizes.reduce((a, b) => a * b, 1)
  const whole = v._count === n ? v : v.new_zeros([n]).slice_scatter(v, 0, 0, v._count)
  return whole.reshape([...sizes])
}

/** A condition as truth values. */
function conditionOf(c: Tensor): Tensor {
  if (c._dtype === boolType) return c
  if (c._dtype === uint8) return c.ne(0)
  throw new RuntimeError(`where expected condition to be a boolean tensor, but got a tensor with dtype ${typeWord(c._dtype)}`)
}
export const where = (condition: Tensor, self: Tensor | Num, other: Tensor | Num): Tensor => whereOf(conditionOf(condition), self, other)

/** The coordinates of the elements that are not zero, one row each. */
export function nonzero(self: Tensor): Tensor {
  return coordinates(flatPositions(self), self._sizes)
}
const nonzeroTuple = (self: Tensor): Tensor[] => (self._sizes.length === 0 ? nonzero(self.unsqueeze(0)) : nonzero(self)).unbind(1)

function nonzeroStatic(self: Tensor, size: number, fillValue: number): Tensor {
  if (size < 0) throw new RuntimeError("nonzero_static: 'size' must be an non-negative integer")
  const found = nonzero(self)
  const n = self._sizes.length
  const out = full([size, n], fillValue, int64)
  const k = Math.min(size, found._sizes[0]!)
  if (k > 0 && n > 0) rawCopy(aliasOf(out, [k, n], [n, 1], 0), aliasOf(found, [k, n], found._strides, 0))
  return out
}

const whereOp: Op = op(
  'Elements of self where the condition holds, else of other; with the condition alone, the positions where it holds, one tensor per dimension.',
  ['(Tensor condition) -> Tensor[]', nonzeroTuple],
  ['(Tensor condition, Operand self, Operand other)', where],
)

export const indexingMasks: Record<string, Op> = {
  ...Object.fromEntries([
    ...changing('A value (a number or a tensor without dimensions) wherever the mask holds, else the elements of self.', 'masked_fill', [
      '(Tensor self, Tensor mask, Operand value)',
      maskedFill,
    ]),
    ...changing('The elements of source, one after another, wherever the mask holds, else those of self.', 'masked_scatter', [
      '(Tensor self, Tensor mask, Tensor source)',
      maskedScatter,
    ]),
  ]),
  where: {
    ...whereOp,
    methods: op('', [
      '(Tensor self, Tensor condition, Operand other)',
      (self: Tensor, condition: Tensor, other: Tensor | Num) => where(condition, self, other),
    ]).overloads,
  },
  nonzero: op('The coordinates of the elements that are not zero: one row each, or with as_tuple one tensor per dimension.', [
    '(Tensor self, *, bool as_tuple=False)',
    (self: Tensor, asTuple: boolean) => (asTuple ? nonzeroTuple(self) : nonzero(self)),
  ]),
  argwhere: op('The coordinates of the elements that are not zero, one row each.', ['(Tensor self)', nonzero]),
  nonzero_static: op('The first `size` rows of coordinates of elements that are not zero, filled up with fill_value.', [
    '(Tensor self, *, int size, int fill_value=-1)',
    nonzeroStatic,
  ]),
}
