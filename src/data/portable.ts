/** What goes between threads: tensors in messages, and descriptions by which a worker makes a dataset of its own. */
import { checkArgument, namedArguments } from '../autograd/arguments.ts'
import { beginOp } from '../backend/wasm/storage.ts'
import { dtypes } from '../dtypes.ts'
import { RuntimeError } from '../errors.ts'
import { bytesOf } from '../functions/data.ts'
import { isPlainObject, mapValues } from '../keywords.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { ChainDataset, ConcatDataset, Dataset, type Source, StackDataset, Subset, TensorDataset } from './datasets.ts'

/** Marks a tensor in a message; no key of a sample is that. */
const TENSOR = '\0tensor'
interface Sent {
  [TENSOR]: Uint8Array
  shape: readonly number[]
  kind: string
}

/** A value for a message: tensors as their bytes, which are copies and are handed over (`transfer`). */
export function encode(value: unknown, transfer: ArrayBuffer[] = []): unknown {
  if (value instanceof Tensor) {
    const plain = value.detach().contiguous()
    beginOp()
    const bytes = bytesOf(plain).slice()
    transfer.push(bytes.buffer as ArrayBuffer)
    return { [TENSOR]: bytes, shape: [...value.shape], kind: value.dtype.name } satisfies Sent
  }
  if (Array.isArray(value)) return value.map((v) => encode(v, transfer))
  if (isPlainObject(value)) return mapValues(value, (v) => encode(v, transfer))
  return value
}
export function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode)
  if (!isPlainObject(value)) return value
  if (TENSOR in value) {
    const { [TENSOR]: bytes, shape, kind } = value as unknown as Sent
    const t = empty([...shape], dtypes.find((d) => d.name === kind)!)
    beginOp()
    bytesOf(t).set(bytes)
    return t
  }
  return mapValues(value, decode)
}

/** Where a dataset comes from. */
export interface Origin {
  url: string
  name: string
  args: unknown[]
}
interface Found extends Origin {
  exports: Record<string, unknown>
}
const origins = new WeakMap<object, Found>()

async function make({ url, name, args }: Origin): Promise<{ dataset: unknown; exports: Record<string, unknown> }> {
  const exports = (await import(/* @vite-ignore */ url)) as Record<string, unknown>
  if (!(name in exports)) throw new RuntimeError(`the module ${url} does not export '${name}'`)
  const value = exports[name]
  if (typeof value !== 'function') return { dataset: value, exports }
  const isClass = value === Dataset || value.prototype instanceof Dataset
  return { dataset: isClass ? new (value as new (...a: unknown[]) => unknown)(...args) : await value(...args), exports }
}

/**
 * A dataset that workers can make too: what the module at `url` exports as `name`, which is a Dataset, a class of them, or a function
 * that gives one (or a promise of it), called with `args`. The module's other exports can be `collate_fn` and `worker_init_fn`.
 *
 * @example
 * const dataset = await from_module<[Tensor, number]>(new URL('./digits.js', import.meta.url), { args: ['train'] })
 * for await (const [x, y] of new DataLoader(dataset, { batch_size: 64, num_workers: 2 })) train(x, y)
 */
export async function from_module<T = unknown>(url: URL | string, options: { name?: string; args?: unknown[] } = {}): Promise<Dataset<T>> {
  const { name = 'default', args = [] } = namedArguments<typeof options>('from_module', { name: 'string', args: 'any' }, 0, [options])
  if (!(url instanceof URL)) checkArgument('from_module', 'url', 'string', url)
  const origin = { url: String(url), name, args }
  const { dataset, exports } = await make(origin)
  if (typeof dataset !== 'object' || dataset === null) throw new RuntimeError(`'${name}' of the module ${origin.url} is no dataset`)
  origins.set(dataset, { ...origin, exports })
  return dataset as Dataset<T>
}

/** Datasets made of others, or of data: what describes one, and how it is made again. */
const kinds: Record<string, { is: new (...args: never[]) => object; parts: (d: never) => unknown[]; make: (parts: unknown[]) => unknown }> =
  {
    tensors: { is: TensorDataset, parts: (d: TensorDataset) => d.tensors, make: (p) => new TensorDataset(...(p as Tensor[])) },
    subset: { is: Subset, parts: (d: Subset) => [d.dataset, [...d.indices]], make: ([d, i]) => new Subset(d as Dataset, i as number[]) },
    concat: { is: ConcatDataset, parts: (d: ConcatDataset) => d.datasets, make: (p) => new ConcatDataset(p as Dataset[]) },
    chain: {
      is: ChainDataset,
      parts: (d: ChainDataset) => [...d.datasets],
      make: (p) => new ChainDataset(p as unknown as Iterable<unknown>[]),
    },
    stack: {
      is: StackDataset,
      parts: (d: StackDataset) => (Array.isArray(d.datasets) ? d.datasets : [{ ...(d.datasets as object) }]),
      make: (p) => new StackDataset(...(p as Source<unknown>[])),
    },
  }
/** What describes a dataset in a message. */
export type Description = { origin: Origin } | { kind: string; parts: unknown[] } | { value: unknown }
const DESCRIBED = '\0dataset'

/** @throws RuntimeError for a dataset that a worker cannot make */
export function describe(dataset: unknown): Description {
  const found = typeof dataset === 'object' && dataset !== null ? origins.get(dataset) : undefined
  if (found) return { origin: { url: found.url, name: found.name, args: encode(found.args) as unknown[] } }
  for (const [kind, { is, parts }] of Object.entries(kinds))
    if (Object.getPrototypeOf(dataset) === is.prototype) return { kind, parts: parts(dataset as never).map(part) }
  if (Array.isArray(dataset)) return { value: encode(dataset) }
  throw new RuntimeError(
    `DataLoader: a worker cannot be given a ${(dataset as object | null)?.constructor?.name ?? typeof dataset}; let a module export it, and load it by torch.utils.data.from_module(url)`,
  )
}
function part(x: unknown): unknown {
  if (x instanceof Tensor) return encode(x)
  if (Array.isArray(x) && x.every((i) => typeof i === 'number')) return x
  if (isPlainObject(x)) return mapValues(x, part)
  return { [DESCRIBED]: describe(x) }
}

/** The dataset that was described, and what its module exports. */
export async function build(d: Description): Promise<{ dataset: unknown; exports: Record<string, unknown> }> {
  if ('origin' in d) return make({ ...d.origin, args: decode(d.origin.args) as unknown[] })
  if ('value' in d) return { dataset: decode(d.value), exports: {} }
  const exports: Record<string, unknown> = {}
  const whole = async (x: unknown): Promise<unknown> => {
    if (!isPlainObject(x) || TENSOR in x) return decode(x)
    if (DESCRIBED in x) {
      const inner = await build(x[DESCRIBED] as Description)
      Object.assign(exports, inner.exports)
      return inner.dataset
    }
    const out: Record<string, unknown> = {}
    for (const [k, v] of Object.entries(x)) out[k] = await whole(v)
    return out
  }
  const parts: unknown[] = []
  for (const p of d.parts) parts.push(await whole(p))
  return { dataset: kinds[d.kind]!.make(parts), exports }
}

/** All that the modules of a dataset and its parts export. */
export function exportsOf(dataset: unknown): Record<string, unknown> {
  if (typeof dataset !== 'object' || dataset === null) return {}
  const found = origins.get(dataset)
  if (found) return found.exports
  const kind = Object.values(kinds).find(({ is }) => Object.getPrototypeOf(dataset) === is.prototype)
  const parts = kind ? kind.parts(dataset as never).flatMap((p) => (isPlainObject(p) ? Object.values(p) : [p])) : []
  return Object.assign({}, ...parts.map(exportsOf)) as Record<string, unknown>
}
/** The name under which those modules export a function. */
export function exportName(what: string, fn: unknown, exports: Record<string, unknown>): string {
  const name = Object.keys(exports).find((k) => exports[k] === fn)
  if (name === undefined)
    throw new RuntimeError(`DataLoader: workers know only functions that the dataset's module exports, and ${what} is none of them`)
  return name
}
