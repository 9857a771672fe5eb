/** What the tests save, and what `check.py` expects PyTorch to find in the files. */
import * as torch from '../../src/index.ts'

export function written(): Record<string, unknown> {
  const base = torch.arange(12, { dtype: torch.float32 })
  const rows = base.view(3, 4)
  const { float64, float32, float16, bfloat16, int64, int32, int16, int8, uint8, bool } = torch
  const dtypes = Object.fromEntries(
    [float64, float32, float16, bfloat16, int64, int32, int16, int8, uint8, bool].map((dtype) => [
      dtype.name,
      torch.tensor([0, 1, 2, 3]).to(dtype).view(2, 2),
    ]),
  )
  const inner = [1, 2]
  const cycle: unknown[] = ['start']
  cycle.push(cycle)
  const tupleCycle: unknown[] = [[]]
  ;(tupleCycle[0] as unknown[]).push(tupleCycle)
  const state = { 'a.weight': torch.ones(2, 3), '0': torch.zeros(2) }
  Object.defineProperty(state, '_metadata', { value: { '': { version: 1 }, a: { version: 2 } }, enumerable: false })
  return {
    dtypes,
    shared: {
      base,
      row: rows.at(1),
      transposed: rows.t(),
      expanded: base.at('0:1').expand(5),
      empty: torch.empty([0, 3]),
      afterEmpty: torch.tensor([7, 8]),
      scalar: torch.tensor(2.5),
      again: base,
      data: base.data,
    },
    plain: {
      none: null,
      bools: [true, false],
      ints: [0, 1, -1, 255, 256, 65535, 65536, -2147483648, 2147483647, 2147483648, 2 ** 53 - 1, -(2 ** 53) + 1],
      big: [2n ** 63n, -(2n ** 63n) - 1n, 10n ** 40n, 3n],
      floats: [0.5, -0, 1e300, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      complex: new torch.Complex(1.5, -2),
      text: 'déjà vu \u2603 \u{1f600}',
      bytes: Uint8Array.from({ length: 256 }, (_, i) => i),
      'no bytes': new Uint8Array(0),
      tuple: Object.freeze([1, Object.freeze([2, 'x']), Object.freeze([]), Object.freeze([1, 2, 3, 4])]),
      list: [[], [[]], inner, inner],
      set: new Set([1, 2, 'x']),
      dict: { a: 1, b: { c: 2 }, empty: {} },
      'int keys': { 0: 'x', 1: 'y', 7: 'z' },
      'mixed keys': new Map<unknown, unknown>([
        [1, 'x'],
        ['1', 'y'],
        [Object.freeze([1, 2]), 'z'],
        [null, 0],
        [2.5, 1],
      ]),
      'digit strings': new Map([
        ['0', 'x'],
        ['1', 'y'],
      ]),
      size: torch.ones(2, 3).shape,
      dtype: torch.bfloat16,
      device: torch.device('cpu'),
      'many keys': Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`key${i}`, i])),
      leaf: torch.ones([2], { requires_grad: true }),
      parameter: new torch.nn.Parameter(torch.tensor([1, 2])),
      frozen: new torch.nn.Parameter(torch.tensor([3]), false),
    },
    cycle,
    tupleCycle: Object.freeze(tupleCycle),
    state,
    tensor: torch.tensor([1, 2, 3]),
  }
}
