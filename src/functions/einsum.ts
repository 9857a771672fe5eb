/** `einsum`: sums of products named by letters, each pair of operands contracted by one batched matrix product. */
import { typeName } from '../autograd/node.ts'
import { RuntimeError, TypeError as TorchTypeError, ValueError } from '../errors.ts'
import { Tensor } from '../tensor/tensor.ts'
import { functionOnly, type Op, op } from './schema.ts'

const fail = (why: string): never => {
  throw new RuntimeError(`einsum(): ${why}`)
}

interface Equation {
  /** The labels of each operand; a number stands for a dimension of the ellipsis, counted from its end. */
  inputs: (string | number)[][]
  output: (string | number)[]
}

function labelsOf(text: string, t: Tensor | null, i: number, ellipsis: number): (string | number)[] {
  const out: (string | number)[] = []
  for (let k = 0; k < text.length; k++) {
    const c = text[k]!
    if (c === ' ') continue
    if (c === '.') {
      if (text.slice(k, k + 3) !== '...') fail(`found '.' for operand ${i} that is not part of any ellipsis`)
      if (out.some((x) => typeof x === 'number')) fail(`found '.' for operand ${i} for which an ellipsis was already found`)
      const named = text.replace(/[^a-zA-Z]/g, '').length
      const n = t ? t._sizes.length - named : ellipsis
      for (let q = n; q > 0; q--) out.push(q)
      k += 2
    } else if (/[a-zA-Z]/.test(c)) out.push(c)
    else fail(`invalid subscript given at index ${k} in the equation string, subscripts must be in [a-zA-Z]`)
  }
  return out
}

function parse(equation: string, operands: readonly Tensor[]): Equation {
  const [left, right, more] = equation.split('->')
  if (more !== undefined) fail('found more than one arrow in the equation')
  const terms = left!.split(',')
  if (terms.length > operands.length) fail('fewer operands were provided than specified in the equation')
  if (terms.length < operands.length) fail('more operands were provided than specified in the equation')
  const inputs = terms.map((term, i) => {
    const t = operands[i]!
    const labels = labelsOf(term, t, i, 0)
    const named = term.replace(/[^a-zA-Z]/g, '').length
    if (term.includes('...') ? t._sizes.length < named : t._sizes.length !== named) {
      fail(
        `the number of subscripts in the equation (${named}) ${term.includes('...') ? 'is more than the number of dimensions' : 'does not match the number of dimensions'} (${t._sizes.length}) for operand ${i}${term.includes('...') ? '' : ' and no ellipsis was given'}`,
      )
    }
    return labels
  })
  const ellipsis = Math.max(0, ...inputs.map((l) => l.filter((x) => typeof x === 'number').length))
  let output: (string | number)[]
  if (right === undefined) {
    const count = new Map<string, number>()
    for (const x of inputs.flat()) if (typeof x === 'string') count.set(x, (count.get(x) ?? 0) + 1)
    output = [
      ...Array.from({ length: ellipsis }, (_, i) => ellipsis - i),
      ...[...count]
        .filter(([, n]) => n === 1)
        .map(([c]) => c)
        .sort(),
    ]
  } else {
    output = labelsOf(right, null, -1, ellipsis)
    output.forEach((x, i) => {
      if (typeof x !== 'string') return
      if (output.indexOf(x) !== i) fail(`output subscript ${x} appears more than once in the output`)
      if (!inputs.some((l) => l.includes(x))) fail(`output subscript ${x} does not appear in the equation for any input operand`)
    })
  }
  return { inputs, output }
}

export function einsum(equation: string, operands: readonly Tensor[]): Tensor {
  if (operands.length === 0) fail('must provide at least one operand')
  const { inputs, output } = parse(equation, operands)
  const sizes = new Map<string | number, number>()
  inputs.forEach((labels, i) => {
    labels.forEach((x, d) => {
      const s = operands[i]!._sizes[d]!
      const before = operands[i]!._sizes[labels.indexOf(x)]!
      if (before !== s) fail(`subscript ${x} is repeated for operand ${i} but the sizes don't match, ${s} != ${before}`)
      const have = sizes.get(x)
      if (have !== undefined && have !== s && have !== 1 && s !== 1) {
        fail(`subscript ${x} has size ${s} for operand ${i} which does not broadcast with previously seen size ${have}`)
      }
      if (have === undefined || have === 1) sizes.set(x, s)
    })
  })
  // Repeated letters in one operand: its diagonal.
  const terms = operands.map((t, i) => diagonalise(t, inputs[i]!))
  let acc = terms[0]!
  for (let i = 1; i < terms.length; i++) {
    const later = new Set([...output, ...terms.slice(i + 1).flatMap((q) => q.labels)])
    acc = contract(acc, terms[i]!, later)
  }
  const gone = acc.labels.filter((x) => !output.includes(x))
  let t = acc.t
  if (gone.length) t = t.sum({ dim: gone.map((x) => acc.labels.indexOf(x)) })
  const rest = acc.labels.filter((x) => output.includes(x))
  // A label of the output that only broadcast away (ellipsis of fewer dimensions) has size 1.
  const have = output.filter((x) => rest.includes(x))
  t = t.permute(have.map((x) => rest.indexOf(x)))
  return t
}

interface Term {
  t: Tensor
  labels: (string | number)[]
}
function diagonalise(t: Tensor, labels: (string | number)[]): Term {
  let out = t
  let names = [...labels]
  for (let i = 0; i < names.length; i++) {
    const j = names.indexOf(names[i]!, i + 1)
    if (j < 0) continue
    if (out._sizes[i] !== out._sizes[j])
      fail(`subscript ${names[i]} is repeated for operand but the sizes don't match, ${out._sizes[j]} != ${out._sizes[i]}`)
    out = out.diagonal(0, i, j)
    const name = names[i]!
    names = [...names.filter((x) => x !== name), name]
    i = -1
  }
  return { t: out, labels: names }
}

/** The product of two terms, summed over the labels that nothing later needs: one bmm. */
function contract(a: Term, b: Term, later: ReadonlySet<string | number>): Term {
  const drop = (x: Term, other: Term): Term => {
    const gone = x.labels.filter((l) => !later.has(l) && (!other.labels.includes(l) || sizeIn(x, l) !== sizeIn(other, l)))
    const sum = gone.filter((l) => !other.labels.includes(l) || sizeIn(other, l) === 1)
    return sum.length
      ? {
          t: x.t.sum({ dim: sum.map((l) => x.labels.indexOf(l)), keepdim: true }).squeeze(sum.map((l) => x.labels.indexOf(l))),
          labels: x.labels.filter((l) => !sum.includes(l)),
        }
      : x
  }
  const l = drop(a, b)
  const r = drop(b, l)
  const shared = l.labels.filter((x) => r.labels.includes(x))
  const batch = shared.filter((x) => later.has(x))
  const inner = shared.filter((x) => !later.has(x))
  const onlyL = l.labels.filter((x) => !r.labels.includes(x))
  const onlyR = r.labels.filter((x) => !l.labels.includes(x))
  const size = (x: string | number): number => Math.max(sizeIn(l, x), sizeIn(r, x))
  const arrange = (x: Term, order: (string | number)[], shape: number[]): Tensor => {
    const e = x.t.permute(order.map((q) => x.labels.indexOf(q))).expand(order.map((q) => (shared.includes(q) ? size(q) : sizeIn(x, q))))
    return e.reshape(shape)
  }
  const total = (xs: (string | number)[], of: (x: string | number) => number): number => xs.reduce<number>((p, x) => p * of(x), 1)
  const [nb, nm, nk, nn] = [total(batch, size), total(onlyL, (x) => sizeIn(l, x)), total(inner, size), total(onlyR, (x) => sizeIn(r, x))]
  const left = arrange(l, [...batch, ...onlyL, ...inner], [nb, nm, nk])
  const right = arrange(r, [...batch, ...inner, ...onlyR], [nb, nk, nn])
  const labels = [...batch, ...onlyL, ...onlyR]
  const out = left.bmm(right).reshape(labels.map((x) => (batch.includes(x) ? size(x) : onlyL.includes(x) ? sizeIn(l, x) : sizeIn(r, x))))
  return { t: out, labels }
}
const sizeIn = (x: Term, label: string | number): number => {
  const i = x.labels.indexOf(label)
  return i < 0 ? 1 : x.t._sizes[i]!
}

/** The subscripts of a list: 0 to 51 stand for A to Z and a to z. */
function subscripts(list: unknown): string {
  if (!Array.isArray(list)) throw new TorchTypeError(`'${typeName(list)}' object is not iterable`)
  return list
    .map((k) => {
      if (k === '...') return k
      if (!Number.isInteger(k) || k < 0 || k >= 52)
        throw new ValueError('einsum(): subscript in subscript list is not within the valid range [0, 52)')
      return String.fromCharCode(k + (k < 26 ? 65 : 71))
    })
    .join('')
}
/** The same with a list of numbers behind each operand in place of letters, and one for the result at the end. */
function byLists(first: Tensor, rest: readonly unknown[]): Tensor {
  const all = [first, ...rest]
  const operands = all.filter((_, i) => i % 2 === 0 && i + 1 < all.length)
  if (operands.length === 0)
    throw new ValueError(
      'einsum(): must specify the equation string and at least one operand, or at least one operand and its subscripts list',
    )
  for (const t of operands)
    if (!(t instanceof Tensor)) throw new TorchTypeError(`einsum(): argument 'operands' must be tuple of Tensors, not ${typeName(t)}`)
  const terms = all.filter((_, i) => i % 2 === 1).map(subscripts)
  return einsum(terms.join(',') + (all.length % 2 ? `->${subscripts(all.at(-1))}` : ''), operands as Tensor[])
}

export const einsums: Record<string, Op> = {
  einsum: functionOnly(
    op(
      'Sums of products by index letters, as `einsum("ij,jk->ik", a, b)`.',
      ['(str equation, Tensor[] operands)', einsum],
      ['(Tensor self, Indices indices)', byLists],
    ),
  ),
}
