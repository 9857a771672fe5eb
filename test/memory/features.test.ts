import { afterEach, describe, expect, test, vi } from 'vitest'
import { hasRelaxedSimd, hasSimd, isNode, nodeModule, target } from '../../src/backend/wasm/features.ts'

const fresh = async (): Promise<typeof import('../../src/backend/wasm/features.ts')> => {
  vi.resetModules()
  return import('../../src/backend/wasm/features.ts')
}
afterEach(() => vi.unstubAllEnvs())

test('Node shares memory and has SIMD', () => {
  expect(isNode).toBe(true)
  expect(hasSimd()).toBe(true)
  expect(target().shared).toBe(true)
  expect(target().simd).toBe(hasRelaxedSimd() ? 'relaxed' : 'simd')
  expect(nodeModule('node:os')!.availableParallelism()).toBeGreaterThan(0)
})

describe('VARIGRAD_SIMD', () => {
  test.each(['none', 'simd'] as const)('%s', async (simd) => {
    vi.stubEnv('VARIGRAD_SIMD', simd)
    expect((await fresh()).target().simd).toBe(simd)
  })

  test('anything else is an error', async () => {
    vi.stubEnv('VARIGRAD_SIMD', 'avx')
    const { target } = await fresh()
    expect(target).toThrow(/VARIGRAD_SIMD is 'avx'; it may be none, simd or relaxed/)
  })

  test('what the host lacks is an error', async () => {
    vi.stubEnv('VARIGRAD_SIMD', 'simd')
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)
    const { target } = await fresh()
    expect(target).toThrow(/this host offers only 'none'/)
    validate.mockRestore()
  })

  test('a host without SIMD gets none', async () => {
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)
    expect((await fresh()).target().simd).toBe('none')
    validate.mockRestore()
  })
})
