// What the page is in which the core's tests run: without this, both runs could be of the same kind.
import { expect, inject, test } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    isolated: boolean
  }
}
const isolated = inject('isolated')

test(`the page is ${isolated ? '' : 'not '}cross-origin isolated`, () => {
  expect(globalThis.crossOriginIsolated).toBe(isolated)
  expect(typeof SharedArrayBuffer === 'function').toBe(isolated)
})
