/**
 * The backward pass: runs the nodes of a graph, later operations first, adding up what arrives at each. Iterative, so a
 * graph of any depth is walked without growing the stack. Order and rules are those of torch/csrc/autograd/engine.cpp.
 */
import { RuntimeError, shapeText, TypeError as TorchTypeError } from '../errors.ts'
import { expandable, isDense, type Sizes, sameSizes } from '../shape/shape.ts'
import { aside, isLast, markOwned, Passing, taken, waits } from '../tensor/passing.ts'
import { Tensor } from '../tensor/tensor.ts'
import { mode } from './modes.ts'
import { type Grad, type Node, type NodeHooks, pass, typeName } from './node.ts'

/** The state of one backward pass. */
class GraphTask {
  /** Nodes whose fields another pass in progress had in use: put back at the end. */
  readonly displaced: { node: Node; task: object; pending: number; buffer: Grad[] | null }[] = []
  active = true
  readonly ready = new ReadyQueue()
  /** The nodes to run; null when all are (no `inputs`). */
  needed: Set<Node> | null = null
  readonly captures = new Map<Node, { nr: number; slot: number }[]>()
  captured: Grad[] = []
  /** Run when the pass ends. */
  readonly callbacks: (() => void)[] = []
  readonly keepGraph: boolean
  /** What the nodes make while they run; null where others than the engine may come to hold it. */
  readonly passing: Passing | null
  constructor(keepGraph: boolean, passing: Passing | null) {
    this.keepGraph = keepGraph
    this.passing = passing
  }

  claim(node: Node): boolean {
    if (node.task === this) return false
    if (node.task !== null && (node.task as GraphTask).active) {
      this.displaced.push({ node, task: node.task, pending: node.pending, buffer: node.buffer })
    }
    node.task = this
    node.pending = 0
    node.buffer = null
    return true
  }

  wants(node: Node): boolean {
    return this.needed === null || this.needed.has(node) || this.captures.has(node)
  }

  /** Puts back what another pass had in use, and lets go of all tensors and nodes: leaves hold the task until their next pass. */
  end(): void {
    this.active = false
    for (const d of this.displaced.reverse()) Object.assign(d.node, { task: d.task, pending: d.pending, buffer: d.buffer })
    this.displaced.length = 0
    this.captured = []
    this.captures.clear()
    this.needed = null
  }
}

/** A binary heap of nodes by sequence number, the latest first. */
class ReadyQueue {
  #heap: Node[] = []
  get size(): number {
    return this.#heap.length
  }
  push(node: Node): void {
    const h = this.#heap
    let i = h.length
    h.push(node)
    while (i > 0) {
      const up = (i - 1) >> 1
      if (h[up]!.seq >= node.seq) break
      h[i] = h[up]!
      i = up
    }
    h[i] = node
  }
  pop(): Node {
    const h = this.#heap
    const top = h[0]!
    const last = h.pop()!
    const n = h.length
    if (n > 0) {
      let i = 0
      for (;;) {
        let c = 2 * i + 1
        if (c >= n) break
        if (c + 1 < n && h[c + 1]!.seq > h[c]!.seq) c++
        if (h[c]!.seq <= last.seq) break
        h[i] = h[c]!
        i = c
      }
      h[i] = last
    }
    return top
  }
}

export interface Root {
  node: Node
  nr: number
  grad: Tensor
}
/** Where a gradient is to be read off instead of (or besides) being accumulated: an output of a node. */
export interface Capture {
  node: Node
  nr: number
}

/** The pass in progress: whether it captures gradients (`checkpoint` refuses that), and which nodes it will run. */
export const engineState = { capturing: false, task: null as object | null }

/** Whether the pass in progress runs `node`. */
export function willRun(node: Node): boolean {
  const task = engineState.task as GraphTask | null
  return task !== null && node.task === task && task.wants(node)
}

/** Runs `callback` when the backward pass in progress ends. */
export function queueCallback(callback: () => void): void {
  const task = engineState.task as GraphTask | null
  if (task === null) throw new RuntimeError('Final callbacks can only be installed during backward pass.')
  task.callbacks.push(callback)
}

/**
 * Sends gradients from `roots` through the graph. Without `aims` every leaf reached accumulates. With them only what leads to them
 * is run: the gradients that arrive at `aims.captures` are returned in their order, and the accumulators in `aims.run` run.
 */
export function runBackward(
  roots: readonly Root[],
  keepGraph: boolean,
  createGraph: boolean,
  aims: { captures: readonly Capture[]; run: readonly Node[] } | null,
): Grad[] {
  // With create_graph the nodes of the new graph hold what they make, and in forward mode tangents do.
  const task = new GraphTask(keepGraph, createGraph || mode.forward >= 0 ? null : new Passing())
  const before = mode.grad
  const beforeState = { ...engineState }
  const beforePass = { ...pass }
  let done = false
  try {
    countDependencies(task, roots)
    if (aims) {
      task.needed = pathsTo(roots, new Set([...aims.captures.map((c) => c.node), ...aims.run]))
      for (const n of aims.run) task.needed.add(n)
      aims.captures.forEach(({ node, nr }, slot) => {
        task.captured.push(null)
        const list = task.captures.get(node)
        if (list) list.push({ nr, slot })
        else task.captures.set(node, [{ nr, slot }])
      })
    }
    engineState.capturing = aims !== null
    engineState.task = task
    pass.wants = aims === null ? null : (node) => task.wants(node)
    mode.grad = createGraph
    roots.forEach((r, i) => void deliver(r.node, r.nr, conform(r.grad, r.node.outSizes[r.nr]!, r.node, r.nr, i, null), [], 0))
    for (const node of new Set(roots.map((r) => r.node))) if (node.pending === 0) task.ready.push(node)
    while (task.ready.size > 0) step(task, task.ready.pop())
    while (task.callbacks.length) task.callbacks.shift()!()
    done = true
    return task.captured
  } finally {
    mode.grad = before
    Object.assign(engineState, beforeState)
    Object.assign(pass, beforePass)
    if (!done) forget(task, roots)
    task.end()
  }
}

/** Drops the gradients that wait at nodes of a pass that has failed. */
function forget(task: GraphTask, roots: readonly Root[]): void {
  const stack = roots.map((r) => r.node)
  while (stack.length) {
    const node = stack.pop()!
    if (node.task !== task) continue
    node.task = null
    node.buffer = null
    for (const next of node.edges) if (next) stack.push(next)
  }
}

/** Counts, for every node reachable, from how many edges it will hear. */
function countDependencies(task: GraphTask, roots: readonly Root[]): void {
  const stack: Node[] = []
  for (const r of roots) if (task.claim(r.node)) stack.push(r.node)
  while (stack.length) {
    const { edges } = stack.pop()!
    for (let i = 0; i < edges.length; i++) {
      const next = edges[i]
      if (!next) continue
      if (task.claim(next)) stack.push(next)
      next.pending++
    }
  }
}

/** The nodes from which some of `targets` can be reached through at least one edge. */
function pathsTo(roots: readonly Root[], targets: ReadonlySet<Node>): Set<Node> {
  const needed = new Set<Node>()
  const nextEdge = new Map<Node, number>()
  for (const r of roots) {
    if (nextEdge.has(r.node)) continue
    const stack = [r.node]
    nextEdge.set(r.node, 0)
    while (stack.length) {
      const node = stack[stack.length - 1]!
      const at = nextEdge.get(node)!
      if (at < node.edges.length) {
        nextEdge.set(node, at + 1)
        const next = node.edges[at]
        if (next && !nextEdge.has(next)) {
          nextEdge.set(next, 0)
          stack.push(next)
        }
      } else {
        stack.pop()
        if (node.edges.some((e) => e && (needed.has(e) || targets.has(e)))) needed.add(node)
      }
    }
  }
  return needed
}

/** Whether `have` is a sum to which one may add where it lies: nobody has seen it, and nothing else waits for it or will (`results` from `at` on). */
function mayGrow(have: Tensor, results: readonly Grad[], at: number): boolean {
  if (mode.grad || !isLast(have) || (have._rare !== null && have._rare.tangent !== null)) return false
  for (let i = at; i < results.length; i++) if (results[i]?._storage === have._storage) return false
  return isDense(have._sizes, have._strides)
}

/** `g`, the gradient at `at` of those that a node hands on. */
function deliver(node: Node, nr: number, g: Tensor, results: readonly Grad[], at: number): void {
  node.buffer ??= new Array<Grad>(node.outSizes.length).fill(null)
  const have = node.buffer[nr]
  const all = have ? (mayGrow(have, results, at) ? have.add_(g) : have.add(g)) : g
  waits(all)
  if (have) taken(have)
  node.buffer[nr] = all
}

function step(task: GraphTask, node: Node): void {
  const captures = task.captures.get(node)
  const runs = task.needed === null || task.needed.has(node)
  const waiting = node.buffer
  node.buffer = null
  // A root from which nothing asked for can be reached still shows its gradient to its tensors' hooks.
  if (!runs && captures === undefined && !(waiting && node.hooks)) return
  let grads = waiting ?? new Array<Grad>(node.outSizes.length).fill(null)
  // A node that runs shows the gradients asked for as they came, before its hooks; one that does not, after them.
  if (captures && runs) capture(task, captures, grads)
  const { hooks } = node
  const came = hooks ? [...grads] : grads
  if (hooks) tensorHooks(hooks, grads)
  if (!runs) {
    if (captures) capture(task, captures, grads)
    return
  }
  if (hooks) grads = preHooks(hooks, grads)
  const { passing } = task
  const before = passing?.begin() ?? null
  try {
    // Where no gradient came, none goes on; but those behind must hear of it.
    let results = grads.some((g) => g !== null) ? run(node, grads) : node.edges.map(() => null)
    if (hooks) results = postHooks(hooks, results, grads)
    if (!task.keepGraph) node.release()
    send(task, node, results)
    for (let i = 0; i < came.length; i++) if (came[i]) taken(came[i]!)
  } finally {
    passing?.end(before)
  }
}

function capture(task: GraphTask, captures: readonly { nr: number; slot: number }[], grads: readonly Grad[]): void {
  for (const { nr, slot } of captures) {
    const g = grads[nr] ?? null
    markOwned(g)
    task.captured[slot] = g
  }
}

/** Hands the gradients of a node's inputs on. */
function send(task: GraphTask, node: Node, results: readonly Grad[]): void {
  const { edges, edgeNrs } = node
  if (results.length < edges.length)
    throw new RuntimeError(
      `Function ${node.name()} returned an invalid number of gradients, expected ${edges.length} got ${results.length}`,
    )
  if (mode.anomaly && mode.checkNan) checkNan(node, results)
  for (let i = 0; i < edges.length; i++) {
    const next = edges[i]
    if (!next) continue
    const g = results[i]
    if (g && task.wants(next)) deliver(next, edgeNrs[i]!, conform(g, next.outSizes[edgeNrs[i]!]!, next, edgeNrs[i]!, i, node), results, i)
    if (--next.pending === 0) task.ready.push(next)
  }
}

/** The gradients of a node's inputs; in anomaly mode an error also tells where the forward operation was called. */
function run(node: Node, grads: Grad[]): Grad[] {
  if (!mode.anomaly) return node.apply(grads)
  const before = pass.running
  pass.running = node
  try {
    return node.apply(grads)
  } catch (e) {
    if (e instanceof Error && !e.message.includes(ORIGIN)) e.message += forwardStack(node)
    throw e
  } finally {
    pass.running = before
  }
}

const hookName = (hook: { name: string }): string => hook.name || '<lambda>'

function tensorHooks(hooks: NodeHooks, grads: Grad[]): void {
  for (const { nr, hook } of [...hooks.tensor.values()]) {
    const g = grads[nr]
    if (!g) continue
    markOwned(g)
    const r = hook(g) ?? null
    if (r !== null) grads[nr] = checkHook(r, g, hookName(hook))
  }
  for (const [nr, hook] of [...hooks.retain]) if (grads[nr]) hook(grads[nr]!)
}

function preHooks(hooks: NodeHooks, given: Grad[]): Grad[] {
  let grads = given
  for (const hook of [...hooks.pre.values()]) {
    for (const g of grads) markOwned(g)
    const r = hook(grads) ?? null
    if (r !== null) grads = checkHooks(r, grads, hookName(hook))
  }
  return grads
}

function postHooks(hooks: NodeHooks, given: Grad[], grads: Grad[]): Grad[] {
  let results = given
  for (const hook of [...hooks.post.values()]) {
    for (const g of [...results, ...grads]) markOwned(g)
    const r = aside(() => hook(results, grads)) ?? null
    if (r !== null) results = checkHooks(r, results, hookName(hook))
  }
  return results
}

/** What a hook returned in place of `g`: of its shape and type. */
function checkHook(r: unknown, g: Tensor, hook: string): Tensor {
  if (!(r instanceof Tensor)) throw new TorchTypeError(`expected Variable, but hook returned '${typeName(r)}'`)
  if (r._dtype !== g._dtype)
    throw new RuntimeError(
      `hook '${hook}' has changed the type of value (was torch.${g._dtype.legacy}Tensor got torch.${r._dtype.legacy}Tensor)`,
    )
  if (!sameSizes(r._sizes, g._sizes))
    throw new RuntimeError(`hook '${hook}' has changed the size of value: got ${shapeText(r._sizes)}, expected ${shapeText(g._sizes)}`)
  return r
}
function checkHooks(r: unknown, grads: readonly Grad[], hook: string): Grad[] {
  if (!Array.isArray(r)) throw new TorchTypeError(`expected tuple, but hook returned '${typeName(r)}'`)
  if (r.length !== grads.length)
    throw new RuntimeError(`hook '${hook}' has returned an incorrect number of values (got ${r.length}, but expected ${grads.length})`)
  return r.map((x: unknown, i) =>
    x === null || x === undefined ? null : grads[i] ? checkHook(x, grads[i], hook) : checkHook(x, x as Tensor, hook),
  )
}

/** Holds a gradient to the shape and dtype of the output it belongs to: summed over broadcast dimensions, converted. */
function conform(g: Tensor, sizes: Sizes, next: Node, nr: number, index: number, from: Node | null): Tensor {
  let out = g
  if (!sameSizes(g._sizes, sizes)) {
    if (!expandable(sizes, g._sizes)) {
      throw new RuntimeError(
        `${from ? `Function ${from.name()} returned an ` : ''}invalid gradient at index ${index} - got ${shapeText(g._sizes)} but expected shape compatible with ${shapeText(sizes)}`,
      )
    }
    out = out.sum_to_size([...sizes])
  }
  const dtype = next.outDtypes[nr]!
  return out._dtype === dtype ? out : out.to(dtype)
}

function checkNan(node: Node, results: readonly Grad[]): void {
  results.forEach((g, i) => {
    if (g && node.edges[i] && g._dtype.is_floating_point && g.isnan().any().item()) {
      throw new RuntimeError(`Function '${node.name()}' returned nan values in its ${i}th output.${forwardStack(node)}`)
    }
  })
}

const ORIGIN = 'Traceback of forward call that caused the error:'
/** Where the forward operation of a node was called, and for nodes made by a backward pass, what led to that. */
function forwardStack(node: Node): string {
  let text = `\nError detected in ${node.name()}. ${node.stack ? `${ORIGIN}\n${node.stack}` : 'No forward pass information available. Enable detect anomaly during forward pass for more information.'}`
  for (let n = node.parent; n; n = n.parent) {
    text += `\n\nPrevious calculation was induced by ${n.name()}. ${n.stack ? `Traceback of forward call that induced the previous calculation:\n${n.stack}` : 'No forward pass information available.'}`
  }
  return text
}
