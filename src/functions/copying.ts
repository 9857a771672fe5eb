/** Copies and conversions: `clone`, `to`, `contiguous`, `copy_` and the one-word dtype conversions. */

import { mode } from '../autograd/modes.ts'
import { FormulaNode } from '../autograd/node.ts'
import { anyRequiresGrad, checkInplace, connect, rebase, setTangent, track } from '../autograd/record.ts'
import { bfloat16, bool, type DType, float16, float32, float64, int8, int16, int32, int64, uint8 } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import { cast, computeType, load } from '../ir/expr.ts'
import { likeStrides } from '../shape/layout.ts'
import { broadcastStrides, checkBroadcast, sameSizes } from '../shape/shape.ts'
import { collapse, launch, type Operand, program } from '../tensor/launch.ts'
import { empty, rareOf, type Tensor } from '../tensor/tensor.ts'
import { broadcastShapes, checkMemory } from './apply.ts'
import { type Op, op } from './schema.ts'
import { copyTransposed } from './transposing.ts'

const mover = program(([from, to]) => [{ buffer: 1, value: cast(computeType[to!], load(computeType[from!], 0)) }])

/** Writes the elements of `from` (broadcast) into `into`, converted; records nothing. Returns `into`. */
export function rawCopy(into: Tensor, from: Tensor): Tensor {
  if (into._count === 0) return into
  const c = collapse(
    into._sizes,
    [
      { tensor: from, strides: broadcastStrides(from._sizes, from._strides, into._sizes) },
      { tensor: into, strides: into._strides },
    ],
    true,
  )
  if (from._dtype === into._dtype && copyTransposed(c.axes, c.operands as [Operand, Operand])) return into
  launch(mover, '', c.operands, c.axes, [], [])
  return into
}

/** Elements in new memory, in the strides that `memory_format` asks for. */
function fresh(self: Tensor, dtype: DType, format: unknown): Tensor {
  const out = empty(self._sizes, dtype, format === 'contiguous_format' ? undefined : likeStrides(self))
  rawCopy(out, self)
  return out
}

export function clone(self: Tensor, memoryFormat: unknown = null): Tensor {
  return track(
    fresh(self, self._dtype, memoryFormat),
    'CloneBackward0',
    [self],
    {},
    (g) => [g],
    (t) => t[0]?.clone() ?? null,
  )
}

export function contiguous(self: Tensor): Tensor {
  return self._contiguous ? self : clone(self, 'contiguous_format')
}

export function to(self: Tensor, dtype: DType, copyAlways = false, format: unknown = null): Tensor {
  if (dtype === self._dtype) return copyAlways ? clone(self, format) : self
  const out = fresh(self, dtype, format)
  if (dtype.category !== 2 || self._dtype.category !== 2) {
    if (mode.inference) rareOf(out).inference = true
    return out
  }
  const from = self._dtype
  return track(
    out,
    'ToCopyBackward0',
    [self],
    {},
    (g) => [to(g, from)],
    (t) => (t[0] ? to(t[0], dtype) : null),
  )
}

/** The elements of `src`, broadcast and converted, written over those of `self`. */
export function copy_(self: Tensor, src: Tensor): Tensor {
  checkInplace(self, [self, src])
  const same =
    self._storage === src._storage &&
    self._start === src._start &&
    self._dtype === src._dtype &&
    sameSizes(self._sizes, src._sizes) &&
    sameSizes(self._strides, src._strides)
  if (!same) checkMemory(self, [src])
  const lead = self._sizes.length - src._sizes.length
  const fits = lead >= 0 && src._sizes.every((s, i) => s === 1 || s === self._sizes[lead + i])
  if (!fits) checkBroadcast(self._sizes, broadcastShapes([self._sizes, src._sizes]))
  const records = mode.grad && self._dtype.category === 2 && anyRequiresGrad([self, src])
  let node: FormulaNode | null = null
  if (records) {
    const dtype = src._dtype
    node = new FormulaNode('torch::autograd::CopyBackwards', (gs) => {
      const g = gs[0]
      return g ? [g.new_zeros([]).expand([...g._sizes]), dtype.category === 2 ? to(g, dtype) : null] : [null, null]
    })
    connect(node, [self, src])
    node.addOutput(self)
  }
  if (!same) rawCopy(self, src)
  self._storage.version++
  if (node) rebase(self, node)
  if (mode.forward >= 0 && (src._rare?.tangent || self._rare?.tangent)) {
    const t = src._rare?.tangent ?? null
    setTangent(
      self,
      t
        ? sameSizes(t._sizes, self._sizes)
          ? to(t, self._dtype)
          : to(t, self._dtype)
              .expand([...self._sizes])
              .clone()
        : null,
    )
  }
  return self
}

const converter = (name: string, dtype: DType): [string, Op] => [
  name,
  {
    ...op(`The tensor as ${dtype.name}; itself if it is so already.`, [
      '(Tensor self, *, MemoryFormat? memory_format=None)',
      (self: Tensor) => to(self, dtype),
    ]),
    reach: 'method',
  },
]

export const copying: Record<string, Op> = Object.fromEntries([
  ['clone', op('A copy in new memory, through which gradients flow.', ['(Tensor self, *, any memory_format=None)', clone])],
  [
    'contiguous',
    op('The tensor in row-major order; itself if it is so already.', ['(Tensor self, *, any memory_format=None)', contiguous]),
  ],
  [
    'copy_',
    {
      ...op('In place: the elements of src, broadcast and converted.', ['(Tensor self, Tensor src, bool non_blocking=False)', copy_]),
      reach: 'method' as const,
    },
  ],
  [
    'to',
    {
      ...op(
        'The tensor in another dtype (or that of another tensor); itself if nothing changes.',
        [
          '(Tensor self, ScalarType dtype, bool non_blocking=False, bool copy=False, *, any memory_format=None)',
          (self: Tensor, d: DType, _n: boolean, c: boolean, f: unknown) => to(self, d, c, f),
        ],
        [
          '(Tensor self, Tensor other, bool non_blocking=False, bool copy=False, *, any memory_format=None)',
          (self: Tensor, o: Tensor, _n: boolean, c: boolean, f: unknown) => to(self, o._dtype, c, f),
        ],
        [
          '(Tensor self, str device, ScalarType? dtype=None, bool non_blocking=False, bool copy=False, *, any memory_format=None)',
          (self: Tensor, d: string, t: DType | null, _n: boolean, c: boolean, f: unknown) =>
            to(self, onCpu(d) && t ? t : self._dtype, c, f),
        ],
        [
          '(Tensor self, *, str? device=None, ScalarType? dtype=None, bool non_blocking=False, bool copy=False, any memory_format=None)',
          (self: Tensor, d: string | null, t: DType | null, _n: boolean, c: boolean, f: unknown) =>
            to(self, (d === null || onCpu(d)) && t ? t : self._dtype, c, f),
        ],
      ),
      reach: 'method' as const,
    },
  ],
  [
    'type_as',
    {
      ...op('The tensor in the dtype of other.', ['(Tensor self, Tensor other)', (self: Tensor, other: Tensor) => to(self, other._dtype)]),
      reach: 'method' as const,
    },
  ],
  converter('float', float32),
  converter('double', float64),
  converter('half', float16),
  converter('bfloat16', bfloat16),
  converter('long', int64),
  converter('int', int32),
  converter('short', int16),
  converter('char', int8),
  converter('byte', uint8),
  converter('bool', bool),
] as [string, Op][])

/** There is one device so far; another name is refused. */
export function onCpu(device: unknown): true {
  const name = typeof device === 'string' ? device : String((device as { type?: unknown })?.type)
  if (!/^cpu(:0)?$/.test(name)) throw new RuntimeError(`Expected one of cpu device type at start of device string: ${name}`)
  return true
}
