import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The package's own name, as its users write it, read as the sources. */
export const alias = [
  { find: /^varigrad\/classic$/, replacement: fileURLToPath(new URL('src/classic.ts', import.meta.url)) },
  { find: /^varigrad$/, replacement: fileURLToPath(new URL('src/index.ts', import.meta.url)) },
]

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/native/**', 'test/package/**'],
    // A build that lies in dist/ is not what these tests are of, unless they are asked to use its native part.
    env: { VARIGRAD_NATIVE: process.env.VARIGRAD_NATIVE ?? 'off' },
    pool: 'forks',
    poolOptions: { forks: { execArgv: ['--expose-gc'] } },
    testTimeout: 60_000,
  },
})
