/** `torch.utils.summary`: a table of a model's layers with the shapes that pass through them and their parameters, as torchinfo prints it. */

import { type Kind, namedArguments } from '../autograd/arguments.ts'
import { unrecorded } from '../autograd/modes.ts'
import { type DType, float32 } from '../dtypes.ts'
import { RuntimeError, ValueError } from '../errors.ts'
import { rand } from '../generated/functions.ts'
import { inspect } from '../inspect.ts'
import { isPlainObject } from '../keywords.ts'
import type { Module } from '../nn/module.ts'
import { Generator } from '../random/generator.ts'
import { Tensor } from '../tensor/tensor.ts'

const COLUMNS = {
  kernel_size: 'Kernel Shape',
  input_size: 'Input Shape',
  output_size: 'Output Shape',
  num_params: 'Param #',
  params_percent: 'Param %',
  mult_adds: 'Mult-Adds',
  trainable: 'Trainable',
}
export type SummaryColumn = keyof typeof COLUMNS
type Sizes = readonly number[]

export interface SummaryOptions {
  /** The shape of the input, or a list of shapes for several; random numbers of it go through the model. */
  input_size?: Sizes | readonly Sizes[] | null
  /** The input itself, or a list of several. */
  input_data?: Tensor | readonly Tensor[] | null
  /** The dtypes of inputs given by shape. */
  dtypes?: readonly DType[] | null
  col_names?: readonly SummaryColumn[] | null
  col_width?: number
  /** How many levels of modules are shown. */
  depth?: number
  row_settings?: readonly ('depth' | 'var_names')[]
  /** 0: nothing is printed. */
  verbose?: number
  mode?: 'eval' | 'train' | 'same'
}

/** A layer each time it is run. */
interface Row {
  module: Module
  name: string
  depth: number
  leaf: boolean
  recursive: boolean
  input: Sizes
  output: Sizes
  /** Of the output. */
  bytes: number
  params: number
  trainable: number
  paramBytes: number
  macs: number
  index: number
  /** All rows below this one. */
  below: Row[]
}

const product = (xs: Sizes): number => xs.reduce((a, b) => a * b, 1)
const digits = (n: number): string => n.toLocaleString('en-US')
const list = (xs: Sizes): string => (xs.length ? `[${xs.join(', ')}]` : '--')
const firstTensor = (x: unknown): Tensor | null => {
  if (x instanceof Tensor) return x
  for (const v of Array.isArray(x) ? x : isPlainObject(x) ? Object.values(x) : []) {
    const t = firstTensor(v)
    if (t) return t
  }
  return null
}

function rowOf(module: Module, name: string, depth: number): Row {
  let params = 0
  let trainable = 0
  let paramBytes = 0
  for (const p of module.parameters()) {
    params += p.numel()
    paramBytes += p.numel() * p.dtype.itemsize
    if (p.requires_grad) trainable += p.numel()
  }
  const leaf = [...module.children()].length === 0
  const row = { module, name, depth, leaf, recursive: false, input: [], output: [], bytes: 0, index: 0, below: [] }
  return { ...row, params, trainable, paramBytes, macs: 0 }
}
const className = (m: Module): string => m._get_name()

/** Multiplications with additions, by the output's shape: each weight of a convolution once a position, of others once a sample. */
function countMacs(row: Row): void {
  const { module, output } = row
  for (const [name, p] of module.named_parameters()) {
    if (name === 'weight' || name === 'bias') {
      const often = className(module).includes('Conv') ? product([...output.slice(0, 1), ...output.slice(2)]) : (output[0] ?? 1)
      row.macs += often * p.numel()
    } else if (name.includes('weight') || name.includes('bias')) row.macs += product(output.slice(0, 2)) * p.numel()
  }
}

/** Every module with its level and its parent, each where it is met first. */
function* placesOf(m: Module, name = '', depth = 0, parent: Module | null = null, seen = new Set<Module>()): IterableIterator<Place> {
  if (seen.has(m)) return
  seen.add(m)
  yield { m, name, depth, parent }
  for (const [childName, child] of m.named_children()) yield* placesOf(child, childName, depth + 1, m, seen)
}
interface Place {
  m: Module
  name: string
  depth: number
  parent: Module | null
}

/** Runs the model and writes down every call of a module; containers that are never called come before the first of their layers. */
function rowsOf(model: Module, inputs: readonly Tensor[] | null, mode: SummaryOptions['mode']): Row[] {
  const places = new Map([...placesOf(model)].map((p) => [p.m, p]))
  if (!inputs) return [...places.values()].map(({ m, name, depth }) => rowOf(m, name, depth))
  const rows: Row[] = []
  const listed = new Set<Module>()
  const running: { row: Row; input: Sizes }[] = []
  const list = (place: Place): Row => {
    // A row for each container above that is not running.
    if (place.parent && !running.some((r) => r.row.module === place.parent) && !listed.has(place.parent)) list(places.get(place.parent)!)
    const row = rowOf(place.m, place.name, place.depth)
    row.recursive = listed.has(place.m)
    listed.add(place.m)
    rows.push(row)
    return row
  }
  const before = [...places.keys()].map((m) => [m, m.training] as const)
  const handles = [...places.values()].flatMap((place) => [
    place.m.register_forward_pre_hook((_m, args) => {
      running.push({ row: list(place), input: firstTensor(args)?.shape ?? [] })
    }),
    place.m.register_forward_hook((_m, _args, out) => {
      const { row, input } = running.pop()!
      const t = firstTensor(out)
      row.input = [...input]
      row.output = [...(t?.shape ?? [])]
      row.bytes = t ? t.numel() * t.dtype.itemsize : 0
      countMacs(row)
    }),
  ])
  try {
    if (mode !== 'same') model.train(mode === 'train')
    unrecorded(() => (model as (...args: unknown[]) => unknown)(...inputs))
  } finally {
    for (const h of handles) h.remove()
    for (const [m, training] of before) m.training = training
  }
  return rows
}

/** Parameters of a module itself, besides those of the rows below it. */
const leftover = (row: Row, of: 'params' | 'trainable'): number =>
  row.below.reduce((n, r) => (r.recursive ? n : n - (r.leaf ? r[of] : leftover(r, of))), row[of])

/** What `summary` found; its text is the table. */
export class ModelStatistics {
  readonly total_params: number = 0
  readonly trainable_params: number = 0
  readonly total_mult_adds: number = 0
  readonly total_param_bytes: number = 0
  readonly total_output_bytes: number = 0
  readonly total_input: number
  readonly #text: string

  constructor(
    rows: readonly Row[],
    inputs: readonly Tensor[] | null,
    options: Required<Omit<SummaryOptions, 'input_size' | 'input_data' | 'dtypes'>>,
  ) {
    const counts = new Map<number, number>()
    for (const [i, row] of rows.entries()) {
      row.index = (counts.get(row.depth) ?? 0) + 1
      counts.set(row.depth, row.index)
      const end = rows.findIndex((r, j) => j > i && r.depth <= row.depth)
      row.below = rows.slice(i + 1, end < 0 ? undefined : end)
    }
    for (const row of rows) {
      if (row.leaf) {
        this.total_mult_adds += row.macs
        // Twice: the gradients too.
        if (row.params > 0) this.total_output_bytes += row.bytes * 2
      }
      if (row.recursive) continue
      this.total_params += Math.max(row.leaf ? row.params : leftover(row, 'params'), 0)
      this.trainable_params += Math.max(row.leaf ? row.trainable : leftover(row, 'trainable'), 0)
      if (row.leaf) this.total_param_bytes += row.paramBytes
    }
    this.total_input = (inputs ?? []).reduce((n, t) => n + t.numel() * t.dtype.itemsize, 0)
    this.#text = this.#table(rows, inputs !== null, options)
  }

  #table(
    rows: readonly Row[],
    ran: boolean,
    {
      col_names,
      col_width,
      depth: most,
      row_settings,
    }: Pick<Required<SummaryOptions>, 'col_names' | 'col_width' | 'depth' | 'row_settings'>,
  ): string {
    const columns = col_names ?? (ran ? ['output_size', 'num_params'] : ['num_params'])
    const numbered = row_settings.includes('depth')
    const named = row_settings.includes('var_names')
    const title = (r: Row): string =>
      className(r.module) + (named && r.name ? ` (${r.name})` : '') + (numbered && r.depth > 0 ? `: ${r.depth}-${r.index}` : '')
    const longest = Math.max(0, ...rows.map((r) => title(r).length + r.depth * 5 + 1))
    const width = longest >= 40 ? Math.ceil(longest / 5) * 5 : 40
    const line = (first: string, cells: readonly string[]): string =>
      [first.padEnd(width), ...cells.map((c) => c.padEnd(col_width))].join(' ').trimEnd()
    const own = (r: Row): number => (r.leaf || r.depth === most ? r.params : leftover(r, 'params'))
    const cell: Record<SummaryColumn, (r: Row) => string> = {
      kernel_size: ({ module }) => {
        const k: unknown = (module as unknown as { kernel_size?: unknown }).kernel_size
        return k === undefined ? '--' : Array.isArray(k) ? list(k as number[]) : String(k)
      },
      input_size: (r) => list(r.input),
      output_size: (r) => list(r.output),
      num_params(r) {
        if (r.params === 0) return '--'
        if (r.recursive) return '(recursive)'
        const n = own(r)
        if (!r.leaf && r.depth !== most) return n > 0 ? digits(n) : '--'
        return r.trainable ? digits(n) : `(${digits(n)})`
      },
      params_percent: (r) => {
        if (r.recursive && this.total_params) return '(recursive)'
        const n = own(r)
        return n > 0 && this.total_params ? `${((100 * n) / this.total_params).toFixed(2)}%`.padStart(7) : '     --'
      },
      mult_adds: (r) => {
        const below = (): number => r.below.reduce((n, x) => n + (x.leaf ? x.macs : 0), 0)
        const n = r.macs <= 0 ? 0 : r.leaf ? r.macs : r.depth === most ? below() : 0
        return n > 0 ? digits(n) : '--'
      },
      trainable: (r) => (r.params === 0 ? '--' : r.trainable === 0 ? 'False' : r.trainable === r.params ? 'True' : 'Partial'),
    }
    const indent = (depth: number): string => (depth === 0 ? '' : depth === 1 ? '├─' : `${'│    '.repeat(depth - 1)}└─`)
    const rule = '='.repeat(columns.length * col_width + width)
    const [unit, scale] = this.total_mult_adds >= 1e12 ? ['T', 1e12] : this.total_mult_adds >= 1e9 ? ['G', 1e9] : ['M', 1e6]
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2)
    return [
      rule,
      line(
        `Layer (type${named ? ' (var_name)' : ''}${numbered ? ':depth-idx' : ''})`,
        columns.map((c) => COLUMNS[c]),
      ),
      rule,
      ...rows
        .filter((r) => r.depth <= most)
        .map((r) =>
          line(
            indent(r.depth) + title(r),
            columns.map((c) => cell[c](r)),
          ),
        ),
      rule,
      `Total params: ${digits(this.total_params)}`,
      `Trainable params: ${digits(this.trainable_params)}`,
      `Non-trainable params: ${digits(this.total_params - this.trainable_params)}`,
      ...(ran
        ? [
            `Total mult-adds (${unit}): ${(this.total_mult_adds / scale).toFixed(2)}`,
            rule,
            `Input size (MB): ${megabytes(this.total_input)}`,
            `Forward/backward pass size (MB): ${megabytes(this.total_output_bytes)}`,
            `Params size (MB): ${megabytes(this.total_param_bytes)}`,
            `Estimated Total Size (MB): ${megabytes(this.total_input + this.total_output_bytes + this.total_param_bytes)}`,
          ]
        : []),
      rule,
    ].join('\n')
  }

  toString(): string {
    return this.#text
  }
  [inspect](): string {
    return this.#text
  }
}

const KINDS: Record<string, Kind> = {
  model: 'function',
  input_size: 'any',
  input_data: 'any',
  col_names: 'any',
  col_width: 'number',
  depth: 'number',
  dtypes: 'any',
  mode: 'string',
  row_settings: 'any',
  verbose: 'number',
}

/**
 * Prints a table of the model's layers, and returns what it shows. The input is a shape with the batch in it, a list of shapes, or tensors; without
 * one only parameters are counted. The model runs once, unrecorded and in eval mode; its state and the random stream stay as they are.
 *
 * @example
 * torch.utils.summary(model, [16, 1, 28, 28])
 */
export function summary(
  model: Module,
  input?: Sizes | readonly Sizes[] | Tensor | readonly Tensor[] | SummaryOptions | null,
  options?: SummaryOptions,
): ModelStatistics
export function summary(...args: unknown[]): ModelStatistics {
  const o = namedArguments<SummaryOptions & { model: Module }>('summary', KINDS, 1, args, 2)
  const verbose = o.verbose ?? 1
  if (![0, 1, 2].includes(verbose)) throw new ValueError('Verbose must be either 0 (quiet), 1 (default), or 2 (verbose).')
  const isData = (x: unknown): boolean => x instanceof Tensor || (Array.isArray(x) && x[0] instanceof Tensor)
  const size = isData(o.input_size) ? null : (o.input_size ?? null)
  const data = (isData(o.input_size) ? o.input_size : o.input_data) as Tensor | Tensor[] | null | undefined
  if (size && data) throw new RuntimeError('Only one of (input_data, input_size) should be specified.')
  for (const c of o.col_names ?? []) {
    if (!(c in COLUMNS)) throw new ValueError(`Column ${c} is not a valid column name.`)
    if (!size && !data && c !== 'num_params' && c !== 'kernel_size' && c !== 'params_percent' && c !== 'trainable')
      throw new ValueError(`You must pass input_data or input_size in order to use column ${c}`)
  }
  const inputs = data ? [data].flat() : size ? randomInputs(size, o.dtypes ?? null) : null
  const statistics = new ModelStatistics(rowsOf(o.model, inputs, o.mode ?? 'eval'), inputs, {
    col_names: o.col_names ?? null,
    col_width: o.col_width ?? 25,
    depth: o.depth ?? 3,
    row_settings: o.row_settings ?? ['depth'],
    verbose,
    mode: o.mode ?? 'eval',
  })
  // biome-ignore lint/suspicious/noConsole: printing is what it is for
  if (verbose > 0) console.log(String(statistics))
  return statistics
}

function randomInputs(size: Sizes | readonly Sizes[], dtypes: readonly DType[] | null): Tensor[] {
  const sizes = (typeof size[0] === 'number' || size.length === 0 ? [size] : size) as readonly Sizes[]
  if (sizes.some((s) => s.some((n) => !(n > 0)))) throw new ValueError('Input_data is invalid, or negative size found in input_data.')
  const generator = new Generator().manual_seed(0)
  return sizes.map((s, i) => rand([...s], { generator }).to(dtypes?.[i] ?? float32))
}
