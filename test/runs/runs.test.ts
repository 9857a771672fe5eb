/**
 * Three trainings that PyTorch 2.13 went through (`data/NAME.json`: losses, score, text of the model and the optimizer): the examples
 * go through the same ones. The first weights are those of the same seed, bit for bit.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import * as charGpt from '../../examples/char-gpt.ts'
import * as digits from '../../examples/digits.ts'
import * as digitsCnn from '../../examples/digits-cnn.ts'
import { io, type Tensor } from '../../src/index.ts'

const at = (path: string): URL => new URL(path, import.meta.url)
interface Run {
  model: string
  optimizer: string
  losses: number[]
  score: number | null
}

describe.each([
  { name: 'digits_mlp', example: digits, first: 'data/digits_mlp.safetensors', off: 1e-4 },
  { name: 'digits_cnn', example: digitsCnn, first: '../io/data/digits_cnn.safetensors', off: 1e-4 },
  { name: 'char_gpt', example: charGpt, first: 'data/char_gpt.safetensors', off: 1e-3 },
])('$name', ({ name, example, first, off }) => {
  const run = JSON.parse(readFileSync(at(`data/${name}.json`), 'utf8')) as Run

  test('the model and its first weights', () => {
    const model = example.makeModel()
    expect(String(model)).toBe(run.model)
    const expected = io.safetensors.load(new Uint8Array(readFileSync(at(first)))) as Record<string, Tensor>
    const state = model.state_dict()
    expect(Object.keys(state).sort()).toEqual(Object.keys(expected).sort())
    for (const [key, t] of Object.entries(state)) expect(t.equal(expected[key]!), key).toBe(true)
  })

  test('every loss, the optimizer in the end, and the score', () => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    const { losses, optimizer, score } = example.train() as ReturnType<typeof digits.train>
    expect(losses).toHaveLength(run.losses.length)
    const worst = Math.max(...losses.map((l, i) => Math.abs(l / run.losses[i]! - 1)))
    expect(worst, `losses, the worst by ${worst}`).toBeLessThan(off)
    expect(String(optimizer)).toBe(run.optimizer)
    if (run.score !== null) expect(score).toBe(run.score)
  })
})
