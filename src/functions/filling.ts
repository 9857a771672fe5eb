/** One value everywhere: `fill`, `fill_`, `zero_`. */
import { RuntimeError } from '../errors.ts'
import { likeStrides } from '../shape/layout.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import type { Num } from './apply.ts'
import { type Change, change } from './change.ts'
import { rawFill } from './creation.ts'
import { fillValue } from './indexing-arguments.ts'
import { methodOnly, type Op, op } from './schema.ts'
import { as_strided } from './views.ts'

/** Nothing of the former elements is left. */
const blocked: Change['formula'] = (g) => [g.new_zeros([]).expand([...g._sizes]), null]
const summed: Change['formula'] = (g, _s, node) => [g.new_zeros([]).expand([...g._sizes]), node.needs(1) ? g.sum() : null]

function filled(self: Tensor, value: Tensor | Num, node: string): Change {
  const isTensor = typeof value === 'object'
  if (isTensor && value._sizes.length > 0)
    throw new RuntimeError(`fill_ only supports 0-dimension value tensor but got tensor with ${value._sizes.length} dimensions.`)
  const number = fillValue('fill_', value, self._dtype)
  const write = (t: Tensor): void => void rawFill(t, self._dtype.category === 1 && typeof number === 'number' ? Math.trunc(number) : number)
  return {
    node,
    inputs: [self, isTensor ? value : null],
    saved: {},
    // A tensor is copied, a number is not.
    repeats: !isTensor,
    make: () => {
      const out = empty(self._sizes, self._dtype, likeStrides(self))
      write(out)
      return out
    },
    write,
    formula: isTensor ? summed : blocked,
    again: ([t, v]) => (isTensor ? t!.fill(v!) : t!.mul(0)),
  }
}

/** The diagonal through all dimensions; with `wrap`, of a tall matrix it begins anew below its end, one row apart. */
function fill_diagonal_(self: Tensor, value: Num, wrap: boolean): Tensor {
  const n = self._sizes.length
  if (n < 2) throw new RuntimeError('dimensions must larger than 1')
  const [rows, columns] = self._sizes as [number, number]
  if (n > 2 && self._sizes.some((s) => s !== rows)) throw new RuntimeError('all dimensions of input must be of equal length')
  const stride = self._strides.reduce((a, b) => a + b, 0)
  const set = (count: number, start: number): void => {
    const seen = as_strided(self, [count], [stride], start)
    change(seen, filled(seen, value, 'FillBackward2'), true)
  }
  set(Math.min(...self._sizes), self._start)
  if (wrap && n === 2 && rows > columns + 1) {
    const step = columns + 1
    for (let row = step; row < rows; row += step) set(Math.min(columns, rows - row), self._start + row * self._strides[0]!)
  }
  return self
}

export const filling: Record<string, Op> = {
  fill: op('The shape of this tensor, filled with one value (a number or a tensor without dimensions).', [
    '(Tensor self, Operand value)',
    (t: Tensor, v: Tensor | Num) => change(t, filled(t, v, typeof v === 'object' ? 'FillBackward1' : 'FillBackward0'), false),
  ]),
  fill_: methodOnly(
    op('In place: every element set to one value (a number or a tensor without dimensions).', [
      '(Tensor self, Operand value)',
      (t: Tensor, v: Tensor | Num) => change(t, filled(t, v, typeof v === 'object' ? 'FillBackward3' : 'FillBackward2'), true),
    ]),
  ),
  fill_diagonal_: methodOnly(
    op('In place: one value on the main diagonal.', ['(Tensor self, Scalar fill_value, bool wrap=False)', fill_diagonal_]),
  ),
  zero_: op('In place: every element set to 0.', ['(Tensor self)', (t: Tensor) => change(t, filled(t, 0, 'ZeroBackward0'), true)]),
}
