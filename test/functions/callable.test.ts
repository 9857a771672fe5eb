import { beforeEach, expect, test, vi } from 'vitest'

vi.mock('../../src/functions/schema.ts', async (original) => {
  const real = await original<typeof import('../../src/functions/schema.ts')>()
  return { ...real, bind: vi.fn(real.bind) }
})
const torch = await import('../../src/index.ts')
const { bind } = vi.mocked(await import('../../src/functions/schema.ts'))

const a = torch.ones(2, 2)
const calls: [string, () => unknown][] = [
  ['a tensor', () => a.mm(a)],
  ['two tensors, and defaults', () => a.addcmul(a, a)],
  ['two numbers', () => a.transpose(0, 1)],
  ['a list', () => a.reshape([4])],
  ['a list that could be spread', () => a.expand([3, 2, 2])],
  ['a function', () => torch.mm(a, a)],
]
for (const [, call] of calls) call()
beforeEach(() => void bind.mockClear())

test.each(calls)('a plain call is handed over without binding: %s', (_, call) => {
  call()
  expect(bind).not.toHaveBeenCalled()
})

test('what only binding can tell is left to it', () => {
  a.reshape(2, 2)
  a.add(a, { alpha: 2 })
  expect(bind).toHaveBeenCalledTimes(2)
  expect(() => a.reshape(new Array(2) as never)).toThrow('found element of type NoneType at pos 0')
  expect(() => a.reshape(['x'] as never)).toThrow('must be tuple of ints')
})

test('an operation keeps no list that its caller has', () => {
  const size = [4, 1]
  const view = a.view(size)
  size[0] = 7
  expect(view.shape).toEqual([4, 1])
})
