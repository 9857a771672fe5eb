import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { alias } from './vitest.config.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
if (!existsSync(executablePath))
  throw new Error(`no Chromium at ${executablePath}: install it (Debian: chromium), or name it in the environment variable CHROMIUM`)

const areas = ['shape', 'ir', 'backend', 'memory', 'tensor', 'functions', 'autograd', 'random', 'classic', 'conformance']

/** Whether a test, or a helper of tests that it imports, reads files, starts processes or names what only Node has. */
function needsNode(file: string): boolean {
  const text = readFileSync(file, 'utf8')
  if (/\b(from|import\()\s*['"]node:|\b(process|Buffer|stubEnv)\b/.test(text)) return true
  const helpers = [...text.matchAll(/\bfrom '(\.{1,2}\/[^']+\.ts)'/g)].map((found) => join(dirname(file), found[1]!))
  return helpers.some((helper) => helper.startsWith('test/') && needsNode(helper))
}

/** The core's own tests that a page can run. */
const shared = areas
  .map((area) => join('test', area))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.test.ts') && !needsNode(file))

/** One page with SharedArrayBuffer, hence worker threads on one memory; one page without. */
const page = (name: string, headers: Record<string, string>) => ({
  resolve: { alias },
  cacheDir: `node_modules/.vite/${name}`,
  optimizeDeps: { include: ['fast-check'] },
  // As a plugin: the server that vitest starts for a browser leaves out `server` of a project given in place.
  plugins: [{ name: 'headers', config: () => ({ server: { headers } }) }],
  test: {
    name,
    include: ['test/browser/**/*.test.ts', ...shared],
    testTimeout: 120_000,
    browser: {
      enabled: true,
      provider: 'playwright',
      headless: true,
      screenshotFailures: false,
      instances: [
        {
          browser: 'chromium' as const,
          name: `${name} page`,
          launch: {
            executablePath,
            args: [
              '--no-sandbox',
              '--disable-gpu',
              '--disable-quic',
              '--no-first-run',
              '--disable-background-networking',
              '--disable-component-update',
              '--disable-sync',
            ],
          },
        },
      ],
    },
    provide: { isolated: 'Cross-Origin-Opener-Policy' in headers },
  },
})

export default defineConfig({
  test: {
    projects: [
      page('isolated', { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }),
      page('plain', {}),
    ],
  },
})
