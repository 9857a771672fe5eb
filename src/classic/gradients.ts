/** Gradient functions as PyTorch 0.2 named and printed them. */
import { addressText, type Node, printedName } from '../autograd/node.ts'
import { inspect } from '../inspect.ts'

/** Nodes that exist only because 0.2 gave one-element tensors where there are zero-dimensional ones now. */
export const inserted = new WeakSet<Node>()

/** Operations with a constant had names of their own. */
const CONSTANT = new Set(['Add', 'Sub', 'Mul', 'Div', 'Pow'])
function nameOf(node: Node): string {
  const name = printedName(node)
  if (name === 'AccumulateGrad') return name
  const base = name.replace(/Backward\d*$/, '')
  const constant =
    CONSTANT.has(base) && (node.edges.length === 1 || node.edges.slice(1).every((e) => e === null)) && node.savedTensorCount() === 0
  return `${base}${constant ? 'Constant' : ''}Backward`
}

const wrapped = new WeakMap<Node, ClassicGradFn>()

/** What `variable.grad_fn` is: a name, and the functions before it. */
export class ClassicGradFn {
  readonly #node: Node
  private constructor(node: Node) {
    this.#node = node
  }
  static of(node: Node | null): ClassicGradFn | null {
    let n = node
    while (n && inserted.has(n)) n = n.edges[0] ?? null
    if (!n) return null
    let w = wrapped.get(n)
    if (!w) wrapped.set(n, (w = new ClassicGradFn(n)))
    return w
  }
  name(): string {
    return nameOf(this.#node)
  }
  /** The functions that made the inputs (null: a constant, or an input without gradient), and which of their outputs. */
  get next_functions(): readonly (readonly [ClassicGradFn | null, number])[] {
    return this.#node.edges.flatMap((e, i) =>
      e === null && i > 0 && this.name().includes('Constant') ? [] : [[ClassicGradFn.of(e), this.#node.edgeNrs[i]!] as const],
    )
  }
  toString(): string {
    const where = this.name() === 'AccumulateGrad' ? '' : 'torch.autograd.function.'
    return `<${where}${this.name()} object at 0x${addressText(this)}>`
  }
  [inspect](): string {
    return this.toString()
  }
}
