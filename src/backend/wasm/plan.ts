/** Decides how a kernel's loops run: which axis the lanes of vectors lie along, and the regions of code. Emits no code. */
import type { Kernel } from '../../ir/expr.ts'
import type { Lanes } from './emit-simd.ts'
import type { Graph, Node, RawStore } from './graph.ts'
import { joinOf } from './graph.ts'
import { analyse, isVector } from './region.ts'
import type { Region, Root } from './region.ts'

/** The reductions that one pass over the reduction axes computes. */
export interface Stage {
  reductions: Node[]
  /** Each is folded step by step, except those joined at the end from sums of their own kind; see `joins`. */
  region: Region
}

export interface Plan {
  /** Where vectors lie: along the last output axis, along the last reduction axis, or nowhere. */
  mode: 'output' | 'reduction' | 'scalar'
  lanes: Lanes
  stages: Stage[]
  outside: { stores: RawStore[]; region: Region }
  inside?: { stores: RawStore[]; region: Region }
}

/** Whether partial results of the reduction are kept apart and joined now and then, rather than carried from step to step. */
export function joins(mode: Plan['mode'], axis: number, { op, ty }: Node): boolean {
  if (axis < 0) return op === 'sum' && ty === 'f64'
  return mode === 'reduction' ? joinOf(op) !== undefined : op === 'sum' && (ty === 'f32' || ty === 'f64')
}

const storeRoots = (stores: readonly RawStore[]): Root[] =>
  stores.flatMap((s) => [{ node: s.value }, ...(s.index ? [{ node: s.index, scalar: true }] : []), ...(s.mask ? [{ node: s.mask }] : [])])

/** Above this many operations an element, vectors pay even if elements are collected one by one. */
const heavy = 12

export function plan(graph: Graph, simd: boolean): Plan {
  const { kernel } = graph
  const last = kernel.axes + kernel.reduce - 1
  const candidates: Plan['mode'][] = []
  if (simd && kernel.reduce > 0) candidates.push('reduction')
  if (simd && kernel.axes > 0) candidates.push('output')
  let best: { plan: Plan; cost: number } | undefined
  for (const mode of candidates) {
    const axis = mode === 'reduction' ? last : kernel.axes - 1
    const made = build(graph, mode)
    const cost = strangeness(kernel, made, axis)
    if (cost !== undefined && (!best || cost < best.cost)) best = { plan: made, cost }
  }
  return best?.plan ?? build(graph, 'scalar')
}

function build(graph: Graph, mode: Plan['mode']): Plan {
  const { axes, reduce } = graph.kernel
  const depth = axes + reduce
  const inner = mode === 'reduction' ? depth - 1 : mode === 'output' ? axes - 1 : -1
  const byStage: Node[][] = []
  const seen = new Set<Node>()
  const collect = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    node.args.forEach(collect)
    if (node.next) collect(node.next)
    if (node.k === 'reduce') (byStage[node.ready - 1] ??= []).push(node)
  }
  for (const s of graph.stores) for (const node of [s.value, s.index, s.mask]) if (node) collect(node)
  const stages = byStage.map((reductions): Stage => {
    const along = (axis: number): Region =>
      analyse(reductions.flatMap((r): Root[] => (joins(mode, axis, r) ? [{ node: r.args[0]! }] : graph.fold(r).carries.map((node) => ({ node })))), [], axis, depth)
    const region = along(inner)
    // In vectors along the reduction, what goes step by step goes in scalar code.
    return { reductions, region: mode === 'reduction' && region.carries.length > 0 ? along(-1) : region }
  })
  const outsideStores = graph.stores.filter((s) => !s.inside)
  const insideStores = graph.stores.filter((s) => s.inside)
  const outside = { stores: outsideStores, region: analyse(storeRoots(outsideStores), outsideStores, mode === 'output' ? inner : -1, axes) }
  let insideRegion = analyse(storeRoots(insideStores), insideStores, inner, depth)
  if (mode === 'reduction' && (insideRegion.carries.length > 0 || insideStores.some((s) => !storable(graph.kernel, s, inner, insideRegion))))
    insideRegion = analyse(storeRoots(insideStores), insideStores, -1, depth)
  const plan: Plan = { mode, lanes: 4, stages, outside, ...(insideStores.length > 0 && { inside: { stores: insideStores, region: insideRegion } }) }
  const wide = (region: Region): boolean =>
    [...region.uses.keys()].some((n) => isVector(region, n) && [n, ...n.args].some((m) => m.ty === 'f64' || m.ty === 'i64'))
  if (regionsOf(plan).some(wide)) plan.lanes = 2
  return plan
}

export const regionsOf = (plan: Plan): Region[] => [...plan.stages.map((s) => s.region), plan.outside.region, ...(plan.inside ? [plan.inside.region] : [])]

/** Whether vectors along the axis can be stored: to distinct places that the strides alone give. */
function storable(kernel: Kernel, s: RawStore, axis: number, region: Region): boolean {
  const step = kernel.buffers[s.buffer]!.steps[axis]
  if (step === 0 || (s.index && (s.mask || isVector(region, s.index)))) return false
  return step === 1 || !(s.mask || s.combines)
}

/** How far a plan is from reading and writing neighbours; undefined if it is wrong or not worth it. */
function strangeness(kernel: Kernel, plan: Plan, axis: number): number | undefined {
  let cost = 0
  let work = 0
  for (const region of regionsOf(plan)) {
    if (region === plan.outside.region && plan.mode === 'reduction') continue
    if (region.axis < 0) {
      cost += region.uses.size
      continue
    }
    work = Math.max(work, region.work)
    for (const node of region.uses.keys()) {
      if (node.k !== 'load' || !isVector(region, node)) continue
      if (kernel.buffers[Number(node.v)]!.steps[axis] !== 1 || (node.args[0] && isVector(region, node.args[0]))) cost += 4
    }
  }
  const stored = [
    ...(plan.mode === 'output' ? plan.outside.stores.map((s) => [s, plan.outside.region] as const) : []),
    ...(plan.inside && plan.inside.region.axis >= 0 ? plan.inside.stores.map((s) => [s, plan.inside!.region] as const) : []),
  ]
  for (const [s, region] of stored) {
    if (!storable(kernel, s, axis, region)) return undefined
    if (kernel.buffers[s.buffer]!.steps[axis] !== 1) cost += 4
  }
  if (work === 0) return undefined
  return cost > 0 && work < heavy ? undefined : cost
}
