// Runs every check of the project one after the other and closes with how many held. `node scripts/ci.mjs [STEP…]` runs only those named.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'varigrad-ci-'))
const minutes = 60_000

const npm = (...args) => ['npm', ['run', '--silent', ...args]]
/** vitest, under another Node where one is named: npm's package `node` carries the binary. */
const vitest = (config, node, ...only) => {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...only]
  return node ? ['npx', ['--yes', `--package=node@${node}`, '--', 'node', ...args]] : ['node', args]
}

/** A step that `counts` runs tests and adds their number; each other step counts as one. */
const steps = [
  { name: 'lint', run: npm('lint') },
  { name: 'types', run: npm('types') },
  { name: 'deps', run: npm('deps') },
  { name: 'generated', run: npm('generate', '--', '--check') },
  { name: 'build', run: npm('build') },
  { name: 'size', run: npm('size') },
  { name: 'import', run: npm('import') },
  { name: 'start', run: npm('start') },
  ...['digits', 'digits-cnn', 'char-gpt'].map((example) => ({ name: example, run: npm('start', '--', example, '20') })),
  { name: 'unit', counts: true, run: vitest('vitest.config.ts') },
  { name: 'package', counts: true, run: vitest('vitest.package.config.ts') },
  { name: 'speed', run: npm('bench:guard') },
  { name: 'native', counts: true, run: vitest('vitest.native.config.ts') },
  // The answers must not depend on what computes them.
  {
    name: 'native, one thread',
    counts: true,
    run: vitest('vitest.config.ts', undefined, 'test/conformance', 'test/runs'),
    env: { VARIGRAD_NATIVE: 'full', OMP_NUM_THREADS: '1' },
  },
  { name: 'browser', counts: true, run: vitest('vitest.browser.config.ts') },
  { name: 'node22', counts: true, run: vitest('vitest.config.ts', '22.23.3') },
  { name: 'node24', counts: true, run: vitest('vitest.config.ts', '24.21.0') },
]

const only = process.argv.slice(2)
let passed = 0
let failed = 0
for (const { name, counts, run, env } of steps.filter((step) => !only.length || only.includes(step.name))) {
  const [command, args] = run
  const report = join(reports, `${name.replace(/\W/g, '-')}.json`)
  const reporting = counts ? ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`] : []
  console.log(`\n== ${name}: ${command} ${args.join(' ')}`)
  const from = performance.now()
  const { status, signal, error } = spawnSync(command, [...args, ...reporting], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 10 * minutes,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', ...env },
  })
  let held = status === 0 ? 1 : 0
  let broken = status === 0 ? 0 : 1
  if (counts) {
    try {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
      held = numPassedTests
      // A run can fail without a failed test: a file that does not load, an error outside of tests. No test run is a failure too.
      broken = numFailedTests || (status !== 0 || held === 0 ? 1 : 0)
    } catch {
      held = 0
      broken = 1
    }
  }
  passed += held
  failed += broken
  const why = broken && (error?.message ?? signal)
  console.log(`== ${name}: ${held} held, ${broken} did not${why ? ` (${why})` : ''}; ${((performance.now() - from) / 1000).toFixed(0)} s`)
}
rmSync(reports, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed || !passed ? 1 : 0)
