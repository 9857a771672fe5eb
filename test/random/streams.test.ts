import { describe, expect, it } from 'vitest'
import type { NumericArray } from '../../src/random/distributions.ts'
import { Generator } from '../../src/random/generator.ts'
import { arrayFor, bytesOf, type Call, dtypeNamed, integer, perform, sha256, streams } from './replay.ts'

/** Operations whose float64 results go through the host's log, cos, tan or exp, good to the last place or two of each. */
const inexact = new Set(['normal', 'log_normal', 'cauchy', 'exponential', 'normal_each'])

function compare(call: Call, got: NumericArray, what: string) {
  const dtype = dtypeNamed(call.op === 'multinomial' ? 'int64' : call.dtype)
  const expected = arrayFor(dtype, bytesOf(call.out ?? call.head ?? '').buffer)
  if (call.dtype === 'float64' && inexact.has(call.op)) {
    expect(got.length, what).toBe(expected.length)
    expected.forEach((e, i) => {
      const x = Number(e)
      const scale = Math.abs(x) + Number(call.args.find((a) => typeof a === 'number') ?? 1)
      if (!(Math.abs(Number(got[i]) - x) <= 1e-15 * scale)) expect(got[i], `${what}, element ${i}`).toBe(x)
    })
    return
  }
  expect(Array.from<number | bigint>(call.head === undefined ? got : got.slice(0, 16)), what).toEqual(Array.from<number | bigint>(expected))
  if (call.sha256 !== undefined) expect(sha256(got), `${what}, all elements`).toBe(call.sha256)
}

const describeCall = (c: Call) => `${c.op}(${JSON.stringify(c.args).slice(0, 60)}) ${c.dtype} ${c.n}`

describe('a seed gives the numbers that PyTorch gives', () => {
  for (const [p, program] of streams.programs.entries()) {
    it(`program ${p}: seed ${integer(program.seed)}, ${[...new Set(program.calls.map((c) => `${c.op} ${c.dtype}`))].join(', ')}`, () => {
      const g = new Generator().manual_seed(integer(program.seed))
      for (const [i, call] of program.calls.entries()) compare(call, perform(call, g), `call ${i}, ${describeCall(call)}`)
      expect(g.random() % 2 ** 27, 'the next word').toBe(program.next)
    })
  }
})

describe("saved states are PyTorch's", () => {
  for (const [i, row] of streams.states.entries()) {
    it(`state ${i}`, () => {
      const g = new Generator().manual_seed(integer(row.seed))
      for (const call of row.before) perform(call, g)
      expect(Buffer.from(g.get_state()).equals(Buffer.from(bytesOf(row.state)))).toBe(true)
      for (const h of [g.clone_state(), new Generator().set_state(bytesOf(row.state)), g]) {
        expect(h.initial_seed()).toBe(BigInt.asUintN(64, integer(row.seed)))
        for (const call of row.after) compare(call, perform(call, h), describeCall(call))
      }
    })
  }
})
