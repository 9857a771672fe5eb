/** The 0.2-era text of tensors, Variables and Python values. */
import { afterEach, describe, expect, it } from 'vitest'
import { formatClassic, formatVariable, pythonRepr } from '../../src/classic/printing.ts'
import { float32, float64, int64 } from '../../src/dtypes.ts'
import { type Printable, set_printoptions } from '../../src/tensor/printing.ts'
import { type Given, load, printable } from './fixture.ts'

afterEach(() => set_printoptions({ profile: 'default' }))

const range = (shape: number[], dtype = float32, step = 1): Printable => ({ shape, dtype, at: (i) => i * step })
const of = (values: number[], shape = [values.length]): Printable => ({ shape, dtype: float32, at: (i) => values[i]! })

describe('formatClassic', () => {
  const golden = load('classic_printing') as (Given & { text: string })[]
  it(`prints ${golden.length} golden tensors`, () => {
    expect(golden.length).toBe(44)
    for (const r of golden) expect(formatClassic(printable(r))).toBe(r.text)
  })

  it('summarises every dimension of slices', () => {
    const lines = formatClassic(range([8, 8, 8, 8])).split('\n')
    expect(lines.slice(1, 10)).toEqual([
      '(0 ,0 ,.,.) = ',
      '     0     1     2  ...      5     6     7',
      '     8     9    10  ...     13    14    15',
      '    16    17    18  ...     21    22    23',
      '        ...          ⋱          ...       ',
      '    40    41    42  ...     45    46    47',
      '    48    49    50  ...     53    54    55',
      '    56    57    58  ...     61    62    63',
      '',
    ])
    expect(lines.filter((l) => l.startsWith('('))).toHaveLength(36)
    expect(lines.filter((l) => l === '   ...')).toHaveLength(6)
    expect(lines.filter((l) => l === '...   ')).toHaveLength(1)
    expect(lines.filter((l) => l === '     ⋮ ')).toHaveLength(5)
  })

  it('scales, pads and centres by the rules of the time', () => {
    expect(formatClassic(of([1e-3, 2e-3, 3e-3, 4e-3], [2, 2]))).toBe(
      '\n1.00000e-03 *\n  1.0000  2.0000\n  3.0000  4.0000\n[torch.FloatTensor of size 2x2]\n',
    )
    expect(formatClassic(of([NaN, NaN]))).toBe('\nnan\nnan\n[torch.FloatTensor of size 2]\n')
    expect(formatClassic({ shape: [1], dtype: float64, at: () => 1.5e120 })).toBe('\n1.5000e+120\n[torch.DoubleTensor of size 1]\n')
  })

  it('follows the print options', () => {
    set_printoptions({ precision: 2, threshold: 4, edgeitems: 1 })
    expect(formatClassic(range([5], float32, 0.5))).toBe('\n   0.00\n   ⋮   \n   2.00\n[torch.FloatTensor of size 5]\n')
  })

  it('prints what had no dimension', () => {
    expect(formatClassic(range([0]))).toBe('[torch.FloatTensor with no dimension]\n')
    expect(formatClassic({ shape: [], dtype: int64, at: () => 7n })).toBe('\n 7\n[torch.LongTensor of size 1]\n')
  })
})

describe('pythonRepr', () => {
  const variable = (values: number[], shape?: number[]) => ({ toString: () => formatVariable(of(values, shape)) })
  it('prints the values of the walkthrough', () => {
    expect(pythonRepr([variable([10]), variable([1, Math.SQRT2, Math.sqrt(3), 2], [2, 2]), variable([1, 4, 9, 16], [2, 2])])).toBe(
      '(Variable containing:\n  10\n [torch.FloatTensor of size 1], Variable containing:\n  1.0000  1.4142\n  1.7321  2.0000\n' +
        ' [torch.FloatTensor of size 2x2], Variable containing:\n   1   4\n   9  16\n [torch.FloatTensor of size 2x2])',
    )
    expect(pythonRepr([variable([2, 2]), null])).toBe('(Variable containing:\n  2\n  2\n [torch.FloatTensor of size 2], None)')
    expect(pythonRepr([true, null, null, false])).toBe('(True, None, None, False)')
    expect(pythonRepr(variable([2]))).toBe('Variable containing:\n 2\n[torch.FloatTensor of size 1]')
  })
  it('prints Python values', () => {
    expect(pythonRepr([])).toBe('()')
    expect(pythonRepr([1])).toBe('(1,)')
    expect(pythonRepr([1, [0.5, -0, 2n], 1e-7])).toBe('(1, (0.5, -0.0, 2), 1e-07)')
    expect(pythonRepr(["a'b", 'a"b', `'"`, 'x\n\\', undefined])).toBe(`("a'b", 'a"b', '\\'"', 'x\\n\\\\', None)`)
  })
  it('indents by the depth of tuples', () => {
    expect(pythonRepr([[1, { toString: () => 'a\nb\n' }]], String)).toBe('((1, a\n  b),)')
  })
})
