/** Decides how a kernel's loops run: which axis the lanes of vectors lie along, and the regions of code. Emits no code. */
import type { Kernel } from '../../ir/expr.ts'
import type { Lanes } from './emit-simd.ts'
import type { Graph, Node, RawStore } from './graph.ts'
import { joinOf } from './graph.ts'
import type { Region, Root } from './region.ts'
import { analyse, isVector } from './region.ts'

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
  if (mode === 'reduction') return joinOf(op) !== undefined
  return (op === 'sum' || op === 'max' || op === 'min') && (ty === 'f32' || ty === 'f64')
}

const storeRoots = (stores: readonly RawStore[]): Root[] =>
  stores.flatMap((s) => [{ node: s.value }, ...(s.index ? [{ node: s.index, scalar: true }] : []), ...(s.mask ? [{ node: s.mask }] : [])])

/** Above this many operations an element, vectors pay even if elements are collected from computed places one by one. */
const heavy = 12

/**
 * A kernel's plans. Where there are two, the first is for a last reduction axis of at least `least` positions: vectors
 * along it cost some instructions a row before and after.
 */
export interface Plans {
  first: Plan
  otherwise?: { plan: Plan; least: number }
}

export function plans(graph: Graph, simd: boolean): Plans {
  const { axes, reduce } = graph.kernel
  const along = (mode: Plan['mode'], axis: number): { plan: Plan; cost: number } | undefined => {
    const plan = build(graph, mode)
    const cost = strangeness(graph.kernel, plan, axis)
    return cost === undefined ? undefined : { plan, cost }
  }
  const inner = simd && reduce > 0 ? along('reduction', axes + reduce - 1) : undefined
  const outer = simd && axes > 0 ? along('output', axes - 1) : undefined
  if (!inner || (outer && outer.cost < inner.cost)) return { first: outer?.plan ?? build(graph, 'scalar') }
  if (axes === 0) return { first: inner.plan }
  const places = inner.plan.stages.some((s) => s.region.carries.length > 0)
  return { first: inner.plan, otherwise: { plan: outer?.plan ?? build(graph, 'scalar'), least: places ? 128 : 16 } }
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
      analyse(
        reductions.flatMap((r): Root[] =>
          joins(mode, axis, r) ? [{ node: r.args[0]! }] : graph.fold(r).carries.map((node) => ({ node })),
        ),
        [],
        axis,
        depth,
      )
    const region = along(inner)
    // A scan goes step by step, so not in vectors along it.
    const scans = (): boolean =>
      region.carries.some((c) => !reductions.some((r) => !joins(mode, inner, r) && graph.fold(r).carries.includes(c)))
    return { reductions, region: mode === 'reduction' && scans() ? along(-1) : region }
  })
  const outsideStores = graph.stores.filter((s) => !s.inside)
  const insideStores = graph.stores.filter((s) => s.inside)
  const outside = { stores: outsideStores, region: analyse(storeRoots(outsideStores), outsideStores, mode === 'output' ? inner : -1, axes) }
  let insideRegion = analyse(storeRoots(insideStores), insideStores, inner, depth)
  if (
    mode === 'reduction' &&
    (insideRegion.carries.length > 0 || insideStores.some((s) => !storable(graph.kernel, s, inner, insideRegion)))
  )
    insideRegion = analyse(storeRoots(insideStores), insideStores, -1, depth)
  const plan: Plan = {
    mode,
    lanes: 4,
    stages,
    outside,
    ...(insideStores.length > 0 && { inside: { stores: insideStores, region: insideRegion } }),
  }
  const wide = (region: Region): boolean =>
    [...region.uses.keys()].some((n) => isVector(region, n) && [n, ...n.args].some((m) => m.ty === 'f64' || m.ty === 'i64'))
  const wideStore = ({ stores, region }: { stores: readonly RawStore[]; region: Region }): boolean =>
    region.axis >= 0 && stores.some(({ value }) => value.ty === 'f64' || value.ty === 'i64')
  if (regionsOf(plan).some(wide) || wideStore(plan.outside)) plan.lanes = 2
  return plan
}

export const regionsOf = (plan: Plan): Region[] => [
  ...plan.stages.map((s) => s.region),
  plan.outside.region,
  ...(plan.inside ? [plan.inside.region] : []),
]

/** Whether vectors along the axis can be stored: to distinct places that the strides alone give. */
function storable(kernel: Kernel, s: RawStore, axis: number, region: Region): boolean {
  const step = kernel.buffers[s.buffer]!.steps[axis]
  if (step === 0 || (s.index && (s.mask || isVector(region, s.index)))) return false
  return step === 1 || !(s.mask || s.combines)
}

/** How far a plan is from reading and writing neighbours; undefined if it is wrong or not worth it. */
function strangeness(kernel: Kernel, plan: Plan, axis: number): number | undefined {
  const apart = (buffer: number): number => (kernel.buffers[buffer]!.steps[axis] === 1 ? 0 : 1)
  let cost = 0
  let awkward = false
  let work = 0
  const regions = regionsOf(plan).filter((r) => !(r === plan.outside.region && plan.mode === 'reduction'))
  for (const region of regions) {
    if (region.axis < 0) awkward = true
    work = Math.max(work, region.work)
    for (const node of region.uses.keys()) {
      if (node.k !== 'load' || !isVector(region, node)) continue
      if (node.args[0] && isVector(region, node.args[0])) awkward = true
      cost += apart(Number(node.v))
    }
  }
  for (const { stores, region } of plan.inside ? [plan.outside, plan.inside] : [plan.outside]) {
    if (region.axis < 0) continue
    for (const s of stores) {
      if (!storable(kernel, s, axis, region)) return undefined
      cost += apart(s.buffer)
      // One value to many places: vectors of it are fewer stores.
      if (kernel.reduce === 0 && !apart(s.buffer)) work = Math.max(work, 1)
    }
  }
  if (work === 0 || (awkward && work < heavy)) return undefined
  return awkward ? cost + 10 : cost
}
