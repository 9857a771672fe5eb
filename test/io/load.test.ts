/** `torch.load` on files that PyTorch wrote: every container it has used, every dtype, every kind of value, and what is refused. */
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'
import { bytesOf, compare, expected, pathOf, shown } from './files.ts'

describe('tensors', () => {
  test.each(['dtypes.pt', 'dtypes-legacy.pt', 'big-endian.pt', 'deflated.pt'])('of every dtype: %s', (name) => {
    compare(torch.load(pathOf(name)), expected.dtypes)
  })

  test.each(['shared.pt', 'shared-legacy.pt'])('that share a storage share it again: %s', (name) => {
    const all = torch.load<Record<string, torch.Tensor>>(pathOf(name))
    compare(all, expected.shared)
    expect(all.again).toBe(all.base)
    all.base!.add_(100)
    expect(all.row!.tolist()).toEqual([104, 105, 106, 107])
    expect(all.transposed!.at(1, 0).item()).toBe(101)
    expect(all.expanded!.tolist()).toEqual([100, 100, 100, 100, 100])
    expect(all.scalar!.item()).toBe(2.5)
  })

  test('of the tar format', () => {
    const all = torch.load<Record<string, torch.Tensor>>(pathOf('tar.pt'))
    expect(shown(all.t!)).toEqual(expected.shared.transposed)
    expect(all.n!.tolist()).toEqual([0, 1, 2, 3])
    expect(all.s!.item()).toBe(7)
    all.base!.zero_()
    expect(all.row!.tolist()).toEqual([0, 0, 0, 0])
  })

  test('of a storage by itself: its elements in a row', () => {
    expect(torch.load(pathOf('storage.pt')).tolist()).toEqual([0, 0, 0, 0, 0, 0, 128, 63, 0, 0, 0, 64])
  })
})

describe('values', () => {
  test.each(['plain-1.pt', 'plain-2.pt', 'plain-3.pt', 'plain-4.pt', 'plain-5.pt', 'plain-legacy.pt'])('%s', (name) => {
    const v = torch.load(pathOf(name))
    expect(v.none).toBe(null)
    expect([v.true, v.false]).toEqual([true, false])
    expect(v.ints).toEqual([0, 1, -1, 255, 256, 65535, 65536, -2147483648, 2147483647, 2 ** 53 - 1, -(2 ** 53) + 1])
    expect(v.big).toEqual([2n ** 53n, 2n ** 63n, -(2n ** 63n) - 1n, 10n ** 40n])
    expect(v.floats).toEqual([0.5, -0, 1e300, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    expect(v.nan).toBeNaN()
    expect(v.complex).toEqual(new torch.Complex(1.5, -2))
    expect([v.text, v.empty]).toEqual(['déjà vu \u2603 \u{1f600}', ''])
    expect([...v.bytes]).toEqual(Array.from({ length: 256 }, (_, i) => i))
    expect(v.tuple).toEqual([1, [2, 'x'], []])
    expect(Object.isFrozen(v.tuple)).toBe(true)
    expect(v.list).toEqual([[], [[]], [1, 2], [1, 2]])
    expect(Object.isFrozen(v.list)).toBe(false)
    expect(v.list[2]).toBe(v.list[3])
    expect(v.set).toEqual(new Set([1, 2, 3]))
    expect(v.dict).toEqual({ a: 1, b: { c: 2 } })
    expect(v['int keys']).toEqual({ 0: 'x', 1: 'y', 7: 'z' })
    expect([...v['mixed keys'].entries()]).toEqual([
      [1, 'x'],
      ['1', 'y'],
      [[1, 2], 'z'],
      [null, 0],
      [2.5, 1],
    ])
    expect(v['digit strings']).toEqual(
      new Map([
        ['0', 'x'],
        ['1', 'y'],
      ]),
    )
    expect(v['negative keys']).toEqual(
      new Map([
        [-1, 1],
        [-2, 2],
      ]),
    )
    expect(Object.entries(Object.getOwnPropertyDescriptor(v, '__proto__')!.value)).toEqual([['__proto__', 3]])
    expect(Object.keys(v.ordered)).toEqual(['z', 'a'])
    expect(v.counter).toEqual({ a: 2, b: 1, c: 1 })
    expect(String(v.size)).toBe('torch.Size([2, 3])')
    expect(v.dtype).toBe(torch.bfloat16)
    expect([String(v.device), String(v.gpu)]).toEqual(['cpu', 'cuda:1'])
    expect([v.leaf.requires_grad, v.leaf.is_leaf, v.leaf.tolist()]).toEqual([true, true, [1, 1]])
    expect([v.tagged.requires_grad, v.tagged.tolist()]).toEqual([false, [1, 2]])
    expect([v.parameter.requires_grad, v.parameter.tolist()]).toEqual([true, [1, 2]])
    expect([v.frozen.requires_grad, v.frozen.tolist()]).toEqual([false, [3]])
    expect(v.cycle[0]).toBe('start')
    expect(v.cycle[1]).toBe(v.cycle)
  })

  test('the state of a module and of an optimizer', () => {
    const { model, optimizer, epoch, rng } = torch.load(pathOf('checkpoint.pt'))
    compare(model, expected.model)
    expect(model._metadata['1']).toEqual({ version: 2 })
    expect(Object.keys(optimizer.state)).toEqual(Object.keys(expected.optimizer))
    for (const [i, state] of Object.entries(expected.optimizer)) compare(optimizer.state[i], state)
    expect(optimizer.param_groups).toEqual(expected.groups)
    expect(Object.isFrozen(optimizer.param_groups[0].betas)).toBe(true)
    expect(epoch).toBe(2)
    expect(rng.dtype).toBe(torch.uint8)
  })

  test.each(['numpy.pt', 'numpy-5.pt'])('arrays and scalars of NumPy: %s', (name) => {
    const v = torch.load(pathOf(name))
    expect([v.f8.dtype, v.f8.tolist()]).toEqual([
      'float64',
      [
        [1.5, 2.5],
        [3.5, 4.5],
      ],
    ])
    expect(v.fortran.tolist()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    expect(v.fortran.stride).toEqual([1, 2])
    expect(v['big endian'].tolist()).toEqual([0, 1, 2])
    expect(v.scalar).toBe(0.25)
    expect(v['int scalar']).toBe(2n ** 60n)
    expect(v.bool.tolist()).toEqual([true, false])
    expect(v.half.tolist()).toEqual([1, 2])
    expect(v.none.shape).toEqual([0, 2])
  })
})

describe('what is refused, and how', () => {
  test('a module: it names classes', () => {
    expect(() => torch.load(pathOf('module.pt'))).toThrow(torch.UnpicklingError)
    expect(() => torch.load(pathOf('module.pt'), { weights_only: false })).toThrow(
      /Weights only load failed\. Unsupported global: GLOBAL torch\.nn\.modules\.container\.Sequential was not an allowed global by default\..*state_dict/,
    )
  })
  test('tensors that there are none of here', () => {
    expect(() => torch.load(pathOf('uint16.pt'))).toThrow('torch.uint16: there are no tensors of this dtype here')
    expect(() => torch.load(pathOf('quantized.pt'))).toThrow(/quantized tensors/)
    expect(() => torch.load(pathOf('sparse.pt'))).toThrow(/sparse tensors/)
  })
  test('a GPU’s tensors without map_location', () => {
    const path = pathOf('cuda-legacy.pt')
    expect(() => torch.load(path)).toThrow(
      "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.",
    )
    expect(() => torch.load(path, 'cuda')).toThrow(/CUDA device/)
    expect(() => torch.load(path, 'moon')).toThrow("don't know how to restore data location")
    expect(() => torch.load(path, { map_location: (_, location) => (location === 'cuda:0' ? null : 'cpu') })).toThrow(/CUDA device/)
    for (const map_location of ['cpu', torch.device('cpu'), { 'cuda:0': 'cpu' }, () => 'cpu', (storage: torch.Tensor) => storage])
      expect(torch.load(path, { map_location }).w.tolist()).toEqual([1, 1])
    expect(torch.load(path, 'cpu').w.tolist()).toEqual([1, 1])
  })
  test('files of others', () => {
    expect(() => torch.load(pathOf('float32.npy'))).toThrow(/torch\.io\.load_npy/)
    expect(() => torch.load(pathOf('plain.npz'))).toThrow(/torch\.io\.load_npz/)
    expect(() => torch.load(new Uint8Array())).toThrow(/Ran out of input/)
    expect(() => torch.load(new TextEncoder().encode('# Title\n'))).toThrow(torch.UnpicklingError)
  })
  test('a wrong call', () => {
    expect(() => torch.load(3 as never)).toThrow(torch.TypeError)
    expect(() => torch.load(pathOf('dtypes.pt'), { map_location: 3 as never })).toThrow(torch.TypeError)
    expect(() => torch.load(pathOf('dtypes.pt'), { nonsense: 1 } as never)).toThrow("load() got an unexpected keyword argument 'nonsense'")
  })
  test('a file that is not there', () => {
    expect(() => torch.load('no/such/file.pt')).toThrow("[Errno 2] No such file or directory: 'no/such/file.pt'")
    expect(() => torch.load(pathOf('.'))).toThrow(torch.OSError)
    expect(() => torch.load('https://example.org/x.pt')).toThrow(/is an address, not a path: give new URL/)
  })
})

describe('sources', () => {
  const bytes = bytesOf('shared.pt')
  const row = expected.shared.row!.data
  test('bytes, at once', () => {
    expect(torch.load(bytes).row.tolist()).toEqual(row)
    expect(torch.load(bytes.buffer).row.tolist()).toEqual(row)
    expect(torch.load(new DataView(bytes.buffer)).row.tolist()).toEqual(row)
    const inside = new Uint8Array(bytes.length + 3)
    inside.set(bytes, 3)
    expect(torch.load(inside.subarray(3)).row.tolist()).toEqual(row)
  })
  test('a blob, a response, a stream, an address: a promise, with progress', async () => {
    const seen: [number, number | null][] = []
    const onprogress = (loaded: number, total: number | null): void => void seen.push([loaded, total])
    const all = await torch.load<Record<string, torch.Tensor>>(new Blob([bytes]), { onprogress })
    expect(all.row!.tolist()).toEqual(row)
    expect(seen[0]).toEqual([0, bytes.length])
    expect(seen.at(-1)).toEqual([bytes.length, bytes.length])

    const answer = new Response(bytes, { headers: { 'content-length': String(bytes.length) } })
    expect((await torch.load(answer, { onprogress })).row.tolist()).toEqual(row)
    const parts = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += 100) controller.enqueue(bytes.slice(i, i + 100))
        controller.close()
      },
    })
    seen.length = 0
    expect((await torch.load(parts, { onprogress })).row.tolist()).toEqual(row)
    expect(seen.length).toBe(Math.ceil(bytes.length / 100) + 1)
    expect(seen.at(-1)).toEqual([bytes.length, null])
    expect((await torch.load(new URL('data/shared.pt', import.meta.url))).row.tolist()).toEqual(row)
  })
  test('a refusal from the other side', async () => {
    await expect(torch.load(new Response('no', { status: 404, statusText: 'Not Found' }))).rejects.toThrow('HTTP Error 404: Not Found')
    await expect(torch.load(new URL('data/none.pt', import.meta.url))).rejects.toThrow('[Errno 2]')
    await expect(torch.load(new Blob(['nonsense']))).rejects.toThrow(torch.UnpicklingError)
  })
})
