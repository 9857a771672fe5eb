/** The layers of the tables against PyTorch's own: arguments and their defaults, printed forms, refusals in its words. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from '../../src/functions/schema.ts'
import { nn } from '../../src/index.ts'
import { layers } from '../../src/nn/layers.ts'
import { readGolden } from '../conformance/files.ts'

interface Argument {
  name: string
  keyword_only: boolean
  default?: unknown
  float?: boolean
}
type Call = [name: string, args: unknown[], kwargs: Record<string, unknown>]
interface Fixture {
  signatures: Record<string, { args: Argument[]; takes: string[] | null }>
  printed: { call: Call; text: string }[]
  refused: { call: Call; type: string; message: string }[]
}
const folder = dirname(fileURLToPath(import.meta.url))
const { signatures, printed, refused } = readGolden(join(folder, 'data/layers.json.gz')) as unknown as Fixture
const make = ([name, args, kwargs]: Call): unknown => {
  const cls = (nn as unknown as Record<string, new (...args: unknown[]) => unknown>)[name]!
  return new cls(...args, ...(Object.keys(kwargs).length ? [kwargs] : []))
}
const said = ([name, args, kwargs]: Call): string => `${name}(${JSON.stringify(args)}, ${JSON.stringify(kwargs)})`

describe('signatures', () => {
  test('every layer is there', () => expect(Object.keys(layers).sort()).toEqual(Object.keys(signatures).sort()))
  // Where PyTorch's own signature is *args, there is nothing to compare.
  test.each(Object.entries(signatures).filter(([, { takes }]) => takes !== null))('%s', (name, { args, takes }) => {
    const spec = (layers as Record<string, { args: string; takes?: string; shows: unknown }>)[name]!
    // Whether a whole number is a float matters where it is printed.
    const printed = spec.shows !== ''
    const own = parse(spec.args).params.map((p) => ({
      name: p.name,
      keyword_only: p.keywordOnly,
      ...(p.required ? {} : { default: p.default, ...(printed ? { float: p.type === 'float' && p.default !== null } : {}) }),
    }))
    expect(own).toEqual(printed ? args : args.map(({ float: _, ...rest }) => rest))
    expect(parse(spec.takes ?? '(Tensor input)').params.map((p) => p.name)).toEqual(takes)
  })
})

describe('printed forms', () => {
  test.each(printed.map((row) => [said(row.call), row] as const))('%s', (_, { call, text }) => expect(String(make(call))).toBe(text))
})

describe('refusals', () => {
  test.each(refused.map((row) => [said(row.call), row] as const))('%s', (_, { call, type, message }) => {
    let error: unknown
    try {
      make(call)
    } catch (e) {
      error = e
    }
    expect(error).toMatchObject({ name: type, message })
  })
})
