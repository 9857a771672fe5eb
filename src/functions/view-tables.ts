/** The table of views: the operations of `views.ts` and `splitting.ts` by their public names, and those that give the tensor itself another shape. */
import type { Node } from '../autograd/node.ts'
import { checkInplace, rebase } from '../autograd/record.ts'
import { rareOf, type Tensor } from '../tensor/tensor.ts'
import { methodOnly, type Op, op } from './schema.ts'
import { split, split_with_sizes, unbind } from './splitting.ts'
import {
  as_strided,
  diagonal,
  expand,
  flatten,
  movedim,
  narrow,
  permute,
  reshape,
  select,
  squeeze,
  t,
  transpose,
  unflatten,
  unfold,
  unsqueeze,
  view,
  viewDtype,
} from './views.ts'

/** The tensor itself takes on the shape of its view: no element moves. */
function reshaped<A extends unknown[]>(view: (self: Tensor, ...args: A) => Tensor): (self: Tensor, ...args: A) => Tensor {
  return (self, ...args) => {
    checkInplace(self)
    const out = view(self, ...args)
    const tangent = out._rare?.tangent ?? null
    if (out._node && self._rare?.base) {
      self._node = out._node
      self._nr = out._nr
    } else if (out._node) rebase(self, out._node as Node)
    self._sizes = out._sizes
    self._strides = out._strides
    self._start = out._start
    self._contiguous = out._contiguous
    self._storage.version++
    if (out._node && self._rare?.base) self._rare.nodeVersion = self._storage.version
    if (tangent) rareOf(self).tangent = tangent
    return self
  }
}

const swapInPlace = (name: string): [string, Op] => [
  name,
  methodOnly(
    op('In place: two dimensions exchanged.', [
      '(Tensor self, int dim0, int dim1)',
      reshaped((self: Tensor, a: number, b: number) => transpose(self, a, b, 'TransposeBackward1')),
    ]),
  ),
]
const swap = (name: string): [string, Op] => [
  name,
  op('The tensor with two dimensions exchanged: a view.', ['(Tensor self, int dim0, int dim1)', transpose]),
]

export const views_: Record<string, Op> = Object.fromEntries([
  [
    'as_strided',
    op('A view with the given sizes and strides (in elements) on the same memory.', [
      '(Tensor self, int[] size, int[] stride, int? storage_offset=None)',
      as_strided,
    ]),
  ],
  [
    'as_strided_',
    op('In place: with the given sizes and strides on the same memory.', [
      '(Tensor self, int[] size, int[] stride, int? storage_offset=None)',
      reshaped((self: Tensor, size: number[], stride: number[], start: number | null) =>
        as_strided(self, size, stride, start, 'AsStridedBackward1'),
      ),
    ]),
  ],
  [
    'view',
    op(
      'The same elements in another shape, without a copy. One size may be -1.',
      ['(Tensor self, int[] size)', view],
      ['(Tensor self, ScalarType dtype)', viewDtype],
    ),
  ],
  ['reshape', op('The same elements in another shape: a view where possible, else a copy.', ['(Tensor self, int[] shape)', reshape])],
  [
    'expand',
    op('Dimensions of size 1 stretched to the given sizes without a copy; -1 keeps a size.', [
      '(Tensor self, int[] size, *, bool implicit=False)',
      expand,
    ]),
  ],
  [
    'expand_as',
    op('Stretched to the shape of other.', ['(Tensor self, Tensor other)', (self: Tensor, other: Tensor) => expand(self, other._sizes)]),
  ],
  [
    'view_as',
    op('Seen in the shape of other.', ['(Tensor self, Tensor other)', (self: Tensor, other: Tensor) => view(self, other._sizes)]),
  ],
  [
    'reshape_as',
    op('Brought into the shape of other.', ['(Tensor self, Tensor other)', (self: Tensor, other: Tensor) => reshape(self, other._sizes)]),
  ],
  swapInPlace('transpose_'),
  swapInPlace('swapaxes_'),
  swapInPlace('swapdims_'),
  ['t_', methodOnly(op('In place: the matrix transposed.', ['(Tensor self)', reshaped((self: Tensor) => t(self, 'TBackward1', 't_'))]))],
  [
    'squeeze_',
    methodOnly(
      op(
        'In place: without the dimensions of size 1.',
        ['(Tensor self)', reshaped((self: Tensor) => squeeze(self, null, 'SqueezeBackward3'))],
        ['(Tensor self, int dim)', reshaped((self: Tensor, d: number) => squeeze(self, [d], 'SqueezeBackward4'))],
        ['(Tensor self, int[] dim)', reshaped((self: Tensor, d: number[]) => squeeze(self, d, 'SqueezeBackward5'))],
      ),
    ),
  ],
  [
    'unsqueeze_',
    methodOnly(
      op('In place: with a dimension of size 1 inserted.', [
        '(Tensor self, int dim)',
        reshaped((self: Tensor, d: number) => unsqueeze(self, d, 'UnsqueezeBackward1')),
      ]),
    ),
  ],
  ['permute', op('The dimensions in another order: a view.', ['(Tensor self, int[] dims)', permute])],
  swap('transpose'),
  swap('swapaxes'),
  swap('swapdims'),
  ['t', op('The transpose of a matrix; vectors and scalars as they are.', ['(Tensor self)', t])],
  [
    'squeeze',
    op(
      'Without the dimensions of size 1 (all, or those named).',
      ['(Tensor self)', (self: Tensor) => squeeze(self, null)],
      ['(Tensor self, int dim)', (self: Tensor, d: number) => squeeze(self, [d], 'SqueezeBackward1')],
      ['(Tensor self, int[] dim)', (self: Tensor, d: number[]) => squeeze(self, d)],
    ),
  ],
  [
    'unsqueeze',
    op('With a dimension of size 1 inserted at `dim`.', ['(Tensor self, int dim)', (self: Tensor, d: number) => unsqueeze(self, d)]),
  ],
  ['select', op('The slice at `index` along `dim`: a view with one dimension less.', ['(Tensor self, int dim, int index)', select])],
  ['narrow', op('`length` entries from `start` on along `dim`: a view.', ['(Tensor self, int dim, int start, int length)', narrow])],
  [
    'diagonal',
    op('The diagonal over two dimensions, as the last one: a view.', ['(Tensor self, int offset=0, int dim1=0, int dim2=1)', diagonal]),
  ],
  [
    'unfold',
    op('All slices of `size` along `dimension`, `step` apart, as a new last dimension: a view.', [
      '(Tensor self, int dimension, int size, int step)',
      unfold,
    ]),
  ],
  ['unbind', op('The slices along `dim`, as a list of views.', ['(Tensor self, int dim=0) -> Tensor[]', unbind])],
  [
    'split',
    op(
      'Pieces of a size, or of the given sizes, along `dim`: views.',
      ['(Tensor self, int split_size, int dim=0) -> Tensor[]', split],
      [
        '(Tensor self, int[] split_size, int dim=0) -> Tensor[]',
        (self: Tensor, sizes: number[], dim: number) => split_with_sizes(self, sizes, dim),
      ],
    ),
  ],
  [
    'split_with_sizes',
    op('Pieces of the given sizes along `dim`: views.', [
      '(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]',
      (self: Tensor, sizes: number[], dim: number) => split_with_sizes(self, sizes, dim),
    ]),
  ],
  ['movedim', op('Dimensions moved to other places: a view.', ['(Tensor self, Size source, Size destination)', movedim])],
  ['moveaxis', op('Dimensions moved to other places: a view.', ['(Tensor self, Size source, Size destination)', movedim])],
  ['flatten', op('Dimensions start_dim to end_dim made one.', ['(Tensor self, int start_dim=0, int end_dim=-1)', flatten])],
  ['unflatten', op('One dimension split into several.', ['(Tensor self, int dim, int[] sizes)', unflatten])],
] as [string, Op][])
