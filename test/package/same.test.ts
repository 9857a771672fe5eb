/** What the build leaves out must be nothing that runs: each function and class of dist/ takes the arguments that its source takes. */
import { expect, test } from 'vitest'
import * as source from '../../src/index.ts'

const built: unknown = await import(new URL('../../dist/index.js', import.meta.url).href)
type Namespace = Record<string, unknown>
const namespaces = ['', 'nn', 'nn.functional', 'nn.init', 'nn.utils', 'optim', 'optim.lr_scheduler', 'linalg', 'special']
const at = (torch: unknown, path: string): Namespace =>
  path.split('.').reduce((o, name) => (name === '' ? o : (o[name] as Namespace)), torch as Namespace)
/** What is said to so many arguments names how many there may be. */
function refusal(f: unknown): string | undefined {
  if (typeof f !== 'function') return undefined
  const many = Array.from({ length: 30 }, () => null)
  try {
    if (/^class/.test(String(f)) || /^[A-Z]/.test(f.name)) new (f as new (...args: unknown[]) => unknown)(...many)
    else f(...many)
    return 'taken'
  } catch (e) {
    return String(e)
  }
}
test.each(namespaces)('torch %s', (path) => {
  const [ours, theirs] = [at(source, path), at(built, path)]
  expect(Object.keys(theirs).sort()).toEqual(Object.keys(ours).sort())
  const said = (torch: Namespace): [string, string | undefined][] =>
    Object.keys(torch)
      .sort()
      .map((name) => [name, refusal(torch[name])])
  expect(said(theirs)).toEqual(said(ours))
})
