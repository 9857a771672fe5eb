/** `torch.autograd.functional`: Jacobians, Hessians and their products with vectors, of functions of tensors. */
import { AssertionError, NotImplementedError, RuntimeError, shapeText, TypeError as TorchTypeError } from '../errors.ts'
import { sameSizes } from '../shape/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkArgument, type Kind, namedArguments } from './arguments.ts'
import { dual_level, make_dual, unpack_dual } from './forward.ts'
import { grad } from './functions.ts'
import { mode } from './modes.ts'
import { typeName } from './node.ts'

type Many = Tensor | readonly Tensor[]
// biome-ignore lint/suspicious/noExplicitAny: the user's function takes its own number of tensors
type Fn = (...inputs: any[]) => Many
interface Options {
  create_graph?: boolean
  strict?: boolean
}

const OPTIONS = { create_graph: 'bool', strict: 'bool' } as const
/** Refuses what is no function, and options that are not known or of another kind. */
function checkCall(who: string, func: unknown, options: unknown, more: Record<string, Kind> = {}): void {
  checkArgument(who, 'func', 'function', func)
  namedArguments(who, { ...OPTIONS, ...more }, 0, [options])
}

const asList = (x: unknown, what: string, who: string): [boolean, Tensor[]] => {
  const many = Array.isArray(x)
  const list = (many ? x : [x]) as unknown[]
  list.forEach((t, i) => {
    if (!(t instanceof Tensor))
      throw new TorchTypeError(
        `The ${what} given to ${who} must be either a Tensor or a tuple of Tensors but the ${many ? `value at index ${i}` : `given ${what}`} has type <class '${typeName(t)}'>.`,
      )
  })
  return [many, list as Tensor[]]
}
const shaped = (many: boolean, list: Tensor[]): Tensor | Tensor[] => (many ? list : list[0]!)

/** Inputs as leaves of a graph of their own (or tied to the caller's, with create_graph). */
const prepare = (inputs: readonly Tensor[], createGraph: boolean): Tensor[] =>
  inputs.map((t) => (createGraph ? (t.requires_grad ? t.view_as(t) : t.detach().requires_grad_()) : t.detach().requires_grad_()))
const release = (list: Tensor[], createGraph: boolean): Tensor[] => (createGraph ? list : list.map((t) => t.detach()))

function withGrad<T>(fn: () => T): T {
  const before = mode.grad
  mode.grad = true
  try {
    return fn()
  } finally {
    mode.grad = before
  }
}

function checkOutputs(outputs: readonly Tensor[], strict: boolean): void {
  if (!strict) return
  outputs.forEach((o, i) => {
    if (!o.requires_grad)
      throw new RuntimeError(
        `Output ${i} of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the input when running in strict mode.`,
      )
  })
}

const independent =
  (what: string) =>
  (i: number): string =>
    `The ${what} of the user-provided function is independent of input ${i}. This is not allowed in strict mode when create_graph=True.`
/** What strict mode says of gradients that depend on nothing: by which gradients of a computation they are. */
const CONSTANT = {
  only: independent('jacobian'),
  first: (i: number): string =>
    `While computing the hessian, found that the jacobian of the user-provided function with respect to input ${i} is independent of the input. This is not allowed in strict mode. You should ensure that your function is twice differentiable and that the jacobian depends on the inputs (this would be violated by a linear function for example).`,
  second: independent('hessian'),
  linear: (i: number): string =>
    `The gradient with respect to input ${i} is independent of the inputs of the user-provided function. This is not allowed in strict mode.`,
}
type Stage = keyof typeof CONSTANT

function gradOrZeros(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  vs: readonly (Tensor | null)[],
  o: { create: boolean; strict: boolean; stage: Stage },
): Tensor[] {
  const used = outputs.flatMap((out, i) => (out.requires_grad ? [{ out, v: vs[i] ?? null }] : []))
  const got = used.length
    ? grad(
        used.map((u) => u.out),
        inputs,
        { grad_outputs: used.map((u) => u.v), allow_unused: true, create_graph: o.create, retain_graph: true },
      )
    : inputs.map(() => null)
  return got.map((g, i) => {
    if (g) {
      if (o.strict && o.create && !g.requires_grad) throw new RuntimeError(CONSTANT[o.stage](i))
      return g
    }
    if (o.strict)
      throw new RuntimeError(
        `The ${o.stage === 'second' ? 'jacobian' : 'output'} of the user-provided function is independent of input ${i}. This is not allowed in strict mode.`,
      )
    return inputs[i]!.detach().mul(0).fill_(0)
  })
}

interface Ways extends Options {
  vectorize?: boolean
}
type Strategy = 'reverse-mode' | 'forward-mode'
/** Throws for ways to derivatives that PyTorch does not have together. */
function checkStrategy(strategy: Strategy, { create_graph, strict, vectorize }: Ways): void {
  const apart = (a: string, b: string, either: string): string =>
    `torch.autograd.functional.jacobian: \`${a}=True\` and \`${b}\` are not supported together${b.startsWith('v') ? '' : ' (yet)'}. Please either set \`${a}=False\` or \`${either}\`.`
  if (strategy === 'forward-mode') {
    if (create_graph) throw new NotImplementedError(apart('create_graph', 'strategy="forward-mode"', 'strategy="reverse-mode"'))
    if (strict) throw new RuntimeError(apart('strict', 'strategy="forward-mode"', 'strategy="reverse-mode"'))
    if (!vectorize)
      throw new NotImplementedError(
        'Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for `vectorize=True`.',
      )
  } else if (strategy !== 'reverse-mode')
    throw new AssertionError(
      'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has more outputs than inputs, "forward-mode" tends to be more performant. Otherwise, prefer to use "reverse-mode".',
    )
  if (strict && vectorize) throw new RuntimeError(apart('strict', 'vectorized=True', 'vectorize=False'))
}

/** All first derivatives of `func`: for each output and input a tensor of the output's shape followed by the input's. */
export function jacobian(func: Fn, inputs: Many, options: Ways & { strategy?: Strategy } = {}): Tensor | Tensor[] | Tensor[][] {
  checkCall('jacobian', func, options, { vectorize: 'bool', strategy: 'any' })
  const { create_graph: create = false, strict = false, strategy = 'reverse-mode' } = options
  checkStrategy(strategy, options)
  return withGrad(() => {
    const [manyIn, given] = asList(inputs, 'inputs', 'jacobian')
    const ins = prepare(given, create)
    if (strategy === 'forward-mode') return forwardJacobian(func, ins, manyIn)
    const [manyOut, outs] = asList(func(...ins), 'outputs of the user-provided function', 'jacobian')
    checkOutputs(outs, strict)
    const table = outs.map((out) => {
      const flat = out.reshape([-1])
      const rows = Array.from({ length: out._count }, (_, i) =>
        gradOrZeros([flat.select(0, i)], ins, [null], { create, strict, stage: 'only' }),
      )
      return ins.map((input, k) =>
        stackRows(
          rows.map((r) => r[k]!),
          [...out._sizes],
          [...input._sizes],
          input,
        ),
      )
    })
    const result = table.map((row) => release(row, create))
    return arrange(result, manyOut, manyIn)
  })
}
const arrange = (table: Tensor[][], manyOut: boolean, manyIn: boolean): Tensor | Tensor[] | Tensor[][] => {
  const rows = table.map((r) => shaped(manyIn, r))
  return (manyOut ? rows : rows[0]!) as Tensor | Tensor[] | Tensor[][]
}
function stackRows(rows: Tensor[], outSizes: number[], inSizes: number[], like: Tensor): Tensor {
  if (rows.length === 0) return like.new_zeros([...outSizes, ...inSizes])
  let all = rows[0]!.new_zeros([rows.length, ...inSizes])
  rows.forEach((r, i) => {
    all = all.select_scatter(r, 0, i)
  })
  return all.reshape([...outSizes, ...inSizes])
}
function forwardJacobian(func: Fn, ins: Tensor[], manyIn: boolean): Tensor | Tensor[] | Tensor[][] {
  let manyOut = false
  const columns = ins.map((input, k) =>
    Array.from({ length: input._count }, (_, i) => {
      const t = input.new_zeros([input._count])
      t.select(0, i).fill_(1)
      return dual_level(() => {
        const args = ins.map((x, q) => (q === k ? make_dual(x.detach(), t.reshape([...input._sizes])) : x.detach()))
        const [many, outs] = asList(func(...args), 'outputs of the user-provided function', 'jacobian')
        manyOut = many
        return outs.map((o) => (unpack_dual(o).tangent ?? o.mul(0).fill_(0)).detach())
      }) as Tensor[]
    }),
  )
  const outCount = columns[0]![0]!.length
  const table = Array.from({ length: outCount }, (_, o) =>
    ins.map((input, k) => {
      const outSizes = [...columns[k]![0]![o]!._sizes]
      const n = outSizes.length
      const by = stackRows(
        columns[k]!.map((c) => c[o]!),
        [input._count],
        outSizes,
        input,
      )
      return by.movedim(0, n).reshape([...outSizes, ...input._sizes])
    }),
  )
  return arrange(table, manyOut, manyIn)
}

/** All second derivatives of a function with one element as its result. */
export function hessian(
  func: Fn,
  inputs: Many,
  options: Ways & { outer_jacobian_strategy?: Strategy } = {},
): Tensor | Tensor[] | Tensor[][] {
  checkCall('hessian', func, options, { vectorize: 'bool', outer_jacobian_strategy: 'any' })
  const { create_graph: create = false, strict = false, outer_jacobian_strategy: strategy = 'reverse-mode' } = options
  checkStrategy(strategy, options)
  const [many] = asList(inputs, 'inputs', 'hessian')
  const scalar = (...xs: Tensor[]): Tensor => {
    const out = scalarOutput(func(...xs), 'hessian', strict)
    return out.reshape([])
  }
  const first = (...xs: Tensor[]): Many => {
    const j = jacobian(scalar, many ? xs : xs[0]!, { create_graph: true }) as Tensor | Tensor[]
    if (strict) for (const [i, t] of [j].flat().entries()) if (!t.requires_grad) throw new RuntimeError(CONSTANT.first(i))
    return j
  }
  // Forward over reverse comes to the same.
  return jacobian(first, inputs, { create_graph: create, strict })
}

function vectorFor(v: Many | null | undefined, like: readonly Tensor[], manyLike: boolean, who: string): Tensor[] {
  if (v === null || v === undefined) {
    if (like.length !== 1 || like[0]!._count !== 1)
      throw new RuntimeError(
        who === 'vjp'
          ? 'The vector v can only be None if the user-provided function returns a single Tensor with a single element.'
          : 'The vector v can only be None if the input to the user-provided function is a single Tensor with a single element.',
      )
    return [like[0]!.detach().mul(0).fill_(1)]
  }
  const [, list] = asList(v, 'v', who)
  if (list.length !== like.length) {
    if (manyLike) throw new RuntimeError(`v is a tuple of invalid length: should be ${like.length} but got ${list.length}.`)
    throw new RuntimeError('The given v should contain a single Tensor.')
  }
  list.forEach((t, i) => {
    if (!sameSizes(t._sizes, like[i]!._sizes))
      throw new RuntimeError(
        `v has invalid size: should be torch.Size(${shapeText(like[i]!._sizes)}) but got torch.Size(${shapeText(t._sizes)}).`,
      )
  })
  return list
}

/** The product of a vector with the Jacobian: the outputs and vᵀJ. */
export function vjp(func: Fn, inputs: Many, v: Many | null = null, options: Options = {}): [Tensor | Tensor[], Tensor | Tensor[]] {
  checkCall('vjp', func, options)
  const { create_graph: create = false, strict = false } = options
  return withGrad(() => {
    const [manyIn, given] = asList(inputs, 'inputs', 'vjp')
    const ins = prepare(given, create)
    const [manyOut, outs] = asList(func(...ins), 'outputs of the user-provided function', 'vjp')
    checkOutputs(outs, strict)
    const vs = vectorFor(v, outs, manyOut, 'vjp')
    const got = gradOrZeros(outs, ins, vs, { create, strict, stage: 'only' })
    return [shaped(manyOut, release(outs, create)), shaped(manyIn, release(got, create))]
  })
}

/** The product of the Jacobian with a vector: the outputs and Jv, by differentiating vᵀJ twice. */
export function jvp(func: Fn, inputs: Many, v: Many | null = null, options: Options = {}): [Tensor | Tensor[], Tensor | Tensor[]] {
  checkCall('jvp', func, options)
  const { create_graph: create = false, strict = false } = options
  return withGrad(() => {
    const [manyIn, given] = asList(inputs, 'inputs', 'jvp')
    const ins = prepare(given, create)
    const vs = vectorFor(v, ins, manyIn, 'jvp')
    const [manyOut, outs] = asList(func(...ins), 'outputs of the user-provided function', 'jvp')
    checkOutputs(outs, strict)
    const us = outs.map((o) => o.detach().mul(0).fill_(0).requires_grad_())
    const back = gradOrZeros(outs, ins, us, { create: true, strict, stage: 'linear' })
    const depends = back.filter((b) => b.requires_grad)
    const got = depends.length
      ? grad(
          back.filter((b) => b.requires_grad),
          us,
          { grad_outputs: vs.filter((_, i) => back[i]!.requires_grad), allow_unused: true, create_graph: create },
        )
      : us.map(() => null)
    const list = got.map((g, i) => g ?? us[i]!.detach())
    return [shaped(manyOut, release(outs, create)), shaped(manyOut, release(list, create))]
  })
}

/** The product of a vector with the Hessian: the output and vᵀH. */
export function vhp(func: Fn, inputs: Many, v: Many | null = null, options: Options = {}): [Tensor, Tensor | Tensor[]] {
  checkCall('vhp', func, options)
  const { create_graph: create = false, strict = false } = options
  return withGrad(() => {
    const [manyIn, given] = asList(inputs, 'inputs', 'vhp')
    const ins = prepare(given, create)
    const vs = vectorFor(v, ins, manyIn, 'vhp')
    const out = scalarOutput(func(...ins), 'vhp', strict)
    const jac = gradOrZeros([out], ins, [null], { create: true, strict, stage: 'first' })
    const got = gradOrZeros(jac, ins, vs, { create, strict, stage: 'second' })
    return [release([out], create)[0]!, shaped(manyIn, release(got, create))]
  })
}

/** The product of the Hessian with a vector: the output and Hv, by differentiating vᵀH through its linear argument. */
export function hvp(func: Fn, inputs: Many, v: Many | null = null, options: Options = {}): [Tensor, Tensor | Tensor[]] {
  checkCall('hvp', func, options)
  const { create_graph: create = false, strict = false } = options
  return withGrad(() => {
    const [manyIn, given] = asList(inputs, 'inputs', 'hvp')
    const ins = prepare(given, create)
    const vs = vectorFor(v, ins, manyIn, 'hvp')
    const out = scalarOutput(func(...ins), 'hvp', strict)
    const jac = gradOrZeros([out], ins, [null], { create: true, strict, stage: 'first' })
    const us = jac.map((j) => j.detach().mul(0).fill_(0).requires_grad_())
    const double = gradOrZeros(jac, ins, us, { create: true, strict, stage: 'second' })
    const got = gradOrZeros(double, us, vs, { create, strict: false, stage: 'second' })
    return [release([out], create)[0]!, shaped(manyIn, release(got, create))]
  })
}
function scalarOutput(out: Many, who: string, strict: boolean): Tensor {
  const [many, list] = asList(out, 'outputs of the user-provided function', who)
  if (many || list.length !== 1) throw new RuntimeError(`The function given to ${who} should return a single Tensor`)
  if (list[0]!._count !== 1) throw new RuntimeError(`The Tensor returned by the function given to ${who} should contain a single element`)
  checkOutputs(list, strict)
  return list[0]!
}
