import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cells } from '../../examples/walkthrough.ts'

interface Golden {
  in?: number
  output?: string
  pattern?: string
}
const golden = (
  JSON.parse(readFileSync(new URL('data/variable_autograd.json', import.meta.url), 'utf8')) as { cells: Golden[] }
).cells.filter((c) => c.in !== undefined)

// Cell 3 imports; every other one stands in the walkthrough.
test('the walkthrough has every cell, in order', () => {
  expect(cells.map((c) => c.in)).toEqual(golden.slice(1).map((c) => c.in))
})

for (const g of golden.slice(1)) {
  test(`cell ${g.in} comes out to the letter`, () => {
    const cell = cells.find((c) => c.in === g.in)!
    if (g.pattern) expect(cell.output).toMatch(new RegExp(`^${g.pattern}$`))
    // A notebook leaves out the line break that ends what a cell prints.
    else expect(cell.output.replace(/\n$/, '')).toBe(g.output)
    expect(cell.code.length).toBeGreaterThan(0)
  })
}
