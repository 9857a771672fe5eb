/** Wrong calls of every public function and class: what they throw is an error of this library in words of its own, never the engine's, and tensors stay as they were. */
import { expect, test, vi } from 'vitest'
import * as torch from '../../src/index.ts'

vi.spyOn(console, 'warn').mockImplementation(() => {})
const kinds = [
  torch.RuntimeError,
  torch.ValueError,
  torch.TypeError,
  torch.IndexError,
  torch.KeyError,
  torch.AttributeError,
  torch.AssertionError,
]
const values = (): unknown[] => [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  3,
  0.5,
  true,
  'x',
  '',
  10n,
  [],
  [1, 2],
  [1, [2]],
  [null],
  ['a'],
  {},
  { dim: 'x' },
  { dim: Number.NaN },
  { nope: 1 },
  () => 1,
  torch.ones(2, 3),
  torch.zeros([0]),
  torch.tensor(1),
  torch.tensor([true, false]),
  torch.arange(3),
  torch.float32,
  new Date(0),
  new Map(),
]
/** Each function has a sequence of its own, so that a new one does not change what the others are called with. */
let state = 1
const begin = (name: string): void => {
  state = [...name].reduce((h, c) => (Math.imul(h, 31) + c.charCodeAt(0)) & 0x7fffffff, seed)
}
const seed = 1
function below(n: number): number {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
  return (state >> 8) % n
}

/** Words of the engine, or of a text made of what has none; one message of PyTorch's begins as the engine's do. */
const engine =
  /Cannot (?!pack empty)|is not a function|(?<!' object) is not iterable|array length|\bundefined\b|BigInt|call stack|\[object|memory access|no room for (Inf|NaN)/

/** What is wrong with the errors of random calls. */
function trouble(name: string, times: number, call: (args: unknown[]) => unknown): string[] {
  const out: string[] = []
  begin(name)
  for (let t = 0; t < times; t++) {
    const all = values()
    const args = Array.from({ length: below(4) }, () => all[below(all.length)])
    const tensors = args.filter((a): a is torch.Tensor => a instanceof torch.Tensor)
    try {
      const made = call(args)
      // What lasts until it is disposed must not last.
      if (typeof made === 'object' && made !== null && Symbol.dispose in made) (made as Disposable)[Symbol.dispose]()
    } catch (e) {
      if (!kinds.some((k) => e instanceof k) || engine.test((e as Error).message)) out.push(`${name}: ${e}`)
      if (!name.endsWith('_') && tensors.some((x) => x._version !== 0)) out.push(`${name} changed an argument`)
    }
  }
  return out
}

test('methods of tensors', () => {
  const proto = torch.Tensor.prototype as unknown as Record<string, unknown>
  const names = Object.getOwnPropertyNames(proto).filter(
    (k) => k !== 'constructor' && typeof Object.getOwnPropertyDescriptor(proto, k)!.value === 'function',
  )
  expect(names.length).toBeGreaterThan(400)
  expect(
    names.flatMap((k) =>
      trouble(k, 12, (args) => (torch.ones(2, 3) as unknown as Record<string, (...a: unknown[]) => unknown>)[k]!(...args)),
    ),
  ).toEqual([])
})

/** Members that change what holds for all calls, read files, answer later, or are classes under another name. */
const left =
  /^(set_|enter_|use_deterministic|_worker_loop|from_module|svg|dtype$|load|save|manual_seed|seed|fork|memory|reset_memory|ModelStatistics|.*Error$|.*Tensor$)/
test.each([
  ['torch', torch],
  ['autograd', torch.autograd],
  ['autograd.functional', torch.autograd.functional],
  ['autograd.forward_ad', torch.autograd.forward_ad],
  ['autograd.graph', torch.autograd.graph],
  ['nn', torch.nn],
  ['nn.functional', torch.nn.functional],
  ['nn.init', torch.nn.init],
  ['nn.utils', torch.nn.utils],
  ['nn.utils.rnn', torch.nn.utils.rnn],
  ['nn.utils.parametrize', torch.nn.utils.parametrize],
  ['nn.utils.parametrizations', torch.nn.utils.parametrizations],
  ['linalg', torch.linalg],
  ['special', torch.special],
  ['optim', torch.optim],
  ['optim.lr_scheduler', torch.optim.lr_scheduler],
  ['optim.swa_utils', torch.optim.swa_utils],
  ['utils.data', torch.utils.data],
  ['utils.checkpoint', torch.utils.checkpoint],
] as const)('functions and classes of %s', (_, space) => {
  const members = Object.entries(space as unknown as Record<string, unknown>).filter((e) => typeof e[1] === 'function' && !left.test(e[0]))
  expect(members.length).toBeGreaterThan(1)
  const problems = members.flatMap(([k, f]) => {
    const isClass = /^_?[A-Z]/.test(k)
    return trouble(k, 24, (args) =>
      isClass ? new (f as new (...a: unknown[]) => unknown)(...args) : (f as (...a: unknown[]) => unknown)(...args),
    )
  })
  expect(problems).toEqual([])
})
