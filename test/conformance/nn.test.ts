/** The text of tensors, and what the random functions and initialisers yield after `manual_seed`, against PyTorch's own. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { manual_seed, nn, set_printoptions, type Tensor, zeros } from '../../src/index.ts'
import { readGolden } from './files.ts'
import { decode, decodeKeywords, type Golden, type GoldenTensor, makeTensor, member, tensorDiff, torch } from './values.ts'

const folder = dirname(fileURLToPath(import.meta.url))
type Held = { tensor: GoldenTensor }

interface Printed {
  value: Held
  requires_grad?: boolean
  /** The text then needs the graph that made the tensor. */
  grad_fn?: string | null
  options?: Parameters<typeof set_printoptions>[0]
  repr: string
}

describe('printing', () => {
  afterEach(() => set_printoptions({ profile: 'default' }))
  const rows = (readGolden(join(folder, '../printing/data/printing.json.gz')) as Printed[]).filter(
    ({ grad_fn, value }) => !grad_fn && !value.tensor.dtype.startsWith('complex'),
  )
  test('there are rows', () => expect(rows.length).toBeGreaterThan(60))
  test.each(rows)('$repr', ({ value, requires_grad, options, repr }) => {
    const t = makeTensor({ ...value.tensor, requires_grad: requires_grad ?? false })
    if (options) set_printoptions(options)
    expect(String(t)).toBe(repr)
  })
})

interface Stream {
  seed: number
  /** A function below `torch`, a method of a tensor of `size` zeros, or an initialiser of a tensor of `shape`. */
  name?: string
  method?: string
  init?: string
  args?: Golden[]
  kwargs?: Record<string, Golden>
  size?: number
  shape?: number[]
  first: Held
  second?: Held
}

describe('streams', () => {
  const rows = readGolden(join(folder, 'data/streams.json.gz')) as Stream[]
  test('there are rows', () => expect(rows.length).toBeGreaterThan(20))
  test.each(rows)(
    '$name $method $init $args $kwargs',
    ({ seed, name, method, init, args = [], kwargs = {}, size, shape, first, second }) => {
      const keywords = Object.keys(kwargs).length ? [decodeKeywords(kwargs)] : []
      const draw = () => {
        if (init) return (member(nn.init, init) as (...args: unknown[]) => Tensor)(zeros(shape!), ...keywords)
        const self = method ? zeros([size!]) : torch
        const f = member(self, method ?? name!) as (...args: unknown[]) => Tensor
        return f.apply(self, [...args.map((a) => decode(a)), ...keywords])
      }
      manual_seed(seed)
      expect(tensorDiff(draw(), first)).toBe('')
      if (second) expect(tensorDiff(draw(), second)).toBe('')
    },
  )
})
