/** Making tensors: filled, counted, like others, from data. Random ones are in `random.ts`. */

import { afterMaking, unviewed } from '../autograd/record.ts'
import { fillBytes } from '../backend/wasm/bulk.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { bool, type DType, float64, int64 } from '../dtypes.ts'
import { notImplemented, RuntimeError, shapeText, TypeError as TorchTypeError } from '../errors.ts'
import { add, axis, cast, computeType, type Expr, lt, mul, param, type Scalar, where as select, sub } from '../ir/expr.ts'
import { likeStrides } from '../shape/layout.ts'
import { checkNonNegative, extentOf, numelOf, type Sizes } from '../shape/shape.ts'
import { collapse, launch, type Program, program } from '../tensor/launch.ts'
import { addressOf, empty, getDefaultDtype, Tensor } from '../tensor/tensor.ts'
import type { Num } from './apply.ts'
import { onCpu } from './copying.ts'
import { bytesOf, isTypedArray, tensorFrom } from './data.ts'
import { functionOnly, KIND, methodOnly, type Op, op } from './schema.ts'

const OPTIONS = `*, ${KIND}, bool requires_grad=False`
const LIKE = `${OPTIONS}, MemoryFormat? memory_format=None`

export function checkSizes(sizes: Sizes): Sizes {
  checkNonNegative(sizes)
  // As many bytes as no address counts, whatever the dtype.
  if (numelOf(sizes) > 2 ** 63) throw new RuntimeError(`Storage size calculation overflowed with sizes=${shapeText(sizes)}`)
  return [...sizes]
}

/** The last touches of a maker: device checked, requires_grad set. */
export function finish(t: Tensor, device: unknown, requiresGrad: boolean): Tensor {
  if (device !== null && device !== undefined) onCpu(device)
  afterMaking(t)
  if (requiresGrad && t._dtype.category !== 2)
    throw new RuntimeError('Only Tensors of floating point and complex dtype can require gradients')
  return requiresGrad ? t.requires_grad_(true) : t
}

const fillers = new Map<Scalar, Program>()
/** Sets every element; records nothing. */
export function rawFill(t: Tensor, value: Num): Tensor {
  if (t._count === 0) return t
  if (t._contiguous && Number(value) === 0 && !Object.is(value, -0)) {
    beginOp()
    const p = addressOf(t)
    fillBytes(p, 0, t._count * t._dtype.itemsize)
    return t
  }
  const ty = computeType[t._dtype.name]
  let p = fillers.get(ty)
  if (!p) fillers.set(ty, (p = program(([to]) => [{ buffer: 0, value: cast(computeType[to!], param(ty, 0)) }])))
  const c = collapse(t._sizes, [{ tensor: t, strides: t._strides }], true)
  launch(p, '', c.operands, c.axes, [], [{ ty, value }])
  return t
}

export const full = (sizes: Sizes, value: Num, dtype: DType): Tensor => rawFill(empty(checkSizes(sizes), dtype), value)

const dtypeOfFill = (v: Num): DType => (typeof v === 'boolean' ? bool : typeof v === 'bigint' ? int64 : getDefaultDtype())

/** Writes `f(i)` to element i, by a kernel over the position. */
function counted(n: number, dtype: DType, ty: Scalar, variant: string, value: (i: Expr) => Expr, params: Num[]): Tensor {
  const t = empty([n], dtype)
  if (n === 0) return t
  let p = counters.get(variant)
  if (!p) counters.set(variant, (p = program(([to]) => [{ buffer: 0, value: cast(computeType[to!], value(axis(0))) }])))
  launch(
    p,
    variant,
    [{ tensor: t, strides: [1] }],
    [n],
    [],
    params.map((v) => ({ ty, value: v })),
  )
  return t
}
const counters = new Map<string, Program>()

const isWhole = (v: Num): boolean => typeof v === 'bigint' || typeof v === 'boolean' || Number.isInteger(v)

/** `closed`: with the end, where the steps meet it. */
export function arange(start: Num, end: Num, step: Num, dtype: DType | null, closed = false): Tensor {
  const d = dtype ?? (!closed && [start, end, step].every(isWhole) ? int64 : getDefaultDtype())
  // Bounds of int64 lose their fractions before the elements are counted, those of other integers after it.
  const [a, b, s] = [start, end, step].map((v) => (d === int64 ? Math.trunc(Number(v)) : Number(v))) as [number, number, number]
  if (s === 0 || Number.isNaN(s)) throw new RuntimeError('step must be nonzero')
  if (!Number.isFinite(a) || !Number.isFinite(b)) throw new RuntimeError(`unsupported range: ${a} -> ${b}`)
  if ((s > 0 && b < a) || (s < 0 && b > a)) throw new RuntimeError('upper bound and lower bound inconsistent with step sign')
  if (d === bool) throw notImplemented(closed ? 'range_cpu' : 'arange_cpu', 'Bool')
  const n = closed ? Math.floor((b - a) / s) + 1 : Math.ceil((b - a) / s)
  if (d.category === 1)
    return counted(
      n,
      d,
      'i64',
      'i64',
      (i) => add(param('i64', 0), mul(cast('i64', i), param('i64', 1))),
      [start, step].map((v) => (typeof v === 'number' ? BigInt(Math.trunc(v)) : v)),
    )
  return counted(n, d, 'f64', 'f64', (i) => add(param('f64', 0), mul(cast('f64', i), param('f64', 1))), [a, s])
}

/** Both halves are counted from their own end, as PyTorch does, so that the last element is exact. */
export function linspace(start: Num, end: Num, steps: number, dtype: DType): Tensor {
  if (steps < 0) throw new RuntimeError('number of steps must be non-negative')
  const ty: Scalar = dtype.category === 2 && dtype !== float64 ? 'f32' : 'f64'
  const [a, b] = [Number(start), Number(end)]
  const step = steps > 1 ? (dtype.category === 2 ? (b - a) / (steps - 1) : (Math.trunc(b) - Math.trunc(a)) / (steps - 1)) : 0
  if (steps === 1) return full([1], dtype.category === 2 ? a : Math.trunc(a), dtype)
  const [from, last] = dtype.category === 2 ? [a, b] : [Math.trunc(a), Math.trunc(b)]
  return counted(
    steps,
    dtype,
    ty,
    `lin${ty}`,
    (i) =>
      select(
        lt(i, cast('i32', param(ty, 3))),
        add(param(ty, 0), mul(cast(ty, i), param(ty, 2))),
        sub(param(ty, 1), mul(sub(param(ty, 4), cast(ty, i)), param(ty, 2))),
      ),
    [from, last, step, Math.floor(steps / 2), steps - 1],
  )
}

export function eye(n: number, m: number, dtype: DType): Tensor {
  if (n < 0) throw new RuntimeError(`n must be greater or equal to 0, got ${n}`)
  if (m < 0) throw new RuntimeError(`m must be greater or equal to 0, got ${m}`)
  const t = full([n, m], 0, dtype)
  const k = Math.min(n, m)
  if (k > 0) rawFill(t.as_strided([k], [m + 1], 0), 1)
  return t
}

type Maker = (sizes: number[], ...rest: unknown[]) => Tensor
const sized = (doc: string, make: (sizes: number[], dtype: DType) => Tensor): Op =>
  functionOnly(
    op(doc, [
      `(int[] size, ${OPTIONS})`,
      ((size, dtype, _l, device, _p, rg) =>
        finish(make(size, (dtype as DType | null) ?? getDefaultDtype()), device, rg as boolean)) as Maker,
    ]),
  )
const like = (doc: string, make: (t: Tensor, dtype: DType) => Tensor): Op =>
  functionOnly(
    op(doc, [
      `(Tensor self, ${LIKE})`,
      (t: Tensor, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(make(t, dtype ?? t._dtype), device, rg),
    ]),
  )
const newer = (doc: string, signature: string, make: (t: Tensor, sizes: number[], dtype: DType, value: Num) => Tensor): Op =>
  methodOnly(
    op(doc, [
      `(Tensor self, ${signature}, ${OPTIONS})`,
      signature.includes('fill_value')
        ? (t: Tensor, size: number[], value: Num, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
            finish(make(t, size, dtype ?? t._dtype, value), device, rg)
        : (t: Tensor, size: number[], dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
            finish(make(t, size, dtype ?? t._dtype, 0), device, rg),
    ]),
  )

/** A tensor laid out like `t`. */
const emptyLike = (t: Tensor, dtype: DType): Tensor => empty([...t._sizes], dtype, likeStrides(t))

export const creation: Record<string, Op> = {
  empty: functionOnly(
    op('A tensor of the given sizes whose elements are unset.', [
      `(int[] size, ${LIKE})`,
      ((size, dtype, _l, device, _p, rg) =>
        finish(empty(checkSizes(size), (dtype as DType | null) ?? getDefaultDtype()), device, rg as boolean)) as Maker,
    ]),
  ),
  zeros: sized('A tensor of zeros.', (s, d) => {
    if (s.some((x) => x < 0)) throw new RuntimeError('zeros: Dimension size must be non-negative.')
    return full(s, 0, d)
  }),
  ones: sized('A tensor of ones.', (s, d) => full(s, 1, d)),
  full: functionOnly(
    op('A tensor filled with one value.', [
      `(Size size, Scalar fill_value, ${OPTIONS})`,
      (size: number[], v: Num, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(full(size, v, dtype ?? dtypeOfFill(v)), device, rg),
    ]),
  ),
  zeros_like: like('Zeros in the shape of another tensor.', (t, d) => rawFill(emptyLike(t, d), 0)),
  ones_like: like('Ones in the shape of another tensor.', (t, d) => rawFill(emptyLike(t, d), 1)),
  empty_like: like('Unset elements in the shape of another tensor.', emptyLike),
  full_like: functionOnly(
    op('One value in the shape of another tensor.', [
      `(Tensor self, Scalar fill_value, ${LIKE})`,
      (t: Tensor, v: Num, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(rawFill(emptyLike(t, dtype ?? t._dtype), v), device, rg),
    ]),
  ),
  empty_strided: functionOnly(
    op('Unset elements with the given strides.', [
      `(int[] size, int[] stride, ${OPTIONS})`,
      (size: number[], stride: number[], dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(emptyStrided(size, stride, dtype ?? getDefaultDtype()), device, rg),
    ]),
  ),
  new_empty_strided: methodOnly(
    op('Unset elements with the given strides and the dtype of this tensor.', [
      `(Tensor self, int[] size, int[] stride, ${OPTIONS})`,
      (t: Tensor, size: number[], stride: number[], dtype: DType | null) => emptyStrided(size, stride, dtype ?? t._dtype),
    ]),
  ),
  new_empty: newer('Unset elements, with the dtype of this tensor.', 'int[] size', (_t, s, d) => empty(checkSizes(s), d)),
  new_zeros: newer('Zeros, with the dtype of this tensor.', 'int[] size', (_t, s, d) => full(s, 0, d)),
  new_ones: newer('Ones, with the dtype of this tensor.', 'int[] size', (_t, s, d) => full(s, 1, d)),
  new_full: newer('One value, with the dtype of this tensor.', 'Size size, Scalar fill_value', (_t, s, d, v) => full(s, v, d)),
  new_tensor: methodOnly(
    op('A tensor of the given data, with the dtype of this tensor.', [
      `(Tensor self, any data, ${OPTIONS})`,
      (t: Tensor, data: unknown, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(tensorFrom(data, dtype ?? (isTypedArray(data) || data instanceof Tensor ? null : t._dtype)), device, rg),
    ]),
  ),
  tensor: functionOnly(
    op('A new tensor holding the data: numbers become the default float dtype, bigints int64, booleans bool.', [
      `(any data, ${OPTIONS})`,
      (data: unknown, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(tensorFrom(data, dtype), device, rg),
    ]),
  ),
  as_tensor: functionOnly(
    op('The data as a tensor; a tensor of the right dtype is returned itself.', [
      `(any data, *, ScalarType? dtype=None, Device? device=None)`,
      (data: unknown, dtype: DType | null, device: unknown) =>
        data instanceof Tensor ? (dtype ? data.to(dtype) : data) : finish(tensorFrom(data, dtype), device, false),
    ]),
  ),
  scalar_tensor: functionOnly(
    op('A zero-dimensional tensor.', [
      `(Scalar s, ${OPTIONS})`,
      (v: Num, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(full([], v, dtype ?? getDefaultDtype()), device, rg),
    ]),
  ),
  frombuffer: functionOnly(
    op('A one-dimensional tensor over a copy of the bytes of an ArrayBuffer or typed array.', [
      '(any buffer, *, ScalarType dtype, int count=-1, int offset=0, bool requires_grad=False)',
      frombuffer,
    ]),
  ),
  arange: functionOnly(
    op(
      'Numbers from start up to, not including, end.',
      [
        `(Scalar end, ${OPTIONS})`,
        (end: Num, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
          finish(arange(0, end, 1, dtype), device, rg),
      ],
      [
        `(Scalar start, Scalar end, Scalar step=1, ${OPTIONS})`,
        (start: Num, end: Num, step: Num, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
          finish(arange(start, end, step, dtype), device, rg),
      ],
    ),
  ),
  range: functionOnly(
    op('Numbers from start to end, both included, a step apart; of the default dtype. Deprecated in PyTorch in favour of arange.', [
      `(Scalar start, Scalar end, Scalar step=1, ${OPTIONS})`,
      (start: Num, end: Num, step: Num, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(arange(start, end, step, dtype, true), device, rg),
    ]),
  ),
  linspace: functionOnly(
    op('`steps` numbers from start to end, both included, evenly spaced.', [
      `(Operand start, Operand end, int steps, ${OPTIONS})`,
      (a: Num | Tensor, b: Num | Tensor, steps: number, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
        finish(linspace(zeroDim('linspace', 'start', a), zeroDim('linspace', 'end', b), steps, dtype ?? getDefaultDtype()), device, rg),
    ]),
  ),
  logspace: functionOnly(
    op('`steps` numbers from base^start to base^end, evenly spaced in the exponent.', [
      `(Operand start, Operand end, int steps, float base=10, ${OPTIONS})`,
      (
        a: Num | Tensor,
        b: Num | Tensor,
        steps: number,
        base: number,
        dtype: DType | null,
        _l: unknown,
        device: unknown,
        _p: boolean,
        rg: boolean,
      ) => {
        const d = dtype ?? getDefaultDtype()
        if (steps < 0) throw new RuntimeError('number of steps must be non-negative')
        // Integers are spaced by whole exponents.
        const exponent = (x: Num): number => (d.category === 2 ? Number(x) : Math.trunc(Number(x)))
        const e = linspace(exponent(zeroDim('logspace', 'start', a)), exponent(zeroDim('logspace', 'end', b)), steps, float64)
        return finish(full([], base, float64).pow(e).to(d), device, rg)
      },
    ]),
  ),
  eye: functionOnly(
    op(
      'Ones on the diagonal, zeros elsewhere.',
      [
        `(int n, ${OPTIONS})`,
        (n: number, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
          finish(eye(n, n, dtype ?? getDefaultDtype()), device, rg),
      ],
      [
        `(int n, int m, ${OPTIONS})`,
        (n: number, m: number, dtype: DType | null, _l: unknown, device: unknown, _p: boolean, rg: boolean) =>
          finish(eye(n, m, dtype ?? getDefaultDtype()), device, rg),
      ],
    ),
  ),
}

function zeroDim(name: string, which: string, v: Num | Tensor): Num {
  if (!(v instanceof Tensor)) return v
  if (v._sizes.length > 0)
    throw new RuntimeError(
      `${name} only supports 0-dimensional start and end tensors, but got ${which} with ${v._sizes.length} dimension(s).`,
    )
  return v.item()
}

function emptyStrided(size: number[], stride: number[], dtype: DType): Tensor {
  if (size.length !== stride.length)
    throw new RuntimeError(`dimensionality of sizes (${size.length}) must match dimensionality of strides (${stride.length})`)
  checkSizes(size)
  const base = empty([numelOf(size) === 0 ? 0 : extentOf(size, stride)], dtype)
  return unviewed(base.as_strided(size, stride, 0))
}
function frombuffer(buffer: unknown, dtype: DType, count: number, offset: number, requiresGrad: boolean): Tensor {
  const shared = typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer
  let bytes: Uint8Array
  if (buffer instanceof ArrayBuffer || shared) bytes = new Uint8Array(buffer as ArrayBuffer)
  else if (ArrayBuffer.isView(buffer)) bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  else throw new TorchTypeError('frombuffer(): argument must be an ArrayBuffer or a typed array')
  if (bytes.length === 0 && count !== 0) throw new RuntimeError(`both buffer length (${bytes.length}) and count (${count}) must not be 0`)
  if (offset < 0 || offset >= Math.max(bytes.length, 1))
    throw new RuntimeError(
      `offset (${offset} bytes) must be non-negative and no greater than buffer length (${bytes.length} bytes) minus 1`,
    )
  const rest = bytes.length - offset
  if (count < 0 && rest % dtype.itemsize !== 0)
    throw new RuntimeError(
      `buffer length (${rest} bytes) after offset (${offset} bytes) must be a multiple of element size (${dtype.itemsize})`,
    )
  const n = count < 0 ? rest / dtype.itemsize : count
  if (n * dtype.itemsize > rest)
    throw new RuntimeError(
      `requested buffer length (${count} * ${dtype.itemsize} bytes) after offset (${offset} bytes) must not be greater than actual buffer length (${bytes.length} bytes)`,
    )
  const t = empty([n], dtype)
  beginOp()
  bytesOf(t).set(bytes.subarray(offset, offset + n * dtype.itemsize))
  return finish(t, null, requiresGrad)
}
