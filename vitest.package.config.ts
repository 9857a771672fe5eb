import { defineConfig } from 'vitest/config'

/** Of the package as it is published: packed, installed elsewhere, imported and type-checked. Needs a full build in dist/. */
export default defineConfig({
  test: { include: ['test/package/**/*.test.ts'], testTimeout: 300_000 },
})
