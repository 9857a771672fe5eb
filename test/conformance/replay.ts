/** Replays one file of golden cases: PyTorch's answers to the samples and the bad inputs of its own test database for one operation. */
import { autograd, manual_seed, type Tensor } from '../../src/index.ts'
import {
  type Comparison,
  decode,
  decodeKeywords,
  diff,
  elements,
  flattenGolden,
  flattenResults,
  type Golden,
  Missing,
  member,
  some,
  tensorDiff,
  torch,
  Unsayable,
} from './values.ts'

interface Call {
  kind: 'function' | 'method' | 'property'
  /** Below `torch`, dotted. */
  name: string
  args: Golden[]
  kwargs: Record<string, Golden>
}
interface Case extends Call {
  seed?: number
  dtype: string
  out: Golden
  /** Gradients for these cotangents of the flattened outputs `cotangent_of`, for each tensor that wants one (null: none). */
  cotangents?: Golden[]
  cotangent_of?: number[]
  grads?: Golden[]
}
interface BadInput extends Call {
  message: string
}
export interface OperationFile {
  op: string
  method: boolean
  /** The answer is unique only up to sign, phase or order. */
  non_unique: boolean
  /** PyTorch draws it from a vendor library's stream. */
  statistical: boolean
  cases: Case[]
  errors?: BadInput[]
}
export interface Outcome {
  passed: number
  skipped: number
  /** One line for each case that does not hold. */
  failures: string[]
}

/** The samples whose answers the reference itself has only to a few digits. */
const illConditioned = /linalg|cholesky|svd|inverse|lu|det|fft|matrix_exp|interpolate|upsample|grid/

/** A message of the JavaScript engine rather than of the library. */
const internal =
  /undefined|is not a function|not iterable|Cannot read|Invalid typed array|out of bounds$|unreachable|Maximum call stack|Cannot convert|Cannot mix/i

// 2.0 and 2 are one number here: beside tensors that are not floating it cannot be said which was meant.
const isWholeFloat = (v: Golden) => typeof v === 'object' && v !== null && 'float' in v && Number.isInteger(Number(v.float))
const isFloatTensor = (v: Golden) => typeof v === 'object' && v !== null && 'tensor' in v && /float|complex/.test(v.tensor.dtype)
function ambiguous({ args, kwargs }: Call): boolean {
  const all = [...args, ...Object.values(kwargs)]
  return some(all, isWholeFloat) && !some(all, isFloatTensor)
}

export function invoke(call: Call, args: unknown[], kwargs: Record<string, unknown>, kind = call.kind): unknown {
  const keywords = Object.keys(kwargs).length ? [kwargs] : []
  const run = (f: unknown, self: unknown, list: unknown[], what: string) => {
    if (typeof f !== 'function') throw new Missing(`no ${what}`)
    return f.apply(self, [...list, ...keywords])
  }
  if (call.name === '__getitem__') {
    const given = call.args[1]
    const isTuple = typeof given === 'object' && given !== null && 'tuple' in given
    return run(member(args[0], 'index'), args[0], [isTuple ? args[1] : [args[1]]], 'method index')
  }
  const path = call.name.split('.')
  const name = path.at(-1)!
  if (kind === 'function') {
    const owner = path.slice(0, -1).reduce<unknown>(member, torch)
    return run(member(owner, name), owner, args, `torch.${call.name}`)
  }
  const self = args[0] as Tensor
  if (kind === 'property') {
    if (!(name in self)) throw new Missing(`no property ${name}`)
    return member(self, name)
  }
  const inPlace = name.endsWith('_') && !name.startsWith('__')
  return run(member(self, name), inPlace ? self.clone() : self, args.slice(1), `method ${name}`)
}

function gradientDiff(c: Case, outputs: unknown[], leaves: Tensor[], comparison: Comparison): string {
  const roots = c.cotangent_of!.map((i) => outputs[i]) as Tensor[]
  const given = c.cotangents!.map((x) => decode(x)) as Tensor[]
  const grads = autograd.grad(roots, leaves, { grad_outputs: given, allow_unused: true }) as readonly (Tensor | null)[]
  for (let i = 0; i < leaves.length; i++) {
    const got = grads[i] ?? null
    const gold = c.grads![i] ?? null
    if (gold === null) {
      if (got !== null && elements(got).some((x) => Number(x) !== 0)) return `gradient ${i} should be absent`
    } else {
      const wrong = got === null ? 'is absent' : tensorDiff(got, gold as { tensor: never }, comparison)
      if (wrong) return `gradient ${i}: ${wrong}`
    }
  }
  return ''
}

function replayCase(file: OperationFile, c: Case, kind: Call['kind']): string {
  if (ambiguous(c)) throw new Unsayable()
  const leaves: Tensor[] = []
  const args = c.args.map((a) => decode(a, leaves))
  const kwargs = decodeKeywords(c.kwargs, leaves)
  if (c.seed !== undefined) manual_seed(c.seed)
  const results = flattenResults(invoke(c, args, kwargs, kind))
  const expected = flattenGolden(c.out)
  if (results.length !== expected.length) return `${results.length} outputs, expected ${expected.length}`
  const loose = illConditioned.test(file.op) ? 10 : 1
  for (let i = 0; i < expected.length; i++) {
    const wrong = diff(results[i], expected[i]!, { values: !file.non_unique && !file.statistical, loose })
    if (wrong) return `output ${i}: ${wrong}`
  }
  return c.grads && !file.statistical ? gradientDiff(c, results, leaves, { loose }) : ''
}

function replayBadInput(bad: BadInput): string {
  if (ambiguous(bad)) throw new Unsayable()
  try {
    invoke(
      bad,
      bad.args.map((a) => decode(a)),
      decodeKeywords(bad.kwargs),
    )
  } catch (e) {
    if (e instanceof Missing) throw e
    const message = e instanceof Error ? e.message : String(e)
    return internal.test(message) ? `an internal error: ${message}` : message ? '' : 'an empty message'
  }
  return `accepted; PyTorch says: ${bad.message}`
}

/** All cases as they stand, the first two of a function also as a method, and the bad inputs. */
export function replay(file: OperationFile): Outcome {
  const outcome: Outcome = { passed: 0, skipped: 0, failures: [] }
  const attempt = (what: string, f: () => string) => {
    let wrong: string
    try {
      wrong = f()
    } catch (e) {
      if (e instanceof Unsayable) {
        outcome.skipped++
        return
      }
      wrong = e instanceof Error ? e.message : String(e)
    }
    if (wrong) outcome.failures.push(`${what}: ${wrong.split('\n')[0]!.slice(0, 160)}`)
    else outcome.passed++
  }
  file.cases.forEach((c, i) => {
    attempt(`case ${i} (${c.dtype})`, () => replayCase(file, c, c.kind))
  })
  if (file.method && file.cases[0]?.kind === 'function') {
    file.cases.slice(0, 2).forEach((c, i) => {
      const first = c.args[0]
      if (typeof first === 'object' && first !== null && 'tensor' in first)
        attempt(`case ${i} as a method`, () => replayCase(file, c, 'method'))
    })
  }
  file.errors?.forEach((e, i) => {
    attempt(`bad input ${i}`, () => replayBadInput(e))
  })
  return outcome
}
