/**
 * Update rules: what one step does to one element of a parameter and of its state, written once in the kernel language. One kernel
 * reads the parameter, its gradient and its state and writes parameter and state; where the step itself is recorded, the same
 * expressions are computed with differentiable operations instead.
 */
import { heap } from '../backend/wasm/memory.ts'
import type { Compiled } from '../backend/wasm/module.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { getNumThreads, parallelRun } from '../backend/wasm/threads.ts'
import { RuntimeError } from '../errors.ts'
import { checkWritable } from '../functions/apply.ts'
import { add, cast, computeType, type Expr, load, mul, neg, param, type Store } from '../ir/expr.ts'
import { sameSizes } from '../shape/shape.ts'
import { collapse, compile, launch, type Program, program } from '../tensor/launch.ts'
import { addressOf, Tensor } from '../tensor/tensor.ts'

/** How a step differs from another of its rule: bits that are known before the kernel is made. */
export const MAXIMIZE = 1
/** Weight decay is added to the gradient … */
export const DECAY = 2
/** … or shrinks the parameter. */
export const SHRINK = 4
/** The first bit that a rule may use for itself. */
export const OWN = 8

export type Values = Record<string, Expr>
/** The new values; what is left out stays. */
export type Changes = Record<string, Expr | undefined>
export interface Rule {
  /** The tensors of the state that have the shape of the parameter, for a variant. */
  states: (flags: number) => string[]
  /** Numbers of a step; before them there is always that of the weight decay. */
  numbers: readonly string[]
  /** New values of `p` and of the state, from `p`, `g` (decay and sign already in it), the state and the numbers by their names. */
  body: (x: Values, flags: number) => Changes
  variants: (Variant | undefined)[]
}
export const rule = (states: Rule['states'] | string, numbers: string, body: Rule['body']): Rule => ({
  states: typeof states === 'string' ? () => states.split(' ') : states,
  numbers: numbers.split(' '),
  body,
  variants: [],
})

/** Room for the numbers of a step: weight decay first, then those of the rule. */
export type Numbers = Float64Array

/** A rule with its bits settled. */
export class Variant {
  readonly states: readonly string[]
  readonly count: number
  /** Compiled for parameter, gradient and state of one dtype in plain order, by dtype. */
  readonly plain: (Compiled | undefined)[] = []
  readonly #program: Program
  readonly #rule: Rule
  readonly #flags: number

  constructor(r: Rule, flags: number) {
    this.#rule = r
    this.#flags = flags
    this.states = r.states(flags)
    this.count = r.numbers.length + 1
    this.#program = program((stored) => {
      const ty = computeType[stored[0]!]
      const values = this.values(
        stored.map((s, i) => cast(ty, load(computeType[s], i))),
        Array.from({ length: this.count }, (_, i) => param(ty, i)),
      )
      const names = ['p', 'g', ...this.states]
      return values.map(([name, value]): Store => {
        const buffer = names.indexOf(name)
        return { buffer, value: cast(computeType[stored[buffer]!], value) }
      })
    })
  }

  /** The new values from parameter, gradient and state, and the numbers. */
  values([p, g, ...state]: Expr[], [decay, ...numbers]: Expr[]): [name: string, Expr][] {
    const flags = this.#flags
    const x: Values = { p: p!, g: flags & MAXIMIZE ? neg(g!) : g! }
    if (flags & SHRINK) x.p = mul(x.p!, decay!)
    else if (flags & DECAY) x.g = add(x.g!, mul(x.p!, decay!))
    this.states.forEach((name, i) => {
      x[name] = state[i]!
    })
    this.#rule.numbers.forEach((name, i) => {
      x[name] = numbers[i]!
    })
    return Object.entries(this.#rule.body(x, flags)).filter((e): e is [string, Expr] => e[1] !== undefined)
  }

  /** Changes a parameter and its state in place. */
  run(p: Tensor, g: Tensor, state: Record<string, unknown>, numbers: Numbers): void {
    const { states } = this
    const dtype = p._dtype
    const n = p._count
    let plain = p._contiguous && g._contiguous && g._dtype === dtype
    for (let i = 0; plain && i < states.length; i++) {
      const s = state[states[i]!] as Tensor
      plain = s._contiguous && s._dtype === dtype
    }
    if (!plain) this.#general(p, g, state, numbers)
    else if (n > 0) {
      const compiled = (this.plain[dtype.id] ??= this.#compile(dtype.name))
      beginOp()
      const P = heap.paramBlock
      let at = P >> 2
      // Each address before the view of memory is read: bringing bytes back in can replace the view.
      let address = addressOf(p)
      heap.i32[at++] = address
      address = addressOf(g)
      heap.i32[at++] = address
      for (let i = 0; i < states.length; i++) {
        address = addressOf(state[states[i]!] as Tensor)
        heap.i32[at++] = address
      }
      const { i32, f64 } = heap
      i32[at] = n
      // Strides follow, which the kernel does not read.
      at = (at + 1 + states.length + 2 + 1) >> 1
      for (let i = 0; i < this.count; i++) f64[at + i] = numbers[i]!
      if (n >= 8192 && getNumThreads() > 1) parallelRun(compiled, P, 0, n)
      else compiled.run(P, 0, n)
    }
    p._storage.version++
    for (let i = 0; i < states.length; i++) (state[states[i]!] as Tensor)._storage.version++
  }

  #compile(name: Tensor['_dtype']['name']): Compiled {
    const stored = Array.from({ length: this.states.length + 2 }, () => name)
    return compile({
      axes: 1,
      reduce: 0,
      buffers: stored.map((s) => ({ stored: s, steps: [1] })),
      params: Array.from({ length: this.count }, () => computeType[name]),
      stores: this.#program.stores(stored),
    })
  }

  #general(p: Tensor, g: Tensor, state: Record<string, unknown>, numbers: Numbers): void {
    checkWritable(p)
    if (p._count === 0) return
    const all = [g, ...this.states.map((s) => state[s] as Tensor), p]
    const c = collapse(
      p._sizes,
      all.map((tensor) => ({ tensor, strides: tensor._strides })),
      true,
    )
    const last = c.operands.pop()!
    const ty = computeType[p._dtype.name]
    const params = Array.from({ length: this.count }, (_, i) => ({ ty, value: numbers[i]! }))
    launch(this.#program, '', [last, ...c.operands], c.axes, [], params, 4)
  }
}

export const variantOf = (r: Rule, flags: number): Variant => (r.variants[flags] ??= new Variant(r, flags))

/** Refuses a tensor that does not have the shape of the parameter. */
export function checkShape(p: Tensor, t: unknown): void {
  if (t instanceof Tensor && (t._sizes === p._sizes || sameSizes(t._sizes, p._sizes))) return
  throw new RuntimeError(
    t instanceof Tensor
      ? `The shapes of a parameter, [${p._sizes.join(', ')}], and of its gradient or state, [${t._sizes.join(', ')}], differ`
      : 'The state of a parameter lacks what this optimizer keeps of it; was it saved by another?',
  )
}
