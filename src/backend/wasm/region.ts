/**
 * A region is the code inside one loop nest (or at one output position): the nodes it needs, how often, and which of
 * them stay the same through its inner loops and are computed before those. Emits no code.
 */
import type { Node, RawStore } from './graph.ts'

/** A node that an inner loop needs and an outer one can compute; as a scalar or, if `vector`, in the form of vectors. */
export interface Hoisted {
  node: Node
  vector: boolean
  depth: number
}

export interface Region {
  /** The axis whose positions are the lanes of vectors; -1: scalar code. */
  axis: number
  /** How many axes, outermost first, have their loops around it. */
  depth: number
  uses: Map<Node, number>
  /** In an order in which they can be computed. */
  hoisted: Hoisted[]
  /** Values carried along the innermost loops. */
  carries: Node[]
  /** Buffers that it loads from or stores to. */
  buffers: Set<number>
  /** Operations on values of the lanes. */
  work: number
}

/** Whether a node's value differs between the lanes. */
export const isVector = (region: Region, node: Node): boolean => region.axis >= 0 && (node.axes & (1 << region.axis)) !== 0

/** How many of the region's loops must be entered before the node can be computed. */
export const depthOf = (region: Region, node: Node): number => Math.min(32 - Math.clz32(node.axes), region.depth)

export interface Root {
  node: Node
  /** Needed as a scalar even in a vector region, if it is the same in all lanes. */
  scalar?: boolean
}

export function analyse(roots: readonly Root[], stores: readonly RawStore[], axis: number, depth: number): Region {
  const region: Region = { axis, depth, uses: new Map(), hoisted: [], carries: [], buffers: new Set(stores.map((s) => s.buffer)), work: 0 }
  const { uses } = region
  const scalars = new Set<Node>()
  const vectors = new Set<Node>()
  const order: Node[] = []
  const pending: Node[] = []

  const need = (from: number, node: Node, vector: boolean): void => {
    if (depthOf(region, node) < from) (vector ? vectors : scalars).add(node)
  }
  const visit = (node: Node): void => {
    const seen = uses.get(node)
    if (seen !== undefined) {
      uses.set(node, seen + 1)
      return
    }
    uses.set(node, 1)
    if (node.k === 'carry') {
      region.carries.push(node)
      pending.push(node.next!)
    }
    if (node.k === 'load') region.buffers.add(Number(node.v))
    if (node.k !== 'reduce') {
      const vector = isVector(region, node)
      node.args.forEach((a, i) => {
        visit(a)
        const uniform =
          !isVector(region, a) && (node.k === 'load' || (i === 1 && (node.op === 'shl' || node.op === 'shr' || node.op === 'shru')))
        need(depthOf(region, node), a, vector && !uniform)
      })
      if (vector) region.work++
    }
    order.push(node)
  }
  for (const { node, scalar } of roots) {
    visit(node)
    need(depth, node, axis >= 0 && (!scalar || isVector(region, node)))
  }
  for (let node = pending.pop(); node; node = pending.pop()) {
    visit(node)
    need(depth, node, axis >= 0)
  }
  for (const node of order) {
    const at = depthOf(region, node)
    if (scalars.has(node)) region.hoisted.push({ node, vector: false, depth: at })
    if (vectors.has(node)) region.hoisted.push({ node, vector: true, depth: at })
  }
  return region
}
