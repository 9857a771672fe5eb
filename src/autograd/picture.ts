/** Pictures of a graph: Graphviz text, and SVG through a WebAssembly Graphviz that is loaded when first asked for. */
import { RuntimeError, shapeText } from '../errors.ts'
import { isPlainObject } from '../keywords.ts'
import { optionalPackage } from '../optional.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { listOf, namedArguments, tensorsOf } from './arguments.ts'
import { addressText, type Node, printedName } from './node.ts'
import { AccumulateGrad, edgeOf, gradFnOf } from './record.ts'

export interface DotOptions {
  /** Names for leaves, as PyTorch's `named_parameters` gives them. */
  params?: Record<string, Tensor> | Iterable<readonly [string, Tensor]>
  /** Whether saved tensors are drawn too. */
  show_saved?: boolean
}

const quote = (s: string): string => `"${s.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`

/**
 * The graph behind `y` as Graphviz text: results on top, a box for every operation, leaves in blue, saved tensors in orange.
 * @throws RuntimeError when `y` has no graph
 */
export function dot(y: Tensor | readonly Tensor[], options: DotOptions = {}): string {
  const outs = tensorsOf(y)
  const { params, show_saved = true } = namedArguments<DotOptions>('dot', { params: 'any', show_saved: 'bool' }, 0, [options])
  const named = params === undefined ? [] : isPlainObject(params) ? Object.entries(params) : (listOf(params) as [string, Tensor][])
  const nameOf = (t: Tensor): string => named.find(([, p]) => p === t)?.[0] ?? ''
  const lines = [
    'digraph {',
    '  graph [rankdir=TB, nodesep=0.2, ranksep=0.3]',
    '  node [fontname=monospace, fontsize=10, shape=box, style=filled, fillcolor=lightgrey, height=0.2]',
  ]
  const id = (o: object): string => quote(addressText(o))
  const seen = new Set<Node>()
  const stack: Node[] = []
  for (const out of outs) {
    const node = edgeOf(out)
    if (!node) throw new RuntimeError('dot(): a tensor that does not require grad has no graph to draw')
    if (gradFnOf(out)) {
      lines.push(`  ${id(out)} [label=${quote(`${nameOf(out)}\n${shapeText(out._sizes)}`.trim())}, fillcolor=darkolivegreen1]`)
      lines.push(`  ${id(node)} -> ${id(out)}`)
    }
    if (!seen.has(node)) {
      seen.add(node)
      stack.push(node)
    }
  }
  while (stack.length) {
    const node = stack.pop()!
    if (node instanceof AccumulateGrad) {
      const v = node.variable
      lines.push(
        `  ${id(node)} [label="AccumulateGrad"]`,
        `  ${id(v)} [label=${quote(`${nameOf(v)}\n${shapeText(v._sizes)}`.trim())}, fillcolor=lightblue]`,
        `  ${id(v)} -> ${id(node)}`,
      )
    } else lines.push(`  ${id(node)} [label=${quote(printedName(node))}]`)
    if (show_saved) {
      for (const [name, t] of node.savedTensors())
        lines.push(
          `  ${id(t)} [label=${quote(`${name}\n${shapeText(t._sizes)}`)}, fillcolor=orange]`,
          `  ${id(t)} -> ${id(node)} [dir=none]`,
        )
    }
    for (const next of node.edges) {
      if (!next) continue
      lines.push(`  ${id(next)} -> ${id(node)}`)
      if (!seen.has(next)) {
        seen.add(next)
        stack.push(next)
      }
    }
  }
  lines.push('}')
  return `${lines.join('\n')}\n`
}

interface Renderer {
  Graphviz: { load(): Promise<{ layout(text: string, format: string, engine: string): string }> }
}
/**
 * The picture of `dot(y)` as SVG text. Needs the optional dependency `@hpcc-js/wasm-graphviz`.
 * @throws RuntimeError when that package is not installed
 */
export async function svg(y: Tensor | readonly Tensor[], options: DotOptions = {}): Promise<string> {
  const text = dot(y, options)
  const name = '@hpcc-js/wasm-graphviz'
  const found = await optionalPackage<Renderer>(name)
  if (found === null)
    throw new RuntimeError(`svg(): the package ${name} is not installed; install it, or draw the text of dot() with Graphviz`)
  return (await found.Graphviz.load()).layout(text, 'svg', 'dot')
}
