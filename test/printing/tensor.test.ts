/** The text of a tensor against PyTorch's own, and the options. */
import { afterEach, describe, expect, it } from 'vitest'
import { float32, float64, int64 } from '../../src/dtypes.ts'
import { formatTensor, get_printoptions, type Suffix, set_printoptions } from '../../src/tensor/printing.ts'
import { dtypeNamed, type Given, load, printable } from './fixture.ts'

type Options = Parameters<typeof set_printoptions>[0]
interface Row extends Given, Suffix {
  options?: Options
  default?: string
  text: string
}
interface Golden {
  value: { tensor: Given }
  requires_grad: boolean
  grad_fn: string | null
  options?: Options
  repr: string
}

afterEach(() => set_printoptions({ profile: 'default' }))

function show(given: Given, suffix: Suffix, options: Options, defaultDtype = float32): string {
  set_printoptions({ profile: 'default' })
  if (options) set_printoptions(options)
  return formatTensor(printable(given), suffix, defaultDtype)
}

describe('formatTensor', () => {
  const golden = (load('printing') as Golden[]).filter((r) => !r.value.tensor.dtype.startsWith('complex'))
  it(`prints ${golden.length} golden tensors`, () => {
    expect(golden.length).toBe(73)
    for (const r of golden) expect(show(r.value.tensor, { requires_grad: r.requires_grad, grad_fn: r.grad_fn }, r.options)).toBe(r.repr)
  })

  const rows = load('torch') as Row[]
  it(`prints ${rows.length} tensors as PyTorch does`, () => {
    expect(rows.length).toBeGreaterThan(1000)
    for (const r of rows) {
      const { dtype, shape, ramp, data, options, text, default: d, ...suffix } = r
      expect(show(r, suffix, options, d ? dtypeNamed(d) : float32), JSON.stringify({ dtype, shape, ramp, data, options, ...suffix })).toBe(
        text,
      )
    }
  })

  it('reads only what it shows of a large tensor', () => {
    let reads = 0
    const text = formatTensor({ shape: [1000, 1000, 1000], dtype: float32, at: () => (reads++, 1) })
    expect(reads).toBe(2 * 6 ** 3)
    expect(text.split('\n').length).toBe(49)
  })

  it('prints integers beyond 2^53 exactly', () => {
    const values = [2n ** 63n - 1n, -(2n ** 63n)]
    expect(formatTensor({ shape: [2], dtype: int64, at: (i) => values[i]! })).toBe('tensor([ 9223372036854775807, -9223372036854775808])')
  })

  it('takes a subclass name for the prefix and aligns to it', () => {
    const text = formatTensor({ shape: [2, 1], dtype: float64, at: (i) => i }, { name: 'Mine', grad_fn: 'AddBackward0' })
    expect(text).toBe('Mine([[0.],\n      [1.]], dtype=torch.float64, grad_fn=<AddBackward0>)')
  })
})

describe('set_printoptions', () => {
  it('keeps what is left out, but resets sci_mode', () => {
    set_printoptions({ precision: 2, sci_mode: true })
    set_printoptions({ linewidth: 60 })
    expect(get_printoptions()).toEqual({ precision: 2, threshold: 1000, edgeitems: 3, linewidth: 60, sci_mode: null })
  })
  it('knows the profiles', () => {
    set_printoptions({ profile: 'full', edgeitems: 1 })
    expect(get_printoptions()).toEqual({ precision: 4, threshold: Infinity, edgeitems: 1, linewidth: 80, sci_mode: null })
    set_printoptions({ profile: 'short' })
    expect(get_printoptions()).toEqual({ precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80, sci_mode: null })
  })
  it('gives a copy of the options', () => {
    get_printoptions().precision = 9
    expect(get_printoptions().precision).toBe(4)
  })
})
