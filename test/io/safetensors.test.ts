/** `torch.io.safetensors`: reading, writing, single tensors, and the rules of the format. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'
import { bytesOf, expected, pathOf, shown } from './files.ts'

const { load, load_file, SafetensorError, safe_open, save, save_file } = torch.io.safetensors
const folder = mkdtempSync(join(tmpdir(), 'varigrad-safetensors-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a file of PyTorch’s holds what its checkpoint holds', () => {
  const state = torch.load<Record<string, torch.Tensor>>(pathOf('digits_cnn.pt'))
  const found = load_file(pathOf('digits_cnn.safetensors'))
  expect(Object.keys(found).sort()).toEqual(Object.keys(state).sort())
  for (const [name, t] of Object.entries(found)) expect(shown(t)).toEqual(shown(state[name]!))
})

test('what is written is read again, and is the format to the byte', () => {
  const tensors = {
    b: torch.tensor([1, 2]),
    a: torch.tensor([[1n, 2n]]),
    half: torch.ones([3], { dtype: torch.bfloat16 }),
    flag: torch.tensor([true, false]),
    scalar: torch.tensor(2.5),
    none: torch.empty(0, 3),
  }
  const bytes = save(tensors, { format: 'pt', note: 'é' })
  const length = new DataView(bytes.buffer).getUint32(0, true)
  expect(length % 8).toBe(0)
  expect(new TextDecoder().decode(bytes.subarray(8, 8 + length)).trimEnd()).toBe(
    '{"__metadata__":{"format":"pt","note":"é"},"a":{"dtype":"I64","shape":[1,2],"data_offsets":[0,16]},"b":{"dtype":"F32","shape":[2],"data_offsets":[16,24]},"none":{"dtype":"F32","shape":[0,3],"data_offsets":[24,24]},"scalar":{"dtype":"F32","shape":[],"data_offsets":[24,28]},"half":{"dtype":"BF16","shape":[3],"data_offsets":[28,34]},"flag":{"dtype":"BOOL","shape":[2],"data_offsets":[34,36]}}',
  )
  const again = load(bytes)
  for (const [name, t] of Object.entries(tensors)) expect(shown(again[name]!)).toEqual(shown(t))
  expect(save(again, { metadata: { format: 'pt', note: 'é' } })).toEqual(bytes)
})

test('every dtype, through a file', () => {
  const tensors = torch.load<Record<string, torch.Tensor>>(pathOf('dtypes.pt'))
  const path = join(folder, 'dtypes.safetensors')
  save_file(tensors, path)
  expect(readdirSync(folder)).toEqual(['dtypes.safetensors'])
  const again = load_file(path)
  for (const [name, wanted] of Object.entries(expected.dtypes)) expect(shown(again[name]!)).toEqual(wanted)
})

test('single tensors of an open file', async () => {
  const path = pathOf('digits_cnn.safetensors')
  const whole = load_file(path)
  const weight = safe_open(path, { framework: 'pt', device: 'cpu' }, (f) => {
    expect(f.keys().sort()).toEqual(Object.keys(whole).sort())
    expect(f.metadata()).toBe(null)
    const slice = f.get_slice('conv1.weight')
    expect([slice.get_shape(), slice.get_dtype()]).toEqual([[16, 1, 3, 3], 'F32'])
    expect(slice.at('2:4').tolist()).toEqual(whole['conv1.weight']!.at('2:4').tolist())
    expect(() => f.get_tensor('none')).toThrow('File does not contain tensor none')
    return f.get_tensor('conv1.weight')
  })
  expect(weight.tolist()).toEqual(whole['conv1.weight']!.tolist())
  const open = safe_open(readFileSync(path), 'pt')
  open.close()
  expect(() => open.get_tensor('conv1.weight')).toThrow('File is closed')
  expect(Object.keys(await load(new Blob([bytesOf('digits_cnn.safetensors')])))).toEqual(Object.keys(whole))
})

describe('what cannot be written', () => {
  const x = torch.arange(6).view(2, 3)
  test.each<[string, () => unknown, RegExp]>([
    ['a transposed tensor', () => save({ x: x.t() }), /non contiguous tensor: `x`/],
    ['tensors on the same memory', () => save({ x, row: x.at(1) }), /Some tensors share memory.*\[\{'x', 'row'\}\]/],
    ['a number', () => save({ x: 1 as never }), /Key `x` is invalid, expected torch.Tensor but received int/],
    ['a list', () => save([x] as never), /Expected a dict of \[str, torch.Tensor\] but received list/],
    ['a number as text', () => save({ x }, { a: 1 as never }), /'a' must be a string, not int/],
  ])('%s', (_, fn, words) => expect(fn).toThrow(words))
  test('and no file is left', () => {
    const path = join(folder, 'none.safetensors')
    expect(() => save_file({ x: x.t() }, path)).toThrow(torch.ValueError)
    expect(readdirSync(folder)).not.toContain('none.safetensors')
  })
  test('parts of one storage that do not overlap can', () => {
    expect(load(save({ a: x.at(0), b: x.data.at(1) })).b!.tolist()).toEqual([3, 4, 5])
    expect(() => save({ a: x.at(1), b: x.data.at(1) })).toThrow(/share memory/)
  })
})

describe('what breaks the rules of the format', () => {
  const file = (header: string, data = 0, length = new TextEncoder().encode(header).length): Uint8Array => {
    const text = new TextEncoder().encode(header)
    const bytes = new Uint8Array(8 + text.length + data)
    new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true)
    bytes.set(text, 8)
    return bytes
  }
  const one = (more: string): string => `{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}${more}}`
  test('while the rest is read', () => {
    expect(load(file(one(''), 4)).x!.tolist()).toEqual([0])
    expect(load(file(`${one('')}   `, 4)).x!.tolist()).toEqual([0])
    expect(load(file('{}'))).toEqual({})
  })
  test.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(7), /header too small/],
    ['a header of 100 MB', file('{}', 0, 100_000_001), /header too large/],
    ['a header of 2^63 bytes', file('{}', 0, Number(2n ** 63n)), /header too large/],
    ['a header beyond the end', file('{}', 0, 3), /invalid header length/],
    ['no brace', file(' {}'), /invalid header start/],
    ['an array', file('[]'), /invalid header start/],
    ['no JSON', file('{"x":}'), /invalid JSON in header/],
    ['no UTF-8', Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 255), /invalid UTF-8 in header/],
    ['a hole', file('{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', 8), /invalid offset for tensor `x`/],
    ['an overlap', file(one(',"y":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}'), 6), /invalid offset for tensor `y`/],
    ['bytes left over', file(one(''), 5), /file not fully covered/],
    ['bytes missing', file(one(''), 3), /file not fully covered/],
    [
      'a wrong count',
      file('{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', 4),
      /invalid shape, data type, or offset for tensor `x`/,
    ],
    [
      'a shape beyond all numbers',
      file(`{"x":{"dtype":"F32","shape":[${'9007199254740991,'.repeat(30)}2],"data_offsets":[0,4]}}`, 4),
      /invalid shape/,
    ],
    ['a negative size', file('{"x":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}', 4), /invalid shape/],
    ['an unknown dtype', file('{"x":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}', 4), /data type/],
    ['a key too many', file('{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":0}}', 4), /invalid shape/],
    ['a name twice', file(one(',"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}'), 8), /the key `x` comes twice/],
    [
      'a name twice, written differently',
      file(one(',"\\u0078":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}'), 8),
      /the key `x` comes twice/,
    ],
    ['a dtype twice', file('{"x":{"dtype":"I32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 4), /the key `dtype` comes twice/],
    ['metadata that is no text', file('{"__metadata__":{"a":1}}'), /__metadata__ may hold only texts/],
  ])('%s', (_, bytes, words) => {
    expect(() => load(bytes)).toThrow(SafetensorError)
    expect(() => load(bytes)).toThrow(words)
    const path = join(folder, 'broken.safetensors')
    writeFileSync(path, bytes)
    expect(() => safe_open(path)).toThrow(words)
  })
  test('a dtype that there is none of here is said only when its tensor is read', () => {
    const bytes = file('{"x":{"dtype":"U16","shape":[1],"data_offsets":[0,2]},"y":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}', 4)
    const open = safe_open(bytes)
    expect(open.get_tensor('y').tolist()).toEqual([0])
    expect(() => open.get_tensor('x')).toThrow('torch.uint16: there are no tensors of this dtype here')
  })
})
