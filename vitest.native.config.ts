import { defineConfig } from 'vitest/config'

/** Of what a machine can add: needs a C compiler, a BLAS, and a build in dist/. */
export default defineConfig({
  test: { include: ['test/native/**/*.test.ts'], testTimeout: 120_000 },
})
