/** What people look at: progress of a loop, curves of a training. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { arange, utils } from '../../src/index.ts'

const { DataLoader, IterableDataset } = utils.data
afterEach(() => {
  vi.doUnmock('cli-progress')
  vi.doUnmock('echarts')
  vi.resetModules()
})

/** A stream, and what was written to it. */
function stream(isTTY: boolean) {
  const through = new PassThrough()
  const written: string[] = []
  through.on('data', (chunk) => written.push(String(chunk)))
  return { stream: Object.assign(through, { isTTY, columns: 120 }), text: () => written.join('') }
}

describe('progress', () => {
  test('a bar in a terminal', async () => {
    const { stream: out, text } = stream(true)
    let seen = 0
    const loader = new DataLoader([1, 2, 3, 4, 5], { batch_size: 2 })
    for await (const batch of utils.progress(loader, { label: 'epoch 1', stream: out, show: () => `seen ${seen}` })) seen += batch.length
    expect(seen).toBe(5)
    expect(text()).toContain('epoch 1 ████')
    expect(text()).toMatch(/100% \| 3\/3 \| .* seen 5/)
  })
  test('a line of text without the package, outside a terminal, and where the end is not known', async () => {
    vi.doMock('cli-progress', () => {
      throw new Error('not installed')
    })
    const bare = stream(true)
    for await (const _ of utils.progress([1, 2], { stream: bare.stream, label: 'run' }));
    expect(bare.text().replaceAll('\x1b[K', '')).toMatch(/^\rrun: 100% 2\/2 \[0:00, [\d.]+\/s\]\n$/)
    const notebook = stream(false)
    for await (const _ of utils.progress([1, 2], { stream: notebook.stream }));
    expect(notebook.text()).toMatch(/^100% 2\/2 \[0:00, [\d.]+\/s\]\n$/)
    class Feed extends IterableDataset<number> {
      override *__iter__() {
        yield* [1, 2, 3]
      }
    }
    const open = stream(true)
    for await (const _ of utils.progress(new DataLoader(new Feed()), { stream: open.stream }));
    expect(open.text()).toMatch(/^\r3 \[0:00/)
  })
  test('leaving the loop, and an error in it, end the bar', async () => {
    const { stream: out, text } = stream(false)
    for await (const x of utils.progress([1, 2, 3], { stream: out })) if (x === 2) break
    expect(text()).toMatch(/^33% 1\/3/)
    const failing = async () => {
      for await (const _ of utils.progress([1], { stream: out })) throw new Error('own')
    }
    await expect(failing()).rejects.toThrow('own')
  })
})

describe('curves', () => {
  test('SVG, and a page in a file', async () => {
    const svg = await utils.curves(
      {
        loss: [2, 1, 0.5],
        score: [
          [1, 0.1],
          [3, 0.9],
        ],
      },
      { title: 'A run' },
    )
    expect(svg).toMatch(/^<svg /)
    for (const word of ['A run', 'loss', 'score', 'step']) expect(svg).toContain(`>${word}</text>`)
    const folder = mkdtempSync(join(tmpdir(), 'curves-'))
    try {
      const path = join(folder, 'loss.html')
      const page = await utils.curves({ '<loss>': arange(1, 5).float() }, { path, log: true })
      expect(readFileSync(path, 'utf8')).toBe(page)
      expect(page).toMatch(/^<!doctype html>[\s\S]*<title>&#60;loss&#62;<\/title>[\s\S]*<svg /)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
  test('refusals', async () => {
    await expect(utils.curves({ loss: 3 as never })).rejects.toThrow("curves(): 'loss' must be a list of numbers")
    await expect(utils.curves({ loss: [1] }, { format: 'png' as 'svg' })).rejects.toThrow("format must be 'svg' or 'html', but got 'png'")
    vi.doMock('echarts', () => {
      throw new Error('not installed')
    })
    await expect(utils.curves({ loss: [1] })).rejects.toThrow('the package echarts is not installed')
  })
})
