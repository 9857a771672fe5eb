/** Broken and hostile files: a short run of the fuzzer (`npm run fuzz` is the long one), and files made to exhaust the reader. */
import { readdirSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as torch from '../../src/index.ts'
import { crc32 } from '../../src/io/bytes.ts'
import { readZip, ZipWriter } from '../../src/io/zip.ts'
import { bytesOf, pathOf } from './files.ts'
import { fuzz } from './fuzz.ts'

const names = readdirSync(pathOf('.')).filter((name) => /\.(pt|npy|npz|safetensors)$/.test(name))
const files = Object.fromEntries(names.map((name) => [name, bytesOf(name)]))

test('damaged files are read or refused by an error of ours', () => {
  const { loaded, refused, failures } = fuzz(files, 0, 800)
  expect(failures).toEqual([])
  expect(loaded).toBeGreaterThan(20)
  expect(refused).toBeGreaterThan(200)
})

const zipped = (entries: Record<string, Uint8Array>): Uint8Array => {
  const chunks: Uint8Array[] = []
  const zip = new ZipWriter((bytes) => chunks.push(bytes.slice()))
  for (const [name, bytes] of Object.entries(entries)) zip.add(name, bytes)
  zip.end()
  return new Uint8Array(Buffer.concat(chunks))
}
const text = (s: string): Uint8Array => Uint8Array.from(s, (c) => c.charCodeAt(0))
const checkpoint = (pickle: string): Uint8Array => zipped({ 'x/data.pkl': text(pickle) })

describe('pickles', () => {
  test.each<[string, string, RegExp]>([
    ['a call of a program', "cos\nsystem\n(S'echo'\ntR.", /Unsupported global: GLOBAL os\.system/],
    ['a builtin', '\x80\x04\x8c\x08builtins\x8c\x04eval\x93\x8c\x011\x85R.', /Unsupported global: GLOBAL eval/],
    ['a class', '(i__main__\nX\n.', /Unsupported operand 105/],
    ['an extension', '\x82\x01.', /Unsupported operand 130/],
    ['no end', '\x80\x02}', /unexpected end of data/],
    ['nothing on the stack', '\x80\x02.', /unexpected end of the stack/],
    ['beyond the mark', '\x80\x02](a.', /unexpected end of the stack/],
    ['no mark', '\x80\x02t.', /could not find MARK/],
    ['an item of a text', '\x80\x02X\x01\x00\x00\x00aK\x01a.', /Can only append to lists, but got str/],
    ['an item of a list as of a dict', '\x80\x02]K\x01K\x02s.', /Can only set items of dict/],
    ['a list as a key', '\x80\x02}]K\x02s.', /unhashable type: 'list'/],
    ['an unknown memo', '\x80\x02h\x05.', /Memo value not found at index 5/],
    ['a text of 4 GB', '\x80\x02X\xff\xff\xff\xff', /unexpected end of data/],
    ['a negative length', '\x80\x02\x8b\xff\xff\xff\xff', /unexpected end of data/],
    ['an integer of a million digits', `I${'9'.repeat(1e6)}\n.`, /is no integer/],
    ['a call of what is no function', '\x80\x02K\x01)R.', /unrecognized function/],
    ['a state for a number', '\x80\x02K\x01}b.', /Can only build/],
    ['a later protocol', '\x80\x06N.', /unsupported pickle protocol: 6/],
    ['a tensor of no storage', '\x80\x02ctorch._utils\n_rebuild_tensor_v2\n(NK\x00))tR.', /a tensor on a NoneType/],
    ['another persistent id', '\x80\x02X\x06\x00\x00\x00module\x85Q.', /Only persistent_load of storage is allowed/],
    [
      'a storage that is not there',
      '\x80\x02(X\x07\x00\x00\x00storagectorch\nFloatStorage\nX\x01\x00\x00\x007X\x03\x00\x00\x00cpuK\x04tQ.',
      /data\/7: file not found/,
    ],
  ])('%s', (_, pickle, words) => {
    expect(() => torch.load(checkpoint(pickle))).toThrow(words)
    expect(() => torch.load(checkpoint(pickle))).toThrow(torch.RuntimeError)
  })

  test('lists in lists in lists', () => {
    expect(() => torch.load(checkpoint(`\x80\x02${']'.repeat(1e5)}${'a'.repeat(1e5 - 1)}.`))).toThrow(/nested deeper than/)
  })
  test('a billion laughs share their laughter', () => {
    // Each list holds the one before twice; as a tree it would have 2^60 leaves.
    const levels = '2\x86'.repeat(60)
    expect(Object.isFrozen(torch.load(checkpoint(`\x80\x02]${levels}.`)))).toBe(true)
  })
  test('copies of copies', () => {
    const long = 'x'.repeat(65536)
    const copy = 'h\x00h\x01h\x02\x86R'
    const head = `\x80\x02c_codecs\nencode\nq\x00X\x00\x00\x01\x00${long}q\x01X\x06\x00\x00\x00latin1q\x02]`
    expect(() => torch.load(checkpoint(`${head}(${copy.repeat(5000)}e.`))).toThrow(/copies more than it holds/)
    expect(torch.load(checkpoint(`${head}(${copy}e.`))[0].length).toBe(65536)
  })
})

describe('tensors', () => {
  /** A checkpoint of one tensor on a storage of 16 bytes, of this place in it. */
  const tensor = (numel: string, place: string, bytes = 16): Uint8Array =>
    zipped({
      'x/data.pkl': text(
        `\x80\x02ctorch._utils\n_rebuild_tensor_v2\n((X\x07\x00\x00\x00storagectorch\nFloatStorage\nX\x01\x00\x00\x000X\x03\x00\x00\x00cpu${numel}tQ${place}\x89ccollections\nOrderedDict\n)RtR.`,
      ),
      'x/data/0': new Uint8Array(bytes),
    })
  test('that fit', () => {
    expect(torch.load(tensor('K\x04', 'K\x00K\x02K\x02\x86K\x02K\x01\x86')).tolist()).toEqual([
      [0, 0],
      [0, 0],
    ])
  })
  test.each<[string, Uint8Array, RegExp]>([
    [
      'beyond the storage',
      tensor('K\x04', 'K\x01K\x04\x85K\x01\x85'),
      /sizes \[4\], strides \[1\], storage offset 1, and itemsize 4 requiring a storage size of 20 are out of bounds for storage of size 16/,
    ],
    ['a negative offset', tensor('K\x04', 'J\xff\xff\xff\xffK\x04\x85K\x01\x85'), /a storage offset of -1/],
    ['a negative stride', tensor('K\x04', 'K\x03K\x04\x85J\xff\xff\xff\xff\x85'), /a size of -1/],
    ['a fraction', tensor('K\x04', 'K\x00G?\xe0\x00\x00\x00\x00\x00\x00\x85K\x01\x85'), /a size of 0.5/],
    [
      'more elements than numbers can count',
      tensor('K\x04', `K\x00(${'J\xff\xff\xff\x7f'.repeat(40)}t(${'K\x00'.repeat(40)}t`),
      /out of bounds/,
    ],
    ['strides of another length', tensor('K\x04', 'K\x00K\x04\x85K\x01K\x01\x86'), /mismatch in length of strides and shape/],
    ['65 dimensions', tensor('K\x04', `K\x00(${'K\x01'.repeat(65)}t(${'K\x01'.repeat(65)}t`), /too many dimensions/],
    ['a storage said to be larger', tensor('J\xff\xff\xff\x7f', 'K\x00K\x04\x85K\x01\x85'), /has 16 bytes, not 8589934588/],
  ])('%s', (_, bytes, words) => expect(() => torch.load(bytes)).toThrow(words))
})

describe('containers', () => {
  const whole = bytesOf('dtypes.pt')
  const find = (bytes: Uint8Array, sign: number[], from = 0): number => {
    for (let i = from; ; i++) if (sign.every((b, k) => bytes[i + k] === b)) return i
  }
  const changed = (at: number, ...bytes: number[]): Uint8Array => {
    const copy = whole.slice()
    copy.set(bytes, at)
    return copy
  }
  test('damage to the data shows in the checksum', () => {
    const { start, name } = [...readZip(whole).values()].find((e) => e.name.endsWith('data/0'))!
    expect(() => torch.load(changed(start, 1))).toThrow(`the checksum of '${name}' is wrong: the file is damaged`)
  })
  test('cut off', () => {
    for (const n of [3, 4, 30, 1000, whole.length - 1]) expect(() => torch.load(whole.slice(0, n))).toThrow(torch.RuntimeError)
    expect(() => torch.load(whole.slice(0, -1))).toThrow('PytorchStreamReader failed reading zip archive: failed finding central directory')
  })
  test('offsets beyond the end, entries over one another', () => {
    const central = find(whole, [0x50, 0x4b, 1, 2])
    expect(() => torch.load(changed(central + 42, 255, 255, 255, 127))).toThrow(/has no header/)
    expect(() => torch.load(changed(central + 20, 255, 255, 255, 127))).toThrow(torch.RuntimeError)
    const second = find(whole, [0x50, 0x4b, 1, 2], central + 4)
    expect(() => torch.load(changed(second + 42, 0, 0, 0, 0))).toThrow(/lies over another entry/)
  })
  test('a bomb: a size that deflated data cannot have, and one that it has', () => {
    const zeros = Buffer.alloc(20e6)
    const header = "{'descr': '|u1', 'fortran_order': False, 'shape': (19999872,), }".padEnd(117)
    zeros.set([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0, ...Buffer.from(`${header}\n`)])
    const stored = deflateRawSync(zeros)
    const npz = (size: number): Uint8Array => {
      const local = Buffer.alloc(35)
      local.writeUInt32LE(0x04034b50, 0)
      local.writeUInt16LE(8, 8)
      local.writeUInt16LE(5, 26)
      local.write('a.npy', 30)
      const central = Buffer.alloc(51)
      central.writeUInt32LE(0x02014b50, 0)
      central.writeUInt16LE(8, 10)
      central.writeUInt32LE(crc32(zeros), 16)
      central.writeUInt32LE(stored.length, 20)
      central.writeUInt32LE(size, 24)
      central.writeUInt16LE(5, 28)
      central.write('a.npy', 46)
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(1, 8)
      end.writeUInt16LE(1, 10)
      end.writeUInt32LE(central.length, 12)
      end.writeUInt32LE(local.length + stored.length, 16)
      return new Uint8Array(Buffer.concat([local, stored, central, end]))
    }
    expect(torch.io.load_npz(npz(20e6)).a!.shape[0]).toBe(19999872)
    expect(() => torch.io.load_npz(npz(1e9))).toThrow("'a.npy' cannot hold 1000000000 bytes")
    expect(() => torch.io.load_npz(npz(1e6))).toThrow(/checksum|holds other than/)
    expect(() => torch.io.load_npz(npz(20.1e6))).toThrow(/holds other than/)
  })
  test('two entries of one name', () => {
    const chunks: Uint8Array[] = []
    const zip = new ZipWriter((bytes) => chunks.push(bytes.slice()))
    for (const n of [1, 2]) zip.add('x/data.pkl', text(`\x80\x02K${String.fromCharCode(n)}.`))
    zip.end()
    expect(() => torch.load(new Uint8Array(Buffer.concat(chunks)))).toThrow("two entries are called 'x/data.pkl'")
  })
  test('checksums left out, as PyTorch may be told to', () => {
    const bytes = torch.save({ x: torch.ones(2) })
    const view = new DataView(bytes.buffer)
    for (let i = 0; i < bytes.length - 4; i++) {
      const sign = view.getUint32(i, true)
      if (sign === 0x04034b50) view.setUint32(i + 14, 0)
      if (sign === 0x02014b50) view.setUint32(i + 16, 0)
    }
    expect(torch.load(bytes).x.tolist()).toEqual([1, 1])
  })
})
