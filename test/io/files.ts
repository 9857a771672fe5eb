/** The files that `make-fixtures.py` has written with PyTorch and NumPy, and what they hold by PyTorch's own account. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Tensor } from '../../src/index.ts'

export const pathOf = (name: string): string => fileURLToPath(new URL(`data/${name}`, import.meta.url))
export const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(pathOf(name)))

export interface Shown {
  dtype: string
  shape: number[]
  stride: number[]
  data: unknown
}
export const expected: {
  dtypes: Record<string, Shown>
  shared: Record<string, Shown>
  model: Record<string, Shown>
  optimizer: Record<string, Record<string, Shown>>
  groups: Record<string, unknown>[]
} = JSON.parse(readFileSync(pathOf('expected.json'), 'utf8'))

export const shown = (t: Tensor): Shown => ({
  dtype: String(t.dtype),
  shape: [...t.shape],
  stride: [...t.stride()],
  data: t.tolist(),
})

export function compare(found: Record<string, Tensor>, wanted: Record<string, Shown>): void {
  expect(Object.keys(found)).toEqual(Object.keys(wanted))
  for (const [name, t] of Object.entries(found)) expect(shown(t), name).toEqual(wanted[name])
}
