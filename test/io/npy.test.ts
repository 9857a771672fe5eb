/** NumPy's .npy and .npz: files that NumPy wrote, and files from here read again (`check.py` has NumPy read them). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'
import { bytesOf, pathOf, shown } from './files.ts'

const { load_npy, load_npz, save_npy, save_npz } = torch.io
const folder = mkdtempSync(join(tmpdir(), 'varigrad-npy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ramp = [
  [0, 1, 2],
  [3, 4, 5],
]

describe('NumPy’s files', () => {
  test.each([
    ['uint8', 'uint8'],
    ['int8', 'int8'],
    ['int16', 'int16'],
    ['int32', 'int32'],
    ['int64', 'int64'],
    ['float16', 'float16'],
    ['float32', 'float32'],
    ['float64', 'float64'],
    ['uint16', 'int32'],
    ['uint32', 'int64'],
    ['uint64', 'int64'],
    ['big-endian', 'float32'],
  ])('%s as %s', (name, dtype) => {
    const t = load_npy(pathOf(`${name}.npy`))
    expect([String(t.dtype), t.tolist()]).toEqual([`torch.${dtype}`, ramp])
  })
  test('bool', () => {
    expect(load_npy(pathOf('bool.npy')).tolist()).toEqual([
      [false, true, false],
      [true, false, true],
    ])
  })
  test('column-major: with its strides', () => {
    expect(shown(load_npy(pathOf('fortran.npy')))).toEqual({ dtype: 'torch.float32', shape: [2, 3], stride: [1, 2], data: ramp })
  })
  test('of no dimension, of no elements, of every version', () => {
    expect(load_npy(pathOf('scalar.npy')).item()).toBe(2.5)
    expect([...load_npy(pathOf('empty.npy')).shape]).toEqual([0, 3])
    for (const version of [1, 2, 3]) expect(load_npy(pathOf(`version-${version}.npy`)).tolist()).toEqual([0, 1, 2, 3])
  })
  test('several in one, compressed or not', async () => {
    const plain = load_npz(pathOf('plain.npz'))
    expect(Object.keys(plain)).toEqual(['a', 'b'])
    expect(plain.a!.tolist()).toEqual([0, 1, 2])
    expect(load_npz(pathOf('positional.npz')).arr_1!.item()).toBe(true)
    const compressed = load_npz(pathOf('compressed.npz'))
    expect([...compressed.a!.shape, compressed.a!.sum().item()]).toEqual([100, 100, 0])
    expect(compressed.b!.tolist()).toEqual([0, 1, 2, 3, 4])
    expect((await load_npz(new Blob([bytesOf('compressed.npz')]))).b!.tolist()).toEqual([0, 1, 2, 3, 4])
    expect((await load_npy(new Blob([bytesOf('int8.npy')]))).tolist()).toEqual(ramp)
  })
})

describe('what is refused', () => {
  test.each<[string, RegExp]>([
    ['object.npy', /Object arrays cannot be loaded when allow_pickle=False/],
    ['text.npy', /can't convert np.ndarray of type '<U2'/],
    ['complex.npy', /can't convert np.ndarray of type '<c16'/],
    ['dtypes.pt', /the magic string is not correct/],
  ])('%s', (name, words) => expect(() => load_npy(pathOf(name))).toThrow(words))

  /** A file with this text as its header. */
  const file = (header: string, data = 0, version = 1): Uint8Array => {
    const bytes = new Uint8Array(10 + header.length + data)
    bytes.set([0x93, 78, 85, 77, 80, 89, version, 0, header.length & 255, header.length >> 8])
    bytes.set(new TextEncoder().encode(header), 10)
    return bytes
  }
  test.each<[string, Uint8Array, RegExp]>([
    [
      'too few bytes',
      file("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 7),
      /8 bytes are needed for shape \(2\), but the file has 7/,
    ],
    [
      'an absurd shape',
      file("{'descr': '<f4', 'fortran_order': False, 'shape': (9007199254740991, 9007199254740991), }"),
      /bytes are needed/,
    ],
    ['a negative size', file("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }"), /Cannot parse header/],
    ['fields', file("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }"), /structured array/],
    ['code', file("__import__('os')"), /Cannot parse header/],
    ['a later version', file('{}', 0, 4), /we only support format version/],
    ['a header beyond the end', file("{'descr'").subarray(0, 12), /unexpected end of data/],
    ['a large header', file(' '.repeat(10_001)), /Header info length \(10001\) is large/],
  ])('%s', (_, bytes, words) => {
    expect(() => load_npy(bytes)).toThrow(torch.ValueError)
    expect(() => load_npy(bytes)).toThrow(words)
  })
  test('uint64 beyond int64', () => {
    const bytes = bytesOf('uint64.npy')
    bytes[bytes.length - 1] = 255
    expect(() => load_npy(bytes)).toThrow(/uint64 values beyond int64/)
  })
})

describe('what is written is read again', () => {
  test('by every dtype', () => {
    for (const name of ['uint8', 'int8', 'int16', 'int32', 'int64', 'float16', 'float32', 'float64', 'bool']) {
      const bytes = bytesOf(`${name}.npy`)
      const written = save_npy(load_npy(bytes))
      // Up to the padding of the header the very file that NumPy writes.
      expect([...written]).toEqual([...bytes])
    }
    expect(() => save_npy(torch.ones([1], { dtype: torch.bfloat16 }))).toThrow('Got unsupported ScalarType BFloat16')
  })
  test('column-major, strided, with gradients, an n-d array, through a file', () => {
    const x = torch.arange(6, { dtype: torch.float32 }).view(2, 3)
    expect(shown(load_npy(save_npy(x.t())))).toEqual(shown(x.t()))
    expect([...save_npy(load_npy(bytesOf('fortran.npy')))]).toEqual([...bytesOf('fortran.npy')])
    expect(load_npy(save_npy(x.at('...', '::2'))).tolist()).toEqual([
      [0, 2],
      [3, 5],
    ])
    expect(load_npy(save_npy(x.clone().requires_grad_(true))).requires_grad).toBe(false)
    expect(load_npy(save_npy(x.t().numpy())).tolist()).toEqual(x.t().tolist())
    const path = join(folder, 'x.npy')
    save_npy(x, path)
    expect(load_npy(path).tolist()).toEqual(ramp)
  })
  test('several in one', () => {
    const arrays = { b: torch.arange(3), a: torch.zeros(50, 50) }
    const [plain, compressed] = [save_npz(arrays), save_npz(arrays, null, { compressed: true })]
    expect(compressed.length).toBeLessThan(plain.length / 10)
    for (const bytes of [plain, compressed]) expect(load_npz(bytes).b!.tolist()).toEqual([0, 1, 2])
    const path = join(folder, 'x.npz')
    save_npz([torch.ones(2), torch.zeros(1)], path)
    expect(Object.keys(load_npz(readFileSync(path)))).toEqual(['arr_0', 'arr_1'])
    expect(() => save_npz(torch.ones(2) as never)).toThrow(torch.TypeError)
    expect(() => save_npz({ x: 1 as never })).toThrow('a tensor or an n-d array is wanted, not int')
  })
})
