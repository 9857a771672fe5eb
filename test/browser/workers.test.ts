// Workers of a DataLoader in a page.
import { expect, test } from 'vitest'
import { type Tensor, utils, ValueError } from '../../src/index.ts'

const { DataLoader, from_module } = utils.data
const rows = (n: number) => from_module<[Tensor, number]>(new URL('./rows.ts', import.meta.url), { args: [n] })

test('batches come in order', async () => {
  const got: unknown[] = []
  for await (const [x, y] of new DataLoader(await rows(5), { batch_size: 2, num_workers: 2 })) got.push([x.shape[1], y.tolist()])
  expect(got).toEqual([
    [2, [0, 1]],
    [2, [2, 3]],
    [2, [4]],
  ])
})

test('an error reaches the loop', async () => {
  const all = async () => {
    for await (const _ of new DataLoader(await rows(12), { batch_size: 4, num_workers: 1 }));
  }
  const error = await all().catch((e: unknown) => e)
  expect(error).toBeInstanceOf(ValueError)
  expect(String(error)).toMatch(/^ValueError: Caught ValueError in DataLoader worker process 0\.\nOriginal ValueError: no row 10/)
})
