// Files in a page: bytes, blobs, answers from the network; a path is refused with a word on what to give instead.
import { expect, test } from 'vitest'
import * as torch from '../../src/index.ts'

const state = () => ({
  weight: torch.arange(6).view(2, 3),
  bias: torch.ones(2, { dtype: torch.bfloat16 }),
  text: 'déjà vu',
  list: [1, 2.5, null],
})

test('what is saved is loaded: bytes, a blob, a file, a response, an address, a stream', async () => {
  const bytes = torch.save(state())
  const blob = new Blob([bytes])
  const address = new URL(URL.createObjectURL(blob))
  const seen: (number | null)[][] = []
  const found = [
    torch.load(bytes),
    torch.load(bytes.buffer),
    await torch.load(blob),
    await torch.load(new File([bytes], 'model.pt')),
    await torch.load(new Response(bytes)),
    await torch.load(blob.stream()),
    await torch.load(address, { onprogress: (...progress) => void seen.push(progress) }),
  ]
  for (const { weight, bias, text, list } of found) {
    expect(weight.tolist()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    expect([String(bias.dtype), bias.tolist(), text, list]).toEqual(['torch.bfloat16', [1, 1], 'déjà vu', [1, 2.5, null]])
  }
  expect(seen.at(-1)).toEqual([bytes.length, bytes.length])
})

test('safetensors, npy, npz', async () => {
  const { weight } = state()
  const { load, save, safe_open } = torch.io.safetensors
  const bytes = save({ weight })
  expect((await load(new Blob([bytes]))).weight!.tolist()).toEqual(weight.tolist())
  expect(safe_open(bytes, 'pt', (f) => f.keys())).toEqual(['weight'])
  expect(torch.io.load_npy(torch.io.save_npy(weight)).tolist()).toEqual(weight.tolist())
  expect(torch.io.load_npz(torch.io.save_npz({ weight }, null, { compressed: true })).weight!.tolist()).toEqual(weight.tolist())
})

test('a path', () => {
  expect(() => torch.load('model.pt')).toThrow("'model.pt': this host has no files to open by path")
  expect(() => torch.save(state(), 'model.pt')).toThrow(torch.NotImplementedError)
})
